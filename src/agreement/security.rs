//! Security of the data and of the people who reach it, and data that needs special care.

use super::terms::{terms, words};
use super::values::{Date, Text};

words! {
    /// Who holds the keys of encrypted data.
    KeyHolder {
        /// The vendor.
        Vendor,
        /// The controller.
        Controller,
        /// An escrow in the United Kingdom.
        UkEscrow,
    }
}

words! {
    /// Attacks on AI systems.
    AiThreat {
        /// Instructions hidden in content.
        PromptInjection,
        /// Bad data fed to training.
        DataPoisoning,
        /// Drawing training data or the model out.
        Extraction,
        /// Weak links among suppliers.
        SupplyChain,
    }
}

terms! {
    /// How the data is protected.
    Security {
        /// Which security measures are described
        ///
        /// UK GDPR Article 32. An empty list states that there are none.
        measures: Vec<Text>,
        /// Who holds the keys
        key_holder: KeyHolder,
        /// Whether the vendor can read the data in the clear
        vendor_plaintext_access: bool,
        /// Whether data is encrypted at rest
        encrypted_at_rest: bool,
        /// Whether data is encrypted on its way
        encrypted_in_transit: bool,
        /// Whether it was assessed what the collection as a whole reveals
        aggregation_assessed: bool,
        /// Whether there is evidence that customers are kept apart
        separation_evidence: bool,
        /// Whether the service was assessed against the NCSC cloud principles
        ncsc_principles_assessed: bool,
        /// Which attacks on AI are covered
        ai_threats: Vec<AiThreat>,
        /// Which certificates the vendor holds
        certificates: Vec<Text>,
        /// The date of the last penetration test
        penetration_tested_on: Date,
        /// How people are kept from being known again
        privacy_enhancing: Vec<Text>,
    }
}

words! {
    /// When staff of the vendor see content.
    ContentAccess {
        /// Never.
        None,
        /// For support.
        Support,
        /// To look for abuse.
        AbuseReview,
        /// For any reason.
        Any,
    }
}

terms! {
    /// The people with access.
    Personnel {
        /// Which clearance people with access need
        clearance_level: Text,
        /// Whether caveats on nationality are met
        nationality_caveat_met: bool,
        /// When staff of the vendor see content
        vendor_content_access: ContentAccess,
        /// Whether access by the vendor's staff is approved and logged
        access_controls: bool,
        /// Whether staff with access are bound to confidentiality
        confidentiality_duty: bool,
    }
}

words! {
    /// Terms that defence contracts have.
    SecurityTerm {
        /// A Security Aspects Letter.
        SecurityAspectsLetter,
        /// A facility security clearance.
        FacilityClearance,
        /// A review of ownership and control.
        OwnershipReview,
    }
}

terms! {
    /// Terms for defence data.
    Defence {
        /// Which security terms for defence there are
        security_terms: Vec<SecurityTerm>,
    }
}

words! {
    /// Kinds of exemption from data protection law.
    ExemptionType {
        /// National security.
        NationalSecurity,
        /// Defence.
        Defence,
        /// Crime and taxation.
        CrimeAndTaxation,
        /// Research.
        Research,
        /// Another exemption.
        Other,
    }
}

terms! {
    /// An exemption that is relied on.
    Exemption {
        required {
            /// What kind of exemption it is
            r#type: ExemptionType,
        }
        /// Under which section the exemption is claimed
        section: Text,
        /// Which certificate stands behind the exemption
        certificate: Text,
        /// Why the exemption is needed
        reason: Text,
    }
}

terms! {
    /// Processing for law enforcement.
    LawEnforcement {
        /// Whether sensitive processing is strictly necessary
        strictly_necessary: bool,
        /// Which condition of Schedule 8 is met
        schedule_8_condition: Text,
        /// Whether there is an appropriate policy document
        policy_document: bool,
    }
}

terms! {
    /// Data of courts.
    Justice {
        /// Whether the judiciary has consented
        judicial_consent: bool,
    }
}

terms! {
    /// Data about children.
    Children {
        /// Whether the higher protection of children was assessed
        ///
        /// UK GDPR Article 25(1A).
        higher_protection_assessed: bool,
    }
}

words! {
    /// How letters and emails are screened.
    Screening {
        /// They are not.
        None,
        /// Passages are blacked out.
        Redaction,
        /// A classifier sorts and a person checks.
        ClassifierAndReview,
        /// They are kept out altogether.
        Excluded,
    }
}

words! {
    /// Correspondence that deserves to be kept out.
    ProtectedCorrespondence {
        /// Legal advice.
        LegalAdvice,
        /// Members of Parliament and their constituents.
        MpsConstituents,
        /// Whistleblowers.
        Whistleblowers,
        /// Journalists.
        Journalists,
    }
}

terms! {
    /// Letters, emails and calls with the government.
    Correspondence {
        /// How letters and emails are screened
        screening: Screening,
        /// Which correspondence is kept out
        exclusions: Vec<ProtectedCorrespondence>,
    }
}
