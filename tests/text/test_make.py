from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Enclosure, Link, Markup, Point, RawArticle, RawDocument, Story
from reader.text.make import make, make_all

FEED = RawDocument("rss", language="de-AT", title="Alpenpost")
FILE = RawDocument("files")


def plain(text: str) -> Markup:
    return Markup(text, "plain")


def story(**fields: object) -> Story:
    return make(replace(RawArticle(), **fields), FEED)  # type: ignore[arg-type]  # any field of a RawArticle


def test_an_untitled_article_takes_its_first_words_then_its_host_then_its_file_name() -> None:
    assert story(body=plain("Hello there, reader")).title == "Hello there, reader"
    assert story(url="https://x.example/a").title == "x.example"
    assert make(RawArticle(), FILE, fallback_title="notes.txt").title == "notes.txt"
    assert make(RawArticle(), FILE).title


def test_the_declared_language_wins_then_the_feeds_then_a_guess() -> None:
    text = plain("The relations between the two countries have been better than they are now.")
    assert story(body=text, language="fr-CA").language == "fr"
    assert story(body=text).language == "de"
    assert make(RawArticle(body=text), FILE).language == "en"


def test_dates_become_utc_and_garbage_none() -> None:
    made = story(published="Tue, 25 Feb 2025 14:30:00 +0100", updated="0001-01-01")
    assert (made.published, made.updated) == (datetime(2025, 2, 25, 13, 30, tzinfo=UTC), None)


def test_addresses_are_http_or_nothing() -> None:
    made = story(
        url="javascript:x",
        comments_url="mailto:x",
        sources=(Link("", "https://krone.at"), Link("x", "file:///x")),
        enclosures=(Enclosure("ftp://x"), Enclosure("https://x.example/a.mp3", "audio/mpeg", -1)),
    )
    assert (made.url, made.comments_url) == (None, None)
    assert made.sources == (Link("krone.at", "https://krone.at"),)
    assert made.enclosures == (Enclosure("https://x.example/a.mp3", "audio/mpeg", None),)


def test_every_text_of_a_story_is_safe() -> None:
    bad = "a\x1b[2J\u202eb\x00"
    made = story(
        guid=bad, title=plain(bad), teaser=plain(bad + "teaser"), body=plain(bad + "body"), publisher=bad, authors=(bad,), event=bad, where=bad,
        details=((bad, bad),), sources=(Link(bad, "https://x.example/"),), sources_label=bad, points=(Point(1, 2, bad),), categories=(bad,),
    )  # fmt: skip
    assert not any(char in repr(made) for char in ("\\x1b", "\\u202e", "\\x00"))


def test_the_body_stands_in_for_a_missing_one() -> None:
    made = story(title=plain("T"), teaser=plain("All there is."))
    assert (made.text, made.teaser) == ("All there is.", "")


def test_a_body_that_opens_with_its_title_loses_it() -> None:
    assert story(title=plain("Big News"), body=Markup("<h1>Big news</h1><p>Text</p>", "html")).text == "Text"
    assert story(title=plain("Big News"), body=Markup("<img alt=x><p>Big News.</p><p>Text</p>", "html")).text == "x\n\nText"


def test_a_file_of_one_line_is_its_own_text() -> None:
    assert make(RawArticle(title=plain("Hello"), body=plain("Hello")), FILE).text == "Hello"


def test_identity_is_the_guid_then_the_link_then_title_and_date() -> None:
    assert story(guid="g", url="https://x.example/").guid == "g"
    assert story(url="https://x.example/").guid == "https://x.example/"
    assert story(title=plain("a")).guid == story(title=plain("a"), body=plain("changed")).guid
    assert story(title=plain("a")).guid != story(title=plain("a"), published="2025-01-01").guid


def test_a_files_identity_is_its_path_and_a_feed_inside_a_folder_adds_its_own() -> None:
    assert make(RawArticle(guid="g"), FILE, guid_prefix="sub/a.txt").guid == "sub/a.txt"
    assert make(RawArticle(guid="g"), FEED, guid_prefix="sub/a.xml").guid == "sub/a.xml#g"


def test_a_monstrous_guid_stays_short_and_its_own() -> None:
    one, two = story(guid="g" * 5000), story(guid="g" * 5001)
    assert len(one.guid) < 500
    assert one.guid != two.guid


def test_the_same_guid_with_other_content_is_two_articles_in_any_order() -> None:
    a, b = RawArticle(guid="g", title=plain("A"), url="https://x.example/a"), RawArticle(guid="g", title=plain("B"), url="https://x.example/b")
    there = make_all(RawDocument("rss", (a, b)))
    back = make_all(RawDocument("rss", (b, a)))
    assert {made.guid: made.title for made in there} == {made.guid: made.title for made in back}
    assert len({made.guid for made in there}) == 2


def test_the_same_guid_with_the_same_content_is_one() -> None:
    raw = RawArticle(guid="g", title=plain("A"), body=plain("text"))
    assert len(make_all(RawDocument("rss", (raw, raw)))) == 1


def test_the_same_guid_link_and_title_with_other_text_are_still_two() -> None:
    made = make_all(RawDocument("rss", (RawArticle(guid="g", title=plain("A"), body=plain("1")), RawArticle(guid="g", title=plain("A"), body=plain("2")))))
    assert len({each.guid for each in made}) == 2


def test_the_fingerprint_changes_with_what_a_reader_sees_alone() -> None:
    raw = RawArticle(guid="g", title=plain("A"), body=Markup("<p>x</p>", "html"))
    first = make(raw, FEED, file="/a").fingerprint
    assert first == make(replace(raw, guid="h"), FEED, file="/b").fingerprint
    changes = [
        replace(raw, title=plain("B")),
        replace(raw, body=Markup("<p>x <b>y</b></p>", "html")),
        replace(raw, body=Markup("<figcaption>x</figcaption>", "html")),
    ]
    changes += [replace(raw, where="Wien"), replace(raw, published="2025-01-01"), replace(raw, points=(Point(1, 2),))]
    assert len({first, *(make(changed, FEED).fingerprint for changed in changes)}) == len(changes) + 1


CONTROL = {chr(code) for code in (*range(9), *range(11, 32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
pieces = st.lists(
    st.sampled_from(
        [
            "<p>",
            "<b>",
            "</b>",
            "<a href=",
            "'//x'>",
            "<ul><li>",
            "<table><tr><td>",
            "</td>",
            "<pre>",
            "<br>",
            "<img alt=",
            "&#27;",
            "&#x9b;",
            "&lt;",
            "<!--",
            "]]>",
        ]
    )
    | st.text(max_size=6)
    | st.characters(max_codepoint=0x9F),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(pieces, st.sampled_from(["html", "markdown", "plain", "seed"]))
def test_no_markup_raises_or_leaves_control_characters(text: str, form: str) -> None:
    markup = Markup(text, form, "https://x.example/")  # type: ignore[arg-type]  # one of the four forms
    made = make(RawArticle(title=markup, teaser=markup, body=markup), FEED)
    shown = "".join((made.title, made.teaser, made.text, *(link.title + link.url for link in made.links)))
    assert not CONTROL & set(shown)
    assert made.title
