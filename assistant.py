"""The story on one screen: understand → retrieve → compose → verify.

In: settings (where the index stands, which embedder) and questions. Out: `Answer`s. This is the one
module that joins the rooms; it knows nothing of pages or command lines.
"""

# long: the rooms are joined here alone: several places, several questions, turns before, a model.

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from answer import (
    Answer,
    Checker,
    Citation,
    Desk,
    Differences,
    Draft,
    ExtractComposer,
    Finder,
    LanguageModel,
    Limits,
    Register,
    Sources,
    Understood,
    Weighed,
    Writer,
    Yearbook,
    asks_several_sets,
    compose_ahead,
    explained_in_text,
    finish,
    held_share,
    join_drafts,
    join_places,
    join_sides,
    load_prompts,
    load_scorer,
    nothing_asked,
    open_model,
    own_reports,
    parts_by_level,
    parts_by_time,
    person_named,
    place_in_english,
    questions_of_places,
    reports_of_place,
    shortened,
    spell_place,
    split_question,
    things_listed,
    told_where,
    words_naming,
)
from corpus import (
    FactRow,
    Glossary,
    Report,
    Synonyms,
    Words,
    find_facts,
    load_asked,
    load_attributes,
    load_crossing,
    load_glossary,
    load_indicator_names,
    load_synonyms,
    load_words,
)
from errors import UsageError
from index import (
    Alone,
    FollowUp,
    Hit,
    Home,
    Index,
    Lexicon,
    NameRepair,
    Passage,
    PassagePlaces,
    Phrasings,
    PlainSearch,
    PrintedBy,
    Query,
    Retriever,
    SentenceMatch,
    Turn,
    follow,
    is_remark,
    load_embedder,
    open_index,
    plan_named,
    read_turns,
    understand,
    with_years,
)
from settings import ROOT, Settings, load_settings

PHRASINGS_FILE = ROOT / "data" / "phrasings.csv"
ALONE_FILE = ROOT / "data" / "alone.csv"
ATTRIBUTES_FILE = ROOT / "data" / "attributes.csv"
CROSSING_FILE = ROOT / "data" / "crossing.csv"
GLOSSARY_FILE = ROOT / "data" / "glossary.csv"
INDICATORS_FILE = ROOT / "data" / "indicators.csv"
SAYINGS_FILE = ROOT / "data" / "sayings.csv"
SYNONYMS_FILE = ROOT / "data" / "synonyms.csv"
WORDS_FILE = ROOT / "data" / "words.csv"
PARTS = 4  # choices of several reports kept open: 0.2 s and some 20 MB each for the five files
LEAST_HELD = 0.5  # of a question's own words, where only what it may lean on has an answer
KEPT = 256  # questions as read (3 to 6 ms each), and answers (15 to 50 ms): the turns of some conversations
# Passages of an answer that search puts first. Share (%) of development questions whose gold passage is among the first five, Chinese
# and English, own reports and provinces: none 96.7 89.5 93.6 92.0, one 98.1 94.1 98.3 98.3, two 98.7 95.7 98.7 98.7, three 99.0 97.0
# 98.7 98.7, all of them 98.7 97.3 98.7 98.7.
MOST_PROVED = 3
PROMPTS = ROOT / "prompts"
SCORER_FILE = ROOT / "models" / "sentence-scorer.json"


