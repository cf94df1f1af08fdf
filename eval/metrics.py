"""What is measured in one answer, and the sums over many.

In: one answer in its contract shape with its question; or many numbers. Out: plain values, the same
for the same input. It does not know who answered, and reads no answering code: figures come from
`eval.figures`, quotes are compared with the source files themselves.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from errors import UsageError
from eval.figures import find_figures, is_supported, plain, read_figure, same_figure
from eval.questions import Question

Answer = Mapping[str, Any]

_NOT_IN_A_QUOTE = re.compile(r"\[\[footnoteRef:\d+\]\]|\[bookmark:[^\]]*\]|\s+")
_MARK = re.compile(r"\s*\[\d+(?:\s*[,，、]\s*\d+)*\]")  # [1], [1, 2]; not [bookmark: …]
_QUOTATION_MARKS = re.compile("[“”‘’「」『』\"'`*]")
_DASHES = re.compile("[-‐‑‒–—―－~]+")
_LIST_NUMBER = re.compile(r"(?m)^\s*(?:[-*]\s*)?\d{1,2}\s*[.、)）](?!\d)")
_CITED_SENTENCE = re.compile(r".*?(?:[。！？!?；;\n]|\.(?=\s|\[|$)|$)(?:\s*\[\d+(?:\s*[,，、]\s*\d+)*\])*", re.DOTALL)
_ORDINALS = ("st", "nd", "rd", "th")  # the 15 of the 15th plan is no count of 15
_HAN = re.compile(r"[㐀-鿿]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_ASIDE = re.compile(r"“[^”]*”|「[^」]*」|\"[^\"]*\"|（[^）]*）|\([^)]*\)|《[^》]*》")


def bare_quote(text: str) -> str:
    """A quote or source text without white space, note marks and bookmarks.

    >>> bare_quote("锚定“四大定位”[[footnoteRef:0]]、 发挥")
    '锚定“四大定位”、发挥'
    """
    return _NOT_IN_A_QUOTE.sub("", text)


# --- the words of an answer ---------------------------------------------------------------------


def bare_words(text: str) -> str:
    """An answer ready for comparing words: no marks, quotation marks, emphasis; half width, lower case."""
    text = _QUOTATION_MARKS.sub("", plain(_MARK.sub("", text)))
    text = re.sub(r"\s+", " ", _DASHES.sub(" ", text))
    return re.sub(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", "", text).strip()


def is_met(alternative: str, answer: str) -> bool:
    """Whether the answer holds the alternative: as a whole figure if it is one, else as words.

    >>> is_met("178.18 billion", "全年GDP总量实现1781.8亿元[1]"), is_met("5%", "增长4.5%")
    (True, False)
    """
    wanted = read_figure(alternative)
    if wanted:
        found = find_figures(_MARK.sub("", answer), in_words=True)
        return any(same_figure(wanted, f) for f in found if f.letters not in _ORDINALS)
    words = bare_words(alternative)
    start = r"(?<![a-z\d.])" if words[0].isascii() and words[0].isalnum() else ""
    end = r"(?!\d|\.\d)" if words[-1].isdigit() else ""
    return re.search(start + re.escape(words) + end, bare_words(answer)) is not None


def missed_groups(required: Iterable[Sequence[str]], answer: str) -> list[Sequence[str]]:
    """The groups of alternatives of which the answer holds none."""
    return [group for group in required if not any(is_met(word, answer) for word in group)]


def answer_language(answer: str) -> str:
    """zh or en: the language of the answer around its quotations and brackets."""
    around = _ASIDE.sub("", answer)
    return "zh" if len(_HAN.findall(around)) > len(_LATIN_WORD.findall(around)) else "en"


def unsupported_figures(answer: Answer) -> list[str]:
    """Figures of the answer that stand in nothing its sentence cites.

    Counts as support: the cited quotes; the headings, table headings, scope, title and date that the
    citation carries; the question's own words; a check that shows how the figure was computed.
    """
    computed = " ".join(
        str(item.get("text", ""))
        for item in (answer.get("checks") or {}).get("items") or []
        if item.get("basis") == "computed" and item.get("from")
    )
    always = f"{answer.get('question', '')} {computed}"
    wrong = []
    for sentence, citations in cited_sentences(answer):
        source = f"{' '.join(map(support_text, citations))} {always}"
        wrong += [figure.text for figure in find_figures(sentence) if not figure.letters and not is_supported(figure, source)]
    return wrong


def cited_sentences(answer: Answer) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    """Each sentence without its marks and list number, with the citations it names; all of them where it names none."""
    by_number = {c.get("n"): c for c in answer.get("citations") or []}
    for match in _CITED_SENTENCE.finditer(answer.get("answer") or ""):
        marks = [int(n) for mark in _MARK.findall(match[0]) for n in re.findall(r"\d+", mark)]
        cited = [by_number[n] for n in marks if n in by_number] if marks else list(by_number.values())
        yield _LIST_NUMBER.sub("", _MARK.sub("", match[0])), cited


def support_text(citation: Mapping[str, Any]) -> str:
    """All that a citation proves by: its quote first, then what the quote stands under."""
    table, scope, report = (citation.get(k) or {} for k in ("table", "scope", "report"))
    notes = [f"{n.get('term', '')} {n.get('text', '')}" for n in citation.get("footnotes") or []]
    section = citation.get("section") or []
    parts = [citation.get("quote"), *([section] if isinstance(section, str) else section)]
    parts += [table.get("title"), *(table.get("columns") or []), table.get("row"), scope.get("year")]
    parts += [report.get("title"), report.get("date"), *notes]
    return " ".join(str(part) for part in parts if part)


# --- its citations ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sources:
    """The source files that quotes are held against, as decoded and as bare text, by file name."""

    texts: dict[str, str]
    bare: dict[str, str]

    def is_verbatim(self, quote: str, file: str | None = None) -> bool:
        """Whether the quote is one run of the named file, or of any where none is named."""
        name = Path(file).name if file else None
        texts = [self.bare[name]] if name in self.bare else list(self.bare.values())
        return bool(bare_quote(quote)) and any(bare_quote(quote) in text for text in texts)

    def spans(self, bare: str) -> list[tuple[str, int, int]]:
        """All places (file, start, end) of a bare text in the bare sources."""
        return [
            (name, match.start(), match.start() + len(bare))
            for name, text in self.bare.items()
            for match in re.finditer(f"(?={re.escape(bare)})", text)
        ]

    def is_located(self, citation: Mapping[str, Any]) -> bool | None:
        """Whether start and end of the locator cut the quote; None for a file that is no text."""
        locator = citation.get("locator") or {}
        text = self.texts.get(Path(str(locator.get("file"))).name)
        start, end = locator.get("start"), locator.get("end")
        if text is None or not isinstance(start, int) or not isinstance(end, int):
            return None
        return bare_quote(text[start:end]) == bare_quote(citation.get("quote") or "")


def overlaps(quote: str, gold: str, sources: Sources | None = None) -> bool:
    """Whether two quotes share at least half of the shorter one.

    Where both stand in the sources, their places are compared, so that a row of one table is not
    taken for the row of the same name in another; else the longest run of text they share.
    """
    a, b = bare_quote(quote), bare_quote(gold)
    if not a or not b:
        return False
    spans, gold_spans = (sources.spans(text) if sources else [] for text in (a, b))
    if spans and gold_spans:
        pairs = ((x, y) for x in spans for y in gold_spans if x[0] == y[0])
        shared = max((min(x[2], y[2]) - max(x[1], y[1]) for x, y in pairs), default=0)
    else:
        matcher = SequenceMatcher(None, a, b, autojunk=False)
        shared = matcher.find_longest_match(0, len(a), 0, len(b)).size
    return shared * 2 >= min(len(a), len(b))


def hits_gold(citation: Mapping[str, Any], question: Question, sources: Sources | None = None) -> bool:
    """Whether a citation quotes one of the question's gold passages, from the same report."""
    return any(gold_hits(citation, question, sources))


