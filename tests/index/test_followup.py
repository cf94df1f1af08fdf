"""Follow-ups of both languages made whole, on places and things that no report names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from corpus import Glossary, GlossaryEntry, Synonyms
from index import Query, follow, understand
from index.query import Home, Lexicon
from index.turns import Turn, read_turns

ENTRIES = (
    GlossaryEntry("地区生产总值", "GDP", ("GDP",), ("gross domestic product",), "indicator"),
    GlossaryEntry("渔获量", "fish catch", ("渔获量增速",), ("catch of fish",), "indicator"),
    GlossaryEntry("地均渔获量", "fish catch per square kilometre", (), (), "indicator"),
    GlossaryEntry("港口吞吐量", "port throughput", (), ("throughput",), "indicator"),
    GlossaryEntry("城镇渔民收入", "income of urban fishers", (), (), "indicator"),
    GlossaryEntry("农村渔民收入", "income of rural fishers", (), (), "indicator"),
    GlossaryEntry("渔业调查覆盖率", "coverage of the fishery survey", (), (), "indicator"),
    GlossaryEntry("灯塔覆盖率", "lighthouse coverage", (), (), "indicator"),
    GlossaryEntry("灯塔", "lighthouses", (), ("lighthouse",), "project"),
    GlossaryEntry("“三湾四岛”", "three bays, four isles", ("三湾四岛",), (), "slogan"),
    GlossaryEntry("蓝帆经济", "blue sail economy", (), (), "policy"),
    GlossaryEntry("白石县", "Baishi County", ("白石",), ("Baishi",), "place"),
    GlossaryEntry("青鸥省", "Qing'ou Province", ("青鸥",), ("Qingou",), "place"),
    GlossaryEntry("赤岭省", "Chiling Province", ("赤岭",), ("Chiling",), "place"),
    GlossaryEntry("白石灯塔站", "Baishi Light Station", ("灯塔站片区",), (), "place"),
    GlossaryEntry("望海中心", "Seaview Centre", (), (), "project"),
    GlossaryEntry("全县", "the whole county", (), (), "place"),
    GlossaryEntry("林远帆", "Lin Yuanfan", (), (), "person"),
    GlossaryEntry("江晚舟", "Jiang Wanzhou", (), (), "person"),
)
LEXICON = Lexicon(Glossary(ENTRIES), Synonyms())
HOME = Home(("青鸥省白石县",), ("Baishi County, Qingou",), 2026)
PROVINCES = Home(("青鸥省", "赤岭省"), ("Qing'ou Province", "Chiling Province"), 2026)  # reports of several places


class Remembers:
    """A `Memory` in which one person was named and three harbours were listed."""

    def __init__(self, home: Home = HOME) -> None:
        self.read = cache(self._read)
        self.several_places = len(home.places) > 1
        self._home = home
        self.asked: list[str] = []

    def _read(self, text: str) -> Query:
        return understand(text, LEXICON, self._home)

    def render(self, name: str, language: str) -> str:
        if language == "en":
            return LEXICON.glossary.english(name) or name
        return next((match.entry.zh for match in LEXICON.glossary.find_en(name)), name)

    def person(self, question: str, answer: str | None) -> str:
        self.asked.append(question)
        return "林远帆" if answer is None or "林远帆" in answer else ""

    def items(self, question: str, answer: str | None) -> Sequence[str]:
        self.asked.append(question)
        return ("北湾港区", "南湾港区", "东岛港区")


# the questions before, the question, how it is understood
CHINESE = [
    (["2026年渔获量目标是多少"], "那2025年呢", "2025年渔获量目标是多少"),
    (["2026年渔获量目标是多少"], "去年呢？", "去年渔获量目标是多少"),
    (["2026年渔获量目标是多少"], "港口吞吐量呢", "2026年港口吞吐量目标是多少"),
    (["2026年渔获量目标是多少"], "那青鸥省呢", "青鸥省2026年渔获量目标是多少"),
    (["2026年渔获量目标是多少"], "为什么", "2026年渔获量目标，为什么"),
    (["2026年渔获量目标是多少"], "跟去年比呢", "2026年渔获量目标，跟去年比"),
    (["2026年渔获量目标是多少"], "前一年呢", "2025年渔获量目标是多少"),
    (["2025年渔获量完成了多少"], "目标呢", "2025年渔获量目标是多少"),
    (["2025年渔获量完成了多少", "目标呢"], "完成了吗", "2025年渔获量目标，完成了吗"),
    (["2026年渔获量目标是多少"], "人均呢", "2026年人均渔获量目标是多少"),
    (["蓝帆经济是什么意思"], "那三湾四岛呢", "三湾四岛是什么意思"),
    (["2026年渔获量目标是多少", "为什么"], "港口吞吐量呢", "2026年港口吞吐量目标是多少"),
    (["“三湾四岛”是哪几个"], "还有吗", "“三湾四岛”，还有哪些"),
    (["白石县建了多少座灯塔"], "它是什么意思", "灯塔是什么意思"),
    (["白石县建了多少座灯塔"], "覆盖率2026年要到多少", "灯塔覆盖率2026年要到多少"),
    (["白石县建了多少座灯塔"], "什么时候建的", "灯塔，什么时候建的"),
    (["有三个港区，分别叫什么"], "第二个呢", "南湾港区"),
    (["有三个港区，分别叫什么", "第二个呢"], "最后一个有多大", "东岛港区有多大"),
    (["谁讲的蓝帆经济"], "他是什么职务", "林远帆是什么职务"),
    (["2026年城镇渔民收入目标是多少"], "农村的呢", "2026年农村渔民收入目标是多少"),
    (["蓝帆经济是什么意思"], "它和三湾四岛有什么区别", "蓝帆经济和三湾四岛有什么区别"),
    (["蓝帆经济是什么意思"], "举个例子", "蓝帆经济，举个例子"),
    (["2026年渔获量目标是多少"], "太低了吧", "2026年渔获量目标，太低了"),
    (["白石县建了多少座灯塔", "扩建了多少个码头"], "去年呢", "去年灯塔，扩建了多少个码头"),
    (["2026年一季度渔获量是多少"], "二季度呢", "2026年二季度渔获量是多少"),
    (["2026年渔获量目标是多少"], "上半年呢", "2026年上半年渔获量目标是多少"),
    (["“三湾四岛”是什么"], "“蓝帆经济”呢", "“蓝帆经济”是什么"),
    (["2026年地均渔获量多少"], "人均呢", "2026年人均渔获量多少"),
    (["2026年渔获量目标是多少"], "原文呢", "2026年渔获量目标，原文"),
    (["白石县2025年渔获量多少"], "全县排第几", "2025年渔获量，全县排第几"),
    (["2026年渔获量目标是多少"], "好的，那青鸥省2025年呢", "青鸥省2025年渔获量目标是多少"),
    (["2026年渔获量目标是多少"], "渔获量增速目标是多少", "渔获量增速目标是多少"),
    (["2025年渔获量目标完成了吗"], "还有哪些没完成", "2025年哪些指标没有完成目标？"),
    (["2025年渔获量目标完成了吗"], "其他的呢", "2025年指标目标都完成了吗？"),
    (["2026年渔获量目标是多少"], "其他目标呢", "2026年主要目标有哪些？"),
    (["2026年渔获量目标是多少"], "还有什么理由", "2026年渔获量目标，还有什么理由"),
]
ENGLISH = [
    (["What is the 2026 target for fish catch?"], "and 2025?", "What is the 2025 target for fish catch?"),
    (["What is the 2026 target for fish catch?"], "what about port throughput", "What is the 2026 target for port throughput?"),
    (["What is the 2026 target for fish catch?"], "and why?", "why (fish catch, 2026 target)?"),
    (["Was the 2025 target for fish catch met?"], "Which others did they miss?", "which 2025 targets were missed?"),
    (["Was the 2025 target for fish catch met?"], "what about the others?", "were all 2025 targets met?"),
    (["What is the 2026 target for fish catch?"], "and the other targets?", "what are the main 2026 targets?"),
    (["What is the 2026 target for fish catch?"], "and the year before?", "What is the 2025 target for fish catch?"),
    (["What was the 2025 result for fish catch?"], "and the target?", "what is the 2025 target for fish catch"),
    (["What is the 2025 target for fish catch?"], "did they hit it", "did they hit it (fish catch, 2025 target)?"),
    (["What is the 2026 target for fish catch?"], "what about Qingou?", "What is the 2026 target for fish catch in Qingou"),
    (["What is Baishi's 2026 target for fish catch?"], "per person?", "What is Baishi's 2026 target for fish catch per person?"),
    (["What is the 2026 target for fish catch?"], "and the nation?", "What is the 2026 target for fish catch in the nation"),
    (["What is the 2026 target for fish catch?"], "Tell me about the weather", "Tell me about the weather"),
    (["2026年渔获量目标是多少"], "这些报告主要讲了什么？", "这些报告主要讲了什么？"),
    (["2026年渔获量目标是多少"], "2025年各项指标完成情况如何", "2025年各项指标完成情况如何"),
    (["What is the 2026 target for fish catch?"], "source?", "What is the 2026 target for fish catch, which report says so"),
    (["What is the 2026 target for fish catch?"], "too low?", "too low (fish catch, 2026 target)?"),
    (
        ["What is the 2026 target for fish catch?"],
        "how does it compare with port throughput",
        "how does fish catch compare with port throughput",
    ),
    (["what does blue sail economy mean"], "and three bays, four isles?", "what does three bays, four isles mean"),
    (["how many harbours are there"], "tell me more about the second one", "tell me more about 南湾港区"),
    (["who spoke about the blue sail economy"], "what's his job", "what's Lin Yuanfan's job"),
    (["how many lighthouses were built in 2025"], "what does it mean", "what does lighthouses mean"),
]
ACROSS = [
    (["2026年渔获量目标是多少"], "how about in English?", "2026年渔获量目标是多少", "en"),
    (["What is the 2026 target for fish catch?"], "give me the exact Chinese", "What is the 2026 target for fish catch?", "zh"),
    (["What is the 2026 target for fish catch?"], "用中文怎么说", "What is the 2026 target for fish catch?", "zh"),
    (["2026年渔获量目标是多少"], "and the 2025 target?", "what is the 2025 target for fish catch", "en"),
    (["What is the 2026 target for fish catch?"], "那2025年呢", "2025年渔获量目标是多少", "zh"),
    (["2026年渔获量目标是多少"], "and why?", "why (fish catch, 2026 target)?", "en"),
    (["What is the 2026 target for fish catch?"], "为什么", "2026年渔获量目标，为什么", "zh"),
    (["2026年渔获量目标是多少"], "GDP?", "2026年GDP目标是多少", "zh"),
]  # fmt: skip
# Corrections, ways back, what was named in several questions, parts of a list.
TALK = [
    (["2026年渔获量目标是多少", "那2025年呢", "为什么没完成"], "不是，我问的是港口吞吐量", "2025年港口吞吐量目标，为什么没完成"),
    (["2026年渔获量目标是多少"], "不对，我要的是2025年", "2025年渔获量目标是多少"),
    (["2026年渔获量目标是多少", "港口吞吐量呢"], "回到渔获量，为什么", "2026年渔获量目标，为什么"),
    (["2026年渔获量目标是多少", "“三湾四岛”是什么意思", "GDP2025年完成了多少"], "回到第一个问题", "2026年渔获量目标是多少"),
    (["2026年渔获量目标是多少", "谢谢"], "那2025年呢", "2025年渔获量目标是多少"),
    (["“蓝帆经济”是什么意思", "三湾四岛呢"], "这两个有什么区别", "蓝帆经济和三湾四岛有什么区别"),
    (["“蓝帆经济”是什么意思", "“三湾四岛”是什么意思"], "两者有什么区别", "蓝帆经济和三湾四岛有什么区别"),
    (["2025年渔获量增长多少", "港口吞吐量呢"], "哪个增长快", "2025年渔获量和港口吞吐量增长，哪个增长快"),
    (["白石县有多少座灯塔"], "最近新建的是哪个", "白石县有灯塔，最近新建的是哪个"),
    (["2026年渔获量目标是多少", "那2025年呢"], "哪个高", "2026年和2025年渔获量目标，哪个高"),
    (["2026年渔获量目标是多少"], "原因是什么", "2026年渔获量目标，原因是什么"),
    (["2025年渔获量是多少"], "比上一年多了多少", "2025年渔获量，比2024年多了多少"),
    (["2026年渔获量目标是多少", "去年呢"], "前年呢", "前年渔获量目标是多少"),
    (["白石县怎么发展蓝帆经济"], "具体点", "白石县发展蓝帆经济，具体点"),
    (["2026年渔获量目标是多少"], "港口吞吐量那块呢", "2026年港口吞吐量目标是多少"),
    (["去年渔获量多少，完成目标了吗"], "今年目标依据是什么", "渔获量，今年目标依据是什么"),
    (["2025年渔获量多少", "完成目标了吗"], "为什么没有", "2025年渔获量，为什么没有完成"),
    (["港口吞吐量差多少"], "原因是什么", "港口吞吐量，原因是什么"),
    (["2026年计划建多少个码头"], "一共要花多少钱", "2026年计划建码头，一共要花多少钱"),
    (["2026年码头，其中县级码头有几个"], "社会投资的呢", "2026年码头，其中社会投资码头有几个"),
    (["望海中心建得怎么样"], "这个项目总投资多少", "望海中心，总投资多少"),
    (["望海中心总投资多少"], "白石灯塔站呢", "白石灯塔站总投资多少"),
    (["有三个港区，分别叫什么"], "上面第二条展开讲讲", "南湾港区展开讲讲"),
    (["有三个港区，分别叫什么", "上面第二条展开讲讲"], "那蓝帆经济呢", "蓝帆经济展开讲讲"),
    (["望海中心投资多少", "什么时候建好"], "白石灯塔站呢", "白石灯塔站投资多少"),
    (["2025年GDP占全市多少", "排第几"], "人均呢", "2025年人均GDP占全市多少"),
    (["建了多少座灯塔"], "该项工作谁负责", "建了灯塔，谁负责"),
    (["渔获量占全市多少"], "那明年目标", "明年渔获量目标是多少"),
    (["林远帆讲了什么"], "江晚舟呢", "江晚舟讲了什么"),
    (["What is the 2026 target for fish catch?", "and 2025?", "did they hit it?"], "no, I meant port throughput",
     "did they hit it (port throughput, 2025 target)?"),
    (["What is the 2025 target for fish catch?", "did they hit it?"], "why not?", "why was it missed (fish catch, 2025 target)?"),
    (["What is the 2026 target for fish catch?", "what does blue sail economy mean"], "back to the first topic", "What is the 2026 target for fish catch?"),
    (["What is the 2026 target for fish catch?"], "back to GDP, what is it for 2026?", "what is it for 2026 (GDP)?"),
    (["What is the 2026 target for fish catch?"], "that seems low, why?", "why (fish catch, 2026 target)?"),
    (["What is the 2026 target for fish catch?"], "ok thanks. What does blue sail economy mean?", "ok thanks. What does blue sail economy mean?"),
    (["how many harbours are there"], "more on the second point please", "more on 南湾港区"),
]  # fmt: skip
# What leans on the thing itself, whatever was asked of it since; words that name nothing.
TALK += [
    (["码头节怎么样", "来了多少人"], "花了多少钱", "码头节，花了多少钱"),
    (["港口吞吐量是多少"], "占GDP多少", "港口吞吐量占GDP多少"),
    (["港口吞吐量是多少", "占GDP多少"], "目标完成了吗", "港口吞吐量，目标完成了吗"),
    (["有三个港区，分别叫什么"], "第二座具体有多大", "南湾港区具体有多大"),
    (["is the 2025 target for fish catch high"], "what did they actually manage", "what was the 2025 result for fish catch"),
    (["What was the 2025 result for fish catch?"], "how come", "why (fish catch, 2025 result)?"),
    (["What was the 2025 result for fish catch?"], "so up or down", "up or down (fish catch, 2025 result)?"),
    (["What is the 2026 target for fish catch?"], "any numbers?", "any numbers (fish catch, 2026 target)?"),
    (["What is the 2026 target for fish catch?"], "any new lighthouses coming", "any new lighthouses coming"),
    (["蓝帆经济有哪些提法", "那个提法是什么"], "它是谁提的", "蓝帆经济，是谁提的"),
    (["what share of GDP is port throughput?"], "is that growing", "is that growing (port throughput)?"),
    (["What is the 2026 target for fish catch?"], "why did it jump so much", "why did it jump so much (fish catch)?"),
    (["2026年渔获量目标是多少"], "为什么涨了这么多", "渔获量目标，为什么涨了这么多"),
    (["有三个港区，分别叫什么", "第二座有多大", "花了多少钱"], "那2025年呢", "2025年有三个港区，分别叫什么"),
    (["2026年渔获量目标是多少", "港口吞吐量呢"], "这两个去年都达标了吗", "渔获量和港口吞吐量目标，去年都达标了吗"),
    (["2026年渔业调查覆盖率目标"], "完成了没", "2026年渔业调查覆盖率目标，完成了没"),
    (["list the harbours they promise"], "what about piers", "list the piers they promise"),
    (["how many harbours are there"], "and the year before?", "how many harbours are there in 2024"),
]  # fmt: skip
# Something else, a word before the question, which ones of those counted, how things stand now, two names side by side.
TALK += [
    (["2026年渔获量目标是多少"], "换个话题，白石县的码头归谁管", "白石县的码头归谁管"),
    (["2026年渔获量目标是多少"], "换个话题，那2025年呢", "2025年渔获量目标是多少"),
    (["What is the 2026 target for fish catch?"], "sorry, something else: total spending on piers in 2025", "total spending on piers in 2025"),
    (["what is the 2026 target for fish catch"], "seems low. what did they manage in 2025?", "what was the 2025 result for fish catch"),
    (["2026年渔获量目标是多少"], "这么低，为什么", "2026年渔获量目标，为什么"),
    (["白石县有多少个码头没修好"], "是哪几个", "白石县有哪些码头没修好"),
    (["How many of the 12 piers were not repaired?"], "which ones?", "which of the 12 piers were not repaired?"),
    (["2026年渔获量要突破多少"], "现在到多少了", "渔获量，现在到多少了"),
    (["What is the 2026 target for fish catch?"], "where does it stand now?", "where does it stand now (fish catch)?"),
    (["“三湾四岛”是什么意思"], "跟“两港一城”是一回事吗", "“三湾四岛”和“两港一城”有什么区别"),
    (["what does blue sail economy mean"], "is it the same as the harbour drive?",
     "what is the difference between blue sail economy and the harbour drive"),
    (["How wide should the 20-minute ferry circles be in 2026?"], "what was it in 2025?", "How wide should the 20-minute ferry circles be in 2025?"),
    (["How many 20-minute ferry circles will there be in 2026?"], "what does it mean, exactly?", "what does 20-minute ferry circles mean"),
    (["How many piers were repaired over the 14th Five-Year Plan period?"], "what was the plan for 2025?", "what was the plan for 2025 (piers)?"),
    (["What is the 2025 target for fish catch?"], "and the rate for Qingou as a whole?", "What is the 2025 target for fish catch in Qingou"),
    (["How many piers were repaired in 2024?"], "how many ferries paid harbour fees that year?", "how many ferries paid harbour fees 2024?"),
]  # fmt: skip
# Over reports of several places the place is part of what is asked of.
PLACED = [
    (["青鸥2025年渔获量多少"], "目标呢", "青鸥省2025年渔获量目标是多少"),
    (["青鸥2026年渔获量目标是多少", "赤岭呢"], "哪个高", "青鸥省和赤岭省2026年渔获量目标，哪个高"),
    (["青鸥2026年渔获量目标是多少"], "赤岭的港口吞吐量呢", "赤岭省2026年港口吞吐量目标是多少"),
    (["青鸥2026年渔获量目标是多少"], "不对，我说的是赤岭", "赤岭2026年渔获量目标是多少"),
    (["What was Qingou's fish catch in 2025?"], "how fast did it grow?", "how fast did it grow (Qing'ou Province, fish catch, 2025)?"),
    (["What is Qingou's 2026 target for fish catch?"], "what about Chiling?", "What is Chiling's 2026 target for fish catch?"),
    (["What is Qingou's 2026 target for fish catch?", "what about Chiling?"], "and their port throughput targets?",
     "What is Qing'ou and Chiling's 2026 target for port throughput?"),
    (["What was Qingou's fish catch in 2025?"], "what does it plan to build?", "what does Qing'ou Province plan to build?"),
    (["What is Qingou's 2026 target for fish catch?"], "what about port throughput in Chiling?", "What is Chiling's 2026 target for port throughput?"),
]  # fmt: skip
PLACED += [
    (["青鸥2026年渔获量目标是多少", "赤岭呢"], "它们的港口吞吐量目标呢", "青鸥省和赤岭省2026年港口吞吐量目标是多少"),
    (["青鸥2026年渔获量目标是多少", "赤岭呢"], "两省哪个高", "青鸥省和赤岭省2026年渔获量目标，两省哪个高"),
    (["青鸥2026年渔获量目标是多少"], "赤岭有类似说法吗", "赤岭2026年渔获量目标是多少"),
    (["青鸥2026年渔获量目标是多少"], "当地的港口吞吐量呢", "青鸥省2026年港口吞吐量目标是多少"),
    (
        ["What is Qingou's 2026 target for fish catch?"],
        "what about port throughput there?",
        "What is Qing'ou's 2026 target for port throughput?",
    ),
    (["What is Qingou's 2026 target for fish catch?"], "Chiling's?", "What is Chiling's 2026 target for fish catch?"),
]
# Two places set against each other, or asked of together; the place of the question before where none is named.
PLACED += [
    (["青鸥2026年渔获量目标是多少"], "比赤岭高吗", "青鸥省和赤岭省2026年渔获量目标，哪个高"),
    (["青鸥2026年渔获量目标是多少"], "跟赤岭比呢", "青鸥省和赤岭省2026年渔获量目标，哪个高"),
    (["What is Qingou's 2026 target for fish catch?"], "is that lower than Chiling", "What is Qing'ou and Chiling's 2026 target for fish catch, which is lower?"),
    (["青鸥2026年渔获量目标是多少"], "赤岭更高吗", "青鸥省和赤岭省2026年渔获量目标，哪个高"),
    (["What is Qingou's 2026 target for fish catch?"], "does Chiling have more", "What is Qing'ou and Chiling's 2026 target for fish catch, which is more?"),
    (["what did Qingou build in 2025"], "its port throughput target?", "its port throughput target (Qing'ou)?"),
    (["青鸥去年渔获量多少", "今年打算捕多少", "赤岭呢"], "谁捕得多", "青鸥省和赤岭省渔获量，今年打算捕，谁捕得多"),
    (["青鸥和赤岭今年渔获量目标哪个高"], "它们去年各增长多少", "青鸥省和赤岭省渔获量去年各增长多少"),
    (["青鸥2026年渔获量目标是多少"], "建了多少座灯塔", "青鸥省建了多少座灯塔"),
    (["青鸥2026年渔获量目标是多少", "建了多少座灯塔"], "那港口吞吐量呢", "青鸥省港口吞吐量"),
    (["青鸥2026年渔获量目标是多少"], "哪些省的港口吞吐量增长了", "哪些省的港口吞吐量增长了"),
    (["What is Qingou's 2026 target for fish catch?"], "how many lighthouses were built in 2025?", "how many lighthouses were built in 2025 in Qing'ou?"),
    (["青鸥2026年渔获量目标是多少"], "“三湾四岛”是什么意思", "“三湾四岛”是什么意思"),
]  # fmt: skip
# Words that point to nothing that was said.
UNCLEAR = [
    (["2026年渔获量目标是多少"], "他还说了什么", "他"),
    (["有三个港区，分别叫什么"], "第五个展开讲讲", "第五个"),
    (["What is the 2026 target for fish catch?"], "what else did he say?", "he"),
]
# Whole in themselves: nothing of the turns before is taken.
WHOLE = [
    (["2026年渔获量目标是多少"], "“三湾四岛”是什么意思"),
    (["2026年渔获量目标是多少"], "青鸥省2025年港口吞吐量完成了多少"),
    (["蓝帆经济是什么意思", "它有什么目标"], "2026年GDP目标是多少"),
    (["What is the 2026 target for fish catch?"], "What does blue sail economy mean?"),
    (["What is the 2026 target for fish catch?"], "How large was port throughput in 2025?"),
    (["白石县建了多少座灯塔"], "你觉得港口吞吐量会涨吗"),
    (["2026年渔获量目标是多少"], "？"),
    (["What is the 2026 target for fish catch?"], "How much was spent on schools in 2025?"),
    (["What is the 2026 target for fish catch?"], "Who heads the district's Housing and Urban Development Commission?"),
    (["What is the 2026 target for fish catch?"], "Did the county keep its 2025 promise on port throughput?"),
    (["What is the 2026 target for fish catch?"], "What does the plan report say, chapter by chapter?"),
    (["2026年渔获量目标是多少"], "计划报告分几章，每章讲什么"),
    (["“三湾四岛”是哪几个"], "哪些2025年目标没有完成"),
    (["2026年渔获量目标是多少"], "哪些数据互相矛盾"),
    (["2026年渔获量目标是多少"], "报告里有没有前后不一致的说法"),
    (["2026年渔获量目标是多少"], "今年目标有什么变化"),
    (["2026年渔获量目标是多少"], "和去年比，今年的预期目标有哪些调整"),
    (["What is the 2026 target for fish catch?"], "Which figures contradict each other?"),
    (["What is the 2026 target for fish catch?"], "Are there any contradictions between the two reports?"),
    (["What is the 2026 target for fish catch?"], "What changed in this year's targets?"),
]


@pytest.mark.parametrize(("before", "question", "understood"), TALK, ids=[f"{row[0][-1]} → {row[1]}" for row in TALK])
def test_corrections_returns_and_several_things_are_made_whole(before: list[str], question: str, understood: str) -> None:
    assert made_whole(before, question)[0] == understood


@pytest.mark.parametrize("question", ["哪些数据互相矛盾", "这几份报告的数据有没有对不上的", "Do the reports contradict each other?"])
def test_what_is_asked_of_all_reports_is_not_asked_of_the_last_place(question: str) -> None:
    found = follow(question, (Turn("赤岭省2026年GDP目标是多少"),), Remembers(PROVINCES))
    assert (found.text, found.leans) == (question, False)


@pytest.mark.parametrize(
    ("question", "understood"), [("今年目标有什么变化", "赤岭省今年目标有什么变化"), ("这两个数据矛盾吗", "赤岭省2026年GDP，数据矛盾吗")]
)
def test_what_is_asked_of_a_place_or_a_figure_is_carried(question: str, understood: str) -> None:
    assert follow(question, (Turn("赤岭省2026年GDP目标是多少"),), Remembers(PROVINCES)).text == understood


@pytest.mark.parametrize(("before", "question", "understood"), PLACED, ids=[f"{row[0][-1]} → {row[1]}" for row in PLACED])
def test_over_reports_of_several_places_the_place_is_carried(before: list[str], question: str, understood: str) -> None:
    assert follow(question, tuple(map(Turn, before)), Remembers(PROVINCES)).text == understood


@pytest.mark.parametrize(("before", "question", "words"), UNCLEAR, ids=[row[1] for row in UNCLEAR])
def test_words_that_point_to_nothing_said_are_named(before: list[str], question: str, words: str) -> None:
    nobody = tuple(Turn(one, "没有找到。" if "港区" not in one else None) for one in before)
    found = follow(question, nobody, Remembers())
    assert (found.text, found.unclear) == (question, words)


@pytest.mark.parametrize("thanks", ["谢谢", "好的谢谢", "ok", "Thanks!"])
def test_thanks_ask_nothing_and_what_comes_after_leans_on_what_was_before(thanks: str) -> None:
    before = (Turn("2026年渔获量目标是多少"), Turn(thanks))
    assert follow(thanks, before[:1], Remembers()).closes
    assert follow("为什么", before, Remembers()).text == "2026年渔获量目标，为什么"


@pytest.mark.parametrize("question", ["说短一点", "一句话概括", "长话短说", "shorter please", "in one sentence"])
def test_the_same_shorter_is_the_question_before_again(question: str) -> None:
    found = follow(question, (Turn("2026年渔获量目标是多少"),), Remembers())
    assert (found.text, found.leans, found.brief) == ("2026年渔获量目标是多少", True, True)


@pytest.mark.parametrize("question", ["短板在哪", "what is the short list"])
def test_other_short_things_do_not_ask_for_less(question: str) -> None:
    assert not follow(question, (Turn("2026年渔获量目标是多少"),), Remembers()).brief


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("how much did the fish catch grow during the 14th five-year plan", False),
        ("what is planned in the 15th five-year plan", True),
    ],
)
def test_the_period_of_a_plan_asks_for_no_target(question: str, wanted: bool) -> None:
    assert ("target" in understand(question, LEXICON, HOME).wants) is wanted


def made_whole(before: Sequence[str], question: str) -> tuple[str, str]:
    found = follow(question, tuple(map(Turn, before)), Remembers())
    return found.text, found.language


@pytest.mark.parametrize(
    ("before", "question", "understood"), CHINESE + ENGLISH, ids=[f"{row[0][-1]} → {row[1]}" for row in CHINESE + ENGLISH]
)
def test_what_a_follow_up_leaves_out_is_taken_from_the_questions_before(before: list[str], question: str, understood: str) -> None:
    assert made_whole(before, question)[0] == understood


@pytest.mark.parametrize(("before", "question", "understood", "language"), ACROSS, ids=[f"{row[0][-1]} → {row[1]}" for row in ACROSS])
def test_a_follow_up_in_the_other_language_is_answered_in_its_own(before: list[str], question: str, understood: str, language: str) -> None:
    assert made_whole(before, question) == (understood, language)


@pytest.mark.parametrize(("before", "question"), WHOLE, ids=[row[1] for row in WHOLE])
def test_a_question_whole_in_itself_takes_nothing_over(before: list[str], question: str) -> None:
    found = follow(question, tuple(map(Turn, before)), Remembers())
    assert (found.text, found.leans) == (question, False)


def test_without_turns_before_every_question_is_whole() -> None:
    for _, question, *_ in CHINESE + ENGLISH + ACROSS:
        found = follow(question, (), Remembers())
        assert (found.text, found.leans) == (question, False)


def test_a_plain_question_may_also_be_a_new_one() -> None:
    before = (Turn("白石县建了多少座灯塔"),)
    assert follow("一共要花多少资金", before, Remembers()).alone
    assert not follow("它们一共要花多少资金", before, Remembers()).alone


def test_after_an_opinion_question_its_topic_is_asked_on_and_not_the_opinion() -> None:
    before = ["你觉得渔获量会涨吗"]
    assert made_whole(before, "2025年完成了多少")[0] == "渔获量，2025年完成了多少"
    assert made_whole(before, "为什么")[0] == "你觉得渔获量会涨，为什么"


def test_a_question_known_to_be_whole_is_not_read_as_leaning() -> None:
    """The answer's own object says that its question was answered as it stands."""
    history = [{"question": "2026年渔获量目标是多少"}, {"question": "灯塔", "answer": "…", "understood": {"kind": "definition"}}]
    assert follow("为什么", read_turns(history), Remembers()).text == "灯塔，为什么"


