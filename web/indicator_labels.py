"""The words of the room of indicators, in Chinese and in English.

In: nothing. Out: one frozen `IndicatorLabels` for each language. The module knows nothing of frames, HTML or reports' words.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class IndicatorLabels:
    """The room's words in one language; `{…}` are filled in where the label is used, "|" parts one from more."""

    language: str
    name: str
    find: str
    hint: str
    view: str
    views: dict[str, str]
    filters: dict[str, str]
    any: dict[str, str]
    only_missed: str
    export: str
    export_hint: str
    loading: str
    counts: dict[str, str]
    shown: str
    more: str
    none: str
    columns: dict[str, str]
    headings: dict[str, str]
    year_target: str
    year_result: str
    statuses: dict[str, str]
    kinds: dict[str, str]
    changes: dict[str, str]
    against: str
    others: str
    years_through: str
    since: str
    missed_count: str
    missed_note: str
    missed_more: str
    legend: dict[str, str]
    legend_note: str
    two_figures: str
    new: str
    open: str
    said_cell: str
    not_stated: str
    compare_places: str
    side_caption: str
    side_target: str
    side_result: str
    side_count: str
    otherwise: str
    silent: str
    silent_note: str
    no_side: str
    by_growth: str
    by_level: str
    scaled: str
    sum_exact: str
    sum_named: str
    sum_less: str
    sums_note: str
    no_sums: str
    table_row: str
    chart: str


ZH = IndicatorLabels(
    language="zh",
    name="指标",
    find="查找指标",
    hint="指标名，中文、英文或拼音",
    view="看法",
    views={"goals": "目标与结果", "places": "各地并列", "all": "全部数字", "sums": "合计"},
    filters={"report": "报告", "place": "地方", "year": "年份", "kind": "性质"},
    any={"report": "全部报告", "place": "全部地方", "year": "全部年份", "kind": "全部性质"},
    only_missed="只看未完成",
    export="导出 CSV",
    export_hint="表格软件可以打开；每个数字带文件、字符位置和单元格",
    loading="正在整理指标",
    counts={"goals": "{n} 项指标", "places": "{n} 个数字", "all": "{n} 个数字", "sums": "{n} 处合计"},
    shown="显示前 {n} 项",
    more="再显示一些",
    none="没有符合的指标。换一个写法，或放宽上面的范围。",
    headings={
        "report": "报告",
        "indicator": "指标（原文）",
        "canonical": "指标（通名）",
        "value": "数字",
        "low": "下限",
        "high": "上限",
        "unit": "单位",
        "qualifier": "限定词",
        "change": "数字所说",
        "against": "比较对象",
        "year": "年份",
        "since": "起始年份",
        "kind": "性质",
        "place": "地方",
        "of": "所属",
        "basis": "年份依据",
        "section": "章节",
        "quote": "原文",
        "file": "文件",
        "sha256": "SHA-256",
        "start": "起始字符",
        "end": "结束字符",
        "cell": "单元格",
        "total": "合计",
        "parts": "各部分",
        "added": "相加",
        "parts_named": "列出的部分",
    },
    columns={
        "indicator": "指标",
        "unit": "单位",
        "status": "状态",
        "chart": "图",
        "place": "地方",
        "value": "数字",
        "year": "年份",
        "kind": "性质",
        "report": "报告",
        "sum": "相加",
        "words": "原文",
    },
    year_target="{year} 目标",
    year_result="{year} 结果",
    statuses={
        "missed": "未完成",
        "met": "完成",
        "said expected": "报告称预计完成",
        "said met": "报告称达到",
        "not comparable": "数字不能直接比较",
    },
    kinds={"target": "目标", "estimate": "预计", "result": "完成", "cumulative": "累计", "average": "年均", "plan": "计划"},
    changes={"level": "", "growth": "增长", "fall": "下降", "above": "高于", "below": "低于", "rank": "位次"},
    against="比{what}",
    others="其他年份",
    years_through="逐年",
    since="{since}—{year}年",
    missed_count="{year}年未完成：可比的 {of} 项中 {n} 项",
    missed_note="由目标与结果两个数字逐项比较得出。",
    missed_more="下面画出前 {n} 项，其余在表里标出。",
    legend={"result": "{year} 结果", "missed": "结果，未达目标", "tick": "{year} 目标", "diamond": "{next} 目标"},
    legend_note="每行各自从 0 起。— 表示报告未列。区间和“以上”“超”不画成一个数。",
    two_figures="报告里有两个数",
    new="{year} 新列",
    open="看原文",
    said_cell="{column} {value}，看原文",
    not_stated="报告未列",
    compare_places="各地并列",
    side_caption="{subject}：{year}年{role}，各地并列",
    side_target="目标",
    side_result="结果",
    side_count="{n} 个地方写明",
    otherwise="{n} 个地方用别的单位或口径，见下：{places}",
    silent="{n} 个地方的报告里没有读到：{places}",
    silent_note="没有读到不等于没有写；可以在“问答”里再查。",
    no_side="没有一个地方写明这一年的这个数。换一个年份，或在目标与结果之间切换。",
    by_growth="增长速度",
    by_level="数值",
    scaled="条长按同一单位换算，数字照原文",
    sum_exact="按原文：合计 {total} = {parts}",
    sum_named="按原文：合计 {total}；其中列出的相加为 {added}（{parts}），“其中”不一定列全",
    sum_less="按原文：合计 {total}；列出的相加为 {added}（{parts}）",
    sums_note="只有原文写明是总数和部分的才相加（共…其中…、分别为…、合计）。只照原文相加，不作判断。",
    no_sums="这些报告里没有读到写明总数和部分的数字。",
    table_row="{title}，第 {row} 行",
    chart="{name}：{values}",
)

