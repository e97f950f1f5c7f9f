//! The questionnaire without a terminal: what it asks, in which order, and that no answer makes a file that is not valid.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests may fail and may read files")]

use std::collections::BTreeSet;
use std::fs;

use lacuna::agreement::AbsenceKind;
use lacuna::audit::audit;
use lacuna::draft;
use lacuna::policy::{Policy, Severity, builtin, compiled, load};
use lacuna::questionnaire::{
    Asks, Detail, Details, Inquiry, Questionnaire, Reply, Typed, WORDS, begun as begun_draft, shown, slug,
};
use lacuna::vocabulary::{FieldKind, Vocabulary, country};
use serde_json::{Value, json};

fn policy() -> Policy {
    compiled().unwrap()
}

fn start(policy: &Policy) -> Questionnaire<'_> {
    Questionnaire::start(json!({ "schema_version": 1, "id": "a" }), policy, "2026-11-24".parse().unwrap())
}

/// Types an answer, with details where any are given.
fn reply(questionnaire: &mut Questionnaire<'_>, typed: &str, details: &[(Detail, &str)]) -> Result<(), String> {
    let inquiry = questionnaire.next().unwrap();
    let Typed::Reply(reply) = Typed::read(&inquiry, typed)? else { panic!("{typed} is no answer") };
    let mut given = Details::default();
    for (detail, text) in details {
        given.take(*detail, text)?;
    }
    questionnaire.answer(&inquiry, &reply, &given)
}

/// A draft of two parties, of which nothing else is known.
fn begun(policy: &Policy) -> Questionnaire<'_> {
    let mut questionnaire = start(policy);
    for typed in ["A deal", "contract", "Ministry", "Acme", ""] {
        reply(&mut questionnaire, typed, &[]).unwrap();
    }
    questionnaire
}

/// Skips until a fact is asked for.
fn skip_to<'p>(questionnaire: &mut Questionnaire<'p>, path: &str) -> Inquiry<'p> {
    loop {
        let inquiry = questionnaire.next().unwrap_or_else(|| panic!("{path} is never asked for"));
        if inquiry.path == path {
            return inquiry;
        }
        questionnaire.answer(&inquiry, &Reply::Skip, &Details::default()).unwrap();
    }
}

#[test]
fn the_core_comes_first_and_then_what_the_gravest_rules_wait_for() {
    let policy = policy();
    let mut questionnaire = start(&policy);
    let mut asked = Vec::new();
    for typed in ["A deal", "contract", "Ministry", "Acme", ""] {
        asked.push(questionnaire.next().unwrap().path);
        assert!(questionnaire.whole().is_none() || asked.len() > 3);
        reply(&mut questionnaire, typed, &[]).unwrap();
    }
    assert_eq!(asked, ["title", "instrument.type", "parties", "parties", "parties"]);
    let mut last = Severity::Critical;
    let mut subjects = Vec::new();
    while let Some(inquiry) = questionnaire.next() {
        let next = inquiry.worst().unwrap();
        assert!(next <= last, "{}: {next:?} after {last:?}", inquiry.path);
        assert!(!inquiry.field.label.is_empty() && !inquiry.field.help.is_empty());
        last = next;
        let subject = (next, inquiry.path.split('.').next().unwrap().to_owned());
        if inquiry.waiting.len() < 10 {
            assert!(subjects.last() == Some(&subject) || !subjects.contains(&subject), "{subject:?} is come back to");
            subjects.push(subject);
        }
        questionnaire.answer(&inquiry, &Reply::Skip, &Details::default()).unwrap();
    }
    assert_eq!(questionnaire.progress().open, 0, "what is skipped is not asked again");
    let ids: Vec<&str> = questionnaire.whole().unwrap()["parties"]
        .as_array()
        .unwrap()
        .iter()
        .map(|party| party["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, ["ministry", "acme"]);
}

#[test]
fn an_answer_opens_the_questions_that_hang_on_it() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    assert_eq!(questionnaire.next().unwrap().path, "parties.kind");
    reply(&mut questionnaire, "central_government", &[]).unwrap();
    assert_eq!(questionnaire.next().unwrap().about.as_deref(), Some("parties: Acme"));
    let before: BTreeSet<String> = waiting(&questionnaire);
    reply(&mut questionnaire, "vendor", &[]).unwrap();
    skip_to(&mut questionnaire, "access.vendor");
    reply(&mut questionnaire, "granted", &[]).unwrap();
    let after = waiting(&questionnaire);
    assert!(after.len() > before.len(), "{} {}", before.len(), after.len());
}

/// The facts that would be asked for if all were skipped.
fn waiting(questionnaire: &Questionnaire<'_>) -> BTreeSet<String> {
    let policy = policy();
    let draft = questionnaire.whole().unwrap().clone();
    let mut other = Questionnaire::start(draft, &policy, "2026-11-24".parse().unwrap());
    let mut asked = BTreeSet::new();
    while let Some(inquiry) = other.next() {
        other.answer(&inquiry, &Reply::Skip, &Details::default()).unwrap();
        asked.insert(inquiry.pointer);
    }
    asked
}

#[test]
fn every_kind_of_absence_stands_where_the_schema_has_it() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    skip_to(&mut questionnaire, "access.vendor");
    let details = [
        (Detail::Reason, "Clause 2 and annex B differ."),
        (Detail::Position, "The ministry says no."),
        (Detail::Position, "Acme says yes."),
        (Detail::AbsentClause, "2"),
    ];
    reply(&mut questionnaire, "disputed", &details).unwrap();
    let draft = questionnaire.whole().unwrap();
    assert_eq!(
        draft["access"]["absent"]["vendor"],
        json!({
            "kind": "disputed", "reason": "Clause 2 and annex B differ.", "clause": "2",
            "positions": ["The ministry says no.", "Acme says yes."],
        })
    );
    for (typed, kind) in [
        ("silent", "silent"),
        ("Redacted", "redacted"),
        ("blacked out", "redacted"),
        ("elsewhere", "by_reference"),
        ("by reference", "by_reference"),
        ("Not-agreed", "not_agreed"),
    ] {
        let mut questionnaire = begun(&policy);
        skip_to(&mut questionnaire, "datasets");
        reply(&mut questionnaire, typed, &[]).unwrap();
        assert_eq!(questionnaire.whole().unwrap()["absent"]["datasets"], json!({ "kind": kind }));
        assert!(!waiting(&questionnaire).contains("/datasets"), "what is said to be absent is answered");
    }
}

