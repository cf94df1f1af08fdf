"""The words of the rooms beside the conversation, terms and reports, and the names of all rooms, in Chinese and in English.

In: nothing. Out: one frozen `RoomLabels` for each language, so that a label missing in one of them is an error of type.
Reports' words never pass through here. The module knows nothing of frames or HTML.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RoomLabels:
    """The rooms' words in one language; `{…}` are filled in where the label is used, "|" parts one from more."""

    rooms: str
    room_names: dict[str, str]
    # reading
    reading: str
    contents: str
    find_in_report: str
    not_found: str
    find_previous: str
    find_next: str
    # terms
    find_term: str
    term_hint: str
    show: str
    show_all: str
    show_defined: str
    show_undefined: str
    loading_terms: str
    terms_found: str
    terms_shown: str
    no_terms: str
    more_terms: str
    term: str
    definition: str
    used_in: str
    note: str
    in_text: str
    undefined: str
    uses: str
    longer_uses: str
    defined: str
    within: str
    no_uses: str
    uses_cut: str
    not_in: str
    kinds: dict[str, str]
    open_passage: str
    english: str
    # reports
    reports_count: str
    add: str
    add_hint: str
    no_adding: str
    report: str
    read: str
    kept: str
    dropped: str
    receipt: str
    receipt_rows: dict[str, str]
    warnings: str
    open_report: str
    reread: str
    remove: str
    remove_upload: str
    remove_own: str
    remove_sure: str
    uploaded: str
    covers: tuple[str, str]
    # changes under way
    working: dict[str, str]
    steps: tuple[str, ...]
    seconds: str
    added: str
    added_count: str
    files: str
    failed_heads: tuple[str, str]
    reread_done: str
    removed: str
    not_added: str
    not_done: str
    problems: dict[str, str]
    see_log: str
    busy: str


ZH = RoomLabels(
    rooms="主要页面",
    room_names={"ask": "问答", "terms": "术语", "indicators": "指标", "reports": "报告"},
    reading="原文",
    contents="目录",
    find_in_report="在本报告中查找",
    not_found="没有找到",
    find_previous="上一处",
    find_next="下一处",
    find_term="查找术语",
    term_hint="中文、英文、拼音或数字",
    show="显示",
    show_all="全部",
    show_defined="有定义",
    show_undefined="用过，未见定义",
    loading_terms="正在整理术语",
    terms_found="{n} 条",
    terms_shown="显示前 {n} 条",
    no_terms="没有符合的术语。换一个写法，或只写其中几个字。",
    more_terms="再显示一些",
    term="术语",
    definition="报告中的定义",
    used_in="用处",
    note="注 {mark}",
    in_text="正文这样写",
    undefined="用过，未见定义",
    uses="{n}/{of} 份报告，{places} 处",
    defined="另有 {n} 处是注释里的定义",
    longer_uses="另有 {n} 处在更长的说法里",
    within="写作{name}",
    no_uses="正文没有再用",
    uses_cut="以上是前 {n} 处。全部见：python ask.py --mentions",
    not_in="没有出现：{titles}",
    kinds={"text": "正文", "heading": "标题", "table": "表格", "note": "注释"},
    open_passage="看原文",
    english="英文",
    reports_count="{n} 份报告，{files} 个文件，{chars} 字符",
    add="加入报告",
    add_hint="或把文件拖到这里 · {kinds} · 每个不超过 {mb} MB · 文件不离开本机",
    no_adding="这个网页只供阅读，不能加入或移除报告。",
    report="报告与回执",
    read="读入",
    kept="保留",
    dropped="去掉",
    receipt="回执",
    receipt_rows={
        "read": "读入字符",
        "kept": "保留",
        "notes": "注释",
        "marks": "注号与注释相连",
        "tables": "表格，行",
        "stories": "报道",
        "printed": "按原文相加",
    },
    warnings="{n} 条提示",
    open_report="阅读",
    reread="重读",
    remove="移除",
    remove_upload="移除后，上传的这份文件也一并删除。",
    remove_own="只从索引中移除，文件留在原处；不带参数重建索引时会再读入。",
    remove_sure="确认移除",
    uploaded="由网页加入",
    covers=("述{years}年", "划{years}年"),
    working={"add": "正在加入", "remove": "正在移除", "reread": "正在重读"},
    steps=("读取", "分段", "计词", "计算向量", "启用"),
    seconds="{n} 秒",
    added="已加入",
    added_count="已加入 {n} 个文件，回执如下",
    files="{n} 个文件",
    failed_heads=("文件", "原因与办法"),
    reread_done="已重读",
    removed="已移除",
    not_added="没有加入",
    not_done="没有完成",
    problems={
        "kind": "不支持这种文件。能读的有 {kinds}；请另存为其中一种，再加入。",
        "size": "文件超过 {mb} MB。请拆成几个文件，或用 python ingest.py 读入。",
        "number": "文件太多：一次至多 {once} 个，总共至多 {most} 个。请分次加入，或先移除不用的报告。",
        "empty": "文件是空的。请检查后再加入。",
        "name": "文件名不能用。请改一个带扩展名的名字，再加入。",
        "lost": "文件没有传完。请再试一次。",
        "closed": "这个网页不接收文件。",
        "same": "与已读入的“{report}”内容完全相同，不再重复加入。",
        "unread": "读不了这个文件：{detail}",
        "failed": "索引没有改动：{detail}",
        "unused": "索引文件已经改好，但这个网页没能启用它，仍按改动前的报告回答。请重新启动网页（python app.py）。",
        "gone": "这份报告已不在索引中。请刷新网页。",
        "last": "这是最后一份报告，不能移除。请先加入别的报告。",
    },
    see_log="原因写在运行网页的终端里。",
    busy="另一项改动正在进行，请等它完成。",
)

