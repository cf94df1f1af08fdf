"""Saying it with proof: composers, citations and checks. Knows nothing of files or FAISS."""

from answer.draft import Desk, Draft
from answer.extract import ExtractComposer
from answer.finish import finish
from answer.model import Answer, Citation, Claim, Understood
from answer.parts import join_drafts, split_question
from answer.referents import held_share, person_named, things_listed
from answer.sources import Sources

__all__ = [
    "Answer",
    "Citation",
    "Claim",
    "Desk",
    "Draft",
    "ExtractComposer",
    "Sources",
    "Understood",
    "finish",
    "held_share",
    "join_drafts",
    "person_named",
    "split_question",
    "things_listed",
]
