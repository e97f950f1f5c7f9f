//! Training of models, and who owns what comes out of it.

use super::purposes::LawfulBasis;
use super::terms::{terms, words};
use super::values::{DatasetRef, Text};

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
        /// All data, and everything derived from it.
        Everything,
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
        ///
        /// Vendor_general where anybody else can use a model that learnt from the data.
        scope: TrainingScope,
        /// What the ban or the permission to train covers
        ///
        /// A ban on training with documents alone leaves prompts and logs open. List only what is named.
        covers: Vec<TrainingMaterial>,
        /// On which lawful basis the training rests
        ///
        /// Training is a use of its own and needs its own basis, beside the one for the service.
        lawful_basis: LawfulBasis,
        /// On which ground the training is justified
        ///
        /// The reason the agreement gives, in its own words where it gives several.
        ground: TrainingGround,
        /// Which safeguards for research are promised
        ///
        /// Promised in writing. An empty list states that none is.
        research_safeguards: Vec<ResearchSafeguard>,
        /// Whether direct identifiers are taken out before training
        ///
        /// Names, numbers and addresses are removed before anything is learnt.
        deidentified_first: bool,
        /// Whether the model is tested for giving training data away
        ///
        /// A test, with a report, of whether the finished model can be made to repeat what it learnt.
        extraction_test: bool,
        /// How data leaves a trained model
        ///
        /// What happens when a person objects, withdraws, or the agreement ends.
        removal_route: RemovalRoute,
        /// Whether sub-processors and affiliates are bound too
        ///
        /// Whether the same ban or limits stand in the contracts of those who work for the vendor.
        flows_down: bool,
        /// Which datasets may be used for training
        ///
        /// By their ids. Where it is left out, any of the datasets may be used.
        datasets: Vec<DatasetRef>,
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
        ///
        /// The widest use that is allowed. A processor with more than service_only acts beyond its instructions.
        scope: LicenceScope,
        /// Whether the vendor's licence lasts for ever
        ///
        /// Look for perpetual, irrevocable and indefinite.
        perpetual: bool,
        /// Whether the vendor's licence outlives the agreement
        ///
        /// Look in the clause that lists which terms survive the end.
        survives: bool,
    }
}

terms! {
    /// Who owns the data and what is made of it, and what people can do about it.
    Rights {
        /// Who owns the data, what goes in and what comes out
        ///
        /// Look whether data that arises from running the service is named too: prompts, outputs, logs.
        data_owner: Owner,
        /// What licence the vendor has to the data
        ///
        /// The vendor needs no more than what the service needs.
        vendor_data_licence: DataLicence,
        /// Who owns fine-tuned models
        ///
        /// Models adapted with the government's data.
        fine_tunes: Owner,
        /// Who owns improvements
        ///
        /// Of the product, made thanks to the government's use of it.
        improvements: Owner,
        /// Who owns the structures and code built for the government
        ///
        /// What was built to order. Owning the data helps little where the structures around it belong to the vendor.
        project_ip: Owner,
        /// Who owns data derived from the data
        ///
        /// Statistics, features, embeddings and whatever else is computed from it.
        derived_data: Owner,
        /// Whether value may be made out of the data
        ///
        /// Of what is derived from the data: products, models, statistics.
        commercialisation: Commercialisation,
        /// What share of that value the public gets
        ///
        /// A royalty, shares, a lower price, or open release.
        value_share: Text,
        /// Whether people can object, and the vendor hears of it
        ///
        /// UK GDPR Article 21. It must reach the vendor, or nothing stops.
        objection_route: bool,
        /// Whether people can complain
        ///
        /// A way to complain to the controller. It must be acknowledged within 30 days (DPA 2018, section 164A).
        complaints: bool,
        /// Who answers people's requests
        ///
        /// The party, by name or id, that answers requests for access, correction and deletion.
        requests_answered_by: Text,
        /// Whether the vendor must help to answer people's requests
        ///
        /// UK GDPR Article 28(3)(e).
        help_with_requests: bool,
        /// Where people can turn about their data
        ///
        /// An address that is published, not the signatories'.
        contact_point: Text,
    }
}
