"""What reports claim to be first, only or among the best in: every such clause in its own words, by report.

In: a question for the ranks that are claimed (全市第1, 全国首个, the only one in the west). Out: a `Draft`: how many of the loaded
reports make such claims and how many there are, then each clause, cited; or the refusal that none does. A rank is what the
report says of itself, not a measured one. Knows nothing of indicators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answer.counts import in_words
from answer.draft import Desk, Draft
from answer.mention_lists import report_name
from answer.model import Claim
from answer.rows import reports_of_place
from answer.sentences import sentence_claim
from corpus import Block, Report, split_sentences
from index import Query

# Where a rank is claimed to hold: as printed, as asked in English.
_SCOPES: tuple[tuple[str, str, str], ...] = (
    ("city", r"全市|(?:全|本)市区县|主城(?:都市)?区?|中心城区", r"\b(?:in|of|across) (?:the )?(?:whole |entire )?city\b|\bcity-?wide\b|\bcity's\b|\bmunicipal"),
    ("province", r"全省|全区|全自治区|省内", r"\b(?:in|of|across) the (?:whole )?province\b|\bprovince-?wide\b|\bprovincial"),
    ("nation", r"全国|国内|中国(?=首|第|最|唯一)|我国(?=首|第|最|唯一)", r"\b(?:in|of|across) (?:the )?(?:whole )?(?:country|nation|china)\b|\bnation(?:al|wide|al-level)?\b|\bcountry'?s?\b|\bchina'?s\b"),
    ("west", r"西部(?:地区)?|中西部|西南(?:地区)?|西北(?:地区)?|东北(?:地区)?|中部(?:地区)?|长江上游", r"\b(?:in|of|across) (?:the )?(?:west|western china|southwest|central china|northeast)\b|\bwestern china'?s?\b"),
    ("world", r"全球|世界|亚洲|国际(?=首|领先|第|最)", r"\b(?:in|of|across) the world\b|\bworld(?:wide|'s)\b|\bglobal(?:ly)?\b|\basia"),
)  # fmt: skip
# What is claimed: 第1, 首个, 唯一, 率先, 最大, 前列; not 第一产业, 第一空间, 首届 of a place without scope.
_RANKS: tuple[tuple[str, str, str], ...] = (
    ("first", r"第[1一](?![\d0-9一二三四五六七八九十]|产业|空间|方阵|季度|书记|议|责任)|首位|之首|冠军", r"\bno\.? ?1\b|\bnumber one\b|\brank(?:s|ed|ing)? first\b|\bfirst (?:place|rank)\b|\bfirst\b|\btop\b"),
    ("new", r"首(?:个|家|例|批|次|座|条|创|部|支|台|单|款|艘|只|店|发|届|份|张|套|项)", r"\bfirst(?:-ever)?\b|\bfirsts\b|\bpioneer"),
    ("only", r"唯一", r"\bonly\b|\bunique\b|\bsole\b"),
    ("lead", r"率先|领先|领跑", r"\bfirst to\b|\btook the lead\b|\bleading\b|\bfirst\b|\blead(?:s)?\b"),
    ("most", r"最(?:大|高|多|长|快|早|优|好|低|强)", r"\b(?:largest|highest|biggest|longest|fastest|best|most|tallest)\b"),
    ("near", r"前列|第[2-9二三四五六七八九十]\d?(?!产业|空间|季度|次|届|期|批|条|轮|步)|前(?:茅|[三五十]|\d+)(?=位|名|强|$|[，。；、])|第一方阵|[百十]强", r"\bfront ranks?\b|\bforefront\b|\btop (?:\d+|ten|tier)\b|\brank(?:s|ing)?\b(?! (?:as )?(?:first|no\.? ?1|number one))"),
)  # fmt: skip
# It is claims that are asked for, all of them: 哪些是全市第1, claims to be first; not 社零全市第一是哪个区.
_ASKED = re.compile(
    r"(?:哪些|什么|所有|全部|都有|列出|列一下|盘点|每一?个|几个|多少个?)|说自己|自称|宣称|号称"
    r"|\b(?:claims?|claimed|boasts?|calls?|says? it is|every|all|list|which|what)\b",
    re.IGNORECASE,
)
_CLAIMED_EN = re.compile(r"\b(?:claims?|claimed|boasts?|call(?:s|ed)?|ranks?|ranked|firsts|no\.? ?1|number one)\b", re.IGNORECASE)
_LAST = re.compile(r"倒数|垫底|末位|最后一名|\b(?:last|bottom|worst)\b.{0,12}\b(?:in|of)\b", re.IGNORECASE)
# Words that may stand beside it: who claims it.
_BESIDE = re.compile(
    r"(?:第[一1]?|首[个家创]?|唯一|率先|领先|前列|全[市国省区球]|西部|居|位居|位列|排名|排|名列|方面|领域|报告|说法|提法|称号|地方|政府|工作|计划|里面?|自己|自称|号称|宣称|1|一"
    r"|claim\w*|rank\w*|first\w*|only|city|country|nation|national|west|western|china|province|no|number|top|boast\w*|call\w*|district|whole|field|fields|area|areas|things?|best|lead\w*|work|plan|1|one|every|all|world|largest|biggest|highest|most)+",
    re.IGNORECASE,
)
_MOST_SHOWN = {"zh": 30, "en": 16}
_SHORT = 9  # a clause shorter than this does not say what is ranked: the one before belongs to it
_BREAKS = re.compile(r"[，。；！？,;!?]")


@dataclass(frozen=True, slots=True)
class _Asked:
    """The patterns of the scope and of the rank asked for, as printed and in renderings."""

    printed: re.Pattern[str]
    english: re.Pattern[str]


def compose_ranks(query: Query, desk: Desk) -> Draft | None:
    """The claims of the kind asked for, by report; None where no such claims are asked for."""
    asked = _asked(query)
    if asked is None:
        return None
    own = reports_of_place(query, desk.sources)
    reports = [report for report in desk.sources.reports.values() if report.id in own and _is_meant(query, report)]
    found = {report.id: list(_claims_of(report, asked)) for report in reports}
    making = [report for report in sorted(reports, key=lambda one: (one.date or "", one.id)) if found[report.id]]
    total = sum(len(spans) for spans in found.values())
    zh = query.language == "zh"
    if not making:
        text = (
            f"已读入的{in_words(len(reports), 'zh')}份报告都没有这样的说法。"
            if zh
            else f"None of the {in_words(len(reports), 'en')} reports asked makes such a claim."
        )
        return Draft("refused", (Claim(text, (), factual=False),), "not_in_corpus")
    shown = _MOST_SHOWN[query.language]
    more = f"，上面是前{in_words(shown, 'zh')}处" if zh else f"; the first {in_words(shown, 'en')} stand above"
    if zh:
        head = f"已读入{in_words(len(reports), 'zh')}份报告，{in_words(len(making), 'zh')}份有这样的说法，共{in_words(total, 'zh')}处{more if total > shown else ''}，都是报告自己的说法："
    else:
        head = f"{in_words(len(making), 'en').capitalize()} of the {in_words(len(reports), 'en')} reports asked make such claims, {in_words(total, 'en')} in all{more if total > shown else ''}; they are the reports' own words:"
    claims = [_claim(block, start, end, asked, query, desk) for report in making for block, start, end in found[report.id]][:shown]
    counts = [
        f"{report_name(report, query, desk)}{'' if zh else ': '}{in_words(len(found[report.id]), query.language)}{'处' if zh else ''}"
        for report in making
    ]
    return Draft(
        "answered",
        (
            *claims,
            Claim(
                f"{head}{'、' if zh else ' '}{('、' if zh else '; ').join(counts)}{'。' if zh else '.'}".replace("：、", "："),
                (),
                "\n",
                factual=False,
            ),
        ),
    )


def _asked(query: Query) -> _Asked | None:
    plain = query.plain
    if query.indicators or query.wants & {"reason", "when", "target"} or not _ASKED.search(plain):
        return None
    if any(not (_BESIDE.fullmatch(c.surface) or c.kind == "place") for c in query.concepts):
        return None
    zh = query.language == "zh"
    side = 1 if zh or re.search(r"全[市国省]", plain) else 2
    scopes = [row for row in _SCOPES if re.search(row[side], plain, re.IGNORECASE)]
    if _LAST.search(plain) and scopes:
        return _Asked(re.compile(rf"(?:{scopes[0][1]})[^，。；]{{0,6}}(?:倒数|末位|垫底)"), re.compile(r"(?!)"))
    ranks = [row for row in _RANKS if re.search(row[side], plain, re.IGNORECASE)]
    if not ranks or not (scopes or (zh and re.search(r"第[一1]|首个|唯一|率先", plain) and re.search(r"说自己|自称|号称", plain))):
        return None
    if not zh and side == 2 and not _CLAIMED_EN.search(plain):
        return None
    scopes = scopes or list(_SCOPES)
    where, what = "|".join(row[1] for row in scopes), "|".join(row[1] for row in ranks)
    what_en = "|".join(row[2] for row in ranks)
    printed = re.compile(rf"(?:{where})[^，。；：、\d]{{0,6}}(?:{what})")
    return _Asked(printed, re.compile(what_en, re.IGNORECASE))


def _is_meant(query: Query, report: Report) -> bool:
    if query.report is not None:
        return report.id == query.report
    if query.report_kind is not None and report.kind != query.report_kind:
        return False
    return query.report_year is None or str(query.report_year) in (report.date or "")


def _claims_of(report: Report, asked: _Asked) -> Iterator[tuple[Block, int, int]]:
    """The clauses of running text that make the claim, each once."""
    for block in report.blocks:
        if block.kind != "paragraph" or block.scope.plans:
            continue
        text = block.text.string
        for first, last in split_sentences(text):
            ended = first
            for match in asked.printed.finditer(text, first, last):
                start, end = _clause(text, first, last, match)
                if start >= ended:
                    yield block, start, end
                    ended = end


def _clause(text: str, first: int, last: int, match: re.Match[str]) -> tuple[int, int]:
    """The clause around a claim, with the one before where it is too short to say what is ranked."""
    cuts = [first, *(cut.end() for cut in _BREAKS.finditer(text, first, match.start()))]
    start = cuts[-1]
    while match.start() - start < _SHORT and len(cuts) > 1:
        cuts.pop()
        start = cuts[-1]
    behind = _BREAKS.search(text, match.end(), last)
    return start, behind.start() if behind is not None else last


def _claim(block: Block, start: int, end: int, asked: _Asked, query: Query, desk: Desk) -> Claim:
    """The clause word for word; in English the parts of its sentence's rendering that make the claim."""
    if query.language == "zh":
        words = block.text.string[start:end].rstrip("。；，")
        citations = desk.sources.cite_text(block.id, start, start + len(words))
        return Claim(f"{words}。", citations, "\n- ")
    spans = split_sentences(block.text.string)
    whole = next(span for span in spans if span[0] <= start < span[1])
    rendering = desk.sources.english(desk.sources.report_of(block.id).id, block.text.string[slice(*whole)])
    parts = [part.strip() for part in rendering.en.split(";") if asked.english.search(part)] if rendering is not None else []
    english = "; ".join(parts) if parts else None
    return sentence_claim(desk.sources.cite_text(block.id, *whole, english), query.language, desk, "\n- ", query)
