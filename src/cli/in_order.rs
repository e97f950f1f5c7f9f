//! Work on several threads whose results come in the order of their source, with no more in flight than there are threads.

use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::CliError;

/// How many threads work where nobody says: one a processor.
pub(super) fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// What is taken next, and under which number.
struct Source<S> {
    next: usize,
    take: S,
}

/// What was handed over last, and how that went.
struct Sink<S> {
    turn: usize,
    hand: S,
    outcome: Result<(), CliError>,
}

/// Takes things from a source, does work on them on `jobs` threads, and hands over the results in the order of the source.
///
/// A thread that is done early waits for its turn, so that memory does not grow with the length of the source.
///
/// # Errors
/// The first trouble in handing over; nothing is taken or handed over after it.
pub(super) fn in_order<I, O>(
    jobs: usize,
    take: impl FnMut() -> Option<I> + Send,
    work: impl Fn(I) -> O + Sync,
    hand: impl FnMut(O) -> Result<(), CliError> + Send,
) -> Result<(), CliError> {
    let source = Mutex::new(Source { next: 0, take });
    let sink = Mutex::new(Sink {
        turn: 0,
        hand,
        outcome: Ok(()),
    });

    let turned = Condvar::new();
    let worker = || {
        let mut fault = Fault {
            sink: &sink,
            turned: &turned,
            over: false,
        };

        loop {
            let mut from = locked(&source);
            let number = from.next;
            from.next += 1;
            // Nothing comes behind the last item, so nobody waits for the turn of this number.
            let Some(item) = (from.take)() else { break };
            // The source is free while this thread works, or all would wait for one.
            drop(from);
            let result = work(item);
            let mut to = locked(&sink);

            // Trouble ends the wait as well: the turn of a later number would never come.
            while to.turn != number && to.outcome.is_ok() {
                to = turned.wait(to).unwrap_or_else(PoisonError::into_inner);
            }

            if to.outcome.is_err() {
                break;
            }

            to.outcome = (to.hand)(result);
            to.turn += 1;
            turned.notify_all();
        }

        fault.over = true;
    };

    std::thread::scope(|scope| {
        // This thread works too, so that one job needs no other.
        for _ in 1..jobs {
            scope.spawn(worker);
        }

        worker();
    });

    sink.into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .outcome
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A thread that panicked is reported by `Fault`, and must not make the others panic too.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Lets the others continue where a thread ends by a fault of this program, so that none waits for it for ever.
struct Fault<'s, S> {
    sink: &'s Mutex<Sink<S>>,
    turned: &'s Condvar,
    over: bool,
}

impl<S> Drop for Fault<'_, S> {
    fn drop(&mut self) {
        if !self.over {
            locked(self.sink).outcome = Err(CliError::Message(
                "a thread ended by a fault of this program".to_owned(),
            ));

            self.turned.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Work that takes longer the earlier it is.
    fn slow_first(number: u64) -> u64 {
        (0..(40 - number) * 1_000).fold(number, |sum, step| std::hint::black_box(sum ^ step));
        number
    }

    #[test]
    fn results_come_in_the_order_of_the_source_whatever_the_number_of_threads() {
        for jobs in [1, 2, 3, 8] {
            let mut numbers = 0..40u64;
            let mut results = Vec::new();
            let outcome = in_order(
                jobs,
                || numbers.next(),
                slow_first,
                |number| {
                    results.push(number);
                    Ok(())
                },
            );

            assert!(outcome.is_ok());
            assert_eq!(results, (0..40).collect::<Vec<_>>(), "{jobs} threads");
        }
    }

    #[test]
    fn trouble_stops_all_threads_and_is_told() {
        for jobs in [1, 3] {
            let mut taken = 0u64;
            let mut handed = 0;
            let take = || {
                taken += 1;
                Some(taken)
            };

            let outcome = in_order(
                jobs,
                take,
                |number| number,
                |number| {
                    handed += 1;
                    if number == 5 {
                        Err(CliError::Gone)
                    } else {
                        Ok(())
                    }
                },
            );

            assert!(matches!(outcome, Err(CliError::Gone)));
            assert_eq!(handed, 5);
            assert!(taken < 5 + 2 * jobs as u64 + 1, "{taken} were taken");
        }
    }
}
