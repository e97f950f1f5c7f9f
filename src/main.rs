//! The command `lacuna`: its exit code, and nothing else.

fn main() -> std::process::ExitCode {
    lacuna::cli::run()
}
