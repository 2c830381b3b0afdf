import pytest

from reader.library.sqlite import index
from reader.library.sqlite.library import SqliteLibrary
from reader.query.ast import Query
from tests.library.news import VIENNA, at, deliver, put, story, subscribe, words


def pieces(library: SqliteLibrary) -> int:
    """In how many pieces the full-text index is."""
    with library._connections.read() as db:
        return int(db.execute("SELECT count(DISTINCT segid) FROM fts_idx").fetchone()[0])


def _fill(library: SqliteLibrary, times: int) -> None:
    feed = subscribe(library)
    for n in range(times):
        deliver(library, feed, *(story(f"{n}-{i}", hours=n, text=f"oft wort{n}") for i in range(3)))


def test_the_index_is_put_together_when_articles_are_placed(library: SqliteLibrary) -> None:
    _fill(library, 20)
    assert pieces(library) == 20
    put(library, *((number, at(VIENNA)) for number in library.unplaced(3, 100)))
    assert pieces(library) == 1
    assert library.totals(Query(root=words("oft"))).articles == 60
    assert library.totals(Query(root=words("wort7"))).articles == 3


def test_without_places_it_is_put_together_before_it_has_too_many_pieces(library: SqliteLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MANY", 18)
    _fill(library, 40)
    assert pieces(library) < 20
    assert library.totals(Query(root=words("oft"))).articles == 120


def test_changed_articles_are_found_by_their_new_words_alone_whatever_is_put_together(library: SqliteLibrary) -> None:
    _fill(library, 20)
    deliver(library, library.feeds()[0], *(story(f"{n}-0", hours=n, text="neu") for n in range(20)))
    index.tend(library._connections, 100)
    assert library.totals(Query(root=words("neu"))).articles == 20
    assert library.totals(Query(root=words("oft"))).articles == 40
