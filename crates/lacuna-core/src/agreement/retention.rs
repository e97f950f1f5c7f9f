//! The end: deletion, return, proof, exit and what is left behind.

use super::terms::{terms, words};
use super::values::Text;

words! {
    /// What happens to the data at the end of the agreement.
    OnEnd {
        /// Deletion or return, at the controller's choice.
        ControllerChoice,
        /// Deletion.
        Delete,
        /// Return.
        Return,
        /// Deletion or return, at the vendor's choice.
        VendorChoice,
        /// Retention by the vendor.
        Retain,
    }
}

words! {
    /// Kinds of derived data.
    DerivedData {
        /// Logs.
        Logs,
        /// Embeddings.
        Embeddings,
        /// Search indexes.
        Indexes,
        /// Fine-tuned models.
        FineTunes,
        /// Outputs.
        Outputs,
        /// Backups.
        Backups,
    }
}

terms! {
    /// Deletion and return of the data at the end of the agreement.
    Retention {
        /// What happens to the data when the agreement ends
        ///
        /// GDPR Article 28(3)(g): deletion or return, at the choice of the controller. An exception
        /// for what a law requires the vendor to store changes nothing.
        on_end: OnEnd,
        /// The time limit for deletion of live data after the end, in days
        ///
        /// Days from the end of the agreement. Enter 0 for immediate deletion. "Promptly" is not a
        /// number: omit this field and quote it.
        delete_days: u64,
        /// The time limit for deletion of backups after the end, in days
        ///
        /// Days from the end of the agreement to the deletion of the last backup that holds the
        /// data.
        backup_days: u64,
        /// Whether deletion is proved by a certificate
        ///
        /// A signed statement of what was deleted, when and how.
        certificate: bool,
        /// Which derived data must be deleted
        ///
        /// Only what is named. "All copies" does not clearly include data computed from the data.
        covers: Vec<DerivedData>,
        /// Whether the controller is notified of a legal hold that prevents deletion
        ///
        /// A foreign court can order a vendor to preserve data due for deletion. The vendor must
        /// notify the controller immediately.
        legal_hold_notice: bool,
        /// Whether a later agreement on the same data can postpone deletion
        ///
        /// Answer yes if a new version takes over the existing data, so that the agreed deletion
        /// never takes place.
        superseded_by_renewal: bool,
    }
}

words! {
    /// Items that can be exported.
    ExportItem {
        /// The data.
        Data,
        /// Prompts.
        Prompts,
        /// Configurations.
        Configurations,
        /// Fine-tuned models.
        FineTunes,
        /// Embeddings.
        Embeddings,
        /// Logs.
        Logs,
        /// Evaluations.
        Evaluations,
    }
}

words! {
    /// Kinds of exit and switching charges.
    SwitchingCharges {
        /// No charges.
        None,
        /// Charges limited to the vendor's cost.
        AtCost,
        /// Charges above the vendor's cost.
        Charged,
    }
}

terms! {
    /// Export of data and other items.
    Export {
        /// Whether data can be exported in open formats
        ///
        /// A named open format with public documentation. "A commonly used format" of the vendor's
        /// choice is not one.
        formats_open: bool,
        /// Which items can be exported
        ///
        /// Everything needed to continue the service elsewhere.
        covers: Vec<ExportItem>,
    }
}

terms! {
    /// Exit from the agreement.
    Exit {
        /// Whether there is an exit plan
        ///
        /// A written plan that the vendor must help to carry out.
        plan: bool,
        /// The age or the interval of the exit plan test, in months
        ///
        /// Months since the last test, or between tests. Enter 12 for an annual test. Omit this
        /// field if the plan was never tested.
        plan_tested_months: u64,
        /// The right to export at the end of the agreement
        ///
        /// Which items can be exported, and in which form.
        export: Export,
        /// How exit and switching are charged
        ///
        /// Charges for retrieval of the data, assistance and early termination, taken together.
        switching_charges: SwitchingCharges,
        /// The notice period for exit, in months
        ///
        /// The longest notice that the government must give. The EU Data Act allows at most two
        /// months (Article 25). In the United Kingdom it is only a benchmark.
        notice_months: u64,
        /// The transition period in days
        ///
        /// Days for which the vendor continues the service after the notice period. The EU Data Act
        /// refers to 30 days.
        transition_days: u64,
        /// The data retrieval period in days
        ///
        /// Days after the transition period during which the data can still be retrieved. The EU
        /// Data Act requires at least 30 days.
        retrieval_days: u64,
        /// Which restrictions on interoperability apply
        ///
        /// Prohibitions on connecting other systems, or connections only through the vendor's
        /// servers. An empty list states that there are none.
        interoperability_limits: Vec<Text>,
        /// Which terms survive the end of the agreement
        ///
        /// As listed in the survival clause. An empty list states that none survive.
        surviving_terms: Vec<Text>,
    }
}

terms! {
    /// The architecture of the system.
    Architecture {
        /// Whether the model can be replaced by another
        ///
        /// A layer between the service and the model, and a second model tested with it.
        model_swappable: bool,
        /// Whether the data structures are open or owned by the government
        ///
        /// Data can be returned in full and still be unusable without the structures that organise
        /// it.
        open_data_structures: bool,
    }
}
