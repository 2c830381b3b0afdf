"""What the picker finds and what a query means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.places.describe import describe
from reader.places.gazetteer import Gazetteer
from reader.places.names import find, nearest, resolve

TYPED = [
    ("wien", 2761369), ("Wien", 2761369), ("Vienna", 2761369), ("vienn", 2761369), ("Kärnten", 2774686), ("karnten", 2774686), ("kaernten", 2774686),
    ("Carinthia", 2774686), ("Moskau", 524901), ("moscow", 524901), ("Москва", 524901), ("mosk", 524901), ("strasbourg", 2973783), ("Straßburg", 2973783),
    ("strassburg", 2973783), ("muenchen", 2867714), ("munchen", 2867714), ("München", 2867714), ("Munich", 2867714), ("koeln", 2886242), ("Cologne", 2886242),
    ("new york", 5128581), ("nyc", 5128581), ("Georgia", 614540), ("paris", 2988507), ("Paris, Texas", 4717560), ("Paris, TX", 4717560), ("Stokholm", 2673730),
    ("Amsterdm", 2759794), ("berln", 2950159), ("Bucharets", 683506), ("Philadelhpia", 4560349), ("hamburgg", 2911298), ("Kiew", 703448), ("kyiv", 703448),
    ("Київ", 703448), ("北京", 1816670), ("usa", 6252001), ("us", 6252001), ("UK", 2635167), ("EU", -1), ("nahost", -3), ("Frankfurt", 2925533),
    ("Frankfurt (Oder)", 2925535), ("Luxemburg", 2960313), ("Singapur", 1880251), ("Washington", 4140963), ("österreich", 2782113), ("oesterreich", 2782113),
    ("Elfenbeinküste", 2287781), ("Burma", 1327865), ("Lodz", 3093133), ("Łódź", 3093133), ("Sankt Pölten", 2766429),
    ("st. pölten", 2766429), ("geo:524901", 524901),
    ("Gazastreifen", 281132), ("Krim", 703883), ("Côte d'Ivoire", 2287781), ("Europa", 6255148),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "geonameid"), TYPED)
def test_the_picker_finds_what_is_meant(world: Gazetteer, typed: str, geonameid: int) -> None:
    assert find(world, typed, "de")[0].place.geonameid == geonameid


@pytest.mark.parametrize(("typed", "geonameid"), [pair for pair in TYPED if pair[0] not in {
    "vienn", "mosk", "Stokholm", "Amsterdm", "berln", "Bucharets", "Philadelhpia", "hamburgg",
}])  # fmt: skip
def test_a_query_takes_whole_names(world: Gazetteer, typed: str, geonameid: int) -> None:
    assert resolve(world, typed, "de")[0].place.geonameid == geonameid


@pytest.mark.parametrize(
    "typed", ["", " ", "Nosuchplacexyz", "geo:", "geo:abc", "geo:1", "geo:99999999999999", "Paris, Nosuchplacexyz", ",", "x" * 10_000, "\x00", "berln"]
)
def test_a_query_of_an_unknown_name_is_empty(world: Gazetteer, typed: str) -> None:
    assert resolve(world, typed) == ()


def test_one_row_takes_city_and_region_of_one_name(world: Gazetteer) -> None:
    hit = find(world, "wien", "de")[0]
    assert hit.shown == hit.matched == "Wien"
    assert hit.kind_of_match == "exact"
    assert [place.geonameid for place in hit.also] == [2761367]
    assert 2761367 not in [other.place.geonameid for other in find(world, "wien", "de")]


def test_a_hit_says_which_name_was_found(world: Gazetteer) -> None:
    hit = find(world, "vienna", "de")[0]
    assert (hit.shown, hit.matched) == ("Wien", "Vienna")


def test_whole_names_go_before_longer_ones_and_those_before_near_misses(world: Gazetteer) -> None:
    kinds = [hit.kind_of_match for hit in find(world, "wien", "de")]
    assert kinds == sorted(kinds, key=("exact", "prefix", "similar").index)


def test_georgia_is_the_country_and_offers_the_state(world: Gazetteer) -> None:
    assert [choice.place.geonameid for choice in resolve(world, "Georgia")][:2] == [614540, 4197000]


@pytest.mark.parametrize(
    ("typed", "geonameid"),
    [
        ("die Schweiz", 2658434), ("der Kreml", 524901), ("Calif.", 5332921), ("B.C.", 5909050), ("NÖ", 2770542), ("bayerisch", 2951839), ("Texan", 4736286),
        ("Saint Louis", 4407066), ("Sankt Gallen", 2658822), ("Gmünd (Kärnten)", 2778441), ("Washington, D.C.", 4140963), ("Nordsee", -40), ("Bodensee", -284),
    ],
)  # fmt: skip
def test_articles_short_forms_people_and_spellings_are_understood(world: Gazetteer, typed: str, geonameid: int) -> None:
    assert resolve(world, typed, "de")[0].place.geonameid == geonameid
    assert find(world, typed, "de")[0].place.geonameid == geonameid


def test_the_place_that_holds_another_may_be_half_typed(world: Gazetteer) -> None:
    hit = find(world, "Paris, Tex", "de")[0]
    assert hit.place.geonameid == 4717560
    assert hit.kind_of_match in ("exact", "prefix")


def test_slips_are_told_apart_from_names(world: Gazetteer) -> None:
    for slipped, geonameid in (("Insbruck", 2775220), ("Massachusets", 6254926), ("Cincinatti", 4508722), ("Phillipines", 1694008), ("Deutschlnd", 2921044)):
        hit = find(world, slipped, "de")[0]
        assert hit.place.geonameid == geonameid
        assert hit.kind_of_match == "similar"


def test_a_whole_word_of_a_longer_name_goes_before_half_a_word(world: Gazetteer) -> None:
    assert find(world, "krems", "de")[0].place.geonameid == 2773549


def test_near_misses_are_offered_though_beginnings_would_take_all(world: Gazetteer) -> None:
    for limit in (30, 12):
        hits = find(world, "wein", "de", limit)
        assert len(hits) == limit
        assert hits[0].shown == "Weinan"
        missed = [hit.shown for hit in hits if hit.kind_of_match == "similar"]
        assert missed[0] == "Wien"
        assert len(missed) <= 5
    assert all(hit.kind_of_match != "similar" for hit in find(world, "wei", "de"))


def test_a_faint_beginning_goes_behind_a_near_miss_that_stands_out(world: Gazetteer) -> None:
    shown = [hit.shown for hit in find(world, "kärntn", "de")]
    assert shown[0] == "Kärnten"


@pytest.mark.parametrize(("typed", "told"), [("Kärntn", "Kärnten"), ("Wein", "Wien"), ("Philadelpiah", "Philadelphia"), ("F", ""), ("Fr", "")])
def test_the_most_prominent_of_the_nearest_names_is_told(world: Gazetteer, typed: str, told: str) -> None:
    assert nearest(world, typed, "de") == told


def test_the_nearest_name_of_an_unknown_one_is_told(world: Gazetteer) -> None:
    assert nearest(world, "Klagenfrut", "de").startswith("Klagenfurt")
    assert nearest(world, "Xqzvwk", "de") == ""
    assert nearest(world, "", "de") == ""


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 1_000_000, "Wien " * 200_000, "\ufdfa" * 80, "\x00Wien", "\ud800", "Wien\udfff", "%", "*", "_", "(", "()", ",,,", "a,b,c,d,e,f",
        "\u202eneiW", "ירושלים",
    ],
    ids=range(15),
)  # fmt: skip
def test_hostile_names_find_at_most_places(world: Gazetteer, typed: str) -> None:
    assert len(find(world, typed, "de", 5)) <= 5
    resolve(world, typed)
    nearest(world, typed, "en")


def test_the_picker_keeps_to_its_limit(world: Gazetteer) -> None:
    assert len(find(world, "s", "de", 7)) == 7
    assert find(world, "zzzzqqq", "de") == ()


@pytest.mark.parametrize(
    ("geonameid", "said"),
    [
        (2673730, "city, Sweden"), (4717560, "city, Texas, United States"), (2774686, "region, Austria"), (2782113, "country, Europe"), (-1, "area"),
        (6255148, "continent"), (4409896, "city, Missouri, United States"), (2988507, "city, France"), (2643743, "city, United Kingdom"),
    ],
)  # fmt: skip
def test_a_place_is_described_by_what_it_is_and_where(world: Gazetteer, geonameid: int, said: str) -> None:
    place = world.place(geonameid)
    assert place is not None
    assert describe(world, place, "en") == said


def test_a_city_and_the_region_of_its_name_are_described_as_both(world: Gazetteer) -> None:
    hit = find(world, "wien", "de")[0]
    assert describe(world, hit.place, "en", hit.also) == "region and city, Austria"


def test_half_a_name_means_what_is_called_so_rather_than_what_has_that_name_besides(world: Gazetteer) -> None:
    for language in ("de", "en"):
        assert find(world, "Öst", language)[0].place.geonameid == 2782113
        shown = [hit.shown for hit in find(world, "wien", language)]
        assert shown.index("Wiener Neustadt") < shown.index("Vientiane")


def test_districts_that_repeat_a_towns_name_come_last_unless_they_are_typed_in_whole(world: Gazetteer) -> None:
    hits = find(world, "wiener neus", "de")
    assert hits[0].shown == "Wiener Neustadt"
    repeated = [hit.repeats for hit in hits]
    assert any(repeated)
    assert repeated == sorted(repeated)
    for typed in ("Wiener Neustadt Sta", "Wiener Neustadt Stadt"):
        assert find(world, typed, "de")[0].shown == "Wiener Neustadt Stadt"


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_nothing_that_is_typed_breaks_the_picker(typed: str) -> None:
    assert len(find(_WORLD, typed, "de", 5)) <= 5
    resolve(_WORLD, typed)


_WORLD = Gazetteer.open()


@pytest.mark.parametrize(
    ("typed", "geonameid"),
    [("paris texas", 4717560), ("moscow id", 5601538), ("wien österreich", 2761369), ("newcastle new south wales", 2155472), ("frankfurt oder", 2925535)],
)
def test_what_holds_a_place_may_stand_behind_it_without_a_comma(world: Gazetteer, typed: str, geonameid: int) -> None:
    assert resolve(world, typed)[0].place.geonameid == geonameid
    assert find(world, typed, "en")[0].place.geonameid == geonameid
