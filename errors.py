"""The error tree of Zhengwen: every failure a person may meet, in one place.

    ZhengwenError              one clear line: what happened, where, what to do
    ├── UsageError             a command, flag, setting or question that cannot be used    (exit 2)
    ├── CorpusError            a report, manifest, glossary or rendering that cannot be read (exit 2)
    ├── IndexMissingError      no index there, or one of another format version            (exit 2)
    ├── IndexDamagedError      an index whose bytes do not match its manifest               (exit 2)
    ├── EmbedderError          an embedder that cannot be loaded or does not fit the index  (exit 2)
    └── ModelError             a language model that cannot be reached or used             (exit 2)

"I cannot answer this from these reports" is a state of an Answer, never an exception.
"""

from __future__ import annotations


class ZhengwenError(Exception):
    """Base of all errors with a message meant for the person at the keyboard."""

    exit_status = 2


class UsageError(ZhengwenError):
    """A command, flag, setting or question that cannot be used as given."""


class CorpusError(ZhengwenError):
    """A report, manifest, glossary or rendering that cannot be read."""


class IndexMissingError(ZhengwenError):
    """No index at the named place, or one of another format version."""


class IndexDamagedError(ZhengwenError):
    """An index whose bytes do not match its manifest; it is never used."""


class EmbedderError(ZhengwenError):
    """An embedder that cannot be loaded, or does not fit the index."""


class ModelError(ZhengwenError):
    """A language model that cannot be reached or does not answer as agreed; `kind` names what happened in one word."""

    def __init__(self, message: str, kind: str = "failed") -> None:
        super().__init__(message)
        self.kind = kind
