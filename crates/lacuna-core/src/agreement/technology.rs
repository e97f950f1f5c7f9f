//! The system itself: AI, decisions about people, information shared, infrastructure and skills.

use super::terms::{terms, words};
use super::values::{DatasetRef, Text};

words! {
    /// Documents about a model.
    ModelDocument {
        /// A summary of the training data.
        TrainingDataSummary,
        /// Evaluations.
        Evaluations,
        /// Limits.
        Limits,
        /// A history of versions.
        VersionHistory,
        /// Use of energy.
        Energy,
    }
}

terms! {
    /// The use of AI.
    Ai {
        /// Whether AI is used
        ///
        /// Any system that learns or generates, also inside a product under another name.
        used: bool,
        /// Whether the AI affects the public
        ///
        /// Whether it meets the public, or has a say in decisions about people.
        public_effect: bool,
        /// Which documents about the model are given
        ///
        /// What is handed over, or open to all. An empty list states that nothing is.
        documentation: Vec<ModelDocument>,
        /// Whether the version of the model is pinned
        ///
        /// The government decides when a new version comes, and can stay on the old one for a while.
        version_pinning: bool,
        /// Which model and version is used
        ///
        /// Name and version as the vendor gives them.
        model: Text,
        /// Who hosts the model
        ///
        /// Often a third company. Look whether it stands among the sub-processors.
        model_host: Text,
    }
}

words! {
    /// How far a person decides.
    HumanInvolvement {
        /// A person weighs the case and can decide otherwise.
        Meaningful,
        /// A person only signs.
        Token,
        /// Nobody does.
        None,
    }
}

words! {
    /// Safeguards for automated decisions: UK GDPR Article 22C.
    DecisionSafeguard {
        /// People are told.
        Information,
        /// People can make representations.
        Representations,
        /// People can have a person step in.
        HumanIntervention,
        /// People can contest the decision.
        Contest,
    }
}

words! {
    /// Conditions for automated decisions on special categories: UK GDPR Article 22B.
    Article22B {
        /// Explicit consent.
        ExplicitConsent,
        /// A contract or a law, with substantial public interest.
        #[serde(rename = "contract_or_law_plus_9_2_g")]
        ContractOrLaw,
        /// None.
        None,
    }
}

words! {
    /// Exceptions that allow decisions taken by machine alone.
    Article22 {
        /// A contract with the person needs it.
        Contract,
        /// A law authorises it, with safeguards.
        LawWithSafeguards,
        /// The person's explicit consent.
        ExplicitConsent,
        /// None.
        None,
    }
}

words! {
    /// Grounds that open sensitive data to decisions by the police.
    SensitiveDecisionGround {
        /// Explicit consent to the whole decision.
        ExplicitConsent,
        /// A law requires or authorises it.
        Law,
        /// None.
        None,
    }
}

words! {
    /// Grounds of section 96 of the Data Protection Act 2018.
    Section96 {
        /// A law requires or authorises it.
        Law,
        /// The person consented to it on that basis.
        Consent,
        /// It is taken in the course of a contract.
        Contract,
        /// None.
        None,
    }
}

terms! {
    /// Decisions about people that a system takes.
    AutomatedDecisions {
        /// Whether the system takes significant decisions about people
        ///
        /// Decisions with legal or similarly significant effects: UK GDPR Article 22A.
        significant: bool,
        /// Which datasets the decisions use
        ///
        /// By their ids. Where it is left out, any of the datasets may feed them.
        datasets: Vec<DatasetRef>,
        /// How far a person takes part in the decision
        ///
        /// Meaningful where the person has the time, the knowledge and the power to decide otherwise.
        human_involvement: HumanInvolvement,
        /// Which safeguards for automated decisions there are
        ///
        /// Those that the agreement or the service puts in place. An empty list states that there are none.
        safeguards: Vec<DecisionSafeguard>,
        /// Which condition opens special categories to automated decisions
        ///
        /// Only where special categories are used and no person takes a meaningful part.
        article_22b: Article22B,
        /// Whether people can ask for a human decision
        ///
        /// Part 4 of the 2018 Act speaks of it for the intelligence services (sections 96 and 97).
        human_opportunity: bool,
        /// Which ground of section 96 of the Data Protection Act 2018 applies
        ///
        /// Only for the intelligence services.
        section_96_ground: Text,
        /// Whether the reviewer has the power to decide otherwise
        ///
        /// Without having to ask, and without harm to the reviewer.
        reviewer_authority: bool,
        /// How much time the reviewer has for a case
        ///
        /// Minutes, or cases a day.
        time_per_case: Text,
        /// Whether it is watched how often reviewers decide otherwise
        ///
        /// A reviewer who never disagrees is not reviewing.
        override_rate_monitored: bool,
        /// Whether findings are verified before action against a person
        ///
        /// A match is a hint. Somebody checks it, and the person hears of it, before anything is done to them.
        verification_before_action: bool,
        /// Which exception allows decisions taken by machine alone
        ///
        /// Article 22(2) of the EU GDPR and, before 5 February 2026, of the UK GDPR; for the police, a law with safeguards.
        article_22: Article22,
        /// Whether a person reconsiders a decision from which safeguards are exempted
        ///
        /// For the police only: section 50C(3) of the Data Protection Act 2018.
        reconsidered_by_person: bool,
        /// Which ground opens sensitive data to decisions by the police
        ///
        /// Section 50B of the Data Protection Act 2018. Only where no person takes a meaningful part.
        section_50b: SensitiveDecisionGround,
        /// Which ground of section 96 the decisions rest on
        ///
        /// Only for the intelligence services.
        section_96: Section96,
    }
}

