//! Says in words that a value does not fit its field, where a deserialiser names types of the program.

use super::{nearest, short};

/// The notation of a file, which decides how a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// JSON.
    Json,
    /// TOML.
    Toml,
}

/// Other words for a field, where no slip of the pen leads from one to the other.
const SYNONYMS: [(&str, &str); 28] = [
    ("until", "expires"),
    ("expiry", "expires"),
    ("end", "expires"),
    ("ends", "expires"),
    ("date", "expires"),
    ("who", "by"),
    ("name", "by"),
    ("person", "by"),
    ("author", "by"),
    ("owner", "by"),
    ("approver", "by"),
    ("approved_by", "by"),
    ("why", "reason"),
    ("comment", "reason"),
    ("justification", "reason"),
    ("note", "reason"),
    ("id", "rule"),
    ("hash", "fingerprint"),
    ("evidence", "fingerprint"),
    ("file", "agreement"),
    ("lang", "language"),
    ("disable", "rules-off"),
    ("disabled", "rules-off"),
    ("ignore", "rules-off"),
    ("exclude", "rules-off"),
    ("off", "rules-off"),
    ("rules", "policies"),
    ("thresholds", "parameters"),
];

/// Returns the field that a name without a field means: the nearest, or the one that has another word for it.
#[must_use]
pub fn meant<'n>(given: &str, known: &[&'n str]) -> Option<&'n str> {
    nearest(given, known.iter().copied()).or_else(|| {
        // Those of waivers and settings are in one table: only a field of this file can be meant.
        SYNONYMS
            .iter()
            .filter(|(word, _)| *word == given)
            .find_map(|(_, field)| known.iter().copied().find(|own| own == field))
    })
}

/// Describes what a deserialiser says of a value: what is wrong, and what to do. `given` is the value as it is written, where
/// its place is known.
#[must_use]
pub fn misfit(said: &str, given: &str, notation: Notation) -> (String, String) {
    if let Some(told) = name_misfit(said, notation) {
        return told;
    }

    // The last `expected`, since a value that is quoted before it may have the word too.
    let wanted = Wanted::of(said.rsplit("expected ").next().unwrap_or_default(), said);
    let found = Found::of(said, given);
    let message = format!(
        "{} is expected here, and this is {}",
        wanted.noun(notation),
        found.noun(notation)
    );

    (message, wanted.help(found, given, notation))
}

/// What is wrong with the name of a field, or with a word.
fn name_misfit(said: &str, notation: Notation) -> Option<(String, String)> {
    // Serde writes names between backticks: the one that is wrong first, then those that it knows.
    let names: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    let (name, known) = names.split_first()?;
    Some(match () {
        () if said.starts_with("missing field") => {
            let add = match (*name, notation) {
                ("fingerprint", _) => {
                    "`lacuna waive` writes it, and `lacuna audit --format json` shows it".to_owned()
                }
                (name, Notation::Toml) => format!("add a line `{name} = ...`"),
                (name, Notation::Json) => format!("add `\"{name}\": ...`"),
            };

            (format!("the field `{name}` is missing here"), add)
        }
        () if said.starts_with("unknown field") => {
            let help = match meant(name, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the fields are: {}", known.join(", ")),
            };

            (format!("there is no field `{}` here", short(name)), help)
        }
        () if said.starts_with("unknown variant") => {
            let help = match nearest(name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it holds one of: {}", known.join(", ")),
            };

            (format!("this field cannot hold `{}`", short(name)), help)
        }
        () if said.starts_with("duplicate field") => (
            format!("the field `{name}` is given twice"),
            "keep one of the two".to_owned(),
        ),
        () => return None,
    })
}

/// What the field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Text,
    Word,
    Whole,
    Truth,
    List,
    Table,
    Severity,
    Threshold,
    Other,
}

/// What the file has instead.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Text,
    Whole,
    Fraction,
    Truth,
    Date,
    List,
    Table,
    Nothing,
}

impl Wanted {
    /// Reads the words of the deserialiser, which names types of the program.
    fn of(expected: &str, said: &str) -> Self {
        let has = |word: &str| expected.contains(word);
        let is_number = [
            "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "usize",
        ]
        .contains(&expected);

        match () {
            // Of an untagged enum serde names the type and no kind of value that would fit.
            () if said.contains("ParameterValue") => Self::Threshold,
            // So the TOML crate asks for an enum. It holds `string`, which is looked for below.
            () if said.contains("string or table") => Self::Word,
            () if has("SeveritySetting") => Self::Severity,
            () if has("string") || has("identifier") => Self::Text,
            () if has("sequence") || has("array") || has("tuple") => Self::List,
            () if has("bool") => Self::Truth,
            () if is_number || has("integer") => Self::Whole,
            () if has("map") || has("struct") || has("table") => Self::Table,
            () => Self::Other,
        }
    }

