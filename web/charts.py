"""Bars as inline SVG: a result with its target and the next target, a few figures below each other, one bar of several.

In: numbers with the words that stand beside them, and a text that says all of them. Out: SVG in the page's own colours
(by class), every bar from 0. What has no single number is not drawn. The module knows nothing of facts or events.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

Look = Literal["result", "missed", "target", "next"]
_WIDTH, _LEAD, _ROW, _BAR = 204, 76, 18, 12  # of a small chart, in its own units
_WORDS = 64  # room for the words behind the longest bar
_HAN, _LATIN = 12, 7  # the width of a Chinese character and of any other in the words of a chart
_SPARK = 132
_GAP = 8  # between a mark and the words behind it
_SPARE = 0.9  # the longest bar leaves room for a mark at its end


@dataclass(frozen=True)
class Bar:
    """One figure: the words before its mark, the words behind it, its number (None: it is not drawn)."""

    label: str
    shown: str
    number: float | None
    look: Look


def draw_bars(bars: Sequence[Bar], said: str) -> str:
    """Figures of one unit below each other; `said` is the chart in words."""
    top = max((bar.number for bar in bars if bar.number is not None), default=0.0)
    reach = _WIDTH - _LEAD - _WORDS
    right = 0.0
    parts = []
    for place, bar in enumerate(bars):
        y = place * _ROW
        length = reach * bar.number / top if bar.number is not None and top > 0 else 0.0
        parts.append(f'<text x="0" y="{y + 13}" class="lead">{escape(bar.label)}</text>')
        if bar.number is not None:
            parts.append(_mark(bar.look, max(length, 0.0), y))
        parts.append(f'<text x="{_LEAD + max(length, 0.0) + _GAP:.1f}" y="{y + 13}" class="value">{escape(bar.shown)}</text>')
        right = max(right, _LEAD + max(length, 0.0) + _GAP + sum(_LATIN if sign.isascii() else _HAN for sign in bar.shown))
    height = max(len(bars), 1) * _ROW
    box = f'viewBox="0 0 {max(_WIDTH, right):.0f} {height}"'
    return f'<svg class="bars" {box} role="img" aria-label="{escape(said)}">{"".join(parts)}</svg>'


def _mark(look: Look, length: float, y: int) -> str:
    """A result as a bar; a target as the tick, and the next one as the diamond, that they are everywhere, on a line from 0."""
    if look in ("result", "missed"):
        return f'<rect x="{_LEAD}" y="{y + 3}" width="{length:.1f}" height="{_BAR}" class="{look}"/>'
    x, middle = _LEAD + length, y + 9
    line = f'<line x1="{_LEAD}" x2="{x:.1f}" y1="{middle}" y2="{middle}" class="axis"/>'
    if look == "target":
        return f'{line}<line x1="{x:.1f}" x2="{x:.1f}" y1="{middle - 7}" y2="{middle + 7}" class="tick"/>'
    return f'{line}<path d="M{x:.1f} {middle - 5}l5 5-5 5-5-5z" class="diamond"/>'


def draw_spark(result: float | None, target: float | None, following: float | None, missed: bool, said: str) -> str:
    """A result as a bar, its target as a tick, the next target as a diamond, on one line from 0.

    "" where fewer than two of them are one number: a bar alone, on a scale of its own, says nothing.
    """
    numbers = [number for number in (result, target, following) if number is not None]
    top = max(numbers, default=0.0)
    if top <= 0 or len(numbers) < 2:
        return ""
    scale = _SPARK * _SPARE / top
    parts = [f'<line x1="0" x2="{_SPARK}" y1="10" y2="10" class="axis"/>']
    if result is not None:
        parts.append(f'<rect x="0" y="6" width="{result * scale:.1f}" height="8" class="{"missed" if missed else "result"}"/>')
    if target is not None:
        parts.append(f'<line x1="{target * scale:.1f}" x2="{target * scale:.1f}" y1="1" y2="19" class="tick"/>')
    if following is not None:
        x = following * scale
        parts.append(f'<path d="M{x:.1f} 4.5l5.5 5.5-5.5 5.5-5.5-5.5z" class="diamond"/>')
    return f'<svg class="spark" width="{_SPARK}" height="20" viewBox="0 0 {_SPARK} 20" role="img" aria-label="{escape(said)}">{"".join(parts)}</svg>'


def draw_share(number: float | None, top: float, look: Look = "result") -> str:
    """One bar of several that share a scale; its figure stands beside it, so it is hidden from screen readers."""
    if number is None or top <= 0 or number < 0:
        return ""
    return (
        f'<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect x="0" y="0" width="{100 * number / top:.2f}" height="10" class="{look}"/></svg>'
    )


def legend_mark(look: Literal["result", "missed", "tick", "diamond"]) -> str:
    """A mark of the legend."""
    inner = {
        "result": '<rect x="0" y="5" width="26" height="7" class="result"/>',
        "missed": '<rect x="0" y="5" width="26" height="7" class="missed"/>',
        "tick": '<line x1="5" x2="5" y1="0" y2="16" class="tick"/>',
        "diamond": '<path d="M7 2.5l5.5 5.5L7 13.5 1.5 8z" class="diamond"/>',
    }[look]
    width = 28 if look in ("result", "missed") else 14
    return f'<svg width="{width}" height="16" viewBox="0 0 {width} 16" aria-hidden="true">{inner}</svg>'
