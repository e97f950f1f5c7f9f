#!/usr/bin/env bash
# The tools around the program, in real clients: the language server and the tools for assistants, the extension for VS Code,
# the Python module, and Spark. What cannot be run on this machine is named as LEFT OUT. `cargo test --workspace` runs before.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null || ! "$python" -m venv "$work/probe" 2>/dev/null; then
  echo "LEFT OUT: editors, assistants, the Python module and Spark (python3 with venv is missing)"
  exit
fi
if ! "$work/probe/bin/pip" download --quiet --disable-pip-version-check --no-deps --dest "$work" pytest 2>/dev/null; then
  "$python" crates/lacuna-python/generate_types.py --check
  echo "LEFT OUT: editors, assistants, the Python module and Spark (the package index cannot be reached)"
  exit
fi

bash tests/editors/run.sh

# The module out of the build of the tests, with the same features: nothing under it is compiled twice. Elsewhere than on Linux, and
# on Python 3.10, maturin builds it anew.
if [ -z "${LACUNA_WHEEL:-}" ] && [ "$(uname)" = Linux ] && "$python" -c 'import tomllib' 2>/dev/null; then
  cargo build --locked --quiet --workspace --lib --test it
  LACUNA_WHEEL=$("$python" tests/python/pack_wheel.py "${CARGO_TARGET_DIR:-target}/debug/lib_lacuna.so" "$work")
  export LACUNA_WHEEL
fi
if command -v java >/dev/null; then
  bash tests/python/run.sh spark
else
  bash tests/python/run.sh
  echo "LEFT OUT: Spark (java is missing)"
fi
