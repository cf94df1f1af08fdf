"""Writes one text as .docx, .html and .md, as their programs do: real notes, real tables; what no format can hold is left out.

The text is that of a .txt report with note marks, notes and tab-led cells. Used by the tests that compare formats.
"""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path

from corpus.footnotes import find_notes

MARK = re.compile(r"\[\[footnoteRef:(\d+)\]\]")
BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in "top left bottom right insideH insideV".split()
)
FONTS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/>'
# The styles that Word puts into every file with notes and tables.
STYLES = (
    f'<w:docDefaults><w:rPrDefault><w:rPr>{FONTS}<w:sz w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="footnote text"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:snapToGrid w:val="0"/><w:jc w:val="left"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="a4"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    f'<w:style w:type="table" w:styleId="a5"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>{LINES}</w:tblBorders></w:tblPr></w:style>'
)
A4 = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" '
    'w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
)
TABLE_WIDTH = 8844  # twips between the margins of A4


Item = str | list[list[str]]


def parse(text: str) -> list[Item]:
    """The paragraphs (str) and tables (rows of cells) of a text export, notes and bookmarks taken out."""
    items: list[Item] = []
    for note in reversed(find_notes(text)):
        text = text[: note.start].rstrip(" ") + text[note.end :]
    table: list[list[str]] | None = None
    blank = 0
    for line in BOOKMARK.sub("", text).splitlines():
        if line.startswith("\t"):
            if table is None:
                table = [[]]
                items.append(table)
            elif blank:
                table.append([])
            table[-1].append(line[1:])
        elif table is not None and line.strip() and not blank:
            table[-1][-1] += "\n" + line
        elif table is None or line.strip():
            table = None
            items.append(line)
        blank = 0 if line.strip() else blank + 1
        if line.startswith("\t"):
            blank = 0
    return items


def read_notes(text: str) -> dict[int, str]:
    """The bodies of a text export's notes by number."""
    return {int(note.mark): BOOKMARK.sub("", text[note.body_start : note.body_end]) for note in find_notes(text)}


# --- Word ----------------------------------------------------------------------------------------------------------


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'


def runs(text: str) -> str:
    """`text` with its note marks as real references."""
    parts = MARK.split(text)
    made = []
    for number, part in enumerate(parts):
        if number % 2:
            made.append(f'<w:r><w:rPr><w:rStyle w:val="a4"/></w:rPr><w:footnoteReference w:id="{int(part) + 2}"/></w:r>')
        elif part:
            made.append(run(part))
    return "".join(made)


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inner}</w:tc>"


def table(rows: list[list[str]], ruled: bool = True) -> str:
    """A table in Word's own table style, with rules around its cells unless not `ruled`."""
    columns = max(map(len, rows))
    width = TABLE_WIDTH // columns
    made = []
    for row in rows:
        cells = "".join(
            cell("".join(paragraph(runs(line)) for line in text.split("\n")), f'<w:tcW w:w="{width}" w:type="dxa"/>') for text in row
        )
        made.append(f"<w:tr>{cells}</w:tr>")
    style = '<w:tblStyle w:val="a5"/>' if ruled else ""
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    return f'<w:tbl><w:tblPr>{style}<w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(made)}</w:tbl>'


def write_docx(path: Path, body: str, parts: dict[str, str] | None = None) -> Path:
    """A .docx of raw XML: `body` inside w:body, `parts` role → XML (footnotes, endnotes, numbering, styles, settings, header1 …)."""
    parts = parts or {}
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{R}/{name.rstrip("0123456789")}" Target="{name}.xml"/>' for number, name in enumerate(parts)
    )
    kinds = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{name.rstrip("0123456789")}+xml"/>' for name in parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{kinds}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>')
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        for name, inner in parts.items():
            archive.writestr(f"word/{name}.xml", inner)
    return path


def part(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} xmlns:w="{W}" xmlns:r="{R}">{inner}</w:{name}>'


