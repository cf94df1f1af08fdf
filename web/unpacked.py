"""An uploaded ZIP archive unpacked among the uploads, with the limits of the command line and of the page.

In: an archive that waits, the folder of uploads, limits. Out: the files to read, each with its name in the archive, and an `Outcome` for every
file that is not read. An archive that is refused leaves nothing behind. The module knows nothing of reports or indexes.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from corpus import ArchiveLimits, unpack_archive
from corpus.manifest import MANIFEST_NAME
from errors import CorpusError
from web.jobs import Outcome
from web.uploads import Uploads, Waiting

# /x/坏.zip: 内.zip: an archive inside … → the member, its reason; the archive's own lines name no member
_MEMBER = re.compile(r"(?P<name>[^:：]+\.\w{1,8}): (?P<why>.+)", re.DOTALL)


@dataclass
class Unpacked:
    """What one archive gave: the files to read by path, and what is not read."""

    folder: Path
    files: dict[Path, str] = field(default_factory=dict)
    refused: list[Outcome] = field(default_factory=list)


def unpack_upload(uploads: Uploads, waiting: Waiting, limits: ArchiveLimits) -> Unpacked:
    """Unpack into a folder of its own, named like the archive; files too large, or too many of them, are refused as any upload is."""
    folder = _free_folder(uploads.folder, Path(waiting.name).stem)
    room = uploads.room + 1  # the archive itself waits no longer
    found = Unpacked(folder)
    try:
        lines = unpack_archive(waiting.path, folder, limits)
    except CorpusError as error:
        lines = [str(error)]
    found.refused = [_outcome(line, waiting, uploads) for line in lines]
    inside = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MANIFEST_NAME] if folder.is_dir() else []
    if len(inside) > room:
        found.refused = [Outcome(waiting.name, "number")]
        inside = []
    for path in inside:
        name = path.relative_to(folder).as_posix()
        problem = "size" if path.stat().st_size > uploads.max_bytes else "empty" if not path.stat().st_size else ""
        if problem:
            path.unlink()
            found.refused.append(Outcome(name, problem))
        else:
            found.files[path] = name
    if not found.files:
        shutil.rmtree(folder, ignore_errors=True)
    return found


def tidy(folder: Path) -> None:
    """Take away a folder's empty folders, and itself where nothing of a report is left in it."""
    if not any(path.is_file() and path.name != MANIFEST_NAME for path in folder.rglob("*")):
        shutil.rmtree(folder, ignore_errors=True)
        return
    for path in sorted((one for one in folder.rglob("*") if one.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()


def _free_folder(parent: Path, stem: str) -> Path:
    folder, number = parent / stem, 2
    while folder.exists():
        folder, number = parent / f"{stem}-{number}", number + 1
    return folder


def _outcome(line: str, waiting: Waiting, uploads: Uploads) -> Outcome:
    """A line of the unpacking: of one file in the archive, or of the archive itself."""
    detail = line.removeprefix(str(waiting.path)).lstrip(": ")
    member = _MEMBER.match(detail)
    if member is None:
        return Outcome(waiting.name, "unread", detail)
    unknown = Path(member["name"]).suffix.lower() not in uploads.kinds
    return Outcome(member["name"], "kind") if unknown else Outcome(member["name"], "unread", member["why"])
