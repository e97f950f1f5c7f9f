"""Audits agreements that stand in a column of a Spark table, one row an agreement.

``pip install "lacuna-audit[spark]"`` on the driver and on every worker.
"""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from . import Auditor

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

__all__ = ["audit"]

_RESULTS = ("lacuna_id", "lacuna_title", "lacuna_verdict", "lacuna_policy_verdict", "lacuna_problem",
            "lacuna_assessment")


def audit(
    df: DataFrame,
    column: str = "agreement",
    *,
    as_of: str | datetime.date | None = None,
    policies: Iterable[str | os.PathLike[str]] = (),
    config: str | os.PathLike[str] | None = None,
    waivers: str | os.PathLike[str] | None = None,
) -> DataFrame:
    """Audits the agreements in a column, and gives the table with the results as further columns.

    A row that cannot be audited stays a row: ``lacuna_problem`` says what is wrong with it and where, and its
    verdicts are null. It never fails the job, and never passes for an agreement without findings.

    ============================  =====================================================================
    ``lacuna_id``                 the agreement's id
    ``lacuna_title``              its title
    ``lacuna_verdict``            what law and guidance come to: stop, fix_first, record_reasons, no_objection
    ``lacuna_policy_verdict``     what house policy comes to
    ``lacuna_problem``            what is wrong with the row; null where it was audited
    ``lacuna_assessment``         the line that ``lacuna audit --format ndjson`` writes
    ============================  =====================================================================

    :param df: The table.
    :param column: A column of type string or binary that holds one agreement file a row, as JSON.
    :param as_of: The day of the audit; left out, today (UTC), the same for every partition.
    :param policies: Folders of policy files, by a path that every worker can read; so for the other files.
    :param config: The settings file. Left out, none is in force.
    :param waivers: The file of waivers.

    Raises ValueError where the table lacks the column or already has one of the results, and
    :class:`lacuna_audit.LacunaError` where a policy, settings or waivers do not load.
    """
    from pyspark.sql.types import BinaryType, StringType, StructField, StructType

    if column not in df.columns:
        raise ValueError(f"the table has no column `{column}`; it has {', '.join(df.columns)}")
    clash = [name for name in _RESULTS if name in df.columns]
    if clash:
        raise ValueError(f"the table already has a column `{clash[0]}`; drop or rename it")
    kind = df.schema[column].dataType
    if not isinstance(kind, (StringType, BinaryType)):
        raise ValueError(f"the column `{column}` is of type {kind.simpleString()}; it must be string or binary")

    day = as_of or datetime.datetime.now(datetime.timezone.utc).date()
    paths = (tuple(os.fspath(path) for path in policies), _path(config), _path(waivers))
    # What does not load fails here, at its line, and not in every worker.
    _auditor(*paths)

    def run(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        auditor = _auditor(*paths)
        for batch in batches:
            yield _audit_batch(auditor, batch, column, str(day))

    added = [StructField(name, StringType()) for name in _RESULTS]
    return df.mapInArrow(run, StructType(list(df.schema.fields) + added))


def _path(path: str | os.PathLike[str] | None) -> str | None:
    return None if path is None else os.fspath(path)


@lru_cache(maxsize=4)
def _auditor(policies: tuple[str, ...], config: str | None, waivers: str | None) -> Auditor:
    return Auditor(policies=policies, config=config, waivers=waivers)


def _audit_batch(auditor: Auditor, batch: Any, column: str, day: str) -> Any:
    import pyarrow

    lines = [_audit_cell(auditor, cell, column, day) for cell in batch.column(column).to_pylist()]
    columns = list(batch.columns)
    columns += [pyarrow.array(results, pyarrow.string()) for results in zip(*map(_results, lines), strict=True)]
    if not lines:
        columns = columns[: batch.num_columns] + [pyarrow.array([], pyarrow.string()) for _ in _RESULTS]

    return pyarrow.RecordBatch.from_arrays(columns, names=[*batch.schema.names, *_RESULTS])


def _audit_cell(auditor: Auditor, cell: str | bytes | None, column: str, day: str) -> str:
    content = cell.encode() if isinstance(cell, str) else cell or b""
    return auditor.audit_line(content, as_of=day, name=column)


def _results(line: str) -> tuple[str | None, ...]:
    found = json.loads(line)
    problem = None
    if "problems" in found:
        first = found["problems"][0]
        place = "".join(f"{first[part]}:" for part in ("line", "column") if part in first)
        problem = f"{place} {first['message']}".strip()

    return (found.get("id"), found.get("title"), found.get("verdict"), found.get("policy_verdict"), problem, line)
