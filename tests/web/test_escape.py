"""Nothing that a report, a file's name, a term, a question or a reader says becomes markup: every part of the page is parsed."""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import cast

import pytest

from answer import VERDICTS, CheckedPart, CheckedSentence, CheckedText, Finder, Register, Sources, Yearbook, sides_of
from answer.checked import Piece
from answer.model import (
    Answer,
    CheckItem,
    Citation,
    CitationScope,
    Locator,
    NoteReference,
    ReportReference,
    TableReference,
    Understood,
)
from corpus import Glossary, GlossaryEntry, IndicatorNames, find_facts
from corpus.manifest import Entry
from corpus.model import Report, SourceFile, Speaker
from corpus.read import read_report
from export import make_record, recheck, write_form
from web.anchors import read_anchor
from web.ask import Turn, render_answer, render_failure, render_question
from web.check import render_check_bar, render_check_form, render_check_problem, render_checked, render_checking
from web.frame import render_brand, render_opened, render_problem
from web.indicator_room import render_bar, render_indicators
from web.kept import keep_turns, restore_turns
from web.labels import EN, ZH, Labels
from web.look import VIEWS, Look
from web.proof import render_empty
from web.rail import render_asked, render_outline
from web.reading import Spot, render_reading
from web.reports import render_adding, render_job, render_outcomes, render_report_list, render_reports_bar
from web.rooms import render_tabs
from web.scope import Scope
from web.shelf import Job, Outcome, Shelf
from web.take import render_linked, render_taken
from web.terms import Wish, render_terms, render_terms_bar
from web.understood import Names
from web.uploads import clean_name

TAGS = ("script", "img src=x", "svg", "iframe src=//e.example", "object data=x", "embed src=x", "math", "video src=x", "audio src=x",
        "body", "details open", "input autofocus", "style", "link rel=stylesheet href=//e.example", "meta http-equiv=refresh",
        "base href=//e.example", "form action=//e.example", "button", "a href=javascript:alert(1)", "marquee", "template", "noscript")  # fmt: skip
HANDLERS = ("onerror=alert(1)", "onload=alert(1)", "ONCLICK='alert(1)'", "onfocus=alert`1`", "ontoggle=alert(1)")
ENDINGS = ("", "/", " x=")
MADE = [f"<{tag} {handler}{ending}>" for tag in TAGS for handler in HANDLERS for ending in ENDINGS]
OWN = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<ScRiPt>alert(1)</sCrIpT>", "<script src=//e.example/x.js>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>", "</style><script>alert(1)</script>", "</title><svg/onload=alert(1)>",
    "</textarea><img src=x onerror=alert(1)>", "'><img src=x onerror=alert(1)>", '"><img src=x onerror=alert(1)>',
    '" onmouseover="alert(1)', "' onmouseover='alert(1)", '" autofocus onfocus=alert(1) x="', "` onerror=alert(1)`",
    "--><script>alert(1)</script>", "<!--<img src=x onerror=alert(1)>-->", "]]><script>alert(1)</script>", "<![CDATA[<script>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)", "&#x3c;img src=x onerror=alert(1)&#x3e;", "&quot;onclick=alert(1)",
    "%3Cscript%3Ealert(1)%3C/script%3E", "\\u003cscript\\u003ealert(1)", "\\x3cscript\\x3e", "＜script＞alert(1)＜/script＞",
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)",
    "![x](http://e.example/i.png)", "[x](javascript:alert(1))", "<http://e.example>", "http://e.example/?q=<b>", "[a]: javascript:alert(1)",
    "`<img src=x onerror=alert(1)>`", "```html\n<script>alert(1)</script>\n```", "$$\\href{javascript:alert(1)}{x}$$",
    "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "<%= alert(1) %>", "#{alert(1)}", "{% raw %}<script>{% endraw %}",
    "<svg><script>alert(1)</script></svg>", "<svg><animate onbegin=alert(1) attributeName=x>", "<math><mtext></form><form><mglyph>",
    "<iframe srcdoc='<script>alert(1)</script>'>", "<object data=data:text/html;base64,PHNjcmlwdD4=>", "<embed src=javascript:alert(1)>",
    "<link rel=import href=//e.example>", "<style>@import '//e.example'</style>", "<div style=background:url(//e.example)>",
    "<a href=# target=_blank>x</a>", "<a href='jav&#x09;ascript:alert(1)'>x</a>", "<form><button formaction=javascript:alert(1)>",
    "<input type=image src=x onerror=alert(1)>", "<isindex action=javascript:alert(1)>", "<base href=javascript:alert(1)//>",
    "<meta charset=utf-7>+ADw-script+AD4-", "<table background=javascript:alert(1)>", "<img src=`x`onerror=alert(1)>", "<img/src/onerror=alert(1)>",
    "<<script>alert(1)//<</script>", "<b/onclick=alert(1)>b</b>", "<x onclick=alert(1)>", "<plaintext>", "<xmp><script>alert(1)</script></xmp>",
    "</li></ol></div></article><script>alert(1)</script>", "</td></tr></table><img src=x onerror=alert(1)>", "</mark></p><h1>x</h1>",
    "<mark class=on>x</mark>", "<a class=cite href=#cite-1-1>1</a>", "<button data-do=remove data-key=x>", "<input id=report-files>",
]  # fmt: skip
# The same out of a value in quotes, of an element's end, and of what a Markdown reader leaves alone.
BROKEN_OUT = [f"{lead}{payload}" for lead in ('x">', "x'>", "</p></td></li>", "\\") for payload in OWN[::2]]
PAYLOADS = list(dict.fromkeys(MADE + OWN + BROKEN_OUT))

