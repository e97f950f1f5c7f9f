//! Outputs destroy nothing: no command writes over its inputs or over what no run could write anew; links, devices,
//! permissions and names keep their meaning.

use std::fs;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Command, Output};

const AGREEMENT: &str = "agreements/as-the-article-feared.json";
const WAIVER: &str = "[[waiver]]\nagreement = \"as-the-article-feared\"\nrule = \"PUR-002\"\nfingerprint = \"0123456789abcdef\"\n\
                      by = \"A Person, head\"\nreason = \"Later.\"\nexpires = \"2026-12-31\"\n";

pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::copy(AGREEMENT, folder.path("a.json")).unwrap();
        folder
    }

    pub(crate) fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.shell(&format!("\"$LACUNA\" {}", arguments.join(" ")))
    }

    pub(crate) fn shell(&self, script: &str) -> Output {
        Command::new("sh")
            .args(["-c", script])
            .env("LACUNA", env!("CARGO_BIN_EXE_lacuna"))
            .current_dir(self.0.path())
            .output()
            .unwrap()
    }

    pub(crate) fn content(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs a command that must be refused with a sentence, and must leave a file as it is.
    pub(crate) fn refuses(&self, command: &str, file: &str, says: &[&str]) {
        let before = fs::read(self.path(file)).unwrap();
        let run = self.shell(&format!("\"$LACUNA\" {command}"));
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{command}: {said}");
        assert_eq!(
            fs::read(self.path(file)).unwrap(),
            before,
            "{command} destroyed {file}"
        );

        for part in says {
            assert!(said.contains(part), "{command}: {said}");
        }

        let left = fs::read_dir(self.0.path()).unwrap().flatten();
        let left: Vec<_> = left
            .map(|entry| entry.file_name())
            .filter(|name| name.to_string_lossy().starts_with(".lacuna-"))
            .collect();

        assert!(left.is_empty(), "{command} leaves {left:?}");
    }
}

/// Every command that writes a file which the person names, with `OUT` for it.
const WRITERS: [&str; 11] = [
    "audit a.json --fail-on never --format json -o OUT",
    "audit a.json --fail-on never --format html -o OUT",
    "audit a.json --fail-on never --format text --format ndjson -o OUT -o other.ndjson",
    "audit - --fail-on never --format markdown -o OUT < a.json",
    "audit a.json a.json --fail-on never --format ndjson -o OUT",
    "letter a.json --format text -o OUT",
    "letter a.json --format html -o OUT",
    "letter a.json --format docx -o OUT",
    "audit a.json --fail-on never --format xlsx -o OUT",
    "export ropa a.json -o OUT",
    "export dpv a.json -o OUT",
];

#[test]
fn no_command_writes_over_its_input_however_that_is_spelt() {
    let folder = Folder::new();
    let absolute = folder.path("a.json");
    fs::create_dir(folder.path("sub")).unwrap();
    symlink("a.json", folder.path("link.json")).unwrap();
    symlink("../a.json", folder.path("sub/up.json")).unwrap();
    fs::hard_link(&absolute, folder.path("hard.json")).unwrap();
    let spellings = [
        "a.json",
        "./a.json",
        "sub/../a.json",
        "link.json",
        "sub/up.json",
        "hard.json",
        absolute.to_str().unwrap(),
    ];

    for writer in WRITERS {
        for spelling in spellings {
            let command = writer.replace("OUT", spelling);
            folder.refuses(
                &command,
                "a.json",
                &["input of this run", "an agreement would be lost"],
            );
        }
    }
}

