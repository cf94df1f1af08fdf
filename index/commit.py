"""Writing an index so that a reader finds the old one or the new one, whole, whatever happens in between.

In: the files of a new generation and its manifest. Out: they stand in the index folder. Files go into a folder of
their own, are flushed to the disk, and count from the moment the manifest is replaced, in one step. One builder at a
time holds the lock; it is free again when its process ends, however it ends. Does not know what the files hold.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from errors import UsageError
from index.manifest import MANIFEST, Manifest, manifest_to_bytes

LOCK = "lock"
_BUILDING = "building"


@contextmanager
def build_lock(folder: Path) -> Iterator[None]:
    """Hold the right to write the index in `folder`; UsageError if another process holds it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise UsageError(f"the index folder {folder} cannot be written ({error.strerror}); name another with --index-dir") from None
    try:
        if not _lock(handle):
            owner = os.pread(handle, 32, 0).decode(errors="replace").strip() if hasattr(os, "pread") else ""
            raise UsageError(
                f"another build{f' (process {owner})' if owner else ''} is writing the index in {folder}; "
                "wait until it has ended, then run the command again"
            )
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            os.lseek(handle, 1 << 20, os.SEEK_SET)  # a byte behind the process number, so that it stays readable
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
            os.lseek(handle, 0, os.SEEK_SET)
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def commit_generation(folder: Path, manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Make `files` the index in `folder`, described by `manifest`. The caller holds the lock.

    Raises UsageError where the disk is full or refuses; the index that was there then stands as it was.
    """
    try:
        _write_generation(folder, manifest, files)
    except OSError as error:
        remove_leftovers(folder, keep=None)
        raise UsageError(f"the index in {folder} cannot be written ({error.strerror}); the index that was there is as it was") from None
    remove_leftovers(folder, keep=manifest.folder)


def _write_generation(folder: Path, manifest: Manifest, files: Mapping[str, bytes]) -> None:
    remove_leftovers(folder, keep=None)
    building = folder / _BUILDING
    for name, data in files.items():
        _write_file(building / name, data)
    for inner in sorted({(building / name).parent for name in files} | {building}):
        _flush_folder(inner)
    os.rename(building, folder / manifest.folder)
    _flush_folder(folder)
    waiting = folder / f"{MANIFEST}.new"
    _write_file(waiting, manifest_to_bytes(manifest))
    os.replace(waiting, folder / MANIFEST)
    _flush_folder(folder)


def next_generation(folder: Path) -> int:
    """A number above those of all generations in `folder`, also of one that a killed build had not yet made current."""
    numbers = [path.name.removeprefix("generation-") for path in folder.glob("generation-*")]
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1


def remove_leftovers(folder: Path, keep: str | None) -> None:
    """Remove what a killed build left, and, if `keep` names the current generation, all other generations."""
    shutil.rmtree(folder / _BUILDING, ignore_errors=True)
    (folder / f"{MANIFEST}.new").unlink(missing_ok=True)
    if keep is not None:
        for old in folder.glob("generation-*"):
            if old.name != keep:
                shutil.rmtree(old, ignore_errors=True)


def _write_file(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _flush_folder(path: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
