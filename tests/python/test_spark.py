"""Spark gives row for row what the command gives over the same agreements as NDJSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pyspark")
import lacuna_audit
import lacuna_audit.spark
from pyspark.sql import SparkSession

ROOT = Path(__file__).parents[2]
DAY = "2026-11-24"
RECORDS = int(os.environ.get("LACUNA_SPARK_RECORDS", "2000"))


@pytest.fixture(scope="module")
def spark():
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def records(count):
    """Makes agreements of the real ones under ids of their own, and a bad record among every 50."""
    whole = [json.loads(path.read_text()) for path in sorted((ROOT / "agreements").glob("*.json"))]
    for number in range(count):
        if number % 50 == 7:
            yield number, '{"schema_version": 1,'
        else:
            yield number, json.dumps(whole[number % len(whole)] | {"id": f"a-{number}"}, ensure_ascii=False)


def comparable(line):
    """Leaves out where a record stood in its file, which a table does not have."""
    found = json.loads(line)
    for key in ("file", "record"):
        found.pop(key, None)
    for problem in found.get("problems", []):
        for key in ("file", "record", "line"):
            problem.pop(key, None)
    for finding in found.get("findings", []):
        for place in finding["places"]:
            place.pop("line")
    return found


def test_rows_are_the_lines_of_the_command_from_parquet_to_parquet(spark, tmp_path):
    rows = list(records(RECORDS))
    spark.createDataFrame(rows, "number int, agreement string").repartition(4).write.parquet(str(tmp_path / "in"))
    table = lacuna_audit.spark.audit(spark.read.parquet(str(tmp_path / "in")), column="agreement", as_of=DAY)
    table.drop("agreement").write.parquet(str(tmp_path / "out"))
    found = spark.read.parquet(str(tmp_path / "out")).orderBy("number").collect()

    (tmp_path / "all.ndjson").write_text("".join(text + "\n" for _, text in rows))
    command = [Path(sys.executable).with_name("lacuna"), "audit", tmp_path / "all.ndjson", "--as-of", DAY, "--format",
               "ndjson", "--fail-on", "never", "--quiet", "--no-config"]
    lines = subprocess.run(command, capture_output=True, check=False).stdout.decode().splitlines()

    assert len(found) == len(lines) == RECORDS
    for row, line in zip(found, lines, strict=True):
        assert comparable(row.lacuna_assessment) == comparable(line), row.number
        bad = row.number % 50 == 7
        assert (row.lacuna_problem is not None) == bad == (row.lacuna_verdict is None)
        assert row.lacuna_id == (None if bad else f"a-{row.number}")


def test_a_bad_row_is_a_row_that_says_so(spark):
    cells = [b"\xff\xfe", b"", None, b"[]", b'{"id": 3}']
    table = spark.createDataFrame([(cell,) for cell in cells], "agreement binary")
    found = lacuna_audit.spark.audit(table, as_of=DAY).collect()
    assert len(found) == len(cells)
    assert all(row.lacuna_problem and row.lacuna_verdict is None for row in found)


def test_an_empty_table_stays_empty(spark):
    table = spark.createDataFrame([], "agreement string")
    assert lacuna_audit.spark.audit(table, as_of=DAY).collect() == []


def test_what_is_wrong_with_the_call_fails_at_the_call(spark):
    table = spark.createDataFrame([("{}", 1)], "agreement string, number int")
    with pytest.raises(ValueError, match="no column `text`"):
        lacuna_audit.spark.audit(table, "text")
    with pytest.raises(ValueError, match="of type int"):
        lacuna_audit.spark.audit(table, "number")
    with pytest.raises(ValueError, match="already has"):
        lacuna_audit.spark.audit(table.withColumnRenamed("number", "lacuna_id"))
    with pytest.raises(lacuna_audit.LacunaError):
        lacuna_audit.spark.audit(table, config="no-such-file.toml")
