"""Which names of an indicator the reports that a question is about print.

In: what the loaded reports of each place print, a glossary entry, a question as typed. Out: whether one of the entry's names
stands there: in the reports of the places that the question names, of all where it names none. Knows nothing of values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from corpus import GlossaryEntry

Prints = Callable[[GlossaryEntry, str], bool]

_KIND_ZH = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:特别行政区|自治[区州县旗]|新区|街道|[省市区县州旗镇乡])$")
_ABOVE_ZH = re.compile(r"^.+?(?:[省市州]|自治区)(?=[\u4e00-\u9fff]{2,}[市区县州旗镇乡]$)")
_KIND_EN = re.compile(r",.*$| (?:Province|Municipality|City|District|County|Prefecture|New Area|Town|Township)\b.*$")


def printed_anywhere(entry: GlossaryEntry, plain: str) -> bool:
    """Any name will do, where nothing is known of reports."""
    return True


class PrintedBy:
    """What the reports of each place print.

    >>> from corpus import GlossaryEntry
    >>> prints = PrintedBy([(("白石省青岭县", "Qingling County, Baishi"), "粮食产量稳定"), (("白石省", "Baishi Province"), "粮食总产增长")])
    >>> total = GlossaryEntry("粮食总产量", "grain output", ("粮食总产",), (), "indicator")
    >>> prints(total, "青岭县的粮食目标"), prints(total, "Qingling's target for grain"), prints(total, "粮食目标")
    (False, False, True)
    """

    def __init__(self, reports: Iterable[tuple[Sequence[str | None], str]]) -> None:
        """`reports`: the names of a report's place in both languages, and its text."""
        self._reports = [(frozenset(map(_bare, filter(None, places))), text) for places, text in reports]

    def __call__(self, entry: GlossaryEntry, plain: str) -> bool:
        """Whether one of the entry's Chinese names stands in the reports that the question is about."""
        asked = plain.lower()
        own = [text for places, text in self._reports if any(place in asked for place in places)]
        texts = own or [text for _, text in self._reports]
        return any(name in text for name in (entry.zh, *entry.zh_aliases) for text in texts)


def _bare(place: str) -> str:
    """A place's last unit without its kind, in small letters: 青鸥市白石区 → 白石, Baishi District, Qingou → baishi."""
    return _KIND_EN.sub("", _KIND_ZH.sub("", _ABOVE_ZH.sub("", place))).lower()
