"""Whether two names are of one place. Knows nothing of reports or figures."""

from __future__ import annotations


def same_place(one: str, other: str) -> bool:
    """Whether two names are of one place: a report may leave out what its place lies in.

    >>> same_place("重庆市渝中区", "渝中区"), same_place("重庆市渝中区", "重庆市"), same_place("江苏省", "云南省")
    (True, False, False)
    """
    return min(len(one), len(other)) > 1 and (one.endswith(other) or other.endswith(one))
