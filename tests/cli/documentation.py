#!/usr/bin/env python3
"""Every command has a manual page, and every option stands in the page and in the completions: documentation.py PROGRAM REPOSITORY"""
import re
import shutil
import subprocess
import sys
from pathlib import Path

program, root = sys.argv[1], Path(sys.argv[2])
problems = []


def help_of(*command):
    return subprocess.run([program, *command, "--help"], capture_output=True, text=True, check=True).stdout


def commands_in(text):
    part = re.search(r"^(?:Commands|Subcommands):\n((?:  .*\n?)+)", text, re.M)
    return re.findall(r"^  (\w+)", part[1], re.M) if part else []


def options_in(text):
    return sorted(set(re.findall(r"^  (?:-\w,)?(--[\w-]+)", text, re.M)))


def plain(page):
    """The page's words without its markup: "--" may stand as "\\-\\-", as Fl Fl or as Fl -name."""
    text = page.read_text(encoding="utf-8").replace("\\-", "-")
    return re.sub(r"Fl -(\w)", r"--\1", text)


completions = {f.name: f.read_text(encoding="utf-8") for f in (root / "completions").iterdir()}
pages = {root / "man" / "dateline.1"}
top = plain(root / "man" / "dateline.1")
for command in commands_in(help_of()):
    if f"dateline-{command}" not in top:
        problems.append(f"man/dateline.1 does not name dateline-{command}")
    page = root / "man" / f"dateline-{command}.1"
    if not page.exists():
        problems.append(f"{page} is missing")
        continue
    pages.add(page)
    text = help_of(command)
    for path, words in [((command,), text)] + [((command, sub), help_of(command, sub)) for sub in commands_in(text)]:
        for option in options_in(words):
            if option not in plain(page):
                problems.append(f"{page.name} does not have {option} of {' '.join(path)}")
            for name, script in completions.items():
                long = f"-l {option[2:]} " if name.endswith(".fish") else option
                if long not in script:
                    problems.append(f"completions/{name} does not have {option} of {' '.join(path)}")
if shutil.which("man"):
    for page in sorted(pages):
        run = subprocess.run(["man", "--warnings", "-l", str(page)], capture_output=True, text=True, env={"MANWIDTH": "80", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "MANROFFSEQ": ""})
        if run.returncode or run.stderr.strip() or len(run.stdout) < 200:
            problems.append(f"man {page.name}: {run.stderr.strip() or 'no page'}")
else:
    print("man is not installed: the pages' form was not checked")
for stray in sorted(set((root / "man").glob("*.1")) - pages):
    problems.append(f"man/{stray.name} belongs to no command")
for problem in problems:
    print(problem)
print(f"{len(pages)} pages, {len(problems)} problems")
sys.exit(1 if problems else 0)
