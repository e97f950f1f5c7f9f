//! The markup of the page: closed, small, in its languages; nothing in it loads or runs, and hostile text stays text.

use super::*;

/// The page about an agreement in a language.
fn page_in(language: &str, agreement: &Value, policy: &Policy) -> String {
    let agreement = read("case.json", agreement);
    page(
        &audit(&agreement, policy, day()),
        &Messages::in_language(language).unwrap(),
    )
    .unwrap()
}

/// Elements whose end tags HTML lets an author leave out (HTML Standard, 13.1.2.4 "Optional tags").
const MAY_STAY_OPEN: [&str; 4] = ["p", "li", "dt", "dd"];

/// Whether an element that begins ends one that is open.
fn closes(new: &str, open: &str) -> bool {
    match open {
        "p" => ![
            "a", "b", "i", "em", "strong", "code", "span", "svg", "bdi", "button", "label",
            "output",
        ]
        .contains(&new),
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

    for (agreement, language) in [
        (contract(), "en"),
        (memorandum(), "en"),
        (french.clone(), "en"),
        (french, "zh"),
    ] {
        let page = page_in(language, &agreement, &policy);
        let mut open: Vec<String> = Vec::new();
        for (name, rest) in tags(&page) {
            match name.strip_prefix('/') {
                Some(closed) => {
                    while open.last().is_some_and(|last| {
                        last != closed && MAY_STAY_OPEN.contains(&last.as_str())
                    }) {
                        open.pop();
                    }
                    assert_eq!(open.pop().as_deref(), Some(closed));
                }
                None if rest.ends_with('/')
                    || ["meta", "link", "br", "input"].contains(&name.as_str()) => {}
                None => {
                    while open.last().is_some_and(|last| closes(&name, last)) {
                        open.pop();
                    }
                    open.push(name);
                }
            }
        }

        assert!(open.is_empty(), "{open:?}");
        assert!(
            !page.contains('⟦')
                && !page.contains("{$")
                && !page.contains("{{")
                && !page.contains("{%")
        );

        assert!(
            !page.contains(['\u{FDD0}', '\u{FDD1}', '\u{FDD2}']),
            "a mark of language is left"
        );
    }
}

#[test]
fn words_in_another_language_are_marked_with_it() {
    let policy = policy();
    let mut french = contract();
    french["language"] = json!("fr");
    let page = page_in("en", &french, &policy);
    assert!(page.contains("<h1 dir=\"auto\"><span lang=\"fr\">Case summaries</span></h1>"));
    assert!(
        !page.contains("lang=\"en\">Offence"),
        "English is the language of the page"
    );

    let page = page_in("zh", &french, &policy);
    for words in [
        "<html lang=\"zh-Hans\">",
        "<span lang=\"fr\">Case summaries</span></h1>",
        "<h4><span lang=\"en\">Offence CHK-001</span></h4>",
        "<span lang=\"en\">Whether models may be trained on the data</span>：",
        "<span lang=\"fr\">Ministry</span>与<span lang=\"fr\">Vendor Ltd</span>",
        "2026年11月24日",
    ] {
        assert!(page.contains(words), "the page lacks: {words}");
    }

    // Ids, pointers and hashes are nobody's language.
    assert!(page.contains("<li>/training/allowed <code>"));
    assert!(page.contains("<a class=id href=\"#CHK-001\">CHK-001</a>"));
}

/// A thousand findings take a browser long to print, which the page says beside the buttons; a few do not.
#[test]
fn a_very_long_page_says_that_the_summary_prints_sooner() {
    let require = "agreement.training.allowed == 'no'";
    let files = (0..1_000)
        .map(|n| {
            rule(
                &format!("LNG-{n:03}"),
                "low",
                "policy",
                "finding",
                require,
                "",
            )
        })
        .collect();

    let long =
        load(&[builtin(), PolicyLayer { files }]).unwrap_or_else(|problems| panic!("{problems:?}"));
    let note = "Printing everything may take several minutes";
    with_page(&contract(), &long, |page, _| assert!(page.contains(note)));
    with_page(&contract(), &policy(), |page, _| {
        assert!(!page.contains(note))
    });
}

/// A page with a thousand findings is to stay under 2 MB. Its own style and script have 28 kB: the view by clause, the copy of
/// a clause, the filter in the address and decisions on open rules came on top of the 25 kB of the page before them.
#[test]
fn the_page_keeps_to_its_size() {
    let policy = load(&[builtin()]).unwrap();
    let (mut findings, mut bytes) = (0, 0);
    for agreement in real() {
        with_page(&agreement, &policy, |page, _| {
            let own = between(page, "<style>", "</style>")[0].len()
                + between(page, "<script>", "</script>")[0].len();
            assert!(own < 28_500, "style and script take {own} bytes");
            for finding in between(page, "<article ", "</article>") {
                findings += 1;
                bytes += finding.len();
            }
        });
    }

    assert!(
        findings > 100 && bytes / findings < 2_000,
        "{bytes} bytes for {findings} findings"
    );
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
        .map(|six| {
            letters[usize::from_str_radix(std::str::from_utf8(six).unwrap(), 2).unwrap()] as char
        })
        .collect();

    format!("'sha256-{text}='")
}

#[test]
fn nothing_loads_and_nothing_runs_but_the_page_s_own_style_and_script() {
    with_page(&contract(), &policy(), |page, _| {
        let policy = between(
            page,
            "http-equiv=\"Content-Security-Policy\" content=\"",
            "\"",
        )[0];

        assert!(
            policy.starts_with("default-src 'none';") && !policy.contains("unsafe"),
            "{policy}"
        );

        let (styles, scripts) = (
            between(page, "<style>", "</style>"),
            between(page, "<script>", "</script>"),
        );

        assert_eq!((styles.len(), scripts.len()), (1, 1));
        assert!(
            policy.contains(&format!("style-src {};", hash(styles[0]))),
            "{policy}"
        );

        assert!(
            policy.contains(&format!("script-src {};", hash(scripts[0]))),
            "{policy}"
        );

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
                let known = ["#", "https://", "data:,"]
                    .iter()
                    .any(|start| address.starts_with(start));

                assert!(known, "<{name} {attributes}>");
                assert!(
                    name == "a" || !address.starts_with("https"),
                    "<{name} {attributes}>"
                );
            }
        }
    });
}

