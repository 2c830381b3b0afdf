"""Where a whole article happens."""

import pytest

from reader.model.article import Point, Story
from reader.model.blocks import Heading, Image, Paragraph, Span
from reader.model.place import ArticlePlace, Learnt, Placed
from reader.places.article import place_article
from reader.places.explain import why
from reader.places.gazetteer import Gazetteer

BODY = """Moskau, Russland - Die Beziehungen zwischen den USA und Russland zeigen Anzeichen der Entspannung, wie der US-Sondergesandte Steve Witkoff nach einem
Besuch in Moskau berichtete. Während seines Treffens mit Präsident Wladimir Putin konnte Witkoff die Freilassung des inhaftierten US-Lehrers Marc Fogel sichern
und sprach über ein Friedensabkommen mit der Ukraine. Das wäre eine positive Sache, wie auch von The Moscow Times berichtet wurde.

Ein Gespräch zwischen US-amerikanischen und russischen Diplomaten ist geplant. Trump hatte den ukrainischen Präsidenten einen Diktator genannt.""".replace(
    "\n", " "
)
TITLE = "Trump und Putin: Neue Hoffnung für Frieden zwischen den USA und Russland!"
TEASER = "US-Sondergesandter Steve Witkoff trifft Putin in Moskau und spricht über Fortschritte."


def story(body: str = "", title: str = "T", language: str = "de", **more: object) -> Story:
    blocks = tuple(Paragraph((Span(part),)) for part in body.split("\n\n") if part)
    return Story(guid="a", title=title, blocks=blocks, language=language, **more)  # type: ignore[arg-type]  # each test gives what it is about


def by_id(placed: Placed) -> dict[int, ArticlePlace]:
    return {place.place.geonameid: place for place in placed.places}


@pytest.fixture
def seed(world: Gazetteer) -> Placed:
    details = (("Vorfall", "Sonstiges"), ("Ort", "Moskau, Russland"))
    return place_article(world, story(BODY, TITLE, teaser=TEASER, where="Moskau, Russland", details=details))


def test_the_dateline_tells_the_main_place(seed: Placed) -> None:
    main = seed.places[0]
    assert seed.dateline == "Moskau, Russland"
    assert (main.place.geonameid, main.role, main.text, main.label, main.mentions) == (524901, "dateline", "Moskau, Russland", "Moskau", 3)
    assert main.confidence == 0.99
    assert why(main) == "dateline and Ort agree"


def test_everything_else_that_is_named_is_listed_once(seed: Placed) -> None:
    places = by_id(seed)
    assert set(places) == {524901, 6252001, 2017370, 690791}
    assert places[2017370].role == "title"
    assert places[690791].role == "body"
    assert places[690791].mentions == 2


def test_ancestors_that_are_not_named_lie_above(seed: Placed) -> None:
    assert {place.name for place in seed.above} == {"Moscow", "Europe", "North America"}


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("BERLIN (dpa) - Die Regierung hat", "Berlin"), ("FRANKFURT AM MAIN (dpa) - Die Bank", "Frankfurt am Main"),
        ("NEW YORK -- Stocks fell again", "New York"),
        ("ST. LOUIS, Mo. (AP) — The mayor", "St. Louis"), ("Kleinhinterdorf, Österreich - Ein Mann wurde", "Kleinhinterdorf"),
        ("Der ukrainische Präsident", "Ukraine"),
        ("Russlands Armee zieht ab", "Russland"), ("Die USA liefern", "USA"), ("In der EU leben viele", "EU"), ("Wiener Polizei sucht Täter", "Wien"),
    ],
)  # fmt: skip
def test_a_label_is_short_and_not_shouted(world: Gazetteer, body: str, label: str) -> None:
    assert place_article(world, story(body)).places[0].label == label


def test_a_village_that_nobody_knows_places_the_country(world: Gazetteer) -> None:
    placed = place_article(world, story("Kleinhinterdorf, Österreich - Ein Mann wurde verletzt."))
    assert placed.dateline == "Kleinhinterdorf, Österreich"
    assert (placed.places[0].place.geonameid, placed.places[0].role) == (2782113, "dateline")


def test_the_details_row_is_a_place_too(world: Gazetteer) -> None:
    main = place_article(world, story("Ein Unfall ist geschehen.", where="Graz, Österreich", details=(("Ort", "Graz, Österreich"),))).places[0]
    assert (main.place.geonameid, main.role, main.text, main.label) == (2778067, "details", "Graz, Österreich", "Graz")
    assert why(main) == "named under Ort"


