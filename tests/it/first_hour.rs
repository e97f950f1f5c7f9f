//! What people do wrong in their first hour: each mistake is told what, where and what to do, with exit code 2.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(
        "agreements/uk-openai-mou-2025.json",
        folder.path().join("agreement.json"),
    )
    .unwrap();

    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn said(run: &Output) -> String {
    String::from_utf8_lossy(&run.stderr).into_owned()
}

#[test]
fn slips_on_the_command_line_name_the_command_that_was_meant() {
    let folder = folder();
    fs::write(folder.path().join("c.pdf"), "%PDF-1.7\n").unwrap();
    let cases: &[(&[&str], &str)] = &[
        (&["agreement.json"], "`lacuna audit agreement.json`"),
        (&["missing.json"], "`lacuna audit missing.json`"),
        (&["."], "`lacuna audit .`"),
        (&["c.pdf"], "`lacuna read c.pdf`"),
        (&["lacuna.toml"], "`lacuna validate lacuna.toml`"),
        (
            &["report"],
            "`lacuna audit agreement.json --output report.html`",
        ),
        (&["version"], "`lacuna --version`"),
        (&["lint"], "`lacuna audit`"),
        (&["audti"], "audit"),
        (&["-v"], "there is no --verbose"),
        (
            &["audit"],
            "`lacuna audit agreement.json`, or `lacuna audit .`",
        ),
        (&["validate"], "`lacuna validate agreement.json`"),
        (
            &["completions"],
            "`lacuna completions bash` (or elvish, fish, powershell, zsh)",
        ),
        (&["man"], "`lacuna man man1/`"),
        (&["new"], "`lacuna init agreement.json`"),
        (
            &["audit", "agreement.json", "--format", "jsn"],
            "did you mean json?",
        ),
        (
            &["audit", "agreement.json", "--format", "pdf"],
            "print that page to PDF",
        ),
        (
            &["audit", "agreement.json", "--as-of", "21/07/2026"],
            "year-month-day",
        ),
        (
            &["audit", "agreement.json", "--as-of", "2026-2-5"],
            "year-month-day",
        ),
        (
            &["audit", "agreement.json", "--as-of", "+2026-02-05"],
            "year-month-day",
        ),
        (
            &["audit", "agreement.json", "--as-of", "0000-01-01"],
            "year-month-day",
        ),
        (
            &["audit", "agreement.json", "--as-of", "2026-02-30"],
            "no such day",
        ),
        (&["audit", "agrement.json"], "did you mean agreement.json?"),
        (
            &["audit", "nodir/agreement.json"],
            "there is no folder nodir",
        ),
        (&["audit", "agreement.json/x.json"], "there is no such file"),
        (
            &["explain", "retenton.days"],
            "did you mean datasets.retention.days?",
        ),
        (&["new", "c.pdf"], "`lacuna read c.pdf`"),
        (
            &["audit", "agreement.json", "--select", "RETT"],
            "no rule and no pack",
        ),
        (
            &["audit", "agreement.json", "--select", "retension"],
            "did you mean retention?",
        ),
        (
            &["audit", "agreement.json", "--select", "RET-003;OVS"],
            "separate names with commas",
        ),
        (
            &["audit", "agreement.json", "--format", "md"],
            "did you mean markdown?",
        ),
        (
            &["audit", "agreement.json", "--format", "xml"],
            "did you mean junit?",
        ),
        (&["audit", "*.html"], "no file has a name of this pattern"),
        (&["quotes"], "`lacuna quotes agreement.json`"),
        (&["letter"], "`lacuna letter agreement.json`"),
        (&["read"], "`lacuna read contract.pdf`"),
        (&["explain"], "`lacuna explain retention`"),
        (&["rules", "explain"], "`lacuna rules explain RULE`"),
        (&["export"], "`lacuna export ropa agreements/"),
        (&["export", "ropa"], "`lacuna export ropa agreements/"),
        (&["import"], "`lacuna import nhs register/"),
        (
            &["import", "nhs", "register"],
            "`lacuna import nhs register/",
        ),
        (
            &[
                "waive",
                "agreement.json",
                "RET-003",
                "--by",
                "A",
                "--reason",
                "r",
                "--until",
                "2027-01-01",
                "--as-of",
                "2026-11-24",
            ],
            "RET-003 raises no finding in agreement.json, so there is nothing to waive",
        ),
        (
            &[
                "waive",
                "agreement.json",
                "RET-33",
                "--by",
                "A",
                "--reason",
                "r",
                "--until",
                "2027-01-01",
                "--as-of",
                "2026-11-24",
            ],
            "there is no rule RET-33; did you mean RET-003?",
        ),
        (
            &[
                "waive",
                "agreement.json",
                "RET-003",
                "--by",
                " ",
                "--reason",
                "r",
                "--until",
                "2027-01-01",
                "--as-of",
                "2026-11-24",
            ],
            "--by is empty",
        ),
    ];

    for (arguments, says) in cases {
        let run = run(folder.path(), arguments);
        assert_eq!(run.status.code(), Some(2), "{arguments:?}: {}", said(&run));
        assert!(said(&run).contains(says), "{arguments:?}: {}", said(&run));
    }

    for arguments in [
        ["check", "agreement.json"],
        ["validate", "./agreement.json"],
    ] {
        assert_eq!(
            run(folder.path(), &arguments).status.code(),
            Some(0),
            "{arguments:?}"
        );
    }

    assert_eq!(
        run(folder.path(), &["init", "x.json", "--blank"])
            .status
            .code(),
        Some(0)
    );
}

