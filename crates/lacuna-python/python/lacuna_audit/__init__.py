"""Audits data-sharing agreements between governments and vendors.

A *lacuna* is a gap in a text. Three functions do what the commands of the same name do, in this process:
:func:`audit` checks an agreement against the policy rules, :func:`letter` writes the letter that asks for what
it leaves open, and :func:`read` reads a contract in PDF, Word, OpenDocument, HTML, Markdown or plain text.

>>> import lacuna_audit
>>> agreement = {
...     "schema_version": 1,
...     "id": "tax-helpline",
...     "title": "Helpline for tax questions",
...     "instrument": {"type": "contract", "jurisdiction": ["GB"]},
...     "parties": [
...         {"id": "agency", "name": "The tax agency", "kind": "central_government", "role": "controller"},
...         {"id": "vendor", "name": "A vendor", "kind": "vendor", "role": "processor"},
...     ],
...     "access": {"vendor": "granted"},
...     "sources": [{"id": "contract", "title": "Contract", "kind": "agreement_text", "read": "whole"}],
... }
>>> assessment = lacuna_audit.audit(agreement, as_of="2026-11-24")
>>> assessment.verdict
'fix_first'
>>> assessment.questions[0].pointer
'/datasets'

A missing fact never makes a rule pass. There is no score, and no result says "compliant". Results are machine
findings, not legal advice.

Only what you name is used: no ``lacuna.toml`` is looked for. The same input and day give the same result.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from . import _lacuna
from ._decode import decode
from .assessment import Assessment, AssessmentFile
from .reading import Reading

__all__ = ["Agreement", "Assessment", "AssessmentFile", "Auditor", "LacunaError", "Problem", "Reading",
           "audit", "letter", "read"]

Agreement = str | os.PathLike[str] | bytes | Mapping[str, Any]
"""An agreement: the path of its file, its bytes, or the object that the file would hold."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in a file, with its place."""

    message: str
    """What is wrong, without a full stop."""
    help: str | None
    """What to do about it."""
    file: str
    """The file, as it was named; empty where the problem is not about a file."""
    line: int | None
    """The line, from 1."""
    column: int | None
    """The column in characters, from 1."""
    pointer: str | None
    """The JSON pointer of the value, where it is about one."""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file or None, self.line, self.column) if part is not None)
        return (f"{place}: " if place else "") + self.message + (f" ({self.help})" if self.help else "")


