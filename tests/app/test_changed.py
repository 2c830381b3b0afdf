"""What a publisher changed: a former version beside the present one, at any width, in any script, without colours."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.app.screens.changed import ChangedSheet
from reader.app.show import Glyphs, Ink
from reader.app.themes import ANSI_DARK
from reader.app.widgets.compared import Row, _drawn, _rows_of
from reader.desk.changes import compare
from reader.desk.session import Session
from reader.model.article import Story
from reader.model.blocks import Paragraph, Span
from reader.model.feed import Delivery, Document, NewFeed
from tests.app.news_app import NOW, lines, news_session, press, rows, shown, started, text, toasts, until

HOSTILE = (
    "\u202eright\u202c to left \u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd, \u6771\u4eac\u90fd\u306e\u65b0\u3057\u3044\u6a4b, e\u0301"
    + "\u0301" * 50
    + " [bold]x[/] \x1b[31mred"
)


def told(*paragraphs: str, title: str = "Tunnel", teaser: str = "") -> Story:
    """A story of paragraphs."""
    return Story("g", title, teaser, tuple(Paragraph((Span(text),)) for text in paragraphs), published=NOW - timedelta(hours=9), fingerprint=title)


def changing(*versions: Story) -> Session:
    """A session in which an article came in these versions, an hour between two of them."""
    session = news_session(0)
    feed, _new = session.library.subscribe([NewFeed("/news/changing", kind="files", title="Changing")], NOW)[0]
    for n, story in enumerate(versions):
        fetched = NOW - timedelta(hours=len(versions) - n)
        delivery = Delivery((Document("", None, (replace(story, fingerprint=f"{n}"),)),), kind="files", fetched=fetched)
        session.library.keep(feed.id, delivery)
        # of others only the last version is kept
        session.library.bookmark([row.id for row in rows(session)], True, fetched)
    return session


LONG = tuple(f"Paragraph {n} stays as it was written on the first day of the tunnel." for n in range(9))
FIRST = told("Two people were hurt.", *LONG, "It opens in May.", title="Two hurt in tunnel")
SECOND = told("Three people were hurt.", *LONG, "It opens in May.", "Nobody knows why.", title="Three hurt in tunnel")
THIRD = told("Three people were hurt.", *LONG, "It opens in June.", "Nobody knows why.", title="Three hurt in tunnel")


async def opened(pilot: Pilot[None]) -> ChangedSheet:
    """The sheet, with its rows."""
    await started(pilot)
    await press(pilot, "D")
    await until(pilot, lambda: isinstance(pilot.app.screen, ChangedSheet) and pilot.app.screen.rows.row_count and "WHAT CHANGED" in text(pilot))
    sheet = pilot.app.screen
    assert isinstance(sheet, ChangedSheet)
    return sheet


async def test_two_versions_stand_side_by_side_where_there_is_room() -> None:
    session = changing(FIRST, SECOND)
    async with DatelineApp(session).run_test(size=(200, 50)) as pilot:
        sheet = await opened(pilot)
        assert sheet.rows.beside
        (row,) = [line for line in lines(pilot) if "Two people were hurt." in line]
        assert row.index("Three people were hurt.") - row.index("Two people were hurt.") >= 70
        assert "8 paragraphs as they were" in text(pilot)
        assert "until" in text(pilot)
        # as high as what it shows, and wider than other sheets
        assert sheet.rows.size.height == sheet.rows.row_count < 20
        assert sheet.rows.size.width > 150


async def test_below_each_other_in_a_narrow_terminal_with_signs_before_what_changed() -> None:
    session = changing(FIRST, SECOND)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        sheet = await opened(pilot)
        assert sheet.rows.beside
        await pilot.resize_terminal(60, 24)
        await until(pilot, lambda: not sheet.rows.beside)
        shown_rows = [line.removeprefix("▌").strip() for line in lines(pilot)]
        assert "- Two people were hurt." in shown_rows
        assert shown_rows.index("+ Three people were hurt.") == shown_rows.index("- Two people were hurt.") + 1
        await press(pilot, "pagedown")
        await shown(pilot, "+ Nobody knows why.")
        await press(pilot, "escape")
        assert pilot.app.screen is not sheet


async def test_arrows_go_from_change_to_change() -> None:
    session = changing(FIRST, SECOND, THIRD)
    async with DatelineApp(session).run_test(size=(100, 24)) as pilot:
        await opened(pilot)
        assert "change 2 of 2" in text(pilot)
        assert "It opens in June." in text(pilot)
        assert "Two people" not in text(pilot)
        await press(pilot, "left")
        await shown(pilot, "Two people were hurt.")
        assert "change 1 of 2" in text(pilot)
        assert "June" not in text(pilot)
        await press(pilot, "left", "right")
        await shown(pilot, "It opens in June.")


async def test_an_article_that_never_changed_says_so() -> None:
    async with DatelineApp(news_session(3)).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "D")
        assert toasts(pilot) == "It has not changed since it came."


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40), (160, 45), (200, 50)])
async def test_any_script_stays_in_its_column_at_any_size(size: tuple[int, int]) -> None:
    session = changing(told(HOSTILE, "\u6f22" * 400, "x" * 500), told(HOSTILE + " and more", "\u6f22" * 300 + "\u5b57" * 90, "y" * 600))
    async with DatelineApp(session).run_test(size=size) as pilot:
        sheet = await opened(pilot)
        assert all(cell_len(line) <= size[0] for line in lines(pilot))
        assert "Esc back" in lines(pilot)[-1] or any("Esc back" in line for line in lines(pilot))
        widths = {sum(cell_len(part.text) for part in sheet.rows.render_line(y)) for y in range(sheet.rows.size.height)}
        assert widths == {sheet.rows.width}
        for _page in range(4):
            await press(pilot, "pagedown")
        assert not any(sign in text(pilot) for sign in "\x1b\u202e\u202c")


@pytest.mark.parametrize("color", ["NO_COLOR", "terminal"])
async def test_changed_words_are_underlined_where_there_are_no_tints(color: str) -> None:
    session = changing(FIRST, SECOND)
    environment = {"NO_COLOR": "1"} if color == "NO_COLOR" else {}
    if color == "terminal":
        session.settings = replace(session.settings, theme="terminal")
    async with DatelineApp(session, environment=environment).run_test(size=(80, 24)) as pilot:
        sheet = await opened(pilot)
        marked = [part.text for y in range(sheet.rows.size.height) for part in sheet.rows.render_line(y) if part.style is not None and part.style.underline]
        assert marked == ["Two", "Three", "Two", "Three"]
        bold = [part.text for y in range(40) for part in sheet.rows.render_line(y) if part.style is not None and part.style.bold and not part.style.underline]
        assert bold == ["Nobody knows why."], "what is new as a whole is bold"


async def test_a_change_that_no_word_shows_is_said_in_one_line() -> None:
    session = changing(told("The same words."), replace(told("The same words."), blocks=(Paragraph((Span("The same words.", strong=True),)),)))
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await shown(pilot, "Only links, pictures or marks changed.")


async def test_a_book_is_compared_as_far_as_it_goes_and_says_so() -> None:
    pages = tuple(f"Paragraph {n} of a long book about tunnels." for n in range(1_000))
    session = changing(told("Once.", *pages), told("Twice.", *pages))
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await shown(pilot, "the rest is not compared")
        assert "398 paragraphs as they were" in text(pilot)


PARAGRAPHS = st.lists(st.text(st.sampled_from("ab .\u4e2d\u0301\u05d0\u202e\x1b\t\n\U0001f469\u200d"), max_size=60), max_size=4)


@settings(max_examples=60)
@given(PARAGRAPHS, PARAGRAPHS, st.integers(4, 40))
def test_no_row_is_wider_than_its_column(before: Sequence[str], after: Sequence[str], width: int) -> None:
    ink = Ink(ANSI_DARK, Glyphs(), plain=True)
    for pair in compare(told(*before), told(*after)):
        for pieces in (pair.before, pair.after):
            for cell in _rows_of(pieces, width):
                assert sum(cell_len(part.text) for part in _drawn(cell, ink, "text", Row())) <= width


def test_rows_hold_every_word_once_and_in_order() -> None:
    (pair,) = compare(told("one two three four five six", title=""), told("one 2 three 4 five six seven", title=""))
    for pieces, words in ((pair.before, "one two three four five six"), (pair.after, "one 2 three 4 five six seven")):
        for width in range(5, 40):
            assert " ".join("".join(part for part, _changed in cell) for cell in _rows_of(pieces, width)) == words