#[test]
fn other_documents_are_named_for_what_they_are() {
    let folder = folder();
    let agreement = fs::read_to_string(folder.path().join("agreement.json")).unwrap();
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(agreement.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();

    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        (
            "contract.pdf",
            b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n".to_vec(),
            "this is a PDF document",
        ),
        (
            "renamed.json",
            b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n".to_vec(),
            "this is a PDF document",
        ),
        (
            "contract.docx",
            b"PK\x03\x04\x14\x00word/document.xml".to_vec(),
            "this is a Word document",
        ),
        (
            "old.doc",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(),
            "old Word document",
        ),
        ("contract.rtf", b"{\\rtf1 x}".to_vec(), "Rich Text Format"),
        (
            "contract.md",
            b"# Agreement\n\nText.\n".to_vec(),
            "this is Markdown",
        ),
        (
            "contract.json",
            b"# Agreement\n\nText.\n".to_vec(),
            "this is Markdown",
        ),
        (
            "contract.html",
            b"<!DOCTYPE html><p>x".to_vec(),
            "this is an HTML page",
        ),
        (
            "contract.txt",
            b"This agreement is made between\n".to_vec(),
            "this is plain text",
        ),
        (
            "a.yaml",
            b"schema_version: 1\nid: x\n".to_vec(),
            "this is YAML",
        ),
        (
            "b.json",
            b"---\nschema_version: 1\n".to_vec(),
            "this is YAML",
        ),
        (
            "c.json",
            b"schema_version: 1\nid: x\n".to_vec(),
            "this is YAML",
        ),
        (
            "a.csv",
            b"id,title\nx,y\n".to_vec(),
            "this is a table in CSV",
        ),
        ("wide.json", utf16, "UTF-16"),
        ("a.toml", b"fail-on = \"high\"\n".to_vec(), "this is TOML"),
    ];

    for (name, content, says) in cases {
        fs::write(folder.path().join(name), content).unwrap();
        for command in ["audit", "letter"] {
            let run = run(folder.path(), &[command, name]);
            let said = said(&run);
            assert_eq!(run.status.code(), Some(2), "{command} {name}: {said}");
            assert!(said.contains(says), "{command} {name}: {said}");
            assert!(said.contains("help:"), "{command} {name}: {said}");
        }
    }
}

#[test]
fn a_byte_order_mark_is_accepted_wherever_files_are_read() {
    let folder = folder();
    let marked = |name: &str, content: &str| {
        fs::write(folder.path().join(name), format!("\u{feff}{content}")).unwrap()
    };

    let agreement = fs::read_to_string("agreements/uk-openai-mou-2025.json").unwrap();
    marked("agreement.json", &agreement);
    marked("lacuna.toml", "fail-on = \"never\"\n");
    marked("lacuna-waivers.toml", "# none\n");
    let value: serde_json::Value = serde_json::from_str(&agreement).unwrap();
    marked("all.ndjson", &value.to_string());
    fs::create_dir(folder.path().join("keep")).unwrap();

    for name in ["pack.toml", "RET-003.toml"] {
        let content = fs::read_to_string(format!("policies/retention/{name}")).unwrap();
        marked(&format!("keep/{name}"), &content);
    }

    let commands: &[&[&str]] = &[
        &[
            "audit",
            "agreement.json",
            "--waivers",
            "lacuna-waivers.toml",
            "-q",
        ],
        &["audit", "all.ndjson", "-q"],
        &["validate", "agreement.json", "lacuna.toml", "keep"],
        &["letter", "agreement.json"],
        &["export", "ropa", "agreement.json"],
        &["rules", "check", "keep"],
    ];

    for arguments in commands {
        let run = run(folder.path(), arguments);
        assert_eq!(run.status.code(), Some(0), "{arguments:?}: {}", said(&run));
    }

    // The digest is that of the file, byte for byte.
    let run = run(
        folder.path(),
        &["audit", "agreement.json", "--format", "ndjson", "-q"],
    );

    let line: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let sum = Command::new("sha256sum")
        .arg(folder.path().join("agreement.json"))
        .output()
        .unwrap();

    assert!(
        String::from_utf8(sum.stdout)
            .unwrap()
            .starts_with(line["sha256"].as_str().unwrap())
    );
}

