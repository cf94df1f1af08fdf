"""The loaded reports and how they change while questions go on being answered.

In: an open assistant, a way to change the index on disk and one to open it again, the folder of uploads. Out: answers
of whichever assistant is current, and a `Job` for each change, which runs in a thread of its own: until the new index
stands and is open, every question is answered from the old one. The module knows nothing of HTML, events or servers.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from answer import Register, Yearbook
from answer.model import Answer
from corpus import ArchiveLimits, is_archive
from corpus.model import Report
from errors import ZhengwenError
from web.answering import Streams, model_host_of
from web.jobs import Job as Job
from web.jobs import NotOpened, line_of
from web.jobs import Outcome as Outcome
from web.jobs import Verb as Verb
from web.unpacked import tidy, unpack_upload
from web.uploads import Uploads

_log = logging.getLogger("zhengwen.web")

Say = Callable[[str], None]

OPENING = "opening"  # the last step of a change, after those that the build tells


class Answers(Protocol):
    """What the page needs of an assistant."""

    @property
    def reports(self) -> Mapping[str, Report]:
        """The loaded reports by id."""

    @property
    def register(self) -> Register:
        """The terms of the loaded reports."""

    @property
    def yearbook(self) -> Yearbook:
        """The figures of the loaded reports."""

    def ask(self, question: str, *, history: Sequence[Mapping[str, Any]] = ...) -> Answer:
        """An answer to the question, in its language."""


class Changed(Protocol):
    """What a change of the index says of itself."""

    @property
    def failures(self) -> list[str]:
        """A line for each file that could not be read."""


class Change(Protocol):
    """Changes the index on disk."""

    def __call__(self, say: Say, *, add: Sequence[Path] = ..., remove: Sequence[str] = ..., reread: Sequence[str] = ...) -> Changed:
        """Files in, reports out, or reports read anew; each step is told with `say`."""


class Shelf:
    """An assistant that can be exchanged for a newer one; questions never wait for it."""

    def __init__(
        self,
        assistant: Answers,
        change: Change | None = None,
        reopen: Callable[[], Answers] | None = None,
        uploads: Uploads | None = None,
        stamp: Path | None = None,
        archives: ArchiveLimits | None = None,
    ) -> None:
        """`stamp` is a file that every new index writes: a page notices so what `ingest.py` did meanwhile; `archives`: how much one may hold."""
        self._assistant = assistant
        self._change = change
        self._reopen = reopen
        self.uploads = uploads if change is not None and reopen is not None else None
        self._stamp = stamp
        self._archives = archives or ArchiveLimits()
        self._seen = _written(stamp)
        self._busy = threading.Lock()

    @property
    def reports(self) -> Mapping[str, Report]:
        """The loaded reports by id."""
        return self._assistant.reports

    @property
    def register(self) -> Register:
        """The terms of the loaded reports."""
        return self._assistant.register

    @property
    def yearbook(self) -> Yearbook:
        """The figures of the loaded reports."""
        return self._assistant.yearbook

    def __getattr__(self, name: str) -> Any:
        """Whatever else the current assistant offers."""
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._assistant, name)

    @property
    def changeable(self) -> bool:
        """Whether the page may add, remove and re-read."""
        return self.uploads is not None and self.uploads.open

    def ask(self, question: str, *, history: Sequence[Mapping[str, Any]] = (), **more: Any) -> Answer:
        """An answer from the index that is current when the question comes in."""
        self._notice()
        return self._assistant.ask(question, history=history, **more)

    def stream(self, question: str, *, history: Sequence[Mapping[str, Any]] = (), **more: Any) -> Iterator[Answer]:
        """The answer as it grows, from the index that is current when the question comes in; the last one is whole."""
        self._notice()
        assistant = self._assistant
        if isinstance(assistant, Streams):
            yield from assistant.stream(question, history=history, **more)
        else:
            more.pop("say", None)
            yield assistant.ask(question, history=history, **more)

    @property
    def model_host(self) -> str:
        """The other machine that questions and passages go to; "" where nothing leaves this one."""
        return model_host_of(self._assistant)

    def _notice(self) -> None:
        """Where another program has written a new index, open it in the background; questions go on meanwhile."""
        if self._reopen is None or _written(self._stamp) == self._seen or not self._busy.acquire(blocking=False):
            return

        def renew() -> None:
            try:
                self._open()
            except Exception as error:  # the old one goes on answering
                _log.warning("the new index is not used: %s", error)
                self._seen = _written(self._stamp)  # said once
            finally:
                self._busy.release()

        threading.Thread(target=renew, daemon=True, name="zhengwen-renew").start()

    def is_upload(self, report: Report) -> bool:
        """Whether a report came in through the page."""
        uploads = self.uploads
        return uploads is not None and any((uploads.folder / file.name).is_file() for file in report.files)

    def start(self, verb: Verb, names: Sequence[str]) -> Job | None:
        """Begin a change: tokens of uploads to add, or ids of reports. None while another one is under way."""
        if not self.changeable or not self._busy.acquire(blocking=False):
            return None
        shown = [self._shown_name(verb, name) for name in names]
        job = Job(verb, tuple(shown))
        threading.Thread(target=self._run, args=(job, tuple(names)), daemon=True, name="zhengwen-change").start()
        return job

    def _shown_name(self, verb: Verb, name: str) -> str:
        if verb == "add":
            waiting = self.uploads.waiting(name) if self.uploads is not None else None
            return waiting.name if waiting is not None else ""
        return self.reports[name].title if name in self.reports else name

    def _run(self, job: Job, names: Sequence[str]) -> None:
        try:
            job.outcomes = self._add(job, names) if job.verb == "add" else self._alter(job, names)
        except NotOpened:
            job.outcomes = [Outcome(name, "unused") for name in job.names]
        except ZhengwenError as error:
            _log.warning("the reports were not changed: %s", error)
            job.outcomes = [Outcome(name, "failed", str(error)) for name in job.names]
        except Exception as error:  # the person gets one line; what is not meant for a person goes to the log
            _log.error("a change of the reports failed", exc_info=error)
            job.outcomes = [Outcome(name, "failed") for name in job.names]
        finally:
            self._busy.release()
            job.done.set()

    def _alter(self, job: Job, ids: Sequence[str]) -> list[Outcome]:
        """Take reports out or read them anew."""
        unknown = [name for name in ids if name not in self.reports]
        if unknown:
            return [Outcome(name, "gone") for name in unknown]
        if job.verb == "remove" and len(self.reports) <= len(set(ids)):
            return [Outcome(name, "last") for name in job.names]
        kind = {"remove" if job.verb == "remove" else "reread": tuple(ids)}
        failures = self._apply(job, **kind)
        if failures:
            return [Outcome(name, "unread", failures[0]) for name in job.names]
        return [Outcome(shown, report=name) for shown, name in zip(job.names, ids, strict=True)]

    def _add(self, job: Job, tokens: Sequence[str]) -> list[Outcome]:
        """Read files that wait; one that cannot be read, or is loaded already, leaves nothing behind."""
        uploads = self.uploads
        assert uploads is not None
        outcomes: list[Outcome] = []
        placed: dict[Path, str] = {}
        folders: list[Path] = []
        known = self._known()
        taken = {file.name.rsplit("/", 1)[-1] for report in self.reports.values() for file in report.files}
        for token in tokens:
            waiting = uploads.waiting(token)
            if waiting is None:
                outcomes.append(Outcome("", "lost"))
                continue
            if is_archive(waiting.path):
                unpacked = unpack_upload(uploads, waiting, self._archives)
                uploads.drop(token)
                outcomes += unpacked.refused
                placed |= unpacked.files
                folders += [unpacked.folder] if unpacked.files else []
                continue
            digest = hashlib.sha256(waiting.path.read_bytes()).hexdigest()
            if digest in known:
                outcomes.append(Outcome(waiting.name, "same", report=known[digest]))
                uploads.drop(token)
                continue
            known[digest] = ""
            placed[uploads.settle(token, taken)] = waiting.name
        return outcomes + (self._read_placed(job, placed, folders) if placed else [])

    def _known(self) -> dict[str, str]:
        """Checksum of each loaded file → the report it belongs to."""
        return {file.sha256: report.id for report in self.reports.values() for file in report.files}

    def _read_placed(self, job: Job, placed: Mapping[Path, str], folders: Sequence[Path]) -> list[Outcome]:
        """Read files that stand among the uploads; with archives all uploads are looked over, so that a manifest in one is heeded."""
        assert self.uploads is not None
        home = self.uploads.folder
        before = self._known()
        try:
            failures = self._apply(job, add=(home,) if folders else tuple(placed))
        except NotOpened as error:  # the files are in the index: they stay
            lines = {path: line_of(path, error.args[0]) for path in placed}
            self._take_away([path for path, line in lines.items() if line], folders)
            return [Outcome(placed[path], "unread" if line else "unused", line) for path, line in lines.items()]
        except BaseException:
            self._take_away(placed, folders)
            raise
        homes = {file.name: report.id for report in self.reports.values() for file in report.files}
        outcomes, gone = [], []
        for path, name in placed.items():
            report = homes.get(path.relative_to(home).as_posix())
            if report is not None:
                outcomes.append(Outcome(name, report=report))
                continue
            gone.append(path)
            line = line_of(path, failures)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            same = before.get(digest) or (None if line else self._known().get(digest))
            outcomes.append(Outcome(name, "same", report=same) if same else Outcome(name, "unread", line))
        self._take_away(gone, folders)
        return outcomes

    @staticmethod
    def _take_away(paths: Iterable[Path], folders: Iterable[Path]) -> None:
        for path in paths:
            path.unlink(missing_ok=True)
        for folder in folders:
            tidy(folder)

    def _apply(self, job: Job, **change: Any) -> list[str]:
        """Change the index, open it, and answer from it from now on; the lines of what could not be read.

        Raises NotOpened where the index was changed and cannot be opened: the old one goes on answering.
        """
        assert self._change is not None
        failures = list(self._change(job.steps.append, **change).failures)
        job.steps.append(OPENING)
        try:
            self._open()
        except Exception as error:
            _log.error("the changed index is not used: %s", error, exc_info=not isinstance(error, ZhengwenError))
            raise NotOpened(failures) from error
        return failures

    def _open(self) -> None:
        assert self._reopen is not None
        seen = _written(self._stamp)
        self._assistant = self._reopen()
        self._seen = seen


def _written(stamp: Path | None) -> int:
    """When the index was last written, 0 where that is not known."""
    try:
        return stamp.stat().st_mtime_ns if stamp is not None else 0
    except OSError:
        return 0
