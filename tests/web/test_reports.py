"""The proof pane over the five reports: every citation of every development question is found and marked verbatim."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from web.examples import EXAMPLES
from web.labels import EN, ZH
from web.proof import render_proof

QUESTIONS = Path(__file__).resolve().parents[2] / "eval" / "questions" / "dev.jsonl"
EXAMPLE_QUESTIONS = [(language, text) for language, groups in EXAMPLES.items() for group in groups for text in group]


def close_up(text: str) -> str:
    return re.sub(r"\s", "", text)


def marked_words(shown: str) -> str:
    without_note_marks = re.sub(r"<sup>.*?</sup>", "", shown)
    marks = re.findall(r'<mark class="on"[^>]*>(.*?)</mark>', without_note_marks)
    return unescape("".join(re.sub(r"<[^>]*>", "", words) for words in marks))


def citations(assistant: Any) -> Iterator[tuple[Any, str, Any]]:
    questions = [text for _, text in EXAMPLE_QUESTIONS]
    questions += [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line.strip()]
    for question in questions:
        answer = assistant.ask(question)
        for citation in answer.citations:
            yield answer, str(citation.n), citation
        if answer.nearest is not None:
            yield answer, "near", answer.nearest


def test_every_citation_is_marked_word_for_word_where_it_stands(assistant: Any) -> None:
    seen, wrong = 0, []
    for answer, n, citation in citations(assistant):
        seen += 1
        shown = render_proof(assistant.reports, answer, 1, n, ZH)
        in_table = shown.count('<tr class="on"') == 1
        if not in_table and close_up(marked_words(shown)) != close_up(citation.quote):
            wrong.append((answer.question, n, citation.quote, marked_words(shown)))
    assert wrong == []
    assert seen > 60


@pytest.mark.parametrize(("language", "question"), EXAMPLE_QUESTIONS)
def test_an_example_question_is_not_refused_and_is_answered_in_its_language(assistant: Any, language: str, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status != "refused"
    assert answer.language == language
    assert answer.citations


def test_the_loaded_reports_are_listed_in_both_languages(assistant: Any) -> None:
    from web.proof import render_reports

    assert "重庆市渝中区人民政府工作报告" in render_reports(assistant.reports, ZH)
    assert "缺第1版" in render_reports(assistant.reports, ZH)
    english = render_reports(assistant.reports, EN)
    assert english.count('<b lang="en">') == len(assistant.reports)
