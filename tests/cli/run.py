#!/usr/bin/env python3
"""Runs the tests of one command: run.py PROGRAM FOLDER [NAME…]. The form of tests.txt: README.md beside this file."""
import gzip
import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def write(path, data):
    path.write_bytes(data)
    return path


def data_folder(tmp, program, damage):
    """The program's data with one file damaged."""
    folder = tmp / "data"
    shutil.copytree(Path(program).parent / "share" / "dateline", folder)
    damage(folder)
    return folder


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def folder_of_many(tmp):
    folder = tmp / "many"
    folder.mkdir()
    for i in range(40):
        (folder / f"{i:02}.txt").write_text(f"Rebels seized town number {i} on Monday, the army said. Police arrested {i} men in Bria.\n")
    (folder / "20.jsonl").write_text('{"text": "Rebels left Bria."}\nbroken\n{"text": "Troops entered Bria."}\n')
    return folder


# Inputs that are made when a test names them: {name}.
MADE = {
    "examples": lambda tmp, program: ROOT / "examples",
    "knowledge": lambda tmp, program: ROOT / "knowledge",
    "empty": lambda tmp, program: write(tmp / "empty.txt", b""),
    "binary": lambda tmp, program: write(tmp / "junk.bin", bytes(range(256)) * 8),
    "pdf": lambda tmp, program: write(tmp / "paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    "html": lambda tmp, program: write(tmp / "page.html", b"<!doctype html><html><body>Rebels left Bria.</body></html>"),
    "latin1": lambda tmp, program: write(tmp / "latin1.txt", "Rebels left the café in Bria.".encode("latin-1")),
    "gz": lambda tmp, program: write(tmp / "one.jsonl.gz", gzip.compress(b'{"text": "Rebels left Bria."}\n', mtime=0)),
    "cut_gz": lambda tmp, program: write(tmp / "cut.jsonl.gz", gzip.compress(b'{"text": "Rebels left Bria."}\n' * 50, mtime=0)[:40]),
    # One line of 50 MB, and one above the limit of 64 MiB; a good line follows both.
    "long_line": lambda tmp, program: write(tmp / "long.jsonl", b'{"id": "long", "text": "' + b"Rebels left Bria. " * (50_000_000 // 18) + b'"}\n{"id": "after", "text": "Rebels left Bria."}\n'),
    "too_long_line": lambda tmp, program: write(tmp / "long.jsonl", b'{"id": "long", "text": "' + b"x" * 70_000_000 + b'"}\n{"id": "after", "text": "Rebels left Bria."}\n'),
    "too_long_text": lambda tmp, program: write(tmp / "long.txt", b"Rebels left Bria. " * 4_000_000),
    "junk_actors": lambda tmp, program: write(tmp / "junk.actors.txt", b"\x00[\xff<!--" + bytes(range(1, 256)) * 8),
    "text_db": lambda tmp, program: write(tmp / "text.db", b"this is a text file and no database\n" * 100),
    "cut_model": lambda tmp, program: data_folder(tmp, program, lambda f: cut(f / "en.model")),
    "cut_knowledge": lambda tmp, program: data_folder(tmp, program, lambda f: cut(f / "knowledge.bin")),
    "no_model": lambda tmp, program: data_folder(tmp, program, lambda f: (f / "en.model").unlink()),
    "foreign_model": lambda tmp, program: data_folder(tmp, program, lambda f: (f / "en.model").write_text("no model\n" * 1000)),
    "many": lambda tmp, program: folder_of_many(tmp),
}


class Runner:
    def __init__(self, program, folder, tmp):
        self.program, self.folder, self.tmp = program, folder, tmp
        self.made = {"tmp": str(tmp)}

    def fill(self, text):
        def value(match):
            name = match[1]
            if name not in self.made:
                self.made[name] = str(MADE[name](self.tmp, self.program))
            return self.made[name]
        return re.sub(r"\{(\w+)\}", value, text)

    def step(self, words):
        """(status, stdout, stderr) of one step."""
        words, stdin = list(words), b""
        if words[-2:-1] == ["<"]:
            stdin = (self.folder / words.pop()).read_bytes()
            words.pop()
        own = words[0] if words else ""
        if own == "sql":
            rows = sqlite3.connect(words[1]).execute(words[2]).fetchall()
            return 0, "".join("|".join(map(str, row)) + "\n" for row in rows).encode(), b""
        if own == "same":
            first = Path(words[1]).read_bytes()
            return int(any(Path(w).read_bytes() != first for w in words[2:])), b"", b""
        if own == "closed":
            read, end = os.pipe()
            os.close(read)
            run = subprocess.run([self.program, *words[1:]], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=end, stderr=subprocess.PIPE)
            os.close(end)
            return run.returncode, b"", run.stderr
        run = subprocess.run([self.program, *words], cwd=self.folder, input=stdin, capture_output=True, timeout=250)
        return run.returncode, run.stdout, run.stderr


def disagreement(wanted, found, folder):
    """Why `found` is not what the column asks for, or None."""
    wanted = wanted.strip()
    text = found.decode("utf-8", "replace")
    for part in filter(None, (p.strip() for p in wanted.split("&&"))):
        if part == "empty":
            right = not found
        elif part.startswith("="):
            right = found == (folder / part[1:]).read_bytes()
        elif part.startswith("~"):
            right = part[1:].strip() in text
        elif part.startswith("!"):
            right = part[1:].strip() not in text
        elif part.startswith("/"):
            right = re.search(part.strip("/"), text, re.M) is not None
        else:
            raise SystemExit(f"unknown expectation: {part}")
        if not right:
            return f"wanted {part}, found:\n{text[:2000]}"
    return None


def run_test(program, folder, line):
    columns = [c.strip() for c in re.split(r"(?<=\s)\|(?=\s|$)", line)]
    columns += [""] * (5 - len(columns))
    name, steps, status, stdout, stderr = columns
    with tempfile.TemporaryDirectory(prefix="dateline-cli-") as tmp:
        runner = Runner(program, folder, Path(tmp))
        problems = []
        for step in (steps := steps.split(" ; ")):
            got = runner.step(shlex.split(runner.fill(step)))
            if step is not steps[-1] and got[0] > 1:
                return name, [f"{step}: found exit status {got[0]}: {got[2].decode('utf-8', 'replace')[:2000]}"]
        if got[0] != int(status):
            problems.append(f"wanted exit status {status}, found {got[0]}: {got[2].decode('utf-8', 'replace')[:2000]}")
        problems += [f"{what}: {why}" for what, why in (("stdout", disagreement(stdout, got[1], folder)), ("stderr", disagreement(stderr, got[2], folder))) if why]
        return name, problems


def main():
    program, folder, only = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve(), sys.argv[3:]
    lines = [l for l in (folder / "tests.txt").read_text(encoding="utf-8").splitlines() if l.strip() and not l.startswith("#")]
    os.environ.pop("DATELINE_DATA", None)
    failed = ran = 0
    for line in lines:
        if only and line.split("|")[0].strip() not in only:
            continue
        name, problems = run_test(program, folder, line)
        ran += 1
        failed += bool(problems)
        for problem in problems:
            print(f"{folder.name}/{name}: {problem}")
    print(f"{ran} tests of {folder.name}, {failed} failed")
    return 1 if failed or not ran else 0


if __name__ == "__main__":
    sys.exit(main())