/// What stands in an attribute is escaped for double quotes only.
#[test]
fn every_attribute_that_a_template_fills_stands_in_double_quotes() {
    for file in walkdir::WalkDir::new("reports")
        .into_iter()
        .map(Result::unwrap)
    {
        let is_template = file
            .path()
            .extension()
            .is_some_and(|ending| ending == "html");

        if !is_template || file.path().starts_with("reports/examples") {
            continue;
        }
        let template = std::fs::read_to_string(file.path()).unwrap();

        for tag in between(&template, "<", ">") {
            // A component takes its arguments in braces, and escapes them where it shows them.
            for bad in ["='{{", "={{", "='{%", "={%"] {
                assert!(!tag.contains(bad), "{}: <{tag}>", file.path().display());
            }

            for value in tag.split('\'').skip(1).step_by(2) {
                assert!(!value.contains("{{"), "{}: <{tag}>", file.path().display());
            }
        }
    }
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
        assert!(
            !page
                .chars()
                .any(|c| matches!(c, '\u{202E}' | '\u{1b}' | '\u{0}'))
        );

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
    assert!(
        page.contains("'&lt;b&gt;⟨U+202E⟩ $(rm).json'"),
        "an odd name is quoted in the command"
    );
}

/// Rules that look at every party for each party must not fill the page with all pairs.
#[test]
fn a_page_grows_with_the_agreement_and_not_with_its_square() {
    let policy = load(&[builtin()]).unwrap();
    let size = |parties: usize| {
        let mut agreement = contract();
        agreement["parties"] = (0..parties)
            .map(|at| {
                let kind = if at % 2 == 0 { "vendor" } else { "nhs" };
                json!({ "id": format!("p{at}"), "name": format!("Party {at}"), "kind": kind, "role": "controller" })
            })
            .collect();

        page_in("en", &agreement, &policy).len()
    };

    let (few, many) = (size(100), size(400));
    assert!(many < 5 * few, "{few} bytes grow to {many}");
}
