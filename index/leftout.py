"""What a follow-up leaves out, and the whole question that it means.

In: a question, the `Thread` it comes after, a `Memory`. Out: a `FollowUp`. Rules of the two languages alone: a slot named
anew replaces the old one, a pronoun stands for what was named last, a question without a thing of its own asks of the
one before. Knows nothing of histories or their shapes.
"""

from __future__ import annotations

import re

from index.instead import Instead
from index.leaning import ALIKE, BOTH, COUNTED, COUNTS, EACH, EN, GRADE, GRADED, GRADING, HOW_COME, NOW, SAME_OF_YEAR, SAME_THING, WHICH, ZH
from index.of_all import is_of_all
from index.reading import FIGURES
from index.several import put_together
from index.subject import Subject, is_noun, named_things, swap_place, swap_thing, swap_year, whole_question
from index.thread import FollowUp, Memory, Thread

# Characters of a phrase that leaves the asking to the question before, where no 那 or 呢 shows it; a longer one is a statement.
_MOST_BARE = {"zh": 12, "en": 30}
# 最近新开的是哪个, 今年还要开几家: what is counted or chosen from was named before; not 食堂开了几家, nor 没完成的指标有几个
_OF_WHAT = re.compile(r"^(?!.*(?:指标|目标|任务)).*[\u4e00-\u9fff](?:哪[一]?[个家项条所座]|(?:多少|几)[个家项条所座])(?:了|呢)?[?？。]*$")
_MANY = 3  # words of its own with which a question says whole what it asks


def read_after(question: str, thread: Thread | None, memory: Memory, led: bool = False) -> FollowUp:
    """The question as it is understood after a thread; whole where there is none. `led`: it is known to lean on it."""
    question = _placed(question, thread, memory) if thread is not None and memory.several_places else question
    question = HOW_COME.sub("why", ALIKE.sub("呢", GRADING.sub("", question))) if thread is not None else question
    query = memory.read(question)
    if thread is None or not re.search(r"[^\W_]", question) or is_of_all(question):
        return FollowUp(query.text, query.language)
    # GDP? and 2025? are of neither language: of the one that is being spoken.
    language = query.language if re.search(r"[a-z\u3400-\u9fff]", question) else thread.language
    return _LeftOut(query, language, thread, memory, led).follow()


def _placed(question: str, thread: Thread, memory: Memory) -> str:
    """What about jobs there?, 当地的就业呢: with the place that was asked of last, where there are several."""
    query = memory.read(question)
    signs = ZH if query.language == "zh" else EN
    last = memory.read(thread.last)
    place = Subject(thread.last, last, query.language, memory.render, True).place()
    if query.places or len(last.places) != 1 or not place or signs.there.search(question) is None:
        return question
    return signs.there.sub(place if query.language == "zh" else f"in {place}", question, count=1)


