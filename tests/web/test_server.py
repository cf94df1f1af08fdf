"""The server: headers that keep the browser here, closed upload, a busy port said in one line."""

from __future__ import annotations

import http.client
import json
import re
from urllib.parse import urlsplit

import pytest

from errors import UsageError
from web.listen import bind


def request(url: str, method: str, path: str, body: bytes | None = None) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=20)
    connection.request(method, path, body)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def test_every_answer_forbids_other_addresses(served) -> None:  # type: ignore[no-untyped-def]
    for path in ("/", "/config", "/nothing-here"):
        policy = request(served.url, "GET", path).getheader("content-security-policy") or ""
        assert "default-src 'self'" in policy
        assert "connect-src 'self'" in policy
        assert "http" not in policy


def test_nothing_can_be_uploaded(served) -> None:  # type: ignore[no-untyped-def]
    for path in ("/gradio_api/upload", "/gradio_api/upload/", "/upload"):
        assert request(served.url, "POST", path, b"x").status == 403


def test_a_busy_port_is_said_in_one_line() -> None:
    taken = bind("127.0.0.1", 0)
    port = taken.getsockname()[1]
    with pytest.raises(UsageError, match=rf"cannot use 127.0.0.1 port {port} .*--port"):
        bind("127.0.0.1", port)
    taken.close()


@pytest.mark.parametrize("port", [-1, 70000])
def test_a_port_that_cannot_be_is_said_in_one_line(port: int) -> None:
    with pytest.raises(UsageError, match="--port"):
        bind("127.0.0.1", port)


def test_figures_are_given_as_a_file_under_the_same_headers_and_only_read(served) -> None:  # type: ignore[no-untyped-def]
    found = request(served.url, "GET", "/indicators.csv?year=2025&view=all")
    assert (found.status, found.getheader("content-type")) == (200, "text/csv; charset=utf-8")
    assert found.getheader("content-disposition") == 'attachment; filename="zhengwen-indicators.csv"'
    assert "default-src 'self'" in (found.getheader("content-security-policy") or "")
    assert request(served.url, "POST", "/indicators.csv", b"x").status in (403, 404, 405)


@pytest.mark.parametrize(
    ("path", "headers", "lang"),
    [
        ("/", {"Accept-Language": "de-DE,de;q=0.9"}, "en"),
        ("/", {"Accept-Language": "zh-TW,en;q=0.8"}, "zh-CN"),
        ("/", {}, "zh-CN"),
        ("/?lang=en", {"Accept-Language": "zh-CN"}, "en"),
        ("/?room=terms", {"Accept-Language": "zh-CN", "Cookie": "other=1; zhengwen-language=en"}, "en"),
        ("/", {"Accept-Language": "en-GB", "Cookie": "zhengwen-language=zh"}, "zh-CN"),
        ("/", {"Accept-Language": "en-GB", "Cookie": 'zhengwen-language="<script>'}, "en"),
    ],
)
def test_the_page_is_first_sent_in_its_readers_language(served, path: str, headers: dict[str, str], lang: str) -> None:  # type: ignore[no-untyped-def]
    connection = http.client.HTTPConnection(urlsplit(served.url).netloc, timeout=20)
    connection.request("GET", path, headers={**headers, "Accept-Encoding": "gzip, br"})
    response = connection.getresponse()
    page = response.read().decode()
    connection.close()
    assert re.search(r'<html[^>]*\slang="([^"]*)"', page)[1] == lang  # type: ignore[index]
    parts = json.loads(re.search(r"window\.gradio_config = (\{.*?\});</script>", page, re.DOTALL)[1])["components"]  # type: ignore[index]
    said = {part["props"].get("elem_id"): part["props"] for part in parts}
    own, other = (("Ask in Chinese or English", "用中文或英文提问"), ("Terms", "术语"))
    assert said["question"]["placeholder"] == own[lang != "en"]
    assert f">{other[lang != 'en']}<" in said["rooms"]["value"] and f">{other[lang == 'en']}<" not in said["rooms"]["value"]
    assert response.getheader("vary") == "Accept-Language, Cookie" and "default-src 'self'" in (
        response.getheader("content-security-policy") or ""
    )
