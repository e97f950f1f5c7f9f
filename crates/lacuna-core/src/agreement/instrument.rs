//! What kind of paper it is, when it runs, and what was published of it.

use super::terms::{terms, words};
use super::values::{Country, Date, Laws, Text, Url};

words! {
    /// Kinds of paper.
    InstrumentType {
        /// A contract of any other kind.
        Contract,
        /// An agreement on the terms of contracts to come.
        Framework,
        /// A contract called off under a framework.
        CallOff,
        /// A contract between a controller and a processor (UK GDPR Article 28).
        ProcessorContract,
        /// An agreement between controllers that share data.
        DataSharingAgreement,
        /// An arrangement between joint controllers (UK GDPR Article 26).
        JointControllerArrangement,
        /// A memorandum of understanding.
        Mou,
        /// A letter of intent.
        LetterOfIntent,
        /// Heads of terms.
        HeadsOfTerms,
        /// A licence.
        Licence,
        /// A direction given under a statute.
        Direction,
        /// A trial or a pilot without a contract of its own.
        Trial,
        /// Another kind of paper, or one that is not known.
        Other,
    }
}

words! {
    /// Where an agreement stands.
    InstrumentStatus {
        /// It is being drafted.
        Draft,
        /// It is signed and not yet in force.
        Signed,
        /// It is in force.
        Active,
        /// It has ended.
        Ended,
        /// It was withdrawn.
        Withdrawn,
    }
}

