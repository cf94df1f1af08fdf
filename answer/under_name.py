"""What else than its meaning is asked of a name: the kind of thing it is, or the things that stand under it.

In: a name as printed and a `Query` that names it. Out: yes or no. Rules of the two languages only. The module knows
nothing of how a meaning is found.
"""

from __future__ import annotations

import re

from index import Query

# 是什么船, 是个什么奖: the kind of a thing, which the words before its name tell; not 是什么意思.
_KIND_OF = re.compile(
    r"是(?:一?[个种艘家])?(?:什么|啥|哪种)(?!意思|东西|概念|含义|来着|样|情况|[呀啊呢吗])(?P<noun>[\u4e00-\u9fff]{1,3})[？?]?$"
)
_COUNTS = re.compile(r"^[“\"]?\d|[一二两三四五六七八九十]|哪\d")  # of a name that counts its parts
_NUMBERED = re.compile(r"\b(?!20\d\d)\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b", re.IGNORECASE)
_STRONG_EN = re.compile(r"\bmean|\bdefin|\bexplain|\bstands? for|\brefers? to|\bconsist|\bmade up of|\bcomprise", re.IGNORECASE)


def asks_other(name: str, query: Query, meant: bool) -> bool:
    """True where the kind of a named thing is asked, or which things stand under a name that counts none: 家门口的文体活动有哪些.

    `meant` says that the meaning itself is asked for.
    """
    kind = _KIND_OF.search(query.plain)
    if kind is not None and query.plain.count(kind["noun"]) == 1:  # 1146赛道是什么赛道 asks for what the term says itself
        return True
    return "list" in query.wants and not meant and _COUNTS.search(f"{name}{query.plain}") is None


def asks_under(query: Query) -> bool:
    """Whether an English question asks which things stand under a name, not for its parts: schools under "investing in people"."""
    meant = _STRONG_EN.search(query.plain) or _NUMBERED.search(query.plain)
    return query.language == "en" and query.kind == "list" and meant is None
