"""Which source sentences, notes and box rows answer a question: scored, held against its year and place.

In: a `Query` and the sentence search. Out: `Evidence`, best first, each with the share of the question's
concepts it covers; what is not covered decides refusals. The module knows nothing of wording.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from answer.draft import Desk
from answer.figures import half_width
from answer.sources import Sources, TermSense
from corpus import Block, Report
from index import Concept, Query, english_stems

# Weights of the score's parts, set on eval/questions/dev.jsonl (see eval/LOG.md).
WEIGHT_SEARCH = 0.8
WEIGHT_COVERAGE = 1.2
WEIGHT_OWN = 1.2
BONUS_FIGURE = 0.25
BONUS_NEAR = 0.3  # a figure right beside what it is asked of
BONUS_LEVEL = 0.3  # an amount of money where the size of something is asked
BONUS_SURFACE = 0.15  # the very words of the question
BONUS_PLAN = 0.12
BONUS_SPEAKER = 0.35
LONG_CHARS = 110  # a longer sentence holds words by its length alone
LONG_PENALTY = 0.15
BONUS_REPORT = 0.35
PENALTY_YEAR = 0.9
PENALTY_SCOPE = 0.4
PENALTY_HEADING = 0.35
PENALTY_PART = 0.5
UNKNOWN_COUNT = 6
PART_CREDIT = 0.6  # a word of which only some character pairs stand in the sentence
ENGLISH_CREDIT = 0.85  # a glossary name that only the rendering holds: the Chinese says something near
SCATTERED_CREDIT = 0.6  # an English name whose words stand apart
CONTEXT_CREDIT = 0.6  # a concept that only the heading, story or lead names
BONUS_FOCUS = 0.3
FOCUS_HELD = 0.5
CANDIDATES = 80

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?=年|[—\-–至到]|\s|$)")
_FIGURE = re.compile(r"\d")
# 1781.8亿元, 1.47万亿元; not 5%.
_AMOUNT = re.compile(r"\d(?:[\d.]*)(?:万亿|亿|万)(?:元|美元)?")
_SIZE = re.compile(r"总量|规模|体量|\bsize\b|output of the economy", re.IGNORECASE)
_COUNT_EN = r"(?:\d\S*|two|three|four|five|six|seven|eight|nine|ten)"
# The size of something is asked for, not its growth: 总量, how large.
LEVEL = re.compile(
    r"总量|规模|多少(?:亿|万|钱)|(?:亿|万)元|数额|总额(?:是|有|达|多少)|金额|多大|花了|投入了?多少"
    r"|\bsize\b|\bhow (?:large|big)\b|\bbillion\b|\bin yuan\b|\bvalue of\b|\bvolume of\b"
    r"|\bhow much (?:was|is|were|are|did|do|does|has|will be) (?:\w+ ){0,3}(?:spent|spend|invested|worth)\b|\bspent\b|\btotal\b(?! (?:factor|number))",
    re.IGNORECASE,
)
SAYS = re.compile(r"[\u4e00-\u9fff]{2,4}(?:表示|介绍说?|指出|强调|认为|说[，,：“])")
# Words that make a figure that of a part of the district: a business district, a park, the state firms.
_PART = re.compile(r"中央商务区|CBD|商务区|商圈|产业园|园区|滨江新城|集聚区|国企|国有企业|片区|\bSOEs?\b|\bbusiness district|\bparks?\b|state[- ](?:owned )?firms", re.IGNORECASE)
# Sentences that speak of the city or the nation as a whole.
WIDER = {"city": re.compile(r"全市|市委|市政府|全重庆"), "nation": re.compile(r"全国|我国|中国经济|国家层面|中央")}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence (or note, or box row) with its score; `coverage` counts its context, `own` does not."""

    block: Block
    start: int
    end: int
    text: str
    score: float
    coverage: float
    own: float
    year_fits: bool
    held: frozenset[str]  # surfaces of the concepts it holds itself
    held_weight: float  # weight of the concepts the sentence itself holds
    holds_focus: bool  # whether it (or its context) holds what a figure is asked of
    beside_figure: bool = True  # whether a figure stands right beside what it is asked of
    of_part: bool = False  # whether it speaks of a part of the district: a business district, the state firms
    sense: TermSense | None = None  # a note
    row: int | None = None  # a box row


