//! The data: what it is, about whom, in what form, and how long it is kept.

use super::purposes::LawfulBasis;
use super::terms::{terms, words};
use super::values::{Date, Id, Text};

words! {
    /// Categories of data.
    DataCategory {
        /// Health.
        Health,
        /// Genetic data.
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
        /// Court records.
        Court,
        /// Education.
        Education,
        /// Financial data.
        Financial,
        /// Names, addresses and contact details.
        Contact,
        /// Location data.
        Location,
        /// Defence: the organisation, plans and supplies of the armed forces.
        Defence,
        /// Weapons and equipment, and their development.
        Weapons,
        /// Military operations.
        Operations,
        /// Intelligence.
        Intelligence,
        /// Texts and images that do not relate to people.
        Content,
        /// Records of the use of a service.
        Telemetry,
        /// Another category.
        Other,
    }
}

words! {
    /// The source of the data.
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
        /// The data subjects themselves.
        Individuals,
        /// Another source.
        Other,
    }
}

words! {
    /// The data protection regime that applies to the data.
    Regime {
        // The words of `policy::DataRegime`, by which the audit matches a dataset with its law.
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
        /// Directive (EU) 2016/680 and the national law that implements it: law enforcement.
        Led,
        /// The data protection law of another country.
        OtherLaw,
        /// None: the data is not personal.
        None,
    }
}

