//! Many agreements in one run: files, folders and NDJSON, some of them bad, on any number of threads.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const DAY: [&str; 2] = ["--as-of", "2026-11-24"];

fn lacuna(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(arguments)
        .args(DAY)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn lines(bytes: &[u8]) -> Vec<Value> {
    text(bytes)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The agreements that the project comes with, in the order of their names.
fn agreements() -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir("agreements")
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();

    files.sort();
    files
}

/// An agreement on one line.
fn line(path: &Path) -> String {
    serde_json::from_str::<Value>(&fs::read_to_string(path).unwrap())
        .unwrap()
        .to_string()
}

/// A folder with a file of records: good ones, blank lines, and each kind of bad one.
fn mixed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let good: Vec<String> = agreements().iter().map(|file| line(file)).collect();
    let mut content = format!("{}\r\n\n  \t\r\n{}\n", good[0], good[1]).into_bytes();
    content.extend(b"{\"schema_version\": 1, \"id\": \"x\", \"instrumnet\": {}}\n");
    content.extend(format!("{}\n", good[2]).bytes());
    content.extend(b"{\"a\": \"\xFF\"}\n{\"schema_version\": 1,\n");
    content.extend(good[3..].join("\n").bytes());
    fs::write(folder.path().join("all.ndjson"), content).unwrap();

    folder
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let folder = mixed();
    for format in [
        "ndjson", "text", "json", "sarif", "junit", "markdown", "github", "gitlab",
    ] {
        let run = |jobs| {
            let run = lacuna(
                folder.path(),
                &["audit", "all.ndjson", "--format", format, "--jobs", jobs],
            );

            assert_eq!(run.status.code(), Some(2), "{}", text(&run.stderr));
            (run.stdout, run.stderr)
        };

        let first = run("1");
        assert!(!first.0.is_empty());
        for jobs in ["2", "3", "8"] {
            assert!(first == run(jobs), "{format} with {jobs} threads");
        }
    }
}

#[test]
fn a_bad_record_is_counted_placed_written_and_told_and_stops_no_other() {
    let folder = mixed();
    let run = lacuna(
        folder.path(),
        &["audit", "all.ndjson", "--format", "ndjson"],
    );

    let lines = lines(&run.stdout);
    assert_eq!(lines.len(), agreements().len() + 3);
    for (number, line) in lines.iter().enumerate() {
        assert_eq!(
            (&line["file"], &line["record"]),
            (&"all.ndjson".into(), &(number + 1).into())
        );
    }

    let place = |number: usize| {
        let problem = &lines[number - 1]["problems"][0];
        assert!(problem["message"].is_string() && lines[number - 1].get("verdict").is_none());
        (
            problem["line"].as_u64().unwrap(),
            problem["column"].as_u64().unwrap(),
        )
    };

    // Blank lines are no records, and count as lines; so does the last, which does not end.
    let misspelt = lines[2]["problems"].as_array().unwrap();
    let misspelt = misspelt
        .iter()
        .find(|problem| problem["message"].as_str().unwrap().contains("instrumnet"))
        .unwrap();

    assert_eq!(
        (misspelt["line"].as_u64(), misspelt["column"].as_u64()),
        (Some(5), Some(34))
    );

    assert_eq!(place(5), (7, 8));
    assert_eq!(place(6), (8, 22));
    let told = text(&run.stderr);
    assert!(
        told.contains("all.ndjson:5:34")
            && told.contains("all.ndjson:7:8")
            && told.contains("all.ndjson:8:22")
    );

    let rules = lacuna::policy::load(&[lacuna::policy::builtin()])
        .unwrap()
        .rules
        .len();

    assert!(
        told.contains(&format!(
            "{} agreements, {rules} rules, ",
            agreements().len()
        )),
        "{told}"
    );

    assert!(told.ends_with("3 not audited\n"), "{told}");
    // The findings in good records lead to their lines too.
    let rows = 3 + lines.len() as u64 - 1;
    let (back, last) = lines
        .iter()
        .rev()
        .map(|line| line["findings"].as_array().unwrap())
        .enumerate()
        .find(|(_, findings)| !findings.is_empty())
        .unwrap();

    let rows = rows - back as u64;
    let places: Vec<&Value> = last
        .iter()
        .flat_map(|finding| finding["places"].as_array().unwrap())
        .collect();

    assert!(
        !places.is_empty()
            && places
                .iter()
                .all(|place| place["line"].as_u64() == Some(rows)),
        "{rows}"
    );
}

