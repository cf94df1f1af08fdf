"""Figures of running text as facts: indicator, figure, unit, what is said of it, year, kind, place, part.

In: the blocks of a report. Out: one `Fact` for each figure whose indicator can be told: a level and a growth of one
indicator are two facts, 分别 and 均 pair their lists in order. What cannot be told for sure gives no fact. Knows
nothing of tables, glossaries or questions.
"""
# long: the sentence reader's steps share what the figures before were said of.

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.aims import GAINED, aim_of, estimated, is_total, target_beside
from corpus.amounts import Amount, bounds, find_amounts
from corpus.belonging import (
    EXCLUDED,
    budget_level,
    cluster_of,
    left_out,
    left_out_within,
    may_be_a_parts,
    of_one_trade,
    place_of,
    topic_of,
    zone_of,
)
from corpus.genre import HALF_DIGITS
from corpus.heads import COUNTING, HEAD
from corpus.kinds import Judged, judge
from corpus.model import Block, Change, Fact, FactKind
from corpus.moments import EACH_OF_YEARS, OTHER_OPENS, OTHER_YEARS, PART_OF_YEAR, PART_OPENS, Clock, Moment, years_kept
from corpus.predicates import Predicate, of_growth, read_predicate
from corpus.sentences import split_sentences
from corpus.shared import level_of, shares_level
from corpus.subjects import PEOPLE, Subject, growth_of, read_aims, read_list, read_subject
from corpus.worded import LISTS_TARGETS, Worded, find_worded

_STRONG = re.compile(r"[，,；;：:。！？!?]")
# What may follow a figure that is said of something. matches 、居全国, 的预期目标; not 个项目, 以上企业
_FOLLOWS = re.compile(
    r"$|[、，,。；;：:）)！？!?”]|和|及|并|且|同比|比|较|的(?:预期)?目标|的(?:预期)?增长目标|台阶|大关|关口|新台阶|居|位居|列|排|占|高于|快于|增长|下降|提高|提升|由|从|与|安排|（|全市第|全国第|(?:增加?|增长|降低?|升|跃升|缩小|缩短|扩大|减少|回升|上升|恢复|下降|压缩)[至到]"
)
_MAY_STATE = re.compile(r"\d|第[一二三四五六七八九十]|翻|同步|[高快低]于|目标")  # what each statement holds one of
# What is no further item of a list of counted work: it has a verb or a sense of its own. matches 在建, 总量, 新建, 农村劳动力转移就业
_NO_ITEM = re.compile(
    rf"(?:(?:直接)?(?:竣工|达产|投产|投用|交付|签约|扶持|带动|惠及|吸纳|帮助|支持)|在建|续建|完工|其中|总|共|通航|覆盖|[^，。]{{0,8}}(?:转移|留[省市区县皖川])就业|{COUNTING.pattern})"
)
_ALL = re.compile(r"(?<!年)均(?!值)|都|双双")  # one figure for each of a list; not 年均
# What may stand between a figure and the verb of the next one, said of the same. matches ，; 台阶，(迈上6万亿元台阶，达到62661亿元); not 台阶，二是
_BETWEEN = re.compile(r"(?:新?台阶|大关|关口)?[，、]*(?:(?:按(?:不变|可比)价格?(?:计算)?|扣除价格因素(?:影响)?后?)[，、])?")
_SECTOR = re.compile(r"第[一二三]产业")
# Totals whose parts by sector a sentence may go on with. matches 地区生产总值, 固定资产投资, 用电量; not 产业
_TOTALS = re.compile(r"生产总值|GDP|投资|用电量|就业|贷款|税收")
_MAX_SENTENCE_CHARS = 4000  # the longest of 21 reports has 600; reading one takes time with the square of its length
_OWN_SIZE = frozenset("总额 总量 总值 规模 总规模".split())
_RATES = ("率", "占比", "比重", "比例")  # a target of theirs is a level
_SHORT_CHARS = 5  # a name this short may lack its owner: 市场就业率, 支出
_OWN_RATES = frozenset("森林覆盖率 林草覆盖率 水土保持率 城镇化率 失业率".split())  # short rates that say of what they are
_OPENS_CHARS = 12  # a time that stands so early in a sentence holds for the next ones too
# How an indicator moves, said before by how much. matches 进出口总额稳中提质、(增长10%); not 稳中提质行动
_MANNER = re.compile(r"(?<=.)(?:稳中提质|促稳提质|稳量提质|稳中有[升进增]|稳步增长|平稳增长|止跌回[稳升]|由负转正|由降转[升增])$")
_PIECES = re.compile(r"[件家个人户项名]$")  # what things of any kind are counted in
# A sentence that parts what was told before it. matches 分门类看，, 按经营地统计，, 限额以上单位商品零售中，; not 从全年看，
_BREAKDOWN = re.compile(r"(?:(?:分|按)[^，。]{1,8}(?:看|分|统计|划分)|[^，。]{2,14}(?:零售|产量|税种|支出|投资|收入)中)，")
_MONEY = re.compile(r"(?:补贴|补助|津贴|救助金|养老金|贷款)$")  # what is counted in money. matches 发放育儿补贴; not 发放贷款户数
_FROM = re.compile(r"(?:由|从(?!业|事|严|优))(?:[^，。；]{0,14})$")


