"""The shipped samples."""

from reader.desk.find import search
from reader.desk.read import article
from reader.desk.samples import copy_over, open_samples
from reader.desk.session import Session
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
