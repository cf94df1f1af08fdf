"""A citation that stands by itself: in the form of GB/T 7714—2015 and in English.

In: a citation's JSON object and the kind of its report. Out: one line each, with where the words stand and the checksum of the
file, so that whoever has the file finds them without this program. The module knows nothing of answers or forms.
"""

from __future__ import annotations

import re
from typing import Any

_MONTHS = "January February March April May June July August September October November December".split()
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")  # 2026-03-02, 2026-01, 2025; not 26-3
_END = " .。．"


def cite_in_chinese(citation: dict[str, Any], kind: str = "report") -> str:
    """The citation in the form of GB/T 7714—2015, by order of appearance: what is not known is said to be so, [出版地不详].

    >>> report = {"title": "政府工作报告", "publisher": "甲区人民政府", "place": "甲区", "date": "2026-03-02"}
    >>> where = {"file": "a.txt", "start": 10, "end": 20, "sha256": "ab12", "page": 3, "cell": None}
    >>> cite_in_chinese({"report": report, "section": ["一、目标"], "locator": where}, "work report")
    '甲区人民政府. 政府工作报告[R]. 甲区: 甲区人民政府, 2026: 3. （2026-03-02；一、目标；文件 a.txt，字符 10–20，SHA-256 ab12）'
    """
    report, locator = citation["report"], citation["locator"]
    publisher, date = report.get("publisher"), report.get("date") or ""
    path = [part for part in citation["section"] if part]
    page = f": {locator['page']}" if locator.get("page") is not None else ""
    about = [date] if len(date) > 4 else []
    if kind == "newspaper page":
        head = f"{report['title'].strip(_END)}[N]. {date or '[日期不详]'}{page}."
        about = []
    else:
        lead = f"{publisher}. " if publisher else ""
        where = f"{report.get('place') or '[出版地不详]'}: {publisher or '[出版者不详]'}"
        head = f"{lead}{report['title'].strip(_END)}[R]. {where}, {date[:4] or '[出版年不详]'}{page}."
    about += [" › ".join(path)] if path else []
    about.append(f"文件 {locator['file']}，字符 {locator['start']}–{locator['end']}，SHA-256 {locator['sha256']}")
    return f"{head} （{'；'.join(about)}）"


def cite_in_english(citation: dict[str, Any]) -> str:
    """The citation in English: publisher, English and Chinese title, date, place in the file, checksum.

    >>> report = {"title": "政府工作报告", "title_en": "Work Report", "publisher": "甲区人民政府", "date": "2026-03-02"}
    >>> where = {"file": "a.txt", "start": 10, "end": 20, "sha256": "ab12", "page": 3, "cell": None}
    >>> cite_in_english({"report": report, "section": ["一、目标"], "locator": where})
    '甲区人民政府. Work Report [政府工作报告]. 2 March 2026, p. 3. In Chinese. (一、目标; file a.txt, characters 10–20, SHA-256 ab12)'
    """
    report, locator = citation["report"], citation["locator"]
    title, title_en = report["title"].strip(_END), report.get("title_en")
    named = f"{title_en.strip(_END)} [{title}]" if title_en else title
    lead = f"{report['publisher']}. " if report.get("publisher") else ""
    page = f", p. {locator['page']}" if locator.get("page") is not None else ""
    path = " › ".join(part for part in citation["section"] if part)
    where = f"file {locator['file']}, characters {locator['start']}–{locator['end']}, SHA-256 {locator['sha256']}"
    inside = "; ".join(part for part in (path, where) if part)
    return f"{lead}{named}. {_english_date(report.get('date'))}{page}. In Chinese. ({inside})"


def _english_date(date: str | None) -> str:
    """A date in English words, as precise as it is known.

    >>> _english_date("2026-03-02"), _english_date("2026-01"), _english_date(None)
    ('2 March 2026', 'January 2026', 'no date')
    """
    match = _ISO.fullmatch(date or "")
    if match is None:
        return date or "no date"
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    return " ".join(part for part in (str(int(day)) if day else "", _MONTHS[int(month) - 1], year) if part)
