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
        ///
        /// Days from the end of the agreement. 0 for at once. "Promptly" is not a number: leave this out and quote it.
        delete_days: u64,
        /// How many days after the end backups must be deleted
        ///
        /// Days from the end of the agreement until the last backup that holds the data is gone.
        backup_days: u64,
        /// Whether deletion is proved by a certificate
        ///
        /// A signed statement of what was deleted, when and how.
        certificate: bool,
        /// Which derived data the deletion covers
        ///
        /// Only what is named. "All copies" does not clearly reach what was computed from the data.
        covers: Vec<DerivedData>,
        /// Whether the controller is told of a legal hold that stops deletion
        ///
        /// A court elsewhere can order a vendor to keep deleted data. The duty is to say so, at once.
        legal_hold_notice: bool,
        /// Whether a later agreement over the same data may put deletion off
        ///
        /// True where a new version takes over the old data, so that a promised deletion never comes.
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
        ///
        /// A named open format with public documentation, not "a commonly used format" of the vendor's choice.
        formats_open: bool,
        /// Which things can be exported
        ///
        /// Everything that would be needed to carry on elsewhere.
        covers: Vec<ExportItem>,
    }
}

terms! {
    /// How the government can leave.
    Exit {
        /// Whether there is an exit plan
        ///
        /// A written plan that the vendor is bound to help with.
        plan: bool,
        /// How many months ago the exit plan was tested, or how often it is
        ///
        /// 12 for a test each year. Leave it out where it was never tested.
        plan_tested_months: u64,
        /// What can be exported at the end
        ///
        /// What can be taken along, and in which form.
        export: Export,
        /// What leaving costs
        ///
        /// Fees for fetching data, for help and for leaving early, taken together.
        switching_charges: SwitchingCharges,
        /// How many months' notice leaving takes
        ///
        /// The longest notice that the government has to give. The EU Data Act allows two months at most (Article 25);
        /// it is a yardstick in the United Kingdom.
        notice_months: u64,
        /// How many days the transition lasts
        ///
        /// Days in which the vendor goes on serving after notice has run out. The EU Data Act speaks of 30.
        transition_days: u64,
        /// How many days there are to fetch the data
        ///
        /// Days after the transition in which the data can still be fetched. The EU Data Act asks for 30 at least.
        retrieval_days: u64,
        /// What limits working with other systems
        ///
        /// Bans on connecting other systems, or connections that run through the vendor's servers only. An empty list
        /// states that there are none.
        interoperability_limits: Vec<Text>,
        /// Which terms survive the end of the agreement
        ///
        /// As the clause on survival lists them. An empty list states that none does.
        surviving_terms: Vec<Text>,
    }
}

terms! {
    /// How the system is built.
    Architecture {
        /// Whether the model can be swapped for another
        ///
        /// A layer between the service and the model, and a second model that was tried behind it.
        model_swappable: bool,
        /// Whether the data structures belong to the government or are open
        ///
        /// Data can be handed over whole and still be of no use without the structures it sits in.
        open_data_structures: bool,
    }
}
