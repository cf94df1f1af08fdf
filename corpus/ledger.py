"""Facts looked up and laid out as rows: by canonical indicator, year, kind, place.

In: reports, and which printed names mean one indicator. Out: the facts that match, and rows of plain values with report, section, quote and place
in the source file. The canonical name is given only where the whole printed name is known. Knows nothing of
questions, answers or of how facts were found.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.glossary import Glossary, fold_chinese
from corpus.model import Block, Fact, FactKind, Report, Span, Text
from corpus.sums import spans_of
from errors import CorpusError

# The words of change after a name: 地区生产总值增速 is the indicator 地区生产总值, its growth stands in `change`.
_CHANGE_WORDS = re.compile(r"(?:年均)?(?:增速|增幅|涨幅|增长率|增长)$")
# One step of a place's full name: 四川省|成都市|锦江区; a city of one syllable less is none: 沙市区 is one step.
_STEP = re.compile(r"[^省市区县州旗盟]{2,}?(?:特别行政区|自治[区州县旗]|新区|地区|[省市区县州旗盟])|.+$")
_KIND = re.compile(r"(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|自治[州县旗]|新区|地区|[省市区县州旗盟])$")
_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
# A spreadsheet takes a cell that begins so for a formula; white space before it does not help.
_AS_NAMED: Mapping[str, str] = {}  # columns without a reader's words for them
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r]")
# The mark of a list item that a name begins with: （3） (二) ① 2. 四、; not 1.5万户, 3、4月, 一、二产业, 三、四线.
_LIST_MARK = re.compile(
    r"\s*(?:[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]|[①-⑳]|\d{1,2}(?:[.．](?!\d)|、(?!\d))|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]))\s*(?=\S)"
)
_NUMBER = re.compile(r"-\d[\d,]*(?:\.\d+)?")  # below zero: -2.5 begins as a formula does, and is none


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact with the report that states it and the name that the glossary gives its indicator ("" if none)."""

    report: Report
    block: Block
    fact: Fact
    canonical: str

    def to_dict(self) -> dict[str, Any]:
        """The row as plain values, in the order of the columns."""
        fact = self.fact
        section = [*([self.block.story] if self.block.story else []), *self.block.section]
        return {
            "report": self.report.id,
            "indicator": without_list_mark(fact.indicator),
            "canonical": self.canonical,
            "value": fact.value,
            "low": fact.low,
            "high": fact.high,
            "unit": fact.unit,
            "qualifier": fact.qualifier,
            "change": fact.change,
            "against": fact.against,
            "year": fact.year,
            "since": fact.since,
            "kind": fact.kind,
            "place": fact.place,
            "of": fact.of,
            "basis": fact.basis,
            "section": section,
            "quote": self._quote(),
            "locator": self._locator(),
        }

    def spot(self) -> Span | None:
        """Where the words that state the fact stand in the first file they are in; None for words of no file."""
        spans = [span for text, start, end in self._texts() for span in spans_of(text, start, end)]
        own = [span for span in spans if span.file == spans[0].file]
        return Span(own[0].file, min(span.start for span in own), max(span.end for span in own)) if own else None

    def _texts(self) -> list[tuple[Text, int, int]]:
        """The words that state the fact: the sentence's part, or the cells of the table's row."""
        if self.fact.row is None or self.block.table is None:
            return [(self.block.text, self.fact.start, self.fact.end)]
        cells = [cell.text for cell in self.block.table.rows[self.fact.row] if not cell.filled and cell.text.string]
        return [(text, 0, len(text.string)) for text in cells]

    def _quote(self) -> str:
        return " ".join(text.string[start:end] for text, start, end in self._texts())

    def _locator(self) -> dict[str, Any]:
        spot = self.spot()
        if spot is None:
            return {"file": "", "sha256": "", "start": 0, "end": 0, "cell": None}
        file = self.report.files[spot.file]
        cell = None if self.fact.row is None else f"row {self.fact.row + 1}, column {(self.fact.column or 0) + 1}"
        return {"file": file.name, "sha256": file.sha256, "start": spot.start, "end": spot.end, "cell": cell}


@dataclass(frozen=True)
class IndicatorNames:
    """Which printed names mean one quantity: names of the glossary's indicators and what reports print for them.

    The glossary's own aliases are not used: they help a question find a passage, and 进京走访 may stand for 信访总量.
    """

    by_name: Mapping[str, str]  # folded printed name → glossary name

    def canonical(self, indicator: str) -> str:
        """The glossary's name for an indicator as printed, "" where none is known for the whole name.

        >>> names = IndicatorNames({"gdp": "地区生产总值", "地区生产总值": "地区生产总值"})
        >>> [names.canonical(name) for name in ("GDP", "地区生产总值（GDP）增速", "民营企业GDP")]
        ['地区生产总值', '地区生产总值', '']
        """
        bare = _BRACKETS.sub("", indicator)
        forms = (indicator, bare, _CHANGE_WORDS.sub("", bare))
        return next((name for form in forms if (name := self.by_name.get(fold_chinese(form)))), "")


