"""Reports added, removed and read anew while questions go on: the old index answers until the new one stands."""

from __future__ import annotations

import io
import logging
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import pytest

from corpus import ArchiveLimits
from errors import IndexMissingError, UsageError
from web.labels import EN, ZH
from web.reports import render_job, render_outcomes, render_report_list
from web.shelf import Job, Outcome, Shelf
from web.unpacked import Unpacked
from web.uploads import Uploads

KINDS = {".txt": None}
YUNNAN = "云南省2026年政府工作报告\n一、工作回顾\n旅游收入1.2万亿元。\n"
GANSU = "甘肃省2026年政府工作报告\n一、工作回顾\n粮食产量256亿斤。\n"


def wait_for(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not done() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert done()


def send(shelf: Shelf, name: str, text: str | bytes) -> str:
    async def run() -> str:
        assert shelf.uploads is not None

        async def body() -> Any:
            yield text.encode() if isinstance(text, str) else text

        return (await shelf.uploads.take(name, None, body())).token

    with ThreadPoolExecutor(1) as pool:  # Gradio keeps a loop of its own in this thread, which anyio would orphan
        return pool.submit(anyio.run, run).result()


def done(job: Job | None) -> list[Outcome]:
    assert job is not None and job.done.wait(60)
    return job.outcomes


# --- a shelf over stand-ins: what happens when ---


@dataclass
class Says:
    """An assistant that answers with its own name."""

    name: str
    reports: dict[str, Any] = field(default_factory=dict)
    register: Any = None

    def ask(self, question: str, *, history: Any = ()) -> Any:
        return self.name


@dataclass
class Slow:
    """A change that waits until it is let go."""

    failures: list[str] = field(default_factory=list)
    begun: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None

    def __call__(self, say: Any, **change: Any) -> Any:
        say("reading 1 file")
        self.begun.set()
        assert self.go.wait(20)
        if self.error is not None:
            raise self.error
        return self


@pytest.fixture
def slow(tmp_path: Path) -> tuple[Shelf, Slow]:
    change = Slow()
    report = Any
    old = Says("old", {"a": report, "b": report})
    for name in old.reports:
        old.reports[name] = type("Bare", (), {"id": name, "title": name.upper(), "files": ()})()
    return Shelf(old, change, lambda: Says("new", dict(old.reports)), Uploads(tmp_path, KINDS, 1000, 10)), change  # type: ignore[arg-type]


def test_a_question_during_a_change_is_answered_from_the_old_index_and_after_it_from_the_new(slow: tuple[Shelf, Slow]) -> None:
    shelf, change = slow
    job = shelf.start("reread", ["a"])
    assert change.begun.wait(20)
    assert shelf.ask("?") == "old"
    assert job is not None and job.steps == ["reading 1 file"]
    change.go.set()
    assert done(job) == [Outcome("A", report="a")]
    assert shelf.ask("?") == "new"


def test_a_second_change_has_to_wait_for_the_first(slow: tuple[Shelf, Slow]) -> None:
    shelf, change = slow
    job = shelf.start("reread", ["a"])
    assert shelf.start("remove", ["b"]) is None
    change.go.set()
    done(job)
    assert shelf.start("reread", ["b"]) is not None


@pytest.mark.parametrize(
    ("error", "outcome", "shown"),
    [
        (
            UsageError("another build (process 7) is writing the index"),
            "another build (process 7) is writing the index",
            "另一个程序正在写索引",
        ),
        (RuntimeError("a secret path /etc/x"), "", "索引没有改动"),
    ],
)
def test_a_change_that_fails_leaves_the_old_index_and_says_one_line(
    slow: tuple[Shelf, Slow], error: Exception, outcome: str, shown: str, caplog: pytest.LogCaptureFixture
) -> None:
    shelf, change = slow
    change.error = error
    job = shelf.start("remove", ["a"])
    change.go.set()
    with caplog.at_level(logging.CRITICAL):
        assert done(job) == [Outcome("A", "failed", outcome)]
    assert shelf.ask("?") == "old"
    told = render_outcomes("remove", done(job), shelf, ZH)
    assert shown in told and "/etc/x" not in told
    assert shelf.start("reread", ["a"]) is not None  # and the next one can begin


@pytest.mark.parametrize("error", [IndexMissingError("the index in /srv/zw/built was built by another version"), KeyError("/srv/zw")])
def test_an_index_that_is_changed_and_cannot_be_opened_is_told_as_changed(
    slow: tuple[Shelf, Slow], error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    shelf, change = slow
    reopen = shelf._reopen
    broken = iter([error])

    def fails_once() -> Any:
        for one in broken:
            raise one
        assert reopen is not None
        return reopen()

    shelf._reopen = fails_once
    change.go.set()
    with caplog.at_level(logging.CRITICAL):
        outcomes = done(shelf.start("remove", ["a"]))
    assert outcomes == [Outcome("A", "unused")] and shelf.ask("?") == "old"
    told, english = (render_outcomes("remove", outcomes, shelf, labels) for labels in (ZH, EN))
    assert "索引文件已经改好" in told and "没有改动" not in told and "unchanged" not in english
    assert "/srv" not in told + english and "another version" not in told
    assert done(shelf.start("reread", ["a"])) == [Outcome("A", report="a")] and shelf.ask("?") == "new"  # the next change takes it up


def test_a_developers_words_and_folders_of_the_machine_are_not_shown(slow: tuple[Shelf, Slow]) -> None:
    shelf, _ = slow
    failed = [Outcome("A", "failed", "the thing in /srv/zw/built/7 is odd; mend it")]
    told, english = (render_outcomes("remove", failed, shelf, labels) for labels in (ZH, EN))
    assert "索引没有改动：原因写在运行网页的终端里。" in told and "odd" not in told
    assert "the thing in 7 is odd; mend it" in english and "/srv" not in english


@pytest.mark.parametrize(("verb", "ids", "problem"), [("remove", ["x"], "gone"), ("reread", ["x"], "gone"), ("remove", ["a", "b"], "last")])
def test_what_is_not_there_and_the_last_report_stay(slow: tuple[Shelf, Slow], verb: Any, ids: Sequence[str], problem: str) -> None:
    shelf, change = slow
    assert [one.problem for one in done(shelf.start(verb, ids))][:1] == [problem]
    assert not change.begun.is_set()


def test_a_new_index_written_by_another_program_is_used_from_the_next_question_on(tmp_path: Path) -> None:
    stamp = tmp_path / "manifest.json"
    stamp.write_text("1")
    shelf = Shelf(Says("old"), Slow(), lambda: Says("new"), Uploads(tmp_path, KINDS, 1, 1), stamp)  # type: ignore[arg-type]
    assert shelf.ask("?") == "old"
    time.sleep(0.02)
    stamp.write_text("22")
    wait_for(lambda: bool(shelf.ask("?") == "new"))


def test_a_page_that_may_not_change_anything_says_so(tmp_path: Path) -> None:
    closed = Shelf(Says("old"), Slow(), lambda: Says("new"), Uploads(tmp_path, KINDS, 1, 0))  # type: ignore[arg-type]
    assert closed.changeable is False and closed.start("remove", ["a"]) is None
    assert Shelf(Says("old")).changeable is False  # type: ignore[arg-type]


def test_the_steps_of_a_change_are_shown_as_they_are_done() -> None:
    job = Job("add", ("a<b>.txt",))
    seen = []
    for line in ("", "reading 1 file", "427 passages, 1226 sentences", "words counted", "3 texts embedded, 9 vectors kept", "opening"):
        job.steps.append(line)
        seen.append(render_job(job, ZH).count('class="done"'))
    assert seen == [0, 0, 2, 3, 4, 4]
    assert "a&lt;b&gt;.txt" in render_job(job, EN) and "data-busy" in render_job(job, EN)


# --- a shelf over a real index ---


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    from assistant import Assistant
    from ingest import change_index
    from settings import load_settings

    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "gansu.txt").write_text(GANSU, encoding="utf-8")
    settings = load_settings({}, index_dir=str(tmp_path / "built"))
    change_index(settings, print, add=[reports])
    uploads = Uploads(tmp_path / "built", KINDS, 10_000, 10)
    stamp = tmp_path / "built" / "manifest.json"
    yield Shelf(Assistant.open(settings), partial(change_index, settings), partial(Assistant.open, settings), uploads, stamp)


def sources(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "built" / "sources").glob("*"))


