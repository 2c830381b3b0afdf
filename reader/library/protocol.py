"""What a library can do, in the reader's terms: no SQL in or out. Every backend passes tests/library."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from reader.model.article import Article, Headline, Page, Story, Version
from reader.model.change import Change
from reader.model.feed import Delivery, Feed, FeedChange, FileStates, Kept, NewFeed, Packed
from reader.model.fetch import FetchStates
from reader.model.place import NOTHING_LEARNT, Correction, Learnt, PackedPlaces, Place, PlaceCount, Placed
from reader.model.telling import Sketched, Untold
from reader.model.view import Mute, View
from reader.query.ast import Query


@dataclass(frozen=True, slots=True)
class Totals:
    """Articles and unread articles that a query takes."""

    articles: int
    unread: int


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An article that waits for its places, with what else is known of where.

    Attributes:
        home: GeoNames id of the place that its feed writes from, None if not set.
        learnt: what the reader has said of places in its feed, and of this article.
    """

    id: int
    story: Story
    home: int | None = None
    learnt: Learnt = NOTHING_LEARNT


@dataclass(frozen=True, slots=True)
class Packers:
    """Functions that worker processes can be given by name: they put things into this backend's form, away from the process that writes."""

    story: Callable[[Story], Packed]
    places: Callable[[Placed], PackedPlaces]


@dataclass(frozen=True, slots=True)
class Cursor:
    """A row's place in a sorted list: give it back to go on from there. Opaque to callers."""

    key: int
    name: str = ""
    score: int = 0


@dataclass(frozen=True, slots=True)
class RuleAct:
    """What one rule does to articles: marks, tags that are added, out of the lists."""

    ids: tuple[int, ...]
    read: bool = False
    bookmark: bool = False
    hide: bool = False
    tags: tuple[str, ...] = ()


