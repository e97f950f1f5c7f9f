//! What an agreement is: its facts as types, from which the schema is made, and the checking of a document against it.
//!
//! Two things check a document. A walk over a table of forms tells in a few microseconds that it certainly conforms; all
//! that it is not sure of goes to the JSON Schema validator and to the check of references, which alone say what is wrong.
//! The walk can only ever spare work: a test changes agreements at random and holds that it passes nothing that the
//! validator refuses.
//!
//! # A worked example
//!
//! ```
//! use std::sync::Arc;
//!
//! use lacuna_core::agreement::CheckedAgreement;
//! use lacuna_core::source_file::SourceFile;
//!
//! let text = r#"{
//!   "schema_version": 1,
//!   "id": "helpline",
//!   "title": "Helpline records",
//!   "instrument": {"type": "contract"},
//!   "parties": [{"id": "council", "name": "The Council", "kind": "local_government"}],
//!   "retention": {"delete_dys": 30}
//! }"#;
//!
//! let problems = CheckedAgreement::read(Arc::new(SourceFile::new("helpline.json", text))).unwrap_err();
//! let slip = problems.iter().find(|problem| problem.message.contains("delete_dys")).unwrap();
//! assert_eq!(slip.position.unwrap().line, 7);
//! assert!(slip.help.as_deref().unwrap().contains("did you mean `delete_days`?"));
//!
//! let mended = text.replace("delete_dys", "delete_days");
//! let agreement = CheckedAgreement::read(Arc::new(SourceFile::new("helpline.json", mended)));
//! assert_eq!(agreement.map(|agreement| agreement.text_at(&["id"])).unwrap_or_default(), "helpline");
//! ```

mod access;
mod arena;
mod assessments;
mod check;
mod commercial;
mod conform;
mod datasets;
mod evidence;
mod explanation;
mod id;
mod instrument;
mod layout;
mod locate;
mod oversight;
mod parties;
mod procurement;
mod promises;
mod purposes;
mod quotes;
mod references;
mod retention;
mod schema;
mod security;
mod technology;
mod terms;
mod training;
mod transfers;
mod values;

pub use access::*;
pub use assessments::*;
pub use check::CheckedAgreement;
pub use commercial::*;
pub use datasets::*;
pub use evidence::*;
pub use id::without_accents;
pub use instrument::*;
pub use layout::AgreementSchema;
pub use oversight::*;
pub use parties::*;
pub use procurement::*;
pub use promises::*;
pub use purposes::*;
pub use quotes::*;
pub use retention::*;
pub use schema::schema;
pub use security::*;
pub use technology::*;
pub use training::*;
pub use transfers::*;
pub use values::*;

use terms::terms;