words! {
    /// Government security classifications.
    Classification {
        /// Public information.
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
    /// Whether individuals are identifiable, pseudonymised or anonymised.
    DataForm {
        /// Individuals are named or otherwise identifiable.
        Identifiable,
        /// Identifiers are replaced, and re-identification requires additional information.
        Pseudonymised,
        /// No individual is identifiable by means reasonably likely to be used.
        Anonymised,
        /// Aggregate figures about groups.
        Aggregate,
        /// Synthetic data generated from the pattern of real data.
        Synthetic,
    }
}

words! {
    /// How the vendor has access to the data.
    AccessMode {
        /// One case at a time.
        PerCase,
        /// Queries run where the data is held.
        QueryInPlace,
        /// Inside a secure research environment.
        SecureEnvironment,
        /// A bulk copy.
        BulkCopy,
        /// The whole database.
        WholeDatabase,
        /// An unrestricted interface.
        UnrestrictedApi,
    }
}

words! {
    /// Legal gateways for the disclosure of confidential data.
    Gateway {
        /// Each person's explicit consent.
        ExplicitConsent,
        /// Support under section 251 of the NHS Act 2006.
        #[serde(rename = "s251_approval")]
        S251Approval,
        /// A statutory duty.
        StatutoryDuty,
        /// A court order.
        CourtOrder,
        /// A function of HMRC: section 18(2) of the Commissioners for Revenue and Customs Act 2005.
        #[serde(rename = "crca_s18_2_function")]
        CrcaS18Function,
        /// Disclosure by HMRC in the public interest: section 20 of the same Act.
        #[serde(rename = "crca_s20_public_interest")]
        CrcaS20PublicInterest,
        /// The consent of each person to whom the tax data relates.
        ConsentOfEachPerson,
        /// Another enactment.
        OtherEnactment,
        /// No gateway is identified.
        None,
        /// An overriding public interest.
        OverridingPublicInterest,
        /// Regulation 3 of the Health Service (Control of Patient Information) Regulations 2002:
        /// communicable diseases.
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
    /// A dataset that the agreement covers.
    Dataset {
        required {
            /// The id of the dataset
            ///
            /// A short name of your choice, such as tax-files. Purposes and transfers refer to it.
            id: Id,
            /// The name of the dataset
            ///
            /// As used in the agreement.
            name: Text,
        }
        /// The content of the dataset
        ///
        /// A one-sentence description of the records for a reader who does not know them.
        description: Text,
        /// Whether the dataset holds personal data
        ///
        /// Data relating to living individuals who are identified or identifiable. Pseudonymised
        /// data is personal data.
        personal: bool,
        /// Which categories of data the dataset holds
        ///
        /// Every category likely to occur in the dataset, not only its main subject. Free text and
        /// emails often contain several.
        categories: Vec<DataCategory>,
        /// Which data items the dataset holds
        ///
        /// The fields, as named in the specification. Omit this field if there is no specification.
        items: Vec<Text>,
        /// Which categories of data subjects the dataset concerns
        ///
        /// For example patients, taxpayers, pupils or staff. GDPR Article 28(3) requires a
        /// processor contract to set them out.
        subject_categories: Vec<Text>,
        /// The approximate number of data subjects
        ///
        /// An order of magnitude is enough.
        approximate_subjects: u64,
        /// The number of records
        ///
        /// Records are not people: one patient can have hundreds of records.
        record_count: u64,
        /// The number of years of records
        ///
        /// From the oldest record to the date on which data is first shared. Enter 0 for new
        /// records only.
        years_of_history: u64,
        /// The source of the data
        ///
        /// The body that collected it. Data held by HMRC and the courts has its own legal gateways.
        source: DataSource,
        /// The data protection regime that applies to the data
        ///
        /// The regime depends on who uses the data and for what. The UK GDPR applies to the staff files
        /// of a police force, and Part 3 of the 2018 Act to its investigations.
        regime: Regime,
        /// The security classification
        ///
        /// As marked by the owner of the data. If the data bears no marking, omit this field: the
        /// omission is reported.
        classification: Classification,
        /// Whether individuals are identifiable, pseudonymised or anonymised
        ///
        /// At the time of disclosure. Data in which numbers replace names is pseudonymised, not
        /// anonymised.
        form: DataForm,
        /// The anonymisation standard that is claimed
        ///
        /// The standard or code that the agreement names. The word "anonymised" alone is not a
        /// standard.
        anonymisation_standard: Text,
        /// Whether the use of identifiable data is justified
        ///
        /// A written reason why pseudonymised, synthetic or aggregate data is not sufficient.
        identifiable_justified: bool,
        /// Whether the data items are specified field by field
        ///
        /// A specification that lists each field. "All records" or "such data as may be needed" is
        /// not one.
        fields_listed: bool,
        /// How the vendor has access to the data
        ///
        /// The widest means that the agreement allows.
        access_mode: AccessMode,
        /// Whether a bulk copy or standing access is justified
        ///
        /// A written reason why a query in place, access to single cases or a secure environment is
        /// not sufficient.
        bulk_justified: bool,
        /// Whether the dataset holds confidential patient information
        ///
        /// Information that patients gave in confidence for their care and from which they are
        /// identifiable.
        confidential_patient: bool,
        /// Whether data subjects are offered an opt-out
        ///
        /// Any means by which data subjects can exclude their data, including data unrelated to
        /// health.
        opt_out_offered: bool,
        /// The legal gateway for disclosure
        ///
        /// The legal authority that permits disclosure despite a duty of confidence or secrecy. It
        /// is required in addition to the lawful basis.
        gateway: Gateway,
        /// Whether the national data opt-out is applied
        ///
        /// The opt-out of patients in England from uses beyond their individual care.
        national_opt_out_applied: bool,
        /// The exemption from the national data opt-out that is relied on
        ///
        /// The exemption, and who confirmed it.
        opt_out_exemption: Text,
        /// The lawful basis on which the data was collected
        ///
        /// The lawful basis at the time of collection. The further use of data collected on consent
        /// is restricted by UK GDPR Article 8A(4).
        collection_basis: LawfulBasis,
        /// The frequency of disclosure
        ///
        /// For example once, daily, or as a continuous feed.
        frequency: Text,
        /// The method of transmission
        ///
        /// For example an interface, an encrypted file or a disk.
        transfer_method: Text,
        /// The date on which the vendor first receives the data
        ///
        /// Compare it with the dates on which the vendor's commitments fall due.
        grant_starts_on: Date,
        /// The retention period of the dataset
        ///
        /// During the agreement. What happens at the end of the agreement is recorded separately,
        /// under its retention terms.
        retention: DatasetRetention,
        /// Whether the data was collected for law enforcement
        ///
        /// By the police or another competent authority, irrespective of its present use.
        collected_for_law_enforcement: bool,
        /// Whether the data comes from courts acting in their judicial capacity
        ///
        /// Case files and judgments. Records of court buildings, staff or juror expenses do not
        /// count.
        judicial: bool,
    }
}

terms! {
    /// The retention period of one dataset.
    DatasetRetention {
        /// The retention period in days
        ///
        /// Whole days. Use days or months, whichever the agreement uses.
        days: u64,
        /// The retention period in months
        ///
        /// Whole months. Ten years are 120 months.
        months: u64,
        /// The start of the retention period
        ///
        /// For example the date of receipt, the end of treatment, or the end of the agreement.
        counted_from: Text,
        /// The event that ends the retention period
        ///
        /// An event with an ascertainable date, such as the close of a case.
        event: Text,
        /// The interval between retention reviews, in months
        ///
        /// Months between reviews of whether the data is still needed. Law enforcement data
        /// requires periodic review (DPA 2018, section 39(2)).
        review_months: u64,
        /// The reason for the retention period
        ///
        /// The legal or practical reason for this period. Examine it closely if the period exceeds
        /// the term of the agreement.
        reason: Text,
    }
}
