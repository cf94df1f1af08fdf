"""Everyday English ways of asking, put in the words that the rules of questions read.

In: an English question in plain form. Out: the same question; a share, a worth, a rank or a reason that is asked for in a
roundabout way is asked for by its name. Rules of the language only; fixed sayings stand in `data/sayings.csv`. Knows nothing
of reports.
"""

from __future__ import annotations

import re

_ASKER = r"(?:they|he|she|it|we|officials|planners|leaders|(?:the |its |their )?(?:\w+ )?(?:officials|planners|leaders|authorities|government|district|city|county|province|region|report|bureau|committee|writers|authors))"
_PLACE = r"[A-Z][\w-]+(?: [A-Z][\w-]+)?(?: province| district| city| county)?"  # a name as it is typed with capitals
_REACHABLE = r"(?:doable|feasible|achievable|attainable|within reach|reachable|realistic|reasonable|possible)"
# why do they think 5% growth is doable, why does the district believe 5% is within reach
_WHY_REACHABLE = re.compile(
    rf"\b[Ww]hy (?:do|does|did) (?:(?i:{_ASKER})|(?P<place>{_PLACE})) (?:think|believe|reckon|feel|assume|consider|say)(?: that)? (?P<aim>[^?]{{2,60}}?) (?:is|are|was|were|would be|will be|to be) {_REACHABLE}\b"
)
# what makes the officials think exports will rise, what makes the bureau so sure that; not what makes the cake rise
_WHAT_MAKES = re.compile(
    rf"\bwhat (?:makes?|made) {_ASKER} (?:think|believe|reckon|expect|assume|(?:so )?(?:sure|confident|certain|optimistic|hopeful)(?: of)?)(?: that)?\b",
    re.IGNORECASE,
)
_WHY_THINK = re.compile(
    rf"\bwhy (?:do|does|did) {_ASKER} (?:(?:think|believe|reckon|assume|expect)(?: that)?\b(?! of| about)|(?:say|claim|predict|forecast)(?: that)?\b(?=[^?]{{3,60}}\b(?:will|would|is going to)\b))",
    re.IGNORECASE,
)
# on what grounds do they say, on what basis is it expected; not on what grounds is the school built
_ON_WHAT_GROUNDS = re.compile(
    rf"\bon what (?:grounds?|basis|evidence) (?=(?:do|does|did|can|could) {_ASKER} |(?:is|are|was|were) (?:it|that|this|such) )",
    re.IGNORECASE,
)
# what makes farmers keep growing it, what makes firms come here: why they do; not what makes a city liveable
_WHAT_MAKES_DO = re.compile(
    r"\bwhat (?:makes?|made) (?P<who>[^?,]{3,50}?) (?=(?:keep|come|choose|pick|prefer|want|stay|go|move|buy|invest|settle|leave|return|come back|flock|queue)\b)",
    re.IGNORECASE,
)
# how did they argue that this was realistic, how does it justify the figure: why that is the target
_HOW_ARGUED = re.compile(
    rf"\bhow (?:do|does|did) {_ASKER} (?:argue|justify|explain|defend|show|reason|make the case|back up|claim)(?: that| for)? (?:it|this|that|these|the (?:target|figure|goal|aim|number|rate))(?: (?:is|was|are|were|would be|will be) {_REACHABLE})?(?=\s*(?:[?.,]|$))",
    re.IGNORECASE,
)
# how much of the city's retail happens here, how big a slice of Hubei's trade goes through the port: of a whole's own thing
_SHARE_HELD = re.compile(
    r"\b(?:how much|how (?:big|large|great) an? (?:share|part|slice|chunk|portion|proportion)|(?:what|which) (?:slice|chunk|part|portion|proportion)) of (?P<whole>(?:all (?:of )?)?(?:the )?(?:[A-Za-z-]+(?:['’]s|s['’])|national|nationwide|global|worldwide|provincial|municipal|city-wide|citywide) [^?]{2,50}?)"
    r" (?:happens|happen|takes place|take place|is done|are done|sits|sit|lies|lie|is based|are based|is located|are located|is found|are found|is concentrated|are concentrated|is made|are made|is generated|originates|comes|come|is handled|goes on|is held|are held|are|is) (?P<where>in|by|at|within|inside|from|through) ",
    re.IGNORECASE,
)
# where does that put them in the city, where does it leave Rizhao among the ports
_RANK_ASKED = re.compile(
    r"\bwhere (?:does|do|did|would) (?:that|this|it|these|those) (?:put|puts|leave|place|rank|land) (?:it|them|us|the \w+|[A-Z][\w-]+)(?= (?:in|among|within|of|across|on) )"
)
# what are the goods supposed to be worth; not what is worth seeing
_WORTH = re.compile(
    r"\bwhat (?P<verb>is|are|was|were|will|would) (?P<thing>(?:the |its |their |all )?[^?,]{2,60}?) (?P<mood>(?:supposed |meant |expected |planned |set |due |going |likely )?(?:to )?(?:be )?)worth\b(?! (?:see|visit|buy|invest|know|men)\w*ing| it\b)",
    re.IGNORECASE,
)
# which bureau chief said, which of the officials promised; not which official language
_WHICH_SPEAKER = re.compile(
    r"\bwhich (?:of the )?(?:[a-z]+ )?(?:officials?|boss(?:es)?|chiefs?|leaders?|speakers?|experts?|guests?|interviewees?|cadres?|heads?|directors?)"
    r" (?=(?:says?|said|talks?|talked|speaks?|spoke|promise[sd]?|wants?|wanted|mention(?:s|ed)|told|tells|argue[sd]?|claim(?:s|ed)|hope[sd]|stresse[sd]|announce[sd]|vow(?:s|ed)|pledge[sd]?|warn(?:s|ed)|called for|calls for)\b)",
    re.IGNORECASE,
)
# how big is farming compared to the whole province, how large is the port next to the country's: its share of that
_SHARE_COMPARED = re.compile(
    r"\bhow (?:big|large|important|significant) (?:is|are|was|were) (?:the |its |their )?(?P<thing>[^?,]{3,50}?) (?:when |if )?(?:compared|in comparison|relative|next) (?:to|with) (?:the |its )?(?:whole |entire |rest of the |whole of the )?"
    r"(?P<whole>city|province|country|nation|region|economy|municipality)(?:['’]s)?(?: as a whole| total)?(?=\s*(?:[?.,]|$))",
    re.IGNORECASE,
)
# get graduates to come, getting firms to settle: what is done to attract them; not get them to pay
_GET_TO_COME = re.compile(
    r"\b(?P<verb>get|getting|lure|luring|persuade|persuading|entice|enticing|convince|convincing) (?P<who>(?:more |young |foreign |new |big )*[a-z]+(?: [a-z]+)?) to (?:come|move (?:in|here|there|to)|settle|stay|set up shop|set up|locate|relocate)\b(?: (?:here|there|in|down|over))?",
    re.IGNORECASE,
)
# what do they want by 2035, what is the city aiming for in 2030: of all targets of that year
_WANTED_BY = re.compile(
    rf"\bwhat (?:do|does|did|is|are|was|were) (?:{_ASKER}) (?:want|hope|plan|aim|intend|wish|aiming|hoping|planning|looking|trying)(?: (?:for|to (?:achieve|reach|do|get|become|accomplish|get to)))? (?P<when>(?:by|in|for) (?:the end of )?20\d\d)(?=\s*(?:[?.,]|$))",
    re.IGNORECASE,
)
# what do they do about debt, what is being done about noise: how that is gone about, no figure of it
_DONE_ABOUT = re.compile(
    rf"\bwhat(?:['’]s| (?:do|does|did|will|would|are|is|was|were|has|have|can))(?: (?P<who>{_ASKER}))?(?: (?:been|being|going to|planning to|trying to|to|be))*(?: (?:do|doing|done))(?: now)? about\b",
    re.IGNORECASE,
)
# where did they get the 5% figure for 2026 from, what is it based on: why that is the target
_TAKEN_FROM = re.compile(
    rf"\bwhere (?:do|does|did|have|has) {_ASKER} (?:get|got|take|took|taken|pull|pulled|have) (?:the |that |this |their |its )?(?P<what>[^?,]{{0,40}}?) ?\b(?:figure|number|target|goal|estimate|aim|percentage)\b(?P<rest>[^?,]{{0,30}}?) from\b(?:,? (?:and )?what (?:is|was) (?:it|that) based on)?",
    re.IGNORECASE,
)
# big firm behind the pier?, the bank behind the tunnel: which one that is
_BEHIND = re.compile(
    r"^(?:the |which |what )?(?:big |large |tech |internet |foreign |state |main |famous )*(?P<who>firm|company|bank|bureau|group|agency|university|investor|developer)s? behind (?=(?:the |that |this )?\w)",
    re.IGNORECASE,
)
_HOPED = r"(?:planned|hoped(?: for)?|promised|expected|intended|wanted|forecast|foreseen|targeted|aimed for)"
# did exports rise as hoped, did they catch as much fish as planned, did they get the visitors they wanted: was the target of it met
_AS_HOPED = re.compile(
    rf"^(?P<did>did|has|have) (?P<thing>[^?,]{{3,60}}?) (?:(?:rise|rose|risen|grow|grown|fall|fallen|go up|gone up|go down|gone down|do|done|turn out|come in|develop|increase|increased) )?(?:as (?:much|fast|strongly|well|high|far) )?as (?:had been |it was |was |they |they had |it had |it )?{_HOPED}(?=\s*(?:[?.,]|$| in 20| for 20| last year))",
    re.IGNORECASE,
)
_AS_MUCH = re.compile(
    rf"^(?P<did>did|have|has) (?P<who>{_ASKER}) (?P<verb>\w+) as (?:much|many) (?P<thing>[^?,]{{3,50}}?) as (?:they |it )?(?:had |was |were )?{_HOPED}(?=\s*(?:[?.,]|$| in 20| for 20| last year))",
    re.IGNORECASE,
)
_WHAT_THEY_WANTED = re.compile(
    rf"^(?:did|have|has) (?P<who>{_ASKER}) (?:get|got|gotten|attract|attracted|receive|received|see|seen|reach|reached|achieve|achieved|manage) (?:all |as many |as much )?(?:of )?(?:the |their )?(?P<thing>[^?,]{{3,50}}?) (?:that )?(?:they|it|he|she) (?:had )?(?:been )?{_HOPED}(?=\s*(?:[?.,]|$| in 20| for 20| last year))",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?<=\d) ?(?:per ?cent|pct)\b(?! points?)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<![\w.,])(?P<count>\d{2,3})k\b(?!m)(?! (?:run|race|screen|video|resolution)\b)", re.IGNORECASE)
