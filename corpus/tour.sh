#!/usr/bin/env bash
# Indexes the corpus that ships with rapporteur and asks it three questions.
set -eu
cd "$(dirname "$0")/.."
run() { printf '\n$ rapporteur'; printf ' %q' "$@"; printf '\n'; target/release/rapporteur "$@"; }
run index
run said --at "Rabat water conference" --limit 5
run said --by "Do Thi Ngoc Lan" --limit 4
run said --by "دو ثي نغوك لان" --limit 4
run figures --kind money --unit USD figure:1000000..500000000 --limit 8
