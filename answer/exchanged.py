"""One word exchanged in a sentence that is otherwise its source's: 户均 where the source says 人均, the last batch for the first.

In: a sentence and the claims it names. Out: the word put in the place of another, None where the sentence is a true copy or
is put quite otherwise. A model that phrases anew changes more than a word; one that changes a word alone says another thing.
The module knows nothing of what words mean.
"""

from __future__ import annotations

from collections.abc import Sequence

from answer.directions import NEGATION, find_directions
from answer.model import Claim
from answer.own_words import is_neutral
from answer.wording import Gap, Tokens, compare, tokens_of, uncovered
from corpus import Glossary

# From this share of copied words on a single other word stands out. Of the honest re-wordings in tests/answer/test_support.py
# none is refused, of 10,000 lies (tests/other_lies.py) those that exchange a word are.
LEAST_SHARE = 0.6
_MOST = {"zh": 4, "en": 3}  # characters or words of one exchange
_MEANS = frozenset("stand stands refer refers mean means denote denotes denoting 指 意 思".split())  # OPC stands for, OPC refers to
_FLANK = 2  # copied words on each side; towards an end of the sentence as many as there are


def exchanged_word(text: str, language: str, grounds: Sequence[Claim], glossary: Glossary) -> str | None:
    """The word that stands in the place of another one of the source.

    A word of the same direction (提升 for 提高), and one that the source has elsewhere, is none; a figure always is.
    """
    sentence = tokens_of(text)
    bodies = [tokens_of(body) for body in _bodies(grounds, language)]
    compared = [(compare(sentence, body), body) for body in bodies if body.words]
    if not compared:
        return None
    copy, _ = max(compared, key=lambda pair: pair[0].share)
    if copy.share < LEAST_SHARE or len(copy.gaps) != 1:
        return None  # a copy, or put otherwise: 受…影响 for 因…等因素影响, with more than that changed
    gap = copy.gaps[0]
    if not _stands_out(gap, sentence, copy.copied, language) or _same_way(gap, sentence):
        return None
    own = sentence.text[sentence.starts[gap.start] : sentence.ends[gap.end - 1]]
    if any(word[0].isdigit() for word in gap.own) and any(word[0].isdigit() for word in gap.lost):
        return own
    known = (*bodies, *(tokens_of(place) for place in _places(grounds, glossary)))
    put = Tokens(sentence.text, gap.own, sentence.starts[gap.start : gap.end], sentence.ends[gap.start : gap.end])
    return own if any(not is_neutral(put.words[at]) for at in uncovered(put, known, 2)) else None


def _bodies(grounds: Sequence[Claim], language: str) -> list[str]:
    """What the claims say and quote, in one language."""
    texts = [claim.text for claim in grounds]
    for citation in (citation for claim in grounds for citation in claim.citations):
        texts.append((citation.quote if language == "zh" else citation.quote_en) or "")
        texts += [note.text for note in citation.footnotes]
        texts += [citation.table.row, *citation.table.columns] if citation.table is not None else []
    return texts


def _places(grounds: Sequence[Claim], glossary: Glossary) -> list[str]:
    """Whose the words are, in both languages."""
    places = {citation.report.place or "" for claim in grounds for citation in claim.citations}
    return [name for place in sorted(places) for name in (place, glossary.english(place) or "")]


def _stands_out(gap: Gap, sentence: Tokens, copied: frozenset[int], language: str) -> bool:
    """Whether a few words stand in the place of about as many others, between words that are copied."""
    own, lost = ([word for word in words if not is_neutral(word)] for words in (gap.own, gap.lost))
    if (
        not own
        or not lost
        or _MEANS.issuperset((*own, *lost))
        or abs(len(own) - len(lost)) > 1
        or max(len(gap.own), len(gap.lost)) > _MOST[language]
    ):
        return False
    sides = [set(range(max(gap.start - _FLANK, 0), gap.start)), set(range(gap.end, min(gap.end + _FLANK, len(sentence.words))))]
    return max(map(len, sides)) == _FLANK and all(side <= copied for side in sides)


def _same_way(gap: Gap, sentence: Tokens) -> bool:
    """Whether both words say more, or both less, or both deny."""
    edge = sentence.words[gap.start - 1] if gap.start else "", sentence.words[gap.end] if gap.end < len(sentence.words) else ""
    between = " " if gap.own[0].isascii() else ""
    said, there = (between.join((edge[0], *words, edge[1])) for words in (gap.own, gap.lost))
    signs = [{direction.sign for direction in find_directions(words)} for words in (said, there)]
    denied = [NEGATION.search(words) is not None for words in (said, there)]
    return (bool(signs[0]) and signs[0] == signs[1] and denied[0] == denied[1]) or (all(denied) and signs[0] == signs[1])
