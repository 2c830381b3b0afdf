"""Every mention of a bare text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.places.gazetteer import Gazetteer
from reader.places.locate import locate

TEXT = "WIEN (APA) - Der russische Präsident reist nach Paris. 🎈 Die Wiener und bayerischen Gäste warten auf Russlands Delegation."


def test_every_mention_stands_where_its_offsets_say(world: Gazetteer) -> None:
    located = locate(world, TEXT, language="de")
    assert [(m.text, m.place.geonameid) for m in located.mentions] == [
        ("WIEN", 2761369), ("russische", 2017370), ("Paris", 2988507), ("Wiener", 2761369), ("bayerischen", 2951839), ("Russlands", 2017370),
    ]  # fmt: skip
    assert all(m.text == TEXT[m.start : m.end] for m in located.mentions)


def test_the_dateline_is_the_main_place(world: Gazetteer) -> None:
    main = locate(world, TEXT, language="de").main
    assert main is not None
    assert main[0].geonameid == 2761369


def test_countries_come_by_weight_and_hold_a_tenth_at_least(world: Gazetteer) -> None:
    assert locate(world, TEXT, language="de").countries == ("AT", "RU", "FR", "DE")
    assert locate(world, "Russland " * 20 + "Frankreich", language="de").countries == ("RU",)


def test_a_language_that_is_not_said_is_guessed(world: Gazetteer) -> None:
    assert locate(world, TEXT).mentions == locate(world, TEXT, language="de").mentions


def test_given_spans_are_resolved_and_no_others(world: Gazetteer) -> None:
    text = "In Paris, Texas, und in Nosuchplace bei Moskau und US-Präsident"
    spans = [(3, 8), (10, 15), (24, 35), (40, 46), (51, 63)]
    located = locate(world, text, toponyms=spans)
    assert [(m.start, m.end) for m in located.mentions] == [(3, 8), (10, 15), (40, 46), (51, 63)]
    assert [m.place.geonameid for m in located.mentions] == [4717560, 4736286, 524901, 6252001]


@pytest.mark.parametrize("spans", [[], [(-3, 2)], [(5, 5)], [(6, 3)], [(0, 10**9)], [(10**9, 10**9 + 5)]])
def test_spans_that_are_none_are_left_out(world: Gazetteer, spans: list[tuple[int, int]]) -> None:
    assert locate(world, "In Paris und Moskau", toponyms=spans).mentions == ()


def test_of_overlapping_spans_the_first_stands(world: Gazetteer) -> None:
    assert [m.start for m in locate(world, "New York City", toponyms=[(0, 8), (4, 8), (0, 8)]).mentions] == [0]


def test_a_title_helps_and_is_not_listed(world: Gazetteer) -> None:
    alone = locate(world, "The mayor of Athens spoke.", language="en")
    helped = locate(world, "The mayor of Athens spoke.", title="Georgia news from Atlanta, Georgia", language="en")
    assert [m.place.country for m in alone.mentions] == ["GR"]
    assert len(helped.mentions) == 1


def test_a_text_without_places_has_no_main_place(world: Gazetteer) -> None:
    located = locate(world, "Nothing happened here.", language="en")
    assert (located.mentions, located.main, located.countries) == ((), None, ())


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(-5, 210), st.integers(-5, 210)), max_size=5))
@settings(max_examples=60, deadline=None)
def test_any_text_with_any_spans_is_located(text: str, spans: list[tuple[int, int]]) -> None:
    for located in (locate(_WORLD, text), locate(_WORLD, text, title=text, toponyms=spans)):
        assert all(m.text == text[m.start : m.end] for m in located.mentions)
        assert all(a.end <= b.start for a, b in zip(located.mentions, located.mentions[1:], strict=False))


_WORLD = Gazetteer.open()
