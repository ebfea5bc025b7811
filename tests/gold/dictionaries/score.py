#!/usr/bin/env python3
"""Codes PETRARCH-2's gold sentences from raw text with its own dictionaries, and holds the share of exact records against floors.json:
score.py PROGRAM

Beside it, without a floor, how many regression records of the dictionaries' formats come out right: all dyads with their codes, and
all pairs of source and target. Data and dictionaries are not part of this repository: see ../floors.py for where they are looked for; the
test skips itself where they are absent.
"""
import collections
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("DATELINE_SHARED") or HERE.parents[3] / "shared")
GOLD = SHARED / "gold" / "petrarch"
TESTS = {"unit_ud.jsonl": "PETR.Validate.verbs.2.0.txt", "unit_ptb.jsonl": "PETR.Validate.verbs.txt"}


def iso(day):
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if len(day) == 8 else day


def code(program, gold, dictionaries, folder):
    reports, records = Path(folder) / "reports.jsonl", Path(folder) / "records.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    with reports.open("w", encoding="utf-8") as out:
        for r in rows:
            if r["text"]:
                out.write(json.dumps({"id": r["id"], "date": iso(r["date"]), "text": r["text"]}) + "\n")
    arguments = [a for d in dictionaries for a in ("--dictionaries", str(d))]
    run = subprocess.run([program, "code", "--quiet", "--format", "jsonl", *arguments, "--output", str(records), str(reports)])
    if run.returncode:
        sys.exit(f"{program} ended with status {run.returncode}")
    return rows, records


def regression(program, name, verbs, folder):
    files = [GOLD / "dictionaries" / f for f in ("PETR.Validate.actors.txt", "PETR.Validate.agents.txt", verbs)]
    rows, records = code(program, GOLD / name, files, folder)
    found = collections.defaultdict(set)
    for line in records.read_text(encoding="utf-8").splitlines():
        r = json.loads(line)
        if r["kind"] == "event":
            found[r["report"]].add((r["actors"][0]["id"], r["recipients"][0]["id"], r["cameo"]))
    right = pairs = 0
    for r in rows:
        wanted = {(e["source"], e["target"], e["code"]) for e in r["events"]}
        right += wanted == found[r["id"]]
        pairs += {w[:2] for w in wanted} == {f[:2] for f in found[r["id"]]}
    print(f"{name}: {right} of {len(rows)} right, {pairs} in source and target")


def main():
    program, scorer = sys.argv[1], SHARED / "tools" / "score_annotations.py"
    if not (GOLD / "petr2_gsr.jsonl").exists() or not scorer.exists():
        print(f"skipped: there are no dictionaries and gold sentences in {GOLD}")
        return SKIPPED
    floors = json.loads((HERE / "floors.json").read_text())
    gold = GOLD / "petr2_gsr.jsonl"
    if hashlib.sha256(gold.read_bytes()).hexdigest() != floors["sha256"]:
        print(f"{gold} is not the file that the floor was measured on: measure again, then change floors.json")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        _, records = code(program, gold, [GOLD / "dictionaries"], folder)
        run = subprocess.run([sys.executable, scorer, "dyads", gold, records, "--json"], check=True, capture_output=True, text=True)
        scores = json.loads(run.stdout)
        for name, verbs in TESTS.items():
            regression(program, name, verbs, folder)
    print(f"exact {scores['exact']:.3f}, floor {floors['exact']}; any {scores['any_full']:.3f}; F1 of dyads {scores['full']['f1']:.3f}, of codes {scores['type']['f1']:.3f}")
    return 1 if scores["exact"] < floors["exact"] else 0


if __name__ == "__main__":
    sys.exit(main())
