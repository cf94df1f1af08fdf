"""The sums: refusals by the reason given, partial answers apart, traps out of the questions that set them."""

import pytest

from eval.metrics import Sources
from eval.questions import Gold, Question
from eval.runner import Outcome, ask_and_judge
from eval.summary import summarise, total_lines

REPORT = "全年GDP总量实现1781.8亿元。"
SOURCES = Sources({"r.txt": REPORT}, {"r.txt": REPORT})


def judged(name: str, answer: dict, search=None, **changes) -> Outcome:
    values = {"id": name, "language": "zh", "kind": "value", "user": "clerk", "question": "多少", "gold": (Gold("r", "", REPORT),),
              "required": (("1781.8亿元",),), "forbidden": (), "status": "answered", "reason": None, "note": ""}  # fmt: skip

    class Says:
        def ask(self, question, **asked_with):
            return answer

    assistant = Says()
    if search:
        assistant.search = search
    return ask_and_judge(Question(**{**values, **changes}), assistant, SOURCES)


def answered(text: str, **changes) -> dict:
    citation = {"n": 1, "report": {"id": "r"}, "quote": REPORT, "locator": {"file": "r.txt", "start": 0, "end": len(REPORT)}}
    return {"status": "answered", "reason": None, "answer": text, "citations": [citation], **changes}


def refused(reason: str) -> dict:
    return {"status": "refused", "reason": reason, "answer": "报告里没有。", "citations": []}


GOOD = answered("全年1781.8亿元[1]。")
TO_REFUSE = {"status": "refused", "required": (), "gold": (), "kind": "refusal"}


def test_refusals_are_counted_by_the_reason_given_and_what_the_question_was():
    outcomes = [
        judged("a", refused("other_year"), **TO_REFUSE, reason=("other_year", "not_in_corpus")),
        judged("b", refused("other_year"), **TO_REFUSE, reason=("other_place",)),
        judged("c", refused("other_year")),
        judged("d", GOOD, **TO_REFUSE, reason=("undefined_term",)),
        judged("e", GOOD | {"reason": "false_premise"}, **TO_REFUSE, reason=("false_premise",)),
        judged("f", GOOD),
    ]
    summary = summarise(outcomes)
    assert summary["refusals"] == {
        "answered": {"acceptable": 0, "not_acceptable": 1, "answerable": 0},
        "false_premise": {"acceptable": 1, "not_acceptable": 0, "answerable": 0},
        "other_year": {"acceptable": 1, "not_acceptable": 1, "answerable": 1},
    }
    assert {name: (share["hits"], share["of"]) for name, share in summary["unanswerable_by_reason"].items()} == {
        "false_premise": (1, 1), "other_place": (1, 1), "other_year": (1, 1), "undefined_term": (0, 1),
    }  # fmt: skip
    row = next(line for line in total_lines(summary) if line.startswith("  other_year") and "=" not in line)
    assert row.split() == ["other_year", "1", "1", "1"]


def test_partial_answers_are_counted_apart_and_many_of_them_are_a_fault():
    full = [judged(f"f{n}", GOOD) for n in range(9)]
    half = judged("p", answered("1781.8亿元，报告没有写明理由[1]。", status="partial"))
    summary = summarise([*full, half])
    assert (summary["partial"]["hits"], summary["partial"]["of"], summary["too_many_partial"]) == (1, 10, False)
    assert summary["length_chars"]["zh"] == {"median": len(GOOD["answer"]), "p90": len(GOOD["answer"])}
    assert summary["length_chars_partial"]["zh"]["median"] == len("1781.8亿元，报告没有写明理由[1]。")
    summary = summarise([*full[:8], half])
    assert summary["too_many_partial"]
    assert any("partial answers" in line and "FAULT: at most 10 %" in line for line in total_lines(summary))


def test_a_trap_is_counted_out_of_the_questions_that_set_it():
    traps = {"target_as_result": ("6%",), "borrowed_reason": ("疫情",)}
    outcomes = [
        judged("a", answered("1781.8亿元，增长6%[1]。"), traps=traps),
        judged("b", GOOD, traps=traps),
        judged("c", answered("1781.8亿元，增长6%[1]。")),
    ]
    found = {name: (share["hits"], share["of"]) for name, share in summarise(outcomes)["traps"].items()}
    assert found == {
        "target_as_result": (1, 2),
        "borrowed_reason": (0, 2),
        "wrong_sense": (0, 0),
        "other_place": (0, 0),
        "other_year": (0, 0),
    }
    assert [outcome.right for outcome in outcomes] == [False, True, True]


def test_gold_passages_are_counted_one_by_one():
    gold = (Gold("r", "", REPORT), Gold("r", "", "占全市比重5.2%"))
    share = summarise([judged("a", GOOD, gold=gold)])["gold_cited"]
    assert (share["hits"], share["of"]) == (1, 2)


class Hit:
    def __init__(self, report, text):
        self.passage = type("Passage", (), {"report": report, "text": text})


@pytest.mark.parametrize(("text", "first"), [(REPORT, True), ("别的一段话，与所问无关。", False)])
def test_a_plain_search_is_measured_by_its_first_passage(text, first):
    outcome = judged("a", GOOD, search=lambda words, k: [Hit("r", text)])
    assert outcome.found_first is first
    assert judged("a", GOOD).found_first is None
    assert judged("a", GOOD, search=lambda words, k: [Hit("r", text)], asked_with={"history": [{"question": "GDP"}]}).found_first is None


def test_a_value_of_another_column_makes_an_answer_wrong():
    table = {"title": "", "columns": ["指标名称", "单位", "2025年预期目标", "2025年预计完成"], "row": "GDP增速"}
    citation = {"n": 1, "report": {"id": "r"}, "quote": "GDP增速 % 6左右 4.5", "table": table, "locator": {}}
    outcome = judged("a", answered("预期目标4.5%[1]。", citations=[citation]), required=(("4.5%",),))
    assert outcome.faults == ("4.5% stands in another column",)
    assert summarise([outcome])["misnamed_values"] == 1
