"""The tree of places, what the picker finds with its counts, and following."""

from pathlib import Path

import pytest

from reader.desk import places
from reader.desk.find import search
from reader.desk.refresh import add
from reader.desk.session import Session
from reader.model.errors import NotFoundError

GRAZ, AUSTRIA, GERMANY, EUROPE, EU = 2778067, 2782113, 2921044, 6255148, -1


@pytest.fixture
def filled(session: Session, tmp_path: Path) -> Session:
    """Three articles from Graz, two from Hamburg, one of them read, and one that happens in both."""
    folder = tmp_path / "few"
    folder.mkdir()
    for name, place in (("a", "Graz"), ("b", "Graz"), ("c", "Graz"), ("d", "Hamburg"), ("e", "Hamburg")):
        (folder / f"{name}.md").write_text(f"---\ntitle: News {name}\ndate: 2026-10-01\n---\n{place.upper()} - A bridge in {place} was closed.\n")
    (folder / "f.md").write_text("---\ntitle: News f\ndate: 2026-10-01\n---\nGRAZ/HAMBURG - Trains between Graz and Hamburg stood still.\n")
    add(session, folder)
    session.library.mark_read(session.library.ids(search(session, "in:Hamburg News d").query)[:1], True, session.now())
    return session


def _hit(session: Session, typed: str, query: str = "") -> places.PickerHit:
    return places.find(session, typed, query=search(session, query).query if query else None)[0]


def test_a_hit_counts_articles_and_unread_ones(filled: Session) -> None:
    hit = _hit(filled, "graz")
    assert (hit.place.geonameid, hit.articles, hit.exact, hit.similar) == (GRAZ, 4, True, False)
    hit = _hit(filled, "hamburg")
    assert (hit.articles, hit.unread) == (3, 2)


def test_counts_follow_a_query(filled: Session) -> None:
    assert _hit(filled, "hamburg", "is:unread").articles == 2
    assert _hit(filled, "graz", "title:f").articles == 1
    assert _hit(filled, "graz", "title:nothing").articles == 0


def test_an_area_counts_an_article_of_two_of_its_countries_once(filled: Session) -> None:
    hit = _hit(filled, "EU")
    assert (hit.place.geonameid, hit.articles, hit.unread) == (EU, 6, 5)
    assert _hit(filled, "EU", "is:read").articles == 1
    assert _hit(filled, "Balkan").articles == 0


def test_the_tree_nests_and_follows_a_query_and_what_can_be_seen(filled: Session) -> None:
    (europe,) = places.tree(filled)
    assert (europe.place.geonameid, europe.articles) == (EUROPE, 6)
    assert [(node.place.geonameid, node.articles) for node in europe.children] == [(AUSTRIA, 4), (GERMANY, 3)]
    (europe,) = places.tree(filled, search(filled, "is:read").query)
    assert [(node.place.geonameid, node.articles) for node in europe.children] == [(GERMANY, 1)]
    (europe,) = places.tree(filled, only={EUROPE, AUSTRIA})
    assert [node.place.geonameid for node in europe.children] == [AUSTRIA]
    assert europe.children[0].children == ()


def test_whole_names_go_first_then_places_with_articles_then_near_misses(filled: Session) -> None:
    hits = places.find(filled, "gra")
    assert [hit.place.geonameid for hit in hits if hit.articles] == [GRAZ]
    assert hits[0].exact or hits[0].place.geonameid == GRAZ
    slipped = places.find(filled, "Hamburgg")[0]
    assert slipped.similar
    assert slipped.name == "Hamburg"


def test_near_misses_with_articles_go_before_beginnings_without(filled: Session) -> None:
    hits = places.find(filled, "grau")
    assert (hits[0].place.geonameid, hits[0].similar) == (GRAZ, True)
    kinds = [hit.similar for hit in hits[1:]]
    assert False in kinds
    assert all(not hit.articles for hit in hits[1:])


