"""How a feed fares, in words: for Browse, the feeds' sheet and toasts."""

from datetime import datetime

from reader.app.amounts import number
from reader.app.when import moment
from reader.model.feed import Feed
from reader.model.words import _


def trouble_words(feed: Feed) -> str:
    """Why it cannot be read, and how often in a row; "" if all is well."""
    if feed.error is None:
        return ""
    if feed.failures > 1:
        return _("{error}, {n} times").format(error=feed.error, n=number(feed.failures))
    return feed.error


def state_words(feed: Feed, now: datetime) -> str:
    """How it fares: its trouble, till when it is muted, `fine`."""
    if feed.error is not None:
        return trouble_words(feed)
    if feed.muted_until is not None and feed.muted_until > now:
        return _("muted until {time}").format(time=moment(feed.muted_until, now))
    return _("fine") if feed.last_ok or feed.last_fetched else _("not fetched yet")


def next_time(feed: Feed, now: datetime) -> str:
    """When it is due: a clock time within a day, else in how many days; "never" if it was given up, "watched" for files."""
    if feed.is_local:
        return _("watched")
    if feed.next_due is None:
        return _("never") if feed.error is not None else _("now")
    if feed.next_due <= now:
        return _("now")
    days = (feed.next_due - now).days
    return _("in {n} d").format(n=days) if days else f"{feed.next_due.astimezone():%H:%M}"