def test_a_dateline_may_stand_behind_a_picture_and_a_heading(world: Gazetteer) -> None:
    blocks = (Image("Ein Bild"), Heading((Span("Lage"),)), Paragraph((Span("Graz ", strong=True), Span("(APA) – Die Polizei"))))
    assert place_article(world, Story(guid="a", title="T", blocks=blocks, language="de")).dateline == "Graz"


def test_a_dateline_may_stand_behind_a_writers_name_or_alone(world: Gazetteer) -> None:
    assert place_article(world, story("Von Anna Huber\n\nGraz (APA) – Die Polizei sucht")).dateline == "Graz"
    assert place_article(world, story("Washington.\n\nDer Präsident hat gesprochen")).dateline == "Washington"
    long = "Die Lage ist ernst, und niemand weiß, wie es weitergehen soll in diesem Land, das so lange sicher schien und reich."
    assert place_article(world, story(f"{long}\n\nGraz (APA) – Die Polizei sucht")).dateline == ""


def test_a_teaser_may_carry_the_dateline(world: Gazetteer) -> None:
    placed = place_article(world, story("", teaser="BERLIN (dpa) - Die Regierung hat beschlossen"))
    assert placed.dateline == "BERLIN"
    assert placed.places[0].place.geonameid == 2950159


def test_a_point_means_the_nearest_city_or_else_the_country(world: Gazetteer) -> None:
    near = place_article(world, story("Text", points=(Point(47.07, 15.44),)))
    assert (near.places[0].place.geonameid, near.places[0].role) == (2778067, "geo")
    far = place_article(world, story("Text", points=(Point(71.0, 25.8),)))
    assert far.places[0].place.country in {"NO", "FI"}
    for lat, lon in ((float("nan"), 0.0), (91.0, 0.0), (0.0, float("inf")), (0.0, -160.0)):
        assert place_article(world, story("Text", points=(Point(lat, lon),))).places == ()


@pytest.mark.parametrize(
    ("text", "language", "wanted", "unwanted"),
    [
        ("Paris Hilton met Michael Jordan.", "en", set(), {2988507, 248816}),
        ("He was shot in Paris, Texas, on Monday.", "en", {4717560, 4736286}, {2988507}),
        ("Beim Essen in Essen gab es Streit.", "de", {2928810}, set()),
        ("Das Essen war gut. Wir essen gern.", "de", set(), {2928810}),
        ("Georgian troops left Tbilisi; Georgia protested.", "en", {614540, 611717}, {4197000}),
        ("Atlanta is the capital of Georgia. Savannah lies in Georgia too.", "en", {4197000, 4180439}, {614540}),
        ("Die Behörden in Frankfurt (Oder) und Brandenburg warnen.", "de", {2925535, 2945356}, {2925533}),
        ("Give us hope. It is nice reading.", "en", set(), {6252001, 2990440}),
        ("The New York Times and the Washington Post said so.", "en", set(), {5128581, 4140963}),
        ("Russland und die Ukraine: britische, französische, polnische Truppen", "de", {2017370, 690791, 2635167, 3017382, 798544}, set()),
        ("Österreichs Kanzler spricht mit der Schweizer Präsidentin.", "de", {2782113, 2658434}, set()),
        ("Der Fluss tritt in Baden-Württembergs Süden über die Ufer.", "de", {2953481}, set()),
        ("L'Ukraine et la Russie, d'Algérie au Maroc", "fr", {690791, 2017370, 2589581, 2542007}, set()),
        ("Police in London, Ontario, arrested a man.", "en", {6058560, 6093943}, {2643743}),
        ("Luxembourg votes. Singapore too.", "en", {2960313, 1880251}, {2960316, 1880252}),
        ("普京访问北京", "zh", {1816670}, set()),
    ],
)
def test_names_mean_what_the_text_means(world: Gazetteer, text: str, language: str, wanted: set[int], unwanted: set[int]) -> None:
    sure = {place.place.geonameid for place in place_article(world, story(text, "", language)).places if place.confidence >= 0.5}
    assert wanted <= sure
    assert not unwanted & sure


