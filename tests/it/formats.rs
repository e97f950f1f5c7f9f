//! Each format of two agreements, held as files that were read before they were accepted.
//!
//! `LACUNA_UPDATE=1 cargo test --test it formats` writes them anew. The JSON is also held against its published schema, and its
//! places against the file.

use std::fs;
use std::sync::{Arc, LazyLock};

use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::{AppliedWaiver, DiffStatus, Disposition, Outcome, WaiverState};
use lacuna::audit::audit;
use lacuna::diagnostic::{Diagnostic, RejectedInput};
use lacuna::policy::{Policy, builtin, compiled_in, load};
use lacuna::report::{FORMATS, Messages, Report, format};
use lacuna::source_file::SourceFile;
use serde_json::Value;

static POLICY: LazyLock<Policy> = LazyLock::new(|| load(&[builtin()]).unwrap());

fn rendered(name: &str, kind: &str) -> String {
    let path = format!("agreements/{name}.json");
    let agreement = CheckedAgreement::read(Arc::new(SourceFile::new(
        path.clone(),
        fs::read_to_string(&path).unwrap(),
    )))
    .unwrap();

    let assessments = [audit(
        &agreement,
        &POLICY,
        chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
    )];

    let messages = Messages::english();
    let report = Report::new(&assessments, &messages);

    (format(kind).unwrap().render)(&report).unwrap()
}

#[test]
fn the_formats_are_those_that_were_read() {
    let update = std::env::var_os("LACUNA_UPDATE").is_some();
    for name in ["uk-openai-mou-2025", "as-the-article-feared"] {
        let kinds: &[&str] = if name.starts_with("uk") {
            &[
                "text", "json", "html", "junit", "markdown", "github", "gitlab",
            ]
        } else {
            &["text", "json", "html", "markdown", "github", "gitlab"]
        };

        for kind in kinds {
            let format = format(kind).unwrap();
            // The pages are examples for readers as well.
            let folder = if *kind == "html" {
                "reports/examples"
            } else {
                "tests/snapshots"
            };

            let path = format!("{folder}/{name}.{}", format.ending);
            let found = rendered(name, kind);
            if update {
                fs::write(&path, &found).unwrap();
            }

            let expected = fs::read_to_string(&path).unwrap_or_default();
            assert!(
                found == expected,
                "{path} is stale; run LACUNA_UPDATE=1 cargo test --test it formats, and read the change"
            );
        }
    }
}

/// The same pages in Chinese, as `--lang zh` writes them: no message is missing, what rules say is Chinese, and words that stay
/// English are marked so.
#[test]
fn the_chinese_pages_are_those_that_were_read() {
    let policy = compiled_in(Some("zh")).unwrap();
    for name in ["uk-openai-mou-2025", "as-the-article-feared"] {
        let path = format!("agreements/{name}.json");
        let agreement = CheckedAgreement::read_with(
            Arc::new(SourceFile::new(
                path.clone(),
                fs::read_to_string(&path).unwrap(),
            )),
            &policy.schema,
        )
        .unwrap();

        let assessments = [audit(
            &agreement,
            &policy,
            chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
        )];

        let messages = Messages::in_language("zh").unwrap();
        let found =
            (format("html").unwrap().render)(&Report::new(&assessments, &messages)).unwrap();
        assert!(
            found.contains("<html lang=\"zh-Hans\">")
                && found.contains("--lang zh")
                && !found.contains('⟦')
        );

        // The English titles of agreements are marked; a title of a rule is not English.
        assert!(found.contains("2026年11月24日") && found.contains("<span lang=\"en\">"));
        for rule in &policy.rules {
            let english = POLICY.rule(&rule.id).unwrap();
            assert!(
                !found.contains(&format!(">{}<", english.title)),
                "{}",
                rule.id
            );
        }

        let path = format!("reports/examples/{name}.zh.html");
        if std::env::var_os("LACUNA_UPDATE").is_some() {
            fs::write(&path, &found).unwrap();
        }

        let expected = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            found == expected,
            "{path} is stale; run LACUNA_UPDATE=1 cargo test --test it formats, and read the change"
        );
    }
}

