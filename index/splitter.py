"""A report to passages: whole sentences of one section, table rows with their headings, noted terms.

In: a `Report`. Out: `Passage` values in reading order, or, behind LlamaIndex's `NodeParser`, text nodes with the
same content, tied to their document and neighbours. No cut falls inside a sentence, so none inside a figure, a
term or a quotation; a note travels with every passage its mark stands in. Does not know tokens, vectors, files.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from llama_index.core.bridge.pydantic import PrivateAttr
from llama_index.core.node_parser import NodeParser
from llama_index.core.schema import BaseNode, Document

from corpus import Block, Footnote, Report, split_sentences
from index.nodes import passage_to_node
from index.passage import Passage, PassageKind, Sentence, length_in_characters

ID_DIGITS = 12
# Blocks that say something; titles, headings and interviewers' questions only say what is about to be said.
_TEXT_KINDS = frozenset({"paragraph", "byline"})
_OPENING_QUOTES, _CLOSING_QUOTES = "“「『《（(", "”」』》）)"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a report's document text, and the passage that stands there (None for a heading)."""

    text: str
    passage: Passage | None


def split_report(report: Report, max_chars: int) -> list[Passage]:
    """The passages of `report` in reading order: text, rows, then definitions; ids are the same for the same content.

    A text passage holds at most `max_chars` characters (of a text without Chinese three times as many) unless one
    sentence is longer.
    """
    return [line.passage for line in _lay_out(report, max_chars) if line.passage is not None]


def _lay_out(report: Report, max_chars: int) -> list[_Line]:
    notes_of = _notes_by_block(report.notes)
    lines: list[_Line] = []
    group: list[Block] = []
    for block in report.blocks:
        if group and not (_joins(group[-1], block) and _length([*group, block]) <= max_chars):
            lines += _text_lines(report, group, max_chars)
            group = []
        if block.kind in _TEXT_KINDS:
            group.append(block)
        elif block.table is not None:
            lines += _row_lines(report, block, notes_of.get(block.id, []))
        else:
            lines.append(_Line(block.text.string, None))
    lines += _text_lines(report, group, max_chars)
    lines += _definition_lines(report)
    return _with_ids(lines)


def _joins(before: Block, after: Block) -> bool:
    """Whether two neighbouring blocks may share a passage: same section, story, speaker and scope."""
    return (before.kind, before.section, before.story, before.speaker, before.scope) == (
        after.kind,
        after.section,
        after.story,
        after.speaker,
        after.scope,
    )


def _length(blocks: Sequence[Block]) -> int:
    return sum(length_in_characters(block.text.string) for block in blocks) + len(blocks) - 1


def _notes_by_block(notes: Iterable[Footnote]) -> dict[str, list[Footnote]]:
    found: dict[str, list[Footnote]] = {}
    for note in notes:
        for block in note.blocks:
            found.setdefault(block, []).append(note)
    return found


def _text_lines(report: Report, blocks: Sequence[Block], max_chars: int) -> Iterator[_Line]:
    if not blocks:
        return
    sentences = [
        Sentence(block.id, start, end, block.text.string[start:end])
        for block in blocks
        for start, end in _sentence_spans(block.text.string)
        if block.text.string[start:end].strip()
    ]
    marks = {block.id: block.marks for block in blocks}
    for part in _parts(sentences, max_chars):
        standing = [mark.mark for one in part for mark in marks[one.block] if one.start < mark.offset <= max(one.end, 1)]
        text = _join_sentences(part)
        yield _Line(
            text,
            Passage(
                id="",
                report=report.id,
                kind="text",
                text=text,
                section=blocks[0].section,
                story=blocks[0].story,
                sentences=tuple(part),
                notes=tuple(dict.fromkeys(standing)),
                block=part[0].block,
            ),
        )


@lru_cache(maxsize=4096)
def _sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of a block; kept, because a report is laid out for its document and for its passages."""
    return tuple(split_sentences(text))


def _join_sentences(sentences: Sequence[Sentence]) -> str:
    """Sentences of one block stand side by side, as printed; those of the next block on a new line."""
    text = ""
    for before, sentence in zip([None, *sentences], sentences, strict=False):
        if before is not None and before.block != sentence.block:
            text += "\n"
        elif before is not None and before.end < sentence.start:
            text += " "  # English sentences have a space between them
        text += sentence.text
    return text


def _parts(sentences: Sequence[Sentence], max_chars: int) -> Iterator[list[Sentence]]:
    """Cut `sentences` into parts of about equal length, none over `max_chars` if its sentences allow it."""
    total = sum(length_in_characters(sentence.text) for sentence in sentences)
    if total <= max_chars:
        if sentences:
            yield list(sentences)
        return
    target = total / -(-total // max_chars)
    part: list[Sentence] = []
    length = 0
    for sentence in sentences:
        size = length_in_characters(sentence.text)
        # Cut where the part comes nearest to the target, but only outside quotation marks and brackets.
        full = part and (length + size > max_chars or length + size / 2 > target)
        if full and (_is_closed(part) or length > 2 * max_chars):
            yield part
            part, length = [], 0
        part.append(sentence)
        length += size
    yield part


def _is_closed(sentences: Sequence[Sentence]) -> bool:
    text = "".join(sentence.text for sentence in sentences)
    return all(text.count(opening) <= text.count(closing) for opening, closing in zip(_OPENING_QUOTES, _CLOSING_QUOTES, strict=True))


def row_text(columns: Sequence[str], cells: Sequence[str]) -> str:
    """A table row as it is searched and shown: each filled cell behind its heading.

    >>> row_text(["指标名称", "单位", "2026年预期目标"], ["实际使用外资（FDI）", "万美元", "3680"])
    '指标名称：实际使用外资（FDI） 单位：万美元 2026年预期目标：3680'
    """
    pairs = zip(columns, cells, strict=True)
    return " ".join(f"{column}：{cell}" if column else cell for column, cell in pairs if cell)


def _row_lines(report: Report, block: Block, notes: Sequence[Footnote]) -> Iterator[_Line]:
    table = block.table
    if table is None:
        return
    title = table.title or block.text.string
    section = block.section if not title or title in block.section else (*block.section, title)
    columns = [column.string for column in table.columns]
    texts = [row_text(columns, [cell.text.string for cell in row]) for row in table.rows]
    yield _Line(title, None)
    for number, text in enumerate(texts):
        if not text:
            continue
        marks = tuple(dict.fromkeys(note.mark for note in notes if _stands_in_row(note, text, texts)))
        yield _Line(text, Passage("", report.id, "row", text, section, block.story, (), marks, block.id, row=number))


def _stands_in_row(note: Footnote, text: str, texts: Sequence[str]) -> bool:
    """Whether a table's note belongs to a row: the row names one of its terms, or no row does."""
    names = [term.name for term in note.terms]
    return any(name in text for name in names) or not any(name in other for name in names for other in texts)


