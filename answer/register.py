"""The register of terms: every slogan and noted term of the loaded reports, what it means and where it is used.

In: the sources, the glossary, a `Finder`, and a way to ask whether running text explains a name. Out: `Entry` values,
noted terms first in the order of their notes, then quoted names and the glossary's slogans by how often they stand.
What costs time (uses, explanations) is worked out when it is asked for. The module knows nothing of questions or pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from answer.mentions import Finder, Mention, fold
from answer.model import Citation
from answer.sources import Sources, TermSense, term_key
from corpus import Footnote, Glossary, Report, Term

Meaning = Literal["noted", "explained", "undefined"]
Explain = Callable[[str, bool], tuple[Citation, ...]]  # (name, whether what it heads counts too) → sentences

# matches “四张清单”, “街道吹哨、部门报到”, 「三同」; not “他说：干。” or a quotation of a sentence
_QUOTED = re.compile(r"[“「『]([^“”「」『』，。；：！？,;:!?\n]{2,24})[”」』]")
_NAME = re.compile(r"[\u3400-\u9fffA-Za-z]|\d{3}")  # 四张清单, F+EPC+O, 4311; not 1 or 50%
_NUMERAL = re.compile(r"[\d一二两三四五六七八九十百]")  # 4311, 六片区: what such a name heads are its parts; not 走出去
_QUOTES = re.compile(r"[“”\"「」『』]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One term: its name as printed, other printed forms, English names, and what notes say it means."""

    name: str
    forms: tuple[str, ...]  # the name and its other forms
    english: tuple[str, ...]
    senses: tuple[TermSense, ...]


class Register:
    """The terms of some reports. Reading it from several threads is safe: what is worked out twice is equal."""

    def __init__(self, sources: Sources, glossary: Glossary, finder: Finder, explain: Explain) -> None:
        self._sources = sources
        self._glossary = glossary
        self._finder = finder
        self._explain = explain
        self._uses: dict[str, tuple[Mention, ...]] = {}
        self._explained: dict[str, tuple[Citation, ...]] = {}

    @property
    def reports(self) -> dict[str, Report]:
        """The loaded reports by id."""
        return self._sources.reports

    @property
    def sources(self) -> Sources:
        """What may be cited."""
        return self._sources

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All terms; a name that stands nowhere but within longer ones is none."""
        together = "\n".join(self._by_form)
        return tuple(one for one in self._candidates if one.senses or together.count(fold(one.name)) == 1 or self.uses(one))

    @cached_property
    def _candidates(self) -> tuple[Entry, ...]:
        noted = list(self._noted())
        taken = {fold(form) for entry in noted for form in entry.forms} | self._joint_names
        parts = {fold(part) for entry in noted for part in _QUOTED.findall("".join(entry.forms))} | taken
        counted: Counter[str] = Counter()
        printed: dict[str, str] = {}
        for report_id in self.reports:
            for text in self._finder.texts(report_id):
                for name in _QUOTED.findall(text):
                    key = fold(name)
                    if len(key) > 1 and _NAME.search(name) and key not in parts:
                        counted[key] += 1
                        printed.setdefault(key, f"“{name}”")
        for name in self._slogans():
            key = fold(name)
            if key not in counted and not any(key in other for other in taken):
                counted[key] = 1
                printed[key] = name
        order = sorted(counted, key=lambda key: (-counted[key], key))
        return (*noted, *(Entry(printed[key], (printed[key],), self._english(printed[key]), ()) for key in order))

    def entry(self, name: str) -> Entry | None:
        """The term of that name or form."""
        return self._by_form.get(fold(name))

    def look_up(self, name: str) -> tuple[Entry, tuple[Mention, ...]]:
        """The term of a name and every place where its letters stand, also inside longer names.

        An English name that no report prints is looked for under its Chinese one; a name of no term makes an entry of
        its own.
        """
        found = self._finder.find([name])
        if not found:
            chinese = {match.entry.zh for match in self._glossary.find_en(name) if match.surface.strip() == name.strip()}
            for other in sorted(chinese):
                if found := self._finder.find([other]):
                    name = other
                    break
        entry = self.entry(name) or Entry(name, (name,), self._english(name), tuple(self._sources.senses.get(term_key(name), ())))
        return entry, tuple(found)

    def uses(self, entry: Entry) -> tuple[Mention, ...]:
        """Every place where the term stands, but not where it is a part of a longer term; notes that define it are not uses."""
        if entry.name not in self._uses:
            keys = [fold(form) for form in entry.forms]
            longer = [other for other in self._by_form if other not in keys and any(key in other for key in keys)]
            own = {(sense.report.id, sense.note.mark, sense.note.text.string) for sense in entry.senses}
            found = self._finder.find(entry.forms, longer)
            self._uses[entry.name] = tuple(one for one in found if (one.report.id, one.note, one.text) not in own)
        return self._uses[entry.name]

    def longer(self, entry: Entry) -> tuple[tuple[Entry, tuple[Mention, ...]], ...]:
        """The longer terms that the term is a part of, each with the places where it stands in that one."""
        keys = [fold(form) for form in entry.forms]
        found = []
        for other in self.entries:
            if not any(fold(form) in keys for form in other.forms) and any(key in fold(form) for form in other.forms for key in keys):
                found.append((other, tuple(use for use in self.uses(other) if any(key in fold(use.text) for key in keys))))
        return tuple((other, uses) for other, uses in found if uses)

    def explained(self, entry: Entry) -> tuple[Citation, ...]:
        """The sentences of running text that say what the term is, beside what notes say; for a term that is a part of a
        longer noted one (规建治 of 规建治投融运) else the note on that.
        """
        if entry.name not in self._explained:
            name, key = plain_name(entry.name), fold(entry.name)
            said = self._explain(name, not entry.senses and _NUMERAL.search(name) is not None)
            within = [one for one in self.entries if one.senses and any(key in fold(form) for form in one.forms)]
            if not said and not entry.senses:
                said = tuple(self._sources.cite_note(sense) for one in within for sense in one.senses)
            self._explained[entry.name] = said
        return self._explained[entry.name]

    def meaning(self, entry: Entry) -> Meaning:
        """Whether a note defines the term, running text explains it, or neither."""
        return "noted" if entry.senses else "explained" if self.explained(entry) else "undefined"

    def english_of(self, sense: TermSense) -> tuple[str, str] | None:
        """The English of a sense's note and who made it, where there is any."""
        rendering = self._sources.english(sense.report.id, sense.note.text.string)
        return (rendering.en, rendering.made_by) if rendering else None

    @cached_property
    def _by_form(self) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for entry in self._candidates:
            for form in entry.forms:
                found.setdefault(fold(form), entry)
        return found

    def _noted(self) -> Iterator[Entry]:
        """An entry for each noted name; the same name noted twice has two senses."""
        names: dict[str, list[str]] = {}
        senses: dict[str, list[TermSense]] = {}
        for report in self.reports.values():
            for note in report.notes:
                for term, others in _own_terms(note):
                    key = fold(term.name)
                    names.setdefault(key, [])
                    names[key] += [form for form in (term.name_as_printed, *others) if form not in names[key]]
                    senses.setdefault(key, []).append(TermSense(report, note, term))
        for key, forms in names.items():
            yield Entry(forms[0], tuple(forms), self._english(*forms), _unique(senses[key]))

    @cached_property
    def _joint_names(self) -> set[str]:
        notes = [note for report in self.reports.values() for note in report.notes]
        return {fold(form) for note in notes for term in _joint(note) for form in (term.name, term.name_as_printed)}

    def _slogans(self) -> list[str]:
        wholes = ["\n".join(map(fold, self._finder.texts(report_id))) for report_id in self.reports]
        known = (entry.zh for entry in self._glossary.entries if entry.kind == "slogan")
        return [name for name in known if any(fold(name) in whole for whole in wholes) and self._finder.stands(name)]

    def _english(self, *forms: str) -> tuple[str, ...]:
        found = (self._glossary.english(name) for form in forms for name in (form, plain_name(form)))
        return tuple(dict.fromkeys(name for name in found if name))