/// What a line says of an assessment, made from what the format json says of it.
fn shortened(whole: &Value) -> Value {
    let mut short = whole.clone();
    let fields = short.as_object_mut().unwrap();
    let silent = fields["coverage"]["silent"].as_array().unwrap().len();
    let (asked, answered) = (
        fields["coverage"]["asked"].as_u64(),
        fields["coverage"]["answered"].as_u64(),
    );

    assert_eq!(asked, answered.map(|answered| answered + silent as u64));
    fields["coverage"].as_object_mut().unwrap().remove("silent");
    fields.retain(|name, _| {
        ![
            "checklists",
            "questions",
            "declared_absent",
            "outcome_counts",
            "waits_for_answers",
            "policy_waits_for_answers",
        ]
        .contains(&name.as_str())
    });
    let rules = fields.remove("rules").unwrap();
    let rules = rules.as_array().unwrap();
    let outcomes = [
        "breached",
        "not_stated",
        "met",
        "cannot_tell",
        "not_applicable",
    ]
    .map(|outcome| {
        let ids: Vec<&Value> = rules
            .iter()
            .filter(|rule| rule["outcome"] == outcome)
            .map(|rule| &rule["id"])
            .collect();

        (outcome.to_owned(), serde_json::json!(ids))
    });

    fields.insert(
        "outcomes".to_owned(),
        Value::Object(outcomes.into_iter().collect()),
    );

    let mut findings: Vec<Value> = rules
        .iter()
        .filter(|rule| rule.get("severity").is_some())
        .map(found)
        .collect();

    findings.sort_by_key(|finding| finding["rule"].to_string());
    fields.insert("findings".to_owned(), findings.into());

    short
}

fn found(rule: &Value) -> Value {
    let worst = rule["answers"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|answer| answer["outcome"] == rule["outcome"]);

    let places: Vec<Value> = worst
        .filter_map(|answer| answer["evidence"].get(0))
        .map(|fact| serde_json::json!({"pointer": fact["pointer"], "line": fact["line"], "column": fact["column"]}))
        .collect();

    let mut finding = serde_json::json!({"rule": rule["id"], "places": places});
    for name in ["basis", "outcome", "severity", "grouped_under"] {
        if let Some(value) = rule.get(name) {
            finding[name] = value.clone();
        }
    }

    finding
}

