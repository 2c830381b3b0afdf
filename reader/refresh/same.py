"""Finds who tells the same: sketches new articles, compares them with those of the last days, and joins what tells one story. Goes on from where it stopped."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from reader.library.protocol import Library
from reader.model.telling import Sketched, Untold
from reader.refresh.progress import Tell, nobody
from reader.text.same_story import APART, COMPARED, Telling, home, nearest
from reader.text.shingles import VERSION, Sketch, sketch

STEP = 100
"""Articles that are read in one go."""
BATCH = 1_000
"""Articles that are grouped in one go, by date."""
NOTED = 300
"""Articles that are noted in one transaction."""
KEEP = timedelta(days=5)
"""Sketches of older articles are dropped: nothing new tells their stories."""

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


def tell_waiting(library: Library, tell: Tell = nobody, *, most: int | None = None, clock: Clock = _now) -> int:
    """Looks who tells the same as the articles of which nobody has looked yet, newest first; returns how many it has looked at.

    Args:
        tell: is told {"event": "telling", "done": N} now and then.
        most: stops once so many are done; None for all.
        clock: the time, UTC.
    """
    done = 0
    before: tuple[int, ...] = ()
    # of what is too old to be kept, what the next batch may tell as well
    late: tuple[Sketched, ...] = ()
    while most is None or done < most:
        ids = library.untold(VERSION, BATCH if most is None else min(BATCH, most - done))
        if not ids or ids == before:
            break
        fresh = [one for start in range(0, len(ids), STEP) for one in _sketched(library.to_tell(ids[start : start + STEP]))]
        told = _told(fresh, _near(library, fresh, late))
        keep_since = clock() - KEEP
        for start in range(0, len(told), NOTED):
            library.tell(VERSION, told[start : start + NOTED], keep_since)
        done += len(ids)
        before, late = ids, _carried(told, fresh)
        tell({"event": "telling", "done": done})
    return done


def _sketched(articles: Iterable[Untold]) -> Iterator[Sketched]:
    for article in articles:
        made = sketch(article.title, article.teaser, article.text)
        yield Sketched(article.id, article.feed, article.date, article.places, made.data, made.bands)


def _near(library: Library, fresh: Sequence[Sketched], late: Iterable[Sketched]) -> list[Sketched]:
    """The sketches that are kept of articles about the time of the fresh ones, by date; those of another version cannot be compared."""
    if not fresh:
        return []
    start, end = min(one.date for one in fresh) - APART, max(one.date for one in fresh) + APART + timedelta(seconds=1)
    near = {one.id: one for one in late if start <= one.date < end} | {one.id: one for one in library.sketches(start, end)}
    new = {one.id for one in fresh}
    return sorted((one for one in near.values() if one.id not in new and one.data[:1] == bytes([VERSION])), key=_age)


def _carried(told: Iterable[Sketched], fresh: Sequence[Sketched]) -> tuple[Sketched, ...]:
    """What older articles than the fresh ones may still tell as well."""
    oldest = min((one.date for one in fresh), default=None)
    return () if oldest is None else tuple(one for one in told if one.date <= oldest + APART)


def _age(one: Sketched) -> tuple[datetime, bytes, int]:
    """The order in which they are looked at: that of `same_story.together`."""
    return one.date, one.data, one.id


@dataclass(slots=True)
class _Group:
    """Articles that tell the same, the story's first one first.

    Attributes:
        story: id of the story, None while one article alone tells it.
        touched: a fresh article has joined.
    """

    members: list[Sketched]
    story: int | None = None
    tellings: list[Telling] = field(default_factory=list)
    touched: bool = False

    def opening(self) -> list[Telling]:
        """The members that a new telling is compared with."""
        self.tellings += [_telling(member) for member in self.members[len(self.tellings) : COMPARED]]
        return self.tellings


def _telling(one: Sketched) -> Telling:
    return Telling(Sketch(one.data), one.date, one.places, one.feed)


def _told(fresh: Sequence[Sketched], near: Sequence[Sketched]) -> tuple[Sketched, ...]:
    """The fresh articles with their stories, and before them those of `near` that are not alone any more."""
    groups = _groups(near, {band for one in fresh for band in one.bands})
    of_band: dict[int, dict[int, None]] = {}
    for at, group in enumerate(groups):
        for member in group.members:
            _index(of_band, member, at)
    for one in sorted(fresh, key=_age):
        close = nearest(at for band in one.bands for at in of_band.get(band, ()))
        found = home(_telling(one), (groups[at].opening() for at in close))
        if found is None:
            groups.append(_Group([one], touched=True))
        else:
            groups[close[found]].members.append(one)
            groups[close[found]].touched = True
        _index(of_band, one, len(groups) - 1 if found is None else close[found])
    told: list[Sketched] = []
    alone: list[Sketched] = []
    new = {one.id for one in fresh}
    for group in groups:
        if not group.touched:
            continue
        if len(group.members) == 1:
            alone += group.members
            continue
        story = group.members[0].id if group.story is None else group.story
        told += [replace(member, story=story) for member in group.members if member.id in new or member.story is None]
    return (*told, *alone)


def _groups(near: Iterable[Sketched], bands: set[int]) -> list[_Group]:
    """What a fresh article could join: stories whose first article is at hand, and single articles; only those that share one of the bands."""
    known = {one.id: one for one in near}
    stories: dict[int, list[Sketched]] = {one.story: [] for one in known.values() if one.story is not None}
    singles = []
    for one in known.values():
        if one.story is not None:
            stories[one.story].append(one)
        elif one.id in stories:
            # the story was being noted when something ended the pass
            stories[one.id].append(one)
        elif not bands.isdisjoint(one.bands):
            singles.append(_Group([one]))
    groups = []
    for story, members in stories.items():
        if story in known and any(not bands.isdisjoint(member.bands) for member in members):
            members.sort(key=lambda member: member.id != story)
            groups.append(_Group(members, story))
    return groups + singles


def _index(of_band: dict[int, dict[int, None]], one: Sketched, at: int) -> None:
    for band in one.bands:
        of_band.setdefault(band, {})[at] = None
