"""A fact of running text told in a sentence of ours, held against its clause, its year, its kind and its place.

In: a sentence and the one clause it cites. Out: True where place, year, target or result, direction and bound are those of
the citation, False where one is not, None where the sentence is not of this form. The forms are those of `statements.py`;
figures are checked before. It knows nothing of how a fact was chosen.
"""

from __future__ import annotations

import re

from answer.figures import find_figures
from answer.model import Citation, Claim
from corpus import Glossary

KIND_ZH = {"target": "预期目标", "plan": "计划", "estimate": "预计", "average": "年均", "cumulative": "累计", "result": ""}
KIND_EN = {
    "target": "target",
    "plan": "plan",
    "estimate": "estimate",
    "average": "annual average",
    "cumulative": "total",
    "result": "result",
}
# What a qualifier as printed says of a figure; the first that matches.
BOUND_EN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"以内|不超过|不高于|不多于|以下|(?<!不)(?:低于|少于)"), "at most "),  # 不少于28万人 is a least
    (re.compile(r"以上|不低于|不少于|至少"), "at least "),
    (re.compile(r"超|突破|逾|余|(?<!不)多|(?<!不)高于|迈上|站上|跃上|跨"), "over "),
    (re.compile(r"左右|约|上下"), "around "),
    (re.compile(r"近|接近"), "nearly "),
)
# 湖北省2026年预期目标：经济增长5.5%左右。; not 主要目标是：…
_ZH = re.compile(
    rf"^(?P<place>[^：，。\d]*?)到?(?P<year>\d{{4}})年(?P<kind>{'|'.join(filter(None, KIND_ZH.values()))})?：(?P<said>.+?)。?$"
)
# Hubei's 2026 target for …: up around 5.5%.; not The 2026 target of …
_EN = re.compile(
    rf"^(?:(?P<place>.+?)'s|The) (?:(?P<year>\d{{4}}) )?(?P<kind>{'|'.join(KIND_EN.values())})(?: to (?P<until>\d{{4}}))? for (?P<name>.+?): (?P<said>.+?)\.?$"
)
# 按这两处的数字比较，达到目标。; not 按表内数字逐行比较
_VERDICT = re.compile(r"^按这两处的数字比较，(?P<zh>没有)?达到目标。$|^By these two figures the target was (?P<en>not )?met\.$")
_LIKE_VERDICT = re.compile(r"^按这.{1,3}数字比较，|^By these \w+ figures\b")  # said otherwise than ours: three figures
# 城乡居民人均可支配收入分别增长6%和7.4%; not 城乡居民收入增长6%
_BOTH = re.compile(
    r"城乡(?P<what>[\u4e00-\u9fff]{2,16}?)(?:分别|各)[^\d，。]{0,6}(?P<first>\d+(?:\.\d+)?)[^\d，。]{0,4}[、和][^\d，。]{0,4}(?P<second>\d+(?:\.\d+)?)"
)
# 集成电路、汽车零配件、锂电池出口分别增长107.9%、46.7%、57.4%: one word behind the last of several things is of each of them
_EACH = re.compile(r"(?P<things>[^，。；]+、[^，。；]+?)(?:分别|各)[^\d，。；]{0,6}(?P<figures>\d[^，。；]*)")
_UP = re.compile(r"增|提高|提升|上升|涨|升|扩大")
_DOWN = re.compile(r"降|减|回落|下滑|缩小|跌|负增长")
_UNTOLD = "a goal without a figure, quoted in Chinese in the citation"


def statement_is_told(claim: Claim, glossary: Glossary | None = None) -> bool | None:
    """Whether a sentence that tells one fact of running text tells what its clause and scope say; None for any other one."""
    if len(claim.citations) != 1 or claim.citations[0].table is not None or claim.citations[0].scope.kind not in KIND_ZH:
        return None
    citation = claim.citations[0]
    told = _ZH.match(claim.text)
    if told is not None:
        said = _bare(told["said"])
        if said != _bare(citation.quote):
            return None if told["kind"] is None else False
        return _scope_fits(told, citation) and (told["kind"] or "") == KIND_ZH[citation.scope.kind or "result"]
    told = _EN.match(claim.text)
    if told is None:
        return None
    named = glossary is None or _is_named(told["name"], told["said"], citation, glossary)
    kind = told["kind"] == KIND_EN[citation.scope.kind or "result"]
    return named and kind and _scope_fits(told, citation) and _said_fits(told["said"], citation.quote)


