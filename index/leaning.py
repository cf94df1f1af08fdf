"""What shows that a question leans on the one before, and which of its words do: patterns of the two languages.

In: nothing. Out: named patterns, a table of them for each language. Words that point, join, leave out or ask only;
never a thing that is asked of. Knows nothing of queries or turns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's signs."""

    lead: re.Pattern[str]  # joins on: 那, and; cut off
    tail: re.Pattern[str]  # leaves the asking to the question before: …呢
    points: re.Pattern[str]  # a pronoun, a bare definite noun: what it means stands before
    they: re.Pattern[str]  # the same of several, or of nobody in particular
    owns: re.Pattern[str]  # a pronoun that what follows belongs to
    means: re.Pattern[str]  # a meaning is asked for
    modifies: re.Pattern[str]  # goes right beside what was asked of: 人均, per person
    part: re.Pattern[str]  # narrows what was asked: 其中, per …
    stands: re.Pattern[str]  # a pronoun that can be put as the name it stands for
    urges: re.Pattern[str]  # asks for more of the same, or grades it; names nothing: 举个例子, too low
    person: re.Pattern[str]  # somebody named before
    asks: re.Pattern[str]  # asks for itself
    general: re.Pattern[str]  # asks of all there are
    where: re.Pattern[str]
    again: re.Pattern[str]  # the same in another language
    brief: re.Pattern[str]  # the same, shorter
    more: re.Pattern[str]  # 还有吗
    ordinal: re.Pattern[str]  # the second one
    year: re.Pattern[str]  # a year's own words
    span: re.Pattern[str]  # a part of the year
    whole: re.Pattern[str]  # a wider whole: 全市, the whole county
    own: re.Pattern[str]  # the reports' own place
    compares: re.Pattern[str]
    undone: re.Pattern[str]  # why not: of what was asked whether it was done
    several: re.Pattern[str]  # asks of two or more that were named one after the other: 哪个高, both
    there: re.Pattern[str]  # the place that was asked of
    whole_list: re.Pattern[str]  # of all that was listed: 都完成了吗
    shares: re.Pattern[str]  # its part of a whole, or its rank: 占全市多少
    outcome: re.Pattern[str]  # what became of it, in words that name nothing
    wills: re.Pattern[str]  # a pronoun that plans or promises: a place's government, not a figure


