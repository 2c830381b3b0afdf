import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Point
from reader.sources.head.page import Head, head
from reader.text import dates
from reader.text.html import parse_html

P = "<p>A paragraph of the story that has some words in it, and a few more so that it is long.</p>"
URL = "https://alpenpost.example/1"


def read(html: str, address: str = URL) -> Head:
    root, _ = parse_html(html)
    return head(root, address)


def meta(**said: str) -> str:
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{text}">' for name, text in said.items())


def linked(fields: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (meta(og__title="Harbour frozen - Alpenpost", og__site_name="Alpenpost"), "Harbour frozen"),
        (meta(og__title="Harbour frozen | Sport | Alpenpost"), "Harbour frozen | Sport"),
        (meta(og__title="Harbour frozen | Sport | Alpenpost") + "<h1>Harbour frozen</h1>", "Harbour frozen"),
        (meta(og__title="Alpenpost: Harbour frozen"), "Alpenpost: Harbour frozen"),
        (meta(og__title="Alpenpost | Harbour frozen again"), "Harbour frozen again"),
        (meta(og__title="Winter: Harbour frozen") + "<h1><span>Winter</span><span>Harbour frozen</span></h1>", "Winter: Harbour frozen"),
        (meta(og__title="Ice age: The harbour is frozen") + "<h1><b>Winter</b> <i>The harbour is frozen</i></h1>", "The harbour is frozen"),
        (meta(og__title="The harbour is frozen and ...") + "<h1>The harbour is frozen and shut</h1>", "The harbour is frozen and shut"),
        (meta(og__title="Alpenpost", og__site_name="Alpenpost") + "<h1>Harbour frozen</h1>", "Harbour frozen"),
        ("<title>Harbour frozen &amp; shut | Alpenpost</title>", "Harbour frozen & shut"),
        ("<title>Ice</title><nav><h1>Alpenpost</h1></nav><h1 class=logo>Post</h1><h1>Harbour <br> frozen</h1>", "Harbour frozen"),
        ("<h1>Home</h1><article><h1>Harbour&shy; frozen</h1></article>" + linked('"headline": "Harbour frozen"'), "Harbour frozen"),
        (linked('"headline": "Harbour &quot;frozen&quot;"'), 'Harbour "frozen"'),
        (meta(og__title="Harbour &amp;amp; lake"), "Harbour & lake"),
        (linked('"headline": "' + "Ice " * 27 + '"') + f"<h1>{'Ice ' * 40}</h1>", ("Ice " * 40).strip()),
        ("<title></title><h1> </h1>", ""),
    ],
)
def test_the_title_is_the_headline_without_the_site(html: str, title: str) -> None:
    assert read(html).title == title


def test_a_printed_headline_goes_before_words_for_searching_that_have_nothing_in_common() -> None:
    page = meta(og__title="Alpine weather live blog forecast") + linked('"headline": "Harbour frozen over"') + "<h1>Harbour frozen over</h1>"
    assert read(page).title == "Harbour frozen over"


