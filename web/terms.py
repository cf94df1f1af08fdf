"""The room of terms: what each slogan and noted term means, word for word, and every place where it stands.

In: the register of terms, what was typed and chosen, the labels. Out: HTML in which every word of a report is escaped
and every passage is a link into the report. The module knows nothing of events or of how a term is found in a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice
from typing import Any, Literal

from answer import Citation, Entry, Mention, Register
from answer.sources import TermSense
from corpus.model import Report
from web.anchors import Spot, read_anchor
from web.find_terms import MAX_TYPED_CHARS, find_terms, names_one
from web.labels import Labels, counted, english_maker, named_note
from web.place import file_number
from web.room_labels import RoomLabels, room_labels_for
from web.titles import title_language, title_of

PAGE = 40  # terms shown at first, and how many more each time: a page of a laptop holds about six
_AT_MOST = 5000
_SMALL_NAME = 3  # characters; of two, most are everyday words (发展)
USES_SHOWN = 100  # places listed for one term; 十五五 stands 28 times in the five reports
Show = Literal["all", "defined", "undefined"]
_SHOWS: tuple[Show, ...] = ("all", "defined", "undefined")


@dataclass(frozen=True)
class Wish:
    """What of the terms is to be shown."""

    typed: str = ""
    show: Show = "all"
    upto: int = PAGE

    @classmethod
    def of(cls, data: Any) -> Wish:
        """The wish that a page sent; whatever is not one counts as the plain wish."""
        data = data if isinstance(data, dict) else {}
        typed, show, upto = data.get("typed"), data.get("show"), data.get("upto")
        return cls(
            str(typed)[:MAX_TYPED_CHARS] if isinstance(typed, str) else "",
            next((one for one in _SHOWS if one == show), "all"),
            min(max(upto, PAGE), _AT_MOST) if type(upto) is int else PAGE,
        )


def render_terms_bar(wish: Wish, labels: Labels) -> str:
    """The box to type in, and which terms to show."""
    words = room_labels_for(labels.language)
    shown = (("all", words.show_all), ("defined", words.show_defined), ("undefined", words.show_undefined))
    choices = "".join(
        f'<label class="chip"><input type="radio" name="term-show" value="{value}"{" checked" if value == wish.show else ""}>'
        f"<span>{escape(label)}</span></label>"
        for value, label in shown
    )
    return (
        f'<h2>{escape(words.room_names["terms"])}</h2><input type="search" id="term-search" maxlength="{MAX_TYPED_CHARS}" '
        f'value="{escape(wish.typed)}" placeholder="{escape(words.term_hint)}" aria-label="{escape(words.find_term)}" autocomplete="off">'
        f'<fieldset><legend class="hidden">{escape(words.show)}</legend>{choices}</fieldset>'
    )


def render_terms_waiting(labels: Labels) -> str:
    """What stands in place of the list until the room is first opened."""
    return f'<p class="empty" data-unread>{escape(room_labels_for(labels.language).loading_terms)} …</p>'


def render_terms(register: Register, wish: Wish, labels: Labels) -> str:
    """The terms that fit the wish."""
    words = room_labels_for(labels.language)
    found = [*_unlisted(register, wish.typed), *find_terms(register.entries, wish.typed)]  # what has the very name comes first
    fitting = list(islice(_fitting(register, found, wish.show), wish.upto + 1))
    more, shown = len(fitting) > wish.upto, fitting[: wish.upto]
    total = len(found) if wish.show == "all" else 0 if more else len(fitting)
    counts = [counted(words.terms_found, total)] if total else []
    counts += [words.terms_shown.format(n=len(shown))] if more else []
    if not shown:
        return f'<p class="empty" role="status">{escape(words.no_terms)}</p>'
    items = "".join(_term(register, entry, labels, words) for entry in shown)
    button = f'<button type="button" class="more" data-upto="{wish.upto + PAGE}">{escape(words.more_terms)}</button>' if more else ""
    return f'<p class="count" role="status">{escape(" · ".join(counts))}</p><ol class="term-list">{items}</ol>{button}'


def _unlisted(register: Register, typed: str) -> list[Entry]:
    """What was typed as an entry of its own, where the reports use it and no term has that name; else none."""
    if names_one(register.entries, typed) or len(typed.strip()) < _SMALL_NAME:
        return []
    entry, uses = register.look_up(typed.strip())
    return [entry] if uses and entry not in register.entries else []


def _fitting(register: Register, entries: Sequence[Entry], show: Show) -> Iterator[Entry]:
    for entry in entries:
        if show == "all" or (register.meaning(entry) == "undefined") == (show == "undefined"):
            yield entry


def _term(register: Register, entry: Entry, labels: Labels, words: RoomLabels) -> str:
    """One term: its names, what it means, where it stands."""
    meaning = register.meaning(entry)
    english = "".join(f'<span class="in-english" lang="en">{escape(name)}</span>' for name in entry.english)
    parts = [_sense(register, sense, labels, words) for sense in entry.senses]
    said = register.explained(entry)
    if said:
        quotes = "".join(_quote(register, one, labels, words) for one in said)
        parts.append(f'<div class="sense"><p class="made">{escape(words.in_text)}</p>{quotes}</div>')
    if meaning == "undefined":
        parts.append(f'<p class="undefined"><span aria-hidden="true">○</span> {escape(words.undefined)}</p>')
    parts.append(_uses(register, entry, labels, words))
    return f'<li><h3><span class="src" lang="zh-CN">{escape(entry.name)}</span>{english}</h3><div>{"".join(parts)}</div></li>'


def _sense(register: Register, sense: TermSense, labels: Labels, words: RoomLabels) -> str:
    """A note's definition, its English, and the way to the note."""
    spot = _spot_of_note(sense)
    source = f"{named_note(words.note, sense.note.mark)} · {title_of(sense.report, labels)}"
    english = register.english_of(sense)
    rendered = ""
    if english is not None:
        opened = " open" if labels.language == "en" else ""
        maker = escape(english_maker(labels, english[1]))
        rendered = (
            f'<details class="english"{opened}><summary>{escape(words.english)} · {maker}</summary>'
            f'<p lang="en">{escape(english[0])}</p></details>'
        )
    return (
        f'<div class="sense"><p class="means src" lang="zh-CN">{escape(sense.definition)}</p>{rendered}'
        f'<p class="where">{_way(sense.report, spot, source, words)}</p></div>'
    )


