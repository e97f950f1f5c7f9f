//! Price, promises, favours, liability and what the public gets.

use super::terms::{terms, words};
use super::values::{Date, Id, PartyRef, Text};

words! {
    /// Kinds of price.
    Price {
        /// Nothing is paid.
        Zero,
        /// A token sum.
        Nominal,
        /// A pilot price.
        Pilot,
        /// A fixed price.
        Fixed,
        /// By use.
        Usage,
    }
}

terms! {
    /// The commercial terms.
    Commercial {
        /// What kind of price is paid
        price: Price,
        /// The price after the free or pilot stage
        post_pilot_price: Text,
        /// The date on which the free or nominal price ends
        nominal_price_ends_on: Date,
        /// Which cap price increases have
        increase_cap: Text,
        /// Whether data buys a lower price
        discount_for_data: bool,
        /// Which benefits in kind are given for the data
        ///
        /// Shares, royalties, staff, training, free services.
        in_kind: Vec<Text>,
        /// Whether the government may buy from nobody else
        exclusive: bool,
        /// What the government must spend at least
        minimum_spend: Text,
        /// Which share of the work goes to small firms, in percent
        sme_share_percent: u64,
        /// After how many days' notice the vendor may suspend the service
        vendor_suspend_days: u64,
        /// Whether the government may end it when control of the vendor changes
        change_of_control_right: bool,
        /// Whether there is a plan for the vendor's insolvency
        insolvency_plan: bool,
    }
}

words! {
    /// Which text wins where two differ.
    Precedence {
        /// The terms negotiated with the government.
        GovernmentTerms,
        /// The vendor's terms.
        VendorTerms,
        /// Nothing is said.
        None,
    }
}

words! {
    /// What the vendor may change alone.
    UnilateralChange {
        /// Its terms.
        VendorTerms,
        /// The model.
        Model,
        /// Its safety policy.
        SafetyPolicy,
        /// How long it keeps data.
        Retention,
    }
}

words! {
    /// Who may add a purpose, and how.
    PurposeChange {
        /// The controller decides.
        ControllerDecision,
        /// Both agree in writing.
        WrittenAgreement,
        /// The vendor gives notice.
        VendorNotice,
    }
}

terms! {
    /// How the terms work.
    Terms {
        /// Whether the vendor's standard terms are part of the agreement
        incorporates_vendor_terms: bool,
        /// Which text wins where the two differ
        precedence: Precedence,
        /// What the vendor may change alone
        ///
        /// An empty list states that it may change nothing.
        unilateral_change: Vec<UnilateralChange>,
        /// Whether giving notice counts as having consent
        notice_deemed_consent: bool,
        /// Whether saying nothing counts as accepting
        silence_is_acceptance: bool,
        /// Who may add a purpose, and how
        purpose_change: PurposeChange,
        /// Whether later procurement is left open
        without_prejudice_to_procurement: bool,
    }
}

words! {
    /// What replaces the service when it fails.
    Fallback {
        /// People by hand.
        Manual,
        /// A second supplier.
        SecondSupplier,
        /// The government's own means.
        InHouse,
        /// Nothing.
        None,
    }
}

terms! {
    /// The service.
    Service {
        /// Whether people must use the service
        mandatory: bool,
        /// Which service levels are promised
        sla: Text,
        /// Whether recovery was tested
        recovery_tested: bool,
        /// What replaces the service when it fails
        fallback: Fallback,
        /// Whether there is a plan for a cut-off from abroad
        foreign_cutoff_plan: bool,
    }
}

terms! {
    /// The public function that depends on the service.
    Function {
        /// Whether the function is critical
        critical: bool,
        /// Whether the function is a statutory duty
        statutory: bool,
    }
}

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
            id: Id,
            /// Which party makes it
            by: PartyRef,
        }
        /// The promise in the agreement's own words
        text: Text,
        /// What kind of promise it is
        kind: CommitmentKind,
        /// How firm the promise is
        strength: Strength,
        /// How much money is promised, in GBP
        amount_gbp: u64,
        /// The date by which it is due
        due: Date,
        /// How it is measured
        measure: Text,
        /// What follows if it is not kept
        remedy: Text,
        /// Where it happens
        location: Text,
        /// Which grades of job are promised
        grade_mix: Text,
        /// Against which starting point it is measured
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
            r#type: ConcessionType,
        }
        /// The favour in the agreement's own words
        text: Text,
        /// Which promise of the other side it is linked to
        linked_to: CommitmentKind,
    }
}

terms! {
    /// What people get out of it.
    Benefit {
        /// Which public benefit the use of the data has
        statement: Text,
        /// How the benefit is measured
        measures: Vec<Text>,
        /// Whether it was assessed who gains and who bears the risk
        distribution_assessed: bool,
        /// Which benefits have been seen
        yielded: Vec<Text>,
    }
}

terms! {
    /// Who pays when something goes wrong.
    Liability {
        /// Up to which sum in GBP the vendor pays for loss of data
        data_cap_gbp: u64,
        /// Whether loss of data is excluded from liability
        excludes_data_loss: bool,
        /// Whether the vendor indemnifies the government
        indemnity: bool,
    }
}
