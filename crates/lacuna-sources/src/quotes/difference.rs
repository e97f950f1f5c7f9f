//! What kind of word differs between a quote and its source.

use super::DifferenceKind;
use super::turning::{CONDITIONS, find_phrase, is_negation, split_words};
use crate::spelt_numbers::is_number_word;

/// Words and phrases that also make a condition where a quote adds or drops them; beside a quote they are too common to
/// turn it.
const CONDITIONAL_WORDS: &[&str] = &[
    "only",
    "solely",
    "exclusively",
    "if",
    "where",
    "when",
    "whenever",
    "until",
    "in the event",
    "on the basis that",
    "nur",
    "ausschließlich",
    "ausschliesslich",
    "wenn",
    "falls",
    "sofern",
    "soweit",
    "bis",
    "im falle",
    "si",
    "s'il",
    "s'ils",
    "seulement",
    "uniquement",
    "exclusivement",
    "lorsque",
    "lorsqu'il",
    "jusqu'à",
    "en cas de",
    "en cas d",
];

/// The most words of a condition.
const MAX_PHRASE_WORDS: usize = 4;

const MODALS: &[&str] = &[
    "may", "might", "can", "could", "shall", "must", "will", "would", "should", "ought", "darf",
    "dürfen", "kann", "können", "soll", "sollen", "muss", "müssen", "wird", "werden", "peut",
    "peuvent", "doit", "doivent", "devra", "devront", "pourra", "pourront",
];

const PARTIES: &[&str] = &[
    "customer",
    "supplier",
    "provider",
    "processor",
    "controller",
    "subprocessor",
    "authority",
    "buyer",
    "seller",
    "company",
    "recipient",
    "contractor",
    "subcontractor",
    "vendor",
    "licensor",
    "licensee",
    "discloser",
    "client",
    "user",
    "importer",
    "exporter",
    "kunde",
    "auftraggeber",
    "auftragnehmer",
    "verantwortlicher",
    "verantwortliche",
    "verantwortlichen",
    "auftragsverarbeiter",
    "anbieter",
    "lieferant",
    "responsable",
    "fournisseur",
    "prestataire",
    "titulaire",
];

/// Units that a number counts; the words of one line say the same.
const UNITS: &[&[&str]] = &[
    &["minute", "minutes", "minuten"],
    &[
        "hour", "hours", "hourly", "stunde", "stunden", "heure", "heures",
    ],
    &[
        "day",
        "days",
        "daily",
        "tag",
        "tage",
        "tagen",
        "tages",
        "täglich",
        "jour",
        "jours",
        "quotidien",
    ],
    &[
        "week",
        "weeks",
        "weekly",
        "woche",
        "wochen",
        "wöchentlich",
        "semaine",
        "semaines",
        "hebdomadaire",
    ],
    &["fortnight", "fortnights", "fortnightly"],
    &[
        "month",
        "months",
        "monthly",
        "monat",
        "monate",
        "monaten",
        "monats",
        "monatlich",
        "mois",
        "mensuel",
    ],
    &[
        "quarterly",
        "quartal",
        "quartals",
        "quartale",
        "vierteljährlich",
        "trimestre",
        "trimestres",
    ],
    &[
        "year",
        "years",
        "yearly",
        "annual",
        "annually",
        "jahr",
        "jahre",
        "jahren",
        "jahres",
        "jährlich",
        "an",
        "ans",
        "année",
        "années",
        "annuel",
    ],
    &[
        "werktag",
        "werktage",
        "werktagen",
        "arbeitstag",
        "arbeitstage",
        "arbeitstagen",
    ],
    &["kalendertag", "kalendertage", "kalendertagen"],
    &["pound", "pounds", "sterling"],
    &["euro", "euros"],
    &["dollar", "dollars"],
    &["franc", "francs", "franken"],
    &["percent", "prozent", "pourcent"],
];

