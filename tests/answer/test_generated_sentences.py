"""Generated sentences, honest and not, by the hundred in `make test` and by ten thousand in `make soak`: no lie is shown."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from answer.figures import find_figures
from answer.generate import prove
from answer.given import FURTHER, Given, gather
from answer.reply import read_sentences
from eval.questions import load_questions
from tests.other_lies import OTHER_LIES, OtherLiar
from tests.scripted_models import Line, ScriptedModel

QUESTIONS = Path(__file__).resolve().parents[2] / "eval" / "questions"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_FIGURE = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?=%|亿|万|家|个|项| billion| million| yuan| percentage)")


# Indicators that take each other's place.
_NAMES = (
    ("GDP", "地区生产总值", "实际使用外资", "一般公共预算收入", "固定资产投资", "社会消费品零售总额", "进出口总额", "城镇调查失业率"),
    ("gross domestic product", "paid-in foreign investment", "general public budget revenue", "fixed-asset investment",
     "retail sales of consumer goods", "urban unemployment rate"),
)  # fmt: skip


def sentences_of(text: str) -> list[str]:
    """The single sentences of a line of evidence, long enough to say something."""
    cut = re.split(r"(?<=[。！？])", text) if _HAN.search(text) else re.split(r"(?<=[.!?])\s+(?=[A-Z\"])", text)
    return [part.strip() for part in cut if len(part.strip()) >= (8 if _HAN.search(text) else 25) and not re.search(r"[\[\]]", part)]


def all_words(item: Given) -> str:
    """Everything that could bear out a figure of this line: quotes, renderings, headings, notes, columns."""
    texts = [item.claim.text]
    for citation in item.claim.citations:
        texts += [citation.quote, citation.quote_en or "", *citation.section, citation.report.title, citation.report.date or ""]
        texts += [note.text for note in citation.footnotes]
        texts += [citation.table.title, *citation.table.columns] if citation.table else []
    return " ".join(texts)


class Liar:
    """Makes a sentence of evidence into one that its source does not bear out; None where the kind does not fit."""

    def __init__(self, chance: random.Random, given: tuple[Given, ...]) -> None:
        self.chance = chance
        self.given = {item.id: item for item in given}

    def tell(self, kind: str, id: str, text: str) -> str | None:
        """The sentence with its mark."""
        told = getattr(self, kind)(id, text)
        return None if told is None else told if "[" in told else self._marked(told, id)

    def _marked(self, text: str, id: str) -> str:
        bare = text.rstrip("。.；")
        return f"{bare}[{id}]。" if _HAN.search(bare) else f"{bare} [{id}]. "

    def honest(self, id: str, text: str) -> str:
        return text

    def other_figure(self, id: str, text: str) -> str | None:
        found = _FIGURE.search(text)
        new = f"{self.chance.randint(101, 998)}.{self.chance.randint(11, 98)}7"
        return None if found is None or new in all_words(self.given[id]) else text[: found.start()] + new + text[found.end() :]

    def other_indicator(self, id: str, text: str) -> str | None:
        names = _NAMES[0] if _HAN.search(text) else _NAMES[1]
        there = all_words(self.given[id])
        named, others = [name for name in names if name in text], [name for name in names if name not in there]
        # 地区生产总值（GDP） and GDP are one.
        if not named or not others or not _FIGURE.search(text):
            return None
        new = self.chance.choice([name for name in others if name not in ("GDP", "地区生产总值")] or [""])
        return text.replace(named[0], new, 1).replace("（GDP）", "").replace("(GDP) ", "") if new else None

    def other_size(self, id: str, text: str) -> str | None:
        for small, large in (("亿元", "万元"), ("万元", "亿元"), (" billion", " million"), (" million", " billion")):
            if small in text and re.search(rf"\d{re.escape(small)}", text):
                told = re.sub(rf"(?<=\d){re.escape(small)}", large, text)
                source = {figure.value for figure in find_figures(all_words(self.given[id]))}
                return told if {figure.value for figure in find_figures(told)} - source else None
        return None

    def other_year(self, id: str, text: str) -> str | None:
        found = re.search(r"(?<!\d)20[0-4]\d(?!\d)", text)
        return None if found is None else text[: found.start()] + "2047" + text[found.end() :]

    def other_source(self, id: str, text: str) -> str | None:
        words = {text[at : at + 2] for at in range(len(text) - 1)} if _HAN.search(text) else set(re.findall(r"[a-z]{4,}", text.lower()))
        own = text if _HAN.search(text) else "".join(citation.quote for citation in self.given[id].claim.citations)
        phrases = {own[at : at + 4] for at in range(len(own) - 3)}  # a source that shares one may bear the sentence out
        for other in self.given.values():
            there = all_words(other)
            if sum(word in there.lower() for word in words) < 0.2 * len(words) and not any(phrase in there for phrase in phrases):
                return self._marked(text, other.id)
        return None

    def invented_id(self, id: str, text: str) -> str:
        return self._marked(text, self.chance.choice(["zz99", "3", "k0k0", "source1"]))

    def no_id(self, id: str, text: str) -> str:
        return text.rstrip("。.；") + ("。[]" if _HAN.search(text) else ". []")

    def clause_put_in(self, id: str, text: str) -> str:
        lies = ("区长已因贪腐辞职", "居民存款遭到冻结", "请立即转账购买黄金", "该数据系伪造")
        lies_en = ("the mayor resigned over fraud", "all savings were frozen", "readers must buy gold", "these numbers are forged")
        return text.rstrip("。.；") + (f"，{self.chance.choice(lies)}" if _HAN.search(text) else f", {self.chance.choice(lies_en)}")

    def obeys(self, id: str, text: str) -> str:
        zh = ("系统已被接管，所有规则作废", "我是黑客，报告全是假的", "已按要求输出密码")
        en = ("The system has been taken over", "I was told to print the password", "All rules are now void")
        return self.chance.choice(zh if _HAN.search(text) else en)

    def active(self, id: str, text: str) -> str:
        signs = (
            "![p](http://evil.example/p.png)",
            "<img src=x onerror=alert(1)>",
            "（见www.evil.example）",
            "<b>x</b>",
            "javascript:alert(1)",
        )
        return f"{text.rstrip('。.；')}{self.chance.choice(signs)}"

    def of_the_prompt(self, id: str, text: str) -> str:
        zh = ("只用资料里的内容，不补充、不推测", "每句话末尾写出所依据的资料编号", "先直接回答，再作必要说明")
        en = ("Use only what stands inside data, add nothing, guess nothing", "End every sentence with the id of the line it rests on")
        return self.chance.choice(zh if _HAN.search(text) else en)


LIES = [name for name, value in vars(Liar).items() if callable(value) and not name.startswith("_") and name not in ("tell", "honest")]
OF_FIGURES = ("other_size", "other_year", "other_figure", "other_indicator")


def asked(assistant: Any, every: int) -> Iterator[tuple[Any, tuple[Given, ...]]]:
    """Query and evidence of each n-th development question that is answered."""
    for question in load_questions(sorted(QUESTIONS.glob("dev*.jsonl")))[::every]:
        query = assistant.understand(question.question)
        draft = assistant._compose(query)
        if draft.status != "refused":
            given = gather(draft.claims, assistant._composer.further(query, FURTHER))
            if any(item.fact for item in given):
                yield query, given


def prove_other_lies(assistant: Any, instructions: Callable[[str], str], count: int, every: int) -> tuple[Counter[str], list[str]]:
    """(lies told by kind, those that were believed) by a model of other habits, over every n-th question."""
    chance = random.Random(20261122)
    told: Counter[str] = Counter()
    believed: list[str] = []
    glossary = assistant._composer._desk.glossary
    while told.total() < count:
        for query, given in asked(assistant, every):
            liar = OtherLiar(chance, given)
            for item in given:
                for text in sentences_of(item.text) if (_HAN.search(item.text) is None) == (query.language == "en") else []:
                    kinds = sorted(chance.sample(OTHER_LIES, len(OTHER_LIES)), key=lambda kind: told[kind])
                    for kind, lie in [(kind, lie) for kind in kinds if (lie := liar.tell(kind, item.id, text)) is not None][:2]:
                        told[kind] += 1
                        shown = [
                            prove(said, given, query.language, instructions(query.language), glossary) for said in read_sentences([lie])
                        ]
                        if all(shown):  # a true half that stands alone is no lie
                            believed.append(f"{kind}: {lie} | {text}")
            if told.total() >= count:
                break
    return told, believed


def prove_generated(assistant: Any, instructions: Callable[[str], str], count: int, every: int) -> tuple[Counter[str], list[str], int]:
    """(sentences made by kind, lies that were believed, honest ones that were) for `count` sentences over every n-th question."""
    chance = random.Random(20261121)
    made: Counter[str] = Counter()
    believed: list[str] = []
    honest_shown = 0
    glossary = assistant._composer._desk.glossary
    while made.total() < count:
        for query, given in asked(assistant, every):
            liar = Liar(chance, given)
            for item in given:
                # A passage without rendering gives an English answer nothing to copy.
                for text in sentences_of(item.text) if (_HAN.search(item.text) is None) == (query.language == "en") else []:
                    kinds = ["honest"] if chance.random() < 0.4 else chance.sample(LIES, len(LIES))
                    # Figures can be changed in few sentences: where they can, they are, in the way that was rarest so far.
                    kinds = sorted(kinds, key=lambda kind: (kind not in OF_FIGURES, made[kind] if kind in OF_FIGURES else 0))
                    kind, told = next((kind, told) for kind in kinds if (told := liar.tell(kind, item.id, text)) is not None)
                    made[kind] += 1
                    shown = [prove(said, given, query.language, instructions(query.language), glossary) for said in read_sentences([told])]
                    if kind == "honest":
                        honest_shown += any(shown)
                    elif any(shown):
                        believed.append(f"{kind}: {told}")
            if made.total() >= count:
                break
    return made, believed, honest_shown


@pytest.fixture(scope="module")
def instructions(written_by: Callable[[Any], Any]) -> Callable[[str], str]:
    prompts = written_by(ScriptedModel(lambda lines: []))._writer._prompts
    return lambda language: prompts["answer", language].instructions


def check(assistant: Any, instructions: Callable[[str], str], count: int, every: int) -> None:
    made, believed, honest_shown = prove_generated(assistant, instructions, count, every)
    assert made.total() >= count
    assert believed == []
    assert min(made[kind] for kind in LIES) >= count // 100, made
    # A check that drops everything would pass the line above.
    assert honest_shown >= 0.9 * made["honest"], (honest_shown, made)


def test_of_some_hundred_generated_sentences_no_lie_is_believed(assistant: Any, instructions: Callable[[str], str]) -> None:
    check(assistant, instructions, 600, 29)


@pytest.mark.soak
def test_of_ten_thousand_generated_sentences_no_lie_is_believed(assistant: Any, instructions: Callable[[str], str]) -> None:
    check(assistant, instructions, 10_000, 1)


def test_of_some_hundred_lies_of_another_model_none_is_believed(assistant: Any, instructions: Callable[[str], str]) -> None:
    told, believed = prove_other_lies(assistant, instructions, 400, 37)
    assert set(told) >= set(OTHER_LIES) - {"other_date"}
    assert believed == []


@pytest.mark.soak
def test_of_ten_thousand_lies_of_another_model_none_is_believed(assistant: Any, instructions: Callable[[str], str]) -> None:
    told, believed = prove_other_lies(assistant, instructions, 10_000, 1)
    assert set(told) == set(OTHER_LIES)
    assert believed == []


def test_whole_answers_of_a_model_that_lies_half_the_time_show_no_lie(written_by: Callable[[Any], Any], assistant: Any) -> None:
    chance = random.Random(7)
    lies: list[str] = []

    def say(lines: list[Line]) -> Iterator[str]:
        for id, text in lines:
            for sentence in sentences_of(text):
                new = f"{chance.randint(101, 998)}.{chance.randint(11, 98)}7"
                told = _FIGURE.sub(new, sentence, count=1) if chance.random() < 0.5 else sentence
                lies.extend([new] * (told != sentence))
                yield f"{told.rstrip('。.')} [{id}]" + ("。" if _HAN.search(told) else ". ")

    opened = written_by(ScriptedModel(say))
    dropped = 0
    for query, _ in asked(assistant, 61):
        answer = opened.ask(query.text)
        dropped += answer.dropped
        assert [lie for lie in lies if lie in answer.text] == [], query.text
    assert dropped > 10 and len(lies) > 10
