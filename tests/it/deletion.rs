//! Less is never better: leaving facts out of an agreement never makes a rule met, and never makes a verdict a good one.

use std::fs;
use std::sync::Arc;

use chrono::NaiveDate;
use lacuna::agreement::CheckedAgreement;
use lacuna::assessment::{Assessment, Outcome, Verdict};
use lacuna::audit::audit;
use lacuna::policy::{Policy, builtin, load};
use lacuna::source_file::SourceFile;
use serde_json::Value;

/// How many deletions are tried over all agreements together, at the least.
const DELETIONS: usize = 5_000;

/// How many times several facts of one agreement are left out together.
const TOGETHER: usize = 240;

/// Whether a place says which law governs. Without it no verdict of law is given at all, and that is shown as such.
fn says_which_law_governs(pointer: &str) -> bool {
    let steps: Vec<&str> = pointer.split('/').skip(1).collect();
    matches!(
        steps.as_slice(),
        ["instrument", "jurisdiction", ..] | ["parties", _, "incorporated_in"]
    )
}

/// Numbers that are the same in each run, for the choice of facts that are left out together.
struct Choices(u64);

impl Choices {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;

        usize::try_from(self.0 % bound as u64).unwrap()
    }
}

/// Every real agreement, the invented ones, and the agreement that all rules' examples change.
fn agreements() -> Vec<(String, Value)> {
    let mut paths: Vec<_> = fs::read_dir("agreements")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.push("policies/base.json".into());
    paths.sort();

    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        (
            path.display().to_string(),
            serde_json::from_str(&text).unwrap(),
        )
    };
    paths.into_iter().map(read).collect()
}

/// The places of all leaves: what is neither an object nor a list, in the order of the file.
fn leaves(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                leaves(
                    inner,
                    &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")),
                    found,
                );
            }
        }
        Value::Array(elements) => {
            for (index, inner) in elements.iter().enumerate() {
                leaves(inner, &format!("{at}/{index}"), found);
            }
        }
        _ => found.push(at.to_owned()),
    }
}

/// Leaves a place out. The last element of a list takes the list with it: an empty list would be a statement, which nobody
/// makes by leaving something out.
fn without(agreement: &mut Value, pointer: &str) {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    let key = last.replace("~1", "/").replace("~0", "~");

    match agreement.pointer_mut(parent) {
        Some(Value::Object(fields)) => {
            fields.remove(&key);
        }
        Some(Value::Array(elements)) if elements.len() == 1 => without(agreement, parent),
        Some(Value::Array(elements)) => {
            let index: usize = key.parse().unwrap();
            if index < elements.len() {
                elements.remove(index);
            }
        }
        _ => {}
    }
}

fn checked(name: &str, value: &Value) -> Option<CheckedAgreement> {
    let text = serde_json::to_string_pretty(value).unwrap();
    CheckedAgreement::read(Arc::new(SourceFile::new(name.to_owned(), text))).ok()
}

fn is_good(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::NoObjection | Verdict::RecordReasons)
}

/// What is better now than it was. A rule that did not apply and is met now accused nobody before either.
fn improvements(before: &Assessment<'_>, after: &Assessment<'_>) -> Vec<String> {
    let mut better = Vec::new();

    for (old, new) in before.results.iter().zip(&after.results) {
        let open = matches!(
            old.outcome,
            Outcome::Breached | Outcome::NotStated | Outcome::CannotTell
        );
        if open && new.outcome == Outcome::Met {
            better.push(format!("{} was {:?} and is met", old.rule.id, old.outcome));
        }
    }

    for (kind, old, new) in [
        ("law", before.verdict(), after.verdict()),
        ("policy", before.policy_verdict(), after.policy_verdict()),
    ] {
        if is_good(new) && !is_good(old) {
            better.push(format!("the verdict by {kind} was {old:?} and is {new:?}"));
        }
    }

    better
}

fn tried(
    policy: &Policy,
    name: &str,
    whole: (&Value, &Assessment<'_>),
    pointers: &[String],
    faults: &mut Vec<String>,
) -> bool {
    let mut shorter = whole.0.clone();
    for pointer in pointers {
        without(&mut shorter, pointer);
    }
    if shorter == *whole.0 {
        return false;
    }
    let Some(agreement) = checked(name, &shorter) else {
        return false;
    };

    let after = audit(&agreement, policy, whole.1.day);
    for fault in improvements(whole.1, &after) {
        faults.push(format!("{name} without {pointers:?}: {fault}"));
    }

    true
}

#[test]
fn leaving_facts_out_makes_nothing_better() {
    let policy = load(&[builtin()]).unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let agreements = agreements();
    let mut choices = Choices(0x9e37_79b9_7f4a_7c15);
    let mut faults = Vec::new();
    let mut count = 0;

    let mut places = Vec::new();
    for (_, value) in &agreements {
        let mut found = Vec::new();
        leaves(value, "", &mut found);
        found.retain(|at| !says_which_law_governs(at));
        places.push(found);
    }

    for ((name, value), places) in agreements.iter().zip(&places) {
        let whole = checked(name, value).unwrap();
        let before = audit(&whole, &policy, day);
        let mut try_without =
            |pointers: &[String]| tried(&policy, name, (value, &before), pointers, &mut faults);

        for place in places {
            count += usize::from(try_without(std::slice::from_ref(place)));
        }

        // Some deletions break the file, and are then refused: others are tried in their place.
        let mut left = TOGETHER;
        for _ in 0..4 * TOGETHER {
            // From the back, so that an index still names the same element when its turn comes.
            let mut chosen: Vec<usize> = (0..=choices.below(6))
                .map(|_| choices.below(places.len()))
                .collect();
            chosen.sort_unstable_by(|a, b| b.cmp(a));
            chosen.dedup();

            let chosen: Vec<String> = chosen.into_iter().map(|at| places[at].clone()).collect();
            if try_without(&chosen) {
                count += 1;
                left -= 1;
            }
            if left == 0 {
                break;
            }
        }
    }

    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(count >= DELETIONS, "only {count} deletions were tried");
}