#[test]
fn a_clause_given_again_covers_both_facts() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    let place = [(Detail::Clause, "1.1"), (Detail::Page, "p. 2"), (Detail::Quote, "“Acme”")];
    let inquiry = questionnaire.next().unwrap();
    reply(&mut questionnaire, "vendor", &place).unwrap();
    assert_eq!(inquiry.pointer, "/parties/0/kind");
    skip_to(&mut questionnaire, "parties.role");
    reply(&mut questionnaire, "processor", &place).unwrap();
    let clause = json!({ "ref": "1.1", "page": 2, "quote": "“Acme”", "covers": ["kind", "role"] });
    assert_eq!(questionnaire.whole().unwrap()["parties"][0]["clauses"], json!([clause]));
}

#[test]
fn a_list_grows_until_it_has_no_more_and_an_empty_one_is_stated() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    skip_to(&mut questionnaire, "datasets");
    for name in ["Tax files", "Tax files", "税务档案", "\"silent\""] {
        reply(&mut questionnaire, name, &[]).unwrap();
        assert!(matches!(questionnaire.next().unwrap().asks, Asks::Entry { first: false, .. }));
        assert!(reply(&mut questionnaire, "silent", &[]).unwrap_err().contains("another entry"));
    }
    reply(&mut questionnaire, "", &[]).unwrap();
    let datasets = questionnaire.whole().unwrap()["datasets"].clone();
    let ids: Vec<&str> = datasets.as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["tax-files", "tax-files-2", "datasets-3", "silent"]);
    assert_eq!(datasets[3]["name"], "silent", "a word in quotation marks is a name");
    skip_to(&mut questionnaire, "transfers");
    reply(&mut questionnaire, "none", &[]).unwrap();
    assert_eq!(questionnaire.whole().unwrap()["transfers"], json!([]));
}

#[test]
fn the_core_cannot_be_left_out_and_nothing_is_whole_without_it() {
    let policy = policy();
    let mut questionnaire = start(&policy);
    for typed in ["", "skip", "silent", "redacted"] {
        assert!(
            reply(&mut questionnaire, typed, &[]).unwrap_err().contains("the file cannot do without it"),
            "{typed}"
        );
    }
    assert!(questionnaire.whole().is_none() && !questionnaire.back());
    assert_eq!(questionnaire.lacks().len(), 3);
    reply(&mut questionnaire, "A", &[]).unwrap();
    reply(&mut questionnaire, "mou", &[]).unwrap();
    assert_eq!(questionnaire.lacks(), ["Who takes part"]);
    assert!(reply(&mut questionnaire, "none", &[]).unwrap_err().contains("one at least"));
}

