"""What changes below a sheet is drawn once, and then the screen keeps still."""

import asyncio

import pytest
from textual.screen import Screen

from reader.app.main import DatelineApp
from tests.app.news_app import lines, news_session, press, started, until

ROUNDS = 30
"""Turns of Textual's own timer that a screen which draws itself again and again would use."""


@pytest.mark.parametrize("keys", [("question_mark",), ("L",), ("comma",), ("P", "question_mark")])
async def test_the_screen_keeps_still_below_a_sheet(keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    session = news_session(12)
    async with DatelineApp(session).run_test(size=(120, 40)) as pilot:
        news = await started(pilot)
        await press(pilot, *keys)
        await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
        await pilot.pause()
        drawn: list[object] = []
        show = pilot.app._display

        def display(screen: Screen[object], update: object) -> None:
            drawn.append(update)
            show(screen, update)  # type: ignore[arg-type]

        monkeypatch.setattr(pilot.app, "_display", display)
        news.key_bar.refresh()
        news.rows.refresh()
        for _round in range(ROUNDS):
            await asyncio.sleep(1 / 60)
        assert len(drawn) <= 3
    session.library.close()


async def test_what_changes_below_a_sheet_is_seen() -> None:
    session = news_session(12)
    async with DatelineApp(session).run_test(size=(120, 40)) as pilot:
        news = await started(pilot)
        await press(pilot, "L")
        await until(pilot, lambda: len(pilot.app.screen_stack) > 1)
        news.offline = True
        news.update_bars()
        await until(pilot, lambda: "offline" in lines(pilot)[0])
    session.library.close()
