//! What the sides promise each other, and what people get out of it.

use super::terms::{terms, words};
use super::values::{Date, Id, PartyRef, Text};

words! {
    /// Whether a commitment is firm or qualified.
    Strength {
        /// Firm: shall, will, must.
        Firm,
        /// Qualified: explore, consider, aim, intend, may, seek.
        Soft,
    }
}

words! {
    /// Kinds of commitment.
    CommitmentKind {
        /// Investment.
        Investment,
        /// Jobs.
        Jobs,
        /// Buildings, energy and computing capacity.
        Infrastructure,
        /// Information.
        Information,
        /// Access to models or services.
        Access,
        /// Access to data.
        DataAccess,
        /// Market access or procurement.
        Market,
        /// Training and skills.
        Skills,
        /// Research.
        Research,
        /// Another commitment.
        Other,
    }
}

terms! {
    /// A commitment by a party.
    Commitment {
        required {
            /// The id of the commitment
            ///
            /// A short name of your choice, such as london-jobs.
            id: Id,
            /// The party that makes the commitment
            ///
            /// The id of the party.
            by: PartyRef,
        }
        /// The wording of the commitment
        ///
        /// Quote it. The verb shows whether the commitment is firm.
        text: Text,
        /// The kind of commitment
        ///
        /// If one sentence contains several commitments, make an entry for each.
        kind: CommitmentKind,
        /// Whether the commitment is firm or qualified
        ///
        /// Go by the verb. "Will explore investing" is qualified.
        strength: Strength,
        /// The amount of the commitment in GBP
        ///
        /// Whole pounds. Omit this field if no sum is named. Do not convert other currencies.
        amount_gbp: u64,
        /// The date by which the commitment is due
        ///
        /// A calendar date. "Over the next five years" from a known date gives the last day of the
        /// five years.
        due: Date,
        /// The measure of the commitment
        ///
        /// What would be counted to verify performance.
        measure: Text,
        /// The consequence of non-performance
        ///
        /// For example a price reduction, withdrawal of access, or repayment.
        remedy: Text,
        /// The location of the commitment
        ///
        /// The place, for jobs and buildings.
        location: Text,
        /// The mix of job grades in the commitment
        ///
        /// For example the numbers of engineering and of cleaning jobs.
        grade_mix: Text,
        /// The baseline of the commitment
        ///
        /// The present number or level against which it is measured.
        baseline: Text,
    }
}

words! {
    /// Kinds of concession.
    ConcessionType {
        /// Regulatory relief.
        RegulatoryRelief,
        /// A change in copyright law.
        CopyrightChange,
        /// Planning.
        Planning,
        /// Tax.
        Tax,
        /// Preference in procurement.
        ProcurementPreference,
        /// Access to data.
        DataAccess,
        /// Another concession.
        Other,
    }
}

terms! {
    /// A concession by the government.
    Concession {
        required {
            /// The kind of concession
            ///
            /// Go by its effect for the vendor, not by its wording.
            r#type: ConcessionType,
        }
        /// The wording of the concession
        ///
        /// Quote it.
        text: Text,
        /// The commitment to which the concession is linked
        ///
        /// The kind of commitment given in return, if the agreement links the two.
        linked_to: CommitmentKind,
    }
}

terms! {
    /// The public benefit.
    Benefit {
        /// The public benefit of the use of the data
        ///
        /// What improves, for whom, and why this data is needed for it.
        statement: Text,
        /// How the benefit is measured
        ///
        /// With a baseline. An empty list states that there are none.
        measures: Vec<Text>,
        /// Whether the distribution of benefits and risks was assessed
        ///
        /// By group: those who benefit and those exposed to the risk are often different people.
        distribution_assessed: bool,
        /// Which benefits have been realised
        ///
        /// Benefits demonstrated since the start, not those expected. An empty list states that
        /// there are none.
        yielded: Vec<Text>,
    }
}
