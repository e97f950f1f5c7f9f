//! What each part of the page says.

use super::*;

#[test]
fn what_makes_rules_apply_is_shown_once_or_with_the_subject_it_is_about() {
    let vendor = "agreement.parties.exists(p, p.kind == 'vendor')";
    let guarded = |id, when: &str, each: &str| {
        let more = format!("when = \"{when}\"\n{each}");
        rule(
            id,
            "high",
            "law",
            "finding",
            "agreement.training.allowed == 'no'",
            &more,
        )
    };

    let each = "each = { it = \"agreement.datasets\" }";
    let files = vec![
        guarded("WHY-001", vendor, ""),
        guarded("WHY-002", vendor, ""),
        guarded("WHY-003", "it.name != 'x'", each),
        guarded("WHY-004", vendor, each),
    ];

    let policy =
        load(&[builtin(), PolicyLayer { files }]).unwrap_or_else(|problems| panic!("{problems:?}"));
    with_page(&contract(), &policy, |page, _| {
        let check =
            |id: &str| between(page, &format!("<article id=\"{id}\">"), "</article>")[0].to_owned();
        let grounds: Vec<String> = ["WHY-001", "WHY-002", "WHY-004"]
            .map(|id| between(&check(id), "<a href=\"#ground-", "\"")[0].to_owned())
            .into();

        assert!(
            grounds.iter().all(|ground| *ground == grounds[0]),
            "{grounds:?}"
        );

        let ground = between(page, &format!("id=\"ground-{}\"", grounds[0]), "</div>")[0];
        assert!(
            ground.contains("<li>/parties/1/kind <code>&quot;vendor&quot;</code> <i>line "),
            "{ground}"
        );

        assert!(!check("WHY-001").contains("/parties/1/kind"));
        // Each dataset has a name of its own.
        let own = check("WHY-003");
        assert!(
            !own.contains("#ground-")
                && own.contains("<li>/datasets/0/name <code>")
                && own.contains("/datasets/1/name")
        );
    });
}

#[test]
fn places_of_one_source_stand_together_and_a_source_that_was_not_checked_says_so() {
    let cited = |sources: &str| {
        let (name, text) = rule(
            "CIT-001",
            "high",
            "policy",
            "finding",
            "agreement.training.allowed == 'no'",
            "",
        );

        (
            name,
            Arc::new(SourceFile::new(
                "CIT-001.toml",
                text.content().replace("cites = []", sources),
            )),
        )
    };

    let files = vec![cited(
        "cites = [\"UKGDPR-5(1)(b)\", \"UKGDPR-5(2)\", \"DPA-62(1)\", \"DEFCON-659A\"]",
    )];

    let policy =
        load(&[builtin(), PolicyLayer { files }]).unwrap_or_else(|problems| panic!("{problems:?}"));
    with_page(&contract(), &policy, |page, _| {
        let article = between(page, "<article id=\"CIT-001\">", "</article>")[0];
        let list: Vec<&str> = between(article, "<h5>Rests on</h5><ul>", "</ul>")[0]
            .split("<li>")
            .skip(1)
            .collect();

        assert_eq!(list.len(), 3, "{list:?}");
        assert!(
            list[0].ends_with(", at (1)(b), (2) <i>worked out from the amending Acts</i>"),
            "{list:?}"
        );

        assert!(
            list[1].ends_with(", at (1)"),
            "checked against its source, which the page says of all such: {list:?}"
        );

        assert!(
            list[2].ends_with(" <i class=\"unchecked\">not checked against its source</i>"),
            "{list:?}"
        );

        assert!(
            page.contains("Sources were checked against their own text, except where something else is said of one.")
        );
    });
}

#[test]
fn each_part_says_what_it_must() {
    with_page(&contract(), &policy(), |page, _| {
        for words in [
            "Machine findings, not legal advice. No person has confirmed them yet.",
            "This agreement is invented",
            "Ministry and Vendor Ltd",
            "24 November 2026",
            "Clause 6.4, page 11",
            "<blockquote dir=\"auto\" lang=\"fr\">The Supplier may train.</blockquote>",
            "<p><b>Blacked out</b>",
            "Only part was read of: Draft 3",
            "<dt><code>parameters.large_subjects</code></dt>",
            "<code>100,000 people</code>",
            "A minister, 2 October 2026",
            "lacuna audit case.json --as-of 2026-11-24 --format html",
            "Together with",
            "Counts with CHK-001: same root cause.",
            "class=\"code\" href=\"#CHK-006\"",
        ] {
            assert!(page.contains(words), "the page lacks: {words}");
        }

        let [law, policy] = ["findings-law", "findings-policy"]
            .map(|id| page.find(&format!("id=\"{id}\"")).unwrap());
        let [one, three] =
            ["CHK-001", "CHK-003"].map(|id| page.find(&format!("id=\"{id}\"")).unwrap());
        assert!(
            law < one && one < policy && policy < three,
            "house policy stands apart from law"
        );

        assert!(!page.contains("not a data-sharing agreement"));
    });
}

