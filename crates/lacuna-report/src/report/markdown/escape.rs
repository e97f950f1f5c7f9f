//! Text in which nothing is Markdown or HTML.

use lacuna_core::source_file::visible;

/// Text in which nothing is Markdown or HTML: no link, no picture, no mention, no table cell of its own.
pub(in crate::report) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            // Hosts turn these into mentions and references, which no escape by backslash prevents.
            '@' => safe.push_str("&#64;"),
            '#' => safe.push_str("&#35;"),
            // The dollar too, since hosts set what is between two of them as mathematics.
            '\\' | '`' | '*' | '_' | '[' | ']' | '!' | '|' | '~' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            other => safe.push(other),
        }
    }

    // A bare address would become a link.
    safe.replace("://", ":&#47;&#47;")
        .replace("www.", "www&#46;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_stays_text() {
        assert_eq!(
            escaped("![x](http://e.example) <img> @team #1 |a|"),
            "\\!\\[x\\](http:&#47;&#47;e.example) &lt;img&gt; &#64;team &#35;1 \\|a\\|"
        );
    }
}
