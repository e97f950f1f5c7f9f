//! Which question comes next, and when none does.

use super::*;

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

    assert_eq!(
        asked,
        ["title", "instrument.type", "parties", "parties", "parties"]
    );

    let mut last = Severity::Critical;
    let mut subjects = Vec::new();
    let mut returns = Vec::new();
    while let Some(inquiry) = questionnaire.next() {
        let next = inquiry.worst().unwrap();
        // What a text may hide is asked for beside its neighbours, whatever hangs on it.
        if inquiry.is_trap {
            questionnaire
                .answer(&inquiry, &Response::Skip, &Details::default())
                .unwrap();

            continue;
        }

        assert!(next <= last, "{}: {next:?} after {last:?}", inquiry.path);
        assert!(!inquiry.field.label.is_empty() && !inquiry.field.help.is_empty());
        last = next;
        let subject = (next, inquiry.path.split('.').next().unwrap().to_owned());

        if inquiry.waiting.len() < 10 {
            if subjects.last() != Some(&subject) && subjects.contains(&subject) {
                returns.push(inquiry.path.clone());
            }

            subjects.push(subject);
        }

        questionnaire
            .answer(&inquiry, &Response::Skip, &Details::default())
            .unwrap();
    }

    // A question that only opens once another is passed over can lead back to its subject; that must stay rare.
    assert!(
        returns.len() <= 1,
        "come back to: {returns:?}, after {subjects:?}"
    );

    assert_eq!(
        questionnaire.progress().open,
        0,
        "what is skipped is not asked again"
    );

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
    assert_eq!(
        questionnaire.next().unwrap().about.as_deref(),
        Some("parties: Acme")
    );

    let before: BTreeSet<String> = waiting(&questionnaire);
    reply(&mut questionnaire, "vendor", &[]).unwrap();
    skip_to(&mut questionnaire, "access.vendor");
    reply(&mut questionnaire, "granted", &[]).unwrap();
    let after = waiting(&questionnaire);
    assert!(
        after.len() > before.len(),
        "{} {}",
        before.len(),
        after.len()
    );
}

/// The words of the questionnaire would hide an answer of the same name.
#[test]
fn no_answer_of_a_fact_is_a_word_of_the_questionnaire() {
    for (path, field) in Vocabulary::agreement().paths() {
        let (kind, is_list) = match &field.kind {
            FieldKind::List(element) => (&**element, true),
            kind => (kind, false),
        };

        let FieldKind::Choice(words) = kind else {
            continue;
        };

        for (word, _) in words.iter().filter(|_| !path.starts_with("absent.")) {
            assert!(
                !WORDS.iter().any(|taken| taken.replace(' ', "_") == **word),
                "{path}: {word}"
            );
            assert!(
                !is_list || word != "none",
                "{path}: an empty list and a word would both be `none`"
            );
        }
    }
}

/// A group that holds only the record of a silence would count as stated.
#[test]
fn no_rule_asks_whether_a_group_is_there() {
    let policy = load(&[builtin()]).unwrap();
    for rule in &policy.rules {
        let conditions = rule.when.iter().chain([&rule.require]);
        for fact in
            conditions.flat_map(|condition| condition.facts(&policy.conditions, rule.each.as_ref()))
        {
            let steps: Vec<&str> = fact.split('.').collect();
            let kind = &Vocabulary::agreement().field(&steps).unwrap().kind;
            assert!(
                !matches!(kind, FieldKind::Group(_)),
                "{} reads the group {fact}",
                rule.id
            );
        }
    }
}

/// What nobody asked yet is no silence of the text; what somebody calls silent is.
#[test]
fn a_draft_that_is_half_asked_for_has_no_findings_for_what_was_not_asked() {
    let policy = policy();
    let day = "2026-11-24".parse().unwrap();
    let mut questionnaire = Questionnaire::start(begun_draft("a"), &policy, day);

    for typed in [
        "A deal", "contract", "Ministry", "Acme", "", "GB", "other", "vendor", "granted",
    ] {
        reply(&mut questionnaire, typed, &[]).unwrap();
    }

    let findings = |questionnaire: &Questionnaire<'_>| {
        let agreement = draft::read("a", questionnaire.whole().unwrap()).unwrap();
        let assessment = audit(&agreement, &policy, day);
        assessment
            .findings()
            .iter()
            .map(|finding| finding.rule.id.clone())
            .collect::<Vec<_>>()
    };

    assert!(
        findings(&questionnaire).is_empty(),
        "{:?}",
        findings(&questionnaire)
    );

    while let Some(inquiry) = questionnaire.next() {
        if matches!(inquiry.asks, PromptKind::Reading) {
            assert!(reply(&mut questionnaire, "silent", &[]).is_err());
            reply(&mut questionnaire, "whole", &[]).unwrap();
        } else {
            let silent = Response::Absent(AbsenceKind::Silent);
            questionnaire
                .answer(&inquiry, &silent, &Details::default())
                .unwrap();
        }
    }

    assert!(!findings(&questionnaire).is_empty());
    assert_eq!(
        questionnaire.whole().unwrap()["sources"][0]["read"],
        "whole"
    );
}

