"""Bars as inline SVG: a result with its target and the next target, a few figures below each other, one bar of several.

In: numbers with the words that stand beside them, and a text that says all of them. Out: SVG in the page's own colours
(by class), every bar from 0, to the left where its number is below. What has no single number is not drawn. The module knows nothing of facts or events.
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
    scale, zero = _scale([bar.number for bar in bars if bar.number is not None], _WIDTH - _LEAD - _WORDS)
    zero += _LEAD
    right = 0.0
    parts = []
    for place, bar in enumerate(bars):
        y = place * _ROW
        end = zero + scale * (bar.number or 0.0)
        parts.append(f'<text x="0" y="{y + 13}" class="lead">{escape(bar.label)}</text>')
        if bar.number is not None:
            parts.append(_mark(bar.look, zero, end, y))
        behind = max(zero, end) + _GAP
        parts.append(f'<text x="{behind:.1f}" y="{y + 13}" class="value">{escape(bar.shown)}</text>')
        right = max(right, behind + sum(_LATIN if sign.isascii() else _HAN for sign in bar.shown))
    height = max(len(bars), 1) * _ROW
    box = f'viewBox="0 0 {max(_WIDTH, right):.0f} {height}"'
    return f'<svg class="bars" {box} role="img" aria-label="{escape(said)}">{"".join(parts)}</svg>'


def _scale(numbers: Sequence[float], room: float) -> tuple[float, float]:
    """Units of the chart to 1, and where 0 stands in its `room`: at the left unless a number is below it."""
    low, high = min([*numbers, 0.0]), max([*numbers, 0.0])
    scale = room / (high - low) if high > low else 0.0
    return scale, (0.0 - low) * scale


def _rect(zero: float, end: float, y: int, height: int, look: Look) -> str:
    """A bar from 0 to its number, whichever of the two is further left."""
    return f'<rect x="{round(min(zero, end), 1):g}" y="{y}" width="{abs(end - zero):.1f}" height="{height}" class="{look}"/>'


def _mark(look: Look, zero: float, x: float, y: int) -> str:
    """A result as a bar; a target as the tick, and the next one as the diamond, that they are everywhere, on a line from 0."""
    if look in ("result", "missed"):
        return _rect(zero, x, y + 3, _BAR, look)
    middle = y + 9
    line = f'<line x1="{zero:.1f}" x2="{x:.1f}" y1="{middle}" y2="{middle}" class="axis"/>'
    if look == "target":
        return f'{line}<line x1="{x:.1f}" x2="{x:.1f}" y1="{middle - 7}" y2="{middle + 7}" class="tick"/>'
    return f'{line}<path d="M{x:.1f} {middle - 5}l5 5-5 5-5-5z" class="diamond"/>'


def draw_spark(result: float | None, target: float | None, following: float | None, missed: bool, said: str) -> str:
    """A result as a bar, its target as a tick, the next target as a diamond, on one line from 0.

    "" where fewer than two of them are one number: a bar alone, on a scale of its own, says nothing.
    """
    numbers = [number for number in (result, target, following) if number is not None]
    scale, zero = _scale(numbers, _SPARK * _SPARE)
    if not scale or len(numbers) < 2:
        return ""
    if zero:
        zero += _SPARK * (1 - _SPARE) / 2  # room for a mark at either end
    parts = [f'<line x1="0" x2="{_SPARK}" y1="10" y2="10" class="axis"/>']
    if zero:
        parts.append(f'<line x1="{zero:.1f}" x2="{zero:.1f}" y1="4" y2="16" class="axis"/>')
    if result is not None:
        parts.append(_rect(zero, zero + result * scale, 6, 8, "missed" if missed else "result"))
    if target is not None:
        x = zero + target * scale
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="1" y2="19" class="tick"/>')
    if following is not None:
        x = zero + following * scale
        parts.append(f'<path d="M{x:.1f} 4.5l5.5 5.5-5.5 5.5-5.5-5.5z" class="diamond"/>')
    return f'<svg class="spark" width="{_SPARK}" height="20" viewBox="0 0 {_SPARK} 20" role="img" aria-label="{escape(said)}">{"".join(parts)}</svg>'


def draw_share(number: float | None, top: float, bottom: float = 0.0) -> str:
    """One bar of several that share a scale from `bottom` (0 or below) to `top`; its figure stands beside it, so it is hidden from screen readers."""
    if number is None or number < bottom:
        return ""
    scale, zero = _scale((bottom, top), 100)
    if not scale:
        return ""
    left, width = min(zero, zero + number * scale), abs(number) * scale
    return (
        f'<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect x="{left:.2f}" y="0" width="{width:.2f}" height="10" class="result"/></svg>'
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
