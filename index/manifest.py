"""The index's manifest: what the index was built from, with what, and the checksum of every stored file.

In: values, or the bytes of `manifest.json`. Out: the bytes, or a `Manifest`. The file carries its own checksum, and
it is the one place that says which generation of files is current. Does not know what the stored files hold.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from errors import IndexDamagedError, IndexMissingError
from index.codec import from_plain, to_plain

# Raised whenever the layout of the stored files changes; an index of another version is built anew.
FORMAT = 1
MANIFEST = "manifest.json"
REBUILD = "run `python ingest.py --rebuild`"
# Code that decides what stands in an index: an index made by other rules is built anew.
_RULES = ("corpus", "index/splitter.py", "index/fields.py", "index/tokens.py", "index/keywords.py", "index/passage.py")
_ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One file of a report when it was read; `path` says where it stood, for noticing that it has changed."""

    name: str
    sha256: str
    path: str
    size: int = 0
    modified_ns: int = 0


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One report of the index: its stored file, the files it was read from, the checksum of its English edition."""

    id: str
    title: str
    stored: str
    sources: tuple[SourceEntry, ...]
    metadata: str = ""  # checksum of the manifest.toml that stood beside the sources, "" if none
    edition: str = ""  # checksum of its English edition, "" if none


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that shapes an index, and the checksums of its files (name in the generation folder → sha256)."""

    rules: str
    max_chars: int
    embedder: str  # fingerprint
    embedder_name: str
    dimension: int
    glossary: str = ""  # checksum, "" if there was none
    glossary_path: str = ""
    english_path: str = ""
    reports: tuple[ReportEntry, ...] = ()
    files: dict[str, str] = field(default_factory=dict)
    generation: int = 1
    next_passage: int = 1
    next_sentence: int = 1

    @property
    def folder(self) -> str:
        """Name of the folder with the stored files."""
        return f"generation-{self.generation}"

    @property
    def fingerprint(self) -> str:
        """16 hex digits, equal for indexes with equal content, however they came about."""
        content = {
            "format": FORMAT,
            "rules": self.rules,
            "max_chars": self.max_chars,
            "embedder": self.embedder,
            "glossary": self.glossary,
            "reports": [
                [entry.id, entry.metadata, entry.edition, sorted((one.name, one.sha256) for one in entry.sources)]
                for entry in sorted(self.reports, key=lambda entry: entry.id)
            ],
        }
        return hashlib.sha256(_dump(content)).hexdigest()[:16]


@cache
def rules_version(root: Path = _ROOT) -> str:
    """16 hex digits that change with the code that reads, splits and counts words; taken once, like the code itself."""
    digest = hashlib.sha256()
    for name in _RULES:
        path = root / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.relative_to(root).as_posix().encode())
            digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def manifest_to_bytes(manifest: Manifest) -> bytes:
    """The bytes of `manifest.json`."""
    content = to_plain(manifest)
    return _seal(FORMAT, content)


def manifest_from_bytes(data: bytes, name: str) -> Manifest:
    """The manifest in `data`, the bytes of the file `name`.

    Raises IndexDamagedError if any byte differs from what was written, IndexMissingError for a sound manifest of
    another format version.
    """
    try:
        sealed = json.loads(data)
        version, content = sealed["format"], sealed["content"]
        sound = _seal(version, content) == data
    except (ValueError, KeyError, TypeError):
        sound = False
    if not sound:
        raise IndexDamagedError(f"{name} is damaged: it does not match its own checksum; {REBUILD}")
    if version != FORMAT:
        raise IndexMissingError(f"{name} is of format {version}, this program needs {FORMAT}; {REBUILD}")
    try:
        return from_plain(Manifest, content)
    except (ValueError, KeyError, TypeError) as error:
        raise IndexDamagedError(f"{name} does not hold what a manifest holds ({error}); {REBUILD}") from None


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the index in `folder`; IndexMissingError if there is none."""
    path = folder / MANIFEST
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise IndexMissingError(f"no index in {folder}; run `python ingest.py` to build it") from None
    except OSError as error:
        raise IndexDamagedError(f"{path} cannot be read ({error.strerror}); {REBUILD}") from None
    return manifest_from_bytes(data, str(path))


def _seal(version: object, content: object) -> bytes:
    checksum = hashlib.sha256(_dump([version, content])).hexdigest()
    return _dump({"format": version, "sha256": checksum, "content": content}, indent=1) + b"\n"


def _dump(value: object, indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=indent).encode()
