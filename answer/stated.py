"""Whether an answer states what is asked of its thing; where it does not, it is refused and the passage is the nearest there is.

In: a `Query`, the attributes of the data, the citations of a draft. Out: yes or no. Each rule looks at one way to miss:
another attribute, another thing counted, a count without the names. The module knows nothing of how a draft was composed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from answer.asked import part_opening
from answer.attributes import CLAUSES, Statement, names_any, statement_of, states_attributes, things_asked_of
from answer.counted import counts_it
from answer.draft import Desk
from answer.expects import expected_sorts
from answer.figures import half_width
from answer.heads import speaks_of_noun
from answer.model import Citation
from answer.named import names_given
from answer.narrowed import keeps_to
from answer.of_the_known import counts_named_part, counts_some
from answer.reasons import ENUMERATED
from answer.relatives import asks_relative
from answer.rows import OFFICIAL
from answer.scale import FOCUS_HELD, held_in, stand_near
from answer.unfilled import fills_what_is_asked
from corpus import Block, Glossary
from index import Query

LEAD_CHARS = 80  # the lead of a paragraph and the sentence behind it: 一是促进国资国企改革。巩固…，系统提升区属国企核心竞争力
_OWN_NAMES = frozenset({"concept", "project"})
# 新增外资机构多少家, 新引进几家; not 新开工的项目有几个 (a kind of projects)
_ADDED_ASKED = re.compile(
    r"(?:新增|净增|新引进|新落户|新设立?|增加)了?[^，。？?多几]{0,12}(?:多少|几)[家个户所座名项]|(?:新增|净增|新引进|新落户)了?(?:多少|几)"
)
_IN_ALL = re.compile(r"^(?!.*(?:新[增设引落开建]|净增|增加|引进)).*(?:总量|总数|总计|累计|共有|拥有)")
_MEASURE = re.compile(r"(?:多少|几)([个家条项名位座栋所处台辆艘亩米吨户张只种类支])")
_RATE = re.compile(r"率(?:是|有|达|为|到)?(?:多高|多少|几)|百分之几")
# 除了友邦保险还有哪几家
_BESIDE = re.compile(
    r"除了?(?P<one>[^，。？? 还另其]{2,14}?)(?:之外|以外|外)?[，, ]?(?:还有|另外|其他|其它|其余|剩下)[^，。？?]{0,8}(?:哪|谁|什么|叫)"
)
# 十五届六次, 第二十九届: which one of a series is asked of
_NUMBERED = re.compile(r"第?([一二三四五六七八九十\d]+届(?:[一二三四五六七八九十\d]+次)?)")
# 二期, phase two: another one says nothing of it; not 十四五时期
_PHASE = re.compile(
    r"(?<![十\d])(?P<zh>[一二三四五])期(?!间|望|待|货)|\bphase (?P<en>[1-5]|one|two|three|four|five|i{1,3}|iv|v)\b", re.IGNORECASE
)
_PHASES = {
    word: numeral
    for words, numeral in (("1 one i", "一"), ("2 two ii", "二"), ("3 three iii", "三"), ("4 four iv", "四"), ("5 five v", "五"))
    for word in words.split()
}
# which district is first, 谁排第一; not 排第几
_WHO_IS_FIRST = re.compile(
    r"(?:哪个?(?:区|县|市|省|地方))[^，。？]{0,10}(?:最[大高强多富]|最发达)|最[大高强多富]的(?:区|县|市|省|地方)|(?:哪个?(?:区|县|市|省|地方)|谁)(?:是|排|排名|居|占)?(?:在)?[^，。？?第]{0,8}(?:第一|第1|首位|榜首|老大)(?!方阵|梯队|批|个|家|次|季|产业)|(?:第一[名位]?|老大|榜首|首位)的?(?:又|到底)?是(?:谁|哪)"
    r"|\b(?:which|what)(?: is| was|'s) the (?:largest|biggest|richest|strongest|wealthiest|top|number one) (?:\w+ )?(?:district|city|county|province|region)\b|\b(?:which|what) (?:district|city|county|province|region) (?:is|was|has|had) (?:the )?(?:largest|biggest|richest|strongest|wealthiest|highest|most)\b"
    r"|\b(?:which|what) (?:other )?(?:district|city|county|province|place|region)s? (?:is|was|are|came|comes|ranks?|ranked) (?:the )?(?:first|number one|no\.? ?1|top)\b|\bwho(?:'s| is| was| came) (?:first|number one|top|ahead)\b",
    re.IGNORECASE,
)
# breakdown by country, 分国别, 分别来自哪些国家
_DIVIDED = re.compile(
    r"按(?:国别|国家|地区|行业|来源|街道)(?:分|划分|拆|统计)?|分(?:国别|行业|街道)|来自(?:哪些|哪几个?|什么|哪)(?:国家|地区|国)"
    r"|\b(?:broken|break|split|divided|breakdown)(?: \w+)? by (?:country|countries|region|industry|sector|origin|source|district|subdistrict)\b|\bby country\b|\bwhich countries\b.{0,40}\bfrom\b",
    re.IGNORECASE,
)
_DIVISION = re.compile(r"(?:其中|分别|占比|占)[^，。；]{0,20}\d|来自[^，。；]{2,}")
# What somebody says of a matter: 怎么看, 谈没谈到, say about, think of.
_SAYS_OF = re.compile(
    r"怎么(?:看|说|评价|评)|如何(?:看|评价)|(?:说|谈|提|讲|聊|评价)(?:没(?:有)?(?:说|谈|提|讲|聊))?(?:到|了|过|及|起)|(?:说|谈|提|讲|聊)的?(?:没|是)?(?:什么|啥|哪些)|看法|观点|态度"
    r"|\b(?:say|said|says|think|thinks|thought|talk\w*|speak|spoke|comment\w*|views?|opinions?|thoughts|remarks?)\b.{0,24}?\b(?:of|about|on|regarding)\b|\bmention\w*\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"[说谈提讲聊][到了过及起]?|评价|看法|观点|态度|\w*(?:say|said|think|thought|talk|speak|spoke|comment|view|opinion|remark|mention)\w*",
    re.IGNORECASE,
)
# which park has the highest rents: what the highest is asked of
_MOST_OF = re.compile(
    r"(?:哪|谁)[^，。？]{0,14}?(?P<zh>[\u4e00-\u9fff]{1,3}(?:率|比例|比重|占比|均价|单价|租金|工资|薪资|薪酬|估值|市值|收益|房价))(?:是)?(?:最|更|比较)[高低大小好]"
    r"|\b(?:which|what|who)\b.{0,60}?\b(?:highest|lowest|best|largest|biggest|greatest|worst|smallest|higher|lower) (?P<en>[a-z]+(?: (?:on|of|per|to) [a-z]+| [a-z]+)?)",
    re.IGNORECASE,
)
# what are the largest industries; not the largest of them, the largest single investment
_LARGEST = re.compile(r"\b(?:what|which)\b(?: \w+){0,3} (?:largest|biggest|greatest) (?P<noun>[a-z]+(?: [a-z]+)?)s?\W*$", re.IGNORECASE)
_MOST_STEMS = ("largest", "biggest", "greatest", "pillar", "lead")
_PART_ENDS = re.compile(r"[，,；;？?。 ]")
_FACTS = frozenset({"target", "result", "estimate", "average", "cumulative"})  # kinds of facts of running text
# Sorts of answer that are said of a thing in the sentence that names it; a date may stand at the foot of a document.
_SAID_OF = frozenset({"money", "height", "floors", "length", "area", "share", "people", "per_day"})


def is_stated(query: Query, citations: Sequence[Citation], desk: Desk) -> bool:
    """True unless none of the citations states what the question asks of its thing."""
    blocks = [_block_of(citation, desk) for citation in citations]
    statements = [
        statement_of(citation, desk.glossary, _story(block, citation.quote), block.id if block is not None else "")
        for citation, block in zip(citations, blocks, strict=True)
    ]
    if not (_names_the_first(query, citations, desk.glossary) and _gives_origin(query, statements)):
        return False
    if not _said_of_topic(query, citations, statements, desk) or not fills_what_is_asked(query, statements, desk.glossary):
        return False
    if query.indicators and statements and all(_is_fact(*pair) for pair in zip(citations, statements, strict=True)):
        return True  # its indicator, part, place and year were read from the text and held against the question already
    return (
        states_attributes(query, statements, desk.attributes)
        and _said_of_it(query, statements)
        and _of_its_project(query, statements)
        and _of_its_name(query, citations)
        and _of_its_number(query, statements)
        and _of_its_measure(query, statements)
        and _of_its_most(query, statements)
        and _names_others(query, statements)
        and counts_it(query, statements)
        and (counts_some(query, statements) and counts_named_part(query, statements))
        and _of_the_new(query, statements)
        and (asks_relative(query) or names_given(query, statements))
        and speaks_of_noun(query, statements, desk.cosines)
        and keeps_to(query, citations, statements, desk.glossary)
    )


def _is_fact(citation: Citation, statement: Statement) -> bool:
    """True for a fact of running text: cited with its kind, and no row of a table."""
    return citation.scope.kind in _FACTS and not statement.row


def _of_its_project(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless a figure of a project or a firm is asked, and the passages that hold what is counted name neither.

    Of places and people the rule cost 13 right answers for none won: a story names them once.
    """
    focus = query.focus
    named = [concept for concept in query.concepts if concept.kind in ("project", "company") and concept is not focus]
    if not query.asks_figure or focus is None or not named or any(statement.row for statement in statements):
        return True
    holding = [statement for statement in statements if names_any([focus], statement)]
    return not holding or any(names_any(named, statement) for statement in holding)


