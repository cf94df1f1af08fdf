"""A model that lies in other ways than the one the check was developed on: single words, halves of sentences, who, when, where.

In: lines of evidence. Out: sentences with marks, each false in one known way, or None where the way does not fit a sentence.
Each way sees to it that what it says does not stand in the evidence it names.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

from answer.figures import chinese_numerals, find_figures
from answer.given import Given

HAN = re.compile(r"[\u4e00-\u9fff]")
_SHARE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?%")
_NUMBER = re.compile(
    r"(?<![\d.A-Za-z+\-])\d[\d,]*(?:\.\d+)?(?=%|亿|万|家|个|项|人|名|户|场| billion| million| yuan| percentage| projects| companies| households| people)"
)
_YEAR = re.compile(r"(?<![\d.])20[12]\d(?!\d|\.\d)")

TURNS: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = {
    "other_direction": (
        {"增长": "下降", "提升": "下滑", "提高": "降低", "增加": "减少", "新增": "减少", "扩大": "收窄", "上升": "回落", "超过": "不足", "突破": "跌破", "高于": "低于", "降低": "提高", "下降": "上涨", "减少": "增多", "以上": "以下", "加快": "放缓", "增强": "减弱", "改善": "恶化", "回升": "下探"},
        {"rose": "fell", "grew": "contracted", "growth": "decline", "grow": "shrink", "increased": "dropped", "increase": "reduce", "above": "below", "exceeded": "missed", "exceed": "miss", "over": "under", "more than": "fewer than", "reduce": "increase", "higher": "lower", "fell": "climbed", "expand": "cut back", "improve": "worsen", "improved": "worsened", "accelerate": "slow"},
    ),
    "other_polarity": (
        {"已完成": "未能完成", "完成": "没有完成", "达到": "未达到", "实现": "未能实现", "未达到": "达到", "没有": "确有", "建成": "没有建成", "坚持": "不再坚持", "落实": "没有落实", "推动": "停止推动", "加强": "不再加强", "开展": "取消", "未": "已", "能够": "无法", "获得": "失去", "取得": "没有取得"},
        {"was met": "was not met", "was not met": "was met", "will": "will not", "is": "is not", "are": "are not", "was": "was not", "were": "were not", "has": "has yet to", "have": "have failed to be", "not": "", "completed": "failed to complete", "reached": "did not reach", "achieved": "failed to achieve", "can": "can no longer"},
    ),
    "other_time": (
        {"将": "已经", "力争": "已经", "预期": "实际", "目标": "实绩", "预计完成": "预期目标", "今年": "去年", "全年": "上半年", "明年": "今年", "启动": "完工", "打造": "建成了", "推进": "完成了", "上半年": "全年", "累计": "当年", "同比": "环比", "年均": "累计", "十五五": "十四五", "十四五": "十三五"},
        {"will": "already did", "target": "outcome", "targets": "outcomes", "plans": "achievements", "aims": "managed", "expected": "confirmed", "estimated": "final", "this year": "last year", "by the end of": "before the start of", "annual": "monthly", "a year": "a month", "first": "last", "year-on-year": "month-on-month"},
    ),
    "other_bound": (
        {"左右": "以上", "以上": "以内", "以内": "以上", "不低于": "不高于", "约": "至少", "超过": "接近", "全部": "多数", "全覆盖": "半数覆盖", "基本": "完全", "平均": "最高", "前列": "末位", "领先": "垫底", "主要": "全部", "部分": "全部"},
        {"around": "at least", "about": "at most", "within": "beyond", "at least": "at most", "over": "nearly", "more than": "exactly", "average": "maximum", "all": "most", "main": "only", "nearly": "over", "some": "all", "leading": "trailing"},
    ),
    "other_scope": (
        {"全区": "全国", "全市": "全国", "城镇": "农村", "居民": "企业", "人均": "户均", "规模以上": "规模以下", "民营": "国有", "外资": "内资", "进口": "出口", "出口": "进口", "社会": "政府", "工业": "农业", "服务业": "制造业", "固定资产": "流动资产", "渝中区": "江北区", "渝中": "九龙坡", "重庆": "成都", "收入": "支出", "支出": "收入", "就业": "失业", "老年": "青年", "小学": "大学", "区级": "市级", "市级": "国家级", "国家级": "市级"},
        {"Yuzhong": "Jiangbei", "Chongqing": "Chengdu", "the district": "the nation", "district": "county", "city": "county", "urban": "rural", "residents": "firms", "per capita": "per household", "private": "state-owned", "foreign": "domestic", "imports": "exports", "exports": "imports", "revenue": "spending", "spending": "revenue", "industry": "farming", "services": "mining", "unemployment": "employment", "national": "provincial", "municipal": "national", "income": "debt", "investment": "borrowing"},
    ),
    "other_rank": (
        {"第一": "第三", "首位": "末位", "首个": "第五个", "唯一": "众多", "最大": "最小", "第二": "第一", "第三": "第九", "前三": "倒数第三", "率先": "最后", "首批": "第三批", "首次": "再次", "三大": "六大", "两大": "五大", "四大": "八大", "五大": "三大"},
        {"first": "third", "largest": "second-largest", "only": "fifth", "second": "first", "third": "ninth", "top": "bottom", "best": "worst", "two": "five", "three": "six", "four": "eight", "five": "three", "most": "least", "one": "seven", "No. 1": "No. 4"},
    ),
}  # fmt: skip
TAILS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "false_half": (
        ("比上年提高2.3个百分点", "居全市第一", "高于全国平均水平", "创历史新高", "提前两年完成", "占全市的三分之一", "连续五年保持增长", "较上年翻一番", "远超预期目标", "位列全国前十", "比计划少了一半", "低于全市平均水平", "其中七成来自民营企业", "同比由降转升"),
        ("the highest in the city", "up 2.3 percentage points on the year before", "well above the national average", "a record high", "two years ahead of schedule", "a third of the city's total", "the fifth rise in a row", "twice the figure of last year", "far beyond the target", "among the top ten in the country", "half of what was planned", "below the city's average"),
    ),
    "false_reason": (
        ("主要原因是房地产市场回暖", "因为外贸订单大幅流失", "这得益于中央转移支付", "由于人口持续外流", "从而带动了就业", "以应对通货紧缩", "目的是偿还地方债务"),
        ("because exports collapsed", "owing to a rebound in housing", "thanks to transfers from the central government", "since the population is leaving", "in order to repay local debt", "which led to more jobs", "as a response to deflation"),
    ),
}  # fmt: skip
_WORDS = (
    ("五成", "近一半", "三分之二", "百分之七", "百分之八点四", "七成多", "四分之一", "两倍", "九成以上", "过半"),
    ("half", "nearly half", "two thirds", "seven percent", "eight point four percent", "a quarter", "twice as much", "nine tenths", "three in ten"),
)  # fmt: skip
_SPEAKERS = (
    ("区长王建国表示，", "国家统计局指出，", "市委书记说，", "据专家张伟分析，", "区发展改革委主任强调，", "世界银行认为，", "有企业家反映，"),
    ("Mayor Wang Jianguo said that ", "The National Bureau of Statistics noted that ", "The World Bank believes that ", "According to the expert Zhang Wei, ", "Residents complained that ", "The State Council ordered that "),
)  # fmt: skip
_QUOTED = (
    ("“六个全面”", "“三不两直”", "“全面见顶”", "“八横八纵”", "“超级特区”", "“一号密令”"),
    ('"six comprehensives"', '"peak growth"', '"super zone"', '"order number one"', '"golden decade"'),
)  # fmt: skip
_MONTHS = "January February March April May June July August September October November December".split()


class OtherLiar:
    """Makes a sentence of evidence false in a way of its own; None where the way does not fit."""

    def __init__(self, chance: random.Random, given: tuple[Given, ...]) -> None:
        self.chance = chance
        self.given = {item.id: item for item in given}

    def tell(self, kind: str, id: str, text: str) -> str | None:
        """The false sentence with its mark."""
        told = (
            self._turned(kind, id, text)
            if kind in TURNS
            else self._with_tail(kind, id, text)
            if kind in TAILS
            else getattr(self, kind)(id, text)
        )
        return None if told is None or told == text else told if re.search(r"\[\w", told) else marked(told, id)

    def _turned(self, kind: str, id: str, text: str) -> str | None:
        """One word exchanged for its contrary, which stands nowhere in the source."""
        table = TURNS[kind][0 if HAN.search(text) else 1]
        there = all_words(self.given[id]).lower()
        zh = HAN.search(text) is not None
        words = sorted(table, key=len, reverse=True)
        found = list(re.finditer("|".join(map(re.escape, words)) if zh else rf"\b(?:{'|'.join(map(re.escape, words))})\b", text))
        found = [match for match in found if not table[match[0]] or table[match[0]].lower() not in there]
        if not found:
            return None
        match = self.chance.choice(found)
        told = text[: match.start()] + table[match[0]] + text[match.end() :]
        return re.sub(r" {2,}", " ", told)

    def _with_tail(self, kind: str, id: str, text: str) -> str | None:
        zh = HAN.search(text) is not None
        there = all_words(self.given[id])
        tail = self.chance.choice(TAILS[kind][0 if zh else 1])
        # 居全市第一 behind a sentence that says 全市第1 repeats it.
        return None if tail.removeprefix("居") in there.replace("第1", "第一") else text.rstrip("。.；") + ("，" if zh else ", ") + tail

    def figure_in_words(self, id: str, text: str) -> str | None:
        """A share told in words, and another one."""
        found = _SHARE.search(text)
        if found is None:
            return None
        word = self.chance.choice(_WORDS[0 if HAN.search(text) else 1])
        if chinese_numerals(word) & {figure.value for figure in find_figures(all_words(self.given[id]))}:
            return None
        return text[: found.start()] + word + text[found.end() :]

    def borrowed_figure(self, id: str, text: str) -> str | None:
        """A figure that stands in the evidence, of something else."""
        found = _NUMBER.search(text)
        if found is None:
            return None
        others = [n for n in _NUMBER.findall(all_words(self.given[id])) if n not in text and not _YEAR.fullmatch(n)]
        return text[: found.start()] + self.chance.choice(others) + text[found.end() :] if others else None

    def figures_exchanged(self, id: str, text: str) -> str | None:
        """Two figures of one sentence change places."""
        found = [match for match in _NUMBER.finditer(text) if not _YEAR.fullmatch(match[0])]
        if len(found) < 2 or found[0][0] == found[1][0]:
            return None
        (a, b), (c, d) = found[0].span(), found[1].span()
        return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]

    def near_figure(self, id: str, text: str) -> str | None:
        """The figure a little more or less."""
        found = _NUMBER.search(text)
        if found is None or _YEAR.fullmatch(found[0]):
            return None
        at = found[0].rstrip("0123456789")
        last = found[0][len(at) :] or found[0]
        new = at + str(int(last) + self.chance.choice((1, 2, 3)))
        return None if new in all_words(self.given[id]) else text[: found.start()] + new + text[found.end() :]

    def other_real_year(self, id: str, text: str) -> str | None:
        """A year that reports speak of, in the place of another one."""
        found = _YEAR.search(text)
        if found is None:
            return None
        year = str(int(found[0]) + self.chance.choice((-1, 1, -2, 5)))
        return text[: found.start()] + year + text[found.end() :]

    def year_put_before(self, id: str, text: str) -> str | None:
        """A year that nothing gives, in front of a sentence without one."""
        there = all_words(self.given[id])
        years = [year for year in ("2019", "2021", "2023", "2028") if year not in there]
        if _YEAR.search(text) or not years:
            return None
        year = self.chance.choice(years)
        return f"{year}年，{text}" if HAN.search(text) else f"In {year}, {text}"

    def place_put_before(self, id: str, text: str) -> str | None:
        """Another place in front of it."""
        zh = HAN.search(text) is not None
        place = self.chance.choice(
            ("上海市", "四川省", "江北区", "武汉市") if zh else ("Shanghai", "Sichuan", "Jiangbei District", "Wuhan")
        )
        return None if place in all_words(self.given[id]) else f"在{place}，{text}" if zh else f"In {place}, {text}"

    def other_percent(self, id: str, text: str) -> str | None:
        """Percent told as percentage points, and the other way round."""
        for one, other in (("个百分点", "%"), (" percentage points", "%"), ("%", "个百分点" if HAN.search(text) else " percentage points")):
            found = re.search(rf"(?<=\d){re.escape(one)}", text)
            if found:
                return text[: found.start()] + other + text[found.end() :]
        return None

    def other_unit(self, id: str, text: str) -> str | None:
        """The same number of something else."""
        units = {"亿元": "亿美元", "万人次": "万人", "家": "户", "个": "亿", "名": "万名", "户": "人", "公里": "米", "平方米": "亩", "人": "户",
                 " billion yuan": " billion US dollars", " million": " thousand", " companies": " people", " projects": " billion yuan", " people": " households", " yuan": " US dollars", " households": " villages", " sites": " kilometres"}  # fmt: skip
        found = re.search(rf"(?<=\d)(?:{'|'.join(sorted(map(re.escape, units), key=len, reverse=True))})", text)
        return None if found is None else text[: found.start()] + units[found[0]] + text[found.end() :]

    def other_date(self, id: str, text: str) -> str | None:
        """Another month."""
        found = re.search(r"(?<!\d)(\d{1,2})(?=月)", text) or re.search(rf"\b(?:{'|'.join(_MONTHS)})\b", text)
        if found is None:
            return None
        new = str(int(found[0]) % 12 + 1) if found[0].isdigit() else _MONTHS[(_MONTHS.index(found[0]) + 1) % 12]
        return None if new in all_words(self.given[id]) else text[: found.start()] + new + text[found.end() :]

    def put_into_a_mouth(self, id: str, text: str) -> str | None:
        """Said by somebody who did not say it."""
        zh = HAN.search(text) is not None
        return self.chance.choice(_SPEAKERS[0 if zh else 1]) + text

    def quoted_words(self, id: str, text: str) -> str | None:
        """Words in quotation marks that nobody wrote."""
        zh = HAN.search(text) is not None
        there = re.search(r"“[^”]+”|\"[^\"]+\"", text)
        new = self.chance.choice(_QUOTED[0 if zh else 1])
        if there:
            return text[: there.start()] + new + text[there.end() :]
        return f"按照{new}要求，{text}" if zh else f"Under {new}, {text}"

    def wrong_line(self, id: str, text: str) -> str | None:
        """The true sentence behind another line's id, in which its figure does not stand."""
        found = _NUMBER.search(text)
        if found is None:
            return None
        values = {figure.value for figure in find_figures(text)}
        for other in self.given.values():
            if other.id != id and not values & {figure.value for figure in find_figures(all_words(other))}:
                return marked(text, other.id)
        return None

    def of_two_lines(self, id: str, text: str) -> str | None:
        """The words of one line with the figure of another, both named."""
        found = _NUMBER.search(text)
        if found is None:
            return None
        own = all_words(self.given[id])
        others = [
            (other.id, n)
            for other in self.given.values()
            if other.id != id
            for n in _NUMBER.findall(other.text)
            if n not in own
            and not _YEAR.fullmatch(n)
            # 新增文博场馆2家 in one year and 3家 in another: with the words on both sides the figure is the other line's own, and true.
            and text[max(0, found.start() - 4) : found.start()] + n + text[found.end() : found.end() + 1] not in all_words(other)
        ]
        if not others:
            return None
        other_id, number = self.chance.choice(others)
        told = (text[: found.start()] + number + text[found.end() :]).rstrip("。.；")
        return f"{told}[{id}, {other_id}]。" if HAN.search(told) else f"{told} [{id}, {other_id}]. "

    def sum_of_figures(self, id: str, text: str) -> str | None:
        """A total that nobody reckoned."""
        found = _NUMBER.findall(text)
        if len(found) < 2:
            return None
        return text.rstrip("。.；") + ("，两项合计937" if HAN.search(text) else ", 937 in all")

    def half_in_the_other_language(self, id: str, text: str) -> str | None:
        """The lie in the language that is not asked."""
        return text.rstrip("。.；") + (", but the target was missed by a wide margin" if HAN.search(text) else "，但远未达到目标")


def marked(text: str, id: str) -> str:
    bare = text.rstrip("。.；")
    return f"{bare}[{id}]。" if HAN.search(bare) else f"{bare} [{id}]. "


def all_words(item: Given) -> str:
    texts = [item.claim.text, item.text]
    for citation in item.claim.citations:
        texts += [citation.quote, citation.quote_en or "", *citation.section, citation.report.title, citation.report.date or ""]
        texts += [note.text for note in citation.footnotes]
        texts += [citation.table.title, *citation.table.columns] if citation.table else []
    return " ".join(texts)


OTHER_LIES = [*TURNS, *TAILS, *(n for n, v in vars(OtherLiar).items() if callable(v) and not n.startswith("_") and n != "tell")]
