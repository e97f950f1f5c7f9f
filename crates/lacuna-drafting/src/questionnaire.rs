//! The questionnaire: which fact is worth asking next and why, and what an answer makes of the draft; no terminal, no files.

mod apply;
mod details;
mod inquiry;
mod next;
mod reply;
mod shown;
mod unfinished;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::draft;
use lacuna_core::policy::Policy;

pub use apply::slug;
pub use details::{Detail, Details};
pub use inquiry::{Choice, Progress, Prompt, PromptKind};
pub use reply::{Aside, ParsedLine, Response, WORDS};
pub use shown::{introduction, shown, waiting};

/// An agreement of which nothing is known but its id.
///
/// It says that its text was read in part, until somebody says more: what was not asked yet is then no silence.
#[must_use]
pub fn begun(id: &str) -> Value {
    let text = json!({ "id": "agreement", "title": "The text of the agreement", "kind": "agreement_text", "read": "part" });
    json!({ "schema_version": 1, "id": id, "sources": [text] })
}

/// A draft that is being asked for, with the way back.
#[derive(Debug)]
pub struct Questionnaire<'p> {
    policy: &'p Policy,
    day: NaiveDate,
    state: State,
    past: Vec<State>,
}

/// All that an answer can change.
#[derive(Debug, Clone)]
struct State {
    draft: Value,
    /// JSON pointers of facts that are not to be asked again in this run.
    skipped: BTreeSet<String>,
    /// The list that got an entry last, and may get another.
    growing: Option<String>,
    /// JSON pointer of the question before.
    last: Option<String>,
}

impl<'p> Questionnaire<'p> {
    /// Goes on with a draft, be it only an id; all that it holds is kept.
    #[must_use]
    pub fn start(draft: Value, policy: &'p Policy, day: NaiveDate) -> Self {
        let state = State {
            draft,
            skipped: BTreeSet::new(),
            growing: None,
            last: None,
        };

        Self {
            policy,
            day,
            state,
            past: Vec::new(),
        }
    }

    /// What is to be asked next; nothing where all that matters is answered or skipped.
    #[must_use]
    pub fn next(&self) -> Option<Prompt<'p>> {
        next::inquiry(self.policy, self.day, &self.state)
    }

    /// How far the person is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        next::progress(self.policy, self.day, &self.state)
    }

    /// How many facts were left for later in this run.
    #[must_use]
    pub fn left(&self) -> usize {
        let state = &self.state;
        state
            .skipped
            .iter()
            .filter(|pointer| state.draft.pointer(pointer).is_none())
            .count()
    }

    /// Takes an answer.
    ///
    /// # Errors
    /// What is wrong with the answer, for the person who gave it; the draft is then as it was.
    pub fn answer(
        &mut self,
        inquiry: &Prompt<'_>,
        reply: &Response,
        details: &Details,
    ) -> Result<(), String> {
        let mut next = self.state.clone();
        next.last = Some(inquiry.pointer.clone());
        match (reply, &inquiry.asks) {
            (Response::Skip | Response::Absent(_), _) if inquiry.is_needed() => {
                return Err(NEEDED.to_owned());
            }
            (Response::Absent(_), PromptKind::Reading) => {
                return Err("answer with one of the words above".to_owned());
            }
            (Response::Skip, PromptKind::Entry { first: false, .. }) | (Response::NoMore, _) => {
                next.growing = None
            }
            (Response::Skip, _) => drop(next.skipped.insert(inquiry.pointer.clone())),
            (Response::Absent(kind), _) => {
                apply::absent(&mut next.draft, &inquiry.pointer, *kind, details)
            }
            (Response::Value(value), PromptKind::Entry { .. })
                if value.as_array().is_none_or(|list| !list.is_empty()) =>
            {
                apply::entry(&mut next.draft, self.policy.vocabulary(), inquiry, value);
                next.growing = Some(inquiry.pointer.clone());
            }
            (Response::Value(value), PromptKind::Reading) => {
                apply::state(&mut next.draft, &inquiry.pointer, value, details);
                // Once a run: it can be said again in another.
                next.skipped.insert(inquiry.pointer.clone());
            }
            (Response::Value(value), _) => {
                apply::state(&mut next.draft, &inquiry.pointer, value, details)
            }
        }
        if unfinished::all(&next.draft, self.policy.vocabulary()).is_empty() {
            draft::read_with("the draft", &next.draft, &self.policy.schema)
                .map_err(|problems| refusal(&problems))?;
        }
        self.past.push(std::mem::replace(&mut self.state, next));
        Ok(())
    }

    /// Whether nothing was answered yet in this run.
    #[must_use]
    pub fn is_first(&self) -> bool {
        self.past.is_empty()
    }

    /// Goes back to the question before; false where there is none.
    pub fn back(&mut self) -> bool {
        self.past.pop().map(|before| self.state = before).is_some()
    }

    /// The draft as it can be written: the newest one that lacks nothing which its groups cannot do without.
    #[must_use]
    pub fn whole(&self) -> Option<&Value> {
        let states = std::iter::once(&self.state).chain(self.past.iter().rev());
        states
            .map(|state| &state.draft)
            .find(|draft| unfinished::all(draft, self.policy.vocabulary()).is_empty())
    }

    /// What the draft still lacks before it can be written, in words.
    #[must_use]
    pub fn lacks(&self) -> Vec<String> {
        let vocabulary = self.policy.vocabulary();
        unfinished::all(&self.state.draft, vocabulary)
            .iter()
            .map(|pointer| inquiry::said(vocabulary, pointer, &self.state.draft))
            .collect()
    }
}

/// Why a question cannot be left out.
const NEEDED: &str =
    "this has to be answered: the file cannot do without it; back and stop lead away";

/// The first problem that an answer would make in the file.
fn refusal(problems: &[lacuna_core::diagnostic::Diagnostic]) -> String {
    let Some(problem) = problems.first() else {
        return "this answer cannot stand in an agreement file".to_owned();
    };

    match &problem.help {
        Some(help) => format!("{}; {help}", problem.message),
        None => problem.message.clone(),
    }
}
