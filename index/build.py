"""Reports in, a built index out: read, split, embed, count words, store.

In: paths of reports, an embedder, the values that shape an index. Out: the index folder, brought up to date, and a
`BuildResult`. Unchanged files are not read again and unchanged texts not embedded again, yet the result ranks exactly
like an index built at once. Does not know command lines or settings.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus import Receipt, Report, load_edition, load_glossary, read_reports
from errors import IndexDamagedError, IndexMissingError, UsageError
from index.commit import build_lock, commit_generation, next_generation
from index.embedder import Embedder
from index.generation import Content, make_generation
from index.manifest import Manifest, ReportEntry, read_manifest, rules_version
from index.naming import is_version_of, under_id, under_names
from index.passage import Passage
from index.sources import Found, Part, Plan, files_of, paths_to_read, plan_reading, root_of
from index.storage import Index, check_settings, open_index, source_entry

SOURCES = "sources"
ENGLISH = "english"  # beside the index: editions that a model wrote, where the project has none
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Values that shape an index, and where the project's own data stands."""

    index_dir: Path
    max_chars: int
    glossary: Path | None = None  # a glossary file
    english: Path | None = None  # a folder of English editions, <report id>.jsonl


@dataclass(slots=True)
class BuildResult:
    """What a build did; ids of reports by what happened to them, receipts of the files read."""

    fingerprint: str = ""
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    receipts: list[tuple[str, Receipt]] = field(default_factory=list)  # (report id, receipt)
    passages: dict[str, int] = field(default_factory=dict)  # report id → passages, of all reports
    sentences: int = 0
    written: bool = False
    seconds: float = 0.0


def build_or_update(
    paths: Sequence[Path],
    options: BuildOptions,
    embedder: Embedder,
    *,
    exact: bool = False,
    remove: Sequence[str] = (),
    reread: Sequence[str] = (),
    rebuild: bool = False,
    part: Part | None = None,
    say: Say = lambda line: None,
) -> BuildResult:
    """Bring the index in `options.index_dir` up to date with `paths`, and tell each step with `say`.

    Reports in `paths` are added or replace those of the same id; with `exact` the index holds these alone. `remove`
    takes reports out by id, `reread` reads some anew by id, also unchanged. With `part` only some of the new files are
    read now, and those read before stay whatever befalls the others. `rebuild` reads everything anew, also what else the index was built from, and is the only
    way past a damaged index. Raises UsageError, CorpusError, EmbedderError or IndexDamagedError; the index that was
    there then stands as it was.
    """
    started = time.perf_counter()
    if rebuild and remove:
        raise UsageError("--remove and --rebuild are two steps: take the report out first, then rebuild")
    with build_lock(options.index_dir):
        build = _Build(options, embedder, say)
        build.open_old(rebuild)
        build.remove(remove)
        build.read(paths, exact, part)
        build.reread(reread)
        if not build.entries:
            raise UsageError("; ".join([*build.result.failures, "no report left: the index is not changed"]))
        build.write()
        build.forget_uploads(remove)
    build.result.seconds = time.perf_counter() - started
    return build.result


