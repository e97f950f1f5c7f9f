//! Audits data-sharing agreements between governments and vendors: what they allow, what they forbid, what they leave unsaid.
//!
//! An agreement, a policy and a day give an assessment. Nothing is read from anywhere else: no file, no clock, no
//! network, no thread. Whoever uses this library does that; the command line (`cli`) is one such user, and whoever does
//! not need it takes the crates under it.
//!
//! ```
//! use std::sync::Arc;
//!
//! use chrono::NaiveDate;
//! use lacuna::{CheckedAgreement, Fact, Messages, Outcome, Report, SourceFile, Verdict, audit, builtin_policy, format};
//!
//! // An agreement that says next to nothing.
//! let json = r#"{
//!   "schema_version": 1,
//!   "id": "tax-helpline",
//!   "title": "Helpline for tax questions",
//!   "instrument": { "type": "contract", "jurisdiction": ["GB"] },
//!   "parties": [
//!     { "id": "agency", "name": "The tax agency", "kind": "central_government", "role": "controller" },
//!     { "id": "vendor", "name": "A vendor", "kind": "vendor", "role": "processor" }
//!   ],
//!   "access": { "vendor": "granted" }
//! }"#;
//! let agreement = CheckedAgreement::read(Arc::new(SourceFile::new("helpline.json", json))).unwrap();
//! let policy = builtin_policy().unwrap();
//! let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
//!
//! let assessment = audit(&agreement, &policy, day);
//! assert_eq!(assessment.verdict(), Verdict::FixFirst);
//!
//! // The worst finding, and the fact that it rests on.
//! let findings = assessment.findings();
//! let worst = findings.first().unwrap();
//! assert_eq!(worst.outcome, Outcome::NotStated);
//! let read = worst.worst().find_map(|answer| answer.evidence.first()).unwrap();
//! let fact = Fact::of(&agreement, read);
//! println!("{} at {}: {} is not stated", worst.rule.id, fact.pointer, fact.label);
//!
//! // The same as a report, in any of the formats of the command line.
//! let messages = Messages::english();
//! let assessments = [assessment];
//! let report = (format("markdown").unwrap().render)(&Report::new(&assessments, &messages)).unwrap();
//! assert!(report.contains("Helpline for tax questions"));
//!
//! // What is wrong with a file is told with its place, and the nearest name.
//! let problems = CheckedAgreement::read(Arc::new(SourceFile::new("slip.json", "{\n  \"titel\": 1\n}"))).unwrap_err();
//! let slip = problems.iter().find(|problem| problem.message.contains("titel")).unwrap();
//! assert_eq!(slip.position.unwrap().to_string(), "2:3");
//! assert_eq!(slip.help.as_deref(), Some("did you mean `title`?"));
//! ```
//!
//! What is on this page is the interface that users can hold on to; a test notices every change of it. It is given
//! out of the crates of the workspace: `lacuna-core`, and over it `lacuna-policies`, `lacuna-drafting` and
//! `lacuna-report`, which do not know each other.

#[doc(hidden)]
pub use lacuna_core::{
    agreement, assessment, audit, baseline, condition, decision, diagnostic, document, rule_tests,
    source_file, vocabulary, waiver,
};
#[doc(hidden)]
pub use lacuna_drafting::{draft, import, questionnaire};
#[doc(hidden)]
pub use lacuna_report::{export, handbook, report};

/// Policies, with those that the program comes with.
#[doc(hidden)]
pub mod policy {
    pub use lacuna_core::policy::*;
    pub use lacuna_policies::{builtin, compiled, compiled_in};
}

#[doc(hidden)]
pub mod cli;

pub use agreement::{CheckedAgreement, ReadExtent};
pub use assessment::{
    Answer, Assessment, Counts, Coverage, Disposition, EvidenceClause, Fact, FailedRule, Found,
    Outcome, Provenance, Question, Reason, RuleResult, Verdict,
};
pub use audit::audit;
pub use condition::{FactRead, FactReads, ReadKind};
pub use diagnostic::Diagnostic;
pub use document::{Document, NodeId};
pub use policy::{
    Basis, Pack, Policy, PolicyLayer, Rule, Severity, Silence, builtin as builtin_policy_files,
    compiled as builtin_policy, load as load_policy,
};
pub use report::{FORMATS, Format, Messages, RenderError, Report, format};
pub use source_file::{Position, SourceFile, Span};

/// The version of this program.
pub const VERSION: &str = lacuna_core::VERSION;
