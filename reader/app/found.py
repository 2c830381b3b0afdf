"""What the looking for feeds has found, taken out of the child's event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from reader.model.fetch import Candidate
from reader.model.safe import line

FoundKind = Literal["feeds", "list", "none"]
MOST = 200
"""Feeds that are offered at most."""


@dataclass(frozen=True, slots=True)
class FoundFeeds:
    """What an address leads to.

    Attributes:
        url: where it led in the end.
        kind: "none" where there is no feed: then the page itself can be kept.
        error: why nothing could be found out, "" if all went well.
        login: the server wants a name and a password.
    """

    url: str
    kind: FoundKind
    feeds: tuple[Candidate, ...] = ()
    error: str = ""
    login: bool = False

    @classmethod
    def of(cls, event: Mapping[str, Any]) -> "FoundFeeds":
        """The outcome as the event `found` has it."""
        said = event.get("feeds")
        feeds = tuple(_candidate(one) for one in (said if isinstance(said, list) else ())[:MOST] if isinstance(one, dict) and one.get("url"))
        kind: FoundKind = "list" if event.get("kind") == "list" else "feeds" if feeds else "none"
        return cls(str(event.get("url") or ""), kind, feeds, line(str(event.get("error") or "")), bool(event.get("login")))

    def is_itself(self, address: str) -> bool:
        """True if the address that was asked for is the one feed that was found."""
        return len(self.feeds) == 1 and self.feeds[0].url in {address, self.url}


def _candidate(said: Mapping[str, Any]) -> Candidate:
    url, count = str(said["url"]), said.get("articles")
    return Candidate(url, line(str(said.get("title") or url)), count if isinstance(count, int) else 0, _time(said.get("newest")))


def _time(said: object) -> datetime | None:
    """A time in ISO 8601 as UTC."""
    try:
        time = datetime.fromisoformat(str(said))
    except ValueError:
        return None
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
