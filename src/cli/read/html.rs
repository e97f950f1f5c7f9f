//! The first reading of one contract as a page that stands alone: subjects on one side, the document on the other.

mod markup;
mod paper;
mod subjects;

use lacuna_core::VERSION;
use lacuna_sources::{Language, RemarkKind, SourceFormat, Tier, ValueKind};

use self::markup::{escape, link_list};
use super::ReadContract;
use crate::report::{Messages, style_policy};

/// The style of the page; its hash is the only one that the content security policy admits.
const STYLE: &str = include_str!("reading.css");
/// How many entries of a list are shown; JSON has them all.
const MAX_LISTED: usize = 60;

/// A page that is being written.
struct ReadingPage<'a> {
    contract: &'a ReadContract,
    messages: &'a Messages,
}

/// Renders the page about one contract.
pub(super) fn render_page(contract: &ReadContract, messages: &Messages) -> String {
    let page = ReadingPage { contract, messages };
    // A page is handed on: the folder that the file lay in is nobody's business.
    let name = contract.name.rsplit('/').next().unwrap_or(&contract.name);
    let title = messages.text("reading_title", &[("name", name.into())]);
    let title = escape(&title);
    let foot = messages.text(
        "reading_foot",
        &[
            ("version", VERSION.into()),
            ("sha256", (&contract.document.sha256).into()),
        ],
    );

    // Browsers ask a server for an icon by themselves, so the page brings an empty one.
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n{head}</header>\n\
         <div class=\"subjects\" role=\"region\" tabindex=\"0\" aria-label=\"{subjects}\">\n{left}\
         <p class=\"soft\">{foot}</p>\n</div>\n\
         <main class=\"text\" tabindex=\"0\" aria-label=\"{paper}\">\n{right}</main>\n</body>\n</html>\n",
        language = messages.language(),
        policy = style_policy(STYLE),
        head = page.render_head(),
        subjects = escape(&messages.plain("reading_subjects")),
        paper = escape(&messages.plain("reading_paper")),
        left = page.render_subjects(),
        foot = escape(&foot),
        right = page.render_paper(),
    )
}

