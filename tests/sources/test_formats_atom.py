"""Atom (RFC 4287, 4685, 5005) as feeds have it in the wild; each row names its rule."""

from datetime import UTC, datetime

import pytest

from reader.model.article import Enclosure, Link, Story
from reader.sources.read import read_feed
from reader.text.make import make_all

ADDRESS = "https://x.example/feeds/all.atom"
NAMES = (
    "xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:media='http://search.yahoo.com/mrss/' "
    "xmlns:yt='http://www.youtube.com/xml/schemas/2015' xmlns:georss='http://www.georss.org/georss'"
)
XHTML = "xmlns='http://www.w3.org/1999/xhtml'"


def story(entry: str, feed: str = "<link href='https://x.example/news/'/>", root: str = "") -> Story:
    text = f"<feed {NAMES} {root}><title>T</title>{feed}<entry><id>tag:x.example,1</id>{entry}</entry></feed>"
    (made,) = make_all(read_feed(text.encode(), ADDRESS))
    return made


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("<title>A &amp; B</title>", "A & B"),
        ("<title type='text'>A &lt; C</title>", "A < C"),
        ("<title type='html'>A &lt;b&gt;B&lt;/b&gt; &amp;amp; C</title>", "A B & C"),
        ("<title type='html'><![CDATA[A <b>B</b> &amp; C]]></title>", "A B & C"),
        (f"<title type='xhtml'><div {XHTML}>A <b>B</b> &amp; C</div></title>", "A B & C"),
        ("<title>AT&amp;amp;T</title>", "AT&T"),
        ("<title> Two\n lines </title>", "Two lines"),
    ],
)
def test_titles_are_text_of_any_kind(written: str, title: str) -> None:
    assert story(written).title == title


@pytest.mark.parametrize(
    ("entry", "text", "teaser"),
    [
        ("<content type='html'>&lt;p&gt;Long &lt;i&gt;text&lt;/i&gt;.&lt;/p&gt;</content><summary>Short.</summary>", "Long text.", "Short."),
        (f"<content type='xhtml'><div {XHTML}><p>Long <b>text</b>.</p></div></content>", "Long text.", ""),
        ("<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'><x:p>Long text.</x:p></x:div></content>", "Long text.", ""),
        ("<content type='xhtml'><p xmlns='http://www.w3.org/1999/xhtml'>No div.</p></content>", "No div.", ""),
        ("<content>1 &lt; 2\n\nNext</content>", "1 < 2\n\nNext", ""),
        ("<content type='text/html'>&lt;p&gt;x&lt;/p&gt;</content>", "x", ""),
        ("<content type='image/png'>aGFsbG8=</content><summary>Short.</summary>", "Short.", ""),
        ("<content src='https://x.example/full' type='text/html'/><summary>Short.</summary>", "Short.", ""),
        ("<summary type='html'>&lt;p&gt;All.&lt;/p&gt;</summary>", "All.", ""),
        ("<media:group><media:title>F</media:title><media:description>Of the film</media:description></media:group>", "Of the film", ""),
    ],
)
def test_content_of_every_kind_is_the_body(entry: str, text: str, teaser: str) -> None:
    made = story(f"<title>A</title>{entry}")
    assert (made.text, made.teaser) == (text, teaser)


@pytest.mark.parametrize(
    ("links", "url"),
    [
        ("<link href='https://x.example/1'/>", "https://x.example/1"),
        ("<link rel='alternate' type='text/html' href='1'/>", "https://x.example/news/1"),
        ("<link rel='self' href='/self'/><link rel='alternate' href='/1'/>", "https://x.example/1"),
        ("<link rel='http://www.iana.org/assignments/relation/alternate' href='/1'/>", "https://x.example/1"),
        ("<link rel='via' href='/via'/>", "https://x.example/via"),
        ("<link href='//c.example/1'/>", "https://c.example/1"),
        ("<content src='https://x.example/full' type='text/html'/>", "https://x.example/full"),
        ("<link href='javascript:x'/>", None),
        ("", None),
    ],
)
def test_the_page_of_an_entry_is_its_alternate(links: str, url: str | None) -> None:
    assert story(f"<title>A</title>{links}").url == url


def test_an_identity_that_is_an_address_is_the_page_of_an_entry_without_links() -> None:
    text = f"<feed {NAMES}><entry><id>https://x.example/1</id><title>A</title></entry></feed>"
    assert make_all(read_feed(text.encode(), ADDRESS))[0].url == "https://x.example/1"


def test_bases_add_up_from_the_feed_to_the_content() -> None:
    made = story(
        "<title>A</title><link href='1'/><content type='html' xml:base='c/'>&lt;a href='2'&gt;x&lt;/a&gt;</content>", root="xml:base='https://b.example/dir/'"
    )
    assert (made.url, made.links) == ("https://b.example/dir/1", (Link("x", "https://b.example/dir/c/2"),))