def _of_its_name(query: Query, citations: Sequence[Citation]) -> bool:
    """True unless every passage that counts by the question's measure word is about another name: 金睛视觉's data are not 灵基智城's.

    A note speaks of its own term alone, whatever sentence its mark stands in.
    """
    measure = _MEASURE.search(query.plain)
    counted = (
        rf"(?:万亿|亿|万|千|百)?[余多]?{measure[1]}" if measure is not None else r"(?:\.\d+)?[%％]" if _RATE.search(query.plain) else ""
    )
    named = [concept for concept in query.concepts if concept.kind in _OWN_NAMES and concept is not query.focus]
    names = query.quoted or tuple(name for concept in named for name in concept.zh)
    if not counted or not names or any(citation.table is not None for citation in citations) or _apart(query, measure):
        return True
    asked = query.focus.printed if query.focus is not None else ()
    pieces = [piece for one in citations for piece in (one.quote, *(f"{note.term}，{note.text}" for note in one.footnotes))]
    exact = re.compile(rf"\d[余多]?{counted}")
    counting = [
        piece
        for piece in map(half_width, pieces)
        if any(exact.search(clause) and any(name in clause for name in asked) for clause in CLAUSES.split(piece))
    ]
    return not counting or any(half_width(name) in piece for piece in counting for name in names)


