"""Following on the command line."""

import pytest

from reader.model import words
from tests.cli.conftest import Dateline


def test_several_places_are_one_act(filled: Dateline) -> None:
    ran = filled("follow", "Moskau", "Kärnten", "EU")
    assert (ran.code, ran.err) == (0, "Following Moscow.\nFollowing Carinthia.\nFollowing European Union.\n")
    assert len(filled("list", "is:followed", "--json").json) == 1
    filled("undo")
    assert filled("list", "is:followed", "--json").json == []


def test_an_area_is_followed_with_its_members(filled: Dateline) -> None:
    assert filled("follow", "Osteuropa").code == 0
    assert len(filled("list", "is:followed", "--json").json) == 1
    assert filled("unfollow", "Osteuropa").code == 0
    assert filled("list", "is:followed", "--json").json == []


def test_one_unknown_name_and_nothing_changes(filled: Dateline) -> None:
    ran = filled("follow", "Moskau", "Klagenfrt")
    assert (ran.code, ran.err) == (3, "dateline: no place called Klagenfrt; did you mean Klagenfurt?\n")
    assert filled("list", "is:followed", "--json").json == []


@pytest.mark.parametrize("name", ["", "Xqzvwkjq", "geo:1", "x" * 100_000, "\x1b[31m"])
def test_what_nobody_knows_is_3_on_one_short_line(filled: Dateline, name: str) -> None:
    ran = filled("unfollow", name)
    assert ran.code == 3
    assert ran.err.count("\n") == 1
    assert len(ran.err) < 200
    assert "\x1b" not in ran.err


def test_names_are_said_in_the_readers_language(filled: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    assert "Kärnten" in filled("follow", "Carinthia").err
    words.choose_language("en")
