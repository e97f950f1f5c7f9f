//! Training of models, and who owns what comes out of it.

use super::purposes::LawfulBasis;
use super::terms::{terms, words};
use super::values::Text;

words! {
    /// Whether models may be trained on the data.
    TrainingAllowed {
        /// Training is forbidden.
        No,
        /// Training is allowed.
        Yes,
        /// Training is allowed where somebody opts in.
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
    /// What a ban or a permission to train covers.
    TrainingMaterial {
        /// Documents and records.
        Content,
        /// What users type.
        Prompts,
        /// What the system answers.
        Outputs,
        /// Ratings and corrections.
        Feedback,
        /// Records of how the service is used.
        Telemetry,
        /// Numbers computed from content, such as embeddings.
        Embeddings,
    }
}

words! {
    /// The ground on which training is justified.
    TrainingGround {
        /// Scientific research.
        ScientificResearch,
        /// Improving the service.
        ServiceImprovement,
        /// Another ground.
        Other,
    }
}

words! {
    /// Safeguards for research: UK GDPR Articles 84B and 84C.
    ResearchSafeguard {
        /// Measures that keep the data to what is needed.
        MinimisationMeasure,
        /// No decisions about single people.
        NoDecisionsAboutIndividuals,
        /// No substantial damage or distress.
        NoSubstantialDamage,
    }
}

words! {
    /// How data leaves a trained model.
    RemovalRoute {
        /// It does not.
        None,
        /// The model is trained anew without it.
        Retrain,
        /// The model is deleted.
        DeleteModel,
        /// It is unlearnt in a way that is proven.
        ProvenUnlearning,
    }
}

terms! {
    /// Whether models are trained on the data.
    Training {
        /// Whether models may be trained on the data
        ///
        /// Training, fine-tuning, distilling or evaluating. Look in the vendor's online terms too.
        allowed: TrainingAllowed,
        /// Which models may be trained
        scope: TrainingScope,
        /// What the ban or the permission to train covers
        covers: Vec<TrainingMaterial>,
        /// On which lawful basis the training rests
        lawful_basis: LawfulBasis,
        /// On which ground the training is justified
        ground: TrainingGround,
        /// Which safeguards for research are promised
        research_safeguards: Vec<ResearchSafeguard>,
        /// Whether direct identifiers are taken out before training
        deidentified_first: bool,
        /// Whether the model is tested for giving training data away
        extraction_test: bool,
        /// How data leaves a trained model
        removal_route: RemovalRoute,
        /// Whether sub-processors and affiliates are bound too
        flows_down: bool,
    }
}

words! {
    /// What a vendor's licence to the data allows.
    LicenceScope {
        /// There is no licence.
        None,
        /// What the service needs, and no more.
        ServiceOnly,
        /// Improving the vendor's products.
        ProductImprovement,
        /// Analytics of the vendor's own.
        Analytics,
        /// Anything.
        Any,
    }
}

words! {
    /// Who owns something.
    Owner {
        /// The government.
        Government,
        /// The vendor.
        Vendor,
        /// The vendor, with a licence back to the government.
        VendorWithLicenceBack,
        /// Both.
        Shared,
    }
}

words! {
    /// Whether value may be made out of the data.
    Commercialisation {
        /// It may not.
        Prohibited,
        /// It may.
        Permitted,
    }
}

terms! {
    /// The vendor's licence to the data.
    DataLicence {
        /// What the vendor's licence to the data allows
        scope: LicenceScope,
        /// Whether the vendor's licence lasts for ever
        perpetual: bool,
        /// Whether the vendor's licence outlives the agreement
        survives: bool,
    }
}

terms! {
    /// Who owns the data and what is made of it, and what people can do about it.
    Rights {
        /// Who owns the data, what goes in and what comes out
        data_owner: Owner,
        /// What licence the vendor has to the data
        vendor_data_licence: DataLicence,
        /// Who owns fine-tuned models
        fine_tunes: Owner,
        /// Who owns improvements
        improvements: Owner,
        /// Who owns the structures and code built for the government
        project_ip: Owner,
        /// Whether value may be made out of the data
        commercialisation: Commercialisation,
        /// What share of that value the public gets
        value_share: Text,
        /// Whether people can object, and the vendor hears of it
        objection_route: bool,
        /// Whether people can complain
        complaints: bool,
        /// Who answers people's requests
        requests_answered_by: Text,
    }
}
