#!/usr/bin/env python3
"""Codes the gold reports and holds the scores against floors.json: floors.py PROGRAM

The gold data are not part of this repository. They are looked for in $DATELINE_SHARED, else in ../shared beside the repository;
where they are absent the test skips itself (status 77). A floor belongs to the data it was measured on: floors.json has the
SHA-256 of each file. Raise a floor when the scores have risen; lower one only with the reason in the commit.
"""
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
HERE = Path(__file__).resolve().parent
SHARED = Path(os.environ.get("DATELINE_SHARED") or HERE.parents[2] / "shared")


def scores(program, gold_set, folder):
    records = Path(folder) / "records.jsonl"
    run = subprocess.run([program, "code", "--format", "jsonl", "--output", records, SHARED / gold_set["reports"]])
    if run.returncode:
        sys.exit(f"{program} ended with status {run.returncode}")
    scorer = [sys.executable, SHARED / "tools" / "score_records.py", SHARED / gold_set["reports"], SHARED / gold_set["facts"], records, "--json"]
    return json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)


def main():
    program = sys.argv[1]
    if not (SHARED / "gold").is_dir() or not (SHARED / "tools" / "score_records.py").exists():
        print(f"skipped: there are no gold data in {SHARED}; set DATELINE_SHARED to the folder that holds gold/, seed/ and tools/")
        return SKIPPED
    failed = False
    for name, gold_set in json.loads((HERE / "floors.json").read_text())["sets"].items():
        for file, wanted in gold_set["sha256"].items():
            found = hashlib.sha256((SHARED / file).read_bytes()).hexdigest()
            if found != wanted:
                print(f"{name}: {SHARED / file} is not the file that the floors were measured on ({found}): measure again, then change floors.json")
                failed = True
        with tempfile.TemporaryDirectory() as folder:
            found = scores(program, gold_set, folder)
        for kind, floor in gold_set["f1"].items():
            f1 = found.get(kind, {}).get("f1", 0.0)
            below = f1 < floor
            failed |= below
            print(f"{name:12} {kind:10} F1 {f1:.3f}  floor {floor:.2f}  all fields right {found.get(kind, {}).get('full_f1', 0.0):.3f}{'  BELOW ITS FLOOR' if below else ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
