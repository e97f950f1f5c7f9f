//! Training of models, and who owns what comes out of it.

use super::purposes::LawfulBasis;
use super::terms::{terms, words};
use super::values::{DatasetRef, Text};

words! {
    /// Whether models may be trained on the data.
    TrainingAllowed {
        /// Training is prohibited.
        No,
        /// Training is permitted.
        Yes,
        /// Training is permitted only on opt-in.
        OptIn,
    }
}

words! {
    /// Which models may be trained.
    TrainingScope {
        /// Models for this customer alone.
        CustomerOnly,
        /// The vendor's general models.
        VendorGeneral,
    }
}

words! {
    /// Material covered by a prohibition or permission to train.
    TrainingMaterial {
        /// Documents and records.
        Content,
        /// User prompts.
        Prompts,
        /// Outputs of the system.
        Outputs,
        /// Ratings and corrections.
        Feedback,
        /// Records of the use of the service.
        Telemetry,
        /// Embeddings and other values computed from content.
        Embeddings,
        /// All data, and everything derived from it.
        Everything,
    }
}

words! {
    /// The justification for training.
    TrainingGround {
        /// Scientific research.
        ScientificResearch,
        /// Service improvement.
        ServiceImprovement,
        /// Another ground.
        Other,
    }
}

words! {
    /// Safeguards for research: UK GDPR Articles 84B and 84C.
    ResearchSafeguard {
        /// Measures that ensure data minimisation.
        MinimisationMeasure,
        /// No measures or decisions about particular individuals.
        NoDecisionsAboutIndividuals,
        /// No substantial damage or distress.
        NoSubstantialDamage,
    }
}

words! {
    /// The removal of data from a trained model.
    RemovalRoute {
        /// No removal.
        None,
        /// Retraining of the model without the data.
        Retrain,
        /// Deletion of the model.
        DeleteModel,
        /// Proven unlearning.
        ProvenUnlearning,
    }
}

terms! {
    /// Training of models on the data.
    Training {
        /// Whether models may be trained on the data
        ///
        /// Training, fine-tuning, distillation or evaluation. Look in the vendor's online terms
        /// too.
        allowed: TrainingAllowed,
        /// Which models may be trained
        ///
        /// Choose the vendor's general models if anybody else can use a model trained on the data.
        scope: TrainingScope,
        /// Which material the prohibition or permission to train covers
        ///
        /// A prohibition limited to documents does not cover prompts and logs. List only what is
        /// named.
        covers: Vec<TrainingMaterial>,
        /// The lawful basis for training
        ///
        /// Training is a separate use and needs its own lawful basis, in addition to the one for
        /// the service.
        lawful_basis: LawfulBasis,
        /// The justification for training
        ///
        /// The reason that the agreement gives.
        ground: TrainingGround,
        /// Which research safeguards are agreed
        ///
        /// Agreed in writing. An empty list states that there are none.
        research_safeguards: Vec<ResearchSafeguard>,
        /// Whether direct identifiers are removed before training
        ///
        /// Names, numbers and addresses are removed before any training.
        deidentified_first: bool,
        /// Whether the model is tested for disclosure of training data
        ///
        /// A test, with a report, of whether the finished model can be made to reproduce its
        /// training data.
        extraction_test: bool,
        /// How data is removed from a trained model
        ///
        /// What happens when a data subject objects or withdraws consent, or the agreement ends.
        removal_route: RemovalRoute,
        /// Whether sub-processors and affiliates are bound by the same training terms
        ///
        /// Whether the same prohibition or limits apply in the contracts of the vendor's
        /// sub-processors and affiliates.
        flows_down: bool,
        /// Which datasets may be used for training
        ///
        /// By their ids. If omitted, any of the datasets may be used.
        datasets: Vec<DatasetRef>,
    }
}

words! {
    /// The scope of the vendor's licence to the data.
    LicenceScope {
        /// No licence.
        None,
        /// Provision of the service only.
        ServiceOnly,
        /// Improvement of the vendor's products.
        ProductImprovement,
        /// The vendor's own analytics.
        Analytics,
        /// Any use.
        Any,
    }
}

words! {
    /// Kinds of owner.
    Owner {
        /// The government.
        Government,
        /// The vendor.
        Vendor,
        /// The vendor, with a licence back to the government.
        VendorWithLicenceBack,
        /// The government and the vendor jointly.
        Shared,
    }
}

words! {
    /// Whether commercial exploitation of the data is permitted.
    Commercialisation {
        /// Commercial exploitation is prohibited.
        Prohibited,
        /// Commercial exploitation is permitted.
        Permitted,
    }
}

terms! {
    /// The vendor's licence to the data.
    DataLicence {
        /// The scope of the vendor's licence to the data
        ///
        /// The widest use that is permitted. A processor with a wider licence than the service
        /// requires can go beyond its instructions.
        scope: LicenceScope,
        /// Whether the vendor's licence is perpetual
        ///
        /// Look for the words perpetual, irrevocable and indefinite.
        perpetual: bool,
        /// Whether the vendor's licence survives the end of the agreement
        ///
        /// Look in the survival clause.
        survives: bool,
    }
}

terms! {
    /// Ownership and licences, and the rights of data subjects.
    Rights {
        /// The owner of the data, inputs and outputs
        ///
        /// Check whether data generated by the service is named too: prompts, outputs, logs.
        data_owner: Owner,
        /// The vendor's licence to the data
        ///
        /// The vendor needs no wider licence than the service requires.
        vendor_data_licence: DataLicence,
        /// The owner of fine-tuned models
        ///
        /// Models adapted with the government's data.
        fine_tunes: Owner,
        /// The owner of improvements
        ///
        /// Improvements of the product that result from the government's use of it.
        improvements: Owner,
        /// The owner of the structures and code built for the government
        ///
        /// Bespoke work. Ownership of the data is of limited use if the vendor owns the structures
        /// that organise it.
        project_ip: Owner,
        /// The owner of derived data
        ///
        /// Statistics, features, embeddings and other data computed from the data.
        derived_data: Owner,
        /// Whether commercial exploitation of the data is permitted
        ///
        /// Including what is derived from the data: products, models, statistics.
        commercialisation: Commercialisation,
        /// The public share of the commercial value of the data
        ///
        /// A royalty, equity, a price reduction, or open release.
        value_share: Text,
        /// Whether objections by data subjects reach the vendor
        ///
        /// GDPR Article 21. The vendor must be informed of an objection so that it can stop the
        /// processing.
        objection_route: bool,
        /// Whether data subjects can complain to the controller
        ///
        /// A complaints procedure. A complaint must be acknowledged within 30 days (DPA 2018,
        /// section 164A).
        complaints: bool,
        /// The party that responds to data subject requests
        ///
        /// The party, by name or id, that responds to requests for access, rectification and
        /// erasure.
        requests_answered_by: Text,
        /// Whether the vendor must assist with data subject requests
        ///
        /// GDPR Article 28(3)(e).
        help_with_requests: bool,
        /// The contact point for data subjects
        ///
        /// A published address, not that of the signatories.
        contact_point: Text,
    }
}
