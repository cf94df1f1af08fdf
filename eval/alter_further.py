"""Further ways in which a true sentence is made false: what `alter.py` does not change.

In: a sentence in Chinese or English, the terms that stand in the reports. Out: the sentence with one such change, or None
where it holds nothing of the kind: another slogan, indicator, project or document, a negation put in or taken out, another
number word or rank, another bound, another measure word, two figures or two names exchanged, a target told as a result.
The same sentence and seed always give the same change. It shares no code with the program that makes and verifies answers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

from eval.alter import Names, draw, put

TERM_KINDS = ("slogan", "indicator", "project", "document", "industry", "policy", "concept", "title")

_NEGATION = {
    "zh": {"已": "尚未", "实现": "未实现", "完成": "未完成", "能够": "不能", "达到": "未达到", "获": "未获", "未": "", "没有": "", "不": "", "将": "不将", "推动": "不推动", "建设": "不再建设"},
    "en": {"will": "will not", "was": "was not", "were": "were not", "has": "has not", "is": "is not", "not": "", "can": "cannot", "achieved": "did not achieve", "won": "did not win", "reached": "did not reach"},
}  # fmt: skip
_NUMBER_WORDS = {
    "zh": {"三大": "四大", "两大": "三大", "四大": "五大", "五大": "六大", "第一": "第二", "首": "末", "一批": "两批", "十": "九", "三个": "两个", "两": "三", "三": "五", "五": "七", "七": "八", "第1": "第3", "四": "六"},
    "en": {"three": "four", "two": "three", "four": "five", "five": "six", "six": "seven", "first": "second", "one": "two", "No. 1": "No. 3", "ten": "nine", "third": "fifth", "second": "third", "seven": "eight", "eight": "nine", "half": "a third"},
}  # fmt: skip
_BOUNDS = {
    "zh": {"左右": "以上", "以上": "左右", "前列": "末位", "最": "较", "全部": "部分", "唯一": "之一", "首个": "第二个", "全覆盖": "部分覆盖", "余": "", "约": "超过", "≥": "≤", "≤": "≥", "＞": "＜", "年均": "累计", "同比": "环比", "累计": "年均", "全国": "全市", "全市": "全国"},
    "en": {"around": "over", "within": "above", "all": "some", "only": "second", "largest": "smallest", "about": "over", "top": "bottom", "full": "partial", "national": "municipal", "city": "country", "nearly": "over", "on average": "in total", "a total of": "an average of", "front ranks": "last ranks"},
}  # fmt: skip
_MEASURES = {
    "zh": {"场": "家", "座": "项", "栋": "场", "所": "名", "处": "座", "套": "栋", "张": "个", "岁": "年", "倍": "%", "亩": "公顷", "公里": "亩", "小时": "天", "次": "座", "位": "家", "条": "所", "辆": "架", "批": "次", "平方米": "亩", "级": "项", "分钟": "小时", "微克": "毫克", "大": "类"},
    "en": {"people": "households", "companies": "people", "enterprises": "schools", "projects": "companies", "events": "hectares", "kilometres": "miles", "minute": "hour", "hours": "minutes", "institutions": "buildings", "districts": "provinces", "buildings": "bridges", "hectares": "acres", "mu": "hectares", "visits": "vehicles", "tonnes": "litres", "square metres": "cubic metres", "communities": "villages", "stations": "lines", "schools": "hospitals", "parks": "tunnels", "yuan": "euros"},
}  # fmt: skip
_ROLES = {
    "zh": {"预期目标": "预计完成", "预计完成": "预期目标", "计划": "已经", "力争": "已经", "打造": "建成", "启动": "完成", "推进": "停止", "支持": "限制", "引进": "迁出", "建成": "拆除", "新增": "关停", "开通": "停运", "鼓励": "禁止", "获评": "申报"},
    "en": {"target": "result", "estimated result": "target", "will": "did", "plans": "completed", "strive": "managed", "support": "restrict", "build": "demolish", "built": "demolished", "promote": "hinder", "opened": "closed", "won": "lost", "introduced": "abolished", "encourage": "forbid", "launched": "cancelled", "deepen": "abandon"},
}  # fmt: skip
_FIGURE = re.compile(r"(?<![A-Za-z\d.\-+])(?!20[0-4]\d(?![\d.]))\d[\d,]*(?:\.\d+)?(?=[%亿万家个项人名户场条公座栋 ])")


def further_alterations(names: Names, seed: int = 0) -> dict[str, Callable[[str, str], str | None]]:
    """Kind of alteration → (sentence, language) → the altered sentence, or None where there is nothing to alter."""
    return {
        "term": partial(alter_term, names, seed=seed),
        "exchanged": partial(exchange, names, seed=seed),
        "role": partial(_alter_word, _ROLES, "role", seed=seed),
        "bound": partial(_alter_word, _BOUNDS, "bound", seed=seed),
        "number word": partial(_alter_word, _NUMBER_WORDS, "number word", seed=seed),
        "measure": partial(_alter_measure, seed=seed),
        "negation": partial(_alter_word, _NEGATION, "negation", seed=seed),
    }


def alter_term(names: Names, sentence: str, language: str, seed: int = 0) -> str | None:
    """A slogan, indicator, project or document becomes another one of its kind.

    >>> alter_term(Names({"slogan": [("三同", "three sames"), ("四张清单", "four lists")]}), "推进“三同”工作。", "zh")
    '推进“四张清单”工作。'
    """
    found = _named(names, sentence, language)
    if not found:
        return None
    start, end, kind = found[draw(sentence, "term", seed) % len(found)]
    column = 0 if language == "zh" else 1
    said = sentence[start:end].lower()
    others = [
        entry[column]
        for entry in names.by_kind[kind]
        if entry[column].lower() not in sentence.lower() and said not in entry[column].lower()
    ]
    return put(sentence, start, end, others[draw(sentence, "other", seed) % len(others)]) if others else None


def exchange(names: Names, sentence: str, language: str, seed: int = 0) -> str | None:
    """Two figures, or else two names of one kind, that a sentence holds change places.

    >>> exchange(Names({}), "甲区增长5%，乙区增长3%。", "zh")
    '甲区增长3%，乙区增长5%。'
    """
    figures = list(_FIGURE.finditer(sentence))
    pairs = [(a.span(), b.span()) for a, b in pairwise(figures) if a[0] != b[0]]
    if not pairs:
        named = _named(names, sentence, language)
        pairs = [(a[:2], b[:2]) for a, b in pairwise(named) if a[2] == b[2] and sentence[slice(*a[:2])] != sentence[slice(*b[:2])]]
    if not pairs:
        return None
    (a, b), (c, d) = pairs[draw(sentence, "pair", seed) % len(pairs)]
    return f"{sentence[:a]}{sentence[c:d]}{sentence[b:c]}{sentence[a:b]}{sentence[d:]}"


def _named(names: Names, sentence: str, language: str) -> list[tuple[int, int, str]]:
    column = 0 if language == "zh" else 1
    found: list[tuple[int, int, str]] = []
    for kind, entries in names.by_kind.items():
        for entry in sorted(entries, key=lambda entry: -len(entry[column])):
            word = re.escape(entry[column])
            for match in re.finditer(rf"(?<![A-Za-z]){word}(?![A-Za-z])" if column else word, sentence, re.IGNORECASE):
                if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                    found.append((*match.span(), kind))
    return sorted(found)


def _alter_word(words: Mapping[str, Mapping[str, str]], purpose: str, sentence: str, language: str, seed: int = 0) -> str | None:
    table = words[language]
    listed = "|".join(re.escape(word) for word in sorted(table, key=lambda word: (-len(word), word)))
    found = list(re.finditer(rf"\b(?:{listed})(?!\w)" if language == "en" else listed, sentence))
    if not found:
        return None
    match = found[draw(sentence, purpose, seed) % len(found)]
    return put(sentence, match.start(), match.end() + (not table[match[0]] and language == "en"), table[match[0]])


def _alter_measure(sentence: str, language: str, seed: int = 0) -> str | None:
    table = _MEASURES[language]
    listed = "|".join(re.escape(word) for word in sorted(table, key=lambda word: (-len(word), word)))
    pattern = (
        rf"\d[\d,.]*(?:[ -](?:million|thousand|billion))?[ -](?:[\w'-]+ ){{0,2}}?({listed})\b"
        if language == "en"
        else rf"\d[余多万亿]*({listed})"
    )
    found = list(re.finditer(pattern, sentence))
    if not found:
        return None
    match = found[draw(sentence, "measure", seed) % len(found)]
    return put(sentence, match.start(1), match.end(1), table[match[1]])
