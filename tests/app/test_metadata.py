from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest

from reader.app.widgets.metadata import MetadataPanel
from reader.app.widgets.strip import ArticleStrip
from reader.desk.facts import Facts
from reader.model.article import Article, Link
from reader.model.place import ArticlePlace
from reader.model.words import choose_language
from tests.app.reading import HOSTILE, MOSCOW, PLACES, Around, article, facts_of, lines, screen_text
from tests.app.test_metadata_where import is_map


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
    choose_language("en")


@asynccontextmanager
async def looking(shown: Article, size: tuple[int, int] = (80, 24), facts: Facts | None = None, **how: Any) -> Any:
    app = Around(MetadataPanel, **how)
    async with app.run_test(size=size) as pilot:
        panel = app.query_one(MetadataPanel)
        panel.show(shown, facts or facts_of(shown))
        panel.focus()
        await pilot.pause()
        yield app, panel, pilot


def told(app: Around) -> list[object]:
    """What the panel asked for, in short."""
    short: list[object] = []
    for message in app.told:
        match message:
            case MetadataPanel.Wanted(term=term):
                short.append(term)
            case MetadataPanel.LinkChosen(number=number):
                short.append(number)
            case MetadataPanel.ArticleWanted(article_id=article_id):
                short.append(("article", article_id))
            case MetadataPanel.ActionWanted(action=action):
                short.append(("do", action))
            case MetadataPanel.NoteWanted():
                short.append("note")
    return short


async def test_two_columns_at_eighty() -> None:
    async with looking(article()) as (_app, panel, _pilot):
        rows = lines(panel)
        assert [row[:40].rstrip() for row in rows[:22]] == [
            "▌ METADATA",
            "",
            "  WHERE",
            "▌ Moskau                    dateline",
            "  Moscow, Russia, Europe",
            "  1,670 km from Vienna, followed",
            "  why: dateline and Ort agree",
            "  Russland                  title",
            "  Ukraine                   text",
            "",
            "  DETAILS",
            "  Vorfall    Sonstiges",
            "  Ort        Moskau, Russland",
            "",
            "  QUELLEN",
            "  1 www.krone.at",
            "  2 www.themoscowtimes.com",
            "",
            "  YOURS",
            "  Tags       none",
            "  Note       none, B writes one",
            "",
        ]
        assert all(is_map(row[40:]) for row in rows[2:10])
        assert rows[6][40:].find("●") == 19
        assert [row[40:] for row in rows[10:23]] == [
            "",
            "ARTICLE",
            "Published  no date",
            "Fetched    today 09:00, 2 h",
            "Publisher  die-nachrichten.at",
            "Feed       Samples",
            "Author     not named",
            "Language   German",
            "Length     1 min, 34 words",
            "",
            "MORE FROM MOSKAU                     2",
            "Moskauer Metro testet Züge ohne…   9 h",
            "Botanischer Garten                 2 d",
        ]


async def test_one_column_at_thirty_four() -> None:
    async with looking(article(), (34, 50)) as (_app, panel, _pilot):
        rows = lines(panel)
        assert rows[6:8] == ["  why: dateline and Ort agree", ""]
        assert all(is_map(row) for row in rows[8:16])
        assert rows[12].find("●") == 2 + 15
        assert rows[16:18] == ["", "  Russland              title"]
        assert rows[3] == "▌ Moskau                dateline"
        assert rows[5] == "  1,670 km from Vienna, followed"
        assert [row for row in rows if row.isupper()] == [
            "▌ METADATA",
            "  WHERE",
            "  DETAILS",
            "  QUELLEN",
            "  ARTICLE",
            "  YOURS",
            "  MORE FROM MOSKAU             2",
        ]


