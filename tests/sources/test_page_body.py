"""What belongs to an article's body, and in which form it comes out."""

import json

import pytest

from reader.model.article import Link
from reader.model.blocks import Caption, Heading, Image, Items, Paragraph, Quote, Span, Table, plain_text, spans_text
from tests.sources.page_texts import OTHERS, SENTENCES
from tests.sources.test_page_shapes import BYLINE, FOOT, MENU, SHARE, TEASERS, TITLE, page, story, text

EN = SENTENCES["en"]
DE = SENTENCES["de"]


def lines(html: str) -> list[str]:
    return [line for line in plain_text(story(html).blocks).split("\n") if line]


def article(inner: str, head: str = "") -> str:
    return page(f"<nav><ul>{MENU}</ul></nav><main><article><h1>{TITLE}</h1>{inner}</article><div>{TEASERS}</div></main>{FOOT}", head)


@pytest.mark.parametrize(
    "extra",
    [
        '<p><a href="/1">Ten things to know about the new railway timetable</a></p>',
        '<p><b>Read more:</b> <a href="/1">Why bakers are worried about the price of butter</a></p>',
        '<p>+++ Lesen Sie auch: <a href="/1">Warum Bäcker sich um den Preis der Butter sorgen</a> +++</p>',
        '<p>À lire aussi : <a href="/1">Pourquoi les boulangers s’inquiètent du prix du beurre</a></p>',
        '<p>Te puede interesar: <a href="/1">Por qué los panaderos temen el precio de la mantequilla</a></p>',
        '<p>Leggi anche: <a href="/1">Perché i fornai temono il prezzo del burro</a></p>',
        '<p>Czytaj także: <a href="/1">Dlaczego piekarze boją się ceny masła</a></p>',
        '<ul><li><a href="/1">Minister resigns after budget row</a></li><li><a href="/2">Museum shows lost paintings</a></li></ul>',
        "<div><h3>Get our newsletter</h3><p>Sign up for our daily briefing and miss nothing. <a href=/n>Sign up</a></p><form><input type=email></form></div>",
        "<aside><h3>About the harbour</h3><p>Built in 1880, it is the oldest on this coast, and the smallest too.</p></aside>",
        '<div class="ad-slot">Advertisement</div>',
        '<div class="promo-box"><p>Subscribe now and read a whole month for one euro only, without any further obligation.</p></div>',
        f"<div>{SHARE}</div>",
        "<p>Advertisement</p><div>Story continues below</div>",
        '<div class="video"><a href="/v"><img src="/v.jpg" alt="A clip"></a><span>01:24</span></div>',
        '<div role="complementary"><p>Our reporters answer your questions every Friday at noon in a live chat with guests.</p></div>',
        '<p style="display:none">This paragraph is hidden from all who look at the page, and long enough to count.</p>',
        '<div class="paywall-teaser"><p>This article is for subscribers. Log in or subscribe to read on without limits.</p></div>',
    ],
)
def test_what_stands_between_the_paragraphs_goes(extra: str) -> None:
    made = story(article(f"{text(EN[:4])}{extra}{text(EN[4:])}"))
    kept = [block for block in made.blocks if not isinstance(block, Image | Caption)]
    assert [plain_text((block,)) for block in kept] == list(EN)


@pytest.mark.parametrize(
    "extra",
    [
        "<p>Tags: <a href=/t>ice</a>, <a href=/u>harbour</a></p>",
        "<p>Sources: Westhaven port authority, coastguard</p>",
        "<p><em>Reporting by Ada Byron; editing by Charles B.</em></p>",
        "<p>© 2026 Westhaven Post. All rights reserved.</p>",
        "<p>Ada Byron is a reporter at the Westhaven Post. She covers the coast and everything that swims along it.</p>",
        "<div class=author-bio><img src=/ada.jpg alt='Ada Byron'><p>Ada Byron has written about the coast since 1998 and lives in Westhaven.</p></div>",
        "<p>Share this article</p>" + SHARE,
        f"<h2>More on this topic</h2><ul><li><a href=/1>{OTHERS[0]}</a></li></ul>",
        f"<h3>Mehr zum Thema</h3><div>{TEASERS}</div>",
        "<h3>3 Comments</h3><ol><li><p>Great article, thank you very much, I have waited for this a long time.</p></li></ol>",
        "<p>Published 24 November 2026, 10:15. Updated 24 November 2026, 11:40.</p>",
    ],
)
def test_what_follows_the_story_goes(extra: str) -> None:
    assert lines(article(text(EN) + extra, '<meta name="author" content="Ada Byron">')) == list(EN)


