//! Who watches: owners, audits, logs, breach notices, sub-processors, reports to the public.

use super::terms::{terms, words};
use super::values::{Country, Text};

terms! {
    /// Accountability for the agreement within government.
    Governance {
        /// The senior responsible owner in government
        ///
        /// A person or an office. A department is not an owner.
        senior_owner: Text,
        /// The advice of the data protection officer
        ///
        /// The content of the advice, not only the fact that it was sought. GDPR Article 35(2).
        dpo_advice: Text,
        /// Whether measures ensure the accuracy of shared data
        ///
        /// Common formats and recording rules, and how a correction reaches every recipient of the
        /// data.
        accuracy_rules: bool,
        /// Whether ministerial meetings are published
        ///
        /// Meetings, gifts and hospitality in connection with the agreement.
        ministerial_contacts_published: bool,
    }
}

words! {
    /// Kinds of independent oversight.
    IndependentCheck {
        /// An advisory board.
        AdvisoryBoard,
        /// A reviewer who is independent of both sides.
        IndependentReviewer,
        /// Reporting to a regulator.
        RegulatorReporting,
        /// Reporting to Parliament.
        Parliamentary,
        /// No independent oversight.
        None,
    }
}

terms! {
    /// The right of audit.
    Audit {
        /// Whether the controller may audit and inspect
        ///
        /// GDPR Article 28(3)(h).
        exists: bool,
        /// Whether the audit right is limited to reports provided by the vendor
        ///
        /// Answer yes if certificates or reports by the vendor's own auditor replace inspection.
        reports_only: bool,
        /// The maximum number of audits per year
        ///
        /// Enter 0 if fewer than one a year is allowed. Omit this field if the number is not
        /// limited.
        max_per_year: u64,
        /// Whether the controller bears the cost of every audit
        ///
        /// Answer yes if the controller pays even if the audit finds a breach.
        controller_pays_all: bool,
    }
}

terms! {
    /// Access and disclosure logs.
    Logs {
        /// Whether access and disclosure are logged
        ///
        /// Who consulted, altered, disclosed or erased which data. Part 3 of the 2018 Act requires
        /// such logs (section 62).
        kept: bool,
        /// Whether the controller has access to the logs
        ///
        /// Directly, without needing the vendor's cooperation.
        controller_access: bool,
    }
}

words! {
    /// The time limit for reporting a personal data breach.
    BreachNotice {
        /// Immediately.
        Immediately,
        /// Without undue delay, promptly, or as soon as possible.
        WithoutUndueDelay,
        /// Within a number of hours or days.
        Hours,
        /// Within a number of working days.
        WorkingDays,
        /// Within a reasonable time, or under another indefinite wording.
        Loose,
    }
}

terms! {
    /// Audit, breach reporting, performance and sanctions.
    Oversight {
        /// The right of audit
        ///
        /// Rights of audit and inspection, and their limits.
        audit: Audit,
        /// The independent oversight of the agreement
        ///
        /// The strongest form that applies. It counts only if the body can make its own enquiries.
        independent: IndependentCheck,
        /// The time limit for the vendor to report a personal data breach
        ///
        /// As the text words it. Article 33(2) of the UK GDPR and the EU GDPR requires a processor
        /// to notify the controller without undue delay.
        breach_notice: BreachNotice,
        /// The number of hours within which the vendor must report a breach
        ///
        /// Only if the text counts hours or days: a day has 24. The 72 hours in Article 33(1) are
        /// the controller's own limit for notifying the regulator, not the vendor's limit.
        breach_notice_hours: u64,
        /// The number of working days within which the vendor must report a breach
        ///
        /// Only if the text counts working or business days.
        breach_notice_working_days: u64,
        /// The recipient of a breach report
        ///
        /// The office or address that the agreement names.
        breach_notice_to: Text,
        /// Which information a breach report must contain
        ///
        /// One entry for each item, such as the number of data subjects affected. An empty list
        /// states that no content is prescribed.
        breach_notice_contents: Vec<Text>,
        /// Whether the vendor must assist the controller with a breach
        ///
        /// Investigation, containment, and notification of data subjects and the regulator.
        breach_cooperation: bool,
        /// The logging of access and disclosure
        ///
        /// Records from which the use of the data can be reconstructed.
        logs: Logs,
        /// Which performance indicators apply
        ///
        /// An empty list states that there are none.
        kpis: Vec<Text>,
        /// The interval in months between assessments of the performance indicators
        ///
        /// Enter 12 for once a year. Procurement Act 2023, section 71.
        kpi_review_months: u64,
        /// Which reports the vendor must make to the controller
        ///
        /// The content and frequency of each report, in a few words. An empty list states that
        /// there is no duty to report.
        reports: Vec<Text>,
        /// Which sanctions apply to a breach of the data terms
        ///
        /// For example service credits, payments, suspension or termination. An empty list states
        /// that there are none.
        sanctions: Vec<Text>,
        /// The dispute resolution procedure
        ///
        /// Steps and time limits, as set out in the clause.
        disputes: Text,
    }
}

words! {
    /// Kinds of authorisation of sub-processors.
    Authorisation {
        /// Specific authorisation of each sub-processor.
        Specific,
        /// General authorisation, with notice of changes.
        General,
        /// Sub-processors are prohibited.
        Forbidden,
    }
}

terms! {
    /// Sub-processors.
    Subprocessors {
        /// How sub-processors are authorised
        ///
        /// GDPR Article 28(2).
        authorisation: Authorisation,
        /// Who the sub-processors are
        ///
        /// An empty list states that there are none.
        list: Vec<Subprocessor>,
        /// Whether the controller may object to a new sub-processor
        ///
        /// A right that prevents the change, or lets the controller terminate without cost.
        objection_right: bool,
        /// The number of days' notice of a change of sub-processor
        ///
        /// Days between the notice to the controller and the change. The publication of a new list
        /// on a website is not notice.
        notice_days: u64,
        /// Whether sub-processors are bound by the same data protection obligations
        ///
        /// GDPR Article 28(4): the same data protection obligations, by contract or other legal
        /// act.
        flow_down: bool,
        /// Whether the vendor is liable for its sub-processors
        ///
        /// GDPR Article 28(4): the processor remains fully liable to the controller.
        liability: bool,
    }
}

terms! {
    /// A sub-processor.
    Subprocessor {
        required {
            /// The name of the sub-processor
            ///
            /// The legal name of the company, not of its product.
            name: Text,
        }
        /// The country in which the sub-processor works
        ///
        /// The location of the staff or systems that process the data.
        country: Country,
        /// The service of the sub-processor
        ///
        /// For example hosting, support or transcription.
        service: Text,
        /// Whether the adequacy finding for its country covers the sub-processor
        ///
        /// Only for a country that was found adequate for some recipients alone, such as Canada for
        /// commercial organisations.
        adequacy_covers: bool,
    }
}

terms! {
    /// Public reporting.
    Reporting {
        /// The interval between published progress reports, in months
        ///
        /// Enter 6 for twice a year.
        public_months: u64,
    }
}
