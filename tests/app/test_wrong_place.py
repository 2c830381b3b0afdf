"""x: a place of an article put right, here and next time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.app.main import DatelineApp
from reader.app.screens.wrong_place import WrongPlace
from reader.app.widgets.field import Field
from reader.model.words import choose_language
from tests.app.child_process import asked, telling
from tests.app.news_app import SIZES, lines, press, shown, started, text, toasts, until
from tests.app.places_app import article, placed_session, where

SMALL, MIDDLE, _BROAD, _WIDE = SIZES
TEXAS = "Paris is now Paris, Texas, here and next time in Lamar Courier."


@pytest.fixture(autouse=True)
def _nothing_refreshes_at_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.app.screens.news.FIRST_FRAME", 3600.0)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    choose_language("en")
    yield
    choose_language("en")


def marked(rows: list[str]) -> str:
    """The row of the sheet that has the cursor."""
    return next(row for row in rows if row.lstrip().startswith("▌ ▌") or " ▌ ▌" in row)


async def test_a_namesake_is_taken_by_three_keys_and_the_screen_follows_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [{"event": "placed"}])
    session = placed_session(tmp_path / "library.db")
    async with DatelineApp(session).run_test(size=MIDDLE) as pilot:
        news = await started(pilot)
        await press(pilot, "j")
        await shown(pilot, "The clock of the courthouse")
        await press(pilot, "x")
        await shown(pilot, "WRONG PLACE")
        assert "Paris   Paris, France, Europe" in marked(lines(pilot))
        await shown(pilot, "why: named in the dateline")
        await press(pilot, "enter")
        await shown(pilot, "Texas, United")
        assert "It holds for Paris here and next time in Lamar Courier." in text(pilot)
        rows = lines(pilot)
        assert "France" not in "".join(row for row in rows if "city" in row)
        last = next(n for n, row in enumerate(rows) if "not a place" in row)
        assert "It holds" in "".join(rows[last + 1 :])
        while "Texas" not in marked(lines(pilot)):
            await press(pilot, "down")
        await press(pilot, "enter")
        await until(pilot, lambda: toasts(pilot) == TEXAS)
        await until(pilot, lambda: news.current is not None and news.current.places[0].place.admin1 == "TX")
        # the other article of that feed follows
        await until(pilot, lambda: article(session, "Bakery").places[0].place.admin1 == "TX")
        assert asked(tmp_path) == []
        await press(pilot, "u")
        await until(pilot, lambda: news.current is not None and news.current.places[0].place.country == "FR")
        assert toasts(pilot) == "Paris is as it was."
    session.library.close()


async def test_what_there_is_more_of_is_placed_in_the_background(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [{"event": "placed"}])
    session = placed_session(tmp_path / "library.db", more=120)
    async with DatelineApp(session, "courthouse").run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "x")
        await shown(pilot, "WRONG PLACE")
        await press(pilot, *"nairobi", "enter")
        await until(pilot, lambda: asked(tmp_path))
        await until(pilot, lambda: not news._at_work)
        assert asked(tmp_path) == ["refresh --events --places-only"]
        # the newest are there already
        assert where(session, "Paris bakery 0 ") == ["Nairobi"]
        assert where(session, "Paris bakery 119") == ["Paris"]
    session.library.close()


async def test_typing_names_any_other_place_and_esc_goes_back_step_by_step() -> None:
    session = placed_session()
    async with DatelineApp(session, "courthouse").run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "x")
        await shown(pilot, "WRONG PLACE")
        await press(pilot, "enter")
        await shown(pilot, "Texas, United")
        await press(pilot, "escape")
        await shown(pilot, "Paris, France, Europe")
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, WrongPlace)
        await press(pilot, "x", *"lamar, co")
        await shown(pilot, "Paris, France, Europe")
        await press(pilot, "ctrl+u", *"nairobi", "enter")
        await until(pilot, lambda: where(session, "Courthouse") == ["Nairobi"])
        assert toasts(pilot) == "Paris is now Nairobi, Kenya, here and next time in Lamar Courier."
        # nobody else can place a library in memory: the other article has followed, too
        await until(pilot, lambda: where(session, "Bakery") == ["Nairobi"])


async def test_not_a_place_takes_it_away() -> None:
    session = placed_session()
    async with DatelineApp(session, "courthouse").run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "x")
        await shown(pilot, "WRONG PLACE")
        await press(pilot, "enter")
        await shown(pilot, "Texas, United")
        await press(pilot, "pagedown", "pagedown", "pagedown")
        assert "not a place" in marked(lines(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: where(session, "Courthouse") == [])
        assert toasts(pilot) == "Paris is no place, here and next time in Lamar Courier."
        await until(pilot, lambda: news.row is not None and news.row.place == "")


async def test_an_article_without_a_place_is_given_one() -> None:
    session = placed_session()
    async with DatelineApp(session, "nothing").run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "x")
        await shown(pilot, "WHERE IS IT")
        assert "It holds for this article alone." in text(pilot)
        await press(pilot, "enter", *"graz", "enter")
        await until(pilot, lambda: where(session, "Nothing") == ["Graz"])
        assert toasts(pilot).startswith("Graz")
        assert toasts(pilot).endswith(" is its place now.")
        await press(pilot, "u")
        await until(pilot, lambda: where(session, "Nothing") == [])


async def test_somewhere_else_gives_this_article_alone_a_place_that_stands_first() -> None:
    session = placed_session()
    async with DatelineApp(session, "courthouse").run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "x")
        await shown(pilot, "WRONG PLACE")
        assert "not a place" not in text(pilot)
        await press(pilot, "pagedown")
        assert "somewhere else" in marked(lines(pilot))
        assert "it happens somewhere else: for this article alone" in text(pilot)
        await press(pilot, "enter")
        await shown(pilot, "It holds for this article alone.")
        assert "not a place" not in text(pilot)
        await press(pilot, "enter", "escape")
        assert "somewhere else" in marked(lines(pilot))
        # what is typed on that row is meant for it
        await press(pilot, *"nairobi", "enter")
        await until(pilot, lambda: where(session, "Courthouse")[:1] == ["Nairobi"])
        assert where(session, "Courthouse") == ["Nairobi", "Paris"]
        assert toasts(pilot) == "Nairobi is its place now."
        assert where(session, "Bakery") == ["Paris"]
        await press(pilot, "u")
        await until(pilot, lambda: where(session, "Courthouse") == ["Paris"])


async def test_in_the_metadata_the_place_under_the_cursor_is_the_one() -> None:
    async with DatelineApp(placed_session(), "metro").run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "d")
        await until(pilot, lambda: news.facts is not None)
        assert "x wrong place" in lines(pilot)[-1]
        await press(pilot, "down", "down", "down", "x")
        await shown(pilot, "WRONG PLACE")
        assert "Russia" in marked(lines(pilot))
        assert "Moscow" not in marked(lines(pilot))


async def test_what_nobody_knows_is_said_and_enter_stays() -> None:
    session = placed_session()
    async with DatelineApp(session, "courthouse").run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "x")
        await shown(pilot, "WRONG PLACE")
        await press(pilot, *"xqzvwk", "enter")
        await shown(pilot, "No place called xqzvwk.")
        assert "not a place" in marked(lines(pilot))
        await press(pilot, "enter", "down", "enter")
        assert isinstance(pilot.app.screen, WrongPlace)
        pilot.app.screen.query_one(Field).value = "\x1b[2J[bold]" + "y" * 50_000
        await shown(pilot, "No place called")
        assert where(session, "Courthouse") == ["Paris"]


async def test_without_an_article_it_says_so() -> None:
    async with DatelineApp(placed_session(), "xqzvwk").run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "x")
        await until(pilot, lambda: toasts(pilot) == "No article here.")


@pytest.mark.parametrize("size", [(40, 10), (200, 50)])
async def test_it_fits_every_size(size: tuple[int, int]) -> None:
    async with DatelineApp(placed_session(), "courthouse").run_test(size=size) as pilot:
        await started(pilot)
        await press(pilot, "x")
        await shown(pilot, "WRONG PLACE")
        await press(pilot, "enter")
        await shown(pilot, "Texas")
        assert "WRONG PLACE" in text(pilot)
        assert "Enter take it" in text(pilot)


@pytest.mark.parametrize("size", [(40, 10), (60, 20), SMALL])
async def test_not_a_place_stays_in_sight_below_however_many_places(size: tuple[int, int]) -> None:
    session = placed_session()
    async with DatelineApp(session, "courthouse").run_test(size=size) as pilot:
        await started(pilot)
        await press(pilot, "x")
        await shown(pilot, "WRONG PLACE")
        await press(pilot, *"san")
        sheet = pilot.app.screen
        assert isinstance(sheet, WrongPlace)
        await until(pilot, lambda: sheet.rows.row_count() > 11)
        last = sheet.rows.row_count() - 1
        for _step in range(last):
            y = next(n for n, row in enumerate(lines(pilot)) if "not a place" in row)
            assert y == sheet.rows.region.bottom - 1
            # the row with the cursor is never the one behind it
            assert "not a place" not in marked(lines(pilot))
            await press(pilot, "down")
        assert "not a place" in marked(lines(pilot))
        await press(pilot, *["up"] * last)
        assert "not a place" not in marked(lines(pilot))
        # a click reaches it, a second one takes it
        await pilot.click(offset=(sheet.rows.region.x + 4, sheet.rows.region.bottom - 1))
        assert "not a place" in marked(lines(pilot))
        await pilot.click(offset=(sheet.rows.region.x + 4, sheet.rows.region.bottom - 1))
        await until(pilot, lambda: where(session, "Courthouse") == [])
