"""The query bar's row: its sign, its input with colours, and the outcome at its right."""

import re

from rich.highlighter import Highlighter
from rich.segment import Segment
from rich.text import Text
from textual.strip import Strip
from textual.widget import Widget

from reader.app.base import app_of
from reader.app.show import Ink, cells, fit, segment, strip
from reader.app.widgets.field import Field
from reader.app.widgets.query_proposals import field_style
from reader.query.fields import FIELDS

_FIELD = re.compile(rf"(?<![^\s(+-])({'|'.join(FIELDS)}):", re.IGNORECASE)
_TERM = re.compile(r'"[^"]*"?|[^\s()]+')


class QueryColours(Highlighter):
    """Colours a query.

    Attributes:
        ink: None until the widget has one.
        wrong: offset from 0 of what is wrong, None if nothing is.
    """

    def __init__(self) -> None:
        self.ink: Ink | None = None
        self.wrong: int | None = None

    def highlight(self, text: Text) -> None:
        """Puts the styles on."""
        if self.ink is None:
            return
        for found in _FIELD.finditer(text.plain):
            text.stylize(field_style(self.ink("link", "side")), *found.span())
        if self.wrong is not None:
            text.stylize(self.ink("error", "side"), *wrong_span(text.plain, self.wrong))


def wrong_span(text: str, at: int) -> tuple[int, int]:
    """The part that is wrong: from where the message points to the end of that term."""
    found = _TERM.match(text, at)
    return (at, found.end()) if found else (at, min(at + 1, len(text)))


class QueryField(Field):
    """The input with colours."""

    def __init__(self, *, placeholder: str, id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, id=id)
        self.colours = QueryColours()
        self.highlighter = self.colours


class QuerySign(Widget):
    """The `/` before the text."""

    def render_line(self, y: int) -> Strip:
        """The sign."""
        ink = app_of(self).ink
        return strip([segment("  / ", ink("accent", "side", bold=True))], self.size.width, ink("text", "side"))


class QueryOutcome(Widget):
    """How many articles the query takes, at the right."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = ""

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    @words.setter
    def words(self, words: str) -> None:
        self._words = words
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The words, two blanks before the edge."""
        ink, width = app_of(self).ink, self.size.width
        words = fit(self._words, max(0, width - 2)).rstrip()
        ground = ink("muted", "side")
        return strip([Segment(" " * max(0, width - 2 - cells(words)), ground), segment(words, ground)], width, ground)