@pytest.mark.parametrize(
    ("html", "authors"),
    [
        (linked('"author": "Ada Berg, Bo Lind und Cy Dahl"'), ("Ada Berg", "Bo Lind", "Cy Dahl")),
        (linked('"author": [{"name": "By Ada Berg"}, {"name": "Ada  Berg"}, {"name": "ada@x.example"}]'), ("Ada Berg",)),
        (linked('"author": {"@type": "Organization", "name": "dpa"}'), ("dpa",)),
        (linked('"author": {"@type": "Organization", "name": "Food &amp; Drink"}'), ("Food & Drink",)),
        (linked('"author": "Alpenpost", "publisher": {"name": "Alpenpost"}') + meta(author="Ada Berg"), ("Ada Berg",)),
        (linked('"author": "Alpenpost", "publisher": {"name": "Alpenpost"}'), ("Alpenpost",)),
        (meta(author="Ada Berg") + meta(author="Bo Lind"), ("Ada Berg", "Bo Lind")),
        (meta(article__author="https://social.example/ada", author="admin", byl="By Ada Berg"), ("Ada Berg",)),
        (linked('"author": "Ada Berg | Alpenpost", "publisher": {"name": "Alpenpost"}'), ("Ada Berg",)),
        ("<h1>Harbour frozen</h1><span property='schema:author'>Ada Berg</span>", ("Ada Berg",)),
        (meta(citation_author="Berg, Ada"), ("Ada Berg",)),
        (meta(twitter__label1="Written by", twitter__data1="Ada Berg"), ("Ada Berg",)),
        (meta(twitter__label1="Reading time", twitter__data1="3 minutes"), ()),
        (
            "<h1>Harbour frozen</h1><span itemprop=author itemscope><a itemprop=url href=/x><span itemprop=name>Ada Berg</span></a>, London</span>",
            ("Ada Berg",),
        ),
        (
            "<h1>Harbour frozen</h1><p class=byline>Von <a href=/autor/ada>Ada Berg</a> und <a href=/autor/bo>Bo Lind</a>, 12.02.2025</p>",
            ("Ada Berg", "Bo Lind"),
        ),
        ("<h1>Harbour frozen</h1><div class='article-author'>Par Ada Berg et Bo Lind</div>", ("Ada Berg", "Bo Lind")),
        ("<h1>Harbour frozen</h1><p>Di Ada Berg</p>", ("Ada Berg",)),
        ("<h1>Harbour frozen</h1><p>By Monday morning nobody could cross the harbour any more.</p>", ()),
        ("<h1>Harbour frozen</h1><span class=author>kesm</span>", ("kesm",)),
        ("<h1>Harbour frozen</h1><a href=/author/ada>Ada Berg</a>" + P, ("Ada Berg",)),
        ("<aside><p class=author>Cy Dahl</p></aside><h1>Harbour frozen</h1>" + P + "<div class=teaser><b class=author>Cy Dahl</b></div>", ()),
        ("<h1>Harbour frozen</h1><figure><span class=author>Cy Dahl</span></figure><p class=author>Ada Berg</p>", ("Ada Berg",)),
        (meta(author="Ada Berg") + "<h1>Harbour frozen</h1><p class=author><a rel=author>Ada Berg</a>, <a rel=author>Bo Lind</a></p>", ("Ada Berg", "Bo Lind")),
        (meta(author="Ursula von der Leyen"), ("Ursula von der Leyen",)),
        (meta(author="José Ortega y Gasset"), ("José Ortega y Gasset",)),
        (meta(author="Ada Berg, Senior Editor"), ("Ada Berg",)),
        (meta(author="Redaktion"), ("Redaktion",)),
        (meta(author="Jan Berg, Jr."), ("Jan Berg, Jr.",)),
    ],
)
def test_authors_are_named_one_by_one(html: str, authors: tuple[str, ...]) -> None:
    assert read(html).authors == authors


@pytest.mark.parametrize(
    ("html", "published"),
    [
        (linked('"datePublished": "2025-02-25T14:30:00+01:00"') + meta(article__published_time="2025-02-25T14:30:00Z"), "2025-02-25T13:30:00+00:00"),
        (linked('"datePublished": "Tue Feb 25 14:30:00 CET 2025"'), "2025-02-25T13:30:00+00:00"),
        (linked('"datePublished": "2025-02-25T14:30:00+01:00[Europe/Vienna]"'), "2025-02-25T13:30:00+00:00"),
        (meta(date="20250225T143000Z"), "2025-02-25T14:30:00+00:00"),
        ("<html lang=tr>" + meta(date="25.02.2025 - 14:30"), "2025-02-25T11:30:00+00:00"),
        ("<html lang=fr-FR>" + meta(date="25/02/2025 - 14:30"), "2025-02-25T13:30:00+00:00"),
        (linked('"datePublished": 1740490200'), "2025-02-25T13:30:00+00:00"),
        (linked('"datePublished": "2025-02-25"') + meta(date="2025-02-25T06:00+01:00"), "2025-02-25T05:00:00+00:00"),
        (linked('"datePublished": "2025-02-25"') + meta(date="2025-02-26T06:00+01:00"), "2025-02-25"),
        (meta(article__modified_time="2025-02-26T10:00:00Z", article__published_time="2025-02-25T10:00:00Z"), "2025-02-25T10:00:00+00:00"),
        (meta(date="2025-02-25 14:30", og__updated_time="2025-02-25T14:30:20+01:00"), "2025-02-25T13:30:00+00:00"),
        ("<html lang=de-AT>" + meta(date="2025-02-25 14:30"), "2025-02-25T13:30:00+00:00"),
        ("<html lang=de>" + meta(date="2025-07-25T14:30:00"), "2025-07-25T12:30:00+00:00"),
        ("<html lang=en>" + meta(date="2025-07-25T14:30:00"), "2025-07-25T14:30:00+00:00"),
        ("<h1>Harbour frozen</h1><time datetime='2025-02-25T14:30:00Z'>today</time>", "2025-02-25T14:30:00+00:00"),
        ("<aside><time>2020-01-01</time></aside><h1>Ice</h1><time class=updated>2025-02-26</time><time class=published>2025-02-25</time>", "2025-02-25"),
        ("<span itemprop=datePublished content='2025-02-25T14:30:00Z'>x</span>", "2025-02-25T14:30:00+00:00"),
        ("<html lang=de><h1>Ice</h1><p class=date>Wien, 25.02.2025, 14:30 Uhr</p>", "2025-02-25T13:30:00+00:00"),
        ("<html lang=de><h1>Ice</h1><p>14:30, 25. Februar 2025</p>", "2025-02-25T13:30:00+00:00"),
        ("<html lang=en-US><h1>Ice</h1><p class=date>02/05/2025</p>", "2025-02-05"),
        ("<html lang=en-GB><h1>Ice</h1><p class=date>02/05/2025</p>", "2025-05-02"),
        (meta(date="yesterday", pubdate="99.99.2025"), ""),
        ("<h1>Ice</h1><p>In 2025 nobody came.", ""),
    ],
)
def test_the_date_of_publication_is_told_from_others(html: str, published: str) -> None:
    assert read(html).published == published


