"""The turns before a question, in whatever shape a program hands them over.

In: a list of objects: questions, questions with answers, chat messages with roles, pairs. Out: `Turn`s, oldest first,
only as many as a question can lean on. A shape that is none of these gets one line that says what is read. Knows
nothing of what the turns mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from errors import UsageError

MAX_TURNS = 12  # a question leans on what was just said: in eval/questions/chains-dev*.jsonl on four turns at most
MAX_ENTRIES = 64  # messages looked at from the end: several may make one turn
MAX_DEPTH = 4  # of texts in lists in objects; what lies deeper is no message
MAX_CHARS = 300  # of a question kept; a longer one is a pasted text, whose beginning says what it is about
MAX_ANSWER_CHARS = 2000
_ASKING, _ANSWERING, _SILENT = ("user", "human"), ("assistant", "model", "bot"), ("system", "developer", "tool")
_SHAPES = 'a turn is {"question": …, "answer": …}, {"role": "user" or "assistant", "content": …} or [question, answer]'


@dataclass(frozen=True, slots=True)
class Turn:
    """One question asked before; its answer's text and the question as it was understood, where they are known."""

    question: str
    answer: str | None = None
    understood: str | None = None


def read_turns(history: object) -> tuple[Turn, ...]:
    """The last turns of a history, oldest first. Raises UsageError in one line for a shape that holds no turn.

    >>> read_turns([{"role": "user", "content": "GDP目标是多少"}, {"role": "assistant", "content": "5%左右。"}])
    (Turn(question='GDP目标是多少', answer='5%左右。', understood=None),)
    """
    if history is None:
        return ()
    if isinstance(history, (str, bytes, Mapping)) or not isinstance(history, Sequence):
        raise UsageError(f"history is {_kind(history)}, not a list of turns: {_SHAPES}")
    turns: list[Turn] = []
    first = max(len(history) - MAX_ENTRIES, 0)
    for number, given in enumerate(history[first:], first + 1):
        for role, text, understood in _said(given, number):
            # An answer's points stand in lines of their own: the second one is asked for later.
            lines = (" ".join(line.split()) for line in text.splitlines())
            words = " ".join(text.split()) if role == "question" else "\n".join(line for line in lines if line)
            if role == "question" and words:
                turns.append(Turn(words[:MAX_CHARS], None, understood))
            elif role == "answer" and words and turns:
                last = turns[-1]
                joined = words if last.answer is None else f"{last.answer} {words}"
                turns[-1] = Turn(last.question, joined[:MAX_ANSWER_CHARS], last.understood)
    return tuple(turns[-MAX_TURNS:])


def _said(given: object, number: int) -> Iterator[tuple[str, str, str | None]]:
    """("question" or "answer", its text, the question as understood) of one entry of a history."""
    if isinstance(given, str):
        yield "question", given, None
    elif isinstance(given, Mapping) and "role" in given:
        role = str(given["role"]).lower()
        if role not in (*_ASKING, *_ANSWERING, *_SILENT):
            raise UsageError(f"history, turn {number}: no role {given['role']!r}: {_SHAPES}")
        if role not in _SILENT:
            yield ("question" if role in _ASKING else "answer"), _text(given.get("content"), number), None
    elif isinstance(given, Mapping):
        name = next((name for name in ("question", *_ASKING) if name in given), None)
        if name is None:
            raise UsageError(f"history, turn {number}: no question in it: {_SHAPES}")
        understood = given.get("understood")
        asked = _text(given[name], number)
        # An answer's object says how its question was understood; one that says nothing took the question as it is.
        read = understood.get("question", asked) if isinstance(understood, Mapping) else None
        yield "question", asked, " ".join(read.split())[:MAX_CHARS] if isinstance(read, str) else None
        answer = next((given[one] for one in ("answer", *_ANSWERING) if one in given), None)
        yield "answer", _text(answer, number), None
    elif isinstance(given, Sequence) and not isinstance(given, bytes) and len(given) == 2:
        yield "question", _text(given[0], number), None
        yield "answer", _text(given[1], number), None
    else:
        raise UsageError(f"history, turn {number} is {_kind(given)}: {_SHAPES}")


def _text(content: object, number: int, depth: int = 0) -> str:
    """The words of a message: a text, a text object, or a list of them; what is no text (a picture, a file) has none."""
    if content is None or depth > MAX_DEPTH:
        return ""
    if isinstance(content, str):
        return content
    if isinstance(content, Mapping):
        return _text(content.get("text", content.get("content", content.get("answer"))), number, depth + 1)
    if isinstance(content, Sequence) and not isinstance(content, bytes):
        return " ".join(_text(part, number, depth + 1) for part in content[:MAX_ENTRIES])
    raise UsageError(f"history, turn {number}: {_kind(content)} stands where a text should: {_SHAPES}")


def _kind(given: object) -> str:
    """What a value is, in the words of JSON."""
    names = {dict: "an object", list: "a list", str: "a text", int: "a number", float: "a number", bool: "true or false"}
    return names.get(type(given), f"a {type(given).__name__}")
