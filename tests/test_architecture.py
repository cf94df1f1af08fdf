"""The floors of the house hold: imports go down only, heavy libraries stay at their seams, size has a reason.

`docs/architecture.md` draws what is checked here.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

FLOOR = {
    "app": 5, "web": 5, "ask": 5, "ingest": 5, "eval": 5, "bench": 5, "soak": 5, "models": 5,
    "assistant": 4,
    "export": 4,
    "answer": 3,
    "index": 2,
    "corpus": 1,
    "errors": 0,
}  # fmt: skip
# settings is read on floors 4 and 5 alone: rooms below receive plain values.
SETTINGS_FROM_FLOOR = 4
ROOMS = ("corpus", "index", "answer")

# library → files (or folders, ending in "/") that may import it; the bench holds a pipeline of its own to compare with.
SEAMS = {
    "gradio": {"app.py", "web/"},
    "faiss": {"index/vectors.py", "bench/plain.py"},
    "lxml": {"corpus/readers/"},
    "llama_index": {"index/nodes.py", "index/splitter.py", "index/llama.py", "answer/llm.py", "bench/plain.py"},
}  # fmt: skip
# Loaded only where a model is really used, so inside a function; the training program needs torch from its first line.
LATE = ("torch", "transformers", "sentence_transformers")
# Loaded when the first file of their kind is read, so inside a function too.
READER_LIBRARIES = ("lxml",)
LATE_EXEMPT = {"models/train.py"}
# Beside settings.py only switches of other libraries: app.py turns Gradio's telemetry off before it is imported, and the
# embedder says whether Hugging Face's own switch forbids fetching a model.
ENVIRONMENT = {
    "settings.py": ("",),
    "app.py": ("GRADIO_ANALYTICS_ENABLED", "HF_HUB_OFFLINE"),
    "index/embedder.py": ("HF_HUB_OFFLINE",),
}
READS_ENVIRONMENT = {"os.environ", "os.getenv", "os.putenv", "environ", "getenv"}

MAX_MODULE_LINES = 300
MAX_FUNCTION_LINES = 40
REASON = "# long: "


@dataclass(frozen=True)
class Import:
    """`module` as written, imported at `line` of `path`, at module level or inside a function."""

    path: str
    line: int
    module: str
    at_top: bool

    @property
    def where(self) -> str:
        return f"{self.path}:{self.line} imports {self.module}"


@cache
def sources() -> dict[str, str]:
    """Path → text of every Python file of the project, tests aside."""
    found = [path for name in FLOOR for path in (ROOT / name).rglob("*.py")] + list(ROOT.glob("*.py"))
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in sorted(found)}


@cache
def imports() -> tuple[Import, ...]:
    return tuple(found for path, text in sources().items() for found in imports_of(path, text))


def imports_of(path: str, text: str) -> Iterator[Import]:
    """Every import of a file; `from a import b` counts as a and, where that is a file of the project, as a.b."""
    tree = ast.parse(text, path)
    late = {id(child) for node in ast.walk(tree) if isinstance(node, FUNCTION) for child in ast.walk(node)}
    guarded = {id(child) for node in ast.walk(tree) if is_type_checking(node) for child in ast.walk(node)}
    for node in ast.walk(tree):
        at_top = id(node) not in late and id(node) not in guarded
        if isinstance(node, ast.Import):
            yield from (Import(path, node.lineno, alias.name, at_top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.rsplit("/", node.level)[0].replace("/", ".") + "." if node.level else ""
            yield Import(path, node.lineno, (package + (node.module or "")).strip("."), at_top)


FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")


def top(name: str) -> str:
    """The first part of a module or path: index/vectors.py and index.vectors are both of index."""
    return name.split("/")[0].split(".")[0]


def test_imports_go_down_only() -> None:
    wrong = [
        found.where
        for found in imports()
        if top(found.path) in FLOOR and top(found.module) in FLOOR and FLOOR[top(found.module)] > FLOOR[top(found.path)]
    ]
    assert wrong == []


def test_no_program_of_the_top_floor_imports_another_except_to_build_or_show() -> None:
    """app → web, ask and app → ingest, models → eval's floor: the only roads on the top floor."""
    roads = {
        ("app", "web"), ("app", "ingest"), ("ask", "ingest"), ("web", "ingest"), ("eval", "ingest"), ("bench", "ingest"),
        ("soak", "ingest"), ("soak", "eval"), ("bench", "eval"),
    }  # fmt: skip
    wrong = [
        found.where
        for found in imports()
        if FLOOR.get(top(found.path)) == 5
        and FLOOR.get(top(found.module)) == 5
        and top(found.path) != top(found.module)
        and (top(found.path), top(found.module)) not in roads
    ]
    assert wrong == []


def test_settings_are_read_on_the_upper_floors_alone() -> None:
    wrong = [f.where for f in imports() if f.module == "settings" and FLOOR.get(top(f.path), 0) < SETTINGS_FROM_FLOOR]
    assert wrong == []


