//! Whether and how the vendor gets at the data.

use super::terms::{terms, words};
use super::values::Text;

words! {
    /// Whether the vendor gets access to data.
    VendorAccess {
        /// The vendor gets no access.
        None,
        /// It may get access later, or on a condition.
        Conditional,
        /// It gets access.
        Granted,
    }
}

words! {
    /// What has to happen before conditional access is given.
    AccessGate {
        /// A separate agreement is signed.
        SeparateAgreement,
        /// An impact assessment is signed off.
        DpiaSignedOff,
        /// A minister directs it.
        MinisterialDirection,
        /// The words are too vague to say.
        Vague,
        /// Nothing.
        None,
    }
}

words! {
    /// Whether datasets may be linked.
    Linkage {
        /// Nothing is linked.
        None,
        /// Linking is forbidden.
        Prohibited,
        /// Linking is allowed.
        Permitted,
    }
}

terms! {
    /// Whether and how the vendor gets at the data.
    Access {
        /// Whether the vendor gets access to the data
        ///
        /// Look for grants, and for soft words such as "may require data". A sentence that rules access out is the
        /// good case.
        vendor: VendorAccess,
        /// Whether the access is given for a trial
        ///
        /// A free trial is access too. Look for pilots and proofs of concept that run before anything is signed.
        trial: bool,
        /// What has to happen before access is given
        ///
        /// For conditional access only. A gate counts where somebody can point at the paper that opens it.
        gate: AccessGate,
        /// Whether datasets may be linked with each other or with others
        ///
        /// Look for combine, match, merge, enrich and join.
        linkage: Linkage,
        /// Which limits linking has
        ///
        /// The pairs that may be linked, and what may be done with the result. An empty list states that there are no
        /// limits.
        linkage_limits: Vec<Text>,
        /// Whether the vendor's access is exclusive
        ///
        /// Whether others are shut out of the same data on the same terms.
        exclusive: bool,
        /// Whether technology under export control is within reach
        ///
        /// Designs, code or know-how that export control could cover, even where no personal data is in reach.
        controlled_technology: bool,
        /// How many people outside the government have access
        ///
        /// Named or counted people employed by others who can reach the data. 0 where the agreement says nobody.
        external_people: u64,
        /// Who employs the people outside the government who have access
        ///
        /// The companies, by name. Compare it with the list of sub-processors.
        external_employers: Vec<Text>,
        /// Whether the vendor collects data from the public because of the deal
        ///
        /// A service that shares no records can still bring people's questions to the vendor.
        vendor_collects_from_public: bool,
        /// What limits the vendor's use of what it collects from the public
        ///
        /// What the agreement says the vendor may not do with it. An empty list states that it says nothing.
        collected_data_limits: Vec<Text>,
        /// Whether the text speaks of government data at all
        ///
        /// False only for a text that was read whole and never mentions data: a memorandum on skills or buildings.
        speaks_of_data: bool,
    }
}
