//! Cues: the words by which passages on a subject are found, as data, one file a language.

use crate::language::Language;
use crate::passages::pattern::{Pattern, PatternError};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// A subject that a lawyer looks for in a contract.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Its name in files, such as `breach_notice`.
    #[serde(skip)]
    pub id: String,
    /// Its name for a reader, in English.
    pub label: String,
    /// The concerns of the policies that it belongs to, by the names of their folders.
    pub concerns: Vec<String>,
    /// The facts of the agreement schema that a passage on it may state, as paths.
    pub facts: Vec<String>,
}

/// The subjects and facts, as their file holds them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SubjectFile {
    subjects: BTreeMap<String, Subject>,
    #[serde(default)]
    without_cues: WithoutCues,
}

/// Facts on which no subject looks for passages, with the reason.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WithoutCues {
    #[serde(default)]
    facts: Vec<String>,
}

/// The cues of one language, as their file holds them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CueFile {
    #[serde(default)]
    lists: BTreeMap<String, Vec<String>>,
    cues: BTreeMap<String, SubjectCuesSource>,
}

/// The cues of one subject, as they are written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SubjectCuesSource {
    /// Each of these makes a sentence seem to speak to the subject.
    says: Vec<String>,
    /// Two of these, or one under a fitting heading, make it perhaps do so.
    #[serde(default)]
    hints: Vec<String>,
    /// A sentence with one of these speaks to something else.
    #[serde(default)]
    not: Vec<String>,
    /// Headings under which the subject is dealt with.
    #[serde(default)]
    headings: Vec<String>,
    /// Whether a definition can speak to the subject.
    #[serde(default)]
    definitions: bool,
}

/// The cues of one subject.
#[derive(Debug, Clone)]
pub(crate) struct SubjectCues {
    pub(crate) says: Vec<Pattern>,
    pub(crate) hints: Vec<Pattern>,
    pub(crate) not: Vec<Pattern>,
    pub(crate) headings: Vec<Pattern>,
    pub(crate) definitions: bool,
}

/// Subjects with the cues for each language.
#[derive(Debug, Clone)]
pub struct Cues {
    subjects: Vec<Subject>,
    without_cues: Vec<String>,
    languages: BTreeMap<Language, BTreeMap<String, SubjectCues>>,
}

/// Why cues cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CuesError {
    /// A file is not valid TOML or has an unknown field.
    File {
        /// Which file.
        name: String,
        /// What the parser says.
        message: String,
    },
    /// A cue cannot be read.
    Pattern {
        /// Which file.
        name: String,
        /// The subject.
        subject: String,
        /// What is wrong.
        error: PatternError,
    },
    /// Cues for a subject that does not exist.
    UnknownSubject {
        /// Which file.
        name: String,
        /// The subject.
        subject: String,
    },
}

impl fmt::Display for CuesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { name, message } => write!(f, "{name}: {message}"),
            Self::Pattern {
                name,
                subject,
                error,
            } => write!(f, "{name}: cues.{subject}: {error}"),
            Self::UnknownSubject { name, subject } => {
                write!(f, "{name}: `{subject}` is not a subject")
            }
        }
    }
}

impl std::error::Error for CuesError {}

impl Cues {
    /// Loads the cues that are part of the program.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read; a test holds that they all can.
    pub fn load_builtin() -> Result<Self, CuesError> {
        Self::parse(
            include_str!("../cues/subjects.toml"),
            &[
                (Language::English, include_str!("../cues/en.toml")),
                (Language::German, include_str!("../cues/de.toml")),
                (Language::French, include_str!("../cues/fr.toml")),
            ],
        )
    }

