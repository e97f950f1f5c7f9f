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
            ground.contains("<li>/parties/1/kind <code>\"vendor\"</code> <i>line "),
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

/// What the law says stands beside a finding of law, with its official text and how that was checked; a finding of policy
/// shows no law, whatever it cites, and a law of another place is in no finding at all.
#[test]
fn a_finding_shows_the_law_that_governs_it_and_no_other() {
    let cited = |id: &str, basis: &str, cites: &str| {
        let require = "agreement.training.allowed == 'no'";
        let (name, text) = rule(id, "high", basis, "finding", require, "");
        let (before, _) = text.content().split_once("cites = ").unwrap();
        let text = SourceFile::new(&name, format!("{before}cites = {cites}\n"));
        (name, Arc::new(text))
    };

    let files = vec![
        cited(
            "CIT-001",
            "law",
            "[\"PA23-47(1)\", \"EUGDPR-28(3)(g)\", \"DEFCON-659A\"]",
        ),
        cited("CIT-002", "policy", "[\"PA23-47(1)\"]"),
    ];

    let policy =
        load(&[builtin(), PolicyLayer { files }]).unwrap_or_else(|problems| panic!("{problems:?}"));
    with_page(&contract(), &policy, |page, _| {
        let article =
            |id: &str| between(page, &format!("<article id=\"{id}\">"), "</article>")[0].to_owned();

        let law = article("CIT-001");
        let source = &policy.sources["PA23-47"];
        let link = format!("<a href=\"{}\">", source.url.as_ref().unwrap());
        for words in [
            "<h5>The law says</h5>",
            &link,
            "section 47(1)",
            ", 28 November 2026",
        ] {
            assert!(law.contains(words), "{words}: {law}");
        }

        assert!(!law.contains("EU GDPR"), "{law}");
        // A standard that nobody could check stands behind the law, and says so.
        let standard = between(&law, "See also ", "</div>")[0];
        assert!(
            standard.contains("DEFCON") && standard.contains("not checked against its source"),
            "{standard}"
        );

        let house = article("CIT-002");
        assert!(
            house.contains("<h5>The policy requires</h5><p>The text settles CIT-002."),
            "{house}"
        );
        assert!(!house.contains("legislation.gov.uk"), "{house}");
    });
}

#[test]
fn each_part_says_what_it_must() {
    with_page(&contract(), &policy(), |page, _| {
        for words in [
            "Machine findings, not legal advice. No person has confirmed them yet.",
            "Invented example",
            "Ministry and Vendor Ltd",
            "24 November 2026",
            "Clause 6.4, page 11",
            "<blockquote dir=auto lang=\"fr\"><mark>The Supplier may train.</mark></blockquote>",
            "<p class=by>Redacted<",
            "Only part of this document was read: Draft 3",
            "<dt><code>parameters.large_subjects</code></dt>",
            "<code>100,000 people</code>",
            "A minister, 2 October 2026",
            "lacuna audit case.json --as-of 2026-11-24 --format html",
            "<b>Also resolves:</b>",
            "One more finding has the same cause",
            "href=\"#CHK-006\"",
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

        assert!(!page.contains("The document is not a data sharing agreement"));
    });
}

/// The notice stands on the first screen, and no notice is louder than the verdict.
#[test]
fn a_memorandum_is_told_apart_under_its_verdict() {
    with_page(&memorandum(), &policy(), |page, _| {
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words}"));
        let notice = at("<p class=\"notice\"><b>The document is not a data sharing agreement.</b>");
        assert!(at("<p class=\"words\">") < notice && notice < at("class=\"first"));
        assert!(page[notice..].contains("Settle CHK-001."));
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
            .find("One rule could not be evaluated, so the results below are incomplete.")
            .unwrap();

        assert!(failed < page.find("class=\"verdicts\"").unwrap());
        assert!(between(page, "id=\"s8\"", "</section>")[0].contains("CHK-010: "));
        assert!(!page.contains("No rule was skipped"));
    });
}

#[test]
fn a_verdict_on_which_no_rule_was_asked_is_no_pass() {
    // The sources that a rule of law cites, what their conditions name, and no rule beside it.
    let mut registers = builtin();
    registers.files.retain(|(name, _)| {
        name.contains("sources/")
            || name.contains("jurisdictions")
            || matches!(name.as_str(), "definitions.toml" | "parameters.toml")
    });

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
        let verdicts = [
            ("<p class=\"words\">", "</p>"),
            ("<b class=\"words\">", "</b>"),
        ];
        assert_eq!(
            verdicts.map(|(start, end)| between(page, start, end)[0]),
            ["No objection from these rules", "No rules to apply"]
        );

        assert!(page.contains("This does not mean that the agreement is lawful."));
    });
}

