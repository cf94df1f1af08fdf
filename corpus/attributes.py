"""What may be asked of a thing: its staff, price, builder, opening; the words that ask it and those that state it.

In: `data/attributes.csv`, one attribute a row. Out: `Attribute`s: the words of a question that ask for it, in both
languages, the words a report states it with, and the sort of figure beside them. The module knows nothing of
questions or sentences.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from errors import CorpusError

COLUMNS = ("attribute", "figure", "asked_zh", "asked_en", "printed")
# group: no figure of its own, but whom a figure is of: of the young, of women. matter: given in words, of whom it is asked for:
# incentives. words: neither, but words that must stand: an address.
FIGURES = ("money", "people", "count", "share", "time", "actor", "group", "matter", "words")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing that may be asked of another; `asked` matches a question, `printed` are the words of reports."""

    name: str
    figure: str
    asked: re.Pattern[str]
    printed: tuple[str, ...]


def make_attribute(name: str, figure: str, asked_zh: str, asked_en: str, printed: str) -> Attribute:
    """An attribute of words parted by |; English ones are whole words in any case.

    >>> rent = make_attribute("rent", "money", "租金|房租", "rent|rents", "租金")
    >>> [bool(rent.asked.search(text)) for text in ("铺面租金多少", "average Rent of a shop", "current account")]
    [True, True, False]
    """
    english = "|".join(rf"\b{re.escape(word)}\b" for word in asked_en.split("|") if word)
    chinese = "|".join(re.escape(word) for word in asked_zh.split("|") if word)
    asked = re.compile("|".join(part for part in (chinese, english) if part), re.IGNORECASE)
    return Attribute(name, figure, asked, tuple(printed.split("|")))


def load_attributes(path: Path) -> tuple[Attribute, ...]:
    """The attributes of one CSV file; an absent file has none. Raises CorpusError naming file and line."""
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        if tuple(next(reader, ())) != COLUMNS:
            raise CorpusError(f"{path}, line 1: the columns must be {','.join(COLUMNS)}")
        found = []
        for cells in reader:
            if len(cells) != len(COLUMNS) or cells[1] not in FIGURES or not (cells[2] or cells[3]) or not cells[4]:
                raise CorpusError(
                    f"{path}, line {reader.line_num}: give attribute, figure ({', '.join(FIGURES)}), words that ask in Chinese or English, printed words"
                )
            found.append(make_attribute(*cells))
    return tuple(found)
