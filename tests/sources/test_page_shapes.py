"""The body of an article in pages of very different makes."""

from dataclasses import dataclass

import pytest

from reader.model.article import RawDocument, Story
from reader.model.blocks import plain_text
from reader.sources import web_page
from reader.text.make import make
from tests.sources.page_texts import OTHERS, SENTENCES

EN = SENTENCES["en"]
DE = SENTENCES["de"]
TITLE = "Harbour frozen for the first time"


def story(html: str, address: str = "https://news.example/harbour") -> Story:
    raw = web_page.read(html, address)
    return make(raw, RawDocument(kind="files", articles=(raw,)))


def page(body: str, head: str = "", title: str = TITLE, language: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{language}"><head><title>{title} | Westhaven Post</title><meta property="og:title" content="{title}">{head}</head>'
        f"<body>{body}</body></html>"
    )


def paragraphs(sentences: tuple[str, ...], tag: str = "p") -> str:
    return "".join(f"<{tag}>{each}</{tag}>\n" for each in sentences)


MENU = "".join(f'<li><a href="/{each.lower()}">{each}</a></li>' for each in ("News", "Politics", "Sport", "Culture", "Weather", "Opinion"))
TEASERS = "".join(
    f'<div class="x{at}"><a href="/{at}"><img src="/{at}.jpg" alt="">'
    f"<h3>{each}</h3></a><p>Everything that is known so far about it, and what happens next.</p></div>"
    for at, each in enumerate(OTHERS)
)
FOOT = '<div class="page-end"><p><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a> © 2026 Westhaven Post Ltd. All rights reserved.</p></div>'
BYLINE = "<div>By <a href='/ada'>Ada Byron</a></div><div><time datetime='2026-11-24'>24 November 2026, 10:15</time></div>"
SHARE = "<div class='tools'><a href='#'>Facebook</a> <a href='#'>X</a> <a href='#'>WhatsApp</a> <a href='#'>Mail</a></div>"


@dataclass(frozen=True)
class Shape:
    body: str
    sentences: tuple[str, ...] = EN
    head: str = ""
    language: str = "en"


def text(sentences: tuple[str, ...]) -> str:
    return "".join(f"<p>{each}</p>" for each in sentences)