#[test]
fn lines_say_what_the_json_says_and_conform_to_their_schema() {
    let folder = mixed();
    for file in agreements() {
        fs::copy(&file, folder.path().join(file.file_name().unwrap())).unwrap();
    }

    fs::remove_file(folder.path().join("all.ndjson")).unwrap();
    fs::write(folder.path().join("x.json"), "{}").unwrap();
    let whole: Value =
        serde_json::from_slice(&lacuna(folder.path(), &["audit", ".", "--format", "json"]).stdout)
            .unwrap();

    let single = lines(&lacuna(folder.path(), &["audit", ".", "--format", "ndjson"]).stdout);
    let schema =
        |name: &str| serde_json::from_str::<Value>(&fs::read_to_string(name).unwrap()).unwrap();
    let of = |name: &str| {
        jsonschema::options()
            .offline()
            .build(&schema(name))
            .unwrap()
    };

    let validator = of("schemas/assessment-line.schema.json");
    let mut assessments = whole["assessments"].as_array().unwrap().iter();
    let mut prints = std::collections::BTreeSet::new();

    for mut line in single {
        let errors: Vec<String> = validator
            .iter_errors(&line)
            .map(|error| error.to_string())
            .collect();

        assert!(errors.is_empty(), "{errors:?}");
        if line.get("problems").is_some() {
            assert_eq!(line["problems"], whole["problems"]);
            continue;
        }

        let line = line.as_object_mut().unwrap();
        prints.insert(line.remove("policy_sha256").unwrap().to_string());
        line.remove("lacuna");
        line.remove("schema_version");
        let worst: Vec<&Value> = line["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| &finding["severity"])
            .collect();

        assert!(worst.is_sorted_by_key(|severity| {
            ["critical", "high", "medium", "low"]
                .iter()
                .position(|s| severity == s)
        }));

        line["findings"]
            .as_array_mut()
            .unwrap()
            .sort_by_key(|finding| finding["rule"].to_string());

        assert_eq!(
            Value::Object(line.clone()),
            shortened(assessments.next().unwrap())
        );
    }

    assert_eq!((assessments.count(), prints.len()), (0, 1));
    assert!(of("schemas/assessment.schema.json").is_valid(&whole));
}

#[test]
fn every_format_tells_of_the_good_and_of_the_bad() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(
        "tests/fixtures/agreements/f1b-access-silent.json",
        folder.path().join("a.json"),
    )
    .unwrap();

    fs::write(folder.path().join("b.json"), "{\"schema_version\": 1}").unwrap();
    for format in [
        "text", "json", "ndjson", "sarif", "junit", "markdown", "github", "gitlab",
    ] {
        let run = lacuna(folder.path(), &["audit", ".", "--format", format]);
        assert_eq!(run.status.code(), Some(2));
        let (printed, told) = (text(&run.stdout), text(&run.stderr));
        assert!(
            printed.contains("a.json")
                || printed.contains("f1b-access-silent")
                || printed.contains("F1b")
        );

        assert!(
            printed.contains("instrument`") || printed.contains("instrument\\`"),
            "{format}: {printed}"
        );

        assert!(
            told.contains("b.json:1:1") && told.contains("1 agreement, "),
            "{told}"
        );
    }

    let run = lacuna(
        folder.path(),
        &["audit", ".", "--output", "pages/", "--quiet"],
    );

    assert_eq!(run.status.code(), Some(2));
    assert_eq!(
        names(&folder.path().join("pages")),
        ["f1b-access-silent.html"]
    );

    let run = lacuna(folder.path(), &["audit", ".", "--output", "page.html"]);
    assert!(
        run.status.code() == Some(2)
            && text(&run.stderr).contains("takes one agreement, and 2 were given")
    );

    assert!(!folder.path().join("page.html").exists());
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();

    names.sort();
    names
}

#[test]
fn standard_input_holds_one_agreement_or_one_a_line() {
    let folder = mixed();
    let feed = |arguments: &[&str], input: &[u8]| {
        let mut child = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .args(arguments)
            .args(DAY)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();

        child.stdin.take().unwrap().write_all(input).unwrap();
        child.wait_with_output().unwrap()
    };

    let input = fs::read(folder.path().join("all.ndjson")).unwrap();
    let run = feed(
        &[
            "audit",
            "-",
            "--input-format",
            "ndjson",
            "--format",
            "ndjson",
        ],
        &input,
    );

    let named = lacuna(
        folder.path(),
        &["audit", "all.ndjson", "--format", "ndjson"],
    );

    assert_eq!(
        text(&run.stdout).replace("<stdin>", "all.ndjson"),
        text(&named.stdout)
    );

    let one = fs::read(&agreements()[0]).unwrap();
    assert_eq!(
        lines(&feed(&["audit", "-", "--format", "ndjson"], &one).stdout).len(),
        1
    );

    // The ending chooses, unless the command line does.
    let run = lacuna(
        folder.path(),
        &[
            "audit",
            "all.ndjson",
            "--input-format",
            "json",
            "--format",
            "ndjson",
        ],
    );

    assert_eq!((run.status.code(), lines(&run.stdout).len()), (Some(2), 1));
}

#[test]
fn nothing_read_is_no_success() {
    let folder = tempfile::tempdir().unwrap();
    for content in ["", "\n", " \r\n\t\n  "] {
        fs::write(folder.path().join("none.ndjson"), content).unwrap();
        let run = lacuna(
            folder.path(),
            &["audit", "none.ndjson", "--format", "ndjson"],
        );

        assert_eq!(run.status.code(), Some(2));
        assert!(
            text(&run.stderr).contains("there is no record in this file"),
            "{}",
            text(&run.stderr)
        );

        assert_eq!(lines(&run.stdout).len(), 1);
    }

    let run = lacuna(
        folder.path(),
        &["audit", "gone.ndjson", "--format", "ndjson"],
    );

    assert!(run.status.code() == Some(2) && text(&run.stderr).contains("there is no such file"));
}

