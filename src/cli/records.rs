//! What an audit is given, one piece per agreement: files, what folders hold, and the lines of files in NDJSON.

use std::collections::{BTreeSet, VecDeque};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::foreign::holds_foreign_json;
use super::input;
use super::names;
use crate::diagnostic::{Diagnostic, RejectedInput};
use crate::source_file::{MAX_BYTES, Record, SourceFile};

/// How many pieces a thread takes at a time, at most.
const PIECES: usize = 8;
/// How many bytes of lines a thread takes at a time, beside one that is longer.
const BYTES: usize = 256 * 1024;
/// The endings of files that hold one agreement per line.
const LINES: [&str; 2] = ["ndjson", "jsonl"];

/// How agreements are in files that are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum InputFormat {
    /// One agreement per file.
    Json,
    /// One agreement per line.
    Ndjson,
}

/// One agreement to be read, or what is wrong with a file before any is found in it.
#[derive(Debug)]
pub(super) enum InputItem {
    /// A whole file.
    File(PathBuf),
    /// A line, with the name of its file.
    Line(Arc<str>, Record, Vec<u8>),
    /// Something that cannot be read.
    Bad(RejectedInput),
}

/// Inputs that were found, in their order, and the one that is being read.
pub(super) struct InputQueue {
    left: VecDeque<Input>,
    open: Option<Lines>,
    /// How many bytes there are to be read, where that is known.
    pub(super) bytes: Option<u64>,
}

#[derive(Debug)]
enum Input {
    File(PathBuf),
    Lines(PathBuf),
    Bad(Diagnostic),
}

/// A file of lines that is being read.
struct Lines {
    name: Arc<str>,
    reader: Box<dyn BufRead + Send>,
    at: Record,
}

impl InputItem {
    /// The text, or why there is none.
    pub(super) fn read(self) -> Result<Arc<SourceFile>, RejectedInput> {
        match self {
            Self::File(path) => input::read_agreement(&path)
                .map_err(|problem| whole(&problem.file.clone(), problem)),
            Self::Line(name, at, bytes) => SourceFile::of_record(&*name, bytes, at)
                .map(Arc::new)
                .map_err(|error| {
                    let problem = Diagnostic::unreadable(&*name, error);
                    RejectedInput {
                        file: name.to_string(),
                        record: Some(at.number),
                        problems: vec![problem],
                    }
                }),
            Self::Bad(refused) => Err(refused),
        }
    }

    /// How many bytes it holds; of a file that was not read yet, none.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Line(_, _, bytes) => bytes.len() + 1,
            Self::File(_) | Self::Bad(_) => 0,
        }
    }
}

impl InputQueue {
    /// Looks for what paths name: files, folders, and `-` for standard input. What is found twice is read once.
    pub(super) fn find(paths: &[PathBuf], format: Option<InputFormat>) -> Self {
        let mut seen = BTreeSet::new();
        let mut left = VecDeque::new();
        for path in paths {
            for found in input::expand_agreements(path, &["json", LINES[0], LINES[1]]) {
                match found {
                    Ok(file) => {
                        // A file can be named twice, or be reached by a link as well.
                        super::overwrite::note_input(&file);
                        if seen
                            .insert(std::fs::canonicalize(&file).unwrap_or_else(|_| file.clone()))
                        {
                            left.push_back(kind(file, path, format));
                        }
                    }
                    Err(problem) => left.push_back(Input::Bad(problem)),
                }
            }
        }

        let bytes = left.iter().map(Input::bytes).sum();

        Self {
            left,
            open: None,
            bytes,
        }
    }

    /// Passes over files that are not agreements, and reports them; says whether nothing else was there.
    pub(super) fn skip_foreign(&mut self) -> bool {
        let is_foreign =
            |input: &Input| matches!(input, Input::File(path) if holds_foreign_json(path));
        let skipped: Vec<String> = self
            .left
            .iter()
            .filter(|own| is_foreign(own))
            .map(Input::name)
            .collect();

        // Reported and not refused: a folder of agreements may well hold a package.json.
        self.left.retain(|input| !is_foreign(input));
        input::report_passed(&skipped, input::NO_AGREEMENT);

        self.left.is_empty()
    }

    /// Whether there is one agreement at most, which is read as a whole.
    pub(super) fn is_one(&self) -> bool {
        self.left.len() == 1
            && !self
                .left
                .iter()
                .any(|input| matches!(input, Input::Lines(_)))
    }

    /// How many agreements there are at most.
    pub(super) fn most(&self) -> usize {
        if self
            .left
            .iter()
            .any(|input| matches!(input, Input::Lines(_)))
        {
            usize::MAX
        } else {
            self.left.len()
        }
    }

    /// The next pieces; `None` at the end.
    pub(super) fn batch(&mut self) -> Option<Vec<InputItem>> {
        // A few files are shared out one by one.
        let most = if self.open.is_none() && self.left.len() < PIECES * PIECES {
            1
        } else {
            PIECES
        };

        let mut pieces = Vec::new();
        let mut bytes = 0;
        while pieces.len() < most && bytes < BYTES {
            let Some(piece) = self.piece() else { break };
            bytes += piece.len();
            pieces.push(piece);
        }

        (!pieces.is_empty()).then_some(pieces)
    }

