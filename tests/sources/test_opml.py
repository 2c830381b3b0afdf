import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import SourceError
from reader.model.feed import Feed, NewFeed
from reader.sources import opml


def read(body: str) -> tuple[NewFeed, ...]:
    return opml.read(f"<?xml version='1.0'?><opml version='2.0'><head><title>x</title></head><body>{body}</body></opml>".encode())


def test_feeds_come_in_order_with_titles_and_folders() -> None:
    found = read(
        "<outline text='News'><outline type='rss' text='A &amp; B' title='Better' xmlUrl='https://a.example/'/><outline text='World'>"
        "<outline text='B' xmlUrl='https://b.example/'></outline></outline></outline><outline text='C' xmlurl=\"https://c.example/\" />"
    )
    assert found == (
        NewFeed("https://a.example/", said_title="Better", folder="News"),
        NewFeed("https://b.example/", said_title="B", folder="News / World"),
        NewFeed("https://c.example/", said_title="C"),
    )


def test_the_same_address_comes_once() -> None:
    assert [feed.folder for feed in read("<outline text='F'><outline xmlUrl='https://a.example/'/></outline><outline xmlUrl='https://a.example/'/>")] == ["F"]


@pytest.mark.parametrize(
    ("outline", "feed"),
    [
        ("<outline text='Q&A' xmlUrl='https://a.example/?x=1&y=2'/>", NewFeed("https://a.example/?x=1&y=2", said_title="Q&A")),
        ("<outline text='a < b > c' xmlUrl='https://a.example/'/>", NewFeed("https://a.example/", said_title="a < b > c")),
        ("<outline text='caf&eacute;&#27;' xmlUrl='https://a.example/'/>", NewFeed("https://a.example/", said_title="café")),
        ("<outline title=Bare xmlUrl=https://a.example/x />", NewFeed("https://a.example/x", said_title="Bare")),
        ("<outline text='T' xmlUrl='feed://a.example/'>", NewFeed("http://a.example/", said_title="T")),
        ("<outline text='T' xmlUrl='feed:https://a.example/'>", NewFeed("https://a.example/", said_title="T")),
        (
            '<outline text="T" description="See <a href="https://x.example" target="_blank">x</a>." xmlUrl="https://a.example/" />',
            NewFeed("https://a.example/", said_title="T"),
        ),
        ("<outline text='T' xmlUrl = ' https://a.example/ ' >", NewFeed("https://a.example/", said_title="T")),
    ],
)
def test_lists_that_are_not_well_formed_are_read(outline: str, feed: NewFeed) -> None:
    assert read(outline) == (feed,)


@pytest.mark.parametrize(
    "outline",
    [
        "<outline xmlUrl='javascript:x'/>",
        "<outline xmlUrl='file:///etc/passwd'/>",
        "<outline xmlUrl='/etc/passwd'/>",
        "<outline text='x'/>",
        "<!-- <outline xmlUrl='https://a.example/'/> -->",
    ],
)
def test_what_is_no_feed_is_left_out(outline: str) -> None:
    assert read(outline) == ()


@pytest.mark.parametrize("data", [b"", b"hello", b"<html><body>opml</body></html>", b"<rss/>", b'{"a": 1}'])
def test_another_document_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="^not an OPML list of feeds$"):
        opml.read(data)


def test_a_list_too_large_is_refused() -> None:
    with pytest.raises(SourceError, match="17 MB"):
        opml.read(b"<opml>" + b" " * 17_000_000)


def test_entities_are_not_expanded() -> None:
    found = opml.read(b"<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><opml><outline text='&x;' xmlUrl='https://a.example/'/></opml>")
    assert found[0].said_title == "&x;"


@pytest.mark.parametrize("hostile", ["<outline text='", "<outline ", "<outline text='a'>", "</outline>", '"', "<!--", "<![CDATA["])
def test_any_amount_of_broken_tags_ends(hostile: str) -> None:
    assert opml.read(b"<opml>" + hostile.encode() * 20_000) == ()


def feed(n: int, url: str, title: str, folder: str | None) -> Feed:
    return Feed(n, title, url, "rss", folder, 0, 0)


def test_writing_and_reading_give_the_same() -> None:
    feeds = [
        feed(1, "https://a.example/?x=1&y='2'", 'A "quoted" <title> & more', "Welt & Wien"),
        feed(2, "https://b.example/", "[/] B", None),
        feed(3, "https://c.example/", "C", "Welt & Wien"),
    ]
    feeds.append(Feed(4, "Notes", "/home/ada/news", "files", None, 0, 0))
    found = opml.read(opml.write(feeds, "dateline"))
    assert sorted((each.url, each.said_title, each.folder, each.kind) for each in found) == sorted(
        (each.url, each.title, each.folder, each.kind) for each in feeds
    )


def test_a_file_that_is_a_feed_comes_back_as_a_file() -> None:
    found = opml.read(opml.write([feed(1, "/home/ada/feed.xml", "Saved", None), feed(2, "https://a.example/", "A", None)], "dateline"))
    assert [(each.url, each.kind) for each in found] == [("/home/ada/feed.xml", "files"), ("https://a.example/", "rss")]


def test_what_is_written_is_sound_xml() -> None:
    from lxml import etree

    root = etree.fromstring(opml.write([feed(1, "https://a.example/?a&b", "\x1b]0;x", "F")], "<T>"))
    assert root.get("version") == "2.0"
    assert [outline.get("xmlUrl") for outline in root.iter("outline")] == [None, "https://a.example/?a&b"]


@given(st.lists(st.tuples(st.text(max_size=12), st.none() | st.text(min_size=1, max_size=8)), max_size=5))
def test_any_titles_and_folders_survive(named: list[tuple[str, str | None]]) -> None:
    from reader.model.safe import line

    feeds = [feed(n, f"https://x.example/{n}", title, folder) for n, (title, folder) in enumerate(named)]
    found = {each.url: each for each in opml.read(opml.write(feeds, "t"))}
    assert all(found[each.url].said_title == line(each.title) and (found[each.url].folder or "") == line(each.folder or "") for each in feeds)
