"""The page in a real browser: ask, read the proof, switch language, and nothing leaves the machine."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.web.browsing import PHONE, Open
from web import events

# Gradio's own threads use pandas in ways that newer pandas calls deprecated.
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore:.*is deprecated")]

LAPTOP = {"width": 1366, "height": 850}
ZOOMED = {"width": 683, "height": 425}  # a laptop at 200 %


class Watched:
    """A browser page of the sample report, and what is often done on it."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def ask(self, question: str) -> None:
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")

    def answers(self, count: int) -> None:
        """Waits until that many answers stand there, whole."""
        self.page.wait_for_function(
            "n => document.querySelectorAll('#chat .answer').length === n && document.querySelector('#new')", arg=count
        )

    def says(self, selector: str, words: str) -> None:
        """Waits until the words stand there: a part may be rendered anew meanwhile."""
        self.page.wait_for_function("([at, words]) => (document.querySelector(at)?.innerText ?? '').includes(words)", arg=[selector, words])

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def in_view(self, selector: str, inside: str) -> None:
        """Waits until the one lies within the other and the window."""
        self.page.wait_for_function(
            "([a, b]) => { const x = document.querySelector(a).getBoundingClientRect(), y = document.querySelector(b)"
            ".getBoundingClientRect(); return x.top >= y.top && x.bottom <= Math.min(y.bottom, innerHeight); }",
            arg=[selector, inside],
        )


@pytest.fixture
def open_page(open_at: Open, served: Any) -> Open:
    return lambda size=LAPTOP, query="", of=served: Watched(open_at(query, size, of))


def test_ask_click_read_switch_and_ask_in_english(open_page: Any) -> None:
    seen = open_page()
    page = seen.page
    assert not page.is_visible("[data-bring-back]")  # nothing was put aside
    seen.ask("2026年GDP目标是多少，为什么？")
    seen.answers(1)
    seen.says("#chat .answer", "2026年地区生产总值增长目标为5%左右")
    page.click("#chat a[href='#cite-1-2']")
    page.wait_for_selector("#proof article[data-cite='cite-1-2']")
    assert page.inner_text("#proof mark.on >> nth=0").startswith("二是衔接")
    seen.says("#proof .notes .of-quote", "四张清单")
    page.wait_for_function("document.querySelector('#chat a[href=\"#cite-1-2\"]').getAttribute('aria-current') === 'true'")
    seen.in_view("#proof mark.on", "#proof")
    page.click("#chat a[href='#cite-1-3']")
    page.wait_for_selector("#proof tr.on")
    seen.says("#proof table.row", "3200")

    page.click("#language label:has(input[value=en])")
    page.wait_for_function("document.documentElement.lang === 'en'")
    page.wait_for_selector("#question textarea[placeholder='Ask in Chinese or English']")
    seen.says("#chat .answer", "2026年地区生产总值")
    seen.says("#chat .answer", "figures match the quotes")
    page.wait_for_selector("#proof .english[open]")
    seen.says("#proof .english", "English by this project, not official")
    seen.ask("What is the 2026 GDP target?")
    seen.answers(2)
    assert "The 2026 GDP growth target is about 5%" in page.inner_text("#chat .answer >> nth=1")
    page.click("#chat a[href='#cite-2-1']")
    page.wait_for_selector("#proof article[data-cite='cite-2-1']")
    assert page.inner_text("#proof mark.on").startswith("2026年地区生产总值")


def test_a_refusal_shows_the_nearest_passage_and_opens_it(open_page: Any) -> None:
    seen = open_page()
    seen.ask("2027年目标？")
    seen.answers(1)
    seen.says("#chat .badge", "未作答")
    assert seen.page.query_selector("#chat a.cite") is None
    seen.page.click("#chat a.see")
    seen.page.wait_for_selector("#proof .banner")
    seen.says("#proof .banner", "不作为回答")
    seen.says("#proof mark.on", "<script>")


def test_markup_in_a_question_is_shown_and_never_run(open_page: Any) -> None:
    seen = open_page()
    question = "目标 <img src=x onerror=alert(1)> ![i](http://outside.example/i.png) <script>alert(2)</script> $$x$$"
    seen.ask(question)
    seen.answers(1)
    assert seen.text("#chat .question") == question
    assert seen.page.query_selector_all("#chat img, #chat script, #chat .katex") == []


def test_a_question_that_cannot_be_asked_gets_one_line_and_stays(open_page: Any) -> None:
    seen = open_page()
    cases = [("", "请先写一个问题"), ("😀", "问题里没有文字"), ("问" * 2001, "问题有 2,001 个字符"), ("<b></b>", "问题里没有文字")]
    for question, line in cases:
        seen.ask(question)
        seen.page.wait_for_selector(f"#problem [role=alert]:has-text('{line}')")
        assert seen.page.input_value("#question textarea") == question
        assert seen.page.query_selector("#chat .answer") is None


