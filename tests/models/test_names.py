"""The table of how names are written in Chinese is made from dictionaries' names."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from errors import EmbedderError
from models.names import align_names, best_likelihood, main, read_names, table_lines

ROWS = [
    ("Marco (name)", "马尔科"), ("Mario", "马里奥"), ("Carla", "卡尔拉"), ("Carol", "卡罗尔"), ("Marta", "马尔塔"), ("Darco", "达尔科"),
    ("Coria, Spain", "科里亚"), ("Tarco", "塔尔科"), ("Carta", "卡尔塔"), ("Mona Lisa", "蒙娜·丽莎"), ("Kali State", "卡里州"), ("Nadi", "纳迪"),
    ("Holland", "荷兰国"), ("Chongqing", "重庆"), ("to sing", "唱歌"), ("Saviour", "救世主"),
]  # fmt: skip


def test_names_are_read_part_by_part_and_neither_words_nor_pinyin() -> None:
    read = {(name.letters, name.chinese) for name in read_names(ROWS)}
    assert {("marco", "马尔科"), ("coria", "科里亚"), ("mona", "蒙娜"), ("lisa", "丽莎"), ("holland", "荷兰")} <= read
    assert not {"tosing", "chongqing", "nadi", "kali", "kalistate"} & {letters for letters, _ in read}


def test_letters_go_with_the_syllable_that_stands_for_them() -> None:
    counts = align_names(read_names(ROWS))
    assert counts["ma", "ma"] > 2 > counts["mar", "ma"]
    assert counts["r", "er"] > 2 > counts["o", "er"]


def test_a_translation_is_less_likely_than_a_name_by_sound() -> None:
    names = read_names(ROWS)
    counts = align_names(names)
    joint = {pair: count / sum(counts.values()) for pair, count in counts.items()}
    likely = {name.letters: best_likelihood(name, joint) for name in names}
    assert likely["marta"] > likely["saviour"]


def test_characters_rarer_elsewhere_say_more() -> None:
    lines = [line.split("\t") for line in table_lines(read_names(ROWS), ["马马马马马马马马马马马马马马马马马马马马", "唱歌"])]
    scores = {key: float(score) for key, _, score in lines}
    assert scores["塔"] > scores["马"]
    assert {"ma", "ta"} <= scores.keys()


def test_the_same_data_give_the_same_file_and_a_missing_source_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("cc_cedict", "cow_wordnet", "cldr"):
        (tmp_path / f"{name}.tsv").write_text("".join(f"{english}\t{chinese}\n" for english, chinese in ROWS), encoding="utf-8")
    for out in ("one.gz", "two.gz"):
        assert main(["--data", str(tmp_path), "--out", str(tmp_path / out)]) == 0
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "two.gz").read_bytes()
    assert "\tma\t" in gzip.decompress((tmp_path / "one.gz").read_bytes()).decode()
    (tmp_path / "cldr.tsv").unlink()
    assert main(["--data", str(tmp_path), "--out", str(tmp_path / "three.gz")]) == EmbedderError.exit_status
    assert "cldr" in capsys.readouterr().err
