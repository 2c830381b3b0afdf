"""Files to articles: read, kept, placed, and read again."""

import os
from pathlib import Path
from typing import Any

import pytest

from reader.desk.refresh import add, refresh
from reader.desk.session import Session
from reader.model.article import Article
from reader.query.ast import Query


def articles(session: Session) -> dict[str, Article]:
    """All articles by the names of their files."""
    found = session.library.articles(session.library.ids(Query()), bodies=True)
    return {Path(article.story.file or article.story.guid).name: article for article in found}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Brücke eröffnet\n\nGraz, Österreich - Die neue Brücke über die Mur ist eröffnet worden. Viele kamen.\n")
    (folder / "b.txt").write_text("Ferry returns\n\nLisbon, Portugal - The ferry is back on the river after two years of repairs.\n")
    return folder


def test_a_folder_is_read_and_placed_in_one_go(session: Session, news: Path) -> None:
    _feed, new, total = add(session, news)
    assert new
    assert (total.new, total.failed) == (2, 0)
    assert articles(session)["a.txt"].places[0].place.name == "Graz"
    assert articles(session)["b.txt"].dateline == "Lisbon, Portugal"


def test_nothing_new_is_nothing_changed(session: Session, news: Path) -> None:
    add(session, news)
    total = refresh(session)
    assert (total.new, total.updated, total.not_modified, total.fetched) == (0, 0, 1, 0)
    total = refresh(session, force=True)
    assert (total.new, total.updated) == (0, 0)


def test_a_changed_file_is_changed_and_not_doubled(session: Session, news: Path) -> None:
    add(session, news)
    before = articles(session)["a.txt"]
    (news / "a.txt").write_text("Brücke eröffnet\n\nGraz, Österreich - Die neue Brücke ist eröffnet worden. Es regnete den ganzen Tag.\n")
    total = refresh(session)
    assert (total.new, total.updated) == (0, 1)
    after = articles(session)["a.txt"]
    assert after.id == before.id
    assert "regnete" in after.story.text
    assert len(articles(session)) == 2


def test_a_new_file_shows_up(session: Session, news: Path) -> None:
    add(session, news)
    (news / "deep").mkdir()
    (news / "deep" / "c.md").write_text("---\ntitle: Third\n---\nBody of the third.\n")
    assert refresh(session).new == 1
    assert articles(session)["c.md"].story.title == "Third"


def test_a_deleted_files_article_stays_marked_gone_until_it_is_back(session: Session, news: Path) -> None:
    add(session, news)
    text = (news / "b.txt").read_text()
    (news / "b.txt").unlink()
    refresh(session)
    assert articles(session)["b.txt"].gone
    (news / "b.txt").write_text(text)
    assert refresh(session).new == 0
    assert not articles(session)["b.txt"].gone


def test_a_touched_file_is_read_once_and_not_again(session: Session, news: Path) -> None:
    add(session, news)
    os.utime(news / "a.txt", ns=(1, 1))
    refresh(session)
    assert session.library.file_states(session.library.feeds()[0].id)["a.txt"].mtime_ns == 1
    assert articles(session)["a.txt"].story.title == "Brücke eröffnet"


def test_a_bad_file_costs_one_line_and_the_others_go_on(session: Session, news: Path) -> None:
    (news / "bad.txt").write_bytes(b"\x00\x01\x02binary\x00" * 50)
    feed, _new, total = add(session, news)
    assert total.new == 2
    assert [(Path(trouble.where).name, trouble.error) for trouble in total.troubles] == [("bad.txt", total.troubles[0].error)]
    assert "\n" not in total.troubles[0].error
    assert "bad.txt" in (next(f for f in session.library.feeds() if f.id == feed.id).error or "")


def test_a_bad_files_trouble_lasts_as_long_as_the_file(session: Session, news: Path) -> None:
    (news / "bad.txt").write_bytes(b"\x00\x01\x02binary\x00" * 50)
    add(session, news)
    assert refresh(session).failed == 1
    (news / "bad.txt").unlink()
    assert refresh(session).failed == 0
    assert session.library.feeds()[0].error is None


def test_a_source_that_is_gone_keeps_its_articles_and_says_so(session: Session, news: Path) -> None:
    add(session, news)
    news.rename(news.with_name("elsewhere"))
    total = refresh(session)
    assert total.failed == 1
    assert "no such file" in (session.library.feeds()[0].error or "")
    assert len(articles(session)) == 2


def test_events_tell_when_all_can_be_read_and_when_all_is_placed(session: Session, news: Path) -> None:
    events: list[dict[str, Any]] = []
    add(session, news, tell=events.append)
    kinds = [event["event"] for event in events]
    assert kinds[0] == "start"
    assert kinds.index("readable") < kinds.index("placed")
    assert events[kinds.index("feed")]["new"] == 2


def test_without_a_gazetteer_articles_are_read_all_the_same(session: Session, news: Path) -> None:
    from reader.refresh.pipeline import refresh as run

    feed, _new, _total = add(session, news)
    (news / "c.txt").write_text("Third\n\nWien, Österreich - Der dritte Artikel ist da und wird gelesen.\n")
    run(session.library, session.library.feeds(), lambda: None, session.now)
    assert articles(session)["c.txt"].places == ()
    refresh(session)
    assert articles(session)["c.txt"].places[0].place.geonameid == 2761369
    assert feed.id


def test_every_feed_of_the_corpus_is_added_from_disk_whole(session: Session, corpus: Path) -> None:
    import json
    from io import BytesIO

    import feedparser

    _feed, _new, total = add(session, corpus / "feeds")
    assert total.failed == 0, total.troubles
    expected = 0
    for file in sorted((corpus / "feeds").iterdir()):
        data = file.read_bytes()
        if file.suffix == ".json":
            expected += len(json.loads(data)["items"])
        elif file.suffix == ".xml":
            # some hold the text of one entry alone, which is no feed but an article
            expected += len(feedparser.parse(BytesIO(data)).entries) or 1
    # the licence file that lies beside the feeds is a text like any other
    assert session.library.totals(Query()).articles == expected + 1
