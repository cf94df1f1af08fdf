"""Text as the chat shows it: no sign of it means anything to HTML, Markdown or TeX.

In: words of a report or a question. Out: the same words with character references. The module knows nothing of answers.
"""

from __future__ import annotations

import re

# Signs with a meaning in HTML, Markdown, TeX or an automatic link; ／ and letters have none.
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")


def escape(text: str) -> str:
    """`text` so that neither HTML nor Markdown finds anything to act on.

    >>> escape("![x](http://a.b) <i>5%</i>")[:30]
    '&#33;&#91;x&#93;&#40;http&#58;'
    """
    return _SIGNS.sub(lambda sign: f"&#{ord(sign.group())};", text).replace("\n", " ")
