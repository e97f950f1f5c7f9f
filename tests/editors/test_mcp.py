"""The tools for assistants, driven by the client of the `mcp` package, and message by message against its models."""

import asyncio
import json
import os
import subprocess
from pathlib import Path

import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from pydantic import TypeAdapter

ROOT = Path(__file__).parents[2]
LACUNA = os.environ["LACUNA"]
REAL = "agreements/uk-openai-mou-2025.json"
DAY = "2026-11-24"
TOOLS = {"read", "questions", "quotes", "audit", "explain", "compare"}


def snapshot(folder):
    """Notes every file of a folder, so that a write is seen."""
    return {path: (path.lstat().st_mtime_ns, path.lstat().st_size) for path in folder.rglob("*")}


@pytest.fixture
def folder(tmp_path):
    """Makes a folder with a contract, two states of an agreement, and a way out of it."""
    root = tmp_path / "root"
    (root / "agreements").mkdir(parents=True)
    agreement = json.loads((ROOT / REAL).read_text())
    (root / REAL).write_text(json.dumps(agreement, indent=2))
    agreement.pop("purposes", None)
    (root / "agreements/new.json").write_text(json.dumps(agreement, indent=2))
    (root / "contract.md").write_text("1. End\n\n1.1 The Supplier shall delete the Personal Data within 30 days.\n")
    (root / "broken.json").write_text('{ "titel": 1 }')
    (tmp_path / "secret.json").write_text((ROOT / REAL).read_text())
    (root / "link.json").symlink_to("../secret.json")
    return root


def drive(folder, session, new=()):
    """Runs a session, and holds that it wrote nothing but the new files that its calls named."""
    before = snapshot(folder.parent)

    async def run():
        server = StdioServerParameters(command=LACUNA, args=["mcp", "--root", str(folder)])
        async with stdio_client(server) as (reading, writing), ClientSession(reading, writing) as client:
            started = await client.initialize()
            await session(client, started)

    asyncio.run(run())
    after = snapshot(folder.parent)
    added = {path.relative_to(folder).as_posix() for path in after.keys() - before.keys()}
    assert added == set(new)
    # A folder that gets a file changes its own time.
    assert {path: after[path] for path in before if not path.is_dir()} == {
        path: state for path, state in before.items() if not path.is_dir()
    }


async def text_of(client, tool, **arguments):
    result = await client.call_tool(tool, arguments)
    (content,) = result.content
    return content.text, getattr(result, "is_error", getattr(result, "isError", None))


def test_every_tool_gives_what_its_command_gives(folder):
    def command(*arguments):
        line = [LACUNA, *arguments]
        return subprocess.run(line, capture_output=True, cwd=folder, check=False).stdout.decode()

    async def session(client, started):
        listed = await client.list_tools()
        assert {tool.name for tool in listed.tools} == TOOLS
        printed = command("audit", REAL, "--as-of", DAY, "--format", "ndjson", "--no-config")
        assert await text_of(client, "audit", path=REAL, as_of=DAY, format="ndjson") == (printed, False)
        printed = command("read", "contract.md", "--format", "json")
        assert await text_of(client, "read", path="contract.md") == (printed, False)
        printed = command("questions", REAL, "--as-of", DAY, "--format", "markdown", "--no-config")
        assert await text_of(client, "questions", path=REAL, as_of=DAY) == (printed, False)
        printed = command("quotes", REAL)
        assert await text_of(client, "quotes", path=REAL) == (printed, False)
        printed = command("explain", "retention.on_end", "--no-config")
        assert await text_of(client, "explain", field="retention.on_end") == (printed, False)
        rule, failed = await text_of(client, "explain", field="RET-005")
        assert "RET-005" in rule and not failed
        compared, failed = await text_of(client, "compare", old=REAL, new="agreements/new.json", as_of=DAY, format="json")
        changed = json.loads(compared)["assessments"][0]["baseline"]
        assert changed["agreement_changed"] is True and not failed

    drive(folder, session)


def test_a_result_goes_to_the_new_file_that_a_call_names(folder):
    async def session(client, started):
        for tool, path, output in [
            ("audit", REAL, "agreements/audit.txt"),
            ("read", "contract.md", "reading.json"),
            ("questions", REAL, "letter.md"),
        ]:
            day = {} if tool == "read" else {"as_of": DAY}
            whole, failed = await text_of(client, tool, path=path, **day)
            assert not failed
            told, failed = await text_of(client, tool, path=path, output=output, **day)
            assert not failed and told == f"{output} is written ({len(whole.encode())} bytes)."
            assert (folder / output).read_text() == whole
            again, failed = await text_of(client, tool, path=path, output=output, **day)
            assert failed and "this file already exists, and is not overwritten" in again
            assert (folder / output).read_text() == whole

    drive(folder, session, ["agreements/audit.txt", "reading.json", "letter.md"])


