"""Measure an embedder on parallel sentences it never saw: both languages, sentences and paragraphs.

    python models/measure.py --dev FOLDER [--embedder NAME] [--write]

Comes in: `ntrex.tsv.gz` (NTREX-128, `english<TAB>chinese` a line, in document order) and an embedder.
Goes out: a table of R@1 and nDCG@10, and of size and speed; with `--write` also `models/measured.json`, from which
`docs/figures.py` puts the table into the model card.
Paragraphs are six neighbouring lines. A paragraph's score is half its own cosine and half that of its best sentence.
Does not know: the index, keyword search, fusion.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

if __package__ in (None, ""):  # started as a script: the rooms stand one folder up
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from errors import EmbedderError, ZhengwenError
from index.embedder import Embedder, load_embedder
from models.pairs import read_pairs

LINES_A_PARAGRAPH = 6
CROP_SHARE = 0.4  # of a line: about as long as a question
RESAMPLES = 1000
DEV_FILE = "ntrex.tsv.gz"
MEASURED = Path(__file__).resolve().parent / "measured.json"


@dataclass(frozen=True)
class Measure:
    """One row of the table; shares between 0 and 1."""

    task: str
    queries: int
    candidates: int
    recall_at_1: float
    ndcg_at_10: float
    low: float  # of the 95 % interval of ndcg_at_10, by the bootstrap over queries
    high: float


def measure_scores(task: str, scores: np.ndarray, gold: np.ndarray) -> Measure:
    """R@1 and nDCG@10 of scores (queries, candidates) where each query has the one right candidate `gold`."""
    own = scores[np.arange(len(gold)), gold][:, None]
    # A tie counts against us: a model that gives all the same score must not look right.
    rank = (scores >= own).sum(axis=1)
    gain = np.where(rank <= 10, 1 / np.log2(rank + 1), 0.0)
    drawn = np.random.default_rng(0).integers(0, len(gain), (RESAMPLES, len(gain)))
    low, high = np.percentile(gain[drawn].mean(axis=1), (2.5, 97.5))
    return Measure(task, len(gold), scores.shape[1], float((rank == 1).mean()), float(gain.mean()), float(low), float(high))


def paragraph_scores(queries: np.ndarray, paragraphs: np.ndarray, sentences: np.ndarray, passage_share: float) -> np.ndarray:
    """Scores (queries, paragraphs): `passage_share` of the paragraph's cosine, the rest of its best sentence's.

    `sentences` are (paragraphs × LINES_A_PARAGRAPH, dimension), in order.
    """
    best = (queries @ sentences.T).reshape(len(queries), len(paragraphs), LINES_A_PARAGRAPH).max(axis=2)
    return passage_share * (queries @ paragraphs.T) + (1 - passage_share) * best


def crop_text(text: str, random: np.random.Generator, chinese: bool) -> str:
    """A run of about `CROP_SHARE` of the characters of a Chinese text, or of the words of an English one."""
    parts = list(text) if chinese else text.split()
    length = max(1, round(len(parts) * CROP_SHARE))
    first = int(random.integers(0, len(parts) - length + 1))
    return ("" if chinese else " ").join(parts[first : first + length])


def measure_embedder(embedder: Embedder, pairs: Sequence[tuple[str, str]], seed: int = 5) -> list[Measure]:
    """All rows of the table for one embedder."""
    usable = len(pairs) // LINES_A_PARAGRAPH * LINES_A_PARAGRAPH
    sides = {"en": [en for en, _ in pairs[:usable]], "zh": [zh for _, zh in pairs[:usable]]}
    lines = {language: embedder.encode(texts) for language, texts in sides.items()}
    crops = {}
    for language, texts in sides.items():
        random = np.random.default_rng(seed)
        crops[language] = embedder.encode([crop_text(text, random, language == "zh") for text in texts])
    starts = range(0, usable, LINES_A_PARAGRAPH)
    paragraphs = {
        language: embedder.encode([" ".join(texts[start : start + LINES_A_PARAGRAPH]) for start in starts])
        for language, texts in sides.items()
    }
    own_line = np.arange(usable)
    own_paragraph = own_line // LINES_A_PARAGRAPH
    measures = []
    for query, passage in (("en", "zh"), ("zh", "en")):
        scores = lines[query] @ lines[passage].T
        measures.append(measure_scores(f"{query}→{passage} sentence, sentences", scores, own_line))
    for kind, queries in (("sentence", lines), ("crop", crops)):
        for query, passage in (("en", "zh"), ("zh", "en"), ("zh", "zh")):
            if kind == "sentence" and query == passage:
                continue  # the sentence itself is among the candidates
            for share, how in ((1.0, "passage"), (0.5, "passage + best sentence")):
                scores = paragraph_scores(queries[query], paragraphs[passage], lines[passage], share)
                measures.append(measure_scores(f"{query}→{passage} {kind}, paragraphs, {how}", scores, own_paragraph))
    return measures


def queries_a_second(embedder: Embedder, pairs: Sequence[tuple[str, str]]) -> float:
    """Short English questions encoded in a second of one core's time, of a warm embedder; other work on the machine does not count."""
    queries = [" ".join(en.split()[:10]) for en, _ in pairs] * 5
    embedder.encode(queries[:100])
    started = time.process_time()
    embedder.encode(queries)
    return len(queries) / (time.process_time() - started)


