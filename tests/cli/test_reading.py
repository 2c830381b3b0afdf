"""Reading on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Dateline


def test_the_original_document_is_read_whole(filled: Dateline) -> None:
    shown = filled("show", 1, "--json").json
    assert shown["title"] == "Trump und Putin: Neue Hoffnung für Frieden zwischen den USA und Russland!"
    assert shown["teaser"].startswith("US-Sondergesandter Steve Witkoff trifft Putin in Moskau")
    assert shown["dateline"] == "Moskau, Russland"
    assert shown["event"] == "Sonstiges"
    assert shown["details"] == {"Vorfall": "Sonstiges", "Ort": "Moskau, Russland"}
    assert [source["url"] for source in shown["sources"]] == ["https://www.krone.at", "https://www.themoscowtimes.com"]
    assert shown["publisher"] == "die-nachrichten.at"
    assert shown["language"] == "de"
    assert shown["places"][0]["geonameid"] == 524901
    assert shown["places"][0]["role"] == "dateline"
    assert {"RU", "US", "UA"} <= {place["country"] for place in shown["places"]}
    assert shown["text"].startswith("Moskau, Russland - Die Beziehungen")
    assert "Quellen" not in shown["text"]
    assert "Besuchen Sie" not in shown["text"]
    assert "**" not in shown["text"]
    assert "\n\nGespräch über Fortschritte\n\nWitkoff, der" in shown["text"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("in:Europe", 1),
        ("in:Österreich", 0),
        ("country:RU", 1),
        ("from:Moskau is:unread", 1),
        ("near:Moskau,50", 1),
        ("near:Wien,100", 0),
        ("strasse", 0),
        ("beziehungen", 1),
        ('"neue hoffnung"', 1),
        ("-Witkoff", 0),
        ("in:Ukraine", 1),
        ("from:Ukraine", 0),
        ("event:Sonstiges", 1),
        ("source:krone.at", 1),
        ("lang:en", 0),
        ("publisher:die-nachrichten.at", 1),
        ("in:Asia", 0),
        ("hoffn*", 1),
        ("in:none", 0),
        ("in:geo:524901 OR nothing", 1),
    ],
)
def test_a_query_takes_what_it_says(filled: Dateline, query: str, count: int) -> None:
    assert len(filled("list", query, "--json").json) == count


def test_a_word_with_a_dash_is_query_text_and_an_unknown_option_is_not(filled: Dateline) -> None:
    assert filled("list", "-Witkoff", "--json").json == []
    wrong = filled("list", "--witkoff")
    assert wrong.code == 2
    assert wrong.err.startswith("dateline: ")
    assert wrong.err.count("\n") == 1


def test_options_stand_anywhere(filled: Dateline) -> None:
    assert filled("list", "--json", "witkoff", "--limit", "1").json == filled("--debug", "list", "witkoff", "--json").json


def test_show_marks_nothing_as_read(filled: Dateline) -> None:
    for form in ("--text", "--markdown", "--json"):
        assert filled("show", 1, form).code == 0
    assert filled("show", 1).out.count("krone.at") >= 1
    assert filled("list", "is:unread", "--json").json[0]["id"] == 1


def test_open_prints_the_address_that_the_number_names(filled: Dateline) -> None:
    assert filled("open", 1, 2, "--print").out == "https://www.themoscowtimes.com\n"
    assert filled("open", 1, 3, "--print").code == 3
    assert filled("open", 1, "--print").code == 3
    assert filled("open", 9, 1, "--print").code == 3


def test_open_hands_the_address_to_the_browser_as_one_argument(filled: Dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys
    import time

    seen, browser = tmp_path / "seen", tmp_path / "browser"
    browser.write_text(f"#!{sys.executable}\nimport sys\nopen({str(seen)!r}, 'a').write(repr(sys.argv[1:]) + chr(10))\n")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    assert filled("open", 1, 1).code == 0
    deadline = time.monotonic() + 10
    while not (seen.exists() and seen.read_text().endswith("\n")) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert seen.read_text() == "['https://www.krone.at']\n"


def test_an_empty_library_prints_nothing_and_says_how_to_add(dateline: Dateline) -> None:
    ran = dateline("list")
    assert (ran.code, ran.out) == (0, "")
    assert "dateline add" in ran.err


def test_without_a_terminal_the_app_is_a_list(filled: Dateline) -> None:
    assert filled("in:Moskau").out == filled("list", "in:Moskau").out


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("lsit",), 2, "list"),
        (("nosuchcommandatall",), 2, "neither"),
        (("./no/such",), 3, "no such file"),
        (("list", "is:unred"), 2, "is:unread"),
        (("list", "in:Nosuchplacexyz"), 3, "Nosuchplacexyz"),
        (("list", "in:"), 2, ""),
        (("show", "77"), 3, "77"),
        (("show", "x"), 2, ""),
        (("follow", "Nosuchplacexyz"), 3, ""),
        (("remove", "nothing"), 3, ""),
        (("export", "x.docx"), 2, ".json"),
        (("add", "/no/such"), 3, "/no/such"),
        (("bookmark", "1", "77"), 3, "77"),
    ],
)
def test_a_mistake_is_one_clear_line(filled: Dateline, args: tuple[str, ...], code: int, words: str) -> None:
    ran = filled(*args)
    assert ran.code == code
    assert ran.out == ""
    assert ran.err.startswith("dateline: ")
    assert ran.err.count("\n") == 1
    assert words in ran.err
