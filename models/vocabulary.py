"""The tokenizer of the bundled embedder: one unigram vocabulary for Chinese and English.

Comes in: texts of both languages. Goes out: a `tokenizers.Tokenizer`.
A token never mixes scripts: runs of Chinese characters, of Latin letters and whole figures are cut apart first, so
`2026` is one token in `2026年目标` and in `2026 target`. Punctuation is dropped; it means nothing to a mean of vectors.
English words seen often enough are tokens whole: `growth` must not be `grow` + `th`.
Does not know: vectors, pairs, training of weights.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram
from tokenizers.trainers import UnigramTrainer

UNKNOWN = "[UNK]"

# `48,000` becomes `48000`, as Chinese reports write it; `2,3` stays two figures.
THOUSANDS_COMMA = r"(?<=\d),(?=\d{3}(?!\d))"
# All that is neither letter, mark, figure nor one of the signs that carry meaning beside figures. The full stop stays
# only inside a figure: `4.5%` keeps it, `end.` loses it.
NO_MEANING = r"(?:[^\p{L}\p{M}\p{N}%‰℃+$€£¥.]|(?<!\d)\.|\.(?!\d))+"
# One script at a time: figure `4.5`, Chinese run `高质量发展`, Latin run `gdp`. Signs stand alone.
ONE_SCRIPT = r"\d+(?:\.\d+)?|\p{Han}+|\p{Latin}+|[%‰℃+$€£¥]"

SIGNS = "%‰℃+$€£¥"
# Whole in the vocabulary even if training never saw them: counts to 100, the years a report speaks of, and one decimal.
FIGURES = [
    *(str(number) for number in range(101)),
    *(str(year) for year in range(1949, 2061)),
    *(f"{whole}.{tenth}" for whole in range(10) for tenth in range(10)),
]

# Scores are log-probabilities; the segmentation with the highest sum wins. A whole word at -4 beats any two pieces but
# the very commonest; a letter alone at -9 is the last resort.
WHOLE_SCORE, LETTER_SCORE, DIGIT_SCORE = -4.0, -9.0, -8.0
MAX_CHINESE_PIECE = 4  # longer pieces were phrases of law, each a vector that nothing else could use
MIN_FIGURE_COUNT = 10
MIN_CHARACTER_COUNT = 3  # each character kept takes a place; one that is left out becomes [UNK], whose vector is zero
ENGLISH_PIECES = 5000
MAX_WORD_WEIGHT = 20  # so that English pieces are learnt from many words, not from the commonest


def empty_tokenizer() -> Tokenizer:
    """A tokenizer with the rules of normalising and cutting, and no vocabulary yet.

    >>> cut_text("2026年GDP增长４.5％，48,000 TEU。")
    ['2026', '年', 'gdp', '增长', '4.5', '%', '48000', 'teu']
    """
    tokenizer = Tokenizer(Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace(Regex(THOUSANDS_COMMA), "")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(NO_MEANING), behavior="removed"),
            pre_tokenizers.Split(Regex(ONE_SCRIPT), behavior="isolated"),
        ]
    )
    return tokenizer


def cut_text(text: str, tokenizer: Tokenizer | None = None) -> list[str]:
    """The runs of one script that tokens are cut from."""
    tokenizer = tokenizer or empty_tokenizer()
    return [run for run, _ in tokenizer.pre_tokenizer.pre_tokenize_str(tokenizer.normalizer.normalize_str(text))]


def train_tokenizer(texts: Iterable[str], size: int, min_word_count: int = 5) -> Tokenizer:
    """A tokenizer of at most `size` tokens: figures and English first, the rest for Chinese pieces.

    English words seen `min_word_count` times are whole tokens, the others are made of pieces.
    """
    latin, chinese, figures = _count_runs(texts)
    scores = dict.fromkeys(FIGURES, WHOLE_SCORE)
    scores |= {run: WHOLE_SCORE for run, count in figures.items() if count >= MIN_FIGURE_COUNT}
    scores |= dict.fromkeys(".0123456789", DIGIT_SCORE)
    scores |= _english_scores(latin, min_word_count)
    room = size - len(scores) - 1
    if room < 1:
        raise ValueError(f"a vocabulary of {size} leaves no room for Chinese beside {len(scores)} figures and words")
    scores |= dict(_unigram_pieces(chinese, room, MAX_CHINESE_PIECE))
    vocabulary = [(UNKNOWN, 0.0), *((piece, round(score, 4)) for piece, score in scores.items())]
    tokenizer = empty_tokenizer()
    tokenizer.model = Unigram(vocabulary, 0, False)
    return tokenizer


def _count_runs(texts: Iterable[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each Latin run, each Chinese run, and each figure or sign occurs."""
    cutter = empty_tokenizer()
    latin: Counter[str] = Counter()
    chinese: Counter[str] = Counter()
    figures: Counter[str] = Counter(dict.fromkeys(SIGNS, MIN_FIGURE_COUNT))
    for text in texts:
        for run in cut_text(text, cutter):
            if "\u3400" <= run[0] <= "\u9fff":
                chinese[run] += 1
            elif run[0].isalpha():
                latin[run] += 1
            else:
                figures[run] += 1
    return latin, chinese, figures


def _english_scores(words: Counter[str], min_word_count: int) -> dict[str, float]:
    weighted = Counter({word: min(count, MAX_WORD_WEIGHT) for word, count in words.items()})
    scores = dict(_unigram_pieces(weighted, ENGLISH_PIECES, 16))
    scores |= {word: WHOLE_SCORE for word, count in words.items() if count >= min_word_count}
    return scores | dict.fromkeys("abcdefghijklmnopqrstuvwxyz", LETTER_SCORE)


def _unigram_pieces(runs: Counter[str], size: int, max_piece_length: int) -> list[tuple[str, float]]:
    """(piece, score) of a unigram model trained on the runs, each as often as it was counted."""
    characters: Counter[str] = Counter()
    for run, count in runs.items():
        for character in run:
            characters[character] += count
    rare = {character for character, count in characters.items() if count < MIN_CHARACTER_COUNT}

    def repeated() -> Iterator[str]:
        for run, count in runs.items():
            if rare.isdisjoint(run):
                yield from (run for _ in range(count))

    trainer = UnigramTrainer(
        vocab_size=size,
        unk_token=UNKNOWN,
        special_tokens=[UNKNOWN],
        max_piece_length=max_piece_length,
        show_progress=False,
    )
    learnt = empty_tokenizer()
    learnt.train_from_iterator(repeated(), trainer)
    return [(piece, score) for piece, score in json.loads(learnt.to_str())["model"]["vocab"] if piece != UNKNOWN]
