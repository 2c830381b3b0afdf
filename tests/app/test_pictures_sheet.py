"""`I`: an article's pictures, fetched when the reader asks, by a process that ends with the sheet and leaves nothing behind."""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual_image.widget import Image

from reader.app.main import DatelineApp
from reader.app.screens import news_images
from reader.app.screens.pictures import PicturesSheet
from reader.desk.session import Session
from reader.model.article import Link, Story
from reader.model.blocks import Block, Paragraph, Span
from reader.model.blocks import Image as Shown
from reader.model.feed import Delivery, Document, NewFeed
from tests.app.child_process import asked, telling
from tests.app.news_app import NOW, lines, news_session, press, shown, started, text, toasts, until
from tests.net.server import Behaviour, page, serving, silent, status
from tests.refresh.picture_files import HTML, bomb, picture


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    """A library on the disk; nothing is refreshed at the start, and temporary files lie in the test's folder."""
    monkeypatch.setattr("reader.app.screens.news.FIRST_FRAME", 3600.0)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    made = news_session(2, path=tmp_path / "library.db")
    yield made
    made.library.close()


def left_over(folder: Path) -> list[str]:
    """Temporary files that are there still."""
    return sorted(str(file.relative_to(folder)) for file in (folder / "temporary").rglob("*"))


def with_pictures(session: Session, base: str, *names: str) -> None:
    """The newest article: pictures of a feed at this address."""
    links = tuple(Link("", f"{base}{name}") for name in names)
    blocks: tuple[Block, ...] = (Paragraph((Span("What the pictures show."),)), *(Shown(f"Picture {name} \x1b[31m", n) for n, name in enumerate(names)))
    feed, _new = session.library.subscribe([NewFeed(f"{base}feed", title="The Post")], NOW)[0]
    story = Story("p", "With pictures", "", blocks, url=f"{base}page", links=links, published=NOW)
    session.library.keep(feed.id, Delivery((Document("", None, (story,)),), kind="rss", fetched=NOW))


async def opened(pilot: Pilot[None]) -> PicturesSheet:
    """The sheet."""
    await started(pilot)
    await pilot.press("I")
    await until(pilot, lambda: isinstance(pilot.app.screen, PicturesSheet))
    sheet = pilot.app.screen
    assert isinstance(sheet, PicturesSheet)
    return sheet


GOOD = page(picture("PNG", (900, 600)), media_type="image/png")
ANSWERS: dict[str, Behaviour] = {
    "/1": GOOD,
    "/2": page(picture("JPEG", (1200, 90)), media_type="image/jpeg"),
    "/3": page(bomb(90_000, 90_000), media_type="image/png"),
    "/4": page(HTML, media_type="image/png"),
    "/5": status(404),
}


@pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")
@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_pictures_come_one_at_a_time_and_nothing_stays_on_the_disk(session: Session, tmp_path: Path, size: tuple[int, int]) -> None:
    with serving(ANSWERS) as server:
        with_pictures(session, server.url(), "1", "2", "3", "4", "5")
        async with DatelineApp(session).run_test(size=size) as pilot:
            await started(pilot)
            await press(pilot, "enter")
            await shown(pilot, "What the pictures show.")
            assert server.asked == [], "nothing is fetched before the reader asks"
            sheet = await opened(pilot)
            await until(pilot, lambda: sheet.query(Image))
            assert "PICTURES" in text(pilot)
            assert "1 of 5" in text(pilot)
            assert "Picture 1" in text(pilot)
            await until(pilot, lambda: sheet.query_one(Image).size.height > 5)
            image, room = sheet.query_one(Image), sheet.query_one("#picture")
            assert image.region.height <= room.region.height
            await press(pilot, "right")
            # far wider than high
            await until(pilot, lambda: sheet.at == 1 and sheet.query(Image) and sheet.query_one(Image).size.width > 20)
            image = sheet.query_one(Image)
            assert room.region.contains_region(image.region)
            for why in ("a picture of 8100 million pixels is not shown", "no picture that can be shown", "404"):
                await press(pilot, "right")
                await shown(pilot, why)
            assert any("Esc back" in line for line in lines(pilot))
            await press(pilot, "right")
            await shown(pilot, "1 of 5")
            await press(pilot, "escape")
            await until(pilot, lambda: left_over(tmp_path) == [])


async def test_closing_early_ends_the_process_and_removes_its_folder(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/1": silent()}) as server:
        with_pictures(session, server.url(), "1")
        async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
            await opened(pilot)
            await asyncio.to_thread(server.wait)
            assert children()
            await press(pilot, "q")
            await until(pilot, lambda: not children())
            await until(pilot, lambda: left_over(tmp_path) == [])


def children() -> list[int]:
    """Processes that fetch pictures."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and b"\0pictures\0" in (entry / "cmdline").read_bytes() and _parent(entry) == os.getpid():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def _parent(entry: Path) -> int:
    state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
    return 0 if state == "Z" else int(parent)


async def test_whatever_the_process_says_names_no_file_elsewhere(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [{"event": "picture", "n": 1, "file": None, "error": "x\x1b[31m\ny"}, {"event": "picture", "n": "2"}, {"event": "done"}])
    with_pictures(session, "https://a.example/", "1", "2")
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await shown(pilot, "x[31m y")
        await press(pilot, "right")
        await shown(pilot, "it did not come")


async def test_what_cannot_be_shown_says_why_and_fetches_nothing(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [])
    with_pictures(session, "https://a.example/", "1")
    monkeypatch.setattr(news_images, "DRAWS", "textual_image_that_is_not_installed")
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "I")
        toast = pilot.app.toasts[-1]  # type: ignore[attr-defined]
        assert (toast.text, toast.key, toast.words) == ("Pictures need: pip install 'dateline[images]'", "o", "opens the page")
        session.settings = replace(session.settings, images="never")
        await press(pilot, "I")
        assert "Pictures are off." in toasts(pilot)
        await press(pilot, "j", "I")
        assert "It has no pictures." in toasts(pilot)
        assert asked(tmp_path) == []