#[test]
fn many_problems_are_counted_and_the_first_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bad.ndjson"), "{\n".repeat(150)).unwrap();
    let run = lacuna(
        folder.path(),
        &["audit", "bad.ndjson", "--format", "ndjson", "--jobs", "2"],
    );

    let told = text(&run.stderr);
    assert_eq!(
        (run.status.code(), lines(&run.stdout).len()),
        (Some(2), 150)
    );

    assert_eq!(told.matches("error: ").count(), 100);
    assert!(
        told.contains("... and 50 more\n150 problems found\n"),
        "{told}"
    );
}

#[test]
fn a_record_that_is_too_long_is_one_bad_record() {
    let folder = tempfile::tempdir().unwrap();
    let good = line(Path::new("policies/base.json"));
    // Two records with one id would be a problem of their own.
    let other = good.replacen("\"id\":\"base\"", "\"id\":\"other\"", 1);
    assert_ne!(good, other);
    let mut content = format!("{good}\n").into_bytes();
    content.resize(content.len() + lacuna::source_file::MAX_BYTES + 10, b'x');
    content.extend(format!("\n{other}\n").bytes());
    fs::write(folder.path().join("long.ndjson"), content).unwrap();
    let run = lacuna(
        folder.path(),
        &["audit", "long.ndjson", "--format", "ndjson"],
    );

    let lines = lines(&run.stdout);
    assert_eq!(lines.len(), 3);
    assert!(lines[0].get("verdict").is_some() && lines[2].get("verdict").is_some());
    assert!(
        lines[1]["problems"][0]["message"]
            .as_str()
            .unwrap()
            .contains("more than 67108864 bytes")
    );

    assert_eq!(
        (&lines[1]["record"], &lines[1]["problems"][0]["line"]),
        (&2.into(), &2.into())
    );
}

#[test]
fn what_is_named_twice_is_audited_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("policies/base.json", folder.path().join("a.json")).unwrap();
    let run = lacuna(
        folder.path(),
        &[
            "audit", ".", "a.json", "./a.json", ".", "--format", "ndjson",
        ],
    );

    assert_eq!(lines(&run.stdout).len(), 1, "{}", text(&run.stderr));
    // Two files with one id are a problem of the second; the first is still reported.
    fs::copy("policies/base.json", folder.path().join("b.json")).unwrap();
    let told = lines(&lacuna(folder.path(), &["audit", ".", "--format", "ndjson"]).stdout);
    assert!(
        told.len() == 2 && told[0].get("verdict").is_some() && told[1].get("problems").is_some()
    );

    let run = lacuna(folder.path(), &["audit", ".", "--output", "pages/"]);
    assert!(run.status.code() == Some(2) && text(&run.stderr).contains("is already that of"));
    assert_eq!(names(&folder.path().join("pages")), ["base.html"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_end() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("in/deep")).unwrap();
    fs::copy("policies/base.json", at("real.json")).unwrap();
    symlink("..", at("in/deep/up")).unwrap();
    symlink("../real.json", at("in/linked.json")).unwrap();
    symlink("nowhere", at("in/other")).unwrap();
    let run = lacuna(
        folder.path(),
        &["audit", "in", "--format", "ndjson", "--fail-on", "never"],
    );

    assert_eq!(
        (run.status.code(), lines(&run.stdout).len()),
        (Some(0), 1),
        "{}",
        text(&run.stderr)
    );

    symlink("nowhere.json", at("in/broken.json")).unwrap();
    let run = lacuna(
        folder.path(),
        &["audit", "in", "--format", "ndjson", "--fail-on", "never"],
    );

    assert_eq!((run.status.code(), lines(&run.stdout).len()), (Some(2), 2));
    assert!(
        text(&run.stderr).contains("this link leads to"),
        "{}",
        text(&run.stderr)
    );
}

