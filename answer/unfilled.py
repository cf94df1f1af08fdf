"""What a question leaves open and no passage fills: who gave the money, what somebody did for an honour, what each one got.

In: a `Query` and the passages of an answer as `Statement`s. Out: yes or no. A passage may hold all that the question names and
yet not what it asks for: the sum given without the givers, the honour without the deed, the sum of all without that of one. Rules
of the two languages only; the module knows nothing of how passages are found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import rjieba

from answer.attributes import Statement, names_any
from answer.counted import MEASURE_ASKED, NO_COUNT_ZH
from answer.figures import find_figures, stated_figures
from answer.how_far import asks_how_far
from answer.several_years import asks_several
from corpus import Glossary
from index import Query

# 哪些企业捐的, 谁家公司投的, which companies put; not 哪些企业入选, which companies are named
_GIVERS = re.compile(
    r"(?:哪(?:些|[几一]?[家个])|谁家|什么|啥)[^，。？]{0,4}(?:企业|公司|集团|商家|机构|单位|老板|投资方)[^，。？]{0,6}(?:捐|出资|出的?钱|投|掏|赞助|资助|拿的?钱)"
    r"|谁(?:家)?(?:捐|出|掏|赞助|资助)(?:的|了)"
    r"|\b(?:which|what) (?:\w+ ){0,2}(?:compan(?:y|ies)|firms?|enterprises?|business(?:es)?|investors?|corporations?|developers?|groups?|institutions?|banks?|bodies|agencies)\b[^?]{0,30}\b(?:put|invest(?:ed|s)?|donat(?:ed|es?)|fund\w*|gave|give|paid|pay|contribut\w*|financ\w*|sponsor\w*|provid\w*)\b"
    r"|\bwho (?:donated|put up|put in)\b|\bwho (?:gave|contributed|provided|paid)\b[^?]{0,30}\b(?:money|funds?|funding|capital|yuan|rmb)\b",
    re.IGNORECASE,
)
# 星河科技公司, 白石商会, 张某; a body by its name, not 社会资本, 区属国企
_BODY = re.compile(r"[\u4e00-\u9fff]{2,}(?:公司|集团|银行|证券|保险|科技|实业|股份|基金会|商会|协会|药业|大学|政府|财政)")
_NO_BODY = re.compile(
    r"(?:国有|区属|市属|省属|央属|民营|外资|龙头|所属|重点|上市|相关|优质|骨干|总部|链主|社会|企业|投资|产业|专项|政府|引导|各类|平台|等)(?:公司|集团|银行|科技)$|(?:吸引|支持|引导|鼓励|推动|撬动)[^，。；]*$"
)
# 评上劳模凭啥, 干了什么入选, what did she do to be named
_HONOUR = r"评上|评为|获评|选上|当选|入选|成为|当上|获奖|得奖|拿奖|上榜|获得|得到|拿到|得了|拿了|荣获|被表彰|受表彰|获表彰"
_DEED_ASKED = re.compile(
    rf"(?:[做干]了?些?(?:什么|啥)(?:好?事情?)?|(?:凭|靠|因)(?:着|为)?(?:什么|啥|何)[^，。？]{{0,6}})[^，。？]{{0,8}}(?:{_HONOUR})"
    rf"|(?:{_HONOUR})[^，。？]{{0,16}}(?:凭|靠)(?:的是?)?(?:什么|啥)|(?:什么|啥|哪些)(?:先进|感人|突出)?事迹"
    r"|\bwhat did [^?]{1,60}\bdo to (?:be|get|become|win|earn|deserve|receive|gain)\b|\bwhat (?:deeds?|feats?)\b|\bfor what (?:deeds?|acts?|feats?|achievements?)\b",
    re.IGNORECASE,
)
_DOER = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?:是|到底|究竟|都)?(?=[做干凭靠因])")
_HONOURED = re.compile(rf"{_HONOUR}|授予|荣膺|摘得|夺得|[“《][^”》]+[”》]$")
_TELLS_DEED = re.compile(r"事迹|故事|因[^，。；]{2,}(?:被|获|当)|多年(?:来|如一日)|坚守|\d+年(?:来|如一日)?的?$")
# 谁主持的会议, who chaired the meeting: 会议召开 names nobody. Not 谁主持的访谈, whose host stands in a list
_CHAIR_ASKED = re.compile(
    r"(?:谁|哪位)[^，。？]{0,4}主持[^，。？]*会|会[^，。？]*(?:(?:谁|哪位)[^，。？]{0,4}主持|主持人?的?(?:会议|召开)?(?:的|人)?(?:是|叫)(?:谁|什么))"
    r"|\bwho (?:chair(?:ed|s)|presid(?:ed|es)|led|leads|opened|convened)\b[^?]*\b(?:conference|meeting|session|congress|plenary|plenum|forum)\b",
    re.IGNORECASE,
)
_CHAIRS = re.compile(r"主持|召集|主席|致辞|开幕|讲话")
_CHAIRING = re.compile(r"主持|召开|^(?:chair|presid|led|lead|open|conven)", re.IGNORECASE)
# who is the head of the district: the office stands beside a name, 县长周木兰; leaders are no one
_HOLDER_ASKED = re.compile(
    r"\bwho(?:'s| is| was| are) (?:the |its |their )?(?:\w+ ){0,2}(?:head|mayor|leader|boss|chief|governor|secretary|chairman|chairwoman|president)\b",
    re.IGNORECASE,
)
_OFFICE = r"(?:书记|主任|[局区市县部院处厅省会镇乡组队校行站所司馆村州]长|主席|经理|(?:董事|理事|秘书|会)长|负责人|总裁|总监|领事|大使|创始人|代表)"
_SHORT_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
# services vs manufacturing growth, 茶业和丝业哪个增速快: how fast each grew; not which grew out of which
_GROWTH_SET_BESIDE = re.compile(
    r"(?=.*\b(?:vs\.?|versus|compare[ds]?|comparison)(?=\W|$))(?=.*\b(?:growth|grew)\b)|(?=.*\bwhich\b[^?]*\b(?:grew|grows?|growing) (?:faster|slower|quicker|more)\b)"
    r"|(?=.*(?:对比|相比|比较|比一比|谁|哪一?个))(?=.*(?:增速|涨幅|增幅|增长率|(?:增长|涨)得?更?[快慢]))",
    re.IGNORECASE,
)
_GROWTH_GIVEN = re.compile(r"[%％‰]|百分|翻[一两三]?番|倍|持平|同步|[高低快慢]于")
_DEED_BEFORE = 8  # characters before a name that tell what somebody does: 带领村民种茶致富的
# 每人拿到多少, 平均每户, how much did each family get
_EACH_ASKED = re.compile(
    r"(?:每(?![十百千万亿\d])|平均一|人均|户均)(?:个|一)?(?:人|户|家|名|位|套|辆|亩|张|间|座|站|孩子?|企业|学生|老人)?[^，。？每均]{0,10}(?:多少|几(?!家|个|座)|多大)"
    r"|\bhow much\b[^?]{0,60}\b(?:per (?:person|household|family|firm|company|head|capita|resident|student|unit|home)|(?:to |for )each (?:person|household|family|firm|student|home|of (?:the|them))|apiece|on average)\b"
    r"|\bhow much (?:did|does|do|will|would) (?:each|every)\b",
    re.IGNORECASE,
)
_A_SUM = 10000  # a bare number from here on is one of money: 1.2亿
# 多少人次, 几起, how many people, the actual number; not 几个百分点, how many percent
_COUNT_ASKED = re.compile(
    r"(?:多少|几)[万亿千百]{0,2}(?:人次?(?!民币|均)|名|起|家|户|套|辆|件|所|座|艘|场|处|项|张|台|宗|例|个(?!百分|点|月|小时|[万亿]))|\bhow many\b(?! (?:percent|per cent|percentage|points?|times|years?|months?|days?|yuan|[mbt]r?illion))|\b(?:actual|exact|absolute) number\b",
    re.IGNORECASE,
)
# 过夜的占几成, what percentage of tourists were; not 增长了几成, by what percentage
_SHARE_ASKED = re.compile(
    r"占(?!地|道|用)[^，。？]{0,6}(?:多少|几成|几分之几|百分之几|多大)|(?:占比|比重)(?:是|有|达)?(?:多少|多大)"
    r"|(?<!by )\bwhat (?:percentage|proportion|share|fraction|percent) of\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"(?:多少|几)([家所座起名件套台辆艘场])")
_NOTHING_BEHIND = re.compile(r"$|[？?，,。 了呢啊]")
_COUNT = re.compile(r"\d|[十百千万亿][多余]?(?:人|名|户|家|辆|件|起|个|套|台|艘)")
_SHARE = re.compile(r"占|比重|比例|份额|率|贡献|进度|\d成|[一二三四五六七八九]成|分之|1/\d|\d\s*[%％](?:以上|左右)?的|半")
_EACH = re.compile(r"[每均各/]")
# the year in the name of an honour: 2019年度“十大人物”
_YEAR_OF_NAME = re.compile(r"20\d\d年?度?[“《](?P<name>[^”》]*)[”》]")
_WHICH_YEAR = re.compile(r"哪一?年|\b(?:what|which) year\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d年?|[今去明前当]年|十[一二三四五六]五")


def fills_what_is_asked(query: Query, statements: Sequence[Statement], glossary: Glossary) -> bool:
    """True unless a slot of the question is one of those known here, and no passage fills it."""
    if not statements:
        return True
    return (
        _names_givers(query, statements, glossary)
        and _tells_deed(query, statements)
        and _names_chair(query, statements, glossary)
        and (not _EACH_ASKED.search(query.plain) or any(statement.row or _EACH.search(statement.text) for statement in statements))
        and _gives_its_year(query, statements)
        and _gives_count(query, statements)
        and _gives_share(query, statements)
        and _counts_by_measure(query, statements)
        and _gives_growth(query, statements)
        and (not _HOLDER_ASKED.search(query.plain) or any(_names_holder(one.text) for one in statements))
    )


def _names_givers(query: Query, statements: Sequence[Statement], glossary: Glossary) -> bool:
    """True unless it is asked which firms gave something, and no clause of the sum asked of, nor the one before, names a body."""
    if not _GIVERS.search(query.plain):
        return True
    sums = {figure.value for figure in stated_figures(query.plain) if figure.unit or figure.value >= _A_SUM}
    things = [name for concept in query.concepts if concept.kind not in ("place", "unit") for name in concept.printed]
    of_sum = [_with_leads(one.clauses, [any(found.value in sums for found in find_figures(c)) for c in one.clauses]) for one in statements]
    of_things = [_with_leads(one.clauses, [sum(name in c for name in things) for c in one.clauses]) for one in statements]
    return any(_names_body(clause, query, glossary) for told in (of_sum if any(of_sum) else of_things) for clause in told)


def _with_leads(clauses: Sequence[str], held: Sequence[int]) -> list[str]:
    """The clauses that hold most, each with the one before; none where all hold nothing."""
    at = [i for i, number in enumerate(held) if number and number == max(held)]
    return [clause for i in at for clause in clauses[max(0, i - 1) : i + 1]]


def _names_body(clause: str, query: Query, glossary: Glossary) -> bool:
    if any(match.entry.kind in ("company", "institution") and match.surface not in query.plain for match in glossary.find_zh(clause)):
        return True
    return any(not _NO_BODY.search(found[0]) and found[0] not in query.plain for found in _BODY.finditer(clause))


def _tells_deed(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless it is asked what somebody did for an honour, and every clause that names that person tells of the honour alone."""
    if not _DEED_ASKED.search(query.plain):
        return True
    names = [name for concept in query.concepts if concept.kind == "person" for name in concept.zh]
    names = names or [found["name"] for found in (_DOER.match(query.plain),) if found is not None]
    return not names or any(_says_more(name, statement) for name in names for statement in statements if name in statement.text)