@pytest.mark.parametrize(
    ("entry", "feed", "authors"),
    [
        ("<author><name>Ada</name><email>a@x.example</email></author><author><name>Bob</name></author>", "", ("Ada", "Bob")),
        ("<author><email>a@x.example</email></author>", "", ("a@x.example",)),
        ("<author><name>Ada</name></author><contributor><name>Bob</name></contributor>", "", ("Ada", "Bob")),
        ("", "<author><name>The desk</name></author>", ("The desk",)),
        ("<author><name>Ada</name></author>", "<author><name>The desk</name></author>", ("Ada",)),
        ("", "", ()),
    ],
)
def test_authors_are_the_entrys_own_or_else_the_feeds(entry: str, feed: str, authors: tuple[str, ...]) -> None:
    assert story(f"<title>A</title>{entry}", feed).authors == authors


def test_publication_and_change_are_two_dates() -> None:
    day, later = datetime(2025, 2, 25, 13, 30, tzinfo=UTC), datetime(2025, 2, 26, tzinfo=UTC)
    both = story("<title>A</title><published>2025-02-25T14:30:00+01:00</published><updated>2025-02-26T00:00:00.000Z</updated>")
    assert (both.published, both.updated) == (day, later)
    alone = story("<title>A</title><updated>2025-02-26T00:00:00Z</updated>")
    assert (alone.published, alone.updated) == (None, later)


def test_enclosures_have_size_and_type() -> None:
    made = story("<title>A</title><link rel='enclosure' href='/a.mp3' type='audio/mpeg' length='12'/><link rel='enclosure' href='b.pdf'/>")
    assert made.enclosures == (Enclosure("https://x.example/a.mp3", "audio/mpeg", 12), Enclosure("https://x.example/news/b.pdf", "application/pdf"))


def test_replies_are_the_comments_unless_they_are_a_feed_themselves() -> None:
    made = story(
        "<title>A</title><thr:in-reply-to ref='tag:0' href='https://x.example/0'/><link rel='replies' type='application/atom+xml' href='/c.atom'/>"
        "<link rel='replies' type='text/html' href='/c' thr:count='3'/><thr:total>3</thr:total>"
    )
    assert made.comments_url == "https://x.example/c"


def test_source_categories_and_language_are_kept() -> None:
    made = story(
        "<title>A</title><source><id>s</id><title>Other</title><updated>2020-01-01T00:00:00Z</updated></source><category term='w' label='Wien'/>"
        "<category term='graz' scheme='s'/>",
        root="xml:lang='de-AT'",
    )
    assert (made.publisher, made.categories, made.language) == ("Other", ("Wien", "graz"), "de")


def test_an_entry_of_youtube_has_its_description_picture_and_page() -> None:
    made = story(
        "<yt:videoId>v</yt:videoId><yt:channelId>c</yt:channelId><title>Film</title><link rel='alternate' href='https://www.youtube.com/watch?v=v'/>"
        "<author><name>Ada</name><uri>https://www.youtube.com/channel/c</uri></author><published>2025-02-25T13:30:00+00:00</published>"
        "<media:group><media:title>Film</media:title><media:content url='https://www.youtube.com/v/v' type='application/x-shockwave-flash'/>"
        "<media:thumbnail url='https://i.example/v.jpg' width='480' height='360'/><media:description>First line\n\nSecond</media:description>"
        "<media:community><media:starRating count='5' average='5.00'/><media:statistics views='9'/></media:community></media:group>"
    )
    assert (made.title, made.text, made.authors) == ("Film", "First line\n\nSecond", ("Ada",))
    assert (made.url, made.enclosures) == ("https://www.youtube.com/watch?v=v", (Enclosure("https://i.example/v.jpg", "image/jpeg"),))


def test_atom_0_3_and_a_single_entry_are_read() -> None:
    old = (
        "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>T</title><entry><title>A</title><link rel='alternate' href='https://x.example/1'/>"
        "<issued>2025-02-25T13:30:00Z</issued><modified>2025-02-26T00:00:00Z</modified>"
        "<content type='text/html' mode='escaped'>&lt;b&gt;x&lt;/b&gt;</content></entry></feed>"
    )
    (made,) = make_all(read_feed(old.encode(), ADDRESS))
    assert (made.title, made.url, made.text, made.published) == ("A", "https://x.example/1", "x", datetime(2025, 2, 25, 13, 30, tzinfo=UTC))
    alone = f"<entry {NAMES}><id>1</id><title>A</title></entry>"
    assert [made.title for made in make_all(read_feed(alone.encode(), ADDRESS))] == ["A"]
