"""`python -m eval.checked`: does checking somebody's text flag what was made false, and leave alone what is true?

In: three sorts of sentences. `answers`: the assistant's own, as in `eval.altered`. `sources`: sentences of the reports, or of
their English edition. Both with one thing altered by program. `drafts`: sentences of drafted.jsonl, written by hand in other
words. Out: how many false ones are flagged, how many true ones; of the marks of each kind, how many stand on what was
altered. Exit status 0. It knows nothing of how a sentence is judged.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from answer import VERDICTS, CheckedText
from errors import ZhengwenError
from eval.alter import alterations, load_names
from eval.alter_further import TERM_KINDS, further_alterations
from eval.altered import GLOSSARY, make_trials, true_sentences
from eval.sets import open_assistant

DRAFTED = Path(__file__).resolve().parent / "drafted.jsonl"
SORTS = ("answers", "sources", "drafts")
_LEAST_CHARS = {"zh": 14, "en": 40}  # a shorter sentence of a report is a heading or a name


@dataclass(frozen=True)
class Case:
    """A sentence, what it was before (itself where it is true), and where it was altered (0, 0 for nowhere or not known)."""

    kind: str
    text: str
    true: bool
    place: tuple[int, int] = (0, 0)
    verdict: str = ""  # what the mark there should be, where that is known


@dataclass(frozen=True)
class Result:
    """What checking a case gave: the verdicts of its parts, each with whether it stands on what was altered."""

    case: Case
    marks: tuple[tuple[str, bool], ...]

    @property
    def flagged(self) -> bool:
        """Whether anything is not as printed."""
        return any(verdict != "as_printed" for verdict, _ in self.marks)


def answer_cases(assistant: Any, count: int, seed: int, further: bool) -> list[Case]:
    """The sentences of the answers, true and altered, as `eval.altered` chooses them."""
    trials = make_trials(true_sentences(assistant, seed), count, seed, further)
    pairs = [(trial.kind, trial.true.claim.text, trial.altered) for trial in trials]
    return [case for kind, true, altered in pairs for case in _pair(kind, true, altered)]


def source_cases(assistant: Any, count: int, seed: int, further: bool) -> list[Case]:
    """Sentences of the reports and of their English edition, true and altered in one place; no sentence twice."""
    names = load_names(GLOSSARY, TERM_KINDS) if further else load_names(GLOSSARY)
    kinds = further_alterations(names, seed) if further else alterations(names, seed)
    sentences = sorted(_sentences(assistant), key=lambda one: hashlib.sha256(f"{one[0]}{seed}".encode()).hexdigest())
    cases: list[Case] = []
    used: set[str] = set()
    for kind, alter in kinds.items():
        for language in ("zh", "en"):
            chosen = _chosen(sentences, language, alter, used, count // len(kinds) // 2)
            cases += [case for true, altered in chosen for case in _pair(kind, true, altered)]
    return cases


def draft_cases(path: Path = DRAFTED) -> list[Case]:
    """The sentences written by hand."""
    cases = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        at = row["text"].find(row["wrong"]) if row["wrong"] else -1
        place = (at, at + len(row["wrong"])) if at >= 0 else (0, 0)
        cases.append(Case("in other words", row["text"], row["verdict"] is None, place, row["verdict"] or ""))
    return cases


def run(cases: Sequence[Case], check: Callable[[str], CheckedText]) -> list[Result]:
    """Each case checked."""
    results = []
    for case in cases:
        marks, at = [], 0
        for sentence in check(case.text).sentences:
            shift = case.text.find(sentence.text[:20], at)
            at = max(at, shift)
            for part in sentence.parts:
                start, end = part.start + at, part.end + at
                marks.append((part.verdict, start < case.place[1] and case.place[0] < end))
        results.append(Result(case, tuple(marks)))
    return results


def count_lines(results: Sequence[Result]) -> list[str]:
    """The counts for the screen: by kind of alteration, then by kind of mark."""
    lines = [f"{'altered':<16}{'flagged':>14}{'on the spot':>14}{'true flagged':>16}"]
    kinds = list(dict.fromkeys(result.case.kind for result in results))
    for kind in [*kinds, "all"]:
        own = [result for result in results if kind in (result.case.kind, "all")]
        false = [result for result in own if not result.case.true]
        true = [result for result in own if result.case.true]
        placed = [result for result in false if any(there and verdict != "as_printed" for verdict, there in result.marks)]
        known = [result for result in false if result.case.place[1]]
        shown = (
            f"{sum(r.flagged for r in false)} / {len(false)}",
            f"{len(placed)} / {len(known)}",
            f"{sum(r.flagged for r in true)} / {len(true)}",
        )
        lines.append(f"{kind:<16}{shown[0]:>14}{shown[1]:>14}{shown[2]:>16}")
    lines += ["", f"{'mark':<20}{'marks':>8}{'right':>8}{'precision':>12}"]
    right, total = _marks(results)
    for verdict in VERDICTS:
        share = f"{100 * right[verdict] / total[verdict]:.1f} %" if total[verdict] else "—"
        lines.append(f"{verdict:<20}{total[verdict]:>8}{right[verdict]:>8}{share:>12}")
    return lines


def _marks(results: Sequence[Result]) -> tuple[Counter[str], Counter[str]]:
    """How many marks of each kind are right, and how many there are: a flag on what was altered, "as printed" anywhere else."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for result in results:
        if not result.case.true and not result.case.place[1]:
            continue  # which part is false is not known
        for verdict, there in result.marks:
            total[verdict] += 1
            right[verdict] += (verdict == "as_printed") != (there and not result.case.true)
    return right, total


