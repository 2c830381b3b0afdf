import pytest

from reader.model.errors import SourceError
from reader.sources.read import read

RSS = "<rss version='2.0'><channel><title>T</title><item><title>x</title></item></channel></rss>"
ATOM = "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id><title>x</title></entry></feed>"
RDF = (
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>T</title></channel>"
    "<item rdf:about='http://x.example/1'><title>x</title><link>http://x.example/1</link></item></rdf:RDF>"
)
CDF = "<channel href='http://x.example/'><title>T</title><item href='http://x.example/1'><title>x</title></item></channel>"
JSON = '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1", "title": "x"}]}'


@pytest.mark.parametrize(("text", "kind"), [(RSS, "rss"), (ATOM, "atom"), (RDF, "rss"), (CDF, "rss"), (JSON, "json")])
@pytest.mark.parametrize("name", ["feed.xml", "https://x.example/feed?format=x.html", "noname", "wrong.txt"])
def test_feeds_are_told_by_their_content(text: str, kind: str, name: str) -> None:
    document = read(text.encode(), name)
    assert (document.kind, document.title, document.trouble) == (kind, "T", "")
    assert [article.title and article.title.text for article in document.articles] == ["x"]


@pytest.mark.parametrize(
    "before", ["\n" * 80_000, "\ufeff", "<?xml version='1.0'?>\n<!-- a -->\n", "<!DOCTYPE rss>", "Warning: x\n", "<br /><b>Warning</b>: x<br />"]
)
def test_what_stands_in_front_of_a_feed_does_no_harm(before: str) -> None:
    assert len(read((before + RSS).encode(), "feed.xml").articles) == 1


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t", "a.xml", "empty"),
        (b"\xef\xbb\xbf", "a.txt", "empty"),
        (bytes(range(256)), "a.txt", "binary data, not text"),
        (b"<!DOCTYPE html><html><p>x</html>", "a.xml", "an HTML page, not a feed"),
        (b"<html><p>x</html>", "https://x.example/feed.rss?x=1", "an HTML page, not a feed"),
        (b"<?xml version='1.0'?><opml version='2.0'><body/></opml>", "a.opml", "dateline import FILE"),
        (b"<opml><body/></opml>", "a.xml", "OPML"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "picture", "XML, but not a feed"),
        (b"<urlset><url/></urlset>", "a.xml", "XML, but not a feed"),
        (b"just words", "a.xml", "text, not a feed"),
        (b'{"a": 1}', "a.json", "JSON, but not a JSON Feed"),
        (b"[1, 2]", "noname", "JSON, but not a JSON Feed"),
        (b'{"a": ', "a.json", "damaged JSON"),
        (b"words", "a.json", "not JSON"),
        (b"a" * 17_000_000, "a.txt", "too large: 17 MB, at most 16 MB"),
        (b"<rss>" + b" " * 65_000_000, "a.xml", "too large: 66 MB, at most 64 MB"),
    ],
    ids=lambda value: repr(value[:30]),
)  # fmt: skip
def test_what_holds_no_articles_is_refused_in_one_plain_line(data: bytes, name: str, message: str) -> None:
    with pytest.raises(SourceError) as refused:
        read(data, name)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)
    assert name not in str(refused.value)


@pytest.mark.parametrize("name", ["page.html", "page", "https://x.example/story"])
def test_a_page_is_told_by_its_content(name: str) -> None:
    document = read(b"<!DOCTYPE html><title>T</title><p>x", name)
    assert (document.kind, len(document.articles)) == ("files", 1)


@pytest.mark.parametrize("text", ["<3 Wien", "[1] A note", "{ not json }", "--- a line"])
def test_odd_first_characters_make_no_other_form(text: str) -> None:
    (article,) = read(text.encode(), "a.txt").articles
    assert article.body is not None
    assert article.body.text == text


def test_an_empty_feed_is_no_error() -> None:
    assert read(b"<rss version='2.0'><channel><title>T</title></channel></rss>", "a.xml").articles == ()
