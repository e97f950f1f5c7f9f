//! The end: deletion, return, proof, exit and what is left behind.

use super::terms::{terms, words};
use super::values::Text;

words! {
    /// What happens to the data at the end.
    OnEnd {
        /// Deletion or return, as the controller chooses.
        ControllerChoice,
        /// Deletion.
        Delete,
        /// Return.
        Return,
        /// Deletion or return, as the vendor chooses.
        VendorChoice,
        /// The vendor keeps it.
        Retain,
    }
}

words! {
    /// Things derived from data.
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
    /// What happens to the data when the agreement ends.
    Retention {
        /// What happens to the data at the end
        ///
        /// UK GDPR Article 28(3)(g): delete or return, at the choice of the controller.
        on_end: OnEnd,
        /// How many days after the end live data must be deleted
        delete_days: u64,
        /// How many days after the end backups must be deleted
        backup_days: u64,
        /// Whether deletion is proved by a certificate
        certificate: bool,
        /// Which derived data the deletion covers
        covers: Vec<DerivedData>,
        /// Whether the controller is told of a legal hold that stops deletion
        legal_hold_notice: bool,
        /// Whether a later agreement over the same data may put deletion off
        superseded_by_renewal: bool,
    }
}

words! {
    /// What can be taken along.
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
    /// What leaving costs.
    SwitchingCharges {
        /// Nothing.
        None,
        /// What it costs the vendor.
        AtCost,
        /// More than that.
        Charged,
    }
}

terms! {
    /// What can be exported.
    Export {
        /// Whether data can be exported in open formats
        formats_open: bool,
        /// Which things can be exported
        covers: Vec<ExportItem>,
    }
}

terms! {
    /// How the government can leave.
    Exit {
        /// Whether there is an exit plan
        plan: bool,
        /// How many months ago the exit plan was tested, or how often it is
        plan_tested_months: u64,
        /// What can be exported at the end
        export: Export,
        /// What leaving costs
        switching_charges: SwitchingCharges,
        /// How many months' notice leaving takes
        notice_months: u64,
        /// How many days the transition lasts
        transition_days: u64,
        /// How many days there are to fetch the data
        retrieval_days: u64,
        /// What limits working with other systems
        interoperability_limits: Vec<Text>,
    }
}

terms! {
    /// How the system is built.
    Architecture {
        /// Whether the model can be swapped for another
        model_swappable: bool,
        /// Whether the data structures belong to the government or are open
        open_data_structures: bool,
    }
}