async def test_every_row_that_acts_does_what_it_says() -> None:
    async with looking(article(authors=("Ada Lovelace", "Bo"), tags=("dossier",))) as (app, panel, pilot):
        panel.act()
        while panel.move(1):
            panel.act()
        await pilot.pause()
        assert told(app) == [
            *("in:Moskau", ("do", "map"), ("do", "wrong_place"), "in:Russland", "in:Ukraine", "event:Sonstiges", "in:Moskau", 1, 2, "tag:dossier", "note"),
            *("after:2026-11-24 before:2026-11-25", ("do", "edit_feed"), "publisher:die-nachrichten.at", "feed:Samples", 'author:"Ada Lovelace"'),
            *("author:Bo", "lang:de", ("do", "zen"), ("article", 8), ("article", 9)),
        ]


async def test_the_cursor_shows_only_with_the_focus() -> None:
    async with looking(article()) as (app, panel, pilot):
        assert lines(panel)[3].startswith("▌")
        app.set_focus(None)
        await pilot.pause()
        assert lines(panel)[0] == "  METADATA"
        assert lines(panel)[3].startswith("  Moskau")


async def test_what_is_unknown_stays_in_words() -> None:
    bare = article(places=(), details=(), sources=(), sources_label="", publisher="", language="", event="", blocks=(), feed_id=None, feed="", dateline="")
    async with looking(bare, (60, 30)) as (_app, panel, _pilot):
        text = "\n".join(lines(panel))
        for words in ("No place found in it.", "none named", "no date", "not named", "not known", "no text", "none, B writes one"):
            assert words in text
        assert "DETAILS" not in text
        assert lines(panel)[3:5] == ["  No place found in it.", "  x says where"]
        assert not any(map(is_map, lines(panel)))
        assert "SOURCES" in text


async def test_long_labels_take_a_row_of_their_own_and_long_values_wrap() -> None:
    shown = article(details=(("Zuständige Behörde", "Landespolizeidirektion Niederösterreich, Sankt Pölten"), ("", "nameless")))
    async with looking(shown, (34, 60)) as (_app, panel, _pilot):
        rows = lines(panel)
        at = rows.index("  Zuständige Behörde")
        assert rows[at + 1 : at + 6] == [
            "             Landespolizeidirekt",
            "             ion",
            "             Niederösterreich,",
            "             Sankt Pölten",
            "             nameless",
        ]


async def test_many_places_and_sources_are_folded_until_asked_for() -> None:
    many = tuple(replace(PLACES[1], label=f"Place {n}") for n in range(15))
    shown = article(places=many, sources=tuple(Link("x", f"https://host{n}.example") for n in range(30)))
    async with looking(shown, (60, 80)) as (_app, panel, pilot):
        assert "  9 more" in lines(panel)
        assert "Place 7" not in "\n".join(lines(panel))
        for _row in range(8):
            panel.move(1)
        panel.act()
        await pilot.pause()
        assert "Place 14" in "\n".join(lines(panel))
        assert "30 host29.example" in "\n".join(lines(panel))


async def test_hosts_are_those_that_open_whatever_the_source_calls_itself() -> None:
    async with looking(article(sources=(Link("www.bank.example", "https://evil.example/login"),))) as (_app, panel, _pilot):
        assert "  1 evil.example" in [row[:40].rstrip() for row in lines(panel)]


async def test_the_cursor_stays_in_sight_and_the_ends_are_reached() -> None:
    async with looking(article(), (40, 10)) as (_app, panel, pilot):
        panel.to_end()
        await pilot.pause()
        assert "Botanischer Garten" in lines(panel)[-1]
        panel.to_top()
        await pilot.pause()
        assert lines(panel)[2] == "  WHERE"


async def test_a_click_acts_and_hovering_a_source_tells_its_address() -> None:
    async with looking(article()) as (app, panel, pilot):
        await pilot.hover(offset=(6, 15))
        await pilot.click(offset=(6, 15))
        await pilot.click(offset=(60, 14))
        await pilot.click(offset=(60, 13))
        await pilot.click(offset=(60, 4))
        await pilot.pause()
        assert told(app) == [1, "publisher:die-nachrichten.at", ("do", "edit_feed")]
        assert [m.url for m in app.told if isinstance(m, MetadataPanel.Hovered)][0] == "https://www.krone.at"


