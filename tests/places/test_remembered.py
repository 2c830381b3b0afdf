"""What is remembered from one article to the next changes no answer."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.model.article import Story
from reader.model.blocks import Paragraph, Span
from reader.places import gazetteer as gazetteers
from reader.places.article import place_article
from reader.places.candidates import lexicon as lexicons
from reader.places.candidates.find import find
from reader.places.candidates.lexicon import lexicon_of
from reader.places.candidates.openings import WORD, big_words, other_words
from reader.places.gazetteer import Gazetteer
from reader.places.layout import Naming
from reader.places.locate import locate

NAMES = (
    "Wien", "BERLIN", "Frankfurt (Oder)", "Frankfurt am Main", "Paris", "Texas", "Russlands", "russischen", "Russische", "US", "U.S.", "USA", "Georgia",
    "Atlanta", "Saudi-Arabiens", "New York", "New", "Jack", "Jordan", "London", "Mr.", "Essen", "nahöstlichen", "Москва", "北京", "in", "aus", "die", "Der",
    "St. Louis, Mo.", "Sankt Pölten", "Baden-Württembergs", "Wiener", "wiener", "Times", "EU", "10th of Ramadan City", "1,5",
    "Al", "La Paz", "русские", "É", "ﬁnnisch", "½",
)  # fmt: skip
GAPS = (" ", " ", " ", ", ", ". ", "-", " - ", "\n", "/", " (", ") ", "’", "", "_", ": ")
texts = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(GAPS)), max_size=14).map(lambda parts: "".join(name + gap for name, gap in parts))
languages = st.sampled_from(("de", "en", "fr", ""))


def story(title: str, body: str, language: str) -> Story:
    return Story(guid="a", title=title, teaser=body[:60], blocks=(Paragraph((Span(body),)),), language=language, where=title[:40])


@pytest.fixture(scope="module")
def used() -> Gazetteer:
    """A gazetteer that lives on from one example to the next."""
    return Gazetteer.open()


@given(texts, texts, languages)
@settings(max_examples=60, deadline=None)
def test_an_article_is_placed_alike_first_again_and_after_others(used: Gazetteer, title: str, body: str, language: str) -> None:
    article = story(title, body, language)
    fresh = Gazetteer.open()
    first = place_article(fresh, article)
    assert place_article(used, article) == first
    place_article(fresh, story(body, title, "en"))
    assert place_article(fresh, article) == first
    assert locate(used, body, title, language) == locate(fresh, body, title, language)
    fresh.close()


@given(texts, languages)
@settings(max_examples=20, deadline=None)
def test_little_memory_changes_no_answer(used: Gazetteer, body: str, language: str) -> None:
    article = story("", body, language)
    wanted = place_article(used, article)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gazetteers, "_KEPT", 2)
        patch.setattr(lexicons, "_KEPT", 2)
        patch.setattr(lexicons, "_WORDS_KEPT", 2)
        narrow = Gazetteer.open()
        assert [place_article(narrow, article) for _ in range(2)] == [wanted, wanted]
        assert len(lexicon_of(narrow).words) <= 3
        narrow.close()


@given(texts | st.text(max_size=60))
@example("russisché in北京 ruſsische x_Wien _russische 2Wien ²Wien ªwien Éire éire")
@example("deutßch DEUTSCHE rusSISCHEN bundesdeutsch deutscher! deutschere")
@settings(max_examples=150, deadline=None)
def test_no_word_that_opens_a_name_is_passed_over(used: Gazetteer, text: str) -> None:
    look = lexicon_of(used).word
    openings = [(match.start(), match[0]) for match in big_words(text).finditer(text)] + other_words(text)
    assert len({start for start, _ in openings}) == len(openings)
    assert {opening for opening in openings if look(opening[1])} == {(m.start(), m[0]) for m in WORD.finditer(text) if look(m[0])}


def test_every_small_adjective_is_found(used: Gazetteer) -> None:
    table = used._store.text
    keys = {key for key, number in table.trie.items() if any(naming == Naming.ADJECTIVE for _, naming in table.postings(number)[0])}
    words = [key for key in keys if " " not in key]
    assert len(words) > 1000
    assert [word for word in words if other_words(word) != [(0, word)]] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Saudi-Arabiens Kanzler", ["Saudi-Arabiens"]), ("Frankfurt (Oder) und New York City", ["Frankfurt (Oder)", "New York City"]),
        ("St. Louis ist New", ["St. Louis"]), ("GIVE US HOPE", []), ("Die US-Regierung", ["US"]), ("10th of Ramadan City", []),
        ("Mr. Jordan", ["Jordan"]), ("x_Wien", ["Wien"]), ("rusSISCHE russisché", ["rusSISCHE", "russisché"]), ("in北京", ["北京"]),
    ],
)  # fmt: skip
def test_the_longest_name_is_found_where_it_stands(used: Gazetteer, text: str, found: list[str]) -> None:
    candidates = find(used, text, "de", "body")
    assert [c.text for c in candidates] == found
    assert all(c.text == text[c.start : c.end] for c in candidates)
