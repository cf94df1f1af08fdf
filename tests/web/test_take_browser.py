"""Taking away in a real browser: files that recheck, a conversation over a reload, links to a citation, keys."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from export import recheck
from tests.web.browsing import LAPTOP, PHONE, Open

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore:.*is deprecated")]

WHY = "2026年GDP目标是多少，为什么？"
ANSWERED = "n => document.querySelectorAll('#chat .foot').length === n && document.getElementById('new')"


@pytest.fixture(params=[LAPTOP, PHONE], ids=["laptop", "phone"])
def page(request: pytest.FixtureRequest, open_at: Open) -> Any:
    """A page on which a question was asked and answered."""
    opened = open_at("", request.param, accept_downloads=True, permissions=["clipboard-read", "clipboard-write"])
    opened.fill("#question textarea", WHY)
    opened.press("#question textarea", "Enter")
    opened.wait_for_function(ANSWERED, arg=1)
    return opened


def test_a_saved_answer_holds(page: Any, assistant: Any, tmp_path: Path) -> None:
    for form in ("md", "docx", "html"):
        page.click("#chat details.take summary")  # a click on a form folds them again
        with page.expect_download() as saved:
            page.click(f"#chat a[href='#take-1-{form}']")
        path = tmp_path / saved.value.suggested_filename
        saved.value.save_as(path)
        assert path.name == f"2026年GDP目标是多少-为什么.{form}"
        assert recheck(path.read_bytes(), path.name, assistant.reports).holds
        if page.get_attribute("#chat details.take", "open") is not None:
            page.click("#chat details.take summary")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_conversation_survives_a_reload_and_a_new_one_forgets_it(page: Any) -> None:
    before = page.inner_text("#chat .answer")
    page.reload()
    page.wait_for_selector("#chat details.take")
    assert page.inner_text("#chat .answer") == before
    page.click("#chat a.cite >> nth=0")
    page.wait_for_selector("#proof tr.on")
    page.keyboard.press("Escape")
    page.click("#new")
    page.wait_for_selector("#welcome", state="visible")
    page.reload()
    page.wait_for_selector("#question textarea")
    assert page.evaluate("sessionStorage.getItem('zhengwen-talk') ?? '[]'") == "[]"
    page.wait_for_timeout(900)  # what is kept comes back half a second after the page
    assert page.query_selector("#chat .answer") is None


def test_a_conversation_put_aside_for_a_new_one_can_be_brought_back(page: Any) -> None:
    before = page.inner_text("#chat .answer")
    page.click("#new")
    page.wait_for_selector("#greeting [data-bring-back]", state="visible")
    page.reload()
    page.click("#greeting [data-bring-back]")
    page.wait_for_selector("#chat details.take")
    assert page.inner_text("#chat .answer") == before
    assert page.inner_text("#chat .question") == WHY
    page.reload()  # it is the conversation again: it survives
    page.wait_for_selector("#chat details.take")


def test_a_copied_link_opens_the_cited_words(page: Any, served_reports: Any) -> None:
    page.click("#chat a.cite >> nth=1")
    page.wait_for_selector("#proof mark.on")
    page.click("#proof [data-link]")
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('#c='))")
    link = page.evaluate("navigator.clipboard.readText()")
    assert re.match(re.escape(served_reports.url) + r"/#c=[0-9a-f]{8}:\d+-\d+:", link)
    colleague = page.context.browser.new_context(locale="en-GB")  # another person's browser, which prefers English
    other = colleague.new_page()
    other.goto(link)
    other.wait_for_selector("#proof .proof.whole mark.on")
    assert other.inner_text("#proof mark.on >> nth=0").startswith("一是紧跟全市发展水平。")
    other.wait_for_selector("#question textarea[placeholder='Ask in Chinese or English']", state="attached")
    colleague.close()


def test_a_question_is_asked_again_without_its_year(page: Any) -> None:
    page.click("#chat a[href^='#again-1-2026']")
    page.wait_for_function(ANSWERED, arg=2)
    assert page.inner_text("#chat .question >> nth=1") == "GDP目标是多少，为什么？"
    page.locator("#chat .answer").first.locator(".chip summary", has_text="2026").click()
    page.click("#chat a[href^='#edit-1-2026']")
    assert page.input_value("#question textarea") == WHY
    assert (
        page.evaluate(
            "getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"
        )
        == "2026"
    )


def test_keys_show_both_languages_and_widen_the_pane(page: Any) -> None:
    page.click("#chat a.cite >> nth=1")
    page.wait_for_selector("#proof mark.on")
    page.keyboard.press("b")
    page.wait_for_selector("#proof .beside", state="visible")
    assert "keep closely in step" in page.inner_text("#proof .reading")
    before = page.evaluate("document.getElementById('proof').offsetWidth")
    page.keyboard.press("w")
    after = page.evaluate("document.getElementById('proof').offsetWidth")
    assert after > before or page.viewport_size["width"] < 861


def test_the_reports_own_file_is_saved(page: Any, assistant: Any) -> None:
    page.click("#chat a.cite >> nth=0")
    page.wait_for_selector("#proof .take-tools")
    with page.expect_download() as saved:
        page.click("#proof a[download]")
    assert saved.value.suggested_filename == "yuzhong-plan-report-2026.txt"


def test_one_report_is_chosen_to_be_asked_and_all_again_by_its_cross(page: Any) -> None:
    if page.viewport_size["width"] < 861:  # one line above the conversation unfolds
        page.click("[data-scope]")
    page.click("#asked label:has-text('2025年12月')")
    page.wait_for_timeout(400)
    if page.viewport_size["width"] < 861:
        assert page.inner_text("[data-scope]") == "范围 1 份报告 · 不限年份"
        page.click("[data-scope]")
    page.fill("#question textarea", WHY)
    page.press("#question textarea", "Enter")
    page.wait_for_function(ANSWERED, arg=2)
    said = page.inner_text("#chat .answer >> nth=1")
    assert "渝中区报纸版面（2025年12月）" in said and "未作答" in said
    page.click("#chat .answer >> nth=1 >> .chip a[href^='#again-2-'] >> nth=0")
    page.wait_for_function(ANSWERED, arg=3)
    again, first = (page.inner_text(f"#chat .answer >> nth={place}").partition("可以接着问")[0].strip() for place in (2, 0))
    assert again == first
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_single_keys_can_be_switched_off_and_stay_so_over_a_reload(page: Any) -> None:
    if page.viewport_size["width"] < 861:  # a phone has no keys
        assert not page.is_visible("[data-keys]")
        return
    for pressed, shown in (("false", False), ("true", True)):
        page.click("[data-keys]")
        page.reload()
        page.wait_for_selector(f"[data-keys][aria-pressed={pressed}]")
        page.wait_for_selector("#chat a.cite")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("b")
        assert page.evaluate("document.documentElement.classList.contains('both')") == shown
