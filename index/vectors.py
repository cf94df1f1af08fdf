"""The vector half: unit vectors in FAISS under numbers that are never used twice.

In: vectors of length 1. Out: cosines, by number. Wraps `IndexIDMap2(IndexFlatIP)`: exact search, removal,
and search among given numbers only. LlamaIndex's own FAISS stores cannot remove or filter, or hand a removed
number to the next vector; here `next_id` only grows. Does not know what a number stands for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence

import faiss
import numpy as np

from errors import IndexDamagedError

# Of a search. One query is one row, and FAISS shares out rows: a second thread only waits for the first. 1,300 vectors: 0.1 ms of a
# core by one thread; by two, with both cores at other work, 3 to 5 ms, and 12 to 25 ms until the answer.
THREADS = 1


class VectorIndex:
    """Vectors under int64 numbers; rows stay in the order in which they were added."""

    def __init__(self, dimension: int, next_id: int = 1) -> None:
        self.dimension = dimension
        self.next_id = next_id
        self._index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def ids(self) -> np.ndarray:
        """The numbers of all vectors, int64, in row order."""
        return np.array(faiss.vector_to_array(self._index.id_map), np.int64)

    @property
    def rows(self) -> np.ndarray:
        """All vectors, float32 (n, dimension), in row order: a view, valid until the next change."""
        if not len(self):
            return np.zeros((0, self.dimension), np.float32)
        flat = faiss.downcast_index(self._index.index)
        return np.asarray(faiss.rev_swig_ptr(flat.get_xb(), len(self) * self.dimension)).reshape(-1, self.dimension)

    def add(self, vectors: np.ndarray, ids: Sequence[int] | np.ndarray | None = None) -> np.ndarray:
        """Add vectors (n, dimension) and return their numbers: new ones, or `ids` given out before by this index."""
        vectors = np.ascontiguousarray(vectors, np.float32).reshape(-1, self.dimension)
        if ids is None:
            ids = np.arange(self.next_id, self.next_id + len(vectors), dtype=np.int64)
        numbers = np.asarray(ids, np.int64)
        if len(numbers) != len(vectors):
            raise ValueError(f"{len(vectors)} vectors but {len(numbers)} numbers")
        if len(np.unique(numbers)) != len(numbers) or np.isin(numbers, self.ids).any():
            raise ValueError("a number may stand for one vector only")
        if len(numbers):
            self._index.add_with_ids(vectors, numbers)
            self.next_id = max(self.next_id, int(numbers.max()) + 1)
        return numbers

    def remove(self, ids: Collection[int]) -> int:
        """Take vectors out and return how many there were; their numbers are not given out again."""
        if not ids:
            return 0
        return int(self._index.remove_ids(np.fromiter(ids, np.int64, len(ids))))

    def search(self, vector: np.ndarray, k: int, among: Collection[int] | np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Numbers (int64) and cosines (float32) of the best `k` vectors, best first; `among` limits the search."""
        size = len(self) if among is None else min(len(self), len(among))
        k = min(k, size)
        if k <= 0:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        parameters = None
        if among is not None:
            parameters = faiss.SearchParameters(sel=faiss.IDSelectorBatch(np.fromiter(among, np.int64, len(among))))
        query = np.ascontiguousarray(vector, np.float32).reshape(1, self.dimension)
        faiss.omp_set_num_threads(THREADS)  # holds for the thread that asks
        cosines, numbers = self._index.search(query, k, params=parameters)
        found = numbers[0] >= 0
        return numbers[0][found], cosines[0][found]

    def to_bytes(self) -> bytes:
        """The index in FAISS's own format; `next_id` is not in it."""
        return faiss.serialize_index(self._index).tobytes()

    @classmethod
    def from_bytes(cls, data: bytes, sha256: str, name: str, next_id: int = 1) -> VectorIndex:
        """The index that `to_bytes` wrote.

        Raises IndexDamagedError before FAISS sees a byte if `data` does not hash to `sha256`: FAISS can corrupt
        memory when it reads damaged bytes. `name` is the file to speak of.
        """
        if hashlib.sha256(data).hexdigest() != sha256:
            raise IndexDamagedError(f"{name} does not match its checksum; run `python ingest.py --rebuild`")
        stored = faiss.deserialize_index(np.frombuffer(data, np.uint8))
        if not isinstance(stored, faiss.IndexIDMap2):
            raise IndexDamagedError(f"{name} is not an index of this program; run `python ingest.py --rebuild`")
        vectors = cls(stored.d, next_id)
        vectors._index = stored
        vectors.next_id = max(next_id, int(vectors.ids.max(initial=0)) + 1)
        return vectors
