"""What a refresh tells as it goes: events, as JSON lines for the app, and the sum at the end."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Tell = Callable[[dict[str, Any]], None]


def nobody(event: dict[str, Any]) -> None:
    """Tells nobody."""


@dataclass(slots=True)
class Trouble:
    """Why a source, or a file of it, could not be read; `where` is its address or path."""

    feed: str
    where: str
    error: str


@dataclass(slots=True)
class Sum:
    """The outcome of a refresh.

    Attributes:
        seconds: its duration.
        placed: articles that were placed while feeds were waited for.
        offline: feeds that failed for want of a connection.
        passed_over: files that are no text, counted by their ending.
    """

    feeds: int = 0
    fetched: int = 0
    not_modified: int = 0
    failed: int = 0
    new: int = 0
    updated: int = 0
    seconds: float = 0.0
    placed: int = 0
    offline: int = 0
    troubles: list[Trouble] = field(default_factory=list)
    passed_over: dict[str, int] = field(default_factory=dict)

    @property
    def is_offline(self) -> bool:
        """True if nothing could be fetched for want of a connection."""
        return bool(self.offline) and self.offline == self.failed

    def as_json(self) -> dict[str, Any]:
        """In the form of `refresh --json`."""
        return {
            "feeds": self.feeds,
            "fetched": self.fetched,
            "not_modified": self.not_modified,
            "failed": self.failed,
            "new": self.new,
            "updated": self.updated,
            "seconds": round(self.seconds, 3),
            "errors": [{"feed": t.feed, "url": t.where, "error": t.error} for t in self.troubles],
        }
