"""Train the bundled embedder: a vector for each token, from nothing but pairs of texts, in minutes on two cores.

    python models/train.py --data FOLDER [--extra FILE.tsv] [--dev FOLDER] [--out models/zhengwen-embedder]

Comes in: a folder of English–Chinese pairs. Goes out: a model folder in int8.
A text's vector is the mean of its tokens' vectors. They start from word alignments (`alignment.py`); training then draws the two sides of a pair
together and pushes all other passages of the batch away. Steps without a gradient follow: directions are evened out (`whitening.py`), rare words
drawn to their entries (`entries.py`), the start laid beside what training made of it (`joined.py`), words of one stem drawn together and words
of dictionaries added (`words.py`), near ones on one row (`shared.py`), words that ask made short (`asking.py`). Only rows of tokens in the batch are touched (row-wise sparse Adam): a fast step on a CPU.
Does not know: reports, questions, the index.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy, embedding_bag, normalize

if __package__ in (None, ""):  # started as a script: the rooms stand one folder up
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from errors import ZhengwenError
from models.alignment import start_vectors
from models.asking import leave_out_frames, shorten_asking
from models.batches import Batch, BatchMaker, BatchPlan
from models.entries import draw_to_entries
from models.folder import write_model_folder
from models.joined import join_vectors, strongest_directions
from models.overlap import KINDS, training_rows
from models.own import DATA
from models.pairs import EXTRA_KIND, Source, encode_source, token_counts
from models.shared import first_rows, share_rows
from models.vocabulary import train_tokenizer
from models.whitening import whiten_vectors
from models.words import ADDED_WORDS, add_words, draw_to_stems

HELP_DATA = """\
what the data folder holds (any subset; a missing file is skipped, another name is never read):
  NAME.tsv.gz or NAME.tsv, UTF-8, english<TAB>simplified chinese a line, for NAME in
    twlaw          laws and regulations of Taiwan, official Chinese and English, one row an article or line
                   (GitHub kong0107/mojLawSplitJSON; statutes carry no copyright)
    cc_cedict      CC-CEDICT, one row a sense (mdbg.net; CC BY-SA 4.0)
    cow_wordnet    Chinese Open Wordnet and Wiktionary by synset (GitHub omwn/omw-data; WordNet licence, CC BY-SA)
    tatoeba        Tatoeba sentence pairs (tatoeba.org; CC BY 2.0 FR)
    tico19         TICO-19 translations and terms (tico-19.github.io; CC0)
    un_sdg         UN goals, targets and indicators (GitHub open-sdg/sdg-translations; MIT)
    cldr           names of countries, languages, currencies, units (GitHub unicode-org/cldr-json; Unicode licence)
    ecdict_subset  part of ECDICT (GitHub skywind3000/ECDICT; MIT)
    pinyin_places  place names and their pinyin (GitHub modood/Administrative-divisions-of-China + pypinyin)
    numbers        generated: years, percentages, sums of money
