//! A house's own policy folder: facts that it adds, what it replaces and why, rules that it switches off.

use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use chrono::NaiveDate;
use lacuna::agreement::CheckedAgreement;
use lacuna::audit::audit;
use lacuna::diagnostic::Diagnostic;
use lacuna::policy::{Policy, PolicyLayer, ReplacedPart, builtin, check_sources, load};
use lacuna::report::{FORMATS, Messages, Report};
use lacuna::rule_tests::prove;
use lacuna::source_file::SourceFile;
use serde_json::{Value, json};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 28).unwrap()
}

/// A layer of files of a house that are written here.
fn layer(files: &[(&str, &str)]) -> PolicyLayer {
    let files = files.iter().map(|(path, text)| {
        let text = SourceFile::new(format!("house/{path}"), *text);
        ((*path).to_owned(), Arc::new(text))
    });

    PolicyLayer {
        files: files.collect(),
    }
}

fn house(files: &[(&str, &str)]) -> Result<Policy, Vec<Diagnostic>> {
    load(&[builtin(), layer(files)])
}

/// The example house of the docs.
fn documented() -> PolicyLayer {
    let files = walkdir::WalkDir::new("docs/house").sort_by_file_name();
    let files = files.into_iter().map(Result::unwrap).filter_map(|file| {
        let path = file.path().strip_prefix("docs/house").unwrap();
        file.file_type().is_file().then(|| {
            let text = std::fs::read_to_string(file.path()).unwrap();
            let name = file.path().display().to_string();
            let path = path.display().to_string();
            (path, Arc::new(SourceFile::new(name, text)))
        })
    });

    PolicyLayer {
        files: files.collect(),
    }
}

fn base() -> Value {
    serde_json::from_str(&std::fs::read_to_string("policies/base.json").unwrap()).unwrap()
}

fn read(policy: &Policy, agreement: &Value) -> Result<CheckedAgreement, Vec<Diagnostic>> {
    let text = SourceFile::new("agreement.json", agreement.to_string());
    CheckedAgreement::read_with(Arc::new(text), &policy.schema)
}

fn lacuna(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

#[test]
fn the_example_house_proves_its_rules_over_its_own_facts() {
    let policy = load(&[builtin(), documented()]).unwrap();
    for id in ["FRA-001", "DEU-001"] {
        let rule = policy.rule(id).unwrap();
        let proof = prove(&policy, rule, day());
        assert!(proof.problems.is_empty(), "{:?}", proof.problems);
        assert!(proof.examples >= 4 && proof.deletions > 0, "{id}");
    }
}

#[test]
fn a_fact_of_the_house_is_checked_like_any_other_and_unknown_elsewhere() {
    let policy = load(&[builtin(), documented()]).unwrap();
    let mut agreement = base();
    agreement["hosting"]["hds_certified"] = json!(true);
    agreement["parties"][0]["land"] = json!("be");
    agreement["hosting"]["clauses"] = json!([{ "ref": "9", "covers": ["hds_certified"] }]);
    assert!(read(&policy, &agreement).is_ok());

    let published = load(&[builtin()]).unwrap();
    let problems = read(&published, &agreement).unwrap_err();
    assert!(
        problems
            .iter()
            .any(|problem| problem.message == "there is no field `hds_certified` here")
    );

    agreement["hosting"]["hds_certified"] = json!("yes");
    agreement["parties"][0]["land"] = json!("bx");
    let problems = read(&policy, &agreement).unwrap_err();
    let messages: Vec<&str> = problems
        .iter()
        .map(|problem| problem.message.as_str())
        .collect();
    assert!(
        messages.contains(&"true or false is expected here, and this is text in quotes"),
        "{messages:?}"
    );
    assert!(
        messages.contains(&"this field cannot hold `bx`"),
        "{messages:?}"
    );

    // A reason for its absence is checked too.
    agreement["hosting"] = json!({ "absent": { "hds_certified": { "kind": "redacted" } } });
    agreement["parties"][0]["land"] = json!("be");
    assert!(read(&policy, &agreement).is_ok());
    agreement["hosting"] = json!({ "absent": { "hds_certificate": { "kind": "redacted" } } });
    assert!(read(&policy, &agreement).is_err());
}

#[test]
fn facts_that_cannot_join_are_refused_at_their_place() {
    let fact = |path: &str, rest: &str| {
        format!(
            "\n[\"{path}\"]\nlabel = \"Whether it is so\"\nhelp = \"Look.\"\nwho_knows = \"vendor\"\n{rest}\n"
        )
    };

    let cases = [
        (
            fact("hosting.provider", "type = \"text\""),
            "already has a fact `hosting.provider`",
        ),
        (
            fact("hostin.own", "type = \"text\""),
            "there is no group `hostin`",
        ),
        (
            fact("hosting.Own", "type = \"text\""),
            "`Own` cannot be the name of a fact",
        ),
        (
            fact("hosting.own", "type = \"choice\""),
            "has `choices` where its type is choice",
        ),
        (
            fact("hosting.own", "type = \"number\""),
            "this field cannot hold `number`",
        ),
    ];

    for (text, expected) in cases {
        let problems = house(&[("facts.toml", &text)]).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].message.contains(expected), "{problems:?}");
        assert!(
            problems[0].position.is_some_and(|at| at.line >= 2),
            "{problems:?}"
        );
    }
}

