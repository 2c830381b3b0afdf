import json

import pytest

from reader.model.article import Link
from reader.sources.discover import PageFeeds, page_feeds, podcast_feed, well_known

PAGE = "https://www.news.example/politics/index.html"


def found(html: str, url: str = PAGE) -> PageFeeds:
    return page_feeds(html.encode(), url)


def test_the_feeds_that_a_head_names_come_in_its_order_and_those_of_comments_last() -> None:
    page = found(
        "<title> The  News </title><link rel=alternate type=application/rss+xml title='Story: comments' href=/a/feed/>"
        "<link rel='alternate' type='application/atom+xml; charset=utf-8' href=//f.example/atom title='All &amp; more'><link rel=ALTERNATE "
        "type=application/feed+json href=feed.json><link rel=feed href=/plain><link rel=alternate type=text/html href=/en hreflang=en>"
        "<link rel=alternate type=application/json href=/wp-json/posts/1><link rel='alternate stylesheet' type=text/xml href=/feed.xml>"
        "<link rel=alternate type=application/rss+xml href=http://f.example/atom/><link rel=alternate type='application/json+oembed' href=/o?format=json>"
    )
    assert page.title == "The News"
    assert page.named == (
        Link("All & more", "https://f.example/atom"),
        Link("https://www.news.example/politics/feed.json", "https://www.news.example/politics/feed.json"),
        Link("https://www.news.example/plain", "https://www.news.example/plain"),
        Link("Story: comments", "https://www.news.example/a/feed/"),
    )


def test_a_base_element_is_where_relative_feeds_start() -> None:
    page = found("<base href='https://cdn.example/x/'><link rel=alternate type=application/rss+xml href=rss>")
    assert page.named[0].url == "https://cdn.example/x/rss"


@pytest.mark.parametrize(
    ("anchor", "address"),
    [
        ("<a href=/feed>Follow</a>", "https://www.news.example/feed"),
        ("<a href=/rss.xml>x</a>", "https://www.news.example/rss.xml"),
        ("<a href='/blog/index.xml'><img alt='RSS'></a>", "https://www.news.example/blog/index.xml"),
        ("<a href='?feed=rss2'>x</a>", "https://www.news.example/politics/index.html?feed=rss2"),
        ("<a href='https://feeds.feedburner.com/News'>x</a>", "https://feeds.feedburner.com/News"),
        ("<a href='https://rss.news.example/politics'>x</a>", "https://rss.news.example/politics"),
        ("<a href='feed://news.example/all'>x</a>", "http://news.example/all"),
        ("<a href='/export/news.xml'>Newsfeed</a>", "https://www.news.example/export/news.xml"),
        ("<map><area href=/atom.xml></map>", "https://www.news.example/atom.xml"),
    ],
)
def test_links_that_look_like_feeds_are_found(anchor: str, address: str) -> None:
    assert [link.url for link in found(f"<p>{anchor}</p>").linked] == [address]


@pytest.mark.parametrize(
    "anchor",
    [
        "<a href='https://feedly.com/i/subscription/feed/https://x.example/rss'>RSS</a>",
        "<a href=/feedback>Feedback</a>",
        "<a href=/sitemap.xml>Map</a>",
        "<a href=/feed.png>x</a>",
        "<a href='javascript:rss()'>RSS</a>",
        "<a href=/2025/a-story>How we read feeds by RSS</a>",
    ],
)
def test_other_links_are_not(anchor: str) -> None:
    assert found(anchor).linked == ()


def test_the_sites_own_feeds_come_before_those_of_others_and_twenty_are_enough() -> None:
    others = "".join(f"<a href=https://other{n}.example/feed>x</a>" for n in range(40))
    linked = found(f"{others}<a href=/comments/feed>c</a><a href=https://news.example/rss>RSS</a>").linked
    assert len(linked) == 20
    assert linked[0] == Link("RSS", "https://news.example/rss")
    assert linked[1].url == "https://other0.example/feed"


def test_a_feed_that_is_named_is_not_linked_again() -> None:
    page = found("<link rel=alternate type=application/rss+xml href=/feed/><a href=/feed>RSS</a>")
    assert (len(page.named), page.linked) == (1, ())


@pytest.mark.parametrize("anchor", ["<a href=/service/feeds>x</a>", "<a href=/rss-feeds.html>x</a>", "<a href=/abo>RSS-Feeds</a>", "<a href=/rss/>x</a>"])
def test_pages_that_list_feeds_are_worth_a_look(anchor: str) -> None:
    assert len(found(anchor).pages) == 1
    assert found(anchor.replace("=/", "=https://other.example/")).pages == ()
    assert len(found("".join(f"<a href=/{n}>RSS</a>" for n in range(9))).pages) == 3


@pytest.mark.parametrize(
    "html",
    [
        '<script>var x = {"externalId":"UCsXVk37bltHxD1rDPwtNM8Q"}</script>',
        "<link rel=canonical href=https://www.youtube.com/channel/UCsXVk37bltHxD1rDPwtNM8Q>",
    ],
)
def test_the_page_of_a_youtube_handle_tells_its_channel(html: str) -> None:
    feed = "https://www.youtube.com/feeds/videos.xml?channel_id=UCsXVk37bltHxD1rDPwtNM8Q"
    assert [link.url for link in found(html, "https://www.youtube.com/@ada").named] == [feed]
    assert found(html, "https://news.example/").named == ()


@pytest.mark.parametrize("data", [b"", b"<", b"<html>" * 50_000, b"<a href=" * 20_000, b"<link rel=alternate type=application/rss+xml href=x>" * 10_000])
def test_hostile_pages_end(data: bytes) -> None:
    page = page_feeds(data, PAGE)
    assert len(page.named) + len(page.linked) + len(page.pages) <= 73


def test_words_of_a_page_are_read_in_its_charset() -> None:
    html = "<title>Größe</title><a href=/feed>Für RSS</a>".encode("latin-1")
    page = page_feeds(html, PAGE, "iso-8859-1")
    assert (page.title, page.linked[0].title) == ("Größe", "Für RSS")


def test_well_known_addresses_begin_under_the_pages_own_path() -> None:
    assert well_known("https://x.example")[:3] == ("https://x.example/feed", "https://x.example/feed/", "https://x.example/rss")
    for page in ("https://x.example/blog/a.html?x=1", "https://x.example/blog/", "https://x.example/blog"):
        assert well_known(page)[0] == "https://x.example/blog/feed"
        assert "https://x.example/feed.xml" in well_known(page)
        assert len(well_known(page)) == len(set(well_known(page))) == 10
    assert "https://x.example/feed" not in well_known("https://x.example/feed")
    assert well_known("https://[bad") == well_known("nothing") == ()


@pytest.mark.parametrize(
    ("answer", "feed"),
    [
        ({"resultCount": 1, "results": [{"kind": "podcast", "feedUrl": "https://x.example/pod"}]}, "https://x.example/pod"),
        ({"results": [{"kind": "album"}, 5, {"feedUrl": "https://x.example/pod"}]}, "https://x.example/pod"),
        ({"results": [{"feedUrl": "javascript:x"}]}, ""),
        ({"results": {"feedUrl": "https://x.example/pod"}}, ""),
        ([], ""),
    ],
)
def test_apples_directory_of_podcasts_tells_the_feed(answer: object, feed: str) -> None:
    assert podcast_feed(json.dumps(answer).encode()) == feed


def test_a_broken_answer_of_the_directory_tells_none() -> None:
    assert podcast_feed(b"<html>") == podcast_feed(b"[" * 100_000) == podcast_feed(b"\xff") == ""
