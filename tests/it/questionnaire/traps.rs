//! What a text may hide is asked for, a whole subject is answered at once, and every answer can be gone back to.

use lacuna::report::Messages;
use lacuna::rule_tests::changed;

use super::*;

const DAY: &str = "2026-11-24";

/// Facts that no question leads to, each with the reason.
const NEVER_ASKED: [(&str, &str); 1] = [(
    "datasets.collected_for_law_enforcement",
    "where it is not stated the rules on police data do not apply, so that nothing waits for it",
)];

/// The dotted path of a JSON pointer.
fn dotted(pointer: &str) -> String {
    let steps = pointer.split('/').skip(1);
    let names: Vec<&str> = steps
        .filter(|step| step.parse::<usize>().is_err())
        .collect();
    names.join(".")
}

/// Takes a fact out wherever it stands.
fn remove(value: &mut Value, path: &[&str]) {
    let Some((first, rest)) = path.split_first() else {
        return;
    };

    match value {
        Value::Array(entries) => entries.iter_mut().for_each(|entry| remove(entry, path)),
        Value::Object(fields) if rest.is_empty() => {
            fields.remove(*first);
            if let Some(absent) = fields.get_mut("absent").and_then(Value::as_object_mut) {
                absent.remove(*first);
            }
        }
        Value::Object(fields) => {
            if let Some(inner) = fields.get_mut(*first) {
                remove(inner, rest);
            }
        }
        _ => {}
    }
}

fn is_required(path: &[&str]) -> bool {
    Vocabulary::agreement()
        .field(path)
        .is_some_and(|field| field.required)
}

/// Each fact that any rule reads is asked for in some agreement: that of an example of the rule, without the fact.
#[test]
fn every_fact_that_a_rule_reads_is_asked_for() {
    let policy = load(&[builtin()]).unwrap();
    let base: Value = serde_json::from_str(policy.base.as_ref().unwrap().content()).unwrap();
    let mut asked = BTreeSet::new();
    let mut read = BTreeSet::new();

    for rule in &policy.rules {
        let conditions = rule.when.iter().chain([&rule.require]);
        let facts: BTreeSet<String> = conditions
            .flat_map(|condition| condition.facts(&policy.conditions, rule.each.as_ref()))
            .collect();

        for fact in facts {
            let steps: Vec<&str> = fact.split('.').collect();
            let field = Vocabulary::agreement().field(&steps).unwrap();
            if matches!(field.kind, FieldKind::Group(_)) || is_required(&steps) {
                continue;
            }

            read.insert(fact.clone());
            for example in &rule.examples {
                if asked.contains(&fact) {
                    break;
                }

                let mut draft = changed(&base, &example.with, &example.without).unwrap();
                remove(&mut draft, &steps);
                if draft::read("a", &draft).is_err() {
                    continue;
                }

                let questionnaire = Questionnaire::start(draft, &policy, DAY.parse().unwrap());
                let open = questionnaire.open().into_iter();
                asked.extend(open.map(|prompt| dotted(&prompt.pointer)));
            }
        }
    }

    let known: Vec<&str> = NEVER_ASKED.iter().map(|(fact, _)| *fact).collect();
    let missing: Vec<&String> = read
        .iter()
        .filter(|fact| !asked.contains(*fact) && !known.contains(&fact.as_str()))
        .collect();

    assert!(missing.is_empty(), "never asked for: {missing:?}");
    assert!(read.len() > 300, "{}", read.len());
}

/// A processor contract with access, of which the rest is not known.
fn with_access(policy: &Policy) -> Questionnaire<'_> {
    let mut questionnaire = begun(policy);
    for (path, typed) in [
        ("parties.kind", "central_government"),
        ("parties.kind", "vendor"),
        ("access.vendor", "granted"),
        ("datasets", "Case files"),
    ] {
        skip_to(&mut questionnaire, path);
        reply(&mut questionnaire, typed, &[]).unwrap();
    }

    reply(&mut questionnaire, "", &[]).unwrap();
    skip_to(&mut questionnaire, "datasets.personal");
    reply(&mut questionnaire, "yes", &[]).unwrap();

    questionnaire
}

