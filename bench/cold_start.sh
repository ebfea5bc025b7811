#!/usr/bin/env bash
# Usage: bench/cold_start.sh [PROGRAM]
#
# How long the program takes to code one short report from a cold start, and how much memory it needs at most: the best and the median
# of 20 runs, by GNU time. PROGRAM is build/release/dateline unless given. The target is under 0.15 s and under 150 MB.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "${BASH_SOURCE[0]}")/.."
program=${1:-build/release/dateline}
report=examples/ghazni-2018.txt
runs=20

[ -x "$program" ] || { echo "bench/cold_start.sh: $program is missing; run scripts/build first" >&2; exit 1; }
[ -x /usr/bin/time ] || { echo 'bench/cold_start.sh: /usr/bin/time is missing; install the package time' >&2; exit 1; }
measured=$(mktemp)
trap 'rm -f "$measured"' EXIT
for ((i = 0; i < runs; i++)); do
  /usr/bin/time --append --output "$measured" --format '%e %M' "$program" code --format jsonl "$report" >/dev/null
done
column() { sort -n -k"$1" "$measured" | awk -v c="$1" -v at="$2" 'NR == at { print $c }'; }
echo "$program, $report, $runs runs:"
echo "  seconds      best $(column 1 1)   median $(column 1 $((runs / 2)))"
echo "  memory (MB)  best $(($(column 2 1) / 1024))     median $(($(column 2 $((runs / 2))) / 1024))"
