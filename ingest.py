"""Reports in, a built index out: `python ingest.py [PATH …] [--exact] [--remove ID] [--index-dir DIR] [--rebuild]`.

In: files, folders or ZIP archives of reports (default data/reports), flags and `ZHENGWEN_` variables. Out: the index
brought up to date, each step as a line, a receipt for every file read (what was kept of it and what was left out, and why)
and a table of what could not be read. Many files are read in parts: what a part wrote stays when a later one stops. Exit
status: 0 done, 2 something the person can mend (one line on standard error each), 1 an internal failure.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from errors import CorpusError, UsageError, ZhengwenError
from settings import ROOT, Settings, load_settings

if TYPE_CHECKING:
    from answer import Rendered, SourceText
    from corpus import EditionLine, Report
    from index import BuildResult, Part

REPORTS = ROOT / "data" / "reports"
GLOSSARY = ROOT / "data" / "glossary.csv"
ENGLISH = ROOT / "data" / "english"
# New files read before the index is written: reading and embedding 17 work reports took 9 s of one core; a report of 45
# printed pages as PDF takes 4 s more.
PART_FILES = 50
_NO_MODEL = "--translate needs a language model: set ZHENGWEN_MODEL (and ZHENGWEN_MODEL_URL for a server)"
_TOLD_EVERY = 20  # texts between two lines of progress; each is a reply to wait for


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The flags; the ones not given are None, so that the environment or a default stands in."""
    parser = argparse.ArgumentParser(prog="ingest.py", description="Read reports into the index.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a report, a folder or a ZIP archive of reports (default data/reports)")
    parser.add_argument("--exact", action="store_true", help="the index then holds exactly PATH; what goes is named first")
    parser.add_argument("--remove", action="append", default=[], metavar="ID", help="take a report out of the index")
    parser.add_argument("--index-dir", help="where the index stands (default index/built)")
    parser.add_argument("--embedder", help="a sentence-transformers name or folder (default: the bundled one)")
    parser.add_argument("--rebuild", action="store_true", help="read everything anew, whatever the index holds")
    parser.add_argument("--max-archive-files", type=int, metavar="N", help="files that one ZIP archive may hold (default 2000)")
    parser.add_argument("--max-archive-mib", type=int, metavar="N", help="what they may take up unpacked (default 1024)")
    parser.add_argument("--translate", action="store_true", help="have a model write English for reports without any")
    return parser.parse_args(arguments)


def build_default(settings: Settings, stream: TextIO) -> None:
    """Build the index from data/reports and what was uploaded; for programs that find no index."""
    _ingest(settings, [], stream=stream)


def change_index(
    settings: Settings, say: Callable[[str], None], *, add: Sequence[Path] = (), remove: Sequence[str] = (), reread: Sequence[str] = ()
) -> BuildResult:
    """Bring files or folders in, take reports out, or read some anew, and tell each step with `say`; for the page.

    Raises ZhengwenError for what the person can mend; the index then stands as it was.
    """
    from index import BuildOptions, build_or_update, load_embedder

    options = BuildOptions(Path(settings.index_dir), settings.max_chars, GLOSSARY, ENGLISH)
    return build_or_update(add, options, load_embedder(settings.embedder or None), remove=remove, reread=reread, say=say)


