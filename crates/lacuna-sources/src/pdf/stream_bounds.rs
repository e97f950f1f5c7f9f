//! Refuses PDFs whose streams unpack to far more than text needs, before any of them is unpacked in memory.

use miniz_oxide::inflate::{
    TINFLStatus,
    core::{DecompressorOxide, decompress, inflate_flags},
};

use hayro_syntax::object::{Array, Dict, FromBytes, Name, Stream};

use crate::{error::SourceError, limits::MAX_CONTENT_BYTES};

/// How far before a stream its dictionary is looked for.
const DICTIONARY_BYTES: usize = 1_500;

/// The largest stream packed with LZW, which old programs write for single pages.
const MAX_LZW_BYTES: usize = 128 << 10;

/// How many times as much all streams together may unpack to as one.
const MAX_STREAMS_FACTOR: usize = 4;

/// Whether a stream that is about to be unpacked stays within the bound, also if it is encrypted or calls itself a
/// picture.
pub(super) fn is_bounded(stream: &Stream<'_>) -> bool {
    let filters = filter_names(stream.dict());
    let mut packed = filters.iter().filter_map(|name| Packing::of(name));
    let data = stream.raw_data();
    let bound = match (packed.next(), packed.next()) {
        (None, _) => MAX_CONTENT_BYTES,
        (Some(Packing::Flate), None) if filters.len() == 1 => {
            return inflate(&data, MAX_CONTENT_BYTES).is_some();
        }
        // Run lengths unpack to at most 64 times as much, LZW to some 2,000 times; behind another filter, nothing is known.
        (Some(Packing::RunLength), None) => MAX_CONTENT_BYTES / 64,
        (Some(Packing::Flate | Packing::Lzw), None) => MAX_LZW_BYTES,
        // Packed twice, a kilobyte can hold a gigabyte.
        _ => 0,
    };

    data.len() <= bound
}

/// The filters that can unpack to more than they take.
enum Packing {
    Flate,
    Lzw,
    RunLength,
}

impl Packing {
    fn of(name: &[u8]) -> Option<Self> {
        match name {
            b"FlateDecode" | b"Fl" => Some(Self::Flate),
            b"LZWDecode" | b"LZW" => Some(Self::Lzw),
            b"RunLengthDecode" | b"RL" => Some(Self::RunLength),
            _ => None,
        }
    }
}

