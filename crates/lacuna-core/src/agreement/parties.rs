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
            ///
            /// A short name of your own, such as ministry or vendor. Other fields point at it.
            id: Id,
            /// Its full legal name
            ///
            /// Of the body that signs: the branch and the parent can be two different companies.
            name: Text,
        }
        /// What kind of party it is
        ///
        /// What it is, not what it does here: a company that hosts data for the vendor is a sub_processor. Where what
        /// was read does not tell, it stays open: rules about vendors then ask, and do not fall silent.
        kind: PartyKind,
        /// Which role the party has
        ///
        /// Go by what it does: a company called partner that only acts on instructions is a processor.
        role: PartyRole,
        /// Whether it is the lead on the public side
        ///
        /// True for the one public body that answers for the deal.
        lead: bool,
        /// In which country the party is incorporated
        ///
        /// The country whose company law it was founded under. GB for the United Kingdom.
        incorporated_in: Country,
        /// From which country the party is controlled
        ///
        /// The country of the parent at the top of the group, not of the branch that signs.
        controlled_from: Country,
        /// The name of the parent at the top of the group
        ///
        /// The last company up the chain of ownership, as a register or the accounts show it.
        parent: Text,
        /// The number in a company register
        ///
        /// In the United Kingdom, the number at Companies House.
        registry_number: Text,
        /// Which foreign laws can compel the party
        ///
        /// An empty list states that there are none.
        foreign_compulsion: Vec<ForeignLaw>,
        /// Whether the party is a small or medium-sized firm
        ///
        /// By the definition the procurement used.
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
        ///
        /// Name and office.
        signatory: Text,
        /// Whom to contact at the party
        ///
        /// An office and an address that will outlast the person.
        contact: Text,
        /// Who the party's data protection officer is
        ///
        /// A name or an office, with an address.
        data_protection_officer: Text,
        /// Whether the party is registered with the data protection authority
        ///
        /// As the authority's public register shows on the day of signing.
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
        /// Whether the duties of each joint controller are set out
        ///
        /// One by one, so that none of them is left to nobody.
        duties_set_out: bool,
        /// Whether the essence of the arrangement is published
        ///
        /// UK GDPR Article 26(2): people must be able to see the essence of it.
        essence_published: bool,
        /// Whether people have one point of contact
        ///
        /// One address to which people can turn, whichever controller they deal with. Part 3 of the 2018 Act asks for
        /// one (section 58).
        contact_point: bool,
        /// Who handles people's requests
        ///
        /// The party, by name or id, that answers requests for access, correction and deletion.
        rights_handled_by: Text,
        /// Who tells people about the joint use of their data
        ///
        /// The party, by name or id.
        information_given_by: Text,
    }
}

terms! {
    /// What binds a processor, beyond sub-processors, audits and deletion, which have groups of their own.
    ProcessorTerms {
        /// Whether the subject matter and nature of the processing are set out
        ///
        /// What is processed and what is done with it, in the contract or its annex. UK GDPR Article 28(3); section 59(5)
        /// of the 2018 Act.
        subject_matter: bool,
        /// Whether the controller's obligations and rights are set out
        ///
        /// UK GDPR Article 28(3). A sentence that the controller "keeps all its rights" sets out none.
        controller_rights: bool,
        /// Whether the processor acts only on documented instructions
        ///
        /// Transfers abroad included; and where a law makes it do otherwise, it says so first. UK GDPR Article 28(3)(a).
        instructions_only: bool,
        /// Whether the processor is bound to the security that the law requires
        ///
        /// All measures that Article 32 requires, in these words or in a schedule of measures. UK GDPR Article 28(3)(c).
        security: bool,
        /// Whether the processor helps with security, breaches and impact assessments
        ///
        /// The controller's duties under UK GDPR Articles 32 to 36; Article 28(3)(f).
        compliance_assistance: bool,
        /// Whether the processor gives all information that shows that its duties are met
        ///
        /// Apart from audits and inspections. UK GDPR Article 28(3)(h); section 59(6)(e) of the 2018 Act.
        information: bool,
        /// Whether the processor warns of an instruction that breaks the law
        ///
        /// At once, and before it acts. UK GDPR Article 28(3), last sentence.
        unlawful_instruction_warning: bool,
        /// Whether the processor keeps a record of its processing
        ///
        /// Its own, for each controller. UK GDPR Article 30(2); section 61(3) of the 2018 Act.
        own_record: bool,
    }
}
