//! The register says where, when and for whom a law governs, and no rule has to: parts of a country, and conditions.

use std::sync::{Arc, LazyLock};

use chrono::NaiveDate;
use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::{Assessment, BenchmarkReason, Disposition, Outcome, RuleResult, Verdict};
use lacuna::audit::audit;
use lacuna::diagnostic::Diagnostic;
use lacuna::policy::{Basis, Policy, PolicyLayer, builtin, load};
use lacuna::source_file::SourceFile;
use serde_json::{Value, json};

/// A rule that cites a law of England alone, one that governs a kind of service, and the two together.
const RULES: [(&str, &str); 3] = [
    ("TST-001", "ENGLISH"),
    ("TST-002", "SERVICES"),
    ("TST-003", "SERVICES(2)"),
];

const SOURCES: &str = r#"
[ENGLISH]
title = "Act of England"
kind = "statute"
jurisdiction = "GB"
territory = ["GB-ENG"]
duty_on = ["instrument"]
says = "It says so."
check = "verified"

[SERVICES]
title = "Act on services"
kind = "statute"
jurisdiction = "GB"
governs_where = "agreement.service.data_processing_service"
duty_on = ["instrument"]
says = "It says so."
check = "verified"

[SERVICES.pinpoints]
"(2)" = { governs_where = 'agreement.contract.award == "direct"' }
"#;

static POLICY: LazyLock<Policy> = LazyLock::new(|| {
    load(&[builtin(), house(SOURCES)])
        .unwrap_or_else(|problems| panic!("{:?}", problems.first().map(|one| &one.message)))
});

fn house(sources: &str) -> PolicyLayer {
    let file = |path: &str, text: String| {
        let text = SourceFile::new(format!("house/{path}"), text);
        (path.to_owned(), Arc::new(text))
    };

    let rules = RULES.iter().map(|(id, cite)| {
        let text = format!(
            r#"
id = "{id}"
title = "There is no plan ({id})"
severity = "high"
basis = "law"
silence = "finding"
require = "agreement.exit.plan"
asks = "There is a plan."
message = "There is no plan."
unstated = "The agreement does not say whether there is a plan."
why = "Without a plan nobody leaves."
remedy = "Add a plan."
remedy_silent = "Add a plan."
wording = "The Supplier shall provide a plan."
cites = ["{cite}"]
"#
        );

        file(&format!("test/{id}.toml"), text)
    });

    PolicyLayer {
        files: rules
            .chain([file("sources.toml", sources.to_owned())])
            .collect(),
    }
}

/// The good agreement without a plan, changed at JSON pointers; a null takes the fact out.
fn agreement(changes: &[(&str, Value)]) -> CheckedAgreement {
    let text = std::fs::read_to_string("policies/base.json").unwrap();
    let mut base: Value = serde_json::from_str(&text).unwrap();
    base["exit"]["plan"] = json!(false);
    for (pointer, value) in changes {
        let (group, name) = pointer.rsplit_once('/').unwrap();
        let group = base.pointer_mut(group).unwrap().as_object_mut().unwrap();
        match value {
            Value::Null => group.remove(name),
            value => group.insert(name.to_owned(), value.clone()),
        };
    }

    let text = Arc::new(SourceFile::new("agreement.json", base.to_string()));
    CheckedAgreement::read(text).unwrap_or_else(|problems| panic!("{:?}", problems[0].message))
}

fn assess(agreement: &CheckedAgreement) -> Assessment<'_> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    let assessment = audit(agreement, &POLICY, day);
    assert!(assessment.failures.is_empty(), "{:?}", assessment.failures);
    assessment
}

fn result<'s, 'a>(assessment: &'s Assessment<'a>, id: &str) -> &'s RuleResult<'a> {
    let mut results = assessment.results.iter();
    results.find(|result| result.rule.id == id).unwrap()
}

