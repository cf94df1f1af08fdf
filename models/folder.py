"""The model folder on disk: int8 rows, which row and what scale each token has, tokenizer, configuration, checksums.

Comes in: a float32 table of token vectors and a tokenizer. Goes out: a folder that sentence-transformers, model2vec
and `index/embedder.py` read with the same vectors.
Does not know: how the vectors were trained.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file
from tokenizers import Tokenizer

CHECKSUMS = "checksums.json"
MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def quantise_rows(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(int8 rows, float32 scale a row) with `rows * scale` within half a step of the float32 vectors.

    >>> rows, scales = quantise_rows(np.array([[1.27, -0.5], [0.0, 0.0]], dtype=np.float32))
    >>> rows.tolist(), [round(float(scale), 4) for scale in scales]
    ([[127, -50], [0, 0]], [0.01, 1.0])
    """
    scales = np.abs(vectors).max(axis=1) / 127.0
    scales[scales == 0] = 1.0
    rows = np.clip(np.rint(vectors / scales[:, None]), -127, 127).astype(np.int8)
    return rows, scales.astype(np.float32)


def shared_table(vectors: np.ndarray, row_of: np.ndarray) -> dict[str, np.ndarray]:
    """`embeddings` int8 (rows, dimension), `mapping` int32 and `weights` float32 (tokens,): row and length of each token.

    Tokens of one row have one direction; each is as long as its vector.
    """
    firsts = np.unique(row_of, return_index=True)[1]
    lengths = np.linalg.norm(vectors, axis=1)
    rows, scales = quantise_rows(vectors[firsts] / np.maximum(lengths[firsts], 1e-12)[:, None])
    return {"embeddings": rows, "mapping": row_of.astype(np.int32), "weights": (lengths * scales[row_of]).astype(np.float32)}


def write_model_folder(
    folder: Path, vectors: np.ndarray, tokenizer: Tokenizer, notes: dict[str, object], row_of: np.ndarray | None = None
) -> None:
    """Write the whole model folder; `notes` (data, seed, steps …) are kept in `config.json`.

    Tokens with the same number in `row_of` share a row; without it each has its own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if row_of is None:
        rows, scales = quantise_rows(vectors)
        table = {"embeddings": rows, "weights": scales}
    else:
        table = shared_table(vectors, row_of)
    save_file(table, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)  # the library leaves it readable by its owner alone
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    config = {
        "model_type": "model2vec",
        "architectures": ["StaticModel"],
        "hidden_dim": int(vectors.shape[1]),
        "normalize": True,
        "max_length": None,
        "embedding_dtype": "int8",
        "zhengwen": notes,
    }
    _write_json(folder / "config.json", config)
    _write_json(folder / "modules.json", MODULES)
    _write_json(folder / "config_sentence_transformers.json", {"prompts": {}, "similarity_fn_name": "cosine"})
    (folder / "1_Normalize").mkdir(exist_ok=True)
    _write_json(folder / "1_Normalize" / "config.json", {})
    write_checksums(folder)


def write_checksums(folder: Path) -> None:
    """Write `checksums.json`: the SHA-256 of every file of the folder, by name."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name != CHECKSUMS)
    _write_json(folder / CHECKSUMS, {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names})


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
