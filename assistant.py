"""The story on one screen: understand → retrieve → compose → verify.

In: settings (where the index stands, which embedder) and questions. Out: `Answer`s. This is the one
module that joins the rooms; it knows nothing of pages or command lines.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from answer import (
    Answer,
    Citation,
    Desk,
    Draft,
    ExtractComposer,
    Finder,
    Register,
    Sources,
    Understood,
    explained_in_text,
    finish,
    join_drafts,
    reports_of_place,
    split_question,
)
from corpus import Glossary, Report, Synonyms, load_glossary, load_synonyms
from errors import UsageError
from index import Hit, Home, Index, Lexicon, Query, Retriever, SentenceMatch, load_embedder, open_index, understand
from settings import ROOT, Settings, load_settings

GLOSSARY_FILE = ROOT / "data" / "glossary.csv"
SYNONYMS_FILE = ROOT / "data" / "synonyms.csv"


class Assistant:
    """Answers questions from one index. Deterministic: same index, same question, same bytes (timings aside)."""

    def __init__(self, index: Index, retriever: Retriever, glossary: Glossary, synonyms: Synonyms, settings: Settings) -> None:
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
        self._desk = Desk(self._sources, glossary, self._sentences)
        self._composer = ExtractComposer(self._desk)

    @classmethod
    def open(cls, settings: Settings | None = None) -> Assistant:
        """The assistant over the index at `settings.index_dir`.

        Raises IndexMissingError, IndexDamagedError or EmbedderError, each with one line that says what to do.
        """
        settings = settings or load_settings()
        embedder = load_embedder(settings.embedder or None)
        index = open_index(Path(settings.index_dir), embedder=embedder)
        return cls(index, Retriever(index, embedder), load_glossary(GLOSSARY_FILE), load_synonyms(SYNONYMS_FILE), settings)

    @property
    def reports(self) -> Mapping[str, Report]:
        """The loaded reports by id."""
        return self.index.reports

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
        started = time.perf_counter()
        self._check(question, report)
        query = self.understand(question, year=year, place=place, report=report, lang=lang)
        understood_at = time.perf_counter()
        draft = self._compose(question, query, year=year, place=place, report=report)
        composed_at = time.perf_counter()
        understood = Understood(query.kind, query.indicators, query.terms, query.years, query.places, report)
        answer = finish(draft, question, query.language, understood, self.index.fingerprint, id)
        ended = time.perf_counter()
        return answer.with_timing(
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

    @cached_property
    def register(self) -> Register:
        """The terms of the loaded reports: what they mean, where they stand."""
        asked = self.understand("什么意思？", lang="zh")

        def explain(name: str, lead: bool) -> tuple[Citation, ...]:
            return explained_in_text(name, asked, self._desk, lead)

        return Register(self._sources, self._desk.glossary, Finder(self._sources.reports), explain)

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
