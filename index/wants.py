"""What kind of answer a question wants: by the words of the two languages that ask.

In: a question in plain form. Out: its kind (what decides the form of the answer) and all that it wants. The
patterns name ways of asking only, never a thing that is asked for. Knows nothing of reports.
"""

from __future__ import annotations

import re

# Kinds of question, first match wins. Each rule: kind, Chinese pattern, English pattern.
# "为什么": why; "是什么意思": definition; not "什么时候" (when) as definition.
_OPINION_ZH = (
    r"你(?:觉得|认为|看好|怎么看|建议)|您(?:觉得|认为)|看好吗|值不?值得|该不该|应不应该|会不会(?:涨|跌|崩|成功|失败)|买房|能不能投|要不要(?:买|投)|我(?:们)?(?:到底)?该(?:不该)?(?=[^，。？]{0,12}(?:哪|吗|不))|(?:帮|替)我(?:们)?(?:拿个?主意|选|挑|参谋|出个?主意|做个?决定)|(?:给|求)(?:我|我们)?[个点些]建议|选哪[个边家里]好"
    r"|预测一下|合不?合理|是否合理|好不好|靠谱|(?:哪|谁).{0,6}(?:更好|最好|最厉害)|评价一下|(?<!报告)(?<!报告里)(?<!文件)(?<!政府)(?<!会议)(?<!评审专家)(?<!专家)怎么评价|打几分|划算|房价会|股票|(?:能|会|可以)赚|赚不赚|给(?:点|个|些)?建议|推荐(?:一|个|下|吗)|适合(?:投资|开店|买)|意味着(?:什么|啥)|[这那它]对.{1,16}(?:有(?:什么|啥|何|多大)影响|影响(?:有)?多大|有(?:什么|啥|何)好处)|前景如何|你信|可信吗|信不信|我(?:觉得|认为|看)|真能.{0,24}吗|(?:能不能|能否|会不会)(?:完成|实现|达成|达到|兑现|做到)(?![的了])"
    # 数字靠得住吗, 数据有没有水分, 是个好的投资吗, 现在买明智吗; not 目标5%是真的吗
    r"|靠(?:不靠)?得住|可不可信|信得过|能信吗|有(?:没有|多少)?水分|(?:数字|数据|统计|报告)[^，。？\d]{0,8}(?:是真的|真实|准确|可靠|可信|属实)(?:的)?(?:吗|么|不|没有?)"
    r"|是(?:不是)?一?个?好的?(?:投资|生意|机会|时机|选择)|明智(?:吗|么|不)|划不划算|值当"
)
_OPINION_EN = (
    r"\bdo you (?:think|believe|expect|recommend)|\bin your (?:opinion|view)|\bshould (?:i|we|you|my|our|investors?|one)\b|\bworth (?:investing|buying|it)"
    r"|\bgood (?:investment|idea|bet|time to|place to (?:buy|invest|live|work))|\bpredict|\bforecast for|\bwould you (?:say|recommend|invest|pick|choose|prefer|suggest|advise|go (?:for|with))|\bwhat (?:do|does|did|will|would|might|could) (?:this|that|it|they|these|all this|all that) mean for\b|\bimplications? (?:for|of)\b|\bhow (?:will|would|might|could|does|do) (?:this|that|it|they|these) affect\b|\bwhat do you (?:think|reckon)|\bdo you reckon|\byour (?:opinion|view|advice)"
    r"|\b(?:is|are|was|were) (?:it|this|that|they|the \w+(?: \w+){0,4}) (?:realistic|reasonable|credible|too (?:low|high)|believable|trustworthy|competent)"
    r"|\bwill (?:the )?(?:\w+ ){1,4}(?:collapse|crash|boom|recover|rebound)\b|\b(?:best|better) (?:mayor|leader|official|place to invest)|\bwill (?:house|housing|property|stock) prices|\bbetter (?:bet|place|choice|option)\b|\b(?:what|the) odds\b|\bchances? (?:of|that|are)\b|\bhow likely\b|\bwill (?:they|it|we) (?:really|actually|ever)\b|\bwishful thinking\b|\bpie in the sky\b|\b(?:realistic|achievable|credible|believable) or\b|\b(?:is|are) (?:the )?(?:\w+ ){1,4}any good\b|\bwill (?:they|it|the (?:district|province|city|county)) (?:really |actually )?(?:make|hit|meet|reach|achieve) (?:it|the|its|their|this|that)\b|^will\s+(?:\w+\s+){1,4}(?:hit|meet|miss|beat) (?:the|its|their|this|that)\b|\bwill (?:\w+ ){1,4}keep (?:its|their) (?:promises?|word)\b"
    # can these numbers be trusted, can I rely on this report, are the figures reliable, would it be smart to buy; not reliable power supply
    r"|\bcan (?:these|those|the|its|their|this|that|such|any)(?: \w+){0,4} (?:really |actually )?be (?:trusted|believed|relied (?:up)?on)\b|\b(?:can|could|may|do) (?:i|we|you|one|anyone|people|investors?) (?:really |actually |still )?(?:trust|believe|rely on|count on)\b"
    r"|\b(?:is|are|was|were) (?:it|these|those|they|this|that|(?:\w+ ){1,3}(?:numbers?|figures?|data|statistics|stats|reports?|estimates?|claims?|sums|accounts?)) (?:really |actually |at all )?(?:reliable|trustworthy|honest|accurate|plausible|inflated|cooked|made up|fudged|exaggerated)\b|\bhow (?:reliable|trustworthy|honest|accurate|credible|believable) (?:is|are|was|were) (?:(?:all |the |these |those |this |its |their |your ){1,2})?(?:\w+ ){0,2}(?:numbers?|figures?|data|statistics|stats|reports?|estimates?|claims?)\b|\bdo (?:these|those|the|its|their) (?:\w+ ){0,2}(?:numbers|figures|sums|data) (?:really |actually )?add up\b"
    r"|\b(?:smart|wise|sensible|foolish|clever|prudent|safe|crazy) (?:idea |move |choice )?to (?:buy|invest|rent|lease|sell|put|open|move|borrow|lend)\b|\bin (?:good|bad|great|poor|decent) (?:shape|health)\b"
    # is that flat a smart buy, a safe bet for my savings, good value for money; not purchase price
    r"|\bbest (?:months?|times?|seasons?|days?|places?|ways?|spots?|areas?|parts?|hotels?|restaurants?) (?:of the year |of year |in town )?to (?:see|visit|go|come|travel|live|buy|rent|eat|stay|watch)\b"
    r"|\b(?:smart|good|wise|safe|solid|decent|sensible|clever|sound) (?:buy|purchase|bargain)\b|\b(?:is|are|was|were) .{2,40} an? (?:bargain|steal|rip-off|safe bet|no-brainer)\b|\bgood value\b|\bvalue for (?:my |the |your )?money\b"
)
_DEFINITION_ZH = (
    r"什么意思|啥意思|何意|指什么|指的?是(?:什么|啥)|指啥|含义|何谓|(?<!为)(?:什么|啥)(?:叫|是)|怎么?理解|解释|定义|是(?:个)?(?:什么|啥)(?:东西|概念|意思|政策|体系|机制|平台|模式|工程)?"
    r"(?:呀|啊|呢|来着)?[?？。!！]*$|(?:各(?:自|个)?(?:代表|是|指)(?:什么|啥))|(?:代表|包括|包含|有)(?:哪|什么|啥)(?!些?(?:具体|重要|主要|新)?的?(?:打算|举措|措施|安排|部署|动作|计划|成绩|成效|进展|变化|重点|布局|政策|问题|困难|不足|办法|说法|做法|法子|好处|实惠|甜头|利好|花样|名堂|动静|动向|讲究|招数|高招|照顾|帮助|帮忙|盼头|起色|改观|看头|说道|门道|新鲜|东西|内容|优惠|优待|待遇|福利|支持|保障|帮扶|便利))|(?:哪|是哪)[一二两三四五六七八九十几\d]+|名词|全称|缩写|叫(?:什么|啥)$"
)
_DEFINITION_EN = (
    r"\bconsists? of\b|\bmade up of\b|\bmean(?:s|t|ing)?\b(?! to )|\bdefin(?:e|ition|ed)\b|\bexplain\b|\bstands? for\b|\brefers? to\b|\bwhat(?:'s| is| are| was| were) (?:meant by |an? |the )?[\"'“‘]"
    r"|\bwhat(?:'s| is| are) (?:an? )?(?:the )?(?:so-called|term|slogan|concept|phrase)\b"
)
_WHY_ZH = r"卡(?:在|壳在|脖子在)(?:哪|什么|啥)|(?:症结|难处?|堵点?|病根|毛病)(?:究竟|到底)?(?:在|出在)(?:哪|什么|啥)|为什么|为何|为啥|原因|理由|凭[什啥]|怪(?:到|谁|在)|怎么解释|归(?:咎|因|结)|是(?:什么|啥).{0,6}闹的|图(?:什么|啥)|依据是|怎么(?:会|定|来)的|何以|(?:咋|怎么|如何|怎样)(?:考虑|权衡)|(?:怎么|咋个?)(?:又|就|还|都|会)?(?:没有?|未|不)能?(?:达|完成|实现|做到)|咋(?:定|回事)|怎么(?:又|就|突然|反而|还)?(?:反弹|回落|跌|降|下滑|变差|恶化|变少|掉)[^，。？?]{0,8}了|的考虑|考虑了?(?:哪些|什么|啥)|为什麼"
# 怎么会下滑的, 咋才涨0.5%, 怎么这么低, 咋减少了, 猛涨靠啥拉动, 背后是什么; not 怎么才能提高, 怎么减少污染, 靠什么拉动投资
_WHY_ZH += (
    r"|(?:怎么|咋)(?:又|就|才)?(?:定|设)(?:得|的)?(?:这么|那么|如此)|(?:怎么|咋)(?:个)?(?:又|就|都|还)?会(?![议计展见场员客])|(?:怎么|咋)(?:又|就|还|都|会)?(?:只|仅|才(?![能会可好算行是]))|(?:怎么|咋)(?:会|就|又|还|都)?(?:这么|那么|如此|这样)(?:[高低多少快慢大小差好强弱猛惨]|[涨跌])"
    r"|(?:怎么|咋)(?:又|就|突然|反而|还|都|全|一下子)*(?:[大猛暴狂]?[涨跌增]|降|下滑|下降|上升|减少|增加|增长|萎缩|缩水|变[少多低高大小慢快]|掉|少|多|落后|垫底|倒退|滑坡)[^，。？?的]{0,8}了"
    r"|(?:怎么|咋)(?:又|就|突然|反而|还)?(?:[大猛暴狂][涨跌增]|涨|跌|下滑|回落|缩水|萎缩|滑坡|垫底|倒退|反弹|落空|没(?:到|达|完成|实现))[^，。？?]{0,8}(?:[的呢啊]|[？?]?$)"
    r"|靠(?:的是)?(?:啥|什么)(?:来)?(?:拉动|带动|推动|支撑|撑|涨|增长|实现|完成|达到|做到|超)?(?:起来|上去|上来)?(?:了|的)*(?=[，。？?！ ]|$)"
    r"|背后(?:的)?(?:推手|动力|逻辑|因素|是(?:什么|啥)|有(?:什么|啥))|(?:什么|啥|哪些)(?:因素|缘故|由头|缘由)|(?:因为|由于)(?:什么|啥|哪)|咋(?:来|搞)的"
)
_WHY_EN = r"\bwhy\b|\bmeant to (?:leave|show|reflect|serve)\b|\breason(?:s|ing)?\b|\brationale\b|\bhow come\b|\bgrounds\b|\bjustif|\bbecause of what\b|\bwhat (?:explains|caused|drove|made|led)\b|\b(?:reason\w*|thinking|logic|idea|rationale|what(?:'s| is| was| lies)) behind\b|\bblamed?\b|\bto blame\b|\bwhat went wrong\b"
# what is driving it, what pushed it up, thanks to what, what accounts for the drop; not what accounts for 1/9 of the total
_WHY_EN += (
    r"|\bwhat(?:'s| is| was| has been| had)? (?:really |actually )?(?:driving|pushing|fuell?ing|boosting|lifting|powering|dragging|holding (?:it|them|\w+) back)\b|\bwhat (?:really |actually )?(?:explained|explain|drives?|pushed|fuell?ed|boosted|lifted|propelled|powered|dragged|triggered|held (?:it|them|\w+) back)\b"
    r"|\b(?:driven|caused|pushed|fuell?ed|boosted|held back) by what\b|\b(?:thanks|owing|due) to what\b|\bwhat accounts? for (?:the|this|that|these|its|their|such)\b|\bhow (?:is it|was it|can it be|could it be) that\b|\bwhat(?:'s| is| are| was| were) the (?:\w+ )?(?:drivers?|causes?)\b"
)
# where did they get the 5% from, what is it based on, how did they arrive at that; not where does the water come from
_WHY_EN += r"|\bwhere (?:do|does|did|have|has) (?:they|it|the \w+|he|she|officials|planners) (?:get|got|take|took|pull|pulled) (?:the |that |this |their |its |these |those )?(?:[\w.%-]+ ){0,4}?(?:figure|number|target|goal|estimate|growth|percent|%)[^?]{0,30}? from\b|\bwhat (?:is|are|was|were) (?:it|that|this|they|the (?:\w+ ){0,4}?(?:target|goal|figure|number|forecast|estimate)) based (?:up)?on\b|\bhow did (?:they|it|he|she|officials|planners) (?:arrive at|come up with|settle on|decide on|reach that)\b"
_WHO_ZH = r"(?<![找跟和与同向给对])谁(?!最|更|比|高|低|大|小|多|少|快|慢|强|弱|[\u4e00-\u9fff]{1,2}得[更最]?[高低大小多少快慢])|叫(?:什么|啥)名|(?:[主]任|书记|[区市县局厅院校处会]长|主席|一把手|负责人|领导|头头|老大|当家人|掌门|经理|老板)(?:的)?(?:现在|如今|到底|究竟)?(?:是)?叫(?:什么|啥)|姓(?:什么|啥|甚)|哪位|哪个(?:部门|单位|局长?|领导|负责人|主任|书记|官员)|哪些(?:部门|单位|人)|何人|什么人"
_WHO_EN = r"\bwho(?:m|'s)?\b|\bwhose (?=aim|idea|words?|views?|plan|proposal|job|promise|quote|statement)|\bwhich (?:officials?|department|bureau|person|office|agency|body|head|interviewee|boss|chief|director|minister|leader|expert|cadre|speaker|guest|spokes(?:person|man|woman))\b|\bnames? of (?:the |its |their )?(?:[\w'’]+ ){0,3}(?:mayor|governor|head|chief|director|secretary|president|chairman|chairwoman|boss|leader|consul|ambassador)\b"
_WHEN_ZH = r"什么时候|何时|哪(?:一)?年|哪(?:一)?天|几月|(?<![街路巷道])几号(?!楼|线|院)|啥时候|日期|时间是"
_WHEN_EN = r"\bwhen\b|\bwhat (?:time|part) of (?:the )?year\b|\b(?:what|which) season\b|\bdates? (?:of|when|on|that)\b|\bwhat (?:exact )?(?:dates?|days?|year|month)\b|\bwhich (?:year|date|month)\b"
_COUNT_ZH = r"多少|几(?:个|家|项|条|名|件|座|次|所|栋|人|种|处|类|支|天|岁|成|倍)?|数量"
_COUNT_EN = r"\bhow (?:many|much|large|big|high|low|far|fast|long|old)\b|\bnumber of\b|\bwhat (?:share|percentage|proportion|percent|amount|rate|level|size|value|total)\b"
_LIST_ZH = (
    r"哪些|有哪|哪几|列出|列举|都有(?:什么|啥|谁)|包括|清单|名单|分别|几(?:方面|大)|哪(?!一?[步年天])[一二两俩仨三四五六七八九十几\d]+"
)
_LIST_EN = r"\b(?:what|which) (?:\w+ )?(?:two|three|four|five|six|seven|eight|nine|ten)\b|\bwhich\b.*\b(?:are|were|have|had|did|does|will)\b|\blist\b|\bname (?:the|all|three|five|some)\b|\bwhat are\b|\bwhat were\b|\bwhat kinds?\b|\benumerate\b|\bwhich (?:\w+ ){0,2}\w+s\b"
_HOW_ZH = r"如何|怎么(?!样[?？]?$)|怎样|咋|举措|措施|做法|思路|打算(?!.{0,6}多少)|(?:干|做|搞|有)(?:些|点)?(?:什么|啥)(?:事|安排|动作|计划|举措|打算)?[?？]?$"
_HOW_EN = r"\bhow (?:will|does|do|did|is|are|has|have|can|would|was|were)\b|\bmeasures?\b|\bsteps\b|\bapproach\b|\bwhat (?:will|does|is|are) .*(?:do|doing|plan)"
_COMPARE_ZH = r"相比|比较|对比|哪[个边头份家](?:更|的|(?:的)?(?:增长|增速|增幅|涨|降|占比|目标)得?[更最要]?)?(?:高|低|大|小|多|少|快|慢|强|钱多|占比)|差多少|高了?多少|低了?多少|提高了?(?:多少|几)|下降了?(?:多少|几)|变化|比.{1,8}(?:高|低|多|少|快|慢)|(?:目标|指标)[^，。？多]{0,4}(?:更|变|调)[高低][了吗没]*[？?]?$"
_COMPARE_EN = r"\bbetter or worse\b|\b(?:stack|stacks|stacked|measure|measures|measured) up (?:against|to|with)\b|\b(?:fare|fares|fared|set|held up) against\b|\bside by side\b|\b(?:better|worse) than\b|\bmore or less\b(?! the)|\b(?:up|down) from\b(?! end to end| (?:top|bottom) to)|\bcompare[sd]?\b|\bfrom what to what\b|\bcomparison\b|\bversus\b|\bvs\b|\bhigher than\b|\blower than\b|\bdifference\b|\bchange[sd]? (?:from|between)\b|\bhigher or lower\b|\bmore than last\b|\b(?:targets?|goals?) (?:\w+ )?(?:any )?(?:higher|lower|bigger|smaller)\b(?! (?:and|for|in))"
_YES_NO_ZH = (
    r"吗|是否|是不是|有没有|能否|能不能|对不对|对吗|算不算|没有[?？]$|^(?!.*哪).*(?:了|车|成|好|完|工|开|到|上|过|用)没有$|了没|达标没"
)
_YES_NO_EN = r"^(?:did|is|are|was|were|has|have|had|do|does|will|can|could|would)\b|\bright\?$|\bcorrect\?$|\btrue\b"
_OVERVIEW_ZH = r"要点|概括|总体|概况|概述|讲了(?:什么|啥)|说了(?:什么|啥)|主要内容|的?内容(?:有哪些|有什么|都?有啥)|介绍一下|总结|简述|怎么(?:说|评价)|情况(?:怎么样|如何|咋样)?[?？]?$"
_OVERVIEW_EN = r"\boverview\b|\btl ?; ?dr\b|\bsum up\b|\bin a nutshell\b|\bkey points\b|\bmain points\b|\bsummar(?:y|ise|ize)\b|\btell me about\b|\bwhat does (?:the|this) (?:\w+ ){0,4}(?:report|document|plan|paper) say\b|\bin general\b|\bsays? about\b"

