"""A recheck in words, for the terminal.

In: a `Recheck`. Out: lines in the language of the export, or another. The module knows nothing of files or reports.
"""

from __future__ import annotations

from collections.abc import Iterator

from export.compare import Edit
from export.recheck import Note, Recheck
from export.words import Words, words_for


def told_lines(found: Recheck, language: str | None = None) -> Iterator[str]:
    """The recheck line by line: first whether all holds, then each question with its sentences, the notes, and other edits."""
    words = words_for(language or found.record.language)
    if found.holds:
        yield words.holds.format(sentences=len(found.sentences), notes=len(found.notes))
    else:
        yield words.holds_not.format(count=found.failures)
    if not found.record.intact:
        yield words.damaged
    for number, answer in enumerate(found.record.answers, 1):
        yield ""
        yield words.answer.format(question=answer["question"])
        own = [sentence for sentence in found.sentences if sentence.answer == number]
        for place, sentence in enumerate(own, 1):
            yield f"  {words.sentence.format(n=place)}{words.colon}{words.sentence_states[sentence.state]}  {sentence.text}"
            if sentence.edit is not None:
                yield from _edit(sentence.edit, words)
        yield from (line for note in found.notes if note.answer == number and not note.n for line in _note(note, words))
    if any(note.n for note in found.notes):
        yield ""
    yield from (line for note in found.notes if note.n for line in _note(note, words))
    for part, edit in found.others:
        yield f"{words.added if part == 'added' else words.roles.get(part, words.line)}{words.colon}{words.sentence_states['edited']}"
        yield from _edit(edit, words)


def _note(note: Note, words: Words) -> Iterator[str]:
    name = words.note.format(n=note.n) if note.n else words.nearest
    state = words.note_states[note.standing.state].format(start=note.standing.start, end=note.standing.end)
    report = note.recorded["report"]
    yield f"  {name}{words.colon}{state}  {report['title']}{words.stop}{note.recorded['locator']['file']}"
    for part, edit in note.edits:
        yield f"    {words.roles.get(part, part)}{words.colon}{words.sentence_states['edited']}"
        yield from _edit(edit, words)


def _edit(edit: Edit, words: Words) -> Iterator[str]:
    if edit.was:
        yield f"      {words.was}{words.colon}{edit.was.strip()}"
    if edit.now:
        yield f"      {words.now}{words.colon}{edit.now.strip()}"
    was, now = edit.figures
    if was or now:
        yield f"      {words.figures}{words.colon}{words.joiner.join(was) or '—'} → {words.joiner.join(now) or '—'}"
