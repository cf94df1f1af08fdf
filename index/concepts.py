"""What a question names: glossary terms, everyday words, plain words, each with the forms it may be printed in.

In: a question in plain form, the glossary's matches in it, synonyms, the words the reports use. Out: `Concept`s in
the question's order, and the one a figure is asked of. Knows nothing of kinds of questions or of scores.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

import rjieba

from corpus import Match, Synonyms
from index.amounts import find_amounts, printed_fraction
from index.bridge import Bridge
from index.stopwords import ASKING_ZH, MEASURE_EN, MEASURE_ZH, MODAL_ZH, POLITE_ZH, STOP_EN, STOP_ZH, VAGUE_ZH
from index.tokens import stem_word

WORD = re.compile(r"\b[A-Z]{1,4}\d+(?:\.\d+)?\b|[A-Za-z][A-Za-z'&-]*[A-Za-z]|[A-Za-z]|\d+(?:[.,]\d+)*%?")
HAN_RUN = re.compile(r"[\u3400-\u9fff\d+A-Za-z]*[\u3400-\u9fff][\u3400-\u9fff\d+A-Za-z]*")
_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = re.compile(r"\b(?:january|february|march|april|june|july|august|september|october|november|december)\b", re.IGNORECASE)
# list what is promised (not lists of projects) orders; such deals points back
_ORDER_EN = re.compile(r"^ *(?:(?:please|now|can you|could you) )*list(?= )|\bsuch (?!as\b|an?\b)[a-z]+", re.IGNORECASE)
# Which document is asked: it says where to look, not what for.
DOCUMENT_ZH = re.compile(r"(?:政府)?工[作做]报告|政府报告|计划(?:执行)?报告|规划报告|报纸|区报|访谈|采访|专访")
DOCUMENT_EN = re.compile(
    r"\b(?:(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|dec)\.? (?:20\d\d )?(?:news)?(?:papers?|pages?|interviews?)\b)"
    r"|\bgovernment report|\b(?:government )?work report|\bplan report|\b(?:news)?papers?\b|\binterviews?\b|\breport\b",
    re.IGNORECASE,
)
KINDS_OF_REPORT = (
    ("work report", re.compile(r"工作报告|政府报告|\b(?:work|government) report", re.IGNORECASE)),
    ("plan report", re.compile(r"计划(?:执行)?报告|\bplan report", re.IGNORECASE)),
    ("newspaper page", re.compile(r"报纸|区报|访谈|采访|专访|\bnewspapers?\b|\binterview", re.IGNORECASE)),
)
# Names that say what kind of thing is asked, not what of.
GENERIC = frozenset(
    "预期目标 目标 预计完成 预期性 约束性 政府工作报告 计划报告 报告 指标 全区 区 年 亿元 万元 家 个 项 件 人 名 专栏 附件".split()
)

# 一季度, 上半年: parts of a year tell one figure from the next.
_SEASON = re.compile(r"[一二三四]季度|[上下]半年")
# “十四五”末 where its last year is among the years asked: that year, no thing
_PLAN_END = re.compile(r"十[二三四五六]五”?(?:规划|时期|期间)?末(?:期|年)?(?:到|达|已|就|是|有)?")
# 一共几项指标, how many main indicators: what is counted, though such a word alone only measures
_COUNTED_MEASURE = re.compile(
    r"(?:几|多少)[项个条](?:主要|核心|具体|约束性|预期性)?(?P<zh>指标|目标)(?=$|[，。？? ])|\bhow many (?:\w+ )?(?P<en>indicators|targets)\b(?! (?:were|was|did|has|have) )",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"([二三四五六七八九])(?=[大个项条所家座类种件位名]\w)")
_YEAR_HERE = re.compile(r"(?<=\d)年(?=[区市县省][里内上])")  # 25年区里: the tagger takes 年区 for a word
_DIGITS = "〇一二三四五六七八九"
_COUNTED_ZH = {"indicators": ("指标",), "targets": ("目标",)}
_PLAN_YEARS = re.compile(r"[“]?十[二三四五六]五[”]?|20[0-4]\d(?:[-—–~～]20[0-4]\d)?年?")  # they tell no sentence from another


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing a question names: any of `zh` in a Chinese text, or all stems of one of `en` in an English one, is it."""

    surface: str
    zh: tuple[str, ...]
    en: tuple[tuple[str, ...], ...]
    kind: str = ""  # the glossary's kind, "" for a plain word
    start: int = -1  # where it stands in the question
    near: tuple[str, ...] = ()  # Chinese words near in meaning: what an English word may be in a text without rendering

    @property
    def printed(self) -> tuple[str, ...]:
        """All Chinese words it may be printed as."""
        return (*self.zh, *self.near)


