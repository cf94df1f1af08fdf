"""A small report with a note, a table and hostile words, an assistant that answers from it, and the page over it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

import pytest

from answer import Finder, Register, Sources, Yearbook
from answer.model import (
    Answer,
    CheckItem,
    Citation,
    CitationScope,
    Locator,
    NoteReference,
    ReportReference,
    TableReference,
    Understood,
)
from corpus import Glossary, IndicatorNames, find_facts
from corpus.indicators import table_facts
from corpus.model import Block, Cell, Footnote, NoteMark, Report, Run, SourceFile, Table, Term, Text
from tests.web.browsing import Open, opening

SHA = "ab" * 32
FILE = "样例.txt"
BEFORE = "上年经济稳中有进。"
TARGET = "2026年地区生产总值增长5%左右。二是衔接“十五五”规划目标，年均增速5%。"
HOSTILE = "引号\"与<script>alert('r')</script>&amp;照原样显示。"
NOTE = "“四张清单”：指<b>项目</b>清单、政策清单、改革清单、平台清单。"
CELLS = (
    ("一", "实际使用外资（FDI）", "万美元", "6000", "3200"),
    ("", "进出口总额增速", "%", "7", "28.5"),
)
COLUMNS = ("类别", "指标", "单位", "2025年预期目标", "2025年预计完成")


class Source:
    """Builds a file's canonical text and the cleaned texts that stand in it."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, string: str, joint: str = "\n") -> Text:
        start = len(self.text)
        self.text += string + joint
        return Text(string, (Run(0, len(string), 0, start),) if string else ())

    def wrapped(self, string: str, at: int) -> Text:
        """The string broken over two lines in the file, whole in the cleaned text."""
        first, second = self.add(string[:at]), self.add(string[at:])
        return Text(string, (*first.runs, replace(second.runs[0], start=at)))


def build_report() -> Report:
    source = Source()
    path = ("二、2026年安排", "（三）主要目标")

    def block(number: int, kind: Any, text: Text, section: tuple[str, ...], **more: Any) -> Block:
        return Block(f"sample#{number}", kind, text, section, "", **more)

    head = block(0, "heading", source.add(path[1]), path[:1], level=2)
    before = block(1, "paragraph", source.add(BEFORE), path)
    target = block(2, "paragraph", source.wrapped(TARGET, 16), path, marks=(NoteMark(30, "3"),))
    note_text = source.add(NOTE)
    hostile = block(3, "paragraph", source.add(HOSTILE), path)
    other = block(4, "paragraph", source.add("别节的话。"), ("三、保障",))
    columns = tuple(source.add(name, "\t") for name in COLUMNS)
    title = source.add("附件1 主要指标表")
    first = [Cell(source.add(cell, "\t")) for cell in CELLS[0]]
    second = [Cell(first[0].text, True), *(Cell(source.add(cell, "\t")) for cell in CELLS[1][1:])]
    table = block(5, "table", title, ("附件1",), table=Table("附件1 主要指标表", columns, (tuple(first), tuple(second))))
    note = Footnote("3", note_text, (Term("四张清单", "“四张清单”", 7, len(NOTE)),), ("sample#2",))
    return Report(
        id="sample", title="样例<i>报告</i>", title_en="A sample report", publisher="样例区人民政府", place="样例区",
        place_en="Sample District", date="2026-03-02", kind="plan report", reviews=(2025,), plans=(2026,),
        files=(SourceFile(FILE, SHA, "utf-8", source.text),),
        blocks=(head, before, target, hostile, other, table), notes=(note,), facts=(), receipts=(), missing=("第1版",),
    )  # fmt: skip


def cite(report: Report, n: int, start: int, end: int, quote: str, **more: Any) -> Citation:
    reference = ReportReference(report.id, report.title, report.title_en, report.publisher, report.place, report.date)
    more.setdefault("section", ("二、2026年安排", "（三）主要目标"))
    more.setdefault("scope", CitationScope(2026, "样例区", None, "target", "section"))
    return Citation(n=n, report=reference, quote=quote, locator=Locator(FILE, SHA, start, end), **more)


def cite_words(report: Report, n: int, words: str, **more: Any) -> Citation:
    """A citation of words that stand on one line of the file."""
    start = report.files[0].text.index(words)
    return cite(report, n, start, start + len(words), words, **more)


def cite_row(report: Report, n: int) -> Citation:
    """A citation of the table's first row."""
    text = report.files[0].text
    start = text.index("实际使用外资")
    end = text.index("3200") + 4
    return cite(
        report, n, start, end, "实际使用外资（FDI） 万美元 6000 3200", section=("附件1",),
        table=TableReference("附件1 主要指标表", COLUMNS, "实际使用外资（FDI）"),
        scope=CitationScope(2025, "样例区", None, "estimate", "column"), quote_en="Foreign capital: 6000, 3200",
        quote_en_by="project",
    )  # fmt: skip


@dataclass
class FakeAssistant:
    """Answers by the words of the question, from the sample report."""

    report: Report
    delay_s: float = 0.0

    @property
    def reports(self) -> Mapping[str, Report]:
        return {self.report.id: self.report}

    @cached_property
    def register(self) -> Register:
        return register_of(self.reports)

    @cached_property
    def yearbook(self) -> Yearbook:
        """The figures of the report's table."""
        report = replace(self.report, facts=table_facts(self.report.blocks))
        return Yearbook(find_facts([report], IndicatorNames({})), lambda report, name: None)

    def ask(self, question: str, *, history: Sequence[Mapping[str, Any]] = ()) -> Answer:
        time.sleep(self.delay_s)
        english = question.isascii()
        if "boom" in question:
            raise RuntimeError("a secret path /etc/boom")
        if "2027" in question:
            return refusal(self.report, question, "en" if english else "zh")
        return full_answer(self.report, question, "en" if english else "zh")