def _quote(register: Register, citation: Citation, labels: Labels, words: RoomLabels) -> str:
    """A sentence of running text that says what the term is."""
    report = register.reports[citation.report.id]
    file = file_number(report, citation)
    spot = Spot(file, citation.locator.start, citation.locator.end) if file is not None else None
    return (
        f'<p class="means src" lang="zh-CN"><a class="use" href="#{read_anchor(report.id, spot)}">{escape(citation.quote)}</a></p>'
        f'<p class="where">{_way(report, spot, _where((title_of(report, labels), *citation.section)), words)}</p>'
    )


def _uses(register: Register, entry: Entry, labels: Labels, words: RoomLabels) -> str:
    """Every place of the term, by report, behind a line that counts them."""
    uses, longer = register.uses(entry), register.longer(entry)
    if not uses and not longer:
        return f'<p class="where">{escape(words.no_uses)}</p>'
    within = sum(len(places) for _, places in longer)
    counts = [_counted_uses(words, len(_reports(uses)), len(register.reports), len(uses))] if uses else [words.no_uses]
    counts += [counted(words.defined, len(entry.senses))] if entry.senses else []
    counts += [counted(words.longer_uses, within)] if longer else []
    groups = _groups(uses, labels, words) + "".join(
        f'<p class="where">{words.within.format(name=_printed(other.name))}</p>{_groups(places, labels, words)}' for other, places in longer
    )
    held = {use.report.id for places in (uses, *(places for _, places in longer)) for use in places}
    absent = [title_of(report, labels) for name, report in register.reports.items() if name not in held]
    missing = f'<p class="where">{escape(words.not_in.format(titles=labels.joiner.join(absent)))}</p>' if 0 < len(absent) <= 20 else ""
    counted_places = escape(" · ".join(counts))
    return f'<details class="uses"><summary>{counted_places}</summary>{groups}{missing}</details>'


def _printed(name: str) -> str:
    return f'<span class="src" lang="zh-CN">{escape(name)}</span>'


def _reports(uses: Sequence[Mention]) -> list[str]:
    return list(dict.fromkeys(use.report.id for use in uses))


def _groups(uses: Sequence[Mention], labels: Labels, words: RoomLabels) -> str:
    """The first places, by report, and a line where there are more."""
    shown = uses[:USES_SHOWN]
    groups = "".join(_group(name, [use for use in shown if use.report.id == name], labels, words) for name in _reports(uses))
    return groups + (f'<p class="where">{escape(words.uses_cut.format(n=USES_SHOWN))}</p>' if len(uses) > USES_SHOWN else "")


def _group(report_id: str, uses: Sequence[Mention], labels: Labels, words: RoomLabels) -> str:
    """The places in one report."""
    if not uses:
        return ""
    items = []
    for use in uses:
        kind = words.kinds[use.kind] if use.kind in ("table", "heading") else named_note(words.note, use.note) if use.kind == "note" else ""
        anchor = read_anchor(report_id, Spot(use.file, use.start, use.end))
        where = escape(_where((*use.section, kind)))
        items.append(
            f'<li><a class="use src" lang="zh-CN" href="#{anchor}" title="{escape(words.open_passage)}">{_marked(use)}</a>'
            + (f'<span class="where" lang="zh-CN">{where}</span>' if where else "")
            + "</li>"
        )
    return f'<h4 lang="{title_language(uses[0].report, labels)}">{escape(title_of(uses[0].report, labels))} · {len(uses)}</h4><ol>{"".join(items)}</ol>'


def _marked(use: Mention) -> str:
    """The text with the term in `<mark>`, escaped."""
    parts, end = [], 0
    for start, stop in use.spots:
        parts.append(f"{escape(use.text[end:start])}<mark>{escape(use.text[start:stop])}</mark>")
        end = stop
    return "".join(parts) + escape(use.text[end:])


def _counted_uses(words: RoomLabels, reports: int, of: int, places: int) -> str:
    forms = words.uses.split("|")
    return forms[0 if places == 1 else -1].format(n=reports, of=of, places=places)


def _where(path: Sequence[str]) -> str:
    return " › ".join(part for part in path if part)


def _way(report: Report, spot: Spot | None, shown: str, words: RoomLabels) -> str:
    title = escape(words.open_passage)
    return f'<a class="go" href="#{read_anchor(report.id, spot)}" title="{title}">{escape(shown)}</a>'


def _spot_of_note(sense: TermSense) -> Spot | None:
    """Where the note stands in its file."""
    runs = sense.note.text.runs
    own = [run for run in runs if run.file == runs[0].file]
    return Spot(own[0].file, own[0].source_start, max(run.source_start + run.length for run in own)) if own else None
