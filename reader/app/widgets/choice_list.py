"""Feeds to choose from: each with a box, its title, how many articles it has and how new they are."""

from rich.segment import Segment

from reader.app.amounts import number
from reader.app.base import app_of
from reader.app.show import cells, fit, segment
from reader.app.when import age
from reader.app.widgets.row_list import RowList
from reader.model.fetch import Candidate
from reader.model.words import _, ngettext


class ChoiceList(RowList):
    """Candidates with ticks; the first one is ticked."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._feeds: tuple[Candidate, ...] = ()
        self._ticked: frozenset[int] = frozenset()

    @property
    def chosen(self) -> tuple[Candidate, ...]:
        """The ticked ones, in their order."""
        return tuple(feed for n, feed in enumerate(self._feeds) if n in self._ticked)

    def show(self, feeds: tuple[Candidate, ...]) -> None:
        """Shows candidates."""
        self._feeds, self._ticked = feeds, frozenset({0} if feeds else ())
        self.update_rows(0)

    def tick(self) -> None:
        """Ticks the row under the cursor, or takes its tick away."""
        if self.cursor >= 0:
            self._ticked ^= {self.cursor}
            self.refresh()

    def row_count(self) -> int:
        """How many candidates."""
        return len(self._feeds)

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """A candidate."""
        ink, feed = app_of(self).ink, self._feeds[index]
        ticked = index in self._ticked
        about = ngettext("{n} article", "{n} articles", feed.articles).format(n=number(feed.articles))
        if feed.newest is not None:
            about = _("{articles}, newest {age}").format(articles=about, age=age(feed.newest, app_of(self).now()))
        room = width - 5 - cells(about) - 1
        if room < 12:
            about, room = "", width - 5
        title = fit(feed.title, room, ink.glyphs.more)
        return [
            segment("[x] " if ticked else "[ ] ", ink("accent" if ticked else "muted", ground, bold=ticked)),
            segment(f"{title} ", ink("bright" if ticked else "text", ground, bold=ticked)),
            segment(f"{about} ", ink("muted", ground)),
        ]
