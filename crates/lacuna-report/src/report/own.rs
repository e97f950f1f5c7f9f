//! Recognises reports and letters that this program wrote, in every language, by what each format has in a place of its own.

use std::sync::LazyLock;

use super::findings_table::COLUMNS;
use lacuna_messages::Messages;

/// How the openings of a letter are named in the catalogue.
const OPENINGS: [&str; 5] = [
    "letter_opening_both",
    "letter_opening_changes",
    "letter_opening_questions",
    "letter_opening_account",
    "letter_opening_nothing",
];

/// How every page of this program begins after the language: no other program writes its policy in this form and order.
const PAGE: &str = ">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
                    content=\"default-src 'none'; style-src 'sha256-";

/// What is in a message where the report has a value.
const HOLE: &str = "◊";

/// The catalogues of all languages, read once: a run can replace thousands of files.
static CATALOGUES: LazyLock<Vec<Messages>> = LazyLock::new(|| {
    let languages = Messages::languages().iter().copied();
    languages.filter_map(Messages::in_language).collect()
});

/// Decides whether a text is a report or a letter of this program, and nothing was written before or after it.
///
/// `start` is how the text begins, and `end` how it ends; a short text is both. What is not text but JSON or a table of another
/// program is none.
#[must_use]
pub fn is_own_report(start: &str, end: &str) -> bool {
    // Other line ends are no change of a person's: a checkout on Windows makes them.
    let start = start.replace('\r', "");
    let end = end.replace('\r', "");
    is_own_page(&start)
        || is_own_data(&start)
        || CATALOGUES.iter().any(|messages| {
            let text = Text {
                start: &start,
                end: &end,
                messages,
            };

            text.is_report() || text.is_markdown() || text.is_letter() || text.is_table()
        })
}

/// Removes all white space, so that lines may be broken anywhere and JSON laid out in any way.
#[must_use]
pub fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn is_own_page(start: &str) -> bool {
    start
        .strip_prefix("<!doctype html>\n<html lang=\"")
        .and_then(|rest| rest.split_once('"'))
        .is_some_and(|(_, rest)| rest.starts_with(PAGE))
}

/// The formats for build servers that are not JSON.
fn is_own_data(start: &str) -> bool {
    let is_junit = start.starts_with("<?xml") && start.contains("\n<testsuites name=\"lacuna\"");
    let mut lines = start.lines().take(100);
    let is_command = |line: &str| {
        ["::error ", "::warning ", "::notice "]
            .iter()
            .any(|own| line.starts_with(own))
    };

    // Every annotation is one line, so that any other line was written by a person.
    let is_annotations = start.starts_with("::")
        && start.contains("title=Lacuna::")
        && lines.all(|line| is_command(line) || line.is_empty());

    is_junit || is_annotations
}

struct Text<'t> {
    start: &'t str,
    end: &'t str,
    messages: &'t Messages,
}

impl Text<'_> {
    /// The longest words that a message has beside its values, without white space.
    fn fixed(&self, id: &str, holes: &[&str]) -> String {
        let holes: Vec<_> = holes.iter().map(|hole| (*hole, HOLE.into())).collect();
        let text = self.messages.text(id, &holes);
        let longest = text.split(HOLE).max_by_key(|part| part.len());

        squeezed(longest.unwrap_or_default())
    }

    fn plain(&self, id: &str) -> String {
        self.messages.plain(id)
    }

    /// The format `text`: it names itself in its first paragraph, and ends with what it is not.
    fn is_report(&self) -> bool {
        let about = self.fixed("text_about", &["file", "kind", "day"]);
        let refused = [
            self.fixed("text_refused", &["file"]),
            self.fixed("text_refused_record", &["file", "record"]),
        ];

        // The length of a file's name decides where its lines were wrapped.
        let head = squeezed(self.start.split("\n\n").next().unwrap_or_default());
        let is_refused = |block: &str| {
            let heading = block.lines().take_while(|line| !line.starts_with(' '));
            let heading = squeezed(&heading.collect::<String>());
            refused.iter().any(|own| heading.contains(own))
        };

        let ends = self
            .end
            .trim_end()
            .rsplit("\n\n")
            // Blocks about files that were not audited come behind the reports, and end otherwise.
            .find(|block| !is_refused(block))
            // Where nothing could be audited, there is no other block.
            .is_none_or(|block| {
                squeezed(block).ends_with(&squeezed(&self.plain("text_not_advice")))
            });

        ends && (head.contains(&about) || refused.iter().any(|own| head.contains(own)))
    }

    /// The format `markdown`.
    fn is_markdown(&self) -> bool {
        let problems = format!("### {}\n", self.plain("markdown_problems"));
        let closing = format!("\n_{}_", self.plain("markdown_not_advice"));
        let end = self.end.trim_end();
        // A shortened comment begins with its table, or with a list where settings change something.
        let table = format!("| {} |", self.plain("markdown_agreement"));
        let begins = ["### ", "- ", &table]
            .iter()
            .any(|start| self.start.trim_start().starts_with(start));

        let only_problems = || {
            self.start.starts_with(&problems)
                && [self.start, end].iter().all(|part| {
                    part.lines()
                        // The heading of the start, and of a cut end what is left of a line.
                        .skip(1)
                        .all(|line| line.is_empty() || line.starts_with("- `"))
                })
        };

        (begins && end.ends_with(&closing)) || only_problems()
    }

    /// A letter, or the list for the own side, as text or Markdown: the lines of its address, and how it continues.
    fn is_letter(&self) -> bool {
        let Some((address, rest)) = self.start.split_once("\n\n") else {
            return false;
        };

        let has_line = |id: &str| {
            let label = self.plain(id);
            address
                .lines()
                // In Markdown the labels of the address are bold.
                .any(|line| line.trim_start_matches("**").starts_with(&label))
        };

        if !has_line("letter_date") {
            return false;
        }

        let rest = squeezed(rest);
        if has_line("own_for") {
            let subject = self.fixed("own_subject", &["title"]);
            return rest.trim_start_matches('#').starts_with(&subject);
        }

        has_line("letter_reply_by")
            && OPENINGS
                .iter()
                .any(|own| rest.contains(&self.fixed(own, &["agreement"])))
    }

    /// The format `csv`.
    fn is_table(&self) -> bool {
        let heads = COLUMNS.map(|id| format!("\"{}\"", self.plain(id)));
        self.start.lines().next() == Some(heads.join(",").as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_is_no_report() {
        let notes = "### Notes\n\n- call them\n";
        let quoted = "My notes\n\nMachine findings, not legal advice. The HTML report shows each one with its evidence.\n";
        let letter = "To: A\nFrom: B\nDate: 1 May\nReply by: 2 May\n\nDear B,\n\nplease answer.\n";
        let page = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Lacuna</title>\n";
        let command = "::notice title=Lacuna::x\nmy notes\n";
        let table = "\"Agreement\",\"Title\"\n";
        for text in [notes, quoted, letter, page, command, table, "", "# notes\n"] {
            assert!(!is_own_report(text, text), "{text}");
        }
    }

    #[test]
    fn notes_under_a_report_are_kept() {
        let report = "A title\na.json: Contract, audited as at 1 May 2026\n\nMachine findings, not legal advice. The HTML report\n\
                      shows each one with its evidence.\n";
        assert!(is_own_report(report, report));
        let longer = format!("{report}\nCall them on Monday.\n");
        assert!(!is_own_report(&longer, &longer));
    }
}
