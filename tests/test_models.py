"""A language model from the command line: configured by settings, told apart in the answer, never in the way."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from errors import ModelError, UsageError
from settings import load_settings
from tests.scripted_models import Script, serving

ROOT = Path(__file__).resolve().parent.parent
KEY = "sk-secret-0123456789"
QUESTION = "2026年GDP目标是多少，为什么？"


def run(*command: str, index: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ZHENGWEN_INDEX_DIR": str(index), **{f"ZHENGWEN_{name}": value for name, value in variables.items()}}
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, env=environment, cwd=ROOT, timeout=120, check=False)


def test_a_configured_server_writes_the_answer_and_its_key_is_shown_nowhere(built_index: Path) -> None:
    script = Script()
    with serving(script) as url:
        done = run("ask.py", QUESTION, "--json", index=built_index, MODEL="qwen3:4b", MODEL_URL=url, MODEL_KEY=KEY)
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["composer"], answer["notes"]) == (0, "model:qwen3:4b", [])
    assert answer["checks"]["dropped"] == 2 and answer["checks"]["invented"] == []  # two sentences without a mark
    assert {key for *_, key in script.requests} == {f"Bearer {KEY}"}
    assert KEY not in done.stdout + done.stderr
    assert [path for path in built_index.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()] == []


def test_a_dead_server_costs_a_moment_and_one_line(built_index: Path) -> None:
    plain = json.loads(run("ask.py", QUESTION, "--json", index=built_index).stdout)
    done = run("ask.py", QUESTION, "--json", index=built_index, MODEL="m", MODEL_URL="http://127.0.0.1:9/v1", MODEL_KEY=KEY)
    answer = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert {name for name in answer if answer[name] != plain[name]} <= {"notes", "timing_ms"}
    assert answer["notes"] == ["语言模型的服务器连接不上（ZHENGWEN_MODEL_URL）；以下回答未用模型：m。"]
    assert "invented" not in answer["checks"]
    assert answer["notes"][0] in run("ask.py", QUESTION, index=built_index, MODEL="m", MODEL_URL="http://127.0.0.1:9/v1").stdout


def test_a_file_of_questions_to_a_silent_server_waits_for_it_once(built_index: Path, tmp_path: Path) -> None:
    """Waiting for it each time would take ten minutes, and is cut off after two."""
    questions = tmp_path / "questions.jsonl"
    questions.write_text("\n".join(json.dumps({"question": "2026年GDP目标是多少"}) for _ in range(60)), encoding="utf-8")
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
        done = run("ask.py", "--file", str(questions), index=built_index, MODEL="m", MODEL_URL=url, CONNECT_TIMEOUT_S="10")
    assert done.returncode == 0
    assert all("连接不上" in json.loads(line)["notes"][0] for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"MODEL_URL": "http://127.0.0.1:9/v1"}, "set ZHENGWEN_MODEL to the name"),
        ({"MODEL": "m", "MODEL_URL": "127.0.0.1:9"}, "no http address"),
        ({"MODEL": "m", "MODEL_URL": f"http://user:{KEY}@127.0.0.1:9/v1"}, "leave them out"),
        ({"MODEL": "m", "MODEL_TIMEOUT_S": "soon"}, "not negative"),
        ({"MODEL": "m", "MODEL_TIMEOUT_S": "0"}, "ZHENGWEN_MODEL_TIMEOUT_S must be at least 0.1, not 0"),
        ({"MODEL": "m", "MODEL_MAX_TOKENS": "-5"}, "ZHENGWEN_MODEL_MAX_TOKENS must be at least 1, not -5"),
        ({"MODEL": "m", "MODEL_MAX_TOKENS": "many"}, "ZHENGWEN_MODEL_MAX_TOKENS must be a whole number"),
        ({"MODEL": "m", "MODEL_MEMORY_GB": "nan"}, "ZHENGWEN_MODEL_MEMORY_GB must be a number"),
        (
            {"MODEL": "m", "MODEL_URL": "http://127.0.0.1:9/v1", "CONNECT_TIMEOUT_S": "0"},
            "ZHENGWEN_CONNECT_TIMEOUT_S must be at least 0.01",
        ),
        ({"MODEL": "m", "MODEL_DEVICE": "gpu"}, "ZHENGWEN_MODEL_DEVICE must be cpu, cuda, cuda:1 or mps, not 'gpu'"),
        ({"MODEL": "m", "MODEL_KEY": KEY}, "set ZHENGWEN_MODEL_URL too, or remove the key"),
        ({"MODEL": "m", "MODEL_UR": "http://127.0.0.1:9/v1"}, "unknown setting ZHENGWEN_MODEL_UR"),
        ({"MODEL": "m", "MODEL_URL": "http://127.0.0.1:99999/v1"}, "ZHENGWEN_MODEL_URL"),
    ],
)
def test_settings_that_cannot_be_meant_get_one_clear_line_and_status_2(built_index: Path, variables: dict[str, str], told: str) -> None:
    done = run("ask.py", QUESTION, index=built_index, **variables)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr and KEY not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "variables", [{"MODEL": "m", "MODEL_URL": "127.0.0.1:9"}, {"MODEL": "m", "MODEL_DEVICE": "gpu"}, {"MODEL_URL": "http://a.b"}]
)
def test_the_page_does_not_start_with_them_either(built_index: Path, variables: dict[str, str]) -> None:
    done = run("app.py", "--port", "0", index=built_index, **variables)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("app.py: ") and "ZHENGWEN_MODEL" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_search_asks_no_model(built_index: Path) -> None:
    script = Script()
    with serving(script) as url:
        assert run("ask.py", "--search", "实际使用外资", index=built_index, MODEL="m", MODEL_URL=url).returncode == 0
    assert script.requests == []


def test_the_extract_composer_can_be_chosen_where_a_model_is_configured(built_index: Path) -> None:
    from assistant import Assistant

    settings = load_settings({}, index_dir=str(built_index), model="m", model_url="http://127.0.0.1:9/v1")
    assert Assistant.open(settings, composer="extract").ask(QUESTION).notes == ()
    with pytest.raises(ModelError, match=r"127\.0\.0\.1:9"):
        Assistant.open(settings, composer="model")
    with pytest.raises(UsageError, match="ZHENGWEN_MODEL"):
        Assistant.open(load_settings({}, index_dir=str(built_index)), composer="model")


def test_the_evaluation_shows_both_composers_side_by_side(built_index: Path, tmp_path: Path) -> None:
    lines = (ROOT / "eval" / "questions" / "dev-3.jsonl").read_text(encoding="utf-8").splitlines()[:4]
    questions = tmp_path / "questions.jsonl"
    questions.write_text("\n".join(lines), encoding="utf-8")
    command = ("-m", "eval", "--questions", str(questions), "--composer", "model")
    with serving(Script()) as url:
        done = run(*command, index=built_index, MODEL="m", MODEL_URL=url)
    assert done.returncode == 0, done.stderr
    table = done.stdout.partition("side by side")[2].splitlines()
    assert table[1].split() == ["extract", "model"]
    assert next(line for line in table if line.startswith("accuracy ")).count("/4") == 2
    assert any(line.startswith("written by the model") and "4/4" in line for line in table)
    told = run(*command, index=built_index)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("eval: no language model is configured")


def test_without_a_model_nothing_of_one_is_in_the_answer(assistant) -> None:
    answer = assistant.ask(QUESTION).to_dict()
    assert (answer["composer"], list(answer["checks"])) == ("extract", ["items", "dropped"])
    assert len(list(assistant.stream(QUESTION))) == 1


@pytest.mark.full
def test_a_local_model_that_cannot_be_loaded_leaves_the_answer(built_index: Path, tmp_path: Path) -> None:
    done = run("ask.py", QUESTION, "--json", index=built_index, MODEL=str(tmp_path))
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["composer"]) == (0, "extract")
    assert "无法载入" in answer["notes"][0] and "config.json" in answer["notes"][0] and str(tmp_path) not in done.stdout