#[test]
fn a_law_of_one_part_of_a_country_governs_no_agreement_about_other_parts_alone() {
    for (nations, basis) in [
        (json!(["england"]), Basis::Law),
        (json!(["scotland", "england"]), Basis::Law),
        (json!(["scotland"]), Basis::Benchmark),
        (json!(["wales", "northern_ireland"]), Basis::Benchmark),
        // Silence, and an empty list, say nothing of the place.
        (json!([]), Basis::Law),
        (json!(null), Basis::Law),
    ] {
        let agreement = agreement(&[("/instrument/nations", nations.clone())]);
        let assessment = assess(&agreement);
        let found = result(&assessment, "TST-001");
        let because = (basis == Basis::Benchmark).then_some(BenchmarkReason::OtherPlace);
        assert_eq!((found.basis, found.because), (basis, because), "{nations}");
        assert_eq!(found.outcome, Outcome::Breached);
    }
}

#[test]
fn a_law_for_one_kind_of_service_finds_nothing_about_another_and_asks_where_it_is_not_said() {
    let fact = "/service/data_processing_service";
    let yes = agreement(&[(fact, json!(true))]);
    let assessment = assess(&yes);
    let found = result(&assessment, "TST-002");
    assert_eq!(found.basis, Basis::Law);
    assert!(matches!(found.weight, Disposition::Finding(_)));

    let no = agreement(&[(fact, json!(false))]);
    let assessment = assess(&no);
    let found = result(&assessment, "TST-002");
    assert_eq!(found.because, Some(BenchmarkReason::OtherCase));
    assert_eq!(found.weight, Disposition::Nothing);

    // Neither a finding nor a pass: the fact that decides is asked for, though the plan is known.
    let silent = agreement(&[(fact, json!(null))]);
    let assessment = assess(&silent);
    let found = result(&assessment, "TST-002");
    assert_eq!(found.outcome, Outcome::Breached);
    assert_eq!(found.weight, Disposition::Question);
    let asks = |questions: Vec<lacuna::assessment::Question<'_>>| {
        questions.iter().any(|question| {
            question.fact.pointer == fact && question.rules.iter().any(|rule| rule.id == "TST-002")
        })
    };

    assert!(asks(assessment.questions()));
    assert!(asks(assessment.open_facts()));
}

#[test]
fn a_part_of_a_law_governs_where_its_own_condition_and_that_of_the_whole_hold() {
    for (service, award, governs) in [
        (true, "direct", true),
        (true, "competitive", false),
        (false, "direct", false),
    ] {
        let agreement = agreement(&[
            ("/service/data_processing_service", json!(service)),
            ("/contract/award", json!(award)),
        ]);

        let assessment = assess(&agreement);
        let found = result(&assessment, "TST-003");
        assert_eq!(found.basis == Basis::Law, governs, "{service} {award}");
    }
}

#[test]
fn slips_in_a_territory_and_in_a_condition_are_told_at_their_places() {
    let refused = |sources: &str| -> Vec<Diagnostic> {
        load(&[builtin(), house(sources)]).err().unwrap_or_default()
    };

    let territory = refused(&SOURCES.replace("GB-ENG", "GB-ENGL"));
    assert_eq!(territory[0].message, "GB has no part `GB-ENGL`");
    assert!(territory[0].position.is_some());

    let condition = refused(&SOURCES.replace("data_processing_service", "data_processing"));
    assert!(
        condition[0].message.contains("no field `data_processing`"),
        "{}",
        condition[0].message
    );

    let part = refused(&SOURCES.replace("\"direct\"", "\"directly\""));
    assert!(
        part[0].message.contains("`directly`"),
        "{}",
        part[0].message
    );
}

