"""The words of an exported answer and of its recheck, in Chinese and in English; the page says some of them too.

In: nothing. Out: one frozen `Words` for each language, so that a word missing in one of them is an error of type. Reports'
and questions' words never pass through here. The module knows nothing of forms or files.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words in one language; `{…}` are filled in where the word is used, "|" parts one from more."""

    title: str
    colon: str
    joiner: str
    stop: str
    exported: str
    state: str
    understood: str
    status: dict[str, str]
    reason: dict[str, str]
    years: str
    places: str
    indicators: str
    terms: str
    report: str
    checks: str
    figures_match: str
    names_match: str
    figures_computed: str
    citations: str
    dropped: str
    written_by: str
    remark: str
    differs: str
    differs_line: str
    kind: dict[str, str]
    in_text: str
    scope: str
    nearest: str
    notes: str
    hint: str
    quote: str
    english: str
    english_by: dict[str, str]
    no_english: str
    columns: str
    footnote: str
    source: str
    place: str
    file: str
    characters: str
    page: str
    row: str
    ocr: str
    dateless: str
    chinese_form: str
    english_form: str
    # recheck
    damaged: str
    holds: str
    holds_not: str
    sentence: str
    note: str
    answer: str
    line: str
    sentence_states: dict[str, str]
    note_states: dict[str, str]
    was: str
    now: str
    figures: str
    added: str
    roles: dict[str, str]


ZH = Words(
    title="政问 Zhengwen：回答与依据",
    colon="：",
    joiner="、",
    stop="；",
    exported="导出日期",
    state="状态",
    understood="理解为",
    status={"answered": "已回答", "partial": "部分回答", "refused": "未作答"},
    reason={
        "not_in_corpus": "报告里没有",
        "other_year": "报告讲的是别的年份",
        "other_place": "报告讲的是别的地方",
        "undefined_term": "用过，未见定义",
        "opinion_or_forecast": "问的是评价或预测",
        "unclear_question": "问题不够清楚",
        "reason_not_stated": "报告没有写明原因",
        "missing_part": "原件缺页",
        "false_premise": "问题的前提与报告不符",
    },
    years="年份",
    places="地点",
    indicators="指标",
    terms="术语",
    report="报告",
    checks="核对",
    figures_match="{n} 个数字与引文一致",
    names_match="{n} 个名称与引文一致",
    figures_computed="{n} 个由引文算出",
    citations="{n} 处引文",
    dropped="有 {n} 句引文不能证明，没有显示。",
    written_by="文字由模型 {name} 撰写，逐句核对",
    remark="说明",
    differs="报告里有不同的数",
    differs_line="几处写的不一样，并列在下面，不代为取舍。",
    kind={
        "target": "目标",
        "estimate": "预计完成，还不是结果",
        "result": "完成情况",
        "cumulative": "累计",
        "average": "年均",
        "plan": "计划",
    },
    in_text="正文",
    scope="只问",
    nearest="最接近的原文，不作为回答",
    notes="注释",
    hint="复核：python ask.py --recheck 本文件，可逐句核对引文是否仍与报告一致，以及本文件在何处改动过。",
    quote="原文",
    english="英文",
    english_by={
        "project": "本项目英译，非官方",
        "model": "模型 {name} 英译，非官方",
        "gloss": "按词表对译，不是完整译文，非官方",
    },
    no_english="尚无英文",
    columns="表头",
    footnote="报告原注 {mark}",
    source="出处",
    place="位置",
    file="文件 {name}",
    characters="字符 {start}–{end}",
    page="第 {n} 页",
    row="表格第 {n} 行",
    ocr="由扫描件识别",
    dateless="日期不详",
    chinese_form="著录（GB/T 7714—2015）",
    english_form="英文著录",
    damaged="文件内的机读部分被改动过：校验和不符。",
    holds="全部成立：{sentences} 句、{notes} 条注释，均与现有报告一致，文件没有改动。",
    holds_not="不全成立：{count} 处与现有报告或导出时的文字不一致。",
    sentence="句 {n}",
    note="注 {n}",
    answer="问：{question}",
    line="其他文字",
    sentence_states={"holds": "成立", "edited": "文字被改动", "removed": "被删去", "unproved": "所引注释不再成立"},
    note_states={
        "holds": "在原处逐字找到",
        "moved": "已移到字符 {start}–{end}",
        "changed": "报告文件已变（校验和不同），原文仍在字符 {start}–{end}",
        "changed_gone": "报告文件已变（校验和不同），原文已不在其中",
        "gone": "原处没有这段原文",
        "not_loaded": "报告没有读入",
    },
    was="导出时",
    now="现在",
    figures="数字变动",
    added="增加的文字",
    roles={
        "title": "标题", "meta": "说明行", "question": "问题", "state": "状态", "scope": "只问", "bound": "正文", "differs": "不同的数", "side": "不同的数", "checks": "核对", "remark": "说明", "nearest": "最接近的原文",
        "notes": "注释标题", "hint": "复核说明", "quote": "原文", "english": "英文", "columns": "表头", "footnote": "报告原注",
        "source": "出处", "place": "位置", "chinese_form": "著录", "english_form": "英文著录", "answer": "回答", "item": "回答",
    },
)  # fmt: skip

