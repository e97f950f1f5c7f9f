#!/usr/bin/env bash
# What plain `cargo test` cannot try: the letter in LibreOffice, SARIF against the standard's own validator (npm), the pre-commit hooks with the real
# pre-commit and the workflow files with zizmor (PyPI), and the action's step as the script that it is.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
lacuna=$root/target/debug/lacuna
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "tests/ci/run.sh: $*" >&2; exit 1; }

# The action's step: SARIF, annotations and summary are written, and the audit's own end is kept.
mkdir "$work/repo"
cp -r agreements "$work/repo/"
step() { (cd "$work/repo" && LACUNA=$lacuna LACUNA_PATHS=$1 LACUNA_FAIL_ON=$2 LACUNA_SARIF=out.sarif GITHUB_STEP_SUMMARY=$work/summary.md bash "$root/ci/audit.sh" >"$work/log" 2>&1); }
if step agreements/as-the-article-feared.json ""; then fail "the action passes the feared agreement"; fi
grep -q '^::error file=agreements/as-the-article-feared.json,line=' "$work/log" || fail "the action writes no annotations"
grep -q '^| Critical |' "$work/summary.md" || fail "the action writes no summary"
step agreements/uk-openai-mou-2025.json critical || fail "the action fails below its threshold"
echo '{' >"$work/repo/agreements/broken.json"
if step agreements ""; then fail "the action passes a broken file"; fi
grep -q '"startLine": 2' "$work/repo/out.sarif" || fail "the broken file is not in the SARIF"
rm "$work/repo/agreements/broken.json"
echo "the action's step: ok"

# The letter as a lawyer opens it: LibreOffice reads the Word file back, word for word what the page of the letter says.
if command -v soffice >/dev/null && command -v python3 >/dev/null; then
  for language in en zh; do
    "$lacuna" letter agreements/as-the-article-feared.json --lang "$language" -o "$work/letter-$language.docx" >/dev/null
    "$lacuna" letter agreements/as-the-article-feared.json --lang "$language" -o "$work/letter-$language.html" >/dev/null
    soffice "-env:UserInstallation=file://$work/office" --headless --convert-to txt:Text --outdir "$work" "$work/letter-$language.docx" >"$work/log" 2>&1 ||
      fail "LibreOffice cannot open the letter: $(cat "$work/log")"
    python3 tests/ci/same_words.py "$work/letter-$language.html" "$work/letter-$language.txt" || fail "LibreOffice reads other words than the letter's"
  done
  echo "the letter in LibreOffice: ok"
else
  echo "LEFT OUT: the letter in LibreOffice (libreoffice-writer-nogui or python3 is missing)"
fi

if command -v npm >/dev/null; then
  (cd tests/ci && npm ci --silent --no-audit --no-fund >/dev/null 2>&1) || fail "npm ci failed in tests/ci"
  echo 'handbook = "https://example.org/lacuna/docs/rules"' >"$work/repo/lacuna.toml"
  (cd "$work/repo" && "$lacuna" audit agreements --fail-on never --quiet --format sarif >"$work/all.sarif")
  (cd "$work/repo" && "$lacuna" audit agreements --fail-on never --quiet --format sarif --sarif-open-as warning >"$work/open.sarif")
  (cd "$work/repo" && echo '{ "id": 3 }' >broken.json && ! "$lacuna" audit broken.json --format sarif >"$work/broken.sarif" 2>/dev/null)
  for log in all open broken; do
    # The program is a script that splits its arguments once more. Its bound of 10 MB is for what GitHub takes compressed.
    said=$(tests/ci/node_modules/.bin/sarif-multitool validate "$work/$log.sarif" --max-file-size-in-kb 100000 --rule-kind 'Sarif\;Gh' 2>&1) || fail "$said"
    if grep -E ': (error|warning) ' <<<"$said" >"$work/said" && [ "$log" != broken ]; then fail "$log: $(head -5 "$work/said")"; fi
    if grep -q ': error ' <<<"$said"; then fail "$log: $said"; fi
  done
  rm "$work/repo/lacuna.toml" "$work/repo/broken.json"
  echo "SARIF against the standard's validator: ok"
else
  echo "LEFT OUT: SARIF against the standard's validator (npm is missing)"
fi

if command -v python3 >/dev/null && python3 -m venv "$work/venv" 2>/dev/null; then
  "$work/venv/bin/pip" install --quiet --disable-pip-version-check pre-commit zizmor || fail "pip install failed"
  "$work/venv/bin/zizmor" --offline --quiet --min-severity medium action.yml || fail "zizmor objects to action.yml"
  # Which commit a reader pins an action to is the reader's choice; the page shows versions.
  printf 'rules:\n  unpinned-uses:\n    config:\n      policies:\n        "*": ref-pin\n' >"$work/zizmor.yml"
  mkdir -p "$work/workflows/.github/workflows"
  sed -n '/^```yaml$/,/^```$/p' docs/ci.md | sed -n '2,/^```$/p' | grep -v '^```' | sed 's|OWNER/lacuna@v0.1.0|./|' >"$work/workflows/.github/workflows/agreements.yml"
  "$work/venv/bin/zizmor" --config "$work/zizmor.yml" --offline --quiet --min-severity medium "$work/workflows/.github/workflows/agreements.yml" || fail "zizmor objects to docs/ci.md"
  # The hooks as published, but with the program that was built here, so that nothing is fetched.
  cd "$work/repo"
  { echo "repos:"; echo "- repo: local"; echo "  hooks:"; sed 's/^/  /; s/language: python/language: system/' "$root/.pre-commit-hooks.yaml"; } >.pre-commit-config.yaml
  git init -q . && git add -A
  export PATH=$root/target/debug:$PATH
  hook() { "$work/venv/bin/pre-commit" run "$1" --files "$2" >"$work/hook" 2>&1; }
  hook lacuna-validate agreements/uk-openai-mou-2025.json || fail "the hook refuses a valid file: $(cat "$work/hook")"
  # An agreement that is broken, by a wrong value or as JSON, fails both hooks; JSON of other programs passes them.
  sed 's/"schema_version": 1/"schema_version": "one"/' agreements/uk-openai-mou-2025.json >agreements/wrong-value.json
  head -c 900 agreements/uk-openai-mou-2025.json >agreements/cut-off.json
  echo '{' >agreements/no-json.json
  echo '{ "name": "a-package", "id": 3 }' >package.json
  git add -A
  for broken in wrong-value cut-off no-json; do
    for id in lacuna-validate lacuna-audit; do
      if hook "$id" "agreements/$broken.json"; then fail "the hook $id passes $broken.json"; fi
      grep -q "agreements/$broken.json:[0-9]" "$work/hook" || fail "the hook $id does not say where $broken.json is wrong: $(cat "$work/hook")"
    done
  done
  for id in lacuna-validate lacuna-audit; do
    hook "$id" package.json || fail "the hook $id refuses JSON that is no agreement: $(cat "$work/hook")"
  done
  if hook lacuna-audit agreements/as-the-article-feared.json; then fail "the hook passes the feared agreement"; fi
  cd "$root"
  echo "pre-commit and zizmor: ok"
else
  echo "LEFT OUT: pre-commit and zizmor (python3 with venv is missing)"
fi