def _ingest(
    settings: Settings,
    paths: Sequence[str],
    *,
    stream: TextIO,
    exact: bool = False,
    remove: Sequence[str] = (),
    rebuild: bool = False,
) -> list[str]:
    """Bring the index up to date, tell it on `stream`, and return one line for each file that could not be read."""
    from index import BuildOptions, Part, account_lines, build_or_update, failure_lines, load_embedder

    folder = Path(settings.index_dir)
    failures: list[str] = []
    named = _unpacked(_paths(paths, folder, only_removing=bool(remove), exact=exact), settings, failures, exact)
    if failures and not named:
        raise UsageError("; ".join(failures))
    options = BuildOptions(folder, settings.max_chars, GLOSSARY, ENGLISH)
    embedder = load_embedder(settings.embedder or None)

    def say(line: str) -> None:
        print(line, file=stream, flush=True)

    def run(exact: bool, part: Part | None) -> BuildResult:
        return build_or_update(named, options, embedder, exact=exact, remove=remove, rebuild=rebuild, part=part, say=say)

    # Taking out, reading all anew and holding exactly PATH are one step each; else what is new is read part by part.
    whole = remove or rebuild or exact
    result = run(exact, None) if whole else _together(list(_parts(lambda part: run(False, part), Part(PART_FILES), say, failures)))
    for line in (*account_lines(result), *failure_lines([*failures, *result.failures])):
        print(line, file=stream)
    return [*failures, *result.failures]


def _parts(run: Callable[[Part], BuildResult], part: Part, say: Callable[[str], None], failures: list[str]) -> Iterator[BuildResult]:
    """Run until no new file is left; a part in which nothing could be read adds to `failures`, unless it is all there is."""
    written = False
    while True:
        try:
            result = run(part)
        except UsageError as error:
            if not (part.left or written):
                raise
            failures.append(str(error))
        else:
            written = True
            yield result
        if not part.left:
            return
        say(f"written so far; {part.left} files to go")


def _together(results: Sequence[BuildResult]) -> BuildResult:
    """What several runs did, as one."""
    last = results[-1]
    first = {name for result in results for name in result.added}
    last.added = sorted(first & set(last.passages))
    last.changed = sorted({name for result in results for name in result.changed} - first)
    last.removed = [name for result in results for name in result.removed]
    last.unchanged = [name for name in last.unchanged if name not in first and name not in last.changed]
    last.receipts = [receipt for result in results for receipt in result.receipts]
    last.failures = list(dict.fromkeys(failure for result in results for failure in result.failures))
    last.written = any(result.written for result in results)
    last.seconds = sum(result.seconds for result in results)
    return last


def _unpacked(paths: Sequence[Path], settings: Settings, failures: list[str], exact: bool) -> list[Path]:
    """`paths` with the folder that an archive was unpacked to in its place; a refused one goes to `failures`.

    That is the folder of all uploads, so that a file has the same name whenever it is read, or with `exact` its own.
    """
    from corpus import ArchiveLimits, is_archive, unpack_archive

    found: list[Path] = []
    for path in paths:
        if not is_archive(path):
            found.append(path)
            continue
        digits = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:6]
        target = Path(settings.index_dir) / "sources" / f"{path.stem}-{digits}"
        try:
            failures += unpack_archive(path, target, ArchiveLimits(settings.max_archive_files, settings.max_archive_mib))
            place = target if exact else target.parent
            found += [place] if target.is_dir() and place not in found else []
        except CorpusError as error:
            failures.append(str(error))
    return found


def _paths(named: Sequence[str], folder: Path, *, only_removing: bool, exact: bool) -> list[Path]:
    """What to read: what is named; else data/reports and the uploads beside the index; nothing when only removing."""
    if named or only_removing:
        return [Path(name) for name in named]
    uploads = folder / "sources"
    return [REPORTS, uploads] if not exact and uploads.is_dir() and any(uploads.iterdir()) else [REPORTS]


def _translate(settings: Settings, stream: TextIO) -> None:
    """Have the model write English for every report of the index that has no edition of the project's, then renew the index.

    What is there already is not written again, so that the same command goes on after a stop.
    """
    from answer import load_prompts, stale_lines, write_edition
    from assistant import PROMPTS, model_of
    from corpus import load_edition, load_glossary
    from index import load_embedder, open_index

    def say(line: str) -> None:
        print(line, file=stream, flush=True)

    folder = Path(settings.index_dir)
    reports = open_index(folder, embedder=load_embedder(settings.embedder or None)).reports
    model, prompts, glossary = model_of(settings), load_prompts(PROMPTS), load_glossary(GLOSSARY)
    model.ready()
    try:
        for name, report in reports.items():
            file = ENGLISH / f"{name}.jsonl"
            if file.is_file():
                _tell_stale(stale_lines(load_edition(file).lines, report), name, say)
                say(f"english: {name}: the project's edition stands")
            else:
                rendering = partial(write_edition, model=model, prompts=prompts, glossary=glossary)
                _write_english(report, folder / "english" / f"{name}.jsonl", rendering, f"model:{model.name}", say)
    finally:
        change_index(settings, say)