class _Build:
    """One run: what the old index holds, what is read, what comes out."""

    def __init__(self, options: BuildOptions, embedder: Embedder, say: Say) -> None:
        self.options = options
        self.embedder = embedder
        self.say = say
        self.result = BuildResult()
        self.old: Index | None = None
        self.old_manifest: Manifest | None = None
        self.entries: dict[str, ReportEntry] = {}
        self.read_now: dict[str, Report] = {}

    def open_old(self, rebuild: bool) -> None:
        """Open the index that is there; a damaged one only counts as none when all is read anew."""
        folder = self.options.index_dir
        try:
            self.old_manifest = read_manifest(folder)
            if not rebuild:
                check_settings(self.old_manifest, folder, self.embedder, self.options.max_chars)
                self.old = open_index(folder)
                self.entries = {entry.id: entry for entry in self.old_manifest.reports}
        except IndexMissingError as error:
            if (folder / "manifest.json").exists():
                self.say(f"{error.args[0].split(';')[0]}: reading everything anew")
        except IndexDamagedError as error:
            if not rebuild:
                raise
            self.say(f"{error.args[0].split(';')[0]}: reading everything anew")

    def remove(self, ids: Iterable[str]) -> None:
        """Take reports out by id."""
        for name in ids:
            if name not in self.entries:
                known = ", ".join(sorted(self.entries)) or "none"
                raise UsageError(f"--remove {name}: no such report in the index; it holds {known}")
            del self.entries[name]
            self.result.removed.append(name)

    def read(self, paths: Sequence[Path], exact: bool, part: Part | None) -> None:
        """Read what is new or changed of `paths`, and decide which reports the index will hold."""
        anew = self.old is None
        paths = list(paths)
        if anew and not exact:
            paths += self._earlier_paths(paths)
        plan = plan_reading(paths, list(self.entries.values()), exact=exact, anew=anew)
        for file, entry in plan.duplicates:
            if all(Path(source.path) != file.path.resolve() for source in entry.sources):
                self.say(f"{file.path}: the same bytes as {entry.id}, counted once")
        self.result.failures += plan.failures
        if part is not None:
            plan.to_read = part.take(plan.to_read)
        reports = self._read_files(plan.to_read)
        self._place(plan, reports, exact)

    def reread(self, ids: Iterable[str]) -> None:
        """Read reports anew by id, whether or not their files have changed; one that cannot be read stays as it was."""
        for name in ids:
            if name not in self.entries:
                raise UsageError(f"{name}: no such report in the index")
            entry, failed = self.entries[name], len(self.result.failures)
            files = files_of(entry, self.result.failures)
            if len(self.result.failures) == failed:
                self._place(Plan(), self._read_files(files), exact=False)

    def _earlier_paths(self, paths: Sequence[Path]) -> list[Path]:
        """What else the index was built from, as far as it still stands there."""
        if self.old_manifest is None:
            return []
        known = {path.resolve() for path in paths}
        earlier: dict[Path, None] = {}
        for entry in self.old_manifest.reports:
            if entry.id in self.result.removed:
                continue
            for source in entry.sources:
                root = root_of(source.path, source.name)
                if {root, Path(source.path), *root.parents} & known:
                    continue
                if not Path(source.path).is_file():
                    self.say(f"{entry.id}: its file {source.path} is gone; the report cannot be read anew and goes")
                    continue
                nested = "/" in source.name
                earlier[root if nested else Path(source.path)] = None
        return list(earlier)

    def _read_files(self, files: Sequence[Found]) -> list[tuple[Report, ReportEntry]]:
        if not files:
            return []
        self.say(f"reading {len(files)} file{'s' if len(files) != 1 else ''}")
        read = read_reports(paths_to_read(files))
        self.result.failures += read.failures
        wanted = {file.sha256: file for file in reversed(files)}
        made = []
        for report in read.reports:
            found = [wanted[file.sha256] for file in report.files if file.sha256 in wanted]
            if len(found) == len(report.files):
                sources = tuple(source_entry(one.path, one.name, one.sha256) for one in found)
                entry = ReportEntry(report.id, report.title, "", sources, found[0].metadata)
                made.append((under_names(report, [one.name for one in found]), entry))
            elif found:
                self.result.failures.append(f"{report.id}: a file changed while it was read; run the command again")
        return made

    def _place(self, plan: Plan, reports: Sequence[tuple[Report, ReportEntry]], exact: bool) -> None:
        before = dict(self.entries)
        read_paths = {source.path for _, entry in reports for source in entry.sources}
        replaced = [entry.id for entry in before.values() if any(source.path in read_paths for source in entry.sources)]
        for name in replaced:
            del self.entries[name]
        if exact:
            kept = {entry.id for entry in plan.unchanged} | set(replaced)
            going = [name for name in self.entries if name not in kept]
            for name in going:
                self.say(f"going: {name} ({self.entries[name].title})")
                del self.entries[name]
            self.result.removed += [name for name in going if name not in {report.id for report, _ in reports}]
        for report, entry in (self._with_own_id(*one) for one in reports):
            self.entries[report.id] = entry
            self.read_now[report.id] = report
            self.result.receipts += [(report.id, receipt) for receipt in report.receipts]
            (self.result.changed if report.id in before else self.result.added).append(report.id)
        self.result.removed += [name for name in replaced if name not in self.entries]
        self.result.unchanged = sorted(set(self.entries) - set(self.read_now))

    def _with_own_id(self, report: Report, entry: ReportEntry) -> tuple[Report, ReportEntry]:
        """Another id where a report of another name has it: 2025/四川.txt and 2026/四川.txt are two reports."""
        name, number = report.id, 2
        while (holder := self.entries.get(name)) is not None and not is_version_of(entry, holder):
            name, number = f"{report.id}-{number}", number + 1
        return (report, entry) if name == report.id else (under_id(report, name), replace(entry, id=name))

    def write(self) -> None:
        """Make the new generation and put it in place, unless it would hold what the old one holds."""
        editions = self._read_editions()
        terms, glossary = self._glossary()
        manifest = Manifest(
            rules=rules_version(),
            max_chars=self.options.max_chars,
            embedder=self.embedder.fingerprint,
            embedder_name=self.embedder.name,
            dimension=self.embedder.dimension,
            glossary=glossary,
            glossary_path=str(self.options.glossary or ""),
            english_path=str(self.options.english or ""),
            reports=tuple(
                replace(entry, stored=f"reports/{place:04}.json", edition=_checksum(editions.get(name, b"")))
                for place, (name, entry) in enumerate(sorted(self.entries.items()), 1)
            ),
            generation=next_generation(self.options.index_dir),
            next_passage=self.old_manifest.next_passage if self.old_manifest else 1,
            next_sentence=self.old_manifest.next_sentence if self.old_manifest else 1,
        )
        if self.old is not None and not self.read_now and manifest.fingerprint == self.old.fingerprint:
            self._count(self.old.fingerprint, self.old.passages)
            return
        content = Content(self.read_now, editions, terms)
        manifest, files, passages = make_generation(manifest, content, self.old, self.embedder, self.say)
        commit_generation(self.options.index_dir, manifest, files)
        self.result.written = True
        self._count(manifest.fingerprint, passages)

    def _count(self, fingerprint: str, passages: Sequence[Passage]) -> None:
        self.result.fingerprint = fingerprint
        self.result.passages = dict.fromkeys(sorted(self.entries), 0)
        for passage in passages:
            self.result.passages[passage.report] += 1
            self.result.sentences += len(passage.sentences)

    def _read_editions(self) -> dict[str, bytes]:
        folders = [folder for folder in (self.options.english, self.options.index_dir / ENGLISH) if folder is not None]
        found: dict[str, bytes] = {}
        for name in self.entries:
            path = next((file for folder in folders if (file := folder / f"{name}.jsonl").is_file()), None)
            if path is not None:
                load_edition(path)  # names a line that cannot be used
                found[name] = path.read_bytes()
        return found

    def _glossary(self) -> tuple[list[str], str]:
        path = self.options.glossary
        if path is None or not path.is_file():
            return [], ""
        names = [name for entry in load_glossary(path).entries for name in (entry.zh, *entry.zh_aliases)]
        return names, _checksum(path.read_bytes())

    def forget_uploads(self, removed: Iterable[str]) -> None:
        """Delete the uploaded files of reports that were taken out by id: the next build would bring them back."""
        uploads = (self.options.index_dir / SOURCES).resolve()
        manifest = self.old_manifest
        for entry in manifest.reports if manifest else ():
            if entry.id in set(removed):
                for source in entry.sources:
                    if uploads in Path(source.path).parents:
                        Path(source.path).unlink(missing_ok=True)


def _checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest() if data else ""
