"""Configured commands: one argument list, no shell, and one line when they fail."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from reader.desk import commands
from reader.model.errors import SourceError, UsageError


def python(code: str) -> tuple[str, ...]:
    """A command that runs a little Python."""
    return (sys.executable, "-c", code)


def test_a_command_line_is_split_as_a_shell_would_and_a_list_is_taken_as_it_is() -> None:
    assert commands.arguments('mpv --title "my news"', "player") == ("mpv", "--title", "my news")
    assert commands.arguments(("mpv", "a b"), "player") == ("mpv", "a b")
    assert commands.arguments("", "player") == ()


def test_an_open_quotation_is_one_line() -> None:
    with pytest.raises(UsageError, match="the command of player cannot be read"):
        commands.arguments('mpv "', "player")


def test_outside_text_stays_one_argument() -> None:
    value = "https://example.org/?a=1&b=$(touch x); rm -rf ~ 'quoted'"
    assert commands.filled(("mpv", "--", "%s"), value) == ["mpv", "--", value]
    assert commands.filled(("mpv",), value) == ["mpv", value]


async def test_a_pipe_gets_the_text_on_stdin(tmp_path: Path) -> None:
    target = tmp_path / "out"
    await commands.pipe(python(f"import sys; open({str(target)!r}, 'wb').write(sys.stdin.buffer.read())"), "Grüße; $(echo)\n")
    assert target.read_text(encoding="utf-8") == "Grüße; $(echo)\n"


async def test_a_pipe_that_fails_says_its_code_and_its_last_line() -> None:
    with pytest.raises(SourceError, match="ended with code 3: no paper") as told:
        await commands.pipe(python("import sys; print('x' * 100_000); print('no paper\\x1b[31m', file=sys.stderr); sys.exit(3)"), "text")
    assert "\x1b" not in str(told.value)


async def test_a_pipe_that_reads_nothing_is_fine_and_an_empty_command_is_not() -> None:
    await commands.pipe(python("pass"), "x" * 5_000_000)
    with pytest.raises(UsageError, match="the command is empty"):
        await commands.pipe((), "text")


BACKGROUND = "import subprocess, sys; print(subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']).pid, file=open(sys.argv[1], 'w'))"


def runs(file: Path) -> bool:
    """Whether the process whose number stands in a file runs, and does not only wait to be reaped."""
    try:
        return Path(f"/proc/{int(file.read_text())}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


async def ends(file: Path) -> bool:
    """Whether it ends: a signal takes a moment."""
    for _turn in range(2000):
        if not runs(file):
            return True
        await asyncio.sleep(0.005)
    return False


async def test_a_pipe_that_leaves_something_in_the_background_is_done_when_it_ends_itself(tmp_path: Path) -> None:
    # as xclip does, which holds its output open for as long as it keeps the clipboard
    await commands.pipe((*python(BACKGROUND), str(tmp_path / "pid")), "text")
    assert runs(tmp_path / "pid")
    os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)


async def test_a_pipe_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "PATIENCE", 1.0)
    with pytest.raises(SourceError, match="took longer than"):
        await commands.pipe((*python(BACKGROUND + "; import time; time.sleep(600)"), str(tmp_path / "pid")), "text")
    assert await ends(tmp_path / "pid")


async def test_a_pipe_that_is_not_waited_for_any_more_is_ended(tmp_path: Path) -> None:
    pid = tmp_path / "pid"
    running = asyncio.create_task(commands.pipe((*python(BACKGROUND + "; import time; time.sleep(600)"), str(pid)), "text"))
    while not (pid.exists() and pid.read_text().strip()):  # noqa: ASYNC110 - another process writes it
        await asyncio.sleep(0.005)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert await ends(pid)


async def test_a_command_that_is_not_there_is_one_line() -> None:
    for start in (lambda: commands.start(("/nowhere/player",)), lambda: commands.run_here(("/nowhere/player",))):
        with pytest.raises(SourceError, match="/nowhere/player did not start: No such file"):
            start()
    with pytest.raises(SourceError, match="/nowhere/player did not start: No such file"):
        await commands.pipe(("/nowhere/player",), "")


def test_an_interrupt_of_the_terminal_is_for_the_command_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    code = "import os, signal; os.kill(os.getppid(), signal.SIGINT); print(signal.getsignal(signal.SIGINT)); os.kill(os.getpid(), signal.SIGINT)"
    assert commands.run_here((*python(code),)) != 0
    assert signal.getsignal(signal.SIGINT) is before


def test_only_web_addresses_are_given_to_a_player() -> None:
    for url in ("http://[broken", "file:///etc/passwd", "javascript:alert(1)", "--config=/tmp/x", "ftp://example.org/a.mp3"):
        with pytest.raises(SourceError, match="only http and https"):
            commands.start_with(python("pass"), url)
