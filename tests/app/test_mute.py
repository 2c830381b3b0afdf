"""Muting: what is proposed, for how long, what is muted now."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.app.main import DatelineApp
from reader.app.screens.mute import MuteSheet
from reader.app.screens.mute_rows import MOST_WORDS, words_of
from reader.query.parse import parse
from tests.app.news_app import NOW, news_session, press, rows, shown, started, text, toasts, until


async def test_the_place_of_the_row_is_muted_for_a_month_and_that_is_undone() -> None:
    session = news_session(8)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "X")
        await shown(pilot, 'feed:"Wiener Blatt"')
        assert "its place" in text(pilot)
        await press(pilot, "j", "space", "j", "j", "space")
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
        await press(pilot, "ctrl+u", "shift+tab", *"jjjj")
        await shown(pilot, "trump comes in as read. Del ends it.")
        assert "MUTED NOW" in text(pilot)
        await press(pilot, "delete")
        await shown(pilot, "No longer muted: trump.  u undo")
        assert session.library.mutes(NOW) == ()
        await press(pilot, "u")
        await until(pilot, lambda: session.library.mutes(NOW))
        await press(pilot, "tab", *"trams", "enter")
        await until(pilot, lambda: "trams muted for 7 days." in toasts(pilot))


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
