"""Whole pages as newsrooms of several countries make them, with what stands in and around their stories."""

from pathlib import Path

import pytest

from reader.model.article import RawDocument, Story
from reader.model.blocks import Caption, Image, Paragraph, running_text, spans_text
from reader.sources import web_page
from reader.text.make import make
from tests.sources.page_texts import OTHERS, SENTENCES

MAKES = Path(__file__).parent / "makes"
EN = SENTENCES["en"]
TITLE = "Harbour frozen for the first time"


def story(html: str) -> Story:
    raw = web_page.read(html, "https://www.westhavenpost.example/harbour")
    return make(raw, RawDocument(kind="files", articles=(raw,)))


def article(inner: str, around: str = "") -> Story:
    return story(f'<title>{TITLE}</title><meta property="og:title" content="{TITLE}"><body><article><h1>{TITLE}</h1>{inner}</article>{around}</body>')


def text(sentences: tuple[str, ...]) -> str:
    return "".join(f"<p>{each}</p>" for each in sentences)


def pictures(made: Story) -> list[str]:
    return [block.alt if isinstance(block, Image) else spans_text(block.spans) for block in made.blocks if isinstance(block, Image | Caption)]


@pytest.mark.parametrize("name", sorted(path.stem for path in MAKES.glob("*.html")))
def test_the_story_of_a_page_is_whole_and_alone(name: str) -> None:
    teaser, _, *lines = (MAKES / f"{name}.txt").read_text("utf-8").splitlines()
    made = story((MAKES / f"{name}.html").read_text("utf-8"))
    assert [line for line in running_text(made.blocks).split("\n") if line] == lines
    assert (made.teaser, made.publisher) == (teaser, "Westhaven Post")


def test_headings_in_a_row_with_pictures_between_them_are_the_text_of_a_list_of_pictures() -> None:
    listed = [f"{at}. {each}." for at, each in enumerate(OTHERS, 1)]
    made = article(text(EN[:5]) + "".join(f"<h2>{each}</h2><p><img src=/{at}.jpg></p>" for at, each in enumerate(listed)))
    assert [spans_text(block.spans) for block in made.blocks if isinstance(block, Paragraph)] == [*EN[:5], *listed]


def test_headlines_that_are_links_are_none() -> None:
    made = article(text(EN) + "".join(f"<h2><a href=/{at}>{each}</a></h2>" for at, each in enumerate(OTHERS)))
    assert [spans_text(block.spans) for block in made.blocks if isinstance(block, Paragraph)] == list(EN)


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("<figure><img src='' class=lazy alt=Quay><noscript><img src=/a.jpg></noscript><figcaption>The quay.</figcaption></figure>", ["", "The quay."]),
        ("<figure><x-img></x-img><noscript><img src=/a.jpg></noscript><figcaption>The quay.</figcaption></figure>", ["", "The quay."]),
        ("<figure><picture><source srcset='/a.webp 1x'><img src='data:image/gif;base64,R0'></picture><figcaption>The quay.</figcaption></figure>",
         ["", "The quay."]),
        ("<figure><img alt=Quay><figcaption>The quay. <span class=photo__credit>Ada Byron</span></figcaption></figure>", ["The quay."]),
        ("<figure><figcaption>The quay in the morning</figcaption></figure>", ["The quay in the morning"]),
        ("<p class=caption><img src=/a.jpg alt='The quay.'><span>The quay.</span></p>", ["", "The quay."]),
        (f"<figure><img src=/a.jpg alt='{TITLE}'><figcaption>{TITLE}</figcaption></figure>", [""]),
        ("<figure><img src=/a.jpg alt='Ice'><figcaption><span>The quay.</span><span>Ada Byron (AFP)</span></figcaption></figure>", ["", "The quay."]),
        ("<div><img src=/a.jpg alt='A reporter'><span>How the frost came. </span><span>24.11.2026 | 3:18 min</span></div>", []),
        ("<figure><blockquote><p>It is cold.</p></blockquote><figcaption>Ada Byron, skater</figcaption></figure>", []),
    ],
)  # fmt: skip
def test_a_picture_is_told_once_by_its_caption(figure: str, told: list[str]) -> None:
    assert pictures(article(text(EN[:3]) + figure + text(EN[3:]))) == told


def test_an_address_that_all_pictures_have_is_none_of_theirs() -> None:
    made = article("".join(f"<p>{each}</p><figure><img src=/wait.jpg data-src=/{at}.jpg alt='Picture {each}'></figure>" for at, each in enumerate(EN)))
    assert [link.url for link in made.links[:2]] == ["https://www.westhavenpost.example/0.jpg", "https://www.westhavenpost.example/1.jpg"]


def test_a_caption_behind_its_picture_is_told_with_it() -> None:
    figure = "<div class=top><picture><img src=/a.jpg alt='The quay.'></picture></div><div><figcaption>The quay.</figcaption></div>"
    assert pictures(article(text(EN[:4]) + figure + text(EN[4:]))) == ["", "The quay."]


def test_a_tracker_without_scripts_is_no_picture() -> None:
    made = article(text(EN[:4]) + "<noscript><img src=https://count.example/pixel?x=1></noscript>" + text(EN[4:]))
    assert pictures(made) == []


@pytest.mark.parametrize(
    "line",
    [
        "<p><em>This article first appeared in the Northport Gazette.</em></p>",
        "<p><i>Dies ist eine maschinelle Übersetzung eines Artikels unserer Kollegen.</i></p>",
        "<p>Read the original article <a href=/o>here</a>.</p>",
        "<blockquote><p>Do you know more? Contact our reporter in confidence: <a href=/s>ada.01</a></p></blockquote>",
        "<p>(Tekst gaat verder onder de foto)</p>",
        "<p>Up Next</p>",
        "<p>Charles Babbage contributed to this report.</p>",
    ],
)
def test_a_line_on_the_article_is_no_part_of_it(line: str) -> None:
    made = article(text(EN[:5]) + (line if "<em>" not in line and "contributed" not in line else "") + text(EN[5:]) + line)
    assert running_text(made.blocks).split("\n\n") == list(EN)
