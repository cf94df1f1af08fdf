"""Whether a place that a question names is where firms, visitors or goods come from, or go to: it is no report's place then.

In: a question as understood, a place it names, the glossary, whose note `origin` marks countries and the like. Out: yes or no.
Knows nothing of evidence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Glossary
from index import Query

_ORIGIN = "origin"
_WHO_ZH = r"(?:企业|公司|商会|厂商|外企|外商|客商|游客|旅客|访客|客人|商人|投资者?|资本|资金|外资|商品|产品|货物|货|品牌|留学生|学生|专家|人才|公民|国民|籍|总部|银行|机构|领事馆|项目|订单|车企|药企|人(?!均))"
_WHO_EN = r"(?:firms?|compan(?:y|ies)|business(?:es)?|enterprises?|investors?|investments?|capital|money|tourists?|visitors?|travell?ers?|guests?|arrivals?|goods|products?|brands?|students?|experts?|nationals?|citizens?|people|banks?|consulates?|imports?|exports?|projects?|manufacturers?|traders?|buyers?|carmakers?|cars?)"


# Firms are asked of: which Italian brands, 有哪些法国企业; and what stands for a firm in a report.
_FIRMS_ASKED = re.compile(
    r"企业|公司|厂商|外企|外商|车企|药企|品牌|\b(?:firms?|compan(?:y|ies)|business(?:es)?|enterprises?|brands?|manufacturers?|carmakers?)\b",
    re.IGNORECASE,
)
_FIRM = r"(?:企业|公司|集团|品牌|银行|工厂|[^领]店|餐厅|餐饮|科技|总部|车企|药企|外商|客商|投资|基金|资本|外资|实业|股份)"
_COUNTED = re.compile(r"\d[余多]?[家个户]|[两三四五六七八九十]家")
_REACH = 12  # characters between the country and what is a firm: 意大利百年时装品牌


def firms_stand_by_origin(query: Query, texts: Sequence[str], glossary: Glossary) -> bool:
    """True unless firms of a country are asked of and no clause puts that country beside a firm, or beside how many there are."""
    if not _FIRMS_ASKED.search(query.plain):
        return True
    for place in query.places:
        entry = glossary.entry(place)
        if entry is None or entry.note != _ORIGIN or not is_origin(place, query, glossary):
            continue
        names = "|".join((*map(re.escape, (entry.zh, *entry.zh_aliases)), rf"{entry.zh[0]}资"))  # 日资企业
        beside = re.compile(rf"(?:{names})[^，。；]{{0,{_REACH}}}{_FIRM}")
        clauses = [clause for text in texts for clause in re.split(r"[，。；]", text) if beside.search(clause)]
        if not clauses or (query.asks_figure and not any(_COUNTED.search(clause) for clause in clauses)):
            return False
    return True


def is_origin(place: str, query: Query, glossary: Glossary) -> bool:
    """Whether `place`, as named in the question, tells of which origin (or for which market) something is: German firms, 对越南出口.

    Of a country it is asked so beside firms, people or goods; of any place behind 来自, or behind such a noun and "from".
    """
    asked = f"{query.text}\n{query.plain}"
    entries = {match.entry.zh: match.entry for match in (*glossary.find_zh(query.plain), *glossary.find_en(query.plain))}
    entry = entries.get(place)
    marked = entry is not None and entry.note == _ORIGIN
    for name in query.places_named if marked or len(query.places_named) == 1 else ():
        if entry is not None and name.lower() not in {one.lower() for one in (entry.zh, entry.en, *entry.zh_aliases, *entry.en_aliases)}:
            continue
        shown = re.escape(name)
        if re.search(rf"来自{shown}|\b{_WHO_EN} (?:that |which |who )?(?:\w+ ){{0,2}}from (?:the )?{shown}\b", asked, re.IGNORECASE):
            return True
        beside = rf"{shown}(?:的|籍)?(?:\w{{0,2}}){_WHO_ZH}|[对向往与同从]{shown}[^，。？]{{0,6}}(?:进口|出口|贸易|进出口|投资|引进)|\b{shown} {_WHO_EN}\b|\b(?:to|with|into) (?:the )?{shown}\b"
        if marked and re.search(beside, asked, re.IGNORECASE):
            return True
    return False
