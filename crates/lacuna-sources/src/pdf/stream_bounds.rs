//! Refuses PDFs whose streams unpack to far more than text needs, before any of them is unpacked in memory.

use miniz_oxide::inflate::{
    TINFLStatus,
    core::{DecompressorOxide, decompress, inflate_flags},
};

use hayro_syntax::object::{Array, Dict, Name, Stream};

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
            return inflated_length(&data, MAX_CONTENT_BYTES).is_some();
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

fn filter_names(dict: &Dict<'_>) -> Vec<Vec<u8>> {
    let one = || {
        dict.get::<Name<'_>>("Filter")
            .into_iter()
            .map(|name| name.to_vec())
            .collect()
    };

    let several = dict.get::<Array<'_>>("Filter");
    several.map_or_else(one, |names| {
        names.iter::<Name<'_>>().map(|name| name.to_vec()).collect()
    })
}

/// Checks the streams of a file, pictures left out: those are never unpacked.
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

    let mut total = 0_usize;
    let mut end_of_last = 0;
    for start in find_all(bytes, b"stream") {
        // The keyword may occur by chance within the stream before.
        if start < end_of_last {
            continue;
        }
        let Some(data) = stream_data(bytes, start) else {
            continue;
        };

        end_of_last = start + data.len();

        let from = start.saturating_sub(DICTIONARY_BYTES);
        let before = bytes.get(from..start).unwrap_or_default();

        // The object before may be a picture, so only the last one counts.
        let dictionary = find_all(before, b" obj")
            .last()
            .and_then(|at| before.get(at..))
            .unwrap_or(before);

        let has = |name: &[u8]| find_all(dictionary, name).next().is_some();
        if has(b"/Image") || has(b"/DCTDecode") || has(b"/JPXDecode") {
            continue;
        }

        let flates =
            find_all(dictionary, b"/FlateDecode").count() + find_all(dictionary, b"/Fl ").count();

        if flates > 1 || (has(b"/LZWDecode") && (flates > 0 || data.len() > MAX_LZW_BYTES)) {
            return Err(too_large());
        }
        if flates == 0 {
            continue;
        }

        total += inflated_length(data, MAX_CONTENT_BYTES).ok_or_else(too_large)?;
        if total > MAX_CONTENT_BYTES * MAX_STREAMS_FACTOR {
            return Err(too_large());
        }
    }

    Ok(())
}

/// Returns the bytes between `stream` and `endstream`.
fn stream_data(bytes: &[u8], keyword: usize) -> Option<&[u8]> {
    // `endstream` holds the keyword as well.
    if keyword >= 3 && bytes.get(keyword - 3..keyword) == Some(b"end") {
        return None;
    }

    let rest = bytes.get(keyword + b"stream".len()..)?;
    let rest = rest
        .strip_prefix(b"\r\n")
        .or_else(|| rest.strip_prefix(b"\n"))
        .or_else(|| rest.strip_prefix(b"\r"))?;

    let end = find_all(rest, b"endstream").next().unwrap_or(rest.len());

    rest.get(..end)
}

fn find_all<'a>(bytes: &'a [u8], needle: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    memchr::memmem::find_iter(bytes, needle)
}

/// Returns the length of deflated data once unpacked; `None` if it passes the bound. Damaged data counts up to the damage.
fn inflated_length(data: &[u8], bound: usize) -> Option<usize> {
    const WINDOW: usize = 32 << 10;
    let mut state = Box::<DecompressorOxide>::default();

    // Deflate looks back 32 KB at most, so that measuring needs no more memory (RFC 1951).
    let mut window = vec![0; WINDOW];
    let (mut read, mut written, mut length) = (0, 0, 0);

    loop {
        let rest = data.get(read..).unwrap_or_default();

        // A wrong checksum stops no reader, so that it must not stop the measuring.
        let flags =
            inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER | inflate_flags::TINFL_FLAG_IGNORE_ADLER32;
        let (status, taken, given) = decompress(&mut state, rest, &mut window, written, flags);
        read += taken;
        length += given;
        written = (written + given) % WINDOW;

        if length > bound {
            return None;
        }
        if status != TINFLStatus::HasMoreOutput || (taken == 0 && given == 0) {
            return Some(length);
        }
    }
}
