"""Lists of feeds to start with: what is read of one, and what of a broken or hostile one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import SourceError
from reader.sources import starter_list
from reader.sources.starter_list import Starter, read

WIEN = '<outline text="Wiener Blatt" xmlUrl="https://wiener.example/feed" htmlUrl="https://wiener.example" language="DE" home="2761369"/>'
WORLD = '<outline title="World" text="x" type="atom" xmlUrl="https://world.example/feed" home="-2" reach="world"/>'
BOMB = '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


def opml(*outlines: str, before: str = "") -> bytes:
    return f'{before}<opml version="2.0"><head><title>T</title></head><body>{"".join(outlines)}</body></opml>'.encode()


def test_a_feed_has_its_home_its_language_and_its_reach() -> None:
    assert read(opml(WIEN, WORLD, WIEN)) == (
        Starter("https://wiener.example/feed", "Wiener Blatt", 2761369, "de", "https://wiener.example"),
        Starter("https://world.example/feed", "World", -2, kind="atom", world=True),
    )


@pytest.mark.parametrize(
    "outline",
    [
        '<outline text="no address" home="1"/>',
        '<outline text="no home" xmlUrl="https://a.example/feed"/>',
        '<outline xmlUrl="https://a.example/feed" home="1"/>',
        '<outline text="odd home" xmlUrl="https://a.example/feed" home="1e3"/>',
        '<outline text="huge home" xmlUrl="https://a.example/feed" home="12345678901"/>',
        '<outline text="a file" xmlUrl="file:///etc/passwd" home="1"/>',
        '<outline text="a script" xmlUrl="javascript:alert(1)" home="1"/>',
    ],
)
def test_what_is_no_feed_of_a_place_is_left_out(outline: str) -> None:
    assert [starter.title for starter in read(opml(outline, WIEN))] == ["Wiener Blatt"]


def test_titles_are_clean_and_short() -> None:
    (starter,) = read(opml(f'<outline text="A&#x202e;&#x9b;31m&#10;B{"x" * 900}" xmlUrl="https://a.example/feed" home="1"/>'))
    assert starter.title.startswith("A31m B")
    assert len(starter.title) == 200


def test_entities_stand_for_nothing() -> None:
    evil = '<outline text="A &b;&c;" xmlUrl="https://a.example/feed" home="1"/>'
    with pytest.raises(SourceError):
        read(opml(evil, before=BOMB * 2))
    for starter in _read_or_nothing(opml(evil, before=BOMB)):
        assert "root:" not in starter.title
        assert len(starter.title) <= 200


def _read_or_nothing(data: bytes) -> tuple[Starter, ...]:
    try:
        return read(data)
    except SourceError:
        return ()


@pytest.mark.parametrize("data", [b"", b"x", b"<html/>", opml(WIEN)[:-20], opml(WIEN) + b"<", b"\x00\xff", opml("<outline>" * 20_000)])
def test_what_is_no_list_is_said(data: bytes) -> None:
    with pytest.raises(SourceError):
        read(data)


def test_a_list_that_is_too_large_is_not_read() -> None:
    with pytest.raises(SourceError, match="too large"):
        read(b" " * (starter_list.LARGEST + 1))


def test_of_a_list_without_end_the_first_feeds_are_read() -> None:
    many = (f'<outline text="{n}" xmlUrl="https://a.example/{n}" home="1"/>' for n in range(starter_list.MOST + 50))
    assert len(read(opml(*many))) == starter_list.MOST


@given(st.binary(max_size=300) | st.text(max_size=300).map(opml))
def test_nothing_raises_but_a_source_error(data: bytes) -> None:
    _read_or_nothing(data)