def test_a_failure_is_one_line_and_the_question_comes_back(open_page: Any, caplog: pytest.LogCaptureFixture) -> None:
    seen = open_page()
    seen.ask("boom 目标")
    seen.page.wait_for_selector("#problem [role=alert]")
    assert seen.text("#problem") == "没有答完。问题还在输入框里。 再试一次"
    assert seen.page.input_value("#question textarea") == "boom 目标"
    assert "/etc/boom" not in seen.page.content()


def test_stop_gives_the_question_back(open_page: Any, served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = open_page()
    monkeypatch.setattr(served.assistant, "delay_s", 2.0)
    seen.ask("目标？")
    seen.page.wait_for_selector("#chat .waiting")
    seen.page.click("#stop")
    seen.page.wait_for_selector("#problem [role=alert]")
    seen.page.wait_for_selector("#welcome", state="visible")
    assert seen.page.input_value("#question textarea") == "目标？"


def test_example_asks_and_new_conversation_begins_again(open_page: Any) -> None:
    seen = open_page()
    assert seen.page.inner_text("#examples .example >> nth=0") == "2026年GDP目标是多少，为什么？"
    seen.page.click("#examples .example >> nth=0")
    seen.answers(1)
    seen.page.click("#chat a.cite >> nth=0")
    seen.page.wait_for_selector("#proof .proof")
    seen.page.click("#new")
    seen.page.wait_for_selector("#welcome", state="visible")
    seen.page.wait_for_selector("#proof .proof-empty")


def test_the_keyboard_alone_opens_a_passage_and_comes_back(open_page: Any) -> None:
    seen = open_page()
    page = seen.page
    seen.ask("目标？")
    seen.answers(1)
    page.focus("#chat a[href='#cite-1-1']")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.matches('#proof mark.on')")
    page.keyboard.press("j")
    page.wait_for_selector("#proof article[data-cite='cite-1-2']")
    page.keyboard.press("3")
    page.wait_for_selector("#proof article[data-cite='cite-1-3']")
    page.keyboard.press("/")
    page.wait_for_function("document.activeElement.matches('#question textarea')")
    page.keyboard.type("第一行")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("第二行")
    assert page.input_value("#question textarea") == "第一行\n第二行"
    assert page.locator("#chat .answer").count() == 1


def test_the_last_of_several_citations_chosen_quickly_is_the_one_shown(open_page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = events.render_opened

    def slowly(*given: Any) -> str:
        time.sleep(0.4)
        return shown(*given)

    monkeypatch.setattr(events, "render_opened", slowly)
    seen = open_page()
    page = seen.page
    seen.ask("2026年GDP目标是多少，为什么？")
    seen.answers(1)
    for n in (1, 2, 3):
        page.click(f"#chat a[href='#cite-1-{n}']")
    page.wait_for_selector("#proof article[data-cite='cite-1-3']")
    page.wait_for_timeout(1000)
    assert page.get_attribute("#proof article", "data-cite") == "cite-1-3"
    assert page.get_attribute("#chat a[href='#cite-1-3']", "aria-current") == "true"
    page.evaluate("document.activeElement.blur()")
    for key in "kk":  # each key goes on from the one before, also while its passage is on its way
        page.keyboard.press(key)
    page.wait_for_selector("#proof article[data-cite='cite-1-1']")
    page.wait_for_timeout(1000)
    assert page.get_attribute("#proof article", "data-cite") == "cite-1-1"


@pytest.mark.parametrize("size", [PHONE, ZOOMED])
def test_on_a_phone_the_proof_is_a_sheet_that_closes(open_page: Any, size: dict[str, int]) -> None:
    seen = open_page(size)
    page = seen.page
    seen.ask("目标？")
    seen.answers(1)
    assert not page.is_visible("#proof")
    page.click("#chat a[href='#cite-1-2']")
    page.wait_for_function("document.activeElement.matches('[data-close]')")
    seen.in_view("#proof mark.on", "#proof")
    page.keyboard.press("Escape")
    page.wait_for_selector("#proof", state="hidden")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#cite-1-2"
    page.keyboard.press("Enter")
    page.wait_for_selector("#proof", state="visible")
    page.mouse.click(size["width"] / 2, 20)
    page.wait_for_selector("#proof", state="hidden")


@pytest.mark.parametrize("query", ["", "?lang=en"])
def test_on_a_phone_the_sheet_is_for_the_passage_under_two_lines(open_page: Any, query: str) -> None:
    seen = open_page(PHONE, query)
    page = seen.page
    seen.ask("2026年GDP目标是多少，为什么？")
    seen.answers(1)
    page.click("#chat a[href='#cite-1-2']")
    page.wait_for_selector("#proof mark.on")
    seen.in_view("#proof mark.on", "#proof")
    page.wait_for_timeout(400)
    at = page.evaluate(
        "() => { const top = document.getElementById('proof').getBoundingClientRect().top, of = (s) => document.querySelector(s)?.getBoundingClientRect();"
        "const title = ['#proof .title-en', '#proof h3'].map(of).find((box) => box?.height);"
        "return [of('#proof .proof-bar').top - top, title.bottom - top, of('#proof mark.on').top - top]; }"
    )
    assert at[0] == 0 and at[1] < 96  # numbers and title stay at the top
    assert at[1] < at[2]  # and the words below them
    shown = page.inner_text("#proof .title-en" if query else "#proof h3")
    assert shown == ("A sample report" if query else "样例<i>报告</i>")
    page.evaluate("document.querySelector('#proof .proof').scrollTo(0, 0)")
    assert page.is_visible("#proof .take-tools") and page.is_visible("#proof .scope")


def test_the_page_never_scrolls_sideways(open_page: Any) -> None:
    seen = open_page()
    seen.ask("目标？" + "很长的词" * 60 + "x" * 200)
    seen.answers(1)
    for size in (LAPTOP, PHONE, ZOOMED):
        seen.page.set_viewport_size(size)
        seen.page.wait_for_function("width => innerWidth === width", arg=size["width"])
        assert seen.page.evaluate("document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth"), size


def test_the_address_can_name_the_language_and_the_choice_is_kept(open_page: Any) -> None:
    seen = open_page(LAPTOP, "?lang=en")
    seen.page.wait_for_function("document.documentElement.lang === 'en'")
    assert seen.text("#examples .example >> nth=0") == "What is the 2026 GDP target, and why?"
    again = seen.page.context.new_page()
    again.goto(seen.page.url.split("?")[0])
    again.wait_for_function("document.documentElement.lang === 'en'")


SEEN = """() => { window.seen = []; new MutationObserver(() => {
  for (const part of document.querySelectorAll('#rooms, #greeting, #asked, #hint, #proof, #examples'))
    seen.push(document.documentElement.lang, part.innerText, document.querySelector('#question textarea')?.placeholder ?? '');
}).observe(document, { childList: true, subtree: true, attributes: true, characterData: true }); }"""


@pytest.mark.parametrize(
    ("locale", "query", "own", "other"), [("en-GB", "", "Ask", "提问"), ("zh-CN", "?lang=en", "Ask", "提问"), ("zh-CN", "", "提问", "Ask")]
)
def test_the_page_never_shows_the_other_language_while_it_loads(
    chromium: Any, served: Any, locale: str, query: str, own: str, other: str
) -> None:
    context = chromium.new_context(locale=locale)
    page = context.new_page()
    page.add_init_script(f"({SEEN})()")
    page.goto(f"{served.url}/{query}")
    page.wait_for_selector("#examples .example")
    page.wait_for_timeout(1500)  # what the page asks the server when it is opened
    seen = "\n".join(page.evaluate("[...new Set(seen)]"))
    assert own in seen and other not in seen
    assert {"en", "zh-CN"} & set(seen.splitlines()) == {"en" if own == "Ask" else "zh-CN"}
    if query:  # the address's language is kept for the next page, from its first byte on
        again = page.request.get(served.url).text()
        assert 'lang="en"' in again and "用中文或英文提问" not in again
    context.close()


@pytest.mark.parametrize(
    ("size", "query", "question", "cited", "words"),
    [
        (LAPTOP, "", "“四张清单”是哪四张？", "#proof .notes mark.on", "重大项目清单、重大政策清单"),
        (PHONE, "?lang=en", "Did Yuzhong meet its 2025 foreign capital target?", "#proof table.row", "6000"),
        (LAPTOP, "?lang=en", "What is the 2026 GDP target, and why?", "#proof tr.on", "地区生产总值"),
    ],
)
def test_the_five_reports_prove_their_answers(
    open_page: Any, served_reports: Any, size: dict[str, int], query: str, question: str, cited: str, words: str
) -> None:
    seen = open_page(size, query, served_reports)
    seen.ask(question)
    seen.answers(1)
    seen.page.click("#chat a.cite >> nth=0")
    seen.page.wait_for_selector(cited)
    assert words in seen.text(cited)
    seen.in_view(cited, "#proof")