def test_what_was_said_before_the_last_whole_question_is_not_read() -> None:
    memory = Remembers()
    before = tuple(map(Turn, ["谁讲的蓝帆经济", "他是什么职务", "2026年渔获量目标是多少", "为什么"]))
    assert follow("那2025年呢", before, memory).text == "2025年渔获量目标是多少"
    assert memory.asked == []


def test_a_person_in_the_answer_at_hand_is_not_asked_for_anew() -> None:
    turns = read_turns([{"question": "谁讲的蓝帆经济", "answer": "这是林远帆的表述。"}])
    assert follow("他是什么职务", turns, Remembers()).text == "林远帆是什么职务"
    nobody = read_turns([{"question": "谁讲的蓝帆经济", "answer": "没有找到。"}])
    assert "林远帆" not in follow("他是什么职务", nobody, Remembers()).text


@pytest.mark.parametrize(
    "text", ["(((((", "[[footnoteRef:3]]", "\\1 \\g<0>", "$^.*+?{}", "'; DROP TABLE x; --", "\u202e\u0000", "年" * 300, "它它它它"]
)
def test_signs_in_the_turns_before_are_text(text: str) -> None:
    for question in ("那2025年呢", "为什么", "what about Qingou?", "它是什么意思", "港口吞吐量呢"):
        assert isinstance(made_whole([text], question)[0], str)
        assert isinstance(made_whole(["2026年渔获量目标是多少"], text)[0], str)
