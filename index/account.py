"""What a build did, in lines for the terminal: a receipt for each file read, then the reports and the index.

In: a `BuildResult`. Out: lines of text. Does not know how anything was read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from corpus import Receipt
from index.build import BuildResult

# matches reports/a.txt: the file is empty; leave it out; not a line without a path
_FAILURE = re.compile(r"(\S.*?): (.+?); (.+)")
_COLUMNS = ("file", "read", "kept", "left out", "marks", "notes", "linked", "tables", "rows", "stories")


def account_lines(result: BuildResult) -> list[str]:
    """The receipts as a table, what was left out by reason, warnings, then what the index now holds.

    Characters read are the sum of those kept and those left out; a file for which they are not is named.
    """
    lines: list[str] = []
    if result.receipts:
        lines += ["", *_table([_COLUMNS, *(_row(receipt) for _, receipt in result.receipts)]), ""]
        for _, receipt in result.receipts:
            lines += _details(receipt)
    for verb in ("added", "changed", "unchanged", "removed"):
        lines += [f"{verb}: {_named(name, result)}" for name in getattr(result, verb)]
    passages = sum(result.passages.values())
    state = "index written" if result.written else "nothing to do"
    lines.append(
        f"{state}: {_count(len(result.passages), 'report')}, {_count(passages, 'passage')}, "
        f"{_count(result.sentences, 'sentence')}, {result.seconds:.1f} s, fingerprint {result.fingerprint}"
    )
    return lines


def failure_lines(failures: Sequence[str]) -> list[str]:
    """What was not read as a table: file, why, what to do; nothing where all was read.

    >>> print("\\n".join(failure_lines(["a/b.txt: the file is empty; save the report in it"])))
    <BLANKLINE>
    not read: 1 file
    file   why                what to do
    b.txt  the file is empty  save the report in it
    """
    if not failures:
        return []
    rows = [match.groups() if (match := _FAILURE.fullmatch(line)) else ("", line, "") for line in failures]
    names = [file.replace("\\", "/").rsplit("/", 1)[-1] for file, _, _ in rows]
    return [
        "",
        f"not read: {_count(len(rows), 'file')}",
        *_table([("file", "why", "what to do"), *((name, why, do) for name, (_, why, do) in zip(names, rows, strict=True))], left=True),
    ]


def _count(number: int, of: str) -> str:
    return f"{number} {of}{'' if number == 1 else 's'}"


def _named(name: str, result: BuildResult) -> str:
    return f"{name} ({_count(result.passages[name], 'passage')})" if name in result.passages else name


def _row(receipt: Receipt) -> tuple[str, ...]:
    numbers = (
        receipt.read,
        receipt.kept,
        sum(receipt.dropped.values()),
        receipt.marks,
        receipt.notes,
        receipt.linked,
        receipt.tables,
        receipt.rows,
        receipt.stories,
    )
    return (receipt.file, *(f"{number:,}" for number in numbers))


def _details(receipt: Receipt) -> Iterator[str]:
    reasons = sorted(receipt.dropped.items(), key=lambda one: (-one[1], one[0]))
    if reasons:
        yield f"{receipt.file}: left out " + ", ".join(f"{reason} {number:,}" for reason, number in reasons)
    if receipt.aside:
        yield f"{receipt.file}: beside its text " + ", ".join(f"{reason} {number:,}" for reason, number in receipt.aside)
    if receipt.read != receipt.kept + sum(receipt.dropped.values()):
        yield f"{receipt.file}: warning: {receipt.read} characters read, but kept and left out do not add up to it"
    for line in receipt.sums:
        more = " (the parts named need not be all)" if "; " in line else ""
        yield f"{receipt.file}: as printed: {line}{more}"
    for warning in receipt.warnings:
        yield f"{receipt.file}: warning: {warning}"


def _table(rows: Sequence[Sequence[str]], left: bool = False) -> list[str]:
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            [_pad(row[0], widths[0])]
            + [_pad(cell, width) if left else cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        ).rstrip()
        for row in rows
    ]


def _width(text: str) -> int:
    """Columns of the terminal that `text` takes: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
