#!/usr/bin/env bash
# Installs what the tests need and is missing, then runs all of them.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v cargo >/dev/null; then
  echo "cargo is missing: install the Rust toolchain from https://rustup.rs" >&2
  exit 1
fi

cargo test --locked --quiet