EN = Words(
    title="Zhengwen 政问: answer and proof",
    colon=": ",
    joiner=", ",
    stop="; ",
    exported="Exported on",
    state="State",
    understood="Understood as",
    status={"answered": "Answered", "partial": "Partly answered", "refused": "Not answered"},
    reason={
        "not_in_corpus": "not in these reports",
        "other_year": "the reports speak of another year",
        "other_place": "the reports speak of another place",
        "undefined_term": "used, never defined",
        "opinion_or_forecast": "asks for an opinion or a forecast",
        "unclear_question": "the question is not clear enough",
        "reason_not_stated": "the report states no reason",
        "missing_part": "the source lacks a page",
        "false_premise": "the report says otherwise than the question",
    },
    years="year",
    places="place",
    indicators="indicator",
    terms="term",
    report="report",
    checks="Checks",
    figures_match="{n} figure matches the quotes|{n} figures match the quotes",
    names_match="{n} name matches|{n} names match",
    figures_computed="{n} computed from quotes",
    citations="{n} citation|{n} citations",
    dropped="{n} sentence that its quotes do not prove is not shown.|{n} sentences that their quotes do not prove are not shown.",
    written_by="written by the model {name}, each sentence checked",
    remark="Remark",
    differs="the reports give different figures",
    differs_line="The sources differ. They stand side by side below; none is picked.",
    kind={
        "target": "target",
        "estimate": "estimate, not yet a result",
        "result": "result",
        "cumulative": "cumulative",
        "average": "annual average",
        "plan": "plan",
    },
    in_text="In the text",
    scope="Asked only of",
    nearest="Nearest passage, not an answer",
    notes="Notes",
    hint="To recheck: python ask.py --recheck with this file says whether each quote still stands in the reports, and where this file was edited.",
    quote="Source text",
    english="English",
    english_by={
        "project": "English by this project, not official",
        "model": "English by the model {name}, not official",
        "gloss": "Word for word from the glossary, not a full translation, not official",
    },
    no_english="not translated",
    columns="Columns",
    footnote="The report's note {mark}",
    source="Source",
    place="Place",
    file="file {name}",
    characters="characters {start}–{end}",
    page="page {n}",
    row="table row {n}",
    ocr="read by OCR",
    dateless="no date",
    chinese_form="Citation (GB/T 7714—2015)",
    english_form="Citation (English)",
    damaged="The machine-readable part of this file was edited: its checksum does not match.",
    holds="All holds: {sentences} sentences and {notes} notes match the reports now loaded, and the file was not edited.",
    holds_not="Not all holds: {count} places differ from the reports now loaded or from the text as exported.",
    sentence="sentence {n}",
    note="note {n}",
    answer="Question: {question}",
    line="other text",
    sentence_states={"holds": "holds", "edited": "its words were edited", "removed": "was removed", "unproved": "a note it cites no longer holds"},
    note_states={
        "holds": "found verbatim at its place",
        "moved": "moved to characters {start}–{end}",
        "changed": "the report's file has changed (other checksum); the words stand at characters {start}–{end}",
        "changed_gone": "the report's file has changed (other checksum) and no longer has these words",
        "gone": "these words do not stand at that place",
        "not_loaded": "the report is not loaded",
    },
    was="as exported",
    now="now",
    figures="figures",
    added="added text",
    roles={
        "title": "title", "meta": "particulars", "question": "question", "state": "state", "scope": "scope", "bound": "in the text", "differs": "different figures", "side": "different figures", "checks": "checks", "remark": "remark",
        "nearest": "nearest passage", "notes": "heading of the notes", "hint": "how to recheck", "quote": "source text", "english": "English",
        "columns": "columns", "footnote": "the report's note", "source": "source", "place": "place", "chinese_form": "citation (GB/T)",
        "english_form": "citation (English)", "answer": "answer", "item": "answer",
    },
)  # fmt: skip


def words_for(language: str | None) -> Words:
    """The words of `language`; Chinese for anything but "en"."""
    return EN if language == "en" else ZH


def counted(text: str, n: int) -> str:
    """A label with a number filled in; before "|" the form for one, behind it the form for more.

    >>> counted("{n} report|{n} reports", 1), counted("{n} 份报告", 2)
    ('1 report', '2 份报告')
    """
    forms = text.split("|")
    return forms[0 if n == 1 else -1].format(n=n)


def english_maker(words: Words, made_by: str | None) -> str:
    """Whose English it is, in words.

    >>> english_maker(EN, "model:small-1")
    'English by the model small-1, not official'
    """
    name = made_by or "project"
    if name.startswith("model:"):
        return words.english_by["model"].format(name=name.removeprefix("model:"))
    return words.english_by.get(name, words.english_by["project"])
