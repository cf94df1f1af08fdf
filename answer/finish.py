"""From a draft to an answer: numbered, verified, rendered, with its state.

In: a `Draft` and what was understood. Out: an `Answer`. A draft whose every factual sentence fails
verification becomes a refusal; nothing unsupported is shown. The module knows nothing of how the draft
was composed.
"""

from __future__ import annotations

from typing import Any

from answer.cite import number_citations, render_text
from answer.draft import Draft
from answer.frames import refusal
from answer.model import Answer, Claim, Reason, Status, Understood
from answer.verify import verify_claims
from corpus import Glossary


def finish(
    draft: Draft, question: str, language: str, understood: Understood, index: str, id: Any = None, glossary: Glossary | None = None
) -> Answer:
    """The answer of a draft; claims that fail their checks are left out and counted."""
    claims, _ = number_citations(draft.claims)
    kept, _, dropped = verify_claims(claims, glossary)
    status: Status = draft.status
    reason: Reason | None = draft.reason
    if status != "refused" and not any(claim.citations for claim in kept):
        status, reason = "refused", "not_in_corpus"
        kept = (Claim(refusal(reason, language), (), factual=False),)
    renumbered, citations = number_citations(kept)
    _, items, _ = verify_claims(renumbered, glossary)
    return Answer(
        question=question,
        language="zh" if language == "zh" else "en",
        understood=understood,
        status=status,
        reason=reason,
        text=render_text(renumbered),
        citations=citations,
        nearest=draft.nearest,
        checks=items,
        dropped=dropped + draft.dropped,
        invented=draft.invented,
        notes=draft.notes,
        composer=draft.composer,
        index=index,
        id=id,
    )
