"""Which place of its name a name means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Gazetteer
from reader.places.locate import locate, read_text
from reader.places.resolve.choose import choose, names_of, settle
from reader.places.resolve.clues import STAGES, parted, softmax, stages
from reader.places.resolve.groups import grouped
from reader.places.resolve.scene import Scene

PARIS, PARIS_TEXAS = 2988507, 4717560
FRANKFURT, FRANKFURT_ODER = 2925533, 2925535
HALLE_SAALE = 2911522
LONDON, LONDON_ONTARIO = 2643743, 6058560
GEORGIA, GEORGIA_STATE = 614540, 4197000


def meant(world: Gazetteer, text: str, name: str, language: str) -> int:
    """The id of the place that a name of a text was taken for."""
    return next(m.place.geonameid for m in locate(world, text, language=language).mentions if m.text == name)


@pytest.mark.parametrize(
    ("text", "name", "language", "geonameid"),
    [
        ("Der Präsident sprach in Paris.", "Paris", "de", PARIS),
        ("PARIS (Reuters) - The minister resigned.", "PARIS", "en", PARIS),
        ("Texas: Houston and Dallas were hit. In Paris a roof was torn off, the sheriff of Lamar County said.", "Paris", "en", PARIS_TEXAS),
        ("In Ontario, Toronto and Hamilton have more doctors than London has.", "London", "en", LONDON_ONTARIO),
        ("Talks in London failed, Brussels said.", "London", "en", LONDON),
        ("In Frankfurt schlossen die Börsen höher.", "Frankfurt", "de", FRANKFURT),
        ("Brandenburg sperrt die Brücke in Frankfurt. In Eisenhüttenstadt, Cottbus und Potsdam staut sich der Verkehr.", "Frankfurt", "de", FRANKFURT_ODER),
        ("In Halle, Magdeburg und Dessau wurde demonstriert.", "Halle", "de", HALLE_SAALE),
        ("Alabama, Florida and Georgia close their schools.", "Georgia", "en", GEORGIA_STATE),
        ("Armenia, Azerbaijan and Georgia signed the treaty.", "Georgia", "en", GEORGIA),
    ],
)
def test_the_rest_of_the_text_tells_which_place_is_meant(world: Gazetteer, text: str, name: str, language: str, geonameid: int) -> None:
    assert meant(world, text, name, language) == geonameid


def test_a_feeds_home_tells_which_place_is_meant(world: Gazetteer) -> None:
    text = "Police in Paris arrested two men on Sunday."
    candidates = read_text(world, text, language="en").considered
    paris = next(candidate for candidate in candidates if candidate.text == "Paris")
    for home, place in ((PARIS_TEXAS, PARIS_TEXAS), (LONDON, PARIS), (None, PARIS)):
        choose(world, candidates, "en", world.place(home) if home else None)
        assert paris.place == world.place(place)


def test_one_name_means_one_place_throughout(world: Gazetteer) -> None:
    text = "In Paris, Texas, two men were held. Police in Paris said so."
    assert [m.place.geonameid for m in locate(world, text, language="en").mentions if m.text == "Paris"] == [PARIS_TEXAS, PARIS_TEXAS]


def test_two_places_of_one_name_that_the_text_tells_apart_stay_apart(world: Gazetteer) -> None:
    text = "He left Paris, Texas, for Paris, France, in May."
    assert [m.place.geonameid for m in locate(world, text, language="en").mentions if m.text == "Paris"] == [PARIS_TEXAS, PARIS]


def test_the_same_text_gives_the_same_places_whatever_was_read_before(world: Gazetteer) -> None:
    text = "In Halle und Burg, in Neustadt und in Frankfurt wird gebaut."
    before = locate(world, text, language="de")
    for other in ("In Texas, near Paris.", "Neustadt an der Weinstraße, Frankfurt (Oder) und Halle (Westf.)"):
        locate(world, other, language="de")
    assert locate(world, text, language="de") == before


@pytest.mark.parametrize("home", [None, PARIS_TEXAS, FRANKFURT])
def test_what_is_added_up_is_what_the_clues_weigh(world: Gazetteer, home: int | None) -> None:
    text = "PARIS, Texas - Alabama, Georgia and Lamar County. In Halle, Frankfurt und Neustadt, near Springfield, Illinois; Russian police in London, Ontario."
    names = names_of(world, "en")
    groups, _ = grouped(names, read_text(world, text, language="en").considered)
    place = world.place(home) if home else None
    settle(names, groups, place)
    scene = Scene(groups, names.spot(place) if place else None)
    assert sum(len(group.name.spots) > 1 for group in groups) >= 3
    for group in groups:
        spots = group.name.spots
        for stage, (table, learned) in enumerate(zip(names.tables, names.learned, strict=True)):
            assert scene.told(group, table, spots) == pytest.approx([learned.sum(scene.clues(group, spot)) for spot in spots])
            if len(spots) > 1:
                assert [spot.own[stage] for spot in spots] == pytest.approx([learned.sum(clues) for clues in names.own_clues(group.name)])


def test_a_renewed_scene_is_like_a_new_one(world: Gazetteer) -> None:
    names = names_of(world, "en")
    groups, _ = grouped(names, read_text(world, "Texas: Houston and Dallas. In Paris, Springfield and Georgia, near London.", language="en").considered)
    loose = [group for group in groups if len(group.name.spots) > 1]
    scene = Scene(groups, None, loose)
    for group in loose:
        group.odds = group.odds[::-1]
    scene.renew()
    new = Scene(groups, None)
    assert loose
    assert all(scene.clues(group, spot) == new.clues(group, spot) for group in groups for spot in group.name.spots)


def test_a_word_that_is_hardly_a_place_gets_the_most_prominent_one(world: Gazetteer) -> None:
    candidates = read_text(world, "Alabama, Florida and Georgia close their schools.", language="en").considered
    georgia = next(candidate for candidate in candidates if candidate.text == "Georgia")
    georgia.likely = 0.1
    choose(world, candidates, "en")
    assert georgia.place == georgia.entries[0].place


def test_no_candidates_are_no_trouble(world: Gazetteer) -> None:
    choose(world, [], "en", world.place(PARIS))


def test_weights_are_parted_by_stage_and_all_stages_were_learned() -> None:
    first, second, last = parted({"prior rank 0": 1.0, "first rank 0": 2.0, "rank 0": 3.0})
    assert (first["rank 0"], second["rank 0"], last["rank 0"]) == (1.0, 2.0, 3.0)
    assert len(STAGES) == len(stages()) == 3
    assert all(stage["rank 0"] > stage["rank 5"] for stage in stages())


@given(st.lists(st.floats(-700, 700), min_size=1, max_size=20))
def test_probabilities_add_up_to_one(scores: list[float]) -> None:
    found = softmax(scores)
    assert abs(sum(found) - 1) < 1e-9
    assert found.index(max(found)) == min(range(len(scores)), key=lambda at: (found[at] != max(found), at))


_WORLD = Gazetteer.open()
"""The shipped gazetteer, opened once."""

_WORDS = st.sampled_from(
    ["Paris", "Texas", "London", "Ontario", "Halle", "Georgia", "Springfield", "Neustadt", ",", "in", "(", ")", ".", "Russian", "Wien", "Illinois"]
)


@given(st.lists(_WORDS, max_size=12).map(" ".join), st.sampled_from(["", "de", "en", "ja"]), st.sampled_from([None, PARIS_TEXAS, FRANKFURT, GEORGIA]))
@settings(max_examples=60, deadline=None)
def test_every_candidate_gets_one_of_its_places_and_a_probability(text: str, language: str, home: int | None) -> None:
    candidates: list[Candidate] = read_text(_WORLD, text, language=language).considered
    choose(_WORLD, candidates, language, _WORLD.place(home) if home else None)
    for candidate in candidates:
        assert candidate.place is not None
        assert 0 < candidate.sure <= 0.99
        named = {entry.place.geonameid for entry in (*candidate.entries, *_WORLD.key(candidate.key).entries)}
        assert candidate.place.geonameid in named
