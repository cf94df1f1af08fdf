"""A language model behind an OpenAI-compatible server: `POST {base}/chat/completions`, streamed or whole.

In: the server's base URL, the model's name there, a key where it wants one. Out: text, piece by piece. The key goes into
one header and nowhere else; what a server says in an error is not repeated. The module knows nothing of what is asked.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from answer.llm import Limits, Message, Stopped, relay, shown_name
from errors import ModelError, UsageError

LEFT_ALONE_S = 60.0  # so long a server that could not be reached is not tried again
_LOOPBACK = re.compile(r"^(?:localhost|127(?:\.\d{1,3}){3}|::1)$", re.IGNORECASE)
_MAX_LINE_BYTES = 1_000_000  # one event, or a whole reply of a server that does not stream
_DONE: dict[str, Any] = {"choices": [], "ended": "stop"}  # stands for the last line of an event stream
_STATUS = {
    401: "it refuses the key (ZHENGWEN_MODEL_KEY)",
    403: "it refuses the key (ZHENGWEN_MODEL_KEY)",
    404: "it knows no such model or address (ZHENGWEN_MODEL, ZHENGWEN_MODEL_URL)",
    429: "it is busy",
}


def _has_port(place: str) -> bool:
    """Whether what stands for a port is one, or nothing does.

    >>> _has_port("127.0.0.1:8000"), _has_port("[::1]"), _has_port("a.b:99999"), _has_port("a.b:http")
    (True, True, False, False)
    """
    port = place.rpartition("]")[2].partition(":")[2] if "]" in place else place.partition(":")[2]
    return not port or (port.isdigit() and 0 < int(port) < 65536)


class ServerModel:
    """Asks one server; after a failure to reach it, leaves it alone for a minute."""

    def __init__(self, name: str, url: str, key: str = "", limits: Limits | None = None) -> None:
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname or not _has_port(parts.netloc.rpartition("@")[2]):
            raise UsageError("ZHENGWEN_MODEL_URL is no http address: give the base URL of the server, such as http://127.0.0.1:8000/v1")
        if parts.username or parts.password:  # the HTTP library would write them into its log
            raise UsageError("ZHENGWEN_MODEL_URL holds a user name or password: leave them out, and give a key as ZHENGWEN_MODEL_KEY")
        self._model = name
        self._base = url.strip().rstrip("/")
        self._headers = {"Authorization": f"Bearer {key.strip()}"} if key.strip() else {}
        self._limits = limits or Limits()
        self._local = _LOOPBACK.match(parts.hostname) is not None
        self._where = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
        self._alone_until = 0.0
        self._why_alone: ModelError | None = None
        self._seen_at = float("-inf")

    @property
    def name(self) -> str:
        """The model's name on the server."""
        return shown_name(self._model)

    @property
    def host(self) -> str:
        """The server's host and port, where it is another machine."""
        return "" if self._local else self._where

    def __repr__(self) -> str:
        return f"ServerModel({self.name!r} at {self._where})"

    def ready(self) -> None:
        """Nothing where the server answers anything at all within `connect_timeout_s`.

        Any answer will do: some servers list no models, and only a dead one says nothing.
        """
        import httpx

        if time.monotonic() - self._seen_at < LEFT_ALONE_S:
            return
        if self._why_alone is not None and time.monotonic() < self._alone_until:
            raise ModelError(f"{self._why_alone}; it is tried again after a minute", self._why_alone.kind)
        with self._failing_as_ours(), self._client(self._limits.connect_timeout_s) as client:
            try:
                with client.stream("GET", f"{self._base}/models", headers=self._headers):
                    self._seen_at = time.monotonic()
            except httpx.ReadTimeout:
                raise self._unresponsive() from None

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        """The reply of the server; one that does not stream gives it in one piece."""
        self.ready()
        try:
            yield from relay(lambda put, stopped: self._write(messages, put, stopped), self._limits)
        except ModelError as error:
            if error.kind == "slow":
                self._leave_alone(error)
            raise

    def _write(self, messages: Sequence[Message], put: Callable[[str], None], stopped: Stopped) -> None:
        asked = {
            "model": self._model,
            "messages": list(messages),
            "max_tokens": self._limits.max_tokens,
            "temperature": 0,
            "seed": 0,
            "stream": True,
        }
        ended = ""
        with (
            self._failing_as_ours(),
            self._client(self._limits.timeout_s) as client,
            client.stream("POST", f"{self._base}/chat/completions", json=asked, headers=self._headers) as response,
        ):
            if response.status_code != 200:
                told = _STATUS.get(response.status_code, "")
                raise ModelError(f"{self._where} answered with status {response.status_code}{': ' + told if told else ''}", "status")
            for event in _events(response.iter_bytes(), stopped):
                piece, ended = _piece_of(event, ended)
                if piece:
                    put(piece)
        self._seen_at = time.monotonic()
        if not ended:
            raise ModelError(f"{self._where} broke off in the middle of its reply", "broken")
        if ended == "length":
            raise ModelError(f"the reply did not end within {self._limits.max_tokens} tokens (ZHENGWEN_MODEL_MAX_TOKENS)", "endless")

    def _client(self, timeout_s: float) -> Any:
        import httpx

        timeout = httpx.Timeout(timeout_s, connect=self._limits.connect_timeout_s)
        # A proxy of the environment is for far addresses; it would not find a server of this machine. No redirect is
        # followed, so that key and question go where the setting says and nowhere else.
        return httpx.Client(timeout=timeout, trust_env=not self._local, follow_redirects=False)

    def _failing_as_ours(self) -> _Failing:
        return _Failing(self)

    def _unresponsive(self) -> ModelError:
        return self._leave_alone(
            ModelError(f"{self._where} does not answer within {self._limits.connect_timeout_s:g} s (ZHENGWEN_CONNECT_TIMEOUT_S)", "dead")
        )

    def _leave_alone(self, error: ModelError) -> ModelError:
        self._alone_until, self._why_alone, self._seen_at = time.monotonic() + LEFT_ALONE_S, error, float("-inf")
        return error


