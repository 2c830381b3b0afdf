"""The words for fetching: what is asked of a server, what it answered, and what is remembered of that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

FailureKind = Literal["offline", "unreachable", "timeout", "tls", "login", "wait", "gone", "status", "redirect", "too large", "broken", "refused", "unreadable"]


@dataclass(frozen=True, slots=True)
class FetchState:
    """What is remembered of a feed by address; the library keeps it.

    Attributes:
        etag, last_modified: validators as the server sent them, byte for byte (as Latin-1), "" for none (RFC 9110, section 8.8).
        digest: of the body that was read last, "" if none was.
        failures: fetches in a row that failed.
        moved_to: where permanent redirects (301, 308) alone led at the last fetch, "" for nowhere.
        moved_times: fetches in a row that were led there.
        gone: the server said that the feed is gone for good (410).
        wait_until: the server asked to be left alone till then (Retry-After); not even a forced fetch comes sooner.
        at_least: seconds between fetches that the publisher asks for (max-age, ttl and the like), 0 for none.
        pace: seconds between fetches that suit how often the feed changes, 0 while that is not known.
        skip_hours: hours of the day, UTC, that the feed does not want to be fetched in.
        next_due: None while it has never been fetched, and for a feed that is gone.
    """

    etag: str = ""
    last_modified: str = ""
    digest: str = ""
    failures: int = 0
    moved_to: str = ""
    moved_times: int = 0
    gone: bool = False
    wait_until: datetime | None = None
    at_least: int = 0
    pace: int = 0
    skip_hours: tuple[int, ...] = ()
    next_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for.

    Attributes:
        url: absolute http(s), without name and password.
        etag, last_modified, digest: what is known of the last body, as in FetchState.
        target: the file that the body is written to.
        inside: it may lie in one's own network: the reader gave the address, not a feed.
    """

    url: str
    target: Path
    etag: str = ""
    last_modified: str = ""
    digest: str = ""
    inside: bool = True


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a fetch brought nothing.

    Attributes:
        words: one line in plain words, without the address ("no answer within 20 s").
        wait_until: the server's Retry-After, None if it asked for nothing.
    """

    kind: FailureKind
    words: str
    wait_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        url: where the body came from in the end, after redirects.
        same: the body is what was read last: 304, or the same digest. Then there is no file.
        digest: of the whole body after decompression, "" with 304.
        size: bytes of the body after decompression.
        media_type, charset: of Content-Type, in lower case, "" if not said.
        etag, last_modified: the new validators; of a 304 without any, those that were sent.
        moved_to: where permanent redirects alone led, "" if there was none or another kind among them.
        at_least: seconds that Cache-Control's max-age asks for, 0 for none.
    """

    url: str
    same: bool = False
    digest: str = ""
    size: int = 0
    media_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer with the file that its body lies in."""

    answer: Answer
    file: Path


FetchStates = Mapping[int, FetchState]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A feed that an address leads to.

    Attributes:
        title: its own, else its address.
        articles: entries in it now.
        newest: date of the newest entry, None if none is dated.
    """

    url: str
    title: str
    articles: int = 0
    newest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Headers:
    """Further request headers for one address or everything below it, as the reader's settings have them."""

    address: str
    values: Mapping[str, str] = field(default_factory=dict)
