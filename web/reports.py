"""The room of reports: what is loaded, with receipts; adding, reading anew and removing; how a change is going.

In: the shelf of reports, a change under way or done, the labels. Out: HTML in which every word of a report, a file's name
or a reader's message is escaped. The module knows nothing of events, uploads' bytes or indexes.
"""

from __future__ import annotations

from html import escape

from corpus.model import Receipt, Report
from web.anchors import read_anchor, report_key
from web.labels import Labels, counted
from web.proof import report_source
from web.room_labels import RoomLabels, room_labels_for
from web.said import DROPPED, HAN, in_chinese, in_language, without_folders
from web.shelf import OPENING, Job, Outcome, Shelf
from web.titles import title_language, title_of
from web.uploads import AT_ONCE

_MEGABYTE = 1024 * 1024
_UNFOLDED = 3  # receipts shown at once; those of an archive of many files unfold one by one
# What a build says as it goes → how many of its steps (RoomLabels.steps) are then done; it begins with reading.
_DONE = ((" files", 0), (" file", 0), (" sentences", 2), ("words counted", 3), (" vectors kept", 4), (OPENING, 4))


def render_reports_bar(shelf: Shelf, labels: Labels) -> str:
    """How many reports there are."""
    words = room_labels_for(labels.language)
    files = [file for report in shelf.reports.values() for file in report.files]
    forms = words.reports_count.split("|")
    count = forms[0 if len(shelf.reports) == 1 else -1]
    shown = count.format(n=len(shelf.reports), files=len(files), chars=f"{sum(len(file.text) for file in files):,}")
    return f"<h2>{escape(words.room_names['reports'])}</h2><p>{escape(shown)}</p>"


def render_adding(shelf: Shelf, labels: Labels) -> str:
    """The field that takes files, with its limits; the page's script sends them."""
    words, uploads = room_labels_for(labels.language), shelf.uploads
    if uploads is None or not shelf.changeable:
        return f'<p class="empty">{escape(words.no_adding)}</p>'
    kinds, megabytes = ",".join(uploads.kinds), uploads.max_bytes // _MEGABYTE
    hint = words.add_hint.format(kinds=_kinds(shelf, labels), mb=megabytes)
    return (
        f'<div class="drop"><label class="add"><input type="file" id="report-files" multiple accept="{escape(kinds)}" '
        f'data-bytes="{uploads.max_bytes}" data-most="{AT_ONCE}"><span>{escape(words.add)}</span></label><small>{escape(hint)}</small></div>'
    )


def render_report_list(shelf: Shelf, labels: Labels) -> str:
    """Every loaded report with its receipt and what can be done with it."""
    items = "".join(_report(shelf, report, labels) for report in shelf.reports.values())
    return f'<ol class="shelf">{items}</ol>'


def render_job(job: Job, labels: Labels) -> str:
    """A change under way."""
    words = room_labels_for(labels.language)
    done = _steps_done(job)
    steps = "".join(
        f'<li class="{"done" if place < done else "now" if place == done else "later"}">{escape(step)}</li>'
        for place, step in enumerate(words.steps)
    )
    names = labels.joiner.join(job.names)
    label = f"{words.working[job.verb]} {names}".strip()
    return (
        f'<div class="job" data-busy role="status"><p><b>{escape(words.working[job.verb])}</b> {escape(names)}'
        f'<span class="seconds">{escape(words.seconds.format(n=int(job.seconds)))}</span></p>'
        f'<progress max="{len(words.steps)}" value="{done}" aria-label="{escape(label)}"></progress><ol class="steps">{steps}</ol></div>'
    )


