"""The only place where outside text becomes something to show: styled, cut and padded by cells, never markup."""

from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.content import Content
from textual.strip import Strip

from reader.app.themes import ANSI_DARK, ANSI_LIGHT, Palette, palette_of
from reader.model.safe import clean, line


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs in use; ASCII ones where the terminal has no others."""

    bar: str = "▌"
    unread: str = "•"
    changed: str = "≠"
    chosen: str = "✓"
    star: str = "★"
    close: str = "×"
    more: str = "…"
    folded: str = "▸"
    unfolded: str = "▾"
    up: str = "↑"
    done: str = "━"
    half: str = "╸"
    rule: str = "─"
    upright: str = "│"
    spot: str = "●"
    end: str = "■"
    bullet: str = "•"
    none: str = "–"
    ascii: bool = False


ASCII = Glyphs(">", "*", "#", "x", "+", "x", "~", ">", "v", "^", "=", "-", "-", "|", "o", "#", "-", "-", ascii=True)


class Ink:
    """Names of SCREENS 2 to Rich styles, for true colour, 256, 16 and no colours at all.

    `ink("place", "cursor", bold=True)` is place-coloured bold text on the cursor row's ground. In 16 colours
    there are no grounds: `cursor` is reverse, `cursor_off` bold, `muted` dim, `link` underlined.
    """

    def __init__(self, palette: Palette, glyphs: Glyphs, *, plain: bool) -> None:
        self.palette = palette
        self.glyphs = glyphs
        self.plain = plain
        self._styles: dict[tuple[str, str, bool, bool, bool], Style] = {}

    @classmethod
    def of(cls, app: App[None], glyphs: Glyphs) -> "Ink":
        """The ink of the app's theme."""
        theme = app.current_theme
        if theme.ansi:
            return cls(ANSI_DARK if theme.dark else ANSI_LIGHT, glyphs, plain=True)
        return cls(palette_of(theme), glyphs, plain=False)

    def __call__(self, name: str, ground: str = "bg", *, bold: bool = False, italic: bool = False, underline: bool = False) -> Style:
        """The style of a text colour on a ground."""
        key = (name, ground, bold, italic, underline)
        if (style := self._styles.get(key)) is None:
            style = self._styles[key] = self._plain(*key) if self.plain else self._coloured(*key)
        return style

    def _coloured(self, name: str, ground: str, bold: bool, italic: bool, underline: bool) -> Style:
        if ground in {"cursor", "chip"} and name == "muted":
            name = "soft"
        ground = "cursor" if ground == "chip" else ground
        fore, back = Color.parse(self.palette[name]), Color.parse(self.palette[ground])
        return Style(color=fore, bgcolor=back, bold=bold, italic=italic, underline=underline or name == "link")

    def _plain(self, name: str, ground: str, bold: bool, italic: bool, underline: bool) -> Style:
        reverse = ground in {"cursor", "chip", "accent"}
        fore = self.palette.get(name) if not reverse else None
        return Style(
            color=Color.parse(fore) if fore else None,
            bold=bold or ground == "cursor_off",
            italic=italic,
            underline=underline or name == "link",
            reverse=reverse,
            dim=name in {"muted", "line", "land", "coast"} and not reverse,
        )


@lru_cache(maxsize=4096)
def fit(text: str, width: int, more: str = "…") -> str:
    """One line of outside text in exactly `width` cells: cut with `more`, or padded with blanks."""
    if width <= 0:
        return ""
    text = line(text)
    if cell_len(text) > width:
        text = set_cell_size(text, width - cell_len(more)).rstrip() + more
    return set_cell_size(text, width)


def cells(text: str) -> int:
    """Width of a text in cells."""
    return cell_len(text)


def segment(text: str, style: Style) -> Segment:
    """Outside text as a segment: cleaned, on one line."""
    return Segment(clean(text).replace("\n", " ").replace("\t", " "), style)


def strip(segments: list[Segment], width: int, ground: Style) -> Strip:
    """Segments as a line of exactly `width` cells."""
    return Strip(segments).adjust_cell_length(width, ground)


def content(text: str) -> Content:
    """Outside text for a Textual widget: cleaned, and never read as markup."""
    return Content(clean(text))
