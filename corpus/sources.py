"""Which files to read, and which of them form one document.

In: paths of files and folders. Out: for each document its manifest entry and its files, read, in order;
a line for each file that cannot be read. Knows nothing of what the files say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.genre import JUMP_IN, JUMP_OUT
from corpus.manifest import MANIFEST_NAME, Entry, load_manifest
from corpus.model import SourceFile
from corpus.readers import READERS, is_known, read_file, refusal
from errors import CorpusError

_SILENT = (MANIFEST_NAME, "README.md")
# What Word keeps beside a document that is open: ~$报告.docx
_OPEN_MARK = "~$"
# What a browser names the folder of pictures and scripts that it saves beside a page: 报告_files, 报告.files
_PAGE_FOLDER = re.compile(r"(.+)(?:_files|\.files)")
_MAX_AFTER_JUMP_CHARS = 40  # an imprint may stand there
_PAGE_SUFFIXES = (".html", ".htm", ".shtml", ".xhtml")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, and where a manifest may describe it."""

    path: Path
    name: str  # relative to what was ingested
    folder: Path  # whose manifest may describe it
    listed: str  # its name there


def find_documents(paths: Sequence[Path], failures: list[str]) -> list[tuple[Entry, list[SourceFile]]]:
    """The documents in `paths`, each with its files; what fails adds its line to `failures`."""
    files: dict[Source, SourceFile] = {}
    seen: set[str] = set()
    for source in _sources(paths, failures):
        try:
            file = read_file(source.path, source.name)
        except CorpusError as error:
            failures.append(str(error))
            continue
        if file.sha256 not in seen:
            seen.add(file.sha256)
            files[source] = file
    return _documents(files, failures)


def _sources(paths: Iterable[Path], failures: list[str]) -> list[Source]:
    """The files to read, in order; what is not there or of an unknown kind is named in `failures`."""
    sources: list[Source] = []
    taken: set[Path] = set()
    for path in map(Path, paths):
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            listed = [(p, p.relative_to(path).as_posix(), path) for p in found if p.name not in _SILENT]
            if not listed:
                known = ", ".join(sorted(READERS))
                failures.append(
                    str(
                        refusal(path, f"no report stands in this folder; put {known} files there", f"文件夹中没有报告，请放入 {known} 文件")
                    )
                )
        else:
            listed = [(path, path.name, path.parent)]
        for file, name, folder in listed:
            if file.resolve() in taken or _is_side_file(file):
                continue
            taken.add(file.resolve())
            if not is_known(file) and file.exists():
                failures.append(str(_unknown(file)))
                continue
            home = _manifest_folder(file, folder)
            sources.append(Source(file, name, home, file.relative_to(home).as_posix()))
    return sources


def _unknown(file: Path) -> CorpusError:
    kinds = ", ".join(sorted(READERS))
    return refusal(
        file,
        f"files of this kind are not read; known are {kinds}; save it as one of these",
        f"不读取这种文件，可读取的有 {kinds}，请另存为其中一种",
    )


def _is_side_file(file: Path) -> bool:
    """Whether a program put the file there beside a document: a browser the parts of a page, Word its mark of an open file."""
    if file.name.startswith(_OPEN_MARK):
        return True
    match = _PAGE_FOLDER.fullmatch(file.parent.name)
    return match is not None and any((file.parent.parent / (match[1] + suffix)).is_file() for suffix in _PAGE_SUFFIXES)


def _manifest_folder(file: Path, root: Path) -> Path:
    """The folder nearest to `file`, up to `root`, that has a manifest; `root` where none has."""
    for folder in file.parents:
        if folder == root or (folder / MANIFEST_NAME).is_file():
            return folder
    return root


def _documents(files: dict[Source, SourceFile], failures: list[str]) -> list[tuple[Entry, list[SourceFile]]]:
    """Which files form which document: by the manifest of their folder, else each its own."""
    documents: list[tuple[Entry, list[SourceFile]]] = []
    for folder in dict.fromkeys(source.folder for source in files):
        try:
            entries = load_manifest(folder)
        except CorpusError as error:
            failures.append(str(error))
            entries = ()
        owners = {name: entry for entry in entries for name in entry.files}
        here = {source.listed: (source, file) for source, file in files.items() if source.folder == folder}
        free = {name: file for name, (_, file) in here.items() if name not in owners}
        chains = _continued(free)
        for name in list(here):
            if name not in here:
                continue
            entry = owners.get(name)
            if entry is None:
                source = here[name][0]
                documents.append((Entry(id=_id_of(source.name)), [here.pop(other)[1] for other in chains.get(name, (name,))]))
            else:
                documents.append((entry, [here.pop(other)[1] for other in entry.files if other in here]))
        for name in owners:
            if not (folder / name).is_file():
                failures.append(f"{folder / MANIFEST_NAME}: it names {name}, which is not there; add the file")
    return documents


def _continued(files: dict[str, SourceFile]) -> dict[str, tuple[str, ...]]:
    """By its first file, a document that breaks off with 下转 and goes on in another with 上接; only where there is no choice.

    All the files of a folder that break off, and all that go on, must be one each: which of several belong together, a
    manifest says.
    """
    breaking = [name for name, file in files.items() if _breaks_off(file.text)]
    going_on = [name for name, file in files.items() if JUMP_IN.match(file.text.lstrip("\ufeff \t\r\n　"))]
    if len(breaking) != 1 or len(going_on) != 1 or breaking == going_on:
        return {}
    first, second = breaking[0], going_on[0]
    return {first: (first, second), second: (first, second)}


def _breaks_off(text: str) -> bool:
    """Whether a text ends with a jump to another page.

    >>> _breaks_off("重大基础设\\n（下转第三版）\\n"), _breaks_off("（下转第三版）。" + "全年新增就业3万人。" * 9)
    (True, False)
    """
    jumps = list(JUMP_OUT.finditer(text))
    return bool(jumps) and len(text[jumps[-1].end() :].strip()) < _MAX_AFTER_JUMP_CHARS


def _id_of(name: str) -> str:
    """An id from a file's name: no folders, suffix, white space or #.

    >>> _id_of("2026/四川省 报告.txt")
    '四川省-报告'
    """
    return "-".join(Path(name).stem.replace("#", " ").split())
