"""Whether a figure of a sentence in other words belongs to what the source says it of.

In: a sentence and its grounds. Out: whether two figures have changed places, and whether a figure has been lent to another
place, company or indicator than that of its own clause. Where the source's clause names nothing, nothing is judged. The
module knows nothing of units or directions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from answer.directions import clauses_of
from answer.figures import find_figures
from answer.grounds import Grounds
from answer.own_words import is_neutral
from answer.units import counted
from answer.wording import tokens_of
from corpus import Glossary, GlossaryEntry

# 信访总量、进京走访分别下降31%、52%: two lists that pair in their order; not 分别下降 without a list before it.
_IN_TURN = re.compile(r"(?P<subjects>[^，。；,;]+)(?:分别|依次)(?P<said>[^，。；;]+)")
_ITEM = re.compile(r"[、和与及]")
_TURN = re.compile(r"分别|依次|\brespectively\b", re.IGNORECASE)
_ITEM_OF = re.compile(r"[、和与及]|,? and |, ")
_TAIL = 4  # characters at the end of a list's item that tell it: 化龙桥楼宇企业入区率
_YEAR = re.compile(r"(?:19|20)\d\d年?")
# A clause whose words stand all in a source clause with another figure, and at most half in those with its own, is of that.
ALL, SOME = 0.9, 0.5
_BOUND_KINDS = frozenset("place person company institution indicator".split())


def figures_exchanged(text: str, sources: Sequence[str]) -> bool:
    """True when two figures of one clause stand in every source clause that has both in the other order.

    >>> figures_exchanged("容积率从2.1升到1.6", ["容积率由1.6提高到2.1"]), figures_exchanged("由1.6到2.1", ["由1.6提高到2.1"])
    (True, False)
    >>> figures_exchanged("打造花境6个、公园3个", ["打造花境3个、公园6个", "新增车站6个、网点3个"])
    True
    """
    told = [(clause, _amounts(clause)) for source in sources for clause in clauses_of(source)]
    for clause in clauses_of(text):
        units = {figure.value: figure.unit for figure in find_figures(clause)}
        for first, second in pairwise(_amounts(clause)):
            if units[first] != units[second]:
                continue  # 5.95 trillion yuan is no growth of 6 %
            both = _likest(clause, [(there, values) for there, values in told if first in values and second in values])
            orders = [values.index(first) < values.index(second) for _, values in both]
            if first != second and orders and not any(orders):
                return not any(_keep_their_words(clause, there, first, second) for there, _ in both)
    return False


def _likest(clause: str, told: Sequence[tuple[str, list[Decimal]]]) -> list[tuple[str, list[Decimal]]]:
    """Of several source clauses those that share most words with a clause: by chance another may hold the two figures too."""
    if len(told) < 2:
        return list(told)
    words = _word_pairs(clause)
    shared = [len(words & _word_pairs(there)) for there, _ in told]
    return [one for one, count in zip(told, shared, strict=True) if count == max(shared)]


def _keep_their_words(clause: str, there: str, first: Decimal, second: Decimal) -> bool:
    """Whether two figures stand in two items of a list on both sides, neither with the words of the other's: 102个新开工、148个续建."""
    if _TURN.search(clause) or _TURN.search(there):
        return False  # 分别达262家、1684家 pairs by order alone
    items = {value: (_item_words(clause, value), _item_words(there, value)) for value in (first, second)}
    if len({*(pair[0] for pair in items.values())}) < 2 or len({*(pair[1] for pair in items.values())}) < 2:
        return False
    return all(len(items[a][0] & items[b][1]) <= len(items[a][0] & items[a][1]) for a, b in ((first, second), (second, first)))


def _item_words(clause: str, value: Decimal) -> frozenset[str]:
    """The words of the item of a list that holds a figure."""
    items = (item for item in _ITEM_OF.split(clause) if any(figure.value == value for figure in find_figures(item)))
    return _word_pairs(next(items, ""))


