//! The Python module of Lacuna: the commands as functions over bytes, and the command itself.

use std::ffi::OsString;
use std::path::PathBuf;

use lacuna::Diagnostic;
use lacuna::cli::in_process::{Auditor, AuditorOptions, read_day, read_to_json};
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::{PyErr, create_exception};

create_exception!(
    _lacuna,
    RefusedError,
    PyException,
    "What is wrong with a file: a list of tuples (message, help, file, line, column, pointer)."
);

/// The fields of a problem, in the order in which the Python class takes them.
type Problem = (
    String,
    Option<String>,
    String,
    Option<u32>,
    Option<u32>,
    Option<String>,
);

/// The functions that `lacuna_audit` wraps in types and documents.
#[pymodule]
mod _lacuna {
    #[pymodule_export]
    use super::{LoadedAuditor, RefusedError, read, run};
}

/// Policies, settings and waivers, loaded once and asked of many agreements.
#[pyclass(frozen, name = "Auditor", module = "lacuna_audit._lacuna")]
struct LoadedAuditor(Auditor);

#[pymethods]
impl LoadedAuditor {
    #[new]
    #[pyo3(signature = (policies, config, waivers, language))]
    fn new(
        py: Python<'_>,
        policies: Vec<PathBuf>,
        config: Option<PathBuf>,
        waivers: Option<PathBuf>,
        language: Option<String>,
    ) -> PyResult<Self> {
        let options = AuditorOptions {
            policies,
            config,
            waivers,
            language,
        };
        // Detached from the interpreter, so that other threads of Python run while Rust works.
        py.detach(|| Auditor::load(&options))
            .map(Self)
            .map_err(refuse)
    }

    /// Gives the assessment of an agreement in a format of `lacuna audit`.
    fn audit(
        &self,
        py: Python<'_>,
        name: &str,
        agreement: Vec<u8>,
        as_of: Option<&str>,
        format: &str,
    ) -> PyResult<String> {
        py.detach(|| {
            let day = as_of.map(read_day).transpose()?;
            self.0.audit(name, agreement, day, format)
        })
        .map_err(refuse)
    }

    /// Gives the line of `lacuna audit --format ndjson`, for a bad agreement too.
    fn audit_line(
        &self,
        py: Python<'_>,
        name: &str,
        agreement: Vec<u8>,
        as_of: Option<&str>,
    ) -> PyResult<String> {
        py.detach(|| {
            let day = as_of.map(read_day).transpose()?;
            self.0.audit_line(name, agreement, day)
        })
        .map_err(refuse)
    }

    /// Gives the letter of questions in `text`, `markdown` or `html`.
    fn letter(
        &self,
        py: Python<'_>,
        name: &str,
        agreement: Vec<u8>,
        as_of: Option<&str>,
        format: &str,
        addressees: Vec<String>,
    ) -> PyResult<String> {
        py.detach(|| {
            let day = as_of.map(read_day).transpose()?;
            self.0.letter(name, agreement, day, format, &addressees)
        })
        .map_err(refuse)
    }
}

/// Gives the first reading of a contract as JSON.
#[pyfunction]
fn read(py: Python<'_>, name: &str, contract: &[u8]) -> PyResult<String> {
    py.detach(|| read_to_json(name, contract)).map_err(refuse)
}

/// Runs a command line, whose first word is the program's name, and gives its exit code.
#[pyfunction]
fn run(py: Python<'_>, line: Vec<OsString>) -> u8 {
    py.detach(|| lacuna::cli::run_command(line))
}

fn refuse(problems: Vec<Diagnostic>) -> PyErr {
    let problems: Vec<Problem> = problems.into_iter().map(describe).collect();
    RefusedError::new_err((problems,))
}

fn describe(problem: Diagnostic) -> Problem {
    (
        problem.message,
        problem.help,
        problem.file,
        problem.position.map(|position| position.line),
        problem.position.map(|position| position.column),
        problem.pointer,
    )
}
