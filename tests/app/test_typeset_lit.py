"""Lights in a set text: every place stands exactly where the article names it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app.show import Glyphs
from reader.app.widgets.typeset import Layout
from reader.app.widgets.typeset_lit import LitSpan, lights, lit_blocks, merged
from reader.model.blocks import Block, Caption, Code, Heading, Image, Items, Paragraph, Quote, Rule, Span, Spans, Table, plain_text
from reader.model.place import PlaceSpan
from tests.app.reading import article

NOW = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


def lit_words(blocks: tuple[Block, ...]) -> list[str]:
    """What is lit in blocks, in order."""
    found: list[str] = []

    def look(block: Block) -> None:
        match block:
            case Paragraph(spans=spans) | Heading(spans=spans) | Caption(spans=spans):
                take(spans)
            case Quote(blocks=inner):
                for one in inner:
                    look(one)
            case Items(items=items):
                for item in items:
                    for one in item:
                        look(one)
            case Table(head=head, rows=rows):
                for row in (head, *rows):
                    for cell in row:
                        take(cell)
            case _:
                pass

    def take(spans: Spans) -> None:
        found.extend(span.text for span in spans if isinstance(span, LitSpan))

    for block in blocks:
        look(block)
    return found


def ranges_of(text: str, *words: str) -> list[tuple[int, int]]:
    """Every place where words stand in a text."""
    return [(at, at + len(word)) for word in words for at in range(len(text)) if text.startswith(word, at)]


BODY: tuple[Block, ...] = (
    Paragraph((Span("Wien - In "), Span("Graz", strong=True), Span(" und Li"), Span("nz", link=0), Span(" regnet es."))),
    Rule(),
    Heading((Span("Aus Graz"),)),
    Quote((Paragraph((Span("In Wien\nund Graz."),)), Quote((Caption((Span("Linz"),)),)))),
    Items(
        (
            (
                Paragraph((Span("Wien\n\nzwei"),)),
                Paragraph((Span("\nGraz"),)),
                Items(((Paragraph((Span("Linz"),)), Code("a\n\n\nb"), Paragraph((Span("Wien"),))),)),
            ),
            (),
            (Image(""), Paragraph((Span("Graz"),))),
        )
    ),
    Code("Wien\n\n\nWien"),
    Table(((Span("Stadt"),), (Span("Land"),)), (((Span("Linz"),), ()), ((Span("1"), Span("Graz")), (Span("Wien"),)))),
    Image("Wien von oben"),
    Paragraph((Span("大阪と京都"),)),
    Paragraph((Span("Co\u0301rdoba, Sankt\u00ad Pölten"),)),
)


def test_names_are_lit_in_every_kind_of_block() -> None:
    text = plain_text(BODY)
    blocks, count = lit_blocks(BODY, text, ranges_of(text, "Wien", "Graz", "Linz", "京都", "Co\u0301rdoba"))
    # a name in two spans is lit in both; code and pictures are left as they are
    expected = "Wien Graz Li nz Graz Wien Graz Linz Wien Graz Linz Wien Graz Linz Graz Wien 京都 Co\u0301rdoba"
    assert lit_words(blocks) == expected.split()
    assert plain_text(blocks) == text
    assert count == len(expected.split()) - 1


def test_combining_characters_stay_with_their_base() -> None:
    assert merged([(0, 1)], "o\u0301\u0302x") == ((0, 3),)
    assert merged([(3, 9), (0, 2), (1, 4), (7, 99), (-5, -1), (9, 3)], "0123456789") == ((0, 10),)


SPANS = st.lists(st.builds(Span, st.text("ab \n\u0301大", max_size=6), strong=st.booleans()), max_size=3).map(tuple)
LEAVES = st.one_of(
    SPANS.map(Paragraph),
    SPANS.map(Heading),
    SPANS.map(Caption),
    st.text("ab\n", max_size=6).map(Code),
    st.text("ab", max_size=2).map(Image),
    st.just(Rule()),
    st.builds(Table, st.lists(SPANS, max_size=2).map(tuple), st.lists(st.lists(SPANS, max_size=2).map(tuple), max_size=2).map(tuple)),
)
BLOCKS = st.recursive(
    st.lists(LEAVES, max_size=3).map(tuple),
    lambda inner: st.lists(st.one_of(LEAVES, inner.map(Quote), st.lists(inner, max_size=3).map(lambda items: Items(tuple(items)))), max_size=3).map(tuple),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(BLOCKS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_whatever_the_blocks_the_words_are_those_of_the_text(blocks: tuple[Block, ...], ranges: list[tuple[int, int]]) -> None:
    text = plain_text(blocks)
    made, _count = lit_blocks(blocks, text, ranges)
    assert plain_text(made) == text
    wanted = "".join(text[start:end] for start, end in merged(ranges, text))
    lit = "".join(lit_words(made))
    letters = iter(wanted)
    # what is lit is what was asked for, but for the code, the pictures and the newlines between blocks
    assert all(letter in letters for letter in lit)


@pytest.mark.parametrize("measure", [20, 72])
def test_rows_stand_where_they_stood_and_only_the_looks_differ(measure: int) -> None:
    shown = article(blocks=BODY, title=" Wien  und\nGraz ", teaser="In Linz", dateline="Wien")
    text = shown.story.text
    spans = [PlaceSpan("body", start, end, 1, "x") for start, end in ranges_of(text, "Wien", "Graz", "Linz")]
    spans += [PlaceSpan("title", 1, 5, 1, "wien"), PlaceSpan("title", 11, 15, 2, "graz"), PlaceSpan("teaser", 3, 7, 3, "linz")]
    found = lights(shown, spans)
    plain = Layout(shown, measure, Glyphs(), NOW, narrow=False)
    lit = Layout(shown, measure, Glyphs(), NOW, narrow=False, lights=found)
    plain.grow(1000)
    lit.grow(1000)
    assert [(row.leaf.key, row.start, row.text) for row in lit.rows] == [(row.leaf.key, row.start, row.text) for row in plain.rows]
    underlined = [run.text for row in lit.rows if row.first for run in row.leaf.runs if run.look.underline and run.look.name == "place"]
    assert underlined[:4] == ["Wien", "Graz", "Linz", "Wien"]
    assert found.title == ((0, 4), (9, 13))
    assert found.count == len(spans) - 3  # twice in code, once in a picture


def test_a_lit_link_still_opens_and_keeps_its_number_behind_it() -> None:
    shown = article(blocks=BODY, dateline="")
    found = lights(shown, [PlaceSpan("body", *ranges_of(shown.story.text, "Linz")[0], 1, "linz")])
    made = Layout(shown, 72, Glyphs(), NOW, narrow=True, lights=found)
    made.grow(1000)
    assert any("Linz" in row.text for row in made.rows)


def test_spans_of_another_text_light_nothing() -> None:
    shown = article(blocks=())
    found = lights(shown, [PlaceSpan("body", 5, 9, 1, "x"), PlaceSpan("title", 5_000, 9_000, 1, "x"), PlaceSpan("teaser", -4, -1, 1, "x")])
    assert (found.count, found.title, found.teaser, found.blocks) == (0, (), (), ())
    assert not found.fit(article(id=77))
