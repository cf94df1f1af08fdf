"""One question beside what was talked of before it: what it leaves out, and the whole question that it means.

In: a question, the `Thread` it comes after, a `Memory`. Out: a `FollowUp`. Rules of the two languages alone: a slot named
anew replaces the old one, a pronoun stands for what was named last, a question without a thing of its own asks of the
one before. Knows nothing of histories or their shapes.
"""

from __future__ import annotations

import re

from index.concepts import Concept
from index.leaning import COUNTED, EN, NTH, SAME_YEAR, YEAR_AFTER, YEAR_BEFORE, ZH, Tongue
from index.query import Query
from index.subject import Subject, is_noun, named_things, swap_place, swap_thing, swap_year, whole_question
from index.thread import FollowUp, Memory, Thread


def read_after(question: str, thread: Thread | None, memory: Memory) -> FollowUp:
    """The question as it is understood after a thread; whole where there is none."""
    query = memory.read(question)
    if thread is None or not re.search(r"[^\W_]", question):
        return FollowUp(query.text, query.language)
    # GDP? and 2025? are of neither language: of the one that is being spoken.
    language = query.language if re.search(r"[a-z\u3400-\u9fff]", question) else thread.language
    return _Reading(query, language, thread, memory).follow()


# Beside these a question has no word of its own: they ask, grade, or name what is asked for.
_IDLE = re.compile(
    r"意思|含义|职务|职位|身份|干啥|数|数字|话|事|情况|年初|年底|时候|看法|想法|中文|英文|英语|原话|原文|出处|依据|地方|部分|东西|个?百分点"
    r"|job|post|title|role|office|english|chinese|above|below|worth|ok|okay|low|lower|high|higher|second|first|third|source|really|details?|specifically|exact|words?|big",
    re.IGNORECASE,
)
# Characters of a phrase that leaves the asking to the question before, where no 那 or 呢 shows it; a longer one is a statement.
_MOST_BARE = {"zh": 12, "en": 30}
_FIGURES = frozenset({"target", "result", "count", "met", "missed", "comparison"})