class _Failing:
    """Turns what the HTTP library raises into a `ModelError` that names neither key nor path."""

    def __init__(self, model: ServerModel) -> None:
        self._model = model

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        import httpx

        model = self._model
        if isinstance(error, httpx.ConnectTimeout):
            raise model._unresponsive() from None
        if isinstance(error, httpx.ConnectError):
            raise model._leave_alone(ModelError(f"{model._where} cannot be reached", "dead")) from None
        if isinstance(error, httpx.TimeoutException):
            raise ModelError(f"{model._where} sent nothing for {model._limits.timeout_s:g} s", "slow") from None
        if isinstance(error, httpx.HTTPError | httpx.InvalidURL | UnicodeError | ValueError) and not isinstance(error, ModelError):
            raise ModelError(f"{model._where} broke off or does not speak the OpenAI protocol", "broken") from None


def _events(chunks: Iterator[bytes], stopped: Stopped) -> Iterator[dict[str, Any]]:
    """The JSON objects of a reply: one for each `data:` line of an event stream, or the one object of a whole reply.

    >>> list(_events(iter([b'data: {"a": 1}\\n\\ndata: [DO', b'NE]\\n']), Stopped())), list(_events(iter([b'{"b"', b': 2}']), Stopped()))
    ([{'a': 1}, {'choices': [], 'ended': 'stop'}], [{'b': 2}])
    """
    rest = b""
    for chunk in chunks:
        if stopped:
            return
        *lines, rest = (rest + chunk).split(b"\n")
        if len(rest) > _MAX_LINE_BYTES:
            raise ValueError("a line without end")
        if any(line.strip() and not re.match(rb"(?:data|event|id|retry)?:", line) for line in lines):
            rest = b"\n".join([*lines, rest])  # a whole reply, printed over several lines
            continue
        for line in lines:
            if line.startswith(b"data:"):
                data = line[5:].strip()
                if data == b"[DONE]":
                    yield _DONE
                    return
                if data:
                    yield json.loads(data)
    if rest.strip().startswith(b"data:"):
        rest = rest.strip()[5:]
    if rest.strip() not in (b"", b"[DONE]"):
        yield json.loads(rest)


def _piece_of(event: Any, ended: str) -> tuple[str, str]:
    """The text of one event, and why the reply ended where it says so."""
    choices = event.get("choices") if isinstance(event, dict) else None
    if not isinstance(choices, list):
        raise ValueError("no choices")
    if not choices:
        return "", ended or str(event.get("ended") or "")  # an event that only counts tokens, or the end
    whole = choices[0].get("message")
    text = (whole or choices[0].get("delta") or {}).get("content") or ""
    return str(text), str(choices[0].get("finish_reason") or ended or ("stop" if whole else ""))
