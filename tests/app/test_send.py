"""Where an article can go: pager and editor on a real terminal, real commands, files, the clipboard, the comments page."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.app.screens.export_file import ExportSheet
from reader.app.screens.ways import WaysSheet
from reader.app.widgets.field import Field
from reader.desk import commands
from reader.desk.session import Session
from reader.model.settings import Settings
from tests.app.news_app import NOW, fill, lines, news_session, press, shown, started, story, text, toasts, until
from tests.app.recorder import recorded, recorder
from tests.benchmarks.terminal import Terminal

WAYS = ("pager", "editor", "file", "text", "markdown", "share", "pipe")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Six articles, and a command that articles can be piped to."""
    made = news_session(6, settings=Settings(mark_read="open", pipes={"printer": recorder(tmp_path)}))
    yield made
    made.library.close()
    for process in commands._started:
        process.wait(20)


async def sent(pilot: Pilot[None], way: str) -> None:
    """Chooses a way out."""
    await press(pilot, "e")
    await until(pilot, lambda: isinstance(pilot.app.screen, WaysSheet))
    await press(pilot, str(WAYS.index(way) + 1))


def folder_of(path: Path) -> list[str]:
    """Names of the files in a folder."""
    return [file.name for file in path.iterdir()]


def clipboard(pilot: Pilot[None]) -> str:
    """What was copied."""
    return pilot.app.clipboard


async def test_the_sheet_offers_every_way_and_names_the_programs(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "most -s")
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "e")
        await shown(pilot, "SEND")
        assert "Story 0 about tunnels" in next(line for line in lines(pilot) if "SEND" in line)
        assert "most" in next(line for line in lines(pilot) if "pager" in line)
        assert "none set" in next(line for line in lines(pilot) if "editor" in line)
        assert "pipe its text to printer" in text(pilot)
        await press(pilot, "down", "enter")
        assert "No editor set." in toasts(pilot)


async def test_a_pipe_gets_the_text_of_all_that_are_selected(session: Session, tmp_path: Path) -> None:
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "v", "v", "e")
        await shown(pilot, "2 articles")
        await press(pilot, "7")
        await until(pilot, lambda: "Piped to printer." in toasts(pilot))
        said = recorded(tmp_path)[1]
        assert said.startswith("Story 0 about tunnels\n\nA teaser.\n\nParagraph 0 of story 0.")
        assert "\n\n\nStory 1 about trams\nhttps://example.org/1\n\n" in said


async def test_a_pipe_that_fails_says_what_it_said(session: Session, tmp_path: Path) -> None:
    session.settings = replace(session.settings, pipes={"printer": recorder(tmp_path, code=3)})
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await sent(pilot, "pipe")
        await until(pilot, lambda: "ended with code 3: no paper [31mleft" in toasts(pilot))


@pytest.mark.parametrize(
    ("way", "copied"),
    [
        ("text", "Story 1 about trams\nhttps://example.org/1\n\nA teaser."),
        ("markdown", "# Story 1 about trams"),
        ("share", "Story 1 about trams\nhttps://example.org/1"),
    ],
)
async def test_what_is_copied(session: Session, way: str, copied: str) -> None:
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "j")
        await sent(pilot, way)
        await until(pilot, lambda: toasts(pilot) == "Copied.")
        assert copied in clipboard(pilot)
        assert (clipboard(pilot) == copied) is (way == "share")


async def test_a_file_is_written_in_the_form_of_its_ending_and_what_is_wrong_is_said_in_the_sheet(session: Session, tmp_path: Path) -> None:
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "v", "v")
        await sent(pilot, "file")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportSheet))
        field = pilot.app.screen.query_one(Field)
        assert field.value == "articles.md"
        for wrong, why in (
            ("a.doc", "the ending says the form"),
            (f"{tmp_path}/none/a.md", "No such file"),
            ("x" * 300 + ".md", "File name too long"),
            ("~nobody-here/a.md", ""),
        ):
            field.value = wrong
            await press(pilot, "enter")
            await until(pilot, lambda why=why: why in text(pilot) and "! " in text(pilot))  # type: ignore[misc]
            assert pilot.app.screen.query_one(Field).value == wrong
        field.value = str(tmp_path / "two.json")
        await press(pilot, "enter")
        await until(pilot, lambda: f"Written to {tmp_path}" in toasts(pilot).replace("\n", ""))
    assert [one["title"] for one in json.loads((tmp_path / "two.json").read_text())] == ["Story 0 about tunnels", "Story 1 about trams"]


