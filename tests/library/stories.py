"""Made-up libraries in which some articles tell the same, and what lists of them should look like."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from hypothesis import strategies as st

from reader.library.protocol import Library
from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.lifted import COUNTED, HOUR, OFTEN, SELDOM, WEEK
from reader.library.sqlite.open import open_memory
from reader.model.article import Headline
from reader.model.telling import Sketched
from reader.query.ast import And, InPlaces, Is, Named, Newer, Node, Not, Or, Query, Sort
from tests.library.news import MUNICH, NOW, VERSION, VIENNA, at, deliver, put, story, subscribe, words

TOLD = 1
"""Version of the pass that looks who tells the same."""
ROOTS: tuple[Node | None, ...] = (
    None,
    Is("unread"),
    words("drei"),
    words("dr", prefix=True),
    InPlaces(frozenset({VIENNA.geonameid})),
    Named("feed", "Feed 1"),
    Is("hidden"),
    Newer(7),
    Not(words("drei")),
    And((Not(words("drei")), Is("unread"))),
    And((words("drei"), InPlaces(frozenset({VIENNA.geonameid})))),
    Or((words("drei"), Not(Is("unread")))),
    Or((Is("hidden"), Is("bookmarked"))),
    And((Is("unread"), Not(Is("hidden")))),
)


def together(library: Library, *stories: Sequence[int]) -> None:
    """Notes that articles tell the same, each time the first the story's first; those that wait for their places happen in Vienna."""
    put(library, *((number, at(VIENNA)) for number in library.unplaced(VERSION, 100_000)))
    rows = {row.id: row for row in library.headlines(Query(), 100_000)}
    told = [Sketched(number, rows[number].feed_id, rows[number].date, frozenset(), b"", (), ids[0]) for ids in stories for number in ids]
    library.tell(TOLD, told, NOW)


@dataclass(frozen=True, slots=True)
class Made:
    """An article to be made up; `story` is the number of what it tells, -1 for its own."""

    feed: int
    hours: int
    text: str
    story: int
    read: bool
    bookmarked: bool
    away: bool
    place: bool


ARTICLES = st.lists(
    st.builds(
        Made,
        feed=st.integers(0, 3),
        hours=st.integers(0, 60) | st.integers(0, 3000),
        text=st.sampled_from(("drei", "zwei")),
        story=st.integers(-4, 3),
        read=st.booleans(),
        bookmarked=st.booleans(),
        away=st.sampled_from((False, False, False, True)),
        place=st.booleans(),
    ),
    max_size=30,
)


@dataclass(frozen=True, slots=True)
class World:
    """A library, its stories by article, and the lift of each of its feeds."""

    library: SqliteLibrary
    stories: dict[int, int]
    keys: dict[int, int]
    lifts: dict[int | None, int]

    def rows(self, query: Query) -> list[Headline]:
        """The whole list as it should be, of what a list by date takes that nothing is folded in."""
        taken = self.library.headlines(replace(query, sort="date", folded=False), 1000)
        rows = [self._folded(row, taken) for row in taken] if query.folded else list(taken)
        return sorted((row for row in rows if row is not None), key=self.order(query.sort))

    def _folded(self, row: Headline, taken: Sequence[Headline]) -> Headline | None:
        if row.id not in self.stories:
            return row
        same = [other for other in taken if self.stories.get(other.id) == self.stories[row.id]]
        return replace(row, others=len(same) - 1) if row.key == max(other.key for other in same) else None

    def order(self, sort: Sort) -> Callable[[Headline], tuple[int | str, ...]]:
        """What rows are sorted by; by place and feed as the library has it."""
        match sort:
            case "date":
                return lambda row: (-row.key,)
            case "oldest":
                return lambda row: (row.key,)
            case "rare":
                return lambda row: (-row.key - self.lifts[row.feed_id], -row.key)
            case "story":
                return lambda row: (-self._newest(row), -row.key)
            case _:
                return lambda row: (self.library.cursor(Query(sort=sort), row).name, -row.key)

    def _newest(self, row: Headline) -> int:
        if row.id not in self.stories:
            return row.key
        return max(self.keys[number] for number, tells in self.stories.items() if tells == self.stories[row.id])


def world(made: Sequence[Made], *, removed: bool) -> World:
    """A library of such articles in four feeds, the last of which the reader has removed; stories hold what lies within 72 hours."""
    library = open_memory()
    feeds = [subscribe(library, f"https://{n}.example", title=f"Feed {n}") for n in range(4)]
    for number, one in enumerate(made):
        deliver(library, feeds[one.feed], story(str(number), hours=one.hours, text=one.text))
    keys = {row.id: row.key for row in library.headlines(Query(), 1000)}
    put(library, *((number, at(VIENNA if made[number - 1].place else MUNICH)) for number in keys))
    stories = dict(_stories(made))
    together(library, *([number for number, tells in stories.items() if tells == one] for one in sorted(set(stories.values()))))
    library.mark_read(_chosen(made, "read"), True, NOW)
    library.bookmark(_chosen(made, "bookmarked"), True, NOW)
    library.hide(_chosen(made, "away"), True, NOW)
    lifts: dict[int | None, int] = {}
    for feed in feeds:
        mine = sorted((keys[number] for number, one in enumerate(made, 1) if feeds[one.feed] == feed), reverse=True)[:COUNTED]
        few = SELDOM // len(mine) if 0 < len(mine) < COUNTED else 0
        pace = (max(keys.values()) - mine[-1] + few) // len(mine) if mine else 0
        lifts[feed.id] = 0 if pace < OFTEN else min(WEEK, pace // 2 // HOUR * HOUR)
    if removed:
        library.remove_feed(feeds[3].id, NOW)
        # a bookmarked article of a removed feed shows none
        lifts[None] = lifts[feeds[3].id]
    return World(library, stories, keys, lifts)


def _stories(made: Sequence[Made]) -> Iterable[tuple[int, int]]:
    first: dict[int, int] = {}
    for number, one in sorted(enumerate(made, 1), key=lambda pair: pair[1].hours):
        if one.story >= 0 and one.hours - first.setdefault(one.story, one.hours) <= timedelta(hours=70) / timedelta(hours=1):
            yield number, one.story


def _chosen(made: Sequence[Made], what: str) -> list[int]:
    return [number for number, one in enumerate(made, 1) if getattr(one, what)]
