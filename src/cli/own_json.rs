//! Recognises JSON that this program wrote, by its name in the place where its formats write it.

use crate::report::squeezed;

/// How much of JSON is looked at to find the name of this program, in bytes.
const NAMED: usize = 4096;

/// Whether JSON, or the first line of NDJSON, was written by this program: its name is where its formats write it.
pub(super) fn is_own_json(content: &str) -> bool {
    let content = content.trim_start();
    if !content.starts_with(['{', '[']) {
        return false;
    }

    let named: String = content.chars().take(NAMED).collect();
    let text = squeezed(&named);
    let sarif = "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\"tool\":\
                 {\"driver\":{\"name\":\"lacuna\",";

    text.starts_with(sarif)
        || text.starts_with("[{\"engine_name\":\"lacuna\",\"description\":\"")
        || is_versioned(&text)
}

/// Whether the version of this program is at the top, and is followed by what its formats have there.
fn is_versioned(text: &str) -> bool {
    let (is_result, rest) = match text.strip_prefix("{\"schema_version\":") {
        Some(rest) => (true, rest.trim_start_matches(|c: char| c.is_ascii_digit())),
        None => (false, text.strip_prefix('{').unwrap_or_default()),
    };

    let rest = rest.strip_prefix(',').unwrap_or(rest);
    let Some((version, next)) = rest
        .strip_prefix("\"lacuna\":\"")
        .and_then(|rest| rest.split_once("\","))
    else {
        return false;
    };

    let is_version = version.starts_with(|c: char| c.is_ascii_digit())
        && version
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || ".-+".contains(c));

    // An agreement has a `schema_version` too, and may have a key `lacuna`.
    let follows: &[&str] = if is_result {
        &["\"packs\":[", "\"policy_sha256\":\"", "\"file\":\""]
    } else {
        &["\"readings\":[{\"file\":", "\"kind\":\""]
    };

    is_version && follows.iter().any(|own| next.starts_with(own))
}
