"""newsboat's list of feeds on the command line: imported by any name, known as a list by its own."""

from pathlib import Path

import pytest

from reader.app.screens.add_target import examine
from reader.desk.sources import import_list, is_list
from tests.app.news_app import news_session
from tests.cli.conftest import Dateline

LIST = """# mine
https://one.example/feed news "~The One"
https://two.example/feed "!two"
"query:Unread:unread = \\"yes\\""
exec:~/bin/a.py
exec:~/bin/b.py
"filter:~/bin/c.sh:https://three.example/feed"
"""


def test_a_list_of_newsboats_is_imported_by_any_name(dateline: Dateline, tmp_path: Path) -> None:
    for name in ("urls", "my feeds"):
        (tmp_path / name).write_text(LIST)
    ran = dateline("import", tmp_path / "my feeds")
    assert ran.code == 0
    assert f"2 feeds in {tmp_path / 'my feeds'}, 2 of them new." in ran.err
    feeds = {feed["url"]: feed for feed in dateline("feeds", "--json").json}
    assert (feeds["https://one.example/feed"]["title"], feeds["https://one.example/feed"]["folder"]) == ("The One", "news")
    assert feeds["https://two.example/feed"]["folder"] is None
    assert f"2 feeds in {tmp_path / 'urls'}, 0 of them new." in dateline("add", tmp_path / "urls").err


def test_each_kind_that_is_passed_over_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "urls").write_text(LIST)
    done = import_list(news_session(1), tmp_path / "urls")
    assert (done.named, done.new) == (2, 2)
    assert done.told == (
        "1 query passed over: save it as a view.",
        "2 commands (exec:) passed over: none is run.",
        "1 filter passed over: no command is run.",
        "1 feed that newsboat hides stands with the others.",
    )


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [("urls", LIST, "list"), ("urls", "A title\n\nA story about https://one.example/.\n", "file"), ("links.txt", "https://one.example/feed\n", "file")],
)
def test_a_path_is_told_to_be_a_list_by_name_and_lines(tmp_path: Path, name: str, text: str, kind: str) -> None:
    (tmp_path / name).write_text(text)
    assert examine(str(tmp_path / name)).kind == kind
    assert is_list(tmp_path / name) is (kind == "list")


def test_what_is_neither_list_is_refused_in_one_line(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "urls").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    ran = dateline("import", tmp_path / "urls")
    assert ran.code == 1
    assert ran.err.count("\n") == 1


def test_a_password_in_its_addresses_is_kept_elsewhere(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text("https://ada:secret-word@one.example/feed news\n")
    assert dateline("import", tmp_path / "urls").code == 0
    assert "secret-word" not in dateline("feeds", "--json").out
