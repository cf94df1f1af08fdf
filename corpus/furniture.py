"""Page furniture: what a web page, a newspaper page or a printed page puts around a report.

In: the lines of a file as printed, one after the other. Out: for each the reason why it is no part of the report, ""
where it is one. Breadcrumbs, buttons, credits, footers, imprints, mastheads and page numbers go by their form and by
where they stand. Knows nothing of what a report says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.genre import BYLINE, has_stop, heading_level, is_title

# matches — 2 —, -12-, 第 3 页, 3/15; not 2026年
PAGE_NUMBER = re.compile(r"[—–―─-]{1,2}\s*\d{1,4}\s*[—–―─-]{1,2}|第\s*\d{1,4}\s*页(?:\s*[，,]?共\s*\d+\s*页)?|\d{1,3}\s*/\s*\d{1,3}")
# Whole lines that a page prints around its text: (reason, pattern); each with what it matches and must not.
_FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("page number", PAGE_NUMBER),
    # matches 扫码关注重庆渝中APP图文报道, 扫一扫在手机打开当前页; not 扫码支付覆盖率
    (
        "code caption",
        re.compile(
            r"(?:扫码|扫一扫|扫描二维码|长按二维码).{0,12}"
            r"(?:关注|下载|查看|观看|阅读|打开|报道|手机).{0,16}"
        ),
    ),
    # matches 下载, 【字号：, 分享到微信; not 分享改革成果
    (
        "page button",
        re.compile(
            r"下载|(?:附件|全文)下载|打印(?:本页|此页|文章)?|全屏|收藏|加大|还原|减小|缩小|大|中|小|【|】|\||×|>|A[+-]?"
            r"|关闭(?:窗口|本页)?|返回(?:顶部|首页|列表)|首页|[【\[]?字[号体][：:].{0,12}|[【\[](?:打印|关闭|收藏|返回).{0,4}[】\]]"
            r"|(?:[【\[](?:大|中|小|打印|关闭|纠错)[】\]]\s*)+"
            r"|(?:一键)?分享(?:到|至)?[：:]?\s*(?:(?:新浪|腾讯)?微博|微信(?:好友)?|QQ(?:空间|好友)?|朋友圈|[\s、|])*[：:]?|(?:阅读量?|浏览(?:次数|量)?|点击(?:量|数|次数)|访问量?)[：:].{0,8}"
        ),
    ),
    # matches 您的位置:, 相关报道：, 相关附件>>; not 相关部门
    (
        "page link",
        re.compile(
            r"(?:您的(?:当前)?位置|您?当前的?位置)[：:].{0,40}|相关(?:报道|文档|附件|链接|阅读|新闻|稿件)(?:[：:]|>>)"
            r"|首页(?:[ \t　]+[^\s，。]{2,8}){1,12}|首页\s*(?:[>›»→/]\s*[^>›»→/]{1,20}){1,6}|[上下]一[篇条][：:].{0,50}|[0-9a-f]{32}[：:]?|[》>]{1,2}.{0,12}(?:专题|详情).{0,4}[《<]{0,2}"
        ),
    ),
    # matches 责任编辑：张三 版式设计 李四; not 责任编辑室揭牌
    (
        "imprint",
        re.compile(
            r"(?:(?:信息|稿件|文章)?来源[：:][^，。：:]{1,20})?(?:本版|责任|值班|执行)?(?:编辑|主编|校对|责编|版式|美编|审核|视觉)\s*[：:|｜/／].{0,40}"
        ),
    ),
    # matches 第3版, 03版 要闻, 2026年1月8日 星期四; not 2026年3月2日
    (
        "masthead",
        re.compile(
            r"第?\s*[A-Z]?\d{1,2}\s*版(?:\s*\S{2,4})?"
            r"|\d{4}年\d{1,2}月\d{1,2}日\s*星期[一二三四五六日天].{0,20}"
        ),
    ),
    # matches 版权所有：某市人民政府, 京ICP备05012345号, 网站标识码：1100000088, 主办单位：…; not 版权交易额
    (
        "site footer",
        re.compile(
            r"(?:版权所有|主办(?:单位)?|承办(?:单位)?|技术支持|网站标识码|网站地图|联系我们|联系电话)(?:[：:©\s].{0,50})?"
            r"|Copyright.{0,60}|.{0,20}(?:ICP备|公网安备).{0,24}"
        ),
    ),
)
# A table of contents: matches 第一章　发展环境……………1, 第一节 主要成就......3, 一、总体要求\t5, 目　录; not 目录清单, 增长……5%
_CONTENTS = re.compile(
    r"目[ 　]*录|.{2,60}?[ 　]?(?:[.．·•][ 　]?){4,}[ 　]*\d{1,4}|.{2,60}?…{3,}[ 　]*\d{1,4}"
    r"|(?:第[一二三四五六七八九十\d]{1,3}[章节篇编]|[（(]?[一二三四五六七八九十]{1,3}[、）)]).{2,50}\t[ 　]*\d{1,4}"
)
# Lines at the head of a web page that say where and when it was put there, not what the report says of itself.
# matches 来源：北京日报, 时间：2026-02-02, 2026-02-03 09:02:33, 2026年02月10日 07时41分, 索引号：…, 发布机构：…; not 2026年3月2日
_LABEL = r"(?:信息|文章|稿件)?来源|(?:发表|发布|更新|公开|成文)?(?:时间|日期)|发布(?:机构|单位|人)|发文机关|索引号|主题分类|发文字号|有效性|效力状态|公开方式|公开范围|作者|编辑"
_CREDIT = re.compile(
    rf"(?:{_LABEL})\s*[：:].{{0,50}}|20\d\d-\d\d?-\d\d?(?:\s*\d\d?:\d\d(?::\d\d)?)?|20\d\d年\d\d?月\d\d?日\s*\d\d?[：:时]\d\d?分?(?:[：:]?\d\d?秒?)?"
)
# A label whose value stands on the next line: matches 来源：, 责任编辑：; not 来源：新华社
_OPEN_LABEL = re.compile(rf"(?:{_LABEL}|(?:本版|责任|值班|执行)?(?:编辑|主编|校对|责编|审核))\s*[：:]")
_VALUE = re.compile(r"[^，。；：:]{2,16}|20\d\d[-年].{4,24}")
# matches 您的位置:, 当前位置：首页; the short lines after it are the way to the page
_LOCATION = re.compile(r"(?:您的(?:当前)?位置|您(?:现在)?所在的?位置|您?当前的?位置)[：:].{0,40}")
_MAX_CRUMB_CHARS = 12
# Names of newspaper pages; a line of its own with a heading mark, or the first line of a file.
# matches 要闻, A02 综合新闻; not 经济社会发展
PAGE_NAME = re.compile(
    r"(?:[A-Z]?\d{0,2}\s*)?(?:要闻|综合|时政|新闻|本地新闻|综合新闻|专版|专题|特刊|广告|公告|理论|文化|副刊"
    r"|民生|经济|社会|都市|聚焦|关注|导读)(?:\s*[·•]?\s*\d{0,2})"
)
# What may follow a page's links at its end: titles of other pages, the report's title and first sentence again.
MAX_TAIL_CHARS = 400
MAX_TAIL_SHARE = 0.02
_MAX_LINK_CHARS = 60
_MAX_CONTENTS_CHARS = 200  # with its dots
# The head of a page ends with its first heading mark or the first line as long as a sentence.
_MAX_HEAD_LINE_CHARS = 40


class Page:
    """What is known of a file while its lines are read from top to bottom."""

    def __init__(self) -> None:
        self._seen = self._begun = self._linked = False
        self._crumbs = False  # the way to the page is being printed, one step a line
        self._owed = ""  # what a label without its value was dropped as

    def furniture(self, printed: str, marked: bool) -> str:
        """The reason why a line (`marked` as a heading or not) is no part of the report, "" where it is one."""
        reason = self._reason(printed, marked)
        if reason == "page link":
            self._linked = True
        if not reason or (reason != "breadcrumb" and self._crumbs and len(printed) > 1 and printed != "首页"):
            self._crumbs = False
        if _LOCATION.fullmatch(printed):
            self._crumbs = True
        self._owed = reason if reason and _OPEN_LABEL.fullmatch(printed) else ""
        return reason

    def _reason(self, printed: str, marked: bool) -> str:
        if (marked or not self._seen) and PAGE_NAME.fullmatch(printed):
            return "masthead"
        if len(printed) <= _MAX_CONTENTS_CHARS and _CONTENTS.fullmatch(printed):
            return "table of contents"
        if len(printed) > _MAX_LINK_CHARS:
            return ""
        if self._owed and _VALUE.fullmatch(printed) and not is_title("".join(printed.split())):
            return self._owed
        for reason, pattern in _FURNITURE:
            if pattern.fullmatch(printed):
                return reason
        if self._begun:
            return ""
        if self._crumbs and len(printed) <= _MAX_CRUMB_CHARS and not is_title(printed) and not heading_level(printed):
            return "breadcrumb"
        return "page credit" if _CREDIT.fullmatch(printed) or _CREDIT.fullmatch("".join(printed.split())) else ""

    def take(self, string: str) -> bool:
        """Take note of a line that is part of the report; whether the page's links stood directly before it."""
        after_links = self._linked and self._seen
        self._seen, self._linked = True, False
        if (heading_level(string) and not BYLINE.fullmatch(string)) or len(string) > _MAX_HEAD_LINE_CHARS:
            self._begun = True
        return after_links


