"""Draws a world map as lines: the ground, its light, spots and labels, each cell in one style."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.chart import BLANK, BORDER, COAST, LAND, Ground
from reader.app.lights import Label, Light
from reader.app.show import Ink, cells, fit
from reader.app.widgets.empty_lines import Empty

GLOW, SPOT, LABEL, CHOSEN, SAID, KEY, MUTED = range(4, 11)
"""Kinds of cells above those of the ground."""

_SPOTS = "·•●"
_PLAIN_SPOTS = "+oO"
_PLAIN_GROUND = {BLANK: " ", LAND: ".", COAST: ":", BORDER: "-"}
"""ASCII has no dots within a cell: land is a dot, its edge and borders stand out."""
_RUNS = re.compile(rb"(.)\1*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MapPicture:
    """All that a map shows.

    Attributes:
        ground: the land, with coasts and borders drawn over it where there are such lines.
        lights: those of the view.
        glow: for each row the cells that take their light, if they hold land, as ones.
        empty: words in the middle, where there is nothing to show.
        note: words in the last row, below spots and labels.
    """

    ground: Ground
    lights: Sequence[Light] = ()
    glow: Sequence[bytes] = ()
    labels: Sequence[Label] = ()
    chosen: Light | None = None
    empty: Empty | None = None
    note: str = ""


def over(ground: Ground, lines: Ground) -> Ground:
    """Coasts and borders as lines over the land as dots; the land's own edge, coarser than the line, becomes land."""
    chars, kinds = [], []
    for below, above, land_kinds, line_kinds in zip(ground.chars, lines.chars, ground.kinds, lines.kinds, strict=True):
        chars.append("".join(a if k else b for a, b, k in zip(above, below, line_kinds, strict=True)))
        kinds.append(bytes(k or min(b, LAND) for b, k in zip(land_kinds, line_kinds, strict=True)))
    return Ground(tuple(chars), tuple(kinds), ground.land)


def draw(picture: MapPicture, width: int, height: int, ink: Ink) -> tuple[Strip, ...]:
    """The map as `height` strips of `width` cells; it stands at the upper left, blank below."""
    ground = picture.ground
    chars = [list(row) for row in ground.chars]
    kinds = [bytearray(row) for row in ground.kinds]
    if ink.glyphs.ascii:
        chars = [[_PLAIN_GROUND[kind] for kind in row] for row in kinds]
    for lit, land, row in zip(picture.glow, ground.land, kinds, strict=False):
        at = lit.find(1)
        while at >= 0:
            if land[at] and row[at]:
                row[at] = GLOW
            at = lit.find(1, at + 1)
    if picture.note and chars:
        _write(chars[-1], kinds[-1], 2, fit(picture.note, max(0, len(chars[-1]) - 4), ink.glyphs.more).rstrip(), MUTED)
    sizes = _PLAIN_SPOTS if ink.glyphs.ascii else _SPOTS
    for light in reversed(picture.lights):
        chars[light.row][light.column], kinds[light.row][light.column] = sizes[light.size], SPOT
    for label in picture.labels:
        picked = label.light is picture.chosen
        _write(chars[label.row], kinds[label.row], label.column, label.text, CHOSEN if picked else LABEL)
        if picked and label.row == label.light.row:
            # spot and label are one
            kinds[label.row][label.light.column] = CHOSEN
            chars[label.row][label.light.column] = sizes[label.light.size]
    if picture.empty is not None:
        _say(chars, kinds, picture.empty)
    strips = [_strip(tuple(row), bytes(kind), width, ink) for row, kind in zip(chars, kinds, strict=True)]
    blank = Strip.blank(width, ink("text", "bg"))
    return (*strips[:height], *(blank for _row in range(height - len(strips))))


@lru_cache(maxsize=4)
def _styles(ink: Ink) -> Mapping[int, Style]:
    return {
        BLANK: ink("text", "bg"),
        LAND: ink("land", "bg"),
        COAST: ink("coast", "bg"),
        BORDER: ink("coast", "bg"),
        GLOW: ink("glow", "bg"),
        SPOT: ink("accent", "bg", bold=ink.plain),
        LABEL: ink("text", "bg"),
        CHOSEN: ink("bg", "accent", bold=True),
        SAID: ink("text", "bg", bold=True),
        KEY: ink("bright", "bg", bold=True),
        MUTED: ink("muted", "bg"),
    }


@lru_cache(maxsize=128)
def _strip(chars: tuple[str, ...], kinds: bytes, width: int, ink: Ink) -> Strip:
    """A row; after an arrow most rows are what they were, and need not be sent anew."""
    styles = _styles(ink)
    runs = (run.span() for run in _RUNS.finditer(kinds))
    return Strip([Segment("".join(chars[start:end]), styles[kinds[start]]) for start, end in runs]).adjust_cell_length(width, styles[BLANK])


def _write(chars: list[str], kinds: bytearray, column: int, text: str, kind: int) -> None:
    """Puts clean text over cells; of a wide character the second cell holds nothing, what takes no cell goes to the one before."""
    at = column
    for char in text:
        wide = cells(char)
        if not wide:
            if at > column:
                chars[at - 1] += char
            continue
        if at < 0 or at + wide > len(chars):
            return
        chars[at], kinds[at] = char, kind
        if wide > 1:
            chars[at + 1], kinds[at + 1] = "", kind
        at += wide


def _say(chars: list[list[str]], kinds: list[bytearray], empty: Empty) -> None:
    """Two lines in the middle: what there is not, and the keys that help."""
    keys = [part for key, words in empty.keys for part in (("   ", MUTED), (key, KEY), (f" {words}", MUTED))][1:]
    for y, parts in enumerate(([(empty.line, SAID)], keys)):
        row = len(chars) // 2 - 1 + y
        if not 0 <= row < len(chars) or not parts:
            continue
        text = [(" ", MUTED), *parts, (" ", MUTED)]
        at = max(0, (len(chars[row]) - sum(cells(words) for words, _kind in text)) // 2)
        for words, kind in text:
            _write(chars[row], kinds[row], at, words, kind)
            at += cells(words)
