//! Quotation marks in the text of a page, which need no escape there: only inside a tag would one end an attribute.

/// The elements whose content is not text.
const RAW: [(&str, &str); 2] = [("<style>", "</style>"), ("<script>", "</script>")];

/// Writes each escaped quotation mark in the text of a page as the mark itself. Tags, style and script stay as they are.
pub(super) fn lighten(page: &str) -> String {
    let mut lighter = String::with_capacity(page.len());
    let mut rest = page;

    while let Some(open) = rest.find('<') {
        let (text, tail) = rest.split_at(open);
        lighter.push_str(&text.replace("&quot;", "\""));
        let (tag, after) = tail.split_at(end_of_tag(tail));
        lighter.push_str(tag);
        rest = after;
    }

    lighter.push_str(&rest.replace("&quot;", "\""));
    lighter
}

/// Where a tag ends; for an element without text, where its closing tag does. What is in an attribute is escaped, so that the
/// first bracket closes.
fn end_of_tag(tail: &str) -> usize {
    let raw = RAW.iter().find(|(open, _)| tail.starts_with(open));
    let close = raw.map_or(">", |(_, close)| close);

    tail.find(close).map_or(tail.len(), |at| at + close.len())
}

#[cfg(test)]
mod tests {
    use super::lighten;

    #[test]
    fn a_mark_in_an_attribute_a_style_or_a_script_stays_escaped_and_one_in_text_does_not() {
        let page = "<style>a::before{content:\"&quot;\"}</style><p title=\"b\"></p>\
                    <script>if (1 < 2) x = \"&quot;<p>&quot;\";</script>&quot;";
        let lighter = lighten(page);
        assert!(lighter.contains("content:\"&quot;\""), "{lighter}");
        assert!(lighter.contains("x = \"&quot;<p>&quot;\""), "{lighter}");
        assert!(lighter.ends_with("</script>\""), "{lighter}");

        let page = "<p title=\"a &quot;b&quot;\">&quot;Yes&quot; &lt; &amp;quot;</p>";
        assert_eq!(
            lighten(page),
            "<p title=\"a &quot;b&quot;\">\"Yes\" &lt; &amp;quot;</p>"
        );
    }
}
