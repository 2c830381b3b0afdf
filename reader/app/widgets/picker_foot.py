"""The two lines under the place picker's rows: which kind of filter, and what it takes."""

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.app.amounts import number
from reader.app.base import app_of
from reader.app.show import cells, fit, segment, strip
from reader.app.widgets.place_tree import PlaceRow
from reader.library.protocol import Totals
from reader.model.safe import line
from reader.model.words import _, ngettext
from reader.query.ast import PlaceMode


class PickerFoot(Widget):
    """Says the kinds of filter, the chosen one in accent, and the articles that the filter takes."""

    class ModeWanted(Message):
        """A kind of filter was clicked."""

        def __init__(self, mode: PlaceMode) -> None:
            super().__init__()
            self.mode: PlaceMode = mode

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._row: PlaceRow | None = None
        self._mode: PlaceMode = "in"
        self._km = 0.0
        self._totals: Totals | None = None
        self._trouble = ""

    @property
    def trouble(self) -> str:
        """Why nothing can be found, "" if all is well."""
        return self._trouble

    @trouble.setter
    def trouble(self, words: str) -> None:
        self._trouble = words
        self.refresh()

    def show(self, row: PlaceRow | None, mode: PlaceMode, km: float, totals: Totals | None) -> None:
        """Shows a filter; totals are None while they are counted."""
        self._row, self._mode, self._km, self._totals = row, mode, km, totals
        self.refresh()

    def _parts(self) -> list[tuple[int, str, PlaceMode | None]]:
        """The first line: column, words and the mode that they stand for."""
        if self._row is None:
            return []
        if self._row.place is None:
            return [(1, _("articles whose place nobody knows"), None)]
        name = fit(self._row.name, 20).rstrip()
        words: list[tuple[str, PlaceMode | None]] = [
            (_("lies in {name}").format(name=name), "in"),
            (_("happened there"), "from"),
            (_("within {km} km").format(km=number(round(self._km)) if self._km == round(self._km) else f"{self._km:g}"), "near"),
        ]
        if self.size.width >= 60:
            words.insert(0, (_("Matches:"), None))
        if 1 + sum(cells(text) + 3 for text, _mode in words) - 3 > self.size.width:
            # no word is cut in two: the chosen kind stays, Tab still turns to the others
            words = [(text, mode) for text, mode in words if mode == self._mode]
        placed, x = [], 1
        for text, mode in words:
            placed.append((x, text, mode))
            x += cells(text) + (2 if mode is None else 3)
        return placed

    def _taken(self) -> str:
        """The second line."""
        if self._row is None or self._totals is None:
            return ""
        n, unread = self._totals.articles, self._totals.unread
        words = ngettext("{n} article", "{n} articles", n).format(n=number(n))
        if n:
            words += ", " + _("{n} unread").format(n=number(unread))
        more = _("“{name} 50” takes 50 km around").format(name=line(self._row.name))
        if self._row.hit is not None and self._mode != "near" and cells(words) + cells(more) + 8 <= self.size.width:
            words += f"     {more}"
        return words

    def render_line(self, y: int) -> Strip:
        """The kinds, then what is taken."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "raised")
        if self._trouble and y == max(0, self.size.height - 1):
            return strip([segment(f" {fit(f'! {self._trouble}', width - 1)}", ink("error", "raised"))], width, ground)
        if y == 1:
            return strip([segment(f" {self._taken()}", ink("muted", "raised"))], width, ground)
        parts, x = [], 0
        for start, words, mode in self._parts() if y == 0 else ():
            chosen = mode == self._mode and mode is not None
            parts += [Segment(" " * (start - x), ground), segment(words, ink("accent" if chosen else "muted", "raised", bold=chosen))]
            x = start + cells(words)
        return strip(parts, width, ground)

    def on_click(self, event: events.Click) -> None:
        """A click on a kind turns to it."""
        event.stop()
        for start, words, mode in self._parts() if event.y == 0 else ():
            if mode is not None and start <= event.x < start + cells(words):
                self.post_message(self.ModeWanted(mode))
