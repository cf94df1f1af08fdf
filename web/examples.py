"""Example questions for the three kinds of users: journalist, investor, clerk.

In: the loaded reports. Out: questions that these reports answer, as many in each language: first those about the reports that come
with the project, then ones made from the targets, results and terms of whatever reports are loaded. Each was asked before it is shown.
The module knows nothing of frames.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from threading import Lock, Thread
from typing import Any

_log = logging.getLogger("zhengwen.web")

EXAMPLES_PER_USER = 2
TRIED = 12  # questions asked for one kind of user until enough are answered: about 40 ms each, once for a set of reports

EXAMPLES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "zh": (
        ("2026年GDP目标是多少，为什么？", "2025年GDP增速完成目标了吗？"),
        ("2025年实际使用外资完成目标了吗？", "“4311”现代化产业体系包括什么？"),
        ("“四张清单”是哪四张？", "“三同”“两不”是什么意思？"),
    ),
    "en": (
        ("What is the 2026 GDP target, and why?", "Did the district meet its 2025 GDP growth target?"),
        ("Did the district meet its 2025 foreign capital target?", "What is the “4311” industrial system?"),
        ("What are the “four lists”?", "What does “three sames and two no-needs” mean?"),
    ),
}
# Asked of whatever is loaded: with year, printed name of an indicator and, where it is known, place; or with a term.
_MADE = {
    "zh": ("{place}{year}年{name}目标是多少？", "{place}{year}年{name}是多少？", "“{term}”是什么意思？"),
    "en": ("What is the {year} target for {name}{place}?", "What was {name}{place} in {year}?", "What does “{term}” mean?"),
}


_kept: dict[str, tuple[object, tuple[str, ...]]] = {}  # language → what was loaded, and the questions found for it
_finding = Lock()  # many pages are opened at once: one asks


def example_questions(language: str, assistant: Any = None) -> list[str]:
    """Example questions, EXAMPLES_PER_USER for each kind of user in turn; those of the project where no reports are at hand."""
    found = _at_hand(language, assistant)
    if found is not None:
        return found
    with _finding:
        found = _at_hand(language, assistant)
        if found is None:
            loaded, sent = _loaded(assistant), _sent(assistant)
            found = list(_answered(language, assistant, sent))
            _kept[language] = (loaded, tuple(found))
    return found


def examples_so_far(language: str, assistant: Any) -> list[str] | None:
    """The questions where they are at hand; else None, and they are found in the background: each is asked, which takes seconds in all."""
    found = _at_hand(language, assistant)
    if found is None and not _finding.locked():
        Thread(target=prepare_examples, args=(assistant, (language,)), daemon=True, name="zhengwen-examples").start()
    return found


def prepare_examples(assistant: Any, languages: Iterable[str] = tuple(EXAMPLES)) -> None:
    """Finds the questions before a page asks for them."""
    try:
        for language in languages:
            example_questions(language, assistant)
    except Exception as error:  # a page without examples of its own is no reason to serve none
        _log.error("no example questions were found", exc_info=error)


def _at_hand(language: str, assistant: Any) -> list[str] | None:
    if assistant is None or not hasattr(assistant, "facts"):
        return [text for group in EXAMPLES[language] for text in group[:EXAMPLES_PER_USER]]
    loaded, texts = _kept.get(language, (None, ()))
    return list(texts) if loaded == _loaded(assistant) else None


def _loaded(assistant: Any) -> object:
    """What the questions are about: other reports, other questions."""
    files = tuple((name, *(file.sha256 for file in report.files)) for name, report in assistant.reports.items())
    return files, _sent(assistant)


def _sent(assistant: Any) -> tuple[str, ...]:
    """The reports that visitors added on the page, the newest first."""
    is_upload = getattr(assistant, "is_upload", None)
    return tuple(name for name, report in reversed(assistant.reports.items()) if is_upload(report)) if is_upload is not None else ()


def _answered(language: str, assistant: Any, sent: Sequence[str]) -> Iterator[str]:
    """Questions that the assistant answers, each once; where a group has too few, the project's own stand in.

    The project's own name no place: they come first where all reports but those added are of one. The second of a group is
    about an added report, where there are any.
    """
    chosen: dict[str, None] = {}
    groups = []
    others = [report.place for name, report in assistant.reports.items() if name not in sent]
    of_one_place = len({place for place in others if place}) < 2

    def take(number: int, texts: Iterable[str]) -> list[str]:
        tried = islice(unique(texts), TRIED)
        good = (text for text in tried if text not in chosen and assistant.ask(text).status != "refused")
        found = list(islice(good, number))
        chosen.update(dict.fromkeys(found))
        return found

    for place, own in enumerate(EXAMPLES[language]):
        newest = [take(1, _made(language, assistant, [sent[place % len(sent)]])[place])] if sent else []
        rest = chain(own if of_one_place else (), _made(language, assistant)[place])
        groups.append([*take(EXAMPLES_PER_USER - sum(map(len, newest)), rest), *chain(*newest)])
    spare = (text for made in _made(language, assistant) for text in take(EXAMPLES_PER_USER, made))
    left = chain(spare, (text for group in EXAMPLES[language] for text in group if text not in chosen))
    return (group[place] if place < len(group) else next(left) for group in groups for place in range(EXAMPLES_PER_USER))


def unique(texts: Iterable[str]) -> Iterator[str]:
    """Each text once, in order.

    >>> list(unique(["一", "二", "一"]))
    ['一', '二']
    """
    seen: set[str] = set()
    for text in texts:
        if text not in seen:
            seen.add(text)
            yield text


def _made(language: str, assistant: Any, only: Collection[str] = ()) -> tuple[Iterator[str], Iterator[str], Iterator[str]]:
    """Questions made from targets, from results, and from terms that a note explains, in the order of the reports; of `only` some of them."""
    target, result, term = _MADE[language]

    def of(kinds: tuple[str, ...], frame: str) -> Iterator[str]:
        for row in assistant.facts():  # made when a question is wanted: the project's own need none
            if row.fact.kind in kinds and row.canonical and row.fact.year and (not only or row.report.id in only):
                place, name = row.report.place or "", row.canonical
                if language == "en":
                    place = f" in {row.report.place_en or place}" if place else ""
                    name = assistant.name_in_english(name)  # an English question names nothing in Chinese but what has no English
                if name:
                    yield frame.format(place=place, year=row.fact.year, name=name)

    explained = (
        entry for entry in assistant.register.entries if entry.senses and (not only or {one.report.id for one in entry.senses} & {*only})
    )
    terms = (term.format(term=entry.name.strip("“”")) for entry in explained)
    return of(("target",), target), of(("result", "estimate"), result), terms
