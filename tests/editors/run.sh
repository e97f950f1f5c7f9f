#!/usr/bin/env bash
# Drives the language server with the client of pygls and the tools for assistants with the client of `mcp`, and packs the
# extension for VS Code. `target/debug/lacuna` is what runs, or the program that LACUNA names.
set -euo pipefail
# The tests leave the tree as it is.
export PYTHONDONTWRITEBYTECODE=1
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
LACUNA=$(realpath "${LACUNA:-target/debug/lacuna}")
export LACUNA

"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check 'pygls>=2,<3' 'mcp>=2,<3' pytest
"$work/venv/bin/pytest" -q -p no:cacheprovider tests/editors

if command -v npm >/dev/null; then
  cp -r editors/vscode "$work/vscode"
  mkdir -p "$work/schemas"
  # The script looks for the schema and the licence two folders up.
  mkdir -p "$work/copy/editors" && mv "$work/vscode" "$work/copy/editors/" && cp -r schemas LICENSE-MIT "$work/copy/"
  sh "$work/copy/editors/vscode/pack.sh" lacuna.vsix >/dev/null
  "$work/venv/bin/python" -m zipfile -l "$work/copy/editors/vscode/lacuna.vsix" >"$work/list"
  for file in extension/extension.js extension/agreement.schema.json extension/node_modules/vscode-languageclient/node.js; do
    grep -q "^$file " "$work/list" || { echo "tests/editors/run.sh: $file is not in the extension" >&2; exit 1; }
  done
  echo "the extension is packed: ok"
else
  echo "LEFT OUT: packing the extension for VS Code (npm is missing)"
fi
