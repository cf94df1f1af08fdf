"""A phrase put into the question before, in the place of what stood there: 那2025年呢, 农村的呢, what about Sichuan?

In: a phrase without a question word, as read, and the question before. Out: a `FollowUp` that asks the same with another
thing, place, year or part of the year. Knows nothing of phrases that ask for themselves.
"""

from __future__ import annotations

import re

from index.claims import unclaimed
from index.query import Query
from index.reading import IDLE, Reading
from index.subject import entity_of, is_noun, named_things, swap_place, swap_span, swap_thing
from index.thread import FollowUp

_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_ONE = re.compile(r" (?:one|paper|page|issue)$|的$|[那的]一?[期份张版]$")  # the December one, 12月那期


class Instead(Reading):
    """A phrase that leaves all but one slot to the question before."""

    def _in_place_of(self, frame: str, alone: bool) -> FollowUp:
        """The frame with the question's thing, place or year in the place of its own."""
        signs, new = self._signs, _ARTICLE.sub("", self._without_year(self._bare))
        part = _ONE.sub("", new)
        dated = (self._year() or signs.span.fullmatch(part)) and not (self._things or self._words)
        if self._thread.item and (dated or self._thread.item not in frame):
            frame = self._thread.listing[0]  # 那去年的呢, after one of a list: of the list
        asked = self._memory.read(frame)
        if asked.kind == "opinion" and (self._things or self._words):
            return self._by_itself()
        if self._thread.item and self._thread.item in frame and (self._things or self._words):
            return FollowUp(frame.replace(self._thread.item, self._bare), self._language, leans=True, item=self._bare)
        if signs.span.fullmatch(part) and (part == new or signs.span.search(frame)):
            return self._swapped(swap_span(frame, part, signs))
        if IDLE.fullmatch(new):
            return self._beside(self._subject(frame).full(graded=True), new, asks=False)
        if signs.modifies.match(new):
            # 占全市多少, 人均呢: beside the thing itself, whatever was asked of it since.
            frame = self._thread.root if self._memory.read(self._thread.root).language == self._language else frame
            beside = swap_thing(frame, new, self._memory.read(frame), beside=True) or f"{new} {frame}"
            return FollowUp(self._in_year(beside), self._language, leans=True)
        if self._things and any(named_things(asked)):
            same = (self._things[0].kind == "indicator") == (named_things(asked)[0].kind == "indicator")
            if not same:  # a term after a figure: nothing of it is left out
                return self._by_itself()
        if self._things and self._things[0].kind == "person":
            return self._of_another_person()
        sister = self._sister(asked)
        if sister:
            return self._swapped(swap_thing(frame, sister, asked) or frame)
        return self._put_in(new, frame, asked, alone)

    def _of_another_person(self) -> FollowUp:
        """And Yang Jing?: what was asked last of somebody, of another one."""
        last = self._thread.last
        people = [concept.surface for concept in self._memory.read(last).concepts if concept.kind == "person"]
        return self._swapped(last.replace(people[0].removesuffix("'s"), self._things[0].surface)) if people else self._by_itself()

    def _put_in(self, new: str, frame: str, asked: Query, alone: bool) -> FollowUp:
        """The frame with what is new, a thing, words, a place or a year."""
        signs = self._signs
        wider = signs.whole.search(self._bare) is not None
        other = self._things or self._words or not (self._year() or self._query.places)
        entity = entity_of(self._query)
        if entity and (old := entity_of(asked)) and entity != old and old in frame:  # 来福士呢 after 重庆站
            return self._swapped(frame.replace(old, entity))
        if other and not wider and not signs.part.search(self._bare):
            text = self._as_modifier(frame, new) or self._thing_and_place(frame, new, asked)
            if text is not None:
                return self._swapped(text, alone)
        if self._words and not wider:
            joined = f"{self._bare}，{frame}" if self._language == "zh" else f"{frame.rstrip(' ?.')} {self._bare}"
            return FollowUp(joined, self._language, leans=True, opens=False)
        if other and not wider:
            return self._whole()
        if self._query.places or wider:
            frame = swap_place(frame, self._place_named() or self._without_year(self._bare), asked)
        return self._swapped(frame)

    def _place_named(self) -> str:
        """The rate for the city as a whole: the place alone, in English; "" for none."""
        if self._language == "zh":
            return ""
        whole = self._signs.whole.search(self._bare)
        return " and ".join(self._query.places_named) or (whole[0] if whole is not None else "")

    def _thing_and_place(self, frame: str, new: str, asked: Query) -> str | None:
        """江西的城镇新增就业呢: another thing, and the place that comes with it."""
        if not (self._query.places and self._memory.several_places):
            return swap_thing(frame, new, asked)
        place = self._query.places[0]
        bare = swap_place(new, "", self._query).strip(" 的,，")
        text = swap_thing(frame, bare, asked) if bare else None
        shown = re.sub(r" Province$", "", self._memory.render(place, self._language))
        return swap_place(text, shown, self._memory.read(text)) if text is not None else None

    def _as_modifier(self, frame: str, new: str) -> str | None:
        """社会投资的呢 after 市级项目有几个: of the noun that is counted, another kind."""
        if self._language != "zh" or not self._bare.endswith("的"):
            return None
        clause = re.split(r"[，,]", frame)[-1]
        nouns = [c for c in self._memory.read(clause).concepts if is_noun(c.surface, "zh")]
        if len(nouns) < 2 or nouns[0].surface not in clause:
            return None
        at = clause.find(nouns[0].surface)
        head = clause.find(nouns[-1].surface, at)
        near = 0 <= head - at <= 12 and head > at
        return (
            f"{frame[: len(frame) - len(clause)]}{clause[:at]}{new.removesuffix('的')}{clause[head:].removeprefix('的')}" if near else None
        )

    def _sister(self, asked: Query) -> str:
        """农村的 after 城镇居民收入: the name that the glossary knows with the question's word at its head; "" for none."""
        new = self._without_year(self._bare).removesuffix("的")
        if self._language != "zh" or self._things or not new or not named_things(asked):
            return ""
        thing = named_things(asked)[0].surface
        names = (f"{new}{thing[at:]}" for at in range(1, len(thing) - 1))
        return next((name for name in names if self._memory.render(name, "en") != name), "")

    def _swapped(self, text: str, alone: bool = False) -> FollowUp:
        if self._memory.read(text).wants & {"reason"}:
            text = unclaimed(text, self._language)
        return FollowUp(self._in_year(text), self._language, leans=True, alone=alone, swaps=True)

    def _by_itself(self) -> FollowUp:
        """Nothing of the question before but that it was asked, and of what place, where there are several."""
        own = self._query.places or self._query.quoted or self._query.kind == "definition"
        text = self._bare if own or not self._memory.several_places else self._of_last_place(self._bare)
        return FollowUp(text, self._language, leans=text != self._query.text)
