//! Builds anew when a policy or report file is added or changed, which the embedding macro alone does not notice.

fn main() {
    println!("cargo::rerun-if-changed=policies");
    println!("cargo::rerun-if-changed=reports");
}
