from pathlib import Path

from reader.library.sqlite.open import open_library
from reader.places.version import VERSION
from reader.query.ast import Query
from tests.benchmarks.library_of import COMMON, RARE, library_of
from tests.library.news import words


def test_the_library_of_benchmarks_is_sound_and_always_the_same(tmp_path: Path) -> None:
    titles = [library_of(tmp_path / name, 2_100, 3) for name in ("a.db", "b.db", "a.db")]
    assert len(set(titles)) == 1
    one, other = (open_library(tmp_path / name) for name in ("a.db", "b.db"))
    assert one.headlines(Query(), 3000) == other.headlines(Query(), 3000)
    assert one.headlines(Query(), 1)[0].title == titles[0]
    assert [feed.articles for feed in one.feeds()] == [700, 700, 700]
    assert [one.totals(Query(root=words(word))).articles for word in (RARE, COMMON)] == [3, 1050]
    assert one.unplaced(VERSION, 1) == () == one.trouble()
    counts = {count.place.name: count.articles for count in one.place_counts(Query())}
    assert counts["Europe"] > counts["Austria"] > counts["Graz"] > 0
    one.close()
    other.close()
