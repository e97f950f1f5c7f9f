//! Lines from the terminal, with editing and pasting; or from standard input, where that is none.

use rustyline::config::Configurer;
use rustyline::error::ReadlineError;
use rustyline::history::DefaultHistory;
use rustyline::{Config, Editor};

use super::CliError;

/// The width of lines where there is no terminal to ask.
const WIDTH: usize = 80;

pub(super) struct Lines {
    editor: Editor<(), DefaultHistory>,
}

impl Lines {
    pub(super) fn open() -> Result<Self, CliError> {
        let fail = |error: ReadlineError| {
            CliError::Message(format!("the terminal cannot be read: {error}"))
        };
        let mut editor =
            Editor::with_config(Config::builder().auto_add_history(false).build()).map_err(fail)?;
        // What is pasted from a contract has line breaks in it, and is one answer.
        editor.enable_bracketed_paste(true);
        Ok(Self { editor })
    }

    /// How many columns there are.
    pub(super) fn width(&mut self) -> usize {
        self.editor
            .dimensions()
            .map_or(WIDTH, |(columns, _)| usize::from(columns))
    }

    /// A line as it was typed or pasted; `None` where the person ends it, or the terminal is gone.
    pub(super) fn read(&mut self, prompt: &str) -> Result<Option<String>, CliError> {
        match self.editor.readline(prompt) {
            Ok(line) => Ok(Some(line)),
            Err(ReadlineError::Eof | ReadlineError::Interrupted) => {
                // What is said next begins on a line of its own.
                super::super::output::print("\n")?;
                Ok(None)
            }
            // Every answer so far is in the file, so the run ends here as if it was stopped.
            Err(error) => {
                super::super::output::remark(&format!("the answer cannot be read: {error}\n"));
                Ok(None)
            }
        }
    }
}