EN = RoomLabels(
    rooms="Main pages",
    room_names={"ask": "Ask", "terms": "Terms", "indicators": "Indicators", "reports": "Reports"},
    reading="Report",
    contents="Contents",
    find_in_report="Find in this report",
    not_found="not found",
    find_previous="Previous place",
    find_next="Next place",
    find_term="Find a term",
    term_hint="Chinese, English, pinyin or a number",
    show="Show",
    show_all="All",
    show_defined="Defined",
    show_undefined="Used, never defined",
    loading_terms="Gathering the terms",
    terms_found="{n} term|{n} terms",
    terms_shown="the first {n} shown",
    no_terms="No such term. Write it another way, or only a part of it.",
    more_terms="Show more",
    term="Term",
    definition="Definition in the report",
    used_in="Used",
    note="note {mark}",
    in_text="The text says",
    undefined="used here, defined nowhere here",
    uses="{n} of {of} reports, {places} place|{n} of {of} reports, {places} places",
    defined="{n} more in the note that defines it|{n} more in the notes that define it",
    longer_uses="{n} more in a longer form|{n} more in longer forms",
    within="used as {name}",
    no_uses="not used again",
    uses_cut="These are the first {n}. For all: python ask.py --mentions",
    not_in="Not in: {titles}",
    kinds={"text": "text", "heading": "heading", "table": "table", "note": "note"},
    open_passage="See it in the report",
    english="English",
    reports_count="{n} report, {files} files, {chars} characters|{n} reports, {files} files, {chars} characters",
    add="Add reports",
    add_hint="or drop files here · {kinds} · up to {mb} MB each · nothing leaves this machine",
    no_adding="This page is for reading: reports cannot be added or removed here.",
    report="Report and receipt",
    read="Read",
    kept="Kept",
    dropped="Dropped",
    receipt="Receipt",
    receipt_rows={
        "read": "Characters read",
        "kept": "Kept",
        "notes": "Notes",
        "marks": "Marks tied to their notes",
        "tables": "Tables, rows",
        "stories": "Stories",
        "printed": "Added up as printed",
    },
    warnings="{n} remark|{n} remarks",
    open_report="Read",
    reread="Re-read",
    remove="Remove",
    remove_upload="The file that was uploaded is deleted too.",
    remove_own="It leaves the index only: the file stays where it is, and building the index anew reads it again.",
    remove_sure="Yes, remove it",
    uploaded="added on this page",
    covers=("reviews {years}", "plans {years}"),
    working={"add": "Adding", "remove": "Removing", "reread": "Reading again"},
    steps=("read", "split", "count words", "vectors", "put in use"),
    seconds="{n} s",
    added="Added",
    added_count="{n} files added, each with its receipt",
    files="{n} file|{n} files",
    failed_heads=("File", "Why, and what to do"),
    reread_done="Read again",
    removed="Removed",
    not_added="Not added",
    not_done="Not done",
    problems={
        "kind": "files of this kind are not read. Those read are {kinds}: save it as one of them and add it again.",
        "size": "the file is larger than {mb} MB. Split it, or read it with python ingest.py.",
        "number": "too many files: at most {once} at a time and {most} in all. Add them in parts, or remove some first.",
        "empty": "the file is empty. Look at it and add it again.",
        "name": "the file’s name cannot be used. Give it another one with an extension.",
        "lost": "the file did not arrive whole. Please try again.",
        "closed": "this page takes no files.",
        "same": "the same as “{report}”, which is loaded; it is not added twice.",
        "unread": "the file cannot be read: {detail}",
        "failed": "the index is unchanged: {detail}",
        "unused": "the index on disk is changed, but this page could not open it and still answers from the reports as before. Start the page again (python app.py).",
        "gone": "the report is no longer in the index. Reload the page.",
        "last": "it is the last report and stays. Add another one first.",
    },
    see_log="the reason is written where the page was started.",
    busy="Another change is under way; please wait for it.",
)

ROOM_LABELS: dict[str, RoomLabels] = {"zh": ZH, "en": EN}


def room_labels_for(language: str | None) -> RoomLabels:
    """The rooms' labels of `language`; Chinese for anything but "en"."""
    return ROOM_LABELS.get(language or "zh", ZH)
