"""The documents say what is so: commands exist, links resolve, both READMEs agree, the example answer is real."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.zh.md")

FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^(#+) ", re.MULTILINE)
# `make ask Q=…`, `python ask.py --json`, `python -m eval`
MAKE = re.compile(r"\bmake ([a-z]+)\b")
PROGRAM = re.compile(r"\bpython (?:-m (\w+)|([\w/]+\.py))([^\n`#]*)")
FLAG = re.compile(r"(?<!\S)(--?[a-z][a-z-]*)")
# Nothing of a single machine may stand in what is published.
FOREIGN = re.compile(r"/(?:work|tmp/w|tmp/sc|root|home)/|\bfile:///|\blocalhost:\d{4,5}/simple")
THIRD_PARTY_MODULES = {"pip", "venv"}


def documents() -> list[Path]:
    folders = list((ROOT / "docs").rglob("*.md"))
    others = [path for folder in ("data", "models", "eval", "prompts", "tests", "web") for path in (ROOT / folder).rglob("*.md")]
    return sorted([*ROOT.glob("*.md"), *folders, *others])


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """A document without its real answer, which follows its own language."""
    return re.sub(r"<!-- answer:begin -->.*?<!-- answer:end -->", "", text, flags=re.DOTALL)


def commands(text: str) -> list[str]:
    """Everything that reads like a command: fenced shell lines without their remarks, and code in backquotes."""
    shell = [line.split("#")[0].strip() for language, body in FENCE.findall(text) if language == "sh" for line in body.splitlines()]
    inline = re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
    starts = ("make ", "python ", "FULL=1 make", "PIP_", ".ci/run", ".venv", "py ")
    return [command for command in (*shell, *inline) if command.startswith(starts)]


@cache
def help_of(*program: str) -> str:
    done = subprocess.run([sys.executable, *program, "--help"], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_relative_links_resolve(path: Path) -> None:
    targets = [target.split("#")[0] for target in LINK.findall(path.read_text(encoding="utf-8"))]
    local = [target for target in targets if target and not re.match(r"[a-z]+:", target)]
    assert [target for target in local if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_machine_of_ours_is_named(path: Path) -> None:
    assert FOREIGN.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_commands_of_the_documents_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    found = "\n".join(commands(text_of(name)))
    assert set(MAKE.findall(found)) <= targets
    for module, script, words in PROGRAM.findall(found):
        if module in THIRD_PARTY_MODULES:
            continue
        shown = help_of("-m", module) if module else help_of(script)
        unknown = [flag for flag in FLAG.findall(words) if not re.search(rf"(?<![\w-]){re.escape(flag)}(?![\w-])", shown)]
        assert unknown == [], f"{module or script}{words}"


def test_both_readmes_have_the_same_parts_and_commands() -> None:
    english, chinese = (prose(text_of(name)) for name in READMES)
    assert HEADING.findall(english) == HEADING.findall(chinese)
    assert commands(english) == commands(chinese)
    assert english.count("\n| ") == chinese.count("\n| ")
    assert english.count("\n- ") == chinese.count("\n- ")
    assert sorted(set(LINK.findall(english)) - set(READMES)) == sorted(set(LINK.findall(chinese)) - set(READMES))


@pytest.mark.parametrize("name", READMES)
def test_what_the_tree_names_exists(name: str) -> None:
    tree = next(body for language, body in FENCE.findall(prose(text_of(name))) if "corpus/" in body)
    entries = [line.split()[0] for line in tree.splitlines() if line.strip()]
    assert len(entries) > 15
    assert [entry for entry in entries if not (ROOT / entry).exists()] == []


def test_the_tree_names_every_room() -> None:
    tree = next(body for language, body in FENCE.findall(prose(text_of("README.md"))) if "corpus/" in body)
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert {room for room in rooms if f"{room}/" not in tree} == set()


def test_the_settings_table_names_only_settings() -> None:
    from settings import PREFIX, Settings

    for name in READMES:
        named = set(re.findall(rf"`{PREFIX}([A-Z_]+)`", text_of(name)))
        assert {variable.lower() for variable in named} <= set(Settings.__dataclass_fields__)


def test_the_first_commands_are_run_and_test() -> None:
    for name in READMES:
        first = FENCE.search(text_of(name))
        assert first is not None
        assert [line.split("#")[0].strip() for line in first[2].splitlines()] == ["make run", "make test"]


def test_the_example_answers_are_what_ask_prints(built_index: Path) -> None:
    done = subprocess.run(
        [sys.executable, "docs/refresh_readme.py", "--check", "--index-dir", str(built_index)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr


def test_the_figures_of_the_documents_are_those_measured() -> None:
    done = subprocess.run([sys.executable, "docs/figures.py", "--check"], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr


def test_the_model_card_counts_the_pairs_that_the_model_was_trained_on() -> None:
    trained = json.loads(text_of("models/zhengwen-embedder/config.json"))["zhengwen"]["pairs"]
    table = text_of("models/README.md").partition("## Data, licences, attribution")[2]
    counts = [int(count.replace(",", "")) for count in re.findall(r"^\| [^|]+ \| ([\d,]+) \|", table, re.MULTILINE)]
    assert counts == list(trained.values())


def test_every_target_of_the_makefile_is_listed_by_help() -> None:
    text = text_of("Makefile")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony is not None
    assert set(phony[1].split()) == set(re.findall(r"^([a-z]+):.*## ", text, re.MULTILINE))


def test_requirements_are_pinned_and_give_their_reason() -> None:
    for name in ("requirements.txt", "requirements-light.txt", "requirements-dev.txt"):
        lines = [line for line in text_of(name).splitlines() if line and not line.startswith(("#", "-r "))]
        assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9][\w.]* +# \S.*", line)] == []


def test_the_light_set_holds_no_torch() -> None:
    assert re.search(r"^(torch|transformers|sentence-transformers)\b", text_of("requirements-light.txt"), re.MULTILINE) is None
