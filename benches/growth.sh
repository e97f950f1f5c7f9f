#!/usr/bin/env bash
# Prints how time and memory grow with the number of records, the size of one agreement, and the number of rules.
# bash benches/growth.sh [LARGEST]    (the largest number of records; 1000000 where nothing is said; with WRITE=1 the
# tables go into docs/performance.md too)
source "$(dirname "$0")/tools.sh"
largest=${1:-1000000}
audit="$LACUNA audit --no-config --quiet --as-of 2026-11-24 --fail-on never"
bytes() { stat -c %s "$1"; }
row() { printf '%s\t%s\t%s\t%s\n' "$@"; }
head_of() { printf '\n%s\n\n| %s | %s | time (median) | each further one | peak memory |\n|---|---|---|---|---|\n' "$@"; }

{
  head_of "Records, as NDJSON on two threads:" "records" "bytes"
  "$corpus" --records 1000 > "$data/some.ndjson"
  for records in 1 10 100 1000 10000 100000 1000000; do
    [ "$records" -le "$largest" ] || continue
    # A thousand of them over and over, through a pipe, since the longest run is larger than some disks.
    head -n $((records < 1000 ? records : 1000)) "$data/some.ndjson" > "$data/few-$records.ndjson"
    printf '#!/bin/sh\n(i=0; while [ $i -lt %s ]; do cat "%s"; i=$((i + 1)); done) | %s - --input-format ndjson --format ndjson --jobs 2\n' \
      $((records < 1000 ? 1 : records / 1000)) "$data/few-$records.ndjson" "$audit" > "$data/run-$records.sh"
    chmod +x "$data/run-$records.sh"
    count=$(($(bytes "$data/few-$records.ndjson") * (records < 1000 ? 1 : records / 1000)))
    row "$records" "$count" $((records > 10000 ? 1 : 5)) "$data/run-$records.sh"
  done

  for format in text ndjson json sarif html; do
    head_of "The size of one agreement, as $format:" "datasets" "bytes"
    for datasets in 2 10 100 1000 10000; do
      "$corpus" --records 1 --only-base --datasets "$datasets" > "$data/$datasets.json"
      row "$datasets" "$(bytes "$data/$datasets.json")" $((datasets > 1000 ? 3 : 9)) "$audit $data/$datasets.json --format $format"
    done
  done

  for input in 2.json some.ndjson; do
    head_of "Rules of one's own, which are compiled at start, over $input:" "rule files" "rules"
    for rules in 0 10 100 1000; do
      "$corpus" --rules "$rules" --rules-folder "$data/rules-$rules"
      [ "$rules" = 0 ] && cp policies/retention/RET-001.toml "$data/rules-0/synthetic/SYN-999.toml" &&
        sed -i 's/RET-001/SYN-999/' "$data/rules-0/synthetic/SYN-999.toml"
      row "$rules" "$rules" 5 "$audit $data/$input --format ndjson --jobs 2 --policies $data/rules-$rules"
    done
  done
} | "$measure" | kept growth