def test_an_upload_is_read_asked_kept_over_a_rebuild_and_removed_with_its_file(shelf: Shelf, tmp_path: Path) -> None:
    import ingest

    token = send(shelf, "云南省.txt", YUNNAN)
    assert done(shelf.start("add", [token])) == [Outcome("云南省.txt", report="云南省")]
    assert list(shelf.reports) == ["gansu", "云南省"] and sources(tmp_path) == ["云南省.txt"]
    assert "1.2万亿元" in shelf.ask("云南省2025年旅游收入是多少？").text
    assert shelf.is_upload(shelf.reports["云南省"]) and not shelf.is_upload(shelf.reports["gansu"])
    assert "由网页加入" in render_report_list(shelf, ZH)
    assert ingest.main([str(tmp_path / "reports"), "--rebuild", "--index-dir", str(tmp_path / "built")]) == 0
    before = shelf.register
    wait_for(lambda: bool(shelf.ask("粮食产量？")) and shelf.register is not before)
    wait_for(lambda: not any(thread.name == "zhengwen-renew" for thread in threading.enumerate()))
    assert list(shelf.reports) == ["gansu", "云南省"]
    assert done(shelf.start("remove", ["云南省"])) == [Outcome("云南省2026年政府工作报告", report="云南省")]
    assert list(shelf.reports) == ["gansu"] and sources(tmp_path) == []
    assert (tmp_path / "reports" / "gansu.txt").is_file()