ZH = Tongue(
    # 那2025年呢, 好的那目标呢; not 那个, 那些, 那年.
    lead=re.compile(
        r"^(?:(?:好的?|嗯+|哦|噢|行|ok|OK|谢谢|明白了?|知道了|请问|然后|以及|并且|而且|另外|再问一?下|顺便问?一?下?|接着|所以|对了|那么?(?![个些年项张家种里边位次部条件天月段时会]))[，,。、 ]*)+"
    ),
    tail=re.compile(r"(?:又|又是|的话|方面|(?<=[\u4e00-\u9fff]{2})[那这]一?块)?(?:呢|咧|啊|吧)?[?？。！!，, ]*$"),
    # 它是什么, 这项目标, 里头分几块; not 其他, 这样, 那么.
    points=re.compile(
        r"它们?|该(?=[\u4e00-\u9fff])(?!不该)|此(?!外|后|前|次会)|其(?![他它余实次间])|[这那](?=[一两几]?[个些项张家种里边位次部条件段笔])|这(?=[是指])|这[\u4e00-\u9fff]{1,2}(?=[是指])|里[头面](?!的?区)|上面|前者|后者|除了.{1,12}(?:另外|其他|别的)|同名|其他|另外[那几]"
    ),
    they=re.compile(r"他们|她们"),
    owns=re.compile(r"^(?:它们?的|其(?![他它余实次间中]))"),
    means=re.compile(r"意思|含义|何意|指的?是?(?:什么|啥)|解释|定义|^(?:它|这|那|这个|那个)是(?:个)?(?:什么|啥)[?？]*$"),
    modifies=re.compile(r"^(?:人均|地均|户均|年均|月均|日均|累计)[的]?$"),
    part=re.compile(r"其中|当中|里面的?|类的|方面的"),
    stands=re.compile(r"它们?(?P<owner>(?=的))?"),
    # 举个例子, 太低了; not 举办地, 给水管网.
    urges=re.compile(
        r"^(?:举(?=[个几一些例])|给(?=我|个|些|出)|列(?=[一个出全])|说|讲|展开|详细|具体[一点些说讲]|再?具体(?=$|[？?吗])|继续|解释|总结|概括|引用|谈|再|太|这么|那么|真|够)"
    ),
    # 他什么职务, 这位局长; not 他们那边, 其他.
    person=re.compile(r"(?<![其吉])[他她](?!们|国|乡|山)|这位(?:\w{0,3}[长任记])?|此人|该(?:负责人|领导|局长|主任|书记)"),
    asks=re.compile(
        r"多少|几[个家项条名件座次所栋人种处张台岁月号成年亩]|第几|哪|谁|什么|啥|吗|没有?[?？]?$|如何|怎|咋|为何|为什|多[大高长远久快]|是不是|是否|有没有|能否|何时|何地"
    ),
    # 哪些指标没完成, 今年目标有什么变化; not 哪些, 它的目标有什么变化.
    general=re.compile(
        r"(?:最|首要|头号)?(?:重要|主要|重点)的?(?:任务|工作|目标)|(?:哪些|哪几[个项]|几[个项]|多少[个项]|所有|全部)的?(?:20\d\d年度?的?|[今去]年的?)?(?:主要)?(?:指标|目标|任务)"
        r"|^(?:[和跟与比][^，,]{1,6}(?:相?比)?[，,]?)?(?:[今明]年|20\d\d年)度?的?(?:主要)?(?:预期)?(?:目标|指标)(?:[和跟与比][^，,]{1,6}?相?比)?(?:都|又)?(?:有|作|做|发生)了?(?:些|什么|哪些|啥)的?(?:变化|变动|不同|调整|改变)"
    ),
    where=re.compile(r"在哪|哪里|哪儿|什么地方|啥地方|何处"),
    again=re.compile(
        r"^(?:请|能|可以|麻烦|再)*(?:用|换成?|翻(?:译)?成|改成?|说|讲)?(?P<to>英文|英语|中文|汉语|普通话)(?:版本?|的)?(?:再)?(?:怎么[说讲]|[说讲答]|回答|翻译)?(?:一遍|一下|一次)?(?:呢|吗|吧)?[?？。]*$"
    ),
    # 说短一点, 一句话概括, 长话短说; not 短板, 简单分析一下原因.
    brief=re.compile(
        r"^(?:请|麻烦|能不能|能|可以|再)*(?:(?:说|讲|答|回答|写|概括|总结)?得?(?:简短|短|简单|简洁|精简|简要|简略)(?:一?点儿?|一?些|说|讲)?(?:的?版本?)?(?:回答|说|讲|概括|总结)?(?:一下)?|(?:用)?一句话(?:概括|总结|说|讲|回答)?(?:一下|清楚)?|长话短说|太长了?|(?:说|讲)?重点(?:就行)?)(?:吧|吗|呢)?[?？。!！]*$"
    ),
    more=re.compile(
        r"^(?:除了这些)?(?:还有|还)(?:吗|呢|没有?|别的(?:吗|呢)?|其他的?(?:吗|呢)?|哪些|什么|有吗)?[?？]*$|^(?:别的|其他的?)(?:呢|还有吗)?[?？]*$"
    ),
    ordinal=re.compile(
        r"(?:(?:上面|前面|刚才|列出|你?说|提到)的?)*第(?P<nth>[一二三四五六七八九十]|\d{1,2})(?:个|项|条|点|张|位|家|种|类|段|句|件|座|部|份|所|款|方面)|(?P<last>(?:上面|前面|刚才)?的?最后(?:一)?[个项条点张位家种类件座部份所款])"
    ),
    year=re.compile(r"20[0-4]\d(?:年|(?!\d))|(?<!\d)2\d年|今年|明年|去年|本年|来年|前年|“?十[二三四五六]五”?(?:时期|期间|末)?"),
    span=re.compile(r"[一二三四1-4]季度|[上下]半年|前[一二三四五六七八九十\d]+个?月|\d{1,2}月份?|全年"),
    whole=re.compile(r"全[市国省县区乡]|整个[市国省县区乡]?"),
    own=re.compile(r"区里|全区|我区|本区|本地|我省|全省|我县|全县"),
    undone=re.compile(r"(?:为什么|为何|为啥|怎么)(?:没有?|不)[？?]*"),
    compares=re.compile(r"比(?!例|重|较好)|相比|对比|同比|差多少|变化"),
    # 哪个更高, 这两个有什么区别; not 哪个部门, 两个项目.
    several=re.compile(
        r"(?:哪[一]?[个边家省市区县年]|谁)(?:的)?(?:[\u4e00-\u9fff]{1,2}得)?(?:目标|增速|增长|指标)?(?:定得|要|更|最|比较)*(?:高|低|大|小|多|少|快|慢|强|弱)|两者|二者|三者|双方|[两几三][省市县区](?=哪|谁|的|都|各)|[这那][两几三四]个?|它们|他们|前两个"
        r"|^(?:对比|比较|比)(?:一下|一比)?(?:呢|吧)?[?？。]*$|(?:差别|区别|差距|差异)(?:呢|大吗|在哪)?[?？。]*$|相差|一样吗|差多少"
    ),
    there=re.compile(r"那里|那边|那儿|当地|该[省市区县]"),
    # 占GDP多少, 那占比呢; not 占地多少
    whole_list=re.compile(r"^(?:都|全都|全部|一共|总共|加起来)(?!是)"),
    shares=re.compile(r"^(?:大概|大约|又|还|各|一共|总共)*占(?!地)"),
    outcome=re.compile(r"^(?:实际|最后|最终|到底)(?:上)?(?:的)?(?:结果|完成|做到|做得|达到)?了?(?:怎么样|怎样|如何|多少)?$"),
    wills=re.compile(r"(?:它们?|该[省市区县])(?=(?:还)?(?:打算|计划|准备|想|要|希望|提出|承诺|说))"),
)