class Library(Protocol):
    """All methods raise LibraryError if the library cannot do it, SourceError if the disk is full.

    Methods may be called from any thread. Queries hold no PlaceTerm any more (the desk has looked it up).
    """

    # feeds
    def feeds(self) -> tuple[Feed, ...]:
        """All feeds by folder and title, with kept counts."""

    def subscribe(self, new: Sequence[NewFeed], now: datetime) -> tuple[tuple[Feed, bool], ...]:
        """Adds feeds in one undoable act; the flag is False for one that was there (a removed one comes back)."""

    def edit_feed(self, feed_id: int, change: FeedChange, now: datetime) -> None:
        """Changes what is given; undoable. Raises NotFoundError, UsageError (another feed has this address)."""

    def remove_feed(self, feed_id: int, now: datetime) -> int:
        """Removes a feed and its articles but the bookmarked ones, which stay without a feed; undoable. Returns how many stay."""

    # bringing in
    def file_states(self, feed_id: int) -> FileStates:
        """What is known of each file of a source, by its path within it."""

    def fetch_states(self) -> FetchStates:
        """What is remembered of the fetches of each feed by address; those never fetched are not among them."""

    def keep(self, feed_id: int, delivery: Delivery) -> Kept:
        """Keeps a delivery: adds, updates (never doubles), marks gone, notes the feed's health. Transactions are short."""

    def keep_all(self, deliveries: Sequence[tuple[int, Delivery]]) -> tuple[Kept, ...]:
        """Keeps the deliveries of several feeds, with fewer transactions than one by one; the outcome is the same."""

    def keep_page(self, story: Story, now: datetime) -> tuple[int, bool]:
        """Keeps an article that belongs to no feed, bookmarked, in one undoable act; by its guid it is kept once. Returns its id, and whether it is new."""

    # full text
    def want_full_text(self, ids: Sequence[int], now: datetime) -> int:
        """Notes that their full text is wanted; those without a page, or that have it, are passed over. Returns how many wait now."""

    def pages_wanted(self, now: datetime, limit: int) -> tuple[Page, ...]:
        """Pages to be fetched, newest first: of articles that are wanted, and of feeds whose full text the reader wants.

        What failed is tried again later, three times at most.
        """

    def keep_full_text(self, article_id: int, page: Story, now: datetime) -> bool:
        """Shows the page's body and links in the place of the feed's own, which are kept; gaps (authors, date) are filled, and it is placed anew.

        Returns:
            False if the article is gone.
        """

    def switch_text(self, article_id: int) -> bool:
        """Shows the feed's own text in the place of the page's, which stays at hand, or the page's again; False if there is none. It is placed anew."""

    def note_no_full_text(self, article_id: int, trouble: str, now: datetime) -> None:
        """Remembers why a page gave no full text; one line."""

    def versions(self, article_id: int) -> tuple[Version, ...]:
        """Former versions, newest first."""

    # who tells the same
    def untold(self, version: int, limit: int) -> tuple[int, ...]:
        """Ids of articles of which a pass of this version has not looked who tells the same; newest first, placed ones only."""

    def to_tell(self, ids: Sequence[int]) -> tuple[Untold, ...]:
        """Those articles as the pass needs them, in the order asked for; unknown ids are left out."""

    def sketches(self, start: datetime, end: datetime) -> tuple[Sketched, ...]:
        """Sketches that are kept of articles dated so (start included, end not)."""

    def tell(self, version: int, told: Sequence[Sketched], keep_since: datetime) -> None:
        """Notes what the pass found, and drops sketches of articles dated before `keep_since`; stories stay."""

    def same_story(self, article_id: int) -> tuple[Headline, ...]:
        """The other articles that tell its story, newest first."""

    def packers(self) -> Packers:
        """What worker processes need to take work off the process that writes."""

    def unplaced(self, version: int, limit: int) -> tuple[int, ...]:
        """Ids of articles that no places pass of this version has seen, newest first."""

    def to_place(self, ids: Sequence[int]) -> tuple[Unplaced, ...]:
        """Articles that are to be placed, in the order asked for; unknown ids are left out."""

    def place(self, version: int, placed: Iterable[tuple[int, Placed | PackedPlaces]]) -> None:
        """Notes where articles happen."""

    # finding
    def headlines(self, query: Query, limit: int, after: Cursor | None = None, offset: int = 0, *, backwards: bool = False) -> tuple[Headline, ...]:
        """Rows in the query's order, going on after a cursor; backwards gives the rows before it, in list order still."""

    def cursor(self, query: Query, headline: Headline) -> Cursor:
        """The cursor of a row in the query's order."""

    def rank(self, query: Query, cursor: Cursor) -> int:
        """How many rows of the query stand before the cursor's row."""

    def totals(self, query: Query) -> Totals:
        """How many articles, and unread ones, the query takes; folded: rows, and those whose own article is unread. Kept counts where it is simple."""

    def ids(self, query: Query) -> tuple[int, ...]:
        """Ids of all articles that the query takes, in its order, folded ones too."""

    def articles(self, ids: Sequence[int], *, bodies: bool = False) -> tuple[Article, ...]:
        """Articles in the order asked for; unknown ids are left out."""

    def place_counts(self, query: Query, only: Collection[int] | None = None) -> tuple[PlaceCount, ...]:
        """Every place with a counted article of the query, ancestors included; kept counts for the empty query.

        Args:
            only: ids of the places that are wanted (those of a tree that can be seen); None for all.
        """

    def spots(self, query: Query) -> tuple[PlaceCount, ...]:
        """The main places of the query's articles, each with the articles that have it for their main place; most first. Articles without one are left out."""

    def days(self, query: Query, start: datetime, count: int) -> tuple[int, ...]:
        """How many articles of the query each of `count` days has, from `start` on; a day is 24 hours, the date is that of the list."""

    def stopping(self, when: Callable[[], bool]) -> AbstractContextManager[None]:
        """Queries of this thread within the block are given up with StoppedError once `when()` is true; nothing that writes is."""

    def values(self, field: str, start: str, limit: int) -> tuple[tuple[str, int], ...]:
        """Known values of a query field (feed, folder, publisher, event, tag, lang, source) that begin so, with counts of articles."""

    # views, mutes, rules
    def views(self) -> tuple[View, ...]:
        """Saved views in the order they were saved."""

    def save_view(self, name: str, text: str, sort: str, now: datetime) -> View:
        """Saves a view, or changes the one of this name; undoable."""

    def remove_view(self, view_id: int, now: datetime) -> None:
        """Removes a view; undoable. Raises NotFoundError."""

    def queries(self, limit: int) -> tuple[str, ...]:
        """Queries that the reader has shown, the last one first, each once."""

    def remember_query(self, text: str) -> None:
        """Adds to the history, which keeps some hundred; no act."""

    def mutes(self, now: datetime) -> tuple[Mute, ...]:
        """What is muted now."""

    def mute(self, text: str, until: datetime, ids: Sequence[int], now: datetime) -> Mute:
        """Mutes what a query takes, and marks these articles as read, in one undoable act."""

    def unmute(self, mute_id: int, now: datetime) -> None:
        """Ends it; undoable. Raises NotFoundError."""

    def hide(self, ids: Sequence[int], hidden: bool, now: datetime) -> int:
        """Takes articles out of every list but `is:hidden`, never bookmarked ones; or brings them back. Undoable. Returns how many."""

    def ruled(self) -> int:
        """Id of the last article that the rules have seen, 0 for none."""

    def rule(self, done: Sequence[RuleAct], upto: int, now: datetime, *, undoable: bool = False) -> int:
        """What rules do, in one transaction; notes that they have seen every article up to an id. Returns how many articles changed."""

    # keeping: each is one undoable act, and returns how many articles it changed
    def mark_read(self, ids: Sequence[int], read: bool, now: datetime) -> int:
        """Marks as read or unread."""

    def bookmark(self, ids: Sequence[int], kept: bool, now: datetime) -> int:
        """Sets or takes the bookmark; note and tags stay."""

    def annotate(self, article_id: int, now: datetime, *, note: str | None = None, tags: Sequence[str] | None = None) -> None:
        """Replaces what is given."""

    def remember_position(self, article_id: int, position: float) -> None:
        """Where the reader stopped, 0 to 1; not an act, so not in the journal."""

    def follow(self, places: Sequence[Place], followed: bool, now: datetime, members: Mapping[int, Collection[int]] | None = None) -> int:
        """Follows places or stops to.

        Args:
            members: ids of the places that an area holds, by the area's id; `is:followed` takes what lies in them.
        """

    def followed(self) -> tuple[PlaceCount, ...]:
        """Followed places in the order they were followed, with counts."""

    def correct(self, correction: Correction, now: datetime) -> tuple[int, ...]:
        """Keeps what the reader says of a place: for the names of the article's feed, or for the article alone.

        The article and those of its feed that had the wrong place wait to be placed anew. Undoable, with the same effect.

        Returns:
            Ids of the articles that wait because of it, the given one first, then newest first. Raises NotFoundError.
        """

    def learnt(self, article_id: int) -> Learnt:
        """What the reader has said of places in an article's feed, and of the article."""

    def undo(self, now: datetime) -> Change | None:
        """Takes back the last act that still stands; None if there is none."""

    # the library itself
    def closed(self, now: datetime) -> None:
        """The app was closed: what arrives from now on is `is:new`."""

    def version(self) -> int:
        """Changes whenever another process has written."""

    def backup(self, target: Path) -> None:
        """A consistent copy while in use."""

    def trouble(self) -> tuple[str, ...]:
        """Findings of an integrity check, empty if sound."""

    def close(self) -> None:
        """Lets go of the file."""
