"""Zhengwen's own side of the bench: an open assistant that searches and answers, question after question.

Comes in: `INDEX QUESTIONS`. Goes out: one JSON line with times in milliseconds. Knows nothing of the other pipeline.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant import Assistant
from bench.questions import read_questions
from settings import load_settings

TOP_K = 5


def measure(index_dir: str, questions: Sequence[str]) -> dict[str, Any]:
    """Opens the index, then searches and answers each question; the times of each."""
    started = time.perf_counter()
    assistant = Assistant.open(load_settings(index_dir=index_dir), composer="extract")
    open_ms = (time.perf_counter() - started) * 1000
    search_ms, answer_ms = [], []
    for question in questions:
        started = time.perf_counter()
        assistant.search(question, k=TOP_K)
        search_ms.append((time.perf_counter() - started) * 1000)
        started = time.perf_counter()
        assistant.ask(question)
        answer_ms.append((time.perf_counter() - started) * 1000)
    return {"units": len(assistant.index.passages), "open_ms": open_ms, "search_ms": search_ms, "answer_ms": answer_ms}


def main() -> None:
    """Prints the JSON line."""
    parser = argparse.ArgumentParser(prog="python -m bench.warm", description="Times of an open assistant.")
    parser.add_argument("index_dir")
    parser.add_argument("questions", type=Path)
    options = parser.parse_args()
    print(json.dumps(measure(options.index_dir, read_questions(options.questions))))


if __name__ == "__main__":
    main()
