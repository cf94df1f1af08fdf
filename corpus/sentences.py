"""Sentences of a block: spans in its string, never inside a quotation, a bracket, a figure or a word.

In: the string of one block. Out: (start, end) spans that cover it. Knows nothing of sources or meaning.
"""

from __future__ import annotations

import re

_OPENERS = "“‘「『（(《【〔["
_CLOSERS = dict(zip("”’」』）)》】〕]", _OPENERS, strict=True))
_FINAL = "。！？!?"
_QUOTE_CLOSERS = "”’」』"
# matches 廖泽萌说，“我们…, 参与项目的一位青年工程师表示。; not 评审专家强调，项目验收
_SAID = re.compile(r"[一-鿿·]{1,20}?(?:说|表示|介绍(?:说|道)?|坦言|告诉记者|如是说)(?:[，。：,:]|$)")
# A question mark of ASCII ends a sentence that asks; exports also print it for a lost sign.
_ASKS = re.compile(r"如何|什么|哪|吗|怎|为何|是否|呢|谁|几|多少|何")
# A text without Chinese. Matches `Output grew. It fell.`; not `GDP。FDI！`, `引进 Fresh Co. Ltd 等`
_LATIN = re.compile(r"[^\u3001-\u9fff\uff01-\uff5e]*")
# Where a sentence of a text without Chinese may end. Matches `grew. The`, `“Yes.” He`, `ends? In 2025`; not `4.5 percent`, `e.g. tea`
_END_EN = re.compile(r"[.!?]+[”’\"')\]]*(?=\s+[“‘\"'(\[]?[A-Z0-9])")
# What has a full stop without ending a sentence. Matches `Mr.`, `No.`, `J.`, `U.S.`; not `end.`, `him.`
_SHORT_EN = re.compile(
    r"(?:^|[\s(“\"'])(?:(?:[A-Z]\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Rev|Hon|St|Mt|No|Nos|Vol|Fig|vs|cf|ca|approx|al)\.)$"
)


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of `text`, in order, without the white space between them.

    >>> text = "增长9.5%。“最多跑一次”改革落地！他说：“干。”接着干"
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['增长9.5%。', '“最多跑一次”改革落地！', '他说：“干。”', '接着干']
    >>> text = "Output grew 4.5 percent. Mr. Li said: “Good.” It fell in 2024."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Output grew 4.5 percent.', 'Mr. Li said: “Good.”', 'It fell in 2024.']
    >>> split_sentences("")
    []
    """
    if _LATIN.fullmatch(text):
        return _split_english(text)
    spans: list[tuple[int, int]] = []
    inside = _enclosed(text)
    start = 0
    index = 0
    while index < len(text):
        if text[index] in _FINAL and _is_end(text, start, index):
            end = _end_of_sentence(text, index, inside, start)
            if end:
                _add(spans, text, start, end)
                start = index = end
                continue
        index += 1
    _add(spans, text, start, len(text))
    return spans


def _split_english(text: str) -> list[tuple[int, int]]:
    """The sentences of a text without Chinese: a full stop ends one where a capital or a figure follows."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _END_EN.finditer(text):
        if not _SHORT_EN.search(text, start, end.end()):
            _add(spans, text, start, end.end())
            start = end.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))


def _is_end(text: str, start: int, index: int) -> bool:
    if text[index] == "?" and text[index + 1 : index + 2] not in ("", *_CLOSERS):
        return bool(_ASKS.search(text, start, index))
    before, after = text[max(0, index - 1) : index], text[index + 1 : index + 2]
    return not (text[index] in "!?" and before.isascii() and before.isalnum() and after.isascii() and after.isalnum())


def _enclosed(text: str) -> list[int]:
    """For each character the end of the outermost matched pair around it, 0 outside of any.

    Only pairs whose two signs both stand there count: a lost closing quote encloses nothing.
    """
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    waiting = dict.fromkeys(_OPENERS, 0)  # open signs of each kind, so that a lost one costs no search
    for index, char in enumerate(text):
        if char in waiting:
            stack.append(index)
            waiting[char] += 1
        elif char in _CLOSERS and waiting[_CLOSERS[char]]:
            while stack:
                opening = stack.pop()
                waiting[text[opening]] -= 1
                if text[opening] == _CLOSERS[char]:
                    pairs.append((opening, index))
                    break
    inside = [0] * len(text)
    outermost = -1
    for opening, closing in sorted(pairs):
        if opening > outermost:
            outermost = closing
            inside[opening : closing + 1] = [closing + 1] * (closing + 1 - opening)
    return inside


def _end_of_sentence(text: str, index: int, inside: list[int], start: int) -> int:
    """Where the sentence with the stop at `index` ends, 0 if it does not end there."""
    end = index + 1
    while end < len(text) and text[end] in _FINAL:
        end += 1
    if not inside[index]:
        while end < len(text) and text[end] in _QUOTE_CLOSERS and not inside[end]:
            end += 1
        return end
    closing = inside[index]
    if text[end:closing].strip(_QUOTE_CLOSERS + "）)》】"):
        return 0  # more follows inside the pair
    following = text[closing : closing + 1]
    if following and (following in "，、；：。！？,;:!?）)”’" or following in _CLOSERS):
        return 0
    if text[closing - 1] not in _QUOTE_CLOSERS:
        return closing if inside[start] == closing else 0
    if _SAID.match(text, closing):
        return 0
    return closing