Traditional text is turned into simplified first (OpenCC t2s). Neighbouring rows of twlaw, tico19, un_sdg and of
--extra should belong together: they are made into passages. models/README.md names versions and licences.
The dev folder holds ntrex.tsv.gz, made in the same way from NTREX-128 (GitHub MicrosoftTranslator/NTREX); it is
measured after training and never trained on."""


@dataclass(frozen=True)
class Recipe:
    """Every number of a training run; models/NOTES.md has the measurements behind steps, learning rate and scale."""

    vocabulary: int = 48_000
    rows: int = 54_000  # of the table: what more words of dictionaries than these have room for is left out
    dimension: int = 512
    aligned_dimension: int = 2048  # of the start: chance vectors of fewer numbers are near each other by chance
    matryoshka: tuple[int, ...] = (512, 256, 128)
    steps: int = 1500
    learning_rate: float = 0.004
    warmup_share: float = 0.05
    scale: float = 14.0
    sentence_share: float = 0.5  # of the best sentence in a passage's score, as search has it
    start_length: float = 2.7  # of the vector of a rare token; standard deviation 0.12 a number at 512 dimensions
    seed: int = 7


class RowAdam:
    """Adam with one second moment a row, touching only the rows of the batch."""

    def __init__(self, table: torch.Tensor, beta1: float = 0.9, beta2: float = 0.999) -> None:
        self.table = table
        self.first = torch.zeros_like(table)
        self.second = torch.zeros(len(table))
        self.beta1, self.beta2, self.steps = beta1, beta2, 0

    def step(self, rows: torch.Tensor, gradient: torch.Tensor, learning_rate: float) -> None:
        self.steps += 1
        first = self.first[rows].mul_(self.beta1).add_(gradient, alpha=1 - self.beta1)
        second = self.second[rows].mul_(self.beta2).add_(gradient.square().mean(dim=1), alpha=1 - self.beta2)
        self.first[rows], self.second[rows] = first, second
        corrected = learning_rate / (1 - self.beta1**self.steps)
        deviation = (second / (1 - self.beta2**self.steps)).sqrt_().add_(1e-8)
        self.table[rows] -= corrected * first / deviation[:, None]


def contrastive_loss(vectors: BatchVectors, batch: FlatBatch, recipe: Recipe) -> torch.Tensor:
    """Mean loss, both ways round and over the Matryoshka widths, of finding passage i with query i.

    A passage is scored as search does at the full width: by its own cosine and by that of its best sentence.
    """
    target = torch.arange(len(vectors.queries))
    total = vectors.queries.new_zeros(())
    for width in recipe.matryoshka:
        left = normalize(vectors.queries[:, :width], dim=1)
        scores = left @ normalize(vectors.passages[:, :width], dim=1).T
        if width == max(recipe.matryoshka) and batch.sentences_of.shape[1] > 1:
            each = left @ normalize(vectors.sentences[:, :width], dim=1).T
            best = each[:, batch.sentences_of.flatten()].view(len(left), *batch.sentences_of.shape).amax(dim=2)
            scores = (1 - recipe.sentence_share) * scores + recipe.sentence_share * best
        logits = (recipe.scale * scores).masked_fill(batch.same, -1e4)
        total = total + cross_entropy(logits, target) + cross_entropy(logits.T, target)
    return total / (2 * len(recipe.matryoshka))


def _flatten(bags: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    lengths = np.array([len(bag) for bag in bags])
    return np.concatenate(bags), np.concatenate([[0], np.cumsum(lengths)[:-1]])


@dataclass(frozen=True)
class FlatBatch:
    """A batch as tensors: `rows` of the table, and each token's place among them."""

    rows: torch.Tensor
    query_tokens: torch.Tensor
    query_starts: torch.Tensor
    passage_tokens: torch.Tensor
    passage_starts: torch.Tensor
    sentence_starts: torch.Tensor
    sentences_of: torch.Tensor  # (passages, most sentences): their numbers, the first one again where a passage has fewer
    same: torch.Tensor


@dataclass(frozen=True)
class BatchVectors:
    """The mean vectors of a batch's queries, passages and sentences."""

    queries: torch.Tensor
    passages: torch.Tensor
    sentences: torch.Tensor


def flatten_batch(batch: Batch) -> FlatBatch:
    query_tokens, query_starts = _flatten(batch.queries)
    passage_tokens, sentence_starts = _flatten([sentence for passage in batch.passages for sentence in passage])
    counts = np.array([len(passage) for passage in batch.passages])
    firsts = np.cumsum(counts) - counts
    sentences_of = firsts[:, None] + np.arange(counts.max()) * (np.arange(counts.max()) < counts[:, None])
    rows, places = np.unique(np.concatenate([query_tokens, passage_tokens]), return_inverse=True)
    tensors = (
        rows, places[: len(query_tokens)], query_starts, places[len(query_tokens) :], sentence_starts[firsts], sentence_starts,
        sentences_of, batch.same,
    )  # fmt: skip
    return FlatBatch(*(torch.from_numpy(np.ascontiguousarray(tensor)) for tensor in tensors))