terms! {
    /// A piece of information that is promised.
    SharedItem {
        /// What information is promised
        ///
        /// One thing that can be handed over, such as an evaluation report.
        what: Text,
        /// Who receives the information
        ///
        /// The office or body. Government as a whole is nobody.
        recipient: Text,
        /// Who must deliver the information
        ///
        /// A person or office on the side that promised.
        owner: Text,
        /// When the information is due
        ///
        /// A day or an event.
        due: Text,
        /// Whether the promise of information is binding
        ///
        /// Whether anything follows where it is not given.
        binding: bool,
    }
}

words! {
    /// How the government can test a model.
    TestAccess {
        /// Before it is deployed.
        PreDeployment,
        /// In a sandbox.
        Sandbox,
        /// On request.
        OnRequest,
        /// Not at all.
        None,
    }
}

terms! {
    /// Information that the sides share.
    Reciprocity {
        /// Whether sharing of information is promised
        ///
        /// True also for soft words such as "will share technical information".
        promised: bool,
        /// Which pieces of information are promised
        ///
        /// An empty list states that the promise names nothing.
        items: Vec<SharedItem>,
        /// How the government can test the model
        ///
        /// The earliest kind that is promised.
        test_access: TestAccess,
        /// What information the government gives
        ///
        /// Beyond the datasets: expertise, test results, classified insight. An empty list states that it gives
        /// nothing.
        government_gives: Vec<Text>,
        /// Whether what the government gives is protected
        ///
        /// Whether that information is classified, listed and bound by the same rules.
        government_safeguards: bool,
    }
}

terms! {
    /// Secrecy clauses.
    Confidentiality {
        /// Whether secrecy overrides freedom of information
        ///
        /// A duty to consult is fine. A right of the vendor to refuse is not.
        overrides_foi: bool,
        /// Whether secrecy keeps regulators out
        ///
        /// Regulators, auditors, Parliament and whistleblowers. Look for a list of exceptions.
        blocks_regulator: bool,
    }
}

words! {
    /// What the public gets for its support of infrastructure.
    PublicRight {
        /// Capacity kept for the public.
        ReservedCapacity,
        /// Access before others.
        PriorityAccess,
        /// Money back if promises are not kept.
        Clawback,
    }
}

terms! {
    /// Buildings, power and computers.
    Infrastructure {
        /// Whether public money or land supports it
        ///
        /// Money, land, power, planning help or guarantees.
        public_support: bool,
        /// Which rights the public gets for its support
        ///
        /// What is written down. An empty list states that there are none.
        public_rights: Vec<PublicRight>,
        /// Whether its interfaces are open
        ///
        /// Whether models and software of others can run on it.
        open_interfaces: bool,
        /// Whether it is shared with the vendor's other customers
        ///
        /// The same machines, separated by software only.
        shared_tenancy: bool,
        /// Whether a national security screening was considered
        ///
        /// National Security and Investment Act 2021.
        nsia_considered: bool,
        /// What happens to it at the end of its life
        ///
        /// Who owns it then, and who pays for taking it down.
        reversion: Text,
    }
}

terms! {
    /// Skills that the government gains or lacks.
    Capability {
        /// Which skills and knowledge are transferred
        ///
        /// Such as training, documents or joint evaluation. An empty list states that there is none.
        transfer: Vec<Text>,
        /// Whether the government has its own people to judge the system
        ///
        /// People on the government's side with time and money for it.
        internal_evaluators: bool,
    }
}

terms! {
    /// Export control.
    ExportControl {
        /// Whether the need for an export licence was checked
        ///
        /// Before anything is sent, and before anybody abroad can reach it.
        licence_checked: bool,
    }
}
