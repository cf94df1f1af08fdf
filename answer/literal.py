"""A literal English gloss of a whole Chinese passage, part by part, in the Chinese order.

In: a quote, the glossary, the word list. Out: English for each of its parts, its figures converted exactly, names that
neither holds in pinyin, … for what is no name; or None where too little of it is known, where an unknown part could turn what is said (未, 降), or
where a figure would be lost. It says no more than its parts do. It knows nothing of citations or questions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from answer.figures import Figure, chinese_numerals, find_figures, half_width
from answer.gloss import amount_in_english
from answer.pinyin import spell
from corpus import Glossary, Match, Words

# Shares of characters that may be unknown: of the whole, and of one clause. Read by hand for the notes, the reasons of
# targets and the lists of 16 provincial reports: above them, what is left says little.
MOST_UNKNOWN, MOST_OF_CLAUSE = 0.25, 0.5
MAX_CHARS = 1200  # of English: a longer passage is pointed to
LEAST_GLOSSED = 0.5  # of a passage of several sentences
_CLAUSE = re.compile(r"[^，；。：！？]+")
_SENTENCE = re.compile(r"[^。；！？]+[。；！？]?[”’]?")
MOST_UNKNOWN_CLOSELY = 0.12  # of one clause that stands for a whole answer
_SHORT = 4  # so many unknown characters in a clause are a name
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_TURNS = re.compile(r"[不未没无非减降增升涨跌超低高少多负]")
_NEGATIONS = frozenset({"不", "未", "无", "没有"})
# An unknown piece before one of these is a name: 炳灵寺, 升钟灌区.
_NAMED_KINDS = frozenset(
    "寺 沟 关 山 湖 河 江 岛 港 桥 塔 峡 县 市 区 镇 乡 村 渠 站 灌区 引水 机场 景区 水库 大桥 高速 铁路 高铁 古城 遗址 草原 园区 口岸 集团 精神 文化 核电 水电站 电站 工厂 项目 公司 机组 精细化工 科技 医院 大学 学院 实验室 码头 航道 运河 隧道 综保区 经开区 高新区"
    " 新区 工程 油田 气田 煤矿 峰 滩 坝 堤 陵 墓 石窟 博物馆 纪念馆 老街 街道 社区 产业园 工业园 古镇 古村 半岛 群岛 大道".split()
)
_CLAUSE_END = frozenset("，。；：！？")
_SIGNS = {
    "，": ",", "、": ",", "；": ";", "：": ":", "。": ".", "（": "(", "）": ")", "！": ".",
    "？": "?", "—": "–", "《": "“", "》": "”", "‘": "“", "’": "”",
}  # fmt: skip
_MONTHS = "January February March April May June July August September October November December".split()
# 2025年6月26日, 2026年, 12月5日; not 25年.
_DATE = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年)(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?|(?P<m>\d{1,2})月(?P<d>\d{1,2})日")
# 五级, 三条, 六大: a numeral that counts; not 一批, which is a word.
_COUNTS = re.compile(r"[一二两三四五六七八九十百]+(?=[个大项件条类级种位次张座支步家方层点])")
_ORDINAL = re.compile(r"(?:^|(?<=[，；。：]))(?:（)?([一二三四五六七八九十]+)(?:是|、|）)")  # 一是…, 二、…, （三）
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-/×_]*|\d+(?:[+×][A-Za-z0-9]+)+|(?<=[“‘])\d+(?=[”’])")  # GEP, 1+M+N, “2653”: copied
# 3号机组, 1号线: which one of them; not 1号文件
_NUMBERED = re.compile(r"(?P<number>\d{1,3})号(?P<kind>机组|线|反应堆|航站楼|泊位|公路|隧道|煤矿|高炉|地块)")
_NUMBERED_EN = {
    "机组": "Unit", "线": "Line", "反应堆": "Reactor", "航站楼": "Terminal", "泊位": "Berth", "公路": "Road No.", "隧道": "Tunnel No.",
    "煤矿": "Coal Mine No.", "高炉": "Blast Furnace No.", "地块": "Plot No.",
}  # fmt: skip
# 3年内, 近10年来, 连续4年: a span of years
_SPAN = re.compile(
    r"(?P<how>近|过去|连续|未来)?(?P<number>\d{1,2}|[两三四五六七八九十])年(?P<end>内|以内|之内|来|以来)?(?![度级代龄均初末中底后])"
)
_SPAN_EN = {"近": "the last {} years", "过去": "the past {} years", "连续": "{} years in a row", "未来": "the next {} years"}
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")  # 2030国家科技重大专项
# 居全国第1位, 稳居世界首位, 第12位; not 第1次, 第四次.
_RANK = re.compile(
    r"(?:(?:稳|位|跃|仍|均|双双|列|保持|继续)*(?P<verb>居|列|位于|升至|降至|排名?))?(?P<where>全国|全省|世界|全球|西部|中部|东北)?(?:第(?P<number>\d+)位?(?!次|届|批|轮|个|期|季|产|方|条|章|版|号)|(?P<first>首位|第一位?(?!次|届|批|轮|个|期|季|产|方|条|章|版|号|时间|动力|要务|线|书记|责任)))"
)
_WHERE = {
    "全国": "in the country",
    "全省": "in the province",
    "世界": "in the world",
    "全球": "in the world",
    "西部": "in the west",
    "中部": "in the centre",
    "东北": "in the northeast",
}
_MOVED = {"升至": "up to", "降至": "down to"}
_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_COUNTING = re.compile(r"^(?:number|share|rate|amount|total) of (?:the )?")  # number of key projects: as an indicator
_COUNTED = re.compile(r"(?:数量?|总[量额]|占比|比[重例率]|率)$")  # said in Chinese too: 高新技术企业数量, 制造业占比; not 高新技术企业
_SHORT_FORM = re.compile(r"\s*\([A-Z]{2,5}\)$")
_LOOSE = frozenset({"indicator", "concept", "policy", "project", "industry"})  # kinds whose short names say less than the whole
# What an alias may say beyond its term: the ending, the English that holds it already, the form. 增速 in 进出口总额增速;
# not 制造业增加值占GDP比重 of a term that is a share.
_BEYOND = (
    (re.compile(r"(?:增速|增幅|增长率?|涨幅)$"), re.compile(r"\b(?:growth|rise)\b"), "growth of {}"),
    (re.compile(r"(?:占比|比重|比[例率])$"), re.compile(r"\b(?:share|rate|ratio|proportion|intensity)\b"), "share of {}"),
)
_LONGEST_NAME = 4  # a longer unknown piece is no name
_LIST_NUMBER = re.compile(r"^[\s—\-]*(?:\d{1,2}[.．、]\s*(?!\d))?")  # 1. and —— before an item

Piece = tuple[str, str | None]  # as printed, in English (None: unknown)


def gloss_passage(quote: str, glossary: Glossary, words: Words, names: Sequence[str] = ()) -> str | None:
    """The passage glossed sentence by sentence, else clause by clause, "…" for what cannot be; None where less than half of it can.

    A sentence whose clause with one of `names` cannot be glossed is left out whole: what is asked for would be missing.
    """
    shown: list[str] = []
    held = 0
    for part in _SENTENCE.findall(quote):
        english, size = gloss_literally(part, glossary, words), len(part)
        if english is None:
            english, size = _by_clauses(part, glossary, words, names)
        held += size
        if english or shown[-1:] != ["…"]:
            shown.append(english or "…")
    text = re.sub(r"…;", "…", "; ".join(shown))
    return text if quote and held >= LEAST_GLOSSED * len(quote) and len(text) <= MAX_CHARS else None


def _by_clauses(sentence: str, glossary: Glossary, words: Words, names: Sequence[str]) -> tuple[str, int]:
    """The clauses of a sentence that can be glossed, "…" between them, and how many characters they hold; ("", 0) for less than half."""
    shown: list[str] = []
    held = 0
    for clause in _CLAUSE.findall(sentence):
        english = gloss_literally(clause, glossary, words)
        if english is None and any(name in clause for name in names):
            return "", 0
        held += len(clause) + 1 if english is not None else 0
        if english is not None or shown[-1:] != ["…"]:
            shown.append(english or "…")
    return (", ".join(shown), held) if held >= LEAST_GLOSSED * len(sentence) else ("", 0)


def gloss_by_clause(quote: str, glossary: Glossary, words: Words, names: Sequence[str]) -> str | None:
    """The clauses of a passage that can be glossed, "…" for the others; None where none of them holds one of `names`."""
    shown: list[str] = []
    told = False
    for clause in _CLAUSE.findall(quote):
        english = gloss_literally(clause, glossary, words)
        told = told or (english is not None and any(name in clause for name in names))
        if english is not None or shown[-1:] != ["…"]:
            shown.append(english or "…")
    text = ", ".join(shown)
    return text if told and len(text) <= MAX_CHARS else None


def gloss_literally(quote: str, glossary: Glossary, words: Words, most_unknown: float = MOST_UNKNOWN) -> str | None:
    """A sentence in English words, part by part; None where that would say too little or something else."""
    text = _LIST_NUMBER.sub("", half_width(quote).translate(str.maketrans(",;:()!?", "，；：（）！？")).strip())
    pieces = list(_pieces(text, glossary, words))
    if not _is_known(pieces, most_unknown):
        return None
    english = _write(pieces)
    return english if english and _same_figures(text, english) else None


def _pieces(text: str, glossary: Glossary, words: Words) -> Iterator[Piece]:
    figures = {figure.start: figure for figure in find_figures(_CODE.sub(lambda code: "_" * len(code[0]), text))}
    matches = glossary.find_zh(text)
    named = {match.start: match for match in matches if not _HAN_RUN.fullmatch(match.surface) and _keeps_digits(match)}
    known = {match.surface: _name_in_english(match) for match in matches if _is_name(match)}
    ranks = {match.start(): match for match in _RANK.finditer(text)}
    spots = [match.start() for match in _SPAN.finditer(text) if match["how"] or match["end"]]
    at = 0
    while at < len(text):
        piece, english = (ranks[at][0], _rank(ranks[at])) if at in ranks else _next(text, at, figures, named)
        if piece:
            yield piece, english
            at += len(piece)
            continue
        run = _HAN_RUN.match(text, at)
        if run is None:
            yield text[at], _SIGNS.get(text[at], text[at])
            at += 1
            continue
        end = min([run.end(), *(start for start in (*named, *ranks, *spots) if at < start < run.end())])
        counts = {count[0]: _number(count[0]) for count in _COUNTS.finditer(text, at, end)}
        yield from ((word.zh, word.en) for word in words.part(text[at:end], {**known, **counts}))
        at = end


def _next(text: str, at: int, figures: dict[int, Figure], named: dict[int, Match]) -> Piece:
    """The date, ordinal, code, figure or term with signs in it that stands at `at`; ("", None) for none."""
    date = _DATE.match(text, at)
    if date is not None:
        return date[0], _date(date)
    ordinal = _ORDINAL.match(text, at)
    if ordinal is not None:
        return ordinal[0], f"({_value(ordinal[1])})"
    if (span := _SPAN.match(text, at)) is not None and (span["how"] or span["end"]):
        return span[0], _span(span)
    numbered = _NUMBERED.match(text, at)
    if numbered is not None:
        return numbered[0], f"{_NUMBERED_EN[numbered['kind']]} {numbered['number']}"
    if at in named:
        surface = named[at].surface
        if not _HAN.search(surface):
            return surface, surface  # 1+3+N stands for other things in each report
        closing = "”" * max(0, surface.count("”") - surface.count("“"))  # “四级三类”国土空间规划: its name swallows one sign
        return surface, _name_in_english(named[at]) + closing
    code = _CODE.match(text, at)
    if code is not None:
        return code[0], code[0]
    figure = figures.get(at)
    if figure is not None and _BARE_YEAR.fullmatch(figure.text):
        return figure.text, figure.text
    if figure is not None:
        english, length = amount_in_english(figure, text[figure.end :], text[max(0, at - 16) : at])
        return text[at : figure.end + length], english
    return "", None


def _is_name(match: Match) -> bool:
    """A term by a name that says as much as the whole; 义务教育 is not all of 义务教育优质均衡发展, 国际航线 not 国际货运航线."""
    less = len(match.entry.zh) > len(match.surface) + 1 and match.entry.kind in _LOOSE
    return _HAN_RUN.fullmatch(match.surface) is not None and match.entry.kind != "unit" and not less


def _name_in_english(match: Match) -> str:
    """A term's English with what its printed name says beyond it: 规上工业增加值增速 is a growth rate, no value added."""
    english = _SHORT_FORM.sub("", match.entry.en)
    if not _COUNTED.search(match.surface):
        english = _COUNTING.sub("", english)
    for said, held, form in _BEYOND:
        if said.search(match.surface) and not said.search(match.entry.zh.rstrip("”")) and not held.search(match.entry.en):
            return form.format(english)
    return english