@pytest.mark.parametrize(
    ("name", "content", "problem", "told"),
    [
        ("一样.txt", GANSU, "same", "与已读入的“甘肃省2026年政府工作报告”内容完全相同"),
        ("坏.txt", bytes(range(256)) * 20, "unread", "不是 UTF-8、UTF-16 或 GB18030"),
        ("白.txt", " \n \n", "unread", "文件是空的"),
    ],
)
def test_what_cannot_be_added_says_why_and_leaves_no_file(
    shelf: Shelf, tmp_path: Path, name: str, content: str | bytes, problem: str, told: str
) -> None:
    outcomes = done(shelf.start("add", [send(shelf, name, content)]))
    assert [(one.name, one.problem) for one in outcomes] == [(name, problem)]
    assert told in render_outcomes("add", outcomes, shelf, ZH)
    assert str(tmp_path) not in render_outcomes("add", outcomes, shelf, EN)
    assert list(shelf.reports) == ["gansu"] and sources(tmp_path) == []


def test_a_readers_line_in_both_languages_is_shown_in_the_interfaces_own(shelf: Shelf) -> None:
    outcomes = [Outcome("a.pdf", "unread", "the file is encrypted; save it without a password / 文件已加密，请去掉密码后保存")]
    assert "读不了这个文件：文件已加密，请去掉密码后保存<" in render_outcomes("add", outcomes, shelf, ZH)
    assert "the file cannot be read: the file is encrypted; save it without a password<" in render_outcomes("add", outcomes, shelf, EN)


def test_a_bad_file_does_not_keep_a_good_one_out(shelf: Shelf) -> None:
    tokens = [send(shelf, "坏.txt", bytes(range(256)) * 20), send(shelf, "云南省.txt", YUNNAN), "0" * 32]
    outcomes = done(shelf.start("add", tokens))
    assert [(one.name, one.problem) for one in outcomes] == [("", "lost"), ("坏.txt", "unread"), ("云南省.txt", "")]
    assert "云南省" in shelf.reports


def test_an_upload_never_replaces_a_report_of_the_same_name(shelf: Shelf) -> None:
    assert done(shelf.start("add", [send(shelf, "gansu.txt", YUNNAN)])) == [Outcome("gansu.txt", report="gansu-2")]
    assert "256亿斤" in shelf.reports["gansu"].files[0].text


def test_a_file_that_was_mended_is_read_anew(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "reports" / "gansu.txt").write_text(GANSU.replace("256", "260"), encoding="utf-8")
    assert done(shelf.start("reread", ["gansu"])) == [Outcome("甘肃省2026年政府工作报告", report="gansu")]
    assert "260亿斤" in shelf.reports["gansu"].files[0].text
    assert done(shelf.start("reread", ["gansu"])) == [Outcome("甘肃省2026年政府工作报告", report="gansu")]  # unchanged, read all the same


def test_a_report_whose_file_is_gone_stays_as_it_was_read(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "reports" / "gansu.txt").unlink()
    (outcome,) = done(shelf.start("reread", ["gansu"]))
    assert outcome.problem == "unread"
    assert "256亿斤" in shelf.reports["gansu"].files[0].text


# --- archives ---


