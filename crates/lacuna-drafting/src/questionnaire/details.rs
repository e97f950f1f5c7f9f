//! What can be given with an answer: clause, page and words; of an absence, the document, the reason and the positions.

use serde_json::{Map, Value, json};

use super::inquiry::{Prompt, PromptKind};
use super::offer::OfferedPassage;
use super::reply::{Response, tidied};
use lacuna_core::agreement::AbsenceKind;
use lacuna_messages::Messages;

/// One thing that is asked after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The clause that says it.
    Clause,
    /// The page.
    Page,
    /// The exact words.
    Quote,
    /// The document that holds the answer.
    Document,
    /// The clause that is blacked out, or that refers elsewhere.
    AbsentClause,
    /// Why it is absent.
    Reason,
    /// What one side says; asked again until there is no other.
    Position,
}

/// What was given with an answer.
#[derive(Debug, Clone, Default)]
pub struct Details {
    clause: Option<String>,
    /// Whether the answer has a place, with or without a number.
    placed: bool,
    page: Option<u64>,
    quote: Option<String>,
    document: Option<String>,
    reason: Option<String>,
    positions: Vec<String>,
}

impl Detail {
    /// What is asked after an answer to a fact.
    #[must_use]
    pub fn after(reply: &Response) -> &'static [Self] {
        match reply {
            // The clause comes first, since only a place has a page and words.
            Response::Value(_) => &[Self::Clause, Self::Page, Self::Quote],
            Response::Absent(AbsenceKind::Redacted) => &[Self::AbsentClause, Self::Reason],
            Response::Absent(AbsenceKind::ByReference) => &[Self::Document, Self::AbsentClause],
            Response::Absent(AbsenceKind::Disputed) => {
                &[Self::Reason, Self::Position, Self::AbsentClause]
            }
            Response::Absent(
                AbsenceKind::NotAgreed | AbsenceKind::NotApplicable | AbsenceKind::NotRead,
            ) => &[Self::Reason],
            Response::Absent(AbsenceKind::Silent) | Response::Skip | Response::NoMore => &[],
        }
    }

    /// What the person reads before the line to type in.
    #[must_use]
    pub fn prompt(self, messages: &Messages) -> String {
        messages.plain(match self {
            Self::Clause => "ask_detail_clause",
            Self::Page => "ask_detail_page",
            Self::Quote => "ask_detail_quote",
            Self::Document => "ask_detail_document",
            Self::AbsentClause => "ask_detail_absent_clause",
            Self::Reason => "ask_detail_reason",
            Self::Position => "ask_detail_position",
        })
    }

    /// Whether it is asked again after an answer.
    #[must_use]
    pub fn again(self, typed: &str) -> bool {
        self == Self::Position && !typed.trim().is_empty()
    }
}

impl Details {
    /// The place of a passage that a person took.
    #[must_use]
    pub fn at(passage: &OfferedPassage) -> Self {
        Self {
            clause: passage.clause.clone(),
            placed: true,
            page: passage.page.map(u64::from),
            quote: Some(passage.quote.clone()),
            ..Self::default()
        }
    }

    /// Whether a place in the text was given.
    #[must_use]
    pub fn is_placed(&self) -> bool {
        self.placed
    }

    /// Whether anything was given.
    #[must_use]
    pub fn is_given(&self) -> bool {
        let texts = [&self.clause, &self.quote, &self.document, &self.reason];
        texts.iter().any(|text| text.is_some()) || self.page.is_some() || !self.positions.is_empty()
    }

    /// Whether a detail is still worth asking: a page and words only where a place was named.
    #[must_use]
    pub fn wants(&self, detail: Detail) -> bool {
        !matches!(detail, Detail::Page | Detail::Quote) || self.placed
    }

    /// Takes what was typed.
    ///
    /// # Errors
    /// What is wrong with it, for the person who typed it.
    pub fn take(&mut self, detail: Detail, typed: &str, messages: &Messages) -> Result<(), String> {
        let text = tidied(typed, messages)?;
        let given = Some(text).filter(|text| !text.is_empty());
        match detail {
            Detail::Clause => {
                // A hyphen says that the clause has no number, and is a place all the same.
                self.placed = given.is_some();
                self.clause = given.filter(|text| text != "-");
            }
            Detail::Page => {
                let page = given.map(|text| {
                    // People type `p. 12` or `page 12` for the page.
                    let text = text.to_lowercase();
                    let words = ["page", "pg", "pp", "p"];
                    let number = words.iter().find_map(|word| text.strip_prefix(word));
                    number
                        .unwrap_or(&text)
                        .trim_start_matches(|c: char| c == '.' || c.is_whitespace())
                        .parse::<u32>()
                        .ok()
                });

                let page = page
                    .map(|page| {
                        page.filter(|page| *page > 0)
                            .ok_or_else(|| messages.plain("ask_wrong_page"))
                    })
                    .transpose()?;

                self.page = page.map(u64::from);
            }
            Detail::Quote => self.quote = given,
            Detail::Document => self.document = given,
            Detail::AbsentClause => self.clause = given,
            Detail::Reason => self.reason = given,
            Detail::Position => self.positions.extend(given),
        }

        Ok(())
    }

    /// The clause that states a fact, where something is known of it.
    pub(super) fn clause(&self) -> Option<Map<String, Value>> {
        let mut clause = Map::new();
        clause.extend(
            self.clause
                .iter()
                .map(|text| ("ref".to_owned(), json!(text))),
        );
        clause.extend(
            self.page
                .iter()
                .map(|page| ("page".to_owned(), json!(page))),
        );
        clause.extend(
            self.quote
                .iter()
                .map(|text| ("quote".to_owned(), json!(text))),
        );
        Some(clause).filter(|clause| !clause.is_empty())
    }

    /// The record of an absence.
    pub(super) fn absence(&self, kind: AbsenceKind) -> Value {
        let mut record = Map::new();
        record.insert("kind".to_owned(), json!(kind));
        let texts = [
            ("reason", &self.reason),
            ("document", &self.document),
            ("clause", &self.clause),
        ];

        record.extend(
            texts
                .into_iter()
                .filter_map(|(name, text)| Some((name.to_owned(), json!(text.as_ref()?)))),
        );

        if !self.positions.is_empty() {
            record.insert("positions".to_owned(), json!(self.positions));
        }

        Value::Object(record)
    }
}

impl Prompt<'_> {
    /// Whether clause, page and words can be given with an answer; the core and the names of entries need none, and
    /// some groups have no room for them.
    #[must_use]
    pub fn accepts_details(&self, reply: &Response) -> bool {
        let begins = matches!(reply, Response::Value(value) if value.as_array().is_none_or(|list| !list.is_empty()));
        match self.asks {
            PromptKind::Fact => self.takes_clauses,
            PromptKind::Entry { first, .. } => first && !self.field.required && !begins,
            PromptKind::Core | PromptKind::Reading => false,
        }
    }
}
