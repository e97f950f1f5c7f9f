#!/usr/bin/env bash
# Packs the program that was built for a target: `ci/archive.sh TARGET FOLDER` writes lacuna-VERSION-TARGET.tar.gz, or .zip for Windows.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1
folder=$2
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -1)
name=lacuna-$version-$target
profile=${LACUNA_PROFILE:-dist}

program=lacuna
case $target in *-windows-*) program=lacuna.exe ;; esac
mkdir -p "$folder/$name"
cp "target/$target/$profile/$program" README.md CHANGELOG.md LICENSE LICENSE-APACHE LICENSE-MIT "$folder/$name/"

case $target in
  *-windows-*) (cd "$folder" && 7z a -bso0 "$name.zip" "$name") ;;
  # The same program gives the same archive, whoever packs it and when.
  *-linux-*) tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -C "$folder" -cf - "$name" | gzip -n >"$folder/$name.tar.gz" ;;
  *) tar -C "$folder" -czf "$folder/$name.tar.gz" "$name" ;;
esac
rm -r "${folder:?}/$name"
