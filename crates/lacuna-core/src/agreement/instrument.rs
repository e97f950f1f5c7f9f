//! What kind of document it is, when it runs, and what was published of it.

use super::terms::{terms, words};
use super::values::{Country, Date, Laws, Text, Url};

words! {
    /// Types of instrument.
    InstrumentType {
        /// A contract of another kind.
        Contract,
        /// A framework agreement on the terms of future contracts.
        Framework,
        /// A call-off contract under a framework.
        CallOff,
        /// A contract between a controller and a processor (GDPR Article 28).
        ProcessorContract,
        /// A data sharing agreement between controllers.
        DataSharingAgreement,
        /// An arrangement between joint controllers (GDPR Article 26).
        JointControllerArrangement,
        /// A memorandum of understanding.
        Mou,
        /// A letter of intent.
        LetterOfIntent,
        /// Heads of terms.
        HeadsOfTerms,
        /// A licence.
        Licence,
        /// A statutory direction.
        Direction,
        /// A trial or pilot without a separate contract.
        Trial,
        /// Another type of instrument, or an unknown type.
        Other,
    }
}

words! {
    /// The status of an agreement.
    InstrumentStatus {
        // `scope/stated.rs` works out the phase from these words and the dates.
        /// In draft.
        Draft,
        /// Signed but not yet in force.
        Signed,
        /// In force.
        Active,
        /// Expired or terminated.
        Ended,
        /// Withdrawn.
        Withdrawn,
    }
}

words! {
    /// Public service sectors.
    Sector {
        /// Defence and the armed forces.
        Defence,
        /// Courts, prisons, policing and legal services.
        Justice,
        /// Health and care.
        Health,
        /// Schools, colleges and universities.
        Education,
        /// Tax and customs.
        Tax,
        /// Benefits and pensions.
        Benefits,
        /// General administration, or several sectors.
        General,
    }
}

words! {
    /// The nations of the United Kingdom.
    Nation {
        /// England.
        England,
        /// Wales.
        Wales,
        /// Scotland.
        Scotland,
        /// Northern Ireland.
        NorthernIreland,
    }
}

terms! {
    /// The instrument.
    Instrument {
        required {
            /// The type of instrument
            ///
            /// Go by its content, not its title: a document titled "partnership" that creates no
            /// duties is a memorandum of understanding.
            r#type: InstrumentType,
        }
        /// Whether the agreement is legally binding
        ///
        /// Look for a statement such as "not legally binding". A signed contract is binding without
        /// such a statement. If only some clauses are binding, answer for those on data, and quote
        /// the clause that says so.
        binding: bool,
        /// The status of the agreement
        ///
        /// A draft until all parties have signed. The best time for an audit is before signature.
        status: InstrumentStatus,
        /// The reference number
        ///
        /// The number by which the parties or a register identify it.
        reference: Text,
        /// The version of the agreement
        ///
        /// As printed on the agreement. Record two versions with the same reference in two files.
        version: Text,
        /// The agreement that it supersedes
        ///
        /// Its title or reference. Check whether data held under the earlier agreement falls under
        /// this one.
        supersedes: Text,
        /// The date of signature
        ///
        /// The date of the last signature, if the dates differ. Omit this field for a draft.
        signed_on: Date,
        /// The effective date
        ///
        /// If the agreement is silent, it often takes effect on signature. Omit this field rather
        /// than assume so.
        effective_on: Date,
        /// The date on which data was first shared
        ///
        /// Data shared before the effective date was shared without the cover of this agreement.
        first_data_flow_on: Date,
        /// The date of the next review
        ///
        /// A calendar date. An undertaking to review from time to time is not a date.
        review_on: Date,
        /// Which law governs the use of the data
        ///
        /// The law that protects the data subjects and binds the public body: GB for the United
        /// Kingdom, EU or the code of the Member State, US. It can differ from the law of the
        /// contract. Enter several codes if several laws apply.
        jurisdiction: Laws,
        /// The governing law of the agreement
        ///
        /// Usually one of the last clauses. GB for England and Wales, Scotland and Northern
        /// Ireland.
        governing_law: Country,
        /// The forum for disputes
        ///
        /// The courts or the arbitration, as named in the agreement.
        forum: Text,
        /// Which public service sectors the agreement covers
        ///
        /// Every sector that the agreement names, including those for possible future use.
        sectors: Vec<Sector>,
        /// Which other agreements are linked to this one
        ///
        /// Contracts, data sharing agreements or annexes that belong to it. An empty list states
        /// that there are none.
        linked: Vec<LinkedPaper>,
        /// Which parts of the United Kingdom the agreement covers
        ///
        /// The location of the people or services concerned. Health and equality law differ between
        /// the nations.
        nations: Vec<Nation>,
    }
}

terms! {
    /// A linked agreement.
    LinkedPaper {
        required {
            /// The type of the linked agreement
            ///
            /// Access to personal data requires a binding agreement. A second memorandum of
            /// understanding is not enough.
            r#type: InstrumentType,
        }
        /// The title of the linked agreement
        ///
        /// As printed on it.
        title: Text,
        /// The reference of the linked agreement
        ///
        /// The reference with which a copy can be requested.
        reference: Text,
        /// Whether the linked agreement is signed
        ///
        /// An agreement that is not yet signed gives no protection.
        signed: bool,
    }
}