def english_stems(text: str) -> tuple[str, ...]:
    """Stems of the words of an English text, in order, figures whole.

    >>> english_stems("Retail sales targets rose 5%")
    ('retail', 'sale', 'target', 'rose', '5%')
    """
    return tuple(stem_word(word) for word in re.findall(r"[a-z]+|\d+(?:[.,]\d+)*%?", text.lower()))


def find_concepts(
    plain: str, matches: Sequence[Match], language: str, years: Sequence[int], synonyms: Synonyms, bridge: Bridge | None = None
) -> tuple[Concept, ...]:
    """The things a question names, in its order: glossary names first, then the words left over.

    `bridge` gives the Chinese words near an English one, where texts without renderings are asked.
    """
    concepts: dict[str, Concept] = {}
    ends = [match.span() for match in _PLAN_END.finditer(plain)] if any(year % 5 == 0 for year in years) else []
    rest = blank(_PLAN_END, plain) if ends else plain
    for match in sorted(matches, key=lambda found: found.start):
        entry = match.entry
        rest = f"{rest[: match.start]}{' ' * (match.end - match.start)}{rest[match.end :]}"
        name = entry.zh.strip("“”")
        if name in GENERIC or any(start <= match.start < end for start, end in ends):
            continue
        names = dict.fromkeys((match.surface, name, *entry.zh_aliases) if language == "zh" else (name, *entry.zh_aliases))
        called = [one for one in (entry.en, *entry.en_aliases) if " " in one or one[-3:] != "ing" or one == match.surface.lower()]
        stems = tuple(map(english_stems, called if entry.kind == "indicator" else (entry.en, *entry.en_aliases)))  # parking: any park
        near = bridge.crossing.printed(match.surface) if bridge is not None and language == "en" else ()
        concepts.setdefault(name, Concept(match.surface, in_digits(tuple(names)), stems, entry.kind, match.start, near))
    for start, end, printed in find_amounts(rest) if bridge is not None and language == "en" else ():
        concepts.setdefault(rest[start:end], Concept(rest[start:end], printed, (english_stems(rest[start:end]),), "", start))
        rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
    dropped = {str(year) for year in years} | {str(year)[2:] for year in years}
    rest = blank(DOCUMENT_ZH, blank(VAGUE_ZH, rest)) if language == "zh" else blank(DOCUMENT_EN, blank(_ORDER_EN, rest))
    idle = STOP_ZH | MEASURE_ZH if language == "zh" else STOP_EN | MEASURE_EN
    phrases: list[tuple[int, int]] = []
    finders: list[Callable[[str], list[tuple[int, int]]]] = [bridge.crossing.find] if bridge is not None and language == "en" else []
    finders.append(lambda text: synonyms.find(text, language))
    for find in finders:
        found = [(start, end) for start, end in find(rest) if not _asks_only(rest[start:end].lower(), idle, language, synonyms)]
        phrases += found
        for start, end in found:
            rest = f"{rest[:start]}{' ' * (end - start)}{rest[end:]}"
    words = [(plain[start:end], start) for start, end in phrases]
    for word, start in words + (_words_zh(rest) if language == "zh" else _words_en(rest)):
        tells = bridge is None or language == "zh" or bool(synonyms.printed_en(word)) or not bridge.has_none(word)
        if tells and word not in dropped and _names_it(word, synonyms):
            concepts.setdefault(word.lower(), _plain_concept(word, start, language, synonyms, bridge))
    for name, concept in _of_other_forms(plain, rest, language):
        concepts.setdefault(name, concept)
    return tuple(sorted(concepts.values(), key=lambda concept: concept.start))


def _names_it(word: str, synonyms: Synonyms) -> bool:
    """Whether a word names something: 税, 债, 桥 and how safe do; 了, 个, a plan's years and what only asks for a figure do not."""
    asks = _FIGURE_WORD.match(word) is not None and (FIGURE_ASKED.search(word) is not None or not synonyms.printed_en(word))
    return (len(word) > 1 or bool(synonyms.printed_zh(word))) and not _PLAN_YEARS.fullmatch(word) and not asks


def _of_other_forms(plain: str, rest: str, language: str) -> Iterator[tuple[str, Concept]]:
    """What a question names otherwise than by a word: what it counts by a word that else measures, a season, a month, a run of Chinese."""
    counted = _COUNTED_MEASURE.search(plain)
    word = counted.lastgroup if counted is not None else None
    if counted is not None and word is not None:
        stems = (english_stems(counted[word]),) if word == "en" else ()
        zh = (counted[word],) if word == "zh" else _COUNTED_ZH[counted[word].lower()]
        yield counted[word], Concept(counted[word], zh, stems, "", counted.start(word))
    yield from _seasons(rest) if language == "zh" else _months_and_runs(rest)