#[test]
fn policy_files_are_checked_by_their_bare_names() {
    let folder = folder();
    for name in ["RET-003.toml", "pack.toml"] {
        fs::copy(
            format!("policies/retention/{name}"),
            folder.path().join(name),
        )
        .unwrap();
    }

    for names in [
        &["RET-003.toml"][..],
        &["pack.toml"],
        &["RET-003.toml", "pack.toml"],
        &["./RET-003.toml"],
    ] {
        let arguments: Vec<&str> = ["validate"]
            .into_iter()
            .chain(names.iter().copied())
            .collect();

        let run = run(folder.path(), &arguments);
        assert_eq!(run.status.code(), Some(0), "{names:?}: {}", said(&run));
    }
}

#[test]
fn a_folder_with_other_files_reports_what_it_passes_over() {
    let folder = folder();
    let write = |name: &str, content: &str| fs::write(folder.path().join(name), content).unwrap();
    write("package.json", "{\"name\": \"site\", \"title\": \"x\"}");
    write("tsconfig.json", "{\"compilerOptions\": {}}");
    write("list.json", "[1, 2]");
    let agreement = fs::read_to_string("agreements/uk-openai-mou-2025.json").unwrap();
    fs::create_dir(folder.path().join(".drafts")).unwrap();
    write(
        ".drafts/d.json",
        &agreement.replace("uk-openai-mou-2025", "draft"),
    );

    write(
        "B.JSON",
        &agreement.replace("uk-openai-mou-2025", "capital"),
    );

    for arguments in [
        &["audit", ".", "--fail-on", "never"][..],
        &["audit", ".", "-q", "--fail-on", "never"],
        &["export", "ropa", "."],
    ] {
        let run = run(folder.path(), arguments);
        let said = said(&run);
        assert_eq!(run.status.code(), Some(0), "{arguments:?}: {said}");

        for name in [
            "package.json",
            "tsconfig.json",
            "list.json",
            ".drafts/d.json",
        ] {
            assert!(
                said.contains(&format!("skipped: ./{name}")),
                "{arguments:?}: {name}: {said}"
            );
        }
    }

    let run1 = run(
        folder.path(),
        &[
            "audit",
            ".",
            "--format",
            "ndjson",
            "-q",
            "--fail-on",
            "never",
        ],
    );

    assert_eq!(
        String::from_utf8_lossy(&run1.stdout).lines().count(),
        2,
        "B.JSON is an agreement file too"
    );

    let named = run(folder.path(), &["audit", "package.json"]);
    assert_eq!(
        named.status.code(),
        Some(2),
        "what is named is never passed over"
    );

    let hook = run(
        folder.path(),
        &["audit", "package.json", "--skip-foreign", "-q"],
    );

    assert_eq!(hook.status.code(), Some(0), "{}", said(&hook));
    let hook = run(
        folder.path(),
        &[
            "validate",
            "package.json",
            "agreement.json",
            "--skip-foreign",
        ],
    );

    assert_eq!(hook.status.code(), Some(0), "{}", said(&hook));
    // An agreement that went wrong is no other file.
    write("slip.json", "{\"schema_version\": 1, \"titel\": \"x\"}");
    assert_eq!(run(folder.path(), &["audit", "."]).status.code(), Some(2));
    fs::remove_file(folder.path().join("slip.json")).unwrap();
    Command::new("mkfifo")
        .arg(folder.path().join("c.json"))
        .status()
        .unwrap();

    let fifo = run(folder.path(), &["audit", ".", "--fail-on", "never"]);
    assert!(
        fifo.status.code() == Some(2) && said(&fifo).contains("not a regular file"),
        "{}",
        said(&fifo)
    );
}

