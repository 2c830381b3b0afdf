"""What hangs below the query bar: the proposals, and above them what is wrong with the query."""

from collections.abc import Mapping

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader.app.amounts import number
from reader.app.base import app_of
from reader.app.show import cells, fit, segment, strip
from reader.app.widgets.row_list import RowList
from reader.model.errors import DatelineError, QueryError
from reader.model.safe import line
from reader.model.words import _
from reader.query.complete import Proposal

ROWS = 8
"""Proposals on the screen at once."""


class ProposalList(RowList):
    """Proposals: text, what it is, how many articles."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._proposals: tuple[Proposal, ...] = ()
        self._unread: Mapping[str, int] = {}

    @property
    def current(self) -> Proposal | None:
        """The proposal under the cursor."""
        return self._proposals[self.cursor] if 0 <= self.cursor < len(self._proposals) else None

    def show(self, proposals: tuple[Proposal, ...], unread: Mapping[str, int] | None = None) -> None:
        """Shows proposals, the first one chosen; none hides it.

        Args:
            unread: unread articles of values; of these the words tell how many articles there are.
        """
        self._proposals, self._unread = proposals, unread or {}
        self.styles.height = max(1, min(ROWS, len(proposals)))
        self.display = bool(proposals)
        self.update_rows(0)

    def row_count(self) -> int:
        """How many proposals."""
        return len(self._proposals)

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """Field in link colour, value, what it is, articles; of places the unread ones."""
        ink, found = app_of(self).ink, self._proposals[index]
        unread = self._unread.get(found.shown.partition(":")[2])
        count = "" if found.count is None else number(found.count)
        if unread is not None:
            count = _("{n} new").format(n=number(unread)) if unread else ""
        counts_width = 7 if unread is None else 9
        room = max(0, width - counts_width - 1)
        widest = max(cells(p.shown) for p in self._proposals)
        shown_width = min(widest + 2, max(16, room * 3 // 5), room)
        shown = fit(found.shown, shown_width, ink.glyphs.more)
        name, colon, value = shown.partition(":")
        return [
            segment(name + colon, field_style(ink("link", ground))),
            segment(value, ink("bright" if ground == "cursor" else "text", ground, bold=ground == "cursor")),
            segment(fit(found.what, room - shown_width, ink.glyphs.more), ink("muted", ground)),
            segment(f"{count:>{counts_width}} ", ink("soft", ground) if unread is None else ink("bright", ground, bold=True)),
        ]


class QueryTrouble(Widget):
    """Two lines: a sign under the column that is wrong, and what to do."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._error: DatelineError | None = None
        self._x = 0

    def show(self, error: DatelineError | None, x: int) -> None:
        """Shows an error whose column stands at cell `x`; None hides it."""
        self._error, self._x = error, x
        self.display = error is not None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The sign, then the words."""
        ink, width, error = app_of(self).ink, self.size.width, self._error
        ground = ink("text", "raised")
        if error is None:
            return Strip.blank(width, ground)
        if y == 0:
            sign = "^" if isinstance(error, QueryError) else ""
            return strip([Segment(" " * min(self._x, width - 1), ground), segment(sign, ink("error", "raised", bold=True))], width, ground)
        words, hint = str(error), ""
        if isinstance(error, QueryError):
            words = _("Column {n}: {message}").format(n=error.column, message=words)
            hint = _("Did you mean {suggestion}?").format(suggestion=line(error.suggestion)) if error.suggestion else ""
        words = fit(words, min(cells(line(words)), width - 4), ink.glyphs.more)
        return strip([segment(f"  {words}   ", ink("error", "raised")), segment(hint, ink("text", "raised"))], width, ground)


def field_style(style: Style) -> Style:
    """A field's name stands in link colour, but it is no link: not underlined."""
    return style + Style(underline=False)