@pytest.mark.parametrize(
    "text", ["", "\x00", "A" * 1_000_000, "MOSKAU " * 2000, "北京" * 5000, "((((" * 1000, "\ud800", "Paris, " * 500, "-" * 5000, "É́" * 500]
)
def test_hostile_text_is_read_to_its_end(world: Gazetteer, text: str) -> None:
    placed = place_article(world, story(text, text[:1000], "", teaser=text[:1000], where=text[:1000]))
    assert all(0 <= place.confidence <= 1 for place in placed.places)
    assert len({place.place.geonameid for place in placed.places}) == len(placed.places)


def test_nothing_said_means_nowhere(world: Gazetteer) -> None:
    assert place_article(world, story("Es geschah nichts.")) == Placed()


def test_the_feeds_home_is_where_nothing_else_is(world: Gazetteer) -> None:
    placed = place_article(world, story("Es geschah nichts."), home=2761369)
    (home,) = placed.places
    assert (home.place.geonameid, home.role, home.text, home.label, home.mentions, home.confidence) == (2761369, "feed", "Wien", "Wien", 0, 0.5)
    assert why(home) == "the feed's home"
    assert [place.geonameid for place in placed.above] == [2761367, 2782113, 6255148]
    assert place_article(world, story("Nothing happened.", language="en"), home=2761369).places[0].label == "Vienna"


def test_the_feeds_home_yields_to_a_place_that_is_sure(world: Gazetteer) -> None:
    article = story("Graz, Österreich - Ein Unfall ist geschehen.")
    assert place_article(world, article, home=524901) == place_article(world, article)


def test_the_feeds_home_stands_behind_places_that_are_not_sure(world: Gazetteer) -> None:
    article = story("Die Fregatte Hamburg lief aus.", "", "de")
    unsure = place_article(world, article).places
    assert [(p.label, p.confidence < 0.5) for p in unsure] == [("Hamburg", True)]
    placed = place_article(world, article, home=2761369)
    assert [(p.label, p.role, p.confidence < 0.5) for p in placed.places] == [("Hamburg", "body", True), ("Wien", "feed", False)]


def test_a_place_that_is_perhaps_named_and_the_feeds_home_is_one_entry(world: Gazetteer) -> None:
    article = story("Die Fregatte Hamburg lief aus.", "", "de")
    (unsure,) = place_article(world, article).places
    (place,) = place_article(world, article, home=unsure.place.geonameid).places
    assert (place.role, place.confidence >= 0.5, place.mentions) == ("body", True, 1)


@pytest.mark.parametrize("home", [None, 0, -9999, 2**40])
def test_a_home_that_nobody_knows_adds_nothing(world: Gazetteer, home: int | None) -> None:
    assert place_article(world, story("Es geschah nichts."), home=home) == Placed()


IDAHO, MOSCOW, RUSSIA, LINZ = 5601538, 524901, 2017370, 2772400


def test_a_corrected_name_is_the_place_that_the_reader_said(world: Gazetteer) -> None:
    article = story("Moskau, Russland - Das Treffen in Moskau war kurz. Russlands Präsident kam.", "Moskau: Neues")
    placed = place_article(world, article, learnt=Learnt({"moskau": IDAHO}))
    main = placed.places[0]
    assert (main.place.geonameid, main.role, main.text, main.label, main.mentions) == (IDAHO, "dateline", "Moskau", "Moskau", 3)
    assert (main.confidence, why(main)) == (0.99, "you said so")
    assert placed.dateline == "Moskau, Russland"
    assert {place.name for place in placed.above} >= {"Idaho", "United States"}
    assert by_id(placed)[RUSSIA].mentions == 1  # the one in the dateline said where the other Moscow lies


def test_the_country_behind_a_corrected_dateline_is_no_place_by_itself(world: Gazetteer) -> None:
    article = story("Moskau, Russland - Das Treffen war kurz.", where="Moskau, Russland", details=(("Ort", "Moskau, Russland"),))
    assert set(by_id(place_article(world, article, learnt=Learnt({"moskau": IDAHO})))) == {IDAHO}


def test_where_the_name_of_a_dateline_is_no_place_its_country_is(world: Gazetteer) -> None:
    placed = place_article(world, story("Moskau, Russland - Das Treffen war kurz."), learnt=Learnt({"moskau": None}))
    (place,) = placed.places
    assert (place.place.geonameid, place.role) == (RUSSIA, "dateline")