_TARGET_ZH = r"目标|计划|预期|预计(?!完成)|力争|要(?:达到|实现|完成|增长|新增)|将(?:达到|实现)|打算|想(?=[要把让再]?[\u4e00-\u9fff]{0,6}(?:多少|几|到|做|实现|达|完成|增|涨|拉|引|建|搞|冲))|瞄准|奔着|冲(?:刺|到|着)|争取|指标值|定(?:的|为|在|多少)|设(?:定|为)|安排|要求(?=的?(?:是|为)?(?:达到|做到|保持|不低于|控制|多少|几))"
_TARGET_EN = r"\btargets?\b|\bgoals?\b|\baim(?:s|ed|ing)?\b|\bplan(?:s|ned|ning)?\b|\bexpect(?:s|ed)?\b|\bset (?:for|at)\b|\bobjectives?\b|\bintend|\bwant(?:s|ed)?\b|\bhop(?:e|es|ed|ing)\b|\bto be (?!found|sure|honest|exact|precise)\w+ed\b|\bto come\b|\bsought\b|\bpromis|\bwill\b|\bpledg"
_RESULT_ZH = r"最后|最终|完成(?:了|情况|多少|得|率)?|办[成完]了?(?=几|多少)|实现了?|达到了?|实际(?!使用)|结果|达成|预计完成|做到|已经|兑现|收官|成绩|到(?:了)?哪[一]?步|进[度展]|怎么样了|咋样了"
_RESULT_EN = r"\boutcome\b|\bactual(?:ly)?\b|\bresults?\b|\bachiev|\breach(?:ed)?\b|\bestimat|\boutcome|\bcame in\b|\bdelivered\b|\brealis|\brealiz|\bperform|\bturned out\b|\bend(?:ed)? up\b|\bin the end\b"
# A past tense alone asks for a result only where no target is asked for: "what was the 2025 target".
_PAST_EN = r"\blast year\b|\bdid\b|\bwas\b|\bwere\b|\bgrew\b|\brose\b|\bfell\b|\bha(?:s|ve|d)\b"
_FARED_ZH = r"(?:去年|上年|前年|过去)[^，。？]*(?:怎么样|咋样|如何|好不好)[？?。]*$"  # how it went, not what is planned
_MISSED_ZH = r"(?:没有?|未能?|无法|不能|没能)(?:[^，。,]{0,6})(?:完成|达到|达成|达标|实现|达预期)|(?:没有?|未)(?:能)?到(?:[^，。,]{0,4}(?:目标|预期|年初)|\d)|未达|不及预期|低于(?:年初|原定|原来)?的?预期|跑输(?:预期|目标)|没达|落空|未完成|没[^，。,]{0,4}完(?!全|善|整|备|美)|完不成|不达标|没实现|掉链子|哪些没"
_MISSED_EN = r"\bstill (?:stuck|unfinished|unresolved|pending|outstanding|not (?:done|finished|resolved))\b|\bunresolved\b|\bmiss(?:ed|es|ing)?\b|\bfell short\b|\bfall short\b|\bfail(?:s|ed)? to (?:meet|reach|achieve|hit)|\b(?:not|n't) (?:meet|met|reach|reached|achieve|achieved|hit|fulfil|fulfilled|attain|attained)\b|\bshortfall|\bunmet\b|\bbelow (?:the |its |their )?(?:target|plan|goal|expect\w*|what)\b|\bblew (?:the|its|their) (?:targets?|goals?)\b|\b(?:targets?|goals?) (?:that )?(?:they|it) (?:blew|flunked|fluffed|botched)\b|\bundershot\b|\bunderdelivered\b|\bunderperform"
_MET_EN = r"\b(?:did|has|have|had)\b.{0,60}\b(?:reach(?:ed)?|achieved?|make|made)\b.{0,12}\b(?:targets?|goals?)\b|\bagainst (?:the |its |their |[A-Z]?\w+'s )?(?:[\w()]+ ){0,3}?(?:targets?|goals?|plan)\b|\b(?:on|off|above|below) (?:target|track|plan)\b|\b(?:beat|exceed(?:ed)?|surpass(?:ed)?)\b|\b(?:meet|met|hit|beat|exceed(?:ed)?|surpass(?:ed)?)\b.{0,40}\b(?:targets?|goals?)\b|\b(?:targets?|goals?)\b.{0,30}\b(?:met|hit|beaten|reached|achieved|exceeded)\b"
_MET_ZH = r"超(?:额|出|过)?了?(?:目标|计划|预期)|(?:做到|兑现|办到|实现|完成|达到)(?:了)?没|超过.{0,8}(?:目标|计划)|够.{0,4}(?:目标|没|吗)|(?:完成|达到|实现|达成)了?.{0,8}(?:目标|没|吗)|目标.{0,16}(?:完成|达到|实现|达成)|超额完成|达标"


