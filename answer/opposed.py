"""Words of which only one can hold: what a model's sentence says where its source says another word of the same family.

In: a sentence and the texts of its ground. Out: the first word that the ground does not bear out: another kind of place or
owner, a share told in words, a plan told as done, a negation put in or lost, words put into somebody's mouth. It comes on
top of figures, names and directions. Words of the two languages only; the module knows nothing of claims or prompts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from answer.directions import NEGATION, clauses_of
from answer.figures import half_width
from answer.in_words import unsupported_day, unsupported_in_words

# Families of words that exclude each other. A member that the ground does not hold, while it holds another one, is false.
_FAMILIES: tuple[tuple[str, ...], ...] = (
    ("规模以上|规上|限额以上", "规模以下|规下|限额以下"),
    (r"\babove-designated\b|规模以上|规上", r"\bbelow-designated\b|规模以下|规下"),
    ("国有", "民营|私营", "外资", "内资", "集体(?=经济|企业)"),
    ("城镇", "农村", "城乡"),
    ("全国", "全省", "全市", "全区", "全县", "全州"),
    ("国家级", "省级", "市级", "区级", "县级"),
    ("前列|领先|靠前", "末位|垫底|倒数|落后|靠后", "中游"),
    ("启动|开工", "完工|竣工|建成|投产|投用", "停工|停建|拆除"),
    ("一季度", "上半年", "前三季度", "下半年", "全年"),
    ("同比", "环比"),
    ("(?<!出)进口|进出口", "(?<!进)出口|进出口"),
    ("工业(?!园)", "农业", "服务业", "建筑业"),
    ("小学", "中学", "大学|高校", "幼儿园"),
    ("老年|老人", "青年|年轻", "儿童|少儿"),
    ("收入", "支出"),
    ("年均", "累计", "户均"),
    ("[一二三四五六七八九]五(?=规划|时期|期间|”|目标)",),
    (r"\bdistricts?\b|区", r"\bcount(?:y|ies)\b|县", r"\b(?:cit(?:y|ies|ywide)|municipal\w*)\b|市", r"\bprovinc\w+|省", r"\b(?:nation(?:al|wide|'s)?|country(?:'s|wide)?|China(?:'s)?)\b|国", r"\bvillages?\b|村|乡", r"\btowns\b|镇"),
    (r"\burban\b|城|市", r"\brural\b|农|乡"),
    (r"\bstate-owned\b|国有|国企|SOE", r"\bprivate\b|民营|私|民间", r"\b(?:foreign|overseas|international)\b|外", r"\bdomestic\b|国内|境内|内[资需贸]|国产"),
    (r"\b(?:residents?|people|citizens?)\b|民|人", r"\b(?:firms?|compan(?:y|ies)|enterprises?|business(?:es)?)\b|企|公司|商"),
    (r"\bservices?\b|服务", r"\bmining\b|矿", r"\b(?:farming|agricultur\w+)\b|农", r"\bmanufactur\w+\b|制造"),
    (r"\binvest\w*|投|资", r"\bborrow\w*|贷|债|借"),
    (r"获|荣|得", r"失去|丧失|落选"),
    (r"超(?:过|出)?(?=\d)|突破|多于|\d余|\b(?:over|more than|exceed\w*|above)\b", r"将?近(?=\d)|接近|\b(?:nearly|almost|close to)\b"),
    (r"\bimports?\b|进口|进出口", r"\bexports?\b|出口"),
    (r"\b(?:largest|biggest|first|leading|top|highest|best|front|foremost)\b|第一|首|前|最|领先", r"\b(?:smallest|lowest|worst|bottom|trailing|last (?=in|place|rank))\b|末|最|倒数|后"),
    (r"\byear-on-year\b|同比|year", r"\b(?:month-on-month|quarter-on-quarter)\b|环比"),
    (r"\bunemploy\w+|失业", r"\bemployment\b|就业"),
    (r"\b(?:revenues?|income|earnings?)\b|收", r"\b(?:spending|expenditures?|expenses|debts?)\b|支出|债|消费|花费"),
)  # fmt: skip
# Words that claim more than they seem to: said only where the ground says one of its kind. (said, there)
_CLAIMED: tuple[tuple[str, str], ...] = (
    (r"全部|所有|一切|无一例外|悉数", r"全|所有|一切|均|都|各|悉|逐"),
    (r"\b(?:all|every|entire(?:ly)?)\b", r"\b(?:all|every|each|entire\w*|whole|full\w*|total|overall|comprehensive\w*)\b|全|所有|均|都|各"),
    (r"唯一|仅有|只有", r"唯一|仅|只|独"),
    (r"\b(?:only|sole(?:ly)?|merely)\b", r"\b(?:only|sole\w*|just|merely|single|unique)\b|唯一|仅|只|独"),
    (r"\b(?:the|our|this) (?:whole |entire )?(?:nation|country)\b", r"\b(?:the|our|this|whole|entire) (?:\w+ )?(?:nation|country)\b|\b(?:nation|country)-?wide\b|\bnationally\b|\bChina\b|全国|我国|举国"),
    (r"\b(?:exactly|precisely)\b|恰好|正好|整整|恰恰", r"\b(?:exactly|precisely)\b|恰|正好|整整"),
    (r"停止|取消|暂停|放弃|不再|拒绝|撤销|终止|叫停", r"停|取消|放弃|不再|拒|撤|终止|废|杜绝"),
    (r"\b(?:stop|halt|cancel|abandon|suspend|scrap|abolish|refus|reject|ban)(?:s|p?ed|led|ping|ling|ned|ning|ing|al)?\b", r"\b(?:stop|halt|cancel|abandon|suspend|scrap|abolish|refus|reject|ban|end|remov|eliminat|phas)\w*|停|取消|放弃|不再|拒|撤|终止|废|杜绝|禁"),
    (r"\b(?:outcomes?|achievements?)\b|实绩|战绩", r"\b(?:outcomes?|achiev\w+|results?|completed|accomplish\w+)\b|成果|成效|结果|完成|成绩|实绩"),
    (r"实际(?:目标|预期|计划)", r"实际(?:目标|预期|计划)"),
    (r"实际(?!使用|利用|到位|需)", r"实际|完成|实现"),
    (r"跌破|失守", r"跌|降|失"),
    (r"\b(?:above|below|under) (?:the|its|their) (?:[\w-]+(?:'s)? ){0,2}averages?\b", r"\b(?:above|below|under|over|than|exceed\w*)\b.{0,30}\baverages?\b|[高低优快慢超].{0,10}平均|平均.{0,8}[高低]"),
    (r"从而|由此(?=[带推促使拉])", r"从而|由此|因此|因而|进而"),
    (r"\bwhich led to\b|\bthereby\b", r"\b(?:led|leading) to\b|\bthereby\b|\bthus\b|\bso as to\b|从而|由此|因此|因而|进而"),
    (r"\byet to\b", r"\b(?:yet|not|still|remains?)\b|未|待|尚|没"),
    (r"远[超高低]|远不及|大大超过|大幅超", r"远[超高低]|远不及|大大|大幅"),
    (r"超额?(?:完成)?(?:预期|目标|计划)|超预期", r"超"),
    (r"\b(?:far|well|much) (?:above|below|beyond|over|under|short)\b", r"\b(?:far|well|much) (?:above|below|beyond|over|under|short)\b|远|大幅|大大"),
    (r"\b(?:above|below|under|beyond) (?:the|its|their) (?:[\w-]+(?:'s)? ){0,2}(?:averages?|targets?|levels?|plans?)\b", r"\b(?:above|below|under|beyond|higher|lower|than|exceed\w*|short|miss\w*)\b|高于|低于|超|未达|不及"),
    (r"\b(?:missed|fell short|failed)\b", r"\b(?:miss\w*|short|fail\w*|below|under|lower|not|unmet|less)\b|未|没|不|低于"),
)  # fmt: skip
# All of what the ground says of some: all indicators, some indicators.
_WHOLE = re.compile(r"(?:全部|所有)(?P<of>[\u4e00-\u9fff]{2})|\b(?:all|every|most) (?P<of_en>[a-z]{4})", re.IGNORECASE)
_PARTLY = r"(?:部分|一些|个别|少数|多数|大多|\b(?:some|several|few|many|most|certain) )"
# Said by somebody: only where the ground too lets somebody speak; what reports and plans say needs none.
_SPEAKS = re.compile(
    r"(?P<who>[^，。；：]{0,24}?)(?:表示|指出|认为|强调|声称|坦言|抱怨|透露|分析称|反映)(?=[，：,“]|说|称)"
    r"|(?P<who_en>[^,.;]{0,60}?)\b(?:said|says|noted|notes|believes?|believed|complain(?:s|ed)|claim(?:s|ed)|argue[sd]?|warn(?:s|ed)|stressed|ordered|announced|admitted)(?= that\b|,|:)",
    re.IGNORECASE,
)
_SPEAKS_THERE = re.compile(
    r"表示|指出|认为|强调|介绍|说|称|告诉|透露|反映|看来"
    r"|\b(?:said|says|saying|noted|believe[sd]?|told|tells|stress\w+|introduc\w+|explain\w+|according|announc\w+|point\w* out|express\w*|stat(?:es|ed))\b",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"报告|规划|计划|文件|资料|原文|意见|政府|\b(?:reports?|plans?|documents?|papers?|governments?|districts?|it|which|text)\b",
    re.IGNORECASE,
)
# 已经接待, 建成了; already did, has built. A plan is not told so. Not 已知 or 有了.
_DONE = re.compile(
    r"已经|(?<![自而早业])已(?!成年|知|有)|(?<=[\u4e00-\u9fff])了(?=[\u4e00-\u9fff“\d])|顺利完成|圆满完成|\balready\b|\bdid (?!not)|\b(?:has|have) (?:been |now )?\w+(?:ed|lt|wn)\b",
    re.IGNORECASE,
)
_DONE_IN_A_PLAN = re.compile(r"已|了(?=[\u4e00-\u9fff])|\balready\b|\b(?:has|have) (?:been )?\w+ed\b", re.IGNORECASE)
_DONE_THERE = re.compile(r"已|了|完成|累计|成功|获评|建成|\b(?:already|has|have|had|was|were|did|completed|achieved)\b", re.IGNORECASE)
_TO_COME = re.compile(
    r"力争|争取|将(?!军)|计划|拟|确保|目标|要(?!素|求|点|闻)|预期|\b(?:will|shall|plan(?:s|ned)? to|aim(?:s|ing)?|striv\w+|(?:is|are) to|targets?|expected)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"力争|将(?!军|近|其|把)|\b(?:will|shall)\b", re.IGNORECASE)
# 不平凡, 未完成: a word and what turns it. What stands so in the ground is not said without it.
_TURNED = re.compile(r"(?:不|未|没有|无|非|尚未)(?P<word>[\u4e00-\u9fff]{2})")
_TURNS_BEFORE = re.compile(r"(?:不|未|没有?|无|非|低于|不及)[\u4e00-\u9fff]{0,2}$")
_ANSWERS_NO = re.compile(r"\s*No\b", re.IGNORECASE)  # No: …
_HAN_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_STEM = re.compile(r"[a-z]{4}")

_AROUND = 6  # characters on either side that tell which of two places of a word is meant
_FAR_MORE_ALIKE = 5
_SHORT_CLAUSE = 5  # words: 没有完成 denies whatever the ground denies
_LEAST_COMMON = 0.3  # of a clause's words, for a clause of the ground to speak of the same


def opposed_word(text: str, grounds: Sequence[str], planned: bool) -> str | None:
    """The first word of a sentence that its ground speaks against; None where there is none. `planned`: the ground is a plan.

    >>> opposed_word("培育壮大国有经济。", ["坚定不移培育壮大民营经济。"], True), opposed_word("营收增长五成。", ["营收增长6.5%。"], False)
    ('国有', '五成')
    >>> opposed_word("已经接待游客9100万人次。", ["力争接待游客超9100万人次。"], True)
    '已经'
    """
    said, there = half_width(text), half_width("\n".join(grounds))
    for judge in (_of_another_kind, _claims_more, unsupported_in_words, _turned, _put_into_a_mouth, unsupported_day):
        word = judge(said, there)
        if word is not None:
            return word
    return _at_another_time(said, there, planned)


def _of_another_kind(said: str, there: str) -> str | None:
    for family in _FAMILIES:
        held = [re.search(member, there, re.IGNORECASE) is not None for member in family]
        for member, is_held in zip(family, held, strict=True):
            found = None if is_held else re.search(member, said, re.IGNORECASE)
            if found is not None and (any(held) or len(family) == 1):
                return found[0]
            others = [other for other, there_too in zip(family, held, strict=True) if there_too and other != member]
            exchanged = _exchanged(said, there, member, others) if is_held and others else None
            if exchanged is not None:
                return exchanged
    return None


def _exchanged(said: str, there: str, member: str, others: Sequence[str]) -> str | None:
    """A word that stands in the ground, told where the ground has another of its family: 全国 beside the words of 全区.

    The words on both sides are held against both places; a sentence that is put otherwise is like neither.
    """
    own = [match.span() for match in re.finditer(member, there, re.IGNORECASE)]
    theirs = [match.span() for other in others for match in re.finditer(other, there, re.IGNORECASE) if match.span() not in own]
    for found in re.finditer(member, said, re.IGNORECASE):
        near, far = (max((_alike(said, found.span(), there, place) for place in places), default=0) for places in (own, theirs))
        if far >= near + _FAR_MORE_ALIKE:
            return found[0]
    return None


def _claims_more(said: str, there: str) -> str | None:
    for match in _WHOLE.finditer(said):
        if (
            re.search(rf"{_PARTLY}{re.escape(match['of'] or match['of_en'])}", there, re.IGNORECASE)
            and match[0].lower() not in there.lower()
        ):
            return match[0]
    for claimed, needed in _CLAIMED:
        found = re.search(claimed, said, re.IGNORECASE)
        if found is not None and not re.search(needed, there, re.IGNORECASE):
            return found[0]
    return None


def _turned(said: str, there: str) -> str | None:
    """A word whose negation was lost, or a negation in a clause that no clause of the ground denies."""
    for word in dict.fromkeys(match["word"] for match in _TURNED.finditer(there)):
        turned = [(match.start(), match.end()) for match in re.finditer(rf"(?:不|未|没有|无|非|尚未){word}", there)]
        ends = {end for _, end in turned}
        plain = [(match.start(), match.end()) for match in re.finditer(word, there) if match.end() not in ends]
        for bare in (match for match in re.finditer(word, said) if not _TURNS_BEFORE.search(said[: match.start()])):
            around = [max((_alike(said, bare.span(), there, place) for place in places), default=-1) for places in (turned, plain)]
            if around[0] > around[1]:
                return word
    denying = [_clause_words(clause) for clause in clauses_of(there) if NEGATION.search(clause)]
    for clause in (part for whole in clauses_of(said) for part in re.split("[：:]", whole)):
        found, words = NEGATION.search(clause), _clause_words(clause)
        if found is None or not words or (denying and len(words) <= _SHORT_CLAUSE) or _ANSWERS_NO.match(clause):
            continue
        if not any(len(words & other) >= _LEAST_COMMON * len(words) for other in denying):
            return found[0]
    return None


def _alike(said: str, place: tuple[int, int], there: str, other: tuple[int, int]) -> int:
    """How many characters around two places are the same, before and behind: 极平凡的一年 and 极不平凡的一年, 平凡岗位."""
    before = zip(reversed(said[: place[0]][-_AROUND:]), reversed(there[: other[0]][-_AROUND:]), strict=False)
    behind = zip(said[place[1] :][:_AROUND], there[other[1] :][:_AROUND], strict=False)
    return sum(sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)) for pairs in (before, behind))


def _clause_words(clause: str) -> set[str]:
    """Pairs of Chinese characters, and the first four letters of English words."""
    return set(_HAN_PAIR.findall(clause)) | set(_STEM.findall(" ".join(f" {word[:4]}" for word in clause.lower().split())))


def _put_into_a_mouth(said: str, there: str) -> str | None:
    found = _SPEAKS.search(said)
    who = (found["who"] or found["who_en"] or "") if found is not None else ""
    if found is None or _PAPERS.search(who):
        return None
    known = _clause_words(who) <= _clause_words(there) if _STEM.search(who.lower()) else True  # Chinese names are judged as names
    return None if known and _SPEAKS_THERE.search(there) else found[0]


def _at_another_time(said: str, there: str, planned: bool) -> str | None:
    """What is planned, told as done; what was done, told as to come."""
    # Clause by clause: behind "we already did add", a second "will" makes the first no plan; "already did strive" is none.
    done = next((found for clause in clauses_of(said) if (found := _DONE.search(clause)) and not _is_to_come(clause, found)), None)
    there_done = (_DONE_IN_A_PLAN if planned else _DONE_THERE).search(there)
    if done is not None and (planned or _TO_COME.search(there)) and not there_done:
        return done[0]
    to_come = _WILL.search(said)
    return to_come[0] if to_come is not None and not planned and not _TO_COME.search(there) else None


def _is_to_come(clause: str, done: re.Match[str]) -> bool:
    """Whether a clause with a word of what is done speaks of what is to come, and not of an aim as done: already did strive."""
    behind = re.sub(r"^ *(?:did )?", "", clause[done.end() :])
    return _TO_COME.search(clause) is not None and _TO_COME.match(behind) is None
