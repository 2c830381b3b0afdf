"""The lines under a sheet's content that say what something means, what was done, or what is wrong."""

from textual.strip import Strip
from textual.widget import Widget

from reader.app.base import app_of
from reader.app.show import cells, fit, segment, strip
from reader.app.widgets.toasts import broken
from reader.model.safe import clean


class SheetFoot(Widget):
    """As many lines as the style sheet gives it; what has no room ends in `…`."""

    def __init__(self, words: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.words = clean(words).replace("\n", " ").strip()
        self._colour = "muted"

    def show(self, words: str, *, wrong: bool = False, loud: bool = False) -> None:
        """Shows words: what is `wrong` in error colour with its sign, what is `loud` as text, all else muted."""
        self.words = clean(words).replace("\n", " ").strip()
        self._colour = "error" if wrong else "text" if loud else "muted"
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the words."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "raised")
        sign = "! " if self._colour == "error" else " "
        room, rest = max(1, width - len(sign) - 1), self.words
        text = ""
        for row in range(y + 1):
            last = row + 1 >= self.size.height
            if cells(rest) <= room:
                text, rest = rest, ""
            elif last:
                text, rest = fit(rest, room, ink.glyphs.more), ""
            else:
                text, rest = broken(rest, room)
        lead = sign if y == 0 else " " * len(sign)
        return strip([segment(lead + text, ink(self._colour, "raised"))], width, ground)
