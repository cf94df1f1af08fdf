"""How the page looks and what it does in the browser: theme, style sheet and script.

In: the files beside this module. Out: a Gradio theme that takes the tokens of `page.css`, and the head of
the page. No font, script or picture comes from anywhere but this folder.
"""

from __future__ import annotations

from pathlib import Path

import gradio as gr

_HERE = Path(__file__).resolve().parent
FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei")

# Gradio's variable → the token of page.css that it takes, in light and dark alike.
_TOKENS = {
    "body_background_fill": "--bg",
    "body_text_color": "--ink",
    "body_text_color_subdued": "--ink-3",
    "background_fill_primary": "--surface",
    "background_fill_secondary": "--bg",
    "block_background_fill": "--bg",
    "border_color_primary": "--line",
    "border_color_accent": "--accent",
    "color_accent_soft": "--accent-soft",
    "link_text_color": "--accent",
    "link_text_color_hover": "--accent",
    "link_text_color_visited": "--accent",
    "link_text_color_active": "--accent",
    "input_background_fill": "--surface",
    "input_border_color": "--line-2",
    "input_border_color_focus": "--accent",
    "input_placeholder_color": "--ink-3",
    "button_primary_background_fill": "--accent",
    "button_primary_background_fill_hover": "--accent",
    "button_primary_text_color": "--on-accent",
    "button_secondary_background_fill": "--surface",
    "button_secondary_background_fill_hover": "--sunk",
    "button_secondary_border_color": "--line-2",
    "button_secondary_text_color": "--ink",
}


def page_theme() -> gr.themes.Base:
    """Gradio's base theme with the page's tokens and the reader's own fonts."""
    values = {name: f"var({token})" for name, token in _TOKENS.items()}
    values |= {f"{name}_dark": value for name, value in values.items()}
    values |= {"color_accent": "var(--accent)", "input_shadow": "none", "input_shadow_focus": "none"}
    return gr.themes.Base(font=[*FONTS, "system-ui", "sans-serif"], font_mono=["monospace"]).set(**values)


def page_head() -> str:
    """What goes into the page's head: style sheet and script.

    The sheet goes here and not to Gradio's `css`, which would prefix each selector and break `:is(a, b)`.
    """
    sheets = ("page.css", "rooms.css", "take.css", "check.css", "indicators.css", "place.css", "talk.css")
    scripts = ("wishes.js", "page.js", "frame.js", "rooms.js", "take.js", "check.js", "indicators.js", "rail.js", "lost.js", "unfolded.js")
    style = "".join(f"<style>{(_HERE / name).read_text(encoding='utf-8')}</style>" for name in sheets)
    return style + "".join(f"<script>{(_HERE / name).read_text(encoding='utf-8')}</script>" for name in scripts)
