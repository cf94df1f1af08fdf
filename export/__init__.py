"""Taking an answer away: a sheet with numbered notes in three forms, and the look back at one. Knows nothing of pages."""

from export.bounds import bounded_text, find_bounds
from export.citation import cite_in_chinese, cite_in_english, plain_citation, publisher_in_english
from export.differing import scope_lines, side_lines
from export.forms import FORMS, form_of, read_form, write_form
from export.recheck import Recheck, recheck
from export.record import Record, make_record
from export.sheet import Line
from export.told import told_lines

__all__ = [
    "FORMS",
    "Line",
    "Recheck",
    "Record",
    "bounded_text",
    "cite_in_chinese",
    "cite_in_english",
    "find_bounds",
    "form_of",
    "make_record",
    "plain_citation",
    "publisher_in_english",
    "read_form",
    "recheck",
    "scope_lines",
    "side_lines",
    "told_lines",
    "write_form",
]
