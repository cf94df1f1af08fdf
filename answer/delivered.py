"""Who delivered a report, when, and at which session: the lines that stand at its head.

In: a question for the delivery of a report itself. Out: a `Draft` with the dated line and the speaker's line, each cited,
in English as a literal gloss with the name in pinyin; None where something else is asked or the head has no such line.
It knows nothing of offices named elsewhere in a report.
"""

from __future__ import annotations

import re
from dataclasses import replace

from answer.draft import Desk, Draft
from answer.frames import refusal
from answer.model import Citation, Claim
from answer.pinyin import spell_person
from answer.rows import other_places, reports_of_place
from corpus import Block, Report, split_sentences
from index import Query

# The delivery of a report is asked for; not what a report says of somebody else's visit.
_ASKED = re.compile(
    r"报告是?由?(?:谁|哪位|什么人|何人)来?(?:作|做|宣读|代表|讲)|报告.{0,4}(?:哪天|哪次会|何时|什么时候|几月|什么会).{0,14}(?:作|做|宣读|发表|会)|(?:谁|哪位|何人)(?:作|做|宣读)了?.{0,14}报告"
    r"|\b(?:gave|give|given|gives|deliver(?:ed|s)?|present(?:ed|s)?|read out|made)\b.{0,40}\breport\b|\breport\b.{0,40}\b(?:given|delivered|presented|made|gave)\b"
    r"|(?:省长|主席|市长)(?:是谁|是哪位|叫什么|叫啥|名字|姓名)|谁是.{0,8}(?:省长|主席|市长)|\b(?:who|name)\b.{0,12}\b(?:governor|chairman|chairwoman|mayor)\b"
    r"|\bdate of\b.{0,40}\breport\b|\bsession\b.{0,60}\breport\b|\breport\b.{0,60}\bsession\b",
    re.IGNORECASE,
)
# Who is in charge of a place, who gave the speech: whoever delivered its report, where nothing but a place is named beside it.
_IN_CHARGE = re.compile(
    r"\bwho(?:['’]s| is| was)? (?:currently |now )?(?:in charge of|running|leading|governing|heading|the (?:boss|head|leader|top official) (?:of|in))\b|\bwho (?:runs|leads|governs|heads)\b"
    r"|\bwho (?:gave|made|delivered|read(?: out)?) (?:the|this|that) (?:speech|address)\b",
    re.IGNORECASE,
)
_IN_CHARGE_WORD = re.compile(
    r"charge|running|leading|governing|heading|head|boss|leader|top|official|runs?|leads?|governs?|speech|address|province|region",
    re.IGNORECASE,
)
# ——2026年2月3日在江苏省第十四届人民代表大会第五次会议上; not 十四届全国人大四次会议
_SESSION = re.compile(
    r"(?P<year>20\d\d|二[〇○零]..)年(?P<month>\d{1,2}|[一二三四五六七八九十]+)月(?P<day>\d{1,2}|[一二三四五六七八九十]+)日在(?P<place>[^第]{2,12}?)第?(?P<term>[一二三四五六七八九十]+)届人民代表大会第(?P<session>[一二三四五六七八九十]+)次会议"
)
# 省长 刘小涛, 自治区人民政府主席 张雨浦, 代区长 王五; not 省长刘小涛代表省人民政府向大会作报告
_SPEAKER = re.compile(
    r"^(?P<office>[\u4e00-\u9fff]{0,16}?(?P<title>代?(?:省长|主席|市长|区长|县长|州长|旗长|盟长)))\s*(?P<name>[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){1,4})$"
)
_TITLES = {"省长": "governor", "主席": "chairman", "市长": "mayor", "区长": "district head", "县长": "county head", "州长": "prefecture head",
           "旗长": "banner head", "盟长": "league head"}  # fmt: skip
_OF_REPORT = re.compile(r"工作报告|计划报告|\b(?:work|plan) report\b", re.IGNORECASE)  # of a place whose report is not loaded
_THINGS = frozenset({"indicator", "slogan", "project", "policy", "industry", "concept"})  # asked of in a report, not of its delivery
_HEAD = 40  # blocks in which the lines stand: buttons, captions and the title stand around them
_MONTHS = "January February March April May June July August September October November December".split()
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth".split()
_NUMERALS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


