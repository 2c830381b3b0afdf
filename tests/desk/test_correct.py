"""A place that is wrong is put right: here, next time, and back."""

from datetime import UTC, datetime

import pytest

from reader.desk.correct import correct, settle
from reader.desk.facts import facts
from reader.desk.keep import undo
from reader.desk.lit import lit
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.article import Article, Point, Story
from reader.model.blocks import Paragraph, Span
from reader.model.errors import GazetteerError, NotFoundError, SourceError, UsageError
from reader.model.feed import Delivery, Document, FeedChange, NewFeed
from reader.model.place import Place
from reader.query.ast import Query

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MOSCOW, IDAHO, LINZ, GRAZ, VIENNA = 524901, 5601538, 2772400, 2778067, 2761369


def story(number: int, body: str = "Moskau, Russland - Das Treffen in Moskau war kurz.", **more: object) -> Story:
    published = datetime(2026, 11, 1 + number, tzinfo=UTC)
    return Story(guid=str(number), title=f"Treffen {number}", blocks=(Paragraph((Span(body),)),), language="de", published=published, **more)  # type: ignore[arg-type]


def keep(session: Session, *stories: Story, title: str = "Samples", at: str = "/news") -> int:
    """Keeps and places the stories of a feed; returns its id."""
    ((feed, _new),) = session.library.subscribe([NewFeed(at, kind="files", title=title)], session.now())
    session.library.keep(feed.id, Delivery((Document("", None, stories),), fetched=session.now()))
    settle(session, 1000)
    return feed.id


def article(session: Session, guid: str) -> Article:
    """The article of a guid."""
    return next(a for a in session.library.articles(session.library.ids(Query()), bodies=True) if a.story.guid == guid)


def place(session: Session, number: int) -> Place:
    found = session.gazetteer_or_fail().place(number)
    assert found is not None
    return found


def ids(found: Article) -> list[int]:
    return [p.place.geonameid for p in found.places]


def test_another_place_holds_at_once_and_for_the_feed(session: Session) -> None:
    keep(session, story(1), story(2), story(3, "In Graz geschah nichts."))
    keep(session, story(4), title="Other", at="/other")
    wrong = article(session, "1")
    said = correct(session, wrong.id, wrong.places[0], place(session, IDAHO))
    assert (said.words, said.waiting) == ("Moskau is now Moscow, Idaho, here and next time in Samples.", 1)
    right = article(session, "1")
    assert ids(right) == [IDAHO]
    assert facts(session, right).places[0].why == "you said so"
    assert ids(article(session, "2")) == [MOSCOW]
    assert settle(session) == 1
    assert ids(article(session, "2")) == [IDAHO]
    assert ids(article(session, "4")) == [MOSCOW]
    keep(session, story(5))
    assert ids(article(session, "5")) == [IDAHO]


def test_it_holds_even_where_the_title_hardly_names_a_place(session: Session) -> None:
    first = "À Genève, l'horloge fleurie change de rythme"
    body = "Genève, Suisse - L'horloge fleurie de Genève change de rythme cet automne."
    keep(
        session, Story(guid="g", title=first, blocks=(Paragraph((Span(body),)),), language="fr", details=(("Lieu", "Genève, Suisse"),), where="Genève, Suisse")
    )
    wrong = article(session, "g")
    correct(session, wrong.id, wrong.places[0], place(session, 2996944))
    assert article(session, "g").places[0].place.geonameid == 2996944


def test_undo_takes_it_back_everywhere(session: Session) -> None:
    keep(session, story(1), story(2))
    wrong = article(session, "1")
    correct(session, wrong.id, wrong.places[0], place(session, IDAHO))
    settle(session)
    undone = undo(session)
    assert undone is not None
    assert undone[1] == "Moskau is as it was."
    assert settle(session, most=1, first=[wrong.id]) == 2
    assert [ids(article(session, guid)) for guid in "12"] == [[MOSCOW], [MOSCOW]]


def test_a_name_can_be_no_place(session: Session) -> None:
    keep(session, story(1, "Alle waren in Graz, auch Linz."), title="Alpenpost")
    found = article(session, "1")
    wrong = next(p for p in found.places if p.place.geonameid == GRAZ)
    assert correct(session, found.id, wrong, None).words == "Graz is no place, here and next time in Alpenpost."
    assert ids(article(session, "1")) == [LINZ]


def test_an_article_without_a_place_is_given_one_that_holds_for_it_alone(session: Session) -> None:
    keep(session, story(1, "Es geschah nichts."), story(2, "Es geschah nichts."))
    found = article(session, "1")
    said = correct(session, found.id, None, place(session, LINZ))
    assert (said.words, said.waiting) == ("Linz is its place now.", 0)
    assert (ids(article(session, "1")), ids(article(session, "2"))) == ([LINZ], [])
    given = article(session, "1").places[0]
    assert correct(session, found.id, given, place(session, VIENNA)).words == "Vienna is its place now."
    assert ids(article(session, "1")) == [VIENNA]
    given = article(session, "1").places[0]
    assert correct(session, found.id, given, None).words == "Wien is its place no longer."
    assert ids(article(session, "1")) == []
    for expected in ([VIENNA], [LINZ], []):
        assert undo(session) is not None
        settle(session, first=[found.id])
        assert ids(article(session, "1")) == expected


