//! The HTML report: its counts agree, nothing in it loads or runs but its own style and script, and hostile text stays text.
#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, reason = "tests may fail and may read files")]

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::{Assessment, Outcome, Weight};
use lacuna::audit::audit;
use lacuna::policy::{Layer, Policy, builtin, load};
use lacuna::report::{Messages, Report, format, page};
use lacuna::text::Text;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// A rule file with every text that a rule needs; `more` are further lines.
fn rule(id: &str, severity: &str, basis: &str, silence: &str, require: &str, more: &str) -> (String, Arc<Text>) {
    let content = format!(
        "id = {id:?}\ntitle = \"Offence {id}\"\nseverity = {severity:?}\nbasis = {basis:?}\nsilence = {silence:?}\n\
         require = {require:?}\n{more}\nasks = \"The text settles {id}.\"\nmessage = \"{id} is broken.\"\n\
         unstated = \"{id} is not settled.\"\nwhy = \"It matters for {id}.\"\nremedy = \"Settle {id}.\"\n\
         wording = \"The Supplier shall settle {id}.\"\ncites = []\n"
    );
    let name = format!("checks/{id}.toml");
    (name.clone(), Arc::new(Text::new(name, content)))
}

/// The built-in policy with rules of which each gives another answer about [`contract`].
fn policy() -> Policy {
    let pack = "name = \"Checks\"\nauthority = \"Tests\"\nversion = \"1.0.0\"\nedition = \"2026-02-05\"\n";
    let files = vec![
        ("checks/pack.toml".to_owned(), Arc::new(Text::new("checks/pack.toml", pack.to_owned()))),
        rule("CHK-001", "critical", "law", "finding", "agreement.training.allowed == 'no'", "root = \"r\""),
        rule("CHK-002", "high", "guidance", "finding", "agreement.retention.delete_days <= 30", "root = \"r\""),
        rule("CHK-003", "high", "policy", "finding", "agreement.commercial.exclusive == false", ""),
        rule("CHK-004", "medium", "law", "lower", "agreement.retention.certificate == true", ""),
        rule("CHK-005", "critical", "law", "question", "size(agreement.defence.security_terms) > 0", ""),
        rule("CHK-006", "low", "law", "finding", "agreement.retention.on_end == 'controller_choice'", ""),
        rule(
            "CHK-007",
            "high",
            "law",
            "finding",
            "agreement.retention.certificate == true",
            "when = \"agreement.instrument.type == 'licence'\"",
        ),
        rule("CHK-008", "high", "law", "finding", "it.personal == false", "each = { it = \"agreement.datasets\" }"),
        rule("CHK-009", "medium", "policy", "ignore", "agreement.commercial.insolvency_plan == true", ""),
    ];
    load(&[builtin(), Layer { files }]).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn contract() -> Value {
    json!({
        "schema_version": 1, "id": "case", "title": "Case summaries", "hypothetical": true,
        "instrument": { "type": "contract", "binding": true, "reference": "R-1" },
        "parties": [
            { "id": "m", "name": "Ministry", "kind": "central_government" },
            { "id": "v", "name": "Vendor Ltd", "kind": "vendor" },
        ],
        "sources": [
            { "id": "t", "title": "Draft 3", "kind": "agreement_text", "read": "part", "url": "https://example.org/draft" },
            { "id": "p", "title": "The Times of Nowhere", "kind": "press", "read": "whole" },
        ],
        "datasets": [
            { "id": "a", "name": "Case files", "personal": true },
            { "id": "b", "name": "Prison records" },
        ],
        "training": { "allowed": "yes", "clauses": [{ "ref": "6.4", "page": 11, "quote": "The Supplier may train.", "lang": "fr" }] },
        "retention": {
            "on_end": "controller_choice", "delete_days": 1095,
            "absent": { "certificate": { "kind": "redacted", "reason": "Blacked out." } },
        },
        "commercial": { "exclusive": true },
        "claims": [{ "id": "c", "about": "training.allowed", "by": "A minister", "says": "Nobody trains.", "on": "2026-10-02", "source": "p" }],
    })
}

fn memorandum() -> Value {
    json!({
        "schema_version": 1, "id": "memo", "title": "A memorandum", "instrument": { "type": "mou", "binding": false },
        "parties": [{ "id": "d", "name": "Department", "kind": "central_government" }, { "id": "v", "name": "Vendor", "kind": "vendor" }],
    })
}

fn read(name: &str, agreement: &Value) -> CheckedAgreement {
    let text = Text::new(name, serde_json::to_string_pretty(agreement).unwrap());
    CheckedAgreement::read(Arc::new(text)).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// Renders an agreement's page, and hands page and assessment to a test.
fn with_page(agreement: &Value, policy: &Policy, test: impl FnOnce(&str, &Assessment<'_>)) {
    let agreement = read("somewhere/case.json", agreement);
    let assessment = audit(&agreement, policy, day());
    test(&page(&assessment, &Messages::english()).unwrap(), &assessment);
}

/// What stands between two marks, for each time they occur.
fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    text.split(before).skip(1).map(|rest| rest.split(after).next().unwrap()).collect()
}

fn number(text: &str) -> usize {
    let digits: String = text.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number in {text}"))
}

/// The page without its style and its script.
fn markup(page: &str) -> String {
    let style = between(page, "<style>", "</style>")[0];
    let script = between(page, "<script>", "</script>")[0];
    page.replace(style, "").replace(script, "")
}

/// The tags of a page: name, and attributes as they are written.
fn tags(page: &str) -> Vec<(String, String)> {
    let markup = markup(page);
    let tags = between(&markup, "<", ">").into_iter().filter(|tag| !tag.starts_with('!'));
    tags.map(|tag| {
        tag.split_once(' ').map_or((tag.to_owned(), String::new()), |(name, rest)| (name.to_owned(), rest.to_owned()))
    })
    .collect()
}

/// Agreements of every kind: real ones, good ones, silent ones.
fn real() -> Vec<Value> {
    let folders = ["agreements", "tests/fixtures/agreements"];
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    files.map(|file| serde_json::from_str(&std::fs::read_to_string(file.unwrap().path()).unwrap()).unwrap()).collect()
}

#[test]
fn counts_agree_wherever_they_stand() {
    let (checks, builtin) = (policy(), load(&[builtin()]).unwrap());
    let own = [contract(), memorandum()].map(|agreement| (agreement, &checks));
    let real = real().into_iter().map(|agreement| (agreement, &builtin));
    for (agreement, policy) in own.into_iter().chain(real) {
        with_page(&agreement, policy, |page, assessment| {
            for outcome in Outcome::WORST_FIRST {
                let (kind, count) = (outcome.as_str(), assessment.count(outcome));
                assert_eq!(number(between(page, &format!("data-count=\"{kind}\">"), "<")[0]), count, "marks: {kind}");
                let total = between(page, &format!("data-total=\"{kind}\">"), "</td>")[0];
                assert_eq!(number(total), count, "matrix: {kind}");
                let section = between(page, "id=\"s8\"", "</section>")[0];
                let row = between(section, &format!("class=\"tag {kind}\""), "</tr>")[0];
                assert_eq!(number(between(row, "<td>", "</td>")[0]), count, "section 8: {kind}");
                let body =
                    between(between(page, "id=\"s2\"", "</section>")[0], "<tbody role=\"rowgroup\">", "</tbody>")[0];
                assert_eq!(body.matches(&format!("class=\"chip {kind}")).count(), count, "matrix cells: {kind}");
            }
            let applying = assessment.results.len() - assessment.count(Outcome::NotApplicable);
            let sentence = between(page, "<p class=\"sentence\">", "</p>")[0];
            assert!(sentence.contains(&format!("{applying} rules that apply")), "{sentence}");
            for outcome in [Outcome::NotStated, Outcome::Breached] {
                let count = assessment.count(outcome).to_string();
                assert!(sentence.contains(&count) || count == "0", "{sentence}");
            }
            // What the two verdicts count is what is not counted with another, and what waits.
            let numbers = |words: &str| -> usize {
                let verdicts = between(page, "<div class=\"verdicts\"", "<h3>What to ask for")[0];
                let counts = between(verdicts, "<li>", "</li>").into_iter();
                counts.filter(|count| count.contains(words) && !count.starts_with("No ")).map(number).sum()
            };
            let leads = assessment.findings().iter().filter(|result| result.counted_with.is_none()).count();
            let waiting = assessment.results.iter().filter(|result| result.weight == Weight::Question).count();
            assert_eq!((numbers(" finding"), numbers(" for an answer")), (leads, waiting));
            let findings = page.matches("<article ").count();
            assert_eq!(findings, assessment.findings().len());
        });
    }
}

#[test]
fn every_rule_has_exactly_one_place_and_every_link_leads_somewhere() {
    let policy = policy();
    for agreement in [contract(), memorandum()] {
        with_page(&agreement, &policy, |page, assessment| {
            let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
            between(page, " id=\"", "\"").into_iter().for_each(|id| *ids.entry(id).or_default() += 1);
            assert!(ids.values().all(|times| *times == 1), "{ids:?}");
            for result in &assessment.results {
                assert!(ids.contains_key(result.rule.id.as_str()), "{} has no place", result.rule.id);
            }
            for target in between(page, "href=\"#", "\"") {
                assert!(ids.contains_key(target), "nothing is called {target}");
            }
        });
    }
}

/// The page about an agreement in a language.
fn page_in(language: &str, agreement: &Value, policy: &Policy) -> String {
    let agreement = read("case.json", agreement);
    page(&audit(&agreement, policy, day()), &Messages::in_language(language).unwrap()).unwrap()
}

/// Elements whose end tags HTML lets an author leave out (HTML Standard, 13.1.2.4 "Optional tags").
const MAY_STAY_OPEN: [&str; 4] = ["p", "li", "dt", "dd"];

/// Whether an element that begins ends one that is open.
fn closes(new: &str, open: &str) -> bool {
    match open {
        "p" => {
            !["a", "b", "i", "em", "strong", "code", "span", "svg", "bdi", "button", "label", "output"].contains(&new)
        }
        "li" => new == "li",
        "dt" | "dd" => new == "dt" || new == "dd",
        _ => false,
    }
}

#[test]
fn tags_are_closed_in_order() {
    let policy = policy();
    let mut french = contract();
    french["language"] = json!("fr");
    for (agreement, language) in [(contract(), "en"), (memorandum(), "en"), (french.clone(), "en"), (french, "zh")] {
        let page = page_in(language, &agreement, &policy);
        let mut open: Vec<String> = Vec::new();
        for (name, rest) in tags(&page) {
            match name.strip_prefix('/') {
                Some(closed) => {
                    while open.last().is_some_and(|last| last != closed && MAY_STAY_OPEN.contains(&last.as_str())) {
                        open.pop();
                    }
                    assert_eq!(open.pop().as_deref(), Some(closed));
                }
                None if rest.ends_with('/') || ["meta", "link", "br", "input"].contains(&name.as_str()) => {}
                None => {
                    while open.last().is_some_and(|last| closes(&name, last)) {
                        open.pop();
                    }
                    open.push(name);
                }
            }
        }
        assert!(open.is_empty(), "{open:?}");
        assert!(!page.contains('⟦') && !page.contains("{$") && !page.contains("{{") && !page.contains("{%"));
        assert!(!page.contains(['\u{FDD0}', '\u{FDD1}', '\u{FDD2}']), "a mark of language is left");
    }
}

#[test]
fn words_in_another_language_are_marked_with_it() {
    let policy = policy();
    let mut french = contract();
    french["language"] = json!("fr");
    let page = page_in("en", &french, &policy);
    assert!(page.contains("<h1 dir=\"auto\"><span lang=\"fr\">Case summaries</span></h1>"));
    assert!(!page.contains("lang=\"en\">Offence"), "English is the language of the page");
    let page = page_in("zh", &french, &policy);
    for words in [
        "<html lang=\"zh-Hans\">",
        "<span lang=\"fr\">Case summaries</span></h1>",
        "<span lang=\"en\">Offence CHK-001</span>",
        "<span lang=\"en\">Whether models may be trained on the data</span>：",
        "<span lang=\"fr\">Ministry</span>与<span lang=\"fr\">Vendor Ltd</span>",
        "2026年11月24日",
    ] {
        assert!(page.contains(words), "the page lacks: {words}");
    }
    // Ids, pointers and hashes are nobody's language.
    assert!(page.contains("<li>/training/allowed <code>") && page.contains("<b>CHK-001</b>"));
}

/// A thousand findings take a browser long to print, which the page says beside the buttons; a few do not.
#[test]
fn a_very_long_page_says_that_the_summary_prints_sooner() {
    let require = "agreement.training.allowed == 'no'";
    let files = (0..1_000).map(|n| rule(&format!("LNG-{n:03}"), "low", "policy", "finding", require, "")).collect();
    let long = load(&[builtin(), Layer { files }]).unwrap_or_else(|problems| panic!("{problems:?}"));
    let note = "To print everything takes a browser minutes";
    with_page(&contract(), &long, |page, _| assert!(page.contains(note)));
    with_page(&contract(), &policy(), |page, _| assert!(!page.contains(note)));
}

/// A page with a thousand findings is to stay under 2 MB, its own style and script under 25 kB.
#[test]
fn the_page_keeps_to_its_size() {
    let policy = load(&[builtin()]).unwrap();
    let (mut findings, mut bytes) = (0, 0);
    for agreement in real() {
        with_page(&agreement, &policy, |page, _| {
            let own = between(page, "<style>", "</style>")[0].len() + between(page, "<script>", "</script>")[0].len();
            assert!(own < 25_000, "style and script take {own} bytes");
            for finding in between(page, "<article ", "</article>") {
                findings += 1;
                bytes += finding.len();
            }
        });
    }
    assert!(findings > 100 && bytes / findings < 2_000, "{bytes} bytes for {findings} findings");
}

#[test]
fn what_makes_rules_apply_is_shown_once_or_with_the_subject_it_is_about() {
    let vendor = "agreement.parties.exists(p, p.kind == 'vendor')";
    let guarded = |id, when: &str, each: &str| {
        let more = format!("when = \"{when}\"\n{each}");
        rule(id, "high", "law", "finding", "agreement.training.allowed == 'no'", &more)
    };
    let each = "each = { it = \"agreement.datasets\" }";
    let files = vec![
        guarded("WHY-001", vendor, ""),
        guarded("WHY-002", vendor, ""),
        guarded("WHY-003", "it.name != 'x'", each),
        guarded("WHY-004", vendor, each),
    ];
    let policy = load(&[builtin(), Layer { files }]).unwrap_or_else(|problems| panic!("{problems:?}"));
    with_page(&contract(), &policy, |page, _| {
        let check = |id: &str| between(page, &format!("<article id=\"{id}\">"), "</article>")[0].to_owned();
        let grounds: Vec<String> = ["WHY-001", "WHY-002", "WHY-004"]
            .map(|id| between(&check(id), "<a href=\"#ground-", "\"")[0].to_owned())
            .into();
        assert!(grounds.iter().all(|ground| *ground == grounds[0]), "{grounds:?}");
        let ground = between(page, &format!("id=\"ground-{}\"", grounds[0]), "</div>")[0];
        assert!(ground.contains("<li>/parties/1/kind <code>&quot;vendor&quot;</code> <i>line "), "{ground}");
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
        let (name, text) = rule("CIT-001", "high", "law", "finding", "agreement.training.allowed == 'no'", "");
        (name, Arc::new(Text::new("CIT-001.toml", text.content().replace("cites = []", sources))))
    };
    let files = vec![cited("cites = [\"UKGDPR-5(1)(b)\", \"UKGDPR-5(2)\", \"DPA-62(1)\", \"GOVS007\"]")];
    let policy = load(&[builtin(), Layer { files }]).unwrap_or_else(|problems| panic!("{problems:?}"));
    with_page(&contract(), &policy, |page, _| {
        let article = between(page, "<article id=\"CIT-001\">", "</article>")[0];
        let list: Vec<&str> = between(article, "<h5>Rests on</h5><ul>", "</ul>")[0].split("<li>").skip(1).collect();
        assert_eq!(list.len(), 3, "{list:?}");
        assert!(list[0].ends_with(", at (1)(b), (2) <i>read at one remove</i>"), "{list:?}");
        assert!(list[1].ends_with(", at (1)"), "checked against its source, which the page says of all such: {list:?}");
        assert!(list[2].ends_with(" <i class=\"unchecked\">not checked against its source</i>"), "{list:?}");
        assert!(page.contains("A source without a remark was checked against its text."));
    });
}

/// A source of a content security policy: the SHA-256 of a text in base64.
fn hash(content: &str) -> String {
    let digest = Sha256::digest(content.as_bytes());
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".as_bytes();
    let mut bits: String = digest.iter().map(|byte| format!("{byte:08b}")).collect();
    bits.push_str("00");
    let text: String = bits
        .as_bytes()
        .chunks(6)
        .map(|six| letters[usize::from_str_radix(std::str::from_utf8(six).unwrap(), 2).unwrap()] as char)
        .collect();
    format!("'sha256-{text}='")
}

#[test]
fn nothing_loads_and_nothing_runs_but_the_page_s_own_style_and_script() {
    with_page(&contract(), &policy(), |page, _| {
        let policy = between(page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")[0];
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
        let (styles, scripts) = (between(page, "<style>", "</style>"), between(page, "<script>", "</script>"));
        assert_eq!((styles.len(), scripts.len()), (1, 1));
        assert!(policy.contains(&format!("style-src {};", hash(styles[0]))), "{policy}");
        assert!(policy.contains(&format!("script-src {};", hash(scripts[0]))), "{policy}");
        assert!(!styles[0].contains("url(") && !styles[0].contains("@import"));
        assert!(!scripts[0].contains("Storage") && !scripts[0].contains("fetch"));
        for (name, attributes) in tags(page) {
            let names: String = attributes.split('"').step_by(2).collect();
            for attribute in names.split(|c: char| c.is_whitespace() || c == '=') {
                assert!(
                    attribute != "style" && attribute != "src" && !attribute.starts_with("on"),
                    "<{name} {attributes}>"
                );
            }
            for address in between(&attributes, "href=\"", "\"") {
                let known = ["#", "https://", "data:,"].iter().any(|start| address.starts_with(start));
                assert!(known, "<{name} {attributes}>");
                assert!(name == "a" || !address.starts_with("https"), "<{name} {attributes}>");
            }
        }
    });
}

#[test]
fn hostile_text_shows_as_text() {
    let evil = "</script></style><script>alert(1)</script><img src=x onerror=alert(1)>\" onload=\"x\u{202E}\u{1b}[31m\u{0}{{ 7*7 }}\u{FDD0}en\" onclick=\"x\u{FDD1}\u{FDD2}";
    let long = "x".repeat(10_000);
    let mut agreement = contract();
    agreement["title"] = json!(evil);
    agreement["parties"][0]["name"] = json!(evil);
    agreement["instrument"]["reference"] = json!(evil);
    agreement["datasets"][0]["name"] = json!(evil);
    agreement["training"]["clauses"][0]["quote"] = json!(format!("{evil}\n{long}"));
    agreement["training"]["clauses"][0]["ref"] = json!(evil);
    agreement["retention"]["absent"]["certificate"]["reason"] = json!(evil);
    agreement["claims"][0]["by"] = json!(evil);
    agreement["claims"][0]["quote"] = json!(evil);
    agreement["sources"][0]["title"] = json!(evil);
    agreement["sources"][1]["url"] = json!("javascript:alert(1)");
    let policy = policy();
    with_page(&agreement, &policy, |page, _| {
        assert_eq!(page.matches("<script").count(), 1);
        assert_eq!(page.matches("</style>").count(), 1);
        assert!(!page.contains("<img") && !page.contains("href=\"javascript"));
        assert!(!page.chars().any(|c| matches!(c, '\u{202E}' | '\u{1b}' | '\u{0}')));
        assert!(
            page.contains("⟨U+202E⟩")
                && page.contains("⟨U+001B⟩")
                && page.contains("{{ 7*7 }}")
                && page.contains(&long)
        );
        assert!(page.contains("&lt;/script&gt;"));
    });
    let name = "a/<b>\u{202E} $(rm).json";
    let checked = read(name, &contract());
    let page = page(&audit(&checked, &policy, day()), &Messages::english()).unwrap();
    assert!(!page.contains("<b>\u{202E}") && !page.contains('\u{202E}'));
    assert!(page.contains("'&lt;b&gt;⟨U+202E⟩ $(rm).json'"), "an odd name is quoted in the command");
}

#[test]
fn the_same_input_gives_the_same_bytes_wherever_the_file_lies() {
    let policy = policy();
    let pages: Vec<String> = ["case.json", "/home/somebody/case.json", r"C:\work\case.json"]
        .iter()
        .map(|name| {
            let agreement = read(name, &contract());
            page(&audit(&agreement, &policy, day()), &Messages::english()).unwrap()
        })
        .collect();
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[0], pages[2]);
    let again = self::policy();
    let agreement = read("case.json", &contract());
    assert_eq!(pages[0], page(&audit(&agreement, &again, day()), &Messages::english()).unwrap());
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
        let [law, policy] = ["findings-law", "findings-policy"].map(|id| page.find(&format!("id=\"{id}\"")).unwrap());
        let [one, three] = ["CHK-001", "CHK-003"].map(|id| page.find(&format!("id=\"{id}\"")).unwrap());
        assert!(law < one && one < policy && policy < three, "house policy stands apart from law");
        assert!(!page.contains("not a data-sharing agreement"));
    });
}

#[test]
fn a_memorandum_is_told_apart_before_anything_else() {
    with_page(&memorandum(), &policy(), |page, _| {
        let notice = page.find("This paper is not a data-sharing agreement").unwrap();
        assert!(notice < page.find("class=\"sentence\"").unwrap());
        assert!(page[notice..].contains("The text settles CHK-001."));
    });
}

#[test]
fn a_rule_that_failed_comes_first_and_is_named() {
    let mut layer = Layer::default();
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
        let failed = page.find("One rule gave no answer, so nothing below is complete.").unwrap();
        assert!(failed < page.find("class=\"sentence\"").unwrap());
        assert!(between(page, "id=\"s8\"", "</section>")[0].contains("CHK-010: "));
        assert!(!page.contains("No rule was skipped"));
    });
}

