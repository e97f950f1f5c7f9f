//! Registers are imported without guessing: what each real record becomes was read by a person, and no fact stands in an
//! agreement that is not in its record. `LACUNA_UPDATE=1 cargo test --test import` writes the expectations anew; read each
//! difference beside its record.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests may fail and may read files")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::Outcome;
use lacuna::audit::audit;
use lacuna::document::Document;
use lacuna::draft;
use lacuna::import::{Import, Imported, KINDS, Kind, Told, kind};
use lacuna::policy::{Policy, builtin, load};
use lacuna::problem::Problem;
use lacuna::text::{Text, visible};
use serde_json::Value;

static POLICY: LazyLock<Policy> = LazyLock::new(|| load(&[builtin()]).unwrap());

const FOLDER: &str = "tests/fixtures/registers";

fn text(path: &Path) -> Arc<Text> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    Arc::new(Text::new(name, fs::read_to_string(path).unwrap()))
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(format!("{FOLDER}/{folder}")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn histories() -> Vec<Document> {
    files("nhs-releases").iter().map(|path| Document::parse(text(path)).unwrap()).collect()
}

fn imported(kind: &Kind, path: &Path) -> Result<Import, Vec<Problem>> {
    kind.import(text(path), &histories())
}

/// Every record of the folder, with its kind.
fn records() -> Vec<(&'static Kind, PathBuf)> {
    KINDS.iter().flat_map(|kind| files(kind.name).into_iter().map(move |path| (kind, path))).collect()
}

fn checked(imported: &Imported) -> CheckedAgreement {
    draft::read(&imported.id, &imported.agreement).unwrap_or_else(|problems| {
        panic!("{}: {:?}", imported.id, problems.iter().map(|problem| &problem.message).collect::<Vec<_>>())
    })
}

/// The stated facts: each pointer with its value. Evidence is told apart.
fn facts(value: &Value, pointer: &str, into: &mut Vec<(String, String)>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let beside =
                    ["clauses", "absent", "claims", "sources", "note", "schema_version"].contains(&name.as_str());
                if !beside {
                    facts(field, &format!("{pointer}/{name}"), into);
                }
            }
        }
        Value::Array(entries) if entries.iter().any(Value::is_object) => {
            entries.iter().enumerate().for_each(|(at, entry)| facts(entry, &format!("{pointer}/{at}"), into));
        }
        leaf => into.push((pointer.to_owned(), leaf.to_string())),
    }
}

/// The clause that covers a fact.
fn clause<'a>(agreement: &'a Value, pointer: &str) -> Option<&'a Value> {
    let (group, field) = pointer.rsplit_once('/').unwrap();
    let clauses = agreement.pointer(&format!("{group}/clauses")).and_then(Value::as_array);
    clauses
        .into_iter()
        .flatten()
        .find(|clause| clause["covers"].as_array().unwrap().iter().any(|name| name.as_str() == Some(field)))
}

/// Every record of an absent fact, with its pointer.
fn absences(value: &Value, pointer: &str, into: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == "absent" {
                    let records = field.as_object().unwrap();
                    into.extend(records.iter().map(|(name, record)| (format!("{pointer}/{name}"), record.clone())));
                } else {
                    absences(field, &format!("{pointer}/{name}"), into);
                }
            }
        }
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(at, entry)| absences(entry, &format!("{pointer}/{at}"), into));
        }
        _ => {}
    }
}

fn short(text: &str) -> String {
    let shown: String = visible(text).chars().take(70).collect();
    if shown.chars().count() < visible(text).chars().count() { format!("{shown}…") } else { shown }
}

