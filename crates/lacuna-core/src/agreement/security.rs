//! Security of the data and of the people who reach it, and data that needs special care.

use super::terms::{terms, words};
use super::values::{Date, Text};

words! {
    /// The holder of the encryption keys.
    KeyHolder {
        /// The vendor.
        Vendor,
        /// The controller.
        Controller,
        /// An escrow agent in the United Kingdom.
        UkEscrow,
    }
}

words! {
    /// Attacks on AI systems.
    AiThreat {
        /// Prompt injection: instructions hidden in content.
        PromptInjection,
        /// Data poisoning: manipulated training data.
        DataPoisoning,
        /// Extraction of training data or of the model.
        Extraction,
        /// Supply chain attacks.
        SupplyChain,
    }
}

terms! {
    /// A security certificate.
    Certificate {
        required {
            /// The certified standard
            ///
            /// For example ISO 27001 or Cyber Essentials Plus.
            standard: Text,
        }
        /// The issuer of the certificate
        ///
        /// An accredited body. A self-assessment by the vendor is not a certificate.
        issuer: Text,
        /// The scope of the certificate
        ///
        /// The services and sites covered. Check whether they include the service in question.
        scope: Text,
        /// The issue date of the certificate
        ///
        /// The date of the latest issue, not the first.
        issued_on: Date,
        /// The expiry date of the certificate
        ///
        /// Compare it with the date on which data is first shared.
        expires_on: Date,
    }
}

terms! {
    /// Security of the data.
    Security {
        /// Which security measures are set out
        ///
        /// GDPR Article 32. An empty list states that there are none.
        measures: Vec<Text>,
        /// The holder of the encryption keys
        ///
        /// Whoever can decrypt the data without another's permission. Keys that the vendor manages
        /// for the customer are held by the vendor.
        key_holder: KeyHolder,
        /// Whether the vendor can access the data in unencrypted form
        ///
        /// Answer no only if the vendor has no technical means to read content. A promise not to
        /// read it is not enough.
        vendor_plaintext_access: bool,
        /// Whether data is encrypted at rest
        ///
        /// Check whether this also applies to storage by the vendor and its subcontractors.
        encrypted_at_rest: bool,
        /// Whether data is encrypted in transit
        ///
        /// Between all locations, including within the vendor's network.
        encrypted_in_transit: bool,
        /// Whether the aggregation risk was assessed
        ///
        /// Individually harmless records can together reveal sensitive information.
        aggregation_assessed: bool,
        /// Whether there is evidence of customer separation
        ///
        /// A test report or an architecture review. A statement alone is not evidence.
        separation_evidence: bool,
        /// Whether the service was assessed against the NCSC cloud security principles
        ///
        /// All 14 principles, with any gaps recorded.
        ncsc_principles_assessed: bool,
        /// Which attacks on AI are covered
        ///
        /// Each attack that was tested and recorded.
        ai_threats: Vec<AiThreat>,
        /// Which certificates the vendor holds
        ///
        /// Only certificates that cover the service in question. An empty list states that there
        /// are none.
        certificates: Vec<Certificate>,
        /// The date of the last penetration test
        ///
        /// A test of the service as the government will use it. An old test is weak evidence.
        penetration_tested_on: Date,
        /// Which privacy-enhancing technologies protect against re-identification
        ///
        /// For example differential privacy, a secure enclave or federated analysis.
        privacy_enhancing: Vec<Text>,
        /// The reason for accepting the vendor's access to unencrypted data
        ///
        /// The recorded decision, and who took it.
        plaintext_accepted: Text,
    }
}

words! {
    /// Circumstances in which the vendor's staff access content.
    ContentAccess {
        /// No access.
        None,
        /// Access for support.
        Support,
        /// Access to review suspected abuse.
        AbuseReview,
        /// Access for any reason.
        Any,
    }
}

terms! {
    /// Personnel with access to the data.
    Personnel {
        /// The security clearance required for access
        ///
        /// The level that the agreement requires for the staff concerned, for each classification
        /// if the levels differ.
        clearance_level: Text,
        /// Whether nationality caveats are met
        ///
        /// For example UK EYES ONLY. Take account of follow-the-sun support.
        nationality_caveat_met: bool,
        /// The extent to which the vendor's staff may access content
        ///
        /// The widest access allowed by the agreement or the vendor's terms.
        vendor_content_access: ContentAccess,
        /// Whether access by the vendor's staff is approved and logged
        ///
        /// Each access is approved in advance, and the controller can inspect the log.
        access_controls: bool,
        /// Whether staff with access are bound by a duty of confidentiality
        ///
        /// GDPR Article 28(3)(b). By contract or by statute, for each person.
        confidentiality_duty: bool,
        /// Whether staff with access are under a statutory duty of secrecy
        ///
        /// For example civil servants or doctors. The duty must arise under an enactment, not only
        /// under a contract.
        statutory_secrecy: bool,
    }
}