terms! {
    /// An agreement between a government and a vendor about data: what it states, what it leaves out, and where.
    Agreement {
        required {
            /// The version of this layout
            ///
            /// Always 1.
            schema_version: u64,
            /// The id of the agreement
            ///
            /// Small letters, digits and hyphens; it names the report's file.
            id: Id,
            /// The title of the agreement
            ///
            /// As it stands on the paper, not as the press calls it.
            title: Text,
            /// What kind of paper it is
            ///
            /// The first thing to settle: much of what is asked later depends on whether the paper binds anybody.
            instrument: Instrument,
            /// Who takes part
            ///
            /// Everybody who signs, and everybody named as working with the data. Two at least, as a rule.
            parties: Vec<Party>,
        }
        /// The schema that editors complete this file by
        ///
        /// A path or an address. Editors use it to complete and check the file; an audit does not read it.
        #[serde(rename = "$schema")]
        schema: String,
        /// What the agreement is about, in a few sentences
        ///
        /// Written by whoever fills in this file, in neutral words. It proves nothing and satisfies no rule.
        summary: Text,
        /// The language of the agreement
        ///
        /// Of the text that was signed. Where two versions count, the one that prevails.
        language: Language,
        /// Whether the agreement is invented, for teaching or for tests
        ///
        /// True for invented examples. A report says so at its head. Leave it out for a real paper.
        hypothetical: bool,
        /// A remark on this file
        ///
        /// For the next reader: what was hard to decide, what is still to be checked.
        note: Text,
        /// The documents that were read for this file
        ///
        /// Give each an id; clauses, absences and claims point at it. Say honestly how much of it was read.
        sources: Vec<Source>,
        /// Which standard terms are incorporated
        ///
        /// Ids of known texts, such as common-paper-dpa. Where the agreement is silent, a report says what they say; it
        /// settles nothing until the fact is recorded.
        incorporates: Vec<Text>,
        /// What others say about the agreement
        ///
        /// Statements by ministers, companies or the press. They are shown beside the text and never count as the text.
        claims: Vec<Claim>,
        /// What authorities and courts have found
        ///
        /// Decisions of a regulator or a court about this agreement, or the use of data under it. They count as found.
        official_findings: Vec<OfficialFinding>,
        /// How joint controllers share their duties
        ///
        /// Only where two or more parties decide together why and how the data is used.
        joint_control: JointControl,
        /// What binds the processor
        ///
        /// Only where a vendor is a processor: the terms that a contract under UK GDPR Article 28 must hold.
        processor_terms: ProcessorTerms,
        /// Whether and how the vendor gets at the data
        ///
        /// Start with the vendor field: it decides whether most rules about data apply at all.
        access: Access,
        /// Which data the agreement is about
        ///
        /// One entry for each body of data with its own content, source or rules. Look in the schedules and annexes.
        datasets: Vec<Dataset>,
        /// What the data is used for
        ///
        /// One entry for each use. An empty list states that the agreement names none.
        purposes: Vec<Purpose>,
        /// What may not be done with the data
        ///
        /// Prohibitions, onward sharing and sub-licensing, often gathered in one clause on permitted use.
        use_limits: UseLimits,
        /// How consent works, where it is claimed
        ///
        /// Only where consent is named as a lawful basis.
        consent: Consent,
        /// Whether models are trained on the data
        ///
        /// Look for train, fine-tune, improve, develop and learn, here and in the vendor's online terms.
        training: Training,
        /// Who owns the data and what is made of it
        ///
        /// Clauses on intellectual property, on licences, and on the requests of the people concerned.
        rights: Rights,
        /// How long the agreement runs
        ///
        /// How long the agreement lasts. How long the data is kept is another matter: see retention.
        term: Term,
        /// What happens to the data at the end
        ///
        /// Clauses on the end, on exit and on deletion. What is kept while the agreement runs stands at each dataset.
        retention: Retention,
        /// Who answers for the agreement in government
        ///
        /// Clauses on management, boards and named officers, and what was recorded before signing.
        governance: Governance,
        /// How the agreement is watched over
        ///
        /// Clauses on audit, reports, logs, breaches and indicators.
        oversight: Oversight,
        /// Who works for the vendor on the data
        ///
        /// Clauses on subcontractors and the list annexed to them.
        subprocessors: Subprocessors,
        /// Where the data is held and from where it is reached
        ///
        /// Storing, processing, account data and support can each be in a different country: ask for all four.
        hosting: Hosting,
        /// Which data goes abroad
        ///
        /// An empty list states that none does.
        transfers: Vec<Transfer>,
        /// What happens when a foreign authority calls for the data
        ///
        /// Clauses on disclosure required by law, on law enforcement requests and on government requests.
        foreign_access: ForeignAccess,
        /// How the data is protected
        ///
        /// The security schedule. Write what is promised, not what the vendor advertises.
        security: Security,
        /// Which people have access
        ///
        /// Clauses on vetting, clearance, support staff and confidentiality.
        personnel: Personnel,
        /// Which terms for defence data there are
        ///
        /// Only where data on defence, weapons, operations or intelligence is in scope.
        defence: Defence,
        /// Which exemptions from data protection law are relied on
        ///
        /// An empty list states that there are none.
        exemptions: Vec<Exemption>,
        /// How processing for law enforcement is bound
        ///
        /// Only where data falls under Part 3 of the Data Protection Act 2018.
        law_enforcement: LawEnforcement,
        /// How data of courts is treated
        ///
        /// Only where data comes from courts or is used in them.
        justice: Justice,
        /// How data about children is treated
        ///
        /// Only where data about children, or pupils, is in scope.
        children: Children,
        /// How letters and emails are treated
        ///
        /// Only where letters, emails or calls between people and government are in scope.
        correspondence: Correspondence,
        /// Whether the impact on data protection was assessed
        ///
        /// The assessment is a paper of its own. Ask for it; the agreement seldom says more than that it exists.
        dpia: Dpia,
        /// Whether the people concerned were asked
        ///
        /// Before the decision, not after the announcement.
        consultation: Consultation,
        /// Whether the effect on equality was assessed
        ///
        /// A paper of its own, which the agreement seldom mentions.
        equality: Equality,
        /// Which approvals were obtained
        ///
        /// Letters of support and sign-offs from bodies outside the deal.
        approvals: Approvals,
        /// What kind of public contract it is
        ///
        /// Facts about the award and its notices, from the paper or from the procurement register.
        contract: Contract,
        /// What was weighed before buying
        ///
        /// What was considered before the choice fell. It stands in the business case, seldom in the contract.
        procurement: Procurement,
        /// Which work together came before a procurement
        ///
        /// Pilots, trials and joint teams that could give one bidder a lead.
        collaboration: Collaboration,
        /// Which amendments were made
        ///
        /// Each change signed after the agreement. An empty list states that there are none.
        amendments: Vec<Amendment>,
        /// How much the agreement may change
        ///
        /// A change now proposed or made, measured against the agreement as first signed.
        modification: Modification,
        /// What it costs, and what follows from that
        ///
        /// Price schedules, order forms and clauses on suspension and change of control.
        commercial: Commercial,
        /// How the terms work
        ///
        /// Clauses on precedence, variation, notices and incorporation of other documents.
        terms: Terms,
        /// What service is promised
        ///
        /// Service levels, continuity and what happens when the service stops.
        service: Service,
        /// Which public function depends on the service
        ///
        /// What the public body could no longer do if the service stopped tomorrow.
        function: Function,
        /// How the government can leave
        ///
        /// The exit schedule and the clauses on assistance at the end.
        exit: Exit,
        /// How the system is built
        ///
        /// Technical schedules and design documents.
        architecture: Architecture,
        /// How AI is used
        ///
        /// Whether a model is part of the service, and what is known about it.
        ai: Ai,
        /// Which decisions about people the system takes
        ///
        /// Decisions about single people: who takes them, and what those people can do about it.
        automated_decisions: AutomatedDecisions,
        /// Which information the sides share
        ///
        /// Promises to share technical details, research, evaluations or test access.
        reciprocity: Reciprocity,
        /// What the public can see of the agreement
        ///
        /// Publication of the paper, notices to people, and records in registers.
        transparency: Transparency,
        /// How far secrecy goes
        ///
        /// Clauses on secrecy, announcements, and freedom of information.
        confidentiality: Confidentiality,
        /// Which promises are made
        ///
        /// Each promise apart, by whom and how firmly: investment, jobs, skills, information, access.
        commitments: Vec<Commitment>,
        /// Which favours the government promises
        ///
        /// Changes of rule, tax, planning or procurement that favour the vendor. An empty list states that there are
        /// none.
        concessions: Vec<Concession>,
        /// What is reported to the public
        ///
        /// Progress reports that people outside the deal can read.
        reporting: Reporting,
        /// Which buildings, power and computers are part of it
        ///
        /// Only where buildings, land, power or computers are part of the deal.
        infrastructure: Infrastructure,
        /// Which skills the government gains
        ///
        /// Skills, documents and people that stay with the government.
        capability: Capability,
        /// What people get out of it
        ///
        /// What the use of the data does for people, and how anybody would know.
        benefit: Benefit,
        /// Who pays when something goes wrong
        ///
        /// Caps, exclusions and indemnities; look for a separate cap for data.
        liability: Liability,
        /// How export control was dealt with
        ///
        /// Only where technology or technical data could need a licence to leave the country.
        export_control: ExportControl,
    }
}