def packed(**files: str | bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return kept.getvalue()


@pytest.fixture
def open_to_archives(shelf: Shelf, tmp_path: Path) -> Shelf:
    shelf.uploads = Uploads(tmp_path / "built", (*KINDS, ".zip"), 10_000, 10)
    return shelf


def test_an_archive_gives_a_receipt_for_each_report_and_a_table_of_what_is_not_read(open_to_archives: Shelf, tmp_path: Path) -> None:
    shelf = open_to_archives
    sent = packed(**{"省/云南省.txt": YUNNAN, "省/一样.txt": GANSU, "坏.txt": bytes(range(256)) * 20, "表.xls": b"x", "内.zip": b"PK"})
    outcomes = done(shelf.start("add", [send(shelf, "报告.zip", sent)]))
    assert sorted((one.name, one.problem, one.report) for one in outcomes) == [
        ("内.zip", "unread", ""),
        ("坏.txt", "unread", ""),
        ("省/一样.txt", "same", "gansu"),
        ("省/云南省.txt", "", "云南省"),
        ("表.xls", "kind", ""),
    ]
    told = render_outcomes("add", outcomes, shelf, EN)
    assert told.count("<caption>") == 1 and told.count('<tr><th scope="row">') - told.count("<caption>") * 2 >= 4
    assert "Not added: 4 files" in told and "an archive inside an archive is not opened" in told and str(tmp_path) not in told
    assert "不打开嵌套的压缩包" in render_outcomes("add", outcomes, shelf, ZH)
    assert shelf.is_upload(shelf.reports["云南省"]) and "1.2万亿元" in shelf.ask("云南省2025年旅游收入是多少？").text
    assert [path.name for path in (tmp_path / "built" / "sources").rglob("*.*")] == ["云南省.txt"]  # nothing else is left lying
    again = done(shelf.start("add", [send(shelf, "报告.zip", sent)]))
    assert ("省/云南省.txt", "same", "云南省") in [(one.name, one.problem, one.report) for one in again]
    assert "1.2万亿元" in shelf.ask("云南省2025年旅游收入是多少？").text  # its file was not taken away with the second archive
    done(shelf.start("remove", ["云南省"]))
    assert not [path for path in (tmp_path / "built" / "sources").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"no archive at all", "an archive of an unknown kind|damaged"),
        (packed(**{"../x.txt": YUNNAN}), "names a place outside"),
        (packed(**{"a.xls": b"x"}), "no report stands in this archive"),
        (packed(**{f"{n}.txt": f"{YUNNAN}{n}" for n in range(12)}), "too many files"),
        (packed(**{"大.txt": YUNNAN * 300}), "larger than"),
    ],
)
def test_an_archive_that_is_refused_leaves_nothing_behind(open_to_archives: Shelf, tmp_path: Path, content: bytes, told: str) -> None:
    outcomes = done(open_to_archives.start("add", [send(open_to_archives, "报告.zip", content)]))
    assert outcomes and all(one.problem for one in outcomes)
    shown = render_outcomes("add", outcomes, open_to_archives, EN)
    assert any(words in shown for words in told.split("|")), shown
    assert sources(tmp_path) == [] and list(open_to_archives.reports) == ["gansu"]


def test_many_receipts_are_counted_and_folded(sample_report: Any) -> None:
    shelf = Shelf(Says("old", {"sample": sample_report}))  # type: ignore[arg-type]
    told = render_outcomes("add", [Outcome(f"{n}.txt", report="sample") for n in range(4)], shelf, EN)
    assert "4 files added" in told
    few = render_outcomes("add", [Outcome("1.txt", report="sample")], shelf, EN)
    assert "files added" not in few


def test_the_page_takes_an_archive_as_the_command_line_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import app
    from settings import load_settings

    limits: list[Any] = []
    monkeypatch.setattr(app, "open_assistant", lambda settings: Says("old"))
    monkeypatch.setattr("web.shelf.unpack_upload", lambda uploads, waiting, given: limits.append(given) or Unpacked(tmp_path))
    shelf = app.open_shelf(load_settings({}, index_dir=str(tmp_path), max_archive_files=7, max_archive_mib=3))
    done(shelf.start("add", [send(shelf, "a.zip", packed(**{"a.txt": YUNNAN}))]))
    assert limits == [ArchiveLimits(7, 3)]


def test_an_added_file_whose_index_cannot_be_opened_stays_with_that_index(
    shelf: Shelf, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def cannot() -> Any:
        raise IndexMissingError("the index cannot be opened")

    reopen, shelf._reopen = shelf._reopen, cannot
    good, empty = send(shelf, "青岚县2031年政府工作报告.txt", YUNNAN), send(shelf, "空白.txt", b"  ")
    with caplog.at_level(logging.CRITICAL):
        outcomes = done(shelf.start("add", [good, empty]))
    assert [one.problem for one in outcomes] == ["unused", "unread"] and len(shelf.reports) == 1
    assert sources(tmp_path) == ["青岚县2031年政府工作报告.txt"]
    shelf._reopen = reopen
    assert done(shelf.start("reread", [next(iter(shelf.reports))]))[0].problem == "" and len(shelf.reports) == 2
