import sqlite3
from pathlib import Path

import pytest

from reader.library.protocol import Library
from reader.library.sqlite import connection, migrate
from reader.library.sqlite.open import open_library, open_memory
from reader.model.errors import LibraryError, SourceError
from reader.model.feed import Delivery
from tests.library.conftest import Open
from tests.library.news import NOW, deliver, found, story, subscribe, words


def test_a_library_of_sqlite_is_a_library() -> None:
    library: Library = open_memory()
    library.close()


def test_a_library_is_made_with_its_folders_and_opened_again(path: Path, filled: Open) -> None:
    deliver(filled(), subscribe(filled()), story("a"))
    assert found(filled()) == ["a"]
    assert filled().trouble() == ()
    assert path.is_file()


def test_an_empty_file_becomes_a_library(path: Path, filled: Open) -> None:
    path.parent.mkdir()
    path.touch()
    assert filled().feeds() == ()


def test_what_is_not_there_is_not_made_unless_asked_for(path: Path) -> None:
    for wrong in ({"create": False}, {"read_only": True}):
        with pytest.raises(LibraryError, match="no library yet"):
            open_library(path, **wrong)
    assert not path.parent.exists()


def test_what_is_no_library_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    text, foreign, claimed = tmp_path / "text.db", tmp_path / "foreign.db", tmp_path / "claimed.db"
    text.write_bytes(b"this is no library\n" * 999)
    for file, statement in ((foreign, "CREATE TABLE mine (x)"), (claimed, f"PRAGMA application_id = {migrate.APPLICATION}")):
        other = sqlite3.connect(file)
        other.execute(statement)
        other.commit()
        other.close()
    for wrong in (tmp_path, text, foreign, claimed, text / "below.db"):
        before = wrong.read_bytes() if wrong.is_file() else b""
        with pytest.raises(LibraryError) as told:
            open_library(wrong)
        assert str(wrong) in str(told.value)
        assert "\n" not in str(told.value)
        assert not wrong.is_file() or wrong.read_bytes() == before


def test_a_newer_library_is_refused(path: Path, filled: Open) -> None:
    filled().close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(LibraryError, match="99"):
        open_library(path)


def test_a_damaged_library_is_told_in_one_line(path: Path, filled: Open) -> None:
    library = filled()
    deliver(library, subscribe(library), *(story(str(n), text=f"{n} " * 200) for n in range(200)))
    library.close()
    data = path.read_bytes()
    path.write_bytes(data[:8192] + b"\x5a" * (len(data) - 8192))
    with pytest.raises(LibraryError, match="damaged"):
        filled()
    # the tables' definitions are sound, the articles are not
    path.write_bytes(data)
    with sqlite3.connect(path) as db:
        pages = [page for (page,) in db.execute("SELECT rootpage FROM sqlite_schema WHERE name IN ('article', 'body')")]
    db.close()
    with path.open("rb+") as file:
        for page in pages:
            file.seek((page - 1) * 8192)
            file.write(b"\x5a" * 8192)
    broken = filled()
    everything = range(1, 201)
    for use in (lambda: broken.articles(everything, bodies=True), lambda: broken.mark_read(everything, True, NOW)):
        with pytest.raises(LibraryError, match="damaged") as told:
            use()
        assert "\n" not in str(told.value)
    assert broken.trouble() != ()
    assert all("\n" not in finding for finding in broken.trouble())


def test_damaged_bytes_of_one_article_are_told_and_leave_the_rest(path: Path, filled: Open) -> None:
    library = filled()
    deliver(library, subscribe(library), story("a"), story("b"))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE body SET blocks = x'00' WHERE article = 1")
    db.close()
    with pytest.raises(LibraryError, match="damaged"):
        library.articles([1], bodies=True)
    assert library.articles([2], bodies=True)[0].story.title == "b"
    assert found(library) == ["a", "b"]


