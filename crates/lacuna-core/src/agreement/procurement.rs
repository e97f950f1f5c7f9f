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
        ///
        /// The largest sum that can become due, every extension included, in whole pounds. 0 for nothing.
        value_gbp: u64,
        /// How the contract is awarded
        ///
        /// None for a paper under which nothing is bought.
        award: Award,
        /// Whether the lighter rules of the light touch regime apply
        ///
        /// It lengthens some time limits.
        light_touch: bool,
        /// Whether a transparency notice was published
        ///
        /// For a direct award, before it is made. Procurement Act 2023, section 44.
        transparency_notice: bool,
        /// How many working days the standstill lasts
        ///
        /// Working days between the award notice and the signature. Eight at least: section 51.
        standstill_days: u64,
        /// Whether the contract is exempt from the standstill
        ///
        /// Only where the notice says why no standstill was kept.
        standstill_exempt: bool,
        /// After how many days the contract details notice was published
        ///
        /// Days after the contract was entered into. 30, or 120 under the light touch regime: section 53(1).
        details_notice_days: u64,
        /// After how many days a copy of the contract was published
        ///
        /// Days after the contract was entered into. 90, or 180 under the light touch regime, above 5 million pounds:
        /// section 53(3).
        copy_published_days: u64,
        /// Why no performance indicators are set
        ///
        /// Above 5 million pounds three are due: section 52.
        kpi_exception: Text,
        /// Which exemption from competition is relied on
        ///
        /// Such as defence and security, or only one possible supplier, as the notice words it.
        exemption: Text,
        /// The date on which the procurement began
        ///
        /// The day of the tender or transparency notice. It decides which procurement law applies.
        procurement_started_on: Date,
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
        ///
        /// Procurement Act 2023, section 18: considered, or reasons given.
        lots_considered: bool,
        /// Whether barriers for small firms were considered
        ///
        /// Procurement Act 2023, section 12(4).
        sme_barriers_considered: bool,
        /// Whether conflicts of interest were assessed
        ///
        /// Of everybody who had a say, ministers included. Procurement Act 2023, sections 81 and 83.
        conflicts_assessment: bool,
        /// Which alternatives were assessed
        ///
        /// In writing, before the choice. An empty list states that none was.
        alternatives_assessed: Vec<Alternative>,
    }
}

terms! {
    /// Work together before a procurement.
    Collaboration {
        /// Whether there is joint work before a procurement
        ///
        /// A pilot, a study or a joint team before a purchase that the same company may bid for.
        pre_procurement: bool,
        /// Which steps keep the field level for other bidders
        ///
        /// Such as giving all bidders the same papers. Procurement Act 2023, section 16. An empty list states that
        /// there are none.
        level_field_steps: Vec<Text>,
    }
}

terms! {
    /// A change that was made to the agreement.
    Amendment {
        /// What the amendment changes
        ///
        /// In a few words: what is different now.
        title: Text,
        /// The date of the amendment
        ///
        /// The day it was signed.
        on: Date,
        /// Whether the amendment is published
        ///
        /// The amendment itself, or the agreement as amended.
        published: bool,
    }
}

terms! {
    /// How much the agreement may change.
    Modification {
        /// By how many percent the term changes
        ///
        /// Against the term as first agreed. 50 where four years became six.
        term_change_percent: u64,
        /// Whether the scope changes
        ///
        /// Whether it now covers work, data or bodies that the first agreement did not.
        scope_change: bool,
        /// Which permitted ground the change rests on
        ///
        /// The case of section 74 of the Procurement Act 2023 that is relied on.
        ground: Text,
    }
}
