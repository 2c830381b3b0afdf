from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.sqlite.codec import DamagedError, pack, pack_blocks, pack_extra, unpack, unpack_blocks, unpack_extra
from reader.model.article import Enclosure, Link, Point, Story
from reader.model.blocks import Block, Caption, Code, Heading, Image, Items, Paragraph, Quote, Rule, Span, Table

text = st.text(max_size=20)
number = st.none() | st.integers(0, 99)
spans = st.lists(st.builds(Span, text, st.booleans(), st.booleans(), st.booleans(), number), max_size=4).map(tuple)
leaves: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, spans),
    st.builds(Heading, spans, st.integers(1, 6)),
    st.builds(Caption, spans),
    st.builds(Code, text, text),
    st.builds(Image, text, number),
    st.builds(Table, st.lists(spans, max_size=3).map(tuple), st.lists(st.lists(spans, max_size=3).map(tuple), max_size=3).map(tuple)),
    st.just(Rule()),
)


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(st.builds(Quote, several), st.builds(Items, st.lists(several, max_size=3).map(tuple), number))


blocks = st.lists(st.recursive(leaves, _nested, max_leaves=8), max_size=5).map(tuple)
strings = st.lists(text, max_size=3).map(tuple)
stories = st.builds(
    Story,
    guid=st.text(st.characters(), max_size=9),
    title=text,
    teaser=text,
    url=st.none() | st.text(min_size=1),
    authors=strings,
    details=st.lists(st.tuples(text, text), max_size=3).map(tuple),
    sources=st.lists(st.builds(Link, text, text), max_size=3).map(tuple),
    links=st.lists(st.builds(Link, text, text), max_size=3).map(tuple),
    points=st.lists(st.builds(Point, st.floats(-90, 90), st.floats(-180, 180), text), max_size=2).map(tuple),
    enclosures=st.lists(st.builds(Enclosure, text, text, number, text), max_size=2).map(tuple),
    categories=strings,
)


@settings(max_examples=60, deadline=None)
@given(blocks)
def test_blocks_come_back_as_they_were(body: tuple[Block, ...]) -> None:
    assert unpack_blocks(pack_blocks(body)) == body


@settings(max_examples=60, deadline=None)
@given(stories)
def test_the_rest_of_a_story_comes_back_as_it_was(made: Story) -> None:
    extra = unpack_extra(pack_extra(made))
    assert Story(**{"title": made.title, "guid": ""} | extra) == made
    assert extra.keys() <= {field.name for field in fields(Story)}


def test_surrogates_of_a_path_survive() -> None:
    assert unpack(pack(["caf\udce9", "\ud800"])) == ["caf\udce9", "\ud800"]


def test_what_was_stored_by_the_first_version_can_be_read() -> None:
    # stored bytes depend on codec.DICTIONARY and on the codes of the blocks: if this fails, a migration is needed
    stored = bytes.fromhex(STORED)
    assert unpack_blocks(stored) == (
        Heading((Span("Brücke"),), 2),
        Paragraph((Span("Die "), Span("neue", strong=True), Span(" Brücke", link=0))),
        Items(((Paragraph((Span("eins"),)),), (Rule(),)), None),
    )


STORED = "8b866b772a3abc27393b15e427a87a97cc5405109d975a0a74ac21485c01a64ac740c72016ac14c3c6d4ccbc6225b05cb4521188111b0b00"


WRONG_BLOCKS: tuple[object, ...] = ({"a": 1}, [["x"]], [[]], [5], [["h"]], [["p", 5]], [["p", [["a"]]]])
WRONG_FIELDS: tuple[object, ...] = ([1], {"links": 5}, {"links": [5]}, {"details": [["a"]]}, {"points": [[1, 2, 3, 4]]})


@pytest.mark.parametrize("wrong", [b"", b"nonsense", b"\x00" * 20, *map(pack, WRONG_BLOCKS)])
def test_damaged_bytes_are_told_apart(wrong: bytes) -> None:
    with pytest.raises(DamagedError):
        unpack_blocks(wrong)


@pytest.mark.parametrize("wrong", [b"", b"nonsense", *map(pack, WRONG_FIELDS)])
def test_a_damaged_rest_is_told_apart(wrong: bytes) -> None:
    with pytest.raises(DamagedError):
        unpack_extra(wrong)