def _keeps_digits(match: Match) -> bool:
    """10件民生实事 in English is livelihood projects: the figure would be lost."""
    return set(re.findall(r"\d+", match.surface)) <= set(re.findall(r"\d+", match.entry.en))


def _is_known(pieces: Sequence[Piece], most_unknown: float) -> bool:
    """Whether enough is known, in all and in each clause, and no unknown piece could turn what is said."""
    total = unknown = in_clause = of_clause = 0
    before = ""
    following = [zh for zh, _ in [*pieces[1:], ("。", "."), ("", "")]]
    for (zh, english), after in zip([*pieces, ("。", ".")], following, strict=True):
        if zh in _CLAUSE_END:
            if in_clause > max(_SHORT, MOST_OF_CLAUSE * of_clause):
                return False
            in_clause = of_clause = 0
            continue
        size = len(_HAN.findall(zh))
        total, of_clause = total + size, of_clause + size
        if english is None and not (size <= _SHORT and after in _NAMED_KINDS):
            unknown, in_clause = unknown + size, in_clause + size
            if _TURNS.search(zh) or before in _NEGATIONS:  # 不懈 is no negation
                return False
        before = zh
    return total > unknown and unknown <= most_unknown * total


def _write(pieces: Sequence[Piece]) -> str:
    following = [zh for zh, _ in pieces[1:]] + [""]
    parts = [_unknown(zh, after) if english is None else english for (zh, english), after in zip(pieces, following, strict=True)]
    text = re.sub(r"…(?: …)+", "…", " ".join(part for part in parts if part))
    text = re.sub(r"\s+([,;:.)”?])", r"\1", re.sub(r"([(“])\s+", r"\1", text))
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r"(?<=\d) / (?=\d)", "/", text)  # 1/10
    return re.sub(r"\s+", " ", text).replace("”“", '", "').replace("“", '"').replace("”", '"').replace('""', '"').strip(" ,;:.")


