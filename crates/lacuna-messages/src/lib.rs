//! The sentences of reports: catalogues in Fluent, one for each language, with plural rules; nothing is glued from pieces.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use chrono::{Datelike, NaiveDate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use lacuna_core::assessment::{Outcome, Verdict};
use lacuna_core::condition::AgreementPhase;
use lacuna_core::policy::{Basis, Severity};
use lacuna_core::source_file::{visible, visible_lines};
use lacuna_core::vocabulary::country_name;

/// A folder of catalogues for each language, which the build script gathers: who adds one adds no line of code.
static CATALOGUES: Dir<'_> = include_dir!("$OUT_DIR/messages");

static LANGUAGES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut languages: Vec<&str> = CATALOGUES
        .dirs()
        .filter_map(|folder| folder.path().to_str())
        .collect();

    // The order of a directory differs between disks; the language of the originals comes first.
    languages.sort_unstable_by_key(|language| (*language != ENGLISH, *language));
    languages
});

/// The language that the messages and the policies are written in, before any translation.
const ENGLISH: &str = "en";

/// The sentences of one language.
pub struct Messages {
    /// The name of its folder.
    name: String,
    /// What the catalogue says that a page in it is written in.
    language: String,
    bundle: FluentBundle<FluentResource>,
    /// The catalogue as it is written.
    sources: Vec<&'static str>,
    /// Worked out for the first page that wants them all.
    labels: OnceLock<BTreeMap<String, String>>,
    faults: Vec<String>,
}

/// What fills a named hole of a sentence. Text is shown with [`visible`] or [`visible_lines`], whatever it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument<'a> {
    /// Words or a name.
    Text(Cow<'a, str>),
    /// Words whose line breaks stay.
    Lines(Cow<'a, str>),
    /// A whole number, which also chooses the plural.
    Number(i64),
}

impl Messages {
    /// The English catalogue.
    #[must_use]
    pub fn english() -> Self {
        Self::of(ENGLISH)
    }

    /// The English catalogue as one for all, where nobody chose a language.
    #[must_use]
    pub fn originals() -> &'static Self {
        static ORIGINALS: LazyLock<Messages> = LazyLock::new(Messages::english);
        &ORIGINALS
    }

    /// Lists the languages that there are catalogues for, English first, as the command line takes them.
    #[must_use]
    pub fn languages() -> &'static [&'static str] {
        &LANGUAGES
    }

    /// The catalogue of a language; `None` where there is none.
    #[must_use]
    pub fn in_language(language: &str) -> Option<Self> {
        Self::languages()
            .contains(&language)
            .then(|| Self::of(language))
    }

    /// The catalogue of a language; every message is missing where there is none.
    fn of(language: &str) -> Self {
        let identifier: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut messages = Self {
            name: language.to_owned(),
            language: language.to_owned(),
            // Several threads write reports with one catalogue.
            bundle: FluentBundle::new_concurrent(vec![identifier]),
            sources: Vec::new(),
            labels: OnceLock::new(),
            faults: Vec::new(),
        };

        // Fluent would put the invisible U+2068 and U+2069 around every value, in data too.
        messages.bundle.set_use_isolating(false);
        for file in CATALOGUES
            .get_dir(language)
            .into_iter()
            .flat_map(Dir::files)
        {
            messages.add(
                &file.path().to_string_lossy(),
                file.contents_utf8().unwrap_or_default(),
            );
        }

        if let Some(tag) = messages.label("language_tag") {
            messages.language = tag;
        }

        messages
    }

    fn add(&mut self, path: &str, source: &'static str) {
        // The entries that parse are kept: one bad entry must not take the words of all others.
        let resource =
            FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, errors)| {
                self.faults
                    .extend(errors.iter().map(|error| format!("{path}: {error}")));
                resource
            });

        if let Err(errors) = self.bundle.add_resource(resource) {
            self.faults
                .extend(errors.iter().map(|error| format!("{path}: {error}")));
        }

        self.sources.push(source);
    }

    /// The language as a BCP 47 tag, for the `lang` of a page; Chinese with its script.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The language as the command line takes it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether these are the originals, and not a translation.
    #[must_use]
    pub fn is_english(&self) -> bool {
        self.name == ENGLISH
    }

    /// The messages without holes, by id: headings, labels, fixed sentences.
    #[must_use]
    pub fn labels(&self) -> &BTreeMap<String, String> {
        self.labels.get_or_init(|| {
            // A bundle does not list its messages, so that their ids are read out of the source.
            let ids = self
                .sources
                .iter()
                .flat_map(|source| source.lines().filter_map(id));

            ids.filter_map(|id| Some((id.to_owned(), self.label(id)?)))
                .collect()
        })
    }

    /// A message without holes; `None` where the catalogue lacks it, or where it has holes.
    fn label(&self, id: &str) -> Option<String> {
        let mut errors = Vec::new();
        let pattern = self.bundle.get_message(id)?.value()?;
        let label = self
            .bundle
            .format_pattern(pattern, None, &mut errors)
            .into_owned();

        // None of the holes was filled, so that a message with holes has errors.
        errors.is_empty().then_some(label)
    }

    /// What is wrong with the catalogue: entries that do not parse, ids used twice. Empty in a build that passed its tests.
    #[must_use]
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// Whether the catalogue has a message.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A message with its holes filled; `⟦id⟧` where the catalogue lacks it, which a test does not let through.
    #[must_use]
    pub fn text(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(id)
            .and_then(|message| message.value())
        else {
            return format!("⟦{}⟧", visible(id));
        };

        let arguments: FluentArgs<'_> = arguments
            .iter()
            .map(|(name, value)| (*name, value.as_fluent()))
            .collect();

        self.bundle
            // A hole without a value shows as its name, and no report is lost over it.
            .format_pattern(pattern, Some(&arguments), &mut Vec::new())
            .into_owned()
    }

    /// Several words or sentences as one, by the message that joins two of them; empty where there are none.
    #[must_use]
    pub fn joined(&self, id: &str, parts: impl IntoIterator<Item = impl Into<String>>) -> String {
        let joined = parts.into_iter().map(Into::into).reduce(|before, next| {
            self.text(id, &[("before", before.into()), ("next", next.into())])
        });

        joined.unwrap_or_default()
    }

    /// A message without holes.
    #[must_use]
    pub fn plain(&self, id: &str) -> String {
        self.label(id).unwrap_or_else(|| self.text(id, &[]))
    }

    /// The word for one value of a closed list, such as `instrument` and `mou`; the value with spaces where the
    /// catalogue has no word for it.
    #[must_use]
    pub fn word(&self, family: &str, value: &str) -> String {
        self.label(&format!("{family}_{value}"))
            .unwrap_or_else(|| visible(value).replace('_', " "))
    }

    /// A country (ISO 3166-1 alpha-2) as a sentence in the language of the page has it: `the Netherlands`, `荷兰`.
    #[must_use]
    pub fn country(&self, code: &str) -> String {
        // In English a name may need its article, which the catalogue, for names that stand alone, has not.
        let own = (!self.is_english()).then(|| self.label(&format!("country_{code}")));

        own.flatten()
            .or_else(|| country_name(code))
            .unwrap_or_else(|| visible(code).into_owned())
    }

    /// The word for an outcome.
    #[must_use]
    pub fn outcome(&self, outcome: Outcome) -> String {
        self.word("outcome", outcome.as_str())
    }

    /// The word for a severity.
    #[must_use]
    pub fn severity(&self, severity: Severity) -> String {
        self.word("severity", severity.as_str())
    }

    /// The word for a basis.
    #[must_use]
    pub fn basis(&self, basis: Basis) -> String {
        self.word("basis", basis.as_str())
    }

    /// The words for a verdict on an agreement that is so far.
    #[must_use]
    pub fn verdict(&self, verdict: Verdict, phase: AgreementPhase) -> String {
        match phase {
            AgreementPhase::Draft => self.word("verdict", verdict.as_str()),
            AgreementPhase::Signed | AgreementPhase::InForce => {
                self.word("verdict_signed", verdict.as_str())
            }
            AgreementPhase::Ended => self.word("verdict_ended", verdict.as_str()),
        }
    }

    /// A day in its long form, such as 24 November 2026.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        let month = self.word("month", &day.month().to_string());
        self.text(
            "day",
            &[
                ("day", day.day().into()),
                ("month", month.into()),
                ("year", day.year().to_string().into()),
            ],
        )
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// The id that a line of a catalogue begins a message with.
fn id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    id.starts_with(|first: char| first.is_ascii_alphabetic())
        .then(|| id.trim_end())
}

