"""How much of the words of reports the glossary knows: `python -m eval.glossary [--reports DIR] [--missing]`.

In: a folder of reports, the glossary, the list of China's places (`places.txt`). Out: for each report and in all, how many
of its distinct quoted terms, names of measured things and names of places are in the glossary (whole, part by part, or in a longer
name), and on demand those that are not; what is wrong in the glossary itself. Exit status 1 where a goal is missed or a row is wrong, 2 for
input that cannot be read. It does not know how an answer uses the glossary.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus import Glossary, Report, load_glossary, read_reports
from errors import ZhengwenError
from eval.glossary_rows import wrong_rows

HERE = Path(__file__).parent
DATA = HERE.parent / "data"
GOAL = 0.95  # of the quoted terms and of the names of measured things, in all reports together
MAX_TERM_CHARS = 14
# Innermost quotation marks. Matches “三同” of “三同”“两不”; not 《“十五五”规划》 as a whole.
_QUOTED = re.compile(r"[“]([^“”]+)[”]")
# What makes a quotation a sentence. Matches 今天再晚也是早，明天再早也是晚; not 强农业、美农村
_SENTENCE = re.compile(r"[。！？；，：!?;,:\n]")
# A date, a figure or a word to be filled in is no term: matches 30%, 12; not 3+N, 1262工程
_NO_TERM = re.compile(r"[\d.,%％‰]{1,2}|[\d.,]+[%％‰]|[×X…]+")
# What joins the parts of one name. Matches in A+B, A、B, A—B
_JOINT = re.compile(r"[+＋、—–·]+|”“")
_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
# The words of change at the end of a name. Matches 地区生产总值年均增速; not 经济增长点
_CHANGE = re.compile(r"(?:年均)?(?:增速|增幅|涨幅|降幅|增长率|增长)$")
# The work that made what is counted, at the start of a name. Matches 新增绿化面积, 新建和改造高标准农田; not 建设用地面积
_WORK_VERB = (
    "新增|净增|新建成?|改扩建|新改建|建成|更新改造|改造|新?开工|新?培育|引进|落地(?!加工)|完成|新?认定|发放|开行|新登记|修复治理|修复|治理(?!率|面积)|"
    "创建|推出|打造|投用|建设(?!用地)|筹集|新?开通|组建|发布|制定|修改|修订|废止|办理|办结|出台|化解|开展|选派|转化"
)
_WORK = re.compile(rf"^(?:(?:累计)?(?:{_WORK_VERB})[和、]?)+")


@dataclass
class Coverage:
    """Distinct names of one sort: known whole, part by part or in a longer name, and not known."""

    whole: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    longer: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many distinct names there are."""
        return len(self.whole) + len(self.parts) + len(self.longer) + len(self.missing)

    @property
    def share(self) -> float:
        """The share that is known, 1 where there is nothing to know."""
        return 1 - len(self.missing) / self.total if self.total else 1.0


def quoted_terms(report: Report) -> list[str]:
    """The distinct short quotations of a report, in reading order: at most 14 characters, no mark of a sentence."""
    found = (match[1].strip() for block in report.blocks for match in _QUOTED.finditer(block.text.string))
    return _distinct(t for t in found if 0 < len(t) <= MAX_TERM_CHARS and not _SENTENCE.search(t) and not _NO_TERM.fullmatch(t))


def in_longer_names(report: Report, glossary: Glossary) -> set[str]:
    """The short quotations of a report that stand, at each of their places, in a longer name of the glossary: 天都 in “天都”双星."""
    inside: dict[str, bool] = {}
    for block in report.blocks:
        text = block.text.string
        names = [(match.start, match.end) for match in glossary.find_zh(text)]
        for quoted in _QUOTED.finditer(text):
            start, end = quoted.span(1)
            holds = any(first <= start and end <= last and last - first > end - start for first, last in names)
            inside[quoted[1].strip()] = holds and inside.get(quoted[1].strip(), True)
    return {term for term, always in inside.items() if always}


def measured_names(report: Report, glossary: Glossary) -> list[str]:
    """The distinct names of the facts of running text, in reading order, as `bare_name` gives them."""
    return _distinct(bare_name(fact.indicator, glossary) for fact in report.facts if fact.row is None)


def bare_name(printed: str, glossary: Glossary) -> str:
    """A printed name without brackets, words of change, and the work that made what it counts.

    >>> [bare_name(name, Glossary(())) for name in ("地区生产总值年均增速", "新增绿化面积", "新建和改造高标准农田", "固定资产投资（不含农户）")]
    ['地区生产总值', '绿化面积', '高标准农田', '固定资产投资']
    """
    name = _BRACKETS.sub("", printed)
    name = _CHANGE.sub("", name) or name
    return name if glossary.entry(name) else _WORK.sub("", name) or name