_SCALED = re.compile(r"(?<=\d) ?(?P<scale>bn|mn|tn|bln|mln|trn)\b", re.IGNORECASE)
_SCALES = {"b": "billion", "m": "million", "t": "trillion"}
# how many new urban jobs were created, how many extra beds have been added: that they are new says so already; not how many films were created
_CREATED = re.compile(
    r"(?P<asked>\bhow many (?:new|additional|extra) [a-z -]+? (?:were|was|have been|has been|will be)) (?:created|added|generated)\b",
    re.IGNORECASE,
)


# how much growth did the government aim for: whoever plans; not did the government help
_GOVERNMENT_AIMS = re.compile(
    r"\b(?P<do>(?:do|does|did|will) )the (?:district |city |county |local |provincial |municipal )?government (?=(?:aim|go|plan|hope|expect|want|set|target|strive|promise|look|settle)\b(?! of\b))",
    re.IGNORECASE,
)
# isn't the 2032 aim below that, is the target for 2032 higher than this: the other figure is asked for
_AIM_BESIDE = re.compile(
    r"\b(?:isn['’]t|is not|is|wasn['’]t|was) the (?P<year>20\d\d )?(?:aim|target|goal)(?P<of> (?:for|of|in) 20\d\d)? (?:(?:not|set|even|actually|still|well) )*(?:below|above|under|over|(?:lower|higher|less|more|smaller|bigger) than) (?:that|this|it)\b",
    re.IGNORECASE,
)
# (trade 90 billion), (its budget is 4.5 billion yuan): a figure told by the way asks nothing; not (2031), (in million yuan), (5%)
_FIGURE_BY_THE_WAY = re.compile(
    r" ?\((?:the |its |their |total |with )*[A-Za-z][A-Za-z&' -]{1,30} (?:(?:is|was|were|are|of|at|about|around|reached|total) )*[\d.,]+ ?(?:%|per ?cent|trillion|billion|million|yuan|RMB)[A-Za-z ]{0,12}\)",
    re.IGNORECASE,
)
# why did exports grow less than hoped, trade did worse than expected: the target of it was missed
_LESS_THAN_HOPED = re.compile(
    rf"\b(?P<economy>(?:(?:the|its|their|local|overall|whole) )*economy )?(?:(?:grow|grew|grown|rise|rose|risen|increase|increased|expand|expanded|do|did|perform|performed|turn out|turned out|come in|came in) )?(?:less|lower|slower|more slowly|worse|weaker|smaller) than (?:(?:had been|it was|was|they|they had|it had|it|originally|initially) )?{_HOPED}",
    re.IGNORECASE,
)
_EVERYTHING = re.compile(
    r"(?:everything|all|it all|things|it|they|all of it|the plan|the year|last year|20\d\d)(?: go| work out| turn out| end)?", re.IGNORECASE
)
_ECONOMY = re.compile(r"(?:(?:the|its|their|local|overall|whole) )*economy", re.IGNORECASE)


