"""How much of a question one clause of an English rendering holds, and whether that clause has the shape of an answer.

In: an English `Query`, the weights of its concepts, a rendering. Out: a `ClauseFit`. A long sentence holds many words of a
question by its length alone; what answers stands in one clause: "the value added of the financial industry accounted for
1/8". Rules of the language only. The module knows nothing of Chinese text, years or places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index import Concept, Query, english_stems

# Set on the English questions of eval/questions/dev*.jsonl (see eval/LOG.md).
PAIR_CREDIT = 0.9  # what two neighbouring clauses hold together counts this much
SHAPED = 1.3  # so much more a clause of the right shape counts where the best one is chosen
SCATTERED_CREDIT = 0.6  # a name whose words stand apart within the clause

# Where a rendering parts: "…, up 9.2%; and …"; not the comma of 1,234.
_CLAUSE = re.compile(r"[;:](?=\s)|,(?!\d)|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to ask and what a clause that answers it looks like."""

    asked: re.Pattern[str]
    given: re.Pattern[str]


def _shape(asked: str, given: str) -> Shape:
    return Shape(re.compile(asked, re.IGNORECASE), re.compile(given, re.IGNORECASE))


# First that asks wins. Matches "what part of Chongqing's total"; not "part of the plan".
SHAPES: tuple[Shape, ...] = (
    _shape(
        r"\b(?:share|proportion|percentage|percent|slice|fraction|portion)\b|\b(?:what|which) part of\b|\bhow much of (?:the|that|its|chong|all)\b|\baccounts? for\b",
        r"\baccount|\d%|\d/\d|\bhalf\b|\bthird of\b|\bproportion\b",
    ),
    _shape(r"\branks?\b|\branked\b|\branking\b|\bwhere does .{0,40}\bstand\b|\bplaced?\b(?= (?:in|on|among))", r"\brank|\bNo\. \d|\bamong the\b|\btop\b|\bfirst\b"),
    _shape(
        r"\bgr[eo]w\w*\b|\bgrowth\b|\bris(?:e|en|ing)\b|\brose\b|\bincreas\w+|\bby how much\b|\bf[ae]ll(?:en)?\b|\bdrop(?:s|ped)?\b|\bdeclin\w+|\bdown by\b|\bup by\b|\bjump(?:ed)?\b|\bshr[iau]nk\b",
        r"(?:\bgr[eo]w|\bgrowth\b|\bup\b|\bincreas|\brose\b|\brise\b|\bfell\b|\bf[ae]ll\b|\bdrop|\bdeclin|\breduc|\bfold\b|\btimes\b|\bdoubl).{0,60}\d|\d.{0,60}(?:\bgr[eo]w|\bgrowth\b|\bincreas|\bdeclin|\bfold\b|\btimes\b)",
    ),
    _shape(
        r"\bhow much (?:money|cash|did|was|is|were|are|will|has|have|do|does)\b|\bin (?:yuan|rmb|dollars|usd)\b|\b(?:worth|cost|costs|price|budget|spending|spent|revenue|income|value|turnover|aid|funds?|loans?|assets?|output)\b",
        r"\d[\d.,]* (?:\w+ )?(?:yuan|US dollars)\b",
    ),
)  # fmt: skip
# How many there are, not how many came: "how many museums are there"; not "how many museums were added".
_FLOW = r"add|new|open|launch|buil|introduc|attract|recruit|creat|held|hold|sign|won|win|receiv|visit|bring|brought|train|help|renovat|deliver|plan|attend|come|came|com|join|took|take|to be|will|target|goal|aim|want|need"
SHAPES = (
    *SHAPES,
    _shape(
        rf"^(?!.*\b(?:{_FLOW})).*(?:\bhow many\b|\bnumber of\b)",
        r"^(?!.*\b(?:add|new|introduc|came|come|arriv|settl|bring|brought|attract|open)).*(?:\b(?:total(?:s|led|ling)?|numbers?|reach(?:ed|ing)?|exceed(?:ed|ing)?|there (?:are|were)|gathered|cumulative|in all|double)\b(?=.*\d)|\d.{0,60}\b(?:gathered|in total|in all|in the (?:city|country|district|area))\b)",
    ),
)


@dataclass(frozen=True, slots=True)
class ClauseFit:
    """The share of the concepts' weight that the best clause holds, and whether it has the shape asked for."""

    held: float
    shaped: bool
    rendering: str = ""


WHOLE = ClauseFit(0.0, False)


def shape_asked(query: Query) -> Shape | None:
    """The shape of answer that an English question asks for, None where its words show none."""
    return next((shape for shape in SHAPES if shape.asked.search(query.plain)), None)


def clause_fit(concepts: Sequence[tuple[Concept, float]], rendering: str, elsewhere: float, shape: Shape | None) -> ClauseFit:
    """The fit of a rendering's best clause; `elsewhere` is the weight of concepts that only the Chinese holds.

    >>> nothing = clause_fit((), "Premium income grew by 9.2%.", 0.0, None)
    >>> nothing.held
    0.0
    """
    total = sum(weight for _, weight in concepts)
    lines = _clause_lines(rendering)
    if not total or not lines:
        return ClauseFit(0.0, False, rendering)
    rows = [tuple(weight * _held(concept, stems) for concept, weight in concepts) for _, stems in lines]
    best, shaped = 0.0, False
    for at, (text, _) in enumerate(lines):
        windows = [(sum(rows[at]), text)]
        if at + 1 < len(lines):
            both = sum(max(one, two) for one, two in zip(rows[at], rows[at + 1], strict=True))
            windows.append((PAIR_CREDIT * both, f"{text}, {lines[at + 1][0]}"))
        for weight, words in windows:
            fits = shape is not None and shape.given.search(words) is not None
            if round(weight * (SHAPED if fits else 1), 6) > round(best * (SHAPED if shaped else 1), 6):
                best, shaped = weight, fits
    return ClauseFit(min((best + elsewhere) / total, 1.0), shaped, rendering)


# what is duhuo good for, what are the two wings
_WHAT_IS = re.compile(r"^what(?:'s|s| is| are)\b", re.IGNORECASE)


def opens_with(query: Query, rendering: str) -> bool:
    """Whether it is asked what something is, and the rendering begins by saying so: "Duhuo is also called …"."""
    if not rendering or not _WHAT_IS.match(query.plain):
        return False
    names = [re.escape(concept.surface) for concept in query.concepts if concept.kind]
    return (
        bool(names)
        and re.match(rf"(?:the )?\"?(?:{'|'.join(names)})\"?,? (?:is|are|means?|refers?)\b", rendering, re.IGNORECASE) is not None
    )


@lru_cache(maxsize=8192)
def _clause_lines(text: str) -> tuple[tuple[str, str], ...]:
    """The clauses of a rendering, each with its stems between spaces."""
    parts = (part.strip() for part in _CLAUSE.split(text))
    return tuple((part, f" {' '.join(english_stems(part))} ") for part in parts if part)


@lru_cache(maxsize=1024)  # asked of every clause that is weighed for a question
def _names(concept: Concept) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The English names of a concept: its stems in one, and each, between spaces."""
    return tuple((f" {' '.join(stems)} ", tuple(f" {stem} " for stem in stems)) for stems in concept.en if stems)


def _held(concept: Concept, stems: str) -> float:
    names = _names(concept)
    for name, _ in names:
        if name in stems:
            return 1.0
    return SCATTERED_CREDIT if any(len(words) > 1 and all(word in stems for word in words) for _, words in names) else 0.0