/// The names of the filters. The parser also takes the short key, which is meant for pictures within a page.
fn filter_names(dict: &Dict<'_>) -> Vec<Vec<u8>> {
    let mut names = Vec::new();
    for key in ["F", "Filter"] {
        names.extend(dict.get::<Name<'_>>(key).map(|name| name.to_vec()));
        if let Some(several) = dict.get::<Array<'_>>(key) {
            names.extend(several.iter::<Name<'_>>().map(|name| name.to_vec()));
        }
    }

    names
}

/// Whether the fonts of a page may be read: each stream is within the bound, and none calls itself a picture, since
/// those are omitted where all streams of the file are counted.
pub(super) fn is_font_bounded(font: &Dict<'_>) -> bool {
    let below = font.get::<Array<'_>>("DescendantFonts");
    let below = below.and_then(|fonts| fonts.iter::<Dict<'_>>().next());

    [Some(font), below.as_ref()]
        .into_iter()
        .flatten()
        .all(|font| {
            let own = ["ToUnicode", "Encoding", "CIDToGIDMap"];
            let own = own.iter().filter_map(|key| font.get::<Stream<'_>>(*key));

            let descriptor = font.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
            let programs = ["FontFile", "FontFile2", "FontFile3"];
            let programs = programs
                .iter()
                .filter_map(|key| descriptor.get::<Stream<'_>>(*key));

            own.chain(programs)
                .all(|stream| !calls_itself_picture(stream.dict()) && is_bounded(&stream))
        })
}

fn calls_itself_picture(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>("Subtype")
        .is_some_and(|kind| &*kind == b"Image")
}

/// Checks the streams of a file, pictures omitted: those are never unpacked.
///
/// # Errors
///
/// If one of them unpacks to more than [`MAX_CONTENT_BYTES`], all together to four times as much, or one is packed
/// twice.
pub(super) fn check_streams(bytes: &[u8]) -> Result<(), SourceError> {
    let too_large = || {
        let bound = MAX_CONTENT_BYTES >> 20;
        SourceError::too_large(format!(
            "A part of the PDF that is not a picture unpacks to more than {bound} MB"
        ))
    };

    let (mut total, mut taken) = (0_usize, 0_usize);
    let mut ends = find_all(bytes, b"endstream").peekable();

    // Every keyword counts, also one within the stream before: which of them are chance, only the parser can tell.
    for start in find_all(bytes, b"stream") {
        while ends.next_if(|end| *end < start).is_some() {}
        let end = ends.peek().copied().unwrap_or(bytes.len());
        let Some(data) = stream_data(bytes, start, end) else {
            continue;
        };

        let from = start.saturating_sub(DICTIONARY_BYTES);
        let before = bytes.get(from..start).unwrap_or_default();
        if is_surely_picture(before) {
            continue;
        }

        // The object before may be packed as well, so only the last one counts.
        let dictionary = find_all(before, b" obj")
            .last()
            .and_then(|at| before.get(at..))
            .unwrap_or(before);

        let dictionary = unescape_names(dictionary);
        let count = |name: &[u8]| count_names(&dictionary, name);
        let flates = count(b"/FlateDecode") + count(b"/Fl");
        let is_lzw = count(b"/LZWDecode") + count(b"/LZW") > 0;
        if flates > 1 || (is_lzw && (flates > 0 || data.len() > MAX_LZW_BYTES)) {
            return Err(too_large());
        }

        // The filter may be named elsewhere. Data that is not deflated ends at once.
        let inflated = inflate(data, MAX_CONTENT_BYTES).ok_or_else(too_large)?;
        total += inflated.given;
        taken += inflated.taken;

        // Keywords without number could have the same data unpacked over and over.
        if total > MAX_CONTENT_BYTES * MAX_STREAMS_FACTOR || taken > bytes.len() * 2 {
            return Err(too_large());
        }
    }

    Ok(())
}

/// Whether the bytes before a stream end with the dictionary of a picture that nothing else could be read from.
///
/// Where that is not certain, the stream is counted, which costs a picture nothing.
fn is_surely_picture(before: &[u8]) -> bool {
    let Some(at) = find_all(before, b" obj").last() else {
        return false;
    };

    // In a comment or a string, other marks stand before the number of the object.
    let line = before.get(..at).unwrap_or_default();
    let line = line.rsplit(|byte| matches!(byte, b'\n' | b'\r')).next();
    let number = line.map(|line| line.strip_prefix(b"endobj").unwrap_or(line));
    let is_object = number.is_some_and(|number| {
        !number.is_empty()
            && number
                .iter()
                .all(|byte| byte.is_ascii_digit() || *byte == b' ')
    });

    let behind = before.get(at + b" obj".len()..).unwrap_or_default();
    let behind = behind.trim_ascii();
    let Some(dict) = Dict::from_bytes(behind).filter(|dict| is_object && dict.data() == behind)
    else {
        return false;
    };

    // What the parser unpacks by itself has a type or one of these keys.
    let is_drawn = dict
        .get::<Name<'_>>("Type")
        .is_none_or(|kind| &*kind == b"XObject");
    let has = |key: &str| dict.contains_key(key);

    calls_itself_picture(&dict)
        && is_drawn
        && has("Width")
        && has("Height")
        && !["N", "First", "W", "Index", "Length1"].into_iter().any(has)
}

/// Resolves the escapes in names: `/Flate#44ecode`.
fn unescape_names(dictionary: &[u8]) -> Vec<u8> {
    let digit = |byte: Option<&u8>| char::from(*byte?).to_digit(16);
    let mut plain = Vec::with_capacity(dictionary.len());
    let mut at = 0;

    while let Some(&byte) = dictionary.get(at) {
        let high = digit(dictionary.get(at + 1)).filter(|_| byte == b'#');
        let escaped = high.zip(digit(dictionary.get(at + 2)));
        let code = escaped.and_then(|(high, low)| u8::try_from(high * 16 + low).ok());
        plain.push(code.unwrap_or(byte));
        at += if code.is_some() { 3 } else { 1 };
    }

    plain
}

/// Counts a name, where it is not the beginning of a longer one.
fn count_names(dictionary: &[u8], name: &[u8]) -> usize {
    find_all(dictionary, name)
        .filter(|at| {
            let behind = dictionary.get(at + name.len());
            behind.is_none_or(|byte| !byte.is_ascii_alphanumeric())
        })
        .count()
}

/// Returns the bytes between `stream` and where its end was found; `None` if the keyword begins no stream.
fn stream_data(bytes: &[u8], keyword: usize, end: usize) -> Option<&[u8]> {
    // `endstream` holds the keyword as well.
    if keyword >= 3 && bytes.get(keyword - 3..keyword) == Some(b"end") {
        return None;
    }

    let rest = bytes.get(keyword + b"stream".len()..end)?;

    rest.strip_prefix(b"\r\n")
        .or_else(|| rest.strip_prefix(b"\n"))
        .or_else(|| rest.strip_prefix(b"\r"))
}

fn find_all<'a>(bytes: &'a [u8], needle: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    memchr::memmem::find_iter(bytes, needle)
}

/// What inflating a stream came to, in bytes.
struct Inflated {
    taken: usize,
    given: usize,
}

/// Inflates data without keeping it; `None` if it passes the bound. Damaged data counts up to the damage.
fn inflate(data: &[u8], bound: usize) -> Option<Inflated> {
    const WINDOW: usize = 32 << 10;
    let mut state = Box::<DecompressorOxide>::default();

    // Deflate looks back 32 KB at most, so that measuring needs no more memory (RFC 1951).
    let mut window = vec![0; WINDOW];
    let mut written = 0;
    let mut inflated = Inflated { taken: 0, given: 0 };

    loop {
        let rest = data.get(inflated.taken..).unwrap_or_default();

        // A wrong checksum stops no reader, so that it must not stop the measuring.
        let flags =
            inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER | inflate_flags::TINFL_FLAG_IGNORE_ADLER32;
        let (status, taken, given) = decompress(&mut state, rest, &mut window, written, flags);
        inflated.taken += taken;
        inflated.given += given;
        written = (written + given) % WINDOW;

        if inflated.given > bound {
            return None;
        }
        if status != TINFLStatus::HasMoreOutput || (taken == 0 && given == 0) {
            return Some(inflated);
        }
    }
}
