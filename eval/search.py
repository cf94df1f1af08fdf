"""Measure search as a whole, and what each of its parts is worth: on news in both languages, and on reports.

    python -m eval.search --dev FOLDER [--provinces DIR] [--set test] [--parts] [--write]

Comes in: `ntrex.tsv.gz` (as for `models/measure.py`), the questions written for it (`news-questions.tsv`: first line of a paragraph,
English, Chinese), the development questions; or those to measure with, of which totals alone are shown (`--set test`). Goes out:
nDCG@10 with 95 % intervals, and how often the passage meant is among the first five. The news is ingested as files, a paragraph each,
and asked as `ask.py --search` asks. `--parts` leaves each score out in turn. Does not know how scores are made.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np

from assistant import Assistant
from errors import EmbedderError, ZhengwenError
from eval.metrics import Sources, gold_hits, load_sources
from eval.questions import Question, load_questions
from eval.sets import DEVELOPMENT, REPORTS, SETS, TEST
from index.embedder import Embedder, load_embedder
from index.keywords import KeywordIndex, TokenBook
from index.passage import Passage
from index.plain_search import SearchWeights
from index.tokens import Tokenizer
from ingest import change_index
from settings import Settings, load_settings

# The questions on news of each set: those that weights may be chosen by, and those that are only measured with.
QUESTIONS = {
    name: Path(__file__).resolve().parent / file
    for name, file in ((DEVELOPMENT.name, "news-questions.tsv"), (TEST.name, "news-questions-test.tsv"))
}
MEASURED = Path(__file__).resolve().parent / "search.json"
DEV_FILE = "ntrex.tsv.gz"
LINES = 4  # a paragraph; every other one is taken
DEPTH = 10
CARE = (
    "proved",
    "names",
)  # left out by `--parts` besides the scores: what an answer rests on; that a place's name tells nothing in its reports
PAIRS = (("en", "zh"), ("zh", "en"), ("zh", "zh"), ("en", "en"))  # language of the question, of the paragraphs
RESAMPLES = 2000


@dataclass(frozen=True)
class Row:
    """One line of the tables; `low` and `high` bound `value` with 95 % certainty."""

    task: str
    system: str
    questions: int
    value: float
    low: float
    high: float
    first: float  # share of questions whose first passage is right


@dataclass(frozen=True)
class News:
    """Paragraphs of the development news by language, their lines, and questions with the paragraph that each asks of."""

    paragraphs: dict[str, list[str]]
    lines: dict[str, list[list[str]]]
    questions: dict[str, list[str]]
    gold: list[int]


def read_news(dev: Path, chosen: str = DEVELOPMENT.name) -> News:
    """The news with a set's questions; EmbedderError where the file is missing or a question asks of no paragraph."""
    path, questions = dev / DEV_FILE, QUESTIONS[chosen]
    if not path.is_file():
        raise EmbedderError(f"{path} is missing. Make it from NTREX-128 (GitHub MicrosoftTranslator/NTREX): english<TAB>chinese a line.")
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        pairs = [line.rstrip("\n").split("\t") for line in stream]
    starts = [LINES * block for block in range(0, len(pairs) // LINES, 2)]
    lines = {name: [[pair[side] for pair in pairs[start : start + LINES]] for start in starts] for side, name in enumerate(("en", "zh"))}
    paragraphs = {"en": [" ".join(some) for some in lines["en"]], "zh": ["".join(some) for some in lines["zh"]]}
    asked = [line.split("\t") for line in questions.read_text(encoding="utf-8").splitlines()]
    unknown = [cells[0] for cells in asked if int(cells[0]) - 1 not in starts]
    if unknown:
        raise EmbedderError(f"{questions}: no paragraph begins at line {unknown[0]}")
    gold = [starts.index(int(cells[0]) - 1) for cells in asked]
    return News(paragraphs, lines, {"en": [cells[1] for cells in asked], "zh": [cells[2] for cells in asked]}, gold)


def ndcg_row(task: str, system: str, ranks: Sequence[int]) -> Row:
    """nDCG@10 of ranks (1 is first, 0 not found), with a bootstrap interval that is the same each time."""
    rank = np.array(ranks)
    gain = np.where((rank > 0) & (rank <= DEPTH), 1 / np.log2(np.maximum(rank, 1) + 1), 0.0)
    return Row(task, system, len(ranks), float(gain.mean()), *_interval(gain), float((rank == 1).mean()))


def _interval(values: np.ndarray) -> tuple[float, float]:
    drawn = np.random.default_rng(0).integers(0, len(values), (RESAMPLES, len(values)))
    low, high = np.percentile(values[drawn].mean(axis=1), (2.5, 97.5))
    return float(low), float(high)


def ranks_of(scores: np.ndarray, gold: Sequence[int]) -> list[int]:
    """The rank of each question's right paragraph by scores (questions, paragraphs); a tie counts against it."""
    own = scores[np.arange(len(gold)), gold][:, None]
    return [int(rank) for rank in (scores >= own).sum(axis=1)]


def dense_scores(embedder: Embedder, questions: Sequence[str], paragraphs: Sequence[str], lines: Sequence[Sequence[str]]) -> np.ndarray:
    """Half the cosine of the paragraph, half that of its best line (questions, paragraphs)."""
    asked = embedder.encode(questions)
    whole = asked @ embedder.encode(paragraphs).T
    best = asked @ embedder.encode([line for some in lines for line in some]).T
    return np.asarray(0.5 * whole + 0.5 * best.reshape(len(questions), len(paragraphs), -1).max(axis=2))


def plain_bm25(questions: Sequence[str], paragraphs: Sequence[str]) -> np.ndarray:
    """BM25 of Chinese characters with their pairs, or of English stems (questions, paragraphs)."""
    tokenizer = Tokenizer()
    words = KeywordIndex.build([(1.0, [[text] for text in paragraphs])], len(paragraphs), TokenBook(tokenizer.tokenize))
    return np.array([words.scores(tokenizer.tokenize(question)) for question in questions])


@contextmanager
def opened(texts: Sequence[str], settings: Settings) -> Iterator[Assistant]:
    """An assistant over the texts, each a file p000.txt, p001.txt …, in a temporary index."""
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        for number, text in enumerate(texts):
            (reports / f"p{number:03}.txt").write_text(text, encoding="utf-8")
        own = load_settings(None, index_dir=str(Path(folder) / "built"), embedder=settings.embedder or None)
        change_index(own, lambda line: None, add=[reports])
        yield Assistant.open(own)


def found_ranks(assistant: Assistant, questions: Sequence[str], gold: Sequence[int], without: Collection[str] = ()) -> list[int]:
    """The rank of each question's file among those found, 0 where it is not."""
    ranks = []
    for question, right in zip(questions, gold, strict=True):
        found = list(dict.fromkeys(hit.passage.report for hit in assistant.search(question, 3 * DEPTH, without=without)))
        ranks.append(found.index(f"p{right:03}") + 1 if f"p{right:03}" in found else 0)
    return ranks


def news_rows(news: News, settings: Settings, parts: bool) -> Iterator[Row]:
    """Vectors alone, plain BM25 within a language, search as a whole, and with `parts` search without each score."""
    embedder = load_embedder(settings.embedder or None)
    for asked, told in PAIRS:
        task, questions, paragraphs = f"{asked}→{told} question, paragraphs", news.questions[asked], news.paragraphs[told]
        dense = dense_scores(embedder, questions, paragraphs, news.lines[told])
        yield ndcg_row(task, "vectors alone", ranks_of(dense, news.gold))
        if asked == told:
            yield ndcg_row(task, "plain BM25", ranks_of(plain_bm25(questions, paragraphs), news.gold))
        with opened(paragraphs, settings) as assistant:
            for without in _parts(parts):
                ranks = found_ranks(assistant, questions, news.gold, without)
                yield ndcg_row(task, _system(without), ranks)


def _parts(parts: bool) -> list[tuple[str, ...]]:
    return [(), *(((name,) for name in (*(field.name for field in fields(SearchWeights)), *CARE)) if parts else ())]


def _system(without: Collection[str]) -> str:
    return f"search without {', '.join(without)}" if without else "search"


def passage_quote(passage: Passage, assistant: Assistant) -> str:
    """A passage as a gold quote would give it: of a table's row the cells alone."""
    if passage.row is None:
        return passage.text
    block = next(block for block in assistant.reports[passage.report].blocks if block.id == passage.block)
    return " ".join(cell.text.string for cell in block.table.rows[passage.row]) if block.table else passage.text


def report_rows(questions: Sequence[Question], assistant: Assistant, sources: Sources, parts: bool, name: str) -> Iterator[Row]:
    """Shares of the answerable questions whose gold passage is among the first five of search, by language."""
    for language in ("zh", "en"):
        asked = [one for one in questions if one.language == language and one.gold and not one.asked_with and one.status == "answered"]
        for without in _parts(parts):
            ranks = np.array([_rank(question, assistant, sources, without) for question in asked])
            yield Row(
                f"{language} question, {name}",
                _system(without),
                len(asked),
                float((ranks > 0).mean()),
                *_interval((ranks > 0) * 1.0),
                float((ranks == 1).mean()),
            )


def _rank(question: Question, assistant: Assistant, sources: Sources, without: Collection[str]) -> int:
    for rank, hit in enumerate(assistant.search(question.question, 5, without=without), 1):
        found = {"report": {"id": hit.passage.report}, "quote": passage_quote(hit.passage, assistant)}
        if any(gold_hits(found, question, sources)):
            return rank
    return 0


def reports_rows(provinces: Path | None, settings: Settings, parts: bool, chosen: str = DEVELOPMENT.name) -> Iterator[Row]:
    """The rows of a set's questions on the project's reports and, where their folder is given, on provincial ones."""
    for asked, folder, name in zip(SETS[chosen], (REPORTS, provinces), ("own reports", "provinces"), strict=True):
        if folder is None:
            continue
        with tempfile.TemporaryDirectory() as built:
            own = load_settings(None, index_dir=built, embedder=settings.embedder or None)
            change_index(own, lambda line: None, add=[folder])
            yield from report_rows(load_questions(asked.files()), Assistant.open(own), load_sources(folder), parts, name)


def table(rows: Sequence[Row], value: str) -> list[str]:
    """The Markdown table of some rows; `value` heads their figures."""
    lines = [f"| task | system | questions | {value} | 95 % interval | first right |", "|---|---|---|---|---|---|"]
    for row in rows:
        shown = f"{row.value:.3f} | {row.low:.3f}–{row.high:.3f} | {100 * row.first:.0f} %"
        lines.append(f"| {row.task} | {row.system} | {row.questions} | {shown} |")
    return lines


def store(chosen: str, fingerprint: str, news: Sequence[Row], reports: Sequence[Row]) -> None:
    """Write a set's rows beside those of the other set."""
    stored = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.is_file() else {}
    rows = {"fingerprint": fingerprint, "news": [asdict(row) for row in news], "reports": [asdict(row) for row in reports]}
    MEASURED.write_text(json.dumps({**stored, chosen: rows}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval.search", description="Measure search as a whole.")
    parser.add_argument("--dev", type=Path, required=True, help="folder with ntrex.tsv.gz, as for models/measure.py")
    parser.add_argument("--provinces", type=Path, help="a folder of provincial reports: asks their development questions too")
    parser.add_argument("--set", choices=tuple(SETS), default=DEVELOPMENT.name, help="test: the questions to measure with")
    parser.add_argument("--embedder", help="folder or name of a model (default: the bundled one)")
    parser.add_argument("--parts", action="store_true", help="also leave out each score in turn")
    parser.add_argument("--write", action="store_true", help="store what was measured in eval/search.json")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _arguments(argv)
    settings = load_settings(None, embedder=arguments.embedder)
    try:
        news = list(news_rows(read_news(arguments.dev, arguments.set), settings, arguments.parts))
        print("\n".join(table(news, "nDCG@10")))
        reports = list(reports_rows(arguments.provinces, settings, arguments.parts, arguments.set))
        print("\n".join(["", *table(reports, "among the first five")]))
        if arguments.write:
            store(arguments.set, load_embedder(arguments.embedder).fingerprint, news, reports)
    except ZhengwenError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
