//! What kind of paper it is, when it runs, and what was published of it.

use super::terms::{terms, words};
use super::values::{Country, Date, Text, Url};

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
    /// Whose data protection law applies.
    Jurisdiction {
        /// The United Kingdom.
        Uk,
        /// The European Union.
        Eu,
        /// Another law.
        Other,
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

terms! {
    /// What kind of paper this is.
    Instrument {
        required {
            /// What kind of paper this is
            ///
            /// Go by what the paper is, not by what it is called: a paper named partnership without duties is a memorandum.
            r#type: InstrumentType,
        }
        /// Whether the paper is legally binding
        ///
        /// Look for a sentence such as "not legally binding". A signed contract is binding without saying so.
        binding: bool,
        /// Where the paper stands
        status: InstrumentStatus,
        /// The reference number
        reference: Text,
        /// The version
        version: Text,
        /// The agreement that this one replaces
        supersedes: Text,
        /// The date on which the paper was signed
        signed_on: Date,
        /// The date on which the paper takes effect
        effective_on: Date,
        /// The date on which data first flowed
        ///
        /// Data that flowed before the paper took effect moved without it.
        first_data_flow_on: Date,
        /// The date of the next review
        review_on: Date,
        /// Whose data protection law applies
        jurisdiction: Jurisdiction,
        /// Which country's law governs the paper
        governing_law: Country,
        /// Where disputes are decided
        forum: Text,
        /// Which fields of public service it is for
        sectors: Vec<Sector>,
        /// Which other papers are signed with it
        ///
        /// Contracts, data sharing agreements or annexes that belong to it. An empty list states that there are none.
        linked: Vec<LinkedPaper>,
    }
}

terms! {
    /// A paper that belongs to the agreement.
    LinkedPaper {
        required {
            /// What kind of paper it is
            r#type: InstrumentType,
        }
        /// The title of the linked paper
        title: Text,
        /// The reference of the linked paper
        reference: Text,
        /// Whether the linked paper is signed
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
        ends_on: Date,
        /// How many months the agreement runs
        months: u64,
        /// How many months the agreement can run with every extension
        max_months: u64,
        /// The event that ends the agreement
        ///
        /// Such as the close of a programme. "While the service is live" is no end that anybody can plan for.
        ends_with: Text,
        /// Why the agreement runs unusually long
        long_reason: Text,
        /// How the agreement is renewed
        renewal: Renewal,
        /// After how many months the government may break it off
        break_months: u64,
        /// How many days' notice ends the agreement
        notice_days: u64,
    }
}

terms! {
    /// What the public can see of the agreement.
    Transparency {
        /// Whether the agreement is published
        published: bool,
        /// The date on which the agreement was published
        published_on: Date,
        /// Where the agreement is published
        published_at: Url,
        /// How many days after signature it was published
        published_after_days: u64,
        /// How many pages are blacked out
        pages_redacted: u64,
        /// How many pages there are
        pages_total: u64,
        /// Which clauses are blacked out
        ///
        /// Name the clauses on data protection, termination and liability above all.
        redacted_clauses: Vec<Text>,
        /// Whether the agreement stands in a public register
        registered: bool,
        /// Whether privacy information names the vendor and the use
        ///
        /// UK GDPR Articles 13 and 14.
        privacy_notice_updated: bool,
        /// Which exception from telling people is relied on
        exception: NoticeException,
        /// Whether the information is published instead of sent to each person
        public_notice: bool,
        /// Whether an algorithmic transparency record is published
        ///
        /// The United Kingdom's Algorithmic Transparency Recording Standard.
        atrs: bool,
        /// Whether a summary of the impact assessment is published
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
    }
}