async def test_german_heads() -> None:
    choose_language("de")
    async with looking(article(), (60, 40)) as (_app, panel, _pilot):
        assert "1.670 km" in "\n".join(lines(panel))


@asynccontextmanager
async def stripped(shown: Article, size: tuple[int, int] = (80, 24), position: str = "top") -> Any:
    app = Around(ArticleStrip)
    async with app.run_test(size=size) as pilot:
        strip = app.query_one(ArticleStrip)
        strip.show(shown, facts_of(shown))
        strip.position(position)
        await pilot.pause()
        yield app, strip, pilot


async def test_the_strip_says_where_who_when_and_from_whom() -> None:
    async with stripped(article()) as (_app, strip, _pilot):
        assert lines(strip) == [
            "▌ MOSKAU, RUSSLAND   Sonstiges   1,670 km                                  top",
            "▌ die-nachrichten.at   no date, fetched today 09:00   1 min",
            "▌ 1 www.krone.at   2 www.themoscowtimes.com",
        ]


async def test_the_strip_leaves_out_whole_parts() -> None:
    async with stripped(article(), (56, 24)) as (_app, strip, _pilot):
        assert lines(strip)[1].rstrip() == "▌ die-nachrichten.at   no date, fetched today 09:00"


async def test_the_strip_counts_the_sources_that_have_no_room() -> None:
    shown = article(sources=tuple(Link("x", f"https://www.source{n}.example") for n in range(1, 8)))
    async with stripped(shown) as (_app, strip, _pilot):
        assert lines(strip)[2] == "▌ 1 www.source1.example   2 www.source2.example   3 www.source3.example   +4"


async def test_the_strip_is_one_row_on_low_terminals() -> None:
    async with stripped(article(), (60, 19)) as (_app, strip, pilot):
        assert lines(strip) == ["▌ MOSKAU, RUSSLAND   Sonstiges   1,670 km              top"]
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert len(lines(strip)) == 3


async def test_the_strip_cuts_what_has_no_room_before_the_position() -> None:
    async with stripped(article(), (40, 24), "48 %") as (_app, strip, _pilot):
        assert lines(strip)[0] == "▌ MOSKAU, RUSSLAND   Sonstiges  … 48 %"
        assert max(map(len, lines(strip))) <= 38


async def test_everything_in_the_strip_clicks() -> None:
    async with stripped(article()) as (app, _strip, pilot):
        for offset in ((4, 0), (23, 0), (4, 1), (60, 1), (4, 2), (25, 2), (70, 2)):
            await pilot.click(offset=offset)
        await pilot.pause()
        assert told(app) == ["in:Moskau", "event:Sonstiges", "publisher:die-nachrichten.at", 1, 2]


async def test_hostile_text_stays_text_in_panel_and_strip() -> None:
    app = Around(ArticleStrip, MetadataPanel)
    async with app.run_test(size=(80, 40)) as pilot:
        strip, panel = app.query_one(ArticleStrip), app.query_one(MetadataPanel)
        panel.focus()
        for hostile in HOSTILE:
            shown = article(
                **dict.fromkeys(("publisher", "event", "where", "sources_label", "language", "note", "feed"), hostile),
                places=(ArticlePlace(MOSCOW, "dateline", hostile, hostile, 1, 0.9, "dateline"),),
                details=((hostile, hostile),),
                authors=(hostile,),
                tags=(hostile,),
                sources=(Link(hostile, "https://[broken"), Link(hostile, "https://x.example/" + "y" * 3000)),
            )
            strip.show(shown, facts_of(shown))
            panel.show(shown, facts_of(shown))
            panel.to_top()
            panel.act()
            while panel.move(1):
                panel.act()
            await pilot.pause()
            assert not set(screen_text(app)) & set("\x00\x07\x1b\x9b\u202e\u2066")
            assert not hostile.startswith("[") or f"▌ {hostile.upper()}   {hostile}   1,670 km" in lines(strip)[0]
        assert "note" in told(app)
