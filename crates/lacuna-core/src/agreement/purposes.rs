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

words! {
    /// What the use of data on criminal offences rests on.
    Article10Basis {
        /// It is under the control of official authority.
        OfficialAuthority,
        /// A law authorises it.
        AuthorisedByLaw,
        /// Neither.
        None,
    }
}

words! {
    /// Whether there is an appropriate policy document.
    PolicyDocument {
        /// It is in place.
        InPlace,
        /// The condition relied on needs none.
        NotRequired,
        /// It is required, and there is none.
        None,
    }
}

terms! {
    /// A use of the data.
    Purpose {
        required {
            /// The id of the purpose
            ///
            /// A short name of your own, such as triage.
            id: Id,
            /// The purpose in the agreement's own words
            ///
            /// Quote; do not improve. A vague purpose must stay vague here.
            text: Text,
        }
        /// Which datasets the purpose needs
        ///
        /// Ids of datasets. A dataset that no purpose needs should not be in the deal.
        datasets: Vec<DatasetRef>,
        /// The code of the purpose in a published list
        ///
        /// Such as a term of the W3C Data Privacy Vocabulary, with its prefix.
        code: Text,
        /// Whether the purpose is specific
        ///
        /// Whether a reader could tell of any one use if it is covered. "Improving public services" is too wide for
        /// that.
        specific: bool,
        /// Whether the purpose has open-ended words
        ///
        /// Such as "including but not limited to" or "and related purposes".
        open_ended: bool,
        /// Which party decides about the purpose
        ///
        /// The id of the party that decides why and how the data is used for this.
        controller: PartyRef,
        /// Whose task the purpose serves
        ///
        /// A public authority cannot rest its own tasks on legitimate interests.
        task: Task,
        /// On which lawful basis the purpose rests
        ///
        /// Each purpose has its own. For public bodies it is mostly public_task.
        lawful_basis: LawfulBasis,
        /// Whether the legitimate interests were weighed in writing
        ///
        /// Only where the lawful basis is legitimate_interests.
        legitimate_interests_assessment: bool,
        /// Which law stands behind the lawful basis
        ///
        /// The Act and the section, such as the one that gives the public body its task. UK GDPR Article 6(3).
        law: Text,
        /// Which condition opens the special categories
        ///
        /// UK GDPR Article 9(2).
        article_9_condition: Article9Condition,
        /// Which condition of Schedule 1 to the Data Protection Act 2018 is met
        ///
        /// The paragraph, by number, where the Article 9 condition or Article 10 needs one.
        schedule_1_condition: Text,
        /// Which condition of Schedule 10 to the Data Protection Act 2018 is met
        ///
        /// The paragraph, by number. For sensitive processing by the intelligence services alone: section 86(2)(b).
        schedule_10_condition: Text,
        /// Which authority opens the data on criminal offences
        ///
        /// UK GDPR Article 10.
        article_10_authority: Text,
        /// Whether the purpose differs from the one the data was collected for
        ///
        /// Compare it with what people were told when the data was collected.
        differs_from_collection: bool,
        /// On which ground the new purpose is compatible
        ///
        /// The ground that was recorded. Compatibility alone does not make a use lawful: a lawful basis is needed too.
        compatibility: Compatibility,
        /// Whether the purpose is the direct care of patients
        ///
        /// Care of the very patients whose data it is. Planning, research and testing are something else.
        direct_care: bool,
        /// Whether the purpose is law enforcement
        ///
        /// Preventing, investigating, detecting or prosecuting crime, or carrying out sentences.
        law_enforcement: bool,
        /// Whether the purpose is defence
        ///
        /// The armed forces, their equipment or their operations, also as something that may come.
        defence: bool,
        /// Whether the purpose is immigration control
        ///
        /// Also where records kept for something else, such as tax, are to be searched for it.
        immigration: bool,
        /// Whether a law authorises the purpose
        ///
        /// For data first collected for law enforcement and now used for something else (DPA 2018, section 36(4)).
        authorised_by_law: bool,
        /// Whether the purpose is commercial
        ///
        /// Whether somebody sells or improves a product with the result. Compare it with the clause on sub-licensing.
        commercial: bool,
        /// At which stage the purpose is
        ///
        /// A basis for care is none for testing the tool.
        phase: Phase,
        /// Why the data is necessary for the purpose
        ///
        /// Why the purpose cannot be reached with less data, or with none.
        necessity: Text,
        /// How many people the purpose is about
        ///
        /// Compare it with how many people the datasets hold: records of everybody for the sake of a few is the classic
        /// fault.
        subjects_needed: u64,
        /// The basis for using data on criminal offences
        ///
        /// Article 10 of the UK or EU GDPR. Say which law under article_10_authority.
        article_10: Article10Basis,
        /// Whether there is an appropriate policy document
        ///
        /// Schedule 1, Part 4 to the Data Protection Act 2018: the paper that most conditions of that Schedule require.
        policy_document: PolicyDocument,
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
        ///
        /// Only what is forbidden in so many words. An empty list states that nothing is.
        prohibited: Vec<ProhibitedUse>,
        /// Whether the data may be sub-licensed
        ///
        /// Whether the vendor may let others use the data under a licence of its own.
        sub_licensing: bool,
        /// Whether commercial use is allowed
        ///
        /// Where this is forbidden and sub-licensing to companies is allowed, the two clauses work against each other.
        commercial_use: bool,
        /// Who else receives the data
        ///
        /// Everybody beyond the parties and sub-processors. An empty list states that there are none.
        recipients: Vec<Text>,
        /// Whether sub-licences are bound by the same limits
        ///
        /// Limited to named kinds of recipient and to the same uses.
        sub_licences_limited: bool,
    }
}

terms! {
    /// Consent, where it is claimed as the lawful basis.
    Consent {
        /// Whether refusing has a cost for people
        ///
        /// True where a service, a benefit or a place depends on agreeing. UK GDPR Article 7(4).
        conditional: bool,
        /// Whether consent is asked apart for each use
        ///
        /// One question for each use, apart from other terms. UK GDPR Article 7(2).
        granular: bool,
        /// Whether proof of consent is kept
        ///
        /// Who agreed to what, when and to which words. UK GDPR Article 7(1).
        record: bool,
        /// Whether withdrawing is as easy as giving
        ///
        /// The same number of steps, by the same way. UK GDPR Article 7(3).
        withdraw_as_easy: bool,
        /// Whether a withdrawal reaches the vendor and its models
        ///
        /// Who tells the vendor, how fast, and what happens to models that already learnt from the data.
        withdrawal_reaches_vendor: bool,
        /// Whether age and understanding are checked
        ///
        /// How it is known that a child is old enough to agree, or that a parent did.
        age_checked: bool,
        /// Whether people consent to an area of scientific research
        ///
        /// UK GDPR Article 4(6): where the purposes cannot be fully known when the data is collected.
        research_area: bool,
    }
}