#[test]
fn an_entry_that_is_not_whole_is_left_out_of_the_file() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    // A list whose entries need more than their name, given as a draft that stops in the middle.
    let mut draft = questionnaire.whole().unwrap().clone();
    draft["claims"] = json!([{ "id": "c", "about": "access.vendor", "by": "A minister" }]);
    let unfinished = Questionnaire::start(draft, &policy, "2026-11-24".parse().unwrap());
    assert!(unfinished.whole().is_none());
    let inquiry = unfinished.next().unwrap();
    assert_eq!(inquiry.pointer, "/claims/0/says");
    assert!(Typed::read(&inquiry, "").is_ok() && inquiry.is_needed());
    assert!(unfinished.lacks()[0].contains("claims"), "{:?}", unfinished.lacks());
    reply(&mut questionnaire, "vendor", &[]).unwrap();
}

#[test]
fn an_answer_that_contradicts_another_is_refused_and_changes_nothing() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    for _ in 0..2 {
        reply(&mut questionnaire, "other_public_body", &[]).unwrap();
    }
    let mut draft = questionnaire.whole().unwrap().clone();
    let inquiry = skip_to(&mut begun(&policy), "access.vendor");
    let mut other = Questionnaire::start(draft.clone(), &policy, "2026-11-24".parse().unwrap());
    let wrong = other.answer(&inquiry, &Reply::Value(json!("granted")), &Details::default()).unwrap_err();
    assert!(wrong.contains("no party is a vendor"), "{wrong}");
    assert_eq!(other.whole(), Some(&draft));
    draft["access"] = json!({ "vendor": "none" });
    other.answer(&inquiry, &Reply::Value(json!("none")), &Details::default()).unwrap();
    assert_eq!(other.whole(), Some(&draft));
}

/// After so many answers, the rest is skipped.
const ANSWERS: usize = 100;

/// A number that looks drawn by lot and is the same in every run.
fn lot(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap()
}

fn typed_by_lot(inquiry: &Inquiry<'_>, seed: &mut u64) -> String {
    let choice = inquiry.choices.get(lot(seed) % inquiry.choices.len().max(1)).map(|choice| choice.word.clone());
    let kind = match inquiry.kind() {
        FieldKind::List(element) => element,
        kind => kind,
    };
    let value = match kind {
        _ if choice.is_some() => choice.unwrap(),
        FieldKind::Boolean => ["yes", "no"][lot(seed) % 2].to_owned(),
        FieldKind::Integer => (lot(seed) % 100).to_string(),
        FieldKind::Date => "2027-01-31".to_owned(),
        FieldKind::Country => ["GB", "us", "Germany"][lot(seed) % 3].to_owned(),
        _ => ["A text", "https://example.org/a", "en"][lot(seed) % 3].to_owned(),
    };
    let words = ["silent", "redacted", "elsewhere", "not agreed", "disputed", "skip", "none", ""];
    match lot(seed) % 10 {
        0..=6 => value,
        _ => words[lot(seed) % words.len()].to_owned(),
    }
}

