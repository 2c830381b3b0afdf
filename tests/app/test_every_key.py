"""Every key of the design's table does what the table says: the table is read, and each key of it is pressed."""

import os
import re
import sys
from pathlib import Path

import pytest

from reader.app.keys import ACTIONS
from reader.app.main import DatelineApp
from reader.app.palette import Commands
from reader.app.screens.help import HelpSheet
from reader.app.widgets.help_grid import entries
from reader.model.settings import Settings
from tests.app.child_process import telling
from tests.app.key_checks import CHECKS, NAMES, go
from tests.app.news_app import news_session, press, screen, started, until

DESIGN = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[3] / "shared")) / "DESIGN.md"
ROW = re.compile(r"\| (move|article|keep|where|find) \| (.+) \|")
KEY = re.compile(r"`([^`]+)`")


def keys_of_the_design() -> list[str]:
    """Every key of the table in section 6, as it is written there."""
    if not DESIGN.exists():
        return []
    found = [key for row in ROW.findall(DESIGN.read_text("utf-8")) for part in KEY.findall(row[1]) for key in part.split()]
    return [n for key in found for n in (map(str, range(1, 10)) if key == "1-9" else [key])]


def test_the_table_of_the_design_has_a_check_for_each_key_and_an_action() -> None:
    keys = keys_of_the_design()
    if not keys:
        pytest.skip(f"{DESIGN} is not there")
    assert sorted(set(keys) - set(CHECKS)) == []
    bound = {key for action in ACTIONS for key in action.keys}
    assert {NAMES.get(key, key) for key in keys} <= bound


@pytest.mark.parametrize("key", CHECKS)
async def test_the_key_does_what_the_table_says(key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorder = "import sys; open(sys.argv[1], 'w').write(sys.argv[2])"
    browser = (sys.executable, "-c", recorder, str(tmp_path / "opened"))
    telling(monkeypatch, tmp_path, [])
    session = news_session(path=tmp_path / "library.db", settings=Settings(browser=browser, mark_read="open"))
    async with DatelineApp(session).run_test(size=(120, 40)) as pilot:
        await started(pilot)
        await CHECKS[key](pilot)
    session.library.close()


async def test_the_palette_and_the_help_offer_every_action_and_a_click_does_it() -> None:
    session = news_session(3)
    async with DatelineApp(session).run_test(size=(120, 40)) as pilot:
        await started(pilot)
        wanted = {action.id for action in ACTIONS}
        provider = Commands(screen(pilot))
        assert {action.id for action, _do in provider._known()} == wanted - {"palette"}
        await go(pilot, "?")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpSheet))
        sheet_ = pilot.app.screen
        assert isinstance(sheet_, HelpSheet)
        await press(pilot, *"only the body")
        await until(pilot, lambda: sheet_.grid.current is not None and sheet_.grid.current.id == "zen")
        await pilot.click(sheet_.grid, offset=(2, 1))
        await until(pilot, lambda: screen(pilot).has_class("-zen"))
    session.library.close()


def test_the_help_lists_every_action() -> None:
    listed = {entry.action.id for entry in entries("") if entry.action is not None}
    assert listed | {f"open_{n}" for n in range(2, 10)} == {action.id for action in ACTIONS}
