"""Texts in, unit vectors out: the bundled embedder, or any sentence-transformers model.

Comes in: texts in Chinese or English. Goes out: float32 vectors of length 1, one row a text.
The bundled embedder needs numpy and tokenizers alone; sentence-transformers, and torch with it, are loaded only when
another model is named.
Does not know: passages, FAISS, how the vectors are searched.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import struct
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from tokenizers import Tokenizer

from errors import EmbedderError

BUNDLED_FOLDER = Path(__file__).resolve().parent.parent / "models" / "zhengwen-embedder"
CHECKSUMS = "checksums.json"
# Texts dequantised at once: bounds the float32 copy of the rows of one block to some tens of megabytes.
TEXTS_A_BLOCK = 256
_HAN_WORD = re.compile(r"[\u3400-\u9fff]+")


class Embedder(Protocol):
    """What the index asks of an embedder.

    `fingerprint` changes whenever the vectors would: an index made under another one must be rebuilt.
    """

    @property
    def name(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors (len(texts), dimension), float32, each of length 1, or zero where a text holds nothing known."""
        ...

    def words(self) -> frozenset[str]:
        """The English words that are tokens of their own, in lower case; none where the embedder cannot tell."""
        ...

    def words_zh(self) -> frozenset[str]:
        """The Chinese words that are tokens of their own; none where the embedder cannot tell."""
        ...


class StaticEmbedder:
    """Mean of token vectors, read from a folder of int8 rows, each token with a row and a scale (`models/README.md`)."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)
        self.name = self.folder.name
        self.fingerprint = f"static-{_verified_digest(self.folder)[:16]}"
        self._rows, self._scales, self._row_of = _read_table(self.folder / "model.safetensors")
        self.dimension = int(self._rows.shape[1])
        self._tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        if self._tokenizer.get_vocab_size() != len(self._row_of):
            raise EmbedderError(
                f"{self.folder}: the tokenizer has {self._tokenizer.get_vocab_size()} tokens, the table "
                f"{len(self._row_of)} rows. Restore both from the same training run."
            )

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors (len(texts), dimension), float32; zero rows for texts without a known token."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        bags = self.bags(texts)
        for first in range(0, len(bags), TEXTS_A_BLOCK):
            vectors[first : first + TEXTS_A_BLOCK] = self._mean_vectors(bags[first : first + TEXTS_A_BLOCK])
        return vectors

    def bags(self, texts: Sequence[str]) -> list[list[int]]:
        """The numbers of each text's tokens, in order."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]

    def token(self, number: int) -> str:
        """A token as it stands in the vocabulary."""
        return str(self._tokenizer.id_to_token(number))

    def token_vectors(self, numbers: np.ndarray) -> np.ndarray:
        """Vectors of single tokens (len(numbers), dimension), float32, of length 1."""
        return _unit_rows(self.scaled_vectors(numbers))

    def scaled_vectors(self, numbers: np.ndarray) -> np.ndarray:
        """Vectors of single tokens (len(numbers), dimension), float32, as long as each token counts in a text's mean."""
        return np.asarray(self._rows[self._row_of[numbers]] * self._scales[numbers, None], np.float32)

    def words_zh(self) -> frozenset[str]:
        """The Chinese words of the vocabulary, single characters among them."""
        return frozenset(token for token in self._tokenizer.get_vocab() if _HAN_WORD.fullmatch(token))

    def words(self) -> frozenset[str]:
        """The English words of the vocabulary: a word that stands there whole is spelt as it should be."""
        return self._words_en

    @cached_property
    def _words_en(self) -> frozenset[str]:
        """Read once: 40,000 tokens take longer than an answer."""
        return frozenset(token for token in self._tokenizer.get_vocab() if token.isascii() and token.isalpha())

    def _mean_vectors(self, bags: Sequence[Sequence[int]]) -> np.ndarray:
        lengths = np.fromiter(map(len, bags), dtype=np.int64, count=len(bags))
        tokens = np.fromiter((token for bag in bags for token in bag), dtype=np.int64, count=int(lengths.sum()))
        sums = np.zeros((len(bags), self.dimension), dtype=np.float32)
        filled = np.flatnonzero(lengths)
        if len(filled):
            # reduceat sums from each start to the next; empty texts have no start of their own.
            starts = (np.cumsum(lengths) - lengths)[filled]
            sums[filled] = np.add.reduceat(self.scaled_vectors(tokens), starts, axis=0)
        return _unit_rows(sums)


