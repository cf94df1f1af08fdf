"""The rooms of terms, indicators and reports in a real browser: search, passages, figures, adding, removing; by keyboard, on a phone, in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.browsing import LAPTOP, PHONE, Open

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore:.*is deprecated")]

NAME = "云南<img src=x onerror=alert(0)>.txt"
REPORT = (
    "云南省<script>alert(2)</script>2026年政府工作报告\n一、<svg onload=alert(3)>工作回顾\n"
    "制定“五<img onerror=x()>单”，旅游收入1.2万亿元。\n"
)


@pytest.fixture
def changeable(built_index: Path, tmp_path: Path, serve_page: Any) -> Iterator[Any]:
    """The page over a copy of the five reports' index, which it may change."""
    import shutil

    from app import open_shelf
    from settings import load_settings

    shutil.copytree(built_index, tmp_path / "built")
    with serve_page(open_shelf(load_settings({}, index_dir=str(tmp_path / "built"), max_upload_mb=1))) as page:
        yield page


def wide(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth || document.body.scrollWidth > innerWidth"))


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_a_term_is_found_by_pinyin_and_its_use_opens_in_the_proof_pane(open_at: Open, size: dict[str, int]) -> None:
    page = open_at("?room=terms", size)
    page.wait_for_selector("#terms .term-list")
    assert page.locator("#terms .term-list > li").count() == 40
    page.fill("#term-search", "sizhangqingdan")
    page.wait_for_function("document.querySelectorAll('#terms .term-list > li').length === 1")
    page.click("#terms .uses summary")
    page.click("#terms .uses a.use >> nth=1")
    page.wait_for_selector("#proof .whole mark.on")
    marked = page.eval_on_selector_all("#proof mark.on", "marks => marks.map(mark => mark.textContent).join('')")
    assert "迭代更新“四张清单”" in marked
    page.wait_for_function("document.querySelector('#terms a.use[aria-current]') !== null")
    page.wait_for_function(
        "() => { const r = document.querySelector('#proof mark.on').getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight; }"
    )
    assert not wide(page)


def test_terms_without_a_definition_are_shown_as_such_in_both_languages(open_at: Open) -> None:
    page = open_at("?room=terms")
    page.wait_for_selector("#terms .term-list")
    page.check("#terms-bar input[value=undefined]", force=True)
    page.wait_for_selector("#terms .undefined")
    assert page.locator("#terms .undefined").count() == 40
    page.click("#language label:has(input[value=en])")
    page.wait_for_function("document.querySelector('#terms .undefined').textContent.includes('used here, defined nowhere here')")
    assert page.inner_text("#rooms") == "Ask\nTerms\nIndicators\nReports\nCheck"
    page.click("#terms .more")
    page.wait_for_function("document.querySelectorAll('#terms .undefined').length === 80")


def test_tabs_go_by_arrow_keys_and_stand_in_the_address(open_at: Open) -> None:
    page = open_at("?room=ask")
    page.focus("#tab-ask")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#tab-terms[aria-selected=true]")
    assert page.url.endswith("?room=terms") and page.evaluate("document.activeElement.id") == "tab-terms"
    assert page.is_visible("#room-terms") and not page.is_visible("#room-ask")
    for _ in range(3):  # over the first one to the last, and on
        page.keyboard.press("ArrowLeft")
    page.wait_for_selector("#tab-reports[aria-selected=true]")
    assert page.get_attribute("#room-reports", "role") == "tabpanel"
    page.reload()
    page.wait_for_selector("#tab-reports[aria-selected=true]")


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_a_report_is_read_and_searched(open_at: Open, size: dict[str, int]) -> None:
    page = open_at("?room=reports", size)
    page.click("#shelf a.act >> nth=2")
    page.wait_for_selector("#proof .whole")
    page.fill("#proof .find", "“4311” 现代化")
    page.wait_for_function("document.querySelector('#proof .found').textContent === '1 / 4'")
    page.press("#proof .find", "Enter")
    page.wait_for_function("document.querySelector('#proof .found').textContent === '2 / 4'")
    page.fill("#proof .find", "外星人")
    page.wait_for_function("document.querySelector('#proof .found').textContent === '没有找到'")
    page.click("#proof .contents summary")
    page.click("#proof .contents a:has-text('（三）主要发展目标')")
    page.wait_for_function("document.activeElement.textContent.startsWith('（三）主要发展目标')")
    assert not wide(page)


def test_a_report_is_added_asked_about_and_removed_and_its_words_stay_words(open_at: Open, changeable: Any, tmp_path: Path) -> None:
    page = open_at("?room=reports", of=changeable)
    files = [
        {"name": NAME, "mimeType": "text/plain", "buffer": REPORT.encode()},
        {"name": "公报.wps", "mimeType": "text/plain", "buffer": b"x"},
        {"name": "大.txt", "mimeType": "text/plain", "buffer": b"x" * (2**20 + 1)},
    ]
    page.wait_for_timeout(500)
    page.set_input_files("#report-files", files)
    page.wait_for_selector("#work .job.right")
    assert page.inner_text("#work .job.wrong p") == "没有加入：2 个文件"
    refused, large = page.locator("#work .job.wrong tbody tr").all_inner_texts()
    assert refused.startswith("公报.wps\t不支持这种文件。能读的有 ") and "txt" in refused
    assert large.startswith("大.txt\t文件超过 1 MB")
    assert "5 份报告" in page.inner_text("#brand .reports summary")
    page.click("#work a.go")
    page.wait_for_selector("#proof .whole")
    assert "<svg onload=alert(3)>" in page.inner_text("#proof .reading")
    page.click("#tab-terms")
    page.wait_for_selector("#terms .term-list")
    page.fill("#term-search", "onerror")
    page.wait_for_function("document.querySelectorAll('#terms .term-list > li').length === 1")
    assert "“五<img onerror=x()>单”" in page.inner_text("#terms h3")
    assert page.evaluate("[...document.querySelectorAll('#panes :is(script, img, svg, iframe)')].map(found => found.outerHTML)") == []
    page.click("#tab-ask")
    page.fill("#question textarea", "云南省2025年旅游收入是多少？")
    page.press("#question textarea", "Enter")
    page.wait_for_selector("#chat .answer a.cite")
    assert "1.2万亿元" in page.inner_text("#chat .answer")
    page.click("#tab-reports")
    page.click("#shelf li:last-child .sure summary")
    page.click("#shelf li:last-child .sure button")
    page.wait_for_function("document.querySelector('#brand .reports summary').textContent.includes('4 份报告')")
    assert list((tmp_path / "built" / "sources").glob("*")) == []


def test_on_a_phone_removing_asks_once_and_escape_leaves_it(open_at: Open, changeable: Any) -> None:
    page = open_at("?room=reports", PHONE, changeable)
    page.click("#shelf .sure summary >> nth=0")
    assert "文件留在原处" in page.inner_text("#shelf .sure[open]")
    page.keyboard.press("Escape")
    page.wait_for_selector("#shelf .sure[open]", state="detached")
    assert not wide(page)
    assert page.locator("#shelf > * li h3").count() == 4


def test_a_page_opened_after_a_change_shows_the_reports_as_they_are(open_at: Open, changeable: Any) -> None:
    job = changeable.assistant.start("remove", ["yuzhong-newspaper-2025-12"])
    assert job.done.wait(60)
    page = open_at("?room=reports", of=changeable)
    page.wait_for_function("document.querySelector('#brand .reports summary').textContent.includes('3 份报告')")
    assert page.locator("#shelf > * li h3").count() == 3
    assert page.locator("#proof .report-list li").count() == 3


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_a_missed_target_is_seen_and_its_figure_opens_its_row(open_at: Open, size: dict[str, int]) -> None:
    page = open_at("?room=indicators", size)
    page.wait_for_selector("#indicators table.figures")
    assert page.locator("#indicators figure").count() == page.locator("#indicators tr.missed").count() == 5
    assert page.inner_text("#indicators tr.missed .status >> nth=0") == "▼ 未完成"
    page.click("#indicators tr.missed td.result a.cell >> nth=0")
    page.wait_for_selector("#proof .whole tr.on")
    assert "地区生产总值（GDP） 增速" in " ".join(page.inner_text("#proof tr.on").split()) or "4.5" in page.inner_text("#proof tr.on")
    page.wait_for_function("document.querySelector('#indicators a.cell[aria-current]') !== null")
    page.wait_for_function(
        "() => { const r = document.querySelector('#proof tr.on').getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight; }"
    )
    assert not wide(page)
    assert page.evaluate("(e => e.scrollWidth <= e.clientWidth)(document.querySelector('#indicators'))")
    assert page.evaluate(
        "[...document.querySelectorAll('#indicators-bar :is(select, input[type=search])')].every(e => e.getBoundingClientRect().right <= innerWidth)"
    )


def test_indicators_are_searched_as_typed_narrowed_and_exported(open_at: Open) -> None:
    page = open_at("?room=indicators")
    page.wait_for_selector("#indicators table.figures")
    page.fill("#indicator-search", "fixed-asset")
    page.wait_for_function("document.querySelector('#indicators tbody th .src')?.textContent === '固定资产投资总额增速'")
    page.fill("#indicator-search", "")
    page.check("#indicators-bar input[value=all]", force=True)
    page.select_option("#indicators-bar [name=kind]", "average")
    page.wait_for_function("document.querySelector('#indicators .count p').textContent === '2 个数字'")
    with page.expect_download() as sent:
        page.click("#indicators .export")
    text = Path(sent.value.path()).read_text("utf-8-sig")
    assert sent.value.suggested_filename == "zhengwen-indicators.csv"
    assert len(text.splitlines()) == 3 and text.startswith("报告,指标（原文）,指标（通名）,")


def test_places_are_compared_by_keyboard_and_in_the_other_language(open_at: Open) -> None:
    page = open_at("?room=indicators")
    page.wait_for_selector("#indicators table.figures")
    page.focus("#indicators-bar input[value=goals]")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#indicators table.places")
    assert page.inner_text("#indicators .caption") == "地区生产总值：2026年目标，各地并列"
    page.focus("#indicators .subject >> nth=1")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('#indicators .subject')[1].getAttribute('aria-pressed') === 'true'")
    page.wait_for_function("document.activeElement.getAttribute('aria-pressed') === 'true'")
    page.click("#language label:has(input[value=en])")
    page.wait_for_function("document.querySelector('#indicators .caption').textContent.endsWith('places side by side')")
    assert page.inner_text("#indicators-bar h2") == "Indicators"
    assert page.is_checked("#indicators-bar input[value=places]")


def test_the_figures_are_sent_only_when_the_room_is_opened_and_anew_when_a_report_goes(open_at: Open, changeable: Any) -> None:
    page = open_at("?room=reports", of=changeable)
    page.wait_for_timeout(500)
    assert page.locator("#indicators .figures").count() == 0
    page.click("#tab-indicators")
    page.wait_for_selector("#indicators tr.missed")
    page.click("#tab-reports")
    page.click("#shelf li:has-text('国民经济和社会发展计划') .sure summary")
    page.click("#shelf li:has-text('国民经济和社会发展计划') .sure button")
    page.wait_for_function("document.querySelector('#brand .reports summary').textContent.includes('3 份报告')")
    page.click("#tab-indicators")
    page.wait_for_function("document.querySelector('#indicators .figures') && !document.querySelector('#indicators tr.missed')")


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_the_question_before_a_report_is_removed_is_seen_whole_under_the_last_of_the_list(
    open_at: Open, changeable: Any, size: dict[str, int]
) -> None:
    page = open_at("?room=reports", size, changeable)
    last = page.locator("#shelf .shelf > li").last
    last.locator("details.receipt").scroll_into_view_if_needed()
    last.locator("details.sure summary").evaluate("one => one.scrollIntoView({ block: 'end' })")
    last.locator("details.sure summary").click()
    box = last.locator("details.sure [data-do=remove]")
    page.wait_for_function("one => one.getBoundingClientRect().bottom <= innerHeight", arg=box.element_handle())
    assert box.is_visible()
    assert page.evaluate(
        "one => document.elementFromPoint(one.getBoundingClientRect().x + 5, one.getBoundingClientRect().y + 5) === one",
        box.element_handle(),
    )
