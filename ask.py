"""Command line: a question in, a cited answer out.

    python ask.py "2026年GDP目标是多少，为什么？" [--json]
    python ask.py --file questions.jsonl --out answers.jsonl
    python ask.py --search "words" [-k 10] [--json]
    python ask.py --facts [--csv] [--year Y] [--place P [--parts]] [--report ID] [--out FILE]
    python ask.py --mentions TERM [--json]
    python ask.py --export FILE.md|.docx|.html [--overwrite] "question"
    python ask.py --recheck FILE [--json]
    python ask.py --check FILE [--json]        a text's figures, quotes and names; - reads standard input

--recheck ends with 0 where everything holds, 1 where something does not, 2 where the file cannot be read.

Exit status: 0 done, 2 a usage or input error (one line on standard error), 1 an internal failure.
"""

# long: a function for each thing that the command prints, and one for each way to ask it wrongly.

from __future__ import annotations

import argparse
import datetime
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from answer import MAX_DRAFT_CHARS, Answer, Citation, Side, Yearbook, language_of, sentence_lines, stand, summary_line
from assistant import Assistant
from corpus import decode_text, read_file, to_csv, without_signs
from errors import IndexMissingError, UsageError, ZhengwenError
from index import Hit
from settings import load_settings


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        status = _run(options)
        sys.stdout.flush()
        return status
    except ZhengwenError as error:
        print(f"ask.py: {error}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:  # whoever read it has enough: nothing is left to be written at the end either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ask.py", description="Ask the indexed reports; every sentence is cited.")
    parser.add_argument("question", nargs="?", help="a question in Chinese or English")
    parser.add_argument("--json", action="store_true", help="print the whole answer as one JSON object")
    parser.add_argument("--search", metavar="WORDS", help="print ranked passages instead of an answer")
    parser.add_argument("--mentions", metavar="TERM", help="print where a term stands, and in which reports it does not")
    parser.add_argument("--export", metavar="FILE", help="write the answer with its notes there: .md, .docx or .html")
    parser.add_argument("--overwrite", action="store_true", help="with --export: replace the file if it is there")
    parser.add_argument("--recheck", metavar="FILE", help="say whether an exported answer still holds, and where it was edited")
    parser.add_argument(
        "--check", metavar="FILE", help="hold a text's figures, quotes and names against the reports (- for standard input)"
    )
    parser.add_argument("-k", type=int, default=10, help="how many passages --search prints (default 10)")
    parser.add_argument("--facts", action="store_true", help="print the figures of the reports as data, one JSON object a line")
    parser.add_argument("--csv", action="store_true", help="with --facts: a table for a spreadsheet")
    parser.add_argument("--file", metavar="FILE", help="questions, one JSON object a line")
    parser.add_argument("--out", metavar="FILE", help="where --file or --facts writes (default: standard output)")
    parser.add_argument("--index-dir", help="where the index stands (default index/built)")
    parser.add_argument("--embedder", help="a sentence-transformers name or folder (default: the bundled one)")
    parser.add_argument("--year", type=int, help="ask for this year, or the facts of it")
    parser.add_argument("--place", help="ask for this place, or the facts of it")
    parser.add_argument("--parts", action="store_true", help="with --facts --place: the figures of its districts and counties too")
    parser.add_argument("--report", help="ask this report only (its id), or its facts")
    parser.add_argument("--lang", choices=("zh", "en"), help="language of the answer (default: the question's)")
    return parser


