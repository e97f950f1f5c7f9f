//! Who takes part, in which role, and who controls them.

use super::terms::{terms, words};
use super::values::{Country, Id, Text};

words! {
    /// Kinds of party.
    PartyKind {
        // The parameter `public_bodies` lists which of these act for the public.
        /// A ministry, department or agency of central government.
        CentralGovernment,
        /// A council or another local authority.
        LocalGovernment,
        /// An NHS body.
        Nhs,
        /// A court or tribunal.
        Court,
        /// A police force or another law enforcement body.
        Police,
        /// An intelligence service.
        Intelligence,
        /// Another public body.
        OtherPublicBody,
        /// A company or another supplier that contracts with the government.
        Vendor,
        /// A sub-processor.
        SubProcessor,
        /// Another kind of party.
        Other,
    }
}

words! {
    /// The nations to which a public body can be devolved.
    Devolution {
        /// None: a body of the United Kingdom, or an English body.
        None,
        /// Wales.
        Wales,
        /// Scotland.
        Scotland,
        /// Northern Ireland.
        NorthernIreland,
    }
}

words! {
    /// Roles under data protection law.
    PartyRole {
        /// Controller: determines the purposes and means of processing.
        Controller,
        /// Joint controller: determines them jointly with another controller.
        JointController,
        /// Processor: processes data on behalf of a controller.
        Processor,
        /// Sub-processor: is engaged by a processor.
        SubProcessor,
        /// Different roles for different data or purposes.
        Mixed,
        /// No role: the agreement was read and assigns none.
        NoneStated,
    }
}

words! {
    /// Foreign laws that can compel a company to disclose data.
    ForeignLaw {
        /// The CLOUD Act of the United States (18 U.S.C. 2713).
        UsCloudAct,
        /// Section 702 of the Foreign Intelligence Surveillance Act of the United States.
        // Serde sets underscores before capitals alone, and would write `us_fisa702`.
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
            /// A short name of your choice, such as ministry or vendor. Other fields refer to it.
            id: Id,
            /// The full legal name of the party
            ///
            /// The name of the body that signs. A branch and its parent can be two different
            /// companies.
            name: Text,
        }
        /// The kind of party
        ///
        /// What the party is, not what it does here: a company that hosts data for the vendor is a
        /// sub-processor. If the documents read do not show the kind, omit this field: rules about
        /// vendors then remain open.
        kind: PartyKind,
        /// The nation to which the public body is devolved
        ///
        /// Only for a public body, a devolved government included. Answer none for a body whose functions extend beyond
        /// one nation or are reserved, and for an English body. Procurement and information law differ for devolved
        /// bodies.
        devolved: Devolution,
        /// The party's data protection role
        ///
        /// Go by what the party does: a company called a partner that acts only on instructions is
        /// a processor.
        role: PartyRole,
        /// Whether the party is the lead public body
        ///
        /// Answer yes for the one public body that is accountable for the agreement.
        lead: bool,
        /// The country in which the party is incorporated
        ///
        /// The country under whose company law it was formed. GB for the United Kingdom.
        incorporated_in: Country,
        /// The country from which the party is controlled
        ///
        /// The country of the ultimate parent company, not of the branch that signs.
        controlled_from: Country,
        /// The ultimate parent company
        ///
        /// The company at the top of the chain of ownership, as shown in a register or the
        /// accounts.
        parent: Text,
        /// The company registration number
        ///
        /// In the United Kingdom, the number at Companies House.
        registry_number: Text,
        /// Which foreign laws can compel the party
        ///
        /// An empty list states that there are none.
        foreign_compulsion: Vec<ForeignLaw>,
        /// Whether the party is a small or medium-sized enterprise
        ///
        /// By the definition used in the procurement.
        sme: bool,
        /// Which uses the party makes of the data for its own purposes
        ///
        /// For example improving its products. An empty list states that there are none.
        own_uses: Vec<Text>,
        /// Whether the party's guarantees were assessed before selection
        ///
        /// GDPR Article 28(1) requires sufficient guarantees.
        due_diligence: bool,
        /// The signatory of the party
        ///
        /// Name and office.
        signatory: Text,
        /// The party's contact for the agreement
        ///
        /// An office and an address that remain valid if the person leaves.
        contact: Text,
        /// The party's data protection officer
        ///
        /// A name or an office, with an address.
        data_protection_officer: Text,
        /// Whether the party is registered with the data protection authority
        ///
        /// As shown in the authority's public register on the date of signature.
        dpa_registered: bool,
    }
}

terms! {
    /// The arrangement between joint controllers.
    JointControl {
        /// Whether joint controllers have an arrangement
        ///
        /// GDPR Article 26(1): the respective responsibilities, in particular for the rights of
        /// data subjects.
        arrangement: bool,
        /// Whether the responsibilities of each joint controller are set out
        ///
        /// Each responsibility allocated to a named controller.
        duties_set_out: bool,
        /// Whether the essence of the arrangement is published
        ///
        /// GDPR Article 26(2): the essence of the arrangement must be available to data
        /// subjects.
        essence_published: bool,
        /// Whether there is a contact point for data subjects
        ///
        /// One address for data subjects, irrespective of the controller concerned. Part 3 of the
        /// 2018 Act requires one (section 58).
        contact_point: bool,
        /// The party that responds to data subject requests
        ///
        /// The party, by name or id, that responds to requests for access, rectification and
        /// erasure.
        rights_handled_by: Text,
        /// The party that informs data subjects of the joint processing
        ///
        /// The party, by name or id.
        information_given_by: Text,
    }
}

terms! {
    /// Terms that bind the processor, other than those on sub-processors, audit and deletion.
    ProcessorTerms {
        /// Whether the subject matter and nature of the processing are set out
        ///
        /// A description of the processing, in the contract or its annex. GDPR Article 28(3);
        /// section 59(5) of the 2018 Act.
        subject_matter: bool,
        /// Whether the controller's obligations and rights are set out
        ///
        /// GDPR Article 28(3). A statement that the controller "retains all its rights" is not
        /// sufficient.
        controller_rights: bool,
        /// Whether the processor acts only on documented instructions
        ///
        /// Including for restricted transfers. If a law requires otherwise, the processor must
        /// inform the controller first. GDPR Article 28(3)(a).
        instructions_only: bool,
        /// Whether the processor must take the security measures that the law requires
        ///
        /// All measures required by Article 32, in these words or in a schedule of measures. UK
        /// GDPR Article 28(3)(c).
        security: bool,
        /// Whether the processor assists with security, breaches and impact assessments
        ///
        /// Assistance with the controller's obligations under GDPR Articles 32 to 36; Article
        /// 28(3)(f).
        compliance_assistance: bool,
        /// Whether the processor provides all information needed to demonstrate compliance
        ///
        /// In addition to audits and inspections. GDPR Article 28(3)(h); section 59(6)(e) of the
        /// 2018 Act.
        information: bool,
        /// Whether the processor must warn the controller of an unlawful instruction
        ///
        /// Immediately, and before it acts. GDPR Article 28(3), last sentence.
        unlawful_instruction_warning: bool,
        /// Whether the processor keeps a record of its processing
        ///
        /// The processor's own record, for each controller. GDPR Article 30(2); section 61(3) of
        /// the 2018 Act.
        own_record: bool,
    }
}
