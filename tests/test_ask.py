"""The command line: what it prints, what it refuses, and what it never imports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Stands in for an environment without the full set: importing one of its packages fails.
BLOCK = (
    "import sys\n"
    "class Block:\n"
    "    def find_spec(self, name, path=None, target=None):\n"
    "        if name.split('.')[0] in ('torch', 'transformers', 'sentence_transformers', 'llama_index'):\n"
    "            raise ImportError(name)\n"
    "sys.meta_path.insert(0, Block())\n"
)


def ask(*arguments: str, index: Path, stdin: str = "", block: bool = False, seed: str = "0") -> subprocess.CompletedProcess[str]:
    code = (BLOCK if block else "") + "import sys, ask\nsys.exit(ask.main(sys.argv[1:]))"
    environment = {**os.environ, "ZHENGWEN_INDEX_DIR": str(index), "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=ROOT, input=stdin, timeout=120, check=False)


def test_an_answer_is_printed_with_its_citations(built_index: Path) -> None:
    done = ask("2026年GDP目标是多少，为什么？", index=built_index)
    assert done.returncode == 0
    assert done.stdout.startswith("渝中区2026年地区生产总值（GDP）增速的预期目标是5%[1]。")
    assert "附件2" in done.stdout
    assert "yuzhong-plan-report-2026.txt:" in done.stdout


def test_a_file_of_questions_gives_one_object_a_line_in_order(built_index: Path, tmp_path: Path) -> None:
    questions = tmp_path / "questions.jsonl"
    lines = [
        '{"id": 7, "question": "GIS是什么", "user": "clerk"}',
        "not json",
        '{"no": "question"}',
        '{"id": 8, "question": "What is OPC?"}',
    ]
    questions.write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "answers.jsonl"
    assert ask("--file", str(questions), "--out", str(out), index=built_index).returncode == 0
    answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [answer.get("id") for answer in answers] == [7, None, None, 8]
    assert ["error" in answer for answer in answers] == [False, True, True, False]
    assert answers[0]["user"] == "clerk"
    assert answers[3]["language"] == "en"


def test_search_gives_ranked_passages_with_scores(built_index: Path) -> None:
    found = json.loads(ask("--search", "实际使用外资", "-k", "3", "--json", index=built_index).stdout)
    assert len(found["passages"]) == 3
    assert [list(passage) for passage in found["passages"]] == [["report", "section", "text", "locator", "scores"]] * 3
    fused = [passage["scores"]["fused"] for passage in found["passages"]]
    assert fused == sorted(fused, reverse=True)
    assert "外资" in found["passages"][0]["text"]


def test_mentions_say_in_how_many_of_the_loaded_reports_a_term_stands(built_index: Path) -> None:
    shown = ask("--mentions", "四张清单", index=built_index)
    assert shown.returncode == 0
    assert shown.stdout.startswith("“四张清单”：已读入的 4 份报告中，2 份出现，共 7 处（其中注释里 1 处）。\n注释的定义：\n  指为细化落实")
    assert "没有出现：渝中区报纸版面（2025年12月）（yuzhong-newspaper-2025-12）" in shown.stdout
    given = json.loads(ask("--mentions", "four lists", "--json", index=built_index).stdout)
    assert (given["in"], given["of"], given["places"], given["meaning"]) == (2, 4, 7, "noted")
    assert [one["report"] for one in given["not_in"]] == ["yuzhong-newspaper-2025-12", "yuzhong-newspaper-2026-01"]
    assert given["reports"][0]["mentions"][0]["locator"]["file"] == "yuzhong-plan-report-2026.txt"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "no question given"),
        (["a" * 100_000], "100,000 characters"),
        (["GDP", "--report", "nowhere"], "no report 'nowhere'"),
        (["--file", "nowhere.jsonl"], "nowhere.jsonl"),
        (["--search", "GDP", "-k", "0"], "-k must be"),
        (["--mentions", " “” "], "--mentions needs a term"),
        (["--mentions", "四张清单", "--search", "清单"], "--mentions stands alone"),
    ],
)
def test_bad_input_gets_one_clear_line_and_status_2(built_index: Path, arguments: list[str], words: str) -> None:
    done = ask(*arguments, index=built_index)
    assert done.returncode == 2
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_one_changed_byte_of_the_index_is_refused_with_the_command_that_rebuilds_it(built_index: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "index"
    shutil.copytree(built_index, copy)
    stored = max(
        (path for path in copy.rglob("*") if path.is_file() and path.name != "manifest.json"), key=lambda path: path.stat().st_size
    )
    data = bytearray(stored.read_bytes())
    data[len(data) // 2] ^= 1
    stored.write_bytes(data)
    done = ask("GDP", index=copy)
    assert done.returncode == 2
    assert "ingest.py --rebuild" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_without_the_full_set_the_answers_are_the_same_bytes(built_index: Path, tmp_path: Path) -> None:
    questions = ROOT / "eval" / "questions" / "dev.jsonl"
    texts = []
    for block in (False, True):
        out = tmp_path / f"{block}.jsonl"
        assert ask("--file", str(questions), "--out", str(out), index=built_index, block=block).returncode == 0
        answers = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        for answer in answers:
            answer.pop("timing_ms")
        texts.append(json.dumps(answers, ensure_ascii=False))
    assert len(answers) > 100
    assert texts[0] == texts[1]


def test_two_processes_give_the_same_bytes_whatever_the_order_of_sets(built_index: Path) -> None:
    questions = ROOT / "eval" / "questions" / "dev-3.jsonl"
    answers = []
    for seed in ("1", "2"):
        done = ask("--file", str(questions), index=built_index, seed=seed)
        assert done.returncode == 0
        found = [json.loads(line) for line in done.stdout.splitlines()]
        answers.append([{name: value for name, value in answer.items() if name != "timing_ms"} for answer in found])
    assert len(answers[0]) > 100
    assert answers[0] == answers[1]


def test_a_question_that_names_a_place_is_answered_from_its_reports(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for place, goal in (("云南省", "4.5%"), ("湖北省", "5.5%")):
        text = f"{place}2026年政府工作报告\n\n一、2026年工作安排\n\n经济社会发展的主要预期目标是：地区生产总值增长{goal}左右。\n"
        (reports / f"{place}.txt").write_text(text, encoding="utf-8")
    index = tmp_path / "built"
    command = [sys.executable, str(ROOT / "ingest.py"), str(reports), "--index-dir", str(index)]
    assert subprocess.run(command, capture_output=True, cwd=ROOT, timeout=120, check=False).returncode == 0
    for place, goal, other in (("云南", "4.5%", "5.5%"), ("湖北", "5.5%", "4.5%")):
        done = ask(f"{place}2026年GDP增长目标是多少", index=index)
        assert goal in done.stdout and other not in done.stdout


def test_facts_are_printed_as_one_object_a_line(built_index: Path) -> None:
    done = ask("--facts", "--year", "2026", "--report", "yuzhong-plan-report-2026", index=built_index)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["year"] for row in rows} == {2026}
    assert {row["report"] for row in rows} == {"yuzhong-plan-report-2026"}
    targets = [row for row in rows if row["indicator"] == "固定资产投资总额"]
    assert [(row["value"], row["canonical"], row["kind"], row["change"]) for row in targets] == [("6", "固定资产投资", "target", "growth")]


def test_facts_as_csv_begin_with_a_byte_order_mark(built_index: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.csv"
    assert ask("--facts", "--csv", "--place", "渝中", "--out", str(out), index=built_index).returncode == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfreport,indicator,canonical,")
    assert b"\r\n" in out.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--csv", "什么是OPC"), "--csv is the form of --facts"),
        (("--facts", "什么是OPC"), "takes no question"),
        (("--facts", "--report", "none"), "no report 'none' in the index"),
    ],
)
def test_a_wrong_use_of_facts_is_refused_in_one_line(built_index: Path, arguments: tuple[str, ...], words: str) -> None:
    done = ask(*arguments, index=built_index)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_an_answer_is_exported_once_and_rechecked_by_exit_status(built_index: Path, tmp_path: Path) -> None:
    path = tmp_path / "answer.md"
    question = "2026年GDP目标是多少？"
    assert ask("--export", str(path), question, index=built_index).returncode == 0
    written = path.read_text(encoding="utf-8")
    again = ask("--export", str(path), question, index=built_index)
    assert (again.returncode, again.stderr) == (2, f"ask.py: {path}: is there already; name another file, or add --overwrite\n")
    assert ask("--export", str(path), "--overwrite", question, index=built_index).returncode == 0
    whole = ask("--recheck", str(path), "--json", index=built_index)
    assert (whole.returncode, json.loads(whole.stdout)["holds"]) == (0, True)
    path.write_text(written.replace("预期目标是5%", "预期目标是8%"), encoding="utf-8")
    edited = ask("--recheck", str(path), index=built_index)
    assert edited.returncode == 1
    assert "5% → 8%" in edited.stdout


def test_an_answer_is_exported_also_where_nobody_reads_what_is_printed(built_index: Path, tmp_path: Path) -> None:
    path = tmp_path / "answer.html"
    command = [sys.executable, "ask.py", "--index-dir", str(built_index), "--export", str(path), "2026年GDP目标是多少？"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.close()  # as `| head` does when it has its lines
        told = running.stderr.read()
    assert (running.returncode, told) == (0, b"")
    assert path.read_bytes().startswith(b"<!")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("--export", "answer.pdf", "问"), "answer.pdf: an answer is exported as .md, .docx, .html"),
        (("--export", "no-folder/answer.md", "问"), "no-folder/answer.md: cannot be written (no such folder"),
        (("--overwrite", "问"), "--overwrite belongs to --export"),
        (("--recheck", "no-file.md"), "no-file.md: cannot be read (No such file"),
        (("--recheck", "README.md"), "README.md: holds no record of an exported answer"),
        (("--recheck", "README.md", "问"), "--recheck stands alone"),
    ],
)
def test_an_export_or_recheck_that_cannot_be_done_gets_one_line(built_index: Path, words: tuple[str, ...], line: str) -> None:
    done = ask(*words, index=built_index)
    assert done.returncode == 2
    assert done.stderr.startswith(f"ask.py: {line}")
    assert done.stderr.count("\n") == 1


def test_a_text_is_checked_from_a_file_and_from_standard_input(built_index: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# 速览\n\n2025年渝中GDP总量[[footnoteRef:1]]为1871.8亿元。\n", encoding="utf-8")
    shown = ask("--check", str(draft), index=built_index)
    assert shown.returncode == 0
    assert "≠ 1871.8亿元（与报告不同；报告：1781.8亿元" in shown.stdout
    assert "footnoteRef" not in shown.stdout and "# 速览" not in shown.stdout
    assert "yuzhong-plan-report-2026.txt:" in shown.stdout
    told = json.loads(ask("--check", "-", "--json", index=built_index, stdin="Yuzhong's GDP grew 5% in 2026.").stdout)
    assert [(p["text"], p["verdict"]) for p in told["sentences"][0]["parts"] if p["kind"] == "figure"] == [("5%", "target_not_result")]
    assert told["counts"]["target_not_result"] == 1
    assert {"n", "report", "quote", "locator"} <= told["citations"][0].keys()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.txt", None, "no such file"),
        ("empty.txt", " \n——\n", "empty"),
        ("long.txt", "增长5%。\n" * 30_000, "at most 100,000"),
        ("picture.png", "\x89PNG", "png"),
    ],
)
def test_a_text_that_cannot_be_checked_gets_one_line(built_index: Path, tmp_path: Path, name: str, content: str | None, said: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    done = ask("--check", str(path), index=built_index)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert said in done.stderr.lower()
    assert "Traceback" not in done.stderr


def test_the_terminal_says_what_differs_what_alone_was_asked_and_that_a_date_is_not_known(assistant: Any) -> None:
    from dataclasses import replace

    import ask

    answer = assistant.ask("2026年西部陆海新通道货运量目标到底是575标箱还是4.8万标箱")
    told = ask.show_answer(answer, assistant.differences.sides(answer), "甲报告、2026")
    assert told.startswith("只问：甲报告、2026\n≠ 报告里有不同的数：") and "\n- 575标箱 [1]：" in told
    assert "≠" not in ask.show_answer(answer) and "只问" not in ask.show_answer(answer)
    undated = tuple(replace(one, report=replace(one.report, date=None)) for one in answer.citations)
    assert "（日期不详）" in ask.show_answer(replace(answer, citations=undated))
    english = ask.show_answer(replace(answer, citations=undated, language="en"))
    assert " (no date) " in english and "None" not in english and "（no" not in english


def test_json_holds_the_figures_that_differ_and_nothing_of_them_where_none_do(built_index: Path, tmp_path: Path) -> None:
    asked = ["2026年西部陆海新通道货运量目标到底是575标箱还是4.8万标箱", "2026年GDP目标是多少？"]
    out = ask(asked[0], "--json", index=built_index)
    both = json.loads(out.stdout)["differing"]
    assert [(one["figure"], one["citation"]["n"]) for one in both] == [("575标箱", 1), ("4.8万标箱", 2)]
    assert all(one["figure"] in one["words"] or one["figure"][:3] in one["citation"]["quote"] for one in both)
    file = tmp_path / "q.jsonl"
    file.write_text("\n".join(json.dumps({"question": question}) for question in asked), encoding="utf-8")
    lines = [json.loads(line) for line in ask("--file", str(file), index=built_index).stdout.splitlines()]
    assert lines[0]["differing"] == both and "differing" not in lines[1]
