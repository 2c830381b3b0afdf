"""The question of the first start."""

import pytest
from textual.pilot import Pilot

from reader.app.widgets.welcome import Welcome
from tests.app.sheet_app import Below, SheetApp, empty_session, lines, settle, text, write


class Unfocused(Below):
    """A screen in which nothing has the focus."""

    AUTO_FOCUS = ""


def asking() -> SheetApp:
    """An app with the question, which has no focus."""
    return SheetApp(empty_session(), below=Unfocused(Welcome(id="welcome")))


async def answered(pilot: Pilot[None], app: SheetApp, words: str) -> list[tuple[str, ...]]:
    app.screen.query_one(Welcome).focus_question()
    await settle(pilot)
    await write(pilot, words)
    await pilot.press("enter")
    await settle(pilot)
    return [m.names for m in app.below.heard if isinstance(m, Welcome.Followed)]


async def test_it_asks_without_taking_the_focus() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.focused is None
        assert "Which places matter to you?   any name in any language" in text(app)
        assert any(line.strip().startswith("w Vienna") for line in lines(app))


async def test_known_names_become_chips_and_are_to_be_followed() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        assert await answered(pilot, app, "Wien, Kärnten") == [("Wien", "Kärnten")]
        assert any("Vienna" in line and "Carinthia" in line and "followed" in line for line in lines(app))


async def test_an_unknown_name_stays_in_the_field_and_is_said() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        assert await answered(pilot, app, "Wien, Xqzvwk") == [("Wien",)]
        assert "No place called Xqzvwk." in text(app)
        assert any(line.strip() == "Xqzvwk" for line in lines(app))
        await pilot.press("x")
        await settle(pilot)
        assert "No place called" not in text(app)


async def test_nothing_typed_follows_nothing() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        assert await answered(pilot, app, " ,") == []


async def test_a_click_leads_to_the_field() -> None:
    app = asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        y = next(i for i, line in enumerate(lines(app)) if "Which places" in line)
        await pilot.click(offset=(6, y))
        await settle(pilot)
        assert app.screen.query_one(Welcome).has_focus_within


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (120, 40)])
async def test_all_its_lines_stand_at_every_size(size: tuple[int, int]) -> None:
    app = asking()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "Which places matter to you?" in text(app)
        assert "Or a add a feed" in text(app)
        assert all(len(line) <= size[0] for line in lines(app))