#[test]
fn a_page_is_about_exactly_one_agreement() {
    let messages = Messages::english();
    let report = Report::new(&[], &messages);
    assert!((format("html").unwrap().render)(&report).is_err());
}

#[test]
fn a_verdict_on_which_no_rule_was_asked_is_no_pass() {
    let pack = "name = \"Checks\"\nauthority = \"Tests\"\nversion = \"1.0.0\"\nedition = \"2026-02-05\"\n";
    let files = vec![
        ("checks/pack.toml".to_owned(), Arc::new(Text::new("checks/pack.toml", pack.to_owned()))),
        rule("CHK-001", "high", "law", "finding", "agreement.commercial.exclusive == true", ""),
    ];
    let policy = load(&[Layer { files }]).unwrap();
    with_page(&contract(), &policy, |page, _| {
        let verdicts = between(page, "<p class=\"words\">", "</p>");
        assert_eq!(verdicts, ["No objection from these rules", "Nothing was asked"]);
        assert!(page.contains("That is not a finding that the agreement is lawful."));
    });
}

#[test]
fn a_verdict_asks_only_for_what_can_still_be_done() {
    let policy = policy();
    for (status, words) in
        [("draft", "Do not sign"), ("active", "Do not go on without change"), ("ended", "Do not sign such terms again")]
    {
        let mut agreement = contract();
        agreement["instrument"]["status"] = json!(status);
        with_page(&agreement, &policy, |page, _| {
            assert_eq!(between(page, "<p class=\"words\">", "</p>")[0], words, "{status}");
        });
    }
    // A signature that lies ahead is none yet.
    for (signed, words) in [("2026-11-24", "Do not go on without change"), ("2026-11-25", "Do not sign")] {
        let mut agreement = contract();
        agreement["instrument"]["signed_on"] = json!(signed);
        with_page(&agreement, &policy, |page, _| {
            assert_eq!(between(page, "<p class=\"words\">", "</p>")[0], words, "{signed}");
        });
    }
    let silent = std::fs::read_to_string("tests/fixtures/agreements/f7-everything-silent.json").unwrap();
    with_page(&serde_json::from_str(&silent).unwrap(), &load(&[builtin()]).unwrap(), |page, _| {
        assert!(page.contains("<p class=\"words\">Get the answers first</p>"), "nothing is there to mend yet");
        assert!(page.contains("Nothing that was read answers any of the 181 rules that apply."));
    });
}

