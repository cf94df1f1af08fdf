"""The story on one screen: understand → retrieve → compose → verify.

In: settings (where the index stands, which embedder) and questions. Out: `Answer`s. This is the one
module that joins the rooms; it knows nothing of pages or command lines.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from answer import (
    Answer,
    Desk,
    Draft,
    ExtractComposer,
    LanguageModel,
    Limits,
    Sources,
    Understood,
    Writer,
    finish,
    join_drafts,
    load_prompts,
    open_model,
    reports_of_place,
    split_question,
)
from corpus import Glossary, Report, Synonyms, load_glossary, load_synonyms
from errors import UsageError
from index import Hit, Home, Index, Lexicon, Query, Retriever, SentenceMatch, load_embedder, open_index, understand
from settings import ROOT, Settings, load_settings

GLOSSARY_FILE = ROOT / "data" / "glossary.csv"
SYNONYMS_FILE = ROOT / "data" / "synonyms.csv"
PROMPTS = ROOT / "prompts"


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
    ) -> None:
        self.index = index
        self.settings = settings
        self._retriever = retriever
        editions = {report_id: edition for report_id in index.reports if (edition := index.edition(report_id)) is not None}
        without_english = index.reports.keys() - editions.keys()
        english_text = "\n".join(edition.text for edition in editions.values())
        self._sources = Sources(index.reports, index.english, english_text, without_english)
        self._home = _home(index.reports)
        texts = "".join(block.text.string for _, block in self._sources.blocks.values())
        words_en = frozenset(re.findall(r"[a-z]{4,}", self._sources.english_text.lower())) | glossary.words_en
        translate = retriever.bridge(self._sources.text_without_english).chinese if without_english else None
        self._lexicon = Lexicon(glossary, synonyms, frozenset(texts), words_en | synonyms.words_en, retriever.words, translate)
        desk = Desk(self._sources, glossary, self._sentences)
        self._composer = ExtractComposer(desk)
        self._writer = Writer(model, load_prompts(PROMPTS), self._composer, desk) if model is not None else None

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
        """The loaded reports by id."""
        return self.index.reports

    @property
    def model_host(self) -> str:
        """The other machine whose language model is sent questions and passages; "" where nothing leaves this one."""
        return self._writer.model.host if self._writer is not None else ""

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Mapping[str, Any]] = (),
        year: int | None = None,
        place: str | None = None,
        report: str | None = None,
        lang: str | None = None,
        id: Any = None,
    ) -> Answer:
        """The answer of one question; raises UsageError only for a question too long or an unknown report."""
        return list(self.stream(question, history=history, year=year, place=place, report=report, lang=lang, id=id))[-1]

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Mapping[str, Any]] = (),
        year: int | None = None,
        place: str | None = None,
        report: str | None = None,
        lang: str | None = None,
        id: Any = None,
    ) -> Iterator[Answer]:
        """The answer as it grows while a language model writes it, each time with what is proved; the last one is whole."""
        started = time.perf_counter()
        self._check(question, report)
        query = self.understand(question, year=year, place=place, report=report, lang=lang)
        understood_at = time.perf_counter()
        draft = self._compose(question, query, year=year, place=place, report=report)
        if draft.reason == "unclear_question" and history and self._writer is not None:
            whole = self._writer.whole_question(question, history, query.language)
            if whole is not None:
                query = self.understand(whole, year=year, place=place, report=report, lang=query.language)
                draft = self._compose(whole, query, year=year, place=place, report=report)
        understood = Understood(query.kind, query.indicators, query.terms, query.years, query.places, report)
        for written in self._writer.write(draft, query) if self._writer is not None else (draft,):
            composed_at = time.perf_counter()
            answer = finish(written, question, query.language, understood, self.index.fingerprint, id)
            ended = time.perf_counter()
            yield answer.with_timing(
                {
                    "retrieve": (understood_at - started) * 1000,
                    "compose": (composed_at - understood_at) * 1000,
                    "verify": (ended - composed_at) * 1000,
                    "total": (ended - started) * 1000,
                }
            )

    def _compose(self, question: str, query: Query, **asked: Any) -> Draft:
        """The draft of a question, put together from its parts where it asks several things."""
        parts = split_question(query.plain, query.language)
        if len(parts) > 1:
            queries = [self.understand(part, lang=query.language, **asked) for part in parts]
            joined = join_drafts([self._composer.compose(part) for part in queries], query.language)
            if joined is not None:
                return joined
        return self._composer.compose(query)

    def search(self, words: str, k: int = 10) -> list[Hit]:
        """The ranked passages for some words, best first."""
        self._check(words, None)
        query = self.understand(words)
        return self._retriever.search(zh=query.search_zh or query.plain, en=query.search_en, question=query.plain, k=k)

    def understand(
        self,
        question: str,
        *,
        year: int | None = None,
        place: str | None = None,
        report: str | None = None,
        lang: str | None = None,
    ) -> Query:
        """What the question is taken to ask."""
        return understand(question, self._lexicon, self._home, language=lang, year=year, place=place, report=report)

    def _sentences(self, query: Query, k: int) -> Sequence[SentenceMatch]:
        own = reports_of_place(query, self._sources)
        reports = {query.report} if query.report else (own if len(own) < len(self.index.reports) else None)
        return self._retriever.search_sentences(zh=query.search_zh, en=query.search_en, question=query.plain, k=k, reports=reports)

    def _check(self, question: str, report: str | None) -> None:
        limit = self.settings.max_question_chars
        if len(question) > limit:
            raise UsageError(f"the question has {len(question):,} characters, at most {limit:,} are read: shorten it / 问题太长，请缩短")
        if report is not None and report not in self.index.reports:
            known = ", ".join(self.index.reports)
            raise UsageError(f"no report {report!r} in the index: use one of {known}")


def _home(reports: Mapping[str, Report]) -> Home:
    """The places the reports are about, and what 今年 means: the newest report's year, else the last one planned."""
    years = [int(match[0]) for report in reports.values() if (match := re.match(r"\d{4}", report.date or ""))]
    years = years or [max(report.plans) for report in reports.values() if report.plans]
    places = tuple(dict.fromkeys(report.place for report in reports.values() if report.place))
    places_en = tuple(dict.fromkeys(report.place_en for report in reports.values() if report.place_en))
    return Home(places, places_en, max(years, default=time.gmtime().tm_year))


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
    limits = Limits(settings.model_max_tokens, settings.model_timeout_s, settings.connect_timeout_s, settings.model_memory_gb)
    model = open_model(settings.model, settings.model_url, settings.model_key, device=settings.model_device, limits=limits)
    if composer == "model":
        model.ready()
    return model