async def test_a_title_never_becomes_a_path_and_esc_writes_nothing(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fill(session, [replace(story(0, title="../../etc/passwd [bold]"), published=NOW)], "Other")
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await sent(pilot, "file")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportSheet))
        assert pilot.app.screen.query_one(Field).value == "etc passwd bold.md"
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, ExportSheet)
    assert not folder_of(tmp_path)


async def test_where_the_terminal_cannot_be_lent_one_line_says_so_and_no_file_stays(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await sent(pilot, "pager")
        await until(pilot, lambda: "This terminal cannot be lent to another program." in toasts(pilot))
    assert not folder_of(tmp_path)


async def test_a_setting_that_cannot_be_read_is_one_line(session: Session) -> None:
    session.settings = replace(session.settings, pager='less "', pipes={"printer": ""})
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await sent(pilot, "pager")
        await until(pilot, lambda: "the command of pager cannot be read" in toasts(pilot))
        await sent(pilot, "pipe")
        await until(pilot, lambda: "the command is empty" in toasts(pilot))


async def test_an_empty_list_has_nothing_to_send() -> None:
    session = news_session(0)
    fill(session, [])
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        for key in ("e", "y", "C", "D", "I", "f"):
            await press(pilot, key)
            assert toasts(pilot) == "No article here."
    session.library.close()


async def test_the_comments_page_opens_in_the_browser(session: Session, tmp_path: Path) -> None:
    session.settings = replace(session.settings, browser=recorder(tmp_path))
    fill(session, [replace(story(0, title="Talked about"), published=NOW, comments_url="https://talk.example/1?a=b&c=d")], "Other")
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "C")
        await until(pilot, lambda: "Opened talk.example in the browser." in toasts(pilot))
        await until(pilot, lambda: recorded(tmp_path)[0] == ["https://talk.example/1?a=b&c=d"])
        await press(pilot, "j", "C")
        assert "No comments page known for this article." in toasts(pilot)


PAGER = """
import os, sys, termios
told = "PAGER SHOWS", open(sys.argv[1], encoding="utf-8").read().splitlines()[0], "canonical", bool(termios.tcgetattr(0)[3] & termios.ICANON)
try:
    print(*told, flush=True)
    sys.stdin.readline()
except KeyboardInterrupt:
    print("PAGER INTERRUPTED", flush=True)
open(sys.argv[2], "w").write(sys.argv[1])
sys.exit(7)
"""


CONTROLLED = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
"""Makes the terminal the one whose ctrl+c reaches the processes on it (tty_ioctl(4))."""


def test_pager_and_editor_have_the_terminal_until_they_end_and_an_interrupt_is_theirs(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    news_session(3, path=library).library.close()
    pager = json.dumps([sys.executable, "-c", PAGER, "%s", str(tmp_path / "told")])
    (tmp_path / "config.toml").write_text(f'pager = {pager}\neditor = "/nowhere/editor"\nrefresh_minutes = 60\n', "utf-8")
    command = [sys.executable, "-c", CONTROLLED, sys.executable, "-m", "reader", "--library", str(library), "--config", str(tmp_path / "config.toml")]
    with Terminal(command, columns=80, rows=24, env={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.until("Story 0")
        terminal.write("e")
        terminal.until("SEND")
        terminal.write("1")
        terminal.until("PAGER SHOWS Story 0 about tunnels canonical True")
        terminal.write("\x03")
        terminal.until("PAGER INTERRUPTED")
        terminal.until("ended with code 7")
        # it was removed when the program had ended
        shown_file = Path((tmp_path / "told").read_text())
        assert shown_file.name.startswith("dateline-")
        assert not shown_file.exists()
        terminal.seen = b""
        terminal.write("e")
        terminal.until("SEND")
        terminal.write("2")
        terminal.until("/nowhere/editor did not start")
        terminal.seen = b""
        terminal.write("?")
        terminal.until("MOVE")
        terminal.write("\x1b")
        terminal.settle()
        terminal.write("q")
        assert terminal.process.wait(20) == 0
    assert list(tmp_path.glob("dateline-*")) == []