def verdict_is_told(claim: Claim) -> bool | None:
    """Whether an aim was reached as a sentence of ours says, by the two figures that it cites; None for any other sentence.

    The last figure of each clause is the one that it states; 以内 and its like are reached from below.
    """
    told = _VERDICT.match(claim.text)
    if told is None:
        return False if _LIKE_VERDICT.search(claim.text) else None
    if len(claim.citations) != 2 or [citation.scope.kind in ("target", "plan") for citation in claim.citations] != [True, False]:
        return False
    aim, done = (find_figures(citation.quote)[-1:] for citation in claim.citations)
    if not aim or not done or aim[0].unit != done[0].unit:
        return False
    at_most = re.search(r"以内|不超过|不高于|不多于|以下", claim.citations[0].quote) is not None
    met = done[0].value <= aim[0].value if at_most else done[0].value >= aim[0].value
    return met is (told["zh"] is None and told["en"] is None)


def _scope_fits(told: re.Match[str], citation: Citation) -> bool:
    places = (citation.report.place or "", citation.report.place_en or "", "")
    year = told["year"] or told.groupdict().get("until")
    years = year is None or str(citation.scope.year) == year
    return (told["place"] or "") in places and years


def _is_alias(name: str, citation: Citation, glossary: Glossary) -> bool:
    """经济增长 stands for 地区生产总值, 财政收入 for its whole name: one of the entry's names stands in the quote."""
    entries = [match.entry for match in glossary.find_en(name) if match.surface.lower() == name.lower()]
    names = [one for entry in entries for one in (entry.zh, *entry.zh_aliases)]
    return any(one in citation.quote for one in names) or not names


def _is_named(name: str, said: str, citation: Citation, glossary: Glossary) -> bool:
    """Whether the quote names the indicator told; of a pair told at once, only the half that the figure is of."""
    if _BOTH.search(citation.quote) is not None and (re.search(r"\b(?:urban|rural)\b", name)):
        return _is_half(name, said, citation.quote, glossary)
    if any(name == match.entry.en for match in glossary.find_zh(citation.quote)) or _is_alias(name, citation, glossary):
        return True
    return _is_one_of_several(name, said, citation.quote, glossary)


def _is_one_of_several(name: str, said: str, quote: str, glossary: Glossary) -> bool:
    """Exports of integrated circuits up 107.9%, where the quote gives that figure to the first of the things whose exports it tells."""
    told = _EACH.search(quote)
    if told is None:
        return False
    things, figures = told["things"].split("、"), re.findall(r"\d+(?:\.\d+)?", told["figures"])
    entries = [match.entry for match in glossary.find_en(name) if match.surface.lower() == name.lower() and match.entry.en == name]
    for zh in {one for entry in entries for one in (entry.zh, *entry.zh_aliases)}:
        for at, thing in enumerate(things):
            own = thing and zh.startswith(thing) and things[-1].endswith(zh[len(thing) :]) and zh != thing
            if own and at < len(figures) and re.search(rf"(?<![\d.]){re.escape(figures[at])}(?![\d.])", said):
                return True
    return False


def _is_half(name: str, said: str, quote: str, glossary: Glossary) -> bool:
    """城乡居民收入分别增长5%、6.5% tells 5 of the urban and 6.5 of the rural ones, and neither of both."""
    both = _BOTH.search(quote)
    if both is None:
        return False
    halves = {"城镇": both["first"], "农村": both["second"]}
    return any(
        (entry := glossary.entry(f"{part}{both['what']}")) is not None
        and entry.en == name
        and re.search(rf"(?<![\d.]){number}(?![\d.])", said)
        for part, number in halves.items()
    )


def _said_fits(said: str, quote: str) -> bool:
    """The direction and the bound of an English value are those of the clause."""
    if said == _UNTOLD:
        return True
    direction = _DOWN if said.startswith("down ") else _UP if said.startswith("up ") else None
    if direction is not None and not direction.search(quote):
        return False
    bare = re.sub(r"^(?:up|down) ", "", said)
    bound = next((english for _, english in BOUND_EN if bare.startswith(english)), "")
    return not bound or any(english == bound and pattern.search(quote) for pattern, english in BOUND_EN)


def _bare(text: str) -> str:
    return text.strip("，、；。")
