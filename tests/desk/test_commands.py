"""Configured commands: one argument list, no shell, and one line when they fail."""

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


def test_a_pipe_gets_the_text_on_stdin(tmp_path: Path) -> None:
    target = tmp_path / "out"
    commands.pipe(python(f"import sys; open({str(target)!r}, 'wb').write(sys.stdin.buffer.read())"), "Grüße; $(echo)\n")
    assert target.read_text(encoding="utf-8") == "Grüße; $(echo)\n"


def test_a_pipe_that_fails_says_its_code_and_its_last_line() -> None:
    with pytest.raises(SourceError, match="ended with code 3: no paper") as told:
        commands.pipe(python("import sys; print('no paper\\x1b[31m', file=sys.stderr); sys.exit(3)"), "text")
    assert "\x1b" not in str(told.value)


def test_a_pipe_that_reads_nothing_is_fine() -> None:
    commands.pipe(python("pass"), "x" * 5_000_000)


def test_a_pipe_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "PATIENCE", 0.2)
    with pytest.raises(SourceError, match="took longer than"):
        commands.pipe(python("import time; time.sleep(60)"), "text")


def test_a_command_that_is_not_there_is_one_line() -> None:
    for start in (
        lambda: commands.start(("/nowhere/player",)),
        lambda: commands.pipe(("/nowhere/player",), ""),
        lambda: commands.run_here(("/nowhere/player",)),
    ):
        with pytest.raises(SourceError, match="/nowhere/player did not start: No such file"):
            start()


def test_only_web_addresses_are_given_to_a_player() -> None:
    for url in ("file:///etc/passwd", "javascript:alert(1)", "--config=/tmp/x", "ftp://example.org/a.mp3"):
        with pytest.raises(SourceError, match="only http and https"):
            commands.start_with(python("pass"), url)