#[test]
fn a_silence_is_told_only_of_what_was_read() {
    let policy = policy();
    for (read, words, never) in [
        ("whole", "says nothing on", "the parts that were read"),
        ("part", "the parts that were read say nothing", "says nothing on"),
        ("not_read", "by what is reported of it", "says nothing on"),
    ] {
        let mut agreement = contract();
        agreement["sources"][0]["read"] = json!(read);
        with_page(&agreement, &policy, |page, _| {
            let sentence = between(page, "<p class=\"sentence\">", "</p>")[0];
            assert!(sentence.contains(words) && !sentence.contains(never), "{read}: {sentence}");
        });
    }
}

#[test]
fn all_that_went_in_has_a_fingerprint() {
    let policy = load(&[builtin()]).unwrap();
    with_page(&contract(), &policy, |page, assessment| {
        let section = between(page, "id=\"s9\"", "</section>")[0];
        for pack in &policy.packs {
            assert!(section.contains(&pack.fingerprint) && section.contains(&pack.version), "{}", pack.id);
        }
        let file = assessment.agreement.document().text().content();
        let digest: String = Sha256::digest(file.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        for print in [digest.as_str(), &policy.settings_digest(), "Lacuna, the program", "sha256sum case.json"] {
            assert!(section.contains(print), "the page lacks {print}");
        }
        for note in
            policy.packs.iter().filter_map(|pack| pack.note.as_deref()).filter(|note| !note.contains(['\'', '"', '&']))
        {
            assert!(page.contains(note), "the page lacks: {note}");
        }
    });
}
