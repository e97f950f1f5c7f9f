//! The data: what it is, about whom, in what form, and how it is reached.

use super::purposes::LawfulBasis;
use super::terms::{terms, words};
use super::values::{Date, Id, Text};

words! {
    /// Categories of data.
    DataCategory {
        /// Health.
        Health,
        /// Genes.
        Genetic,
        /// Biometric data that identifies a person.
        BiometricId,
        /// Racial or ethnic origin.
        Ethnicity,
        /// Religious or philosophical beliefs.
        Religion,
        /// Political opinions.
        Politics,
        /// Trade union membership.
        Union,
        /// Sex life or sexual orientation.
        SexLife,
        /// Tax affairs.
        Tax,
        /// Benefits.
        Benefits,
        /// Criminal convictions and offences.
        CriminalOffence,
        /// Data about children.
        Children,
        /// Letters, emails and calls with the government.
        Correspondence,
        /// Court papers.
        Court,
        /// Schooling.
        Education,
        /// Money and accounts.
        Financial,
        /// Names, addresses and numbers.
        Contact,
        /// Where people are or were.
        Location,
        /// The armed forces: their organisation, their plans, their supplies.
        Defence,
        /// Weapons, equipment and their development.
        Weapons,
        /// Operations of the armed forces.
        Operations,
        /// Intelligence.
        Intelligence,
        /// Texts and pictures that are not about people.
        Content,
        /// Records of how a service is used.
        Telemetry,
        /// Another category.
        Other,
    }
}

words! {
    /// Where data comes from.
    DataSource {
        /// HM Revenue and Customs.
        Hmrc,
        /// The health service.
        Nhs,
        /// A court.
        Court,
        /// The police.
        Police,
        /// Another government department.
        Department,
        /// The people themselves.
        Individuals,
        /// Somebody else.
        Other,
    }
}

words! {
    /// The part of data protection law that data falls under.
    Regime {
        /// The UK GDPR.
        UkGdpr,
        /// Part 3 of the Data Protection Act 2018: law enforcement.
        DpaPart3,
        /// Part 4 of the Data Protection Act 2018: the intelligence services.
        DpaPart4,
        /// The EU GDPR.
        EuGdpr,
        /// None: the data is not personal.
        None,
    }
}

words! {
    /// Security classifications of the government.
    Classification {
        /// Open to all.
        Public,
        /// OFFICIAL.
        Official,
        /// OFFICIAL with the marking SENSITIVE.
        OfficialSensitive,
        /// SECRET.
        Secret,
        /// TOP SECRET.
        TopSecret,
    }
}

words! {
    /// How far people can be known from the data.
    DataForm {
        /// People are named or can be known.
        Identifiable,
        /// Names are replaced; somebody holds the key.
        Pseudonymised,
        /// Nobody can be known by any likely means.
        Anonymised,
        /// Figures about groups.
        Aggregate,
        /// Made up after the pattern of real data.
        Synthetic,
    }
}

words! {
    /// How the vendor reaches the data.
    AccessMode {
        /// One case at a time.
        PerCase,
        /// Queries run where the data is.
        QueryInPlace,
        /// Inside a secure research environment.
        SecureEnvironment,
        /// A copy of much of it.
        BulkCopy,
        /// The whole database.
        WholeDatabase,
        /// An interface without limits.
        UnrestrictedApi,
    }
}

words! {
    /// Legal gateways through which confidential data may pass.
    Gateway {
        /// Each person's explicit consent.
        ExplicitConsent,
        /// Support under section 251 of the NHS Act 2006.
        #[serde(rename = "s251_approval")]
        S251Approval,
        /// A statutory duty.
        StatutoryDuty,
        /// An order of a court.
        CourtOrder,
        /// A function of HMRC: section 18(2) of the Commissioners for Revenue and Customs Act 2005.
        #[serde(rename = "crca_s18_2_function")]
        CrcaS18Function,
        /// Disclosure by HMRC in the public interest: section 20 of the same Act.
        #[serde(rename = "crca_s20_public_interest")]
        CrcaS20PublicInterest,
        /// The consent of each person whose tax data it is.
        ConsentOfEachPerson,
        /// Another Act.
        OtherEnactment,
        /// None is named.
        None,
    }
}