def figure_of_another(text: str, sources: Sequence[str]) -> bool:
    """True when a figure is told of what the source tells another figure of: by its place in a list, or by its clause.

    >>> sources = ["信访总量、进京走访分别下降31%、52%", "接待游客1820万人次，其中入境游客9.3万人次"]
    >>> figure_of_another("进京走访下降31%", sources), figure_of_another("入境游客1820万人次", sources)
    (True, True)
    >>> figure_of_another("进京走访下降52%", sources), figure_of_another("接待游客1820万人次", sources)
    (False, False)
    """
    clauses = [clause for source in sources for clause in clauses_of(source)]
    return any(_misses_its_turn(clause, sources) or _fits_another(clause, clauses) for clause in clauses_of(text))


def _misses_its_turn(clause: str, sources: Sequence[str]) -> bool:
    figures = _amounts(clause)
    for source in sources:
        for match in _IN_TURN.finditer(source):
            subjects, values = _ITEM.split(match["subjects"]), _amounts(match["said"])
            if len(subjects) != len(values):
                continue
            for value in figures:
                if value in values and len(figures) == 1:
                    named = [subject[-_TAIL:] in clause for subject in subjects]
                    turn = [subject for subject, theirs in zip(named, values, strict=True) if theirs == value]
                    if any(named) and not any(turn):
                        return True
    return False


def _fits_another(clause: str, sources: Sequence[str]) -> bool:
    """True when all words of a clause of one figure stand in a source clause with another figure of that unit alone."""
    found = find_figures(clause)
    if len(found) != 1:
        return False
    figure, words = found[0], _word_pairs(clause)
    unit = counted(clause, figure) or figure.unit
    holding, others = [], []
    for source in sources:
        figures = find_figures(source)
        if any(other.value == figure.value for other in figures):
            holding.append(len(words & _word_pairs(source)))
        elif any(unit and (counted(source, other) or other.unit) == unit for other in figures):
            others.append(len(words & _word_pairs(source)))
    return bool(words and holding and others) and max(others) >= ALL * len(words) and max(holding) <= SOME * len(words)


def _word_pairs(text: str) -> frozenset[str]:
    for figure in reversed(find_figures(text)):
        text = f"{text[: figure.start]}|{text[figure.end :]}"
    words = [word for word in tokens_of(text).words if not is_neutral(word)]
    pairs = {a + b for a, b in pairwise(words) if "\u3400" <= a[0] <= "\u9fff"}
    return frozenset(pairs | {word for word in words if word.isascii() and word.isalpha()})


def _amounts(text: str) -> list[Decimal]:
    """The values of a text's figures that are no years."""
    return [figure.value for figure in find_figures(text) if not _YEAR.fullmatch(figure.text)]


def lent_figure(text: str, grounds: Grounds) -> bool:
    """True when a figure stands beside a name, and the source's clauses with it name another of that kind instead."""
    if grounds.glossary is None:
        return False
    own = "".join(filter(None, (part for c in grounds.citations for part in (c.report.place, c.scope.place))))
    sources = [clause for body in grounds.bodies for clause in clauses_of(body.text)]
    for clause in clauses_of(text):
        whole = [entry for entry in _entries(clause, grounds.glossary) if entry.zh not in own]
        for figure in find_figures(clause) if whole else ():
            # 新增学位5000个、城镇新增就业4.8万人: each item of a list names its own.
            item = next((item for item in _ITEM_OF.split(clause) if any(one.value == figure.value for one in find_figures(item))), "")
            names = [entry for entry in _entries(item, grounds.glossary) if entry.zh not in own] or whole
            holding = [source for source in sources if any(other.value == figure.value for other in find_figures(source))]
            told = [_entries(source, grounds.glossary) for source in holding]
            for entry in names:
                others = [[other for other in found if other.kind == entry.kind] for found in told]
                if others and all(found and not any(_akin(other, entry) for other in found) for found in others):
                    return True
    return False


def _akin(one: GlossaryEntry, other: GlossaryEntry) -> bool:
    """One thing, or a part of its name: 税收 and 税收收入."""
    names, others = (one.zh, *one.zh_aliases), (other.zh, *other.zh_aliases)
    return any(a in b or b in a for a in names for b in others)


def _entries(text: str, glossary: Glossary) -> list[GlossaryEntry]:
    chinese = any("\u3400" <= character <= "\u9fff" for character in text)
    matches = glossary.find_zh(text) if chinese else glossary.find_en(text)
    return [match.entry for match in matches if match.entry.kind in _BOUND_KINDS and tokens_of(match.surface).words]
