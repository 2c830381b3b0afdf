"""Pictures that were asked for: each becomes a small PNG of our own, or one line that says why not."""

import io
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from reader.desk.pictures import MOST, fetch, pictures
from reader.desk.session import Session
from reader.model.article import Article, Enclosure, Link, Story
from reader.model.blocks import Image as Shown
from reader.model.blocks import Items, Quote
from reader.model.errors import SourceError
from reader.model.feed import Delivery, Document, NewFeed
from reader.query.ast import Query
from reader.refresh.pictures import SIDE, fetch_pictures, shrink
from tests.net.server import page, serving, status
from tests.refresh.picture_files import HTML, SVG, bomb, picture

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def shrunk(data: bytes, folder: Path) -> Image.Image:
    """What is made of a file."""
    (folder / "body").write_bytes(data)
    shrink(str(folder / "body"), str(folder / "out.png"))
    made = Image.open(folder / "out.png", formats=["PNG"])
    made.load()
    return made


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("PNG", "RGB"),
        ("PNG", "RGBA"),
        ("PNG", "LA"),
        ("PNG", "P"),
        ("PNG", "1"),
        ("PNG", "I;16"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("GIF", "P"),
        ("WEBP", "RGBA"),
        ("BMP", "RGB"),
    ],
)
def test_pictures_of_all_kinds_become_small_pngs(form: str, mode: str, tmp_path: Path) -> None:
    made = shrunk(picture(form, (2000, 1000), mode), tmp_path)
    assert made.size == (SIDE, SIDE // 2)
    assert made.mode in {"RGB", "RGBA"}


def test_a_small_one_keeps_its_size_and_an_animated_one_its_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (30, 20), colour) for colour in ("red", "blue")]
    file = io.BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    made = shrunk(file.getvalue(), tmp_path)
    assert made.size == (30, 20)
    assert made.convert("RGB").getpixel((5, 5)) == (255, 0, 0)


def test_a_photo_that_was_taken_sideways_stands_upright_and_takes_nothing_of_its_camera_along(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # Exif 2.3, Orientation: turn by 90 degrees
    exif[0x010F] = "Camera of Jane Doe"
    made = shrunk(picture("JPEG", (60, 40), exif=exif.tobytes(), icc_profile=b"x" * 500), tmp_path)
    assert made.size == (40, 60)
    assert b"Jane" not in (tmp_path / "out.png").read_bytes()
    assert "icc_profile" not in made.info


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (bomb(100_000, 100_000), "a picture of 10000 million pixels is not shown"),
        (bomb(3000, 3000), "a damaged picture"),
        (picture("JPEG", (400, 400))[:300], "a damaged picture|no picture"),
        (picture("PNG", (400, 400))[:60], "a damaged picture|no picture"),
        (picture("GIF", (1, 1), "P"), "too small to be seen"),
        (SVG, "no picture that can be shown"),
        (HTML, "no picture that can be shown"),
        (b"", "no picture that can be shown"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(rm) run", "no picture that can be shown"),
    ],
)
def test_what_cannot_be_shown_is_one_line(data: bytes, why: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=why):
        shrunk(data, tmp_path)
    assert not (tmp_path / "out.png").exists()


WHOLE = [picture(form, mode=mode) for form, mode in (("PNG", "P"), ("JPEG", "RGB"), ("GIF", "P"), ("WEBP", "RGB"), ("BMP", "RGB"))]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(WHOLE), st.integers(0, 200), st.binary(min_size=1, max_size=8))
def test_broken_bytes_are_a_picture_or_one_line(tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int, noise: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    with suppress(SourceError):
        shrunk(data[:at] + noise + data[at + len(noise) :], folder)


def test_each_is_told_as_it_comes_and_nothing_else_stays_in_the_folder(tmp_path: Path) -> None:
    answers = {
        "/1": page(picture("PNG"), media_type="image/png"),
        "/2": page(HTML, media_type="text/html"),
        "/3": status(404),
        "/4": page(picture("JPEG"), media_type="text/plain"),
        "/5": page(b"\0" * (17 * 2**20)),
    }
    told: list[dict[str, Any]] = []
    with serving(answers) as server:
        here = server.url("/1", host="127.0.0.1")
        away = server.url("/1", host="127.0.0.9")
        addresses = [here, *(server.url(f"/{n}") for n in range(2, 6)), away, "http://[broken"]
        count = fetch_pictures(addresses, tmp_path, lambda: NOW, told.append, home="127.0.0.1")
        assert "127.0.0.9" not in {asked.headers["host"].partition(":")[0] for asked in server.asked}
    assert count == 2
    found = {event["n"]: event["file"] or event["error"] for event in told}
    assert (found[1], found[4]) == ("1.png", "4.png")
    assert found[2] == "no picture that can be shown"
    assert "404" in found[3]
    assert "16 MB" in found[5]
    assert "inside the own network" in found[6]
    assert "address" in found[7]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["1.png", "4.png"]


def kept(session: Session, feed: str, *urls: str, enclosures: tuple[Enclosure, ...] = ()) -> Article:
    """An article with these pictures, under a feed."""
    links = tuple(Link("", url) for url in urls)
    blocks = tuple(Shown(f"Picture {n}", n) for n in range(len(urls)))
    story = Story("g", "Pictures", "", (Quote(blocks[:1]), Items((blocks[1:],))), url="https://example.org/1", links=links, enclosures=enclosures)
    found, _new = session.library.subscribe([NewFeed(feed)], session.now())[0]
    session.library.keep(found.id, Delivery((Document("", None, (story,)),), kind="rss", fetched=session.now()))
    articles = session.library.articles(session.library.ids(Query()), bodies=True)
    return next(article for article in articles if article.feed_id == found.id)


def test_pictures_stand_in_the_order_of_the_text_each_once_and_from_the_web_alone(session: Session) -> None:
    files = (Enclosure("https://a.example/cover.png", "image/png", title="Cover"), Enclosure("https://a.example/1.mp3", "audio/mpeg"))
    urls = ("https://a.example/1.png", "https://a.example/2.png", "https://a.example/1.png", "file:///etc/passwd", "javascript:alert(1)")
    article = kept(session, "https://a.example/feed", *urls, enclosures=files)
    assert [(one.url[-9:], one.alt) for one in pictures(article)] == [("ple/1.png", "Picture 0"), ("ple/2.png", "Picture 1"), ("cover.png", "Cover")]
    many = kept(session, "https://b.example/feed", *(f"https://a.example/{n}.png" for n in range(99)))
    assert len(pictures(many)) == MOST


def test_a_feed_leads_into_the_readers_own_network_at_its_own_host_alone(session: Session, tmp_path: Path) -> None:
    told: list[dict[str, Any]] = []
    with serving({"/1.png": page(picture("PNG"), media_type="image/png")}) as server:
        article = kept(session, server.url("/feed"), server.url("/1.png"), server.url("/1.png", host="127.0.0.9"))
        assert fetch(session, article, tmp_path, told.append) == 1
        # a feed that is gone has no host any more
        assert article.feed_id is not None
        session.library.bookmark([article.id], True, session.now())
        session.library.remove_feed(article.feed_id, session.now())
        (left,) = session.library.articles([article.id], bodies=True)
        assert fetch(session, left, tmp_path, told.append) == 0
        assert len(server.asked) == 1
    assert {event["n"] for event in told if event["error"]} == {1, 2}
