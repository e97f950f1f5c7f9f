//! A text that a user reads, with the place where it is written, and what a check finds in it.

/// What a text is for; some checks are about one kind only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The title of a rule.
    Title,
    Asks,
    Message,
    Unstated,
    Why,
    Remedy,
    RemedySilent,
    Accept,
    /// A model clause.
    Wording,
    /// Why a severity, a threshold or a definition is as it is.
    Reason,
    /// A name, a unit or another phrase of a policy file.
    Name,
    /// What a source says.
    Says,
    /// The label of a fact.
    Label,
    Help,
    /// What a word of a choice means, which answers the label.
    Choice,
    /// A message of a report or a letter.
    Catalogue,
    /// The help of a command.
    Command,
    /// A heading of a page.
    Heading,
    /// A paragraph, an item or a cell of a page.
    Prose,
}

/// A text with its holes as `{name}` and what is no prose, such as code, as `{code}`.
#[derive(Debug, Clone)]
pub(super) struct Text {
    /// The file, or the command.
    pub(super) file: String,
    /// The field as a person finds it in that file.
    pub(super) field: String,
    pub(super) kind: Kind,
    pub(super) words: String,
}

/// What is wrong with a text.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) text: Text,
    /// The words that are wrong, as they stand in the text.
    pub(super) words: String,
    pub(super) reason: String,
}

impl Kind {
    /// Whether it is a text of a rule, which stands alone in a report or a letter.
    pub(super) fn is_of_a_rule(self) -> bool {
        matches!(
            self,
            Self::Title
                | Self::Asks
                | Self::Message
                | Self::Unstated
                | Self::Why
                | Self::Remedy
                | Self::RemedySilent
                | Self::Accept
                | Self::Wording
                | Self::Reason
        )
    }
}

impl Text {
    pub(super) fn new(file: &str, field: impl Into<String>, kind: Kind, words: &str) -> Self {
        Self {
            file: file.to_owned(),
            field: field.into(),
            kind,
            words: words.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    pub(super) fn finding(&self, words: &str, reason: impl Into<String>) -> Finding {
        Finding {
            text: self.clone(),
            words: words.to_owned(),
            reason: reason.into(),
        }
    }

    /// The text with each hole replaced.
    pub(super) fn with_holes_as(&self, filling: &str) -> String {
        let mut out = String::new();
        let mut rest = self.words.as_str();
        while let Some((before, inside)) = rest.split_once('{') {
            out.push_str(before);
            out.push_str(filling);
            rest = inside.split_once('}').map_or("", |(_, after)| after);
        }

        out + rest
    }
}