#[test]
fn a_real_agreement_is_gone_on_with_and_nothing_of_it_is_lost() {
    let policy = policy();
    for path in fs::read_dir("agreements")
        .unwrap()
        .map(|file| file.unwrap().path())
    {
        let draft: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let day = "2026-11-24".parse().unwrap();
        let mut questionnaire = Questionnaire::start(draft.clone(), &policy, day);
        assert_eq!(questionnaire.whole(), Some(&draft));
        let open = questionnaire.progress().open;
        let Some(inquiry) = questionnaire.next() else {
            continue;
        };
        questionnaire
            .answer(
                &inquiry,
                &Response::Absent(AbsenceKind::NotAgreed),
                &Details::default(),
            )
            .unwrap();
        let mut after = questionnaire.whole().unwrap().clone();
        let agreement = draft::read("a", &after).unwrap();
        assert!(audit(&agreement, &policy, day).failures.is_empty());
        // The fact itself is open no more, though others may be by what it opens.
        assert!(
            questionnaire.progress().open <= open + 10,
            "{}",
            path.display()
        );
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
        draft
            .pointer_mut(around)
            .unwrap()
            .as_object_mut()
            .unwrap()
            .remove(own);
    }
}

/// Answers a question as an agreement that is already known does: with its value, else as silent.
fn known_answer(known: &Value, prompt: &Prompt<'_>, have: usize) -> Response {
    let silent = Response::Absent(AbsenceKind::Silent);
    match &prompt.asks {
        PromptKind::Entry { named, .. } => {
            let Some(entry) = known
                .pointer(&prompt.pointer)
                .and_then(|list| list.get(have))
            else {
                return if have == 0 { silent } else { Response::NoMore };
            };
            match named {
                Some((name, _)) => entry
                    .get(*name)
                    .map_or(Response::Skip, |value| Response::Value(value.clone())),
                None => Response::Skip,
            }
        }
        PromptKind::Reading => Response::Value(json!("part")),
        _ => known
            .pointer(&prompt.pointer)
            .map_or(silent, |value| Response::Value(value.clone())),
    }
}

/// Issue 16: the count of open facts only falls. A new entry of a list brings the facts that it cannot do without.
#[test]
fn the_count_of_open_facts_falls_with_each_answer() {
    let policy = policy();
    let agreements = fs::read_dir("agreements").unwrap();
    let mut paths: Vec<_> = agreements.map(|file| file.unwrap().path()).collect();
    paths.push("policies/base.json".into());
    for path in paths {
        let path = path.display();
        let known: Value =
            serde_json::from_str(&fs::read_to_string(path.to_string()).unwrap()).unwrap();
        let mut questionnaire = start(&policy);
        let mut entries: BTreeMap<String, usize> = BTreeMap::new();
        let mut open = usize::MAX;

        while let Some(prompt) = questionnaire.next() {
            let is_entry = matches!(prompt.asks, PromptKind::Entry { .. });
            let have = entries.entry(prompt.pointer.clone()).or_default();
            let answer = known_answer(&known, &prompt, *have);
            *have += usize::from(is_entry);

            let details = Details::default();
            if questionnaire.answer(&prompt, &answer, &details).is_err() {
                questionnaire
                    .answer(&prompt, &Response::Skip, &details)
                    .unwrap();
            }

            let now = questionnaire.progress().open;
            let may_rise = if is_entry { 3 } else { 0 };
            assert!(
                now <= open.saturating_add(may_rise),
                "{path}: from {open} to {now} by {}",
                prompt.pointer
            );
            open = now;
        }

        assert_eq!(open, 0, "{path}");
    }
}
