"""The names a sentence holds, and those that nothing it cites bears out.

In: a sentence in either language and the texts it rests on. Out: its names, in order, and the first that stands in none
of the texts, by any name the glossary gives it. A name is what stands in “”, 《》 or "", a run of capitals in English, a
term of the glossary, or a Chinese word tagged as a proper noun. The module knows nothing of citations or figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import rjieba

from answer.figures import find_figures
from answer.own_words import is_neutral
from answer.wording import Tokens, tokens_of, uncovered
from corpus import Glossary, GlossaryEntry

# “四张清单”, 《工伤保险条例》, "three transformations"; not a whole quoted sentence.
_QUOTED = re.compile(r"[“\"]([^“”\"，。；]{1,40})[”\"]|《([^《》]{2,60})》")
# Jiefangbei World Square, CPC Yuzhong District Committee, No. 1 Hospital of Wuxi; not "The", "In".
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w'’&-]*(?:\.(?= \d))?(?:(?: (?:of|and|the|for|de|on))* (?:[A-ZÀ-Þ][\w'’&-]*(?:\.(?= \d))?|\d+(?=\b)))*")
_FIRST = re.compile(r"(?:^|[.!?:;]\s+|[\"“(]\s*)$")
_NAMED_KINDS = frozenset("person place company institution project document title slogan indicator industry policy".split())
_PROPER_TAGS = ("nr", "ns", "nt", "nz")
_LEAST_HAN = 2  # a Chinese name has two characters or more; one of them alone is found anywhere


def find_names(text: str, glossary: Glossary | None = None) -> tuple[str, ...]:
    """The names of a text that can be told by their marks, their capitals or the glossary, in order.

    >>> find_names("《工伤保险条例》和“四张清单”"), find_names("In 2025 the Consulate General of Vietnam opened in Chongqing.")
    (('工伤保险条例', '四张清单'), ('Consulate General of Vietnam', 'Chongqing'))
    """
    found: dict[int, str] = {}
    for match in _QUOTED.finditer(text):
        found[match.start()] = match[1] or match[2]
    for start, name in _capitals(text):
        found.setdefault(start, name)
    for start, surface, _ in _terms(text, glossary):
        found.setdefault(start, surface)
    return tuple(dict.fromkeys(found[start] for start in sorted(found)))


def unsupported_name(text: str, sources: Sequence[Tokens], glossary: Glossary | None = None) -> str | None:
    """The first name of a text that stands in no source under any of its names; None where all stand.

    >>> unsupported_name("成都新增5家企业", [tokens_of("杭州市新增5家企业")]), unsupported_name("“三同”工作", [tokens_of("“三同”“两不”")])
    ('成都', None)
    """
    held = tuple(sources)
    known = list(_terms(text, glossary))
    for _, surface, entry in known:
        if not any(_stands(name, held) for name in (surface, entry.zh, entry.en, *entry.zh_aliases, *entry.en_aliases)):
            return surface
    borne = {surface for _, surface, _ in known}
    for match in _QUOTED.finditer(text):
        name = match[1] or match[2]
        if name not in borne and not _stands(name, held):
            return name
    for _, name in _capitals(text):
        if not all(_part_stands(part, held, borne) for part in re.split(r" (?:of|and|the|for|de|on) ", name)):
            return name
    return _unknown_han(text, held, borne)


def _capitals(text: str) -> list[tuple[int, str]]:
    """Runs of capitals with their places; a single word that opens a sentence or a quotation may be any word."""
    if not re.search(r"[a-z]", text):
        return []
    figures = [(figure.start, figure.end) for figure in find_figures(text)]  # the US of "5 US dollars"
    found = []
    for match in _CAPITALS.finditer(text):
        start, name = match.start(), match[0]
        while " " in name and (is_neutral(name.split(" ")[0].lower()) or name.split(" ")[0].isdigit()):
            start, name = start + name.index(" ") + 1, name[name.index(" ") + 1 :]  # "In 2025 the" opens no name
        alone = " " not in name and _FIRST.search(text[:start])
        if name[:1].isupper() and not alone and not is_neutral(name.lower()) and not any(a < start < b for a, b in figures):
            found.append((start, name))
    return found


def _terms(text: str, glossary: Glossary | None) -> list[tuple[int, str, GlossaryEntry]]:
    if glossary is None:
        return []
    matches = glossary.find_zh(text) if re.search(r"[\u3400-\u9fff]", text) else glossary.find_en(text)
    return [(match.start, match.surface, match.entry) for match in matches if match.entry.kind in _NAMED_KINDS]


def _stands(name: str, sources: tuple[Tokens, ...]) -> bool:
    tokens = tokens_of(re.sub(r" \(.*\)", "", name))
    return bool(tokens.words) and any(source.holds(tokens) for source in sources)


def _part_stands(part: str, sources: tuple[Tokens, ...], borne: set[str]) -> bool:
    if any(part in name for name in borne) or _stands(part, sources):
        return True
    for name in sorted(borne, key=lambda name: (-len(name), name)):
        part = part.replace(name, " ")
    tokens = tokens_of(part)
    return all(is_neutral(tokens.words[i]) for i in uncovered(tokens, sources, _LEAST_HAN))


def _unknown_han(text: str, sources: tuple[Tokens, ...], borne: set[str]) -> str | None:
    """A Chinese proper noun, or a run that no dictionary knows, among the characters that stand in no source."""
    tokens = tokens_of(text)
    missing = set(uncovered(tokens, sources, _LEAST_HAN))
    at = 0
    for word, tag in rjieba.tag("".join(tokens.words)) if any("\u3400" <= tokens.words[i][0] <= "\u9fff" for i in missing) else ():
        size = _size(tokens, at, len(word))
        inside = set(range(at, at + size))
        at += size
        if tag.startswith(_PROPER_TAGS) and len(word) > 1 and inside & missing and not any(word in name for name in borne):
            return str(word)
    return None


def _size(tokens: Tokens, at: int, characters: int) -> int:
    """How many tokens from `at` on make up so many characters."""
    size = length = 0
    while length < characters and at + size < len(tokens.words):
        length += len(tokens.words[at + size])
        size += 1
    return size
