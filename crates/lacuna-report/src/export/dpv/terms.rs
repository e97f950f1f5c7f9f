//! The words of agreement files, and the terms of the vocabulary for them.

use lacuna_core::agreement::{Article9Condition, DataCategory, DataForm, LawfulBasis};

/// The lawful bases: the word of the agreement file, the general term, and that of the EU GDPR.
pub(super) const LAWFUL_BASES: [(LawfulBasis, &str, &str); 6] = [
    (LawfulBasis::Consent, "dpv:Consent", "eu-gdpr:A6-1-a"),
    (LawfulBasis::Contract, "dpv:Contract", "eu-gdpr:A6-1-b"),
    (
        LawfulBasis::LegalObligation,
        "dpv:LegalObligation",
        "eu-gdpr:A6-1-c",
    ),
    (
        LawfulBasis::VitalInterests,
        "dpv:VitalInterest",
        "eu-gdpr:A6-1-d",
    ),
    (
        LawfulBasis::PublicTask,
        "dpv:PublicInterest",
        "eu-gdpr:A6-1-e",
    ),
    (
        LawfulBasis::LegitimateInterests,
        "dpv:LegitimateInterest",
        "eu-gdpr:A6-1-f",
    ),
];

/// Conditions of the EU GDPR, Article 9(2).
pub(super) const ARTICLE_9: [(Article9Condition, &str); 10] = [
    (Article9Condition::ExplicitConsent, "eu-gdpr:A9-2-a"),
    (Article9Condition::Employment, "eu-gdpr:A9-2-b"),
    (Article9Condition::VitalInterests, "eu-gdpr:A9-2-c"),
    (Article9Condition::NotForProfit, "eu-gdpr:A9-2-d"),
    (Article9Condition::MadePublic, "eu-gdpr:A9-2-e"),
    (Article9Condition::LegalClaims, "eu-gdpr:A9-2-f"),
    (
        Article9Condition::SubstantialPublicInterest,
        "eu-gdpr:A9-2-g",
    ),
    (Article9Condition::HealthCare, "eu-gdpr:A9-2-h"),
    (Article9Condition::PublicHealth, "eu-gdpr:A9-2-i"),
    (Article9Condition::Research, "eu-gdpr:A9-2-j"),
];

/// Categories of data that are special by Article 9(1).
pub(super) const SPECIAL: [DataCategory; 8] = [
    DataCategory::Health,
    DataCategory::Genetic,
    DataCategory::BiometricId,
    DataCategory::Ethnicity,
    DataCategory::Religion,
    DataCategory::Politics,
    DataCategory::Union,
    DataCategory::SexLife,
];

/// Forms of data with a class of their own. Data in which people can be known has none that says no more than that.
pub(super) const FORMS: [(DataForm, &str); 3] = [
    (DataForm::Pseudonymised, "dpv:PseudonymisedData"),
    (DataForm::Anonymised, "dpv:AnonymisedData"),
    (DataForm::Synthetic, "dpv:SyntheticData"),
];
