from collections.abc import Iterator
from contextlib import asynccontextmanager
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from reader.app.screens.bookmark import BookmarkResult, BookmarkSheet, Note, tags_of
from reader.app.widgets.field import Field
from reader.model.article import Article
from reader.model.paths import styles
from tests.app.reading import HOSTILE, Around, article, screen_text


class Asking(Around):
    CSS_PATH = [styles() / "sheets.tcss"]


@pytest.fixture(autouse=True)
def _no_drafts() -> Iterator[None]:
    BookmarkSheet.drafts.clear()
    yield
    BookmarkSheet.drafts.clear()


@asynccontextmanager
async def asked(shown: Article, *used: str, start: Literal["note", "tags"] = "note", size: tuple[int, int] = (80, 24)) -> Any:
    app = Asking()
    answers: list[object] = []
    async with app.run_test(size=size) as pilot:
        await app.push_screen(BookmarkSheet(shown, used, start), answers.append)
        await pilot.pause()
        yield app, answers, pilot


async def test_the_sheet_shows_title_tags_used_ones_and_note() -> None:
    async with asked(article(tags=("diplomatie", "ukraine"), note="Für das Dossier"), "energie", "rail", "ukraine") as (app, _answers, _pilot):
        rows = [row.strip("▌▐█ ") for row in screen_text(app).splitlines()]
        at = rows.index("BOOKMARK")
        assert rows[at + 2].startswith("Trump und Putin: Neue Hoffnung für Frieden")
        assert rows[at + 4].split(maxsplit=1) == ["Tags", "diplomatie, ukraine"]
        assert rows[at + 5] == "used before: energie  rail"
        assert rows[at + 7].split(maxsplit=1) == ["Note", "Für das Dossier"]
        assert "ctrl+s keep   Tab next field   Esc cancel" in rows


async def test_what_is_typed_is_kept_by_ctrl_s() -> None:
    async with asked(article()) as (_app, answers, pilot):
        await pilot.press(*"Ask", "enter", *"again", "tab")
        await pilot.press("ctrl+s")
        assert answers == [BookmarkResult((), "Ask\nagain")]


async def test_enter_in_the_tags_keeps_too() -> None:
    async with asked(article(note="n"), start="tags") as (_app, answers, pilot):
        await pilot.press(*"wien,", "space", *"rail", "enter")
        assert answers == [BookmarkResult(("wien", "rail"), "n")]


async def test_tab_goes_round_the_two_fields() -> None:
    async with asked(article(), start="tags") as (app, _answers, pilot):
        been = [app.focused.id]
        for _turn in range(2):
            await pilot.press("tab")
            been.append(app.focused.id)
        assert been == ["bookmark-tags", "bookmark-note", "bookmark-tags"]


async def test_a_draft_survives_escape_and_goes_when_it_is_kept() -> None:
    async with asked(article()) as (app, answers, pilot):
        await pilot.press(*"half a thought", "escape")
        assert answers == [None]
        await app.push_screen(BookmarkSheet(article(id=5)), answers.append)
        await pilot.pause()
        assert app.screen.query_one(Note).text == ""
        await pilot.press("escape")
        await app.push_screen(BookmarkSheet(article()), answers.append)
        await pilot.pause()
        assert app.screen.query_one(Note).text == "half a thought"
        await pilot.press("ctrl+s")
        assert answers[-1] == BookmarkResult((), "half a thought")
    assert BookmarkSheet.drafts == {}


async def test_escape_without_a_change_leaves_no_draft() -> None:
    async with asked(article(tags=("a",), note="n")) as (_app, answers, pilot):
        await pilot.press("escape")
        assert answers == [None]
    assert BookmarkSheet.drafts == {}


async def test_tags_that_begin_as_typed_come_first_and_a_click_takes_one() -> None:
    async with asked(article(), "energie", "rail", "wien", start="tags") as (app, _answers, pilot):
        await pilot.press("w")
        await pilot.pause()
        row = next(n for n, text in enumerate(screen_text(app).splitlines()) if "used before" in text)
        text = screen_text(app).splitlines()[row]
        assert text.split(":")[1].split() == ["wien", "energie", "rail"]
        await pilot.click(offset=(text.index("wien"), row))
        await pilot.pause()
        assert app.screen.query_one(Field).value == "wien, "


async def test_pasted_text_is_cleaned() -> None:
    async with asked(article()) as (app, answers, pilot):
        app.screen.query_one(Note).post_message(events.Paste("a\x1b[31mb\nc\u202e"))
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert answers == [BookmarkResult((), "a[31mb\nc")]


@pytest.mark.parametrize("size", [(40, 10), (120, 40)])
async def test_no_size_hides_title_or_keys(size: tuple[int, int]) -> None:
    async with asked(article(note="x\n" * 50), size=size) as (app, _answers, _pilot):
        text = screen_text(app)
        assert "BOOKMARK" in text
        assert "cancel" in text


@pytest.mark.parametrize("hostile", HOSTILE[:6])
async def test_hostile_titles_tags_and_notes_are_text(hostile: str) -> None:
    async with asked(article(title=hostile, tags=(hostile,), note=hostile), hostile) as (app, _answers, pilot):
        await pilot.pause()
        assert not set(screen_text(app)) & set("\x00\x07\x1b\x9b\u202e\u2066")


def test_tags_are_cut_at_commas_but_not_in_quotes() -> None:
    assert tags_of(' #rail, "Paris, Texas", rail,, ') == ("rail", "Paris, Texas")


@given(st.text(max_size=60))
def test_any_typed_list_gives_safe_tags(typed: str) -> None:
    for tag in tags_of(typed):
        assert tag.strip() == tag
        assert tag
        assert not set(tag) & set("\n\x1b\x00")
        # a comma belongs to a tag only inside quotation marks
        assert "," not in tag or set(typed) & set('"“”„')
