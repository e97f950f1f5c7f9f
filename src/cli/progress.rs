//! How far a long run is, on standard error where that is a terminal.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar, or a count where the end is not known.
pub(super) struct ProgressDisplay(ProgressBar);

impl ProgressDisplay {
    /// A bar up to a number of bytes; none in a quiet run, and none where results go to the terminal themselves.
    pub(super) fn new(bytes: Option<u64>, quiet: bool) -> Self {
        if quiet || !std::io::stderr().is_terminal() || std::io::stdout().is_terminal() {
            return Self(ProgressBar::hidden());
        }

        let bar = ProgressBar::with_draw_target(bytes, ProgressDrawTarget::stderr());

        let template = if bytes.is_some() {
            "{bar:30} {bytes} of {total_bytes}, {msg}, {eta} left"
        } else {
            "{spinner} {bytes}, {msg}, {elapsed}"
        };

        // A template that cannot be used leaves the bar as it comes.
        let style =
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(bar.with_style(style))
    }

    /// Some bytes are done; so many agreements by now.
    pub(super) fn go_on(&self, bytes: u64, agreements: usize) {
        self.0.inc(bytes);
        // A run over many agreements makes no text for a bar that nobody sees.
        if !self.0.is_hidden() {
            self.0.set_message(format!("{agreements} agreements"));
        }
    }

    /// Does something that writes to the terminal.
    pub(super) fn aside(&self, write: impl FnOnce()) {
        self.0.suspend(write);
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.0.finish_and_clear();
    }
}