def _run(options: argparse.Namespace) -> int:
    if options.csv and not options.facts:
        raise UsageError("--csv is the form of --facts: python ask.py --facts --csv")
    if options.facts or options.parts:
        return _print_facts(options)
    if options.mentions is not None:
        return _run_mentions(options)
    if options.recheck is not None:
        return _recheck(options)
    if options.overwrite and options.export is None:
        raise UsageError("--overwrite belongs to --export")
    if options.export is not None:
        _check_export(options)
    if options.check is not None:
        return _run_check(options)
    if options.file is None and options.search is None and not (options.question or "").strip():
        raise UsageError('no question given: python ask.py "2026年GDP目标是多少？" (see --help)')
    if not 1 <= options.k <= 1000:
        raise UsageError(f"-k must be between 1 and 1000, not {options.k}")
    lines = _read_questions(options.file) if options.file is not None else []
    assistant = open_assistant(index_dir=options.index_dir, embedder=options.embedder)
    if options.file is not None:
        with _output(options.out) as out:
            for line in lines:
                print(json.dumps(_answer_line(line, assistant, options), ensure_ascii=False), file=out)
        return 0
    if options.search is not None:
        found = _search_object(options.search, None, assistant, options.k)
        print(json.dumps(found, ensure_ascii=False, indent=1) if options.json else _show_passages(found))
        return 0
    answer = assistant.ask(options.question, year=options.year, place=options.place, report=options.report, lang=options.lang)
    scope = _scope(options, assistant, answer.language)
    if options.export is not None:  # first: who reads only the head of what is printed gets the file all the same
        _export(answer, assistant, options, scope)
    if options.json:
        print(json.dumps(_answer_object(answer, assistant), ensure_ascii=False, indent=1))
    else:
        print(show_answer(answer, assistant.differences.sides(answer), scope, assistant.yearbook))
    return 0


def _scope(options: argparse.Namespace, assistant: Assistant, language: str) -> str:
    """The report, place and year that alone were asked, in words; "" for all."""
    report = assistant.reports.get(options.report)
    title = ((report.title_en if language == "en" else None) or report.title) if report is not None else ""
    return ("、" if language == "zh" else ", ").join(str(part) for part in (title, options.place, options.year) if part)


def _check_export(options: argparse.Namespace) -> None:
    """What is wrong with --export, before the reports are opened."""
    from export import form_of

    if options.file is not None or options.search is not None:
        raise UsageError("--export takes the answer of one question: leave out --file and --search")
    form_of(options.export)
    path = Path(options.export)
    if path.is_dir() or not path.absolute().parent.is_dir():
        raise UsageError(f"{path}: cannot be written (no such folder, or itself one); name a file in a folder that is there")
    if path.exists() and not options.overwrite:
        raise UsageError(f"{path}: is there already; name another file, or add --overwrite")


def _export(answer: Answer, assistant: Assistant, options: argparse.Namespace, scope: str) -> None:
    """Write the answer with its notes; an existing file stays as it is unless it may be replaced."""
    from export import make_record, write_form

    path, overwrite = Path(options.export), options.overwrite
    kinds = {name: report.kind for name, report in assistant.reports.items()}
    record = make_record(
        [answer], kinds, datetime.date.today(), None, assistant.differences.sides, [scope], assistant.yearbook, assistant.name_in_english
    )
    data = write_form(record, path.name)
    try:
        with path.open("wb" if overwrite else "xb") as stream:
            stream.write(data)
    except FileExistsError:
        raise UsageError(f"{path}: is there already; name another file, or add --overwrite") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from None


def _recheck(options: argparse.Namespace) -> int:
    """Whether an exported file still holds: 0 all of it, 1 not all."""
    from export import recheck, told_lines

    if options.question or options.file or options.search or options.export:
        raise UsageError("--recheck stands alone: python ask.py --recheck FILE [--json]")
    try:
        data = Path(options.recheck).read_bytes()
    except OSError as error:
        raise UsageError(f"{options.recheck}: cannot be read ({error.strerror}); name an exported answer") from None
    found = recheck(data, options.recheck, open_assistant(index_dir=options.index_dir, embedder=options.embedder).reports)
    print(json.dumps(found.to_dict(), ensure_ascii=False, indent=1) if options.json else "\n".join(told_lines(found, options.lang)))
    return 0 if found.holds else 1


def _run_mentions(options: argparse.Namespace) -> int:
    name = options.mentions.strip()
    if not any(char.isalnum() for char in name):
        raise UsageError("--mentions needs a term: python ask.py --mentions 四张清单")
    if options.question or options.file or options.search:
        raise UsageError("--mentions stands alone: leave out the question, --file and --search")
    found = stand(name, open_assistant(index_dir=options.index_dir, embedder=options.embedder).register)
    language = options.lang or ("en" if name.isascii() and " " in name else "zh")
    print(json.dumps(found.to_dict(), ensure_ascii=False, indent=1) if options.json else "\n".join(found.lines(language)))
    return 0


