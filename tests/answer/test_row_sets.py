"""Sets of indicators found by comparing rows, and the lines through the years that tell them."""

from __future__ import annotations

from typing import Any

import pytest

from answer.model import Citation, CitationScope, Claim, Locator, ReportReference, TableReference
from answer.verify import check_claim

# question, the count that its head gives, labels that must stand in it, labels that must not
SETS = [
    ("2026年哪些目标定得比2025年预计完成的低", "6项", ["固定资产投资总额增速", "空气质量优良天数"], ["专精特新企业数量"]),
    ("which 2026 targets are set above the 2025 result", "13 have", ["Paid-in foreign investment"], ["retail sales"]),
    ("2026年新列了哪些指标", "9项", ["专精特新企业数量", "粮食保障能力"], ["高新技术企业数量"]),
    ("which indicators are no longer in the 2026 table", "9 are", ["high-tech enterprises", "Water quality"], ["Grain"]),
    ("两张表都有的指标有几项", "16项", ["固定资产投资总额增速"], ["粮食保障能力"]),
    ("how many of the 2025 indicators are binding", "7 are", ["Water quality", "Green coverage"], ["high-tech"]),
    ("2025年哪些指标没有给出数字", "7项", ["长江干流水质", "全员劳动生产率"], ["高新技术企业数量"]),
    ("which 2026 targets are lower than the 2025 targets", "6 have", ["GDP", "foreign investment"], ["R&D"]),
]


@pytest.mark.parametrize(("question", "count", "held", "missing"), SETS, ids=[row[0] for row in SETS])
def test_a_set_is_counted_and_named_whole(assistant: Any, question: str, count: str, held: list[str], missing: list[str]) -> None:
    answer = assistant.ask(question)
    head, *rest = answer.text.split("\n")
    lines = "\n".join(line for line in rest if line.startswith("- "))
    assert answer.status == "answered" and answer.dropped == 0
    assert count in head
    assert [name for name in held if name not in lines] == []
    assert [name for name in missing if name in lines] == []


CHANGED = ["6项的2026年目标低于2025年预期目标", "4项的2026年目标高于2025年预期目标", "9项2025年没有列", "9项2026年不再列"]
MOVED = ["6 have a 2026 target below the 2025 target", "4 have a 2026 target above the 2025 target"]


@pytest.mark.parametrize(
    ("question", "heads"),
    [
        ("今年计划和去年比有什么变化", CHANGED),
        ("2026年的指标较2025年有哪些调整", CHANGED),
        ("哪些目标调高了，哪些调低了", CHANGED[:2]),
        ("哪些指标是新增的，哪些被取消了", CHANGED[:1:-1]),
        ("How do the 2026 targets differ from last year's?", [*MOVED, "9 were not listed in 2025", "9 are no longer listed in 2026"]),
        ("What's new in this year's plan compared with last year's?", ["9 were not listed in 2025"]),
        ("Which targets were raised and which were lowered?", MOVED),
    ],
)
def test_what_changed_is_told_set_by_set_in_one_answer(assistant: Any, question: str, heads: list[str]) -> None:
    answer = assistant.ask(question)
    told = [line for line in answer.text.split("\n") if line.partition("[")[2].endswith((":", "："))]
    assert answer.status == "answered" and answer.dropped == 0
    assert len(told) == len(heads) and [head for head, line in zip(heads, told, strict=True) if head not in line] == []
    assert answer.text.count("25项指标") + answer.text.count("25 indicators") == 1  # of the whole table once


@pytest.mark.parametrize("question", ["医院有什么变化", "What is different about Jiefangbei?", "GDP目标有什么变化", "解放碑有什么变化"])
def test_what_changed_of_one_thing_is_no_set(assistant: Any, question: str) -> None:
    assert "25" not in assistant.ask(question).text.split("\n")[0].replace("2025", "")


def test_rows_without_a_figure_are_named_and_reports_are_counted(assistant: Any) -> None:
    text = assistant.ask("2026年哪些目标低于2025年完成值").text
    assert "没有数字可比的有2项：人均预期寿命、单位GDP二氧化碳排放下降" in text
    assert "已读入四份报告，其中一份有这样的指标表" in text


@pytest.mark.parametrize(
    "question", ["which indicators were new in the 2023 table", "2024年的约束性指标有几项", "2027年哪些目标低于2026年完成值"]
)
def test_a_year_without_a_table_is_refused(assistant: Any, question: str) -> None:
    answer = assistant.ask(question)
    assert (answer.status, answer.reason) == ("refused", "other_year")


REPORT = ReportReference("r", "青湖市2030年计划报告", "Plan Report 2030 of Qinghu City", None, "青湖市", "2030-01", "Qinghu City")
COLUMNS = ("序号", "指标名称", "单位", "2029年预期目标", "2029年预计完成情况", "2030年预期目标")
CELLS = ("3", "实际使用外资", "万美元", "6000", "3200", "≥3680")
ROW = Citation(
    1, REPORT, ("附件",), " ".join(CELLS[1:]), Locator("a.txt", "0", 0, 9), CitationScope(2029),
    "Paid-in foreign capital | Ten thousand US dollars | 6000 | 3200 | ≥3680", "project", TableReference("主要指标", COLUMNS, CELLS[1], CELLS),
)  # fmt: skip
GAP = (("2800万美元", ("6000", "3200"), "difference"), ("28 million US dollars", ("6000", "3200"), "difference"))
LINES = [
    ("实际使用外资：2029年预期目标6000万美元；2029年预计完成3200万美元，未达到目标，比2029年预期目标低2800万美元（计算得出）。", True),
    ("实际使用外资：2029年预计完成3200万美元；2030年预期目标≥3680万美元。", True),
    ("Paid-in foreign capital: 2029 target 60 million US dollars; 2029 estimate 32 million US dollars, target missed, "
     "28 million US dollars below the 2029 target (computed).", True),
    ("实际使用外资：2029年预期目标6000万美元；2029年预计完成3200万美元，达到目标。", False),
    ("实际使用外资：2029年预期目标3200万美元；2029年预计完成6000万美元。", False),
    ("实际使用外资：2029年预期目标6000万美元；2029年预计完成3200万美元，比2029年预期目标高2800万美元（计算得出）。", False),
    ("实际使用外资：2030年预计完成3200万美元；2030年预期目标≥3680万美元。", False),
    ("出口总额：2029年预期目标6000万美元；2029年预计完成3200万美元。", False),
    ("Paid-in foreign capital: 2029 target 32 million US dollars; 2029 estimate 60 million US dollars.", False),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "true"), LINES, ids=[line[:60] for line, _ in LINES])
def test_a_line_through_the_years_is_held_against_its_cells(sentence: str, true: bool) -> None:
    assert (check_claim(Claim(sentence, (ROW,), computed=GAP)) is not None) is true
