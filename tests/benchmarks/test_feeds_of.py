"""The made-up feeds of the benchmarks are what they are said to be."""

import statistics
from collections import Counter
from pathlib import Path

import pytest

from reader.places.article import place_article
from reader.places.gazetteer import Gazetteer
from reader.sources.read import read
from reader.text.make import make_all
from tests.benchmarks.feeds_of import feed_of, feeds_in, form_of, opml
from tests.benchmarks.serving import Serving
from tests.benchmarks.stories_of import Writer


@pytest.mark.parametrize("number", [0, 12, 17])
def test_the_same_number_makes_the_same_feed(number: int) -> None:
    assert feed_of(number, 5) == feed_of(number, 5)
    assert feed_of(number, 5).data != feed_of(number + 20, 5).data


@pytest.mark.parametrize("number", range(40))
def test_a_feed_is_read_whole(number: int) -> None:
    made = feed_of(number, 5)
    writer = Writer(number)
    wanted = [writer.story(n) for n in range(5)]
    for data in filter(None, (made.data, made.twin)):
        document = read(data, f"http://127.0.0.1/{number}.xml")
        assert document.kind == ("rss" if data is made.twin else made.form)
        assert (document.trouble, document.language, document.title) == ("", writer.language, writer.title)
        stories = make_all(document)
        assert [(story.title, story.guid, story.published, story.url) for story in stories] == [(s.title, s.guid, s.published, s.url) for s in wanted]
        assert all(len(story.text) > 300 for story in stories)


def test_bodies_have_the_sizes_of_real_ones() -> None:
    sizes = [len(story.body.encode()) for number in range(30) for story in map(Writer(number).story, range(10))]
    assert min(sizes) > 350
    assert max(sizes) < 4_200
    assert 1_200 < statistics.mean(sizes) < 2_000


def test_forms_and_languages_have_their_shares() -> None:
    assert Counter(form_of(number) for number in range(1_000)) == {"rss": 600, "atom": 250, "json": 150}
    assert 400 < sum(Writer(number).language == "de" for number in range(1_000)) < 600


def test_stories_name_places_and_half_open_with_a_dateline() -> None:
    world = Gazetteer.open()
    stories = [story for number in range(10) for story in make_all(read(feed_of(number, 10).data, "http://127.0.0.1/"))]
    placed = [place_article(world, story) for story in stories]
    world.close()
    assert 0.35 < sum(bool(one.dateline) for one in placed) / len(placed) < 0.65
    assert statistics.mean(len(one.places) for one in placed) > 3


def test_a_feed_is_served_at_an_address_of_its_own(tmp_path: Path) -> None:
    assert opml(["http://127.0.1.1/0.xml"]).count("xmlUrl") == 1
    folder = feeds_in(tmp_path, 20, 1)
    assert len(list(folder.iterdir())) == 20 + 3 + 1
    assert len({Serving(tmp_path, 20, 1).folder, folder}) == 1
