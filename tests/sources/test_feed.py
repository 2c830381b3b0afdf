from datetime import UTC, datetime

import pytest

from reader.model.article import Enclosure, Link, Point, Story
from reader.sources.read import read
from reader.text.make import make_all

NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:georss="http://www.georss.org/georss" '
    'xmlns:gml="http://www.opengis.net/gml" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"'
)


def rss(items: str, *, language: str = "de", declared: str = "utf-8") -> str:
    head = f"<title>T</title><link>http://x.example/</link><language>{language}</language>"
    return f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0" {NAMES}><channel>{head}{items}</channel></rss>'


def stories(items: str) -> tuple[Story, ...]:
    return make_all(read(rss(items).encode(), "feed.xml"))


def story(inside: str) -> Story:
    (made,) = stories(f"<item>{inside}</item>")
    return made


def atom(inside: str, root: str = "") -> Story:
    text = f'<feed xmlns="http://www.w3.org/2005/Atom" {root}><title>T</title><entry><id>i</id>{inside}</entry></feed>'
    (made,) = make_all(read(text.encode(), "feed.xml"))
    return made


def test_every_part_of_an_rss_item_is_read() -> None:
    made = story(
        "<title>A &amp;amp; B</title><link>http://x.example/1</link><guid>g1</guid><pubDate>Tue, 25 Feb 2025 14:30:00 +0100</pubDate>"
        "<description>Short.</description><content:encoded><![CDATA[<p>Long <b>text</b>.</p>]]></content:encoded><dc:creator>Ada</dc:creator>"
        "<category>Politik</category><category>Wien</category><comments>http://x.example/1#c</comments><source url='http://o.example/'>Origin</source>"
        "<enclosure url='http://x.example/1.mp3' type='audio/mpeg' length='99'/>"
    )
    assert (made.title, made.teaser, made.text) == ("A & B", "Short.", "Long text.")
    assert (made.guid, made.url, made.comments_url) == ("g1", "http://x.example/1", "http://x.example/1#c")
    assert (made.publisher, made.authors, made.categories, made.language) == ("Origin", ("Ada",), ("Politik", "Wien"), "de")
    assert made.published == datetime(2025, 2, 25, 13, 30, tzinfo=UTC)
    assert made.enclosures == (Enclosure("http://x.example/1.mp3", "audio/mpeg", 99),)


def test_every_part_of_an_atom_entry_is_read() -> None:
    made = atom(
        "<title type='html'>&lt;i>A&lt;/i></title><link href='1'/><link rel='enclosure' href='a.mp3' type='audio/mpeg' length='x'/>"
        "<published>2025-02-25T14:30:00+01:00</published><updated>2025-02-26T00:00:00Z</updated><author><name>Ada</name></author>"
        "<summary>Short.</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Long <a href='2'>text</a>.</p></div></content>"
        "<category term='p' label='Politics'/>",
        "xml:base='http://x.example/dir/' xml:lang='fr'",
    )
    assert (made.title, made.teaser, made.text, made.url) == ("A", "Short.", "Long text.", "http://x.example/dir/1")
    assert made.links == (Link("text", "http://x.example/dir/2"),)
    assert (made.authors, made.categories, made.language) == (("Ada",), ("Politics",), "fr")
    assert (made.published, made.updated) == (datetime(2025, 2, 25, 13, 30, tzinfo=UTC), datetime(2025, 2, 26, tzinfo=UTC))
    assert made.enclosures == (Enclosure("http://x.example/dir/a.mp3", "audio/mpeg"),)


def test_a_description_alone_is_the_text() -> None:
    made = story("<title>T</title><description>&lt;p&gt;All of it.&lt;/p&gt;</description>")
    assert (made.text, made.teaser) == ("All of it.", "")


def test_a_content_that_is_shorter_than_the_summary_is_the_teaser() -> None:
    made = story("<title>T</title><description>The long story of it all.</description><content:encoded>Short one.</content:encoded>")
    assert (made.text, made.teaser) == ("The long story of it all.", "Short one.")


def test_relative_links_start_from_the_article() -> None:
    made = story("<link>/news/1</link><description>&lt;a href='2'&gt;two&lt;/a&gt;</description>")
    assert (made.url, made.links[0].url) == ("http://x.example/news/1", "http://x.example/news/2")


def test_relative_links_start_from_the_feeds_address_if_it_has_no_page() -> None:
    text = "<rss version='2.0'><channel><item><title>x</title><link>/1</link></item></channel></rss>"
    assert make_all(read(text.encode(), "https://x.example/feeds/all.xml"))[0].url == "https://x.example/1"


def test_a_permanent_guid_is_the_link_if_there_is_no_other() -> None:
    assert story("<guid>http://x.example/1</guid>").url == "http://x.example/1"
    assert story("<guid isPermaLink='false'>http://x.example/1</guid>").url is None


