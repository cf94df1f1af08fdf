"""An answer made short: what was asked for again, only shorter.

In: a `Draft`. Out: the draft with its first proved sentence alone, what it says of its own limits, and how many sentences are
left out. Knows nothing of how long an answer should be.
"""

from __future__ import annotations

import re
from dataclasses import replace

from answer.counts import in_words
from answer.draft import Draft
from answer.model import Claim

LEAD_CHARS = {"zh": 32, "en": 90}  # a first sentence no longer than this, without a figure, announces the one behind it


def shortened(draft: Draft, language: str) -> Draft:
    """The draft with its first cited sentence, and the next where that is but a lead; the same where it has no more."""
    cited = [at for at, claim in enumerate(draft.claims) if claim.citations]
    first = draft.claims[cited[0]].text if cited else ""
    leads = len(first) <= LEAD_CHARS[language] and not re.search(r"\d", first)
    kept = cited[: 2 if leads else 1]
    if draft.status == "refused" or len(cited) == len(kept):
        return draft
    limits = [claim for claim in draft.claims[kept[-1] + 1 :] if not claim.citations and not claim.factual]
    count = in_words(len(cited) - len(kept), language)
    left_out = f"（其余{count}句略去。）" if language == "zh" else f"({count.capitalize()} more left out.)"
    told = Claim(left_out, (), "\n", factual=False)
    return replace(draft, claims=(*draft.claims[: kept[-1] + 1], *limits, told))
