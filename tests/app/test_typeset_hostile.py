import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.model.article import Link
from reader.model.blocks import Block, Caption, Code, Heading, Image, Items, NoteSpan, Paragraph, Quote, Rule, Span, Table
from tests.app.reading import HOSTILE, article
from tests.app.test_typeset import drawn, text


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_text_is_shown_as_text_and_fits(title: str) -> None:
    span = (Span(title),)
    blocks = (
        Paragraph(span),
        Heading(span),
        Quote((Paragraph(span),)),
        Items(((Paragraph(span),),)),
        Code(title),
        Table((span,), ((span, span),)),
        Image(title),
    )
    shown = article(title=title, teaser=title, blocks=blocks, event=title, publisher=title, dateline=title)
    for row in drawn(shown, 40, narrow=False):
        assert cell_len(row.strip.text) == 40
        assert not set(row.strip.text) & set("\x00\x07\x1b\x9b\r\n\t\u202e\u2066\ud800")
    if title.startswith("["):
        assert title in "\n".join(text(shown, 40, narrow=False))


_TEXT = st.text(max_size=60)
_MARKS = st.builds(NoteSpan, _TEXT, note=st.integers(-3, 3))
_SPANS = st.lists(st.builds(Span, _TEXT, st.booleans(), st.booleans(), st.booleans(), st.none() | st.integers(-1, 2)) | _MARKS, max_size=4).map(tuple)
_LEAVES: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, _SPANS),
    st.builds(Heading, _SPANS),
    st.builds(Caption, _SPANS),
    st.builds(Code, _TEXT, st.sampled_from(["", "python", "html", "x"])),
    st.builds(Image, _TEXT, st.none() | st.integers(0, 1)),
    st.just(Rule()),
    st.builds(Table, st.lists(_SPANS, max_size=3).map(tuple), st.lists(st.lists(_SPANS, max_size=3).map(tuple), max_size=3).map(tuple)),
)
_BLOCKS = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.builds(Quote, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Items, st.lists(st.lists(inner, max_size=2).map(tuple), max_size=3).map(tuple), st.none() | st.integers(-5, 10**9)),
    ),
    max_leaves=8,
)


@settings(max_examples=60)
@given(st.lists(_BLOCKS, max_size=5).map(tuple), st.integers(10, 90))
def test_any_body_is_set_within_the_measure_and_every_hit_is_in_it(blocks: tuple[Block, ...], width: int) -> None:
    for row in drawn(article(blocks=blocks, links=(Link("a", "https://a.example"),)), width):
        assert row.strip.cell_length == cell_len(row.strip.text) == width
        assert all(0 <= hit.start < hit.end <= width for hit in row.hits)
