"""How many of the chosen sentences an answer has room for: each as a claim, none told twice.

In: sentences in their order, what makes a claim of one. Out: the sentences that are shown, each with its claim. The module
knows nothing of why a sentence was chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from answer.evidence import Evidence
from answer.model import Claim
from index import Query

MAX_CHARS = {"zh": 280, "en": 680}  # set on eval/questions/dev.jsonl (see eval/LOG.md)
# With a sentence that the scorer hardly tells from the first: an English sentence alone may take up the room above.
MAX_CHARS_BESIDE = {"zh": 450, "en": 850}

Shown = tuple[Evidence, Claim]


def within(
    room: int,
    items: Sequence[Evidence],
    query: Query,
    make: Callable[[Evidence, Query, str], Claim],
    before: Sequence[Shown] = (),
    further: int | None = None,
) -> list[Shown]:
    """The sentences shown `before` and those of `items` that still fit into `room` (characters), `further` of them at most.

    The first sentence is shown however long it is; `make` is given a sentence, the question and what parts it from the one before.
    """
    shown = list(before)
    for item in items:
        claim = make(item, query, "\n" if shown else "")
        texts = [one.text for _, one in shown]
        full = further is not None and len(shown) >= len(before) + further
        if full or claim.text in texts or (shown and sum(map(len, texts)) + len(claim.text) > room):
            continue
        shown.append((item, claim))
    return shown
