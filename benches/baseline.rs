//! What everything is measured against: `serde_json` parsing the same bytes into values on as many threads, and nothing else.
//!
//! `baseline 2 ndjson FILE` or `baseline 2 json FOLDER`; a file is read as a whole, and its lines are shared out.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "a tool for measuring may stop where it stands"
)]

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::sync::Mutex;

use serde_json::Value;

/// Bytes that a thread takes at a time.
const BYTES: usize = 256 * 1024;

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();

    let [threads, kind, path] = arguments.as_slice() else {
        return;
    };

    let threads: usize = threads.parse().unwrap();
    let values = match kind.as_str() {
        "ndjson" if path == "-" => {
            lines(threads, BufReader::with_capacity(BYTES, std::io::stdin()))
        }
        "ndjson" => lines(
            threads,
            BufReader::with_capacity(BYTES, std::fs::File::open(path).unwrap()),
        ),
        _ => files(threads, path),
    };

    println!("{values} values");
}

fn lines(threads: usize, reader: impl BufRead + Send) -> usize {
    let reader = Mutex::new(reader);
    let take = || {
        let mut reader = reader.lock().unwrap();
        let mut bytes = Vec::new();
        while bytes.len() < BYTES && reader.read_until(b'\n', &mut bytes).unwrap() > 0 {}
        bytes
    };

    spread(threads, || {
        let mut values = 0;
        loop {
            let bytes = take();
            if bytes.is_empty() {
                return values;
            }

            values += bytes
                .split(|byte| *byte == b'\n')
                .filter(|line| parsed(line))
                .count();
        }
    })
}

fn files(threads: usize, path: &str) -> usize {
    let one = PathBuf::from(path);
    let mut files: Vec<PathBuf> = if one.is_dir() {
        std::fs::read_dir(one)
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect()
    } else {
        vec![one]
    };

    files.sort();
    let files = Mutex::new(files.into_iter());

    spread(threads, || {
        let mut values = 0;
        loop {
            let next = files.lock().unwrap().next();
            let Some(file) = next else { return values };
            values += usize::from(parsed(&std::fs::read(file).unwrap()));
        }
    })
}

fn spread(threads: usize, work: impl Fn() -> usize + Sync) -> usize {
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(&work)).collect();
        work()
            + others
                .into_iter()
                .map(|other| other.join().unwrap())
                .sum::<usize>()
    })
}

fn parsed(bytes: &[u8]) -> bool {
    std::hint::black_box(serde_json::from_slice::<Value>(bytes)).is_ok()
}
