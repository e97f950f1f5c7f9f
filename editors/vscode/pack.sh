#!/bin/sh
# Packs the extension as lacuna.vsix, with the schema of agreement files as it is published.
set -eu
cd "$(dirname "$0")"
npm ci --no-audit --no-fund --silent
cp ../../schemas/agreement.schema.json agreement.schema.json
cp ../../LICENSE-MIT LICENSE.txt
npx --no-install vsce package --allow-missing-repository --out "${1:-lacuna.vsix}"
rm agreement.schema.json LICENSE.txt
