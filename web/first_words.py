"""The page as it is first sent: in the language that its reader will have it in.

In: the page's HTML, which Gradio makes in Chinese, its parts as they are in English, and a request's address, cookie and preferred
languages. Out: the same HTML with `<html lang>` and every part in that language, so that nothing is reworded once it is seen. The
module knows nothing of events or of what the parts say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from http.cookies import CookieError, SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.labels import labels_for, opening_language

COOKIE = "zhengwen-language"  # set by the page's script when a language is chosen
_LANG = re.compile(rb'(<html\b[^>]*?\blang=")[^"]*(".*?<head>)', re.DOTALL)
_SCRIPT = b"<script>" + (Path(__file__).resolve().parent / "first_words.js").read_bytes() + b"</script>"  # what Gradio is given comes late
_CONFIG = re.compile(rb"window\.gradio_config = (\{.*?\});</script>", re.DOTALL)  # every < in it is written \u003c
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "'": "\\u0027", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class FirstWords:
    """Sends the page at "/" in its reader's language; `english` holds the English page's components, in the order of the Chinese one's."""

    def __init__(self, app: ASGIApp, english: Sequence[Mapping[str, Any]]) -> None:
        self._app = app
        self._english = english

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["path"] != "/" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        language = first_language(scope)
        start: dict[str, Any] = {}
        parts: list[bytes] = []

        async def hold(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            parts.append(message.get("body", b""))
            if message.get("more_body"):
                return
            body = said_in(language, b"".join(parts), self._english)
            headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
            own = [(b"content-length", str(len(body)).encode()), (b"vary", b"Accept-Language, Cookie")]
            await send({**start, "headers": [*headers, *own]})
            await send({"type": "http.response.body", "body": body})

        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]  # it is read here
        await self._app({**scope, "headers": plain}, receive, hold)


def first_language(scope: Scope) -> str:
    """The language of the address, else the one chosen last, else what the browser prefers."""
    headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("lang", [None])[0]
    return opening_language(asked, _kept(headers.get(b"cookie", "")), headers.get(b"accept-language"))


def _kept(cookies: str) -> str | None:
    try:
        found = SimpleCookie(cookies).get(COOKIE)
    except CookieError:
        return None
    return found.value if found is not None else None


def said_in(language: str, page: bytes, english: Sequence[Mapping[str, Any]]) -> bytes:
    """The page's HTML in a language; as it is where it holds no page of ours.

    >>> said_in("zh", b'<html dir="ltr" lang="en"><head>', ()).partition(b"<script>")[0]
    b'<html dir="ltr" lang="zh-CN"><head>'
    """
    page = _LANG.sub(lambda at: at[1] + labels_for(language).html_lang.encode() + at[2] + _SCRIPT, page, count=1)
    found = _CONFIG.search(page) if language == "en" and english else None
    if found is None:
        return page
    config = json.loads(found[1])
    for component, said in zip(config["components"], english, strict=True):
        component["props"] = said["props"]
    written = json.dumps(config, ensure_ascii=False, separators=(",", ":"), default=str)
    for sign, safe in _UNSAFE.items():
        written = written.replace(sign, safe)
    return page[: found.start(1)] + written.encode() + page[found.end(1) :]