ALLOWED = {
    "a": {"class", "href", "title", "aria-label", "aria-current", "lang", "download", "data-share"}, "article": {"class", "data-cite", "aria-label"}, "b": {"lang", "class"},
    "blockquote": {"class", "lang", "tabindex"}, "br": set(), "button": {"type", "class", "data-do", "data-key", "data-close", "data-copy",
        "data-done", "data-find", "data-upto", "data-link", "data-toggle", "title", "aria-pressed", "aria-label", "role", "id", "data-room",
        "aria-controls", "data-subject", "data-keys", "data-step", "data-back", "data-retry", "data-outline", "data-scope", "data-all", "data-some", "data-any", "aria-expanded", "hidden", "data-theme-switch", "data-dark", "data-light"},
    "caption": {"class"}, "code": set(), "dd": set(), "details": {"class", "open"},
    "textarea": {"id", "rows", "spellcheck", "placeholder"}, "del": {"class"}, "ins": {"class"},
    "div": {"class", "id", "lang", "tabindex", "role", "data-busy", "data-checking", "data-turn", "data-report", "data-view", "aria-label"}, "dl": {"class"}, "dt": set(), "fieldset": {"class"},
    "figcaption": set(), "figure": set(), "line": {"x1", "x2", "y1", "y2", "class"}, "option": {"value", "selected"}, "path": {"d", "class"},
    "rect": {"x", "y", "width", "height", "class"}, "select": {"name", "aria-label"}, "text": {"x", "y", "class"},
    "svg": {"class", "viewbox", "width", "height", "role", "aria-label", "aria-hidden", "preserveaspectratio"},
    "h1": {"lang", "data-lang"}, "h2": set(), "h3": {"class", "lang"}, "h4": {"class", "lang"}, "h5": set(), "header": {"class"}, "i": {"data-share"},
    "input": {"type", "id", "name", "value", "checked", "class", "multiple", "accept", "maxlength", "placeholder", "aria-label",
        "autocomplete", "data-bytes", "data-most", "data-none"},
    "label": {"class", "for"}, "legend": {"class"}, "li": {"id", "class", "tabindex", "lang", "value"}, "main": set(), "mark": {"class", "tabindex", "data-n"},
    "nav": {"class", "aria-label"}, "ol": {"class", "lang", "aria-label"}, "output": {"class", "aria-live"}, "p": {"class", "lang", "role", "data-unread", "data-at", "data-text", "data-name", "data-type", "data-bytes", "data-talk"},
    "progress": {"max", "value", "aria-label"}, "section": {"class", "aria-label", "data-show"}, "small": {"lang"},
    "span": {"class", "lang", "title", "aria-hidden", "aria-label"}, "summary": {"class", "aria-label"}, "sup": set(), "table": {"class", "lang"},
    "tbody": set(), "td": {"class", "data-l", "lang"}, "th": {"scope", "class", "colspan", "lang"}, "thead": set(), "tr": {"class", "tabindex"}, "ul": {"class", "role"},
}  # fmt: skip
EMPTY = {"input", "br"}


