"""What changes below a sheet is drawn once, and then the screen keeps still."""

import asyncio

import pytest
from textual.geometry import Region
from textual.screen import Screen

from reader.app.main import DatelineApp
from reader.app.screens.news import NewsScreen
from tests.app.news_app import news_session, press, started, until

ROUNDS = 60
"""Turns of Textual's own timer."""


def settled(news: NewsScreen) -> bool:
    """Nothing of it waits to be drawn."""
    return not (news._repaint_required or news._dirty_widgets or news._layout_required)


@pytest.mark.parametrize("keys", [("question_mark",), ("L",), ("comma",)])
async def test_the_screen_keeps_still_below_a_sheet(keys: tuple[str, ...]) -> None:
    session = news_session(12)
    async with DatelineApp(session).run_test(size=(120, 40)) as pilot:
        news = await started(pilot)
        await press(pilot, *keys)
        await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
        await pilot.pause()
        news.key_bar.refresh()
        news.rows.refresh()
        for _round in range(ROUNDS):
            await asyncio.sleep(1 / 60)
            if settled(news):
                break
        # a screen that wants to be drawn anew once it is drawn never comes to rest
        assert settled(news)
    session.library.close()


async def test_what_changes_below_a_sheet_is_drawn_by_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    session = news_session(12)
    async with DatelineApp(session).run_test(size=(120, 40)) as pilot:
        news = await started(pilot)
        await press(pilot, "L")
        await until(pilot, lambda: len(pilot.app.screen_stack) > 1 and settled(news))
        sheet = pilot.app.screen
        drawn: list[Region] = []
        refresh = sheet.refresh

        def draw(*regions: Region, **how: bool) -> Screen[object]:
            drawn.extend(regions)
            return refresh(*regions, **how)

        monkeypatch.setattr(sheet, "refresh", draw)
        news.top_bar.refresh()
        await until(pilot, lambda: news.top_bar.region in drawn)
    session.library.close()
