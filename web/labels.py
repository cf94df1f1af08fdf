"""Every word the page says of its own, in Chinese and in English.

In: nothing. Out: one frozen `Labels` for each language, so that a label missing in one of them is an
error of type, never a hole on the page. Reports' and questions' words never pass through here. The
module knows nothing of frames, answers or HTML.
"""

# long: every word of the interface in both languages, side by side.

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from export import words
from export.citation import named_note as named_note
from export.words import counted as counted

InterfaceLanguage = Literal["zh", "en"]


@dataclass(frozen=True)
class Labels:
    """The page's words in one language; `{…}` are filled in where the label is used, "|" parts one from more."""

    language: InterfaceLanguage
    html_lang: str
    # frame
    tagline: str
    skip: str
    reports: str
    local: str
    elsewhere: str
    model_missing: str
    dateless: str
    missing_part: str
    language_switch: str
    dark: str
    light: str
    theme_title: str
    # asking
    welcome: str
    welcome_line: str
    bring_back: str
    users: tuple[str, str, str]
    conversation: str
    question: str
    placeholder: str
    ask: str
    stop: str
    new: str
    hint: str
    hint_source: str
    keys: str
    keys_title: str
    ask_all: str
    ask_which: str
    ask_some: str
    all_years: str
    which_years: str
    not_only: str
    ask_wider: str
    this_talk: str
    questions: str
    searching: str
    steps: dict[str, str]
    # problems with a question
    empty: str
    too_long: str
    no_words: str
    failed: str
    try_again: str
    unreachable: str
    stopped: str
    # answers
    understood: str
    status: dict[str, str]
    reason: dict[str, str]
    figures_match: str
    names_match: str
    figures_computed: str
    figure: str
    found_in: str
    basis: dict[str, str]
    citations: str
    verbatim: str
    when: str
    when_kinds: dict[str, str]
    in_text: str
    dropped: str
    written_by: str
    nearest: str
    see_source: str
    open_citation: str
    pair_answer: str
    pair_source: str
    pair_above: str
    pair_below: str
    differs: str
    differs_line: str
    differs_rows: dict[str, str]
    # proof
    proof: str
    proof_empty: str
    loaded: str
    proof_nearest: str
    close: str
    copy: str
    copied: str
    previous: str
    next: str
    characters: str
    page: str
    file: str
    ocr: str
    scope: str
    kind: dict[str, str]
    english: str
    english_by: dict[str, str]
    english_none: str
    row: str
    table: str
    notes: str
    notes_elsewhere: str
    note_mark: str
    to_mark: str
    reported_speech: str
    paired: str
    moved: str
    joiner: str
    colon: str
    # taking away
    take: str
    take_answer: str
    take_talk: str
    copy_answer: str
    forms: dict[str, str]
    copy_chinese: str
    copy_english: str
    link: str
    read_on: str
    back: str
    whereabouts: str
    part: str
    original: str
    link_moved: str
    link_lost: str
    moved_to: str
    both: str
    chinese_counts: str
    chinese_alone: str
    widen: str
    no_english_yet: str
    # what was understood
    taken_as: str
    without: str
    instead: str
    alone: str
    other_words: str
    # what to do after a refusal
    next_step: dict[str, str]
    ask_next: str
    next_years: str
    next_term: str
    next_figures: str
    next_rows: str


