"""Sources in the app: refreshing and adding by a child process, what row 1 and the toasts say of it."""

from pathlib import Path

from reader.app.child import Child
from reader.app.main import DatelineApp
from reader.desk.session import Session
from reader.library.sqlite.open import open_library, open_memory
from reader.model.settings import Settings
from tests.app.news_app import NOW, fill, lines, press, rows, shown, started, story, text, toasts, until

SMALL = (80, 24)


def folder_of(tmp_path: Path, count: int) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for n in range(count):
        (folder / f"{n}.txt").write_text(f"Tunnel {n}\n\nA teaser.\n\nWien, Österreich - Text about tunnel {n}.\n")
    return folder


async def test_a_child_tells_its_events_and_how_it_ended(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    added = await Child(library, ("add", str(folder_of(tmp_path, 2)))).run(lambda _event: None)
    assert added.code == 0
    assert added.talk[-1].startswith("news added, 2 articles.")
    events: list[str] = []
    outcome = await Child(library, ("refresh", "--events")).run(lambda event: events.append(event["event"]))
    assert outcome.code == 0
    assert events[0] == "start"
    assert events[-1] == "done"


async def test_a_stopped_child_ends() -> None:
    child = Child(Path("/nowhere/library.db"), ("refresh",))
    child.stop()
    assert (await child.run(lambda _event: None)).stopped


async def test_adding_a_folder_from_the_samples_shows_its_articles(tmp_path: Path) -> None:
    path, folder = tmp_path / "library.db", folder_of(tmp_path, 3)
    own = Session(open_library(path), Settings(mark_read="open"), path, now=lambda: NOW)
    samples = Session(open_memory(), own.settings, samples=True, now=lambda: NOW)
    fill(samples, [story(n) for n in range(3)], "Samples")
    app = DatelineApp(samples, own=own)
    async with app.run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await shown(pilot, "Which places matter to you?")
        await press(pilot, "b")
        await until(pilot, lambda: any(row.bookmarked for row in rows(own)))
        await press(pilot, "r")
        assert "No source to refresh yet." in toasts(pilot)
        news.add_sources((str(folder),))
        await until(pilot, lambda: "news added, 3 articles." in toasts(pilot))
        await until(pilot, lambda: news.rows.total == 4)
        assert app.session is own
        assert "Which places matter to you?" not in text(pilot)
        assert lines(pilot)[0].startswith("  dateline  All")
        # a new file, and one that is broken
        (folder / "late.txt").write_text("Late news\n\nA teaser.\n\nGraz, Österreich - Text.\n")
        (folder / "broken.txt").write_bytes(b"\x00\x01\x02\x00" * 50)
        await press(pilot, "j")
        await press(pilot, "r")
        await shown(pilot, "1 new")
        await shown(pilot, "1 feed failed")
        await until(pilot, lambda: "broken.txt" in toasts(pilot) or "news:" in toasts(pilot))
        await until(pilot, lambda: any(row.title == "Late news" for row in rows(own)))
    own.library.close()