def _definition_lines(report: Report) -> Iterator[_Line]:
    blocks = {block.id: block for block in report.blocks}
    for note in report.notes:
        home = next((blocks[name] for name in note.blocks if name in blocks), None)
        section, story, block = (home.section, home.story, home.id) if home else ((), "", "")
        kind: PassageKind = "definition"
        names: list[str | None] = [term.name for term in note.terms]
        for term in names or [None]:
            yield _Line(
                note.text.string,
                Passage("", report.id, kind, note.text.string, section, story, (), (note.mark,), block, None, term),
            )


def _with_ids(lines: Iterable[_Line]) -> list[_Line]:
    """Give each passage its id, from its content; the second of two equal ones counts its place too."""
    seen: Counter[str] = Counter()
    named: list[_Line] = []
    for line in lines:
        passage = line.passage
        if passage is not None:
            content = "\x1f".join((passage.report, passage.kind, *passage.section, passage.text))
            ordinal = seen[content]
            seen[content] += 1
            if ordinal:
                content += f"\x1f{ordinal}"
            digest = hashlib.sha256(content.encode()).hexdigest()[:ID_DIGITS]
            line = replace(line, passage=replace(passage, id=digest))
        named.append(line)
    return named


class ReportDocument(Document):
    """A LlamaIndex document that carries the report it was made from."""

    _report: Report = PrivateAttr()

    @property
    def report(self) -> Report:
        """The report as it was read."""
        return self._report


def report_to_document(report: Report) -> ReportDocument:
    """A LlamaIndex document for `FootnoteNodeParser`; its text is the report's, rows and notes a line each."""
    text = "\n".join(_document_lines(_lay_out(report, max_chars=1 << 30)))
    document = ReportDocument(
        id_=report.id,
        text=text,
        metadata={"report": report.id, "title": report.title, "date": report.date or "", "place": report.place or ""},
        excluded_embed_metadata_keys=["report", "title", "date", "place"],
        excluded_llm_metadata_keys=["report"],
    )
    document._report = report
    return document


def _document_lines(lines: Iterable[_Line]) -> Iterator[str]:
    """The lines once each: a note that defines two terms makes two passages but stands there once."""
    before: str | None = None
    for line in lines:
        is_note = line.passage is not None and line.passage.kind == "definition"
        if not (is_note and line.text == before):
            yield line.text
        before = line.text if is_note else None


class FootnoteNodeParser(NodeParser):
    """LlamaIndex node parser that keeps sentences, table rows and footnotes whole (see `split_report`)."""

    max_chars: int = 360

    @classmethod
    def class_name(cls) -> str:
        """The name LlamaIndex stores."""
        return "FootnoteNodeParser"

    def _parse_nodes(self, nodes: Sequence[BaseNode], show_progress: bool = False, **kwargs: Any) -> list[BaseNode]:
        made: list[BaseNode] = []
        for node in nodes:
            if not isinstance(node, ReportDocument):
                raise TypeError("FootnoteNodeParser reads documents made by report_to_document(report)")
            made += self._nodes_of(node)
        return made

    def _nodes_of(self, document: ReportDocument) -> list[BaseNode]:
        source = document.as_related_node_info()
        text = document.text
        made: list[BaseNode] = []
        start = end = 0
        for passage in split_report(document.report, self.max_chars):
            # A second term of the same note begins where the first did.
            again = passage.kind == "definition" and text[start:end] == passage.text
            start = text.index(passage.text, start if again else end)
            end = start + len(passage.text)
            node = passage_to_node(passage, source, start, end)
            # LlamaIndex copies the document's metadata to the node; there too the text alone is embedded.
            node.excluded_embed_metadata_keys += list(document.metadata)
            node.excluded_llm_metadata_keys += list(document.metadata)
            made.append(node)
        return made
