"""A reader's walk: start, read, find, keep, undo, quit; at every layout."""

import sys
from pathlib import Path

import pytest

from reader.app.main import DatelineApp
from reader.model.settings import Settings
from tests.app.news_app import NOW, SIZES, fill, lines, news_session, pane, press, rows, shown, started, story, text, toasts, until

SMALL, MIDDLE, BROAD, WIDE = SIZES


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_stands_there_at_every_size(size: tuple[int, int]) -> None:
    async with DatelineApp(news_session()).run_test(size=size) as pilot:
        await started(pilot)
        await shown(pilot, "1 of 40")
        assert lines(pilot)[0].startswith("  dateline  All")
        assert "27 unread of 40   fetched 3 min ago" in lines(pilot)[0]
        assert "▌ TODAY  Tuesday 24 November" in text(pilot)
        assert ("METADATA" in text(pilot)) == (size[0] >= 100)
        assert ("BROWSE" in text(pilot)) == (size[0] >= 150)
        assert lines(pilot)[-1].rstrip().endswith("1 of 40")
        assert "? keys" in lines(pilot)[-1]


async def test_a_row_reads_as_the_design_draws_it() -> None:
    session = news_session(0)
    fill(session, [story(1, title="Trump und Putin: Neue Hoffnung für Frieden zwischen den USA und Russland!"), story(2, title="大阪のたこ焼き屋")])
    session.library.mark_read([next(row.id for row in rows(session) if "大阪" in row.title)], True, NOW)
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        await started(pilot)
        await shown(pilot, "Trump")
        assert lines(pilot)[2] == "▌• Wien          Trump und Putin: Neue Hoffnung für Frieden zwischen…   40 min"
        assert lines(pilot)[3] == f"   Moskau        大阪のたこ焼き屋{'1 h':>45}"


@pytest.mark.parametrize("size", SIZES)
async def test_reading_one_marks_it_and_esc_comes_back(size: tuple[int, int]) -> None:
    session = news_session()
    async with DatelineApp(session).run_test(size=size) as pilot:
        news = await started(pilot)
        await press(pilot, "enter")
        await shown(pilot, "Paragraph 0 of story 0.")
        assert pane(pilot) == "article"
        await until(pilot, lambda: rows(session)[0].read)
        await press(pilot, "escape")
        assert pane(pilot) == "list"
        await shown(pilot, "26 unread of 40")
        assert news.row is not None
        assert news.row.read


async def test_space_reads_on_to_the_next_unread_one() -> None:
    async with DatelineApp(news_session()).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "space")
        await shown(pilot, "Paragraph 0 of story 0.")
        for _page in range(8):
            await press(pilot, "space")
            if news.rows.cursor != 0:
                break
        assert news.rows.cursor == 1
        assert pane(pilot) == "article"
        await shown(pilot, "Paragraph 0 of story 1.")


async def test_next_unread_passes_over_read_ones_and_goes_round() -> None:
    session = news_session(6)
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        seen = []
        for _step in range(4):
            await press(pilot, "n")
            seen.append(news.rows.cursor)
        assert seen == [1, 3, 4, 0]
        assert "No more unread below. From the top." in toasts(pilot)
        await press(pilot, "N")
        assert news.rows.cursor == 4
        session.library.mark_read([row.id for row in rows(session)], True, NOW)
        news.restate()
        await press(pilot)
        await press(pilot, "n")
        assert "All read." in toasts(pilot)


async def test_a_query_filters_and_esc_takes_its_chips_off_again() -> None:
    async with DatelineApp(news_session()).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "slash", *"trams is:unread")
        await shown(pilot, "13 articles")
        await press(pilot, "enter")
        await shown(pilot, "trams ×    is:unread ×")
        assert news.rows.total == 13
        assert "Esc clear is:unread" in lines(pilot)[-1]
        await press(pilot, "escape")
        assert [chip.text for chip in news.chips] == ["trams"]
        await press(pilot, "escape")
        assert news.chips == ()
        await press(pilot, "escape")
        assert news.rows.total == 40


async def test_esc_in_the_query_bar_puts_the_list_from_before_back() -> None:
    async with DatelineApp(news_session()).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "slash", *"trams")
        await until(pilot, lambda: news.rows.total == 13)
        await press(pilot, "escape")
        await until(pilot, lambda: news.rows.total == 40)
        assert pane(pilot) == "list"
        assert not news.query_bar.is_open


async def test_a_place_in_the_query_is_looked_up_and_becomes_a_chip() -> None:
    async with DatelineApp(news_session()).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "slash", *"in:Wien", "enter")
        await until(pilot, lambda: news.rows.total == 10)
        await shown(pilot, "in:Wien ×")
        # a second place takes the place of the first
        await press(pilot, "j", "slash")
        news.query_bar.field.value = ""
        await press(pilot, *"in:Kenya", "enter")
        await until(pilot, lambda: news.row is not None and news.row.place == "Nairobi")


async def test_an_unknown_place_says_so_and_keeps_the_list() -> None:
    async with DatelineApp(news_session(), "in:Qwertzuiopolis").run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await until(pilot, lambda: "Qwertzuiopolis" in toasts(pilot))
        await until(pilot, lambda: news.rows.total == 40)


