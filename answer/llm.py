"""The ways to a language model, behind one protocol: messages in, text out, piece by piece.

In: a transformers name or folder, or the address of an OpenAI-compatible server, and limits. Out: a `LanguageModel`. A
model that is dead, slow or endless ends in a `ModelError` whose `kind` says which. The module knows nothing of questions,
evidence or proof; libraries are imported when a model is really asked.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from errors import ModelError

Message = dict[str, str]  # role ("system", "user", "assistant") and content

# A token of Chinese is one to two characters, of English about four: more than this a token is no language.
MAX_CHARS_PER_TOKEN = 12
_WAITING_PIECES = 64  # pieces that wait to be read; a reader that stops reading stops the writer


@dataclass(frozen=True, slots=True)
class Limits:
    """How long, how much and how large; what a caller of a model waits for at most."""

    max_tokens: int = 700
    timeout_s: float = 60.0
    connect_timeout_s: float = 3.0
    memory_gb: float = 0.0  # 0: what is free on the device


class LanguageModel(Protocol):
    """What writes: a name for the answer, and text for messages."""

    @property
    def name(self) -> str:
        """How an answer names it; no folder of this machine."""

    @property
    def host(self) -> str:
        """The other machine that what is asked goes to; "" where it stays on this one."""

    def ready(self) -> None:
        """Nothing where the model can be asked; raises ModelError where it cannot."""

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """The reply, piece by piece, no character in halves; raises ModelError where it does not come to its end in time."""


def open_model(name: str, url: str = "", key: str = "", *, device: str = "", limits: Limits | None = None) -> LanguageModel:
    """The model of the settings: on a server where a URL is given, else by transformers. Loads and asks nothing yet."""
    from answer.local_model import LocalModel
    from answer.server_model import ServerModel

    limits = limits or Limits()
    if url:
        return ServerModel(name, url, key, limits)
    return LocalModel(name, device, limits)


def pieces_of(model: LanguageModel, messages: Sequence[Message]) -> Generator[str]:
    """A model's reply; whatever its library raises is a ModelError."""
    try:
        yield from model.stream(messages)
    except ModelError:
        raise
    except Exception as error:
        raise ModelError(type(error).__name__, "failed") from error


def shown_name(name: str) -> str:
    """The name of a model as an answer shows it: a hub name whole, of a folder its last part.

    >>> shown_name("Qwen/Qwen3-4B"), shown_name("/srv/models/qwen3/"), shown_name("./qwen3"), shown_name("qwen3:4b")
    ('Qwen/Qwen3-4B', 'qwen3', 'qwen3', 'qwen3:4b')
    """
    path = Path(name)
    local = path.is_absolute() or name.startswith((".", "~")) or "\\" in name or path.is_dir()
    return name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] if local else name


class Stopped:
    """Whether the reader has gone: what writes looks at it between two pieces."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Tells the writer to end."""
        self._event.set()

    def __bool__(self) -> bool:
        return self._event.is_set()


def relay(write: Callable[[Callable[[str], None], Stopped], None], limits: Limits) -> Iterator[str]:
    """What `write(put, stopped)` puts from a thread of its own, until it ends, fails, or a limit is reached.

    A thread, because a model that hangs cannot be interrupted where it hangs: its reader goes on without it.
    Raises what `write` raised, and ModelError of kind "slow" or "endless".
    """
    pieces: queue.Queue[str | Exception | None] = queue.Queue(_WAITING_PIECES)
    stopped = Stopped()

    def put(piece: str | Exception | None) -> None:
        while not stopped:
            try:
                return pieces.put(piece, timeout=0.1)
            except queue.Full:
                continue

    def run() -> None:
        try:
            write(put, stopped)
            put(None)
        except Exception as error:  # handed to the reader, whatever it is
            put(error)

    started = time.monotonic()
    threading.Thread(target=run, name="zhengwen-model", daemon=True).start()
    try:
        yield from _read(pieces, started, limits)
    finally:
        stopped.set()


def _read(pieces: queue.Queue[str | Exception | None], started: float, limits: Limits) -> Iterator[str]:
    room = limits.max_tokens * MAX_CHARS_PER_TOKEN
    while True:
        left = limits.timeout_s - (time.monotonic() - started)
        try:
            piece = pieces.get(timeout=max(left, 0.001))
        except queue.Empty:
            piece = ModelError(f"no whole reply within {limits.timeout_s:g} s (ZHENGWEN_MODEL_TIMEOUT_S)", "slow")
        if piece is None:
            return
        if isinstance(piece, Exception):
            raise piece
        room -= len(piece)
        if room < 0:
            raise ModelError(f"the reply did not end within {limits.max_tokens} tokens (ZHENGWEN_MODEL_MAX_TOKENS)", "endless")
        yield piece
        if time.monotonic() - started > limits.timeout_s:
            raise ModelError(f"no whole reply within {limits.timeout_s:g} s (ZHENGWEN_MODEL_TIMEOUT_S)", "slow")
