"""One row for one story: folded and unfolded, told in the head and behind the title, acted on."""

from reader.app.main import DatelineApp
from reader.app.screens.marks import count
from reader.app.search import Wanted, look
from reader.desk.session import Session
from reader.model.settings import Settings
from reader.model.telling import Sketched
from tests.app.news_app import NOW, lines, news_session, press, rows, shown, started, text, toasts, until


def told_thrice(*, fold: bool = False) -> Session:
    """Twelve articles, of which the second, fourth and seventh tell the same."""
    session = news_session(12, settings=Settings(mark_read="open", fold=fold))
    every = rows(session)
    same = [every[n] for n in (1, 3, 6)]
    session.library.tell(1, [Sketched(row.id, row.feed_id, row.date, frozenset(), b"", (), same[0].id) for row in same], NOW)
    return session


async def test_z_folds_says_how_many_rows_fewer_and_unfolds() -> None:
    session = told_thrice()
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        await press(pilot, "j", "Z")
        await until(pilot, lambda: "One row for one story: 2 rows fewer." in toasts(pilot))
        assert news.rows.total == 10
        assert "Story 1 about trams +2" in lines(pilot)[3]
        assert lines(pilot)[1].endswith("folded   newest first")
        # what is done to the row is done to the row; all means all
        assert look(session, Wanted()).query.folded
        assert count(session, look(session, Wanted()), None)["all"] == 8
        await press(pilot, "Z")
        await until(pilot, lambda: "All rows." in toasts(pilot))
        assert news.rows.total == 12
        assert "folded" not in lines(pilot)[1]
        assert "+2" not in text(pilot)


async def test_the_setting_folds_from_the_start_and_by_story_they_stand_together() -> None:
    async with DatelineApp(told_thrice(fold=True)).run_test(size=(120, 40)) as pilot:
        news = await started(pilot)
        await shown(pilot, "folded")
        assert news.rows.total == 10
        # an article that stands under another one can still be gone to
        under = rows(news.session)[6]
        await news.go_to_article(under.id)
        assert "All rows." in toasts(pilot)
        assert news.row is not None
        assert news.row.id == under.id
        await press(pilot, "escape", "s", "5")
        await shown(pilot, "by story")
        await until(pilot, lambda: news.rows.total == 12)
        titles = [row.title for n in range(12) if (row := news.rows.window.get(n) if news.rows.window else None)]
        at = titles.index("Story 1 about trams")
        assert titles[at : at + 3] == ["Story 1 about trams", "Story 3 about tunnels", "Story 6 about tunnels"]
        await shown(pilot, "STORY  1 article tells this")
