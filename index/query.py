"""What a question asks: language, kind, years, places, indicators, terms, and the words to search for.

In: a question as typed, the glossary, and the vocabulary of the loaded reports. Out: a `Query`. Rules of
the two languages and of the genre only; nothing here knows an answer or how hits are scored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import rjieba

from corpus import Glossary, Match, Synonyms
from index.tokens import stem_word

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_WORD = re.compile(r"[A-Za-z][A-Za-z'&-]*|\d[\d.,]*%?")

# Kinds of question, first match wins. Each rule: kind, Chinese pattern, English pattern.
# "为什么": why; "是什么意思": definition; not "什么时候" (when) as definition.
_OPINION_ZH = (
    r"你(?:觉得|认为|看好|怎么看|建议)|您(?:觉得|认为)|看好吗|值不?值得|该不该|应不应该|会不会(?:涨|跌|崩|成功|失败)|买房|能不能投|要不要(?:买|投)"
    r"|预测一下|合不?合理|是否合理|好不好|靠谱|(?:哪|谁).{0,6}(?:更好|最好|最厉害)|评价一下|怎么评价|打几分|划算|房价会|股票"
)
_OPINION_EN = (
    r"\bdo you (?:think|believe|expect|recommend)|\bin your (?:opinion|view)|\bshould (?:i|we|you|my|our|investors?|one)\b|\bworth (?:investing|buying|it)"
    r"|\bgood (?:investment|idea|bet|time to)|\bpredict|\bforecast for|\bwould you (?:say|recommend|invest)|\bwhat do you think|\byour (?:opinion|view|advice)"
    r"|\b(?:is|are|was|were) (?:it|this|that|they|the \w+(?: \w+){0,4}) (?:realistic|reasonable|credible|too (?:low|high)|believable|trustworthy|competent)"
    r"|\bwill (?:the )?(?:\w+ ){1,4}(?:collapse|crash|boom|recover|rebound)\b|\b(?:best|better) (?:mayor|leader|official|place to invest)|\bwill (?:house|housing|property|stock) prices"
)
_DEFINITION_ZH = (
    r"什么意思|啥意思|何意|指什么|指的?是(?:什么|啥)|指啥|含义|何谓|(?:什么|啥)(?:叫|是)|怎么?理解|解释|定义|是(?:个)?(?:什么|啥)(?:东西|概念|意思|政策|体系|机制|平台|模式|工程)?"
    r"(?:呀|啊|呢|来着)?[?？。!！]*$|(?:代表|包括|包含|有)(?:哪|什么|啥)|(?:哪|是哪)[一二两三四五六七八九十几\d]+|名词|全称|缩写|叫(?:什么|啥)$"
)
_DEFINITION_EN = (
    r"\bconsists? of\b|\bmade up of\b|\bmean(?:s|t|ing)?\b|\bdefin(?:e|ition|ed)\b|\bexplain\b|\bstands? for\b|\brefers? to\b|\bwhat(?:'s| is| are| was| were) (?:meant by |an? |the )?[\"'“‘]"
    r"|\bwhat(?:'s| is| are) (?:an? )?(?:the )?(?:so-called|term|slogan|concept|phrase)\b"
)
_WHY_ZH = r"为什么|为何|为啥|原因|理由|凭什么|依据是|怎么(?:会|定|来)的|何以|咋(?:定|回事)|的考虑|为什麼"
_WHY_EN = r"\bwhy\b|\breasons?\b|\brationale\b|\bhow come\b|\bgrounds\b|\bjustif|\bbecause of what\b|\bwhat (?:explains|caused|drove)\b|\bbehind (?:the|this|it)\b"
_WHO_ZH = r"谁|哪位|哪个(?:部门|单位|局|领导|负责人)|哪些(?:部门|单位|人)|何人|什么人"
_WHO_EN = r"\bwho(?:se|m)?\b|\bwhich (?:official|department|bureau|person|office|agency|body|head|interviewee)\b"
_WHEN_ZH = r"什么时候|何时|哪(?:一)?年|哪(?:一)?天|几月|几号|啥时候|日期|时间是"
_WHEN_EN = r"\bwhen\b|\bwhat (?:date|day|year|month)\b|\bwhich (?:year|date|month)\b"
_COUNT_ZH = r"多少|几(?:个|家|项|条|名|件|座|次|所|栋|人|种|处|类|支|天|岁|成|倍)?|数量"
_COUNT_EN = r"\bhow (?:many|much|large|big|high|low|far|fast|long|old)\b|\bnumber of\b|\bwhat (?:share|percentage|proportion|percent|amount|rate|level|size|value|total)\b"
_LIST_ZH = r"哪些|有哪|哪几|列出|列举|都有(?:什么|啥|谁)|包括|清单|名单|分别|几(?:方面|大)|哪[一二两三四五六七八九十几\d]+"
_LIST_EN = r"\b(?:what|which) (?:\w+ )?(?:two|three|four|five|six|seven|eight|nine|ten)\b|\bwhich\b.*\b(?:are|were|have|had|did|does|will)\b|\blist\b|\bname (?:the|all|three|five|some)\b|\bwhat are\b|\bwhat were\b|\bwhat kinds?\b|\benumerate\b|\bwhich (?:\w+ ){0,2}\w+s\b"
_HOW_ZH = r"如何|怎么(?!样[?？]?$)|怎样|咋|举措|措施|做法|思路|打算(?!.{0,6}多少)|(?:干|做|搞|有)(?:些|点)?(?:什么|啥)(?:事|安排|动作|计划|举措|打算)?[?？]?$"
_HOW_EN = r"\bhow (?:will|does|do|did|is|are|has|have|can|would|was|were)\b|\bmeasures?\b|\bsteps\b|\bapproach\b|\bwhat (?:will|does|is|are) .*(?:do|doing|plan)"
_COMPARE_ZH = r"相比|比较|对比|哪个(?:更)?(?:高|低|大|小|多|少)|差多少|高了?多少|低了?多少|提高了?(?:多少|几)|下降了?(?:多少|几)|变化|比.{1,8}(?:高|低|多|少|快|慢)"
_COMPARE_EN = r"\bcompare[sd]?\b|\bcomparison\b|\bversus\b|\bvs\b|\bhigher than\b|\blower than\b|\bdifference\b|\bchange[sd]? (?:from|between)\b|\bhigher or lower\b|\bmore than last\b"
_YES_NO_ZH = r"吗|是否|是不是|有没有|能否|能不能|对不对|对吗|算不算|没有[?？]$|了没|达标没"
_YES_NO_EN = r"^(?:did|is|are|was|were|has|have|had|do|does|will|can|could|would)\b|\bright\?$|\bcorrect\?$|\btrue\b"
_OVERVIEW_ZH = r"总体|概况|概述|讲了(?:什么|啥)|说了(?:什么|啥)|主要内容|介绍一下|总结|简述|怎么说|情况(?:怎么样|如何|咋样)?[?？]?$"
_OVERVIEW_EN = r"\boverview\b|\bsummar(?:y|ise|ize)\b|\btell me about\b|\bwhat does (?:the|this) (?:\w+ ){0,4}(?:report|document|plan|paper) say\b|\bin general\b|\bsays? about\b"

_TARGET_ZH = r"目标|计划|预期|预计(?!完成)|力争|要(?:达到|实现|完成|增长|新增)|将(?:达到|实现)|打算|争取|指标值|定(?:的|为|在|多少)|设(?:定|为)|安排|要求达到"
_TARGET_EN = r"\btargets?\b|\bgoals?\b|\baim(?:s|ed|ing)?\b|\bplan(?:s|ned|ning)?\b|\bexpect(?:s|ed)?\b|\bset (?:for|at)\b|\bobjectives?\b|\bintend|\bwants?\b|\bhop(?:e|es|ing)\b|\bpromis|\bwill\b|\bpledg"
_RESULT_ZH = r"完成(?:了|情况|多少|得|率)?|实现了?|达到了?|实际(?!使用)|结果|达成|预计完成|做到|已经|兑现|收官|成绩"
_RESULT_EN = r"\bactual(?:ly)?\b|\bresults?\b|\bachiev|\breach(?:ed)?\b|\bestimat|\boutcome|\bcame in\b|\bdelivered\b|\brealis|\brealiz|\bperform|\bturned out\b|\bend(?:ed)? up\b|\bin the end\b"
# A past tense alone asks for a result only where no target is asked for: "what was the 2025 target".
_PAST_EN = r"\bdid\b|\bwas\b|\bwere\b|\bgrew\b|\brose\b|\bfell\b|\bha(?:s|ve|d)\b"
_MISSED_ZH = r"(?:没有?|未能?|无法|不能|没能)(?:[^，。,]{0,6})(?:完成|达到|达成|达标|实现|达预期)|未达|不及预期|没达|落空|未完成|完不成|不达标|没实现|掉链子|哪些没"
_MISSED_EN = r"\bmiss(?:ed|es|ing)?\b|\bfell short\b|\bfall short\b|\bfail(?:s|ed)? to (?:meet|reach|achieve|hit)|\b(?:not|n't) (?:meet|met|reach|reached|achieve|achieved|hit|fulfil|fulfilled|attain|attained)\b|\bshortfall|\bunmet\b|\bbelow target\b"
_MET_EN = r"\b(?:beat|exceed(?:ed)?|surpass(?:ed)?)\b|\b(?:meet|met|hit|beat|exceed(?:ed)?|surpass(?:ed)?)\b.{0,40}\btargets?\b|\btargets?\b.{0,30}\b(?:met|hit|beaten|reached|achieved|exceeded)\b"
_MET_ZH = r"(?:完成|达到|实现|达成)了?.{0,8}(?:目标|没|吗)|目标.{0,16}(?:完成|达到|实现|达成)|超额完成|达标"

_YEAR = re.compile(r"(?<!\d)(?<!\d[.,])(20[0-4]\d)(?!\d|[.,]\d|亿|万|家|个|元)")
_SHORT_YEAR = re.compile(r"(?<!\d)(2\d)年(?!\d|内|间|来|以)")
# “十四五” 2021–2025, 14th FYP.
_PLAN_ZH = re.compile(r"十([二三四五六])五")
_PLAN_EN = re.compile(r"\b(\d{2})th (?:five[- ]year|FYP)|\b(\d{2})th FYP", re.IGNORECASE)
_NEXT_ZH, _THIS_ZH, _LAST_ZH = re.compile(r"明年|来年|下一年"), re.compile(r"今年|本年|当年|这一年"), re.compile(r"去年|上年|上一年|前一年")
_NEXT_EN = re.compile(r"\b(?:next|coming|following) year", re.IGNORECASE)
_THIS_EN = re.compile(r"\bthis year", re.IGNORECASE)
_LAST_EN = re.compile(r"\b(?:last|previous|past|prior) year", re.IGNORECASE)

_QUOTED = re.compile(r"[“\"「『‘']([^”\"」』’']{1,30})[”\"」』’']")
_NUMBERED = re.compile(r"(?<![\d.])\d*[A-Z]?(?:\d*[+＋][\dA-Za-z\u4e00-\u9fff]+)+|(?<![\d.,])(?!20[0-4]\d(?!\d))\d{3,5}(?![\d.,%年亿万家个元件项名人]|\s*(?:yuan|percent|million|billion))")

_CITY_ZH = re.compile(
    r"全市(?!第|唯一|首|最|率先|前列)|市里的?|重庆市?(?:全市|整体|的)?(?=20\d\d|[今去明]年|GDP|gdp|地区生产|经济|增速|增长目标|固定资产|社会消费|一般公共|城镇居民|人均|外贸|进出口)"
)
# The size of "the economy" without any other word is its GDP.
_ECONOMY_EN = re.compile(r"\b(?:how (?:large|big)|size)\b.{0,20}\b(?:district'?s?|local|its|the|yuzhong'?s?) economy\b", re.IGNORECASE)
_CITY_EN = re.compile(r"\b(?:chongqing(?:'s)?(?: (?:city|municipality|as a whole))?|city-?wide|the (?:whole )?city(?:'s)?|municipal)\b(?! station| medical| times)", re.IGNORECASE)
_NATION_ZH = re.compile(r"全国|国家的|中国的|我国")

_POLITE_ZH = re.compile(r"请问|请|麻烦|帮我|帮忙|一下|告诉我|想(?:知道|问)|查(?:查|一下)?|谢谢|急|在线等|大家|你好|您好|嗯|那个|就是|到底|究竟|大概")
_ASKING_ZH = re.compile(
    r"是?多少|为什么|为啥|为何|什么时候|什么意思|啥意思|是什么|指什么|是啥|哪些|哪几个?|哪个|哪位|哪里|哪儿|哪|谁|如何|怎么样|怎样|怎么|咋样?|几个|几家|几项|几"
    r"|吗|呢|呀|啊|吧|是不是|是否|有没有|有何|有什么|什么|啥|多大|多高|多长|原因|理由|说的|说了|具体|报告(?:里|中)?|提到|关于"
)
# Words that ask for a kind of figure, not for a thing: what remains names what is asked.
_MEASURE_ZH = frozenset("目标 预期 预计 计划 完成 达到 达成 实现 增长 增速 增幅 指标 附件 实际 结果 年度 任务 情况 数量 总数 同比 增加 到底 还是 说 写 提出 要求 达 约 力争 之一 左右 相比 比较 分别 变化 设定 定 为 多".split())
_MEASURE_EN = frozenset(
    "target targets goal goals aim aims plan plans planned planning expect expected expects estimate estimated estimates result results actual achieve achieved"
    " large big size high low long much many most least more less lot kind kinds reach reached rate figure figures number numbers percent percentage level year years annual annex table indicator indicators compared compare change changed"
    " set hit met meet miss missed amount how total grow grew growth rise rose increase increased value now new next last current currently there their people".split()
)
_STOP_EN = frozenset(
    "a an and any are as at be been by can could did do does for from had has have how i if in into is it its many me much my of on or our please"
    " s should so such t than that the their them then there these they this those to under up us was we were what when where which who whom whose why will"
    " with would you your about over per say says said tell give show according report reports document there's what's talk talked talks speak spoke spoken mention mentioned mentions discuss discussed people anything something somebody anyone supposed district yuzhong does doing get got"
    " mean means meaning meant explain define definition refer refers stand stands one ones also actually exactly main mainly just like".split()
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing a question names: any of `zh` in a Chinese text, or all stems of one of `en` in an English one, is it."""

    surface: str
    zh: tuple[str, ...]
    en: tuple[tuple[str, ...], ...]
    kind: str = ""  # the glossary's kind, "" for a plain word
    start: int = -1  # where it stands in the question


