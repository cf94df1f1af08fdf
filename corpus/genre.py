"""Marks of the genre: how headings, jumps, titles and sentence ends look in Chinese reports.

In: strings of cleaned text. Out: what they are by their form alone. Every pattern names an example it
matches and one that it must not. Knows nothing of files, offsets or of any one report.
"""

from __future__ import annotations

import re

_N = "一二三四五六七八九十百"

# matches 一、2025年计划执行情况; not 一是推动重大战略
CHAPTER = re.compile(rf"[{_N}]{{1,3}}、")
# matches （一）宏观形势判断; not （此件公开发布）
SECTION = re.compile(rf"[（(][{_N}]{{1,3}}[）)]")
# Parts of an outline or a long report, outermost first: matches 第二部分 2026年目标任务, 第三篇…, 第一章 总则, 第一节…; not 第一章程, 第二部分为…。
_PART_FORM = rf"第[{_N}\d]{{1,3}}(?:%s)(?![程课目点为是的])[^。；！？]{{0,60}}$"
DIVISIONS = tuple(re.compile(_PART_FORM % kind) for kind in ("部分|[编篇]", "章", "节"))
# matches 一是更深层次融入, ——发展态势稳中有进; not 一般公共预算, —— 2 ——, 3号楼
LEAD = re.compile(rf"(?:[{_N}]{{1,3}}是(?=\S)|(?:——|──)(?=[^\s\d—─]))")
# matches 1.渝中区与锦江区共建, 2．…, （3）…, ①…; not 1.3万个风险点
LIST_ITEM = re.compile(r"(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)]|[①-⑳])")
# An item number directly before a year (2.2026年…表); not 1.3万个风险点
LIST_ITEM_YEAR = re.compile(r"\d[.．、](?=20\d\d年)")
# matches ●智慧交通, ◆…, ▲…; not ——…
BULLET = re.compile(r"[●○◆◇■□▲△★☆•·▶►]")
# matches 专栏1  纳入…, 专栏：…, 专栏三 …; not 专栏作家
BOX_TITLE = re.compile(rf"专栏\s*(?:[\d{_N}]{{1,2}}|[:：])")
# matches 附件, 附件1, 附表2：; not 附件：1.2025年经济社会发展主要目标完成情况表
ANNEX = re.compile(rf"附(?:件|表|录)\s*[\d{_N}]{{0,2}}\s*[:：]?")
# matches 附件1：2026年重点项目清单, 附表2 主要指标; not 附件1, 附件：1.2025年…表
ANNEX_TITLE = re.compile(rf"附(?:件|表|录)\s*(?:[\d{_N}]{{1,2}}\s*[:：.．、]?|[:：])\s*[^\s\d《:：].{{2,60}}")
# matches 附件：1.2025年…表, which only names the annexes; not 附件1
ANNEX_LIST = re.compile(r"附(?:件|表)[:：]\s*(?:\d|《)")
# matches 问：, 问:, 记者：; not 问题清单
QUESTION = re.compile(r"(?:问|记者问|记者|主持人)\s*[：:]")
# matches （上接2版）, (上接第A1版)…; not 上接下联
JUMP_IN = re.compile(r"[（(]\s*(?:紧接|上接)\s*第?\s*([A-Z]?[\d一二三四五六七八九十]{1,3})\s*版[^）)]{0,8}[）)]")
# matches (下转3版), （下转第四版）; not 下转
JUMP_OUT = re.compile(r"[（(]\s*下转\s*第?\s*([A-Z]?[\d一二三四五六七八九十]{1,3})\s*版[^）)]{0,8}[）)]")

