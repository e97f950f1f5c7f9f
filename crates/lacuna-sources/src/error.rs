//! Why a file cannot be read, and what its reader can do about it.

use std::{error::Error, fmt};

/// The reason why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceError {
    /// The kind of reason.
    pub kind: SourceErrorKind,
    /// What is wrong, as a sentence without its full stop.
    pub problem: String,
    /// What to do, as a sentence without its full stop.
    pub remedy: String,
}

/// The kinds of reasons why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceErrorKind {
    /// There is nothing in it.
    Empty,
    /// It is in a format that is not read.
    Unsupported,
    /// It is protected by a password.
    Encrypted,
    /// It is damaged, or not what it claims to be.
    Broken,
    /// It passes one of the bounds of [`crate::limits`].
    TooLarge,
    /// Its characters are in an encoding that is not read.
    Encoding,
}

impl SourceError {
    /// Makes an error of a kind, a problem and a remedy.
    pub(crate) fn new(
        kind: SourceErrorKind,
        problem: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            problem: problem.into(),
            remedy: remedy.into(),
        }
    }

    /// Makes the error of a damaged file.
    pub(crate) fn broken(problem: impl Into<String>) -> Self {
        let remedy = "Open it in the program that made it, save it again, and try the new file";
        Self::new(SourceErrorKind::Broken, problem, remedy)
    }

    /// Makes the error of a file that passes a bound.
    pub(crate) fn too_large(problem: impl Into<String>) -> Self {
        let remedy =
            "Remove what is not the agreement, such as pictures and annexes, and try again";
        Self::new(SourceErrorKind::TooLarge, problem, remedy)
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}.", self.problem, self.remedy)
    }
}

impl Error for SourceError {}
