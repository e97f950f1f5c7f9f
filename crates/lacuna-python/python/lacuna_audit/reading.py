"""What a first reading of a contract finds: the shape of `lacuna read --format json`.

Places count bytes of `Reading.text` in UTF-8: `reading.text.encode()[start:end].decode()` are the words.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Blank", "Clause", "DefinedTerm", "Focus", "InstrumentKind", "OfferedValue", "Page", "Passage", "Place",
    "Reading", "ReadingParty", "Reference", "Remark", "SetApart", "Subject",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in the text."""

    start: int
    end: int
    clause: int | None
    """The position of the innermost clause in `Reading.clauses`."""
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentKind:
    """A kind of instrument that the words of the contract point to."""

    instrument_type: str
    """A value of `instrument.type` in an agreement file."""
    words: str
    in_title: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingParty:
    """A party that the contract names."""

    name: str
    called: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedValue:
    """A value in the text, offered and never decided; which fields it has depends on its kind."""

    kind: str
    """duration, date, money or country."""
    text: str
    place: Place
    amount: int | str | None = None
    unit: str | None = None
    working: bool | None = None
    words_disagree: bool | None = None
    iso: str | None = None
    currency: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinedTerm:
    """A term that the contract defines."""

    term: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the contract."""

    number: int
    label: str | None
    readable: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A numbered clause."""

    label: str
    heading: str | None
    parent: int | None
    page: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """The sentence of a passage that speaks most plainly."""

    text: str
    start: int
    end: int
    clause: int | None
    """The position of the innermost clause in `clauses`."""
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A place to look at; it is not a finding."""

    tier: str
    """likely or possible."""
    text: str
    place: Place
    focus: Focus
    because: list[str]
    values: list[OfferedValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A subject, with the passages that seem to speak to it."""

    id: str
    label: str
    facts: list[str]
    """The fields of an agreement file that a passage may bear on."""
    passages: list[Passage]
    looked_for: list[str]
    """The words that were looked for, where no passage was found. That is no proof of silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Something that the contract points to but does not hold."""

    target: str
    name: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A place that is still to be filled in."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class SetApart:
    """Words that are not the contract's own: deleted, hidden, comments, running heads."""

    kind: str
    text: str
    at: int
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What a reader must know about the file."""

    kind: str
    message: str
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The first reading of one contract."""

    file: str
    format: str
    sha256: str
    language: str
    """ISO 639-1; `und` where it could not be told."""
    has_cues: bool
    """Whether passages were looked for at all."""
    kinds: list[InstrumentKind]
    parties: list[ReadingParty]
    dates: list[OfferedValue]
    defined_terms: list[DefinedTerm]
    pages: list[Page]
    clauses: list[Clause]
    subjects: list[Subject]
    references_out: list[Reference]
    blanks: list[Blank]
    set_apart: list[SetApart]
    remarks: list[Remark]
    unreadable_pages: list[int]
    text: str
