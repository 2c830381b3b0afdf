"""Pages whose makers went their own ways: names that mislead, text in odd places, notices longer than the story."""

import json

import pytest

from reader.model.blocks import plain_text
from tests.sources.page_texts import OTHERS, SENTENCES
from tests.sources.test_page_shapes import BYLINE, FOOT, MENU, SHARE, TEASERS, TITLE, page, story, text

EN = SENTENCES["en"]
DE = SENTENCES["de"]
NOTICE = "We and our partners store and read information on your device, such as cookies, for personalised advertising and content, and for measuring both. "
LEGAL = "Any copying, even of parts, needs the written consent of the publisher, who is not liable for what other sites hold. "


def lines(html: str) -> list[str]:
    return [line for line in plain_text(story(html).blocks).split("\n") if line]


QUIRKS = {
    "the whole page is a form": f"<form id=f><div><ul>{MENU}</ul></div><div><h1>{TITLE}</h1>{BYLINE}<div>{text(EN)}</div></div><div>{TEASERS}</div></form>",
    "every paragraph is called after its author": f"<div><h1>{TITLE}</h1>" + "".join(f'<p class="author-text">{each}</p>' for each in EN) + "</div>",
    "every paragraph has an advertisement's frame": f"<main><h1>{TITLE}</h1>" + "".join(f"<div class=ad-wrap><p>{each}</p></div>" for each in EN) + "</main>",
    "the story is open for comments": f'<div class="post comments-open"><h1>{TITLE}</h1>{text(EN)}</div><div class=comments><p>{DE[0]}</p><p>{DE[1]}</p></div>',
    "a notice on cookies is longer": f'<div class="cookie-banner"><p>{NOTICE * 3}</p><p>{NOTICE * 4}x</p></div><main><h1>{TITLE}</h1>{text(EN)}</main>',
    "a notice has a role": f'<div role="dialog"><p>{NOTICE * 3}</p><p>{NOTICE * 4}x</p></div><main><h1>{TITLE}</h1>{text(EN)}</main>',
    "the foot of the page is longer": f"<main><h1>{TITLE}</h1>{text(EN)}</main><footer><p>{LEGAL * 5}</p><p>{LEGAL * 4}x</p></footer>",
    "each paragraph is a module": f"<main><div class=m><h1>{TITLE}</h1></div><div class=m>{BYLINE}</div>"
    + "".join(f"<div class=m><div class=in><div data-testid=paragraph-{at}>{each}</div></div></div>" for at, each in enumerate(EN))
    + f"<div class=m>{TEASERS}</div></main>",
    "the story is in two halves": f"<article><h1>{TITLE}</h1><div class=part>{text(EN[:5])}</div><div class=offer><h3>Try it</h3><p>A month for one euro.</p>"
    f"<a href=/s>Subscribe</a></div><div class=part>{text(EN[5:])}</div></article><div>{TEASERS}</div>",
    "a menu holds sentences": "<nav>" + "".join(f"<div><a href=/{at}>{each}</a><p>{DE[at]}</p></div>" for at, each in enumerate(OTHERS)) + "</nav>"
    f"<div><h1>{TITLE}</h1>{text(EN)}</div>",
    "teasers are as long as paragraphs": f"<main><div><h1>{TITLE}</h1>{text(EN)}</div><div>"
    + "".join(f"<div class=row><h3><a href=/{at}>{each}</a></h3><p>{DE[at]} {DE[at + 1]}</p><a href=/{at}>More</a></div>" for at, each in enumerate(OTHERS))
    + "</div></main>",
    "a headline is no heading": f"<div class=c><div class=hd>{TITLE}</div><div class=dt>24/11/26</div><div class=tx>{text(EN)}</div></div><div>{TEASERS}</div>",
    "the story stands in a cell with its menu": f"<table><tr><td><a href=/>Home</a> | <a href=/a>Archive</a><hr><b>{TITLE}</b><br><i>Ada Byron</i><br><br>"
    f"{'<br><br>'.join(EN)}<hr><a href=/>Back to the archive</a></td></tr></table>",
    "an advertisement in every gap": f"<article><h1>{TITLE}</h1>" + "".join(f"<p>{each}</p><div><i>Advertisement</i></div>" for each in EN) + "</article>",
    "the same text for wide and for narrow screens": f"<main><h1>{TITLE}</h1><div class=wide>{text(EN)}</div><div class=narrow>{text(EN)}</div></main>",
    "quotes for sharing": f"<article><h1>{TITLE}</h1>{text(EN[:4])}<div class=tweet><a href=/t>{EN[2]}</a></div>{text(EN[4:])}{SHARE}</article>",
    "a gallery's labels": f"<article><h1>{TITLE}</h1>{text(EN[:4])}<div class=gallery><div>1/3</div><div>2/3</div><div>3/3</div></div>{text(EN[4:])}</article>",
    "the newest of the day beside it": "<div class=l><h2>Newest</h2>"
    f"{''.join(f'<p><b>1{at}:00</b> <a href=/{at}>{each}</a></p>' for at, each in enumerate(OTHERS))}</div>"
    f"<div class=r><h1>{TITLE}</h1>{text(EN)}</div>",
    "nested articles": f"<article><article><h1>{TITLE}</h1>{text(EN)}</article></article>{FOOT}",
    "the next article follows in a part made alike": f"<div class=w><div class=post><h1>{TITLE}</h1><div>{text(EN)}</div></div>"
    f"<div class=post><h1>{OTHERS[0]}</h1><div>{text(DE)}</div></div></div>",
    "two main elements": f"<main><ul>{MENU}</ul></main><main><h1>{TITLE}</h1>{text(EN)}</main>",
}  # fmt: skip


