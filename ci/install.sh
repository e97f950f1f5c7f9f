#!/usr/bin/env bash
# Installs the program for a build server: `ci/install.sh FOLDER` gives FOLDER/bin/lacuna, from the wheel of this version in
# seconds, or from source where LACUNA_VERSION is `source`.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$1
version=${LACUNA_VERSION:-$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml" | head -1)}

if [ "$version" = source ]; then
  cargo build --release --locked --manifest-path "$root/Cargo.toml" --target-dir "$folder/target" --bin lacuna
  mkdir -p "$folder/bin"
  cp "$folder/target/release/lacuna" "$folder/bin/lacuna"
  exit
fi

python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: ${LACUNA_WHEELS:+--no-index --find-links "$LACUNA_WHEELS"} "lacuna-audit==$version"
