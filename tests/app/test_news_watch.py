"""News that another process brings while the reader reads: rows stay where they are."""

from datetime import timedelta
from pathlib import Path

from reader.app.main import DatelineApp
from reader.desk.session import Session
from reader.library.sqlite.open import open_library
from tests.app.news_app import NOW, fill, lines, news_session, press, rows, shown, started, story, text, until

SMALL = (80, 24)


async def test_news_of_another_process_wait_above_the_cursor(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    session = news_session(path=path)
    session.path = None
    other = Session(open_library(path), now=lambda: NOW)
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await until(pilot, lambda: news._version != -1)
        await press(pilot, "j", "j", "j")
        assert news.row is not None
        current, line = news.row, lines(pilot)[5]
        fill(other, [story(n, title=f"Fresh {n}", age=timedelta(minutes=1)) for n in range(100, 104)])
        await press(pilot)
        await news.look_for_news().wait()
        await shown(pilot, "↑ 4 new   newest first")
        assert news.row.id == current.id
        assert lines(pilot)[5] == line
        await press(pilot, "g")
        await until(pilot, lambda: news.row is not None and news.row.title.startswith("Fresh"))
        await until(pilot, lambda: "new   newest" not in text(pilot))
        assert news.rows.total == 44
    other.library.close()
    session.library.close()


async def test_with_the_cursor_on_the_top_row_news_come_in_and_the_article_stays(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    session = news_session(path=path)
    session.path = None
    other = Session(open_library(path), now=lambda: NOW)
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await until(pilot, lambda: news._version != -1)
        await press(pilot, "j", "k")
        current = rows(session)[0].id
        fill(other, [story(100, title="Fresh", age=timedelta(minutes=1))])
        await news.look_for_news().wait()
        await until(pilot, lambda: news.rows.total == 41)
        assert news.row is not None
        assert news.row.id == current
    other.library.close()
    session.library.close()


async def test_in_unread_news_of_another_process_take_no_read_row_away(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    session = news_session(path=path)
    session.path = None
    other = Session(open_library(path), now=lambda: NOW)
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await until(pilot, lambda: news._version != -1)
        news.show_scope("unread")
        await until(pilot, lambda: news.rows.total == 27)
        await press(pilot, "m")
        fill(other, [story(100, title="Fresh", age=timedelta(minutes=1))])
        await news.look_for_news().wait()
        await shown(pilot, "↑ 1 new")
        assert news.row is not None
        assert news.row.read
    other.library.close()
    session.library.close()