# A line that only names who, when and where: date, body, session, source, caption, reader's note.
# matches 2026年3月2日, （此件公开发布）, ——2026年1月25日在…会议上, 来源：北京日报; not 2026年，外部环境
# The sentence that a report opens with: matches …向大会报告工作，请予审议。, 提请大会审查。; not 请审阅
OPENING = re.compile(r"(?:报告|审议|审查).{0,12}请.{0,12}审[议查].{0,40}。$|提请.{0,8}审[议查]。$")
_OFFICES = "省长|主席|市长|区长|县长|州长|盟长|主任"
BYLINE = re.compile(
    r"(?:20\d\d|二〇二.)[年\-/.].{1,5}[月\-/.].{1,3}日?(?:\s*\d{1,2}[：:时]\d{1,2}分?(?:[：:]\d{1,2})?)?"
    r"|[（(][^（）()。]{2,20}[）)]"
    r"|[（(]?(?:——|─—)?(?:20\d\d|二〇二.)年.{2,8}日在.{6,40}(?:会议|大会)上[）)]?"
    r"|(?:来源|时间|发表时间|作者|记者|日期)[：:].{0,24}"
    rf"|[^，。、；：]{{0,14}}(?:{_OFFICES})[\s　]*[一-鿿]{{2,4}}(?:[\s　][一-鿿])?"
    r"|[^；]{0,60}(?:摄|记者\s*[一-鿿]{2,4}(?:\s[一-鿿])?)"
    r"|[^，。、；：]{2,16}(?:人民政府|委员会|办公室|办公厅|常务委员会)"
)

# Full-width digits of years and numbers to the plain ones, one to one, so that offsets stay.
HALF_DIGITS = {ord("０") + value: ord("0") + value for value in range(10)}

_FINAL = "。！？!?；;…：:"
_CLOSERS = "”’」』）)》】\"'"
_NEVER_FIRST = "，、。；：！？）】》”’」』％,;:!?)%"

# A heading of its own, without a mark: short and without any stop.
MAX_HEADING_CHARS = 80
MAX_UNMARKED_CHARS = 30
MAX_LEAD_CHARS = 45
MAX_RUN_IN_CHARS = 80

# The heading of a list of terms: matches 名词解释, 有关名词说明, 部分名词解释（按出现顺序）, 附：《政府工作报告》有关内容名词注释, 注释：;
# not 政策解释, 名词解释工作
_TERMS = r"(?:名词|词语|术语|用语|词汇|缩略语|概念|热词|指标)(?:的)?(?:解释|注释|说明|释义|注解|解读)(?:表|汇编)?"
GLOSSARY = re.compile(
    rf"(?:附件?\s*\d{{0,2}}\s*[:：、]?)?[—─【〔\[（(《]{{0,2}}.{{0,24}}{_TERMS}[】〕\]）)》—─]{{0,2}}(?:[（(][^（）()]{{1,20}}[）)])?[：:]?"
    r"|[【\[（(]?(?:注释|注解|尾注|脚注|释义|名词|注)[】\]）)]?[：:]?"
)
# matches …工作报告, …的通知, …规划纲要; not 报告工作
_TITLE_END = re.compile(
    r"(?:报告|公报|通知|通报|决定|决议|意见|纲要|规划|方案|办法|条例|白皮书|工作总结|工作要点|情况汇报)(?:（[^）]{1,12}）)?"
)


def heading_level(text: str) -> int:
    """The level that the mark at the start of `text` gives: 1 一、 2 （一） 3 一是 or ——, 0 without a mark.

    >>> heading_level("二、2025年工作安排"), heading_level("（一）总体要求"), heading_level("——发展效益")
    (1, 2, 3)
    >>> heading_level("一般公共预算收入"), heading_level("——2026年1月25日在")
    (0, 0)
    >>> heading_level("第二章　构建现代化产业体系"), heading_level("第一节　优化布局"), heading_level("第二部分为工作安排。")
    (1, 2, 0)
    """
    division = division_depth(text)
    if CHAPTER.match(text) or division:
        return 2 if division == len(DIVISIONS) else 1
    if SECTION.match(text):
        return 2
    if LEAD.match(text):
        return 3
    return 0


def division_depth(text: str) -> int:
    """How deep a heading stands that names a part of its document: 1 第一部分, 第一篇, 2 第一章, 3 第一节, 0 for others.

    >>> [division_depth(text) for text in ("第一部分 2025年工作回顾", "第十二章 保障措施", "第3节 主要目标", "第一章程")]
    [1, 2, 3, 0]
    """
    if not text.startswith("第"):
        return 0
    return next((depth for depth, form in enumerate(DIVISIONS, 1) if form.match(text)), 0)