words! {
    /// Fields of public service.
    Sector {
        /// Defence and the armed forces.
        Defence,
        /// Courts, prisons, policing and the law.
        Justice,
        /// Health and care.
        Health,
        /// Schools, colleges and universities.
        Education,
        /// Tax and customs.
        Tax,
        /// Benefits and pensions.
        Benefits,
        /// General administration, or several fields.
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
    /// What kind of paper this is.
    Instrument {
        required {
            /// What kind of paper this is
            ///
            /// Go by what it is, not by its name: a paper named partnership without duties is a memorandum.
            r#type: InstrumentType,
        }
        /// Whether the paper is legally binding
        ///
        /// Look for a sentence such as "not legally binding". A signed contract is binding without saying so. Where
        /// only some clauses bind, answer for those about data, and quote the clause that says it.
        binding: bool,
        /// Where the paper stands
        ///
        /// Draft until all sides have signed. A draft is the best time for an audit.
        status: InstrumentStatus,
        /// The reference number
        ///
        /// The number by which the parties or a register know it.
        reference: Text,
        /// The version
        ///
        /// As printed on the paper. Two versions with the same reference are two files.
        version: Text,
        /// The agreement that this one replaces
        ///
        /// Its title or reference. Look whether data held under the older paper falls under this one.
        supersedes: Text,
        /// The date on which the paper was signed
        ///
        /// The last signature, where they differ. Leave it out for a draft.
        signed_on: Date,
        /// The date on which the paper takes effect
        ///
        /// Where the paper says nothing, it is often the day of signature: leave it out and do not guess.
        effective_on: Date,
        /// The date on which data first flowed
        ///
        /// Data that flowed before the paper took effect moved without it.
        first_data_flow_on: Date,
        /// The date of the next review
        ///
        /// A day. A promise to review from time to time is none.
        review_on: Date,
        /// Which law governs the use of the data
        ///
        /// The law that protects the people whose data it is and binds the public body: GB for the United Kingdom, EU or
        /// the code of the Member State, US. It can differ from the law of the contract. Several codes where several apply.
        jurisdiction: Laws,
        /// Which country's law governs the paper
        ///
        /// The clause at the very end. GB for England and Wales, Scotland and Northern Ireland.
        governing_law: Country,
        /// Where disputes are decided
        ///
        /// The courts or the arbitration that the paper names, as it names them.
        forum: Text,
        /// Which fields of public service it is for
        ///
        /// Every field the paper names, even as something that may come.
        sectors: Vec<Sector>,
        /// Which other papers are signed with it
        ///
        /// Contracts, data sharing agreements or annexes that belong to it. An empty list states that there are none.
        linked: Vec<LinkedPaper>,
        /// For which parts of the United Kingdom it is
        ///
        /// Where the people or services concerned are. Health and equality law differ between them.
        nations: Vec<Nation>,
    }
}

terms! {
    /// A paper that belongs to the agreement.
    LinkedPaper {
        required {
            /// What kind of paper it is
            ///
            /// Only binding papers can give cover for access to personal data; a second memorandum cannot.
            r#type: InstrumentType,
        }
        /// The title of the linked paper
        ///
        /// As it stands on that paper.
        title: Text,
        /// The reference of the linked paper
        ///
        /// So that it can be asked for.
        reference: Text,
        /// Whether the linked paper is signed
        ///
        /// A paper that is still to be signed protects nobody yet.
        signed: bool,
    }
}

words! {
    /// How a term is renewed.
    Renewal {
        /// It ends and is not renewed.
        None,
        /// It goes on only by a fresh decision.
        ByDecision,
        /// It goes on unless somebody stops it.
        Automatic,
        /// It has no end.
        Perpetual,
    }
}

terms! {
    /// How long the agreement runs.
    Term {
        /// The date on which the agreement ends
        ///
        /// A date. Where only a length is stated, leave this out and give the months.
        ends_on: Date,
        /// How many months the agreement runs
        ///
        /// Whole months from taking effect to the end, without extensions. Five years are 60.
        months: u64,
        /// How many months the agreement can run with every extension
        ///
        /// The first term and every option to extend, added up.
        max_months: u64,
        /// The event that ends the agreement
        ///
        /// Such as the close of a programme. "While the service is live" is no end that anybody can plan for.
        ends_with: Text,
        /// Why the agreement runs unusually long
        ///
        /// The reason recorded for a term beyond the usual. Frameworks end after four years, or eight in defence,
        /// unless reasons are published (Procurement Act 2023, section 47).
        long_reason: Text,
        /// Whether the reason for a long term was published in the procurement notice
        ///
        /// The tender notice or the transparency notice. For a framework: section 47(3) of the Procurement Act 2023.
        long_reason_published: bool,
        /// How the agreement is renewed
        ///
        /// Look for "shall renew", "unless either party gives notice" and "until terminated".
        renewal: Renewal,
        /// After how many months the government may break it off
        ///
        /// Months from the start to the first day on which the government may leave without a fault of the vendor.
        break_months: u64,
        /// Whether the end is left to an event without a day
        ///
        /// Such as: while the service remains live. False where a last day or a longest run stands beside the event.
        open_ended: bool,
        /// How many days' notice ends the agreement
        ///
        /// Notice by the government, without a reason. Count a month as 30 days.
        notice_days: u64,
        /// Which rights to end the agreement early there are
        ///
        /// Whose right, and on which ground: a breach, a change of law, or none at all. An empty list states that there
        /// are none.
        termination_rights: Vec<Text>,
    }
}

terms! {
    /// What the public can see of the agreement.
    Transparency {
        /// Whether the agreement is published
        ///
        /// In full or with passages blacked out, where anybody can find it. Release to one person who asked is not
        /// publication.
        published: bool,
        /// The date on which the agreement was published
        ///
        /// The first day on which anybody could read it.
        published_on: Date,
        /// Where the agreement is published
        ///
        /// The page that holds the text itself.
        published_at: Url,
        /// How many days after signature it was published
        ///
        /// Days from the last signature to publication. 0 for the same day.
        published_after_days: u64,
        /// How many pages are blacked out
        ///
        /// Pages with at least one passage blacked out.
        pages_redacted: u64,
        /// How many pages there are
        ///
        /// Of the paper with its annexes.
        pages_total: u64,
        /// Which clauses are blacked out
        ///
        /// Name the clauses on data protection, termination and liability above all.
        redacted_clauses: Vec<Text>,
        /// Whether clauses on data protection, termination or liability are blacked out
        ///
        /// In whole or in part, at first publication or since; say in a remark if they were shown later.
        safeguards_redacted: bool,
        /// Whether the agreement stands in a public register
        ///
        /// A contracts register, a register of data uses, or the like.
        registered: bool,
        /// Whether privacy information names the vendor and the use
        ///
        /// UK GDPR Articles 13 and 14.
        privacy_notice_updated: bool,
        /// Which exception from telling people is relied on
        ///
        /// What the public body says to explain why people are not told. UK GDPR Article 14(5).
        exception: NoticeException,
        /// Whether the information is published instead of sent to each person
        ///
        /// It counts where telling each person would be out of proportion: the same information, where all can see it.
        public_notice: bool,
        /// Whether an algorithmic transparency record is published
        ///
        /// The United Kingdom's Algorithmic Transparency Recording Standard.
        atrs: bool,
        /// Whether a summary of the impact assessment is published
        ///
        /// A summary is enough; the whole is better.
        dpia_summary: bool,
    }
}

words! {
    /// Exceptions from telling people about the use of their data.
    NoticeException {
        /// No exception is relied on.
        None,
        /// Telling each person would be a disproportionate effort.
        DisproportionateEffort,
        /// A law provides for the use.
        ProvidedByLaw,
        /// Secrecy or privilege.
        Confidentiality,
        /// Telling people would seriously impair the aims.
        SeriousImpairment,
        /// Further use for research of data collected from the person.
        ResearchReuse,
    }
}
