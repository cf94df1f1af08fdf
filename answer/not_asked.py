"""The reply to a turn that asks nothing, or that points to nothing that was said.

In: whether a turn asks nothing, the words that point nowhere, the question before. Out: a `Draft` that says so and names the
nearest question, in the asker's language. Knows nothing of reports.
"""

from __future__ import annotations

from answer.draft import Draft
from answer.model import Claim

# Thanks and ends; with a question before, and with none.
_CLOSED = {
    "zh": ("好的。可以接着问“{before}”，或另问一个指标、年份或名词。", "您好。请写明想查的指标、年份或名词。"),
    "en": ('All right. Ask on about "{before}", or name another indicator, year or term.', "Please name the indicator, the year or the term you are looking for."),
}  # fmt: skip
_UNCLEAR = {
    "zh": "不清楚“{words}”指的是哪一个：前面的回答里没有。前一个问题是“{before}”，请写明要问的名称。",
    "en": 'It is not clear what "{words}" stands for: the answers before name none. The question before was "{before}"; please name what you mean.',
}


def nothing_asked(closes: bool, unclear: str, before: str, language: str) -> Draft | None:
    """The refusal of a turn without a question of its own; None for every other turn.

    >>> nothing_asked(False, "第二条", "GDP目标是多少", "zh").claims[0].text
    '不清楚“第二条”指的是哪一个：前面的回答里没有。前一个问题是“GDP目标是多少”，请写明要问的名称。'
    """
    if closes:
        text = _CLOSED[language][0 if before else 1].format(before=before)
    elif unclear:
        text = _UNCLEAR[language].format(words=unclear, before=before)
    else:
        return None
    return Draft("refused", (Claim(text, (), factual=False),), "unclear_question")