#[test]
fn whatever_is_answered_the_file_is_valid_and_the_questions_end() {
    let policy = policy();
    for seed in 0..3 {
        let mut seed = seed * 7_919 + 1;
        let mut questionnaire = begun(&policy);
        let mut asked = BTreeSet::new();
        let mut number = 0;
        while let Some(inquiry) = questionnaire.next() {
            number += 1;
            assert!(number < 1_500, "the questions do not end: {}", inquiry.pointer);
            let page = shown(&inquiry, 40);
            assert!(page.lines().all(|line| plain(line).chars().count() < 40), "{page}");
            let typed = if number > ANSWERS { "skip".to_owned() } else { typed_by_lot(&inquiry, &mut seed) };
            let before = questionnaire.whole().cloned();
            if reply(&mut questionnaire, &typed, &[(Detail::Clause, "1")]).is_err() {
                assert_eq!(questionnaire.whole().cloned(), before);
                // Addresses and languages are texts whose form only the check of the file knows.
                questionnaire
                    .answer(&inquiry, &Reply::Skip, &Details::default())
                    .unwrap_or_else(|wrong| panic!("{}: {typed}: {wrong}", inquiry.pointer));
            }
            if matches!(inquiry.asks, Asks::Fact) {
                assert!(asked.insert(inquiry.pointer.clone()), "{} is asked twice", inquiry.pointer);
            }
            let whole = questionnaire.whole().unwrap();
            draft::read("a", whole).unwrap_or_else(|problems| panic!("{}: {typed}: {problems:?}", inquiry.pointer));
            if number > ANSWERS {
                continue;
            }
            let after = questionnaire.next().map(|inquiry| inquiry.pointer);
            let kept = whole.clone();
            assert!(questionnaire.back());
            assert_eq!(questionnaire.next().unwrap().pointer, inquiry.pointer, "back leads to the question before");
            let again = if questionnaire.next().unwrap().pointer == inquiry.pointer {
                reply(&mut questionnaire, &typed, &[(Detail::Clause, "1")])
            } else {
                Ok(())
            };
            if again.is_err() {
                questionnaire.answer(&inquiry, &Reply::Skip, &Details::default()).unwrap();
            }
            assert_eq!(questionnaire.whole(), Some(&kept));
            assert_eq!(questionnaire.next().map(|inquiry| inquiry.pointer), after);
        }
        assert!(number > 50, "{number}");
    }
}

/// A line without its colours.
fn plain(line: &str) -> String {
    let mut text = String::new();
    let mut parts = line.split('\u{1b}');
    text.push_str(parts.next().unwrap_or_default());
    parts.for_each(|part| text.push_str(part.split_once('m').map_or(part, |(_, rest)| rest)));
    text
}

#[test]
fn what_is_typed_is_checked_against_the_kind_of_fact() {
    let policy = policy();
    let read = |path: &str, typed: &str| {
        let mut questionnaire = begun(&policy);
        if path.starts_with("datasets.") {
            skip_to(&mut questionnaire, "datasets");
            reply(&mut questionnaire, "Tax files", &[]).unwrap();
        }
        let inquiry = skip_to(&mut questionnaire, path);
        match Typed::read(&inquiry, typed) {
            Ok(Typed::Reply(Reply::Value(value))) => Ok(value),
            Ok(other) => panic!("{typed}: {other:?}"),
            Err(wrong) => Err(wrong),
        }
    };
    assert_eq!(read("datasets.personal", "Y"), Ok(json!(true)));
    assert!(read("datasets.personal", "maybe").unwrap_err().contains("yes or no"));
    assert_eq!(read("datasets.categories", "1, tax; 1"), Ok(json!(["health", "tax"])));
    assert!(read("datasets.categories", "taxx").unwrap_err().contains("did you mean tax"));
    assert!(read("datasets.categories", "99").unwrap_err().contains("none of the answers"));
    assert_eq!(read("access.vendor", "GRANTED"), Ok(json!("granted")));
    for (typed, wrong) in [
        ("\u{1b}[31mred", "in this answer (⟨U+001B⟩)"),
        ("a\u{0}b", "control character"),
        ("\u{202E}granted", "⟨U+202E⟩"),
        ("😀", "none of the answers"),
        (&"9".repeat(10_000), "…"),
        ("-1", "none of the answers"),
        ("0", "none of the answers"),
    ] {
        let told = read("access.vendor", typed).unwrap_err();
        assert!(told.contains(wrong), "{typed:.20}: {told}");
        assert!(told.len() < 400 && !told.contains('\u{1b}') && !told.contains('\u{202E}'), "{told}");
    }
}

#[test]
fn a_word_that_people_type_for_nothing_is_no_text_of_the_agreement() {
    let policy = policy();
    let mut questionnaire = begun(&policy);
    for (path, typed) in [
        ("datasets", "Case files"),
        ("datasets.personal", "yes"),
        ("datasets.categories", "criminal_offence"),
        ("datasets.regime", "uk_gdpr"),
        ("purposes", "policing"),
        ("purposes.datasets", "1"),
    ] {
        skip_to(&mut questionnaire, path);
        reply(&mut questionnaire, typed, &[]).unwrap();
    }
    let inquiry = skip_to(&mut questionnaire, "purposes.article_10_authority");
    for typed in ["no", "None", "n/a", " unknown ", "not stated", "yes"] {
        let told = Typed::read(&inquiry, typed).unwrap_err();
        assert!(told.contains("silent where it says nothing"), "{typed}: {told}");
    }
    assert_eq!(Typed::read(&inquiry, "\"no\"").unwrap(), Typed::Reply(Reply::Value(json!("no"))));
}

