"""The library in one SQLite file: every method is one transaction, what it does lies in the files beside this one."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from reader.library.protocol import Cursor, Packers, Totals, Unplaced
from reader.library.sqlite import (
    backup,
    check,
    corrections,
    editing,
    feeds,
    fetches,
    files,
    find,
    follow,
    keep,
    marks,
    pack,
    pages,
    places_used,
    placing,
    stories,
    totals,
    undo,
    values,
    where,
)
from reader.library.sqlite.library_texts import Texts
from reader.library.sqlite.library_wishes import Wishes
from reader.model.article import Article, Headline, Story
from reader.model.change import Change
from reader.model.feed import Delivery, Feed, FeedChange, FileStates, Kept, NewFeed
from reader.model.fetch import FetchStates
from reader.model.place import Correction, Learnt, PackedPlaces, Place, PlaceCount, Placed
from reader.query.ast import Query


class SqliteLibrary(Texts, Wishes):
    """See reader.library.protocol.Library; open.py makes one."""

    def feeds(self) -> tuple[Feed, ...]:
        """All feeds by folder and title, with kept counts."""
        with self._connections.read() as db:
            return feeds.all_feeds(db)

    def subscribe(self, new: Sequence[NewFeed], now: datetime) -> tuple[tuple[Feed, bool], ...]:
        """Adds feeds in one undoable act; the flag is False for one that was there, True for a removed one that comes back."""
        with self._connections.write() as db:
            return feeds.subscribe(db, new, now)

    def edit_feed(self, feed_id: int, change: FeedChange, now: datetime) -> None:
        """Changes what is given; undoable. Raises NotFoundError, UsageError."""
        with self._connections.write() as db:
            editing.edit(db, feed_id, change, now)

    def remove_feed(self, feed_id: int, now: datetime) -> int:
        """Removes a feed and its articles but the bookmarked ones; undoable. Returns how many stay. Raises NotFoundError."""
        with self._connections.write() as db:
            return feeds.remove(db, feed_id, now)

    def file_states(self, feed_id: int) -> FileStates:
        """What is known of each file of a source, by its path within it."""
        with self._connections.read() as db:
            return files.states(db, feed_id)

    def fetch_states(self) -> FetchStates:
        """What is remembered of the fetches of each feed by address."""
        with self._connections.read() as db:
            return fetches.states(db)

    def keep(self, feed_id: int, delivery: Delivery) -> Kept:
        """Keeps a delivery: adds, updates (never doubles), marks gone, notes the feed's health."""
        return self.keep_all([(feed_id, delivery)])[0]

    def keep_all(self, deliveries: Sequence[tuple[int, Delivery]]) -> tuple[Kept, ...]:
        """Keeps the deliveries of several feeds, with fewer transactions than one by one."""
        return keep.keep_all(self._connections, deliveries)

    def keep_page(self, story: Story, now: datetime) -> tuple[int, bool]:
        """Keeps an article that belongs to no feed, bookmarked; undoable. Returns its id, and whether it is new."""
        with self._connections.write() as db:
            return pages.keep(db, story, now)

    def packers(self) -> Packers:
        """What worker processes need to take work off the process that writes."""
        return Packers(pack.pack_story, pack.pack_places)

    def unplaced(self, version: int, limit: int) -> tuple[int, ...]:
        """Ids of articles that no places pass of this version has seen, newest first."""
        return placing.unplaced(self._connections, version, limit, self._handed_out)

    def to_place(self, ids: Sequence[int]) -> tuple[Unplaced, ...]:
        """Articles that are to be placed, in the order asked for; unknown ids are left out."""
        with self._connections.read() as db:
            return placing.to_place(db, ids, self._handed_out)

    def place(self, version: int, placed: Iterable[tuple[int, Placed | PackedPlaces]]) -> None:
        """Notes where articles happen."""
        placing.place(self._connections, version, placed, self._handed_out)

    def headlines(self, query: Query, limit: int, after: Cursor | None = None, offset: int = 0, *, backwards: bool = False) -> tuple[Headline, ...]:
        """Rows in the query's order, going on after a cursor; backwards gives the rows before it, in list order still."""
        with self._connections.read() as db:
            return find.headlines(db, query, limit, after, offset, backwards=backwards)

    def cursor(self, query: Query, headline: Headline) -> Cursor:
        """The cursor of a row in the query's order."""
        with self._connections.read() as db:
            return find.cursor(db, query, headline)

    def rank(self, query: Query, cursor: Cursor) -> int:
        """How many rows of the query stand before the cursor's row."""
        with self._connections.read() as db:
            return find.rank(db, query, cursor)

    def totals(self, query: Query) -> Totals:
        """How many articles, and unread ones, the query takes; kept counts where it is simple."""
        with self._connections.read() as db:
            return totals.totals(db, query)

    def ids(self, query: Query) -> tuple[int, ...]:
        """Ids of all articles that the query takes, in its order."""
        with self._connections.read() as db:
            return find.ids(db, query)

    def articles(self, ids: Sequence[int], *, bodies: bool = False) -> tuple[Article, ...]:
        """Articles in the order asked for; unknown ids are left out."""
        with self._connections.read() as db:
            return stories.articles(db, ids, bodies=bodies)

    def place_counts(self, query: Query, only: Collection[int] | None = None) -> tuple[PlaceCount, ...]:
        """Every place with a counted article of the query, or those of `only`; kept counts for the empty query."""
        with self._connections.read() as db:
            return where.place_counts(db, query, only)

    def spots(self, query: Query) -> tuple[PlaceCount, ...]:
        """The main places of the query's articles, each with the articles that have it for their main place; most first."""
        with self._connections.read() as db:
            return where.spots(db, query)

    def days(self, query: Query, start: datetime, count: int) -> tuple[int, ...]:
        """How many articles of the query each of `count` days has, from `start` on."""
        with self._connections.read() as db:
            return where.days(db, query, start, count)

    def values(self, field: str, start: str, limit: int) -> tuple[tuple[str, int], ...]:
        """Known values of a query field that begin so, with counts of articles."""
        with self._connections.read() as db:
            return values.values(db, field, start, limit)

    def mark_read(self, ids: Sequence[int], read: bool, now: datetime) -> int:
        """Marks as read or unread."""
        with self._connections.write() as db:
            return marks.mark_read(db, ids, read, now)

    def bookmark(self, ids: Sequence[int], kept: bool, now: datetime) -> int:
        """Sets or takes the bookmark; note and tags stay."""
        with self._connections.write() as db:
            return marks.bookmark(db, ids, kept, now)

    def annotate(self, article_id: int, now: datetime, *, note: str | None = None, tags: Sequence[str] | None = None) -> None:
        """Replaces what is given. Raises NotFoundError."""
        with self._connections.write() as db:
            marks.annotate(db, article_id, now, note, tags)

    def remember_position(self, article_id: int, position: float) -> None:
        """Where the reader stopped, 0 to 1; not an act, so not in the journal."""
        with self._connections.write(durable=False) as db:
            marks.remember_position(db, article_id, position)

    def follow(self, places: Sequence[Place], followed: bool, now: datetime, members: Mapping[int, Collection[int]] | None = None) -> int:
        """Follows places or stops to; `members` says what areas hold."""
        with self._connections.write() as db:
            if not followed:
                return follow.unfollow(db, places, now)
            places_used.add_places(db, {place.geonameid: pack.place_row(place) for place in places})
            return follow.follow(db, places, now, members or {})

    def followed(self) -> tuple[PlaceCount, ...]:
        """Followed places in the order they were followed, with counts."""
        with self._connections.read() as db:
            return follow.followed(db)

    def correct(self, correction: Correction, now: datetime) -> tuple[int, ...]:
        """Keeps what the reader says of a place; returns the articles that wait because of it. Raises NotFoundError."""
        with self._connections.write() as db:
            return corrections.correct(db, correction, now)

    def learnt(self, article_id: int) -> Learnt:
        """What the reader has said of places in an article's feed, and of the article."""
        with self._connections.read() as db:
            return corrections.learnt(db, article_id)

    def undo(self, now: datetime) -> Change | None:
        """Takes back the last act that still stands; None if there is none."""
        with self._connections.write() as db:
            return undo.undo(db, now)

    def closed(self, now: datetime) -> None:
        """The app was closed: what arrives from now on is `is:new`."""
        with self._connections.write(durable=False) as db:
            _note_closed(db)

    def stopping(self, when: Callable[[], bool]) -> AbstractContextManager[None]:
        """Queries of this thread within the block are given up with StoppedError once `when()` is true; nothing that writes is.

        Args:
            when: is asked about every millisecond while a query runs, so it has to be quick; `threading.Event().is_set` will do.
        """
        return self._connections.stops.until(when)

    def version(self) -> int:
        """Changes whenever another process has written."""
        return self._connections.version()

    def backup(self, target: Path) -> None:
        """A consistent copy while in use. Raises SourceError if it cannot be written."""
        backup.copy(self._connections, target)

    def trouble(self) -> tuple[str, ...]:
        """Findings of an integrity check, empty if sound."""
        return check.trouble(self._connections)

    def close(self) -> None:
        """Lets go of the file."""
        self._connections.close()


def _note_closed(db: sqlite3.Connection) -> None:
    """Remembers the newest article by its id: unlike a time it is right whatever the clock did."""
    db.execute("INSERT OR REPLACE INTO state (name, value) SELECT 'closed_at_id', coalesce(max(id), 0) FROM article")
