"""Which source sentences, notes and box rows answer a question: scored, held against its year and place.

In: a `Query` and the sentence search. Out: `Evidence`, best first, each with the share of the question's
concepts it covers; what is not covered decides refusals. The module knows nothing of wording.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from answer.asked import (
    BONUS_COUNTED,
    LONG_CHARS,
    LONG_PENALTY,
    asks_so_many,
    figure_beside,
    fit_score,
    speaks_of_part,
    year_fits,
)
from answer.clauses import opens_with
from answer.draft import Desk
from answer.figures import half_width
from answer.place_spoken import with_whom
from answer.scale import ConceptWeights, Measured, Scale, stands_in
from answer.sources import TermSense
from corpus import Block
from index import Query, Sentence, SentenceMatch

# Weights of the score's parts, set on eval/questions/dev.jsonl (see eval/LOG.md).
WEIGHT_SEARCH = 0.8
WEIGHT_COVERAGE = 1.2
WEIGHT_OWN = 1.2
BONUS_FOCUS = 0.3
WEIGHT_CLAUSE = 0.5  # what the best clause of a rendering holds
BONUS_SUBJECT = 0.3  # what is it: the sentence that says X is …
BONUS_QUOTED = 0.6  # words that the question quotes stand between quotation marks in the rendering too
BONUS_SHAPE = 0.35  # that clause has the shape of the answer: a share, a growth, an amount
PENALTY_NAME = 0.6  # a person, place or company asked of that the sentence and its context do not name
UNNAMED_NOTE = -0.4  # what a Chinese question asks of stands in a note that explains something else
CANDIDATES = 80
LEAD_CHARS = 40  # so much of the paragraph before a sentence tells what it is about


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
    names_missing: int = 0  # projects, people, companies of the question that neither the sentence nor its context names
    near: frozenset[str] = frozenset()  # surfaces of the concepts that its heading, story or lead holds
    of_part: bool = False  # whether it speaks of a part of the district: a business district, the state firms
    sense: TermSense | None = None  # a note
    row: int | None = None  # a box row
    rendering: str = ""  # its English, where an English question is asked
    match: SentenceMatch | None = None  # what the sentence search says of it
    place: int = 0  # how far down the search found it


def rank_evidence(query: Query, desk: Desk, weights: ConceptWeights) -> list[Evidence]:
    """Candidate sentences, notes and box rows, scored by what of the question they really hold, best first."""
    matches = desk.search(query, CANDIDATES)
    top = max((match.fused for match in matches), default=0.0) or 1.0
    scale = Scale(query, desk, weights)
    evidence: list[Evidence] = []
    seen: set[tuple[str, int]] = set()
    for place, match in enumerate(matches):
        sentence = match.sentence
        if (sentence.block, sentence.start) in seen:
            continue
        seen.add((sentence.block, sentence.start))
        report, block = desk.sources.blocks[sentence.block]
        held = scale.measure(report.id, sentence.text, (*_context(block, sentence.start), *_explained(desk, block, sentence)))
        fits = year_fits(query, block, sentence.start, sentence.end)
        score = WEIGHT_SEARCH * match.fused / top + WEIGHT_COVERAGE * held.covered + WEIGHT_OWN * held.own
        score -= PENALTY_NAME * held.names_missing
        rendered = scale.stems(report.id, sentence.text)
        score += fit_score(query, block, sentence.text, fits, report, rendered) + (BONUS_FOCUS if held.focus else 0.0)
        clause = scale.clause(report.id, sentence.text)
        score += WEIGHT_CLAUSE * clause.held + (BONUS_SHAPE * clause.held if clause.shaped else 0.0)
        score += BONUS_SUBJECT * opens_with(query, clause.rendering)
        score += BONUS_QUOTED * any(f'"{name.lower()}"' in clause.rendering.lower() for name in query.quoted if name.isascii())
        beside = query.focus is None or figure_beside(query.focus, sentence.text, rendered)
        of_part = speaks_of_part(block, sentence.start, sentence.text)
        found = _evidence(
            block,
            sentence.start,
            sentence.end,
            sentence.text,
            score,
            held,
            fits,
            beside=beside,
            of_part=of_part,
            rendering=clause.rendering,
        )
        evidence.append(replace(found, match=match, place=place))
    evidence += _notes(query, desk, scale)
    evidence += _boxes(query, desk, scale)
    return sorted(evidence, key=lambda item: (-item.score, item.block.id, item.start))


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
    rendering: str = "",
) -> Evidence:
    return Evidence(
        block, start, end, text, score, held.covered, held.own, fits, held.surfaces, held.weight, held.focus, beside,
        held.proper_missing, held.near, of_part, sense, row, rendering,
    )  # fmt: skip


def _note_bonus(query: Query, sense: TermSense) -> float:
    """What a note gains where a meaning or a list is asked for; in Chinese a question names the term: 有什么帮助 asks for no meaning."""
    if query.language == "zh" and not names_head(query, _defined(sense)):
        return UNNAMED_NOTE
    return 0.3 if "definition" in query.wants else (0.1 if "list" in query.wants else -0.2)


def _defined(sense: TermSense) -> str:
    """What a note says before it defines: “1+N”社区服务矩阵：指."""
    return sense.note.text.string[: sense.term.definition_start]


def head_of(item: Evidence) -> str:
    """What a note defines, what a row is of: its first cell and the title of its table; "" for a sentence."""
    if item.sense is not None:
        return _defined(item.sense)
    table = item.block.table
    if table is None or item.row is None:
        return ""
    return f"{table.title} {next((cell.text.string for cell in table.rows[item.row] if cell.text.string), '')}"


def names_head(query: Query, head: str) -> bool:
    """Whether one of the things a question names, no place, stands in what a note defines or the head of a row."""
    plain = half_width(head)
    return any(stands_in(half_width(name), plain) for concept in query.concepts if concept.kind != "place" for name in concept.printed)


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
            score = (WEIGHT_SEARCH + WEIGHT_COVERAGE) * held.covered + WEIGHT_OWN * held.own + _note_bonus(query, sense)
            clause = scale.clause(sense.report.id, text)
            score += (BONUS_FOCUS if held.focus else 0.0) + WEIGHT_CLAUSE * clause.held
            score += BONUS_COUNTED if asks_so_many(query, text) else 0.0
            fits = not query.years or "definition" in query.wants
            found.append(_evidence(block, 0, 0, text, score, held, fits, sense=sense, rendering=clause.rendering))
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
        score = (WEIGHT_SEARCH + WEIGHT_COVERAGE) * held.covered + WEIGHT_OWN * held.own + fit_score(query, block, "", fits, report)
        score += (0.2 if "list" in query.wants else -0.1) + WEIGHT_CLAUSE * (held.own if query.language == "en" else 0.0)
        score += 0.3 if any(name in block.table.title for name in query.quoted) else 0.0
        score -= LONG_PENALTY * max(0, len("".join(cells)) - LONG_CHARS) / LONG_CHARS
        found.append(_evidence(block, 0, 0, "；".join(cells), score, held, fits, row=number))
    return found


def _explained(desk: Desk, block: Block, sentence: Sentence) -> tuple[str, ...]:
    """The definitions that the sentence's marks point to: what a term means is told beside it."""
    return tuple(note.text for note in desk.sources.notes_in(block, sentence.start, sentence.end))


def _context(block: Block, start: int) -> tuple[str, ...]:
    text = block.text.string
    before = text[:start].rstrip("。！？").rpartition("。")[2] if start > LEAD_CHARS else ""
    announced = with_whom(block, start) or (before if len(before) <= LEAD_CHARS else "")
    speaker = (block.speaker.name, block.speaker.office or "", block.speaker.question) if block.speaker else ()
    return tuple(part for part in (*block.section, block.story, *speaker, text[: min(start, LEAD_CHARS)], announced) if part)
