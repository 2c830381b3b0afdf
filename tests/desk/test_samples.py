"""The shipped samples."""

from reader.desk.correct import correct, settle
from reader.desk.find import search
from reader.desk.read import article
from reader.desk.samples import copy_over, open_samples
from reader.desk.session import Session
from reader.model.place import Learnt
from reader.query.ast import Query


def test_the_samples_are_there_at_once_and_are_many_kinds_of_news(session: Session) -> None:
    shown = open_samples(session)
    found = shown.library.articles(shown.library.ids(Query()), bodies=True)
    assert len(found) >= 9
    # the lists of feeds beside them are none
    assert not any("feeds" in sample.story.guid for sample in found)
    assert {"de", "en"} <= {sample.story.language for sample in found}
    assert len({sample.story.event for sample in found if sample.story.event}) >= 4
    continents = {count.place.name for count in shown.library.place_counts(Query()) if count.place.kind == "continent"}
    assert len(continents) >= 4
    invented = [sample for sample in found if not sample.story.title.startswith("Trump und Putin")]
    assert {sample.story.publisher for sample in invented} == {"dateline sample"}
    assert all(sample.places for sample in found), [sample.story.title for sample in found if not sample.places]


def test_a_bookmarked_sample_is_copied_over_whole_and_once(session: Session) -> None:
    shown = open_samples(session)
    sample = article(shown, 1)
    kept = copy_over(sample, session)
    assert copy_over(sample, session) == kept
    copied = article(session, kept)
    assert copied.bookmarked
    assert copied.feed_id is None
    assert copied.story == sample.story
    assert copied.places == sample.places
    assert len(session.library.ids(search(session, "in:Europe").query)) == 1
    assert session.library.feeds() == ()
    assert session.library.totals(Query()).articles == 1


def test_what_was_said_of_its_places_holds_for_the_copy_when_it_is_placed_anew(session: Session) -> None:
    shown, gazetteer = open_samples(session), session.gazetteer_or_fail()
    idaho, graz = gazetteer.place(5601538), gazetteer.place(2778067)
    assert idaho is not None
    assert graz is not None
    samples = shown.library.articles(shown.library.ids(Query()))
    first, second = [sample for sample in samples if len(sample.places) > 2][:2]
    correct(shown, first.id, first.places[0], idaho)
    correct(shown, first.id, first.places[1], None)
    correct(shown, second.id, None, graz)
    copies = []
    for sample in (first, second):
        learnt = shown.library.learnt(sample.id)
        copies.append(copy_over(article(shown, sample.id), session, learnt))
        assert session.library.learnt(copies[-1]) == learnt
        assert copy_over(article(shown, sample.id), session, learnt) == copies[-1]
    before = [article(session, copy).places for copy in copies]
    assert before[0][0].place == idaho
    assert before[1][0].place == graz
    assert settle(session, first=copies) == 2
    assert [article(session, copy).places for copy in copies] == before
    assert session.library.feeds() == ()


def test_what_is_said_of_a_place_that_nobody_knows_is_left_out(session: Session) -> None:
    sample = article(open_samples(session), 1)
    kept = copy_over(sample, session, Learnt({"nirgendwo": 4, "wien": None}, 4))
    assert session.library.learnt(kept) == Learnt({"wien": None})
