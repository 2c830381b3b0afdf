"""Whose land a story's publisher writes from, and which town is meant by that."""

import pytest

from reader.model.article import Story
from reader.model.blocks import Paragraph, Span
from reader.places.article import place_article
from reader.places.gazetteer import Gazetteer
from reader.places.publisher import publishers_country

VIENNA = 2761369


@pytest.mark.parametrize(
    ("url", "publisher", "country"),
    [
        ("https://noe.orf.at/x", "", "AT"), ("https://www.bbc.co.uk/news", "", "GB"), ("https://taz.de", "", "DE"), (None, "die-nachrichten.at", "AT"),
        ("https://x.com/a", "srf.ch", "CH"), ("https://cnn.com", "", None), ("https://start.io", "", None), (None, "Die Presse", None), ("http://[", "", None),
        ("https://127.0.0.1/", "", None), (None, "." * 5000 + "at", None),
    ],
)  # fmt: skip
def test_the_publishers_country_is_told_by_its_host(world: Gazetteer, url: str | None, publisher: str, country: str | None) -> None:
    place = publishers_country(world, Story(guid="a", title="", url=url, publisher=publisher))
    assert (place.country if place else None) == country


def test_of_two_towns_the_one_in_the_publishers_land_or_near_the_feeds_home_is_meant(world: Gazetteer) -> None:
    def country(url: str | None, home: int | None = None) -> str | None:
        text = "Neunkirchen - Bei einem Unfall wurde am Montag ein Mann verletzt."
        return place_article(world, Story(guid="a", title="", blocks=(Paragraph((Span(text),)),), url=url, language="de"), home).places[0].place.country

    assert [country(None), country("https://noe.orf.at/x"), country(None, VIENNA)] == ["DE", "AT", "AT"]


def test_a_famous_city_abroad_is_meant_in_spite_of_a_hamlet_at_home(world: Gazetteer) -> None:
    article = Story(guid="a", title="", blocks=(Paragraph((Span("Rom (dpa) - Der Papst sprach."),)),), url="https://ostsee.de/1", language="de")
    assert place_article(world, article).places[0].place.geonameid == 3169070
