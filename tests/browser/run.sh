#!/usr/bin/env bash
# Asks the pages in a real browser. Installs what it needs where it can; where it cannot, says so and is skipped.
# With --screenshots it also takes the pictures of docs/.
set -euo pipefail
cd "$(dirname "$0")"
skip() { echo "browser tests skipped: $1"; exit 0; }

browser() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }
if [ -z "$(browser)" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && apt-get install -y -qq chromium fonts-noto-core; } >/dev/null 2>&1 || true
fi
if [ -z "$(command -v npm)" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  apt-get install -y -qq nodejs npm >/dev/null 2>&1 || true
fi
[ -n "$(browser)" ] || skip 'there is no chromium (apt-get install chromium)'
command -v node >/dev/null && command -v npm >/dev/null || skip 'there is no node with npm (apt-get install nodejs npm)'
npm ci --no-audit --no-fund --silent || skip 'npm cannot install playwright-core and axe-core'

program=${RAPPORTEUR:-../../target/release/rapporteur}
[ -x "$program" ] || { echo "there is no $program; run cargo build --release"; exit 1; }
program=$(realpath "$program")
desk=$(mktemp -d)
trap 'kill "$server" 2>/dev/null; rm -rf "$desk"' EXIT
server=
cp -r ../../corpus "$desk/"
[ "${1-}" = --screenshots ] || cp payloads.jsonl "$desk/corpus/pages/"
(cd "$desk" && "$program" index >/dev/null 2>&1)
(cd "$desk" && exec "$program" serve --listen 127.0.0.1:0 2>"$desk/log") &
server=$!
for _ in $(seq 50); do
  address=$(grep -o 'http://[^ ]*' "$desk/log" || true)
  [ -n "$address" ] && break
  sleep 0.1
done
[ -n "$address" ] || { cat "$desk/log"; exit 1; }
export RAPPORTEUR_PAGES=$address CHROMIUM=$(browser)
if [ "${1-}" = --screenshots ]; then node screenshots.mjs ../../docs; else node --test pages.test.mjs; fi
