"""The bars: which hints have room, what row 1 leaves out first, how toasts break."""

from hypothesis import given
from hypothesis import strategies as st

from reader.app.main import DatelineApp
from reader.app.show import cells
from reader.app.widgets.footer import Hint, fitting
from reader.app.widgets.toasts import MOST, Toast, lay_out
from reader.app.widgets.topbar import Progress, TopState
from tests.app.news_app import lines, news_session, press, screen, started, text, toasts, until

HINTS = (Hint("Enter", "read", "inward", 1), Hint("Space", "next", "read_on", 3), Hint("m", "read/unread", "toggle_read", 7), Hint("?", "keys", "help"))


def test_the_least_used_hint_goes_first_and_the_help_never() -> None:
    assert fitting(HINTS, 80) == list(HINTS)
    assert [hint.key for hint in fitting(HINTS, 40)] == ["Enter", "Space", "?"]
    assert [hint.key for hint in fitting(HINTS, 20)] == ["Enter", "?"]
    assert [hint.key for hint in fitting(HINTS, 3)] == ["?"]


@given(st.text(max_size=300), st.integers(10, 56), st.booleans())
def test_a_toast_has_two_lines_at_most_and_its_key(text: str, room: int, keyed: bool) -> None:
    toast = Toast(text, "u", "undo", "undo") if keyed and room > 20 else Toast(text)
    laid = lay_out(toast, room)
    assert 1 <= len(laid) <= 2
    assert sum(with_key for _line, with_key in laid) == 1
    assert all(cells(line) <= room for line, with_key in laid if not with_key)


async def test_toasts_are_two_at_most_and_the_same_words_come_once() -> None:
    app = DatelineApp(news_session(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await started(pilot)
        for words in ("one", "two", "two", "three"):
            app.toast(Toast(words))
        app.notify("[b]four[/b]", severity="error")
        assert toasts(pilot).split("\n") == ["three", "[b]four[/b]"]
        assert len(app.toasts) == MOST
        await until(pilot, lambda: "▌ [b]four[/b]" in text(pilot))
        app.drop_toast(app.toasts[-1])
        await until(pilot, lambda: "four" not in text(pilot))


async def test_a_click_on_a_toast_does_what_it_offers() -> None:
    app = DatelineApp(news_session(3))
    async with app.run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        await press(pilot, "b")
        await until(pilot, lambda: "u undo" in text(pilot))
        row = next(n for n, line in enumerate(lines(pilot)) if "u undo" in line)
        await pilot.click(offset=(lines(pilot)[row].index("u undo"), row))
        await until(pilot, lambda: "No longer bookmarked" in toasts(pilot))
        await until(pilot, lambda: news.row is not None and not news.row.bookmarked)


async def test_row_1_says_how_far_a_refresh_is_and_cuts_what_does_not_fit() -> None:
    async with DatelineApp(news_session(3)).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        bar = screen(pilot).top_bar
        bar.show(TopState("All", (), "38 unread of 412", "fetched 3 min ago", "", Progress(214, 480, 63)))
        await until(pilot, lambda: "214 of 480 feeds   63 new" in lines(pilot)[0])
        assert "━" in lines(pilot)[0]
        bar.show(TopState("All", ("in:Europe",) * 5, "38 unread of 412", "fetched 3 min ago"))
        await until(pilot, lambda: "in:Europe ×" in lines(pilot)[0])
        assert "fetched" not in lines(pilot)[0]
        assert "+" in lines(pilot)[0]
        bar.show(TopState("All", (), "38 unread of 412", "63 new", "2 feeds failed"))
        await until(pilot, lambda: "38 unread of 412   63 new, 2 feeds failed" in lines(pilot)[0])


async def test_hints_of_the_last_row_click() -> None:
    async with DatelineApp(news_session(3)).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        await pilot.click(offset=(lines(pilot)[-1].index("/ search"), 23))
        await until(pilot, lambda: news.query_bar.is_open)
