import contextlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.errors import SourceError
from reader.sources import opml
from reader.sources.read import read
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
