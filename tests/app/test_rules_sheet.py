"""The sheet for rules: what they would do, trying one, adding, changing, removing, running them all."""

from pathlib import Path

from reader.app.main import DatelineApp
from reader.app.screens.rules import RulesSheet
from reader.desk.session import Session
from reader.model.settings import Settings, load
from tests.app.news_app import news_session, press, rows, shown, started, text, until

RULE = "when trams: tag rails, read"


def session_with(config: Path, *rules: str) -> Session:
    session = news_session(12, settings=Settings(mark_read="open", rules=rules))
    session.config = config
    return session


async def test_a_rule_is_tried_added_run_and_taken_back(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    session = session_with(config)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "R")
        await shown(pilot, "No rules yet.")
        await press(pilot, *RULE)
        await shown(pilot, "4 articles: tag rails 4, read 4.")
        await press(pilot, "enter")
        await shown(pilot, "Added.")
        assert load(config).rules == (RULE,)
        assert session.settings.rules == (RULE,)
        await press(pilot, "a")
        await shown(pilot, "4 articles changed.  u undo")
        assert sum(row.read for row in rows(session) if "trams" in row.title) == 4
        await press(pilot, "u")
        await shown(pilot, "As before: 4 articles.")
        assert not any(row.read for row in rows(session) if "trams" in row.title)
        await press(pilot, "delete")
        await shown(pilot, "Removed.  u undo")
        assert load(config).rules == ()
        await press(pilot, "u")
        await until(pilot, lambda: load(config).rules == (RULE,))


async def test_what_is_wrong_is_shown_at_its_column_and_nothing_is_lost(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    session = session_with(config, RULE, "when in:Qwertzuiopolis: read", "when : read")
    async with DatelineApp(session).run_test(size=(120, 40)) as pilot:
        await started(pilot)
        await press(pilot, "R", "j")
        await shown(pilot, "! no place called Qwertzuiopolis")
        await press(pilot, "k", "enter", "end", *", tgg")
        await shown(pilot, "Did you mean tag?")
        screen = text(pilot).splitlines()
        at = next(n for n, line in enumerate(screen) if "read, tgg" in line)
        assert screen[at + 1].index("^") == screen[at].index("tgg")
        await press(pilot, "enter")
        assert session.settings.rules[0] == RULE
        await press(pilot, *["backspace"] * 5, *", hide", "enter")
        await shown(pilot, "Changed.")
        assert load(config).rules[0] == f"{RULE}, hide"
        await press(pilot, "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, RulesSheet))


async def test_a_rule_that_is_removed_while_another_is_changed_costs_no_third_one(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    session = session_with(config, "when aaa: read", "when bbb: read", "when ccc: read")
    async with DatelineApp(session).run_test(size=(120, 40)) as pilot:
        await started(pilot)
        await press(pilot, "R", "j", "enter", "end", *", hide")
        await press(pilot, "up", "up", "delete")
        await shown(pilot, "Removed.")
        await press(pilot, "tab", "enter")
        await shown(pilot, "Changed.")
        assert load(config).rules == ("when bbb: read, hide", "when ccc: read")
