"""All stored files of a new generation, from reports and what the old generation can lend.

In: the reports read now, the old index for the rest, an embedder. Out: name → bytes, and the manifest with their
checksums. Passages and vectors of unchanged texts are taken over with their numbers; word statistics are made anew,
because each report changes them. Rows stand in the order of report ids, so that two indexes with the same reports hold
the same rows, however they came about. Does not write.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus import Report
from index.embedder import Embedder
from index.fields import PassageFields, search_fields
from index.keywords import KeywordIndex, TokenBook
from index.manifest import Manifest
from index.passage import Passage
from index.storage import (
    PASSAGE_VECTORS,
    PASSAGE_WORDS,
    PASSAGE_WORDS_EN,
    PASSAGES,
    RENDERING_VECTORS,
    SENTENCE_VECTORS,
    SENTENCE_WORDS,
    SENTENCE_WORDS_EN,
    TERMS,
    Index,
    edition_name,
    read_edition,
    value_to_bytes,
)
from index.tokens import Tokenizer
from index.vectors import VectorIndex

# Headings, story, question and lead count this much of a unit's own words. Measured like the weights in
# `index/retriever.py`, nDCG@10 of passages, English and Chinese: 0 0.763 0.869, 0.15 0.776 0.872, 0.3 0.782 0.876,
# 0.6 0.778 0.889; answers right 133 of 160 at 0.3, 132 at 0.45.
CONTEXT_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Content:
    """What a build has gathered: reports read now, bytes of English editions by report id, glossary names."""

    read_now: Mapping[str, Report]
    editions: Mapping[str, bytes]
    terms: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Units:
    """Passages with their searched texts, and the texts that vectors are made from, each with a key of its own."""

    passages: list[Passage]
    fields: list[PassageFields]

    def passage_texts(self) -> dict[Hashable, str]:
        return {passage.id: fields.embedded for passage, fields in zip(self.passages, self.fields, strict=True)}

    def sentence_texts(self) -> dict[Hashable, str]:
        return {
            (passage.id, place): sentence.text
            for passage, fields in zip(self.passages, self.fields, strict=True)
            for place, sentence in enumerate(fields.sentences)
        }

    def rendering_texts(self) -> dict[Hashable, str]:
        return {
            (passage.id, place): sentence.english
            for passage, fields in zip(self.passages, self.fields, strict=True)
            for place, sentence in enumerate(fields.sentences)
            if sentence.english
        }


def make_generation(
    manifest: Manifest, content: Content, old: Index | None, embedder: Embedder, say: Callable[[str], None]
) -> tuple[Manifest, dict[str, bytes], list[Passage]]:
    """The manifest completed with checksums and the next numbers, the stored files, and the passages in them."""
    files: dict[str, bytes] = {}
    reports: dict[str, Report] = {}
    for entry in manifest.reports:
        if entry.id in content.read_now:
            reports[entry.id] = content.read_now[entry.id]
            files[entry.stored] = value_to_bytes(reports[entry.id])
        elif old is not None:
            before = old.entry(entry.id)
            reports[entry.id] = old.reports[entry.id]
            files[entry.stored] = old.stored(before.stored) if before else b""
        if entry.edition:
            files[edition_name(entry.stored)] = content.editions[entry.id]
    units = _split(reports, content, old, manifest.max_chars)
    say(f"{len(units.passages)} passages, {sum(len(fields.sentences) for fields in units.fields)} sentences")
    terms = sorted({*content.terms, *(term.name for report in reports.values() for note in report.notes for term in note.terms)})
    files[PASSAGES] = value_to_bytes(tuple(units.passages), tuple[Passage, ...])
    files[TERMS] = json.dumps(terms, ensure_ascii=False).encode()
    files |= _word_files(units, Tokenizer(terms))
    say("words counted")
    vectors = _VectorWriter(embedder, manifest, old, units)
    files |= vectors.files
    say(f"{vectors.embedded} texts embedded, {vectors.lent} vectors kept")
    checksums = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    done = replace(manifest, files=checksums, next_passage=vectors.next_passage, next_sentence=vectors.next_sentence)
    return done, files, units.passages


def _split(reports: Mapping[str, Report], content: Content, old: Index | None, max_chars: int) -> _Units:
    kept: dict[str, list[Passage]] = {}
    for passage in old.passages if old is not None else ():
        kept.setdefault(passage.report, []).append(passage)
    passages: list[Passage] = []
    fields: list[PassageFields] = []
    for name, report in reports.items():
        own = _new_passages(report, max_chars) if name in content.read_now else kept.get(name, [])
        edition = read_edition(content.editions[name]) if name in content.editions else None
        passages += own
        fields += search_fields(report, own, edition)
    return _Units(passages, fields)


def _new_passages(report: Report, max_chars: int) -> list[Passage]:
    # Only here is LlamaIndex needed: an index that is merely opened, or loses a report, starts without it.
    from index.nodes import node_to_passage
    from index.splitter import FootnoteNodeParser, report_to_document

    parser = FootnoteNodeParser(max_chars=max_chars)
    return [node_to_passage(node) for node in parser.get_nodes_from_documents([report_to_document(report)])]


def _word_files(units: _Units, tokenizer: Tokenizer) -> dict[str, bytes]:
    sentences = [sentence for fields in units.fields for sentence in fields.sentences]
    book = TokenBook(tokenizer.tokenize)
    passage_fields = (
        (PASSAGE_WORDS, [one.text for one in units.fields], [one.context for one in units.fields]),
        (PASSAGE_WORDS_EN, [one.english for one in units.fields], [one.english_context for one in units.fields]),
    )
    sentence_fields = (
        (SENTENCE_WORDS, [(one.text,) for one in sentences], [one.context for one in sentences]),
        (SENTENCE_WORDS_EN, [(one.english,) for one in sentences], [one.english_context for one in sentences]),
    )
    files: dict[str, bytes] = {}
    for name, own, around in (*passage_fields, *sentence_fields):
        files[name] = KeywordIndex.build([(1.0, own), (CONTEXT_WEIGHT, around)], len(own), book).to_bytes()
    return files


class _VectorWriter:
    """The three vector files; a text that the old index has embedded keeps its vector, a unit its number."""

    def __init__(self, embedder: Embedder, manifest: Manifest, old: Index | None, units: _Units) -> None:
        self._embedder = embedder
        self.embedded = self.lent = 0
        before = _old_units(old) if old is not None else None
        passages = self._index(
            units.passage_texts(),
            manifest.next_passage,
            old.passage_vectors if old else None,
            before.passage_texts() if before else {},
        )
        sentences = self._index(
            units.sentence_texts(),
            manifest.next_sentence,
            old.sentence_vectors if old else None,
            before.sentence_texts() if before else {},
        )
        renderings = self._renderings(units, sentences, old, before)
        self.next_passage, self.next_sentence = passages.next_id, sentences.next_id
        self.files = {
            PASSAGE_VECTORS: passages.to_bytes(),
            SENTENCE_VECTORS: sentences.to_bytes(),
            RENDERING_VECTORS: renderings.to_bytes(),
        }

    def _index(self, texts: dict[Hashable, str], next_id: int, old: VectorIndex | None, old_texts: dict[Hashable, str]) -> VectorIndex:
        rows = self._rows(list(texts.values()), old, list(old_texts.values()))
        numbers_before = dict(zip(old_texts.items(), old.ids.tolist(), strict=True)) if old is not None else {}
        made = VectorIndex(self._embedder.dimension, next_id)
        numbers = []
        for unit in texts.items():
            number = numbers_before.get(unit)
            if number is None:
                number, next_id = next_id, next_id + 1
            numbers.append(number)
        made.add(rows, numbers)
        made.next_id = max(made.next_id, next_id)
        return made

    def _renderings(self, units: _Units, sentences: VectorIndex, old: Index | None, before: _Units | None) -> VectorIndex:
        numbers = dict(zip(units.sentence_texts(), sentences.ids.tolist(), strict=True))
        texts = units.rendering_texts()
        old_texts = list(before.rendering_texts().values()) if before else []
        made = VectorIndex(self._embedder.dimension)
        made.add(self._rows(list(texts.values()), old.rendering_vectors if old else None, old_texts), [numbers[key] for key in texts])
        return made

    def _rows(self, texts: list[str], old: VectorIndex | None, old_texts: list[str]) -> np.ndarray:
        lent = dict(zip(old_texts, old.rows, strict=True)) if old is not None else {}
        wanted = [text for text in dict.fromkeys(texts) if text not in lent]
        new = dict(zip(wanted, self._embedder.encode(wanted), strict=True)) if wanted else {}
        self.embedded += len(wanted)
        self.lent += len(texts) - len(wanted)
        found = [lent[text] if text in lent else new[text] for text in texts]
        return np.array(found, np.float32) if found else np.zeros((0, self._embedder.dimension), np.float32)


def _old_units(old: Index) -> _Units:
    fields: list[PassageFields] = []
    for name, report in old.reports.items():
        own = [passage for passage in old.passages if passage.report == name]
        fields += search_fields(report, own, old.edition(name))
    return _Units(old.passages, fields)
