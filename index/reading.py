"""One question taken apart beside the thread it comes after: its own words, its signs, and whom or what it points to.

In: a question as understood, the `Thread`, a `Memory`. Out: a `Reading`, which knows what the question says itself and
resolves what was named before: that year, the second one, he, it. Knows nothing of what a question leaves out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.concepts import Concept
from index.leaning import (
    ALL_PLACES,
    COUNTED_THEM,
    DONE_SO_MUCH,
    EACH_OF_THEM,
    EN,
    NTH,
    OWN_ITS,
    SAME_YEAR,
    THEY,
    WENT,
    YEAR_AFTER,
    YEAR_BEFORE,
    ZH,
    Tongue,
)
from index.query import Query
from index.subject import Subject, is_noun, named_things, swap_year
from index.thread import FollowUp, Memory, Thread
from index.troubles import asks_of_troubles, without_troubles

# Beside these a question has no word of its own: they ask, grade, or name what is asked for.
IDLE = re.compile(
    r"原因|理由|缘由|钱|区别|差别|差异|差距|缺口|进展|进度|总数|总额|总量|标准|口径|单位|部门|负责人|责任人|工作|任务|责任|意思|含义|职务|职位|身份|干啥|数|数字|话|事|情况|年初|年底|时候|看法|想法|中文|英文|英语|原话|原文|出处|依据|地方|部分|东西|个?百分点"
    r"|job|post|title|role|office|english|chinese|above|below|worth|ok|okay|low|lower|high|higher|second|first|third|source|really|details?|specifically|exact|words?|big|seems?|looks?|sounds?|difference|gap|shortfall|reasons?|cause|progress|total|sum|money|cost|unit|thing|stuff|ones?|point|page|responsible|charge|far|fast|much|many|bit|choose|chose|chosen|pick|decide|happen|said|say|think|go|went",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,，:：;；?？。—–]")
# 这个项目总投资多少: a pronoun with its noun, of what stands before it; not 这一轮.
# The other targets: which others, the rest, 还有哪些, 其他的, 别的目标.
_OTHERS = re.compile(r"还有|其他|其它|其余|别的|剩下的|\b(?:others?|the rest|any more|else)\b", re.IGNORECASE)
_NOT_DONE = re.compile(r"[没未](?:有|能)?(?:完成|达标|达到|做到|实现)")
_OF_ALL_TARGETS = {
    "zh": {"planned": "{year}主要目标有哪些？", "missed": "{year}哪些指标没有完成目标？", "met": "{year}指标目标都完成了吗？"},
    "en": {
        "planned": "what are the main {year} targets?",
        "missed": "which {year} targets were missed?",
        "met": "were all {year} targets met?",
    },
}
_ONLY_OTHERS = re.compile(
    r"(?:那|么|还有|其他|其它|其余|别的|剩下的?|的|目标|指标|哪些|什么|啥|呢|吗|有|各项|几项|[？?。,，\s])+"
    r"|(?:\b(?:and|so|what|about|how|the|other|others|targets?|goals?|indicators?|ones?|rest|any|more|else|are|there|of|them)\b|\W)+",
    re.IGNORECASE,
)
_THIS_ONE = re.compile(
    r"^(?:它们?|[这那该此](?:一?[个项条家座])?(?:项目|工程|指标|政策|概念|词|计划|平台|中心|机制|体系|企业|公司|目标|说法|提法|工作|任务|活动|做法|行动|服务|问题|数字|数据|比例)|[这那]两[个项者]|两者|二者|前两个)的?(?=.)"
)
LISTING = frozenset({"list", "definition", "count", "how", "who"})  # kinds of question that a list may answer
FIGURES = frozenset({"target", "result", "count", "met", "missed", "comparison"})


def names_anything(query: Query) -> bool:
    """Whether a question has a thing of its own: 第二个什么意思, 它是谁提的 have none, whatever was made of them."""
    words = (c for c in query.concepts if c.kind or is_noun(c.surface, query.language))
    return bool(query.quoted) or any(not IDLE.fullmatch(concept.surface) for concept in words)


class Reading:
    """One question beside its thread."""

    def __init__(self, query: Query, language: str, thread: Thread, memory: Memory, led: bool = False) -> None:
        self._query, self._language, self._thread, self._memory = query, language, thread, memory
        self._signs: Tongue = ZH if language == "zh" else EN
        self._core = self._with_years(query.plain)
        self._relative = self._core != query.plain  # it says its year by the one that was asked of
        lead = self._signs.lead.match(self._core)
        self._led = lead is not None and lead.end() < len(self._core)
        self._core = self._core[lead.end() :] if lead is not None and self._led else self._core
        # Thanks. What is …: what stands before the full stop joins nothing on.
        self._led &= lead is None or not lead[0].rstrip().endswith((".", "。", "!", "！"))
        self._led |= led
        self._bare = self._signs.tail.sub("", self._core).strip()
        self._trails = language == "zh" and re.search(r"呢[?？。]*$", self._core) is not None
        self._things = named_things(query)
        self._words = [concept for concept in query.concepts if self._names_something(concept)]
        self._asking = self._signs.asks.search(self._core) is not None
        self._owned = OWN_ITS.search(self._core)
        pointing = self._signs.points.finditer(self._core)
        self._points = any(self._owned is None or found.start() != self._owned.end() for found in pointing)
        self._points |= not self._things and self._signs.they.search(self._core) is not None

    def _names_something(self, concept: Concept) -> bool:
        name = concept.surface
        idle = concept.kind or IDLE.fullmatch(name) or name.isdigit() or self._signs.whole.search(name) or YEAR_BEFORE.fullmatch(name)
        idle = idle or self._signs.year.fullmatch(name)
        return not idle and is_noun(name, self._query.language)

    def _with_years(self, text: str) -> str:
        """The text with 那一年, the year before put as years, where the thread has one."""
        if not (SAME_YEAR.search(text) or YEAR_BEFORE.search(text) or YEAR_AFTER.search(text)):
            return text
        before = [self._memory.read(one).years for one in (self._thread.last, self._thread.frame, self._thread.root)]
        # Nothing dated was asked: the year before is the one before the last that the reports look back on.
        before += [self._memory.read("去年").years] if YEAR_BEFORE.search(text) else []
        years = next((years for years in before if years), ())
        unit = "年" if self._language == "zh" else ""
        for pattern, shift in ((SAME_YEAR, 0), (YEAR_BEFORE, -1), (YEAR_AFTER, 1)) if years else ():
            text = pattern.sub(f"{years[-1] + shift}{unit}", text)
        return text

    def _standing(self, subject: Subject) -> str:
        """它和飞地经济有什么区别: the question with the name in the pronoun's place; "" where it has no such pronoun."""
        found = self._signs.stands.search(self._core)
        name = subject.place() or subject.thing()
        if found is None or not name or self._signs.means.search(self._core) or self._stood_inside(found.start()):
            return ""
        before = self._core[: found.start()].lower()  # did Qingling meet its target: of the place that the question names
        if self._language == "en" and found["owner"] and any(place.lower() in before for place in self._query.places_named):
            return ""
        if self._owned is not None and found.start() == self._owned.end():
            return ""
        possessive = "'s" if self._language == "en" and found["owner"] else ""
        return self._core[: found.start()] + name + possessive + self._core[found.end() :]

    def _stood_inside(self, at: int) -> bool:
        """GDP growth: what is it in 2026? What a pronoun stands for may be named in the question itself, a clause before."""
        named = (self._core.lower().find(concept.surface.lower()) for concept in self._things)
        return any(0 <= place < at and _CLAUSE.search(self._core, place, at) for place in named)

    def _of_item(self) -> FollowUp | None:
        """第二个呢, the second one: what the answer before lists there."""
        found = self._signs.ordinal.search(self._bare)
        if found is None or self._things:
            return None
        # Only a question for a list, or for what a name means, was answered by one.
        lists = self._memory.read(self._thread.listing[0]).wants & LISTING
        items = self._memory.items(*self._thread.listing) if lists else ()
        nth = found["nth"].lower() if found["nth"] else ""
        place = len(items) if not nth else int(nth) if nth.isdigit() else NTH[nth]
        if not 1 <= place <= len(items):
            return self._lost(found[0]) if not self._words else None
        item = items[place - 1]
        text = self._bare.replace(found[0], item)
        if self._memory.several_places and self._memory.read(item).places and not self._words:
            # A place out of a list of places: it is asked of what they were listed by.
            listed = self._subject(self._thread.listing[0]).topic(("place", "year") if self._year() else ("place",))
            return replace(self._beside(listed, text), of_list=True, item=item)
        if self._memory.several_places and not self._memory.read(text).places:
            text = self._of_last_place(text)
        return FollowUp(text, self._language, leans=True, of_list=True, item=item)

    def _of_troubles(self) -> FollowUp | None:
        """Any risks they mention, 还有什么困难: of the place, whatever was talked of; not its risks, 它有什么风险."""
        pointing = self._signs.points.search(without_troubles(self._core)) is not None
        if not asks_of_troubles(self._query) or self._things or pointing:
            return None
        text = self._core
        if self._memory.several_places and not self._query.places and not (ALL_PLACES.search(text) or EACH_OF_THEM.search(text)):
            text = self._of_last_place(text)
        return FollowUp(text, self._language, leans=text != self._query.text)

    def _of_others(self) -> FollowUp | None:
        """Which others did they miss, 其他目标呢: of all targets, after one was asked of."""
        frame = self._memory.read(self._thread.frame)
        reached = (self._query.wants | frame.wants) & {"met", "missed"}
        if not _OTHERS.search(self._core) or self._things or not frame.indicators or not (reached or "target" in frame.wants):
            return None
        if not self._query.wants & {"missed", "met"} and _ONLY_OTHERS.fullmatch(self._core) is None:
            return None
        year = self._year() or self._subject(self._thread.frame).year()
        kind = "planned" if not reached else "missed" if "missed" in self._query.wants or _NOT_DONE.search(self._core) else "met"
        text = _OF_ALL_TARGETS[self._language][kind].format(year=year)
        return FollowUp(self._of_last_place(text) if self._memory.several_places else text, self._language, leans=True)

    def _of_counted(self) -> FollowUp | None:
        """How much did they spend, after how many tourists came: of those who were counted, in the year asked of."""
        counted = COUNTED_THEM.search(self._thread.frame)
        they = THEY.search(self._core)
        if self._language != "en" or counted is None or they is None or self._things:
            return None
        year = "" if self._year() else self._subject(self._thread.frame).year()
        text = f"{self._core[: they.start()]}{counted['what']}{self._core[they.end() :]}".rstrip(" ?.")
        return FollowUp(f"{text} in {year}?" if year.isdigit() else f"{text}?", "en", leans=True)

    def _of_person(self) -> FollowUp | None:
        """他什么职务, what's his job: whoever was named last, in the questions or else in the answer."""
        found = self._signs.person.search(self._core)
        if found is None:
            return None
        asked = (self._memory.read(one).concepts for one in (self._thread.last, self._thread.root))
        people = [concept.surface.removesuffix("'s") for concepts in asked for concept in concepts if concept.kind == "person"]
        name = people[0] if people else self._memory.person(self._thread.last, self._thread.answer)
        if not name:
            return None if self._words or self._things else self._lost(found[0])
        possessive = "'s" if self._language == "en" and found["owner"] else ""
        name = self._memory.render(name, self._language) + possessive
        text = self._core[: found.start()] + name + self._core[found.end() :]
        if self._things:
            return FollowUp(text, self._language, leans=True, in_words=True)
        topic = self._subject(self._thread.root).topic()
        if not self._words and self._query.wants & FIGURES and topic not in text:
            return self._beside(topic, text, in_words=True)
        return FollowUp(text, self._language, leans=True, opens=False, asks=bool(self._words), in_words=True)

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
        # 为什么涨了这么多, after a target: of what came about, whose year is another.
        dated |= WENT.search(self._core) is not None and self._memory.read(self._thread.frame).wants & FIGURES >= {"target"}
        placed = bool(self._query.places) or self._signs.own.search(self._core) is not None or self._query.scope in ("city", "nation")
        # unemployment there: what was asked of those places before is not asked again.
        measured = self._measured() or (self._memory.several_places and any(c.kind == "indicator" for c in self._things))
        named = (("indicator", measured), ("year", dated), ("place", placed), ("document", dated or bool(self._query.report_kind)))
        return tuple(name for name, filled in named if filled)

    def _subject(self, text: str) -> Subject:
        return Subject(text, self._memory.read(text), self._language, self._memory.render, self._memory.several_places)

    def _beside(
        self, known: str, asked: str, *, alone: bool = False, asks: bool = True, in_words: bool = False, joined: bool = False
    ) -> FollowUp:
        """The question with what it is asked of beside it: before it in Chinese, in brackets behind it in English."""
        asked = asked.strip(" ,，")
        if known and self._language == "zh":
            asked = _THIS_ONE.sub("", asked)
        text = asked
        if known and self._language == "zh":
            text = f"{known}{'' if joined else '，'}{asked}"
        elif known:
            text = f"{asked.rstrip(' ?.')} ({known})?"
        return FollowUp(text, self._language, leans=True, alone=alone, opens=False, asks=asks, in_words=in_words)

    def _lost(self, words: str) -> FollowUp:
        """Words that point to nothing that was said."""
        return FollowUp(self._query.text, self._language, leans=True, unclear=words)

    def _whole(self) -> FollowUp:
        """The question by itself; of the place that was asked of last, where there are several and it names none."""
        query = self._query
        # What a name means is asked of no place; what the tasks are is.
        meant = query.kind == "opinion" or (query.kind == "definition" and bool(self._things))
        own = query.places or query.quoted or query.report or meant or ALL_PLACES.search(query.plain)
        text = self._core if own or not self._memory.several_places else self._of_last_place(self._core)
        leans = text != self._core or self._relative
        return FollowUp(text, self._language, leans=True) if leans else FollowUp(query.text, self._language)

    def _of_last_place(self, text: str) -> str:
        """新能源装机多少, asked after another question of a province: of that province; as it is after one of several, or of none."""
        before = (self._memory.read(one).places for one in (self._thread.last, self._thread.frame, self._thread.root))
        places = next((places for places in before if places), ())
        if len(places) != 1:
            return text
        place = re.sub(r" Province$", "", self._memory.render(places[0], self._language))
        return f"{place}{text}" if self._language == "zh" else f"{text.rstrip(' ?.')} in {place}?"

    def _asks_other(self) -> bool:
        """True where something else is asked of the same topic, so that what it was asked for before is not carried."""
        root = self._memory.read(self._thread.root).kind
        elsewhere = self._query.kind == "when" or self._signs.where.search(self._core) is not None or self._measured()
        made = DONE_SO_MUCH.search(self._core) is not None  # of what was made, not of the target of it
        elsewhere |= made and "target" in self._memory.read(self._thread.frame).wants
        # Of an opinion that was refused nothing but its topic is asked on, save why.
        return elsewhere or root in ("when", "who", "definition") or (root == "opinion" and "reason" not in self._query.wants)

    def _measured(self) -> bool:
        """那双阳乡种了多少亩: another place, with a measure of its own, is not asked for the figure before."""
        return bool(self._query.places) and any(concept.kind == "unit" for concept in self._query.concepts)
