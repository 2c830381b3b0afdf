"""The sheet of feeds to start with, over the shipped lists, and the way there from the sheet that adds."""

import pytest
from textual.pilot import Pilot

from reader.app.screens.add import AddSheet, AddWanted
from reader.app.screens.starters import StartersSheet
from reader.app.widgets.field import Field
from reader.desk import places, starters
from reader.desk.starters import Offer
from tests.app.news_app import press
from tests.app.sheet_app import SheetApp, empty_session, settle, text, until, write

Results = list[tuple[Offer, ...] | None]


async def opened(pilot: Pilot[None], start: str = "") -> Results:
    results: Results = []
    app = pilot.app
    assert isinstance(app, SheetApp)
    await app.push_screen(StartersSheet(app.session, start), results.append)
    await settle(pilot)
    return results


async def test_a_country_brings_its_feeds_and_enter_takes_the_ticked_ones() -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot)
        await write(pilot, "New Zealand")
        await until(pilot, lambda: "feeds for New Zealand" in text(app))
        assert "[x] RNZ" in text(app)
        await press(pilot, "down", "space", "enter")
        chosen = results[0]
        assert chosen is not None
        titles = [offer.starter.title for offer in chosen]
        assert "RNZ" not in titles
        assert "New Zealand, The Guardian" in titles


async def test_half_a_name_is_enough_and_letters_go_to_the_field() -> None:
    app = SheetApp(empty_session("Wien"))
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot)
        assert "feeds for Vienna" in text(app)
        # nobody has asked for these
        assert "[x]" not in text(app)
        assert "↓ choose   Esc back" in text(app)
        await press(pilot, "enter")
        assert not results
        await press(pilot, "down", "space")
        assert "Enter add 1" in text(app)
        await press(pilot, *"austri")
        await until(pilot, lambda: "feeds for Austria" in text(app))
        assert "[x]" in text(app)
        await press(pilot, "tab", "tab", "escape")
        assert results == [None]


async def test_what_nobody_knows_is_said() -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=(40, 12)) as pilot:
        results = await opened(pilot, "Xqzvwkjq")
        await until(pilot, lambda: "No place called Xqzvwkjq" in text(app))
        await press(pilot, "enter", "down", "space", "x" * 5000)
        assert not results
        assert isinstance(app.screen, StartersSheet)


async def test_what_is_subscribed_is_offered_no_more() -> None:
    session = empty_session()
    place = places.look_up(session, "New Zealand")
    starters.subscribe(session, starters.offers(session, [place]).offers)
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "New Zealand")
        await until(pilot, lambda: "feeds for New Zealand" in text(app) or "No more feeds" in text(app))
        assert "RNZ" not in text(app)


async def test_the_sheet_that_adds_leads_there_and_to_lists_on_this_machine() -> None:
    app = SheetApp(empty_session())
    results: list[AddWanted | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        sheet = AddSheet(app.session)
        await app.push_screen(sheet, results.append)
        await settle(pilot)
        assert "Feeds for a country …" in text(app)
        await press(pilot, "up")
        assert "Enter go on" in text(app)
        await press(pilot, "enter")
        assert sheet.query_one("#add-field", Field).value == "~/"
        await press(pilot, "ctrl+u", "up", "up", "enter")
        await until(pilot, lambda: isinstance(app.screen, StartersSheet))
        await write(pilot, "Kärnten")
        await until(pilot, lambda: "for Carinthia" in text(app))
        await press(pilot, "enter")
        await settle(pilot)
        assert results
        assert results[0] is not None
        assert results[0].offers
        assert results[0].sources == ()


@pytest.mark.parametrize("size", [(40, 10), (80, 24)])
async def test_esc_leads_back_to_where_one_came_from(size: tuple[int, int]) -> None:
    app = SheetApp(empty_session())
    results: list[AddWanted | None] = []
    async with app.run_test(size=size) as pilot:
        sheet = AddSheet(app.session)
        await app.push_screen(sheet, results.append)
        await settle(pilot)
        # Space goes on as Enter does, and is no blank in the field
        await press(pilot, "up", "up", "space")
        await until(pilot, lambda: isinstance(app.screen, StartersSheet))
        await press(pilot, "escape")
        await until(pilot, lambda: app.screen is sheet)
        assert "▌ ▌Feeds for a country …" in text(app)
        assert sheet.query_one("#add-field", Field).value == ""
        await press(pilot, "down")
        assert "▌ ▌An OPML file …" in text(app)
        await press(pilot, *"a b")
        assert sheet.query_one("#add-field", Field).value == "a b"
        assert not results
