"""Plain search: passages of either language for questions of either language, by words, neighbours, vectors and a dictionary."""

from __future__ import annotations

import gzip
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from errors import EmbedderError
from index.dictionary import Translations, phrase_stems, read_dictionary
from index.embedder import StaticEmbedder, load_embedder
from index.keywords import KeywordIndex, TokenBook
from index.nearwords import NearWords
from index.plain_search import PlainSearch
from index.retriever import Retriever
from index.storage import open_index
from index.tokens import Tokenizer

CHINESE = [
    "海啸摧毁了沿海的村庄，数千人被疏散。",
    "国务院发布人工智能发展规划。",
    "蝙蝠在古老的建筑里栖息。",
    "飞机坠入泻湖，一名乘客失踪。",
]
ENGLISH = [
    "The tsunami destroyed villages on the coast. Thousands were evacuated.",
    "The State Council published a plan for artificial intelligence.",
    "Bats live in old buildings.",
    "The plane crashed into a lagoon. One passenger is missing.",
]


@pytest.fixture(scope="module")
def bundled() -> StaticEmbedder:
    embedder = load_embedder(None)
    assert isinstance(embedder, StaticEmbedder)
    return embedder


def query(text: str, language: str, *, zh: str = "", en: str = "", places: tuple[str, ...] = (), named: tuple[str, ...] = ()) -> Any:
    return SimpleNamespace(text=text, plain=text, language=language, search_zh=zh, search_en=en, places=places, places_named=named)


def translations(texts: list[str], path: Path | None = None) -> Translations:
    words = KeywordIndex.build([(1.0, [[text] for text in texts])], len(texts), TokenBook(Tokenizer().tokenize))
    return Translations(words, texts, path) if path else Translations(words, texts)


@pytest.fixture
def small_dictionary(tmp_path: Path) -> Path:
    path = tmp_path / "dictionary.tsv.gz"
    lines = ["tsunami\t海啸", "state council\t国务院", "state\t状态|州", "council\t理事会", "old\t老|古老", "bat\t蝙蝠|球拍"]
    path.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    return path


@pytest.mark.parametrize(
    ("question", "best"),
    [("How many people fled the tsunami?", 0), ("what did the State Council publish", 1), ("where do bats live", 2)],
)
def test_a_rare_english_word_is_found_by_its_translation(small_dictionary: Path, question: str, best: int) -> None:
    scores = translations(CHINESE, small_dictionary).scores(question, True)
    assert scores.argmax() == best and (scores > 0).sum() == 1


def test_the_longest_phrase_is_looked_up_whole(small_dictionary: Path) -> None:
    scores = translations(["状态良好。", "理事会开会。", "国务院开会。"], small_dictionary).scores("the State Council", True)
    assert (scores > 0).tolist() == [False, False, True]


def test_a_translation_of_one_character_counts_less(small_dictionary: Path) -> None:
    scores = translations(["老张来了。", "古老的树。", "新的树木。"], small_dictionary).scores("old", True)
    assert scores[1] > scores[0] > scores[2] == 0


def test_a_name_that_no_dictionary_holds_is_found_by_its_sound(small_dictionary: Path) -> None:
    texts = ["林德伯格谈到了老树。", "昨天下午开了会。", "蝙蝠飞走了。"]
    scores = translations(texts, small_dictionary).scores("Who is Lindberg?", True)
    assert scores[0] > 0 and not scores[1:].any()
    assert not translations(texts, small_dictionary).scores("who is LQ?", True).any()


def test_a_name_that_the_dictionary_holds_is_what_the_dictionary_says(small_dictionary: Path) -> None:
    texts = ["巴特尔到了。", "蝙蝠飞走了。"]
    assert translations(texts, small_dictionary).scores("Bats", True)[0] == 0
    assert translations(texts, small_dictionary).scores("Bats", True)[1] > 0


def test_a_chinese_question_is_looked_up_in_english_passages(small_dictionary: Path) -> None:
    scores = translations(ENGLISH, small_dictionary).scores("海啸之后怎么样？", False)
    assert scores.argmax() == 0 and (scores > 0).sum() == 1
    assert translations(ENGLISH, small_dictionary).scores("国务院", False).argmax() == 1


def test_a_word_that_only_asks_is_not_looked_up(tmp_path: Path) -> None:
    path = tmp_path / "d.tsv.gz"
    path.write_bytes(gzip.compress("what\t什么\ntell\t告诉".encode(), mtime=0))
    assert not translations(["什么都告诉你。"], path).scores("tell me what", True).any()