class Assistant:
    """Answers questions from one index. Deterministic: same index, same question, same bytes (timings aside)."""

    def __init__(
        self,
        index: Index,
        retriever: Retriever,
        glossary: Glossary,
        synonyms: Synonyms,
        settings: Settings,
        model: LanguageModel | None = None,
        within: Collection[str] | None = None,
    ) -> None:
        """`within` are the reports that it knows, where they are not all of the index."""
        self._within = within
        self.index = index = index if within is None else index.part(within)
        self._parts = lru_cache(maxsize=PARTS)(lambda part: Assistant(index, retriever, glossary, synonyms, settings, model, part))
        self.settings = settings
        self._glossary = glossary
        self._retriever = retriever
        self._plain_search = PlainSearch(retriever)
        editions = {report_id: edition for report_id in index.reports if (edition := index.edition(report_id)) is not None}
        # What a model wrote may have gaps: such a report is searched as one without English too.
        without_english = index.reports.keys() - {report_id for report_id, edition in editions.items() if not edition.by_model}
        english_text = "\n".join(edition.text for edition in editions.values())
        self._sources = Sources(
            _with_places_in_english(index.reports, glossary),
            index.english,
            english_text,
            without_english,
            load_indicator_names(INDICATORS_FILE, glossary),
        )
        self._home = _home(index.reports)
        texts = "".join(block.text.string for _, block in self._sources.blocks.values())
        words_en = frozenset(re.findall(r"[a-z]{4,}", self._sources.english_text.lower())) | glossary.words_en
        bridge = retriever.bridge(self._sources.text_without_english, load_crossing(CROSSING_FILE)) if without_english else None
        names = _name_repair(glossary, self._sources)
        said = _everyday(glossary, self._sources)
        self._lexicon = Lexicon(glossary, synonyms, frozenset(texts), words_en | synonyms.words_en, retriever.words, bridge, names, *said)
        self._recall = _Recall(self, self._sources, glossary)
        words = load_words(WORDS_FILE) if without_english else Words({})
        self._desk = Desk(self._sources, glossary, self._sentences, load_attributes(ATTRIBUTES_FILE), words, retriever.nearness)
        self._composer = ExtractComposer(self._desk, load_scorer(SCORER_FILE))
        self._writer = Writer(model, load_prompts(PROMPTS), self._composer, self._desk) if model is not None else None

    @classmethod
    def open(cls, settings: Settings | None = None, *, composer: str | None = None) -> Assistant:
        """The assistant over the index at `settings.index_dir`.

        `composer`: "extract" uses no language model; "model" wants one that can be asked; None uses one if it is configured.
        Raises IndexMissingError, IndexDamagedError, EmbedderError, UsageError or ModelError, each with one line that says
        what to do.
        """
        settings = settings or load_settings()
        model = _model(settings, composer)
        embedder = load_embedder(settings.embedder or None)
        index = open_index(Path(settings.index_dir), embedder=embedder)
        glossary, synonyms = load_glossary(GLOSSARY_FILE), load_synonyms(SYNONYMS_FILE)
        return cls(index, Retriever(index, embedder), glossary, synonyms, settings, model)

    @property
    def reports(self) -> Mapping[str, Report]:
        """The loaded reports by id, their places in English too."""
        return self._sources.reports

    @property
    def model_host(self) -> str:
        """The other machine whose language model is sent questions and passages; "" where nothing leaves this one."""
        return self._writer.model.host if self._writer is not None else ""

    def model_missing(self, look: bool = False) -> bool:
        """Whether the language model of the settings was not there when last asked; `look` asks its server now, where it has one."""
        return self._writer is not None and self._writer.missing(look and bool(self.settings.model_url))

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Mapping[str, Any]] = (),
        year: int | None = None,
        place: str | None = None,
        report: str | None = None,
        reports: Collection[str] = (),
        years: Sequence[int] = (),
        lang: str | None = None,
        id: Any = None,
    ) -> Answer:
        """The answer of one question, after the turns of `history` where it leans on them.

        `reports` are the only ones asked, as if the others were not loaded; `years` are asked of where the question names none. Raises UsageError only for a question too long, an unknown report or a history that holds no turns.
        """
        asked: dict[str, Any] = {"year": year, "place": place, "report": report, "reports": reports, "years": years}
        return list(self.stream(question, history=history, lang=lang, id=id, **asked))[-1]

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Mapping[str, Any]] = (),
        year: int | None = None,
        place: str | None = None,
        report: str | None = None,
        reports: Collection[str] = (),
        years: Sequence[int] = (),
        lang: str | None = None,
        id: Any = None,
        say: Callable[[str], None] = lambda step: None,
    ) -> Iterator[Answer]:
        """The answer as it grows while a language model writes it, each time with what is proved; the last one is whole.

        `say` hears which step is taken: "search", "choose", "write" (by a model), "check".
        """
        # long: the story itself, step by step.
        started = time.perf_counter()
        self._check(question, *([report] if report is not None else []), *reports)
        say("search")
        asked: dict[str, Any] = {"year": year, "place": place, "report": report, "years": tuple(years)}
        if set(reports) - {report} and not set(self.index.reports) <= set(reports):
            part = self._parts(frozenset(reports) | ({report} - {None}))
            yield from part.stream(question, history=history, lang=lang, id=id, say=say, **asked)
            return
        turns = read_turns(history)
        found = follow(question, turns, self._recall) if turns or is_remark(question) else None
        leans = found is not None and found.leans
        if found is not None and leans:
            query = self._follow_up(found, lang, asked)
        else:
            query = self.understand(question, lang=lang or (found.language if found is not None else None), **asked)
        understood_at = time.perf_counter()
        say("choose")
        nothing = (
            nothing_asked(found.closes, found.unclear, (turns[-1].understood or turns[-1].question) if turns else "", query.language)
            if found is not None
            else None
        )
        draft = nothing if nothing is not None else self._compose(query, **asked)
        draft = shortened(draft, query.language) if found is not None and found.brief else draft
        if found is not None and leans and found.alone:
            query, draft = self._rather_alone(question, query, draft, lang, asked)
        if draft.reason == "unclear_question" and history and self._writer is not None:
            rewritten = self._writer.whole_question(question, history, query.language)
            if rewritten is not None:
                query = self.understand(rewritten, lang=query.language, **asked)
                draft = self._compose(query, **asked)
        made_whole = (found is not None and leans) or bool(years)
        whole = query.text if made_whole and _letters(query.text) != _letters(question) else query.repaired or None
        understood = Understood(query.kind, query.indicators, query.terms, query.years, query.places, report, whole)
        if self._writer is not None:
            say("write")
        for written in self._writer.write(draft, query) if self._writer is not None else (draft,):
            composed_at = time.perf_counter()
            say("check")
            answer = finish(told_where(written, query), question, query.language, understood, self.index.fingerprint, id, self._glossary)
            ended = time.perf_counter()
            yield answer.with_timing(
                {
                    "retrieve": (understood_at - started) * 1000,
                    "compose": (composed_at - understood_at) * 1000,
                    "verify": (ended - composed_at) * 1000,
                    "total": (ended - started) * 1000,
                }
            )
        if not (leans or lang or any(asked.values())):
            self._recall.keep(query.text, answer.text)

    def answers(self, question: str, *, report: str | None = None, reports: Collection[str] = (), years: Sequence[int] = ()) -> bool:
        """Whether the question, asked alone, gets an answer; no language model is asked, and what was found is kept.

        `report`, `reports` and `years` as in `ask`. Raises UsageError for an unknown report.
        """
        return len(question) <= self.settings.max_question_chars and self._is_answered(question, report, frozenset(reports), tuple(years))

    @cached_property
    def _is_answered(self) -> Callable[..., bool]:
        return lru_cache(maxsize=KEPT)(self._try)

    def _try(self, question: str, report: str | None, reports: frozenset[str], years: tuple[int, ...]) -> bool:
        self._check(question, *([report] if report is not None else []), *reports)
        if reports - {report} and not set(self.index.reports) <= reports:
            return self._parts(reports | ({report} - {None})).answers(question, report=report, years=years)
        query = self.understand(question, report=report, years=years)
        draft = self._compose(query, year=None, place=None, report=report, years=years)
        made = finish(draft, question, query.language, Understood(query.kind), self.index.fingerprint, None, self._glossary)
        return made.status != "refused"

    def _follow_up(self, found: FollowUp, lang: str | None, asked: Mapping[str, Any]) -> Query:
        """A follow-up as made whole, to be answered in its own language, whatever language what it leans on is in."""
        return replace(self.understand(found.text, **asked), language=lang or found.language, in_words=found.in_words)

    def _rather_alone(self, question: str, query: Query, draft: Draft, lang: str | None, asked: Mapping[str, Any]) -> tuple[Query, Draft]:
        """The query and draft of a follow-up that may be a new question: by itself where that holds more of its words."""
        alone = self.understand(question, lang=lang, **asked)
        held = _held(alone, draft)
        if held == 1:
            return query, draft
        other = self._compose(alone, **asked)
        answered = other.status != "refused" and _held(alone, other) > held
        return (alone, other) if answered or (other.status == "refused" and 0 <= held < LEAST_HELD) else (query, draft)

    def _compose(self, query: Query, **asked: Any) -> Draft:
        """The draft of a question, put together from its parts where it asks several things, or of several places."""
        across = self._composer.across(query)
        joined = across if across is not None else self._of_each_place(query, **asked)
        if joined is not None:
            return joined
        levels = parts_by_level(query.plain) if query.language == "zh" else []
        parts = levels or ([] if asks_several_sets(query) else split_question(query.plain, query.language))
        parts = parts if len(parts) > 1 else []
        drafts = [self._composer.compose(replace(self._part(part, query, **asked), in_words=query.in_words)) for part in parts]
        drafts = sorted(drafts, key=lambda draft: draft.status == "refused") if levels else drafts
        whole = (join_drafts(drafts, query.language) if len(drafts) > 1 else None) or self._composer.compose(query)
        return join_sides(whole, [self._composer.compose(self._part(side, query, **asked)) for side in self._sides(query)], query.language)

    def _sides(self, query: Query) -> list[str]:
        """The parts of a question of one thing at several times, each made whole as a follow-up of those before it is; [] for another."""
        sides = parts_by_time(query.plain, query.language)
        turns: list[Turn] = []
        for side in sides:
            found = follow(side, turns, self._recall) if turns else None
            turns.append(Turn(side, None, found.text if found is not None else side))
        return [turn.understood or turn.question for turn in turns]

    def _part(self, part: str, whole: Query, **asked: Any) -> Query:
        """A part of a question as read; one that names no place is asked of the one place that the whole names."""
        query = self.understand(part, lang=whole.language, **asked)
        lent = [] if query.places or len(whole.places_named) != 1 else [whole.places_named[0]]
        lent += plan_named(whole.plain) if not (query.years or query.periods) else []
        if not lent:
            return query
        words = f"{''.join(lent)}{part}" if whole.language == "zh" else f"{part} in {', '.join(lent)}"
        return self.understand(words, lang=whole.language, **asked)

    def _of_each_place(self, query: Query, **asked: Any) -> Draft | None:
        """What each of the places asked of says in its own report; None where fewer than two have one, or none answers."""
        places = own_reports(query, self._sources) if query.report is None else {}
        if len(places) > 1:
            drafts = {place: self._compose(replace(query, report=one), **{**asked, "report": one}) for place, one in places.items()}
        else:
            plain = questions_of_places(query, self._sources, self._glossary)
            drafts = {place: self._compose(self.understand(words, lang=query.language, place=place)) for place, words in plain.items()}
        if len(drafts) < 2:
            return None
        ahead = compose_ahead(query, list(drafts), self._desk)
        if ahead is not None:
            return ahead
        names = {place: (self.name_in_english(place) or place) if query.language == "en" else place for place in drafts}
        return join_places(drafts, names, query.language)

    @cached_property
    def register(self) -> Register:
        """The terms of the loaded reports: what they mean, where they stand."""
        asked = self.understand("什么意思？", lang="zh")

        def explain(name: str, lead: bool) -> tuple[Citation, ...]:
            return explained_in_text(name, asked, self._desk, lead)

        return Register(self._sources, self._desk.glossary, Finder(self._sources.reports), explain)

    @cached_property
    def checker(self) -> Checker:
        """What holds somebody's text against the loaded reports."""
        return Checker(self._desk, lambda text, language: self.understand(text, lang=language), self.index.fingerprint)

    @cached_property
    def yearbook(self) -> Yearbook:
        """The facts of the reports as indicators by place and year."""
        return Yearbook(self.facts(), self._desk.english)

    @cached_property
    def differences(self) -> Differences:
        """What the figures of the loaded reports differ in."""
        return Differences(self.yearbook)

    def name_in_english(self, name: str) -> str:
        """The English name of an indicator, a place or a term, "" where none is known."""
        return self._glossary.english(name) or place_in_english(name, self.reports) or ""

    def words_naming(self, question: str) -> Mapping[str, str]:
        """The words of a question that name an indicator, a place, a term or a year, by what they name."""
        return words_naming(self._recall.read(question), self._home.this_year)

    def search(self, words: str, k: int = 10, *, without: Collection[str] = ()) -> list[Hit]:
        """The ranked passages for some words, best first: those that an answer would rest on before all others.

        `without` leaves out scores (`index/plain_search.py`), "proved" what an answer rests on, "names" the care for places' names.
        """
        self._check(words)
        query = self.understand(words)
        own = reports_of_place(query, self._sources)
        first = own if len(own) < len(self.reports) else ()
        proved = self._proved(query) if "proved" not in without else ()
        return self._plain_search.find(query, k, first, without, proved)

    def _proved(self, query: Query) -> list[Passage]:
        """The passages that an answer would rest on, those of its first sentences first, at most MOST_PROVED.

        Only of texts about a place, as reports are: what chooses an answer knows reports, and nothing of other subjects.
        """
        if not any(report.place for report in self.reports.values()):
            return []
        draft = self._compose(query)
        cited = [citation for claim in draft.claims for citation in claim.citations if draft.status != "refused"]
        found = [
            self._passage_places.holding(citation.report.id, citation.locator.file, citation.locator.start, citation.locator.end)
            for citation in cited
            if self.reports[citation.report.id].place
        ]
        return list({passage.id: passage for passage in found if passage is not None}.values())[:MOST_PROVED]

    @cached_property
    def _passage_places(self) -> PassagePlaces:
        return PassagePlaces(self.reports, self.index.passages)

    def weighed(self, question: str, **asked: Any) -> list[Weighed]:
        """The sentences that are weighed for an answer, in the rules' order, before the scorer has its say."""
        return self._composer.weighed(self.understand(question, **asked))

    def facts(self, *, year: int | None = None, place: str | None = None, report: str | None = None, parts: bool = False) -> list[FactRow]:
        """The figures of the reports as data, filtered by what is given; of a place alone, or with `parts` of what lies in it too."""
        names = load_indicator_names(INDICATORS_FILE, self._glossary)
        return find_facts(self.reports.values(), names, year=year, place=place, parts=parts, report=report)

    def understand(
        self,
        question: str,
        *,
        year: int | None = None,
        place: str | None = None,
        report: str | None = None,
        years: Sequence[int] = (),
        lang: str | None = None,
    ) -> Query:
        """What the question is taken to ask; of `years` where it names none and asks what goes by years."""
        asked: dict[str, Any] = {"year": year, "place": place, "report": report}
        query = understand(question, self._lexicon, self._home, language=lang, **asked)
        if not years or query.years or query.periods or query.report_year is not None or _of_no_year(query):
            return query
        return understand(with_years(query.text, years, query.language), self._lexicon, self._home, language=query.language, **asked)

    def _sentences(self, query: Query, k: int) -> Sequence[SentenceMatch]:
        own = reports_of_place(query, self._sources)
        reports = {query.report} if query.report else (own if len(own) < len(self.index.reports) else self._within)
        return self._retriever.search_sentences(zh=query.search_zh, en=query.search_en, question=query.plain, k=k, reports=reports)

    def _check(self, question: str, *reports: str) -> None:
        limit = self.settings.max_question_chars
        if len(question) > limit:
            raise UsageError(f"the question has {len(question):,} characters, at most {limit:,} are read: shorten it / 问题太长，请缩短")
        unknown = [report for report in reports if report not in self.index.reports]
        if unknown:
            known = ", ".join(self.index.reports)
            raise UsageError(f"no report {unknown[0]!r} in the index: use one of {known}")


