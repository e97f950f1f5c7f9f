//! `lacuna import` on files: what it writes, what it never writes over, and how it ends.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const SCHEMA: &str = ".agreement.schema.json";
const RECORDS: &str = "tests/fixtures/registers/nhs";
const RECORD: &str = "tests/fixtures/registers/nhs/dars-nic-156407-5kj0y.json";

fn lacuna(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .arg("import")
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// The files of a folder, without the schema beside them.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != SCHEMA)
        .collect();

    names.sort();
    names
}

#[test]
fn a_folder_of_records_becomes_a_folder_of_agreements() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("new/agreements");
    let report = folder.path().join("report.json");
    let arguments = [
        "nhs",
        RECORDS,
        "-o",
        out.to_str().unwrap(),
        "--report",
        report.to_str().unwrap(),
    ];

    let run = lacuna(&arguments);
    assert!(
        run.status.success() && run.stdout.is_empty(),
        "{}",
        text(&run.stderr)
    );

    assert_eq!(names(&out).len(), 12);
    assert!(
        text(&run.stderr).contains("12 records, 12 agreements: "),
        "{}",
        text(&run.stderr)
    );

    let validated = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["validate", out.to_str().unwrap()])
        .output()
        .unwrap();

    assert!(validated.status.success(), "{}", text(&validated.stderr));
    let report: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&report).unwrap()).unwrap();
    let remark = &report["records"][0]["agreements"][0]["remarks"][0];
    assert!(
        remark["pointer"].is_string() && remark["line"].is_u64() && remark["told"] == "mapped",
        "{remark}"
    );

    // The same again changes nothing, and is no loss.
    let before = fs::read(out.join("dars-nic-156407-5kj0y-v0-0.json")).unwrap();
    assert!(lacuna(&arguments).status.success());
    assert_eq!(
        fs::read(out.join("dars-nic-156407-5kj0y-v0-0.json")).unwrap(),
        before
    );
}

#[test]
fn each_agreement_names_the_schema_beside_it_and_no_other_file_of_that_name_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let made = folder.path().join("dars-nic-156407-5kj0y-v0-0.json");
    let named = || {
        let agreement: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(&made).unwrap()).unwrap();
        agreement["$schema"].as_str().map(str::to_owned)
    };

    assert!(lacuna(&["nhs", RECORD, "-o", out]).status.success());
    assert_eq!(named().as_deref(), Some(SCHEMA));
    let schema: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(folder.path().join(SCHEMA)).unwrap()).unwrap();
    assert_eq!(schema["$id"], lacuna::agreement::schema()["$id"]);

    // A person's file of that name: it is kept, and the agreement does not claim it.
    fs::remove_file(&made).unwrap();
    fs::write(folder.path().join(SCHEMA), "{ \"mine\": 1 }").unwrap();
    assert!(lacuna(&["nhs", RECORD, "-o", out]).status.success());
    assert_eq!(named(), None);
    assert_eq!(
        fs::read_to_string(folder.path().join(SCHEMA)).unwrap(),
        "{ \"mine\": 1 }"
    );
}

#[test]
fn nothing_is_written_over_unless_it_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let mine = folder.path().join("dars-nic-156407-5kj0y-v0-0.json");
    // What is no agreement is kept in any case.
    fs::write(&mine, "mine").unwrap();
    for forced in [&[][..], &["--force"]] {
        let run = lacuna(&[&["nhs", RECORDS, "-o", out], forced].concat());
        assert_eq!(run.status.code(), Some(2));
        assert!(text(&run.stderr).contains("rename or delete"));
        assert_eq!(fs::read_to_string(&mine).unwrap(), "mine");
    }

    let agreement = "{\"schema_version\": 1, \"id\": \"mine\"}";
    fs::write(&mine, agreement).unwrap();
    let run = lacuna(&["nhs", RECORDS, "-o", out]);
    assert_eq!(run.status.code(), Some(2));
    assert!(
        text(&run.stderr).contains("--force"),
        "{}",
        text(&run.stderr)
    );

    assert_eq!(
        names(folder.path()),
        ["dars-nic-156407-5kj0y-v0-0.json"],
        "all or nothing"
    );

    assert_eq!(fs::read_to_string(&mine).unwrap(), agreement);
    assert!(
        lacuna(&["nhs", RECORDS, "-o", out, "--force"])
            .status
            .success()
    );

    assert_eq!(names(folder.path()).len(), 12);
}

