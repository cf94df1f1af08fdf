"""Somebody whom a question names only by somebody else: X的女儿叫什么, X's deputy.

In: a `Query` and one piece of evidence. Out: whether such a person is asked for, and whether the evidence names one. Rules of
the two languages only. The module knows nothing of offices or speakers.
"""

from __future__ import annotations

import re

import rjieba

from answer.evidence import Evidence
from index import Query

# Somebody who is named by somebody else: 女儿, wife; reports print the one word or the other.
_KIN = {
    "wife": "妻", "husband": "丈夫", "spouse": "妻|丈夫", "son": "儿子", "daughter": "女儿", "child": "儿|女|孩", "children": "儿|女|孩", "mother": "母亲|妈", "father": "父亲|爸",
    "parents": "父|母", "brother": "兄|弟|哥", "sister": "姐|妹", "grandson": "孙", "granddaughter": "孙", "deputy": "副", "successor": "继任|接任", "predecessor": "前任|原任",
    "assistant": "助理|助手", "coach": "教练", "teacher": "老师|教师|师傅", "partner": "搭档|合伙",
}  # fmt: skip
_KIN_ASKED = re.compile(
    r"的?(?P<zh>妻子|老婆|爱人|太太|丈夫|老公|(?:[大二三小]|外孙)?女儿|女儿|儿子|孩子|外孙女|孙女|孙子|父亲|母亲|爸爸?|妈妈?|哥哥|弟弟|姐姐|妹妹|副手|助手|助理|秘书|继任者?|前任|教练|师傅|徒弟|老师|搭档|合伙人)(?:是谁|又?叫(?:什么|啥)|姓(?:什么|啥|甚)|的?名字|的?姓名|是哪位|是什么人)"
    rf"|\b(?:[A-Z][\w-]*|his|her|their)(?:['’]s?)? (?P<en>{'|'.join(_KIN)})\b|\b(?P<of>{'|'.join(_KIN)}) of [A-Z]",
)
_KIN_PRINTED = {
    "老婆": "妻",
    "爱人": "妻|丈夫|爱人",
    "太太": "妻",
    "老公": "丈夫",
    "孩子": "儿|女|孩",
    "副手": "副",
    "继任": "继任|接任",
    "继任者": "继任|接任",
    "前任": "前任|原任",
}
_ASKS_NAME = re.compile(r"谁|叫|姓|名|哪位|\bwho\b|\bnames?\b|\bcalled\b", re.IGNORECASE)
_NAME_FOLLOWS = 6  # characters between the word and the name


def asks_relative(query: Query) -> bool:
    """Whether somebody is asked for whom the question names only by somebody else: X的女儿叫什么, X's wife."""
    return _KIN_ASKED.search(query.plain) is not None and _ASKS_NAME.search(query.plain) is not None


def names_relative(query: Query, item: Evidence) -> bool:
    """True when a name stands right behind the word for such a person: 妻子王某."""
    asked = _KIN_ASKED.search(query.plain)
    assert asked is not None
    word = asked["zh"] or _KIN[asked["en"] or asked["of"]]
    printed = re.compile(_KIN_PRINTED.get(word, word))
    at = 0
    names = []
    for token, part in rjieba.tag(item.text):
        if part == "nr":
            names.append(at)
        at += len(token)
    return any(0 <= name - found.end() <= _NAME_FOLLOWS for found in printed.finditer(item.text) for name in names)