class _Recall:
    """What a follow-up leans on beside words, a `Memory`: how the assistant reads, and what it answered before."""

    def __init__(self, assistant: Assistant, sources: Sources, glossary: Glossary) -> None:
        self._assistant, self._sources, self._glossary = assistant, sources, glossary
        self.several_places = len({report.place for report in sources.reports.values() if report.place}) > 1
        self.read = lru_cache(maxsize=KEPT)(assistant.understand)
        self._answers: dict[str, str] = {}

    def render(self, name: str, language: str) -> str:
        if bool(re.search(r"[\u3400-\u9fff]", name)) == (language == "zh"):
            return name
        if language == "en":
            renderings = (self._sources.english(report_id, name) for report_id in self._sources.reports)
            known = self._glossary.english(name) or place_in_english(name, self._sources.reports)
            return known or next((one.en for one in renderings if one is not None), name)
        return next((match.entry.zh for match in self._glossary.find_en(name)), name)

    def person(self, question: str, answer: str | None) -> str:
        said = self._said(question, answer)
        return person_named(said, self._sources, self._glossary)

    def items(self, question: str, answer: str | None) -> Sequence[str]:
        return things_listed(self._said(question, answer))

    def _said(self, question: str, answer: str | None) -> str:
        """The answer before: as handed over, else made anew, which gives the same bytes."""
        said = answer or self._answers.get(question)
        if said is None:
            said = self._assistant.ask(question[: self._assistant.settings.max_question_chars]).text
            self.keep(question, said)
        return said

    def keep(self, question: str, answer: str) -> None:
        """Remembers the answer to a question asked by itself."""
        while len(self._answers) >= KEPT:
            self._answers.pop(next(iter(self._answers)), None)
        self._answers[question] = answer


