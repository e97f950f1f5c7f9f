//! Who watches: owners, audits, logs, breach notices, sub-processors, assessments and approvals.

use super::terms::{terms, words};
use super::values::{Country, Date, Text};

terms! {
    /// Who answers for the agreement in government.
    Governance {
        /// Who in government answers for it
        senior_owner: Text,
        /// What the data protection officer advised
        dpo_advice: Text,
        /// Whether meetings with ministers are published
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
        reports_only: bool,
        /// How many audits a year are allowed
        max_per_year: u64,
        /// Whether the controller pays for every audit
        controller_pays_all: bool,
    }
}

terms! {
    /// Records of who did what with the data.
    Logs {
        /// Whether access and disclosure are logged
        kept: bool,
        /// Whether the controller can read the logs
        controller_access: bool,
    }
}

terms! {
    /// How the agreement is watched over.
    Oversight {
        /// What right to audit there is
        audit: Audit,
        /// Which check from outside there is
        independent: IndependentCheck,
        /// How many hours the vendor has to report a breach
        ///
        /// UK GDPR Article 33(2) says without undue delay. Write 0 where the words are "immediately".
        breach_notice_hours: u64,
        /// What logs there are
        logs: Logs,
        /// Which performance indicators are set
        ///
        /// An empty list states that there are none.
        kpis: Vec<Text>,
        /// After how many months the indicators are assessed
        kpi_review_months: u64,
        /// What the agreement's reporting to the controller holds
        reports: Vec<Text>,
        /// What the sanctions are
        sanctions: Vec<Text>,
        /// How disputes are settled
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
        objection_right: bool,
        /// How many days before a change the controller is told
        notice_days: u64,
        /// Whether the same duties bind the sub-processors
        flow_down: bool,
        /// Whether the vendor answers for its sub-processors
        liability: bool,
    }
}

terms! {
    /// A company that works for the vendor.
    Subprocessor {
        required {
            /// Its name
            name: Text,
        }
        /// In which country the sub-processor works
        country: Country,
        /// What the sub-processor does
        service: Text,
    }
}

words! {
    /// How far an impact assessment is.
    DpiaStatus {
        /// There is none.
        None,
        /// It was begun.
        Started,
        /// It was finished before the data was used.
        CompletedBeforeStart,
        /// It was finished after the data was used.
        CompletedLate,
    }
}

words! {
    /// Levels of risk.
    RiskLevel {
        /// Low.
        Low,
        /// Medium.
        Medium,
        /// High.
        High,
    }
}

words! {
    /// Parts of an impact assessment: UK GDPR Article 35(7).
    DpiaPart {
        /// What is done with the data.
        Description,
        /// Whether it is necessary and proportionate.
        Necessity,
        /// The risks to people.
        Risks,
        /// The measures against them.
        Measures,
    }
}

terms! {
    /// The data protection impact assessment.
    Dpia {
        /// Whether an impact assessment is required
        required: bool,
        /// How far the impact assessment is
        status: DpiaStatus,
        /// Which risk is left after the measures
        residual: RiskLevel,
        /// Whether the regulator was consulted
        ///
        /// UK GDPR Article 36, where a high risk is left.
        ico_consulted: bool,
        /// Which parts the impact assessment has
        parts: Vec<DpiaPart>,
        /// The date of the impact assessment
        completed_on: Date,
        /// Whether the impact assessment and the agreement agree on who has access
        matches_agreement: bool,
    }
}

terms! {
    /// Whether the people concerned were asked.
    Consultation {
        /// Whether the people concerned were asked
        done: bool,
        /// Why the people concerned were not asked
        reason_not: Text,
        /// Whether there was a hearing
        hearing: bool,
    }
}

terms! {
    /// The equality assessment.
    Equality {
        /// Whether the effect on equality was assessed
        ///
        /// Equality Act 2010, section 149.
        assessed: bool,
    }
}

terms! {
    /// Approvals that were obtained.
    Approvals {
        /// Whether a Caldicott Guardian signed off
        caldicott_guardian: bool,
        /// Whether the Confidentiality Advisory Group gave support
        cag: bool,
        /// Whether a research ethics committee approved
        research_ethics: bool,
    }
}

terms! {
    /// What is reported to the public.
    Reporting {
        /// After how many months progress is published
        public_months: u64,
    }
}