def _unknown(zh: str, after: str) -> str:
    """A name in pinyin; "…" for what is too long for one, and for a character alone that names no kind of place: 升钟 灌区, not 蓄 in 蓄大势."""
    named = len(zh) <= _LONGEST_NAME and (len(zh) > 1 or after in _NAMED_KINDS)
    return spell(zh) if named else "…"


def _same_figures(chinese: str, english: str) -> bool:
    """Every figure of the Chinese is in the English, and no other; the months of dates are words there."""
    months = {int(date[name]) for date in _DATE.finditer(chinese) for name in ("month", "m") if date[name]}
    there = {figure.value for figure in find_figures(chinese)}
    here = {figure.value for figure in find_figures(english)}
    return there - here <= months and here <= there | chinese_numerals(chinese)


def _date(match: re.Match[str]) -> str:
    month, day = match["month"] or match["m"], match["day"] or match["d"]
    if month and not 1 <= int(month) <= len(_MONTHS):
        return match[0]
    named = f"{_MONTHS[int(month) - 1]} {int(day)}" if day else _MONTHS[int(month) - 1] if month else ""
    return f"{named}{', ' if day else ' '}{match['year']}".strip() if match["year"] else named


def _span(match: re.Match[str]) -> str:
    """A span of years in English: 3年内 is "within 3 years"."""
    number = match["number"] if match["number"].isdigit() else str(_value(match["number"].replace("两", "二")))
    if match["how"]:
        return _SPAN_EN[match["how"]].format(number)
    return f"{'within' if '内' in match['end'] else 'in'} {number} years"


def _rank(match: re.Match[str]) -> str:
    verb = _MOVED.get(match["verb"], "rank") if match["verb"] else ""
    number = f"No. {match['number']}" if match["number"] else "first"
    return " ".join(part for part in (verb, number, _WHERE.get(match["where"] or "", "")) if part)


def _value(numeral: str) -> int:
    return int(max(chinese_numerals(numeral)))


def _number(numeral: str) -> str:
    value = _value(numeral)
    return _NUMBERS[value] if value < len(_NUMBERS) else str(value)
