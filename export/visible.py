"""What stands in an exported file as it is now: its lines, and the sealed record that came with it.

In: nothing. Out: `Visible`, in which all three readers end, and the one error that they raise. The module knows nothing of forms.
"""

from __future__ import annotations

from dataclasses import dataclass


class Unreadable(Exception):
    """A file that is not of its form; its text says why and what to do."""


@dataclass(frozen=True)
class Visible:
    """Lines in reading order, the notes last, their marks written [1]; and the record, None where the file has none."""

    lines: tuple[str, ...]
    sealed: str | None


def decoded(data: bytes) -> str:
    """The text of a UTF-8 file. Raises Unreadable for other bytes."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("this is not a text in UTF-8; save it as UTF-8 and try again") from None
