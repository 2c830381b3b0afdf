"""What the metadata say of places: the small map, and the words."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.app import chart
from reader.app.show import ASCII, Glyphs
from reader.app.widgets.metadata import MetadataPanel
from reader.app.widgets.small_map import small_map
from reader.model.article import Article
from reader.model.place import ArticlePlace
from reader.places import land
from tests.app.reading import MOSCOW, PLACES, Around, article, facts_of, lines


def is_map(row: str) -> bool:
    """Braille, blanks and the spot, and some of it."""
    return bool(row.strip()) and all(char in " ●" or "\u2801" <= char <= "\u28ff" for char in row)


async def shown(app: Around, pilot: Any, what: Article | None = None) -> MetadataPanel:
    """The panel with an article, or with the sample."""
    panel, what = app.query_one(MetadataPanel), what or article()
    panel.show(what, facts_of(what))
    panel.focus()
    await pilot.pause()
    return panel


def colours(panel: MetadataPanel, y: int, x: int) -> set[tuple[str, bool]]:
    """The text colours of a row from a cell on, and whether they are dim."""
    return {(s.style.color.name if s.style.color else "", bool(s.style.dim)) for s in panel.rows.render_line(y).crop(x) if s.style and s.text.strip()}


@pytest.mark.parametrize(
    ("theme", "coast", "border", "spot"),
    [("night", "#6a7684", "#3d4651", "#e2a84f"), ("day", "#948a74", "#c9c0ab", "#8c5200"), ("night-256", "#767676", "#444444", "#ffaf5f")],
)
async def test_coasts_borders_and_the_spot_have_their_colours(theme: str, coast: str, border: str, spot: str) -> None:
    app = Around(MetadataPanel, theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await shown(app, pilot)
        assert colours(panel, 2, 40) == {(coast, False), (border, False)}
        assert colours(panel, 5, 58) == {(spot, False), (border, False)}


async def test_in_sixteen_colours_the_map_is_dim_and_the_spot_is_not() -> None:
    app = Around(MetadataPanel, theme="terminal")
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await shown(app, pilot)
        assert colours(panel, 2, 40) == {("", True)}
        assert colours(panel, 5, 58) == {("bright_yellow", False), ("", True)}


async def test_without_braille_there_is_no_map() -> None:
    app = Around(MetadataPanel)
    app.glyphs = ASCII
    async with app.run_test(size=(80, 40)) as pilot:
        panel = await shown(app, pilot)
        assert lines(panel)[2] == "  WHERE                                 ARTICLE"
        assert not any(map(is_map, lines(panel)))


async def test_a_missing_map_is_told_in_its_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    lost = land.lines
    monkeypatch.setattr(land, "lines", lambda fine: lost(fine, tmp_path))
    chart.lines.cache_clear()
    app = Around(MetadataPanel)
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await shown(app, pilot)
        assert lines(panel)[2:5] == [
            "  WHERE                                 No map: its data are missing.",
            "▌ Moskau                    dateline",
            "  Moscow, Russia, Europe                ARTICLE",
        ]


def test_a_small_map_fits_its_width_and_holds_its_place() -> None:
    for place in (MOSCOW, replace(MOSCOW, lat=-18.1, lon=179.9), replace(MOSCOW, lat=78.2, lon=15.6), replace(MOSCOW, lat=-54.8, lon=-68.3)):
        for width in (16, 30, 41, 200):
            rows = small_map(place, width, Glyphs())
            assert len(rows) == 8
            assert {sum(len(run.text) for run in row) for row in rows} == {min(width, 40)}
            assert sum(run.text.count("●") for row in rows for run in row) == 1
    assert small_map(MOSCOW, 15, Glyphs()) == ()
    continent = small_map(replace(MOSCOW, kind="continent"), 30, Glyphs())
    assert len(continent) == 8


async def test_nothing_moves_when_little_is_found_out_about_a_place() -> None:
    app = Around(MetadataPanel)
    async with app.run_test(size=(34, 60)) as pilot:
        panel = app.query_one(MetadataPanel)
        panel.show(article(), None)
        await pilot.pause()
        before = lines(panel)
        assert all(is_map(row) for row in before[8:16])
        found = facts_of(article())
        panel.show(article(), replace(found, home="", places=tuple(replace(place, km=None, followed=False) for place in found.places)))
        await pilot.pause()
        rows = lines(panel)
        assert rows[4:8] == ["  Moscow, Russia, Europe", "  why: dateline and Ort agree", "", ""]
        assert rows[7:36] == before[7:36]


async def test_until_places_are_looked_up_the_rest_stands_there() -> None:
    app = Around(MetadataPanel)
    async with app.run_test(size=(60, 50)) as pilot:
        panel = app.query_one(MetadataPanel)
        panel.show(article(), None)
        await pilot.pause()
        before = lines(panel)
        assert before[4:7] == ["  Moscow", "", ""]
        panel.show(article(), facts_of(article()))
        await pilot.pause()
        assert lines(panel)[7:27] == before[7:27]


async def test_a_place_that_is_a_guess_says_perhaps() -> None:
    guess = (ArticlePlace(MOSCOW, "body", "Moskau", "Moskau", 1, 0.3, "mentions"), replace(PLACES[1], confidence=0.2))
    app = Around(MetadataPanel)
    async with app.run_test(size=(60, 30)) as pilot:
        panel = await shown(app, pilot, article(places=guess))
        rows = lines(panel)
        assert rows[3].split() == ["▌", "Moskau", "perhaps"]
        assert "  why: dateline and Ort agree" in rows
        assert [s.style.color.name for s in panel.rows.render_line(2) if s.text == "Moskau" and s.style and s.style.color] == ["#b3b0a8"]


async def test_facts_of_another_article_are_not_mixed_in() -> None:
    app = Around(MetadataPanel)
    async with app.run_test(size=(80, 24)) as pilot:
        panel = await shown(app, pilot)
        panel.show(article(), facts_of(article(id=77)))
        await pilot.pause()
        assert "Vienna" not in "\n".join(lines(panel))