def compose_delivered(query: Query, desk: Desk) -> Draft | None:
    """The lines at the head of the one report asked of that tell when, where and by whom it was delivered."""
    if not query.wants & {"when", "who", "list"} and not re.search(r"\bdate of\b", query.plain):
        return None
    if (not _ASKED.search(query.plain) and not _of_place_alone(query)) or any(c.kind in _THINGS for c in query.concepts):
        return None
    if elsewhere := other_places(query, desk.sources):
        if not _OF_REPORT.search(query.plain):
            return None
        place = desk.glossary.english(elsewhere[0]) or elsewhere[0] if query.language == "en" else elsewhere[0]
        return Draft("refused", (Claim(refusal("other_place", query.language, place), (), factual=False),), "other_place")
    own = {query.report} if query.report else reports_of_place(query, desk.sources)
    found = [lines for report in sorted(own) if (lines := _lines(desk.sources.reports[report]))[0] is not None]
    if len(found) != 1:
        return None  # of several reports nobody knows which is meant
    session, speaker = found[0]
    claims = [] if session is None else [_session_claim(session, query, desk)]
    if speaker is not None:
        claims.append(_speaker_claim(speaker, query, desk))
    return Draft("answered", tuple(claims)) if speaker is not None or "who" not in query.wants else None


def _of_place_alone(query: Query) -> bool:
    """True where it is asked who is in charge, or who spoke, and nothing is named but a place."""
    left = [concept for concept in query.concepts if concept.kind != "place" and not _IN_CHARGE_WORD.fullmatch(concept.surface)]
    return bool(query.places) and not left and _IN_CHARGE.search(query.plain) is not None


Line = tuple[Block, int, int]


def _lines(report: Report) -> tuple[Line | None, Line | None]:
    session = speaker = None
    for block in report.blocks[:_HEAD]:
        for start, end in split_sentences(block.text.string):
            sentence = block.text.string[start:end].strip()
            if session is None and _SESSION.search(sentence):
                session = (block, start, end)
            elif session is not None and speaker is None and _SPEAKER.match(sentence):
                speaker = (block, start, end)
    return session, speaker


def _cite(line: Line, desk: Desk) -> Citation:
    return desk.sources.cite_text(*(line[0].id, line[1], line[2]))[0]


def _session_claim(line: Line, query: Query, desk: Desk) -> Claim:
    citation = _cite(line, desk)
    if query.language == "zh":
        return Claim(citation.quote.lstrip("—－- "), (citation,))
    match = _SESSION.search(citation.quote)
    if match is None:
        return Claim(citation.quote, (citation,), factual=False)
    day, month = _value(match["day"]), _value(match["month"])
    session, term = _value(match["session"]), _value(match["term"])
    ordinal = _ORDINALS[session] if session < len(_ORDINALS) else f"{session}th"
    place = desk.glossary.english(match["place"]) or citation.report.place_en or match["place"]
    english = (
        f"{_MONTHS[month - 1]} {day}, {_year(match['year'])}, at the {ordinal} session of the {_nth(term)} People's Congress of {place}"
    )
    glossed = replace(citation, quote_en=english, quote_en_by="gloss")
    return Claim(f"The report was delivered on {english}.", (glossed,))


def _speaker_claim(line: Line, query: Query, desk: Desk) -> Claim:
    citation = _cite(line, desk)
    match = _SPEAKER.match(citation.quote.strip())
    if query.language == "zh" or match is None:
        return Claim(f"报告人：{citation.quote.strip()}。", (citation,), "\n")
    title = _TITLES[match["title"].removeprefix("代")]
    acting = "acting " if match["title"].startswith("代") else ""
    name = "".join(match["name"].split())
    english = f"{acting}{title} {spell_person(name)}"
    glossed = replace(citation, quote_en=english, quote_en_by="gloss")
    return Claim(f"It was delivered by {english} (name in pinyin).", (glossed,), "\n")


def _nth(number: int) -> str:
    """An ordinal in digits.

    >>> _nth(14), _nth(12), _nth(3), _nth(21)
    ('14th', '12th', '3rd', '21st')
    """
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _year(text: str) -> str:
    """A year in digits.

    >>> _year("二〇二六"), _year("2026")
    ('2026', '2026')
    """
    return "".join(str(_NUMERALS.get(character, character)) for character in text)


def _value(text: str) -> int:
    """A small number, in digits or in Chinese.

    >>> _value("26"), _value("十四"), _value("二十六"), _value("五")
    (26, 14, 26, 5)
    """
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + (_NUMERALS.get(ones, 0) if ones else 0)
