"""JSON Feed 1.0 and 1.1 by its specification, and that two readers of JSON agree."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Enclosure, Link, Story
from reader.model.errors import SourceError
from reader.sources import json_feed
from reader.sources.read import read_feed
from reader.text.make import make_all

ADDRESS = "https://x.example/feeds/all.json"
VERSION = "https://jsonfeed.org/version/1.1"


def story(feed: dict[str, object] | None = None, **item: object) -> Story:
    document = {"version": VERSION, "home_page_url": "https://x.example/news/", **(feed or {}), "items": [{"id": "1", "title": "A", **item}]}
    (made,) = make_all(read_feed(json.dumps(document).encode(), ADDRESS, media_type="application/feed+json"))
    return made


@pytest.mark.parametrize(
    ("item", "text", "teaser"),
    [
        ({"content_html": "<p>Long <b>text</b>.</p>", "summary": "Short."}, "Long text.", "Short."),
        ({"content_text": "1 < 2\n\nNext"}, "1 < 2\n\nNext", ""),
        ({"content_html": "<p>Long</p>", "content_text": "Long plain"}, "Long", ""),
        ({"content_html": "", "content_text": "Plain"}, "Plain", ""),
        ({"summary": "Short."}, "Short.", ""),
    ],
)
def test_html_comes_before_plain_text(item: dict[str, Any], text: str, teaser: str) -> None:
    made = story(**item)
    assert (made.text, made.teaser) == (text, teaser)


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ({"url": "https://x.example/1"}, "https://x.example/1"),
        ({"url": "1"}, "https://x.example/news/1"),
        ({"url": "//c.example/1"}, "https://c.example/1"),
        ({"external_url": "https://o.example/"}, "https://o.example/"),
        ({"url": "https://x.example/1", "external_url": "https://o.example/"}, "https://x.example/1"),
        ({"id": "https://x.example/g"}, "https://x.example/g"),
        ({"url": "javascript:x"}, None),
        ({"url": 5}, "https://x.example/news/5"),
        ({}, None),
    ],
)
def test_the_page_of_an_item_is_absolute(item: dict[str, Any], url: str | None) -> None:
    assert story(**item).url == url


def test_a_feed_without_a_page_starts_from_its_address() -> None:
    document = {"version": VERSION, "items": [{"id": "1", "url": "1"}]}
    assert make_all(read_feed(json.dumps(document).encode(), ADDRESS))[0].url == "https://x.example/feeds/1"
    document["feed_url"] = "https://f.example/dir/feed.json"
    assert make_all(read_feed(json.dumps(document).encode(), ADDRESS))[0].url == "https://f.example/dir/1"


@pytest.mark.parametrize(("identity", "guid"), [(7, "7"), (7.0, "7.0"), (2**70, str(2**70)), ("a b", "a b"), (-0, "0")])
def test_identities_may_be_numbers(identity: object, guid: str) -> None:
    assert story(id=identity).guid == guid


@pytest.mark.parametrize(
    ("feed", "item", "authors"),
    [
        ({}, {"authors": [{"name": "Ada"}, {"name": "Bob", "url": "https://x.example/"}]}, ("Ada", "Bob")),
        ({}, {"author": {"name": "Ada"}}, ("Ada",)),
        ({}, {"author": "Ada"}, ("Ada",)),
        ({"authors": [{"name": "Desk"}]}, {}, ("Desk",)),
        ({"author": {"name": "Desk"}}, {"authors": [{"url": "https://x.example/"}]}, ("Desk",)),
        ({}, {"authors": [None, 5, {"name": None}]}, ("5",)),
    ],
)
def test_authors_are_the_items_own_or_else_the_feeds(feed: dict[str, Any], item: dict[str, Any], authors: tuple[str, ...]) -> None:
    assert story(feed, **item).authors == authors


def test_attachments_have_size_type_and_title() -> None:
    made = story(
        attachments=[
            {"url": "/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12, "title": "Hear", "duration_in_seconds": 60},
            {"url": "b", "size_in_bytes": -1}, {"mime_type": "x/y"}, {"url": "c", "size_in_bytes": 1e99}, {"url": "d", "size_in_bytes": "12"},
        ]
    )  # fmt: skip
    base = "https://x.example/news/"
    assert made.enclosures == (
        Enclosure("https://x.example/a.mp3", "audio/mpeg", 12, "Hear"),
        Enclosure(f"{base}b"),
        Enclosure(f"{base}c"),
        Enclosure(f"{base}d"),
    )


def test_dates_tags_language_and_links_are_kept_and_the_next_page_is_not_followed() -> None:
    made = story(
        {"language": "de", "next_url": "https://x.example/2.json"},
        date_published="2025-02-25T14:30:00+01:00", date_modified="2025-02-26T00:00:00Z", tags=["Wien", 5, None], language="fr-CA",
        content_html="<a href='/2'>x</a>",
    )  # fmt: skip
    assert made.published is not None
    assert made.updated is not None
    assert made.published < made.updated
    assert (made.categories, made.language, made.links) == (("Wien", "5"), "fr", (Link("x", "https://x.example/2"),))


@pytest.mark.parametrize("media_type", ["application/feed+json", "application/json", "text/plain", ""])
def test_a_feed_that_forgets_its_version_is_known_by_its_items(media_type: str) -> None:
    assert len(read_feed(b'{"title": "T", "items": [{"id": 1}]}', ADDRESS, media_type=media_type).articles) == 1


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)
FIELDS = str.split("id url external_url title content_html content_text summary date_published date_modified authors author tags attachments language _geo")
items = st.lists(st.dictionaries(st.sampled_from(FIELDS), values, max_size=6), max_size=3)


@settings(max_examples=60, deadline=None)
@given(items, st.booleans(), st.integers(0, 40))
def test_both_readers_of_json_agree_on_any_feed(items: list[dict[str, object]], is_ascii: bool, cut: int) -> None:
    text = json.dumps({"version": VERSION, "title": "T", "items": items}, ensure_ascii=is_ascii)
    text = text[: len(text) - cut]
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(ValueError):  # noqa: PT011
            json_feed.loads(text)
    else:
        assert repr(json_feed.loads(text)) == repr(expected)


@pytest.mark.parametrize(
    "text",
    [
        *(
            '{"a": 1, "a": 2}',
            "[1e400, -1e400]",
            "[NaN, -Infinity]",
            "[-0, -0.0, 0.1e1]",
            '["\\ud800", "\\ud83d\\ude00", "\\u0000"]',
            "[123456789012345678901234567890]",
        ),
        *("[0.1234567890123456789, 5e-324]", ' {"\\u0061": {}} ', '["\x7f"]', '["a\ud800"]'),
    ],
)
def test_odd_json_has_the_same_value_as_in_the_standard_library(text: str) -> None:
    assert repr(json_feed.loads(text)) == repr(json.loads(text))


@pytest.mark.parametrize("inner", ["[" * 100_000 + "]" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000, "9" * 5000])
def test_what_no_reader_can_hold_costs_what_follows_it(inner: str) -> None:
    text = f'{{"version": "{VERSION}", "items": [{{"id": 1}}, {inner}, {{"id": 2}}]}}'
    document = read_feed(text.encode(), ADDRESS)
    assert (len(document.articles), document.trouble) == (1, "cut off after 1 entry")
    with pytest.raises(SourceError, match="damaged JSON"):
        read_feed(f'{{"version": "{VERSION}", "items": [{inner}]}}'.encode(), ADDRESS)
