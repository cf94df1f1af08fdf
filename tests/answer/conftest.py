"""An assistant over the five reports with a model of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest


@pytest.fixture(scope="session")
def written_by(assistant: Any) -> Callable[[Any], Any]:
    """An Assistant whose answers are written by the given model."""
    from assistant import GLOSSARY_FILE, SYNONYMS_FILE, Assistant
    from corpus import load_glossary, load_synonyms

    glossary, synonyms = load_glossary(GLOSSARY_FILE), load_synonyms(SYNONYMS_FILE)

    def open_with(model: Any) -> Any:
        settings = replace(assistant.settings, model="scripted")
        return Assistant(assistant.index, assistant._retriever, glossary, synonyms, settings, model)

    return open_with


@pytest.fixture(scope="module")
def over(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, str]], Any]:
    """An Assistant over made-up reports: file name → text."""
    from assistant import Assistant
    from index import BuildOptions, build_or_update, load_embedder
    from settings import load_settings

    def open_over(texts: dict[str, str]) -> Any:
        folder = tmp_path_factory.mktemp("made-up")
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        options = BuildOptions(index_dir=folder / "index", max_chars=load_settings({}).max_chars)
        build_or_update([folder / name for name in texts], options, load_embedder())
        return Assistant.open(load_settings({}, index_dir=str(folder / "index")))

    return open_over


REVIEWED = """2026年江苏省政府工作报告
——2026年1月20日在江苏省第十四届人民代表大会第四次会议上

一、2025年工作回顾
地区生产总值增长5.3%。接待游客2.1亿人次，新建口袋公园86个。

二、2026年工作安排
主要预期目标是：地区生产总值增长5%左右。
接待游客力争突破2.3亿人次，新建口袋公园120个，改造桥梁95座。积极发展低空经济。
"""


@pytest.fixture(scope="module")
def reviewed(over: Callable[[dict[str, str]], Any]) -> Any:
    """One made-up report that reviews 2025 and plans 2026."""
    return over({"江苏省.txt": REVIEWED})
