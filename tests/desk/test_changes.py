"""A former version beside the present one: what is marked, what stands beside what."""

from hypothesis import given
from hypothesis import strategies as st

from reader.desk.changes import Pair, Piece, compare, is_cut
from reader.model.article import Story
from reader.model.blocks import Paragraph, Span


def story(*paragraphs: str, title: str = "Tunnel", teaser: str = "") -> Story:
    """A story of paragraphs."""
    return Story("g", title, teaser, tuple(Paragraph((Span(text),)) for text in paragraphs))


def marked(pieces: tuple[Piece, ...]) -> list[str]:
    """What is marked in a paragraph."""
    return [piece.text for piece in pieces if piece.changed]


def test_a_changed_word_is_marked_in_both_versions() -> None:
    title, body = compare(story("The tunnel opens in May."), story("The tunnel opens in June."))
    assert title == Pair((Piece("Tunnel"),), (Piece("Tunnel"),))
    assert marked(body.before) == ["May"]
    assert marked(body.after) == ["June"]
    assert "".join(piece.text for piece in body.before) == "The tunnel opens in May."


def test_words_that_changed_in_a_row_are_one_mark() -> None:
    (_title, body) = compare(story("It costs ten million euro."), story("It costs about twelve billion dollar."))
    assert len(marked(body.before)) <= 2
    assert "billion dollar" in " ".join(marked(body.after))


def test_a_new_paragraph_stands_alone_and_whole() -> None:
    pairs = compare(story("One stays.", "Two stays."), story("One stays.", "Something came between them.", "Two stays."))
    assert [pair.same for pair in pairs] == [True, True, False, True]
    assert pairs[2] == Pair((), (Piece("Something came between them.", True),))


def test_paragraphs_that_have_nothing_in_common_are_not_compared() -> None:
    pairs = compare(story("Rain fell over the valley."), story("Officials denied everything yesterday!"))
    assert pairs[1:] == (Pair((Piece("Rain fell over the valley.", True),), ()), Pair((), (Piece("Officials denied everything yesterday!", True),)))


def test_title_and_teaser_are_compared_too() -> None:
    title, teaser = compare(story(title="Two dead", teaser="First reports."), story(title="Three dead", teaser="Second reports."))
    assert (marked(title.before), marked(title.after)) == (["Two"], ["Three"])
    assert marked(teaser.after) == ["Second"]


def test_a_book_is_compared_as_far_as_its_first_paragraphs() -> None:
    long = [f"Paragraph {n} says little." for n in range(2_000)]
    pairs = compare(story(*long), story(*long[:-1], "Another end."))
    assert len(pairs) == 401


def test_a_paragraph_that_came_between_changed_ones_leaves_them_beside_each_other() -> None:
    before = ("The minister spoke for an hour.", "Two people were hurt in the tunnel.")
    after = ("Something quite new stands here now.", "The minister spoke for two hours.", "Three people were hurt in the tunnel.")
    pairs = compare(story(*before), story(*after))[1:]
    assert [bool(pair.before) for pair in pairs] == [False, True, True]
    assert [marked(pair.after) for pair in pairs[1:]] == [["two hours"], ["Three"]]


def test_chinese_and_japanese_are_compared_by_character() -> None:
    (_title, body) = compare(
        story("\u6771\u4eac\u3067\u65b0\u3057\u3044\u6a4b\u304c\u958b\u901a\u3057\u305f\u3002"),
        story("\u6771\u4eac\u3067\u53e4\u3044\u6a4b\u304c\u958b\u901a\u3057\u305f\u3002"),
    )
    assert marked(body.before) == ["\u65b0\u3057"]
    assert marked(body.after) == ["\u53e4"]


def test_other_blanks_are_no_change() -> None:
    (_title, body) = compare(story("One  two\nthree."), story("One two three."))
    assert body.same


def test_the_same_word_a_thousand_times_is_compared_within_bounds() -> None:
    # compared word by word whatever it costs, this takes minutes, which the suite's limit for a test would end
    hostile = [f"{'x y ' * 370}{n}" for n in range(200)]
    pairs = compare(story(*hostile, "x " * 740), story(*(f"{'y x x ' * 250}{n}" for n in range(200)), "x y " * 370))
    assert not any(pair.same for pair in pairs[1:])


def test_a_text_that_goes_on_behind_what_is_compared_is_told() -> None:
    assert is_cut(story(*["Many words."] * 500))
    assert is_cut(story("x" * 300_000))
    assert not is_cut(story("Short."))


TEXTS = st.lists(st.text("abc .\u00e4\u6f22", max_size=30), max_size=5)


@given(TEXTS, TEXTS)
def test_both_versions_are_whole_in_what_is_shown(before: list[str], after: list[str]) -> None:
    pairs = compare(story(*before), story(*after))[1:]
    for side, paragraphs in (("before", before), ("after", after)):
        shown = ["".join(piece.text for piece in getattr(pair, side)) for pair in pairs]
        assert [text for text in shown if text] == [text for text in paragraphs if text.strip()]
