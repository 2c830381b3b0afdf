"""Where an article names its places, and under which names they are corrected."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Point, Story
from reader.model.blocks import Heading, Items, Paragraph, Quote, Span
from reader.model.place import Learnt
from reader.places.article import place_article
from reader.places.gazetteer import Gazetteer
from reader.places.spans import names_of, spans
from tests.places.test_article import BODY, TEASER, TITLE, story

IDAHO, MOSCOW, RUSSIA, LINZ, AUSTRIA = 5601538, 524901, 2017370, 2772400, 2782113


def written(article: Story, gazetteer: Gazetteer, learnt: Learnt | None = None) -> list[tuple[str, str, int, str]]:
    """Part, text, id and key of every span."""
    parts = {"title": article.title, "teaser": article.teaser, "body": article.text}
    found = spans(gazetteer, article, learnt=learnt or Learnt())
    return [(span.part, parts[span.part][span.start : span.end], span.geonameid, span.key) for span in found]


def test_every_mention_of_the_places_stands_where_its_offsets_say(world: Gazetteer) -> None:
    article = story(BODY, TITLE, teaser=TEASER, where="Moskau, Russland", details=(("Ort", "Moskau, Russland"),))
    found = written(article, world)
    assert {(part, text) for part, text, *_rest in found} >= {("title", "USA"), ("title", "Russland"), ("teaser", "Moskau"), ("body", "Moskau")}
    assert ("body", "US-amerikanischen", 6252001, "us amerikanischen") in found or ("body", "ukrainischen", 690791, "ukrainischen") in found
    assert {number for _part, _text, number, _key in found} == {p.place.geonameid for p in place_article(world, article).places}
    assert [part for part, *_rest in found] == sorted((part for part, *_rest in found), key=["title", "teaser", "body"].index)


def test_a_dateline_is_lit_with_the_country_only_if_the_country_is_a_place_of_the_article(world: Gazetteer) -> None:
    assert [text for _part, text, *_rest in written(story("Moskau, Russland - Das Treffen war kurz."), world)] == ["Moskau"]
    assert [text for _part, text, *_rest in written(story("Moskau, Russland - Russland lud ein."), world)] == ["Moskau", "Russland", "Russland"]


def test_offsets_count_through_headings_lists_and_quotes(world: Gazetteer) -> None:
    blocks = (
        Heading((Span("🎈 Reise"),)),
        Items(((Paragraph((Span("Graz"),)),), (Paragraph((Span("dann "), Span("Linz", strong=True))),))),
        Quote((Paragraph((Span("Ich war in Wien."),)),)),
    )
    assert [text for _part, text, *_rest in written(Story("a", "T", blocks=blocks, language="de"), world)] == ["Graz", "Linz", "Wien"]


def test_a_village_that_nobody_knows_is_one_name_with_what_says_where_it_lies(world: Gazetteer) -> None:
    article = story("Kleinhinterdorf, Österreich - Ein Mann wurde verletzt. Österreichs Polizei sucht.")
    assert written(article, world) == [
        ("body", "Kleinhinterdorf, Österreich", AUSTRIA, "kleinhinterdorf"),
        ("body", "Österreichs", AUSTRIA, "osterreich"),
    ]


def test_the_teasers_dateline_is_lit_in_the_teaser(world: Gazetteer) -> None:
    assert written(story("", teaser="BERLIN (dpa) - Die Regierung hat beschlossen"), world) == [("teaser", "BERLIN", 2950159, "berlin")]


def test_a_corrected_name_is_lit_as_what_it_is_now(world: Gazetteer) -> None:
    article = story("In Moskau wurde verhandelt.", "Essen in Moskau")
    assert written(article, world, Learnt({"moskau": IDAHO, "essen": None})) == [("title", "Moskau", IDAHO, "moskau"), ("body", "Moskau", IDAHO, "moskau")]


def test_a_place_is_corrected_under_all_the_names_that_the_article_has_for_it(world: Gazetteer) -> None:
    article = story("Moskau, Russland - Die Moskauer Polizei sucht. Russische Medien berichten, auch Russland.", where="Moskau, Russland")
    places = {p.place.geonameid: p for p in place_article(world, article).places}
    assert names_of(world, article, places[MOSCOW]) == ("moskau", "moskauer")
    assert set(names_of(world, article, places[RUSSIA])) == {"russland", "russische"}


def test_of_a_village_and_its_country_only_the_village_is_meant(world: Gazetteer) -> None:
    article = story("Kleinhinterdorf, Österreich - Ein Mann wurde verletzt. Österreichs Polizei sucht.")
    (village,) = place_article(world, article).places
    assert names_of(world, article, village) == ("kleinhinterdorf",)


def test_what_came_by_a_point_or_as_home_is_corrected_by_its_number(world: Gazetteer) -> None:
    article = story("Text", points=(Point(47.07, 15.44),))
    (graz,) = place_article(world, article).places
    assert names_of(world, article, graz) == ("geo:2778067",)
    learnt = Learnt({"geo:2778067": LINZ})
    (linz,) = place_article(world, article, None, learnt).places
    assert names_of(world, article, linz, None, learnt) == ("geo:2778067",)
    (home,) = place_article(world, story("nichts"), home=2761369).places
    assert names_of(world, story("nichts"), home, 2761369) == ("geo:2761369",)


def test_the_place_that_the_reader_gave_has_no_name(world: Gazetteer) -> None:
    article, learnt = story("In Linz geschah nichts."), Learnt({}, LINZ)
    (linz,) = place_article(world, article, None, learnt).places
    assert names_of(world, article, linz, None, learnt) == ()


def test_a_place_that_todays_reading_does_not_find_goes_by_what_is_shown(world: Gazetteer) -> None:
    (linz,) = place_article(world, story("In Linz geschah nichts.")).places
    assert names_of(world, story("Es geschah nichts."), linz) == ("linz",)


_NAMES = st.sampled_from(
    ["Moskau", "Russland", "Paris", "Texas", "Kleindorf", "Österreich", "Essen", "in", ",", "-", ".", "\n\n", "US-Präsident", "🎈", "Wiener"]
)
_IDS = st.one_of(st.none(), st.sampled_from([IDAHO, LINZ, AUSTRIA, 6255148, -1, 0, 2**40, -(2**70)]))


@given(
    st.lists(_NAMES, max_size=14).map(" ".join),
    st.lists(_NAMES, max_size=5).map(" ".join),
    st.dictionaries(
        st.one_of(st.sampled_from(["moskau", "russland", "paris", "texas", "kleindorf", "osterreich", "essen", "geo:2778067", ""]), st.text(max_size=9)),
        _IDS,
        max_size=6,
    ),
    _IDS,
)
@settings(max_examples=150, deadline=None)
def test_whatever_has_been_learnt_spans_and_places_agree(body: str, where: str, names: dict[str, int | None], own: int | None) -> None:
    learnt = Learnt(names, own)
    article = story(body, body[:30], where=where, points=(Point(47.07, 15.44),))
    placed = place_article(_WORLD, article, 2761369, learnt)
    ids = [p.place.geonameid for p in placed.places]
    assert len(set(ids)) == len(ids)
    assert not {p.geonameid for p in placed.above} & set(ids)
    if own is not None and _WORLD.place(own) is not None:
        assert (ids[0], placed.places[0].confidence, placed.places[0].reason) == (own, 0.99, "reader")
    found = spans(_WORLD, article, 2761369, learnt)
    assert {span.geonameid for span in found} <= set(ids)
    ends = {"title": 0, "teaser": 0, "body": 0}
    sizes = {"title": len(article.title), "teaser": 0, "body": len(article.text)}
    for span in found:
        assert ends[span.part] <= span.start < span.end <= sizes[span.part]
        ends[span.part] = span.end
    for place in placed.places:
        names_of(_WORLD, article, place, 2761369, learnt)


_WORLD = Gazetteer.open()
