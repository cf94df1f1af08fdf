"""LlamaIndex sees a vector store that removes and filters, and a retriever of both halves."""

from __future__ import annotations

from typing import Any

import pytest
from llama_index.core import StorageContext, VectorStoreIndex
from llama_index.core.embeddings import MockEmbedding
from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores.types import FilterCondition, FilterOperator, MetadataFilter, MetadataFilters, VectorStoreQuery

from errors import UsageError
from index.llama import PassageRetriever, PassageVectorStore
from index.nodes import node_to_passage
from index.retriever import Retriever
from index.storage import open_index


def node(name: str, vector: list[float], document: str = "d", **metadata: Any) -> TextNode:
    return TextNode(
        id_=name, text=name, embedding=vector, metadata=metadata,
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=document)},
    )  # fmt: skip


@pytest.fixture
def store() -> PassageVectorStore:
    made = PassageVectorStore(2)
    made.add([node("a", [1, 0], "one", year=2025), node("b", [0.6, 0.8], "two", year=2026), node("c", [0, 1], "two", year=2026)])
    return made


def names(store: PassageVectorStore, **query: Any) -> list[str]:
    asked = VectorStoreQuery(query_embedding=[1.0, 0.0], similarity_top_k=5, **query)
    return list(store.query(asked).ids or [])


def test_the_nearest_node_comes_first_with_its_cosine(store: PassageVectorStore) -> None:
    result = store.query(VectorStoreQuery(query_embedding=[2.0, 0.0], similarity_top_k=2))
    assert result.ids == ["a", "b"]
    assert result.similarities == pytest.approx([1.0, 0.6])
    assert [one.get_content() for one in result.nodes or []] == ["a", "b"]


def test_a_removed_document_is_gone_and_its_numbers_stay_unused(store: PassageVectorStore) -> None:
    store.delete("two")
    assert names(store) == ["a"]
    store.add([node("d", [0, 1])])
    assert names(store) == ["a", "d"]
    assert store.client.ids.tolist() == [1, 4]


def test_a_node_added_again_takes_the_old_ones_place(store: PassageVectorStore) -> None:
    store.add([node("a", [0, 1])])
    assert names(store) == ["b", "a", "c"] or names(store) == ["b", "c", "a"]
    assert len(store.client) == 3


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([MetadataFilter(key="year", value=2026)], ["b", "c"]),
        ([MetadataFilter(key="year", value=2026, operator=FilterOperator.LT)], ["a"]),
        ([MetadataFilter(key="year", value=[2024, 2025], operator=FilterOperator.IN)], ["a"]),
        ([MetadataFilter(key="year", value=2024)], []),
    ],
)
def test_filters_hold(store: PassageVectorStore, filters: list[MetadataFilter], found: list[str]) -> None:
    assert names(store, filters=MetadataFilters(filters=list(filters), condition=FilterCondition.AND)) == found


def test_ids_of_nodes_and_documents_limit_a_query(store: PassageVectorStore) -> None:
    assert names(store, node_ids=["c", "a", "unknown"]) == ["a", "c"]
    assert names(store, doc_ids=["two"]) == ["b", "c"]
    assert names(store, doc_ids=["two"], node_ids=["a"]) == []


def test_nodes_are_got_and_removed_by_id_and_filter(store: PassageVectorStore) -> None:
    of_2026 = MetadataFilters(filters=[MetadataFilter(key="year", value=2026)])
    assert [one.node_id for one in store.get_nodes(filters=of_2026)] == ["b", "c"]
    store.delete_nodes(["a", "b"], filters=of_2026)
    assert [one.node_id for one in store.get_nodes()] == ["a", "c"]
    store.delete_nodes()
    assert len(store.client) == 2
    store.clear()
    assert store.get_nodes() == []


def test_a_query_that_cannot_be_answered_is_refused(store: PassageVectorStore) -> None:
    with pytest.raises(UsageError, match="embed_model"):
        store.query(VectorStoreQuery(similarity_top_k=1))


def test_llama_index_adds_updates_and_removes_through_it() -> None:
    store = PassageVectorStore(8)
    index = VectorStoreIndex(
        [TextNode(id_="x", text="x", relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id="doc")})],
        storage_context=StorageContext.from_defaults(vector_store=store),
        embed_model=MockEmbedding(8),
    )
    assert [found.node.node_id for found in index.as_retriever(similarity_top_k=3).retrieve("x")] == ["x"]
    index.delete_ref_doc("doc")
    assert index.as_retriever().retrieve("x") == []


def test_a_built_index_becomes_a_store_with_its_passages(workshop: Any) -> None:
    workshop.build()
    index = open_index(workshop.folder)
    store = PassageVectorStore.from_index(index)
    asked = workshop.embedder.encode(["粮食产量256亿斤。"])[0].tolist()
    found = store.query(VectorStoreQuery(query_embedding=asked, similarity_top_k=len(index.passages)))
    assert {node_to_passage(one) for one in found.nodes or []} == set(index.passages)
    assert store.client.next_id == index.passage_vectors.next_id


def test_the_retriever_gives_the_hits_of_search_as_nodes(workshop: Any) -> None:
    workshop.build()
    search = Retriever(open_index(workshop.folder), workshop.embedder)
    found = PassageRetriever(search, k=3).retrieve("粮食产量")
    hits = search.search(zh="粮食产量", question="粮食产量", k=3)
    assert [(node_to_passage(one.node), one.score) for one in found] == [(hit.passage, hit.fused) for hit in hits]
