"""The sheet for settings: every short setting, written at once, in force at once where that can be."""

from dataclasses import fields
from pathlib import Path

from reader.app.main import DatelineApp
from reader.app.screens.settings_rows import ENTRIES, Entry, next_value, shown_value, typed_value
from reader.model.settings import Settings, load
from tests.app.news_app import lines, news_session, press, rows, shown, started, text, toasts, until

TABLES = {"pipes", "headers", "keys", "rules"}
"""Settings that are more than a word or two: the file, or a sheet of their own."""


def entry(name: str) -> Entry:
    return next(one for one in ENTRIES if one.name == name)


async def test_settings_are_changed_kept_and_in_force(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("# mine\nmeasure = 60\n")
    session = news_session(8, settings=Settings(mark_read="open", measure=60))
    session.config = config
    async with DatelineApp(session).run_test(size=(200, 50)) as pilot:
        news = await started(pilot)
        assert news.rows.lines == 3
        await press(pilot, "comma")
        await shown(pilot, str(config)[:40])
        assert "nothing" not in text(pilot)
        at = [one.name for one in ENTRIES].index("rows")
        await press(pilot, *["j"] * at, "enter")
        await shown(pilot, "rows is one.")
        await until(pilot, lambda: news.rows.lines == 1)
        await press(pilot, "k", "enter", "ctrl+u", *"12", "enter")
        await shown(pilot, "! measure is a whole number from 40 to 100")
        await press(pilot, "ctrl+u", *"80", "enter")
        await shown(pilot, "measure is 80.")
        await until(pilot, lambda: news.view.text._measure() > 60)
        assert config.read_text().startswith("# mine\n")
        assert (load(config).rows, load(config).measure) == ("one", 80)
        assert session.settings.measure == 80
        await press(pilot, "G", "k", "enter", "ctrl+u", *"x", "escape", "escape")
        assert load(config).escdelay == 25
        assert "SETTINGS" not in text(pilot)


async def test_a_home_is_told_in_full_and_one_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    session = news_session(2)
    session.config = tmp_path / "config.toml"
    async with DatelineApp(session).run_test(size=(120, 40)) as pilot:
        await started(pilot)
        at = [one.name for one in ENTRIES].index("home")
        await press(pilot, "comma", *["j"] * at, "enter", *"Qwertzuiopolis", "enter")
        await shown(pilot, "! no place called Qwertzuiopolis")
        assert not session.config.exists()
        assert session.settings.home == ""
        await press(pilot, "ctrl+u", *"Vienna", "enter")
        await shown(pilot, "home is Vienna, Austria.")
        await press(pilot, "enter", "ctrl+u", *"Paris, Texas", "enter")
        await shown(pilot, "home is Paris, Texas, United States")
        assert load(session.config).home == session.settings.home == "Paris, Texas"
        await press(pilot, "enter", "ctrl+u", "enter")
        await shown(pilot, "home is as by default.")


async def test_u_undoes_nothing_from_here() -> None:
    session = news_session(4)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "b")
        await until(pilot, lambda: rows(session)[0].bookmarked)
        await press(pilot, "comma", "u", "u")
        assert "SETTINGS" in text(pilot)
        assert rows(session)[0].bookmarked
        await press(pilot, "escape", "u")
        await until(pilot, lambda: not rows(session)[0].bookmarked)
        assert "Nothing to undo." not in toasts(pilot)


async def test_every_setting_can_be_reached_in_a_small_terminal() -> None:
    async with DatelineApp(news_session(2)).run_test(size=(60, 12)) as pilot:
        await started(pilot)
        await press(pilot, "comma", "G")
        await shown(pilot, "library")
        assert "Esc close" in lines(pilot)[-1]


def test_the_sheet_has_every_setting_that_is_short() -> None:
    assert {one.name for one in ENTRIES} == {field.name for field in fields(Settings)} - TABLES


def test_values_are_shown_as_they_are_typed() -> None:
    chosen = Settings(browser=("firefox", "--new window", "%s"), fold=True)
    assert shown_value(chosen, entry("browser")) == "firefox '--new window' %s"
    assert shown_value(chosen, entry("fold")) == "true"
    assert next_value(chosen, entry("fold")) == "false"
    assert next_value(chosen, entry("mark_read")) == "open"
    assert next_value(Settings(theme="nord"), entry("theme")) == "auto"
    assert typed_value(entry("measure"), "80") == 80
    assert typed_value(entry("measure"), "wide") == "wide"
    assert typed_value(entry("fold"), "true") is True