def measure_folder(name_or_folder: str | None, dev: Path) -> dict[str, Any]:
    """Name, fingerprint, dimension, speed and the rows of the table of one embedder; EmbedderError without the dev file."""
    path = dev / DEV_FILE
    if not path.is_file():
        raise EmbedderError(f"{path} is missing. Make it from NTREX-128 (GitHub MicrosoftTranslator/NTREX): english<TAB>chinese a line.")
    pairs = read_pairs(path)
    started = time.process_time()
    embedder = load_embedder(name_or_folder)
    dimension = embedder.dimension
    loaded_ms = 1000 * (time.process_time() - started)
    return {
        "name": embedder.name,
        "fingerprint": embedder.fingerprint,
        "dimension": dimension,
        "loaded_ms": round(loaded_ms),
        "queries_a_second": round(queries_a_second(embedder, pairs), -2),
        "rows": [asdict(row) for row in measure_embedder(embedder, pairs)],
    }


def table_lines(measured: Mapping[str, Any]) -> list[str]:
    """The Markdown table of what was measured; shares as R@1 in percent and nDCG@10 between 0 and 1."""
    lines = ["| task | queries | candidates | R@1 | nDCG@10 | 95 % interval |", "|---|---|---|---|---|---|"]
    for row in measured["rows"]:
        shares = f"{100 * row['recall_at_1']:.1f} | {row['ndcg_at_10']:.3f} | {row['low']:.3f}–{row['high']:.3f}"
        lines.append(f"| {row['task']} | {row['queries']} | {row['candidates']} | {shares} |")
    return lines


def print_measures(name_or_folder: str | None, dev: Path) -> dict[str, Any]:
    """What `measure_folder` gives, printed: name, speed and the table."""
    measured = measure_folder(name_or_folder, dev)
    print(f"{measured['name']}: {measured['dimension']} dimensions, {measured['fingerprint']}")
    print(f"loaded in {measured['loaded_ms']} ms, {measured['queries_a_second']:,.0f} short queries a second\n")
    print("\n".join(table_lines(measured)))
    return measured


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python models/measure.py", description="Measure an embedder on NTREX-128.")
    parser.add_argument(
        "--dev",
        type=Path,
        required=True,
        help="folder with ntrex.tsv.gz: NTREX-128 (GitHub MicrosoftTranslator/NTREX), english<TAB>chinese a line",
    )
    parser.add_argument("--embedder", help="folder or name of a model (default: the bundled one)")
    parser.add_argument("--write", action="store_true", help="store what was measured of the bundled embedder in models/measured.json")
    arguments = parser.parse_args(argv)
    if arguments.write and arguments.embedder:
        parser.error("--write stores what is measured of the bundled embedder: leave out --embedder")
    try:
        measured = print_measures(arguments.embedder, arguments.dev)
        if arguments.write:
            MEASURED.write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except ZhengwenError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