impl ReadingPage<'_> {
    fn say(&self, id: &str) -> String {
        escape(&self.messages.plain(id))
    }

    /// Renders what the file is, what is not covered, and how many subjects have passages.
    fn render_head(&self) -> String {
        let (document, reading) = (&self.contract.document, &self.contract.reading);
        let format = match document.format {
            SourceFormat::Pdf => "pdf",
            SourceFormat::Docx => "docx",
            SourceFormat::Odt => "odt",
            SourceFormat::Html => "html",
            SourceFormat::Markdown => "markdown",
            SourceFormat::PlainText => "text",
        };

        let about = self.messages.text(
            "reading_about",
            &[
                (
                    "format",
                    self.messages.word("reading_format", format).into(),
                ),
                ("pages", document.pages.len().into()),
                ("words", document.text.split_whitespace().count().into()),
            ],
        );

        let mut out = format!("<p class=\"soft\">{}</p>\n", escape(&about));
        out.push_str(&format!("<p>{}</p>\n", self.say("reading_note")));
        if !reading.language.has_cues() {
            out.push_str(&format!(
                "<p class=\"alert\">{}</p>\n",
                self.say("reading_no_cues")
            ));
        }

        if !reading.unreadable_pages.is_empty() {
            let pages = reading.unreadable_pages.iter().map(ToString::to_string);
            let pages = pages.collect::<Vec<_>>().join(", ");
            let warning = self.messages.text(
                "reading_unreadable",
                &[
                    ("n", reading.unreadable_pages.len().into()),
                    ("pages", pages.into()),
                ],
            );
            out.push_str(&format!("<p class=\"alert\">{}</p>\n", escape(&warning)));
        }

        out.push_str(&self.render_counts());
        out
    }

    fn render_counts(&self) -> String {
        let subjects = &self.contract.reading.subjects;
        // In a language without cues nothing was searched for, and a zero would say otherwise.
        if subjects.is_empty() {
            return String::new();
        }

        let of = |wanted: Option<Tier>| {
            let first = |passages: &[lacuna_sources::Passage]| passages.first().map(|p| p.tier);
            subjects
                .iter()
                .filter(|subject| first(&subject.passages) == wanted)
                .count()
        };

        let entry = |id: &str, target: &str, n: usize| {
            let words = escape(&self.messages.text(id, &[("n", n.into())]));
            format!("<li><a href=\"#{target}\"><b>{n}</b> {words}</a></li>")
        };

        format!(
            "<ul class=\"counts\">{}{}{}</ul>\n",
            entry("reading_likely_count", "likely", of(Some(Tier::Likely))),
            entry(
                "reading_possible_count",
                "possible",
                of(Some(Tier::Possible))
            ),
            entry("reading_none_count", "none", of(None)),
        )
    }

    /// Renders the kind of instrument, the parties and the dates that the document names, and notes on the file.
    fn render_names(&self) -> String {
        let (document, reading) = (&self.contract.document, &self.contract.reading);
        let remarks = document
            .remarks
            .iter()
            // These pages have a warning of their own at the head of the page.
            .filter(|remark| remark.kind != RemarkKind::UnreadablePage)
            .map(|remark| (escape(&remark.message), None));

        let kinds = reading
            .kinds
            .iter()
            .take(3)
            .map(|kind| (escape(kind.words), None));

        let parties = reading.parties.iter().map(|party| {
            let name = if party.called.is_empty() || party.name.is_empty() {
                format!("{}{}", party.name, party.called)
            } else {
                let names = [
                    ("name", (&party.name).into()),
                    ("called", (&party.called).into()),
                ];
                self.messages.text("reading_called", &names)
            };
            (escape(&name), Some(party.range.start))
        });

        let dates = reading.dates.iter().map(|date| {
            let text = self.words(&date.range);
            let text = match &date.kind {
                ValueKind::Date { iso: Some(iso) } if iso.as_str() != text => {
                    format!("{text} = {iso}")
                }
                _ => text.to_owned(),
            };
            (escape(&text), Some(date.range.start))
        });

        let lists = [
            ("reading_remarks", remarks.collect::<Vec<_>>()),
            ("reading_kind", kinds.collect()),
            ("reading_parties", parties.collect()),
            ("reading_dates", dates.collect()),
        ];

        let mut out = String::new();
        for (id, entries) in lists {
            if !entries.is_empty() {
                out.push_str(&format!("<h3>{}</h3>\n", self.say(id)));
                out.push_str(&link_list(&entries, MAX_LISTED, |more| self.more(more)));
            }
        }

        match out.is_empty() {
            true => out,
            false => format!("<h2>{}</h2>\n{out}", self.say("reading_names")),
        }
    }

    fn more(&self, more: usize) -> String {
        escape(&self.messages.text("reading_more", &[("n", more.into())]))
    }

    fn words(&self, range: &std::ops::Range<usize>) -> &str {
        let text = &self.contract.document.text;
        text.get(range.clone()).unwrap_or_default()
    }

    /// Names the clause and page of a place.
    fn name_place(&self, clause: Option<usize>, page: Option<u32>) -> String {
        let clauses = &self.contract.document.clauses;
        let place = match clause.and_then(|clause| clauses.get(clause)) {
            Some(clause) => {
                let label = clause.label.as_str();
                // A number needs the word clause before it, and `Schedule 2` has a word already.
                let is_number = label.starts_with(|c: char| c.is_ascii_digit() || c == '(');
                let name = if is_number {
                    self.messages
                        .text("reading_place_clause", &[("clause", label.into())])
                } else {
                    label.to_owned()
                };
                match &clause.heading {
                    Some(heading) if !label.ends_with(heading.as_str()) => {
                        format!("{name}, {}", markup::shorten(heading, 60))
                    }
                    _ => name,
                }
            }
            None => self.messages.plain("reading_outside"),
        };

        match page {
            Some(page) => {
                let arguments = [("place", place.into()), ("page", page.into())];
                escape(&self.messages.text("reading_place_page", &arguments))
            }
            None => escape(&place),
        }
    }

    /// The language of the document's words, as an attribute.
    fn language_attribute(&self) -> &'static str {
        // Screen readers choose their voice by this (WCAG 2.2, 3.1.2).
        match self.contract.reading.language {
            Language::English => " lang=\"en\"",
            Language::German => " lang=\"de\"",
            Language::French => " lang=\"fr\"",
            Language::Other(_) | Language::Unknown => "",
        }
    }
}