def item_level(text: str) -> int:
    """The level that an item's number gives where it is a heading: 3 1. or 1、, 4 （1）, 5 ①, 0 without one.

    >>> item_level("1.强化创新驱动"), item_level("（2）推进改革"), item_level("①优化流程"), item_level("1.3万个风险点")
    (3, 4, 5, 0)
    """
    if not (LIST_ITEM.match(text) or LIST_ITEM_YEAR.match(text)):
        return 0
    return 4 if text[0] in "（(" else 3 if text[0].isdecimal() and text[0] not in "①②③④⑤⑥⑦⑧⑨" else 5


def is_item_heading(text: str, following: str) -> bool:
    """Whether a numbered line is the heading of the paragraph after it, not an item of a list.

    >>> is_item_heading("1.坚持创新驱动，培育新质生产力", "全面落实科技强区战略，新增高新技术企业30家，" + "技术合同成交额增长12%。" * 3)
    True
    >>> is_item_heading("1.新增就业3万人", "2.新建学校5所"), is_item_heading("2.发展全域旅游", "创建景区1个。")
    (False, True)
    """
    level = item_level(text)
    if not level or len(text) > MAX_LEAD_CHARS or has_stop(text) or any(sign in text for sign in "：:；;") or text[-1] in "，、,）)”":
        return False
    if item_level(following):
        return item_level(following) > level
    counts = any(char.isdecimal() for char in text[2:])  # an item that counts something needs no body
    return len(following) > MAX_LEAD_CHARS or (not counts and ends_sentence(following) and not heading_level(following))


def ends_sentence(text: str, brackets_end: bool = False) -> bool:
    """Whether `text` ends where a sentence may end; `brackets_end` lets a closing bracket alone do.

    >>> ends_sentence("实现翻番。”"), ends_sentence("实施“人工智"), ends_sentence("（来源：新华社）", True)
    (True, False, True)
    """
    bare = text.rstrip(_CLOSERS + " 　")
    if bare and bare[-1] in _FINAL:
        return True
    return brackets_end and text.endswith(("）", ")", "】"))


def starts_block(text: str) -> bool:
    """Whether a line that begins so opens a block of its own: a heading, an item, a box, a question.

    >>> [starts_block(s) for s in ("（六）聚焦“大文旅”", "专栏2  2026年", "问：未来五年", "1.3万个风险点")]
    [True, True, True, False]
    """
    if heading_level(text) or BOX_TITLE.match(text) or QUESTION.match(text):
        return True
    if LIST_ITEM.match(text) or LIST_ITEM_YEAR.match(text):
        return True
    return bool(ANNEX.match(text) or text.startswith(("附件：", "附件:", "各位代表")))


def continues(text: str) -> bool:
    """Whether no block can begin so: a closing sign or a comma stands first.

    >>> continues("，即把多笔"), continues("一是")
    (True, False)
    """
    return text[:1] != "" and text[0] in _NEVER_FIRST


def has_stop(text: str) -> bool:
    """Whether a full stop, question or exclamation mark stands anywhere in `text`.

    >>> has_stop("六是推动民生福祉持续增进"), has_stop("一批。二批")
    (False, True)
    """
    return any(char in text for char in "。！？!?")


def is_title(text: str) -> bool:
    """Whether `text` ends like the title of an official document.

    >>> is_title("云溪区人民政府工作报告"), is_title("柳溪镇2025年工作总结"), is_title("现在，我代表省人民政府报告工作")
    (True, True, False)
    """
    found = list(_TITLE_END.finditer(text))
    return bool(found) and found[-1].end() == len(text) and not has_stop(text) and text.count("，") < 2


def normalise(text: str) -> str:
    """`text` without white space, for comparing titles.

    >>> normalise("2025年 工作报告")
    '2025年工作报告'
    """
    return "".join(text.split())
