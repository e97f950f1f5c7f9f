//! What an agreement is: its facts as types, from which the schema is made, and the checking of a document against it.

mod check;
mod commercial;
mod datasets;
mod evidence;
mod instrument;
mod oversight;
mod parties;
mod procurement;
mod purposes;
mod references;
mod retention;
mod schema;
mod security;
mod technology;
mod terms;
mod training;
mod transfers;
mod values;

pub use check::CheckedAgreement;
pub use commercial::*;
pub use datasets::*;
pub use evidence::*;
pub use instrument::*;
pub use oversight::*;
pub use parties::*;
pub use procurement::*;
pub use purposes::*;
pub use retention::*;
pub use schema::{schema, tidy};
pub use security::*;
pub use technology::*;
pub use training::*;
pub use transfers::*;
pub use values::*;

use terms::terms;

terms! {
    /// An agreement between a government and a vendor about data: what it states, what it leaves out, and where it says so.
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
            title: Text,
            /// What kind of paper it is
            instrument: Instrument,
            /// Who takes part
            parties: Vec<Party>,
        }
        /// The schema that editors complete this file by
        #[serde(rename = "$schema")]
        schema: String,
        /// What the agreement is about, in a few sentences
        summary: Text,
        /// The language of the agreement
        language: Language,
        /// Whether the agreement is invented, for teaching or for tests
        hypothetical: bool,
        /// A remark on this file
        note: Text,
        /// The documents that were read for this file
        sources: Vec<Source>,
        /// What others say about the agreement
        claims: Vec<Claim>,
        /// How joint controllers share their duties
        joint_control: JointControl,
        /// Whether and how the vendor gets at the data
        access: Access,
        /// Which data the agreement is about
        datasets: Vec<Dataset>,
        /// What the data is used for
        purposes: Vec<Purpose>,
        /// What may not be done with the data
        use_limits: UseLimits,
        /// How consent works, where it is claimed
        consent: Consent,
        /// Whether models are trained on the data
        training: Training,
        /// Who owns the data and what is made of it
        rights: Rights,
        /// How long the agreement runs
        term: Term,
        /// What happens to the data at the end
        retention: Retention,
        /// Who answers for the agreement in government
        governance: Governance,
        /// How the agreement is watched over
        oversight: Oversight,
        /// Who works for the vendor on the data
        subprocessors: Subprocessors,
        /// Where the data is held and from where it is reached
        hosting: Hosting,
        /// Which data goes abroad
        ///
        /// An empty list states that none does.
        transfers: Vec<Transfer>,
        /// What happens when a foreign authority calls for the data
        foreign_access: ForeignAccess,
        /// How the data is protected
        security: Security,
        /// Which people have access
        personnel: Personnel,
        /// Which terms for defence data there are
        defence: Defence,
        /// Which exemptions from data protection law are relied on
        ///
        /// An empty list states that there are none.
        exemptions: Vec<Exemption>,
        /// How processing for law enforcement is bound
        law_enforcement: LawEnforcement,
        /// How data of courts is treated
        justice: Justice,
        /// How data about children is treated
        children: Children,
        /// How letters and emails are treated
        correspondence: Correspondence,
        /// Whether the impact on data protection was assessed
        dpia: Dpia,
        /// Whether the people concerned were asked
        consultation: Consultation,
        /// Whether the effect on equality was assessed
        equality: Equality,
        /// Which approvals were obtained
        approvals: Approvals,
        /// What kind of public contract it is
        contract: Contract,
        /// What was weighed before buying
        procurement: Procurement,
        /// Which work together came before a procurement
        collaboration: Collaboration,
        /// Which amendments were made
        amendments: Vec<Amendment>,
        /// How much the agreement may change
        modification: Modification,
        /// What it costs, and what follows from that
        commercial: Commercial,
        /// How the terms work
        terms: Terms,
        /// What service is promised
        service: Service,
        /// Which public function depends on the service
        function: Function,
        /// How the government can leave
        exit: Exit,
        /// How the system is built
        architecture: Architecture,
        /// How AI is used
        ai: Ai,
        /// Which decisions about people the system takes
        automated_decisions: AutomatedDecisions,
        /// Which information the sides share
        reciprocity: Reciprocity,
        /// What the public can see of the agreement
        transparency: Transparency,
        /// How far secrecy goes
        confidentiality: Confidentiality,
        /// Which promises are made
        commitments: Vec<Commitment>,
        /// Which favours the government promises
        concessions: Vec<Concession>,
        /// What is reported to the public
        reporting: Reporting,
        /// Which buildings, power and computers are part of it
        infrastructure: Infrastructure,
        /// Which skills the government gains
        capability: Capability,
        /// What people get out of it
        benefit: Benefit,
        /// Who pays when something goes wrong
        liability: Liability,
        /// How export control was dealt with
        export_control: ExportControl,
    }
}
