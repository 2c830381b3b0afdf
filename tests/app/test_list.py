"""Rows of the list: drawn, cut and clicked by cells; the window that holds the pages in memory."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.empty import empty_words
from reader.app.list_window import KEPT, PAGE, ListWindow
from reader.app.search import Wanted, look
from reader.app.show import ASCII, Glyphs, Ink
from reader.app.themes import ANSI_DARK, PALETTES
from reader.app.widgets.list_rows import ONE, THREE, Part, columns, draw, part_at
from reader.desk.find import Listing
from reader.library.protocol import Cursor, Library
from reader.library.sqlite.open import open_memory
from reader.model.article import Article, Headline, Story
from reader.model.feed import Delivery, Document, NewFeed
from reader.query.ast import Query
from tests.app.news_app import news_session

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
INK = Ink(PALETTES["night"], Glyphs(), plain=False)
ROW = Headline(
    7, 70, "Trams return to the Alfama after two years of repairs", "Lisbon", 1, "Harbour Times", "", NOW, True, read=False, bookmarked=True, changed=False
)


def line(row: Headline | None, width: int, lines: int = ONE, at: int = 0, age: str = "38 min") -> str:
    return draw(row, width, lines, "", age, INK)[at].text


@pytest.mark.parametrize(
    ("width", "drawn"),
    [
        (80, " • Lisbon        Trams return to the Alfama after two years of repai… ★ 38 min  "),
        (120, " • Lisbon          Trams return to the Alfama after two years of repairs                 Harbour Times        ★ 38 min  "),
    ],
)
def test_a_row_of_one_line(width: int, drawn: str) -> None:
    assert line(ROW, width) == drawn


def test_a_row_of_three_lines() -> None:
    assert line(ROW, 60, THREE, 0) == " • Trams return to the Alfama after two years of repairs    "
    assert line(ROW, 60, THREE, 1) == f"   Lisbon  Harbour Times{'★':>26}  38 min  "
    assert line(ROW, 60, THREE, 2).strip() == ""


def test_marks_are_told_by_shape() -> None:
    read = replace(ROW, read=True)
    assert line(read, 80)[1] == " "
    assert line(replace(read, changed=True), 80)[1] == "≠"
    assert line(replace(ROW, bookmarked=False), 80)[70] == " "
    assert draw(ROW, 80, ONE, "cursor", "", INK)[0].text.startswith("▌•")
    assert draw(ROW, 80, ONE, "cursor", "", Ink(ANSI_DARK, ASCII, plain=True))[0].text.startswith(">*")
    assert line(None, 80).strip() == "…"


def test_a_selected_row_bears_its_sign_after_the_dot() -> None:
    for lines in (ONE, THREE):
        assert draw(ROW, 80, lines, "", "", INK, chosen=True)[0].text.startswith(" •✓")
    assert draw(ROW, 80, ONE, "cursor", "", Ink(ANSI_DARK, ASCII, plain=True), chosen=True)[0].text.startswith(">*x")


def test_what_tells_the_same_is_counted_right_behind_the_title() -> None:
    folded = replace(ROW, others=2)
    assert line(folded, 80).startswith(" • Lisbon        Trams return to the Alfama after two years of re… +2 ★")
    assert line(replace(folded, title="Trams"), 80).startswith(" • Lisbon        Trams +2   ")
    assert line(folded, 64, THREE, 0).startswith(" • Trams return to the Alfama after two years of repairs +2")
    part = next(part for part in draw(folded, 80, ONE, "", "", INK)[0] if part.text == " +2")
    assert part.style == INK("muted", "bg")


def test_unread_is_bold_and_a_followed_place_too() -> None:
    segments = list(draw(replace(ROW, followed=True), 80, ONE, "", "", INK)[0])
    title = next(part for part in segments if part.text.startswith("Trams"))
    place = next(part for part in segments if part.text.startswith("Lisbon"))
    assert title.style is not None
    assert title.style.bold
    assert place.style is not None
    assert place.style.bold


WORDS = st.text(st.characters(codec="utf-8"), max_size=80) | st.sampled_from(
    ["", "大阪のたこ焼き屋、百周年を祝う", "🇦🇹👨‍👩‍👧 family", "e\u0301" * 40, "x" * 400]
)


@given(WORDS, WORDS, WORDS, st.integers(10, 220), st.sampled_from([ONE, THREE]), st.booleans(), st.integers(0, 2000))
def test_every_line_is_as_wide_as_the_pane(title: str, place: str, feed: str, width: int, lines: int, read: bool, others: int) -> None:
    row = replace(ROW, title=title, place=place, feed=feed, read=read, others=others)
    drawn = draw(row, width, lines, "cursor", "12 Nov", INK, chosen=read)
    assert len(drawn) == lines
    assert {strip.cell_length for strip in drawn} == {width}
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for strip in drawn for char in strip.text)


@pytest.mark.parametrize(
    ("x", "width", "part"),
    [(1, 80, "dot"), (2, 80, "tick"), (4, 80, "place"), (12, 80, "title"), (30, 80, "title"), (70, 80, "star"), (90, 120, "feed"), (110, 120, "star")],
)
def test_a_cell_belongs_to_a_part_of_its_row(x: int, width: int, part: Part) -> None:
    assert part_at(ROW, x, 0, width, ONE) == part


def test_the_star_is_where_it_is_drawn() -> None:
    for width in range(40, 200):
        assert line(ROW, width)[columns(width).star_at] == "★"
        assert part_at(ROW, columns(width).star_at, 0, width, ONE) == "star"
        assert part_at(ROW, line(ROW, width, THREE, 1).index("★"), 1, width, THREE) == "star"


@pytest.mark.parametrize(
    ("query", "said", "key"),
    [
        ("in:Wien is:unread", "Nothing unread in Wien.", ("Esc", "shows the 2 read ones")),
        ("is:unread in:Wien", "Nothing unread in Wien.", ("p", "another place")),
        ("in:Tuvalu is:unread", "No article lies in Tuvalu.", ("p", "another place")),
        ("in:Wien is:bookmarked", "Nothing fits all of it.", ("/", "change it")),
        ("tag:water", "Nothing fits tag:water.", ("/", "change it")),
        ("zeppelin linz", "Nothing holds “zeppelin” and “linz”.", ("/", "change it")),
    ],
)
def test_an_empty_list_says_what_there_is_not_and_which_key_helps(query: str, said: str, key: tuple[str, str]) -> None:
    session = news_session(8)
    session.library.mark_read(session.library.ids(Query()), True, NOW)
    empty = empty_words(look(session, Wanted("all", query)), 8, 1)
    assert empty.line == said
    assert empty.keys[0] == key


def filled(count: int) -> Library:
    library = open_memory()
    feed, _new = library.subscribe([NewFeed("/news", kind="files", title="News")], NOW)[0]
    stories = tuple(Story(f"g{n}", f"Story {n}", published=NOW - timedelta(minutes=n), fingerprint=str(n)) for n in range(count))
    library.keep(feed.id, Delivery((Document("", None, stories),), fetched=NOW))
    return library


def test_a_window_holds_the_pages_it_was_given() -> None:
    window = ListWindow(Listing(filled(150), Query()))
    assert window.total == 150
    assert window.get(0) is None
    assert window.missing(60, 130) == [0, 1, 2]
    for page in (2, 0):
        window.put(page, window.fetch(page))
    assert window.missing(0, 150) == [1]
    assert [row.title if (row := window.get(n)) else None for n in (0, 63, 64, 128, 149, 150)] == [
        "Story 0",
        "Story 63",
        None,
        "Story 128",
        "Story 149",
        None,
    ]


def test_the_nearest_row_is_sure_only_if_all_on_the_way_are_known() -> None:
    library = filled(150)
    window = ListWindow(Listing(library, Query()))
    window.put(0, window.fetch(0))
    window.change(window.ids(0), read=True)
    assert window.nearest(3, lambda row: not row.read) == (None, False)
    assert window.nearest(3, lambda row: not row.read, backwards=True) == (None, True)
    window.put(1, window.fetch(1))
    assert window.nearest(3, lambda row: not row.read) == (64, True)


def test_marks_change_in_memory_and_are_taken_over_from_the_library() -> None:
    library = filled(5)
    window = ListWindow(Listing(library, Query()))
    window.put(0, window.fetch(0))
    ids = window.ids(0)
    assert [row.id for row in window.change(ids[:2], read=True)] == list(ids[:2])
    assert window.change(ids[:2], read=True) == ()
    window.restate(library.articles(ids))
    assert not any(row.read for n in range(5) if (row := window.get(n)))


def test_old_pages_are_let_go() -> None:
    window = ListWindow(Listing(filled(3), Query()))
    rows = window.fetch(0)
    for page in range(KEPT + 5):
        window.put(page, rows)
    assert window.get(0) is None
    assert window.get((KEPT + 4) * PAGE) is not None


def test_cursors_and_articles_are_what_a_row_is_found_by() -> None:
    library = filled(80)
    listing = Listing(library, Query())
    row = listing.window(70, 1)[0]
    assert isinstance(library.cursor(Query(), row), Cursor)
    assert ListWindow(listing).index_of(row) == 70
    article: Article = library.articles([row.id])[0]
    assert article.story.title == row.title