def gold_hits(citation: Mapping[str, Any], question: Question, sources: Sources | None = None) -> tuple[bool, ...]:
    """For each gold passage of the question, whether a citation quotes it, from the same report."""
    report = (citation.get("report") or {}).get("id")
    quote = citation.get("quote") or ""
    return tuple(gold.report == report and overlaps(quote, gold.quote, sources) for gold in question.gold)


def load_sources(folder: Path) -> Sources:
    """The text files of a folder of reports. Raises UsageError where there is none."""
    paths = sorted(folder.glob("**/*.txt")) if folder.is_dir() else []
    if not paths:
        raise UsageError(f"no report (*.txt) in {folder}: name the folder with --reports DIR")
    texts = {path.name: path.read_bytes().decode("utf-8", errors="replace") for path in paths}
    return Sources(texts, {name: bare_quote(text) for name, text in texts.items()})


# --- the verdict --------------------------------------------------------------------------------


def is_refused(answer: Answer) -> bool:
    return answer.get("status") == "refused"


def is_partial(answer: Answer) -> bool:
    return answer.get("status") == "partial"


def is_told(question: Question, answer: Answer) -> bool:
    """Whether an answer to an unanswerable question says why it is none, with a reason that the question accepts."""
    reason = answer.get("reason")
    return reason in ("false_premise", "reason_not_stated") and reason in (question.reason or ())


def sprung_traps(question: Question, answer: Answer) -> dict[str, tuple[str, ...]]:
    """The faults of its own name that an answer shows, each with the words that show it; a refusal shows none."""
    if is_refused(answer):
        return {}
    text = str(answer.get("answer") or "")
    found = {name: tuple(word for word in words if is_met(word, text)) for name, words in question.traps.items()}
    return {name: words for name, words in found.items() if words}


def is_right(question: Question, answer: Answer) -> tuple[bool, list[str]]:
    """The verdict on one answer, and what was wrong, one phrase each.

    An answerable question: not refused, every required group met, nothing forbidden. One to be
    refused: refused, or answered as a false premise where the question says that is acceptable. A trap that the
    answer fell into makes it wrong, whatever else it says.
    """
    text = str(answer.get("answer") or "")
    if question.status == "refused":
        faults = [] if is_refused(answer) or is_told(question, answer) else ["answered, should refuse"]
    elif is_refused(answer):
        faults = [f"refused ({answer.get('reason')})"]
    else:
        missed = missed_groups(question.required, text)
        faults = ["missed " + " | ".join(group) for group in missed]
    if not is_refused(answer):
        faults += [f"forbidden {word}" for word in question.forbidden if is_met(word, text)]
    faults += [f"{name} {word}" for name, words in sprung_traps(question, answer).items() for word in words]
    return not faults, faults


# --- sums ---------------------------------------------------------------------------------------


def wilson(right: int, total: int, z: float = 1.959964) -> tuple[float, float]:
    """The 95 % Wilson interval of a share, as two shares; (0, 1) where nothing was counted.

    >>> [round(end, 3) for end in wilson(45, 60)]
    [0.628, 0.842]
    """
    if not total:
        return 0.0, 1.0
    share, spread = right / total, z * z / total
    middle = share + spread / 2
    half = z * math.sqrt(share * (1 - share) / total + spread / (4 * total))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))


def percentile(values: Sequence[float], share: float) -> float | None:
    """The nearest-rank percentile (0.5 is the lower median); None of nothing."""
    if not values:
        return None
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]
