from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.protocol import Library
from reader.library.sqlite.open import open_memory
from reader.model.article import Link, Story
from reader.model.blocks import Image, Paragraph, Span
from reader.query.ast import Has, Named, Query, Text
from reader.text.fold import tokens
from tests.library.conftest import Open
from tests.library.news import NOW, VERSION, VIENNA, at, deliver, found, put, subscribe, words
from tests.library.texts import LATER, URL, entry, full, page, shown, wanted


def by(name: str) -> Text:
    return Text(name, tokens(name), where="author")


def test_the_pages_text_is_shown_found_and_numbered_and_the_feeds_stays_with_it(library: Library) -> None:
    source, link = Link("Feuerwehr", "https://source.example"), Link("mehr", "https://more.example")
    deliver(library, subscribe(library), entry(teaser="Teaser", sources=(source,), categories=("c",)))
    put(library, (1, at(VIENNA)))
    library.mark_read([1], True, NOW)
    before = shown(library)
    assert library.keep_full_text(1, page("Der volle Wortlaut", Image("Bild"), links=(link,), authors=("Anna",), publisher="no", categories=("no",)), NOW)
    after = shown(library)
    assert (after.text, after.links, after.authors) == ("Der volle Wortlaut\n\nBild", (link,), ("Anna",))
    assert (after.title, after.teaser, after.sources, after.publisher, after.published, after.categories, after.fingerprint) == (
        *(before.title, before.teaser, before.sources, before.publisher, before.published, before.categories, before.fingerprint),
    )
    assert [number for number, _link in library.articles([1], bodies=True)[0].links_with_numbers()] == [2]
    for said, there in (("Wortlaut", ["a"]), ("kurz", []), ("Teaser", ["a"])):
        assert found(library, words(said)) == there
    assert found(library, by("Anna")) == ["a"]
    assert found(library, Has("image")) == found(library, Has("link")) == found(library, Named("source", "source.example")) == ["a"]
    # it is no change that the publisher made
    assert not library.articles([1])[0].changed
    assert library.versions(1) == ()
    assert library.unplaced(VERSION, 9) == (1,)


def test_links_and_pictures_that_the_page_does_not_have_are_no_longer_found(library: Library) -> None:
    deliver(library, subscribe(library), entry(blocks=(Paragraph((Span("kurz", link=0),)), Image("Bild")), links=(Link("x", "https://x.example"),), text=""))
    assert found(library, Has("link")) == found(library, Has("image")) == ["a"]
    library.keep_full_text(1, page(), NOW)
    assert found(library, Has("link")) == found(library, Has("image")) == []


def test_the_same_entry_fetched_again_changes_nothing(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry())
    library.keep_full_text(1, page(), NOW)
    before = library.articles([1], bodies=True)
    assert deliver(library, feed, entry()).updated == 0
    assert library.articles([1], bodies=True) == before
    # nor does another guid take the full text away
    assert deliver(library, feed, Story(**{**_fields(entry()), "guid": "other"})).new == 0
    assert (shown(library).text, shown(library).guid) == ("Der volle Wortlaut", "other")
    assert found(library, words("Wortlaut")) == ["a"]


def _fields(story_: Story) -> dict[str, Any]:
    return {name: getattr(story_, name) for name in story_.__slots__}


def test_gaps_are_filled_and_the_feeds_own_word_counts(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry("a", hours=None), entry("b", hours=9, authors=("Own",)))
    said = NOW - timedelta(days=3)
    for article in (1, 2):
        library.keep_full_text(article, page(authors=("Anna",), published=said), NOW)
    assert (shown(library, 1).published, shown(library, 1).authors) == (said, ("Anna",))
    assert (shown(library, 2).published, shown(library, 2).authors) == (NOW - timedelta(hours=9), ("Own",))
    assert found(library) == ["b", "a"]
    # they stay filled when the feed changes something else, and the page no longer says
    deliver(library, feed, entry("a", hours=None, teaser="neu"), fetched=NOW)
    assert (shown(library, 1).published, shown(library, 1).authors, shown(library, 1).teaser) == (said, ("Anna",), "neu")
    library.keep_full_text(1, page("Der neue volle Wortlaut"), LATER)
    assert (shown(library, 1).published, shown(library, 1).authors) == (said, ())
    # until the feed says it itself
    deliver(library, feed, entry("a", hours=1, authors=("Mine",)), fetched=NOW)
    assert (shown(library, 1).published, shown(library, 1).authors) == (NOW - timedelta(hours=1), ("Mine",))
    assert found(library) == ["a", "b"]
    assert found(library, words("Wortlaut")) == ["a", "b"]