@pytest.mark.parametrize(
    "extra",
    [
        BYLINE,
        SHARE,
        "<p>By Ada Byron and Charles Babbage</p><p>Tuesday 24 November 2026 10:15</p>",
        "<p>Von Ada Byron, Berlin</p><p>Stand: 24.11.2026, 10:15 Uhr</p>",
        "<ul><li>24 November 2026</li><li>3 min read</li></ul>",
        "<div>Coast</div><div>Listen to this article</div><div>4 min</div>",
        f"<h2>{TITLE}</h2>",
    ],
)
def test_what_stands_before_the_story_goes(extra: str) -> None:
    assert lines(article(extra + text(EN))) == list(EN)


def test_the_lead_becomes_the_teaser_and_is_not_repeated() -> None:
    lead = "For the first time in a century the ships stay in port; nobody knows for how long."
    made = story(
        article(f'<p class="standfirst">{lead}</p>{BYLINE}<div class="body">{text(EN)}</div>', '<meta name="description" content="Ships stay in port.">')
    )
    assert (made.teaser, [plain_text((block,)) for block in made.blocks]) == (lead, list(EN))


def test_a_teaser_that_is_the_first_paragraph_is_told_once() -> None:
    made = story(article(text(EN), f'<meta property="og:description" content="{EN[0]}">'))
    assert (made.teaser, plain_text(made.blocks).count(EN[0])) == ("", 1)


def test_subheadings_stay_and_empty_ones_go() -> None:
    made = story(article(f"<h2>The cold</h2>{text(EN[:4])}<h2>The boats</h2>{text(EN[4:])}<h2>More</h2><ul><li><a href=/1>{OTHERS[0]}</a></li></ul>"))
    assert [spans_text(block.spans) for block in made.blocks if isinstance(block, Heading)] == ["The cold", "The boats"]


def test_links_lists_quotes_and_tables_stay_what_they_are() -> None:
    made = story(
        article(
            f"{text(EN[:3])}<p>The port authority published <a href='/report'>a report</a> on the matter last year, to little effect.</p>"
            "<ul><li>The ferry stays in port.</li><li>Two schools are open.</li><li>Soup is handed out.</li></ul>"
            "<blockquote><p>I have skated to work today, and I shall do so tomorrow.</p></blockquote>"
            f"<table><tr><th>Year</th><th>Days</th></tr><tr><td>1890</td><td>12</td></tr><tr><td>1929</td><td>31</td></tr></table>{text(EN[3:])}"
        )
    )
    assert [type(block) for block in made.blocks[3:7]] == [Paragraph, Items, Quote, Table]
    assert made.links == (Link("a report", "https://news.example/report"),)


def test_pictures_keep_their_caption_without_the_credit() -> None:
    made = story(
        article(
            f"{text(EN[:3])}<figure><img src=/ice.jpg alt='Boats in the ice'><figcaption>Locked in since Tuesday. Photo: Ada Byron/AP</figcaption></figure>"
            f"{text(EN[3:6])}<div class=pic><img src=/b.jpg alt='A boat'><div>The Anna is one of them.</div><div>Foto: dpa</div></div>{text(EN[6:])}"
        )
    )
    assert [spans_text(block.spans) for block in made.blocks if isinstance(block, Caption)] == ["Locked in since Tuesday.", "The Anna is one of them."]
    assert [link.url for link in made.links] == ["https://news.example/ice.jpg", "https://news.example/b.jpg"]


def test_an_interview_keeps_its_short_answers() -> None:
    talk = "".join(f"<p><strong>{question}</strong></p><p>{answer}</p>" for question, answer in zip(QUESTIONS, ANSWERS, strict=True))
    assert lines(article(f"{text(EN[:2])}{talk}")) == [*EN[:2], *(part for pair in zip(QUESTIONS, ANSWERS, strict=True) for part in pair)]


def test_an_interview_in_a_list_of_terms_stays_whole() -> None:
    talk = "".join(f"<dt>{question}</dt><dd>{answer}</dd>" for question, answer in zip(QUESTIONS, ANSWERS, strict=True))
    assert lines(article(f"{text(EN[:2])}<dl>{talk}</dl>")) == [*EN[:2], *(part for pair in zip(QUESTIONS, ANSWERS, strict=True) for part in pair)]


QUESTIONS = ("When did you first see the ice?", "Were you afraid?", "What will you do now?", "And the boats?")
ANSWERS = (f"On Tuesday morning, when I went to work as always. {EN[4]}", "No.", f"I shall wait, as we all do. {EN[3]}", "They will float again.")


def test_a_list_can_be_the_article() -> None:
    parts = "".join(f"<h2>{at}. Stay calm</h2><p>{each}</p>" for at, each in enumerate(EN[2:], 1))
    assert len(lines(article(text(EN[:2]) + parts))) == 2 + 2 * len(EN[2:])
    steps = "".join(f"<li>{each}</li>" for each in EN[1:])
    assert lines(article(f"<p>{EN[0]}</p><ol>{steps}</ol>")) == list(EN)