@pytest.mark.parametrize("name", QUIRKS)
def test_the_story_is_found_all_the_same(name: str) -> None:
    assert lines(page(QUIRKS[name])) == list(EN)


def test_names_inside_a_paragraph_cost_no_words() -> None:
    sentence = "The minister <span class='topic-tag author'>Ada Byron</span> met <a class='related-link' href=/c>Charles Babbage</a> on the ice, and both fell."
    found = lines(page(f"<article><h1>{TITLE}</h1>{text(EN[:5])}<p>{sentence}</p>{text(EN[5:])}</article>"))
    assert found[5] == "The minister Ada Byron met Charles Babbage on the ice, and both fell."


@pytest.mark.parametrize(
    "script",
    [
        '<script id="__NEXT_DATA__" type="application/json">{}</script>',
        "<script>window.__STATE__ = {};</script>",
        "<script>window['app'].data={}</script>",
    ],
)
@pytest.mark.parametrize("is_html", [True, False])
def test_a_story_that_only_a_script_holds_is_read(script: str, is_html: bool) -> None:
    blocks = [{"type": "paragraph", "text": each} for each in EN]
    content: object = "".join(f"<p>{each}</p>" for each in EN) if is_html else blocks
    others = [{"title": each, "description": f"{each}. And that is what it means for us all."} for each in OTHERS * 5]
    data = {"props": {"menu": ["News", "Sport"], "article": {"headline": TITLE, "content": content}, "related": others}}
    html = page(f"<div id=root><h1>{TITLE}</h1></div>" + script.replace("{}", json.dumps(data), 1), title="Harbour frozen by the frost")
    assert lines(html) == list(EN)


def test_declared_text_that_stops_early_costs_nothing() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(EN[:7])})
    html = page(f"<article><h1>{TITLE}</h1>{text(EN)}</article>", f'<script type="application/ld+json">{data}</script>')
    assert lines(html) == list(EN)


def test_declared_text_without_breaks_becomes_paragraphs() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(EN)})
    html = page(f"<h1>{TITLE}</h1><p>{EN[0]}</p>", f'<script type="application/ld+json">{data}</script>')
    found = lines(html)
    assert (len(found) > 2, " ".join(found)) == (True, " ".join(EN))


def test_text_hidden_until_a_script_runs_is_read() -> None:
    assert lines(page(f"<h1>{TITLE}</h1><div style='display: none'>{text(EN)}</div><p>Please switch JavaScript on to read us.</p>")) == list(EN)


def test_a_page_that_shows_the_start_of_what_its_script_holds_is_read_from_there() -> None:
    data = json.dumps({"article": {"headline": TITLE, "paragraphs": [{"text": each} for each in EN]}})
    html = page(f"<h1>{TITLE}</h1>{text(EN[:3])}<script type=application/json>{data}</script>", title="Harbour frozen by the frost")
    assert lines(html) == list(EN)


def test_a_script_with_another_story_is_left_alone() -> None:
    data = json.dumps({"article": {"headline": OTHERS[0], "paragraphs": [{"text": each} for each in DE * 2]}})
    assert lines(page(f"<h1>{TITLE}</h1>{text(EN)}<script type=application/json>{data}</script>")) == list(EN)


def test_a_line_that_announces_what_is_gone_goes_with_it() -> None:
    links = f"<ul><li><a href=/1>{OTHERS[0]}</a></li><li><a href=/2>{OTHERS[1]}</a></li></ul>"
    assert lines(page(f"<article><h1>{TITLE}</h1>{text(EN)}<p>You find all that we know of the frost here:</p>{links}</article>")) == list(EN)
