"""Marks, places and exports on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Dateline


def test_a_bookmark_outlives_its_feed(filled: Dateline) -> None:
    filled("bookmark", 1, "--note", "für später", "--tag", "a", "--tag", "b")
    before = filled("show", 1, "--json").json
    assert filled("remove", 1).code == 0
    after = filled("show", 1, "--json").json
    assert after == before | {"feed": None}
    assert filled("feeds", "--json").json == []


def test_a_removed_feed_comes_back_whole(filled: Dateline) -> None:
    before = filled("show", 1, "--json").json
    filled("remove", 1)
    assert filled("list", "--json").json == []
    filled("undo")
    assert filled("show", 1, "--json").json == before


def test_note_replaces_and_tags_add_up_and_both_survive(filled: Dateline) -> None:
    filled("bookmark", 1, "--note", "one", "--tag", "a")
    filled("bookmark", 1, "--note", "two", "--tag", "b")
    filled("unbookmark", 1)
    shown = filled("show", 1, "--json").json
    assert (shown["note"], shown["tags"], shown["bookmarked"]) == ("two", ["a", "b"], False)


def test_read_takes_ids_and_queries_and_undo_takes_it_back(filled: Dateline) -> None:
    assert filled("read", "is:unread").err == "1 marked read.\n"
    assert filled("list", "is:unread", "--json").json == []
    assert filled("undo").err == "Unread again: 1 article.\n"
    assert filled("read", 1).code == 0
    assert filled("unread", 1).code == 0
    assert len(filled("list", "is:unread", "--json").json) == 1


def test_there_is_an_end_to_undoing(filled: Dateline) -> None:
    filled("undo")
    assert filled("undo").err == "Nothing to undo.\n"
    assert filled("undo").code == 0


def test_places_agree_with_the_list(filled: Dateline) -> None:
    nodes = {node["geonameid"]: node for node in filled("places", "--json").json}
    for geonameid in (524901, 2017370, 690791, 6255148):
        taken = filled("list", f"in:geo:{geonameid}", "--json").json
        assert nodes[geonameid]["articles"] == len(taken) == 1
    assert {node["parent"] for node in nodes.values()} - {None} <= nodes.keys()


def test_a_followed_place_finds_its_news(filled: Dateline) -> None:
    filled("follow", "Moskau", "Kärnten")
    assert len(filled("list", "is:followed", "--json").json) == 1
    filled("unfollow", "Moscow")
    assert filled("list", "is:followed", "--json").json == []


@pytest.mark.parametrize("ending", ["json", "md", "html", "csv", "geojson", "atom", "opml"])
def test_every_form_of_export_holds_the_article(filled: Dateline, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out.{ending}"
    assert filled("export", target).code == 0
    text = target.read_text(encoding="utf-8")
    assert ("000_880320535717ef4c" if ending == "opml" else "Neue Hoffnung") in text
    assert filled("export", tmp_path / "no" / f"out.{ending}").code == 1
    assert filled("export", target, "in:Tuvalu").code == 0


def test_a_backup_is_a_library(filled: Dateline, tmp_path: Path) -> None:
    assert filled("backup", tmp_path / "copy.db").code == 0
    assert filled("list", "--json", library=tmp_path / "copy.db").json == filled("list", "--json").json


def test_the_doctor_finds_a_sound_library_sound_and_a_damaged_one_not(filled: Dateline, tmp_path: Path) -> None:
    assert filled("doctor").code == 0
    (tmp_path / "broken.db").write_bytes(b"no library" * 1000)
    ran = filled("doctor", library=tmp_path / "broken.db")
    assert ran.code == 1
    assert "broken.db" in ran.out
