"""Training end to end on a handful of made-up pairs, and the parts it is made of."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

torch = pytest.importorskip("torch")

from errors import EmbedderError  # noqa: E402
from index.embedder import StaticEmbedder  # noqa: E402
from models.batches import Batch, BatchMaker, BatchPlan, EntryPool  # noqa: E402
from models.folder import quantise_rows  # noqa: E402
from models.measure import measure_scores  # noqa: E402
from models.pairs import SOURCES, SourceKind, encode_source, read_folder, read_pairs  # noqa: E402
from models.train import Recipe, RowAdam, batch_vectors, contrastive_loss, flatten_batch, main  # noqa: E402
from models.vocabulary import train_tokenizer  # noqa: E402

NOUNS = {"bridge": "大桥", "hospital": "医院", "school": "学校", "harbour": "港口", "museum": "博物馆", "market": "市场"}
VERBS = {"builds": "建设", "repairs": "修缮", "opens": "开放", "plans": "规划", "closes": "关闭"}
PLACES = {"north": "北部", "south": "南部", "old town": "老城", "new district": "新区"}


def made_up_pairs() -> list[tuple[str, str]]:
    return [
        (f"The city {verb} the {noun} in the {place} in {year}.", f"{year}年，全市在{place_zh}{verb_zh}{noun_zh}。")
        for noun, noun_zh in NOUNS.items()
        for verb, verb_zh in VERBS.items()
        for place, place_zh in PLACES.items()
        for year in (2025, 2026)
    ]


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pairs")
    rows = made_up_pairs()
    words = [pair for words in (NOUNS, VERBS, PLACES) for pair in words.items()]
    for name, part in (("twlaw", rows[::2]), ("cc_cedict", words), ("tatoeba", rows[1::2])):
        (folder / f"{name}.tsv").write_text("".join(f"{en}\t{zh}\n" for en, zh in part), encoding="utf-8")
    (folder / "unknown_licence.tsv").write_text("never\t不读\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def trained_folder(data_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("trained") / "tiny-embedder"
    extra = out.parent / "extra.tsv"
    extra.write_text("The mayor reports on the bridge.\t市长报告大桥情况。\n" * 4, encoding="utf-8")
    options = ["--steps", "200", "--batch", "32", "--vocabulary", "600", "--learning-rate", "0.02", "--seed", "3", "--without-own"]
    assert main(["--data", str(data_folder), "--out", str(out), "--extra", str(extra), *options]) == 0
    return out


def test_a_tiny_run_learns_to_find_the_chinese_of_an_english_sentence(trained_folder: Path) -> None:
    embedder = StaticEmbedder(trained_folder)
    english = [f"The city opens the {noun} in the north in 2026." for noun in NOUNS]
    chinese = [f"2026年，全市在北部开放{noun}。" for noun in NOUNS.values()]
    scores = embedder.encode(english) @ embedder.encode(chinese).T
    assert scores.argmax(axis=1).tolist() == list(range(len(NOUNS)))


def test_the_model_folder_holds_int8_rows_scales_tokenizer_and_checksums(trained_folder: Path) -> None:
    names = {path.relative_to(trained_folder).as_posix() for path in trained_folder.rglob("*") if path.is_file()}
    assert names == {
        "model.safetensors", "tokenizer.json", "config.json", "modules.json", "config_sentence_transformers.json",
        "1_Normalize/config.json", "checksums.json",
    }  # fmt: skip
    notes = json.loads((trained_folder / "config.json").read_text(encoding="utf-8"))["zhengwen"]
    assert notes["pairs"] == {"twlaw": 120, "cc_cedict": 15, "tatoeba": 120, "extra": 4}
    assert notes["seed"] == 3


def test_only_sources_of_clear_licence_are_read(data_folder: Path) -> None:
    assert list(read_folder(data_folder)) == ["twlaw", "cc_cedict", "tatoeba"]


def test_a_folder_without_training_files_is_refused_with_the_names_it_should_hold(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match=r"none of the training files \(twlaw, cc_cedict"):
        read_folder(tmp_path)


def test_a_row_without_a_tab_is_refused_with_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "tatoeba.tsv"
    path.write_text("one\t一\ntwo 二\n", encoding="utf-8")
    with pytest.raises(EmbedderError, match=r"tatoeba\.tsv, line 2: expected english<TAB>chinese, found 1 cells"):
        read_pairs(path)


@pytest.mark.parametrize("text", ["2026年目标", "2026 TARGET", "２０２６年，目标。", "in 2026,"])
def test_a_year_is_the_same_token_in_both_languages(text: str) -> None:
    tokenizer = train_tokenizer(["2026 target", "2026年目标", "in the target", "年的目标"] * 20, size=500)
    assert "2026" in tokenizer.encode(text).tokens


def test_words_seen_often_are_whole_and_others_are_pieces() -> None:
    tokenizer = train_tokenizer(["economic growth"] * 6 + ["economics"] * 2 + ["经济增长"] * 6, size=500)
    assert tokenizer.encode("Economic GROWTH").tokens == ["economic", "growth"]
    assert tokenizer.encode("economics").tokens == ["economic", "s"]


def test_a_vocabulary_too_small_for_its_figures_is_refused() -> None:
    with pytest.raises(ValueError, match="a vocabulary of 50 leaves no room for Chinese"):
        train_tokenizer(["目标"], size=50)


def _batches(plan: BatchPlan, rows: list[tuple[str, str]], count: int, tokenizer: Tokenizer | None = None) -> list[Batch]:
    tokenizer = tokenizer or train_tokenizer([text for row in rows for text in row], size=600)
    source = encode_source("twlaw", SOURCES["twlaw"], rows, tokenizer)
    batches = iter(BatchMaker([source], tokenizer, plan, seed=1))
    return [next(batches) for _ in range(count)]


def test_rows_with_the_same_text_on_one_side_are_no_negatives_of_each_other() -> None:
    rows = [("the bridge", "大桥"), ("a bridge", "大桥"), ("the school", "学校"), ("the school", "校舍")]
    (batch,) = _batches(BatchPlan(size=4, document_share=0.0), rows, 1)
    assert not batch.same.diagonal().any()
    assert batch.same.sum() == 4  # 大桥 twice and "the school" twice, each both ways round


def test_a_document_batch_pairs_a_crop_with_the_passage_that_holds_its_row() -> None:
    plan = BatchPlan(size=8, document_share=1.0, monolingual_share=1.0, question_share=0.0, salted_share=0.0)
    for batch in _batches(plan, made_up_pairs(), 5):
        for query, sentences in zip(batch.queries, batch.passages, strict=True):
            passage = np.concatenate(sentences)
            windows = np.lib.stride_tricks.sliding_window_view(passage, len(query))
            assert (windows == query).all(axis=1).any()
            assert len(passage) > len(query)


WORDS = [pair for some in (NOUNS, VERBS, PLACES) for pair in some.items()] * 4


def test_a_rare_word_put_into_a_query_stands_in_the_sentence_asked_of() -> None:
    tokenizer = train_tokenizer([text for row in [*made_up_pairs(), *WORDS] for text in row], size=600)
    law = encode_source("twlaw", SOURCES["twlaw"], [("It is so.", "是也")] * 40, tokenizer)
    entries = encode_source("cc_cedict", SourceKind(share=1e-9, running=False), WORDS, tokenizer)
    plan = BatchPlan(size=8, document_share=1.0, monolingual_share=0.0, reversed_share=0.0, question_share=0.0, salted_share=1.0)
    pool = {tuple(en): tuple(zh) for en, zh in EntryPool([entries]).draw(500, np.random.default_rng(0))}
    batch = next(iter(BatchMaker([law, entries], tokenizer, plan, seed=1)))
    own = set(law.en.row(0).tolist())
    for query, sentences in zip(batch.queries, batch.passages, strict=True):
        longest = max(sentences, key=len).tolist()
        added = [token for token in query.tolist() if token not in own]
        assert added
        words = [zh for en, zh in pool.items() if set(en) <= set(added)]
        assert words
        assert all(set(zh) <= set(longest) for zh in words[:1])
        assert sum(len(sentence) > len(law.zh.row(0)) for sentence in sentences) == 1


def test_a_bag_of_entries_asks_for_words_of_one_of_its_lines() -> None:
    tokenizer = train_tokenizer([text for row in WORDS for text in row], size=500)
    entries = encode_source("cc_cedict", SOURCES["cc_cedict"], WORDS, tokenizer)
    plan = BatchPlan(size=8, document_share=1.0, monolingual_share=1.0, question_share=0.0, bag_share=1.0, bag_lines=2, min_crop_tokens=30)
    maker = iter(BatchMaker([entries], tokenizer, plan, seed=1))
    for batch in (next(maker) for _ in range(5)):
        for query, lines in zip(batch.queries, batch.passages, strict=True):
            assert len(lines) == plan.bag_lines
            assert any(set(query.tolist()) <= set(line.tolist()) for line in lines)


def test_families_stay_whole_in_a_batch() -> None:
    rows = [(f"row {number} of {number // 4}", f"第{number}行第{number // 4}组") for number in range(80)]
    tokenizer = train_tokenizer([text for row in rows for text in row], size=500)
    source = encode_source("composed", SourceKind(share=1.0, running=True, family=4), rows, tokenizer)
    drawn = next(iter(BatchMaker([source], tokenizer, BatchPlan(size=16, document_share=0.0, question_share=0.0), seed=3)))
    numbers = [next(row for row in range(80) if np.array_equal(source.en.row(row), query)) for query in drawn.queries]
    assert sorted(number % 4 for number in numbers) == [0] * 4 + [1] * 4 + [2] * 4 + [3] * 4
    assert len({number // 4 for number in numbers}) == 4


def test_a_passage_is_scored_by_its_best_sentence_too() -> None:
    one, two = np.array([1, 2]), np.array([3])
    batch = Batch([one, two], [[one, np.array([4, 5, 6])], [two]], np.zeros((2, 2), bool))
    flat = flatten_batch(batch)
    assert flat.sentences_of.tolist() == [[0, 1], [2, 2]]
    rows = torch.eye(7)[flat.rows]
    with_sentences, without = (
        float(contrastive_loss(batch_vectors(rows, flat), flat, Recipe(matryoshka=(7,), sentence_share=share))) for share in (0.5, 0.0)
    )
    assert with_sentences < without  # the passage holds more than its one sentence that is asked for


def test_the_same_seed_draws_the_same_batches() -> None:
    # One tokenizer for both: the unigram trainer of `tokenizers` is not repeatable to the last piece.
    tokenizer = train_tokenizer([text for row in made_up_pairs() for text in row], size=600)
    first, second = (_batches(BatchPlan(size=8), made_up_pairs(), 6, tokenizer) for _ in range(2))
    for one, other in zip(first, second, strict=True):
        assert [row.tolist() for row in one.queries] == [row.tolist() for row in other.queries]


def test_row_adam_moves_only_the_rows_it_is_given() -> None:
    table = torch.ones(4, 3)
    RowAdam(table).step(torch.tensor([1, 3]), torch.ones(2, 3), learning_rate=0.1)
    assert torch.allclose(table[:, 0], torch.tensor([1.0, 0.9, 1.0, 0.9]), atol=1e-5)


def test_int8_rows_lose_no_more_than_half_a_step() -> None:
    vectors = np.random.default_rng(0).normal(size=(50, 32)).astype(np.float32)
    rows, scales = quantise_rows(vectors)
    assert rows.dtype == np.int8
    assert np.abs(rows * scales[:, None] - vectors).max() <= scales.max() * 0.5001


def test_measures_count_a_tie_as_a_miss() -> None:
    measure = measure_scores("two queries", np.array([[0.9, 0.1], [0.5, 0.5]]), np.array([0, 1]))
    assert measure.recall_at_1 == 0.5
    assert measure.ndcg_at_10 == pytest.approx((1 + 1 / np.log2(3)) / 2)