/// One agreement as a page to read beside its record.
fn page(imported: &Imported) -> String {
    let mut page = format!("# {}\n\nfacts\n", imported.id);
    let mut found = Vec::new();
    facts(&imported.agreement, "", &mut found);
    for (pointer, value) in &found {
        let from = clause(&imported.agreement, pointer)
            .map_or("", |clause| clause["ref"].as_str().unwrap_or("the register as a whole"));
        writeln!(page, "  {pointer} = {}{}{from}", short(value), if from.is_empty() { "" } else { " <- " }).unwrap();
    }
    page.push_str("\nabsent\n");
    let mut absent = Vec::new();
    absences(&imported.agreement, "", &mut absent);
    for (pointer, record) in absent {
        let positions = record["positions"].as_array().into_iter().flatten().map(|said| short(said.as_str().unwrap()));
        let positions = positions.map(|said| format!("\n    - {said}")).collect::<String>();
        let document = record["document"].as_str().map(|document| format!(" in {document}")).unwrap_or_default();
        writeln!(page, "  {pointer}: {}{document}{positions}", record["kind"].as_str().unwrap()).unwrap();
    }
    page.push_str("\nclaims\n");
    for claim in imported.agreement["claims"].as_array().into_iter().flatten() {
        let quote = claim["quote"].as_str().map(|quote| format!("\n    \"{}\"", short(quote))).unwrap_or_default();
        writeln!(page, "  {}: {}{quote}", claim["about"].as_str().unwrap(), claim["says"].as_str().unwrap()).unwrap();
    }
    for told in Told::ALL.into_iter().filter(|told| ![Told::Mapped, Told::Disputed].contains(told)) {
        writeln!(page, "\n{}", told.as_str()).unwrap();
        for remark in imported.remarks.iter().filter(|remark| remark.told == told) {
            writeln!(page, "  {}:{} {}: {}", remark.line, remark.column, remark.pointer, remark.message).unwrap();
        }
    }
    let agreement = checked(imported);
    let assessment = audit(&agreement, &POLICY, chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap());
    assert!(assessment.failures.is_empty());
    page.push_str("\naudit\n");
    for outcome in Outcome::WORST_FIRST {
        let ids = assessment.results.iter().filter(|result| result.outcome == outcome);
        let ids: Vec<&str> = ids.map(|result| result.rule.id.as_str()).collect();
        let named = [Outcome::Met, Outcome::Breached].contains(&outcome);
        let ids = if named { ids.join(" ") } else { ids.len().to_string() };
        writeln!(page, "  {}: {ids}", outcome.as_str()).unwrap();
    }
    page
}

/// One line for each problem.
fn told(problems: &[Problem]) -> String {
    let line = |problem: &Problem| {
        let place = problem.position.map_or_else(|| "-".to_owned(), |position| position.to_string());
        let help = problem.help.as_deref().map(|help| format!("\n    {}", visible(help))).unwrap_or_default();
        format!("{place}: {}{help}\n", visible(&problem.message))
    };
    problems.iter().map(line).collect()
}

#[test]
fn each_real_record_becomes_what_a_person_read_in_it() {
    let update = std::env::var_os("LACUNA_UPDATE").is_some();
    let mut stale = Vec::new();
    for (kind, path) in records() {
        let pages = match imported(kind, &path) {
            Ok(import) => {
                assert!(import.remarks.iter().all(|remark| remark.told == Told::Silent), "{:?}", import.remarks);
                import.agreements.iter().map(page).collect::<Vec<_>>().join("\n")
            }
            Err(problems) => told(&problems),
        };
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let beside = PathBuf::from(format!("{FOLDER}/expected/{}/{name}.txt", kind.name));
        if update {
            fs::create_dir_all(beside.parent().unwrap()).unwrap();
            fs::write(&beside, &pages).unwrap();
        } else if fs::read_to_string(&beside).unwrap_or_default() != pages {
            stale.push(beside);
        }
    }
    assert!(stale.is_empty(), "read these beside their records: {stale:?}");
}

/// The scalars of a JSON value with their pointers.
fn scalars(value: &Value, pointer: &str, into: &mut Vec<(String, Value)>) {
    let step = |name: &str| format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, field)| scalars(field, &step(name), into)),
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(at, entry)| scalars(entry, &step(&at.to_string()), into));
        }
        scalar => into.push((pointer.to_owned(), scalar.clone())),
    }
}