terms! {
    /// A body of data that the agreement is about.
    Dataset {
        required {
            /// The id of the dataset
            id: Id,
            /// Its name
            name: Text,
        }
        /// What the dataset holds
        description: Text,
        /// Whether the dataset holds personal data
        ///
        /// Data about living people who are named or can be known. Pseudonymised data is personal.
        personal: bool,
        /// Which categories of data it holds
        categories: Vec<DataCategory>,
        /// Which data items it holds
        items: Vec<Text>,
        /// Which people it is about
        subject_categories: Vec<Text>,
        /// How many people it is about
        ///
        /// An order of magnitude is enough.
        approximate_subjects: u64,
        /// How many records it holds
        record_count: u64,
        /// How many years back the records go
        years_of_history: u64,
        /// Where the data comes from
        source: DataSource,
        /// Which part of data protection law it falls under
        regime: Regime,
        /// Which security classification it has
        classification: Classification,
        /// In which form people appear in it
        form: DataForm,
        /// Which standard of anonymisation is claimed
        anonymisation_standard: Text,
        /// Whether it is justified that people can be known from it
        identifiable_justified: bool,
        /// Whether the data items are listed field by field
        fields_listed: bool,
        /// How the vendor reaches the data
        access_mode: AccessMode,
        /// Whether a bulk copy or standing access is justified
        bulk_justified: bool,
        /// Whether it holds confidential information about patients
        confidential_patient: bool,
        /// Through which legal gateway the data may pass
        gateway: Gateway,
        /// Whether the national data opt-out is applied
        ///
        /// The opt-out of patients in England from uses beyond their care.
        national_opt_out_applied: bool,
        /// Which exemption from the opt-out is relied on
        opt_out_exemption: Text,
        /// On which basis the data was collected
        collection_basis: LawfulBasis,
        /// How often data flows
        frequency: Text,
        /// The date from which the vendor gets this data
        grant_starts_on: Date,
        /// How long the dataset is kept
        retention: DatasetRetention,
    }
}

terms! {
    /// How long one dataset is kept.
    DatasetRetention {
        /// How many days the dataset is kept
        days: u64,
        /// How many months the dataset is kept
        months: u64,
        /// The event that ends the keeping
        ///
        /// Something that will happen on a day that can be known, such as the close of a case.
        event: Text,
        /// After how many months the keeping is reviewed
        review_months: u64,
        /// Why it is kept so long
        reason: Text,
    }
}

words! {
    /// Whether the vendor gets access to data.
    VendorAccess {
        /// The vendor gets no access.
        None,
        /// It may get access later, or on a condition.
        Conditional,
        /// It gets access.
        Granted,
    }
}

words! {
    /// What has to happen before conditional access is given.
    AccessGate {
        /// A separate agreement is signed.
        SeparateAgreement,
        /// An impact assessment is signed off.
        DpiaSignedOff,
        /// A minister directs it.
        MinisterialDirection,
        /// The words are too vague to say.
        Vague,
        /// Nothing.
        None,
    }
}

words! {
    /// Whether datasets may be linked.
    Linkage {
        /// Nothing is linked.
        None,
        /// Linking is forbidden.
        Prohibited,
        /// Linking is allowed.
        Permitted,
    }
}

terms! {
    /// Whether and how the vendor gets at the data.
    Access {
        /// Whether the vendor gets access to the data
        ///
        /// Look for grants, and for soft words such as "may require data". A sentence that rules access out is the good case.
        vendor: VendorAccess,
        /// What has to happen before access is given
        gate: AccessGate,
        /// Whether datasets may be linked with each other or with others
        linkage: Linkage,
        /// Which limits linking has
        linkage_limits: Vec<Text>,
        /// Whether the vendor's access is exclusive
        exclusive: bool,
        /// Whether technology under export control is within reach
        controlled_technology: bool,
        /// How many people outside the government have access
        external_people: u64,
        /// Who employs the people outside the government who have access
        external_employers: Vec<Text>,
        /// Whether the vendor collects data from the public because of the deal
        ///
        /// A service that shares no records can still bring people's questions to the vendor.
        vendor_collects_from_public: bool,
        /// What limits the vendor's use of what it collects from the public
        collected_data_limits: Vec<Text>,
    }
}
