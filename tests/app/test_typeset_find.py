from hypothesis import given
from hypothesis import strategies as st

from reader.app.widgets.typeset_draw import draw
from reader.app.widgets.typeset_find import MOST, Finder, Needle
from reader.app.widgets.typeset_leaf import Frame, Row, Run, leaf
from reader.model.article import Article, Link
from reader.model.blocks import Code, Items, Paragraph, Quote, Span, Table
from tests.app.reading import article
from tests.app.test_typeset import INK, cell, laid, night, p


def found(text: str, words: str) -> list[str]:
    made = leaf(1, Frame(), 40, (Run(text),))
    return [made.text[start:end] for start, end in Needle(words).find(made)]


def finder(shown: Article, words: str, width: int = 40) -> Finder:
    made = Finder(laid(shown, width), words)
    while not made.done:
        made.step()
    return made


def test_case_accents_and_ligatures_make_no_difference() -> None:
    assert found("Straße, STRASSE, strasse", "strasse") == ["Straße", "STRASSE", "strasse"]
    assert found("Łódź und Lodz", "łódź") == ["Łódź", "Lodz"]
    assert found("São Paulo", "sao p") == ["São P"]


def test_accents_of_their_own_belong_to_what_is_found() -> None:
    assert found("cafe\u0301 noir", "cafe") == ["cafe\u0301"]


def test_words_are_found_across_any_blanks_and_signs() -> None:
    assert found("New\u00a0York, New  York; New-York", "new york") == ["New\u00a0York", "New  York", "New-York"]


def test_a_part_of_a_word_is_found() -> None:
    assert found("Donaudampfschiff", "dampf") == ["dampf"]


def test_japanese_is_found_inside_a_sentence() -> None:
    assert found("大阪のたこ焼き屋", "たこ焼") == ["たこ焼"]


def test_signs_alone_are_found_as_they_stand() -> None:
    assert found("§ 5 und § 6", "§") == ["§", "§"]
    assert found("a (b) c", "(") == ["("]


def test_nothing_is_found_for_no_words() -> None:
    assert found("a b", " ") == []


def test_what_begins_in_one_span_ends_in_another_and_numbers_of_links_stand_in_no_ones_way() -> None:
    shown = article(
        title="T",
        teaser="",
        dateline="",
        blocks=(Paragraph((Span("Der "), Span("Stan", strong=True), Span("dard", link=0), Span(" berichtet."))),),
        links=(Link("x", "https://x.example"),),
    )
    made = finder(shown, "der standard berichtet")
    assert [place.leaf.text[place.start : place.end] for place in made.places] == ["Der Standard\u00a0[3] berichtet"]
    assert finder(shown, "3").places == []


def test_headline_teaser_lists_quotes_tables_and_code_are_looked_through_in_their_order() -> None:
    blocks = (p("Wien"), Quote((p("wien"),)), Items(((p("WIEN"),),)), Table((cell("Wien"),), ((cell("x"),),)), Code("wien = 1"))
    assert len(finder(article(title="Wien", teaser="In Wien", dateline="", blocks=blocks), "wien").places) == 7


def test_what_only_wide_screens_have_above_the_body_is_not_looked_through() -> None:
    made = Finder(laid(article(title="T", teaser="", blocks=(p("x"),)), 72, narrow=False), "moskau")
    made.step()
    assert made.places == []


def test_a_place_is_lit_in_every_row_that_it_takes_and_the_current_one_stands_out() -> None:
    shown = article(title="T", teaser="", dateline="", blocks=(p("aaaa bbbb cccc dddd and bbbb again"),))
    made = finder(shown, "bbbb cccc", 10)
    made.current = 0
    rows = made.layout.rows[3:]

    def on(row: Row, ground: str) -> list[str]:
        parts = draw(row, INK, 10, marks=made.marks(row)).strip
        return [part.text for part in parts if part.style and part.style.bgcolor and part.style.bgcolor.name == night(ground)]

    assert [on(row, "accent") for row in rows[:2]] == [["bbbb"], ["cccc"]]
    made.current = 5
    assert [on(row, "cursor") for row in rows[:2]] == [["bbbb"], ["cccc"]]


def test_the_row_of_a_place_is_the_one_where_it_begins() -> None:
    shown = article(title="T", teaser="", dateline="", blocks=(p("word " * 30 + "needle"), p("x"), p("needle")))
    made = finder(shown, "needle", 20)
    assert [made.layout.rows[made.row_of(n)].text.endswith("needle") for n in range(2)] == [True, True]
    assert made.at_or_after(made.row_of(0) + 1) == 1
    assert made.at_or_after(10_000) is None


def test_more_than_anybody_needs_is_not_found() -> None:
    made = finder(article(blocks=(p("a " * (MOST + 10)),)), "a")
    assert made.full
    assert len(made.places) == MOST


@given(st.text(max_size=80), st.text(max_size=5))
def test_whatever_is_looked_for_the_places_lie_in_the_text_one_after_another(text: str, words: str) -> None:
    made = leaf(1, Frame(), 40, (Run(text),))
    at = 0
    for start, end in Needle(words).find(made):
        assert at <= start < end <= len(made.text)
        at = end