/// What a fact may say that is not the record's own word, each with the words it may come from.
const TRANSLATED: [(&str, &str, &[&str]); 16] = [
    ("personal", "true", &["Identifiable"]),
    ("form", "\"identifiable\"", &["Identifiable"]),
    (
        "confidential_patient",
        "true",
        &[
            "Section 251 NHS Act 2006",
            "Consent (Reasonable Expectation)",
            "Statutory exemption to flow confidential data without consent",
        ],
    ),
    ("confidential_patient", "false", &["Does not include the flow of confidential data"]),
    ("gateway", "\"s251_approval\"", &["Section 251 NHS Act 2006"]),
    ("role", "\"controller\"", &["Sole Data Controller"]),
    ("role", "\"joint_controller\"", &["Joint Data Controller"]),
    ("kind", "\"local_government\"", &["Local Authority"]),
    ("kind", "\"central_government\"", &["Ministerial Department"]),
    ("kind", "\"nhs\"", &["NHS Trust", "NHS Trust Site", "Sub ICB Location", "ICB - Integrated Care Board"]),
    ("sub_licensing", "true", &["Yes"]),
    ("sub_licensing", "false", &["No"]),
    ("commercial_use", "true", &["Yes"]),
    ("commercial_use", "false", &["No"]),
    ("kind", "\"vendor\"", &["supplier"]),
    // From the first day of July 2010 to the last of December 2011.
    ("max_months", "18", &["2011-12-31T23:59:00Z"]),
];

/// What stands in every agreement out of a register, since the register as a whole says it.
const OF_THE_REGISTER: [(&str, &str); 10] = [
    ("/instrument/type", "\"data_sharing_agreement\""),
    ("/instrument/jurisdiction", "\"uk\""),
    ("/parties/0/name", "\"The NHS body that gives the data\""),
    ("/parties/0/kind", "\"nhs\""),
    ("/parties/1/name", "\"Processors and others who get at the data, for whom the register has no column\""),
    ("/transparency/registered", "true"),
    ("/instrument/type", "\"contract\""),
    ("/parties/0/role", "\"controller\""),
    ("/datasets/0/name", "\"The personal data of the agreement\""),
    ("/datasets/0/personal", "true"),
];

#[test]
fn no_fact_stands_in_an_agreement_that_is_not_in_its_record() {
    for (kind, path) in records() {
        let record: Value = serde_json::from_str(text(&path).content()).unwrap();
        for made in imported(kind, &path).map(|import| import.agreements).unwrap_or_default() {
            let mut found = Vec::new();
            facts(&made.agreement, "", &mut found);
            for (pointer, value) in found.iter().filter(|(pointer, _)| !pointer.ends_with("/id")) {
                let told = format!("{} {pointer} = {value}", path.display());
                let clause = clause(&made.agreement, pointer).unwrap_or_else(|| panic!("{told}: no clause"));
                let Some(place) = clause["ref"].as_str() else {
                    assert!(OF_THE_REGISTER.contains(&(pointer.as_str(), value.as_str())), "{told}");
                    continue;
                };
                let said = record.pointer(place).unwrap_or_else(|| panic!("{told}: nothing at {place}"));
                let quote = said.as_str().map_or_else(|| said.to_string(), str::to_owned);
                assert_eq!(clause["quote"].as_str(), Some(quote.as_str()), "{told}");
                let field = pointer.rsplit('/').next().unwrap();
                let parsed: Value = serde_json::from_str(value).unwrap();
                // An entry of a list, and the day of a point in time, are the record's own words too.
                let is_day = field == "on" || field.ends_with("_on");
                let same = match &parsed {
                    Value::String(text) => *text == quote || (is_day && quote.starts_with(&format!("{text}T"))),
                    Value::Array(list) => list.iter().any(|entry| entry.as_str() == Some(&quote)),
                    other => other.is_number() && *value == quote,
                };
                let translated = TRANSLATED
                    .iter()
                    .any(|(name, says, words)| field == *name && value == says && words.contains(&quote.as_str()));
                assert!(same || translated, "{told}, and the record says {quote}");
            }
        }
    }
}