def footnotes(notes: dict[int, str], kind: str = "footnote") -> str:
    """footnotes.xml with Word's two separators; note n has the id n + 2."""
    made = "".join(
        f'<w:{kind} w:type="{name}" w:id="{i}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for i, name in enumerate(("separator", "continuationSeparator"))
    )
    for number, text in notes.items():
        sign = f'<w:r><w:rPr><w:rStyle w:val="a4"/></w:rPr><w:{kind}Ref/></w:r>'
        paragraphs = [
            paragraph((sign if not i else "") + run(" " + line if not i else line), '<w:pStyle w:val="a3"/>')
            for i, line in enumerate(text.split("\n"))
        ]
        made += f'<w:{kind} w:id="{number + 2}">{"".join(paragraphs)}</w:{kind}>'
    return part(f"{kind}s", made)


def docx_of(text: str, path: Path, indent: bool = False, ruled: bool = True) -> Path:
    """The report `text` as Word file, in its styles; notes count from 0 where the text's do, paragraphs open indented if `indent`."""
    notes = read_notes(text)
    first = min(notes, default=1)
    opens = '<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640" w:firstLineChars="200"/>' if indent else ""
    body = "".join(
        paragraph(runs(item.strip() if indent else item), opens) if isinstance(item, str) else table(item, ruled) for item in parse(text)
    )
    parts = {"styles": part("styles", STYLES)}
    if notes:
        numbers = f'<w:footnotePr><w:numStart w:val="{first}"/><w:footnote w:id="0"/><w:footnote w:id="1"/></w:footnotePr>'
        parts |= {"footnotes": footnotes(notes), "settings": part("settings", numbers)}
    return write_docx(path, body + A4, parts)


# --- web page ------------------------------------------------------------------------------------------------------


def linked(text: str) -> str:
    return MARK.sub(
        lambda m: f'<sup><a href="#fn{m[1]}" id="ref{m[1]}">[{m[1]}]</a></sup>',
        html.escape(text, quote=False).replace("\n", "<br>"),
    )


def html_of(text: str, path: Path, encoding: str = "utf-8", furniture: bool = True) -> Path:
    """The report `text` as a government page: a head, a menu, share buttons and a foot around it."""
    notes = read_notes(text)
    body = []
    for item in parse(text):
        if isinstance(item, str):
            body.append(f"<p>{linked(item) or '&nbsp;'}</p>")
        else:
            rows = "".join("<tr>" + "".join(f"<td>{linked(one)}</td>" for one in row) + "</tr>" for row in item)
            body.append(f"<table border=1>{rows}</table>")
    if notes:
        entries = "".join(f'<li id="fn{n}">{linked(body_)} <a href="#ref{n}">↩</a></li>' for n, body_ in notes.items())
        body.append(f"<hr><ol>{entries}</ol>")
    before = (
        '<nav><a href="/">首页</a> <a href="/zw">政务公开</a></nav><div class="path">您的位置：<a href="/">首页</a> &gt; '
        '<a href="/zw">政务公开</a></div><div class="tools">【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】'
        '<a href="javascript:print()">打印</a></div><script>var a="<p>不是正文。</p>";</script>'
        if furniture
        else ""
    )
    after = (
        '<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div><footer>主办：某某人民政府 京ICP备05000000号</footer>'
        if furniture
        else ""
    )
    page = (
        f'<!DOCTYPE html><html><head><meta charset="{encoding}"><title>页面</title><style>p{{margin:0}}</style></head>'
        f'<body>{before}<div id="zoom">{"".join(body)}</div>{after}</body></html>'
    )
    path.write_bytes(page.encode(encoding))
    return path


# --- Markdown ------------------------------------------------------------------------------------------------------


def md_of(text: str, path: Path) -> Path:
    """The report `text` as Markdown: paragraphs parted by blank lines, marks [^1], pipe tables."""
    notes = read_notes(text)
    made = []
    for item in parse(text):
        if isinstance(item, str):
            made.append(MARK.sub(r"[^\1]", item.strip()) + "\n")
            continue
        width = max(len(row) for row in item)
        rows = ["| " + " | ".join(MARK.sub(r"[^\1]", one).replace("\n", "<br>") for one in row) + " |" for row in item]
        made.append("\n".join([rows[0], "|" + "---|" * width, *rows[1:]]) + "\n")
    made += [f"[^{n}]: {body}\n" for n, body in notes.items()]
    path.write_text("\n".join(made), "utf-8")
    return path
