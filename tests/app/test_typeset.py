from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from reader.app.show import ASCII, Glyphs, Ink
from reader.app.themes import PALETTES
from reader.app.widgets.targets import Filter, Note, Open, Where
from reader.app.widgets.typeset import Layout
from reader.app.widgets.typeset_draw import Drawn, draw
from reader.model.article import Article, Link
from reader.model.blocks import Block, Caption, Code, Heading, Image, Items, NoteSpan, Paragraph, Quote, Rule, Span, Spans
from tests.app.reading import MOSCOW, NOW, article

INK = Ink(PALETTES["night"], Glyphs(), plain=False)


def p(text: str, **style: Any) -> Paragraph:
    return Paragraph((Span(text, **style),))


def cell(text: str) -> Spans:
    return (Span(text),)


def laid(shown: Article, width: int = 40, *, narrow: bool = True, glyphs: Glyphs | None = None) -> Layout:
    made = Layout(shown, width, glyphs or Glyphs(), NOW, narrow=narrow)
    made.grow(100_000)
    return made


def drawn(shown: Article, width: int = 40, **how: Any) -> list[Drawn]:
    return [draw(row, INK, width) for row in laid(shown, width, **how).rows]


def text(shown: Article, width: int = 40, **how: Any) -> list[str]:
    return [row.strip.text.rstrip() for row in drawn(shown, width, **how)]


def body(*blocks: Block, width: int = 40, **changes: Any) -> list[str]:
    """The rows of a body alone, without title and end sign."""
    rows = text(article(title="T", teaser="", blocks=blocks, dateline="", **changes), width)
    assert rows[:3] == ["", "T", ""]
    assert rows[-2:] == ["", "■"]
    return rows[3:-2]


def looks(shown: Article, width: int = 40) -> list[tuple[str, str, bool, bool]]:
    """Every piece of text with its colour, whether it is bold and whether italic."""
    found = []
    for row in drawn(shown, width):
        for part, style, _control in row.strip:
            if style is not None and style.color is not None:
                found.append((part, str(style.color.name), bool(style.bold), bool(style.italic)))
    return found


def night(name: str) -> str:
    return PALETTES["night"][name]


def test_the_head_has_kicker_headline_teaser_byline_and_rule() -> None:
    rows = text(article(), 72, narrow=False)
    assert rows[:13] == [
        "",
        "MOSKAU, RUSSLAND   Sonstiges",
        "",
        "Trump und Putin: Neue Hoffnung für",
        "Frieden zwischen den USA und Russland!",
        "",
        "US-Sondergesandter Steve Witkoff trifft Putin in Moskau und spricht über",
        "Fortschritte in den Beziehungen zwischen den USA und Russland.",
        "",
        rows[9],
        "─" * 72,
        "",
        "Moskau, Russland - Die Beziehungen zwischen den USA und Russland zeigen",
    ]
    assert rows[9].startswith("die-nachrichten.at   no date, fetched today ")
    assert rows[9].endswith("   1 min")


def test_in_narrow_kicker_byline_and_rule_are_left_to_the_strip() -> None:
    rows = text(article(), 72)
    assert rows[1].startswith("Trump und Putin")
    assert not any("die-nachrichten.at" in row or "─" in row for row in rows)


def test_a_published_article_says_when() -> None:
    rows = text(article(published=datetime(2023, 11, 3, 12, tzinfo=UTC)), 72, narrow=False)
    assert "   3 Nov 2023   " in rows[9]


def test_an_article_without_place_or_event_has_no_kicker() -> None:
    assert text(article(places=(), event=""), 72, narrow=False)[1].startswith("Trump und Putin")


def test_the_parts_of_the_kicker_say_what_they_filter_by() -> None:
    kicker = drawn(article(), 72, narrow=False)[1]
    assert [(hit.start, hit.end, hit.target) for hit in kicker.hits] == [(0, 16, Where(MOSCOW)), (19, 28, Filter("event:Sonstiges"))]


def test_the_dateline_and_its_dash_are_in_the_colour_of_places() -> None:
    assert ("Moskau, Russland - ", night("place"), True, False) in looks(article(), 72)


@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2014", ":", "(dpa) -"])
def test_a_dateline_ends_at_any_dash(dash: str) -> None:
    shown = article(dateline="WIEN", blocks=(p(f"WIEN {dash} Es schneit."),))
    assert (f"WIEN {dash} ", night("place"), True, False) in looks(shown)


def test_a_dateline_in_bold_is_found_across_spans() -> None:
    shown = article(dateline="Wien, Österreich", blocks=(Paragraph((Span("Wien,", strong=True), Span(" Österreich - Es "), Span("schneit", emphasis=True))),))
    found = looks(shown)
    assert ("Wien, Österreich - ", night("place"), True, False) in found
    assert ("schneit", night("text"), False, True) in found


