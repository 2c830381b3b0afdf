import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Markup
from reader.text.title import first_words, teaser_text, title_text


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Tom &amp;amp; Jerry", "Tom & Jerry"),
        ("&lt;b&gt;Eil&lt;/b&gt;: x", "Eil: x"),
        ("A <em>fine</em><br>day", "A fine day"),
        ("[/] Eil", "[/] Eil"),
        ("[red]x[/red]", "[red]x[/red]"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("How to use &lt;video&gt;", "How to use <video>"),
        ("a\n  b\u00a0c", "a b c"),
        ("\x1b]0;x\x07", "]0;x"),
        ("&#27;[2J", "[2J"),
        ("\u202egnp.exe", "gnp.exe"),
        ("", ""),
    ],
)
@pytest.mark.parametrize("form", ["plain", "html"])
def test_titles_become_plain_safe_text(written: str, title: str, form: str) -> None:
    assert title_text(Markup(written, "html" if form == "html" else "plain")) == title


def test_a_title_of_a_picture_alone_is_its_text() -> None:
    assert title_text(Markup("<img alt='The map' src=x>", "html")) == "The map"


def test_a_monstrous_title_is_cut_between_words() -> None:
    title = title_text(Markup("word " * 1000, "plain"))
    assert len(title) <= 500
    assert title.endswith("word…")


def test_a_teaser_is_one_paragraph_of_plain_text() -> None:
    assert teaser_text(Markup("<p>One &amp; <b>two</b></p><p>three</p>", "html"), "Title", "Body") == "One & two three"


def test_a_teaser_that_only_repeats_is_none() -> None:
    body = "The harbour froze over on Monday, for the first time in years."
    assert teaser_text(Markup("The harbour froze over on Monday, for the first […]", "html"), "Title", body) == ""
    assert teaser_text(Markup("Title.", "plain"), "Title", body) == ""


def test_a_long_teaser_is_shortened() -> None:
    assert len(teaser_text(Markup("many words " * 200, "plain"), "T", "B")) <= 600


def test_the_first_words_stand_for_a_title() -> None:
    assert first_words("One two.\n\nThree " + "four " * 50) == "One two. Three four four four four four four four four four four four four…"


@pytest.mark.parametrize(
    "more", ["… mehr", " [...]", " Weiterleſen auf der Seite", " MEHR dazu", " Continue READıNG " + "x" * 79, " read more read more", " […] mehr lesen…"]
)
def test_words_that_ask_to_read_on_count_for_nothing(more: str) -> None:
    assert teaser_text(Markup("Big News" + more, "plain"), "Big news", "Body") == ""


@given(st.text(st.characters(categories=["L", "Zs", "Po"], exclude_characters="&") | st.sampled_from("\u200b\ufeff\u00ad\t "), max_size=30))
def test_a_teaser_of_one_line_reads_the_same_in_an_element(text: str) -> None:
    assert teaser_text(Markup(text, "html"), "", "") == teaser_text(Markup(f"<p>{text}</p>", "html"), "", "")
