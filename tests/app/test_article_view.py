from collections.abc import Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual import events
from textual.geometry import Offset
from textual.selection import Selection

from reader.app.widgets.article_view import ArticleView
from reader.app.widgets.typeset_column import AT_ONCE
from reader.model.article import Article, Link
from reader.model.blocks import Code, Paragraph, Span
from reader.model.settings import Settings
from tests.app.reading import HOSTILE, Around, article, lines, screen_text

LINKED = article(
    title="T",
    teaser="",
    dateline="",
    blocks=(Paragraph((Span("As the "), Span("Standard", link=0), Span(" says."))),),
    links=(Link("Standard", "https://standard.example/story"),),
)


def long_article(paragraphs: int = 60, **changes: Any) -> Article:
    return article(blocks=tuple(Paragraph((Span(f"Paragraph {n}. " + "Some words that go on and on. " * 6),)) for n in range(paragraphs)), **changes)


@asynccontextmanager
async def reading(shown: Article | None, size: tuple[int, int] = (100, 30), **how: Any) -> Any:
    app = Around(ArticleView, **how)
    async with app.run_test(size=size) as pilot:
        view = app.query_one(ArticleView)
        view.show(shown)
        await pilot.pause()
        yield app, view, pilot


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


async def test_the_pane_has_a_head_row_and_the_text_below() -> None:
    async with reading(article()) as (_app, view, _pilot):
        rows = lines(view)
        assert rows[0].split() == ["ARTICLE", "all"]
        assert rows[0].rstrip().endswith("all")
        assert len(rows[0]) == 98
        assert rows[1:6] == ["", "    MOSKAU, RUSSLAND   Sonstiges", "", "    Trump und Putin: Neue Hoffnung für", "    Frieden zwischen den USA und Russland!"]
        assert "    die-nachrichten.at   no date, fetched today 09:00   1 min" in rows


async def test_narrow_screens_show_the_text_alone_from_column_four() -> None:
    async with reading(article(), (80, 24)) as (_app, view, _pilot):
        rows = lines(view)
        assert rows[:2] == ["", "    Trump und Putin: Neue Hoffnung für"]
        assert "    US-Sondergesandter Steve Witkoff trifft Putin in Moskau und spricht über" in rows
        assert max(map(len, rows)) <= 76


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (120, 40), (160, 45), (200, 50)])
async def test_no_size_breaks_it(size: tuple[int, int]) -> None:
    async with reading(long_article(), size) as (_app, view, _pilot):
        rows = lines(view)
        assert "Trump und Putin" in "\n".join(rows)
        assert max(map(len, (row.rstrip("▁▂▃▄▅▆▇█ ") for row in rows[1:]))) <= min(size[0] - 2, 76)


async def test_the_measure_can_be_set() -> None:
    async with reading(long_article(), (120, 40), settings=Settings(measure=50)) as (_app, view, _pilot):
        assert max(map(len, (row.rstrip("▁▂▃▄▅▆▇█ ") for row in lines(view)[1:]))) <= 54


async def test_without_an_article_the_pane_is_empty() -> None:
    async with reading(None) as (_app, view, _pilot):
        assert "".join(lines(view)).strip() == "ARTICLE"
        assert view.position_words() == ""
        assert view.page_down() is False
        assert view.share == 0


async def test_paging_leaves_two_rows_in_sight_and_says_when_the_end_is_reached() -> None:
    async with reading(long_article(30), (80, 24)) as (_app, view, pilot):
        before = lines(view)
        assert view.position_words() == "top"
        assert view.page_down() is True
        await pilot.pause()
        after = lines(view)
        assert [row.rstrip("▁▂▃▄▅▆▇█ ") for row in after[:2]] == [row.rstrip("▁▂▃▄▅▆▇█ ") for row in before[-2:]]
        assert view.position_words().endswith(" %")
        while view.page_down():
            pass
        assert view.position_words() == "end"
        assert view.page_up() is True
        view.to_top()
        assert view.position_words() == "top"
        assert view.page_up() is False


async def test_lines_and_ends() -> None:
    async with reading(long_article(), (80, 24)) as (_app, view, _pilot):
        assert view.line_up() is False
        assert view.line_down() is True
        assert view.text.scroll_offset.y == 1
        view.to_end()
        assert view.line_down() is False


async def test_a_remembered_share_leads_back_to_the_same_row() -> None:
    async with reading(long_article(), (80, 24)) as (_app, view, pilot):
        view.page_down()
        view.page_down()
        share, row = view.share, view.text.scroll_offset.y
        assert 0 < share < 1
        view.show(article(id=5))
        view.show(long_article())
        await pilot.pause()
        assert view.text.scroll_offset.y == 0
        view.go_to(share)
        assert view.text.scroll_offset.y == row


async def test_a_share_asked_for_out_of_sight_is_gone_to_when_the_pane_shows() -> None:
    def hidden() -> ArticleView:
        view = ArticleView()
        view.display = False
        return view

    app = Around(hidden)
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.query_one(ArticleView)
        view.show(long_article())
        view.go_to(0.5)
        assert view.share == 0.5
        view.display = True
        await pilot.pause()
        assert view.position_words().endswith(" %")
        assert view.share == pytest.approx(0.5, abs=0.01)


async def test_the_same_article_shown_again_may_keep_its_place() -> None:
    async with reading(long_article(), (80, 24)) as (_app, view, pilot):
        view.page_down()
        row = view.text.scroll_offset.y
        view.show(long_article(bookmarked=True), keep_position=True)
        await pilot.pause()
        assert view.text.scroll_offset.y == row
        view.show(long_article(id=9), keep_position=True)
        await pilot.pause()
        assert view.text.scroll_offset.y == 0


