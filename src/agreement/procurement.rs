//! How the government buys: award, notices, changes.

use super::terms::{terms, words};
use super::values::{Date, Text};

words! {
    /// How a contract is awarded.
    Award {
        /// By competition.
        Competitive,
        /// Directly, without competition.
        Direct,
        /// Under a framework.
        Framework,
        /// There is no award.
        None,
    }
}

terms! {
    /// The public contract.
    Contract {
        /// Whether it is a public contract
        ///
        /// For pecuniary interest: Procurement Act 2023, section 3.
        is_public_contract: bool,
        /// What the contract is worth in GBP
        value_gbp: u64,
        /// How the contract is awarded
        award: Award,
        /// Whether the lighter rules of the light touch regime apply
        light_touch: bool,
        /// Whether a transparency notice was published
        transparency_notice: bool,
        /// How many working days the standstill lasts
        standstill_days: u64,
        /// Whether the contract is exempt from the standstill
        standstill_exempt: bool,
        /// After how many days the contract details notice was published
        details_notice_days: u64,
        /// After how many days a copy of the contract was published
        copy_published_days: u64,
        /// Why no performance indicators are set
        kpi_exception: Text,
        /// Which exemption from competition is relied on
        exemption: Text,
    }
}

words! {
    /// Alternatives that can be weighed.
    Alternative {
        /// A model that is open.
        OpenModel,
        /// A supplier in the United Kingdom.
        UkSupplier,
        /// Doing it in house.
        InHouse,
    }
}

terms! {
    /// What was weighed before buying.
    Procurement {
        /// Whether dividing into lots was considered
        lots_considered: bool,
        /// Whether barriers for small firms were considered
        sme_barriers_considered: bool,
        /// Whether conflicts of interest were assessed
        conflicts_assessment: bool,
        /// Which alternatives were assessed
        alternatives_assessed: Vec<Alternative>,
    }
}

terms! {
    /// Work together before a procurement.
    Collaboration {
        /// Whether there is joint work before a procurement
        pre_procurement: bool,
        /// Which steps keep the field level for other bidders
        level_field_steps: Vec<Text>,
    }
}

terms! {
    /// A change that was made to the agreement.
    Amendment {
        /// What the amendment changes
        title: Text,
        /// The date of the amendment
        on: Date,
        /// Whether the amendment is published
        published: bool,
    }
}

terms! {
    /// How much the agreement may change.
    Modification {
        /// By how many percent the term changes
        term_change_percent: u64,
        /// Whether the scope changes
        scope_change: bool,
        /// Which permitted ground the change rests on
        ground: Text,
    }
}
