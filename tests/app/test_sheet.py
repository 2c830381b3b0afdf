"""What all sheets share, and the command palette in their look."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from reader.app import palette
from reader.app.keys import ACTIONS
from reader.app.screens.sheet import Hint, Sheet
from reader.app.show import content
from reader.model.paths import styles
from tests.app.sheet_app import Below, SheetApp, empty_session, lines, settle, text, write


class Plain(Sheet[str]):
    """A sheet with many lines and hints."""

    @property
    def title_text(self) -> str:
        return "TITLE [red]x[/]"

    @property
    def aside(self) -> str:
        return "at the right"

    @property
    def hints(self) -> Sequence[Hint]:
        return (("Enter", "do"), ("r", "a very long hint that needs much room"), ("Esc", "back"))

    def compose_body(self) -> ComposeResult:
        yield Static(content("\n".join(f"line {n}" for n in range(30))))


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (120, 40)])
async def test_title_aside_and_keys_stay_while_long_content_scrolls(size: tuple[int, int]) -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=size) as pilot:
        await app.push_screen(Plain())
        await settle(pilot)
        assert "TITLE [red]x[/]" in text(app)
        assert "line 0" in text(app)
        assert any(line.strip().removeprefix("▌").strip().endswith("Esc back") for line in lines(app))


async def test_hints_without_room_go_whole_and_the_last_stays() -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=(40, 24)) as pilot:
        await app.push_screen(Plain())
        await settle(pilot)
        assert "Enter do   Esc back" in text(app)
        assert "very long" not in text(app)


async def test_a_click_on_a_hint_presses_its_key() -> None:
    app, results = SheetApp(empty_session()), list[str | None]()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(Plain(), results.append)
        await settle(pilot)
        y = next(i for i, line in enumerate(lines(app)) if "Esc back" in line)
        await pilot.click(offset=(lines(app)[y].index("back"), y))
        await settle(pilot)
        assert results == [None]


class Chooser(Plain):
    """A sheet that answers to Enter, and opens another one on `e`."""

    BINDINGS = [Binding("enter", "choose"), Binding("e", "other")]

    def action_choose(self) -> None:
        self.dismiss("chosen")

    def action_other(self) -> None:
        self.app.push_screen(Plain())


@pytest.mark.parametrize(("keys", "answers", "open_sheets"), [("choose choose close_sheet", ["chosen"], 0), ("other choose close_sheet", [], 2)])
async def test_keys_in_a_burst_close_the_sheet_that_they_were_meant_for_once(keys: str, answers: list[str], open_sheets: int) -> None:
    app, results, chooser = SheetApp(empty_session()), list[str | None](), Chooser()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(chooser, results.append)
        await settle(pilot)
        # as if all had been on their way to the sheet before the first was answered
        for action in keys.split():
            await chooser.run_action(action)
        await settle(pilot)
        assert results == answers
        assert len(app.screen_stack) == 1 + open_sheets


async def test_a_key_that_follows_at_once_waits_for_no_widgets() -> None:
    """The sheet is open, and its rows are not there yet."""
    app, picker = SheetApp(empty_session()), Chooser()
    async with app.run_test(size=(80, 24)) as pilot:
        opening = app.push_screen(picker, (results := list[str | None]()).append)
        assert not await app.run_action("choose", picker)
        await opening
        await settle(pilot)
        assert await app.run_action("choose", picker)
        await settle(pilot)
        assert results == ["chosen"]


def test_sheets_have_no_border_but_the_bar_at_their_left() -> None:
    for line in (styles() / "sheets.tcss").read_text(encoding="utf-8").splitlines():
        words = line.strip().rstrip(";").rstrip("}").strip(" ;")
        for part in words.split(";"):
            rule = part.split("{")[-1].strip()
            if rule.startswith("border"):
                assert rule in {"border: none", "border-left: outer $d-accent"}


class Acting(Below):
    """A screen with one action."""

    def __init__(self) -> None:
        super().__init__(Static("below"))
        self.done: list[str] = []

    def action_bookmark(self) -> None:
        self.done.append("bookmark")


class PaletteApp(SheetApp):
    COMMANDS = palette.PROVIDERS
    ENABLE_COMMAND_PALETTE = True


async def test_the_palette_offers_what_the_screen_can_do_and_does_it() -> None:
    screen = Acting()
    app = PaletteApp(empty_session(), below=screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(palette.palette())
        await write(pilot, "bookm")
        await pilot.pause(0.3)
        assert "bookmark   b" in text(app)
        assert "tags" not in text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert screen.done == ["bookmark"]


async def test_the_palette_opens_on_the_actions() -> None:
    app = PaletteApp(empty_session(), below=Acting())
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(palette.palette())
        await pilot.pause(0.3)
        await settle(pilot)
        shown = text(app)
        assert shown.index("bookmark   b") < shown.index("theme: night")


async def test_the_palette_changes_the_theme() -> None:
    app = PaletteApp(empty_session(), below=Acting())
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(palette.palette())
        await write(pilot, "theme: day")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await settle(pilot)
        assert app.theme.startswith("day")


def test_every_action_has_words_for_the_palette() -> None:
    assert all(palette._words(action).strip() for action in ACTIONS)


def test_the_styles_lie_where_the_app_looks_for_them() -> None:
    assert Path(styles() / "sheets.tcss").is_file()
