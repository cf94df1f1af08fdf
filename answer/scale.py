"""How much of what a question names a text holds, and how telling each of those names is.

In: a question's concepts and texts of the reports. Out: `Measured` shares between 0 and 1, weighted by how rarely
the reports name a concept. English questions are measured against renderings too. The module knows nothing of
years, places or kinds of questions.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

import rjieba

from answer.clauses import WHOLE, ClauseFit, clause_fit, shape_asked
from answer.draft import Desk
from answer.figures import half_width
from answer.sources import Sources
from corpus import Rendering
from index import Concept, Query, english_stems

# Set on eval/questions/dev.jsonl and dev-2.jsonl (see eval/LOG.md).
UNKNOWN_COUNT = 6
PART_CREDIT = 0.75  # a word of which only some character pairs stand in the sentence
ENGLISH_CREDIT = 0.85  # a glossary name that only the rendering holds: the Chinese says something near
NEAR_CREDIT = 0.8  # a Chinese word near in meaning, in a text without a rendering; an English name with a word or two between its own
HEAD_CREDIT = 0.35  # of an English name of several words only the last stands there: pollution of air pollution
SCATTERED_CREDIT = 0.6  # an English name whose words stand apart
CONTEXT_CREDIT = 0.6  # a concept that only the heading, story or lead names
FOCUS_HELD = 0.5


_COMPOUND = frozenset({"indicator", "policy"})  # kinds whose names reports print with words put in between


class ConceptWeights:
    """How telling a concept is, by how often any of its names stands in the loaded reports."""

    def __init__(self, sources: Sources) -> None:
        self._zh = half_width(sources.text)
        self._bare = half_width(sources.text_without_english)
        self._en = " " + " ".join(english_stems(sources.english_text)) + " "
        self._total = max(sources.text.count("。"), 50)
        self._cache: dict[Concept, int] = {}

    def count(self, concept: Concept) -> int:
        """How often the concept is named: by its Chinese names, else by its English ones."""
        if concept not in self._cache:
            zh = sum(self._zh.count(half_width(name)) for name in concept.zh)
            en = 0 if zh else max((self._en.count(f" {' '.join(stems)} ") for stems in concept.en if stems), default=0)
            apart = 0 if zh or en or concept.kind not in _COMPOUND else max((self._apart(name) for name in concept.zh), default=0)
            near = 0 if zh or en or apart else sum(self._bare.count(name) for name in concept.near)
            self._cache[concept] = zh or en or apart or near
        return self._cache[concept]

    def _apart(self, name: str) -> int:
        """How often the rarest word of a compound name is printed; 0 where one of them never is."""
        return min((self._zh.count(half_width(part)) for part in _parts(name)), default=0)

    def only_apart(self, concept: Concept) -> bool:
        """True for a compound name that is never printed whole while all its words are: 国企营收, 学生意外伤害保险."""
        whole = any(half_width(name) in self._zh for name in concept.zh)
        return concept.kind in _COMPOUND and not whole and self.count(concept) > 0

    def weight(self, concept: Concept) -> float:
        """ln(1 + N / (1 + n)); a concept named nowhere counts like a fairly common one, so that a slip does not decide alone."""
        return math.log(1 + self._total / (1 + (self.count(concept) or UNKNOWN_COUNT)))


def unknown_share(query: Query, weights: ConceptWeights) -> float:
    """The share (by weight) of the question's concepts that no loaded report names."""
    total = sum(weights.weight(concept) for concept in query.concepts)
    unknown = sum(weights.weight(concept) for concept in query.concepts if not weights.count(concept))
    return unknown / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Share of the concepts held by a text, share with its context, weight held, and whether the focus is."""

    own: float
    covered: float
    weight: float
    surfaces: frozenset[str]
    near: frozenset[str]  # what only the context holds
    focus: bool
    proper_missing: int  # projects, people, companies: an answer about another one is none
    names_missing: int  # people, places, companies of the question that neither the text nor its context names


class Scale:
    """Measures texts against one question's concepts."""

    def __init__(self, query: Query, desk: Desk, weights: ConceptWeights) -> None:
        self._concepts = [(concept, weights.weight(concept)) for concept in query.concepts]
        self._total = sum(weight for _, weight in self._concepts) or 1.0
        self._apart = frozenset(concept for concept in query.concepts if weights.only_apart(concept))
        self._english = query.language == "en"
        self._focus = query.focus
        self._sources = desk.sources
        self._contexts: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}
        self._renderings: dict[tuple[str, str], Rendering | None] = {}
        self._shape = shape_asked(query) if self._english else None

    def measure(self, report_id: str, text: str, context: tuple[str, ...]) -> Measured:
        """How much of the question's concepts a text holds, alone and with its context."""
        plain, stems = half_width(text), self.stems(report_id, text)
        around = self._contexts.get((report_id, context))
        if around is None:
            joined = "".join(self.stems(report_id, part) for part in context) if self._english else ""
            around = (half_width(" ".join(context)), joined)
            self._contexts[report_id, context] = around
        own = covered = 0.0
        focus = self._focus is None
        surfaces: list[str] = []
        around_it: list[str] = []
        missing = 0
        proper: dict[str, bool] = {}  # kind of name: whether one of its kind is held
        for concept, weight in self._concepts:
            held = held_in(concept, plain, stems)
            if concept in self._apart and any(_parts_stand(name, plain) for name in concept.zh):
                held = max(held, SCATTERED_CREDIT)
            own += weight * held
            if held >= FOCUS_HELD:
                surfaces.append(concept.surface)
            near = CONTEXT_CREDIT * held_in(concept, *around) if held < 1 else 0.0
            covered += weight * max(held, near)
            if near >= FOCUS_HELD:
                around_it.append(concept.surface)
            missing += is_name(concept) and max(held, near) == 0
            if concept.kind in _PROPER:
                proper[concept.kind] = proper.get(concept.kind, False) or max(held, near) >= CONTEXT_CREDIT
            focus = focus or (concept is self._focus and max(held, near) >= FOCUS_HELD)
        return Measured(
            own / self._total,
            covered / self._total,
            own,
            frozenset(surfaces),
            frozenset(around_it),
            focus,
            list(proper.values()).count(False),
            missing,
        )

    def clause(self, report_id: str, text: str) -> ClauseFit:
        """How much the best clause of a text's rendering holds, and whether it has the shape of an answer; nothing without one."""
        rendering = self._rendering(report_id, text)
        if rendering is None:
            return WHOLE
        plain, stems = half_width(text), _stem_line(rendering.en)
        only_zh = sum(weight for concept, weight in self._concepts if held_in(concept, plain, "") == 1 and held_in(concept, "", stems) == 0)
        return clause_fit(self._concepts, rendering.en, only_zh, self._shape)

    def stems(self, report_id: str, text: str) -> str:
        """The stems of a text's rendering, each between spaces; "" without one."""
        rendering = self._rendering(report_id, text)
        return _stem_line(rendering.en) if rendering is not None else ""

    def _rendering(self, report_id: str, text: str) -> Rendering | None:
        if not self._english:
            return None
        if (report_id, text) not in self._renderings:
            self._renderings[report_id, text] = self._sources.english(report_id, text)
        return self._renderings[report_id, text]


