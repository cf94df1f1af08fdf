"""Words that ask and frame a question, also in the manner of reading tests: which of the following, according to the passage, 下列哪一项.

Comes in: `asking.tsv`, token vectors, a tokenizer. Goes out: the words by language; the vectors with the tokens of such words shorter; the tokenizer that
leaves whole frames out.
A mean of vectors holds them like any other word, though no passage is about them. Training puts them before queries (`batches.py`), which makes them
shorter where the data has room for it; the rest is done here.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer, normalizers

from index.framing import FRAMES

ASKING = Path(__file__).resolve().parent / "asking.tsv"  # language<TAB>words
LENGTH = 0.5  # of what a token of these words had


def asking_words(path: Path = ASKING) -> dict[str, list[str]]:
    """The words of asking by language (`en`, `zh`)."""
    words: dict[str, list[str]] = {"en": [], "zh": []}
    for line in path.read_text(encoding="utf-8").splitlines():
        language, some = line.split("\t")
        words[language].append(some)
    return words


def shorten_asking(vectors: np.ndarray, tokenizer: Tokenizer, length: float = LENGTH) -> np.ndarray:
    """The token vectors (vocabulary, dimension), float32, those of words that ask `length` as long as before."""
    texts = [text for some in asking_words().values() for text in some]
    asking = np.unique(np.concatenate([encoding.ids for encoding in tokenizer.encode_batch_fast(texts, add_special_tokens=False)]))
    shorter = np.array(vectors, np.float32)
    shorter[asking.astype(np.int64)] *= np.float32(length)
    return shorter


def leave_out_frames(tokenizer: Tokenizer) -> Tokenizer:
    """The tokenizer itself, its normalizer now leaving out what frames a question (`index/framing.py`), after what it did before."""
    taken_off = [normalizers.Replace(Regex(pattern), " ") for pattern in FRAMES.values()]
    tokenizer.normalizer = normalizers.Sequence([*([tokenizer.normalizer] if tokenizer.normalizer else []), *taken_off])
    return tokenizer
