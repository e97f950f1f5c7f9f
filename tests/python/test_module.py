"""The Python module beside the command: the same results, places for problems, and dataclasses that hold all of it."""

import dataclasses
import doctest
import json
import pickle
import subprocess
import sys
from datetime import date
from pathlib import Path

import lacuna_audit
import pytest

ROOT = Path(__file__).parents[2]
DAY = "2026-11-24"
AGREEMENTS = sorted((ROOT / "agreements").glob("*.json"))
INVALID = sorted((ROOT / "tests/invalid").glob("*.json"))


def command(*arguments, stdin=None):
    """Runs the command of the wheel; no settings of the repository are in force."""
    return subprocess.run(
        [Path(sys.executable).with_name("lacuna"), *arguments], input=stdin, capture_output=True, check=False
    )


def test_the_examples_of_the_documentation():
    names = vars(lacuna_audit) | {"lacuna_audit": lacuna_audit, "json": json}
    tests = doctest.DocTestFinder().find(lacuna_audit, globs=names)
    # The first example builds the agreement that the others use.
    tests.sort(key=lambda test: (test.name != "lacuna_audit", test.name != "lacuna_audit.Auditor", test.name))
    shared = dict(names)
    results = []
    for test in tests:
        test.globs = shared
        results.append(doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL).run(test, clear_globs=False))
    assert sum(result.failed for result in results) == 0
    assert sum(result.attempted for result in results) > 12


def test_the_module_gives_what_the_command_gives():
    printed = command("audit", *AGREEMENTS, "--as-of", DAY, "--format", "json", "--no-config").stdout
    printed = json.loads(printed)["assessments"]
    assert len(printed) == len(AGREEMENTS)
    auditor = lacuna_audit.Auditor()
    for path, expected in zip(AGREEMENTS, printed, strict=True):
        # Back to JSON: nothing of the command's output is lost in the dataclasses.
        assert as_json(auditor.audit(path, as_of=DAY)) == expected


def as_json(value):
    """Turns dataclasses into JSON, without the fields that were left out."""
    if dataclasses.is_dataclass(value):
        fields = {field.name.removesuffix("_"): getattr(value, field.name) for field in dataclasses.fields(value)}
        return {name: as_json(one) for name, one in fields.items() if one is not None}
    return [as_json(one) for one in value] if isinstance(value, list) else value


def test_what_the_command_refuses_the_module_refuses_at_the_same_places():
    run = command("audit", *INVALID, "--format", "ndjson", "--no-config")
    assert run.returncode == 2
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(lines) == len(INVALID)
    auditor = lacuna_audit.Auditor()
    for path, line in zip(INVALID, lines, strict=True):
        with pytest.raises(lacuna_audit.LacunaError) as refused:
            auditor.audit(path)
        places = [(one.line, one.column, one.message, one.help, one.pointer) for one in refused.value.problems]
        fields = ("line", "column", "message", "help", "pointer")
        assert places == [tuple(one.get(field) for field in fields) for one in line["problems"]], path.name


def test_files_bytes_and_mappings_are_one():
    path = ROOT / "agreements/uk-openai-mou-2025.json"
    content = path.read_bytes()
    agreement = json.loads(content)
    verdicts = {
        lacuna_audit.audit(form, as_of=date(2026, 11, 24)).verdict for form in (path, str(path), content, agreement)
    }
    assert len(verdicts) == 1


def test_a_silence_never_makes_a_rule_pass():
    agreement = json.loads((ROOT / "agreements/uk-openai-mou-2025.json").read_text())
    auditor = lacuna_audit.Auditor()
    met = {rule.id for rule in auditor.audit(agreement, as_of=DAY).rules if rule.outcome == "met"}
    for name in set(agreement) - {"schema_version", "id", "title", "instrument", "parties", "sources"}:
        less = {key: value for key, value in agreement.items() if key != name}
        try:
            found = auditor.audit(less, as_of=DAY)
        except lacuna_audit.LacunaError:
            continue
        assert {rule.id for rule in found.rules if rule.outcome == "met"} <= met, name


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
def test_a_letter_is_that_of_the_command(kind):
    path = ROOT / "agreements/uk-openai-mou-2025.json"
    printed = command("questions", path, "--as-of", DAY, "--format", kind, "--no-config").stdout.decode()
    assert lacuna_audit.letter(path, format=kind, as_of=DAY) == printed


def test_a_reading_is_that_of_the_command(tmp_path):
    contracts = [*(ROOT / "crates/lacuna-sources/tests").rglob("*.*"), *(ROOT / "docs").glob("*.md")]
    contracts = [path for path in contracts if path.suffix in {".docx", ".odt", ".html", ".md", ".txt", ".pdf"}]
    assert contracts
    for path in contracts[:6]:
        run = command("read", path, "--format", "json")
        if run.returncode == 2:
            with pytest.raises(lacuna_audit.LacunaError):
                lacuna_audit.read(path)
            continue
        found = lacuna_audit.read(path)
        assert without_null(as_json(found)) == without_null(json.loads(run.stdout)["readings"][0])


def without_null(value):
    """Leaves out what is null, which the dataclasses leave out too."""
    if isinstance(value, dict):
        return {key: without_null(one) for key, one in value.items() if one is not None}
    return [without_null(one) for one in value] if isinstance(value, list) else value


def test_settings_are_in_force_only_where_they_are_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lacuna.toml").write_text('packs = ["no-such-pack"]\n')
    path = AGREEMENTS[0]
    lacuna_audit.audit(path, as_of=DAY)
    with pytest.raises(lacuna_audit.LacunaError) as refused:
        lacuna_audit.audit(path, as_of=DAY, config="lacuna.toml")
    assert refused.value.problems[0].file == "lacuna.toml" and refused.value.problems[0].line == 1


@pytest.mark.parametrize("value", [None, 3, [], object()])
def test_what_is_no_agreement_is_a_type_error(value):
    with pytest.raises(TypeError):
        lacuna_audit.audit(value)


def test_other_wrong_arguments_are_named():
    path = AGREEMENTS[0]
    with pytest.raises(lacuna_audit.LacunaError, match="sarf.*sarif"):
        lacuna_audit.Auditor().render(path, "sarf")
    with pytest.raises(lacuna_audit.LacunaError, match="is not a date"):
        lacuna_audit.audit(path, as_of="24/11/2026")
    with pytest.raises(FileNotFoundError):
        lacuna_audit.audit("no-such-file.json")


def test_an_error_crosses_processes():
    with pytest.raises(lacuna_audit.LacunaError) as refused:
        lacuna_audit.audit(b"{")
    assert pickle.loads(pickle.dumps(refused.value)).problems == refused.value.problems


@pytest.mark.parametrize("arguments, code", [(["--version"], 0), (["audit"], 2), (["audit", "none.json"], 2)])
def test_the_command_ends_as_the_program_does(arguments, code):
    assert command(*arguments).returncode == code