/// A trap that nobody was asked about: a right that shuts out others.
///
/// Changes deemed accepted and a status that the dates contradict were others. Rules that make something of their silence read
/// them now, so that they are asked for like any other fact.
#[test]
fn what_only_rules_read_that_ignore_silence_is_asked_as_whether_the_text_says_it() {
    let policy = policy();
    let mut questionnaire = with_access(&policy);
    let prompt = skip_to(&mut questionnaire, "commercial.exclusive");
    assert!(prompt.is_trap);
    let page: String = shown(&prompt, 88)
        .lines()
        .map(plain)
        .collect::<Vec<_>>()
        .join(" ");
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        page.contains("Does the text sa") || page.contains("Does the text state"),
        "{page}"
    );
    assert!(page.contains("silent is the usual answer"), "{page}");

    for fact in ["terms.notice_deemed_consent", "terms.silence_is_acceptance"] {
        assert!(!skip_to(&mut with_access(&policy), fact).is_trap, "{fact}");
    }
}

#[test]
fn a_subject_on_which_the_text_says_nothing_is_answered_at_once_and_taken_back_at_once() {
    let policy = policy();
    let mut questionnaire = with_access(&policy);
    let prompt = skip_to(&mut questionnaire, "training.allowed");
    let before = questionnaire.whole().unwrap().clone();
    let silent = questionnaire.answer_nothing(&prompt).unwrap();
    assert!(silent.len() > 1, "{silent:?}");
    let group = &questionnaire.whole().unwrap()["training"];
    let absent = group["absent"].as_object().unwrap();
    assert_eq!(absent.len(), silent.len());
    assert!(absent.values().all(|record| record["kind"] == "silent"));
    assert_eq!(group.as_object().unwrap().len(), 1, "{group}");
    assert!(
        questionnaire
            .open()
            .iter()
            .all(|prompt| !prompt.path.starts_with("training."))
    );

    assert!(questionnaire.back());
    assert_eq!(questionnaire.whole(), Some(&before));

    let mut first = start(&policy);
    let needed = first.next().unwrap();
    assert!(first.answer_nothing(&needed).is_err());
    assert!(first.answer_rest().is_err());
}

/// What was stated is not overwritten when the rest of its group is silent.
#[test]
fn nothing_more_on_a_subject_keeps_what_was_stated() {
    let policy = policy();
    let mut questionnaire = with_access(&policy);
    skip_to(&mut questionnaire, "retention.on_end");
    reply(&mut questionnaire, "delete", &[(Detail::Clause, "9")]).unwrap();
    let prompt = questionnaire.ask_again("/retention/delete_days").unwrap();
    questionnaire.answer_nothing(&prompt).unwrap();
    let retention = &questionnaire.whole().unwrap()["retention"];
    assert_eq!(retention["on_end"], "delete");
    assert!(retention["absent"].get("on_end").is_none(), "{retention}");
    assert_eq!(retention["absent"]["delete_days"]["kind"], "silent");
}

#[test]
fn the_rest_of_a_text_that_was_read_is_silent_and_nothing_more_is_asked() {
    let policy = policy();
    let day = DAY.parse().unwrap();
    let mut questionnaire = Questionnaire::start(begun_draft("a"), &policy, day);
    for typed in [
        "A deal", "contract", "Ministry", "Acme", "", "GB", "other", "vendor", "granted",
    ] {
        reply(&mut questionnaire, typed, &[]).unwrap();
    }

    questionnaire.answer_rest().unwrap();
    assert!(questionnaire.next().is_none());
    assert_eq!(questionnaire.progress().open, 0);
    let draft = questionnaire.whole().unwrap();
    assert_eq!(draft["sources"][0]["read"], "whole");
    let agreement = draft::read("a", draft).unwrap();
    assert!(!audit(&agreement, &policy, day).findings().is_empty());
    assert!(questionnaire.back() && questionnaire.next().is_some());
}