const RULE: &str = "policies/retention/RET-003.toml";

fn changed_rule(reason: &str) -> String {
    let text = std::fs::read_to_string(RULE).unwrap();
    text.replace(
        "title = \"A dataset",
        &format!("{reason}title = \"Any dataset"),
    )
}

#[test]
fn what_replaces_a_part_says_why_and_what_replaces_nothing_says_nothing() {
    let definition =
        "[vendor_access]\nmeans = \"never\"\ncondition = 'agreement.access.vendor == \"none\"'\n";
    let read = |path: &str| std::fs::read_to_string(format!("policies/{path}")).unwrap();
    // A country more at home, and a checklist under another title.
    let jurisdiction =
        read("jurisdictions/GB.toml").replacen("home = [\"GB\"]", "home = [\"GB\", \"US\"]", 1);
    let checklist = read("checklists.toml").replacen("title = \"", "title = \"Our ", 1);
    let silent = [
        ("retention/RET-003.toml", changed_rule("")),
        ("definitions.toml", definition.to_owned()),
        ("jurisdictions/GB.toml", jurisdiction.clone()),
        ("checklists.toml", checklist.clone()),
    ];

    for (path, text) in &silent {
        let problems = house(&[(path, text)]).unwrap_err();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(
            problems[0].message.contains("does not say why"),
            "{problems:?}"
        );
    }

    let spoken = [
        (
            "retention/RET-003.toml",
            changed_rule("reason = \"Ours is stricter.\"\n"),
        ),
        (
            "definitions.toml",
            format!("{definition}reason = \"We give no access.\"\n"),
        ),
        (
            "jurisdictions/GB.toml",
            jurisdiction.replacen("name =", "reason = \"For a test.\"\nname =", 1),
        ),
        (
            "checklists.toml",
            checklist.replacen("title =", "reason = \"Our own words.\"\ntitle =", 1),
        ),
    ];

    let files: Vec<(&str, &str)> = spoken
        .iter()
        .map(|(path, text)| (*path, text.as_str()))
        .collect();
    let policy = house(&files).unwrap();
    let kinds: Vec<_> = policy
        .replacements
        .iter()
        .map(|part| (part.kind, part.name.as_str()))
        .collect();
    assert_eq!(
        kinds,
        [
            (ReplacedPart::Rule, "RET-003"),
            (ReplacedPart::Definition, "vendor_access"),
            (ReplacedPart::Jurisdiction, "GB"),
            (ReplacedPart::Checklist, "article-28")
        ]
    );

    // The same file again replaces nothing, and a reason where nothing is replaced is a slip.
    let same = std::fs::read_to_string(RULE).unwrap();
    assert!(
        house(&[("retention/RET-003.toml", &same)])
            .unwrap()
            .replacements
            .is_empty()
    );
    let new = changed_rule("reason = \"Ours.\"\n").replace("RET-003", "RET-903");
    let problems = house(&[("retention/RET-903.toml", &new)]).unwrap_err();
    assert!(
        problems[0].message.contains("that this could replace"),
        "{problems:?}"
    );
}

