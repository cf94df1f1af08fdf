"""Words that ask are made shorter, and no others."""

import numpy as np
from tokenizers import Tokenizer

from index.embedder import BUNDLED_FOLDER, load_embedder
from models.asking import ASKING, asking_words, shorten_asking
from models.vocabulary import train_tokenizer


def test_every_line_of_the_file_is_a_language_and_words_that_no_line_repeats():
    lines = ASKING.read_text(encoding="utf-8").splitlines()
    assert len(set(lines)) == len(lines)
    assert {line.split("\t")[0] for line in lines} == {"en", "zh"}
    assert all(len(some) > 100 for some in asking_words().values())


def test_the_tokens_of_words_that_ask_are_shorter_and_no_others():
    texts = ["which of the following rivers is mentioned", "the river floods the valley", "下列哪一项提到河流", "河流淹没山谷"] * 20
    tokenizer = train_tokenizer(texts, 600)
    vectors = np.random.default_rng(1).standard_normal((tokenizer.get_vocab_size(), 8)).astype(np.float32)
    shorter = shorten_asking(vectors, tokenizer, 0.25)
    lengths = np.linalg.norm(shorter, axis=1) / np.linalg.norm(vectors, axis=1)
    for word, length in {"following": 0.25, "mentioned": 0.25, "valley": 1, "floods": 1}.items():
        (number,) = tokenizer.encode(word, add_special_tokens=False).ids
        assert np.isclose(lengths[number], length), word
    assert set(np.round(lengths, 4)) == {0.25, 1.0}


def test_a_frame_turns_the_bundled_vector_of_a_question_but_little():
    embedder = load_embedder(None)
    question = "when did the harbour freeze over?"
    plain, framed, other = embedder.encode([question, f"According to the passage, {question}", "who repaired the harbour of Bergen?"])
    assert plain @ framed > 0.85
    assert plain @ framed > plain @ other


def test_the_bundled_tokenizer_leaves_frames_out_and_no_word_of_what_is_asked():
    tokenizer = Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json"))
    for framed, plain in (
        ("According to the passage, when did the harbour freeze over?", "When did the harbour freeze over?"),
        ("Which of the following statements about Bergen is NOT true?", "about Bergen"),
        ("根据文章内容，港口何时结冰？", "港口何时结冰？"),
        ("作者认为港口何时结冰？", "港口何时结冰？"),
    ):
        assert tokenizer.encode(framed, add_special_tokens=False).tokens[:3] == tokenizer.encode(plain, add_special_tokens=False).tokens[:3]
    for whole in ("according to the mayor, the following year was a good one", "根据规划,以下岗职工为例"):
        assert tokenizer.normalizer.normalize_str(whole) == whole


def test_a_question_of_frames_alone_has_a_vector_of_nothing_and_no_error():
    (vector,) = load_embedder(None).encode(["Which of the following is true?"])
    assert not np.isnan(vector).any()