@dataclass(frozen=True, slots=True)
class Query:
    """A question understood. `search_zh` and `search_en` are the words worth searching for in each language."""

    text: str
    plain: str
    language: str
    kind: str
    years: tuple[int, ...]
    periods: tuple[tuple[int, int], ...]
    places: tuple[str, ...]
    scope: str  # "district" (the reports' own place), "city", "nation", "other"
    indicators: tuple[str, ...]  # glossary names (zh)
    terms: tuple[str, ...]  # other glossary names (zh) and quoted or numbered words
    quoted: tuple[str, ...]
    wants: frozenset[str]  # target, result, missed, met, reason, who, when, list, count, yes_no, how, comparison, definition
    report: str | None
    report_kind: str | None  # "work report", "plan report", "newspaper page" where the question names one
    concepts: tuple[Concept, ...]
    asks_figure: bool  # how many, how much, which rate: an answer needs a figure
    focus: Concept | None  # what a figure is asked of, where the words show it: 多少[消费券], how many [teachers]
    search_zh: str
    search_en: str


def simplified(text: str, known: frozenset[str] | None = None) -> str:
    """`text` in NFKC and simplified characters; OpenCC is loaded only if a character is not in `known`.

    >>> simplified("渝中區２０２６年")
    '渝中区2026年'
    """
    plain = unicodedata.normalize("NFKC", text)
    if known is not None and all(character in known for character in _HAN.findall(plain)):
        return plain
    if not _HAN.search(plain):
        return plain
    import opencc

    return str(opencc.OpenCC("t2s").convert(plain))