#[test]
fn values_of_the_wrong_type_come_with_the_right_one() {
    let folder = folder();
    let base: serde_json::Value =
        serde_json::from_str(&fs::read_to_string("policies/base.json").unwrap()).unwrap();
    let cases = [
        (
            "/schema_version",
            serde_json::json!("1"),
            "write 1 without quotes",
        ),
        (
            "/instrument/binding",
            serde_json::json!("no"),
            "write false without quotes",
        ),
        (
            "/datasets",
            serde_json::json!({"id": "x"}),
            "square brackets",
        ),
        ("/title", serde_json::json!(5), "double quotes: \"5\""),
        ("/retention", serde_json::json!([]), "square brackets"),
    ];

    for (pointer, value, says) in cases {
        let mut agreement = base.clone();
        *agreement.pointer_mut(pointer).unwrap() = value;
        fs::write(folder.path().join("w.json"), agreement.to_string()).unwrap();
        let run = run(folder.path(), &["validate", "w.json"]);
        let said = said(&run);
        assert!(
            run.status.code() == Some(2) && said.contains(says),
            "{pointer}: {said}"
        );

        assert_eq!(
            said.matches("error:").count(),
            1,
            "one fault, one message: {said}"
        );
    }
}

#[test]
fn hostile_sizes_take_time_in_proportion_and_short_messages() {
    let folder = folder();
    let base = fs::read_to_string("policies/base.json").unwrap();
    let more = |fields: &str| base.replacen('{', &format!("{{{fields}"), 1);
    let long = "k".repeat(300_000);
    let keys: String = (0..20_000)
        .map(|at| format!("\"unknown_{at}\": 1,"))
        .collect();

    for (name, content) in [
        ("long.json", more(&format!("\"{long}\": 1,"))),
        ("keys.json", more(&keys)),
    ] {
        fs::write(folder.path().join(name), content).unwrap();
        let started = std::time::Instant::now();
        let run = run(folder.path(), &["validate", name, "--format", "ndjson"]);
        assert_eq!(run.status.code(), Some(2), "{name}");
        assert!(
            run.stderr.len() < 60_000,
            "{name}: {} bytes",
            run.stderr.len()
        );

        assert!(
            run.stdout.len() < 12_000_000,
            "{name}: {} bytes",
            run.stdout.len()
        );

        // An unoptimised build on a busy machine; it was minutes when the time grew with the square.
        assert!(
            started.elapsed().as_secs() < 60,
            "{name}: {:?}",
            started.elapsed()
        );
    }
}

#[test]
fn the_version_names_the_commit_and_the_edition_of_the_rules() {
    let run = run(Path::new("."), &["--version"]);
    let text = String::from_utf8(run.stdout).unwrap();
    assert!(
        text.starts_with("lacuna ")
            && text.contains("\ncommit: ")
            && text.contains("to the law of 20"),
        "{text}"
    );
}

