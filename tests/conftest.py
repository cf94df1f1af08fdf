"""Rules of every test run, and the fixtures that several rooms share.

- Nothing leaves the machine: a connection or name look-up beyond loopback fails the test that tried it.
- What was left out (a missing browser, the long checks) is named in one closing line; with --fail-on-skip
  a skipped test fails the run.
- With several workers (`make test`: one a core) the files are shared out whole, and one worker alone drives the browser.
"""

from __future__ import annotations

import collections
import ipaddress
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "data" / "reports"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

LONG_CHECKS = "long checks (make soak)"
_left_out: collections.Counter[str] = collections.Counter()
_outside: list[str] = []


# --- what was left out -------------------------------------------------------------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--fail-on-skip", action="store_true", help="a skipped test fails the run")


def pytest_deselected(items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("soak"):
            _left_out[LONG_CHECKS] += 1


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _left_out[_skip_reason(report.longrepr)] += 1


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:
        _left_out[_skip_reason(report.longrepr)] += 1


def _skip_reason(longrepr: Any) -> str:
    reason = longrepr[2] if isinstance(longrepr, tuple) else str(longrepr)
    return str(reason).removeprefix("Skipped: ")


def _skipped() -> int:
    return sum(count for reason, count in _left_out.items() if reason != LONG_CHECKS)


# --- several workers ---------------------------------------------------------------------------------------------

BROWSER_FILES = "browser.py"  # how the name of a file ends whose tests drive a browser
# Begun first, so that no worker waits for another at the end.
LONGEST = ("tests/eval/test_altered.py", "browser")


def piece_of_work(nodeid: str) -> str:
    """What one worker runs as a whole: a file, as its fixtures are made once a worker; all that drive a browser together."""
    name = nodeid.partition("::")[0]
    return "browser" if name.endswith(BROWSER_FILES) else name


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class Scheduling(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return piece_of_work(nodeid)

    config.option.loadscopereorder = False  # the order of the collection, and LONGEST before it
    return Scheduling(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    pieces = {item: piece_of_work(item.nodeid) for item in items}
    astray = [item.nodeid for item, piece in pieces.items() if "chromium" in getattr(item, "fixturenames", ()) and piece != "browser"]
    if astray:
        raise pytest.UsageError(f"{astray[0]} drives a browser: put it into a file whose name ends in {BROWSER_FILES}")
    items.sort(key=lambda item: LONGEST.index(pieces[item]) if pieces[item] in LONGEST else len(LONGEST))


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Takes over what a worker alone knows; each worker leaves out the same long checks."""
    told = getattr(node, "workeroutput", {})
    _outside.extend(told.get("outside", ()))
    _left_out[LONG_CHECKS] = max(_left_out[LONG_CHECKS], told.get("long_checks", 0))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if hasattr(session.config, "workeroutput"):  # a worker: what the process that started it is told at the end
        session.config.workeroutput.update(outside=_outside, long_checks=_left_out[LONG_CHECKS])
    if exitstatus == pytest.ExitCode.OK and (_outside or (_skipped() and session.config.getoption("--fail-on-skip"))):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if _outside:
        terminalreporter.write_line(f"TRIED TO LEAVE THE MACHINE: {', '.join(sorted(set(_outside)))}", red=True)
    if _skipped() and config.getoption("--fail-on-skip"):
        terminalreporter.write_line("FAILED: tests were skipped, and --fail-on-skip asks for all of them", red=True)
    listed = "; ".join(f"{count} × {reason}" for reason, count in sorted(_left_out.items()) if count) or "nothing"
    terminalreporter.write_line(f"left out: {listed}")


# --- no network --------------------------------------------------------------------------------------------------


class NetworkUseError(OSError):
    """A test tried to reach something beyond loopback."""


def _is_local(host: object) -> bool:
    if host in (None, "", b"", "localhost", b"localhost", socket.gethostname()):
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    try:
        address = ipaddress.ip_address(name.split("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _guard(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = arguments[1]
        if not isinstance(address, tuple):  # a UNIX socket, or a message on a socket already connected
            return
        host = address[0]
    else:
        return
    if not _is_local(host):
        _outside.append(str(host))
        raise NetworkUseError(f"tests use no network, and this one asked for {host}")


def pytest_configure() -> None:
    sys.addaudithook(_guard)  # sees every socket of this process, whichever library opens it
    for variable in [name for name in os.environ if name.startswith("ZHENGWEN_")]:
        del os.environ[variable]  # the settings of who runs the tests


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Fails the test that tried to leave the machine, even where the library swallowed the error."""
    before = len(_outside)
    yield
    assert _outside[before:] == [], "this test tried to reach the network"


# --- shared things -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def built_index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index built from the five reports; tests read it and leave it as it is."""
    import ingest

    folder = tmp_path_factory.mktemp("index") / "built"
    assert ingest.main([str(REPORTS), "--index-dir", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def assistant(built_index: Path) -> Any:
    """An open Assistant over `built_index`."""
    from assistant import Assistant
    from settings import load_settings

    return Assistant.open(load_settings({}, index_dir=str(built_index)))


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The system's Chromium; skips where there is none."""
    for name in CHROMIUM_NAMES:
        if path := shutil.which(name):
            return path
    pytest.skip("no Chromium on this machine (Debian: apt-get install chromium fonts-noto-cjk)")


@pytest.fixture(scope="module")
def chromium(chromium_path: str) -> Iterator[Any]:
    """A headless Chromium, as a playwright Browser; while it is open this thread has a running event loop, so no longer than a file."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Qwen-style model with random weights and a chat template, made on the spot."""
    pytest.importorskip("torch")
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast, Qwen3Config, Qwen3ForCausalLM
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    signs = ["<|im_start|>", "<|im_end|>"]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=400, special_tokens=signs, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator(["2026年地区生产总值增长5%左右，二是衔接“十五五”规划目标。" * 3], trainer)
    template = (
        "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
        "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
    )
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token=signs[1], pad_token=signs[1], chat_template=template)
    torch.manual_seed(0)
    config = Qwen3Config(
        vocab_size=len(fast), hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=2, num_key_value_heads=1,
        head_dim=16, max_position_embeddings=2048, bos_token_id=None, eos_token_id=fast.eos_token_id, pad_token_id=fast.pad_token_id,
    )  # fmt: skip
    folder = tmp_path_factory.mktemp("model") / "tiny-qwen"
    fast.save_pretrained(folder)
    Qwen3ForCausalLM(config).save_pretrained(folder)
    return folder
