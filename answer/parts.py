"""Several questions in one: parted where each part asks for itself, answered part by part, joined again.

In: a question as typed, or the drafts of its parts. Out: the parts, each with the subject it inherits, or one
draft: answered when every part is, partial when some are. Rules of the two languages only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from answer.adds_up import asks_sum
from answer.draft import Draft
from answer.model import Claim, Status
from index import COUNTED_THEM, THEY, only_tellings

_BREAK_ZH = re.compile(r"[？?，,；;、\s]+(?:还有|另外|以及|并且|那)?")
_BREAK_EN = re.compile(
    r"[?;]\s+|,?\s+(?:vs\.?|versus|compared (?:with|to)|against)\s+(?=(?:how|what)\b)|,?\s+and\s+(?=how|what|when|who|which|where|why|is|are|was|were|did|does|do)|,\s+(?=how|what|when|who|which|where|why)",
    re.IGNORECASE,
)
_ASKS_ZH = re.compile(
    r"多少|几[个家项条名件座次所栋人种处张台岁月场部支趟辆对只间届块类门口吨倍]|哪|谁|什么|啥|吗|如何|怎么|多[大高长]|是否|是不是|(?:目标|计划|预期|结果|\d年)呢(?=[？?]?$)"
)
_ASKS_EN = re.compile(r"\b(?:how|what|when|who|which|where)\b|^(?:is|are|was|were|did|does|do|has|have)\b", re.IGNORECASE)
_WHY = re.compile(
    r"为什么|为何|为啥|原因|理由|依据|凭[啥什]|怎么解释|\bwhy\b|\breason|\bjustif|\bmeant to (?:leave|show|reflect|serve|achieve)\b",
    re.IGNORECASE,
)
# A part that only points back asks no question of its own: 原来定的多少, and how much was it.
_OWN_ZH = re.compile(r"[\u4e00-\u9fff]{2,}")
_POINTS_ZH = re.compile(
    r"20\d\d年?|(?<!\d)2\d年|最[高低多少大小快慢强弱]|打算|计划|准备|预计|实际|预期|[高低多少快慢](?=多少|几|出|了)|提[高升]?到?|[涨降升增压]到?|控制[在到]?|[以之][上下内]|左右|多少|几个?|哪些?|什么|啥|吗|呢|分别|各|相?差|距离|是|的|了|目标|完成|实现|结果|原来|当初|最后|定|达到|做到|今年|明年|去年|20\d\d年?|和|比|又|还|能|会|要"
)
# and did that meet the target: asks whether the first part's figure did, no question of its own
_VERDICT_EN = re.compile(
    r"^(?:and |so |but )?(?:did|does|do|has|have|is|was|were|are) (?:that|it|this|they|those|these|which) (?:\w+ ){0,3}?(?:meet|met|hit|miss|missed|reach|reached|beat|exceed|exceeded|surpass|achieve|achieved|above|below|over|under|on|in line with|more than|less than|higher than|lower than|better than|worse than|enough|short) ?(?:\w+ ){0,3}?(?:targets?|goals?|plan|planned|expected|hoped|track)\b",
    re.IGNORECASE,
)
_POINTS_EN = frozenset(
    "many much more what when which where there their that this these those does will have they year last next about same one's growth target targets goal goals planned planning plan expected hoped aimed figure number rate amount level increase result outcome actual actually were been then this current being".split()
)
# A part whose thing is only pointed at: which one opened last, who made it, what are they for.
_LEANS_EN = re.compile(r"\b(?:it|its|they|them|their|ones?|those|these|he|she|his|her)\b", re.IGNORECASE)
_OWN_WORDS_LEANING = 4
# 占全年几成, 排第几: said of the thing that the first part asks of.
_LEANS = re.compile(r"(?:又|还|大概|大约|分别|各)*(?:占(?!地)|排(?:名|第|在|几)|同比|增长|下降|相当于|其中)")
# 覆盖多少人, 惠及了几家企业: whom the thing that the first part asks of reached
_REACHED = re.compile(
    r"^(?:一共|总共|共|又|还)*(?:覆盖|惠及|涉及|帮[助扶到]?|受益|受惠|服务|带动|影响|救助|资助)[了到]*(?:多少|几)[\u4e00-\u9fff]{1,3}$"
)
_TIME = re.compile(r"^(?:20\d\d年|2\d年|今年|去年|明年)")
# Evergreen Tower: what was settled and what comes next: what stands before the colon is asked of in all parts.
_TOPIC = re.compile(r"^(?P<topic>[^?:;]{3,60}?)(?:\s*:|\s[-–—])\s+(?P<rest>\S.*)$")
_AFTER_IT = re.compile(r"\b(?:next|then|afterwards|later|follow(?:s|ed)?)\b", re.IGNORECASE)  # of no year named before
# 民生实事里头是多少: where else the same thing stands.
_WITHIN = re.compile(
    r"^(?:20\d\d年?|2\d年)?[的“”\u4e00-\u9fff]{2,12}?(?:里头|里面|里边|当中|之中|里|中|上)(?:又|则|写|定|说|要求)?的?(?:是|有|为)?(?:多少|几)[\u4e00-\u9fff]{0,2}$"
)
_YEAR = re.compile(r"20\d\d年?|(?<!\d)2\d年")
_TIMED = re.compile(
    r"20\d\d|(?<!\d)2\d年|十[二三四五六七]五|[今去明前]年|(?:last|this|next|previous|coming) year|(?:five|5)-year (?:plan|period)",
    re.IGNORECASE,
)
_CAME_TO = re.compile(
    r"^(?:实际|最后|最终|结果|后来)*(?:完成|做到|实现|达到)了?(?:多少|几)[\u4e00-\u9fff]{0,3}$|^(?:实际|最后|最终|结果)上?(?:[上下]?涨|增[长加]?|下?降|减少?)了?(?:多少|几)[\u4e00-\u9fff]{0,4}$"
    r"|^what (?:was|were) (?:actually |really )?(?:reached|achieved|attained|delivered|done)\W*$|^what (?:was|is) the (?:actual )?(?:result|outcome)\W*$",
    re.IGNORECASE,
)
# How things stand, beside what is aimed at for a year: 现在有几处，2031年想做到几处; how many are there now vs the aim for 2031
_NOW = re.compile(r"现在|目前|如今|眼下|\b(?:now|currently|at present|so far|to date)\b|^where\b.*\bstands?\W*$", re.IGNORECASE)
# 十四五一共多少万平方米: the same over a plan period, in a measure: no thing of its own.
_TOGETHER = re.compile(r"[，,\s](?:加起来|合起来|拢共)[^，。？]{0,4}(?:多少|几)")  # 码头几座 加起来有多少米: of those counted
_PERIOD = re.compile(r"十[二三四五六]五(?:期间|时期|以来|这?五年)?|这?五年(?:里|来|间)")
_MEASURED = re.compile(rf"{_PERIOD.pattern}|[一总合]共|累计|合计|(?:多少|几)[千万亿]*(?:平方米|平米|公里|千米|吨|元|人次|标箱|辆|座|户|家)")
_WHOLE = 4  # a part with this many characters of its own needs no subject lent
_MAX_PARTS = 3


def split_question(question: str, language: str) -> list[str]:
    """The parts of a question that each ask for themselves; [question] where it is one.

    >>> split_question("优生优育中心一年服务多少家庭，培训多少人", "zh")
    ['优生优育中心一年服务多少家庭', '优生优育中心 培训多少人']
    >>> split_question("今年送戏几场，电梯加装几部", "zh")
    ['今年送戏几场', '电梯加装几部']
    >>> split_question("2026年港口吞吐量打算做到多少，比去年预计高多少", "zh")
    ['2026年港口吞吐量打算做到多少，比去年预计高多少']
    >>> split_question("2026年GDP目标是多少，为什么？", "zh")
    ['2026年GDP目标是多少，为什么？']
    >>> split_question("How much coal did Baishan mine, and did that meet the target?", "en")
    ['How much coal did Baishan mine, and did that meet the target?']
    >>> split_question("How fast did exports grow in 2031, and what growth is planned for 2032?", "en")
    ['How fast did exports grow in 2031, and what growth is planned for 2032?']
    >>> split_question("how many boats called and how much did they carry?", "en")
    ['how many boats called', 'how much did boats carry?']
    """
    if _WHY.search(question) or asks_sum(question) or _TOGETHER.search(question):
        return [question]
    zh = language == "zh"
    asks = _ASKS_ZH if zh else _ASKS_EN
    parts = _asking(question, language)
    parts = [part for part in parts if not only_tellings(part, language)] if len(parts) > 1 else parts
    parts = parts if zh else _of_those_counted(parts)
    led = _TOPIC.match(parts[0]) if not zh else None
    if not zh and any(map(_VERDICT_EN.match, parts[1:])):
        return [question]
    if not 1 < len(parts) <= _MAX_PARTS or not all(_has_own_words(part, zh) for part in parts[1:]):
        return [question]
    subject = _subject(parts[0], zh)
    reached = _subject(_TIME.sub("", parts[0]), zh)
    year = _YEAR.search(parts[0])
    later = [f"{subject} {part}".strip() if zh and _lacks_subject(part) else part for part in parts[1:]]
    later = [f"{reached} {part}" if zh and _REACHED.match(part) else part for part in later]
    later = [f"{led['topic']}: {part}" for part in later] if led is not None and asks.search(led["rest"]) else later
    own_time = (_TIMED, _PERIOD, _AFTER_IT)
    return [parts[0], *(part if year is None or any(time.search(part) for time in own_time) else f"{year[0]} {part}" for part in later)]


def _lacks_subject(part: str) -> bool:
    """Whether a Chinese part only asks more of the thing that the first one names."""
    if _REACHED.match(part):
        return False
    return bool(_LEANS.match(part) or _WITHIN.match(part)) or len(_POINTS_ZH.sub("", _MEASURED.sub("", part))) < _WHOLE


# 2032年目标是几座, how many are planned for 2032; not which were imported in 2032, a year of both parts
_AIMED = re.compile(r"目标|计划|打算|力争|预期|\b(?:targets?|goals?|aims?|aimed|plan|plans|planned)\b", re.IGNORECASE)


def parts_by_time(question: str, language: str) -> list[str]:
    """The parts of a question that asks one thing of several times, each time in a part of its own; [] where it does not.

    >>> parts_by_time("晒场2031年有几处，“十六五”时期想做到几处", "zh")
    ['晒场2031年有几处', '“十六五”时期想做到几处']
    >>> parts_by_time("how many piers were built in 2031 and how many are planned for 2032?", "en")
    ['how many piers were built in 2031', 'how many are planned for 2032?']
    >>> parts_by_time("how many piers are there, and what is the 2032 target?", "en")
    ['how many piers are there', 'what is the 2032 target?']
    >>> parts_by_time("which goods came by boat and which by rail in 2032?", "en")
    []
    >>> parts_by_time("晒场有几处，码头有几座", "zh")
    []
    """
    parts = _asking(question, language)
    times = [_TIMED.search(part) or _NOW.search(part) for part in parts]
    each = all(time is not None or _CAME_TO.match(part) for part, time in zip(parts[1:], times[1:], strict=True))
    several = each and len({time[0] for time in times if time is not None}) > 1
    if len(parts) == 2 and times[0] is None and times[1] is not None:  # what there is, and what is aimed at in a year
        several = not _AIMED.search(parts[0]) and _AIMED.search(parts[1]) is not None
    asked_of = language == "zh" or not any(map(_VERDICT_EN.match, parts[1:]))
    return parts if several and asked_of and 1 < len(parts) <= _MAX_PARTS and not _WHY.search(question) and not asks_sum(question) else []


def _asking(question: str, language: str) -> list[str]:
    """The pieces of a question with a question word each; one without is of the piece beside it."""
    zh = language == "zh"
    pieces = [piece.strip() for piece in (_BREAK_ZH if zh else _BREAK_EN).split(question) if piece and piece.strip()]
    asks = _ASKS_ZH if zh else _ASKS_EN
    closed = {piece.strip() for piece in re.findall(r"[^?？]+(?=[?？])", question)}  # a question mark makes it a question
    parts: list[str] = []
    for piece in pieces:
        if parts and not asks.search(parts[-1]) and parts[-1] not in closed:
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    if len(parts) > 1 and not asks.search(parts[-1]):
        last = parts.pop()
        parts[-1] = f"{parts[-1]} {last}"
    return parts


def _of_those_counted(parts: list[str]) -> list[str]:
    """How many boats came and how much did they carry: how much did boats carry."""
    counted = COUNTED_THEM.search(parts[0])
    return parts if counted is None or THEY.search(parts[0]) else [parts[0], *(THEY.sub(counted["what"], part) for part in parts[1:])]


def join_drafts(drafts: Sequence[Draft], language: str) -> Draft | None:
    """One draft of several; None when the first part is not answered. Another part that is not is said to be missing."""
    answered = [draft for draft in drafts if draft.status != "refused"]
    if not answered or drafts[0].status == "refused":
        return None
    claims: list[Claim] = []
    for draft in answered:
        fresh = [claim for claim in draft.claims if claim.text not in {other.text for other in claims}]
        claims += [Claim(c.text, c.citations, c.separator or ("\n" if claims else ""), c.computed, c.factual) for c in fresh]
    if len(answered) == len(drafts):
        return Draft(answered[0].status, tuple(claims), answered[0].reason)
    missing = "问题的另一部分，报告里没有找到。" if language == "zh" else "The other part of the question is not answered by the reports."
    return Draft("partial", (*claims, Claim(missing, (), "\n", factual=False)), "not_in_corpus")


def join_sides(whole: Draft, sides: Sequence[Draft], language: str) -> Draft:
    """One draft of one thing at several times; the `whole` question's own where they add nothing to it.

    A time that no passage tells of is said to be missing where the whole question's draft holds nothing but what the others do.
    """
    quotes = [{citation.quote for claim in side.claims for citation in claim.citations} for side in sides]
    told = {citation.quote for claim in whole.claims for citation in claim.citations}
    in_rows = any(claim.computed for claim in whole.claims) or any(c.table is not None for claim in whole.claims for c in claim.citations)
    apart = len(set(map(frozenset, quotes))) == len(quotes)
    if not sides or not apart or (in_rows and whole.status == "answered"):
        return whole
    held = set().union(*(found for side, found in zip(sides, quotes, strict=True) if side.status != "refused"))
    if all(side.status == "answered" for side in sides):
        return (join_drafts(sides, language) if held - told else None) or whole
    if whole.status == "answered" and told <= held and any(side.status == "refused" for side in sides):
        return join_drafts(sorted(sides, key=lambda side: side.status == "refused"), language) or whole
    return whole


def join_places(drafts: Mapping[str, Draft], names: Mapping[str, str], language: str) -> Draft | None:
    """One draft of what each place's own report says, each under the place's name; a place without an answer is named."""
    answered = {place: draft for place, draft in drafts.items() if draft.status != "refused" and draft.claims}
    if not answered:
        return None
    zh = language == "zh"
    claims: list[Claim] = []
    for place, draft in answered.items():
        first, *further = draft.claims
        name = "" if first.text.startswith(names[place]) else (f"{names[place]}：" if zh else f"{names[place]}: ")
        apart = "\n" if claims else ""
        if name and any(citation.table is not None for citation in first.citations):  # a table's line is checked as it is written
            claims += [Claim(name.rstrip(), (), apart, factual=False), replace(first, separator="\n")]
        else:
            claims.append(replace(first, text=f"{name}{first.text}", separator=apart))
        claims += further
    missing = [names[place] for place in drafts if place not in answered]
    if not missing:
        status: Status = "partial" if all(draft.status == "partial" for draft in answered.values()) else "answered"
        return Draft(status, tuple(claims), next(iter(answered.values())).reason if status == "partial" else None)
    listed = "、".join(missing) if zh else ", ".join(missing)
    note = f"{listed}：报告里没有找到。" if zh else f"{listed}: not found in the report."
    return Draft("partial", (*claims, Claim(note, (), "\n", factual=False)), "not_in_corpus")


def _has_own_words(part: str, zh: bool) -> bool:
    if not zh:
        words = {word.lower() for word in re.findall(r"[A-Za-z]{4,}", part)}
        return len(words - _POINTS_EN) >= (_OWN_WORDS_LEANING if _LEANS_EN.search(part) else 2)
    return _OWN_ZH.search(_POINTS_ZH.sub(" ", part)) is not None


def _subject(part: str, zh: bool) -> str:
    """What the first part is about: its words before the verb and the question word."""
    if not zh:
        return ""
    asked = _ASKS_ZH.search(part)
    before = part[: asked.start()] if asked else part
    return re.split(r"(?:20\d\d|(?<!\d)2\d)年|一年|每年|全年|今年|明年|去年|要|会|将|有|是|新|共|能|开|服务|安排|计划|定", before)[
        0
    ].strip()
