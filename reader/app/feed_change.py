"""What was typed about a feed as the change that it means: lengths of time, addresses and places in words."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from reader.app.when import moment
from reader.desk import durations, places
from reader.desk.session import Session
from reader.model.errors import UsageError
from reader.model.feed import Feed, FeedChange
from reader.model.safe import line
from reader.model.words import _

LONGEST_MUTE = 3650 * 86400
"""Seconds."""


def shown_values(feed: Feed, now: datetime, home: str) -> Mapping[str, str]:
    """What the fields show at first; `home` is the name of its home place, "" for none."""
    return {
        "url": line(feed.url),
        "title": line(feed.title),
        "folder": line(feed.folder or ""),
        "every": durations.words_of(feed.every) if feed.every else "",
        "sort": feed.sort,
        "full_text": "on" if feed.full_text else "",
        "muted": moment(feed.muted_until, now) if feed.muted_until is not None and feed.muted_until > now else "",
        "home": home,
    }


def change_of(session: Session, before: Mapping[str, str], after: Mapping[str, str]) -> FeedChange | None:
    """The change from what the fields showed to what they show now, None if there is none; for threads, since it may look at the disk and the gazetteer.

    Raises:
        DatelineError: a value means nothing.
    """
    # what is shown was cleaned: a value that nobody touched stays as it is
    changed = {name: value for name, value in after.items() if value != before[name]}
    if not changed:
        return None
    every, muted, home, full = changed.get("every"), changed.get("muted"), changed.get("home"), changed.get("full_text")
    return FeedChange(
        title=changed.get("title"),
        url=_where(changed["url"]) if "url" in changed else None,
        folder=changed.get("folder"),
        every=None if every is None else durations.seconds_of(every) if every else 0,
        sort=changed.get("sort"),
        full_text=None if full is None else full == "on",
        muted_until=None if muted is None else muted_until(muted, session.now()),
        home=None if home is None else places.look_up(session, home).geonameid if home else 0,
    )


def muted_until(text: str, now: datetime) -> datetime:
    """The end of a mute that is to last so long; now for none. Raises UsageError."""
    return now + timedelta(seconds=min(durations.seconds_of(text), LONGEST_MUTE)) if text else now


def _where(text: str) -> str:
    if not text:
        raise UsageError(_("A feed needs an address or a path."))
    return text


def meaning(session: Session, name: str, value: str, before: str) -> str:
    """What the value of a field means, for the line below the fields. Raises DatelineError if it means nothing."""
    match name:
        case "url":
            return _("Its articles stay; another address is fetched at once.")
        case "title":
            return _("Empty: the title that it gives itself.")
        case "folder":
            return _("Empty: in no folder.")
        case "every":
            if value:
                return _("Fetched every {time}, or when it asks for a longer pause.").format(time=durations.words_of(durations.seconds_of(value)))
            return _("Such as 2h. Empty: as often as it changes.")
        case "sort":
            return _("The order of its articles when it is shown alone.")
        case "full_text":
            return _("The text of its new articles is fetched from their pages.")
        case "muted":
            return _muted(session, value, before)
        case "home":
            return _home(session, value) if value else _("The place that it writes from, in any language. Empty: none.")
        case _:
            return ""


def _muted(session: Session, value: str, before: str) -> str:
    if value and value == before:
        return _("Muted until {time}. Empty ends it, 7d makes it a week from now.").format(time=value)
    if value:
        now = session.now()
        return _("Until {time} its articles come in as read.").format(time=moment(muted_until(value, now), now))
    return _("Such as 7d: for so long its articles come in as read. Empty: not muted.")


def _home(session: Session, value: str) -> str:
    """The place that a name means, and which others it could."""
    place = places.look_up(session, value)
    hits = places.find(session, value, 4)
    here = next((f"{hit.name}, {hit.what}" for hit in hits if hit.place.geonameid == place.geonameid), session.name(place))
    others = [f"{hit.name}, {hit.what}" for hit in hits if hit.exact and hit.place.geonameid != place.geonameid][:2]
    return _("{place}. Not: {others}.").format(place=here, others="; ".join(others)) if others else here