@pytest.mark.parametrize(("text", "trouble"), [("", "no text"), ("  ", "no text"), ("x" * 59, "less than the feed")])
def test_a_page_that_says_less_than_the_feed_is_not_shown(library: Library, text: str, trouble: str) -> None:
    deliver(library, subscribe(library), entry(text="y" * 100))
    library.want_full_text([1], NOW)
    assert library.keep_full_text(1, page(text), NOW)
    assert shown(library).text == "y" * 100
    state, said = full(library)
    assert state == "failed"
    assert trouble in said
    assert wanted(library, NOW + timedelta(days=99)) == []
    assert library.want_full_text([1], NOW) == 1
    assert full(library) == ("wanted", "")


def test_when_the_feed_changes_an_entry_its_page_is_fetched_again_and_shown_till_then(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry(title="Alt"))
    library.keep_full_text(1, page("Voll eins"), NOW)
    library.mark_read([1], True, NOW)
    assert deliver(library, feed, entry(title="Neu", text="kurz zwei"), fetched=NOW + timedelta(minutes=5)).updated == 1
    assert (shown(library).title, shown(library).text) == ("Neu", "Voll eins")
    assert [(one.story.title, one.story.text) for one in library.versions(1)] == [("Alt", "Voll eins")]
    assert library.articles([1])[0].changed
    assert found(library, words("zwei")) == []
    # its server is not asked again at once
    assert wanted(library, NOW + timedelta(minutes=5)) == []
    assert wanted(library, LATER) == [1]
    library.keep_full_text(1, page("Voll zwei"), LATER)
    assert shown(library).text == "Voll zwei"
    # one change of the publisher is one version
    assert [(one.until, one.story.title, one.story.text) for one in library.versions(1)] == [(NOW + timedelta(minutes=5), "Alt", "Voll eins")]
    assert wanted(library, LATER + timedelta(days=9)) == []


def test_only_the_page_shows_what_has_changed(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry(teaser="Vorspann"))
    library.keep_full_text(1, page("Voll eins"), NOW)
    library.mark_read([1], True, NOW)
    deliver(library, feed, entry(text="kurz zwei", teaser="Vorspann"), fetched=NOW + timedelta(minutes=5))
    assert library.versions(1) == ()
    assert not library.articles([1])[0].changed
    library.keep_full_text(1, page("Voll zwei"), LATER)
    assert [(one.until, one.story.text) for one in library.versions(1)] == [(LATER, "Voll eins")]
    assert library.articles([1])[0].changed
    # the same again is no change
    deliver(library, feed, entry(text="kurz drei", teaser="Vorspann"), fetched=LATER + timedelta(minutes=5))
    library.keep_full_text(1, page("Voll zwei"), LATER + timedelta(hours=2))
    assert [one.story.text for one in library.versions(1)] == ["Voll eins"]
    deliver(library, feed, entry(text="kurz vier", teaser="Vorspann"), fetched=LATER + timedelta(hours=3))
    library.keep_full_text(1, page("Voll vier"), LATER + timedelta(hours=9))
    assert [one.story.text for one in library.versions(1)] == ["Voll zwei"]


def test_of_a_bookmarked_article_every_version_stays(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry(title="0", text="text"))
    library.bookmark([1], True, NOW)
    for n in range(1, 4):
        deliver(library, feed, entry(title=str(n), text="text"), fetched=NOW + timedelta(minutes=n))
    assert [(one.until, one.story.title) for one in library.versions(1)] == [(NOW + timedelta(minutes=n), str(n - 1)) for n in (3, 2, 1)]
    assert library.versions(1)[0].story.guid == "a"
    assert library.versions(99) == ()