def question_language(text: str) -> str:
    """"zh" or "en", by what carries the question: English words around a Chinese term make it English.

    >>> question_language("2026年GDP目标"), question_language('What does "三同" mean?'), question_language("GDP?")
    ('zh', 'en', 'en')
    """
    outside = _QUOTED.sub(" ", text)
    han = len(_HAN.findall(outside))
    words = [word for word in _LATIN_WORD.findall(outside) if not word.isupper()]
    if han == 0:
        return "en" if _LATIN_WORD.search(text) or not _HAN.search(text) else "zh"
    return "en" if len(words) >= 3 and len(words) * 2 > han else "zh"


def _kind_and_wants(plain: str, language: str) -> tuple[str, frozenset[str]]:
    text = plain.lower() if language == "en" else plain
    zh = language == "zh"

    def has(zh_pattern: str, en_pattern: str) -> bool:
        return re.search(zh_pattern if zh else en_pattern, text, re.IGNORECASE) is not None

    wants: set[str] = set()
    for name, pattern_zh, pattern_en in (
        ("target", _TARGET_ZH, _TARGET_EN),
        ("result", _RESULT_ZH, _RESULT_EN),
        ("missed", _MISSED_ZH, _MISSED_EN),
        ("met", _MET_ZH, _MET_EN),
        ("reason", _WHY_ZH, _WHY_EN),
        ("who", _WHO_ZH, _WHO_EN),
        ("when", _WHEN_ZH, _WHEN_EN),
        ("list", _LIST_ZH, _LIST_EN),
        ("count", _COUNT_ZH, _COUNT_EN),
        ("yes_no", _YES_NO_ZH, _YES_NO_EN),
        ("how", _HOW_ZH, _HOW_EN),
        ("comparison", _COMPARE_ZH, _COMPARE_EN),
        ("definition", _DEFINITION_ZH, _DEFINITION_EN),
        ("overview", _OVERVIEW_ZH, _OVERVIEW_EN),
        ("opinion", _OPINION_ZH, _OPINION_EN),
    ):
        if has(pattern_zh, pattern_en):
            wants.add(name)
    if zh and re.search(r"20\d\d|十[四五]五", text) and "count" in wants and "哪" not in text:
        wants.discard("definition")
    if not zh and "target" not in wants and re.search(_PAST_EN, text):
        wants.add("result")
    order = ("opinion", "definition", "reason", "who", "comparison", "list", "when", "count", "yes_no", "how", "overview")
    kind = next((name for name in order if name in wants), "value")
    if kind == "reason":
        kind = "target_and_why" if "target" in wants and ("count" in wants or "result" not in wants) else "why"
    if kind == "count":
        kind = "value"
    return kind, frozenset(wants)


