"""An English edition of a report by a language model, and the checks that every rendering of any edition passes.

In: a report, the renderings there are, a model with its prompts. Out: the report's texts in order, new renderings one by
one, and why a rendering is not to be trusted. What is not trusted is left out: its sentence then stands in Chinese alone,
as without an edition. The module knows nothing of folders or indexes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answer.directions import NEGATION, find_directions
from answer.figures import chinese_numerals, find_figures
from answer.llm import LanguageModel
from answer.prompt import Prompts
from answer.rewrite import translate
from corpus import EditionLine, Glossary, Report, edition_key, split_sentences
from errors import ModelError

MAX_FAILURES = 3  # so many replies in a row that do not come to their end: the model is left alone
_HAN = re.compile(r"[\u3400-\u9fff]")
_ASIDE = re.compile(r"\([^()]*\)")
_MONTHS = re.compile(r"\d{1,2}月")  # words in English: 3月2日 is March 2
_LIST_NUMBER = re.compile(r"(?<!\d)(\d)\.(?=20\d\d年)")  # 1.2025年经济社会发展…: item 1 and a year, no decimal
_DENIES = re.compile(r"[不未无没非否禁免杜零]")
_STOPS_ALL = ("dead", "missing", "memory", "status")  # kinds of failure after which nothing else will be rendered either


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text of a report that wants English, and what it is: text, note or cell."""

    zh: str
    kind: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """One text with its new rendering; None where the model's words were not to be trusted, or did not come."""

    source: SourceText
    en: str | None


def texts_of(report: Report) -> list[SourceText]:
    """Sentences, notes and cells of a report that hold Chinese, each once, in the order of the report."""
    found: dict[str, SourceText] = {}

    def add(text: str, kind: str) -> None:
        if _HAN.search(text):
            found.setdefault(edition_key(text), SourceText(text, kind))

    for block in report.blocks:
        for start, end in split_sentences(block.text.string):
            add(block.text.string[start:end], "text")
        if block.table is not None:
            cells = [cell.text.string for row in block.table.rows for cell in row]
            for text in (block.table.title, *(column.string for column in block.table.columns), *cells):
                add(text, "cell")
    for note in report.notes:
        add(note.text.string, "note")
    return list(found.values())


def stale_lines(lines: Iterable[EditionLine], report: Report) -> list[EditionLine]:
    """The renderings whose source no longer stands in the report, in their order."""
    printed = [block.text.string for block in report.blocks] + [note.text.string for note in report.notes]
    whole = edition_key("".join([*printed, *(source.zh for source in texts_of(report))]))
    return [line for line in lines if edition_key(line.zh) not in whole]


def rendering_fault(zh: str, en: str) -> str | None:
    """What makes a rendering wrong, None where nothing does: Chinese left in it, a figure made up or lost.

    >>> rendering_fault("增长5.2%。", "It grew 5.2%."), rendering_fault("增长5.2%。", "It grew 2.5%.")
    (None, 'a figure that the source does not hold: 2.5%')
    """
    if _HAN.search(_ASIDE.sub("", en)):
        return "Chinese is left in it"
    zh = _LIST_NUMBER.sub(r"\1 ", zh)
    values = {figure.value for figure in find_figures(zh)} | chinese_numerals(zh)
    made_up = next((figure.text for figure in find_figures(en) if figure.value not in values), None)
    if made_up is not None:
        return f"a figure that the source does not hold: {made_up}"
    shown, digits = {figure.value for figure in find_figures(en)}, re.findall(r"\d+", en)
    lost = [f.text for f in find_figures(_MONTHS.sub("", zh)) if f.value not in shown and str(f.value) not in digits]
    return f"a figure is lost: {lost[0]}" if lost else None


def turned_word(zh: str, en: str) -> str | None:
    """A direction or a negation of a rendering whose source says only the contrary; a model's rendering is then left out.

    Of the 1,540 renderings of data/english, which are true, 14 hold one: what is left out so is little.

    >>> turned_word("增长5.2%。", "It fell 5.2%."), turned_word("增长5.2%。", "It grew 5.2%."), turned_word("完成目标。", "It was not met.")
    ('fell', None, 'not')
    """
    theirs = {direction.sign for direction in find_directions(zh)}
    wrong = [direction.text for direction in find_directions(en) if theirs and direction.sign not in theirs]
    denied = NEGATION.search(en) if not _DENIES.search(zh) else None
    return wrong[0] if wrong else denied[0] if denied else None


def write_edition(wanted: Iterable[SourceText], model: LanguageModel, prompts: Prompts, glossary: Glossary) -> Iterator[Rendered]:
    """Each text with its rendering as it is made. Raises ModelError where the model cannot be asked any more."""
    failures = 0
    for source in wanted:
        try:
            english = translate(source.zh, model, prompts, glossary)
            failures = 0
        except ModelError as error:
            failures += 1
            if error.kind in _STOPS_ALL or failures >= MAX_FAILURES:
                raise
            english = None
        trusted = english is not None and rendering_fault(source.zh, english) is None and turned_word(source.zh, english) is None
        yield Rendered(source, english if trusted else None)