def _pair(kind: str, true: str, altered: str) -> Iterator[Case]:
    yield Case(kind, true, True)
    yield Case(kind, altered, False, _changed(true, altered))


def _changed(true: str, altered: str) -> tuple[int, int]:
    """Where the altered sentence is not the true one; a place of one character where something was taken out."""
    codes = [code for code in SequenceMatcher(None, true, altered, autojunk=False).get_opcodes() if code[0] != "equal"]
    start, end = min(code[3] for code in codes), max(code[4] for code in codes)
    return (start, end) if end > start else (max(0, start - 1), start + 1)


def _sentences(assistant: Any) -> Iterator[tuple[str, str]]:
    """(sentence, language) of every report and its edition, each once."""
    seen: set[str] = set()
    for passage in assistant.index.passages:
        for sentence in passage.sentences:
            rendering = assistant.index.english(passage.report, sentence.text)
            for text, language in ((sentence.text, "zh"), (rendering.en if rendering and rendering.exact else "", "en")):
                if len(text) >= _LEAST_CHARS[language] and text not in seen:
                    seen.add(text)
                    yield text, language


def _chosen(
    sentences: Sequence[tuple[str, str]], language: str, alter: Callable[[str, str], str | None], used: set[str], most: int
) -> list[tuple[str, str]]:
    chosen: list[tuple[str, str]] = []
    for text, own in sentences:
        if own != language or text in used or len(chosen) >= most:
            continue
        altered = alter(text, language)
        if altered is not None and altered != text:
            used.add(text)
            chosen.append((text, altered))
    return chosen


def _shown(result: Result) -> str:
    said = "let through" if not result.case.true else "true, but flagged"
    return f"{said} ({result.case.kind}): {' '.join(result.case.text.split())}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m eval.checked", description="Check true and altered sentences and count the marks.")
    parser.add_argument("sort", nargs="?", choices=SORTS, default="answers", help="which sentences (default: %(default)s)")
    parser.add_argument("--index-dir", metavar="DIR", help="the built index (default: the setting)")
    parser.add_argument("--seed", type=int, default=0, help="another choice of sentences and changes (default: %(default)s)")
    parser.add_argument("--count", type=int, default=200, help="how many sentences to alter (default: %(default)s)")
    parser.add_argument(
        "--further", action="store_true", help="alter other things: terms, bounds, roles, number words, measures, negations"
    )
    parser.add_argument("--file", type=Path, default=DRAFTED, help="another file of hand-written sentences")
    parser.add_argument("--show", action="store_true", help="print what was let through, and true sentences that were flagged")
    options = parser.parse_args(arguments)
    try:
        assistant: Any = open_assistant(options.index_dir)
        if options.sort == "drafts":
            cases = draft_cases(options.file)
        else:
            choose = answer_cases if options.sort == "answers" else source_cases
            cases = choose(assistant, options.count, options.seed, options.further)
        results = run(cases, assistant.checker.check)
    except ZhengwenError as error:
        print(f"eval.checked: {error}", file=sys.stderr)
        return error.exit_status
    for result in results if options.show else ():
        if result.flagged == result.case.true:
            print(_shown(result))
    print(*count_lines(results), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
