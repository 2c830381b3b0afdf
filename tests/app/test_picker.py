"""The place picker over a library in memory and the shipped gazetteer."""

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from reader.app.screens.picker import DELAY, PlacePicker
from reader.app.search import Wanted
from reader.app.widgets.field import LONGEST, Field
from reader.app.widgets.place_tree import PlaceTree
from reader.desk.session import Session
from tests.app.sheet_app import SheetApp, empty_session, lines, news_session, settle, text, write

UNSET = "unset"


class Result:
    """What the picker returned."""

    def __init__(self) -> None:
        self.value: str | None = UNSET

    def __call__(self, value: str | None) -> None:
        self.value = value


async def opened(pilot: Pilot[None], session: Session, active: str = "", query: str = "", name: str = "") -> Result:
    """Opens the picker and waits for its tree."""
    result = Result()
    await pilot.app.push_screen(PlacePicker(session, active, Wanted("all", query), name), result)
    await settle(pilot)
    return result


def previews(app: SheetApp) -> list[str | None]:
    return [m.term for m in app.below.heard if isinstance(m, PlacePicker.Preview)]


def row_of(app: SheetApp, name: str) -> str:
    return next(line for line in lines(app) if name in line)


async def test_the_tree_shows_counts_and_unread_and_no_place_last() -> None:
    app = SheetApp(news_session("Wien"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app.session)
        assert row_of(app, "Europe").split()[-1] == "4"
        assert "2 new" in row_of(app, "Austria")
        names = [row.name for row in app.screen.query_one(PlaceTree)._rows]
        assert names[-1] == "No place"


async def test_a_name_that_is_typed_already_is_looked_up_and_previews_nothing() -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app.session, "in:Paris", "in:Paris", "Paris")
        assert "city, Texas" in text(app)
        assert previews(app) == []
        await pilot.press("down")
        await pilot.pause(DELAY * 1.5)
        await settle(pilot)
        assert len(previews(app)) == 1


@pytest.mark.parametrize("radius", ["-1", "0", "1e9", "99999999", "1e999"])
async def test_a_radius_that_cannot_be_is_said_and_enter_stays(radius: str) -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        result = await opened(pilot, app.session)
        await write(pilot, f"nairobi {radius}")
        await settle(pilot)
        assert "A radius is 1 to 20,000 km." in text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert result.value == UNSET
        await pilot.press("ctrl+u")
        await write(pilot, "nairobi 12")
        await settle(pilot)
        assert "A radius" not in text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert result.value == "near:Nairobi,12"


async def test_a_megabyte_pasted_is_a_name_that_nobody_knows() -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        result = await opened(pilot, app.session)
        app.screen.query_one(Field).post_message(Paste("\x1b[31m[b]ö" * 125_000))
        await settle(pilot)
        assert len(app.screen.query_one(Field).value) <= LONGEST
        assert "No place called" in text(app)
        assert max(map(len, lines(app))) <= 80
        await pilot.press("enter")
        await settle(pilot)
        assert result.value == UNSET


async def test_the_homes_country_is_unfolded() -> None:
    app = SheetApp(news_session("Wien"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app.session)
        assert "Vienna" in text(app)
        assert "Moscow" not in text(app)


async def test_the_cursor_opens_on_the_active_filter() -> None:
    app = SheetApp(news_session("Wien"))
    async with app.run_test(size=(80, 24)) as pilot:
        result = await opened(pilot, app.session, "in:Moskau")
        assert "Moscow" in next(line for line in lines(app) if line.startswith("▌ ▌"))
        await pilot.press("enter")
        await settle(pilot)
        assert result.value == "in:Moscow"


async def test_typing_finds_a_place_by_a_name_in_another_language() -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        result = await opened(pilot, app.session)
        await write(pilot, "moskau")
        await settle(pilot)
        assert "Moscow" in row_of(app, "▌ ▌")
        await pilot.press("enter")
        await settle(pilot)
        assert result.value == "in:Moscow"


async def test_enter_right_after_typing_waits_for_the_place() -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        result = await opened(pilot, app.session)
        await write(pilot, "nairobi")
        await pilot.press("enter")
        await settle(pilot)
        assert result.value == "in:Nairobi"


async def test_a_number_sets_the_radius_and_tab_turns_the_kind() -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        result = await opened(pilot, app.session)
        await write(pilot, "nairobi 80")
        await settle(pilot)
        assert "within 80 km" in text(app)
        await pilot.press("tab", "tab", "enter")
        await settle(pilot)
        assert result.value == "from:Nairobi"


async def test_the_list_behind_is_told_shortly_after_the_last_key() -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app.session)
        assert previews(app) == []
        await write(pilot, "nairobi")
        await settle(pilot)
        await pilot.pause(DELAY * 1.5)
        await settle(pilot)
        assert previews(app)[-1] == "in:Nairobi"
        assert "1 article, 1 unread" in text(app)


