"""Who speaks in an interview: the lists of hosts and guests, and who answers a question.

In: the lines of a roster (offices and names, in two lists or by turns) and the first words of answers.
Out: names with offices, paired by their order only, and `Speaker` values. Names stay as printed: 刘劲枫
on one page and 另劲枫 on the other are never made one. Knows nothing of stories.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.genre import QUESTION
from corpus.lines import Line
from corpus.model import Speaker

# matches 主持人, 访谈嘉宾, 嘉宾：; not 主持人大赛
ROSTER_LABEL = re.compile(r"(?:主持人?|(?:访谈|特邀|本期|受访|对话)?(?:嘉宾|专家)|受访者|访谈对象)[：:]?")
# matches 区发展改革委党组书记、主任, 区融媒体中心首席记者; not 袁聚
OFFICE = re.compile(
    r".*(?:书记|主任|局长|记者|区长|县长|市长|部长|院长|校长|主席|经理|董事长|总裁|秘书长|教授|研究员|主编"
    r"|所长|处长|科长|行长|会长|理事长|负责人|专家|代表)(?:[（(].{1,10}[）)])?"
)
# matches 袁聚, 刘侃, 嘎玛泽登; not 区科技局
NAME = re.compile(r"[一-鿿]{2,3}|[一-鿿]{2,8}·[一-鿿]{2,8}|[一-鿿]{4}")
# matches 袁聚表示，, 黄茂军说：; not 企业相关负责人表示
ANSWER = re.compile(r"([一-鿿·]{2,9}?)(?:表示|介绍说|介绍|说|认为|指出|谈到|回答)[，,：:]")


# The name before an answer as transcripts print it: matches 赵国栋：2025年，…; not 首先：, 一是：
_LABEL = re.compile(r"([一-鿿]{2,4}|[一-鿿]{2,8}·[一-鿿]{2,8})[：:](?=.)")


_MAX_LABELS = 50  # more than answer on any page


@dataclass(slots=True)
class Roster:
    """Names as printed (inner spaces taken out) with the office that pairs with each by order."""

    offices: dict[str, str | None] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()  # names that stand with a colon before answers
    warnings: list[str] = field(default_factory=list)


def read_roster(lines: Sequence[Line]) -> Roster:
    """Pair the offices and the names of each list by their order; unequal lists pair nothing."""
    roster = Roster()
    offices: list[str] = []
    names: list[str] = []
    for line in [*lines, None]:
        if line is None or ROSTER_LABEL.fullmatch(line.string):
            _pair(roster, offices, names)
            offices, names = [], []
        elif OFFICE.fullmatch(line.string):
            offices.append(line.string)
        elif NAME.fullmatch(line.string):
            names.append(line.string)
    return roster


def _pair(roster: Roster, offices: list[str], names: list[str]) -> None:
    if offices and len(offices) != len(names):
        roster.warnings.append(f"{len(offices)} offices and {len(names)} names stand in one list: no office is given to {'、'.join(names)}")
        offices = []
    for index, name in enumerate(names):
        roster.offices[name] = offices[index] if offices else None


def labelled_names(strings: Sequence[str]) -> frozenset[str]:
    """The names that stand before answers (赵国栋：…): such a label is named elsewhere too, or opens several paragraphs.

    >>> sorted(labelled_names(["本报专访了县长赵国栋。", "赵国栋：增长6.3%。", "首先：抓项目。"]))
    ['赵国栋']
    """
    labels = dict.fromkeys(match[1] for string in strings if (match := _LABEL.match(string)) and not QUESTION.match(string))
    whole = "\n".join(strings)
    return frozenset(name for name in list(labels)[:_MAX_LABELS] if whole.count(name) > 1)


def answering(string: str, roster: Roster, question: str) -> Speaker | None:
    """Who begins to answer in a paragraph: `X表示，` or `X：` with X of the roster, or any name where there is none."""
    label = _LABEL.match(string)
    match = label if label and label[1] in {*roster.offices, *roster.labels} else ANSWER.match(string)
    if match is None:
        return None
    name = match[1]
    if name in roster.offices:
        office = roster.offices[name]
        return Speaker(name, office, inferred=office is not None, question=question)
    if NAME.fullmatch(name) or name in roster.labels:
        return Speaker(name, None, inferred=False, question=question)
    return None
