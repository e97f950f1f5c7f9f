//! The report in a real browser. Plain `cargo test` leaves it out and says so; `bash tests/run.sh` runs it.
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests may fail and run programs"
)]

use std::path::Path;
use std::process::Command;

#[test]
#[ignore = "needs Chromium and Node.js; bash tests/run.sh installs them where it can and runs it"]
fn the_report_in_a_real_browser() {
    let folder = Path::new("tests/browser");
    assert!(
        folder.join("node_modules").is_dir(),
        "run npm ci in tests/browser first, or bash tests/run.sh, which does so"
    );

    let run = Command::new("node")
        .args([
            "--test",
            "--test-reporter=spec",
            "--test-concurrency=2",
            "tests/browser/",
        ])
        .env("LACUNA", env!("CARGO_BIN_EXE_lacuna"))
        .status()
        .unwrap();

    assert!(
        run.success(),
        "the tests in the browser fail; what they say stands above"
    );
}
