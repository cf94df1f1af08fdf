"""A checked text for a reader: the words and signs of the verdicts in both languages, the sentences as lines.

In: a `CheckedText`. Out: lines for a terminal, and the words that a page shows as well. A verdict is never told by colour
alone: each has a sign and a word. The module knows nothing of how a part was judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from answer.checked import VERDICTS, CheckedPart, CheckedSentence, CheckedText, Verdict

SIGNS: dict[Verdict, str] = {"as_printed": "✓", "differs": "≠", "target_not_result": "◎", "other_scope": "⇄", "not_found": "○"}
WORDS: dict[str, dict[Verdict, str]] = {
    "zh": {
        "as_printed": "与报告一致",
        "differs": "与报告不同",
        "target_not_result": "是目标，不是结果",
        "other_scope": "另一年份或口径",
        "not_found": "这些报告里没有",
    },
    "en": {
        "as_printed": "as printed",
        "differs": "differs",
        "target_not_result": "a target, not a result",
        "other_scope": "another year or scope",
        "not_found": "not in these reports",
    },
}
KINDS: dict[str, dict[str, str]] = {
    "zh": {"figure": "数字", "year": "年份", "quotation": "引语", "name": "名称", "office": "职务", "wording": "用词"},
    "en": {"figure": "figure", "year": "year", "quotation": "quotation", "name": "name", "office": "office", "wording": "wording"},
}
_NOTHING = {"zh": "没有可核对的内容", "en": "nothing to check"}


def language_of(checked: CheckedText) -> str:
    """The language of most sentences."""
    chinese = sum(sentence.language == "zh" for sentence in checked.sentences)
    return "zh" if 2 * chinese >= len(checked.sentences) else "en"


def summary_line(checked: CheckedText, language: str) -> str:
    """How many parts have which verdict, in one line.

    >>> summary_line(CheckedText("", (), ()), "en")
    '0 sentences'
    """
    counts = checked.counts()
    told = [f"{SIGNS[verdict]} {counts[verdict]} {WORDS[language][verdict]}" for verdict in VERDICTS if counts[verdict]]
    empty = sum(not sentence.parts for sentence in checked.sentences)
    number = len(checked.sentences)
    head = f"共 {number} 句" if language == "zh" else f"{number} sentence{'' if number == 1 else 's'}"
    tail = [f"{empty} 句{_NOTHING['zh']}" if language == "zh" else f"{empty} with {_NOTHING['en']}"] if empty else []
    return ("；" if language == "zh" else "; ").join([head, *told, *tail])


def said_of(part: CheckedPart, language: str) -> str:
    """What is said of a part: its verdict, and what the report prints in its place.

    >>> said_of(CheckedPart("figure", "6%", 0, 2, "differs", 1, "5.5% (estimate for 2025)"), "en")
    'differs; the report: 5.5% (estimate for 2025)'
    """
    words = WORDS[language][part.verdict]
    shown = part.printed if part.kind != "quotation" or part.verdict == "not_found" else ""
    if not shown:
        return words
    return f"{words}；报告：{shown}" if language == "zh" else f"{words}; the report: {shown}"


def differences_of(part: CheckedPart) -> str:
    """The stretches in which a quotation differs: 〔draft → report〕.

    >>> from answer.checked import Piece
    >>> differences_of(CheckedPart("quotation", "花钱", 0, 2, "differs", 1, "用钱", (Piece("花", "用"),)))
    '〔花 → 用〕'
    """
    return "".join(f"〔{piece.draft or '—'} → {piece.report or '—'}〕" for piece in part.difference)


def sentence_lines(sentence: CheckedSentence, language: str) -> Iterator[str]:
    """A sentence, then a line for each of its parts."""
    yield sentence.text
    if not sentence.parts:
        yield f"    – {_NOTHING[language]}"
    for part in sentence.parts:
        number = f" [{part.citation}]" if part.citation is not None else ""
        shown = part.text if len(part.text) <= 60 else f"{part.text[:58]} …"
        yield (
            f"    {SIGNS[part.verdict]} {shown}（{said_of(part, language)}）{number}"
            if language == "zh"
            else (f"    {SIGNS[part.verdict]} {shown} ({said_of(part, language)}){number}")
        )
        if part.difference:
            yield f"      {differences_of(part)}"
