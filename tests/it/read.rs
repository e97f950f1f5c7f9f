//! `lacuna read` and `lacuna quotes`: a contract is read with its places, and a quote stands in it or does not.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

const CONTRACT: &str = "# Data Processing Agreement

This Agreement is made on 3 March 2026 between Northmoor Council (the \"Council\") and Examplia Ltd (the \"Supplier\").

## 1. Retention

1.1 The Supplier shall delete the Personal Data within 30 days after the end of this Agreement.

1.2 The Supplier shall not disclose the Personal Data to any third party without the written consent of the Council.

## 2. Breach

2.1 The Supplier shall notify the Council of a personal data breach within [●] hours after becoming aware of it.

2.2 The measures in Schedule 4 apply.
";

const QUOTE: &str =
    "The Supplier shall delete the Personal Data within 30 days after the end of this Agreement.";

fn lacuna(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn contract(folder: &Path) {
    fs::write(folder.join("contract.md"), CONTRACT).unwrap();
}

fn read_json(folder: &Path) -> Value {
    let output = lacuna(folder, &["read", "contract.md", "--format", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Writes an agreement file with one quote, and gives what `lacuna quotes` says.
fn quotes(folder: &Path, quote: &str, sha256: &str) -> Output {
    let agreement = json!({
        "schema_version": 1, "id": "a", "title": "A", "instrument": { "type": "contract" },
        "parties": [{ "id": "v", "name": "V", "kind": "vendor", "role": "processor" }],
        "sources": [{ "id": "paper", "title": "The contract", "kind": "agreement_text", "read": "whole",
                      "file": "contract.md", "sha256": sha256 }],
        "access": { "vendor": "granted", "clauses": [{ "ref": "1.1", "quote": quote, "covers": ["vendor"] }] }
    });

    fs::write(
        folder.join("agreement.json"),
        serde_json::to_string_pretty(&agreement).unwrap(),
    )
    .unwrap();

    lacuna(folder, &["quotes", "agreement.json"])
}

#[test]
fn text_shows_places_blanks_and_silent_subjects_and_never_decides() {
    let folder = tempfile::tempdir().unwrap();
    contract(folder.path());
    let output = lacuna(folder.path(), &["read", "contract.md"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let shown = text(&output.stdout);

    for part in [
        "2026-03-03",
        "clause 1.1",
        "30 days",
        "[●]",
        "Schedule 4",
        "no passage was found",
        "Searched for: ",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }

    assert!(!shown.to_lowercase().contains("not stated"));
    assert!(
        shown.lines().all(|line| line.chars().count() <= 80),
        "{shown}"
    );
}

#[test]
fn json_has_places_that_hold_their_words_and_is_the_same_every_time() {
    let folder = tempfile::tempdir().unwrap();
    contract(folder.path());
    let read = read_json(folder.path());
    assert_eq!(read, read_json(folder.path()));
    let reading = &read["readings"][0];
    let whole = reading["text"].as_str().unwrap();
    let mut passages = 0;

    for subject in reading["subjects"].as_array().unwrap() {
        let found = subject["passages"].as_array().unwrap();
        assert_eq!(
            found.is_empty(),
            !subject["looked_for"].as_array().unwrap().is_empty(),
            "{subject}"
        );

        for passage in found {
            passages += 1;
            let at = |key: &str| usize::try_from(passage["place"][key].as_u64().unwrap()).unwrap();
            assert_eq!(whole.get(at("start")..at("end")), passage["text"].as_str());
        }
    }

    assert!(passages > 2);
    let labels: Vec<&str> = reading["clauses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|clause| clause["label"].as_str().unwrap())
        .collect();

    assert!(
        labels.contains(&"1.1") && labels.contains(&"2.1"),
        "{labels:?}"
    );
}

#[test]
fn a_language_without_cues_is_named_and_no_subject_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let spanish = "El encargado del tratamiento no comunicará los datos a terceros, y se compromete a la \
                   confidencialidad de los datos para los que tiene acceso por el contrato con el responsable. ";
    fs::write(folder.path().join("contrato.txt"), spanish.repeat(5)).unwrap();
    let shown = text(&lacuna(folder.path(), &["read", "contrato.txt"]).stdout);
    assert!(shown.contains("No subjects were searched for"), "{shown}");
    assert!(!shown.contains("no passage was found"), "{shown}");
}

#[test]
fn what_cannot_be_read_ends_in_a_sentence_and_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    contract(folder.path());
    for (name, bytes) in [
        ("empty.txt", b"".as_slice()),
        ("broken.pdf", b"%PDF-1.7\n"),
        ("old.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let output = lacuna(folder.path(), &["read", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(
            text(&output.stderr).contains(name),
            "{}",
            text(&output.stderr)
        );

        assert!(output.stdout.is_empty());
    }

    assert_eq!(
        lacuna(folder.path(), &["read", "missing.docx"])
            .status
            .code(),
        Some(2)
    );

    let output = lacuna(
        folder.path(),
        &[
            "read",
            "contract.md",
            "--format",
            "text",
            "-o",
            "contract.md",
        ],
    );

    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        fs::read_to_string(folder.path().join("contract.md")).unwrap(),
        CONTRACT
    );
}

#[test]
fn quotes_are_proved_word_for_word() {
    let folder = tempfile::tempdir().unwrap();
    contract(folder.path());
    let sha256 = read_json(folder.path())["readings"][0]["sha256"]
        .as_str()
        .unwrap()
        .to_owned();

    let cases = [
        (QUOTE.to_owned(), 0, "verbatim"),
        (QUOTE.replace("30", "60"), 1, "gravely altered"),
        (QUOTE.replace("shall", "may"), 1, "gravely altered"),
        (
            "The Supplier shall dance in the streets at midnight every Tuesday.".to_owned(),
            1,
            "not found",
        ),
    ];

    for (quote, code, name) in cases {
        let output = quotes(folder.path(), &quote, &sha256);
        let shown = text(&output.stdout);
        assert_eq!(
            output.status.code(),
            Some(code),
            "{shown}{}",
            text(&output.stderr)
        );

        assert!(shown.contains(&format!(": {name}")), "{shown}");
        assert!(
            shown.starts_with("agreement.json:") && shown.contains("1 quote: "),
            "{shown}"
        );
    }
}

#[test]
fn a_changed_document_fails_though_the_quote_still_stands() {
    let folder = tempfile::tempdir().unwrap();
    contract(folder.path());
    let output = quotes(folder.path(), QUOTE, &"0".repeat(64));
    let shown = text(&output.stdout);
    assert_eq!(
        output.status.code(),
        Some(1),
        "{shown}{}",
        text(&output.stderr)
    );

    assert!(
        shown.contains("document changed") && shown.contains("verbatim"),
        "{shown}"
    );
}

#[test]
fn a_document_that_is_not_at_hand_is_no_failure_and_a_broken_one_is_bad_input() {
    let folder = tempfile::tempdir().unwrap();
    let output = quotes(folder.path(), QUOTE, &"0".repeat(64));
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("no document (contract.md is not available)"));
    fs::write(folder.path().join("contract.md"), "").unwrap();
    let output = quotes(folder.path(), QUOTE, &"0".repeat(64));
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("agreement.json:"),
        "{}",
        text(&output.stderr)
    );
}

/// CRC-32 as ZIP has it (ISO 3309, reflected polynomial 0xEDB88320).
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| {
        if crc & 1 == 1 {
            (crc >> 1) ^ 0xEDB8_8320
        } else {
            crc >> 1
        }
    };

    !bytes
        .iter()
        .fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// A ZIP archive whose files are stored as they are (APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let number = |length: usize| u32::try_from(length).unwrap().to_le_bytes();
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut common = vec![20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];
        common.extend(crc32(content.as_bytes()).to_le_bytes());
        common.extend(number(content.len()));
        common.extend(number(content.len()));
        common.extend(&number(name.len())[..2]);
        common.extend([0, 0]);
        directory.extend([b'P', b'K', 1, 2, 20, 0]);
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(number(archive.len()));
        directory.extend(name.as_bytes());
        archive.extend([b'P', b'K', 3, 4]);
        archive.extend(&common);
        archive.extend(name.as_bytes());
        archive.extend(content.as_bytes());
    }

    let (start, count) = (archive.len(), number(files.len()));
    archive.extend(&directory);
    archive.extend([
        b'P', b'K', 5, 6, 0, 0, 0, 0, count[0], count[1], count[0], count[1],
    ]);

    archive.extend(number(directory.len()));
    archive.extend(number(start));
    archive.extend([0, 0]);

    archive
}

#[test]
fn words_deleted_in_a_word_file_are_shown_as_deleted_and_are_not_the_agreements() {
    let folder = tempfile::tempdir().unwrap();
    let body = "<w:p><w:r><w:t>1. The Supplier shall delete the Personal Data within </w:t></w:r>\
                <w:del w:id=\"1\" w:author=\"A\"><w:r><w:delText>ninety days</w:delText></w:r></w:del>\
                <w:ins w:id=\"2\" w:author=\"A\"><w:r><w:t>thirty days</w:t></w:r></w:ins>\
                <w:r><w:t> after the end of the Agreement.</w:t></w:r></w:p>";

    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );

    let types = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.\
                 wordprocessingml.document.main+xml\"/></Types>";

    let rels = "<?xml version=\"1.0\"?><Relationships \
                xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" \
                Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
                Target=\"word/document.xml\"/></Relationships>";

    let files = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", rels),
        ("word/document.xml", &document),
    ];

    fs::write(folder.path().join("contract.docx"), zip(&files)).unwrap();
    let output = lacuna(folder.path(), &["read", "contract.docx"]);
    let shown = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(shown.contains("Deleted: \"ninety days\""), "{shown}");
    let json = lacuna(
        folder.path(),
        &["read", "contract.docx", "--format", "json"],
    );

    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    let words = json["readings"][0]["text"].as_str().unwrap();
    assert!(
        words.contains("within thirty days after") && !words.contains("ninety"),
        "{words}"
    );
}

