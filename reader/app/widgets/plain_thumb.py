"""A scrollbar's thumb for terminals without block characters: whole cells alone, reversed blanks."""

from typing import ClassVar

from textual.scrollbar import ScrollBarRender


class PlainThumb(ScrollBarRender):
    """Textual's thumb without the parts of a cell at its ends."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8
