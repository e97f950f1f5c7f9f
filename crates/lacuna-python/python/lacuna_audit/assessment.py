"""What an audit finds: the shape of `lacuna audit --format json`, written from its schema."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Absence", "Answer", "Assessment", "AssessmentFile", "Bases", "Checklist", "CitedDocument", "Comparison", "Counts", "Coverage", "Decision", "Fact", "Failure", "Filter", "Item", "Offered", "OutcomeCounts", "Pack", "Parameter", "Problem", "Question", "QuoteCheck", "Quotes", "Replacement", "Rule", "RuleOff", "Severity", "Waiver"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A fact that the file itself says is not there."""

    kind: str
    """redacted, by_reference, not_agreed, disputed, not_read, silent or not_applicable."""

    label: str
    """A phrase for the fact that completes "... is not stated"."""

    pointer: str
    """JSON pointer where the value would be."""

    place: str | None = None
    """The document or clause that the file names."""

    positions: list[str] | None = None
    """The positions of those who disagree."""

    reason: str | None = None
    """Why, as the file says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a rule."""

    applies_by: list[Fact]
    """The facts that made the rule apply."""

    evidence: list[Fact]
    """The facts that decided."""

    outcome: str
    """breached, not_stated, met, cannot_tell or not_applicable."""

    reason: str
    """What decided: requirement, guard, empty_list, not_in_force, only_stated or only_reported."""

    applies_by_as: int | None = None
    """The same for these."""

    applies_by_left_out: int | None = None
    """The same for these."""

    evidence_as: int | None = None
    """The answer of this rule, by its place from 0, under whose evidence these facts are; only where they are many and the same as there."""

    evidence_left_out: int | None = None
    """How many further facts decided that are not listed, since very many answers rest on very many facts."""

    message: str | None = None
    """The sentence of fact; only where something is wrong or missing."""

    subject: str | None = None
    """JSON pointer of the element it is about."""

    subject_id: str | None = None
    """The same with ids in the place of list positions, which survives a change of order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The assessment of one agreement."""

    as_of: str
    """The day of the audit (ISO 8601)."""

    checklists: list[Checklist]
    """The checklists that apply, or that may."""

    counts: Bases
    """Findings by basis and severity."""

    coverage: Coverage
    """How many of the facts that were asked for are stated."""

    declared_absent: list[Absence]
    """What the agreement's file declares absent, whether or not a rule asks for it."""

    failures: list[Failure]
    """Rules that could not be evaluated. Where there is one, nothing here is complete."""

    file: str
    """The file, as it was named."""

    id: str
    """The agreement's id."""

    outcome_counts: OutcomeCounts
    """How many rules gave each of the five outcomes."""

    policy_verdict: str
    """What the findings of house policy come to; never merged into the other."""

    policy_waits_for_answers: bool
    """The same of the verdict of house policy."""

    questions: list[Question]
    """Facts that are not stated, with the rules that wait for them: what the agreement should say first, then what the vendor can answer, then the public body's own file."""

    rules: list[Rule]
    """One result for each rule, in the order of packs and ids."""

    sha256: str
    """SHA-256 of the file's text, or of the record's, in hexadecimal."""

    title: str
    """The agreement's title."""

    verdict: str
    """What the findings of law and guidance come to: stop, fix_first, record_reasons or no_objection."""

    waits_for_answers: bool
    """Whether a verdict of fix_first rests on nothing but questions that nobody has answered."""

    baseline: Comparison | None = None
    """What changed since the baseline; only where one was given."""

    filter: Filter | None = None
    """The filter that hides results of this assessment, where there is one."""

    policy_verdict_with_waivers: str | None = None
    """The verdict of house policy where waived findings are left aside; only where a finding has a waiver."""

    quotes: Quotes | None = None
    """The quotes that were looked up in their documents; only where a source names its document."""

    record: int | None = None
    """Which record of the file it is, from 1; only of a file that holds one agreement per line."""

    verdict_with_waivers: str | None = None
    """The verdict of law and guidance where waived findings are left aside; only where a finding has a waiver."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentFile:
    """What `lacuna audit --format json` writes."""

    assessments: list[Assessment]
    """An assessment for each agreement, in the order of the inputs."""

    lacuna: str
    """The version of the program."""

    packs: list[Pack]
    """The packs that were asked, in the order of their names."""

    packs_left_out: list[str]
    """Packs that settings omitted, whose rules were not asked."""

    parameters_changed: list[Parameter]
    """House thresholds whose value is not the default."""

    problems: list[Problem]
    """What is wrong with files and records that could not be audited; they have no assessment."""

    schema_version: int
    """The version of this layout; it changes when a field changes its meaning or goes."""

    settings_sha256: str
    """SHA-256 over the house thresholds and the shared conditions in force, in hexadecimal."""

    severities_changed: list[Severity]
    """Severities that settings changed."""

    replaced: list[Replacement] | None = None
    """Rules, shared conditions and sources that a policy folder put in the place of earlier ones."""

    rules_off: list[RuleOff] | None = None
    """Rules that settings switched off, which were not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """Counts by basis."""

    guidance: Counts
    """Findings of guidance."""

    law: Counts
    """Findings of law."""

    policy: Counts
    """Findings of house policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """What an instrument must contain, item by item."""

    id: str
    """Its id."""

    items: list[Item]
    """Its items, in their order."""

    applies: bool | None = None
    """Whether it applies; omitted where the agreement leaves that open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocument:
    """Which clauses of a document the agreement file cites."""

    clauses: int
    """How many clauses it has; of a clause that has parts, only the parts count."""

    source: str
    """JSON pointer of its entry in `sources`."""

    uncited: list[str]
    """The numbers of the clauses that no fact cites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed since an earlier assessment."""

    agreement_changed: bool
    """Whether the agreement's file is another one."""

    gone: list[str]
    """The ids of rules whose finding is no longer there."""

    rules_changed: list[str]
    """Packs whose rules are others: their findings can come from that."""

    settings_changed: bool
    """Whether other thresholds, severities or shared conditions were in force."""

    since: str
    """The day of the earlier assessment (ISO 8601)."""

    program_changed: str | None = None
    """The version of the program then, where it was another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Counts by severity."""

    critical: int
    """Critical findings."""

    high: int
    """High findings."""

    low: int
    """Low findings."""

    medium: int
    """Medium findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of what was asked is answered."""

    answered: int
    """Facts stated."""

    asked: int
    """Facts asked for."""

    silent: list[str]
    """JSON pointers of those that are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A reviewer's decision on a finding."""

    decision: str
    """accept, dispute or needs_change."""

    reason: str
    """Why; may be empty where a finding is accepted."""

    reviewer: str
    """Who."""

    role: str
    """In which role; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact that an answer rests on."""

    column: int
    """Column in characters, from 1."""

    fact: str
    """The dotted path of the fact."""

    line: int
    """Line of the value or of the group that lacks it, from 1."""

    pointer: str
    """JSON pointer of the value, or where it would be."""

    reported: bool
    """Whether the fact is only reported: its text was not read, or its quote is not in its document."""

    absent: str | None = None
    """The kind of absence: silent, redacted, by_reference, not_agreed, disputed or not_applicable."""

    clause: str | None = None
    """The clause that says it."""

    quote: str | None = None
    """The words of the clause."""

    quote_check: QuoteCheck | None = None
    """How the quote appears in its document; only where it was looked up."""

    value: Any = None
    """The value; omitted where the fact is not stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A rule that could not be evaluated."""

    message: str
    """Why."""

    rule: str
    """The rule's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A filter that hides results. Verdicts, coverage and checklists count them all the same."""

    filter: str
    """The filter, as it was asked for on the command line."""

    hidden_findings: int
    """How many findings it hides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a checklist."""

    id: str
    """Its id."""

    rules: list[str]
    """The ids of its rules."""

    outcome: str | None = None
    """breached, not_stated or met; omitted where no rule asks this of the agreement and a person has to read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What standard terms say that the agreement incorporates."""

    text: str
    """The title of the standard terms."""

    value: Any
    """The value."""

    clause: str | None = None
    """Their clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeCounts:
    """How many rules gave each outcome."""

    breached: int
    """The agreement says the opposite of what they ask."""

    cannot_tell: int
    """Whether they apply is open."""

    met: int
    """The agreement says what they ask."""

    not_applicable: int
    """They do not apply."""

    not_stated: int
    """They apply, and the agreement does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack of rules."""

    id: str
    """Its folder."""

    sha256: str
    """SHA-256 over its files, in hexadecimal."""

    version: str
    """Its version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A house threshold whose value is not the default."""

    default: str
    """The default, on one line."""

    name: str
    """Its name."""

    value: str
    """The value in force, on one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a file that could not be audited."""

    file: str
    """The file, as it was named."""

    message: str
    """What is wrong."""

    column: int | None = None
    """Column in characters, from 1."""

    help: str | None = None
    """What to do."""

    line: int | None = None
    """Line, from 1."""

    pointer: str | None = None
    """JSON pointer of the value, where it is about one."""

    record: int | None = None
    """Which record of the file it is in, from 1; only of a file that holds one agreement per line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A fact that is not stated, and the rules that wait for it."""

    absent: str
    """The kind of absence."""

    answered_by: list[str]
    """Who can answer: agreement (its text), vendor, public_body or public_record, in the order of asking."""

    label: str
    """A phrase for the fact that completes "... is not stated"."""

    pointer: str
    """JSON pointer where it would be."""

    rules: list[str]
    """The ids of the rules that wait, worst first."""

    worst: str
    """The worst severity that waits."""

    offered: Offered | None = None
    """What incorporated standard terms say; it settles nothing until it is recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCheck:
    """How a quote appears in its document."""

    standing: str
    """verbatim, elsewhere, joined, cut, altered, gravely_altered, struck, not_found, unreadable or no_document."""

    supports: bool
    """Whether it supports its facts; without support they are only reported."""

    details: str | None = None
    """Where it is, or what differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """The quotes of an agreement file that were looked up, by how they appear."""

    by_standing: dict[str, int]
    """How many quotes appear in each way, under the names of `standing`."""

    changed_documents: list[str]
    """JSON pointers of the sources whose document has changed since it was read."""

    cited_documents: list[CitedDocument]
    """The documents of the agreement's own text that were at hand, with the clauses that no fact cites."""

    unsupported: list[str]
    """JSON pointers of the quotes that do not support their facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """A part of the policies that a policy folder put in the place of an earlier one."""

    kind: str
    """What it is: `rule`, `definition` or `source`."""

    name: str
    """Its id, name or key."""

    reason: str
    """Why it was replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one rule found."""

    answers: list[Answer]
    """The answers: one, or one for each element of the list that the rule goes over."""

    asks: str
    """What the rule asks for."""

    basis: str
    """law, guidance or policy."""

    id: str
    """The rule's id."""

    outcome: str
    """breached, not_stated, met, cannot_tell or not_applicable."""

    pack: str
    """The pack it is in."""

    title: str
    """The offence, whether or not it was found."""

    change: str | None = None
    """new, worse or unchanged; only of a finding, where a baseline was given."""

    decisions: list[Decision] | None = None
    """What reviewers decided, in their order; it changes nothing else here."""

    fingerprint: str | None = None
    """16 hexadecimal digits that stay the same while rule, places, values and clauses do; only of a finding."""

    grouped_under: str | None = None
    """The first rule whose finding has the same root cause."""

    remedy: str | None = None
    """What to ask for; only of a finding."""

    severity: str | None = None
    """critical, high, medium or low; only of a finding."""

    waiver: Waiver | None = None
    """Who accepts the finding until when; only of a finding with a waiver."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOff:
    """A rule that settings switched off."""

    basis: str
    """What it rests on."""

    reason: str
    """Why it is off."""

    rule: str
    """Its id."""

    severity: str
    """The severity that a breach would have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Severity:
    """A severity that settings changed."""

    from_: str
    """The rule's own severity."""

    rule: str
    """The rule's id."""

    to: str
    """The severity in force."""

    reason: str | None = None
    """Why, where the settings say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding that a named person accepts until a day."""

    by: str
    """Who."""

    expires: str
    """The last day (ISO 8601)."""

    reason: str
    """Why."""

    state: str
    """active, ends_soon or expired; one that has expired does not apply."""