#[test]
fn no_command_writes_over_what_no_run_could_write_anew() {
    let folder = Folder::new();
    let agreement = folder.content("a.json");
    let rule = fs::read_to_string("policies/retention/RET-003.toml").unwrap();
    let files: Vec<(&str, String, &str)> = vec![
        ("other.json", agreement.clone(), "an agreement"),
        ("renamed.txt", agreement.clone(), "an agreement"),
        (
            "marked.json",
            format!("\u{feff}{agreement}"),
            "an agreement",
        ),
        (
            "broken.json",
            agreement.replacen(',', "", 1),
            "an agreement",
        ),
        (
            "cut.json",
            agreement[..agreement.len() / 2].to_owned(),
            "an agreement",
        ),
        (
            "lines.ndjson",
            serde_json::from_str::<serde_json::Value>(&agreement)
                .unwrap()
                .to_string(),
            "an agreement",
        ),
        (
            "package.json",
            "{\"name\": \"site\", \"private\": true}".to_owned(),
            "JSON that this program did not write",
        ),
        ("RULE.toml", rule.clone(), "a policy"),
        ("rule.md", rule, "a policy"),
        (
            "pack.toml",
            fs::read_to_string("policies/retention/pack.toml").unwrap(),
            "a policy",
        ),
        ("lacuna.toml", "fail-on = \"high\"\n".to_owned(), "settings"),
        (
            "set.txt",
            "fail-on = \"high\"\n[parameters]\n".to_owned(),
            "settings",
        ),
        ("lacuna-waivers.toml", WAIVER.to_owned(), "waivers"),
        ("waivers.html", WAIVER.to_owned(), "waivers"),
        ("Cargo.toml", "[package]\nname = \"x\"\n".to_owned(), "TOML"),
        (
            "decided.json",
            "{\"format\": 1, \"agreement\": \"x\", \"decisions\": []}".to_owned(),
            "decisions",
        ),
        ("contract.pdf", "%PDF-1.7\n...".to_owned(), "a PDF document"),
        (
            "contract.docx",
            "PK\u{3}\u{4}....word/".to_owned(),
            "a Word document",
        ),
    ];

    for (name, content, _) in &files {
        fs::write(folder.path(name), content).unwrap();
    }

    for writer in WRITERS {
        for (name, _, held) in &files {
            let command =
                format!("{} ", writer.replace("OUT", name)).replacen(' ', " --no-config ", 1);
            // Exports take no settings.
            let command = if writer.starts_with("export") {
                writer.replace("OUT", name)
            } else {
                command
            };

            folder.refuses(&command, name, &["would be lost", held]);
        }
    }
}

#[test]
fn what_a_run_reads_beside_agreements_is_an_input_too() {
    let folder = Folder::new();
    fs::write(folder.path("w.txt"), "# none yet\n").unwrap();
    let run = folder.run(&["audit a.json --fail-on never -q --format json -o base.json"]);
    assert_eq!(run.status.code(), Some(0));
    fs::create_dir_all(folder.path("house/keep")).unwrap();
    fs::copy(
        "policies/retention/RET-003.toml",
        folder.path("house/keep/RET-003.toml"),
    )
    .unwrap();

    fs::copy(
        "policies/retention/pack.toml",
        folder.path("house/keep/pack.toml"),
    )
    .unwrap();

    folder.refuses(
        "audit a.json --fail-on never --waivers w.txt -o w.txt",
        "w.txt",
        &["input of this run"],
    );

    folder.refuses(
        "audit a.json --fail-on never --baseline base.json -o base.json",
        "base.json",
        &["input of this run"],
    );

    let rule = "house/keep/RET-003.toml";
    folder.refuses(
        &format!("audit a.json --policies house --format text -o {rule}"),
        rule,
        &["input of this run"],
    );

    fs::write(folder.path("s.txt"), "fail-on = \"never\"\n").unwrap();
    folder.refuses(
        "audit a.json --config s.txt --format text -o s.txt",
        "s.txt",
        &["input of this run"],
    );

    fs::write(folder.path("lacuna.toml"), "outputs = [\"a.json\"]\n").unwrap();
    folder.refuses("audit a.json", "a.json", &["input of this run"]);
}

