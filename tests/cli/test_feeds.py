"""Sources on the command line."""

import re
import sqlite3
from pathlib import Path

from tests.cli.conftest import Dateline


def test_every_list_of_the_corpus_imports_with_every_feed_and_folder(dateline: Dateline, corpus: Path) -> None:
    addresses: set[str] = set()
    lists = sorted((corpus / "opml").rglob("*.opml"))
    assert lists
    assert dateline("import", *lists).code == 0
    from html import unescape

    for file in lists:
        addresses |= {unescape(url).strip() for url in re.findall(r"""xmlUrl\s*=\s*["']([^"']+)["']""", file.read_text(encoding="utf-8"))}
    feeds = dateline("feeds", "--json").json
    assert {feed["url"] for feed in feeds} == addresses
    assert all(feed["folder"] for feed in feeds)


def test_adding_twice_is_no_error_and_keeps_one(dateline: Dateline, seed_file: Path) -> None:
    dateline("add", seed_file)
    again = dateline("add", seed_file)
    assert again.code == 0
    assert "already" in again.err
    assert len(dateline("feeds", "--json").json) == 1
    assert len(dateline("list", "--json").json) == 1


def test_a_bad_source_is_named_and_the_others_are_added(dateline: Dateline, seed_file: Path, tmp_path: Path) -> None:
    binary = tmp_path / "x.bin"
    binary.write_bytes(bytes(range(256)) * 9)
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    ran = dateline("add", binary, empty, seed_file)
    assert ran.code == 1
    assert str(binary) in ran.err
    assert str(empty) in ran.err
    assert len(dateline("list", "--json").json) == 1
    assert [feed["url"] for feed in dateline("feeds", "--json").json] == [str(seed_file)]


def test_a_web_page_that_promises_to_be_a_feed_is_told(dateline: Dateline, tmp_path: Path) -> None:
    page = tmp_path / "feed.xml"
    page.write_text("<!doctype html><html><head><title>Log in</title></head><body><form>Log in</form></body></html>")
    ran = dateline("add", page)
    assert ran.code == 1
    assert ran.err.count("\n") == 1


def test_a_feed_cut_in_the_middle_keeps_what_is_there(dateline: Dateline, corpus: Path, tmp_path: Path) -> None:
    data = (corpus / "feeds" / "TenderLovemaking.xml").read_bytes()
    cut = tmp_path / "cut.xml"
    cut.write_bytes(data[: len(data) // 2])
    ran = dateline("add", cut)
    assert ran.code == 1
    assert len(dateline("list", "--json").json) > 2


def test_titles_and_renaming(dateline: Dateline, seed_file: Path) -> None:
    dateline("add", seed_file, "--title", "Mine", "--folder", "News")
    assert dateline("feeds", "--json").json[0] | {"title": "Mine", "folder": "News"} == dateline("feeds", "--json").json[0]
    dateline("rename", "Mine", "Other")
    assert dateline("feeds", "--json").json[0]["title"] == "Other"
    dateline("undo")
    assert dateline("feeds", "--json").json[0]["title"] == "Mine"
    dateline("edit", "Mine", "--folder", "")
    assert dateline("feeds", "--json").json[0]["folder"] is None


def test_no_library_at_all(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "bad.db").write_bytes(b"this is no library\n" * 999)
    ran = dateline("list", library=tmp_path / "bad.db")
    assert ran.code == 4
    assert str(tmp_path / "bad.db") in ran.err
    assert (tmp_path / "bad.db").read_bytes().startswith(b"this is no library")


def test_another_programs_database_is_left_alone(dateline: Dateline, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE mine (x)")
    other.close()
    assert dateline("list", library=tmp_path / "other.db").code == 4


def test_hostile_titles_are_harmless_text(dateline: Dateline, tmp_path: Path) -> None:
    titles = ["[/] Eil", "[red]x[/red]", "[@click=app.quit]x[/]", "a\x1b]0;x\x07b", "&#27;[2J", "\u202egnp.exe"]
    folder = tmp_path / "hostile"
    folder.mkdir()
    for n, title in enumerate(titles):
        (folder / f"{n}.txt").write_text(f"{title}\n\nA paragraph of text that is long enough to be the body of an article.\n", encoding="utf-8")
        (folder / f"{n}.html").write_text(
            f"<html><head><title>{title}</title></head><body><article><p>{title} text</p></article></body></html>", encoding="utf-8"
        )
    assert dateline("add", folder).code == 0
    for command in (("list",), ("list", "--json"), ("show", 1), ("show", 2, "--markdown"), ("show", 3, "--text")):
        ran = dateline(*command)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ran.out + ran.err)
    assert "[/] Eil" in dateline("list").out
