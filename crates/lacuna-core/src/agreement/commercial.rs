//! Price, the way the terms work, the service, and liability.

use super::terms::{terms, words};
use super::values::{Date, Text};

words! {
    /// Kinds of price.
    Price {
        /// Free of charge.
        Zero,
        /// A nominal sum.
        Nominal,
        /// A pilot price.
        Pilot,
        /// A fixed price.
        Fixed,
        /// A price based on usage.
        Usage,
    }
}

terms! {
    /// The commercial terms.
    Commercial {
        /// The pricing basis
        ///
        /// Examine a zero or nominal price closely: consider what the vendor receives in its place.
        price: Price,
        /// The price after the free or pilot period
        ///
        /// A sum, a formula or a price list. "To be agreed" is not a price: record it as not
        /// agreed.
        post_pilot_price: Text,
        /// The date on which the free or nominal price ends
        ///
        /// The date from which the full price is due.
        nominal_price_ends_on: Date,
        /// The usage or sum up to which the service is free or discounted
        ///
        /// For example an amount of support each month, with the price of any excess.
        price_threshold: Text,
        /// The cap on price increases
        ///
        /// An index or a percentage.
        increase_cap: Text,
        /// Whether a lower price depends on the use of data
        ///
        /// Answer yes if a lower price, credits or free services depend on the use of data.
        discount_for_data: bool,
        /// Which benefits in kind are given in return for the data
        ///
        /// For example shares, royalties, staff, training or free services.
        in_kind: Vec<Text>,
        /// Whether the government is bound to buy exclusively from the vendor
        ///
        /// By contract or in effect. A duty to use this vendor for all needs of one kind counts.
        exclusive: bool,
        /// Whether the government commits to a minimum spend
        ///
        /// Look for minimum orders, committed spend and prices that apply only above a volume.
        minimum_spend: bool,
        /// The cap on the minimum spend
        ///
        /// The maximum that can be required, and for which period.
        minimum_spend_cap: Text,
        /// The percentage of the work allocated to small and medium-sized enterprises
        ///
        /// By value. Enter 0 if the agreement allocates none to them.
        sme_share_percent: u64,
        /// The number of days' notice the vendor must give before suspending the service
        ///
        /// Enter 0 if the vendor may suspend at once. Use the shortest notice for any ground, such
        /// as a disputed invoice.
        vendor_suspend_days: u64,
        /// Whether the government may terminate on a change of control of the vendor
        ///
        /// Without cost, and with the data returned.
        change_of_control_right: bool,
        /// Whether there is a plan for the vendor's insolvency
        ///
        /// Where the data, configurations and keys would be held, and who could retrieve them.
        insolvency_plan: bool,
    }
}

words! {
    /// The text that prevails if two conflict.
    Precedence {
        /// The terms negotiated with the government prevail.
        GovernmentTerms,
        /// The vendor's terms prevail.
        VendorTerms,
        /// No order of precedence.
        None,
    }
}

words! {
    /// Matters that the vendor may change unilaterally.
    UnilateralChange {
        /// The vendor's terms.
        VendorTerms,
        /// The model.
        Model,
        /// The vendor's safety policy.
        SafetyPolicy,
        /// The retention period.
        Retention,
    }
}

words! {
    /// How a purpose may be added, and by whom.
    PurposeChange {
        /// By decision of the controller.
        ControllerDecision,
        /// By written agreement of both parties.
        WrittenAgreement,
        /// By notice from the vendor.
        VendorNotice,
    }
}

words! {
    /// Changes that take effect by notice or in the absence of objection.
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
    /// Precedence, variation and incorporation of terms.
    Terms {
        /// Whether the vendor's standard terms are incorporated into the agreement
        ///
        /// Look for web addresses and for "as updated from time to time".
        incorporates_vendor_terms: bool,
        /// Which terms prevail if there is a conflict
        ///
        /// The clause on order of precedence.
        precedence: Precedence,
        /// Which matters the vendor may change unilaterally
        ///
        /// An empty list states that the vendor may change nothing unilaterally.
        unilateral_change: Vec<UnilateralChange>,
        /// Whether notice is treated as consent
        ///
        /// Look for "shall be deemed" and "continued use constitutes".
        notice_deemed_consent: bool,
        /// Whether silence is treated as acceptance
        ///
        /// Answer yes if a change takes effect unless a party objects in time.
        silence_is_acceptance: bool,
        /// How a purpose may be added, and by whom
        ///
        /// Only the controller can determine a new purpose for the data.
        purpose_change: PurposeChange,
        /// Whether the agreement is without prejudice to later procurement
        ///
        /// A statement that the agreement gives the vendor no preference in later procurement.
        without_prejudice_to_procurement: bool,
        /// Which changes take effect by notice or in the absence of objection
        ///
        /// Changes that take effect on notice, or unless a party objects. An empty list states that
        /// there are none.
        silence_covers: Vec<SilenceCovers>,
    }
}

words! {
    /// The fallback if the service fails.
    Fallback {
        /// Manual working by staff.
        Manual,
        /// A second supplier.
        SecondSupplier,
        /// The government's own systems.
        InHouse,
        /// No fallback.
        None,
    }
}

terms! {
    /// The service.
    Service {
        /// Whether the service is a data processing service
        ///
        /// A cloud service: on-demand network access to a shared pool of computing resources that grows and shrinks with
        /// use, at short notice. EU Data Act, Article 2(8). Answer no for work by the vendor's staff and for systems of the
        /// government's own.
        data_processing_service: bool,
        /// Whether people are required to use the service
        ///
        /// Answer yes if people have no other way to obtain what they need.
        mandatory: bool,
        /// Which service levels apply
        ///
        /// Availability and time to repair, as set out in the schedule.
        sla: Text,
        /// Whether recovery was tested
        ///
        /// By an actual restoration, not by a review of the plan. GDPR Article 32(1)(c).
        recovery_tested: bool,
        /// The fallback if the service fails
        ///
        /// An alternative that is ready for immediate use, with staff who know how to operate it.
        fallback: Fallback,
        /// Whether there is a plan for a suspension of the service from abroad
        ///
        /// Sanctions, export control or a foreign order could prevent a foreign vendor from
        /// supplying the service at short notice.
        foreign_cutoff_plan: bool,
        /// Whether the government may step in and operate the service
        ///
        /// If the vendor fails to perform, for as long as the failure lasts.
        step_in_right: bool,
    }
}

terms! {
    /// The public function that depends on the service.
    Function {
        /// Whether the function is critical
        ///
        /// Answer yes if a failure would harm people, or leave them without money or assistance,
        /// within days.
        critical: bool,
        /// Whether the function is a statutory duty
        ///
        /// A function that the public body must perform by law, irrespective of the supplier.
        statutory: bool,
    }
}

terms! {
    /// Liability for loss.
    Liability {
        /// The liability cap for loss of data, in GBP
        ///
        /// The cap for loss or misuse of data, or the general cap if there is no specific one.
        /// Whole pounds.
        data_cap_gbp: u64,
        /// Whether liability for loss of data is unlimited
        ///
        /// Only if a clause says so, for data or for all loss. The absence of a cap clause is not
        /// enough.
        data_uncapped: bool,
        /// Whether liability for loss of data is excluded
        ///
        /// Look in the exclusion of indirect and consequential loss.
        excludes_data_loss: bool,
        /// Whether the vendor indemnifies the government
        ///
        /// Against claims by data subjects and fines that result from the fault of the vendor.
        indemnity: bool,
    }
}