#[test]
fn a_bad_record_is_told_and_keeps_the_others_back_unless_it_is_asked_to_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let records = folder.path().join("records");
    fs::create_dir(&records).unwrap();
    fs::copy(RECORD, records.join("good.json")).unwrap();
    fs::write(records.join("bad.json"), "{\n  \"versions\": [{}]\n}").unwrap();
    let out = folder.path().join("out");
    let arguments = [
        "nhs",
        records.to_str().unwrap(),
        "-o",
        out.to_str().unwrap(),
    ];

    let run = lacuna(&arguments);
    assert_eq!(run.status.code(), Some(2));
    assert!(
        text(&run.stderr).contains("bad.json:2:16"),
        "{}",
        text(&run.stderr)
    );

    assert!(!out.exists());
    let run = lacuna(&[&arguments[..], &["--keep-going"]].concat());
    assert_eq!(run.status.code(), Some(2));
    assert!(
        text(&run.stderr).contains("bad.json:2:16"),
        "{}",
        text(&run.stderr)
    );

    assert_eq!(names(&out), ["dars-nic-156407-5kj0y-v0-0.json"]);
}

#[test]
fn a_record_comes_in_by_standard_input_and_goes_out_as_a_line() {
    let mut import = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["import", "nhs", "-", "--output", "-", "--quiet"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();

    import
        .stdin
        .take()
        .unwrap()
        .write_all(&fs::read(RECORD).unwrap())
        .unwrap();

    let run = import.wait_with_output().unwrap();
    assert!(
        run.status.success() && run.stderr.is_empty(),
        "{}",
        text(&run.stderr)
    );

    assert_eq!(text(&run.stdout).lines().count(), 1);
    let line: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(line["id"], "dars-nic-156407-5kj0y-v0-0");
}

/// What goes out as lines comes in as lines.
#[test]
fn a_register_can_be_audited_without_files() {
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("all.ndjson");
    fs::write(&lines, lacuna(&["nhs", RECORDS, "-o", "-"]).stdout).unwrap();
    let audit = [
        "audit",
        lines.to_str().unwrap(),
        "--format",
        "ndjson",
        "--fail-on",
        "never",
        "--as-of",
        "2026-11-24",
    ];

    let run = Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(audit)
        .output()
        .unwrap();

    assert!(run.status.success(), "{}", text(&run.stderr));
    assert_eq!(text(&run.stdout).lines().count(), 12);
}

#[test]
fn histories_are_used_or_told_to_be_idle() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let releases = "tests/fixtures/registers/nhs-releases";
    let run = lacuna(&[
        "nhs",
        RECORD,
        "--releases",
        releases,
        "-o",
        out.to_str().unwrap(),
    ]);

    assert!(run.status.success());
    let said = text(&run.stderr);
    assert!(
        said.contains(
            "disputed: tests/fixtures/registers/nhs-releases/dars-nic-156407-5kj0y.json:30:3"
        ),
        "{said}"
    );

    assert!(
        said.contains("not used: tests/fixtures/registers/nhs-releases/dars-nic-147877-qxh0l.json"),
        "{said}"
    );

    for wrong in [
        &["nhs", RECORD, "--releases", RECORD, "-o", "x"][..],
        &["dda", RECORD, "--releases", releases, "-o", "x"],
    ] {
        let run = lacuna(wrong);
        assert_eq!(run.status.code(), Some(2), "{wrong:?}");
        assert!(
            text(&run.stderr).contains("histor"),
            "{}",
            text(&run.stderr)
        );
    }
}

