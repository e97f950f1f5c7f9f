//! What was assessed, asked and approved before the agreement: impact, equality, consultation, approvals.

use super::terms::{terms, words};
use super::values::{Date, Text};

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
        ///
        /// Likely where data is sensitive, about many people, or new technology is used. UK GDPR Article 35(1) and (3).
        required: bool,
        /// How far the impact assessment is
        ///
        /// Compare its date with the first flow of data, also of test data.
        status: DpiaStatus,
        /// Which risk is left after the measures
        ///
        /// The highest risk that is left once every measure is in place.
        residual: RiskLevel,
        /// Whether the regulator was consulted
        ///
        /// UK GDPR Article 36, where a high risk is left.
        ico_consulted: bool,
        /// Which parts the impact assessment has
        ///
        /// Only what is really in it. A form with empty boxes has no parts.
        parts: Vec<DpiaPart>,
        /// The date of the impact assessment
        ///
        /// The day it was signed off.
        completed_on: Date,
        /// Which version of the impact assessment counts
        ///
        /// As printed on it. It is reviewed when the risk changes.
        version: Text,
        /// Whether the impact assessment and the agreement agree on who has access
        ///
        /// Read both. False where one of them names people or companies with access whom the other leaves out.
        matches_agreement: bool,
    }
}

terms! {
    /// Whether the people concerned were asked.
    Consultation {
        /// Whether the people concerned were asked
        ///
        /// Those concerned or their representatives. UK GDPR Article 35(9).
        done: bool,
        /// Why the people concerned were not asked
        ///
        /// The reason recorded at the time.
        reason_not: Text,
        /// Whether there was a hearing
        ///
        /// A meeting where the public or its representatives could ask and be answered. No law requires one for a
        /// memorandum.
        hearing: bool,
        /// Whether a parliament or one of its committees looked at it
        ///
        /// Evidence taken, a debate or a report about this deal.
        parliamentary_scrutiny: bool,
    }
}

terms! {
    /// The equality assessment.
    Equality {
        /// Whether the effect on equality was assessed
        ///
        /// Equality Act 2010, section 149.
        assessed: bool,
        /// The date of the equality assessment
        ///
        /// The day it was finished. Compare it with the day of the decision.
        assessed_on: Date,
    }
}

terms! {
    /// Approvals that were obtained.
    Approvals {
        /// Whether a Caldicott Guardian signed off
        ///
        /// The person in a health body who guards patients' confidentiality. In writing.
        caldicott_guardian: bool,
        /// Whether the Confidentiality Advisory Group gave support
        ///
        /// It advises on support under section 251 of the NHS Act 2006.
        cag: bool,
        /// Whether a research ethics committee approved
        ///
        /// For research only.
        research_ethics: bool,
    }
}