EN = IndicatorLabels(
    language="en",
    name="Indicators",
    find="Find an indicator",
    hint="Chinese, English or pinyin",
    view="View",
    views={"goals": "Targets and results", "places": "Places side by side", "all": "All figures", "sums": "Sums"},
    filters={"report": "Report", "place": "Place", "year": "Year", "kind": "Kind"},
    any={"report": "all reports", "place": "all places", "year": "all years", "kind": "all kinds"},
    only_missed="Missed only",
    export="Export CSV",
    export_hint="opens in a spreadsheet; each figure with its file, characters and cell",
    loading="Gathering the indicators",
    counts={
        "goals": "{n} indicator|{n} indicators",
        "places": "{n} figure|{n} figures",
        "all": "{n} figure|{n} figures",
        "sums": "{n} sum|{n} sums",
    },
    shown="the first {n} shown",
    more="Show more",
    none="No such indicator. Write it another way, or widen the choice above.",
    headings={
        "report": "Report",
        "indicator": "Indicator as printed",
        "canonical": "Indicator",
        "value": "Figure",
        "low": "At least",
        "high": "At most",
        "unit": "Unit",
        "qualifier": "Words that bound it",
        "change": "What it says",
        "against": "Compared with",
        "year": "Year",
        "since": "Since",
        "kind": "Kind",
        "place": "Place",
        "of": "Of",
        "basis": "Year known from",
        "section": "Section",
        "quote": "Words of the report",
        "file": "File",
        "sha256": "SHA-256",
        "start": "First character",
        "end": "Last character",
        "cell": "Cell",
        "total": "Total",
        "parts": "Parts",
        "added": "Added up",
        "parts_named": "Parts named",
    },
    columns={
        "indicator": "Indicator",
        "unit": "Unit",
        "status": "Status",
        "chart": "Chart",
        "place": "Place",
        "value": "Figure",
        "year": "Year",
        "kind": "Kind",
        "report": "Report",
        "sum": "Added up",
        "words": "Words of the report",
    },
    year_target="{year} target",
    year_result="{year} result",
    statuses={
        "missed": "missed",
        "met": "met",
        "said expected": "“expected to be met”, says the report",
        "said met": "“met”, says the report",
        "not comparable": "figures not comparable",
    },
    kinds={
        "target": "target",
        "estimate": "estimate",
        "result": "result",
        "cumulative": "cumulative",
        "average": "annual average",
        "plan": "plan",
    },
    changes={"level": "", "growth": "growth", "fall": "fall", "above": "above", "below": "below", "rank": "rank"},
    against="against {what}",
    others="Other years",
    years_through="Year by year",
    since="{since}–{year}",
    missed_count="Missed in {year}: {n} of {of} that can be compared",
    missed_note="Found by comparing target and result, figure by figure.",
    missed_more=" The first {n} are drawn here, the others are marked in the table.",
    legend={"result": "{year} result", "missed": "result, target missed", "tick": "{year} target", "diamond": "{next} target"},
    legend_note="Each row has its own scale from 0. — means not listed. Ranges and “over” are not drawn as one number.",
    two_figures="two figures in the report",
    new="new in {year}",
    open="See it in the report",
    said_cell="{column} {value}, see it in the report",
    not_stated="not listed",
    compare_places="Places side by side",
    side_caption="{subject}: {year} {role}, places side by side",
    side_target="target",
    side_result="result",
    side_count="{n} place states it|{n} places state it",
    otherwise="{n} place states it in another unit or form, below: {places}|{n} places state it in another unit or form, below: {places}",
    silent="Not read in the report of {n} place: {places}|Not read in the reports of {n} places: {places}",
    silent_note="Not read is not the same as not written: ask in the room Ask.",
    no_side="No place states this figure for this year. Choose another year, or change between target and result.",
    by_growth="Growth",
    by_level="Level",
    scaled="bars in one common unit, figures as printed",
    sum_exact="As printed: total {total} = {parts}",
    sum_named="As printed: total {total}; the parts named add up to {added} ({parts}) and need not be all",
    sum_less="As printed: total {total}; the parts listed add up to {added} ({parts})",
    sums_note="Only where the text says what is a total and what are its parts. Added up as printed, not judged.",
    no_sums="No total with its parts was read in these reports.",
    table_row="{title}, row {row}",
    chart="{name}: {values}",
)

INDICATOR_LABELS: dict[str, IndicatorLabels] = {"zh": ZH, "en": EN}


def indicator_labels_for(language: str | None) -> IndicatorLabels:
    """The room's labels of `language`; Chinese for anything but "en"."""
    return INDICATOR_LABELS.get(language or "zh", ZH)
