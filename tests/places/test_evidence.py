"""Why a name was taken for a place, or for none, and for which, in words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.places.explaining.evidence import Considered, Evidence, explain
from reader.places.gazetteer import Gazetteer
from reader.places.locate import locate


def named(world: Gazetteer, text: str, name: str, language: str = "en") -> Evidence:
    """What is said of a name of a text."""
    return next(found for found in explain(world, text, language=language).names if found.text == name)


def speaks(found: Evidence) -> list[str]:
    """What speaks for a place."""
    return [reason.said for reason in found.because if reason.weight > 0]


def against(found: Evidence) -> list[str]:
    """What speaks against a place."""
    return [reason.said for reason in found.because if reason.weight < 0]


def why(place: Considered) -> list[str]:
    return [reason.said for reason in place.reasons]


def test_namesakes_are_weighed_against_each_other(world: Gazetteer) -> None:
    said = named(world, "The mayor of Georgia, Vermont, met the mayor of Springfield. Springfield is in the north.", "Springfield")
    assert said.starts == (48, 61)
    assert said.chosen is not None
    assert said.places[0].place == said.chosen
    weights = [place.weight for place in said.places]
    assert len(weights) > 1
    assert sorted(weights, reverse=True) == weights
    assert sum(weights) <= 1.001
    assert said.others > 0
    assert all(place.reasons for place in said.places)


def test_the_name_behind_is_a_reason(world: Gazetteer) -> None:
    found = explain(world, "He was shot in Paris, Texas, on Monday.", language="en").names
    paris, texas = (next(name for name in found if name.text == text) for text in ("Paris", "Texas"))
    assert paris.chosen is not None
    assert paris.chosen.geonameid == 4717560
    assert why(paris.places[0]) == ["Texas follows"]
    assert "“in” stands before it" in speaks(paris)
    assert why(texas.places[0]) == ["Paris before it lies there"]


def test_neighbours_tell_which_place_it_is(world: Gazetteer) -> None:
    said = named(world, "Georgia, Armenia and Azerbaijan met in Tbilisi.", "Georgia")
    assert said.chosen is not None
    assert said.chosen.country == "GE"
    assert {"a country like Armenia beside it", "Tbilisi lies in it"} & {*why(said.places[0])}


def test_how_near_others_are_is_a_reason(world: Gazetteer) -> None:
    said = named(world, "KNOXVILLE - The school board met in Maryville. Residents of Alcoa and Louisville complained.", "Louisville")
    assert any(reason.endswith("km from Alcoa") for reason in why(said.places[0]))


def test_the_only_place_of_a_name_is_called_that(world: Gazetteer) -> None:
    assert why(named(world, "They met in Azerbaijan.", "Azerbaijan").places[0]) == ["the only place of that name"]
    assert why(named(world, "They met in Minsk.", "Minsk").places[0])[0].endswith("best known of that name")
    assert why(named(world, "Der Wiener Bürgermeister sprach.", "Wiener", "de").places[0]) == ["its people, or its adjective"]


def test_what_makes_a_person_of_a_name_speaks_against_a_place(world: Gazetteer) -> None:
    assert "a first name stands before it (“Jack”)" in against(named(world, "Jack London wrote books.", "London"))
    assert "a title stands before it (“President”)" in against(named(world, "President Lincoln spoke.", "Lincoln"))
    assert "a surname follows (“Hilton”)" in against(named(world, "Paris Hilton was not there.", "Paris"))


@pytest.mark.parametrize(
    ("text", "name", "language", "reason"),
    [
        ("The Lincoln Tribune wrote it.", "Lincoln", "en", "“Tribune” follows, as in the name of a newspaper"),
        ("Sie war nahe Breitengüßbach unterwegs.", "Breitengüßbach", "de", "“nahe” stands before it"),
        ("Er wohnt in der Gemeinde Aich.", "Aich", "de", "a word beside it says what kind of place it is"),
        ("Das Essen war gut.", "Essen", "de", "is a name and a common word, too"),
        ("Sweden spoke. Sweden’s minister came.", "Sweden", "en", "is the name of a country or continent"),
    ],
)
def test_what_stands_around_is_said_as_it_stands_there(world: Gazetteer, text: str, name: str, language: str, reason: str) -> None:
    assert reason in [one.said for one in named(world, text, name, language).because]


def test_the_heaviest_reason_comes_first_and_none_twice(world: Gazetteer) -> None:
    for found in explain(world, "Jack London was in Paris, Texas. Paris was hot, as was Essen near Bochum. President Lincoln spoke.", language="en").names:
        weights = [abs(reason.weight) for reason in found.because]
        assert weights
        assert sorted(weights, reverse=True) == weights
        assert any((reason.weight > 0) == (found.chosen is not None) for reason in found.because)
        assert len({reason.said for reason in found.because}) == len(weights)


def test_the_mention_that_is_explained_is_named(world: Gazetteer) -> None:
    said = named(world, "Das Essen war gut. Sie war in Essen.", "Essen", "de")
    assert said.at in said.starts


def test_a_dateline_is_a_reason(world: Gazetteer) -> None:
    found = explain(world, "MOSKAU (dpa) - Die Regierung hat beschlossen.", language="de")
    assert speaks(found.names[0]) == ["stands in the dateline"]
    assert found.main is not None
    assert found.main.place.geonameid == 524901


def test_nothing_is_explained_where_nothing_is_named(world: Gazetteer) -> None:
    found = explain(world, "Nothing happened here.", language="en")
    assert (found.names, found.main) == ((), None)


_WORDS = st.sampled_from(
    ["Paris", "Texas", "Springfield", "Georgia", "Jack", "London", "in", ",", "MOSKAU (dpa) - ", "Wiener", "\n", "US", "Präsident", "Essen", "’s", "-", "("]
)


@given(st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=12).map(" ".join), st.lists(_WORDS, max_size=12).map("".join)))
@settings(max_examples=60, deadline=None)
def test_what_is_explained_is_what_is_located(text: str) -> None:
    found = explain(_WORLD, text)
    located = locate(_WORLD, text)
    places = {start: (name.chosen.geonameid, sure) for name in found.names if name.chosen for start, sure in zip(name.starts, name.confidence, strict=True)}
    assert places == {mention.start: (mention.place.geonameid, mention.confidence) for mention in located.mentions}
    assert (found.main.place if found.main else None) == (located.main[0] if located.main else None)
    assert all(0 <= name.likely <= 1 and name.because and name.places for name in found.names)
    assert all(name.chosen == name.places[0].place for name in found.names if name.chosen)


_WORLD = Gazetteer.open()
