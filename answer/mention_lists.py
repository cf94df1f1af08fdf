"""Where a name stands, report by report: how often, in which words, and which reports do not hold it.

In: a question which reports mention something, how often, or how it runs through them. Out: a `Draft`: how many of the loaded
reports hold the name and how often, a few sentences of each in the order of their dates, and who does not mention it; or
the refusal that no loaded report does. Not mentioned is said of the text alone. Knows nothing of meanings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from answer.counts import in_words
from answer.draft import Desk, Draft
from answer.model import Claim
from answer.rows import reports_of_place
from answer.sentences import narrow_span, sentence_claim
from answer.terms import uses_of
from corpus import Block, Report, split_sentences
from index import Query, english_stems

# 哪些报告提到了, 在哪几份报告里, 出现过几次, 没提到的是哪几份; not 哪些省提出, 报告提到了哪些.
_WHICH = re.compile(
    r"(?:哪|几|多少|有)[几些份个篇家]*(?:份|个|篇|家)?(?:报告|文件|材料|版面|报纸|省份?|市|地方)(?:里|中|都|有|分别|的|正文)*(?:没有?|未)?(?:提(?!出|高|升|前|供|振|质)|出现|写到|讲到|说到|谈到|用到|用了|涉及)"
    r"|(?:提|写|讲|说|谈)(?:到|及)了?[^，。？]{2,16}的(?:报告|文件|省份?|地方)(?:都)?(?:有|是)?(?:哪|几)|在哪[几些]?(?:份|个|篇)?(?:报告|文件|省)|(?:出现|提到|提及|提|写)过?了?(?:多少|几)[次处回]|(?:哪|谁)[^，。？]{0,4}(?:没有?|未)(?:提到|提及|提|出现)"
    r"|\b(?:which|what|how many) (?:of the )?(?:\w+ ){0,2}(?:reports?|documents?|papers?|provinces?|files|texts)\b.{0,24}\b(?:mention|talk about|refer to|name|use|cite|bring up|contain)(?:s|es|ed)?\b"
    r"|\bhow (?:many times|often)\b.{0,60}\b(?:mention(?:ed)?|come up|comes up|appear|appears|used|occurs?|named)\b|\b(?:every|all|each) (?:the )?mentions?\b|\bwhere (?:is|are|does|do) .{2,60}\b(?:mentioned|appear|come up)\b",
    re.IGNORECASE,
)
# 各份报告怎么说, 从2025年报告到2026年报告, across the reports, report by report.
_THROUGH = re.compile(
    r"(?:各|每|几|两|历年|前后)(?:份|年|次)?(?:的)?报告(?:里|中)?(?:对|关于)?[^，。？]{0,12}(?:分别|都|各)?是?(?:怎么|如何|怎样)(?:说|写|讲|提)|从20\d\d年?[^，。？]{0,12}到20\d\d年?[^，。？]{0,12}(?:怎么|如何|变化)|所有提到"
    r"|\b(?:through|across) (?:all )?(?:the )?(?:reports|documents)\b|\bfrom the 20\d\d .{0,30}\bto the 20\d\d\b|\bin each report\b|\breport by report\b|\beverything the reports say\b|\bacross (?:the )?years\b",
    re.IGNORECASE,
)
# What stands in such a question beside the name.
_IDLE = re.compile(
    r"(?:哪|几|多少)[几些份个篇家]*(?:份|个|篇|家|次|处|回)?|(?:两|各|每|历年|这几)份|(?:政府工作|计划|工作)?报告|文件|材料|版面|报纸|省份?|地方|提到|提及|提过|出现|写到|讲到|说到|谈到|用到|用了|涉及|没有?提?|未提?|这个|那个|项目|提法|词儿?|一共|总共|分别|怎么|如何|怎样|(?:说|写|讲|提)的?(?=[？?，,。\s]|$)|20\d\d年?|从|到(?=20|$|\s)|里面?|中(?=[出提说写]|都|$)|在(?=哪|各|几)|了|过|的|是|都|有(?=哪|$|提|没)|请问|所有|谁|[，。？?！!、：:“”\"']"
)
_LEAST_NAME = 2
_SHOWN = 3  # sentences of one report, where few hold the name
_FEW = 4
_PHRASE_EN = re.compile(
    r"\b(?:mentions?|mentioning|talk about|refer to|name|use|cite|bring up|contains?|about|does|is|are)\s+(?:the |a |an |of )?(?P<name>[^,?.;]+?)(?=\s+(?:and which|and who|come|comes|appear|appears|mentioned|used|across|through|report by|in the|in each|from the)\b|[,?.;]|$)",
    re.IGNORECASE,
)

Place = tuple[Block, int, int]


def compose_mentions(query: Query, desk: Desk) -> Draft | None:
    """The places of a name by report; None where the question asks for something else or names nothing."""
    asked_which = _WHICH.search(query.plain) is not None
    if not (asked_which or _THROUGH.search(query.plain)) or query.wants & {"reason", "who"}:
        return None
    own = reports_of_place(query, desk.sources)
    asked = [report for report in desk.sources.reports.values() if report.id in own and query.report in (None, report.id)]
    name, counts, places, notes = _named(query, desk)
    held = sorted((report for report in asked if counts.get(report.id)), key=lambda report: (report.date or "", report.id))
    if not name or (not held and not asked_which):
        return None
    if not held:
        return _none(name, len(asked), query)
    claims: list[Claim] = []
    for report in held:
        claims += _of_report(places.get(report.id, []), _SHOWN if len(held) <= _FEW else 1, query, desk)
    if not claims:
        return None
    claims.append(_counted(name, asked, held, counts, sum(notes[report.id] for report in held), query, desk))
    return Draft("answered", tuple(claims))


def report_name(report: Report, query: Query, desk: Desk) -> str:
    """A report as an answer names it: its title, with its date where the title gives no year."""
    dated = f"（{report.date}）" if query.language == "zh" else f" ({report.date})"
    title = report.title if query.language == "zh" else report.title_en
    if title:
        return f"{title}{dated}" if report.date and report.date[:4] not in title else title
    place = report.place_en or desk.glossary.english(report.place or "") or report.place or report.title
    return f"the report of {place}{dated if report.date else ''}"


def _named(query: Query, desk: Desk) -> tuple[str, Counter[str], dict[str, list[Place]], Counter[str]]:
    """The name asked of, in how many places each report holds it, the sentences that do, and how many of the places in each are notes.

    A name that stands nowhere has none. A place is a sentence, a row or a note, as `ask.py --mentions` counts.
    """
    candidates = _candidates(query, desk)
    for names in candidates:
        mentions = desk.sources.finder.find(names)
        if mentions:
            counts = Counter(mention.report.id for mention in mentions)
            return names[0], counts, _sentences(names, desk), Counter(mention.report.id for mention in mentions if mention.kind == "note")
    if query.language == "en" and (phrase := _PHRASE_EN.search(query.plain)) is not None:
        found = _in_renderings(phrase["name"], desk)
        return phrase["name"].strip("\"'“” "), Counter({report: len(spans) for report, spans in found.items()}), found, Counter()
    return (candidates[0][0] if candidates else ""), Counter(), {}, Counter()


def _candidates(query: Query, desk: Desk) -> list[tuple[str, ...]]:
    """Names the question may mean, each with its other printed forms, the most explicit first."""
    found: list[tuple[str, ...]] = [(name,) for name in query.quoted]
    runs = re.findall(r"[\u3400-\u9fffA-Za-z\d+]{2,}", _IDLE.sub(" ", query.plain))
    found += [(run,) for run in sorted(runs, key=len, reverse=True) if re.search(r"[\u3400-\u9fff]|\+", run)]
    for term in (*query.terms, *query.indicators):
        entry = desk.glossary.entry(term)
        found.append((term.strip("“”"), *(entry.zh_aliases if entry else ())))
    if query.language == "zh":
        found += [concept.zh for concept in query.concepts if concept.zh and len(concept.zh[0]) >= _LEAST_NAME and concept.kind != "place"]
    else:
        found += [concept.zh for concept in query.concepts if concept.zh and concept.kind and concept.kind != "unit"]
    return found


def _sentences(names: Sequence[str], desk: Desk) -> dict[str, list[Place]]:
    """The sentences of each report that hold one of the names, once each, in reading order."""
    found: dict[str, dict[tuple[str, int], Place]] = {}
    for name in names:
        for block, start, end in uses_of(name, desk.sources):
            found.setdefault(desk.sources.report_of(block.id).id, {}).setdefault((block.id, start), (block, start, end))
    return {report: list(places.values()) for report, places in found.items()}


def _in_renderings(phrase: str, desk: Desk) -> dict[str, list[Place]]:
    """The sentences whose English holds all words of a phrase side by side."""
    stems = f" {' '.join(english_stems(phrase))} "
    found: dict[str, list[Place]] = {}
    for report, block in desk.sources.blocks.values() if stems.strip() else ():
        for start, end in split_sentences(block.text.string) if block.kind in ("paragraph", "heading") else ():
            rendering = desk.sources.english(report.id, block.text.string[start:end])
            if rendering is not None and stems in f" {' '.join(english_stems(rendering.en))} ":
                found.setdefault(report.id, []).append((block, start, end))
    return found


def _counted(
    name: str, asked: Sequence[Report], held: Sequence[Report], counts: Mapping[str, int], notes: int, query: Query, desk: Desk
) -> Claim:
    """How many of the reports hold the name, in how many places each, and which do not: counted by us, behind what is cited."""
    total = sum(counts[report.id] for report in held)
    silent = [report_name(report, query, desk) for report in asked if report not in held]
    if query.language == "zh":
        noted = f"（其中注释里{in_words(notes, 'zh')}处）" if notes else ""
        each = "、".join(f"{report_name(report, query, desk)}{in_words(counts[report.id], 'zh')}处" for report in held)
        text = f"“{name}”：已读入的{in_words(len(asked), 'zh')}份报告中，{in_words(len(held), 'zh')}份提到，共{in_words(total, 'zh')}处{noted}：{each}。"
        return Claim(text + (f"没有提到的：{'、'.join(silent)}。" if silent else ""), (), "\n", factual=False)
    shown = (desk.glossary.english(name) or name).replace('"', "")
    each = "; ".join(f"{report_name(report, query, desk)}: {in_words(counts[report.id], 'en')}" for report in held)
    mention = "mentions" if len(held) == 1 else "mention"
    noted = f", {in_words(notes, 'en')} of them in notes" if notes else ""
    text = (
        f'"{shown}": {in_words(len(held), "en")} of the {in_words(len(asked), "en")} loaded reports {mention} it, '
        f"number of places {in_words(total, 'en')}{noted} ({each})."
    )
    return Claim(text + (f" Not mentioned in: {', '.join(silent)}." if silent else ""), (), "\n", factual=False)


def _of_report(places: Sequence[Place], most: int, query: Query, desk: Desk) -> list[Claim]:
    """The first sentences of running text that hold the name, headings last."""
    claims = []
    for block, start, end in sorted(places, key=lambda place: place[0].kind == "heading")[:most]:
        start, end, english = narrow_span(query, block, start, end, desk.sources)
        claims.append(sentence_claim(desk.sources.cite_text(block.id, start, end, english), query.language, desk, "\n- ", query))
    return claims


def _none(name: str, loaded: int, query: Query) -> Draft:
    if query.language == "zh":
        text = f"已读入的{in_words(loaded, 'zh')}份报告都没有提到“{name}”。"
    else:
        text = f'None of the {in_words(loaded, "en")} loaded reports mentions "{name}".'
    return Draft("refused", (Claim(text, (), factual=False),), "not_in_corpus")
