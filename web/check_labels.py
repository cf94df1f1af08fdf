"""The words of the room that checks a draft, in Chinese and in English.

In: nothing. Out: one frozen `CheckLabels` for each language. The names of the verdicts stand in `answer/checked_words.py`, since
the command line says the same. The module knows nothing of frames or HTML.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CheckLabels:
    """The room's words in one language; `{…}` are filled in where the label is used."""

    room: str
    lead: str
    draft: str
    placeholder: str
    check: str
    file: str
    limits: str
    file_limits: str
    working: str
    result: str
    show: str
    show_all: str
    show_flagged: str
    none_flagged: str
    nothing: str
    open_passage: str
    quotation: str
    rendering: str
    empty: str
    long: str
    unread: str
    failed: str
    lost: str


ZH = CheckLabels(
    room="核对",
    lead="粘贴一篇报道、短评或讲话稿，逐句核对其中的数字、年份、引语、名称和职务。不改写一个字，也不离开本机。",
    draft="要核对的文字",
    placeholder="粘贴中文或英文文字",
    check="核对",
    file="选择文件",
    limits="至多 {chars} 字符",
    file_limits="至多 {chars} 字符 · 文件 {kinds}，不超过 {mb} MB",
    working="正在核对，已完成 {n} 句",
    result="核对结果",
    show="显示",
    show_all="全部句子",
    show_flagged="只看不一致的",
    none_flagged="没有不一致的地方。",
    nothing="没有可核对的内容",
    open_passage="看原文",
    quotation="逐字比较",
    rendering="与英译一致（{maker}），不是文件原文",
    empty="没有可核对的文字。请粘贴含有句子的文字，再核对。",
    long="文字有 {n} 字符，至多核对 {chars} 字符。请分几次核对。",
    unread="读不了这个文件：{detail}",
    failed="没有核对完。请再试一次。",
    lost="文件没有传完。请再试一次。",
)
EN = CheckLabels(
    room="Check",
    lead="Paste an article, a note or a speech: its figures, years, quotations, names and offices are held against the reports, sentence by sentence. Nothing is rewritten, and nothing leaves this machine.",
    draft="Text to check",
    placeholder="Paste Chinese or English text",
    check="Check",
    file="Choose a file",
    limits="up to {chars} characters",
    file_limits="up to {chars} characters · files {kinds}, up to {mb} MB",
    working="Checking, {n} sentences done",
    result="Result",
    show="Show",
    show_all="All sentences",
    show_flagged="Only what is not as printed",
    none_flagged="Everything is as printed.",
    nothing="nothing to check",
    open_passage="See it in the report",
    quotation="character by character",
    rendering="as in the English rendering ({maker}), not as in the document, which is Chinese",
    empty="There is nothing to check. Paste a text with sentences in it.",
    long="The text has {n} characters, at most {chars} are checked. Check it in parts.",
    unread="The file cannot be read: {detail}",
    failed="The check did not end. Please try again.",
    lost="The file did not arrive whole. Please try again.",
)
CHECK_LABELS: dict[str, CheckLabels] = {"zh": ZH, "en": EN}


def check_labels_for(language: str | None) -> CheckLabels:
    """The room's labels of `language`; Chinese for anything but "en"."""
    return CHECK_LABELS.get(language or "zh", ZH)
