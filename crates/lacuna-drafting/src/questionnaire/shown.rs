//! A question in lines of a given width: what is asked, what to look for, who waits for it, how to answer.

use anstyle::{AnsiColor, Style};

use super::answering::{decapitalised, how};
use super::inquiry::{Progress, Prompt, PromptKind, short};
use super::layout::WrappedText;
use super::reply::WORDS;
use super::review::RecordedAnswer;

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const HEAD: Style = AnsiColor::Cyan.on_default();
/// How many rules that wait are named; the others are counted.
const NAMED: usize = 3;
/// A question as a person reads it.
#[must_use]
pub fn shown(inquiry: &Prompt<'_>, width: usize) -> String {
    let mut page = WrappedText::new(width);
    page.blank();
    page.put(HEAD, "── ", 3, &describe_progress(inquiry.progress));
    page.put(STRONG, "", 0, &question(inquiry));
    page.put(FAINT, "", 0, &inquiry.path);
    if let Some(entry) = &inquiry.about {
        page.put(Style::new(), "", 2, &format!("In {entry}"));
    }

    help(inquiry, &mut page);
    if inquiry.is_trap {
        page.blank();
        page.put(Style::new(), "  ", 2, TRAP);
    }

    if inquiry.is_seldom {
        page.blank();
        page.put(Style::new(), "  ", 2, SELDOM);
    }

    if !inquiry.waiting.is_empty() {
        page.blank();
        who_waits(inquiry, NAMED, &mut page);
    }

    page.blank();
    put_choices(inquiry, &mut page);
    page.put(FAINT, "", 2, &how(inquiry));

    page.text
}

/// What a question says that only rules read which make nothing of a silence.
const TRAP: &str =
    "Few texts state this. If this one does, a rule reads it; silent is the usual answer.";
/// What a question says that documents of this kind seldom answer.
const SELDOM: &str =
    "Documents of this kind seldom address this; nothing is a quick answer if this one does not.";

pub(super) fn describe_progress(progress: Progress) -> String {
    let critical = match progress.critical {
        0 => String::new(),
        critical => format!(", {critical} of them critical"),
    };

    format!(
        "{} answered, at most {} open{critical}",
        progress.answered, progress.open
    )
}

fn put_choices(inquiry: &Prompt<'_>, page: &mut WrappedText) {
    for (at, choice) in inquiry.choices.iter().enumerate() {
        let number = format!("{:>3}  ", at + 1);
        let means = if choice.means.is_empty() {
            String::new()
        } else {
            format!(": {}", choice.means)
        };

        page.put(Style::new(), &number, 5, &format!("{}{means}", choice.word));
    }
}

/// All answers by number, each with its clause.
#[must_use]
pub fn shown_answers(answers: &[RecordedAnswer], width: usize) -> String {
    let mut page = WrappedText::new(width);
    page.blank();
    page.put(HEAD, "── ", 3, &format!("{} answers", answers.len()));
    for (at, answer) in answers.iter().enumerate() {
        let clause = match &answer.clause {
            Some(clause) => format!(" ({clause})"),
            None => String::new(),
        };

        let words = format!("{}: {}{clause}", answer.label, short(&answer.answer));
        page.put(Style::new(), &format!("{:>3}  ", at + 1), 5, &words);
    }

    page.text
}

/// Every rule that waits for the answer, and the words that are answers to every question.
#[must_use]
pub fn waiting(inquiry: &Prompt<'_>, width: usize) -> String {
    let mut page = WrappedText::new(width);
    page.blank();
    if inquiry.waiting.is_empty() {
        page.put(
            Style::new(),
            "",
            0,
            "No rule depends on this; the file requires it.",
        );
    }

    who_waits(inquiry, usize::MAX, &mut page);
    words(&mut page);

    page.text
}

/// What a person reads before the first question.
#[must_use]
pub fn introduction(width: usize) -> String {
    let mut page = WrappedText::new(width);
    page.put(
        Style::new(),
        "",
        0,
        "Answer from the text of the agreement, not from what others say about it. If the text does not answer, use one of \
         these words:",
    );

    words(&mut page);
    page.text
}

fn words(page: &mut WrappedText) {
    page.blank();
    for (word, means) in WORDS {
        page.put(Style::new(), &format!("  {word:12}"), 14, means);
    }

    page.put(
        Style::new(),
        &format!("  {:12}", "?"),
        14,
        "every rule that depends on the answer, and these words",
    );
}

pub(super) fn question(inquiry: &Prompt<'_>) -> String {
    match inquiry.asks {
        PromptKind::Entry { first: false, .. } => format!("{}: another one?", inquiry.field.label),
        _ if inquiry.is_trap => ask_whether(&inquiry.field.label),
        _ => inquiry.field.label.to_string(),
    }
}

/// Asks whether the text says what a label names.
fn ask_whether(label: &str) -> String {
    const QUESTIONS: [&str; 11] = [
        "whether", "what", "which", "who", "whose", "how", "when", "where", "why", "in", "from",
    ];

    let label = decapitalised(label);
    let first = label.split(' ').next().unwrap_or_default();
    // One states a thing, and says whether, what or when.
    let verb = if QUESTIONS.contains(&first) {
        "say"
    } else {
        "state"
    };

    format!("Does the text {verb} {label}?")
}

fn help(inquiry: &Prompt<'_>, page: &mut WrappedText) {
    // The help was shown with the first entry of the list.
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

fn who_waits(inquiry: &Prompt<'_>, named: usize, page: &mut WrappedText) {
    // What the file itself requires is asked for even where no rule depends on it.
    let Some(worst) = inquiry.worst() else { return };
    let count = inquiry.waiting.len();
    let many = if count == 1 {
        "1 rule depends".to_owned()
    } else {
        format!("{count} rules depend")
    };

    page.put(
        Style::new(),
        "",
        0,
        &format!("{many} on it; the most serious is {}:", worst.as_str()),
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