#[test]
fn wrong_usage_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let cases: [(&[&str], &str); 4] = [
        (
            &["zebra", RECORD, "-o", out],
            "nhs (NHS England Data Uses Register)",
        ),
        (&["nhs", RECORD], "--output"),
        (
            &["nhs", RECORD, RECORD, "-o", out],
            "same reference and version",
        ),
        (&["nhs", "no-such.json", "-o", out], "there is no such file"),
    ];

    for (arguments, says) in cases {
        let run = lacuna(arguments);
        assert_eq!(run.status.code(), Some(2), "{arguments:?}");
        assert!(
            text(&run.stderr).contains(says),
            "{arguments:?}: {}",
            text(&run.stderr)
        );

        assert!(names(folder.path()).is_empty(), "{arguments:?}");
    }
}

/// A release of a process with one award, on one line.
fn release(ocid: &str, id: &str, date: &str, value: &str) -> String {
    format!(
        "{{\"ocid\": \"{ocid}\", \"id\": \"{id}\", \"date\": \"{date}\", \"tag\": [\"award\"], \"awards\": [{{\"id\": \"a\", \
         \"title\": \"Lamps\", \"status\": \"active\", \"value\": {{\"amount\": {value}, \"currency\": \"GBP\"}}, \
         \"suppliers\": [{{\"id\": \"s\", \"name\": \"Bright Ltd\"}}]}}], \"buyer\": {{\"name\": \"A town\"}}}}"
    )
}

#[test]
fn one_odd_release_is_told_and_the_rest_goes_on_where_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let file = folder.path().join("p.json");
    let good = release("ocds-x-1", "r-1", "2025-01-01", "5");
    fs::write(
        &file,
        format!("{{\"releases\": [\n{good},\n  {{\"awards\": [{{\"id\": \"1\"}}]}}\n]}}\n"),
    )
    .unwrap();

    let arguments = ["ocds", file.to_str().unwrap(), "-o", out.to_str().unwrap()];
    let run = lacuna(&arguments);
    assert_eq!(run.status.code(), Some(2));
    assert!(
        text(&run.stderr).contains("p.json:3:3"),
        "{}",
        text(&run.stderr)
    );

    assert!(!out.exists(), "nothing is written");
    let run = lacuna(&[&arguments[..], &["--keep-going"]].concat());
    assert_eq!(run.status.code(), Some(2));
    assert!(
        text(&run.stderr).contains("p.json:3:3"),
        "{}",
        text(&run.stderr)
    );

    assert_eq!(names(&out), ["r-1.json"]);
}

/// Two files can tell of one contract, or have releases of one id in two processes.
#[test]
fn the_latest_of_several_files_counts_and_files_are_named_apart() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, content: String| fs::write(folder.path().join(name), content).unwrap();
    file("1.json", release("ocds-x-1", "n-1", "2025-06-01", "100"));
    file("2.json", release("ocds-x-1", "n-2", "2025-01-01", "200"));
    file(
        "3.jsonl",
        format!("{}\n", release("ocds-x-2", "n-1", "2025-01-01", "300")),
    );

    let out = folder.path().join("out");
    let run = lacuna(&[
        "ocds",
        folder.path().to_str().unwrap(),
        "-o",
        out.to_str().unwrap(),
    ]);

    assert!(run.status.success(), "{}", text(&run.stderr));
    assert_eq!(names(&out), ["ocds-x-1-n-1.json", "ocds-x-2-n-1.json"]);
    let kept = fs::read_to_string(out.join("ocds-x-1-n-1.json")).unwrap();
    assert!(
        kept.contains("\"value_gbp\": 100"),
        "the later of two, though it was read first: {kept}"
    );

    assert!(
        text(&run.stderr).contains("2.json:1:"),
        "the other is told: {}",
        text(&run.stderr)
    );
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let records = [
        ("ocds", release("ocds-x-1", "n-1", "2025-06-01", "100")),
        ("nhs", fs::read_to_string(RECORD).unwrap()),
    ];

    for (kind, content) in records {
        let file = folder.path().join(format!("{kind}.json"));
        fs::write(&file, format!("\u{feff}{content}")).unwrap();
        let out = folder.path().join(kind);
        let run = lacuna(&[kind, file.to_str().unwrap(), "-o", out.to_str().unwrap()]);
        assert!(run.status.success(), "{}", text(&run.stderr));
        assert_eq!(names(&out).len(), 1);
    }
}

