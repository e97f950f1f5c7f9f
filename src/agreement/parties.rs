//! Who takes part, in which role, and who controls them.

use super::terms::{terms, words};
use super::values::{Country, Id, Text};

words! {
    /// Kinds of party.
    PartyKind {
        /// A ministry, department or agency of central government.
        CentralGovernment,
        /// A council or another local authority.
        LocalGovernment,
        /// A body of the health service.
        Nhs,
        /// A court or tribunal.
        Court,
        /// A police force or another law-enforcement body.
        Police,
        /// An intelligence service.
        Intelligence,
        /// Another public body.
        OtherPublicBody,
        /// A company or another supplier that deals with the government.
        Vendor,
        /// A company that works for the vendor.
        SubProcessor,
        /// Another kind of party.
        Other,
    }
}

words! {
    /// Roles under data protection law.
    PartyRole {
        /// It decides why and how data is used.
        Controller,
        /// It decides that together with another.
        JointController,
        /// It acts on a controller's instructions.
        Processor,
        /// It acts for a processor.
        SubProcessor,
        /// It has different roles for different data or purposes.
        Mixed,
        /// The paper was read and gives it no role.
        NoneStated,
    }
}

words! {
    /// Laws by which a foreign state can make a company hand data over.
    ForeignLaw {
        /// The CLOUD Act of the United States (18 U.S.C. 2713).
        UsCloudAct,
        /// Section 702 of the Foreign Intelligence Surveillance Act of the United States.
        #[serde(rename = "us_fisa_702")]
        UsFisa702,
        /// The National Intelligence Law of China.
        CnIntelligenceLaw,
        /// Another such law.
        Other,
    }
}

terms! {
    /// A party to the agreement.
    Party {
        required {
            /// The id of the party
            id: Id,
            /// Its full legal name
            name: Text,
            /// What kind of party it is
            kind: PartyKind,
        }
        /// Which role the party has
        ///
        /// Go by what it does: a company called partner that only acts on instructions is a processor.
        role: PartyRole,
        /// Whether it is the lead on the public side
        lead: bool,
        /// In which country the party is incorporated
        incorporated_in: Country,
        /// From which country the party is controlled
        ///
        /// The country of the parent at the top of the group, not of the branch that signs.
        controlled_from: Country,
        /// The name of the parent at the top of the group
        parent: Text,
        /// The number in a company register
        registry_number: Text,
        /// Which foreign laws can compel the party
        ///
        /// An empty list states that there are none.
        foreign_compulsion: Vec<ForeignLaw>,
        /// Whether the party is a small or medium-sized firm
        sme: bool,
        /// Which uses the party makes of the data for itself
        ///
        /// Uses for its own ends, such as improving its products. An empty list states that there are none.
        own_uses: Vec<Text>,
        /// Whether the party's guarantees were checked before it was chosen
        ///
        /// UK GDPR Article 28(1) asks for sufficient guarantees.
        due_diligence: bool,
        /// Who signed for the party
        signatory: Text,
        /// Whom to contact at the party
        contact: Text,
        /// Whether the party is registered with the data protection authority
        dpa_registered: bool,
    }
}

terms! {
    /// How joint controllers share their duties.
    JointControl {
        /// Whether joint controllers have an arrangement
        ///
        /// UK GDPR Article 26(1): who does what, in particular for people's rights.
        arrangement: bool,
        /// Whether the essence of the arrangement is published
        essence_published: bool,
        /// Whether people have one point of contact
        contact_point: bool,
        /// Who handles people's requests
        rights_handled_by: Text,
    }
}
