"""What workers pack is kept as what is not packed: the same tables, the same bytes."""

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from reader.library.protocol import Library
from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_memory
from reader.model.article import Story
from reader.model.feed import Delivery, Document, FileState, NewFeed, Packed
from reader.model.place import PackedPlaces, Placed
from tests.library.news import AUSTRIA, MUNICH, NOW, POELTEN, VERSION, VIENNA, at, story
from tests.library.test_codec import stories
from tests.library.test_keep import WHOLE

PLACES = (at(VIENNA, MUNICH, role="dateline", dateline="Wien"), at(POELTEN, confidence=0.3), Placed(), at(AUSTRIA), at(MUNICH, POELTEN, role="details"))


def dump(library: SqliteLibrary) -> dict[str, list[Any]]:
    """Every row of every table; instead of the numbers that depend on the order of writing, what they stand for.

    How the full-text index lays out its pages depends on how much is written at once: its own check compares it with the articles.
    """
    with library._connections.read() as db:
        articles = dict(db.execute("SELECT key, id FROM article"))
        facets = {number: (field, sort) for number, field, sort in db.execute("SELECT id, field, sort FROM facet")}
        names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'fts%'")]
        made = {}
        for name in names:
            cursor = db.execute(f"SELECT * FROM {name}")  # noqa: S608 - a table's name
            columns = [column[0] for column in cursor.description]
            rows = [dict(zip(columns, row, strict=True)) for row in cursor]
            for row in rows:
                for column in {"facet", "label"} & row.keys():
                    row[column] = facets[row[column]]
                if name == "facet":
                    del row["id"]
                if "key" in row:
                    row["key"] = row["key"] >> 10 if name == "article" else articles[row["key"]]
            made[name] = sorted(map(repr, rows))
        return made


def news(feed: int, day: int) -> tuple[Document, ...]:
    """What a feed has on a day: some new, some changed, some under another guid."""
    same = tuple(story(f"{feed}-{n}", hours=n, text=f"Wort {n}", publisher=f"P{n % 3}") for n in range(150))
    changed = tuple(story(f"{feed}-c{n}", hours=n * day, text=f"Tag {day}", title=f"T {day}") for n in range(5))
    again = tuple(story(f"{feed}-a{n}-{day}", title="again", url=f"https://example.org/{n}") for n in range(5))
    fresh = tuple(story(f"{feed}-{day}-{n}", hours=n) for n in range(5))
    return (Document("", None, (*same, *changed, *again, *fresh)),)


def files(day: int) -> tuple[Document, ...]:
    """Files of a folder on a day."""
    return tuple(Document(f"{n}.txt", FileState(day, n, "00"), (story(f"{n}.txt", text=str(day * (n % 2)), file=f"/n/{n}.txt"),)) for n in range(200))


def build(*, packed: bool, together: bool) -> SqliteLibrary:
    """A library that two days of news went through."""
    library = open_memory()
    feeds = library.subscribe([*(NewFeed(f"https://{n}.example") for n in range(5)), NewFeed("/n", kind="files")], NOW)
    ids = [feed.id for feed, _new in feeds]
    story_packer, places_packer = library.packers().story, library.packers().places

    def given(document: Document) -> Document:
        return Document(document.path, document.state, tuple(story_packer(one) for one in document.stories if isinstance(one, Story)))

    for day in (1, 2):
        deliveries = [(number, news(number, day)) for number in ids[:-1]] + [(ids[-1], files(day)), (ids[0], news(99, day)), (999, news(5, day)), (ids[1], ())]
        made = [
            (number, Delivery(tuple(map(given, documents)) if packed else documents, fetched=NOW, said_title=f"Said {day}")) for number, documents in deliveries
        ]
        if together:
            library.keep_all(made)
        else:
            for number, delivery in made:
                library.keep(number, delivery)
        said: list[tuple[int, Placed]] = [(number, PLACES[(number + day) % 5]) for number in range(1, 900, 3)]
        library.place(VERSION, [(number, places_packer(one)) for number, one in said] if packed else said)
    return library


@pytest.mark.parametrize(("packed", "together"), [(True, False), (False, True), (True, True)])
def test_packed_or_not_together_or_one_by_one_the_library_is_the_same(packed: bool, together: bool) -> None:
    one, other = build(packed=False, together=False), build(packed=packed, together=together)
    assert other.trouble() == ()
    assert dump(other) == dump(one)
    one.close()
    other.close()


def test_keeping_several_deliveries_tells_what_each_brought(library: Library) -> None:
    a, b = (feed.id for feed, _new in library.subscribe([NewFeed("https://a.example"), NewFeed("https://b.example")], NOW))
    library.keep(a, Delivery((Document("", None, (story("1", text="x"),)),), fetched=NOW))
    kept = library.keep_all(
        [
            (a, Delivery((Document("", None, (story("1", text="y"), story("2"))),), fetched=NOW)),
            (b, Delivery((Document("", None, tuple(story(str(n)) for n in range(700))),), fetched=NOW)),
            (999, Delivery((Document("", None, (story("1"),)),), fetched=NOW)),
            (a, Delivery((Document("", None, (story("2"), story("3"))),), fetched=NOW)),
            (b, Delivery(fetched=NOW)),
        ]
    )
    assert [(one.new, one.updated) for one in kept] == [(1, 1), (700, 0), (0, 0), (1, 0), (0, 0)]
    assert library.keep_all([]) == ()


@settings(max_examples=40, deadline=None)
@given(stories)
def test_a_packed_story_survives_the_way_between_processes(made: Story) -> None:
    pack = open_memory().packers().story
    packed = pack(made)
    assert pickle.loads(pickle.dumps(packed)) == packed == pickle.loads(pickle.dumps(pack))(made)
    assert isinstance(packed, Packed)


def test_packed_places_survive_the_way_between_processes() -> None:
    pack = open_memory().packers().places
    for said in PLACES:
        packed = pack(said)
        assert pickle.loads(pickle.dumps(packed)) == packed == pickle.loads(pickle.dumps(pack))(said)
        assert isinstance(packed, PackedPlaces)


def test_what_another_backend_packed_is_refused(library: Library) -> None:
    feed = library.subscribe([NewFeed("https://a.example")], NOW)[0][0]
    with pytest.raises(TypeError, match="not packed"):
        library.keep(feed.id, Delivery((Document("", None, (Packed(),)),), fetched=NOW))
    with pytest.raises(TypeError, match="not packed"):
        library.place(VERSION, [(1, PackedPlaces())])


def test_a_story_whole_of_everything_is_packed_and_comes_back(library: Library) -> None:
    feed = library.subscribe([NewFeed("https://a.example")], NOW)[0][0]
    library.keep(feed.id, Delivery((Document("", None, (library.packers().story(WHOLE),)),), fetched=NOW))
    assert library.articles([1], bodies=True)[0].story == WHOLE


def test_a_worker_packs_without_sqlite() -> None:
    code = "import sys, reader.library.sqlite.pack; print('sqlite3' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    assert said.stdout.strip() == "False"
