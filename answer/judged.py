"""What becomes of each part of a sentence: as printed, or not, and what the reports print instead.

In: a sentence read as a `Query`. Out: its parts with their verdicts, and a part for words that turn what a copied passage
says. A sentence that a passage bears out whole is as printed in all its parts; any other is taken part by part. The module
knows nothing of drafts, numbers of citations or pages.
"""

# long: one class judges all kinds of parts, as each looks at the same passages and the same likeness.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from answer.binding import figures_exchanged
from answer.byline import Holder, holders, named_holders
from answer.checkable import Part, find_parts
from answer.checked import Piece, Verdict
from answer.contradicts import (
    Fault,
    clause_at,
    fault_of,
    is_value,
    other_year_told,
    stands_beside,
    told_as_done,
    unit_differs,
    verdict_fault,
)  # fmt: skip
from answer.copied import Copied, find_copied, place_of
from answer.directions import find_directions
from answer.figure_of import indicators_told, is_told_of
from answer.figure_support import figure_items
from answer.figures import Figure, find_figures, half_width, scale_of_unit, unit_class
from answer.frames import parse_value
from answer.ground_words import words_of
from answer.grounds import Grounds
from answer.held import holds, is_told_otherwise
from answer.likely import Likelihood, Likely
from answer.model import Citation, Claim
from answer.names import unsupported_name
from answer.offices import find_mispaired
from answer.places_told import Places, places_told
from answer.printed import likeness, printed_beside, printed_in, row_of_year
from answer.quoted import LEAST_ALIKE, nearest, stands
from answer.rounded import plan_named, rounds, without_bound
from answer.told_differences import difference_of, from_target
from answer.wording import tokens_of
from corpus import Glossary
from index import Query