def render_outcomes(verb: str, outcomes: list[Outcome], shelf: Shelf, labels: Labels) -> str:
    """What became of each file or report: a part for each that went well, and for what did not a line, or a table where it is several."""
    failed = [one for one in outcomes if one.problem]
    well = [one for one in outcomes if not one.problem]
    words = room_labels_for(labels.language)
    count = f'<p class="job right" role="status"><span class="ok">✓ {escape(words.added_count.format(n=len(well)))}</span></p>'
    parts = [count] if verb == "add" and len(well) > _UNFOLDED else []
    parts.append(_failures(verb, failed, shelf, labels) if len(failed) > 1 else "")
    told = [one for one in outcomes if not one.problem or len(failed) == 1]
    parts += [_outcome(verb, one, shelf, labels, folded=len(well) > _UNFOLDED) for one in told]
    return "".join(parts)


def _failures(verb: str, failed: list[Outcome], shelf: Shelf, labels: Labels) -> str:
    """A table of what was not read: the file, and why, with what to do."""
    words = room_labels_for(labels.language)
    lead = (words.not_added if verb == "add" else words.not_done) + labels.colon + counted(words.files, len(failed))
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in words.failed_heads)
    rows = "".join(f'<tr><th scope="row">{escape(one.name) or "—"}</th><td>{_problem(one, shelf, labels)}</td></tr>' for one in failed)
    return (
        f'<div class="job wrong" role="alert"><p>{escape(lead)}</p>'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def render_busy(labels: Labels) -> str:
    """That another change has to end first."""
    return f'<p class="job wrong" role="alert">{escape(room_labels_for(labels.language).busy)}</p>'


def _steps_done(job: Job) -> int:
    done = 0
    for line in job.steps:
        done = max([done, *(count for sign, count in _DONE if line.endswith(sign))])
    return done


def _outcome(verb: str, one: Outcome, shelf: Shelf, labels: Labels, folded: bool = False) -> str:
    """One file or report; its receipt `folded` where there are many."""
    words = room_labels_for(labels.language)
    name = f"<b>{escape(one.name)}</b> " if one.name else ""
    if one.problem:
        lead = words.not_added if verb == "add" else words.not_done
        return f'<p class="job wrong" role="alert">{name}{escape(lead + labels.colon)}{_problem(one, shelf, labels)}</p>'
    said = {"add": words.added, "reread": words.reread_done, "remove": words.removed}[verb]
    report = shelf.reports.get(one.report) if verb != "remove" else None
    receipts = "".join(_receipt(receipt, words) for receipt in report.receipts) if report is not None else ""
    way = f'<a class="go" href="#{read_anchor(report.id)}">{escape(words.open_report)}</a>' if report is not None else ""
    receipts += _warnings(report, labels) if report is not None else ""
    if folded and receipts:
        receipts = f'<details class="receipt"><summary>{escape(words.receipt)}</summary>{receipts}</details>'
    return f'<div class="job right" role="status"><p>{name}<span class="ok">✓ {escape(said)}</span> {way}</p>{receipts}</div>'


def _problem(one: Outcome, shelf: Shelf, labels: Labels) -> str:
    """The reason in the interface's language; a reader's words that are not known in Chinese stand in English."""
    words, uploads = room_labels_for(labels.language), shelf.uploads
    detail = without_folders(in_language(one.detail, labels.language))
    if one.problem == "failed" and (not detail or (labels.language == "zh" and not HAN.search(detail))):
        detail = words.see_log  # nothing to say, or a developer's English
    same = shelf.reports.get(one.report)
    text = words.problems.get(one.problem, words.problems["failed"]).format(
        kinds=_kinds(shelf, labels),
        mb=(uploads.max_bytes // _MEGABYTE) if uploads else 0,
        once=AT_ONCE,
        most=uploads.max_files if uploads else 0,
        report=same.title if same is not None else one.name,
        detail=detail or "—",
    )
    return f"<span>{escape(text)}</span>"


def _kinds(shelf: Shelf, labels: Labels) -> str:
    return labels.joiner.join(kind.lstrip(".") for kind in shelf.uploads.kinds) if shelf.uploads else ""


def _report(shelf: Shelf, report: Report, labels: Labels) -> str:
    words = room_labels_for(labels.language)
    title, language = title_of(report, labels), title_language(report, labels)
    about = [report_source(report, labels)]
    for years, label in zip((report.reviews, report.plans), words.covers, strict=True):
        about += [label.format(years=labels.joiner.join(map(str, years)))] if years else []
    about += [words.uploaded] if shelf.is_upload(report) else []
    read, kept = (sum(getattr(receipt, name) for receipt in report.receipts) for name in ("read", "kept"))
    sums = ((words.read, read), (words.kept, kept), (words.dropped, read - kept))
    figures = "".join(f"<div><dt>{escape(label)}</dt><dd>{number:,}</dd></div>" for label, number in sums)
    receipts = "".join(_receipt(receipt, words) for receipt in report.receipts)
    return (
        f'<li><div class="about"><h3 class="src" lang="{language}">{escape(title)}</h3><p>{escape(" · ".join(about))}</p></div>'
        f'<dl class="sums">{figures}</dl>{_actions(shelf, report, title, words)}'
        f'<details class="receipt"><summary>{escape(words.receipt)}</summary>{receipts}{_warnings(report, labels)}</details></li>'
    )


def _actions(shelf: Shelf, report: Report, title: str, words: RoomLabels) -> str:
    named = {"open": words.open_report, "reread": words.reread, "remove": words.remove}
    names = {name: escape(f"{label} {title}") for name, label in named.items()}
    way = f'<a class="act" href="#{read_anchor(report.id)}" aria-label="{names["open"]}">{escape(words.open_report)}</a>'
    if not shelf.changeable:
        return f'<div class="acts">{way}</div>'
    key = report_key(report.id)
    what = words.remove_upload if shelf.is_upload(report) else words.remove_own
    return (
        f'<div class="acts">{way}'
        f'<button type="button" class="act" data-do="reread" data-key="{key}" aria-label="{names["reread"]}">{escape(words.reread)}</button>'
        f'<details class="sure"><summary class="act" aria-label="{names["remove"]}">{escape(words.remove)}</summary><div><p>{escape(what)}</p>'
        f'<button type="button" data-do="remove" data-key="{key}">{escape(words.remove_sure)}</button></div></details></div>'
    )


def _receipt(receipt: Receipt, words: RoomLabels) -> str:
    """One file's account: read − dropped by reason = kept; then what was found."""
    rows = words.receipt_rows
    lines = [(rows["read"], f"{receipt.read:,}", "")]
    for reason, number in sorted(receipt.dropped.items(), key=lambda one: (-one[1], one[0])):
        lines.append((DROPPED.get(reason, reason) if words.read == "读入" else reason, f"−{number:,}", ""))
    lines.append((rows["kept"], f"{receipt.kept:,}", "sum"))
    lines += [(rows["notes"], str(receipt.notes), "")] if receipt.notes else []
    lines += [(rows["marks"], f"{receipt.linked} / {receipt.marks}", "")] if receipt.marks else []
    lines += [(rows["tables"], f"{receipt.tables}, {receipt.rows}", "")] if receipt.tables else []
    lines += [(rows["stories"], str(receipt.stories), "")] if receipt.stories else []
    lines += [(rows["printed"], line.replace("; ", "；"), "") for line in receipt.sums]
    cells = "".join(
        f'<tr{f" class={kind}" if kind else ""}><th scope="row">{escape(label)}</th><td>{escape(value)}</td></tr>'
        for label, value, kind in lines
    )
    return f"<table><caption>{escape(receipt.file)}</caption><tbody>{cells}</tbody></table>"


def _warnings(report: Report, labels: Labels) -> str:
    words = room_labels_for(labels.language)
    lines = [line for receipt in report.receipts for line in receipt.warnings]
    if not lines:
        return ""
    items = []
    for line in lines:
        chinese = in_chinese(line) if labels.language == "zh" else None
        items.append(f"<li>{escape(chinese)}</li>" if chinese else f'<li lang="en">{escape(line)}</li>')
    count = escape(counted(words.warnings, len(lines)))
    return f'<div class="remarks"><p>{count}</p><ul>{"".join(items)}</ul></div>'