ZH = Labels(
    language="zh",
    html_lang="zh-CN",
    tagline="Zhengwen",
    skip="跳到提问",
    reports="{n} 份报告",
    local="只在本机",
    elsewhere="问题和段落会发给 {host} 上的语言模型",
    model_missing="找不到设定的语言模型，已改用原句回答。引文与核对不受影响。",
    dateless="日期不详",
    missing_part="缺{parts}",
    language_switch="界面语言",
    dark="深色",
    light="浅色",
    theme_title="换成深色或浅色",
    welcome="问政府报告，看原文作答",
    welcome_line="每一句回答都带编号，点编号就能对着看报告的原话。报告里没有的，会直说没有。",
    bring_back="取回上一段对话",
    users=("记者", "投资者", "机关工作人员"),
    conversation="问答",
    question="问题",
    placeholder="用中文或英文提问",
    ask="提问",
    stop="停止",
    new="新对话",
    hint="Enter 提问 · Shift+Enter 换行 · Esc 到回答 · / 回来",
    hint_source="回答以报告原句为据",
    keys="单键快捷键",
    keys_title="单键快捷键：1–9 引文，j k 下一处、上一处，b 中英对照，w 加宽，/ 输入框。点一下开启或关闭",
    ask_all="全部报告",
    ask_which="问哪些报告",
    ask_some="{n} 份报告",
    all_years="不限年份",
    which_years="年份（问题没写时）",
    not_only="不限于“{item}”，再问",
    ask_wider="在全部报告里再问",
    this_talk="本次对话",
    questions="{n} 个问题",
    searching="正在查找",
    steps={"search": "正在查找", "choose": "正在选取原句", "write": "语言模型正在写", "check": "正在核对数字"},
    empty="请先写一个问题。",
    too_long="问题有 {n} 个字符，最多 {limit} 个。请缩短，或分成几个问题。",
    no_words="问题里没有文字。请用中文或英文写一个问题。",
    failed="没有答完。问题还在输入框里。",
    try_again="再试一次",
    unreachable="连不上政问程序。请看它是否还在运行（make run）；它一回来，网页会自动接上，问题不会丢。",
    stopped="已停止。",
    understood="理解为：{question}",
    status=words.ZH.status,
    reason=words.ZH.reason,
    figures_match=words.ZH.figures_match,
    names_match=words.ZH.names_match,
    figures_computed=words.ZH.figures_computed,
    figure="回答中的数字或名称",
    found_in="出处",
    basis={"quote": "引文原话", "scope": "标题或表头", "computed": "由引文算出"},
    citations=words.ZH.citations,
    verbatim="逐字",
    when="{year}年{kind}",
    when_kinds={"target": "目标", "plan": "计划", "estimate": "预计"},
    in_text="正文：",
    dropped=words.ZH.dropped,
    written_by=words.ZH.written_by,
    nearest=words.ZH.nearest,
    see_source="在原文中查看",
    open_citation="引文 {n}，在原文中查看",
    pair_answer="回答",
    pair_source="中文原文",
    pair_above="引文见上",
    pair_below="引文见下",
    differs=words.ZH.differs,
    differs_line=words.ZH.differs_line,
    differs_rows={"figure": "数字", "words": "原话", "of": "指的是", "year": "年份", "kind": "性质", "where": "出处"},
    proof="依据",
    proof_empty="点回答里的编号，这里就显示那段原文：前后文、注释和它在报告里的位置。",
    loaded="已读入的报告",
    proof_nearest="这段最接近问题，但不作为回答。",
    close="关闭",
    copy="复制引文",
    copied="已复制",
    previous="上一处引文",
    next="下一处引文",
    characters="字符 {start}–{end}",
    page="第 {n} 页",
    file="文件",
    ocr="由扫描件识别",
    scope="范围",
    kind=words.ZH.kind,
    english="英文",
    english_by=words.ZH.english_by,
    english_none="这句尚无英文",
    row="引用的这一行",
    table="全表",
    notes="注释",
    notes_elsewhere="注号在别处",
    note_mark="注 {mark}",
    to_mark="回到正文",
    reported_speech="报道中的转述，说话人：",
    paired="姓名与职务按版面名单的先后对应",
    moved="在已读入的报告里没有找到这段的位置，下面只有引文本身。",
    joiner="、",
    colon="：",
    take="导出",
    take_answer="这个回答",
    take_talk="整段对话",
    copy_answer="复制",
    forms={"md": "Markdown", "docx": "Word", "html": "网页"},
    copy_chinese="GB/T 7714 著录",
    copy_english="英文著录",
    link="链接",
    read_on="通读报告",
    back="回到引文",
    whereabouts="在全文中的位置",
    part="第 {n} 部分，共 {of} 部分：{name}",
    original="原件",
    link_moved="链接所指的文件已变，同样的文字现在在这里。",
    link_lost="链接所指的文件没有读入，或者已经变动。",
    moved_to="报告文件已变，同样的文字现在在字符 {start}–{end}。",
    both="中英对照",
    chinese_counts="英文不是官方译文，以中文为准。",
    chinese_alone="这份报告的正文尚无英文。",
    widen="加宽",
    no_english_yet="（尚无英文）",
    taken_as="由问题推断",
    without="去掉“{item}”再问",
    instead="把“{item}”改成别的",
    alone="不接上文，只问这句",
    other_words="自己写…",
    next_step={
        "not_in_corpus": "可以换个说法再问，或在“报告”里加入别的报告。",
        "other_place": "已读入的报告讲的是{places}。要问别处，请先在“报告”里加入那里的报告。",
        "opinion_or_forecast": "可以问报告写明的目标、结果和理由。",
        "unclear_question": "请写明要问的事，例如哪一年、哪个指标、哪个词。",
        "missing_part": "加入缺少的那一部分，就可以再问。",
    },
    ask_next="可以接着问",
    next_years="改问报告讲到的年份：",
    next_term="在“术语”里看它用在哪里",
    next_figures="在“指标”里看历年数字",
    next_rows="在“指标”里逐项看、导出 CSV",
)

