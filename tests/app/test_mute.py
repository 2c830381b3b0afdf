"""Muting: what is proposed, for how long, what is muted now."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.app.screens.mute import MuteSheet
from reader.app.screens.mute_rows import MOST_WORDS, words_of
from reader.query.parse import parse
from tests.app.news_app import NOW, lines, news_session, press, rows, shown, started, text, toasts, until


def named(pilot: Pilot[None]) -> str:
    """What the open sheet would mute."""
    sheet = pilot.app.screen
    assert isinstance(sheet, MuteSheet)
    return sheet.text


async def test_the_place_of_the_row_is_muted_for_a_month_and_that_is_undone() -> None:
    session = news_session(8)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "X")
        await shown(pilot, 'feed:"Wiener Blatt"')
        assert "its place" in text(pilot)
        await press(pilot, "down", "space", "down", "down", "space")
        await shown(pilot, "in:Vienna tunnels: 1 article at hand, 1 unread")
        await press(pilot, "space", "tab", "tab", "right", "enter")
        await until(pilot, lambda: "in:Vienna muted for 30 days. 2 marked read." in toasts(pilot))
        mute = session.library.mutes(NOW)[0]
        assert (mute.text, mute.until) == ("in:Vienna", NOW + timedelta(days=30))
        assert rows(session)[0].read
        await until(pilot, lambda: "• Wien" not in text(pilot))
        await press(pilot, "u")
        await until(pilot, lambda: not session.library.mutes(NOW) and not rows(session)[0].read)


async def test_a_word_is_typed_what_is_wrong_is_said_and_a_mute_is_ended() -> None:
    session = news_session(8)
    session.library.mute("trump", NOW + timedelta(days=1), (), NOW)
    async with DatelineApp(session).run_test(size=(200, 50)) as pilot:
        await started(pilot)
        await press(pilot, "X")
        await shown(pilot, "its feed")
        await press(pilot, "tab", *"in:Qwertzuiopolis", "enter")
        await shown(pilot, "! ")
        assert isinstance(pilot.app.screen, MuteSheet)
        await press(pilot, "ctrl+u", "shift+tab", *["down"] * 4)
        await shown(pilot, "trump comes in as read. Del ends it.")
        assert "MUTED NOW" in text(pilot)
        await press(pilot, "delete")
        await shown(pilot, "No longer muted: trump.")
        assert session.library.mutes(NOW) == ()
        await press(pilot, "tab", *"trams", "enter")
        await until(pilot, lambda: "trams muted for 7 days." in toasts(pilot))


async def test_a_mute_that_was_ended_comes_back_by_u_on_the_list() -> None:
    session = news_session(2)
    session.library.mute("trump", NOW + timedelta(days=1), (), NOW)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "X")
        await shown(pilot, "MUTED NOW")
        await press(pilot, *["down"] * 4, "delete")
        await shown(pilot, "No longer muted: trump.")
        await press(pilot, "escape", "u")
        await until(pilot, lambda: "Muted again: trump." in toasts(pilot))
        assert session.library.mutes(NOW)[0].text == "trump"


async def test_letters_go_into_the_field_and_u_undoes_nothing() -> None:
    session = news_session(8)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "b")
        await until(pilot, lambda: rows(session)[0].bookmarked)
        await press(pilot, "X")
        await shown(pilot, "its feed")
        await press(pilot, *"uq jk:é")
        assert named(pilot) == "uq jk:é"
        await press(pilot, "tab", "u", "q", "shift+tab", "shift+tab", "down", "space", *"x")
        assert named(pilot) == "in:Vienna uq jk:éx"
        assert rows(session)[0].bookmarked


async def test_enter_mutes_nothing_that_was_not_named() -> None:
    session = news_session(8)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "X")
        await shown(pilot, 'feed:"Wiener Blatt": 8 articles at hand')
        for keys in (("enter",), ("tab", "enter"), ("tab", "enter")):
            await press(pilot, *keys)
            await shown(pilot, "! Nothing is named that is to be muted.")
        assert isinstance(pilot.app.screen, MuteSheet)
        assert session.library.mutes(NOW) == ()


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (40, 12), (30, 9), (30, 8)])
async def test_the_field_can_be_seen_in_a_small_terminal(size: tuple[int, int]) -> None:
    session = news_session(8)
    for n in range(12):
        session.library.mute(f"word{n}", NOW + timedelta(days=1), (), NOW)
    async with DatelineApp(session).run_test(size=size) as pilot:
        await started(pilot)
        await press(pilot, "X")
        await shown(pilot, "feed:")
        assert any("▌ Or  " in line for line in lines(pilot))
        await press(pilot, *"tram")
        assert any("▌ Or  " in line and "tram" in line for line in lines(pilot))


def test_words_that_tell_are_proposed_once() -> None:
    assert words_of("Trump und Putin: Neue Hoffnung für Frieden, sagt Trump 2026") == ("Trump", "Putin", "Neue", "Hoffnung", "Frieden")
    assert words_of("city opens a corridor of buses") == ("corridor",)
    assert words_of("all will be well") == ("will", "well")
    assert words_of("") == ()


@given(st.text(max_size=200))
def test_every_proposed_word_is_a_query(title: str) -> None:
    found = words_of(title)
    assert len(found) <= MOST_WORDS
    for word in found:
        assert parse(word, NOW).text == word
