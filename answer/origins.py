"""Whether a place that a question names is where firms, visitors or goods come from, or go to: it is no report's place then.

In: a question as understood, a place it names, the glossary, whose note `origin` marks countries and the like. Out: yes or no.
Knows nothing of evidence.
"""

from __future__ import annotations

import re

from corpus import Glossary
from index import Query

_ORIGIN = "origin"
_WHO_ZH = r"(?:企业|公司|商会|厂商|外企|外商|客商|游客|旅客|访客|客人|商人|投资者?|资本|资金|外资|商品|产品|货物|货|品牌|留学生|学生|专家|人才|公民|国民|籍|总部|银行|机构|领事馆|项目|订单|车企|药企|人(?!均))"
_WHO_EN = r"(?:firms?|compan(?:y|ies)|business(?:es)?|enterprises?|investors?|investments?|capital|money|tourists?|visitors?|travell?ers?|guests?|arrivals?|goods|products?|brands?|students?|experts?|nationals?|citizens?|people|banks?|consulates?|imports?|exports?|projects?|manufacturers?|traders?|buyers?|carmakers?|cars?)"


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
