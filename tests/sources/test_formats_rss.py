"""RSS 0.9 to 2.0, RDF and CDF, and the modules that feeds use with them; each row names its rule."""

from datetime import UTC, datetime

import pytest

from reader.model.article import Enclosure, Link, Point, Story
from reader.sources.read import read_feed
from reader.text.make import make_all

ADDRESS = "https://x.example/feeds/all.xml"
NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "content": "http://purl.org/rss/1.0/modules/content/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "media": "http://search.yahoo.com/mrss/",
        "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "atom": "http://www.w3.org/2005/Atom",
        "georss": "http://www.georss.org/georss",
        "gml": "http://www.opengis.net/gml",
        "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "slash": "http://purl.org/rss/1.0/modules/slash/",
        "wfw": "http://wellformedweb.org/CommentAPI/",
        "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    }.items()
)


def story(item: str, channel: str = "<link>https://x.example/news/</link>", root: str = "") -> Story:
    text = f"<rss version='2.0' {NAMES} {root}><channel><title>T</title>{channel}<item>{item}</item></channel></rss>"
    (made,) = make_all(read_feed(text.encode(), ADDRESS))
    return made


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Plain", "Plain"),
        ("AT&amp;T", "AT&T"),
        ("AT&amp;amp;T", "AT&T"),
        ("&lt;b&gt;Bold&lt;/b&gt; news", "Bold news"),
        ("<![CDATA[<b>Bold</b> news]]>", "Bold news"),
        ("<![CDATA[A &amp; B &#8211; C]]>", "A & B – C"),
        ("&amp;lt;b&amp;gt;Bold&amp;lt;/b&amp;gt;", "Bold"),
        ("x &lt; y and y &gt; z", "x < y and y > z"),
        ("Caf&amp;eacute;", "Café"),
        ("  Two\n  lines ", "Two lines"),
    ],
)
def test_titles_lose_their_markup_and_second_escapes(written: str, title: str) -> None:
    assert story(f"<title>{written}</title>").title == title


@pytest.mark.parametrize(
    ("item", "text", "teaser"),
    [
        ("<description>&lt;p&gt;All &lt;b&gt;of&lt;/b&gt; it&lt;/p&gt;", "All of it", ""),
        ("<description>Short.</description><content:encoded><![CDATA[<p>Long text.</p>]]></content:encoded>", "Long text.", "Short."),
        ("<content:encoded><![CDATA[<p>Long text.</p>]]></content:encoded><description>Short.</description>", "Long text.", "Short."),
        ("<description>Long text, more of it.</description><content:encoded>Short.</content:encoded>", "Long text, more of it.", "Short."),
        ("<itunes:summary>All of the episode.</itunes:summary><itunes:subtitle>In short.</itunes:subtitle>", "All of the episode.", "In short."),
        ("<description>About.</description><itunes:subtitle>In short.</itunes:subtitle>", "About.", "In short."),
        ("<media:description>Of the film</media:description>", "Of the film", ""),
        ("<media:group><media:description>Of the film</media:description></media:group>", "Of the film", ""),
        ("<dc:description>In the core</dc:description>", "In the core", ""),
    ],
)
def test_the_fullest_text_is_the_body(item: str, text: str, teaser: str) -> None:
    closed = item if item.endswith(">") and item.count("<description>") == item.count("</description>") else f"{item}</description>"
    made = story(f"<title>A</title>{closed}")
    assert (made.text, made.teaser) == (text, teaser)


@pytest.mark.parametrize(
    ("item", "enclosures"),
    [
        ("<enclosure url='https://x.example/a.mp3' type='audio/mpeg' length='99'/>", [("https://x.example/a.mp3", "audio/mpeg", 99)]),
        ("<enclosure url='a.mp3' length='0'/>", [("https://x.example/news/a.mp3", "audio/mpeg", None)]),
        ("<enclosure url='//c.example/a' length='many'/>", [("https://c.example/a", "", None)]),
        ("<enclosure url='javascript:x'/>", []),
        ("<media:content url='https://x.example/v.mp4' fileSize='12' type='video/mp4'/>", [("https://x.example/v.mp4", "video/mp4", 12)]),
        ("<media:content url='/p' medium='image'><media:credit>Ada</media:credit></media:content>", [("https://x.example/p", "image", None)]),
        (
            "<media:group><media:content url='/a.mp4' fileSize='2'/><media:content url='/b.webm'/><media:thumbnail url='/t.jpg'/></media:group>",
            [("https://x.example/a.mp4", "video/mp4", 2), ("https://x.example/b.webm", "video/webm", None), ("https://x.example/t.jpg", "image/jpeg", None)],
        ),
        ("<media:content url='/a.jpg'/><media:thumbnail url='/t.jpg'/>", [("https://x.example/a.jpg", "image/jpeg", None)]),
        ("<media:thumbnail url='/t'/><media:thumbnail url='/u'/>", [("https://x.example/t", "image", None)]),
        ("<enclosure url='/a.jpg' type='image/jpeg' length='5'/><media:content url='/a.jpg'/>", [("https://x.example/a.jpg", "image/jpeg", 5)]),
        (
            "<enclosure url='/a.mp3'/><itunes:image href='/cover.png'/>",
            [("https://x.example/a.mp3", "audio/mpeg", None), ("https://x.example/cover.png", "image/png", None)],
        ),
        ("<media:content url='https://p.example/v/1' type='application/x-shockwave-flash'/>", []),
    ],
)  # fmt: skip
def test_files_hang_on_with_size_and_type(item: str, enclosures: list[tuple[str, str, int | None]]) -> None:
    assert list(story(f"<title>A</title>{item}").enclosures) == [Enclosure(*each) for each in enclosures]


