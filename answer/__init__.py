"""Saying it with proof: composers, citations and checks. Knows nothing of files or FAISS."""

from answer.draft import Desk, Draft
from answer.extract import ExtractComposer
from answer.finish import finish
from answer.generate import Writer
from answer.llm import LanguageModel, Limits, open_model
from answer.model import Answer, Citation, Claim, Understood
from answer.parts import join_drafts, split_question
from answer.prompt import load_prompts
from answer.rows import reports_of_place
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
    "join_drafts",
    "load_prompts",
    "open_model",
    "reports_of_place",
    "split_question",
]
