"""Terms of the reports: Chinese and English names of one thing, found in a text of either language.

In: `data/glossary.csv`, one row for each term. Out: a `Glossary` that gives the English of a Chinese term
and the places where any name of a term stands in a Chinese or an English text. Names are compared folded:
quotes, white space, widths and case do not count, nor do plurals, hyphens and spelling habits in English.
The module knows nothing of questions, passages or search.
"""
# long: the two finders share their folding, their tables and their rules of what stands alone.

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from errors import CorpusError

COLUMNS = ("zh", "en", "zh_aliases", "en_aliases", "kind", "definition", "note")
KINDS = frozenset("indicator slogan industry institution company person place project document title unit policy concept".split())

# Signs that come and go inside one printed term: “三同”“两不” and 三同两不, PM_2.5 and PM2.5.
# Not here: ASCII + and -, which tell 1+7+11 from 1711.
_SKIPPED_ZH = frozenset("“”‘’\"'《》〈〉「」『』_ \t\r\u3000\u00a0")
_BREAK = "\n"  # a single line break is a hard wrap; two in a row part paragraphs and end a term
# One English word or figure. Matches `R`, `district's`, `2.5`, `1,000`; of `PM2.5` first `PM`, then `2.5`.
_WORD = re.compile(r"[a-zà-öø-ÿ]+(?:['’]s\b)?|\d+(?:[.,]\d+)*", re.IGNORECASE)
# What may stand between two words of a term without changing it. Matches `-`, ` "`, `) `; not `. ` or `; `.
_SOFT_GAP = re.compile(r"[\s\-‐‑–—\"'“”‘’()_,]+")
_MAX_GAP_CHARS = 5
# A bare figure such as 4311 is a term only where it does not count something. Matches before `亿元`, `.5`, `%`.
_COUNTS_ZH = re.compile(r"[.,]?\d|\s?[%％‰℃亿万千百元个件家人户栋次公平项条名所处座台辆米年月日]")
_COUNTS_EN = re.compile(r"[.,]?\d|\s?%|\s(?:billion|million|thousand|yuan|people|percent|per cent|km|metres)\b", re.I)

_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_NUMBERS)}
# British and American spellings that do not follow a rule below.
_SPELLINGS = {
    "center": "centre", "labor": "labour", "neighbor": "neighbour", "neighborhood": "neighbourhood",
    "program": "programme", "kilometer": "kilometre", "meter": "metre", "honored": "honoured",
    "enrollment": "enrolment", "license": "licence", "licensed": "licenced", "livable": "liveable",
    "aging": "ageing", "harbor": "harbour", "catalog": "catalogue", "skillful": "skilful", "gray": "grey",
    "percent": "percentage", "modeling": "modelling", "fulfillment": "fulfilment", "favorable": "favourable",
}  # fmt: skip
_KEEP_S = frozenset("majors highs ones gas news bus plus less process access gdp campus status focus analysis basis always yes".split())


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """One term: its Chinese and English names, what kind of thing it is, and its definition if one is printed."""

    zh: str
    en: str
    zh_aliases: tuple[str, ...]
    en_aliases: tuple[str, ...]
    kind: str
    definition: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text: `text[start:end] == surface`; `others` are terms that share the name."""

    start: int
    end: int
    entry: GlossaryEntry
    surface: str
    others: tuple[GlossaryEntry, ...] = ()


_Name = TypeVar("_Name", str, tuple[str, ...])  # a folded name: Chinese text, or English words


class _Folded(NamedTuple):
    """Folded text and, for each of its characters or words, where it stood in the text."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def fold_chinese(text: str) -> str:
    """Give the form in which Chinese names are compared: no quotes, no spaces, half-width, lower case.

    >>> fold_chinese("“1＋8+N+11”治理 指挥中枢")
    '1+8+n+11治理指挥中枢'
    """
    return "".join(_fold_zh(text).keys)


def fold_english(text: str) -> str:
    """Give the form in which English names are compared: words in the singular, lower case, numbers as digits.

    >>> fold_english("The Four Positionings' high‑tech Enterprises")
    'the 4 positioning high tech enterprise'
    """
    return " ".join(_fold_en(text).keys)