def test_kept_counts_that_are_wrong_are_found(path: Path, filled: Open) -> None:
    library = filled()
    deliver(library, subscribe(library), story("a"))
    for statement, what in (
        ("UPDATE feed SET unread = 7", "feed.articles"),
        ("UPDATE place SET articles = 7", "place.articles"),
        ("DELETE FROM unread", "unread"),
        ("INSERT INTO waiting (key) VALUES (5)", "keys without an article"),
        ("DELETE FROM body", "body"),
        ("DELETE FROM article_place", "placed.nodes"),
        ("INSERT INTO hidden (key) SELECT key FROM article", "hidden"),
        ("INSERT INTO put_away (key) VALUES (5)", "put_away"),
        ("INSERT INTO kept_away (key) SELECT key FROM article", "kept_away"),
        ("INSERT INTO full_text (article, state) VALUES (1, 'there')", "full_text"),
        ("UPDATE article SET file = 99", "file"),
    ):
        with sqlite3.connect(path) as db:
            db.execute(statement)
        db.close()
        assert any(what in finding for finding in library.trouble()), what


def test_a_locked_library_says_so(path: Path, filled: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "WAIT", 0.01)
    library = filled()
    subscribe(library)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError, match="another program"):
        subscribe(library, "https://other.example")
    assert len(library.feeds()) == 1
    other.execute("ROLLBACK")
    other.close()
    assert subscribe(library, "https://other.example").id == 2


def test_a_library_that_may_only_be_read_is_read_and_says_so_when_written(path: Path, filled: Open) -> None:
    deliver(filled(), subscribe(filled()), story("a", text="Wort"))
    library = open_library(path, read_only=True)
    assert found(library, words("Wort")) == ["a"]
    assert library.trouble() == ()
    assert library.unplaced(1, 9) != ()
    for write in (
        lambda: library.mark_read([1], True, NOW),
        lambda: subscribe(library),
        lambda: library.keep(1, Delivery()),
        lambda: library.undo(NOW),
        lambda: library.closed(NOW),
        lambda: library.want_full_text([1], NOW),
        lambda: library.rule([], 1, NOW),
        lambda: library.save_view("A", "x", "date", NOW),
    ):
        with pytest.raises(LibraryError, match="read-only"):
            write()
    library.close()


def test_a_library_where_nothing_can_be_written_is_read_all_the_same(path: Path, filled: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    deliver(filled(), subscribe(filled()), story("a"))
    for opened in (filled(),):
        opened.close()
    monkeypatch.setattr("os.access", lambda *_args: False)
    library = open_library(path)
    assert found(library) == ["a"]
    library.close()


def test_a_full_disk_saves_nothing_and_loses_nothing(path: Path, filled: Open) -> None:
    library = filled()
    feed = subscribe(library)
    deliver(library, feed, story("a", text="Wort"))
    library.bookmark([1], True, NOW)
    with library._connections.bare() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(SourceError, match="disk full: nothing was saved"):
        deliver(library, feed, *(story(str(n), text=f"{n} " * 5000) for n in range(50)))
    assert found(library) == ["a"]

    def fill() -> None:
        for n in range(10_000):
            library.annotate(1, NOW, note=f"{n} " * 5000)

    with pytest.raises(SourceError, match="disk full"):
        fill()
    note = library.articles([1])[0].note
    assert note == "" or set(note.split()) == {note.split()[0]}
    assert library.trouble() == ()
    with library._connections.bare() as db:
        db.execute("PRAGMA max_page_count = 1000000")
    assert deliver(library, feed, story("b")).new == 1
    assert library.trouble() == ()


def test_a_closed_library_answers_no_more(library: Library) -> None:
    other = open_memory()
    other.close()
    other.close()
    with pytest.raises(LibraryError, match="closed"):
        other.feeds()
    assert library.feeds() == ()


def test_the_version_changes_when_another_program_writes_and_not_by_ones_own_acts(path: Path, filled: Open) -> None:
    one, other = filled(), filled()
    before = one.version()
    subscribe(one)
    assert one.version() == before
    subscribe(other, "https://other.example")
    assert one.version() != before


def test_words_are_folded_as_they_were_when_they_were_indexed() -> None:
    # the index is deleted from by giving the same words again: if this fails, a migration has to index everything anew
    from reader.library.sqlite.keys import hashed
    from reader.text.fold import tokens

    probe = "Straße Łódź Ærø İstanbul Ελλάδα Москва 北京 สวัสดี 東京タワー don't e-mail 3,5 ½ ﬁ n̈ Đà Nẵng ´x` U.S. naïve Ωμέγα हिन्दी عربي 한국어"
    assert hashed(" ".join(tokens(probe))) == FOLDED


FOLDED = 8087192484993058450
