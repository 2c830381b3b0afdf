from pathlib import Path

import pytest

from reader.model.article import Link, RawArticle, Story
from reader.sources import seed_format
from reader.sources.read import read
from reader.sources.seed_details import source_links
from reader.text.make import make_all

TITLE = "Trump und Putin: Neue Hoffnung für Frieden zwischen den USA und Russland!"
TEASER = "US-Sondergesandter Steve Witkoff trifft Putin in Moskau und spricht über Fortschritte in den Beziehungen zwischen den USA und Russland."
SOURCES = (Link("www.krone.at", "https://www.krone.at"), Link("www.themoscowtimes.com", "https://www.themoscowtimes.com"))


def story(text: str | bytes, name: str = "a.txt") -> Story:
    (made,) = make_all(read(text.encode() if isinstance(text, str) else text, name), guid_prefix=name)
    return made


@pytest.fixture
def seed(seed_file: Path) -> str:
    return seed_file.read_text(encoding="utf-8")


def check_everything(made: Story, *, dash: str = "-", teaser: str = TEASER) -> None:
    assert made.title == TITLE
    assert made.teaser == teaser
    assert made.text.startswith(f"Moskau, Russland {dash} Die Beziehungen zwischen den USA")
    assert made.text.endswith("der die Verhandlungen zusätzlich belasten könnte.")
    assert made.text.split("\n\n")[1] == "Gespräch über Fortschritte"
    assert "**" not in made.text
    assert (made.event, made.where) == ("Sonstiges", "Moskau, Russland")
    assert made.details == (("Vorfall", "Sonstiges"), ("Ort", "Moskau, Russland"))
    assert (made.sources, made.sources_label) == (SOURCES, "Quellen")
    assert made.publisher == "die-nachrichten.at"
    assert made.language == "de"


def test_the_original_document_gives_every_part(seed_file: Path) -> None:
    check_everything(story(seed_file.read_bytes()))


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_any_common_encoding_gives_every_part(seed: str, encoding: str) -> None:
    text = seed if encoding != "latin-1" else seed.translate({ord(char): plain for char, plain in {"„": '"', "“": '"', "•": "\u00b7"}.items()})
    check_everything(story(text.encode(encoding)))


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_other_line_ends_give_every_part(seed: str, line_end: str) -> None:
    check_everything(story(seed.replace("\n", line_end)))


@pytest.mark.parametrize("dash", ["–", "—", "-"])
def test_other_dashes_give_every_part(seed: str, dash: str) -> None:
    check_everything(story(seed.replace("Moskau, Russland - ", f"Moskau, Russland {dash} ")), dash=dash)


def test_without_details_the_rest_is_there(seed: str) -> None:
    before, _, after = seed.partition("Details\t")
    made = story(before + after[after.index("Besuchen") :])
    assert (made.title, made.teaser, made.publisher) == (TITLE, TEASER, "die-nachrichten.at")
    assert made.text.endswith("belasten könnte.")
    assert (made.details, made.sources, made.where) == ((), (), "")


def test_without_a_teaser_the_rest_is_there(seed: str) -> None:
    check_everything(story(seed.replace(TEASER, "")), teaser="")


def test_without_a_publisher_or_a_title_the_rest_is_there(seed: str) -> None:
    made = story(seed.replace("Besuchen Sie uns auf: die-nachrichten.at", ""))
    assert (made.publisher, made.title, made.sources) == ("", TITLE, SOURCES)
    made = story(seed.replace(TITLE, "").replace(TEASER, ""))
    assert made.title.startswith("Moskau, Russland - Die Beziehungen")
    assert made.text.startswith("Moskau, Russland - Die Beziehungen")
    assert made.sources == SOURCES


def test_details_in_front_of_the_text_are_found(seed: str) -> None:
    before, _, after = seed.partition("Details\t")
    block, _, footer = after.partition("\n\n")
    check_everything(story(f"Details\t{block}\n\n{footer}\n\n{before}"))


def test_english_labels_are_understood(seed: str) -> None:
    for german, english in {"Vorfall": "Incident", "Ort": "Location", "Quellen": "Sources", "Besuchen Sie uns auf": "Visit us at"}.items():
        seed = seed.replace(german, english)
    made = story(seed)
    assert made.details == (("Incident", "Sonstiges"), ("Location", "Moskau, Russland"))
    assert (made.event, made.where, made.sources, made.sources_label) == ("Sonstiges", "Moskau, Russland", SOURCES, "Sources")
    assert made.publisher == "die-nachrichten.at"


def test_rows_with_other_labels_stand_as_written_in_their_order() -> None:
    made = story(
        "Titel\n\nWien - Es geschah etwas, das lange genug ist, um eine Geschichte zu sein.\n\nDetails\nUhrzeit\t14:30\tUhr\nOrt\tWien\nBesonderes \tkeine\n"
    )
    assert made.details == (("Uhrzeit", "14:30 Uhr"), ("Ort", "Wien"), ("Besonderes", "keine"))
    assert made.where == "Wien"


