import threading

import pytest

from reader.library.sqlite import stopping
from reader.library.sqlite.library import SqliteLibrary
from reader.model.errors import StoppedError
from reader.query.ast import Query
from tests.library.news import NOW, deliver, number, story, subscribe, words


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "STEPS", 5)


def fill(library: SqliteLibrary) -> None:
    """Some articles to count."""
    deliver(library, subscribe(library), *(story(str(n), hours=n, text="wort") for n in range(50)))


class After:
    """Says to stop when it has been asked so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


def test_a_query_that_nobody_waits_for_is_given_up_and_the_next_one_is_whole(library: SqliteLibrary) -> None:
    fill(library)
    after = After(3)
    with library.stopping(after):
        for ask in (library.totals, library.place_counts, library.spots, library.ids, lambda query: library.headlines(query, 99)):
            after.left = 3
            with pytest.raises(StoppedError):
                ask(Query(root=words("wort")))
        after.left = 1_000_000
        assert library.totals(Query(root=words("wort"))).articles == 50
    assert after.left > 0
    after.left = 0
    assert library.totals(Query(root=words("wort"))).articles == 50


def test_a_query_is_not_even_begun_when_it_is_too_late(library: SqliteLibrary) -> None:
    fill(library)
    with library.stopping(lambda: True), pytest.raises(StoppedError):
        library.totals(Query())


def test_other_threads_are_left_alone(library: SqliteLibrary) -> None:
    fill(library)
    answers = []

    def count() -> None:
        answers.append(library.totals(Query(root=words("wort"))).articles)

    with library.stopping(lambda: True):
        thread = threading.Thread(target=count)
        thread.start()
        thread.join()
    assert answers == [50]


def test_what_writes_is_never_given_up(library: SqliteLibrary) -> None:
    fill(library)
    with library.stopping(lambda: True):
        assert library.mark_read([1, 2], True, NOW) == 2
    assert library.totals(Query()).unread == 48


def test_blocks_within_blocks_all_count(library: SqliteLibrary) -> None:
    fill(library)
    with library.stopping(lambda: True):
        with library.stopping(lambda: False), pytest.raises(StoppedError):
            library.totals(Query())
        with pytest.raises(StoppedError):
            library.totals(Query())
    assert number(library, "1") > 0
