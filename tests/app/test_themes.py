"""Colours: every text reads on every ground; each terminal gets a theme it can show."""

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.app.themes import NAMES, PALETTES, choose, contrast, palette_of, register

GROUNDS = ("side", "bg", "paper", "raised", "cursor", "cursor_off")
TEXTS = ("bright", "text", "soft", "accent", "place", "place_read", "star", "link", "error", "ok")


@pytest.mark.parametrize("name", PALETTES)
def test_every_text_reads_on_every_ground(name: str) -> None:
    palette = PALETTES[name]
    # muted becomes soft on the cursor row
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS] + [("muted", ground) for ground in GROUNDS if ground != "cursor"]
    least = {pair: contrast(Color.parse(palette[pair[0]]), Color.parse(palette[pair[1]])) for pair in pairs}
    assert min(least.values()) >= 4.5, min(least, key=lambda pair: least[pair])


def test_high_contrast_reads_better() -> None:
    app: App[None] = App()
    register(app, high_contrast=True)
    palette = palette_of(app.get_theme("night") or BUILTIN_THEMES["nord"])
    assert palette["bg"] == "#000000"
    assert contrast(Color.parse(palette["muted"]), Color.parse(palette["cursor"])) >= 5.0


@pytest.mark.parametrize("name", [name for name, theme in BUILTIN_THEMES.items() if not theme.ansi])
def test_textuals_own_themes_give_all_our_names_and_read(name: str) -> None:
    palette = palette_of(BUILTIN_THEMES[name])
    assert set(palette) == set(NAMES)
    assert min(contrast(Color.parse(palette[text]), Color.parse(palette[ground])) for text in ("bright", "text", "place") for ground in ("bg", "paper")) >= 4.5


@pytest.mark.parametrize(
    ("wanted", "system", "no_color", "colorfgbg", "theme"),
    [
        ("auto", "truecolor", False, "", "night"),
        ("auto", "truecolor", False, "0;15", "day"),
        ("auto", "256", False, "15;0", "night-256"),
        ("day", "256", False, "", "day-256"),
        ("nord", "256", False, "", "nord"),
        ("auto", "standard", False, "", "terminal"),
        ("night", None, False, "", "terminal"),
        ("auto", "truecolor", True, "", "terminal"),
        ("auto", "truecolor", True, "0;15", "terminal-light"),
        ("terminal", "truecolor", False, "", "terminal"),
    ],
)
def test_each_terminal_gets_a_theme_it_can_show(wanted: str, system: str | None, no_color: bool, colorfgbg: str, theme: str) -> None:
    assert choose(wanted, system, no_color=no_color, colorfgbg=colorfgbg) == theme