# Chosen on eval/drafted.jsonl and the altered sentences of `python -m eval.checked` (see there for what they reach).
ABOUT = 0.3  # of a sentence's words, from which a passage is about the same
NEARLY_BEST = 0.6  # of the best passage's share, from which another one may be meant as well
SLIP = 0.8  # of the digits: 1871.8 for 1781.8, 23 for 32
OF_CLAUSE, LEAST_WORDS = 0.6, 4  # or so much of the clause's own words, where it has so many
_RENDERED = {"zh": "原文是中文，这些英文是译文", "en": "printed in Chinese; these English words are a translation"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A part with its verdict, its passage, and what the report prints in its place."""

    part: Part
    verdict: Verdict
    citation: Citation | None = None
    printed: str = ""
    difference: tuple[Piece, ...] = ()
    passage: Likely | None = None


@dataclass(frozen=True, eq=False)
class Before:
    """What the sentence before told: its places, and the passages that bear its figures out."""

    places: tuple[str, ...] = ()
    passages: tuple[Likely, ...] = ()


BEFORE = Before()


@dataclass(frozen=True, eq=False)
class _Case:
    """One sentence under judgement."""

    text: str
    language: str
    passages: tuple[Likely, ...]
    copied: Copied | None
    query: Query
    places: Places  # whose figures the sentence tells
    before: Before


class Judge:
    """Judges sentences by the loaded reports."""

    def __init__(self, library: Likelihood, glossary: Glossary) -> None:
        self._library = library
        self._glossary = glossary
        self._held: tuple[Holder, ...] | None = None

    def judge(self, text: str, query: Query, before: Before = BEFORE) -> list[Judged]:
        """The parts of a sentence with their verdicts, in order; empty where it holds nothing checkable.

        Of the sentence `before` it are the places, where it names none, and the passages that it may go on with.
        """
        places = places_told(query, self._library.desk.sources, before.places)
        likely = self._library.likely(text, query, places.reports)
        passages = (*before.passages, *sorted(likely, key=places.is_away))
        at_home = [passage for passage in passages if not places.is_away(passage)]
        case = _Case(text, query.language, passages, find_copied(text, at_home, self._glossary), query, places, before)
        if case.copied is not None and self._is_of_rows(case, case.copied.passage):
            case = replace(case, copied=None)  # 完成3200万美元 is the table's, no slip of the plan's 6000万美元
        parts = tuple(part for part in find_parts(text, self._glossary) if not self._is_source(part))
        heads = self._heads(case)
        parts = tuple(part for part in parts if not any(_overlap(part, one.part) for one in heads))
        offices = [*self._offices(case), *(one for one in heads if one.verdict != "as_printed")]
        told = [one for one in heads if one.verdict == "as_printed"]
        whole = None if offices else self._whole(case)
        if whole is not None:  # quoted words are compared all the same: what bears a sentence out need not be its words
            borne = [self._quotation(part, case) if part.kind == "quotation" else _as_printed(part, whole, text) for part in parts]
            return sorted([*told, *borne], key=lambda one: (one.part.start, one.part.end))
        parts = tuple(part for part in parts if not any(_overlap(part, one.part) for one in offices))
        first = _with_differences([self._judge_part(part, case) for part in parts if part.kind != "year"], text)
        near = [one.passage for one in first if one.passage is not None and one.part.kind == "figure"]
        judged = [*told, *offices, *first, *(self._year(part, case, near) for part in parts if part.kind == "year")]
        judged += self._faults(case, judged)
        judged += self._wording(case, judged)
        judged += self._unknown(case, judged)
        return sorted(judged, key=lambda one: (one.part.start, one.part.end))

    def _is_source(self, part: Part) -> bool:
        """Whether a name is what a loaded report is commonly called, the plan report: it says where something is from, and claims nothing."""
        named = (*self._glossary.find_zh(part.text), *self._glossary.find_en(part.text)) if part.kind == "name" else ()
        kinds = {report.kind for report in self._library.desk.sources.reports.values()}
        whole = (one.entry for one in named if one.surface.lower() == part.text.lower() and one.entry.kind == "document")
        return any(entry.en.lower() in kinds for entry in whole)

    def _whole(self, case: _Case) -> Likely | None:
        """The passage that bears the whole sentence out."""
        altered = case.copied is not None and bool(case.copied.turned) and _keeps_figure(case.text, case.copied.passage)
        altered = altered or self._verdict_fault(case) is not None
        altered = altered or any(is_told_otherwise(case.text, passage, self._glossary) for passage in case.passages)
        for passage in case.passages:
            of_another = (self._is_of_indicator(figure, passage, case) is False for figure in _told_figures(case.text))
            if case.places.is_away(passage) or any(of_another):
                continue
            held = holds(case.text, case.language, passage, self._glossary)
            faults = [
                fault for one in _told_figures(case.text) if (fault := fault_of(one, case.text, case.language, passage, self._glossary))
            ]
            if held and not (faults or altered):
                return passage
            dated = any(told_as_done(one, case.text, passage) for one in _told_figures(case.text))
            if held == "word" and not dated and not any(fault.verdict == "other_scope" for fault in faults):
                return passage
        return None

    def _verdict_fault(self, case: _Case) -> tuple[Fault, Likely] | None:
        """Met told as missed, or the other way round, of a row whose figures the sentence gives."""
        for passage in case.passages:
            if case.places.is_away(passage):
                continue  # another place's target is not what this one met or missed
            if passage.row is not None and any(_supports(figure, passage) for figure in _told_figures(case.text)):
                fault = verdict_fault(case.text, passage)
                if fault is not None:
                    return fault, passage
        return None

    def _heads(self, case: _Case) -> list[Judged]:
        """The names beside the office of whoever gave a report, by the line at its head."""
        found = []
        if self._held is None:
            self._held = holders(self._library.desk.sources)
        for one in named_holders(case.text, self._held, case.places.reports):
            part = Part("name", case.text[one.start : one.end], one.start, one.end)
            block = self._library.desk.sources.blocks[one.holder.block][1]
            cited = self._library.desk.sources.cite_text(block.id, 0, len(block.text.string))[0]
            found.append(
                Judged(part, "as_printed" if one.same else "differs", cited, "" if one.same else f"{one.holder.office}{one.holder.name}")
            )
        return found

    def _offices(self, case: _Case) -> list[Judged]:
        found = []
        for part, office, name in find_mispaired(case.text, case.language, self._library.desk):
            cited = self._library.mention(office, "zh")
            found.append(Judged(part, "differs", cited[0] if cited else None, f"{office}{name}"))
        return found

    def _judge_part(self, part: Part, case: _Case) -> Judged:
        if part.kind == "quotation":
            return self._quotation(part, case)
        return self._figure(part, case) if part.kind == "figure" else self._name(part, case)

    def _quotation(self, part: Part, case: _Case) -> Judged:
        for passage in case.passages:
            for citation in passage.citations:
                if stands(part.text, citation.quote):
                    return Judged(part, "as_printed", citation)
        verbatim = self._library.verbatim(part.text)
        if verbatim:
            return Judged(part, "as_printed", verbatim[0])
        rendered = (c for passage in case.passages for c in passage.citations if c.quote_en and stands(part.text, c.quote_en))
        translated = next(rendered, None)
        if translated is not None:  # the words of a translation are nobody's own
            return Judged(part, "not_found", translated, _RENDERED[case.language])
        sources = [(text, c) for passage in case.passages for c in passage.citations for text in (c.quote, c.quote_en) if text]
        at, share, pieces = nearest(part.text, [text for text, _ in sources])
        if share < LEAST_ALIKE:
            return Judged(part, "not_found")
        return Judged(part, "differs", sources[at][1], sources[at][0], pieces)

    def _figure(self, part: Part, case: _Case) -> Judged:
        figure = next(one for one in find_figures(case.text) if one.start == part.start)
        copied = case.copied
        period = plan_named(figure, case.text)
        if period and (copied is None or copied.lost_at(part, case.text) is None):  # the number of a plan tells no amount
            return self._mentioned(part, self._library.mention(period, "zh"))
        if copied is not None:
            lost = copied.lost_at(part, case.text)
            if lost is not None and _is_slip(figure, lost, case):
                shown = printed_beside(part.text, lost, copied.passage, case.language)
                return Judged(part, "differs", copied.passage.citations[0], shown, passage=copied.passage)
            exchanged = figures_exchanged(case.text, copied.passage.texts) or unit_differs(figure, case.text, case.language, copied.passage)
            # 2025年 before the words of a plan for 2026, or the figure of the clause beside it
            moved = bool(other_year_told(figure, case.text, copied.passage)) or self._is_of_indicator(figure, copied.passage, case) is False
            moved = moved or told_as_done(figure, case.text, copied.passage)
            if lost is None and copied.is_close and not (exchanged or moved) and _supports(figure, copied.passage):
                return _as_printed(part, copied.passage, case.text)
        faults, here = [], self._of_own_place(part, figure, case)
        for passage in self._eligible(figure, case):
            fault = fault_of(figure, case.text, case.language, passage, self._glossary)
            if case.places.is_away(passage) and here is not None and fault is not None and fault.verdict != "differs":
                continue  # of another place and another year or kind: the digits are alike by chance
            fault = Fault("other_scope") if case.places.is_away(passage) else fault
            if fault is None or (fault.verdict == "differs" and fault.words):
                return _as_printed(part, passage, case.text)
            faults.append((fault, passage))
        if faults:
            fault, passage = faults[0]
            own = self._of_own_year(part, figure, faults, case)
            return own or self._with_own(_of_fault(part, fault, passage, case.language), fault, case)
        exact = self._rounded(figure, case)
        if exact is not None:
            return Judged(part, "as_printed", exact[0].citations[0], exact[1], passage=exact[0])
        about = _about(figure, case)
        shown = printed_beside(part.text, "", about, case.language, case.text) if about is not None else ""
        if about is None or not shown:
            return here or Judged(part, "not_found")
        if half_width(shown).startswith(half_width(part.text)):  # what stands in its place is the figure itself
            return _as_printed(part, about, case.text)
        return Judged(part, "differs", about.citations[0], shown, passage=about)

    def _of_own_place(self, part: Part, figure: Figure, case: _Case) -> Judged | None:
        """What the row of the place named prints, of the indicator and the year that a figure is told of; None where the figure is its own."""
        years = set(case.query.years)
        wanted = indicators_told(figure, case.text, case.language, case.query.indicators, self._glossary)
        for passage in case.passages:
            row = passage.row
            if row is None or case.places.reports is None or case.places.is_away(passage) or unit_class(row.unit) != figure.unit:
                continue
            if self._named_in(row.label) & wanted and years <= {fact.year for fact in row.facts} and not _supports(figure, passage):
                shown = printed_beside(part.text, "", passage, case.language, case.text)
                return Judged(part, "differs", passage.citations[0], shown, passage=passage) if shown else None
        return None

    def _of_own_year(self, part: Part, figure: Figure, faults: Sequence[tuple[Fault, Likely]], case: _Case) -> Judged | None:
        """6% told as the target of 2026: that of 2025, and 2026 has one of its own, which is what the report prints."""
        for fault, passage in faults:
            if case.places.is_away(passage):
                continue  # what another place has in that year is nothing that this one's report prints
            year = fault.year or other_year_told(figure, case.text, passage)
            meant = row_of_year(year, figure, case.text, passage, case.passages)
            if meant is not None:
                shown = printed_in(year, figure, case.text, meant, case.language)
                return Judged(part, "differs", meant.citations[0], shown, passage=meant)
        return None

    def _with_own(self, found: Judged, fault: Fault, case: _Case) -> Judged:
        """The same, where the figure is another whole's with whose it is, and what the own place's row of the indicator says beside it."""
        if not fault.whose:
            return found
        colon, stop = ("：", "；") if case.language == "zh" else (": ", "; ")
        shown = f"{fault.whose}{colon}{found.printed}" if found.printed else fault.whose
        rows = (one for one in case.passages if one.row is not None and one is not found.passage and not case.places.is_away(one))
        named = [one for one in rows if one.row is not None and self._named_in(one.row.label) & set(case.query.indicators)]
        years = set(case.query.years)
        own = next((one for one in named if one.row is not None and years <= {fact.year for fact in one.row.facts}), None)
        told = printed_beside("", "", own, case.language, case.text) if own is not None else ""
        if own is None or not told or (found.passage is not None and found.passage.row is not None):
            return replace(found, printed=shown)
        report = own.citations[0].report
        place = report.place if case.language == "zh" else report.place_en or report.place
        return replace(found, printed=f"{shown}{stop}{place}{colon}{told}")

    def _named_in(self, label: str) -> set[str]:
        return {match.entry.zh for match in self._glossary.find_zh(label) if match.entry.kind == "indicator"}

    def _rounded(self, figure: Figure, case: _Case) -> tuple[Likely, str] | None:
        """The passage whose figure a sentence gives rounded, and that figure; only where the passage tells it of the same thing."""
        for passage in case.passages:
            if passage.row is not None or case.places.is_away(passage):
                continue
            for other in (one for c in passage.citations for one in find_figures(c.quote)):
                if rounds(figure, other, case.text) and self._is_of_indicator(other, passage, case, figure):
                    before = without_bound(case.text[: figure.start])
                    exact = replace(figure, text=other.text, value=other.value, start=len(before), end=len(before) + len(other.text))
                    text = f"{before}{other.text}{case.text[figure.end :]}"
                    if fault_of(exact, text, case.language, passage, self._glossary) is None:
                        return passage, other.text
        return None

    def _is_of_rows(self, case: _Case, copied: Likely) -> bool:
        """Whether rows of tables bear out every figure of a sentence, with year and kind, and the passage it resembles does not."""
        told = list(_told_figures(case.text))
        if not told or all(_supports(figure, copied) for figure in told):
            return False
        return all(
            any(
                row.row is not None and fault_of(figure, case.text, case.language, row, self._glossary) is None
                for row in self._eligible(figure, case)
            )
            for figure in told
        )

    def _eligible(self, figure: Figure, case: _Case) -> Iterator[Likely]:
        """The passages that hold a figure and are about what its sentence, or its clause, speaks of."""
        words = words_of(clause_at(case.text, figure.start), case.language)
        best = max((passage.fit for passage in case.passages), default=0.0)
        for passage in case.passages:
            if not _supports(figure, passage):
                continue
            named = self._is_of_indicator(figure, passage, case)
            if named:
                yield passage
            if named is not None or not (passage.row or stands_beside(figure, case.text, case.language, passage.texts)):
                continue
            offered = set().union(*(words_of(text, case.language) for text in (*passage.texts, *(g.text for g in passage.grounds))))
            of_clause = len(words) >= LEAST_WORDS and len(words & offered) >= OF_CLAUSE * len(words)
            if (passage.fit >= ABOUT and passage.fit >= NEARLY_BEST * best) or of_clause or passage in case.before.passages:
                yield passage

    def _is_of_indicator(self, figure: Figure, passage: Likely, case: _Case, told: Figure | None = None) -> bool | None:
        """Whether a passage tells a figure of an indicator that the sentence tells it of; None where either names none."""
        wanted = indicators_told(told or figure, case.text, case.language, case.query.indicators, self._glossary)
        return is_told_of(figure, wanted, passage, self._glossary)

    def _year(self, part: Part, case: _Case, told: Sequence[Likely]) -> Judged:
        near = told or ([case.copied.passage] if case.copied is not None else [p for p in case.passages if p.fit >= ABOUT])
        if case.copied is not None:
            lost = case.copied.lost_at(part, case.text)
            if lost is not None and re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", lost):
                return Judged(part, "other_scope", case.copied.passage.citations[0], lost)
            if lost is None and case.copied.is_close:
                near = [case.copied.passage, *near]
        holding = [passage for figure in _told_figures(case.text) for passage in self._eligible(figure, case)]
        for passage in [*near, *(passage for passage in holding if not case.places.is_away(passage))]:
            if figure_items(Claim(part.text, passage.citations)) is not None:
                return Judged(part, "as_printed", _holding(part, passage.citations))
        if not near:
            return Judged(part, "not_found")
        cited, row = near[0].citations[0], near[0].row
        years = {str(fact.year) for fact in row.facts if fact.year} if row is not None else {str(cited.scope.year or "")}
        return Judged(part, "other_scope", cited, " / ".join(sorted(years)))

    def _name(self, part: Part, case: _Case) -> Judged:
        copied, text = case.copied, case.text
        named = f"“{part.text}”" if part.start and text[part.start - 1] in '“"《「' else part.text
        for passage in [copied.passage] if copied is not None else case.passages:
            if unsupported_name(named, Grounds(passage.citations, self._glossary).everything, self._glossary) is None:
                return Judged(part, "as_printed", _holding(part, passage.citations))
        lost = copied.lost_at(part, text) if copied is not None and (copied.turned or copied.is_close) else None
        if copied is not None and lost:
            return Judged(part, "differs", copied.passage.citations[0], lost)
        return self._mentioned(part, self._library.mention(part.text, case.language))

    def _mentioned(self, part: Part, mention: Sequence[Citation]) -> Judged:
        return Judged(part, "as_printed", mention[0]) if mention else Judged(part, "not_found")

    def _faults(self, case: _Case, judged: Sequence[Judged]) -> Iterator[Judged]:
        """The words beside a figure that its passage contradicts: rose for fell, met for missed."""
        seen: set[str] = set()
        verdict = self._verdict_fault(case)
        if verdict is not None:
            seen.add(verdict[0].words)
            at = case.text.find(verdict[0].words)
            part = Part("wording", verdict[0].words, at, at + len(verdict[0].words))
            yield Judged(part, "differs", verdict[1].citations[0], printed_beside("", "", verdict[1], case.language))
        for one in judged:
            if one.part.kind != "figure" or one.verdict != "as_printed" or one.passage is None:
                continue
            figure = next(found for found in find_figures(case.text) if found.start == one.part.start)
            fault = fault_of(figure, case.text, case.language, one.passage, self._glossary)
            at = half_width(case.text).find(fault.words) if fault is not None and fault.words else -1
            if fault is not None and at >= 0 and fault.words not in seen:
                seen.add(fault.words)
                part = Part("wording", case.text[at : at + len(fault.words)], at, at + len(fault.words))
                shown = printed_beside("", one.part.text, one.passage, case.language, way=True)
                yield Judged(part, fault.verdict, one.citation, shown)

    def _wording(self, case: _Case, judged: Sequence[Judged]) -> Iterator[Judged]:
        """Words in the place of a copied passage's that turn what it says."""
        flagged = [one.part for one in judged if one.verdict != "as_printed"]
        tokens, copied = tokens_of(case.text), case.copied
        for gap in copied.turned if copied is not None else ():
            start, end = place_of(gap, tokens)
            part = Part("wording", case.text[start:end], start, end)
            if copied is not None and not any(_overlap(part, other) for other in flagged):
                flagged.append(part)
                yield Judged(part, "differs", copied.passage.citations[0], copied.printed(gap))
        told = next((one for one in case.passages if is_told_otherwise(case.text, one, self._glossary)), None)
        if told is not None and not flagged:
            yield Judged(Part("wording", case.text, 0, len(case.text)), "differs", told.citations[0], told.grounds[0].text)

    def _unknown(self, case: _Case, judged: Sequence[Judged]) -> Iterator[Judged]:
        """A proper name that no mark or glossary tells, and that stands nowhere in the reports."""
        grounds = [body for passage in case.passages for body in Grounds(passage.citations, self._glossary).everything]
        name = unsupported_name(case.text, grounds, self._glossary)
        at = case.text.find(name) if name else -1
        if not name or at < 0 or _says_which_way(name) or self._library.mention(name, case.language):
            return
        part = Part("name", name, at, at + len(name))
        if not self._is_source(part) and not any(_overlap(part, one.part) for one in judged):
            yield Judged(part, "not_found")


def _with_differences(judged: Sequence[Judged], text: str) -> list[Judged]:
    """The same; a figure that is the difference of two of the sentence's own, both as printed, is as printed too."""
    borne = {one.part.start: one for one in judged if one.verdict == "as_printed"}
    figures = {figure.start: figure for figure in find_figures(text)}
    found = []
    for one in judged:
        figure = figures.get(one.part.start) if one.part.kind == "figure" and one.verdict != "as_printed" else None
        pair = difference_of(figure, text) if figure is not None else None
        if pair is not None and all(side.start in borne for side in pair):
            one = replace(borne[pair[0].start], part=one.part, printed="")
        elif figure is not None and (beside := _beside_its_target(figure, text, borne)) is not None:
            one = replace(beside, part=one.part)
        found.append(one)
    return found


def _beside_its_target(figure: Figure, text: str, borne: dict[int, Judged]) -> Judged | None:
    """The figure before, as printed, where a row's target stands as far from it as a sentence says: 比目标高出5.4个百分点."""
    told = from_target(figure, text)
    one = borne.get(told[0].start) if told is not None else None
    row = one.passage.row if one is not None and one.passage is not None else None
    if told is None or one is None or row is None:
        return None
    last, up = told
    reached = [fact for fact in row.facts if fact.kind != "target" and is_value(last, fact.value, row.unit)]
    goals = [parse_value(goal.value).number for fact in reached if (goal := row.fact(fact.year, "target")) is not None]
    amounts = [last.value - goal * scale_of_unit(row.unit) for goal in goals if goal is not None]
    return one if any(abs(amount) == figure.value and (amount > 0) is up for amount in amounts) else None


def _as_printed(part: Part, passage: Likely, text: str) -> Judged:
    """The part as printed; a figure of a row that the sentence does not call an estimate is shown as one."""
    shown = ""
    if part.kind == "figure" and passage.row is not None and not re.search(r"预计|估计|estimate|expect", text, re.IGNORECASE):
        shown = printed_beside(part.text, part.text, passage, "zh" if re.search(r"[\u3400-\u9fff]", text) else "en")
    return Judged(
        part, "as_printed", _holding(part, passage.citations), shown if re.search("预计|estimate", shown) else "", passage=passage
    )


def _of_fault(part: Part, fault: Fault, passage: Likely, language: str) -> Judged:
    shown = printed_beside(part.text, part.text, passage, language)
    return Judged(part, fault.verdict, _holding(part, passage.citations), shown, passage=passage)


def _holding(part: Part, citations: Sequence[Citation]) -> Citation:
    """The citation of a passage that holds a part itself, else its first."""
    words = tokens_of(part.text)
    return next((c for c in citations if tokens_of(c.quote).holds(words)), citations[0])


def _about(figure: Figure, case: _Case) -> Likely | None:
    """The passage that prints another figure in this one's place: of its unit, with like digits, a row before a sentence; one of the year
    that the figure is told of before any other. Where a sentence tells several things, one that names the thing of the figure's own clause.
    """
    text, passages = case.text, [one for one in case.passages if not case.places.is_away(one)]
    of_clause = _of_clause(figure, text, case.language, passages)
    for meant in (of_clause, passages) if of_clause else (passages,):
        own = [passage for passage in meant if not other_year_told(figure, text, passage)]
        found = _likest(figure, own) or _likest(figure, meant)
        if found is not None:
            return found
    return None


def _of_clause(figure: Figure, text: str, language: str, passages: Sequence[Likely]) -> list[Likely]:
    """The passages that have most of the words of a clause that counts things, those aside which other clauses have too: what is counted is
    named there. An amount or a rate may take its subject from the clauses before it.
    """
    clause = clause_at(text, figure.start)
    rest = words_of(text.replace(clause, " "), language)
    words = {word for word in words_of(clause, language) if not any(char.isdigit() for char in word)} - rest
    if figure.unit or not words or not rest:
        return []
    shares = [(len(words & set().union(*(words_of(one, language) for one in passage.texts))), passage) for passage in passages]
    best = max((share for share, _ in shares), default=0)
    return [passage for share, passage in shares if best and share == best]


def _likest(figure: Figure, passages: Sequence[Likely]) -> Likely | None:
    best = max((passage.fit for passage in passages), default=0.0)
    fitting = [one for one in passages if one.fit >= ABOUT and (one.row is None or unit_class(one.row.unit) == figure.unit)]
    near = [one for one in fitting if one.fit >= NEARLY_BEST * best]
    slips = [one for one in fitting if likeness(figure, one.texts) >= SLIP]
    rows = [one for one in near if one.row is not None]
    return next(iter(slips or rows or fitting), None)


def _is_slip(figure: Figure, lost: str, case: _Case) -> bool:
    """Whether a figure stands in a copy's place of one that the copied passage tells of the same year."""
    passage = case.copied.passage if case.copied is not None else None
    if passage is None or not find_figures(lost) or _supports(figure, passage):
        return False
    return not other_year_told(figure, case.text, passage)  # of another year: a passage of this one may have its figure


def _supports(figure: Figure, passage: Likely) -> bool:
    if passage.row is not None:
        return any(is_value(figure, fact.value, passage.row.unit) for fact in passage.row.facts)
    return figure_items(Claim(figure.text, passage.citations)) is not None


def _keeps_figure(text: str, passage: Likely) -> bool:
    """Whether a sentence without figures, or with one of the passage's: 总值将迈上2200亿元 lends 总值达1781.8亿元 its words and no more."""
    figures = list(_told_figures(text))
    return not figures or any(_supports(figure, passage) for figure in figures)


def _told_figures(text: str) -> Iterator[Figure]:
    return (figure for figure in find_figures(text) if not re.fullmatch(r"(?:19|20)\d\d年?", half_width(figure.text)))


def _says_which_way(name: str) -> bool:
    """Whether what was taken for a name says which way: 远高于."""
    return bool(find_directions(name))


def _overlap(one: Part, other: Part) -> bool:
    return one.start < other.end and other.start < one.end
