"""The language server, driven by the client of pygls as an editor would drive it."""

import asyncio
import json
import os
import re
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import BaseLanguageClient

ROOT = Path(__file__).parents[2]
LACUNA = os.environ["LACUNA"]
REAL = ROOT / "agreements/uk-openai-mou-2025.json"
SMALL = """{
  "schema_version": 1,
  "id": "helpline",
  "title": "Helpline 𝄞 für 税",
  "instrument": { "type": "contract", "jurisdiction": ["GB"] },
  "parties": [
    { "id": "agency", "name": "The agency", "kind": "central_government", "role": "controller" },
    { "id": "vendor", "name": "A vendor", "kind": "vendor", "role": "processor" }
  ],
  "sources": [ { "id": "contract", "title": "Contract", "kind": "agreement_text", "read": "whole" } ],
  "access": { "vendor": "granted" },
  "retention": { "clauses": [ { "ref": "1", "source": "contract", "covers": [] } ], "on_end": "retain" }
}
"""


class Editor:
    """An editor with one window."""

    def __init__(self, encodings):
        self.client = BaseLanguageClient("test", "1")
        self.shown = {}
        self.messages = []
        self.opened = []
        self.arrived = asyncio.Event()
        self.encodings = encodings

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def show(params: types.PublishDiagnosticsParams):
            self.shown[params.uri] = params
            self.arrived.set()

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def message(params: types.ShowMessageParams):
            self.messages.append(params.message)

        @self.client.feature(types.WINDOW_SHOW_DOCUMENT)
        def open_document(params: types.ShowDocumentParams):
            self.opened.append(params)
            return types.ShowDocumentResult(success=True)

    async def start(self, folder):
        await self.client.start_io(LACUNA, "lsp", cwd=str(folder))
        general = types.GeneralClientCapabilities(position_encodings=self.encodings)
        # The second editor of the tests knows no more than the protocol asks of every client.
        shows = types.ShowDocumentClientCapabilities(support=bool(self.encodings))
        window = types.WindowClientCapabilities(show_document=shows)
        capabilities = types.ClientCapabilities(general=general, window=window)
        started = await self.client.initialize_async(
            types.InitializeParams(capabilities=capabilities, root_uri=folder.as_uri())
        )
        self.client.initialized(types.InitializedParams())
        return started

    async def write(self, path, text, version=1):
        """Opens or changes a file, and gives what is shown for that version."""
        uri = path.as_uri()
        if version == 1:
            kind = path.suffix[1:]
            self.client.text_document_did_open(
                types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, kind, version, text))
            )
        else:
            self.client.text_document_did_change(
                types.DidChangeTextDocumentParams(
                    types.VersionedTextDocumentIdentifier(version, uri),
                    [types.TextDocumentContentChangeWholeDocument(text)],
                )
            )
        while uri not in self.shown or self.shown[uri].version != version:
            self.arrived.clear()
            await asyncio.wait_for(self.arrived.wait(), 60)
        return list(self.shown[uri].diagnostics)

    async def stop(self):
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await asyncio.wait_for(self.client._server.wait(), 30)
        assert self.client._server.returncode == 0


LOOP = asyncio.new_event_loop()
RUNNING = {}


def drive(folder, session, encodings=("utf-16",)):
    """Runs a session with a server, which all sessions of the same encodings share as the windows of an editor do."""

    async def run():
        if encodings not in RUNNING:
            editor = Editor([types.PositionEncodingKind(one) for one in encodings])
            RUNNING[encodings] = editor, await editor.start(folder)
        await session(*RUNNING[encodings])

    LOOP.run_until_complete(asyncio.wait_for(run(), 300))


@pytest.fixture(scope="module", autouse=True)
def servers_end_well():
    """Ends every server as an editor does, and holds that it goes."""
    yield
    for editor, _ in RUNNING.values():
        LOOP.run_until_complete(asyncio.wait_for(editor.stop(), 60))


