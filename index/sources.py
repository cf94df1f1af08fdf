"""Which files have to be read: those that are new or have changed, and the others of their documents.

In: paths to ingest and the entries of the index. Out: a `Plan`: entries that stay, files to read. A file is known by
the checksum of its bytes; which files form one document stands in its folder's manifest.toml or, for a report read
before, in its entry. Does not read what a report says.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from errors import UsageError
from index.manifest import ReportEntry

METADATA = "manifest.toml"
_NOT_REPORTS = (METADATA, "README.md")


@dataclass(frozen=True, slots=True)
class Found:
    """One file to ingest: `name` is its path below `root`, the folder whose manifest.toml speaks of it."""

    root: Path
    name: str
    sha256: str

    @property
    def path(self) -> Path:
        """Where the file stands."""
        return self.root / self.name


@dataclass(slots=True)
class Plan:
    """What an ingest does with the files it was given."""

    found: list[Found] = field(default_factory=list)
    to_read: list[Found] = field(default_factory=list)
    unchanged: list[ReportEntry] = field(default_factory=list)
    duplicates: list[tuple[Found, ReportEntry]] = field(default_factory=list)


def plan_reading(paths: Sequence[Path], entries: Sequence[ReportEntry], *, exact: bool, anew: bool) -> Plan:
    """What to read of `paths` for an index that holds `entries`; `anew` reads all of it.

    With `exact`, what an entry holds beside `paths` does not count as known. Raises UsageError for a path that is not there.
    """
    plan = Plan()
    for root, names in _roots(paths).items():
        found = {name: _hash(root, name) for name in names}
        plan.found += found.values()
        if anew:
            plan.to_read += found.values()
            continue
        metadata = metadata_checksum(root)
        unchanged = [entry for entry in entries if entry.metadata == metadata and _holds(found, entry)]
        covered = {source.name for entry in unchanged for source in entry.sources}
        new = [name for name in found if name not in covered]
        if not exact:
            holders = {name: _holder(found[name], metadata, entries) for name in new}
            plan.duplicates += [(found[name], holder) for name, holder in holders.items() if holder]
            new = [name for name in new if holders[name] is None]
        new = _with_companions(root, new, entries)
        plan.unchanged += [entry for entry in unchanged if not any(source.name in new for source in entry.sources)]
        plan.to_read += [found[name] if name in found else _hash(root, name) for name in new]
    return plan


def root_of(path: str, name: str) -> Path:
    """The folder below which a file at `path` is called `name`.

    >>> root_of("/reports/2026/四川.txt", "2026/四川.txt").as_posix()
    '/reports'
    """
    return Path(path).parents[len(PurePosixPath(name).parts) - 1]


def metadata_checksum(root: Path) -> str:
    """Checksum of the folder's manifest.toml, "" if it has none."""
    path = root / METADATA
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@contextmanager
def readable_paths(files: Sequence[Found]) -> Iterator[tuple[list[Path], dict[str, str]]]:
    """Paths to give to the readers so that they read exactly `files`, under the same names, and no other.

    The second value says how to name a path in a message: text to replace → text to show. Files in sub-folders of a
    root are copied for the time of reading, because only below a folder do they keep their names.
    """
    with ExitStack() as stack:
        paths: list[Path] = []
        shown: dict[str, str] = {}
        for root in dict.fromkeys(file.root for file in files):
            names = [file.name for file in files if file.root == root]
            if all("/" not in name for name in names):
                paths += [root / name for name in names]
            elif set(names) == set(_names_in(root)):
                paths.append(root)
            else:
                copy = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="zhengwen-")))
                shown[str(copy)] = str(root)
                for name in [*names, *([METADATA] if (root / METADATA).is_file() else [])]:
                    (copy / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(root / name, copy / name)
                paths.append(copy)
        yield paths, shown


def _roots(paths: Iterable[Path]) -> dict[Path, list[str]]:
    """Folder → names of the files to ingest below it, each file once."""
    roots: dict[Path, dict[str, None]] = {}
    taken: set[Path] = set()
    for path in paths:
        if path.is_dir():
            root, names = path, _names_in(path)
        elif path.exists():
            root, names = path.parent, [path.name]
        else:
            raise UsageError(f"{path}: no such file or folder; name a report or a folder of reports")
        for name in names:
            if (root / name).resolve() not in taken:
                taken.add((root / name).resolve())
                roots.setdefault(root, {})[name] = None
    return {root: list(names) for root, names in roots.items()}


def _names_in(folder: Path) -> list[str]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return sorted(path.relative_to(folder).as_posix() for path in files if path.name not in _NOT_REPORTS)


def _hash(root: Path, name: str) -> Found:
    try:
        with (root / name).open("rb") as stream:
            return Found(root, name, hashlib.file_digest(stream, "sha256").hexdigest())
    except OSError as error:
        raise UsageError(f"{root / name}: cannot be read ({error.strerror})") from None


def _holds(found: dict[str, Found], entry: ReportEntry) -> bool:
    return all(source.name in found and found[source.name].sha256 == source.sha256 for source in entry.sources)


def _holder(file: Found, metadata: str, entries: Sequence[ReportEntry]) -> ReportEntry | None:
    """The entry that holds the same bytes already, so that they must not count twice; None if they have to be read."""
    for entry in entries:
        same = [source for source in entry.sources if source.sha256 == file.sha256]
        # The same file under a changed manifest.toml may be another report, or have another title.
        if same and (entry.metadata == metadata or all(Path(one.path) != file.path.resolve() for one in same)):
            return entry
    return None


def _with_companions(root: Path, names: Sequence[str], entries: Sequence[ReportEntry]) -> list[str]:
    """`names` and the files that form a document with one of them, in the order of their names."""
    groups = _documents(root)
    groups += [
        [source.name for source in entry.sources]
        for entry in entries
        if all(Path(source.path) == (root / source.name).resolve() for source in entry.sources)
    ]
    wanted = set(names)
    for group in groups:
        if wanted & set(group):
            wanted |= {name for name in group if (root / name).is_file()}
    return sorted(wanted)


def _documents(root: Path) -> list[list[str]]:
    """The lists of files in the folder's manifest.toml; none if it cannot be read, which the readers will say."""
    try:
        data = tomllib.loads((root / METADATA).read_text("utf-8"))
        return [[str(name) for name in report["files"]] for report in data["report"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
