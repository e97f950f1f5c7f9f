//! Has the crate built again when a file of the embedded folder changes or comes, which the compiler does not see.
#![allow(
    clippy::print_stdout,
    reason = "this is how a build script speaks to cargo"
)]

fn main() {
    println!("cargo::rerun-if-changed=../../policies");
}
