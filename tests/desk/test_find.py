"""Queries with their places looked up, and lists read by windows."""

import random
from pathlib import Path

import pytest

from reader.desk.find import Listing, search
from reader.desk.refresh import add
from reader.desk.session import Session
from reader.model.errors import NotFoundError, QueryError
from reader.query.ast import InPlaces, Is, Near, NoPlace


@pytest.fixture
def filled(session: Session, tmp_path: Path) -> Session:
    """Sixty articles, every third of them read."""
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n:02}.md").write_text(f"---\ntitle: Number {n:02}\ndate: 2026-10-{1 + n % 28:02}\n---\nText of number {n} in Graz.\n")
    add(session, folder)
    session.library.mark_read([n for n in range(1, 61) if n % 3 == 0], True, session.now())
    return session


@pytest.mark.parametrize("query", ["", "is:unread", "sort:oldest", "number", "sort:place", "sort:feed is:unread"])
def test_windows_in_any_order_are_slices_of_the_whole_list(filled: Session, query: str) -> None:
    found = search(filled, query)
    whole = [article.id for article in filled.library.articles(filled.library.ids(found.query))]
    listing = Listing(filled.library, found.query)
    assert listing.totals.articles == len(whole)
    dice = random.Random(7)
    for _turn in range(40):
        start, count = dice.randrange(-3, 65), dice.randrange(0, 25)
        expected = whole[max(0, start) : max(0, start) + count]
        assert [row.id for row in listing.window(start, count)] == expected


def test_a_row_knows_its_index(filled: Session) -> None:
    listing = Listing(filled.library, search(filled, "").query)
    rows = listing.window(0, 60)
    assert [listing.index_of(row) for row in rows] == list(range(60))


def test_the_next_unread_is_found_in_both_directions(filled: Session) -> None:
    listing = Listing(filled.library, search(filled, "").query)
    rows = listing.window(0, 60)
    here = rows[30]
    after = next(row for row in rows[31:] if not row.read)
    before = next(row for row in reversed(rows[:30]) if not row.read)
    assert (found := listing.next_match(here, Is("unread"))) is not None
    assert found.id == after.id
    assert (found := listing.next_match(here, Is("unread"), backwards=True)) is not None
    assert found.id == before.id


def test_a_place_is_looked_up_once_and_the_other_ones_of_its_name_are_told(session: Session) -> None:
    found = search(session, "in:Paris")
    assert found.query.root == InPlaces(frozenset({2988507}))
    assert found.choices[0].taken.startswith("Paris")
    assert any("Texas" in other for other in found.choices[0].others)


def test_a_name_of_city_and_region_takes_the_city_and_is_no_choice(session: Session) -> None:
    found = search(session, "in:Nairobi")
    assert found.query.root == InPlaces(frozenset({184745}))
    assert found.choices == ()
    vienna = search(session, "in:Vienna")
    assert all(2761367 not in choice.ids and "Vienna, Austria" not in choice.others for choice in vienna.choices)
    assert search(session, 'in:"New York (region)"').query.root == InPlaces(frozenset({5128638}))


def test_the_forms_of_a_place(session: Session) -> None:
    assert search(session, "in:none").query.root == NoPlace()
    assert search(session, "near:48.2,16.4,50").query.root == Near(48.2, 16.4, 50)
    assert search(session, "from:geo:524901").query.root == InPlaces(frozenset({524901}), origin=True)
    near = search(session, 'near:"Sankt Pölten",30').query.root
    assert isinstance(near, Near)
    assert abs(near.lat - 48.2) < 0.1


def test_nobody_knows_a_place(session: Session) -> None:
    with pytest.raises(NotFoundError, match="Nosuchplace"):
        search(session, "in:Nosuchplace")
    with pytest.raises(QueryError):
        search(session, "near:99,999,50")
