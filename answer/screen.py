"""Which sentences of a model may be looked at at all: plain words in the asker's language, nothing to click, nothing of the prompt.

In: one sentence and the prompt's own words. Out: the sentence ready to be proved, or None. What passes here is not yet
believed. The module knows nothing of evidence.
"""

from __future__ import annotations

import re
import unicodedata

MAX_SENTENCE_CHARS = {"zh": 400, "en": 900}
LEAKED_RUN = {"zh": 12, "en": 40}  # so many signs of the prompt in a row are the prompt
# http://a.b, ![x](…), <img …>, &#106;, javascript:, a@b.cn, evil.example; not GDP<5 or 3.5
_ACTIVE = re.compile(
    r"\w+://|\bwww\.|!\[|\]\(|</?[a-zA-Z!]|javascript:|data:|&#?\w+;|\\[a-zA-Z]+\{|\S+@\S+\.\w|\b[a-z0-9-]+\.(?:com|cn|net|org|io|gov|example)\b|\$\$",
    re.IGNORECASE,
)
# Any stop or joint that separates nothing in a comparison of words.
_NO_LETTER = re.compile(r"[\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ASIDE = re.compile(r"\([^)]*\)|（[^）]*）|\"[^\"]*\"|“[^”]*”")
_BRACKETS = str.maketrans("[]【】", "〔〕〔〕")
# 抱歉，我无法…, I'm sorry, As an AI; not 我们无法忽视
_DECLINES = re.compile(
    r"^\W*(?:很?抱歉|对不起|我(?:无法|不能|没有办法)|作为(?:一个)?(?:AI|人工智能)|I'?m sorry|I am sorry|I (?:can(?:no|')t|am unable|won't)|As an AI|Sorry)",
    re.IGNORECASE,
)


def screened(text: str, language: str, instructions: str) -> str | None:
    """The sentence with its brackets made harmless; None where it is garbled, active, in another language, or of the prompt.

    >>> screened("目标是5%〔3〕。", "zh", ""), screened("见![x](http://a.b)。", "zh", ""), screened("The target is 5%.", "zh", "")
    ('目标是5%〔3〕。', None, None)
    """
    if not 2 <= len(text) <= MAX_SENTENCE_CHARS[language] or _ACTIVE.search(text) or _is_garbled(text):
        return None
    if not _speaks(text, language) or _repeats(text, instructions, LEAKED_RUN[language]):
        return None
    return text.translate(_BRACKETS)


def declines(text: str) -> bool:
    """Whether a reply begins as one that refuses to answer.

    >>> declines("抱歉，我无法回答。"), declines("I'm sorry, but I can't help."), declines("2026年目标是5%。")
    (True, True, False)
    """
    return _DECLINES.search(text) is not None


def _is_garbled(text: str) -> bool:
    return any(sign == "\ufffd" or unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cn", "Cs") for sign in text)


def _speaks(text: str, language: str) -> bool:
    if language == "zh":
        return len(_HAN.findall(text)) >= 2
    return _HAN.search(_ASIDE.sub("", text)) is None and re.search(r"[A-Za-z]{2}", text) is not None


def _repeats(text: str, instructions: str, run: int) -> bool:
    said, told = _NO_LETTER.sub("", text).lower(), _NO_LETTER.sub("", instructions).lower()
    return any(said[at : at + run] in told for at in range(len(said) - run + 1))