/// Nothing of a record is dropped in silence: each value has a remark of its own, or lies in one that has.
#[test]
fn every_value_of_a_record_is_told() {
    for (kind, path) in records() {
        let record: Value = serde_json::from_str(text(&path).content()).unwrap();
        let Ok(import) = imported(kind, &path) else { continue };
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let remarks = import.remarks.iter().chain(import.agreements.iter().flat_map(|made| &made.remarks));
        let told: Vec<&str> =
            remarks.filter(|remark| remark.file == name).map(|remark| remark.pointer.as_str()).collect();
        let mut all = Vec::new();
        scalars(&record, "", &mut all);
        for (pointer, value) in &all {
            let is_told = told.iter().any(|told| pointer == told || pointer.starts_with(&format!("{told}/")));
            assert!(is_told, "{name}: {pointer} = {value} is dropped in silence");
        }
    }
}

fn with(kind: &Kind, record: &Value) -> Result<Import, Vec<Problem>> {
    kind.import(Arc::new(Text::new("record.json", format!("{record:#}"))), &[])
}

fn remarks(import: &Import) -> Vec<&lacuna::import::Remark> {
    import.remarks.iter().chain(import.agreements.iter().flat_map(|made| &made.remarks)).collect()
}

/// Whatever stands in a record: no panic, no agreement that is not valid, and a place for everything that is wrong.
#[test]
fn hostile_records_do_no_harm() {
    let huge = "x".repeat(100_000);
    let hostile = [
        Value::Null,
        Value::from(-7),
        Value::from("\u{202e}\u{1b}[31m\u{0}"),
        Value::from(huge),
        serde_json::json!([]),
        serde_json::json!({ "a": [1] }),
        Value::from(1.5e300),
        Value::from(""),
        Value::from(true),
    ];
    for (kind, path) in records() {
        let record: Value = serde_json::from_str(text(&path).content()).unwrap();
        let mut all = Vec::new();
        scalars(&record, "", &mut all);
        let mut places: Vec<String> = all.into_iter().map(|(pointer, _)| pointer).collect();
        let parents = places.iter().filter_map(|pointer| pointer.rsplit_once('/').map(|(parent, _)| parent.to_owned()));
        places.extend(parents.collect::<Vec<_>>());
        places.sort();
        places.dedup();
        for (at, place) in places.iter().enumerate().step_by(3) {
            let mut changed = record.clone();
            *changed.pointer_mut(place).unwrap() = hostile[(at / 3) % hostile.len()].clone();
            match with(kind, &changed) {
                Ok(import) => import.agreements.iter().for_each(|made| assert!(!made.text.contains('\u{1b}'))),
                Err(problems) => {
                    assert!(problems.iter().all(|problem| problem.position.is_some()), "{place}: {problems:?}")
                }
            }
        }
        let source = text(&path);
        for end in (0..source.content().len()).step_by(997).filter(|end| source.content().is_char_boundary(*end)) {
            let cut = Text::new("cut.json", source.content()[..end].to_owned());
            let problems = kind.import(Arc::new(cut), &[]).unwrap_err();
            assert!(problems.iter().all(|problem| problem.position.is_some()), "cut at {end}");
        }
    }
}

