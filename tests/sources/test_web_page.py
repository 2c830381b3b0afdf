from datetime import UTC, datetime

import pytest

from reader.model.article import Link, Point, Story
from reader.sources.read import read
from reader.text.make import make_all

PARAGRAPH = "<p>This is a paragraph of the story with enough words in it to count as running text.</p>"
STORY = f"<article><h1>Harbour frozen</h1>{PARAGRAPH}{PARAGRAPH}</article>"


def story(html: str, name: str = "a.html") -> Story:
    (made,) = make_all(read(html.encode(), name), guid_prefix=name)
    return made


def test_the_head_declares_and_the_story_is_found() -> None:
    made = story(
        "<html lang=de-AT><head><title>Harbour frozen | Alpenpost</title><meta property=og:title content='Harbour frozen &amp; shut'>"
        "<meta name=description content='For the first time.'><meta property=article:published_time content=2025-02-25T14:30:00+01:00>"
        "<meta name=author content='Ada B.'><meta property=og:site_name content=Alpenpost><link rel=canonical href=https://alpenpost.example/1>"
        f"<meta name=geo.position content='48.2;16.4'><meta name=keywords content='ice, harbour'></head><body>"
        f"<nav>Home</nav><header>Head</header>{STORY}<aside>More</aside><footer>Foot</footer>"
    )
    assert (made.title, made.teaser, made.url, made.publisher) == ("Harbour frozen & shut", "For the first time.", "https://alpenpost.example/1", "Alpenpost")
    assert (made.authors, made.language, made.points, made.categories) == (("Ada B.",), "de", (Point(48.2, 16.4),), ("ice", "harbour"))
    assert made.published == datetime(2025, 2, 25, 13, 30, tzinfo=UTC)
    assert made.text.count("running text") == 2
    assert not any(word in made.text for word in ("Home", "Head", "More", "Foot"))


def test_the_heading_then_the_window_stand_in_for_a_title() -> None:
    assert story(f"<html><title>x | Alpenpost</title>{STORY}").title == "Harbour frozen"
    assert story("<html><title>Frozen - again | Alpenpost</title><p>Text").title == "Frozen - again"


def test_linked_data_fills_what_the_head_leaves_open() -> None:
    data = (
        '{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, {"@type": ["NewsArticle"], "headline": "Frozen &amp; shut",'
        '"datePublished": "2025-02-25",'
        '"author": [{"name": "Ada"}, "Bob"], "publisher": {"name": "Alpenpost"},'
        '"contentLocation": {"name": "Wien", "geo": {"latitude": "48.2", "longitude": 16.4}}}]}'
    )
    made = story(f"<html><script type=application/ld+json>{data}</script><p>Some text")
    assert (made.title, made.authors, made.publisher, made.points) == ("Frozen & shut", ("Ada", "Bob"), "Alpenpost", (Point(48.2, 16.4, "Wien"),))


@pytest.mark.parametrize("data", ["{", "[[[[[[[[[[]]]]]]]]]]", '{"@type": "NewsArticle", "author": 5, "headline": [], "contentLocation": [1]}', "[" * 100_000])
def test_broken_linked_data_is_ignored(data: str) -> None:
    assert story(f"<html><title>T</title><script type=application/ld+json>{data}</script><p>Text").text == "Text"


def test_without_an_article_element_the_fullest_part_is_the_story() -> None:
    teasers = "".join(f"<div class=item><a href=/{n}>Teaser {n}</a></div>" for n in range(30))
    made = story(f"<html><body><div>{teasers}</div><div><div class=text>{PARAGRAPH * 4}</div></div>")
    assert made.text.count("running text") == 4
    assert "Teaser" not in made.text


def test_a_page_without_running_text_keeps_what_it_has() -> None:
    assert story("<html><body><div>Short</div><div>words").text == "Short\n\nwords"


def test_a_page_that_calls_its_story_an_aside_is_still_read() -> None:
    assert story(f"<html><body><aside>{STORY}</aside>").text.count("running text") == 2


def test_relative_links_start_from_the_page() -> None:
    made = story(f"<html><article>{PARAGRAPH}<p><a href=b>link</a> in a paragraph that is long enough to be one.</p></article>", "https://x.example/a/")
    assert made.links == (Link("link", "https://x.example/a/b"),)
    assert made.url == "https://x.example/a/"
