"""Marking as read: all, above, below, older; with how many each is about."""

from datetime import timedelta

import pytest

from reader.app.main import DatelineApp
from reader.app.screens.marks import MarkSheet, count, ids_of
from reader.app.search import Wanted, look
from tests.app.news_app import fill, news_session, press, rows, shown, started, story, text, toasts, until


async def test_the_sheet_counts_and_marks_what_stands_above() -> None:
    session = news_session()
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, *"jjjj", "A")
        assert isinstance(pilot.app.screen, MarkSheet)
        await shown(pilot, "everything in the list                     27")
        # of the four above one is read
        assert "what stands above this row                  3" in text(pilot)
        await press(pilot, "2")
        await until(pilot, lambda: "3 marked read." in toasts(pilot))
        assert [row.read for row in rows(session)[:5]] == [True, True, True, True, False]
        await press(pilot, "u")
        await until(pilot, lambda: not rows(session)[0].read)


async def test_what_is_selected_is_where_the_cursor_begins() -> None:
    session = news_session()
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "v", "v", "A", "enter")
        await until(pilot, lambda: "2 marked read." in toasts(pilot))
        assert sum(not row.read for row in rows(session)) == 25


@pytest.mark.parametrize("selected", [0, 2])
async def test_digits_mean_the_same_with_a_selection(selected: int) -> None:
    taken: list[str | None] = []
    async with DatelineApp(news_session(4)).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        for digit in "1234567":
            sheet = MarkSheet(dict, selected)
            pilot.app.push_screen(sheet, taken.append)
            await until(pilot, lambda sheet=sheet: pilot.app.screen is sheet and sheet.is_mounted)  # type: ignore[misc]
            current = sheet.options.current
            assert current is not None
            assert current.name == ("selected" if selected else "all")
            await press(pilot, digit)
            if pilot.app.screen is sheet:
                await press(pilot, "escape")
    assert taken == ["all", "above", "below", "day", "week", "selected" if selected else None, None]


def test_older_and_below_take_what_they_say() -> None:
    session = news_session(6)
    fill(session, [story(60, age=timedelta(days=2)), story(61, age=timedelta(days=9))], "Old")
    found = look(session, Wanted())
    row = rows(session)[2]
    assert dict(count(session, found, row)) == {"all": 6, "above": 2, "below": 4, "day": 2, "week": 1}
    assert len(ids_of(session, found, row, "below")) == 4
    assert row.id not in ids_of(session, found, row, "below")
    assert ids_of(session, found, row, "week") == (rows(session)[-1].id,)


def test_what_came_in_above_the_list_is_not_marked() -> None:
    session = news_session(6)
    found = look(session, Wanted())
    fill(session, [story(70, title="New 70", age=timedelta(minutes=1))], "New")
    assert rows(session)[0].title == "New 70"
    assert rows(session)[0].id not in ids_of(session, found, None, "all")