@dataclass(frozen=True)
class Glossary:
    """All terms of a glossary file, in its order."""

    entries: tuple[GlossaryEntry, ...]

    def english(self, zh: str) -> str | None:
        """Give the English of a Chinese term or alias, or None where the glossary does not hold it.

        >>> entry = GlossaryEntry("城镇调查失业率", "surveyed urban unemployment rate", ("失业率",), (), "indicator")
        >>> Glossary((entry,)).english("失业率")
        'surveyed urban unemployment rate'
        """
        entries = self._by_zh.get(fold_chinese(zh))
        return entries[0].en if entries else None

    def entry(self, zh: str) -> GlossaryEntry | None:
        """The entry whose Chinese name (or one of whose Chinese aliases) is `zh`."""
        found = self._by_zh.get(fold_chinese(zh))
        return found[0] if found else None

    def find_zh(self, text: str) -> list[Match]:
        """Find the terms named in a Chinese text, the longest name at each place, from left to right.

        >>> names = [("社会消费品零售总额", "total retail sales of consumer goods", "社零"), ("四张清单", "four lists", "")]
        >>> entries = (GlossaryEntry(zh, en, (alias,) if alias else (), (), "concept") for zh, en, alias in names)
        >>> [(match.surface, match.entry.en) for match in Glossary(tuple(entries)).find_zh("“四张\\n清单”和社零增速")]
        [('四张\\n清单', 'four lists'), ('社零', 'total retail sales of consumer goods')]
        """
        folded = _fold_zh(text)
        return _find(text, folded, "".join(folded.keys), self._by_zh, self._zh_lengths, _stands_alone)

    def find_en(self, text: str) -> list[Match]:
        """Find the terms named in an English text, the longest name at each place, in whole words.

        >>> entry = GlossaryEntry("小巨人企业", 'SRDI "little giant" enterprises', (), ("little giant",), "indicator")
        >>> [match.surface for match in Glossary((entry,)).find_en("How many “Little Giants” are there?")]
        ['Little Giants']
        """
        folded = _fold_en(text)
        return _find(text, folded, folded.keys, self._by_en, self._en_lengths, _in_one_phrase)

    @cached_property
    def words_en(self) -> frozenset[str]:
        """Every English word of four letters and more in any name, in lower case."""
        names = (name for entry in self.entries for name in (entry.en, *entry.en_aliases))
        return frozenset(re.findall(r"[a-z]{4,}", " ".join(names).lower()))

    @cached_property
    def _by_zh(self) -> dict[str, tuple[GlossaryEntry, ...]]:
        own = ((fold_chinese(entry.zh), entry) for entry in self.entries)
        return _by_name(own, ((fold_chinese(alias), entry) for entry in self.entries for alias in entry.zh_aliases))

    @cached_property
    def _by_en(self) -> dict[tuple[str, ...], tuple[GlossaryEntry, ...]]:
        own = ((_name_words(entry.en), entry) for entry in self.entries)
        return _by_name(own, ((_name_words(alias), entry) for entry in self.entries for alias in entry.en_aliases))

    @cached_property
    def _zh_lengths(self) -> dict[str, tuple[int, ...]]:
        return _lengths_by_head(self._by_zh)

    @cached_property
    def _en_lengths(self) -> dict[str, tuple[int, ...]]:
        return _lengths_by_head(self._by_en)


def load_glossary(path: str | Path) -> Glossary:
    """Read a glossary file; a row that cannot be used raises CorpusError with file, line and what to do."""
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: the glossary cannot be read ({error}); put a UTF-8 CSV file there.") from error
    entries = tuple(_read_rows(path, text))
    twice = [name for name, rows in Counter(fold_chinese(entry.zh) for entry in entries).items() if rows > 1]
    if twice:
        raise CorpusError(f"{path}: more than one row for {', '.join(twice)}; join them and keep all aliases.")
    return Glossary(entries)


def _read_rows(path: Path, text: str) -> Iterator[GlossaryEntry]:
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            raise CorpusError(f"{path}, line 1: the columns are {header}; write {','.join(COLUMNS)}.")
        for row in reader:
            yield _read_row(row, f"{path}, line {reader.line_num}")
    except csv.Error as error:
        raise CorpusError(f"{path}, line {reader.line_num}: {error}; close the quote or double it.") from error


def _read_row(row: list[str], where: str) -> GlossaryEntry:
    if len(row) != len(COLUMNS):
        raise CorpusError(f"{where}: {len(row)} cells, not {len(COLUMNS)}; quote a cell that holds a comma, part aliases with |.")
    zh, en, zh_aliases, en_aliases, kind, definition, note = (cell.strip() for cell in row)
    if not zh or not _WORD.search(en):
        raise CorpusError(f"{where}: a row needs a name in both columns, zh and en; fill the empty one.")
    if kind not in KINDS:
        raise CorpusError(f"{where}: kind {kind!r} is not one of {', '.join(sorted(KINDS))}; use one of them.")
    zh_names, en_names = (tuple(filter(None, map(str.strip, cell.split("|")))) for cell in (zh_aliases, en_aliases))
    return GlossaryEntry(zh, en, zh_names, en_names, kind, definition, note)