/// Writes the agreement that every rule is met by, with its retention terms resting on one quote.
fn agreement_with_retention(folder: &Path, quote: &str, file: &str) {
    let base = fs::read_to_string("policies/base.json").unwrap();
    let mut agreement: Value = serde_json::from_str(&base).unwrap();
    let source = json!({ "id": "paper", "title": "The contract", "kind": "agreement_text", "read": "whole",
                         "file": file });
    agreement["sources"] = json!([source]);
    agreement["retention"]["clauses"] = json!([{ "ref": "1.1", "quote": quote }]);
    let text = serde_json::to_string_pretty(&agreement).unwrap();
    fs::write(folder.join("agreement.json"), text).unwrap();
}

fn audit_json(folder: &Path) -> (Value, String) {
    let arguments = [
        "audit",
        "agreement.json",
        "--as-of",
        "2026-03-03",
        "--format",
        "json",
    ];
    let output = lacuna(folder, &arguments);
    let errors = text(&output.stderr);
    let result = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{errors}"));
    (result, errors)
}

/// The outcome of each rule, by its id.
fn outcomes(result: &Value) -> std::collections::BTreeMap<String, String> {
    let rules = result["assessments"][0]["rules"].as_array().unwrap();
    let outcome = |rule: &Value| {
        (
            rule["id"].as_str().unwrap().to_owned(),
            rule["outcome"].as_str().unwrap().to_owned(),
        )
    };
    rules.iter().map(outcome).collect()
}

