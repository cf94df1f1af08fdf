"""The built index, opened: reports, passages, keyword lists and vectors, checked before anything is used.

In: an index folder. Out: an `Index`, a snapshot that later builds do not disturb. Every stored file is read once and
its checksum compared; what a file holds is decoded when it is first asked for. Does not know how an index is made,
nor how passages are ranked.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from corpus import EditionLine, EnglishEdition, Rendering, Report
from errors import EmbedderError, IndexDamagedError, IndexMissingError, UsageError
from index.codec import from_plain, to_plain
from index.embedder import Embedder
from index.keywords import KeywordIndex
from index.locate import locate_passage
from index.manifest import REBUILD, Manifest, ReportEntry, SourceEntry, read_manifest, rules_version
from index.passage import Passage
from index.tokens import Tokenizer
from index.vectors import VectorIndex

Value = TypeVar("Value")

# Names in a generation folder.
PASSAGES = "passages.json"
TERMS = "terms.json"
PASSAGE_WORDS = "passage-words.npz"
PASSAGE_WORDS_EN = "passage-words-english.npz"
SENTENCE_WORDS = "sentence-words.npz"
SENTENCE_WORDS_EN = "sentence-words-english.npz"
PASSAGE_VECTORS = "passages.faiss"
SENTENCE_VECTORS = "sentences.faiss"
# English renderings of sentences, under the numbers of their sentences.
RENDERING_VECTORS = "renderings.faiss"


def edition_name(stored: str) -> str:
    """The stored file of a report's English edition, from the report's own.

    >>> edition_name("reports/0001.json")
    'english/0001.jsonl'
    """
    return stored.replace("reports/", "english/", 1) + "l"


def read_edition(data: bytes) -> EnglishEdition:
    """The English edition in the bytes of a JSON Lines file that was read without an error before."""
    lines = [json.loads(line) for line in data.decode().splitlines() if line.strip()]
    return EnglishEdition([EditionLine(one["zh"], one["en"], one["made_by"], bool(one.get("second_read"))) for one in lines])


def value_to_bytes(value: object, kind: object = None) -> bytes:
    """The stored form of a value: compact JSON."""
    return json.dumps(to_plain(value, kind), ensure_ascii=False, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """Where a sentence stands: number of its passage in `Index.passages`, position in `Passage.sentences`."""

    passage: int
    position: int


class Index:
    """An opened index. Its values do not change, whatever happens to the folder."""

    def __init__(self, directory: Path, manifest: Manifest, files: dict[str, bytes]) -> None:
        self.directory = directory
        self.manifest = manifest
        self._files = files

    @property
    def fingerprint(self) -> str:
        """Equal for indexes with equal content."""
        return self.manifest.fingerprint

    @cached_property
    def reports(self) -> dict[str, Report]:
        """Report id → report, in the order of ids."""
        return {entry.id: self._decode(entry.stored, Report) for entry in self.manifest.reports}

    @cached_property
    def passages(self) -> list[Passage]:
        """All passages, report by report, in reading order."""
        return list(self._decode(PASSAGES, tuple[Passage, ...]))

    @cached_property
    def places(self) -> list[SentencePlace]:
        """All sentences of text passages, in the order of the sentence vectors and words."""
        return [
            SentencePlace(number, position) for number, passage in enumerate(self.passages) for position in range(len(passage.sentences))
        ]

    @cached_property
    def passage_by_id(self) -> dict[str, Passage]:
        """Passage id → passage."""
        return {passage.id: passage for passage in self.passages}

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer that the stored words were made with."""
        return Tokenizer(self._decode(TERMS, tuple[str, ...]))

    @cached_property
    def passage_words(self) -> KeywordIndex:
        """BM25 of passages."""
        return KeywordIndex.from_bytes(self._files[PASSAGE_WORDS])

    @cached_property
    def passage_words_english(self) -> KeywordIndex:
        """BM25 of passages' English."""
        return KeywordIndex.from_bytes(self._files[PASSAGE_WORDS_EN])

    @cached_property
    def sentence_words(self) -> KeywordIndex:
        """BM25 of sentences."""
        return KeywordIndex.from_bytes(self._files[SENTENCE_WORDS])

    @cached_property
    def sentence_words_english(self) -> KeywordIndex:
        """BM25 of sentences' English."""
        return KeywordIndex.from_bytes(self._files[SENTENCE_WORDS_EN])

    @cached_property
    def passage_vectors(self) -> VectorIndex:
        """Vectors of passages, a row each, in the order of `passages`."""
        return self._vectors(PASSAGE_VECTORS, self.manifest.next_passage)

    @cached_property
    def sentence_vectors(self) -> VectorIndex:
        """Vectors of sentences, a row each, in the order of `places`."""
        return self._vectors(SENTENCE_VECTORS, self.manifest.next_sentence)

    @cached_property
    def rendering_vectors(self) -> VectorIndex:
        """Vectors of English renderings, under the numbers of their sentences; not every sentence has one."""
        return self._vectors(RENDERING_VECTORS, self.manifest.next_sentence)

    def part(self, reports: Collection[str]) -> Index:
        """The same index with some of its reports alone; a search of it has to be limited to them."""
        part = Index(self.directory, self.manifest, self._files)
        part.__dict__.update(vars(self))  # what is decoded by now is shared
        part.__dict__["reports"] = {name: report for name, report in self.reports.items() if name in reports}
        return part

    def english(self, report_id: str, text: str) -> Rendering | None:
        """The English edition's rendering of a span of a report's text, or None."""
        edition = self.edition(report_id)
        return edition.render(text) if edition else None

    def edition(self, report_id: str) -> EnglishEdition | None:
        """The English edition of a report as it was when the index was built."""
        if report_id not in self._editions:
            self._editions[report_id] = self._read_edition(report_id)
        return self._editions[report_id]

    def locator(self, passage: Passage) -> dict[str, object]:
        """Where a passage stands in its source file (see `locate_passage`)."""
        return locate_passage(self.reports[passage.report], passage)

    @property
    def stale_reports(self) -> tuple[str, ...]:
        """Ids of reports whose source files have changed since; a file that is gone does not count."""
        return tuple(entry.id for entry in self.manifest.reports if any(map(_has_changed, entry.sources)))

    def entry(self, report_id: str) -> ReportEntry | None:
        """What the manifest says of a report."""
        return next((entry for entry in self.manifest.reports if entry.id == report_id), None)

    def stored(self, name: str) -> bytes:
        """The bytes of a stored file."""
        return self._files[name]

    @cached_property
    def _editions(self) -> dict[str, EnglishEdition | None]:
        return {}

    def _read_edition(self, report_id: str) -> EnglishEdition | None:
        entry = self.entry(report_id)
        if entry is None or not entry.edition:
            return None
        return read_edition(self._files[edition_name(entry.stored)])

    def _vectors(self, name: str, next_id: int) -> VectorIndex:
        return VectorIndex.from_bytes(self._files[name], self.manifest.files[name], self._path(name), next_id)

    def _decode(self, name: str, kind: type[Value]) -> Value:
        try:
            return from_plain(kind, json.loads(self._files[name]))
        except (ValueError, KeyError, TypeError) as error:
            raise IndexDamagedError(f"{self._path(name)} does not hold what this program stores ({error}); {REBUILD}") from None

    def _path(self, name: str) -> str:
        return str(self.directory / self.manifest.folder / name)