#[test]
fn numbers_days_and_countries_say_what_would_be_right() {
    let policy = load(&[builtin()]).unwrap();
    let mut draft: Value = serde_json::from_str(policy.base.as_ref().unwrap().content()).unwrap();
    for field in ["controlled_from", "foreign_compulsion"] {
        draft["parties"][1].as_object_mut().unwrap().remove(field);
    }
    draft["retention"].as_object_mut().unwrap().clear();
    draft["term"].as_object_mut().unwrap().clear();
    let first = |kind: FieldKind| {
        let mut questionnaire = Questionnaire::start(draft.clone(), &policy, "2026-11-24".parse().unwrap());
        loop {
            let inquiry = questionnaire.next().unwrap_or_else(|| panic!("{kind:?} is never asked for"));
            if *inquiry.kind() == kind {
                return inquiry;
            }
            questionnaire.answer(&inquiry, &Reply::Skip, &Details::default()).unwrap();
        }
    };
    let country = first(FieldKind::Country);
    assert!(Typed::read(&country, "UK").unwrap_err().contains("GB"));
    assert_eq!(Typed::read(&country, "germany").unwrap(), Typed::Reply(Reply::Value(json!("DE"))));
    assert!(Typed::read(&country, "Atlantis").unwrap_err().contains("ISO 3166-1"));
    let number = first(FieldKind::Integer);
    for typed in ["thirty", "30 days", "1.5", "-3", "1e3", "３０", "99999999999999999999", "9007199254740992"] {
        assert!(Typed::read(&number, typed).is_err(), "{typed}");
    }
    assert_eq!(Typed::read(&number, " 30 ").unwrap(), Typed::Reply(Reply::Value(json!(30))));
    let day = first(FieldKind::Date);
    for typed in ["2026-02-30", "5/2/2026", "tomorrow", "99999-01-01", "0001-01-01"] {
        assert!(Typed::read(&day, typed).unwrap_err().contains("2026-02-05"), "{typed}");
    }
    for typed in ["2026-02-05", "5 February 2026", "2026-2-5"] {
        assert_eq!(Typed::read(&day, typed).unwrap(), Typed::Reply(Reply::Value(json!("2026-02-05"))), "{typed}");
    }
}

#[test]
fn hostile_names_are_kept_letter_for_letter_and_shown_tame() {
    let policy = policy();
    let mut questionnaire = start(&policy);
    let name = format!("A\u{202E}B {}", "x".repeat(10_000));
    for typed in [name.as_str(), "mou", name.as_str(), "😀", ""] {
        reply(&mut questionnaire, typed, &[]).unwrap();
    }
    let draft = questionnaire.whole().unwrap().clone();
    assert_eq!(draft["title"], json!(name));
    assert!(draft::layout(&draft).unwrap().contains(r"A\u202eB"));
    let inquiry = skip_to(&mut questionnaire, "parties.kind");
    let page = shown(&inquiry, 40);
    assert!(page.contains("⟨U+202E⟩") && !page.contains('\u{202E}') && page.len() < 5_000, "{page}");
    assert_eq!(draft["parties"][1]["id"], "parties-2");
}

#[test]
fn ids_are_made_from_names() {
    for (name, id) in [
        ("Tax Files (2024)", "tax-files-2024"),
        ("  — ", ""),
        ("Ministère de l'Intérieur", "ministere-de-l-interieur"),
        ("Cyngor Gŵynedd", "cyngor-gwynedd"),
        ("中文", ""),
        ("a_b--c", "a-b-c"),
        ("The Department for Housing, Lettings and Communities", "the-department-for-housing-lettings"),
    ] {
        assert_eq!(slug(name), id, "{name}");
    }
    assert!(slug(&"word ".repeat(1_000)).len() <= 40 && slug(&"x".repeat(1_000)).len() == 40);
}

#[test]
fn a_country_is_known_by_code_or_by_the_one_name_that_fits() {
    for (typed, code) in [
        ("gb", Some("GB")),
        ("Germany", Some("DE")),
        ("Niger", Some("NE")),
        ("united kingdom", Some("GB")),
        ("Korea", None),
        ("un", None),
        ("", None),
    ] {
        assert_eq!(country(typed), code, "{typed}");
    }
}

