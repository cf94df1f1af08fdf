"""Plants changes, each in a process of its own, and says what the gate makes of each.

In: names of changes, an index, how many of the development questions to ask. Out: a `Verdict` a change. The measure is
the unchanged program on the same questions, with the limits that the baseline allows, so that a verdict says nothing of
how good the answers are. Which changes CI plants follows from a seed alone.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from errors import UsageError
from eval.baseline import BASELINE, Part, part_of, read_baseline
from eval.compare import ALLOWS, compare
from eval.metrics import load_sources
from eval.questions import load_questions
from eval.runner import Outcome, run
from eval.seeded.finding import FINDING
from eval.seeded.harmless import HARMLESS
from eval.seeded.plant import Change, planted
from eval.seeded.reading import READING
from eval.seeded.saying import SAYING
from eval.sets import DEVELOPMENT, REPORTS, open_assistant

DEFECTS = (*READING, *FINDING, *SAYING)
CHANGES = {change.name: change for change in (*DEFECTS, *HARMLESS)}
EVERY = 4  # of the development questions, each fourth is asked: every change shows in these, and five take some minutes
FEWEST_CAUGHT = 28  # of the defects


@dataclass(frozen=True)
class Verdict:
    """What the gate says of one change: the limits that broke."""

    change: Change
    broken: tuple[str, ...]

    @property
    def stopped(self) -> bool:
        return bool(self.broken)


def five(seed: str) -> tuple[Change, ...]:
    """Five of the defects, by a seed alone: in turn over seeds, all of them come up.

    >>> five("a") == five("a"), len(set(five("a"))), five("a") == five("b")
    (True, 5, False)
    """

    def place(change: Change) -> str:
        return hashlib.sha256(f"{seed} {change.name}".encode()).hexdigest()

    return tuple(sorted(DEFECTS, key=place)[:5])


def judge(changes: Sequence[Change], *, index_dir: str | None = None, every: int = EVERY, workers: int = 2) -> list[Verdict]:
    """What the gate says of each change, in their order."""
    document = read_baseline(BASELINE)
    if DEVELOPMENT.name not in document["parts"]:
        raise UsageError(f"the baseline has no part {DEVELOPMENT.name!r}: add it with `python -m eval.gate --write REASON`")
    allows = {**ALLOWS, **document["parts"][DEVELOPMENT.name]["allows"]}
    open_assistant(index_dir)  # builds the index where there is none, once
    asked = {change.name: questions_for(change, every) for change in changes}
    union = sorted({name for names in asked.values() for name in names})
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, max_tasks_per_child=1) as pool:
        unchanged = [pool.submit(measure, "", index_dir, union[part::workers]) for part in range(workers)]
        changed = [pool.submit(measure, change.name, index_dir, asked[change.name]) for change in changes]
        true = {outcome.question.id: outcome for task in unchanged for outcome in task.result()}
        parts = [
            (part_of(task.result()), part_of([true[name] for name in asked[c.name]])) for c, task in zip(changes, changed, strict=True)
        ]
    return [
        Verdict(change, compare(now, before, in_the_sample(allows, before)).broken)
        for change, (now, before) in zip(changes, parts, strict=True)
    ]


def in_the_sample(allows: Mapping[str, int], before: Part) -> dict[str, float]:
    """What a change may do to these questions: no more partial answers than the unchanged program gives to the same ones.

    The baseline's limit holds for all development questions together; in a sample the unchanged answers may stand above it.
    """
    return {**allows, "partial_percent": max(allows["partial_percent"], before.totals["partial_percent"])}


def questions_for(change: Change, every: int) -> list[str]:
    """Ids of the development questions that a change is measured on."""
    questions = load_questions(DEVELOPMENT.files())
    return [q.id for q in questions if q.kind in change.kinds] if change.kinds else [q.id for q in questions[::every]]


def measure(name: str, index_dir: str | None, asked: Sequence[str]) -> list[Outcome]:
    """What the program with the named change in it ("" for none) answers to some development questions."""
    change = CHANGES[name] if name else None
    questions = [question for question in load_questions(DEVELOPMENT.files()) if question.id in set(asked)]
    sources = load_sources(REPORTS)
    with planted(change), _index(change, index_dir) as folder:
        return run(questions, open_assistant(folder), sources)


@contextmanager
def _index(change: Change | None, index_dir: str | None) -> Iterator[str | None]:
    """The index to ask: the one there is, or one built now with the change at work."""
    if change is None or not change.rebuilds:
        yield index_dir
        return
    import ingest
    from index import BuildOptions, build_or_update, load_embedder
    from settings import load_settings

    settings = load_settings()
    with tempfile.TemporaryDirectory(prefix="zhengwen-seeded-") as folder:
        options = BuildOptions(Path(folder) / "built", settings.max_chars, ingest.GLOSSARY, ingest.ENGLISH)
        build_or_update([REPORTS], options, load_embedder(settings.embedder or None))
        yield str(options.index_dir)
