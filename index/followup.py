"""A follow-up made whole: what it leaves out is taken from the questions before it.

In: a question, the turns before, and a `Memory` that reads a question and knows whom an answer named. Out: a `FollowUp`:
the question as it is understood, in words that a reader can check. A question that is whole in itself comes back as it
is, and so does every one without turns before. Knows nothing of passages, scores or how answers are made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from index.leaning import EN, NTH, SAME_YEAR, YEAR_AFTER, YEAR_BEFORE, ZH, Tongue
from index.query import Query
from index.subject import Subject, swap_place, swap_thing, swap_year, whole_question
from index.turns import Turn


class Memory(Protocol):
    """What is known beside the words of the turns."""

    def read(self, text: str) -> Query:
        """A text as a question understood."""

    def render(self, name: str, language: str) -> str:
        """A name of the glossary in a language; the name itself where it has none."""

    def person(self, question: str, answer: str | None) -> str:
        """Whom the answer to a question names last; "" for nobody."""

    def items(self, question: str, answer: str | None) -> Sequence[str]:
        """The things that the answer to a question lists, in order."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question as understood. `alone`: it may also be meant by itself, which only the reports can tell."""

    text: str
    language: str  # of the answer
    leans: bool = False
    alone: bool = False
    opens: bool = True  # what comes after is about this one
    asks: bool = True  # what comes after may leave the asking to this one


@dataclass(frozen=True, slots=True)
class Thread:
    """What is being talked about: `root` the last question whole in itself, `frame` the last that asked something."""

    root: str
    frame: str
    last: str
    asked: str  # the last question as typed
    answer: str | None
    language: str


def follow(question: str, turns: Sequence[Turn], memory: Memory) -> FollowUp:
    """The question as it is understood after the turns before it."""
    thread: Thread | None = None
    for turn in turns:
        found = _read(turn.question, thread, memory)
        text = turn.understood or found.text
        root = text if found.opens or thread is None else thread.root
        frame = text if found.asks or thread is None else thread.frame
        thread = Thread(root, frame, text, turn.question, turn.answer, found.language)
    return _read(question, thread, memory)


def _read(question: str, thread: Thread | None, memory: Memory) -> FollowUp:
    query = memory.read(question)
    if thread is None or not re.search(r"[^\W_]", question):
        return FollowUp(query.text, query.language)
    language = query.language if re.search(r"[a-z\u3400-\u9fff]", question) else thread.language
    return _Reading(query, language, thread, memory).follow()


# Beside these a question has no word of its own: they ask, grade or name what a question asks for.
_IDLE = re.compile(
    r"意思|含义|职务|职位|身份|干啥|数|数字|话|事|情况|年初|年底|时候|觉得|看法|想法|中文|英文|英语|原话|原文|出处|依据|地方|部分|东西|个?百分点"
    r"|job|post|title|role|office|english|chinese|above|below|worth|ok|okay|low|lower|high|higher|done|second|first|third|source|really|detail|details|specifically|exact|words?|big",
    re.IGNORECASE,
)
_MOST_BARE = {"zh": 12, "en": 30}  # characters of a phrase that asks nothing by itself; a longer one is a statement


