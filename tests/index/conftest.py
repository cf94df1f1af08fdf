"""A tiny embedder and small reports for the tests of the index."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from corpus import Block, Cell, Footnote, NoteMark, Report, Run, SourceFile, Table, Term, Text
from index.build import BuildOptions, BuildResult, build_or_update

SICHUAN = """四川省政府工作报告
——2026年1月26日在四川省第十四届人民代表大会第四次会议上
一、2025年工作回顾
全省地区生产总值增长5.5%，突破7万亿元。实际使用外资32.5亿美元，增长4.2%。城镇新增就业102万人。
二、2026年工作安排
今年经济社会发展的主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业85万人以上。推进“三同”“两不”改革。
"""
YUNNAN = """云南省政府工作报告
——2026年1月28日在云南省第十四届人民代表大会第四次会议上
一、过去一年工作回顾
全省地区生产总值增长4.3%。有色金属产业营业收入达到5000亿元。旅游总收入1.2万亿元。
二、今年重点工作
地区生产总值增长4.5%左右。新增高速公路500公里。
"""
GANSU = """甘肃省政府工作报告
一、工作回顾
全省地区生产总值增长5.8%，新能源装机占比65%。粮食产量256亿斤。
二、重点工作
新增新能源装机1000万千瓦。城镇新增就业30万人。
"""


class HashEmbedder:
    """Vectors from hashed character pairs: the same text always gives the same vector, like texts near ones."""

    name = "hash"

    def __init__(self, dimension: int = 64, fingerprint: str = "hash-1") -> None:
        self.dimension = dimension
        self.fingerprint = fingerprint
        self.texts: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.texts += texts
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            for pair in pairwise(text):
                vectors[row, zlib.crc32("".join(pair).encode()) % self.dimension] += 1
        return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


@dataclass
class Workshop:
    """A folder of reports and the index made from it."""

    reports: Path
    options: BuildOptions
    embedder: HashEmbedder

    @property
    def folder(self) -> Path:
        return self.options.index_dir

    def write(self, **texts: str) -> None:
        """Write reports, each under its name and .txt."""
        for name, text in texts.items():
            (self.reports / f"{name}.txt").write_text(text, encoding="utf-8")

    def build(
        self, *paths: Path, exact: bool = False, remove: Sequence[str] = (), reread: Sequence[str] = (), rebuild: bool = False
    ) -> BuildResult:
        """Bring the index up to date with `paths`, by default the folder."""
        named = list(paths) or ([] if remove or reread else [self.reports])
        return build_or_update(named, self.options, self.embedder, exact=exact, remove=remove, reread=reread, rebuild=rebuild)


@pytest.fixture
def embedder() -> HashEmbedder:
    return HashEmbedder()


@pytest.fixture
def new_embedder() -> type[HashEmbedder]:
    return HashEmbedder


@pytest.fixture
def provinces() -> dict[str, str]:
    """Report id → text of three small reports."""
    return {"sichuan": SICHUAN, "yunnan": YUNNAN, "gansu": GANSU}


@pytest.fixture
def new_workshop(tmp_path: Path) -> Callable[..., Workshop]:
    """Makes empty workshops, each in a folder of its own."""
    made: list[Workshop] = []

    def make(max_chars: int = 120) -> Workshop:
        root = tmp_path / f"workshop-{len(made)}"
        (root / "reports").mkdir(parents=True)
        options = BuildOptions(root / "built", max_chars, root / "glossary.csv", root / "english")
        made.append(Workshop(root / "reports", options, HashEmbedder()))
        return made[-1]

    return make


@pytest.fixture
def workshop(new_workshop: Callable[..., Workshop], provinces: dict[str, str]) -> Workshop:
    """A workshop with three reports, not yet built."""
    shop = new_workshop()
    shop.write(**provinces)
    return shop


def plain_text(string: str, at: int = 0) -> Text:
    """A text that stands in one piece in file 0."""
    return Text(string, (Run(0, len(string), 0, at),) if string else ())


@dataclass
class ReportMaker:
    """Builds a report block by block; offsets are true for the file made of the blocks' texts."""

    id: str = "test"

    def __post_init__(self) -> None:
        self.blocks: list[Block] = []
        self.notes: list[Footnote] = []
        self.source = ""

    def text(self, string: str) -> Text:
        at = len(self.source)
        self.source += string + "\n"
        return plain_text(string, at)

    def add(
        self,
        string: str,
        kind: str = "paragraph",
        section: tuple[str, ...] = (),
        story: str = "",
        marks: Sequence[tuple[int, str]] = (),
        table: Table | None = None,
    ) -> str:
        """Add a block and return its id."""
        name = f"{self.id}#{len(self.blocks)}"
        noted = tuple(NoteMark(offset, mark) for offset, mark in marks)
        self.blocks.append(Block(name, kind, self.text(string), section, story, marks=noted, table=table))  # type: ignore[arg-type]
        return name

    def table(self, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], section: tuple[str, ...] = ()) -> str:
        """Add a table and return its block's id."""
        made = Table(
            title,
            tuple(self.text(column) for column in columns),
            tuple(tuple(Cell(self.text(cell)) for cell in row) for row in rows),
        )
        return self.add(title, "table", section, table=made)

    def note(self, mark: str, string: str, terms: Sequence[str], blocks: Sequence[str]) -> None:
        """Add a note whose terms are defined by its whole text."""
        defined = tuple(Term(term, f"“{term}”", 0, len(string)) for term in terms)
        self.notes.append(Footnote(mark, self.text(string), defined, tuple(blocks)))

    def report(self) -> Report:
        """The report of all that was added."""
        file = SourceFile(f"{self.id}.txt", "0" * 64, "utf-8", self.source)
        return Report(
            id=self.id, title="试验报告", title_en=None, publisher=None, place=None, place_en=None, date="2026", kind="report",
            reviews=(2025,), plans=(2026,), files=(file,), blocks=tuple(self.blocks), notes=tuple(self.notes), facts=(), receipts=(),
        )  # fmt: skip


@pytest.fixture
def maker() -> ReportMaker:
    return ReportMaker()


@pytest.fixture
def new_maker() -> type[ReportMaker]:
    return ReportMaker
