"""Saying it with proof: composers, citations and checks. Knows nothing of files or FAISS."""

from answer.checked import VERDICTS, CheckedPart, CheckedSentence, CheckedText
from answer.checked_words import language_of, sentence_lines, summary_line
from answer.checker import MAX_DRAFT_CHARS, Checker
from answer.cite import pieces
from answer.definitions import explained_in_text
from answer.differing import Differences
from answer.disagree import Side, sides_of
from answer.draft import Desk, Draft
from answer.each_place import compose_ahead, questions_of_places
from answer.edition import Rendered, SourceText, stale_lines, texts_of, write_edition
from answer.extract import ExtractComposer
from answer.figures import find_figures
from answer.finish import finish
from answer.generate import Writer
from answer.llm import LanguageModel, Limits, open_model
from answer.mentions import Finder, Mention
from answer.model import Answer, Citation, Claim, Understood
from answer.named_words import words_naming
from answer.not_asked import nothing_asked
from answer.parts import join_drafts, join_places, join_sides, parts_by_time, split_question
from answer.periods import period_told, says_when
from answer.pinyin import place_in_english, spell_place
from answer.preferred import MARGIN, Weighed
from answer.prompt import load_prompts
from answer.referents import held_share, person_named, things_listed
from answer.register import Entry, Register
from answer.rows import own_reports, reports_of_place
from answer.same_place import same_place
from answer.scorer import GROUPS, MEASURES, Scorer, load_scorer, relate
from answer.set_words import asks_several_sets
from answer.shortened import shortened
from answer.sources import Sources
from answer.standing import Standing, stand
from answer.two_levels import parts_by_level
from answer.where_said import told_where
from answer.yearbook import Comparison, Line, Yearbook, in_common_unit, one_number, place_of, printed, role_of

__all__ = [
    "GROUPS",
    "MARGIN",
    "MAX_DRAFT_CHARS",
    "MEASURES",
    "VERDICTS",
    "Answer",
    "CheckedPart",
    "CheckedSentence",
    "CheckedText",
    "Checker",
    "Citation",
    "Claim",
    "Comparison",
    "Desk",
    "Differences",
    "Draft",
    "Entry",
    "ExtractComposer",
    "Finder",
    "LanguageModel",
    "Limits",
    "Line",
    "Mention",
    "Register",
    "Rendered",
    "Scorer",
    "Side",
    "SourceText",
    "Sources",
    "Standing",
    "Understood",
    "Weighed",
    "Writer",
    "Yearbook",
    "asks_several_sets",
    "compose_ahead",
    "explained_in_text",
    "find_figures",
    "finish",
    "held_share",
    "in_common_unit",
    "join_drafts",
    "join_places",
    "join_sides",
    "language_of",
    "load_prompts",
    "load_scorer",
    "nothing_asked",
    "one_number",
    "open_model",
    "own_reports",
    "parts_by_level",
    "parts_by_time",
    "period_told",
    "person_named",
    "pieces",
    "place_in_english",
    "place_of",
    "printed",
    "questions_of_places",
    "relate",
    "reports_of_place",
    "role_of",
    "same_place",
    "says_when",
    "sentence_lines",
    "shortened",
    "sides_of",
    "spell_place",
    "split_question",
    "stale_lines",
    "stand",
    "summary_line",
    "texts_of",
    "things_listed",
    "told_where",
    "words_naming",
    "write_edition",
]