words! {
    /// Kinds of renewal.
    Renewal {
        /// No renewal.
        None,
        /// Renewal only by a new decision.
        ByDecision,
        /// Automatic renewal unless a party objects.
        Automatic,
        /// Indefinite duration.
        Perpetual,
    }
}

terms! {
    /// The term of the agreement.
    Term {
        /// The expiry date
        ///
        /// A calendar date. If only a duration is stated, omit this field and give the number of
        /// months.
        ends_on: Date,
        /// The initial term in months
        ///
        /// Whole months from the effective date to expiry, without extensions. Five years are 60
        /// months.
        months: u64,
        /// The maximum term in months including all extensions
        ///
        /// The initial term plus every option to extend.
        max_months: u64,
        /// The event that ends the agreement
        ///
        /// For example the close of a programme. "While the service is live" is not an event that
        /// can be planned for.
        ends_with: Text,
        /// The reason for an unusually long term
        ///
        /// The reason recorded for a term beyond the usual. A framework may last at most four
        /// years, or eight in defence, unless reasons are published (Procurement Act 2023, section
        /// 47).
        long_reason: Text,
        /// Whether the reason for a long term was published in the procurement notice
        ///
        /// The tender notice or the transparency notice. For a framework: section 47(3) of the Procurement Act 2023.
        long_reason_published: bool,
        /// The renewal mechanism
        ///
        /// Look for "shall renew", "unless either party gives notice" and "until terminated".
        renewal: Renewal,
        /// The number of months before the government may first terminate without cause
        ///
        /// Months from the start to the first day on which the government may leave without a
        /// default of the vendor.
        break_months: u64,
        /// Whether the term is open-ended
        ///
        /// For example "while the service remains live". Answer no if a final date or a maximum
        /// term applies in addition to the event.
        open_ended: bool,
        /// The government's notice period for termination, in days
        ///
        /// Notice by the government, without cause. Count a month as 30 days.
        notice_days: u64,
        /// Which early termination rights apply
        ///
        /// Who holds each right, and on which ground: a breach, a change of law, or no ground. An
        /// empty list states that there are none.
        termination_rights: Vec<Text>,
    }
}

terms! {
    /// The transparency of the agreement.
    Transparency {
        /// Whether the agreement is published
        ///
        /// In full or in redacted form, where anybody can find it. Release in response to a single
        /// request is not publication.
        published: bool,
        /// The date of publication
        ///
        /// The first day on which anybody could read it.
        published_on: Date,
        /// The web address of the published agreement
        ///
        /// The page that holds the text itself.
        published_at: Url,
        /// The number of days from signature to publication
        ///
        /// From the last signature. Enter 0 for the same day.
        published_after_days: u64,
        /// The number of redacted pages
        ///
        /// Pages with at least one redaction.
        pages_redacted: u64,
        /// The total number of pages
        ///
        /// The agreement with its annexes.
        pages_total: u64,
        /// Which clauses are redacted
        ///
        /// Name in particular the clauses on data protection, termination and liability.
        redacted_clauses: Vec<Text>,
        /// Whether clauses on data protection, termination or liability are redacted
        ///
        /// In whole or in part, at first publication or later. Record in a comment if they were
        /// disclosed later.
        safeguards_redacted: bool,
        /// Whether the agreement is entered in a public register
        ///
        /// A contracts register, a register of data uses, or a similar register.
        registered: bool,
        /// Whether the privacy notice names the vendor and the use
        ///
        /// GDPR Articles 13 and 14.
        privacy_notice_updated: bool,
        /// The exception to the duty to inform data subjects that is relied on
        ///
        /// The public body's explanation for not informing data subjects. GDPR Article 14(5).
        exception: NoticeException,
        /// Whether the privacy information is published instead of sent to each data subject
        ///
        /// Publication counts if informing each data subject would involve a disproportionate
        /// effort. The same information must be publicly available.
        public_notice: bool,
        /// Whether an algorithmic transparency record is published
        ///
        /// A record under the United Kingdom's Algorithmic Transparency Recording Standard.
        atrs: bool,
        /// Whether a summary of the impact assessment is published
        ///
        /// A summary is sufficient. Publication in full is better.
        dpia_summary: bool,
    }
}

words! {
    /// Exceptions to the duty to inform data subjects.
    NoticeException {
        /// No exception is relied on.
        None,
        /// Informing each data subject would involve a disproportionate effort.
        DisproportionateEffort,
        /// The law expressly provides for obtaining or disclosing the data.
        ProvidedByLaw,
        /// Professional secrecy or privilege.
        Confidentiality,
        /// Informing data subjects would seriously impair the objectives of the processing.
        SeriousImpairment,
        /// Further processing for research of data collected from the data subject.
        ResearchReuse,
    }
}
