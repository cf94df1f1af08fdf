"""Pages in a real browser: opened at a size, and held to what must never happen in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs

LAPTOP = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}
WAIT_MS = 20_000
# A page that is left while it still loads or listens tells its console, where no reader looks, what it gave up.
GIVEN_UP = ("AbortError", "Connection errored out")
Open = Callable[..., Any]


@contextmanager
def opening(browser: Any, url: str) -> Iterator[Open]:
    """Opens pages at `url`, or of another server; afterwards none may have told of an error, opened a dialog, or asked anything of
    another machine. A page that a test loaded anew may have told what it gave up.
    """
    opened: list[tuple[Any, list[str], list[str]]] = []

    def open_page(query: str = "", size: dict[str, int] = LAPTOP, of: Any = None, **context: Any) -> Any:
        home = of.url if of is not None else url
        seen = browser.new_context(**{"viewport": size, "locale": "zh-CN", "color_scheme": "light", **context})
        page = seen.new_page()
        page.set_default_timeout(WAIT_MS)
        wrong: list[str] = []
        loads: list[str] = []
        page.on("request", lambda request: loads.append(request.url) if request.is_navigation_request() else None)
        page.on(
            "request", lambda request: wrong.append(request.url) if not request.url.startswith((f"{home}/", "data:", "blob:")) else None
        )
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
        opened.append((seen, wrong, loads))
        page.goto(f"{home}/{query}")
        room = parse_qs(query.lstrip("?")).get("room", ["ask"])[0]
        page.wait_for_selector(f"#tab-{room}[aria-selected=true]")
        page.wait_for_selector("#question textarea", state="attached")
        return page

    yield open_page
    for context, wrong, loads in opened:
        context.close()
        passing = GIVEN_UP if len(loads) > 1 else ()
        assert [line for line in wrong if not any(words in line for words in passing)] == []