def test_the_address_dates_a_page_that_says_nothing() -> None:
    assert read("<p>Text", "https://alpenpost.example/2025/02/25/ice.html").published == "2025-02-25"


def test_the_country_of_the_host_tells_the_clock() -> None:
    assert read(meta(date="2025-07-25 14:30"), "https://alpenpost.co.uk/1").published == "2025-07-25T13:30:00+00:00"


@pytest.mark.parametrize(
    ("html", "teaser"),
    [
        (meta(og__description="Nobody crosses."), "Nobody crosses."),
        (meta(og__description="For search.") + "<h1>Ice</h1><p class=lead>For the first time in ten years, nobody crosses.</p>" + P, "first time"),
        (meta(description="Nobody crosses the harbour...", og__description="Nobody crosses the harbour today."), "Nobody crosses the harbour today."),
        (meta(og__description="We use cookies to make this better.", description="Nobody crosses."), "Nobody crosses."),
        (meta(og__title="Harbour frozen", og__description="Harbour frozen"), ""),
        (linked('"description": "Nobody crosses."') + meta(og__description="For search."), "Nobody crosses."),
    ],
)
def test_the_teaser_is_the_lead(html: str, teaser: str) -> None:
    assert teaser in read(html).teaser if teaser else not read(html).teaser


def test_what_else_a_page_says_is_read() -> None:
    found = read(
        "<html lang=de-AT><link rel=CANONICAL href=/2><base href=/a/>"
        + meta(og__site_name="Alpenpost", icbm="48.2, 16.4", keywords="ice, harbour, ice,,", article__modified_time="2025-02-26T10:00:00Z")
        + linked('"articleBody": "The whole story.", "inLanguage": "en"')
    )
    assert (found.url, found.base, found.publisher, found.language) == ("https://alpenpost.example/2", "https://alpenpost.example/a/", "Alpenpost", "de-AT")
    assert (found.points, found.categories, found.body) == ((Point(48.2, 16.4),), ("ice", "harbour"), "The whole story.")
    assert found.updated == "2025-02-26T10:00:00+00:00"


def test_microdata_of_a_video_does_not_date_the_article() -> None:
    video = "<div itemprop=video itemscope><meta itemprop=datePublished content=2020-01-01></div>"
    assert read(video + "<meta itemprop=datePublished content=2025-02-25>").published == "2025-02-25"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 200 + "<h1>Ice</h1>" + "<span class=author>A" * 1500,
        "<h1>Ice</h1>" + "<p class=author>" * 1000 + "<i></i>" * 100_000,
        "<h1>Ice</h1>" + "<p class=byline>Ada Berg</p>" * 50_000,
        "<meta name=author content='" + "Ada Berg und " * 50_000 + "'>",
        "<meta name=author content=Ada>" * 50_000,
        "<h1>" + "Ice | " * 100_000,
        "<meta property=og:title content='" + " - " * 100_000 + "'>",
        "<h1>Ice</h1><p>" + "von " * 100_000,
        "<h1>Ice</h1>" + "<time>2025</time>" * 30_000,
        "<h1>Ice</h1>" * 30_000,
        "<h1>Ice</h1><p class='" + "author-" * 100_000 + "'>Ada Berg",
        "<meta name=description content='" + "… " * 100_000 + "'>",
        "<meta name=date content='" + "1" * 100_000 + "'>",
    ],
    ids=["nested", "empty", "bylines", "names", "metas", "heading", "separators", "by", "times", "headings", "class", "dots", "digits"],
)
def test_endless_heads_are_bounded(html: str) -> None:
    found = read(html)
    assert len(found.title) <= 1000
    assert len(found.authors) <= 30
    assert all(len(name) <= 100 for name in found.authors)