def place(text, mark, inside=1):
    """Gives the position of a mark in UTF-16 units, some characters in."""
    before = text[: text.index(mark) + inside]
    line = before.count("\n")
    return types.Position(line, len(before.rsplit("\n", 1)[-1].encode("utf-16-le")) // 2)


def shown_text(text, span):
    """Gives the words of a range on one line."""
    line = text.split("\n")[span.start.line].encode("utf-16-le")
    return line[span.start.character * 2 : span.end.character * 2].decode("utf-16-le")


def code_of(diagnostic):
    return diagnostic.code


def test_a_misspelt_field_is_underlined_while_typing(tmp_path):
    async def session(editor, started):
        path = tmp_path / "a.json"
        slip = SMALL.replace('"access"', '"acess"')
        found = await editor.write(path, slip)
        errors = [one for one in found if one.severity == types.DiagnosticSeverity.Error]
        assert [shown_text(slip, one.range) for one in errors] == ['"acess"']
        assert "did you mean `access`?" in errors[0].message

        found = await editor.write(path, SMALL, 2)
        assert not [one for one in found if one.severity == types.DiagnosticSeverity.Error]
        found = await editor.write(path, SMALL[:200], 3)
        assert [one.code for one in found] == ["schema"], "half a file has its one fault"

    drive(tmp_path, session)


def test_findings_stand_at_their_facts_and_silences_ask(tmp_path):
    async def session(editor, started):
        feared = (ROOT / "agreements/as-the-article-feared.json").read_text()
        kept = [one for one in await editor.write(tmp_path / "feared.json", feared) if one.code == "RET-005"]
        assert kept and shown_text(feared, kept[0].range) == json.dumps(json.loads(feared)["retention"]["on_end"])
        found = await editor.write(tmp_path / "a.json", SMALL)
        asked = [one for one in found if one.code == "not-stated"]
        assert asked and all("Not stated here:" in one.message for one in asked)
        at_root = next(one for one in asked if one.range.start.line == 0)
        assert "datasets" in at_root.message

    drive(tmp_path, session)


@pytest.mark.parametrize("path", sorted((ROOT / "agreements").glob("*.json"))[::4], ids=lambda path: path.stem)
def test_the_editor_shows_the_findings_of_the_command(path, tmp_path):
    import subprocess

    command = [LACUNA, "audit", path, "--format", "ndjson", "--fail-on", "never", "--quiet", "--no-config"]
    line = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    async def session(editor, started):
        found = await editor.write(tmp_path / path.name, path.read_text())
        shown = {(one.code, one.range.start.line + 1) for one in found if one.code != "not-stated"}
        told = {(one["rule"], place["line"]) for one in line["findings"] for place in one["places"]}
        assert shown == told

    drive(tmp_path, session)


def test_hover_explains_the_fact_and_names_the_rules_that_read_it(tmp_path):
    async def session(editor, started):
        path = tmp_path / "a.json"
        await editor.write(path, SMALL)

        async def hover(mark):
            found = await editor.client.text_document_hover_async(
                types.HoverParams(types.TextDocumentIdentifier(path.as_uri()), place(SMALL, mark, 2))
            )
            return found and found.contents.value

        assert "RET-005" in await hover('"on_end"')
        word = await hover('"retain"')
        assert word.startswith("**retain**:") and "retention.on_end" in word
        assert "fields of the group" in await hover('"covers"')
        assert await hover("schema_version\": 1,\n  ") is not None
        nothing = await editor.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(path.as_uri()), types.Position(0, 0))
        )
        assert nothing is None

    drive(tmp_path, session)


def test_completion_offers_fields_words_ids_countries_and_facts(tmp_path):
    async def session(editor, started):
        path = tmp_path / "a.json"
        version = 0

        async def offered(text, mark="|"):
            nonlocal version
            version += 1
            written = text.replace(mark, "")
            # The last valid state of the file is known to the server, as in an editor.
            await editor.write(path, SMALL if version == 1 else written, version)
            if version == 1:
                version += 1
                await editor.write(path, written, version)
            found = await editor.client.text_document_completion_async(
                types.CompletionParams(types.TextDocumentIdentifier(path.as_uri()), place(text, mark, 0))
            )
            return {one.label: one for one in found}

        fields = await offered(SMALL.replace('"on_end": "retain"', '"|'))
        assert {"on_end", "delete_days", "absent"} <= fields.keys() and "clauses" not in fields
        assert fields["on_end"].text_edit.new_text == '"on_end": '
        words = await offered(SMALL.replace('"retain"', "|"))
        assert {"delete", "return", "retain"} <= words.keys() and words["retain"].detail
        ids = await offered(SMALL.replace('"source": "contract"', '"source": "|"'))
        assert list(ids) == ["contract"]
        covers = await offered(SMALL.replace("[] } ]", '["|"] } ]'))
        assert {"on_end", "delete_days"} <= covers.keys() and "absent" not in covers
        countries = await offered(SMALL.replace('"access":', '"hosting": { "locations": ["|"] }, "access":'))
        assert countries["GB"].detail.startswith("United Kingdom")
        absent = await offered(SMALL.replace('"on_end": "retain"', '"absent": { "|" }'))
        assert "on_end" in absent and "clauses" not in absent

    drive(tmp_path, session)