/// Phrases that say which days, hours or months are counted.
const COUNTED_DAYS: &[&str] = &[
    "business day",
    "business days",
    "working day",
    "working days",
    "calendar day",
    "calendar days",
    "clear day",
    "clear days",
    "business hours",
    "working hours",
    "calendar month",
    "calendar months",
    "calendar year",
    "financial year",
    "jours ouvrés",
    "jours ouvrables",
    "jours calendaires",
    "per cent",
    "pour cent",
];

/// French numbers that end with the article.
const NUMBERS_WITH_ARTICLE: &[&str] = &[
    "vingt et un",
    "vingt et une",
    "trente et un",
    "trente et une",
    "quarante et un",
    "quarante et une",
    "cinquante et un",
    "cinquante et une",
    "soixante et un",
    "soixante et une",
    "vingt un",
    "vingt une",
    "cent un",
    "cent une",
];

/// Signs that are a part of a sum, a share or a bound.
const SIGNS: [char; 10] = ['£', '€', '$', '¥', '%', '‰', '<', '>', '≤', '≥'];

/// Says what kind of difference two texts make; either may be empty. The words before and behind them, which both sides
/// share, complete the phrases of which one word differs.
pub(super) fn classify_difference(
    quoted: &str,
    found: &str,
    (before, behind): (&str, &str),
) -> DifferenceKind {
    if !quoted.is_empty() && quoted.to_lowercase() == found.to_lowercase() {
        return DifferenceKind::Capitals;
    }

    let (ours, theirs) = (split_words(quoted), split_words(found));

    // Joined, so that `sub-processor` and `subprocessor` differ in their hyphen alone, but `10-20` and `1020` do not.
    let same_figures = list_figures(quoted) == list_figures(found);
    if ours.concat() == theirs.concat() && same_figures && list_signs(quoted) == list_signs(found) {
        return DifferenceKind::Punctuation;
    }

    let in_context = |words: &str| split_words(&format!("{before} {words} {behind}")).join(" ");
    let (our_phrases, their_phrases) = (in_context(quoted), in_context(found));
    let changes_phrase = |phrases: &[&str]| {
        phrases.iter().any(|phrase| {
            count_phrase(&our_phrases, phrase) != count_phrase(&their_phrases, phrase)
        })
    };

    // In order, so that two that change places differ as well.
    let changes = |test: fn(&str) -> bool| {
        let matching = |words: &[String]| -> Vec<String> {
            words.iter().filter(|word| test(word)).cloned().collect()
        };
        matching(&ours) != matching(&theirs)
    };

    // The gravest kind first: a changed number is told even where a modal changed as well.
    if changes(is_number)
        || list_signs(quoted) != list_signs(found)
        || list_units(&ours) != list_units(&theirs)
        || changes_phrase(COUNTED_DAYS)
        || changes_phrase(NUMBERS_WITH_ARTICLE)
    {
        DifferenceKind::Number
    } else if changes(is_negation) || changes(|word| word == "non") || negates(&ours, &theirs) {
        DifferenceKind::Negation
    } else if changes(|word| MODALS.contains(&word)) {
        DifferenceKind::Modal
    } else if changes_phrase(CONDITIONS) || changes_phrase(CONDITIONAL_WORDS) {
        DifferenceKind::Condition
    } else if changes(is_party) {
        DifferenceKind::Party
    } else {
        DifferenceKind::Wording
    }
}

/// How many words beside a difference may belong to a phrase of which it changes a word.
pub(super) const CONTEXT_WORDS: usize = MAX_PHRASE_WORDS - 1;

/// The runs of digits of a text.
fn list_figures(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_numeric())
        .filter(|figures| !figures.is_empty())
        .collect()
}

fn list_signs(text: &str) -> Vec<char> {
    text.chars().filter(|c| SIGNS.contains(c)).collect()
}

/// The units among some words, each as its position in [`UNITS`], so that a plural is the same unit.
fn list_units(words: &[String]) -> Vec<usize> {
    let unit = |word: &String| UNITS.iter().position(|unit| unit.contains(&word.as_str()));

    words.iter().filter_map(unit).collect()
}

