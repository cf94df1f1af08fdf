"""Words that hold two tellings of one thing against each other: 两张表怎么不一样, the text and the table seem to differ, which figure is right.

In: a question. Out: whether it does so, and the question with blanks in place of these words: they name nothing that a report is about.
Rules of the two languages and of the genre only; knows nothing of what the reports say.
"""

from __future__ import annotations

import re

_SOURCE = r"(?:报告|报纸|表格?|附表|附件|材料|文件|正文|地方|文稿|版本|页|稿子?|文章|公报)"
_TWO = rf"(?:[两俩几二多][张份处期个本家版篇年]?{_SOURCE}?|前后|各[处份]|各个?{_SOURCE}|(?:正文|表里?|附件|文里)(?:和|跟|与)(?:正文|表里?|附件|文里))"
_MATTER = r"(?:姓名?|名字|名称|叫法|数字?|数据|数目|数值|说法|写法|口径|提法|表述)"
_APART = r"(?:不是?一(?:样|致|回事)|不是?(?:一|同一)个?(?:数字?|样|说法|名字|人)|不(?:相同|同(?!意))|对不上|对得上|不符|有出入|打架|一致|一样|统一|互相矛盾|矛盾|差(?:这么|那么|得)多)"
_ZH = (
    # 两张表怎么不一个数, 前后说的对得上吗, 各处说的一样吗, 两张报纸上姓好像不一样; not 两个区的增速不一样
    rf"{_TWO}(?:上面?|里面?|里头|中|之间)?(?:的)?(?:[说写讲提给报列登](?:的|法)?)?{_MATTER}?(?:怎么|咋个?|为什么|为啥|为何|好像|似乎|看着|是不是|是否|到底|都|又|还|就|能|会)*{_APART}(?:了|呢|吗|么|啊|的|不)*",
    rf"(?:{_MATTER}|说的|写的|讲的)(?:之间|前后)?(?:怎么|咋|好像|似乎|是不是|是否|到底|都|能)*(?:对得上|对不上|不一致|不一样|互相矛盾|打架|一致|统一)(?:了|呢|吗|么|啊|的|不)*",
    # 哪个数是对的, 到底听哪个的, 以哪份为准
    # 前后没有统一成一个数, 两年的写法变没变
    rf"{_TWO}?(?:的)?{_MATTER}(?:前后)?(?:变没变|变了没有?|有没有变|改没改|改了没有?)",
    rf"(?:到底|究竟)?(?:[以听信按]|该?[听信]|应该[以按听])?哪(?:一)?(?:[个份张处]){_MATTER}?(?:才是|是|才|更)?(?:准确|正确|对的?|准的?|真的?|为准|算数|说了算|算|靠谱|可信)(?:呢|啊)?",
    rf"(?:怎么|咋|为什么|为啥|为何)(?:会|还|又|能)?(?:有|出现|冒出)了?两(?:个|种|套)(?:不同的?)?{_MATTER}|(?:两|几)(?:种|套|个)(?:不同的?)?(?:说法|写法|叫法|版本|口径|提法)",
    r"一[处边份个会](?:儿|报告|表)?(?=[说写讲].*(?:一|另一)[处边份个会](?:儿|报告|表)?[说写讲])|(?:一|另一)[处边份个](?:报告|表)?(?:才|却|又)?(?=[说写讲])",
)
_SOURCE_EN = r"(?:reports?|texts?|newspapers?|tables?|annex(?:es)?|papers?|documents?|passages?|pages?|body|main text|articles?|figures?|numbers?|accounts?|places?|editions?|versions?|sections?|values?|names?|sources?)"
_DIFFER = r"(?:differ(?:ent)?|disagree|conflict|clash|contradict(?: each other| one another)?|diverge|not (?:match|agree|tally|line up|add up)|match|agree|tally|line up|say (?:different things|the same(?: thing)?|something (?:else|different))|contradictory|inconsistent|(?:in )?conflict(?:ing)?)"
_EN = (
    # the text and the table seem to differ, do the reports agree on; not the firms agree on
    rf"(?:\b(?:the|both|two|these|all)(?: two)? )?\b{_SOURCE_EN}(?:,? and (?:the )?{_SOURCE_EN})? (?:both |all )?(?:(?:seem|appear|look|do|does|did|don't|doesn't|are|is)(?: to)?(?: be)? )?(?:really )?{_DIFFER}(?: (?:with each other|about|on|over))?",
    rf"\b(?:do|does|are|is) (?:the |both |all |these )?(?:two )?{_SOURCE_EN}(?:,? and (?:the )?{_SOURCE_EN})? (?:really |in )?{_DIFFER}(?: (?:with each other|about|on|over))?",
    rf"\bwhy (?:are|do|does) (?:there|the reports?|they|it) (?:are )?(?:give |have |state |print |show )?two (?:different )?{_SOURCE_EN}(?: for)?|\btwo (?:different|conflicting|contradictory) {_SOURCE_EN}(?: for)?",
    # why do the two papers give different numbers for, gives another figure than the table
    rf"\b(?:why )?(?:do |does |did )?(?:the |both |these )?(?:two )?{_SOURCE_EN}(?: and (?:the )?{_SOURCE_EN})? (?:give|have|state|print|show|use|report|name)s? (?:two |quite )?(?:different|conflicting|contradictory|other|another) {_SOURCE_EN}(?: (?:for|of|on))?",
    r"\b(?:and )?which (?:(?:figure|number|one|value|version|name|report|of (?:them|the two|these|those)(?: figures| numbers)?) )?(?:is|should|do) (?:it|(?:the )?(?:right|correct|true|actual|valid|real)(?: one| figure| number)?|(?:I |we |one )?(?:trust|believe|use|go by|rely on))",
    rf"\b(?:and |so )?(?:did|does|has|have) (?:that|this|the|it|its|their)(?: {_SOURCE_EN}| count| slogan| total)? changed? (?:from one {_SOURCE_EN} to (?:the (?:next|other)|another)|between (?:the )?(?:two )?{_SOURCE_EN})",
    rf"\b(?:in|at) one {_SOURCE_EN}\b|\b(?:in|at) (?:another|the other)(?: {_SOURCE_EN}| one)?\b|\b(?:and |but )?elsewhere\b|\bsomewhere else\b",
    rf"\b(?:one|another|(?:the )?other) {_SOURCE_EN} (?:says?|gives?|has|counts?|speaks? of|states?|prints?|names?)\b",
    rf"\b(?:the|an?) (?:older|earlier|first|newer|later|second|previous) {_SOURCE_EN}(?: (?:wants?|says?|gives?|aims? for|has|states?|sets?|promises?)(?: (?:more|less|fewer|higher|lower))?)?(?: than)?(?: the (?:older|earlier|first|newer|later|second|previous)(?: one| report| paper)?)?",
    # does not stick to one number, is not consistent about it, is it worded the same in both years, has the wording changed
    rf"\b(?:the |this |that )?(?:\w+ )?{_SOURCE_EN} (?:(?:does|do|did)(?: not|n't)|seems? not to|fails? to)(?: (?:seem|appear) to)? (?:stick|keep) to (?:one|a single|the same) {_SOURCE_EN}|\b(?:is|are)(?: not|n't) consistent(?: (?:about|on))?(?: (?:it|this|that))?",
    r"\b(?:is|are|was|were) (?:it|they|this|that|the (?:wording|phrase|slogan|name|figure|number)) (?:worded|phrased|put|written|spelt|given|named|stated|expressed) (?:the same|alike|identically|differently|the same way)(?: (?:in|across) (?:both|the two|all|the)(?: \w+)?)?",
    # income and its share don't seem to fit each other, what does the report give for the two; then lists it as a task for the next year
    r"\b(?:do not|don't|does not|doesn't) (?:really |quite )?(?:seem to |appear to |look like they )?(?:really |quite )?(?:fit|match|agree with|add up with|square with|go with) (?:each other|one another|together)",
    rf"\b(?:and )?what do(?:es)? (?:the |these |those )?{_SOURCE_EN} (?:give|say|state|print|have) (?:for|of|on|about) (?:the two|both|each|them|these)(?: of them)?\b",
    r"\b(?:and |but )?then (?:again )?(?:lists?|gives?|names?|promises|plans|sets|counts?)\b(?:[^?,.;]|,(?=\d)){0,40}?\bas an? (?:task|goal|target|plan|aim)(?: (?:for|of) the (?:next|following|coming) year)?",
    r"\bwhat are (?:the|those|these) two (?:numbers|figures|values|names|versions)",
    r"\bor (?:are|is|do|does) (?:they|it|these|the two) (?:just )?(?:measur|count|mean|refer|talk|look)\w*(?: to| about| at)? (?:something else|different things|the same things?|two things)",
)
_FRAMES = {"zh": re.compile("|".join(_ZH)), "en": re.compile("|".join(f"(?:{one})" for one in _EN), re.IGNORECASE)}
_WORD = re.compile(r"[\w\u3400-\u9fff]{2}")
_YEAR = re.compile(r"(?:20)?\d\d年")
# Beside such words, what says that they are held against each other: not "the first report says", "in one place" alone.
_ALONE_NOT = re.compile(
    rf"^(?:(?:in|at) one .*|(?:and |but )?elsewhere|somewhere else|(?:in|at) (?:another|the other).*|(?:one|another|(?:the )?other) {_SOURCE_EN} \w+(?: of)?|(?:the|an?) (?:older|earlier|first|newer|later|second|previous) .*)$",
    re.IGNORECASE,
)