async def actions_at(editor, path, span):
    """Gives the code actions at a range of an open file."""
    return await editor.client.text_document_code_action_async(
        types.CodeActionParams(types.TextDocumentIdentifier(path.as_uri()), span, types.CodeActionContext([]))
    )


def run_command(editor, command):
    """Runs a command that was offered, as a client does when a person chooses it."""
    return editor.client.workspace_execute_command_async(types.ExecuteCommandParams(command.command, command.arguments))


def test_wording_is_shown_at_a_finding_and_at_an_open_fact_and_never_written(tmp_path):
    async def session(editor, started):
        assert "lacuna.showWording" in started.capabilities.execute_command_provider.commands
        path = tmp_path / "feared.json"
        found = await editor.write(path, (ROOT / "agreements/as-the-article-feared.json").read_text())
        finding = next(one for one in found if one.code == "RET-005")
        offered = [one for one in await actions_at(editor, path, finding.range) if isinstance(one, types.Command)]
        assert 1 <= len(offered) <= 5
        wording = next(one for one in offered if one.title.endswith("(RET-005)"))
        editor.messages.clear()
        result = await run_command(editor, wording)
        result = result if isinstance(result, dict) else result._asdict()
        assert result["rule"] == "RET-005" and "shall" in result["wording"]
        for _ in range(100):
            if editor.messages:
                break
            await asyncio.sleep(0.05)
        assert editor.messages == [result["wording"]]

        path = tmp_path / "a.json"
        found = await editor.write(path, SMALL)
        asked = next(one for one in found if one.code == "not-stated" and one.range.start.line == 0)
        offered = await actions_at(editor, path, asked.range)
        open_facts = [one for one in offered if isinstance(one, types.Command)]
        assert open_facts and all(one.title.startswith("Show wording to add: ") for one in open_facts)

    drive(tmp_path, session)


def test_a_document_beside_the_agreement_is_linked_and_opened(tmp_path):
    async def session(editor, started):
        path = tmp_path / "a.json"
        (tmp_path / "the contract.md").write_text("1. Delete.")
        (tmp_path / "run.sh").write_text("exit")
        source = '"id": "contract", "file": "the contract.md", "url": "https://example.org/c"'
        text = SMALL.replace('"id": "contract"', source)
        await editor.write(path, text)

        async def links():
            found = await editor.client.text_document_document_link_async(
                types.DocumentLinkParams(types.TextDocumentIdentifier(path.as_uri()))
            )
            return {shown_text(text, one.range): one.target for one in found}

        contract = (tmp_path / "the contract.md").as_uri()
        assert await links() == {"the contract.md": contract, "https://example.org/c": "https://example.org/c"}
        spot = place(text, '"on_end"')
        offered = await actions_at(editor, path, types.Range(spot, spot))
        (action,) = [one for one in offered if one.title.startswith("Open")]
        assert action.title == "Open the document the contract.md"
        await run_command(editor, action)
        for _ in range(100):
            if editor.opened:
                break
            await asyncio.sleep(0.05)
        assert [one.uri for one in editor.opened] == [contract] and not editor.opened[0].external

        # What is not there, or could start a program, is neither linked nor opened.
        for version, name in enumerate(["gone.md", "run.sh", "/etc/passwd"], 2):
            text = SMALL.replace('"id": "contract"', f'"id": "contract", "file": "{name}"')
            await editor.write(path, text, version)
            assert await links() == {}
            offered = await actions_at(editor, path, types.Range(spot, spot))
            assert not [one for one in offered if one.title.startswith("Open")]
        action.arguments[0]["file"] = "run.sh"
        with pytest.raises(Exception, match="no such document"):
            await run_command(editor, action)
        assert len(editor.opened) == 1

    drive(tmp_path, session, ("utf-16",))