class LacunaError(ValueError):
    """Input that was refused, with every problem in it.

    >>> try:
    ...     lacuna_audit.audit(b'{\\n  "titel": 1\\n}', name="slip.json")
    ... except lacuna_audit.LacunaError as error:
    ...     slip = next(problem for problem in error.problems if "titel" in problem.message)
    >>> slip.line, slip.column, slip.help
    (2, 3, 'did you mean `title`?')
    """

    problems: tuple[Problem, ...]
    """What is wrong, in the order of places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[LacunaError], tuple[tuple[Problem, ...]]]:
        return (type(self), (self.problems,))


class Auditor:
    """Policies, settings and waivers that are loaded once and asked of many agreements.

    :param policies: Folders of policy files that add to the built-in ones, or replace those of the same id.
    :param config: The settings file (``lacuna.toml``). Left out, none is in force.
    :param waivers: The file of waivers.
    :param language: The language of letters and of reports in text: ``en`` or ``zh``.

    >>> auditor = lacuna_audit.Auditor()
    >>> [auditor.audit(agreement, as_of=day).as_of for day in ("2026-11-24", "2026-11-25")]
    ['2026-11-24', '2026-11-25']

    Raises :class:`LacunaError` where one of these files does not load.
    """

    def __init__(
        self,
        *,
        policies: Iterable[str | os.PathLike[str]] = (),
        config: str | os.PathLike[str] | None = None,
        waivers: str | os.PathLike[str] | None = None,
        language: str | None = None,
    ) -> None:
        try:
            self._auditor = _lacuna.Auditor(list(policies), config, waivers, language)
        except _lacuna.RefusedError as error:
            _refuse(error)

    def audit(
        self, agreement: Agreement, *, as_of: str | datetime.date | None = None, name: str | None = None
    ) -> Assessment:
        """Audits one agreement. See :func:`audit`."""
        text = self.render(agreement, "json", as_of=as_of, name=name)
        return decode(AssessmentFile, json.loads(text)).assessments[0]

    def render(
        self,
        agreement: Agreement,
        format: str = "text",
        *,
        as_of: str | datetime.date | None = None,
        name: str | None = None,
    ) -> str:
        """Audits one agreement and gives the report in a format of ``lacuna audit``, such as ``html``.

        >>> lacuna_audit.Auditor().render(agreement, "html", as_of="2026-11-24")[:15]
        '<!doctype html>'
        """
        name, content = _content(agreement, name)
        try:
            return self._auditor.audit(name, content, _day(as_of), format)
        except _lacuna.RefusedError as error:
            _refuse(error)

    def audit_line(
        self, agreement: Agreement, *, as_of: str | datetime.date | None = None, name: str | None = None
    ) -> str:
        """Audits one agreement and gives the line that ``lacuna audit --format ndjson`` writes.

        An agreement that could not be audited is no exception here: its line has ``problems`` in the place of an
        assessment, as in a run over many agreements.

        >>> json.loads(auditor.audit_line(b"{"))["problems"][0]["message"]
        'the file ends before its JSON does'
        """
        name, content = _content(agreement, name)
        try:
            return self._auditor.audit_line(name, content, _day(as_of)).rstrip("\n")
        except _lacuna.RefusedError as error:
            _refuse(error)

    def letter(
        self,
        agreement: Agreement,
        *,
        format: str = "markdown",
        to: Iterable[str] = (),
        as_of: str | datetime.date | None = None,
        name: str | None = None,
    ) -> str:
        """Writes the letter of questions. See :func:`letter`."""
        name, content = _content(agreement, name)
        try:
            return self._auditor.letter(name, content, _day(as_of), format, list(to))
        except _lacuna.RefusedError as error:
            _refuse(error)


def audit(
    agreement: Agreement,
    *,
    as_of: str | datetime.date | None = None,
    name: str | None = None,
    policies: Iterable[str | os.PathLike[str]] = (),
    config: str | os.PathLike[str] | None = None,
    waivers: str | os.PathLike[str] | None = None,
) -> Assessment:
    """Audits one agreement against the policy rules.

    :param agreement: The path of an agreement file, its bytes, or a mapping that holds what the file would.
    :param as_of: The day of the audit; left out, today (UTC).
    :param name: What messages call the agreement; left out, its path.
    :param policies: Folders of policy files. See :class:`Auditor`, which is quicker for many agreements.
    :param config: The settings file. Left out, none is in force.
    :param waivers: The file of waivers.

    >>> found = lacuna_audit.audit(agreement, as_of="2026-11-24")
    >>> {rule.outcome for rule in found.rules if rule.severity}
    {'not_stated'}

    Raises :class:`LacunaError` with every problem of the agreement, and :class:`OSError` where its file cannot be
    opened.
    """
    auditor = Auditor(policies=policies, config=config, waivers=waivers)
    return auditor.audit(agreement, as_of=as_of, name=name)


def letter(
    agreement: Agreement,
    *,
    format: str = "markdown",
    to: Iterable[str] = (),
    language: str | None = None,
    as_of: str | datetime.date | None = None,
    name: str | None = None,
) -> str:
    """Writes the letter that asks for everything an agreement leaves open.

    :param format: ``markdown``, ``text`` or ``html``.
    :param to: Ids of the parties it goes to; left out, the vendors.
    :param language: ``en`` or ``zh``.

    >>> "Helpline for tax questions" in lacuna_audit.letter(agreement, as_of="2026-11-24")
    True
    >>> lacuna_audit.letter(agreement, to=["vendr"])
    Traceback (most recent call last):
        ...
    lacuna_audit.LacunaError: <dict>: no party has the id `vendr`; did you mean `vendor`?
    """
    return Auditor(language=language).letter(agreement, format=format, to=to, as_of=as_of, name=name)


def read(contract: str | os.PathLike[str] | bytes, *, name: str | None = None) -> Reading:
    """Reads a contract in PDF, DOCX, ODT, HTML, Markdown or plain text: its clauses, and passages by subject.

    :param contract: The path of the contract, or its bytes.
    :param name: What messages call it; its ending helps to tell the format of bytes.

    A passage is a place to look at, not a finding, and a subject without a passage is no proof of silence.

    >>> contract = (
    ...     b"1. End\\n\\n1.1 The Supplier shall delete the Personal Data within 30 days after the end of this "
    ...     b"Agreement. The Supplier must not use the data for any other purpose.\\n"
    ... )
    >>> reading = lacuna_audit.read(contract, name="contract.txt")
    >>> [clause.label for clause in reading.clauses]
    ['1', '1.1']
    >>> deletion = next(subject for subject in reading.subjects if subject.id == "end_deletion")
    >>> deletion.passages[0].values[0].text
    '30 days'

    Raises :class:`LacunaError` where the file is no contract that can be read.
    """
    if isinstance(contract, bytes):
        name, content = name or "<bytes>", contract
    else:
        name, content = name or os.fspath(contract), _open(contract)
    try:
        text = _lacuna.read(name, content)
    except _lacuna.RefusedError as error:
        _refuse(error)
    return decode(Reading, json.loads(text)["readings"][0])


def _content(agreement: Agreement, name: str | None) -> tuple[str, bytes]:
    """Gives the name and the bytes of an agreement."""
    if isinstance(agreement, bytes):
        return name or "<bytes>", agreement
    if isinstance(agreement, Mapping):
        # One field a line, so that the places of problems mean something.
        text = json.dumps(agreement, ensure_ascii=False, indent=2, allow_nan=False)
        return name or "<dict>", text.encode("utf-8", "surrogatepass")
    return name or os.fspath(agreement), _open(agreement)


def _open(path: str | os.PathLike[str]) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _day(day: str | datetime.date | None) -> str | None:
    if isinstance(day, datetime.datetime):
        day = day.date()
    return day.isoformat() if isinstance(day, datetime.date) else day


def _refuse(error: _lacuna.RefusedError) -> NoReturn:
    raise LacunaError(Problem(*problem) for problem in error.args[0]) from None
