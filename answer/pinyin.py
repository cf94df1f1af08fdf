"""Chinese names in pinyin, where no English name is known: words as one word, people as surname and given name.

In: Chinese characters. Out: Latin letters without tones, with the apostrophe that parts syllables; of a loaded report's place its
English name. It knows nothing of what else a name stands for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from corpus import Report

# Surnames of two characters, and those that are read otherwise than the word they are.
_DOUBLE = frozenset("欧阳 司马 诸葛 上官 皇甫 令狐 东方 慕容 夏侯 尉迟 公孙 长孙 宇文 司徒 端木 呼延".split())
_READ = {"单": "Shan", "曾": "Zeng", "解": "Xie", "仇": "Qiu", "查": "Zha", "任": "Ren", "盖": "Ge", "区": "Ou", "朴": "Piao", "覃": "Qin",
         "缪": "Miao", "翟": "Zhai", "召": "Shao", "员": "Yun", "华": "Hua", "盛": "Sheng", "曲": "Qu", "乐": "Yue", "尉": "Wei", "牟": "Mu"}  # fmt: skip


@lru_cache(maxsize=4096)
def spell(name: str) -> str:
    """A name as one word.

    >>> spell("都江堰"), spell("官鹅")
    ('Dujiangyan', "Guan'e")
    """
    from pypinyin import lazy_pinyin  # half a second: only where a name is in no list

    word = ""
    for syllable in lazy_pinyin(name):
        word += f"'{syllable}" if word and syllable[:1] in "aoe" else syllable
    return word[:1].upper() + word[1:]


def spell_person(name: str) -> str:
    """A person's name: surname, then given name; one of four characters without a double surname as one word.

    >>> spell_person("刘小涛"), spell_person("韦韬"), spell_person("欧阳修")
    ('Liu Xiaotao', 'Wei Tao', 'Ouyang Xiu')
    """
    size = 2 if name[:2] in _DOUBLE else 1 if len(name) < 4 else len(name)
    surname, given = name[:size], name[size:]
    first = _READ.get(surname) or spell(surname)
    return f"{first} {spell(given)}" if given else first


_PLACE_KINDS = {"省": "Province", "市": "City", "县": "County", "区": "District", "旗": "Banner", "新区": "New Area"}
_PLACE = re.compile(r"([\u4e00-\u9fff]{2,3}?)(新区|[省市县区旗])")


def spell_place(place: str) -> str | None:
    """An administrative place by the rule that places are written in pinyin, the smaller one first; None for another name.

    Names with 自治 or of more than three characters follow other languages, too, and are left alone.

    >>> spell_place("青鸥市白石区"), spell_place("松河县"), spell_place("延边朝鲜族自治州")
    ("Baishi District, Qing'ou", 'Songhe County', None)
    """
    parts = _PLACE.findall(place)
    if not parts or "".join(name + kind for name, kind in parts) != place:
        return None
    own = f"{spell(parts[-1][0])} {_PLACE_KINDS[parts[-1][1]]}"
    return f"{own}, {spell(parts[-2][0])}" if len(parts) > 1 else own


def place_in_english(name: str, reports: Mapping[str, Report]) -> str | None:
    """The English of a loaded report's place, named whole or by its last part: 白石区 of 青鸥市白石区; None for any other name."""
    placed = [report for report in reports.values() if report.place and report.place_en and report.place.endswith(name)]
    whole = next((report.place_en for report in placed if report.place == name), None)
    return whole or next((english.partition(",")[0] for report in placed if len(name) > 1 and (english := report.place_en)), None)