@pytest.mark.parametrize("data", [b"no archive", gzip.compress(b"one cell", mtime=0), None])
def test_a_damaged_dictionary_is_one_line_that_names_it(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "broken.tsv.gz"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(EmbedderError, match=r"broken\.tsv\.gz.*git checkout"):
        read_dictionary(path)


def test_the_bundled_dictionary_knows_words_of_every_day() -> None:
    dictionary = read_dictionary()
    assert len(dictionary) > 50_000
    assert "海啸" in dictionary["tsunami"].split("|") and "玻利维亚" in dictionary["bolivia"].split("|")
    assert phrase_stems("the frigates' crew") == ["the", "frigat", "crew"]


def test_a_word_is_found_by_its_neighbours_in_the_other_language(bundled: StaticEmbedder) -> None:
    assert NearWords(bundled, CHINESE).scores("artificial intelligence plan").argmax() == 1
    assert NearWords(bundled, ENGLISH).scores("飞机坠毁").argmax() == 3


def test_near_words_of_nothing_are_nothing(bundled: StaticEmbedder) -> None:
    assert not NearWords(bundled, CHINESE).scores("").any()
    assert not NearWords(bundled, CHINESE).scores("what is the").any()
    assert NearWords(bundled, []).scores("plan").shape == (0,)


def test_token_vectors_are_those_of_one_word(bundled: StaticEmbedder) -> None:
    (number,) = bundled.bags(["bridge"])[0]
    assert bundled.token(number) == "bridge"
    assert np.allclose(bundled.token_vectors(np.array([number])), bundled.encode(["bridge"]), atol=1e-6)


@pytest.fixture
def search(new_workshop: Any, bundled: StaticEmbedder) -> PlainSearch:
    shop = new_workshop()
    shop.embedder = bundled
    shop.write(
        **{f"zh{number}": text for number, text in enumerate(CHINESE)}, **{f"en{number}": text for number, text in enumerate(ENGLISH)}
    )
    shop.build()
    return PlainSearch(Retriever(open_index(shop.folder), bundled))


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [("How many people were evacuated?", "en", 0), ("哪里的村庄被摧毁？", "zh", 0), ("bats", "en", 2), ("谁发布了规划？", "zh", 1)],
)
def test_the_passage_is_found_in_both_languages_before_any_other(search: PlainSearch, text: str, language: str, number: int) -> None:
    hits = search.find(query(text, language, zh=text if language == "zh" else "", en=text if language == "en" else ""), 2)
    assert {hit.passage.report for hit in hits} == {f"zh{number}", f"en{number}"}


def test_reports_of_the_place_named_come_before_all_others(search: PlainSearch) -> None:
    asked = query("Which passenger is missing?", "en", en="passenger missing")
    best, second = (hit.passage.report for hit in search.find(asked, 2))
    assert {best, second} == {"en3", "zh3"}
    assert [hit.passage.report for hit in search.find(asked, 2, (second,))] == [second, best]


PLACES = {
    "beijing": "北京的发展极不平凡。\n\n北京城市更新。\n\n今年新建充电桩三万个。",
    "gansu": "甘肃的发展极不平凡。\n\n甘肃城市更新。\n\n甘肃新建充电桩一万个。",
    "other": "去年新建充电桩两万个。",
}


@pytest.fixture
def places(new_workshop: Any, bundled: StaticEmbedder) -> PlainSearch:
    shop = new_workshop(max_chars=20)
    shop.embedder = bundled
    shop.write(**PLACES)
    shop.build()
    return PlainSearch(Retriever(open_index(shop.folder), bundled))


@pytest.mark.parametrize(
    ("asked", "first", "best"),
    [
        (query("北京新建充电桩", "zh", zh="北京新建充电桩 北京", places=("北京市",), named=("北京",)), ("beijing",), "今年新建充电桩"),
        (query("Beijing's new charging piles", "en", zh="充电桩 北京", en="charging piles", places=("北京市",), named=("Beijing",)), ("beijing",), "今年新建充电桩"),
        (query("北京", "zh", zh="北京", places=("北京市",), named=("北京",)), ("beijing",), "北京城市更新"),
    ],
)  # fmt: skip
def test_the_name_of_a_place_tells_nothing_between_passages_of_its_report(places: PlainSearch, asked: Any, first: Any, best: str) -> None:
    assert best in places.find(asked, 1, first)[0].passage.text


def test_a_name_that_narrows_nothing_is_searched_for(places: PlainSearch) -> None:
    asked = query("北京新建", "zh", zh="北京新建", places=("北京市",), named=("北京",))
    assert "北京" in places.find(asked, 1, without=("cosine", "near"))[0].passage.text


def test_one_sentence_that_holds_all_words_counts_more_than_two_that_share_them(new_workshop: Any, bundled: StaticEmbedder) -> None:
    shop = new_workshop()
    shop.embedder = bundled
    shop.write(apart="新建学校十所。改造桥梁五座。", together="新建桥梁五座。改造学校十所。")
    shop.build()
    search = PlainSearch(Retriever(open_index(shop.folder), bundled))
    asked = query("新建桥梁", "zh", zh="新建桥梁")
    assert [hit.passage.report for hit in search.find(asked, 2)] == ["together", "apart"]
    alone = ("own", "named", "near", "cosine")
    assert [hit.passage.report for hit in search.find(asked, 2, without=alone)] == ["together", "apart"]


def test_what_an_answer_rests_on_comes_before_all_others(places: PlainSearch) -> None:
    asked = query("充电桩", "zh", zh="充电桩")
    before = [hit.passage for hit in places.find(asked, 9)]
    after = [hit.passage for hit in places.find(asked, 9, proved=before[-1:])]
    assert after == [*before[-1:], *before[:-1]]


def test_an_english_name_is_searched_as_it_is_spelt(search: PlainSearch) -> None:
    asked = query("Lagoon", "en", en="lagoons")
    asked.plain = "Lagos"  # what the repair of spelling might make of it
    assert {hit.passage.report for hit in search.find(asked, 2)} == {"en3", "zh3"}


def test_a_score_left_out_counts_nothing(search: PlainSearch) -> None:
    asked = query("海啸", "zh", zh="海啸")
    everything = {hit.passage.report: hit.fused for hit in search.find(asked, 8)}
    words_alone = {hit.passage.report: hit.fused for hit in search.find(asked, 8, without=("cosine", "near", "dictionary"))}
    assert set(words_alone) == {"zh0"} and "en0" in everything


def test_the_same_question_finds_the_same(search: PlainSearch) -> None:
    asked = query("What did the tsunami destroy?", "en", en="tsunami destroy")
    assert search.find(asked, 8) == search.find(asked, 8)


def test_another_embedder_is_searched_without_near_words(workshop: Any) -> None:
    workshop.build()
    found = PlainSearch(Retriever(open_index(workshop.folder), workshop.embedder)).find(query("粮食产量", "zh", zh="粮食产量"), 1)
    assert found[0].passage.report == "gansu"
