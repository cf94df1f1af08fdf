"""One contract for all embedders; the three loaders of the bundled folder agree; damage is refused."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from errors import EmbedderError
from index.embedder import (
    BUNDLED_FOLDER,
    Embedder,
    SentenceTransformerEmbedder,
    StaticEmbedder,
    is_static_folder,
    load_embedder,
)

TEXTS = [
    "2026年地区生产总值增长5%左右，一般公共预算收入同口径增长2%。",
    "What is the GDP growth target for 2026?",
    "“三同”“两不”是什么意思",
    "实际使用外资（FDI）6000万美元",
    "How many people live in the old town of Yuzhong District?",
    "解放碑、朝天门 1+8+N+11",
]

needs_bundled = pytest.mark.skipif(not is_static_folder(BUNDLED_FOLDER), reason="the bundled model is not here")


@pytest.fixture(scope="session")
def other_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sentence-transformers folder of another layout (plain float32 StaticEmbedding), made on the spot."""
    sentence_transformers = pytest.importorskip("sentence_transformers")
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Split

    tokenizer = Tokenizer(WordLevel({"[UNK]": 0, **{text: i for i, text in enumerate("年增长目标what is", 1)}}, "[UNK]"))
    tokenizer.pre_tokenizer = Split("", "isolated")
    folder = tmp_path_factory.mktemp("other") / "any-model"
    module = StaticEmbedding(tokenizer, embedding_dim=16)
    sentence_transformers.SentenceTransformer(modules=[module], device="cpu").save(str(folder))
    return folder


@pytest.fixture(params=["bundled", "sentence-transformers"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "bundled":
        if not is_static_folder(BUNDLED_FOLDER):
            pytest.skip("the bundled model is not here")
        return load_embedder(None)
    return load_embedder(str(request.getfixturevalue("other_folder")))


def test_vectors_are_float32_rows_of_length_one(embedder: Embedder) -> None:
    vectors = embedder.encode(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), embedder.dimension)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    assert embedder.encode([]).shape == (0, embedder.dimension)


def test_a_text_has_the_same_vector_alone_and_in_company(embedder: Embedder) -> None:
    together = embedder.encode(TEXTS)
    alone = np.concatenate([embedder.encode([text]) for text in TEXTS])
    assert np.abs(together - alone).max() < 1e-5


def test_an_empty_text_gives_finite_numbers(embedder: Embedder) -> None:
    assert np.isfinite(embedder.encode(["目标", ""])).all()


def test_the_fingerprint_is_the_same_at_each_load(embedder: Embedder) -> None:
    again = load_embedder(str(BUNDLED_FOLDER) if isinstance(embedder, StaticEmbedder) else embedder.name)
    assert again.fingerprint == embedder.fingerprint


def test_a_folder_of_another_layout_is_read_by_sentence_transformers(other_folder: Path) -> None:
    embedder = load_embedder(str(other_folder))
    assert isinstance(embedder, SentenceTransformerEmbedder)
    assert embedder.name == str(other_folder)
    assert embedder.dimension == 16


@needs_bundled
def test_sentence_transformers_reads_the_bundled_folder_with_the_same_vectors() -> None:
    ours = load_embedder(None).encode(TEXTS)
    theirs = SentenceTransformerEmbedder(str(BUNDLED_FOLDER)).encode(TEXTS)
    assert (ours * theirs).sum(axis=1).min() > 0.999


@needs_bundled
def test_model2vec_reads_the_bundled_folder_with_the_same_vectors() -> None:
    model2vec = pytest.importorskip("model2vec")
    ours = load_embedder(None).encode(TEXTS)
    theirs = model2vec.StaticModel.from_pretrained(str(BUNDLED_FOLDER)).encode(TEXTS)
    theirs = theirs / np.linalg.norm(theirs, axis=1, keepdims=True)
    assert (ours * theirs).sum(axis=1).min() > 0.999


@needs_bundled
def test_an_english_question_is_nearest_to_its_chinese_sentence() -> None:
    embedder = load_embedder(None)
    questions = [
        "What is the economic growth target?",
        "How many new jobs were created in cities?",
        "How many hospitals and doctors are there?",
        "What is done to protect the river from pollution?",
    ]
    sentences = [
        "全年经济增长目标为百分之五左右。",
        "城镇新增就业五万人。",
        "全区有医院三十家，医生四千名。",
        "加强河流保护，防治水污染。",
    ]
    assert (embedder.encode(questions) @ embedder.encode(sentences).T).argmax(axis=1).tolist() == [0, 1, 2, 3]


@needs_bundled
def test_the_bundled_folder_stays_under_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in BUNDLED_FOLDER.rglob("*") if path.is_file()) < 30_000_000


@needs_bundled
def test_the_bundled_embedder_loads_neither_torch_nor_transformers() -> None:
    code = (
        "import sys; from index.embedder import load_embedder; load_embedder(None).encode(['目标']); "
        "print(sorted({'torch', 'transformers', 'sentence_transformers', 'safetensors'} & set(sys.modules)))"
    )
    root = BUNDLED_FOLDER.parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture
def copied_folder(tmp_path: Path) -> Path:
    if not is_static_folder(BUNDLED_FOLDER):
        pytest.skip("the bundled model is not here")
    return Path(shutil.copytree(BUNDLED_FOLDER, tmp_path / "copy"))


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_changed_byte_is_refused_by_file_name(copied_folder: Path, name: str) -> None:
    content = bytearray((copied_folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copied_folder / name).write_bytes(content)
    with pytest.raises(EmbedderError, match=rf"{name} is damaged: its bytes do not match checksums\.json"):
        load_embedder(str(copied_folder))


def test_a_cut_file_is_refused(copied_folder: Path) -> None:
    path = copied_folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-1000])
    with pytest.raises(EmbedderError, match=r"model\.safetensors is damaged"):
        load_embedder(str(copied_folder))


@pytest.mark.parametrize("listing", ["", "[]", "{}", '{"model.safetensors": "0"}'])
def test_a_broken_checksum_file_is_refused(copied_folder: Path, listing: str) -> None:
    (copied_folder / "checksums.json").write_text(listing, encoding="utf-8")
    with pytest.raises(EmbedderError):
        load_embedder(str(copied_folder))


def test_a_missing_model_gives_one_line_that_names_the_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(EmbedderError) as caught:
        load_embedder(str(tmp_path / "not-there")).encode(["目标"])
    assert "--embedder" in str(caught.value)
    assert "HF_HUB_OFFLINE" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_without_sentence_transformers_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EmbedderError, match=r"--embedder\) needs sentence-transformers.*pip install -r requirements"):
        load_embedder("somebody/some-model").encode(["目标"])
