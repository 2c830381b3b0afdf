"""The colours: night and day, their twins on the xterm cube, high contrast, and the terminal's own sixteen."""

from collections.abc import Mapping

from textual.app import App
from textual.color import Color
from textual.theme import Theme

NAMES = (
    "side",
    "bg",
    "paper",
    "raised",
    "cursor",
    "cursor_off",
    "line",
    "bright",
    "text",
    "soft",
    "muted",
    "accent",
    "place",
    "place_read",
    "star",
    "link",
    "error",
    "ok",
    "land",
    "coast",
    "glow",
)
Palette = dict[str, str]


def _palette(colours: str) -> Palette:
    return dict(zip(NAMES, colours.split(), strict=True))


PALETTES: Mapping[str, Palette] = {
    "night": _palette(
        "#101317 #14171c #191d23 #222831 #3a2f1c #262b33 #343b46 #f4f0e6 #d6d2c8 #b3b0a8 #999ea6 "
        "#e2a84f #d9a65a #b59766 #d79bd0 #8ab4e6 #f28b7d #9cc48a #3d4651 #6a7684 #8a6734"
    ),
    "day": _palette(
        "#efeadd #f7f3ea #fdfbf5 #ffffff #f3e0b8 #e9e3d3 #d5cebd #12100c #33302a #4d4a42 #665f53 "
        "#8c5200 #8a5100 #7a5d2e #8a3a86 #1d5a9c #b3261e #3d6b2a #c9c0ab #948a74 #c08a3e"
    ),
    "night-256": _palette(
        "#121212 #1c1c1c #262626 #303030 #3a3a3a #303030 #444444 #ffffff #d0d0d0 #bcbcbc #a8a8a8 "
        "#ffaf5f #d7af5f #d7af5f #d7afd7 #87afff #ff8787 #87d787 #444444 #767676 #af8700"
    ),
    "day-256": _palette(
        "#e4e4e4 #eeeeee #ffffff #ffffff #ffffd7 #e4e4e4 #bcbcbc #000000 #303030 #444444 #585858 "
        "#875f00 #875f00 #875f00 #870087 #005faf #af0000 #005f00 #c6c6c6 #949494 #d78700"
    ),
}
_HIGH: Palette = dict.fromkeys(("side", "bg", "paper", "raised"), "#000000") | {
    "text": "#ffffff",
    "soft": "#ffffff",
    "muted": "#d0d0d0",
    "accent": "#ffc04d",
    "cursor": "#4a3200",
}

ANSI_DARK: Palette = {
    "accent": "bright_yellow",
    "place": "bright_yellow",
    "place_read": "yellow",
    "star": "bright_magenta",
    "link": "bright_cyan",
    "error": "bright_red",
    "ok": "bright_green",
    "glow": "yellow",
}
ANSI_LIGHT: Palette = ANSI_DARK | {"accent": "blue", "place": "blue", "place_read": "blue", "star": "magenta", "link": "cyan", "error": "red", "ok": "green"}
"""The terminal's own colours by name; what is not named here has the terminal's default."""


def _theme(name: str, palette: Palette, *, dark: bool) -> Theme:
    """A Textual theme that carries the whole palette as `$d-NAME` variables."""
    named = {f"d-{key.replace('_', '-')}": value for key, value in palette.items()}
    return Theme(
        name=name,
        primary=palette["accent"],
        secondary=palette["place"],
        accent=palette["accent"],
        warning=palette["accent"],
        error=palette["error"],
        success=palette["ok"],
        foreground=palette["text"],
        background=palette["bg"],
        surface=palette["paper"],
        panel=palette["raised"],
        dark=dark,
        variables={
            **named,
            "block-cursor-background": palette["cursor"],
            "block-cursor-foreground": palette["bright"],
            "border": palette["line"],
            "scrollbar": palette["line"],
            "input-cursor-background": palette["accent"],
            "input-cursor-foreground": palette["bg"],
            "input-selection-background": palette["cursor"],
        },
    )


def _ansi(name: str, colours: Palette, *, dark: bool) -> Theme:
    """A theme of the terminal's own sixteen colours: no backgrounds at all."""
    named = _ansi_names(colours)
    plain = "ansi_default"
    return Theme(
        name=name,
        ansi=True,
        dark=dark,
        primary=named["d-accent"],
        accent=named["d-accent"],
        warning=named["d-accent"],
        error=named["d-error"],
        success=named["d-ok"],
        foreground=plain,
        background=plain,
        surface=plain,
        panel=plain,
        boost=plain,
        variables={
            **named,
            "border": plain,
            "scrollbar": plain,
            "input-cursor-background": plain,
            "input-cursor-foreground": plain,
            "input-cursor-text-style": "reverse",
        },
    )