#[test]
fn a_quote_that_does_not_stand_makes_no_rule_pass() {
    let folder = tempfile::tempdir().unwrap();
    contract(folder.path());
    agreement_with_retention(folder.path(), QUOTE, "contract.md");
    let (sound, errors) = audit_json(folder.path());
    assert!(!errors.contains("warning"), "{errors}");
    assert_eq!(
        sound["assessments"][0]["quotes"]["by_standing"]["verbatim"],
        1
    );
    let sound = outcomes(&sound);

    // One number of the contract changes, and the quote no longer stands there.
    let changed = CONTRACT.replace("within 30 days", "within 90 days");
    fs::write(folder.path().join("contract.md"), changed).unwrap();
    let (refuted, errors) = audit_json(folder.path());
    assert!(
        errors.contains("warning: the quote differs from the document"),
        "{errors}"
    );
    assert!(errors.contains("agreement.json:"), "{errors}");
    assert_eq!(
        refuted["assessments"][0]["quotes"]["unsupported"][0],
        "/retention/clauses/0/quote"
    );
    let refuted_outcomes = outcomes(&refuted);

    let lost: Vec<&String> = sound
        .iter()
        .filter(|(id, outcome)| *outcome == "met" && refuted_outcomes[*id] != "met")
        .map(|(id, _)| id)
        .collect();
    assert!(!lost.is_empty(), "no rule rested on the quote");
    for (id, outcome) in &refuted_outcomes {
        assert!(
            outcome != "met" || sound[id] == "met",
            "{id} passes only because a quote is wrong"
        );
    }

    let text_report = lacuna(
        folder.path(),
        &["audit", "agreement.json", "--as-of", "2026-03-03"],
    );
    assert!(
        text(&text_report.stdout).contains("rests on a quote"),
        "{}",
        text(&text_report.stdout)
    );
}