def _years(plain: str, this_year: int) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    years = [int(found) for found in _YEAR.findall(plain)]
    years += [2000 + int(found) for found in _SHORT_YEAR.findall(plain)]
    for patterns, year in (
        ((_NEXT_ZH, _NEXT_EN), this_year + 1),
        ((_THIS_ZH, _THIS_EN), this_year),
        ((_LAST_ZH, _LAST_EN), this_year - 1),
    ):
        if any(pattern.search(plain) for pattern in patterns):
            years.append(year)
    periods: list[tuple[int, int]] = []
    digits = "二三四五六"
    for found in _PLAN_ZH.findall(plain):
        number = 12 + digits.index(found)
        periods.append((2011 + 5 * (number - 12), 2015 + 5 * (number - 12)))
    for first, second in _PLAN_EN.findall(plain):
        number = int(first or second)
        periods.append((2011 + 5 * (number - 12), 2015 + 5 * (number - 12)))
    return tuple(dict.fromkeys(years)), tuple(dict.fromkeys(periods))


def _search_words_zh(plain: str) -> str:
    words = _POLITE_ZH.sub(" ", plain)
    return " ".join(_ASKING_ZH.sub(" ", words).split())


def _search_words_en(plain: str) -> str:
    return " ".join(word for word in _WORD.findall(plain) if word.lower() not in _STOP_EN)


