"""Question words of the regions in the words of the standard language: 好多钱, 啥子, 咋个; 几多, 边个.

In: a question in simplified characters. Out: the same with these words put as reports and rules know them. Only words that
ask, and a few beside them; what a question is about stays as it was typed. The module knows nothing of what is asked.
"""

from __future__ import annotations

import re

_COUNTED = r"(?=钱|块|[个家岁人次元万亿平栋座米天年户亩所名张条场分点套斤吨层间台辆项种]|公里|[?？ ，。]|$)"
_ENDS = r"(?=[?？ ，。哦嘛呢喃啊]|$|[个一]|的?(?:地方|面积|岁数|年纪))"
# Matches 好多钱, 好大个地方, 好久开; not 最好多建, 好大学
_WORDS = tuple(
    (re.compile(pattern), standard)
    for pattern, standard in (
        (rf"(?<![最更很只良友正美恰])好多{_COUNTED}", "多少"),
        (rf"(?<![最更良友正美恰])好(?=[大高长远快宽重]{_ENDS})", "多"),
        (r"(?<![最更良友正美恰])好久(?=[开能修通建完搞得才办出来到]|可以|[?？ ，。]|$)", "什么时候"),
        (r"为啥子|点解", "为什么"),
        (r"啥子|么子|乜[嘢野]?", "什么"),
        (r"啷个|咋个|哪么|点样", "怎么"),
        (r"哪个(?=[说讲提])|边个", "谁"),
        (r"几多", "多少"),
        (r"边度|哪点儿?(?![?？]?$)", "哪里"),
        (r"几时", "什么时候"),
        (r"系咪", "是不是"),
        (r"莫得|冇|(?<=[\u4e00-\u9fff])没得(?=[？?]?$)", "没有"),
        (r"屋头", "家里"),
        (r"(?<=[个几多少半\d一二三四五六七八九十两])钟头", "小时"),
        (r"晓得", "知道"),
        (r"娃儿|细路", "孩子"),
        (r"打[了得的]?(?:多少|几多)粮(?!食)", "粮食产量多少"),
    )
)


def standard_words(text: str) -> str:
    """`text` with question words of the regions in standard Chinese.

    >>> standard_words("停一天车好多钱"), standard_words("你们最好多建公园"), standard_words("今年起几多间学校")
    ('停一天车多少钱', '你们最好多建公园', '今年起多少间学校')
    """
    for pattern, standard in _WORDS:
        text = pattern.sub(standard, text)
    return text
