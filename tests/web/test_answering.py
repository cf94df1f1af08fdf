"""An answer that a language model writes shows itself on the page sentence by sentence; any other as before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from answer.model import Answer
from corpus.model import Report
from web.anchors import report_key
from web.answering import english_of, growing
from web.ask import Turn
from web.events import Events, Parts
from web.labels import ZH
from web.scope import Scope


class Writes:
    """An assistant whose model says two sentences and is then found out, or not."""

    def __init__(self, answer: Answer, ends_by_model: bool) -> None:
        self.reports: dict[str, Any] = {}
        self._answer = answer
        self._ends_by_model = ends_by_model

    def ask(self, question: str, **_: Any) -> Answer:
        return list(self.stream(question))[-1]

    def stream(self, question: str, **_: Any) -> Iterator[Answer]:
        """Two beginnings, then the whole."""
        for text in ("第一句[1]。", "第一句[1]。第二句[1]。"):
            yield replace(self._answer, text=text, composer="model:m")
        yield replace(self._answer, text="全文[1]。", composer="model:m" if self._ends_by_model else "extract")


def parts() -> Parts:
    return Parts(**{name: name for name in Parts.__dataclass_fields__ if name not in ("users", "examples")})


def shown(assistant: Any) -> list[str]:
    """What the last message of the chat holds at each step, without the steps that show no chat."""
    steps = list(Events(assistant, parts(), 2000).ask("问", [], "zh"))
    values = [step["chat"] for step in steps]
    chats = [value if isinstance(value, list) else value.value for value in values]
    return [str(chat[-1]["content"] if isinstance(chat[-1], dict) else chat[-1]) for chat in chats]


def test_a_model_s_sentences_are_shown_as_they_are_proved(sample_answer: Answer) -> None:
    steps = shown(Writes(sample_answer, ends_by_model=True))
    assert [[words in step for words in ("第一句", "第二句", "全文")] for step in steps] == [
        [False, False, False],
        [True, False, False],
        [True, True, False],
        [False, False, True],
        [False, False, True],
    ]


def test_what_a_model_began_gives_way_to_the_extracted_answer(sample_answer: Answer) -> None:
    last = shown(Writes(sample_answer, ends_by_model=False))[-1]
    assert "全文" in last and "第一句" not in last


def test_an_assistant_that_only_asks_is_asked(sample_answer: Answer) -> None:
    class Asks:
        reports: dict[str, Any] = {}  # noqa: RUF012

        def ask(self, question: str, **_: Any) -> Answer:
            return sample_answer

    assert list(growing(Asks(), "问", [])) == [(sample_answer, False)]


def test_a_model_s_note_is_shown_under_the_answer(sample_answer: Answer) -> None:
    from web.ask import render_answer

    note = "语言模型的服务器连接不上"
    assert note in render_answer(replace(sample_answer, notes=(note,)), 1, ZH)


def test_who_wrote_an_answer_is_said_under_it(sample_answer: Answer) -> None:
    from web.ask import render_answer

    assert "文字由模型 qwen3&#58;4b 撰写" in render_answer(replace(sample_answer, composer="model:qwen3:4b"), 1, ZH)
    assert "模型" not in render_answer(sample_answer, 1, ZH)


def test_the_page_says_where_questions_go() -> None:
    from web.frame import render_brand

    assert "只在本机" in render_brand({}, ZH)
    elsewhere = render_brand({}, ZH, "models.example:8000")
    assert "models.example:8000" in elsewhere and "只在本机" not in elsewhere


def test_what_is_chosen_is_asked_alone_and_all_where_nothing_is(sample_answer: Answer, sample_report: Report) -> None:
    asked: list[dict[str, Any]] = []

    class Asks:
        reports = {name: replace(sample_report, id=name) for name in ("sample", "other", "third")}  # noqa: RUF012

        def ask(self, question: str, *, history: Any, **more: Any) -> Answer:
            asked.append(more)
            return sample_answer

    events = Events(Asks(), parts(), 2000)
    for scope in (Scope(("sample",)), Scope(("sample", "other"), (2026,)), Scope(("gone",)), Scope()):
        list(events.ask("问", [], "zh", scope))
    assert asked == [{"report": "sample"}, {"reports": ("sample", "other"), "years": (2026,)}, {}, {}]


def test_without_its_report_a_question_is_asked_of_all_and_without_a_year_of_the_same_report(
    sample_answer: Answer, sample_report: Report
) -> None:
    asked: list[tuple[str, dict[str, Any]]] = []

    class Asks:
        reports = {name: replace(sample_report, id=name) for name in ("sample", "other")}  # noqa: RUF012

        def ask(self, question: str, *, history: Any, **more: Any) -> Answer:
            asked.append((question, more))
            return sample_answer

    about = replace(sample_answer.understood, report="sample", years=(2026,))
    before = [Turn("2026年目标？", replace(sample_answer, understood=about), Scope(("sample",)))]
    for what in (report_key("sample"), "2026"):
        list(Events(Asks(), parts(), 2000).again(before, "zh", SimpleNamespace(_data={"which": 1, "what": what})))  # type: ignore[arg-type]
    assert asked == [("2026年目标？", {}), ("目标？", {"report": "sample"})]


def test_a_heading_that_runs_on_into_its_paragraph_has_the_english_of_its_sentence() -> None:
    edition = {
        "一是搭建平台。": "First, building platforms.",
        "——结构更优。": "- The structure improved.",
        "搭建平台": "Building platforms",
    }

    def english(report: str, words: str) -> Any:
        return SimpleNamespace(en=edition[words], exact=True) if words in edition and report == "a" else None

    report = SimpleNamespace(place="松河县", place_en="Songhe County", title="松河县计划草案的报告", title_en="Draft Plan of Songhe County")
    of = english_of(SimpleNamespace(index=SimpleNamespace(english=english), reports={"a": report}))
    cases = ("一是搭建平台", "——结构更优", "搭建平台", "松河县", "松河县计划草案的报告", "二是加强协作", "。", "")
    assert [of.short("a", words) for words in cases] == [
        "First, building platforms",
        "The structure improved",
        "Building platforms",
        "Songhe County",
        "Draft Plan of Songhe County",
        "",
        "",
        "",
    ]


def test_what_ends_a_question_first_counts_whether_it_is_answered_or_stopped(sample_answer: Answer) -> None:
    events = Events(Writes(sample_answer, True), parts(), 2000)  # type: ignore[arg-type]
    asking = events.ask("问", [], "zh")
    waiting = next(asking)["turns"]
    next(asking)
    halted, *rest = events.halt(waiting, "zh"), *asking
    assert halted["question"] == "问" and halted["turns"] == [] and ZH.stopped in halted["problem"]
    assert len(rest) == 1 and rest[0]["turns"] == [] and ZH.stopped in rest[0]["problem"]  # nothing of the answer comes after

    asking = events.ask("问", [], "zh")
    waiting = next(asking)["turns"]
    *_, answered = asking
    halted = events.halt(waiting, "zh")  # the page did not know yet
    assert halted["turns"] == answered["turns"] == [Turn("问", answered["turns"][0].answer)] and "question" not in halted
    assert events.halt(answered["turns"], "zh")["turns"] == answered["turns"] and not halted["problem"]
