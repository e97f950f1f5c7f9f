//! What could not be audited, among what was.

use crate::report::Report;
use crate::report::wrap::wrap;
use lacuna_core::diagnostic::RejectedInput;
use lacuna_core::source_file::visible;

/// What could not be audited is among what was, as what it is.
pub(super) fn render(report: &Report<'_>, refused: &RejectedInput) -> String {
    let mut text = String::new();
    let heading = match refused.record {
        None => report
            .messages
            .text("text_refused", &[("file", (&refused.file).into())]),
        Some(record) => report.messages.text(
            "text_refused_record",
            &[("file", (&refused.file).into()), ("record", record.into())],
        ),
    };

    wrap(&mut text, 0, &heading);
    for problem in &refused.problems {
        let place = problem
            .position
            .map(|position| format!(":{position}"))
            .unwrap_or_default();

        let help = problem
            .help
            .as_deref()
            .map(|help| format!(" ({})", visible(help)))
            .unwrap_or_default();

        text.push_str(&format!("    {}{place}\n  ", visible(&problem.file)));
        wrap(
            &mut text,
            2,
            &format!("{}{help}", visible(&problem.message)),
        );
    }

    text
}