_NAMES = frozenset({"place", "person", "company"})
_PROPER = frozenset({"person", "company", "project"})
_CODE = re.compile(r"[A-Z]{1,4}\d+(?:\.\d+)?")  # PM10, A380; not 5G


def is_name(concept: Concept) -> bool:
    """True for a person, place or company, a code (PM10) and a run of capitalised words: an answer must be about it."""
    return concept.kind in _NAMES or _CODE.fullmatch(concept.surface) is not None or (" " in concept.surface and concept.surface.istitle())


@lru_cache(maxsize=8192)
def _stem_line(text: str) -> str:
    return f" {' '.join(english_stems(text))} "


@lru_cache(maxsize=1024)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a compound name, each of two characters or more; none for a name of one word."""
    words = tuple(word for word in rjieba.cut(name) if len(word) > 1)
    return words if len(words) > 1 and sum(map(len, words)) == len(name) else ()


def _parts_stand(name: str, plain: str) -> bool:
    parts = _parts(name)
    return bool(parts) and all(part in plain for part in parts)


def stands_in(name: str, plain: str) -> bool:
    """Whether a name stands in a text; a number stands there only as a whole: 60 is not in 4600, nor 出口 in 进出口."""
    if name.startswith("出口"):
        return re.search(rf"(?<!进){re.escape(name)}", plain) is not None
    if not name.isascii() or not name[:1].isdigit():
        return name in plain
    return name in plain and re.search(rf"(?<![\d.]){re.escape(name)}(?![\d]|\.\d)", plain) is not None


@lru_cache(maxsize=4096)
def _near_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r" " + r"(?: \S+){0,2} ".join(map(re.escape, names)) + r" ")


def stand_near(names: tuple[str, ...], stems: str) -> bool:
    """Whether the words of a name stand in its order with at most two others between each pair.

    >>> stand_near(("softwar", "industri"), " the softwar and inform industri grew ")
    True
    """
    return _near_pattern(names).search(stems) is not None


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a concept as they are looked for in texts."""

    zh: tuple[str, ...]
    en: tuple[str, ...]  # stems between spaces
    apart: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]  # English names of several words: stems, each also between spaces
    head: str  # the last word of an English surface of several
    pairs: tuple[str, ...]  # of characters


@lru_cache(maxsize=1024)  # asked of every text that is weighed for a question
def _names(concept: Concept) -> _Names:
    own = english_stems(concept.surface)
    name = concept.surface
    han = len(name) > 2 and "\u3400" <= name[0] <= "\u9fff"
    return _Names(
        tuple(map(half_width, concept.zh)),
        tuple(f" {' '.join(stems)} " for stems in concept.en if stems),
        tuple((stems, tuple(f" {stem} " for stem in stems)) for stems in concept.en if len(stems) > 1),
        f" {own[-1]} " if len(own) > 1 else "",
        tuple(name[i : i + 2] for i in range(len(name) - 1)) if han else (),
    )


def held_in(concept: Concept, plain: str, stems: str) -> float:
    """How much of a concept a text holds, 0 to 1: by a name, by its rendering, by a word near in meaning, by pairs of characters."""
    names = _names(concept)
    for name in names.zh:  # loops: the innermost step of an answer, some thousand times a question
        if name in plain and stands_in(name, plain):
            return 1.0
    if stems:
        for name in names.en:
            if name in stems:
                return ENGLISH_CREDIT if concept.kind else 1.0
        scattered = [name for name, words in names.apart if all(word in stems for word in words)]
        if scattered:
            return NEAR_CREDIT if any(stand_near(name, stems) for name in scattered) else SCATTERED_CREDIT
        if names.head and names.head in stems:
            return HEAD_CREDIT
    elif any(name in plain for name in concept.near):
        return NEAR_CREDIT
    return PART_CREDIT * sum(pair in plain for pair in names.pairs) / len(names.pairs) if names.pairs else 0.0


def things_in(query: Query, label: str, english: str) -> int:
    """How many of the things that a question names a label holds, or its English."""
    stems = f" {' '.join(english_stems(english))} "
    things = [c for c in query.concepts if c.kind not in ("place", "unit") and not c.surface[:1].isdigit()]
    return sum(held_in(concept, label, stems) >= FOCUS_HELD for concept in things)
