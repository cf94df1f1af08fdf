"""Reports in, a built index out: `python ingest.py [PATH …] [--exact] [--remove ID] [--index-dir DIR] [--rebuild]`.

In: files or folders of reports (default data/reports), flags and `ZHENGWEN_` variables. Out: the index brought up to
date, each step as a line, and a receipt for every file read: what was kept of it and what was left out, and why. Exit
status: 0 done, 2 something the person can mend (one line on standard error each), 1 an internal failure.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from errors import UsageError, ZhengwenError
from settings import ROOT, Settings, load_settings

if TYPE_CHECKING:
    from index import BuildResult

REPORTS = ROOT / "data" / "reports"
GLOSSARY = ROOT / "data" / "glossary.csv"
ENGLISH = ROOT / "data" / "english"
_NO_MODEL = "--translate needs a language model: set ZHENGWEN_MODEL (and ZHENGWEN_MODEL_URL for a server)"
_NOT_YET = "--translate cannot write with a model yet: put an English edition into data/english/<report id>.jsonl"


def parse_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The flags; the ones not given are None, so that the environment or a default stands in."""
    parser = argparse.ArgumentParser(prog="ingest.py", description="Read reports into the index.")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a report or a folder of reports (default data/reports)")
    parser.add_argument("--exact", action="store_true", help="the index then holds exactly PATH; what goes is named first")
    parser.add_argument("--remove", action="append", default=[], metavar="ID", help="take a report out of the index")
    parser.add_argument("--index-dir", help="where the index stands (default index/built)")
    parser.add_argument("--embedder", help="a sentence-transformers name or folder (default: the bundled one)")
    parser.add_argument("--rebuild", action="store_true", help="read everything anew, whatever the index holds")
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
    from index import BuildOptions, account_lines, build_or_update, load_embedder

    folder = Path(settings.index_dir)
    result = build_or_update(
        _paths(paths, folder, only_removing=bool(remove), exact=exact),
        BuildOptions(folder, settings.max_chars, GLOSSARY, ENGLISH),
        load_embedder(settings.embedder or None),
        exact=exact,
        remove=remove,
        rebuild=rebuild,
        say=lambda line: print(line, file=stream, flush=True),
    )
    for line in account_lines(result):
        print(line, file=stream)
    return result.failures


def _paths(named: Sequence[str], folder: Path, *, only_removing: bool, exact: bool) -> list[Path]:
    """What to read: what is named; else data/reports and the uploads beside the index; nothing when only removing."""
    if named or only_removing:
        return [Path(name) for name in named]
    uploads = folder / "sources"
    return [REPORTS, uploads] if not exact and uploads.is_dir() and any(uploads.iterdir()) else [REPORTS]


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command."""
    given = parse_arguments(arguments)
    try:
        settings = load_settings(index_dir=given.index_dir, embedder=given.embedder)
        if given.translate:
            raise UsageError(_NOT_YET if settings.model else _NO_MODEL)
        failures = _ingest(settings, given.paths, stream=sys.stdout, exact=given.exact, remove=given.remove, rebuild=given.rebuild)
    except ZhengwenError as error:
        print(f"ingest.py: {error}", file=sys.stderr)
        return error.exit_status
    except KeyboardInterrupt:
        print("ingest.py: stopped; the index is as it was", file=sys.stderr)
        return 1
    except Exception as error:
        print(f"ingest.py: internal failure, please report it: {type(error).__name__}: {error}", file=sys.stderr)
        return 1
    for failure in failures:
        print(f"ingest.py: not read: {failure}", file=sys.stderr)
    return 2 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
