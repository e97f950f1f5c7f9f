#!/usr/bin/env bash
# Takes the pictures of the README from the pages in reports/examples, with Chromium (Debian's package) and ImageMagick.
set -euo pipefail
cd "$(dirname "$0")/.."
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "no Chromium was found: install the package chromium" >&2
    exit 1
}
command -v convert >/dev/null || {
    echo "no convert was found: install the package imagemagick" >&2
    exit 1
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p docs/images

take() { # NAME PAGE WIDTH,HEIGHT
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$folder/profile" \
        --window-size="$3" --screenshot="$folder/$1.png" "file://$PWD/reports/examples/$2" 2>/dev/null
    # Few colours keep the file small; without times and versions in it the same picture is the same file.
    convert "$folder/$1.png" -strip +dither -colors 64 -define png:exclude-chunks=date,time "docs/images/$1.png"
}

take report uk-openai-mou-2025.html 1200,1450
take letter uk-openai-mou-2025.letter.html 800,1000