/// The words of the questionnaire would hide an answer of the same name.
#[test]
fn no_answer_of_a_fact_is_a_word_of_the_questionnaire() {
    for (path, field) in Vocabulary::agreement().paths() {
        let (kind, is_list) = match &field.kind {
            FieldKind::List(element) => (&**element, true),
            kind => (kind, false),
        };
        let FieldKind::Choice(words) = kind else { continue };
        for (word, _) in words.iter().filter(|_| !path.starts_with("absent.")) {
            assert!(!WORDS.iter().any(|(taken, _)| taken.replace(' ', "_") == **word), "{path}: {word}");
            assert!(!is_list || word != "none", "{path}: an empty list and a word would both be `none`");
        }
    }
}

/// A group that holds only the record of a silence would count as stated.
#[test]
fn no_rule_asks_whether_a_group_is_there() {
    let policy = load(&[builtin()]).unwrap();
    for rule in &policy.rules {
        let conditions = rule.when.iter().chain([&rule.require]);
        for fact in conditions.flat_map(|condition| condition.facts(&policy.conditions, rule.each.as_ref())) {
            let steps: Vec<&str> = fact.split('.').collect();
            let kind = &Vocabulary::agreement().field(&steps).unwrap().kind;
            assert!(!matches!(kind, FieldKind::Group(_)), "{} reads the group {fact}", rule.id);
        }
    }
}

/// What nobody asked yet is no silence of the text; what somebody calls silent is.
#[test]
fn a_draft_that_is_half_asked_for_has_no_findings_for_what_was_not_asked() {
    let policy = policy();
    let day = "2026-11-24".parse().unwrap();
    let mut questionnaire = Questionnaire::start(begun_draft("a"), &policy, day);
    for typed in ["A deal", "contract", "Ministry", "Acme", "", "other", "vendor", "granted"] {
        reply(&mut questionnaire, typed, &[]).unwrap();
    }
    let findings = |questionnaire: &Questionnaire<'_>| {
        let agreement = draft::read("a", questionnaire.whole().unwrap()).unwrap();
        let assessment = audit(&agreement, &policy, day);
        assessment.findings().iter().map(|finding| finding.rule.id.clone()).collect::<Vec<_>>()
    };
    assert!(findings(&questionnaire).is_empty(), "{:?}", findings(&questionnaire));
    while let Some(inquiry) = questionnaire.next() {
        if matches!(inquiry.asks, Asks::Reading) {
            assert!(reply(&mut questionnaire, "silent", &[]).is_err());
            reply(&mut questionnaire, "whole", &[]).unwrap();
        } else {
            let silent = Reply::Absent(AbsenceKind::Silent);
            questionnaire.answer(&inquiry, &silent, &Details::default()).unwrap();
        }
    }
    assert!(!findings(&questionnaire).is_empty());
    assert_eq!(questionnaire.whole().unwrap()["sources"][0]["read"], "whole");
}

#[test]
fn a_real_agreement_is_gone_on_with_and_nothing_of_it_is_lost() {
    let policy = policy();
    for path in fs::read_dir("agreements").unwrap().map(|file| file.unwrap().path()) {
        let draft: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let day = "2026-11-24".parse().unwrap();
        let mut questionnaire = Questionnaire::start(draft.clone(), &policy, day);
        assert_eq!(questionnaire.whole(), Some(&draft));
        let open = questionnaire.progress().open;
        let Some(inquiry) = questionnaire.next() else { continue };
        questionnaire.answer(&inquiry, &Reply::Absent(AbsenceKind::NotAgreed), &Details::default()).unwrap();
        let mut after = questionnaire.whole().unwrap().clone();
        let agreement = draft::read("a", &after).unwrap();
        assert!(audit(&agreement, &policy, day).failures.is_empty());
        assert!(questionnaire.progress().open < open, "{}", path.display());
        remove(&mut after, &inquiry.pointer);
        assert_eq!(after, draft, "{}", path.display());
    }
}

/// Takes the record of an absence out again, with what was made for it.
fn remove(draft: &mut Value, pointer: &str) {
    let (group, name) = pointer.rsplit_once('/').unwrap();
    let at = draft.pointer_mut(group).unwrap().as_object_mut().unwrap();
    let records = at["absent"].as_object_mut().unwrap();
    records.remove(name);
    if records.is_empty() {
        at.remove("absent");
    }
    if at.is_empty() && !group.is_empty() {
        let (around, own) = group.rsplit_once('/').unwrap();
        draft.pointer_mut(around).unwrap().as_object_mut().unwrap().remove(own);
    }
}
