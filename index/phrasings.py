"""Indicators that a question puts as a whole phrase: how much do farmers earn, 老百姓一年挣多少钱, how many jobs were created.

In: a question that names no indicator, phrases with gaps and the indicators they stand for (`data/phrasings.csv`). Out: the
question with the indicator named. Knows nothing of values; what else a question names is looked at by its reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus import AskedRow, Glossary
from index.alone import FIGURE
from index.printed_by import Prints, printed_anywhere

GAP = "…"  # some words of a phrase that may be any: jobs … created
_HOW_MUCH = re.compile("多少|几(?=个|$)")  # stays in the question: 挣多少 is 收入多少
_TARGET = re.compile(r"目标|\b(?:target|goal|aim)(?=s?\b)", re.IGNORECASE)  # stays too: 就业目标 is no result
_NARROWS = re.compile(
    r"\b(?:he|she|his|her)\b|[他她](?!们)|\bstands? for\b|\bmean(?:s|ing)?\b|意思|含义|定义|\d+月|[上下]半年|季度"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december|months?|quarters?)\b",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"\b(?:U\.?S\.?|UK|EU|USA)\b")  # us is a word of grammar, US is none
_COMMA = re.compile(r"[，,；;。？?]")
_GAP_ZH = r"([^，。？?；;、负零不没未]{0,8}?)"  # 负增长 is no growth
_GAP_EN = r"((?:\s+[\w'’-]+){0,5}?)"


class Phrasings:
    """Phrases, each with the indicators that it may name: of these the first that the reports asked print.

    >>> from corpus import GlossaryEntry
    >>> phrasings = Phrasings([("en", ("farmers … earn",), ("农民收入",))], Glossary((GlossaryEntry("农民收入", "rural income", (), (), "indicator"),)))
    >>> list(phrasings.named("how much did farmers in Qingling earn in 2031", "en"))
    ['how much did rural income in Qingling in 2031']
    """

    def __init__(
        self,
        rows: Iterable[AskedRow] = (),
        glossary: Glossary | None = None,
        prints: Prints = printed_anywhere,
    ) -> None:
        self._glossary = glossary or Glossary(())
        self._prints = prints
        found = [(language, _pattern(phrase, language), names) for language, phrases, names in rows for phrase in phrases]
        self._patterns = sorted(found, key=lambda row: -len(row[1].pattern))

    def named(self, plain: str, language: str) -> Iterator[str]:
        """The question with each phrase that it holds, longest first, as the indicator's name and what stood in its gaps.

        Not a phrase of another clause than the figure asked for: 接待了游客，他们花了多少钱. Nor what somebody spoke of (what growth did he aim
        for), what is of a month or of a country's, or what a name means.
        """
        if _NARROWS.search(plain) or _COUNTRY.search(plain):
            return
        figures = list(FIGURE.finditer(plain))
        for spoken, pattern, names in self._patterns:
            found = pattern.search(plain) if spoken == language else None
            if found is None or not _of_one_clause(plain, found, figures):
                continue
            entries = [entry for entry in map(self._glossary.entry, names) if entry is not None]
            for entry in [*(entry for entry in entries if self._prints(entry, plain)), *entries][:1]:
                between = "".join(gap or "" for gap in found.groups())
                if asks := _HOW_MUCH.search(found[0]):
                    between += asks[0] if asks[0] not in between else ""
                name = entry.zh if language == "zh" else entry.en
                if (aim := _TARGET.search(found[0])) and aim[0] not in between:
                    name += aim[0] if language == "zh" else f" {aim[0]}"
                yield f"{plain[: found.start()]}{name}{between}{plain[found.end() :]}"


def _of_one_clause(plain: str, phrase: re.Match[str], figures: Sequence[re.Match[str]]) -> bool:
    between = (plain[min(phrase.end(), figure.end()) : max(phrase.start(), figure.start())] for figure in figures)
    return len(figures) < 2 and not any(map(_COMMA.search, between))


def _pattern(phrase: str, language: str) -> re.Pattern[str]:
    """A phrase as a pattern, each gap a group.

    >>> _pattern("挣…多少", "zh").search("农民挣了多少")[1], _pattern("jobs … created", "en").search("jobs were created")[1]
    ('了', ' were')
    """
    parts = [re.escape(part.strip()) for part in phrase.split(GAP)]
    if language == "zh":
        return re.compile(_GAP_ZH.join(parts), re.IGNORECASE)
    return re.compile(rf"\b{_joined(parts)}\b", re.IGNORECASE)


def _joined(parts: Sequence[str]) -> str:
    return rf"{_GAP_EN}\s+".join(part.replace(r"\ ", r"\s+") for part in parts)