def _target_met(hoped: re.Match[str]) -> str:
    """Did everything go as planned asks of all targets, the economy of GDP."""
    if _EVERYTHING.fullmatch(hoped["thing"]):
        return "were all targets met"
    thing = "GDP" if _ECONOMY.fullmatch(hoped["thing"]) else hoped["thing"]
    return f"{hoped['did']} {thing} meet the target"


def _target_missed(hoped: re.Match[str]) -> str:
    """Grew less than hoped; of the economy that is GDP."""
    return f"{'GDP ' if hoped['economy'] else ''}miss the target"


def in_set_words(plain: str) -> str:
    """The question with what it asks for in a roundabout way asked for by its name.

    >>> in_set_words("How much of Hubei's steel is made in Wuhan?"), in_set_words("why do they think 6% growth is doable")
    ("what share of Hubei's steel is in Wuhan?", 'why is 6% growth the target')
    >>> in_set_words("what are the exports supposed to be worth"), in_set_words("did pay pass 40k, and where does that put them in the city")
    ('how much are the exports supposed to be worth', 'did pay pass 40,000, and its rank in the city')
    >>> in_set_words("what makes the bureau so sure that trade will grow"), in_set_words("how much of the money comes from the city")
    ('why is it expected that trade will grow', 'how much of the money comes from the city')
    >>> in_set_words("How many new jobs were created?"), in_set_words("how many films were created")
    ('How many new jobs were there?', 'how many films were created')
    >>> in_set_words("how big is farming compared to the whole province?"), in_set_words("how will they get graduates to come")
    ("what share of the province's farming is there?", 'how will they attract graduates')
    >>> in_set_words("did exports rise as hoped?"), in_set_words("did they get the visitors they wanted in 2031?")
    ('did exports meet the target?', 'did they meet the target for visitors in 2031?')
    >>> in_set_words("did they catch as much fish as planned?"), in_set_words("did they build the pier they promised?")
    ('did the fish they catch meet the target?', 'did they build the pier they promised?')
    >>> in_set_words("where did they get the 4% target for 2031 from?"), in_set_words("big tech firm behind the pier?")
    ('why is the 4% target for 2031 that high?', 'which firm is behind the pier?')
    >>> in_set_words("What does the city do about debt?"), in_set_words("what's being done about noise"), in_set_words("what do they say about tea")
    ('how do the city go about debt?', 'how do they go about noise', 'what do they say about tea')
    >>> in_set_words("on what grounds do they say trade will grow?"), in_set_words("what makes firms keep coming")
    ('why is it expected that trade will grow?', 'why do firms keep coming')
    >>> in_set_words("why did the economy do worse than planned"), in_set_words("how much growth did the government go for?")
    ('why did GDP miss the target', 'how much growth did they go for?')
    >>> in_set_words("why did trade grow less than hoped?"), in_set_words("a 5% target: how did they argue that it was realistic?")
    ('why did trade miss the target?', 'a 5% target: why is that the target?')
    >>> in_set_words("what do they want by 2035?"), in_set_words("how big was the harvest compared to last year")
    ('what are the targets by 2035?', 'how big was the harvest compared to last year')
    """
    plain = _FIGURE_BY_THE_WAY.sub("", plain)
    plain = _AIM_BESIDE.sub(lambda found: f"what is the {found['year'] or ''}target{found['of'] or ''}", plain)
    plain = _THOUSANDS.sub(r"\g<count>,000", _CREATED.sub(r"\g<asked> there", plain))
    plain = _SCALED.sub(lambda found: f" {_SCALES[found['scale'][0].lower()]}", plain)
    plain = _WHICH_SPEAKER.sub("who ", _PERCENT.sub("%", plain))
    plain = _WHY_REACHABLE.sub(lambda found: f"why is {found['aim']} the target{' of ' + found['place'] if found['place'] else ''}", plain)
    plain = _HOW_ARGUED.sub(
        "why is that the target",
        _ON_WHAT_GROUNDS.sub("why ", _GOVERNMENT_AIMS.sub(lambda found: f"{found['do'].replace('does', 'do')}they ", plain)),
    )
    plain = _WHY_THINK.sub("why is it expected that", _WHAT_MAKES.sub("why is it expected that", plain))
    plain = _LESS_THAN_HOPED.sub(_target_missed, _WHAT_MAKES_DO.sub(r"why do \g<who> ", plain))
    plain = _SHARE_HELD.sub(r"what share of \g<whole> is \g<where> ", plain)
    plain = _DONE_ABOUT.sub(lambda found: f"how do {found['who'] or 'they'} go about", plain)
    plain = _TAKEN_FROM.sub(lambda found: f"why is the {found['what']} target{found['rest']} that high", plain)
    plain = _BEHIND.sub(lambda found: f"which {found['who'].lower()} is behind ", plain)
    plain = _RANK_ASKED.sub("its rank", plain)
    plain = _SHARE_COMPARED.sub(lambda found: f"what share of the {found['whole'].lower()}'s {found['thing']} is there", plain)
    plain = _GET_TO_COME.sub(lambda found: f"{'attracting' if found['verb'].lower().endswith('ing') else 'attract'} {found['who']}", plain)
    plain = _AS_MUCH.sub(
        r"\g<did> the \g<thing> they \g<verb> meet the target", _WHAT_THEY_WANTED.sub(r"did they meet the target for \g<thing>", plain)
    )
    plain = _AS_HOPED.sub(_target_met, plain)
    plain = _WANTED_BY.sub(r"what are the targets \g<when>", plain)
    return _WORTH.sub(r"how much \g<verb> \g<thing> \g<mood>worth", plain)