class Parsed(HTMLParser):
    """What a part of the page is made of, and what in it must not be there."""

    def __init__(self, shown: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(shown)
        self.close()
        self.wrong += [f"never closed: {tag}" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = ALLOWED.get(tag)
        if allowed is None:
            self.wrong.append(f"element {tag}")
        for name, value in attrs:
            if name not in (allowed or ()):
                self.wrong.append(f"{tag} {name}={value}")
            if name == "href" and not re.match(r"#|reports/file/[0-9a-f]{64}$|indicators\.csv(?:\?|$)", value or ""):
                self.wrong.append(f"{tag} leads to {value}")
            self.text.append(value or "")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"stray end of {tag}")

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"declaration {decl}")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"declaration {data}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"instruction {data}")


def hostile_report(payload: str) -> Report:
    """A report with the payload in its title, headings, text, a term, its note, a table, its file's name, its remarks."""
    line = payload.replace("\n", " ")
    text = (
        f"甲区2026年政府工作报告\n一、{line}\n正文{line}在此。制定“四张{line}清单”[[footnoteRef:1]]并实施。\n[1: []“四张{line}清单”：指{line}清单。]\n"
        f"附件1 主要{line}指标表\n\t指标\n\n\t单位\n\n\t2026年{line}目标\n\n\n\t增速\n\n\t%\n\n\t{line}\n\n"
    )
    report = read_report([SourceFile(f"{line}.txt", "0" * 64, "utf-8", text)], Entry(line.replace("#", "") or "x"))
    receipts = tuple(replace(one, warnings=(line,), dropped={line: 1}) for one in report.receipts)
    return replace(
        report, title=line, title_en=line, publisher=line, place=line, place_en=line, date=line, missing=(line,), receipts=receipts
    )


def shown_parts(payload: str, labels: Labels) -> Iterator[tuple[str, str]]:
    """Every part of the rooms with the payload in it, by name; and what of the conversation shows it."""
    report = hostile_report(payload)
    reports = {report.id: report}
    glossary = Glossary((GlossaryEntry(f"四张{payload}清单", payload, (), (), "slogan"),))
    register = Register(Sources(reports, lambda name, text: None), glossary, Finder(reports), lambda name, lead: ())
    uploads = SimpleNamespace(kinds=(".txt", payload), max_bytes=2**20, max_files=3, open=True, folder=SimpleNamespace())
    shelf = Shelf(SimpleNamespace(reports=reports, register=register), lambda say, **change: None, lambda: None, None)  # type: ignore[arg-type,return-value]
    shelf.is_upload = lambda one: True  # type: ignore[method-assign]
    yield "list, reading only", render_report_list(shelf, labels)
    shelf.uploads = uploads  # type: ignore[assignment]
    yield "list", render_report_list(shelf, labels)
    yield "bar", render_reports_bar(shelf, labels)
    yield "adding", render_adding(shelf, labels)
    yield "work", render_job(Job("add", (payload, payload)), labels)
    yield "done", render_outcomes("add", [Outcome(payload, report=report.id)], shelf, labels)
    yield (
        "done, some of an archive",
        render_outcomes("add", [Outcome(payload, report=report.id)] * 5 + [Outcome(payload, "unread", payload)] * 2, shelf, labels),
    )
    for problem in ("unread", "failed", "same", "kind", payload):
        yield "problem", render_outcomes("add", [Outcome(payload, problem, payload, report.id)], shelf, labels)
    yield "reading", render_reading(report, None, labels)
    spoken = tuple(replace(block, speaker=Speaker(payload, payload, True, payload)) for block in report.blocks)
    for english in (None, lambda name, text: payload):
        yield "reading, spoken and in English", render_reading(replace(report, blocks=spoken), None, labels, english=english)
    start = report.files[0].text.index("正文")
    yield "place", render_reading(report, Spot(0, start, start + 40), labels)
    yield "terms", render_terms(register, Wish(), labels)
    yield "terms found", render_terms(register, Wish(payload), labels)
    yield "terms bar", render_terms_bar(Wish(payload), labels)
    book = Yearbook(find_facts([report], IndicatorNames({})), lambda name, text: payload)
    figures = cast("Shelf", SimpleNamespace(reports=reports, yearbook=book))
    for view in VIEWS:
        yield f"indicators, {view}", render_indicators(figures, Look(view), labels)
        yield f"indicators found, {view}", render_indicators(figures, Look(view, payload, subject=payload, place=payload), labels)
    yield "indicators bar", render_bar(figures, Look(typed=payload, place=payload), labels)
    yield from checked_parts(payload, report, shelf, labels)
    yield "brand", render_brand(reports, labels)
    yield "empty proof", render_empty(reports, labels)
    yield "tabs", render_tabs(labels)
    yield "problem of a question", render_problem(payload) + render_problem(payload, payload)
    yield "reports to ask", render_asked(reports, labels, Scope((report.id,)))
    turns = [Turn(payload), Turn(payload, hostile_answer(payload, report)), Turn(payload, differing_answer(payload, report))]
    yield "questions so far", render_outline(turns, labels)
    yield "question", render_question(payload)
    yield "failure", render_failure(payload)