#[test]
fn fields_and_words_that_are_not_known_are_told_by_name() {
    let nhs = kind("nhs").unwrap();
    let path = PathBuf::from(format!("{FOLDER}/nhs/dars-nic-07233-w1m2q.json"));
    let record: Value = serde_json::from_str(text(&path).content()).unwrap();
    let fields = [
        "/channel",
        "/versions/0/channel",
        "/versions/0/datasets/1/attributes_differ",
        "/versions/0/releases/0/attributes_differ",
    ];
    for field in fields {
        let (parent, name) = field.rsplit_once('/').unwrap();
        let mut changed = record.clone();
        changed.pointer_mut(parent).unwrap()[name] = Value::from("surprise");
        let import = with(nhs, &changed).unwrap();
        let unknown = remarks(&import).into_iter().find(|remark| remark.told == Told::Unknown).unwrap().clone();
        assert!(unknown.pointer == field && unknown.message.contains(name) && unknown.line > 1, "{unknown:?}");
    }
    let words = [
        ("/versions/0/controller_basis", "/parties/2/role"),
        ("/versions/0/organisation_type", "/parties/2/kind"),
        ("/versions/0/sublicensing", "/use_limits/sub_licensing"),
        ("/versions/0/commercial", "/use_limits/commercial_use"),
        ("/versions/0/start_date", "/instrument/effective_on"),
        ("/versions/0/end_date", "/term/ends_on"),
        ("/versions/0/datasets/0/type_of_data", "/datasets/0/form"),
        ("/versions/0/datasets/0/frequency", "/datasets/0/frequency"),
        ("/versions/0/datasets/0/confidentiality", "/datasets/0/confidential_patient"),
        ("/versions/0/datasets/0/legal_basis", "/datasets/0/gateway"),
    ];
    for (field, fact) in words {
        let mut changed = record.clone();
        *changed.pointer_mut(field).unwrap() = Value::from("Zebra");
        let import = with(nhs, &changed).unwrap();
        let unknown = remarks(&import).into_iter().find(|remark| remark.told == Told::Unknown).unwrap().clone();
        assert!(unknown.pointer == field && unknown.message.contains("Zebra"), "{unknown:?}");
        assert!(import.agreements[0].agreement.pointer(fact).is_none(), "{fact}");
    }
}

/// Values that contradict each other are kept, both of them, and neither is a fact.
#[test]
fn contradictions_inside_a_record_are_disputed() {
    let nhs = kind("nhs").unwrap();
    let path = PathBuf::from(format!("{FOLDER}/nhs/dars-nic-03422-y7y0z.json"));
    let record: Value = serde_json::from_str(text(&path).content()).unwrap();
    let cases: [(&str, Value, &[&str]); 5] = [
        ("/versions/0/end_date", "2017-01-01".into(), &["/term/ends_on", "/instrument/effective_on"]),
        ("/versions/0/controllers", serde_json::json!(["A", "B"]), &["/parties/2/role", "/parties/3/role"]),
        ("/versions/0/version", "2.5".into(), &["/instrument/version"]),
        (
            "/versions/0/datasets/0/confidentiality",
            "Does not include the flow of confidential data".into(),
            &["/datasets/0/confidential_patient"],
        ),
        (
            "/versions/0/datasets/0/legal_basis",
            "National Health Service Act 2006 - s251 - 'Control of patient information'.".into(),
            &["/datasets/0/gateway"],
        ),
    ];
    for (place, value, disputed) in cases {
        let mut changed = record.clone();
        *changed.pointer_mut(place).unwrap() = value;
        let import = with(nhs, &changed).unwrap();
        let agreement = &import.agreements[0].agreement;
        for fact in disputed {
            assert!(agreement.pointer(fact).is_none(), "{fact} is stated");
            let (group, field) = fact.rsplit_once('/').unwrap();
            let record = agreement.pointer(&format!("{group}/absent/{field}")).unwrap_or_else(|| panic!("{fact}"));
            assert_eq!(record["kind"], "disputed");
            assert_eq!(record["positions"].as_array().unwrap().len(), 2, "{fact}");
        }
        assert!(
            remarks(&import).iter().any(|remark| remark.told == Told::Disputed && remark.pointer == place),
            "{place}"
        );
    }
}