def english_stems(text: str) -> tuple[str, ...]:
    """Stems of the words of an English text, in order, figures whole.

    >>> english_stems("Retail sales targets rose 5%")
    ('retail', 'sale', 'target', 'rose', '5%')
    """
    return tuple(stem_word(word) for word in re.findall(r"[a-z]+|\d+(?:[.,]\d+)*%?", text.lower()))


def _concepts(
    plain: str, matches: Sequence[Match], language: str, years: Sequence[int], synonyms: Synonyms
) -> tuple[Concept, ...]:
    """The things a question names, in its order: glossary names first, then the words left over."""
    concepts: dict[str, Concept] = {}
    rest = plain
    for match in sorted(matches, key=lambda found: found.start):
        entry = match.entry
        rest = f"{rest[: match.start]}{' ' * (match.end - match.start)}{rest[match.end :]}"
        name = entry.zh.strip("“”")
        if name in _GENERIC:
            continue
        names = dict.fromkeys((match.surface, name, *entry.zh_aliases) if language == "zh" else (name, *entry.zh_aliases))
        stems = tuple(english_stems(one) for one in (entry.en, *entry.en_aliases))
        concepts.setdefault(name, Concept(match.surface, tuple(names), stems, entry.kind, match.start))
    dropped = {str(year) for year in years}
    blank = _blank(_DOCUMENT_ZH if language == "zh" else _DOCUMENT_EN, rest)
    for word, start in _words_zh(blank) if language == "zh" else _words_en(blank):
        if word in dropped or len(word) == 1:
            continue
        if language == "zh":
            names_zh = (word, *synonyms.printed_zh(word))
            concept = Concept(word, names_zh, (english_stems(word),) if word.isascii() else (), "", start)
        else:
            printed = (english_stems(one) for one in synonyms.printed_en(word))
            figures = (word,) if re.search(r"\d", word) else ()
            concept = Concept(word, figures, (english_stems(word), *printed), "", start)
        concepts.setdefault(word.lower(), concept)
    if language == "en":
        for run in _HAN_RUN.finditer(rest):
            concepts.setdefault(run[0], Concept(run[0], (run[0],), (), "", run.start()))
    return tuple(sorted(concepts.values(), key=lambda concept: concept.start))


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """`text` with every match replaced by as many spaces."""
    return pattern.sub(lambda match: " " * len(match[0]), text)


