//! Passages: cues are complete, speak where they should, stay silent where nothing speaks, and say what they sought.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::too_many_lines,
    reason = "a test fails by panicking, and is a table of cases"
)]

use lacuna_sources::{
    Cues, DurationUnit, Language, ReferenceTarget, Tier, ValueKind, detect_language, find_passages,
    find_values, read, read_contract,
};
use std::collections::BTreeSet;
use std::path::Path;

fn cues() -> Cues {
    Cues::load_builtin().expect("the cues can be read")
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a test reads the folders of the policies"
)]
fn every_concern_has_subjects_and_every_subject_a_concern() {
    let cues = cues();
    let used: BTreeSet<String> = cues
        .subjects()
        .iter()
        .flat_map(|subject| subject.concerns.clone())
        .collect();

    let folders = std::fs::read_dir(root().join("policies")).expect("the policies are there");
    let concerns: BTreeSet<String> = folders
        .filter_map(|entry| entry.ok())
        .filter(|entry| entry.path().join("pack.toml").exists())
        .filter_map(|entry| entry.file_name().into_string().ok())
        // Rules about what a file says of itself, about authorities and about sharing ask for facts of the other concerns.
        .filter(|name| !["consistency", "official", "sharing"].contains(&name.as_str()))
        .collect();

    assert_eq!(used, concerns);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the schema")]
fn every_fact_has_a_subject_or_is_listed_as_having_none() {
    let bytes =
        std::fs::read(root().join("schemas/agreement.schema.json")).expect("the schema is there");
    let schema: serde_json::Value = serde_json::from_slice(&bytes).expect("the schema is JSON");
    let mut facts = BTreeSet::new();
    collect_facts(&schema, &schema, "", 0, &mut facts);
    assert!(facts.len() > 400, "the schema has {} facts", facts.len());

    let cues = cues();
    let mut known: Vec<&String> = cues
        .subjects()
        .iter()
        .flat_map(|subject| &subject.facts)
        .collect();

    known.extend(cues.facts_without_cues());
    let known: BTreeSet<String> = known.into_iter().cloned().collect();
    let missing: Vec<&String> = facts.difference(&known).collect();
    let unknown: Vec<&String> = known.difference(&facts).collect();
    assert!(
        missing.is_empty() && unknown.is_empty(),
        "without a subject: {missing:?}; no fact: {unknown:?}"
    );
}

/// Lists the paths of the facts, through groups and lists of groups.
fn collect_facts(
    schema: &serde_json::Value,
    node: &serde_json::Value,
    path: &str,
    depth: u8,
    facts: &mut BTreeSet<String>,
) {
    let mut node = node;
    while let Some(name) = node["$ref"]
        .as_str()
        .and_then(|reference| reference.rsplit('/').next())
    {
        node = &schema["$defs"][name];
    }
    if depth > 6 {
        return;
    }

    if let Some(properties) = node["properties"].as_object() {
        for (name, inner) in properties
            .iter()
            .filter(|(name, _)| !matches!(name.as_str(), "clauses" | "absent" | "id"))
        {
            let path = if path.is_empty() {
                name.clone()
            } else {
                format!("{path}.{name}")
            };
            collect_facts(schema, inner, &path, depth + 1, facts);
        }
    } else if node["items"].is_object() {
        collect_facts(schema, &node["items"], path, depth + 1, facts);
    } else {
        facts.insert(path.to_owned());
    }
}

#[test]
fn every_subject_has_cues_in_every_language_with_cues() {
    let cues = cues();
    for language in [Language::English, Language::German, Language::French] {
        for subject in cues.subjects() {
            let words = cues.describe_words(language, &subject.id);
            assert!(
                !words.is_empty(),
                "{} has no cues in {}",
                subject.id,
                language.code()
            );
        }
    }
}

/// Sentences that nobody took from a labelled contract, with the subject that each speaks to.
const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "en",
        "breach_notice",
        "The Contractor shall notify the Ministry of any personal data breach within 36 hours of becoming aware of it.",
    ),
    (
        "en",
        "governing_law",
        "This Agreement is governed by the laws of Scotland.",
    ),
    (
        "en",
        "sub_authorisation",
        "The Vendor shall not engage any sub-processor without the prior written consent of the Department.",
    ),
    (
        "en",
        "end_deletion",
        "On expiry of this Agreement the Recipient shall destroy or return all Data.",
    ),
    (
        "en",
        "encryption",
        "Records are encrypted at rest and in transit.",
    ),
    (
        "en",
        "dpia",
        "The Supplier shall assist with any data protection impact assessment.",
    ),
    (
        "en",
        "model_training",
        "The Vendor may not use the Data to train machine learning models.",
    ),
    (
        "en",
        "liability",
        "Each party's aggregate liability under this Agreement shall not exceed one million pounds.",
    ),
    (
        "de",
        "breach_notice",
        "Der Auftragnehmer meldet dem Auftraggeber jede Verletzung des Schutzes personenbezogener Daten unverzüglich.",
    ),
    (
        "de",
        "sub_notice_objection",
        "Bevor ein Subunternehmer tätig wird, informiert der Auftragnehmer den Auftraggeber 30 Tage im Voraus.",
    ),
    (
        "de",
        "end_deletion",
        "Nach Beendigung des Vertrags hat der Auftragnehmer alle Daten zu löschen oder zurückzugeben.",
    ),
    (
        "de",
        "instructions",
        "Der Auftragnehmer verarbeitet die Daten ausschließlich auf dokumentierte Weisung des Auftraggebers.",
    ),
    (
        "fr",
        "breach_notice",
        "Le sous-traitant notifie au responsable du traitement toute violation de données dans un délai de 48 heures.",
    ),
    (
        "fr",
        "end_deletion",
        "Au terme du contrat, le sous-traitant détruit toutes les données ou les restitue au responsable.",
    ),
    (
        "fr",
        "governing_law",
        "Le présent contrat est régi par le droit français et les lois de la République.",
    ),
];

