"""What kind of file this is: by its first bytes, whatever its name says.

In: the path of a file. Out: the suffix under which its reader is registered, or of a kind that is not
read, and the line that says what to do with such a file. Knows nothing of what files say.
"""

from __future__ import annotations

import codecs
import re
import zipfile
from pathlib import Path

from corpus.readers.limits import LIMITS, Limits, refusal
from corpus.readers.packed import names_in
from errors import CorpusError

HEAD_BYTES = 4096
SAVE_AS_WORD = ("open it and choose 文件 → 另存为 → Word 文档 (*.docx)", "请打开后用“文件 → 另存为 → Word 文档 (*.docx)”另存，再导入")
_RECOGNISE = ("recognise its text first and save that as .docx or .txt", "请先做文字识别，另存为 .docx 或 .txt 再导入")
_SAVE_HTML = ("open it and save the page as HTML, or its text as .docx or .txt", "请打开后将网页另存为 HTML，或将正文另存为 .docx、.txt")
_UNPACK = ("unpack it and ingest the folder", "请解压后导入文件夹")

# Kind → (what it is, 是什么, what to do, 怎么办); kinds that are known and not read.
REFUSED: dict[str, tuple[str, str, str, str]] = {
    ".doc": ("an old Word file (.doc)", "旧版 Word 文件（.doc）", *SAVE_AS_WORD),
    ".wps": ("a WPS file (.wps)", "WPS 文件（.wps）", *SAVE_AS_WORD),
    ".wpt": ("a WPS template (.wpt)", "WPS 模板（.wpt）", *SAVE_AS_WORD),
    ".ofd": ("an OFD file", "OFD 版式文件", *SAVE_AS_WORD),
    ".rtf": ("an RTF file", "RTF 文件", *SAVE_AS_WORD),
    ".odt": ("an OpenDocument text", "OpenDocument 文本", *SAVE_AS_WORD),
    ".ceb": ("a CEB file", "CEB 版式文件", *SAVE_AS_WORD),
    ".xml": ("Word XML", "Word XML 文件", *SAVE_AS_WORD),
    "encrypted": (
        "protected with a password",
        "受密码保护的文件",
        "open it with its password, take the password away (文件 → 信息 → 保护文档) and choose 文件 → 另存为 → Word 文档 (*.docx)",
        "请用密码打开，取消密码后用“文件 → 另存为 → Word 文档 (*.docx)”另存，再导入",
    ),
    "image": (
        "an image, which holds no text",
        "图片，其中没有文字",
        _RECOGNISE[0] + " (文件 → 另存为 → Word 文档 (*.docx))",
        "请先做文字识别，再用“文件 → 另存为 → Word 文档 (*.docx)”另存后导入",
    ),
    ".mht": ("a web archive (.mht)", "网页存档（.mht）", *_SAVE_HTML),
    ".xlsx": (
        "a spreadsheet",
        "电子表格",
        "copy its table into a Word document and save it as .docx",
        "请将表格复制到 Word 文档，另存为 .docx",
    ),
    ".pptx": ("a presentation", "演示文稿", "save its text as .docx or .txt", "请将正文另存为 .docx 或 .txt"),
    ".zip": ("a packed file", "压缩文件", *_UNPACK),
    ".rar": ("a packed file", "压缩文件", *_UNPACK),
    ".7z": ("a packed file", "压缩文件", *_UNPACK),
}
_SAME = {
    ".docm": ".docx", ".dotx": ".docx", ".htm": ".html", ".xhtml": ".html", ".shtml": ".html", ".markdown": ".md", ".text": ".txt",
    ".mhtml": ".mht", ".xls": ".xlsx", ".et": ".xlsx", ".ppt": ".pptx", ".dps": ".pptx", ".dot": ".doc",
    ".png": "image", ".jpg": "image", ".jpeg": "image", ".gif": "image", ".bmp": "image", ".tif": "image", ".tiff": "image",
    ".webp": "image", ".heic": "image",
}  # fmt: skip
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_BEGINNINGS = (
    (b"%PDF", ".pdf"), (b"{\\rtf", ".rtf"), (b"Rar!", ".rar"), (b"7z\xbc\xaf", ".7z"), (b"MIME-Version:", ".mht"),
    *((magic, "image") for magic in _IMAGES),
)  # fmt: skip
# matches <!DOCTYPE html>…, <?xml …?><html …; not <p>, which may open a Markdown file
_PAGE = re.compile(r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
# matches <p>, </div>, <br/>; not 增速<5%
_TAG = re.compile(r"</?(?:p|div|br|table|td|span|h[1-6]|body|meta|font|li|a)\b[^<>]*>", re.IGNORECASE)
_OFFICE_XML = (b"mso-application", b"wordDocument", b"schemas.microsoft.com/office/2006/xmlPackage")
_OLE = b"\xd0\xcf\x11\xe0"


def suffix_kind(path: Path) -> str:
    """The kind that the file's name claims.

    >>> suffix_kind(Path("报告.HTM")), suffix_kind(Path("报告"))
    ('.html', '')
    """
    suffix = path.suffix.lower()
    return _SAME.get(suffix, suffix)


def find_kind(path: Path, limits: Limits = LIMITS) -> str:
    """The kind of the file at `path` by what is in it; where that is text, its name decides between .txt and .md."""
    claimed = suffix_kind(path)
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
    except OSError:
        return ".txt"  # whose reader says what is wrong
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning) and (kind != "image" or len(beginning) > 2 or claimed == "image"):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _packed_kind(path, claimed, limits)
    if head.startswith(_OLE):
        return _ole_kind(path, claimed, limits)
    if any(sign in head for sign in _OFFICE_XML) and head.lstrip(codecs.BOM_UTF8 + b" \r\n\t").startswith(b"<?xml"):
        return ".xml"
    return _text_kind(path, head, claimed, limits)


