#!/usr/bin/env python3
"""That run_cases refuses what the README does not allow, and sees rows that fail: broken_files.py RUN_CASES DATA_FOLDER"""
import subprocess
import sys
import tempfile
from pathlib import Path

TEXT = "=== x\nRebels left Bria.\n\n---\n"
# what stands in the file, what is said of it
BROKEN = [
    ("", "no rows"),
    ("Rebels left Bria.\n", "begins with ==="),
    ("=== x\n---\nevent\n", "no text"),
    (TEXT, "no rows"),
    (TEXT + "fact\n", "no kind fact"),
    (TEXT + "event NOTHING\n", "no event NOTHING"),
    (TEXT + "event colour=red\n", "no field colour"),
    (TEXT + "= many event\n", "a number must follow"),
    (TEXT + "event ASSAULT actor=Nobody\n", ":5: x: event ASSAULT actor=Nobody"),
    (TEXT + "= 99 event\n", ":5: x: = 99 event"),
    (TEXT + "! control\n! event\n! statement\n", ": x: ! "),
]

run_cases, data = sys.argv[1:3]
failed = 0
with tempfile.TemporaryDirectory() as folder:
    for content, words in BROKEN:
        file = Path(folder) / "a.case"
        file.write_text(content)
        run = subprocess.run([run_cases, data, file], capture_output=True, text=True)
        if run.returncode != 1 or words not in run.stdout:
            failed += 1
            print(f"{content!r}: wanted status 1 and {words!r}, found {run.returncode} and {run.stdout!r}")
print(f"{len(BROKEN)} broken files, {failed} not seen")
sys.exit(1 if failed else 0)