#[test]
fn files_that_a_folder_gets_are_held_to_the_same() {
    let folder = Folder::new();
    fs::create_dir(folder.path("all")).unwrap();
    fs::rename(
        folder.path("a.json"),
        folder.path("all/as-the-article-feared.json"),
    )
    .unwrap();

    let file = "all/as-the-article-feared.json";
    folder.refuses(
        "audit all --fail-on never --format json -o all/",
        file,
        &["would be lost"],
    );

    folder.refuses(
        "audit all --fail-on never --format ndjson --format json -o all.ndjson -o all/",
        file,
        &["would be lost"],
    );

    // Pages whose names the person never gave replace nothing but pages.
    fs::write(folder.path("README.md"), "# My project\n").unwrap();
    folder.refuses(
        "rules docs -o .",
        "README.md",
        &["README.md", "would be lost"],
    );

    fs::write(folder.path("lacuna-audit.1"), "my notes\n").unwrap();
    folder.refuses("man .", "lacuna-audit.1", &["would be lost"]);
    for command in [
        "rules docs -o pages",
        "man pages",
        "rules docs -o pages",
        "man pages",
    ] {
        assert_eq!(
            folder.run(&[command]).status.code(),
            Some(0),
            "{command} replaces its own pages"
        );
    }
}

#[test]
fn commands_that_go_on_with_a_file_take_no_other() {
    let folder = Folder::new();
    fs::write(folder.path("lacuna.toml"), "fail-on = \"high\"\n").unwrap();
    let waive =
        "waive a.json PUR-002 --by 'A, b' --reason r --until 2026-12-31 --as-of 2026-11-24 --file";
    folder.refuses(&format!("{waive} a.json"), "a.json", &[]);
    folder.refuses(&format!("{waive} lacuna.toml"), "lacuna.toml", &[]);
    folder.refuses("new a.json --blank", "a.json", &["not overwritten"]);
    fs::write(folder.path("w.json"), WAIVER).unwrap();
    folder.refuses("new w.json --blank", "w.json", &[]);
    folder.refuses("new w.json < /dev/null", "w.json", &[]);
}

#[test]
fn imports_write_over_no_record() {
    let folder = Folder::new();
    fs::create_dir(folder.path("register")).unwrap();
    let records = fs::read_dir("tests/fixtures/registers/nhs")
        .unwrap()
        .flatten();

    let record = records.map(|entry| entry.path()).find(|path| {
        path.extension()
            .is_some_and(|own| own == "json" || own == "jsonld")
    });

    fs::copy(record.unwrap(), folder.path("register/r.json")).unwrap();
    let run = folder.run(&["import nhs register -o made"]);
    assert_eq!(
        run.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );

    let made = fs::read_dir(folder.path("made"))
        .unwrap()
        .flatten()
        .next()
        .unwrap()
        .file_name();

    let made = made.to_str().unwrap();
    // A record under the name that its own agreement gets.
    fs::rename(
        folder.path("register/r.json"),
        folder.path(&format!("register/{made}")),
    )
    .unwrap();

    let file = format!("register/{made}");
    folder.refuses(
        "import nhs register -o register --force",
        &file,
        &["input of this run"],
    );

    folder.refuses(
        "import nhs register -o new --report a.json",
        "a.json",
        &["an agreement, which would be lost"],
    );

    // A person's work in an agreement is kept until they say otherwise.
    fs::write(
        folder.path(&format!("made/{made}")),
        folder.content("a.json"),
    )
    .unwrap();

    folder.refuses(
        "import nhs register -o made",
        &format!("made/{made}"),
        &["--force"],
    );

    assert_eq!(
        folder
            .run(&["import nhs register -o made --force -q"])
            .status
            .code(),
        Some(0)
    );
}