def _words_zh(text: str) -> list[tuple[str, int]]:
    text = _blank(_ASKING_ZH, _blank(_POLITE_ZH, text))
    words, at = [], 0
    for word in rjieba.cut(text):
        start = text.index(word, at)
        at = start + len(word)
        if re.search(r"\w", word) and word not in _STOP_ZH and word not in _MEASURE_ZH:
            words.append((word.strip(), start))
    return words


def _words_en(text: str) -> list[tuple[str, int]]:
    words = [(match[0].removesuffix("'s"), match.start()) for match in _WORD.finditer(text)]
    return [(word, start) for word, start in words if word.lower() not in _STOP_EN and word.lower() not in _MEASURE_EN]


# Where a figure is asked for; what it is asked of stands right behind it or, in Chinese, before it.
_HOW_MANY_ZH = re.compile(r"多少(?:个|家|条|名|件|座|次|所|栋|人|种|处|张|台|对|头|套|只|位)?|几(?:个|家|项|条|名|件|座|次|所|栋|种|处|张|台|套|位)|多[大高长远]")
_HOW_MANY_EN = re.compile(r"\bhow many\b|\bhow much(?! (?:was|is|were|are|did|do|does|has|have|had|will|would|can|of))|\bwhat(?:'s| is| was| are| were)(?: the| its)?\b|\bwhat(?= \w+ (?:rate|share|tax))", re.IGNORECASE)
_FIGURE_ASKED = re.compile(
    r"多少|几(?:个|家|项|条|名|件|座|次|所|栋|种|处|张|台|套|位|成|倍|岁)(?!方面)|多[大高长远快]|\w率(?:是|有|呢|[?？]?$)"
    r"|\bhow (?:many|much|large|big|high|low|far|fast|long|old|tall)\b|\b(?:rate|price|cost|budget|wage|share|size|amount|number|percentage|proportion|value|volume)\b",
    re.IGNORECASE,
)
_PHRASE_END_EN = re.compile(r"\b(?:of|in|for|on|to|from|at|by|with|per|does|do|did|is|are|was|were|will|has|have|had|can|that|and|work|works|live|lives|live|study|visit|visited|come|came|take|took|open|opened|get|got|go|goes|went|join|joined|fell|rose)\b|[?,.:;]", re.IGNORECASE)