async def test_the_row_at_the_top_stays_when_the_width_changes() -> None:
    async with reading(long_article(), (80, 24)) as (_app, view, pilot):
        view.go_to(0.5)
        await pilot.pause()
        key = view.text.layout_rows.rows[view.text.scroll_offset.y].leaf.key
        for size in ((50, 20), (120, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert view.text.layout_rows.rows[view.text.scroll_offset.y].leaf.key == key


async def test_a_click_on_a_link_or_its_number_chooses_it() -> None:
    async with reading(LINKED) as (app, view, pilot):
        y = next(n for n, row in enumerate(lines(view)) if "Standard [3]" in row)
        x = lines(view)[y].index("Standard")
        await pilot.click(offset=(x, y))
        await pilot.click(offset=(x + 10, y))
        await pilot.click(offset=(x - 3, y))
        await pilot.pause()
        assert [m.number for m in app.told if isinstance(m, ArticleView.LinkChosen)] == [3, 3]


async def test_hovering_a_link_tells_its_address_once_and_leaving_it_too() -> None:
    async with reading(LINKED) as (app, view, pilot):
        y = next(n for n, row in enumerate(lines(view)) if "Standard [3]" in row)
        x = lines(view)[y].index("Standard")
        for column in (x, x + 1, x + 2, 5, 6):
            await pilot.hover(offset=(column, y))
        await pilot.pause()
        assert [m.url for m in app.told if isinstance(m, ArticleView.Hovered)] == ["https://standard.example/story", None]


async def test_a_click_on_the_event_of_the_kicker_asks_for_its_filter() -> None:
    async with reading(article(event="Unfall auf Straße")) as (app, view, pilot):
        await pilot.click(offset=(lines(view)[2].index("Unfall"), 2))
        await pilot.pause()
        assert [m.term for m in app.told if isinstance(m, ArticleView.FilterWanted)] == ['event:"Unfall auf Straße"']


async def test_the_head_shows_the_focus_by_a_bar() -> None:
    async with reading(article()) as (_app, view, pilot):
        assert lines(view)[0].startswith("  ARTICLE")
        view.focus()
        await pilot.pause()
        assert lines(view)[0].startswith("▌ ARTICLE")


async def test_a_very_long_article_is_shown_at_once_and_set_to_its_end_meanwhile() -> None:
    shown = long_article(2_000)
    app = Around(ArticleView)
    async with app.run_test(size=(80, 24)) as pilot:
        view = app.query_one(ArticleView)
        view.show(shown)
        assert view.text.layout_rows is not None
        assert len(view.text.layout_rows.rows) == AT_ONCE
        view.to_end()
        while not view.text.whole:
            await pilot.pause()
        await pilot.pause()
        assert view.position_words() == "end"
        assert "■" in lines(view)[-1]


async def test_another_theme_draws_the_text_in_its_colours() -> None:
    async with reading(article()) as (app, view, pilot):
        night = view.text.render_line(3)
        app.theme = "day"
        await pilot.pause()
        day = view.text.render_line(3)
        assert night.text == day.text
        assert [s.style for s in night] != [s.style for s in day]


async def test_in_sixteen_colours_nothing_has_a_ground() -> None:
    async with reading(article(), theme="terminal") as (_app, view, _pilot):
        assert all(s.style is None or s.style.bgcolor is None for y in range(15) for s in view.text.render_line(y))


async def test_the_wheel_moves_code_sideways() -> None:
    shown = article(title="T", teaser="", dateline="", blocks=(Code("0123456789" * 12),))
    async with reading(shown, (80, 24)) as (_app, view, pilot):
        assert lines(view)[3].endswith("9…")
        for _turn in range(3):
            await pilot._post_mouse_events([events.MouseScrollRight], view.text, (10, 3))
        await pilot.pause()
        assert lines(view)[3].startswith("    1234567890")


async def test_selected_text_comes_without_margins_and_with_its_own_line_breaks() -> None:
    async with reading(
        article(title="T", teaser="", dateline="", blocks=(Paragraph((Span("one two three " * 12),)), Paragraph((Span("four"),)))), (80, 24)
    ) as (
        _app,
        view,
        _pilot,
    ):
        text = view.text.get_selection(Selection(Offset(8, 3), Offset(8, 7)))
        assert text is not None
        assert text[0] == "two three" + " one two three" * 11 + "\n\nfour"


async def test_selected_japanese_gets_no_blanks_where_rows_broke() -> None:
    async with reading(article(title="T", teaser="", dateline="", blocks=(Paragraph((Span("大阪のたこ焼き屋" * 12),)),)), (80, 24)) as (_app, view, _pilot):
        assert view.text.get_selection(Selection(Offset(4, 3), None)) == ("大阪のたこ焼き屋" * 12 + "\n\n■", "\n")


async def test_a_selection_is_seen() -> None:
    async with reading(article(), (80, 24)) as (app, view, pilot):
        app.screen.selections = {view.text: Selection(Offset(4, 1), Offset(9, 1))}
        await pilot.pause()
        chosen = [s.text for s in view.text.render_line(1) if s.style and s.style.bgcolor and s.style.bgcolor.name == "#3a2f1c"]
        assert "".join(chosen) == "Trump"


async def test_hostile_text_reaches_the_screen_as_text() -> None:
    async with reading(None) as (app, view, pilot):
        for hostile in HOSTILE:
            view.show(article(title=hostile, teaser=hostile, event=hostile, publisher=hostile, blocks=(Paragraph((Span(hostile),)),)))
            await pilot.pause()
            assert "■" in screen_text(app) or len(hostile) > 100
            assert not set(screen_text(app)) & set("\x00\x07\x1b\x9b\u202e\u2066")
            assert not hostile.startswith("[") or f"    {hostile}" in lines(view)
