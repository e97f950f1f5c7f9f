//! Small pieces of HTML: escaped text, and lists whose entries lead into the document.

use crate::source_file::visible;

/// Escapes text for elements and for attributes in double quotes; characters that cannot be seen are shown.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }

    out
}

/// Puts a text on one line, and cuts it after a number of characters.
pub(super) fn shorten(text: &str, most: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(most) {
        Some((end, _)) => format!("{} …", flat.get(..end).unwrap_or_default()),
        None => flat,
    }
}

/// The id of the place in the document that begins at a byte of the text.
pub(super) fn anchor(at: usize) -> String {
    format!("t{at}")
}

/// Renders a list of escaped entries, each once; one with a place leads to it.
pub(super) fn link_list(
    entries: &[(String, Option<usize>)],
    most: usize,
    more: impl Fn(usize) -> String,
) -> String {
    let mut own: Vec<&(String, Option<usize>)> = Vec::new();
    for entry in entries {
        if !own.iter().any(|known| known.0 == entry.0) {
            own.push(entry);
        }
    }

    let mut out = String::from("<ul>\n");
    for (words, at) in own.iter().take(most) {
        match at {
            Some(at) => {
                let target = anchor(*at);
                out.push_str(&format!("<li><a href=\"#{target}\">{words}</a></li>\n"));
            }
            None => out.push_str(&format!("<li>{words}</li>\n")),
        }
    }

    if own.len() > most {
        out.push_str(&format!(
            "<li class=\"soft\">{}</li>\n",
            more(own.len() - most)
        ));
    }

    out.push_str("</ul>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        assert_eq!(
            escape("<a \"b\">&\u{202e}"),
            "&lt;a &quot;b&quot;&gt;&amp;⟨U+202E⟩"
        );
    }
}