/// Whether a word of one side is one of the other with a prefix that negates it: `unauthorised` and `authorised`.
fn negates(ours: &[String], theirs: &[String]) -> bool {
    const PREFIXES: [&str; 7] = ["un", "non", "in", "im", "ir", "il", "dis"];

    let has_contrary = |word: &String, others: &[String]| {
        PREFIXES.iter().any(|prefix| {
            // `able` and `unable` are words; `to` and `into` are no pair.
            let bare = word.strip_prefix(prefix).filter(|bare| bare.len() > 3);
            bare.is_some_and(|bare| others.iter().any(|other| other == bare))
                && !only_seems_negated(word)
        })
    };

    ours.iter().any(|word| has_contrary(word, theirs))
        || theirs.iter().any(|word| has_contrary(word, ours))
}

/// Whether a word only begins like one with a prefix that negates it: to inform is not the contrary of to form.
fn only_seems_negated(word: &str) -> bool {
    /// Beginnings of such words, of those whose rest is a word of contracts.
    const SEEMING: [&str; 42] = [
        "inbound",
        "income",
        "incoming",
        "increase",
        "indeed",
        "indent",
        "inflow",
        "indessen",
        "inform",
        "inhalt",
        "inland",
        "inpatient",
        "inside",
        "insight",
        "inspection",
        "install",
        "instance",
        "instead",
        "insure",
        "intake",
        "intend",
        "intent",
        "intern",
        "invest",
        "invoice",
        "impact",
        "impart",
        "implant",
        "import",
        "impose",
        "imposi",
        "impound",
        "impress",
        "improve",
        "discharge",
        "discount",
        "discover",
        "dismiss",
        "dispatch",
        "display",
        "dispos",
        "distress",
    ];
    /// Words that begin alike, and are negated.
    const NEGATED: [&str; 2] = ["informal", "impartial"];

    let begins = |list: &[&str]| list.iter().any(|begin| word.starts_with(begin));
    begins(&SEEMING) && !begins(&NEGATED)
}

fn is_number(word: &str) -> bool {
    word.chars().any(char::is_numeric) || is_number_word(word)
}

/// Whether a word is a party, or the prefix by which one becomes another.
fn is_party(word: &str) -> bool {
    word == "sub" || PARTIES.contains(&word) || PARTIES.contains(&word.trim_end_matches('s'))
}

fn count_phrase(text: &str, phrase: &str) -> usize {
    find_phrase(text, phrase).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A beginning that only looks like a prefix turns nothing, and one that is a prefix does.
    #[test]
    fn only_a_prefix_negates() {
        let words = |text: &str| split_words(text);
        for (one, other, negates_it) in [
            ("inform", "form", false),
            ("information", "formation", false),
            ("informed", "formed", false),
            ("income", "come", false),
            ("inside", "side", false),
            ("invoice", "voice", false),
            ("import", "port", false),
            ("impose", "pose", false),
            ("discharge", "charge", false),
            ("dispatch", "patch", false),
            ("disposed", "posed", false),
            ("discount", "count", false),
            ("dispositions", "positions", false),
            ("discover", "cover", false),
            ("informal", "formal", true),
            ("informally", "formally", true),
            ("unauthorised", "authorised", true),
            ("inaccurate", "accurate", true),
            ("indirectly", "directly", true),
            ("improper", "proper", true),
            ("impossible", "possible", true),
            ("irrevocable", "revocable", true),
            ("illegal", "legal", true),
            ("disproportionate", "proportionate", true),
            ("discontinue", "continue", true),
            ("nonpersonal", "personal", true),
        ] {
            let (one, other) = (words(one), words(other));
            assert_eq!(negates(&one, &other), negates_it, "{one:?} {other:?}");
            assert_eq!(negates(&other, &one), negates_it, "{other:?} {one:?}");
        }
    }
}
