"""Whether a piece of evidence holds enough of a question to answer it; what does not is refused.

In: a `Query`, one piece of evidence, the weights of concepts. Out: yes or no. A sentence may speak of the same matter
and yet answer nothing: of another person, another project, without the thing a figure is asked of. The module knows
nothing of wording.
"""
# long: all checks share the words for who, which, how much and what is named.

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import rjieba

from answer.attributes import asks_person
from answer.draft import Desk
from answer.evidence import Evidence
from answer.expects import asks_which, expected_sorts
from answer.figures import half_width
from answer.level_asked import asks_level
from answer.relatives import asks_relative, names_relative
from answer.scale import ConceptWeights, is_name, unknown_share
from index import Concept, Query

# Set on eval/questions/dev.jsonl (see eval/LOG.md).
MIN_KNOWN = 0.36  # share of the concepts the reports know that the evidence must hold
MAX_UNKNOWN = 0.62  # share of the concepts that may be unknown to all reports
MIN_KNOWN_FIGURE = 0.5  # the same where a figure is asked for
MIN_KNOWN_BESIDE = 0.4  # the same where the figure stands right beside what it is asked of
MAX_UNKNOWN_FIGURE = 0.54
MAX_UNKNOWN_FOCUS = 0.6  # the same where the unknown concept is what a figure is asked of
MIN_OWN_SPEAKER = 0.5  # share of the question's words that a sentence with a speaker holds where his name is asked
MIN_OWN_NAMED = 0.75  # the same of a sentence that names a person
MIN_HELD = 3.4  # weight of the concepts held: one telling word, or several common ones
WITHOUT_FOCUS = 0.48  # coverage needed where what a figure is asked of is not held

