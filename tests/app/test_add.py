"""The sheet that adds a source, over real folders."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.screens.add import AddSheet, AddWanted
from reader.app.screens.add_target import entries, examine
from tests.app.news_app import press
from tests.app.sheet_app import SheetApp, empty_session, lines, settle, text, write

Results = list[AddWanted | None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a folder of news, a list, a text and a hidden file; the working folder."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("A\n")
    (tmp_path / "feeds.opml").write_text("<opml version='2.0'><body/></opml>")
    (tmp_path / "note.txt").write_text("B\n")
    (tmp_path / ".hidden").write_text("C\n")
    (tmp_path / "evil\x1b[31m.txt").write_text("D\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def opened(pilot: Pilot[None], start: str = "") -> Results:
    results: Results = []
    app = pilot.app
    assert isinstance(app, SheetApp)
    await app.push_screen(AddSheet(app.session, start), results.append)
    await settle(pilot)
    return results


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "nothing"),
        ("https://alpenpost.example/feed", "address"),
        ("alpenpost.example", "address"),
        ("alpenpost.example/feed", "address"),
        ("feed:alpenpost.example", "address"),
        ("https://", "missing"),
        ("news", "folder"),
        ("./news/", "folder"),
        ("feeds.opml", "list"),
        ("note.txt", "file"),
        ("~", "folder"),
        ("nowhere.txt", "missing"),
        ("/no/such/folder", "missing"),
        ("x" * 5000, "missing"),
        ("a\x00b", "missing"),
        ("~nobody-of-that-name/x", "missing"),
    ],
)
def test_address_folder_list_and_file_are_told_apart(folder: Path, text: str, kind: str) -> None:
    assert examine(text).kind == kind


def test_paths_are_made_absolute(folder: Path) -> None:
    assert examine(" news ").where == str(folder / "news")


def test_folders_are_proposed_first_and_hidden_or_unsafe_names_not(folder: Path) -> None:
    assert [entry.text for entry in entries("")] == ["news/", "feeds.opml", "note.txt"]
    assert [entry.text for entry in entries("N")] == ["news/", "note.txt"]
    assert [entry.text for entry in entries(".h")] == [".hidden"]
    assert [entry.text for entry in entries(f"{folder}/ne")] == [f"{folder}/news/"]
    assert entries("https://x") == ()
    assert entries("no/such/") == ()


async def test_tab_completes_and_enter_adds(folder: Path) -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot)
        await write(pilot, "ne")
        await settle(pilot)
        await press(pilot, "tab")
        await settle(pilot)
        assert "A folder with 1 entry" in text(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert results == [AddWanted((str(folder / "news"),))]


async def test_a_path_that_is_not_there_is_said_in_the_sheet(folder: Path) -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, "nwes")
        await press(pilot, "enter")
        await settle(pilot)
        assert "! There is no such file or folder: nwes" in text(app)
        assert results == []
        await press(pilot, "escape")
        await settle(pilot)
        assert results == [None]


async def test_an_address_is_told_from_a_path_while_one_types(folder: Path) -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert "complete the path" in text(app)
        await write(pilot, "alpenpost.example")
        await settle(pilot)
        assert "An address; Enter looks for its feeds." in text(app)
        assert "Enter look for feeds   Esc cancel" in text(app)


async def test_a_click_chooses_a_proposal_and_a_second_takes_it(folder: Path) -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        shown = lines(app)
        y = next(i for i, line in enumerate(shown) if "note.txt" in line)
        await pilot.click(offset=(10, y))
        await pilot.click(offset=(10, y))
        await settle(pilot)
        assert "A file." in text(app)


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (200, 50)])
async def test_field_and_keys_stand_at_every_size(folder: Path, size: tuple[int, int]) -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert "ADD A SOURCE" in text(app)
        assert "Enter add" in text(app)
        assert "Esc cancel" in text(app)
        assert "news/" in text(app)


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (80, 24)])
async def test_the_other_ways_are_first_until_one_types_and_reached_at_every_size(folder: Path, size: tuple[int, int]) -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert text(app).index("Feeds for a country") < text(app).index("An OPML file") < text(app).index("news/")
        await press(pilot, "up")
        assert "▌ ▌An OPML file …" in text(app)
        await press(pilot, "down")
        assert "▌ ▌news/" in text(app)
        await press(pilot, "down", "down", "down")
        assert "▌ ▌Feeds for a country …" in text(app)
        await press(pilot, "up")
        assert "▌ ▌note.txt" in text(app)
        await write(pilot, "n")
        await settle(pilot)
        assert text(app).index("news/") < text(app).index("Feeds for a country") < text(app).index("An OPML file")
        await press(pilot, "backspace")
        await settle(pilot)
        assert text(app).index("An OPML file") < text(app).index("news/")


async def test_a_hint_without_room_ends_in_a_sign_that_it_goes_on(folder: Path) -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=(40, 10)) as pilot:
        await opened(pilot)
        assert "alpenpost.example, ~/news, subscr…" in text(app)
        await press(pilot, "x")
        assert "subscr" not in text(app)
