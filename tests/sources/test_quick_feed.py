"""The quick reader and feedparser must give the same stories, or the quick one must stand aside."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import RawDocument
from reader.model.errors import SourceError
from reader.sources import encoding, feed, quick_feed
from reader.sources.form import form_of
from reader.text.make import make_all


def both(text: str) -> tuple[RawDocument, RawDocument] | None:
    """The document of the quick reader and that of feedparser; None if the quick one stands aside."""
    if quick_feed.read(feed.sound(text.strip())) is None:
        return None
    return feed.read(text), feed.read(text, quickly=False)


def check(text: str, name: str = "") -> bool:
    documents = both(text)
    if documents is None:
        return False
    quick, slow = documents
    assert replace(quick, articles=()) == replace(slow, articles=()), name
    assert make_all(quick) == make_all(slow), name
    return True


def test_both_agree_on_every_real_feed(corpus: Path) -> None:
    taken = 0
    for file in sorted((corpus / "feeds").glob("*.xml")):
        text = encoding.decode(file.read_bytes())
        try:
            form, start = form_of(text, file.name)
        except SourceError:
            continue
        taken += form == "feed" and check(text[start:], file.name)
    assert taken >= 18


RSS_PARTS = [
    "<title>One &amp; two</title>",
    "<title><![CDATA[<b>Bold</b> &amp; more]]></title>",
    "<title>A &lt;i&gt;b&lt;/i&gt; &amp;amp; c</title>",
    "<title/>",
    "<link>https://x.example/1?a=1&amp;b=2</link>",
    "<link> /relative </link>",
    "<guid>https://x.example/g</guid>",
    "<guid>17</guid>",
    "<guid isPermaLink='false'>g 1</guid>",
    "<description>Plain text</description>",
    "<description>&lt;p&gt;Some &lt;b&gt;HTML&lt;/b&gt; &amp;nbsp; here&lt;/p&gt;</description>",
    "<content:encoded><![CDATA[<p>Long <a href='/a'>text</a> &eacute;</p><img src='i.png' alt='x'>]]></content:encoded>",
    "<pubDate>Tue, 25 Feb 2025 14:30:00 +0100</pubDate>",
    "<pubDate>2025-02-25</pubDate>",
    "<pubDate>nonsense</pubDate>",
    "<dc:date>2025-02-25T14:30:00Z</dc:date>",
    "<atom:updated>2025-02-26T14:30:00Z</atom:updated>",
    "<dc:creator>Ada Lovelace</dc:creator>",
    "<author>ada@x.example (Ada)</author>",
    "<author>Ada &lt;ada@x.photography&gt;</author>",
    "<author>ada@x.example</author>",
    "<dc:creator>The desk</dc:creator>",
    "<category>Wien</category>",
    "<category domain='d'>Graz</category>",
    "<dc:subject>Linz</dc:subject>",
    "<comments>https://x.example/1#c</comments>",
    "<source url='https://o.example/'>Origin</source>",
    "<enclosure url='https://x.example/a.mp3' type='audio/mpeg' length='12'/>",
    "<georss:point>48.2 16.4</georss:point>",
    "<georss:point>nan 16.4</georss:point>",
    "<geo:lat>48.2</geo:lat>",
    "<geo:long>16.4</geo:long>",
    "<georss:featurename>Wien</georss:featurename>",
    "<media:content url='https://x.example/p.jpg'><media:title>Picture</media:title></media:content>",
    "<media:content url='p.jpg' medium='image' fileSize='9'/>",
    "<media:content url='p.mp4' type='video/mp4'><media:title>Film</media:title><media:credit>Ada</media:credit></media:content>",
    "<media:thumbnail url='https://x.example/t.png'/>",
    "<media:group><media:title>Film</media:title><media:content url='a'/><media:description>Of it</media:description></media:group>",
    "<media:description type='html'>&lt;b&gt;x&lt;/b&gt;</media:description>",
    "<media:credit role='x'>Ada</media:credit>",
    "<media:keywords>a, b</media:keywords>",
    "<itunes:image href='https://x.example/i.png'/>",
    "<itunes:duration>12:30</itunes:duration><itunes:explicit>no</itunes:explicit><itunes:episode>3</itunes:episode>",
    "<itunes:summary>&lt;p&gt;All of &amp;eacute; it&lt;/p&gt;</itunes:summary>",
    "<itunes:summary/>",
    "<itunes:title>Episode</itunes:title>",
    "<itunes:author>The pod</itunes:author>",
    "<itunes:keywords>a, b,,c</itunes:keywords>",
    "<itunes:subtitle>Sub &lt;b&gt;title&lt;/b&gt;</itunes:subtitle>",
    "<description>A long description, longer than all of the other texts here, 1 &lt; 2</description>",
    "<itunes:subtitle>Sub</itunes:subtitle>",
    "<description xml:base='https://b.example/d/'>&lt;a href='x'&gt;x&lt;/a&gt;</description>",
    "<title xml:lang='fr'>Le titre</title>",
    "<description>Gr\xfc\xdfe \xab\xbb \xa0 \u201ex\u201c</description>",
    "<description>Gr\xc3\xbc\xc3\x9fe</description>",
    "<title>\x85 \x96</title>",
    "<ttl>60</ttl>",
    "<unknown>x</unknown>",
    "<slash:comments>3</slash:comments>",
    "<summary>Short</summary>",
    "<itunes:summary>Pod</itunes:summary>",
    "<!-- a comment -->",
    "<other:thing>x</other:thing>",
    "<dc:publisher>House</dc:publisher>",
    "<description><b>child</b></description>",
]
ATOM_PARTS = [
    "<title>One &amp; two</title>",
    "<title type='html'>A &lt;i&gt;b&lt;/i&gt; &amp;amp; c</title>",
    "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <i>b</i></div></title>",
    "<id>tag:x,1</id>",
    "<id>https://x.example/id</id>",
    "<id>17</id>",
    "<link href='https://x.example/1'/>",
    "<link rel='alternate' type='text/html' href='/rel'/>",
    "<link rel='self' href='https://x.example/self'/>",
    "<link rel='enclosure' href='a.mp3' type='audio/mpeg' length='12'/>",
    "<link rel='replies' href='https://x.example/c' type='text/html'/>",
    "<updated>2025-02-25T14:30:00Z</updated>",
    "<published>2025-02-24T14:30:00+01:00</published>",
    "<summary>Short</summary>",
    "<summary type='html'>&lt;p&gt;Short&lt;/p&gt;</summary>",
    "<content type='html'>&lt;p&gt;Long&lt;/p&gt;</content>",
    "<content>plain &lt;b&gt;</content>",
    "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Long <a href='a'>x</a></p></div></content>",
    "<content src='https://x.example/'/>",
    "<content type='image/png'>aGFsbG8=</content>",
    "<link rel='enclosure' href='b.pdf'/>",
    "<link rel='via' href='https://v.example/'/>",
    "<author><email>a@x.example</email></author>",
    "<author><name>Ada</name><uri>https://x.example/ada</uri></author>",
    "<media:group><media:title>Film</media:title><media:content url='a'/><media:thumbnail url='/t.jpg'/><media:description>Of it</media:description>"
    "<media:community><media:starRating count='5'/><media:statistics views='9'/></media:community></media:group>",
    "<media:thumbnail url='https://x.example/t.png'/>",
    "<title type='html' xml:lang='fr'>Titre</title>",
    "<summary>Gr\xfc\xdfe \xab\xbb \xa0</summary>",
    "<summary>Gr\xc3\xbc\xc3\x9fe</summary>",
    "<author><name>Ada</name></author>",
    "<author><name>Bob</name><email>b@x.example</email></author>",
    "<category term='t' label='Label'/>",
    "<category term='u'/>",
    "<rights>mine</rights>",
    "<thr:total>3</thr:total>",
    "<other:thing>x</other:thing>",
    "<contributor><name>C</name></contributor>",
    "<source><title>Origin</title></source>",
    "<georss:point>48.2 16.4</georss:point>",
]
# feedparser lets one part's base go on in the next, so relative addresses do not stand beside these.
BASED_PARTS = [
    "<content xml:base='https://b.example/dir/' type='html'>&lt;a href='a'&gt;x&lt;/a&gt;</content>",
    "<content xml:base='dir/'>x</content>",
    *(part for part in ATOM_PARTS if not re.search(r"(?:href|url)='(?!https:)", part)),
]
NAMESPACES = (
    "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:georss='http://www.georss.org/georss' "
    "xmlns:geo='http://www.w3.org/2003/01/geo/wgs84_pos#' xmlns:media='http://search.yahoo.com/mrss/' xmlns:slash='http://purl.org/rss/1.0/modules/slash/' "
    "xmlns:sy='http://purl.org/rss/1.0/modules/syndication/' xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:other='urn:other' xmlns:thr='http://purl.org/syndication/thread/1.0'"
)


def entries_of(parts: list[str]) -> st.SearchStrategy[list[str]]:
    """Entries of any parts, and sound ones, which have none of them twice."""
    return st.lists(st.sampled_from(parts), max_size=7) | st.lists(
        st.sampled_from(parts), min_size=3, max_size=10, unique_by=lambda part: part.replace(">", " ").split(" ")[0]
    )


RSS_HEADS = [
    "<title>T &amp; U</title>",
    "<link>https://x.example/news/</link>",
    "<language>de</language>",
    "<description>About</description>",
    "<ttl>60</ttl>",
    "<skipHours><hour>3</hour></skipHours><skipDays><day>Monday</day></skipDays>",
    "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>",
    "<image><url>https://x.example/i.png</url><title>Picture</title><link>https://x.example/</link></image>",
    "<managingEditor>ada@x.example (Ada)</managingEditor>",
    "<dc:creator>The desk</dc:creator>",
    "<itunes:author>The desk</itunes:author>",
    "<itunes:owner><itunes:name>O</itunes:name><itunes:email>o@x.example</itunes:email></itunes:owner>",
    "<itunes:image href='https://x.example/i.png'/>",
    "<category>News</category>",
    "<generator>g</generator>",
    "<lastBuildDate>Tue, 25 Feb 2025 14:30:00 +0100</lastBuildDate>",
    "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='self' href='https://x.example/feed'/>",
    "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='hub' href='https://hub.example/'/>",
    "<textInput><title>Find</title><name>q</name><link>https://x.example/q</link></textInput>",
    "<cloud domain='x.example' port='80'/>",
]
heads = st.lists(st.sampled_from(RSS_HEADS), max_size=6, unique=True).map("".join)


@settings(max_examples=120, deadline=None)
@given(heads, st.lists(entries_of(RSS_PARTS), max_size=3))
def test_both_agree_on_rss_of_any_parts(head: str, items: list[list[str]]) -> None:
    inside = "".join(f"<item>{''.join(parts)}</item>" for parts in items)
    check(f"<rss version='2.0' {NAMESPACES}><channel>{head}{inside}</channel></rss>")


@settings(max_examples=120, deadline=None)
@given(st.sampled_from([ATOM_PARTS, BASED_PARTS]).flatmap(lambda parts: st.lists(entries_of(parts), max_size=3)))
def test_both_agree_on_atom_of_any_parts(entries: list[list[str]]) -> None:
    inside = "".join(f"<entry>{''.join(parts)}</entry>" for parts in entries)
    check(
        f"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de' {NAMESPACES}><title>T</title><link href='https://x.example/news/'/><id>urn:x</id>"
        f"{'<author><name>The desk</name></author>' if len(entries) % 2 else ''}{inside}</feed>"
    )


@pytest.mark.parametrize(
    "text", ["<rss", "<rss><channel/><channel/></rss>", "<!DOCTYPE rss><rss><channel/></rss>", "<rdf/>", "<rss><channel><item>" + "<a>" * 5000, "", "\ud800"]
)
def test_what_is_not_quite_sound_is_left_to_feedparser(text: str) -> None:
    assert quick_feed.read(feed.sound(text)) is None