def _names_chair(query: Query, statements: Sequence[Statement], glossary: Glossary) -> bool:
    """True unless it is asked who chaired a meeting, and no passage that tells of a chair or a speech there names anybody."""
    if not _CHAIR_ASKED.search(query.plain):
        return True
    meeting = [concept for concept in query.concepts if not _CHAIRING.search(concept.surface)]
    told = [one for one in statements if _CHAIRS.search(one.text) and all(names_any([thing], one) for thing in meeting)]
    return any(_names_person(one.text, glossary) for one in told)


def _names_person(text: str, glossary: Glossary) -> bool:
    return any(match.entry.kind == "person" for match in glossary.find_zh(text)) or any(part == "nr" for _, part in rjieba.tag(text))


def _names_holder(text: str) -> bool:
    """Whether a name stands beside an office, or is all that a passage holds.

    >>> _names_holder("县长周木兰出席"), _names_holder("1名区领导、1名公安领导，根据安保需要")
    (True, False)
    """
    names = [re.escape(word) for word, part in rjieba.tag(text) if part == "nr" and len(word) > 1]
    beside = any(re.search(rf"{_OFFICE}[^，。；]{{0,4}}{name}|{name}[^。；]{{0,8}}{_OFFICE}", text) for name in names)
    return beside or _SHORT_NAME.fullmatch(text) is not None


