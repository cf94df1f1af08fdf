"""What sort of answer a question expects (money, a height, a date, a share, a name), and whether a sentence holds one.

In: a `Query` and one piece of evidence. Out: yes or no. A sentence about the right thing without an answer of the right
sort answers nothing: 越南总领事馆正式开馆 gives no day. Rules of the two languages only. The module knows nothing of
scores.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import rjieba

from answer.evidence import Evidence
from answer.figures import half_width
from index import Query, english_stems

_MONEY = re.compile(
    r"\d[\d.]*(?:余|多)?(?:万亿|千亿|百亿|亿|千万|百万|十万|万|千|百)?(?:余|多)?(?:美|港|欧)?元|[一二三四五六七八九十百千万两]+(?:余|多)?(?:亿|万|千|百)?元"
    r"|(?:投资|投入|资金|营收)[^，。；\d]{0,8}\d[\d.]*[万亿](?![人户家个平吨])"
)
_DAY = re.compile(r"\d{1,2}月\d{1,2}日|\d{1,2}日|[一二三四五六七八九十]+月[一二三四五六七八九十]+日|即日|当[日天]|除夕|跨年夜|元旦|国庆")
_TIME = re.compile(
    r"20\d\d年|\d{1,2}月|[一二三四五六七八九十]+月|[一二三四]季度|[上下]半年|年[初中底末]|月[初中底末]|十[一二三四五六]五|五年|期间|[今去明当]年|日前|近日|[上中下]旬|[春夏秋冬]|周[一二三四五六日末]|\d日|目前|[\d一二两三五十]年[内之]"
)
_YEAR_GIVEN = re.compile(r"20\d\d年?|[今去明当前]年|十[一二三四五六]五")
_IN_PERCENT = re.compile(r"[%％‰]|百分|分之|[一二三四五六七八九\d]成(?!立|都|为|功|果|员)|1/\d|人/亿元")
_SHARE = re.compile(
    r"(?:占|比重|比例|率|份额|降|减|增|涨|进度)[^，。；]{0,20}(?:\d\s*[%％‰]|1/\d|分之|[一二三四五六七八九]成)|(?:\d\s*[%％]|1/\d|分之[一二三四五])(?:以上|左右)?的|[一二三四五六七八九\d]成(?!立|都|为|功|果|员)|\d[:：∶]\d[\d.]*[:：∶]\d"
)
_CHANGE = re.compile(r"(?:降|跌|减|增|涨|升|长|提高|缩|压|简)[^，。；]{0,14}\d[\d.]*\s*[%％‰个]")


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of answer: how questions ask for it, and what a sentence that gives it holds."""

    name: str
    asked: re.Pattern[str]
    given: re.Pattern[str]


def _sort(name: str, zh: str, en: str, given: str | re.Pattern[str]) -> Sort:
    pattern = given if isinstance(given, re.Pattern) else re.compile(given)
    return Sort(name, re.compile(f"{zh}|{en}", re.IGNORECASE), pattern)


