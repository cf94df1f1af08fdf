"""Puts what ask.py really prints into both READMEs, between `<!-- answer:begin -->` and `<!-- answer:end -->`.

    python docs/refresh_readme.py            write the blocks
    python docs/refresh_readme.py --check    exit status 1 where a block is not what ask.py prints

In: the two READMEs and an index. Out: the blocks. It knows nothing of how answers are made.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path
from unicodedata import east_asian_width

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = {
    "README.md": "What is the 2026 GDP growth target, and why?",
    "README.zh.md": "2026年GDP目标是多少，为什么？",
}
COLUMNS = 100
CLOSING = "，。；：、）》”’！？"  # never begin a line
# A run of Latin letters, digits and marks with the blanks before it, or one other character: " growth", "5.5%", "增".
WORD = re.compile(r"\s*[!-~]+|\s*[^!-~\s]")
BLOCK = re.compile(r"(?<=<!-- answer:begin -->\n).*?(?=<!-- answer:end -->)", re.DOTALL)


def fold(line: str) -> str:
    """The line in pieces of at most COLUMNS columns, the later ones indented like the first; nothing is added or lost.

    A Chinese character takes two columns, and a line may break before any of them; Latin words stay whole.

    >>> fold("    " + "增长" * 30).splitlines()[1]
    '    增长增长增长增长增长增长'
    """
    indent = " " * (len(line) - len(line.lstrip()))
    pieces, width = [indent], len(indent)
    for word in WORD.findall(line.lstrip()):
        columns = sum(2 if east_asian_width(character) in "WF" else 1 for character in word)
        if width + columns > COLUMNS and word not in CLOSING:
            pieces.append(indent + word.lstrip())
            width = len(indent)
        else:
            pieces[-1] += word
        width += columns
    return "\n".join(piece.rstrip() for piece in pieces)


def block_for(question: str, index_dir: str | None) -> str:
    """The fenced block of one question: the command and what it prints."""
    options = ["--index-dir", index_dir] if index_dir else []
    done = subprocess.run([sys.executable, "ask.py", *options, "--", question], cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise SystemExit(f"ask.py ended with status {done.returncode}: {done.stderr.strip()}")
    lines = "\n".join(fold(line.rstrip()) for line in done.stdout.strip().splitlines())
    return f'```text\n$ make ask Q="{question}"\n\n{lines}\n```\n'


def main() -> int:
    """Writes or checks both READMEs; the exit status."""
    parser = argparse.ArgumentParser(prog="docs/refresh_readme.py", description="The READMEs' real answers.")
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 where a block is out of date")
    parser.add_argument("--index-dir", help="the index to ask (default: the setting)")
    options = parser.parse_args()
    stale = []
    for name, question in QUESTIONS.items():
        path = ROOT / name
        before = path.read_text(encoding="utf-8")
        if not BLOCK.search(before):
            raise SystemExit(f"{name}: no answer:begin and answer:end marks")
        fresh = block_for(question, options.index_dir)
        after = BLOCK.sub(lambda _, fresh=fresh: fresh, before)  # type: ignore[misc]
        if after != before:
            stale.append(name)
            if not options.check:
                path.write_text(after, encoding="utf-8")
    if stale and options.check:
        print(f"out of date: {', '.join(stale)}; run `python docs/refresh_readme.py`", file=sys.stderr)
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
