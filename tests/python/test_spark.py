"""Spark gives row for row what the command gives over the same agreements as NDJSON."""

import hashlib
import itertools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pyspark")
import lacuna_audit
import lacuna_audit.spark
import pyarrow
import pyarrow.dataset
import pyarrow.parquet
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


def digest(line):
    """Gives a short mark of what a line says, the same for the same results."""
    return hashlib.sha256(json.dumps(comparable(line), sort_keys=True).encode()).digest()


def write_parquet(folder):
    """Writes the records in four files, batch by batch: all of them would not fit into memory."""
    folder.mkdir()
    schema = pyarrow.schema([("number", pyarrow.int32()), ("agreement", pyarrow.string())])
    writers = [pyarrow.parquet.ParquetWriter(folder / f"{part}.parquet", schema) for part in range(4)]
    rows = records(RECORDS)
    for turn in itertools.count():
        batch = list(itertools.islice(rows, 500))
        if not batch:
            break
        numbers, texts = zip(*batch, strict=True)
        columns = [pyarrow.array(numbers, schema.types[0]), pyarrow.array(texts, schema.types[1])]
        writers[turn % 4].write_table(pyarrow.table(columns, schema=schema))
    for writer in writers:
        writer.close()


def lines_of_the_command(path):
    """Gives what the command writes for the same records, line by line as it comes."""
    with path.open("w") as file:
        file.writelines(text + "\n" for _, text in records(RECORDS))
    command = [Path(sys.executable).with_name("lacuna"), "audit", path, "--as-of", DAY, "--format", "ndjson",
               "--fail-on", "never", "--quiet", "--no-config"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        yield from process.stdout


def rows_of_the_table(folder):
    """Gives the rows of a table, a few at a time."""
    dataset = pyarrow.dataset.dataset(folder, format="parquet")
    for batch in dataset.to_batches(batch_size=500):
        yield from batch.to_pylist()


def test_rows_are_the_lines_of_the_command_from_parquet_to_parquet(spark, tmp_path):
    write_parquet(tmp_path / "in")
    table = lacuna_audit.spark.audit(spark.read.parquet(str(tmp_path / "in")), column="agreement", as_of=DAY)
    table.drop("agreement").write.parquet(str(tmp_path / "out"))

    # Rows come back in any order; a digest of each line is small enough to keep.
    expected = [digest(line) for line in lines_of_the_command(tmp_path / "all.ndjson")]
    assert len(expected) == RECORDS

    seen = set()
    for row in rows_of_the_table(tmp_path / "out"):
        number, bad = row["number"], row["number"] % 50 == 7
        assert digest(row["lacuna_assessment"]) == expected[number], number
        assert (row["lacuna_problem"] is not None) == bad == (row["lacuna_verdict"] is None)
        assert row["lacuna_id"] == (None if bad else f"a-{number}")
        seen.add(number)
    assert seen == set(range(RECORDS))


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