#[test]
fn files_in_the_wrong_place_are_named_for_what_they_are() {
    let folder = folder();
    let write = |name: &str, content: &str| fs::write(folder.path().join(name), content).unwrap();
    let agreement = fs::read_to_string(folder.path().join("agreement.json")).unwrap();
    write("list.json", &format!("[{agreement}]"));
    write("lists.json", &format!("[{agreement}, {agreement}]"));
    write("one.json", "[1]\n");
    write("hash.json", &format!("# our agreement\n\n{agreement}"));
    write("slash.json", &format!("// our agreement\n{agreement}"));
    write("semicolon.json", &format!("; our agreement\n{agreement}"));
    write(
        "semicolons.json",
        &agreement.replacen("\"schema_version\": 1,", "\"schema_version\": 1;", 1),
    );
    write(
        "months.json",
        &fs::read_to_string("policies/base.json").unwrap().replacen(
            "\"max_months\": 48",
            "\"max_months\": 1000000000000",
            1,
        ),
    );
    fs::create_dir(folder.path().join("set")).unwrap();
    write("set/lacuna.toml", "# ours\noutputs = [\"report.pdf\"]\n");
    write("set/agreement.json", &agreement);
    write(
        "two.json",
        &agreement.replace("\"schema_version\": 1", "\"schema_version\": 2"),
    );
    write(
        "text.json",
        &agreement.replace("\"schema_version\": 1", "\"schema_version\": \"1.0\""),
    );
    write(
        "long.json",
        &agreement.replace("uk-openai-mou-2025", &"x".repeat(200)),
    );
    write("rule.toml", "id = 1\n");
    write("decisions.toml", "reviewer = \"x\"\n");

    let cases: &[(&[&str], &[&str])] = &[
        (
            &["validate", "list.json"],
            &["list.json:1:1", "remove the [ at its beginning"],
        ),
        (
            &["audit", "list.json"],
            &["list.json:1:1", "remove the [ at its beginning"],
        ),
        (&["validate", "lists.json"], &["lists.json:1:1", ".ndjson"]),
        (
            &["validate", "one.json"],
            &["one.json:1:1", "one object in braces"],
        ),
        (
            &["validate", "hash.json"],
            &["hash.json:1:1", "JSON does not allow comments"],
        ),
        (
            &["audit", "hash.json"],
            &["hash.json:1:1", "JSON does not allow comments"],
        ),
        (
            &["validate", "slash.json"],
            &["slash.json:1:1", "JSON does not allow comments"],
        ),
        (
            &["validate", "semicolon.json"],
            &[
                "semicolon.json:1:1",
                "there is a semicolon here",
                "remove a comment",
            ],
        ),
        (
            &["audit", "semicolons.json"],
            &["there is a semicolon here", "write a comma"],
        ),
        (
            &["audit", "months.json"],
            &["1000000000000 is too large; the maximum is 12000"],
        ),
        (
            &["audit", "set/agreement.json"],
            &[
                "lacuna.toml:2:12",
                "report.pdf: no format has this file ending",
                "print that page to PDF",
            ],
        ),
        (
            &["config", "nothere.json"],
            &["there is nothing at nothere.json"],
        ),
        (
            &["audit", "agreement.json", "--fail-on", "none"],
            &["`--fail-on never`"],
        ),
        (
            &["audit", "agreement.json", "--fail-on=0"],
            &["`--fail-on never`"],
        ),
        (
            &["validate", "two.json"],
            &["this program reads version 1 of the schema, and this file names version 2"],
        ),
        (&["validate", "text.json"], &["write 1 without quotes"]),
        (
            &["validate", "long.json"],
            &["long.json:4:9", "200 characters, and the maximum is"],
        ),
        (
            &["audit", "agreement.json", "--config", "agreement.json"],
            &[
                "agreement.json:1:1",
                "this is JSON, and a TOML file is needed here",
            ],
        ),
        (
            &["audit", "agreement.json", "--waivers", "agreement.json"],
            &[
                "agreement.json:1:1",
                "this is JSON, and a TOML file is needed here",
            ],
        ),
        (
            &["audit", "agreement.json", "--decisions", "decisions.toml"],
            &[
                "decisions.toml:1:1",
                "this is TOML; a decisions file is JSON",
            ],
        ),
        (
            &["audit", "agreement.json", "--decisions", "agreement.json"],
            &["not a decisions file"],
        ),
        (
            &["audit", "agreement.json", "--baseline", "agreement.json"],
            &[
                "agreement.json:1:1",
                "this file contains an agreement, and a baseline is an assessment",
            ],
        ),
        (
            &["audit", "agreement.json", "--baseline", "decisions.toml"],
            &["decisions.toml:1:1", "this is TOML; a baseline is JSON"],
        ),
        (
            &["audit", "agreement.json", "--select", "RET-003,"],
            &["--select has an empty part"],
        ),
        (
            &["audit", "agreement.json", "--select", ""],
            &["--select has an empty part"],
        ),
        (
            &["audit", "https://example.org/a.json"],
            &["this is an address", "download the file first"],
        ),
        (
            &["read", "https://example.org/a.pdf"],
            &["this is an address", "download the file first"],
        ),
        (
            &["init", "new.json", "--from", "https://example.org/a.pdf"],
            &["this is an address"],
        ),
        (
            &["read", "agreement.json"],
            &[
                "this is an agreement file, and no contract",
                "`lacuna audit agreement.json`",
            ],
        ),
        (&["read", "one.json"], &["this is JSON, and no contract"]),
        (&["init", "c.pdf"], &["`lacuna init c.json --from c.pdf`"]),
        (
            &["init", "missing.docx"],
            &["`lacuna init missing.json --from missing.docx`"],
        ),
        (&["init", "contract"], &["`lacuna init contract.json`"]),
        (
            &["export", "ropa", "agreement.json", "-o", "x.json"],
            &["x.json", "ends in .csv"],
        ),
        (
            &["export", "dpv", "agreement.json", "-o", "x.csv"],
            &["x.csv", "ends in .jsonld or .json"],
        ),
    ];

    for (arguments, says) in cases {
        let run = run(folder.path(), arguments);
        let said = said(&run);
        assert_eq!(run.status.code(), Some(2), "{arguments:?}: {said}");
        for words in *says {
            assert!(said.contains(words), "{arguments:?}: {words}: {said}");
        }
        assert!(!folder.path().join("x.json").exists());
        assert!(!folder.path().join("x.csv").exists());
    }
}

