"""Numbers for citations: marks from 1 by first use, one number for one quote.

In: claims with draft citations. Out: the same claims with numbered citations, the list of citations in
order, and the answer's text with [n] marks, which can be cut behind them again. The module knows nothing of what the claims say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from answer.model import Citation, Claim

# A sentence with its marks, on either side of its stop: "增长5%左右[1]。" "… [1]", "… missed. [2][3]", "five lists[1]:"
_PIECE = re.compile(r"[^\n]*?(?:\[\d+\]\s*)+[。．.!?！？；;：:]?\s*|[^\n]*\n+|[^\n]+$")


def number_citations(claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], tuple[Citation, ...]]:
    """Claims whose citations carry n by first use, and the citations in that order."""
    numbered: dict[tuple[str, int, int], Citation] = {}
    result = []
    for claim in claims:
        citations = []
        for citation in claim.citations:
            key = (citation.locator.file, citation.locator.start, citation.locator.end)
            if key not in numbered:
                numbered[key] = replace(citation, n=len(numbered) + 1)
            if numbered[key] not in citations:
                citations.append(numbered[key])
        result.append(replace(claim, citations=tuple(citations)))
    return tuple(result), tuple(numbered.values())


def render_text(claims: Sequence[Claim]) -> str:
    """The answer's text: each claim with its marks before its closing full stop.

    >>> from answer.model import Claim
    >>> render_text([Claim("没有找到。", ())])
    '没有找到。'
    """
    parts: list[str] = []
    for claim in claims:
        marks = "".join(f"[{citation.n}]" for citation in claim.citations)
        parts.append(f"{claim.separator if parts else claim.separator.lstrip(chr(10))}{_with_marks(claim.text, marks)}")
    return "".join(parts).strip()


def _with_marks(text: str, marks: str) -> str:
    if not marks:
        return text
    if text[-1:] in "。.；;：:":
        return f"{text[:-1]}{marks}{text[-1]}"
    return f"{text}{marks}"


def pieces(text: str) -> list[str]:
    """The answer cut behind each sentence with its marks; joined, they are the text again.

    >>> pieces("目标为5%左右[1]。为6[2]。\\n- 一[3]")
    ['目标为5%左右[1]。', '为6[2]。\\n', '- 一[3]']
    """
    found = [piece for piece in _PIECE.findall(text) if piece]
    return found if "".join(found) == text else [text]
