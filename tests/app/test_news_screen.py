"""The main screen as such: every key, layouts and sizes, empty states, terminals, news that come meanwhile."""

import pytest
from textual.filter import NoColor
from textual.pilot import Pilot

from reader.app import keys
from reader.app.main import DatelineApp
from reader.app.search import Wanted
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.errors import UsageError
from reader.model.settings import Settings
from tests.app.news_app import NOW, SIZES, fill, lines, news_session, pane, press, rows, screen, shown, started, story, text, toasts, until

SMALL, MIDDLE, BROAD, WIDE = SIZES


@pytest.mark.parametrize("group", [name for name, _words in keys.GROUPS])
async def test_every_key_acts_or_says_why_not(group: str) -> None:
    app = DatelineApp(news_session(12, settings=Settings(browser="/no/such/browser", mark_read="open")))
    async with app.run_test(size=SMALL) as pilot:
        news = await started(pilot)
        for action in (action for action in keys.ACTIONS if action.group == group and action.id != "quit"):
            await _at_the_fourth_row(pilot)
            await _press_until_it_acts(pilot, app, action)
            assert news.is_attached


async def _press_until_it_acts(pilot: Pilot[None], app: DatelineApp, action: keys.Action) -> None:
    before = _state(app)
    await press(pilot, action.keys[0])
    await until(pilot, lambda: _state(app) != before, f"{action.id} did nothing")


async def _at_the_fourth_row(pilot: Pilot[None]) -> None:
    """Back to the list, with a chip and without toasts or sheets."""
    app = pilot.app
    assert isinstance(app, DatelineApp)
    while len(app.screen_stack) > 1:
        await press(pilot, "escape")
    news = app.news
    if news.query_bar.is_open:
        await press(pilot, "escape")
    news.remove_class("-zen")
    news.drop_selection()
    news.go_to("list")
    before = news.shown
    news.load(Wanted("all", "trams OR tunnels"), keep=False)
    await until(pilot, lambda: news.shown is not None and news.shown is not before and news.shown.window.total == 8)
    news.rows.go(3)
    app.toasts = ()
    await press(pilot)


def _state(app: DatelineApp) -> tuple[object, ...]:
    """What a key may change."""
    news = app.news
    return (
        len(app.screen_stack),
        news.pane,
        news.rows.cursor,
        news.wanted,
        news.row,
        news.selected,
        news.hinting,
        news.query_bar.is_open,
        app.toasts,
        frozenset(news.classes),
    )


async def test_q_quits() -> None:
    app = DatelineApp(news_session(3))
    async with app.run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "question_mark")
        assert len(app.screen_stack) == 2
        await press(pilot, "escape", "q")
        assert not app.is_running or app._exit


async def test_ctrl_c_says_how_to_leave() -> None:
    async with DatelineApp(news_session(3)).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "ctrl+c")
        await shown(pilot, "To leave:   q quit")


async def test_keys_can_be_changed_and_wrong_ones_are_refused() -> None:
    session = news_session(3, settings=Settings(keys={"bookmark": ("Q",)}))
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "Q")
        await until(pilot, lambda: rows(session)[0].bookmarked)
    with pytest.raises(UsageError):
        DatelineApp(news_session(1, settings=Settings(keys={"bookmark": ("j",)})))


async def test_every_size_keeps_article_cursor_and_pane() -> None:
    async with DatelineApp(news_session()).run_test(size=MIDDLE) as pilot:
        news = await started(pilot)
        await press(pilot, *("j" * 20))
        assert news.row is not None
        current = news.row.id
        for size in (SMALL, WIDE, (60, 20), BROAD, MIDDLE):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: news.rows.size.height > 0)
            assert news.row is not None
            assert news.row.id == current
            top = news.rows.scroll_offset.y
            assert top <= news.rows.cursor * news.rows.lines < top + news.rows.size.height
            assert pane(pilot) == "list"
        await until(pilot, lambda: news.article is not None and news.article.id == current)


async def test_narrow_shows_one_pane_at_a_time() -> None:
    async with DatelineApp(news_session()).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "enter")
        await shown(pilot, "▌ WIEN")
        assert "newest first" not in text(pilot)
        assert lines(pilot)[0].endswith("1 of 40")
        await press(pilot, "l")
        await shown(pilot, "▌ METADATA")
        await press(pilot, "h", "h")
        await shown(pilot, "newest first")
        await press(pilot, "h")
        await shown(pilot, "▌ BROWSE")
        assert "newest first" not in text(pilot)


async def test_browse_slides_over_the_left_of_a_middle_screen() -> None:
    async with DatelineApp(news_session()).run_test(size=MIDDLE) as pilot:
        news = await started(pilot)
        width = news.rows.size.width
        await press(pilot, "h")
        await shown(pilot, "▌ BROWSE")
        assert news.rows.size.width == width
        await press(pilot, "escape")
        assert "BROWSE" not in text(pilot)