/// A register tells of many processes in which nothing was agreed; that is no fault of the file.
#[test]
fn a_file_in_which_nothing_was_agreed_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tender.json");
    let tender = "{\"ocid\": \"ocds-x-1\", \"id\": \"1\", \"tag\": [\"tender\"], \"tender\": {\"id\": \"t\"}}";
    fs::write(&file, tender).unwrap();
    let run = lacuna(&[
        "ocds",
        file.to_str().unwrap(),
        "-o",
        folder.path().join("out").to_str().unwrap(),
    ]);

    assert!(run.status.success(), "{}", text(&run.stderr));
    assert!(
        text(&run.stderr).contains("tender.json: no agreement"),
        "{}",
        text(&run.stderr)
    );
}

/// Open Contracting's bulk downloads are packed: what is in them is read as it is unpacked, and no damaged file is read in part.
#[test]
fn a_packed_file_is_read_as_what_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let release =
        fs::read_to_string("tests/fixtures/registers/ocds/ocds-fictional-1.1-05-contract.json")
            .unwrap();
    let value: serde_json::Value = serde_json::from_str(&release).unwrap();
    let lines = format!("{value}\n{value}\n");
    let plain = folder.path().join("releases.jsonl");
    fs::write(&plain, &lines).unwrap();

    let pack = |bytes: &[u8]| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(bytes).unwrap();
        packed.finish().unwrap()
    };

    let packed = pack(lines.as_bytes());
    let file = folder.path().join("releases.jsonl.gz");
    fs::write(&file, &packed).unwrap();
    let [one, other] =
        [&plain, &file].map(|file| lacuna(&["ocds", file.to_str().unwrap(), "-o", "-"]));
    assert!(one.status.success(), "{}", text(&one.stderr));
    assert!(other.status.success(), "{}", text(&other.stderr));
    let named =
        |output: &Output| text(&output.stdout).replace("releases.jsonl.gz", "releases.jsonl");
    assert!(!one.stdout.is_empty());
    assert_eq!(named(&one), named(&other));

    for damaged in [
        &packed[..packed.len() / 2],
        &packed[..packed.len() - 2],
        &packed[..3],
    ] {
        fs::write(&file, damaged).unwrap();
        let run = lacuna(&["ocds", file.to_str().unwrap(), "-o", "-"]);
        assert_eq!(run.status.code(), Some(2));
        assert!(run.stdout.is_empty());
        assert!(
            text(&run.stderr).contains("cannot be unpacked"),
            "{}",
            text(&run.stderr)
        );
    }

    // A few bytes can be packed out of gigabytes.
    let bomb = pack(&vec![b' '; 64 << 20]);
    assert!(bomb.len() < 1 << 20);
    fs::write(&file, bomb).unwrap();
    let run = lacuna(&["ocds", file.to_str().unwrap(), "-o", "-"]);
    assert_eq!(run.status.code(), Some(2), "{}", text(&run.stderr));
}

/// A register's page, feed or table is named for what it is, as an audit names it.
#[test]
fn what_is_no_json_is_named_for_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let cases = [
        ("page.json", "<!DOCTYPE html><html></html>", "an HTML page"),
        ("feed.json", "<?xml version=\"1.0\"?><a/>", "XML"),
        ("table.csv", "ocid,id\n1,2\n", "a table in CSV"),
        ("table.json", "ocid,id,title\n1,2,x\n", "a table in CSV"),
        ("lines.jsonl", "<html></html>", "an HTML page"),
    ];

    for (name, content, what) in cases {
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        let run = lacuna(&["ocds", path.to_str().unwrap(), "-o", "-"]);
        assert_eq!(run.status.code(), Some(2), "{name}");
        let said = text(&run.stderr);
        assert!(said.contains(what), "{name}: {said}");
        assert_eq!(said.matches("error").count(), 1, "{name}: {said}");
    }
}
