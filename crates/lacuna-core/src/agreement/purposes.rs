//! What the data is used for, on which lawful basis, and what is ruled out.

use super::terms::{terms, words};
use super::values::{DatasetRef, Id, PartyRef, Text};

words! {
    /// Lawful bases of processing.
    LawfulBasis {
        /// Consent: Article 6(1)(a).
        Consent,
        /// Performance of a contract with the data subject: Article 6(1)(b).
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
    /// Conditions for processing special category data: GDPR Article 9(2).
    Article9Condition {
        /// Explicit consent (Article 9(2)(a)).
        ExplicitConsent,
        /// Employment, social security and social protection (Article 9(2)(b)).
        Employment,
        /// Vital interests (Article 9(2)(c)).
        VitalInterests,
        /// A not-for-profit body with a political, philosophical, religious or trade union aim
        /// (Article 9(2)(d)).
        NotForProfit,
        /// Data manifestly made public by the data subject (Article 9(2)(e)).
        MadePublic,
        /// Legal claims and judicial acts (Article 9(2)(f)).
        LegalClaims,
        /// Substantial public interest (Article 9(2)(g)).
        SubstantialPublicInterest,
        /// Health or social care (Article 9(2)(h)).
        HealthCare,
        /// Public health (Article 9(2)(i)).
        PublicHealth,
        /// Archiving, research and statistics (Article 9(2)(j)).
        Research,
    }
}

words! {
    /// The task that a purpose serves.
    Task {
        /// A task of a public body.
        Public,
        /// Another task.
        Other,
    }
}

words! {
    /// Grounds on which a new purpose is compatible with the original purpose: UK GDPR Article 8A.
    Compatibility {
        /// The factors of Article 8A(2) were assessed.
        AssessedFactors,
        /// A listed ground of Article 8A(3) applies.
        // Serde sets underscores before capitals alone, and would write `article8a3_ground`.
        #[serde(rename = "article_8a3_ground")]
        Article8a3Ground,
        /// The data subjects gave fresh consent.
        FreshConsent,
        /// Article 8A(3)(c) applies.
        #[serde(rename = "article_8a3_c")]
        Article8a3C,
        /// Article 8A(3)(d) or (e) applies, and consent cannot reasonably be obtained.
        #[serde(rename = "article_8a3_d_or_e_without_consent")]
        Article8a3DOrE,
        /// No ground is recorded.
        None,
    }
}

words! {
    /// The stage of a purpose.
    Phase {
        /// Development or testing of the system.
        DevelopmentOrTesting,
        /// A pilot of the system.
        Pilot,
        /// Live use of the system.
        Live,
    }
}

words! {
    /// The basis for processing criminal offence data.
    Article10Basis {
        /// The processing is under the control of official authority.
        OfficialAuthority,
        /// The processing is authorised by law.
        AuthorisedByLaw,
        /// Neither.
        None,
    }
}

words! {
    /// Whether there is an appropriate policy document.
    PolicyDocument {
        /// A document is in place.
        InPlace,
        /// The condition relied on does not require one.
        NotRequired,
        /// A document is required and there is none.
        None,
    }
}

terms! {
    /// A purpose for which the data is used.
    Purpose {
        required {
            /// The id of the purpose
            ///
            /// A short name of your choice, such as triage.
            id: Id,
            /// The wording of the purpose
            ///
            /// Quote the agreement and do not improve the wording. A vague purpose must remain
            /// vague here.
            text: Text,
        }
        /// Which datasets the purpose needs
        ///
        /// Ids of datasets. A dataset that no purpose needs should not be shared.
        datasets: Vec<DatasetRef>,
        /// The code of the purpose in a published list
        ///
        /// For example a term of the W3C Data Privacy Vocabulary, with its prefix.
        code: Text,
        /// Whether the purpose is specific
        ///
        /// Whether a reader could decide for any given use whether it is covered. "Improving public
        /// services" is too wide.
        specific: bool,
        /// Whether the purpose contains open-ended wording
        ///
        /// For example "including but not limited to" or "and related purposes".
        open_ended: bool,
        /// The controller for the purpose
        ///
        /// The id of the party that determines why and how the data is used for this purpose.
        controller: PartyRef,
        /// The task that the purpose serves
        ///
        /// A public authority cannot rely on legitimate interests for its own tasks.
        task: Task,
        /// The lawful basis for the purpose
        ///
        /// Each purpose has its own lawful basis. For public bodies it is usually public task.
        lawful_basis: LawfulBasis,
        /// Whether a legitimate interests assessment is recorded
        ///
        /// Only if the lawful basis is legitimate interests.
        legitimate_interests_assessment: bool,
        /// The law that supports the lawful basis
        ///
        /// The Act and the section, such as the one that confers the task on the public body. UK
        /// GDPR Article 6(3).
        law: Text,
        /// The Article 9 condition for special category data
        ///
        /// GDPR Article 9(2).
        article_9_condition: Article9Condition,
        /// The condition in Schedule 1 to the Data Protection Act 2018 that is met
        ///
        /// The paragraph, by number, if the Article 9 condition or Article 10 requires one.
        schedule_1_condition: Text,
        /// The condition in Schedule 10 to the Data Protection Act 2018 that is met
        ///
        /// The paragraph, by number. Only for sensitive processing by the intelligence services:
        /// section 86(2)(b).
        schedule_10_condition: Text,
        /// The authority for processing criminal offence data
        ///
        /// GDPR Article 10.
        article_10_authority: Text,
        /// Whether the purpose differs from the one for which the data was collected
        ///
        /// Compare it with the information given to data subjects when the data was collected.
        differs_from_collection: bool,
        /// The ground on which the new purpose is compatible
        ///
        /// The ground that was recorded. Compatibility alone does not make a use lawful: a lawful
        /// basis is required too.
        compatibility: Compatibility,
        /// Whether the purpose is direct patient care
        ///
        /// Care of the individual patients to whom the data relates. Planning, research and testing
        /// are not direct care.
        direct_care: bool,
        /// Whether the purpose is law enforcement
        ///
        /// The prevention, investigation, detection or prosecution of crime, or the execution of
        /// sentences.
        law_enforcement: bool,
        /// Whether the purpose is defence
        ///
        /// The armed forces, their equipment or their operations, including possible future use.
        defence: bool,
        /// Whether the purpose is immigration control
        ///
        /// Including where records kept for another purpose, such as tax, are searched for it.
        immigration: bool,
        /// Whether a law authorises the purpose
        ///
        /// For data first collected for law enforcement and now used for another purpose (DPA 2018,
        /// section 36(4)).
        authorised_by_law: bool,
        /// Whether the purpose is commercial
        ///
        /// Whether a company sells or improves a product with the result. Compare it with the
        /// clause on sub-licensing.
        commercial: bool,
        /// The stage of the purpose
        ///
        /// A lawful basis for care does not cover the testing of the tool.
        phase: Phase,
        /// The reason why the data is necessary for the purpose
        ///
        /// Why the purpose cannot be achieved with less data, or with none.
        necessity: Text,
        /// The number of data subjects whose data the purpose requires
        ///
        /// Compare it with the number of data subjects in the datasets. Records of a whole
        /// population are often shared for the sake of a few.
        subjects_needed: u64,
        /// The basis for processing criminal offence data
        ///
        /// Article 10 of the UK or EU GDPR. Name the law separately, as the authority for
        /// processing such data.
        article_10: Article10Basis,
        /// Whether there is an appropriate policy document
        ///
        /// Schedule 1, Part 4 to the Data Protection Act 2018: the document that most conditions of
        /// that Schedule require.
        policy_document: PolicyDocument,
    }
}

words! {
    /// Uses that can be prohibited.
    ProhibitedUse {
        /// Training models.
        Training,
        /// Re-identification.
        Reidentification,
        /// Sale of the data.
        Resale,
        /// Advertising.
        Advertising,
        /// Profiling outside the purpose.
        ProfilingOutsidePurpose,
        /// Onward sharing.
        OnwardSharing,
        /// Use for law enforcement.
        LawEnforcementReuse,
        /// Linkage with other data.
        Linkage,
        /// Decisions about individuals.
        DecisionsAboutIndividuals,
    }
}

terms! {
    /// Limits on the use and onward sharing of the data.
    UseLimits {
        /// Which uses are prohibited
        ///
        /// Only express prohibitions. An empty list states that there are none.
        prohibited: Vec<ProhibitedUse>,
        /// Whether the vendor may sub-license the data
        ///
        /// Whether the vendor may allow others to use the data under its own licence.
        sub_licensing: bool,
        /// Whether commercial use is permitted
        ///
        /// A prohibition of commercial use conflicts with a right to sub-license the data to
        /// companies.
        commercial_use: bool,
        /// Which other recipients receive the data
        ///
        /// All recipients other than the parties and sub-processors. An empty list states that
        /// there are none.
        recipients: Vec<Text>,
        /// Whether sub-licences are subject to the same limits
        ///
        /// Limited to named categories of recipient and to the same uses.
        sub_licences_limited: bool,
    }
}

terms! {
    /// Consent, if relied on as the lawful basis.
    Consent {
        /// Whether a service, benefit or place is conditional on consent
        ///
        /// Answer yes if data subjects who refuse consent lose it. GDPR Article 7(4).
        conditional: bool,
        /// Whether consent is sought separately for each use
        ///
        /// A separate request for each use, distinct from other terms. GDPR Article 7(2).
        granular: bool,
        /// Whether records of consent are kept
        ///
        /// Who consented, when, and to which words. GDPR Article 7(1).
        record: bool,
        /// Whether consent is as easy to withdraw as to give
        ///
        /// The same number of steps, by the same channel. GDPR Article 7(3).
        withdraw_as_easy: bool,
        /// Whether a withdrawal of consent is passed to the vendor and applied to its models
        ///
        /// Who notifies the vendor, how soon, and what happens to models already trained on the
        /// data.
        withdrawal_reaches_vendor: bool,
        /// Whether the age and capacity of children are verified
        ///
        /// How it is established that a child is old enough to consent, or that a parent has
        /// consented.
        age_checked: bool,
        /// Whether consent is given to an area of scientific research
        ///
        /// UK GDPR Article 4(6): if the purposes cannot be fully identified at the time of
        /// collection.
        research_area: bool,
    }
}
