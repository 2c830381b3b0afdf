"""The integer that orders the library, and the hashes by which articles are known again."""

from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from reader.model.article import Story

SLOT_BITS = 10
"""A key is the seconds of the article's date above these bits, and below them a number that makes it unique.

Few bits, since the full-text index stores differences of keys: with an id below the date it takes half as much space again.
"""
SLOTS = 1 << SLOT_BITS

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)


def seconds(time: datetime) -> int:
    """Whole seconds since 1970."""
    return (time - _EPOCH) // _SECOND


def seconds_or_none(time: datetime | None) -> int | None:
    """Whole seconds since 1970, None for None."""
    return None if time is None else seconds(time)


def moment(value: int) -> datetime:
    """The time of whole seconds since 1970, UTC."""
    return _EPOCH + timedelta(seconds=value)


def moment_or_none(value: int | None) -> datetime | None:
    """The time of whole seconds since 1970, None for None."""
    return None if value is None else moment(value)


def date_of(published: int | None, updated: int | None, fetched: int) -> tuple[int, bool]:
    """The date that orders an article, and whether its publisher said it: a date in the future counts as fetched."""
    said = published if published is not None else updated
    return (said, True) if said is not None and said <= fetched else (fetched, False)


def first_key(date: int) -> int:
    """The key from which on articles of this second and later ones stand."""
    return date << SLOT_BITS


def hashed(text: str) -> int:
    """64 bits of a text as SQLite's signed integer."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def identity_of(story: Story) -> int:
    """What an article is known by within its feed."""
    return hashed(story.guid)


def alias_of(story: Story) -> int | None:
    """What an article is known by if its feed gives it another guid; for a file, where it lies."""
    if story.url is not None:
        return hashed(f"{story.url}\n{story.title}")
    return None if story.file is None else hashed(f"\n{story.file}")