class _Reading:
    """One question beside its thread."""

    def __init__(self, query: Query, language: str, thread: Thread, memory: Memory) -> None:
        self._query, self._language, self._thread, self._memory = query, language, thread, memory
        self._signs: Tongue = ZH if language == "zh" else EN
        self._core = self._with_years(query.plain)
        lead = self._signs.lead.match(self._core)
        self._led = lead is not None and lead.end() < len(self._core)
        self._core = self._core[lead.end() :] if lead and self._led else self._core
        self._bare = self._signs.tail.sub("", self._core).strip()
        self._trails = language == "zh" and re.search(r"呢[?？。]*$", self._core) is not None
        # A thing that the reports have a name for, and plain words; what only asks is neither.
        self._things = [c for c in query.concepts if c.kind not in ("", "place", "unit", "title")]
        self._words = [c for c in query.concepts if not c.kind and not _IDLE.fullmatch(c.surface) and not c.surface.isdigit()]
        self._asking = self._signs.asks.search(self._core) is not None
        self._points = self._signs.points.search(self._core) is not None

    def follow(self) -> FollowUp:
        """The question as understood."""
        again = self._signs.again.match(self._bare)
        if again is not None:
            to = "en" if again["to"].lower() in ("english", "英文", "英语") else "zh"
            return FollowUp(self._thread.last, to, leans=True, opens=False, asks=False)
        if self._signs.more.match(self._bare):
            more = "还有哪些" if self._language == "zh" else "what else"
            return self._beside(self._subject(self._thread.root).full(), more, asks=False)
        return self._of_item() or self._of_person() or (self._asked() if self._asking else self._left_out())

    # --- what was named before ---------------------------------------------------------------------

    def _with_years(self, text: str) -> str:
        """The text with 那一年, the year before put as years, where the thread has one."""
        if not (SAME_YEAR.search(text) or YEAR_BEFORE.search(text) or YEAR_AFTER.search(text)):
            return text
        years = next(
            (years for one in (self._thread.last, self._thread.frame, self._thread.root) if (years := self._memory.read(one).years)), ()
        )
        if not years:
            return text
        unit = "年" if self._language == "zh" else ""
        for pattern, shift in ((SAME_YEAR, 0), (YEAR_BEFORE, -1), (YEAR_AFTER, 1)):
            text = pattern.sub(f"{years[-1] + shift}{unit}", text)
        return text

    def _of_item(self) -> FollowUp | None:
        """第二个呢, the second one: what the answer before lists there."""
        found = self._signs.ordinal.search(self._bare)
        if found is None or self._things:
            return None
        items = self._memory.items(self._thread.last, self._thread.answer)
        nth = found["nth"].lower() if found["nth"] else ""
        place = len(items) if not nth else int(nth) if nth.isdigit() else NTH[nth]
        if not 1 <= place <= len(items):
            return None
        item = items[place - 1]
        left = self._bare.replace(found[0], "").strip(" ，,的呢")
        text = self._bare.replace(found[0], item) if self._asking else f"{item} {left}".strip()
        return FollowUp(text, self._language, leans=True)

    def _of_person(self) -> FollowUp | None:
        """他什么职务, what's his job: whoever was named last, in the questions or else in the answer."""
        found = self._signs.person.search(self._core)
        if found is None:
            return None
        people = [
            c.surface for one in (self._thread.last, self._thread.root) for c in self._memory.read(one).concepts if c.kind == "person"
        ]
        name = people[-1] if people else self._memory.person(self._thread.last, self._thread.answer)
        if not name:
            return None
        name = self._memory.render(name, self._language)
        possessive = "'s" if self._language == "en" and found["owner"] else ""
        text = self._core[: found.start()] + name + possessive + self._core[found.end() :]
        if self._things:
            return FollowUp(text, self._language, leans=True)
        if not self._words:
            own = bool(self._query.wants & {"target", "result", "count"})
            return (
                self._beside(self._subject(self._thread.root).topic(()), text)
                if own
                else FollowUp(text, self._language, True, asks=False, opens=False)
            )
        return FollowUp(text, self._language, leans=True, opens=False)

    # --- what it asks itself -----------------------------------------------------------------------

    def _asked(self) -> FollowUp:
        """A question with a question word: whole, or in want of what it is asked of."""
        query = self._query
        if self._things and not self._points:
            return self._dated() if self._led else self._whole()
        if query.places and self._words and not self._points and not self._led:
            return self._whole()
        subject = self._subject(self._thread.root)
        if query.kind == "definition" and self._points and not self._words:
            thing = subject.thing()
            return (
                FollowUp(whole_question("definition", thing, "", "", self._language), self._language, True, opens=False, asks=False)
                if thing
                else self._whole()
            )
        if self._things or self._words:
            known = subject.topic(self._filled())
            return self._beside(known, self._core, alone=not self._points and not self._signs.part.search(self._core))
        opinion = self._memory.read(self._thread.root).kind == "opinion"
        known = subject.topic(self._filled()) if opinion and "reason" not in query.wants else subject.full(self._filled())
        figure = bool(query.wants & {"target", "result", "count"}) and query.kind not in ("why", "opinion", "yes_no", "comparison", "who")
        return self._beside(known, self._core, asks=figure)

    def _whole(self) -> FollowUp:
        return FollowUp(self._query.text, self._language)

    def _dated(self) -> FollowUp:
        """那财政收入完成了多少: whole but for the year that is being talked of."""
        years = self._memory.read(self._thread.frame)
        missing = self._query.kind != "definition" and not self._query.years and not self._query.periods
        found = self._signs.year.search(self._thread.frame) if missing and (years.years or years.periods) else None
        if found is None:
            return self._whole()
        return FollowUp(swap_year(self._core, found[0], self._signs), self._language, leans=True)

    # --- what leaves the asking to the question before -----------------------------------------------

    def _left_out(self) -> FollowUp:
        """那2025年呢, what about retail sales, and the target?: the question before with this in its place."""
        query, signs = self._query, self._signs
        if not (self._led or self._trails or self._points) and len(self._bare) > _MOST_BARE[self._language]:
            return self._whole()
        if signs.compares.search(self._core) and not self._things:
            return self._beside(self._subject(self._thread.frame).full(), self._bare, asks=False)
        if self._points and (self._words or self._things):
            return self._beside(self._subject(self._thread.root).topic(self._filled()), self._bare)
        kind = next((kind for kind in ("target", "result") if kind in query.wants), "")
        frame = self._frame()
        if kind and not (self._words and not self._things):
            return self._of_kind(kind)
        if self._things or (self._words and not signs.part.search(self._bare)):
            new = re.sub(r"^(?:the|a|an) ", "", self._bare)
            text = swap_thing(frame, self._without_year(new), self._memory.read(frame))
            if text is not None:
                alone = not (self._led or self._trails)
                return FollowUp(self._in_year(text), self._language, leans=True, alone=alone)
        if self._words:
            joined = f"{self._bare}，{frame}" if self._language == "zh" else f"{frame.rstrip(' ?.')} {self._bare}"
            return FollowUp(joined, self._language, leans=True, opens=False)
        if query.places or signs.whole.search(self._bare):
            asked = self._memory.read(frame)
            names = [re.sub(r" (?:District|County|City|Province)$", "", self._memory.render(place, "en")) for place in asked.places]
            frame = swap_place(frame, self._without_year(self._bare), asked, names)
        return FollowUp(self._in_year(frame), self._language, leans=True)

    def _frame(self) -> str:
        """The question before in this one's language, where its kind has a form in both; else as it stands."""
        frame = self._memory.read(self._thread.frame)
        if frame.language == self._language:
            return self._thread.frame
        kind = next((kind for kind in ("definition", "target", "result") if kind in frame.wants), "")
        return self._of_kind(kind, named=False).text if kind and frame.terms + frame.indicators else self._thread.frame

    def _of_kind(self, kind: str, named: bool = True) -> FollowUp:
        """The target, or the result, of what is being talked of, or of what is named instead."""
        subject = self._subject(self._thread.frame)
        own = [c.surface for c in self._things] if named else []
        thing = own[0] if own else subject.thing()
        year = self._year() or subject.year()
        place = "".join(self._query.places) or subject.place()
        if not thing:
            return self._beside(subject.full(self._filled()), self._bare)
        return FollowUp(whole_question(kind, thing, year, place, self._language), self._language, leans=True)

    # --- parts -------------------------------------------------------------------------------------

    def _year(self) -> str:
        found = self._signs.year.search(self._core)
        return found[0].removesuffix("'s") if found else ""

    def _without_year(self, text: str) -> str:
        return self._signs.year.sub("", text).strip(" ，,的'") if self._year() else text

    def _in_year(self, text: str) -> str:
        return swap_year(text, self._year(), ZH if self._memory.read(text).language == "zh" else EN) if self._year() else text

    def _filled(self) -> tuple[str, ...]:
        """What the question says itself, so that it is not carried over: year, place, kind."""
        query = self._query
        own = self._signs.own.search(self._core) is not None
        compares = self._signs.compares.search(self._core) is not None
        named = (
            ("year", bool(query.years or query.periods) and not compares),
            ("place", bool(query.places) or own),
            ("document", bool(query.report_kind)),
        )
        return tuple(name for name, filled in named if filled)

    def _subject(self, text: str) -> Subject:
        return Subject(text, self._memory.read(text), self._language, self._memory.render)

    def _beside(self, known: str, asked: str, alone: bool = False, asks: bool = True) -> FollowUp:
        """The question with what it is asked of beside it: before it in Chinese, in brackets behind it in English."""
        asked = asked.strip(" ,，")
        if not known:
            return FollowUp(asked, self._language, leans=True, alone=alone, opens=False, asks=asks)
        text = f"{known}，{asked}" if self._language == "zh" else f"{asked.rstrip(' ?.')} ({known})?"
        return FollowUp(text, self._language, leans=True, alone=alone, opens=False, asks=asks)
