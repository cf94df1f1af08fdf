"""What readers and receipts say in English, in Chinese where it is known.

In: a reason for which characters were left out, a remark of a receipt, or a reader's error. Out: the same in Chinese, or
None: what is not known is shown in English rather than guessed. The module knows nothing of files or HTML.
"""

from __future__ import annotations

import re

# A folder of the machine that the page runs on: /srv/zhengwen/built/x.txt, C:\data\x.txt; what a person may see is the last name.
_FOLDERS = re.compile(r"(?<![\w.)/:])(?:[A-Za-z]:)?(?:[/\\\\][^\s/\\\\:;,()]+)*[/\\\\](?=[^\s/\\\\:;,()]+)")
HAN = re.compile(r"[\u4e00-\u9fff]")
# What a receipt calls the characters left out → in Chinese; what is not here stands as it is.
DROPPED = {
    "whitespace": "空白与换行",
    "bookmark": "书签",
    "note bracket": "注释的括号",
    "note mark": "注号标记",
    "note number": "注释的编号",
    "heading mark": "标题记号",
    "jump line": "转版说明",
    "note label": "“注释”字样",
    "repeated heading": "重复的小标题",
    "repeated text": "重复的文字",
    "table of contents": "目录",
    "deleted": "修订中删除的文字",
    "hidden": "隐藏的文字",
    "prompt of an empty field": "空白栏的提示语",
    "masthead": "报头",
    "running title": "页眉标题",
    "repeated title": "重复的标题",
    "page number": "页码",
    "page button": "网页按钮",
    "page link": "网页链接",
    "page tail": "网页页尾",
    "page credit": "网页署名",
    "breadcrumb": "网页路径",
    "code caption": "扫码说明",
    "imprint": "版权说明",
}
# A reader's or receipt's line (what it matches) → in Chinese. The part in brackets is taken over.
_LINES = (
    (re.compile(r"note (.+) has no mark in the text"), "注 {0} 在正文中没有注号"),
    (re.compile(r"mark (.+) has no note"), "注号 {0} 没有注释"),
    (re.compile(r"(\d+) notes have the mark (.+)"), "有 {0} 条注释的注号都是 {1}"),
    (re.compile(r"no block uses the term of entry (.+?): (.+)"), "正文没有用到注 {0} 的词：{1}"),
    (re.compile(r"the beginning of (“.+”) stands on page (.+), which is not here"), "{0} 的开头在第 {1} 版，这里没有"),
    (re.compile(r"(“.+”) may belong to another column: it keeps no story"), "{0} 可能属于另一栏，没有归入哪一篇"),
    (re.compile(r"no headline above (“.+”): it keeps no story"), "{0} 上面没有标题，没有归入哪一篇"),
    (re.compile(r"before (“.+”) a sentence breaks off: .*"), "{0} 之前有一句中断：各栏可能交错，后面的文字没有接上"),
    (re.compile(r"(\d+) offices and (\d+) names stand in one list: no office is given to (.+)"), "{0} 个职务与 {1} 个姓名并列，没有给 {2} 配上职务"),
    (re.compile(r"this is not a text in UTF-8.*"), "不是 UTF-8、UTF-16 或 GB18030 的文本。请另存为 UTF-8 文本，再加入。"),
    (re.compile(r"the file is empty.*"), "文件是空的。"),
    (re.compile(r"the file holds only white space.*"), "文件里只有空白。"),
    (re.compile(r"cannot be read \((.+)\).*"), "打不开（{0}）。请检查文件权限。"),
    (re.compile(r"another build.*"), "另一个程序正在写索引，请稍后再试。"),
    (re.compile(r".*cannot be written \((.+?)\).*"), "索引文件夹写不进去（{0}）。请检查磁盘空间和权限。"),
    (re.compile(r".*(?:its file|no such file).*"), "文件已不在原处。"),
)  # fmt: skip


def in_language(line: str, language: str) -> str:
    """A reader's line for a reader of `language`: its half where it says "English / 中文", else Chinese where that is known.

    >>> in_language("the file is damaged; save it again / 文件已损坏，请重新保存", "en")
    'the file is damaged; save it again'
    >>> in_language("the file is damaged; save it again / 文件已损坏，请重新保存", "zh")
    '文件已损坏，请重新保存'
    >>> in_language("km/h and 5 / 10 are read", "zh")
    'km/h and 5 / 10 are read'
    """
    english, _, chinese = line.rpartition(" / ")
    if english and HAN.search(chinese):
        return chinese if language == "zh" else english
    return (in_chinese(line) or line) if language == "zh" else line


def without_folders(line: str) -> str:
    """A line without the folders of the machine that the page runs on.

    >>> without_folders("the index in /srv/zw/built was built by another version; read it / 重新读入 km/h 3/4")
    'the index in built was built by another version; read it / 重新读入 km/h 3/4'
    """
    return _FOLDERS.sub("", line)


def in_chinese(line: str) -> str | None:
    """A known line of a reader or receipt in Chinese, None for one that is not known.

    >>> in_chinese("note 3 has no mark in the text"), in_chinese("the file is encrypted; ask for its password")
    ('注 3 在正文中没有注号', None)
    """
    for pattern, chinese in _LINES:
        if match := pattern.fullmatch(line):
            return chinese.format(*match.groups())
    return None
