"""The words for sources: what a reader subscribes to, and how it fares."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from reader.model.article import FeedKind, Story
from reader.model.fetch import FetchState


@dataclass(frozen=True, slots=True)
class NewFeed:
    """A subscription to be made.

    Attributes:
        url: as subscribed: an address, or the absolute path of a file or folder.
        title: the reader's own name for it, "" for none.
        said_title: the name that the feed or a list gives itself, "" if not known yet.
        kind: "rss" where nothing has been fetched yet.
        home: GeoNames id of the place it writes from, None if not known; the reader's own of a feed that was there stays.
    """

    url: str
    kind: FeedKind = "rss"
    title: str = ""
    said_title: str = ""
    folder: str | None = None
    home: int | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A source that the reader follows. Times are UTC.

    Attributes:
        error: why the last fetch failed, one line in plain words.
        failures: fetches in a row that failed.
        every: seconds between fetches as the reader wants it, None to adapt to the feed.
        sort: the reader's order for its articles ("oldest"), "" for none.
        full_text: fetch the full text of its articles.
        muted_until: till then its new articles come in as read.
        home: GeoNames id of the place it writes from.
    """

    id: int
    title: str
    url: str
    kind: FeedKind
    folder: str | None
    articles: int
    unread: int
    last_fetched: datetime | None = None
    last_ok: datetime | None = None
    error: str | None = None
    next_due: datetime | None = None
    failures: int = 0
    every: int | None = None
    sort: str = ""
    full_text: bool = False
    muted_until: datetime | None = None
    home: int | None = None

    @property
    def is_local(self) -> bool:
        """True for files and folders on this machine."""
        return "://" not in self.url


@dataclass(frozen=True, slots=True)
class FeedChange:
    """What the reader changes of a feed; None leaves a thing as it is.

    Attributes:
        title: "" brings back the feed's own.
        url: another address makes everything remembered of the old one's fetches void.
        folder: "" takes it out of its folder.
        every: seconds, 0 to adapt to the feed again.
        sort: "" for none.
        muted_until: a time that has passed unmutes.
        home: a GeoNames id, 0 for none.
    """

    title: str | None = None
    url: str | None = None
    folder: str | None = None
    every: int | None = None
    sort: str | None = None
    full_text: bool | None = None
    muted_until: datetime | None = None
    home: int | None = None


class Packed:
    """A story that a worker process has put into the form of one backend; opaque to everybody else."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class FileState:
    """What is known of a file since it was last read; `mtime_ns` in nanoseconds, `size` in bytes.

    Attributes:
        digest: of its bytes, "" if they could not be read.
        error: why it could not be read, or only in part; "" if all is well.
    """

    mtime_ns: int
    size: int
    digest: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file (path within its source, "" if it is the source itself) or fetched feed, ready to be kept.

    Attributes:
        state: None for feeds from the network.
        stories: its articles, packed or not; a story's guid is unique within the feed. Empty if the bytes are the same or
            unreadable: then only the state is noted.
    """

    path: str
    state: FileState | None
    stories: tuple[Story | Packed, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one refresh of a source brings.

    Attributes:
        documents: the files that are new or changed, or the one feed.
        gone: paths of files that were there and are not any more.
        kind, said_title: the feed's own, None where nothing new is known.
        error: one line if a part or all of it failed.
        fetched: time of the refresh.
        state: what is to be remembered of the fetch, None for local sources.
        moved: the address that a feed has moved to for good, None if it has not. Passed over if another feed has it.
    """

    documents: tuple[Document, ...] = ()
    gone: tuple[str, ...] = ()
    kind: FeedKind | None = None
    said_title: str | None = None
    error: str | None = None
    fetched: datetime | None = None
    state: FetchState | None = None
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """How many articles a delivery added and changed."""

    new: int
    updated: int


FileStates = Mapping[str, FileState]
