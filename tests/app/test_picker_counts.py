"""The counts of the place picker follow the rest of the search, in the tree and beside what is typed."""

import pytest

from reader.app.widgets.place_hits import counts, counts_width
from reader.app.widgets.place_tree import PlaceTree
from reader.library.protocol import Totals
from reader.model.words import choose_language
from tests.app.sheet_app import SheetApp, news_session, settle, text, write
from tests.app.test_picker import opened, row_of


@pytest.mark.parametrize("whole", [20_000, 0])
async def test_the_counts_follow_the_rest_of_the_search(whole: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # 0: as over a library so large that only the places in sight are counted
    monkeypatch.setattr("reader.app.screens.picker_look.WHOLE", whole)
    app = SheetApp(news_session("Wien"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app.session, "in:Moskau", "is:unread in:Moskau")
        assert row_of(app, "Europe").split()[-3:] == ["3", "new", "3"]
        assert row_of(app, "Austria").split()[-3:] == ["2", "new", "2"]
        assert "1 article, 1 unread" in text(app)
        assert row_of(app, "No place").split()[-1] == "1"
    app = SheetApp(news_session("Wien"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app.session, "", "donau")
        assert row_of(app, "Europe").split()[-1] == "1"
        assert ("Africa" in text(app)) is (whole == 0)
        assert "No place" not in text(app)
        if whole == 0:
            # every place stays choosable where the tree is that of all articles
            assert row_of(app, "Africa").split()[-1] == "–"
            assert "━" not in row_of(app, "Africa")


async def test_what_is_unfolded_later_is_counted_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.app.screens.picker_look.WHOLE", 0)
    app = SheetApp(news_session("Nairobi"))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app.session, "", "is:unread")
        tree = app.screen.query_one(PlaceTree)
        for name in ("Europe", "Austria"):
            tree.go_to(next(n for n, row in enumerate(tree._rows) if row.name == name))
            await pilot.press("right")
            await settle(pilot)
        assert not tree.uncounted
        assert row_of(app, "Austria").split()[-3:] == ["2", "new", "2"]
        assert row_of(app, "Vienna").split()[-3:] == ["2", "new", "2"]


async def test_the_counts_of_hits_follow_the_rest_of_the_search() -> None:
    app = SheetApp(news_session())
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app.session, "", "is:read")
        await write(pilot, "wien")
        await settle(pilot)
        assert row_of(app, "▌ ▌").split()[-1] == "1"
        assert "new" not in row_of(app, "▌ ▌")


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_million_articles_stand_there_whole_with_a_blank_behind_each_column(language: str) -> None:
    choose_language(language)
    ink = SheetApp(news_session()).ink
    for width in (36, 40, 58, 72, 110):
        for totals in (Totals(1_000_000, 412_345), Totals(123_456, 12_345), Totals(1_000_000, 1_000_000), Totals(3, 1), Totals(0, 0), None):
            drawn = [part.text for part in counts(totals, width, "raised", ink)]
            assert sum(map(len, drawn)) == counts_width(width)
            assert all(column.endswith(" ") for column in drawn)
            written = "".join(drawn).replace(".", ",").split()
            if totals == Totals(1_000_000, 412_345):
                assert written == (["412,345", "neu" if language == "de" else "new"] if width >= 40 else []) + ["1,000,000"]
            elif totals == Totals(1_000_000, 1_000_000) and width >= 40:
                assert written == ["1,000,000", "1,000,000"]
    choose_language("en")
