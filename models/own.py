"""Pairs that this project wrote: glossary, everyday words, sentence pairs, the English edition of its reports, and texts composed of them.

Comes in: the project's `data` folder, names of places. Goes out: (english, chinese) rows by source.
Composed texts come in families of four that differ in one thing: year, place, figure or direction. In one batch each is the
hard negative of the others. Their figures are exact: 4126亿元 is 412.6 billion yuan.
Does not know tokens, batches, the model.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np

from errors import EmbedderError
from models.pairs import SourceKind, read_pairs

DATA = Path(__file__).resolve().parent.parent / "data"
PATTERNS = Path(__file__).resolve().parent / "composed.tsv"
FAMILY = 4
FAMILIES = 6000
YEARS = (2015, 2035)
# What is counted in yuan. Matches 工业增加值, 一般公共预算收入, 进出口总额; not 人均预期寿命, 常住人口
_OF_MONEY = re.compile(r"(?:值|额|收入|支出|投资|税收|利润|营收|资金)$")

OWN_SOURCES: dict[str, SourceKind] = {
    "glossary": SourceKind(share=0.03, running=False),
    "words": SourceKind(share=0.01, running=False),
    "written": SourceKind(share=0.02, running=True),
    "edition": SourceKind(share=0.02, running=True),
    "composed": SourceKind(share=0.02, running=True, family=FAMILY),
}

Row = tuple[str, str]


def read_own(folder: Path = DATA, places: Sequence[Row] = (), seed: int = 7) -> dict[str, list[Row]]:
    """The rows of every source of OWN_SOURCES; EmbedderError where a file is missing or not of the form it should have.

    `places` are names of places that composed texts speak of; without any there are no such texts.
    """
    try:
        glossary = _table(folder / "glossary.csv")
        found = {
            "glossary": _unique(_term_rows(glossary)),
            "words": _unique((row["en"], row["zh"]) for row in _table(folder / "words.csv")),
            "written": read_pairs(folder / "pairs.tsv"),
            "edition": _unique(_edition_rows(folder / "english")),
        }
    except (OSError, KeyError, ValueError) as error:
        raise EmbedderError(f"{folder} is no data folder of this project: {error}. Leave --own out, or give the right folder.") from error
    indicators = [(row["en"], row["zh"]) for row in glossary if row["kind"] == "indicator"]
    if places and any(_OF_MONEY.search(zh) for _, zh in indicators):
        found["composed"] = compose(read_patterns(), indicators, places, FAMILIES, seed)
    return found


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [dict(row) for row in csv.DictReader(file)]


def _unique(rows: Iterator[Row]) -> list[Row]:
    return [row for row in dict.fromkeys(rows) if row[0].strip() and row[1].strip()]


def _term_rows(glossary: Sequence[Mapping[str, str]]) -> Iterator[Row]:
    """Each term with its English, each other name of either side with the first of the other."""
    for row in glossary:
        yield row["en"], row["zh"]
        yield from ((alias, row["zh"]) for alias in row["en_aliases"].split("|"))
        yield from ((row["en"], alias) for alias in row["zh_aliases"].split("|"))


def _edition_rows(folder: Path) -> Iterator[Row]:
    """The English edition in the order of the reports: neighbours belong together."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["en"], row["zh"]


@dataclass(frozen=True)
class Patterns:
    """What texts are composed of: sentences with slots, words for a direction, things that are counted with their measure word."""

    texts: tuple[Row, ...]
    changes: tuple[Row, ...]
    things: tuple[tuple[str, str, str], ...]


def read_patterns(path: Path = PATTERNS) -> Patterns:
    """The lines `kind<TAB>english<TAB>chinese[<TAB>measure word]` of the file; EmbedderError for any other."""
    found: dict[str, list[tuple[str, ...]]] = {"text": [], "change": [], "thing": []}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        kind, *cells = line.split("\t")
        if kind not in found or len(cells) != (3 if kind == "thing" else 2):
            raise EmbedderError(f"{path}, line {number}: expected text, change or thing and its cells, parted by tabs.")
        found[kind].append(tuple(cells))
    return Patterns(*(tuple(found[kind]) for kind in ("text", "change", "thing")))  # type: ignore[arg-type]


def compose(patterns: Patterns, indicators: Sequence[Row], places: Sequence[Row], families: int, seed: int) -> list[Row]:
    """`families` × FAMILY rows; the rows of a family stand side by side and differ in one slot each from the first."""
    random = np.random.default_rng(seed)
    fillers = _fillers(patterns, indicators, places, random)
    rows: list[Row] = []
    for _ in range(families):
        text = patterns.texts[int(random.integers(len(patterns.texts)))]
        slots = {name: fill() for name, fill in fillers.items() if _needed(name, text)}
        while "money" in slots and "indicator" in slots and not _OF_MONEY.search(slots["indicator"][1]):
            slots["indicator"] = fillers["indicator"]()
        rows.append(_filled(text, slots))
        changing = [name for name in ("year", "place", "money", "percent", "count", "change") if name in slots]
        for at in range(FAMILY - 1):
            name = changing[(int(random.integers(len(changing))) if at >= len(changing) else at)]
            rows.append(_filled(text, {**slots, name: _another(slots[name], fillers[name])}))
    return rows


def _needed(name: str, text: Row) -> bool:
    return any("{" + name + "}" in side for side in text)


def _another(value: tuple[str, ...], fill: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """A filling that differs on both sides."""
    while True:
        other = fill()
        if other[0] != value[0] and other[1] != value[1]:
            return other


def _filled(text: Row, slots: Mapping[str, tuple[str, ...]]) -> Row:
    en, zh = (side.format(**{name: value[at] for name, value in slots.items()}, unit=_unit(slots)) for at, side in enumerate(text))
    return en[:1].upper() + en[1:], zh


def _unit(slots: Mapping[str, tuple[str, ...]]) -> str:
    return slots["thing"][2] if "thing" in slots else ""


def _fillers(
    patterns: Patterns, indicators: Sequence[Row], places: Sequence[Row], random: np.random.Generator
) -> dict[str, Callable[[], tuple[str, ...]]]:
    """What fills each slot: (english, chinese), of things also their measure word."""

    def one_of(rows: Sequence[tuple[str, ...]]) -> Callable[[], tuple[str, ...]]:
        return lambda: rows[int(random.integers(len(rows)))]

    def year() -> tuple[str, ...]:
        number = str(random.integers(YEARS[0], YEARS[1] + 1))
        return number, number

    def percent() -> tuple[str, ...]:
        number = f"{Decimal(int(random.integers(1, 400))) / 10:f}"
        return number, number

    def count() -> tuple[str, ...]:
        number = int(random.integers(2, 3000))
        return f"{number:,}", str(number)

    return {
        "indicator": one_of(indicators),
        "place": one_of(places),
        "thing": one_of(patterns.things),
        "change": one_of(patterns.changes),
        "year": year,
        "percent": percent,
        "count": count,
        "money": lambda: money_names(int(random.integers(10, 10 ** int(random.integers(2, 6))))),
    }


def money_names(tenths: int) -> Row:
    """A sum of tenths of 亿元 in both languages, the same to the last figure.

    >>> money_names(41260), money_names(84)
    (('412.6 billion yuan', '4126亿元'), ('840 million yuan', '8.4亿元'))
    """
    hundred_millions = Decimal(tenths) / 10
    chinese = f"{_plain(hundred_millions)}亿元"
    if hundred_millions < 10:
        return f"{_plain(hundred_millions * 100)} million yuan", chinese
    return f"{_plain(hundred_millions / 10)} billion yuan", chinese


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
