//! The words of agreement files, and the terms of the vocabulary for them.

/// The lawful bases: the word of the agreement file, the general term, and that of the EU GDPR.
pub(super) const LAWFUL_BASES: [(&str, &str, &str); 6] = [
    ("consent", "dpv:Consent", "eu-gdpr:A6-1-a"),
    ("contract", "dpv:Contract", "eu-gdpr:A6-1-b"),
    ("legal_obligation", "dpv:LegalObligation", "eu-gdpr:A6-1-c"),
    ("vital_interests", "dpv:VitalInterest", "eu-gdpr:A6-1-d"),
    ("public_task", "dpv:PublicInterest", "eu-gdpr:A6-1-e"),
    (
        "legitimate_interests",
        "dpv:LegitimateInterest",
        "eu-gdpr:A6-1-f",
    ),
];

/// Conditions of the EU GDPR, Article 9(2).
pub(super) const ARTICLE_9: [(&str, &str); 10] = [
    ("explicit_consent", "eu-gdpr:A9-2-a"),
    ("employment", "eu-gdpr:A9-2-b"),
    ("vital_interests", "eu-gdpr:A9-2-c"),
    ("not_for_profit", "eu-gdpr:A9-2-d"),
    ("made_public", "eu-gdpr:A9-2-e"),
    ("legal_claims", "eu-gdpr:A9-2-f"),
    ("substantial_public_interest", "eu-gdpr:A9-2-g"),
    ("health_care", "eu-gdpr:A9-2-h"),
    ("public_health", "eu-gdpr:A9-2-i"),
    ("research", "eu-gdpr:A9-2-j"),
];

/// Categories of data that are special by Article 9(1).
pub(super) const SPECIAL: [&str; 8] = [
    "health",
    "genetic",
    "biometric_id",
    "ethnicity",
    "religion",
    "politics",
    "union",
    "sex_life",
];

/// Forms of data with a class of their own. Data in which people can be known has none that says no more than that.
pub(super) const FORMS: [(&str, &str); 3] = [
    ("pseudonymised", "dpv:PseudonymisedData"),
    ("anonymised", "dpv:AnonymisedData"),
    ("synthetic", "dpv:SyntheticData"),
];