/// What is silent of one dataset is not said beside another, and words of an authority are not the agreement's.
#[test]
fn a_box_speaks_of_its_own_entry_and_a_quotation_of_its_own_source() {
    let policy = load(&[builtin()]).unwrap();
    let read = |path: &str| -> serde_json::Value {
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };

    with_page(
        &read("agreements/as-the-article-feared.json"),
        &policy,
        |page, _| {
            let flow = between(page, "<section id=\"s3\"", "</section>")[0];
            for dataset in [
                "Medical records",
                "Tax records",
                "Letters and emails with the government",
            ] {
                let said = format!("the dataset \"{dataset}\" concerns");
                assert_eq!(flow.matches(&said).count(), 1, "{dataset}");
            }
        },
    );

    with_page(
        &read("agreements/dfe-learning-records-trustopia.json"),
        &policy,
        |page, _| {
            assert!(!page.contains("The agreement says"), "nobody read it");
            assert!(page.contains("Quoted from Reprimand of 2 November 2022"));
        },
    );
}

/// A British paper about data under the EU GDPR: the law that governs the paper is there, and is not the law on the data.
#[test]
fn a_verdict_that_cannot_be_given_says_whose_law_is_wanting() {
    let policy = load(&[builtin()]).unwrap();
    let text = std::fs::read_to_string("policies/base.json").unwrap();
    let base: serde_json::Value = serde_json::from_str(&text).unwrap();

    for (place, regime, words) in [
        (
            "GB",
            "eu_gdpr",
            "these packs do not hold the law on some of the data",
        ),
        (
            "JP",
            "other_law",
            "the governing law is not known, or is not in these packs",
        ),
    ] {
        let mut agreement = base.clone();
        agreement["instrument"]["jurisdiction"] = json!([place]);
        agreement["datasets"][0]["regime"] = json!(regime);
        with_page(&agreement, &policy, |page, _| {
            let found = between(page, "<p class=\"words\">", "</p>")[0];
            assert_eq!(found, format!("No legal verdict: {words}"));
        });
    }
}

/// Policy calls a term unwise. That it is not unlawful can be said only where the law was asked.
#[test]
fn what_is_unwise_is_called_lawful_only_where_the_law_is_held() {
    let policy = load(&[builtin()]).unwrap();
    let text = std::fs::read_to_string("policies/base.json").unwrap();
    let base: serde_json::Value = serde_json::from_str(&text).unwrap();

    for (place, regime, is_held) in [
        ("GB", "uk_gdpr", true),
        ("DE", "led", false),
        ("JP", "other_law", false),
    ] {
        let mut agreement = base.clone();
        agreement["instrument"]["jurisdiction"] = json!([place]);
        agreement["datasets"][0]["regime"] = json!(regime);
        agreement.as_object_mut().unwrap().remove("benefit");
        with_page(&agreement, &policy, |page, _| {
            assert_eq!(page.contains("Unwise, not unlawful."), is_held, "{place}");
            let note = "Unwise. Whether it is unlawful is for a law that these packs do not hold.";
            assert_eq!(page.contains(note), !is_held, "{place}");
        });
    }
}

#[test]
fn a_verdict_asks_only_for_what_can_still_be_done() {
    let policy = policy();
    for (status, words) in [
        ("draft", "Do not sign"),
        ("active", "Suspend data sharing until amended"),
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
        ("2026-11-24", "Suspend data sharing until amended"),
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
                page.contains("class=\"words\">Obtain the answers first<"),
                "nothing is there to mend yet"
            );

            assert!(page.contains("data-count=\"breached\">0 breached<"));
        },
    );
}

#[test]
fn a_silence_is_told_only_of_what_was_read() {
    let policy = policy();
    for (read, words, heading) in [
        ("whole", "Whole text read", "The agreement does not say"),
        (
            "part",
            "Part of the text read",
            "The parts that were read do not say",
        ),
        (
            "not_read",
            "Text not read",
            "Not in what is reported; the text was not read",
        ),
    ] {
        let mut agreement = contract();
        agreement["sources"][0]["read"] = json!(read);
        with_page(&agreement, &policy, |page, _| {
            assert!(page.contains(&format!("<span>{words}</span>")), "{read}");
            assert!(page.contains(&format!("<p class=by>{heading}<")), "{read}");
            let whole = page.contains("<p class=by>The agreement does not say<");
            assert_eq!(whole, read == "whole", "{read}");
        });
    }
}

