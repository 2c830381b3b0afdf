"""`y`: what is enclosed is given to the player, one of several is asked for, and only the web is played."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.app.screens.news_play import about, name_of
from reader.app.screens.ways import WaysSheet
from reader.desk import commands
from reader.desk.session import Session
from reader.model.article import Enclosure
from reader.model.settings import Settings
from tests.app.news_app import NOW, fill, lines, news_session, press, shown, started, story, text, toasts, until
from tests.app.recorder import recorded, recorder

TALK = Enclosure("https://cdn.example/a/talk%20one.mp3?x=1", "audio/mpeg", 34_567_890)
FILM = Enclosure("https://cdn.example/film.mp4", "video/mp4", 340_000, title="The film [bold]")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Three articles, and a player that writes down what it is given."""
    made = news_session(3, settings=Settings(mark_read="open", player=(*recorder(tmp_path), "--", "%s"), browser=(*recorder(tmp_path), "browser")))
    yield made
    made.library.close()
    for process in commands._started:
        process.wait(20)


def enclosed(session: Session, *enclosures: Enclosure) -> None:
    """The newest article has these."""
    fill(session, [replace(story(0, title="Something to hear"), published=NOW, enclosures=enclosures)], "Radio")


async def played(pilot: Pilot[None], folder: Path, *arguments: str) -> None:
    """Waits until a command was given these arguments."""
    await until(pilot, lambda: recorded(folder)[0] == list(arguments))


async def test_the_only_one_is_played_at_once_and_its_size_is_said(session: Session, tmp_path: Path) -> None:
    enclosed(session, TALK)
    async with DatelineApp(session).run_test(size=(100, 24)) as pilot:
        await started(pilot)
        await press(pilot, "y")
        await played(pilot, tmp_path, "--", TALK.url)
        await until(pilot, lambda: "plays talk one.mp3, audio/mpeg, 35 MB." in toasts(pilot))


async def test_of_several_it_asks_which_with_kind_and_size(session: Session, tmp_path: Path) -> None:
    enclosed(session, TALK, FILM)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "y")
        await shown(pilot, "ENCLOSED")
        assert "1  talk one.mp3" in text(pilot)
        assert "audio/mpeg, 35 MB" in text(pilot)
        assert "2  The film [bold]" in text(pilot)
        assert "video/mp4, 340 kB" in text(pilot)
        assert "Enter play" in text(pilot)
        await press(pilot, "escape")
        assert recorded(tmp_path) == ([], "")
        await press(pilot, "y")
        await shown(pilot, "ENCLOSED")
        await press(pilot, "down", "enter")
        await played(pilot, tmp_path, "--", FILM.url)


async def test_thirty_of_them_are_scrolled_through(session: Session, tmp_path: Path) -> None:
    enclosed(session, *(Enclosure(f"https://cdn.example/{n}.mp3", title=f"Part {n}") for n in range(1, 31)))
    async with DatelineApp(session).run_test(size=(40, 10)) as pilot:
        await started(pilot)
        await press(pilot, "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, WaysSheet))
        await press(pilot, *["down"] * 29)
        await shown(pilot, "Part 30")
        assert any("Esc cancel" in line for line in lines(pilot))
        await press(pilot, "enter")
        await played(pilot, tmp_path, "--", "https://cdn.example/30.mp3")


async def test_without_a_player_the_browser_opens_it(session: Session, tmp_path: Path) -> None:
    session.settings = replace(session.settings, player="")
    enclosed(session, TALK)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "y")
        await played(pilot, tmp_path, "browser", TALK.url)
        assert "Opened cdn.example in the browser." in toasts(pilot)


async def test_nothing_enclosed_says_so(session: Session) -> None:
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "y")
        assert toasts(pilot) == "Nothing is enclosed."


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "--script=/tmp/x.lua", "http://[broken", "ytdl://x"])
@pytest.mark.parametrize("player", ["", "/nowhere/mpv"])
async def test_only_the_web_is_played(session: Session, tmp_path: Path, url: str, player: str) -> None:
    session.settings = replace(session.settings, player=player)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        # readers of feeds keep no such address; whatever is asked for, it is not given on
        news.play(Enclosure(url, "audio/mpeg"))
        await until(pilot, lambda: "addresses are opened" in toasts(pilot))
        assert recorded(tmp_path) == ([], "")


async def test_a_player_that_is_not_there_is_one_line(session: Session) -> None:
    session.settings = replace(session.settings, player="/nowhere/mpv --no-video")
    enclosed(session, TALK)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "y")
        await until(pilot, lambda: "/nowhere/mpv did not start: No such file" in toasts(pilot))


def test_names_are_one_clean_line() -> None:
    assert name_of(Enclosure("https://a.example/x/%1b%5b31m%0aa.mp3")) == "[31m a.mp3"
    assert name_of(Enclosure("https://a.example/")) == "a.example"
    assert name_of(Enclosure("http://[broken")) == "http://[broken"
    assert about(Enclosure("https://a.example/a", "", 0)) == ""
