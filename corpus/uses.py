"""Which blocks use a term in the sense that a note gives it, where no mark says so.

In: the terms of a note, its text, the blocks of its report. Out: ids of blocks. A use that lists other parts of
its own (“四张清单”（甲、乙、丙、丁）) is another sense and left open, and so is a use of a bare part of the term (“一件事”
of “一件事”全链条整治) whose sentence has nothing else of the note. Knows nothing of other reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Block, Term
from corpus.sentences import split_sentences

_QUOTES = dict.fromkeys(map(ord, '“”"「」『』【】'))
# A year that only dates a term: 2026年10件民生实事 is used as 10件民生实事
_DATED = re.compile(r"(20\d\d)年")
# What a use says of itself directly after the term: matches ”（甲、乙、丙）, ”：甲、乙, ”机制，即甲、乙, ”包括甲、乙; not ”（2025年）
_OWN_AFTER = re.compile(
    r"[^，。；：:（(“”]{0,8}(?:[（(](?P<bracket>[^（）()]{3,80})[）)]|(?:[：:]|，?(?:即|是指|指|包括|分别是|分别为))(?P<listed>[^。；]{3,80}))"
)
_COUNTED = re.compile(r"[两二三四五六七八九十]|\d{1,2}")
_ITEM_BREAK = re.compile(r"[、，,；;]|和|及|以及")
# Of the pairs of characters of a sentence this many must stand in the note too for the bare part of a term to be it.
_MIN_SHARED_PAIRS = 2


@dataclass(frozen=True, slots=True)
class _Use:
    block: str
    sentence: str  # with the quotation marks as printed, made “ ”
    start: int  # of the term in it
    end: int
    year: int | None


class Texts:
    """The texts of a report's blocks, prepared once for the terms of all its notes."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = tuple(blocks)
        self.all = [(block, text, text.translate(_QUOTES)) for block in blocks for text in map(_plain_quotes, _texts(block))]
        self._whole = "\n".join(bare for _, _, bare in self.all)

    def with_words(self, name: str) -> Iterator[tuple[Block, str]]:
        """The blocks and texts that have the name's characters in a row, quotation marks aside."""
        bare = name.translate(_QUOTES)
        if bare in self._whole:
            yield from ((block, text) for block, text, plain in self.all if bare in plain)


def using_blocks(terms: Sequence[Term], definition: str, texts: Texts) -> tuple[str, ...]:
    """The ids of the blocks that use one of the terms in the sense of `definition`, in reading order."""
    if not terms:
        return ()
    whole = _plain_quotes(terms[-1].name_as_printed)
    uses = [use for use in _find(texts, [whole, whole.translate(_QUOTES)]) if _agrees(use, definition)]
    dated = _DATED.match(whole)
    if dated and not uses:
        undated = whole[dated.end() :]
        found = list(_find(texts, [undated, undated.translate(_QUOTES)]))
        uses = [use for use in found if use.year == int(dated[1])] or found
    names = [_plain_quotes(term.name_as_printed) for term in terms[:-1]] if len(terms) > 1 else []
    shared = definition + whole
    for name in names:
        found = [use for use in _find(texts, [name]) if _agrees(use, definition)]
        joined = _joins_names(whole)
        uses += [use for use in found if joined or _shares(use, shared)]
    if not uses:
        parts = [*_loose_forms(whole), *(name.translate(_QUOTES) for name in names)]
        uses = [use for use in _find(texts, parts) if _agrees(use, definition) and _shares(use, shared)]
    ids = {use.block for use in uses}
    return tuple(block.id for block in texts.blocks if block.id in ids)


def _texts(block: Block) -> Iterator[str]:
    yield block.text.string
    if block.table is not None:
        yield from (cell.text.string for row in block.table.rows for cell in row)