@pytest.mark.parametrize(
    ("item", "authors"),
    [
        ("<author>ada@x.example (Ada Lovelace)</author>", ("Ada Lovelace",)),
        ("<author>Ada Lovelace &lt;ada@x.photography&gt;</author>", ("Ada Lovelace",)),
        ("<author>ada@x.example</author>", ("ada@x.example",)),
        ("<author>Ada Lovelace</author>", ("Ada Lovelace",)),
        ("<dc:creator>Ada</dc:creator><dc:creator>Bob</dc:creator>", ("Ada", "Bob")),
        ("<dc:creator><![CDATA[ Ada ]]></dc:creator>", ("Ada",)),
        ("<itunes:author>Ada</itunes:author>", ("Ada",)),
        ("<atom:author><atom:name>Ada</atom:name></atom:author>", ("Ada",)),
        ("", ()),
    ],
)
def test_authors_are_named(item: str, authors: tuple[str, ...]) -> None:
    assert story(f"<title>A</title>{item}").authors == authors


DAY = datetime(2025, 2, 25, 13, 30, tzinfo=UTC)
LATER = datetime(2025, 2, 26, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("item", "published", "updated"),
    [
        ("<pubDate>Tue, 25 Feb 2025 14:30:00 +0100</pubDate>", DAY, None),
        ("<pubDate>Tue, 25 Feb 2025 13:30 GMT</pubDate>", DAY, None),
        ("<pubDate>2025-02-25T14:30:00+01:00</pubDate>", DAY, None),
        ("<dc:date>2025-02-25T13:30:00Z</dc:date>", DAY, None),
        ("<dcterms:created>2025-02-25T13:30:00Z</dcterms:created>", DAY, None),
        ("<pubDate>Tue, 25 Feb 2025 13:30:00 GMT</pubDate><dcterms:modified>2025-02-26</dcterms:modified>", DAY, LATER),
        ("<pubDate>Tue, 25 Feb 2025 13:30:00 GMT</pubDate><atom:updated>2025-02-26T00:00:00Z</atom:updated>", DAY, LATER),
        ("<pubDate>soon</pubDate>", None, None),
    ],
)
def test_dates_are_those_of_publication_and_of_change(item: str, published: datetime | None, updated: datetime | None) -> None:
    made = story(f"<title>A</title>{item}")
    assert (made.published, made.updated) == (published, updated)


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>https://x.example/1</link>", "https://x.example/1"),
        ("<link> /1 </link>", "https://x.example/1"),
        ("<link>1</link>", "https://x.example/news/1"),
        ("<link>//c.example/1</link>", "https://c.example/1"),
        ("<link>?id=1&amp;x=2</link>", "https://x.example/news/?id=1&x=2"),
        ("<guid>https://x.example/g</guid>", "https://x.example/g"),
        ("<guid isPermaLink='false'>https://x.example/g</guid>", None),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>https://f.example/~r/1</link><feedburner:origLink>https://x.example/o</feedburner:origLink>", "https://x.example/o"),
        ("<atom:link href='https://x.example/a'/>", "https://x.example/a"),
    ],
)
def test_the_page_of_an_item_is_absolute(item: str, url: str | None) -> None:
    assert story(f"<title>A</title>{item}").url == url


def test_a_base_in_the_document_comes_first() -> None:
    made = story("<title>A</title><link>1</link><description>&lt;a href='2'&gt;x&lt;/a&gt;</description>", channel="", root="xml:base='https://b.example/dir/'")
    assert (made.url, made.links) == ("https://b.example/dir/1", (Link("x", "https://b.example/dir/2"),))


def test_pictures_and_links_of_the_text_are_absolute() -> None:
    made = story("<title>A</title><link>/s/1</link><description>&lt;a href='//c.example/2'&gt;x&lt;/a&gt;&lt;a href='#n'&gt;y&lt;/a&gt;</description>")
    assert [link.url for link in made.links] == ["https://c.example/2"]