def checked_parts(payload: str, report: Report, shelf: Shelf, labels: Labels) -> Iterator[tuple[str, str]]:
    """The room that checks a draft: its form, a draft that says the payload with every verdict, and what can go wrong."""
    citation = hostile_answer(payload, report).citations[1]
    end = len(payload)
    parts = [CheckedPart("figure", payload, 0, end, verdict, 2, payload, (Piece(payload, payload),)) for verdict in VERDICTS]
    sentences = tuple(CheckedSentence(payload, 0, end, "zh", (part,), True) for part in parts)
    plain = CheckedSentence(payload, 0, end, "en")
    yield "draft's bar", render_check_bar(labels)
    yield "draft's form", render_check_form(shelf, labels)
    yield "draft", render_checked(CheckedText(payload, (*sentences, plain), (citation,)), {report.id: report}, labels)
    yield "draft under way", render_checking(1, 0.5, labels)
    yield "draft not read", render_check_problem(payload)


def test_there_are_at_least_five_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 500


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_part_of_the_page_holds_anything_outside_the_allow_list(payload: str) -> None:
    for labels in (ZH, EN) if payload in OWN else (ZH,):
        for name, shown in shown_parts(payload, labels):
            assert Parsed(shown).wrong == [], f"{name}: {shown[:400]}"


def hostile_answer(payload: str, report: Report) -> Answer:
    """An answer that says the payload everywhere: question, text, quote, English, heading, file, notes, table, checks, remarks."""
    file = report.files[0]
    start = file.text.index("正文")
    about = ReportReference(report.id, report.title, report.title_en, report.publisher, report.place, report.date)
    citation = Citation(
        1, about, (payload, payload), payload, Locator(payload, file.sha256, start, start + 9, None, payload),
        CitationScope(payload, payload, payload, payload), payload, f"model:{payload}", TableReference(payload, (payload,), payload),
        (NoteReference(payload, payload, payload),),
    )  # fmt: skip
    here = replace(citation, n=2, locator=replace(citation.locator, file=file.name), quote_en_by="project")
    return Answer(
        question=payload, language="zh", understood=Understood(payload, (payload,), (payload,), (2026,), (payload,), payload, payload),
        status="partial", reason="reason_not_stated", text=f"{payload}[1]。\n- {payload}[2]", citations=(citation, here),
        nearest=replace(here, n=0), checks=(CheckItem(payload, "computed", 1, (payload,), payload),), dropped=1, notes=(payload,),
        composer=f"model:{payload}",
    )  # fmt: skip


def differing_answer(payload: str, report: Report) -> Answer:
    """An English answer whose two citations state two asked figures, in words of the payload."""
    answer = hostile_answer(payload, report)
    quotes = [f"{payload}。总数575个{payload}", f"{payload}。总数480个{payload}"]
    scope, cells = CitationScope(None, payload, payload), (f"{payload}575个", payload)
    cited = [replace(one, quote=quote, scope=scope) for one, quote in zip(answer.citations, quotes, strict=True)]
    cited[0] = replace(cited[0], quote=" ".join(cells), table=TableReference(payload, (payload, payload), payload, cells))
    about = replace(answer.understood, question=None)
    return replace(
        answer, question="575 or 480?", language="en", citations=tuple(cited), understood=about, text=f"{payload} [1]. {payload} [2][1].\n"
    )