# 谁在做, 由谁负责, 是谁提的, who is in charge; not 谁讲的绿色金融, which asks for a speaker.
_DOER_ASKED = re.compile(
    r"谁(?:在|来)?(?:负责|牵头|主管|承办|实施|做|干|管|建|提)(?!什么|啥|到|高|升)|[由归]谁|\bwho(?:'s| is| are)? (?:in charge|responsible|leading|running|doing|building)\b",
    re.IGNORECASE,
)
# Who stands behind something: a body is asked for, no person. 谁出钱, 背后是谁, who is behind it, who funds it.
_BACKER_ASKED = re.compile(
    r"谁(?:来)?(?:出钱|出资|掏钱|资助|赞助|支持|撑腰|投的?钱|发起)|(?:背后|后面|后台)(?:是|有)?谁|谁在(?:背后|后面)|哪个(?:组织|机构|基金)"
    r"|\bwho(?:'s| is| was| are)? (?:behind|backing|funding|financing|sponsoring|paying for|supporting|bankrolling|organi[sz]ing|hosting)\b|\bwho (?:funds|funded|pays for|paid for|backs|backed|finances|financed|sponsors|sponsored|supports|bankrolls|hosts)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"基金|组织|银行|集团|公司|协会|联盟|学会|联合会|财政|政府|中央|[国市省区县]级|[部委局厅署](?![分门署员])|大学|学院|医院|企业|国家"
)
# Somebody who does it: a body or a person before what is done, or words that give it to one.
_DOER = re.compile(
    r"牵头|负责(?![人同任])|承办|主办|承建|主持|操盘|提出|[由与同联合][^，。；]{2,16}(?:建设|实施|承担|组织|打造|运营|开发|共建)|(?:[局委办厅署]|集团|公司|中心|街道|政府|学院|大学|医院|银行|企业|专班)[^，。；]{0,6}(?:建|推|办|组织|开展|启动|打造|运营|开发|落地|签|说|指出|表示|会)|表示|介绍|指出|认为"
)
# One person is asked for: 区长是谁, 总领事是哪位, who is the mayor.
_PERSON = re.compile(
    r"是哪一?位(?!.{0,6}(?:说|讲|提|表|介))|姓(?:什么|啥|甚)|哪位是|(?:校长|院长|园长|馆长|总裁|经理|董事长|老总|总领事|设计师|创始人|队长|教练).{0,3}(?:叫什么|叫啥|是哪个)|是谁(?![家个])(?!.{0,3}(?:说|提|讲|表|介|负责|主))|(?:书记|[区市县局处]长|主任|主席|领导|负责人|老板|一把手|头头|老大|当家人|掌门).{0,3}(?:叫什么|叫啥|名字|姓名|姓啥|姓什么)|谁是|(?i:\bwho(?:'s| is| was)\b(?! it that)(?!.*\bwith\b)|\bwhich (?:official|officer|leader)s?\b|\bnames? of (?:the |its |their )?(?:[\w'’]+ ){0,3}(?:mayor|governor|head|chief|ceo|official|director|secretary|president|chairman|chairwoman|boss|leader|consul|ambassador|engineer|worker|teacher|farmer|student|doctor|entrepreneur|founder|owner|winner)\b)"
)
_NAME_OF_PERSON = re.compile(
    r"\bwhich (?:officials?|officers?|leaders?) (?:leads?|heads?|chairs?|runs?|is in charge|are in charge|oversees?)\b|\bnames? of (?:the |its |their )?(?:[\w'’]+ ){0,2}(?:ceo|chairman|chairwoman|president|engineer|worker|teacher|farmer|student|doctor|founder|owner|winner|resident|volunteer)\b(?! of)",
    re.IGNORECASE,
)
# Kinds of names (glossary) without which a figure is another thing's.
_TELLING = frozenset({"place", "project", "company", "person", "industry", "document"})
# Somebody's post is asked for: 是什么职务, which office.
POST = re.compile(
    r"(?:干|做)(?:什么|啥)的|(?:一个|哪个|什么|啥)单位|职务|职位|什么官|哪个(?:部门|单位|局)|(?:主任|局长|书记|区长)(?:吗|么|不)?[?？]?$|是不是.{0,12}(?:主任|局长|书记)|\b(?:position|post|title|role|(?<!about her )(?<!about his )(?<!about their )job|occupation|profession|for a living)\b|\b(?:what|which) office\b|\b(?:head|director) of\b",
    re.IGNORECASE,
)
_OFFICE = r"(?:书记|主任|[局区市县部院处厅省会镇乡书组队校行站所科司馆村社团]长|主席|经理|董事长|记者|教授|代表|委员|检察官|法官|负责人|干事|专员|总监|主编|医生|教师|运动员|[\u4e00-\u9fff](?:工(?![作程业地会厂])|员(?![工会])|师(?!范|资)|手(?![段续机工])))"
_OFFICE_ASKED = re.compile(r"职务|职位|什么官")
_LONGEST_NAME = 4  # characters of a Chinese name
# Somebody's view of something: both must stand in what is cited.
_VIEW = re.compile(
    r"怎么看|如何看|看法|观点|怎么评价|怎么说|\b(?:think|thinks|said|say|view|views|opinion)\b.{0,20}\b(?:of|about|on)\b", re.IGNORECASE
)
# What is itself an amount: a sentence that does not give it a figure does not answer for it.
_AMOUNT_OF = re.compile(
    r"(?:.{0,4}(?:工资|薪水|薪酬|月薪|年薪|房价|票价|价格|房租|租金|人口))|(?:[\w' ]* )?(?:wages?|salar(?:y|ies)|prices?|rents?|population)",
    re.IGNORECASE,
)


def is_enough(query: Query, item: Evidence, weights: ConceptWeights) -> bool:
    """True when the evidence holds enough of what is asked, above all what a figure is asked of."""
    if not _names_held(query, item, weights):
        return False
    if _plain_of_person(query, item):
        return True
    if not _tells_of_it(query, item, weights):
        return False
    strict = query.asks_figure
    unknown = unknown_share(query, weights)
    known = item.coverage / (1 - unknown) if unknown < 1 else 0.0
    beside = query.focus is not None and item.holds_focus and item.beside_figure
    needed = (MIN_KNOWN_BESIDE if beside else MIN_KNOWN_FIGURE) if strict else MIN_KNOWN
    if unknown > (MAX_UNKNOWN_FIGURE if strict else MAX_UNKNOWN) or known < needed:
        return False
    total = sum(weights.weight(concept) for concept in query.concepts)
    told = all(concept.surface in item.held | item.near for concept in query.concepts if weights.count(concept))
    if item.held_weight < min(MIN_HELD, 0.6 * total) and not (told and expected_sorts(query)):
        return False
    if query.focus is not None and not item.holds_focus:
        unheard = not weights.count(query.focus)
        return (known >= 0.8 and unknown <= MAX_UNKNOWN_FOCUS) if unheard else item.coverage >= WITHOUT_FOCUS
    return True


