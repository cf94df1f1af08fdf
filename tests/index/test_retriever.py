"""Search: what is ranked first, which scores come with it, what limits it."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pytest

from index.retriever import Retriever
from index.storage import Index, open_index


@pytest.fixture
def retriever(workshop: Any) -> Retriever:
    workshop.build()
    return Retriever(open_index(workshop.folder), workshop.embedder)


def test_the_sentence_asked_for_comes_first(retriever: Retriever) -> None:
    best = retriever.search_sentences(zh="粮食产量", k=3)[0]
    assert best.sentence.text == "粮食产量256亿斤。"
    assert best.passage.sentences[best.position] == best.sentence
    assert best.bm25 > 0 and best.cosine > 0 and best.bm25_en == 0


def test_the_passage_asked_for_comes_first_with_the_scores_of_its_sentences(retriever: Retriever) -> None:
    best = retriever.search(zh="新能源装机占比", k=2)[0]
    assert best.passage.report == "gansu"
    scores = {best.passage.sentences[one.position].text: one for one in best.sentences}
    assert list(scores) == ["全省地区生产总值增长5.8%，新能源装机占比65%。", "粮食产量256亿斤。"]
    assert scores["全省地区生产总值增长5.8%，新能源装机占比65%。"].bm25 > scores["粮食产量256亿斤。"].bm25
    assert 0.9 < best.fused <= 1


def test_hits_are_ordered_by_their_fused_score(retriever: Retriever) -> None:
    fused = [hit.fused for hit in retriever.search(zh="地区生产总值增长", k=20)]
    assert fused == sorted(fused, reverse=True) and len(fused) > 3
    fused = [match.fused for match in retriever.search_sentences(zh="地区生产总值增长", k=40)]
    assert fused == sorted(fused, reverse=True) and len(fused) > 3


@pytest.mark.parametrize("reports", [["gansu"], ["gansu", "yunnan"], ("none",), []])
def test_a_search_among_some_reports_finds_these_alone(retriever: Retriever, reports: list[str]) -> None:
    found = {hit.passage.report for hit in retriever.search(zh="地区生产总值增长", k=50, reports=reports)}
    assert found == set(reports) - {"none"}
    found = {match.passage.report for match in retriever.search_sentences(zh="地区生产总值增长", k=50, reports=reports)}
    assert found == set(reports) - {"none"}


def test_a_heading_helps_its_sentences(retriever: Retriever) -> None:
    texts = [match.sentence.text for match in retriever.search_sentences(zh="重点工作 就业", k=2)]
    assert texts[0] == "城镇新增就业30万人。"  # 二、重点工作 stands above it; the other 就业 sentences have other headings


def test_a_report_without_an_english_edition_is_found_by_its_chinese_words(workshop: Any) -> None:
    workshop.options.english.mkdir()
    line = '{"zh": "粮食产量256亿斤。", "en": "Grain output was 12.8 million tonnes.", "made_by": "project"}\n'
    (workshop.options.english / "gansu.jsonl").write_text(line, encoding="utf-8")
    workshop.build()
    search = Retriever(open_index(workshop.folder), workshop.embedder)
    found = search.search_sentences(zh="高速公路", en="new expressway output", k=2)
    assert next(match.sentence.text for match in found) == "新增高速公路500公里。"
    assert search.search_sentences(zh="", en="grain output", k=1)[0].sentence.text == "粮食产量256亿斤。"


def test_a_question_without_words_finds_nothing(retriever: Retriever) -> None:
    assert retriever.search(zh="", question="") == []
    assert retriever.search_sentences(zh="") == []
    assert retriever.search(zh="增长", k=0) == []


def test_the_same_question_gives_the_same_hits(retriever: Retriever) -> None:
    assert retriever.search(zh="增长", en="growth", k=50) == retriever.search(zh="增长", en="growth", k=50)
    assert retriever.search_sentences(zh="增长", k=50) == retriever.search_sentences(zh="增长", k=50)


def test_a_note_that_defines_two_terms_takes_one_place(new_workshop: Any) -> None:
    shop = new_workshop()
    shop.write(a="一、重点工作\n推进“三同”“两不”[[footnoteRef:3]]改革。\n[3: []“三同”“两不”：“三同”指甲同；“两不”指乙不。]\n")
    shop.build()
    index = open_index(shop.folder)
    assert sum(passage.kind == "definition" for passage in index.passages) >= 2
    hits = Retriever(index, shop.embedder).search(zh="三同 两不", k=10)
    assert sum(hit.passage.kind == "definition" for hit in hits) == 1


def test_exact_scores_do_not_hang_on_how_many_are_asked_for(retriever: Retriever) -> None:
    few = retriever.search_sentences(zh="增长", k=2)
    assert retriever.search_sentences(zh="增长", k=50)[:2] == few


@pytest.mark.soak
def test_warm_search_over_twenty_thousand_sentences_is_fast(new_workshop: Any) -> None:
    shop = new_workshop()
    chance = np.random.default_rng(1)
    words = ["地区生产总值", "社会消费品零售总额", "城镇新增就业", "实际使用外资", "粮食产量", "新能源装机", "固定资产投资", "改革", "项目"]
    for number in range(20):
        lines = [
            f"{''.join(chance.choice(words, 4))}增长{chance.integers(1, 999) / 10}%，达到{chance.integers(1, 9999)}亿元。"
            for _ in range(1000)
        ]
        shop.write(**{f"r{number}": "工作报告\n一、回顾\n" + "\n".join(lines)})
    shop.build()
    index: Index = open_index(shop.folder)
    retriever = Retriever(index, shop.embedder)
    assert len(index.places) == 20_000
    retriever.search_sentences(zh="实际使用外资增长")
    spent = []
    for number in range(20):
        started = time.perf_counter()
        retriever.search_sentences(zh=f"实际使用外资增长{number}%", k=40)
        spent.append(time.perf_counter() - started)
    assert sorted(spent)[10] < 0.04
