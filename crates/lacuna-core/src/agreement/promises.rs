//! What the sides promise each other, and what people get out of it.

use super::terms::{terms, words};
use super::values::{Date, Id, PartyRef, Text};

words! {
    /// How firm a promise is.
    Strength {
        /// Shall, will, must.
        Firm,
        /// Explore, consider, aim, intend, may, seek.
        Soft,
    }
}

words! {
    /// Kinds of promise.
    CommitmentKind {
        /// Money.
        Investment,
        /// Jobs.
        Jobs,
        /// Buildings, power, computers.
        Infrastructure,
        /// Information.
        Information,
        /// Access to models or services.
        Access,
        /// Access to data.
        DataAccess,
        /// A market or a procurement.
        Market,
        /// Training and skills.
        Skills,
        /// Research.
        Research,
        /// Another promise.
        Other,
    }
}

terms! {
    /// A promise that a party makes.
    Commitment {
        required {
            /// The id of the commitment
            ///
            /// A short name of your own, such as london-jobs.
            id: Id,
            /// Which party makes it
            ///
            /// The id of the party that promises.
            by: PartyRef,
        }
        /// The promise in the agreement's own words
        ///
        /// Quote it; the verb decides how firm it is.
        text: Text,
        /// What kind of promise it is
        ///
        /// Split a sentence that promises several things into several entries.
        kind: CommitmentKind,
        /// How firm the promise is
        ///
        /// Go by the verb. "Will explore investing" is soft.
        strength: Strength,
        /// How much money is promised, in GBP
        ///
        /// Whole pounds. Leave it out where no sum is named; do not convert other currencies here.
        amount_gbp: u64,
        /// The date by which it is due
        ///
        /// A day. "Over the next five years" from a known day gives the last day of the five.
        due: Date,
        /// How it is measured
        ///
        /// What would be counted to know that it was kept.
        measure: Text,
        /// What follows if it is not kept
        ///
        /// Such as a lower price, the end of access, or repayment.
        remedy: Text,
        /// Where it happens
        ///
        /// The place, for jobs and buildings.
        location: Text,
        /// Which grades of job are promised
        ///
        /// Such as how many engineers and how many cleaners.
        grade_mix: Text,
        /// Against which starting point it is measured
        ///
        /// How many there are today.
        baseline: Text,
    }
}

words! {
    /// Kinds of favour.
    ConcessionType {
        /// Relief from regulation.
        RegulatoryRelief,
        /// A change of copyright law.
        CopyrightChange,
        /// Planning.
        Planning,
        /// Tax.
        Tax,
        /// A preference in procurement.
        ProcurementPreference,
        /// Access to data.
        DataAccess,
        /// Another favour.
        Other,
    }
}

terms! {
    /// A favour that the government promises.
    Concession {
        required {
            /// What kind of favour it is
            ///
            /// Go by what changes for the vendor, not by how it is put.
            r#type: ConcessionType,
        }
        /// The favour in the agreement's own words
        ///
        /// Quote it.
        text: Text,
        /// Which promise of the other side it is linked to
        ///
        /// Which kind of promise it is given for, where the agreement ties the two.
        linked_to: CommitmentKind,
    }
}

terms! {
    /// What people get out of it.
    Benefit {
        /// Which public benefit the use of the data has
        ///
        /// What gets better for whom, and why this data is needed for it.
        statement: Text,
        /// How the benefit is measured
        ///
        /// With a starting point. An empty list states that there are none.
        measures: Vec<Text>,
        /// Whether it was assessed who gains and who bears the risk
        ///
        /// By group: those who gain and those who are exposed are often not the same.
        distribution_assessed: bool,
        /// Which benefits have been seen
        ///
        /// What has been shown since, not what was hoped for. An empty list states that none has.
        yielded: Vec<Text>,
    }
}
