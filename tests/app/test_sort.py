"""The order of the list: the sheet that asks for it, and what the head says of the topmost row."""

from datetime import UTC, datetime

from reader.app.list_head import MEANINGS, group, notes
from reader.app.main import DatelineApp
from reader.app.screens.sorting import SortSheet
from reader.app.search import SORTS
from tests.app.news_app import lines, news_session, press, rows, shown, started, text, until

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


async def test_s_asks_s_again_goes_on_and_enter_takes() -> None:
    async with DatelineApp(news_session()).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        heads = []
        for _step in range(2):
            await press(pilot, "s", "s", "enter")
            heads.append(lines(pilot)[1].rpartition("  ")[2])
        assert heads == ["oldest first", "by place"]
        assert news.row is not None
        await press(pilot, "s")
        assert isinstance(pilot.app.screen, SortSheet)
        assert "feeds that seldom write stand above" in text(pilot)
        # its digit takes it at once
        await press(pilot, "4")
        await shown(pilot, "by feed")
        assert "▌ WIENER BLATT" in lines(pilot)[1]
        await press(pilot, "s", "s", "escape")
        assert news.wanted.sort == "feed"
        # the head of the list does what the key does
        await pilot.click("#list-head", offset=(lines(pilot)[1].index("by feed") + 1, 0))
        await until(pilot, lambda: isinstance(pilot.app.screen, SortSheet))


def test_the_head_names_the_group_of_the_topmost_row() -> None:
    row = rows(news_session(2))[0]
    assert group(row, "date", NOW, 0) == ("TODAY", "Tuesday 24 November")
    assert group(row, "rare", NOW, 0)[0] == "TODAY"
    assert group(row, "place", NOW, 0)[0] == "WIEN"
    assert group(row, "feed", NOW, 0)[0] == "WIENER BLATT"
    assert group(row, "story", NOW, 3) == ("STORY", "3 articles tell this")
    assert group(row, "story", NOW, 0) == ("STORY", "")


def test_the_notes_say_how_the_list_stands() -> None:
    said = notes("by place", "↑", waiting=4, selected=3, folded=True)
    assert [note[0] for note in said] == ["↑ 4 new", "3 selected", "folded", "by place"]
    assert notes("by place", "↑", waiting=0, selected=0, folded=False) == (("by place", "sort", False),)


def test_every_order_of_the_query_language_has_words() -> None:
    assert set(MEANINGS) == set(SORTS)