def load_indicator_names(path: str | Path, glossary: Glossary) -> IndicatorNames:
    """Read `data/indicators.csv`; a row whose name is no indicator of the glossary raises CorpusError."""
    own = {fold_chinese(entry.zh): entry.zh for entry in glossary.entries if entry.kind == "indicator"}
    names = dict(own)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: the names of indicators cannot be read ({error}); put a UTF-8 CSV file there.") from error
    for line, row in enumerate(csv.reader(text.splitlines()[1:]), 2):
        if len(row) != 2 or fold_chinese(row[0]) not in own:
            raise CorpusError(f"{path}, line {line}: write a name that data/glossary.csv has as an indicator, then its printed names.")
        for printed in row[1].split("|"):
            if names.setdefault(fold_chinese(printed), row[0]) != row[0]:
                raise CorpusError(f"{path}, line {line}: {printed} already stands for {names[fold_chinese(printed)]}; keep one.")
    return IndicatorNames(names)


def is_place(name: str, wanted: str, parts: bool = False) -> bool:
    """Whether a place's full name names the wanted place, the word for its kind or what it lies in left out or not; or, with `parts`,
    one that lies in it.

    >>> [is_place("四川省成都市", wanted) for wanted in ("成都", "成都市", "四川省成都市", "四川省", "都市")]
    [True, True, True, False, False]
    >>> is_place("四川省成都市", "四川", parts=True), is_place("四川省", "四川", parts=True)
    (True, True)
    """
    names = [step for step in _STEP.findall(name) if step] or [name]
    own = range(len(names)) if parts else range(len(names) - 1, len(names))
    return bool(wanted) and any(
        wanted in ("".join(names[first : at + 1]), _shortened(names, first, at)) for at in own for first in range(at + 1)
    )


def _shortened(names: list[str], first: int, at: int) -> str:
    """The same without the word for its kind: 成都 of 成都市; not 市 of 市中 alone."""
    last = _KIND.sub("", names[at])
    return "".join(names[first:at]) + (last if len(last) > 1 else names[at])


def find_facts(
    reports: Iterable[Report],
    names: IndicatorNames,
    *,
    indicator: str | None = None,
    year: int | None = None,
    kind: FactKind | None = None,
    place: str | None = None,
    parts: bool = False,
    report: str | None = None,
) -> list[FactRow]:
    """The facts that match all that is given, in the order of the reports; `indicator` is a canonical or a printed name.

    `year` finds figures of that year alone and periods that end with it; `place` that place, and with `parts` its districts and counties.
    """
    known: dict[str, str] = {}
    wanted = None if indicator is None else names.canonical(indicator) or indicator
    found: list[FactRow] = []
    for source in reports:
        if report is not None and source.id != report:
            continue
        blocks = {block.id: block for block in source.blocks}
        for fact in source.facts:
            if (year is not None and fact.year != year) or (kind is not None and fact.kind != kind):
                continue
            if place is not None and not is_place(fact.place or "", place, parts):
                continue
            if fact.indicator not in known:
                known[fact.indicator] = names.canonical(fact.indicator)
            # what ranks is the growth, not the level: 实际使用外资增速居全国第1位
            canonical = "" if fact.change == "rank" and _CHANGE_WORDS.search(fact.indicator) else known[fact.indicator]
            if wanted is None or wanted in (canonical, fact.indicator):
                found.append(FactRow(source, blocks[fact.block], fact, canonical))
    return found


def to_csv(rows: Iterable[FactRow], headings: Mapping[str, str] = _AS_NAMED) -> str:
    """The facts as CSV for a spreadsheet: one row each, with report, section, quote and place in the source file."""
    return table_to_csv((_flat(row.to_dict()) for row in rows), headings)


def table_to_csv(rows: Iterable[Mapping[str, Any]], headings: Mapping[str, str] = _AS_NAMED) -> str:
    """Rows of the same columns as CSV for a spreadsheet: a byte order mark, a heading line, no cell that could be a formula.

    `headings` are a reader's words for the columns; one without stays as it is named.
    """
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    columns: list[str] = []
    for row in rows:
        if not columns:
            columns = list(row)
            writer.writerow([safe_cell(headings.get(column, column)) for column in columns])
        writer.writerow([safe_cell(row[column]) for column in columns])
    return out.getvalue()


def safe_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> safe_cell("=1+1"), safe_cell("-5%"), safe_cell("5%左右"), safe_cell(None), safe_cell(4.5), safe_cell(31.0)
    ("'=1+1", "'-5%", '5%左右', '', '4.5', '31')
    >>> safe_cell("-2.5"), safe_cell(-2.5), safe_cell("-2+1"), safe_cell("-cmd")
    ('-2.5', '-2.5', "'-2+1", "'-cmd")
    """
    text = "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def without_list_mark(name: str) -> str:
    """An indicator's printed name without the mark of the list item that it begins.

    >>> [without_list_mark(name) for name in ("（3）新建步道", "2．绿地面积", "二、水产品产量", "一、二产业增加值", "3、4月用电量", "（2）")]
    ['新建步道', '绿地面积', '水产品产量', '一、二产业增加值', '3、4月用电量', '（2）']
    """
    return name[found.end() :] if (found := _LIST_MARK.match(name)) else name


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    locator = row.pop("locator")
    return {**row, "section": " › ".join(row["section"]), **locator}