def test_a_heading_without_rows_stays_in_the_text() -> None:
    made = story("Titel\n\nWien - Es geschah etwas, das lange genug ist, um eine Geschichte zu sein.\n\nDetails\n\nMehr dazu folgt in diesem Absatz.")
    assert made.details == ()
    assert made.text.endswith("Details\n\nMehr dazu folgt in diesem Absatz.")


def test_text_behind_the_details_is_not_lost() -> None:
    made = story("Titel\n\nText der Geschichte.\n\nDetails\t\nOrt\tWien\n\nNachtrag am Abend.\n\nBesuchen Sie uns auf: https://x.example/\n")
    assert made.text == "Text der Geschichte.\n\nNachtrag am Abend."
    assert made.publisher == "x.example"


@pytest.mark.parametrize(
    ("value", "links", "rest"),
    [
        ('<ul style="list-style-type: none">• www.krone.at• www.themoscowtimes.com', SOURCES, ""),
        ("www.krone.at, www.themoscowtimes.com", SOURCES, ""),
        ("<ul><li>www.krone.at</li><li>www.themoscowtimes.com</li></ul>", SOURCES, ""),
        (
            "• https://www.krone.at/3700000?a=b• www.orf.at/x",
            (Link("www.krone.at", "https://www.krone.at/3700000?a=b"), Link("www.orf.at", "https://www.orf.at/x")),
            "",
        ),
        ("http://a.example/1http://b.example/2", (Link("a.example", "http://a.example/1"), Link("b.example", "http://b.example/2")), ""),
        ('<a href="https://www.krone.at/1">Krone</a>', (Link("Krone", "https://www.krone.at/1"),), ""),
        ("www.krone.at www.krone.at", SOURCES[:1], ""),
        ("APA, Krone", (), "APA, Krone"),
        ("ftp://x.example/y", (), "ftp://x.example/y"),
        ("javascript:alert(1)", (), "javascript:alert(1)"),
        ("ada@krone.at bericht.pdf", (), "ada@krone.at bericht.pdf"),
    ],
)
def test_every_host_and_address_of_the_sources_is_one_link(value: str, links: tuple[Link, ...], rest: str) -> None:
    assert source_links(value) == (links, rest)


def test_sources_without_an_address_stay_readable() -> None:
    assert story("Titel\n\nText der Geschichte.\n\nDetails\nOrt\tWien\nQuellen\tAPA, Krone").details == (("Ort", "Wien"), ("Quellen", "APA, Krone"))


def test_sources_on_lines_of_their_own_belong_to_their_row() -> None:
    made = story("Titel\n\nText der Geschichte.\n\nDetails\nOrt\tWien\nQuellen\t• www.krone.at\n• www.themoscowtimes.com\n")
    assert made.sources == SOURCES


@pytest.mark.parametrize(
    "paragraph",
    [
        "Wien - Nach dem Regen der vergangenen Nacht steht das Wasser in den Straßen der Stadt.",
        "MOSCOW (AP) — The talks went on for three and a half hours, officials said on Monday.",
        "Frankfurt am Main, Deutschland – Die Bank hat die Zinsen nach langer Debatte gesenkt.",
        "**Paris, Texas** - The tower of the small town is to be painted red again this summer.",
        "New York/Washington - Die Börsen haben nach der Rede des Präsidenten deutlich nachgegeben.",
    ],
)
def test_paragraphs_that_open_with_a_place_are_told(paragraph: str) -> None:
    assert seed_format.is_dateline(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Paris – mon amour",
        "Die Stadt hat – nach langer Debatte – beschlossen, die alte Brücke doch noch zu sanieren.",
        "Er sagte - und das ist wichtig -, dass die Stadt die Brücke nun doch noch sanieren werde.",
        "US-Sondergesandter Steve Witkoff trifft Putin in Moskau und spricht über die Beziehungen.",
    ],
)
def test_other_dashes_make_no_dateline(paragraph: str) -> None:
    assert not seed_format.is_dateline(paragraph)


def test_text_without_any_mark_is_plain() -> None:
    made = story("Einkaufen\n\nMilch und Brot.\n\nUnd Käse.")
    assert (made.title, made.text, made.teaser) == ("Einkaufen", "Milch und Brot.\n\nUnd Käse.", "")


def test_a_plain_text_that_opens_with_a_long_line_keeps_it_as_text() -> None:
    made = story("word " * 100)
    assert made.text == ("word " * 100).strip()
    assert made.title.startswith("word word")


def test_the_form_of_the_whole_text_is_asked_before_it_is_called_a_seed() -> None:
    assert isinstance(seed_format.read("Titel\n\nText\n\nBesuchen Sie uns auf: x.example"), RawArticle)
    assert seed_format.read("Titel\n\nNur Text.") is None
