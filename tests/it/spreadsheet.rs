//! Findings for spreadsheets: every finding is a row, nothing in a cell is a formula, and the same audit gives the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::sync::{Arc, LazyLock};

use lacuna::agreement::CheckedAgreement;
use lacuna::audit::audit;
use lacuna::policy::{Policy, builtin, load};
use lacuna::report::{Messages, Report, format};
use lacuna::source_file::SourceFile;
use serde_json::{Value, json};

static POLICY: LazyLock<Policy> = LazyLock::new(|| load(&[builtin()]).unwrap());

fn agreement(content: &Value) -> CheckedAgreement {
    CheckedAgreement::read(Arc::new(SourceFile::new("a.json", content.to_string()))).unwrap()
}

/// The agreement that the article feared, with words that a spreadsheet would run.
fn hostile() -> Value {
    let text = fs::read_to_string("agreements/as-the-article-feared.json").unwrap();
    let mut content: Value = serde_json::from_str(&text).unwrap();
    content["title"] = "=HYPERLINK(\"http://e.example\",\"title\")".into();
    content["datasets"][0]["name"] = "+1+cmd|'/C calc'!A0".into();
    content["instrument"]["clauses"] = json!([
        { "ref": "@SUM(1)", "quote": "-2+3", "covers": ["binding"] }
    ]);

    content
}

fn day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn written(content: &Value, name: &str) -> (Vec<u8>, usize, usize) {
    let agreement = agreement(content);
    let assessments = [audit(&agreement, &POLICY, day())];
    let messages = Messages::english();
    let bytes = format(name)
        .unwrap()
        .write(&Report::new(&assessments, &messages))
        .unwrap();

    (
        bytes,
        assessments[0].findings().len(),
        assessments[0].questions().len(),
    )
}

#[test]
fn every_finding_is_a_row_of_the_csv_and_no_cell_begins_like_a_formula() {
    let (bytes, findings, _) = written(&hostile(), "csv");
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let width = reader.headers().unwrap().len();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), findings);
    for cell in rows.iter().flatten() {
        let first = cell.trim_start().chars().next().unwrap_or(' ');
        assert!(!"=+-@\t\r".contains(first), "{cell}");
    }

    assert!(rows.iter().all(|row| row.len() == width));
    let all = String::from_utf8(bytes).unwrap();
    assert!(all.contains("'=HYPERLINK") && all.contains("'@SUM(1)") && all.contains("'-2+3"));
}

/// The parts of a workbook (Office Open XML), by their names.
fn parts(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |at: usize| {
        let mut file = archive.by_index(at).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };

    (0..count).map(part).collect()
}

#[test]
fn a_workbook_has_the_findings_and_the_questions_and_the_day_of_the_audit() {
    let (bytes, findings, questions) = written(&hostile(), "xlsx");
    let (again, _, _) = written(&hostile(), "xlsx");
    assert!(bytes == again, "two workbooks of one audit differ");
    let parts = parts(bytes);
    let rows = |sheet: &str| parts[sheet].matches("<row ").count() - 1;
    assert_eq!(rows("xl/worksheets/sheet1.xml"), findings);
    assert_eq!(rows("xl/worksheets/sheet2.xml"), questions);
    assert!(parts["docProps/core.xml"].contains("2026-11-24T00:00:00Z"));
    for (name, part) in &parts {
        assert!(!part.contains("<f>"), "{name} holds a formula");
        assert!(!part.contains("<hyperlink"), "{name} holds a link");
    }
}

#[test]
fn several_agreements_stand_in_one_table_in_their_order() {
    let agreements = ["uk-openai-mou-2025", "as-the-article-feared"].map(|name| {
        let path = format!("agreements/{name}.json");
        let text = fs::read_to_string(&path).unwrap();
        CheckedAgreement::read(Arc::new(SourceFile::new(path, text))).unwrap()
    });

    let assessments: Vec<_> = agreements
        .iter()
        .map(|agreement| audit(agreement, &POLICY, day()))
        .collect();

    let messages = Messages::english();
    let bytes = format("csv")
        .unwrap()
        .write(&Report::new(&assessments, &messages))
        .unwrap();

    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let ids: Vec<String> = reader
        .records()
        .map(|row| row.unwrap()[0].to_owned())
        .collect();

    let expected = assessments.iter().flat_map(|assessment| {
        let id = assessment.agreement.id();
        vec![id; assessment.findings().len()]
    });

    assert_eq!(ids, expected.collect::<Vec<_>>());
}