@dataclass
class _Group:
    """The indicators that the last figures were said of, and where their words began."""

    subjects: list[Subject] = field(default_factory=list)
    start: int = 0
    unit: str = ""
    change: Change = "level"
    said: frozenset[Change] = frozenset()  # what has been said of them so far
    level: str = ""  # 省级以上 that governs it: 新建省级以上 A 5家、B 2家
    work: str = ""  # the verb that governs a list of counted things: 新增 A 2栋、B 5栋
    share: Subject | None = None  # the last figure was this share of theirs: what follows is said of it or of them
    spoken: Judged | None = None  # what the last figure was


def statement_facts(blocks: Sequence[Block], date: str | None, reviews: Sequence[int], plans: Sequence[int]) -> tuple[Fact, ...]:
    """The facts of all running text among `blocks`, in reading order."""
    clock = Clock(date, reviews, plans)
    facts: list[Fact] = []
    for block in blocks:
        moment = clock.enter(block)
        if block.kind == "paragraph" and block.table is None:
            facts += _BlockReader(block, clock, moment).read()
    return tuple(facts)


class _BlockReader:
    """Reads one paragraph; the time that one sentence opens with holds for the next ones."""

    def __init__(self, block: Block, clock: Clock, moment: Moment) -> None:
        self.block, self.clock, self.moment, self.opened = block, clock, moment, moment
        self.own = Moment(block.scope.year, None, block.scope.plans, "section" if block.scope.basis == "section" else "manifest")
        self.partial = False  # the figures are those of a part of the year
        self.facts: list[Fact] = []

    def read(self) -> list[Fact]:
        text = self.block.text.string.translate(HALF_DIGITS)
        if not _MAY_STATE.search(text):
            return []
        for start, end in split_sentences(text):
            if end - start > _MAX_SENTENCE_CHARS:
                continue
            sentence = text[start:end]
            amounts = find_amounts(sentence)
            mentions = self.clock.mentions(sentence, self.own)
            for at, moment in mentions:
                if at <= _OPENS_CHARS and self.clock.lasts(moment, self.own) and self.clock.heads_clause(sentence, at):
                    self.moment = moment
            self.partial = PART_OPENS.match(sentence) is not None or (self.partial and not mentions)
            worded = find_worded(sentence, LISTS_TARGETS.search(text, 0, start) is not None)
            if (amounts or worded) and not (self.partial and "全年" not in sentence):
                _SentenceReader(self, sentence, start, amounts, worded, mentions).read()
        return sorted(self.facts, key=lambda fact: fact.end)