def _focus(plain: str, concepts: Sequence[Concept], language: str) -> Concept | None:
    if language == "zh":
        asked = _HOW_MANY_ZH.search(plain)
        if asked is None:
            return None
        behind = [c for c in concepts if asked.end() <= c.start <= asked.end() + 1]
        before = [c for c in concepts if c.start < asked.start()]
        return behind[0] if behind else (before[-1] if before else None)
    asked = _HOW_MANY_EN.search(plain)
    if asked is None:
        return None
    stop = _PHRASE_END_EN.search(plain, asked.end() + 1)
    phrase = [c for c in concepts if asked.end() <= c.start < (stop.start() if stop else len(plain))]
    return phrase[-1] if phrase else None


# Which document is asked: it says where to look, not what for.
_DOCUMENT_ZH = re.compile(r"(?:政府)?工作报告|计划(?:执行)?报告|规划报告|报纸|区报|访谈|采访|专访|会客厅")
_DOCUMENT_EN = re.compile(r"\b(?:government )?work report|\bplan report|\bnewspapers?\b|\binterviews?\b|\breport\b", re.IGNORECASE)
_KINDS_OF_REPORT = (
    ("work report", re.compile(r"工作报告|\bwork report", re.IGNORECASE)),
    ("plan report", re.compile(r"计划(?:执行)?报告|\bplan report", re.IGNORECASE)),
    ("newspaper page", re.compile(r"报纸|区报|访谈|采访|专访|会客厅|\bnewspapers?\b|\binterview", re.IGNORECASE)),
)
# Names that say what kind of thing is asked, not what of.
_GENERIC = frozenset("预期目标 目标 预计完成 预期性 约束性 政府工作报告 计划报告 报告 指标 重庆市渝中区 渝中区 全区 区 年 亿元 万元 家 个 项 件 人 名 专栏 附件".split())
_STOP_ZH = frozenset(
    "情况 方面 内容 主要 一共 总共 全部 所有 今年 明年 去年 全年 年度 年 这个 那个 里面 其中 以及 还有 或者 和 与 的 了 在 对 要 会 能 可以 应该 需要 准备 打算 已经 现在 目前"
    " 分别 渝中 渝中区 区里 全区 我区 数据 数字 数值 大约 左右 一年 我们 他们 它们 大家 请 做 搞 用 被 把 从 到 比 跟 给 为 以 于 之 其 又 还 就 才 都 也 很 最 更 没 没有 不 是 有 这 那"
    " 一片 那片 干些 做些 搞些 一带 地方 那么 这些 那些 最后 当初 到底 究竟 每年 哪些项目 多少 几个 哪个 怎么 什么 报告 文件 材料 提 写 讲 安排".split()
)


