//! The data: what it is, about whom, in what form, and how long it is kept.

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
        /// Regulation (EU) 2018/1725: the institutions of the European Union.
        #[serde(rename = "eu_2018_1725")]
        EuInstitutions,
        /// Directive (EU) 2016/680 and the national Act that carries it out: law enforcement.
        Led,
        /// The data protection law of another country.
        OtherLaw,
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
        /// An overriding public interest.
        OverridingPublicInterest,
        /// Regulation 3 of the 2002 Regulations: communicable diseases.
        #[serde(rename = "copi_regulation_3")]
        CopiRegulation3,
        /// Civil proceedings: section 18(2)(c) of the Commissioners for Revenue and Customs Act 2005.
        #[serde(rename = "crca_s18_2_civil_proceedings")]
        CrcaS18CivilProceedings,
        /// A criminal investigation or proceedings: section 18(2)(d) of that Act.
        #[serde(rename = "crca_s18_2_criminal")]
        CrcaS18CriminalProceedings,
        /// Disclosure to a prosecuting authority: section 21 of that Act.
        #[serde(rename = "crca_s21_prosecution")]
        CrcaS21Prosecution,
    }
}

terms! {
    /// A body of data that the agreement is about.
    Dataset {
        required {
            /// The id of the dataset
            ///
            /// A short name of your own, such as tax-files. Purposes and transfers point at it.
            id: Id,
            /// Its name
            ///
            /// As the agreement calls it.
            name: Text,
        }
        /// What the dataset holds
        ///
        /// What the records are, in a sentence, for somebody who has never seen one.
        description: Text,
        /// Whether the dataset holds personal data
        ///
        /// Data about living people who are named or can be known. Pseudonymised data is personal.
        personal: bool,
        /// Which categories of data it holds
        ///
        /// Every category that will occur in it, not only the one it is kept for. Free text and mail hide several.
        categories: Vec<DataCategory>,
        /// Which data items it holds
        ///
        /// The fields, as the specification names them. Leave it out where there is no specification.
        items: Vec<Text>,
        /// Which people it is about
        ///
        /// Such as patients, taxpayers, pupils, staff. UK GDPR Article 28(3) asks a processor contract to name them.
        subject_categories: Vec<Text>,
        /// How many people it is about
        ///
        /// An order of magnitude is enough.
        approximate_subjects: u64,
        /// How many records it holds
        ///
        /// Records and people differ: one patient can have hundreds.
        record_count: u64,
        /// How many years back the records go
        ///
        /// From the oldest record to the first flow. 0 for new records only.
        years_of_history: u64,
        /// Where the data comes from
        ///
        /// The body that collected it. What HMRC and courts hold has gateways of its own.
        source: DataSource,
        /// Which part of data protection law it falls under
        ///
        /// Go by who uses it and for what: a police force uses uk_gdpr for its staff files and dpa_part3 for its cases.
        regime: Regime,
        /// Which security classification it has
        ///
        /// As marked by its owner. Where nothing is marked, that silence is a finding of its own.
        classification: Classification,
        /// In which form people appear in it
        ///
        /// At the moment it is handed over. Data whose names were replaced by numbers is pseudonymised, not
        /// anonymised.
        form: DataForm,
        /// Which standard of anonymisation is claimed
        ///
        /// The standard or code that the agreement names, not the word anonymised alone.
        anonymisation_standard: Text,
        /// Whether it is justified that people can be known from it
        ///
        /// A written reason why pseudonymised, synthetic or aggregate data would not do.
        identifiable_justified: bool,
        /// Whether the data items are listed field by field
        ///
        /// A specification that lists each field. "All records" or "such data as may be needed" does not.
        fields_listed: bool,
        /// How the vendor reaches the data
        ///
        /// The widest way that the agreement allows.
        access_mode: AccessMode,
        /// Whether a bulk copy or standing access is justified
        ///
        /// A written reason why a query in place, one case at a time or a secure environment would not do.
        bulk_justified: bool,
        /// Whether it holds confidential information about patients
        ///
        /// Information that patients gave in confidence for their care, from which they could be known.
        confidential_patient: bool,
        /// Whether people are offered an opt-out
        ///
        /// Any way to keep one's data out of it, also for data that has nothing to do with health.
        opt_out_offered: bool,
        /// Through which legal gateway the data may pass
        ///
        /// What opens the duty of confidence or secrecy. It is asked for beside the lawful basis, not instead of it.
        gateway: Gateway,
        /// Whether the national data opt-out is applied
        ///
        /// The opt-out of patients in England from uses beyond their care.
        national_opt_out_applied: bool,
        /// Which exemption from the opt-out is relied on
        ///
        /// The exemption and who confirmed it.
        opt_out_exemption: Text,
        /// On which basis the data was collected
        ///
        /// The basis when the data was first collected. Data given by consent can hardly be used for anything else (UK
        /// GDPR Article 8A(4)).
        collection_basis: LawfulBasis,
        /// How often data flows
        ///
        /// Such as once, daily, or continuous feed.
        frequency: Text,
        /// By which method the data is sent
        ///
        /// Such as an interface, an encrypted file, or a disk.
        transfer_method: Text,
        /// The date from which the vendor gets this data
        ///
        /// It is compared with the days on which the vendor's promises fall due.
        grant_starts_on: Date,
        /// How long the dataset is kept
        ///
        /// While the agreement runs. What happens at the end stands under the top-level retention.
        retention: DatasetRetention,
        /// Whether it was collected for law enforcement
        ///
        /// By the police or another competent authority, whatever it is used for now.
        collected_for_law_enforcement: bool,
        /// Whether it comes from courts acting in their judicial capacity
        ///
        /// Case files and judgments; not the records of buildings, staff or jurors' expenses.
        judicial: bool,
    }
}

terms! {
    /// How long one dataset is kept.
    DatasetRetention {
        /// How many days the dataset is kept
        ///
        /// Whole days. Use days or months, whichever the agreement uses.
        days: u64,
        /// How many months the dataset is kept
        ///
        /// Whole months. Ten years are 120.
        months: u64,
        /// From which moment the keeping is counted
        ///
        /// Such as the day of receipt, the end of treatment, or the end of the agreement.
        counted_from: Text,
        /// The event that ends the keeping
        ///
        /// Something that will happen on a day that can be known, such as the close of a case.
        event: Text,
        /// After how many months the keeping is reviewed
        ///
        /// Months between reviews of whether it is still needed. Law-enforcement data needs periodic review (DPA 2018,
        /// section 39(2)).
        review_months: u64,
        /// Why it is kept so long
        ///
        /// Why this long, with the law or the practice behind it. Look hard where it is longer than the agreement
        /// itself.
        reason: Text,
    }
}