# Of two names it is asked which is the one: 叫算力港还是算电港, is it called A or B; both name something and stay.
_EITHER = {
    "zh": re.compile(r"(?:叫|写的?是?|姓|名叫|称|说的是?|讲的是?)[^，。？?]{1,14}?还是"),
    "en": re.compile(r"\b(?:called|named|spelt|spelled|written)\b[^?,]{2,60}\bor\b", re.IGNORECASE),
}
# Why the two differ no report tells: how come, 怎么回事, 核一下.
_ASIDE = {
    "zh": re.compile(
        r"(?:这是)?(?:怎么|咋)回事|(?:这是)?为(?:什么|啥|何)|是不是[写弄搞印抄]错了?|谁[对错]|(?:帮我)?(?:把)?(?:[两二]处)?(?:原文)?(?:都)?核[对实]?一下"
    ),
    "en": re.compile(
        r"\bhow come\b|\bhow (?:is|can) (?:that|this|it)(?: be)?(?: possible)?\W*$|\bwhy(?: is (?:that|this)| so)?\W*$|\bwhat(?:'s| is) going on\b|\bis (?:that|this|it) a (?:mistake|typo|misprint|slip)\b"
        r"|\b(?:drop|fall|fell|shrink|shrank|plunge|slump|rise|rose|jump|grow|grew|soar)\w* (?:by )?(?:almost |nearly |about |around |over |more than )?(?:half|a half|a third|a quarter|two thirds|three quarters)\b|\b(?:halved?|doubled?|tripled?)\b",
        re.IGNORECASE,
    ),
}


