"""Words of a question that name nothing: they ask, point, join or measure.

In: nothing. Out: four sets and two patterns, for Chinese and English. Words of the language only; what a report
may be about never stands here.
"""

from __future__ import annotations

import re

# Politeness and question words, cut out before Chinese is segmented.
POLITE_ZH = re.compile(
    r"(?<!^)[这那]个(?:工程|项目|地方|东西|事情?|活动|公司|园区)|换一?个(?:话题|问题|说法问)|再?问一?个?别的|请问|请|麻烦|帮我|帮忙|一下|告诉我|给我|想(?:知道|问)|查(?:查|一下)?|谢谢|急|在线等|大家|你好|您好|嗯|那个|就是|到底|究竟|大概"
    r"|(?:(?:一个个|逐[个一项]|挨个|一一|统统)(?:都|地)?)?(?:(?<![陈排系前])列|(?<![思怀观信])念)(?:出来|一遍|一列|全)(?:了|吧|来)?|(?:一个个|逐个|挨个)(?=$|[，,。 ])"
)
# 有什么办法, 有哪些举措, 有啥好处: what is asked for in words that say nothing of it.
VAGUE_ZH = re.compile(
    r"有?(?:哪些|什么|啥|何|哪[几些][项条个])(?:具体|重要|主要|新)?的?(?:举措|措施|办法|做法|动作|安排|打算|部署|成效|说法|好处|实惠|甜头|利好|花样|名堂|动静|动向|讲究|招数|高招|新招|照顾|帮助|帮忙|盼头|起色|改观|看头|说道|门道|新鲜事|新鲜的?|新东西|新内容)(?=$|[？?。，, ])"
)
ASKING_ZH = re.compile(
    r"(?:(?<=[\u4e00-\u9fff，,。！!])|^)(?:区|市|县)?政府(?=(?:都|又|还|准备|打算|计划|要|会|想)*(?:有没有|有[什啥哪何]|给[什啥]|[拿用靠][什啥]|怎么|咋|如何|能帮|会帮|帮[什啥]|管不管|帮不帮))|"
    r"(?<=[\u4e00-\u9fff\d])的?(?:重点|部署|成绩单|亮点|近况|现状)(?:是什么|有哪些|是啥)?(?=$|[？?])"
    r"|(?<=[\u4e00-\u9fff]{2})(?:的)?问题(?=怎么|如何|咋|怎样)"
    r"|是?(?:什么|啥)意思|各?(?:都|分别)?代表(?:什么|啥|谁)?|谁最[高低大小快慢多少]|最[高低大小快慢多少](?=$|[？?，,是的])|排(?:名|在)?(?:第几|老几|几)|是?多少钱?|(?:做|走|干|推进|进行)?到了?哪一?步了?|为什么|为啥|为何|什么时候|啥时候|什么意思|啥意思|叫什么(?:名字)?|叫啥(?:名字)?|是什么|指什么|是啥|哪些|哪几个?|哪个|哪位|哪里|哪儿|哪|谁|如何|怎么样|怎样|怎么|咋样?"
    r"|控制在?(?=多少|几|什么|哪)|多少(?:颗|辆|艘|架|枚|株)|几(?:个|家|项|颗|辆|艘|架|枚|趟|场|届|批|笔|片|口|株|匹|支|部)?|吗|呢|呀|啊|吧|是不是|是否|有没有|有何|有什么|什么|啥|多大的?(?:规模|体量|盘子)|多大|多高|多长|原因|理由|说的|说了|具体|报告(?:里|中)?|提到|关于|够不够|够"
)
# What remains in a question beside these names what is asked.
MEASURE_ZH = frozenset(
    "比一比 对一对 比比看 比一下 场地 占地 上年 上一年 前一年 头一年 负增长 正增长 下降 上升 回落 下滑 提升 降低 上涨 下跌 跌 降 三个省 两个省 几个省 个省 造价 花费 总价 地址 高度 比例 人数 正文 原文 附件 预计数 实际数 完成数 目标值 目标数 这几年 这些年 近几年 这两年 公里 千米 平方米 平方公里 平米 公顷 万吨 立方米 千瓦时 人次 万人次 万人 全长 总长 占比 比重 目标 预期 预计 计划 完成 达到 达成 实现 增长 增速 增幅 指标 附件 实际 结果 年度 任务 情况 数量 总数 同比 增加 还是 说 写 提出 要求 达 约 力争 之一 左右 相比 比较 分别"
    " 变长 变短 变多 变少 变高 变低 变大 变小 越来越多 越来越少 越来越高 越来越低 上限 下限 封顶 准数 百分比 高不高 低不低 大不大 多不多 好不好 快不快 要加 各打 加了 打了 变化 设定 定 为 多 涨 要涨 想涨 上涨 个点 点 百分之 百分点 做到 原来 原定 搞到 干到 定到 降到 提到 达标 以上 以下 以内 之间 不少于 至少 个数 数字 几个数字 各 各是 三个 两个 数 名字 月份 时候 具体 一天 干".split()
)
STOP_ZH = frozenset(
    "整个 整座 大概 涉及 情况 方面 内容 主要 一共 总共 全部 所有 今年 明年 去年 全年 年度 年 这个 那个 里面 其中 以及 还有 或者 和 与 的 了 在 对 要 会 能 可以 应该 需要 准备 打算 已经 现在 目前"
    " 分别 区里 市里 全区 我区 数据 数字 数值 大约 左右 一年 我们 他们 它们 大家 请 做 搞 用 被 把 从 到 比 跟 给 为 以 于 之 其 又 还 就 才 都 也 很 最 更 没 没有 不 是 有 这 那"
    " 建了 开了 新开 新开了 新建 新增 建成 修了 办了 办成 办成了 办完 办完了 用了 花了 来了 有了 成了 一块 那一块 一片 那片 进去 进来 下去 上去 出去 下来 起来 过来 手里 手头 手上 老说 老讲 总说 最近 近来 干些 做些 搞些 一带 地方 那么 这些 那些 最后 当初 到底 究竟 每年 哪些项目 多少 几个 哪个 怎么 什么 报告 文件 材料 提 写 讲 安排 讲的 写的 数给 个数给".split()
)
MEASURE_EN = frozenset(
    "target targets goal goals aim aims plan plans planned planning expect expected expects estimate estimated estimates result results outcome outcomes actual achieve"
    " achieved large big size high low long much many most least more less lot kind kinds sort reach reached rate figure figures number numbers percent percentage level"
    " levels year years annual annex table indicator indicators compared compare comparison versus vs change changed set hit met meet miss missed amount how total grow grew"
    " growth rise rose increase increased value now new next last current currently there their people higher lower highest lowest promised promise delivered deliver"
    " newly added installed provided provide additional extra cost costs price tall height address adress acreage names metres meters km kilometres kilometers edition titles"
    " date dates bcm bcf tcf mtpa jin mu tonne tonnes ton tons kwh larger bigger smaller fast faster quick quicker sooner slow slower shorter longer cheaper gw mw kw gigawatt gigawatts megawatt megawatts kilowatt kilowatts ceiling ceilings cap caps floor minimum maximum worth cumulative rank ranks ranked ranking million billion trillion dollar dollars usd rmb want wants wanted end exact exactly precise beat ambition yuan period pass passes".split()
)
# Modal verbs run together with the word behind them, and verbs that say only that something is done: 要建, 签约率要, 干完, 想做到; not
# 要素, 主要, 思想, 办成一件事.
MODAL_ZH = re.compile(
    r"(?<![主需重必纪摘概首紧简不])要(?![素点求闻地塞件务紧害道领])|(?<![思理梦联幻猜设])想(?![象法])|(?<![一-鿿])(?:还|又|都|也|才|再|能)(?=[一-鿿]{2})|(?<=年)定(?![位点制向价义])|(?<![一规设制协约])定(?=[涨增降](?:了|到|在)?(?:多少|几|百分|\s|$))"
    r"|(?:[干做搞弄整]|(?<=[想要能会])[办冲])(?:完了?|到了?|成了?|出来?|起来|下来|得|好了?)"
)
# Words that ask, as targets for the repair of slips: comparsion is comparison.
ASKING_EN = frozenset(
    "reason reasons reasoning rationale explanation definition meaning target targets growth compare comparison overview summary economy"
    " percentage number figure difference increase decrease highest lowest which where when".split()
)
STOP_EN = frozenset(
    "a an and any are as at be been by can could did do does for from had has have he her his i if in into is it its many me much my of on or our please pls"
    " s she should so such t than that the their them then there these they this those to under up us was we were what when where which who whom whose why will"
    " with would you your about over per say says said tell give show according report reports document there's what's whats talk talked talks speak spoke spoken"
    " mention mentioned mentions discuss discussed people anything something somebody anyone supposed district doing get gets getting got gotten going goes go went not no keep"
    " mean means meaning meant explain define definition refer refers stand stands one ones also actually main mainly just like own owns up etc yr th st nd rd"
    " two three four five six seven eight nine ten calling called call really still even yet out off down back much-hyped around here whole including include includes"
    " january february march april june july august september october november december present presents exist exists available admit admits"
    " since until while although though because either neither both each every other others another same different such very quite rather almost nearly again ever"
    " never always often usually sometimes already soon later ago before after during between through against without toward towards despite via else instead"
    " however therefore thus hence anyway maybe perhaps probably certainly clearly simply basically overall altogether together yourself themselves itself himself"
    " herself myself being having cannot too consist consists consisting precisely roughly approximately supposedly apparently officially recently finally eventually"
    " im i'm am dec jan feb mar apr jun jul aug sep sept oct nov notice previous previously earlier only justify justified justification explanation"
    " behind past recent latest run runs running reason reasons reasoning rationale thinking overview summary summarise summarize kindly came put use used some page did whether known title round kind sort must ought shall might may bring brought come comes coming planned aimed bringing set hope hopes hoped hoping try tries trying tried need needs make made makes happen happened happening know want let see look part parts thing things way ways good bad blew flunked ok okay alright fine across within inside far excuse excuses found right wrong true false among upon onto".split()
)