def _packed_kind(path: Path, claimed: str, limits: Limits) -> str:
    try:
        names = names_in(path, limits)
    except (CorpusError, zipfile.BadZipFile, OSError):
        return ".docx" if claimed in (".docx", ".doc", ".wps") else ".zip"
    for sign, kind in (("word/", ".docx"), ("OFD.xml", ".ofd"), ("xl/", ".xlsx"), ("ppt/", ".pptx")):
        if any(name.startswith(sign) for name in names):
            return kind
    return ".odt" if "content.xml" in names and "mimetype" in names else ".zip"


def _ole_kind(path: Path, claimed: str, limits: Limits) -> str:
    """Old Word, WPS or Excel, or what Office wraps around a file that needs a password."""
    with path.open("rb") as stream:
        data = stream.read(limits.max_file_bytes)
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    if "WordDocument".encode("utf-16-le") not in data and "Workbook".encode("utf-16-le") in data:
        return ".xlsx"
    return claimed if claimed in REFUSED else ".doc"


def _text_kind(path: Path, head: bytes, claimed: str, limits: Limits) -> str:
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    start = head.removeprefix(codecs.BOM_UTF8).decode("utf-16" if wide else "latin-1", "ignore")
    if _PAGE.match(start):
        return ".html"
    if claimed == ".md":
        return ".md"
    if claimed == ".html" and path.stat().st_size <= limits.max_file_bytes:
        whole = path.read_bytes().decode("utf-16" if wide else "latin-1", "ignore")
        return ".html" if _TAG.search(whole) else ".txt"
    if claimed in ("image", ".ofd", ".ceb", ".xlsx", ".pptx", ".pdf", ".zip", ".rar", ".7z"):
        return claimed
    return ".txt"


def not_read(path: Path, kind: str) -> CorpusError:
    """The line for a file of a kind that is known and not read."""
    what, name, do, advice = REFUSED[kind]
    return refusal(path, f"this is {what}, which is not read; {do}", f"这是{name}，无法读取；{advice}")