# 游客突破1亿人次, 员工300余名, 客流量达2万; not 游客花费800亿元
_PEOPLE = re.compile(
    r"(?:\d|[一二三四五六七八九十百千两])[余多]?(?:亿|万|千|百)?(?:余|多)?(?:人次?|名|位|户|个人|对|岗|职工|学生|居民|群众|市民)(?!均|民币)"
    r"|(?:游客|旅客|客流|人流|观众|学生|居民|人口|乘客|顾客|学员|会员|人数|人员)[^，。；\d]{0,10}\d[\d.]*[余多]?[万亿千]?[余多]?(?![\d.万亿元家个座条])"
)
# 一天有多少人, every day; not 第一天, 每年: a year's figure is what reports give
_EACH_ZH = r"(?<![第哪少多])(?:(?:每|平均|一)(?:个)?(?:天|日|周|星期|月|小时)|日均|月均|周均|[天日]平均)(?!内|之内|以内|后|左右|前)"
_EACH_EN = r"\b(?:a|an|per|every|each) (?:single )?(?:day|week|month|hour)\b|\bdaily\b|\bweekly\b|\bon an average day\b"
_HOW_MANY_OF = r"\b(?:how many|number of)\b"
_NUMBER = r"(?:\d|[一二三四五六七八九十百千两])[余多]?(?:万|千|百)?"
SORTS = (
    _sort(
        "money",
        r"多少(?:个)?(?:钱|亿元|万元|亿(?![级斤吨度立千人亩次件]))|(?:花|投|砸|赚|挣|收|付|发)了?多少(?!人|户|家|个|项)(?=$|[？?，。]|钱|元)|造价|工钱|工资|房价|租金|票价|单价|均价|学费|经费(?:是|有)?多少|预算(?:是|有)?多少|(?:每.{1,3}|一[平斤套个户吨])(?:多少钱|卖|奖|补)|奖多少|补多少|补贴多少|(?:金额|涉案额|损失)(?:是|有|达)?(?:多少|[？?]?$)",
        r"\bhow much money\b|(?<!\bby )\bhow much (?:did|does|do|will) .{0,60}\bcosts?\b|\bcost of\b(?! living)|\btotal cost\b|\bwhat (?:did|does|do|will|would) .{0,80}\bcost\b|\bconstruction (?:bill|costs?)\b|\bprices?\b(?! index)|\bprice tag\b|\bwages?\b|\bsalar(?:y|ies)\b|\brents?\b|\bfee\b|\bsubsidy per\b|\bper (?:kilo|kilogram|square met)|\bin (?:yuan|rmb|usd|dollars)\b|\b(?:yuan|rmb),? (?:please|pls)\b|\bhow many (?:yuan|million|billion|trillion)\b|\bget paid\b|\bbudget (?:of|for) the\b|\bwhat budget\b|(?<!\bby )\bhow much (?:\w+ ){0,2}(?:profits?|revenue|money|funding|cash)\b"
        r"|(?<!\bby )\bhow much (?:did|does|do|will|has|have) [^,.?]{0,60}\b(?:spend|spent|pay|paid|invest|invested)\b|\bhow much (?:is|are|was|were|will|would) [^,.?]{0,80}\bworth\b|(?<!\bby )\bhow much (?:do|does|did|will|would|can) [^,.?]{0,60}\b(?:get|receive|be given|be paid|earn|make|gross|(?:take|bring|rake) in|turn over)(?=\s*(?:$|[?.,;]|(?:in|over|during) (?:the )?(?:year )?\d|per\b|an?\b|each\b|every\b|for\b|from\b|as\b))|(?<!\bby )\bhow much (?:was|is|were|will be|has been) (?:spent|invested|paid)\b",
        _MONEY,
    ),
    _sort("day", r"几月几[号日]|哪一?天|几号|什么日期|具体日期|日期(?:是|[？?]?$)", r"\b(?:what|which|exact) (?:date|day)\b|\bdate (?:of|when|did|was|does|will)\b|\bon what\b.{0,8}\bday\b", _DAY),
    _sort("time", r"什么时候|啥时候|何时|几月(?!几)|什么时间|多久", r"^when\b|\bwhat (?:time|part) of (?:the )?year\b|\b(?:what|which) season\b|[,.;] ?when (?:is|was|will|did|does|do|are|were)\b|\bhow soon\b|\bby when\b|\b(?:opening|completion|launch|start(?:ing)?|delivery) date\b", _TIME),
    _sort("month", r"哪个?月|几月份?(?!几)", r"\b(?:what|which) month\b", r"\d月|[一二三四五六七八九十]+月|季度|月[初中底末]"),
    _sort("duration", r"工期|多少个月|多少天|多长时间|几(?:天|个月|个工作日|周|小时)(?:内|之内|以内|能|办)", r"\bhow long (?:does|will|did|do) .{0,60}\btake\b|\bhow many (?:months|weeks|days|hours) (?:does|will|did|do)\b", rf"{_NUMBER}(?:余|多)?(?:个月|天|周|小时|分钟)|(?<![近续第\d]){_NUMBER}年(?![\d度初底末首来])"),
    _sort("year", r"哪一?年", r"\b(?:what|which) year\b", _YEAR_GIVEN),
    _sort("height", r"(?<![率例平值度数感性比重额])有?多高(?:[啊呀呢，,？?]|$)|高多少米|多少米高|高度", r"\bhow tall\b|\bheight\b|\bin met(?:re|er)s\b|\btall in\b", rf"{_NUMBER}(?:余|多)?米|高度"),
    _sort("floors", r"多少层|几层", r"\bhow many (?:floors|storeys|stories)\b", rf"{_NUMBER}层"),
    _sort("length", r"多长(?!时间)|全长|长度", r"\bhow (?:many )?(?:kilomet(?:re|er)s?|km|long is the (?:road|tunnel|line|bridge|ring))\b", rf"{_NUMBER}(?:余|多)?(?:公里|千米|米)"),
    _sort("age", r"多大(?:年纪|岁数|(?<![到得成]多大)了)|几岁|多少岁", r"\bhow old (?:is|was|are)\b", rf"{_NUMBER}岁"),
    _sort("share", r"(?:占(?!地)|比例|比重|占比).{0,4}(?:多大|多少|几成|百分之|是)|多大比例|比例(?:是)?多少|(?:占比|比例|比重)[？?]?$", r"\bwhat (?:share|proportion)\b|\bshare of\b|\b(?:slice|portion|fraction) of\b|\bproportion of\b|\bpercentage of\b", _SHARE),
    _sort("change", r"(?:降|跌|减|涨|增长?|升|提高|缩)了?(?:百分之几|百分之多少|几个(?:百分)?点|几成)", r"\bby (?:what|how many) percent|\b(?:rise|fall|drop|grow|fell|rose|grew|dropped) by how many percent", _CHANGE),
    _sort("moved", r"(?:涨|增长|增加|提高|上升|下降|降低|减少|缩小)了?多少(?=$|[？?，。 ])", r"\bby how much (?:did|has|have|will|does)\b", r"(?:增|涨|升|长|提高|降|减|缩|压|扩|高于|低于|超过|少|多)[^，。；]{0,14}\d|\d[\d.]*倍|翻[了一两]"),
    _sort("percent", r"百分之几|百分之多少|几成", r"\bwhat (?:percentage|percent)\b|\bhow many percent\b", _IN_PERCENT),
    _sort("rate", r"(?<!生产)率(?:这.{1,2}年|现在|目前|到底|究竟)?(?:是|有|达|为|到|要|呢|多|能|在|保持|高不高|高吗|低不低|[？?]?$)|增速(?:是|有|为|多|[？?]?$)|(?:增长|涨|降|下降)了?百分之", r"\b(?:\w+ )?(?:rate|ratio)\b|\bhow fast\b.{0,30}\b(?:grow|grew|growing|rise)", _IN_PERCENT),
    _sort("area", r"(?:中心|园|园区|场馆|大楼|基地|广场|平台|公园|校区|院区|车站|商场|场地|地方|占地|校园|厂房)(?:有|占)?多大|(?:面积|占地)(?:有|是|达)?(?:多大|多少)|多大的?(?:面积|地方|场地)|多少(?:平方|平米|平|亩|公顷)|种了?多少亩|种了?多大", r"\bacreage\b|\bhow many (?:square|sq|hectares|acres|mu)\b|\bfloor (?:area|space)\b|\bhow (?:large|big) (?:is|was|will) (?:\w+[' ]){0,6}(?:centre|center|park|building|mall|site|plot|platform|hall|square)\b", rf"{_NUMBER}(?:余|多)?(?:平方|平米|平|亩|公顷|方|㎡)"),
    _sort("address", r"地址|门牌|哪条[路街]|几号楼", r"(?<!mail )(?<!web )(?<!mails )\badd?ress\b|\b(?:what|which) (?:street|road)\b", r"\d+号|[路街巷](?:\d|[与和、，。]|$)|位于|地处|坐落"),
    _sort("people", r"多少(?:万|名|个|位)?(?:游客|旅客|顾客|观众|乘客|访客|客人|参观者|消费者|人(?=[来去坐逛看玩住上下用乘参观打卡流]|$|[？?，。 ]))", r"\b(?:how many|number of) (?:\w+ )?(?:people|visitors|tourists|travellers|travelers|passengers|customers|shoppers|guests|spectators|sightseers)\b", _PEOPLE),
    _sort("per_day", rf"{_EACH_ZH}[^，。？]{{0,10}}(?:多少|几[个万千百]|多大|几(?:家|趟|班|次|场|吨))|(?:多少|几)[^，。？]{{0,8}}[/每](?:天|日|周|小时)", rf"{_HOW_MANY_OF}[^.?;]{{0,80}}(?:{_EACH_EN})|(?:{_EACH_EN})[^.?;]{{0,20}}{_HOW_MANY_OF}|\b(?:daily|weekly|hourly) (?:visitors?|passengers?|footfall|customers?|ridership|traffic|output|capacity|number|volume)\b", r"[日周月]均|每[天日周月]|每小时|单日|[一当][天日]|[日天周]$|[/·](?:[日天周月]|小时)|日(?:接待|处理|产|客流|游客|流量|销|供|运|消费|交易|营业|加工|发)|昼夜|小时"),
    _sort("hours", r"几点|营业时间|开放时间|开门", r"\b(?:opening|business|office|working) hours\b|\bwhat time\b(?! of (?:the )?year)", r"\d{1,2}[::点时](?!代|候|期|间)|24小时|全天"),
    _sort("growth", r"增长目标(?:是|有|为|多少|[？?]?$)", r"\btargets? (?:for|of|on) [^,.?]{0,40}\bgrowth\b|\bgrowth (?:target|goal)s?\b", r"[%％‰]|百分|翻番|翻两番|倍|高于|同步|以上|左右"),
    _sort("sport", r"(?:什么|哪个|啥)(?:项目|比赛)[^，。？]{0,6}(?:金|奖牌|冠军)|(?:[金银铜奖]牌|冠军|摘金|夺[冠金银铜])[^，。？]{0,6}(?:什么|哪一?个|啥|哪一?项)(?:项目|比赛|运动)?(?=$|[？?，。的])", r"\b(?:which|what) (?:sports?|events?|discipline|category)\b.{0,40}\b(?:gold|medals?|win|won)\b", r"\d米|公斤级|[单双]打|射击|游泳|田径|乒乓|羽毛球|举重|跆拳道|柔道|击剑|赛艇|射箭|轮椅|自行车|跳[高远水绳台]|马拉松|[篮足排]球"),
    _sort("class", r"(?:什么|哪一?个|啥)(?:级别|量级|公斤级|组别)", r"\bwhich (?:weight|class|division|category)\b|\bweight (?:class|category|division)\b", r"公斤级|千克级|量级|级别|组别|[男女甲乙丙青少成][子年组]?组"),
    _sort("conditions", r"(?:什么|哪些|哪几|啥)(?:样的)?(?:条件|门槛|资格|要求)(?:才|能|可以)|(?:满足|符合|达到|具备)(?:什么|哪些|啥)", r"\b(?:what|which) (?:are the )?(?:conditions|requirements|criteria) (?:must|does|do|have|has|for|to)\b|\bwho (?:is|are) eligible\b|\bhow (?:do|does|can) \w+(?: \w+)? qualify\b", r"条件|门槛|资格|标准|应当|必须|须|不(?:低|少|超)于|以上的|符合|满足|具备|[凡对]"),
    _sort("edition", r"第几[届次期]", r"\b(?:which|what) edition\b", r"第[一二三四五六七八九十百\d]+[届次期]"),
    _sort("rank", r"排(?:名|行|在|到)?(?:第几|老几)|[排占居列][^，。？?]{0,6}第几|第几[名位]|名次|排名(?:多少|如何|怎么样|[？?]?$)", r"\b(?:what|which|how high|where) .{0,60}\brank(?:ed|s)?\b|\brank of\b", r"第\s?[一二三四五六七八九十\d]+|首位|榜首|前列|唯一|领先|居[^，。；]{0,6}[一二三四五六七八九十\d]"),
    _sort("contact", r"电话|热线|网址|官网|邮箱|手机号?|联系方式|怎么联系|微信|公众号|[Qq]{2}号", r"\bphone number\b|\btelephone\b|\bhotline\b|\bwebsite\b|\be-?mail\b", r"(?<![“\d])\d{5,}(?![”\d])|www|http|@|[热专]线"),
)  # fmt: skip
# 哪所大学, 哪些医院, which hospital: one of them must be named, not only spoken of.
_WHICH = re.compile(
    r"哪(?:些|几[所家个间座])(大学|高校|学校|学院|医院|小学|中学|银行|酒店|公园|博物馆)|哪[一]?[所家个间座](企业|大学|学校|高校|学院|医院|小学|中学|银行|公司|集团|街道|社区|酒店|商场|公园|博物馆|园区|产业园|大厦|楼宇|片区|商圈)|\b(?:which|what) (university|college|hospital|school|bank|subdistrict|community|hotel|mall|park|museum)\b",
    re.IGNORECASE,
)
_KIND_OF_PLACE = {
    "university": "大学|学院", "college": "大学|学院", "高校": "大学|学院", "hospital": "医院|附[一二]院", "school": "小学|中学|学校|校区", "学校": "小学|中学|学校|大学|校区",
    "bank": "银行", "园区": "园|园区|基地|集聚区", "产业园": "园|园区", "大厦": "大厦|中心|广场|楼", "楼宇": "大厦|中心|广场|楼", "片区": "片区|地块|组团|新区", "商圈": "商圈",
    "企业": "公司|集团|科技|股份|动力|药业|重工|实业|汽车|电子", "公司": "公司|集团|银行|证券|保险|律所|科技", "集团": "集团", "subdistrict": "街道", "community": "社区", "hotel": "酒店", "mall": "商场|广场|中心|天街|城", "park": "公园", "museum": "博物馆",
}  # fmt: skip


