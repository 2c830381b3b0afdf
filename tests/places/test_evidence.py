"""Why a name was taken for a place, or for none, in words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.places.evidence import Evidence, explain
from reader.places.gazetteer import Gazetteer
from reader.places.locate import locate


def named(world: Gazetteer, text: str, name: str) -> Evidence:
    """What is said of a name of an English text."""
    return next(found for found in explain(world, text, language="en").names if found.text == name)


def test_namesakes_are_weighed_against_each_other(world: Gazetteer) -> None:
    said = named(world, "The mayor of Springfield spoke in Springfield.", "Springfield")
    assert said.starts == (13, 34)
    assert said.chosen is not None
    weights = [place.weight for place in said.places]
    assert all(weight is not None for weight in weights)
    assert sorted(weights, reverse=True) == weights  # type: ignore[type-var]  # none is None
    assert sum(weight or 0 for weight in weights) <= 1.001
    assert said.others > 0
    assert "most people of that name" in said.places[0].reasons


def test_the_name_behind_is_a_reason(world: Gazetteer) -> None:
    said = named(world, "He was shot in Paris, Texas, on Monday.", "Paris")
    assert said.chosen is not None
    assert said.chosen.geonameid == 4717560
    assert said.places[0].reasons[0] == "Texas follows"
    assert "“in” stands before it" in said.because


def test_a_country_that_is_named_nearby_is_a_reason(world: Gazetteer) -> None:
    said = named(world, "Russia sent envoys. They met in Moscow.", "Moscow")
    assert "its country is named nearby (Russia)" in said.places[0].reasons


def test_a_name_that_was_taken_for_no_place_says_why(world: Gazetteer) -> None:
    said = named(world, "Jack London wrote books.", "London")
    assert (said.chosen, said.because[0]) == (None, "a first name stands before it: taken for a person")
    assert said.likely < 0.5
    said = named(world, "President Lincoln spoke.", "Lincoln")
    assert (said.chosen, said.because[0]) == (None, "a title stands before it: taken for a person")


def test_a_dateline_is_a_reason(world: Gazetteer) -> None:
    found = explain(world, "MOSKAU (dpa) - Die Regierung hat beschlossen.", language="de")
    assert found.names[0].because == ("stands in the dateline",)
    assert found.main is not None
    assert found.main.place.geonameid == 524901


def test_nothing_is_explained_where_nothing_is_named(world: Gazetteer) -> None:
    found = explain(world, "Nothing happened here.", language="en")
    assert (found.names, found.main) == ((), None)


_WORDS = st.sampled_from(
    ["Paris", "Texas", "Springfield", "Georgia", "Jack", "London", "in", ",", "MOSKAU (dpa) - ", "Wiener", "\n", "US", "Präsident", "Essen"]
)


@given(st.one_of(st.text(max_size=60), st.lists(_WORDS, max_size=12).map(" ".join)))
@settings(max_examples=60, deadline=None)
def test_what_is_explained_is_what_is_located(text: str) -> None:
    found = explain(_WORLD, text)
    located = locate(_WORLD, text)
    places = {start: name.chosen.geonameid for name in found.names if name.chosen is not None for start in name.starts}
    assert places == {mention.start: mention.place.geonameid for mention in located.mentions}
    assert (found.main.place if found.main else None) == (located.main[0] if located.main else None)
    assert all(0 <= name.likely <= 1 and name.places for name in found.names)


_WORLD = Gazetteer.open()