def _fold_zh(text: str) -> _Folded:
    keys: list[str] = []
    starts: list[int] = []
    for index, char in enumerate(text):
        if char in _SKIPPED_ZH or (char == _BREAK and text[index + 1 : index + 2] != _BREAK):
            continue
        # Only one-to-one forms: ％ becomes %, Ⅱ stays (its NFKC form is two letters, the report prints Ⅱ).
        half = char if char.isascii() or "\u4e00" <= char <= "\u9fff" else unicodedata.normalize("NFKC", char)
        keys.append(half.lower() if len(half) == 1 else char)
        starts.append(index)
    return _Folded(tuple(keys), tuple(starts), tuple(start + 1 for start in starts))


def _fold_en(text: str) -> _Folded:
    words = [(fold_word(found[0].lower()), found.start(), found.end()) for found in _WORD.finditer(text)]
    return _Folded(*zip(*words, strict=True)) if words else _Folded((), (), ())


def _name_words(name: str) -> tuple[str, ...]:
    words = _fold_en(name).keys
    return words[1:] if len(words) > 1 and words[0] == "the" else words


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """An English word in lower case in the one form that its plural and its spellings share.

    >>> fold_word("prizes"), fold_word("babies"), fold_word("modernization")
    ('prize', 'baby', 'modernisation')
    """
    if word[0].isdigit():
        return word.replace(",", "")
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _KEEP_S:
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else re.sub(r"(?<=ss|.x|ch|sh)es$|s$", "", word)
    word = _NUMBER_WORDS.get(word) or _SPELLINGS.get(word, word)
    # modernization and modernisation: only the ending, so that `size` and `dozen` keep their z.
    return re.sub(r"(?<=[a-z]{3})iz(?=(?:e|ed|er|ing|ation|ational)$)", "is", word)


def _find(
    text: str,
    folded: _Folded,
    keys: _Name,
    names: Mapping[_Name, tuple[GlossaryEntry, ...]],
    lengths: Mapping[str, tuple[int, ...]],
    holds: Callable[[str, _Folded, int, int], bool],
) -> list[Match]:
    found: list[Match] = []
    at = 0
    while at < len(keys):
        for length in lengths.get(keys[at], ()):
            entries = names.get(keys[at : at + length]) if at + length <= len(keys) else None
            if entries and holds(text, folded, at, length):
                start, end = folded.starts[at], folded.ends[at + length - 1]
                found.append(Match(start, end, entries[0], text[start:end], entries[1:]))
                at += length
                break
        else:
            at += 1
    return found


def _by_name(
    own: Iterable[tuple[_Name, GlossaryEntry]], aliases: Iterable[tuple[_Name, GlossaryEntry]]
) -> dict[_Name, tuple[GlossaryEntry, ...]]:
    """Group terms by name: one whose own name it is before one that has it as an alias, then in file order."""
    grouped: dict[_Name, dict[str, GlossaryEntry]] = {}
    for name, entry in chain(own, aliases):
        grouped.setdefault(name, {}).setdefault(entry.zh, entry)
    return {name: tuple(entries.values()) for name, entries in grouped.items()}


def _lengths_by_head(names: Iterable[str] | Iterable[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[0], set()).add(len(name))
    return {head: tuple(sorted(sizes, reverse=True)) for head, sizes in lengths.items()}


def _stands_alone(text: str, folded: _Folded, at: int, length: int) -> bool:
    """Tell whether a name in a Chinese text is not a piece of a longer ASCII word, figure or formula."""
    start, end = folded.starts[at], folded.ends[at + length - 1]
    for inside, outside in ((text[start], text[max(start - 1, 0) : start]), (text[end - 1], text[end : end + 1])):
        if inside.isascii() and inside.isalnum() and outside.isascii() and (outside.isalnum() or outside == "+"):
            return False
    return not _is_a_count(text, start, end, _COUNTS_ZH)


def _in_one_phrase(text: str, folded: _Folded, at: int, length: int) -> bool:
    """Tell whether the words of a name in an English text are parted by no more than spaces, hyphens and quotes."""
    start, end = folded.starts[at], folded.ends[at + length - 1]
    for left in range(at, at + length - 1):
        gap = text[folded.ends[left] : folded.starts[left + 1]]
        soft = _SOFT_GAP.fullmatch(gap) or gap.strip("\"'“”‘’ ") in "+&/×"
        if gap and (len(gap) > _MAX_GAP_CHARS or "\n\n" in gap or not soft):
            return False
    before, after = text[max(start - 1, 0) : start], text[end : end + 2]
    # 1+8 is no name inside 1+8+N+11, while AI+ ends in its sign.
    in_formula = "+" in text[start:end] and (before == "+" or (after[:1] == "+" and after[1:].isalnum()))
    return not (in_formula or before.isalnum() or after[:1].isalnum() or _is_a_count(text, start, end, _COUNTS_EN))


def _is_a_count(text: str, start: int, end: int, counts: re.Pattern[str]) -> bool:
    return text[start:end].isdecimal() and counts.match(text, end) is not None
