"""First rows come from an index in its own order: no plan sorts, and none reads more than it shows."""

import sqlite3
from collections.abc import Callable, Iterator

import pytest

from reader.library.protocol import Cursor
from reader.library.sqlite.find import page_of
from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_memory
from reader.model.article import Story
from reader.model.feed import Delivery, Document
from reader.model.fetch import FetchState
from reader.query.ast import And, Between, InPlaces, Is, MainPlace, Named, Node, NoPlace, Not, Or, Query, Sort
from tests.library.news import AUSTRIA, GERMANY, MUNICH, NOW, VERSION, VIENNA, at, deliver, put, story, subscribe, words


@pytest.fixture(scope="module")
def library() -> Iterator[SqliteLibrary]:
    """4,000 articles: half hold `oft`, a tenth are in Munich, one holds `selten`."""
    opened = open_memory()
    feeds = [subscribe(opened, f"https://{n}.example", title=f"Feed {n}") for n in range(2)]
    for n, feed in enumerate(feeds):
        deliver(opened, feed, *(story(f"{n}-{i}", hours=i % 999, text=("oft " * (i % 2)) + ("selten" * (i == 7)), publisher="P") for i in range(2000)))
    put(opened, *((number, at(MUNICH if number % 10 == 0 else VIENNA)) for number in range(1, 4001)))
    opened.bookmark(range(1, 30), True, NOW)
    yield opened
    opened.close()


VIENNESE, GERMAN = InPlaces(frozenset({VIENNA.geonameid})), InPlaces(frozenset({GERMANY.geonameid}))
MAIN, MAINS = MainPlace(frozenset({VIENNA.geonameid})), MainPlace(frozenset({VIENNA.geonameid, MUNICH.geonameid}))
MANY = InPlaces(frozenset({VIENNA.geonameid, MUNICH.geonameid, *range(2, 40)}))
NODES: dict[str, tuple[Node | None, str]] = {
    "all": (None, "sqlite_autoindex_article_1"),
    "unread": (Is("unread"), "d USING INTEGER PRIMARY KEY"),
    "bookmarked": (Is("bookmarked"), "d USING INTEGER PRIMARY KEY"),
    "feed": (Named("feed", "Feed 1"), "COVERING INDEX article_feed"),
    "feeds": (Named("feed", "feed"), "MERGE (UNION)"),
    "place": (VIENNESE, "d USING PRIMARY KEY (place=? AND key<?)"),
    "no place": (NoPlace(), "d USING PRIMARY KEY (place=? AND key<?)"),
    "places": (InPlaces(frozenset({AUSTRIA.geonameid, GERMANY.geonameid})), "MERGE (UNION)"),
    "from": (InPlaces(frozenset({VIENNA.geonameid}), origin=True), "d USING PRIMARY KEY (place=? AND key<?)"),
    "publisher": (Named("publisher", "p"), "d USING PRIMARY KEY (facet=? AND key<?)"),
    "word": (words("oft"), "d VIRTUAL TABLE INDEX"),
    "two words": (And((words("oft"), words("selten"))), "d VIRTUAL TABLE INDEX"),
    "word and place": (And((VIENNESE, words("oft"))), "d VIRTUAL TABLE INDEX"),
    "word and small place": (And((words("oft"), GERMAN)), "d USING PRIMARY KEY (place=? AND key<?)"),
    "word and not another": (And((words("oft"), Not(words("selten")))), "d VIRTUAL TABLE INDEX"),
    "word and flag": (And((words("oft"), Is("unread"))), "d VIRTUAL TABLE INDEX"),
    "bookmarked in place": (And((VIENNESE, Is("bookmarked"))), "d USING INTEGER PRIMARY KEY"),
    "unread in place": (And((Is("unread"), GERMAN)), "d USING PRIMARY KEY (place=? AND key>? AND key<?)"),
    "word or place": (Or((words("oft"), VIENNESE)), "MERGE (UNION)"),
    "since": (Between(NOW, None), "article_1 (key>? AND key<?)"),
    "many places": (MANY, "MERGE (UNION)"),
    "many places and word": (And((words("oft"), MANY)), "d VIRTUAL TABLE INDEX"),
    "main place": (MAIN, "d USING PRIMARY KEY (place=? AND key<?)"),
    "main places": (MAINS, "MERGE (UNION)"),
    "main place since": (And((MAIN, Between(NOW, None))), "(place=? AND key>? AND key<?)"),
    "main place and word": (And((MAIN, words("oft"))), "d VIRTUAL TABLE INDEX"),
    "place since": (And((VIENNESE, Between(NOW, None))), "(place=? AND key>? AND key<?)"),
}


def plan(library: SqliteLibrary, query: Query, *, backwards: bool = False) -> str:
    """SQLite's plan for a page after a cursor."""
    with library._connections.read() as db:
        page = page_of(db, query, 100, Cursor(1 << 60, "m"), 0, backwards=backwards)
        return "\n".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {page.text}", page.values))