    /// Reads a file of subjects and a file of cues for each language.
    ///
    /// # Errors
    ///
    /// Where a file is not valid TOML, has an unknown field, a cue that cannot be read or an unknown subject.
    pub fn parse(subjects: &str, cues: &[(Language, &str)]) -> Result<Self, CuesError> {
        let file: SubjectFile = parse_toml("subjects.toml", subjects)?;
        let mut languages = BTreeMap::new();
        for (language, source) in cues {
            let name = format!("{}.toml", language.code());
            let parsed: CueFile = parse_toml(&name, source)?;
            let mut by_subject = BTreeMap::new();

            for (subject, written) in &parsed.cues {
                if !file.subjects.contains_key(subject) {
                    return Err(CuesError::UnknownSubject {
                        name,
                        subject: subject.clone(),
                    });
                }

                let read =
                    |patterns: &[String]| parse_patterns(patterns, &parsed.lists, &name, subject);
                let cues = SubjectCues {
                    says: read(&written.says)?,
                    hints: read(&written.hints)?,
                    not: read(&written.not)?,
                    headings: read(&written.headings)?,
                    definitions: written.definitions,
                };

                by_subject.insert(subject.clone(), cues);
            }

            languages.insert(*language, by_subject);
        }

        let own = file
            .subjects
            .into_iter()
            .map(|(id, subject)| Subject { id, ..subject });
        let mut listed: Vec<Subject> = own.collect();
        // The file lists them as a lawyer would; the map that it is parsed into does not keep that order.
        listed.sort_by_key(|subject| subjects.find(&format!("[subjects.{}]", subject.id)));
        let subjects = listed;
        Ok(Self {
            subjects,
            without_cues: file.without_cues.facts,
            languages,
        })
    }

    /// The subjects, in the order of their file.
    #[must_use]
    pub fn subjects(&self) -> &[Subject] {
        &self.subjects
    }

    /// The facts on which no subject looks for passages: contracts do not state them.
    #[must_use]
    pub fn facts_without_cues(&self) -> &[String] {
        &self.without_cues
    }

    /// Finds the cues of a subject in a language.
    pub(crate) fn find(&self, language: Language, subject: &str) -> Option<&SubjectCues> {
        self.languages.get(&language)?.get(subject)
    }

    /// Lists the words that are looked for on a subject, for a person.
    #[must_use]
    pub fn describe_words(&self, language: Language, subject: &str) -> Vec<String> {
        let Some(cues) = self.find(language, subject) else {
            return Vec::new();
        };

        let mut words: Vec<String> = Vec::new();
        for pattern in cues.says.iter().chain(&cues.hints) {
            let described = pattern.describe_words();

            // Two cues may differ only in what they exclude, which is not described.
            if !words.contains(&described) {
                words.push(described);
            }
        }

        words
    }
}

fn parse_toml<T: serde::de::DeserializeOwned>(name: &str, source: &str) -> Result<T, CuesError> {
    toml::from_str(source).map_err(|error| CuesError::File {
        name: name.to_owned(),
        message: error.to_string(),
    })
}

fn parse_patterns(
    patterns: &[String],
    lists: &BTreeMap<String, Vec<String>>,
    name: &str,
    subject: &str,
) -> Result<Vec<Pattern>, CuesError> {
    let parse = |pattern: &String| {
        Pattern::parse(pattern, lists).map_err(|error| CuesError::Pattern {
            name: name.to_owned(),
            subject: subject.to_owned(),
            error,
        })
    };
    patterns.iter().map(parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Signs of the language of cues that stand where they are only letters would never be found, without an error.
    #[test]
    fn signs_in_the_wrong_place_are_refused_and_no_cue_file_has_one() {
        let lists = BTreeMap::from([
            ("sub".to_owned(), vec!["subunternehmer".to_owned()]),
            ("bad".to_owned(), vec!["a#duration".to_owned()]),
        ]);

        for pattern in [
            "@sub ... frist|#duration",
            "#duration|frist",
            "frist .. #duration",
            "#duration .. frist",
            "innerhalb_#duration",
            "within#date",
            "frist & a ! b|#money",
            "notify&breach",
            "notify !audit",
            "von_@sub",
            "a|..|b",
            "a..b",
            "@bad",
            "notify +audit",
        ] {
            assert!(Pattern::parse(pattern, &lists).is_err(), "{pattern}");
        }

        for pattern in [
            "+ @sub & #duration",
            "#duration & frist",
            "frist ! #money",
            "art_28|@sub .. sub-processor* ... l'accord",
        ] {
            assert!(Pattern::parse(pattern, &lists).is_ok(), "{pattern}");
        }

        assert!(Cues::load_builtin().is_ok());
    }
}
