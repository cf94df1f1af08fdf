"""What a reader chose holds in a real browser: things taken out of a question or changed, the scope, a wider pane; many citations; an archive."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.web.browsing import LAPTOP, PHONE, Open
from web.answering import growing

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore:.*is deprecated")]

MANY = "2026年有哪些主要指标目标？"
INSIDE = "([inner, outer]) => [...document.querySelectorAll(inner)].every(one => one.getBoundingClientRect().right <= document.querySelector(outer).getBoundingClientRect().right + 1)"


def ask(page: Any, question: str, answers: int) -> None:
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    answered(page, answers)


def answered(page: Any, answers: int) -> None:
    page.wait_for_function("n => document.querySelectorAll('#chat .foot').length === n && document.getElementById('new')", arg=answers)


def test_an_indicator_is_changed_from_a_list_and_left_out_by_its_cross(open_at: Open) -> None:
    page = open_at()
    ask(page, "渝中区2026年经济增速目标是多少？", 1)
    chip = page.locator("#chat .chip", has_text="地区生产总值").first
    chip.locator("summary").click()
    chip.locator("a", has_text="社会消费品零售总额").click()
    answered(page, 2)
    assert page.locator("#chat .question").nth(1).inner_text() == "渝中区2026年社会消费品零售总额目标是多少？"
    page.locator("#chat .answer").nth(1).locator(".chip", has_text="渝中区").locator("a", has_text="×").click()
    answered(page, 3)
    assert page.locator("#chat .question").nth(2).inner_text() == "2026年社会消费品零售总额目标是多少？"


def test_what_is_asked_again_while_an_answer_comes_in_is_asked_next(open_at: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_at()
    ask(page, "2026年GDP目标是多少？", 1)

    def late(*given: Any) -> Any:
        time.sleep(1.5)
        return growing(*given)

    monkeypatch.setattr("web.events.growing", late)
    page.fill("#question textarea", "“四张清单”是哪四张？")
    page.press("#question textarea", "Enter")
    page.wait_for_selector("#chat .waiting")
    page.click("#chat a[href^='#again-1-2026']")
    answered(page, 3)
    assert page.locator("#chat .question").all_inner_texts() == ["2026年GDP目标是多少？", "“四张清单”是哪四张？", "GDP目标是多少？"]


def test_escape_and_a_click_elsewhere_fold_the_list_of_a_chip(open_at: Open) -> None:
    page = open_at()
    ask(page, "2026年GDP目标是多少？", 1)
    summary = page.locator("#chat .chip summary").first
    for away in (lambda: page.keyboard.press("Escape"), lambda: page.mouse.click(600, 560)):
        summary.click()
        page.wait_for_selector("#chat .chip details[open]")
        away()
        page.wait_for_selector("#chat .chip details[open]", state="detached")


def test_the_scope_and_the_wider_pane_survive_a_reload_and_are_asked_of(open_at: Open) -> None:
    page = open_at("?lang=en")
    page.locator("#asked input[name=asked]").nth(3).check()
    page.locator("#asked input[name=asked]").nth(4).check()
    page.locator("#asked input[name=asked-year][value='2026']").check()
    ask(page, "What is the GDP target?", 1)
    page.locator("#chat .answer a.cite").first.click()
    page.locator("[data-toggle=wide]").click()
    page.reload()
    page.wait_for_selector("html.wide", state="attached")
    page.wait_for_function("document.querySelector('#asked [data-scope] span')?.textContent === '2 reports · 2026'")
    page.wait_for_selector("#chat .foot")
    page.wait_for_timeout(4500)  # the last time that the page says it again
    assert page.locator("#asked input:checked").count() == 3
    ask(page, "What is the retail sales target?", 2)
    assert page.locator("#chat .inferred").nth(1).inner_text().count("×") >= 3  # two reports and the year


def test_the_cited_row_is_in_view_after_the_pane_is_widened_and_no_way_leads_back_to_a_citation_that_is_gone(open_at: Open) -> None:
    page = open_at()
    ask(page, "2026年GDP目标是多少，为什么？", 1)
    page.locator("#chat .answer a.cite").first.click()
    page.wait_for_selector("#proof tr.on")
    page.locator("#proof a", has_text="通读报告").click()
    page.wait_for_selector("#proof [data-back]:not([hidden])")
    seen = "(() => { const a = document.querySelector('#proof .whole tr.on').getBoundingClientRect(), b = document.querySelector('#proof .reading').getBoundingClientRect(), c = document.querySelector('#proof tr.on').closest('.table').getBoundingClientRect(); return a.top >= b.top - 1 && a.bottom <= Math.min(b.bottom, innerHeight) + 1 && a.top >= c.top - 1 && a.bottom <= c.bottom + 1; })()"
    page.wait_for_function(seen)
    for _ in range(2):
        page.locator("[data-toggle=wide]").click()
        page.wait_for_timeout(300)
        page.wait_for_function(seen)
    page.click("#new")
    page.wait_for_selector("#chat .question", state="detached")
    page.locator("#proof .report-list a").first.click()
    page.wait_for_selector("#proof .proof.whole")
    page.wait_for_timeout(300)
    assert page.locator("#proof [data-back]").is_hidden()


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_the_numbers_of_many_citations_stay_in_their_column_and_in_one_row(open_at: Open, size: dict[str, int]) -> None:
    page = open_at("", size)
    ask(page, MANY, 1)
    assert page.locator("#chat .answer a.cite").count() > 20
    assert page.evaluate(INSIDE, ["#chat .answer .marks > *", "#chat .panel-wrap"])
    page.locator("#chat .answer .marks a.cite").nth(20).click()
    page.wait_for_selector("#proof .numbers a[aria-current]")
    page.wait_for_timeout(500)
    tops = page.evaluate(
        "[...new Set([...document.querySelectorAll('#proof .numbers a')].map(one => Math.round(one.getBoundingClientRect().top)))]"
    )
    assert len(tops) == 1
    strip, current = (page.locator(f"#proof .numbers{part}").bounding_box() for part in ("", " a[aria-current]"))
    assert strip["x"] <= current["x"] and current["x"] + current["width"] <= strip["x"] + strip["width"] + 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_all_of_a_few_reports_are_offered_without_scrolling_and_dark_boxes_are_dark(open_at: Open) -> None:
    page = open_at("?lang=en")
    list_of = page.locator("#asked fieldset").first
    assert list_of.evaluate("one => one.scrollHeight <= one.clientHeight + 1")
    assert page.evaluate("getComputedStyle(document.body).colorScheme") != "dark"
    page.locator("[data-theme-switch]").click()
    assert page.evaluate("getComputedStyle(document.querySelector('#asked input')).colorScheme") == "dark"


def test_english_signs_are_not_as_wide_as_chinese_ones(open_at: Open) -> None:
    page = open_at("?lang=en&room=indicators")
    page.wait_for_selector("#indicators .legend")
    wide = """() => { const span = document.createElement("span"); span.textContent = "“"; document.querySelector("#indicators .legend > span:last-child").append(span);
        const width = span.getBoundingClientRect().width; span.remove(); return width / parseFloat(getComputedStyle(document.querySelector("#indicators .legend")).fontSize); }"""
    assert page.evaluate(wide) < 0.75


def test_an_archive_is_sent_and_each_of_its_files_accounted_for(open_at: Open, serve_page: Any, sample_report: Any, tmp_path: Path) -> None:
    from assistant import Assistant
    from ingest import change_index
    from settings import load_settings
    from web.shelf import Shelf
    from web.uploads import Uploads

    (tmp_path / "甲.txt").write_text("甲县2026年政府工作报告\n一、目标\n粮食产量256亿斤。\n", encoding="utf-8")
    settings = load_settings({}, index_dir=str(tmp_path / "built"))
    change_index(settings, print, add=[tmp_path / "甲.txt"])
    with zipfile.ZipFile(tmp_path / "两份.zip", "w") as archive:
        archive.writestr("乙<b>.txt", "乙县2026年政府工作报告\n一、目标\n茶叶产量3万吨。\n")
        archive.writestr("坏.txt", bytes(range(256)) * 20)
        archive.writestr("表.xls", b"x")
    uploads = Uploads(tmp_path / "built", (".txt", ".zip"), 10_000, 10)
    shelf = Shelf(
        Assistant.open(settings), lambda say, **change: change_index(settings, say, **change), lambda: Assistant.open(settings), uploads
    )
    with serve_page(shelf) as served:
        page = open_at("?room=reports", of=served)
        page.set_input_files("#report-files", str(tmp_path / "两份.zip"))
        page.wait_for_selector("#work .job.right")
        assert "✓ 已加入" in page.inner_text("#work .job.right") and page.locator("#work .job.right caption").count() == 1
        wrong = page.inner_text("#work .job.wrong")
        assert "没有加入：2 个文件" in wrong and "坏.txt" in wrong and "表.xls" in wrong
        assert page.locator("#work .job.wrong tbody tr").count() == 2
        page.wait_for_function("document.querySelectorAll('#shelf li').length >= 2")