def is_about_it(query: Query, item: Evidence, weights: ConceptWeights) -> bool:
    """True when the evidence is of what is named, however few of the question's other words it holds."""
    return _names_held(query, item, weights) and _tells_of_it(query, item, weights)


def _names_held(query: Query, item: Evidence, weights: ConceptWeights) -> bool:
    """True when the evidence holds the indicators and the names that are asked of."""
    indicators = [concept for concept in query.concepts if concept.kind == "indicator"]
    if any(not weights.count(concept) for concept in query.concepts if concept in indicators or is_name(concept)):
        return False
    if asks_level(query) and any(concept.surface not in item.held for concept in indicators):
        return False
    if query.language == "en" and not _holds_qualified(query, item, weights):
        return False
    if query.asks_figure and indicators and not any(concept.surface in item.held | item.near for concept in indicators):
        return False
    grows = query.language == "zh" and bool(indicators) and _GROWTH_ASKED.search(query.plain) is not None
    if grows and (not any(concept.surface in item.held for concept in indicators) or _only_parts(indicators, item)):
        return False
    if item.names_missing or _off_topic(query, item, weights):
        return False
    return not any(is_name(concept) and not concept.kind and concept.surface not in item.held | item.near for concept in query.concepts)


def _tells_of_it(query: Query, item: Evidence, weights: ConceptWeights) -> bool:
    """True when the evidence is of the place, the product, the institution asked of, and gives the amount that is asked for by its name."""
    strict = query.asks_figure
    if (strict or asks_which(query) or expected_sorts(query)) and not _holds_telling(query, item, weights):
        return False
    amounts = [one for one in query.concepts if _AMOUNT_OF.fullmatch(one.surface) and (strict or one is query.focus)]
    return all(_amount_given(one, query, item) for one in amounts) and not _names_unknown(query, weights)


_MONEY_ASKED = re.compile(r"\bhow much (?:\w+ )+(?:money|funding|cash)\b", re.IGNORECASE)
_ITS_CHANGE = re.compile(r"(?:增长|增速|增幅|涨幅|降幅)$")
_GROWTH_ASKED = re.compile(r"增速|增幅|涨幅|降幅|(?:增长|增加|上涨|下降|[涨跌降升增])了?(?:多少|几|百分)")
_SHORT_NAME = 2  # characters: 投资 of 固定资产投资
_OF_INDICATOR = frozenset({"change", "growth"})  # sorts of answer that are the indicator's own


def _holds_qualified(query: Query, item: Evidence, weights: ConceptWeights) -> bool:
    """True when the evidence holds the indicator whose target or change is asked, and the word that says which money: aid money."""
    indicators = [concept for concept in query.concepts if concept.kind == "indicator"]
    own = query.wants & {"target", "result"} == {"target"} and query.kind == "value" and not query.asks_figure
    if (own or any(sort.name in _OF_INDICATOR for sort in expected_sorts(query))) and indicators:
        places = [concept for concept in query.concepts if concept.kind == "place" and weights.count(concept)]
        return any(concept.surface in item.held for concept in indicators) and all(
            place.surface in item.held | item.near for place in places
        )
    if query.asks_figure and query.kind == "value" and indicators and query.focus is None:
        return any(concept.surface in item.held | item.near for concept in indicators)
    focus = query.focus
    if focus is None or not _MONEY_ASKED.search(query.plain):
        return True
    before = next((concept for concept in query.concepts if concept.start + len(concept.surface) + 1 == focus.start), None)
    return before is None or before.kind == "place" or not weights.count(before) or before.surface in item.held | item.near


