#!/usr/bin/env bash
# Installs what the tests need and is missing, then runs all of them; what cannot be run is named at the end.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v cargo >/dev/null; then
  echo "cargo is missing: install the Rust toolchain from https://rustup.rs" >&2
  exit 1
fi

# The browser, its fonts, and what reads the pages it prints, by the names of their Debian packages.
missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
[ -d /usr/share/fonts/truetype/liberation ] || [ -d /usr/share/fonts/truetype/liberation2 ] || missing+=(fonts-liberation)
[ -e /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc ] || missing+=(fonts-noto-cjk)
# A second browser and a word processor. Their tests say so where these cannot be had, and fail nothing.
second=()
command -v firefox-esr >/dev/null || command -v firefox >/dev/null || second+=(firefox-esr)
command -v soffice >/dev/null || second+=(libreoffice-writer-nogui)
installs=$([ "${LACUNA_INSTALL:-yes}" != no ] && [ "$(id -u)" = 0 ] && command -v apt-get || true)
if [ -n "$installs" ] && [ $((${#missing[@]} + ${#second[@]})) -gt 0 ]; then
  echo "These Debian packages are missing, and are installed now with apt-get: ${missing[*]} ${second[*]}" >&2
  echo "LACUNA_INSTALL=no leaves the machine as it is, and leaves out the tests that need them." >&2
fi
install() { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null; }
if [ -n "$installs" ]; then
  if [ ${#missing[@]} -gt 0 ] && install "${missing[@]}"; then missing=(); fi
  if [ ${#second[@]} -gt 0 ]; then install --no-install-recommends "${second[@]}" || true; fi
fi

echo "Building and running all tests; the first build takes several minutes." >&2
cargo test --locked --quiet --workspace

# What plain `cargo test` leaves out: conformance with what others publish, and the files for build servers.
bash tests/ci/run.sh

# Editors, assistants, Python and Spark.
bash tests/tools.sh

# The core is to run in a browser: it compiles for WebAssembly where that target of the toolchain is at hand.
wasm=wasm32-unknown-unknown
if [ -d "$(rustc --print sysroot)/lib/rustlib/$wasm" ]; then
  cargo check --locked --quiet --package lacuna-core --target "$wasm"
  echo "the core for WebAssembly: ok"
else
  echo "LEFT OUT: the core for WebAssembly (the target is missing: rustup target add $wasm)"
fi

if [ ${#missing[@]} -gt 0 ]; then
  echo "NOT RUN: the tests of the report in a real browser, for want of: ${missing[*]}" >&2
  # A person may go on without; continuous integration may not.
  [ -z "${CI:-}" ] && exit 0 || exit 1
fi
npm ci --prefix tests/browser --no-audit --no-fund --silent
# With the features of the whole workspace, so that nothing is compiled anew.
cargo test --locked --quiet --workspace --test browser -- --ignored --nocapture