def _run_check(options: argparse.Namespace) -> int:
    if options.question or options.file or options.search:
        raise UsageError("--check stands alone: leave out the question, --file and --search")
    text, name = _read_draft(options.check)
    checked = open_assistant(index_dir=options.index_dir, embedder=options.embedder).checker.check(text, name)
    if options.json:
        print(json.dumps(checked.to_dict(), ensure_ascii=False, indent=1))
        return 0
    language = options.lang or language_of(checked)
    lines = [line for sentence in checked.sentences for line in sentence_lines(sentence, language)]
    print(
        "\n".join([*lines, "", summary_line(checked, language), "", *(_show_citation(one, language) for one in checked.citations)]).rstrip()
    )
    return 0


def _read_draft(given: str) -> tuple[str, str]:
    """The text to check, and its file's name; by the readers of the reports."""
    if given == "-":
        text, name = decode_text(sys.stdin.buffer.read(), Path("standard input"))[0], ""
    else:
        if not Path(given).is_file():
            raise UsageError(f"{given}: no such file; give a text, or - for standard input / 没有这个文件")
        text, name = without_signs(read_file(Path(given), Path(given).name).text), Path(given).name
    if not any(sign.isalnum() for sign in text):
        raise UsageError("the text is empty: give one with sentences in it / 没有可核对的文字")
    if len(text) > MAX_DRAFT_CHARS:
        raise UsageError(
            f"the text has {len(text):,} characters, at most {MAX_DRAFT_CHARS:,} are checked: give it in parts / 文本太长，请分开核对"
        )
    return text, name


def open_assistant(**overrides: object) -> Assistant:
    """The assistant; where no index stands (or one of another format version) it is built first, and said so."""
    settings = load_settings(None, **overrides)
    try:
        return Assistant.open(settings)
    except IndexMissingError as error:
        from ingest import build_default

        print(f"{error}; building it now …", file=sys.stderr)
        build_default(settings, stream=sys.stderr)
        return Assistant.open(settings)


def _print_facts(options: argparse.Namespace) -> int:
    """The facts of the indexed reports, filtered, as JSON lines or as CSV."""
    if options.question or options.file is not None or options.search is not None:
        raise UsageError("--facts lists figures and takes no question; filter it with --year, --place, --report")
    if options.parts and not (options.facts and options.place):
        raise UsageError("--parts belongs to --facts --place: python ask.py --facts --csv --place 重庆市 --parts")
    assistant = open_assistant(index_dir=options.index_dir, embedder=options.embedder)
    if options.report is not None and options.report not in assistant.reports:
        raise UsageError(f"no report {options.report!r} in the index; it holds {', '.join(assistant.reports)}")
    rows = assistant.facts(year=options.year, place=options.place, report=options.report, parts=options.parts)
    with _output(options.out) as out:
        if options.csv:
            out.write(to_csv(rows))
        else:
            out.writelines(json.dumps(row.to_dict(), ensure_ascii=False) + "\n" for row in rows)
    return 0


def _read_questions(name: str) -> list[str]:
    path = Path(name)
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise UsageError(f"{name}: no such file; give a file with one JSON object a line") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{name}: cannot be read as UTF-8 text ({error})") from None


def _answer_line(raw: str, assistant: Assistant, options: argparse.Namespace) -> dict[str, Any]:
    """One line of --file: the answer's object with the line's other fields passed through, or an `error`."""
    given: dict[str, Any] = {}
    try:
        parsed = json.loads(raw)
        if not isinstance(parsed, dict) or not isinstance(parsed.get("question"), str):
            return {"error": 'not an object with a "question" text', "line": raw[:200]}
        given = parsed
        if options.search is not None:
            return {**given, **_search_object(given["question"], given.get("id"), assistant, options.k)}
        answer = assistant.ask(
            given["question"],
            history=given.get("history") or (),
            year=given.get("year", options.year),
            place=given.get("place", options.place),
            report=given.get("report", options.report),
            lang=given.get("lang", options.lang),
            id=given.get("id"),
        )
        return {**given, **_answer_object(answer, assistant)}
    except json.JSONDecodeError as error:
        return {"error": f"not JSON: {error.msg} at column {error.colno}", "line": raw[:200]}
    except ZhengwenError as error:
        return {**{key: value for key, value in given.items() if key != "question"}, "error": str(error)}