_TAGS = st.sampled_from(
    str.split("h1 h2 time meta title p span a div article aside link base script[type=application/ld+json] svg abbr")
)  # names of elements that the head looks at
_NAMES = st.sampled_from(
    [
        "author",
        "byline",
        "og:title",
        "article:published_time",
        "datePublished",
        "headline",
        "lead",
        "published",
        "description",
        "geo.position",
        "canonical",
        "x",
    ]
)
_TEXTS = st.text(max_size=30) | st.sampled_from(
    ["Von Ada Berg", "2025-02-25T14:30", "2025-02-25T14:30:00+01:00", "Ice | Post", "Post", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "//["]
)


@given(st.lists(st.tuples(_TAGS, _NAMES, _TEXTS, st.booleans()), max_size=12), _TEXTS)
def test_any_page_is_survived(elements: list[tuple[str, str, str, bool]], address: str) -> None:
    html = ""
    for tag, name, text, is_open in elements:
        name_of_tag, _, extra = tag.partition("[")
        escaped = text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
        said = " ".join(f'{key}="{name}"' for key in ("class", "property", "itemprop", "rel"))
        said += f' content="{escaped}" datetime="{escaped}" href="{escaped}" {extra.rstrip("]")}'
        html += f"<{name_of_tag} {said}>{escaped}" + ("" if is_open else f"</{name_of_tag}>")
    root, _ = parse_html(f"<html lang='{address[:2]}'><body>{html}")
    found = head(root, address)
    assert all(name and "\n" not in name and "@" not in name for name in found.authors) or "@" in html
    assert "\n" not in found.title
    assert not found.published or dates.read(found.published)


def test_the_bar_between_kicker_and_headline_is_no_part_of_it() -> None:
    shown = "<h1><span>Syrien</span><span>- Drusen fordern Teilhabe</span></h1>"
    page = f"<title>x</title><meta property='og:title' content='Zukunft von Syrien - Drusen fordern Teilhabe'>{shown}"
    assert not head(parse_html(page)[0]).title.startswith("-")


def test_a_publisher_named_by_its_address_is_called_by_its_host() -> None:
    page = "<meta property='og:site_name' content='https://www.paper.example'><h1>Bridge opened</h1>"
    assert head(parse_html(page)[0]).publisher == "paper.example"


@pytest.mark.parametrize(
    ("site", "house", "url", "name"),
    [
        ("Security", "heuer online", "https://www.heuer.example/news/1", "heuer online"),
        ("Suedpost.example", "Südpost GmbH", "https://www.suedpost.example/1", "Suedpost.example"),
        ("App", "Südpost", "https://www.suedpost.example/1", "Südpost"),
        ("Sport", "Westhaven Evening Post", "https://wep.example/1", "Westhaven Evening Post"),
        ("The Independent Voice", "Big Media Ltd", "https://paper.example/1", "The Independent Voice"),
        ("https://www.alpenpost.example", "Alpen Verlag", "https://www.alpenpost.example/1", "Alpen Verlag"),
    ],
)
def test_a_publisher_is_one_that_the_address_knows_rather_than_a_desk(site: str, house: str, url: str, name: str) -> None:
    page = f"<meta property='og:site_name' content='{site}'><h1>Bridge opened</h1>" + linked(f'"headline": "Bridge opened", "publisher": {{"name": "{house}"}}')
    assert head(parse_html(page)[0], url).publisher == name


def test_an_article_is_published_by_what_it_is_a_part_of() -> None:
    page = "<meta name='application-name' content='https://www.alpenpost.example'><h1>Bridge opened</h1>"
    page += linked('"headline": "Bridge opened", "isPartOf": {"@type": ["CreativeWork", "Product"], "name": "Alpenpost"}')
    assert head(parse_html(page)[0], "https://www.alpenpost.example/1").publisher == "Alpenpost"
