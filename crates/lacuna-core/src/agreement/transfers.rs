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
        ///
        /// The weakest kind, where the agreement allows several.
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
        ///
        /// Who used what and when. Residency promises seldom reach it.
        metadata_locations: Vec<Country>,
        /// From which countries the data can be reached
        ///
        /// Support and administration from afar.
        remote_access_from: Vec<Country>,
        /// Which assessments stand behind holding data abroad
        ///
        /// For data held outside the country. Written assessments, and a name under the decision.
        offshore_decision: Vec<OffshoreAssessment>,
        /// Who hosts the data
        ///
        /// Also where it is not a party: the cloud under the vendor's service.
        provider: Text,
        /// Whether the host is a party or a listed sub-processor
        ///
        /// Look for the same company under another name: "AWS" may be listed as "Amazon Web Services EMEA SARL".
        provider_listed: bool,
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
            ///
            /// A short name of your own, such as support-from-us.
            id: Id,
        }
        /// To which country the data goes
        ///
        /// The country of whoever receives it or can reach it from there.
        destination: Country,
        /// Which party receives the data
        ///
        /// The id of a party. Add the recipient to the parties where it is not one yet.
        recipient: PartyRef,
        /// Which datasets go
        ///
        /// Ids of datasets. Leave it out where the agreement does not say which.
        datasets: Vec<DatasetRef>,
        /// Which mechanism allows the transfer
        ///
        /// One for each destination. "Appropriate safeguards" without a name is none.
        mechanism: Mechanism,
        /// Which derogation is relied on
        ///
        /// Only where the mechanism is article_49_derogation. Some of them are closed to public authorities (Article
        /// 49(3)).
        derogation: Derogation,
        /// Whether the recipient is on the list of the UK extension to the data bridge
        ///
        /// Only for the United States and article_45a_regulations. Look it up on the day of signing.
        uk_extension_listed: bool,
        /// Whether sensitive data is flagged to the recipient
        ///
        /// Some data is protected under the bridge only where the recipient is told that it is sensitive.
        flagged_sensitive: bool,
        /// Whether the data protection test is recorded
        ///
        /// UK GDPR Article 46: protection not materially lower.
        test_recorded: bool,
        /// Whether a contract meets section 59 of the Data Protection Act 2018
        ///
        /// For law-enforcement data sent to a processor.
        section_59_contract: bool,
        /// Whether this particular transfer was instructed
        ///
        /// For law-enforcement data: an instruction to make this transfer, not a general permission (section 59(7)).
        particular_instruction: bool,
        /// Whether necessity and proportionality are recorded
        ///
        /// For data of the intelligence services (section 109).
        necessary_proportionate: bool,
        /// Whether the recipient is on the list of the EU-US Data Privacy Framework
        ///
        /// Only for the United States and data under the EU GDPR. Look it up for the kind of data.
        eu_framework_listed: bool,
    }
}

terms! {
    /// What the vendor must do when a foreign authority calls for the data.
    ForeignAccess {
        /// Whether the agreement deals with demands under foreign law
        ///
        /// Names demands by foreign authorities. A general "except as required by law" lets them through and is not
        /// such a clause.
        clause: bool,
        /// Whether the vendor must tell the controller before it discloses
        ///
        /// Before anything is handed over, so far as the law of the United Kingdom allows it.
        notify_before: bool,
        /// Whether the vendor must challenge, redirect or narrow a demand
        ///
        /// Using the remedies there are, sending the authority to the government first, and giving the least required.
        challenge: bool,
        /// After how many months demands are reported
        ///
        /// Months between reports, also where there was no demand. 6 for twice a year.
        report_months: u64,
        /// Whether the government may leave when foreign law changes
        ///
        /// Also where approval of the destination falls away. Without charge.
        exit_on_law_change: bool,
    }
}
