"""What a newcomer stumbled over: metadata asked for from the list, and toasts whose time runs out below a sheet."""

from reader.app.main import DatelineApp
from tests.app.news_app import news_session, press, shown, started, text, toasts


async def test_metadata_asked_for_from_the_narrow_list_are_there_and_so_is_the_article_behind() -> None:
    app = DatelineApp(news_session(), environment={})
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await started(pilot)
        await press(pilot, "j", "d")
        await shown(pilot, "WHERE")
        assert "www.krone.at" in text(pilot)
        await press(pilot, "escape")
        await shown(pilot, "Paragraph 0 of story 1.")


async def test_a_toast_ends_with_its_time_even_below_a_sheet() -> None:
    app = DatelineApp(news_session(), environment={})
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await started(pilot)
        await press(pilot, "b")
        assert [toast.text for toast in app.toasts] == ["Bookmarked, kept even if its feed goes."]
        await press(pilot, "F")
        for toast in app.toasts:
            app.drop_toast(toast)
        await press(pilot, "escape")
        assert "Bookmarked, kept" not in text(pilot)
        assert toasts(pilot) == ""
