"""What is known of a report before it is read: from `manifest.toml`, or inferred from its own text.

In: a folder's manifest, or the lines of a report. Out: one `Entry` for each report: id, title, publisher,
place, date, kind, years and files. What stands in a manifest wins; what is missing there is inferred.
Knows nothing of blocks.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.genre import HALF_DIGITS, JUMP_IN, JUMP_OUT, QUESTION, has_stop, is_title, normalise
from corpus.scope import PLACE, title_place
from errors import CorpusError

MANIFEST_NAME = "manifest.toml"
_TEXT_KEYS = ("title", "title_en", "publisher", "publisher_en", "place", "place_en", "date", "kind")
_KEYS = {"id", "reviews", "plans", "files", *_TEXT_KEYS}

# matches ——2026年1月28日在云南省第十四届…会议上, 2026年2月3日在…; not 2026年2月3日，
SESSION = re.compile(r"[（(]?(?:——)?(20\d\d)年(\d{1,2})月(\d{1,2})日在(.{4,40}?)(?:会议|大会)上")
# matches ——二〇二六年一月二十七日在甘肃省十四届
SESSION_ZH = re.compile(
    r"[（(]?(?:——)?二[〇○零]([〇○零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月"
    r"([一二三四五六七八九十]{1,3})日在(.{4,40}?)(?:会议|大会)上"
)
# matches 2026年3月2日 on a line of its own
DATE_LINE = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日")
# matches ——2026年1月8日在云溪区第十九届人民代, which the next line goes on with; not 2026年1月8日
_DAY = re.compile(r"[（(]?——?(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年.{2,6}日在")
# matches 时间：2026-02-18, 发布日期：2026年2月18日; not 电话：2026-0218
_CREDIT_DAY = re.compile(r"(20\d\d)[-年/.](\d{1,2})[-月/.](\d{1,2})(?!\d)")
# A heading of what was done: matches 一、2025年工作回顾, 过去的2025年; not 2026年工作安排
_REVIEW_HEADING = re.compile(r"(20\d\d)年[^，。；]{0,16}(?:回顾|总结|执行情况|完成情况)$")
# A heading of what is planned: matches 三、2022年工作安排, 2026年重点工作, 二、2022年总体要求和主要目标; not 2021年工作回顾
_PLAN_HEADING = re.compile(r"(20\d\d)年[^，。；]{0,10}(?:安排|打算|重点工作|主要任务|总体要求|部署|建议)")
_MAX_HEADING = 40
# Who reports to the people's congress of the whole country.
_OF_THE_NATION = re.compile(r"代表国务院|受国务院委托")
_TITLE_YEAR = re.compile(r"(20\d\d)年")
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0}


@dataclass(frozen=True, slots=True)
class Entry:
    """One report as described; empty values are not known."""

    id: str
    files: tuple[str, ...] = ()
    title: str = ""
    title_en: str | None = None
    publisher: str | None = None
    publisher_en: str | None = None
    place: str | None = None
    place_en: str | None = None
    date: str | None = None
    kind: str = ""
    reviews: tuple[int, ...] = ()
    plans: tuple[int, ...] = ()


def load_manifest(folder: Path) -> tuple[Entry, ...]:
    """The entries of the folder's manifest, () where it has none; CorpusError for one that cannot be used."""
    path = folder / MANIFEST_NAME
    if not path.is_file():
        return ()
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise CorpusError(f"{path}: not a TOML file that can be read ({error}); correct it") from None
    entries = data.get("report", [])
    if not isinstance(entries, list):
        raise CorpusError(f"{path}: reports stand in [[report]] tables; correct it")
    read = tuple(_entry(path, number, table) for number, table in enumerate(entries, 1))
    ids = [entry.id for entry in read]
    for entry in read:
        if ids.count(entry.id) > 1:
            raise CorpusError(f"{path}: two reports have the id {entry.id!r}; give each its own")
    return read


def _entry(path: Path, number: int, table: object) -> Entry:
    where = f"{path}: report {number}"
    if not isinstance(table, dict) or not isinstance(table.get("id"), str) or not table["id"]:
        raise CorpusError(f'{where} has no id; add id = "…"')
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise CorpusError(f"{where} has an unknown key {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")
    for key in _TEXT_KEYS:
        if not isinstance(table.get(key, ""), str):
            raise CorpusError(f"{where}: {key} is a text; put it in quotes")
    years: dict[str, tuple[int, ...]] = {}
    for key in ("reviews", "plans"):
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(year, int) for year in value):
            raise CorpusError(f"{where}: {key} is a list of years, such as [2025]")
        years[key] = tuple(value)
    files = table.get("files", [])
    if not isinstance(files, list) or not files or not all(isinstance(name, str) for name in files):
        raise CorpusError(f'{where}: files is a list of file names, such as ["report.txt"]')
    texts = {key: table[key] for key in _TEXT_KEYS if table.get(key)}
    return Entry(id=table["id"], files=tuple(files), reviews=years["reviews"], plans=years["plans"], **texts)


