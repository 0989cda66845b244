#!/bin/sh
# Builds the console's pages into the folder given, unless they are there and newer than all that they are made from.
set -eu

out=$(readlink -m "$1")
cd "$(dirname "$0")"

if [ -e "$out/files.txt" ] && [ -z "$(find . -path ./node_modules -prune -o -type f -newer "$out/files.txt" -print -quit)" ]; then
    exit 0
fi
if ! command -v npm >/dev/null; then
    echo "the console's pages need Node and npm to be built; without pages: -Dwebui.skip" >&2
    exit 1
fi
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
fi
WEBUI_OUT=$out npm run --silent build -- --logLevel warn