EN = Labels(
    language="en",
    html_lang="en",
    tagline="Zhengwen",
    skip="Skip to the question",
    reports="{n} report|{n} reports",
    local="this machine only",
    elsewhere="questions and passages go to a language model at {host}",
    model_missing="The language model that is set was not found; answers are made of the reports’ own sentences. Quotes and checks are not affected.",
    dateless="no date",
    missing_part="lacks {parts}",
    language_switch="Interface language",
    dark="Dark",
    light="Light",
    theme_title="Change to dark or light",
    welcome="Ask government reports, read the proof",
    welcome_line="Every sentence of an answer carries a number. Click it to read the report’s own words beside the answer. What the reports do not say is said plainly.",
    bring_back="Bring back the last conversation",
    users=("Journalist", "Investor", "Clerk"),
    conversation="Questions and answers",
    question="Question",
    placeholder="Ask in Chinese or English",
    ask="Ask",
    stop="Stop",
    new="New conversation",
    hint="Enter asks · Shift+Enter new line",
    hint_source="Answers rest on report sentences",
    keys="single keys",
    keys_title="Single keys: 1–9 citations, j k next and previous, b both languages, w widen, Esc to the answer, / back to the box. Press to switch them on or off",
    ask_all="All reports",
    ask_which="Reports to ask",
    ask_some="{n} report|{n} reports",
    all_years="any year",
    which_years="Years (where the question names none)",
    not_only="Ask again, not only of “{item}”",
    ask_wider="Ask all reports",
    this_talk="This conversation",
    questions="{n} question|{n} questions",
    searching="Searching",
    steps={"search": "Searching", "choose": "Choosing sentences", "write": "The language model is writing", "check": "Checking figures"},
    empty="Please write a question first.",
    too_long="The question has {n} characters; {limit} is the most. Shorten it, or split it.",
    no_words="The question has no words. Please write one in Chinese or English.",
    failed="The answer was not finished. The question is still in the box.",
    try_again="Try again",
    unreachable="The program behind this page cannot be reached. See whether it still runs (make run); the page goes on by itself once it is back, and keeps the question.",
    stopped="Stopped.",
    understood="Understood as: {question}",
    status=words.EN.status,
    reason=words.EN.reason,
    figures_match=words.EN.figures_match,
    names_match=words.EN.names_match,
    figures_computed=words.EN.figures_computed,
    figure="Figure or name in the answer",
    found_in="Found in",
    basis={"quote": "the quote’s words", "scope": "heading or column", "computed": "computed from quotes"},
    citations=words.EN.citations,
    verbatim="verbatim",
    when="{year} {kind}",
    when_kinds={"target": "target", "plan": "plan", "estimate": "estimate"},
    in_text="in the text: ",
    dropped=words.EN.dropped,
    written_by=words.EN.written_by,
    nearest=words.EN.nearest,
    see_source="See it in the report",
    open_citation="Citation {n}, see it in the report",
    pair_answer="Answer",
    pair_source="Chinese original",
    pair_above="quoted above",
    pair_below="quoted below",
    differs=words.EN.differs,
    differs_line=words.EN.differs_line,
    differs_rows={"figure": "Figure", "words": "In its words", "of": "Counts", "year": "Year", "kind": "Kind", "where": "Where"},
    proof="Proof",
    proof_empty="Click a number in an answer: its passage appears here, with what stands around it, its notes and its place in the report.",
    loaded="Reports loaded",
    proof_nearest="This passage comes nearest to the question; it is not an answer.",
    close="Close",
    copy="Copy quote",
    copied="Copied",
    previous="Previous citation",
    next="Next citation",
    characters="characters {start}–{end}",
    page="page {n}",
    file="File",
    ocr="read by OCR",
    scope="Scope",
    kind=words.EN.kind,
    english="English",
    english_by=words.EN.english_by,
    english_none="No English for this quote yet",
    row="The row cited",
    table="The whole table",
    notes="Notes",
    notes_elsewhere="marked elsewhere",
    note_mark="note {mark}",
    to_mark="back to the text",
    reported_speech="Reported speech of ",
    paired="name and office are paired by their order on the page",
    moved="The place of this passage was not found in the reports as loaded; below is the quote alone.",
    joiner=", ",
    colon=": ",
    take="Export",
    take_answer="This answer",
    take_talk="The whole conversation",
    copy_answer="Copy",
    forms={"md": "Markdown", "docx": "Word", "html": "Web page"},
    copy_chinese="Cite GB/T 7714",
    copy_english="Cite in English",
    link="Link",
    read_on="Read on",
    back="Back to the citation",
    whereabouts="Where it stands in the report",
    part="part {n} of {of}: {name}",
    original="File",
    link_moved="The file of this link has changed; the same words stand here now.",
    link_lost="The file of this link is not loaded, or has changed.",
    moved_to="The report’s file has changed; the same words now stand at characters {start}–{end}.",
    both="Both languages",
    chinese_counts="The English is not official: the Chinese is the source.",
    chinese_alone="The sentences of this report have no English yet: they stand in Chinese alone.",
    widen="Widen",
    no_english_yet="(no English yet)",
    taken_as="Inferred from the question",
    without="Ask again without “{item}”",
    instead="Change “{item}”",
    alone="Ask this alone, not as a follow-up",
    other_words="write another…",
    next_step={
        "not_in_corpus": "Put it in other words, or add another report under “Reports”.",
        "other_place": "The reports loaded are about {places}. For another place, add its report under “Reports” first.",
        "opinion_or_forecast": "Ask for the targets, results and reasons that the reports state.",
        "unclear_question": "Say what you want to know: which year, which indicator, which term.",
        "missing_part": "Add the part that is missing, then ask again.",
    },
    ask_next="Ask next",
    next_years="Ask about a year the reports cover:",
    next_term="See under “Terms” where it is used",
    next_figures="See its figures by year under “Indicators”",
    next_rows="See them one by one under “Indicators”, export CSV",
)

LABELS: dict[str, Labels] = {"zh": ZH, "en": EN}


def labels_for(language: str | None) -> Labels:
    """The labels of `language`; Chinese for anything but "en"."""
    return LABELS.get(language or "zh", ZH)


def opening_language(asked: str | None, kept: str | None, accepted: str | None) -> InterfaceLanguage:
    """The language that a page opens in: the address's, the one chosen last, else what the browser prefers (its Accept-Language).

    >>> opening_language(None, "", "de-DE,de;q=0.9"), opening_language(None, "zh", "en-US"), opening_language("en", "zh", None)
    ('en', 'zh', 'en')
    >>> opening_language(None, None, "zh-TW,en;q=0.8"), opening_language(None, None, None)
    ('zh', 'zh')
    """
    if asked or kept:
        return labels_for(asked or kept).language
    return "en" if accepted and accepted[0].isalpha() and not accepted.lower().startswith("zh") else "zh"


def english_maker(labels: Labels, made_by: str | None) -> str:
    """Whose English it is, in words.

    >>> english_maker(EN, "model:small-1")
    'English by the model small-1, not official'
    """
    return words.english_maker(words.words_for(labels.language), made_by)