async def test_only_the_body_and_back() -> None:
    async with DatelineApp(news_session()).run_test(size=WIDE) as pilot:
        await started(pilot)
        await press(pilot, "z")
        await shown(pilot, "Paragraph 0")
        assert "dateline" not in text(pilot)
        await press(pilot, "escape")
        await shown(pilot, "dateline  All")


async def test_a_terminal_too_small_says_so_and_nothing_breaks() -> None:
    async with DatelineApp(news_session()).run_test(size=(32, 8)) as pilot:
        await started(pilot)
        assert "dateline needs 40x10; this is 32x8." in " ".join(text(pilot).split())
        await pilot.resize_terminal(40, 10)
        await shown(pilot, "newest first")


async def test_tab_goes_round_the_panes_in_sight() -> None:
    async with DatelineApp(news_session()).run_test(size=WIDE) as pilot:
        await started(pilot)
        seen = []
        for _step in range(4):
            await press(pilot, "tab")
            seen.append(pane(pilot))
        assert seen == ["article", "metadata", "browse", "list"]


async def test_a_click_makes_a_row_current_and_another_opens_it() -> None:
    async with DatelineApp(news_session()).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await pilot.click("#articles", offset=(30, 4))
        await until(pilot, lambda: news.rows.cursor == 4)
        assert pane(pilot) == "list"
        await pilot.click("#articles", offset=(30, 4))
        await until(pilot, lambda: pane(pilot) == "article")


async def test_dot_star_and_place_of_a_row_click() -> None:
    session = news_session()
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await pilot.click("#articles", offset=(1, 3))
        await until(pilot, lambda: rows(session)[3].read)
        await pilot.click("#articles", offset=(70, 3))
        await until(pilot, lambda: rows(session)[3].bookmarked)
        await pilot.click("#articles", offset=(4, 1))
        await until(pilot, lambda: [chip.text[:3] for chip in news.chips] == ["in:"])
        assert news.rows.total == 10


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("zeppelin", "Nothing holds “zeppelin”."),
        ("in:Tuvalu", "No article lies in Tuvalu."),
        ("in:Tuvalu zeppelin", "Nothing fits all of it."),
    ],
)
async def test_an_empty_list_says_what_there_is_not(query: str, said: str) -> None:
    async with DatelineApp(news_session(), query).run_test(size=SMALL) as pilot:
        await started(pilot)
        await shown(pilot, said)
        assert "Esc" in text(pilot)


async def test_all_read_and_no_bookmarks() -> None:
    session = news_session()
    session.library.mark_read([row.id for row in rows(session)], True, NOW)
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        news.show_scope("unread")
        await shown(pilot, "All read.")
        await shown(pilot, "r looks for news, 40 are kept")
        news.show_scope("bookmarks")
        await shown(pilot, "No bookmarks yet.")
        await press(pilot, "enter")
        assert "No article here." in toasts(pilot)


async def test_the_samples_come_with_the_question_and_leave_the_focus_to_the_list() -> None:
    session = Session(open_memory(), Settings(mark_read="open"), samples=True, now=lambda: NOW)
    fill(session, [story(n) for n in range(4)], "Samples")
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await shown(pilot, "Which places matter to you?")
        assert lines(pilot)[0].split() == ["dateline", "Samples", "4", "samples"]
        assert lines(pilot)[1].startswith("▌ WELCOME")
        await press(pilot, "enter")
        await shown(pilot, "Paragraph 0 of story 0.")
        await press(pilot, "escape", "w")
        assert news.welcome.has_focus_within
        await press(pilot, *"Wien", "enter")
        await until(pilot, session.library.followed)
        await press(pilot, "escape")
        assert not news.welcome.has_focus_within


async def test_no_color_means_no_colour_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = DatelineApp(news_session())
    assert app.theme == "terminal"
    assert any(isinstance(used, NoColor) for used in app._filters)
    async with app.run_test(size=BROAD) as pilot:
        await started(pilot)
        await shown(pilot, "│▌ TODAY")
        assert screen(pilot).has_class("-rules")


async def test_a_plain_console_gets_plain_signs() -> None:
    async with DatelineApp(news_session(settings=Settings(glyphs="ascii"))).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "b")
        await shown(pilot, ">* Wien")
        assert all(ord(char) < 128 for line in lines(pilot)[:-1] for char in line if not char.isalpha() and char != "▇")


async def test_hostile_titles_are_shown_as_they_are() -> None:
    session = news_session(0)
    fill(session, [story(1, title="[/] [@click=app.quit]x[/] \x1b]0;pwned\x07 end")])
    async with DatelineApp(session).run_test(size=MIDDLE) as pilot:
        news = await started(pilot)
        await shown(pilot, "[/] [@click=app.quit]x[/]")
        news.toast("[/] [bold]x \x1b[2J")
        await shown(pilot, "[/] [bold]x [2J")
        assert "\x1b" not in text(pilot)
