//! Who watches: owners, audits, logs, breach notices, sub-processors, reports to the public.

use super::terms::{terms, words};
use super::values::{Country, Text};

terms! {
    /// Who answers for the agreement in government.
    Governance {
        /// Who in government answers for it
        ///
        /// A person or an office. A department is not an owner.
        senior_owner: Text,
        /// What the data protection officer advised
        ///
        /// What was advised, not only that somebody was asked. UK GDPR Article 35(2).
        dpo_advice: Text,
        /// Whether rules keep shared data accurate
        ///
        /// Common formats and recording rules, and how a correction reaches everybody who holds the data.
        accuracy_rules: bool,
        /// Whether meetings with ministers are published
        ///
        /// Meetings, gifts and hospitality in connection with the deal.
        ministerial_contacts_published: bool,
    }
}

words! {
    /// Kinds of check from outside.
    IndependentCheck {
        /// An advisory board.
        AdvisoryBoard,
        /// A reviewer who is independent of both sides.
        IndependentReviewer,
        /// Reports to a regulator.
        RegulatorReporting,
        /// Reports to Parliament.
        Parliamentary,
        /// None.
        None,
    }
}

terms! {
    /// The right to look.
    Audit {
        /// Whether the controller may audit and inspect
        ///
        /// UK GDPR Article 28(3)(h).
        exists: bool,
        /// Whether the right is only to reports that the vendor has made
        ///
        /// True where certificates or reports by the vendor's own auditor take the place of inspection.
        reports_only: bool,
        /// How many audits a year are allowed
        ///
        /// Write 0 where fewer than one a year is allowed. Leave it out where no number limits it.
        max_per_year: u64,
        /// Whether the controller pays for every audit
        ///
        /// True where the controller pays even if the audit finds a fault.
        controller_pays_all: bool,
    }
}

terms! {
    /// Records of who did what with the data.
    Logs {
        /// Whether access and disclosure are logged
        ///
        /// Who saw, changed, passed on or deleted what. Part 3 of the 2018 Act asks for such logs (section 62).
        kept: bool,
        /// Whether the controller can read the logs
        ///
        /// On its own, without asking the vendor for a favour.
        controller_access: bool,
    }
}

words! {
    /// How soon a breach must be reported, as agreements word it.
    BreachNotice {
        /// At once.
        Immediately,
        /// Without undue delay, promptly, or as soon as possible.
        WithoutUndueDelay,
        /// Within a number of hours or days.
        Hours,
        /// Within a number of working days.
        WorkingDays,
        /// Within a time that the vendor finds reasonable, or another loose form of words.
        Loose,
    }
}

terms! {
    /// How the agreement is watched over.
    Oversight {
        /// What right to audit there is
        ///
        /// Rights to inspect, and what hollows them out.
        audit: Audit,
        /// Which check from outside there is
        ///
        /// The strongest check there is. It counts where it can look for itself.
        independent: IndependentCheck,
        /// How soon the vendor must report a breach
        ///
        /// As the text words it. "Without undue delay" is what Article 33(2) of the UK GDPR and the EU GDPR asks of a
        /// processor.
        breach_notice: BreachNotice,
        /// How many hours the vendor has to report a breach
        ///
        /// Only where the text counts hours, or days: a day has 24.
        breach_notice_hours: u64,
        /// How many working days the vendor has to report a breach
        ///
        /// Only where the text counts working or business days.
        breach_notice_working_days: u64,
        /// Who must be told of a breach
        ///
        /// The office or address that the agreement names.
        breach_notice_to: Text,
        /// What the report of a breach must say
        ///
        /// One entry for each thing, such as how many people are affected. An empty list states that nothing is laid
        /// down.
        breach_notice_contents: Vec<Text>,
        /// Whether the vendor must help the controller deal with a breach
        ///
        /// Finding out what happened, limiting the harm, telling people and the regulator.
        breach_cooperation: bool,
        /// What logs there are
        ///
        /// Records that let somebody reconstruct what happened to the data.
        logs: Logs,
        /// Which performance indicators are set
        ///
        /// An empty list states that there are none.
        kpis: Vec<Text>,
        /// After how many months the indicators are assessed
        ///
        /// 12 for once a year. Procurement Act 2023, section 71.
        kpi_review_months: u64,
        /// What the agreement's reporting to the controller holds
        ///
        /// What the vendor must report and how often, in a few words each. An empty list states that it need not
        /// report.
        reports: Vec<Text>,
        /// What the sanctions are
        ///
        /// What follows from a breach of the data terms: credits, payments, suspension, the end. An empty list states:
        /// nothing.
        sanctions: Vec<Text>,
        /// How disputes are settled
        ///
        /// Steps and time limits, as the clause has them.
        disputes: Text,
    }
}

words! {
    /// How sub-processors are authorised.
    Authorisation {
        /// Each by name.
        Specific,
        /// In general, with notice of changes.
        General,
        /// No sub-processor is allowed.
        Forbidden,
    }
}

terms! {
    /// Companies that work for the vendor on the data.
    Subprocessors {
        /// How sub-processors are authorised
        ///
        /// UK GDPR Article 28(2).
        authorisation: Authorisation,
        /// Who the sub-processors are
        ///
        /// An empty list states that there are none.
        list: Vec<Subprocessor>,
        /// Whether the controller may object to a new sub-processor
        ///
        /// A right that stops the change, or lets the controller leave without cost.
        objection_right: bool,
        /// How many days before a change the controller is told
        ///
        /// Days between the notice and the change. Publishing a new list on a website is no notice.
        notice_days: u64,
        /// Whether the same duties bind the sub-processors
        ///
        /// UK GDPR Article 28(4): the same data protection duties, by contract.
        flow_down: bool,
        /// Whether the vendor answers for its sub-processors
        ///
        /// UK GDPR Article 28(4): the processor stays fully liable to the controller.
        liability: bool,
    }
}

terms! {
    /// A company that works for the vendor.
    Subprocessor {
        required {
            /// Its name
            ///
            /// The legal name of the company, not of its product.
            name: Text,
        }
        /// In which country the sub-processor works
        ///
        /// Where the people or machines that touch the data are.
        country: Country,
        /// What the sub-processor does
        ///
        /// Such as hosting, support or transcription.
        service: Text,
    }
}

terms! {
    /// What is reported to the public.
    Reporting {
        /// After how many months progress is published
        ///
        /// Months between published reports. 6 for twice a year.
        public_months: u64,
    }
}