/// Who buys decides, and not where the people are.
#[test]
fn the_procurement_act_follows_the_body_and_the_day_on_which_the_procurement_began() {
    let rule = |changes: &[(&str, Value)]| {
        let late = [
            ("/instrument/status", json!("active")),
            ("/procurement/lots_considered", json!(false)),
            ("/contract/value_gbp", json!(6_000_000)),
            ("/contract/copy_published_days", json!(200)),
        ];

        let changes: Vec<_> = late.iter().chain(changes).cloned().collect();
        let agreement = agreement(&changes);
        let assessment = assess(&agreement);
        ["SME-003", "TRA-009"].map(|id| {
            let found = result(&assessment, id);
            assert_eq!(found.outcome, Outcome::Breached, "{id}");
            match (found.basis, found.weight) {
                (Basis::Law, Disposition::Finding(_)) => "law",
                (Basis::Law, Disposition::Question) => "asks",
                (Basis::Benchmark, _) => "benchmark",
                other => panic!("{id}: {other:?}"),
            }
        })
    };

    let silent = ("/parties/0/devolved", json!(null));
    let of_kind = |kind: &str, nation: &str| {
        rule(&[
            silent.clone(),
            ("/parties/0/kind", json!(kind)),
            ("/instrument/nations", json!([nation])),
        ])
    };

    assert_eq!(of_kind("central_government", "scotland"), ["law", "law"]);
    assert_eq!(of_kind("local_government", "scotland"), ["benchmark"; 2]);
    assert_eq!(of_kind("nhs", "wales"), ["law", "benchmark"]);
    assert_eq!(of_kind("police", "wales"), ["law", "law"]);
    assert_eq!(of_kind("police", "northern_ireland"), ["law", "benchmark"]);
    assert_eq!(of_kind("other_public_body", "scotland"), ["asks", "asks"]);
    assert_eq!(of_kind("other_public_body", "wales"), ["law", "asks"]);
    assert_eq!(of_kind("other_public_body", "england"), ["law", "law"]);

    // What is said of the body goes before what its nation suggests.
    let devolved = |nation: &str| rule(&[("/parties/0/devolved", json!(nation))]);
    assert_eq!(devolved("scotland"), ["benchmark", "benchmark"]);
    assert_eq!(devolved("northern_ireland"), ["law", "benchmark"]);

    let begun = "/contract/procurement_started_on";
    let signed = "/instrument/signed_on";
    assert_eq!(rule(&[(begun, json!("2025-02-23"))]), ["law", "benchmark"]);
    assert_eq!(rule(&[(begun, json!("2025-02-24"))]), ["law", "law"]);
    assert_eq!(rule(&[(begun, json!(null))]), ["law", "law"]);
    let older = [(begun, json!(null)), (signed, json!("2024-12-01"))];
    assert_eq!(rule(&older), ["law", "benchmark"]);

    // A call-off follows its framework.
    let call_off = ("/instrument/type", json!("call_off"));
    assert_eq!(
        rule(&[call_off.clone(), (begun, json!(null))]),
        ["asks", "asks"]
    );
    assert_eq!(
        rule(&[call_off, (begun, json!("2025-06-02"))]),
        ["law", "law"]
    );
}

/// Argentina is adequate under the UK GDPR and not for the police. What rules share is worked out without their data, so that what
/// asks for adequacy is never shared.
#[test]
fn adequacy_is_asked_for_the_data_of_each_rule_however_it_is_written() {
    let rule = |id: &str, shape: &str| {
        let text = format!(
            r#"
id = "{id}"
title = "A transfer is not adequate ({id})"
severity = "high"
basis = "policy"
silence = "ignore"
{shape}
asks = "Each transfer is adequate."
message = "A transfer is not adequate."
why = "It protects the data."
remedy = "Suspend the transfer."
wording = "The Supplier shall transfer nothing."
cites = ["DPA-73(3)"]
"#
        );
        let path = format!("test/{id}.toml");
        let text = SourceFile::new(format!("house/{path}"), text);
        (path, Arc::new(text))
    };

    let all = "agreement.transfers.all(t, adequate(t.destination))";
    let guard = format!("when = '!({all})'\nrequire = 'agreement.exit.plan'");
    let files = vec![
        rule("TST-011", &format!("require = '{all}'")),
        // Over a list, where loops are shared.
        rule(
            "TST-012",
            &format!("each = {{ it = \"agreement.parties\" }}\nrequire = '{all}'"),
        ),
        // Guards that two rules share.
        rule("TST-013", &guard),
        rule("TST-014", &guard),
    ];

    let policy = load(&[builtin(), PolicyLayer { files }]).unwrap_or_else(|all| panic!("{all:?}"));
    let transfers =
        json!([{ "id": "one", "destination": "AR", "mechanism": "article_45a_regulations" }]);
    for (regime, breached) in [("dpa_part3", true), ("uk_gdpr", false)] {
        let text = std::fs::read_to_string("policies/base.json").unwrap();
        let mut base: Value = serde_json::from_str(&text).unwrap();
        base["transfers"] = transfers.clone();
        base["exit"]["plan"] = json!(false);
        base["datasets"][0]["regime"] = json!(regime);
        let text = Arc::new(SourceFile::new("agreement.json", base.to_string()));
        let agreement = CheckedAgreement::read(text).unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        let assessment = audit(&agreement, &policy, day);
        for id in ["TST-011", "TST-012", "TST-013", "TST-014"] {
            let found = result(&assessment, id).outcome == Outcome::Breached;
            assert_eq!(found, breached, "{id} {regime}");
        }
    }

    let text = format!("[all_adequate]\nmeans = \"all are\"\ncondition = \"{all}\"\n");
    let text = SourceFile::new("house/definitions.toml", text);
    let files = vec![("definitions.toml".to_owned(), Arc::new(text))];
    let refused = load(&[builtin(), PolicyLayer { files }]).unwrap_err();
    assert!(
        refused[0].message.contains("a shared condition"),
        "{refused:?}"
    );
}

