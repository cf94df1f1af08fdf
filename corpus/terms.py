"""The terms that a note defines: its head, the names in it, and the part of the text that defines each.

In: the text of one note. Out: `Term` values with offsets in that text. A head ends at a colon, a dash, before
是指 or 指, or where its line ended. Knows nothing of marks, of where notes stand, or of who uses a term.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Term

# matches “三同”, "三同", 「三同」, 【三同】; not 《三同办法》
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"|「([^「」]+)」|【([^【】]+)】")
_OWN = re.compile(r"“([^“”]{2,8})”(?:是)?指")
_MAX_HEAD_CHARS = 60
_NOT_SAID = "挥标导数南引定派示控"  # 指 in 指挥, 指标, 指导 … does not open a definition
# What opens a definition after a comma or a quoted term: matches ，指…, ，是指…, ，即…; not ，推进…
_SAYS = re.compile(r"(?:主要)?(?:是指|系指|指的是|指|即|系|也称|又称|简称)")
# matches ——指…, —是指…; not 4.5%—5%
_DASH = re.compile(r"(?:——?|──?|－)(?=[^\d—─－])")
# matches ”是由…, ”即…; not ”推广至全市
_AFTER_QUOTE = re.compile(r"[”\"」】](?=(?:是|即|系|为)[^一否])")
# matches 和, 与, 、 between two names of a head
_BETWEEN = re.compile(r"[、，]|(?<=[”\"」】])(?:和|与|及|以及)|(?:和|与|及|以及)(?=[“\"「【])")


def split_terms(body: str, head: int = 0) -> tuple[Term, ...]:
    """The terms that a note's text defines, each with the part of the text that defines it.

    `head` is the length of the head where it stood on a line of its own.

    >>> body = "“三同”“两不”:“三同”指成本低；“两不”指不求人。"
    >>> [(t.name, body[t.definition_start:t.definition_end]) for t in split_terms(body)]
    [('三同', '“三同”指成本低'), ('两不', '“两不”指不求人。'), ('三同两不', '“三同”指成本低；“两不”指不求人。')]
    >>> [t.name for t in split_terms("“1+8+N+11”治理指挥中枢：指实体运行区治理中心。")]
    ['1+8+N+11', '1+8+N+11治理指挥中枢']
    """
    head_end, start = (head, head) if head else _split_head(body)
    if head_end == 0:
        return ()
    end = len(body.rstrip())
    printed = body[:head_end].strip()
    cores = [name for name in quoted_names(printed) if _is_name(name)]
    marked = dict(_quoted_parts(printed))
    parts = [part for name in cores for part in _parallel_parts(name)]
    parts += [
        part for part in _OWN.findall(body) if _is_name(part) and part not in (*cores, *parts) and any(part in name for name in cores)
    ]
    own = _own_definitions(body, start, end, [*cores, *parts])
    bare = _bare_parts(printed, body, start, end)
    for term in bare:
        for name in cores:
            if name in term.name:
                own.setdefault(name, (term.definition_start, term.definition_end))
    terms = [Term(name, marked.get(name, f"“{name}”"), *own.get(name, (start, end))) for name in cores]
    for name in parts:
        if name in own:
            terms.append(Term(name, f"“{name}”", *own[name]))
        elif len(name) > 3:
            terms.append(Term(name, name, start, end))
    terms += bare
    whole = re.sub('[“”"「」【】]', "", printed)
    only_quotes = not _QUOTED.sub("", printed).strip("、和与及 ")
    if not only_quotes or len(cores) != 1:
        terms.append(Term(whole, printed, start, end))
    return tuple(dict.fromkeys(terms))


def quoted_names(text: str) -> list[str]:
    """The names in quotation marks of any kind, in order.

    >>> quoted_names("“两重”\\"两新\\"「双碳」")
    ['两重', '两新', '双碳']
    """
    return [name for name, _ in _quoted_parts(text)]


def _quoted_parts(text: str) -> list[tuple[str, str]]:
    """(name, name in its marks as printed) of each quoted part of `text`."""
    return [(next(group for group in match.groups() if group), match[0]) for match in _QUOTED.finditer(text)]


def _is_name(quoted: str) -> bool:
    """Whether a quoted part of a head can stand for the term: not one sign, not a mere count.

    >>> _is_name("三同"), _is_name("新"), _is_name("21"), _is_name("11311")
    (True, False, False, True)
    """
    return len(quoted) > 1 and not (quoted.isdecimal() and len(quoted) < 3)


def _split_head(body: str) -> tuple[int, int]:
    """Where the head of a note ends and where its definition begins; (0, 0) if it has no head."""
    depth = 0
    said = 0
    for index, char in enumerate(body[:_MAX_HEAD_CHARS]):
        if char in "“（(":
            depth += 1
        elif char in "”）)":
            depth -= 1
        elif depth <= 0 and char in "：:":
            return index, index + 1
        elif depth <= 0 and char == "指" and index > 1 and not said and body[index + 1 : index + 2] not in _NOT_SAID:
            said = index - 1 if body[index - 1] == "是" else index
        elif depth <= 0 and index and not said and (dash := _DASH.match(body, index)):
            return index, dash.end()
        elif depth <= 0 and char in "，,。；":
            if index > 1 and not said and char in "，," and _SAYS.match(body, index + 1):
                return index, index + 1
            break
        if depth <= 0 and not said and _AFTER_QUOTE.match(body, index):
            said = index + 1
    return said, said


def _parallel_parts(name: str) -> list[str]:
    """The parts of a quoted list of terms.

    >>> _parallel_parts("渝进蓉出、蓉进渝出"), _parallel_parts("最多跑一次")
    (['渝进蓉出', '蓉进渝出'], [])
    """
    parts = name.split("、")
    return parts if len(parts) > 1 and all(len(part) > 1 for part in parts) else []


def _bare_parts(head: str, body: str, start: int, end: int) -> list[Term]:
    """The names of a head that joins several (甲工程和“乙”计划), where the definition takes each by itself.

    >>> body = "甲工程和“乙丙”计划：甲工程是指聚才；“乙丙”计划是指引智。"
    >>> [(t.name, body[t.definition_start:t.definition_end]) for t in _bare_parts(body[:10], body, 11, len(body))]
    [('甲工程', '甲工程是指聚才'), ('乙丙计划', '“乙丙”计划是指引智。')]
    """
    names = [part.strip() for part in _BETWEEN.split(head)]
    if len(names) < 2 or any(len(name) < 3 or _QUOTED.fullmatch(name) for name in names):
        return []
    found = [
        (match.start(), name) for name in names if (match := re.search(rf"{re.escape(name)}(?:是|主要)?(?:指|包括|：)", body[start:end]))
    ]
    spans = _spans_between(body, [(start + at, name) for at, name in found], end)
    return [Term(re.sub('[“”"「」【】]', "", name), name, *span) for name, span in spans.items()]


def _own_definitions(body: str, start: int, end: int, names: Sequence[str]) -> dict[str, tuple[int, int]]:
    """For names that the definition takes one by one (“三同”指…；“两不”指…): the part that each has."""
    found: list[tuple[int, str]] = []
    for name in names:
        match = re.search(rf"[“\"「【]{re.escape(name)}[”\"」】](?:是)?指", body[start:end])
        if match:
            found.append((start + match.start(), name))
    return _spans_between(body, found, end)


def _spans_between(body: str, found: list[tuple[int, str]], end: int) -> dict[str, tuple[int, int]]:
    """From each place found to the next one, without the stop between them."""
    found.sort()
    spans: dict[str, tuple[int, int]] = {}
    for index, (begin, name) in enumerate(found):
        stop = found[index + 1][0] if index + 1 < len(found) else end
        while stop > begin and body[stop - 1] in "；;， ":
            stop -= 1
        spans[name] = (begin, stop)
    return spans