#[test]
fn validate_places_a_quote_that_does_not_stand_and_a_document_that_changed() {
    let folder = tempfile::tempdir().unwrap();
    contract(folder.path());
    agreement_with_retention(folder.path(), QUOTE, "contract.md");
    assert_eq!(
        lacuna(folder.path(), &["validate", "agreement.json"])
            .status
            .code(),
        Some(0)
    );

    agreement_with_retention(
        folder.path(),
        "The Supplier may keep everything.",
        "contract.md",
    );
    let output = lacuna(folder.path(), &["validate", "agreement.json"]);
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stderr);
    assert!(told.contains("the quote is not in the document"), "{told}");

    quotes(folder.path(), QUOTE, &"0".repeat(64));
    let output = lacuna(folder.path(), &["validate", "agreement.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        text(&output.stderr).contains("contract.md has changed"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_document_outside_the_folder_of_the_agreement_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    contract(folder.path());
    for path in ["../contract.md", "/etc/hostname"] {
        agreement_with_retention(&inner, QUOTE, path);
        for command in ["audit", "validate", "quotes"] {
            let output = lacuna(&inner, &[command, "agreement.json"]);
            let told = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{command} {path}: {told}");
            assert!(told.contains("put the document in the folder"), "{told}");
        }
    }

    // A document that is not at hand stops nothing.
    agreement_with_retention(&inner, QUOTE, "contract.md");
    let (result, _) = audit_json(&inner);
    assert_eq!(
        result["assessments"][0]["quotes"]["by_standing"]["no_document"],
        1
    );
}

#[test]
fn the_page_stands_alone_and_shows_both_sides_in_each_language() {
    let folder = tempfile::tempdir().unwrap();
    contract(folder.path());
    for (language, unfound) in [
        ("en", "Subjects for which no passage was found"),
        ("zh", "未找到段落的事项"),
    ] {
        let name = format!("{language}.html");
        let arguments = ["read", "contract.md", "-o", &name, "--lang", language];
        let output = lacuna(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let page = fs::read_to_string(folder.path().join(&name)).unwrap();
        for part in [
            "default-src 'none'",
            "within 30 days after",
            "class=\"likely-words\"",
            "blank-words",
            unfound,
        ] {
            assert!(page.contains(part), "{language}: {part}");
        }
        for part in [
            "<script",
            "http://",
            "https://",
            " style=",
            "src=",
            "not stated",
            "subject_",
            "reading_",
        ] {
            assert!(!page.contains(part), "{language}: {part}");
        }

        // Every link of the page leads to a place of the page.
        for target in page
            .split("href=\"#")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
        {
            assert!(
                page.contains(&format!("id=\"{target}\"")),
                "{language}: #{target}"
            );
        }

        // All of the paper's words are there, in their order.
        let paper: String = page.split("<main").nth(1).unwrap().to_owned();
        assert!(paper.find("Retention").unwrap() < paper.find("Breach").unwrap());
    }

    let output = lacuna(
        folder.path(),
        &["read", "contract.md", "contract.md", "-o", "x.html"],
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_hostile_contract_puts_no_markup_into_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = "1. Retention\n\n1.1 The Supplier shall delete <script>alert(1)</script> the \"data\" within 30 days\u{202e}.\n";
    fs::write(folder.path().join("c.txt"), hostile).unwrap();
    let output = lacuna(folder.path(), &["read", "c.txt", "-o", "c.html"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let page = fs::read_to_string(folder.path().join("c.html")).unwrap();
    assert!(!page.contains("<script") && !page.contains('\u{202e}'));
    assert!(page.contains("&lt;script&gt;") && page.contains("⟨U+202E⟩"));
}

#[test]
fn the_catalogue_names_subjects_as_the_cues_do() {
    let cues = lacuna_sources::Cues::load_builtin().unwrap();
    let (english, chinese) = (
        lacuna::Messages::english(),
        lacuna::Messages::in_language("zh").unwrap(),
    );
    for subject in cues.subjects() {
        assert_eq!(english.word("subject", &subject.id), subject.label);
        assert_ne!(chinese.word("subject", &subject.id), subject.id);
    }
}

#[test]
fn incorporated_standard_terms_are_offered_and_settle_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let base = fs::read_to_string("policies/base.json").unwrap();
    let mut agreement: Value = serde_json::from_str(&base).unwrap();
    agreement.as_object_mut().unwrap().remove("subprocessors");
    let write = |agreement: &Value| {
        fs::write(folder.path().join("agreement.json"), agreement.to_string()).unwrap();
    };
    write(&agreement);
    let (without, _) = audit_json(folder.path());

    agreement["incorporates"] = json!(["common-paper-dpa"]);
    write(&agreement);
    let (with, _) = audit_json(folder.path());
    assert_eq!(
        outcomes(&without),
        outcomes(&with),
        "an offered fact decided a rule"
    );
    let arguments = [
        "audit",
        "agreement.json",
        "--as-of",
        "2026-03-03",
        "-o",
        "o.html",
    ];
    lacuna(folder.path(), &arguments);
    let page = fs::read_to_string(folder.path().join("o.html")).unwrap();
    assert!(page.contains("(clause 2.6(a)) says:"), "nothing is offered");

    agreement["incorporates"] = json!(["common-paper-dpe"]);
    write(&agreement);
    let output = lacuna(folder.path(), &["validate", "agreement.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("did you mean `common-paper-dpa`"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn what_the_parties_choose_in_standard_clauses_is_not_offered() {
    let folder = tempfile::tempdir().unwrap();
    let base = fs::read_to_string("policies/base.json").unwrap();
    let mut agreement: Value = serde_json::from_str(&base).unwrap();
    agreement.as_object_mut().unwrap().remove("subprocessors");
    agreement["incorporates"] = json!(["uk-addendum-b1-0", "eu-scc-2021-module-two"]);
    fs::write(folder.path().join("agreement.json"), agreement.to_string()).unwrap();

    let arguments = [
        "audit",
        "agreement.json",
        "--as-of",
        "2026-03-03",
        "-o",
        "o.html",
    ];
    lacuna(folder.path(), &arguments);
    let page = fs::read_to_string(folder.path().join("o.html")).unwrap();
    assert!(
        page.contains("2021/914 (clause 9(b)) says: yes"),
        "the flow-down is not offered"
    );

    // Clause 9(a) leaves the kind of authorisation to the parties.
    assert!(!page.contains("(clause 9(a)) says"), "an option is offered");
}

#[test]
fn the_report_says_which_clauses_of_the_contract_no_fact_cites() {
    let folder = tempfile::tempdir().unwrap();
    contract(folder.path());
    agreement_with_retention(folder.path(), QUOTE, "contract.md");
    let (result, _) = audit_json(folder.path());
    let cited = &result["assessments"][0]["quotes"]["cited_documents"];
    // The base file cites clauses of its own by other numbers; of this contract it has 1.1.
    assert_eq!(cited[0]["source"], "/sources/0");
    assert_eq!(cited[0]["clauses"], 4);
    assert_eq!(cited[0]["uncited"], json!(["1.2", "2.1", "2.2"]));

    let arguments = [
        "audit",
        "agreement.json",
        "--as-of",
        "2026-03-03",
        "-o",
        "o.html",
    ];
    lacuna(folder.path(), &arguments);
    let page = fs::read_to_string(folder.path().join("o.html")).unwrap();
    assert!(page.contains("No fact of this file cites 3 of its 4 clauses: 1.2, 2.1, 2.2."));
}
