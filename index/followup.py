"""A follow-up made whole: what it leaves out is taken from the questions before it.

In: a question, the turns before, and a `Memory` that reads a question and knows whom an answer named. Out: a `FollowUp`:
the question as it is understood, in words that a reader can check. A question that is whole in itself comes back as it
is, and so does every one without turns before. Knows nothing of passages, scores or how answers are made.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.leaning import EN, ZH
from index.leftout import read_after
from index.subject import named_things
from index.thread import FollowUp, Memory, Thread
from index.turns import Turn


def follow(question: str, turns: Sequence[Turn], memory: Memory) -> FollowUp:
    """The question as it is understood after the turns before it."""
    thread: Thread | None = None
    for turn in turns[_last_whole(turns, memory) :]:
        # Where it is known that a question was answered by itself, it is whole.
        whole = turn.understood == turn.question
        found = FollowUp(turn.question, memory.read(turn.question).language) if whole else read_after(turn.question, thread, memory)
        text = turn.understood or found.text
        root = text if found.opens or thread is None else thread.root
        frame = text if found.asks or thread is None else thread.frame
        listing = (text, turn.answer) if not found.of_list or thread is None else thread.listing
        thread = Thread(root, frame, text, turn.answer, listing, found.language)
    return read_after(question, thread, memory)


def _last_whole(turns: Sequence[Turn], memory: Memory) -> int:
    """Where the last question stands that leans on nothing: what was said before it is not leant on any more."""
    for place in range(len(turns) - 1, 0, -1):
        turn = turns[place]
        query = memory.read(turn.question)
        signs = ZH if query.language == "zh" else EN
        leaning = (signs.lead, signs.points, signs.they, signs.person, signs.ordinal, signs.again, signs.more)
        named = bool(named_things(query)) and signs.asks.search(query.plain) is not None
        if turn.understood == turn.question or (named and not any(sign.search(query.plain) for sign in leaning)):
            return place
    return 0
