"""The rows of the feeds' sheet: how each one fares, those in trouble first."""

from collections.abc import Collection, Sequence

from rich.segment import Segment

from reader.app.base import app_of
from reader.app.feed_words import next_time, state_words
from reader.app.show import fit, segment
from reader.app.when import age
from reader.app.widgets.row_list import RowList
from reader.model.feed import Feed
from reader.model.words import _

TITLE_WIDTH = 20
LAST_WIDTH, NEXT_WIDTH = 8, 12


def by_trouble(feeds: Sequence[Feed]) -> tuple[Feed, ...]:
    """Those in trouble first, each part by title."""
    return tuple(sorted(feeds, key=lambda feed: (feed.error is None, feed.title.casefold(), feed.id)))


class FeedList(RowList):
    """Feeds: sign, title, state, last good fetch, next one."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._feeds: tuple[Feed, ...] = ()
        self._asked: frozenset[int] = frozenset()

    @property
    def current(self) -> Feed | None:
        """The feed under the cursor."""
        return self._feeds[self.cursor] if 0 <= self.cursor < len(self._feeds) else None

    def show(self, feeds: Sequence[Feed], asked: Collection[int] = ()) -> None:
        """Shows feeds; `asked` are the ids of those that are being tried now. The cursor stays on its feed."""
        kept = self.current
        self._feeds, self._asked = by_trouble(feeds), frozenset(asked)
        ids = [feed.id for feed in self._feeds]
        self.update_rows(ids.index(kept.id) if kept is not None and kept.id in ids else max(self.cursor, 0))

    def row_count(self) -> int:
        """How many feeds."""
        return len(self._feeds)

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """A feed and how it fares."""
        ink, feed, now = app_of(self).ink, self._feeds[index], app_of(self).now()
        trouble = feed.error is not None
        # without the next fetch a blank parts the last one from the scrollbar
        times = LAST_WIDTH + NEXT_WIDTH if width >= 56 else LAST_WIDTH + 1
        title_width = min(TITLE_WIDTH, max(10, width * 6 // 25))
        last = age(feed.last_ok, now) if feed.last_ok else _("never")
        state_width = max(0, width - 2 - title_width - 1 - times)
        return [
            segment("! " if trouble else "  ", ink("error", ground, bold=True)),
            segment(f"{fit(feed.title, title_width, ink.glyphs.more)} ", ink("bright" if trouble else "text", ground, bold=trouble)),
            segment(fit(self._state(feed), state_width, ink.glyphs.more), ink("error" if trouble else "muted", ground)),
            segment(f"{last:>{LAST_WIDTH}}", ink("soft", ground)),
            segment("  " + fit(next_time(feed, now), max(0, times - LAST_WIDTH - 2), ink.glyphs.more), ink("muted", ground)),
        ]

    def _state(self, feed: Feed) -> str:
        return _("trying now") if feed.id in self._asked else state_words(feed, app_of(self).now())
