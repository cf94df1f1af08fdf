"""The sets of questions: which files belong to each, what they are asked of, and the run of a whole set.

In: a set's name, a folder of provincial reports where a set asks of those. Out: outcomes. Questions of the provincial
sets are asked of an index of their own, built from that folder in a temporary one, each report under its file's stem. With
several workers each asks its share in a process of its own. It knows nothing of how an answer is judged.
"""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from errors import UsageError
from eval.metrics import load_sources
from eval.questions import Question, load_questions
from eval.runner import Asks, Outcome, run

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "eval" / "questions"
REPORTS = ROOT / "data" / "reports"


@dataclass(frozen=True)
class QuestionSet:
    """Question files under one name; `hidden` ones are only ever summed up, never shown."""

    name: str
    patterns: tuple[str, ...]  # of file names in eval/questions
    hidden: bool = False
    provincial: bool = False

    def files(self, folder: Path = QUESTIONS) -> list[Path]:
        """The set's files that are there, in the order of their names."""
        return sorted({path for pattern in self.patterns for path in folder.glob(pattern)})


DEVELOPMENT = QuestionSet("development", ("dev*.jsonl", "chains-dev*.jsonl"))
TEST = QuestionSet("test", ("test*.jsonl", "chains-test.jsonl"), hidden=True)
PROVINCES_DEVELOPMENT = QuestionSet("provinces-dev", ("provinces-dev*.jsonl",), provincial=True)
PROVINCES_TEST = QuestionSet("provinces-test", ("provinces-test*.jsonl",), hidden=True, provincial=True)
# A set that may be named, and the provincial one that is asked with it.
SETS = {DEVELOPMENT.name: (DEVELOPMENT, PROVINCES_DEVELOPMENT), TEST.name: (TEST, PROVINCES_TEST)}


def is_hidden(path: Path) -> bool:
    """Whether a question file is one to measure with: it is summed up only, however it was named.

    >>> [is_hidden(Path(name)) for name in ("test.jsonl", "test-2.jsonl", "chains-test.jsonl", "dev-2.jsonl", "latest.jsonl")]
    [True, True, True, False, False]
    """
    return any(path.match(pattern) for chosen in (TEST, PROVINCES_TEST) for pattern in chosen.patterns)


def why_left_out(chosen: QuestionSet, provinces: Path | None, folder: Path = QUESTIONS) -> str | None:
    """One line that says why a set is not run; None where it can be."""
    if not chosen.files(folder):
        return f"left out: {chosen.name}: no {' or '.join(chosen.patterns)} in eval/questions"
    if chosen.provincial and provinces is None:
        return f"left out: {chosen.name}: it asks of provincial reports, which are not part of the project: name their folder with --provinces DIR"
    return None


def run_set(
    chosen: QuestionSet, *, provinces: Path | None = None, index_dir: str | None = None, composer: str = "extract", workers: int = 1
) -> list[Outcome]:
    """The outcomes of a set's questions, in the order of its files. Raises UsageError where it cannot be run."""
    left_out = why_left_out(chosen, provinces)
    if left_out:
        raise UsageError(left_out)
    questions = load_questions(chosen.files())
    if not chosen.provincial or provinces is None:
        return run_shared(questions, REPORTS, index_dir, composer, workers)
    return run_on_folder(questions, provinces, composer, workers)


def run_on_folder(questions: Sequence[Question], reports: Path, composer: str = "extract", workers: int = 1) -> list[Outcome]:
    """The outcomes over an index built for this run from the text files of a folder."""
    with built_index(reports) as index_dir:
        return run_shared(questions, reports, index_dir, composer, workers)


def run_shared(
    questions: Sequence[Question], reports: Path, index_dir: str | None = None, composer: str = "extract", workers: int = 1
) -> list[Outcome]:
    """The outcomes in the order of the questions; this process asks every nth of them, processes of their own the others.

    An answer hangs on its question and the index alone, so that the outcomes are those of one worker, but for their times.
    """
    sources, assistant = load_sources(reports), open_assistant(index_dir, composer)
    if workers <= 1:
        return run(questions, assistant, sources)
    shares = [list(questions[first::workers]) for first in range(workers)]
    with ProcessPoolExecutor(workers - 1, mp_context=multiprocessing.get_context("spawn")) as pool:
        others = [pool.submit(_run_share, share, reports, index_dir, composer) for share in shares[1:]]
        found = [run(shares[0], assistant, sources), *(other.result() for other in others)]
    return [found[at % workers][at // workers] for at in range(len(questions))]


def _run_share(questions: Sequence[Question], reports: Path, index_dir: str | None, composer: str) -> list[Outcome]:
    return run(questions, open_assistant(index_dir, composer), load_sources(reports))


@contextmanager
def built_index(reports: Path) -> Iterator[str]:
    """The folder of an index that holds the text files of `reports` and nothing else; gone afterwards."""
    from index import BuildOptions, build_or_update, load_embedder
    from ingest import ENGLISH, GLOSSARY
    from settings import load_settings

    settings = load_settings()
    with tempfile.TemporaryDirectory(prefix="zhengwen-eval-") as folder:
        options = BuildOptions(Path(folder) / "built", settings.max_chars, GLOSSARY, ENGLISH)
        result = build_or_update(sorted(reports.glob("*.txt")), options, load_embedder(settings.embedder or None), exact=True)
        if result.failures:
            raise UsageError(f"{reports}: {'; '.join(result.failures)}")
        yield str(options.index_dir)


def open_assistant(index_dir: str | None = None, composer: str = "extract") -> Asks:
    """The assistant over the named index (built first where there is none), with the named composer."""
    from assistant import Assistant  # late, so that a wrong question file is told at once
    from errors import IndexMissingError
    from settings import load_settings

    settings = load_settings(index_dir=index_dir)
    try:
        return Assistant.open(settings, composer=composer)
    except IndexMissingError as error:
        from ingest import build_default

        print(f"eval: {error}; building it now …", file=sys.stderr)
        build_default(settings, stream=sys.stderr)
        return Assistant.open(settings, composer=composer)
