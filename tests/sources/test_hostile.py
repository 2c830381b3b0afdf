import contextlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.errors import SourceError
from reader.sources import opml
from reader.sources.read import kind_of, read, read_feed
from reader.text.make import make_all

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
PIECES = (
    *(b"<rss><channel><item>", b"<title>", b"</title>", b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>", b"<![CDATA[", b"]]>", b"<?xml version='1.0'?>"),
    *(b"<!DOCTYPE html>", b"<html>", b"<p>", b"<georss:point>", b"1e999 2", b'{"version": "https://jsonfeed.org/version/1", "items": [', b"{}", b'"id":'),
    *(b"---\n", b"+++\n", b"a: b\n", b"Details\t\n", b"Ort\tWien\n", b"Quellen\t", b"\xe2\x80\xa2 x.at", b"Wien - ", b"Besuchen Sie uns auf: x"),
    *(
        b"\n\n",
        b"**",
        b"&#27;",
        b"\x1b[2J",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"&",
        b"<",
        b"<opml>",
        b"<outline text='",
        b"xmlUrl='https://a.example/'",
        b"/>",
    ),
)
data = st.lists(st.sampled_from(PIECES) | st.binary(max_size=6), max_size=14).map(b"".join) | st.binary(max_size=60)
NAMES = ["a.txt", "a.xml", "a.html", "a.md", "a.json", "https://x.example/a"]


@settings(max_examples=250, deadline=None)
@given(data, st.sampled_from(NAMES))
def test_arbitrary_bytes_raise_nothing_but_a_source_error(data: bytes, name: str) -> None:
    try:
        document = read(data, name)
    except SourceError:
        return
    for story in make_all(document, guid_prefix=name):
        assert story.guid
        assert story.title
        assert not CONTROL.search("".join((story.title, story.teaser, story.text, story.where, story.event, story.publisher, *story.authors)))


TYPES = ["", "text/html", "application/json", "application/rss+xml", "image/png"]


@settings(max_examples=200, deadline=None)
@given(data, st.sampled_from(TYPES), st.sampled_from(["", "utf-8", "utf-16", "iso-2022-jp", "windows-1251", "undefined", "idna"]))
def test_arbitrary_answers_are_feeds_or_say_what_they_are(data: bytes, media_type: str, charset: str) -> None:
    url = "https://x.example/feed"
    kind = kind_of(data, url, media_type, charset)
    try:
        document = read_feed(data, url, charset, media_type)
    except SourceError as error:
        said = str(error)
        assert said.isprintable()
        return
    assert kind == "feed"
    assert document.kind in ("rss", "atom", "json")
    assert all(story.guid for story in make_all(document))


@settings(max_examples=100, deadline=None)
@given(data)
def test_arbitrary_lists_raise_nothing_but_a_source_error(data: bytes) -> None:
    with contextlib.suppress(SourceError):
        for feed in opml.read(b"<opml>" + data):
            assert not CONTROL.search(feed.url + feed.said_title)


@pytest.mark.parametrize(
    "piece", ["<!--", "<![CDATA[", "<?xml ", "<script", "&#", "&lt;", "<", "**", "> ", "[", "- ", "`", "Details\n", "a\t", "www.", "Wien, ", "• "]
)
@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
def test_endless_repetition_ends(piece: str, name: str) -> None:
    with contextlib.suppress(SourceError):
        assert make_all(read((piece * 10_000).encode(), name))


def rss(inside: str, before: bytes = b"") -> bytes:
    return before + f"<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>T</title>{inside}</channel></rss>".encode()


BROKEN = "<item><title>a & b</title></item>"
"""An entry that leaves the whole feed to feedparser's loose parser."""

LONG = "x" * 200_000
LAUGHS = b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
HOSTILE = {
    "newlines in front": (rss("<item/>", b"\n" * 80_000), 1),
    "newlines behind the declaration": (rss("<item/>", b"<?xml version='1.0'?>" + b"\n" * 80_000), 1),
    "newlines in front of a broken feed": (rss(BROKEN, b"\n" * 80_000), 1),
    "blanks in the root": (b"<rss" + b" " * 400_000 + b">", 0),
    "a long author": (rss(f"<item><author>{LONG}</author></item>"), 1),
    "a long author in a broken feed": (rss(f"<item><author>{LONG}</author></item>{BROKEN}"), 2),
    "a long quoted author": (rss(f"<item><author><![CDATA[<{LONG}]]></author></item>{BROKEN}"), 2),
    "a long creator": (rss(f"<item><dc:creator>{LONG}@{LONG}</dc:creator></item>{BROKEN}"), 2),
    "a long editor": (rss(f"<managingEditor>{LONG}</managingEditor>{BROKEN}"), 1),
    "a long name": (f"<feed xmlns='http://www.w3.org/2005/Atom'><entry><author><name>{LONG}</name></author><title>a & b</title></entry></feed>".encode(), 1),
    "a title of 10 MB": (rss(f"<item><title>{LONG * 50}</title></item>"), 1),
    "a title of 10 MB in a broken feed": (rss(f"<item><title>{LONG * 50} & x</title></item>"), 1),
    "20,000 entries": (rss("<item><title>x</title></item>" * 20_000), 20_000),
    "100,000 levels": (rss(f"<item><description>{'<a>' * 100_000}{'</a>' * 100_000}</description></item>"), 1),
    "levels that are never closed": (b"<rss><channel><item>" + b"<a>" * 5_000, 1),
    "100,000 attributes": (rss(f"<item {' '.join(f'a{n}=1' for n in range(100_000))}/>"), 1),
    "100,000 categories": (rss(f"<item>{'<category>x</category>' * 100_000}</item>"), 1),
    "a long ttl": (rss(f"<ttl>{' ' * 400_000}"), 0),
    "many hours": (rss("<skipHours>" * 4_000), 0),
    "NULs inside": (rss("<title>a\0b</title>" + "<item><title>x\0</title></item>" + "<item><title>x</title></item>" * 50), 51),
    "billion laughs": (
        rss("<item><title>&a9;</title></item>", b"<!DOCTYPE rss [<!ENTITY a0 'ha'>" + LAUGHS + b"]>"),
        1,
    ),
    "one long entity many times": (rss(f"<item><title>{'&a;' * 10_000}</title></item>", b"<!DOCTYPE rss [<!ENTITY a '" + b"x" * 100_000 + b"'>]>"), 1),
}  # fmt: skip


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_feeds_are_read_in_bounds(name: str) -> None:
    data, count = HOSTILE[name]
    document = read_feed(data, "https://x.example/feed")
    assert len(document.articles) == count
    assert sum(len(article.title.text) for article in document.articles if article.title) < len(data) + 1000


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\0" * 100_000, "binary data, not text"),
        (b"<?xml " * 50_000, "plain text, not a feed"),
        (b"<!--" * 50_000, "plain text, not a feed"),
        (b"<!DOCTYPE " + b"[" * 100_000, "plain text, not a feed"),
        (b"[" * 200_000, "plain text, not a feed"),
        (b" " * 200_000, "empty, nothing to read"),
        (b"<rss>" + b" " * 65_000_000, "too large: 66 MB, at most 64 MB are read"),
    ],
    ids=["nuls", "declarations", "comments", "doctype", "brackets", "blanks", "large"],
)
def test_what_is_no_feed_at_any_length_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_feed(data, "https://x.example/feed")
    assert str(refused.value) == words
