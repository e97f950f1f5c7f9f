//! What the data is used for, on which lawful basis, and what is ruled out.

use super::terms::{terms, words};
use super::values::{DatasetRef, Id, PartyRef, Text};

words! {
    /// Lawful bases of processing.
    LawfulBasis {
        /// Consent: UK GDPR Article 6(1)(a).
        Consent,
        /// A contract with the person: Article 6(1)(b).
        Contract,
        /// A legal obligation: Article 6(1)(c).
        LegalObligation,
        /// Vital interests: Article 6(1)(d).
        VitalInterests,
        /// A task in the public interest: Article 6(1)(e).
        PublicTask,
        /// Recognised legitimate interests: Article 6(1)(ea).
        RecognisedLegitimateInterests,
        /// Legitimate interests: Article 6(1)(f).
        LegitimateInterests,
        /// Consent under section 35 of the Data Protection Act 2018 (law enforcement).
        #[serde(rename = "part3_consent")]
        Part3Consent,
        /// Necessity under section 35 of the Data Protection Act 2018 (law enforcement).
        #[serde(rename = "part3_necessary")]
        Part3Necessary,
        /// A condition of Part 4 of the Data Protection Act 2018 (intelligence services).
        #[serde(rename = "part4")]
        Part4,
    }
}

words! {
    /// Conditions for special categories of data: UK GDPR Article 9(2).
    Article9Condition {
        /// Explicit consent: (a).
        ExplicitConsent,
        /// Employment and social protection: (b).
        Employment,
        /// Vital interests: (c).
        VitalInterests,
        /// A body with a political, religious or union aim: (d).
        NotForProfit,
        /// Data made public by the person: (e).
        MadePublic,
        /// Legal claims and courts: (f).
        LegalClaims,
        /// Substantial public interest: (g).
        SubstantialPublicInterest,
        /// Health and care: (h).
        HealthCare,
        /// Public health: (i).
        PublicHealth,
        /// Archives, research and statistics: (j).
        Research,
    }
}

words! {
    /// Whose task a purpose serves.
    Task {
        /// A task of a public body.
        Public,
        /// Another task.
        Other,
    }
}

words! {
    /// Grounds on which a new purpose is compatible with the first one: UK GDPR Article 8A.
    Compatibility {
        /// The factors of Article 8A(2) were assessed.
        AssessedFactors,
        /// A listed ground of Article 8A(3) applies.
        #[serde(rename = "article_8a3_ground")]
        Article8a3Ground,
        /// People gave fresh consent.
        FreshConsent,
        /// Article 8A(3)(c) applies.
        #[serde(rename = "article_8a3_c")]
        Article8a3C,
        /// Article 8A(3)(d) or (e) applies, and consent cannot be had.
        #[serde(rename = "article_8a3_d_or_e_without_consent")]
        Article8a3DOrE,
        /// No ground is recorded.
        None,
    }
}

words! {
    /// The stage at which a purpose is.
    Phase {
        /// The system is developed or tested.
        DevelopmentOrTesting,
        /// The system is tried out.
        Pilot,
        /// The system is in use.
        Live,
    }
}

terms! {
    /// A use of the data.
    Purpose {
        required {
            /// The id of the purpose
            id: Id,
            /// The purpose in the agreement's own words
            text: Text,
        }
        /// Which datasets the purpose needs
        datasets: Vec<DatasetRef>,
        /// Whether the purpose is specific
        ///
        /// It says who does what with which data to what end. "Improving public services" does not.
        specific: bool,
        /// Whether the purpose has open-ended words
        ///
        /// Such as "including but not limited to" or "and related purposes".
        open_ended: bool,
        /// Which party decides about the purpose
        controller: PartyRef,
        /// Whose task the purpose serves
        task: Task,
        /// On which lawful basis the purpose rests
        lawful_basis: LawfulBasis,
        /// Which law stands behind the lawful basis
        law: Text,
        /// Which condition opens the special categories
        ///
        /// UK GDPR Article 9(2).
        article_9_condition: Article9Condition,
        /// Which authority opens the data on criminal offences
        ///
        /// UK GDPR Article 10.
        article_10_authority: Text,
        /// Whether the purpose differs from the one the data was collected for
        differs_from_collection: bool,
        /// On which ground the new purpose is compatible
        compatibility: Compatibility,
        /// Whether the purpose is the direct care of patients
        direct_care: bool,
        /// Whether the purpose is law enforcement
        law_enforcement: bool,
        /// Whether a law authorises the purpose
        authorised_by_law: bool,
        /// Whether the purpose is commercial
        commercial: bool,
        /// At which stage the purpose is
        ///
        /// A basis for care is none for testing the tool.
        phase: Phase,
        /// Why the data is necessary for the purpose
        necessity: Text,
        /// How many people the purpose is about
        subjects_needed: u64,
    }
}

words! {
    /// Uses that can be ruled out.
    ProhibitedUse {
        /// Training of models.
        Training,
        /// Finding out who people are.
        Reidentification,
        /// Selling the data.
        Resale,
        /// Advertising.
        Advertising,
        /// Profiles of people beyond the purpose.
        ProfilingOutsidePurpose,
        /// Passing the data on.
        OnwardSharing,
        /// Use for law enforcement.
        LawEnforcementReuse,
        /// Linking with other data.
        Linkage,
        /// Decisions about single people.
        DecisionsAboutIndividuals,
    }
}

terms! {
    /// What may not be done with the data, and with whom it may be shared.
    UseLimits {
        /// Which uses are forbidden
        prohibited: Vec<ProhibitedUse>,
        /// Whether the data may be sub-licensed
        sub_licensing: bool,
        /// Whether commercial use is allowed
        commercial_use: bool,
        /// Who else receives the data
        recipients: Vec<Text>,
    }
}

terms! {
    /// Consent, where it is claimed as the lawful basis.
    Consent {
        /// Whether refusing has a cost for people
        conditional: bool,
        /// Whether consent is asked apart for each use
        granular: bool,
        /// Whether proof of consent is kept
        record: bool,
        /// Whether withdrawing is as easy as giving
        withdraw_as_easy: bool,
        /// Whether a withdrawal reaches the vendor and its models
        withdrawal_reaches_vendor: bool,
        /// Whether age and understanding are checked
        age_checked: bool,
    }
}