def _ansi_names(colours: Palette) -> dict[str, str]:
    """Our names as Textual's names of the terminal's colours."""
    return {f"d-{key.replace('_', '-')}": f"ansi_{colours[key]}" if key in colours else "ansi_default" for key in NAMES}


def variables_of(theme: Theme) -> dict[str, str]:
    """The `$d-NAME` variables for any theme, one of Textual's too."""
    if theme.ansi:
        # what Textual's own style sheets ask of an ansi theme, and ours leave to the terminal
        return {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default", **_ansi_names(ANSI_DARK if theme.dark else ANSI_LIGHT)}
    return {f"d-{name.replace('_', '-')}": colour for name, colour in palette_of(theme).items()}


def register(app: App[None], *, high_contrast: bool = False) -> None:
    """Makes all of our themes known to the app; Textual's own stay."""
    for name, palette in PALETTES.items():
        app.register_theme(_theme(name, palette | _HIGH if high_contrast and name == "night" else palette, dark=name.startswith("night")))
    app.register_theme(_ansi("terminal", ANSI_DARK, dark=True))
    app.register_theme(_ansi("terminal-light", ANSI_LIGHT, dark=False))


def choose(wanted: str, color_system: str | None, *, no_color: bool, colorfgbg: str) -> str:
    """The theme's name for a terminal.

    Args:
        wanted: the setting: "auto", one of ours, or one of Textual's.
        color_system: as Rich tells it: "truecolor", "256", "standard" or None.
        no_color: NO_COLOR is set.
        colorfgbg: the variable COLORFGBG ("15;0": light text on black), "" if unset.
    """
    background = colorfgbg.rpartition(";")[2]
    light = wanted.startswith("day") or (wanted in {"auto", "terminal"} and background in {"7", "15"})
    if no_color or color_system in {"standard", None} or wanted == "terminal":
        return "terminal-light" if light else "terminal"
    if wanted == "auto":
        wanted = "day" if light else "night"
    return f"{wanted}-256" if color_system == "256" and wanted in {"day", "night"} else wanted


def palette_of(theme: Theme) -> Palette:
    """The palette of any theme; one of Textual's gets our names derived from its colours, every text readable (4.5)."""
    said = {key: theme.variables.get(f"d-{key.replace('_', '-')}", "") for key in NAMES}
    if all(said.values()):
        return said
    return _derived(theme)


def _derived(theme: Theme) -> Palette:
    """Our names from a foreign theme: tints by lighter and darker, texts moved until they read."""
    made = theme.to_color_system().generate()
    base, ink = Color.parse(made["background"]), Color.parse(made["foreground"])

    def away(colour: Color, share: float) -> Color:
        return colour.lighten(share) if theme.dark else colour.darken(share)

    grounds = {
        "side": away(base, -0.02),
        "bg": base,
        "paper": away(base, 0.02),
        "raised": away(base, 0.05),
        "cursor": base.blend(Color.parse(made["primary"]), 0.25),
        "cursor_off": away(base, 0.08),
    }
    worst = list(grounds.values())
    texts = {"bright": ink, "text": ink.blend(base, 0.08), "soft": ink.blend(base, 0.22), "muted": ink.blend(base, 0.35)}
    for ours, theirs in {
        "accent": "primary",
        "place": "primary",
        "place_read": "primary",
        "star": "secondary",
        "link": "accent",
        "error": "error",
        "ok": "success",
    }.items():
        texts[ours] = Color.parse(made[theirs])
    read = {name: _readable(colour, worst, ink) for name, colour in texts.items()}
    rest = {"line": away(base, 0.15), "land": away(base, 0.15), "coast": away(base, 0.3), "glow": base.blend(Color.parse(made["primary"]), 0.6)}
    return {name: colour.hex6 for name, colour in (grounds | read | rest).items()}


def _readable(colour: Color, grounds: list[Color], ink: Color) -> Color:
    """The colour moved towards the text colour until its contrast is 4.5 on every ground (WCAG 2.1), as far as that goes."""
    for step in range(11):
        moved = colour.blend(ink, step / 10)
        if min(contrast(moved, ground) for ground in grounds) >= 4.5:
            return moved
    return ink


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.1, section 1.4.3)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.1, glossary)."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