EN = Tongue(
    lead=re.compile(
        r"^(?:(?:(?:and|but|so) (?:about|for|on)|and|but|so|ok(?:ay)?|also|then|now|well|right|thanks?(?: you)?|great|hm+|plus|(?:what|how) about|what of|same (?:question )?for|i mean)\b[,.!:]* *)+",
        re.IGNORECASE,
    ),
    tail=re.compile(r"(?:,? (?:then|too|as well|please|though))?[ ?!.]*$", re.IGNORECASE),
    # why was it low, the tasks, those loans; not the district, the report, the 2026 goal, the target for retail.
    points=re.compile(
        r"\bit\b(?! (?:true|said|reported|possible|correct))|\b(?:its|it's|these|those|thereof|the same|the others?|the rest|the latter|the former)\b|\bthis\b(?! year)"
        r"|(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )\bthere\b(?! (?:is|are|was|were|will|be)\b)"
        r"|\bthat\b(?=$|[?.!,]| (?:is|was|one|year|target|goal|figure|number|mean|means|too|above|below|up|compare|seems?|looks?|sounds?|in|for|so)\b)|\bthat's\b|^(?:is|was|does|did) that\b"
        r"|\bthe (?!same|district|city|county|province|country|nation|government|report|plan|work|economy|target|goal|result|estimate|year|first|second|third|total|number|share|rate|amount)"
        r"[a-z]+(?=$|[?.!,]| (?:is|are|was|were|will|would|should|can|could|do|does|did|has|have|had|get|got|cover|covers|be|move|come|mean)\b)",
        re.IGNORECASE,
    ),
    they=re.compile(r"\b(?:they|them|their|theirs)\b", re.IGNORECASE),
    owns=re.compile(r"^(?:its|their)\b", re.IGNORECASE),
    means=re.compile(
        r"\bmeans?\b(?! for\b)|\bmeaning\b|\bdefin|\bexplain\b|\bstands? for\b|\brefers? to\b|^what(?:'s| is| are) (?:it|that|this|they|those|these)[?. ]*$",
        re.IGNORECASE,
    ),
    modifies=re.compile(r"^(?:per|by) (?:person|capita|head|household|square)\b", re.IGNORECASE),
    part=re.compile(r"^(?:per|by|for|in|of|from|among|excluding|including|without|with|only|just|not)\b|\bof which\b", re.IGNORECASE),
    stands=re.compile(r"\b(?P<owner>its)\b|\bit\b(?!')", re.IGNORECASE),
    urges=re.compile(
        r"^(?:any(?: (?:more|other|further|exact|hard|specific|concrete))*(?: (?:numbers?|figures?|details?|examples?|data|reasons?|specifics|explanation|targets?))?(?=$|[?.! ]*$)|give|show|tell|list|explain|compare|summari[sz]e|say|find|quote|cite|more|elaborate|expand|go on|continue|too|so|really|seriously|sure|correct|right|true)\b",
        re.IGNORECASE,
    ),
    person=re.compile(r"\b(?P<owner>his|her)\b(?! own)|\b(?:he|she|him)\b|\bthis (?:man|woman|person|official)\b", re.IGNORECASE),
    asks=re.compile(
        r"\b(?:how|what|whats|what's|which|who|who's|whom|whose|when|where|why)\b|^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b",
        re.IGNORECASE,
    ),
    general=re.compile(
        r"\b(?:which|how many|what|all|list)(?: of)?(?: the)? (?:\w+ )?(?:targets|indicators|goals)\b"
        r"|\bwhat(?:'s| is| has| have)? (?:been )?(?:changed|new|different) (?:in|about|with|among) (?:the |(?:this|next) year'?s )?(?:20\d\d )?(?:main )?(?:targets|goals)\b",
        re.IGNORECASE,
    ),
    where=re.compile(r"\bwhere\b", re.IGNORECASE),
    again=re.compile(
        r"^(?:can you |could you |please |now )*(?:(?:say|repeat|give|put|answer|translate|tell me|show me|write)(?: me)?(?: that| it| this| the same)?(?: again)? )?(?:(?:in|into|to)|(?:give|show|quote)(?: me)? (?:the |its )?(?:exact|original|verbatim)(?: words in)?) (?P<to>english|chinese|mandarin)(?: (?:text|wording|original|words|quote))?(?:,? please)?[?.!]*$",
        re.IGNORECASE,
    ),
    # shorter please, in one sentence; not the short list.
    brief=re.compile(
        r"^(?:can you |could you |please |now |make it |make that |keep it |say (?:it|that) |give me |(?:a (?:bit|little)|much) )*(?:the |an? )?"
        r"(?:shorter|short|briefer|brief(?:ly)?|(?:more )?concise(?:ly)?|simpler|too long|in (?:one|a|a single) (?:sentence|line|word)|one[- ](?:sentence|line|liner)|tl;?dr|in (?:brief|short|a nutshell)"
        r"|(?:sum|summari[sz]e) (?:it|that|this)(?: up)?)(?: (?:version|answer|summary))?(?:,? please)?[?.! ]*$",
        re.IGNORECASE,
    ),
    more=re.compile(
        r"^(?:is there |are there )?(?:anything|what|who|anyone|any|something)?\s?(?:else|more|others?)(?: (?:ones?|are there|is there))?[?.!]*$",
        re.IGNORECASE,
    ),
    ordinal=re.compile(
        r"\b(?:the )?(?P<nth>first|second|third|fourth|fifth|sixth)(?: (?:one|point|item|part|list|entry|name|term)\b(?: (?:above|there|on the list|you (?:listed|named|mentioned)))?| of (?:them|these|those)\b|$|(?=\?))|\b(?P<last>the last one)\b",
        re.IGNORECASE,
    ),
    year=re.compile(
        r"\b20[0-4]\d\b|\b(?:this|last|next|previous|past|coming) year(?:'s)?|\b\d{2}th (?:five[- ]year(?: plan)?|FYP)(?: period)?",
        re.IGNORECASE,
    ),
    span=re.compile(
        r"\b(?:in )?(?:the )?(?:(?:first|second|third|fourth|1st|2nd|3rd|4th) (?:quarter|half)|Q[1-4]|(?:full|whole) year)\b"
        r"|\b(?:January|February|March|April|June|July|August|September|October|November|December)\b",
        re.IGNORECASE,
    ),
    whole=re.compile(
        r"\b(?:the )?(?:whole|entire) (?:city|county|province|country|nation|district|town(?:ship)?)\b|\bcity-?wide\b|\bnation-?wide\b"
        r"|^(?:(?:in|for|of) )?the (?:city|county|province|country|nation)(?: as a whole)?$",
        re.IGNORECASE,
    ),
    own=re.compile(r"\bthe district\b|\bour district\b", re.IGNORECASE),
    undone=re.compile(r"why not[?. ]*|how come(?: not)?[?. ]*|why (?:didn't|did not) (?:they|it)[?. ]*", re.IGNORECASE),
    compares=re.compile(
        r"\b(?:up|more|higher|better|worse|lower) or (?:down|less|lower|worse|better|higher)\b|\bcompar\w*|\bversus\b|\bvs\b|\bthan\b|\bdifference\b|\bagainst\b|\bchange[sd]?\b",
        re.IGNORECASE,
    ),
    # which is higher, what's the difference between them; not which report is, their target of one thing.
    several=re.compile(
        r"\bwhich (?:one |of (?:them|the two|these) )?(?:is|was|are|were|has|had|grew|grows|will|comes|came|aims|does|did)\b|\bwhich (?:one|place|province|city|year)?\b.*\b\w+er\b"
        r"|^who (?:\w+ )?(?:the )?(?:more|most|less|least|higher|highest|lower|lowest|faster|fastest|bigger|biggest)\b|\bboth\b|\b(?:the|these|those) (?:two|three)\b|\bthey\b|\bthem\b|\btheirs?\b|\bthe difference\b|\bhow (?:do|did) (?:they|these) compare\b|^compare(?: them| both)?[?.! ]*$",
        re.IGNORECASE,
    ),
    # jobs there, in that province; not is there, there are.
    there=re.compile(
        r"(?<!is )(?<!are )(?<!was )(?<!were )\bthere\b(?! (?:is|are|was|were|will|be|any|a|an)\b)|\bin that (?:province|city|region|district)\b",
        re.IGNORECASE,
    ),
    whole_list=re.compile(r"\b(?:all of (?:them|these|those)|altogether|in total)\b", re.IGNORECASE),
    shares=re.compile(r"^(?:as (?:a )?(?:share|percentage|proportion) of|what(?:'s| is)? (?:its|their) share of)\b", re.IGNORECASE),
    # what did they actually manage, how did it turn out; not what did they do about housing.
    outcome=re.compile(
        r"^(?:(?:what|how much|how many) (?:did|have|has) (?:they|it|we) (?:really |actually |finally |in fact )*(?:manage|managed|achieved?|reach(?:ed)?|deliver(?:ed)?|get|got|end up with|hit)"
        r"|how did (?:it|they|that) (?:really |actually )*(?:turn out|end up|go|do)|what (?:was|were) the (?:actual |final )*(?:result|outcome|number|figure)s?)(?: (?:in the end|in reality|in fact|actually|really))?(?: (?:in|for|by) (?:20\d\d|that year|the year))?$",
        re.IGNORECASE,
    ),
    wills=re.compile(
        r"(?:(?<=\bdoes )|(?<=\bwill )|(?<=\bdid )|(?<=\bis )|(?<=\bdo )|(?<=\bare ))(?:it|they)(?= (?:want|plan|aim|intend|hope|promise|expect|say|propose|going|planning|aiming|trying|do|build|invest|support)\w*\b)"
        r"|(?:it|they)(?= (?:mention|admit|name|flag|warn of|list|cite|point out|acknowledge|own up to)(?:s|ed)?\b)",  # what risks do they mention
        re.IGNORECASE,
    ),
)