def test_a_dateline_that_opens_no_paragraph_colours_nothing() -> None:
    shown = article(dateline="Graz", title="T", teaser="", blocks=(p("In Graz regnet es."), p("Graz - ja.")))
    assert night("place") not in {colour for _text, colour, _bold, _italic in looks(shown)}


def test_paragraphs_are_parted_by_a_blank_row_and_subheadings_stick_to_what_follows() -> None:
    assert body(p("One."), Heading(cell("Head")), p("Two."), p("Three.")) == ["One.", "", "Head", "Two.", "", "Three."]


def test_a_short_line_in_bold_is_a_subheading_and_a_sentence_or_a_long_one_is_none() -> None:
    assert body(p("One."), p("Was nun?", strong=True), p("Two.")) == ["One.", "", "Was nun?", "Two."]
    assert body(p("A sentence.", strong=True), p("Two.")) == ["A sentence.", "", "Two."]
    assert body(p("word " * 20, strong=True), p("Two."), width=60)[-2:] == ["", "Two."]


def test_the_mark_of_a_footnote_is_raised_and_leads_to_the_note_and_back() -> None:
    blocks = (Paragraph((Span("Wien"), NoteSpan("[12]", note=1), Span(" wächst."))), Caption((NoteSpan("[12]", note=-1), Span(" Die Stadt."))))
    rows = drawn(article(title="T", teaser="", dateline="", blocks=blocks))
    assert rows[3].strip.text.rstrip() == "Wien¹² wächst."
    assert rows[5].strip.text.rstrip() == "¹² Die Stadt."
    assert [(hit.start, hit.end, hit.target) for row in (rows[3], rows[5]) for hit in row.hits] == [(4, 6, Note(1)), (0, 2, Note(-1))]
    assert text(article(title="T", teaser="", dateline="", blocks=blocks), glyphs=ASCII)[3] == "Wien[12] wächst."


def test_strong_is_bright_and_bold_and_emphasis_italic() -> None:
    found = looks(article(blocks=(Paragraph((Span("a", strong=True), Span("b", emphasis=True), Span("c"))),), dateline=""))
    assert ("a", night("bright"), True, False) in found
    assert ("b", night("text"), False, True) in found


def test_code_stands_on_raised_ground_and_is_not_wrapped() -> None:
    shown = article(title="T", teaser="", dateline="", blocks=(Code("if x:\n\treturn " + "y" * 60),))
    row = drawn(shown)[3]
    style = row.strip._segments[0].style
    assert style is not None
    assert style.bgcolor is not None
    assert style.bgcolor.name == night("raised")
    assert [r.strip.text.rstrip() for r in drawn(shown)[3:5]] == [" if x:", "     return " + "y" * 27 + "…"]


def test_code_and_tables_scroll_sideways() -> None:
    made = laid(article(title="T", teaser="", dateline="", blocks=(Code("0123456789" * 6),)))
    row = made.rows[3]
    assert row.leaf.region == 1
    assert row.leaf.span == 62
    assert draw(row, INK, 40, 22).strip.text == ("0123456789" * 6)[21:] + " "
    assert draw(row, INK, 40, 10).strip.text.endswith("…")


def test_quotes_have_a_bar_and_nest() -> None:
    rows = body(p("A"), Quote((p("one two three four five"), p("B"), Quote((p("C"),)))), p("D"), width=20)
    assert rows == ["A", "", "▌ one two three four", "▌ five", "▌", "▌ B", "▌", "▌ ▌ C", "", "D"]


def test_lists_hang_and_nest_without_blank_rows() -> None:
    rows = body(p("A"), Items(((p("one two three four"),), (p("two"), Items(((p("inner"),),), 9)))), p("B"), width=16)
    assert rows == ["A", "", "• one two three", "  four", "• two", "  9. inner", "", "B"]


def test_numbers_of_a_list_stand_right_under_each_other() -> None:
    assert body(Items(((p("a"),), (p("b"),)), 9)) == [" 9. a", "10. b"]


def test_a_list_may_begin_with_a_list_or_have_an_empty_item() -> None:
    assert body(Items(((Items(((p("a"),),)),), (), (p(""), p("b"))))) == ["• • a", "• b"]


def test_absurd_numbers_become_bullets() -> None:
    assert body(Items(((p("a"),),), 10**30)) == ["• a"]


def test_nesting_without_end_keeps_half_the_measure() -> None:
    blocks: tuple[Block, ...] = (p("deep down"),)
    for _level in range(400):
        blocks = (Quote((Items((blocks,)),)),)
    made = Layout(article(blocks=blocks, title="T", teaser="", dateline=""), 40, Glyphs(), NOW, narrow=True)
    made.grow(100)
    assert made.done
    assert any("deep down" in row.text for row in made.rows)


def test_images_say_their_text_and_captions_follow_at_once() -> None:
    rows = body(p("A"), Image("Two trams", 0), Caption(cell("In June")), p("B"), links=(Link("x", "https://x.example"),))
    assert rows == ["A", "", "Image: Two trams [3]", "In June", "", "B"]