def test_a_country_that_is_no_place_leaves_the_city_in_it(world: Gazetteer) -> None:
    (place,) = place_article(world, story("Moskau, Russland - Das Treffen war kurz."), learnt=Learnt({"russland": None})).places
    assert place.place.geonameid == MOSCOW


def test_a_correction_holds_for_inflected_names(world: Gazetteer) -> None:
    (place,) = place_article(world, story("Moskaus Straßen sind leer."), learnt=Learnt({"moskau": IDAHO})).places
    assert (place.place.geonameid, place.label) == (IDAHO, "Moskau")


def test_a_village_that_was_put_on_the_map_leaves_its_country_alone(world: Gazetteer) -> None:
    article = story("Kleinhinterdorf, Österreich - Ein Mann wurde verletzt. Österreichs Polizei sucht.")
    places = place_article(world, article, learnt=Learnt({"kleinhinterdorf": LINZ})).places
    assert [(p.place.geonameid, p.label, p.text) for p in places] == [
        (LINZ, "Kleinhinterdorf", "Kleinhinterdorf, Österreich"),
        (2782113, "Österreich", "Österreichs"),
    ]


def test_a_corrected_name_is_still_no_place_where_it_is_a_person_or_a_common_word(world: Gazetteer) -> None:
    learnt = Learnt({"paris": 4717560, "essen": LINZ})
    assert place_article(world, story("Paris Hilton met Michael Jordan.", "", "en"), learnt=learnt).places == ()
    assert place_article(world, story("Das Essen war gut.", ""), learnt=learnt).places == ()


def test_a_name_that_is_no_place_is_none_however_often_it_is_named(world: Gazetteer) -> None:
    article = story("Atlanta is the capital of Georgia. Savannah lies in Georgia too.", "", "en")
    placed = place_article(world, article, learnt=Learnt({"georgia": None}))
    assert {4197000, 614540}.isdisjoint(by_id(placed))
    assert 4180439 in by_id(placed)


def test_a_point_and_the_feeds_home_can_be_corrected(world: Gazetteer) -> None:
    by_point = story("Text", points=(Point(47.07, 15.44),))
    (linz,) = place_article(world, by_point, learnt=Learnt({"geo:2778067": LINZ})).places
    assert (linz.place.geonameid, linz.role, linz.text, why(linz)) == (LINZ, "geo", "Linz", "you said so")
    assert place_article(world, by_point, learnt=Learnt({"geo:2778067": None})).places == ()
    (home,) = place_article(world, story("nichts"), 2761369, Learnt({"geo:2761369": LINZ})).places
    assert (home.place.geonameid, home.role, home.confidence, why(home)) == (LINZ, "feed", 0.99, "you said so")
    assert place_article(world, story("nichts"), 2761369, Learnt({"geo:2761369": None})).places == ()


def test_the_readers_own_place_of_an_article_stands_first(world: Gazetteer) -> None:
    own, moscow = place_article(world, story("Moskau, Russland - Das Treffen war kurz."), 2761369, Learnt({}, LINZ)).places
    assert (own.place.geonameid, own.role, own.text, own.label, own.mentions, own.confidence) == (LINZ, "geo", "Linz", "Linz", 0, 0.99)
    assert why(own) == "you said so"
    assert moscow.place.geonameid == MOSCOW
    (alone,) = place_article(world, story("Nothing happened.", language="en"), 2761369, Learnt({}, 2761369)).places
    assert (alone.text, alone.role) == ("Vienna", "geo")


def test_an_own_place_that_is_named_too_is_one_entry(world: Gazetteer) -> None:
    (place,) = place_article(world, story("Moskau, Russland - Das Treffen in Moskau war kurz."), learnt=Learnt({}, MOSCOW)).places
    assert (place.role, place.mentions, place.confidence) == ("dateline", 2, 0.99)


@pytest.mark.parametrize("learnt", [Learnt({"moskau": 2**40, "geo:2761369": -(2**70)}), Learnt({}, 2**40), Learnt({"linz": LINZ, "": None})])
def test_what_the_gazetteer_does_not_know_has_not_been_said(world: Gazetteer, learnt: Learnt) -> None:
    article = story("Moskau, Russland - Das Treffen in Moskau war kurz.")
    assert place_article(world, article, 2761369, learnt) == place_article(world, article, 2761369)
