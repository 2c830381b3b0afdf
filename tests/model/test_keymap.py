"""The reader's own keys are checked before the screen gets them."""

from pathlib import Path

import pytest
from textual.keys import _character_to_key

from reader.model.errors import UsageError
from reader.model.keymap import character_name, check_keys, key_name, shown

KNOWN = {"bookmark": ("b",), "toggle_read": ("m",), "help": ("question_mark",), "down": ("j", "down"), "next_pane": ("tab",)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Settings with keys in line 3 and 4."""
    path = tmp_path / "config.toml"
    path.write_text('theme = "day"\n[keys]\nbookmark = "m"\ndown = "n"\n', "utf-8")
    return path


def wrong(keys: dict[str, tuple[str, ...]], file: Path) -> str:
    with pytest.raises(UsageError) as caught:
        check_keys(keys, KNOWN, file)
    return str(caught.value).removeprefix(f"{file}, ")


def test_characters_have_the_names_that_textual_gives_them() -> None:
    for code in (*range(0x21, 0x7F), *range(0xA1, 0x180)):
        if chr(code).isprintable():
            assert character_name(chr(code)) == _character_to_key(chr(code))


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("x", "x"),
        ("X", "X"),
        ("?", "question_mark"),
        ("question_mark", "question_mark"),
        ("+", "plus"),
        (" ", "space"),
        ("ö", "ö"),
        ("F5", "f5"),
        ("ctrl+X", "ctrl+x"),
    ]
    + [("Ctrl + s", ""), ("ctrl+/", "ctrl+slash"), ("ctrl++", "ctrl+plus"), ("alt+ctrl+k", "ctrl+alt+k"), ("shift+tab", "shift+tab"), ("shift+g", "G")]
    + [("ctrl+i", "tab"), ("ctrl+[", "escape"), ("", ""), ("esc", ""), ("crtl+x", ""), ("f25", ""), ("\x1b", ""), ("xy", ""), ("shift+?", "")],
)
def test_a_key_is_named_as_textual_names_it_or_not_at_all(typed: str, name: str) -> None:
    assert key_name(typed) == name


def test_right_keys_come_back_by_name(file: Path) -> None:
    assert check_keys({"bookmark": ("x", "ctrl+b", "x"), "down": ("/",), "help": ()}, KNOWN, file) == {
        "bookmark": ("x", "ctrl+b"),
        "down": ("slash",),
        "help": (),
    }


def test_two_actions_may_change_keys(file: Path) -> None:
    assert check_keys({"bookmark": ("m",), "toggle_read": ("b",)}, KNOWN, file) == {"bookmark": ("m",), "toggle_read": ("b",)}


def test_a_key_that_would_do_two_things_names_both_and_the_line(file: Path) -> None:
    assert wrong({"bookmark": ("m",)}, file) == "line 3, column 1: m is the key of both bookmark and toggle_read; give one of them another"
    assert wrong({"down": ("?",)}, file) == "line 4, column 1: ? is the key of both help and down; give one of them another"
    assert "tab is the key of both" in wrong({"down": ("ctrl+i",)}, file)


def test_an_unknown_action_names_the_nearest(file: Path) -> None:
    assert wrong({"bookmrk": ("x",)}, file).endswith("there is no action bookmrk; did you mean bookmark?")


@pytest.mark.parametrize(
    ("typed", "meant"), [("crtl+x", "ctrl+x"), ("esc", "escape"), ("ctrl+pgdn", "ctrl+pagedown"), ("spcae", "space"), ("qestion_mark", "question_mark")]
)
def test_a_misspelt_key_names_the_nearest(file: Path, typed: str, meant: str) -> None:
    assert wrong({"down": (typed,)}, file) == f"line 4, column 1: there is no key {typed}; did you mean {meant}?"


def test_a_key_like_no_other_gets_no_guess(file: Path) -> None:
    assert wrong({"down": ("\x1b[31mqqqq",)}, file) == "line 4, column 1: there is no key [31mqqqq"


def test_keys_are_shown_as_a_keyboard_has_them() -> None:
    assert [shown(name) for name in ("question_mark", "ctrl+slash", "x", "space")] == ["?", "ctrl+/", "x", "space"]
