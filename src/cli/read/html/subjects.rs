//! The side of the subjects: passages that seem to speak, those that perhaps do, and the words that were looked for.

use lacuna_sources::{Passage, ReferenceTarget, SetApartKind, SubjectPassages, Tier};

use super::markup::{anchor, escape, link_list, shorten};
use super::{MAX_LISTED, ReadingPage};

/// How many passages of a subject are quoted.
const MAX_QUOTED: usize = 3;
/// How many characters of a set-apart text or of a blank are shown.
const MAX_EXCERPT: usize = 160;

impl ReadingPage<'_> {
    /// Renders everything beside the document itself.
    pub(super) fn render_subjects(&self) -> String {
        let subjects = &self.contract.reading.subjects;
        // Likely passages come first, so that the first gives its subject a rank.
        let first = |subject: &SubjectPassages| subject.passages.first().map(|own| own.tier);
        let of = |tier: Option<Tier>| subjects.iter().filter(move |own| first(own) == tier);

        let mut out = self.render_names();
        for (tier, id, title) in [
            (Tier::Likely, "likely", "reading_likely"),
            (Tier::Possible, "possible", "reading_possible"),
        ] {
            if of(Some(tier)).next().is_some() {
                out.push_str(&format!("<h2 id=\"{id}\">{}</h2>\n", self.say(title)));
            }
            of(Some(tier)).for_each(|subject| out.push_str(&self.render_subject(subject, id)));
        }

        if of(None).next().is_some() {
            out.push_str(&format!(
                "<h2 id=\"none\">{}</h2>\n",
                self.say("reading_none")
            ));
            out.push_str(&format!(
                "<p class=\"soft\">{}</p>\n<dl>\n",
                self.say("reading_none_note")
            ));
            of(None).for_each(|subject| {
                let label = escape(&self.messages.word("subject", &subject.subject));
                let words = [("words", subject.words.join("; ").into())];
                let words = escape(&self.messages.text("reading_looked_for", &words));
                out.push_str(&format!(
                    "<dt>{label}</dt>\n<dd class=\"words\">{words}</dd>\n"
                ));
            });
            out.push_str("</dl>\n");
        }

        out.push_str(&self.render_rest());
        out
    }

    fn render_subject(&self, subject: &SubjectPassages, tier: &str) -> String {
        let label = escape(&self.messages.word("subject", &subject.subject));
        let mut out = format!(
            "<section class=\"{tier}\" id=\"s-{}\">\n<h3>{label}</h3>\n",
            subject.subject
        );

        let best = subject.passages.first().map(|passage| passage.tier);
        let (first, others): (Vec<&Passage>, Vec<&Passage>) = subject
            .passages
            .iter()
            .partition(|passage| Some(passage.tier) == best);
        for passage in first.iter().take(MAX_QUOTED) {
            out.push_str(&self.render_passage(passage));
        }

        // What is not quoted is linked, so that no passage is left out.
        let left = first.into_iter().skip(MAX_QUOTED);
        out.push_str(&self.render_links("reading_also", left));
        out.push_str(&self.render_links("reading_perhaps_also", others.into_iter()));
        out.push_str("</section>\n");
        out
    }

    fn render_passage(&self, passage: &Passage) -> String {
        let words = self.words(&passage.focus).split_whitespace();
        let words = escape(&words.collect::<Vec<_>>().join(" "));
        let place = self.name_place(passage.clause, passage.page);
        format!(
            "<blockquote><p{}>{words}</p>\n<a class=\"place\" href=\"#{}\">{place}</a></blockquote>\n",
            self.language_attribute(),
            anchor(passage.focus.start)
        )
    }

    fn render_links<'p>(&self, title: &str, passages: impl Iterator<Item = &'p Passage>) -> String {
        let links = passages.map(|passage| {
            let place = self.name_place(passage.clause, passage.page);
            format!("<a href=\"#{}\">{place}</a>", anchor(passage.focus.start))
        });

        let links: Vec<String> = links.collect();
        match links.is_empty() {
            true => String::new(),
            false => format!(
                "<p class=\"soft\">{} {}</p>\n",
                self.say(title),
                links.join(" · ")
            ),
        }
    }

    /// Renders references out of the file, blanks, and what is in the file but not part of the agreement's words.
    fn render_rest(&self) -> String {
        let (document, reading) = (&self.contract.document, &self.contract.reading);
        let references = reading.references_out.iter().map(|reference| {
            let kind = match reference.target {
                ReferenceTarget::Paper => "paper",
                ReferenceTarget::Annex => "annex",
                ReferenceTarget::Clause => "clause",
                ReferenceTarget::Address => "address",
            };
            let kind = escape(&self.messages.word("reading_target", kind));
            let name = escape(&shorten(
                reference.name.trim_start_matches('('),
                MAX_EXCERPT,
            ));
            (format!("{name} ({kind})"), Some(reference.range.start))
        });

        let blanks = reading.blanks.iter().map(|blank| {
            let words = escape(&shorten(self.words(&blank.range), MAX_EXCERPT));
            let place = self.name_place(blank.clause, blank.page);
            (format!("{words} – {place}"), Some(blank.range.start))
        });

        let apart = document.set_apart.iter().filter_map(|own| {
            let words = shorten(&own.text, MAX_EXCERPT);
            Some((
                format!("{}: “{}”", self.name_apart(own.kind)?, escape(&words)),
                None,
            ))
        });

        let lists = [
            ("reading_references", references.collect::<Vec<_>>()),
            ("reading_blanks", blanks.collect()),
            ("reading_apart", apart.collect()),
        ];

        let mut out = String::new();
        for (title, entries) in lists.iter().filter(|(_, entries)| !entries.is_empty()) {
            out.push_str(&format!("<h2>{}</h2>\n", self.say(title)));
            out.push_str(&link_list(entries, MAX_LISTED, |more| self.more(more)));
        }

        out
    }

    /// Names why words are set apart; `None` for running heads and markup, which are not anybody's words.
    pub(super) fn name_apart(&self, kind: SetApartKind) -> Option<String> {
        let word = match kind {
            SetApartKind::Deleted => "deleted",
            SetApartKind::MovedFrom => "moved",
            SetApartKind::Hidden => "hidden",
            SetApartKind::Comment => "comment",
            SetApartKind::PageFurniture | SetApartKind::Markup => return None,
        };

        Some(escape(&self.messages.word("reading_apart", word)))
    }
}
