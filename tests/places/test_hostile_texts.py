"""Any text in any language gives mentions that lie in it, in order and apart, of places that the gazetteer knows; long ones and strange ones too."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.article import Story
from reader.model.blocks import Paragraph, Span
from reader.model.place import Located
from reader.places.article import place_article
from reader.places.explaining.evidence import explain
from reader.places.gazetteer import Gazetteer
from reader.places.locate import locate

LONG = 5_000_000

PIECES = st.sampled_from(
    """Berlin|BERLIN|berlin|Paris|Wien|Wiens|Wiener|bayerischen|Russian|Frankfurt (Oder)|Frankfurt|St. Pölten|Bad Cannstatt|Kochel am See|New York|N.J.
    |U.S.|US|UK|W.Va.|Boyce, La.|Springfield|Texas|TX|Tex.|Washington|London|Jack London|Mr.|Präsident|Lincoln|Nordsyrien|Griechenlandes|Gussenstadter Kirche
    |Saudi-Arabiens|Hamburg-Altona|Kyiv|Київ|Москву|Αθήνα|القاهرة|والعراق|ירושלים|בתל אביב|दिल्ली|ประเทศไทย|北京|東京都|서울에서|Łódź|İstanbul|ǅ|ﬁ|ß|ẞ|ŉ|K|Å
    |BERLIN (dpa) -|PARIS, March 3 (Reuters) —|(Wien)|Moskau, Russland - |WASHINGTON -- |in|nach|of|from|the|der|City of|Landkreis|County|village of|am|an der
    |near|bei|und|and|,|, |.|. |:|; |/|-| - |–|(|)|[|]|"|„|“|'|’|s|'s|\\|%|$|&amp;|<a href="Berlin">|</a>|http://berlin.de/|@Wien|#Paris|_|__|*|`|{|}|~|^
    |0|1|2026|1.000|½|²|٣|é|e\u0301|\u0301|\u200d|\u200b|\u200e|\u202e|\ufeff|\ufffd|\x00|\x1b[31m|\x7f|\x85|\u2028|\ud800|\udc00|\U0001f600|\U0001f1e9\U0001f1ea
    |\U0010ffff|\U000e0001|\u00ad|\u00a0|\u3000|\t|\r|\r\n|""".replace("\n    |", "|").split("|")
)  # fmt: skip
TEXTS = st.one_of(
    st.text(st.characters(), max_size=60),
    st.tuples(st.lists(PIECES, max_size=24), st.sampled_from((" ", "", "\n", ", ", "-", "/", ". "))).map(lambda parts: parts[1].join(parts[0])),
)
LANGUAGES = st.one_of(st.sampled_from(("", "de", "en", "fr", "zh", "ar", "xx", "de-AT", "EN", "\x00", "é", "deutsch")), st.text(max_size=3))


def check(world: Gazetteer, text: str, found: Located) -> None:
    """Fails if mentions do not lie in the text, in order and apart, or name what nobody knows."""
    done = 0
    for mention in found.mentions:
        assert done <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert world.place(mention.place.geonameid) == mention.place
        assert 0 <= mention.confidence <= 0.99
        done = mention.end
    if found.main is not None:
        assert world.place(found.main[0].geonameid) == found.main[0]
        assert 0 <= found.main[1] <= 0.99
    assert len(set(found.countries)) == len(found.countries)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, title=TEXTS, language=LANGUAGES)
def test_mentions_lie_in_the_text_in_order_and_apart(world: Gazetteer, text: str, title: str, language: str) -> None:
    for whole in (text, text.upper(), text.lower(), f"{text} in Berlin."):
        check(world, whole, locate(world, whole, title, language))


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, spans=st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=9), language=LANGUAGES)
def test_any_spans_are_resolved_or_left_out(world: Gazetteer, text: str, spans: list[tuple[int, int]], language: str) -> None:
    found = locate(world, text, "", language, spans)
    check(world, text, found)
    assert {(mention.start, mention.end) for mention in found.mentions} <= set(spans)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_any_text_can_be_explained(world: Gazetteer, text: str) -> None:
    for name in explain(world, text).names:
        assert all(0 <= start <= len(text) for start in name.starts)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(TEXTS, min_size=3, max_size=3), language=LANGUAGES, where=TEXTS)
def test_any_story_has_places_that_the_gazetteer_knows(world: Gazetteer, texts: list[str], language: str, where: str) -> None:
    title, teaser, body = texts
    story = Story("1", title=title, teaser=teaser, language=language, blocks=(Paragraph((Span(body),)),), details=(("Ort", where),), where=where)
    placed = place_article(world, story)
    for found in placed.places:
        assert world.place(found.place.geonameid) == found.place
        assert 0 <= found.confidence <= 0.99


@pytest.mark.parametrize(
    ("letter", "size"),
    [("x", LONG), ("X", LONG), *[(letter, LONG // 50) for letter in ("é", "Ж", "ا", "द", "京", "ก", "\u0301", "7", "-", "_", ".", "(", "\n", "<", "X-", "A.")]],
)
def test_a_word_of_five_million_letters_hides_no_place_beside_it(world: Gazetteer, letter: str, size: int) -> None:
    text = f"Er war in Berlin. {letter * size} Sie war in Paris."
    found = [(mention.text, mention.start) for mention in locate(world, text, "", "de").mentions]
    assert found == [("Berlin", 10), ("Paris", len(text) - 6)]


@pytest.mark.parametrize(("joint", "many"), [(", ", 100_000), (" und ", 4_000), ("; ", 4_000), (". In ", 4_000)])
def test_a_hundred_thousand_names_are_read_to_the_last(world: Gazetteer, joint: str, many: int) -> None:
    names = ("Berlin", "Paris", "Wien", "Hamburg", "Moskau", "Texas", "Österreich", "München") * (many // 8)
    text = f"Er war in {joint.join(names)}."
    found = locate(world, text, "", "de")
    check(world, text, found)
    assert len(found.mentions) > 0.9 * many
    assert found.mentions[-1].end == len(text) - 1


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("中国国家主席周二在北京会见了法国总统，随后前往日本。", {"CN", "FR", "JP"}),
        ("日本の首相は記者会見し、中国と韓国を批判した。", {"JP", "CN", "KR"}),
        ("서울에서 열린 회담에서 대한민국 대통령은 일본과 중국을 언급했다.", {"KR", "JP", "CN"}),
        ("وصل الرئيس إلى القاهرة وقال إن العراق وسوريا", {"EG", "IQ", "SY"}),
        ("ראש הממשלה הגיע לירושלים ודיבר על איראן", {"IL", "IR"}),
        ("प्रधानमंत्री ने भारत और पाकिस्तान के बारे में कहा", {"IN", "PK"}),
        ("Президент России прибыл из Берлина, заявили в Киеве и Германии.", {"RU", "DE", "UA"}),
        ("Ο πρωθυπουργός της Ελλάδας έφτασε από τη Γερμανία.", {"GR", "DE"}),
        ("นายกรัฐมนตรีไทย", {"TH"}),
    ],
)
def test_countries_are_found_in_other_scripts(world: Gazetteer, text: str, countries: set[str]) -> None:
    assert set(locate(world, text).countries) >= countries


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Nothing happened.", "Nichts geschah.", "何もなかった。", "\U0001f600" * 9, "1 2 3", "...", "\x00"])
def test_a_text_without_places_has_none(world: Gazetteer, text: str) -> None:
    assert locate(world, text) == Located((), None, ())