def _plain_quotes(text: str) -> str:
    """`text` with “ ” for every kind of quotation mark.

    >>> _plain_quotes('"两重"和「两新」【双碳】')
    '“两重”和“两新”“双碳”'
    """
    text = re.sub(r"\"([^\"]*)\"", r"“\1”", text)
    return text.translate(str.maketrans("「」『』【】", "“”“”“”"))


def _find(texts: Texts, names: Sequence[str]) -> Iterator[_Use]:
    """The uses of the names as they stand; of the names after the first only where the ones before have none."""
    for name in dict.fromkeys(names):
        found = False
        # Quotation marks may stand elsewhere in the text: 稳增长“21”条 is used as 稳增长“21条”
        loose = not any(sign in name for sign in "“”")
        pattern = re.compile("[“”]?".join(map(re.escape, name)) if loose else re.escape(name))
        for block, text in texts.with_words(name):
            for match in pattern.finditer(text):
                if _continues(text, match.start()) or _continues(text, match.end()):
                    continue
                found = True
                sentence, start = _sentence_at(text, match.start())
                yield _Use(block.id, sentence, match.start() - start, match.end() - start, block.scope.year)
        if found:
            return


def _continues(text: str, at: int) -> bool:
    """Whether a figure or a Latin word goes on across `at`."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def _sentence_at(text: str, at: int) -> tuple[str, int]:
    for start, end in split_sentences(text):
        if start <= at < end:
            return text[start:end], start
    return text, 0


def _joins_names(whole: str) -> bool:
    """Whether a head is nothing but names: “两重”“两新”, “三同”和“两不”."""
    return not re.sub(r"“[^“”]*”|[、，和与及 ]", "", whole)


def _loose_forms(whole: str) -> list[str]:
    """How a head may be printed with its quotation marks elsewhere or its first words apart.

    >>> _loose_forms("稳增长“18”条")
    ['稳增长18条', '18条', '稳增长18']
    """
    bare = whole.translate(_QUOTES)
    forms = [bare]
    match = re.fullmatch(r"([^“”]*)“([^“”]+)”([^“”]*)", whole)
    if match and (match[1] or match[3]):
        forms += [match[2] + match[3]] if match[3] else []
        forms += [match[1] + match[2]] if match[1] else []
    return [form for form in forms if len(form) > 1]


def _agrees(use: _Use, definition: str) -> bool:
    """Whether a use does not list parts of its own that the definition lacks."""
    items = _own_items(use)
    if len(items) < 2:
        return True
    known = sum(1 for item in items if any(pair in definition for pair in _pairs(item)))
    return known * 2 >= len(items)


def _own_items(use: _Use) -> list[str]:
    """The parts that a use lists itself, after the term or (where the term counts them) before it."""
    after = _OWN_AFTER.match(use.sentence[use.end :].removeprefix("”"))
    if after:
        items = [item for item in _ITEM_BREAK.split(after["bracket"] or after["listed"]) if len(item) > 1]
        if "、" in (after["bracket"] or after["listed"]):
            return items
    counted = _COUNTED.match(use.sentence[use.start :].lstrip("“"))
    before = re.split(r"[，。；：:“”（）]", use.sentence[: use.start].removesuffix("“"))[-1]
    items = before.rstrip("等这的").split("、")
    if counted and len(items) > 1 and len(items) == _value(counted[0]):
        return items
    return []


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else "零一二三四五六七八九十".find(numeral.replace("两", "二"))


def _pairs(text: str) -> set[str]:
    bare = re.sub(r"[^\w]", "", text)
    return {bare[index : index + 2] for index in range(len(bare) - 1)}


def _shares(use: _Use, note: str) -> bool:
    """Whether a use's sentence has something of the note beside the term itself."""
    rest = use.sentence[: use.start] + "，" + use.sentence[use.end :]
    term = _pairs(use.sentence[use.start : use.end])
    return len((_pairs(rest) & _pairs(note)) - term) >= _MIN_SHARED_PAIRS