async def test_escape_changes_nothing_and_backspace_in_the_empty_field_removes_the_place() -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        result = await opened(pilot, app.session, "in:Nairobi")
        await pilot.press("escape")
        await settle(pilot)
        assert result.value is None
        result = await opened(pilot, app.session, "in:Nairobi")
        await pilot.press("x", "backspace", "backspace")
        await settle(pilot)
        assert result.value == ""


async def test_arrows_unfold_and_fold_from_the_fields_ends() -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app.session)
        before = len(app.screen.query_one(PlaceTree)._rows)
        await pilot.press("left")
        await settle(pilot)
        folded = len(app.screen.query_one(PlaceTree)._rows)
        assert folded < before
        await pilot.press("right")
        await settle(pilot)
        assert len(app.screen.query_one(PlaceTree)._rows) == before


async def test_a_name_that_nobody_knows_says_so_and_enter_stays() -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        result = await opened(pilot, app.session)
        await write(pilot, "xqzvwk")
        await pilot.press("enter")
        await settle(pilot)
        assert "No place called xqzvwk" in text(app)
        assert result.value == UNSET


async def test_no_place_filters_by_none() -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        result = await opened(pilot, app.session, "in:none")
        await pilot.press("enter")
        await settle(pilot)
        assert result.value == "in:none"


async def test_an_empty_library_still_finds_places() -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=(80, 24)) as pilot:
        result = await opened(pilot, app.session)
        await pilot.press("enter", *"oslo", "enter")
        await settle(pilot)
        assert result.value == "in:Oslo"


async def test_the_mouse_chooses_a_row_a_kind_and_a_hint() -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        result = await opened(pilot, app.session)
        shown = lines(app)
        y = next(i for i, line in enumerate(shown) if "Africa" in line)
        await pilot.click(offset=(10, y))
        y = next(i for i, line in enumerate(shown) if "happened there" in line)
        await pilot.click(offset=(shown[y].index("happened") + 1, y))
        await settle(pilot)
        assert "lies in Africa" in text(app)
        await pilot.click(offset=(3, 23))
        await settle(pilot)
        assert result.value == "from:Africa"


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (200, 50)])
async def test_title_and_keys_stand_at_every_size(size: tuple[int, int]) -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app.session)
        assert "PLACE" in text(app)
        assert "Enter filter" in text(app)
        assert "Europe" in text(app)
        assert all(len(line) <= size[0] for line in lines(app))


@pytest.mark.parametrize("theme", ["night", "day", "night-256", "terminal", "textual-dark"])
async def test_every_theme_draws_it(theme: str) -> None:
    app = SheetApp(news_session(), theme)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app.session)
        assert "Europe" in text(app)


async def test_it_takes_the_screen_below_100_columns_and_is_a_sheet_from_there() -> None:
    for width, narrow in ((99, True), (100, False)):
        app = SheetApp(news_session())
        async with app.run_test(size=(width, 30)) as pilot:
            await opened(pilot, app.session)
            sheet = app.screen.query_one("#sheet")
            assert (sheet.region.width == width) is narrow
            assert narrow or sheet.region.width == 74
