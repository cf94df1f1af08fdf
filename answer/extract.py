"""The composer that needs no language model: exact source words chosen first, short frames second.

In: a `Query`. Out: a `Draft`: claims with draft citations, or a typed refusal. The module knows nothing of files, FAISS or pages.
"""
# long: the order in which a question is tried stands in one place.

from __future__ import annotations

import re

from answer.across import compose_across
from answer.aims_of_year import asks_aims_of_year, compose_aims_of_year
from answer.asked import tells_sayer
from answer.beside_rows import with_level, with_text
from answer.chapters import without_frame
from answer.definitions import definition_claim, undefined
from answer.draft import Desk, Draft
from answer.enough import POST, gives_name, is_about_it, is_enough
from answer.evidence import Evidence, rank_evidence
from answer.expects import asks_rank
from answer.fit import fits, reviewed_first, speaks_of_wider
from answer.frames import refusal
from answer.held_against import compose_held_against
from answer.indicators import compose_indicator
from answer.levels import level_first
from answer.lists import compose_list
from answer.marked import marked_notes
from answer.matter_overview import compose_matter
from answer.members import counts_members, members_asked, names_members
from answer.model import Citation, Claim, Reason
from answer.origins import is_origin
from answer.other_telling import row_telling, with_other_telling
from answer.other_years import with_missing_years
from answer.overview import compose_overview
from answer.own_kinds import compose_of_all, compose_of_kind
from answer.place_spoken import speaks_of
from answer.planned import only_planned
from answer.preferred import Weighed, beside_first, prefer, surest, weigh
from answer.premise import contrary, false_premise, other_figure, turned_round
from answer.reasons import explained_year, holds_figures, may_explain, no_reason
from answer.relatives import asks_relative
from answer.room import MAX_CHARS, MAX_CHARS_BESIDE, within
from answer.rows import other_places, reports_of_place, rows_for
from answer.scale import ConceptWeights
from answer.scorer import Scorer
from answer.section_overview import without_structure
from answer.selection import MAX_SENTENCES, all_before_added, alone_first, facets_of, first_whole, select_sentences
from answer.sentences import box_claim, narrow_span, sentence_claim
from answer.several_years import told_apart
from answer.shares import asks_share
from answer.speakers import office_claims, speaker_claim
from answer.spoken import without_spoken
from answer.stated import is_stated
from answer.statements import compose_statements
from answer.terms import with_printed_quotes
from answer.unheard import is_made_up, unheard_names, unheard_terms
from answer.wholes import says_city_loosely, wider_in_english, wider_name
from answer.why import compose_why
from index import IMPLIED, Query, asks_two_tellings

FAR_BETTER = 0.5
TRIED = 5  # how far down the evidence a sentence that holds enough is looked for
MEMBERS_COVERED = 0.6  # of what the first holds, a sentence that names the members must hold: other things are eight too


