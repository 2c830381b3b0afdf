"""What keys and mouse do on the world map."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from reader.app.main import DatelineApp
from reader.app.screens.news_map import with_spot
from reader.desk.session import Session
from reader.library.sqlite.open import open_library
from reader.model.settings import Settings
from tests.app.map_app import BRATISLAVA, DAY, HOUR, MOSKAU, NAIROBI, NARROW, WIDE, WIEN, chips, chosen, opened, session_of
from tests.app.news_app import NOW, lines, press, screen, shown, text, toasts, until


async def test_arrows_and_letters_go_to_the_nearest_spot_in_their_quarter() -> None:
    async with DatelineApp(session_of()).run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot)
        turns = (
            ("right", "Moscow"),
            ("h", "Vienna"),
            ("h", "Vienna"),
            ("j", "Nairobi"),
            ("k", "Vienna"),
            ("down", "Nairobi"),
            ("l", "Sydney"),
            ("left", "Nairobi"),
        )
        for key, place in turns:
            await press(pilot, key)
            assert chosen(map_screen) == place
        await shown(pilot, "▌ Nairobi  Kenya   2 articles")
        assert "Story 0 of Nairobi" in text(pilot)


async def test_enter_filters_the_list_by_the_spot() -> None:
    async with DatelineApp(session_of()).run_test(size=NARROW) as pilot:
        await opened(pilot, "right", "enter")
        await until(pilot, lambda: chips(pilot) == ["in:Moscow"])
        assert pilot.app.screen is screen(pilot)
        assert screen(pilot).rows.total == 4


async def test_spots_that_stand_as_one_become_one_chip() -> None:
    async with DatelineApp(session_of(((WIEN, 2, HOUR), (BRATISLAVA, 1, HOUR), (NAIROBI, 1, HOUR)))).run_test(size=NARROW) as pilot:
        await opened(pilot)
        await shown(pilot, "▌ Vienna, Bratislava   3 articles")
        await press(pilot, "enter")
        await until(pilot, lambda: chips(pilot) == ["(in:Vienna OR in:Bratislava)"])
        assert screen(pilot).rows.total == 3


async def test_n_goes_to_the_next_spot_with_something_unread() -> None:
    session = session_of()
    session.library.mark_read([a.id for a in session.library.articles(range(1, 100)) if "Moscow" in a.story.title], True, NOW)
    async with DatelineApp(session).run_test(size=WIDE) as pilot:
        map_screen = await opened(pilot, "n")
        assert "n next unread" in lines(pilot)[-1]
        assert chosen(map_screen) == "Nairobi"
        await press(pilot, "n", "n")
        assert chosen(map_screen) == "Vienna"


async def test_where_nothing_else_is_unread_n_says_so() -> None:
    async with DatelineApp(session_of(((WIEN, 2, HOUR),))).run_test(size=NARROW, notifications=True) as pilot:
        await opened(pilot, "n")
        assert "Nothing unread anywhere else." in toasts(pilot)


async def test_t_takes_a_longer_time_and_the_dark_map_says_so() -> None:
    async with DatelineApp(session_of(((WIEN, 1, 10 * DAY), (MOSKAU, 1, 100 * DAY)))).run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot)
        await shown(pilot, "Nothing in the last 7 days.")
        assert "t a longer time" in text(pilot)
        assert lines(pilot)[-1] == "  t time span   Esc back"
        for words, count in (("last 30 days", 1), ("all days", 2), ("last 24 hours", 0), ("last 7 days", 0)):
            await press(pilot, "t")
            await shown(pilot, words)
            await until(pilot, lambda: map_screen.world is not None and map_screen.world.span == map_screen.span)
            assert map_screen.world is not None
            assert len(map_screen.world.spots) == count


async def test_a_library_without_places_says_so_and_no_key_breaks() -> None:
    async with DatelineApp(session_of(())).run_test(size=NARROW, notifications=True) as pilot:
        map_screen = await opened(pilot, "t", "t")
        await shown(pilot, "No article here has a place.")
        await press(pilot, "right", "n", "plus", "plus", "minus", "enter")
        assert pilot.app.screen is map_screen
        assert "No place here." in toasts(pilot)


async def test_plus_parts_spots_and_draws_borders_and_minus_goes_back() -> None:
    async with DatelineApp(session_of(((WIEN, 2, HOUR), (BRATISLAVA, 1, HOUR), (MOSKAU, 1, HOUR)))).run_test(size=NARROW, notifications=True) as pilot:
        map_screen = await opened(pilot)
        whole = text(pilot)
        await press(pilot, "plus", "plus")
        await shown(pilot, "Bratislava 1")
        await until(pilot, lambda: map_screen.map._lines is not None)
        assert chosen(map_screen) == "Vienna"
        await press(pilot, "plus")
        assert "This is as near as it gets." in toasts(pilot)
        await press(pilot, "right")
        assert chosen(map_screen) == "Bratislava"
        await press(pilot, "minus", "minus", "minus")
        assert "This is the whole world." in toasts(pilot)
        assert chosen(map_screen) == "Vienna"
        assert text(pilot).splitlines()[:16] == whole.splitlines()[:16]


async def test_an_arrow_beyond_the_edge_takes_the_map_along() -> None:
    async with DatelineApp(session_of()).run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot, "plus", "plus")
        assert "Moscow 4" not in text(pilot)
        await press(pilot, "right")
        assert chosen(map_screen) == "Moscow"
        await shown(pilot, "Moscow 4")


async def test_it_closes_and_leaves_the_list_as_it_was() -> None:
    async with DatelineApp(session_of(), "in:Europe").run_test(size=NARROW) as pilot:
        for key in ("escape", "q", "P"):
            await opened(pilot, "right", key)
            assert pilot.app.screen is screen(pilot)
            assert chips(pilot) == ["in:Europe"]


async def test_a_click_chooses_a_spot_and_another_one_opens_it() -> None:
    async with DatelineApp(session_of()).run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot)
        y = next(n for n, line in enumerate(lines(pilot)) if "Nairobi 2" in line)
        x = lines(pilot)[y].index("Nairobi")
        await pilot.click(offset=(x + 3, y))
        assert chosen(map_screen) == "Nairobi"
        await pilot.click(offset=(0, 12))
        assert chosen(map_screen) == "Nairobi"
        await pilot.click(offset=(x - 2, y))
        await until(pilot, lambda: chips(pilot) == ["in:Nairobi"])


async def test_a_click_on_an_article_opens_it() -> None:
    async with DatelineApp(session_of()).run_test(size=NARROW) as pilot:
        await opened(pilot)
        await shown(pilot, "Story 1 of Vienna")
        await pilot.click(offset=(10, 19))
        await shown(pilot, "Paragraph 0 of story 1.")
        assert screen(pilot).pane == "article"


async def test_the_wheel_zooms() -> None:
    async with DatelineApp(session_of()).run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot)
        for kind, level in ((events.MouseScrollUp, 1), (events.MouseScrollUp, 2), (events.MouseScrollUp, 2), (events.MouseScrollDown, 1)):
            map_screen._forward_event(kind(map_screen.map, 40, 5, 0, 0, 0, shift=False, meta=False, ctrl=False, screen_x=40, screen_y=5))
            await pilot.pause()
            assert map_screen.map.level == level


async def test_a_click_on_a_chip_takes_it_off() -> None:
    async with DatelineApp(session_of(), "in:Europe").run_test(size=NARROW) as pilot:
        await opened(pilot)
        await pilot.click(offset=(lines(pilot)[0].index("×"), 0))
        await until(pilot, lambda: chips(pilot) == [])
        assert pilot.app.screen is screen(pilot)


async def test_help_opens_over_the_map_and_its_choice_acts() -> None:
    async with DatelineApp(session_of()).run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot, "question_mark")
        assert pilot.app.screen_stack[-1].query("#help-grid")
        await press(pilot, "escape")
        assert pilot.app.screen is map_screen
        await press(pilot, "question_mark", *"search", "enter")
        await until(pilot, lambda: screen(pilot).query_bar.is_open)


async def test_the_place_alone_goes_along_in_the_place_of_the_former_one_and_esc_takes_it_off_first() -> None:
    session = session_of(((WIEN, 2, HOUR), (MOSKAU, 1, HOUR), (WIEN, 3, 20 * DAY)))
    async with DatelineApp(session, "in:Europe is:unread").run_test(size=NARROW) as pilot:
        await opened(pilot, "enter")
        await until(pilot, lambda: chips(pilot) == ["is:unread", "in:Vienna"])
        assert screen(pilot).rows.total == 5
        await press(pilot, "escape")
        await until(pilot, lambda: chips(pilot) == ["is:unread"])


async def test_w_follows_the_biggest_place_of_the_spot_and_u_takes_it_back() -> None:
    session = session_of(((WIEN, 2, HOUR), (BRATISLAVA, 1, HOUR), (NAIROBI, 1, HOUR)))

    def followed() -> list[str]:
        return [count.place.name for count in session.library.followed()]

    async with DatelineApp(session).run_test(size=WIDE, notifications=True) as pilot:
        map_screen = await opened(pilot, "w")
        assert "w follow" in lines(pilot)[-1]
        await until(pilot, lambda: "Following Vienna." in toasts(pilot))
        assert followed() == ["Vienna"]
        await press(pilot, "u")
        await until(pilot, lambda: followed() == [])
        await press(pilot, "w")
        await until(pilot, lambda: followed() == ["Vienna"])
        await press(pilot, "w")
        await until(pilot, lambda: followed() == [])
        assert "No longer following Vienna." in toasts(pilot)
        assert pilot.app.screen is map_screen


async def test_what_is_followed_over_the_samples_is_followed_in_the_own_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    own = Session(open_library(path), Settings(mark_read="open"), path, now=lambda: NOW)
    samples = replace(session_of(((WIEN, 2, HOUR),)), samples=True)
    async with DatelineApp(samples, own=own).run_test(size=NARROW, notifications=True) as pilot:
        await opened(pilot, "w")
        await until(pilot, lambda: [count.place.name for count in own.library.followed()] == ["Vienna"])
        await press(pilot, "escape")
        await shown(pilot, "Vienna ×")
    own.library.close()


async def test_w_without_a_spot_says_so() -> None:
    async with DatelineApp(session_of(())).run_test(size=NARROW, notifications=True) as pilot:
        await opened(pilot, "w")
        assert "No place here." in toasts(pilot)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "in:Wien"),
        ("in:Europe tram", "tram in:Wien"),
        ("in:Wien", "in:Wien"),
        ("(in:Wien OR from:Linz) tram", "tram in:Wien"),
        ("in:none age:<2d", "age:<2d in:Wien"),
        ("-in:Wien (in:Linz OR tram)", "-in:Wien (in:Linz OR tram) in:Wien"),
        ("(", "( in:Wien"),
    ],
)
def test_a_spot_is_the_last_term_and_the_only_one_that_says_where(text: str, expected: str) -> None:
    assert with_spot(text, "in:Wien") == expected
    assert with_spot(text, "") == text
