"""Saying it with proof: composers, citations and checks. Knows nothing of files or FAISS."""

from answer.draft import Desk, Draft
from answer.extract import ExtractComposer
from answer.finish import finish
from answer.generate import Writer
from answer.llm import LanguageModel, Limits, open_model
from answer.model import Answer, Citation, Claim, Understood
from answer.parts import join_drafts, join_places, split_question
from answer.prompt import load_prompts
from answer.referents import held_share, person_named, things_listed
from answer.rows import own_reports, reports_of_place
from answer.sources import Sources

__all__ = [
    "Answer",
    "Citation",
    "Claim",
    "Desk",
    "Draft",
    "ExtractComposer",
    "LanguageModel",
    "Limits",
    "Sources",
    "Understood",
    "Writer",
    "finish",
    "held_share",
    "join_drafts",
    "join_places",
    "load_prompts",
    "open_model",
    "own_reports",
    "person_named",
    "reports_of_place",
    "split_question",
    "things_listed",
]