def register_of(reports: Mapping[str, Report]) -> Register:
    """The terms of some reports; running text explains none of them."""
    return Register(Sources(reports, lambda report, text: None), Glossary(()), Finder(reports), lambda name, lead: ())


def full_answer(report: Report, question: str, language: Any) -> Answer:
    target = cite(
        report, 1, report.files[0].text.index("2026年地"), report.files[0].text.index("二是"),
        "2026年地区生产总值增长5%左右。", quote_en="GDP is to grow by about 5%.", quote_en_by="project",
    )  # fmt: skip
    reason = cite_words(report, 2, "二是衔接“十五五”规划目标，年均增速5%。", footnotes=(NoteReference("3", "四张清单", NOTE),))
    zh = "2026年地区生产总值增长目标为5%左右[1]。\n- 衔接“十五五”规划目标，年均增速5%[2]。\n- 实际使用外资预计完成3200万美元[3]。"
    en = "The 2026 GDP growth target is about 5% [1].\n- It fits the plan's 5% a year [2].\n- Foreign capital is estimated at 3200 [3]."
    return Answer(
        question=question, language=language, understood=Understood("target_and_why"), status="answered", reason=None,
        text=en if language == "en" else zh, citations=(target, reason, cite_row(report, 3)),
        checks=(CheckItem("5%", "quote", 1), CheckItem("3200", "quote", 3), CheckItem("53%", "computed", 3, ("3200", "6000"))),
    )  # fmt: skip


def refusal(report: Report, question: str, language: Any) -> Answer:
    near = cite_words(report, 0, HOSTILE)
    text = "The reports speak of 2025 and 2026." if language == "en" else "这些报告讲的是2025年和2026年，没有讲2027年。"
    return Answer(
        question=question, language=language, understood=Understood("target", years=(2027,)), status="refused",
        reason="other_year", text=text, citations=(), nearest=near, notes=("一条<u>说明</u>",),
    )  # fmt: skip


@pytest.fixture(scope="session")
def sample_report() -> Report:
    return build_report()


@pytest.fixture
def sample_register(sample_report: Report) -> Register:
    return register_of({sample_report.id: sample_report})


@pytest.fixture
def sample_answer(sample_report: Report) -> Answer:
    return full_answer(sample_report, "目标是多少？", "zh")


@pytest.fixture
def sample_refusal(sample_report: Report) -> Answer:
    return refusal(sample_report, "2027年呢？", "zh")


def in_a_loop(made: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine gives. Gradio, built outside a running loop, leaves a loop behind that nobody closes."""
    try:
        asyncio.get_running_loop()  # a browser of these tests runs one
    except RuntimeError:
        loop = asyncio.new_event_loop()
        try:
            return loop.run_until_complete(made)
        finally:
            loop.close()
    try:
        made.send(None)
    except StopIteration as done:
        return done.value
    raise AssertionError("the coroutine waits for something")


@dataclass
class Served:
    """A page that is being served."""

    url: str
    assistant: Any


@contextmanager
def serve(assistant: Any) -> Iterator[Served]:
    """The page over an assistant on a free port of this machine, in a thread of its own."""
    from web.indicator_room import indicators_csv
    from web.listen import bind
    from web.originals import Originals
    from web.page import build_page
    from web.server import build_app, server_for

    async def build() -> Any:
        page, english = (build_page(assistant, 2000, language) for language in ("zh", "en"))
        return build_app(page, getattr(assistant, "uploads", None), Originals(assistant), partial(indicators_csv, assistant), english)

    listening = bind("127.0.0.1", 0)
    server = server_for(in_a_loop(build()))
    thread = threading.Thread(target=lambda: server.run(sockets=[listening]), daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    try:
        yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", assistant)
    finally:
        server.should_exit = True
        thread.join(15)
        listening.close()
    assert not thread.is_alive(), "the server did not end"


@pytest.fixture(scope="session")
def served(sample_report: Report) -> Iterator[Served]:
    """The page over the sample report; it ends with the tests."""
    with serve(FakeAssistant(sample_report)) as page:
        yield page


@pytest.fixture(scope="session")
def served_reports(assistant: Any) -> Iterator[Served]:
    """The page over the five reports; it ends with the tests."""
    with serve(assistant) as page:
        yield page


@pytest.fixture(scope="session")
def served_shelf(sample_report: Report, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page over the sample report, on a shelf that takes small files and changes nothing with them."""
    from web.shelf import Shelf
    from web.uploads import Uploads

    @dataclass
    class Unchanged:
        failures: list[str] = field(default_factory=list)

    assistant = FakeAssistant(sample_report)
    uploads = Uploads(tmp_path_factory.mktemp("built"), {".txt": None}, 2000, 100)
    with serve(Shelf(assistant, lambda say, **change: Unchanged(), lambda: assistant, uploads)) as page:
        yield page


@pytest.fixture
def serve_page() -> Any:
    """Serves a page over an assistant or a shelf."""
    return serve


@pytest.fixture
def open_at(chromium: Any, served_reports: Served) -> Iterator[Open]:
    """Opens a page over the five reports, or of another server: `open_at(query, size, of)`."""
    with opening(chromium, served_reports.url) as opened:
        yield opened