#[test]
fn a_plain_sentence_is_found_and_a_contract_about_gardens_is_not() {
    let cues = cues();
    let language = |code: &str| match code {
        "de" => Language::German,
        "fr" => Language::French,
        _ => Language::English,
    };

    for &(code, subject, sentence) in SENTENCES {
        let document = read(
            "paper.txt",
            format!("1. Terms\n\n1.1. {sentence}\n").as_bytes(),
        )
        .expect("text can be read");

        let found = find_passages(&document, &cues, language(code));
        let passages = found
            .iter()
            .find(|found| found.subject == subject)
            .expect("the subject has cues");

        let first = passages
            .passages
            .first()
            .unwrap_or_else(|| panic!("{subject} was not found in {sentence:?}"));

        assert_eq!(
            first.tier,
            Tier::Likely,
            "{subject}: {sentence:?}: {:?}",
            first.because
        );

        let shown = &document.text[first.range.clone()];
        assert!(shown.contains(sentence), "{shown:?}");
    }

    let garden = "The gardener waters the roses in the morning. The roses grow beside the old wall, and in winter they sleep.";
    let document = read("garden.txt", garden.as_bytes()).expect("text can be read");
    for found in find_passages(&document, &cues, Language::English) {
        assert!(
            found.passages.is_empty(),
            "{} was found among the roses: {:?}",
            found.subject,
            found.passages
        );

        assert!(
            !found.words.is_empty(),
            "{} names the words that were looked for",
            found.subject
        );
    }
}

#[test]
fn languages_are_told_and_others_have_no_cues() {
    let texts = [
        (
            Language::English,
            "The Supplier shall process the data that is provided by the Authority and will not disclose any of it to third parties.",
        ),
        (
            Language::German,
            "Der Auftragnehmer verarbeitet die Daten nur auf Weisung des Auftraggebers und darf sie nicht mit anderen Daten zusammenführen, die von Dritten stammen.",
        ),
        (
            Language::French,
            "Le prestataire traite les données pour le compte du client et ne les communique pas à des tiers dans le cadre de la convention, que ce soit par écrit.",
        ),
        (
            Language::Other("es"),
            "El proveedor tratará los datos por cuenta del cliente y no los comunicará a terceros en el marco del contrato, que se firma con una de las partes y para los fines.",
        ),
    ];

    for (language, text) in texts {
        assert_eq!(detect_language(text), language, "{text}");
    }

    assert_eq!(detect_language("1.1 2.2 3.3"), Language::Unknown);

    let spanish = read("contrato.txt", texts[3].1.as_bytes()).expect("text can be read");
    let reading = read_contract(&spanish, &cues());
    assert!(
        reading.subjects.is_empty(),
        "without cues nothing was looked for, and nothing is said to be missing"
    );
}