def test_a_city_and_its_region_are_one_row_and_its_filter_takes_both(session: Session, tmp_path: Path) -> None:
    folder = tmp_path / "pair"
    folder.mkdir()
    for name, place in (("a", "Salzburg"), ("b", "Hallein")):
        (folder / f"{name}.md").write_text(f"---\ntitle: News {name}\ndate: 2026-10-01\n---\n{place.upper()}, Austria - A bridge in {place} was closed.\n")
    add(session, folder)
    hit = places.find(session, "salzburg")[0]
    assert (hit.what, hit.articles) == ("region and city, Austria", 2)
    assert session.library.totals(search(session, f'in:"{hit.term}"').query).articles == 2
    region = session.gazetteer_or_fail().ancestors(hit.place.geonameid)[0]
    while region.name != "Salzburg" or region.parent != AUSTRIA:
        region = session.gazetteer_or_fail().ancestors(region.geonameid)[0]
    assert places.term_for(session, region) == hit.term
    assert session.library.totals(search(session, "in:Salzburg").query).articles == 1


def test_a_term_means_the_place_it_stands_for(filled: Session) -> None:
    for typed in ("wien", "Paris, Texas", "Springfield, Illinois", "Georgia", "EU", "Gmünd, Kärnten"):
        hit = places.find(filled, typed)[0]
        assert places.look_up(filled, hit.term).geonameid == hit.place.geonameid


def test_a_term_is_one_that_a_reader_can_read_where_some_name_means_the_place(filled: Session) -> None:
    assert [hit.term for hit in places.find(filled, "Paris")[:3]] == ["Paris", "Paris, Texas", "Paris, Ontario"]
    assert [hit.term for hit in places.find(filled, "Georgia")[:2]] == ["Georgia", "Georgia, United States"]
    austria = places.look_up(filled, "Austria")
    assert places.term_for(filled, austria, "Österreich") == "Österreich"
    assert places.term_for(filled, austria, "Paris") == "Austria"
    for hit in places.find(filled, "Springfield"):
        assert places.look_up(filled, hit.term) == hit.place


def test_the_name_that_was_typed_stands_beside_another_but_never_a_near_miss(filled: Session) -> None:
    hits = places.find(filled, "Moskau")
    assert (hits[0].name, hits[0].matched) == ("Moscow", "Moskau")
    assert all(hit.matched.startswith("Moskau") for hit in hits if hit.matched)
    idaho = next(hit for hit in hits if "Idaho" in hit.what)
    assert (idaho.similar, idaho.matched) == (True, "")


def test_half_a_name_finds_what_has_articles_first(filled: Session) -> None:
    assert places.find(filled, "Öst")[0].place.geonameid == AUSTRIA


def test_an_unknown_name_is_answered_with_the_nearest_known_one(session: Session) -> None:
    with pytest.raises(NotFoundError, match="no place called Philadelpiah; did you mean Philadelphia?"):
        places.look_up(session, "Philadelpiah")
    with pytest.raises(NotFoundError, match="try another spelling"):
        places.look_up(session, "Xqzvwk")
    with pytest.raises(NotFoundError) as told:
        places.look_up(session, "\x1b[31m" + "x" * 1_000_000)
    assert len(str(told.value)) < 200
    assert "\x1b" not in str(told.value)


def test_a_followed_area_takes_what_lies_in_its_members(filled: Session) -> None:
    assert places.follow(filled, (places.look_up(filled, "Balkan"),)) == 1
    assert filled.library.ids(search(filled, "is:followed").query) == ()
    assert places.follow(filled, (places.look_up(filled, "Benelux"), places.look_up(filled, "EU"))) == 2
    assert len(filled.library.ids(search(filled, "is:followed").query)) == 6
    assert places.follow(filled, (places.look_up(filled, "EU"),), False) == 1
    assert filled.library.ids(search(filled, "is:followed").query) == ()
