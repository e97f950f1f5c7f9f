//! The amendments that a letter asks for: what the text says now, what is asked, and words for it.

use std::collections::BTreeSet;

use super::model::Item;
use super::writer::{LetterWriter, one_line};
use crate::report::entry;
use crate::report::rule_sentences::sentence;
use lacuna_core::agreement::ReadExtent;
use lacuna_core::assessment::{
    Answer, Disposition, EvidenceClause, Fact, Outcome, Provenance, Reason, RuleResult,
};
use lacuna_core::source_file::visible;

/// How many sentences are under one amendment; the others are counted.
const SENTENCES: usize = 3;

/// An amendment that is asked for.
#[derive(Debug)]
pub(super) struct AmendmentRequest {
    /// What is in the letter.
    pub(super) item: Item,
    /// The JSON pointers of the facts that it settles.
    pub(super) settles: Vec<String>,
    /// Whether it is under another with the same root cause.
    pub(super) is_secondary: bool,
}

impl LetterWriter<'_> {
    /// The amendments that the addressee can agree to: findings first, worst first; then what the part of the text that
    /// was not read may already say.
    pub(super) fn amendments(&self) -> Vec<AmendmentRequest> {
        let findings = self.assessment.findings().into_iter();
        let mut unread: Vec<&RuleResult<'_>> = self
            .assessment
            .results
            .iter()
            .filter(|result| self.may_be_unread(result))
            .collect();

        unread.sort_by_key(|result| std::cmp::Reverse(result.rule.severity));
        let (mut asks, mut roots) = (BTreeSet::new(), BTreeSet::new());
        let mut amendments = Vec::new();
        for result in findings.chain(unread) {
            let Some(mut amendment) = self.amendment(result) else {
                continue;
            };

            // What the unread part may say of one root is asked for once, in the gravest words.
            if let Some(root) = &result.rule.root {
                let is_known = !roots.insert(root);
                amendment.is_secondary |= is_known && self.may_be_unread(result);
            }

            // One clause settles several points, and is asked for once.
            if asks.insert(amendment.item.ask.clone()) {
                amendments.push(amendment);
            }
        }

        amendments
    }

    /// Whether a rule is open only because the part where its fact may be was not read.
    fn may_be_unread(&self, result: &RuleResult<'_>) -> bool {
        self.assessment.agreement.reading() == ReadExtent::Part
            && !self.assessment.is_ended()
            && result.outcome == Outcome::NotStated
            && result.weight == Disposition::Question
            && result.worst().any(|answer| answer.reason == Reason::Unread)
    }

    fn amendment(&self, result: &RuleResult<'_>) -> Option<AmendmentRequest> {
        let facts = self.deciding_facts(result);
        let document = self.assessment.agreement.document();
        let can_amend = |fact: &Fact| {
            self.people
                .can_amend(document, fact.answerers, &fact.path, &fact.pointer)
        };

        // One fact that the addressee can agree to change is enough for the rule as a whole.
        facts.iter().find(|fact| can_amend(fact))?;
        let mut item = if self.assessment.is_ended() {
            self.account(result)
        } else {
            self.change(result, &facts)
        };

        item.notes.extend(self.words_now(&facts));

        Some(AmendmentRequest {
            item,
            settles: facts.into_iter().map(|fact| fact.pointer).collect(),
            is_secondary: result.grouped_under.is_some(),
        })
    }

    /// The facts that a finding rests on; of a silence only those that are not there.
    pub(super) fn deciding_facts(&self, result: &RuleResult<'_>) -> Vec<Fact> {
        let is_silence = result.outcome == Outcome::NotStated;
        let reads = result
            .deciding_reads()
            .filter(|read| !is_silence || !read.missing.is_empty());

        self.assessment.facts(reads)
    }

    /// A change to the text, with words for it.
    fn change(&self, result: &RuleResult<'_>, facts: &[Fact]) -> Item {
        let subject = result.worst().next().and_then(|answer| answer.subject);
        let ask = self.rule_words(result.remedy(), subject);
        let clause = facts.iter().find_map(|fact| fact.clause.as_ref());
        let place = clause.and_then(|clause| self.place(clause));
        // Only a breach is in a clause that can be changed: what is not stated needs a new one.
        let ask = match place.filter(|_| result.outcome == Outcome::Breached) {
            Some(place) => self.messages.text(
                "letter_amend_at",
                &[("place", place.into()), ("ask", ask.into())],
            ),
            None => ask,
        };

        let wording = self.rule_words(&result.rule.wording, subject);
        Item {
            ask,
            notes: if self.may_be_unread(result) {
                vec![self.not_found(result)]
            } else {
                self.sentences(result)
            },
            points: Vec::new(),
            wording: Some((self.messages.plain("letter_wording"), wording)),
        }
    }

    /// That a term was not found in the part that was read: what the rest says, nobody knows.
    fn not_found(&self, result: &RuleResult<'_>) -> String {
        let document = self.assessment.agreement.document();
        let subjects = result.worst().filter_map(|answer| answer.subject);
        let names: Vec<String> = subjects
            .map(|subject| self.quoted(&entry::name(document, subject)))
            .collect();

        if names.is_empty() {
            return self.messages.plain("letter_not_found");
        }

        let entries = self.listed(&names);
        self.messages
            .text("letter_not_found_for", &[("entries", entries.into())])
    }

    /// A point to account for, where the agreement has ended and no word of it can be changed.
    fn account(&self, result: &RuleResult<'_>) -> Item {
        let mut sentences = self.sentences(result).into_iter();
        Item {
            ask: sentences.next().unwrap_or_default(),
            notes: sentences.collect(),
            ..Item::default()
        }
    }

    /// What the rule found, each sentence once, and how many more there are.
    pub(super) fn sentences(&self, result: &RuleResult<'_>) -> Vec<String> {
        let mut sentences: Vec<String> = Vec::new();
        let say =
            |answer: &Answer<'_>| sentence(self.messages, self.assessment, result.rule, answer);

        for sentence in result.worst().filter_map(say) {
            let sentence = self.english(one_line(&sentence));
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }

        let more = sentences.len().saturating_sub(SENTENCES);
        sentences.truncate(SENTENCES);
        if more > 0 {
            let more = self.messages.text("letter_more", &[("n", more.into())]);
            sentences.push(more);
        }

        sentences
    }

    /// The words that the text has now, each once, or that they are known only at second hand.
    fn words_now(&self, facts: &[Fact]) -> Vec<String> {
        if facts
            .iter()
            // The words of others must not be quoted to a party as those of its own text.
            .any(|fact| fact.provenance == Provenance::Reported)
        {
            return vec![self.messages.plain("letter_reported")];
        }

        let mut lines: Vec<String> = Vec::new();
        for clause in facts.iter().filter_map(|fact| fact.clause.as_ref()) {
            if let Some(line) = self.quote(clause).filter(|line| !lines.contains(line)) {
                lines.push(line);
            }
        }

        lines.truncate(SENTENCES);
        lines
    }

    fn quote(&self, clause: &EvidenceClause) -> Option<String> {
        let quote = self.said(&one_line(clause.quote.as_ref()?));
        Some(match self.place(clause) {
            Some(place) => self.messages.text(
                "letter_now_at",
                &[("place", place.into()), ("quote", quote.into())],
            ),
            None => self.messages.text("letter_now", &[("quote", quote.into())]),
        })
    }

    /// A clause and page as people name them.
    fn place(&self, clause: &EvidenceClause) -> Option<String> {
        let name = clause.reference.as_ref().map(|reference| {
            // A reference that is a word already, such as Schedule 2, needs none before it.
            if reference.starts_with(|first: char| first.is_ascii_digit()) {
                self.messages
                    .text("clause", &[("reference", reference.into())])
            } else {
                visible(reference).into_owned()
            }
        });

        let page = clause
            .page
            .map(|page| self.messages.text("page", &[("page", page.into())]));

        match (name, page) {
            (Some(name), Some(page)) => Some(self.messages.text(
                "letter_place_and_page",
                &[("place", name.into()), ("page", page.into())],
            )),
            (name, page) => name.or(page),
        }
    }
}
