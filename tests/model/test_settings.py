"""The config file: what it sets, and what it says about a line that is wrong."""

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.errors import UsageError
from reader.model.settings import Settings, load, read

FILE = Path("config.toml")


def wrong(text: str) -> str:
    with pytest.raises(UsageError) as caught:
        read(text, FILE)
    return str(caught.value)


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == Settings()


def test_a_file_sets_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b'\xef\xbb\xbf# mine\r\ntheme = "day"\r\nmeasure = 64\r\nhome = "K\xc3\xa4rnten"\r\nbrowser = ["firefox", "--new-tab", "%s"]\r\n')
    assert load(file) == Settings(theme="day", measure=64, home="Kärnten", browser=("firefox", "--new-tab", "%s"))


def test_every_setting_takes_its_own_default() -> None:
    for setting in fields(Settings):
        if setting.name not in {"keys"}:
            default = getattr(Settings(), setting.name)
            written = f'"{default}"' if isinstance(default, str) else str(list(default) if isinstance(default, tuple) else default).lower()
            assert read(f"{setting.name} = {written}", FILE) == Settings()


def test_an_action_has_one_key_or_several() -> None:
    set_keys = read('[keys]\nbookmark = "x"\ndown = ["j", "s"]\nup = "k, w"\nhelp = ","\nundo = []', FILE).keys
    assert set_keys == {"bookmark": ("x",), "down": ("j", "s"), "up": ("k", "w"), "help": (",",), "undo": ()}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('measure = 80\nthemee = "day"', "config.toml, line 2, column 1: there is no setting themee; did you mean theme?"),
        ('\n  mark_read = "opn"', 'config.toml, line 2, column 3: mark_read takes "preview", "open", "never"; did you mean open?'),
        ("measure = 39", "config.toml, line 1, column 1: measure is a whole number from 40 to 100"),
        ('measure = "wide"', "config.toml, line 1, column 1: measure is a whole number from 40 to 100"),
        ("measure = true", "config.toml, line 1, column 1: measure is a whole number from 40 to 100"),
        ("escdelay = 2.5", "config.toml, line 1, column 1: escdelay is a whole number from 0 to 2000"),
        ("theme = 3", "config.toml, line 1, column 1: theme is text in quotation marks"),
        ('language = "fr"', 'config.toml, line 1, column 1: language takes "auto", "en", "de"'),
        ("browser = 1", "config.toml, line 1, column 1: browser is a command in quotation marks, or a list of its parts"),
        ("keys = 3", 'config.toml, line 1, column 1: keys is a table of lines such as bookmark = "b"'),
        ('[keys]\nundo = "u"\nbookmark = 7', 'config.toml, line 3, column 1: keys.bookmark is a key such as "b", or a list of keys'),
        ('keys = {undo = "u", bookmark = 7}', 'config.toml, line 1, column 21: keys.bookmark is a key such as "b", or a list of keys'),
        ('keys.undo = "u"\nkeys.bookmark = [1]', 'config.toml, line 2, column 1: keys.bookmark is a key such as "b", or a list of keys'),
        ('[keyz]\nundo = "u"', "config.toml, line 1, column 2: there is no setting keyz; did you mean keys?"),
        ('theme = "day', "config.toml, line 1, column 13: this is no TOML: "),
        ("theme = day", "config.toml, line 1, column 9: this is no TOML: Invalid value"),
        ("theme =", "config.toml, line 1, column 8: this is no TOML: Invalid value"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_its_place(text: str, said: str) -> None:
    message = wrong(text)
    assert message.startswith(said)
    assert "\n" not in message


def test_a_file_that_is_not_text_says_so(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b'home = "K\xe4rnten"')
    with pytest.raises(UsageError, match="the settings are not UTF-8 text"):
        load(file)


def test_a_folder_in_the_place_of_the_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="directory"):
        load(tmp_path)


def test_nesting_without_end_is_no_traceback() -> None:
    assert "no TOML" in wrong("a = " + "[" * 20_000)


PIECES = st.sampled_from(
    ["theme", "keys", "measure", "=", ".", '"', "[", "]", "{", "}", "\n", "3", "x", "true", "'", ",", "#", "\x1b", "\u202e", " ", "1e9", "2026-11-24"]
)


@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=15).map("".join)))
@settings(max_examples=200)
def test_any_text_is_settings_or_one_line(text: str) -> None:
    try:
        read(text, FILE)
    except UsageError as problem:
        said = str(problem)
    else:
        return
    assert said.startswith("config.toml, line ")
    assert said.isprintable()