/// Everything that the file records as absent is in one table, although no rule reads most of it.
#[test]
fn what_is_declared_absent_is_shown_whether_or_not_a_rule_asks() {
    let mut agreement = contract();
    agreement["terms"] = json!({ "absent": {
        "unilateral_change": { "kind": "not_agreed", "reason": "Later." },
        "precedence": { "kind": "by_reference", "document": "The framework", "clause": "3" },
    } });
    agreement["datasets"][1]["absent"] = json!({
        "regime": { "kind": "disputed", "positions": ["One: Part 3", "Other: UK GDPR"] },
        "items": { "kind": "not_read" },
    });

    with_page(&agreement, &policy(), |page, _| {
        let table = between(page, "id=\"absent\"", "id=\"questions\"")[0];
        for words in [
            "Redacted",
            "Whether deletion is proved by a certificate",
            "Not agreed yet",
            "Held in another document",
            "The framework, Clause 3",
            "Disputed",
            "<p>One: Part 3</p><p>Other: UK GDPR</p>",
            "Not read for this file",
            "Which data items the dataset holds (Prison records)",
        ] {
            assert!(table.contains(words), "the table lacks {words}: {table}");
        }
    });
}

/// What an authority has found stands under the headline, quoted.
#[test]
fn an_official_finding_stands_under_the_headline() {
    let mut agreement = contract();
    agreement["official_findings"] = json!([{
        "id": "o", "authority": "The Commissioner", "outcome": "breach", "held": "It was too much.",
        "quote": "excessive", "found_on": "2026-01-05", "remedied": false, "provisions": ["Article 5"],
    }]);

    with_page(&agreement, &policy(), |page, _| {
        let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words}"));
        let found =
            at("<b>Breach found by: The Commissioner, 5 January 2026.</b> It was too much.");
        assert!(at("<p class=\"words\">") < found && found < at("class=\"first"));
        assert!(page[found..].contains("<blockquote dir=\"auto\">excessive</blockquote>"));
        assert!(page[found..].contains("Provisions: Article 5."));
    });
}

/// The page names the organisation of the settings: a party by its name, and anybody else as they write it.
#[test]
fn the_organisation_of_the_settings_made_the_report() {
    let mut policy = policy();
    let agreement = contract();
    with_page(&agreement, &policy, |page, _| {
        assert!(!page.contains("Report by"))
    });

    let party = &agreement["parties"][0];
    for (organisation, name) in [
        (
            party["id"].as_str().unwrap(),
            party["name"].as_str().unwrap(),
        ),
        ("Patients <first>", "Patients &lt;first&gt;"),
    ] {
        policy.organisation = Some(organisation.to_owned());
        with_page(&agreement, &policy, |page, _| {
            let strip = between(page, "<aside class=\"strip\"", "</aside>")[0];
            assert!(strip.contains(&format!("Report by {name}")), "{strip}");
        });
    }
}

/// The first screen says what to settle, at most five causes, with the clause and how much each settles.
#[test]
fn the_first_screen_names_at_most_five_causes_worst_first() {
    let builtin = load(&[builtin()]).unwrap();
    let feared = std::fs::read_to_string("agreements/as-the-article-feared.json").unwrap();
    with_page(
        &serde_json::from_str(&feared).unwrap(),
        &builtin,
        |page, assessment| {
            let list = between(page, "<ol class=\"first\">", "</ol>")[0];
            let ids = between(list, "<a class=\"what\" href=\"#", "\"");
            assert_eq!(ids.len(), 5);

            let of = |id: &str| {
                assessment
                    .results
                    .iter()
                    .find(|result| result.rule.id == id)
                    .unwrap()
            };
            let carries = |id: &str| {
                let findings = assessment.findings();
                findings
                    .iter()
                    .filter(|other| other.grouped_under == Some(id))
                    .count()
            };

            for pair in ids.windows(2) {
                let standing = |id| (of(id).weight, carries(id));
                assert!(standing(pair[0]) >= standing(pair[1]), "{pair:?}");
            }

            assert!(
                ids.iter().all(|id| of(id).grouped_under.is_none()),
                "{ids:?}"
            );
            let carried: usize = ids.iter().map(|id| 1 + carries(id)).sum();
            let all = assessment.findings().len();
            assert!(page.contains(&format!(
                "Together they resolve {carried} of the {all} findings."
            )));
        },
    );
}

