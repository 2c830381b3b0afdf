import json

import pytest

from reader.model.article import Enclosure, Point, RawDocument, Story
from reader.sources.read import read
from reader.text.make import make_all

VERSION = "https://jsonfeed.org/version/1.1"


def document(**feed: object) -> RawDocument:
    return read(json.dumps({"version": VERSION, **feed}).encode(), "feed.json")


def story(feed: dict[str, object] | None = None, **item: object) -> Story:
    (made,) = make_all(document(**(feed or {}), items=[item]))
    return made


def test_every_part_of_an_item_is_read() -> None:
    made = story(
        {"title": "T", "home_page_url": "https://x.example/", "language": "de-AT"},
        id="1", url="/a", title="A", content_html="<p>Long <b>text</b></p>", summary="Short.", date_published="2025-02-25T14:30:00Z", tags=["x", "y"],
        authors=[{"name": "Ada"}], attachments=[{"url": "a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 9, "title": "Hear"}],
        _geo={"lat": 48.2, "lon": 16.4},
    )  # fmt: skip
    assert (made.guid, made.url, made.title, made.text, made.teaser) == ("1", "https://x.example/a", "A", "Long text", "Short.")
    assert (made.authors, made.categories, made.language) == (("Ada",), ("x", "y"), "de")
    assert made.published is not None
    assert made.enclosures == (Enclosure("https://x.example/a.mp3", "audio/mpeg", 9, "Hear"),)
    assert made.points == (Point(48.2, 16.4),)


def test_version_1_0_names_one_author_and_the_feeds_own_stands_in() -> None:
    assert story(id=1, author={"name": "Ada"}).authors == ("Ada",)
    assert story({"authors": [{"name": "Desk"}]}, id=1).authors == ("Desk",)


def test_plain_content_and_an_outside_address_are_taken() -> None:
    made = story(id=1, content_text="One <b>\n\nTwo", external_url="https://o.example/")
    assert (made.guid, made.text, made.url) == ("1", "One <b>\n\nTwo", "https://o.example/")


WRONG: list[object] = [None, 1, 1.5, True, "x", [], {}, [[]], [None], {"a": 1}, float("inf")]
FIELDS = str.split("id url external_url title content_html content_text summary date_published date_modified author authors tags attachments language _geo")


@pytest.mark.parametrize("field", FIELDS)
def test_wrong_types_cost_the_value_alone(field: str) -> None:
    items = [{"id": str(n), "title": "T", "content_text": "text", **{field: value}} for n, value in enumerate(WRONG)]
    assert len(read(json.dumps({"version": VERSION, "items": items}).encode(), "feed.json").articles) == len(WRONG)
    assert all(made.title for made in make_all(document(items=items)))


def test_items_that_are_none_are_left_out() -> None:
    assert len(document(items=[1, None, "x", {"id": 1}]).articles) == 1
    assert document(items=None, title=5).articles == ()


def test_a_feed_that_is_cut_off_keeps_its_whole_items() -> None:
    whole = json.dumps({"version": VERSION, "title": "T", "items": [{"id": n, "title": "t"} for n in range(4)]})
    cut = read(whole[:-15].encode(), "feed.json")
    assert (cut.title, len(cut.articles), cut.trouble) == ("T", 3, "cut off after 3 entries")


def test_a_lone_surrogate_does_no_harm() -> None:
    (made,) = make_all(read(b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": "\\ud800", "title": "a\\udfffb\\u0000"}]}', "feed.json"))
    assert made.title == "ab"
