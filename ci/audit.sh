#!/usr/bin/env bash
# The audit step of action.yml: SARIF to a file, annotations to the log, a summary in Markdown; ends as the audit ends.
#
# LACUNA         the program
# LACUNA_PATHS   agreement files or folders, separated by spaces
# LACUNA_FAIL_ON the least severity that fails the job; empty for the settings' own
# LACUNA_SARIF   the SARIF file to write
set -uo pipefail

read -r -a paths <<<"${LACUNA_PATHS:?}"
options=()
if [ -n "${LACUNA_FAIL_ON:-}" ]; then options+=(--fail-on "$LACUNA_FAIL_ON"); fi

summary=$(mktemp)
trap 'rm -f "$summary"' EXIT
"${LACUNA:?}" audit "${paths[@]}" "${options[@]}" --format sarif --output "${LACUNA_SARIF:?}" --format markdown --output "$summary"
ended=$?
"$LACUNA" audit "${paths[@]}" --fail-on never --quiet --format github 2>/dev/null
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$summary" >>"$GITHUB_STEP_SUMMARY"; fi
exit "$ended"