def test_a_feed_that_gives_more_than_the_page_wins(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry())
    library.keep_full_text(1, page("Voll eins"), NOW)
    deliver(library, feed, entry(text="alles " * 40), fetched=NOW)
    library.keep_full_text(1, page("Voll eins"), LATER)
    assert shown(library).text == "alles " * 40
    assert full(library)[0] == "failed"
    assert [one.story.text for one in library.versions(1)] == ["Voll eins"]
    assert found(library, words("Voll")) == []
    assert found(library, words("alles")) == ["a"]


def test_the_text_of_an_article_that_is_gone_is_dropped(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry())
    library.remove_feed(feed.id, NOW)
    assert not library.keep_full_text(1, page(), NOW)
    assert not library.keep_full_text(99, page(), NOW)
    assert library.want_full_text([1], NOW) == 0
    library.undo(NOW)
    assert shown(library).text == "kurz"


def test_a_full_text_goes_with_its_article(library: Library) -> None:
    feed = subscribe(library)
    deliver(library, feed, entry())
    library.keep_full_text(1, page(), NOW)
    library.remove_feed(feed.id, NOW)
    deliver(library, subscribe(library, "https://other.example"), fetched=NOW + timedelta(days=40))
    assert library.articles([1]) == ()
    assert library.trouble() == ()


def test_what_one_program_fetches_another_one_shows(filled: Open) -> None:
    one, other = filled(), filled()
    deliver(one, subscribe(one), entry())
    other.want_full_text([1], NOW)
    assert wanted(one) == [1]
    before = other.version()
    one.keep_full_text(1, page(), NOW)
    assert other.version() != before
    assert shown(other).text == "Der volle Wortlaut"
    assert wanted(other) == []
    assert other.trouble() == ()


TEXTS = ("", "kurz", "lang " * 9, "Wort", "ß Straße", "x" * 200)
Step = Callable[[Library], object]
STEPS: st.SearchStrategy[Step] = st.one_of(
    st.builds(
        lambda text, hours, authors, url: (
            lambda library: deliver(
                library, library.feeds()[0], entry(text=text, hours=hours, authors=authors, url=url), fetched=datetime(2026, 11, 24, 12, tzinfo=UTC)
            )
        ),
        st.sampled_from(TEXTS),
        st.none() | st.integers(0, 3),
        st.sampled_from([(), ("Own",)]),
        st.sampled_from([URL, None]),
    ),
    st.builds(
        lambda text, hours, authors, n: (
            lambda library: library.keep_full_text(
                1, page(text, published=None if hours is None else NOW - timedelta(hours=hours), authors=authors), NOW + timedelta(hours=n)
            )
        ),
        st.sampled_from(TEXTS),
        st.none() | st.integers(-1, 3),
        st.sampled_from([(), ("Anna",)]),
        st.integers(0, 5),
    ),
    st.just(lambda library: library.want_full_text([1], NOW)),
    st.just(lambda library: library.note_no_full_text(1, "down", NOW)),
    st.just(lambda library: library.bookmark([1], True, NOW)),
    st.just(lambda library: library.hide([1], True, NOW)),
)


@settings(max_examples=60, deadline=None)
@given(steps=st.lists(STEPS, max_size=8))
def test_whatever_comes_what_is_shown_is_what_is_found(steps: list[Step]) -> None:
    library = open_memory()
    deliver(library, subscribe(library), entry(), entry("b", text="anderes"))
    library.keep_full_text(2, page("b"), NOW)
    for step in steps:
        step(library)
        assert library.trouble() == ()
        for article in library.articles(library.ids(Query()), bodies=True):
            for text in TEXTS[1:]:
                there = text.split()[0] in f"{article.story.text} {article.story.teaser}".split()
                assert (article.id in library.ids(Query(root=words(text.split()[0])))) == there
            for name in ("Own", "Anna"):
                assert (article.id in library.ids(Query(root=by(name)))) == (name in article.story.authors)
    library.close()
