"""The fixed parts of a Word file: what it consists of, its styles, its bullets and where its notes stand.

In: nothing. Out: texts of parts, by their names in the archive. The module knows nothing of answers.
"""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RECORD = "urn:zhengwen:export:1"  # the namespace of our own part
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_CONTENT = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
            ("endnotes", "endnotes"),
            ("footnotes", "footnotes"),
        )
    )
    + '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>'
)


def _links(*pairs: tuple[str, str]) -> str:
    """Relationships rId1, rId2, … of a part: (kind, target)."""
    inner = "".join(f'<Relationship Id="rId{n}" Type="{_LINK}/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(pairs, 1))
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _style(kind: str, name: str, title: str, inner: str, based: str = "Normal") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if kind == "paragraph" and name != "Normal" else ""
    default = ' w:default="1"' if name in ("Normal", "DefaultParagraphFont") else ""
    return f'<w:style w:type="{kind}"{default} w:styleId="{name}"><w:name w:val="{title}"/>{on}<w:qFormat/>{inner}</w:style>'


_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="320" w:lineRule="auto"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
    + _style("paragraph", "Normal", "Normal", "")
    + _style("character", "DefaultParagraphFont", "Default Paragraph Font", "")
    + _style("paragraph", "Title", "Title", '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr>')
    + _style(
        "paragraph", "Heading1", "heading 1",
        '<w:pPr><w:keepNext/><w:spacing w:before="320" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr>',
    )
    + _style("paragraph", "Particulars", "Particulars", '<w:rPr><w:color w:val="434A52"/><w:sz w:val="19"/></w:rPr>')
    + _style("paragraph", "ListBullet", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    + _style("paragraph", "EndnoteText", "endnote text", '<w:pPr><w:spacing w:after="40" w:line="260" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>')
    + _style("character", "EndnoteReference", "endnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')
    + "</w:styles>"
)  # fmt: skip
_NUMBERING = (
    f'{_HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="420" w:hanging="300"/></w:pPr>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_SEPARATORS = (
    '<w:{0} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{0}>'
    '<w:{0} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{0}>'
)
_SETTINGS = (
    f'{_HEAD}<w:settings xmlns:w="{W}"><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:endnotePr><w:numFmt w:val="decimal"/><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr></w:settings>'
)
_PROPERTIES = (
    f'{_HEAD}<ds:datastoreItem ds:itemID="{{6B1E0C1A-6C0B-4D0F-9E53-5A7D2C61A8E4}}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{RECORD}"/></ds:schemaRefs></ds:datastoreItem>'
)


def parts_of(body: str, endnotes: str, sealed: str) -> dict[str, str]:
    """All parts of the file by name: paragraphs of the document, its endnotes, and our record."""
    section = (
        '<w:sectPr><w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
    )
    names = ("styles", "numbering", "settings", "endnotes", "footnotes")
    return {
        "[Content_Types].xml": _CONTENT,
        "_rels/.rels": _links(("officeDocument", "word/document.xml")),
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{W}"><w:body>{body}{section}</w:body></w:document>',
        "word/_rels/document.xml.rels": _links(*((name, f"{name}.xml") for name in names), ("customXml", "../customXml/item1.xml")),
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        "word/settings.xml": _SETTINGS,
        "word/footnotes.xml": f'{_HEAD}<w:footnotes xmlns:w="{W}">{_SEPARATORS.format("footnote")}</w:footnotes>',
        "word/endnotes.xml": f'{_HEAD}<w:endnotes xmlns:w="{W}">{_SEPARATORS.format("endnote")}{endnotes}</w:endnotes>',
        "customXml/item1.xml": f'{_HEAD}<record xmlns="{RECORD}">{sealed}</record>',
        "customXml/_rels/item1.xml.rels": _links(("customXmlProps", "itemProps1.xml")),
        "customXml/itemProps1.xml": _PROPERTIES,
    }
