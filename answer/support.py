"""Whether the words around a model's figures are those of its source: who wrote the sentence is not trusted.

In: a sentence and the claims it names as its ground. Out: True where its words stand there clause by clause, each figure
beside the words it is told of, a target told as a target, a fact of a table as it was found. It comes on top of
`verify.py`, which sees figures, years and units; the module knows nothing of prompts or models.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from answer.figures import Figure, find_figures, half_width
from answer.model import Claim
from answer.sources import term_key
from corpus import Glossary, GlossaryEntry, Match
from index import GENERIC, Tokenizer

# Shares of a sentence's words that must stand in its source. Of the re-wordings in tests/answer/test_support.py the honest
# hold at least 0.62 (Chinese) and 0.75 (English) in all, 0.33 and 0.67 in a clause; those with a lie put in at most 0.33 in
# all. Of 10,000 generated sentences (test_generated_sentences.py) no lie passes; 96 % of copied ones do (1,153 of 1,206).
LEAST_SHARE = {"zh": 0.5, "en": 0.6}
LEAST_OF_CLAUSE = {"zh": 0.3, "en": 0.6}
LEAST_OF_NAME = 0.5  # of the words of a row's label
_BESIDE = {"zh": (20, 10), "en": (55, 60)}  # characters before and behind a figure of a sentence that tell what it is of
_WINDOW = {"zh": (40, 18), "en": (110, 80)}  # where these words are looked for in the source

_HAN = re.compile(r"[\u3400-\u9fff]+")
# Words that only join or point: 的, 其中, 报告提出; not 目标 or 未.
_JOINING = re.compile(
    r"首先|其次|再次|最后|因此|所以|由此|总的来看|总体来看|第[一二三四五]，|根据|按照|报告(?:中|里)?(?:提出|指出|显示|说|写明)?|其中|同时|此外|另外|分别|以及|包括|即|[的了是为在和与及将等也都并而对于从由把各其这那该约达至到]"
)
_JOINING_EN = frozenset(
    "yes first second third fourth final last therefor thus overal moreov howev accord report state say also addit total respect includ name figur mean set give put reach amount stood stand".split()
)
_CLAUSE = re.compile(r"[，；。：！？;:!?]|,(?!\d{3})|\.(?!\d)|\band\b|\bwhile\b|\bbut\b")
_BRACKETED = re.compile(r"(.*?)[（(](.+?)[）)](.*)")  # 地区生产总值（GDP）增速
_TOKENIZER = Tokenizer()
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What a figure is: 预期目标6%, 力争实现5%, a target of 5%; 预计完成4.5%, an estimated result. 预计完成 is no target.
_ROLES = re.compile(
    r"(?P<target>(?:力争|争取|确保|计划|拟)[^，；。]{0,12}?(?:实现|完成|达到)|目标|力争|争取|预期(?!完成)|\b(?:targets?|goals?|aims?|aimed|aiming|strives?|striving|plans to|intends to)\b)"
    r"|(?P<result>预计(?:全年)?完成|完成|实际|实现|\b(?:estimated|results?|actual|actually|achieved|completed|reached)\b)",
    re.IGNORECASE,
)
# Whose figure it is, where it is not the place's own, and what a sentence must then say: 全市GDP增长目标5.5%, the city's
# target; not 市委 or the inner city.
_WIDER = tuple(
    (re.compile(there, re.IGNORECASE), re.compile(told, re.IGNORECASE))
    for there, told in (
        (r"全国|\b(?:nation(?:al|wide|'s)|country's|China's)", r"全国|国家|\b(?:nation|countr|China)"),
        (r"全省|\b(?:provinc(?:ial|e-?wide|e's)|whole province)", r"全省|\bprovinc"),
        (r"全市|\b(?:city-?wide|city's|whole city|entire city)", r"全市|\b(?:city|cities|municipal)"),
    )
)
_ESTIMATE = re.compile(r"预计|估计|\bestimate|\bexpected\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure, what it is told to be ("target", "result" or "") and the year it is told of."""

    figure: Figure
    role: str
    year: str


def bears_out(text: str, language: str, grounds: Sequence[Claim], glossary: Glossary) -> bool:
    """Whether what a sentence says in words stands in the claims that it names."""
    clauses = [clause for clause in _CLAUSE.split(text) if clause.strip()]
    sources = ground_words(grounds, language, glossary)
    found = [(words := words_of(clause, language), words & sources) for clause in clauses]
    said, held = (set().union(*(pair[side] for pair in found)) for side in (0, 1))
    if not said or len(held) < LEAST_SHARE[language] * len(said):
        return False
    if any(len(both) < LEAST_OF_CLAUSE[language] * len(words) for words, both in found):
        return False
    if not _facts_hold(text, grounds) or not _rows_are_named(text, language, grounds) or not _terms_hold(text, grounds, glossary):
        return False
    return all(_stands_beside(told, text, language, grounds, glossary) for told in told_figures(text))


