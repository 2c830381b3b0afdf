import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Point
from reader.sources.head.linked_data import Declared, declared
from reader.text.html import parse_html

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Harbour frozen",
    "datePublished": "2025-02-25T14:30:00+01:00",
    "author": {"@type": "Person", "name": "Ada Berg"},
}


def said(*scripts: Any, address: str = "", titles: tuple[str, ...] = ()) -> Declared:
    """What a page with these scripts declares; those that are no text are written as JSON."""
    texts = (script if isinstance(script, str) else json.dumps(script) for script in scripts)
    root, _ = parse_html("<html><body>" + "".join(f"<script type='application/ld+json'>{text}</script>" for text in texts) + "<p>Text")
    return declared(root, address, titles)


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [{"@type": "BreadcrumbList"}, ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Alpenpost"}, {"@type": "Organization", "name": "Alpenpost"}, ARTICLE]},
        {"@type": "WebPage", "name": "Harbour frozen | Alpenpost", "mainEntity": ARTICLE},
        [[ARTICLE]],
        ARTICLE | {"@type": ["Thing", "https://schema.org/ReportageNewsArticle"]},
        ARTICLE | {"@type": "LiveBlogPosting", "liveBlogUpdate": [{"@type": "BlogPosting", "headline": "14:00"}]},
        ARTICLE | {"headline": ["Harbour frozen"], "datePublished": {"@value": "2025-02-25T14:30:00+01:00"}},
        ARTICLE | {"headline": "Harbour&nbsp;<b>frozen</b>"},
    ],
)
def test_an_article_is_found_in_whatever_holds_it(data: Any) -> None:
    found = said({"@type": "Organization", "name": "Alpenpost"}, data)
    assert (found.headline, found.published, found.authors) == ("Harbour frozen", "2025-02-25T14:30:00+01:00", ("Ada Berg",))


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ada Berg", ("Ada Berg",)),
        (["Ada Berg", {"name": "Bo Lind"}], ("Ada Berg", "Bo Lind")),
        ({"name": ["Ada Berg", "Bo Lind"]}, ("Ada Berg", "Bo Lind")),
        ([["Ada Berg"], [{"name": {"@value": "Bo Lind"}}]], ("Ada Berg", "Bo Lind")),
        ([{"name": "Ada Berg"}, {"name": "Ada Berg"}], ("Ada Berg",)),
        ({"givenName": "Ada", "familyName": "Berg"}, ("Ada Berg",)),
        ({"@id": "#ada"}, ("Ada Berg",)),
        ({"@id": "#nobody"}, ()),
        ({"@type": "Person"}, ()),
        (5, ("5",)),
        (None, ()),
    ],
)
def test_authors_are_read_in_every_shape(author: Any, names: tuple[str, ...]) -> None:
    assert said(ARTICLE | {"author": author}, {"@type": "Person", "@id": "#ada", "name": "Ada Berg"}).authors == names


def test_an_author_that_is_an_organization_is_told() -> None:
    found = said(ARTICLE | {"author": [{"@type": "NewsMediaOrganization", "name": "Alpenpost"}, {"@type": "Person", "name": "Ada Berg"}]})
    assert (found.authors, found.houses) == (("Alpenpost", "Ada Berg"), frozenset({"Alpenpost"}))


def test_references_in_a_circle_end() -> None:
    assert said(ARTICLE | {"author": {"@id": "#a"}}, {"@id": "#a", "name": {"@id": "#a"}}).authors == ()


def test_the_description_of_this_page_is_taken_and_not_a_related_one() -> None:
    other = ARTICLE | {"headline": "Spring is near", "url": "https://alpenpost.example/2", "author": "Bo Lind"}
    own = ARTICLE | {"mainEntityOfPage": {"@type": "WebPage", "@id": "http://www.alpenpost.example/1/?ref=rss"}}
    assert said(other, own, address="https://alpenpost.example/1").authors == ("Ada Berg",)
    assert said(other, ARTICLE, titles=("Harbour frozen",)).authors == ("Ada Berg",)


