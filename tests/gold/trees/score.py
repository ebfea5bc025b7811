#!/usr/bin/env python3
"""Parses the news sentences on their gold tokens and holds the scores against floors.json: score.py PROGRAM

Words, not subtypes: a head or a label counts for each word, punctuation included; `acl:relcl` counts as `acl`. Sentences that also
stand in the training data fail the test. Raise a floor when the scores have risen; lower one only with the reason in the commit.
"""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TRAINING = HERE.parents[2] / "models/en/data"


def words(text):
    rows = [line.split("\t") for line in text.splitlines() if line[:1].isdigit()]
    return [r for r in rows if "-" not in r[0]]


def texts(path):
    return {line[9:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# text = ")}


def main():
    gold = words((HERE / "news.conllu").read_text(encoding="utf-8"))
    run = subprocess.run([sys.argv[1], "parse", "--quiet", "--input", "conllu", HERE / "news.conllu"], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{sys.argv[1]} ended with status {run.returncode}: {run.stderr}")
    parsed = words(run.stdout)
    if [g[1] for g in gold] != [p[1] for p in parsed]:
        sys.exit("the parser changed the tokens it was given")
    pairs = list(zip(gold, parsed))
    scores = {
        "upos": sum(g[3] == p[3] for g, p in pairs) / len(pairs),
        "lemma": sum(g[2] == p[2] for g, p in pairs) / len(pairs),
        "uas": sum(g[6] == p[6] for g, p in pairs) / len(pairs),
        "las": sum(g[6] == p[6] and g[7].split(":")[0] == p[7].split(":")[0] for g, p in pairs) / len(pairs),
    }
    failed = False
    for name, floor in json.loads((HERE / "floors.json").read_text()).items():
        print(f"{name} {scores[name]:.4f}, floor {floor}")
        failed |= scores[name] < floor
    for path in sorted(TRAINING.glob("*.conllu")):
        for text in texts(path) & texts(HERE / "news.conllu"):
            print(f"{path.name} trains on a sentence of the test: {text}")
            failed = True
    return failed


if __name__ == "__main__":
    sys.exit(main())
