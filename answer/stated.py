"""Whether an answer states what is asked of its thing; where it does not, it is refused and the passage is the nearest there is.

In: a `Query`, the attributes of the data, the citations of a draft. Out: yes or no. Each rule looks at one way to miss:
another attribute, another thing counted, a count without the names. The module knows nothing of how a draft was composed.
"""

from __future__ import annotations

from collections.abc import Sequence

from answer.attributes import Statement, names_any, statement_of, states_attributes, things_asked_of
from answer.counted import counts_it
from answer.draft import Desk
from answer.expects import expected_sorts
from answer.fit import has_measure, measure_asked
from answer.model import Citation
from answer.named import names_given
from answer.reasons import ENUMERATED
from index import Query

LEAD_CHARS = 80  # the lead of a paragraph and the sentence behind it: 一是促进国资国企改革。巩固…，系统提升区属国企核心竞争力
_OWN_NAMES = frozenset({"concept", "project", "company"})
_FACTS = frozenset({"target", "result", "estimate", "average", "cumulative"})  # kinds of facts of running text
# Sorts of answer that are said of a thing in the sentence that names it; a date may stand at the foot of a document.
_SAID_OF = frozenset({"money", "height", "floors", "length", "area", "share"})


def is_stated(query: Query, citations: Sequence[Citation], desk: Desk) -> bool:
    """True unless none of the citations states what the question asks of its thing."""
    statements = [statement_of(citation, desk.glossary, _story(citation, desk)) for citation in citations]
    if query.indicators and statements and all(_is_fact(*pair) for pair in zip(citations, statements, strict=True)):
        return True  # its indicator, part, place and year were read from the text and held against the question already
    return (
        states_attributes(query, statements, desk.attributes)
        and _said_of_it(query, statements)
        and _of_its_project(query, statements)
        and _of_its_name(query, statements)
        and counts_it(query, statements)
        and names_given(query, statements)
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


def _of_its_name(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless every passage that counts by the question's measure word is about another name: 金睛视觉's data are not 灵基智城's."""
    measure = measure_asked(query)
    named = [concept for concept in query.concepts if concept.kind in _OWN_NAMES and concept is not query.focus]
    if measure is None or not (named or query.quoted) or any(statement.row for statement in statements):
        return True
    focus = [query.focus] if query.focus is not None else []
    counting = [one for one in statements if any(has_measure(measure, clause) for clause in one.clauses) and names_any(focus, one)]
    return not counting or any(
        (named and names_any(named, one)) or any(name in f"{one.text}{one.around}" for name in query.quoted) for one in counting
    )


def _story(citation: Citation, desk: Desk) -> str:
    """The headline over a quote, who speaks there, and the words that open its paragraph: what these are about is not named again in each sentence."""
    report = desk.sources.reports.get(citation.report.id)
    for block in report.blocks if report is not None else ():
        if any(
            run.source_start <= citation.locator.start < run.source_start + run.length
            and report is not None
            and report.files[run.file].name == citation.locator.file
            for run in block.text.runs
        ):
            speaker = f"{block.speaker.name} " if block.speaker is not None else ""
            lead = f" {block.text.string[:LEAD_CHARS]}" if ENUMERATED.match(block.text.string) else ""
            return f"{speaker}{block.story}{lead}"
    return ""


def _said_of_it(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless a size or a sum is asked and every passage that gives one names nothing that it is asked of."""
    sorts = expected_sorts(query)
    if not sorts or not {sort.name for sort in sorts} <= _SAID_OF or any(statement.row for statement in statements):
        return True
    things = things_asked_of(query, [match.span() for sort in sorts for match in sort.asked.finditer(query.plain)])
    return any(names_any(things, statement) for statement in statements if any(sort.given.search(statement.text) for sort in sorts))