def _apart(query: Query, measure: re.Match[str] | None) -> bool:
    """Whether what the figure is asked of stands in another part of the question than the measure word: 建几家，头部企业呢."""
    if measure is None or query.focus is None:
        return False
    start, end = sorted((measure.start(), query.focus.start))
    return _PART_ENDS.search(query.plain, start, end) is not None


def _of_its_number(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless one of a series is asked of by its number and no passage names it: 十五届六次会议."""
    found = _NUMBERED.search(query.plain)
    phase = _PHASE.search(query.plain)
    number = found[1] if found is not None else ""
    if phase is not None:
        number = f"{phase['zh'] or _PHASES[phase['en'].lower()]}期"
    return not number or any(number in f"{statement.text}{statement.around}" for statement in statements)


def _names_the_first(query: Query, citations: Sequence[Citation], glossary: Glossary) -> bool:
    """True unless it is asked which place stands first, and no passage names another place than those of the question.

    全市第2 does not tell who is first.
    """
    if not _WHO_IS_FIRST.search(query.plain) or len(query.places) > 1:  # of two that are named the larger one is asked
        return True
    own = "|".join((*query.places, *(citation.report.place or "" for citation in citations)))
    named = [match.entry for citation in citations for match in glossary.find_zh(citation.quote)]
    return any(entry.kind == "place" and OFFICIAL.search(entry.zh) and entry.zh[0] != "全" and entry.zh not in own for entry in named)


def _said_of_topic(query: Query, citations: Sequence[Citation], statements: Sequence[Statement], desk: Desk) -> bool:
    """True unless it is asked what somebody says of a matter, and no passage is of somebody asked of and names the matter."""
    found = _SAYS_OF.search(query.plain)
    if found is None:
        return True
    people = {name for concept in query.concepts if concept.kind == "person" for name in concept.zh}
    people |= {block.speaker.name for _, block in desk.sources.blocks.values() if block.speaker and block.speaker.name in query.plain}
    matters = [
        concept
        for concept in query.concepts
        if concept.kind not in ("person", "title", "institution", "unit")
        and concept.surface not in people
        and not (found.start() <= concept.start < found.end() and _SAYING.fullmatch(concept.surface))
    ]
    if not people or not matters:
        return True
    for citation, statement in zip(citations, statements, strict=True):
        block = _block_of(citation, desk)
        speaker = block.speaker if block is not None else None
        theirs = (speaker is not None and speaker.name in people) or any(name in statement.text for name in people)
        asked = half_width(speaker.question or "") if speaker is not None else ""
        if theirs and any(held_in(matter, statement.text + asked, statement.stems) >= FOCUS_HELD for matter in matters):
            return True
    return False


def _of_its_measure(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless it is asked which of several has most of a measure that no passage speaks of: 哪个园区回报率最高."""
    found = _MOST_OF.search(query.plain)
    if found is None:
        return True
    if found["zh"]:
        names = {found["zh"], *(name for concept in query.concepts if concept.surface.endswith(found["zh"]) for name in concept.zh)}
        return any(half_width(name) in f"{one.text}{one.around}" for one in statements for name in names)
    start, end = found.span("en")
    measures = [concept for concept in query.concepts if start <= concept.start < end and not concept.kind]
    return all(any(held_in(one, f"{s.text}{s.around}", s.stems) >= FOCUS_HELD for s in statements) for one in measures)


def _of_its_most(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless the largest of some things are asked for in English, and no passage calls such a thing so: Asia's largest mall is no industry."""
    found = _LARGEST.search(query.plain)
    if found is None or not all(statement.stems for statement in statements) or any(statement.row for statement in statements):
        return True
    head = [one for one in query.concepts if found.start("noun") <= one.start < found.end()]
    names = [stems for one in head[-1:] for stems in one.en if stems]
    return not names or any(
        stand_near((most, stems[-1]), statement.stems) for most in _MOST_STEMS for stems in names for statement in statements
    )


def _gives_origin(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless it is asked by what countries (districts, trades) a figure divides, and no passage divides it."""
    return not _DIVIDED.search(query.plain) or any(_DIVISION.search(statement.text) for statement in statements if not statement.row)


def _of_the_new(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless it is asked how many were added, and every clause that counts such things tells how many there are in all."""
    if not _ADDED_ASKED.search(query.plain) or query.focus is None or any(statement.row for statement in statements):
        return True
    named = [name for concept in query.concepts for name in concept.printed if concept.kind != "place"]
    clauses = [c for statement in statements for c in statement.clauses if any(name in c for name in named) and re.search(r"\d", c)]
    return not clauses or not all(_IN_ALL.search(clause) for clause in clauses)


def _names_others(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless the others beside a named one are asked for and no passage lists it among others: 友邦保险等5家 names one."""
    found = _BESIDE.search(query.plain)
    if found is None:
        return True
    listed = re.compile(rf"{re.escape(found['one'])}[”》]?、|、[“《]?{re.escape(found['one'])}")
    return any(found["one"] not in statement.text or listed.search(statement.text) for statement in statements)


def _block_of(citation: Citation, desk: Desk) -> Block | None:
    """The block that a citation is cut from."""
    report = desk.sources.reports.get(citation.report.id)
    for block in report.blocks if report is not None else ():
        if any(
            run.source_start <= citation.locator.start < run.source_start + run.length
            and report is not None
            and report.files[run.file].name == citation.locator.file
            for run in block.text.runs
        ):
            return block
    return None


def _story(block: Block | None, quote: str) -> str:
    """The headline over a quote and the words that open its paragraph: what these are about is not named again in each sentence."""
    if block is None:
        return ""
    if ENUMERATED.match(block.text.string):
        return f"{block.story} {block.text.string[:LEAD_CHARS]}"
    return f"{block.story} {part_opening(block, max(block.text.string.find(quote), 0), quote)}"


def _said_of_it(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless a size or a sum is asked and every passage that gives one names nothing that it is asked of."""
    sorts = expected_sorts(query)
    if not sorts or not {sort.name for sort in sorts} <= _SAID_OF or any(statement.row for statement in statements):
        return True
    things = things_asked_of(query, [match.span() for sort in sorts for match in sort.asked.finditer(query.plain)])
    return any(names_any(things, statement) for statement in statements if any(sort.given.search(statement.text) for sort in sorts))
