import gzip
import re
from pathlib import Path

import pytest

from reader.model.errors import SourceError
from reader.sources.read import kind_of, read, read_feed

URL = "https://x.example/news/feed"
RSS = b"<rss version='2.0'><channel><title>T</title><item><title>x</title></item></channel></rss>"
ATOM = b"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id><title>x</title></entry></feed>"
RDF = b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>T</title></channel><item><title>x</title></item></rdf:RDF>"
CDF = b"<channel href='http://x.example/'><title>T</title><item href='http://x.example/1'><title>x</title></item></channel>"
JSON = b'{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1", "title": "x"}]}'
PAGE = b"<!DOCTYPE html><html><head><title>T</title></head><body><p>Words</p></body></html>"
LOGIN = b"<html><form><input name=user><input class='a' type='password' name=p></form></html>"
OPML = b"<?xml version='1.0'?><opml version='2.0'><body><outline xmlUrl='https://x.example/'/></body></opml>"
TYPES = ["", "application/rss+xml", "text/xml", "text/html", "text/plain", "application/octet-stream", "application/json", "image/svg+xml", "nonsense"]


@pytest.mark.parametrize("media_type", TYPES)
@pytest.mark.parametrize(("data", "kind"), [(RSS, "rss"), (ATOM, "atom"), (RDF, "rss"), (CDF, "rss"), (JSON, "json")])
def test_a_feed_is_read_whatever_its_server_calls_it(data: bytes, kind: str, media_type: str) -> None:
    document = read_feed(data, URL, media_type=media_type)
    assert (document.kind, document.title, len(document.articles)) == (kind, "T", 1)
    assert kind_of(data, URL, media_type) == "feed"


@pytest.mark.parametrize(
    ("data", "media_type", "words", "kind"),
    [
        (PAGE, "application/rss+xml", "a web page, not a feed", "page"),
        (PAGE, "text/html", "a web page, not a feed", "page"),
        (b"<p>Gone</p>", "text/html", "a web page, not a feed", "page"),
        (b"Not here", "text/html", "a web page, not a feed", "page"),
        (LOGIN, "text/html", "a login page, not a feed", "page"),
        (OPML, "text/xml", "a list of feeds, not a feed; `dateline import` or `add` brings it in", "list"),
        (b"", "", "empty, nothing to read", "other"),
        (b" \r\n\t", "text/xml", "empty, nothing to read", "other"),
        (b"Just words", "text/plain", "plain text, not a feed", "other"),
        (b"---\ntitle: a\n---\nb", "text/markdown", "plain text, not a feed", "other"),
        (b"<3 Wien", "text/plain", "plain text, not a feed", "other"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image/png", "a picture, not a feed", "other"),
        (b"\xff\xd8\xff\xe0\0", "", "a picture, not a feed", "other"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml", "XML, but not a feed", "other"),
        (b"<urlset><url/></urlset>", "text/xml", "XML, but not a feed", "other"),
        (b'{"items": 5}', "application/json", "JSON, but not a JSON Feed", "feed"),
        (b'{"a": 5}', "application/json", "JSON, but not a feed", "other"),
        (b"[1, 2]", "", "JSON, but not a feed", "other"),
        (b"%PDF-1.7", "application/pdf", "binary data, not text", "other"),
        (gzip.compress(RSS, mtime=0), "", "compressed data", "other"),
        (bytes(range(256)), "", "binary data, not text", "other"),
    ],
)  # fmt: skip
def test_anything_else_is_called_what_it_is_in_one_line(data: bytes, media_type: str, words: str, kind: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_feed(data, URL, media_type=media_type)
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
    assert "example" not in str(refused.value)
    assert kind_of(data, URL, media_type) == kind


@pytest.mark.parametrize(
    "before", [b"\n" * 80_000, b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"Warning: x in y\n", b"<br /><b>Warning</b>: x<br />", b"<!-- a --><?x y?>"]
)
def test_what_a_server_puts_in_front_of_a_feed_does_no_harm(before: bytes) -> None:
    assert len(read_feed(before + RSS, URL).articles) == 1


def test_a_feed_without_entries_is_one() -> None:
    for data in (b"<rss version='2.0'><channel><title>T</title></channel></rss>", b"<feed xmlns='http://www.w3.org/2005/Atom'/>"):
        assert read_feed(data, URL).articles == ()
    assert read_feed(b'{"version": "https://jsonfeed.org/version/1", "items": []}', URL).articles == ()


def test_relative_links_start_from_where_the_feed_came_from() -> None:
    for data in (
        b"<rss><channel><item><title>x</title><link>story</link></item></channel></rss>",
        b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "url": "story"}]}',
    ):
        assert read_feed(data, URL).articles[0].url == "https://x.example/news/story"