def _answer_object(answer: Answer, assistant: Assistant) -> dict[str, Any]:
    """The answer's object; where there are any, the sources of figures that differ as `differing`, how running text bounds a table's
    figures as `bounds`.
    """
    from export import find_bounds

    sides, bounds = [side.to_dict() for side in assistant.differences.sides(answer)], find_bounds(answer, assistant.yearbook)
    return {**answer.to_dict(), **({"differing": sides} if sides else {}), **({"bounds": bounds} if bounds else {})}


@contextmanager
def _output(name: str | None) -> Iterator[TextIO]:
    if name is None:
        yield sys.stdout
        return
    try:
        with Path(name).open("w", encoding="utf-8", newline="") as stream:
            yield stream
    except OSError as error:
        raise UsageError(f"{name}: cannot be written ({error.strerror})") from None


def _search_object(words: str, id: Any, assistant: Assistant, k: int) -> dict[str, Any]:
    hits = assistant.search(words, k)
    return {"id": id, "question": words, "passages": [_passage(hit, assistant) for hit in hits]}


def _passage(hit: Hit, assistant: Assistant) -> dict[str, Any]:
    locate: Callable[[Any], dict[str, Any]] = assistant.index.locator
    return {
        "report": hit.passage.report,
        "section": [*([hit.passage.story] if hit.passage.story else []), *hit.passage.section],
        "text": hit.passage.text,
        "locator": locate(hit.passage),
        "scores": {"fused": round(hit.fused, 6), "cosine": round(hit.cosine, 6), "bm25": round(hit.bm25, 6)},
    }


def _show_passages(found: dict[str, Any]) -> str:
    lines = []
    for rank, passage in enumerate(found["passages"], 1):
        scores = " ".join(f"{name} {value:.3f}" for name, value in passage["scores"].items())
        lines += [f"{rank:>2}. {passage['report']}  {' › '.join(passage['section'])}  ({scores})", f"    {passage['text']}", ""]
    return "\n".join(lines).rstrip() or "no passage"


def show_answer(answer: Answer, sides: Sequence[Side] = (), scope: str = "", book: Yearbook | None = None) -> str:
    """An answer for the terminal: what it was asked of alone, figures that differ, text with how it bounds a table's figures, citations,
    notes.
    """
    from export import bounded_text, scope_lines, side_lines

    lines = [*scope_lines(scope, answer.language), *side_lines(sides, answer.language), bounded_text(answer, book), ""]
    lines += [_show_citation(citation, answer.language) for citation in answer.citations]
    if answer.nearest is not None:
        words = "最接近的原文，不作为回答：" if answer.language == "zh" else "Nearest passage, not an answer:"
        lines += [words, _show_citation(answer.nearest, answer.language)]
    lines += list(answer.notes)
    return "\n".join(lines).rstrip()


def _show_citation(citation: Citation, language: str) -> str:
    from export.words import words_for

    head = f"[{citation.n}] " if citation.n else "    "
    place = " › ".join(citation.section)
    title = citation.report.title if language == "zh" else citation.report.title_en or citation.report.title
    where = f"{citation.locator.file}:{citation.locator.start}-{citation.locator.end}"
    if citation.locator.page is not None:
        where += f"，第{citation.locator.page}页" if language == "zh" else f", page {citation.locator.page}"
    date = citation.report.date or words_for(language).dateless
    lines = [f"{head}{title}（{date}）{place}" if language == "zh" else f"{head}{title} ({date}) {place}".rstrip(), f"    {citation.quote}"]
    if citation.table is not None:
        lines.append(f"    {citation.table.title}{words_for(language).colon}{' | '.join(citation.table.columns)}")
    if language == "en" and citation.quote_en:
        by = citation.quote_en_by or "project"
        maker = "this project" if by == "project" else by.replace("model:", "the model ", 1)
        lines.append(f"    {citation.quote_en}  (English by {maker}, not official)")
    lines += [f"    {'注' if language == 'zh' else 'note '}{note.mark} {note.text}" for note in citation.footnotes]
    lines.append(f"    {where}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
