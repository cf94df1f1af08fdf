"""The conversation in a real browser: beside it the reports and questions, English beside Chinese, trying again, leaving."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.web.browsing import LAPTOP, PHONE, WAIT_MS, Open

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore:.*is deprecated")]

WHY = "2026年GDP目标是多少，为什么？"
WHY_EN = "Why is the 2026 GDP growth target 5%?"
MET = "Did Yuzhong meet its 2025 foreign capital target?"
CARGO = "2026年西部陆海新通道货运量目标到底是575标箱还是4.8万标箱"
NO_SIDEWAYS = "document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth"


def ask(page: Any, question: str, answers: int) -> None:
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    page.wait_for_function("n => document.querySelectorAll('#chat .foot').length === n && document.getElementById('new')", arg=answers)


@pytest.mark.parametrize("size", [LAPTOP, PHONE])
def test_english_stands_beside_its_chinese_or_above_it_where_it_is_narrow(open_at: Open, size: dict[str, int]) -> None:
    page = open_at("?lang=en", size)
    ask(page, MET, 1)
    left, right = (page.locator("#chat .pair tbody tr >> nth=0").locator(f"td >> nth={place}").bounding_box() for place in (0, 1))
    if size is LAPTOP:
        assert left["x"] + left["width"] <= right["x"] + 1 and abs(left["y"] - right["y"]) < 2
    else:
        assert left["y"] + left["height"] <= right["y"] + 1
    assert "实际使用外资" in page.inner_text("#chat .pair td[lang='zh-CN'] >> nth=0")
    page.click("#chat .pair a.cite >> nth=0")
    page.wait_for_selector("#proof tr.on")
    assert page.evaluate(NO_SIDEWAYS)


@pytest.mark.parametrize(("size", "query", "question"), [(LAPTOP, "?lang=en", WHY_EN), (PHONE, "?lang=en", MET), (LAPTOP, "", WHY)])
def test_copy_and_export_stand_together(open_at: Open, size: dict[str, int], query: str, question: str) -> None:
    page = open_at(query, size)
    ask(page, question, 1)
    copy, export = (page.locator(f"#chat .foot {part}").bounding_box() for part in ("a.take", "details.take summary"))
    assert abs(copy["y"] - export["y"]) < 3 and copy["x"] + copy["width"] < export["x"]
    page.click("#chat details.take summary")
    assert page.locator("#chat details.take a:visible").count() == 6 and page.evaluate(NO_SIDEWAYS)


def test_the_list_of_questions_leads_back_to_each_answer(open_at: Open) -> None:
    page = open_at()
    for count, question in enumerate((WHY, "“三同”“两不”是什么意思？", "2025年实际使用外资完成目标了吗？", "2031年GDP目标是多少？"), 1):
        ask(page, question, count)
    assert page.inner_text("#outline li >> nth=0").split("\n") == ["✓", WHY, "已回答"]
    page.wait_for_function("document.querySelector('#outline li:last-child a').getAttribute('aria-current') === 'true'")
    page.click("#outline li >> nth=0")
    page.wait_for_function("document.querySelector('#outline li:first-child a').getAttribute('aria-current') === 'true'")
    page.wait_for_function("document.activeElement.matches('#chat .answer')")
    top = page.evaluate(
        "document.querySelector('#chat .user-row').getBoundingClientRect().top - document.querySelector('#chat .panel-wrap').getBoundingClientRect().top"
    )
    assert abs(top) < 24
    assert page.inner_text("#outline .sign >> nth=3") == "—"
    page.click("#new")
    page.wait_for_selector("#outline nav", state="detached")


def test_on_a_phone_the_questions_are_one_line_that_unfolds(open_at: Open) -> None:
    page = open_at("", PHONE)
    ask(page, WHY, 1)
    assert not page.is_visible("#outline")  # one question needs no list
    ask(page, "“三同”“两不”是什么意思？", 2)
    assert page.inner_text("[data-outline]") == "本次对话 · 2 个问题"
    page.click("[data-outline]")
    page.click("#outline li >> nth=0")
    page.wait_for_selector("#outline ol", state="hidden")
    assert page.get_attribute("[data-outline]", "aria-expanded") == "false"
    page.wait_for_function("document.querySelector('#chat .user-row').getBoundingClientRect().top > 0")
    assert page.evaluate(NO_SIDEWAYS)


def test_several_reports_and_a_year_chosen_together_are_asked_alone(open_at: Open) -> None:
    page = open_at()
    for chosen in ("2025年12月", "2026年1月", "2026"):
        page.click(f"#asked label:has-text('{chosen}') >> nth=-1")
    page.wait_for_timeout(400)
    ask(page, "GDP目标是多少，为什么？", 1)
    said = page.inner_text("#chat .answer")
    assert "渝中区报纸版面（2025年12月）" in said and "渝中区报纸版面（2026年1月）" in said and "未作答" in said
    assert "2026年GDP目标是多少，为什么？" in said  # the year is the question's, as it names none
    page.click("#chat .next a[href='#again-1-all']")
    page.wait_for_function("document.querySelectorAll('#chat .foot').length === 2 && document.getElementById('new')")
    assert "5%" in page.inner_text("#chat .answer >> nth=1")
    page.click("#asked label:has-text('全部报告')")
    page.wait_for_timeout(400)
    ask(page, "GDP目标是多少？", 3)  # the year stays chosen
    assert "预期目标是5%" in page.inner_text("#chat .answer >> nth=2") and "6%" not in page.inner_text("#chat .answer >> nth=2")


@pytest.mark.parametrize(("size", "question"), [(LAPTOP, CARGO), (PHONE, "2026年陆海新通道货运量目标？")])
def test_figures_that_differ_stand_side_by_side_each_with_its_passage(open_at: Open, size: dict[str, int], question: str) -> None:
    page = open_at("", size)
    ask(page, question, 1)
    one, other = (page.locator(f"#chat .sides .figure td >> nth={place}") for place in (0, 1))
    assert [one.inner_text(), other.inner_text()] == ["575标箱", "4.8万标箱"]
    assert abs(one.bounding_box()["y"] - other.bounding_box()["y"]) < 2
    page.click("#chat .sides thead a.cite >> nth=1")
    page.wait_for_selector("#proof article[data-cite='cite-1-2']")
    assert "4.8万标箱" in page.inner_text("#proof mark.on >> nth=0")
    assert page.evaluate(NO_SIDEWAYS)


def test_what_is_offered_next_is_asked_by_a_click(open_at: Open) -> None:
    page = open_at()
    ask(page, WHY, 1)
    page.click("#chat .follow a")
    page.wait_for_function("document.querySelectorAll('#chat .foot').length === 2 && document.getElementById('new')")
    assert page.inner_text("#chat .question >> nth=1") == "2025年地区生产总值完成目标了吗？"
    assert page.locator("#chat .follow").count() == 1


def test_an_answer_leads_to_its_indicator_s_figures_and_a_term_to_its_uses(open_at: Open) -> None:
    page = open_at()
    ask(page, "2026年GDP目标是多少？", 1)
    page.click("#chat .follow a.room")
    page.wait_for_function("document.getElementById('indicator-search')?.value === '地区生产总值'")
    page.wait_for_function("document.querySelector('#indicators .figures tbody')?.innerText.includes('地区生产总值')")
    page.click("#tab-ask")
    ask(page, "“四张清单”是哪四张？", 2)
    page.click("#chat .follow a.room")
    page.wait_for_selector("#tab-terms[aria-selected=true]")
    page.wait_for_function("document.querySelectorAll('#terms .term-list > li').length === 1")


def test_a_report_of_the_list_is_opened_by_its_title(open_at: Open) -> None:
    page = open_at()
    page.click("#proof .report-list a >> nth=2")
    page.wait_for_selector("#proof article.whole")
    assert "计划执行情况" in page.inner_text("#proof h3")
    page.evaluate("document.querySelector('#proof .reading').scrollTo(0, 2000)")
    page.click("#tab-reports")
    page.click("#shelf li:nth-child(4) a >> nth=0")  # another report begins at its beginning
    page.wait_for_function("document.querySelector('#proof h3').innerText.includes('工作报告')")
    page.wait_for_function("document.querySelector('#proof .reading').scrollTop === 0")


def test_after_an_error_the_button_asks_again(open_at: Open, served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_at(of=served)
    was = type(served.assistant).ask

    def fails(*_: Any, **__: Any) -> Any:
        raise RuntimeError("boom")

    monkeypatch.setattr(type(served.assistant), "ask", fails)
    page.fill("#question textarea", "目标？")
    page.press("#question textarea", "Enter")
    page.wait_for_selector("#problem [data-retry]")
    assert page.inner_text("#problem [data-retry]") == "再试一次"
    monkeypatch.setattr(type(served.assistant), "ask", was)
    page.click("#problem [data-retry]")
    page.wait_for_selector("#chat .foot")
    assert page.inner_text("#chat .question") == "目标？" and not page.query_selector("#problem [role=alert]")


def test_what_is_unfolded_in_an_answer_stays_so_when_the_conversation_is_rendered_anew(open_at: Open) -> None:
    page = open_at()
    ask(page, WHY, 1)
    page.click("#chat details.figures summary")
    before = page.query_selector("#chat details.figures")
    page.keyboard.press("/")
    page.keyboard.type("“四张清单”是哪四张？")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelectorAll('#chat .foot').length === 2 && document.getElementById('new')")
    assert page.evaluate("one => !one.isConnected", before)  # what can be asked next is gone from under the first answer
    assert page.locator("#chat details[open]").count() == 1
    assert page.is_visible("#chat .answer >> nth=0 >> details.figures table")
    page.locator("#chat details.figures summary").first.click()
    page.wait_for_selector("#chat details[open]", state="detached")
    page.focus("#language input[value=en]")
    page.keyboard.press("Space")  # every answer's own words are in English now
    page.wait_for_function("document.querySelector('#chat details.take summary').innerText === 'Export'")
    assert page.locator("#chat details[open]").count() == 0  # what was folded again stays folded


def test_who_scrolls_while_an_answer_comes_in_stays_there(open_at: Open, served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_at("", PHONE, of=served)
    for count in (1, 2):
        ask(page, "目标？", count)
    page.wait_for_timeout(600)
    monkeypatch.setattr(served.assistant, "delay_s", 1.5)
    page.fill("#question textarea", "目标？")
    page.press("#question textarea", "Enter")
    page.wait_for_selector("#chat .waiting")
    box = page.locator("#chat .panel-wrap").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.wheel(0, -5000)
    page.wait_for_function("document.querySelector('#chat .panel-wrap').scrollTop === 0")
    page.wait_for_function("document.querySelectorAll('#chat .foot').length === 3 && document.getElementById('new')")
    page.wait_for_timeout(600)  # the last time that a new question is brought to the top
    assert page.evaluate("document.querySelector('#chat .panel-wrap').scrollTop") == 0


def test_a_question_sent_while_an_answer_comes_in_is_asked_next(open_at: Open, served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_at(of=served)
    monkeypatch.setattr(served.assistant, "delay_s", 1.5)
    for question in ("目标？", "还有什么目标？"):
        page.fill("#question textarea", question)
        page.press("#question textarea", "Enter")
        page.wait_for_selector("#chat .waiting")
    assert page.locator("#chat .question").count() == 1 and page.input_value("#question textarea") == "还有什么目标？"
    page.wait_for_function("document.querySelectorAll('#chat .foot').length === 2 && document.getElementById('new')")
    assert (
        page.locator("#chat .question").all_inner_texts() == ["目标？", "还有什么目标？"] and page.input_value("#question textarea") == ""
    )


def test_a_note_leads_back_to_its_mark(open_at: Open) -> None:
    page = open_at()
    ask(page, "“四张清单”是哪四张？", 1)
    page.click("#chat a.cite >> nth=0")
    page.wait_for_selector("#proof .notes a.to-mark")
    page.click("#proof .notes .of-quote a.to-mark")
    page.wait_for_function("document.activeElement.matches('#proof a.to-note')")


def test_a_long_wait_is_told_by_its_step_and_seconds(open_at: Open, served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_at(of=served)
    go = threading.Event()
    was = type(served.assistant).ask

    def slow(self: Any, question: str, **more: Any) -> Iterator[Any]:
        more.pop("say")("choose")
        assert go.wait(20)
        yield was(self, question, **more)

    monkeypatch.setattr(type(served.assistant), "stream", slow, raising=False)
    page.fill("#question textarea", "目标？")
    page.press("#question textarea", "Enter")
    page.wait_for_function("document.querySelector('#chat .waiting')?.innerText.includes('正在选取原句')")
    page.wait_for_function("document.querySelector('#chat .waiting span').dataset.seconds?.endsWith(' s')")
    go.set()
    page.wait_for_selector("#chat .foot")


@pytest.mark.parametrize("words", [1, 12])
def test_a_long_answer_is_stopped_in_the_middle_and_stays_so(
    open_at: Open, served: Any, monkeypatch: pytest.MonkeyPatch, words: int
) -> None:
    page = open_at(of=served)
    was = type(served.assistant).ask

    def grows(self: Any, question: str, **more: Any) -> Iterator[Any]:
        more.pop("say", None)
        whole = was(self, question, **more)
        for count in range(1, 41):
            time.sleep(0.05)
            yield replace(whole, text="\n".join(f"第{n}句[1]。" for n in range(1, count + 1)), composer="model:m")
        yield replace(whole, composer="model:m")

    ask(page, "目标？", 1)
    monkeypatch.setattr(type(served.assistant), "stream", grows, raising=False)
    page.fill("#question textarea", "还有什么目标？")
    page.press("#question textarea", "Enter")
    page.wait_for_function(f"document.getElementById('chat').innerText.includes('第{words}句')")
    page.click("#stop")
    page.wait_for_selector("#problem:has-text('已停止。')")
    page.wait_for_timeout(2500)  # longer than the answer would have gone on
    assert page.inner_text("#problem") == "已停止。" and page.input_value("#question textarea") == "还有什么目标？"
    assert page.locator("#chat .question").all_inner_texts() == ["目标？"] and "第1句" not in page.inner_text("#chat")
    monkeypatch.setattr(type(served.assistant), "stream", lambda self, question, **more: iter([was(self, question)]))
    page.press("#question textarea", "Enter")  # it can be asked again
    page.wait_for_function("document.querySelectorAll('#chat .foot').length === 2 && document.getElementById('new')")


def test_a_page_that_is_left_while_it_answers_tells_of_no_error_and_keeps_the_question(
    chromium: Any, served: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = chromium.new_context(viewport=LAPTOP, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    page.goto(served.url)
    page.wait_for_selector("#question textarea")
    monkeypatch.setattr(served.assistant, "delay_s", 5.0)  # it still answers when the connections are cut, however busy the machine
    page.fill("#question textarea", "目标？")
    page.press("#question textarea", "Enter")
    page.wait_for_selector("#chat .waiting")
    page.evaluate("dispatchEvent(new Event('beforeunload'))")  # Gradio cuts its connections
    page.wait_for_selector(".toast-body", state="attached")
    assert not page.is_visible(".toast-body") and not page.query_selector("#lost")
    page.wait_for_function("document.querySelector('#question textarea')?.value === '目标？'")  # it stayed, and has come back by itself
    context.close()


def test_what_is_typed_survives_a_reload_and_what_was_answered_does_not_come_back(open_at: Open, served: Any) -> None:
    page = open_at(of=served)
    page.fill("#question textarea", "写了一半")
    page.reload()
    page.wait_for_function("document.querySelector('#question textarea')?.value === '写了一半'")
    ask(page, "目标？", 1)
    page.reload()
    page.wait_for_selector("#chat .foot")
    assert page.input_value("#question textarea") == ""


def test_a_question_that_was_just_sent_survives_a_reload(open_at: Open, served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_at(of=served)
    ask(page, "目标？", 1)
    monkeypatch.setattr(served.assistant, "delay_s", 1.0)
    page.fill("#question textarea", "还有什么目标？")
    page.press("#question textarea", "Enter")
    # The box is emptied before anything says that an answer is being worked out: the page is left between the two.
    page.evaluate("document.querySelector('#question textarea').value = ''; document.getElementById('chat').append(' ')")
    page.reload()
    page.wait_for_function("document.querySelector('#question textarea')?.value === '还有什么目标？'")


def test_where_the_program_has_ended_one_line_says_so_in_the_reader_s_language(chromium: Any, serve_page: Any, served: Any) -> None:
    context = chromium.new_context(viewport=LAPTOP, locale="zh-CN")
    page = context.new_page()
    with serve_page(served.assistant) as ending:
        page.goto(ending.url)
        page.wait_for_selector("#question textarea")
        page.wait_for_timeout(500)
    page.fill("#question textarea", "目标？")
    page.press("#question textarea", "Enter")
    page.wait_for_selector("#lost")
    assert page.inner_text("#lost").startswith("连不上政问程序")
    assert not page.is_visible(".toast-body") and page.input_value("#question textarea") == "目标？"
    context.close()