#[test]
fn every_answer_is_listed_and_can_be_given_anew() {
    let policy = policy();
    let mut questionnaire = with_access(&policy);
    let place = [(Detail::Clause, "4"), (Detail::Quote, "shall have access")];
    let prompt = questionnaire.ask_again("/access/vendor").unwrap();
    let mut given = Details::default();
    for (detail, text) in place {
        given.take(detail, text, Messages::originals()).unwrap();
    }

    let answer = Response::Value(json!("granted"));
    questionnaire.answer(&prompt, &answer, &given).unwrap();
    let listed = questionnaire.answers();
    let access = listed
        .iter()
        .find(|answer| answer.pointer == "/access/vendor")
        .unwrap();

    assert_eq!(access.answer, "granted");
    assert_eq!(access.clause.as_deref(), Some("4"));
    assert_eq!(access.quote.as_deref(), Some("shall have access"));
    assert!(listed.iter().any(|answer| answer.pointer == "/title"));

    // Another value drops the clause that stated the first.
    let answer = Response::Value(json!("none"));
    questionnaire
        .answer(&prompt, &answer, &Details::default())
        .unwrap();
    let draft = questionnaire.whole().unwrap();
    assert_eq!(draft["access"], json!({ "vendor": "none" }));

    // So does a silence, and a value drops the silence.
    let silent = Response::Absent(AbsenceKind::Silent);
    questionnaire
        .answer(&prompt, &silent, &Details::default())
        .unwrap();
    let draft = questionnaire.whole().unwrap();
    assert_eq!(
        draft["access"],
        json!({ "absent": { "vendor": { "kind": "silent" } } })
    );
    questionnaire
        .answer(&prompt, &answer, &Details::default())
        .unwrap();
    assert_eq!(
        questionnaire.whole().unwrap()["access"],
        json!({ "vendor": "none" })
    );

    // Every answer of every agreement of the tree leads back to its question.
    for path in fs::read_dir("agreements").unwrap() {
        let path = path.unwrap().path();
        let draft: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let mut questionnaire = Questionnaire::start(draft, &policy, DAY.parse().unwrap());
        let answers = questionnaire.answers();
        assert!(answers.len() > 5);
        for answer in answers {
            // Why a whole group is not there, such as an audit left to another contract, is taken back, and each of its facts is then asked for by itself.
            let again = questionnaire.ask_again(&answer.pointer);
            if again.is_none() {
                assert!(answer.absence.is_some(), "{answer:?}");
                questionnaire.forget(&answer.pointer).unwrap();
                let left = questionnaire.answers();
                assert!(left.iter().all(|other| other.pointer != answer.pointer));
                assert!(questionnaire.back());
            }
        }
    }
}

/// Chinese has no blanks to break a line at, and each of its characters takes two columns.
#[test]
fn chinese_words_are_wrapped_by_the_columns_they_take() {
    let policy = policy();
    let mut questionnaire = start(&policy);
    let name = "英国卫生与社会保障部以及国家医疗服务体系英格兰（以下简称“委托方”）";
    for typed in ["协议", "contract", name, "供应商有限公司", "", "GB"] {
        reply(&mut questionnaire, typed, &[]).unwrap();
    }

    let prompt = questionnaire.next().unwrap();
    assert!(prompt.about.is_some());
    for width in [30, 40, 60] {
        let page = shown(&prompt, width);
        let lines: Vec<String> = page.lines().map(plain).collect();
        for line in &lines {
            assert!(textwrap::core::display_width(line) < width, "{line:?}");
            assert!(
                !line.trim_start().starts_with(['，', '。', '）', '”']),
                "{line:?}"
            );
        }

        let longest = lines.iter().map(|line| textwrap::core::display_width(line));
        assert!(longest.max().unwrap() > width / 2, "{page}");
        let words: String = page
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect();
        assert!(words.contains("英格兰"), "{page}");
    }
}