class _Reading:
    """One question beside its thread."""

    def __init__(self, query: Query, language: str, thread: Thread, memory: Memory) -> None:
        self._query, self._language, self._thread, self._memory = query, language, thread, memory
        self._signs: Tongue = ZH if language == "zh" else EN
        self._core = self._with_years(query.plain)
        lead = self._signs.lead.match(self._core)
        self._led = lead is not None and lead.end() < len(self._core)
        self._core = self._core[lead.end() :] if lead is not None and self._led else self._core
        self._bare = self._signs.tail.sub("", self._core).strip()
        self._trails = language == "zh" and re.search(r"呢[?？。]*$", self._core) is not None
        self._things = named_things(query)
        self._words = [concept for concept in query.concepts if self._names_something(concept)]
        self._asking = self._signs.asks.search(self._core) is not None
        self._points = self._signs.points.search(self._core) is not None
        self._points |= not self._things and self._signs.they.search(self._core) is not None

    def _names_something(self, concept: Concept) -> bool:
        name = concept.surface
        idle = concept.kind or _IDLE.fullmatch(name) or name.isdigit() or self._signs.whole.search(name)
        return not idle and is_noun(name, self._query.language)

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
        before = (self._memory.read(one).years for one in (self._thread.last, self._thread.frame, self._thread.root))
        years = next((years for years in before if years), ())
        unit = "年" if self._language == "zh" else ""
        for pattern, shift in ((SAME_YEAR, 0), (YEAR_BEFORE, -1), (YEAR_AFTER, 1)) if years else ():
            text = pattern.sub(f"{years[-1] + shift}{unit}", text)
        return text

    def _of_item(self) -> FollowUp | None:
        """第二个呢, the second one: what the answer before lists there."""
        found = self._signs.ordinal.search(self._bare)
        if found is None or self._things:
            return None
        items = self._memory.items(*self._thread.listing)
        nth = found["nth"].lower() if found["nth"] else ""
        place = len(items) if not nth else int(nth) if nth.isdigit() else NTH[nth]
        if not 1 <= place <= len(items):
            return None
        text = self._bare.replace(found[0], items[place - 1])
        return FollowUp(text, self._language, leans=True, of_list=True)

    def _of_person(self) -> FollowUp | None:
        """他什么职务, what's his job: whoever was named last, in the questions or else in the answer."""
        found = self._signs.person.search(self._core)
        if found is None:
            return None
        asked = (self._memory.read(one).concepts for one in (self._thread.last, self._thread.root))
        people = [concept.surface.removesuffix("'s") for concepts in asked for concept in concepts if concept.kind == "person"]
        name = people[0] if people else self._memory.person(self._thread.last, self._thread.answer)
        if not name:
            return None
        possessive = "'s" if self._language == "en" and found["owner"] else ""
        name = self._memory.render(name, self._language) + possessive
        text = self._core[: found.start()] + name + self._core[found.end() :]
        if self._things:
            return FollowUp(text, self._language, leans=True, in_words=True)
        if not self._words and self._query.wants & _FIGURES:
            return self._beside(self._subject(self._thread.root).topic(), text, in_words=True)
        return FollowUp(text, self._language, leans=True, opens=False, asks=bool(self._words), in_words=True)

    # --- what it asks itself -----------------------------------------------------------------------

    def _asked(self) -> FollowUp:
        """A question with a question word: whole, or in want of what it is asked of."""
        query, signs, subject = self._query, self._signs, self._subject(self._thread.root)
        if self._things and not (self._points and subject.is_named()):
            return self._dated() if self._led or self._points else self._whole()
        told = query.quoted or signs.general.search(self._core) or (self._words and (query.places or signs.means.search(self._core)))
        if told and not self._points and not self._led:
            return self._whole()
        if self._points and signs.means.search(self._core):
            text = whole_question("definition", subject.thing(), "", "", self._language)
            return FollowUp(text, self._language, leans=True, opens=False, asks=False)
        if self._things or self._words:
            alone = not self._points and not signs.part.search(self._core)
            completes = self._completes(subject)
            words = not self._things and not completes
            known = subject.topic(self._filled())
            return self._beside(known, self._counted(subject), alone=alone, in_words=words, joined=completes)
        graded = query.kind in ("why", "yes_no", "comparison") or bool(query.wants & {"met", "missed", "comparison"})
        known = subject.topic(self._filled()) if self._asks_other() else subject.full(self._filled(), graded)
        figure = bool(query.wants & _FIGURES) and query.kind not in ("why", "opinion", "yes_no", "comparison", "who")
        return self._beside(known, self._core, asks=figure)

    def _asks_other(self) -> bool:
        """True where something else is asked of the same topic, so that what it was asked for before is not carried."""
        root = self._memory.read(self._thread.root).kind
        elsewhere = self._query.kind == "when" or self._signs.where.search(self._core) is not None or self._measured()
        # Of an opinion that was refused nothing but its topic is asked on, save why.
        return elsewhere or root in ("when", "who", "definition") or (root == "opinion" and "reason" not in self._query.wants)

    def _measured(self) -> bool:
        """那双阳乡种了多少亩: another place, with a measure of its own, is not asked for the figure before."""
        return bool(self._query.places) and any(concept.kind == "unit" for concept in self._query.concepts)

    def _whole(self) -> FollowUp:
        return FollowUp(self._query.text, self._language)

    def _dated(self) -> FollowUp:
        """那财政收入完成了多少: whole but for the year that is being talked of."""
        found = self._signs.year.search(self._thread.frame)
        if found is None or self._year() or self._query.kind == "definition":
            return self._whole()
        return FollowUp(swap_year(self._core, found[0], self._signs), self._language, leans=True)

    def _counted(self, subject: Subject) -> str:
        """项目那张上面有什么: the measure word put as the noun that it counts."""
        noun = subject.head() if self._language == "zh" else ""
        return COUNTED.sub(noun, self._core) if noun else self._core

    def _completes(self, subject: Subject) -> bool:
        """True where the question's first word and the subject are one name together: 生活圈 and 覆盖率."""
        name = f"{subject.thing()}{self._words[0].surface}" if self._words and self._language == "zh" else ""
        return bool(name) and self._memory.render(name, "en") != name

    # --- what leaves the asking to the question before -----------------------------------------------

    def _left_out(self) -> FollowUp:
        """那2025年呢, what about retail sales, and the target?: the question before with this in its place."""
        query, signs, root = self._query, self._signs, self._subject(self._thread.root)
        shown = self._led or self._trails
        if not (shown or self._points) and len(self._bare) > _MOST_BARE[self._language]:
            return self._whole()
        if signs.compares.search(self._core) and not self._things:
            return self._beside(self._subject(self._thread.frame).full(graded=True), self._bare, asks=False)
        if signs.owns.search(self._bare) or (self._points and (self._words or self._things)):
            asked = self._bare if signs.owns.search(self._bare) else signs.tail.sub("", self._counted(root))
            return self._beside(root.topic(self._filled()), asked)
        kind = next((kind for kind in ("target", "result") if kind in query.wants), "")
        if kind and not (self._words and not self._things):
            return self._of_kind(kind)
        if COUNTED.search(self._bare) and root.head():
            return FollowUp(
                f"{root.topic(self._filled())}，{signs.tail.sub('', self._counted(root))}", self._language, leans=True, opens=False
            )
        return self._in_place_of(self._frame(), alone=not shown)

    def _in_place_of(self, frame: str, alone: bool) -> FollowUp:
        """The frame with the question's thing, place or year in the place of its own."""
        signs, asked = self._signs, self._memory.read(frame)
        if asked.kind == "opinion" and (self._things or self._words):
            return FollowUp(self._bare, self._language, leans=self._bare != self._query.text)
        new = re.sub(r"^(?:the|a|an) ", "", self._without_year(self._bare))
        if signs.modifies.match(new):
            beside = swap_thing(frame, new, asked, beside=True) or f"{new} {frame}"
            return FollowUp(self._in_year(beside), self._language, leans=True)
        if self._things and any(named_things(asked)):
            same = (self._things[0].kind == "indicator") == (named_things(asked)[0].kind == "indicator")
            if not same:  # a term after a figure: nothing of it is left out
                return FollowUp(self._bare, self._language, leans=self._bare != self._query.text)
        wider = signs.whole.search(self._bare) is not None
        other = self._things or self._words or not (self._year() or self._query.places)
        if other and not wider and not signs.part.search(self._bare):
            text = swap_thing(frame, new, asked)
            if text is not None:
                return FollowUp(self._in_year(text), self._language, leans=True, alone=alone)
        if self._words and not wider:
            joined = f"{self._bare}，{frame}" if self._language == "zh" else f"{frame.rstrip(' ?.')} {self._bare}"
            return FollowUp(joined, self._language, leans=True, opens=False)
        if other and not wider:
            return self._whole()
        if self._query.places or wider:
            names = [re.sub(r" (?:District|County|City|Province)$", "", self._memory.render(place, "en")) for place in asked.places]
            frame = swap_place(frame, self._without_year(self._bare), asked, names)
        return FollowUp(self._in_year(frame), self._language, leans=True)

    def _frame(self) -> str:
        """The question before in this one's language, where its kind has a form in both; else as it stands."""
        frame = self._memory.read(self._thread.frame)
        if frame.language == self._language:
            return self._thread.frame
        kind = next((kind for kind in ("definition", "target", "result") if kind in frame.wants), "")
        return self._of_kind(kind, named=False).text if kind and named_things(frame) else self._thread.frame

    def _of_kind(self, kind: str, named: bool = True) -> FollowUp:
        """The target, or the result, of what is being talked of, or of what is named instead."""
        subject = self._subject(self._thread.frame)
        own = [concept.surface for concept in self._things] if named else []
        thing = own[0] if own else subject.thing()
        if not thing:
            return self._beside(subject.full(self._filled()), self._bare)
        year = self._year() if named else ""
        place = "".join(self._query.places) if named else ""
        text = whole_question(kind, thing, year or subject.year(), place or subject.place(), self._language)
        return FollowUp(text, self._language, leans=True)

    # --- parts -------------------------------------------------------------------------------------

    def _year(self) -> str:
        """The question's own year or period, as words."""
        found = self._signs.year.search(self._core)
        if found is None:
            return ""
        relative = len(self._query.years) == 1 and not re.search(r"\d", found[0])
        return str(self._query.years[0]) if relative and self._language == "en" else found[0]

    def _without_year(self, text: str) -> str:
        return self._signs.year.sub("", text).strip(" ，,的'") if self._year() else text

    def _in_year(self, text: str) -> str:
        return swap_year(text, self._year(), ZH if self._memory.read(text).language == "zh" else EN) if self._year() else text

    def _filled(self) -> tuple[str, ...]:
        """What the question says itself, so that it is not carried over. Another year may stand in another document."""
        dated = bool(self._year()) and self._signs.compares.search(self._core) is None
        placed = bool(self._query.places) or self._signs.own.search(self._core) is not None
        named = (("indicator", self._measured()), ("year", dated), ("place", placed), ("document", dated or bool(self._query.report_kind)))
        return tuple(name for name, filled in named if filled)

    def _subject(self, text: str) -> Subject:
        return Subject(text, self._memory.read(text), self._language, self._memory.render)

    def _beside(
        self, known: str, asked: str, *, alone: bool = False, asks: bool = True, in_words: bool = False, joined: bool = False
    ) -> FollowUp:
        """The question with what it is asked of beside it: before it in Chinese, in brackets behind it in English."""
        asked = asked.strip(" ,，")
        text = asked
        if known and self._language == "zh":
            text = f"{known}{'' if joined else '，'}{asked}"
        elif known:
            text = f"{asked.rstrip(' ?.')} ({known})?"
        return FollowUp(text, self._language, leans=True, alone=alone, opens=False, asks=asks, in_words=in_words)
