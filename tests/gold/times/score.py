#!/usr/bin/env python3
"""Score the times of `dateline annotate` against times.jsonl.

usage: score.py GOLD PREDICTED [--verbose]

GOLD       {"id", "text", "date", "timexes": [{"start", "end", "type", "value", "from", "to", "text"}]}; start and end count code
           points, from and to are the first and last day of the interval, empty where it is open or unknown
PREDICTED  output of `annotate`: {"report", "times": [{"span", "type", "value", "start", "end"}]}

Prints F1 of spans (overlapping, exact), of type, of TIMEX3 value and of interval. An expression counts once.
"""
import json
import sys


def load(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]


def pairs(gold, found):
    edges = sorted(((min(g["end"], p["span"][1]) - max(g["start"], p["span"][0]), i, j) for i, g in enumerate(gold)
                    for j, p in enumerate(found) if g["start"] < p["span"][1] and p["span"][0] < g["end"]), reverse=True)
    used_gold, used_found = set(), set()
    for _, i, j in edges:
        if i not in used_gold and j not in used_found:
            used_gold.add(i), used_found.add(j)
            yield gold[i], found[j]


def main():
    verbose = "--verbose" in sys.argv
    gold_path, found_path = [a for a in sys.argv[1:] if not a.startswith("--")]
    found_of = {r["report"]: r["times"] for r in load(found_path)}
    gold_count = found_count = 0
    right = {"overlap": 0, "span": 0, "type": 0, "value": 0, "interval": 0}
    for report in load(gold_path):
        gold, found = report["timexes"], found_of.get(report["id"], [])
        gold_count += len(gold)
        found_count += len(found)
        matched = list(pairs(gold, found))
        for g, p in matched:
            agrees = {"overlap": True, "span": [g["start"], g["end"]] == list(p["span"]), "type": g["type"] == p["type"],
                      "value": g["value"] == p["value"],
                      "interval": (g["from"], g["to"]) == (p["start"] or "", p["end"] or "")}
            for key, ok in agrees.items():
                right[key] += ok
            if verbose and not all(agrees.values()):
                print(report["id"], report.get("date"), [k for k, ok in agrees.items() if not ok], "wanted", g["text"], g["value"], g["from"], g["to"],
                      "got", report["text"][p["span"][0]:p["span"][1]], p["type"], p["value"], p["start"], p["end"])
        if verbose:
            for g in gold:
                if not any(g is m for m, _ in matched):
                    print(report["id"], "missed", g["text"])
            for p in found:
                if not any(p is m for _, m in matched):
                    print(report["id"], "spurious", report["text"][p["span"][0]:p["span"][1]])
    for key, n in right.items():
        p, r = n / max(1, found_count), n / max(1, gold_count)
        print(f"{key:9s} p={p:.3f} r={r:.3f} f1={2 * p * r / (p + r) if p + r else 0:.3f}")


if __name__ == "__main__":
    sys.exit(main())