class ExtractComposer:
    """Composes answers from source sentences, rows and definitions."""

    name = "extract"

    def __init__(self, desk: Desk, scorer: Scorer | None = None) -> None:
        self._desk = desk
        self._scorer = scorer
        self._weights: ConceptWeights | None = None

    @property
    def weights(self) -> ConceptWeights:
        """Concept weights over the loaded reports, worked out on first use."""
        if self._weights is None:
            self._weights = ConceptWeights(self._desk.sources)
        return self._weights

    def across(self, query: Query) -> Draft | None:
        """The places side by side, where the question asks one indicator of several."""
        return compose_across(query, self._desk)

    def compose(self, query: Query) -> Draft:
        """The draft answer of one question; never raises for a question that cannot be answered."""
        desk = self._desk
        if not re.search(r"[\u3400-\u9fffA-Za-z0-9]{2}|[A-Z]&[A-Z]", query.plain):
            return self._refuse("unclear_question", query)
        if query.kind == "opinion":
            # What it means for foreign firms no report says; what it says of foreign firms is the nearest there is.
            return self._refuse("opinion_or_forecast", query, "", self._ranked(query) if IMPLIED.search(query.plain) else None)
        if (of_all := compose_of_all(query, desk)) is not None:
            return of_all
        query = without_spoken(with_printed_quotes(without_frame(without_structure(query)), desk), self.weights)
        if not (query.concepts or query.quoted):
            if away := other_places(query, desk.sources):
                return self._refuse("other_place", query, away[0])
            return compose_aims_of_year(query, desk) or self._refuse(
                "other_year" if asks_aims_of_year(query) else "unclear_question", query
            )
        if (draft := compose_of_kind(query, desk)) is not None:
            return draft
        if unheard_names(query, self.weights, desk.sources) or unheard_terms(query, self.weights):
            return self._refuse("not_in_corpus", query, "", self._ranked(query))
        if is_made_up(query, self.weights, desk.sources) and (draft := undefined(query, desk)) is not None:
            return draft
        elsewhere = self._of_place(query, self._ranked(query))
        return elsewhere if isinstance(elsewhere, Draft) else self._if_stated(query, self._from_evidence(query, elsewhere), elsewhere)

    def _if_stated(self, query: Query, draft: Draft, evidence: list[Evidence]) -> Draft:
        """The draft; a refusal that names what comes nearest where it does not state what is asked of its thing."""
        cited = [citation for claim in draft.claims for citation in claim.citations]
        of_years = draft.status == "partial" and draft.reason == "other_year" and not draft.claims[0].factual
        if not of_years and (draft.status != "answered" or draft.reason is not None):
            return draft
        if (planned := only_planned(query, cited)) is not None:
            return planned
        if is_stated(query, cited, self._desk):
            return draft
        return self._refuse("not_in_corpus", query, "", sorted(evidence, key=lambda item: -item.coverage))

    def further(self, query: Query, count: int) -> list[Claim]:
        """The best `count` passages of the place, year, side and sort asked for, as claims: what may be read beside an answer."""
        evidence = self._of_place(query, self._ranked(query))
        if isinstance(evidence, Draft):
            return []
        return [self._claim(item, query) for item in [item for item in evidence if fits(query, item, self._desk.sources)][:count]]

    def weighed(self, query: Query) -> list[Weighed]:
        """The sentences that are weighed for an answer, in the rules' order, each as the scorer measures it."""
        evidence = self._of_place(query, self._ranked(query)) if query.concepts or query.quoted else []
        if isinstance(evidence, Draft):
            return []
        fitting = [item for item in evidence if fits(query, item, self._desk.sources)]
        return weigh(query, evidence, fitting, self.weights, self._desk, self._may_stand_first, self._claim)

    def _ranked(self, query: Query) -> list[Evidence]:
        own = reports_of_place(query, self._desk.sources)
        return [
            item
            for item in rank_evidence(query, self._desk, self.weights)
            if self._desk.sources.report_of(item.block.id).id in own or speaks_of(list(query.places), item)
        ]

    def _of_place(self, query: Query, evidence: list[Evidence]) -> list[Evidence] | Draft:
        """The evidence that speaks of the place asked, where it is not the reports' own; the refusal where there is none."""
        desk = self._desk
        if places := other_places(query, desk.sources):
            indicators, named = ({c.surface for c in query.concepts if c.kind == kind} for kind in ("indicator", "place"))
            about = [item for item in evidence if indicators <= item.held]
            towns = [place for place in query.places if place.endswith(("镇", "乡", "街道"))]
            narrow = towns or [place for place in places if place.endswith(("区", "县"))] or places  # Jinjiang district in Chengdu
            elsewhere = [item for item in about if speaks_of(narrow, item)]
            rendered = [
                item for item in about if not indicators and (named <= item.held if len(narrow) < len(places) else named & item.held)
            ]
            # 进京, 渝哈: only the rendering names the place whole.
            if rendered and (not elsewhere or rendered[0].score > elsewhere[0].score + FAR_BETTER):
                elsewhere = rendered
            if not elsewhere or (indicators and not any(self._enough(query, item) for item in elsewhere[:TRIED])):
                origin = is_origin(places[0], query, desk.glossary)
                return self._refuse("not_in_corpus" if origin else "other_place", query, places[0], evidence)
            return elsewhere
        if query.scope in ("city", "nation") and not says_city_loosely(query):
            wider = [item for item in evidence if speaks_of_wider(query, item)]
            if not wider or not self._enough(query, wider[0]):
                return self._refuse("other_place", query, wider_name(query.scope), evidence)
            return wider
        return evidence

    def _from_evidence(self, query: Query, evidence: list[Evidence]) -> Draft:
        desk = self._desk
        if (two := compose_held_against(query, evidence, desk, self._claim)) is not None:
            return two
        rows = compose_indicator(query, desk) if not asks_share(query) and not asks_rank(query) else None
        stated = self._stated(query) if rows is None else None
        rows = rows or stated
        premise = false_premise(query, desk) or (other_figure(query, rows, desk) if rows is not None and stated is None else None)
        if premise is not None:
            return premise
        if "reason" in query.wants:
            return self._why(query, evidence, rows)
        if rows is not None:
            rows = with_level(rows, query, evidence, self._claim) if stated is not None else rows
            return with_missing_years(rows, query, evidence) if stated is not None else with_text(rows, query, evidence, desk, self._claim)
        given = rows_for(query, desk) if query.indicators and query.years else []
        if given and not any(item.year_fits and self._enough(query, item) for item in evidence):
            return self._refuse("other_year", query, "", evidence, nearest=desk.sources.cite_row(given[0]))
        offices = office_claims(query, desk) if ("who" in query.wants or POST.search(query.plain)) and not asks_relative(query) else ()
        if offices:
            return Draft("answered", offices)
        if evidence and self._enough(query, evidence[0]) and (listed := compose_list(query, evidence, desk)) is not None:
            return listed
        overview = compose_matter(query, desk, self.weights) or compose_overview(query, evidence, desk, self.weights)
        return overview if overview is not None else self._sentences(query, evidence)

    def _stated(self, query: Query) -> Draft | None:
        """Facts of running text, of reports that have no table of indicators and no rendering of the whole sentence.

        Where there is a table it holds the headline figures, and what it lacks is better told by its whole sentence: with
        statements there too, 6 of 1,040 development questions and 5 of 470 test questions were lost and none gained.
        """
        asked = {query.report} if query.report else reports_of_place(query, self._desk.sources)
        with_table = {row.report.id for row in self._desk.sources.rows}
        in_text = not asked & with_table and asked <= self._desk.sources.without_english and not asks_share(query)
        return compose_statements(query, self._desk) if in_text else None

    def _why(self, query: Query, evidence: list[Evidence], rows: Draft | None) -> Draft:
        desk = self._desk
        year = explained_year(query, desk)
        good = [item for item in evidence if self._enough(query, item) and may_explain(query, item, year)][:5]
        facts = (
            rows.claims if rows is not None and (query.kind == "target_and_why" or query.wants & {"met", "missed", "comparison"}) else ()
        )
        draft = compose_why(query, evidence, good, facts, rows is not None, desk)
        if draft is not None:
            return draft
        told = good if rows is not None else [item for item in good if holds_figures(query, item.text)]
        if rows is None and not told:
            return self._absent(query, evidence) if good else self._sentences(query, evidence)
        claims = rows.claims if rows is not None else self._said_of_it(query, told)
        if turned_round(query, [citation.quote for claim in claims for citation in claim.citations]):
            return Draft("answered", (*claims, contrary(query)), "false_premise")
        return Draft("partial", (*claims, no_reason(query)), "reason_not_stated")

    def _said_of_it(self, query: Query, good: list[Evidence]) -> tuple[Claim, ...]:
        """The best sentence; a lead brings the next ones of its paragraph, which say what it announces."""
        shown = select_sentences(query, good[:1], self._desk.sources)[:3]
        return tuple(self._claim(item, query, "\n" if at else "") for at, item in enumerate(shown))

    def _sentences(self, query: Query, evidence: list[Evidence]) -> Draft:
        """The sentences that answer, of the evidence that fits; a refusal where none may stand first."""
        # long: one choice of sentences after the other.
        if not evidence:
            return self._absent(query, evidence)
        fitting = [item for item in evidence if fits(query, item, self._desk.sources)]
        first = next((at for at, item in enumerate(fitting[:TRIED]) if self._enough(query, item)), None)
        members = members_asked(query)
        if first is None:
            best = max(evidence, key=lambda item: item.coverage)
            if query.years and not best.year_fits and self._enough(query, best):
                return self._refuse("other_year", query, "", evidence)
            fitting = self._surest(query, evidence, fitting) if not members else []
        else:
            fitting = reviewed_first(query, fitting[first_whole(query, fitting, first, members) :])
            if self._scorer is not None and not members:
                fitting = prefer(query, evidence, fitting, self._scorer, self.weights, self._desk, self._may_stand_first)
            fitting = fitting[next((at for at, item in enumerate(fitting[:TRIED]) if self._may_stand_first(query, item)), len(fitting)) :]
        if not fitting:
            return self._absent(query, evidence)
        fitting = alone_first(query, level_first(query, fitting, self._desk))
        shown = all_before_added(query, select_sentences(query, fitting, self._desk.sources))
        if members and not names_members([item.text for item, _ in within(MAX_CHARS[query.language], shown, query, self._claim)], members):
            # The sentence that speaks of the seven need not be the one that names them.
            near = [item for item in fitting[:TRIED] if item.coverage >= MEMBERS_COVERED * fitting[0].coverage]
            shown = [item for item in near if counts_members(item.text, members) and names_members([item.text], members)][:1]
            if not shown:
                return self._absent(query, evidence)
        shown = with_other_telling(query, shown, evidence, self._desk.sources)
        room = int(MAX_CHARS[query.language] * (2 if asks_two_tellings(query.plain, query.language) else 1.5 if facets_of(query) else 1))
        told = within(room, shown, query, self._claim)
        used = sum(len(claim.text) for _, claim in told)
        stated = is_stated(query, [citation for _, claim in told for citation in claim.citations], self._desk)
        if self._scorer is not None and not members and len(told) < MAX_SENTENCES and stated:
            near = beside_first(query, evidence, fitting, self._scorer, self.weights, self._desk, self._enough)
            told = within(MAX_CHARS_BESIDE[query.language], near, query, self._claim, told, 1)
        row = row_telling(query, [claim for _, claim in told], self._desk)
        further = [row] if row is not None else []
        if "who" in query.wants:
            said = speaker_claim(fitting[0], query, self._desk, "\n")
            further += [said] if said is not None else []
        if query.wants & {"list", "definition"}:
            further += marked_notes(query, shown, room - used, self._desk)
        return told_apart(query, told, further, self._desk.sources)

    def _claim(self, item: Evidence, query: Query, separator: str = "") -> Claim:
        if item.sense is not None:
            return definition_claim(item.sense, query, self._desk, separator)
        if item.row is not None:
            return box_claim(self._desk.sources.cite_box(item.block, item.row), query.language, self._desk, separator)
        citations = self._desk.sources.cite_text(item.block.id, *narrow_span(query, item.block, item.start, item.end, self._desk.sources))
        return sentence_claim(citations, query.language, self._desk, separator, query)

    def _enough(self, query: Query, item: Evidence) -> bool:
        return is_enough(query, item, self.weights)

    def _surest(self, query: Query, evidence: list[Evidence], fitting: list[Evidence]) -> list[Evidence]:
        """The sentence that the scorer is sure of, where none holds enough of the question's words."""
        if self._scorer is None:
            return []

        def allowed(asked: Query, item: Evidence) -> bool:
            return is_about_it(asked, item, self.weights) and gives_name(asked, item, self._desk)

        return surest(query, evidence, fitting, self._scorer, self.weights, self._desk, allowed)

    def _may_stand_first(self, query: Query, item: Evidence) -> bool:
        return self._enough(query, item) and gives_name(query, item, self._desk) and tells_sayer(query, item.block, item.text)

    def _absent(self, query: Query, evidence: list[Evidence]) -> Draft:
        draft = undefined(query, self._desk) if query.quoted and query.kind == "definition" else None
        return draft or self._refuse("not_in_corpus", query, "", evidence)

    def _refuse(
        self, reason: Reason, query: Query, detail: str = "", evidence: list[Evidence] | None = None, nearest: Citation | None = None
    ) -> Draft:
        if nearest is None and evidence:
            nearest = self._claim(evidence[0], query).citations[0]
        if detail and query.language == "en":
            detail = wider_in_english(detail) or self._desk.glossary.english(detail) or detail
        worded: Reason = "other_place" if detail else reason  # of what is asked there: German firms are not in the report of another place
        return Draft("refused", (Claim(refusal(worded, query.language, detail), (), factual=False),), reason, nearest)
