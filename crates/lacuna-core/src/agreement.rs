//! What an agreement is: its facts as types, from which the schema is made, and the checking of a document against it.
//!
//! Two things check a document. A walk over a table of forms tells in a few microseconds that it certainly conforms; all
//! that it is not sure of goes to a second walk over the same table, and to the check of references, which alone say what
//! is wrong. A test changes agreements at random and holds that the second walk finds fault with the same values as a
//! validator of JSON Schema does, and that the first passes nothing that the second refuses.
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
//! assert_eq!(agreement.unwrap().id(), "helpline");
//! ```

mod access;
mod assessments;
mod check;
mod commercial;
mod conform;
mod datasets;
mod evidence;
mod explanation;
mod faults;
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
mod run;
mod schema;
mod security;
mod shape;
mod technology;
mod terms;
mod training;
mod transfers;
mod values;
mod view;

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
pub use view::{
    FactValue, View, ViewEntries, absence_of, absences_of, clauses_of, datasets_of, id_of, name_of,
};

use terms::terms;

terms! {
    /// An agreement between a government and a vendor about data: what it states, what it omits, and where.
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
            /// As the document gives it, not as the press calls it.
            title: Text,
            /// The instrument
            ///
            /// Settle this first: many later questions depend on whether the document is binding.
            instrument: Instrument,
            /// Who the parties are
            ///
            /// Everyone who signs, and everyone named as handling the data. There are normally at least two.
            parties: Vec<Party>,
        }
        /// The schema that editors complete this file by
        ///
        /// A path or an address. Editors use it to complete and check the file; an audit does not read it.
        schema = "$schema": String,
        /// What the agreement is about, in a few sentences
        ///
        /// Written by the author of this file, in neutral words. It proves nothing and satisfies no rule.
        summary: Text,
        /// The language of the agreement
        ///
        /// The language of the signed text. If there are two versions, that of the one that prevails.
        language: LanguageTag,
        /// Whether the agreement is invented, for training or tests
        ///
        /// Answer yes for an invented example; the report says so at the top. Omit this field for a real agreement.
        hypothetical: bool,
        /// A note on this file
        ///
        /// For the next reader: what was difficult to decide, and what remains to be checked.
        note: Text,
        /// Which documents were read for this file
        ///
        /// Give each an id, to which clauses, absences and claims refer. Record truthfully how much of it was read.
        sources: Vec<Source>,
        /// Which standard terms are incorporated
        ///
        /// Ids of known texts, such as common-paper-dpa. Where the agreement is silent, a report says what they say; it
        /// settles nothing until the fact is recorded.
        incorporates: Vec<Text>,
        /// What others have said about the agreement
        ///
        /// Statements by ministers, companies or the press. They are shown beside the text and never count as the text.
        claims: Vec<Claim>,
        /// What authorities and courts have found
        ///
        /// Decisions of a regulator or a court about this agreement or the use of data under it. They count as established.
        official_findings: Vec<OfficialFinding>,
        /// How joint controllers share their responsibilities
        ///
        /// Only where two or more parties jointly determine the purposes and means of processing.
        joint_control: JointControl,
        /// Which terms bind the processor
        ///
        /// Only where a vendor is a processor: the terms that Article 28 of the UK GDPR requires.
        processor_terms: ProcessorTerms,
        /// Whether and how the vendor has access to the data
        ///
        /// Start with the vendor field: it decides whether most rules on data apply.
        access: Access,
        /// The data that the agreement covers
        ///
        /// One entry for each dataset with its own content, source or rules. Look in the schedules and annexes.
        datasets: Vec<Dataset>,
        /// For which purposes the data is used
        ///
        /// One entry for each purpose. An empty list states that the agreement names none.
        purposes: Vec<Purpose>,
        /// Which restrictions apply to the use of the data
        ///
        /// Prohibitions, onward sharing and sub-licensing, often gathered in one clause on permitted use.
        use_limits: UseLimits,
        /// How consent is obtained, where it is relied on
        ///
        /// Only where consent is named as a lawful basis.
        consent: Consent,
        /// Whether models are trained on the data
        ///
        /// Look for train, fine-tune, improve, develop and learn, in the agreement and in the vendor's online terms.
        training: Training,
        /// Who owns the data and anything derived from it
        ///
        /// Clauses on intellectual property, licences and data subjects' requests.
        rights: Rights,
        /// How long the agreement runs
        ///
        /// The term of the agreement. For how long the data is kept, see retention.
        term: Term,
        /// What happens to the data at the end
        ///
        /// Clauses on termination, exit and deletion. Retention during the term is recorded for each dataset.
        retention: Retention,
        /// Who is accountable for the agreement in government
        ///
        /// Clauses on contract management, boards and named officers, and what was recorded before signature.
        governance: Governance,
        /// How compliance with the agreement is monitored
        ///
        /// Clauses on audit, reporting, logging, breaches and performance indicators.
        oversight: Oversight,
        /// Which sub-processors the vendor uses
        ///
        /// Clauses on subcontractors, and the list annexed to the agreement.
        subprocessors: Subprocessors,
        /// Where the data is held and accessed
        ///
        /// Storage, processing, account data and support may each be in a different country: ask for all four.
        hosting: Hosting,
        /// Which international transfers of the data are made
        ///
        /// An empty list states that there are none.
        transfers: Vec<Transfer>,
        /// What happens when a foreign authority demands the data
        ///
        /// Clauses on disclosure required by law, on law enforcement requests and on government requests.
        foreign_access: ForeignAccess,
        /// The security of the data
        ///
        /// The security schedule. Record what the agreement requires, not what the vendor advertises.
        security: Security,
        /// Which personnel have access to the data
        ///
        /// Clauses on vetting, clearance, support staff and confidentiality.
        personnel: Personnel,
        /// Which terms apply to defence data
        ///
        /// Only where data on defence, weapons, operations or intelligence is in scope.
        defence: Defence,
        /// Which exemptions from data protection law are relied on
        ///
        /// An empty list states that there are none.
        exemptions: Vec<Exemption>,
        /// Which safeguards apply to law enforcement processing
        ///
        /// Only where data falls under Part 3 of the Data Protection Act 2018.
        law_enforcement: LawEnforcement,
        /// The treatment of court data
        ///
        /// Only where data comes from courts or is used in them.
        justice: Justice,
        /// The treatment of children's data
        ///
        /// Only where data about children, or pupils, is in scope.
        children: Children,
        /// The treatment of correspondence
        ///
        /// Only where letters, emails or calls between the public and government are in scope.
        correspondence: Correspondence,
        /// The data protection impact assessment
        ///
        /// The assessment is a separate document. Ask for it; the agreement seldom says more than that it exists.
        dpia: Dpia,
        /// The consultation of the people affected
        ///
        /// Consultation before the decision, not after the announcement.
        consultation: Consultation,
        /// The assessment of the effect on equality
        ///
        /// A separate document, which the agreement seldom mentions.
        equality: Equality,
        /// Which approvals were obtained
        ///
        /// Letters of support and approvals from bodies that are not parties.
        approvals: Approvals,
        /// The procurement of the agreement
        ///
        /// Facts about the award and its notices, from the agreement or the procurement register.
        contract: Contract,
        /// Which alternatives were assessed before purchase
        ///
        /// What was considered before the decision. It is usually in the business case and seldom in the contract.
        procurement: Procurement,
        /// Any joint work before a procurement
        ///
        /// Pilots, trials and joint teams that could give one bidder a lead.
        collaboration: Collaboration,
        /// Which amendments were made
        ///
        /// Each change signed after the agreement. An empty list states that there are none.
        amendments: Vec<Amendment>,
        /// The change to the agreement
        ///
        /// A change proposed or made, measured against the agreement as first signed.
        modification: Modification,
        /// What the commercial terms are
        ///
        /// Price schedules, order forms and clauses on suspension and change of control.
        commercial: Commercial,
        /// How the terms operate
        ///
        /// Clauses on precedence, variation, notices and incorporation of other documents.
        terms: Terms,
        /// Which service levels apply
        ///
        /// Service levels, continuity, and what happens if the service stops.
        service: Service,
        /// The public function that depends on the service
        ///
        /// What the public body could no longer do if the service stopped tomorrow.
        function: Function,
        /// How the public body can exit
        ///
        /// The exit schedule and the clauses on exit assistance.
        exit: Exit,
        /// The technical design of the system
        ///
        /// The technical schedules and design documents.
        architecture: Architecture,
        /// How AI is used
        ///
        /// Whether an AI model is part of the service, and what is known about it.
        ai: Ai,
        /// Which decisions about individuals are automated
        ///
        /// Decisions about individuals: who takes them, and how those individuals can challenge them.
        automated_decisions: AutomatedDecisions,
        /// The information that the parties exchange
        ///
        /// Commitments to share technical details, research, evaluations or test access.
        reciprocity: Reciprocity,
        /// What is published about the agreement
        ///
        /// Publication of the agreement, privacy notices, and entries in public registers.
        transparency: Transparency,
        /// The scope of confidentiality
        ///
        /// Clauses on confidentiality, announcements and freedom of information.
        confidentiality: Confidentiality,
        /// Which commitments are made
        ///
        /// Each commitment separately, by whom it is made and how firmly: investment, jobs, skills, information, access.
        commitments: Vec<Commitment>,
        /// Which concessions the government makes
        ///
        /// Changes to regulation, tax, planning or procurement that favour the vendor. An empty list states that there are
        /// none.
        concessions: Vec<Concession>,
        /// What is reported to the public
        ///
        /// Progress reports that are open to the public.
        reporting: Reporting,
        /// The infrastructure in the agreement
        ///
        /// Only where buildings, land, power or computing capacity form part of the agreement.
        infrastructure: Infrastructure,
        /// Which skills the government gains
        ///
        /// Skills, documents and people that stay with the government.
        capability: Capability,
        /// The benefit to the public
        ///
        /// The benefit that the use of the data brings to the public, and how it is measured.
        benefit: Benefit,
        /// The liability of the parties
        ///
        /// Caps, exclusions and indemnities; look for a separate cap for data.
        liability: Liability,
        /// How export control was dealt with
        ///
        /// Only where technology or technical data could need a licence to leave the country.
        export_control: ExportControl,
    }
}