@pytest.mark.parametrize(
    ("where", "points"),
    [
        ("<georss:point>48.2 16.4</georss:point>", (Point(48.2, 16.4),)),
        ("<georss:point>48.2 16.4</georss:point><georss:featurename>Wien</georss:featurename>", (Point(48.2, 16.4, "Wien"),)),
        ("<georss:line>0 0 2 4</georss:line>", (Point(1, 2),)),
        ("<georss:polygon>0 0 0 4 2 4 2 0 0 0</georss:polygon>", (Point(1, 2),)),
        ("<georss:box>0 0 2 4</georss:box>", (Point(1, 2),)),
        ("<georss:where><gml:Point><gml:pos>48.2 16.4</gml:pos></gml:Point></georss:where>", (Point(48.2, 16.4),)),
        ("<geo:lat>48.2</geo:lat><geo:long>16.4</geo:long>", (Point(48.2, 16.4),)),
        ("<geo:Point><geo:lat>48.2</geo:lat><geo:long>16.4</geo:long></geo:Point>", (Point(48.2, 16.4),)),
        ("<georss:point>NaN 16.4</georss:point>", ()),
        ("<georss:point>91 16.4</georss:point>", ()),
        ("<georss:point>48.2</georss:point>", ()),
        ("<georss:point>Wien</georss:point>", ()),
        ("<geo:lat>inf</geo:lat><geo:long>16.4</geo:long>", ()),
        ("<geo:lat>48.2</geo:lat>", ()),
        ("<gml:pos>48.2 16.4</gml:pos>", ()),
        ("<georss:where><gml:Point srsName='EPSG:x'><gml:pos>1 2</gml:pos></gml:Point></georss:where>", ()),
    ],
)
def test_points_are_on_the_earth_or_ignored(where: str, points: tuple[Point, ...]) -> None:
    made = story(f"<title>T</title>{where}")
    assert (made.title, made.points) == ("T", points)


@pytest.mark.parametrize(
    ("declared", "actual"),
    [("utf-8", "latin-1"), ("iso-8859-1", "utf-8"), ("utf-16", "utf-8"), ("nonsense", "latin-1"), ("us-ascii", "utf-8"), ("koi8-r", "koi8-r")],
)
def test_a_wrong_declared_encoding_is_no_obstacle(declared: str, actual: str) -> None:
    word = "Привет" if actual == "koi8-r" else "Größe"
    (made,) = make_all(read(rss(f"<item><title>{word}</title></item>", declared=declared).encode(actual), "feed.xml"))
    assert made.title == word


def test_a_feed_that_is_cut_off_keeps_its_entries_and_says_so() -> None:
    whole = rss("<item><title>One</title><description>Text</description></item><item><title>Two</title><description>half a sen</description></item>")
    document = read(whole[: whole.index("tence") if "tence" in whole else whole.index("a sen")].encode(), "feed.xml")
    assert [article.title and article.title.text for article in document.articles] == ["One", "Two"]
    assert document.trouble == "cut off after 2 entries"


@pytest.mark.parametrize("broken", ["Tom & Jerry", "a<br>b", "caf&eacute;", "x &nbsp; y", "bell \x07 \x0b \x1b[2J", "\ufffe"])
def test_xml_that_is_not_well_formed_gives_its_entries(broken: str) -> None:
    document = read(rss(f"<item><title>{broken}</title></item><item><title>Next</title></item>").encode(), "feed.xml")
    assert len(document.articles) == 2
    assert document.trouble == ""


@pytest.mark.parametrize("entity", ["<!ENTITY x SYSTEM 'file:///etc/passwd'>", "<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'><!ENTITY x '&b;&b;'>"])
def test_entities_are_not_expanded(entity: str) -> None:
    item = "<item><title>T</title><description>-&x;-</description></item>"
    text = f"<?xml version='1.0'?><!DOCTYPE rss [{entity}]><rss version='2.0'><channel>{item}</channel></rss>"
    (made,) = make_all(read(text.encode(), "feed.xml"))
    assert "root:" not in made.text
    assert "aaaa" not in made.text


def test_text_of_hostile_titles_comes_out_without_control_characters() -> None:
    titles = ["[/] Eil", "[red]x[/red]", "\x1b]0;x\x07", "&#27;[2J", "&amp;#27;[2J", "\u202egnp.exe", "<![CDATA[&#x9b;2J]]>"]
    made = stories("".join(f"<item><title>{title}</title><guid>{n}</guid></item>" for n, title in enumerate(titles)))
    assert [each.title for each in made] == ["[/] Eil", "[red]x[/red]", "]0;x", "[2J", "[2J", "gnp.exe", "›2J"]