class ConceptWeights:
    """How telling a concept is, by how often any of its names stands in the loaded reports."""

    def __init__(self, sources: Sources) -> None:
        self._zh = half_width(sources.text)
        self._en = " " + " ".join(english_stems(sources.english_text)) + " "
        self._total = max(sources.text.count("。"), 50)
        self._cache: dict[Concept, int] = {}

    def count(self, concept: Concept) -> int:
        """How often the concept is named: by its Chinese names, else by its English ones."""
        if concept not in self._cache:
            zh = sum(self._zh.count(half_width(name)) for name in concept.zh)
            en = 0 if zh else max((self._en.count(f" {' '.join(stems)} ") for stems in concept.en if stems), default=0)
            self._cache[concept] = zh or en
        return self._cache[concept]

    def weight(self, concept: Concept) -> float:
        """ln(1 + N / (1 + n)); a concept named nowhere counts like a fairly common one, so that a slip does not decide alone."""
        return math.log(1 + self._total / (1 + (self.count(concept) or UNKNOWN_COUNT)))


def rank_evidence(query: Query, desk: Desk, weights: ConceptWeights) -> list[Evidence]:
    """Candidate sentences, notes and box rows, scored by what of the question they really hold, best first."""
    matches = desk.search(query, CANDIDATES)
    top = max((match.fused for match in matches), default=0.0) or 1.0
    scale = Scale(query, desk, weights)
    evidence: list[Evidence] = []
    seen: set[tuple[str, int]] = set()
    for match in matches:
        sentence = match.sentence
        if (sentence.block, sentence.start) in seen:
            continue
        seen.add((sentence.block, sentence.start))
        report, block = desk.sources.blocks[sentence.block]
        held = scale.measure(report.id, sentence.text, _context(block, sentence.start))
        fits = year_fits(query, block, sentence.start, sentence.end)
        score = WEIGHT_SEARCH * match.fused / top + WEIGHT_COVERAGE * held.covered + WEIGHT_OWN * held.own
        rendered = scale.stems(report.id, sentence.text)
        score += _adjust(query, block, sentence.text, fits, report, rendered) + (BONUS_FOCUS if held.focus else 0.0)
        beside = query.focus is None or _figure_beside(query.focus, sentence.text, rendered)
        of_part = _PART.search(f"{_before(block, sentence.start)}{sentence.text}") is not None
        found = _evidence(block, sentence.start, sentence.end, sentence.text, score, held, fits, beside=beside, of_part=of_part)
        evidence.append(found)
    evidence += _notes(query, desk, scale)
    evidence += _boxes(query, desk, scale)
    return sorted(evidence, key=lambda item: (-item.score, item.block.id, item.start))


def unknown_share(query: Query, weights: ConceptWeights) -> float:
    """The share (by weight) of the question's concepts that no loaded report names."""
    total = sum(weights.weight(concept) for concept in query.concepts)
    unknown = sum(weights.weight(concept) for concept in query.concepts if not weights.count(concept))
    return unknown / total if total else 1.0


def year_fits(query: Query, block: Block, start: int, end: int) -> bool:
    """True unless the question names years and the sentence (or its section) speaks of others only."""
    if not query.years:
        return True
    text = half_width(block.text.string)
    named = {int(year) for year in _YEAR.findall(text[start:end])}
    if named & set(query.years):
        return True
    if any(word in query.plain and word in text[start:end] for word in ("今年", "去年", "明年")):
        return True
    scope = block.scope.year
    if scope is not None:
        return scope in query.years
    before = {int(year) for year in _YEAR.findall(text[:start])}
    return bool(before & set(query.years)) or not (named or before)


@dataclass(frozen=True, slots=True)
class Measured:
    """Share of the concepts held by a text, share with its context, weight held, and whether the focus is."""

    own: float
    covered: float
    weight: float
    surfaces: frozenset[str]
    focus: bool


