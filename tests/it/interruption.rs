//! Runs that are stopped, and outputs that take no more: no half of a file, a message, and an exit code that tells.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// An agreement on one line, each with an id of its own.
fn line() -> String {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    static BASE: LazyLock<serde_json::Value> = LazyLock::new(|| {
        serde_json::from_str(&fs::read_to_string("policies/base.json").unwrap()).unwrap()
    });

    let mut agreement = BASE.clone();
    agreement["id"] = format!("base-{}", NEXT.fetch_add(1, Ordering::Relaxed)).into();

    agreement.to_string() + "\n"
}

fn lines(count: usize) -> String {
    (0..count).map(|_| line()).collect()
}

/// A run that goes on for as long as its standard input does.
fn started(folder: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_lacuna"))
        .args([
            "audit",
            "-",
            "--input-format",
            "ndjson",
            "--format",
            "ndjson",
        ])
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn told(child: &mut Child) -> String {
    let mut text = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();

    text
}

#[test]
fn a_signal_ends_the_run_and_leaves_nothing_half_written() {
    for (name, number) in [("INT", 2), ("TERM", 15), ("HUP", 1), ("QUIT", 3)] {
        let folder = tempfile::tempdir().unwrap();
        let mut child = started(
            folder.path(),
            &["--output", "all.ndjson", "--output", "pages/"],
        );

        let mut input = child.stdin.take().unwrap();
        let writer =
            std::thread::spawn(move || while input.write_all(line().as_bytes()).is_ok() {});
        let mut output = BufReader::new(child.stdout.take().unwrap());
        assert!(output.read_line(&mut String::new()).unwrap() > 0);
        assert!(
            names(folder.path())
                .iter()
                .any(|name| name.starts_with(".lacuna-")),
            "it writes beside its place"
        );

        let killed = Command::new("kill")
            .args([format!("-{name}"), child.id().to_string()])
            .status()
            .unwrap();

        assert!(killed.success());
        let status = child.wait().unwrap();
        assert_eq!(status.signal(), Some(number), "{status}");
        assert!(told(&mut child).contains(&format!("stopped by SIG{name}")));
        assert_eq!(names(folder.path()), ["pages"]);
        assert_eq!(names(&folder.path().join("pages")), [""; 0]);
        writer.join().unwrap();
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_run() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = started(folder.path(), &["--output", "all.ndjson"]);
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || while input.write_all(line().as_bytes()).is_ok() {});
    let mut output = BufReader::new(child.stdout.take().unwrap());
    output.read_line(&mut String::new()).unwrap();
    drop(output);
    assert_eq!(child.wait().unwrap().code(), Some(2));
    writer.join().unwrap();
    assert!(told(&mut child).contains("standard output was closed before everything was printed"));
    assert_eq!(names(folder.path()), [""; 0]);
}

#[test]
fn a_full_disk_is_told_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.ndjson"), lines(3)).unwrap();
    for arguments in [
        ["in.ndjson", "--format", "ndjson"],
        ["in.ndjson", "--format", "json"],
    ] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();

        let run = Command::new(env!("CARGO_BIN_EXE_lacuna"))
            .arg("audit")
            .args(arguments)
            .args(["--output", "o.json"])
            .current_dir(folder.path())
            .stdout(full)
            .output()
            .unwrap();

        let told = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(2));
        assert!(
            told.contains("standard output cannot be written: No space left on device"),
            "{told}"
        );

        assert_eq!(names(folder.path()), ["in.ndjson"]);
    }
}

/// A disk of one megabyte, in a name space of its own; where none can be had, nothing is tested.
#[test]
fn a_full_disk_under_the_files_leaves_nothing_either() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.ndjson"), lines(1_000)).unwrap();
    fs::create_dir(folder.path().join("small")).unwrap();
    let (program, agreements) = (
        env!("CARGO_BIN_EXE_lacuna"),
        fs::canonicalize("agreements").unwrap(),
    );

    let script = format!(
        "mount -t tmpfs -o size=1m none small || exit 77
         {program} audit in.ndjson --quiet --output small/o.ndjson > /dev/null
         echo \"ended $?\"; ls -A small
         {program} audit {} --quiet --output small/pages/ > /dev/null
         echo \"ended $?\"; ls -A small small/pages",
        agreements.display()
    );

    let mut command = Command::new("unshare");
    command
        .args(["--map-root-user", "--mount", "sh", "-c", &script])
        .current_dir(folder.path());

    let Ok(run) = command.output() else { return };
    let told = String::from_utf8(run.stderr).unwrap();
    if run.status.code() == Some(77) || told.contains("unshare") {
        eprintln!("NOT TESTED: no small disk can be mounted here: {told}");
        return;
    }
    assert_eq!(told.matches("No space left on device").count(), 2, "{told}");

    assert_eq!(
        String::from_utf8(run.stdout).unwrap(),
        "ended 2\nended 2\nsmall:\npages\n\nsmall/pages:\n"
    );
}

/// The bar is on the terminal, and nowhere else.
#[test]
fn a_long_run_shows_a_bar_on_a_terminal() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.ndjson"), lines(40)).unwrap();
    let seen = |more: &str| {
        let command = format!(
            "{} audit in.ndjson --format ndjson {more} > out",
            env!("CARGO_BIN_EXE_lacuna")
        );

        let run = Command::new("script")
            .args(["-qec", &command, "typescript"])
            .env("TERM", "xterm")
            .current_dir(folder.path())
            .output();

        run.map(|run| String::from_utf8_lossy(&run.stdout).into_owned())
    };

    let Ok(shown) = seen("") else {
        return eprintln!("NOT TESTED: there is no `script` here");
    };

    assert!(
        shown.contains("agreements, ") && shown.contains("left"),
        "{shown:?}"
    );

    let written = fs::read(folder.path().join("out")).unwrap();
    assert!(
        !written.contains(&0x1b) && written.iter().filter(|byte| **byte == b'\n').count() == 40
    );

    assert!(!seen("--quiet").unwrap().contains("left"));
}

/// What is in flight is bounded, however many records there are.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_records() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = started(folder.path(), &["--jobs", "2"]);
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let reader =
        std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()).unwrap());
    let highest = |id: u32| -> u64 {
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let line = status
            .lines()
            .find(|line| line.starts_with("VmHWM:"))
            .unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };

    let mut feed = |records: usize| {
        (0..records).for_each(|_| input.write_all(line().as_bytes()).unwrap());
        highest(child.id())
    };

    let (few, many) = (feed(60), feed(440));
    assert!(
        many < few + 20_000 && many < 100_000,
        "{few} KB, then {many} KB"
    );

    drop(input);
    reader.join().unwrap();
    assert!(child.wait().unwrap().code().is_some());
}
