//! Takes the tags of template languages out of a text: ERB, Liquid, Jinja and Hugo.

use crate::{
    builder::DocumentBuilder,
    document::{RemarkKind, SetApartKind},
};

/// The marks around tags. `{{ ... }}` stays: it is a blank that something fills in, and a reader has to see it.
const TAGS: [(&str, &str); 5] = [
    ("<%", "%>"),
    ("{%", "%}"),
    ("{#", "#}"),
    ("{{<", ">}}"),
    ("{{%", "%}}"),
];

/// The longest tag in bytes; beyond it the opening mark is text.
const MAX_TAG_BYTES: usize = 4_000;

/// Returns a text without template tags, and the tags.
pub(crate) fn strip_templates(text: &str) -> (String, Vec<String>) {
    let mut kept = String::with_capacity(text.len());
    let mut tags = Vec::new();
    let mut rest = text;

    while let Some(start) = rest.find(['<', '{']) {
        let (before, from) = rest.split_at(start);
        kept.push_str(before);

        let tag = TAGS.iter().rev().find_map(|(open, close)| {
            let inside = from.strip_prefix(open)?;

            // Without a bound, each of many opening marks would be followed to the end of the text.
            let mut bound = inside.len().min(MAX_TAG_BYTES);
            while !inside.is_char_boundary(bound) {
                bound -= 1;
            }

            let length = inside.get(..bound)?.find(close)?;

            Some(open.len() + length + close.len())
        });

        match tag.and_then(|length| from.split_at_checked(length)) {
            Some((tag, behind)) => {
                tags.push(tag.to_owned());
                rest = behind;
            }
            None => {
                let mark = from.chars().next().map_or(0, char::len_utf8);
                let (mark, behind) = from.split_at_checked(mark).unwrap_or((from, ""));
                kept.push_str(mark);
                rest = behind;
            }
        }
    }

    kept.push_str(rest);

    (kept, tags)
}

/// Sets template tags apart, and says so where they choose between words.
pub(crate) fn push_template_tags(tags: &[String], builder: &mut DocumentBuilder) {
    for tag in tags {
        builder.push_set_apart(SetApartKind::Markup, tag, None);
    }

    let chooses = |tag: &String| {
        // A tag may begin with a mark that takes blanks away, as `{%-` in Liquid does.
        let words = tag.trim_start_matches(['<', '{', '%', '#', '-', '=', ' ']);
        [
            "if ",
            "if(",
            "unless ",
            "case ",
            "ifversion ",
            "else",
            "elsif ",
        ]
        .iter()
        .any(|word| words.starts_with(word))
    };

    if tags.iter().any(chooses) {
        let message = "The file is a template that chooses between words by conditions; the words of all branches were read.";
        builder.push_remark(RemarkKind::Other, message, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_taken_out_and_blanks_stay() {
        let (text, tags) =
            strip_templates("{% tip %}The <%= name %> pays {{ sum }} < 5 {days}.{% endtip %}");
        assert_eq!(text, "The  pays {{ sum }} < 5 {days}.");
        assert_eq!(tags, ["{% tip %}", "<%= name %>", "{% endtip %}"]);
    }

    #[test]
    fn an_open_tag_is_text() {
        assert_eq!(strip_templates("a <% b"), ("a <% b".to_owned(), Vec::new()));
    }
}
