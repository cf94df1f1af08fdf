"""Places that a question names and the glossary does not list: 海盐县, Haiyan County, Pudong's.

In: a question in plain form, the glossary's matches in it, the places of the loaded reports. Out: their names as typed, or as
the report of that place has it. What is asked of such a place is never answered from another one's report. Knows nothing of
reports beside their places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import rjieba

from corpus import Match

# matches 海盐县, 凤县, 浦东新区; not 示范区, 全县
_OFFICIAL = re.compile(
    r"(?!全|本|我|各|该|外|城|市|郊|老|新区|山区|灾|社|片|园|景|校|厂|特区|核心|中心)[\u4e00-\u9fff]{1,5}(?:县|市|区|州|盟|旗|省)"
)
_SUFFIX = frozenset("县市区州盟旗省")
# matches Haiyan County, New Harbour City; not Yuzhong's economy
_OFFICIAL_EN = re.compile(r"\b(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?) (?:County|District|City|Prefecture|Province|Banner|New Area)\b")
# Pudong's 2026 target; not Liu Jinfeng's view
_OWNER_EN = re.compile(
    r"(?<![.?!] )(?<!^)(?<![A-Z][a-z] )(?<![a-z]-)\b(?P<name>[A-Z][a-z]{3,})'s(?= (?:20\d\d|GDP|econom\w+|growth|fiscal|budget|retail|investment|foreign trade|urban|population|per capita|targets?)\b)"
)


def unlisted_places(
    plain: str, language: str, matches: Sequence[Match], homes: Sequence[str], known: Collection[str]
) -> list[tuple[str, int, int]]:
    """(name, where it begins, where it ends) of each place that no match covers whole; `known` are words that name no place of this kind.

    >>> unlisted_places("海盐县2025年GDP目标是多少", "zh", [], [], ())
    [('海盐县', 0, 3)]
    >>> unlisted_places("What is Pudong's 2026 GDP target?", "en", [], [], ())
    [('Pudong', 8, 14)]
    """
    covered = [(match.start, match.end) for match in matches]
    if language == "zh":
        found = _named_zh(plain)
    else:
        found = [(_as_home(match, homes), match.start(), match.end()) for match in _OFFICIAL_EN.finditer(plain)]
        owners = [match for match in _OWNER_EN.finditer(plain) if match["name"].lower() not in known]
        found += [(_as_home(match, homes), match.start(), match.end("name")) for match in owners]
    return [(name, start, end) for name, start, end in found if name not in known and not any(a <= start and end <= b for a, b in covered)]


def _named_zh(plain: str) -> list[tuple[str, int, int]]:
    """Names that the tagger takes for places and that end as an administrative one does, also where the ending stands apart: 江北 县."""
    found, at = [], 0
    words = [(word, part) for word, part in rjieba.tag(plain)]
    for number, (word, part) in enumerate(words):
        start = plain.index(word, at)
        at = start + len(word)
        after = words[number + 1][0] if number + 1 < len(words) else ""
        whole = word + after if part == "ns" and after in _SUFFIX and word[-1] not in _SUFFIX else word
        if part == "ns" and _OFFICIAL.fullmatch(whole):
            found.append((whole, start, start + len(whole)))
    return found


def _as_home(match: re.Match[str], homes: Sequence[str]) -> str:
    """The place of a loaded report whose name sounds like the one typed, else the name as typed."""
    from pypinyin import lazy_pinyin  # only where such a name is asked of

    typed = re.sub(r"[^a-z]", "", match["name"].lower())
    return next((home for home in homes if "".join(lazy_pinyin(home[:-1])) == typed), match[0].removesuffix("'s"))
