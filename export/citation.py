"""A citation that stands by itself: in the form of GB/T 7714—2015 and in English.

In: a citation's JSON object and the kind of its report. Out: one line each, with where the words stand and the checksum of the
file, so that whoever has the file finds them without this program. The module knows nothing of answers or forms.
"""

from __future__ import annotations

import re
from typing import Any

from answer.model import Citation

_MONTHS = "January February March April May June July August September October November December".split()
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")  # 2026-03-02, 2026-01, 2025; not 26-3
_END = " .。．"
# What a public body is called behind its place's name → in English before it; the longer names first.
_BODIES = (
    ("人民代表大会常务委员会", "Standing Committee of the People’s Congress"),
    ("发展和改革委员会", "Development and Reform Commission"),
    ("人民政府办公厅", "General Office of the People’s Government"),
    ("人民政府办公室", "Office of the People’s Government"),
    ("人民代表大会", "People’s Congress"),
    ("人民政府", "People’s Government"),
    ("发展改革委", "Development and Reform Commission"),
    ("财政厅", "Department of Finance"),
    ("财政局", "Finance Bureau"),
    ("统计局", "Statistics Bureau"),
)


def publisher_in_english(publisher: str | None, place: str | None, place_en: str | None) -> str:
    """The English name of a place's own public body, "" where the place or what the body is has no English.

    >>> publisher_in_english("丙市甲区人民政府", "丙市甲区", "Jia District, Bing"), publisher_in_english("甲区统计局", "丙市甲区", "Jia District")
    ('People’s Government of Jia District, Bing', 'Statistics Bureau of Jia District')
    >>> publisher_in_english("甲区日报社", "甲区", "Jia District"), publisher_in_english("乙区人民政府", "甲区", "Jia District")
    ('', '')
    """
    for body, english in _BODIES if publisher and place and place_en else ():
        if (publisher or "").endswith(body):
            of = (publisher or "").removesuffix(body)
            return f"{english} of {place_en}" if of and (place or "").endswith(of) else ""
    return ""


def plain_citation(citation: Citation, place_en: str | None = None) -> dict[str, Any]:
    """A citation's JSON object, with the English name of its publisher as `publisher_en` where it has one; `place_en` as loaded now."""
    report = citation.report
    english = publisher_in_english(report.publisher, report.place, report.place_en or place_en)
    return {**citation.to_dict(), **({"publisher_en": english} if english else {})}


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
    """The citation in English: publisher (behind its `publisher_en`, where the citation has one), English and Chinese title, date, place in
    the file, checksum.

    >>> report = {"title": "政府工作报告", "title_en": "Work Report", "publisher": "甲区人民政府", "date": "2026-03-02"}
    >>> where = {"file": "a.txt", "start": 10, "end": 20, "sha256": "ab12", "page": 3, "cell": None}
    >>> cite_in_english({"report": report, "section": ["一、目标"], "locator": where})
    '甲区人民政府. Work Report [政府工作报告]. 2 March 2026, p. 3. In Chinese. (一、目标; file a.txt, characters 10–20, SHA-256 ab12)'
    """
    report, locator = citation["report"], citation["locator"]
    title, title_en = report["title"].strip(_END), report.get("title_en")
    named = f"{title_en.strip(_END)} [{title}]" if title_en else title
    publisher, english = report.get("publisher"), citation.get("publisher_en")
    lead = f"{english} [{publisher}]. " if publisher and english else f"{publisher}. " if publisher else ""
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


def named_note(text: str, mark: str) -> str:
    """A note's name by its mark; that of a file that counts its notes from 0 is a note without a number there.

    >>> named_note("note {mark}", "0"), named_note("注 {mark}", "10"), named_note("note {mark}", "*")
    ('note', '注 10', 'note *')
    """
    return text.format(mark="" if mark == "0" else mark).strip()