def test_an_image_without_a_text_of_its_own_says_its_caption() -> None:
    rows = body(p("A"), Image("", 0), Caption(cell("Two trams in June")), Image("", 0), p("B"), links=(Link("x", "https://x.example"),))
    assert rows == ["A", "", "Image: Two trams in June [3]", "", "Image [3]", "", "B"]


def test_whose_words_a_quote_is_stands_at_its_end() -> None:
    rows = body(Quote((p("It froze."), Caption(cell("Ada Byron")))), Quote((p("Yes."), Caption(cell("\u2013 Charles")))))
    assert rows == ["▌ It froze.", "▌ — Ada Byron", "", "▌ Yes.", "▌ \u2013 Charles"]


@pytest.mark.parametrize(
    ("before", "after", "row"),
    [
        ("Phishing", "-Masche warnt", "Phishing-Masche [3] warnt"),
        ("Immobilien", "giganten fallen", "Immobiliengiganten [3] fallen"),
        ("Apple", "\u2019s new one", "Apple\u2019s [3] new one"),
        ("warnt", ", dass", "warnt [3], dass"),
        ("KI.", "Und", "KI. [3]Und"),
        ("Wien", " - die Stadt", "Wien [3] - die Stadt"),
        ("東京", "は", "東京 [3]は"),
    ],
)
def test_a_link_inside_a_word_has_its_number_behind_the_word(before: str, after: str, row: str) -> None:
    assert body(Paragraph((Span(before, link=0), Span(after))), links=(Link("x", "https://x.example"),)) == [row]


def test_nameless_images_without_a_link_are_left_out() -> None:
    assert body(p("A"), Image(""), p("B")) == ["A", "", "B"]


def test_links_are_numbered_after_the_sources_and_can_be_hit() -> None:
    spans = (Span("As the "), Span("Stan", link=1), Span("dard", link=1, strong=True), Span(" says."))
    shown = article(
        title="T", teaser="", dateline="", blocks=(Paragraph(spans),), links=(Link("a", "https://a.example"), Link("Standard", "https://s.example"))
    )
    row = drawn(shown)[3]
    assert row.strip.text.rstrip() == "As the Standard [4] says."
    assert {hit.target for hit in row.hits} == {Open(4)}
    assert (row.hits[0].start, row.hits[-1].end) == (7, 19)


def test_a_links_number_is_never_parted_from_its_word() -> None:
    spans = (Span("a bb ccc "), Span("dddd", link=0))
    assert body(Paragraph(spans), width=14, links=(Link("d", "https://d.example"),)) == ["a bb ccc", "dddd [3]"]


def test_a_link_that_the_story_does_not_hold_is_text() -> None:
    assert body(Paragraph((Span("x", link=7),))) == ["x"]


def test_rules_take_the_measure() -> None:
    assert body(p("A"), Rule(), p("B")) == ["A", "", "─" * 40, "", "B"]


def test_without_a_body_the_text_says_so_and_names_the_key() -> None:
    shown = article(blocks=(), url="https://x.example", file=None)
    assert text(shown, 60)[-4:] == ["The feed gives only this much.", "f fetches the full text", "", "■"]
    failed = replace(shown, full="failed", full_trouble="the page needs a login")
    assert text(failed, 60)[-3] == "the page needs a login, o opens its page"


def test_below_a_teaser_stands_how_to_get_the_rest_and_not_the_sign_of_the_end() -> None:
    shown = article(blocks=(p("Only the beginning."),), url="https://x.example", file=None)
    assert text(shown, 80)[-2:] == ["", "The feed gives only this much.  f fetches the full text"]
    assert text(replace(shown, full="there"), 80)[-1] == "■"


def test_poor_terminals_get_poor_glyphs() -> None:
    shown = article(blocks=(Quote((p("q"),)), Items(((p("i"),),)), Rule()), title="T", teaser="", dateline="")
    assert all(row.isascii() for row in text(shown, 40, glyphs=ASCII)[:-1])


def test_the_first_rows_of_a_very_long_article_do_not_wait_for_the_last() -> None:
    shown = article(blocks=(p("word " * 400_000),) * 3)
    made = Layout(shown, 72, Glyphs(), NOW, narrow=True)
    made.grow(50)
    assert len(made.rows) == 50
    assert not made.done


def test_a_place_in_the_text_is_found_again_at_another_width() -> None:
    shown = article(blocks=tuple(p(f"Paragraph {n}: " + "some words " * 20) for n in range(30)))
    wide, narrow = laid(shown, 72), laid(shown, 30)
    row = wide.rows[50]
    again = narrow.rows[narrow.find(row.leaf.key, row.start)]
    assert again.leaf.key == row.leaf.key
    assert again.start <= row.start < again.end