    fn noun(self, notation: Notation) -> &'static str {
        match self {
            Self::Text => "text in quotes",
            Self::Word => "a word in quotes",
            Self::Whole => "a whole number",
            Self::Truth => "true or false",
            Self::List => "a list in square brackets",
            Self::Table if notation == Notation::Json => "a group in braces",
            Self::Table => "a table",
            Self::Severity => "a severity in braces",
            Self::Threshold => "a whole number, text or a list of texts",
            Self::Other => "another kind of value",
        }
    }

    /// Says how to write what the field holds.
    fn help(self, found: Found, given: &str, notation: Notation) -> String {
        let inside = given.trim_matches(['"', '\'']);
        match (self, found) {
            (Self::Text | Self::Word, Found::Whole | Found::Fraction | Found::Truth)
                if !given.is_empty() =>
            {
                format!("put it in quotes: \"{}\"", short(given))
            }
            (Self::Text, Found::Date) => {
                "write the day alone, without a time: \"2027-02-05\"".to_owned()
            }
            (Self::Text | Self::Word, Found::List) => {
                "remove the square brackets: it is one text".to_owned()
            }
            (Self::Text | Self::Word, _) => "write one text, such as \"retention\"".to_owned(),
            (Self::Whole, Found::Text) if inside.len() < 10 && inside.parse::<i64>().is_ok() => {
                format!("write {inside} without quotes")
            }
            (Self::Whole | Self::Threshold, Found::Fraction) => {
                "round it to a whole number".to_owned()
            }
            (Self::Whole, _) => "write a whole number in digits, such as 36".to_owned(),
            (Self::Truth, _) => match inside.to_lowercase().as_str() {
                "yes" | "true" | "y" | "on" | "1" => "write true without quotes".to_owned(),
                "no" | "false" | "n" | "off" | "0" => "write false without quotes".to_owned(),
                _ => "write true or false without quotes".to_owned(),
            },
            (Self::List, Found::Table) => {
                "write a list, such as [\"retention\", \"oversight\"]".to_owned()
            }
            (Self::List, _) if given.is_empty() || notation == Notation::Json => {
                "put it in square brackets, even where it is only one".to_owned()
            }
            (Self::List, _) => format!("put it in square brackets: [{}]", short(given)),
            (Self::Severity, Found::Text) => {
                format!("write {{ severity = {}, reason = \"why\" }}", short(given))
            }
            (Self::Severity, _) => "write { severity = \"low\", reason = \"why\" }".to_owned(),
            (Self::Table, _) if notation == Notation::Json => {
                "write a group in braces: { \"name\": ... }".to_owned()
            }
            (Self::Table, _) => {
                "write its name as in [name] on a line of its own, and its fields below it"
                    .to_owned()
            }
            (Self::Threshold, _) => {
                "write a number in digits, or texts in quotes: 36, \"GB\" or [\"GB\", \"EU\"]"
                    .to_owned()
            }
            (Self::Other, _) => "compare it with the schema: `lacuna schema`".to_owned(),
        }
    }
}

impl Found {
    /// Reads the words of the deserialiser, or else the value as it is written.
    fn of(said: &str, given: &str) -> Self {
        let found = said.split_once(": ").map(|(_, rest)| rest);
        let begins = |start: &str| found.is_some_and(|found| found.starts_with(start));
        let first = given.trim_start().chars().next();
        let is_date = given.contains(':') && first.is_some_and(|c| c.is_ascii_digit());

        match () {
            () if begins("string") => Self::Text,
            () if begins("integer") => Self::Whole,
            () if begins("floating") => Self::Fraction,
            () if begins("boolean") => Self::Truth,
            () if begins("sequence") => Self::List,
            // The TOML crate hands a date to serde as a map with one private key.
            () if begins("map") && is_date => Self::Date,
            () if begins("map") => Self::Table,
            () if begins("null") || begins("unit") => Self::Nothing,
            // Some messages say only what is wanted. The value as it is written has to do then.
            () => match first {
                Some('"' | '\'') => Self::Text,
                Some('[') => Self::List,
                Some('t' | 'f') => Self::Truth,
                Some('0'..='9' | '-' | '+') if given.contains('.') => Self::Fraction,
                Some('0'..='9' | '-' | '+') => Self::Whole,
                _ => Self::Table,
            },
        }
    }

    fn noun(self, notation: Notation) -> &'static str {
        match self {
            Self::Text => "text in quotes",
            Self::Whole => "a whole number",
            Self::Fraction => "a number with a fraction",
            Self::Truth => "true or false",
            Self::Date => "a date with a time",
            Self::List => "a list",
            Self::Table => match notation {
                Notation::Json => "a group",
                Notation::Toml => "a table",
            },
            Self::Nothing => "null",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_the_deserialiser_is_left() {
        for (said, given, notation, message, help) in [
            (
                "invalid type: string \"me\", expected struct ReviewerEntry",
                "",
                Notation::Json,
                "a group in braces is expected here, and this is text in quotes",
                "write a group in braces: { \"name\": ... }",
            ),
            (
                "invalid type: null, expected a sequence",
                "null",
                Notation::Json,
                "a list in square brackets is expected here, and this is null",
                "put it in square brackets, even where it is only one",
            ),
            (
                "unknown variant `agree`, expected one of `accept`, `dispute`",
                "",
                Notation::Json,
                "this field cannot hold `agree`",
                "it holds one of: accept, dispute",
            ),
            (
                "invalid type: map, expected a string",
                "2027-01-01T12:00:00Z",
                Notation::Toml,
                "text in quotes is expected here, and this is a date with a time",
                "write the day alone, without a time: \"2027-02-05\"",
            ),
        ] {
            assert_eq!(
                misfit(said, given, notation),
                (message.to_owned(), help.to_owned()),
                "{said}"
            );
        }
    }
}
