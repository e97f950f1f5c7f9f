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
    /// A certificate about the security of a service.
    Certificate {
        required {
            /// The standard it certifies
            ///
            /// Such as ISO 27001 or Cyber Essentials Plus.
            standard: Text,
        }
        /// Who issued the certificate
        ///
        /// An accredited body. A statement by the vendor about itself is no certificate.
        issuer: Text,
        /// What the certificate covers
        ///
        /// The services and sites in its scope; look whether the service in question is among them.
        scope: Text,
        /// The date on which the certificate was issued
        ///
        /// The latest issue, not the first.
        issued_on: Date,
        /// The date on which the certificate expires
        ///
        /// Compare it with the day on which data first flows.
        expires_on: Date,
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
        ///
        /// Whoever can decrypt without asking. Keys that the vendor manages for the customer are held by the vendor.
        key_holder: KeyHolder,
        /// Whether the vendor can read the data in the clear
        ///
        /// False only where the vendor has no technical way to read content, not where it promises not to.
        vendor_plaintext_access: bool,
        /// Whether data is encrypted at rest
        ///
        /// Look whether it holds where the vendor and its subcontractors store the data too.
        encrypted_at_rest: bool,
        /// Whether data is encrypted on its way
        ///
        /// Between all places, also inside the vendor's network.
        encrypted_in_transit: bool,
        /// Whether it was assessed what the collection as a whole reveals
        ///
        /// Many harmless records can add up to a harmful picture.
        aggregation_assessed: bool,
        /// Whether there is evidence that customers are kept apart
        ///
        /// A test report or an architecture review, not a sentence.
        separation_evidence: bool,
        /// Whether the service was assessed against the NCSC cloud principles
        ///
        /// All 14, with the gaps that are open.
        ncsc_principles_assessed: bool,
        /// Which attacks on AI are covered
        ///
        /// Tested and recorded, one by one.
        ai_threats: Vec<AiThreat>,
        /// Which certificates the vendor holds
        ///
        /// Only those that cover the service in question. An empty list states that there are none.
        certificates: Vec<Certificate>,
        /// The date of the last penetration test
        ///
        /// Of the service as the government will use it. An old test says little.
        penetration_tested_on: Date,
        /// How people are kept from being known again
        ///
        /// Such as differential privacy, a secure enclave or federated analysis.
        privacy_enhancing: Vec<Text>,
        /// Why it is accepted that the vendor can read the data in the clear
        ///
        /// The decision on record, with who took it.
        plaintext_accepted: Text,
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
        ///
        /// The level the agreement names for the people concerned, for each classification where they differ.
        clearance_level: Text,
        /// Whether caveats on nationality are met
        ///
        /// Such as UK EYES ONLY. Remember support teams that hand over around the globe.
        nationality_caveat_met: bool,
        /// When staff of the vendor see content
        ///
        /// The widest case the agreement or the vendor's terms allow.
        vendor_content_access: ContentAccess,
        /// Whether access by the vendor's staff is approved and logged
        ///
        /// Each access is approved beforehand, and the controller can see the log.
        access_controls: bool,
        /// Whether staff with access are bound to confidentiality
        ///
        /// UK GDPR Article 28(3)(b). By contract or by law, for each person.
        confidentiality_duty: bool,
        /// Whether a statutory duty of secrecy binds the staff with access
        ///
        /// Such as for civil servants or doctors: a duty in an Act, and not in a contract.
        statutory_secrecy: bool,
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
        ///
        /// Only those that are in force for this vendor and this work. An empty list states that there are none.
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
            ///
            /// An exemption lifts certain duties, never all of them.
            r#type: ExemptionType,
        }
        /// Under which section the exemption is claimed
        ///
        /// Such as section 28, 78A or 110 of the Data Protection Act 2018.
        section: Text,
        /// Which certificate stands behind the exemption
        ///
        /// Who signed it, when, and what it covers.
        certificate: Text,
        /// Why the exemption is needed
        ///
        /// Why the duty in question cannot be met here.
        reason: Text,
    }
}

words! {
    /// Cases in which sensitive processing is allowed.
    SensitiveCase {
        /// The person consented: section 35(4).
        Consent,
        /// A condition of Schedule 8 is met: section 35(5).
        #[serde(rename = "schedule_8")]
        Schedule8,
        /// Neither.
        None,
    }
}

terms! {
    /// Processing for law enforcement.
    LawEnforcement {
        /// Whether sensitive processing is strictly necessary
        ///
        /// For sensitive data, recorded in writing. DPA 2018, section 35(5).
        strictly_necessary: bool,
        /// Which condition of Schedule 8 is met
        ///
        /// The paragraph, by number.
        schedule_8_condition: Text,
        /// Whether there is an appropriate policy document
        ///
        /// The one that section 42 of the 2018 Act describes.
        policy_document: bool,
        /// Which case allows sensitive processing
        ///
        /// Section 35(4) or (5) of the Data Protection Act 2018. Give the paragraph of Schedule 8 under schedule_8_condition.
        sensitive_case: SensitiveCase,
    }
}

terms! {
    /// Data of courts.
    Justice {
        /// Whether the judiciary has consented
        ///
        /// The courts' own agreement. The regulator does not oversee courts acting judicially (DPA 2018, section 117).
        judicial_consent: bool,
    }
}

words! {
    /// Online services and children.
    ChildrenOnline {
        /// A service offered directly to children.
        OfferedToChildren,
        /// A service that children are likely to use.
        LikelyToBeUsed,
        /// No online service for children.
        None,
    }
}

terms! {
    /// Data about children.
    Children {
        /// Whether the higher protection of children was assessed
        ///
        /// UK GDPR Article 25(1A).
        higher_protection_assessed: bool,
        /// Whether an online service is offered to children, or likely to be used by them
        ///
        /// An app or a website, not a record about children. Preventive and counselling services are not meant.
        online_service: ChildrenOnline,
        /// Whether a parent authorises the consent of a young child
        ///
        /// Under 13 in the United Kingdom, under 16 or a lower national age in the Union.
        parental_authorisation: bool,
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
        ///
        /// Before the vendor sees anything. Mail tells of third parties, illness, faith and crime unasked.
        screening: Screening,
        /// Which correspondence is kept out
        ///
        /// Named, with a way to find them. An empty list states that nothing is kept out.
        exclusions: Vec<ProtectedCorrespondence>,
    }
}
