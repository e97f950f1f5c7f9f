//! Agreements of several records side by side: one for each contract, the latest, and no two of one name.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Import, Imported, MappingNote, MappingStatus};
use crate::draft;

/// What an agreement was made of, so that two records of one contract are known as such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The process, and the contract in it; absent where the record names no process or no contract.
    pub key: Option<(String, String)>,
    /// What decides which of two records is the later: the moment in milliseconds, and whether it sums up others.
    pub rank: (i64, bool),
    /// The names that the file can have, shortest first; each tells more.
    pub names: Vec<String>,
}

/// A contract of which a record says that nothing was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The process, and the contract in it; absent where the record names no process or no contract.
    pub key: Option<(String, String)>,
    /// The moment of the record in milliseconds; absent where it has no date.
    pub moment: Option<i64>,
    /// Why, in a sentence without a full stop.
    pub reason: String,
}

/// Keeps the latest of several agreements of one contract, and gives names that differ where the short ones are the same.
///
/// Agreements without an origin are left as they are.
pub fn settle(imports: &mut [&mut Import]) {
    keep_latest(imports);
    // A refusal is held against the latest record, so this comes second.
    heed_refusals(imports);
    // Each round gives every agreement whose name is taken its next longer name.
    loop {
        let taken = places_by_name(imports);
        let mut is_changed = false;
        for place in taken
            .into_values()
            .filter(|places| places.len() > 1)
            .flatten()
        {
            let Some(made) = get(imports, place) else {
                continue;
            };
            if let Some(longer) = longer_name(made) {
                rename(made, longer);
                is_changed = true;
            }
        }
        if !is_changed {
            break;
        }
    }

    number(imports);
}

/// The name after the one that an agreement has. Names can be the same where an id is missing; the last of them counts.
fn longer_name(made: &Imported) -> Option<String> {
    let names = &made.origin.as_ref()?.names;
    let at = names.iter().rposition(|name| *name == made.id)?;
    names.get(at + 1).cloned()
}

fn get<'i>(
    imports: &'i mut [&mut Import],
    (import, agreement): (usize, usize),
) -> Option<&'i mut Imported> {
    imports.get_mut(import)?.agreements.get_mut(agreement)
}

fn places(imports: &[&mut Import]) -> Vec<(usize, usize)> {
    let agreements = |(at, import): (usize, &&mut Import)| {
        (0..import.agreements.len()).map(move |made| (at, made))
    };

    imports.iter().enumerate().flat_map(agreements).collect()
}

fn places_by_name(imports: &mut [&mut Import]) -> BTreeMap<String, Vec<(usize, usize)>> {
    let mut taken: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for place in places(imports) {
        if let Some(made) = get(imports, place) {
            taken.entry(made.id.clone()).or_default().push(place);
        }
    }
    taken
}

/// Takes out the agreements of a contract that a later record speaks of, and says so.
fn keep_latest(imports: &mut [&mut Import]) {
    // For each contract the rank of its latest record, and where that stands.
    type Latest = ((i64, bool), (usize, usize));
    let mut latest: BTreeMap<(String, String), Latest> = BTreeMap::new();
    let mut older: Vec<(usize, usize)> = Vec::new();
    for place in places(imports) {
        let origin = get(imports, place).and_then(|made| made.origin.clone());
        let Some((key, rank)) = origin.and_then(|origin| origin.key.map(|key| (key, origin.rank)))
        else {
            continue;
        };

        match latest.get_mut(&key) {
            // Of two records of one moment, the one that was read later counts.
            Some(known) if known.0 <= rank => older.push(std::mem::replace(known, (rank, place)).1),
            Some(_) => older.push(place),
            None => {
                latest.insert(key, (rank, place));
            }
        }
    }

    older.sort_unstable();
    // From behind, the places of those before stay what they are.
    for place in older.into_iter().rev() {
        let Some(import) = imports
            .get_mut(place.0)
            .filter(|import| place.1 < import.agreements.len())
        else {
            continue;
        };

        let made = import.agreements.remove(place.1);
        let message = "another release of this contract, of a later day or read after it, counts";
        import.remarks.extend(about(&made, message.to_owned()));
    }
}

