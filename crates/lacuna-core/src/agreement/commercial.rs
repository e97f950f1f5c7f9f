//! Price, the way the terms work, the service, and liability.

use super::terms::{terms, words};
use super::values::{Date, Text};

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
        ///
        /// Zero and nominal prices deserve a second look: somebody pays somehow.
        price: Price,
        /// The price after the free or pilot stage
        ///
        /// A sum, a formula or a price list. "To be agreed" is not a price: say not_agreed under absent.
        post_pilot_price: Text,
        /// The date on which the free or nominal price ends
        ///
        /// The day from which the full price is due.
        nominal_price_ends_on: Date,
        /// Up to which use or sum it stays free or cheap
        ///
        /// Such as an amount of support each month, with what is paid above it.
        price_threshold: Text,
        /// Which cap price increases have
        ///
        /// An index or a percentage.
        increase_cap: Text,
        /// Whether data buys a lower price
        ///
        /// True where a lower price, credits or free services depend on the use of data.
        discount_for_data: bool,
        /// Which benefits in kind are given for the data
        ///
        /// Shares, royalties, staff, training, free services.
        in_kind: Vec<Text>,
        /// Whether the government may buy from nobody else
        ///
        /// In law or in fact: a duty to use this vendor for all needs of a kind counts.
        exclusive: bool,
        /// Whether the government must spend a minimum
        ///
        /// Look for minimum orders, committed spend and prices that only hold above a volume.
        minimum_spend: bool,
        /// Which cap the minimum spend has
        ///
        /// The most that can be asked, for which period.
        minimum_spend_cap: Text,
        /// Which share of the work goes to small firms, in percent
        ///
        /// Of the value. 0 where the agreement gives them none.
        sme_share_percent: u64,
        /// After how many days' notice the vendor may suspend the service
        ///
        /// 0 where it may do so at once. Count the shortest case, such as disputed invoices.
        vendor_suspend_days: u64,
        /// Whether the government may end it when control of the vendor changes
        ///
        /// Without cost, and with the data handed back.
        change_of_control_right: bool,
        /// Whether there is a plan for the vendor's insolvency
        ///
        /// Where data, configurations and keys are then, and who may fetch them.
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

words! {
    /// Changes that notice or silence can bring about.
    SilenceCovers {
        /// New purposes.
        Purposes,
        /// Instructions.
        Instructions,
        /// New sub-processors.
        SubProcessors,
        /// Other terms.
        OtherTerms,
    }
}

terms! {
    /// How the terms work.
    Terms {
        /// Whether the vendor's standard terms are part of the agreement
        ///
        /// Look for addresses of web pages and for "as updated from time to time".
        incorporates_vendor_terms: bool,
        /// Which text wins where the two differ
        ///
        /// The clause on order of precedence.
        precedence: Precedence,
        /// What the vendor may change alone
        ///
        /// An empty list states that it may change nothing.
        unilateral_change: Vec<UnilateralChange>,
        /// Whether giving notice counts as having consent
        ///
        /// Look for "shall be deemed" and "continued use constitutes".
        notice_deemed_consent: bool,
        /// Whether saying nothing counts as accepting
        ///
        /// True where a change stands unless somebody objects in time.
        silence_is_acceptance: bool,
        /// Who may add a purpose, and how
        ///
        /// Only the controller can give data a new purpose.
        purpose_change: PurposeChange,
        /// Whether later procurement is left open
        ///
        /// A sentence that the paper favours nobody in later purchases.
        without_prejudice_to_procurement: bool,
        /// Which changes notice or silence can bring about
        ///
        /// Changes that stand by notice, or unless somebody objects. An empty list states that none does.
        silence_covers: Vec<SilenceCovers>,
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
        ///
        /// True where people can get what they need in no other way.
        mandatory: bool,
        /// Which service levels are promised
        ///
        /// Availability and time to repair, as the schedule has them.
        sla: Text,
        /// Whether recovery was tested
        ///
        /// By restoring, not by reading the plan. UK GDPR Article 32(1)(c).
        recovery_tested: bool,
        /// What replaces the service when it fails
        ///
        /// What is ready on the day, with people who know how.
        fallback: Fallback,
        /// Whether there is a plan for a cut-off from abroad
        ///
        /// Sanctions, export control or an order from abroad could stop a foreign vendor overnight.
        foreign_cutoff_plan: bool,
        /// Whether the government may step in and run the service
        ///
        /// When the vendor fails, for as long as that lasts.
        step_in_right: bool,
    }
}

terms! {
    /// The public function that depends on the service.
    Function {
        /// Whether the function is critical
        ///
        /// True where people would be harmed, or left without money or help, within days.
        critical: bool,
        /// Whether the function is a statutory duty
        ///
        /// Something the public body must do by law, whoever's software runs.
        statutory: bool,
    }
}

terms! {
    /// Who pays when something goes wrong.
    Liability {
        /// Up to which sum in GBP the vendor pays for loss of data
        ///
        /// The cap for loss or misuse of data, or the general cap where there is no other. Whole pounds.
        data_cap_gbp: u64,
        /// Whether liability for loss of data is unlimited
        ///
        /// A clause that says so, for data or for everything. Silence on a cap is not enough.
        data_uncapped: bool,
        /// Whether loss of data is excluded from liability
        ///
        /// Look among indirect and consequential loss.
        excludes_data_loss: bool,
        /// Whether the vendor indemnifies the government
        ///
        /// For claims by people and fines that follow from the vendor's fault.
        indemnity: bool,
    }
}
