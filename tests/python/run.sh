#!/usr/bin/env bash
# Builds the wheel, installs it into an empty environment, and runs there the README's main job, the tests of the module
# and the examples of its documentation. `spark` as an argument runs the tests with PySpark too, which needs Java.
set -euo pipefail
# The tests leave the tree as it is.
export PYTHONDONTWRITEBYTECODE=1
cd "$(dirname "$0")/../.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "tests/python/run.sh: $*" >&2; exit 1; }

python=${PYTHON:-python3}
"$python" crates/lacuna-python/generate_types.py --check
wheel=${LACUNA_WHEEL:-}
if [ -z "$wheel" ]; then
  "$python" -m venv "$work/build"
  "$work/build/bin/pip" install --quiet --disable-pip-version-check 'maturin>=1.9,<2'
  (cd crates/lacuna-python && "$work/build/bin/maturin" build --quiet --locked --profile "${LACUNA_PROFILE:-dev}" --out "$work/wheels")
  wheel=$(echo "$work"/wheels/*.whl)
fi
case $wheel in *-cp310-abi3-*) ;; *) fail "the wheel is not one for all versions from 3.10: $wheel" ;; esac

# Two lines from an empty environment to a report.
"$python" -m venv "$work/user"
cp -r agreements "$work/agreements"
began=$(date +%s)
"$work/user/bin/pip" install --quiet --disable-pip-version-check --no-index "$wheel"
(cd "$work" && "$work/user/bin/lacuna" audit agreements/uk-openai-mou-2025.json --output report.html --fail-on never >found.txt)
echo "from wheel to report: $(($(date +%s) - began)) s"
grep -q '<title>' "$work/report.html" || fail "no report was written"
[ -s "$work/found.txt" ] || fail "nothing was printed"
if find "$work/user" -name '_lacuna.pyi' | grep -q . && find "$work/user" -name py.typed | grep -q .; then :; else fail "the wheel has no types"; fi

"$work/user/bin/pip" install --quiet --disable-pip-version-check pytest mypy
"$work/user/bin/mypy" --strict --no-error-summary --cache-dir "$work/mypy" --ignore-missing-imports crates/lacuna-python/python/lacuna_audit
"$work/user/bin/pytest" -q -p no:cacheprovider tests/python/test_module.py
if [ "${1:-}" = spark ]; then
  "$work/user/bin/pip" install --quiet --disable-pip-version-check 'pyspark>=3.5' pyarrow pandas
  PYSPARK_PYTHON=$work/user/bin/python "$work/user/bin/pytest" -q -p no:cacheprovider tests/python/test_spark.py
fi