def _is_link(string: str) -> bool:
    """Whether a line could be the title of another page: short, no sentence, no heading, no cell of a table."""
    return len(string) <= _MAX_LINK_CHARS and not has_stop(string) and not heading_level(string) and string[:1] != "\t"


def tail_start(strings: Sequence[str], after_links: Sequence[bool]) -> int:
    """From which line on a page prints only what follows its links; the number of lines where it does not.

    Titles of other pages are short and have no stop; with sentences among them the tail is a small part of the page.
    """
    total = sum(map(len, strings))
    chars, links = total, [True]  # of the lines from one on: how many characters, whether all could be links
    for string in reversed(strings):
        links.append(links[-1] and _is_link(string))
    for index, string in enumerate(strings):
        small = chars <= MAX_TAIL_CHARS and chars <= total * MAX_TAIL_SHARE
        if after_links[index] and (small or links[len(strings) - index]):
            return index
        chars -= len(string)
    return len(strings)


# How many lines at either end of a printed page may be running heads and page numbers.
_EDGE_LINES = 2
# A running head stands on most pages (or on every second one: left and right pages differ).
_MIN_HEADED_SHARE = 0.4
_BARE_NUMBER = re.compile(r"[—–―─·\s-]*(\d{1,4})[—–―─·\s-]*")


