"""Several rows at once: selecting them, keeping them selected, acting on them as one."""

from reader.app.main import DatelineApp
from tests.app.news_app import NOW, fill, lines, news_session, press, rows, shown, started, story, text, toasts, until


async def test_v_selects_and_goes_on_and_esc_drops_the_selection() -> None:
    session = news_session()
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        await press(pilot, "v", "v", "j", "v")
        ids = tuple(row.id for row in rows(session))
        assert list(news.selected) == [ids[0], ids[1], ids[3]]
        assert news.rows.cursor == 4
        assert [line[2] for line in lines(pilot)[2:7]] == ["✓", "✓", " ", "✓", " "]
        assert "3 selected" in lines(pilot)[1]
        # sorted and read anew they stay selected; up to here takes all between in the order of the list
        await press(pilot, "s", "2")
        await shown(pilot, "oldest first")
        await press(pilot, "g", "V")
        assert set(news.selected) == {*ids[3:], *ids[:2]}
        await press(pilot, "escape")
        assert not news.selected
        assert "selected" not in lines(pilot)[1]
        # v a second time takes a row out again
        await press(pilot, "g", "v", "k", "v")
        assert not news.selected


async def test_what_is_done_is_done_to_all_of_them_and_undone_as_one() -> None:
    session = news_session()
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        chosen = [row.id for row in rows(session)[:4]]
        await press(pilot, "v", "j", "j", "V")
        assert list(news.selected) == chosen
        await press(pilot, "b")
        await until(pilot, lambda: "4 bookmarked." in toasts(pilot))
        assert [row.id for row in rows(session) if row.bookmarked] == chosen
        await until(pilot, lambda: sum("★" in line for line in lines(pilot)) == 4)
        await press(pilot, "b")
        await until(pilot, lambda: "4 bookmarks removed." in toasts(pilot))
        await press(pilot, "m")
        # every third is read already
        await until(pilot, lambda: "3 marked read." in toasts(pilot))
        await press(pilot, "u")
        await until(pilot, lambda: "Unread again: 3 articles." in toasts(pilot))
        await press(pilot, "t")
        await shown(pilot, "added to 4 articles")
        await press(pilot, *"rail, wien", "enter")
        await until(pilot, lambda: "4 tagged rail, wien." in toasts(pilot))
        assert {article.tags for article in session.library.articles(chosen)} == {("rail", "wien")}
        await press(pilot, "u")
        await until(pilot, lambda: all(not article.tags for article in session.library.articles(chosen)))
        assert list(news.selected) == chosen


async def test_another_search_has_nothing_selected_and_a_refresh_keeps_it() -> None:
    session = news_session(8)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        await press(pilot, "j", "v")
        fill(session, [story(50, title="Fresh news")], "Other")
        news.reload_rows()
        await shown(pilot, "Fresh news")
        assert len(news.selected) == 1
        await press(pilot, "slash", *"trams")
        await shown(pilot, "3 articles")
        assert len(news.selected) == 1, "nothing is shown yet but a preview"
        await press(pilot, "enter")
        await until(pilot, lambda: not news.selected)


async def test_the_mouse_selects_with_ctrl_and_up_to_with_shift() -> None:
    session = news_session()
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        await pilot.click("#articles", offset=(30, 1), control=True)
        await until(pilot, lambda: len(news.selected) == 1)
        await pilot.click("#articles", offset=(30, 4), shift=True)
        await until(pilot, lambda: len(news.selected) == 4)
        # where the terminal keeps both to itself, a click behind the dot does it
        await pilot.click("#articles", offset=(2, 8))
        await until(pilot, lambda: len(news.selected) == 5)
        assert news.pane == "list"


async def test_up_to_here_takes_rows_that_are_not_in_memory() -> None:
    session = news_session(0)
    fill(session, [story(n) for n in range(400)])
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        await press(pilot, "v", "G", "V")
        await until(pilot, lambda: len(news.selected) == 400)
        assert "400 selected" in text(pilot)
        session.library.mark_read(news.selected, True, NOW)
