"""Checking a draft in a real browser: pasted and sent, filtered, its passages opened; on a phone, in English, by keyboard, in the dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.browsing import LAPTOP, PHONE, Open

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore:.*is deprecated")]

DRAFT = (
    "2025年渝中GDP总量为1871.8亿元。2026年渝中区GDP增长5%，再上新台阶。\n"
    "报告写道：“2025年因金融业核算方式调整等因素影响，经济增长好于预期。”市民都说好。\n"
    "全区累计盘活资产94.75亿元。<img src=x onerror=alert(1)>新增5家。"
)


@pytest.fixture
def room(open_at: Open) -> Open:
    """Opens the room of a served page."""

    def enter(of: Any, size: dict[str, int] = LAPTOP, **more: Any) -> Any:
        page = open_at("?room=check", size, of, **more)
        page.set_default_timeout(60_000)
        page.wait_for_selector("#draft")
        page.wait_for_timeout(1000)
        return page

    return enter


def wide(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth || document.body.scrollWidth > innerWidth"))


@pytest.mark.parametrize(("size", "scheme"), [(LAPTOP, "light"), (PHONE, "dark")])
def test_a_pasted_draft_is_marked_and_a_mark_opens_its_passage(room: Any, served_reports: Any, size: dict[str, int], scheme: str) -> None:
    page = room(served_reports, size, color_scheme=scheme)
    page.fill("#draft", DRAFT)
    page.click("#check-now")
    page.wait_for_selector("#check-result .sentences")
    assert page.locator("#check-result .sentences > li").count() == 6
    marks = page.eval_on_selector_all("#check-result .said .part", "parts => parts.map(part => [part.className, part.firstChild.data])")
    assert ["part v-differs", "1871.8亿元"] in marks
    assert ["part v-target_not_result", "5%"] in marks
    assert "〔" not in page.inner_text("#check-result")
    assert page.inner_text("#check-result del") == "好于"
    assert page.inner_text("#check-result ins") == "不及"
    assert page.locator("#check-result img").count() == 0
    page.check("#check-result input[value=flagged]", force=True)
    assert page.locator("#check-result .sentences > li:visible").count() < 6
    assert not wide(page)
    page.click("#check-result .said a.v-differs >> nth=0")
    page.wait_for_selector("#proof .whole mark.on")
    marked = page.eval_on_selector_all("#proof mark.on", "marks => marks.map(mark => mark.textContent).join('')")
    assert "1781.8亿元" in marked
    assert not wide(page)


def test_the_room_speaks_the_language_of_the_page_and_keeps_the_draft(room: Any, served_reports: Any) -> None:
    page = room(served_reports)
    page.focus("#draft")
    page.keyboard.type("Yuzhong's GDP grew 5% in 2026.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#check-result .v-target_not_result")
    assert "是目标，不是结果" in page.inner_text("#check-result .told")
    page.click("#language label:has(input[value=en])")
    page.wait_for_function("document.querySelector('#check-result .told')?.textContent.includes('a target, not a result')")
    page.wait_for_function("document.getElementById('draft').value.startsWith('Yuzhong')")
    assert page.inner_text("#tab-check") == "Check"


def test_a_file_is_checked_and_an_empty_box_is_told_so(room: Any, served_shelf: Any, tmp_path: Path) -> None:
    page = room(served_shelf)
    page.click("#check-now")
    page.wait_for_selector("#check-result [role=alert]")
    assert "没有可核对的文字" in page.inner_text("#check-result")
    wrong = tmp_path / "图.png"
    wrong.write_bytes(b"\x89PNG")
    page.set_input_files("#draft-file", str(wrong))
    page.wait_for_function("document.querySelector('#check-result').textContent.includes('不支持这种文件')")
