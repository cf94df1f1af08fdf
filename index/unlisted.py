"""Places that a question names and the glossary does not list: 海盐县, Haiyan County, Pudong's.

In: a question in plain form, the glossary's matches in it, the places of the loaded reports. Out: their names as typed, or as
the report of that place has it. What is asked of such a place is never answered from another one's report. Knows nothing of
reports beside their places.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import rjieba

from corpus import Match

# matches 海盐县, 凤县, 浦东新区; not 示范区, 全县
_OFFICIAL = re.compile(
    r"(?![\u4e00-\u9fff]*[强大]县)(?!全|本|我|各|该|外|城|市|郊|老|新区|山区|灾|社|片|园|景|校|厂|特区|核心|中心)[\u4e00-\u9fff]{1,5}(?:县|市|区|州|盟|旗|省)"
)
# A county at the head of its clause, whatever the tagger makes of its name: 白岭县2026年目标; not 百强县, 县域, 全县
_COUNTY = re.compile(
    r"(?:^|[，。？?；、\s]|[在对跟和与比问])((?![全各本我外两三几多哪每该区郊某])[\u4e00-\u9fff]{1,2}(?<![强大困点范质态化业粮类各个等全旅茶果棉林牧农])县)(?![域级城委政长里区市乡镇志情人均])"
)
_SUFFIX = frozenset("县市区州盟旗省")
# What a title or a kind of area says of itself: National Civilised District, Demonstration City name no place.
_KIND_EN = (
    r"(?:National|Provincial|Municipal|Civili[sz]ed|Pilot|Demonstration|Model|Business|Central|Core|High|Tech|Industrial|Financial|Free|Trade|Historic(?:al)?|Smart|Green"
    r"|Garden|Forest|Sponge|Healthy|Host|Digital|Creative|Innovation|Pioneer|Advanced|Top|Best|Old|Inner|Main|Rural|Urban|World|International|Famous|Safe|Happy)"
)
# A word that opens a question, with a capital because it does: Did Haiyan County, In Haiyan County.
_OPENS_EN = r"(?:Did|Does|Do|Is|Are|Was|Were|Has|Have|Had|Will|Would|Can|Could|Should|Must|May|In|For|Of|At|By|From|On|To|And|But|So|Or|How|What|Which|When|Where|Why|Who|Whose|The|This|That|Its|Our|Compare|Tell|Give|Show|List|Explain|Then|About)"
# matches Haiyan County, New Harbour City; not Yuzhong's economy
_OFFICIAL_EN = re.compile(
    rf"\b(?!{_OPENS_EN} )(?!(?:[A-Z][a-z]+[ -])?{_KIND_EN}\b)(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?) (?:County|District|City|Prefecture|Province|Banner|New Area)\b"
)
# Pudong's 2026 target; not Liu Jinfeng's view
_OWNER_EN = re.compile(
    r"(?<![.?!] )(?<!^)(?<![A-Z][a-z] )(?<![a-z]-)\b(?P<name>[A-Z][a-z]{3,})'s(?= (?:20\d\d|GDP|econom\w+|growth|fiscal|budget|retail|investment|foreign trade|urban|population|per capita|targets?)\b)"
)

# 渝中和浦东, Yuzhong or Pudong: what is set beside a place is one; not Yuzhong and Huawei's plan
_BESIDE_ZH = r"(?:和|跟|与|同|、|还是|或者?|比|对|vs\.?|VS)"
_BESIDE_EN = r"(?: or | vs\.? | versus | than | compared (?:with|to) |, or (?:in )?| or in | than in | against )"
_COMPARES = re.compile(
    r"哪|谁|更|比|差多少|相比|\b(?:who|whose|which|higher|lower|faster|slower|bigger|larger|smaller|more|less|better|compare\w*|than|versus|vs)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?")
_NAME = re.compile(r"(?<![A-Za-z-])[A-Z][a-z]{3,}(?![A-Za-z-])")
_KIND_ZH = re.compile(r"(?<=..)(?:新区|自治[区州县旗]|[省市区县州盟旗])$")
# The kind of place right behind its name; what stands before it is a name and no slip for another word.
PLACE_KIND_EN = re.compile(r" (?:County|District|City|Prefecture|Province|Banner|New Area)\b")


def unlisted_places(
    plain: str, language: str, matches: Sequence[Match], homes: Sequence[str], known: Collection[str]
) -> list[tuple[str, int, int]]:
    """(name, where it begins, where it ends) of each place that no match covers whole; `known` are words that name no place of this kind.

    >>> unlisted_places("海盐县2025年GDP目标是多少", "zh", [], [], ())
    [('海盐县', 0, 3)]
    >>> unlisted_places("What is Pudong's 2026 GDP target?", "en", [], [], ()), unlisted_places("is it a National Garden City", "en", [], [], ())
    ([('Pudong', 8, 14)], [])
    >>> unlisted_places("Did Haiyan County meet it?", "en", [], [], ()), unlisted_places("Is New Harbour City growing?", "en", [], [], ())
    ([('Haiyan County', 4, 17)], [('New Harbour City', 3, 19)])
    """
    covered = [(match.start, match.end) for match in matches]
    if language == "zh":
        found = _loaded_zh(plain, homes)
        found += [one for one in _named_zh(plain) if not any(one[1] < end and start < one[2] for _, start, end in found)]
        found += [one for one in _beside_zh(plain, matches) if not any(one[1] < end and start < one[2] for _, start, end in found)]
    else:
        found = [(_as_home(match, homes), match.start(), match.end()) for match in _OFFICIAL_EN.finditer(plain)]
        owners = [match for match in _OWNER_EN.finditer(plain) if match["name"].lower() not in known]
        found += [(_as_home(match, homes), match.start(), match.end("name")) for match in owners]
        beside = _beside_en(plain, matches, known)
        found += [one for one in beside if not any(one[1] < end and start < one[2] for _, start, end in found)]
        bare = _bare_en(plain, homes, known)
        found += [one for one in bare if not any(one[1] < end and start < one[2] for _, start, end in found)]
    return [(name, start, end) for name, start, end in found if name not in known and not any(a <= start and end <= b for a, b in covered)]


# 全省 in the report of a province, 我县 in that of a county: the report's own place; 全市 in that of a district is a wider one
_OWN_WHOLE = {"省": "省", "自治区": "区", "市": "市", "县": "县", "州": "州", "旗": "旗"}


def without_own_whole(text: str, homes: Sequence[str]) -> str:
    """The text with the words for the whole of the reports' own place blanked out, as long as before: 全省有多少家企业.

    >>> without_own_whole("全省有多少家企业", ["青鸥省"]), without_own_whole("全市有多少家企业", ["青鸥市白石区"])
    ('  有多少家企业', '全市有多少家企业')
    """
    alone = [home for home in homes if not re.search(r"(?:省|市|自治区).+[市区县旗州]$", home)]
    kinds = {whole for home in alone for ending, whole in _OWN_WHOLE.items() if home.endswith(ending)}
    for kind in sorted(kinds):
        text = re.sub(rf"[全我本]{kind}(?![域级委政府长])|(?<![\u4e00-\u9fff]){kind}里", "  ", text)
    return text


def _loaded_zh(plain: str, homes: Sequence[str]) -> list[tuple[str, int, int]]:
    """The places of loaded reports that stand in the question as they are, whatever the tagger takes them for."""
    found: list[tuple[str, int, int]] = []
    for home in sorted(homes, key=len, reverse=True):
        own = _own_name(home)
        bare = re.sub(r"(?<=..)(?:省|市|区|县|州|旗|自治区)$", "", own)  # 澄江 of 澄江省
        for match in re.finditer(f"{re.escape(home)}|{re.escape(own)}|{re.escape(bare)}", plain) if len(own) > 2 else ():
            if not any(match.start() < end and start < match.end() for _, start, end in found):
                found.append((home, match.start(), match.end()))
    return found


def _named_zh(plain: str) -> list[tuple[str, int, int]]:
    """Names that the tagger takes for places and that end as an administrative one does, also where the ending stands apart: 江北 县."""
    found, at = [], 0
    words = [(word, part) for word, part in rjieba.tag(plain)]
    for number, (word, part) in enumerate(words):
        start = plain.index(word, at)
        at = start + len(word)
        after = words[number + 1][0] if number + 1 < len(words) else ""
        whole = word + after if part == "ns" and after in _SUFFIX and word[-1] not in _SUFFIX else word
        if part == "ns" and _OFFICIAL.fullmatch(whole):
            found.append((whole, start, start + len(whole)))
    for match in _COUNTY.finditer(plain):
        if not any(match.start(1) < end and start < match.end(1) for _, start, end in found):
            found.append((match[1], *match.span(1)))
    return found


def _beside_zh(plain: str, matches: Sequence[Match]) -> list[tuple[str, int, int]]:
    """Words that the tagger takes for places, set beside a place to be compared with it: 渝中和浦东谁高."""
    if not _COMPARES.search(plain):
        return []
    places = [match for match in matches if match.entry.kind == "place"]
    found, at = [], 0
    for word, part in rjieba.tag(plain):
        start = plain.index(word, at)
        at = end = start + len(word)
        behind = any(re.fullmatch(_BESIDE_ZH, plain[place.end : start]) for place in places)
        before = any(re.fullmatch(_BESIDE_ZH, plain[end : place.start]) for place in places)
        if part == "ns" and len(word) > 1 and (behind or before):
            found.append((word, start, end))
    return found


def _beside_en(plain: str, matches: Sequence[Match], known: Collection[str]) -> list[tuple[str, int, int]]:
    """Capitalised words that the reports do not use, set beside a place to be compared with it: Yuzhong or Pudong."""
    if not _COMPARES.search(plain):
        return []
    places = [match for match in matches if match.entry.kind == "place"]
    found = []
    for match in _CAPITAL.finditer(plain):
        behind = any(re.fullmatch(_BESIDE_EN, plain[place.end : match.start()]) for place in places)
        before = any(re.fullmatch(_BESIDE_EN, plain[match.end() : place.start]) for place in places)
        if (behind or before) and not any(word.lower() in known for word in match[0].split()):
            found.append((match[0], match.start(), match.end()))
    return found


def _bare_en(plain: str, homes: Sequence[str], known: Collection[str]) -> list[tuple[str, int, int]]:
    """Loaded places that the question names in pinyin and without their kind: which targets did Baishi miss."""
    words = [word for word in _NAME.finditer(plain) if word[0].lower() not in known]
    heard = [(home_by_sound(word[0], homes), word) for word in words]
    return [(home, word.start(), word.end()) for home, word in heard if home is not None]


def _as_home(match: re.Match[str], homes: Sequence[str]) -> str:
    """The place of a loaded report whose name sounds like the one typed, else the name as typed."""
    return home_by_sound(match["name"], homes) or match[0].removesuffix("'s")


def home_by_sound(name: str, homes: Sequence[str]) -> str | None:
    """The place whose own name is read like one in pinyin; None where there is none.

    >>> home_by_sound("Baishi", ["青鸥市白石区", "青鸥市"]), home_by_sound("Baisha", ["青鸥市白石区"])
    ('青鸥市白石区', None)
    """
    from pypinyin import lazy_pinyin  # only where such a name is asked of

    typed = re.sub(r"[^a-z]", "", name.lower())
    return next((home for home in homes if "".join(lazy_pinyin(_KIND_ZH.sub("", _own_name(home)))) == typed), None)


def _own_name(home: str) -> str:
    """A place without the one that it is part of: 白石区 of 青鸥市白石区."""
    return re.sub(r"^.+?(?:省|市|自治区)(?=.{2,}[市区县旗]$)", "", home)
