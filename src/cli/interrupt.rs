//! Signals that ask the program to end: what is half written is removed first, and never is under its own name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Files and folders that are being written under names of their own.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
/// Held while files get their final names.
static FINISHING: Mutex<()> = Mutex::new(());
/// Whether files are under their final names by now.
static FINISHED: AtomicBool = AtomicBool::new(false);

/// A file or a folder that is being written; a signal removes it.
#[derive(Debug)]
pub(super) struct Unfinished(PathBuf);

impl Unfinished {
    /// Makes a file or a folder. No signal is obeyed between its making and its noting.
    pub(super) fn make<T>(
        make: impl FnOnce() -> std::io::Result<T>,
        path: fn(&T) -> &Path,
    ) -> std::io::Result<(T, Self)> {
        watch();
        let mut unfinished = unfinished();
        let made = make()?;
        let own = path(&made).to_path_buf();
        unfinished.insert(own.clone());

        Ok((made, Self(own)))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        unfinished().remove(&self.0);
    }
}

/// Gives files their final names. A signal waits until all have theirs.
pub(super) fn finish<T, E>(rename: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let _waiting = FINISHING.lock().unwrap_or_else(PoisonError::into_inner);
    let outcome = rename();
    // The lock orders the flag between threads, so that it needs no order of its own.
    FINISHED.store(outcome.is_ok(), Ordering::Relaxed);
    outcome
}

/// Adds to what is unfinished. No signal is obeyed meanwhile, so that nothing appears while a folder is being removed.
pub(super) fn hold<T>(make: impl FnOnce() -> T) -> T {
    let _waiting = unfinished();
    make()
}

fn unfinished() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on signals that end the program remove what is unfinished, and say so.
#[cfg(unix)]
pub(super) fn watch() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    static STARTED: std::sync::Once = std::sync::Once::new();
    STARTED.call_once(|| {
        // A signal that was ignored from the start, as by nohup, stays ignored.
        let heeded = [SIGHUP, SIGINT, SIGQUIT, SIGTERM]
            .into_iter()
            .filter(|signal| !is_ignored(*signal));

        // Where signals cannot be watched for, they end the program as they end any.
        if let Ok(mut signals) = signal_hook::iterator::Signals::new(heeded) {
            std::thread::spawn(move || signals.forever().for_each(end));
        }
    });
}

/// Whether the process was started with a signal ignored, where the system says so.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask
        .and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or_default();

    // The lowest bit of the mask is signal 1 (proc(5)).
    mask >> (signal - 1) & 1 == 1
}

#[cfg(not(unix))]
pub(super) fn watch() {}

/// Ends the program by a signal, so that whoever started it sees what ended it.
#[cfg(unix)]
fn end(signal: i32) {
    // Held to the end: nothing is renamed or made any more.
    let _finishing = FINISHING.lock().unwrap_or_else(PoisonError::into_inner);

    // The renames of `finish` take the two locks in the same order, so neither waits for ever.
    let unfinished = unfinished();
    for path in unfinished.iter() {
        // What cannot be removed bears no final name.
        drop(if path.is_dir() {
            std::fs::remove_dir_all(path)
        } else {
            std::fs::remove_file(path)
        });
    }

    let name = signal_hook::low_level::signal_name(signal).unwrap_or("a signal");
    let files = if FINISHED.load(Ordering::Relaxed) {
        ""
    } else {
        ", and no file was written"
    };

    super::output::remark(&format!(
        "error: stopped by {name}; what was printed may not be all{files}\n"
    ));

    drop(signal_hook::low_level::emulate_default_handler(signal));
}
