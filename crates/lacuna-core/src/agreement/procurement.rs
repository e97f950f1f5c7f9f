//! How the government buys: award, notices, changes.

use super::terms::{terms, words};
use super::values::{Date, Text};

words! {
    /// Kinds of contract award.
    Award {
        /// Competitive award.
        Competitive,
        /// Direct award without competition.
        Direct,
        /// Award under a framework.
        Framework,
        /// No award.
        None,
    }
}

terms! {
    /// The public contract.
    Contract {
        /// Whether the agreement is a public contract
        ///
        /// For pecuniary interest, at or above the threshold and not exempt: Procurement Act 2023, section 3.
        is_public_contract: bool,
        /// The contract value in GBP
        ///
        /// The maximum sum that can become payable, including every extension, in whole pounds.
        /// Enter 0 if nothing is payable.
        value_gbp: u64,
        /// The kind of contract award
        ///
        /// Choose "no award" if nothing is bought under the agreement.
        award: Award,
        /// Whether the light touch regime applies
        ///
        /// The light touch regime extends certain time limits.
        light_touch: bool,
        /// Whether a transparency notice was published
        ///
        /// For a direct award, before the award. Procurement Act 2023, section 44.
        transparency_notice: bool,
        /// Why information on the contract is withheld from publication
        ///
        /// The ground that the authority states: Procurement Act 2023, section 94. Choose "nothing is
        /// withheld" only if the authority says so.
        publication_withheld: WithholdingGround,
        /// Whether it is a user choice contract
        ///
        /// A service for one individual, whose views on the supplier the law requires the authority to
        /// consider: Procurement Act 2023, Schedule 5, paragraph 15.
        user_choice: bool,
        /// The standstill period in working days
        ///
        /// Working days between the contract award notice and signature. At least eight: section
        /// 51.
        standstill_days: u64,
        /// Whether the contract is exempt from the standstill period
        ///
        /// Only if the notice states why no standstill applied.
        standstill_exempt: bool,
        /// The number of days until the contract details notice was published
        ///
        /// Days after the contract was entered into. 30 days, or 120 under the light touch regime:
        /// section 53(1).
        details_notice_days: u64,
        /// The number of days until a copy of the contract was published
        ///
        /// Days after the contract was entered into. 90 days, or 180 under the light touch regime,
        /// above £5 million: section 53(3).
        copy_published_days: u64,
        /// The reason for not setting performance indicators
        ///
        /// Above £5 million, at least three are required: section 52.
        kpi_exception: Text,
        /// The exemption from competition that is relied on
        ///
        /// For example defence and security, or a single capable supplier, as the notice words it.
        exemption: Text,
        /// The date on which the procurement began
        ///
        /// The date of the tender or transparency notice; of a call-off, that of its framework. It
        /// determines which procurement law applies.
        procurement_started_on: Date,
    }
}

words! {
    /// Grounds for withholding information from publication.
    WithholdingGround {
        /// Nothing is withheld.
        None,
        /// To safeguard national security: section 94(1)(a).
        NationalSecurity,
        /// The information is commercially sensitive: section 94(1)(b).
        CommercialInformation,
    }
}

words! {
    /// Alternatives to the purchase.
    Alternative {
        /// An open model.
        OpenModel,
        /// A supplier in the United Kingdom.
        UkSupplier,
        /// In-house provision.
        InHouse,
    }
}

terms! {
    /// Matters considered before the procurement.
    Procurement {
        /// Whether division into lots was considered
        ///
        /// Procurement Act 2023, section 18: considered, or reasons given.
        lots_considered: bool,
        /// Whether barriers to small and medium-sized enterprises were considered
        ///
        /// Procurement Act 2023, section 12(4).
        sme_barriers_considered: bool,
        /// Whether conflicts of interest were assessed
        ///
        /// For everyone involved in the decision, including ministers. Procurement Act 2023,
        /// sections 81 and 83.
        conflicts_assessment: bool,
        /// Which alternatives were assessed
        ///
        /// In writing, before the decision. An empty list states that none were assessed.
        alternatives_assessed: Vec<Alternative>,
    }
}

terms! {
    /// Joint work before a procurement.
    Collaboration {
        /// Whether there is joint work before a procurement
        ///
        /// A pilot, a study or a joint team before a procurement in which the same company may bid.
        pre_procurement: bool,
        /// Which measures protect equal treatment of other bidders
        ///
        /// For example giving all bidders the same information. Procurement Act 2023, section 16.
        /// An empty list states that there are none.
        level_field_steps: Vec<Text>,
    }
}

terms! {
    /// An amendment to the agreement.
    Amendment {
        /// The subject of the amendment
        ///
        /// In a few words: what the amendment changes.
        title: Text,
        /// The date of the amendment
        ///
        /// The date of signature.
        on: Date,
        /// Whether the amendment is published
        ///
        /// The amendment itself, or the agreement as amended.
        published: bool,
    }
}

terms! {
    /// A modification of the agreement.
    Modification {
        /// The percentage change in the term
        ///
        /// Compared with the term as first agreed. Enter 50 if four years became six.
        term_change_percent: u64,
        /// Whether the scope changes
        ///
        /// Whether the agreement now covers work, data or bodies that the original agreement did
        /// not.
        scope_change: bool,
        /// The permitted ground for the modification
        ///
        /// The ground in section 74 of the Procurement Act 2023 that is relied on.
        ground: Text,
    }
}