def page_edges(text: str, pages: Sequence[int]) -> dict[int, str]:
    """Where the running heads and page numbers of printed pages stand in `text`, with the reason to leave each out.

    `pages` are the places where pages begin. A running head is the same on several pages, its figures aside; a bare
    number is a page number where it counts with the pages.
    """
    heads: dict[str, set[int]] = {}
    numbers: dict[int, list[tuple[int, int]]] = {}
    edges: dict[int, tuple[int, str]] = {}
    for page, (start, end) in enumerate(zip(pages, [*pages[1:], len(text)], strict=False)):
        lines = [line for line in re.finditer(r"[^\r\n\f]+", text[start:end]) if line[0].strip(" \t\x00　")]
        chosen = lines if len(lines) <= 2 * _EDGE_LINES else [*lines[:_EDGE_LINES], *lines[-_EDGE_LINES:]]
        for line in chosen:
            bare = "".join(line[0].split())
            known = PAGE_NUMBER.fullmatch(line[0].strip()) is not None
            if known or line[0].lstrip(" \x00").startswith("\t") or len(bare) > _MAX_LINK_CHARS or has_stop(bare):
                continue
            number = _BARE_NUMBER.fullmatch(bare)
            if number:
                numbers.setdefault(int(number[1]) - page, []).append((start + line.start(), page))
            else:
                key = re.sub(r"\d+", "0", bare)
                heads.setdefault(key, set()).add(page)
                edges[start + line.start()] = page, key
    found = {
        place: "page number" for places in numbers.values() if _on_many({page for _, page in places}, len(pages)) for place, _ in places
    }
    for place, (_, key) in edges.items():
        if len(pages) > 1 and _on_many(heads[key], len(pages)):
            found[place] = "running head"
    return found


def _on_many(places: set[int], pages: int) -> bool:
    """Whether something that stands on the pages `places` of `pages` belongs to the pages, not to their text."""
    return len(places) >= max(2, pages * _MIN_HEADED_SHARE) or (pages == 1 and places == {0})