/// Article 63 of Directive (EU) 2016/680 has States make the law. Regulation (EU) 2018/1725 is law from 11 December 2018
/// (Article 101).
#[test]
fn no_verdict_of_law_is_given_where_the_law_on_the_data_is_not_held_or_came_later() {
    let under = |place: &str, regime: &str| {
        vec![
            ("/instrument/jurisdiction", json!([place])),
            ("/datasets/0/regime", json!(regime)),
            ("/exit/plan", json!(true)),
        ]
    };

    let ended = |last: &str| {
        vec![
            ("/instrument/status", json!("ended")),
            ("/instrument/signed_on", json!("2018-07-02")),
            ("/instrument/effective_on", json!("2018-07-02")),
            ("/instrument/first_data_flow_on", json!("2018-07-02")),
            ("/term/months", Value::Null),
            ("/term/max_months", Value::Null),
            ("/term/ends_on", json!(last)),
        ]
    };

    let institution = || under("EU", "eu_2018_1725");
    for (changes, is_given) in [
        (under("DE", "led"), false),
        (institution(), true),
        ([institution(), ended("2018-12-10")].concat(), false),
        ([institution(), ended("2018-12-11")].concat(), true),
    ] {
        let agreement = agreement(&changes);
        let verdict = assess(&agreement).verdict();
        assert_eq!(
            verdict != Verdict::NotGiven,
            is_given,
            "{changes:?}: {verdict:?}"
        );
    }
}

/// The GDPR is law of the European Economic Area (Decision of its Joint Committee 154/2018).
#[test]
fn a_country_that_shares_the_home_area_of_another_law_is_not_abroad_there() {
    for (place, country, is_abroad) in [
        ("NO", "SE", false),
        ("NO", "GB", true),
        ("GB", "NO", true),
        ("DE", "NO", false),
        ("CH", "DE", true),
        ("JP", "JP", false),
    ] {
        let agreement = agreement(&[
            ("/instrument/jurisdiction", json!([place])),
            ("/hosting/remote_access_from", json!([country])),
            ("/transfers", json!([])),
        ]);

        let assessment = assess(&agreement);
        let is_asked = result(&assessment, "TRF-012").outcome != Outcome::NotApplicable;
        assert_eq!(is_asked, is_abroad, "{place}, {country}");
    }
}

/// A transfer without a mechanism is no reason to say nothing of the next one.
#[test]
fn what_a_rule_that_is_breached_for_one_element_leaves_open_for_another_is_asked() {
    let agreement = agreement(&[(
        "/transfers",
        json!([
            { "id": "one", "destination": "CN", "mechanism": "none" },
            { "id": "two", "destination": "IN" },
        ]),
    )]);

    let assessment = assess(&agreement);
    assert_eq!(result(&assessment, "TRF-002").outcome, Outcome::Breached);

    let questions = assessment.questions();
    let asked = questions
        .iter()
        .find(|question| question.fact.pointer == "/transfers/1/mechanism");
    let waiting = asked.map(|question| question.rules.iter().any(|rule| rule.id == "TRF-002"));
    assert_eq!(waiting, Some(true));
}