#[test]
fn values_are_offered_as_they_stand() {
    let text = "within twenty-four (24) hours, ninety (60) days, 10 business days, by 3 March 2027 or 04/05/2027, GBP 1,500,000 or €20 million, in Switzerland, the EEA or the United Kingdom";
    let values = find_values(text, 0..text.len());
    let kinds: Vec<&ValueKind> = values.iter().map(|value| &value.kind).collect();
    let duration = |amount, unit, working, words_disagree| ValueKind::Duration {
        amount,
        unit,
        working,
        words_disagree,
    };

    let expected = [
        duration(24, DurationUnit::Hours, false, false),
        duration(60, DurationUnit::Days, false, true),
        duration(10, DurationUnit::Days, true, false),
        ValueKind::Date {
            iso: Some("2027-03-03".into()),
        },
        ValueKind::Date { iso: None },
        ValueKind::Money {
            currency: "GBP",
            amount: "1,500,000".into(),
        },
        ValueKind::Money {
            currency: "EUR",
            amount: "20 million".into(),
        },
        ValueKind::Country { code: "CH".into() },
        ValueKind::Country { code: "EEA".into() },
        ValueKind::Country { code: "GB".into() },
    ];

    assert_eq!(kinds, expected.iter().collect::<Vec<_>>());
}

/// The periods that are offered in a text: how many, of what, and whether words and figures disagree.
fn periods(text: &str) -> Vec<(u32, DurationUnit, bool)> {
    find_values(text, 0..text.len())
        .into_iter()
        .filter_map(|value| match value.kind {
            ValueKind::Duration {
                amount,
                unit,
                words_disagree,
                ..
            } => Some((amount, unit, words_disagree)),
            _ => None,
        })
        .collect()
}

#[test]
fn periods_in_words_are_offered_in_each_language() {
    for (text, amount, unit) in [
        ("within thirteen days", 13, DurationUnit::Days),
        ("for sixteen months", 16, DurationUnit::Months),
        ("for nineteen years", 19, DurationUnit::Years),
        ("within ninety-nine days", 99, DurationUnit::Days),
        ("within twenty four hours", 24, DurationUnit::Hours),
        ("within one hundred days", 100, DurationUnit::Days),
        ("one hundred and eighty (180) days", 180, DurationUnit::Days),
        (
            "three hundred and sixty-five (365) days",
            365,
            DurationUnit::Days,
        ),
        ("binnen siebzehn Tagen", 17, DurationUnit::Days),
        ("binnen einundzwanzig Tagen", 21, DurationUnit::Days),
        ("nach hundertachtzig Tagen", 180, DurationUnit::Days),
        ("dans un délai de dix-sept jours", 17, DurationUnit::Days),
        ("pendant vingt et un jours", 21, DurationUnit::Days),
        ("pendant soixante-dix jours", 70, DurationUnit::Days),
        ("pendant quatre-vingt-dix jours", 90, DurationUnit::Days),
        ("pour une durée de seize mois", 16, DurationUnit::Months),
    ] {
        assert_eq!(periods(text), [(amount, unit, false)], "{text:?}");
    }

    for (text, amount) in [
        ("one hundred and eighty (90) days", 90),
        ("sixteen (18) days", 18),
        ("quatre-vingt-dix (80) jours", 80),
    ] {
        assert_eq!(
            periods(text),
            [(amount, DurationUnit::Days, true)],
            "{text:?}"
        );
    }

    // Two numbers are not one.
    assert_eq!(
        periods("between twenty and thirty days; under clause twenty, five days"),
        [
            (30, DurationUnit::Days, false),
            (5, DurationUnit::Days, false)
        ]
    );
}

#[test]
fn a_word_that_is_a_unit_in_another_language_makes_no_period() {
    for text in [
        "Under clause 12 an audit may take place.",
        "In section 1 an officer is named.",
        "12. An audit is held.",
        "Nach Ziffer 12 an den Kunden zu zahlen.",
        "Under clause 3 tag the data.",
        "Under paragraph 30. Days before that, nothing is due.",
        "am 30. Tag",
    ] {
        assert_eq!(periods(text), [], "{text:?}");
    }

    for (text, amount, unit) in [
        (
            "pour une durée de 1 an à compter de la signature",
            1,
            DurationUnit::Years,
        ),
        ("un an après la fin", 1, DurationUnit::Years),
        ("pendant 3 ans", 3, DurationUnit::Years),
        (
            "innerhalb von einem Tag nach Eingang",
            1,
            DurationUnit::Days,
        ),
        ("innerhalb von 1 Tag", 1, DurationUnit::Days),
    ] {
        assert_eq!(periods(text), [(amount, unit, false)], "{text:?}");
    }
}

