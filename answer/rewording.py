"""Sentences that copy what they cite, and sentences that say it in other words: does anything say something else?

In: a sentence and its `Grounds`. Out: True where it holds, False where a word was put in, left out or exchanged that turns
its meaning; `copies` gives None where the sentence copies too little to be held word by word. The module knows nothing of
tables.
"""

from __future__ import annotations

import re

from answer.directions import NEGATION, find_directions, unsupported_direction
from answer.figures import chinese_numerals, find_figures
from answer.grounds import Grounds
from answer.names import unsupported_name
from answer.own_words import is_neutral
from answer.units import unsupported_unit
from answer.wording import Copy, Gap, Tokens, compare, tokens_of, uncovered

# From this share of copied words on, a sentence is held word by word. Sentences of the development answers that copy reach
# 0.9 and more, those in frames of ours stay below 0.6.
COPY_SHARE = 0.6
_LEAST_COPIED = 4  # fewer words in common are no copy
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMERAL = re.compile(r"[一二三四五六七八九十百两][一二三四五六七八九十百两]*(?=[大个项届次批条家名位年件座]|中全会)")
# What may follow the end of a copy without turning what was copied: not 以内, not the 亿 of 5亿.
_TURNS_BEHIND = re.compile(r"^\s*(?:以[内上下]|[%‰万亿千百]|个?百分点|or (?:more|less)|billion|million|thousand)", re.IGNORECASE)


def copies(text: str, grounds: Grounds) -> bool | None:
    """Whether a sentence that copies its source says the same; None where it is no copy."""
    sentence = tokens_of(text)
    best: tuple[Copy, Tokens] | None = None
    for body in grounds.bodies:
        copy = compare(sentence, body)
        if best is None or copy.share > best[0].share:
            best = (copy, body)
        if copy.share == 1:
            break
    if best is None or best[0].share < COPY_SHARE or len(best[0].copied) < min(_LEAST_COPIED, len(sentence.words)):
        return None
    copy, body = best
    return all(_gap_holds(gap, sentence, grounds) for gap in copy.gaps) and _ends_hold(sentence, body, copy)


def _gap_holds(gap: Gap, sentence: Tokens, grounds: Grounds) -> bool:
    own = tuple(word for word in gap.own if not is_neutral(word))
    lost = tuple(word for word in gap.lost if not is_neutral(word))
    inside = gap.start > 0 and gap.end < len(sentence.words)
    if not own:
        return not inside or not lost or gap.whole_clauses
    if any(_YEAR.fullmatch(word) for word in own):
        if any(_YEAR.fullmatch(word) for word in lost):
            return False  # another year in the place of the source's
        own, lost = tuple(word for word in own if not _YEAR.fullmatch(word)), () if not inside else lost
    if lost and not gap.whole_clauses:
        return False
    put = Tokens(sentence.text, gap.own, sentence.starts[gap.start : gap.end], sentence.ends[gap.start : gap.end])
    missing = {put.words[i] for i in uncovered(put, (*grounds.scope, *grounds.bodies), 2)}
    return not [word for word in own if word in missing]


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
        turned = [found for found in (*find_directions(clause), *NEGATION.finditer(clause))]
        if any((found.end if isinstance(found.end, int) else found.end()) >= len(clause.rstrip()) for found in turned):
            return False
    return not (sentence.words[-1][0].isdigit() and _TURNS_BEHIND.match(body.text[body.ends[last] :]))


def rewords(text: str, grounds: Grounds) -> bool:
    """Whether the figures' units, the directions, the numerals and the names of a sentence in other words are borne out."""
    said = [body.text for body in grounds.bodies]
    around = [scope.text for scope in grounds.scope]
    if unsupported_direction(text, [*said, *around]) or unsupported_unit(text, [*said, *around]):
        return False
    numerals = {value for run in _NUMERAL.findall(text) for value in chinese_numerals(run)}
    held = {figure.value for source in said for figure in find_figures(source)}
    held |= {value for source in [*said, *around] for value in chinese_numerals(source)}
    if numerals - held:
        return False
    if grounds.glossary is None and re.search(r"[a-z]{3}", text) and not any(re.search(r"[a-z]{3}.*[a-z]{3}", body) for body in said):
        return True  # English of a Chinese quote, and nothing to tell its names by
    return unsupported_name(text, grounds.everything, grounds.glossary) is None