@pytest.mark.parametrize(
    "output, word",
    [
        ("../new.txt", "below the root folder"),
        ("/tmp/lacuna-new.txt", "below the root folder"),
        ("agreements/../../new.txt", "below the root folder"),
        ("agreements", "ends in"),
        ("", "below the root folder"),
        ("out/new.txt", "outside the root folder"),
        ("gone/new.txt", "its folder does not exist"),
        ("contract.md", "exists"),
        ("link.json", "exists"),
        ("dangling.txt", "exists"),
        ("lacuna.toml", "ends in"),
        (".hidden.md", "not hidden"),
        (3, "must be a path"),
    ],
)
def test_nothing_is_written_over_nor_outside_the_root(folder, output, word):
    (folder.parent / "outside").mkdir()
    (folder / "out").symlink_to("../outside")
    (folder / "dangling.txt").symlink_to("../outside/made-through-a-link.txt")

    async def session(client, started):
        text, failed = await text_of(client, "audit", path=REAL, as_of=DAY, output=output)
        assert failed and word in text, text
        # What cannot be audited leaves no file either.
        text, failed = await text_of(client, "audit", path="broken.json", output="broken.txt")
        assert failed and "broken.json:1:3:" in text
        text, failed = await text_of(client, "explain", field="retention", output="new.txt")
        assert failed and "no argument `output`" in text

    drive(folder, session)


def test_bad_input_is_a_result_that_says_where(folder):
    async def session(client, started):
        text, failed = await text_of(client, "audit", path="broken.json")
        assert failed and "broken.json:1:3:" in text and "did you mean `title`?" in text
        for tool, arguments, word in [
            ("audit", {"path": "none.json"}, "none.json"),
            ("audit", {}, "needs the argument `path`"),
            ("audit", {"path": REAL, "pack": 1}, "no argument `pack`"),
            ("audit", {"path": REAL, "as_of": "24/11/2026"}, "is not a date"),
            ("audit", {"path": REAL, "format": "sarf"}, "sarif"),
            ("questions", {"path": REAL, "to": ["vendr"]}, "no party has the id"),
            ("explain", {"field": "retenton"}, "did you mean retention"),
        ]:
            text, failed = await text_of(client, tool, **arguments)
            assert failed and word in text, (tool, arguments, text)

    drive(folder, session)


@pytest.mark.parametrize("path", ["../secret.json", "/etc/passwd", "link.json", "agreements/../../secret.json"])
@pytest.mark.parametrize("tool", ["audit", "read", "quotes", "questions"])
def test_nothing_outside_the_root_is_read(folder, path, tool):
    async def session(client, started):
        text, failed = await text_of(client, tool, path=path)
        assert failed and "outside the root folder" in text and "OpenAI" not in text

    drive(folder, session)


def test_a_source_of_an_agreement_is_no_way_out(folder):
    agreement = json.loads((folder / REAL).read_text())
    agreement["sources"][0]["file"] = "../../secret.json"
    (folder / REAL).write_text(json.dumps(agreement))

    async def session(client, started):
        text, failed = await text_of(client, "quotes", path=REAL)
        assert failed and "outside the root folder" in text

    drive(folder, session)


def test_messages_are_those_of_the_published_protocol(folder):
    import mcp_types._v2025_11_25 as models

    def request(number, method, params=None):
        return {"jsonrpc": "2.0", "id": number, "method": method} | ({"params": params} if params else {})

    client = {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    lines = [
        request(1, "initialize", client),
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        request("two", "ping"),
        request(3, "tools/list"),
        request(4, "tools/call", {"name": "explain", "arguments": {"field": "retention.on_end"}}),
        request(5, "tools/call", {"name": "no-such-tool", "arguments": {}}),
        request(6, "no/such/method"),
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines) + "{ no json\n\n" + '{"jsonrpc": "2.0", "id": 7}\n'
    run = subprocess.run([LACUNA, "mcp", "--root", folder], input=text.encode(), capture_output=True, check=False)
    assert run.returncode == 0 and run.stderr == b""
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, "two", 3, 4, 5, 6, None, None]

    for number, model in [(0, models.InitializeResult), (2, models.ListToolsResult), (3, models.CallToolResult)]:
        answer = answers[number]
        TypeAdapter(model).validate_python(answer["result"], strict=True)
    assert [answer["error"]["code"] for answer in answers[4:]] == [-32602, -32601, -32700, -32600]
    assert answers[0]["result"]["protocolVersion"] == "2025-11-25"