/// Each version of a record is an agreement of its own, and two of the same name are refused.
#[test]
fn each_version_is_an_agreement_of_its_own() {
    let nhs = kind("nhs").unwrap();
    let path = PathBuf::from(format!("{FOLDER}/nhs/dars-nic-03422-y7y0z.json"));
    let mut record: Value = serde_json::from_str(text(&path).content()).unwrap();
    let mut next = record["versions"][0].clone();
    record["versions"].as_array_mut().unwrap().push(next.clone());
    assert!(told(&with(nhs, &record).unwrap_err()).contains("the same reference"));
    next["reference"] = Value::from("DARS-NIC-03422-Y7Y0Z-v2.5");
    next["version"] = Value::from("2.5");
    record["versions"][1] = next;
    let import = with(nhs, &record).unwrap();
    let ids: Vec<&str> = import.agreements.iter().map(|made| made.id.as_str()).collect();
    assert_eq!(ids, ["dars-nic-03422-y7y0z-v2-4", "dars-nic-03422-y7y0z-v2-5"]);
    // Which of them is in force, the register does not say.
    assert!(import.agreements.iter().all(|made| made.agreement.pointer("/instrument/status").is_none()));
}

/// The opt-out is a fact only where every file says the same, and none is older than the opt-out itself.
#[test]
fn opt_outs_come_from_the_history_of_files_alone() {
    let nhs = kind("nhs").unwrap();
    let path = PathBuf::from(format!("{FOLDER}/nhs/dars-nic-156407-5kj0y.json"));
    let applied = |value: &str, month: &str| {
        let history = serde_json::json!({
            "base_reference": "DARS-NIC-156407-5KJ0Y",
            "releases": [{
                "channel": "file",
                "dataset": "MRIS - Cause of Death Report",
                "files": [["F1", "2019-03", "Yes", "e"], ["F2", month, value, "e"]],
                "reference": "DARS-NIC-156407-5KJ0Y-v0.0",
            }],
        });
        let history = Document::parse(Arc::new(Text::new("history.json", history.to_string()))).unwrap();
        let import = nhs.import(text(&path), &[history]).unwrap();
        let dataset = import.agreements[0].agreement["datasets"][0].clone();
        (
            dataset.get("national_opt_out_applied").cloned(),
            dataset.pointer("/absent/national_opt_out_applied/kind").cloned(),
        )
    };
    assert_eq!(applied("Yes", "2019-04"), (Some(true.into()), None));
    assert_eq!(applied("No", "2019-04"), (None, Some("disputed".into())));
    assert_eq!(applied("Yes", "2018-05"), (None, None));
    assert_eq!(applied("Mixed", "2019-04"), (None, None));
    // Without a history nothing is known: the record shows the first file alone.
    let alone = nhs.import(text(&path), &[]).unwrap();
    assert!(alone.agreements[0].agreement["datasets"][0].get("national_opt_out_applied").is_none());
}

/// What a history holds of datasets and versions that the record does not have is told, and so is what is no history.
#[test]
fn nothing_of_a_history_is_dropped_in_silence() {
    let nhs = kind("nhs").unwrap();
    let path = PathBuf::from(format!("{FOLDER}/nhs/dars-nic-156407-5kj0y.json"));
    let row = |dataset: &str, version: &str, channel: &str| {
        serde_json::json!({
            "channel": channel, "dataset": dataset, "files": [], "reference": format!("DARS-NIC-156407-5KJ0Y-{version}"),
        })
    };
    let rows = [
        row("MRIS - Cause of Death Report", "v0.0", "file"),
        row("Zebras", "v0.0", "file"),
        row("MRIS - Cause of Death Report", "v9.9", "pigeon"),
    ];
    let json = serde_json::json!({ "base_reference": "DARS-NIC-156407-5KJ0Y", "releases": rows, "surprise": 1 });
    let read = |json: &Value| lacuna::import::history(Arc::new(Text::new("history.json", json.to_string())));
    let import = nhs.import(text(&path), &[read(&json).unwrap()]).unwrap();
    let told: Vec<(Told, &str)> = remarks(&import)
        .into_iter()
        .filter(|remark| remark.file == "history.json")
        .map(|remark| (remark.told, remark.message.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (Told::Unknown, "the field `surprise` is not known"),
            (Told::Unknown, "`pigeon` is not known as a value of channel"),
            (Told::Doubtful, "files under a version that the record does not have"),
            (Told::Doubtful, "files of a dataset that the agreement does not list"),
            (Told::Silent, "no file is listed"),
        ]
    );
    for wrong in [serde_json::json!([]), serde_json::json!({ "versions": [] }), serde_json::json!({ "releases": 7 })] {
        assert!(self::told(&read(&wrong).unwrap_err()).contains("no history of released files"));
    }
}

