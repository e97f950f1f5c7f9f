//! The letter: amendments first, then at most twelve questions that the addressee can answer, and nothing in it that only
//! the sender understands.
//!
//! `LACUNA_UPDATE=1 cargo test --test it letter` writes the snapshots anew.

use std::collections::BTreeSet;
use std::fs;
use std::sync::{Arc, LazyLock};

use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::{Answer, Disposition, Outcome, RuleResult};
use lacuna::audit::audit;
use lacuna::policy::{Policy, builtin, compiled_in, load};
use lacuna::report::{Format, LETTERS, LetterOptions, Messages, RenderError, Report};
use lacuna::source_file::SourceFile;
use lacuna::vocabulary::{Answerer, answered_by};
use serde_json::{Value, json};

static POLICY: LazyLock<Policy> = LazyLock::new(|| load(&[builtin()]).unwrap());

fn day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn read(name: &str) -> CheckedAgreement {
    CheckedAgreement::read(Arc::new(SourceFile::new(
        name,
        fs::read_to_string(name).unwrap(),
    )))
    .unwrap()
}

fn format(name: &str) -> &'static Format {
    LETTERS.iter().find(|own| own.name == name).unwrap()
}

fn written(
    agreement: &CheckedAgreement,
    format: &Format,
    options: LetterOptions<'_>,
) -> Result<Vec<u8>, RenderError> {
    let assessments = [audit(agreement, &POLICY, day())];
    let messages = Messages::english();
    format.write(&Report {
        letter: options,
        ..Report::new(&assessments, &messages)
    })
}

