"""What an article is about, in which order, and how sure that is."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Story
from reader.model.blocks import Paragraph, Span
from reader.places.article import place_article
from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.places.locate import read_text
from reader.places.publisher import publishers_country
from reader.places.train import mains
from reader.places.train.confidence import calibration, fitted
from reader.places.train.corpora import CORPORA
from reader.places.weighing.confidence import confidence, log_odds
from reader.places.weighing.order import NAME, ORDER, RIGHT, START, Clues, share_of
from reader.places.weighing.weigh import Frame, weigh, weighed
from reader.places.weights import groups

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


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=50))
@settings(max_examples=50)
def test_a_table_by_tenths_holds_every_row_once(rows: list[tuple[float, bool]]) -> None:
    table = calibration(rows)
    assert sum(count for _, count, _, _ in table) == len(rows)
    assert all(0 <= tenth <= 9 and tenth / 10 - 1e-9 <= mean <= (tenth + 1) / 10 + 1e-9 and 0 <= right <= 1 for tenth, _, mean, right in table)


def test_what_is_learned_says_how_often_cases_are_right() -> None:
    rows = [((("always", 1.0),), number % 4 > 0, 1.0) for number in range(4000)]
    assert 1 / (1 + math.exp(-fitted(rows, {})["always"])) == pytest.approx(0.75, abs=0.01)


def test_of_what_was_chosen_each_time_the_clue_is_learned() -> None:
    good, bad = Clues(["near"], [("times", 1.0)]), Clues(["far"], [("times", 1.0)])
    learned = mains.fitted([([good, bad], [1.0, 0.0]), ([bad, good, bad], [0.0, 1.0, 0.0])] * 5, {"times": 0.7}, 1.0)
    assert learned["near"] > 0.5
    assert learned["far"] < -0.5
    assert learned["times"] == pytest.approx(0.7)


def test_how_often_the_first_place_is_right_is_learned_as_it_is() -> None:
    learned = mains.right_of([(Clues(["always"], []), number % 4 > 0) for number in range(2000)])
    assert 1 / (1 + math.exp(-learned["always"])) == pytest.approx(0.75, abs=0.01)


def test_shares_are_of_one_whole_however_far_apart_they_are() -> None:
    odds = [700.0, -700.0, 699.0]
    assert sum(share_of(odds, at) for at in range(3)) == pytest.approx(1)


def test_the_articles_to_learn_main_places_from_are_known_by_their_ids(world: Gazetteer) -> None:
    rows = [line.split("\t") for line in mains.MAINS.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert {len(row) for row in rows} == {5}
    assert len({tuple(row[:2]) for row in rows}) == len(rows) > 250
    assert {row[0] for row in rows} <= set(CORPORA)
    assert all(number == "-" or world.place(int(number)) for row in rows for field in (row[2], row[4]) for number in field.split("|"))


def test_what_was_learned_of_main_places_is_there() -> None:
    learned = groups(NAME)
    assert set(START) <= set(learned[ORDER])
    assert learned[RIGHT]["sure"] > 0


def test_nothing_to_learn_from_leaves_the_models_estimates() -> None:
    assert fitted([], {"likely": 1.0}) == {"likely": 1.0}


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