def test_the_hostile_figures_do_differ() -> None:
    from answer import sides_of

    assert len(sides_of(differing_answer("<b>x</b>", hostile_report("<b>x</b>")))) == 2


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_answer_passage_or_exported_page_holds_anything_outside_the_allow_list(payload: str) -> None:
    report = hostile_report(payload)
    reports, answer = {report.id: report}, hostile_answer(payload, report)
    turns = [Turn(payload, answer)]
    names = Names(
        reports,
        lambda name: payload,
        words=lambda name, text: payload,
        naming=lambda asked: {payload: payload},
        indicators=lambda: (payload,) * 3,
    )
    shown = [
        render_answer(answer, 1, ZH, names=names, scope=Scope((report.id, payload), (2026,))),
        render_answer(replace(answer, language="en"), 1, EN, names=names),
    ]
    shown += [render_answer(differing_answer(payload, report), 1, labels, names=names) for labels in (ZH, EN)]
    shown += [render_linked(reports, f"c-deadbeef-1-2-{payload}"[:80], ZH) or ""]
    shown += [render_opened(reports, turns, anchor, ZH, lambda report, text: payload) for anchor in ("cite-1-1", "cite-1-2", "cite-1-near")]
    shown += [render_opened(reports, turns, read_anchor(report.id), EN, lambda report, text: payload)]
    shown += [render_taken(turns, {"which": 1, "form": form, "at": 1}, reports, "zh") for form in ("copy", "md", "docx", "html")]
    shown += [f'<p data-talk="{html.escape(keep_turns(turns))}"></p>']
    for part in shown:
        assert Parsed(part).wrong == [], part[:400]
    assert [turn.question for turn in restore_turns(keep_turns(turns), 9999)] == [payload]
    differing = make_record([differing_answer(payload, report)], {}, datetime.date(2026, 3, 9), "zh", sides_of, [payload])
    for record in (differing, make_record([answer], {}, datetime.date(2026, 3, 9))):
        page = write_form(record, "x.html").decode()
        assert (
            Parsed(re.sub(r"<!-- zhengwen-record\n[^<>&]*\n-->\n", "", page.partition("<body>")[2]).removesuffix("</body></html>\n")).wrong
            == []
        )
    page = write_form(record, "x.html").decode()
    head, _, body = page.partition("<body>")
    assert Parsed(re.sub(r"<!-- zhengwen-record\n[^<>&]*\n-->\n", "", body).removesuffix("</body></html>\n")).wrong == []
    assert re.sub(r"<title>[^<>]*</title>", "", head).count("<") == SHELL.count("<")
    for suffix in (".md", ".docx", ".html"):
        assert recheck(write_form(record, f"x{suffix}"), f"x{suffix}", reports).failures == FAILING


# What an exported page begins with, and how much of a hostile answer cannot hold: its quotes stand in no report.
SHELL = (
    write_form(make_record([], {}, datetime.date(2026, 3, 9)), "x.html")
    .decode()
    .partition("<body>")[0]
    .replace("<title>", "")
    .replace("</title>", "")
)
FAILING = 5


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if "\n" not in payload][::5])
def test_the_payload_is_still_read_as_it_was_written(payload: str) -> None:
    shown = "".join("".join(Parsed(part).text) for _, part in shown_parts(payload, ZH))
    assert payload in shown


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_name_of_a_file_keeps_a_sign_that_opens_markup(payload: str) -> None:
    kept = clean_name(f"{payload}.txt")
    assert not set(kept) & set('<>"|:*?#/\\')


@pytest.mark.parametrize(
    ("shown", "wrong"),
    [
        ("<p>x</p>", False),
        ("<p onclick=x>x</p>", True),
        ("<script>x</script>", True),
        ("<p>x", True),
        ("</p>", True),
        ('<a href="http://x">x</a>', True),
        ("<!--x-->", True),
    ],
)
def test_the_parser_of_this_test_can_fail(shown: str, wrong: bool) -> None:
    assert bool(Parsed(shown).wrong) == wrong


def test_character_references_of_the_conversation_read_as_the_question() -> None:
    assert html.unescape(render_question("<b>5%</b> & 6")) == '<div class="question"><b>5%</b> & 6</div>'
