"""Language models that say what a test wants them to: in this process, or behind an OpenAI-compatible server on 127.0.0.1."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Line = tuple[str, str]  # id and text of one line of evidence
Say = Callable[[list[Line]], Iterable[str]]

_LINE = re.compile(r"^\[(\w+)\] (?:事实：|fact: |（(?:[^（）]|（[^（）]*）)*）|\((?:[^()]|\([^()]*\))*\) )?(.*)$", re.MULTILINE)


def evidence_of(messages: Sequence[dict[str, str]]) -> list[Line]:
    """The lines of evidence in a prompt."""
    return _LINE.findall(messages[-1]["content"])


def cite(text: str, id: str) -> str:
    """A sentence as an honest model ends it."""
    bare = text.rstrip("。.；")
    return f"{bare}[{id}]。" if re.search(r"[\u4e00-\u9fff]", bare) else f"{bare} [{id}]. "


def honest(lines: list[Line]) -> Iterator[str]:
    """Says the first three lines as they are."""
    for id, text in lines[:3]:
        yield from in_bits(cite(text, id))


def in_bits(text: str, size: int = 3) -> Iterator[str]:
    """The text in short pieces, as a model writes it."""
    for at in range(0, len(text), size):
        yield text[at : at + size]


@dataclass
class ScriptedModel:
    """A model in this process that says what `say` makes of its evidence."""

    say: Say
    name: str = "scripted"
    host: str = ""
    asked: list[Any] = field(default_factory=list)

    def ready(self) -> None:
        """Always."""

    def stream(self, messages: Sequence[dict[str, str]]) -> Iterator[str]:
        """The scripted reply."""
        self.asked.append(messages)
        yield from self.say(evidence_of(messages))


@dataclass
class Script:
    """How a server behaves, and what it was asked."""

    say: Say = honest
    streams: bool = True
    status: int = 200
    delay_s: float = 0.0  # before anything is said
    cut: bool = False  # breaks off in the middle of the reply
    finish: str = "stop"
    half_characters: bool = False  # bytes of one character in two packets
    requests: list[Any] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)


@contextmanager
def serving(script: Script, port: int = 0) -> Iterator[str]:
    """The base URL of a server that follows the script; it ends with the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: Any) -> None:
            pass

        def do_GET(self) -> None:
            script.requests.append(("GET", self.path, None, self.headers.get("Authorization")))
            self._whole({"object": "list", "data": []}, 500)  # some servers list no models: any answer is a living one

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.requests.append(("POST", self.path, body, self.headers.get("Authorization")))
            script.ended.wait(script.delay_s)
            if script.status != 200:
                self._whole({"error": {"message": f"bad key {self.headers.get('Authorization')}"}}, script.status)
            elif script.streams and body.get("stream"):
                self._events(script.say(evidence_of(body["messages"])))
            else:
                said = "".join(script.say(evidence_of(body["messages"])))
                self._whole({"choices": [{"message": {"role": "assistant", "content": said}, "finish_reason": script.finish}]}, 200)

        def _whole(self, data: dict[str, Any], status: int) -> None:
            payload = json.dumps(data, ensure_ascii=False, indent=1).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        def _events(self, pieces: Iterable[str]) -> None:
            self.close_connection = True
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self._event({"choices": [{"delta": {"role": "assistant"}, "finish_reason": None}]})
            for number, piece in enumerate(pieces):
                if script.ended.is_set() or (script.cut and number == 2):
                    return self.wfile.write(b'data: {"choices": [{"del') and None
                self._event({"choices": [{"delta": {"content": piece}, "finish_reason": None}]})
            self._event({"choices": [{"delta": {}, "finish_reason": script.finish}]})
            self._event({"choices": [], "usage": {"total_tokens": 7}})
            self.wfile.write(b"data: [DONE]\n\n")

        def _event(self, data: dict[str, Any]) -> None:
            payload = f"data: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
            bits = [payload[at : at + 7] for at in range(0, len(payload), 7)] if script.half_characters else [payload]
            for bit in bits:
                self.wfile.write(bit)
                self.wfile.flush()

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: Any) -> None:
            """A client that went away is part of some tests."""

    server = Server(("127.0.0.1", port), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        script.ended.set()
        server.shutdown()
        server.server_close()
        thread.join()


def endless(lines: list[Line]) -> Iterator[str]:
    """Says the same for ever."""
    while True:
        yield cite(lines[0][1], lines[0][0])


def slow(lines: list[Line]) -> Iterator[str]:
    """Says one character in a fifth of a second, for ever."""
    for sign in "渝中区" * 1000:
        time.sleep(0.2)
        yield sign