async def test_a_click_on_the_cross_takes_that_chip_off() -> None:
    async with DatelineApp(news_session(), "trams is:unread").run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await shown(pilot, "trams ×")
        await pilot.click("#top-bar", offset=(lines(pilot)[0].index("×"), 0))
        await until(pilot, lambda: [chip.text for chip in news.chips] == ["is:unread"])
        await shown(pilot, "is:unread ×")
        await pilot.click("#top-bar", offset=(lines(pilot)[0].index("is:unread"), 0))
        await until(pilot, lambda: news.query_bar.is_open)


async def test_a_bookmark_shows_at_once_is_kept_and_can_be_undone() -> None:
    session = news_session()
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "j", "b")
        assert "★" in lines(pilot)[3]
        await until(pilot, lambda: rows(session)[1].bookmarked)
        await until(pilot, lambda: "Bookmarked, kept even if its feed goes." in toasts(pilot))
        await press(pilot, "u")
        await until(pilot, lambda: not rows(session)[1].bookmarked)
        await until(pilot, lambda: "★" not in lines(pilot)[3])


async def test_source_1_opens_in_the_readers_browser(tmp_path: Path) -> None:
    recorder, record = tmp_path / "recorder.py", tmp_path / "opened"
    recorder.write_text(f"import sys, pathlib; pathlib.Path({str(record)!r}).write_text(sys.argv[1])")
    session = news_session(settings=Settings(browser=(sys.executable, str(recorder))))
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "1")
        await until(pilot, lambda: record.exists() and record.read_text())
        assert record.read_text() == "https://www.krone.at"
        assert "Opened www.krone.at in the browser." in toasts(pilot)


async def test_what_cannot_be_opened_says_why() -> None:
    async with DatelineApp(news_session(settings=Settings(browser="/no/such/browser"))).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "o")
        assert "No page known for this article." in toasts(pilot)
        await press(pilot, "1")
        await until(pilot, lambda: "/no/such/browser did not start" in toasts(pilot))
        await press(pilot, "j", "j", "3")
        assert "It has no links." in toasts(pilot)
        assert news.rows.cursor == 2


async def test_what_was_kept_is_there_after_quitting(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    session = news_session(8, path=path)
    app = DatelineApp(session)
    async with app.run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "b")
        await until(pilot, lambda: rows(session)[0].bookmarked)
        await press(pilot, "enter")
        await shown(pilot, "Paragraph 0")
        await press(pilot, "q")
    session.library.close()
    again = news_session(path=path)
    async with DatelineApp(again).run_test(size=SMALL) as pilot:
        await started(pilot)
        await shown(pilot, "★")
        assert rows(again)[0].read
    again.library.close()


async def test_marking_all_read_can_be_undone() -> None:
    session = news_session()
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "A", "enter")
        await until(pilot, lambda: "27 marked read." in toasts(pilot))
        await shown(pilot, "0 unread of 40")
        assert "•" not in text(pilot)
        await press(pilot, "u")
        await until(pilot, lambda: "Unread again: 27 articles." in toasts(pilot))
        await shown(pilot, "27 unread of 40")
        await until(pilot, lambda: "•" in text(pilot))


async def test_in_unread_a_read_row_stays_until_the_view_is_entered_again() -> None:
    async with DatelineApp(news_session()).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "h", "j", "j", "enter")
        await until(pilot, lambda: news.rows.total == 27)
        await press(pilot, "m")
        await until(pilot, lambda: news.row is not None and news.row.read)
        await shown(pilot, "26 unread of 27")
        news.show_scope("unread")
        await until(pilot, lambda: news.rows.total == 26)


async def test_two_seconds_on_screen_make_an_article_read() -> None:
    session = news_session(settings=Settings(mark_read="preview"))
    async with DatelineApp(session).run_test(size=MIDDLE) as pilot:
        news = await started(pilot)
        await until(pilot, lambda: news.current is not None)
        assert not rows(session)[0].read
        news._seen(rows(session)[1].id)
        assert not rows(session)[1].read, "another article is current"
        news._seen(rows(session)[0].id)
        await until(pilot, lambda: rows(session)[0].read)


async def test_never_means_that_only_a_key_marks_as_read() -> None:
    session = news_session(settings=Settings(mark_read="never"))
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "enter")
        await shown(pilot, "Paragraph 0")
        assert not rows(session)[0].read
        await press(pilot, "m")
        await until(pilot, lambda: rows(session)[0].read)


async def test_where_the_reader_stopped_is_remembered() -> None:
    session = news_session()
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "enter")
        await shown(pilot, "Paragraph 0 of story 0.")
        await press(pilot, "pagedown")
        await until(pilot, lambda: news.view.share > 0)
        top = news.view.text.scroll_offset.y
        await press(pilot, "J")
        await shown(pilot, "Paragraph 0 of story 1.")
        assert news.view.share == 0
        await until(pilot, lambda: session.library.articles([rows(session)[0].id])[0].position > 0)
        await press(pilot, "K")
        await until(pilot, lambda: news.current is not None and news.view.share > 0)
        assert news.view.text.scroll_offset.y == top