words! {
    /// Security terms in defence contracts.
    SecurityTerm {
        /// A Security Aspects Letter.
        SecurityAspectsLetter,
        /// A facility security clearance.
        FacilityClearance,
        /// A review of foreign ownership and control.
        OwnershipReview,
    }
}

terms! {
    /// Terms for defence data.
    Defence {
        /// Which defence security terms apply
        ///
        /// Only those in force for this vendor and this work. An empty list states that there are
        /// none.
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

words! {
    /// Duties of data protection law from which an exemption can release.
    ExemptedDuty {
        /// The duty to inform data subjects.
        Information,
        /// The right to object.
        Objection,
        /// The conditions for transfers abroad.
        Transfers,
        /// The notice of personal data breaches.
        BreachNotice,
        /// The duty of security, which other security measures then replace.
        Security,
    }
}

terms! {
    /// An exemption that is relied on.
    Exemption {
        required {
            /// The kind of exemption
            ///
            /// An exemption disapplies certain provisions, never all of them.
            r#type: ExemptionType,
        }
        /// The section under which the exemption is claimed
        ///
        /// For example section 26, 78A or 110 of the Data Protection Act 2018.
        section: Text,
        /// The certificate that supports the exemption
        ///
        /// Who signed it, when, and what it covers.
        certificate: Text,
        /// The reason for the exemption
        ///
        /// Why the provision concerned cannot be complied with.
        reason: Text,
        /// Which duties the exemption lifts
        ///
        /// Only those that the claim names. It lifts each as far as the reason requires.
        lifts: Vec<ExemptedDuty>,
    }
}

words! {
    /// Cases in which sensitive processing is permitted.
    SensitiveCase {
        /// The data subject has consented: section 35(4).
        Consent,
        /// A condition of Schedule 8 is met: section 35(5).
        // Serde sets underscores before capitals alone, and would write `schedule8`.
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
        /// For sensitive processing, recorded in writing. DPA 2018, section 35(5).
        strictly_necessary: bool,
        /// The condition in Schedule 8 that is met
        ///
        /// The paragraph, by number.
        schedule_8_condition: Text,
        /// Whether there is an appropriate policy document
        ///
        /// The document described in section 42 of the 2018 Act.
        policy_document: bool,
        /// The case in which sensitive processing is permitted
        ///
        /// Section 35(4) or (5) of the Data Protection Act 2018. Record the paragraph of Schedule 8
        /// separately.
        sensitive_case: SensitiveCase,
    }
}

terms! {
    /// Court data.
    Justice {
        /// Whether the judiciary has consented
        ///
        /// The courts' own agreement. The regulator does not supervise courts acting in a judicial
        /// capacity (DPA 2018, section 117).
        judicial_consent: bool,
    }
}

words! {
    /// Online services and children.
    ChildrenOnline {
        /// A service offered directly to children.
        OfferedToChildren,
        /// A service likely to be accessed by children.
        LikelyToBeUsed,
        /// No such online service.
        None,
    }
}

terms! {
    /// Data about children.
    Children {
        /// Whether children's higher protection matters were assessed
        ///
        /// UK GDPR Article 25(1A).
        higher_protection_assessed: bool,
        /// Whether an online service is offered to children or likely to be accessed by them
        ///
        /// An app or a website, not a record about children. Preventive and counselling services do
        /// not count.
        online_service: ChildrenOnline,
        /// Whether a parent authorises a young child's consent
        ///
        /// Under 13 in the United Kingdom, under 16 or a lower national age in the European Union.
        parental_authorisation: bool,
    }
}

words! {
    /// Screening of correspondence.
    Screening {
        /// No screening.
        None,
        /// Redaction of passages.
        Redaction,
        /// Automated classification with human review.
        ClassifierAndReview,
        /// Exclusion of all correspondence.
        Excluded,
    }
}

words! {
    /// Correspondence that merits exclusion.
    ProtectedCorrespondence {
        /// Legal advice.
        LegalAdvice,
        /// Correspondence between Members of Parliament and their constituents.
        MpsConstituents,
        /// Correspondence with whistleblowers.
        Whistleblowers,
        /// Correspondence with journalists.
        Journalists,
    }
}

terms! {
    /// Letters, emails and calls with the government.
    Correspondence {
        /// The screening of correspondence
        ///
        /// Before the vendor obtains access. Correspondence can reveal third parties, illness,
        /// belief and crime.
        screening: Screening,
        /// Which correspondence is excluded
        ///
        /// Named categories, with a means of identifying them. An empty list states that nothing is
        /// excluded.
        exclusions: Vec<ProtectedCorrespondence>,
    }
}