class Scale:
    """Measures texts against one question's concepts."""

    def __init__(self, query: Query, desk: Desk, weights: ConceptWeights) -> None:
        self._concepts = [(concept, weights.weight(concept)) for concept in query.concepts]
        self._total = sum(weight for _, weight in self._concepts) or 1.0
        self._english = query.language == "en"
        self._focus = query.focus
        self._sources = desk.sources
        self._contexts: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}

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
        surfaces = []
        for concept, weight in self._concepts:
            held = _held(concept, plain, stems)
            own += weight * held
            if held >= FOCUS_HELD:
                surfaces.append(concept.surface)
            near = CONTEXT_CREDIT * _held(concept, *around) if held < 1 else 0.0
            covered += weight * max(held, near)
            focus = focus or (concept is self._focus and max(held, near) >= FOCUS_HELD)
        return Measured(own / self._total, covered / self._total, own, frozenset(surfaces), focus)

    def stems(self, report_id: str, text: str) -> str:
        """The stems of a text's rendering, each between spaces; "" without one."""
        if not self._english:
            return ""
        rendering = self._sources.english(report_id, text)
        return _stem_line(rendering.en) if rendering is not None else ""


@lru_cache(maxsize=8192)
def _stem_line(text: str) -> str:
    return f" {' '.join(english_stems(text))} "


def _held(concept: Concept, plain: str, stems: str) -> float:
    if any(half_width(name) in plain for name in concept.zh):
        return 1.0
    if stems and any(names and f" {' '.join(names)} " in stems for names in concept.en):
        return ENGLISH_CREDIT if concept.kind else 1.0
    if stems and any(len(names) > 1 and all(f" {stem} " in stems for stem in names) for names in concept.en):
        return SCATTERED_CREDIT
    if len(concept.zh) == 1 and len(concept.zh[0]) > 2:
        name = concept.zh[0]
        pairs = [name[i : i + 2] for i in range(len(name) - 1)]
        return PART_CREDIT * sum(pair in plain for pair in pairs) / len(pairs)
    return 0.0


def _evidence(
    block: Block,
    start: int,
    end: int,
    text: str,
    score: float,
    held: Measured,
    fits: bool,
    *,
    beside: bool = True,
    of_part: bool = False,
    sense: TermSense | None = None,
    row: int | None = None,
) -> Evidence:
    return Evidence(block, start, end, text, score, held.covered, held.own, fits, held.surfaces, held.weight, held.focus, beside, of_part, sense, row)


def _note_bonus(query: Query) -> float:
    return 0.3 if "definition" in query.wants else (0.1 if "list" in query.wants else -0.2)


def _notes(query: Query, desk: Desk, scale: Scale) -> list[Evidence]:
    found = []
    for senses in desk.sources.senses.values():
        for sense in senses:
            if not sense.note.blocks or (query.report and sense.report.id != query.report):
                continue
            text = sense.note.text.string
            held = scale.measure(sense.report.id, text, ())
            if held.own < 0.3:
                continue
            block = desk.sources.blocks[sense.note.blocks[0]][1]
            score = (WEIGHT_SEARCH + WEIGHT_COVERAGE) * held.covered + WEIGHT_OWN * held.own + _note_bonus(query)
            score += BONUS_FOCUS if held.focus else 0.0
            found.append(_evidence(block, 0, 0, text, score, held, not query.years or "definition" in query.wants, sense=sense))
    unique: dict[str, Evidence] = {}
    for item in found:
        unique.setdefault(item.text, item)
    return list(unique.values())


def _boxes(query: Query, desk: Desk, scale: Scale) -> list[Evidence]:
    found = []
    for block, number in desk.sources.box_rows:
        assert block.table is not None
        cells = [cell.text.string for cell in block.table.rows[number] if cell.text.string]
        report = desk.sources.report_of(block.id)
        if query.report and report.id != query.report:
            continue
        held = scale.measure(report.id, " ".join(cells), (block.table.title, *block.section[-1:]))
        if held.own + held.covered < 0.6:
            continue
        fits = year_fits(query, block, 0, 0) or any(str(year) in block.table.title for year in query.years)
        score = (WEIGHT_SEARCH + WEIGHT_COVERAGE) * held.covered + WEIGHT_OWN * held.own + _adjust(query, block, "", fits, report)
        score += 0.2 if "list" in query.wants else -0.1
        score += 0.3 if any(name in block.table.title for name in query.quoted) else 0.0
        score -= LONG_PENALTY * max(0, len("".join(cells)) - LONG_CHARS) / LONG_CHARS
        found.append(_evidence(block, 0, 0, "；".join(cells), score, held, fits, row=number))
    return found