def words_of(text: str, language: str) -> set[str]:
    """The words that carry a text: pairs of Chinese characters (and Latin names), or English stems; figures aside.

    >>> sorted(words_of("2026年的GDP目标", "zh")), sorted(words_of("The targets of 2026 for exports", "en"))
    (['gdp', '年', '目标'], ['export', 'target'])
    """
    plain = half_width(text)
    if language == "en":
        return {stem for stem in _TOKENIZER.tokenize(plain) if stem[:1].isalpha()} - _JOINING_EN
    words = {name.lower() for name in re.findall(r"[A-Za-z]{2,}", plain)}
    for run in _HAN.findall(_JOINING.sub(" ", plain)):
        words |= {run} if len(run) == 1 else {a + b for a, b in pairwise(run)}
    return words


def ground_words(grounds: Sequence[Claim], language: str, glossary: Glossary) -> set[str]:
    """All words that the claims and what stands around their quotes offer, in one language."""
    texts = _ground_texts(grounds, language)
    if language == "en":
        quotes = [" ".join((c.quote, *c.section)) for claim in grounds for c in claim.citations]
        texts += [match.entry.en for quote in quotes for match in glossary.find_zh(quote)]
        texts += [glossary.english(c.report.place or "") or "" for claim in grounds for c in claim.citations]
    words = set().union(*(words_of(text, language) for text in texts))
    # Cutting out joining words parts pairs differently in source and sentence: the source offers its pairs uncut too.
    return (
        words | {a + b for text in texts for run in _HAN.findall(half_width(text)) for a, b in pairwise(run)} if language == "zh" else words
    )


def _ground_texts(grounds: Sequence[Claim], language: str) -> list[str]:
    """What the claims say, and what stands in and around their quotes."""
    texts = [claim.text for claim in grounds]
    for citation in (citation for claim in grounds for citation in claim.citations):
        report = citation.report
        if language == "en":
            texts += [citation.quote_en or "", report.title_en or ""]
            continue
        texts += [citation.quote, *citation.section, report.title, report.place or "", report.publisher or ""]
        texts += [note.text for note in citation.footnotes]
        if citation.table is not None:
            texts += [citation.table.title, *citation.table.columns, citation.table.row]
    return texts


def told_figures(text: str) -> Iterator[Told]:
    """The figures of a sentence, years aside, each with its role and year.

    >>> [(told.figure.text, told.role, told.year) for told in told_figures("2025年GDP增速：预期目标6%左右，预计完成4.5%。")]
    [('6%', 'target', '2025'), ('4.5%', 'result', '2025')]
    """
    plain = half_width(text)
    years = list(_YEAR.finditer(plain))
    for figure in find_figures(text):
        if _YEAR.fullmatch(plain[figure.start : figure.end].strip().rstrip("年")):
            continue
        start, end = _clause_bounds(plain, figure)
        roles = list(_ROLES.finditer(plain, start, end))
        before = [role for role in roles if role.start() < figure.start]
        role = str((before[-1] if before else roles[0]).lastgroup) if roles else ""
        earlier = [year[0] for year in years if year.start() < figure.start]
        yield Told(figure, role, (earlier or [year[0] for year in years] or [""])[-1])


def _facts_hold(text: str, grounds: Sequence[Claim]) -> bool:
    """Whether each figure told of a table's row is told as the row's fact: same value, target or result, year; an estimate as one."""
    if not grounds or not all(claim.computed or any(c.table is not None for c in claim.citations) for claim in grounds):
        return True
    facts = [told for claim in grounds for told in told_figures(claim.text)]
    estimated = any(_ESTIMATE.search(claim.text) for claim in grounds)
    for told in told_figures(text):
        same = [
            fact
            for fact in facts
            if fact.figure.value == told.figure.value
            and (not told.role or not fact.role or told.role == fact.role)
            and (not told.year or not fact.year or told.year == fact.year)
        ]
        if not same:
            return False
        if estimated and all(fact.role == "result" for fact in same) and not _ESTIMATE.search(text):
            return False
    return True


def _rows_are_named(text: str, language: str, grounds: Sequence[Claim]) -> bool:
    """Whether a sentence with figures that rests on a table's row names that row, and rests on one row only.

    Of two rows in one sentence nobody could tell which figure is told of which.
    """
    rows = {c.table.row: c for claim in grounds for c in claim.citations if c.table is not None}
    if not rows or not any(told_figures(text)):
        return True
    if len(rows) > 1:
        return False
    label, citation = rows.popitem()
    if language == "en":
        label = (citation.quote_en or "").split(" | ")[0]
    said = _uncut(text, language)
    return any(not (words := words_of(name, language)) or len(words & said) >= LEAST_OF_NAME * len(words) for name in _names_of(label))