@pytest.mark.parametrize(
    ("charset", "declared", "actual"),
    [
        ("utf-8", "", "utf-8"),
        ("iso-8859-1", "", "utf-8"),  # what is sound UTF-8 is nothing else, whatever a server says of all its files
        ("utf-8", "", "cp1252"),
        ("", "", "cp1252"),
        ("windows-1251", "", "cp1251"),
        ("koi8-r", "utf-8", "koi8-r"),
        ("windows-1251", "koi8-r", "cp1251"),
        ("nonsense", "koi8-r", "koi8-r"),
        ("us-ascii", "", "utf-8"),
        ("shift_jis", "", "cp932"),
        ("iso-2022-jp", "", "iso-2022-jp"),
        ("utf-16le", "", "utf-16-le"),
        ("utf-16", "", "utf-16-be"),
        ("utf-8", "utf-8", "utf-16"),
    ],
)
def test_the_servers_charset_counts_where_the_bytes_are_sound_in_it(charset: str, declared: str, actual: str) -> None:
    word = "Привет" if "1251" in actual or "koi8" in actual else "日本語" if "jp" in actual or actual == "cp932" else "Größe"
    text = f"<?xml version='1.0' encoding='{declared}'?>" if declared else ""
    text += f"<rss version='2.0'><channel><title>{word}</title><item><title>x</title></item></channel></rss>"
    assert read_feed(text.encode(actual), URL, charset, "text/xml").title == word


def test_xml_without_a_charset_is_not_ascii() -> None:
    assert read_feed(RSS.replace(b"T<", "Grüße<".encode()), URL, "", "text/xml").title == "Grüße"


def test_every_real_feed_gives_the_same_articles_from_the_network_as_from_disk(corpus: Path) -> None:
    seen = 0
    for file in sorted((corpus / "feeds").iterdir()):
        if file.suffix not in (".xml", ".json"):
            continue
        data, address = file.read_bytes(), f"https://x.example/{file.name}"
        document = read(data, address)
        if document.kind == "files":  # the body of a single entry, kept under a feed's name
            with pytest.raises(SourceError, match="a web page"):
                read_feed(data, address)
            continue
        seen += 1
        declared = re.search(rb"encoding=[\"']([\w-]+)", data[:200])
        charset = declared[1].decode().lower() if declared else "utf-8"
        assert read_feed(data, address, charset, "application/feed+json" if file.suffix == ".json" else "application/xml") == document, file.name
        assert len(read_feed(data, "https://x.example/feed").articles) == len(document.articles), file.name
    assert seen > 35


@pytest.mark.parametrize(
    ("head", "seconds"),
    [
        ("<ttl>60</ttl>", 3600),
        ("<ttl> 1440 </ttl>", 86_400),
        ("<ttl>99999999</ttl>", 86_400),
        ("<ttl>0</ttl>", 0),
        ("<ttl>-5</ttl>", 0),
        ("<ttl>soon</ttl>", 0),
        ("<ttl/>", 0),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 1800),
        ("<sy:updatePeriod>\n\thourly\n\t</sy:updatePeriod>", 3600),
        ("<sy:updateFrequency>4</sy:updateFrequency>", 21_600),
        ("<sy:updatePeriod>weekly</sy:updatePeriod>", 86_400),
        ("<sy:updatePeriod>always</sy:updatePeriod>", 0),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 86_400),
        ("<ttl>15</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 3600),
    ],
)
def test_a_feed_may_ask_to_be_fetched_less_often(head: str, seconds: int) -> None:
    for text in (f"{head}<item><title>x</title></item>", f"<item><title>x</title></item>{head}"):
        whole = f"<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><title>T</title>{text}</channel></rss>"
        assert read_feed(whole.encode(), URL).at_least == seconds


def test_what_an_entry_says_is_not_the_feeds_wish() -> None:
    assert read_feed(b"<rss><channel><item><title>x</title><description>a</description><ttl>60</ttl></item></channel></rss>", URL).at_least == 0


@pytest.mark.parametrize(
    ("hours", "kept"),
    [((0, 1, 23), (0, 1, 23)), ((24, 2), (0, 2)), ((25, 99), ()), (range(24), ()), ((), ())],
)
def test_a_feed_may_name_hours_to_be_left_alone_in(hours: tuple[int, ...], kept: tuple[int, ...]) -> None:
    skipped = "".join(f"<hour>{hour}</hour>" for hour in hours)
    text = f"<rss version='2.0'><channel><skipHours>{skipped}</skipHours><skipDays><day>Monday</day></skipDays><item><title>x</title></item></channel></rss>"
    assert read_feed(text.encode(), URL).skip_hours == kept