def batch_vectors(rows: torch.Tensor, batch: FlatBatch) -> BatchVectors:
    return BatchVectors(
        embedding_bag(batch.query_tokens, rows, batch.query_starts, mode="mean"),
        embedding_bag(batch.passage_tokens, rows, batch.passage_starts, mode="mean"),
        embedding_bag(batch.passage_tokens, rows, batch.sentence_starts, mode="mean"),
    )


def _prepared(batches: Iterator[Batch], steps: int) -> Iterator[FlatBatch]:
    """Batches made one ahead in a second thread, in a fixed order."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        coming = pool.submit(lambda: flatten_batch(next(batches)))
        for _ in range(steps):
            ready = coming.result()
            coming = pool.submit(lambda: flatten_batch(next(batches)))
            yield ready


def train_vectors(batches: Iterator[Batch], start: np.ndarray, recipe: Recipe) -> np.ndarray:
    """Token vectors (vocabulary, dimension) float32; the vector of `[UNK]` is zero."""
    table = torch.from_numpy(start.copy())
    optimiser = RowAdam(table)
    started, shown = time.monotonic(), 0.0
    for number, batch in enumerate(_prepared(batches, recipe.steps)):
        rows = table[batch.rows].requires_grad_()
        loss = contrastive_loss(batch_vectors(rows, batch), batch, recipe)
        (gradient,) = torch.autograd.grad(loss, rows)
        optimiser.step(batch.rows, gradient, recipe.learning_rate * _schedule(number, recipe))
        value = float(loss.detach())
        shown = value if number == 0 else 0.98 * shown + 0.02 * value
        if (number + 1) % max(1, recipe.steps // 10) == 0:
            print(f"step {number + 1}/{recipe.steps}  loss {shown:.3f}  {time.monotonic() - started:.0f} s", flush=True)
    table[0] = 0
    return table.numpy()


def _schedule(step: int, recipe: Recipe) -> float:
    """Share of the learning rate at a step: up in a line, then down in a line."""
    warmup = max(1, int(recipe.steps * recipe.warmup_share))
    if step < warmup:
        return (step + 1) / warmup
    return (recipe.steps - step) / max(1, recipe.steps - warmup)


def tokenizer_texts(rows_by_source: dict[str, list[tuple[str, str]]], law_step: int = 8) -> list[str]:
    """Texts for the vocabulary: every `law_step`-th row of the laws, which would else crowd all others out; none that are composed."""
    texts: list[str] = []
    for name, rows in rows_by_source.items():
        if name == "composed":
            continue
        for row in rows[:: law_step if name == "twlaw" else 1]:
            texts.extend(row)
    return texts


def train(rows_by_source: dict[str, list[tuple[str, str]]], out: Path, recipe: Recipe, plan: BatchPlan) -> tuple[Tokenizer, np.ndarray]:
    """Train tokenizer and vectors on the rows and write the model folder; also return both."""
    started = time.monotonic()
    tokenizer = train_tokenizer(tokenizer_texts(rows_by_source), recipe.vocabulary)
    print(f"tokenizer: {tokenizer.get_vocab_size()} tokens, {time.monotonic() - started:.0f} s", flush=True)
    sources = [encode_source(name, KINDS.get(name, EXTRA_KIND), rows, tokenizer) for name, rows in rows_by_source.items()]
    batches = iter(BatchMaker(sources, tokenizer, plan, recipe.seed))
    aligned = start_vectors(sources, tokenizer.get_vocab_size(), recipe.aligned_dimension, recipe.start_length, recipe.seed)
    start = strongest_directions(aligned, sources, recipe.seed, recipe.dimension)
    start *= np.linalg.norm(aligned, axis=1).mean() / np.linalg.norm(start, axis=1).mean()
    print(f"start vectors from word alignments, {time.monotonic() - started:.0f} s", flush=True)
    trained, aligned = (_finished(vectors, sources, recipe.seed) for vectors in (train_vectors(batches, start, recipe), aligned))
    counts = token_counts(sources, tokenizer.get_vocab_size())
    vectors = draw_to_stems(join_vectors(trained, aligned, sources, recipe.seed), tokenizer.get_vocab(), counts)
    trained_tokens = len(vectors)
    tokenizer, vectors, row_of = with_words(tokenizer, vectors, counts, rows_by_source, recipe.rows)
    notes = {"pairs": {name: len(rows) for name, rows in rows_by_source.items()}, "steps": recipe.steps,
             "batch": plan.size, "seed": recipe.seed, "added_words": len(vectors) - trained_tokens, "rows": int(row_of.max()) + 1}  # fmt: skip
    write_model_folder(out, shorten_asking(vectors, tokenizer), leave_out_frames(tokenizer), notes, row_of)
    print(f"wrote {out} in {time.monotonic() - started:.0f} s", flush=True)
    return tokenizer, vectors


def with_words(
    tokenizer: Tokenizer, vectors: np.ndarray, counts: np.ndarray, rows_by_source: dict[str, list[tuple[str, str]]], rows: int
) -> tuple[Tokenizer, np.ndarray, np.ndarray]:
    """Tokenizer, vectors and the row of each token, with as many words of dictionaries as `rows` rows have room for."""
    kept = len(vectors)
    tokenizer, vectors = add_words(tokenizer, vectors, counts, rows_by_source, ADDED_WORDS)
    vectors[0] = 0  # of `[UNK]`
    vectors, row_of = share_rows(vectors, tokenizer.get_vocab(), counts)
    return first_rows(tokenizer, vectors, row_of, rows, kept)


def _finished(vectors: np.ndarray, sources: Sequence[Source], seed: int) -> np.ndarray:
    return draw_to_entries(whiten_vectors(vectors, sources, seed), sources)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python models/train.py",
        description="Train the bundled bilingual embedder on pairs of texts, from nothing else.",
        epilog=HELP_DATA,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, required=True, help="folder of training pairs (see below)")
    parser.add_argument("--own", type=Path, default=DATA, help="folder of the project's glossary, words and pairs (default %(default)s)")
    parser.add_argument("--without-own", action="store_true", help="train on the folder of pairs alone")
    parser.add_argument("--extra", type=Path, help="one more file of pairs, such as an English edition of the reports")
    parser.add_argument("--dev", type=Path, help="folder with ntrex.tsv.gz: measure the model after training")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "zhengwen-embedder", help="model folder")
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--steps", type=int, default=Recipe.steps, help="batches to train on (default %(default)s)")
    parser.add_argument("--learning-rate", type=float, default=Recipe.learning_rate, help="at its highest (default %(default)s)")
    parser.add_argument("--batch", type=int, default=BatchPlan.size, help="pairs a batch (default %(default)s)")
    parser.add_argument("--vocabulary", type=int, default=Recipe.vocabulary, help="tokens (default %(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="threads for torch (default %(default)s)")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    arguments = _arguments(argv)
    torch.set_num_threads(arguments.threads)
    recipe = Recipe(vocabulary=arguments.vocabulary, steps=arguments.steps, seed=arguments.seed, learning_rate=arguments.learning_rate)
    try:
        rows_by_source, left_out = training_rows(arguments.data, None if arguments.without_own else arguments.own, arguments.extra)
        print(
            f"{sum(map(len, rows_by_source.values())):,} pairs; {left_out:,} that share a long run with a question are left out", flush=True
        )
        train(rows_by_source, arguments.out, recipe, BatchPlan(size=arguments.batch))
        if arguments.dev:
            from models.measure import print_measures

            print_measures(str(arguments.out), arguments.dev)
    except ZhengwenError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
