#!/usr/bin/env python3
"""Scores tokens and sentences against Universal Dependencies treebanks (F1, as the CoNLL 2018 scorer has them).

    bench/tokenization.py --tool build/dev/bench/split_text --gold ../shared/gold/treebanks [--part dev] [--errors 40]

The text of a treebank is its "# text =" lines joined with a space, with a blank line where a paragraph or
document begins. A token is right when it covers the same characters (white space apart), a sentence when it
begins and ends at the same ones. Multi-word tokens count as their words, by their written form.
"""
import argparse
import collections
import gzip
import pathlib
import subprocess
import sys


def read_conllu(path):
    """Yields (text, [surface token, joined], new_paragraph) for each sentence."""
    text, rows, new = "", [], False
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith(("# newpar", "# newdoc")):
                new = True
            elif line.startswith("# text = "):
                text = line[9:]
            elif not line:
                if rows:
                    yield text, surface(rows), new
                text, rows, new = "", [], False
            elif not line.startswith("#"):
                rows.append(line.split("\t"))


def surface(rows):
    """The written pieces of a sentence; the words of a multi-word token when they spell it, else the token."""
    pieces, covered = [], 0
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            words = [r[1] for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
            covered = last
            pieces += words if "".join(words) == row[1] else [row[1]]
        elif int(row[0]) > covered:
            pieces.append(row[1])
    return ["".join(p.split()) for p in pieces]


def spans(sentences):
    """Token and sentence spans over the characters that are not white space."""
    tokens, ends, at = [], [], 0
    for sentence in sentences:
        begin = at
        for token in sentence:
            tokens.append((at, at + len(token)))
            at += len(token)
        ends.append((begin, at))
    return tokens, ends


def f1(gold, found):
    right = len(set(gold) & set(found))
    precision, recall = right / max(1, len(found)), right / max(1, len(gold))
    return precision, recall, 2 * right / max(1, len(gold) + len(found))


def show_errors(kind, gold, found, stream, limit):
    shown = collections.Counter()
    extra = sorted(set(found) - set(gold))
    starts = collections.defaultdict(list)
    for span in gold:
        for i in range(span[0], span[1]):
            starts[i] = span
    for begin, end in extra:
        span = starts[begin]
        low, high = min(begin, span[0]), max(end, span[1])
        if kind == "tokens":
            cut = [stream[b:e] for b, e in sorted(set(gold)) if b < high and e > low] if high - low < 60 else []
            shown[f"{stream[begin:end]!r:30} gold {cut}"] += 1
        else:
            shown[f"{'…' + stream[begin - 30:begin] + ' ⟦' + stream[begin:begin + 25]} … {stream[end - 25:end]}⟧ {stream[end:end + 25]}"] += 1
    print(f"  {len(extra)} wrong {kind}")
    for text, n in shown.most_common(limit):
        print(f"  {n:4} {text}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    root = pathlib.Path(__file__).resolve().parent.parent
    parser.add_argument("--gold", type=pathlib.Path, default=root / "../shared/gold/treebanks")
    parser.add_argument("--tool", type=pathlib.Path, default=root / "build/dev/bench/split_text")
    parser.add_argument("--words", type=pathlib.Path, default=root / "knowledge/en/words/abbreviations.txt")
    parser.add_argument("--part", default="dev")
    parser.add_argument("--treebank", default="")
    parser.add_argument("--errors", type=int, default=0, help="show so many kinds of errors")
    args = parser.parse_args()
    files = sorted(f for f in args.gold.glob(f"*{args.part}.conllu.gz") if args.treebank in f.name)
    if not files:
        print(f"skipped: no treebanks in {args.gold}")
        return 0
    for path in files:
        gold, text = [], ""
        for line, pieces, new in read_conllu(path):
            text += ("\n\n" if new else " ") * bool(gold) + line
            gold.append(pieces)
        out = subprocess.run([args.tool, args.words], input=text.encode(), capture_output=True, check=True).stdout.decode()
        found = [[row.split("\t")[0] for row in block.split("\n")] for block in out.strip("\n").split("\n\n")]
        found = [["".join(t.split()) for t in s] for s in found]
        stream = "".join(t for s in gold for t in s)
        if stream != "".join(t for s in found for t in s):
            i = next((i for i, (a, b) in enumerate(zip(stream, "".join(t for s in found for t in s))) if a != b), -1)
            sys.exit(f"{path.name}: characters differ at {i}: {stream[i - 30:i + 30]!r}")
        (gold_tokens, gold_sentences), (tokens, sentences) = spans(gold), spans(found)
        name = path.name.removesuffix(".conllu.gz")
        print(f"{name:24} tokens P {100 * f1(gold_tokens, tokens)[0]:.2f} R {100 * f1(gold_tokens, tokens)[1]:.2f} F1 {100 * f1(gold_tokens, tokens)[2]:.2f}"
              f"   sentences P {100 * f1(gold_sentences, sentences)[0]:.2f} R {100 * f1(gold_sentences, sentences)[1]:.2f} F1 {100 * f1(gold_sentences, sentences)[2]:.2f}")
        if args.errors:
            show_errors("tokens", gold_tokens, tokens, stream, args.errors)
            show_errors("sentences", gold_sentences, sentences, stream, args.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
