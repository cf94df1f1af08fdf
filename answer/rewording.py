"""Sentences that copy what they cite, and sentences that say it in other words: does anything say something else?

In: a sentence and its `Grounds`. Out: True where it holds, False where a word was put in, left out or exchanged that turns
its meaning; `copies` gives None where the sentence copies too little to be held word by word. The module knows nothing of
tables.
"""

from __future__ import annotations

import re

from answer.binding import figure_of_another, figures_exchanged, lent_figure
from answer.directions import NEGATION, find_directions, unsupported_direction
from answer.figures import chinese_numerals, find_figures
from answer.grounds import Grounds
from answer.names import unsupported_name
from answer.own_words import is_neutral
from answer.told import row_figures_fit
from answer.units import unsupported_unit
from answer.wording import Copy, Gap, Tokens, compare, tokens_of, uncovered

# From this share of copied words on, a sentence is held word by word; below, by what it says. What the extracting composer
# copies reaches 0.97 and more, with one thing altered 0.6 and more; a sentence reworded by hand stays below 0.85 or is short.
COPY_SHARE, REWORDED_COPY_SHARE = 0.6, 0.85
_LEAST_COPIED, _LEAST_COPIED_REWORDED = 4, 20  # fewer words in common are no copy
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMERAL = re.compile(
    r"第[一二三四五六七八九十百]+|[一二三四五六七八九十百两][一二三四五六七八九十百两]*(?=[者大个项届次批条家名位年件座]|中全会)"
)
# What turns a copy that ends right before it: 以内 behind 5.3%, and behind a bare number the 亿 of 5亿.
_BOUND_BEHIND = re.compile(r"\s*(?:以[内上下]|or (?:more|less|fewer))", re.IGNORECASE)
_UNIT_BEHIND = re.compile(r"\s*(?:[%‰万亿千百]|个?百分点|billion|million|thousand)", re.IGNORECASE)


def copies(text: str, grounds: Grounds, reworded: bool = False) -> bool | None:
    """Whether a sentence that copies its source says the same; None where it is no copy.

    A `reworded` one may leave out what turns nothing, and list items in another order.
    """
    least_share, least = (REWORDED_COPY_SHARE, _LEAST_COPIED_REWORDED) if reworded else (COPY_SHARE, _LEAST_COPIED)
    sentence = tokens_of(text)
    best: tuple[Copy, Tokens] | None = None
    for body in grounds.bodies:
        copy = compare(sentence, body)
        if best is None or copy.share > best[0].share:
            best = (copy, body)
        if copy.share == 1:
            break
    if best is None or best[0].share < least_share or (len(best[0].copied) < least and not best[1].holds(sentence)):
        return None
    copy, body = best
    return all(gap_holds(gap, sentence, grounds, reworded) for gap in copy.gaps) and _ends_hold(sentence, body, copy)


def gap_holds(gap: Gap, sentence: Tokens, grounds: Grounds, reworded: bool) -> bool:
    own = tuple(word for word in gap.own if not is_neutral(word))
    lost = tuple(word for word in gap.lost if not is_neutral(word))
    inside = gap.start > 0 and gap.end < len(sentence.words)
    if not own:
        return not inside or not lost or gap.whole_clauses or (reworded and not _turns(gap, sentence))
    if any(_YEAR.fullmatch(word) for word in own):
        if any(_YEAR.fullmatch(word) for word in lost):
            return False  # another year in the place of the source's
        own, lost = tuple(word for word in own if not _YEAR.fullmatch(word)), lost if inside else ()
    if lost and own:
        return False
    put = Tokens(sentence.text, gap.own, sentence.starts[gap.start : gap.end], sentence.ends[gap.start : gap.end])
    movable = reworded and gap.item and not any(word[0].isdigit() for word in own)  # an item of a list, in another order
    missing = {put.words[i] for i in uncovered(put, (*grounds.scope, *(grounds.bodies if movable else ())), 2)}
    return not [word for word in own if word in missing]


def _turns(gap: Gap, sentence: Tokens) -> bool:
    """Whether leaving out these words turns what is said: a figure, its unit, a direction, a negation."""
    left_out = ("" if "\u3400" <= gap.lost[0][0] <= "\u9fff" else " ").join(gap.lost)
    behind_figure = gap.start > 0 and sentence.words[gap.start - 1][0].isdigit()
    turning = find_directions(left_out) or NEGATION.search(left_out) or re.search(r"\d", left_out)
    return behind_figure or bool(turning)


def _ends_hold(sentence: Tokens, body: Tokens, copy: Copy) -> bool:
    """Nothing that turns the copied words stands right before or behind them in the source: 未, over, 以内."""
    at = body.line.find(sentence.line)
    if at < 0:
        return True
    first = body.line.count("\x1f", 0, at)
    last = first + len(sentence.words) - 1
    if not body.edge_before(first):
        before = body.text[max(0, body.starts[first] - 12) : body.starts[first]]
        clause = re.split(r"[，。；：、,;:.]", before)[-1]
        ends = [found.end for found in find_directions(clause)] + [found.end() for found in NEGATION.finditer(clause)]
        if any(end >= len(clause.rstrip()) for end in ends):
            return False
    behind = body.text[body.ends[last] :]
    return not (_BOUND_BEHIND.match(behind) or (sentence.words[-1][0].isdigit() and _UNIT_BEHIND.match(behind)))


def rewords(text: str, grounds: Grounds) -> bool:
    """Whether the figures, units, directions, numerals and names of a sentence in other words are borne out."""
    said = [body.text for body in grounds.bodies]
    around = [scope.text for scope in grounds.scope]
    if not all(row_figures_fit(text, citation) for citation in grounds.citations if citation.table is not None):
        return False
    if unsupported_direction(text, [*said, *around]) or unsupported_unit(text, [*said, *around]):
        return False
    if figures_exchanged(text, said) or figure_of_another(text, said):
        return False
    numerals = {value for run in _NUMERAL.findall(text) for value in chinese_numerals(run)}
    held = {figure.value for source in said for figure in find_figures(source)}
    held |= {value for source in [*said, *around] for value in chinese_numerals(source)}
    if numerals - held:
        return False
    if grounds.glossary is None and re.search(r"[a-z]{3}", text) and not any(re.search(r"[a-z]{3}.*[a-z]{3}", body) for body in said):
        return True  # English of a Chinese quote, and nothing to tell its names by
    return unsupported_name(text, grounds.everything, grounds.glossary) is None and not lent_figure(text, grounds)