def named_places(report: Report, places: Iterable[str]) -> list[str]:
    """Those of `places` that a report names, with or without the last sign of their kind (省, 市, 区)."""
    text = "\n".join(block.text.string for block in report.blocks)
    return [place for place in places if place in text or (len(place) > 2 and place[:-1] in text)]


def load_places(path: Path) -> list[str]:
    """The official names in a list of places, one line for each province: `河北省: 石家庄市 唐山市`."""
    return path.read_text(encoding="utf-8").replace(":", " ").split()


def is_known(name: str, glossary: Glossary) -> bool | None:
    """True where a name is in the glossary whole, None where only all its joined parts are, else False.

    >>> from corpus import GlossaryEntry
    >>> entries = Glossary(tuple(GlossaryEntry(zh, "x", (), (), "slogan") for zh in ("三同", "两不")))
    >>> is_known("“三同”", entries), is_known("三同+两不", entries), is_known("三同+两化", entries)
    (True, None, False)
    """
    if glossary.entry(name) is not None:
        return True
    parts = [part for part in _JOINT.split(name) if part.strip()]
    return None if len(parts) > 1 and all(glossary.entry(part) is not None for part in parts) else False


def cover(names: Iterable[str], glossary: Glossary, longer: Collection[str] = ()) -> Coverage:
    """Sort distinct names by what the glossary knows of them; `longer`: those that stand in longer known names."""
    coverage = Coverage()
    for name in _distinct(names):
        known = is_known(name, glossary)
        rest = coverage.longer if name in longer else coverage.missing
        (coverage.whole if known else coverage.parts if known is None else rest).append(name)
    return coverage


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _told(coverage: Coverage) -> str:
    return f"{coverage.total - len(coverage.missing)} of {coverage.total}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the coverage; 1 if a goal is missed or a row of the glossary is wrong, 2 for input that cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m eval.glossary", description="What the glossary knows of the words of reports.")
    parser.add_argument("--provinces", "--reports", dest="folder", type=Path, default=DATA / "reports", help="a folder of reports")
    parser.add_argument("--glossary", type=Path, default=DATA / "glossary.csv", help="the glossary (default data/glossary.csv)")
    parser.add_argument("--missing", action="store_true", help="print each name that is not known")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        print(f"eval.glossary: {options.folder}: no such folder; name one with reports", file=sys.stderr)
        return 2
    try:
        glossary = load_glossary(options.glossary)
        reports = read_reports([options.folder]).reports
    except ZhengwenError as error:
        print(f"eval.glossary: {error}", file=sys.stderr)
        return 2
    places = load_places(HERE / "places.txt")
    reached = _print_reports(reports, glossary, places, options.missing)
    unknown, wrong = cover(places, glossary).missing, wrong_rows(glossary)
    print(f"provinces, prefectures, districts of Chongqing: {len(places) - len(unknown)} of {len(places)}", *unknown)
    print(f"wrong rows: {len(wrong)}", *wrong, sep="\n  ")
    return 0 if reached and not unknown and not wrong else 1


def _print_reports(reports: Sequence[Report], glossary: Glossary, places: Sequence[str], show_missing: bool) -> bool:
    """Print a line for each report and one for each sort of name; whether all sorts reach the goal."""
    none: list[set[str]] = [set() for _ in reports]
    names: dict[str, tuple[list[list[str]], list[set[str]]]] = {
        "quoted terms": ([quoted_terms(report) for report in reports], [in_longer_names(report, glossary) for report in reports]),
        "measured names": ([measured_names(report, glossary) for report in reports], none),
        "places": ([named_places(report, places) for report in reports], none),
    }
    for index, report in enumerate(reports):
        told = (f"{kind} {_told(cover(found[index], glossary, longer[index]))}" for kind, (found, longer) in names.items())
        print(f"{report.id}: {', '.join(told)}")
    reached = True
    for kind, (found, longer) in names.items():
        # A term that two reports print counts as standing in a longer name only where it does so in both.
        inside = {term for known in longer for term in known}
        outside = {term for some, known in zip(found, longer, strict=True) for term in some if term not in known}
        coverage = cover((term for some in found for term in some), glossary, inside - outside)
        reached = reached and coverage.share >= GOAL
        how = f"{len(coverage.parts)} of them part by part, {len(coverage.longer)} in a longer name"
        print(f"all {kind}: {_told(coverage)} ({coverage.share:.1%}), {how}")
        if show_missing and coverage.missing:
            print("  " + " ".join(coverage.missing))
    return reached


if __name__ == "__main__":
    sys.exit(main())
