"""Make the bundled dictionary, English to Chinese, from three of the free sources that the embedder is trained on.

    python models/dictionary.py --data FOLDER [--out FILE]

Comes in: `cc_cedict`, `cow_wordnet` and `cldr` of the folder of pairs (`models/train.py --help`). Goes out: one file, a line for
each English word or phrase by its stems, in order: stems, a tab, Chinese words parted by `|`. The same data give the same bytes.
Does not know how the words are looked up.
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

if __package__ in (None, ""):  # started as a script: the rooms stand one folder up
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from errors import EmbedderError, ZhengwenError
from index.dictionary import FILE, MAX_WORDS, phrase_stems
from models.pairs import read_pairs

SOURCES = ("cc_cedict", "cow_wordnet", "cldr")
MAX_CHINESE = 6  # characters; longer entries are sayings
MAX_TRANSLATIONS = 24  # of one English word: what follows is ever rarer
# What stands around the word itself. Matches `to ` of `to grow`, ` (of a river)`; not `toll`
_AROUND = re.compile(r"\([^)]*\)|^\s*(?:to be|to|an|a|the)\s+")
_HAN_WORD = re.compile(r"[\u3400-\u9fff]{1,6}")


def dictionary_lines(rows: Iterable[tuple[str, str]]) -> list[str]:
    """The lines of the file, from (english, chinese) entries; Chinese words in the order of the entries.

    >>> dictionary_lines([("to grow", "增长"), ("grows", "生长"), ("the four seas all of them", "四海"), ("GDP", "生产总值")])
    ['gdp\\t生产总值', 'grow\\t增长|生长']
    """
    found: dict[str, dict[str, None]] = {}
    for english, chinese in rows:
        stems = phrase_stems(_AROUND.sub("", english.lower()))
        if 1 <= len(stems) <= MAX_WORDS and _HAN_WORD.fullmatch(chinese):
            found.setdefault(" ".join(stems), {})[chinese] = None
    return [f"{stems}\t{'|'.join(list(words)[:MAX_TRANSLATIONS])}" for stems, words in sorted(found.items())]


def read_entries(folder: Path) -> list[tuple[str, str]]:
    """The entries of the three sources; EmbedderError where one is missing."""
    rows: list[tuple[str, str]] = []
    for name in SOURCES:
        path = next((path for ending in (".tsv.gz", ".tsv") if (path := folder / f"{name}{ending}").is_file()), None)
        if path is None:
            raise EmbedderError(f"{folder} holds no {name}.tsv.gz. See `python models/train.py --help` for what the folder must hold.")
        rows += read_pairs(path)
    return rows


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python models/dictionary.py", description="Make the bundled dictionary.")
    parser.add_argument("--data", type=Path, required=True, help="folder of pairs, as for models/train.py")
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args(argv)
    try:
        lines = dictionary_lines(read_entries(arguments.data))
    except ZhengwenError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_status
    arguments.out.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode(), 9, mtime=0))
    print(f"{arguments.out}: {len(lines):,} English words and phrases, {arguments.out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