#[test]
fn a_rule_is_switched_off_with_a_reason_alone() {
    let off = |reason: &str| format!("[rules-off]\nRET-003 = \"{reason}\"\n");
    let policy = house(&[("lacuna.toml", &off("Asked in another tool."))]).unwrap();
    assert!(policy.rule("RET-003").is_none());
    assert_eq!(policy.rules_off[0].reason, "Asked in another tool.");

    assert!(
        house(&[("lacuna.toml", &off(" "))]).unwrap_err()[0]
            .message
            .contains("no reason is given")
    );
    let unknown = off("Why.").replace("RET-003", "RET-999");
    assert!(
        house(&[("lacuna.toml", &unknown)]).unwrap_err()[0]
            .message
            .contains("there is no rule")
    );
}

#[test]
fn every_format_prints_what_the_house_replaced_and_switched_off() {
    let definition = "[vendor_access]\nmeans = \"never\"\ncondition = 'agreement.access.vendor == \"none\"'\nreason = \"Reason one.\"\n";
    let policy = house(&[
        ("definitions.toml", definition),
        ("lacuna.toml", "[rules-off]\nRET-003 = \"Reason two.\"\n"),
    ])
    .unwrap();

    let agreement = read(&policy, &base()).unwrap();
    let assessments = [audit(&agreement, &policy, day())];
    for messages in [Messages::english(), Messages::in_language("zh").unwrap()] {
        let report = Report::new(&assessments, &messages);
        // A table of findings for a spreadsheet has a row for each finding, and for nothing else.
        for format in FORMATS.iter().filter(|format| format.name != "csv") {
            // Markdown shows an underscore behind a backslash.
            let text = (format.render)(&report).unwrap().replace('\\', "");
            assert!(text.contains("Reason one."), "{}", format.name);
            assert!(text.contains("Reason two."), "{}", format.name);
            assert!(
                text.contains("vendor_access") && text.contains("RET-003"),
                "{}",
                format.name
            );
        }
    }
}

#[test]
fn a_new_rule_passes_its_tests_and_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| lacuna(arguments, folder.path());
    assert!(
        run(&["rules", "new", "HSE-001", "--policies", "house/keep"])
            .status
            .success()
    );
    let keep = folder.path().join("house/keep");
    let rule = std::fs::read_to_string(keep.join("HSE-001.toml")).unwrap();
    assert!(rule.starts_with("#:schema .rule.schema.json\n"), "{rule}");
    let schema: Value =
        serde_json::from_str(&std::fs::read_to_string(keep.join(".rule.schema.json")).unwrap())
            .unwrap();
    assert_eq!(schema["$id"], lacuna::policy::rule_schema()["$id"]);

    let tested = run(&["rules", "test", "house/keep"]);
    assert!(
        tested.status.success(),
        "{}",
        String::from_utf8_lossy(&tested.stderr)
    );

    for id in ["HSE-001", "RET-003", "hse-1"] {
        assert_eq!(
            run(&["rules", "new", id, "--policies", "house/keep"])
                .status
                .code(),
            Some(2),
            "{id}"
        );
    }
}