# 四川有类似说法吗: 四川呢.
ALIKE = re.compile(
    r"(?:有没有|是否也?有|也?有)(?:类似|同样|一样|相同)的?(?:说法|提法|表述|目标|政策|举措|做法|安排|规划|情况)?(?:吗|呢)?[?？]*$"
)
# 项目那张, 财政那项: the measure word stands for the noun that is counted.
COUNTED = re.compile(r"(?<=[\u4e00-\u9fff])[那这][一]?[个张项条家部类种份块](?!月|年|人|分|门)")
# 它们各, 两省分别: each of those named; in English the word stays where it stands.
EACH = re.compile(r"^(?:它们|两者|两[省市区县]|[这那]两个|[这那]几个)(?:的)?(?:分别|各自?)?")
EACH_OF_THEM = re.compile(r"[两三几][省市区县]|各自|分别|\b(?:both|each)\b", re.IGNORECASE)
BOTH = re.compile(r"[这那][两几三]个?|两者|二者|它们|他们|\bboth\b|\b(?:the|these|those) (?:two|three)\b", re.IGNORECASE)
# How two are set against each other: 高, lower.
GRADE = re.compile(
    r"[高低多少快慢大小强弱](?!少)|\b(?:higher|lower|bigger|smaller|larger|faster|slower|more|less|better|worse)\b", re.IGNORECASE
)
# 西藏更多吗, does Tibet have more: set against what was asked of before.
GRADED = re.compile(
    r"更[高低多少快慢大小强弱](?:吗|些|一些|呢)?[?？]*$|\b(?:higher|lower|bigger|smaller|larger|faster|slower|more|less|better|worse)[?. ]*$",
    re.IGNORECASE,
)
# 哪些省, 各地, which provinces: of all places there are, whatever place was spoken of.
ALL_PLACES = re.compile(
    r"(?:各|哪[几些个]?个?|几个|多少个?|所有|全部|其他|别的|其余)(?:的)?(?:省|市|区|县|地区|地方|地|报告)|全国|我国|国家|\b(?:which|what|how many|all|each|every|other|any)\b.{0,16}\b(?:provinces?|regions?|districts?|cities|counties|places|reports)\b|\b(?:national|nationwide|China)\b",
    re.IGNORECASE,
)
# does the city support its firms: whose they are stands in the sentence
OWN_ITS = re.compile(
    r"\b(?:the|this|that|our|any|each|every) (?:\w+ )?(?:district|city|county|province|government|region|country|nation|company|firm|bureau|commission|committee|report|plan)\b(?P<between>[^.?!,;]*?\b)(?=its\b)",
    re.IGNORECASE,
)
# seems low. what did they manage: a word on what was answered, before the question; 这么低，为什么
GRADING = re.compile(
    r"^(?:(?:这|那|好像|感觉|看着|看起来|有点儿?|挺|太|真|还|这么|好)+(?:低|高|少|多|奇怪|保守|意外|有意思|夸张)(?:[了啊的吧嘛]|一些|一点)*[，,。!！ ]+"
    r"|(?:(?:that|it|this|they) ?)?(?:'s |is |was |seems? |looks? |sounds? )?(?:an? )?(?:bit |very |quite |pretty |rather |so |too |really |surprisingly )*"
    r"(?:low|high|odd|strange|small|big|weird|surprising|modest|ambitious|little|impressive)[.!,;]+ +)(?=[^ ]+ *[^ ]{2})",
    re.IGNORECASE,
)
# 现在到多少了, where does it stand now: of what has come about, not of what was aimed at
NOW = re.compile(r"现在|目前|如今|眼下|到现在|\b(?:now|currently|at present|so far|today)\b", re.IGNORECASE)
# which ones?, 具体是哪几项: what was counted is asked for one by one
WHICH = re.compile(
    r"^(?:(?:具体|都|分别|各)?是?(?:哪(?:[几些两三四五六七八九十\d]+[个项家条件座所种类位名人处]?|[个项家条]))|which (?:ones?|\w+)(?: (?:are|were) (?:they|those|these))?(?:,? exactly)?|which(?: (?:are|were) (?:they|those|these))?)$",
    re.IGNORECASE,
)
COUNTS = re.compile(r"(?:多少|几)(?:个|项|家|条|件|座|所|种|类|位|名|处)?(?=[^\d，。？?]*[\u4e00-\u9fff])|\bhow many\b", re.IGNORECASE)
# what was it in 2025, 它2025年是多少: the question before of another year
SAME_OF_YEAR = re.compile(
    r"^(?:what|how (?:much|many|high|big|large|low)) (?:is|was|were|are|will) (?:it|they|that|this)(?: be)?(?: (?:in|for|by|at the end of))? *$"
    r"|^(?:它|这个?|那个?)?(?:在)?(?:是|为|有|达到?)?多少$",
    re.IGNORECASE,
)
# 跟“三增”是一回事吗, is it the same as the three rises: of two names, what each means
SAME_THING = re.compile(
    r"^(?:它|这个?|那个?)?(?:跟|和|与|同)(?P<zh>[^，。？?]{2,30}?)(?:说的)?(?:是不是|是否|是)?(?:一回事|一样|同一(?:个|回|件)?(?:东西|概念|意思|事)?|相同)(?:的)?(?:吗|么|吧)?$"
    r"|^(?:is|are) (?:it|that|this|they|those) (?:just |basically |really )?(?:the same (?:thing )?as|different from|identical to) (?P<en>.+)$",
    re.IGNORECASE,
)
# 去年产了多少, 建了几公里; not 完成了多少, which asks of the target, nor 定了多少
DONE_SO_MUCH = re.compile(r"(?<![完实达做定设超降涨增提][成现到了])(?<![定设涨降增长])了(?:多少|几)(?!个?百分)")
# how many tourists came, how many firms are there: those who were counted; and what is asked of them: how much did they spend
COUNTED_THEM = re.compile(
    r"\bhow many (?P<what>[a-z][a-z -]*?)(?= (?:are|were|is|was|came|come|did|do|does|have|has|had|will|would|visited|arrived|live|work|got|took|called|opened|joined|moved|signed|registered|started|settled|left|entered|won|landed)\b)",
    re.IGNORECASE,
)
THEY = re.compile(r"(?<=\bdid )they\b|(?<=\bdo )they\b|(?<=\bhave )they\b|(?<=\bwill )they\b", re.IGNORECASE)
HOW_COME = re.compile(r"\bhow come\b", re.IGNORECASE)  # asks why, and names nothing that came
# The whole that a share is of: 占GDP多少, what share of the economy; not 占地.
SHARE_OF = re.compile(
    r"占(?!地|用|道|据|比)[^，。？多几]{1,12}|\b(?:share|proportion|percentage|percent|portion|fraction) of (?:the |its |their )?(?:[\w.']+ ){0,2}?(?:[\w']+)(?= (?:is|are|was|were|does|do|did|comes?|goes)\b)",
    re.IGNORECASE,
)
# Why it went up or down: of what came about, never of a target.
WENT = re.compile(
    r"为(?:什么|何|啥)[^，。？]{0,4}(?:[大猛暴]?[涨跌]|[上下]降|上升|增|减|掉|下滑)[^，。？]{0,3}(?:了|这么[多快大厉])|\bwhy (?:did|has|have) (?:it|they|that|this) (?:\w+ )?(?:jump|rise|risen|grow|grown|fall|fallen|drop|surge|soar|climb|decline|shrink|slump|increase|decrease|go|gone|come)\w*\b",
    re.IGNORECASE,
)
# Years told by another: of the question before.
YEAR_BEFORE = re.compile(
    r"(?:再?前|上)一年|上年|\bthe (?:year before|previous year|prior year|preceding year)\b|\ba year earlier\b", re.IGNORECASE
)
YEAR_AFTER = re.compile(r"[后下次]一年|次年|\bthe (?:year after|following year|next year)\b|\ba year later\b", re.IGNORECASE)
SAME_YEAR = re.compile(r"[那同]一?年(?!前|来|内|后)|\b(?:in )?(?:that|the) same year\b|\bthat year\b", re.IGNORECASE)

NTH = {word: number for number, word in enumerate("一二三四五六七八九十", 1)} | {
    word: number for number, word in enumerate("first second third fourth fifth sixth".split(), 1)
}
