"""Saved views: saved from the list and the query bar, shown and removed in Browse."""

from reader.app.browse_rows import read
from reader.app.main import DatelineApp
from tests.app.news_app import NOW, lines, news_session, press, rows, shown, started, text, toasts, until

WIDE = (200, 50)


async def test_a_view_is_saved_shown_and_removed() -> None:
    session = news_session()
    async with DatelineApp(session, "trams").run_test(size=WIDE) as pilot:
        news = await started(pilot)
        await press(pilot, "s", "2", "S")
        await shown(pilot, "SAVE VIEW")
        assert "trams, oldest first" in text(pilot)
        await press(pilot, *"Rails", "enter")
        await until(pilot, lambda: "Rails saved." in toasts(pilot))
        view = session.library.views()[0]
        assert (view.name, view.text, view.sort) == ("Rails", "trams", "oldest")
        await until(pilot, lambda: news.browse_data.views)
        assert any(line.strip().startswith("VIEWS") for line in lines(pilot))
        news.show_scope("all")
        await until(pilot, lambda: news.rows.total == 40)
        await press(pilot, "s", "1", "h")
        while (row := news.browse.current) is None or row.view is None:
            await press(pilot, "j")
        # the unread ones are counted
        unread = sum(not row.read for row in rows(session) if "trams" in row.title)
        assert row.count == str(unread)
        await press(pilot, "enter")
        await until(pilot, lambda: news.rows.total == 13)
        assert (news.wanted.text, news.wanted.sort) == ("trams", "oldest")
        assert news.browse.active == row.key
        # what comes after it stands in the order from before
        news.show_scope("all")
        await until(pilot, lambda: news.wanted.sort == "date")
        await press(pilot, "h")
        news.browse.go(next(n for n, row in enumerate(news.browse.rows) if row.view is not None))
        await press(pilot, "delete")
        await until(pilot, lambda: "Rails removed." in toasts(pilot))
        assert session.library.views() == ()
        await press(pilot, "u")
        await until(pilot, session.library.views)


async def test_the_query_bar_saves_and_the_same_name_replaces() -> None:
    session = news_session()
    session.library.save_view("Rails", "bridges", "date", NOW)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        await press(pilot, "h", "j", "j", "enter")
        await until(pilot, lambda: news.wanted.scope == "unread")
        await press(pilot, "slash", *"trams", "ctrl+s")
        await shown(pilot, "SAVE VIEW")
        await press(pilot, "ctrl+u", *"Rails")
        await shown(pilot, "It takes the place of the view of this name.")
        await press(pilot, "enter")
        await until(pilot, lambda: "Rails saved." in toasts(pilot))
        assert [(view.name, view.text) for view in session.library.views()] == [("Rails", "is:unread trams")]
        # without a name nothing is saved
        await press(pilot, "escape", "S", "ctrl+u", "enter")
        assert "A view needs a name." in text(pilot)


def test_a_view_that_is_wrong_says_so_at_its_row_and_the_others_are_counted() -> None:
    session = news_session(4)
    session.library.save_view("Gone", "in:Qwertzuiopolis", "date", NOW)
    session.library.save_view("Trams", "trams", "date", NOW)
    gone, trams = read(session).views
    assert "Qwertzuiopolis" in gone.trouble
    assert (trams.trouble, trams.unread) == ("", 1)
