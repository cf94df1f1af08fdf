"""Count what the training pairs share with the questions that the project is measured by.

    python models/overlap.py --data FOLDER [--extra FILE.tsv] [--dev FOLDER] [--write]

Comes in: the folder of pairs, the project's own, all question files of `eval/questions`, with --dev the development news. Goes out: how many
pairs hold a run of 13 Chinese characters or of 8 English words of one of them (such are left out of training); with --write into `models/overlap.json`, from which `docs/figures.py` puts
the count into the card. No question and no pair is printed: some of the files are kept unseen.
Does not know what training does with the pairs.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

if __package__ in (None, ""):  # started as a script: the rooms stand one folder up
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from errors import EmbedderError, ZhengwenError
from models.own import DATA, OWN_SOURCES, read_own
from models.pairs import EXTRA_KIND, SOURCES, SourceKind, read_folder, read_pairs

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "eval" / "questions"
NEWS_QUESTIONS = (ROOT / "eval" / "news-questions.tsv", ROOT / "eval" / "news-questions-test.tsv")
MEASURED = Path(__file__).resolve().parent / "overlap.json"
KINDS: dict[str, SourceKind] = {**SOURCES, **OWN_SOURCES}
CHARACTERS = 13
WORDS = 8  # English questions are short: thirteen words of one are seldom there to be shared
_HAN_RUN = re.compile(r"[\u3400-\u9fff0-9a-z.%]+")
_WORD = re.compile(r"[a-z0-9.%]+")


def text_runs(text: str) -> set[str]:
    """All runs of 13 characters of a text with Chinese, without its signs, or of 8 words of one without.

    >>> len(text_runs("2026年地区生产总值预期目标")), len(text_runs("What is the target for GDP growth in 2026?"))
    (3, 2)
    """
    folded = text.lower()
    if re.search(r"[\u3400-\u9fff]", folded):
        plain = "".join(_HAN_RUN.findall(folded))
        return {plain[at : at + CHARACTERS] for at in range(len(plain) - CHARACTERS + 1)}
    words = _WORD.findall(folded)
    return {" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1)}


def runs_of(texts: Iterable[str]) -> set[str]:
    """The runs of all texts together."""
    return set().union(*map(text_runs, texts))


def read_questions(folder: Path = QUESTIONS, news: Sequence[Path] = NEWS_QUESTIONS) -> list[str]:
    """Every question of the question files, those before it in a conversation among them, and those on the news."""
    texts = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            texts += [str(one["question"]), *(str(turn.get("question", "")) for turn in one.get("history") or [])]
    return texts + [cell for path in news for line in path.read_text(encoding="utf-8").splitlines() for cell in line.split("\t")[1:]]


def shared_pairs(rows_by_source: Mapping[str, Sequence[tuple[str, str]]], runs: set[str]) -> dict[str, int]:
    """For each source, how many of its pairs hold one of the runs."""
    return {
        name: sum(1 for pair in rows if any(not runs.isdisjoint(text_runs(text)) for text in pair)) for name, rows in rows_by_source.items()
    }


def training_rows(data: Path, own: Path | None, extra: Path | None) -> tuple[dict[str, list[tuple[str, str]]], int]:
    """All pairs to train on, by source, and how many were left out because they hold a run of a question; of a family all go."""
    rows = read_folder(data)
    if own:
        rows |= read_own(own, places=rows.get("pinyin_places", []))
    if extra:
        rows["extra"] = read_pairs(extra)
    runs = runs_of(read_questions())
    kept = {name: _without(some, runs, KINDS.get(name, EXTRA_KIND).family) for name, some in rows.items()}
    return kept, sum(map(len, rows.values())) - sum(map(len, kept.values()))


def _without(rows: Sequence[tuple[str, str]], runs: set[str], family: int) -> list[tuple[str, str]]:
    families = (rows[at : at + family] for at in range(0, len(rows), family))
    return [pair for some in families if all(runs.isdisjoint(text_runs(text)) for pair in some for text in pair) for pair in some]


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python models/overlap.py", description="Count what training shares with measuring.")
    parser.add_argument("--data", type=Path, required=True, help="folder of training pairs, as for models/train.py")
    parser.add_argument("--own", type=Path, default=DATA, help="folder of the project's glossary, words and pairs (default %(default)s)")
    parser.add_argument("--without-own", action="store_true", help="count the folder of pairs alone")
    parser.add_argument("--extra", type=Path, help="one more file of pairs that was trained on")
    parser.add_argument("--dev", type=Path, help="folder with ntrex.tsv.gz: its lines count as questions too")
    parser.add_argument("--write", action="store_true", help="store the counts in models/overlap.json")
    arguments = parser.parse_args(argv)
    try:
        rows, left_out = training_rows(arguments.data, None if arguments.without_own else arguments.own, arguments.extra)
        questions = read_questions()
        news = read_pairs(arguments.dev / "ntrex.tsv.gz") if arguments.dev else []
    except (ZhengwenError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_status if isinstance(error, EmbedderError) else 2
    counted = {
        "pairs": sum(map(len, rows.values())),
        "left_out": left_out,
        "questions": len(questions),
        "shared": sum(shared_pairs(rows, runs_of(questions)).values()),
        "news_lines": len(news),
        "shared_news": sum(shared_pairs(rows, runs_of(text for pair in news for text in pair)).values()) if news else None,
    }
    print(json.dumps(counted))
    if arguments.write:
        MEASURED.write_text(json.dumps(counted, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