def _names_of(label: str) -> list[str]:
    """A row's label, and its two names where one stands in brackets behind the other.

    >>> _names_of("地区生产总值（GDP）增速")
    ['地区生产总值（GDP）增速', '地区生产总值增速', 'GDP增速']
    """
    parts = _BRACKETED.fullmatch(label)
    return [label, parts[1] + parts[3], parts[2] + parts[3]] if parts else [label]


def _terms_hold(text: str, grounds: Sequence[Claim], glossary: Glossary) -> bool:
    """Whether every indicator, place, person or project that a sentence names is named in its ground, by any of its names."""
    texts = "\n".join((*_ground_texts(grounds, "zh"), *_ground_texts(grounds, "en")))
    matches = (*glossary.find_zh(text), *glossary.find_en(text))
    return all(_is_named(match.entry, texts) for match in matches if match.entry.kind != "unit" and match.entry.zh not in GENERIC)


def _is_named(entry: GlossaryEntry, text: str) -> bool:
    """Whether a text holds any of a term's names, Chinese or English."""
    chinese, english = term_key(text), _phrase(text)
    if any(term_key(name) in chinese for name in (entry.zh, *entry.zh_aliases)):
        return True
    names = [name for whole in (entry.en, *entry.en_aliases) for name in _names_of(whole)]
    return any(_phrase(name) in english for name in names if _phrase(name).strip())


def _phrase(text: str) -> str:
    """The stems of an English text in order, each between blanks.

    >>> _phrase("Retail sales of consumer goods")
    ' retail sale consum good '
    """
    return f" {' '.join(_TOKENIZER.tokenize(text))} "


def _stands_beside(told: Told, text: str, language: str, grounds: Sequence[Claim], glossary: Glossary) -> bool:
    """Whether the words around a figure in the sentence stand around it in a source too, not beside another figure there."""
    sources = [c.quote if language == "zh" else c.quote_en or "" for claim in grounds for c in claim.citations if c.table is None]
    held = [(source, place) for source in sources for place in _places(told.figure.value, source)]
    if not held:
        return True  # of the scope, or computed: judged elsewhere
    start, end = _clause_bounds(text, told.figure)
    before, behind = _BESIDE[language]
    start = max(start, told.figure.start - before)
    beside = text[start : min(end, told.figure.end + behind)]
    own = words_of(beside, language)
    indicators = _indicators(beside, language, glossary)
    nearest = _nearest(indicators, told.figure.start - start, told.figure.end - start)
    before, behind = _WINDOW[language]
    for source, place in held:
        start = max(0, place.start - before)
        window = source[start : place.end + behind]
        named_there = _indicators(window, language, glossary)
        nearest_there = _nearest(named_there, place.start - start, place.end - start)
        near, far = own & _uncut(window, language), own & (_uncut(source, language) - _uncut(window, language))
        told_there = next((t.role for t in told_figures(source) if t.figure.start == place.start), "")
        same_role = not told.role or not told_there or told.role == told_there
        same_name = all(_is_named(match.entry, window) for match in indicators)
        # Of several indicators there, the figure is the nearest one's: 社零 beside the GDP's figure is another's name.
        if nearest is not None and nearest_there is not None and len({match.entry.zh for match in named_there}) > 1:
            same_name = same_name and nearest.zh == nearest_there.zh
        if len(near) >= len(far) and same_name and same_role and _same_place(source[slice(*_clause_bounds(source, place))], text):
            return True
    return False


def _indicators(text: str, language: str, glossary: Glossary) -> list[Match]:
    found = glossary.find_zh(text) if language == "zh" else glossary.find_en(text)
    return [match for match in found if match.entry.kind == "indicator" and match.entry.zh not in GENERIC]


def _nearest(indicators: Sequence[Match], start: int, end: int) -> GlossaryEntry | None:
    """The indicator that stands nearest to `start`:`end`, on either side."""
    return (
        min(
            indicators,
            key=lambda match: max(start - match.end, match.start - end),
        ).entry
        if indicators
        else None
    )


def _same_place(there: str, text: str) -> bool:
    """Whether a figure that is told of the city, province or nation is told so: 全市 is not left out."""
    return all(said.search(text) for wider, said in _WIDER if wider.search(there))


def _clause_bounds(text: str, figure: Figure) -> tuple[int, int]:
    cuts = [0, *(cut.end() for cut in _CLAUSE.finditer(text)), len(text)]
    return max(cut for cut in cuts if cut <= figure.start), min(cut for cut in cuts if cut >= figure.end)


def _places(value: Decimal, source: str) -> list[Figure]:
    return [figure for figure in find_figures(source) if figure.value == value]


def _uncut(text: str, language: str) -> set[str]:
    pairs = {a + b for run in _HAN.findall(half_width(text)) for a, b in pairwise(run)} if language == "zh" else set()
    return words_of(text, language) | pairs
