//! The command `lacuna`.
fn main() {}
