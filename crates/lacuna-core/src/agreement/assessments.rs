//! What was assessed, asked and approved before the agreement: impact, equality, consultation, approvals.

use super::terms::{terms, words};
use super::values::{Date, Text};

words! {
    /// The status of a data protection impact assessment.
    DpiaStatus {
        /// No impact assessment.
        None,
        /// Started but not completed.
        Started,
        /// Completed before the data was used.
        CompletedBeforeStart,
        /// Completed after the data was used.
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
    /// Parts of a data protection impact assessment: GDPR Article 35(7).
    DpiaPart {
        /// A systematic description of the processing and its purposes.
        Description,
        /// An assessment of necessity and proportionality.
        Necessity,
        /// An assessment of the risks to data subjects.
        Risks,
        /// The measures that address the risks.
        Measures,
    }
}

terms! {
    /// The data protection impact assessment.
    Dpia {
        /// Whether an impact assessment is required
        ///
        /// Likely if the data is sensitive or concerns many people, or if new technology is used.
        /// GDPR Article 35(1) and (3).
        required: bool,
        /// The status of the impact assessment
        ///
        /// Compare its date with the date on which data, including test data, was first shared.
        status: DpiaStatus,
        /// The residual risk after mitigation
        ///
        /// The highest risk that remains once every measure is in place.
        residual: RiskLevel,
        /// Whether the regulator was consulted
        ///
        /// GDPR Article 36, if a high residual risk remains.
        ico_consulted: bool,
        /// Whether the processing forms part of a new filing system
        ///
        /// A set of data that can be searched by set criteria. Law enforcement only: for an existing system the law requires
        /// no consultation. Data Protection Act 2018, section 65; Directive (EU) 2016/680, Article 28.
        new_filing_system: bool,
        /// Which parts the impact assessment contains
        ///
        /// Only what the assessment actually addresses. A blank section of a form does not count.
        parts: Vec<DpiaPart>,
        /// The date of the impact assessment
        ///
        /// The date of sign-off.
        completed_on: Date,
        /// The version of the impact assessment in force
        ///
        /// As printed on the assessment. An assessment is reviewed when the risk changes.
        version: Text,
        /// Whether the impact assessment and the agreement are consistent on access
        ///
        /// Read both. Answer no if either names people or companies with access that the other
        /// omits.
        matches_agreement: bool,
    }
}

terms! {
    /// Whether the data subjects were consulted.
    Consultation {
        /// Whether the data subjects were consulted
        ///
        /// The data subjects or their representatives. GDPR Article 35(9).
        done: bool,
        /// The reason for not consulting the data subjects
        ///
        /// The reason recorded at the time.
        reason_not: Text,
        /// Whether a public hearing was held
        ///
        /// A meeting at which the public or its representatives could ask questions and receive
        /// answers. No law requires one for a memorandum of understanding.
        hearing: bool,
        /// Whether a parliament or one of its committees scrutinised the agreement
        ///
        /// Evidence taken, a debate or a report on this agreement.
        parliamentary_scrutiny: bool,
    }
}

terms! {
    /// The equality assessment.
    Equality {
        /// Whether the equality impact was assessed
        ///
        /// Equality Act 2010, section 149.
        assessed: bool,
        /// The date of the equality assessment
        ///
        /// The date on which the assessment was completed. Compare it with the date of the
        /// decision.
        assessed_on: Date,
    }
}

terms! {
    /// Approvals that were obtained.
    Approvals {
        /// Whether a Caldicott Guardian has advised in support of the use of the data
        ///
        /// The person in a health body who is responsible for patient confidentiality. The approval
        /// must be in writing.
        caldicott_guardian: bool,
        /// Whether the Confidentiality Advisory Group supported the use of the data
        ///
        /// The group advises on support under section 251 of the NHS Act 2006.
        cag: bool,
        /// Whether a research ethics committee has approved the research
        ///
        /// For research only.
        research_ethics: bool,
    }
}
