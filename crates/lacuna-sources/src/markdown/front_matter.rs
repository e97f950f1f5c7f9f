//! Splits the front matter of a site generator from the text that follows.

/// How many lines front matter may have.
const MAX_LINES: usize = 80;

/// Returns the front matter and the text behind it.
///
/// The opening line may be damaged; then nearly all lines up to the closing one have to be keys and items.
pub(super) fn split_front_matter(text: &str) -> (&str, &str) {
    let mut length = 0;
    let mut keys = 0;
    let mut others = 0;
    let mut is_opened = false;

    for (index, line) in text.split_inclusive('\n').enumerate().take(MAX_LINES) {
        let words = line.trim_end();
        length += line.len();
        if words == "---" && index == 0 {
            is_opened = true;
        } else if words == "---" || (words == "..." && is_opened) {
            let is_front = if is_opened {
                keys > 0 || others == 0
            } else {
                keys >= 3 && others <= 1
            };
            return if is_front {
                text.split_at(length)
            } else {
                ("", text)
            };
        } else if is_key(words) {
            keys += 1;
        } else if !words.trim().is_empty() {
            others += 1;
        }
    }

    ("", text)
}

fn is_key(line: &str) -> bool {
    let words = line.trim_start();
    let key = words
        .split_once(':')
        .is_some_and(|(key, _)| !key.is_empty() && !key.contains([' ', '*', '#']));

    key || words.starts_with("- ")
}