def test_a_silence_is_recorded_by_an_edit_that_keeps_the_file_valid(tmp_path):
    async def session(editor, started):
        path = tmp_path / "a.json"
        text = SMALL.replace(', "on_end": "retain"', "")
        found = await editor.write(path, text)
        asked = next(one for one in found if one.code == "not-stated" and "retention" in one.message)
        actions = await actions_at(editor, path, asked.range)
        actions = [one for one in actions if isinstance(one, types.CodeAction)]
        assert actions
        for version, action in enumerate(actions, 2):
            assert action.title.startswith("Record that the text is silent on ")
            (edit,) = action.edit.changes[path.as_uri()]
            lines = text.split("\n")
            at = sum(len(line) + 1 for line in lines[: edit.range.start.line])
            line = lines[edit.range.start.line].encode("utf-16-le")[: edit.range.start.character * 2]
            at += len(line.decode("utf-16-le"))
            changed = text[:at] + edit.new_text + text[at:]
            assert '"silent"' in json.dumps(json.loads(changed))
            after = await editor.write(path, changed, version)
            assert not [one for one in after if one.severity == types.DiagnosticSeverity.Error]

    drive(tmp_path, session)


def test_an_id_leads_to_its_entry(tmp_path):
    async def session(editor, started):
        path = tmp_path / "a.json"
        await editor.write(path, SMALL)
        found = await editor.client.text_document_definition_async(
            types.DefinitionParams(
                types.TextDocumentIdentifier(path.as_uri()), place(SMALL, '"source": "contract"', 14)
            )
        )
        assert shown_text(SMALL, found.range) == '"contract"' and found.range.start.line == 9

    drive(tmp_path, session)


def test_columns_count_what_was_agreed(tmp_path):
    text = SMALL.replace('"title": "Helpline 𝄞 für 税",', '"title": "𝄞税", "titel": 1,')

    async def in_utf8(editor, started):
        assert started.capabilities.position_encoding == "utf-8"
        (slip,) = [one for one in await editor.write(tmp_path / "a.json", text) if one.code == "schema"]
        line = text.split("\n")[3].encode()
        assert line[slip.range.start.character : slip.range.end.character] == b'"titel"'

    async def in_utf16(editor, started):
        assert started.capabilities.position_encoding == "utf-16"
        (slip,) = [one for one in await editor.write(tmp_path / "a.json", text) if one.code == "schema"]
        assert shown_text(text, slip.range) == '"titel"'

    drive(tmp_path, in_utf8, ("utf-8", "utf-16"))
    drive(tmp_path, in_utf16, ())


def test_other_json_is_left_alone(tmp_path):
    async def session(editor, started):
        assert await editor.write(tmp_path / "package.json", '{ "name": "x", "version": "1" }') == []
        assert await editor.write(tmp_path / "broken.json", "{ not json") == []

    drive(tmp_path, session)


def test_a_rule_file_has_its_faults_shown_as_it_is_typed(tmp_path):
    async def session(editor, started):
        pack = tmp_path / "retention"
        pack.mkdir()
        for file in (ROOT / "policies/retention").iterdir():
            (pack / file.name).write_bytes(file.read_bytes())
        rule = pack / "RET-005.toml"
        text = rule.read_text()
        assert await editor.write(rule, text) == []
        broken = text.replace("retention.on_end", "retention.on_ende")
        assert broken != text
        found = await editor.write(rule, broken, 2)
        # A rule that differs from the built-in one of its id must also say why it replaces it.
        found = [one for one in found if "replaces a rule" not in one.message]
        assert found and any("on_ende" in one.message for one in found)
        assert all("on_ende" in broken.split("\n")[one.range.start.line] for one in found)
        # What is on the disk is not touched.
        assert rule.read_text() == text

    drive(tmp_path, session)


def rule_session(tmp_path):
    """Copies a pack, and gives a way to hover and to complete at a mark in one of its rules."""
    pack = tmp_path / "retention"
    pack.mkdir()
    for file in (ROOT / "policies/retention").iterdir():
        (pack / file.name).write_bytes(file.read_bytes())
    rule = pack / "RET-003.toml"
    # With a guard on one line, in which the tests set their marks.
    text = re.sub(r"^when = .*$", 'when = "it.personal"', rule.read_text(), count=1, flags=re.MULTILINE)
    return rule, text


