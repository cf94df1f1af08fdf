"""A table's value under another column's name: told from the answer alone."""

import pytest

from eval.columns import misnamed_values, row_cells

ROW = {
    "n": 1,
    "quote": "实际使用外资（FDI） 万美元 预期性 6000 3200",
    "table": {
        "title": "附件1",
        "columns": ["序号", "指标类别", "指标名称", "单位", "指标属性", "2025年预期目标", "2025年预计完成情况"],
        "row": "实际使用外资（FDI）",
    },
}
TEXT = {"n": 2, "quote": "外资目标为3200万美元。", "table": None}


def an_answer(text: str) -> dict:
    return {"answer": text, "citations": [ROW, TEXT]}


def test_the_cells_of_a_row_carry_their_column_s_kind_and_year_and_the_row_s_unit():
    assert [(int(cell.value), cell.kind, cell.year) for cell in row_cells(ROW)] == [
        (60000000, "target", "2025"),
        (32000000, "result", "2025"),
    ]
    assert row_cells({**ROW, "quote": "实际使用外资（FDI） 万美元 6000 3200"}) == []  # a cell is missing: which one is not known
    assert row_cells(TEXT) == []


@pytest.mark.parametrize(
    ("text", "misnamed"),
    [
        ("2025年实际使用外资：预期目标6000万美元，预计完成3200万美元，未达到目标[1]。", []),
        ("2025年实际使用外资：预期目标3200万美元，预计完成6000万美元[1]。", ["3200万美元", "6000万美元"]),
        ("The 2025 target for paid-in foreign investment is 60 million US dollars[1].", []),
        ("The 2025 result is estimated at 60 million US dollars[1].", ["60 million us dollars"]),
        ("The 2026 target is 60 million US dollars[1].", ["60 million us dollars"]),
        ("后者比前者低2800万美元[1]。", []),
        ("2025年目标为3200万美元[1][2]。", []),  # the text beside the row may say so
    ],
)
def test_a_value_counts_as_misnamed_only_where_another_column_holds_it(text, misnamed):
    assert misnamed_values(an_answer(text)) == misnamed
