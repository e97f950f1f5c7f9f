//! The system itself: AI, decisions about people, information shared, infrastructure and skills.

use super::terms::{terms, words};
use super::values::Text;

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
        used: bool,
        /// Whether the AI affects the public
        public_effect: bool,
        /// Which documents about the model are given
        documentation: Vec<ModelDocument>,
        /// Whether the version of the model is pinned
        version_pinning: bool,
        /// Which model and version is used
        model: Text,
        /// Who hosts the model
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

terms! {
    /// Decisions about people that a system takes.
    AutomatedDecisions {
        /// Whether the system takes significant decisions about people
        ///
        /// Decisions with legal or similarly significant effects: UK GDPR Article 22A.
        significant: bool,
        /// How far a person takes part in the decision
        human_involvement: HumanInvolvement,
        /// Which safeguards for automated decisions there are
        safeguards: Vec<DecisionSafeguard>,
        /// Which condition opens special categories to automated decisions
        article_22b: Article22B,
        /// Whether people can ask for a human decision
        human_opportunity: bool,
        /// Which ground of section 96 of the Data Protection Act 2018 applies
        section_96_ground: Text,
        /// Whether the reviewer has the power to decide otherwise
        reviewer_authority: bool,
        /// How much time the reviewer has for a case
        time_per_case: Text,
        /// Whether it is watched how often reviewers decide otherwise
        override_rate_monitored: bool,
        /// Whether findings are verified before action against a person
        verification_before_action: bool,
    }
}

terms! {
    /// A piece of information that is promised.
    SharedItem {
        /// What information is promised
        what: Text,
        /// When the information is due
        due: Text,
        /// Whether the promise of information is binding
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
        promised: bool,
        /// Which pieces of information are promised
        items: Vec<SharedItem>,
        /// How the government can test the model
        test_access: TestAccess,
        /// What information the government gives
        government_gives: Vec<Text>,
        /// Whether what the government gives is protected
        government_safeguards: bool,
    }
}

terms! {
    /// Secrecy clauses.
    Confidentiality {
        /// Whether secrecy overrides freedom of information
        overrides_foi: bool,
        /// Whether secrecy keeps regulators out
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
        public_support: bool,
        /// Which rights the public gets for its support
        public_rights: Vec<PublicRight>,
        /// Whether its interfaces are open
        open_interfaces: bool,
        /// Whether it is shared with the vendor's other customers
        shared_tenancy: bool,
        /// Whether a national security screening was considered
        ///
        /// National Security and Investment Act 2021.
        nsia_considered: bool,
        /// What happens to it at the end of its life
        reversion: Text,
    }
}

terms! {
    /// Skills that the government gains or lacks.
    Capability {
        /// Which skills and knowledge are transferred
        transfer: Vec<Text>,
        /// Whether the government has its own people to judge the system
        internal_evaluators: bool,
    }
}

terms! {
    /// Export control.
    ExportControl {
        /// Whether the need for an export licence was checked
        licence_checked: bool,
    }
}
