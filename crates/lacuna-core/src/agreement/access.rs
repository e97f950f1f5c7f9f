//! Whether and how the vendor gets at the data.

use super::terms::{terms, words};
use super::values::Text;

words! {
    /// Whether the vendor has access to the data.
    VendorAccess {
        // The other two need a party that can be the vendor (`references::access_without_vendor`).
        /// The vendor has no access.
        None,
        /// The vendor may be given access later, or on a condition.
        Conditional,
        /// The vendor is given access.
        Granted,
    }
}

words! {
    /// The condition that must be met before access is given.
    AccessGate {
        /// The signature of a separate agreement.
        SeparateAgreement,
        /// The sign-off of a data protection impact assessment.
        DpiaSignedOff,
        /// A direction by a minister.
        MinisterialDirection,
        /// A condition too vague to identify.
        Vague,
        /// No condition.
        None,
    }
}

words! {
    /// Whether datasets may be linked.
    Linkage {
        /// No data is linked.
        None,
        /// Linkage is prohibited.
        Prohibited,
        /// Linkage is permitted.
        Permitted,
    }
}

terms! {
    /// The vendor's access to the data.
    Access {
        /// Whether the vendor has access to the data
        ///
        /// Look for express grants, and for softer words such as "may require data". A clause that
        /// excludes access answers the question too.
        vendor: VendorAccess,
        /// Whether access is given for a trial
        ///
        /// A free trial also gives access. Look for pilots and proofs of concept that run before
        /// any contract is signed.
        trial: bool,
        /// The condition that must be met before access is given
        ///
        /// For conditional access only. A condition counts only if the document that opens the
        /// access can be identified.
        gate: AccessGate,
        /// Whether datasets may be linked with each other or with others
        ///
        /// Look for the words combine, match, merge, enrich and join.
        linkage: Linkage,
        /// Which limits apply to the linkage of datasets
        ///
        /// Which datasets may be linked, and how the result may be used. An empty list states that
        /// there are no limits.
        linkage_limits: Vec<Text>,
        /// Whether the vendor's access is exclusive
        ///
        /// Whether others are prevented from obtaining the same data on the same terms.
        exclusive: bool,
        /// Whether technology subject to export control is accessible
        ///
        /// Designs, code or know-how that export control could cover, even if no personal data is
        /// accessible.
        controlled_technology: bool,
        /// The number of people outside government who have access
        ///
        /// The people named or counted in the agreement who are employed by others and can access
        /// the data. Enter 0 if the agreement states that there are none.
        external_people: u64,
        /// The employer of the people outside government who have access
        ///
        /// The companies, by name. Compare them with the list of sub-processors.
        external_employers: Vec<Text>,
        /// Whether the vendor collects data from the public under the arrangement
        ///
        /// A service that shares no records can still bring the questions of members of the public
        /// to the vendor.
        vendor_collects_from_public: bool,
        /// Which limits apply to the vendor's use of the data it collects from the public
        ///
        /// What the agreement prohibits the vendor from doing with that data. An empty list states
        /// that the agreement sets no limits.
        collected_data_limits: Vec<Text>,
        /// Whether the agreement refers to government data
        ///
        /// Answer no only if the whole text was read and does not refer to data, as in a memorandum
        /// of understanding on skills or buildings.
        speaks_of_data: bool,
    }
}