def expected_sorts(query: Query) -> tuple[Sort, ...]:
    """The sorts of answer that the question's words ask for."""
    plain = query.plain
    for concept in query.concepts:
        if concept.kind == "indicator":
            plain = plain.replace(concept.surface, " ")
    return _sorts_asked(plain, any(concept.kind in ("indicator", "industry") for concept in query.concepts))


@lru_cache(maxsize=256)  # asked of every sentence that is weighed for one question
def _sorts_asked(plain: str, of_indicator: bool) -> tuple[Sort, ...]:
    found = tuple(sort for sort in SORTS if sort.asked.search(plain))
    if any(sort.name == "change" for sort in found):  # 下降了百分之几 is no share of something
        found = tuple(sort for sort in found if sort.name not in ("percent", "rate"))
    of_things = {"age", "height"} if of_indicator else set()  # 算力多大了 asks no age, 满意度多高 no height
    return tuple(
        sort for sort in found if sort.name not in of_things and not (sort.name == "time" and any(other.name == "day" for other in found))
    )


def asks_which(query: Query) -> bool:
    """Whether one of a kind of bodies or places is asked for by its name: which bank, 哪所大学."""
    return _WHICH.search(query.plain) is not None


def asks_rank(query: Query) -> bool:
    """Whether a question asks for a rank and for nothing else: a value answers no 排第几."""
    return [sort.name for sort in expected_sorts(query)] == ["rank"]