impl Argument<'_> {
    fn as_fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::String(visible(text)),
            Self::Lines(text) => FluentValue::String(visible_lines(text)),
            Self::Number(number) => FluentValue::from(*number),
        }
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u32> for Argument<'_> {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<i64> for Argument<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Argument<'_> {
    fn from(number: u64) -> Self {
        // A file may state any number; beyond this one the plural is the same.
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Argument<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_whole() {
        assert_eq!(Messages::english().faults(), &[] as &[String]);
    }

    #[test]
    fn numbers_choose_the_plural_and_text_is_shown_and_not_obeyed() {
        let messages = Messages::english();
        assert_eq!(
            messages.text("in_place_more", &[("n", 1_usize.into())]),
            "And one more in section 5."
        );

        assert_eq!(
            messages.text("in_place_more", &[("n", 12_345_usize.into())]),
            "And 12345 more in section 5."
        );

        assert_eq!(
            messages.text("clause", &[("reference", "1\u{202E}2".into())]),
            "Clause 1⟨U+202E⟩2"
        );
    }

    #[test]
    fn a_missing_message_shows_its_id() {
        assert_eq!(
            Messages::english().text("no_such\u{7}message", &[]),
            "⟦no_such⟨U+0007⟩message⟧"
        );

        assert_eq!(
            Messages::english().word("instrument", "new_kind"),
            "new kind"
        );
    }

    #[test]
    fn a_day_has_its_long_form() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 4).unwrap();
        assert_eq!(Messages::english().day(day), "4 November 2026");
    }

    #[test]
    fn chinese_writes_days_and_lists_in_its_own_form() {
        let messages = Messages::in_language("zh").unwrap();
        assert_eq!(messages.faults(), &[] as &[String]);
        let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        assert_eq!(messages.day(day), "2026年11月24日");
        assert_eq!(
            messages.text(
                "value_list",
                &[("before", "甲".into()), ("next", "乙".into())]
            ),
            "甲、乙"
        );

        assert!(Messages::in_language("xx").is_none());
    }

    #[test]
    fn messages_can_be_used_from_several_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Messages>();
    }
}
