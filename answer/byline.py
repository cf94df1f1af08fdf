"""Who gave a report, by the line at its head, and whether a sentence gives the office another name.

In: the blocks of the loaded reports, a sentence. Out: `Holder`s (office, name, place), and the names beside such an office in the
sentence. A head is known by the office alone where one loaded report has it, else by its place. The module knows nothing of verdicts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from answer.sources import Sources

# 霜桥县人民政府县长　沈望舒: the office, then two to four characters (or a name with a dot) that end the line.
_HEAD = re.compile(
    r"(?:人民政府|政府)(?:代理?|副)?(?P<office>省长|市长|区长|县长|州长|旗长|盟长|主席|镇长|乡长|行政长官)[（(]?(?:代理?)?[）)]?[\s\u3000：:]*(?P<name>[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]+·[\u3400-\u9fff·]+)[。\s]*$"
)
_NOT_THE_HEAD = "副原前任老协会联"  # 副县长, 原市长, 政协主席: somebody else
_SAYS = r"(?:同志|先生|女士)?(?:在|作|向|说|表示|指出|强调|代表|主持|出席|报告|介绍|宣布|要求|签署|调研|[，。；：、,]|$)"
_ALIKE = 2 / 3  # of the characters of a name in their places, from which another one is a slip of it


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who gave a report: 县长, 沈望舒, and the report's place and id."""

    office: str
    name: str
    place: str
    report: str
    block: str


@dataclass(frozen=True, slots=True)
class NamedHolder:
    """A name at `start`:`end` of a sentence, beside an office of `holder`; `same` where it is the holder's."""

    start: int
    end: int
    holder: Holder
    same: bool


def holders(sources: Sources) -> tuple[Holder, ...]:
    """Those whom the line at a report's head gives with their office, one for each report."""
    found: dict[str, Holder] = {}
    for block_id, (report, block) in sources.blocks.items():
        match = _HEAD.search(block.text.string) if block.kind == "byline" else None
        if match is not None and report.id not in found:
            found[report.id] = Holder(match["office"], match["name"], report.place or "", report.id, block_id)
    return tuple(found.values())


def named_holders(text: str, known: Collection[Holder], reports: Collection[str] | None) -> Iterator[NamedHolder]:
    """The names beside offices in a Chinese sentence, of the `reports` of its places where it names any.

    >>> held = Holder("县长", "沈望舒", "霜桥县", "r", "b")
    >>> [(found.start, found.end, found.same) for found in named_holders("县长沈望书说", [held], None)]
    [(2, 5, False)]
    >>> list(named_holders("副县长沈某、县长办公会", [held], None))
    []
    """
    own = [one for one in known if reports is None or one.report in reports]
    for office in sorted({one.office for one in own}):
        same_office = [one for one in own if one.office == office]
        for match in re.finditer(office, text):
            if match.start() and text[match.start() - 1] in _NOT_THE_HEAD:
                continue
            found = _beside(text, match.start(), match.end(), same_office)
            if found is not None:
                yield found


def _beside(text: str, start: int, end: int, known: Collection[Holder]) -> NamedHolder | None:
    """The name right behind or before an office: the holder's, else one that is like it, else another where one holder alone is known."""
    spots = []
    for one in known:
        spots += [(end, end + len(one.name), one), (start - len(one.name), start, one)]
    spots = [(first, last, one) for first, last, one in spots if first >= 0 and last <= len(text)]
    for first, last, one in spots:
        if text[first:last] == one.name:
            return NamedHolder(first, last, one, True)
    for first, last, one in spots:
        if _alike(text[first:last], one.name):
            return NamedHolder(first, last, one, False)
    other = re.match(rf"(?P<name>[\u3400-\u9fff]{{2,3}}?){_SAYS}", text[end:])
    only = next(iter(known)) if len(known) == 1 else None
    if other is None or only is None or not _is_surname(other["name"][0]):
        return None
    return NamedHolder(end, end + len(other["name"]), only, False)


def _alike(said: str, name: str) -> bool:
    same = sum(one == other for one, other in zip(said, name, strict=True))
    return len(said) == len(name) and said[0] == name[0] and same >= _ALIKE * len(name)


def _is_surname(char: str) -> bool:
    return char in _SURNAMES


# Common surnames: what stands behind an office and begins with none of them need be no name.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