def understand(
    text: str,
    glossary: Glossary,
    synonyms: Synonyms,
    *,
    home_places: Sequence[str],
    this_year: int,
    known_characters: frozenset[str] | None = None,
    language: str | None = None,
    year: int | None = None,
    place: str | None = None,
    report: str | None = None,
) -> Query:
    """The question understood; `year`, `place`, `report` and `language` override what the words say.

    `home_places` are the places the loaded reports are about (渝中区); `this_year` is what 今年 means in
    the newest of them. Never raises: a question without words comes back with empty search words.
    """
    stripped = " ".join(text.split())
    language = language or question_language(stripped)
    plain = _ECONOMY_EN.sub("how large GDP", simplified(stripped, known_characters))
    years, periods = _years(plain, this_year)
    if year is not None:
        years = (year,)
    matches = _matches(plain, glossary, language)
    kind, wants = _kind_and_wants(_without(plain, matches), language)
    indicators: dict[str, None] = {}
    terms: dict[str, None] = {}
    places: dict[str, None] = {}
    for match in matches:
        if match.entry.kind == "place":
            places[_official_place(match.entry.zh, match.entry.zh_aliases)] = None
            continue
        target = indicators if match.entry.kind == "indicator" else terms
        target[match.entry.zh] = None
    if place is not None:
        places = {place: None}
    quoted = tuple(dict.fromkeys([*_QUOTED.findall(plain), *(found for found in _NUMBERED.findall(plain) if found)]))
    home = tuple(name.removesuffix("区").removesuffix("市").removesuffix("省").removesuffix("县") for name in home_places)
    own = any(name and name in plain for name in home) or re.search(r"\byuzhong\b|\bdistrict\b|全区|我区|本区|区里", plain, re.IGNORECASE)
    scope = "district"
    if not own:
        if _CITY_ZH.search(plain) or (language == "en" and _CITY_EN.search(plain)):
            scope = "city"
        elif _NATION_ZH.search(plain):
            scope = "nation"
    home_names = "".join(home_places)
    named = [match for match in matches if match.entry.kind != "place" or match.entry.zh not in home_names]
    away = _blank_matches(plain, [match for match in matches if match not in named])
    concepts = _concepts(away, named, language, years, synonyms)
    printed = [name for concept in concepts if not concept.kind for name in concept.zh[1:]] if language == "zh" else []
    expansion = " ".join([*(match.entry.zh for match in matches), *printed])
    expansion_en = " ".join(" ".join(synonyms.printed_en(concept.surface)) for concept in concepts) if language == "en" else ""
    search_zh = f"{_search_words_zh(plain)} {expansion}" if language == "zh" else " ".join([expansion, *(_HAN_RUN.findall(plain))])
    return Query(
        text=stripped,
        plain=plain,
        language=language,
        kind=kind,
        years=years,
        periods=periods,
        places=tuple(places),
        scope=scope,
        indicators=tuple(indicators),
        terms=tuple(terms),
        quoted=quoted,
        wants=wants,
        report=report,
        report_kind=next((kind_ for kind_, pattern in _KINDS_OF_REPORT if pattern.search(plain)), None),
        concepts=concepts,
        asks_figure=bool(_FIGURE_ASKED.search(plain)),
        focus=_focus(plain, concepts, language),
        search_zh=search_zh,
        search_en=f"{_search_words_en(plain)} {expansion_en}".strip() if language == "en" else "",
    )


def _official_place(name: str, aliases: Sequence[str]) -> str:
    """A place by its name with 市, 区, 县 or 省 where it has one: 成都 is 成都市."""
    return next((one for one in (name, *aliases) if re.search(r"[区县市省]$", one)), name)


# 5型政府, 4张清单: a digit where reports print the numeral.
_DIGIT = str.maketrans("123456789", "一二三四五六七八九")


def _matches(plain: str, glossary: Glossary, language: str) -> list[Match]:
    """Glossary names in the question, none overlapping: the question's own language first."""
    chinese = list(glossary.find_zh(plain)) if _HAN.search(plain) else []
    taken = [(match.start, match.end) for match in chinese if match.entry.kind == "slogan"]
    for match in glossary.find_zh(_ONE_DIGIT.sub(lambda found: found[0].translate(_DIGIT), plain)) if _ONE_DIGIT.search(plain) else ():
        if match.entry.kind == "slogan" and all(match.end <= start or match.start >= end for start, end in taken):
            chinese = [other for other in chinese if other.end <= match.start or other.start >= match.end] + [match]
    english = list(glossary.find_en(plain)) if _LATIN_WORD.search(plain) else []
    first, second = (chinese, english) if language == "zh" else (english, chinese)
    taken = [(match.start, match.end) for match in first]
    return first + [match for match in second if all(match.end <= start or match.start >= end for start, end in taken)]


def _blank_matches(plain: str, matches: Sequence[Match]) -> str:
    """The question with the reports' own place names blanked out: they tell no sentence from another."""
    for match in matches:
        plain = f"{plain[: match.start]}{' ' * (match.end - match.start)}{plain[match.end :]}"
    return plain


def _without(plain: str, matches: Sequence[Match]) -> str:
    """The question without the indicators it names: 预期 of 人均预期寿命 asks for no target."""
    for match in sorted(matches, key=lambda found: -found.start):
        if match.entry.kind in ("indicator", "slogan"):
            plain = f"{plain[: match.start]} _ {plain[match.end :]}"
    return plain


_ONE_DIGIT = re.compile(r"(?<![\d.+])[1-9](?=[\u4e00-\u9fff])(?![年月日%])")
_HAN_RUN = re.compile(r"[\u3400-\u9fff\d+A-Za-z]*[\u3400-\u9fff][\u3400-\u9fff\d+A-Za-z]*")
