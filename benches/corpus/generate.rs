//! Agreements made from a seed: real ones, the good one of the policies and its examples, changed by the schema until nobody has seen them.
//!
//! Facts are left out, changed and given twice, and what does not conform any more is taken out again, so that each record
//! can be audited. A record hangs on the seed and its number alone.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use lacuna::agreement::CheckedAgreement;
use lacuna::policy::{Example, Policy, builtin, load};
use lacuna::rule_tests::changed;
use lacuna::source_file::SourceFile;
use lacuna::vocabulary::{Field, FieldKind, GroupId, Vocabulary};
use serde_json::{Map, Value};

/// How often what does not conform is taken out before the record is left as it began.
const REPAIRS: usize = 12;
/// Countries to be moved to.
const COUNTRIES: [&str; 8] = ["GB", "US", "CN", "DE", "FR", "IE", "IN", "RU"];

/// What records are made from.
pub struct Corpus {
    starts: Vec<Value>,
    seed: u64,
}

impl Corpus {
    /// The agreements, the base of the examples, and the base as each example of each rule changes it.
    pub fn new(seed: u64) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let read = |path: &Path| -> Value {
            serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
        };

        let base = read(&root.join("policies/base.json"));
        let mut files: Vec<_> = fs::read_dir(root.join("agreements"))
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect();

        files.sort();
        let mut starts = vec![base.clone()];
        starts.extend(
            files
                .iter()
                .filter(|file| file.extension().is_some_and(|own| own == "json"))
                .map(|file| read(file)),
        );

        let policy: Policy = load(&[builtin()]).unwrap();
        let examples = policy.rules.iter().flat_map(|rule| &rule.examples);
        // Where one example alone has an outcome of its rule, a change may hide it: such an example begins two records.
        let alone = policy.rules.iter().flat_map(|rule| {
            let same = |one: &Example, other: &Example| one.outcome == other.outcome;
            let is_alone = move |one: &&Example| {
                rule.examples
                    .iter()
                    .filter(|other| same(one, other))
                    .count()
                    == 1
            };

            rule.examples.iter().filter(is_alone)
        });

        starts.extend(
            examples
                .chain(alone)
                .map(|example| changed(&base, &example.with, &example.without).unwrap()),
        );

        for start in &mut starts {
            // It would lead from the folder of the file, which a record has not.
            start.as_object_mut().unwrap().remove("$schema");
        }

        Self { starts, seed }
    }

    /// A record with about so many datasets, where that is more than it has.
    pub fn record(&self, number: u64, datasets: usize) -> Value {
        let mut chance = Chance(self.seed ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let at = usize::try_from(number).unwrap_or_default() % self.starts.len();
        let mut start = self.starts[at].clone();
        let id = format!("{}-{number:07}", start["id"].as_str().unwrap());
        start["id"] = id.into();
        grow(&mut start, datasets, &mut chance);
        let mut record = start.clone();

        // Half of them stay near to what they began as, so that what is rare is met.
        for _ in 0..[0, 0, 1, 2, 5, 12][chance.below(6)] {
            mutate(
                &mut record,
                FieldKind::Group(GroupId::AGREEMENT),
                &mut chance,
            );
        }

        record["id"] = start["id"].clone();

        conforming(record).unwrap_or(start)
    }

    /// A record that cannot be audited, as bytes.
    pub fn bad(&self, number: u64) -> Vec<u8> {
        let mut chance = Chance(self.seed ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03));
        let mut record = self.record(number, 0);
        match chance.below(4) {
            0 => drop(record.as_object_mut().unwrap().remove("parties")),
            1 => record["retentoin"] = Value::Bool(true),
            _ => {}
        }

        let mut bytes = record.to_string().into_bytes();
        let middle = bytes.len() / 2;
        match chance.below(3) {
            0 => bytes.truncate(middle),
            1 => bytes[middle] = 0xFF,
            _ => bytes.push(b'}'),
        }

        bytes
    }

    /// How many records there are before their beginnings come round again.
    pub fn round(&self) -> usize {
        self.starts.len()
    }
}

/// Numbers that look like chance and are the same for the same seed (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);

        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or_default()
    }
}