def infer_entry(entry: Entry, lines: Sequence[str], credits: Sequence[str] = ()) -> Entry:
    """`entry` with what it lacks inferred from the report's lines (white space taken out); a newspaper's day from its `credits`.

    >>> lines = ["2026年政府工作报告", "——2026年1月28日在云南省第十四届人民代表大会第四次会议上", "各位代表："]
    >>> found = infer_entry(Entry("yunnan"), lines)
    >>> found.title, found.place, found.date, found.kind, found.reviews, found.plans
    ('2026年政府工作报告', '云南省', '2026-01-28', 'work report', (2025,), (2026,))
    """
    title = entry.title or _infer_title(lines)
    kind = entry.kind or _infer_kind(title, lines)
    date, session_place = _infer_date(lines)
    if kind == "newspaper page" and not entry.title:
        title = ""
    if kind == "newspaper page" and date is None:
        date = next((f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}" for m in map(_CREDIT_DAY.search, credits) if m), None)
    reviews, plans = entry.reviews, entry.plans
    if not reviews and not plans:
        reviews, plans = _infer_years(title, kind, entry.date or date, lines)
    return replace(
        entry,
        title=title or entry.id,
        kind=kind,
        place=entry.place or title_place(title) or session_place or _nation(lines),
        date=entry.date or date,
        reviews=reviews,
        plans=plans,
    )


def _nation(lines: Sequence[str]) -> str | None:
    return "全国" if any(_OF_THE_NATION.search(line) for line in lines[:60]) else None


def _infer_title(lines: Sequence[str]) -> str:
    head = lines[:40]
    for line in head:
        if is_title(line) and 6 <= len(line) <= 60 and not line.startswith(("现在", "《", "附件")):
            issued = re.search(r"关于印发《(.{8,60})》的通知$", line)
            return issued[1] if issued else line
    for line in lines:  # a running title further down
        if 8 < len(line) <= 40 and re.fullmatch(r".{0,24}(?:工作报告|情况的报告|计划草案的报告)", line):
            return JUMP_IN.sub("", line)
    return ""


def _infer_kind(title: str, lines: Sequence[str]) -> str:
    if "计划执行情况" in title or "计划草案" in title:
        return "plan report"
    if "工作报告" in title:
        return "work report"
    cues = sum(1 for line in lines if JUMP_IN.search(line) or JUMP_OUT.search(line) or QUESTION.match(line))
    cues += sum(1 for line in lines if line.startswith("本报讯") or "来源：" in line or "来源:" in line)
    marked = sum(1 for line in lines if re.match(r"[一二三四五六]、|（[一二三四五六]）", line))
    if cues >= 2 and marked < 3:
        return "newspaper page"
    return "report"


def _infer_date(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """The day a report was given (or signed) and the place of the assembly, as far as its head says so."""
    head = [line.translate(HALF_DIGITS) for line in lines[:60]]
    for line, following in zip(head, [*head[1:], ""], strict=False):
        if _DAY.match(line) and not line.endswith(("上", "）", "。")):  # a hard wrap
            line += following
        match = SESSION.match(line)
        if match:
            place = PLACE.match(match[4])
            return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}", place[0] if place else None
        match = SESSION_ZH.match(line)
        if match:
            place = PLACE.match(match[4])
            year = 2000 + 10 * _DIGITS[match[1][0]] + _DIGITS[match[1][1]]
            return f"{year}-{_number(match[2]):02}-{_number(match[3]):02}", place[0] if place else None
    for line in head:
        match = DATE_LINE.fullmatch(line.strip("（）()"))
        if match:
            return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}", None
    return None, None


def _number(numeral: str) -> int:
    """The value of a Chinese numeral up to 31.

    >>> _number("二十七"), _number("十"), _number("三")
    (27, 10, 3)
    """
    if "十" not in numeral:
        return _DIGITS[numeral]
    tens, _, ones = numeral.partition("十")
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)


def _infer_years(title: str, kind: str, date: str | None, lines: Sequence[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Years reviewed and planned: a report given in 2026 reviews 2025; a title with two years, or a heading, names them."""
    years = sorted({int(year) for year in _TITLE_YEAR.findall(title.translate(HALF_DIGITS))})
    if len(years) > 1 and (kind == "plan report" or ("执行情况" in title and "草案" in title)):
        return (years[0],), (years[-1],)
    headings = [line.translate(HALF_DIGITS) for line in lines if len(line) < _MAX_HEADING and not has_stop(line)]
    reviewed = next((int(match[1]) for match in map(_REVIEW_HEADING.search, headings) if match), None)
    planned = next((int(match[1]) for match in map(_PLAN_HEADING.search, headings) if match), None)
    if kind in ("work report", "plan report"):
        year = years[-1] if years else int(date[:4]) if date else reviewed + 1 if reviewed is not None else None
        if year is not None and planned == year + 1 and reviewed != year - 1:
            year = planned  # given in December: it plans the year after its own
        return ((year - 1,), (year,)) if year is not None else ((), ())
    if kind == "report" and reviewed is not None and planned == reviewed + 1:
        return (reviewed,), (planned,)
    if len(years) == 1 and title.endswith("公报"):
        return (years[0],), ()
    return (), ()


def same_title(first: str, second: str) -> bool:
    """Whether two titles differ in white space only."""
    return normalise(first) == normalise(second)
