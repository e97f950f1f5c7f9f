//! A question in lines of a given width: what is asked, what to look for, who waits for it, how to answer.

use anstyle::{AnsiColor, Style};
use textwrap::Options;

use super::inquiry::{Prompt, PromptKind};
use super::reply::WORDS;
use lacuna_core::source_file::visible;
use lacuna_core::vocabulary::FieldKind;

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const HEAD: Style = AnsiColor::Cyan.on_default();
/// How many rules that wait are named; the others are counted.
const NAMED: usize = 3;
/// Longer lines are hard to read, however wide the terminal is.
const WIDEST: usize = 88;
/// Narrower than this nothing can be laid out.
const NARROWEST: usize = 20;

/// Lines of a width, one after the other.
struct Page {
    width: usize,
    text: String,
}

impl Page {
    fn new(width: usize) -> Self {
        Self {
            width: width.clamp(NARROWEST, WIDEST),
            text: String::new(),
        }
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A paragraph; what follows its first line is indented to `indent`.
    fn put(&mut self, style: Style, first: &str, indent: usize, words: &str) {
        let rest = " ".repeat(indent.min(self.width / 2));
        // The last column stays free: terminals differ in what they do after it.
        let options = Options::new(self.width - 1)
            .initial_indent(first)
            .subsequent_indent(&rest);

        for line in textwrap::wrap(&visible(words), options) {
            self.text.push_str(&format!("{style}{line}{style:#}\n"));
        }
    }
}

/// A question as a person reads it.
#[must_use]
pub fn shown(inquiry: &Prompt<'_>, width: usize) -> String {
    let mut page = Page::new(width);
    let progress = inquiry.progress;
    page.blank();
    let critical = match progress.critical {
        0 => String::new(),
        critical => format!(", {critical} of them critical"),
    };

    page.put(
        HEAD,
        "── ",
        3,
        &format!(
            "{} answered, {} open{critical}",
            progress.answered, progress.open
        ),
    );

    page.put(STRONG, "", 0, &question(inquiry));
    page.put(FAINT, "", 0, &inquiry.path);
    if let Some(entry) = &inquiry.about {
        page.put(Style::new(), "", 2, &format!("In {entry}"));
    }

    help(inquiry, &mut page);
    if !inquiry.waiting.is_empty() {
        page.blank();
        who_waits(inquiry, NAMED, &mut page);
    }

    page.blank();
    for (at, choice) in inquiry.choices.iter().enumerate() {
        let number = format!("{:>3}  ", at + 1);
        let means = if choice.means.is_empty() {
            String::new()
        } else {
            format!(": {}", choice.means)
        };

        page.put(Style::new(), &number, 5, &format!("{}{means}", choice.word));
    }

    page.put(FAINT, "", 2, &how(inquiry));

    page.text
}

/// Every rule that waits for the answer, and the words that are answers to every question.
#[must_use]
pub fn waiting(inquiry: &Prompt<'_>, width: usize) -> String {
    let mut page = Page::new(width);
    page.blank();
    if inquiry.waiting.is_empty() {
        page.put(
            Style::new(),
            "",
            0,
            "No rule waits for this; the file needs it.",
        );
    }

    who_waits(inquiry, usize::MAX, &mut page);
    words(&mut page);

    page.text
}

/// What a person reads before the first question.
#[must_use]
pub fn introduction(width: usize) -> String {
    let mut page = Page::new(width);
    page.put(
        Style::new(),
        "",
        0,
        "Answer from the text of the agreement, not from what is said about it. Where the text does not answer, one of \
         these words does:",
    );

    words(&mut page);
    page.text
}

fn words(page: &mut Page) {
    page.blank();
    for (word, means) in WORDS {
        page.put(Style::new(), &format!("  {word:12}"), 14, means);
    }

    page.put(
        Style::new(),
        &format!("  {:12}", "?"),
        14,
        "every rule that waits for the answer, and these words",
    );
}

fn question(inquiry: &Prompt<'_>) -> String {
    match inquiry.asks {
        PromptKind::Entry { first: false, .. } => format!("{}: another one?", inquiry.field.label),
        _ => inquiry.field.label.to_string(),
    }
}

fn help(inquiry: &Prompt<'_>, page: &mut Page) {
    if matches!(inquiry.asks, PromptKind::Entry { first: false, .. }) {
        return;
    }

    for paragraph in inquiry
        .field
        .help
        .split("\n\n")
        .filter(|paragraph| !paragraph.is_empty())
    {
        page.blank();
        page.put(Style::new(), "  ", 2, paragraph);
    }
}

fn who_waits(inquiry: &Prompt<'_>, named: usize, page: &mut Page) {
    let Some(worst) = inquiry.worst() else { return };
    let count = inquiry.waiting.len();
    let many = if count == 1 {
        "1 rule waits".to_owned()
    } else {
        format!("{count} rules wait")
    };

    page.put(
        Style::new(),
        "",
        0,
        &format!("{many} for it; the gravest is {}:", worst.as_str()),
    );

    for rule in inquiry.waiting.iter().take(named) {
        page.put(
            Style::new(),
            "  ",
            4,
            &format!("{} {} ({})", rule.id, rule.title, rule.severity.as_str()),
        );
    }

    if count > named {
        page.put(
            Style::new(),
            "  ",
            4,
            &format!("and {} more; ? shows them", count - named),
        );
    }
}

/// How the question can be answered, on a line or two.
fn how(inquiry: &Prompt<'_>) -> String {
    let one = |kind: &FieldKind| match kind {
        _ if !inquiry.choices.is_empty() => "a number from the list, or its word",
        FieldKind::Boolean => "yes or no",
        FieldKind::Integer => "a whole number",
        FieldKind::Date => "a day, such as 2026-02-05",
        FieldKind::Country => "a country, such as GB",
        _ => "text",
    };

    let value = match (&inquiry.asks, inquiry.kind()) {
        (
            PromptKind::Entry {
                named: Some((_, named)),
                ..
            },
            FieldKind::Text,
        ) if inquiry.choices.is_empty() => decapitalised(&named.label),
        (
            PromptKind::Entry {
                named: Some((_, named)),
                ..
            },
            kind,
        ) => {
            format!("{}: {}", decapitalised(&named.label), one(kind))
        }
        _ if inquiry.is_law() => {
            "codes such as GB, EU or US, several with commas between them".to_owned()
        }
        (_, FieldKind::List(element))
            if matches!(**element, FieldKind::Text) && inquiry.choices.is_empty() =>
        {
            "texts with semicolons between them, or none".to_owned()
        }
        (_, FieldKind::List(element)) => format!(
            "{}, several with commas between them, or none",
            one(element)
        ),
        (_, kind) => one(kind).to_owned(),
    };

    match inquiry.asks {
        _ if inquiry.is_needed() => format!("Answer: {value}. Or: back, stop."),
        PromptKind::Reading => format!("Answer: {value}. Or: skip, back, stop."),
        PromptKind::Entry { first: false, .. } => {
            format!("Answer: {value}. Enter where there is no other. Or: back, stop.")
        }
        PromptKind::Entry {
            first: true,
            named: Some(_),
        } => {
            format!("Answer for the first: {value}. Or: none, {OTHERS}.")
        }
        PromptKind::Entry {
            first: true,
            named: None,
        } => {
            format!("Answer: yes where there is one. Or: none, {OTHERS}.")
        }
        _ => format!("Answer: {value}. Or: {OTHERS}."),
    }
}

const OTHERS: &str = "silent, redacted, elsewhere, not agreed, disputed, skip, back, stop, ?";

fn decapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}