#[test]
fn files_of_waivers_and_decisions_are_held_against_each_record() {
    let folder = tempfile::tempdir().unwrap();
    let name = "f1b-access-silent";
    let records = [
        line(Path::new("policies/base.json")),
        line(&agreements()[0]),
        line(Path::new(&format!("tests/fixtures/agreements/{name}.json"))),
    ];

    fs::write(folder.path().join("all.ndjson"), records.join("\n")).unwrap();
    let plain = lines(
        &lacuna(
            folder.path(),
            &["audit", "all.ndjson", "--format", "ndjson"],
        )
        .stdout,
    );

    let whole = lacuna(folder.path(), &["audit", "all.ndjson", "--format", "json"]).stdout;
    let whole: Value = serde_json::from_slice(&whole).unwrap();
    let findings = whole["assessments"][2]["rules"].as_array().unwrap();
    let finding = findings
        .iter()
        .find(|rule| rule.get("fingerprint").is_some() && rule["severity"] != "critical")
        .unwrap();

    let waiver = |print: &str| {
        let (rule, expires) = (&finding["id"], "2027-03-31");
        let entry = format!(
            "[[waiver]]\nagreement = \"{name}\"\nrule = {rule}\nfingerprint = \"{print}\"\nby = \"Jo Field\"\nreason = \"x\"\nexpires = \"{expires}\"\n"
        );

        fs::write(folder.path().join("w.toml"), entry).unwrap();
        let run = [
            "audit",
            "all.ndjson",
            "--waivers",
            "w.toml",
            "--format",
            "ndjson",
        ];

        let written = lacuna(
            folder.path(),
            &[&run[..], &["--output", "o.ndjson"]].concat(),
        );

        let printed = lacuna(folder.path(), &run);
        assert_eq!(
            fs::read(folder.path().join("o.ndjson")).unwrap(),
            printed.stdout
        );

        assert_eq!(written.status.code(), printed.status.code());

        printed
    };

    let waived = waiver(finding["fingerprint"].as_str().unwrap());
    let written = lines(&waived.stdout);
    let waived = written[2]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding.get("waiver").is_some())
        .count();

    assert_eq!((waived, written[..2] == plain[..2]), (1, true));
    // A waiver that does not fit keeps its record from being audited, and no other.
    let run = waiver("0123456789abcdef");
    let written = lines(&run.stdout);
    assert_eq!(
        (run.status.code(), written.len(), written[..2] == plain[..2]),
        (Some(2), 3, true)
    );

    let problem = &written[2]["problems"][0];
    assert_eq!(
        (&written[2]["record"], &problem["file"], &problem["line"]),
        (&3.into(), &"w.toml".into(), &4.into())
    );

    // Decisions on an agreement that never came are told at the end, and no file is written.
    let decisions = r#"{"format": "lacuna-decisions/1", "agreement": "gone", "report": "r", "reviewer": {"name": "A"}, "decisions": []}"#;
    fs::write(folder.path().join("d.json"), decisions).unwrap();
    let run = lacuna(
        folder.path(),
        &[
            "audit",
            "all.ndjson",
            "--decisions",
            "d.json",
            "--output",
            "p.ndjson",
        ],
    );

    assert!(
        run.status.code() == Some(2) && text(&run.stderr).contains("`gone`, which was not audited")
    );

    assert!(!folder.path().join("p.ndjson").exists());
}

/// What is written grows with the agreement: facts that the answers of a rule share are told once.
#[test]
fn json_does_not_grow_with_the_square_of_an_agreement() {
    let folder = tempfile::tempdir().unwrap();
    let mut sizes = Vec::new();
    for count in [50, 100, 200] {
        let mut agreement: Value =
            serde_json::from_str(&fs::read_to_string("policies/base.json").unwrap()).unwrap();
        let datasets = agreement["datasets"].as_array_mut().unwrap();
        for number in datasets.len()..count {
            let mut copy = datasets[number % 2].clone();
            copy["id"] = format!("copy-{number}").into();
            datasets.push(copy);
        }

        fs::write(folder.path().join("many.json"), agreement.to_string()).unwrap();
        let run = lacuna(folder.path(), &["audit", "many.json", "--format", "json"]);
        let whole: Value = serde_json::from_slice(&run.stdout).unwrap();

        for rule in whole["assessments"][0]["rules"].as_array().unwrap() {
            let answers = rule["answers"].as_array().unwrap();
            for answer in answers {
                // Where facts stand under another answer, they stand there.
                for (own, list) in [("evidence_as", "evidence"), ("applies_by_as", "applies_by")] {
                    let Some(first) = answer[own].as_u64() else {
                        continue;
                    };

                    assert!(answer[list].as_array().unwrap().is_empty());
                    assert!(
                        answers[usize::try_from(first).unwrap()][list]
                            .as_array()
                            .unwrap()
                            .len()
                            > 8
                    );
                }
            }
        }

        sizes.push(run.stdout.len());
    }

    let (one, two) = (sizes[1] - sizes[0], sizes[2] - sizes[1]);
    assert!(two < 2 * one + 2 * one / 10, "{sizes:?}");
}