def open_index(directory: str | Path, *, embedder: Embedder | None = None, max_chars: int | None = None) -> Index:
    """The index in `directory`, with every stored file found to match its checksum.

    `embedder` and `max_chars` are compared with what the index was built with, where given.
    Raises IndexMissingError where there is none, or one of another format or other reading rules: build it;
    IndexDamagedError where a file differs from what was written; EmbedderError or UsageError where a setting differs.
    """
    folder = Path(directory)
    manifest = read_manifest(folder)
    if manifest.rules != rules_version():
        raise IndexMissingError(f"the index in {folder} was built by another version of the reading rules; {REBUILD}")
    check_settings(manifest, folder, embedder, max_chars)
    try:
        files = _read_files(folder, manifest)
    except IndexDamagedError:
        # A build may have put a new generation in place, and removed the old one, since the manifest was read.
        newer = read_manifest(folder)
        if newer.generation == manifest.generation:
            raise
        return open_index(folder, embedder=embedder, max_chars=max_chars)
    return Index(folder, manifest, files)


def check_settings(manifest: Manifest, folder: Path, embedder: Embedder | None, max_chars: int | None) -> None:
    """Raise EmbedderError or UsageError, naming both values, where the index was built with another setting."""
    if embedder is not None and embedder.fingerprint != manifest.embedder:
        raise EmbedderError(
            f"the index in {folder} was built with the embedder {manifest.embedder_name} ({manifest.embedder}), "
            f"now it is {embedder.name} ({embedder.fingerprint}): {REBUILD} with the embedder you want, or name the old one with --embedder"
        )
    if max_chars is not None and max_chars != manifest.max_chars:
        raise UsageError(
            f"the index in {folder} was built with max_chars {manifest.max_chars}, now it is {max_chars}: {REBUILD}, "
            f"or set ZHENGWEN_MAX_CHARS={manifest.max_chars}"
        )


def source_entry(path: Path, name: str, sha256: str) -> SourceEntry:
    """What the manifest keeps of a source file, to notice later that it has changed."""
    found = path.stat()
    return SourceEntry(name, sha256, os.fspath(path.resolve()), found.st_size, found.st_mtime_ns)


def _read_files(folder: Path, manifest: Manifest) -> dict[str, bytes]:
    files = {}
    for name, checksum in manifest.files.items():
        path = folder / manifest.folder / name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise IndexDamagedError(f"{path} cannot be read ({error.strerror}); {REBUILD}") from None
        if hashlib.sha256(data).hexdigest() != checksum:
            raise IndexDamagedError(f"{path} is damaged: it does not match its checksum; {REBUILD}")
        files[name] = data
    return files


def _has_changed(source: SourceEntry) -> bool:
    path = Path(source.path)
    try:
        found = path.stat()
        if (found.st_size, found.st_mtime_ns) == (source.size, source.modified_ns):
            return False
        return hashlib.sha256(path.read_bytes()).hexdigest() != source.sha256
    except OSError:
        return False
