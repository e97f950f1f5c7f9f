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
        /// A cloud for this customer alone.
        PrivateCloud,
        /// The government's own premises.
        OnPremises,
        /// The government's own premises, accredited for SECRET and above.
        OnPremisesAccredited,
        /// A service accredited for SECRET and above.
        AccreditedSecret,
    }
}

words! {
    /// Assessments behind a decision to hold data abroad.
    OffshoreAssessment {
        /// Legal.
        Legal,
        /// Data protection.
        DataProtection,
        /// Security.
        Security,
    }
}

terms! {
    /// Where the data is held and from where it is reached.
    Hosting {
        /// What kind of hosting it is
        r#type: HostingType,
        /// In which countries the data is stored
        ///
        /// At rest, backups included. Residency promises often cover this alone.
        locations: Vec<Country>,
        /// In which countries the data is processed
        ///
        /// Where models run on it, which can differ from where it is stored.
        processing_locations: Vec<Country>,
        /// In which countries account, billing and usage data is held
        metadata_locations: Vec<Country>,
        /// From which countries the data can be reached
        ///
        /// Support and administration from afar.
        remote_access_from: Vec<Country>,
        /// Which assessments stand behind holding data abroad
        offshore_decision: Vec<OffshoreAssessment>,
        /// Who hosts the data
        provider: Text,
    }
}

words! {
    /// Mechanisms for transfers abroad: UK GDPR Articles 44A to 49A.
    Mechanism {
        /// Regulations under Article 45A, such as the UK-US data bridge.
        #[serde(rename = "article_45a_regulations")]
        Article45aRegulations,
        /// Safeguards under Article 46, such as the IDTA.
        #[serde(rename = "article_46_safeguards")]
        Article46Safeguards,
        /// A derogation under Article 49.
        #[serde(rename = "article_49_derogation")]
        Article49Derogation,
        /// None is named.
        None,
    }
}

words! {
    /// Derogations for transfers: UK GDPR Article 49(1).
    Derogation {
        /// Explicit consent: (a).
        Consent,
        /// A contract with the person: (b).
        Contract,
        /// A contract in the person's interest: (c).
        ContractInInterest,
        /// Important reasons of public interest: (d).
        PublicInterest,
        /// Legal claims: (e).
        LegalClaims,
        /// Vital interests: (f).
        VitalInterests,
        /// A public register: (g).
        PublicRegister,
        /// Compelling legitimate interests: the second subparagraph.
        CompellingInterests,
    }
}

terms! {
    /// A transfer of data abroad.
    Transfer {
        required {
            /// The id of the transfer
            id: Id,
        }
        /// To which country the data goes
        destination: Country,
        /// Which party receives the data
        recipient: PartyRef,
        /// Which datasets go
        datasets: Vec<DatasetRef>,
        /// Which mechanism allows the transfer
        mechanism: Mechanism,
        /// Which derogation is relied on
        derogation: Derogation,
        /// Whether the recipient is on the list of the UK extension to the data bridge
        uk_extension_listed: bool,
        /// Whether sensitive data is flagged to the recipient
        flagged_sensitive: bool,
        /// Whether the data protection test is recorded
        ///
        /// UK GDPR Article 46: protection not materially lower.
        test_recorded: bool,
        /// Whether a contract meets section 59 of the Data Protection Act 2018
        section_59_contract: bool,
        /// Whether this particular transfer was instructed
        particular_instruction: bool,
        /// Whether necessity and proportionality are recorded
        necessary_proportionate: bool,
    }
}

terms! {
    /// What the vendor must do when a foreign authority calls for the data.
    ForeignAccess {
        /// Whether the agreement deals with demands under foreign law
        clause: bool,
        /// Whether the vendor must tell the controller before it discloses
        notify_before: bool,
        /// Whether the vendor must challenge, redirect or narrow a demand
        challenge: bool,
        /// After how many months demands are reported
        report_months: u64,
        /// Whether the government may leave when foreign law changes
        exit_on_law_change: bool,
    }
}
