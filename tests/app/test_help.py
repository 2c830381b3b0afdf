"""The help and the flow of its columns."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app.keys import ACTIONS
from reader.app.screens.help import HelpSheet
from reader.app.widgets.help_grid import Entry, HelpGrid, entries, flow
from tests.app.sheet_app import SheetApp, empty_session, lines, settle, text, write


def test_every_action_of_the_table_stands_in_the_help() -> None:
    shown = {entry.action.id for entry in entries("") if entry.action}
    missing = {action.id for action in ACTIONS} - shown
    assert missing == {f"open_{n}" for n in range(2, 10)}
    assert next(entry.hint for entry in entries("") if entry.action and entry.action.id == "open_1") == "1-9"


def test_the_readers_own_keys_are_shown_and_found() -> None:
    found = entries("ctrl+b", {"bookmark": ("ctrl+b",)})
    assert [entry.action.id for entry in found if entry.action] == ["bookmark"]


@settings(max_examples=50)
@given(groups=st.lists(st.integers(1, 15), max_size=8), columns=st.integers(1, 4))
def test_flowing_loses_nothing_and_keeps_headings_with_their_rows(groups: Sequence[int], columns: int) -> None:
    rows = tuple(row for size in groups for row in (Entry(), Entry(heading="H"), *[Entry(action=ACTIONS[0])] * size))
    flowed = flow(rows, columns)
    kept = [entry for column in flowed for entry in column if entry.heading or entry.action]
    assert kept == [row for row in rows if row.heading or row.action]
    assert len(flowed) <= columns
    assert all(column[-1].heading is None for column in flowed if column)


@pytest.mark.parametrize(("size", "columns"), [((80, 24), 2), ((120, 40), 3), ((60, 20), 2), ((40, 10), 1)])
async def test_columns_go_by_width(size: tuple[int, int], columns: int) -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=size) as pilot:
        await app.push_screen(HelpSheet())
        await settle(pilot)
        assert len(app.screen.query_one(HelpGrid)._columns) == columns
        assert "Esc back" in text(app)
        assert all(len(line) <= size[0] for line in lines(app))


async def test_typing_filters_by_words_and_enter_does_the_action() -> None:
    app, results = SheetApp(empty_session()), list[str | None]()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(HelpSheet(), results.append)
        await write(pilot, "note")
        await settle(pilot)
        assert "to the top" not in text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert results == ["annotate"]


async def test_arrows_go_down_and_sideways() -> None:
    app, results = SheetApp(empty_session()), list[str | None]()
    async with app.run_test(size=(120, 40)) as pilot:
        await app.push_screen(HelpSheet(), results.append)
        await settle(pilot)
        await pilot.press("down", "right", "enter")
        await settle(pilot)
        assert results == ["find_text"]


async def test_what_no_action_does_says_so_and_enter_stays() -> None:
    app, results = SheetApp(empty_session()), list[str | None]()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(HelpSheet(), results.append)
        await write(pilot, "zzzz")
        await pilot.press("enter")
        await settle(pilot)
        assert "No key does that." in text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert results == [None]


async def test_a_click_chooses_and_a_second_does_it() -> None:
    app, results = SheetApp(empty_session()), list[str | None]()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(HelpSheet(), results.append)
        await settle(pilot)
        shown = lines(app)
        y = next(i for i, line in enumerate(shown) if "next article" in line)
        await pilot.click(offset=(12, y))
        await pilot.click(offset=(12, y))
        await settle(pilot)
        assert results == ["next_article"]
