#!/usr/bin/env bash
# Runs each fuzz target for a time: fuzz/run.sh SECONDS [TARGET...]. Needs a nightly toolchain; ends with 1 at the first crash.
# The target `source` reads contracts and is a crate of its own, so that it builds without the rest.
set -euo pipefail
cd "$(dirname "$0")"

seconds=${1:?"usage: fuzz/run.sh SECONDS [TARGET...]"}
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(source document agreement html condition policy import notes)

# Without cargo-fuzz: the instrumentation is what it would ask the compiler for.
flags="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters"
flags="$flags -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing"
host=$(rustc +nightly -vV | sed -n 's/^host: //p')
sources=../crates/lacuna-sources/fuzz

# Only what the targets need is built.
build() { (cd "$1" && RUSTFLAGS="$flags" cargo +nightly build --release --target "$host"); }
case " ${targets[*]} " in *" source "*) build "$sources" ;; esac
for target in "${targets[@]}"; do
  if [ "$target" != source ]; then build .; break; fi
done

for target in "${targets[@]}"; do
  mkdir -p "corpus/$target" "artifacts/$target"
  program=target/$host/release/fuzz
  length=20000
  if [ "$target" = source ]; then
    program=$sources/target/$host/release/read_source
    length=200000
  fi
  echo "== $target for $seconds seconds" >&2
  LACUNA_FUZZ_TARGET=$target "$program" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
    -max_len="$length" -print_final_stats=1 -artifact_prefix="artifacts/$target/" "corpus/$target" seeds
done