#[test]
fn rules_are_tested_with_what_the_folders_above_them_share() {
    for path in ["docs/house/france", "docs/house/germany/DEU-001.toml"] {
        let tested = lacuna(&["rules", "test", path], Path::new("."));
        assert!(
            tested.status.success(),
            "{path}: {}",
            String::from_utf8_lossy(&tested.stderr)
        );
        assert!(String::from_utf8_lossy(&tested.stdout).starts_with("1 rule proved"));
    }
}

#[test]
fn the_house_schema_has_its_facts_and_the_file_validates() {
    let printed = lacuna(
        &["schema", "agreement", "--policies", "docs/house"],
        Path::new("."),
    );
    let schema: Value = serde_json::from_slice(&printed.stdout).unwrap();
    assert_eq!(
        schema["$defs"]["Hosting"]["properties"]["hds_certified"]["type"],
        "boolean"
    );
    assert_eq!(
        schema["$defs"]["Party"]["properties"]["land"]["enum"]
            .as_array()
            .unwrap()
            .len(),
        17
    );

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("agreement.json");
    let mut agreement = base();
    agreement["hosting"]["hds_certified"] = json!(false);
    agreement["parties"][0]["incorporated_in"] = json!("FR");
    std::fs::write(&file, agreement.to_string()).unwrap();
    let file = file.display().to_string();
    let code = |arguments: &[&str]| lacuna(arguments, Path::new(".")).status.code();
    assert_eq!(code(&["validate", &file]), Some(2));
    assert_eq!(
        code(&["validate", &file, "--policies", "docs/house"]),
        Some(0)
    );

    let audited = lacuna(
        &[
            "audit",
            &file,
            "--policies",
            "docs/house",
            "--fail-on",
            "never",
        ],
        Path::new("."),
    );
    assert!(String::from_utf8_lossy(&audited.stdout).contains("FRA-001"));
}

#[test]
fn the_questionnaire_asks_for_a_fact_of_the_house_and_lays_it_out() {
    let policy = load(&[builtin(), documented()]).unwrap();
    let mut agreement = base();
    agreement["parties"][0]["incorporated_in"] = json!("FR");
    let mut questionnaire = lacuna::questionnaire::Questionnaire::start(agreement, &policy, day());
    let mut asked = None;
    for _ in 0..200 {
        let Some(prompt) = questionnaire.next() else {
            break;
        };
        if prompt.path == "hosting.hds_certified" {
            asked = Some(prompt);
            break;
        }

        let skip = lacuna::questionnaire::Response::Skip;
        questionnaire
            .answer(&prompt, &skip, &Default::default())
            .unwrap();
    }

    let prompt = asked.expect("the fact of the house is asked for");
    let answer = lacuna::questionnaire::Response::Value(json!(true));
    questionnaire
        .answer(&prompt, &answer, &Default::default())
        .unwrap();
    let text =
        lacuna::draft::layout_with(questionnaire.whole().unwrap(), policy.vocabulary()).unwrap();
    assert!(text.contains("\"hds_certified\": true"), "{text}");

    // Without facts of a house the layout is what it was, byte for byte.
    let mut plain: Value = serde_json::from_str(&text).unwrap();
    plain["hosting"]
        .as_object_mut()
        .unwrap()
        .remove("hds_certified");
    let same = lacuna::draft::layout_with(&plain, policy.vocabulary()).unwrap();
    assert_eq!(same, lacuna::draft::layout(&plain).unwrap());
}

#[test]
fn the_register_is_checked_as_at_a_day() {
    let policy = load(&[builtin(), documented()]).unwrap();
    let keys = |day: &str| -> Vec<String> {
        let remarks = check_sources(&policy, day.parse().unwrap());
        remarks
            .iter()
            .map(|remark| format!("{} {:?}", remark.key, remark.issue))
            .collect()
    };

    let before = keys("2027-01-30");
    let after = keys("2027-01-31");
    let mine = |all: &[String], issue: &str| {
        all.iter()
            .any(|line| line.starts_with("FR-CSP-L1111-8") && line.contains(issue))
    };
    assert!(mine(&before, "Undated") && mine(&before, "Unread"));
    assert!(!mine(&before, "Due") && mine(&after, "Due"));

    let checked = lacuna(
        &["sources", "check", "--as-of", "2026-11-28"],
        Path::new("."),
    );
    assert_eq!(checked.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&checked.stdout).ends_with("sources need review\n"));
}

