"""Questions put as the reports would name things: growth alone is that of GDP, half-quoted terms are made whole.

In: a question in plain form. Out: the same question with the thing named, or the indicator that it names by an everyday
word alone. Rules of the two languages and of the genre; the words stand in lists. Knows nothing of scores.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Glossary, Match, Synonyms

_GROWTH_EN = re.compile(
    r"\b(?:how fast (?:did|does|is|has|will|was)\b.{0,40}?\beconomy\b|economic growth|annual growth(?= (?:is|does|do|did|was|will|target|goal|rate))|(?:^|(?<=\bthe )|(?<=\bits )|(?<=\btheir )|(?<=\ba )|(?<=\bof )|(?<=\bwhat )|(?<=\bwhich )|(?<=\d\d )|(?<=['’]s )|(?<=s['’] )|(?<=\bits own )|(?<=\bannual )|(?<=\byear )|(?<=\boverall )|(?<=\bmain )|(?<=\bheadline )|(?<=\bcity )|(?<=\bdistrict )|(?<=\bprovince )|(?<=\bhigher )|(?<=\blower )|(?<=\bhighest )|(?<=\blowest )|(?<=\bsame ))growth (?:target|goal|rate)|(?:percent|%) growth|growth of (?:around |about )?\d[\d.]*\s*(?:%|percent)|grow by \d|\bwho (?:grew|grows|is growing|has grown|will grow) (?:faster|fastest|slower|slowest|quicker|more)|grow(?:ing)? faster than the (?:national|country|whole|overall) |which (?:ones? |provinces? |city |cities |districts? |regions? |places? |of (?:them|the two) )?(?:grew|grows|is growing|has grown|will grow) (?:faster|fastest|slower|slowest|quicker|more)(?![^?]*?[,:–—-] ?(?:the |its )?(?-i:[a-z])[\w -]*,? or )|20\d\d growth\b|growth (?:in|for) 20\d\d|^growth\b"
    r"|(?<=economy )to grow\b|(?<=economy )(?:grew|grow|grows|expanded|shrank|contracted)\b|(?:^|(?<=year )|(?<=20\d\d )|(?<=economic ))growth (?:was|is|came in at|reached|slowed to|stood at) (?:an? )?(?:estimated |about |around |expected |roughly )*\d)",
    re.IGNORECASE,
)
# Weak growth without a thing, a share of the economy: those of GDP. Matches "why was growth so weak"; not "why was retail growth so weak".
_WEAK_EN = re.compile(
    r"\b(?:why|what) (?:was|is|did|does|made|held|kept|slowed|drove) (?:the |its |their )?(?:overall |economic |district )?growth\b|\bgrowth (?:was|is|so|came in|turned out|ended up) (?:so |too |rather )?(?:weak|slow|low|poor|sluggish|disappointing)",
    re.IGNORECASE,
)
_SHARE_OF_ECONOMY_EN = re.compile(r"(?<=\b)(?:share|slice|part|portion|proportion|percentage|fraction)\b.{0,40}?\beconomy\b", re.IGNORECASE)
_GROWTH_ZH = re.compile(
    r"经济(?:增速|增长(?!点|极))|经济(?=(?:预计|预期|仅|只|将|要|实现|同比|约|约为|累计|年均|平均)+增长\d)|(?:谁|哪个?(?:省|市|区|地方)?)(?:增长|增速|涨)得?(?:更|最|比较)?[快高慢低]|(?:^|[年，, ]|(?<![收入额值量数率资业产税润模贷])的)(?:增速|增长)(?:目标|预期)|增长\d[\d.]*(?:%|个点)?左?右?的?(?:这个)?目标|经济(?=(?:为[什啥]么?|为何|怎么|咋)?(?:会|就|又)?[才只仅](?:有|涨|增|长))|经济(?=(?:为[什啥]么?|怎么)?[没未](?:能|有)?(?:达到?|完成|实现)预?期?|不及预期|低于预期)"
)
# “五型”政府: the quoted word is half of a term.
_ENDS_IN_S = re.compile(r"(?<![A-Za-z'])([A-Za-z]{4,})s(?![A-Za-z'])")
_HALF_QUOTED = re.compile(r"[“\"]([\u4e00-\u9fff]{1,6})[”\"]([\u4e00-\u9fff]{1,6})")
# The size of "the economy" without any other word is its GDP.
_ECONOMY_EN = re.compile(
    r"\b(?:how (?:large|big)|size)\b(?P<between>.{0,40}?)\beconomy\b|\bwhose economy\b(?= (?:was|is|were) (?:larger|bigger|smaller))|\b(?:larger|bigger|largest|biggest) economy\b",
    re.IGNORECASE,
)
# An economy of one kind is a part of the whole, and its size no GDP: the digital economy, a private economy.
_OF_A_KIND = re.compile(
    r"\b(?:digital|data|smart|intelligent|internet|online|AI|computing|power|platform|sharing|gig|creator|private|non-public|public|collective|altitude|space|night|night-?time"
    r"|evening|silver|grey|marine|ocean|blue|green|circular|low-carbon|forest|snow|ice|county|rural|building|buildings|headquarters|debut|sports|event|events|tourism|cultural"
    r"|creative|experience|knowledge|service|port|airport|hub|corridor|enclave|potato|pet|park|second-hand|bonded|welfare|care|herb|food)[ ]+economy$",
    re.IGNORECASE,
)


def whole_terms(plain: str, glossary: Glossary) -> str:
    """The question with half-quoted terms whole, where the glossary knows the whole: “五型”政府 is 五型政府."""

    def whole(match: re.Match[str]) -> str:
        ends = (match[1] + match[2][:length] for length in range(len(match[2]), 0, -1))
        found = next((name for name in ends if glossary.entry(name) is not None), None)
        return match[0] if found is None else f"{found}{match[2][len(found) - len(match[1]) :]}"

    return _HALF_QUOTED.sub(whole, plain)


def whole_places(plain: str, glossary: Glossary) -> str:
    """The question with possessives of places that lack their apostrophe put right: jiangsus economy is that of Jiangsu.

    Only where the word as typed is none that the glossary knows.
    """

    def whole(match: re.Match[str]) -> str:
        if any(True for _ in glossary.find_en(match[0])):
            return match[0]
        return match[1] if any(found.entry.kind == "place" for found in glossary.find_en(match[1])) else match[0]

    return _ENDS_IN_S.sub(whole, plain)


# 哪个增长快, which grew faster: of those that were named before; not 哪个省增长快, 甲省和乙省哪个增长快
_OF_THOSE_NAMED = re.compile(
    r"^(?!.*(?:\bor\b|还是|[和与跟]))(?:(?:那|这)?(?:哪[一]?个|谁|[两二]者|两个)(?:的)?(?:增长|增速|增幅|涨|降)|^which (?:one )?(?:grew|is growing|grows|has grown|has)\b[^?]{0,24}\b(?:fast|quick|more|high)\w*)",
    re.IGNORECASE,
)


# tea or coffee, 茶叶和咖啡哪个: two things beside each other
_ONE_OR_OTHER = re.compile(r"\b(?:or|and|versus|vs)\b|还是|[和与跟]|、")
_WHICH_GROWS = re.compile(
    r"(?:哪一?个|谁)(?:增长|增速|涨)得?[更最比较]*[快高慢低多]|\bwhich\b[^?]{0,20}\b(?:grew|grows?|growing|rose|has grown)\b[^?]{0,24}\b(?:fast|quick|more|slow)\w*",
    re.IGNORECASE,
)


def with_gdp(plain: str, language: str, places: int = 2) -> str:
    """A question for economic growth, without an indicator, as one for GDP: the economy's growth is that of its GDP.

    Of two things of which fewer than two `places` are named, the growth of the things is asked.

    >>> with_gdp("which grew faster, tea or coffee", "en", 0), with_gdp("甲省和乙省哪个增长快", "zh", 2)
    ('which grew faster, tea or coffee', '甲省和乙省GDP哪个增长快')
    >>> with_gdp("茶叶和咖啡谁涨得快", "zh", 0)
    '茶叶和咖啡谁涨得快'
    >>> with_gdp("茶叶营收的增长目标", "zh"), with_gdp("甲省的增长目标", "zh")
    ('茶叶营收的增长目标', '甲省GDP的增长目标')
    """
    if places < 2 and _WHICH_GROWS.search(plain) and _ONE_OR_OTHER.search(plain):
        return plain
    if language == "en" and (found := _WEAK_EN.search(plain)) is not None:
        return re.sub(r"growth", "GDP growth", plain, count=1, flags=re.IGNORECASE)
    found = (_GROWTH_ZH if language == "zh" else _GROWTH_EN).search(plain)
    if found is None or _OF_THOSE_NAMED.match(plain):
        return plain
    return (
        f"{plain[: found.start()]} GDP {plain[found.start() :]}"
        if language == "en"
        else f"{plain[: found.start()]}GDP{plain[found.start() :]}"
    )


# how big was GDP, and per head?: what follows is asked of the same, for each person; not GDP per head.
_PER_HEAD_EN = re.compile(
    r"(?P<and>[,;&]|\band|\bplus)\s+(?:and )?(?:what (?:about|is it|was it) )?per (?:head|person|capita)(?=\s*(?:[?.,;]|$))", re.IGNORECASE
)
_PER_HEAD_ZH = re.compile(r"(?<=[，,、 和及])人均(?=又?(?:是|有|呢|到|达)?(?:了)?(?:多少|几|[？?]|$))")
_ECONOMY = re.compile(r"(?<![A-Za-z])GDP(?![A-Za-z])|\beconom|生产总值|经济总量", re.IGNORECASE)


def with_per_head(plain: str, language: str) -> str:
    """A question that asks of GDP and then "per head" as one that names both.

    >>> with_per_head("How big was GDP, and per head?", "en"), with_per_head("GDP多少 人均呢", "zh"), with_per_head("GDP per head?", "en")
    ('How big was GDP, per capita GDP?', 'GDP多少 人均GDP呢', 'GDP per head?')
    """
    found = (_PER_HEAD_ZH if language == "zh" else _PER_HEAD_EN).search(plain)
    if found is None or not _ECONOMY.search(plain, 0, found.start()):
        return plain
    named = "人均GDP" if language == "zh" else f"{found['and']} per capita GDP"
    return f"{plain[: found.start()]}{named}{plain[found.end() :]}"


# What a whole place invests and consumes is asked of where it went up or down: 投资怎么会下滑, why did consumption fall; not 外商投资.
_CHANGED_ZH = r"下滑|下降|跌|减少|回落|萎缩|缩水|负增长|滑坡|低迷|疲软|变少|变差|掉|涨|增长|猛增|上升|回升|反弹"
_BARE_TOTAL_ZH = re.compile(
    rf"(?P<bare>投资|消费)(?=(?:的|又|还|都|就|却|反而|突然|一下子|到底|究竟|怎么|咋|为什么|为何|为啥|会|大|猛|暴|狂|开始|这两年|今年|去年|20\d\d年?)*(?:{_CHANGED_ZH}))"
)
_BEFORE_TOTAL = re.compile(r"(?:^|[的年，,。？?\s区县市省州]|为什么|为何|为啥|怎么|咋)$")
_WHY_ZH = re.compile(r"为什么|为何|为啥|怎么|咋|原因")
_TOTALS = {"投资": "固定资产投资", "消费": "社会消费品零售总额", "investment": "fixed-asset investment", "consumption": "retail sales"}
_BARE_TOTAL_EN = re.compile(
    r"(?:\b(?:why|how come|what|and|did|has|have|had|is|was|the|its|their|of|in|overall|total)|['’]s) (?P<bare>investment|consumption)\b(?! (?:in|of|by|from) (?!20|[A-Z]|the district))(?=.*\b(?:fall\w*|fell|drop\w*|shr[aiu]nk\w*|plung\w+|slump\w*|collaps\w+|declin\w+|slow\w*|weak\w*|jump\w*|surg\w+|r[io]s[ei]\w*|gr[eo]w\w*|rebound\w*)\b)",
    re.IGNORECASE,
)
_WHY_EN = re.compile(r"\b(?:why|how come|reasons?|what (?:caused|drove|explains|made))\b", re.IGNORECASE)


def with_total(plain: str, language: str, matches: Sequence[Match]) -> str:
    """A why-question of a rise or fall of a place's investment or consumption, as one for the indicator that measures it.

    >>> with_total("投资怎么会下滑的", "zh", []), with_total("外商投资怎么会下滑的", "zh", [])
    ('固定资产投资怎么会下滑的', '外商投资怎么会下滑的')
    """
    if not (_WHY_ZH if language == "zh" else _WHY_EN).search(plain):
        return plain
    places = {match.end for match in matches if match.entry.kind == "place"}
    for found in (_BARE_TOTAL_ZH if language == "zh" else _BARE_TOTAL_EN).finditer(plain):
        start, end = found.span("bare")
        if language == "en" or start in places or _BEFORE_TOTAL.search(plain[:start]):
            return f"{plain[:start]}{_TOTALS[found['bare'].lower()]}{plain[end:]}"
    return plain


def economy_as_gdp(plain: str) -> str:
    """The size of an economy as that of its GDP.

    >>> economy_as_gdp("how big is Jiangsu's economy")
    "how large  is Jiangsu's  GDP"
    >>> economy_as_gdp("how large is the digital economy")
    'how large is the digital economy'
    """

    def named(match: re.Match[str]) -> str:
        return match[0] if _OF_A_KIND.search(match[0]) else re.sub(r"(?i)economy$", "GDP", match[0])

    return _ECONOMY_EN.sub(_named_gdp, _SHARE_OF_ECONOMY_EN.sub(named, plain))


def _named_gdp(match: re.Match[str]) -> str:
    """How big is X's economy: how large is X's GDP."""
    between = match["between"] or ""
    if _OF_A_KIND.search(match[0]):
        return match[0]
    return f"how large {between} GDP" if match["between"] is not None else "how large is whose GDP"


# 在全市占几分之几: 占全市几分之几
_SHARE_WITHIN = re.compile(r"在(全[市国省区县])(?:范围)?(?:里面?|中|内)?(?:能|要|大概|大约|一共|总共|又)?占了?(?=多少|几|多大|百分|什么比)")


_YEAR_MARKED = re.compile(r"(?<![\w.])(?:FY ?(?:20)?|['’])(2[0-9]|30)(?![\d%]|\.\d)", re.IGNORECASE)  # FY26, FY 2026, '26
_WORD_EN = re.compile(r"[A-Za-z][A-Za-z/'-]*[A-Za-z]")


def in_plain_words(plain: str, sayings: Synonyms, language: str) -> str:
    """The question with its sayings as reports and rules put them.

    >>> in_plain_words("掉链子的指标", Synonyms([("zh", ("掉链子",), ("没完成目标",))]), "zh")
    '没完成目标的指标'
    >>> in_plain_words("港口吞吐量在全省能占多少", Synonyms(), "zh")
    '港口吞吐量占全省多少'
    >>> in_plain_words("port throughput tgt FY26 vs '25", Synonyms([("en", ("tgt",), ("target",))]), "en")
    'port throughput target 2026 vs 2025'
    """
    for start, end in reversed(sayings.find(plain, language)):
        meant = (sayings.printed_zh if language == "zh" else sayings.printed_en)(plain[start:end])
        plain = f"{plain[:start]}{meant[0]}{plain[end:]}" if meant else plain
    if language == "zh":
        return _SHARE_WITHIN.sub(r"占\1", plain)
    plain = _YEAR_MARKED.sub(r"20\1", plain)
    return _WORD_EN.sub(lambda word: next(iter(sayings.printed_en(word[0])), word[0]), plain)


# Somebody's words handed over: a draft says …, 稿子里写…; and what asks to check them: check that pls, 对不对.
_SAID_EN = re.compile(
    r"^(?:(?:please|pls|can you|could you|kindly) )*(?:(?:check|verify|confirm|fact[- ]?check|double[- ]?check)(?: (?:this|that|for me|if|whether|line|sentence|claim))*\s*[:,-]?\s+)?"
    r"(?:(?:a|an|the|my|our|this|their|some|one|another) )?(?:draft|article|story|headline|caption|colleague|editor|boss|reporter|intern|friend|text|piece|copy|press release|tweet|post|blog|memo|slide|note|sentence|line|someone|somebody|he|she|they|we|i)"
    r"(?: (?:says?|said|claims?|claimed|writes?|wrote|reads?|tells? me|told me|states?|stated|have|has|put)(?: that)?\s*[:,]?\s+|\s*:\s+)",
    re.IGNORECASE,
)
_CHECK_EN = re.compile(
    r"[\s.,;!?-]+(?:(?:please|pls|can you|could you|kindly) )*(?:(?:check|verify|confirm|fact[- ]?check|double[- ]?check)(?: (?:that|this|it))?(?:,? (?:please|pls|for me))*|(?:is (?:that|this|it) )?(?:correct|right|true|accurate)|true or false)[\s.?!]*$",
    re.IGNORECASE,
)
_ORDER_EN = re.compile(
    r"^(?:(?:please|pls|can you|could you|kindly) )*(?:check|verify|confirm|fact[- ]?check|double[- ]?check)(?: (?:this|that|for me|if|whether|line|sentence|claim))*\s*[:,]?\s+(?=\S+ \S+ \S)",
    re.IGNORECASE,
)
_SAID_ZH = re.compile(
    r"^(?:有人|我|我们|稿子|稿件|文稿|初稿|文章|同事|记者|编辑|网上|朋友圈|领导|材料|新闻|标题|群里|朋友)(?:里面?|上|中)?(?:都)?(?:说|写|称|讲|提到|声称|写着|写了|写的是|传)(?:的是)?[，,:： ]*"
)
_ORDER_ZH = re.compile(
    r"^(?:请|麻烦|帮我|帮忙|给我)*(?:核对|核实|核查|查证|确认|核|对)(?:一下|下)(?:这[句段个条](?:话|数|数据)?)?[：:，, ]+"
)
_CHECK_ZH = re.compile(
    r"[，,。 ]*(?:(?:这[个句]?)?(?:对不对|对吗|对么|是不是真的|是真的吗|真的假的|属实吗|属不属实|准不准|准吗|没错吧|对吧|有没有错|是否属实)|(?:请|麻烦|帮我|帮忙|给我)*(?:核对|核实|核查|查证|核|查)(?:一下|下))[？?。]*$"
)


def statement_as_question(plain: str, language: str) -> str:
    """A statement handed over to be checked as the question whether it is so; any other text as it is.

    >>> statement_as_question("A draft says the harbour took in 5 ships. Check that pls", "en")
    'Is it true that the harbour took in 5 ships?'
    >>> statement_as_question("稿子里写港口来了5艘船，核一下", "zh")
    '港口来了5艘船，对吗？'
    """
    said, order, check = (_SAID_EN, _ORDER_EN, _CHECK_EN) if language == "en" else (_SAID_ZH, _ORDER_ZH, _CHECK_ZH)
    if plain.rstrip().endswith(("?", "？")) and not check.search(plain):
        return plain
    bare = check.sub("", plain)
    told = order.sub("", said.sub("", bare, count=1), count=1).strip(" .。")
    if language == "en" and not _TELLS.search(told):
        return plain
    if told == plain.strip(" .。") or not told or (bare == plain and not order.match(plain)) or _ASKS.search(told):
        return plain
    return f"Is it true that {told}?" if language == "en" else f"{told}，对吗？"


_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|does|did|grew|rose|fell|took|came|stood|hit|went|made|set|sold|built|won|lost|ranks?|\w{3,}ed)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"多少|什么|啥|哪|谁|几[个项家]|吗|怎|为何|是否|是不是|\b(?:what|which|who|whose|how|when|where|why)\b|^(?:is|are|was|were|did|does|do|has|have|will|can)\b",
    re.IGNORECASE,
)
_AIM_EN = re.compile(r"\b(?:targets?|goals?)\b", re.IGNORECASE)  # visitor target names the indicator and asks for its target


def without_names(plain: str, matches: Sequence[Match]) -> str:
    """The question without the indicators it names: 预期 of 人均预期寿命 asks for no target."""
    for match in sorted(matches, key=lambda found: -found.start):
        if match.entry.kind in ("indicator", "slogan"):
            aim = _AIM_EN.search(plain, match.start, match.end)
            plain = f"{plain[: match.start]} _ {aim[0] if aim else ''} {plain[match.end :]}"
    return plain
