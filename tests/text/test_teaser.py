"""Which articles are only the beginning of what their page has."""

from reader.model.article import Story
from reader.model.blocks import Paragraph, Span
from reader.text.teaser import is_teaser


def story(text: str, url: str | None = "https://example.org/1", file: str | None = None) -> Story:
    """A story with one paragraph."""
    return Story("g", "Title", "", (Paragraph((Span(text),)),) if text else (), url=url, file=file)


def test_a_short_body_is_a_teaser_and_a_long_one_is_not() -> None:
    assert is_teaser(story("Only two lines."))
    assert is_teaser(story(""))
    assert not is_teaser(story("A sentence of a whole article. " * 40))


def test_a_body_that_breaks_off_is_a_teaser() -> None:
    long = "A sentence of a whole article. " * 40
    for end in ("and then \u2026", "and then [...]", "and then [\u2026] Read more", "Weiterlesen \u2192", "Read more"):
        assert is_teaser(story(long + end)), end
    assert not is_teaser(story(long + "He waited ... and waited until the evening came over the town."))


def test_what_has_no_page_or_is_a_file_is_all_there_is() -> None:
    assert not is_teaser(story("Short.", url=None))
    assert not is_teaser(story("Short.", file="/news/a.txt"))