_DATES = frozenset({"day", "time", "month", "year"})


def holds_sort(query: Query, item: Evidence) -> bool:
    """True unless the question expects a sort of answer that the sentence does not hold; of several, one is enough.

    A year's figure is none a day: how many a day is never told by another sort.
    """
    text = half_width(item.text)
    if any(sort.name == "per_day" and not _gives(sort, query, item, text) for sort in expected_sorts(query)):
        return False
    dated = item.row is None  # a box lists projects under a year: it says of none of them when
    checks = [_gives(sort, query, item, text) and (dated or sort.name not in _DATES) for sort in expected_sorts(query)]
    if _WHICH.search(query.plain):
        checks.append(_names_one(query, text))
    return any(checks) or not checks


_ITEM = re.compile(r"[、，。；]")
_CLAUSE_EN = re.compile(r"[,;.:](?!\d)|\band\b(?! exports?\b)")
_MONEY_WORDS = frozenset({"money", "cash", "funding", "funds"})
_SPORT_EN = re.compile(
    r"\b(?:met(?:re|er)s?|singles|doubles|shooting|swimming|athletics|table tennis|badminton|weightlifting|taekwondo|judo|fencing|rowing|archery|wheelchair"
    r"|cycling|jump|marathon|basketball|football|volleyball)\b",
    re.IGNORECASE,
)
_HOW_MUCH = re.compile(r"\bhow much (?:[\w'-]+ ){0,2}$", re.IGNORECASE)
_MONEY_EN = re.compile(r"\byuan\b|\bdollars?\b|\bRMB\b", re.IGNORECASE)