@pytest.mark.parametrize("name", NODES)
@pytest.mark.parametrize("sort", ["date", "oldest"])
def test_pages_are_read_in_the_order_of_an_index(library: SqliteLibrary, name: str, sort: Sort) -> None:
    node, expected = NODES[name]
    for backwards in (False, True):
        said = plan(library, Query(root=node, sort=sort), backwards=backwards)
        assert "TEMP B-TREE" not in said
        forward = (sort == "date") != backwards
        # whatever is unread lies between two keys, in either direction
        same = forward or name == "unread in place"
        assert (expected if same else expected.replace("key<?", "key>?").replace("key>? AND key>?", "key>?")) in said, said


@pytest.mark.parametrize("sort", ["place", "feed"])
def test_everything_is_read_by_name_without_sorting(library: SqliteLibrary, sort: Sort) -> None:
    for backwards in (False, True):
        assert "TEMP B-TREE" not in plan(library, Query(sort=sort), backwards=backwards)


@pytest.mark.parametrize("node", [None, Is("unread"), VIENNESE, MAIN, words("oft"), And((words("oft"), VIENNESE)), And((Is("unread"), VIENNESE))], ids=str)
def test_a_page_costs_what_it_shows_and_not_what_there_is(library: SqliteLibrary, node: Node | None) -> None:
    assert steps(library, lambda db, page: db.execute(*page).fetchall(), node, 10) < 3 * steps(library, lambda db, page: db.execute(*page).fetchall(), node, 5)
    assert steps(library, lambda db, page: db.execute(*page).fetchall(), node, 10) * 10 < steps(
        library, lambda db, page: db.execute(*page).fetchall(), node, 4000
    )


def steps(library: SqliteLibrary, run: Callable[[sqlite3.Connection, tuple[str, tuple[object, ...]]], object], node: Node | None, limit: int) -> int:
    """Steps of SQLite's machine, in tens, that a page takes."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    with library._connections.read() as db:
        page = page_of(db, Query(root=node), limit, None, 0, backwards=False)
        db.set_progress_handler(step, 10)
        try:
            run(db, (page.text, page.values))
        finally:
            db.set_progress_handler(None, 10)
    return count


def test_a_refresh_costs_what_it_brings_and_not_what_there_is() -> None:
    small, large = _refresh(30), _refresh(1000)
    for name in small:
        assert large[name] < small[name] * 1.25 + 50, name


def _refresh(old: int) -> dict[str, int]:
    """Steps of SQLite's machine, in tens, that each part of a refresh takes in a library with so many old articles of each feed."""
    library = open_memory()
    feeds = [subscribe(library, f"https://{n}.example") for n in range(2)]
    for n, feed in enumerate(feeds):
        deliver(library, feed, *(story(f"{n}-{i}", hours=i + 10, url=f"https://{n}.example/{i}", text="alt") for i in range(old)))
    while waiting := library.unplaced(VERSION, 1000):
        put(library, *((number, at(VIENNA)) for number in waiting))
    news = tuple(story(f"new-{i}", hours=i / 60, url=f"https://new.example/{i}", text="neu") for i in range(20))
    same = tuple(story(f"0-{i}", hours=i + 10, url=f"https://0.example/{i}", text="alt") for i in range(20))
    changed = tuple(story(f"0-{i}", hours=i + 10, url=f"https://0.example/{i}", text="anders") for i in range(3))
    returned = tuple(story(f"again-{i}", hours=i + 10, title=f"1-{i}", url=f"https://1.example/{i}", text="alt") for i in range(10))
    first, second = (feed.id for feed in feeds)

    def place() -> None:
        put(library, *((number, at(MUNICH)) for number in library.unplaced(VERSION, 10)))

    def fetched(*stories: Story) -> Delivery:
        return Delivery((Document("", None, stories),), fetched=NOW, said_title="Said", state=FetchState("etag", next_due=NOW), moved=None)

    parts: dict[str, Callable[[], object]] = {
        "new": lambda: library.keep_all([(first, fetched(*news))]),
        "same": lambda: library.keep_all([(first, fetched(*same))]),
        "changed": lambda: library.keep_all([(first, fetched(*changed))]),
        "returned": lambda: library.keep_all([(second, fetched(*returned))]),
        "no news": lambda: library.keep_all([(first, Delivery(fetched=NOW, state=FetchState())), (second, Delivery(fetched=NOW, moved="https://9.example"))]),
        "place": place,
        "page": lambda: library.keep_page(story("page"), NOW),
        "states": library.fetch_states,
        "feeds": library.feeds,
    }
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return 0

    taken = {}
    for name, part in parts.items():
        count = 0
        with library._connections.bare() as db:
            db.set_progress_handler(step, 10)
            part()
            db.set_progress_handler(None, 10)
        taken[name] = count
    assert library.trouble() == ()
    library.close()
    return taken
