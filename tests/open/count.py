#!/usr/bin/env python3
"""Counts how many of the open sentences are coded as expected, by cause.

usage: count.py PROGRAM [--list]      --list prints those that still fail

Not a test: a measure of what the engine lacks. A sentence passes when a record of its kind holds the words that are expected of its
agent (holder, speaker), recipient (from) and place; with "!" before the kind, when no such record comes. README.md says more.
"""
import collections
import csv
import json
import pathlib
import re
import subprocess
import sys
import unicodedata


def fold(text):
    text = unicodedata.normalize("NFKD", text or "")
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


def words_of(record):
    """(kind, agent words, recipient words, place words)"""
    def join(*actors):
        return fold(" ".join(f"{a.get('name') or ''} {a.get('text') or ''}" for a in actors if a))
    place = record.get("place") or {}
    where = fold(f"{place.get('name') or ''} {place.get('text') or ''}")
    if record["kind"] == "event":
        return record["type"], join(*record["actors"]), join(*record["recipients"]), where
    if record["kind"] == "control":
        return "control:" + record["state"], join(record["holder"]), join(record["from"]), where
    return "STATEMENT", join(record["speaker"]), "", ""


def holds(kind, expected, records):
    parts = re.match(r"([^<>@]*)(?:[<>]([^@]*))?(?:@(.*))?$", expected or "").groups()
    wanted = [fold((p or "").strip().strip("?")) for p in parts]
    found = [r for r in records if r[0] == kind.lstrip("!")]
    if kind.startswith("!"):
        return not found
    return any(all(w in have for w, have in zip(wanted, r[1:])) for r in found)


def main():
    program, show = sys.argv[1], "--list" in sys.argv
    with open(pathlib.Path(__file__).with_name("sentences.tsv"), encoding="utf-8") as f:
        rows = list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))
    feed = "".join(json.dumps({"id": str(i), "text": r["sentence"], "date": "2021-02-17"}) + "\n" for i, r in enumerate(rows))
    coded = subprocess.run([program, "code", "--quiet", "--format", "jsonl", "-"], input=feed, capture_output=True, text=True, check=True).stdout
    records = collections.defaultdict(list)
    for line in coded.splitlines():
        record = json.loads(line)
        if record["kind"] != "report":
            records[record["report"]].append(words_of(record))
    passed, of = collections.Counter(), collections.Counter()
    for i, r in enumerate(rows):
        right = holds(r["kind"], r["expected"], records[str(i)])
        cause = re.split(r"[:(]", r["cause"])[0].strip()
        of[cause] += 1
        passed[cause] += right
        if show and not right:
            print(f"{r['kind']}\t{r['sentence']}\t{r['expected']}\t{r['cause']}")
    for cause, n in of.most_common():
        print(f"{passed[cause]:4} of {n:4}  {cause}", file=sys.stderr if show else sys.stdout)
    print(f"{sum(passed.values()):4} of {len(rows):4}  all", file=sys.stderr if show else sys.stdout)


if __name__ == "__main__":
    main()
