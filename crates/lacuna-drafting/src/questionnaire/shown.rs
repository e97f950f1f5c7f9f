//! A question in lines of a given width: what is asked, what to look for, who waits for it, how to answer.

use anstyle::{AnsiColor, Style};
use lacuna_messages::Messages;

use super::answering::{decapitalised, how};
use super::inquiry::{Choice, Prompt, PromptKind, short};
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
    page.put(HEAD, "── ", 3, &describe_progress(inquiry));
    page.put(STRONG, "", 0, &question(inquiry));
    page.put(FAINT, "", 0, &inquiry.path);
    if let Some(entry) = &inquiry.about {
        page.put(Style::new(), "", 2, &in_entry(inquiry, entry));
    }

    help(inquiry, &mut page);
    if inquiry.is_trap {
        page.blank();
        page.put(Style::new(), "  ", 2, &inquiry.messages.plain("ask_trap"));
    }

    if inquiry.is_seldom {
        page.blank();
        page.put(Style::new(), "  ", 2, &inquiry.messages.plain("ask_seldom"));
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

pub(super) fn describe_progress(inquiry: &Prompt<'_>) -> String {
    let progress = inquiry.progress;
    inquiry.messages.text(
        "ask_progress",
        &[
            ("answered", progress.answered.into()),
            ("open", progress.open.into()),
            ("critical", progress.critical.into()),
        ],
    )
}

/// Names the entry of a list that a question is about.
pub(super) fn in_entry(inquiry: &Prompt<'_>, entry: &str) -> String {
    let arguments = [("entry", entry.into())];
    inquiry.messages.text("ask_in_entry", &arguments)
}

/// A choice, with its meaning where it has one.
pub(super) fn describe_choice(inquiry: &Prompt<'_>, choice: &Choice) -> String {
    if choice.means.is_empty() {
        return choice.word.clone();
    }

    let arguments = [
        ("word", (&choice.word).into()),
        ("means", (&choice.means).into()),
    ];

    inquiry.messages.text("ask_choice", &arguments)
}

fn put_choices(inquiry: &Prompt<'_>, page: &mut WrappedText) {
    for (at, choice) in inquiry.choices.iter().enumerate() {
        let number = format!("{:>3}  ", at + 1);
        page.put(Style::new(), &number, 5, &describe_choice(inquiry, choice));
    }
}

/// All answers by number, each with its clause.
#[must_use]
pub fn shown_answers(answers: &[RecordedAnswer], width: usize, messages: &Messages) -> String {
    let mut page = WrappedText::new(width);
    page.blank();
    let count = messages.text("ask_answers", &[("n", answers.len().into())]);
    page.put(HEAD, "── ", 3, &count);
    for (at, answer) in answers.iter().enumerate() {
        let mut arguments = vec![
            ("label", (&answer.label).into()),
            ("answer", short(&answer.answer).into()),
        ];

        let words = match &answer.clause {
            Some(clause) => {
                arguments.push(("clause", clause.into()));
                messages.text("ask_answer_clause", &arguments)
            }
            None => messages.text("ask_answer", &arguments),
        };

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
        page.put(Style::new(), "", 0, &inquiry.messages.plain("ask_no_rules"));
    }

    who_waits(inquiry, usize::MAX, &mut page);
    words(&mut page, inquiry.messages);

    page.text
}

/// What a person reads before the first question.
#[must_use]
pub fn introduction(width: usize, messages: &Messages) -> String {
    let mut page = WrappedText::new(width);
    page.put(Style::new(), "", 0, &messages.plain("ask_introduction"));

    words(&mut page, messages);
    page.text
}

fn words(page: &mut WrappedText, messages: &Messages) {
    page.blank();
    for word in WORDS {
        let means = messages.word("ask_word", &word.replace(' ', "_"));
        page.put(Style::new(), &format!("  {word:12}"), 14, &means);
    }

    let means = messages.plain("ask_word_help");
    page.put(Style::new(), &format!("  {:12}", "?"), 14, &means);
}

pub(super) fn question(inquiry: &Prompt<'_>) -> String {
    match inquiry.asks {
        PromptKind::Entry { first: false, .. } => inquiry
            .messages
            .text("ask_another", &[("label", (&inquiry.field.label).into())]),
        _ if inquiry.is_trap => ask_whether(inquiry),
        _ => inquiry.field.label.to_string(),
    }
}

/// Asks whether the text says what a label names.
fn ask_whether(inquiry: &Prompt<'_>) -> String {
    const QUESTIONS: [&str; 11] = [
        "whether", "what", "which", "who", "whose", "how", "when", "where", "why", "in", "from",
    ];

    let label = decapitalised(&inquiry.field.label);
    let first = label.split(' ').next().unwrap_or_default();
    // One states a thing, and says whether, what or when.
    let asks = if QUESTIONS.contains(&first) {
        "ask_whether_says"
    } else {
        "ask_whether_states"
    };

    inquiry.messages.text(asks, &[("label", label.into())])
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
    let messages = inquiry.messages;
    let severity = |severity| decapitalised(&messages.severity(severity));
    let many = messages.text(
        "ask_waiting",
        &[
            ("rules", count.into()),
            ("severity", severity(worst).into()),
        ],
    );

    page.put(Style::new(), "", 0, &many);
    for rule in inquiry.waiting.iter().take(named) {
        let arguments = [
            ("rule", (&rule.id).into()),
            ("title", (&rule.title).into()),
            ("severity", severity(rule.severity).into()),
        ];

        page.put(
            Style::new(),
            "  ",
            4,
            &messages.text("ask_rule", &arguments),
        );
    }

    if count > named {
        let more = messages.text("ask_more_rules", &[("n", (count - named).into())]);
        page.put(Style::new(), "  ", 4, &more);
    }
}
