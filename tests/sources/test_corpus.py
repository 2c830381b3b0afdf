import gzip
import html
import json
import re
from io import BytesIO
from pathlib import Path

import feedparser

from reader.sources import opml
from reader.sources.read import read
from reader.text.make import make_all

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def test_every_feed_yields_as_many_articles_as_it_has_entries(corpus: Path) -> None:
    files = [file for file in sorted((corpus / "feeds").iterdir()) if file.suffix in (".xml", ".json")]
    assert len(files) > 40
    for file in files:
        data = file.read_bytes()
        if file.suffix == ".json":
            expected = len(json.loads(data)["items"])
        else:
            expected = len(feedparser.parse(BytesIO(data)).entries)
        if expected == 0:
            # The corpus holds bodies of single entries as well, HTML under a feed's name: an article each.
            expected = 1
        document = read(data, file.name)
        assert (len(document.articles), document.trouble) == (expected, ""), file.name
        stories = make_all(document)
        assert len({story.guid for story in stories}) == len(stories) == expected, file.name
        assert all(story.title and not CONTROL.search(story.title + story.text + story.teaser) for story in stories), file.name


def test_every_list_gives_every_feed_and_folder(corpus: Path) -> None:
    files = sorted((corpus / "opml").rglob("*.opml"))
    assert len(files) > 50
    for file in files:
        data = file.read_bytes()
        addresses = {html.unescape(found) for found in re.findall(r'xmlUrl\s*=\s*"([^"]+)"', data.decode(), re.IGNORECASE)}
        feeds = opml.read(data)
        assert {feed.url for feed in feeds} == addresses, file.name
        folders = set(re.findall(r'<outline text="([^"]+)" title="[^"]+">', data.decode()))
        assert {feed.folder for feed in feeds} == {html.unescape(folder) for folder in folders}, file.name


def test_every_page_is_one_article_with_title_and_text(corpus: Path) -> None:
    files = sorted((corpus / "pages").glob("*/*.html.gz"))
    assert len(files) > 40
    for file in files:
        (story,) = make_all(read(gzip.decompress(file.read_bytes()), file.name.removesuffix(".gz")), guid_prefix=file.name)
        assert story.title, file.name
        assert len(story.text) > 500, file.name
        assert not CONTROL.search(story.title + story.text), file.name


def test_pages_give_nearly_all_of_the_text_that_their_publisher_calls_the_story(corpus: Path) -> None:
    recalls = []
    for file in sorted((corpus / "pages").glob("*/*.html.gz")):
        outlet = file.name.partition("_")[0]
        versions = json.loads((file.parent / f"{outlet}.json").read_text()).values()
        (story,) = make_all(read(gzip.decompress(file.read_bytes()), "page.html"))
        found = set(re.findall(r"\w+", f"{story.teaser} {story.text}"))
        words = [
            {word for section in version["body"]["sections"] for text in section["paragraphs"] for word in re.findall(r"\w+", text)} for version in versions
        ]
        recalls.append(max(len(each & found) / len(each) for each in words if each))
    assert sum(recall > 0.95 for recall in recalls) > 0.9 * len(recalls)
