"""The plain LlamaIndex pipeline to compare with: what the framework's first tutorial builds, offline.

Comes in: `ingest DIR OUT` or `query OUT QUESTIONS`. Goes out: one JSON line with times. `SimpleDirectoryReader`,
`SentenceSplitter` with its defaults (1024 tokens, 200 overlap), vectors in a flat FAISS index, five nodes a question.
It gets the same embedder as Zhengwen, so that the difference is the pipeline's and no model is downloaded.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from llama_index.core import SimpleDirectoryReader
from llama_index.core.embeddings import BaseEmbedding
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import MetadataMode
from llama_index.core.storage.docstore import SimpleDocumentStore
from pydantic import PrivateAttr

from bench.questions import read_questions
from index import Embedder, load_embedder

VECTORS, NODES = "vectors.faiss", "nodes.json"
TOP_K = 5


class SameEmbedding(BaseEmbedding):
    """Zhengwen's embedder as LlamaIndex asks for one."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, **fields: Any) -> None:
        super().__init__(model_name="zhengwen", embed_batch_size=256, **fields)
        self._embedder = load_embedder(None)

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embeddings([query])[0]

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._embedder.encode(texts).tolist()
        return vectors

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)


def ingest(reports: Path, out: Path) -> dict[str, Any]:
    """Reads every file below `reports` and saves nodes and vectors under `out`."""
    documents = SimpleDirectoryReader(str(reports), recursive=True, required_exts=[".txt"]).load_data()
    nodes = SentenceSplitter().get_nodes_from_documents(documents)
    texts = [node.get_content(metadata_mode=MetadataMode.EMBED) for node in nodes]
    vectors = np.asarray(SameEmbedding().get_text_embedding_batch(texts), dtype=np.float32)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    out.mkdir(parents=True, exist_ok=True)
    faiss.write_index(index, str(out / VECTORS))
    store = SimpleDocumentStore()
    store.add_documents(nodes)
    store.persist(str(out / NODES))
    return {"units": len(nodes)}


def query(out: Path, questions: Sequence[str]) -> dict[str, Any]:
    """Loads the saved pipeline and finds five nodes for each question; times in milliseconds."""
    started = time.perf_counter()
    index = faiss.read_index(str(out / VECTORS))
    nodes = list(SimpleDocumentStore.from_persist_path(str(out / NODES)).docs.values())
    embedding = SameEmbedding()
    open_ms = (time.perf_counter() - started) * 1000
    search_ms = []
    for question in questions:
        started = time.perf_counter()
        vector = np.asarray([embedding.get_query_embedding(question)], dtype=np.float32)
        _, positions = index.search(vector, TOP_K)
        found = [nodes[position].get_content() for position in positions[0] if position >= 0]
        search_ms.append((time.perf_counter() - started) * 1000)
        assert found
    return {"open_ms": open_ms, "search_ms": search_ms}


def main() -> None:
    """Runs the named step and prints its JSON line."""
    parser = argparse.ArgumentParser(prog="python -m bench.plain", description="The plain LlamaIndex pipeline.")
    steps = parser.add_subparsers(dest="step", required=True)
    reading = steps.add_parser("ingest")
    reading.add_argument("reports", type=Path)
    reading.add_argument("out", type=Path)
    asking = steps.add_parser("query")
    asking.add_argument("out", type=Path)
    asking.add_argument("questions", type=Path)
    options = parser.parse_args()
    if options.step == "ingest":
        print(json.dumps(ingest(options.reports, options.out)))
    else:
        print(json.dumps(query(options.out, read_questions(options.questions))))


if __name__ == "__main__":
    main()