/// Nobody can withhold an access that ended in 2020: what a finding asks for is asked of an agreement that follows.
#[test]
fn of_what_has_ended_a_new_agreement_is_asked() {
    for kind in ["text", "html", "junit", "github", "sarif"] {
        let over = rendered("dfe-learning-records-trustopia", kind);
        // Texts are broken into lines.
        let over = over.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(over.contains("n any renewal or new agreement"), "{kind}");
        assert!(!over.contains("Resolve these first"), "{kind}");

        let runs = rendered("as-the-article-feared", kind);
        assert!(!runs.contains("renewal or new agreement"), "{kind}");
    }
}

#[test]
fn the_json_conforms_to_its_schema_and_its_places_lead_to_its_values() {
    let schema: Value =
        serde_json::from_str(&fs::read_to_string("schemas/assessment.schema.json").unwrap())
            .unwrap();

    let validator = jsonschema::options().offline().build(&schema).unwrap();
    for file in fs::read_dir("agreements")
        .unwrap()
        .map(|file| file.unwrap().path())
    {
        let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let written: Value = serde_json::from_str(&rendered(&name, "json")).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&written)
            .map(|error| error.to_string())
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        let text = SourceFile::new("t", fs::read_to_string(&file).unwrap());
        let whole: Value = serde_json::from_str(text.content()).unwrap();
        let mut places = 0;
        for rule in written["assessments"][0]["rules"].as_array().unwrap() {
            for fact in rule["answers"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|answer| answer["evidence"].as_array().unwrap())
            {
                places += usize::from(leads_to_its_value(&text, &whole, fact));
            }
        }
        assert!(places > 0 || name.contains("cohere"), "{name}");
    }
}

/// Reads the value at the line and column of a fact out of the file, and compares it with the one at its pointer.
fn leads_to_its_value(text: &SourceFile, whole: &Value, fact: &Value) -> bool {
    let value = whole.pointer(fact["pointer"].as_str().unwrap());
    assert_eq!(value.is_some(), fact.get("value").is_some(), "{fact}");
    let Some(value) = value else { return false };

    if value.is_array() || value.is_object() {
        return false;
    }
    let line = text
        .content()
        .lines()
        .nth(usize::try_from(fact["line"].as_u64().unwrap()).unwrap() - 1)
        .unwrap();

    let rest: String = line
        .chars()
        .skip(usize::try_from(fact["column"].as_u64().unwrap()).unwrap() - 1)
        .collect();

    assert!(
        rest.starts_with(&serde_json::to_string(value).unwrap()),
        "{fact}: {rest}"
    );

    true
}

/// The terminal output for the memorandum fits on two screens of 50 lines, and no line is wider than 80 columns save for paths.
#[test]
fn the_memorandum_fits_on_two_screens_and_says_first_what_matters_most() {
    let text = rendered("uk-openai-mou-2025", "text");
    assert!(
        text.lines().count() <= 100,
        "{} lines",
        text.lines().count()
    );

    for line in text.lines().filter(|line| !line.contains(".json:")) {
        assert!(line.chars().count() <= 100, "{line}");
    }
    let at = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words} is not said"))
    };

    assert!(at("not, on its own, a data sharing agreement") < at("Law and guidance"));
    // Only part of the text was read, so its silences are questions and no findings (issue 16).
    assert!(at("Law and guidance") < at("questions to answer"));
    assert!(!text.contains("Findings, most serious first"));
    assert_eq!(
        text.matches("Whether the vendor has access to the data is not stated")
            .count(),
        1,
        "a question is asked once"
    );
}

fn problems_of(text: &str) -> Vec<Diagnostic> {
    CheckedAgreement::read(Arc::new(SourceFile::new("bad.json", text))).unwrap_err()
}

/// The value at a region of a text, whose columns count characters.
fn region(text: &str, region: &Value) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
    let (first, last) = (number("startLine"), number("endLine"));
    let mut found = String::new();

    for line in first..=last {
        let letters: Vec<char> = lines[line - 1].chars().collect();
        let from = if line == first {
            number("startColumn") - 1
        } else {
            0
        };

        let to = if line == last {
            number("endColumn") - 1
        } else {
            letters.len()
        };

        found.extend(&letters[from..to]);
        found.push('\n');
    }

    found.trim_end().to_owned()
}

