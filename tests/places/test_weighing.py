"""What an article is about, in which order, and how sure that is."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.places.locate import read_text
from reader.places.weighing.confidence import confidence, log_odds
from reader.places.weighing.order import share_of
from reader.places.weighing.weigh import Frame, weigh, weighed

VIENNA, GRAZ, LINZ, AUSTRIA, LYON, PARIS, SYRIA = 2761369, 2778067, 2772400, 2782113, 2996944, 2988507, 163843


def candidate(world: Gazetteer, geonameid: int, start: int, **more: object) -> Candidate:
    place = world.place(geonameid)
    assert place is not None
    made = Candidate(start, start + 4, place.name, place.name.lower(), (Entry(place, Naming.OWN, 1),), 0, "body")
    made.likely, made.sure, made.place = 0.95, 0.95, place
    for name, value in more.items():
        setattr(made, name, value)
    return made


def ids(world: Gazetteer, *names: Candidate) -> list[int]:
    return [place.place.geonameid for place in weigh(world, list(names), Frame("de"))]


def main(world: Gazetteer, text: str, language: str = "de") -> int:
    return read_text(world, text, language=language).places[0].place.geonameid


def test_a_place_in_the_title_goes_before_one_that_the_text_names_once(world: Gazetteer) -> None:
    assert ids(world, candidate(world, LINZ, 500), candidate(world, GRAZ, 0, section="title")) == [GRAZ, LINZ]


def test_a_place_that_is_named_often_goes_before_one_that_is_named_once(world: Gazetteer) -> None:
    often = [candidate(world, LINZ, 400 + 50 * n) for n in range(5)]
    assert ids(world, candidate(world, GRAZ, 350), *often) == [LINZ, GRAZ]


def test_an_adjective_weighs_less_than_a_name(world: Gazetteer) -> None:
    assert ids(world, candidate(world, SYRIA, 410, people=True), candidate(world, LYON, 420), candidate(world, GRAZ, 400, likely=0.3))[0] == LYON


def test_cities_lend_weight_to_their_country_and_it_to_them(world: Gazetteer) -> None:
    names = [candidate(world, LINZ, 280, likely=0.2), candidate(world, LYON, 300), candidate(world, GRAZ, 310), candidate(world, AUSTRIA, 320)]
    order = ids(world, *names)
    assert order.index(LYON) > max(order.index(GRAZ), order.index(AUSTRIA))


def test_one_place_is_one_entry(world: Gazetteer) -> None:
    (place,) = weigh(world, [candidate(world, GRAZ, 0), candidate(world, GRAZ, 90, people=True)], Frame("de"))
    assert (place.mentions, place.role) == (2, "body")


def test_the_dateline_is_the_main_place_of_a_story_that_names_no_other_scene(world: Gazetteer) -> None:
    assert main(world, "WIEN (APA) - Der russische Präsident reist nach Paris, sagte ein Sprecher.") == VIENNA
    assert main(world, "Krems/Korneuburg - Ein Mann muss sich verantworten. Er war nach Kenia geflohen.") == 2773549


def test_an_agencys_bureau_yields_to_the_scene_of_the_first_sentence(world: Gazetteer) -> None:
    text = "Paris (AFP) -- Bei einem Unfall in Lyon sind zwölf Menschen verletzt worden. Die Feuerwehr von Lyon half. In Lyon kam es zu Staus."
    assert main(world, text) == LYON


def test_a_dateline_with_its_country_is_where_it_happened(world: Gazetteer) -> None:
    text = "Moskau, Russland - Die USA und die Ukraine verhandeln. In der Ukraine wird gekämpft, die Ukraine fordert Hilfe von den USA."
    assert main(world, text) == 524901


def test_of_two_places_in_a_dateline_the_first_goes_first(world: Gazetteer) -> None:
    assert ids(world, candidate(world, GRAZ, 0, section="dateline"), candidate(world, LINZ, 7, section="dateline")) == [GRAZ, LINZ]


def test_a_place_that_somebody_only_goes_to_goes_after_the_scene(world: Gazetteer) -> None:
    assert ids(world, candidate(world, LINZ, 40, before="Richtung"), candidate(world, GRAZ, 50, before="in")) == [GRAZ, LINZ]


def test_the_main_place_is_surer_where_it_has_no_rivals(world: Gazetteer) -> None:
    _, alone = weighed(world, [candidate(world, GRAZ, 10, before="in"), candidate(world, GRAZ, 90)], Frame("de"))
    _, among = weighed(world, [candidate(world, number, 200 + number % 7) for number in (GRAZ, LINZ, LYON, PARIS, SYRIA)], Frame("de"))
    assert 0 < among < alone < 1


def test_how_sure_the_main_place_is_does_not_change_how_surely_it_is_named(world: Gazetteer) -> None:
    places, sure = weighed(world, [candidate(world, LYON, 700), candidate(world, GRAZ, 720)], Frame("de"))
    assert sure < min(place.confidence for place in places)


@given(st.lists(st.tuples(st.sampled_from((VIENNA, GRAZ, LINZ, AUSTRIA, LYON, PARIS, SYRIA)), st.integers(0, 3000), st.booleans()), max_size=12))
@settings(max_examples=40)
def test_every_place_stands_in_the_order_once(world: Gazetteer, drawn: list[tuple[int, int, bool]]) -> None:
    names = [candidate(world, number, start, people=people) for number, start, people in drawn]
    places, sure = weighed(world, names, Frame("de"))
    assert sorted(place.place.geonameid for place in places) == sorted({number for number, _, _ in drawn})
    assert (0 < sure < 1) == bool(drawn)


def test_no_names_are_no_places(world: Gazetteer) -> None:
    assert weigh(world, [], Frame("")) == ()


def test_confidence_grows_with_both_estimates(world: Gazetteer) -> None:
    levels = (0.1, 0.3, 0.5, 0.7, 0.9, 0.99)
    for key in ("likely", "sure"):
        found = [confidence(candidate(world, GRAZ, 0, **{key: level}), 1) for level in levels]
        assert found == sorted(found)
        assert 0 < found[0] < found[-1] < 1


def test_whether_a_given_span_is_a_place_is_no_question(world: Gazetteer) -> None:
    unlikely = candidate(world, GRAZ, 0, likely=0.2)
    assert confidence(unlikely, 1, given=True) > confidence(unlikely, 1)


@given(st.floats(0, 1))
def test_log_odds_are_bounded(p: float) -> None:
    assert math.isfinite(log_odds(p))
    assert -7 <= log_odds(p) <= 7


def test_shares_are_of_one_whole_however_far_apart_they_are() -> None:
    odds = [700.0, -700.0, 699.0]
    assert sum(share_of(odds, at) for at in range(3)) == pytest.approx(1)
