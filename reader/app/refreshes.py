"""What a refresh tells the app: which one is wanted, its events taken in, its progress, and its outcome in words. Nothing here draws."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reader.app.amounts import number
from reader.app.feed_words import next_time
from reader.app.show import cells, fit
from reader.app.widgets.topbar import Progress
from reader.model.feed import Feed
from reader.model.safe import line
from reader.model.words import _, ngettext

LONGEST_NAME, LONGEST_ERROR = 24, 44
"""Cells of a feed's title and of its trouble in a toast, so that what is kept stands in it too."""

MANY = 1_000
"""Articles whose places are found in a second or two."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A refresh that is wanted.

    Attributes:
        feeds: ids, none for all that are due (all of them if forced).
        quiet: nobody asked for it: row 1 alone tells of it.
        places: nothing is fetched: articles that wait for their places get them.
    """

    feeds: tuple[int, ...] = ()
    force: bool = False
    quiet: bool = False
    places: bool = False

    @property
    def arguments(self) -> tuple[str, ...]:
        """The command that does it."""
        if self.places:
            return ("refresh", "--events", "--places-only")
        return ("refresh", "--events", *(("--force",) if self.force else ()), *map(str, self.feeds))


@dataclass(frozen=True, slots=True)
class Failed:
    """A feed that brought nothing: its title, its address, and why."""

    feed: str
    url: str
    error: str


@dataclass(frozen=True, slots=True)
class Result:
    """How a refresh ended; `errors` may be fewer than `failed`."""

    feeds: int
    failed: int
    new: int
    offline: bool
    errors: tuple[Failed, ...]

    @classmethod
    def of(cls, event: dict[str, Any]) -> "Result":
        """The outcome as the event `done` has it."""
        said = event.get("errors")
        errors = tuple(
            Failed(str(error.get("feed", "")), str(error.get("url", "")), str(error.get("error", "")))
            for error in (said if isinstance(said, list) else ())
            if isinstance(error, dict)
        )
        return cls(_count(event, "feeds"), _count(event, "failed"), _count(event, "new"), bool(event.get("offline")), errors)

    @property
    def new_words(self) -> str:
        """`63 new`."""
        return _("{n} new").format(n=number(self.new))

    @property
    def failed_words(self) -> str:
        """`2 feeds failed`, "" if none did."""
        if not self.failed:
            return ""
        return ngettext("{n} feed failed", "{n} feeds failed", self.failed).format(n=number(self.failed))


class Tale:
    """The events of a refresh, taken in as they come; some hundred a second come from a large one."""

    def __init__(self) -> None:
        self.result: Result | None = None
        self.notices: tuple[str, ...] = ()
        self._done = self._total = self._new = self._placed = self._to_place = 0
        self._stage = ""

    def hear(self, event: dict[str, Any]) -> None:
        """Takes in an event; unknown ones are passed over."""
        match event.get("event"):
            case "waiting":
                self._stage = "waiting"
            case "start":
                self._stage, self._total = "", _count(event, "feeds")
            case "feed":
                self._done += 1
                self._new = _count(event, "new")
            case "placing" if _count(event, "done"):
                self._stage = "placing"
                self._placed, self._to_place = _count(event, "done"), _count(event, "total")
            case "placed":
                self._stage = ""
            case "full text":
                self._stage = "full text"
            case "rules" if isinstance(said := event.get("notices"), list):
                self.notices = tuple(line(str(words)) for words in said)
            case "done":
                self.result = Result.of(event)

    @property
    def places_old(self) -> bool:
        """Everything is fetched; articles of former times get their places, which can be gone on with at any time."""
        return self._stage == "placing" and self._to_place > 0

    @property
    def progress(self) -> Progress:
        """How far it is."""
        words = {"waiting": _("waiting for another refresh"), "placing": self._placing(), "full text": _("fetching full texts")}.get(self._stage, "")
        return Progress(min(self._done, self._total), self._total, self._new, words)

    def _placing(self) -> str:
        """How many articles have got their places, if there are so many that it takes a while."""
        if self._to_place < MANY:
            return _("finding places")
        return _("finding places {done} of {n}").format(done=number(min(self._placed, self._to_place)), n=number(self._to_place))


def _count(event: dict[str, Any], key: str) -> int:
    value = event.get(key, 0)
    return max(0, value) if isinstance(value, int) else 0


def failure_words(result: Result, feeds: Sequence[Feed], now: datetime) -> str:
    """What a toast says of the first feed that failed for the first time, and how many more did; "" if there is none.

    Of those that have failed before row 1 and the sheet of the feeds tell.
    """
    new = [error for error in result.errors if not _failed_before(_feed_of(error, feeds))]
    if not new:
        return ""
    first = new[0]
    said = _("{name}: {error}.").format(name=_short(first.feed, LONGEST_NAME), error=_short(first.error, LONGEST_ERROR).rstrip("."))
    # those that are not named count as new ones where all that are named are
    count = len({error.feed for error in new})
    if (more := (max(result.failed, count) if len(new) == len(result.errors) else count) - 1) > 0:
        return f"{said} " + ngettext("{n} more feed failed.", "{n} more feeds failed.", more).format(n=number(more))
    feed = _feed_of(first, feeds)
    return said if feed is None else f"{said} {_and_then(feed, now)}".rstrip()


def _feed_of(failed: Failed, feeds: Sequence[Feed]) -> Feed | None:
    """The feed that failed, by its address, else by its title."""
    return next((feed for feed in feeds if feed.url == failed.url), None) or next((feed for feed in feeds if feed.title == failed.feed), None)


def _failed_before(feed: Feed | None) -> bool:
    return feed is not None and feed.failures > 1


def _and_then(feed: Feed, now: datetime) -> str:
    """What is there of a feed in trouble, and when it is tried again."""
    n = number(feed.articles)
    again = next_time(feed, now)
    if feed.is_local:
        return ngettext("Kept {n} article.", "Kept {n} articles.", feed.articles).format(n=n) if feed.articles else ""
    if feed.next_due is None:
        return ngettext("Kept {n} article, not tried again.", "Kept {n} articles, not tried again.", feed.articles).format(n=n)
    if feed.articles:
        return ngettext("Kept {n} article, trying again at {time}.", "Kept {n} articles, trying again at {time}.", feed.articles).format(n=n, time=again)
    return _("Trying again at {time}.").format(time=again)


def _short(text: str, width: int) -> str:
    """At most so many cells of outside text."""
    return fit(text, min(width, cells(text))).rstrip()
