"""Files that a visitor sends: limits of size, kind and number on the way in, names that harm nothing."""

from __future__ import annotations

import http.client
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import anyio
import pytest

from web.uploads import AT_ONCE, RefusedUpload, Uploads, clean_name


def uploads(tmp_path: Path, max_bytes: int = 1000, max_files: int = 5) -> Uploads:
    return Uploads(tmp_path, {".txt": None, ".docx": None}, max_bytes, max_files)


async def body(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


def send(to: Uploads, name: str, *chunks: bytes, announced: int | None = None) -> Any:
    async def run() -> Any:
        return await to.take(name, announced, body(*chunks))

    with ThreadPoolExecutor(1) as pool:  # Gradio keeps a loop of its own in this thread, which anyio would orphan
        return pool.submit(anyio.run, run).result()


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("渝中区报告.txt", "渝中区报告.txt"),
        ("../../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Windows\\system32\\报告.TXT", "报告.TXT"),
        ("/etc/cron.d/x.txt", "x.txt"),
        ("a\x00b\x1f\u202etxt.exe.txt", "abtxt.exe.txt"),
        ("<img src=x onerror=alert(1)>.txt", "img src=x onerror=alert(1).txt"),
        ('报告#1?*|".txt', "报告 1.txt"),
        ("README.txt", "report-README.txt"),
        ("manifest.txt", "report-manifest.txt"),
        ("con.txt", "report-con.txt"),
        ("x" * 300 + ".txt", "x" * 60 + ".txt"),
        (".txt", ""),
        ("...", ""),
        ("noextension", ""),
        ("", ""),
        (" . .txt", ""),
        ("\ud800.txt", ""),
    ],
)
def test_a_name_is_kept_without_what_could_harm(given: str, name: str) -> None:
    assert clean_name(given) == name


@pytest.mark.parametrize(
    ("name", "chunks", "announced", "problem"),
    [
        ("a.exe", [b"x"], None, "kind"),
        ("a.txt.html", [b"x"], None, "kind"),
        ("a", [b"x"], None, "name"),
        ("a.txt", [], 0, "empty"),
        ("a.txt", [b"x"], 1001, "size"),
        ("a.txt", [b"x" * 600, b"x" * 600], None, "size"),
        ("a.txt", [b"x" * 600, b"x" * 600], 10, "size"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(tmp_path: Path, name: str, chunks: list[bytes], announced: int | None, problem: str) -> None:
    with pytest.raises(RefusedUpload) as refused:
        send(uploads(tmp_path), name, *chunks, announced=announced)
    assert refused.value.problem == problem
    assert kept(tmp_path) == []


def test_number_counts_what_waits_and_what_is_kept(tmp_path: Path) -> None:
    to = uploads(tmp_path, max_files=3)
    first, second = send(to, "a.txt", b"1"), send(to, "b.txt", b"2")
    to.settle(first.token, set())
    send(to, "c.txt", b"3")
    with pytest.raises(RefusedUpload, match="number"):
        send(to, "d.txt", b"4")
    to.drop(second.token)
    send(to, "d.txt", b"4")
    assert AT_ONCE == 20


def test_none_are_taken_where_none_are_allowed(tmp_path: Path) -> None:
    with pytest.raises(RefusedUpload, match="closed"):
        send(uploads(tmp_path, max_files=0), "a.txt", b"1")


def test_no_name_replaces_an_upload_or_a_loaded_report(tmp_path: Path) -> None:
    to = uploads(tmp_path)
    names = [to.settle(send(to, "a.txt", b"x").token, {"a-2.txt"}).name for _ in range(3)]
    assert names == ["a.txt", "a-3.txt", "a-4.txt"]
    assert kept(tmp_path / "sources") == sorted(names)


@pytest.mark.parametrize("token", ["", "x", "../sources/a.txt", None, 5, "0" * 32])
def test_only_a_token_that_was_given_names_a_waiting_file(tmp_path: Path, token: Any) -> None:
    to = uploads(tmp_path)
    waiting = send(to, "a.txt", b"x")
    assert to.waiting(token) is None
    assert to.waiting(waiting.token) == waiting


def test_what_waited_when_the_page_ended_is_gone_when_it_begins_again(tmp_path: Path) -> None:
    send(uploads(tmp_path), "a.txt", b"x")
    assert kept(tmp_path) != []
    uploads(tmp_path)
    assert kept(tmp_path) == []


def post(url: str, path: str, content: bytes, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=20)
    connection.request("POST", path, content, headers)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


@pytest.mark.parametrize(
    ("name", "content", "status", "told"),
    [
        ("报告.txt", b"x", 200, "token"),
        ("a.exe", b"x", 415, "kind"),
        ("a.txt", b"", 400, "empty"),
        ("a.txt", b"x" * 3000, 413, "size"),
        ("", b"x", 400, "name"),
    ],
)
def test_the_route_takes_a_file_or_names_what_is_wrong(served_shelf: Any, name: str, content: bytes, status: int, told: str) -> None:
    given, text = post(served_shelf.url, f"/reports/incoming?name={quote(name)}", content)
    assert (given, told in text) == (status, True)


def test_a_page_of_another_site_can_send_nothing(served_shelf: Any) -> None:
    own = urlsplit(served_shelf.url).netloc
    for path in ("/reports/incoming?name=a.txt", "/gradio_api/queue/join", "/gradio_api/run/predict"):
        assert post(served_shelf.url, path, b"x", Origin="http://evil.example")[0] == 403
        assert post(served_shelf.url, path, b"x", Origin="null")[0] == 403
    assert post(served_shelf.url, "/reports/incoming?name=a.txt", b"x", Origin=f"http://{own}")[0] == 200


def test_gradios_own_route_takes_no_file_even_where_reports_can_be_added(served_shelf: Any) -> None:
    for path in ("/gradio_api/upload", "/gradio_api/upload/", "/upload"):
        assert post(served_shelf.url, path, b"x")[0] == 403


def test_a_page_without_a_shelf_has_no_such_route(served: Any) -> None:
    assert post(served.url, "/reports/incoming?name=a.txt", b"x")[0] in (404, 405)