def in_digits(names: Sequence[str]) -> tuple[str, ...]:
    """The names, and each that counts by a numeral with the digit in its place: reports print 7大要素 beside “七大要素”.

    >>> in_digits(["七大要素", "三同"])
    ('七大要素', '7大要素', '三同')
    """
    found: list[str] = []
    for name in names:
        found.append(name)
        if (counted := _COUNTS.match(name)) is not None:
            found.append(f"{_DIGITS.index(counted[1])}{name[1:]}")
    return tuple(dict.fromkeys(found))


def _months_and_runs(rest: str) -> Iterator[tuple[str, Concept]]:
    """The months of an English question, and its runs of Chinese, each under its name."""
    for month in _MONTH.finditer(DOCUMENT_EN.sub(lambda match: "_" * len(match[0]), rest)):
        printed = f"{_MONTHS.index(month[0].lower()) + 1}月"
        yield printed, Concept(month[0], (printed,), (english_stems(month[0]),), "", month.start())
    for run in HAN_RUN.finditer(rest):
        yield run[0], Concept(run[0], (run[0],), (), "", run.start())


def _seasons(rest: str) -> Iterator[tuple[str, Concept]]:
    """The parts of a year that a Chinese question names, each under its name."""
    for season in _SEASON.finditer(rest):
        yield season[0], Concept(season[0], (season[0],), (), "", season.start())


def _asks_only(phrase: str, idle: Collection[str], language: str, synonyms: Synonyms) -> bool:
    """True for a phrase that only measures or asks: go up is printed as growth, rose, increase."""
    printed = synonyms.printed_en(phrase) if language == "en" else ()
    return phrase in idle or (bool(printed) and all(_is_idle(word) for word in printed))


# 卖出去, 修好, 拆掉: what is done is told by the verb before.
_COMPLEMENT = re.compile(r"(?<=[\u4e00-\u9fff])(?:出去|出来|下来|起来|上去|完|掉|好|到|成)了?$")


def _plain_concept(word: str, start: int, language: str, synonyms: Synonyms, bridge: Bridge | None) -> Concept:
    if language == "zh":
        stems = (english_stems(word),) if word.isascii() else ()
        bare = _COMPLEMENT.sub("", word)
        printed_zh = synonyms.printed_zh(word) or (synonyms.printed_zh(bare) if bare != word else ())
        return Concept(word, in_digits((word, *printed_zh, *printed_fraction(word))), stems, "", start)
    printed = tuple(english_stems(one) for one in synonyms.printed_en(word))
    words = [word, *(one for one in synonyms.printed_en(word) if " " not in one)]
    near = tuple(dict.fromkeys(name for one in words for name in bridge.chinese(one))) if bridge is not None else ()
    return Concept(word, (word,) if re.search(r"\d", word) else printed_fraction(word), (english_stems(word), *printed), "", start, near)


