# Builds the program and the tools for measuring, and makes a folder for corpora; to be sourced by the scripts beside it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Peak memory comes from GNU time.
if ! [ -x /usr/bin/time ] && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq time > /dev/null
fi

# LACUNA names a program that is built already, such as one with symbols for a profiler.
if [ -z "${LACUNA:-}" ]; then
  cargo build --release --locked --quiet
  LACUNA=$PWD/target/release/lacuna
fi

# TOOLS names a folder with the tools, where they are built already.
tool() {
  if [ -n "${TOOLS:-}" ]; then echo "$TOOLS/$1"; return; fi
  cargo bench --no-run --locked --quiet --profile profiling --bench "$1" --message-format=json |
    sed -n "s/.*\"executable\":\"\([^\"]*\/$1-[^\"]*\)\".*/\1/p" | tail -n 1
}
corpus=$(tool corpus)
baseline=$(tool baseline)
measure=$(tool measure)

data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

# Puts what standard input holds between the marks of that name in docs/performance.md as well, where WRITE is set.
kept() {
  if [ -z "${WRITE:-}" ]; then cat; return; fi
  tee "$data/table"
  awk -v name="$1" -v table="$data/table" '
    $0 == "<!-- /" name " -->" { skip = 0 }
    !skip { print }
    $0 == "<!-- " name " -->" { skip = 1; while ((getline line < table) > 0) print line }
  ' docs/performance.md > "$data/page" && cp "$data/page" docs/performance.md
}