def asks_two_tellings(plain: str, language: str) -> bool:
    """Whether a question asks what two passages say of one thing, or which of the two is right.

    >>> asks_two_tellings("2031年码头吞吐量 两张表怎么不一个数", "zh"), asks_two_tellings("两个码头的吞吐量哪个高", "zh")
    (True, False)
    >>> asks_two_tellings("ferry passengers in 2031, why are there two figures?", "en"), asks_two_tellings("what does the first report say", "en")
    (True, False)
    """
    found = [match[0].strip() for match in _FRAMES[language].finditer(plain)]
    return len(found) > 1 or any(not _ALONE_NOT.match(one) for one in found) or _EITHER[language].search(plain) is not None


def without_tellings(text: str, language: str) -> str:
    """The text with blanks in place of the words that hold two tellings against each other, as many as they had characters.

    >>> without_tellings("码头吞吐量 两张表怎么不一个数", "zh").strip()
    '码头吞吐量'
    """
    if not asks_two_tellings(text, language):
        return text
    rest = _blanked(text, language)
    return rest if _WORD.search(rest) else text


def only_tellings(text: str, language: str) -> bool:
    """Whether a text does nothing but hold two tellings against each other.

    >>> only_tellings("各处说的一样吗", "zh"), only_tellings("码头有几座", "zh")
    (True, False)
    """
    return asks_two_tellings(text, language) and not _WORD.search(_YEAR.sub("", _blanked(text, language)))


def _blanked(text: str, language: str) -> str:
    for pattern in (_FRAMES[language], _ASIDE[language]):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text
