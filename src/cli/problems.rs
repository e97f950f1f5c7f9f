//! Shows problems with the lines they are in, on standard error.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::CliError;
use super::output::remark;
use crate::diagnostic::{Diagnostic, Place};
use crate::source_file::{is_hidden, visible};

/// More problems than this are counted and not shown: nobody corrects them one by one.
const SHOWN: usize = 100;
/// A longer line is not quoted, since its place could not be seen in it.
const LONGEST_LINE: usize = 2_000;

pub(super) fn show(trouble: &CliError) {
    match trouble {
        CliError::Gone => {}
        CliError::Message(message) => remark(&format!(
            "error: {}\n",
            crate::source_file::visible_lines(message)
        )),
        CliError::Problems(problems) => {
            let mut telling = DiagnosticPrinter::default();
            telling.tell(problems);
            telling.end();
        }
    }
}

/// Problems that are reported one after the other, as they are found.
#[derive(Debug, Default)]
pub(super) struct DiagnosticPrinter {
    found: usize,
    warnings: usize,
}

impl DiagnosticPrinter {
    /// Reports problems, as long as there are not too many.
    pub(super) fn tell<'p>(&mut self, problems: impl IntoIterator<Item = &'p Diagnostic>) {
        for problem in problems {
            if self.found < SHOWN {
                remark(&one(problem, Seriousness::Error));
            }

            self.found += 1;
        }
    }

    /// Warns of problems that keep nothing from being done.
    pub(super) fn warn(&mut self, problems: &[Diagnostic]) {
        for problem in problems {
            if self.warnings < SHOWN {
                remark(&one(problem, Seriousness::Warning));
            }

            self.warnings += 1;
        }
    }

    /// Says how many there were, where there was one.
    pub(super) fn end(&self) {
        let more = self.found.saturating_sub(SHOWN);
        if more > 0 {
            remark(&format!("... and {more} more\n"));
        }

        match self.warnings {
            0 => {}
            1 => remark("1 warning\n"),
            warnings => remark(&format!("{warnings} warnings\n")),
        }

        match self.found {
            0 => {}
            1 => remark("1 problem found\n"),
            found => remark(&format!("{found} problems found\n")),
        }
    }
}

/// Whether a problem keeps something from being done.
#[derive(Debug, Clone, Copy)]
enum Seriousness {
    Error,
    Warning,
}

fn one(problem: &Diagnostic, seriousness: Seriousness) -> String {
    let message = visible(&problem.message);
    let quoted = problem.place.as_ref().and_then(window);
    // Without a place, or in a line of great length, there is nothing that could be marked.
    let Some(window) = quoted else {
        return plain(problem, seriousness);
    };

    let snippet = Snippet::source(&window.source)
        .path(&problem.file)
        .line_start(window.first_line)
        .annotation(AnnotationKind::Primary.span(window.start..window.end));

    let level = match seriousness {
        Seriousness::Error => Level::ERROR,
        Seriousness::Warning => Level::WARNING,
    };

    let mut group = level.primary_title(&*message).element(snippet);
    let help = problem.help.as_deref().map(visible);
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(&**help));
    }

    let report = [group];

    // The colours are taken out by `remark` where nobody would see them.
    Renderer::styled().render(&report) + "\n\n"
}

fn plain(problem: &Diagnostic, seriousness: Seriousness) -> String {
    let level = match seriousness {
        Seriousness::Error => "error",
        Seriousness::Warning => "warning",
    };

    let place = problem
        .position
        .map(|position| format!(":{position}"))
        .unwrap_or_default();

    let help = problem
        .help
        .as_deref()
        .map(|help| format!("  help: {}\n", visible(help)))
        .unwrap_or_default();

    format!(
        "{level}: {}\n --> {}{place}\n{help}\n",
        visible(&problem.message),
        problem.file
    )
}

/// The lines around a span, with their number and the span in them.
struct Window {
    source: String,
    first_line: usize,
    start: usize,
    end: usize,
}

fn window(place: &Place) -> Option<Window> {
    let content = place.text.content();
    let span = place.span.range();
    let before = content.get(..span.start)?;
    let from = before.rfind('\n').map_or(0, |at| at + 1);
    // A span over several lines is shown by its first: an object that is refused may be as long as
    // the file.
    let first_end = content
        .get(span.start..)?
        .find('\n')
        .map_or(content.len(), |at| span.start + at);

    if first_end - from > LONGEST_LINE {
        return None;
    }

    let lines = content.get(from..first_end)?;

    Some(Window {
        source: tame(lines),
        first_line: place.text.position(place.span.start).line as usize,
        start: span.start - from,
        end: (span.end.min(first_end).max(span.start)) - from,
    })
}

/// Hidden characters become visible ones of the same number of bytes, so that spans stay where they are.
fn tame(text: &str) -> String {
    let stand_in = |c: char| match c.len_utf8() {
        _ if !is_hidden(c) || c == '\t' => c,
        1 => '?',
        2 => '\u{b7}',
        3 => '\u{fffd}',
        _ => '\u{1f6ab}',
    };

    text.chars().map(stand_in).collect()
}
