"""`python -m eval.altered`: does the verifier stop sentences in which one thing has been made false?

In: the assistant's own answers to the development questions, taken apart into sentences with their citations. Out: of 200
of them, each altered in one place, how many the verifier stops, by kind of alteration; and how many it stops of the same 200
as they were. The goal is 200 and at most 2; what is reached stands in `altered.json`, and a test sees that it gets no worse.
`--write` stores what is reached now, `--show` prints what was let through. Exit status 0, or 1 where it got worse.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from answer import Citation, Claim
from answer.verify import check_claim
from corpus import Glossary, load_glossary
from errors import ZhengwenError
from eval.alter import alterations, load_names
from eval.alter_further import TERM_KINDS, further_alterations
from eval.questions import load_questions
from eval.sets import DEVELOPMENT, ROOT, open_assistant

RECORD = Path(__file__).resolve().parent / "altered.json"
GLOSSARY = ROOT / "data" / "glossary.csv"
WANTED = 200
GOAL_TRUE_STOPPED = 2
_CLAIM = re.compile(r"(?P<text>.+?)(?P<marks>(?:\[\d+\])+)(?P<stop>[。.；;：:]?)", re.DOTALL)


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer with what it cites, and the values shown as computed."""

    claim: Claim
    language: str


@dataclass(frozen=True)
class Trial:
    """One sentence altered: what was changed, and whether the verifier stops the altered and the true one."""

    kind: str
    true: Sentence
    altered: str
    stopped: bool
    true_stopped: bool


def answer_sentences(answer: Any) -> Iterator[Sentence]:
    """The sentences of an answer that cite something, each as the claim that a reader sees."""
    by_number = {citation.n: citation for citation in answer.citations}
    computed = tuple((item.text, item.operands, str(item.operation)) for item in answer.checks if item.basis == "computed")
    for match in _CLAIM.finditer(answer.text):
        cited: tuple[Citation, ...] = tuple(by_number[int(n)] for n in re.findall(r"\d+", match["marks"]))
        # What leads to it stands on a line of its own and cites nothing: 只找到计划：
        text = match["text"].strip().rpartition("\n")[2].removeprefix("- ") + match["stop"]
        yield Sentence(Claim(text, cited, computed=computed), answer.language)


def true_sentences(assistant: Any, seed: int = 0) -> list[Sentence]:
    """All different sentences of the answers to the development questions, in an order that hangs on words and seed alone."""
    return in_order(shown_sentences(assistant), seed)


def shown_sentences(assistant: Any, every: int = 1) -> list[Sentence]:
    """All different sentences of the answers to every `every`-th development question, in the questions' order."""
    found: dict[str, Sentence] = {}
    for question in load_questions(DEVELOPMENT.files())[::every]:
        answer = assistant.ask(question.question, **question.asked_with)
        if answer.status != "refused":
            for sentence in answer_sentences(answer):
                found.setdefault(sentence.claim.text, sentence)
    return list(found.values())


def in_order(sentences: Iterable[Sentence], seed: int = 0) -> list[Sentence]:
    """The sentences in an order that hangs on their words and the seed alone."""
    return sorted(sentences, key=lambda sentence: hashlib.sha256(f"{sentence.claim.text}{seed or ''}".encode()).hexdigest())


