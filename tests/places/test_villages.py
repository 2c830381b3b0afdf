"""Small places: read where the text says in which region they lie, and nowhere else."""

import pytest

from reader.model.article import Point, Story
from reader.model.blocks import Paragraph, Span
from reader.places.article import place_article
from reader.places.gazetteer import Gazetteer
from reader.places.locate import locate


def _found(world: Gazetteer, text: str, language: str) -> list[tuple[str, int]]:
    return [(m.text, m.place.geonameid) for m in locate(world, text, language=language).mentions]


@pytest.mark.parametrize(
    ("text", "language", "written", "geonameid"),
    [
        ("They met in Boyce, Louisiana, on Sunday.", "en", "Boyce", 4317734),
        ("Texans met in Boyce, La., on Sunday.", "en", "Boyce", 4317734),
        ("Texans met in Boyce, Va., on Sunday.", "en", "Boyce", 4748607),
        ("Texans met in Boyce, Va., then in Nixon, Tex., and Paris, Tex.", "en", "Nixon", 4714829),
        ("A farm in Pandi, Bulacan was closed.", "en", "Pandi", 1695462),
        ("Ein Haus in Wieselburg (Niederösterreich) brannte.", "de", "Wieselburg", 2761314),
        ("He lives in Berlin, Maryland, with two dogs.", "en", "Berlin", 4348460),
        ("It happened in Harris County on Monday.", "en", "Harris County", 4696376),
    ],
)  # fmt: skip
def test_a_small_place_is_read_before_its_region(world: Gazetteer, text: str, language: str, written: str, geonameid: int) -> None:
    assert (written, geonameid) in _found(world, text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Pflege kostet mehr. Boyce sagte nichts.", "de"),
        ("Boyce said nothing. Then Wieselburg closed.", "en"),
        ("Smith, Germany, won before Harris, Austria.", "en"),
    ],
)  # fmt: skip
def test_the_bare_name_of_a_small_place_is_no_place_in_a_text(world: Gazetteer, text: str, language: str) -> None:
    for _, geonameid in _found(world, text, language):
        place = world.place(geonameid)
        assert place is not None
        assert not world.small(place)


def _story(text: str, **more: object) -> Story:
    return Story(guid="a", title="", blocks=(Paragraph((Span(text),)),), language="de", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Wieselburg (APA) - Ein Mann wurde verletzt.",
        "WIESELBURG, 3. März - Ein Mann wurde verletzt.",
        "Wieselburg, Niederösterreich - Ein Mann wurde verletzt.",
        "Wieselburg - Ein Mann wurde in Wieselburg verletzt.",
    ],
)
def test_a_dateline_may_name_a_small_place(world: Gazetteer, text: str) -> None:
    placed = place_article(world, _story(text))
    assert placed.places[0].place.geonameid == 2761314
    assert placed.places[0].role == "dateline"


@pytest.mark.parametrize("text", ["Pflege - Was sich nun ändert, sagt der Minister.", "Mord - Ein Mann wurde verletzt.", "Hof - Die Polizei sucht Zeugen."])
def test_a_word_that_some_village_is_called_opens_no_dateline(world: Gazetteer, text: str) -> None:
    assert all(not world.small(p.place) for p in place_article(world, _story(text)).places)


def test_the_details_and_points_may_name_a_small_place(world: Gazetteer) -> None:
    assert place_article(world, _story("Ein Mann.", where="Wieselburg")).places[0].place.geonameid == 2761314
    assert place_article(world, _story("Ein Mann.", points=(Point(48.131, 15.139),))).places[0].place.geonameid == 2761314
