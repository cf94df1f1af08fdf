"""The page in a real browser while a language model writes: sentence by sentence, and what cannot be proved is not seen."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from settings import load_settings
from tests.scripted_models import Line, Script, cite, in_bits, serving

# Gradio's own threads use pandas in ways that newer pandas calls deprecated.
pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore:.*is deprecated")]
WAIT_MS = 60_000
QUESTION = "2026年GDP目标是多少，为什么？"


@pytest.fixture
def ask_page(open_page: Callable[..., Any]) -> Callable[..., Any]:
    """Opens the page and asks the question; the browser's page."""

    def ask(**knobs: Any) -> Any:
        page = open_page(**knobs)
        ask_on(page)
        return page

    return ask


@pytest.fixture
def open_page(chromium: Any, serve_page: Any, built_index: Path) -> Iterator[Callable[..., Any]]:
    """Opens the page over an assistant with the given model settings; the browser's page."""
    from assistant import Assistant

    ended: list[Any] = []

    def opened(**knobs: Any) -> Any:
        served = serve_page(Assistant.open(load_settings({}, index_dir=str(built_index), **knobs)))
        url = served.__enter__().url
        ended.append(served)
        page = chromium.new_page(locale="zh-CN")
        ended.append(page)
        page.set_default_timeout(WAIT_MS)
        page.goto(url)
        return page

    yield opened
    for one in reversed(ended):
        one.close() if hasattr(one, "close") else one.__exit__(None, None, None)


def ask_on(page: Any) -> None:
    page.fill("#question textarea", QUESTION)
    page.press("#question textarea", "Enter")


def test_sentences_appear_one_by_one_as_a_server_writes_them_and_a_lie_never_does(ask_page: Callable[..., Any]) -> None:
    goes_on = threading.Event()

    def say(lines: list[Line]) -> Iterator[str]:
        yield from in_bits(cite(lines[0][1], lines[0][0]))
        yield f"2026年GDP目标实为98.7%[{lines[0][0]}]。<img src=x onerror=alert(1)>[{lines[1][0]}]。"
        yield "其"  # the sentence before is whole only when the next one begins
        goes_on.wait(30)
        yield from in_bits("次，" + cite(lines[1][1], lines[1][0]))

    with serving(Script(say=say)) as url:
        page = ask_page(model="m", model_url=url)
        try:
            page.wait_for_function("(document.querySelector('#chat .answer')?.innerText || '').includes('5%')")
            early = page.inner_text("#chat .answer")
        finally:
            goes_on.set()
        page.wait_for_selector("#new")
        page.wait_for_function("document.querySelector('#chat .answer').innerText.includes('二是衔接')")
        whole = page.inner_text("#chat .answer")
    assert "二是衔接" not in early
    assert len(early) < len(whole)
    assert [word for word in ("98.7", "onerror", "<img") if word in early + whole] == []
    assert "由模型 m 撰写" in whole or "模型 m" in whole
    assert page.query_selector("#chat .answer img") is None


@pytest.mark.full
def test_a_tiny_model_streams_on_this_machine_and_what_it_cannot_prove_is_not_shown(
    ask_page: Callable[..., Any], tiny_model: Path, assistant: Any
) -> None:
    """Its weights are random: the extracted answer comes, with one line that says why."""
    page = ask_page(model=str(tiny_model), model_max_tokens=40)
    page.wait_for_function("(document.querySelector('#chat .answer')?.innerText || '').includes('以下回答未用模型：tiny-qwen')")
    shown = re.sub(r"\s", "", page.inner_text("#chat .answer"))
    first = re.sub(r"\[\d+\]|\s", "", assistant.ask(QUESTION).text.split("\n")[0])
    assert first[:20] in re.sub(r"\[?\d*\]?(?=。)", "", shown) or first[:15] in shown
    assert str(tiny_model.parent) not in page.content()


def test_a_dead_server_is_told_on_the_page_in_one_line(ask_page: Callable[..., Any]) -> None:
    page = ask_page(model="m", model_url="http://127.0.0.1:9/v1", model_key="sk-secret-0123456789")
    page.wait_for_function("(document.querySelector('#chat .answer')?.innerText || '').includes('连接不上')")
    assert "以下回答未用模型：m" in page.inner_text("#chat .answer")
    assert "sk-secret" not in page.content()


BANNER = {"zh": "找不到设定的语言模型，已改用原句回答。引文与核对不受影响。", "en": "The language model that is set was not found; answers are made of the reports’ own sentences. Quotes and checks are not affected."}  # fmt: skip


def test_a_banner_says_that_the_model_is_not_there_until_it_is(open_page: Callable[..., Any]) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as unused:
        port = int(unused.getsockname()[1])
    page = open_page(model="m", model_url=f"http://127.0.0.1:{port}/v1")
    page.wait_for_selector("#missing .banner")  # before anything is asked
    assert page.inner_text("#missing .banner") == BANNER["zh"]
    ask_on(page)
    page.wait_for_function("(document.querySelector('#chat .answer')?.innerText || '').includes('连接不上')")
    page.wait_for_selector("#new")
    assert page.inner_text("#missing .banner") == BANNER["zh"]
    page.goto(page.url.split("?")[0] + "?lang=en")
    page.wait_for_function("(document.querySelector('#missing .banner')?.innerText || '').startsWith('The language model')")
    assert page.inner_text("#missing .banner") == BANNER["en"]


def test_no_banner_stands_where_the_model_is_there_or_none_is_set(open_page: Callable[..., Any]) -> None:
    with serving(Script()) as url:
        for knobs in ({"model": "m", "model_url": url}, {}):
            page = open_page(**knobs)
            ask_on(page)
            page.wait_for_selector("#new")
            page.wait_for_function("(document.querySelector('#chat .answer')?.innerText || '').includes('5%')")
            assert page.query_selector("#missing .banner") is None