def test_what_came_by_a_point_or_as_the_feeds_home_is_corrected_too(session: Session) -> None:
    feed = keep(session, story(1, "Text", points=(Point(47.07, 15.44),)))
    found = article(session, "1")
    assert correct(session, found.id, found.places[0], place(session, LINZ)).words == "Graz is now Linz, Austria, here and next time in Samples."
    assert ids(article(session, "1")) == [LINZ]
    session.library.edit_feed(feed, FeedChange(home=VIENNA), NOW)
    keep(session, story(2, "Es geschah nichts."))
    found = article(session, "2")
    assert ids(found) == [VIENNA]
    correct(session, found.id, found.places[0], None)
    assert ids(article(session, "2")) == []


def test_of_a_saved_page_a_correction_holds_here(session: Session) -> None:
    number, _new = session.library.keep_page(story(1), NOW)
    other, _new = session.library.keep_page(story(2), NOW)
    settle(session)
    found = article(session, "1")
    assert correct(session, number, found.places[0], place(session, IDAHO)).words == "Moskau is now Moscow, Idaho here."
    settle(session)
    assert (ids(article(session, "1")), ids(article(session, "2"))) == ([IDAHO], [MOSCOW])
    assert correct(session, other, article(session, "2").places[0], None).words == "Moskau is no place here."


def test_a_corrected_place_can_be_corrected_again(session: Session) -> None:
    keep(session, story(1))
    for right in (IDAHO, LINZ, MOSCOW):
        found = article(session, "1")
        correct(session, found.id, found.places[0], place(session, right))
        assert ids(article(session, "1"))[0] == right


def test_a_correction_outlives_a_change_of_the_article(session: Session) -> None:
    keep(session, story(1))
    found = article(session, "1")
    correct(session, found.id, found.places[0], place(session, IDAHO))
    keep(session, story(1, "Moskau, Russland - Das Treffen in Moskau war doch länger.", fingerprint="changed"))
    assert "länger" in article(session, "1").story.text
    assert ids(article(session, "1"))[0] == IDAHO


def test_places_are_lit_where_the_article_names_them(session: Session) -> None:
    keep(session, story(1))
    found = article(session, "1")
    assert [found.story.text[span.start : span.end] for span in lit(session, found)] == ["Moskau", "Moskau"]
    correct(session, found.id, found.places[0], place(session, IDAHO))
    found = article(session, "1")
    assert [(span.start, span.geonameid) for span in lit(session, found)] == [(0, IDAHO), (34, IDAHO)]
    (bare,) = session.library.articles([found.id])
    assert lit(session, bare) == lit(session, found)


def test_nothing_is_lit_that_is_not_listed(session: Session) -> None:
    keep(session, story(1, "Es geschah nichts."))
    assert lit(session, article(session, "1")) == ()


def test_in_a_library_in_memory_all_that_waits_is_settled() -> None:
    session = Session(open_memory(), samples=True)
    session.now = lambda: NOW
    keep(session, *(story(number) for number in range(8)))
    found = article(session, "7")
    assert correct(session, found.id, found.places[0], place(session, IDAHO)).waiting == 7
    assert settle(session, most=2) == 7
    assert {ids(article(session, str(number)))[0] for number in range(8)} == {IDAHO}


def test_what_cannot_be_corrected_says_why(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(session, story(1))
    found = article(session, "1")
    with pytest.raises(NotFoundError):
        correct(session, 99, found.places[0], None)
    with pytest.raises(UsageError):
        correct(session, found.id, None, None)

    def full(*_anything: object) -> None:
        raise SourceError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(type(session.library), "correct", full)
        with pytest.raises(SourceError, match="disk full"):
            correct(session, found.id, found.places[0], None)
    assert ids(article(session, "1")) == [MOSCOW]
    monkeypatch.setattr(Session, "gazetteer", lambda _self: None)
    assert (settle(session), lit(session, found)) == (0, ())
    with pytest.raises(GazetteerError):
        correct(session, found.id, found.places[0], None)


def test_what_the_feeds_home_decided_is_lit_as_it_was_placed(session: Session) -> None:
    rust_burgenland, rust_baden, eisenstadt = 2766939, 2842861, 2780190
    feed = keep(session, story(1, "Nichts."))
    body = "In Rust wurde am Sonntag ein Mann verletzt, die Polizei ermittelt."
    placed = {}
    for number, home in ((2, eisenstadt), (3, rust_baden)):
        session.library.edit_feed(feed, FeedChange(home=home), NOW)
        keep(session, story(number, body))
        found = article(session, str(number))
        placed[home] = found.places[0].place.geonameid
        assert [(span.geonameid, found.story.text[span.start : span.end]) for span in lit(session, found) if span.part == "body"] == [(placed[home], "Rust")]
    assert placed == {eisenstadt: rust_burgenland, rust_baden: rust_baden}