#[test]
fn sarif_says_each_kind_as_the_standard_means_it_and_its_regions_hold_the_values() {
    for name in [
        "uk-openai-mou-2025",
        "as-the-article-feared",
        "deepmind-royal-free-2015",
    ] {
        let file = fs::read_to_string(format!("agreements/{name}.json")).unwrap();
        let written: Value = serde_json::from_str(&file).unwrap();
        let log: Value = serde_json::from_str(&rendered(name, "sarif")).unwrap();
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), POLICY.rules.len());
        let mut checked = 0;

        for result in results {
            let fails = result["kind"] == "fail";
            assert_eq!(
                result["level"] != "none",
                fails,
                "only what fails has a level: {result}"
            );

            // `review` is what only a benchmark asks (SARIF 2.1.0, section 3.27.9).
            assert!(
                ["fail", "review", "open", "pass", "notApplicable"]
                    .contains(&result["kind"].as_str().unwrap())
            );

            let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(run["tool"]["driver"]["rules"][rule]["id"], result["ruleId"]);
            let related = result["relatedLocations"].as_array().into_iter().flatten();

            for location in result["locations"]
                .as_array()
                .unwrap()
                .iter()
                .chain(related)
            {
                let place = &location["physicalLocation"]["region"];
                if place["endLine"].is_null() {
                    continue;
                }

                let pointer = location["logicalLocations"][0]["fullyQualifiedName"]
                    .as_str()
                    .unwrap();

                let value: Value = serde_json::from_str(&region(&file, place)).unwrap();
                assert_eq!(Some(&value), written.pointer(pointer), "{name}: {pointer}");
                checked += 1;
            }
        }

        assert!(checked > 5, "{name}: {checked}");
    }
}

#[test]
fn what_is_open_comes_out_as_a_warning_where_viewers_need_it() {
    let path = "agreements/uk-openai-mou-2025.json";
    let agreement = CheckedAgreement::read(Arc::new(SourceFile::new(
        path,
        fs::read_to_string(path).unwrap(),
    )))
    .unwrap();

    let assessments = [audit(
        &agreement,
        &POLICY,
        chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
    )];

    let messages = Messages::english();
    let silent = assessments[0]
        .findings()
        .iter()
        .filter(|finding| finding.outcome == Outcome::NotStated)
        .count();

    for (open_as_warning, expected) in [(false, 0), (true, silent)] {
        let report = Report {
            open_as_warning,
            ..Report::new(&assessments, &messages)
        };

        let log: Value =
            serde_json::from_str(&(format("sarif").unwrap().render)(&report).unwrap()).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(
            results
                .iter()
                .filter(|result| result["level"] == "warning" && result["kind"] == "fail")
                .count(),
            expected
        );
    }
}

/// A waiver and a baseline come out as the standard's suppressions and baseline states.
#[test]
fn sarif_tells_waivers_and_the_baseline() {
    let path = "tests/fixtures/agreements/f1b-access-silent.json";
    let agreement = CheckedAgreement::read(Arc::new(SourceFile::new(
        path,
        fs::read_to_string(path).unwrap(),
    )))
    .unwrap();

    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let messages = Messages::english();
    let mut assessment = audit(&agreement, &POLICY, day);
    let result = assessment
        .results
        .iter_mut()
        .find(|result| result.rule.id == "REC-001")
        .unwrap();

    result.waived = Some(AppliedWaiver {
        by: "Jo Field".to_owned(),
        reason: "The annex has it.".to_owned(),
        expires: day,
        state: WaiverState::Active,
    });

    result.change = Some(DiffStatus::Worse);
    let assessments = [assessment];
    let text = (format("sarif").unwrap().render)(&Report::new(&assessments, &messages)).unwrap();
    let log: Value = serde_json::from_str(&text).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let waived = results
        .iter()
        .find(|result| result["ruleId"] == "REC-001")
        .unwrap();

    assert_eq!(waived["suppressions"][0]["kind"], "external");
    assert_eq!(waived["suppressions"][0]["status"], "accepted");
    assert!(
        waived["suppressions"][0]["justification"]
            .as_str()
            .unwrap()
            .contains("Jo Field")
    );

    assert_eq!(waived["baselineState"], "updated");
    assert_eq!(
        results
            .iter()
            .filter(|result| !result["suppressions"].is_null())
            .count(),
        1
    );

    // Every other format says who accepts it, and what the verdict is with the waiver and without.
    for format in &FORMATS {
        let text = (format.render)(&Report::new(&assessments, &messages)).unwrap();
        // A line of NDJSON has room for the state of a waiver alone.
        let waived = if format.name == "ndjson" {
            "\"waiver\":\"active\""
        } else {
            "Jo Field"
        };

        assert!(text.contains(waived), "{}", format.name);
        let verdict = if ["json", "ndjson"].contains(&format.name) {
            "verdict_with_waivers"
        } else {
            "with the waivers"
        };

        // GitLab, and a table of findings, have no room for anything but findings.
        assert!(
            ["gitlab", "csv"].contains(&format.name) || text.replace('\n', " ").contains(verdict),
            "{}",
            format.name
        );
    }
}