def _gives_growth(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless the growth of things is set beside each other, and no passage gives that of any."""
    if not _GROWTH_SET_BESIDE.match(query.plain) or query.indicators or "reason" in query.wants:
        return True
    things = [concept for concept in query.concepts if concept.kind not in ("place", "unit")]
    given = [one for one in statements if one.row or _GROWTH_GIVEN.search(one.text)]
    return any(one.row or not things or any(names_any([thing], one) for thing in things) for one in given)


def _says_more(name: str, statement: Statement) -> bool:
    clauses = statement.clauses
    for at, clause in enumerate(clauses):
        if name not in clause:
            continue
        before, _, after = clause.partition(name)
        if not _HONOURED.search(after) or _TELLS_DEED.search(clause) or (len(before) >= _DEED_BEFORE and before.endswith("的")):
            return True
        behind = clauses[at + 1] if at + 1 < len(clauses) else ""
        if behind and not _HONOURED.search(behind) and not any(part == "nr" for _, part in rjieba.tag(behind)):
            return True
    return False


def _gives_count(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless it is asked how many there are of an indicator, and all that is told of it is by how much it changed."""
    asked = _COUNT_ASKED.search(query.plain) is not None and not MEASURE_ASKED.search(query.plain) and not asks_how_far(query)
    if not asked or asks_several(query) or not query.indicators or any(statement.row for statement in statements):
        return True
    names = [name for concept in query.concepts if concept.kind == "indicator" for name in concept.printed]
    told = []
    for clauses in (statement.clauses for statement in statements):
        at = [i for i, clause in enumerate(clauses) if any(name in clause for name in names)]
        told += ["，".join(clauses[max(0, i - 1) : i + 2]) for i in at]
    told = told or ["，".join(statement.clauses) for statement in statements]
    return not all(re.search(r"\d", piece) and not _COUNT.search(NO_COUNT_ZH.sub(" ", piece)) for piece in told)


def _counts_by_measure(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless it is asked how many of a thing there are (保险公司有多少家), and no count by that measure stands in a clause of the thing or beside one.

    505家 of brands counts no insurers, though the sentence speaks of both.
    """
    asked = _MEASURE.search(query.plain)
    if asked is None or asks_several(query) or any(statement.row for statement in statements):
        return True
    focus = query.focus if _NOTHING_BEHIND.match(query.plain, asked.end()) else None
    if focus is None or focus.kind:
        return True
    count = re.compile(rf"[\d一两二三四五六七八九十百千万亿][余多]?{asked[1]}")
    of_it = []
    for clauses in (statement.clauses for statement in statements):
        at = [i for i, clause in enumerate(clauses) if any(name in clause for name in focus.printed)]
        of_it += ["，".join(clauses[max(0, i - 1) : i + 2]) for i in at]
    return not of_it or any(map(count.search, of_it)) or not any(count.search(statement.text) for statement in statements)


def _gives_share(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless it is asked what share one thing is of another, and no clause of either, nor the one behind, gives a share: 增长5% is none."""
    if not _SHARE_ASKED.search(query.plain) or asks_several(query) or any(statement.row for statement in statements):
        return True
    names = [name for concept in query.concepts if concept.kind not in ("place", "unit") for name in concept.printed]
    for statement in statements:
        clauses = statement.clauses
        for at, clause in enumerate(clauses):
            of_it = "，".join(clauses[max(0, at - 1) : at + 1])  # 水利项目24座，投资58.2亿元、占比41%
            if _SHARE.search(clause) and (not names or any(name in of_it for name in names)):
                return True
    return False


def _gives_its_year(query: Query, statements: Sequence[Statement]) -> bool:
    """True unless a year is asked for, and all years that stand there belong to the name of an honour that is not asked of."""
    if not _WHICH_YEAR.search(query.plain):
        return True
    printed = [name for concept in query.concepts for name in concept.printed]
    texts = [statement.text for statement in statements if _YEAR.search(statement.text)]
    named = [found for text in texts for found in _YEAR_OF_NAME.finditer(text)]
    if not named or any(name in found["name"] for found in named for name in printed):
        return True
    return any(_YEAR.search(_YEAR_OF_NAME.sub(" ", text)) for text in texts)
