"""Saying it with proof: composers, citations and checks. Knows nothing of files or FAISS."""

from answer.definitions import explained_in_text
from answer.draft import Desk, Draft
from answer.extract import ExtractComposer
from answer.finish import finish
from answer.mentions import Finder, Mention
from answer.model import Answer, Citation, Claim, Understood
from answer.parts import join_drafts, split_question
from answer.register import Entry, Register
from answer.rows import reports_of_place
from answer.sources import Sources
from answer.standing import Standing, stand

__all__ = [
    "Answer",
    "Citation",
    "Claim",
    "Desk",
    "Draft",
    "Entry",
    "ExtractComposer",
    "Finder",
    "Mention",
    "Register",
    "Sources",
    "Standing",
    "Understood",
    "explained_in_text",
    "finish",
    "join_drafts",
    "reports_of_place",
    "split_question",
    "stand",
]
