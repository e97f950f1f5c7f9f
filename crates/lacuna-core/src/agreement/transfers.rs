//! Where the data is, where it goes, and who abroad can call for it.

use super::terms::{terms, words};
use super::values::{Country, DatasetRef, Id, PartyRef, Text};

words! {
    /// Kinds of hosting.
    HostingType {
        /// A public cloud.
        PublicCloud,
        /// Software as a service.
        Saas,
        /// A private cloud for this customer alone.
        PrivateCloud,
        /// The government's own premises.
        OnPremises,
        /// The government's own premises, accredited for SECRET and above.
        OnPremisesAccredited,
        /// A service accredited for SECRET.
        AccreditedSecret,
    }
}

words! {
    /// Assessments that support a decision to hold data abroad.
    OffshoreAssessment {
        /// Legal assessment.
        Legal,
        /// Data protection assessment.
        DataProtection,
        /// Security assessment.
        Security,
    }
}

terms! {
    /// The location of the data and of access to it.
    Hosting {
        /// The type of hosting
        ///
        /// The least protected kind, if the agreement allows several.
        r#type: HostingType,
        /// In which countries the data is stored
        ///
        /// At rest, including backups. Data residency commitments often cover only storage.
        locations: Vec<Country>,
        /// In which countries the data is processed
        ///
        /// Where models run on it, which can differ from where it is stored.
        processing_locations: Vec<Country>,
        /// In which countries account, billing and usage data is held
        ///
        /// Records of who used what and when. Data residency commitments seldom cover them.
        metadata_locations: Vec<Country>,
        /// From which countries the data can be accessed
        ///
        /// Remote support and administration.
        remote_access_from: Vec<Country>,
        /// Which assessments support a decision to hold data abroad
        ///
        /// For data held outside the country. Written assessments, and a named decision-maker.
        offshore_decision: Vec<OffshoreAssessment>,
        /// The hosting provider
        ///
        /// Including a provider that is not a party, such as the cloud provider of the vendor's
        /// service.
        provider: Text,
        /// Whether the hosting provider is a party or a listed sub-processor
        ///
        /// Check for the same company under another name: "AWS" may be listed as "Amazon Web
        /// Services EMEA SARL".
        provider_listed: bool,
    }
}

words! {
    /// Mechanisms for restricted transfers: UK GDPR Articles 44A to 49A.
    Mechanism {
        /// A finding of adequacy: regulations under Article 45A, or a decision under Article 45.
        // Serde sets underscores before capitals alone, and would write `article45a_regulations`.
        #[serde(rename = "article_45a_regulations")]
        Article45aRegulations,
        /// Appropriate safeguards, such as standard contractual clauses: Article 46.
        #[serde(rename = "article_46_safeguards")]
        Article46Safeguards,
        /// A derogation under Article 49.
        #[serde(rename = "article_49_derogation")]
        Article49Derogation,
        /// No mechanism is named.
        None,
    }
}

words! {
    /// Derogations for transfers: GDPR Article 49(1).
    Derogation {
        /// Explicit consent (Article 49(1)(a)).
        Consent,
        /// A contract with the data subject (Article 49(1)(b)).
        Contract,
        /// A contract in the interest of the data subject (Article 49(1)(c)).
        ContractInInterest,
        /// Important reasons of public interest (Article 49(1)(d)).
        PublicInterest,
        /// Legal claims (Article 49(1)(e)).
        LegalClaims,
        /// Vital interests (Article 49(1)(f)).
        VitalInterests,
        /// A public register (Article 49(1)(g)).
        PublicRegister,
        /// Compelling legitimate interests (Article 49(1), second subparagraph).
        CompellingInterests,
    }
}

terms! {
    /// A restricted transfer of data.
    Transfer {
        required {
            /// The id of the transfer
            ///
            /// A short name of your choice, such as support-from-us.
            id: Id,
        }
        /// The destination country
        ///
        /// The country of the recipient, or from which the data can be accessed.
        destination: Country,
        /// The recipient of the transfer
        ///
        /// The id of a party. Add the recipient to the parties if necessary.
        recipient: PartyRef,
        /// Which datasets are transferred
        ///
        /// Ids of datasets. Omit this field if the agreement does not say which.
        datasets: Vec<DatasetRef>,
        /// The transfer mechanism
        ///
        /// One for each destination. "Appropriate safeguards" without a named mechanism does not
        /// count.
        mechanism: Mechanism,
        /// The derogation that is relied on
        ///
        /// Only if the mechanism is a derogation under Article 49. Some derogations are not
        /// available to public authorities (Article 49(3)).
        derogation: Derogation,
        /// Whether the recipient is listed under the UK Extension to the data bridge
        ///
        /// Only for the United States and regulations under Article 45A. Check the list on the date
        /// of signature.
        uk_extension_listed: bool,
        /// Whether sensitive data is identified as such to the recipient
        ///
        /// The data bridge protects some data only if it is identified to the recipient as
        /// sensitive.
        flagged_sensitive: bool,
        /// Whether the data protection test is recorded
        ///
        /// UK GDPR Article 46: a standard of protection that is not materially lower.
        test_recorded: bool,
        /// Whether a contract meets section 59 of the Data Protection Act 2018
        ///
        /// For law enforcement data transferred to a processor.
        section_59_contract: bool,
        /// Whether there is an instruction for this particular transfer
        ///
        /// For law enforcement data: an instruction to make this transfer, not a general
        /// authorisation (section 59(7)).
        particular_instruction: bool,
        /// Whether the necessity and proportionality of the transfer are recorded
        ///
        /// For intelligence services data (section 109).
        necessary_proportionate: bool,
        /// Whether the recipient is listed under the EU-US Data Privacy Framework
        ///
        /// Only for the United States and data under the EU GDPR. Check the list for the kind of
        /// data concerned.
        eu_framework_listed: bool,
        /// Whether the adequacy finding for the country covers the recipient
        ///
        /// Only for a country that was found adequate for some recipients alone, such as Canada for
        /// commercial organisations. For the United States, answer whether the recipient is listed.
        adequacy_covers: bool,
    }
}

terms! {
    /// Demands for the data by foreign authorities.
    ForeignAccess {
        /// Whether the agreement addresses demands under foreign law
        ///
        /// A clause on demands by foreign authorities. A general exception "as required by law"
        /// permits disclosure and is not such a clause.
        clause: bool,
        /// Whether the vendor must notify the controller before disclosure
        ///
        /// Before any disclosure, to the extent that United Kingdom law allows.
        notify_before: bool,
        /// Whether the vendor must challenge, redirect or narrow a demand
        ///
        /// By using the available remedies, first referring the authority to the government, and
        /// disclosing the minimum required.
        challenge: bool,
        /// The interval in months between reports on demands
        ///
        /// Including nil reports. Enter 6 for twice a year.
        report_months: u64,
        /// Whether the government may terminate on a change in foreign law
        ///
        /// Including if the adequacy of the destination is withdrawn. Without charge.
        exit_on_law_change: bool,
    }
}
