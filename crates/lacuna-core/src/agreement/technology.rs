//! The system itself: AI, decisions about people, information shared, infrastructure and skills.

use super::terms::{terms, words};
use super::values::{DatasetRef, Text};

words! {
    /// Kinds of model documentation.
    ModelDocument {
        /// A summary of the training data.
        TrainingDataSummary,
        /// Evaluations.
        Evaluations,
        /// Known limitations.
        Limits,
        /// A version history.
        VersionHistory,
        /// Energy use.
        Energy,
    }
}

terms! {
    /// The use of AI.
    Ai {
        /// Whether AI is used
        ///
        /// Any system that learns or generates, including within a product under another name.
        used: bool,
        /// Whether the AI affects members of the public
        ///
        /// Whether it deals directly with the public or influences decisions about individuals.
        public_effect: bool,
        /// Which model documentation is provided
        ///
        /// Documents that are provided or public. An empty list states that there are none.
        documentation: Vec<ModelDocument>,
        /// Whether the model version is pinned
        ///
        /// The government decides when a new version is adopted, and can keep the old one for a
        /// period.
        version_pinning: bool,
        /// The model and version used
        ///
        /// The name and version given by the vendor.
        model: Text,
        /// The host of the model
        ///
        /// Often a third company. Check whether it is listed among the sub-processors.
        model_host: Text,
    }
}

words! {
    /// The degree of human involvement in a decision.
    HumanInvolvement {
        /// Meaningful: a person considers the case and can decide otherwise.
        Meaningful,
        /// Token: a person only approves the output.
        Token,
        /// No human involvement.
        None,
    }
}

words! {
    /// Safeguards for automated decisions: UK GDPR Article 22C.
    DecisionSafeguard {
        /// Information about the decision for the data subject.
        Information,
        /// The opportunity to make representations.
        Representations,
        /// The right to obtain human intervention.
        HumanIntervention,
        /// The right to contest the decision.
        Contest,
    }
}

words! {
    /// Conditions for automated decisions based on special category data: UK GDPR Article 22B.
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
    /// Exceptions that permit solely automated decisions.
    Article22 {
        /// The decision is necessary for a contract with the data subject.
        Contract,
        /// The decision is authorised by law, with safeguards.
        LawWithSafeguards,
        /// The data subject's explicit consent.
        ExplicitConsent,
        /// None.
        None,
    }
}

words! {
    /// Grounds for automated law enforcement decisions based on sensitive data.
    SensitiveDecisionGround {
        /// Explicit consent to the decision as a whole.
        ExplicitConsent,
        /// The decision is required or authorised by law.
        Law,
        /// None.
        None,
    }
}

words! {
    /// Grounds in section 96(2) of the Data Protection Act 2018.
    Section96 {
        /// The decision is required or authorised by law.
        Law,
        /// The data subject consented to the decision being made on that basis.
        Consent,
        /// The decision is taken in connection with a contract.
        Contract,
        /// None.
        None,
    }
}

terms! {
    /// Automated decisions about individuals.
    AutomatedDecisions {
        /// Whether the system takes significant decisions about individuals
        ///
        /// Decisions with legal or similarly significant effects: UK GDPR Article 22A.
        significant: bool,
        /// Which datasets the decisions use
        ///
        /// By their ids. If omitted, any of the datasets may be used.
        datasets: Vec<DatasetRef>,
        /// The degree of human involvement in the decision
        ///
        /// Meaningful if the person has the time, the knowledge and the authority to decide
        /// otherwise.
        human_involvement: HumanInvolvement,
        /// Which safeguards apply to automated decisions
        ///
        /// Those provided by the agreement or the service. An empty list states that there are
        /// none.
        safeguards: Vec<DecisionSafeguard>,
        /// The condition for automated decisions based on special category data
        ///
        /// Only if special category data is used and there is no meaningful human involvement.
        article_22b: Article22B,
        /// Whether a person has the opportunity to accept, reject or influence the decision
        ///
        /// A decision with that opportunity is not entirely automated. Only for the intelligence
        /// services: Part 4 of the 2018 Act (section 96).
        human_opportunity: bool,
        /// The ground in section 96(2) of the Data Protection Act 2018, in words
        ///
        /// Only for the intelligence services.
        section_96_ground: Text,
        /// Whether the reviewer has the authority to decide otherwise
        ///
        /// Without approval by others, and without adverse consequences for the reviewer.
        reviewer_authority: bool,
        /// The review time per case
        ///
        /// Minutes, or cases a day.
        time_per_case: Text,
        /// Whether the override rate of reviewers is monitored
        ///
        /// If reviewers never override the system, the review is unlikely to be meaningful.
        override_rate_monitored: bool,
        /// Whether results are verified before action against a person
        ///
        /// A match is only an indication. A person verifies it, and the individual is informed,
        /// before any action is taken.
        verification_before_action: bool,
        /// The exception that permits solely automated decisions
        ///
        /// Article 22(2) of the EU GDPR and, before 5 February 2026, of the UK GDPR; for law
        /// enforcement, authorisation by law with safeguards.
        article_22: Article22,
        /// Whether a person reconsiders a decision that is exempt from the safeguards
        ///
        /// Only for law enforcement: section 50C(3) of the Data Protection Act 2018.
        reconsidered_by_person: bool,
        /// The ground for law enforcement decisions based on sensitive data
        ///
        /// Section 50B of the Data Protection Act 2018. Only if there is no meaningful human
        /// involvement.
        section_50b: SensitiveDecisionGround,
        /// The ground in section 96(2) for the decisions
        ///
        /// Only for the intelligence services.
        section_96: Section96,
    }
}