def blank(pattern: re.Pattern[str], text: str) -> str:
    """`text` with every match replaced by as many spaces."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


# Parts of speech (ICTCLAS) that name nothing: pronouns, particles, prepositions, conjunctions, adverbs, "above", counts.
_IDLE_PART = re.compile(r"[rfupcydmq]")


def _words_zh(text: str) -> list[tuple[str, int]]:
    text = _YEAR_HERE.sub("，", blank(MODAL_ZH, blank(ASKING_ZH, blank(POLITE_ZH, text))))
    words, at = [], 0
    for word, part in rjieba.tag(text):
        start = text.index(word, at)
        at = start + len(word)
        if (
            re.search(r"\w", word)
            and word not in STOP_ZH
            and word not in MEASURE_ZH
            and (re.search(r"[\dA-Za-z]", word) or not _IDLE_PART.match(part))
        ):
            words.append((word.strip(), start))
    return words


def _words_en(text: str) -> list[tuple[str, int]]:
    """Words that name something; a run of capitalised words (United States) is one name."""
    names = [(match[0], match.start()) for match in _PROPER_NAME.finditer(text)]
    rest = blank(_PROPER_NAME, text)
    words = [(match[0].removesuffix("'s"), match.start()) for match in WORD.finditer(rest)]
    return names + [(word, start) for word, start in words if not _is_idle(word.lower())]


def _is_idle(word: str) -> bool:
    """True for words that name nothing, aiming and targeted among them."""
    return word in STOP_EN or word in MEASURE_EN or (word.endswith(("ing", "ed")) and stem_word(word) in MEASURE_EN)


_PROPER_NAME = re.compile(r"(?<![.?!] )(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b")

# Where a figure is asked for; what it is asked of stands right behind it or, in Chinese, before it.
_HOW_MANY_ZH = re.compile(
    r"多少(?:万?(?:人次|平方米|平米|公里|千米|公顷|标箱|亩|吨|户|米|层|岁|倍|天|年(?!轻|级|代|度|龄|货|会|报)|元)|个|家|条|名|件|座|次|所|栋|人|种|处|张|台|对|头|套|只|位|项|平|颗|辆|艘|架|枚|株|起(?!来|步)|间|宗|份|批)?|(?<!第)几(?:个|家|项|条|名|件|座|次|所|栋|种|处|张|台|套|位|颗|辆|艘|架|枚|趟|场|届|批|笔|片|口|株|匹|支|部|起(?!来|步)|间|宗|份)|多[大高长远]"
)
_HOW_MANY_EN = re.compile(
    r"\bhow many\b|\bnumber of\b|\bhow much(?! (?:was|is|were|are|did|do|does|has|have|had|will|would|can|of))|\bwhat(?:'s| is| was| are| were)(?: the| its)?\b|\bwhat(?= \w+ (?:rate|share|tax))",
    re.IGNORECASE,
)
FIGURE_ASKED = re.compile(
    r"多少|(?<!哪)(?<!第)几(?:个|家|项|条|名|件|座|次|所|栋|种|处|张|台|套|位|成|倍|岁|颗|辆|艘|架|枚|趟|场|届|批|笔|片|口|株|匹|支|部|起(?!来|步)|间|宗|份)(?!方面)|多[大高长远快]|\w率(?:是|有|呢|[?？]?$)"
    r"|从(?:多少|几).{0,6}到(?:多少|几)|\bfrom what to what\b|\bhow (?:many|much|large|big|high|low|far|fast|long|old|tall)\b|\b(?:rates?|prices?|costs?|budget|wages?|salar(?:y|ies)|rents?|population|share|size|amount|number|percentage|proportion|value|volume)\b",
    re.IGNORECASE,
)
# Words that only ask for a figure; a wage or a price is what it is asked of.
_FIGURE_WORD = re.compile(
    r"多少|几|多[大高长远快]|\w率$|(?:how|rate|share|size|amount|number|percentage|proportion|value|volume)\b", re.IGNORECASE
)
_PHRASE_END_EN = re.compile(
    r"\b(?:of|in|for|on|to|from|at|by|with|per|does|do|did|is|are|was|were|will|has|have|had|can|that|and|work|works|live|lives|live|study|visit|visited|come|came|take|took|open|opened|get|got|go|goes|went|join|joined|fell|rose|belong|belongs|create|build|win|won|start(?!-)|begin|began|grow|attend|sign|receive|remain|hold|held|pay|paid|spend|spent|sell|sold|buy|bought|reach|hit|exceed)\b|[?,.:;]",
    re.IGNORECASE,
)

_EACH = re.compile(r"\b(?:an?|per|each|every)\s+$", re.IGNORECASE)  # how many tonnes a day counts no days
_A_TIME = re.compile(r"day|night|week|month|year|hour|minute|season|shift", re.IGNORECASE)
_FIGURE_ONLY = re.compile(r"\d[\d.,]*[%％]?")


def _head(first: Concept, concepts: Sequence[Concept]) -> Concept:
    """The last of the names that stand one right behind the other: 外国 领事机构 asks of 领事机构."""
    head = first
    for concept in concepts:
        if concept.kind and concept.start == head.start + len(head.surface):
            head = concept
    return head


def find_focus(plain: str, concepts: Sequence[Concept], language: str) -> Concept | None:
    """What a figure is asked of, where the words show it."""
    if language == "zh":
        asked = _HOW_MANY_ZH.search(plain)
        if asked is None:
            return None
        behind = [c for c in concepts if asked.end() <= c.start <= asked.end() + 1]
        before = [c for c in concepts if c.start < asked.start() and not _FIGURE_ONLY.fullmatch(c.surface)]
        return _head(behind[0], concepts) if behind else (before[-1] if before else None)
    asked = _HOW_MANY_EN.search(plain)
    if asked is None:
        return None
    around = [c for c in concepts if c.kind and c.start <= asked.start() < c.start + len(c.surface)]
    if around:  # the number of fires is an indicator of that name
        return around[0]
    stop = _PHRASE_END_EN.search(plain, asked.end() + 1)
    phrase = [
        c
        for c in concepts
        if asked.end() <= c.start < (stop.start() if stop else len(plain))
        and not (_A_TIME.fullmatch(c.surface) and _EACH.search(plain[: c.start]))
    ]
    named = [concept for concept in phrase if concept.kind]
    return (named or phrase)[-1] if phrase else None
