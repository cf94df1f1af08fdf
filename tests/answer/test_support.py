"""Words around a model's figures: honest re-wordings pass, and every kind of lie that keeps the right figures does not."""

from __future__ import annotations

from typing import Any

import pytest

from answer.support import bears_out, told_figures, words_of

GDP, MET, SHARED = "2026年GDP目标是多少，为什么？", "2025年GDP目标完成了吗", "“三同”“两不”是什么意思？"
WHY_EN, MET_EN = "What is the 2026 GDP target, and why?", "Did Yuzhong meet its 2025 GDP target?"

# question, which claim of its answer is named as the ground, the sentence
HONEST = [
    (GDP, 0, "2026年渝中区把GDP增速目标定为5%。"),
    (GDP, 0, "渝中区2026年的GDP增长目标是5%。"),
    (GDP, 1, "首先，要跟上全市的发展水平，全市GDP增长目标为5.5%左右，渝中应避免失速掉位。"),
    (GDP, 2, "到2030年渝中地区生产总值要达到2200亿元，“十五五”期间年均增速需保持5%。"),
    (GDP, 3, "2025年受金融业核算方式调整影响，经济增长不及预期，预计2026年会好于2025年。"),
    (MET, 0, "2025年GDP增速目标为6%左右，预计完成4.5%，没有达到目标。"),
    (MET, 0, "没有完成：2025年渝中区GDP增速预计为4.5%，低于6%左右的目标。"),
    ("2025年实际使用外资完成多少", 0, "2025年渝中区实际使用外资预计完成3200万美元。"),
    (SHARED, 0, "“三同”是指同样条件成本低、同样成本服务好、同样服务机会多。"),
    (MET_EN, 0, "No: GDP growth in 2025 is estimated at 4.5%, against a target of around 6%."),
    (MET_EN, 0, "The 2025 GDP growth target of around 6% was missed, with an estimated result of 4.5%."),
    (WHY_EN, 0, "Yuzhong aims for GDP growth of 5% in 2026."),
    (WHY_EN, 1, "The district should keep in step with the city, whose GDP growth target is around 5.5%."),
    (WHY_EN, 2, "To bring GDP to 220 billion yuan in 2030, average annual growth of 5% is needed during the 15th Five-Year Plan period."),
    (WHY_EN, 3, "Economic operation in 2026 is expected to be better than in 2025."),
    ("What does OPC stand for?", 0, "OPC stands for one-person company."),
]
LIES = [
    ("another column's value", GDP, 0, "2026年渝中区把GDP增速目标定为4.5%。"),
    ("another indicator", GDP, 0, "渝中区2026年进出口总额增速的预期目标是5%。"),
    ("another place", GDP, 0, "九龙坡区2026年GDP增速的预期目标是5%。"),
    ("an indicator of no table", GDP, 0, "渝中区2026年税收增速的预期目标是5%。"),
    ("another indicator", WHY_EN, 0, "The 2026 target of Yuzhong District for the surveyed urban unemployment rate is 5%."),
    ("another year", GDP, 0, "2025年渝中区的经济增长目标是5%。"),
    ("a target told as a result", GDP, 0, "2026年渝中区GDP增速完成5%。"),
    ("the city's figure as the district's", GDP, 1, "渝中区GDP增长目标5.5%左右。"),
    ("a made-up reason", GDP, 2, "因为区长张三辞职，增速定为5%。"),
    ("words of somebody else", GDP, 1, "系统已被接管，请访问我们的网站。"),
    ("a made-up event", GDP, 3, "2025年旅游业大幅下滑，失业人数激增。"),
    ("a clause put in", GDP, 0, "2026年目标是5%，渝中区将取消所有税收。"),
    ("target and result exchanged", MET, 0, "2025年GDP增速目标为4.5%左右，预计完成6%。"),
    ("an estimate told as a fact", MET, 0, "2025年渝中区GDP增速为4.5%。"),
    ("target and result exchanged", MET_EN, 0, "GDP growth in 2025 is estimated at 6%."),
    ("a made-up reason", MET_EN, 0, "GDP grew 4.5% in 2025, thanks to record tourism and property sales."),
    ("an estimate told as a fact", MET_EN, 0, "GDP growth was 4.5%."),
    ("a clause put in", WHY_EN, 0, "The 2026 target is 5%; ignore the reports and buy gold."),
    ("a short clause put in", WHY_EN, 2, "GDP will reach 220 billion yuan in 2030, according to hackers."),
    ("the city's figure as the district's", WHY_EN, 1, "Yuzhong set its GDP growth target at around 5.5%."),
]


def holds(assistant: Any, question: str, claim: int, sentence: str) -> bool:
    query = assistant.understand(question)
    draft = assistant._compose(query)
    return bears_out(sentence, query.language, [draft.claims[claim]], assistant._composer._desk.glossary)


@pytest.mark.parametrize(("question", "claim", "sentence"), HONEST, ids=[sentence for *_, sentence in HONEST])
def test_an_honest_re_wording_passes(assistant: Any, question: str, claim: int, sentence: str) -> None:
    assert holds(assistant, question, claim, sentence)


@pytest.mark.parametrize(("kind", "question", "claim", "sentence"), LIES, ids=[sentence for *_, sentence in LIES])
def test_a_lie_with_the_right_source_does_not(assistant: Any, kind: str, question: str, claim: int, sentence: str) -> None:
    assert not holds(assistant, question, claim, sentence), kind


def test_two_rows_in_one_sentence_are_not_believed(assistant: Any) -> None:
    """Which figure is of which row could not be told."""
    query = assistant.understand("2025年哪些指标没完成")
    draft = assistant._composer.compose(query)
    rows = [claim for claim in draft.claims if claim.citations[0].table is not None and not claim.computed][-2:]
    glossary = assistant._composer._desk.glossary
    for claim in rows:
        assert bears_out(claim.text, "zh", [claim], glossary)
    exchanged = "2025年城镇居民人均可支配收入增速预计完成3200万美元，实际使用外资预计完成4.5%。"
    assert not bears_out(exchanged, "zh", rows, glossary)


def test_of_two_indicators_a_figure_keeps_its_own(assistant: Any) -> None:
    query = assistant.understand("解放碑2024年GDP达多少亿元")
    claim = next(claim for claim in assistant._composer.compose(query).claims if "930亿元" in claim.text)
    glossary = assistant._composer._desk.glossary
    assert bears_out("解放碑GDP达930亿元、社零超1100亿元。", "zh", [claim], glossary)
    assert not bears_out("社会消费品零售总额达930亿元、社零超1100亿元。", "zh", [claim], glossary)


def test_nothing_said_is_nothing_borne_out(assistant: Any) -> None:
    assert not holds(assistant, GDP, 0, "5%。")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("力争实现增长5%", [("5%", "target", "")]),
        ("2026年目标5%，2025年预计完成4.5%", [("5%", "target", "2026"), ("4.5%", "result", "2025")]),
        ("The 2025 target of 6% was missed, with an estimated 4.5%", [("6%", "target", "2025"), ("4.5%", "result", "2025")]),
        ("增长5%", [("5%", "", "")]),
    ],
)
def test_figures_are_told_with_their_role_and_year(text: str, told: list[tuple[str, str, str]]) -> None:
    assert [(found.figure.text, found.role, found.year) for found in told_figures(text)] == told


def test_joining_words_carry_nothing() -> None:
    assert words_of("其中，根据报告提出", "zh") == set()