terms! {
    /// An item of information to be shared.
    SharedItem {
        /// The information to be shared
        ///
        /// One item that can be delivered, such as an evaluation report.
        what: Text,
        /// The recipient of the information
        ///
        /// The office or body. "The government" is too general.
        recipient: Text,
        /// The person responsible for delivery of the information
        ///
        /// A person or office of the party that gave the commitment.
        owner: Text,
        /// The due date of the information
        ///
        /// A date or an event.
        due: Text,
        /// Whether the commitment to share information is binding
        ///
        /// Whether non-delivery has a consequence.
        binding: bool,
    }
}

words! {
    /// Kinds of test access to a model.
    TestAccess {
        /// Access before deployment.
        PreDeployment,
        /// Access in a sandbox.
        Sandbox,
        /// Access on request.
        OnRequest,
        /// No test access.
        None,
    }
}

terms! {
    /// Information sharing between the parties.
    Reciprocity {
        /// Whether information sharing is agreed
        ///
        /// Answer yes also for non-committal wording such as "will share technical information".
        promised: bool,
        /// Which items of information are to be shared
        ///
        /// An empty list states that no item is specified.
        items: Vec<SharedItem>,
        /// The government's test access to the model
        ///
        /// The earliest access that is agreed.
        test_access: TestAccess,
        /// Which information the government provides
        ///
        /// In addition to the datasets: expertise, test results, classified information. An empty
        /// list states that it provides none.
        government_gives: Vec<Text>,
        /// Whether the information that the government provides is protected
        ///
        /// Whether that information is classified, listed and subject to the same rules.
        government_safeguards: bool,
    }
}

terms! {
    /// Confidentiality clauses.
    Confidentiality {
        /// Whether confidentiality overrides freedom of information
        ///
        /// A duty to consult the vendor is acceptable. A right of the vendor to refuse disclosure
        /// is not.
        overrides_foi: bool,
        /// Whether confidentiality prevents disclosure to regulators
        ///
        /// Regulators, auditors, Parliament and whistleblowers. Look for a list of exceptions.
        blocks_regulator: bool,
    }
}

words! {
    /// Rights in return for public support of infrastructure.
    PublicRight {
        /// Reserved capacity for public use.
        ReservedCapacity,
        /// Priority access.
        PriorityAccess,
        /// Clawback if commitments are not performed.
        Clawback,
    }
}

terms! {
    /// Buildings, energy and computing capacity.
    Infrastructure {
        /// Whether the infrastructure receives public support
        ///
        /// Money, land, energy, planning assistance or guarantees.
        public_support: bool,
        /// Which rights the public body receives for its support
        ///
        /// Rights set out in writing. An empty list states that there are none.
        public_rights: Vec<PublicRight>,
        /// Whether the interfaces of the infrastructure are open
        ///
        /// Whether third-party models and software can run on it.
        open_interfaces: bool,
        /// Whether the infrastructure is shared with the vendor's other customers
        ///
        /// The same hardware, separated only by software.
        shared_tenancy: bool,
        /// Whether national security screening was considered
        ///
        /// National Security and Investment Act 2021.
        nsia_considered: bool,
        /// What happens to the infrastructure at the end of its life
        ///
        /// Who then owns it, and who pays for decommissioning.
        reversion: Text,
    }
}

terms! {
    /// The capability of the government.
    Capability {
        /// Which skills and knowledge are transferred
        ///
        /// For example training, documentation or joint evaluation. An empty list states that there
        /// is none.
        transfer: Vec<Text>,
        /// Whether the government has in-house evaluators of the system
        ///
        /// Government staff with time and budget for it.
        internal_evaluators: bool,
    }
}

terms! {
    /// Export control.
    ExportControl {
        /// Whether the need for an export licence was assessed
        ///
        /// Before anything is sent, and before anybody abroad has access to it.
        licence_checked: bool,
    }
}