#[test]
fn lines_of_agreements_are_validated_one_by_one() {
    let folder = folder();
    let write = |name: &str, content: &str| fs::write(folder.path().join(name), content).unwrap();
    let agreement = fs::read_to_string(folder.path().join("agreement.json")).unwrap();
    let line: serde_json::Value = serde_json::from_str(&agreement).unwrap();
    let good = line.to_string();
    let other = good.replace("uk-openai-mou-2025", "other");
    let bad = good.replace("\"schema_version\"", "\"schema_versoin\"");

    write("all.ndjson", &format!("{good}\n\n{other}\n"));
    let checked = run(folder.path(), &["validate", "all.ndjson"]);
    assert_eq!(checked.status.code(), Some(0), "{}", said(&checked));
    assert_eq!(checked.stdout, b"2 agreement files are valid\n");

    write("all.ndjson", &format!("{good}\n{bad}\n{good}\n"));
    let checked = run(folder.path(), &["validate", "all.ndjson"]);
    assert_eq!(checked.status.code(), Some(2));
    let said = said(&checked);
    assert!(said.contains("all.ndjson:2:"), "{said}");
    assert!(said.contains("did you mean `schema_version`?"), "{said}");
    assert!(said.contains("is already that of all.ndjson:1"), "{said}");
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_say_where_they_lead() {
    use std::os::unix::fs::symlink;
    let folder = folder();
    symlink("gone.json", folder.path().join("link.json")).unwrap();
    symlink("loop2.json", folder.path().join("loop1.json")).unwrap();
    symlink("loop1.json", folder.path().join("loop2.json")).unwrap();
    let _socket =
        std::os::unix::net::UnixListener::bind(folder.path().join("socket.json")).unwrap();

    for command in ["audit", "validate"] {
        let run = run(folder.path(), &[command, "."]);
        let said = said(&run);
        assert_eq!(run.status.code(), Some(2), "{said}");
        for words in [
            "this link leads to gone.json, which does not exist",
            "this link leads to loop2.json in a circle",
            "this is not a regular file",
        ] {
            assert!(said.contains(words), "{command}: {words}: {said}");
        }
        assert!(!said.contains("os error"), "{said}");
    }

    let named = run(folder.path(), &["audit", "socket.json"]);
    assert!(
        said(&named).contains("this is not a regular file"),
        "{}",
        said(&named)
    );
    assert!(!said(&named).contains("os error"), "{}", said(&named));
}

#[cfg(target_os = "linux")]
#[test]
fn help_that_cannot_be_printed_is_no_success() {
    for arguments in [
        &["--help"][..],
        &["audit", "--help"],
        &["help", "mcp"],
        &["--version"],
    ] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let run = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .args(arguments)
            .stdout(full)
            .output()
            .unwrap();

        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
        assert!(said(&run).contains("standard output cannot be written"));
        assert!(!said(&run).contains("os error"), "{}", said(&run));
    }
}

#[test]
fn a_schema_of_somebody_else_is_left_alone_and_named() {
    let folder = folder();
    let beside = folder.path().join(".agreement.schema.json");
    fs::write(&beside, "{\"mine\": true}").unwrap();
    let run = run(folder.path(), &["init", "new.json", "--blank"]);

    assert_eq!(run.status.code(), Some(0));
    assert!(
        said(&run).contains(".agreement.schema.json is not a schema of Lacuna"),
        "{}",
        said(&run)
    );
    assert_eq!(fs::read_to_string(&beside).unwrap(), "{\"mine\": true}");
    assert!(
        !fs::read_to_string(folder.path().join("new.json"))
            .unwrap()
            .contains("$schema")
    );
}