class _LeftOut(Instead):
    """The rules, tried in order: the first that knows what is meant decides."""

    def follow(self) -> FollowUp:
        """The question as understood."""
        again = self._signs.again.match(self._bare)
        if again is not None:
            to = "en" if again["to"].lower() in ("english", "英文", "英语") else "zh"
            return FollowUp(self._thread.last, to, leans=True, opens=False, asks=False)
        if self._signs.brief.match(self._bare):
            return FollowUp(self._thread.last, self._language, leans=True, opens=False, asks=False, brief=True)
        if (others := self._of_others()) is not None:
            return others
        if self._signs.more.match(self._bare):
            more = "还有哪些" if self._language == "zh" else "what else"
            return self._beside(self._subject(self._thread.root).full(), more, asks=False)
        if self._signs.outcome.match(self._bare) and named_things(self._memory.read(self._thread.frame)):
            return self._of_kind("result", named=False)
        found = self._of_troubles() or self._same_thing() or self._which() or self._of_year()
        found = found or self._of_item() or self._of_person() or self._against() or self._of_both() or self._of_several()
        found = found or self._of_place() or self._of_counted() or self._of_share()
        return found or (self._asked() if self._asking else self._left_out())

    def _same_thing(self) -> FollowUp | None:
        """跟“三增”是一回事吗: what was asked of last and what is named now, side by side."""
        found = SAME_THING.match(self._bare)
        thing = self._subject(self._thread.last).thing()
        other = (found["zh"] or found["en"]) if found is not None else ""
        if not other or not thing or thing in other:
            return None
        if self._language == "zh":
            return FollowUp(f"“{thing}”和{other}有什么区别", "zh", leans=True)
        return FollowUp(f"what is the difference between {thing} and {other}", "en", leans=True)

    def _which(self) -> FollowUp | None:
        """which ones, 哪几项: the question before, which counted them, asked of each."""
        frame = self._thread.last
        if not WHICH.match(self._bare) or not COUNTS.search(frame) or self._memory.read(frame).language != self._language:
            return None
        text = COUNTS.sub("哪些" if self._language == "zh" else "which", frame, count=1)
        return FollowUp(text, self._language, leans=True)

    def _of_year(self) -> FollowUp | None:
        """What was it in 2025, after a question of a thing that has no name of its own: that question, of the year."""
        frame = self._memory.read(self._thread.frame)
        same = self._year() and SAME_OF_YEAR.match(self._without_year(self._bare))
        if not same or named_things(frame) or self._query.places or frame.language != self._language:
            return None
        return self._swapped(self._thread.frame)

    def _against(self) -> FollowUp | None:
        """比湖北高吗, is that higher than Hubei: what was asked of one place, of both."""
        frame = self._memory.read(self._frame())
        others = [place for place in self._query.places if place not in frame.places]
        compared = self._signs.compares.search(self._core) is not None or GRADED.search(self._core) is not None
        if not (compared and self._memory.several_places) or self._things or len(others) != 1 or len(frame.places) != 1:
            return None
        names = [re.sub(r" Province$", "", self._memory.render(place, self._language)) for place in (frame.places[0], others[0])]
        text = swap_place(frame.text, ("和" if self._language == "zh" else " and ").join(names), frame)
        grade = GRADE.search(self._core)
        if self._language == "zh":
            return FollowUp(f"{self._subject(text).full()}，哪个{grade[0] if grade else '高'}", "zh", leans=True, asks=False)
        return FollowUp(f"{text.rstrip(' ?.')}, which is {grade[0] if grade else 'higher'}?", "en", leans=True, asks=False)

    def _of_both(self) -> FollowUp | None:
        """它们去年各增长多少, what did they grow by in 2025: of the places that one question named side by side."""
        frame = self._memory.read(self._thread.frame)
        pointing = self._signs.they.search(self._core) or EACH.search(self._core)
        if not (pointing and self._memory.several_places) or len(frame.places) < 2 or self._query.places:
            return None
        names = ("和" if self._language == "zh" else " and ").join(
            re.sub(r" Province$", "", self._memory.render(place, self._language)) for place in frame.places
        )
        own = [] if self._things else [self._memory.render(c.surface, self._language) for c in named_things(frame)]
        year = "" if self._year() else Subject(frame.text, frame, self._language, self._memory.render).year()
        asked = EACH.sub("", self._core).strip(" ,，")
        if self._language == "zh":
            return FollowUp(f"{names}{year}{''.join(own[:1])}{asked}", "zh", leans=True)
        known = ", ".join([names, *own[:1], *([year] if year else [])])
        return FollowUp(f"{self._core.rstrip(' ?.')} ({known})?", "en", leans=True)

    def _of_share(self) -> FollowUp | None:
        """占GDP多少: the share of what was asked of, in the whole that is named."""
        if not self._signs.shares.match(self._bare):
            return None
        topic = self._subject(self._thread.root).topic(self._filled())
        text = f"{topic}{self._bare}" if self._language == "zh" else f"{self._bare} ({topic})?"
        return FollowUp(text, self._language, leans=True, opens=False, asks=False) if topic else None

    def _of_several(self) -> FollowUp | None:
        """哪个高, both, their jobs target: asked of all that was named in questions of one kind."""
        compared = self._signs.several.search(self._core)
        if not compared or self._query.places or (self._year() and not BOTH.search(self._core)):
            return None
        # They are things or places, never years: did they meet it?
        years = self._signs.they.search(self._core) is None and not self._year()
        together = put_together(self._thread.alike, self._memory.read, self._memory.render, years)
        if not together:
            return None
        # 哪个增长快 compares by the growth of what was named: it names no growth of its own.
        named = [one for one in self._things if one.surface not in compared[0]] or ([] if self._asking else self._words)
        if named:
            text = swap_thing(together, named[0].surface, self._memory.read(together))
            return FollowUp(text, self._language, leans=True) if text is not None and self._query.kind == "value" else None
        subject = self._subject(together)
        filled = ("year",) if self._year() else ()
        known = subject.full(filled) if self._language == "zh" else subject.full(filled, graded=True)
        return self._beside(known, self._core, asks=False, joined=self._query.kind == "definition")

    def _of_place(self) -> FollowUp | None:
        """What does it want to grow: it is the place that was asked of, where there are several."""
        found = self._signs.wills.search(self._core)
        place = self._subject(self._thread.frame).place() if found is not None and self._memory.several_places else ""
        if found is None or not place or self._query.places:
            return None
        return FollowUp(self._core[: found.start()] + place + self._core[found.end() :], self._language, leans=True)

    # --- what it asks itself -----------------------------------------------------------------------

    def _asked(self) -> FollowUp:
        """A question with a question word: whole, or in want of what it is asked of."""
        query, signs, subject = self._query, self._signs, self._subject(self._thread.root)
        if self._things and (stood := self._standing(subject)):
            return FollowUp(stood, self._language, leans=True)
        if self._things and not (self._points and subject.is_named()):
            return self._dated() if self._led or self._points else self._whole()
        told = query.quoted or signs.general.search(self._core) or (self._words and (query.places or signs.means.search(self._core)))
        if told and not self._points and not self._led:
            return self._whole()
        if self._points and signs.means.search(self._core):
            text = whole_question("definition", subject.thing(), "", "", self._language)
            return FollowUp(text, self._language, leans=True, opens=False, asks=False)
        if self._stands_alone(subject):
            return self._whole()
        if self._things or self._words:
            # 哪些国家的: one noun to choose from is no question by itself.
            chooses = (len(self._words) == 1 and "list" in query.wants) or self._names_no_noun()
            alone = not (self._points or chooses or signs.part.search(self._core))
            completes = self._completes(subject)
            words = not self._things and not completes
            known = subject.topic(self._filled())
            return self._beside(known, self._counted(subject), alone=alone, in_words=words, joined=completes)
        frame = self._thread.frame
        if self._thread.item and self._signs.whole_list.search(self._bare):
            frame = self._thread.listing[0]
        subject = self._subject(frame)
        if self._signs.undone.fullmatch(self._bare) and self._memory.read(self._thread.last).wants & {"met", "missed"}:
            missed = "为什么没有完成" if self._language == "zh" else "why was it missed"
            return self._beside(subject.full(self._filled(), True), missed)
        if NOW.search(self._core) and (topic := subject.topic((*self._filled(), "year"))):
            return self._beside(topic, self._core)
        graded = query.kind in ("why", "yes_no", "comparison") or bool(query.wants & {"met", "missed", "comparison"})
        # 为什么这么少 asks of the amount asked for before; what is asked else does not.
        amounts = "reason" in query.wants
        known = subject.topic(self._filled()) if self._asks_other() else subject.full(self._filled(), graded, amounts)
        figure = bool(query.wants & FIGURES) and query.kind not in ("why", "opinion", "yes_no", "comparison", "who")
        return self._beside(known, self._core, asks=figure)

    def _stands_alone(self, subject: Subject) -> bool:
        """True where a question with nothing that leans says when, of what report or of what things it asks.

        After a question of a name (a park, a slogan) it may still ask of that: how many firms came in 2025.
        """
        leans = self._points or self._led or self._trails or self._signs.part.search(self._core) or self._signs.span.search(self._core)
        if leans or not (self._things or self._words):
            return bool(self._query.report_kind) and not leans
        named = subject.is_named() or self._memory.read(self._thread.root).kind == "definition" or bool(self._thread.item)
        return bool(self._query.report_kind) or (not named and (bool(self._year()) or len(self._words) >= _MANY))

    def _names_no_noun(self) -> bool:
        """True where it ends in which one or how many of them, and no noun in it says of what."""
        return _OF_WHAT.search(self._core) is not None and not any(is_noun(word.surface, self._language) for word in self._words)

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
        if signs.urges.search(self._bare) and not self._things:
            return self._beside(self._subject(self._thread.frame).full(graded=True), self._bare, asks=False)
        if not (shown or self._points) and len(self._bare) > _MOST_BARE[self._language]:
            return self._whole()
        if signs.compares.search(self._core) and not self._things:
            return self._beside(self._subject(self._thread.frame).full(graded=True), self._bare, asks=False)
        if signs.owns.search(self._bare) or (self._points and (self._words or self._things)):
            asked = self._bare if signs.owns.search(self._bare) else signs.tail.sub("", self._counted(root))
            return self._beside(self._of_places(root) or root.topic(self._filled()), asked)
        kind = next((kind for kind in ("target", "result") if kind in query.wants), "")
        if kind and not (self._words and not self._things):
            return self._of_kind(kind)
        if COUNTED.search(self._bare) and root.head():
            return FollowUp(
                f"{root.topic(self._filled())}，{signs.tail.sub('', self._counted(root))}", self._language, leans=True, opens=False
            )
        return self._in_place_of(self._frame(), alone=not shown)

    def _of_places(self, root: Subject) -> str:
        """Its growth target, unemployment there: an indicator of its own is asked of the places alone, where there are several."""
        if not self._memory.several_places or not any(concept.kind == "indicator" for concept in self._things) or self._query.places:
            return ""
        places = self._memory.read(self._thread.last).places or self._memory.read(self._thread.root).places
        names = [re.sub(r" Province$", "", self._memory.render(place, self._language)) for place in places]
        year = "" if "target" in self._query.wants or self._year() else root.year()
        if self._language == "zh":
            return f"{'和'.join(names)}{year}" if names else ""
        return ", ".join([*names, *([year] if year else [])]) if names else ""

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
        place = "".join(self._query.places) if named else ""
        text = whole_question(kind, thing, self._year() or subject.year(), place or subject.place(), self._language)
        return FollowUp(text, self._language, leans=True)