/// The page shows a whole rule file, which is one of the example house's, and names each field there is.
#[test]
fn the_page_of_rule_files_shows_one_that_loads_and_names_every_field() {
    let page = std::fs::read_to_string("docs/rule-file.md").unwrap();
    for file in ["docs/house/france/FRA-001.toml", "docs/house/facts.toml"] {
        let text = std::fs::read_to_string(file).unwrap();
        let block = format!("```toml\n{text}```");
        assert!(
            page.contains(&block) || file.ends_with("facts.toml"),
            "{file}"
        );
    }

    let schemas = [
        lacuna::policy::rule_schema(),
        lacuna::policy::facts_schema(),
    ];
    let mut missing = Vec::new();
    for schema in &schemas {
        let definitions = schema["$defs"].as_object().into_iter().flatten();
        let objects = definitions.map(|(_, value)| value).chain([schema]);
        for name in
            objects.flat_map(|object| object["properties"].as_object().into_iter().flatten())
        {
            if !page.contains(&format!("`{}`", name.0)) {
                missing.push(name.0.clone());
            }
        }
    }

    assert!(missing.is_empty(), "{missing:?}");
}

/// What a house adds is known to every face of the program: to questions, reports and assistants.
#[test]
fn whoever_knows_a_fact_of_the_house_is_asked_for_it() {
    let policy = load(&[builtin(), documented()]).unwrap();
    let mut agreement = base();
    agreement["parties"][0]["incorporated_in"] = json!("FR");
    let agreement = read(&policy, &agreement).unwrap();
    let assessment = lacuna::audit::audit(&agreement, &policy, day());
    let question = assessment
        .open_facts()
        .into_iter()
        .find(|question| question.fact.path == "hosting.hds_certified")
        .expect("the fact of the house is asked for");

    assert_eq!(
        question.fact.answerers,
        [lacuna::vocabulary::Answerer::Vendor]
    );
}

#[test]
fn an_assistant_audits_and_explains_what_a_house_added() {
    let folder = tempfile::tempdir().unwrap();
    let mut agreement = base();
    agreement["hosting"]["hds_certified"] = json!(false);
    agreement["parties"][0]["incorporated_in"] = json!("FR");
    std::fs::write(folder.path().join("a.json"), agreement.to_string()).unwrap();

    let call = |id: u32, tool: &str, arguments: Value| {
        json!({ "jsonrpc": "2.0", "id": id, "method": "tools/call",
            "params": { "name": tool, "arguments": arguments } })
        .to_string()
    };

    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args(["mcp", "--policies", "docs/house", "--root"])
        .arg(folder.path())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();

    let lines = [
        call(
            1,
            "audit",
            json!({ "path": "a.json", "as_of": "2026-11-24" }),
        ),
        call(2, "explain", json!({ "field": "hosting.hds_certified" })),
        call(3, "explain", json!({ "field": "FRA-001" })),
    ];

    let mut input = child.stdin.take().unwrap();
    std::io::Write::write_all(&mut input, (lines.join("\n") + "\n").as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let answers: Vec<String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(str::to_owned)
        .collect();

    for (answer, words) in answers.iter().zip(["FRA-001", "HDS", "FRA-001"]) {
        assert!(answer.contains(words), "{words}: {answer}");
        assert!(!answer.contains("\"isError\":true"), "{answer}");
    }

    assert_eq!(answers.len(), 3, "{answers:?}");
}
