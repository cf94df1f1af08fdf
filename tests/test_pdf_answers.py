"""From a printed PDF to an answer: the page stands in the citation, in the search result and in the terminal."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typeset import print_text

import ingest

ROOT = Path(__file__).resolve().parent.parent
FILLER = "全面落实各项部署，新增高新技术企业30家，技术合同成交额增长12.5%，建成一批标志性工程，群众获得感持续增强。" * 8
TEXT = f"""2026年青岭县政府工作报告
一、2025年工作回顾
{FILLER}
{FILLER}
推进“双护”^1^行动，守护群众安全。
二、2026年工作安排
{FILLER}
"""
NOTE = "“双护”行动：指护航企业发展、护佑百姓安康的专项行动。"


@pytest.fixture(scope="module")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pdf")
    print_text(folder / "青岭县.pdf", TEXT, {"1": NOTE}, head="青岭县政府公报")
    assert ingest.main([str(folder / "青岭县.pdf"), "--index-dir", str(folder / "built")]) == 0
    return folder / "built"


def ask(index_dir: Path, *arguments: str) -> str:
    command = [sys.executable, "ask.py", *arguments, "--index-dir", str(index_dir)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_citation_from_a_pdf_names_its_page(index_dir: Path) -> None:
    answer = json.loads(ask(index_dir, "“双护”是什么意思", "--json"))
    assert answer["status"] == "answered" and "护航企业发展、护佑百姓安康" in answer["answer"]
    (citation,) = answer["citations"]
    assert citation["quote"] == NOTE
    assert (citation["locator"]["file"], citation["locator"]["page"]) == ("青岭县.pdf", 2)
    assert "，第2页" in ask(index_dir, "“双护”是什么意思")


def test_a_search_result_from_a_pdf_names_its_page(index_dir: Path) -> None:
    found = json.loads(ask(index_dir, "--search", "守护群众安全", "-k", "1", "--json"))
    assert found["passages"][0]["locator"]["page"] == 2