def _only_parts(indicators: Sequence[Concept], item: Evidence) -> bool:
    """True where a text names an indicator by nothing but a short word that ends another name: 设备投资 is not all 投资."""
    text = half_width(item.text)
    for concept in indicators:
        names = [_ITS_CHANGE.sub("", name) for name in map(half_width, concept.zh) if name in text]
        if not names or any(len(name) > _SHORT_NAME for name in names):
            continue
        words = rjieba.tag(text)
        before = [part for (word, part), (after, _) in pairwise(words) if after in names and len(word) > 1]
        if before and len(before) == sum(word in names for word, _ in words) and all(part.startswith(("n", "vn", "j")) for part in before):
            return True
    return False


def _plain_of_person(query: Query, item: Evidence) -> bool:
    """True where somebody's age is asked and stands right beside the name: 60岁的冉某."""
    names = [re.escape(name) for concept in query.concepts if concept.kind == "person" for name in concept.zh]
    if not names or not any(sort.name == "age" for sort in expected_sorts(query)):
        return False
    person = "|".join(names)
    return re.search(rf"\d岁的?(?:{person})|(?:{person})[^。；]{{0,8}}\d岁", half_width(item.text)) is not None


def _off_topic(query: Query, item: Evidence, weights: ConceptWeights) -> bool:
    """True where something is asked of a person and the sentence holds nothing of it but the name."""
    people = {concept.surface for concept in query.concepts if concept.kind == "person"}
    topics = [concept for concept in query.concepts if concept.kind not in ("person", "title", "institution") and weights.count(concept)]
    if not people or not topics:
        return False
    held = [concept for concept in topics if concept.surface in item.held]
    return len(held) < len(topics) if _VIEW.search(query.plain) else not held


def _amount_given(focus: Concept, query: Query, item: Evidence) -> bool:
    """True when an amount stands right beside the name: 人口58万人; not 人口覆盖率达85%, nor 每千人口4.5个. One asked by a unit (房价一平米多少) is spoken of."""
    if focus is not query.focus:
        return focus.surface in item.held | item.near
    if not (item.holds_focus and item.beside_figure):
        return False
    text = half_width(item.text)
    return not any(re.search(rf"{re.escape(name)}[^，。；\d]{{0,3}}率|每[十百千万]+{re.escape(name)}", text) for name in focus.printed)


def _names_unknown(query: Query, weights: ConceptWeights) -> bool:
    """True where the name of a place runs on into a word that no report knows: 嘉陵江索道 is not the river."""
    if query.language != "zh":
        return False
    ends = {concept.start + len(concept.surface) for concept in query.concepts if concept.kind in ("place", "project", "company")}
    return any(concept.start in ends and not concept.kind and not weights.count(concept) for concept in query.concepts)


def _holds_telling(query: Query, item: Evidence, weights: ConceptWeights) -> bool:
    """True when the sentence or its context holds the place, the product, the institution that is asked of."""
    named = [concept for concept in query.concepts if concept.kind in _TELLING and weights.count(concept)]
    return not named or any(concept.surface in item.held or concept.surface in item.near for concept in named)


def gives_name(query: Query, item: Evidence, desk: Desk) -> bool:
    """True unless somebody, or somebody's post, is asked for and the evidence does not name it."""
    person = asks_person(query, desk.attributes) or asks_relative(query) or _NAME_OF_PERSON.search(query.plain) is not None
    return (not person or names_somebody(query, item, desk)) and gives_post(query, item) and _names_doer(query, item)


def _names_doer(query: Query, item: Evidence) -> bool:
    """True unless it is asked who does something and the evidence tells of nobody that does: 谁在做."""
    if _BACKER_ASKED.search(query.plain):
        return _BODY.search(item.text) is not None
    return not _DOER_ASKED.search(query.plain) or item.block.speaker is not None or _DOER.search(item.text) is not None