#[test]
fn a_memorandum_is_told_apart_before_anything_else() {
    with_page(&memorandum(), &policy(), |page, _| {
        let notice = page
            .find("This paper is not a data-sharing agreement")
            .unwrap();

        assert!(notice < page.find("class=\"sentence\"").unwrap());
        assert!(page[notice..].contains("The text settles CHK-001."));
    });
}

#[test]
fn a_rule_that_failed_comes_first_and_is_named() {
    let mut layer = PolicyLayer::default();
    layer.files.push(rule(
        "CHK-010",
        "low",
        "law",
        "finding",
        "agreement.retention.delete_days * 9000000000000000000 > 1",
        "",
    ));

    let policy = load(&[builtin(), layer]).unwrap();
    with_page(&contract(), &policy, |page, assessment| {
        assert_eq!(assessment.failures.len(), 1);
        let failed = page
            .find("One rule gave no answer, so nothing below is complete.")
            .unwrap();

        assert!(failed < page.find("class=\"sentence\"").unwrap());
        assert!(between(page, "id=\"s8\"", "</section>")[0].contains("CHK-010: "));
        assert!(!page.contains("No rule was skipped"));
    });
}

#[test]
fn a_verdict_on_which_no_rule_was_asked_is_no_pass() {
    // The sources that a rule of law cites, and no rule beside it.
    let mut registers = builtin();
    registers
        .files
        .retain(|(name, _)| name.contains("sources/") || name.contains("jurisdictions"));

    let pack =
        "name = \"Checks\"\nauthority = \"Tests\"\nversion = \"1.0.0\"\nedition = \"2026-02-05\"\n";
    let files = vec![
        (
            "checks/pack.toml".to_owned(),
            Arc::new(SourceFile::new("checks/pack.toml", pack.to_owned())),
        ),
        rule(
            "CHK-001",
            "high",
            "law",
            "finding",
            "agreement.commercial.exclusive == true",
            "",
        ),
    ];

    let policy =
        load(&[registers, PolicyLayer { files }]).unwrap_or_else(|problems| panic!("{problems:?}"));
    with_page(&contract(), &policy, |page, _| {
        let verdicts = between(page, "<p class=\"words\">", "</p>");
        assert_eq!(
            verdicts,
            ["No objection from these rules", "Nothing was asked"]
        );

        assert!(page.contains("That is not a finding that the agreement is lawful."));
    });
}

#[test]
fn a_verdict_asks_only_for_what_can_still_be_done() {
    let policy = policy();
    for (status, words) in [
        ("draft", "Do not sign"),
        ("active", "Do not go on without change"),
        ("ended", "Do not sign such terms again"),
    ] {
        let mut agreement = contract();
        agreement["instrument"]["status"] = json!(status);
        with_page(&agreement, &policy, |page, _| {
            assert_eq!(
                between(page, "<p class=\"words\">", "</p>")[0],
                words,
                "{status}"
            );
        });
    }

    // A signature that lies ahead is none yet.
    for (signed, words) in [
        ("2026-11-24", "Do not go on without change"),
        ("2026-11-25", "Do not sign"),
    ] {
        let mut agreement = contract();
        agreement["instrument"]["signed_on"] = json!(signed);
        with_page(&agreement, &policy, |page, _| {
            assert_eq!(
                between(page, "<p class=\"words\">", "</p>")[0],
                words,
                "{signed}"
            );
        });
    }

    let silent =
        std::fs::read_to_string("tests/fixtures/agreements/f7-everything-silent.json").unwrap();
    with_page(
        &serde_json::from_str(&silent).unwrap(),
        &load(&[builtin()]).unwrap(),
        |page, _| {
            assert!(
                page.contains("<p class=\"words\">Get the answers first</p>"),
                "nothing is there to mend yet"
            );

            assert!(page.contains("Nothing that was read answers any of the 30 rules that apply."));
        },
    );
}

#[test]
fn a_silence_is_told_only_of_what_was_read() {
    let policy = policy();
    for (read, words, never) in [
        ("whole", "says nothing on", "the parts that were read"),
        (
            "part",
            "the parts that were read say nothing",
            "says nothing on",
        ),
        ("not_read", "by what is reported of it", "says nothing on"),
    ] {
        let mut agreement = contract();
        agreement["sources"][0]["read"] = json!(read);
        with_page(&agreement, &policy, |page, _| {
            let sentence = between(page, "<p class=\"sentence\">", "</p>")[0];
            assert!(
                sentence.contains(words) && !sentence.contains(never),
                "{read}: {sentence}"
            );
        });
    }
}