def test_no_module_imports_its_own_package_root() -> None:
    """`from index import x` inside index/ runs index/__init__ half-way: name the module instead."""
    wrong = [f.where for f in imports() if "/" in f.path and f.module == top(f.path) and f.path != f"{f.module}/__init__.py"]
    assert wrong == []


def test_a_room_uses_what_the_lower_room_exports() -> None:
    """Rooms import `corpus` or `index`, never a module inside another room."""
    wrong = [
        found.where
        for found in imports()
        if top(found.path) in ROOMS and top(found.module) in ROOMS and top(found.path) != top(found.module) and "." in found.module
    ]
    assert wrong == []


@pytest.mark.parametrize("library", SEAMS)
def test_library_stays_at_its_seams(library: str) -> None:
    wrong = [f.where for f in imports() if top(f.module) == library and not allowed(f.path, SEAMS[library])]
    assert wrong == []


def allowed(path: str, places: set[str]) -> bool:
    return path in places or any(place.endswith("/") and path.startswith(place) for place in places)


def test_libraries_of_models_and_readers_are_never_imported_at_module_level() -> None:
    late = (*LATE, *READER_LIBRARIES)
    wrong = [f.where for f in imports() if f.at_top and top(f.module) in late and f.path not in LATE_EXEMPT]
    assert wrong == []


def test_the_environment_is_read_in_settings_alone() -> None:
    wrong = []
    for path, text in sources().items():
        lines = text.splitlines()
        for node in ast.walk(ast.parse(text)):
            named = ast.unparse(node) if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            line = lines[node.lineno - 1] if named else ""
            if named in READS_ENVIRONMENT and not any(variable in line for variable in ENVIRONMENT.get(path, ())):
                wrong.append(f"{path}:{node.lineno} {line.strip()}")
    assert wrong == []


def test_long_modules_say_why() -> None:
    wrong = [
        f"{path}: {count} lines"
        for path, text in sources().items()
        if (count := len(text.splitlines())) > MAX_MODULE_LINES and not any(REASON in line for line in text.splitlines()[:30])
    ]
    assert wrong == [], f"split it, or give the reason near its top: {REASON}…"


def test_long_functions_say_why() -> None:
    wrong = [
        f"{path}:{node.lineno} {node.name}: {count} lines"
        for path, text in sources().items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, FUNCTION) and (count := function_lines(node)) > MAX_FUNCTION_LINES and not says_why(node, text)
    ]
    assert wrong == [], f"split it, or give the reason under its docstring: {REASON}…"


def function_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from `def` to the end, the docstring aside."""
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


def says_why(node: ast.FunctionDef | ast.AsyncFunctionDef, text: str) -> bool:
    """A reason stands between the line before `def` and the third line of the body."""
    first = node.body[0]
    return any(REASON in line for line in text.splitlines()[max(0, node.lineno - 2) : (first.end_lineno or first.lineno) + 3])


def test_every_module_says_what_it_is() -> None:
    assert [path for path, text in sources().items() if text.strip() and not ast.get_docstring(ast.parse(text))] == []


def loaded_by(*command: str) -> set[str]:
    """Top-level modules that a Python program of the project loads when run with these words."""
    program = (
        "import contextlib, io, json, runpy, sys\n"
        "sys.argv = sys.argv[1:]\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    sys.path.insert(0, '.')\n"
        "    runpy.run_path(sys.argv[0], run_name='__main__')\n"
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run([sys.executable, "-c", program, *command], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


HEAVY = {
    "torch", "transformers", "sentence_transformers", "gradio", "openai", "httpx", "pandas", "scipy", "sklearn", "jieba", "pytest", "lxml",
    "pdfplumber",
}  # fmt: skip


def test_the_command_line_shows_its_help_without_loading_models() -> None:
    assert loaded_by("ask.py", "--help") & HEAVY == set()


def test_an_answer_on_the_default_path_loads_neither_torch_nor_the_page(built_index: Path) -> None:
    loaded = loaded_by("ask.py", "--index-dir", str(built_index), "2026年GDP目标是多少？")
    assert loaded & HEAVY == set()


# Imported as → required as, where the two differ.
DISTRIBUTION = {
    "faiss": "faiss-cpu",
    "huggingface_hub": "tokenizers",
    "llama_index": "llama-index-core",
    "opencc": "opencc",
    "pydantic": "llama-index-core",
    "sentence_transformers": "sentence-transformers",
    "starlette": "fastapi",
    "Stemmer": "pystemmer",
}


def required(*names: str) -> set[str]:
    """Distributions named in some requirement files, in lower case."""
    lines = [line for name in names for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    return {line.split("==")[0].lower() for line in lines if "==" in line.split("#")[0]}


def test_every_library_is_required_by_the_set_that_uses_it() -> None:
    """What is imported for answering stands in the light set; what is imported late, or for training, in the full one."""
    light = required("requirements-light.txt")
    full = light | required("requirements.txt")
    wrong = []
    for found in imports():
        library = top(found.module)
        if library in sys.stdlib_module_names or library in FLOOR or library == "settings":
            continue
        wanted = full if library in LATE or top(found.path) == "models" else light
        if DISTRIBUTION.get(library, library).lower() not in wanted:
            wrong.append(found.where)
    assert wrong == []
