"""Make the table of how names from other languages are written in Chinese, from the names of three dictionaries.

    python models/names.py --data FOLDER [--out FILE]

Comes in: `cc_cedict`, `cow_wordnet` and `cldr` of the folder of pairs (`models/train.py --help`). Goes out: one file of lines
`letters<TAB>syllable<TAB>score` and `character<TAB>syllable<TAB>score`. A name and its Chinese are parted into letters and syllables by expectation
and maximisation (as Knight and Graehl, 1998, "Machine transliteration", have it); a pair that is a translation comes out as unlikely and counts little.
Does not know how names are looked for (`index/foreign.py`).
"""

from __future__ import annotations

import argparse
import gzip
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

if __package__ in (None, ""):  # started as a script: the rooms stand one folder up
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from errors import ZhengwenError
from index.foreign import FILE, MAX_LETTERS, fold_name
from models.dictionary import read_entries

ROUNDS = 10
MIN_LIKELIHOOD = -8.5  # mean log-probability a syllable: below it a pair is rather a translation
LEAST = 1e-3  # of a count that is kept
KIND_ENDING = re.compile(
    r"(?:[市县区省州人语文的族国岛山河湖海镇乡星座话教]|地区|群岛|半岛|主义)+$"
)  # matches the 州 of 田纳西州; not 纽约
_NAME = re.compile(r"[A-Z][^\W\d_A-Z'’]{2,}")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,8}")
_DOTS = re.compile(r"[·・．.]")
_NOTE = re.compile(r"\([^)]*\)|,.*")

Joint = Mapping[tuple[str, str], float]


@dataclass(frozen=True)
class Name:
    """A name in folded letters and its Chinese with the syllable of each character."""

    letters: str
    chinese: str
    syllables: tuple[str, ...]


def read_names(rows: Iterable[tuple[str, str]]) -> list[Name]:
    """The names of (english, chinese) entries whose parts agree in number; none that are pinyin of their Chinese."""
    from pypinyin import lazy_pinyin

    found = set()
    for english, chinese in rows:
        words, parts = _NOTE.sub("", english).split(), _DOTS.split(chinese)
        if len(words) == len(parts) and all(map(_NAME.fullmatch, words)) and all(map(_HAN_NAME.fullmatch, parts)):
            found |= {(fold_name(word), _bare(part)) for word, part in zip(words, parts, strict=True)}
    names = [Name(letters, chinese, tuple(lazy_pinyin(character)[0] for character in chinese)) for letters, chinese in sorted(found)]
    fitting = (name for name in names if len(name.chinese) <= len(name.letters) <= MAX_LETTERS * len(name.chinese))
    return [name for name in fitting if fold_name("".join(name.syllables)) != name.letters]


def _bare(chinese: str) -> str:
    bare = KIND_ENDING.sub("", chinese)
    return bare if len(bare) > 1 else chinese


def align_names(names: Sequence[Name]) -> Counter[tuple[str, str]]:
    """How often letters and a syllable stand for each other, expected; by first letters alike at first."""
    joint: Joint = {}
    counts: Counter[tuple[str, str]] = Counter()
    for _ in range(ROUNDS):
        counts = Counter()
        for name in names:
            _add_expected(counts, name, joint)
        total = sum(counts.values())
        joint = {pair: count / total for pair, count in counts.items() if count > LEAST}
    return Counter({pair: count for pair, count in counts.items() if count > LEAST})


def _chance(letters: str, syllable: str, joint: Joint) -> float:
    if joint:
        return joint.get((letters, syllable), 1e-7)
    return (0.05 + (letters[0] == syllable[0]) + 0.5 * bool(set(letters) & set(syllable) & set("aeiou"))) * 0.5 ** abs(len(letters) - 2)


def _add_expected(counts: Counter[tuple[str, str]], name: Name, joint: Joint) -> None:
    """Forward and backward over all ways to part one name."""
    steps = [
        [(at, at + size, name.letters[at : at + size]) for at in range(len(name.letters)) for size in range(1, MAX_LETTERS + 1)]
        for _ in name.syllables
    ]
    steps = [[step for step in some if step[1] <= len(name.letters)] for some in steps]
    ahead = [[1.0] + [0.0] * len(name.letters)]
    for syllable, some in zip(name.syllables, steps, strict=True):
        row = [0.0] * (len(name.letters) + 1)
        for start, end, letters in some:
            if ahead[-1][start]:
                row[end] += ahead[-1][start] * _chance(letters, syllable, joint)
        ahead.append(row)
    whole = ahead[-1][-1]
    if whole <= 0:
        return
    likely = 1 / (1 + math.exp(-2 * (math.log(whole) / len(name.syllables) + 9))) if joint else 1.0
    behind = [0.0] * len(name.letters) + [1.0]
    for place in range(len(name.syllables) - 1, -1, -1):
        row = [0.0] * (len(name.letters) + 1)
        for start, end, letters in steps[place]:
            chance = _chance(letters, name.syllables[place], joint)
            row[start] += chance * behind[end]
            share = ahead[place][start] * chance * behind[end] / whole
            if share > 1e-4:
                counts[letters, name.syllables[place]] += share * likely
        behind = row


def best_likelihood(name: Name, joint: Joint) -> float:
    """Mean log-probability a syllable of the best way to part a name; -inf where there is none."""
    best = {0: 0.0}
    for syllable in name.syllables:
        longer: dict[int, float] = {}
        for at, value in best.items():
            for end in range(at + 1, min(at + MAX_LETTERS, len(name.letters)) + 1):
                if chance := joint.get((name.letters[at:end], syllable)):
                    longer[end] = max(longer.get(end, -math.inf), value + math.log(chance))
        best = longer
    return best.get(len(name.letters), -math.inf) / len(name.syllables)


def table_lines(names: Sequence[Name], texts: Iterable[str]) -> list[str]:
    """The lines of the file; `texts` tell how often a character stands in any Chinese text."""
    counts = align_names(names)
    of_letters: Counter[str] = Counter()
    for (letters, _), count in counts.items():
        of_letters[letters] += count
    lines = [
        f"{letters}\t{syllable}\t{math.log(count / (of_letters[letters] + 0.9)):.2f}"
        for (letters, syllable), count in counts.items()
        if count >= 0.05
    ]
    total = sum(counts.values())
    joint = {pair: count / total for pair, count in counts.items()}
    read = [name for name in names if best_likelihood(name, joint) > MIN_LIKELIHOOD]
    written = Counter(pair for name in read for pair in zip(name.chinese, name.syllables, strict=True))
    of_syllable = Counter(syllable for name in read for syllable in name.syllables)
    anywhere = Counter(character for text in texts for character in text)
    whole = max(sum(anywhere.values()), 1)
    for (character, syllable), count in written.items():
        score = math.log(count / (of_syllable[syllable] + 5)) - math.log((anywhere[character] + 5) / whole)
        lines.append(f"{character}\t{syllable}\t{score:.2f}")
    return sorted(lines)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python models/names.py", description="Make the table of names from other languages.")
    parser.add_argument("--data", type=Path, required=True, help="folder of pairs, as for models/train.py")
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args(argv)
    try:
        rows = read_entries(arguments.data)
    except ZhengwenError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_status
    names = read_names(rows)
    lines = table_lines(names, (chinese for english, chinese in rows if not english[:1].isupper()))
    arguments.out.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode(), 9, mtime=0))
    print(f"{arguments.out}: {len(names):,} names, {len(lines):,} lines, {arguments.out.stat().st_size / 1e3:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
