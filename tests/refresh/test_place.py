"""Places are looked for in a bounded part of an article."""

from reader.model.article import Story
from reader.model.blocks import Heading, Paragraph, Span
from reader.refresh.place import MOST, opening


def story(*sizes: int) -> Story:
    """A story with a heading and paragraphs of so many characters."""
    return Story("guid", "Title", blocks=(Heading((Span("Top"),), 2), *(Paragraph((Span("x" * size),)) for size in sizes)))


def test_an_article_of_usual_length_is_read_whole() -> None:
    usual = story(5000, MOST // 2)
    assert opening(usual) is usual


def test_of_a_book_the_first_part_is_read() -> None:
    first = opening(story(1000, 20 * MOST, 1000))
    assert first.blocks[:2] == story(1000).blocks
    assert len(first.blocks) == 3
    assert MOST <= len(first.text) <= MOST + 10


def test_a_single_line_as_long_as_a_book_is_cut() -> None:
    assert len(opening(story(20 * MOST)).blocks[1].spans[0].text) < MOST + 1  # type: ignore[union-attr]  # a paragraph