#[test]
fn what_is_no_record_is_refused_at_its_place() {
    let nhs = kind("nhs").unwrap();
    let refused = |content: &str| told(&nhs.import(Arc::new(Text::new("r.json", content)), &[]).unwrap_err());
    assert!(refused("[]").contains("no record"));
    assert!(refused("{\"releases\": []}").contains("--releases"));
    assert!(refused("{\"versions\": []}").contains("at least one version"));
    assert!(refused("{\"versions\": [{}]}").contains("no `reference`"));
    assert!(refused("{\"versions\": [7]}").contains("1:15"));
    assert!(refused("{\"versions\": [{\"reference\": \"--\"}]}").contains("letters or digits"));
    assert!(refused("{\"a\": 1, \"a\": 2}").contains("twice") || refused("{\"a\": 1, \"a\": 2}").contains("repeated"));
}

fn contract() -> Value {
    let path = PathBuf::from(format!("{FOLDER}/ocds/ocds-fictional-1.1-05-contract.json"));
    serde_json::from_str(text(&path).content()).unwrap()
}

/// What a change of the contract's release makes of the agreement.
fn changed_contract(pointer: &str, value: Value) -> (Value, String) {
    let mut record = contract();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match record.pointer_mut(&format!("/releases/0{parent}")).unwrap() {
        Value::Array(list) => list[name.parse::<usize>().unwrap()] = value,
        group => group[name] = value,
    }
    let import = with(kind("ocds").unwrap(), &record).unwrap();
    let told: Vec<String> =
        remarks(&import).iter().map(|remark| format!("{:?} {}", remark.told, remark.message)).collect();
    (import.agreements[0].agreement.clone(), told.join("\n"))
}

