"""`python -m bench.page`: how soon the page is seen and answers, in a real browser.

Comes in: an index (built first where there is none) and a number of rounds. Goes out: a table of medians on standard output.
Each round starts the server in a fresh process and opens a fresh browser. It needs what the browser tests need: Playwright
(requirements-dev.txt) and the system's Chromium. Exit status 0 done, 2 where something is missing (one line).
"""

from __future__ import annotations

import argparse
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from http.client import HTTPConnection
from importlib import import_module
from statistics import median
from typing import Any

from bench.process import ROOT
from errors import UsageError, ZhengwenError

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUESTIONS = ("2026年GDP目标是多少，为什么？", "What is the 2026 GDP target, and why?")
START_S = 120.0
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
_WHOLE = "n => document.querySelectorAll('#chat .answer .foot').length === n"


def measure(rounds: int, index_dir: str | None) -> dict[str, list[float]]:
    """Milliseconds by what was measured, one value a round."""
    browser_path = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    try:
        playwright = import_module("playwright.sync_api")
    except ImportError:
        raise UsageError("Playwright is not there: pip install -r requirements-dev.txt") from None
    if browser_path is None:
        raise UsageError("no Chromium on this machine (Debian: apt-get install chromium fonts-noto-cjk)")
    found: dict[str, list[float]] = {}
    with playwright.sync_playwright() as driver:
        for number in range(rounds):
            print(f"round {number + 1} of {rounds} …", file=sys.stderr)
            browser = driver.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
            for name, value in _one_round(browser, index_dir).items():
                found.setdefault(name, []).append(value)
            browser.close()
    return found


def _one_round(browser: Any, index_dir: str | None) -> dict[str, float]:
    """The server's start, the page's first paint and readiness, the first answer and the next."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "app.py", "--port", str(port), *(["--index-dir", index_dir] if index_dir else [])]
    started = time.perf_counter()
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port, server)
        found = {"server start": _since(started)}
        page = browser.new_page()
        began = time.perf_counter()
        page.goto(f"http://127.0.0.1:{port}")
        page.wait_for_selector("#question textarea")
        found |= {"page ready for a question": _since(began), "first paint": float(page.evaluate(_PAINT))}
        for count, (name, question) in enumerate(zip(("first answer", "next answer"), QUESTIONS, strict=True), 1):
            page.fill("#question textarea", question)
            asked = time.perf_counter()
            page.press("#question textarea", "Enter")
            page.wait_for_function(_WHOLE, arg=count)
            found[name] = _since(asked)
        return found
    finally:
        server.terminate()
        server.wait(20)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until the server answers. Raises UsageError where it ends before."""
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline and server.poll() is None:
        knock = HTTPConnection("127.0.0.1", port, timeout=START_S)  # the port is taken before the page is built
        try:
            knock.request("HEAD", "/")
            knock.getresponse()
            return
        except OSError:
            time.sleep(0.02)
        finally:
            knock.close()
    raise UsageError("the page did not start: run python app.py to see why")


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench.page", description="How soon the page is seen and answers, in a browser.")
    parser.add_argument("--repeat", metavar="N", type=int, default=3, help="rounds (default: 3)")
    parser.add_argument("--index-dir", help="where the built index stands (default index/built)")
    options = parser.parse_args(arguments)
    try:
        if options.repeat < 1:
            raise UsageError("--repeat must be 1 or more")
        for name, values in measure(options.repeat, options.index_dir).items():
            print(f"{name:<26}{median(values):>8,.0f} ms")
    except ZhengwenError as error:
        print(f"bench: {error}", file=sys.stderr)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