/// A workbook that a spreadsheet program has saved has no comment at the end of its archive, and may hold somebody's notes.
#[test]
fn a_workbook_that_somebody_saved_is_kept() {
    let folder = Folder::new();
    let command = "audit a.json --fail-on never -o r.xlsx";
    assert_eq!(folder.run(&[command]).status.code(), Some(0));

    let written = fs::read(folder.path("r.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&written)).unwrap();
    assert!(archive.by_name("xl/workbook.xml").is_ok());

    let mut saved = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        saved
            .raw_copy_file(archive.by_index_raw(at).unwrap())
            .unwrap();
    }
    let saved = saved.finish().unwrap().into_inner();
    fs::write(folder.path("r.xlsx"), &saved).unwrap();

    folder.refuses(
        "audit a.json --fail-on never -o r.xlsx",
        "r.xlsx",
        &["would be lost"],
    );
    assert_eq!(fs::read(folder.path("r.xlsx")).unwrap(), saved);
}

#[test]
fn results_are_replaced() {
    let folder = Folder::new();
    fs::write(folder.path("empty.json"), "").unwrap();
    let outputs = [
        (
            "audit a.json --fail-on never",
            vec![
                "r.html",
                "r.json",
                "r.ndjson",
                "r.sarif",
                "r.md",
                "r.txt",
                "r.xml",
                "r.xlsx",
                "empty.json",
            ],
        ),
        (
            "audit a.json --fail-on never --format gitlab",
            vec!["gl.json", "gh.txt"],
        ),
        ("letter a.json", vec!["l.html", "l.md", "l.txt", "l.docx"]),
        ("export ropa a.json", vec!["r.csv"]),
        ("export dpv a.json", vec!["r.jsonld"]),
    ];

    for round in 0..2 {
        for (command, names) in &outputs {
            for name in names {
                let run = folder.run(&[command, "-o", name]);
                let said = String::from_utf8_lossy(&run.stderr).into_owned();
                assert_eq!(
                    run.status.code(),
                    Some(0),
                    "{command} -o {name}, round {round}: {said}"
                );

                assert!(fs::read(folder.path(name)).unwrap().len() > 200, "{name}");
            }
        }
    }
}

#[test]
fn links_are_written_through_and_devices_and_pipes_are_never_replaced() {
    let folder = Folder::new();
    fs::write(folder.path("target.html"), "").unwrap();
    symlink("target.html", folder.path("link.html")).unwrap();
    symlink("made.html", folder.path("promise.html")).unwrap();

    for link in ["link.html", "promise.html"] {
        assert_eq!(
            folder
                .run(&["audit a.json -q --fail-on never -o", link])
                .status
                .code(),
            Some(0)
        );

        assert!(
            fs::symlink_metadata(folder.path(link))
                .unwrap()
                .is_symlink(),
            "{link} stays a link"
        );

        assert!(folder.content(link).contains("<html"));
    }

    assert!(folder.content("target.html").contains("<html"));
    let run = folder
        .shell("mkfifo p.html; cat p.html > got.html & \"$LACUNA\" audit a.json -q --fail-on never -o p.html; wait");
    assert_eq!(run.status.code(), Some(0));
    assert!(folder.content("got.html").ends_with("</html>\n"));
    assert!(
        fs::symlink_metadata(folder.path("p.html"))
            .unwrap()
            .file_type()
            .is_fifo()
    );

    for device in ["/dev/null", "/dev/stdout", "/dev/stderr", "/dev/fd/1"] {
        let run = folder.run(&["audit a.json -q --fail-on never --format html -o", device]);
        assert_eq!(
            run.status.code(),
            Some(0),
            "{device}: {}",
            String::from_utf8_lossy(&run.stderr)
        );
    }

    assert!(
        fs::metadata("/dev/null")
            .unwrap()
            .file_type()
            .is_char_device()
    );

    let run = folder.run(&["export dpv a.json -o /dev/stdout > out.jsonld"]);
    assert_eq!(run.status.code(), Some(0));
    assert!(folder.content("out.jsonld").contains("@graph"));

    if Path::new("/dev/full").exists() {
        let run = folder.run(&["export dpv a.json -o /dev/full"]);
        assert_eq!(run.status.code(), Some(2));
        assert!(
            fs::metadata("/dev/full")
                .unwrap()
                .file_type()
                .is_char_device()
        );
    }
}

#[test]
fn the_umask_rules_new_files_and_old_ones_keep_their_mode() {
    let folder = Folder::new();
    let mode = |name: &str| {
        fs::metadata(folder.path(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };

    let run = "\"$LACUNA\" audit a.json -q --fail-on never";
    for (umask, expected) in [
        ("077", 0o600),
        ("022", 0o644),
        ("027", 0o640),
        ("002", 0o664),
    ] {
        folder.shell(&format!(
            "umask {umask}; {run} -o n{umask}.html; {run} -o d{umask}/; \"$LACUNA\" letter a.json -o q{umask}.txt"
        ));

        assert_eq!(mode(&format!("n{umask}.html")), expected);
        assert_eq!(mode(&format!("q{umask}.txt")), expected);
        assert_eq!(
            mode(&format!("d{umask}/as-the-article-feared.html")),
            expected
        );
    }

    fs::set_permissions(folder.path("n022.html"), fs::Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(
        folder.path("d022/as-the-article-feared.html"),
        fs::Permissions::from_mode(0o604),
    )
    .unwrap();

    folder.shell(&format!("umask 022; {run} -o n022.html; {run} -o d022/"));
    assert_eq!(
        (mode("n022.html"), mode("d022/as-the-article-feared.html")),
        (0o600, 0o604)
    );

    fs::set_permissions(folder.path("n022.html"), fs::Permissions::from_mode(0o444)).unwrap();
    folder.refuses(
        "audit a.json --fail-on never -o n022.html",
        "n022.html",
        &["read-only"],
    );
}

#[test]
fn a_place_that_cannot_be_written_is_named_as_the_person_wrote_it() {
    let folder = Folder::new();
    fs::create_dir(folder.path("dir.html")).unwrap();
    let long = format!("{}.html", "n".repeat(300));
    let cases = [
        (
            "nodir/r.html",
            "nodir: there is no such folder; create it first",
        ),
        ("a.json/r.html", "a.json: that is a file, not a folder"),
        (
            long.as_str(),
            "its name is longer than the file system allows",
        ),
        ("r.pdf", "print that page to PDF"),
        ("r.docx", "open that page in a word processor"),
        ("report", "no format has this file ending"),
    ];

    for (output, says) in cases {
        let run = folder.run(&["audit a.json --fail-on never -o", output]);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(2), "{output}: {said}");
        assert!(
            said.contains(says) && !said.contains(".lacuna-"),
            "{output}: {said}"
        );
    }

    for output in [
        "r.htm",
        "r.HTML",
        "R.JSON",
        "é.md",
        &format!("{}.html", "n".repeat(250)),
    ] {
        assert_eq!(
            folder
                .run(&["audit a.json --fail-on never -o", output])
                .status
                .code(),
            Some(0),
            "{output}"
        );
    }

    assert!(folder.content("r.htm").contains("<html"));
}

#[test]
fn one_file_is_never_written_twice_in_a_run() {
    let folder = Folder::new();
    symlink("s.html", folder.path("l.html")).unwrap();
    fs::create_dir(folder.path("sub")).unwrap();

    for other in ["s.html", "./s.html", "sub/../s.html", "l.html"] {
        let run = folder.run(&["audit a.json --fail-on never -o s.html -o", other]);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert!(
            run.status.code() == Some(2) && said.contains("written twice"),
            "{other}: {said}"
        );
    }
}

#[test]
fn files_are_written_although_nobody_reads_what_is_printed() {
    let folder = Folder::new();
    for format in ["text", "json"] {
        folder.shell(&format!(
            "\"$LACUNA\" audit a.json --fail-on never --format {format} -o {format}.html | head -1"
        ));
    }

    // One --format for one --output is that of the file.
    assert!(fs::metadata(folder.path("json.html")).unwrap().size() > 1_000);
}

#[test]
fn waivers_written_at_once_all_stand() {
    let folder = Folder::new();
    let listed =
        folder.run(&["audit a.json --format ndjson -q --fail-on never --as-of 2026-11-24"]);
    let line: serde_json::Value = serde_json::from_slice(&listed.stdout).unwrap();
    let is_waivable = |finding: &&serde_json::Value| finding["severity"] != "critical";
    let rules = line["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(is_waivable)
        .map(|finding| finding["rule"].as_str().unwrap());

    let rules: Vec<&str> = rules.take(6).collect();
    assert!(rules.len() > 3);
    let script = format!(
        "for r in {}; do \"$LACUNA\" waive a.json $r --by 'A, b' --reason r --until 2026-12-31 --as-of 2026-11-24 --file w.toml & done; wait",
        rules.join(" ")
    );

    let run = folder.shell(&script);
    assert_eq!(
        folder.content("w.toml").matches("[[waiver]]").count(),
        rules.len(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}