/// Adds datasets that are like those there are.
fn grow(record: &mut Value, datasets: usize, chance: &mut Chance) {
    let Some(list) = record
        .get_mut("datasets")
        .and_then(Value::as_array_mut)
        .filter(|list| !list.is_empty())
    else {
        return;
    };

    let few = list.len();
    for number in few..datasets {
        let mut copy = list[chance.below(few)].clone();
        copy["id"] = format!("{}-{number}", copy["id"].as_str().unwrap_or("dataset")).into();
        if let Some(retention) = copy
            .get_mut("retention")
            .and_then(|retention| retention.get_mut("days"))
        {
            *retention = chance.below(4000).into();
        }
        list.push(copy);
    }
}

/// Leaves out, changes or doubles one fact somewhere below a value.
fn mutate(value: &mut Value, kind: FieldKind, chance: &mut Chance) {
    match (value, kind) {
        (Value::Object(members), FieldKind::Group(group)) => in_group(members, group, chance),
        (Value::Array(elements), FieldKind::List(element)) if !elements.is_empty() => {
            let at = chance.below(elements.len());
            match chance.below(6) {
                0 => drop(elements.remove(at)),
                1 => {
                    let mut copy = elements[at].clone();
                    if let Some(id) = copy.get_mut("id") {
                        *id = format!(
                            "{}-{}",
                            id.as_str().unwrap_or("entry"),
                            chance.below(100_000)
                        )
                        .into();
                    }

                    elements.push(copy);
                }
                _ => mutate(&mut elements[at], *element, chance),
            }
        }
        (value, kind) => change(value, &kind, chance),
    }
}

fn in_group(members: &mut Map<String, Value>, group: GroupId, chance: &mut Chance) {
    let vocabulary = Vocabulary::agreement();
    let facts: Vec<(&str, &Field)> = vocabulary
        .group(group)
        .facts()
        .filter(|(name, _)| members.contains_key(*name) && *name != "id")
        .collect();

    let Some((name, field)) = facts.get(chance.below(facts.len())).copied() else {
        return;
    };

    if !field.required && chance.below(5) == 0 {
        members.remove(name);
    } else if field.refers_to.is_none() {
        mutate(&mut members[name], field.kind.clone(), chance);
    }
}

fn change(value: &mut Value, kind: &FieldKind, chance: &mut Chance) {
    match kind {
        FieldKind::Boolean => *value = (value != &Value::Bool(true)).into(),
        FieldKind::Integer => {
            *value = [0, 1, 7, 30, 90, 365, 2_555, 100_000][chance.below(8)].into()
        }
        FieldKind::Date => {
            let (month, day) = (chance.below(12) + 1, chance.below(28) + 1);
            *value = format!("{}-{month:02}-{day:02}", 2012 + chance.below(24)).into();
        }
        FieldKind::Country => *value = COUNTRIES[chance.below(COUNTRIES.len())].into(),
        FieldKind::Choice(words) => *value = words[chance.below(words.len())].0.to_string().into(),
        FieldKind::Text => {
            if let Value::String(text) = value {
                text.push_str(" (as amended)");
            }
        }
        _ => {}
    }
}

/// The record without what does not conform; nothing where too much does not.
fn conforming(mut record: Value) -> Option<Value> {
    for _ in 0..REPAIRS {
        let Err(problems) =
            CheckedAgreement::read(Arc::new(SourceFile::new("record", record.to_string())))
        else {
            return Some(record);
        };

        let mut pointers: Vec<String> = problems
            .into_iter()
            .filter_map(|problem| problem.pointer)
            .collect();

        // From the back, so that positions in lists stay what they are.
        pointers.sort();
        for pointer in pointers.iter().rev() {
            let (parent, name) = pointer.rsplit_once('/')?;
            match record.pointer_mut(parent) {
                Some(Value::Object(members)) => {
                    drop(members.remove(&name.replace("~1", "/").replace("~0", "~")))
                }
                Some(Value::Array(elements)) => {
                    let at = name.parse().ok().filter(|at: &usize| *at < elements.len());
                    at.map(|at| elements.remove(at));
                }
                _ => {}
            }
        }
    }

    None
}
