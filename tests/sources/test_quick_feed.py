"""The quick reader and feedparser must give the same stories, or the quick one must stand aside."""

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
    if quick_feed.read(feed.bare(text)) is None:
        return None
    return feed.read(text), feed.read(text, quickly=False)


def check(text: str, name: str = "") -> bool:
    documents = both(text)
    if documents is None:
        return False
    quick, slow = documents
    assert (quick.kind, quick.title, quick.home_url, quick.language, quick.trouble) == (slow.kind, slow.title, slow.home_url, slow.language, slow.trouble), name
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
    "<guid isPermaLink='false'>g 1</guid>",
    "<description>Plain text</description>",
    "<description>&lt;p&gt;Some &lt;b&gt;HTML&lt;/b&gt; &amp;nbsp; here&lt;/p&gt;</description>",
    "<content:encoded><![CDATA[<p>Long <a href='/a'>text</a> &eacute;</p><img src='i.png' alt='x'>]]></content:encoded>",
    "<pubDate>Tue, 25 Feb 2025 14:30:00 +0100</pubDate>",
    "<pubDate>2025-02-25</pubDate>",
    "<pubDate>nonsense</pubDate>",
    "<dc:date>2025-02-25T14:30:00Z</dc:date>",
    "<dc:creator>Ada Lovelace</dc:creator>",
    "<author>ada@x.example (Ada)</author>",
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
    *(part for part in ATOM_PARTS if "href='a" not in part and "href='/" not in part),
]
NAMESPACES = (
    "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:georss='http://www.georss.org/georss' "
    "xmlns:geo='http://www.w3.org/2003/01/geo/wgs84_pos#' xmlns:media='http://search.yahoo.com/mrss/' xmlns:slash='http://purl.org/rss/1.0/modules/slash/' "
    "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' xmlns:other='urn:other' xmlns:thr='http://purl.org/syndication/thread/1.0'"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(RSS_PARTS), max_size=7), max_size=3))
def test_both_agree_on_rss_of_any_parts(items: list[list[str]]) -> None:
    inside = "".join(f"<item>{''.join(parts)}</item>" for parts in items)
    check(
        f"<rss version='2.0' {NAMESPACES}><channel><title>T &amp; U</title><link>https://x.example/news/</link><language>de</language>{inside}</channel></rss>"
    )


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([ATOM_PARTS, BASED_PARTS]).flatmap(lambda parts: st.lists(st.lists(st.sampled_from(parts), max_size=7), max_size=3)))
def test_both_agree_on_atom_of_any_parts(entries: list[list[str]]) -> None:
    inside = "".join(f"<entry>{''.join(parts)}</entry>" for parts in entries)
    check(
        f"<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de' {NAMESPACES}><title>T</title><link href='https://x.example/news/'/><id>urn:x</id>{inside}</feed>"
    )


@pytest.mark.parametrize(
    "text", ["<rss", "<rss><channel/><channel/></rss>", "<!DOCTYPE rss><rss><channel/></rss>", "<rdf/>", "<rss><channel><item>" + "<a>" * 5000, "", "\ud800"]
)
def test_what_is_not_quite_sound_is_left_to_feedparser(text: str) -> None:
    assert quick_feed.read(text) is None