def test_hover_says_what_the_law_says_about_a_fact(tmp_path):
    async def session(editor, started):
        path = tmp_path / "a.json"
        text = SMALL.replace('"on_end": "retain"', '"on_end": "retain", "delete_days": 30')

        async def hover(text, mark, version):
            await editor.write(path, text, version)
            found = await editor.client.text_document_hover_async(
                types.HoverParams(types.TextDocumentIdentifier(path.as_uri()), place(text, mark, 2))
            )
            return found.contents.value

        here = await hover(text, '"on_end"', 1)
        law = here.split("## What the law says\n\n")[1]
        lines = law.strip().split("\n")
        assert 1 <= len(lines) <= 5 and all(": " in one for one in lines)
        # The law that governs is British: its provisions are shown with the official text, and no other's.
        assert "UK GDPR Article" in law and "](https://www.legislation.gov.uk/" in law and "eur-lex" not in law
        elsewhere = await hover(text.replace('"GB"', '"FR"'), '"on_end"', 2)
        assert "https://eur-lex.europa.eu/" in elsewhere and "legislation.gov.uk" not in elsewhere

    drive(tmp_path, session)


def test_hover_in_a_rule_explains_fields_words_names_and_provisions(tmp_path):
    async def session(editor, started):
        rule, text = rule_session(tmp_path)
        await editor.write(rule, text)

        async def hover(mark, inside=2):
            found = await editor.client.text_document_hover_async(
                types.HoverParams(types.TextDocumentIdentifier(rule.as_uri()), place(text, mark, inside))
            )
            return found and found.contents.value

        schema = json.loads((ROOT / "schemas/rule.schema.json").read_text())
        for key in ["title", "severity", "basis", "silence", "when", "require", "unstated", "cites", "wording"]:
            page = await hover(f"\n{key} = ")
            assert page.startswith(f"**{key}**") and schema["properties"][key]["description"] in page, key
        assert (await hover('"question"')).startswith("**question**: ")
        assert "# datasets.retention.days" in await hover("it.retention.days")
        assert "# datasets.name" in await hover("{it.name}")
        assert "days" in await hover("{parameters.live_delete_days}")
        provision = await hover('"UKGDPR-5(1)(e)"')
        assert "](https://www.legislation.gov.uk/eur/2016/679/article/5)" in provision
        assert provision.split("): ", 1)[1].strip(), "it says what the provision says"
        assert await hover("\n\n", 1) is None

    drive(tmp_path, session)


def test_completion_in_a_rule_offers_fields_words_citations_and_names(tmp_path):
    async def session(editor, started):
        rule, whole = rule_session(tmp_path)
        version = 0

        async def offered(text):
            nonlocal version
            version += 1
            await editor.write(rule, text.replace("§", ""), version)
            found = await editor.client.text_document_completion_async(
                types.CompletionParams(types.TextDocumentIdentifier(rule.as_uri()), place(text, "§", 0))
            )
            return {one.label: one for one in found}

        fields = await offered(whole.replace("silence =", "§\nsilence ="))
        assert {"severity", "adjust", "when"} <= fields.keys()
        assert fields["accept"].text_edit.new_text == "accept = "
        for value, words in [
            ('severity = "high"', {"low", "medium", "high", "critical"}),
            ('basis = "law"', {"law", "guidance", "policy", "benchmark"}),
            ('silence = "question"', {"finding", "lower", "question", "ignore"}),
        ]:
            key = value.split(" = ")[0]
            assert (await offered(whole.replace(value, f'{key} = "§"'))).keys() == words
            bare = await offered(whole.replace(value, f"{key} = §"))
            assert bare.keys() == words and all(one.text_edit.new_text.startswith('"') for one in bare.values())
        citations = await offered(whole.replace('"UKGDPR-30(1)(f)"', '"§"'))
        assert {"UKGDPR-5", "UKGDPR-5(1)(e)"} <= citations.keys()
        roots = await offered(whole.replace('when = "it.personal"', 'when = "§"'))
        assert {"agreement.", "it.", "parameters.", "vendor_access"} <= roots.keys()
        facts = await offered(whole.replace('when = "it.personal"', 'when = "agreement.retention.§"'))
        assert {"on_end", "delete_days"} <= facts.keys() and "clauses" not in facts
        entry = await offered(whole.replace('when = "it.personal"', 'when = "it.§"'))
        assert {"personal", "retention", "name"} <= entry.keys()
        thresholds = await offered(whole.replace('when = "it.personal"', 'when = "agreement.term.months > parameters.§"'))
        assert "max_term_months" in thresholds and "months" in thresholds["max_term_months"].detail
        assert await offered(whole.replace('title = "A', 'title = "§A')) == {}

    drive(tmp_path, session)