/// The letter as text, on one line.
fn letter(agreement: &CheckedAgreement, options: LetterOptions<'_>) -> String {
    let bytes = written(agreement, format("text"), options).unwrap();
    String::from_utf8(bytes).unwrap()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of(agreement: &Value) -> CheckedAgreement {
    CheckedAgreement::read(Arc::new(SourceFile::new("a.json", agreement.to_string()))).unwrap()
}

fn base() -> Value {
    serde_json::from_str(POLICY.base.as_ref().unwrap().content()).unwrap()
}

/// The letters of agreements of every kind, by their names.
const LETTERS_READ: [&str; 4] = [
    "uk-openai-mou-2025",
    "dfe-learning-records-trustopia",
    "deepmind-royal-free-2015",
    "as-the-article-feared",
];

#[test]
fn the_letters_are_those_that_were_read() {
    for name in LETTERS_READ {
        let agreement = read(&format!("agreements/{name}.json"));
        for format in LETTERS.iter().filter(|format| format.encode.is_none()) {
            let is_example = name == "uk-openai-mou-2025";
            // The page is an example for readers as well.
            let folder = match (is_example, format.name) {
                (true, "html") => "reports/examples",
                (true, _) | (false, "text") => "tests/snapshots",
                _ => continue,
            };

            let path = format!("{folder}/{name}.letter.{}", format.ending);
            let bytes = written(&agreement, format, LetterOptions::default()).unwrap();
            is_fresh(&path, &String::from_utf8(bytes).unwrap());
        }
    }
}

fn is_fresh(path: &str, found: &str) {
    if std::env::var_os("LACUNA_UPDATE").is_some() {
        fs::write(path, found).unwrap();
    }

    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(
        found == expected,
        "{path} is stale; run LACUNA_UPDATE=1 cargo test --test it letter, and read the change"
    );
}

/// No code of a rule, no JSON pointer, no count of rules, no identifier and no word to the sender (issue 17, point 7).
#[test]
fn no_letter_speaks_of_the_program() {
    for file in fs::read_dir("agreements").unwrap() {
        let path = file.unwrap().path();
        let agreement = read(path.to_str().unwrap());
        for is_own_side in [false, true] {
            let options = LetterOptions {
                is_own_side,
                ..LetterOptions::default()
            };

            let text = one_line(&letter(&agreement, options));
            let rules = POLICY.rules.iter().map(|rule| rule.id.as_str());
            let codes: Vec<&str> = rules.filter(|id| text.contains(id)).collect();
            assert!(codes.is_empty(), "{}: {codes:?}", path.display());
            for word in [
                " rules depend",
                " rules wait",
                "this program",
                "pointer",
                "JSON",
                "whoever sends",
                "/parties/",
                "/datasets/",
                "⟦",
                "waits for",
            ] {
                assert!(!text.contains(word), "{}: {word}", path.display());
            }
        }
    }
}

/// A letter is two or three pages: at some 52 lines a page without its annexes.
#[test]
fn a_letter_has_at_most_twelve_questions_and_three_pages_before_its_annexes() {
    for file in fs::read_dir("agreements").unwrap() {
        let path = file.unwrap().path();
        let text = letter(&read(path.to_str().unwrap()), LetterOptions::default());
        let (body, _) = text.split_once("--------").unwrap_or((&text, ""));
        let after = body.split("QUESTIONS\n").nth(1).unwrap_or_default();
        let questions = after.split("WHAT THE TEXT").next().unwrap_or_default();
        let numbered = questions.lines().filter(|line| {
            let number = line.split('.').next().unwrap_or_default();
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        });

        assert!(numbered.count() <= 12, "{}", path.display());
        let lines = body.lines().filter(|line| !line.is_empty()).count();
        assert!(lines <= 190, "{}: {lines} lines", path.display());
    }
}

/// What only the authority knows is no question to the vendor: the award, the impact assessment, the lawful basis.
#[test]
fn a_vendor_is_asked_only_what_it_can_know() {
    for file in fs::read_dir("agreements").unwrap() {
        let path = file.unwrap().path();
        let agreement = read(path.to_str().unwrap());
        let parties = agreement.document();
        let has_vendor = parties.text().content().contains("\"kind\": \"vendor\"");
        if !has_vendor {
            continue;
        }

        let text = one_line(&letter(&agreement, LetterOptions::default()));
        let assessment = audit(&agreement, &POLICY, day());
        for question in assessment.open_facts() {
            let answerers = answered_by(&question.fact.path);
            let is_for_text = answerers.contains(&Answerer::Agreement);
            if answerers.contains(&Answerer::Vendor) || is_for_text {
                continue;
            }

            let mut label = question.fact.label.chars();
            let first = label.next().unwrap().to_lowercase();
            let label: String = first.chain(label).collect();
            let asked = format!("please state {label}.");
            assert!(
                !text.to_lowercase().contains(&asked.to_lowercase()),
                "{}: {asked}",
                path.display()
            );
        }
    }
}

#[test]
fn the_letter_goes_to_whom_it_is_addressed_and_comes_from_the_others() {
    let parties = json!([
        { "id": "m", "name": "Ministry", "kind": "central_government" },
        { "id": "c", "name": "Council" },
        { "id": "v", "name": "Vendor", "kind": "vendor" },
        { "id": "s", "name": "Host", "kind": "sub_processor" },
    ]);

    let instrument = json!({ "type": "contract", "binding": true });
    let agreement = of(
        &json!({ "schema_version": 1, "id": "a", "title": "A", "instrument": instrument, "parties": parties }),
    );

    let people = |from: Option<&str>, to: &[&str]| {
        let to: Vec<String> = to.iter().map(|id| (*id).to_owned()).collect();
        let options = LetterOptions {
            from,
            to: &to,
            ..LetterOptions::default()
        };

        let text = letter(&agreement, options);
        let line = |start: &str| {
            let mut lines = text.lines();
            let line = lines.find_map(|line| line.strip_prefix(start));
            line.unwrap().trim().to_owned()
        };

        (line("To:"), line("From:"))
    };

    let both = |to: &str, from: &str| (to.to_owned(), from.to_owned());
    // Nobody knows what the council is, so it neither asks nor is asked.
    assert_eq!(people(None, &[]), both("Vendor", "Ministry"));
    assert_eq!(people(None, &["m"]), both("Ministry", "Vendor"));
    assert_eq!(
        people(None, &["c", "v"]),
        both("Council, Vendor", "Ministry")
    );
    assert_eq!(people(None, &["s"]), both("Host", "Ministry"));
    assert_eq!(people(Some("v"), &[]), both("Ministry", "Vendor"));
    assert_eq!(people(Some("Vendor"), &[]), both("Ministry", "Vendor"));
    // Who is no party asks the public body, which answers for the agreement, unless a party is named.
    assert_eq!(
        people(Some("Open Data Trust"), &[]),
        both("Ministry", "Open Data Trust")
    );
    assert_eq!(
        people(Some("Clerk of the Committee"), &["v"]),
        both("Vendor", "Clerk of the Committee")
    );
}

#[test]
fn a_letter_to_nobody_or_to_a_stranger_is_refused() {
    let instrument = json!({ "type": "contract", "binding": true });
    let parties = json!([{ "id": "m", "name": "Ministry", "kind": "central_government" }]);
    let agreement = of(
        &json!({ "schema_version": 1, "id": "a", "title": "A", "instrument": instrument, "parties": parties }),
    );

    let nobody = written(&agreement, format("text"), LetterOptions::default()).unwrap_err();
    assert!(nobody.0.contains("--to"), "{}", nobody.0);
    let to = ["ministri".to_owned()];
    let options = LetterOptions {
        to: &to,
        ..LetterOptions::default()
    };

    let stranger = written(&agreement, format("text"), options).unwrap_err();
    assert!(stranger.0.contains("did you mean `m`?"), "{}", stranger.0);
}

#[test]
fn date_reference_reply_by_and_salutation_stand_in_the_letter() {
    let options = LetterOptions {
        date: chrono::NaiveDate::from_ymd_opt(2026, 12, 1),
        reference: Some("DP/26/14"),
        salutation: Some("Dear Ms Smith,"),
        ..LetterOptions::default()
    };

    let agreement = read("agreements/uk-openai-mou-2025.json");
    let text = letter(&agreement, options);
    for line in [
        "Date: 1 December 2026",
        "Our reference: DP/26/14",
        "Reply by: 29 December 2026",
        "Dear Ms Smith,",
        "Yours sincerely,",
    ] {
        assert!(text.lines().any(|own| own == line), "{line}\n{text}");
    }

    let usual = letter(&agreement, LetterOptions::default());
    assert!(usual.contains("Dear Sir or Madam,") && usual.contains("Yours faithfully,"));
}

/// A breach is asked to be changed in the words of its rule, with what the text says now.
#[test]
fn an_amendment_has_the_words_now_and_the_words_asked() {
    let text = one_line(&letter(
        &read("agreements/as-the-article-feared.json"),
        LetterOptions::default(),
    ));

    for words in [
        "AMENDMENTS REQUESTED",
        "The text now reads (Clause 5.3): “The Company has a perpetual licence",
        "Proposed wording: “",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

/// A silence is no breach: nothing is to be taken out or ended that the text does not have.
#[test]
fn what_is_asked_of_a_silence_presupposes_no_breach() {
    for rule in &POLICY.rules {
        let Some(silent) = &rule.remedy_silent else {
            continue;
        };

        let silent = silent.outline();
        for start in [
            "Remove", "Delete", "Take the", "End the", "Limit it", "Replace",
        ] {
            assert!(!silent.starts_with(start), "{}: {silent}", rule.id);
        }
    }
}

#[test]
fn what_the_file_declares_absent_is_one_table() {
    for (kind, status) in [
        ("by_reference", "Left to another document"),
        ("not_agreed", "Not agreed"),
        ("disputed", "Disputed"),
        ("not_read", "Not in the part we have seen"),
    ] {
        let mut agreement = base();
        let mut record = json!({ "kind": kind, "reason": "noted by us" });
        if kind == "by_reference" {
            record["document"] = "Schedule 9".into();
        }
        if kind == "disputed" {
            record["positions"] = json!(["thirty days", "for ever"]);
        }

        let dataset = agreement["datasets"][0].as_object_mut().unwrap();
        dataset.remove("retention");
        dataset.insert("absent".to_owned(), json!({ "retention": record }));
        let text = one_line(&letter(&of(&agreement), LetterOptions::default()));
        assert!(
            text.contains(&format!("Status: {status}")),
            "{kind}: {text}"
        );

        assert_eq!(text.contains("Schedule 9"), kind == "by_reference");
        assert_eq!(text.contains("for ever"), kind == "disputed");
        assert_eq!(text.contains("noted by us"), kind != "not_read", "{kind}");
    }
}

/// The public body blacked the words out itself: it asks nobody to disclose them, and others ask it.
#[test]
fn who_blacked_words_out_does_not_ask_for_them() {
    let mut agreement = base();
    agreement["retention"] =
        json!({ "absent": { "on_end": { "kind": "redacted", "clause": "23" } } });

    let agreement = of(&agreement);
    let own = letter(&agreement, LetterOptions::default());
    assert!(!own.contains("Withheld"), "{own}");
    let options = LetterOptions {
        from: Some("Open Data Trust"),
        ..LetterOptions::default()
    };

    assert!(letter(&agreement, options).contains("Withheld"));
}

/// The award of the contract and the impact assessment are for the own file, and stand in no letter to the vendor.
#[test]
fn the_own_side_has_a_list_of_its_own() {
    let mut agreement = base();
    for group in ["dpia", "contract"] {
        agreement.as_object_mut().unwrap().remove(group);
    }

    let agreement = of(&agreement);
    let options = LetterOptions {
        is_own_side: true,
        ..LetterOptions::default()
    };

    let own = one_line(&letter(&agreement, options)).to_lowercase();
    let to_vendor = one_line(&letter(&agreement, LetterOptions::default())).to_lowercase();
    for words in ["impact assessment is required", "public contract"] {
        assert!(own.contains(words), "{words}: {own}");
        assert!(!to_vendor.contains(words), "{words}: {to_vendor}");
    }
}

/// The letter in Chinese as `--lang zh` writes it, as a page: no message is missing, and what stays English is marked so.
#[test]
fn the_chinese_letter_is_the_one_that_was_read() {
    let policy = compiled_in(Some("zh")).unwrap();
    let path = "agreements/uk-openai-mou-2025.json";
    let agreement = CheckedAgreement::read_with(
        Arc::new(SourceFile::new(path, fs::read_to_string(path).unwrap())),
        &policy.schema,
    )
    .unwrap();

    let assessments = [audit(&agreement, &policy, day())];
    let found = (format("html").render)(&Report::new(
        &assessments,
        &Messages::in_language("zh").unwrap(),
    ))
    .unwrap();

    assert!(
        found.contains("<html lang=\"zh-Hans\">")
            && found.contains("lang=\"en\"")
            && !found.contains('⟦')
    );

    is_fresh("reports/examples/uk-openai-mou-2025.letter.zh.html", &found);
}

#[test]
fn every_rule_that_is_open_stands_under_a_fact_that_is_asked_once_and_the_worst_come_first() {
    for file in fs::read_dir("agreements")
        .unwrap()
        .map(|file| file.unwrap().path())
    {
        let agreement = read(file.to_str().unwrap());
        let assessment = audit(&agreement, &POLICY, day());
        let facts = assessment.open_facts();
        let pointers: BTreeSet<&str> = facts
            .iter()
            .map(|question| question.fact.pointer.as_str())
            .collect();
        assert_eq!(
            pointers.len(),
            facts.len(),
            "{}: a fact is asked twice",
            file.display()
        );
        assert!(
            facts
                .windows(2)
                .all(|pair| pair[0].worst() >= pair[1].worst()),
            "{}",
            file.display()
        );
        let asked: BTreeSet<&str> = facts
            .iter()
            .flat_map(|fact| fact.rules.iter().map(|rule| rule.id.as_str()))
            .collect();
        // A rule that is breached in one place can be open in another.
        let is_open =
            // Nor can it be told whether a rule applies whose guard is open: it waits for a fact as well (issue 15). Where
            // silence counts for nothing, by the rule's own word, nobody is asked.
            |result: &&RuleResult<'_>| {
                let waits = [Outcome::NotStated, Outcome::CannotTell];
                let asks = |answer: &Answer<'_>| {
                    waits.contains(&answer.outcome) && answer.weight != Disposition::Nothing
                };

                result.answers.iter().any(asks)
            };
        let open = assessment.results.iter().filter(is_open);
        let open: BTreeSet<&str> = open.map(|result| result.rule.id.as_str()).collect();
        assert_eq!(asked, open, "{}", file.display());
    }
}

#[test]
fn text_of_an_agreement_is_never_markup() {
    let evil = "x</title>\"&\u{1}|\u{202e}\n# head\n<img src=x onerror=alert(1)>![i](http://e.example)@all`";
    let mut agreement = base();
    agreement["title"] = evil.into();
    agreement["parties"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .for_each(|party| party["name"] = evil.into());

    agreement["datasets"][0]["retention"] = json!({});
    for format in LETTERS.iter().filter(|format| format.encode.is_none()) {
        let bytes = written(&of(&agreement), format, LetterOptions::default()).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(
            !text.contains('\u{202e}') && !text.contains('\u{1}'),
            "{}",
            format.name
        );

        if format.name != "text" {
            assert!(
                !text.contains("<img") && !text.contains("</title>\""),
                "{}",
                format.name
            );
        }

        if format.name == "markdown" {
            assert!(
                !text.contains("](http://") && !text.contains("@all") && !text.contains("\n# head"),
                "{text}"
            );
        }
    }
}

/// The file for Word is the same for the same letter, and holds its words in their order.
#[test]
fn the_letter_for_word_is_reproducible_and_reads_back() {
    let agreement = read("agreements/as-the-article-feared.json");
    let docx = || written(&agreement, format("docx"), LetterOptions::default()).unwrap();
    let bytes = docx();
    assert!(bytes == docx(), "two letters differ");
    // In another thread counters of the library begin anew.
    let elsewhere = std::thread::scope(|scope| scope.spawn(docx).join().unwrap());
    assert!(bytes == elsewhere, "a letter of another thread differs");
    let document = lacuna_sources::read("letter.docx", &bytes).unwrap();
    let text = one_line(&document.text);
    for words in [
        "To: An American AI company",
        "Dear Sir or Madam,",
        "Amendments requested",
        "Proposed wording:",
        "Yours faithfully,",
        "Annex: further changes",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

/// Where LibreOffice is installed, it opens the file for Word and finds the same words.
#[test]
fn libreoffice_opens_the_letter_for_word() {
    let run = |arguments: &[&std::ffi::OsStr]| {
        std::process::Command::new("soffice")
            .args(arguments)
            .output()
            .ok()
            .filter(|output| output.status.success())
    };

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.docx");
    let agreement = read("agreements/uk-openai-mou-2025.json");
    let bytes = written(&agreement, format("docx"), LetterOptions::default()).unwrap();
    fs::write(&file, bytes).unwrap();
    let profile = format!(
        "-env:UserInstallation=file://{}/profile",
        folder.path().display()
    );
    let Some(_) = run(&[
        profile.as_ref(),
        "--headless".as_ref(),
        "--convert-to".as_ref(),
        "txt:Text".as_ref(),
        "--outdir".as_ref(),
        folder.path().as_ref(),
        file.as_ref(),
    ]) else {
        return;
    };

    let text = fs::read_to_string(folder.path().join("letter.txt")).unwrap();
    assert!(text.contains("Dear Sir or Madam,"), "{text}");
}
