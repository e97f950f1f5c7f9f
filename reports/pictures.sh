#!/usr/bin/env bash
# Takes the pictures of the README from the pages in reports/examples and from a run over the README's own agreement, with Chromium
# (Debian's package) and ImageMagick. The run takes the program that `cargo build` made.
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
    shrink "$1"
}

# Few colours keep the file small; without times and versions in it the same picture is the same file.
shrink() { # NAME
    convert "$folder/$1.png" -strip +dither -colors 64 -define png:exclude-chunks=date,time "docs/images/$1.png"
}

# The beginning of what the terminal shows, with its colours.
take_terminal() { # NAME LINES WIDTH,HEIGHT
    sed -n '/^```json$/,/^```$/p' README.md | grep -v '^```' >"$folder/deal.json"
    {
        echo '<!doctype html><meta charset="utf-8"><style>body{margin:0;padding:1.2rem 1.5rem;background:#14181d;color:#dde3ea;font:15px/1.45 "DejaVu Sans Mono",monospace;white-space:pre}b{color:#fff}i{font-style:normal}</style>'
        echo '<i style="color:#8fb3d9">$ lacuna audit deal.json</i>'
        (cd "$folder" && "$program" audit deal.json --as-of 2026-11-24 --no-config --color always --fail-on never 2>/dev/null) | head -"$2" |
            sed -e 's/&/\&amp;/g; s/</\&lt;/g' -e 's/\x1b\[1m/<b>/g; s/\x1b\[4m/<u>/g' \
                -e 's/\x1b\[3[15]m/<i style="color:#ff7b72">/g; s/\x1b\[33m/<i style="color:#e3b341">/g; s/\x1b\[3[26]m/<i style="color:#7ee2a8">/g' \
                -e 's/\x1b\[[0-9;]*m/<\/u><\/i><\/b>/g'
    } >"$folder/$1.html"
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$folder/profile" \
        --window-size="$3" --screenshot="$folder/$1.png" "file://$folder/$1.html" 2>/dev/null
    shrink "$1"
}

program=$PWD/target/debug/lacuna
[ -x "$program" ] || {
    echo "$program is missing: run cargo build first" >&2
    exit 1
}

take report uk-openai-mou-2025.html 1200,1450
take letter uk-openai-mou-2025.letter.html 800,1000
take_terminal terminal 38 800,880