/// Nobody reads an id, a pointer or a word of the program in a sentence: they stand in code, beside a sentence, or in the
/// program's own test.
#[test]
fn no_sentence_holds_an_id_a_pointer_or_a_word_of_the_program() {
    let builtin = load(&[builtin()]).unwrap();
    let mut found = Vec::new();
    for agreement in real() {
        let id = agreement["id"].as_str().unwrap_or_default().to_owned();
        with_page(&agreement, &builtin, |page, _| {
            let sentences = between(page, "<section id=\"s1\"", "<section id=\"s8\"")[0];
            for text in visible_texts(sentences) {
                if is_of_the_program(&text) {
                    found.push(format!("{id}: {text}"));
                }
            }
        });
    }

    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{found:#?}");
}

/// The texts between tags, without code, permalinks and the program's own tests.
fn visible_texts(markup: &str) -> Vec<String> {
    let mut markup = markup.to_owned();
    for (start, end) in [
        ("<dl>", "</dl>"),
        ("<code", "</code>"),
        ("<a class=id", "</a>"),
        ("<a class=\"code\"", "</a>"),
        ("<span class=\"hidden\">", "</span>"),
        // The agreement's own words are its own.
        ("<blockquote", "</blockquote>"),
    ] {
        while let Some(at) = markup.find(start) {
            let length = markup[at..]
                .find(end)
                .map_or(markup.len() - at, |to| to + end.len());
            markup.replace_range(at..at + length, " ");
        }
    }

    let texts = markup
        .split('<')
        .filter_map(|part| Some(part.split_once('>')?.1.trim().to_owned()));
    texts.filter(|text| !text.is_empty()).collect()
}

fn is_of_the_program(text: &str) -> bool {
    let words = text.split(|c: char| c.is_whitespace() || "(),.;:?\"“”".contains(c));
    let is_id = |word: &str| {
        let (letters, digits) = word.split_once('-').unwrap_or_default();
        letters.len() == 3
            && letters.bytes().all(|byte| byte.is_ascii_uppercase())
            && digits.len() == 3
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    };

    let is_pointer = |word: &str| word.starts_with('/') && word.len() > 1;
    let is_name = |word: &str| {
        word.contains('_')
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    words.into_iter().any(|word| {
        is_id(word)
            || is_pointer(word)
            || is_name(word)
            || ["CEL", "JSON", "fingerprint"].contains(&word)
    })
}

/// A rule that speaks only of what is stated accuses nobody where nothing is: in no format, as a benchmark or otherwise.
#[test]
fn a_silence_that_a_rule_ignores_is_no_accusation_in_any_format() {
    let policy = load(&[builtin()]).unwrap();
    let mut under_union_law: Value =
        serde_json::from_str(&std::fs::read_to_string("policies/base.json").unwrap()).unwrap();

    under_union_law["instrument"]["jurisdiction"] = json!(["EU"]);
    under_union_law["datasets"][0]["regime"] = json!("eu_gdpr");
    let emptied = |jurisdiction: &[&str]| {
        let mut emptied = under_union_law.clone();
        let kept = ["id", "title", "schema_version", "parties", "instrument"];
        emptied
            .as_object_mut()
            .unwrap()
            .retain(|name, _| kept.contains(&name.as_str()));
        emptied["instrument"] =
            json!({ "type": emptied["instrument"]["type"], "jurisdiction": jurisdiction });
        emptied
    };

    // What only the press reports meets no rule, and is no breach either.
    let mut reported = under_union_law.clone();
    reported["sources"] =
        json!([{ "id": "news", "kind": "press", "title": "News", "read": "whole" }]);
    let (nearly_empty, foreign) = (emptied(&["EU"]), emptied(&["US"]));

    // A foreign contract with a right to audit, and no word on whether reports may take its place.
    let mut audited = under_union_law.clone();
    audited["instrument"]["jurisdiction"] = json!(["US"]);
    audited["datasets"][0]["regime"] = json!("other_law");
    audited["oversight"]["audit"]
        .as_object_mut()
        .unwrap()
        .remove("reports_only");

    let mut benchmarks = 0;
    for agreement in [under_union_law, reported, nearly_empty, foreign, audited] {
        let agreement = read("agreement.json", &agreement);
        let assessment = audit(&agreement, &policy, day());
        let silent: Vec<_> = assessment
            .results
            .iter()
            .filter(|result| result.outcome == Outcome::NotStated && result.rule.unstated.is_none())
            .map(|result| (result.rule, result.basis))
            .collect();

        benchmarks += silent
            .iter()
            .filter(|(_, basis)| *basis == lacuna::policy::Basis::Benchmark)
            .count();

        {
            let messages = Messages::english();
            let assessments = [audit(&agreement, &policy, day())];
            let report = Report::new(&assessments, &messages);
            for format in lacuna::report::FORMATS {
                let Ok(text) = (format.render)(&report) else {
                    continue;
                };

                for (rule, _) in &silent {
                    // Whole sentences, as they stand in every kind of markup: up to the first sign that is escaped.
                    let message = rule.message.outline();
                    let plain = message
                        .split(['"', '{', '\'', '…', '&', '_', '*'])
                        .next()
                        .unwrap();
                    assert!(
                        plain.len() < 20 || !text.contains(plain),
                        "{} {}: {plain}",
                        format.name,
                        rule.id
                    );
                }
            }
        }
    }

    assert!(benchmarks > 0, "no benchmark is silent here");
}
