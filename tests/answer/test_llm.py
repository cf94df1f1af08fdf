"""One contract for both ways to a model, and what each does with a model that is dead, slow, endless or broken."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from answer import server_model
from answer.llm import LanguageModel, Limits, open_model
from errors import ModelError, UsageError
from tests.scripted_models import Script, endless, in_bits, serving, slow

ASKED = [{"role": "system", "content": "规则"}, {"role": "user", "content": "[k7qf] 事实：增长5%。"}]
KEY = "sk-secret-0123456789"


def reply_of(model: LanguageModel) -> tuple[str, str]:
    """What a model says, and the kind of error it ended in."""
    said = ""
    try:
        for piece in model.stream(ASKED):
            said += piece
    except ModelError as error:
        assert "\n" not in str(error)
        return said, error.kind
    return said, ""


# --- a server ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "script", [Script(), Script(streams=False), Script(half_characters=True)], ids=["streamed", "whole", "split bytes"]
)
def test_a_server_s_reply_is_the_same_however_it_comes(script: Script) -> None:
    with serving(script) as url:
        assert reply_of(open_model("qwen3:4b", url + "/")) == ("增长5%[k7qf]。", "")
    method, path, body, key = script.requests[-1]
    assert (method, path, key) == ("POST", "/v1/chat/completions", None)
    assert (body["model"], body["messages"], body["temperature"], body["stream"]) == ("qwen3:4b", ASKED, 0, True)


@pytest.mark.parametrize(
    ("url", "host"),
    [("http://127.0.0.1:8000/v1", ""), ("http://localhost/v1", ""), ("http://[::1]:8000/v1", ""), ("https://models.example/v1", "models.example"),
     ("http://10.0.0.7:8000/v1", "10.0.0.7:8000")],
)  # fmt: skip
def test_a_model_says_which_other_machine_is_asked(url: str, host: str) -> None:
    assert open_model("m", url).host == host
    assert open_model("m").host == ""


def test_no_server_is_asked_before_the_first_question() -> None:
    script = Script()
    with serving(script) as url:
        open_model("m", url)
        assert script.requests == []


IN_TIME_S = 30  # a busy machine takes its time too; without a limit the models here would take 90 s or go on for ever
BROKEN = [
    (Script(say=endless), Limits(max_tokens=50), "endless"),
    (Script(finish="length"), Limits(), "endless"),
    (Script(streams=False, finish="length"), Limits(), "endless"),
    (Script(say=slow), Limits(timeout_s=0.7), "slow"),
    (Script(delay_s=90), Limits(timeout_s=0.5), "slow"),
    (Script(cut=True), Limits(), "broken"),
    (Script(status=500), Limits(), "status"),
    (Script(status=401), Limits(), "status"),
    (Script(status=302), Limits(), "status"),
]


@pytest.mark.parametrize(("script", "limits", "kind"), BROKEN, ids=[f"{kind}-{at}" for at, (_, _, kind) in enumerate(BROKEN)])
def test_a_server_that_does_not_answer_as_agreed_ends_in_an_error_of_its_kind_in_time(script: Script, limits: Limits, kind: str) -> None:
    started = time.monotonic()
    with serving(script) as url:
        assert reply_of(open_model("m", url, KEY, limits=limits))[1] == kind
        assert time.monotonic() - started < IN_TIME_S


def closed_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


def test_a_refused_connection_costs_half_a_second_once_and_the_server_is_left_alone_for_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    port = closed_port()
    reply_of(open_model("m", f"http://127.0.0.1:{port}/v1"))  # the library is loaded with the first of all questions
    took = []
    for _ in range(3):  # the contract's half second is the server's cost, not that of other work on this machine
        model = open_model("m", f"http://127.0.0.1:{port}/v1")
        started = time.monotonic()
        assert reply_of(model) == ("", "dead")
        took.append(time.monotonic() - started)
    assert min(took) < 0.5
    script = Script()
    with serving(script, port):
        assert [reply_of(model) for _ in range(5)] == [("", "dead")] * 5
        assert script.requests == []
        now = time.monotonic()
        monkeypatch.setattr(server_model.time, "monotonic", lambda: now + server_model.LEFT_ALONE_S + 1)
        assert reply_of(model)[1] != "dead"
        assert script.requests != []


def test_a_server_that_accepts_and_says_nothing_costs_its_connect_timeout() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        model = open_model("m", f"http://127.0.0.1:{silent.getsockname()[1]}/v1", limits=Limits(connect_timeout_s=0.4))
        started = time.monotonic()
        assert reply_of(model) == ("", "dead")
        assert 0.3 < time.monotonic() - started < IN_TIME_S
        assert reply_of(model) == ("", "dead")
        silent.setblocking(False)
        silent.accept()[0].close()
        with pytest.raises(BlockingIOError):  # it was left alone the second time
            silent.accept()


def test_the_key_goes_into_one_header_and_nowhere_else(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    script = Script(status=401)
    with serving(script) as url:
        model = open_model("m", url, KEY)
        with pytest.raises(ModelError) as failure:
            list(model.stream(ASKED))
    assert {key for *_, key in script.requests} == {f"Bearer {KEY}"}
    told = f"{failure.value!r} {failure.value} {failure.value.__cause__!r} {failure.value.__context__!r} {model!r} {caplog.text}"
    assert KEY not in told
    assert "ZHENGWEN_MODEL_KEY" in str(failure.value)


def test_settings_do_not_show_the_key() -> None:
    from settings import load_settings

    assert KEY not in repr(load_settings({"ZHENGWEN_MODEL_KEY": KEY, "ZHENGWEN_MODEL_URL": "http://127.0.0.1:9/v1"}))
    with pytest.raises(UsageError) as failure:
        load_settings({"ZHENGWEN_MODEL_KEY": KEY})
    assert KEY not in str(failure.value)


def test_an_address_with_a_password_is_refused_and_not_repeated() -> None:
    with pytest.raises(UsageError, match="ZHENGWEN_MODEL_KEY") as failure:
        open_model("m", "http://user:secret@127.0.0.1:8000/v1")
    assert "secret" not in str(failure.value)


@pytest.mark.parametrize("url", ["127.0.0.1:8000", "file:///etc/passwd", "http://", "ftp://a.b/v1"])
def test_what_is_no_http_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="ZHENGWEN_MODEL_URL"):
        open_model("m", url)


def test_a_reader_that_stops_ends_the_reply() -> None:
    script = Script(say=lambda lines: in_bits("渝中区" * 100_000))
    with serving(script) as url:
        pieces = open_model("m", url, limits=Limits(max_tokens=10_000_000)).stream(ASKED)
        assert next(pieces) == "渝中区"
        pieces.close()  # type: ignore[attr-defined]


# --- on this machine ---------------------------------------------------------------------------------------------


@pytest.mark.full
def test_a_local_model_streams_whole_characters_and_says_the_same_twice(tiny_model: Path) -> None:
    model = open_model(str(tiny_model), limits=Limits(max_tokens=60))
    assert model.name == "tiny-qwen"
    replies = [reply_of(model) for _ in range(2)]
    assert replies[0] == replies[1]
    assert replies[0][1] == "endless"  # random weights seldom come to an end
    assert len(replies[0][0]) > 10


@pytest.mark.full
def test_a_character_in_several_tokens_is_put_when_its_last_byte_is_there(tiny_model: Path) -> None:
    torch = pytest.importorskip("torch")
    from transformers import AutoTokenizer

    from answer.local_model import Pieces

    text = "渝中区：煲湯5%𠮷😀end"
    tokenizer = AutoTokenizer.from_pretrained(tiny_model)
    ids = tokenizer(text)["input_ids"]
    assert len(ids) > len(text)  # most characters are in several tokens
    put: list[str] = []
    pieces = Pieces(tokenizer, put.append, 3)
    pieces.put(torch.tensor([[1, 2, 3]]))
    for id in ids:
        pieces.put(torch.tensor([id]))
        assert text.startswith("".join(put))
    pieces.end()
    assert "".join(put) == text
    assert pieces.count == len(ids)


@pytest.mark.full
@pytest.mark.parametrize(
    ("limits", "kind"),
    [
        (Limits(memory_gb=0.00001), "memory"),
        (Limits(max_tokens=100_000), "memory"),  # more than the model can read
        (Limits(timeout_s=0.0), "slow"),
    ],
)
def test_a_local_model_keeps_to_its_limits(tiny_model: Path, limits: Limits, kind: str) -> None:
    assert reply_of(open_model(str(tiny_model), limits=limits))[1] == kind


@pytest.mark.full
def test_a_local_model_that_is_not_there_is_said_in_one_line_without_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    for name in (str(tmp_path), str(tmp_path / "no-such"), "nobody/no-such-model"):
        model = open_model(name)
        with pytest.raises(ModelError) as failure:
            model.ready()
        assert failure.value.kind == "missing"
        assert str(tmp_path) not in str(failure.value)


@pytest.mark.full
def test_pickled_weights_are_not_loaded(tiny_model: Path, tmp_path: Path) -> None:
    import shutil

    folder = Path(shutil.copytree(tiny_model, tmp_path / "pickled"))
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert reply_of(open_model(str(folder)))[1] == "missing"


# --- a real server -----------------------------------------------------------------------------------------------


@pytest.fixture
def transformers_serve(tiny_model: Path, tmp_path: Path) -> Iterator[str]:
    """The base URL of `transformers serve` with the tiny model; it ends with the test."""
    import os
    import urllib.request

    pytest.importorskip("openai")
    pytest.importorskip("accelerate")
    port = closed_port()
    command = [str(Path(sys.executable).with_name("transformers")), "serve", str(tiny_model), "--port", str(port), "--device", "cpu"]
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path)}
    log = (tmp_path / "serve.log").open("wb")
    server = subprocess.Popen([*command, "--host", "127.0.0.1"], env=environment, stdout=log, stderr=log)
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1).close()
                break
            except OSError:
                assert server.poll() is None, (tmp_path / "serve.log").read_text()
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait(20)
        log.close()


@pytest.mark.full
def test_transformers_serve_is_asked_and_answers(transformers_serve: str, tiny_model: Path) -> None:
    said, kind = reply_of(open_model(str(tiny_model), transformers_serve, limits=Limits(max_tokens=40)))
    assert len(said) > 5
    assert kind == "endless"  # random weights seldom come to an end
