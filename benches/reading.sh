#!/usr/bin/env bash
# Measures the reader on a folder of labelled contracts, with the scorer that lies in the folder.
#
# usage: benches/reading.sh CONTRACTS_FOLDER
#
# The folder holds documents/, labels/, score/score.py and quotes.json. The last line gives the figures: both tiers in
# two runs, since false candidates are counted for the first tier alone.
set -euo pipefail

folder=$(cd "${1:?usage: benches/reading.sh CONTRACTS_FOLDER}" && pwd)
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The layout of another part may hold no quotes, or no texts.
score=$folder/score/score.py
options=()
if [ -f "$folder/quotes.json" ]; then options+=(--quotes "$folder/quotes.json"); fi
if [ -d "$folder/text" ]; then options+=(--texts "$folder/text"); fi

# Some optimisation, so that the runs are short; the figures do not hang on it.
CARGO_PROFILE_DEV_OPT_LEVEL=1 cargo build --quiet -p lacuna-sources --example reading
reader=${CARGO_TARGET_DIR:-target}/debug/examples/reading

"$reader" "$folder" >"$work/first.jsonl"
"$reader" "$folder" --both-tiers >"$work/both.jsonl"
"$reader" "$folder" >"$work/again.jsonl"
cmp --quiet "$work/first.jsonl" "$work/again.jsonl" || { echo "two runs differ" >&2; exit 1; }

python3 "$score" "$folder/labels" "$work/first.jsonl" "${options[@]}" --json "$work/first.json" | tee "$work/first.txt"
echo "-- both tiers --"
python3 "$score" "$folder/labels" "$work/both.jsonl" "${options[@]}" --json "$work/both.json"

python3 - "$work" <<'PYTHON'
import json, re, sys

work = sys.argv[1]
first, both = (json.load(open(f"{work}/{name}.json")) for name in ("first", "both"))
share = lambda part, whole: f"{100 * part / whole:.1f} % ({part}/{whole})" if whole else "none"
clauses = first.get("clause exact", 0) + first.get("clause parent", 0)
quotes = re.search(r"found or absent right (\S+ = \S+ %)", open(f"{work}/first.txt").read())
print(
    f"reading: documents {first['documents']}"
    f"; first tier @3 {share(first.get('@3', 0), first['labelled'])}"
    f", false {share(first.get('silent with false proposal', 0), first['silent'])}"
    f"; both tiers @3 {share(both.get('@3', 0), both['labelled'])}, @10 {share(both.get('@10', 0), both['labelled'])}"
    f"; clause exact {share(first.get('clause exact', 0), first.get('hits with clause', 0))}"
    f", or its parent or part {share(clauses, first.get('hits with clause', 0))}"
    f"; page {share(first.get('page right', 0), first.get('hits with page', 0))}"
    f"; quotes {quotes.group(1) if quotes else 'none'}"
)
PYTHON
