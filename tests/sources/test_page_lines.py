import pytest
from lxml import etree

from reader.sources.story.lines import (
    is_about_author,
    is_byline,
    is_credit,
    is_label,
    is_service,
    leads_elsewhere,
    without_credit,
)
from reader.sources.story.marks import names_of
from tests.sources.page_texts import SENTENCES

PROSE = tuple(sentence for sentences in SENTENCES.values() for sentence in sentences)
AUTHORS = ("Ada Byron", "Charles Babbage")


@pytest.mark.parametrize("sentence", PROSE)
def test_no_sentence_of_a_story_is_taken_for_a_line_about_it(sentence: str) -> None:
    assert not is_credit(sentence)
    assert not is_label(sentence)
    assert not is_service(sentence)
    assert not is_byline(sentence, AUTHORS)
    assert not is_about_author(sentence, AUTHORS)
    assert not leads_elsewhere(sentence)
    assert without_credit(sentence) in (sentence, sentence.rstrip())


@pytest.mark.parametrize("line", ["By Ada Byron", "Von Ada Byron, Berlin", "By Ada Byron and Charles Babbage", "Par Ada Byron", "ada byron", "Text: Ada Byron"])
def test_bylines(line: str) -> None:
    assert is_byline(line, AUTHORS)


@pytest.mark.parametrize("line", ["Foto: dpa", "© AFP", "Photo: Ada Byron/Getty Images", "Quelle: dpa", "Ada Byron/Getty Images", "STR/AFP via Getty Images"])
def test_credits(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize("heading", ["CDU/CSU", "Ja/Nein", "Photography", "Bilder einer Reise", "By the sea"])
def test_headings_are_neither_credits_nor_bylines(heading: str) -> None:
    assert not is_credit(heading)
    assert not is_byline(heading, AUTHORS)


@pytest.mark.parametrize(
    ("caption", "text"),
    [
        ("Boats in the ice. Photo: Ada Byron/AP", "Boats in the ice."),
        ("Boote im Eis. (Foto: dpa)", "Boote im Eis."),
        ("Boote im Eis (AFP / ADA BYRON)", "Boote im Eis"),
        ("Boote im Eis. © Ada Byron", "Boote im Eis."),
        ("Legende: Boote im Eis.", "Boote im Eis."),
        ("Boote im Eis. 21.04.2024 | 3:18 min", "Boote im Eis."),
        ("The boats of 1890 (the year of the great frost)", "The boats of 1890 (the year of the great frost)"),
    ],
)
def test_a_caption_loses_its_credit(caption: str, text: str) -> None:
    assert without_credit(caption) == text


@pytest.mark.parametrize("line", ["Updated 24 November 2026, 11:40", "Sources: port authority", "Reporting by Ada Byron", "Stand: 24.11.2026", "Tags: ice"])
def test_lines_on_the_making_of_an_article(line: str) -> None:
    assert is_service(line)


@pytest.mark.parametrize(
    "line", ["Sources close to the minister said that she would resign: “Tomorrow.”", "Published poets read in the harbour.", "Text und Musik"]
)
def test_sentences_that_begin_alike_are_none(line: str) -> None:
    assert not is_service(line)


def test_the_words_of_names_are_told_apart() -> None:
    element = etree.HTML("<div class='c-RelatedArticles article__share--wide x1' id='NewsletterBox'>").find(".//div")
    assert {"related", "articles", "article", "share", "wide", "newsletter", "box"} <= names_of(element)
