import threading
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.protocol import Library
from reader.library.sqlite.open import open_memory
from reader.model.errors import NotFoundError
from reader.model.place import NOTHING_LEARNT, Correction, Learnt, Place
from reader.query.ast import InPlaces, NoPlace
from tests.library.conftest import Open
from tests.library.news import AUSTRIA, MUNICH, NOW, POELTEN, VERSION, VIENNA, at, deliver, found, number, put, story, subscribe


def wrong(article: int, place: Place | None = MUNICH, *names: str, was: Place | None = VIENNA, called: str = "Wien") -> Correction:
    """The reader says that what is called Vienna is another place, or none."""
    return Correction(article, names or ("wien",), None if was is None else was.geonameid, place, called)


def alone(article: int, place: Place | None) -> Correction:
    """The reader gives an article a place of its own."""
    return Correction(article, (), None, place)


def placed(library: Library, *titles: str, hours: int = 0) -> list[int]:
    """Articles of one feed, newest first, all in Vienna; returns their ids."""
    deliver(library, subscribe(library), *(story(title, hours=hours + n) for n, title in enumerate(titles)))
    ids = [number(library, title) for title in titles]
    put(library, *((one, at(VIENNA)) for one in library.unplaced(VERSION, 99)))
    return ids


def rules(library: Library, article: int) -> dict[str, int | None]:
    """What names mean in an article."""
    return dict(library.learnt(article).names)


def test_a_correction_makes_the_articles_of_its_feed_that_had_the_place_wait(library: Library) -> None:
    first, second, third, elsewhere = placed(library, "a", "b", "c", "d")
    put(library, (elsewhere, at(POELTEN)))
    other = subscribe(library, "https://other.example")
    deliver(library, other, story("x"))
    put(library, (number(library, "x"), at(VIENNA)))
    assert library.correct(wrong(second), NOW) == (second, first, third)
    assert library.unplaced(VERSION, 9) == (first, second, third)
    assert rules(library, elsewhere) == {"wien": MUNICH.geonameid}
    assert library.learnt(number(library, "x")) == NOTHING_LEARNT == library.learnt(999)
    # until then they stay where they were
    assert found(library, InPlaces(frozenset({VIENNA.geonameid}))) == ["x", "a", "b", "c"]
    assert [one.learnt for one in library.to_place([second, number(library, "x")])] == [Learnt({"wien": MUNICH.geonameid}), NOTHING_LEARNT]


def test_only_those_wait_that_name_the_place_themselves(library: Library) -> None:
    first, second = placed(library, "a", "b")
    put(library, (first, at(AUSTRIA)))
    assert library.correct(wrong(first, None, "austria", was=AUSTRIA), NOW) == (first,)
    assert rules(library, second) == {"austria": None}


def test_a_later_correction_of_a_name_takes_the_place_of_the_earlier_and_undo_brings_it_back(library: Library) -> None:
    first, second = placed(library, "a", "b")
    library.correct(wrong(first), NOW)
    put(library, *((one, at(MUNICH)) for one in library.unplaced(VERSION, 9)))
    assert library.correct(wrong(first, None, was=MUNICH, called="Munich"), NOW) == (first, second)
    assert rules(library, first) == {"wien": None}
    put(library, *((one, at()) for one in library.unplaced(VERSION, 9)))
    change = library.undo(NOW)
    assert change is not None
    assert (change.act, change.name, change.count) == ("correct", "Munich", 2)
    assert rules(library, first) == {"wien": MUNICH.geonameid}
    assert library.unplaced(VERSION, 9) == (first, second)
    library.undo(NOW)
    assert library.learnt(first) == NOTHING_LEARNT


def test_what_came_after_a_correction_waits_again_when_it_is_taken_back(library: Library) -> None:
    (first,) = placed(library, "a", hours=5)
    library.correct(wrong(first), NOW)
    deliver(library, library.feeds()[0], story("later", hours=1))
    put(library, *((one, at(MUNICH)) for one in library.unplaced(VERSION, 9)))
    library.undo(NOW)
    assert library.unplaced(VERSION, 9) == (number(library, "later"), first)


def test_an_article_is_given_a_place_of_its_own(library: Library) -> None:
    first, second = placed(library, "a", "b")
    assert library.correct(alone(first, POELTEN), NOW) == (first,)
    assert library.learnt(first) == Learnt({}, POELTEN.geonameid)
    assert library.learnt(second) == NOTHING_LEARNT
    library.correct(wrong(second), NOW)
    assert library.to_place([first, second])[0].learnt == Learnt({"wien": MUNICH.geonameid}, POELTEN.geonameid)
    library.undo(NOW)
    library.undo(NOW)
    assert library.learnt(first) == NOTHING_LEARNT


@pytest.mark.parametrize("place", [MUNICH, None])
def test_a_place_of_its_own_is_mended_where_it_was_given(library: Library, place: Place | None) -> None:
    first, second = placed(library, "a", "b")
    library.correct(alone(first, POELTEN), NOW)
    put(library, (first, at(POELTEN)))
    assert library.correct(wrong(first, place, f"geo:{POELTEN.geonameid}", was=POELTEN), NOW) == (first,)
    assert library.learnt(first) == Learnt({}, None if place is None else place.geonameid)
    assert library.learnt(second) == NOTHING_LEARNT
    library.undo(NOW)
    assert library.learnt(first).place == POELTEN.geonameid