def _gives(sort: Sort, query: Query, item: Evidence, text: str) -> bool:
    """Whether a text gives a sort of answer: an edition with the very name it is asked of, money beside what is in money."""
    if sort.name == "edition":
        names = [half_width(name) for concept in query.concepts for name in concept.printed if len(name) > 2]
        holding = [one for one in _ITEM.split(text) if any(name in one for name in names)]
        return any(sort.given.search(one) for one in holding or [text])
    if sort.name == "sport" and not item.rendering:
        return any(sort.given.search(clause) for clause in _nearest_clauses(query, text))
    if sort.name == "sport":
        names = [concept.surface.lower() for concept in query.concepts if concept.surface.istitle()]
        clauses = [clause for clause in _CLAUSE_EN.split(item.rendering) if any(name in clause.lower() for name in names)]
        return any(_SPORT_EN.search(clause) for clause in clauses or [item.rendering])
    if sort.name == "money" and _counts_others(query, text):
        return False
    if sort.name == "money" and item.rendering and query.focus is not None and _HOW_MUCH.search(query.plain[: query.focus.start]):
        focus = [stems for stems in query.focus.en if stems]
        lines = [(clause, f" {' '.join(english_stems(clause))} ") for clause in _CLAUSE_EN.split(item.rendering)]
        clauses = [clause for clause, line in lines if any(f" {' '.join(stems)} " in line for stems in focus)]
        if clauses or query.focus.surface.lower() not in _MONEY_WORDS:
            return any(_MONEY_EN.search(clause) for clause in clauses)
    return sort.given.search(text) is not None