SHAPES = {
    "div soup": Shape(
        f"<div><div><ul>{MENU}</ul></div><div><div><div><h1>{TITLE}</h1>{BYLINE}{SHARE}<div>{paragraphs(EN, 'div')}</div></div></div>"
        f"<div><div>More news</div>{TEASERS}</div></div>{FOOT}</div>"
    ),
    "line breaks instead of paragraphs": Shape(
        f"<table><tr><td>{MENU}</td><td><h1>{TITLE}</h1><span class=a>Ada Byron, 24.11.2026</span><br><br>{'<br><br>'.join(EN)}<br><br>"
        f"<a href=/>Back</a></td><td>{TEASERS}</td></tr></table>{FOOT}"
    ),
    "sections": Shape(
        f"<main><header><h1>{TITLE}</h1>{BYLINE}</header>{''.join(f'<section><div><p>{each}</p></div></section>' for each in EN)}"
        f"<section><h2>More stories</h2>{TEASERS}</section></main>{FOOT}"
    ),
    "a table lays it out": Shape(
        f"<table width=900><tr><td colspan=3><a href=/>Home</a></td></tr><tr><td valign=top>{MENU}</td><td><font size=5>{TITLE}</font><p>{'<p>'.join(EN)}"
        f"</td><td>{TEASERS}</td></tr></table>"
    ),
    "WordPress": Shape(
        f'<nav class="main-navigation"><ul>{MENU}</ul></nav><article class="post hentry category-news tag-ice"><header class="entry-header"><h1 '
        f'class="entry-title">{TITLE}</h1><div class="entry-meta">Posted on 24 November 2026 by Ada Byron</div></header><div class="entry-content">{text(EN)}'
        f'<div class="sharedaddy sd-sharing-enabled">{SHARE}</div><div class="jp-relatedposts">{TEASERS}</div></div><footer class="end">Tags: <a href=/t>'
        f'ice</a></footer></article><div id="comments"><ol class="comment-list">{"".join(f"<li><p>So  {each.lower()}</p></li>" for each in DE)}</ol></div>'
        f"<aside>{TEASERS}</aside>"
    ),
    "Drupal": Shape(
        f'<div class="region region-content"><article class="node"><h1 class="page-title">{TITLE}</h1><div class="node__submitted">Sent in by '
        f'Ada Byron on Tue, 24/11/2026 - 10:15</div><div class="node__content"><div class="field field--name-body field--type-text-with-summary field__item">'
        f'{text(EN)}</div><div class="field field-tags"><div class=field__label>Tags</div><a href=/t>ice</a> <a href=/u>sea</a></div></div></article>'
        f'<div class="view view-related"><h2>Related</h2>{TEASERS}</div></div>'
    ),
    "AMP": Shape(
        f"<header><a href=/>Post</a></header><amp-sidebar><ul>{MENU}</ul></amp-sidebar><article><h1>{TITLE}</h1><amp-img src=/a.jpg width=800 height=400>"
        f"</amp-img>{''.join(f'<p>{each}</p><amp-ad width=300 height=250></amp-ad>' for each in EN)}<amp-list>{TEASERS}</amp-list></article>"
    ),
    "teasers between the paragraphs": Shape(
        f"<article><h1>{TITLE}</h1>{BYLINE}{text(EN[:4])}<div class=embed><a href=/1><h4>{OTHERS[0]}</h4><p>And what that means for the coast, in a few "
        f"words.</p></a></div>{text(EN[4:7])}<p><strong>Read also: <a href=/2>{OTHERS[1]}</a></strong></p>{text(EN[7:])}</article><div>{TEASERS}</div>"
    ),
    "several articles one below the other": Shape(
        f"<main><article><h1>{TITLE}</h1>{text(EN)}</article>"
        + "".join(f"<article><a href=/{at}><h2>{each}</h2></a><p>{DE[at]} {DE[at + 1]}</p></article>" for at, each in enumerate(OTHERS))
        + "</main>"
    ),
    "a short agency item": Shape(
        f"<div class=wrap><div class=left><ul>{MENU}</ul></div><div class=mid><h1>{TITLE}</h1><p>{EN[0]}</p><p>{EN[1]}</p><p>{EN[3]}</p></div>"
        f"<div class=right>{TEASERS}</div></div>{FOOT}",
        (EN[0], EN[1], EN[3]),
    ),
    "hashed class names": Shape(
        f"<div class=css-1a><div class=css-9z><ul>{MENU}</ul></div><div class=css-2b><h1 class=css-3c>{TITLE}</h1><div class=css-4d>By Ada Byron</div>"
        + "".join(f"<div class=css-5e><p class=css-6f>{each}</p></div>" for each in EN)
        + f"<div class=css-7g><h2 class=css-8h>You may also like</h2>{TEASERS}</div></div></div>"
    ),
    "custom elements": Shape(
        f"<app-root><app-header><ul>{MENU}</ul></app-header><app-article><h1>{TITLE}</h1><app-text>{text(EN[:5])}</app-text><app-teaser>{TEASERS}</app-teaser>"
        f"<app-text>{text(EN[5:])}</app-text></app-article></app-root>"
    ),
    "comments longer than the article": Shape(
        f"<article><h1>{TITLE}</h1>{text(EN[:5])}</article><section class=discussion id=forum><h2>24 comments</h2>"
        + "".join(f"<div class=posting><b>user{at}</b><p>{DE[at]} {DE[-at]} {DE[at // 2]}</p></div>" for at in range(10))
        + "</section>",
        EN[:5],
    ),
    "everything in lists of links but the story": Shape(
        f"<ul>{MENU * 8}</ul><div><h1>{TITLE}</h1>{text(EN)}</div><ul>{''.join(f'<li><a href=/{at}>{each}</a></li>' for at, each in enumerate(OTHERS))}</ul>"
    ),
} | {
    f"in {language}": Shape(
        f"<header><ul>{MENU}</ul></header><main><article><h1>{sentences[0][:40]}</h1>{BYLINE}<div class=story>{text(sentences)}</div></article></main>"
        f"<section>{TEASERS}</section>{FOOT}",
        sentences,
        language=language,
    )
    for language, sentences in SENTENCES.items()
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_story_is_whole_and_alone(name: str) -> None:
    shape = SHAPES[name]
    made = story(page(shape.body, shape.head, language=shape.language))
    found = [line for line in plain_text(made.blocks).split("\n") if line]
    assert found == list(shape.sentences)
