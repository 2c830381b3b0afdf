"""First rows come from an index in its own order: no plan sorts, and none reads more than it shows."""

import sqlite3
from collections.abc import Callable, Iterator

import pytest

from reader.library.protocol import Cursor
from reader.library.sqlite.find import page_of
from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_memory
from reader.query.ast import And, Between, InPlaces, Is, Named, Node, NoPlace, Not, Or, Query, Sort
from tests.library.news import AUSTRIA, GERMANY, MUNICH, NOW, VIENNA, at, deliver, put, story, subscribe, words


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
    "unread in place": (And((Is("unread"), GERMAN)), "d USING PRIMARY KEY (place=? AND key<?)"),
    "word or place": (Or((words("oft"), VIENNESE)), "MERGE (UNION)"),
    "since": (Between(NOW, None), "article_1 (key>? AND key<?)"),
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
        assert (expected if forward else expected.replace("key<?", "key>?").replace("key>? AND key>?", "key>?")) in said, said


@pytest.mark.parametrize("sort", ["place", "feed"])
def test_everything_is_read_by_name_without_sorting(library: SqliteLibrary, sort: Sort) -> None:
    for backwards in (False, True):
        assert "TEMP B-TREE" not in plan(library, Query(sort=sort), backwards=backwards)


@pytest.mark.parametrize("node", [None, Is("unread"), VIENNESE, words("oft"), And((words("oft"), VIENNESE)), And((Is("unread"), VIENNESE))], ids=str)
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
