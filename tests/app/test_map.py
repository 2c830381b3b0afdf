"""What the world map shows, over a library and the shipped gazetteer."""

from pathlib import Path

import pytest

from reader.app import chart
from reader.app.main import DatelineApp
from reader.app.widgets.map_news import bars
from reader.desk.session import Session
from reader.library.sqlite.open import open_library
from reader.model.errors import GazetteerError
from reader.model.settings import Settings
from tests.app.map_app import HOUR, NAIROBI, NARROW, WIDE, WIEN, chosen, keep, opened, session_of
from tests.app.news_app import NOW, lines, press, shown, text, until


@pytest.mark.parametrize("size", [(40, 10), (60, 20), WIDE, (200, 24)])
async def test_the_map_stands_there_at_every_size(size: tuple[int, int]) -> None:
    async with DatelineApp(session_of()).run_test(size=size) as pilot:
        await opened(pilot)
        await shown(pilot, "▌ Vienna")
        said = lines(pilot)
        assert said[0].startswith("  dateline  World")
        assert "Esc back" in said[-1]
        assert len(said) == size[1]
        assert all(len(line) <= size[0] for line in said)
        assert next(line for line in said if line.startswith("▌")).startswith("▌ Vienna")


async def test_it_says_what_it_shows_and_lists_the_newest_of_the_chosen_spot() -> None:
    async with DatelineApp(session_of()).run_test(size=NARROW) as pilot:
        await opened(pilot)
        await shown(pilot, "Story 0 of Vienna")
        said = lines(pilot)
        assert said[0].endswith("4 places, 16 unread   last 7 days")
        assert said[17] == "▌ Vienna  Austria   9 articles, 9 unread     last 7 days ▁▁▁▁▁▁█"
        assert said[18] == f" • Story 0 of Vienna{'1 h':>58}"
        assert said[-1] == "  ←↑↓→ next place   Enter articles   + - zoom   t time span   Esc back"


async def test_the_map_follows_the_lists_query() -> None:
    async with DatelineApp(session_of(), "in:Europe").run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot)
        assert "in:Europe ×" in lines(pilot)[0]
        assert map_screen.world is not None
        assert [spot.name for spot in map_screen.world.spots] == ["Vienna", "Moscow"]


async def test_another_size_keeps_the_chosen_spot() -> None:
    async with DatelineApp(session_of()).run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot, "right")
        for size in ((200, 50), (39, 9), (40, 10), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert map_screen.has_class("-tiny") == (size == (39, 9))
            assert all(len(line) <= size[0] for line in lines(pilot))
        assert chosen(map_screen) == "Moscow"
        await shown(pilot, "▌ Moscow  Russia   4 articles, 4 unread")


@pytest.mark.parametrize("theme", ["night-256", "terminal", "textual-dark"])
async def test_every_theme_draws_it(theme: str) -> None:
    async with DatelineApp(session_of(theme=theme)).run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot)
        await shown(pilot, "● Vienna 9")
        pilot.app.theme = "day"
        await pilot.pause()
        styles = {segment.style for segment in map_screen.map.render_line(3) if "Vienna" in segment.text}
        assert {style.bgcolor.name for style in styles if style is not None and style.bgcolor is not None} == {"#8c5200"}


async def test_without_colours_the_chosen_spot_is_reverse() -> None:
    async with DatelineApp(session_of(), environment={"NO_COLOR": "1"}).run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot)
        await shown(pilot, "Vienna 9")
        (style,) = {segment.style for segment in map_screen.map.render_line(3) if "Vienna" in segment.text}
        assert style is not None
        assert style.reverse


async def test_a_terminal_without_such_signs_gets_a_map_of_dots() -> None:
    async with DatelineApp(session_of(glyphs="ascii")).run_test(size=NARROW) as pilot:
        await opened(pilot)
        await shown(pilot, "O Vienna 9")
        assert text(pilot).isascii()
        assert "....." in text(pilot)
        await press(pilot, "plus")
        assert text(pilot).isascii()


async def test_news_from_another_process_light_up(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    session = Session(open_library(path), Settings(mark_read="open"), path, now=lambda: NOW)
    keep(session, ((WIEN, 2, HOUR),))
    async with DatelineApp(session).run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot)
        other = Session(open_library(path), path=path, now=lambda: NOW)
        keep(other, ((NAIROBI, 1, HOUR),), first=50)
        other.library.close()
        map_screen._not_before = 0.0
        map_screen._look_for_news()
        await shown(pilot, "Nairobi 1")
        assert chosen(map_screen) == "Vienna"


async def test_a_hostile_title_stays_text() -> None:
    session = session_of(())
    keep(session, ((WIEN, 1, HOUR),), title="[@click=app.quit]{n}[/] \x1b[31m\u202eof {place}")
    async with DatelineApp(session).run_test(size=NARROW) as pilot:
        await opened(pilot)
        await shown(pilot, "[@click=app.quit]0[/]")
        assert "\x1b" not in text(pilot)
        assert "\u202e" not in text(pilot)


async def test_without_the_maps_file_the_lights_stand_in_the_dark(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(view: chart.View, fine: bool = False) -> chart.Ground:
        raise GazetteerError("the map is missing")

    monkeypatch.setattr(chart, "mask", missing)
    monkeypatch.setattr(chart, "lines", missing)
    async with DatelineApp(session_of()).run_test(size=NARROW) as pilot:
        await opened(pilot, "plus")
        await shown(pilot, "● Vienna 9")
        await press(pilot, "minus")
        assert "  No map: its data are missing." in lines(pilot)


def test_bars_are_as_high_as_their_share_and_nothing_is_a_line() -> None:
    assert bars((0, 1, 4, 8)) == "▁▂▅█"
    assert bars((0, 0)) == ""
    assert bars(()) == ""
    assert bars((0, 10**9), plain=True) == "_#"


async def test_counts_without_room_for_two_blanks_before_them_are_left_out() -> None:
    session = session_of(((WIEN, 100, HOUR), (NAIROBI, 1, HOUR)))
    async with DatelineApp(session).run_test(size=(40, 10)) as pilot:
        await opened(pilot)
        await shown(pilot, "▌ Vienna")
        assert lines(pilot)[0] == "  dateline  World          last 7 days"
        await pilot.resize_terminal(41, 10)
        await until(pilot, lambda: lines(pilot)[0] == "  dateline  World  2 places, 101 unread")
