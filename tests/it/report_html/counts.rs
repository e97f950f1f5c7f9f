//! Every count agrees wherever it stands, every rule has one place, and the same input gives the same page.

use super::*;

#[test]
fn counts_agree_wherever_they_stand() {
    let (checks, builtin) = (policy(), load(&[builtin()]).unwrap());
    let own = [contract(), memorandum()].map(|agreement| (agreement, &checks));
    let real = real().into_iter().map(|agreement| (agreement, &builtin));

    for (agreement, policy) in own.into_iter().chain(real) {
        with_page(&agreement, policy, |page, assessment| {
            let concerns = between(
                between(page, "id=\"s2\"", "</section>")[0],
                "<tbody role=\"rowgroup\">",
                "</tbody>",
            )[0];

            for (at, outcome) in Outcome::WORST_FIRST.into_iter().enumerate() {
                let (kind, count) = (outcome.as_str(), assessment.count(outcome));
                assert_eq!(
                    number(between(page, &format!("data-count=\"{kind}\">"), "<")[0]),
                    count,
                    "bar: {kind}"
                );

                let total = between(page, &format!("data-total=\"{kind}\">"), "</td>")[0];
                assert_eq!(number(total), count, "concerns: {kind}");
                let section = between(page, "id=\"s8\"", "</section>")[0];
                let row = between(section, &format!("class=\"tag {kind}\""), "</tr>")[0];
                assert_eq!(
                    number(between(row, "<td>", "</td>")[0]),
                    count,
                    "section 8: {kind}"
                );

                let column = concerns.split("<tr ").skip(1).map(|row| {
                    let cells = between(row, "<td role=\"cell\" class=\"n", "</td>");
                    number(cells[at])
                });

                // Concerns of which no rule applies have no row.
                let sum: usize = column.sum();
                assert!(
                    sum == count || outcome == Outcome::NotApplicable && sum < count,
                    "{kind}: {sum} of {count}"
                );
            }

            let findings = assessment.findings();
            assert_eq!(page.matches("<article ").count(), findings.len());
            let causes = findings
                .iter()
                .filter(|result| result.grouped_under.is_none())
                .count();

            assert_eq!(page.matches("class=\"cause\"").count(), causes);
            let breaches = findings
                .iter()
                .filter(|result| result.outcome == Outcome::Breached)
                .count();

            let sentence = between(page, "sums-up\">", "</p>")[0];
            for (count, words) in [
                (findings.len(), " findings are"),
                (breaches, " breaches"),
                (findings.len() - breaches, " points on which"),
                (causes, " causes"),
            ] {
                assert!(
                    count < 2 || sentence.contains(&format!("{count}{words}")),
                    "{count}{words}: {sentence}"
                );
            }

            // What the two verdicts count are findings, whether or not they share a cause.
            let verdicts = between(page, "class=\"verdicts\"", "<h3 class=\"top\">")[0];
            let counted = verdicts.split(['<', '>', ',', '.']).filter_map(|part| {
                let (n, severity) = part.trim().split_once(' ')?;
                let is_severity = ["critical", "high", "medium", "low"].contains(&severity);
                n.parse::<usize>().ok().filter(|_| is_severity)
            });

            assert_eq!(counted.sum::<usize>(), findings.len());
        });
    }
}

#[test]
fn every_rule_has_exactly_one_place_and_every_link_leads_somewhere() {
    let (checks, builtin) = (policy(), load(&[builtin()]).unwrap());
    let mut lawless = contract();
    lawless["instrument"]
        .as_object_mut()
        .unwrap()
        .remove("jurisdiction");

    let own = [contract(), memorandum(), lawless].map(|agreement| (agreement, &checks));
    let real = real().into_iter().map(|agreement| (agreement, &builtin));
    for (agreement, policy) in own.into_iter().chain(real) {
        with_page(&agreement, policy, |page, assessment| {
            let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
            between(page, " id=\"", "\"")
                .into_iter()
                .for_each(|id| *ids.entry(id).or_default() += 1);

            assert!(ids.values().all(|times| *times == 1), "{ids:?}");
            for result in &assessment.results {
                assert!(
                    ids.contains_key(result.rule.id.as_str()),
                    "{} has no place",
                    result.rule.id
                );
            }

            for target in between(page, "href=\"#", "\"") {
                assert!(ids.contains_key(target), "nothing is called {target}");
            }
        });
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_wherever_the_file_lies() {
    let policy = policy();
    let pages: Vec<String> = [
        "case.json",
        "/home/somebody/case.json",
        r"C:\work\case.json",
    ]
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
    assert_eq!(
        pages[0],
        page(&audit(&agreement, &again, day()), &Messages::english()).unwrap()
    );
}

#[test]
fn all_that_went_in_has_a_fingerprint() {
    let policy = load(&[builtin()]).unwrap();
    with_page(&contract(), &policy, |page, assessment| {
        let section = between(page, "id=\"s9\"", "</section>")[0];
        for pack in &policy.packs {
            assert!(
                section.contains(pack.fingerprint()) && section.contains(&pack.version),
                "{}",
                pack.id
            );
        }

        let file = assessment.agreement.document().text().content();
        let digest: String = Sha256::digest(file.as_bytes())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();

        for print in [
            digest.as_str(),
            &policy.settings_digest(),
            "Lacuna, the program",
            "sha256sum case.json",
        ] {
            assert!(section.contains(print), "the page lacks {print}");
        }

        for note in policy
            .packs
            .iter()
            .filter_map(|pack| pack.note.as_deref())
            .filter(|note| !note.contains(['\'', '"', '&']))
        {
            assert!(page.contains(note), "the page lacks: {note}");
        }
    });
}

/// No name of a file reads as an option, or as another command, where the page shows how to check it.
#[test]
fn a_command_of_the_page_takes_every_name_as_a_file() {
    let policy = load(&[builtin()]).unwrap();
    for (name, shown) in [
        ("case.json", "sha256sum case.json"),
        ("-draft.json", "sha256sum ./-draft.json"),
        ("--", "sha256sum ./--"),
        ("-a b.json", "sha256sum './-a b.json'"),
        ("a/-draft.json", "sha256sum ./-draft.json"),
        ("-", "sha256sum ./-"),
    ] {
        let agreement = read(name, &contract());
        let messages = Messages::english();
        let assessments = [audit(&agreement, &policy, day())];
        let page = page(&assessments[0], &messages).unwrap();
        let page = page
            .replace("&#39;", "'")
            .replace("&#x27;", "'")
            .replace("&#x2f;", "/");
        let audited = shown.replace("sha256sum", "lacuna audit");
        assert!(page.contains(&format!("{shown}<")), "{name}");
        assert!(page.contains(&format!("{audited} --as-of")), "{name}");
    }
}

#[test]
fn a_page_is_about_exactly_one_agreement() {
    let messages = Messages::english();
    let report = Report::new(&[], &messages);
    assert!((format("html").unwrap().render)(&report).is_err());
}