def _write_english(
    report: Report, path: Path, rendering: Callable[[list[SourceText]], Iterator[Rendered]], made_by: str, say: Callable[[str], None]
) -> None:
    """Add to the edition at `path` what it lacks of the report, and take out what the report no longer says.

    Each rendering is written down as it is made, beside the edition; the edition itself is put in place whole.
    """
    from answer import stale_lines, texts_of
    from corpus import EditionLine, edition_key, load_edition

    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    if part.is_file():  # of a run that was killed; its last line may be half a line
        part.write_bytes(part.read_bytes().rpartition(b"\n")[0] + b"\n")
    had = [line for file in (path, part) if file.is_file() for line in load_edition(file).lines]
    stale = stale_lines(had, report)
    _tell_stale(stale, report.id, say)
    texts = texts_of(report)
    there = {edition_key(line.zh): line for line in had if line not in stale}
    wanted = [text for text in texts if edition_key(text.zh) not in there]
    try:
        with part.open("a", encoding="utf-8") as stream:
            for number, one in enumerate(rendering(wanted), 1):
                if one.en is not None:
                    there[edition_key(one.source.zh)] = line = EditionLine(one.source.zh, one.en, made_by)
                    stream.write(_edition_line(line, one.source.kind))
                    stream.flush()
                if number % _TOLD_EVERY == 0:
                    say(f"english: {report.id}: {number} of {len(wanted)} texts")
    finally:
        kinds = [(there[key], text.kind) for text in texts if (key := edition_key(text.zh)) in there]
        whole = path.with_suffix(".new")
        whole.write_text("".join(_edition_line(*one) for one in kinds), encoding="utf-8")
        whole.replace(path)
        part.unlink(missing_ok=True)
        say(f"english: {report.id}: {len(kinds)} of {len(texts)} texts in English by {made_by}, {len(texts) - len(kinds)} in Chinese alone")


def _edition_line(line: EditionLine, kind: str) -> str:
    fields = {"zh": line.zh, "en": line.en, "kind": kind, "made_by": line.made_by, "second_read": line.second_read}
    return json.dumps(fields, ensure_ascii=False) + "\n"


def _tell_stale(stale: Sequence[EditionLine], name: str, say: Callable[[str], None]) -> None:
    if stale:
        say(f"english: {name}: stale, the report no longer says so ({len(stale)}): {'; '.join(line.zh[:40] for line in stale[:5])}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command."""
    given = parse_arguments(arguments)
    try:
        settings = load_settings(
            index_dir=given.index_dir,
            embedder=given.embedder,
            max_archive_files=given.max_archive_files,
            max_archive_mib=given.max_archive_mib,
        )
        if given.translate and not settings.model:
            raise UsageError(_NO_MODEL)
        failures = _ingest(settings, given.paths, stream=sys.stdout, exact=given.exact, remove=given.remove, rebuild=given.rebuild)
        if given.translate:
            _translate(settings, sys.stdout)
    except ZhengwenError as error:
        print(f"ingest.py: {error}", file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        print("ingest.py: stopped; the index is as it was last written, and the same command goes on from there", file=sys.stderr)
        return 1
    except Exception as error:
        print(f"ingest.py: internal failure, please report it: {type(error).__name__}: {error}", file=sys.stderr)
        return 1
    for failure in failures:
        print(f"ingest.py: not read: {failure}", file=sys.stderr)
    return 2 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