def test_what_is_said_of_a_saved_page_holds_for_it_alone(library: Library) -> None:
    one, _new = library.keep_page(story("one"), NOW)
    other, _new = library.keep_page(story("other"), NOW)
    put(library, (one, at(VIENNA)), (other, at(VIENNA)))
    assert library.correct(wrong(one), NOW) == (one,)
    assert rules(library, one) == {"wien": MUNICH.geonameid}
    assert [found_.learnt for found_ in library.to_place([other, one])] == [NOTHING_LEARNT, Learnt({"wien": MUNICH.geonameid})]
    library.undo(NOW)
    assert library.learnt(one) == NOTHING_LEARNT


def test_articles_that_outlive_their_feed_keep_what_was_said(library: Library) -> None:
    first, second = placed(library, "a", "b")
    library.bookmark([first], True, NOW)
    library.correct(wrong(first), NOW)
    library.remove_feed(library.feeds()[0].id, NOW)
    assert rules(library, first) == {"wien": MUNICH.geonameid}
    assert library.correct(wrong(first, POELTEN), NOW) == (first,)
    with pytest.raises(NotFoundError):
        library.correct(wrong(second), NOW)


@pytest.mark.parametrize("article", [999, 0, -1, 2**70])
def test_an_unknown_article_cannot_be_corrected(library: Library, article: int) -> None:
    placed(library, "a")
    with pytest.raises(NotFoundError):
        library.correct(wrong(article), NOW)
    assert library.learnt(article) == NOTHING_LEARNT


def test_nothing_said_is_no_act(library: Library) -> None:
    (first,) = placed(library, "a")
    library.mark_read([first], True, NOW)
    assert library.correct(alone(first, None), NOW) == ()
    assert library.correct(wrong(first, MUNICH, "\ud800", "x" * 1_000_000, ""), NOW) == ()
    change = library.undo(NOW)
    assert change is not None
    assert change.act == "read"


@given(names=st.lists(st.text(max_size=20), max_size=5), called=st.text(max_size=20), was=st.sampled_from([None, VIENNA.geonameid, 0, -(2**62)]))
@settings(max_examples=40, deadline=None)
def test_whatever_the_names_are_undo_leaves_nothing_of_them(names: Sequence[str], called: str, was: int | None) -> None:
    library = open_memory()
    first, _second = placed(library, "a", "b")
    said = library.correct(Correction(first, tuple(names), was, MUNICH, called), NOW)
    if said:
        assert said[0] == first
        library.undo(NOW)
    assert library.learnt(first) == NOTHING_LEARNT
    assert library.trouble() == ()
    library.close()


def test_a_pass_that_read_an_article_before_it_was_corrected_does_not_win(filled: Open) -> None:
    reading, working = filled(), filled()
    first, second = placed(reading, "a", "b")
    deliver(reading, reading.feeds()[0], story("a", text="new"), story("b", hours=1, text="new"))
    ids = working.unplaced(VERSION, 9)
    assert ids == (first, second)
    reading.correct(wrong(first), NOW)
    working.place(VERSION, [(first, at(VIENNA)), (second, at(VIENNA))])
    assert reading.unplaced(VERSION, 9) == (first, second)
    # read again, it counts
    assert working.to_place(working.unplaced(VERSION, 9))[0].learnt == Learnt({"wien": MUNICH.geonameid})
    working.place(VERSION, [(first, at(MUNICH)), (second, at(MUNICH))])
    assert reading.unplaced(VERSION, 9) == ()
    assert found(reading, InPlaces(frozenset({MUNICH.geonameid}))) == ["a", "b"]


def test_a_pass_that_is_overtaken_by_another_does_not_win(filled: Open) -> None:
    reading, working = filled(), filled()
    (first,) = placed(reading, "a")
    deliver(reading, reading.feeds()[0], story("a", text="new"))
    working.unplaced(VERSION, 9)
    reading.correct(wrong(first), NOW)
    # the one that the reader looks at is placed at once
    reading.place(VERSION, [(one.id, at(MUNICH)) for one in reading.to_place([first])])
    working.place(VERSION, [(first, at(VIENNA))])
    assert found(reading, InPlaces(frozenset({MUNICH.geonameid}))) == ["a"]
    assert reading.unplaced(VERSION, 9) == ()


def test_a_pass_that_read_the_former_text_does_not_win(filled: Open) -> None:
    reading, working = filled(), filled()
    deliver(reading, subscribe(reading), story("a", text="Wien"))
    (first,) = working.unplaced(VERSION, 9)
    deliver(reading, reading.feeds()[0], story("a", text="München"))
    working.place(VERSION, [(first, at(VIENNA))])
    assert reading.unplaced(VERSION, 9) == (first,)
    assert found(reading, NoPlace()) == ["a"]


def test_corrections_made_from_many_threads_all_stand(filled: Open) -> None:
    library = filled()
    ids = placed(library, *"abcdef")
    threads = [threading.Thread(target=library.correct, args=(wrong(one, MUNICH, f"name {one}"), NOW)) for one in ids]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rules(library, ids[0]) == {f"name {one}": MUNICH.geonameid for one in ids}
