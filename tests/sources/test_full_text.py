import json

import pytest

from reader.model.article import Markup, RawArticle
from reader.sources import web_page
from reader.sources.full_text import hindrance
from tests.sources.page_texts import OTHERS, SENTENCES
from tests.sources.test_page_shapes import FOOT, MENU, TEASERS, TITLE, page, text

EN = SENTENCES["en"]
LONG = tuple(f"{each} This was number {at} of the day, and the last one until the morning after." for at, each in enumerate(EN * 2))


def found(html: str) -> str:
    return hindrance(web_page.read(html, "https://news.example/a"), html)


def article(inner: str, head: str = "") -> str:
    return page(f"<nav><ul>{MENU}</ul></nav><article><h1>{TITLE}</h1>{inner}</article><div>{TEASERS}</div>{FOOT}", head)


def free(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": TITLE, "isAccessibleForFree": value})}</script>'


def test_a_page_with_its_text_has_no_hindrance() -> None:
    assert found(article(text(LONG))) == ""
    assert found(article(text(EN[:3]))) == ""


@pytest.mark.parametrize("value", [False, "False", "false", "https://schema.org/False"])
def test_a_short_text_that_is_not_free_needs_a_login(value: object) -> None:
    assert found(article(text(EN[:2]), free(value))) == "login"


@pytest.mark.parametrize("value", [True, "True", None])
def test_a_short_text_that_is_free_is_an_article(value: object) -> None:
    assert found(article(text(EN[:3]), free(value))) == ""


def test_a_long_text_is_there_whatever_the_page_says() -> None:
    assert found(article(f"{text(LONG)}<div class=paywall>Subscribe to continue reading</div>", free(False))) == ""


@pytest.mark.parametrize(
    "wall",
    [
        "<div class='article-paywall'><p>Already with us? Log in.</p></div>",
        "<p>Subscribe now to continue reading this story.</p>",
        "<div>Jetzt weiterlesen mit dem Digitalabo</div>",
        "<p>Cet article est réservé aux abonnés. Il vous reste 80% de cet article à lire.</p>",
        "<p>Contenido exclusivo para suscriptores</p>",
        "<p>Contenuto riservato agli abbonati</p>",
    ],
)
def test_a_teaser_before_a_wall_needs_a_login(wall: str) -> None:
    assert found(article(f"{text(EN[:2])}{wall}")) == "login"


def test_a_front_page_or_an_error_holds_no_article() -> None:
    assert found(page(f"<nav><ul>{MENU}</ul></nav><h1>Not found</h1>{FOOT}")) == "none"
    assert found(page(f"<ul>{''.join(f'<li><a href=/{at}>{each}</a></li>' for at, each in enumerate(OTHERS))}</ul>")) == "none"
    assert found("") == "none"


def test_an_article_on_logins_is_an_article() -> None:
    words = "The bank asks its customers to log in to keep their accounts, and to subscribe to continue with its letters. "
    assert found(article(text(tuple(f"{words}{each}" for each in LONG)))) == ""


def test_a_body_alone_is_enough() -> None:
    assert hindrance(RawArticle(), "") == "none"
    assert hindrance(RawArticle(body=Markup("word " * 300, "plain")), "") == ""
    assert hindrance(RawArticle(body=Markup("語" * 300, "plain")), "") == ""
