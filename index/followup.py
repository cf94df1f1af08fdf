"""A follow-up made whole: what it leaves out is taken from the questions before it.

In: a question, the turns before, and a `Memory` that reads a question and knows whom an answer named. Out: a `FollowUp`:
the question as it is understood, in words that a reader can check. A question that is whole in itself comes back as it
is, and so does every one without turns before. Knows nothing of passages, scores or how answers are made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.leaning import ALL_PLACES, EN, ZH
from index.leftout import read_after
from index.query import Query
from index.reading import LISTING, names_anything
from index.remarks import Remark, read_remark
from index.sourced import only_where, with_where, without_where
from index.subject import named_things
from index.thread import FollowUp, Memory, Thread
from index.turns import Turn

MAX_ALIKE = 6  # of the questions that may be asked of together: a comparison of more is a question of its own


def follow(question: str, turns: Sequence[Turn], memory: Memory) -> FollowUp:
    """The question as it is understood after the turns before it."""
    talk = _Talk(memory)
    if read_remark(question).kind == "returns" or any(read_remark(turn.question).kind == "returns" for turn in turns):
        first = 0
    else:
        first = _last_whole(turns, memory)
    if first:
        talk.before = turns[first - 1].understood or turns[first - 1].question
    for turn in turns[first:]:
        talk.hear(turn)
    return talk.read(question)


class _Talk:
    """A conversation as it goes: the thread after each of its turns."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._threads: list[Thread] = []
        self.before = ""  # what was asked right before the first turn heard

    def read(self, question: str) -> FollowUp:
        """A question after the turns heard so far."""
        thread = self._threads[-1] if self._threads else None
        remark = read_remark(question)
        if remark.kind == "closes":
            return FollowUp(question, self._memory.read(question).language, leans=True, closes=True)
        if thread is not None and only_where(question):
            return FollowUp(with_where(without_where(thread.last)), self._memory.read(question).language, leans=True, opens=False)
        if thread is None or not remark.kind:
            return read_after(question, thread, self._memory)
        if remark.kind == "returns":
            return self._back(remark, thread)
        if remark.kind == "opens":
            rest = self._memory.read(remark.rest)
            whole = FollowUp(rest.text, rest.language, leans=True)  # read without the remark
            return whole if names_anything(rest) else read_after(remark.rest, thread, self._memory)
        # A correction is one of what was asked last, whatever it was.
        corrected = replace(thread, frame=thread.last)
        found = read_after(remark.rest, corrected, self._memory, led=True)
        return replace(found, leans=True, alone=False)

    def hear(self, turn: Turn) -> None:
        """Takes in a turn that was asked before."""
        # Where it is known that a question was answered by itself, it is whole.
        whole = (
            turn.understood == turn.question and not read_remark(turn.question).kind and names_anything(self._memory.read(turn.question))
        )
        found = FollowUp(turn.question, self._memory.read(turn.question).language) if whole else self.read(turn.question)
        if found.closes:
            return
        thread, text = self._threads[-1] if self._threads else None, without_where(turn.understood or found.text)
        if found.unclear and thread is not None:
            return
        frame = text if found.asks or thread is None else thread.frame
        lists = thread is None or bool(self._memory.read(text).wants & LISTING) or not self._memory.read(thread.listing[0]).wants & LISTING
        of_list = found.of_list or (thread is not None and bool(thread.item) and not found.opens)  # asked of one of it
        listing = (text, turn.answer) if thread is None or (lists and not of_list) else thread.listing
        alike = self._alike(text, found)
        if not found.opens and not found.swaps:  # 今年打算产多少: asked of the same thing, so that another one may follow
            alike = (*(thread.alike if thread is not None else (self.before,)), *([text] if found.asks else []))[-MAX_ALIKE:]
        item = found.item or (thread.item if thread is not None and not found.opens else "")
        root = text if found.opens or thread is None else thread.root
        self._threads.append(Thread(root, frame, text, turn.answer, listing, found.language, alike, item))

    def _alike(self, text: str, found: FollowUp) -> tuple[str, ...]:
        before = self._threads[-1].alike if self._threads else (self.before,)
        return (*(before if found.swaps else before[-1:]), text)[-MAX_ALIKE:]

    def _back(self, remark: Remark, thread: Thread) -> FollowUp:
        """What was talked of before: asked again, or asked on."""
        chosen = self._chosen(remark, thread)
        if chosen is None and not remark.rest:
            return replace(read_after(remark.to, thread, self._memory, led=True), leans=True, alone=False)
        if chosen is None:
            chosen = Thread(remark.to, remark.to, remark.to, None, (remark.to, None), thread.language)
        if not remark.rest:
            return FollowUp(chosen.root, thread.language, leans=True)
        found = read_after(remark.rest, replace(chosen, frame=chosen.root, last=chosen.root), self._memory, led=True)
        return replace(found, leans=True, alone=False, opens=True, asks=True)

    def _chosen(self, remark: Remark, thread: Thread) -> Thread | None:
        """The thread to go back to; None where no turn was of what is named."""
        if remark.to == "first":
            return self._threads[0]
        if remark.to == "before":
            return next((one for one in reversed(self._threads) if one.root != thread.root), self._threads[0])
        names = _names(self._memory.read(remark.to))
        heard = ((one, _names(self._memory.read(one.root))) for one in reversed(self._threads))
        # 民营经济 is what 民营经济增加值 was asked of.
        return next((one for one, asked in heard if any(name in other or other in name for name in names for other in asked)), None)


def _names(query: Query) -> frozenset[str]:
    """What a question names, whatever it is called: glossary names, else its words."""
    named = frozenset((*query.indicators, *query.terms, *query.places))
    return named or frozenset(concept.surface.lower() for concept in query.concepts)


def _last_whole(turns: Sequence[Turn], memory: Memory) -> int:
    """Where the last question stands that leans on nothing: what was said before it is not leant on any more."""
    for place in range(len(turns) - 1, 0, -1):
        turn = turns[place]
        remark = read_remark(turn.question)
        if remark.kind == "opens" and names_anything(memory.read(remark.rest)):
            return place
        if remark.kind:
            continue
        query = memory.read(turn.question)
        signs = ZH if query.language == "zh" else EN
        leaning = (
            *(signs.lead, signs.points, signs.they, signs.person, signs.ordinal, signs.again, signs.more, signs.several),
            *(signs.shares, signs.outcome),
        )
        named = bool(named_things(query)) and signs.asks.search(query.plain) is not None
        named &= not memory.several_places or bool(query.places) or ALL_PLACES.search(query.plain) is not None
        if (turn.understood == turn.question and names_anything(query)) or (
            named and not any(sign.search(query.plain) for sign in leaning)
        ):
            return place
    return 0
