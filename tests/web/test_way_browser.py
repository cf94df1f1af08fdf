"""The ways through the page in a real browser: by keyboard alone, from a citation into its report and back, light and dark."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tests.web.browsing import LAPTOP, PHONE, Open

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore:.*is deprecated")]

IN_VIEW = """() => {
  const place = document.querySelector('#proof :is(mark.on, tr.on)')?.getBoundingClientRect();
  const view = document.querySelector('#proof .reading').getBoundingClientRect();
  return place && place.top >= view.top && place.bottom <= Math.min(view.bottom, innerHeight) + 1;
}"""


def ask(page: Any, question: str, answers: int) -> None:
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    page.wait_for_function("n => document.querySelectorAll('#chat .foot').length === n && document.getElementById('new')", arg=answers)


def shows(page: Any, anchor: str) -> None:
    page.wait_for_selector(f"#proof article[data-cite^='{anchor}']")
    page.wait_for_function(IN_VIEW)


def test_a_whole_task_by_keyboard_alone(open_at: Open) -> None:
    page = open_at()
    page.wait_for_function("document.activeElement.matches('#question textarea')")
    page.keyboard.type("2026年GDP目标是多少，为什么？")
    page.keyboard.press("Enter")
    page.wait_for_selector("#chat .foot")
    page.wait_for_selector("#new")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.matches('#chat .answer')")
    page.keyboard.press("3")  # before anything was opened: a citation of the newest answer
    shows(page, "cite-1-3")
    page.wait_for_function("document.activeElement.matches('#proof mark.on')")
    page.keyboard.press("j")
    shows(page, "cite-1-4")
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.getAttribute('href') === '#cite-1-3'")
    page.keyboard.press("/")
    page.keyboard.type("“三同”“两不”是什么意思？")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('#chat .foot').length === 2 && document.getElementById('new')")
    page.keyboard.press("Escape")
    page.keyboard.press("1")  # the newer answer's, though the older one's passage is open
    shows(page, "cite-2-1")


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_reading_on_from_a_citation_opens_the_report_at_its_words_and_leads_back(open_at: Open, size: dict[str, int]) -> None:
    page = open_at("", size)
    ask(page, "“三同”“两不”是什么意思？", 1)
    page.click("#chat a.cite >> nth=0")
    shows(page, "cite-1-1")
    page.click("#proof a.quiet[href^='#read-']")
    shows(page, "read-")
    page.click("#proof .whereabouts a >> nth=2")  # another part of the same report
    page.wait_for_function("document.querySelector('#proof mark.on')?.textContent.startsWith('三、')")
    shows(page, "read-")
    page.click("#proof [data-back]")
    shows(page, "cite-1-1")
    page.evaluate("document.querySelector('#proof .reading').scrollTo(0, 0)")
    page.evaluate("document.querySelector('#chat a.cite').click()")  # it is open: back to its words
    page.wait_for_function(IN_VIEW)


def test_figures_opened_one_after_the_other_are_each_in_view(open_at: Open) -> None:
    page = open_at("?room=indicators")
    page.wait_for_selector("#indicators table.figures a.cell")
    for number in (0, 9, 3):
        anchor = page.get_attribute(f"#indicators table.figures a.cell >> nth={number}", "href").removeprefix("#")
        page.click(f"#indicators table.figures a.cell >> nth={number}")
        shows(page, anchor)


def test_on_a_phone_a_figure_s_row_is_shown_whole_heading_by_heading(open_at: Open) -> None:
    page = open_at("?room=indicators", PHONE)
    page.wait_for_selector("#indicators table.figures a.cell")
    page.click("#indicators table.figures a.cell >> nth=1")
    page.wait_for_selector("#proof .card table.row", state="visible")
    page.wait_for_function(
        """() => {
          const card = document.querySelector('#proof .card table.row').getBoundingClientRect();
          const view = document.querySelector('#proof .reading').getBoundingClientRect();
          return card.top >= view.top && card.bottom <= innerHeight && card.right <= innerWidth;
        }"""
    )
    assert page.locator("#proof .card tr").count() == page.locator("#proof tr.on td").count()


def test_what_is_read_stays_in_view_in_both_languages_and_wide(open_at: Open) -> None:
    page = open_at()
    ask(page, "“三同”“两不”是什么意思？", 1)
    page.click("#chat a.cite >> nth=0")
    shows(page, "cite-1-1")
    page.click("#proof a.quiet[href^='#read-']")
    shows(page, "read-")
    for key in "bwbw":
        page.keyboard.press(key)
        page.wait_for_timeout(100)
        assert page.evaluate(IN_VIEW), key


def test_terms_typed_in_one_go_show_the_last_of_them(open_at: Open) -> None:
    page = open_at("?room=terms")
    page.wait_for_selector("#terms .term-list")
    for typed in ("四", "四张", "sizhang", "sizhangqingdan", "33618"):
        page.fill("#term-search", typed)
        page.wait_for_timeout(170)
    page.wait_for_function("document.querySelector('#terms .term-list')?.innerText.startsWith('“33618”')")
    assert page.locator("#terms .term-list > li").count() == 1


def test_another_year_and_a_term_without_definition_lead_on(open_at: Open) -> None:
    page = open_at()
    ask(page, "2031年社会消费品零售总额增速目标是多少？", 1)
    page.click("#chat .next a[href='#swap-1-2031-2026']")
    page.wait_for_function("document.querySelectorAll('#chat .foot').length === 2 && document.getElementById('new')")
    assert page.inner_text("#chat .question >> nth=1") == "2026年社会消费品零售总额增速目标是多少？"
    ask(page, "“33618”是什么意思？", 3)
    page.click("#chat .next a[href='#term-33618']")
    page.wait_for_selector("#tab-terms[aria-selected=true]")
    page.wait_for_function("document.querySelectorAll('#terms .term-list > li').length === 1")


def test_dark_is_chosen_and_kept_and_english_readers_have_both_languages(open_at: Open) -> None:
    page = open_at()
    page.wait_for_function("document.querySelector('[data-theme-switch]')?.textContent === '深色'")
    page.click("[data-theme-switch]")
    page.wait_for_function("document.body.classList.contains('dark')")
    page.reload()
    page.wait_for_function(
        "document.body.classList.contains('dark') && document.querySelector('[data-theme-switch]')?.textContent === '浅色'"
    )
    assert page.evaluate("document.documentElement.classList.contains('both')") is False
    page.click("#language label:has(input[value=en])")
    page.wait_for_function("document.documentElement.classList.contains('both')")
    page.click("#language label:has(input[value=zh])")
    page.wait_for_function("!document.documentElement.classList.contains('both')")


FILLED = {
    "ask": "#examples .example",
    "terms": "#terms .term-list",
    "indicators": "#indicators table.figures",
    "reports": "#shelf li",
    "check": "#room-check textarea",
}


def test_every_control_has_a_name_and_no_landmark_stands_in_another(open_at: Open) -> None:
    page = open_at()
    for room, filled in FILLED.items():
        page.click(f"#tab-{room}")
        page.wait_for_selector(f"#tab-{room}[aria-selected=true]")
        page.wait_for_selector(filled)
        holds_names_and_landmarks(page)


def holds_names_and_landmarks(page: Any) -> None:
    unnamed = page.evaluate(
        """() => [...document.querySelectorAll('button, a[href], input, select, textarea, summary')].filter(one => one.checkVisibility() && !(
             one.innerText?.trim() || one.getAttribute('aria-label') || one.title || one.labels?.[0]?.innerText.trim()
           )).map(one => one.outerHTML.slice(0, 200))"""
    )
    assert unnamed == []
    mains = page.evaluate(
        "[...document.querySelectorAll('main, [role=main]')].filter(one => one.getAttribute('role') !== 'none').map(one => one.id)"
    )
    assert mains == ["main"]
    levels = page.evaluate(
        "[...document.querySelectorAll('#top :is(h1,h2,h3,h4), #main :is(h1,h2,h3,h4)')].filter(one => one.checkVisibility()).map(one => Number(one.tagName[1]))"
    )
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
