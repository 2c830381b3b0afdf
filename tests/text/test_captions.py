"""Captions, whose words a quote is, and pictures that a script is to load."""

import pytest

from reader.model.blocks import Block, Caption, Image, Paragraph, Quote, Span, spans_text
from reader.text.html import html_blocks
from reader.text.links import LinkList
from reader.text.media import says_nothing


def read(html: str) -> tuple[Block, ...]:
    return html_blocks(html, LinkList("https://news.example/a"))


@pytest.mark.parametrize(
    "html",
    [
        "<figure><blockquote><p>It froze.</p></blockquote><figcaption>Ada Byron</figcaption></figure>",
        "<blockquote><p>It froze.</p><cite>Ada Byron</cite></blockquote>",
        "<blockquote>It froze.<footer>Ada Byron</footer></blockquote>",
        "<blockquote><p>It froze.</p><p><cite>Ada Byron</cite></p></blockquote>",
    ],
)
def test_whose_words_a_quote_is_stands_in_it(html: str) -> None:
    (quote,) = read(html)
    assert isinstance(quote, Quote)
    assert [type(block) for block in quote.blocks] == [Paragraph, Caption]
    assert [spans_text(block.spans) for block in quote.blocks if isinstance(block, Paragraph | Caption)] == ["It froze.", "Ada Byron"]


def test_a_work_named_inside_a_quote_is_none() -> None:
    assert read("<blockquote><p>As <cite>Ice</cite> says</p></blockquote>") == (Quote((Paragraph((Span("As "), Span("Ice", emphasis=True), Span(" says"))),)),)


def test_a_paragraph_called_a_caption_is_one_and_need_not_say_what_the_picture_says() -> None:
    html = '<div class="wp-caption"><img src=a.jpg alt="The quay"><p class="wp-caption-text">The quay at dawn</p></div>'
    assert read(html) == (Image("", 0), Caption((Span("The quay at dawn"),)))


@pytest.mark.parametrize(
    "html",
    [
        "<img src=data:image/gif;base64,R0 data-src=/quay.jpg alt=Quay>",
        "<img src=/img/blank.gif data-srcset='/quay.jpg 1x, /large.jpg 2x' alt=Quay>",
        "<img srcset='/quay.jpg 400w, /large.jpg 800w' alt=Quay>",
        "<picture><source media=x><source srcset='/quay.jpg 1x'><img alt=Quay></picture>",
        "<amp-img src=/quay.jpg width=800 height=400 alt=Quay></amp-img>",
        "<picture><source srcset='/quay.webp'><img src=/quay.jpg alt=Quay></picture>",
    ],
)
def test_a_picture_that_a_script_is_to_load_has_its_address(html: str) -> None:
    links = LinkList("https://news.example/a")
    assert html_blocks(html, links) == (Image("Quay", 0),)
    assert [link.url for link in links.links()] == ["https://news.example/quay.jpg"]


@pytest.mark.parametrize(
    "alt", ["IMG_1234.jpg", "image", "Symbolbild", "Foto:", "DSC_0042", "IMG-20261124-WA0003", "photo 2", "Deal, Tarif, LTE, Rabatt, Angebot, mobil surfen"]
)
def test_file_names_and_keywords_tell_nothing_of_a_picture(alt: str) -> None:
    assert says_nothing(alt)


@pytest.mark.parametrize(
    "alt", ["The harbour", "Covid-19", "Image of the quay", "Anna, Berta, Carl, Dora and Emil on their way home, laughing.", "Foto-Finish", "2026"]
)
def test_words_do(alt: str) -> None:
    assert not says_nothing(alt)


def test_what_follows_an_empty_element_of_html_5_is_not_inside_it() -> None:
    assert read("<p>Donau<wbr>dampf</p><video><track>none</video><p>b</p>")[0] == Paragraph((Span("Donaudampf"),))
    assert read("<picture><source><track><img src=a.jpg alt=a></picture><p>b</p>") == (Image("a", 0), Paragraph((Span("b"),)))
