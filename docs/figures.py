"""Puts the figures that programs measured into the documents, between `<!-- NAME:begin -->` and `<!-- NAME:end -->`.

    python docs/figures.py            write the blocks
    python docs/figures.py --check    exit status 1 where a block is not what the measurements say

In: `eval/baseline.json` with the questions it answers, `eval/search.json`, `models/measured.json`, `models/overlap.json`, the embedder's
folder. Out: the blocks of both READMEs and of the model card. It measures nothing itself: `python -m eval.gate --write REASON`,
`python -m eval.search`, `python models/measure.py` and `python models/overlap.py`, each with `--write`, do.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # started as a script: the rooms stand one folder up

from eval.baseline import BASELINE, read_baseline  # noqa: E402
from eval.questions import Question, load_questions  # noqa: E402
from eval.search import MEASURED as MEASURED_SEARCH  # noqa: E402
from eval.search import Row, table  # noqa: E402
from eval.sets import DEVELOPMENT, TEST  # noqa: E402
from models.measure import MEASURED, table_lines  # noqa: E402
from models.overlap import MEASURED as OVERLAP  # noqa: E402

EMBEDDER = ROOT / "models" / "zhengwen-embedder"
MB = 1_000_000
_LABELS = {
    "en": (
        ("| development questions | Chinese | English |",),
        (
            "right",
            "unanswerable ones refused",
            "answerable ones refused",
            "first citation is the passage meant",
            "median length, characters",
        ),
    ),
    "zh": (
        ("| 开发题 | 中文 | 英文 |",),
        ("答对", "报告未答的问题，拒答", "报告已答的问题，误拒", "第一条引文就是所指段落", "答案长度中位数（字符）"),
    ),
}


def scores_block(language: str) -> str:
    """The table of what the baseline holds, columns by the language of the question."""
    part = read_baseline(BASELINE)["parts"][DEVELOPMENT.name]
    records = part["questions"]
    questions = [question for question in load_questions(DEVELOPMENT.files()) if question.id in records]
    header, labels = _LABELS[language]

    def column(of: str) -> Iterator[str]:
        asked = [question for question in questions if question.language == of]
        meant = [question for question in asked if question.status == "answered"]
        absent = [question for question in asked if question.status == "refused"]
        yield _share(asked, lambda question: records[question.id]["right"])
        yield _share(absent, lambda question: records[question.id]["right"])
        yield _share(meant, lambda question: records[question.id]["status"] == "refused")
        yield _share(meant, lambda question: records[question.id]["cited"])
        yield str(part["totals"]["chars"][f"median_{of}"])

    rows = zip(labels, column("zh"), column("en"), strict=True)
    return "\n".join([*header, "|---|---|---|", *(f"| {label} | {zh} | {en} |" for label, zh, en in rows)]) + "\n"


def _share(questions: list[Question], holds: Callable[[Question], bool]) -> str:
    hits = sum(map(holds, questions))
    return f"{hits} / {len(questions)} = {100 * hits / len(questions):.1f} %" if questions else "–"


def embedder_block() -> str:
    """The bundled embedder's folder, size, speed and checksum."""
    measured = _measured()
    weights, tokenizer = (EMBEDDER / name for name in ("model.safetensors", "tokenizer.json"))
    tokens = len(json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"])
    table = json.loads((EMBEDDER / "config.json").read_text(encoding="utf-8"))["zhengwen"].get("rows", tokens)
    sizes = [path.stat().st_size / MB for path in (weights, tokenizer)]
    rows = (
        ("folder", f"`{EMBEDDER.relative_to(ROOT).as_posix()}/`"),
        (
            "vectors",
            f"{tokens:,} tokens on {table:,} rows of {measured['dimension']} numbers, int8 with a float32 scale a token ({sizes[0]:.1f} MB), "
            f"tokenizer ({sizes[1]:.1f} MB); {sum(sizes):.1f} MB in all",
        ),
        (
            "speed",
            f"{measured['queries_a_second']:,.0f} short queries in a second of one core's time, loaded in {measured['loaded_ms']} ms of it with "
            "its checksums (one run, on a machine busy with other work)",
        ),
        ("SHA-256 of `model.safetensors`", f"`{hashlib.sha256(weights.read_bytes()).hexdigest()}`"),
    )
    return "\n".join(["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows)]) + "\n"


def measured_block() -> str:
    """The table of the retrieval tasks."""
    return "\n".join(table_lines(_measured())) + "\n"


def search_block() -> str:
    """Search as a whole on news and on reports, with the vectors and the plain words alone beside it, by both sets of questions."""
    command = "python -m eval.search --dev FOLDER --provinces DIR --set {} --write"
    stored: dict[str, Any] = json.loads(MEASURED_SEARCH.read_text(encoding="utf-8"))
    lines: list[str] = []
    for chosen, said in (
        (DEVELOPMENT.name, "Questions that weights were chosen by:"),
        (TEST.name, "Questions that are only measured with:"),
    ):
        measured = _of_bundled(stored[chosen], f"{MEASURED_SEARCH.name} ({chosen})", command.format(chosen))
        news, reports = ([row for one in measured[part] if "without" not in (row := Row(**one)).system] for part in ("news", "reports"))
        lines += [said, "", *table(news, "nDCG@10"), "", *table(reports, "among the first five"), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def overlap_block() -> str:
    """What the training pairs share with the questions."""
    counted = json.loads(OVERLAP.read_text(encoding="utf-8"))
    return (
        f"Of {counted['pairs']:,} pairs {counted['shared']:,} hold a run of 13 Chinese characters or of 8 English words of one of the "
        f"{counted['questions']:,} questions that the project is measured by, {counted['shared_news']:,} one of the "
        f"{counted['news_lines']:,} lines of NTREX-128 (`python models/overlap.py`).\n"
    )


def _measured() -> dict[str, Any]:
    """What was measured of the embedder that is bundled; SystemExit where it was another one."""
    measured = json.loads(MEASURED.read_text(encoding="utf-8"))
    return _of_bundled(measured, MEASURED.name, "python models/measure.py --dev FOLDER --write")


def _of_bundled(measured: dict[str, Any], name: str, command: str) -> dict[str, Any]:
    from index.embedder import load_embedder

    bundled = load_embedder(None).fingerprint
    if measured["fingerprint"] != bundled:
        raise SystemExit(f"{name} is about {measured['fingerprint']}, bundled is {bundled}: run `{command}`")
    return measured


BLOCKS: tuple[tuple[str, str, Callable[[], str]], ...] = (
    ("README.md", "scores", lambda: scores_block("en")),
    ("README.zh.md", "scores", lambda: scores_block("zh")),
    ("models/README.md", "embedder", embedder_block),
    ("models/README.md", "measured", measured_block),
    ("models/README.md", "search", search_block),
    ("models/README.md", "overlap", overlap_block),
)


def main() -> int:
    """Writes or checks every block; the exit status."""
    parser = argparse.ArgumentParser(prog="docs/figures.py", description="The figures of the documents.")
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 where a block is out of date")
    options = parser.parse_args()
    stale = []
    for name, block, make in BLOCKS:
        path = ROOT / name
        before = path.read_text(encoding="utf-8")
        pattern = re.compile(rf"(?<=<!-- {block}:begin -->\n).*?(?=<!-- {block}:end -->)", re.DOTALL)
        if not pattern.search(before):
            raise SystemExit(f"{name}: no {block}:begin and {block}:end marks")
        fresh = make()
        after = pattern.sub(lambda _, fresh=fresh: fresh, before)  # type: ignore[misc]
        if after != before:
            stale.append(f"{name} ({block})")
            if not options.check:
                path.write_text(after, encoding="utf-8")
    if stale and options.check:
        print(f"out of date: {', '.join(stale)}; run `python docs/figures.py`", file=sys.stderr)
    return 1 if stale and options.check else 0


if __name__ == "__main__":
    sys.exit(main())