def _nearest_clauses(query: Query, text: str) -> list[str]:
    """The clauses that name most of what the question names."""
    clauses = _CLAUSE.split(text)
    held = [sum(any(name in clause for name in concept.printed) for concept in query.concepts) for clause in clauses]
    return [clause for clause, count in zip(clauses, held, strict=True) if count == max(held)]


# 14个市级城市更新项目完成投资27.11亿: things counted by themselves, which stand for none named before.
_COUNTED_PROJECTS = re.compile(r"^(?:等|共|其中)?\d+[个项][^，。；、]{0,14}(?:项目|工程)")
_CLAUSE = re.compile(r"[，。；;]|,(?!\d{3})")


def _counts_others(query: Query, text: str) -> bool:
    """True where a place or project is asked of, and all money of the sentence is of projects that another clause counts."""
    named = [half_width(name) for concept in query.concepts if concept.kind in ("place", "project") for name in concept.printed]
    if not any(name in text for name in named):
        return False
    clauses = [clause for clause in _CLAUSE.split(text) if _MONEY.search(clause)]
    return bool(clauses) and all(_COUNTED_PROJECTS.search(clause) and not any(name in clause for name in named) for clause in clauses)


def _names_one(query: Query, text: str) -> bool:
    asked = _WHICH.search(query.plain)
    if asked is None:
        return False
    word = next(filter(None, asked.groups())).lower()
    ending = re.compile(rf"(?:{_KIND_OF_PLACE.get(word, word)})$")
    return any(ending.search(one) and len(one) > 2 and not ending.fullmatch(one) for one in _long_words(text))


def _long_words(text: str) -> list[str]:
    """Words, and each with the word before it: 重庆 医科大学 is one name; a verb before it makes none."""
    tagged = rjieba.tag(text)
    words = [word for word, _ in tagged]
    joined = [a + b for (a, part), (b, _) in pairwise(tagged) if part.startswith(("n", "j", "m"))]
    return words + joined