class SentenceTransformerEmbedder:
    """Any sentence-transformers model, by folder or by name; loaded at the first text."""

    def __init__(self, name_or_folder: str) -> None:
        self.name = str(name_or_folder)

    @cached_property
    def _model(self) -> Any:
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EmbedderError(
                f"The embedder {self.name!r} (--embedder) needs sentence-transformers, which is not installed. "
                "Run `pip install -r requirements.txt`, or leave --embedder out for the bundled one."
            ) from error
        try:
            return SentenceTransformer(self.name, local_files_only=_hub_is_offline())
        except Exception as error:  # the library raises many kinds, from OSError to its own
            raise EmbedderError(self._cannot_load(error)) from error

    def _cannot_load(self, error: Exception) -> str:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        offline = " Downloads are switched off (HF_HUB_OFFLINE)." if _hub_is_offline() else ""
        return (
            f"The embedder {self.name!r} (--embedder) cannot be loaded: {reason}.{offline} "
            "Give the folder of a sentence-transformers model, or leave --embedder out for the bundled one."
        )

    @cached_property
    def dimension(self) -> int:
        return int(self._model.get_embedding_dimension())

    @cached_property
    def fingerprint(self) -> str:
        """From the weights themselves, so that a folder changed in place is noticed."""
        import torch

        digest = hashlib.sha256(str(self._model).encode())
        for name, tensor in sorted(self._model.state_dict().items()):
            digest.update(f"{name}{tuple(tensor.shape)}{tensor.dtype}".encode())
            digest.update(tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes())
        return f"sentence-transformers-{digest.hexdigest()[:16]}"

    def words(self) -> frozenset[str]:
        """None: a model's pieces of words tell nothing of spelling."""
        return frozenset()

    def words_zh(self) -> frozenset[str]:
        """None: a model's pieces of words have no meaning of their own."""
        return frozenset()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Vectors (len(texts), dimension), float32, each of length 1."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(list(texts), convert_to_numpy=True, show_progress_bar=False)
        return _unit_rows(np.asarray(vectors, dtype=np.float32))


def load_embedder(name_or_folder: str | None = None) -> Embedder:
    """The embedder of the setting `--embedder`: None is the bundled one, else a folder or a model's name."""
    if name_or_folder is None:
        if not is_static_folder(BUNDLED_FOLDER):
            raise EmbedderError(
                f"The bundled embedder is missing from {BUNDLED_FOLDER}. Restore it with `git checkout -- models`, "
                "or train it with `python models/train.py --data FOLDER`."
            )
        return StaticEmbedder(BUNDLED_FOLDER)
    if is_static_folder(Path(name_or_folder)):
        return StaticEmbedder(Path(name_or_folder))
    return SentenceTransformerEmbedder(name_or_folder)


def is_static_folder(folder: Path) -> bool:
    """Whether the folder has the layout of the bundled embedder: weights, tokenizer and checksums side by side."""
    return all((folder / name).is_file() for name in ("model.safetensors", "tokenizer.json", CHECKSUMS))


def _verified_digest(folder: Path) -> str:
    """SHA-256 of the checksum file, after each file it names was found to match it."""
    try:
        listing = (folder / CHECKSUMS).read_bytes()
        expected: dict[str, str] = json.loads(listing)
        for name, digest in expected.items():
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != digest:
                raise EmbedderError(
                    f"{folder / name} is damaged: its bytes do not match {CHECKSUMS}. "
                    "Restore it (`git checkout -- models`) or train it again (`python models/train.py`)."
                )
    except (OSError, ValueError, AttributeError) as error:
        raise EmbedderError(f"The embedder in {folder} cannot be read: {error}. Restore it with `git checkout -- models`.") from error
    if not {"model.safetensors", "tokenizer.json"} <= expected.keys():
        raise EmbedderError(f"{folder / CHECKSUMS} does not name the weights and the tokenizer. Restore the folder.")
    return hashlib.sha256(listing).hexdigest()


def _read_table(path: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(int8 rows, float32 scales of tokens, int32 rows of tokens) of a safetensors file, left on disk and paged in as rows are used.

    Without `mapping` the first token has the first row, and so on.

    The file is an 8-byte length, that many bytes of JSON, then the tensors (github.com/huggingface/safetensors);
    read here because the library's numpy loader copies the whole table.
    """
    with path.open("rb") as file:
        (header_bytes,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(header_bytes))
    tensors = {}
    for name, kind, numpy_type in (("embeddings", "I8", np.int8), ("weights", "F32", np.float32), ("mapping", "I32", np.int32)):
        if name == "mapping" and name not in header:
            continue
        if name not in header or header[name]["dtype"] != kind:
            raise EmbedderError(f"{path} holds no {kind} tensor {name!r}. It is not a folder of this project's layout.")
        offset = 8 + header_bytes + header[name]["data_offsets"][0]
        tensors[name] = np.memmap(path, numpy_type, "r", offset, tuple(header[name]["shape"]))
    rows, scales = tensors["embeddings"], np.array(tensors["weights"])
    row_of = np.array(tensors["mapping"]) if "mapping" in tensors else np.arange(len(rows), dtype=np.int32)
    if len(row_of) != len(scales) or (len(row_of) and not 0 <= row_of.min() <= row_of.max() < len(rows)):
        raise EmbedderError(f"{path}: the rows of its tokens are not those of its table. It is not a folder of this project's layout.")
    return rows, scales, row_of


def _unit_rows(vectors: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.maximum(lengths, 1e-12)


def _hub_is_offline() -> bool:
    return os.environ.get("HF_HUB_OFFLINE", "").upper() in {"1", "ON", "YES", "TRUE"}