#[test]
fn problems_come_out_in_every_format_of_machines_with_their_places() {
    let problems =
        problems_of("{\n  \"schema_version\": 1,\n  \"id\": \"x\", \"instrumnet\": {}\n}\n");
    let placed = problems
        .iter()
        .find(|problem| problem.message.contains("instrumnet"))
        .unwrap();

    assert_eq!(placed.position.unwrap().line, 3);
    let messages = Messages::english();
    let refused = [RejectedInput {
        file: "bad.json".to_owned(),
        record: None,
        problems: problems.clone(),
    }];

    let report = Report {
        refused: &refused,
        ..Report::new(&[], &messages)
    };

    for format in FORMATS.iter().filter(|format| format.tells_problems) {
        let text = (format.render)(&report).unwrap();
        assert!(text.contains("instrumnet"), "{}", format.name);
        assert!(text.contains("bad.json"), "{}", format.name);
        let at = match format.name {
            "json" => "\"line\": 3",
            "ndjson" => "\"line\":3",
            "sarif" => "\"startLine\": 3",
            "github" => "line=3",
            "gitlab" => "\"begin\": 3",
            _ => "bad.json:3:",
        };
        assert!(text.contains(at), "{}: {text}", format.name);
    }
}

/// Text of an agreement never ends the place it stands in, whatever the format.
#[test]
fn hostile_text_stays_text_in_every_format() {
    let evil = "x</testcase>\"/>&\u{1}|\u{202e}\n::error::%0A,a:b<img src=x onerror=alert(1)>![i](http://e.example)@all`";
    let mut agreement: Value =
        serde_json::from_str(POLICY.base.as_ref().unwrap().content()).unwrap();
    agreement["title"] = evil.into();
    agreement["datasets"][0]["name"] = evil.into();
    agreement["datasets"][0]["retention"] = serde_json::json!({});
    let file = format!("{agreement:#}");
    let agreement =
        CheckedAgreement::read(Arc::new(SourceFile::new("a,b:c%0Ad|`e<f>.json", file))).unwrap();
    let assessments = [audit(
        &agreement,
        &POLICY,
        chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
    )];

    // A finding and a question about that dataset: what its law asks of the controller is, on a silence, a question.
    assert!(
        assessments[0]
            .findings()
            .iter()
            .any(|finding| finding.rule.id == "RET-013")
    );

    assert!(
        assessments[0].results.iter().any(|result| {
            result.rule.id == "RET-003" && result.weight == Disposition::Question
        })
    );

    let messages = Messages::english();
    for format in &FORMATS {
        let text = (format.render)(&Report::new(&assessments, &messages)).unwrap();
        assert!(
            !text.contains('\u{202e}') && !text.contains('\u{1}'),
            "{} lets a control character through",
            format.name
        );

        match format.name {
            // The runner reads a command up to the first `::` after its properties, and each line is one command.
            "github" => {
                let place = " file=a%2Cb%3Ac%250Ad|`e<f>.json,line=";
                let starts =
                    ["::error", "::warning", "::notice"].map(|word| format!("{word}{place}"));
                // And one for the verdicts.
                assert_eq!(
                    text.lines().count(),
                    assessments[0].findings().len() + 1,
                    "{text}"
                );

                let is_finding =
                    |line: &&str| starts.iter().any(|start| line.starts_with(start.as_str()));
                let findings = text.lines().filter(is_finding).count();
                assert_eq!(findings, assessments[0].findings().len(), "{text}");
            }
            "junit" => assert_eq!(
                text.matches("</testcase>").count(),
                text.matches("<testcase ").count()
            ),
            "markdown" => {
                assert!(
                    !text.contains("<img") && !text.contains("](http://") && !text.contains("@all"),
                    "{text}"
                )
            }
            "html" => assert!(!text.contains("<img"), "html"),
            "json" | "ndjson" | "sarif" | "gitlab" => {
                drop(serde_json::from_str::<Value>(&text).unwrap())
            }
            _ => {}
        }
    }
}
