//! Whether a text has the length and the shape that its field needs: days, countries, addresses, ids, language tags.

use fluent_uri::Uri;

use crate::vocabulary::{Shape, is_country, is_jurisdiction, is_language};

/// Returns whether a text has between so many and so many characters.
pub(super) fn has_length(text: &str, least: usize, most: usize) -> bool {
    // Characters are at least a quarter as many as bytes, so that most texts need no counting.
    if text.len() / 4 >= least && text.len() <= most {
        return true;
    }

    (least..=most).contains(&text.chars().count())
}

/// Returns whether a text has a shape.
pub(super) fn has_shape(text: &str, shape: Shape) -> bool {
    match shape {
        Shape::Free => true,
        Shape::Id => text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        }),
        Shape::Language => is_language(text),
        Shape::Country => is_country(text),
        Shape::Jurisdiction => is_jurisdiction(text),
        Shape::Date => is_day(text),
        Shape::Address => is_plain_address(text) || Uri::parse(text).is_ok(),
    }
}

/// Returns whether a text is a day (RFC 3339, full-date), ten characters long.
fn is_day(text: &str) -> bool {
    // `chrono` takes `2026-2-5` and a sign as well, which RFC 3339 does not.
    let digits = text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });

    text.len() == 10 && digits && chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

/// Returns whether a text is an address of the web in its everyday form, without looking at each part of it.
fn is_plain_address(text: &str) -> bool {
    let Some(rest) = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
    else {
        return false;
    };

    let host = rest
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
        .count();

    let path = rest.as_bytes().get(host..).unwrap_or_default();
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-._~?&=+,;@:".contains(byte);

    host > 0 && path.first().is_none_or(|byte| *byte == b'/') && path.iter().all(plain)
}
