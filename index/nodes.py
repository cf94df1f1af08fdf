"""Passages to LlamaIndex text nodes and back.

In: a `Passage`, or a node made from one. Out: the other. A node carries the passage whole in its metadata, beside
the few values worth filtering by. Does not know how nodes are stored or found.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from llama_index.core.schema import BaseNode, NodeRelationship, RelatedNodeInfo, TextNode

from errors import UsageError
from index.codec import from_plain, to_plain
from index.passage import Passage

# Metadata key of the whole passage, as JSON.
PASSAGE_KEY = "passage"


def passage_to_node(passage: Passage, source: RelatedNodeInfo, start: int | None = None, end: int | None = None) -> TextNode:
    """A text node with the passage's id and text, standing at `start`:`end` of the document `source`."""
    metadata = {
        "report": passage.report,
        "kind": passage.kind,
        "section": " / ".join(passage.section),
        "story": passage.story,
        "notes": list(passage.notes),
        "term": passage.term or "",
        PASSAGE_KEY: json.dumps(to_plain(passage), ensure_ascii=False),
    }
    return TextNode(
        id_=passage.id,
        text=passage.text,
        start_char_idx=start,
        end_char_idx=end,
        metadata=metadata,
        # A node's text alone is embedded and shown to a model: metadata there would count as the report's words.
        excluded_embed_metadata_keys=list(metadata),
        excluded_llm_metadata_keys=list(metadata),
        relationships={NodeRelationship.SOURCE: source},
    )


def node_to_passage(node: BaseNode) -> Passage:
    """The passage a node was made from. Raises UsageError for a node of another make."""
    metadata: Mapping[str, object] = node.metadata
    stored = metadata.get(PASSAGE_KEY)
    if not isinstance(stored, str):
        raise UsageError(f"node {node.node_id} carries no passage; make nodes with FootnoteNodeParser")
    return from_plain(Passage, json.loads(stored))