def names_somebody(query: Query, item: Evidence, desk: Desk) -> bool:
    """True unless one person is asked for and the evidence names none in that part."""
    if asks_relative(query):
        return names_relative(query, item)
    if not _PERSON.search(query.plain) or _BACKER_ASKED.search(query.plain):
        return True
    asked = [name for concept in query.concepts if concept.kind == "person" for name in concept.zh]
    if asked:  # a by-line that is the name alone tells nothing of who it is
        return item.text.strip(" 　（）()·、，。") not in asked
    if query.language == "en" and item.block.speaker is not None and item.own >= MIN_OWN_SPEAKER:
        return True  # the office is named in English, the speaker's in Chinese
    if query.language == "en" and item.own >= MIN_OWN_NAMED and any(part == "nr" for _, part in rjieba.tag(item.text)):
        return True
    roles = [concept.surface for concept in query.concepts if concept.kind not in ("place", "institution")]
    speaker = item.block.speaker
    bodies = [concept for concept in query.concepts if concept.kind == "institution"]
    office = speaker.office or "" if speaker is not None else ""
    held = all(role in office for role in roles) and all(any(name in office for name in body.zh) for body in bodies)
    if speaker is not None and (speaker.name in query.plain or held):
        return True
    people = [match.surface for match in desk.glossary.find_zh(item.text) if match.entry.kind == "person"]
    people += [word for word, part in rjieba.tag(item.text) if part == "nr"]
    if any(_names_holder(query, item.text, role, people) for role in roles):
        return True
    return query.language == "zh" and _does_it(query, item)


def _names_holder(query: Query, text: str, role: str, people: list[str]) -> bool:
    """True when a name stands right behind a role, in a clause that holds all else of the question that the sentence holds."""
    others = [concept for concept in query.concepts if concept.surface != role and any(name in text for name in concept.printed)]
    return any(
        re.search(rf"(?<![总副]){re.escape(role)}{re.escape(name)}", clause)
        and all(any(n in clause for n in one.printed) for one in others)
        for clause in re.split(r"[，,。；;]", text)
        for name in people
    )


def _does_it(query: Query, item: Evidence) -> bool:
    """True where one clause names a person and most of what is asked that somebody did: 廖克力在巴黎残奥会摘金."""
    names = [name for concept in query.concepts if not concept.kind for name in concept.zh]
    deeds = [concept for concept in query.concepts if not concept.kind]
    for clause in re.split(r"[，,。；;]", item.text):
        done = [concept for concept in deeds if any(name in clause for name in concept.zh)]
        left = [concept for concept in deeds if concept not in done and not any(set(name) & set(clause) for name in concept.zh)]
        elsewhere = any(name in item.text for concept in left for name in concept.zh)  # not 金牌榜 where 摘金 stands
        if (
            not elsewhere
            and len(done) > 1
            and len(done) * 2 > len(deeds)
            and any(part == "nr" and word not in names for word, part in rjieba.tag(clause))
        ):
            return True
    return False


def _is_persons_name(word: str) -> bool:
    """Whether a word that no glossary knows is somebody's name.

    >>> _is_persons_name("陆小舟"), _is_persons_name("项目")
    (True, False)
    """
    return 1 < len(word) <= _LONGEST_NAME and rjieba.tag(word)[0][1] == "nr"


def gives_post(query: Query, item: Evidence) -> bool:
    """True unless somebody's post is asked for and the sentence puts no office beside the name."""
    if not POST.search(query.plain):
        return True
    office = _OFFICE_ASKED.search(query.plain) is not None  # a firm has no post; what it does is asked as of a person
    persons = [one for one in query.concepts if one.kind == "person" or (office and not one.kind and _is_persons_name(one.surface))]
    people = [re.escape(name) for concept in persons for name in concept.zh]
    if not people:
        return True
    return (
        any(re.search(rf"{_OFFICE}[^。；]{{0,6}}{name}|{name}[^。；]{{0,12}}{_OFFICE}", item.text) for name in people)
        or (not office and any(re.search(rf"[\u4e00-\u9fff]{{5}}的{name}", item.text) for name in people))  # 种植中药材十几年的王某
        or item.block.speaker is not None
    )
