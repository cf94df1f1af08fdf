"""Twenty people ask at once while a report is added: no error, and nobody is served thrice before everybody was served once."""

from __future__ import annotations

import json
import secrets
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from settings import load_settings

pytestmark = [pytest.mark.soak, pytest.mark.filterwarnings("ignore:.*is deprecated")]

PEOPLE = 20
QUESTIONS = ("2026年GDP目标是多少，为什么？", "What are the “four lists”?", "2025年实际使用外资完成目标了吗？")


class Visitor:
    """One person's session, spoken to the page as its script speaks."""

    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=url, timeout=120)
        self._session = secrets.token_hex(6)
        config = self._client.get("/config").json()
        by_name = {part["props"].get("elem_id"): part["id"] for part in config["components"]}
        self._events = {
            (name, event): step["id"]
            for name, number in by_name.items()
            for step in config["dependencies"]
            for target, event in step["targets"]
            if target == number
        }

    def does(self, name: str, event: str, data: list[Any], event_data: Any = None) -> list[dict[str, Any]]:
        """Everything the page says to one event, to its end."""
        asked = {"data": data, "fn_index": self._events[name, event], "session_hash": self._session, "event_data": event_data}
        self._client.post("/gradio_api/queue/join", json=asked).raise_for_status()
        said: list[dict[str, Any]] = []
        with self._client.stream("GET", "/gradio_api/queue/data", params={"session_hash": self._session}) as stream:
            for line in stream.iter_lines():
                if line.startswith("data:"):
                    said.append(json.loads(line.removeprefix("data:")))
                    if said[-1]["msg"] == "process_completed":
                        break
        return said

    def asks(self, question: str) -> tuple[float, bool]:
        """When the answer stood there, and whether it did."""
        last = self.does("question", "submit", [question, None, "zh", ""])[-1]
        return time.monotonic(), bool(last["success"]) and "answer" in json.dumps(last["output"])

    def adds(self, name: str, text: str) -> bool:
        """Whether a report was added."""
        token = self._client.post("/reports/incoming", params={"name": name}, content=text.encode()).json()["token"]
        said = self.does("work", "select", ["zh", None, "", ""], {"do": "add", "files": [{"name": name, "token": token}]})
        return bool(said[-1]["success"])


@pytest.fixture
def served_shelf_of_reports(built_index: Path, tmp_path: Path, serve_page: Any) -> Any:
    import app

    shutil.copytree(built_index, tmp_path / "built")
    with serve_page(app.open_shelf(load_settings({}, index_dir=str(tmp_path / "built")))) as page:
        yield page


def test_twenty_people_at_once_with_an_upload_running(served_shelf_of_reports: Any) -> None:
    url = served_shelf_of_reports.url
    people = [Visitor(url) for _ in range(PEOPLE)]
    text = "乙区2026年政府工作报告\n\n一、主要目标\n地区生产总值增长7.5%左右，规模以上工业增加值增长9%。\n" + "持续优化营商环境。\n" * 400
    started = time.monotonic()

    def talk(person: Visitor) -> list[tuple[float, bool]]:
        return [person.asks(question) for question in QUESTIONS]

    with ThreadPoolExecutor(PEOPLE + 1) as pool:
        added = pool.submit(Visitor(url).adds, "乙区报告.txt", text)
        talks = list(pool.map(talk, people))
        assert added.result()
    assert [answered for answers in talks for _, answered in answers] == [True] * PEOPLE * len(QUESTIONS)
    firsts, lasts = [answers[0][0] - started for answers in talks], [answers[-1][0] - started for answers in talks]
    assert max(firsts) < min(lasts), f"slowest first answer {max(firsts):.1f} s, quickest third {min(lasts):.1f} s"
    print(f"first answers {min(firsts):.1f} to {max(firsts):.1f} s, third {min(lasts):.1f} to {max(lasts):.1f} s")
    assert any("乙区" in report.title for report in served_shelf_of_reports.assistant.reports.values())