def make_trials(sentences: Sequence[Sentence], wanted: int = WANTED, seed: int = 0, further: bool = False) -> list[Trial]:
    """As many trials of each kind and language as there is room for, no sentence twice; other sentences fill what lacks."""
    trials: list[Trial] = []
    used: set[str] = set()
    kinds = further_alterations(load_names(GLOSSARY, TERM_KINDS), seed) if further else alterations(load_names(GLOSSARY), seed)
    share = wanted // len(kinds)
    for kind, alter in kinds.items():
        of_kind: list[Trial] = []
        for languages, most in ((("zh",), share // 2), (("en",), share), (("zh", "en"), share)):
            for sentence in sentences:
                text = sentence.claim.text
                if len(of_kind) >= most or text in used or sentence.language not in languages:
                    continue
                altered = alter(text, sentence.language)
                if altered is not None:
                    used.add(text)
                    of_kind.append(_trial(kind, sentence, altered))
        trials += of_kind
    return trials


def _trial(kind: str, sentence: Sentence, altered: str) -> Trial:
    claim = sentence.claim
    changed = Claim(altered, claim.citations, computed=claim.computed)
    return Trial(kind, sentence, altered, is_stopped(changed), is_stopped(claim))


def is_stopped(claim: Claim) -> bool:
    """Whether the verifier keeps a sentence from being shown."""
    return check_claim(claim, _glossary()) is None


@cache
def _glossary() -> Glossary:
    return load_glossary(GLOSSARY)


def count(trials: Sequence[Trial]) -> dict[str, Any]:
    """What is kept of the trials: their number, how many were stopped, by kind, and how many true sentences were."""
    kinds = list(dict.fromkeys(trial.kind for trial in trials))
    return {
        "trials": len(trials),
        "stopped": sum(trial.stopped for trial in trials),
        "stopped_by_kind": {kind: sum(trial.stopped for trial in trials if trial.kind == kind) for kind in kinds},
        "trials_by_kind": {kind: sum(trial.kind == kind for trial in trials) for kind in kinds},
        "true_stopped": sum(trial.true_stopped for trial in trials),
    }


def got_worse(now: Mapping[str, Any], record: Mapping[str, Any]) -> list[str]:
    """What is worse than recorded, one line each."""
    worse = []
    if now["trials"] < record["trials"]:
        worse.append(f"{now['trials']} trials, were {record['trials']}")
    if now["stopped"] < record["stopped"]:
        worse.append(f"{now['stopped']} altered sentences stopped, were {record['stopped']}")
    if now["true_stopped"] > record["true_stopped"]:
        worse.append(f"{now['true_stopped']} true sentences stopped, were {record['true_stopped']}")
    return worse


def write_record(now: Mapping[str, Any], path: Path = RECORD) -> None:
    """Stores what is reached, with a word on what the goal is."""
    reached = "not yet the goal" if now["stopped"] < WANTED or now["true_stopped"] > GOAL_TRUE_STOPPED else "which is the goal"
    goal = f"what is reached, {reached}: {WANTED} of {WANTED} altered sentences stopped, at most {GOAL_TRUE_STOPPED} true ones"
    path.write_text(json.dumps({"comment": goal, **now}, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def count_lines(now: Mapping[str, Any]) -> list[str]:
    """The counts for the screen."""
    lines = [f"{'altered':<12} {'stopped':>8} {'let through':>12}"]
    for kind, total in now["trials_by_kind"].items():
        stopped = now["stopped_by_kind"][kind]
        lines.append(f"  {kind:<10} {stopped:>8} {total - stopped:>12}")
    lines.append(f"  {'all':<10} {now['stopped']:>8} {now['trials'] - now['stopped']:>12}")
    return [*lines, f"true sentences stopped: {now['true_stopped']} of {now['trials']}"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m eval.altered", description="Alter true answers and see that the verifier stops them.")
    parser.add_argument("--index-dir", metavar="DIR", help="the built index (default: the setting)")
    parser.add_argument("--show", action="store_true", help="print the altered sentences that were let through, and true ones stopped")
    parser.add_argument("--write", action="store_true", help=f"store what is reached in {RECORD.name}")
    parser.add_argument(
        "--seed", type=int, default=0, help="another choice of sentences and changes (default: %(default)s, the one recorded)"
    )
    parser.add_argument("--count", type=int, default=WANTED, help="how many sentences to alter (default: %(default)s)")
    parser.add_argument(
        "--further", action="store_true", help="alter other things: terms, bounds, roles, number words, measures, negations"
    )
    options = parser.parse_args(arguments)
    recorded = not (options.seed or options.further) and options.count == WANTED
    if options.write and not recorded:
        parser.error("--write stores the recorded choice alone: leave out --seed, --count and --further")
    try:
        sentences = true_sentences(open_assistant(options.index_dir), options.seed)
        trials = make_trials(sentences, options.count, options.seed, options.further)
    except ZhengwenError as error:
        print(f"eval.altered: {error}", file=sys.stderr)
        return error.exit_status
    now = count(trials)
    for trial in trials if options.show else ():
        if not trial.stopped or trial.true_stopped:
            said = "let through" if not trial.stopped else "true, but stopped"
            print(f"{said} ({trial.kind}): {trial.true.claim.text}\n  → {trial.altered}")
    print(*count_lines(now), sep="\n")
    if options.write:
        write_record(now)
        return 0
    worse = got_worse(now, json.loads(RECORD.read_text(encoding="utf-8"))) if recorded and RECORD.exists() else []
    print(*(f"WORSE {line}" for line in worse), sep="\n", end="\n" if worse else "")
    return int(bool(worse))


if __name__ == "__main__":
    sys.exit(main())
