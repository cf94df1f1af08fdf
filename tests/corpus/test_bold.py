"""Bold beginnings of paragraphs: headings of their own, leads of what follows, or words that are only stressed."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Report, read_reports
from tests.corpus.writing import paragraph, run, write_docx

TAIL = "全市上下紧盯目标任务，优化营商环境，服务重点企业，全年新增市场主体1.2万户，发展活力持续增强。"
# Each paragraph: what stands in bold at its beginning, and the rest.
HEAD = (
    ("", "临川市人民政府工作报告"),
    ("", "各位代表：现在，我代表市人民政府向大会报告工作，请予审议，并请市政协委员和列席人员提出意见。"),
    ("", "一、2026年工作安排"),
)


def as_word(paragraphs: tuple[tuple[str, str], ...], path: Path) -> Path:
    made = [paragraph((run(bold, "<w:b/>") if bold else "") + (run(rest) if rest else "")) for bold, rest in paragraphs]
    return write_docx(path.with_suffix(".docx"), "".join(made))


def as_page(paragraphs: tuple[tuple[str, str], ...], path: Path) -> Path:
    made = "".join(f"<p>{f'<strong>{html.escape(bold)}</strong>' if bold else ''}{html.escape(rest)}</p>" for bold, rest in paragraphs)
    path = path.with_suffix(".html")
    path.write_text(f"<html><head><meta charset=utf-8></head><body><div>{made}</div></body></html>", "utf-8")
    return path


def as_markdown(paragraphs: tuple[tuple[str, str], ...], path: Path) -> Path:
    path = path.with_suffix(".md")
    path.write_text("\n\n".join((f"**{bold}**" if bold else "") + rest for bold, rest in paragraphs) + "\n", "utf-8")
    return path


def as_text(paragraphs: tuple[tuple[str, str], ...], path: Path) -> Path:
    path = path.with_suffix(".txt")
    path.write_text("\n".join(bold + rest for bold, rest in paragraphs) + "\n", "utf-8")
    return path


WRITERS = (as_word, as_page, as_markdown)
Writer = Callable[[tuple[tuple[str, str], ...], Path], Path]


def read(write: Writer, body: tuple[tuple[str, str], ...], folder: Path) -> Report:
    result = read_reports([write((*HEAD, *body), folder / "report")])
    assert result.failures == ()
    return result.reports[0]


def shape(report: Report) -> list[tuple[str, tuple[str, ...], str]]:
    return [(block.kind, block.section[1:], block.text.string) for block in report.blocks[3:]]


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    ("bold", "rest", "lead"),
    [
        ("积极扩大有效投资。", TAIL, "积极扩大有效投资"),
        ("地区生产总值增长5%左右。", TAIL, "地区生产总值增长5%左右"),  # with a figure
        ("聚焦产业强市，实施“五大工程”，加快新旧动能转换", "。" + TAIL, "聚焦产业强市，实施“五大工程”，加快新旧动能转换"),
        ("稳就业：", TAIL, "稳就业"),
        ("一是聚焦产业强市，实施“五大工程”，推动新旧动能接续转换，建设现代化产业体系取得新的更大突破。", TAIL, None),
        ("市场主体", "增长5%。" + TAIL, ""),  # a stressed word
        ("各位代表：", TAIL, ""),
    ],
)
def test_a_paragraphs_bold_beginning_is_its_lead(tmp_path: Path, write: Writer, bold: str, rest: str, lead: str | None) -> None:
    report = read(write, ((bold, rest), ("", TAIL[2:])), tmp_path)
    lead = bold.rstrip("。") if lead is None else lead
    assert shape(report) == [("paragraph", (lead,) if lead else (), bold + rest), ("paragraph", (), TAIL[2:])]
    assert report.blocks[3].lead == lead


@pytest.mark.parametrize("write", WRITERS)
def test_a_figure_in_a_bold_lead_stays_a_fact(tmp_path: Path, write: Writer) -> None:
    report = read(write, (("地区生产总值增长5%左右。", TAIL),), tmp_path)
    assert next((fact.indicator, fact.value, fact.kind, fact.year) for fact in report.facts) == ("地区生产总值", "5", "target", 2026)


@pytest.mark.parametrize("write", WRITERS)
def test_a_paragraph_in_bold_is_the_heading_of_what_follows(tmp_path: Path, write: Writer) -> None:
    heading = "坚持创新驱动，培育新质生产力"
    report = read(write, ((heading, ""), ("", TAIL), ("深化改革开放。", ""), ("", TAIL[2:])), tmp_path)
    assert shape(report) == [
        ("heading", (), heading),
        ("paragraph", (heading,), TAIL),
        ("heading", (), "深化改革开放。"),
        ("paragraph", ("深化改革开放",), TAIL[2:]),
    ]


@pytest.mark.parametrize("write", WRITERS)
def test_a_marked_heading_ends_where_its_bold_ends(tmp_path: Path, write: Writer) -> None:
    report = read(write, (("（一）坚持创新驱动：", TAIL),), tmp_path)
    assert shape(report) == [("heading", (), "（一）坚持创新驱动："), ("paragraph", ("（一）坚持创新驱动：",), TAIL)]


@pytest.mark.parametrize("write", WRITERS)
def test_bold_that_is_the_plain_type_of_a_text_heads_nothing(tmp_path: Path, write: Writer) -> None:
    body = tuple((TAIL, "") for TAIL in (TAIL, TAIL[2:], "地区生产总值增长5%。"))
    assert [kind for kind, _, _ in shape(read(write, body, tmp_path))] == ["paragraph"] * 3


def test_without_bold_the_same_text_keeps_its_blocks(tmp_path: Path) -> None:
    body = (("积极扩大有效投资。", TAIL), ("", TAIL[2:]), ("坚持创新驱动", ""), ("", TAIL[4:]))
    plain = tuple(("", bold + rest) for bold, rest in body)
    expected = shape(read(as_text, plain, tmp_path))
    for write in WRITERS:
        assert shape(read(write, plain, tmp_path)) == expected
