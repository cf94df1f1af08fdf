"""ZIP archives of reports: an archive in, a folder with the files that can be read out.

In: the path of an archive, a folder, limits. Out: the folder holds what the archive holds, and a line for each file that
was not unpacked. Names in GBK, as Windows writes them in China, are read. An archive that is damaged, locked, larger than
the limits or that names places outside of the folder is refused whole; an archive inside it is named and left. Unpacking
goes on where it stopped. Knows nothing of what the files say.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.manifest import MANIFEST_NAME
from corpus.readers import READERS
from errors import CorpusError

# Archives inside archives, by their names.
_ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".iso", ".cab")
# What systems put beside the files: __MACOSX/, .DS_Store, ~$open.docx
_ASIDE = ("__MACOSX", "Thumbs.db", "desktop.ini")
# Text packs to a tenth, at best a thirtieth; what grows more than this was made to fill a disk.
_MAX_GROWTH = 200
_SMALL = 1 << 20
_CHUNK = 1 << 16
_UTF8_NAMES = 0x800
_ENCRYPTED = 0x1
_LINK = 0o120000


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """How much one archive may hold."""

    files: int = 2000
    mib: int = 1024  # of all its files, unpacked


def is_archive(path: Path) -> bool:
    """Whether `path` is named as a ZIP archive."""
    return path.suffix.lower() == ".zip" and path.is_file()


def unpack_archive(path: Path, folder: Path, limits: ArchiveLimits) -> list[str]:
    """Make `folder` hold the reports in the archive at `path`; return a line for each file left out.

    Raises CorpusError for an archive that is refused; what its names or sizes give away is refused before a byte is unpacked.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = list(_members(archive, path))
            _check(members, path, limits)
            return _unpack(archive, members, path, folder, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise CorpusError(
            f"{path}: the archive is damaged or of an unknown kind ({error}); pack it again as a plain ZIP / 压缩包已损坏或格式不支持，请重新打包为ZIP"
        ) from None


def _members(archive: zipfile.ZipFile, path: Path) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """(name, entry) of each file, its name as it was meant; CorpusError for a name that leads out of the folder."""
    for entry in archive.infolist():
        name = _name(entry).replace("\\", "/")
        parts = PurePosixPath(name).parts
        if (
            name.startswith("/")
            or ".." in parts
            or (parts and parts[0][1:2] == ":")
            or "\x00" in name
            or entry.external_attr >> 16 & 0o170000 == _LINK
        ):
            raise CorpusError(
                f"{path}: {name!r} in it names a place outside of the archive; such an archive is not opened / 压缩包内含越界路径或链接，已拒绝打开"
            )
        if not entry.is_dir() and parts and not any(part.startswith((".", "~$")) or part in _ASIDE for part in parts):
            yield name, entry


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's name; one without the UTF-8 flag was written by Windows in GBK and read as code page 437."""
    if entry.flag_bits & _UTF8_NAMES:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _check(members: list[tuple[str, zipfile.ZipInfo]], path: Path, limits: ArchiveLimits) -> None:
    total = sum(entry.file_size for _, entry in members)
    if len(members) > limits.files:
        raise CorpusError(
            f"{path}: {len(members)} files, more than {limits.files}; split it, or raise --max-archive-files / 文件数超过上限，请拆分或调高上限"
        )
    packed = sum(entry.compress_size for _, entry in members)
    if total > limits.mib << 20 or (total > _SMALL and total > packed * _MAX_GROWTH):
        raise _too_large(path, limits)
    if any(entry.flag_bits & _ENCRYPTED for _, entry in members):
        raise CorpusError(f"{path}: the archive is locked with a password; pack it without one / 压缩包有密码，请去掉密码后重新打包")


def _too_large(path: Path, limits: ArchiveLimits) -> CorpusError:
    return CorpusError(
        f"{path}: unpacked it is larger than {limits.mib} MiB, or grows as no report does; split it, or raise --max-archive-mib"
        " / 解压后过大或压缩比异常，请拆分或调高上限"
    )


def _unpack(
    archive: zipfile.ZipFile, members: list[tuple[str, zipfile.ZipInfo]], path: Path, folder: Path, limits: ArchiveLimits
) -> list[str]:
    failures: list[str] = []
    kept: set[Path] = set()
    room = limits.mib << 20
    for name, entry in members:
        suffix = PurePosixPath(name).suffix.lower()
        if suffix in _ARCHIVES:
            failures.append(
                f"{path}: {name}: an archive inside an archive is not opened; unpack it and add it by itself / 不打开嵌套的压缩包，请解压后单独加入"
            )
        elif PurePosixPath(name).name == MANIFEST_NAME or (suffix in READERS and PurePosixPath(name).name != "README.md"):
            target = folder / name
            kept.add(target)
            room -= _write(archive, entry, target, min(room, max(entry.file_size, 1)), _too_large(path, limits))
        elif PurePosixPath(name).name != "README.md":
            kinds = ", ".join(sorted(READERS))
            failures.append(
                f"{path}: {name}: files of this kind are not read, known are {kinds}; save it as one of them / 不支持此类文件，请另存为上述格式"
            )
    for stale in [] if not folder.is_dir() else sorted(folder.rglob("*")):
        if stale.is_file() and stale not in kept:
            stale.unlink()
    if not any(target.suffix.lower() in READERS for target in kept):
        failures.append(f"{path}: no report stands in this archive; pack reports into it / 压缩包内没有可读的报告")
    return failures


def _write(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, room: int, refusal: CorpusError) -> int:
    """Unpack one file unless it lies there already; return its size. More bytes than announced are refused."""
    if target.is_file() and target.stat().st_size == entry.file_size and zlib.crc32(target.read_bytes()) == entry.CRC:
        return entry.file_size
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    size = 0
    try:
        with archive.open(entry) as source, part.open("wb") as out:
            while chunk := source.read(_CHUNK):
                size += len(chunk)
                if size > room:
                    raise refusal
                out.write(chunk)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return size