def test_two_descriptions_of_one_article_complete_each_other() -> None:
    short = {"@type": "Article", "headline": "Harbour frozen", "description": "For the first time.", "author": "Ada Berg"}
    long = ARTICLE | {"author": ["Ada Berg", "Bo Lind"], "publisher": {"name": "Alpenpost"}}
    found = said(short, long)
    assert (found.authors, found.description, found.publisher) == (("Ada Berg", "Bo Lind"), "For the first time.", "Alpenpost")


def test_a_video_beside_an_article_says_nothing_of_it() -> None:
    video = {"@type": "VideoObject", "name": "Ice", "uploadDate": "2020-01-01", "author": "Camera"}
    assert said(video, {key: value for key, value in ARTICLE.items() if key != "author"}).authors == ()


@pytest.mark.parametrize(
    "broken",
    [
        "//<![CDATA[\n{}\n//]]>",
        "/*<![CDATA[*/{}/*]]>*/",
        "<!-- {} -->",
        "\ufeff{};",
        "// the article\n{}",
        "{}{}",
    ],
)
def test_what_is_wrapped_around_json_is_taken_off(broken: str) -> None:
    assert said(broken.replace("{}", json.dumps(ARTICLE))).authors == ("Ada Berg",)


@pytest.mark.parametrize(
    "broken",
    [
        '{"@type": "NewsArticle", "headline": "Harbour frozen", "author": ["Ada Berg",],}',
        '{"@type": "NewsArticle", "headline": "Harbour\n\tfrozen", "author": "Ada Berg"}',
        '{"@type": "NewsArticle", "headline": "Harbour\\ frozen", "author": "Ada Berg"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Harbour frozen&quot;, &quot;author&quot;: &quot;Ada Berg&quot;}",
        '{"@type": "NewsArticle", "headline": "Harbour frozen", "description": "so "cold", "author": {"@type": "Person", "name": "Ada Berg"}, "x": }',
        '{"@type": "NewsArticle", "headline": "Harbour frozen", "author": ["Ada Berg"], "articleBody": "cut',
    ],
)
def test_broken_json_is_repaired_or_read_in_part(broken: str) -> None:
    found = said(broken)
    assert (found.headline, found.authors) == ("Harbour frozen", ("Ada Berg",))


def test_broken_json_of_something_else_says_nothing() -> None:
    assert said('{"@type": "Product", "headline": "Skates", "author": "Shop", }}}{') == Declared()


def test_where_it_happened_is_read() -> None:
    place = {"name": "Wien", "geo": {"latitude": "48.2", "longitude": 16.4}}
    assert said(ARTICLE | {"contentLocation": [{"geo": {"latitude": 1e400}}, place]}).points == (Point(48.2, 16.4, "Wien"),)


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"@graph":' * 50_000, "//" * 200_000, " " * 300_000 + "{", ",\n" * 100_000 + "]", '"\\' * 100_000],
    ids=["lists", "objects", "comments", "blanks", "commas", "escapes"],
)
def test_endless_scripts_say_nothing(text: str) -> None:
    assert said(text) == Declared()


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["NewsArticle", "Person", "#a", "https://x.example/1"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@graph", "@value", "name", "author", "headline", "geo", "mainEntityOfPage", "url"]), inner, max_size=6
        )
    ),
    max_leaves=20,
)
_FIELDS = st.dictionaries(
    st.sampled_from(
        str.split("@id headline name author publisher datePublished dateModified articleBody contentLocation url mainEntityOfPage inLanguage @graph")
    ),
    _ANY,
    max_size=8,
)


@given(_FIELDS)
def test_values_of_any_kind_are_survived(fields: dict[str, Any]) -> None:
    found = said({"@type": "NewsArticle"} | fields, address="https://x.example/1")
    assert all(name and "\n" not in name for name in found.authors)
    assert isinstance(found.headline, str)


@given(st.text(), st.integers(0, 200))
def test_mutilated_json_is_survived(inserted: str, at: int) -> None:
    text = json.dumps(ARTICLE)
    said(text[:at] + inserted + text[at:])
    said(text[:at])
