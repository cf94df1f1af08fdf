"""Which files have to be read: those that are new or have changed, and the others of their documents.

In: paths to ingest and the entries of the index. Out: a `Plan`: entries that stay, files to read. A file is known by
the checksum of its bytes; which files form one document stands in its folder's manifest.toml or, for a report read
before, in its entry. Does not read what a report says.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Sequence
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

    @property
    def home(self) -> Path:
        """The folder nearest to the file, up to `root`, that has a manifest.toml; `root` where none has."""
        for folder in self.path.parents:
            if folder == self.root or (folder / METADATA).is_file():
                return folder
        return self.root

    @property
    def metadata(self) -> str:
        """Checksum of the manifest.toml that may speak of the file, "" if there is none."""
        path = self.home / METADATA
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@dataclass(slots=True)
class Plan:
    """What an ingest does with the files it was given."""

    found: list[Found] = field(default_factory=list)
    to_read: list[Found] = field(default_factory=list)
    unchanged: list[ReportEntry] = field(default_factory=list)
    duplicates: list[tuple[Found, ReportEntry]] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """A run that reads at most `size` new files (more where they form one document) and leaves the others to the next."""

    size: int
    tried: set[str] = field(default_factory=set)  # checksums of files that earlier runs read or could not read
    left: int = 0  # files that wait for the next run

    def take(self, files: Sequence[Found]) -> list[Found]:
        """The files that this run reads."""
        waiting = [file for file in files if file.sha256 not in self.tried]
        chosen = waiting[: self.size]
        groups = [{home / name for name in document} for home in {file.home for file in chosen} for document in _documents(home)]
        whole = {path for group in groups for path in group if any(file.path in group for file in chosen)}
        chosen += [file for file in waiting[self.size :] if file.path in whole]
        self.tried.update(file.sha256 for file in chosen)
        self.left = len(waiting) - len(chosen)
        return chosen


def plan_reading(paths: Sequence[Path], entries: Sequence[ReportEntry], *, exact: bool, anew: bool) -> Plan:
    """What to read of `paths` for an index that holds `entries`; `anew` reads all of it.

    With `exact`, what an entry holds beside `paths` does not count as known. Raises UsageError for a path that is not there.
    """
    plan = Plan()
    for root, names in _roots(paths).items():
        hashed = {name: _hash(root, name, plan.failures) for name in names}
        found = {name: file for name, file in hashed.items() if file is not None}
        plan.found += found.values()
        if anew:
            plan.to_read += found.values()
            continue
        unchanged = [entry for entry in entries if _holds(found, entry)]
        covered = {source.name for entry in unchanged for source in entry.sources}
        new = [name for name in found if name not in covered]
        if not exact:
            holders = {name: _holder(found[name], entries) for name in new}
            plan.duplicates += [(found[name], holder) for name, holder in holders.items() if holder]
            new = [name for name in new if holders[name] is None]
        new = _with_companions(root, new, found, entries)
        plan.unchanged += [entry for entry in unchanged if not any(source.name in new for source in entry.sources)]
        companions = [found[name] if name in found else _hash(root, name, plan.failures) for name in new]
        plan.to_read += [file for file in companions if file is not None]
    return plan


def files_of(entry: ReportEntry, failures: list[str]) -> list[Found]:
    """The files of a report as they stand now, under the names they have; one that is gone is named in `failures`."""
    found = [_hash(root_of(source.path, source.name), source.name, failures) for source in entry.sources]
    return [file for file in found if file is not None]


def root_of(path: str, name: str) -> Path:
    """The folder below which a file at `path` is called `name`.

    >>> root_of("/reports/2026/四川.txt", "2026/四川.txt").as_posix()
    '/reports'
    """
    return Path(path).parents[len(PurePosixPath(name).parts) - 1]


def paths_to_read(files: Sequence[Found]) -> list[Path]:
    """What to give to the readers so that they read `files`.

    A file is named by itself, and then read under its last name alone; only where a manifest.toml further up speaks of
    it is its whole folder read.
    """
    return list(dict.fromkeys(file.root if _is_described_above(file) else file.path for file in files))


def _is_described_above(file: Found) -> bool:
    return file.home != file.path.parent and (file.home / METADATA).is_file()


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


def _hash(root: Path, name: str, failures: list[str]) -> Found | None:
    try:
        with (root / name).open("rb") as stream:
            return Found(root, name, hashlib.file_digest(stream, "sha256").hexdigest())
    except OSError as error:
        failures.append(f"{root / name}: cannot be read ({error.strerror}); check its permissions")
        return None


def _holds(found: dict[str, Found], entry: ReportEntry) -> bool:
    """Whether the files of `entry` are all there as they were, and what their manifest.toml says of them too."""
    return all(
        source.name in found and found[source.name].sha256 == source.sha256 and found[source.name].metadata == entry.metadata
        for source in entry.sources
    )


def _holder(file: Found, entries: Sequence[ReportEntry]) -> ReportEntry | None:
    """The entry that holds the same bytes already, so that they must not count twice; None if they have to be read."""
    for entry in entries:
        same = [source for source in entry.sources if source.sha256 == file.sha256]
        # The same file under a changed manifest.toml may be another report, or have another title.
        if same and (entry.metadata == file.metadata or all(Path(one.path) != file.path.resolve() for one in same)):
            return entry
    return None


def _with_companions(root: Path, names: Sequence[str], found: dict[str, Found], entries: Sequence[ReportEntry]) -> list[str]:
    """`names` and the files that form a document with one of them, in the order of their names."""
    groups: list[list[str]] = []
    for home in dict.fromkeys(found[name].home for name in names):
        above = home.relative_to(root)
        groups += [[(above / name).as_posix() for name in document] for document in _documents(home)]
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


def _documents(home: Path) -> list[list[str]]:
    """The lists of files in the folder's manifest.toml; none if it cannot be read, which the readers will say."""
    try:
        data = tomllib.loads((home / METADATA).read_text("utf-8"))
        return [[str(name) for name in report["files"]] for report in data["report"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
