"""Finding it: reports in, passages and sentences out, ranked. Knows nothing of answers.

What needs FAISS or numpy is imported when it is first asked for, so that a command's help starts at once.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from index.passage import Hit, Passage, PassageKind, Sentence, SentenceHit

if TYPE_CHECKING:
    from index.account import account_lines, failure_lines
    from index.alone import Alone
    from index.build import BuildOptions, BuildResult, build_or_update
    from index.concepts import GENERIC, Concept, english_stems, find_focus
    from index.embedder import Embedder, load_embedder
    from index.followup import follow
    from index.leaning import COUNTED_THEM, THEY
    from index.locate import PassagePlaces
    from index.phrasings import Phrasings
    from index.plain_search import PlainSearch
    from index.printed_by import PrintedBy
    from index.query import Home, Lexicon, Query, understand
    from index.remarks import is_remark
    from index.retriever import Retriever, SentenceMatch
    from index.sourced import asks_where
    from index.sources import Part
    from index.stopwords import MEASURE_EN
    from index.storage import Index, open_index
    from index.thread import FollowUp, Memory
    from index.tokens import Tokenizer, stem_word
    from index.troubles import asks_of_troubles
    from index.turns import Turn, read_turns
    from index.two_tellings import asks_two_tellings, only_tellings
    from index.typed import NameRepair
    from index.wants import IMPLIED, MISSED
    from index.years import plan_named, year_words

_HOMES = {
    "Alone": "alone",
    "COUNTED_THEM": "leaning",
    "THEY": "leaning",
    "asks_of_troubles": "troubles",
    "asks_two_tellings": "two_tellings",
    "asks_where": "sourced",
    "account_lines": "account",
    "BuildOptions": "build",
    "BuildResult": "build",
    "Concept": "concepts",
    "GENERIC": "concepts",
    "MEASURE_EN": "stopwords",
    "IMPLIED": "wants",
    "MISSED": "wants",
    "Embedder": "embedder",
    "FollowUp": "thread",
    "Home": "query",
    "Index": "storage",
    "Lexicon": "query",
    "Memory": "thread",
    "NameRepair": "typed",
    "Part": "sources",
    "PassagePlaces": "locate",
    "Phrasings": "phrasings",
    "PrintedBy": "printed_by",
    "PlainSearch": "plain_search",
    "Query": "query",
    "Retriever": "retriever",
    "SentenceMatch": "retriever",
    "Tokenizer": "tokens",
    "Turn": "turns",
    "build_or_update": "build",
    "english_stems": "concepts",
    "follow": "followup",
    "failure_lines": "account",
    "find_focus": "concepts",
    "is_remark": "remarks",
    "load_embedder": "embedder",
    "only_tellings": "two_tellings",
    "open_index": "storage",
    "plan_named": "years",
    "read_turns": "turns",
    "stem_word": "tokens",
    "understand": "query",
    "with_years": "years",
    "year_words": "years",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'index' has no attribute {name!r}")
    return getattr(import_module(f"index.{_HOMES[name]}"), name)


__all__ = [
    "COUNTED_THEM",
    "GENERIC",
    "IMPLIED",
    "MEASURE_EN",
    "MISSED",
    "THEY",
    "Alone",
    "BuildOptions",
    "BuildResult",
    "Concept",
    "Embedder",
    "FollowUp",
    "Hit",
    "Home",
    "Index",
    "Lexicon",
    "Memory",
    "NameRepair",
    "Part",
    "Passage",
    "PassageKind",
    "PassagePlaces",
    "Phrasings",
    "PlainSearch",
    "PrintedBy",
    "Query",
    "Retriever",
    "Sentence",
    "SentenceHit",
    "SentenceMatch",
    "Tokenizer",
    "Turn",
    "account_lines",
    "asks_of_troubles",
    "asks_two_tellings",
    "asks_where",
    "build_or_update",
    "english_stems",
    "failure_lines",
    "find_focus",
    "follow",
    "is_remark",
    "load_embedder",
    "only_tellings",
    "open_index",
    "plan_named",
    "read_turns",
    "stem_word",
    "understand",
    "with_years",
    "year_words",
]
