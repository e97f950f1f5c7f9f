#!/usr/bin/env bash
# Prints, in one run, how the program compares with `serde_json` parsing the same bytes into values on as many threads.
# bash benches/throughput.sh [ROUNDS [RECORDS]]    (5 rounds and 100000 records where nothing is said; ratios are medians of
# pairs that ran in turn; with WRITE=1 the table goes into docs/performance.md too)
source "$(dirname "$0")/tools.sh"
rounds=${1:-5}
records=${2:-100000}
cores=$(nproc)

"$corpus" --records 1 --only-base > "$data/one.json"
"$corpus" --records 1000 --files "$data/files"
"$corpus" --records "$records" > "$data/all.ndjson"
size() { du -sb --apparent-size "$1" | cut -f 1 | awk '{ if ($1 < 1000000) printf "%.1f KB", $1 / 1000; else printf "%.1f MB", $1 / 1000000 }'; }

{
  echo "$("$LACUNA" --version | head -n 1), $cores processors, $rounds rounds"
  echo
  echo "| what | times serde_json (range) | median | peak memory | budget |"
  echo "|---|---|---|---|---|"
  audit="$LACUNA audit --no-config --quiet --as-of 2026-11-24 --fail-on never"
  printf '%s\t%s\t%s\t%s\t%s\n' "one agreement ($(size "$data/one.json")), whole process, text" "10 ms, aim 5 ms" $((rounds * 20)) \
    "$audit $data/one.json" "$baseline 1 json $data/one.json"
  for jobs in 1 2; do
    budget="-"
    [ $jobs = 2 ] && budget="0.25 s"
    for format in text ndjson; do
      printf '%s\t%s\t%s\t%s\t%s\n' "1,000 files ($(size "$data/files")), $format, $jobs threads" "$budget" "$rounds" \
        "$audit $data/files --format $format --jobs $jobs" "$baseline $jobs json $data/files"
    done
  done
  for jobs in 1 2; do
    budget="under 100 MB"
    [ $jobs = 2 ] && budget="3 times, under 100 MB"
    for format in text ndjson; do
      printf '%s\t%s\t%s\t%s\t%s\n' "$records records ($(size "$data/all.ndjson")), $format, $jobs threads" "$budget" $(((rounds + 1) / 2)) \
        "$audit $data/all.ndjson --format $format --jobs $jobs" "$baseline $jobs ndjson $data/all.ndjson"
    done
  done
} | "$measure" | kept throughput