def kind_and_wants(plain: str, language: str) -> tuple[str, frozenset[str]]:
    """(kind, wants) of a question; `kind` is "value" where nothing else is asked for."""
    # long: one row for each thing that may be wanted.
    text = plain.lower() if language == "en" else plain
    zh = language == "zh"

    undated = _PLAN_DOCUMENT.sub("报告" if zh else "report", _PLAN_PERIOD.sub(" ", text))

    def has(zh_pattern: str, en_pattern: str) -> bool:
        return re.search(zh_pattern if zh else en_pattern, undated, re.IGNORECASE) is not None

    wants: set[str] = set()
    for name, pattern_zh, pattern_en in (
        ("target", _TARGET_ZH, _TARGET_EN),
        ("result", _RESULT_ZH, _RESULT_EN),
        ("missed", _MISSED_ZH, _MISSED_EN),
        ("met", _MET_ZH, _MET_EN),
        ("reason", _WHY_ZH, _WHY_EN),
        ("who", _WHO_ZH, _WHO_EN),
        ("when", _WHEN_ZH, _WHEN_EN),
        ("list", _LIST_ZH, _LIST_EN),
        ("count", _COUNT_ZH, _COUNT_EN),
        ("yes_no", _YES_NO_ZH, _YES_NO_EN),
        ("how", _HOW_ZH, _HOW_EN),
        ("comparison", _COMPARE_ZH, _COMPARE_EN),
        ("definition", _DEFINITION_ZH, _DEFINITION_EN),
        ("overview", _OVERVIEW_ZH, _OVERVIEW_EN),
        ("opinion", _OPINION_ZH, _OPINION_EN),
    ):
        if has(pattern_zh, pattern_en):
            wants.add(name)
    if zh and re.search(r"20\d\d|十[四五]五", text) and "count" in wants and "哪" not in text:
        wants.discard("definition")
    if zh and "reason" in wants and "背后" in text:
        wants.discard("definition")
    if "target" not in wants and re.search(_FARED_ZH if zh else _PAST_EN, text):
        wants.add("result")
    order = ("opinion", "definition", "reason", "who", "comparison", "list", "when", "count", "yes_no", "how", "overview")
    kind = next((name for name in order if name in wants), "value")
    if kind == "reason":
        kind = "target_and_why" if "target" in wants and ("count" in wants or "result" not in wants) else "why"
    if kind == "count":
        kind = "value"
    return kind, frozenset(wants)


# What follows from something for somebody is asked for: what does that mean for foreign firms; a report may speak of these.
IMPLIED = re.compile(r"意味着|影响|好处|\bmean for\b|\bimplications?\b|\baffect\b", re.IGNORECASE)

# during the 14th five-year plan, 五年计划期间: a period, not what is planned; not the five-year plan's goals.
_PLAN_PERIOD = re.compile(r"\b(?:five|5)[- ]year (?:plan|programme)s?\b|五年计划(?=期间|时期|以来|[内末中])", re.IGNORECASE)

# the plan report, 计划执行报告: the document, not what is planned.
_PLAN_DOCUMENT = re.compile(r"\bplan(?:ning)? (?:reports?|documents?|papers?)\b|计划(?:执行)?(?:情况)?(?:的)?报告|规划报告", re.IGNORECASE)

# The words of a target that was missed, in either language.
MISSED = re.compile(f"{_MISSED_ZH}|{_MISSED_EN}|指标|目标|任务", re.IGNORECASE)