def test_comments_source_categories_and_publisher_are_kept() -> None:
    made = story(
        "<title>A</title><comments>/1#c</comments><slash:comments>5</slash:comments><wfw:commentRss>https://x.example/1/feed</wfw:commentRss>"
        "<source url='https://o.example/feed'>Other &amp; Co</source><category domain='d'>Wien</category><category>Wien</category><dc:subject>Graz</dc:subject>"
    )
    assert (made.comments_url, made.publisher, made.categories) == ("https://x.example/1#c", "Other & Co", ("Wien", "Graz"))
    assert story("<title>A</title><dc:publisher>House</dc:publisher>").publisher == "House"
    assert story("<title>A</title><itunes:keywords>a, b</itunes:keywords>").categories == ("a", "b")


@pytest.mark.parametrize(
    ("item", "points"),
    [
        ("<georss:point>48.2 16.4</georss:point>", (Point(48.2, 16.4),)),
        ("<georss:point>48.2,16.4</georss:point>", (Point(48.2, 16.4),)),
        ("<georss:box>0 0 2 4</georss:box>", (Point(1, 2),)),
        ("<georss:line>0 0 2 4</georss:line>", (Point(1, 2),)),
        ("<georss:polygon>0 0 0 4 2 4 2 0 0 0</georss:polygon>", (Point(1, 2),)),
        ("<georss:where><gml:Point><gml:pos>48.2 16.4</gml:pos></gml:Point></georss:where>", (Point(48.2, 16.4),)),
        ("<georss:where><gml:LineString><gml:posList>0 0 2 4</gml:posList></gml:LineString></georss:where>", (Point(1, 2),)),
        ("<geo:lat>48.2</geo:lat><geo:long>16.4</geo:long>", (Point(48.2, 16.4),)),
        ("<georss:point>48.2 16.4</georss:point><geo:lat>48.2</geo:lat><geo:long>16.4</geo:long>", (Point(48.2, 16.4),)),
        ("<georss:point>0 0</georss:point>", (Point(0, 0),)),
        ("<georss:point>91 0</georss:point>", ()),
    ],
)
def test_places_on_the_earth_are_read_in_every_form(item: str, points: tuple[Point, ...]) -> None:
    assert story(f"<title>A</title>{item}").points == points


def test_an_episode_without_a_title_has_that_of_its_podcast_tag() -> None:
    assert story("<itunes:title>Episode</itunes:title><enclosure url='/a.mp3'/>").title == "Episode"


def first(text: str) -> Story:
    return make_all(read_feed(text.encode(), ADDRESS))[0]


def test_rss_1_0_is_rdf_with_items_beside_the_channel() -> None:
    made = first(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<channel rdf:about='https://x.example/'><title>T</title><link>https://x.example/</link><items><rdf:Seq><rdf:li resource='https://x.example/1'/>"
        "</rdf:Seq></items></channel><item rdf:about='https://x.example/1'><title>A</title><link>https://x.example/1</link><description>Text</description>"
        "<dc:date>2025-02-25T13:30:00Z</dc:date><dc:creator>Ada</dc:creator><dc:subject>Wien</dc:subject></item></rdf:RDF>"
    )
    assert (made.title, made.url, made.text, made.published, made.authors) == ("A", "https://x.example/1", "Text", DAY, ("Ada",))
    assert made.categories == ("Wien",)


@pytest.mark.parametrize(
    "text",
    [
        "<rss version='0.91'><channel><title>T</title><link>https://x.example/</link><language>de</language>{item}</channel></rss>",
        "<rss version='0.92'><channel><title>T</title><link>https://x.example/</link><language>de</language>{item}</channel></rss>",
        "<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.com/publish/formats/rss-0.91.dtd'>"
        "<rss version='0.91'><channel><title>T</title><language>de</language>{item}</channel></rss>",
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><title>T</title></channel>"
        "{item}</rdf:RDF>",
        "<rss xmlns='http://backend.userland.com/rss2'><channel><title>T</title>{item}</channel></rss>",
        "<RSS version='2.0'><CHANNEL><TITLE>T</TITLE>{item}</CHANNEL></RSS>",
    ],
)
def test_older_dialects_of_rss_are_read(text: str) -> None:
    made = first(text.format(item="<item><title>A</title><link>https://x.example/1</link><description>Text &lt;b&gt;here&lt;/b&gt;</description></item>"))
    assert (made.title, made.url, made.text) == ("A", "https://x.example/1", "Text here")


def test_cdf_has_addresses_in_attributes() -> None:
    made = first(
        "<?xml version='1.0'?><CHANNEL HREF='https://x.example/'><TITLE>T</TITLE><ITEM HREF='https://x.example/1' LASTMOD='2025-02-25T13:30Z'>"
        "<TITLE>A</TITLE><ABSTRACT>Text</ABSTRACT></ITEM></CHANNEL>"
    )
    assert (made.title, made.url, made.text, made.published) == ("A", "https://x.example/1", "Text", DAY)
