"""A reader can go back to what the feed gave, and to the page's text again, without the network."""

from dataclasses import replace
from datetime import timedelta

from reader.library.protocol import Library
from reader.model.blocks import Paragraph, Span
from reader.query.ast import Query, Text
from tests.library.news import NOW, deliver, subscribe
from tests.library.texts import LATER, entry, full, page, shown, wanted

LONG = "Der volle Wortlaut steht auf der Seite. " * 8


def told(library: Library) -> int:
    """A library with one teaser whose full text is shown; returns its feed."""
    feed = subscribe(library)
    deliver(library, feed, entry(text="Ein Vorspann, den die Seite nicht hat."))
    assert library.keep_full_text(1, page(LONG, authors=("Ada",)), LATER)
    return feed.id


def test_it_goes_there_and_back(library: Library) -> None:
    told(library)
    assert full(library) == ("there", "")
    whole = shown(library)
    assert library.switch_text(1)
    assert full(library) == ("own", "")
    assert shown(library).text == "Ein Vorspann, den die Seite nicht hat."
    assert library.totals(Query(root=Text("wortlaut", ("wortlaut",)))).articles == 0
    assert library.switch_text(1)
    assert full(library) == ("there", "")
    assert shown(library) == whole
    assert library.trouble() == ()


def test_without_a_page_there_is_nothing_to_switch_to(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry())
    assert not library.switch_text(1)
    assert not library.switch_text(99)
    library.note_no_full_text(1, "needs a login", NOW)
    assert not library.switch_text(1)


def test_who_chose_the_feeds_own_text_keeps_it_until_the_page_is_asked_for_again(library: Library) -> None:
    told(library)
    library.switch_text(1)
    assert wanted(library, LATER) == []
    assert library.want_full_text([1], LATER) == 1
    assert wanted(library, LATER) == [1]
    assert library.trouble() == ()
    assert library.keep_full_text(1, page(LONG), LATER)
    assert full(library) == ("there", "")


def test_what_the_feed_gave_as_text_becomes_the_teaser_if_the_page_does_not_say_it(library: Library) -> None:
    told(library)
    assert shown(library).teaser == "Ein Vorspann, den die Seite nicht hat."


def test_what_the_page_says_itself_is_not_told_twice(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry(text="Der volle Wortlaut steht auf der Seite."))
    library.keep_full_text(1, page(LONG), LATER)
    assert shown(library).teaser == ""


def test_the_pages_own_lead_fills_the_gap(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry(text="Der volle Wortlaut steht auf der Seite."))
    library.keep_full_text(1, page(LONG, teaser="Ein Vorspann der Seite."), LATER)
    assert shown(library).teaser == "Ein Vorspann der Seite."


def test_another_date_alone_is_no_change_of_the_text(library: Library) -> None:
    feed = subscribe(library)
    first = entry(text="Ganz.", hours=9)
    deliver(library, feed, first)
    library.mark_read([1], True, NOW)
    later = replace(first, published=NOW, fingerprint="later")
    deliver(library, feed, later)
    article = library.articles([1])[0]
    assert article.story.published == NOW
    assert not article.changed
    assert library.versions(1) == ()
    deliver(library, feed, replace(later, blocks=(Paragraph((Span("Ganz anders."),)),), fingerprint="other"))
    assert library.articles([1])[0].changed
    assert len(library.versions(1)) == 1


def test_a_date_that_feed_and_page_say_alike_is_the_feeds_own(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry(text="Ein Vorspann"))
    said = shown(library).published
    library.keep_full_text(1, page(LONG, published=said), LATER)
    library.switch_text(1)
    assert shown(library).published == said
    library.switch_text(1)
    library.keep_full_text(1, page("zu wenig"), LATER)
    assert shown(library).published == said


def test_a_date_that_the_feed_says_later_stays(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry(text="Ein Vorspann", hours=None))
    said = NOW - timedelta(hours=7)
    library.keep_full_text(1, page(LONG, published=said), LATER)
    deliver(library, feed, entry(text="Ein Vorspann", hours=7))
    library.switch_text(1)
    assert shown(library).published == said


def test_the_pages_text_stays_at_hand_when_the_page_gives_less_now(library: Library) -> None:
    told(library)
    library.switch_text(1)
    assert library.keep_full_text(1, page("Weg."), LATER)
    assert full(library)[0] == "own"
    assert library.switch_text(1)
    assert shown(library).text == LONG