#[test]
fn a_first_reading_names_parties_blanks_and_references_out() {
    let text = "# Data Sharing Agreement

This Agreement is made on 1 May 2027 between The Ministry of Works, Roads and Bridges (the “Ministry”) and Example Analytics Ltd, a company registered in England (the “Supplier”).

1. Use

1.1. The Supplier shall use the data for [insert purpose] only, as the Example Privacy Policy and Schedule 4 describe.

1.2. Clause 9.3 applies. Signed: ____________
";

    let document = read("agreement.txt", text.as_bytes()).expect("text can be read");
    let reading = read_contract(&document, &cues());
    assert_eq!(
        reading.kinds.first().map(|kind| kind.instrument_type),
        Some("data_sharing_agreement")
    );

    let parties: Vec<(&str, &str)> = reading
        .parties
        .iter()
        .map(|p| (p.name.as_str(), p.called.as_str()))
        .collect();

    assert_eq!(
        parties,
        [
            ("The Ministry of Works, Roads and Bridges", "Ministry"),
            ("Example Analytics Ltd", "Supplier")
        ]
    );

    assert_eq!(reading.dates.len(), 1);
    let blanks: Vec<&str> = reading
        .blanks
        .iter()
        .map(|blank| &document.text[blank.range.clone()])
        .collect();

    assert_eq!(blanks, ["[insert purpose]", "____________"]);
    let out: Vec<(ReferenceTarget, &str)> = reading
        .references_out
        .iter()
        .map(|r| (r.target, r.name.as_str()))
        .collect();

    assert!(
        out.contains(&(ReferenceTarget::Paper, "Example Privacy Policy")),
        "{out:?}"
    );

    assert!(
        out.contains(&(ReferenceTarget::Annex, "Schedule 4")),
        "{out:?}"
    );

    assert!(
        out.contains(&(ReferenceTarget::Clause, "Clause 9.3")),
        "{out:?}"
    );

    assert_eq!(
        reading,
        read_contract(&document, &cues()),
        "the same bytes give the same reading"
    );
}

/// The references out of a text.
fn references_out(text: &str) -> Vec<String> {
    let document = read("agreement.txt", text.as_bytes()).expect("text can be read");
    let found = lacuna_sources::find_outward_references(&document);
    found.into_iter().map(|reference| reference.name).collect()
}

#[test]
fn another_number_that_begins_alike_is_not_the_part_that_is_named() {
    for (named, there, is_out) in [
        ("Schedule 1", "Schedule 10", true),
        ("Schedule 1", "Schedule 12", true),
        ("Schedule 1", "Schedule 1A", true),
        ("Annex I", "Annex II", true),
        ("Annex I", "Annex IV", true),
        ("Annex V", "Annex VI", true),
        ("Exhibit A", "Exhibit AA", true),
        ("Schedule 10", "Schedule 1", true),
        ("Schedule 1", "Schedule 1", false),
        ("Schedule 1", "Schedule 1: Processing", false),
        ("Schedule 1", "Schedule 1 (Processing)", false),
        ("Schedule 1", "SCHEDULE 1 - PROCESSING", false),
        ("Annex II", "Annex II", false),
        ("Exhibit A", "Exhibit A-1", false),
    ] {
        let text = format!(
            "AGREEMENT\n\n1. Use\n\n1.1. The Supplier shall process the data as {named} describes.\n\n{there}\n\nThe data are names and places.\n"
        );
        let expected: &[&str] = if is_out { &[named] } else { &[] };
        assert_eq!(references_out(&text), expected, "{named} beside {there}");
    }

    for (named, is_out) in [
        ("Clause 20", true),
        ("Clause 2.1", true),
        ("Clause 2", false),
        ("Clause 2.0", false),
    ] {
        let text = format!(
            "AGREEMENT\n\n1. Term\n\nIt ends.\n\n2. Use\n\nThe Supplier shall do as {named} describes.\n"
        );
        let expected: &[&str] = if is_out { &[named] } else { &[] };
        assert_eq!(references_out(&text), expected, "{named}");
    }
}

#[test]
fn cues_that_cannot_be_read_say_where() {
    let subjects = "[subjects.price]\nlabel = \"Price\"\nconcerns = []\nfacts = []\n";
    for (cue, reason) in [
        (".. fee", "begins or ends with a gap"),
        ("fee & ", "part without words"),
        ("@nobody pays", "does not exist"),
        ("#weight", "not a kind of value"),
        ("fee||charge", "empty alternative"),
    ] {
        let source = format!("[cues.price]\nsays = [\"{cue}\"]\n");
        let error = Cues::parse(subjects, &[(Language::English, &source)])
            .expect_err("the cue is wrong")
            .to_string();

        assert!(
            error.contains("en.toml") && error.contains("price") && error.contains(reason),
            "{cue:?}: {error}"
        );
    }
}
