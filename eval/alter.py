"""One thing in a true sentence made false: a digit, a unit, a year, a direction or a name.

In: a sentence in Chinese or English, the names that stand in the reports. Out: the sentence with one such change, or None
where it holds nothing of the kind. The same sentence is always changed in the same way. It shares no code with the
program that makes and verifies answers, and reads the glossary's file by itself.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

NAMED_KINDS = ("person", "place", "company", "institution")

_YEAR = re.compile(r"(?<![\d.])20[0-4]\d(?![\d.%]|亿|万)")
# 1781.8 of 1781.8亿元, 15 of 15家; not 2025, not the 5 of PM2.5, not a list's number.
_NUMBER = re.compile(r"(?<![A-Za-z\d.\-+])(?!20[0-4]\d(?![\d.]))\d[\d,]*(?:\.\d+)?(?![\d.]*[A-Za-z+]*\+|[.、)）]\s)")
_DIGIT = re.compile(r"\d")

UNITS = {
    "zh": {
        "个百分点": "%", "亿元": "万元", "万元": "亿元", "万美元": "万元", "亿美元": "亿元", "亿": "万", "万人次": "亿人次", "万": "亿",
        "%": "个百分点", "平方公里": "平方米", "万平方米": "平方米", "平方米": "平方公里", "公里": "米", "元": "美元", "吨": "斤", "人次": "户",
        "家": "人", "名": "户", "人": "户", "个月": "年", "天": "年", "年": "天", "项": "人", "个": "公里", "条": "吨", "户": "人", "件": "家",
    },
    "en": {
        "billion": "million", "million": "billion", "trillion": "billion", "percentage points": "%", "%": " percentage points",
        "yuan": "US dollars", "US dollars": "yuan", "square metres": "square kilometres", "square kilometres": "square metres",
        "kilometres": "metres", "tonnes": "kilometres", "days": "months", "months": "years", "years": "days", "households": "tonnes",
    },
}  # fmt: skip
DIRECTIONS = {
    "zh": {
        "增长": "下降", "上升": "下降", "提高": "降低", "下降": "上升", "降低": "提高", "减少": "增加", "增加": "减少", "新增": "减少", "超过": "不足",
        "突破": "不足", "高于": "低于", "低于": "高于", "扩大": "缩小", "以上": "以下", "以内": "以上", "未达到目标": "达到目标",
        "，达到目标": "，未达到目标", "领先": "落后", "加快": "放慢", "增强": "削弱", "不少于": "不多于", "超": "不足",
    },
    "en": {
        "rose": "fell", "grew": "shrank", "increased": "decreased", "increase": "decrease", "growth": "decline", "grow": "shrink",
        "exceeded": "fell short of", "exceeding": "falling short of", "exceed": "fall short of", "surpassed": "fell short of",
        "more than": "less than", "over": "under", "above": "below", "at least": "at most", "higher": "lower", "lower": "higher",
        "was met": "was missed", "was missed": "was met", "fell": "rose", "reduced": "raised", "reduce": "raise", "improved": "worsened",
        "expanded": "shrank", "expand": "shrink", "strengthen": "weaken", "accelerate": "slow down", "accelerated": "slowed down",
        "raise": "lower", "or more": "or less", "no less than": "no more than",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Names:
    """The names of the reports by kind, in both languages: (Chinese, English)."""

    by_kind: Mapping[str, Sequence[tuple[str, str]]]


def load_names(path: Path, kinds: Sequence[str] = NAMED_KINDS) -> Names:
    """People, places, companies and offices of a glossary file, in its order; 全市 and the like name nothing."""
    by_kind: dict[str, list[tuple[str, str]]] = {kind: [] for kind in kinds}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["kind"] in by_kind and len(row["zh"]) > 1 and not row["zh"].startswith("全"):
                by_kind[row["kind"]].append((row["zh"], re.sub(r" \(.*\)", "", row["en"])))
    return Names(by_kind)


def alterations(names: Names, seed: int = 0) -> dict[str, Callable[[str, str], str | None]]:
    """Kind of alteration → (sentence, language) → the altered sentence, or None where there is nothing to alter."""
    return {
        "name": partial(alter_name, names, seed=seed),
        "direction": partial(alter_direction, seed=seed),
        "year": partial(alter_year, seed=seed),
        "unit": partial(alter_unit, seed=seed),
        "digit": partial(alter_digit, seed=seed),
    }


def alter_digit(sentence: str, language: str, seed: int = 0) -> str | None:
    """One digit of one figure is another one.

    >>> alter_digit("占全市比重5.2%。", "zh") != "占全市比重5.2%。"
    True
    >>> alter_digit("2025年，“三同”工作。", "zh") is None
    True
    """
    numbers = [match for match in _NUMBER.finditer(sentence) if not _YEAR.fullmatch(match[0])]
    if not numbers:
        return None
    number = numbers[draw(sentence, "number", seed) % len(numbers)]
    digits = [number.start() + found.start() for found in _DIGIT.finditer(number[0])]
    at = digits[draw(sentence, "digit", seed) % len(digits)]
    wanted = [digit for digit in "0123456789" if digit != sentence[at] and (digit != "0" or at != number.start())]
    return put(sentence, at, at + 1, wanted[draw(sentence, "value", seed) % len(wanted)])


def alter_year(sentence: str, language: str, seed: int = 0) -> str | None:
    """A year becomes another one of the same years that reports speak of.

    >>> alter_year("2025年为1781.8亿元", "zh") in ("2023年为1781.8亿元", "2024年为1781.8亿元", "2026年为1781.8亿元", "2027年为1781.8亿元")
    True
    """
    years = list(_YEAR.finditer(sentence))
    if not years:
        return None
    year = years[draw(sentence, "year", seed) % len(years)]
    return put(sentence, year.start(), year.end(), str(int(year[0]) + (-2, -1, 1, 2)[draw(sentence, "step", seed) % 4]))


def alter_unit(sentence: str, language: str, seed: int = 0) -> str | None:
    """A figure's unit or magnitude becomes another one.

    >>> alter_unit("GDP实现1781.8亿元。", "zh"), alter_unit("It was 5 billion.", "en"), alter_unit("没有数字的一家。", "zh")
    ('GDP实现1781.8万元。', 'It was 5 million.', None)
    """
    units = UNITS[language]
    words = "|".join(re.escape(word) for word in sorted(units, key=lambda word: (-len(word), word)))
    space, end = ("[ -]?", r"(?![a-z])") if language == "en" else ("[余多]?", "")
    found = [match for match in re.finditer(rf"(?<=\d){space}(?P<unit>{words}){end}", sentence) if not _is_year(sentence, match)]
    if not found:
        return None
    match = found[draw(sentence, "unit", seed) % len(found)]
    return put(sentence, match.start("unit"), match.end("unit"), units[match["unit"]])


def alter_direction(sentence: str, language: str, seed: int = 0) -> str | None:
    """A word that says which way something went says the contrary.

    >>> alter_direction("同比增长5.2%。", "zh"), alter_direction("Exports rose 5%.", "en"), alter_direction("超5亿元", "zh")
    ('同比下降5.2%。', 'Exports fell 5%.', '不足5亿元')
    """
    words = DIRECTIONS[language]
    listed = "|".join(
        f"{re.escape(word)}{'(?=[0-9])' if word == '超' else ''}" for word in sorted(words, key=lambda word: (-len(word), word))
    )
    pattern = rf"\b(?:{listed})\b" if language == "en" else f"(?:{listed})"
    found = list(re.finditer(pattern, sentence))
    if not found:
        return None
    match = found[draw(sentence, "direction", seed) % len(found)]
    return put(sentence, match.start(), match.end(), words[match[0]])


def alter_name(names: Names, sentence: str, language: str, seed: int = 0) -> str | None:
    """A person, place, company or office becomes another one of its kind.

    >>> alter_name(Names({"person": [("刘侃", "Liu Kan"), ("袁聚", "Yuan Ju")]}), "据报道，这是刘侃的表述。", "zh")
    '据报道，这是袁聚的表述。'
    """
    column = 0 if language == "zh" else 1
    found: list[tuple[int, int, str]] = []
    for kind, entries in names.by_kind.items():
        for entry in sorted(entries, key=lambda entry: -len(entry[column])):
            edge = r"(?<![A-Za-z])", r"(?![A-Za-z])"
            for match in re.finditer(re.escape(entry[column]).join(edge) if column else re.escape(entry[column]), sentence):
                if all(match.end() <= start or match.start() >= end for start, end, _ in found):
                    found.append((match.start(), match.end(), kind))
    if not found:
        return None
    start, end, kind = sorted(found)[draw(sentence, "name", seed) % len(found)]
    others = [
        entry[column] for entry in names.by_kind[kind] if not _alike(entry[column], sentence[start:end]) and entry[column] not in sentence
    ]
    return put(sentence, start, end, others[draw(sentence, "other", seed) % len(others)]) if others else None


def _alike(name: str, other: str) -> bool:
    """One name holds the other: 渝中 and 渝中区 are one place."""
    return name in other or other in name


def _is_year(sentence: str, match: re.Match[str]) -> bool:
    return match["unit"] == "年" and bool(re.search(r"20[0-4]\d$", sentence[: match.start()]))


def put(sentence: str, start: int, end: int, words: str) -> str:
    """The sentence with other words at `start`:`end`."""
    return sentence[:start] + words + sentence[end:]


def draw(sentence: str, what: str, seed: int = 0) -> int:
    """A number that hangs on the sentence, the purpose and the seed alone."""
    return int(hashlib.sha256(f"{what} {sentence}{seed or ''}".encode()).hexdigest()[:12], 16)
