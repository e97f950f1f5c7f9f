//! Runs of the program as data: `tests/cli/*.trycmd` hold the commands, what they print and how they end.
//!
//! `TRYCMD=overwrite cargo test --test cli` writes them anew; read the change before it is committed.

#[test]
fn the_program_says_what_the_sessions_say() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd");
}