def _letters(text: str) -> str:
    """A text without its signs and blanks: a question that differs in these alone is the same."""
    return "".join(sign for sign in text.lower() if sign.isalnum())


def _with_places_in_english(reports: Mapping[str, Report], glossary: Glossary) -> dict[str, Report]:
    """The reports, each with its place's English name where the manifest does not say: as the glossary knows it, else in pinyin."""
    return {
        key: replace(report, place_en=glossary.english(report.place) or spell_place(report.place))
        if report.place and not report.place_en
        else report
        for key, report in reports.items()
    }


def _everyday(glossary: Glossary, sources: Sources) -> tuple[Synonyms, Phrasings, Alone]:
    """Sayings, phrases and single words that people use where reports name an indicator; of several the first that those asked print."""
    prints = PrintedBy(((report.place, report.place_en), sources.text_of(report)) for report in sources.reports.values())
    phrasings = Phrasings(load_asked(PHRASINGS_FILE), glossary, prints)
    return load_synonyms(SAYINGS_FILE), phrasings, Alone(load_synonyms(ALONE_FILE), glossary, prints)


def _name_repair(glossary: Glossary, sources: Sources) -> NameRepair:
    """What puts slips right in names of indicators and terms, not of places and persons, and in noted terms."""
    own = [(entry.kind, name.strip("“”")) for entry in glossary.entries for name in (entry.zh, *entry.zh_aliases)]
    noted = sorted({sense.term.name.strip("“”") for senses in sources.senses.values() for sense in senses})
    listed = "\n".join(name for _, name in own)
    names = [name for kind, name in own if kind not in ("place", "person")] + noted
    return NameRepair(names, lambda words: words in sources.text or words in listed)


