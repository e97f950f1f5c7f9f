### The page of a first reading.

reading_title = First reading: { $name }
reading_about = { $format }{ $pages ->
    [0] {""}
    [one] , one page
   *[other] , { $pages } pages
  }, { $words ->
    [one] one word
   *[other] { $words } words
  }
reading_note = Each passage was selected by the words in it. Read it before you rely on it: it may say the opposite, and the document may deal with a subject in words that were not searched for.
reading_likely_count = { $n ->
    [one] subject with a passage that appears to address it
   *[other] subjects with a passage that appears to address them
  }
reading_possible_count = { $n ->
    [one] subject with a passage that may address it
   *[other] subjects with a passage that may address them
  }
reading_none_count = { $n ->
    [one] subject for which no passage was found
   *[other] subjects for which no passage was found
  }
reading_no_cues = No subjects were searched for. Search words exist for English, German and French only, and this document is in another language or too short for its language to be recognised.
reading_unreadable = { $n ->
    [one] Page { $pages } cannot be read, for example because it is a scan. This reading does not cover its content.
   *[other] Pages { $pages } cannot be read, for example because they are scans. This reading does not cover their content.
  }
reading_remarks = Notes on the file
reading_names = Details of the document
reading_kind = Kind of instrument
reading_parties = Parties
reading_dates = Dates
reading_called = { $name }, called “{ $called }”
reading_subjects = Subjects
reading_paper = The text
reading_likely = Passages that appear to address a subject
reading_possible = Passages that may address a subject
reading_also = Also:
reading_perhaps_also = Possibly also:
reading_none = Subjects for which no passage was found
reading_none_note = The document may deal with them in other words. The words that were searched for follow each subject: a slash means “or”, “…” words in between, “+” in the same sentence, and an asterisk any ending.
reading_looked_for = Searched for: { $words }
reading_references = References to material outside this file
reading_blanks = Apparent blanks still to be completed
reading_apart = In the file, but not part of the agreement’s text
reading_more = { $n ->
    [one] And one more, which the JSON output lists.
   *[other] And { $n } more, which the JSON output lists.
  }
reading_place_clause = clause { $clause }
reading_place_page = { $place }, page { $page }
reading_outside = outside the clauses
reading_page = Page { $page }
reading_seen = Subjects:
reading_key = Marked:
reading_key_likely = appears to address a subject
reading_key_possible = may address a subject
reading_key_blank = blank
reading_key_out = refers outside the file
reading_foot = Made by Lacuna { $version } from the file with SHA-256 { $sha256 }. No part of this page is a finding or legal advice.
reading_format_pdf = PDF
reading_format_docx = Word document
reading_format_odt = OpenDocument text
reading_format_html = HTML page
reading_format_markdown = Markdown
reading_format_text = plain text
reading_target_paper = document
reading_target_annex = annex not in this file
reading_target_clause = clause number not in this file
reading_target_address = web address
reading_apart_deleted = Deleted
reading_apart_moved = Moved away from here
reading_apart_hidden = Hidden
reading_apart_comment = Comment

# The subjects, as the cues name them.
subject_vendor_access = Access to the data by the recipient
subject_roles = Roles: controller, processor, joint controllers
subject_purpose = Purpose of the processing
subject_purpose_limit = Limits on the purpose
subject_data_categories = Categories of data
subject_subject_categories = Categories of data subjects
subject_legal_basis = Lawful basis and legal power to share
subject_instructions = Processing on the controller's instructions
subject_secondary_use = Other uses: own purposes, sale, advertising
subject_anonymised_use = Anonymised, pseudonymised and aggregated data
subject_model_training = Training of models
subject_reidentification_linkage = Re-identification, contact and linkage
subject_onward_sharing = Disclosure to third parties
subject_retention_period = Retention period
subject_end_deletion = Return or deletion at the end
subject_deletion_deadline = Deadline for deletion
subject_deletion_certificate = Certificate of deletion
subject_sub_authorisation = Authorisation of sub-processors
subject_sub_list = List of sub-processors
subject_sub_notice_objection = Notice of new sub-processors and objection
subject_sub_flowdown = Duties of and liability for sub-processors
subject_audit_right = Right of audit and inspection
subject_audit_limits = Limits on audits
subject_breach_notice = Notice of a data breach
subject_records_logs = Records of processing and logs
subject_staff_confidentiality = Confidentiality of personnel
subject_staff_access = Personnel with access: need to know, vetting, training
subject_security_measures = Security measures
subject_encryption = Encryption
subject_certification = Security certificates and standards
subject_subject_requests = Requests by data subjects
subject_dpia = Data protection impact assessment
subject_location = Location of storage, processing and access
subject_transfer_mechanism = Restricted transfers and their safeguards
subject_compelled_disclosure = Disclosure compelled by law or an authority
subject_foi_publication = Freedom of information and publication of the agreement
subject_governing_law = Governing law and legal effect
subject_disputes = Disputes and jurisdiction
subject_liability = Liability and indemnity
subject_insurance = Insurance
subject_price = Price, charges and costs
subject_term = Term, renewal and survival
subject_termination = Termination and suspension
subject_ip_outputs = Ownership of data, results and intellectual property
subject_variation = Changes to the terms
subject_precedence = Order of precedence
subject_confidentiality = Confidentiality between the parties
subject_exit_help = Export of data and help on exit
subject_public_benefit = Public benefit and equality
subject_commitments = Commitments of the vendor
subject_service_continuity = Continuity of the service
subject_exclusivity = Exclusivity, procurement and access for other suppliers
subject_infrastructure = Infrastructure and interfaces
subject_reciprocity = Reciprocity and technical information
subject_automated_decisions = Automated decisions and use of AI
subject_special_categories = Health data, criminal records and other special categories
subject_classified_information = Defence and classified information
subject_objection_complaints = Consent, objection, complaints and consultation
subject_governance = Governance, reports and review
subject_transparency_notice = Privacy notices and transparency
