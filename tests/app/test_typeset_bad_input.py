"""What no newspaper would send: it is shown, and nothing breaks."""

from typing import Any

import pytest

from reader.app.show import Glyphs
from reader.app.widgets.article_view import ArticleView
from reader.app.widgets.typeset import Layout
from reader.model.article import Article, Link, Markup, RawArticle, RawDocument
from reader.model.blocks import Block, Code, Items, Paragraph, Span, Table
from reader.text.make import make
from tests.app.reading import HOSTILE, NOW, Around, article, screen_text


def made_of(html: str) -> Article:
    return article(story=make(RawArticle(title=Markup("T", "plain"), body=Markup(html, "html", "https://x.example/")), RawDocument("rss")))


async def first_screen(shown: Article, size: tuple[int, int] = (80, 24)) -> str:
    app = Around(ArticleView)
    async with app.run_test(size=size) as pilot:
        view = app.query_one(ArticleView)
        view.show(shown)
        await pilot.pause()
        said = screen_text(app)
        view.open_find()
        view.find_bar.field.value = "a"
        view.show_hints()
        view.sideways(8)
        view.page_down()
        await pilot.pause()
    return said


async def test_nothing_at_all() -> None:
    empty = article(title="", teaser="", blocks=(), publisher="", event="", url=None, places=(), dateline="", published=None, sources=())
    assert "The feed gives only this much." in await first_screen(empty)


async def test_three_thousand_links() -> None:
    html = "<p>" + " ".join(f'<a href="/{n}">l{n}</a>' for n in range(3_000)) + "</p>"
    assert "l0 [1] l1 [2]" in await first_screen(made_of(html))


async def test_a_table_of_200_columns_and_one_of_many_rows() -> None:
    wide = "".join(f"<td>c{n}</td>" for n in range(200))
    assert "c0  c1  c2" in await first_screen(made_of(f"<table><tr>{wide}</tr><tr>{wide}</tr></table>"))
    assert "r1" in await first_screen(made_of("<table>" + "".join(f"<tr><td>r{n}</td><td>{n}</td></tr>" for n in range(3_000)) + "</table>"))


@pytest.mark.parametrize("tag", ["<ul><li>", "<ol><li>", "<blockquote>", "<div>", "<table><tr><td>", "<details><summary>", "<sup>", "<dl><dd>"])
async def test_five_hundred_of_anything_in_each_other(tag: str) -> None:
    assert "deep down" in await first_screen(made_of(tag * 500 + "deep down"))


@pytest.mark.parametrize("text", HOSTILE)
async def test_markup_and_escapes_in_every_field(text: str) -> None:
    span = (Span(text, link=0),)
    blocks: tuple[Block, ...] = (Paragraph(span), Items(((Paragraph(span),),)), Table((span,), ((span, span),)), Code(text, text))
    fields: dict[str, Any] = dict.fromkeys(("title", "teaser", "publisher", "event", "where", "sources_label"), text)
    said = await first_screen(article(**fields, blocks=blocks, links=(Link(text, "https://x.example"),), dateline=text), (120, 60))
    assert not set(said) & set("\x00\x07\x1b\x9b\u202e\u2066\ud800")


@pytest.mark.parametrize("block", [Paragraph((Span("word " * 1_000_000),)), Paragraph((Span("x" * 5_000_000),)), Code("line of code\n" * 400_000, "python")])
def test_the_first_screen_of_5_mb_is_set_without_the_rest(block: Block) -> None:
    made = Layout(article(blocks=(block,)), 72, Glyphs(), NOW, narrow=True)
    made.grow(60)
    assert len(made.rows) == 60
    assert not made.done