#[test]
fn a_release_states_only_what_was_agreed() {
    let awarded = |method: &str| {
        let tender = serde_json::json!({ "procurementMethod": method, "value": { "amount": 5, "currency": "GBP" } });
        let (agreement, told) = changed_contract("/tender", tender);
        assert_eq!(agreement["contract"]["value_gbp"], 11_000_000, "the value of the tender is no value");
        (agreement["contract"].get("award").cloned(), told)
    };
    assert_eq!(awarded("direct").0, Some("direct".into()));
    assert_eq!(awarded("selective").0, Some("competitive".into()));
    assert_eq!(awarded("limited").0, None);
    let (award, told) = awarded("zebra");
    assert!(award.is_none() && told.contains("`zebra` is not known as a value of procurementMethod"), "{told}");
    let euros = serde_json::json!({ "amount": 7, "currency": "EUR" });
    let (agreement, _) = changed_contract("/contracts/0/value", euros);
    assert_eq!(agreement["contract"]["value_gbp"], 11_000_000, "that of the award, which is in pounds");
    let (agreement, told) = changed_contract("/contracts/0/period/endDate", "2009-01-01T00:00:00Z".into());
    assert_eq!(agreement["term"]["absent"]["ends_on"]["kind"], "disputed", "{told}");
    let (agreement, _) = changed_contract("/contracts/0/dateSigned", "2010-01-01T00:00:00Z".into());
    assert_eq!(agreement["instrument"]["absent"]["signed_on"]["kind"], "disputed", "signed before the award");
    let (agreement, _) = changed_contract("/tag/0", "contractAmendment".into());
    assert_eq!(agreement["amendments"].as_array().unwrap().len(), 1);
    let (agreement, _) = changed_contract("/parties/1/identifier/id", "01234567".into());
    assert_eq!(agreement["parties"][1]["registry_number"], "01234567");
    let (agreement, _) =
        changed_contract("/awards/0/suppliers/0", serde_json::json!({ "id": "X", "name": "Other Ltd" }));
    let names: Vec<&str> =
        agreement["parties"].as_array().unwrap().iter().map(|party| party["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["London Borough of Barnet", "Other Ltd"], "the supplier of another award is no party");
}

#[test]
fn each_contract_of_a_release_is_an_agreement_of_its_own() {
    let ocds = kind("ocds").unwrap();
    let mut record = contract();
    let mut second = record["releases"][0]["contracts"][0].clone();
    second["id"] = "two".into();
    second.as_object_mut().unwrap().remove("awardID");
    record["releases"][0]["contracts"].as_array_mut().unwrap().push(second);
    let import = with(ocds, &record).unwrap();
    assert_eq!(import.agreements.len(), 2);
    assert_ne!(import.agreements[0].id, import.agreements[1].id);
    // Who supplies under a contract without its award, the release does not tell.
    assert!(remarks(&import).iter().any(|remark| remark.message.contains("who supplies")));
    // An award alone is a contract to come, and a tender is none.
    record["releases"][0].as_object_mut().unwrap().remove("contracts");
    let import = with(ocds, &record).unwrap();
    assert!(
        import.agreements.len() == 1
            && remarks(&import).iter().any(|remark| remark.message.contains("an award that no"))
    );
    record["releases"][0].as_object_mut().unwrap().remove("awards");
    assert!(told(&with(ocds, &record).unwrap_err()).contains("nothing was agreed yet"));
    assert!(told(&with(ocds, &serde_json::json!({ "records": [] })).unwrap_err()).contains("record package"));
}

#[test]
fn a_disclosure_states_no_more_than_its_words() {
    let dda = kind("dda").unwrap();
    let path = PathBuf::from(format!("{FOLDER}/dda/example-dda.with-event.04d3853.jsonld"));
    let record: Value = serde_json::from_str(text(&path).content()).unwrap();
    let changed = |pointer: &str, value: Value| {
        let mut record = record.clone();
        *record.pointer_mut(pointer).unwrap() = value;
        with(dda, &record).unwrap().agreements[0].agreement.clone()
    };
    let at = |agreement: &Value, pointer: &str| agreement.pointer(pointer).cloned();
    // Signed only on a day that exists, by an act of agreeing.
    assert_eq!(
        at(&changed("/event/0/timestamp", "2021-05-08T08:41:59Z".into()), "/instrument/signed_on"),
        Some("2021-05-08".into())
    );
    assert_eq!(at(&changed("/event/0/timestamp", "2021-02-30T08:41:59Z".into()), "/instrument/signed_on"), None);
    assert_eq!(at(&changed("/proofChain/0/created", "2021-05-08T08:41:59Z".into()), "/instrument/signed_on"), None);
    let agreed = changed("/proofChain/0/proofPurpose", "contractAgreement".into());
    assert_eq!(at(&agreed, "/instrument/signed_on"), Some("2017-06-18".into()));
    // A place is a country or it is a quotation; a lawful basis is a known word or nothing.
    assert_eq!(
        at(&changed("/dataSharingRestrictions/storageLocation", "SE".into()), "/hosting/locations/0"),
        Some("SE".into())
    );
    assert_eq!(at(&changed("/dataSharingRestrictions/storageLocation", "XX".into()), "/hosting"), None);
    assert_eq!(at(&changed("/lawfulBasis", "necessity".into()), "/purposes/0/lawful_basis"), None);
    // Two numbers are no contradiction.
    assert_eq!(at(&changed("/dataController/legalId", "lei:other".into()), "/parties/0/absent"), None);
    // A bare number of days is not a period.
    assert!(
        at(&record, "/agreementPeriod").is_some() && at(&changed("/agreementPeriod", 30.into()), "/term").is_none()
    );
}