    fn piece(&mut self) -> Option<InputItem> {
        loop {
            if let Some(lines) = &mut self.open {
                match lines.next() {
                    Some(piece) => return Some(piece),
                    None => self.open = None,
                }
            }

            match self.left.pop_front()? {
                Input::File(path) => return Some(InputItem::File(path)),
                Input::Bad(problem) => {
                    return Some(InputItem::Bad(whole(&problem.file.clone(), problem)));
                }
                // It is opened only now, so that thousands of inputs are not open at once.
                Input::Lines(path) => match Lines::open(&path) {
                    Ok(lines) => self.open = Some(lines),
                    Err(problem) => {
                        return Some(InputItem::Bad(whole(&problem.file.clone(), problem)));
                    }
                },
            }
        }
    }
}

impl Input {
    fn name(&self) -> String {
        match self {
            Self::File(path) | Self::Lines(path) => names::name(path),
            Self::Bad(problem) => problem.file.clone(),
        }
    }

    fn bytes(&self) -> Option<u64> {
        match self {
            Self::File(path) | Self::Lines(path) if path != Path::new("-") => {
                std::fs::metadata(path)
                    .ok()
                    .filter(std::fs::Metadata::is_file)
                    .map(|file| file.len())
            }
            Self::File(_) | Self::Lines(_) => None,
            Self::Bad(_) => Some(0),
        }
    }
}

fn kind(file: PathBuf, named: &Path, format: Option<InputFormat>) -> Input {
    let by_ending = input::has_ending(&file, &LINES);
    let lines = match format {
        // What a folder holds is known by its ending alone.
        Some(format) if file == named => format == InputFormat::Ndjson,
        _ => by_ending,
    };

    if lines {
        Input::Lines(file)
    } else {
        Input::File(file)
    }
}

fn whole(file: &str, problem: Diagnostic) -> RejectedInput {
    RejectedInput {
        file: file.to_owned(),
        record: None,
        problems: vec![problem],
    }
}

impl Lines {
    fn open(path: &Path) -> Result<Self, Diagnostic> {
        let reader: Box<dyn BufRead + Send> = if path == Path::new("-") {
            Box::new(BufReader::with_capacity(BYTES, std::io::stdin()))
        } else {
            let file = std::fs::File::open(path).map_err(|error| input::unread(path, &error))?;
            Box::new(BufReader::with_capacity(BYTES, file))
        };
        Ok(Self {
            name: names::shown(path).into(),
            reader,
            at: Record { number: 0, line: 0 },
        })
    }

    /// The next line that holds anything; at the end of a file without any, that.
    fn next(&mut self) -> Option<InputItem> {
        loop {
            let mut bytes = Vec::new();
            // A line without an end would fill the memory.
            let limit = MAX_BYTES as u64 + 1;
            match (&mut self.reader).take(limit).read_until(b'\n', &mut bytes) {
                // A pipe that broke before its first line must not look like a run without
                // findings.
                Ok(0) if self.at.number == 0 => return Some(self.empty()),
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => return Some(self.broken(&error)),
            }

            self.at.line = self.at.line.saturating_add(1);
            let whole = bytes.last() == Some(&b'\n');
            // Behind blanks up to the limit there may be words, so this line is too long.
            if bytes.iter().all(u8::is_ascii_whitespace) && (whole || bytes.len() <= MAX_BYTES) {
                continue;
            }
            self.at.number = self.at.number.saturating_add(1);

            if whole {
                bytes.pop();
            } else if bytes.len() > MAX_BYTES {
                drop(bytes);
                return Some(match self.skip() {
                    Ok(()) => self.too_long(),
                    Err(error) => self.broken(&error),
                });
            }

            return Some(InputItem::Line(Arc::clone(&self.name), self.at, bytes));
        }
    }

    /// Goes on to the next line.
    fn skip(&mut self) -> std::io::Result<()> {
        loop {
            let held = match self.reader.fill_buf() {
                Ok(held) => held,
                // Unlike `read_until`, `fill_buf` does not go on by itself after a signal.
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };

            if held.is_empty() {
                return Ok(());
            }

            let end = held.iter().position(|byte| *byte == b'\n');
            let (taken, over) = end.map_or((held.len(), false), |at| (at + 1, true));
            self.reader.consume(taken);

            if over {
                return Ok(());
            }
        }
    }

    fn too_long(&self) -> InputItem {
        self.bad(Some(self.at.number), format!("this record has more than {MAX_BYTES} bytes"), "remove whatever is not part of the agreement; if the file is one agreement over many lines, it is JSON and not NDJSON")
    }

    fn empty(&mut self) -> InputItem {
        // Told once: what follows is the end.
        self.at.number = u32::MAX;
        let problem = Diagnostic::in_file(&*self.name, "there is no record in this file")
            .help("write one agreement on each line");
        InputItem::Bad(whole(&self.name, problem))
    }

    /// Reading ends where a file can no longer be read.
    fn broken(&mut self, error: &std::io::Error) -> InputItem {
        self.reader = Box::new(std::io::empty());
        // With a number of 0, the end would be reported as that of a file without records.
        self.at.number = self.at.number.max(1);
        let message = "this file cannot be read any further; what follows was not audited";
        self.bad(None, message.to_owned(), &error.to_string())
    }

    fn bad(&self, record: Option<u32>, message: String, help: &str) -> InputItem {
        let mut problem = Diagnostic::in_file(&*self.name, message).help(help);
        problem.position = Some(crate::source_file::Position {
            line: self.at.line.max(1),
            column: 1,
        });

        InputItem::Bad(RejectedInput {
            file: self.name.to_string(),
            record,
            problems: vec![problem],
        })
    }
}