def _of_no_year(query: Query) -> bool:
    """What a term means, and who somebody is, is asked of no year."""
    return bool("definition" in query.wants and (query.terms or query.quoted)) or "who" in query.wants


def _held(query: Query, draft: Draft) -> float:
    """The share of a question's words that the quotes of a draft hold; under 0 for a refusal."""
    citations = [citation for claim in draft.claims for citation in claim.citations]
    return -1.0 if draft.status == "refused" else held_share(query.concepts, citations)


def _home(reports: Mapping[str, Report]) -> Home:
    """The places the reports are about, and what 今年 means: the newest report's year, else the last one planned."""
    years = [int(match[0]) for report in reports.values() if (match := re.match(r"\d{4}", report.date or ""))]
    years = years or [max(report.plans) for report in reports.values() if report.plans]
    places = tuple(dict.fromkeys(report.place for report in reports.values() if report.place))
    places_en = tuple(dict.fromkeys(report.place_en for report in reports.values() if report.place_en))
    return Home(places, places_en, max(years, default=time.gmtime().tm_year))


def model_of(settings: Settings) -> LanguageModel:
    """The language model that the settings name; it is loaded or asked with the first question."""
    limits = Limits(settings.model_max_tokens, settings.model_timeout_s, settings.connect_timeout_s, settings.model_memory_gb)
    return open_model(settings.model, settings.model_url, settings.model_key, device=settings.model_device, limits=limits)


def _model(settings: Settings, composer: str | None) -> LanguageModel | None:
    """The language model of the settings; None where none is configured, or none is wanted."""
    if not settings.model:
        if composer == "model":
            raise UsageError("no language model is configured: set ZHENGWEN_MODEL, with a server ZHENGWEN_MODEL_URL too (README: models)")
        if settings.model_url and composer is None:
            raise UsageError("ZHENGWEN_MODEL_URL names a server but no model: set ZHENGWEN_MODEL to the name that the server knows")
        return None
    if composer == "extract":
        return None
    model = model_of(settings)
    if composer == "model":
        model.ready()
    return model
