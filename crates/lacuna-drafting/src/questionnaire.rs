//! The questionnaire: which fact is worth asking next and why, and what an answer makes of the draft; no terminal, no files.

mod answering;
mod apply;
mod details;
mod inquiry;
mod layout;
mod next;
mod offer;
mod open;
mod paper;
mod proposal;
mod reply;
mod review;
mod sheet;
mod shown;
mod subject;
mod unfinished;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::draft;
use lacuna_core::policy::Policy;
use lacuna_messages::Messages;

pub use apply::slug;
pub use details::{Detail, Details};
pub use inquiry::{Choice, Progress, Prompt, PromptKind};
pub use offer::{OfferedPassage, shown_passages, split_passage};
use open::{OpenFacts, RuleFacts};
pub use proposal::ProposedAnswer;
pub use reply::{Aside, ParsedLine, Response, WORDS};
pub use review::RecordedAnswer;
pub use sheet::{QuestionSheet, SheetLine};
pub use shown::{introduction, shown, shown_answers, waiting};

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
    facts: RuleFacts,
    day: NaiveDate,
    messages: &'p Messages,
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
    /// Whether all of the text was read, and the rest is silent.
    is_finished: bool,
    /// The order in which facts are asked for, by dotted path, where the caller gave one.
    order: BTreeMap<String, usize>,
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
            is_finished: false,
            order: BTreeMap::new(),
        };

        Self {
            policy,
            facts: RuleFacts::of(policy),
            day,
            messages: Messages::originals(),
            state,
            past: Vec::new(),
        }
    }

    /// Asks in a language, and says in it what is wrong with an answer.
    #[must_use]
    pub fn in_language(mut self, messages: &'p Messages) -> Self {
        self.messages = messages;
        self
    }

    /// The language in which it asks.
    #[must_use]
    pub fn messages(&self) -> &'p Messages {
        self.messages
    }

    /// Gives facts an order, by dotted path, such as that of the clauses that speak to them; those without a place come
    /// after all others. What decides about whole subjects still comes first.
    #[must_use]
    pub fn in_order(mut self, order: BTreeMap<String, usize>) -> Self {
        self.state.order = order;
        self
    }

    /// The policy whose rules ask.
    #[must_use]
    pub fn policy(&self) -> &'p Policy {
        self.policy
    }

    /// What is to be asked next; `None` where all that matters is answered or skipped.
    #[must_use]
    pub fn next(&self) -> Option<Prompt<'p>> {
        let next = next::choose(self.policy.vocabulary(), self.find_open(), &self.state);
        next.map(|prompt| self.worded(prompt))
    }

    fn worded(&self, prompt: Prompt<'p>) -> Prompt<'p> {
        Prompt {
            messages: self.messages,
            ..prompt
        }
    }

    /// All that is open now, the most severe first; answers open and close others.
    #[must_use]
    pub fn open(&self) -> Vec<Prompt<'p>> {
        let needed = unfinished::all(&self.state.draft, self.policy.vocabulary());
        let draft = &self.state.draft;
        let prompts: Vec<Prompt<'p>> = if needed.is_empty() {
            self.find_open().prompts
        } else {
            let needed = needed.iter();
            needed
                .filter_map(|pointer| Prompt::of(self.policy.vocabulary(), pointer, draft, false))
                .collect()
        };

        prompts
            .into_iter()
            .map(|prompt| self.worded(prompt))
            .collect()
    }

    /// The question about a fact once more, answered or not; of a list with entries, whether it has another.
    #[must_use]
    pub fn ask_again(&self, pointer: &str) -> Option<Prompt<'p>> {
        let draft = &self.state.draft;
        let has_entries = draft
            .pointer(pointer)
            .and_then(Value::as_array)
            .is_some_and(|entries| !entries.is_empty());

        // An open question knows the rules that wait for it. One that is made anew does not.
        let open = self.find_open();
        let known = open.prompts.into_iter();
        let mut known = known.filter(|prompt| prompt.pointer == pointer);
        let prompt = known
            .next()
            .or_else(|| Prompt::of(self.policy.vocabulary(), pointer, draft, has_entries))?;

        Some(Prompt {
            progress: open.progress,
            messages: self.messages,
            ..prompt
        })
    }

    /// All that the draft answers, for a review.
    #[must_use]
    pub fn answers(&self) -> Vec<RecordedAnswer> {
        review::list(self.policy.vocabulary(), &self.state.draft, self.messages)
    }

    /// How far the person is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.find_open().progress
    }

    /// Why a question cannot be omitted.
    fn needed(&self) -> String {
        self.messages.plain("ask_wrong_needed")
    }

    fn find_open(&self) -> OpenFacts<'p> {
        open::find(self.policy, &self.facts, self.day, &self.state)
    }

    /// Records that the text says nothing on the subject of a question, and gives the facts that are silent now.
    ///
    /// # Errors
    /// The question cannot be omitted, or asks for no fact; the draft is then as it was.
    pub fn answer_nothing(&mut self, prompt: &Prompt<'_>) -> Result<Vec<String>, String> {
        if prompt.is_needed() {
            return Err(self.needed());
        }

        let mut next = self.state.clone();
        next.last = Some(prompt.pointer.clone());
        let silent =
            subject::record_nothing(self.policy.vocabulary(), &mut next, prompt, &self.facts);
        self.proceed(next)?;

        Ok(silent)
    }

    /// Records that all of the text was read: what is not answered is silent, and nothing more is asked.
    ///
    /// # Errors
    /// The file cannot be written yet; the draft is then as it was.
    pub fn answer_rest(&mut self) -> Result<(), String> {
        if !unfinished::all(&self.state.draft, self.policy.vocabulary()).is_empty() {
            return Err(self.needed());
        }

        let mut next = self.state.clone();
        subject::record_whole(&mut next.draft);
        next.is_finished = true;
        next.growing = None;

        self.proceed(next)
    }

    /// Takes an answer out of the draft, so that its facts are open again.
    ///
    /// # Errors
    /// The file cannot do without it; the draft is then as it was.
    pub fn forget(&mut self, pointer: &str) -> Result<(), String> {
        let mut next = self.state.clone();
        apply::forget(&mut next.draft, pointer);

        // The draft may lack other things already, which this answer has no part in.
        if unfinished::all(&next.draft, self.policy.vocabulary()).len()
            > unfinished::all(&self.state.draft, self.policy.vocabulary()).len()
        {
            return Err(self.needed());
        }

        self.proceed(next)
    }

    /// Goes on to a next state, where its draft is as sound as a file must be.
    fn proceed(&mut self, next: State) -> Result<(), String> {
        // A draft that still lacks something would be refused for that alone.
        if unfinished::all(&next.draft, self.policy.vocabulary()).is_empty() {
            draft::read_with("the draft", &next.draft, &self.policy.schema)
                .map_err(|problems| refusal(&problems))?;
        }

        self.past.push(std::mem::replace(&mut self.state, next));
        Ok(())
    }

    /// How many facts were left for later in this run.
    #[must_use]
    pub fn left(&self) -> usize {
        let state = &self.state;
        state
            .skipped
            .iter()
            // A fact that was left may have been answered since.
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
        let none = Details::default();

        // What an authority held has no room for clauses, and the file would be refused for one.
        let details = if inquiry.takes_clauses {
            details
        } else {
            &none
        };

        let mut next = self.state.clone();
        next.last = Some(inquiry.pointer.clone());
        match (reply, &inquiry.asks) {
            (Response::Skip | Response::Absent(_), _) if inquiry.is_needed() => {
                return Err(self.needed());
            }
            (Response::Absent(_), PromptKind::Reading) => {
                return Err(self.messages.plain("ask_wrong_word"));
            }
            (Response::Skip, PromptKind::Entry { first: false, .. }) | (Response::NoMore, _) => {
                next.growing = None
            }
            (Response::Skip, _) => drop(next.skipped.insert(inquiry.pointer.clone())),
            (Response::Absent(kind), _) => {
                apply::absent(&mut next.draft, &inquiry.pointer, *kind, details)
            }

            // An empty list is a value of the list itself, and begins no entry.
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

        self.proceed(next)
    }

    /// Takes the answers of a sheet, all or none; one step back takes all of them back.
    ///
    /// # Errors
    /// What is wrong with the first that cannot be recorded; the draft is then as it was.
    pub fn answer_sheet(
        &mut self,
        sheet: &QuestionSheet<'_>,
        answers: &[(usize, Response)],
    ) -> Result<(), String> {
        let before = self.past.len();
        for (at, reply) in answers {
            let Some(prompt) = sheet.prompts().get(*at) else {
                continue;
            };

            if let Err(wrong) = self.answer(prompt, reply, &sheet.details(reply)) {
                while self.past.len() > before {
                    self.back();
                }

                let label = prompt.field.label.as_str();
                let arguments = [("letter", label.into()), ("wrong", wrong.into())];
                return Err(self.messages.text("ask_sheet_wrong", &arguments));
            }
        }

        self.past.truncate(before + 1);

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
        // While an entry is being written, only the draft before it can be a file.
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
            .map(|pointer| inquiry::said(vocabulary, pointer, &self.state.draft, self.messages))
            .collect()
    }
}

/// The first problem that an answer would make in the file.
fn refusal(problems: &[lacuna_core::diagnostic::Diagnostic]) -> String {
    let Some(problem) = problems.first() else {
        return "this answer cannot be recorded in an agreement file".to_owned();
    };

    match &problem.help {
        Some(help) => format!("{}; {help}", problem.message),
        None => problem.message.clone(),
    }
}