def _before(block: Block, start: int) -> str:
    """The two sentences before an offset of a paragraph: they say which part it speaks of."""
    return "".join(re.findall(r"[^。！？]*[。！？]", block.text.string[:start])[-2:]) if start > 0 else ""


def names_part(query: Query) -> bool:
    """True when the question itself asks of a part of the district."""
    return _PART.search(query.plain) is not None or bool(query.places)


def asks_level(query: Query) -> bool:
    """True when the size of something is asked, not its growth; "total" inside an indicator's own name does not count."""
    text = query.plain
    for concept in query.concepts:
        if concept.kind == "indicator" and not _SIZE.search(concept.surface):
            text = text.replace(concept.surface, " ")
    return LEVEL.search(text) is not None


def _figure_beside(focus: Concept, text: str, stems: str) -> bool:
    for name in map(re.escape, focus.zh):
        if re.search(rf"\d[\d.]*\S{{0,5}}{name}|{name}\S{{0,6}}\d", text):
            return True
    for names in focus.en:
        name = re.escape(" ".join(names))
        if names and re.search(rf" {_COUNT_EN}(?: \S+){{0,4}} {name} | {name}(?: \S+){{0,4}} {_COUNT_EN} ", stems):
            return True
    return False


def _names_place(words: str, place: str) -> bool:
    core = re.sub(r"^.+[市省](?=.{2,})|[区县市省]$", "", place)
    return bool(core) and core in words


def _adjust(query: Query, block: Block, text: str, fits: bool, report: Report, rendering: str = "") -> float:
    score = 0.0
    before = f"{_before(block, block.text.string.find(text) if text else 0)}{text}"
    home = (report.place,)
    if not fits:
        score -= PENALTY_YEAR
    if "count" in query.wants and _FIGURE.search(text):
        score += BONUS_FIGURE
        if query.focus is not None and _figure_beside(query.focus, text, rendering):
            score += BONUS_NEAR
    elif query.kind == "value" and query.wants & {"target", "result"} and re.search(r"\d", re.sub(r"20\d\d", "", text)):
        score += BONUS_FIGURE
    if asks_level(query) and _AMOUNT.search(text):
        score += BONUS_LEVEL
    if any(concept.kind and concept.surface in text for concept in query.concepts):
        score += BONUS_SURFACE
    score -= min(LONG_PENALTY * max(0, len(text) - LONG_CHARS) / LONG_CHARS, 0.5)
    if "who" in query.wants and (block.speaker is not None or SAYS.search(text)):
        score += BONUS_SPEAKER
    if block.scope.plans is False and not query.wants & {"target", "result"}:
        score += BONUS_PLAN / 2
    if query.indicators and _PART.search(before) and not names_part(query):
        score -= PENALTY_PART
    place = block.scope.place
    if place is not None and place not in home and not any(_names_place(name, place) for name in (*query.places, query.plain)):
        score -= PENALTY_SCOPE
    if block.scope.plans is not None:
        if "target" in query.wants and "result" not in query.wants:
            score += BONUS_PLAN if block.scope.plans else -BONUS_PLAN
        elif "result" in query.wants and "target" not in query.wants:
            score += -BONUS_PLAN if block.scope.plans else BONUS_PLAN
    if block.kind in ("heading", "title", "question", "byline"):
        score -= PENALTY_HEADING
    if query.report_kind is not None and report.kind == query.report_kind:
        score += BONUS_REPORT * (2 if query.report_year is not None and str(query.report_year) in (report.date or "") else 1)
    return score


def _context(block: Block, start: int) -> tuple[str, ...]:
    lead = block.text.string[: min(start, 40)]
    speaker = (block.speaker.name, block.speaker.office or "", block.speaker.question) if block.speaker else ()
    return tuple(part for part in (*block.section, block.story, *speaker, lead) if part)
