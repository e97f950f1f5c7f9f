//! Runs commands and prints rows of a table for what standard input holds, one row a line, with tabs between fields.
//!
//! `label, budget, rounds, command, command to compare with`: both run in turn, so often, and the median of the ratios counts.
//! `label, units, rounds, command`: what each unit more than on the line before costs.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::print_stdout,
    reason = "a tool for measuring may stop where it stands"
)]

use std::process::{Command, Stdio};
use std::time::Instant;

fn main() {
    let mut before = None;
    for line in std::io::stdin().lines().map(Result::unwrap) {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields.as_slice() {
            [label, budget, rounds, command, other] => {
                compared(label, budget, rounds.parse().unwrap(), command, other)
            }
            [label, units, rounds, command] => {
                let units = units.parse().unwrap();
                before = Some(grown(
                    label,
                    units,
                    rounds.parse().unwrap(),
                    command,
                    before,
                ));
            }
            _ => {
                before = None;
                println!("{line}");
            }
        }
    }
}

fn compared(label: &str, budget: &str, rounds: usize, command: &str, other: &str) {
    let mut pairs: Vec<(f64, f64)> = (0..rounds)
        .map(|_| (seconds(command), seconds(other)))
        .collect();

    pairs.sort_by(|one, two| (one.0 / one.1).total_cmp(&(two.0 / two.1)));
    let ratio = |pair: &(f64, f64)| pair.0 / pair.1;
    let spread = format!(
        "{:.2} ({:.2} to {:.2})",
        ratio(&pairs[rounds / 2]),
        ratio(&pairs[0]),
        ratio(&pairs[rounds - 1])
    );

    let time = median(pairs.iter().map(|pair| pair.0).collect());
    println!(
        "| {label} | {spread} | {} | {} | {budget} |",
        readable(time),
        megabytes(command)
    );
}

/// Units and seconds of the row, for the next.
fn grown(
    label: &str,
    units: f64,
    rounds: usize,
    command: &str,
    before: Option<(f64, f64)>,
) -> (f64, f64) {
    // The longest runs are made once, for both.
    let start = Instant::now();
    let peak = megabytes(command);
    let once = start.elapsed().as_secs_f64();
    let time = if rounds == 1 {
        once
    } else {
        median((0..rounds).map(|_| seconds(command)).collect())
    };

    let each = before.map(|(fewer, less)| small((time - less) / (units - fewer)));
    println!(
        "| {label} | {units} | {} | {} | {peak} |",
        readable(time),
        each.unwrap_or_else(|| "-".to_owned()),
    );

    (units, time)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn readable(seconds: f64) -> String {
    if seconds < 1.0 {
        format!("{:.1} ms", seconds * 1_000.0)
    } else {
        format!("{seconds:.2} s")
    }
}

fn small(seconds: f64) -> String {
    if seconds < 1e-6 {
        format!("{:.1} ns", seconds * 1e9)
    } else {
        format!("{:.1} µs", seconds * 1e6)
    }
}

/// How long a command runs. Findings end it with 1 and bad records with 2, which is no fault here; a signal is.
fn seconds(command: &str) -> f64 {
    let start = Instant::now();
    let status = shell(command).status().unwrap();
    let time = start.elapsed().as_secs_f64();
    assert!(
        status.code().is_some_and(|code| code <= 2),
        "{command}: {status}"
    );

    time
}

/// The most memory that a command holds at once, by GNU time; a dash where there is none.
fn megabytes(command: &str) -> String {
    let output = Command::new("/usr/bin/time")
        .args(["-f", "%M"])
        .args(words(command))
        .stdout(Stdio::null())
        .output();

    let text = output
        .map(|output| String::from_utf8_lossy(&output.stderr).into_owned())
        .unwrap_or_default();

    let kilobytes = text
        .lines()
        .last()
        .and_then(|line| line.trim().parse::<f64>().ok());

    kilobytes.map_or_else(
        || "-".to_owned(),
        |kilobytes| format!("{:.0} MB", kilobytes / 1024.0),
    )
}

fn shell(command: &str) -> Command {
    let mut words = words(command);
    let mut shell = Command::new(words.next().unwrap());
    shell
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());

    shell
}

fn words(command: &str) -> impl Iterator<Item = &str> {
    command.split(' ').filter(|word| !word.is_empty())
}