/// Takes out agreements that came to nothing by a later record, and marks those of which a record without a date says so.
fn heed_refusals(imports: &mut [&mut Import]) {
    let refused: Vec<Refused> = imports
        .iter()
        .flat_map(|import| import.refused.iter().cloned())
        .collect();

    for place in places(imports).into_iter().rev() {
        let Some(origin) = get(imports, place).and_then(|made| made.origin.clone()) else {
            continue;
        };

        let contrary = refused
            .iter()
            .filter(|refused| refused.key.is_some() && refused.key == origin.key);

        for refused in contrary {
            match refused.moment.map(|moment| moment.cmp(&origin.rank.0)) {
                Some(Ordering::Greater) => {
                    take_out(imports, place, refused);
                    // The agreement is gone, and its place is that of another now.
                    break;
                }
                // It came to nothing first, and was agreed after that.
                Some(Ordering::Less) => {}
                Some(Ordering::Equal) | None => {
                    if let Some(made) = get(imports, place) {
                        mark(made, refused);
                    }
                }
            }
        }
    }
}

fn take_out(imports: &mut [&mut Import], place: (usize, usize), refused: &Refused) {
    let Some(import) = imports
        .get_mut(place.0)
        .filter(|import| place.1 < import.agreements.len())
    else {
        return;
    };

    let made = import.agreements.remove(place.1);
    let message = format!("a later release says otherwise: {}", refused.reason);
    import.remarks.extend(about(&made, message));
}

/// Marks an agreement, in its remarks and in its own note, which goes where the remarks do not.
fn mark(made: &mut Imported, refused: &Refused) {
    let message = format!(
        "another release, which may be earlier or later, says otherwise: {}",
        refused.reason
    );

    // Each file is settled by itself, and then all together, which would say it twice.
    let is_known = made.remarks.iter().any(|remark| remark.message == message);
    let Some(remark) = about(made, message).filter(|_| !is_known) else {
        return;
    };

    if let Some(Value::String(note)) = made.agreement.get_mut("note") {
        let head = if note.contains(" To check. ") {
            " "
        } else {
            " To check. "
        };
        note.push_str(&format!("{head}{}: {}.", remark.pointer, remark.message));
    }

    made.remarks.push(remark);
    lay_out(made);
}

/// A doubt at the place that names the contract.
fn about(made: &Imported, message: String) -> Option<MappingNote> {
    let named = made
        .remarks
        .iter()
        .find(|remark| remark.fact.as_deref() == Some("/instrument/reference"))?;

    Some(MappingNote {
        told: MappingStatus::Doubtful,
        fact: None,
        message,
        ..named.clone()
    })
}

fn rename(made: &mut Imported, name: String) {
    if let Some(agreement) = made.agreement.as_object_mut() {
        agreement.insert("id".to_owned(), json!(name));
    }

    made.id = name;
    lay_out(made);
}

/// Lays out the text of an agreement anew, where it has one.
fn lay_out(made: &mut Imported) {
    // Before the first check there is no text yet.
    if !made.text.is_empty()
        && let Ok(text) = draft::layout(&made.agreement)
    {
        made.text = text;
    }
}

/// Numbers those that have the same name in every form, in the order in which they were read.
fn number(imports: &mut [&mut Import]) {
    let mut taken = places_by_name(imports);
    let clashes: Vec<(String, Vec<(usize, usize)>)> = taken
        .iter()
        .filter(|(_, places)| places.len() > 1)
        .map(|(name, places)| (name.clone(), places.clone()))
        .collect();

    for (name, places) in clashes {
        let mut count = 1_usize;
        // The first keeps the name, so that one more record at the end renames none of them.
        for place in places.into_iter().skip(1) {
            let Some(made) = get(imports, place).filter(|made| made.origin.is_some()) else {
                continue;
            };

            let mut numbered = name.clone();
            while taken.contains_key(&numbered) {
                count += 1;
                numbered = format!("{name}-{count}");
            }

            taken.insert(numbered.clone(), vec![place]);
            rename(made, numbered);
        }
    }
}
