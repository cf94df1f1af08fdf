"""Two smaller tasks of a language model: a follow-up put as a whole question, a passage in English; both checked.

In: a question with the ones before it, or a Chinese passage. Out: the question or the rendering, None where the model's words
cannot be trusted: a figure or a name that nobody gave, one that was lost, another language. The module knows nothing of
answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from typing import Any

from answer.figures import agrees, find_figures
from answer.ground_words import words_of
from answer.llm import LanguageModel, pieces_of
from answer.prompt import Prompts, as_data
from answer.screen import screened
from corpus import Glossary

MAX_QUESTION_CHARS = 200
# A restated question may hold so small a share of words that neither it nor the ones before it gave: 的 and the like.
_MOST_NEW = 0.15
# Of the terms of a passage that the glossary renders, so many must be rendered so.
_LEAST_TERMS = 0.5
_EN_PER_HAN = (1.2, 9.0)  # English characters for one Chinese: 2.9 to 5.5 in this project's own edition


def restate(question: str, before: Sequence[str], language: str, model: LanguageModel, prompts: Prompts) -> str | None:
    """The question so that it stands alone, from what the ones before it named. Raises ModelError where the model fails."""
    prompt = prompts["follow-up", language]
    history = "\n".join(as_data(earlier) for earlier in before)
    text = _one_line(model, prompt.messages(question=as_data(question), history=history), MAX_QUESTION_CHARS)
    whole = screened(text, language, prompt.instructions)
    if whole is None or whole == question:
        return None
    said = " ".join((question, *before))
    known = {figure.value for figure in find_figures(said)}
    figures = {figure.value for figure in find_figures(whole)}
    if not figures <= known or not {figure.value for figure in find_figures(question)} <= figures:
        return None
    words, given = words_of(whole, language), _pairs(said, language)
    return whole if words and len(words - given) <= _MOST_NEW * len(words) else None


def translate(zh: str, model: LanguageModel, prompts: Prompts, glossary: Glossary) -> str | None:
    """The passage in English with every figure it holds and no other. Raises ModelError where the model fails."""
    entries = {match.entry.zh: match.entry for match in glossary.find_zh(zh) if match.entry.kind != "unit"}
    prompt = prompts["translate", "en"]
    lines = "\n".join(f"{name} = {as_data(entry.en)}" for name, entry in entries.items())
    low, high = (share * len(zh) for share in _EN_PER_HAN)
    text = _one_line(model, prompt.messages(text=as_data(zh), terms=lines), int(high) + 1)
    english = screened(text, "en", prompt.instructions) if len(text) <= high else None
    if english is None or len(english) < low:
        return None
    theirs, ours = find_figures(zh), find_figures(english)
    if not all(any(agrees(one, other) for other in theirs) for one in ours):
        return None
    if not all(any(agrees(other, one) for other in ours) for one in theirs):
        return None
    said = words_of(english, "en")
    rendered = [2 * len(words & said) >= len(words) for words in (words_of(entry.en, "en") for entry in entries.values())]
    return english if sum(rendered) >= _LEAST_TERMS * len(rendered) else None


def questions_of(history: Sequence[Any]) -> list[str]:
    """The questions of the turns before, oldest first: of answers in the contract's shape, or of anything with a question."""
    asked = [turn.get("question") for turn in history if isinstance(turn, dict)]
    return [question for question in asked if isinstance(question, str) and question.strip()][-4:]


def _one_line(model: LanguageModel, messages: Sequence[dict[str, str]], room: int) -> str:
    """The first line that a model writes, without quotation marks around it."""
    text = ""
    with closing(pieces_of(model, messages)) as pieces:
        for piece in pieces:
            text += piece
            if "\n" in text.lstrip() or len(text) > room:
                break
    return text.strip().split("\n")[0].strip(' "“”') if text.strip() else ""


def _pairs(text: str, language: str) -> set[str]:
    """The words of a text, cut at joining words and uncut."""
    pairs = {text[at : at + 2] for at in range(len(text) - 1)} if language == "zh" else set()
    return words_of(text, language) | pairs
