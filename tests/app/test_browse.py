"""The rows of Browse: sections, counts, folds, trouble; and how the pane is used."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from textual.pilot import Pilot

from reader.app.browse_rows import BrowseData, Row, SavedView, lay_out, opened_at_first
from reader.app.main import DatelineApp
from reader.desk.places import TreeNode
from reader.library.protocol import Totals
from reader.model.feed import Feed
from reader.model.place import Place
from reader.model.view import View
from tests.app.news_app import news_session, pane, press, screen, shown, started, text, until

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def place(number: int, name: str, country: str | None = None) -> Place:
    return Place(number, name, "country" if country else "continent", country, None, 0, 0, None)


def feed(number: int, title: str, folder: str | None, unread: int, error: str | None = None) -> Feed:
    return Feed(number, title, f"/{number}", "files", folder, 10, unread, NOW, NOW, error)


VIENNA = TreeNode(place(3, "Vienna", "AT"), "Wien", 9, 4, ())
AUSTRIA = TreeNode(place(2, "Austria", "AT"), "Österreich", 17, 8, (VIENNA,))
EUROPE = TreeNode(place(1, "Europe"), "Europa", 31, 20, (AUSTRIA,))
AFRICA = TreeNode(place(4, "Africa"), "Afrika", 40, 0, ())
DATA = BrowseData(
    (("all", Totals(71, 38)), ("today", Totals(30, 21)), ("unread", Totals(38, 38)), ("bookmarks", Totals(12, 3))),
    (),
    (AFRICA, EUROPE),
    Totals(2, 1),
    (feed(1, "Wiener Blatt", "Österreich", 12), feed(2, "Kansai Daily", None, 0, "no answer within 20 s"), feed(3, "Alpenpost", "Österreich", 8)),
)


def names(rows: tuple[Row, ...]) -> list[str]:
    return [f"{'  ' * row.depth}{row.name} {row.count}".rstrip() for row in rows]


def test_sections_stand_in_their_order_and_empty_ones_are_left_out() -> None:
    assert names(lay_out(DATA, frozenset())) == [
        "All 38",
        "Today 21",
        "Unread 38",
        "Bookmarks 12",
        "",
        "PLACES",
        "Afrika",
        "Europa 20",
        "No place 1",
        "",
        "FEEDS",
        "Kansai Daily !",
        "Österreich 20",
        "  Alpenpost 8",
        "  Wiener Blatt 12",
    ]


def test_saved_views_stand_between_followed_places_and_the_tree() -> None:
    rail, gone = View(1, "Rail in Europe", "rail in:Europe", "date"), View(2, "Gone", "in:Nowhere", "oldest")
    rows = lay_out(replace(DATA, views=(SavedView(rail, 4), SavedView(gone, trouble="no place called Nowhere"))), frozenset())
    at = names(rows).index("VIEWS")
    assert names(rows)[at + 1 : at + 5] == ["Rail in Europe 4", "Gone !", "", "PLACES"]
    assert rows[at + 1].view == rail
    assert rows[at + 1].is_item
    assert rows[at + 2].trouble == "no place called Nowhere"


def test_places_unfold_and_folders_fold() -> None:
    opened = names(lay_out(DATA, frozenset({"place:1", "place:2", "folder:Österreich"})))
    assert opened[7:10] == ["Europa 20", "  Österreich 8", "    Wien 4"]
    assert "  Alpenpost 8" not in opened


def test_the_tree_opens_at_home_or_where_most_articles_are() -> None:
    assert opened_at_first(DATA) == {"place:4"}
    home = BrowseData(DATA.scopes, (), DATA.tree, None, (), VIENNA.place)
    assert opened_at_first(home) == {"place:1", "place:2"}
    assert opened_at_first(BrowseData()) == frozenset()


def test_a_feed_in_trouble_says_why() -> None:
    row = next(row for row in lay_out(DATA, frozenset()) if row.name == "Kansai Daily")
    assert row.trouble == "no answer within 20 s"
    assert row.term == 'feed:"Kansai Daily"'


def test_folders_stand_in_the_order_of_the_alphabet_whatever_accents_they_have() -> None:
    titles = (("b", "World"), ("d", "Österreich"), ("É", "Österreich"), ("a", "Österreich"))
    feeds = tuple(feed(n, title, folder, 0) for n, (title, folder) in enumerate(titles))
    assert [row.name for row in lay_out(BrowseData(feeds=feeds), frozenset())[2:]] == ["Österreich", "a", "d", "É", "World", "b"]


BALKAN = TreeNode(Place(-9, "Balkan", "area", None, None, 0, 0, None), "Balkan", 90, 3, ())
WITH_AREAS = BrowseData(DATA.scopes, (), (BALKAN, *DATA.tree), DATA.without)


def test_areas_stand_below_a_row_of_their_own_behind_the_continents() -> None:
    assert names(lay_out(WITH_AREAS, frozenset()))[5:] == ["PLACES", "Afrika", "Europa 20", "Areas, seas, rivers", "No place 1"]
    assert names(lay_out(WITH_AREAS, frozenset({"areas"})))[8:10] == ["Areas, seas, rivers", "  Balkan 3"]
    row = next(row for row in lay_out(WITH_AREAS, frozenset()) if row.name == "Areas, seas, rivers")
    assert row.is_item
    assert not row.filters
    assert opened_at_first(WITH_AREAS) == {"place:4"}
    assert opened_at_first(BrowseData(tree=(BALKAN,))) == frozenset()


async def test_choosing_the_row_above_the_areas_only_unfolds() -> None:
    async with DatelineApp(news_session()).run_test(size=(160, 45)) as pilot:
        news = await started(pilot)
        await shown(pilot, "PLACES")
        await press(pilot, "h")
        total = news.rows.total
        news.browse.show(WITH_AREAS)
        await _to(pilot, lambda row: row.key == "areas")
        await press(pilot, "enter")
        assert any(row.name == "Balkan" for row in news.browse.rows)
        assert (pane(pilot), news.rows.total, news.chips) == ("browse", total, ())
        await press(pilot, "left")
        assert not any(row.name == "Balkan" for row in news.browse.rows)


async def _to(pilot: Pilot[None], wanted: Callable[[Row], bool]) -> str:
    """Moves down to the first row that is wanted; returns its key."""
    browse = screen(pilot).browse
    for _row in browse.rows:
        if (row := browse.current) is not None and wanted(row):
            return row.key
        await press(pilot, "j")
    raise AssertionError("no such row")


async def test_choosing_a_place_goes_to_the_list_with_its_articles() -> None:
    async with DatelineApp(news_session()).run_test(size=(160, 45)) as pilot:
        news = await started(pilot)
        await shown(pilot, "PLACES")
        await press(pilot, "h")
        await _to(pilot, lambda row: row.place is not None)
        await press(pilot, "space")
        assert pane(pilot) == "browse"
        await until(pilot, lambda: news.rows.total < 40)
        assert news.chips
        await press(pilot, "escape")
        assert pane(pilot) == "list"
        await press(pilot, "escape")
        await until(pilot, lambda: news.rows.total == 40)


async def test_right_unfolds_and_left_folds() -> None:
    async with DatelineApp(news_session()).run_test(size=(160, 45)) as pilot:
        news = await started(pilot)
        await shown(pilot, "PLACES")
        await press(pilot, "h")
        key, before = await _to(pilot, lambda row: row.opens and row.folded), len(news.browse.rows)
        await press(pilot, "right")
        assert len(news.browse.rows) > before
        await press(pilot, "left")
        assert len(news.browse.rows) == before
        assert news.browse.current is not None
        assert news.browse.current.key == key
        await press(pilot, *("k" * 60))
        await press(pilot, "left")
        assert "Nothing to fold here." in text(pilot)


async def test_counts_follow_what_is_read() -> None:
    async with DatelineApp(news_session()).run_test(size=(160, 45)) as pilot:
        news = await started(pilot)
        await shown(pilot, "PLACES")
        assert next(row.count for row in news.browse.rows if row.key == "scope:all") == "27"
        await press(pilot, "m")
        await until(pilot, lambda: next(row.count for row in news.browse.rows if row.key == "scope:all") == "26")