def plain_name(name: str) -> str:
    """A printed name without its quotation marks.

    >>> plain_name("“1+8+N+11”治理指挥中枢")
    '1+8+N+11治理指挥中枢'
    """
    return _QUOTES.sub("", name)


def _own_terms(note: Footnote) -> Iterator[tuple[Term, tuple[str, ...]]]:
    """The terms of a note, each with its shorter forms; the joint form of several terms that are defined one by one
    (“三同”“两不”) is none of its own.
    """
    spans = _spans(note)
    joint = {term.name for term in _joint(note)}
    kept = [term for term in note.terms if term.name not in joint]
    short = {
        term.name: longer.name
        for term in kept
        for longer in sorted(kept, key=lambda other: len(other.name))  # the longest form stands last and wins
        if term.name != longer.name and term.name in longer.name and spans[term.name] == spans[longer.name]
    }
    for term in kept:
        if term.name not in short:
            yield term, tuple(other.name_as_printed for other in kept if short.get(other.name) == term.name)


def _joint(note: Footnote) -> list[Term]:
    """The terms of a note that are several of its other terms in a row, each with a definition of its own."""
    spans = _spans(note)

    def parts(term: Term) -> list[Term]:
        return [one for one in note.terms if one.name != term.name and one.name in term.name and spans[one.name] != spans[term.name]]

    return [term for term in note.terms if len(parts(term)) > 1]


def _spans(note: Footnote) -> dict[str, tuple[int, int]]:
    return {term.name: (term.definition_start, term.definition_end) for term in note.terms}


def _unique(senses: list[TermSense]) -> tuple[TermSense, ...]:
    found: dict[tuple[str, str, str], TermSense] = {}
    for sense in senses:
        found.setdefault((sense.report.id, sense.note.mark, sense.definition), sense)
    return tuple(found.values())