def test_a_live_blog_keeps_its_entries() -> None:
    entries = "".join(f"<div class=entry><span class=time>1{at}:15</span><h3>Update {at}</h3><p>{each}</p></div>" for at, each in enumerate(EN))
    found = lines(page(f"<ul>{MENU}</ul><main><h1>{TITLE}</h1>{BYLINE}<div class=feed>{entries}</div></main><div>{TEASERS}</div>"))
    assert [each for each in found if each in EN] == list(EN)
    assert not any(each in found for each in OTHERS)


def test_a_long_quote_is_no_box() -> None:
    letter = "".join(f"<p>{each}</p>" for each in EN[2:])
    assert lines(article(f"{text(EN[:2])}<blockquote>{letter}</blockquote>")) == list(EN)


def test_a_quote_drawn_out_of_the_text_is_not_told_twice() -> None:
    made = story(article(f"{text(EN[:4])}<blockquote><p>{EN[2]}</p></blockquote>{text(EN[4:])}"))
    assert plain_text(made.blocks).count(EN[2]) == 1


def test_declared_text_decides_what_belongs() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(EN)})
    extra = "<p>Our colleagues of the weekend edition look at the coast from above this time, with a balloon.</p>"
    html = article(f"{text(EN[:5])}{extra}<div class=related-box>{text(EN[5:])}</div>", f'<script type="application/ld+json">{data}</script>')
    assert lines(html) == list(EN)


def test_text_that_only_the_declared_data_have_is_taken_from_there() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(EN)})
    html = article(f"<p>{EN[0]}</p><p>Subscribe to read on.</p>", f'<script type="application/ld+json">{data}</script>')
    assert lines(html) == list(EN)


def test_a_second_article_below_is_another() -> None:
    below = f"<article><h1>{OTHERS[0]}</h1>{text(tuple(reversed(DE)))}</article>"
    html = page(f"<main><article><h1>{TITLE}</h1>{text(EN)}</article>{below}</main>")
    assert lines(html) == list(EN)


def test_strong_text_keeps_its_style() -> None:
    made = story(article(f"<p><strong>Westhaven</strong> – {EN[0]}</p>{text(EN[1:])}"))
    assert made.blocks[0] == Paragraph((Span("Westhaven", strong=True), Span(f" – {EN[0]}")))


def test_a_table_behind_the_last_paragraph_keeps_its_heading() -> None:
    table = "<table><tr><th>Team</th><th>Goals</th></tr><tr><td>Harbour</td><td>3</td></tr><tr><td>Island</td><td>1</td></tr></table>"
    made = story(article(f"{text(EN[:4])}<h2>Results</h2>{table}"))
    assert [type(block) for block in made.blocks[-2:]] == [Heading, Table]


def test_a_heading_goes_with_the_box_that_it_headed() -> None:
    made = story(article(f"{text(EN[:4])}<div class=box><h3>Stay with us</h3><p class=promo>{DE[0]}</p></div>{text(EN[4:])}"))
    assert [plain_text((block,)) for block in made.blocks] == list(EN)


def test_a_live_blog_of_articles_with_links_to_themselves_stays_whole() -> None:
    entries = "".join(
        f"<article id=e{at}><header><time>1{at}:00</time><h3><a href='#e{at}'>Update {at} from the harbour</a></h3></header><p>{each}</p></article>"
        for at, each in enumerate(EN[2:])
    )
    found = lines(article(f"{text(EN[:2])}{entries}"))
    assert [each for each in found if each in EN] == list(EN)


def test_footnotes_stay_with_the_text() -> None:
    found = lines(article(f"<p>{EN[0]}<sup><a href='#f1'>1</a></sup></p>{text(EN[1:])}<ol><li id=f1>Annual report of the port authority, page 12.</li></ol>"))
    assert (found[0], found[-1]) == (f"{EN[0]}[1]", "[1] Annual report of the port authority, page 12.")


def test_pictures_can_tell_the_story() -> None:
    figures = "".join(f"<figure><img src=/{at}.jpg alt=''><figcaption>{each}</figcaption></figure>" for at, each in enumerate(EN[1:]))
    made = story(article(f"<p>{EN[0]}</p>{figures}"))
    assert [spans_text(block.spans) for block in made.blocks if isinstance(block, Caption)] == list(EN[1:])


def test_a_paragraph_that_is_strong_heads_what_follows() -> None:
    inner = "".join(f"<p><strong>{head}</strong></p><p>{each}</p>" for head, each in zip(("The cold", "The boats", "The help"), EN, strict=False))
    assert lines(article(inner))[:2] == ["The cold", EN[0]]


def test_an_author_presented_at_the_end_is_no_story() -> None:
    head = '<meta name="author" content="Ada Byron">'
    assert lines(article(f"{text(EN)}<hr><p><i>Our correspondent Ada Byron is in charge of the coast and writes from there every week.</i></p>", head)) == list(
        EN
    )
