"""Where a name stands in the loaded reports and in which of them it does not: `ask.py --mentions`.

In: a name and the register of terms. Out: a `Standing`, which gives itself as one object or as lines for a terminal. The
count names its denominator, and a report that lacks a part is said to lack it. The module knows nothing of pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from answer.mentions import Mention
from answer.model import Citation
from answer.register import Entry, Meaning, Register
from corpus import Report

_WORDS = {
    "zh": {
        "in": "“{name}”：已读入的 {of} 份报告中，{n} 份出现，共 {places} 处{noted}。",
        "in_notes": "（其中注释里 {n} 处）",
        "out": "没有出现：{title}（{id}）",
        "lacks": "，原件缺{parts}",
        "noted": "注释的定义：",
        "explained": "正文这样写：",
        "undefined": "用过，未见定义。",
        "absent": "没有出现，所以也没有定义。",
        "note": "注{mark}",
        "text": "", "heading": "标题", "table": "表",
    },
    "en": {
        "in": '"{name}" stands in {n} of {of} loaded reports, in {places} places{noted}.',
        "in_notes": ", {n} of them in notes",
        "out": "not in: {title} ({id})",
        "lacks": ", whose source lacks {parts}",
        "noted": "Defined in a note:",
        "explained": "The text says:",
        "undefined": "Used, never defined.",
        "absent": "It stands nowhere, so it is defined nowhere.",
        "note": "note {mark}",
        "text": "", "heading": "heading", "table": "table",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Standing:
    """A name, its places in order, what it means, and the reports with and without it."""

    asked: str
    entry: Entry
    meaning: Meaning
    mentions: tuple[Mention, ...]
    explained: tuple[Citation, ...]
    holding: tuple[Report, ...]
    lacking: tuple[Report, ...]

    def to_dict(self) -> dict[str, Any]:
        """One JSON-ready object."""
        return {
            "term": self.asked,
            "name": self.entry.name,
            "english": list(self.entry.english),
            "in": len(self.holding),
            "of": len(self.holding) + len(self.lacking),
            "places": len(self.mentions),
            "meaning": self.meaning if self.mentions or self.entry.senses else "absent",
            "definitions": [
                {"report": sense.report.id, "note": sense.note.mark, "term": sense.term.name_as_printed, "text": sense.definition}
                for sense in self.entry.senses
            ],
            "explained": [{"report": one.report.id, "section": list(one.section), "text": one.quote} for one in self.explained],
            "reports": [
                {"report": report.id, "title": report.title, "mentions": [_mention(one) for one in self.mentions if one.report is report]}
                for report in self.holding
            ],
            "not_in": [{"report": report.id, "title": report.title, "missing": list(report.missing)} for report in self.lacking],
        }

    def lines(self, language: str) -> list[str]:
        """The same for a terminal."""
        words = _WORDS[language]
        of = len(self.holding) + len(self.lacking)
        notes = sum(one.kind == "note" for one in self.mentions)
        noted = words["in_notes"].format(n=notes) if notes else ""
        lines = [words["in"].format(name=self.entry.name.strip("“”"), n=len(self.holding), of=of, places=len(self.mentions), noted=noted)]
        lines += self._meaning_lines(words)
        for report in self.holding:
            lines += ["", f"{report.title}（{report.date or '—'}）{report.id}"]
            for one in self.mentions:
                if one.report is report:
                    kind = words["note"].format(mark=one.note) if one.kind == "note" else words[one.kind]
                    where = " › ".join((*one.section, *([kind] if kind else [])))
                    lines.append(f"  {where or '—'}  {report.files[one.file].name}:{one.start}-{one.end}")
                    lines.append(f"    {_marked(one)}")
        lines += [""] * bool(self.lacking)
        for report in self.lacking:
            lacks = words["lacks"].format(parts="、".join(report.missing)) if report.missing else ""
            lines.append(words["out"].format(title=report.title, id=report.id) + lacks)
        return lines

    def _meaning_lines(self, words: dict[str, str]) -> list[str]:
        lines = [words["noted"]] * bool(self.entry.senses)
        lines += [f"  {sense.definition}（{sense.report.id}）" for sense in self.entry.senses]
        lines += [words["explained"]] * bool(self.explained)
        lines += [f"  {one.quote}（{one.report.id}）" for one in self.explained]
        return lines or [words["undefined" if self.mentions else "absent"]]


def stand(name: str, register: Register) -> Standing:
    """Where `name` stands."""
    entry, mentions = register.look_up(name)
    ids = {one.report.id for one in mentions}
    holding = tuple(report for report in register.reports.values() if report.id in ids)
    lacking = tuple(report for report in register.reports.values() if report.id not in ids)
    meaning = register.meaning(entry) if mentions or entry.senses else "undefined"
    return Standing(name, entry, meaning, mentions, register.explained(entry) if mentions else (), holding, lacking)


def _mention(one: Mention) -> dict[str, Any]:
    file = one.report.files[one.file]
    return {
        "kind": one.kind,
        "section": list(one.section),
        "text": one.text,
        "spots": [list(spot) for spot in one.spots],
        "note": one.note or None,
        "locator": {"file": file.name, "sha256": file.sha256, "start": one.start, "end": one.end},
    }


def _marked(one: Mention) -> str:
    """The text with the name in 【】."""
    parts, end = [], 0
    for start, stop in one.spots:
        parts += [one.text[end:start], "【", one.text[start:stop], "】"]
        end = stop
    return "".join(parts) + one.text[end:]