class _SentenceReader:
    """Reads one sentence: each amount with the words since the one before it."""

    def __init__(
        self,
        reader: _BlockReader,
        text: str,
        offset: int,
        amounts: list[Amount],
        worded: list[Worded],
        mentions: list[tuple[int, Moment]],
    ) -> None:
        self.reader, self.text, self.offset, self.mentions = reader, text, offset, mentions
        self.amounts, self.worded = amounts, worded
        self.group = _Group()
        self.last = 0  # end of the last amount that was said of something
        self.listed: list[Subject] = []  # the indicators of the list of levels that ends here
        self.aim, self.carried, self.total = "", "", False  # 力争, 累计 that govern the statement; 力争 that goes on to the next

    def read(self) -> None:
        index = 0
        while index < len(self.amounts):
            run = self._run(index)
            if run == 1 and self._held_against(self.amounts[index]):
                self.last = self.amounts[index].end
                index += run
                continue
            if _FOLLOWS.match(self.text, self.amounts[index + run - 1].end) is None:
                index += run
                continue
            self._statement(self.amounts[index : index + run])
            self.last = self.amounts[index + run - 1].end
            index += run
        for worded in self.worded:
            self._worded(worded)

    def _held_against(self, amount: Amount) -> bool:
        """Whether a figure is the target that a result is held against, which is then noted: 增长4.8%，未完成5.5%的预期目标."""
        lead = self.text[self.last : amount.start]
        cut = max((match.end() for match in _STRONG.finditer(lead)), default=0)
        beside = target_beside(lead[cut:], self.text[amount.end :])
        if beside is None:
            return False
        if beside.subject:
            named = read_subject(beside.subject, growing=True)
            self.group = _Group([] if named is None else [named], self.last + cut)
        elif not self.last or not _BETWEEN.fullmatch(lead[:cut]) or self.group.unit != amount.unit:
            self.group = _Group()
        if len(self.group.subjects) == 1 and self.group.work == "":
            subject = self.group.subjects[0]
            rate = amount.unit == "%" and not subject.name.endswith(_RATES)
            change = beside.change or (self.group.change if not beside.subject else "growth" if rate else "level")
            self._add(subject, amount, Predicate(subject.name, change, True), amount.after, lead[cut:], "target")
        self.group = _Group()
        return True

    def _worded(self, worded: Worded) -> None:
        """A statement without a figure: its words stand as the value, no number is given."""
        if LISTS_TARGETS.search(self.reader.block.text.string, 0, self.offset + worded.start):
            subjects = read_aims(worded.subject)
        else:
            single = read_subject(worded.subject)
            subjects = [] if single is None else [single]
        if PART_OF_YEAR.search(self._since_stop(worded.start)):
            return
        self.group = _Group(subjects, worded.subject_start)
        clause = self.text[worded.subject_start : worded.start]
        self.aim, _ = aim_of(clause, clause, "")
        self.total = False
        amount = Amount(worded.start, worded.end, worded.value, "", None, None, "")
        said = Predicate(worded.subject, worded.change, True, "增长" if worded.pace else "", (), worded.against)
        for subject in subjects:
            self._add(subject, amount, said, "", worded.subject)

    def _run(self, index: int) -> int:
        """How many amounts stand in one list from `index` on: 46%、60%、75%."""
        count = 1
        while index + count < len(self.amounts):
            between = self.text[self.amounts[index + count - 1].end : self.amounts[index + count].start]
            if between not in ("、", "和", "，", "及", "左右、") or self.amounts[index + count].unit != self.amounts[index].unit:
                break
            count += 1
        return count

    def _statement(self, run: list[Amount]) -> None:
        lead = self.text[self.last : run[0].start]
        cut = max((match.end() for match in _STRONG.finditer(lead)), default=0)
        piece = lead[cut:]
        start = self.last + cut
        self.aim, self.carried = aim_of(lead, piece, self.carried)
        if _FROM.search(piece):
            self._begin_from(piece, start)
            return
        predicate = of_growth(read_predicate(piece, run[0].unit), run[0].unit)
        self.total = predicate is not None and is_total(lead, piece, self.total, predicate.stated, run[0].unit)
        if predicate is None or PART_OF_YEAR.search(self._since_stop(run[0].start)) or self._of_other_years(piece, predicate, run[0].start):
            self.group = _Group()
            return
        before = self.group
        subjects = self._subjects(predicate, run, lead, cut, start)
        if subjects and not predicate.stated and subjects[0].name not in piece and before.unit == run[0].unit == "%":
            predicate = replace(predicate, change=before.change)  # 农村居民6% after 城镇居民…增长5%
        if subjects is None:
            verb = COUNTING.match(predicate.subject) if run[0].unit not in ("%", "‰") and not predicate.stated else None
            self.group = _Group(work=verb[0] if verb else "")  # 新增托位300个、养老床位600张: the second was added too
            return
        self._list(subjects, predicate, run, lead)
        if len(run) == 1:
            run = run * len(subjects)
        after = run[-1].after if all(not amount.after for amount in run[:-1]) else ""
        for subject, amount in zip(subjects, run, strict=True):
            self._add(subject, amount, predicate, amount.after or after, piece)
        self.group.unit, self.group.change = run[-1].unit, predicate.change
        self.group.said |= {predicate.change} if predicate.change != "growth" or run[-1].unit == "%" else set()

    def _list(self, subjects: list[Subject], predicate: Predicate, run: list[Amount], lead: str) -> None:
        """Note an item of a list of levels: A 5万人次、B 3亿元."""
        level = len(subjects) == len(run) == 1 and predicate.change == "level" and run[0].unit != "%"
        if not level or self.total:
            self.listed = []
        elif subjects[0] not in self.listed:
            self.listed = [*(self.listed if lead.startswith("、") else ()), *subjects]

    def _of_other_years(self, piece: str, predicate: Predicate, at: int) -> bool:
        """Whether a figure is of years that cannot be told: 党的二十大以来, 三年内. A rank, a level kept for years is the last year's too."""
        if OTHER_OPENS.match(self._since_stop(at)):
            return True
        kept = predicate.change == "rank" or "稳定" in piece or "保持" in piece
        return not kept and (OTHER_YEARS.search(piece) or EACH_OF_YEARS.search(piece)) is not None

    def _since_stop(self, end: int) -> str:
        """The words since the last semicolon."""
        return self.text[max(self.text.rfind("；", 0, end), self.text.rfind(";", 0, end)) + 1 : end]

    def _begin_from(self, piece: str, start: int) -> None:
        """由 80家 增加到 …: the first figure has another year; its subject is kept for the second."""
        match = re.match(r"(?P<subject>.*?)(?:由|从(?!业|事|严|优))[^，。；]{0,14}$", piece)
        if match and match["subject"].startswith("占"):  # 产值增长45%，占规上工业的比重由18%提高到24%
            owners = self.group.subjects
            self.group = _Group([replace(owners[0], name=owners[0].name + match["subject"])], start) if len(owners) == 1 else _Group()
            return
        subject = read_subject(match["subject"], growing=True) if match else None
        if subject is not None:
            self.group = _Group([subject], start)
        elif match and match["subject"].strip("、，均分别"):
            self.group = _Group()

    def _subjects(self, predicate: Predicate, run: list[Amount], lead: str, cut: int, start: int) -> list[Subject] | None:
        """The subjects of a run of amounts, None if they cannot be paired for sure."""
        words = _MANNER.sub("", predicate.subject.strip("、，和且并 "))
        paired, shared = "分别" in predicate.adverbs, _ALL.search(predicate.adverbs) is not None
        if words in _OWN_SIZE and self.group.said == {"growth"} and len(self.group.subjects) == 1:
            words = ""  # 货物进出口增长8%，总额突破9000亿元: the size of what grew
        if not words:
            return self._inherit(predicate, run, lead[:cut], paired or shared)
        if EXCLUDED.fullmatch(words):  # 固定资产投资增长4%，扣除房地产开发投资后增长9%
            before = self._inherit(predicate, run, lead[:cut], False) or []
            return [replace(one, of=words) for one in before] if before and not any(one.of for one in before) else None
        if paired:
            found = read_list(words, len(run))
        elif len(run) > 1:
            return None
        elif shared:
            found = next((several for count in range(2, 6) if (several := read_list(words, count)) is not None), None)
        else:
            subject = self._single(words, run[0], predicate, lead, cut)
            found = None if subject is None else [subject]
        if found is not None:
            found = [self._sector(self._at_home(subject), predicate) for subject in found]
            if not all(subject.name for subject in found):
                return None
            owner = self.group.subjects[0].of if words.startswith("其中") and len(self.group.subjects) == 1 else ""
            found = [subject if subject.of or subject.place or not owner else replace(subject, of=owner) for subject in found]
            cluster = cluster_of(self.text[:start])
            found = [subject if subject.of or subject.place or not cluster else replace(subject, of=cluster) for subject in found]
            verb = COUNTING.match(found[0].name)
            self.group = _Group(found, start, work=verb[0] if verb and verb[0][:2] != "城镇" else "")
            self.group.level = level_of(found[0].name[verb.end() :]) if verb else ""
        return found

    def _inherit(self, predicate: Predicate, run: list[Amount], between: str, several: bool) -> list[Subject] | None:
        """The subjects of the figures before, where nothing but a verb stands between: 1.2万亿元、增长5%."""
        before, count = self.group.subjects, len(run)
        if not before or not _BETWEEN.fullmatch(between):
            return None
        if predicate.share:
            shares = [replace(before[0], name=before[0].name + predicate.share)] if len(before) == count == 1 else None
            self.group.share = shares[0] if shares else None
            return shares
        if self.group.share:  # 占全市比重17.4%、提高12.2个百分点: points are those of the share; the rest may be said of either
            return [self.group.share] if run[0].unit.endswith("百分点") and count == 1 and predicate.stated else None
        work = COUNTING.match(before[0].name)
        if work and (predicate.change == "level" or "净增" in work[0]):
            return None  # 净增1295家、增长50.6%; 新增26个，累计达到46个: said of all, not of what was added
        grows, percent = predicate.change in ("growth", "fall"), run[0].unit == "%"
        if grows and percent and before[0].name.endswith(("率", "占比", "比重", "比例")) and not before[0].name.endswith("生产率"):
            return None  # 增加值占比达到10%，增长15%以上: the value grows so, not its share
        if work and grows and not percent and run[0].unit != "倍":
            return None  # 新登记经营主体120万户、净增80万户
        if several and len(before) == 1 < len(self.listed) == (count if count > 1 else len(self.listed)):
            before = self.listed  # 接待游客3180万人次、旅游花费366亿元，分别增长11.3%和13.8%
        if not predicate.stated or several != (len(before) > 1):
            return None
        if predicate.change == "rank" and "growth" in self.group.said:
            if self.group.said - {"rank", "above", "below"} != {"growth"}:
                return None  # 达到1.2万亿元、增长5%，居全国第5位: by its size or by its growth?
            before = [growth_of(subject) for subject in before]  # 增长33.6%、居全国第3位: it grew so fast
        return before if before and count in (1, len(before)) else None

    def _single(self, words: str, amount: Amount, predicate: Predicate, lead: str, cut: int) -> Subject | None:
        """The one subject in `words`; the verb of a list of counted things is carried: 新增 A 2栋、B 5栋."""
        growing = predicate.change in ("growth", "fall")
        counted = amount.unit not in ("%", "‰", "个百分点", "百分点", "倍") and not growing
        listed = counted and not cut and lead.startswith("、") and not predicate.stated and not _NO_ITEM.match(words)
        subject = read_subject(
            (self.group.work + (self.group.level if shares_level(words) and amount.unit[:1] != "万" else "") if listed else "")
            + words
            + predicate.share,
            counted,
            growing,
            counted and predicate.stated,
        )
        if subject is None:
            of_people = words.removeprefix("其中")
            if PEOPLE.fullmatch(of_people) and amount.unit == "元" and lead.startswith(("，其中", "、", "；其中")):
                return self._completed(of_people)  # 居民人均可支配收入3万元，增长5%，其中城镇居民4万元、农村居民2万元
            return self._elided(words, amount, predicate, lead)
        if PEOPLE.fullmatch(subject.name):
            return self._completed(subject.name)
        if lead.startswith("、") and len(subject.name) <= _SHORT_CHARS and self._lacks_owner(subject.name):
            return None
        if of_one_trade(subject.name, self.text[: self.last + cut]):
            return None
        if words.startswith("其中") and not self.group.subjects and self.last and _PIECES.search(amount.unit):
            return None  # 专利授权2316件，其中发明专利284件: a part of what could not be told
        if _BREAKDOWN.match(self.text) and not HEAD.search(subject.name):
            return None  # 分门类看，采矿业下降2.6%: what of it fell was said before
        if GAINED.search(words) or (_MONEY.search(subject.name) and counted and not amount.unit.endswith("元")):
            return None  # 争取中央预算内投资: striven for, or gained? 发放育儿补贴181万人: to whom, not how much
        if words.startswith("其中") and subject.name.endswith("占比") and not HEAD.search(subject.name[:-2]):
            return None  # a share of what the clause before is about
        measured = HEAD.search(subject.name) is not None
        if predicate.change == "rank":
            return subject if measured and "、" not in subject.name else None
        if not predicate.stated and not measured and not COUNTING.match(subject.name):
            return self._elided(words, amount, predicate, lead)
        return subject

    def _lacks_owner(self, name: str) -> bool:
        """Whether a short name may be that of a part of what stands before it.

        The name before ends like it and says more (应届毕业生就业率95%、市场就业率70%), or is no rate (咖啡产值增长3倍、精深加工率85%).
        """
        before = self.group.subjects[-1].name if self.group.subjects else ""
        rate = name.endswith(("率", "占比", "比重")) and name not in _OWN_RATES
        return (before[-3:] == name[-3:] and len(before) > len(name) + 2) or (
            rate and before != "" and not before.endswith(("率", "比", "比重"))
        )

    def _elided(self, words: str, amount: Amount, predicate: Predicate, lead: str) -> Subject | None:
        """城镇居民人均可支配收入增长5%、农村居民6%: the second name lacks the words that it shares with the first."""
        if predicate.stated or len(self.group.subjects) != 1 or self.group.unit != amount.unit or not lead.startswith(("、", "，")):
            return None
        return self._completed(words.strip("、，"))

    def _completed(self, name: str) -> Subject | None:
        """A name with the words that it shares with the one before it: 农村居民 after 城镇居民人均可支配收入."""
        first = self.group.subjects[0].name if len(self.group.subjects) == 1 else ""
        shared = first.find(name[-2:])
        if not 2 <= len(name) <= 8 or shared < 0 or shared + 2 >= len(first):
            return None
        return read_subject(name + first[shared + 2 :], growing=True)

    def _at_home(self, subject: Subject) -> Subject:
        """The subject without the report's own place as its part: 渝中地区生产总值 in a report of 重庆市渝中区."""
        own = self.reader.block.scope.place
        if own and subject.of and subject.of in own and subject.name.startswith(subject.of):
            return replace(subject, name=subject.name[len(subject.of) :], of="")
        return subject

    def _sector(self, subject: Subject, predicate: Predicate) -> Subject:
        """第二产业 that grows after the product of the whole is its value added; after another total its name is unsure, ""."""
        if not _SECTOR.fullmatch(subject.name) or predicate.change not in ("growth", "fall"):
            return subject
        totals = _TOTALS.findall(self._since_stop(self.last))
        value_added = not totals or totals[-1] in ("生产总值", "GDP")
        return replace(subject, name=subject.name + "增加值" if totals and value_added else subject.name if value_added else "")

    def _moment(self, named: Sequence[Moment], average: bool) -> Moment:
        """The time of a figure: the last one named before it; of an average the five years that end then."""
        times = [self.reader.moment, *named]
        last = times[-1]
        if average and last.since is None:  # 今后五年…，到2030年突破…；…年均增长6%
            return next((one for one in reversed(times) if one.since and one.year == last.year), last)
        return last

    def _judged(
        self, moment: Moment, named: Sequence[Moment], amount: Amount, predicate: Predicate, name: str, piece: str
    ) -> Judged | None:
        """What the figure is; None where that cannot be told."""
        words, at = ("累计" if self.total else "") + piece, (amount.start, amount.end)
        judged = judge(self.text, words, at, moment, any(one.since for one in named), predicate, name)
        before = self.group.spoken
        apart = predicate.change in ("above", "below") and not predicate.subject.strip("、，")
        if judged is not None and apart and before is not None and before.kind == "average":
            judged = replace(before, change=predicate.change)  # 年均增长4.5%，高于全国1.2个百分点
        kept = years_kept(piece)
        if kept and judged is not None and judged.kind == "result" and judged.change == "level":
            judged = replace(judged, since=judged.since or judged.year - kept + 1)
        self.group.spoken = judged
        grew = judged is not None and judged.kind == "cumulative" and judged.change != "level" and judged.since is not None
        if grew and not (named or predicate.against or self.reader.opened.since):
            return None  # the paragraph is of one year, a sentence before of five: in which of them did it grow so?
        return judged

    def _words(self, judged: Judged, moment: Moment, predicate: Predicate, piece: str, after: str) -> str:
        """The words that bound or colour a figure, parted by 、: 力争、突破."""
        ahead = moment.ahead is not False and judged.kind in ("target", "plan", "average", "cumulative")
        early = (self.aim if ahead else "", estimated(piece) if judged.kind == "average" else "")
        return "、".join(dict.fromkeys(word for word in (*early, *predicate.qualifiers, after) if word))

    def _add(self, subject: Subject, amount: Amount, predicate: Predicate, after: str, piece: str, kind: FactKind | None = None) -> None:
        """Note a fact; `kind` where the words around it tell what it is."""
        # long: one field of the fact after the other.
        named = [moment for end, moment in self.mentions if end <= amount.start]
        moment = self._moment(named, "年均" in piece)
        judged = self._judged(moment, named, amount, predicate, subject.name, piece)
        paragraph = self.reader.block.text.string[: self.offset + amount.start]
        if judged is None or may_be_a_parts(subject, self.text, self.group.start, paragraph, self.reader.block.scope.place):
            return
        judged = judged if kind is None else replace(judged, kind=kind, change=predicate.change, since=None)
        start, end = self.offset + min(self.group.start, amount.start), self.offset + amount.end
        if any(start < spot < end for spot in self.reader.block.text.breaks):
            return  # a quote never crosses a place where the source was interrupted
        qualifier = self._words(judged, moment, predicate, piece, after)
        low, high = bounds(amount, qualifier)
        self.reader.facts.append(
            Fact(
                indicator=subject.name,
                value=amount.value,
                unit=amount.unit,
                year=judged.year,
                kind=judged.kind,
                place=place_of(subject.place, self.reader.block.scope.place),
                block=self.reader.block.id,
                row=None,
                column=None,
                start=start,
                end=end,
                low=low,
                high=high,
                qualifier=qualifier,
                change=judged.change,
                since=judged.since,
                of=subject.of
                or zone_of(self.text[: amount.start], subject.name)
                or topic_of(self.text[: self.group.start], subject)
                or budget_level(paragraph, subject)
                or left_out(self.text[: self.group.start])
                or left_out_within(self.text[: amount.start]),
                against=predicate.against,
                basis=moment.basis,
            )
        )
