"""The index as LlamaIndex knows one: a vector store that can remove and filter, and a retriever of both halves.

In: nodes with embeddings, or an opened `Index`. Out: LlamaIndex's own classes, for programs built with it. LlamaIndex's
FAISS stores cannot remove a document or filter, and hand a removed number to the next vector; this one can, and never
does. Nothing on the way from question to answer needs this module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np
from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import BaseNode, NodeWithScore, QueryBundle, RelatedNodeInfo
from llama_index.core.vector_stores.types import (
    BasePydanticVectorStore,
    MetadataFilters,
    VectorStoreQuery,
    VectorStoreQueryMode,
    VectorStoreQueryResult,
)
from llama_index.core.vector_stores.utils import build_metadata_filter_fn

from errors import UsageError
from index.nodes import passage_to_node
from index.retriever import Retriever
from index.storage import Index
from index.vectors import VectorIndex

_HAN = re.compile(r"[\u3400-\u9fff]")


class PassageVectorStore(BasePydanticVectorStore):
    """A vector store in memory over `VectorIndex`: add, remove by node or document, query with filters.

    Vectors are brought to length 1, so similarities are cosines.
    """

    stores_text: bool = True
    flat_metadata: bool = False

    _vectors: VectorIndex = PrivateAttr()
    _nodes: dict[int, BaseNode] = PrivateAttr()
    _numbers: dict[str, int] = PrivateAttr()

    def __init__(self, dimension: int, **fields: Any) -> None:
        super().__init__(**fields)
        self._vectors = VectorIndex(dimension)
        self._nodes = {}
        self._numbers = {}

    @classmethod
    def class_name(cls) -> str:
        """The name LlamaIndex stores."""
        return "PassageVectorStore"

    @classmethod
    def from_index(cls, index: Index) -> PassageVectorStore:
        """A store with the passages of an opened index, their vectors and numbers."""
        store = cls(index.manifest.dimension)
        vectors = index.passage_vectors
        store._vectors.add(vectors.rows, vectors.ids)
        store._vectors.next_id = vectors.next_id
        for number, passage in zip(vectors.ids.tolist(), index.passages, strict=True):
            node = passage_to_node(passage, RelatedNodeInfo(node_id=passage.report))
            store._nodes[number] = node
            store._numbers[node.node_id] = number
        return store

    @property
    def client(self) -> VectorIndex:
        """The vectors themselves."""
        return self._vectors

    def add(self, nodes: Sequence[BaseNode], **kwargs: Any) -> list[str]:
        """Add nodes that have embeddings and return their ids; a node with a known id takes the old one's place."""
        latest = {node.node_id: node for node in nodes}
        self.delete_nodes([name for name in latest if name in self._numbers])
        vectors = np.array([node.get_embedding() for node in latest.values()], np.float32)
        if not len(vectors):
            return []
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        for number, node in zip(self._vectors.add(vectors).tolist(), latest.values(), strict=True):
            self._nodes[number] = node
            self._numbers[node.node_id] = number
        return [node.node_id for node in nodes]

    def delete(self, ref_doc_id: str, **delete_kwargs: Any) -> None:
        """Remove all nodes of a document."""
        self.delete_nodes([node.node_id for node in self._nodes.values() if node.ref_doc_id == ref_doc_id])

    def delete_nodes(self, node_ids: list[str] | None = None, filters: MetadataFilters | None = None, **delete_kwargs: Any) -> None:
        """Remove the nodes with these ids that also pass the filters; without ids, all that pass them."""
        if node_ids is None and filters is None:
            return
        numbers = self._chosen(node_ids, filters)
        self._vectors.remove(numbers)
        for number in numbers:
            del self._numbers[self._nodes.pop(number).node_id]

    def clear(self) -> None:
        """Remove all nodes; their numbers are not given out again."""
        self.delete_nodes(list(self._numbers))

    def get_nodes(self, node_ids: list[str] | None = None, filters: MetadataFilters | None = None) -> list[BaseNode]:
        """The nodes with these ids that also pass the filters; without ids, all that pass them."""
        return [self._nodes[number] for number in self._chosen(node_ids, filters)]

    def query(self, query: VectorStoreQuery, **kwargs: Any) -> VectorStoreQueryResult:
        """The nodes nearest to `query.query_embedding` among those that its ids and filters allow, best first."""
        if query.mode != VectorStoreQueryMode.DEFAULT:
            raise UsageError(f"PassageVectorStore answers queries of mode default, not {query.mode.value}")
        if query.query_embedding is None:
            raise UsageError("a query needs its embedding: give the vector index its embed_model")
        allowed: list[int] | None = None
        # An empty list limits nothing: VectorStoreIndex passes one when the store keeps the nodes itself.
        if query.node_ids or query.doc_ids or query.filters is not None:
            allowed = self._chosen(query.node_ids or None, query.filters)
            if query.doc_ids:
                documents = set(query.doc_ids)
                allowed = [number for number in allowed if self._nodes[number].ref_doc_id in documents]
        vector = np.array(query.query_embedding, np.float32)
        vector /= max(float(np.linalg.norm(vector)), 1e-12)
        numbers, cosines = self._vectors.search(vector, query.similarity_top_k, allowed)
        nodes = [self._nodes[number] for number in numbers.tolist()]
        return VectorStoreQueryResult(nodes, cosines.tolist(), [node.node_id for node in nodes])

    def _chosen(self, node_ids: Collection[str] | None, filters: MetadataFilters | None) -> list[int]:
        ids = self._numbers if node_ids is None else [name for name in dict.fromkeys(node_ids) if name in self._numbers]
        passes = build_metadata_filter_fn(lambda name: self._nodes[self._numbers[name]].metadata, filters)
        return [self._numbers[name] for name in ids if passes(name)]


class PassageRetriever(BaseRetriever):
    """LlamaIndex's view of `Retriever`: nodes with the fused score, ready for a query engine or a postprocessor."""

    def __init__(
        self,
        retriever: Retriever,
        k: int = 10,
        reports: Collection[str] | None = None,
        words: Callable[[str], tuple[str, str]] | None = None,
        **fields: Any,
    ) -> None:
        """`words` gives the Chinese and the English search words of a question; by default the question itself."""
        super().__init__(**fields)
        self._retriever = retriever
        self._k = k
        self._reports = reports
        self._words = words or _words_of

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        question = query_bundle.query_str
        zh, en = self._words(question)
        hits = self._retriever.search(zh=zh, en=en, question=question, k=self._k, reports=self._reports)
        return [
            NodeWithScore(node=passage_to_node(hit.passage, RelatedNodeInfo(node_id=hit.passage.report)), score=hit.fused) for hit in hits
        ]


def _words_of(question: str) -> tuple[str, str]:
    return (question, "") if _HAN.search(question) else ("", question)
