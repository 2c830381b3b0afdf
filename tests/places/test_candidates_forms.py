"""Names made from others, given short, glued, in lower case and in other scripts."""

import pytest

from reader.places.candidates.candidate import Candidate
from reader.places.candidates.containers import link
from reader.places.candidates.find import find
from reader.places.candidates.given import given
from reader.places.gazetteer import Gazetteer


def candidates(world: Gazetteer, text: str, language: str = "de") -> list[Candidate]:
    return link(world, text, find(world, text, language, "body"), section="body")


def named(world: Gazetteer, text: str, language: str = "de") -> list[tuple[str, str]]:
    return [(c.text, world.name(c.entries[0].place.geonameid, "en")) for c in candidates(world, text, language)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kämpfe in Nordsyrien.", [("Nordsyrien", "Syria")]),
        ("Der Gouverneur Nordiraks.", [("Nordiraks", "Iraq")]),
        ("Norddeutsche Bauern und Südhessen.", [("Norddeutsche", "Germany"), ("Südhessen", "South Hesse")]),
        ("Nordrhein-Westfalen", [("Nordrhein-Westfalen", "North Rhine-Westphalia")]),
        ("Eine Türkei-Reise.", [("Türkei", "Türkiye")]),
        ("Mehr Platz im Binnenkanal.", []),
        ("Wegen Griechenlandes.", [("Griechenlandes", "Greece")]),
        ("Saudi-Arabiens König", [("Saudi-Arabiens", "Saudi Arabia")]),
        ("Das Deutschlandgeschäft wächst.", []),
        ("Der Nahost-Konflikt dauert.", [("Nahost", "Middle East")]),
        ("München/Düsseldorf", [("München", "Munich"), ("Düsseldorf", "Düsseldorf")]),
        ("Ruhe in CottbusEin Vulkan.", [("Cottbus", "Cottbus")]),
        ("Die New York Giants siegen.", [("New York", "New York")]),
        ("In Ludwigshafen brennt es.", [("Ludwigshafen", "Ludwigshafen")]),
    ],
)  # fmt: skip
def test_a_form_leads_to_its_place(world: Gazetteer, text: str, found: list[tuple[str, str]]) -> None:
    assert [(text, name.partition(" am ")[0]) for text, name in named(world, text)] == [(text, name) for text, name in found]


@pytest.mark.parametrize(("text", "word", "name"), [
    ("Die Wieselburger Michaelskirche ist alt.", "Wieselburger", "Wieselburg"),
    ("Der Walldorfer Konzern wächst.", "Walldorfer", "Walldorf"),
    ("Die Pfarrkirchner Zeitung", "", ""),
    ("Der Gründer Frederick kam.", "", ""),
    ("Der Wieselburger sagte nichts.", "", ""),
])  # fmt: skip
def test_a_german_word_in_er_leads_to_a_small_place_before_a_noun(world: Gazetteer, text: str, word: str, name: str) -> None:
    found = [(c.text, c.entries[0].place.name) for c in candidates(world, text) if c.formed == "people"]
    assert found == ([(word, name)] if word else [])
    assert all(c.people for c in candidates(world, text) if c.formed == "people")


def test_a_short_name_means_what_was_given_in_full(world: Gazetteer) -> None:
    found = candidates(world, "Frankfurt (Oder) feiert. In Frankfurt tanzen alle.")
    assert [c.text for c in found] == ["Frankfurt (Oder)", "Frankfurt"]
    assert {e.place.geonameid for e in found[1].entries} == {e.place.geonameid for e in found[0].entries}
    before = candidates(world, "In Frankfurt tanzen alle, in Frankfurt (Oder) niemand.")
    assert {e.place.geonameid for e in before[0].entries} != {e.place.geonameid for e in before[1].entries}
    both = candidates(world, "Frankfurt (Oder) und Frankfurt am Main. In Frankfurt tanzen alle.")
    assert both[2].entries == before[0].entries


def test_the_short_name_of_a_small_place_is_a_candidate_too(world: Gazetteer) -> None:
    found = candidates(world, "Bad Schussenried feiert. Ganz Schussenried tanzt.")
    assert [(c.text, c.formed) for c in found] == [("Bad Schussenried", ""), ("Schussenried", "short")]


@pytest.mark.parametrize(("text", "found"), [
    ("a Ky. jail and a Neb. farm", ["Ky.", "Neb."]), ("in Columbia, S.C., and Trenton, N.J., today", ["Columbia", "S.C.", "Trenton", "N.J."]),
    ("The W.Va. man", ["W.Va."]), ("He ended in La. Then he left.", []),
])  # fmt: skip
def test_a_state_s_short_form_stands_alone_in_english(world: Gazetteer, text: str, found: list[str]) -> None:
    assert [c.text for c in candidates(world, text, "en")] == found


@pytest.mark.parametrize(("text", "language", "found"), [
    ("der präsident von frankreich flog nach berlin und münchen, in essen gab es essen.", "de", ["Berlin", "France", "Munich"]),
    ("the president of france flew to berlin and new york. nice reading in march.", "en", ["Berlin", "France", "New York"]),
    ("МОСКВА", "ru", ["Moscow"]),
    ("siehe 北京 und москва, bayerische dörfer", "de", ["Bavaria", "Beijing", "Moscow"]),
    ("PRESIDENT OF FRANCE FLIES TO BERLIN", "en", ["Berlin", "France"]),
    ("BUNDESKANZLER IN MÜNCHEN: DEUTSCHLAND UND FRANKREICH EINIG", "de", ["France", "Germany", "Munich"]),
    ("Президент России прибыл в Москву, а затем в Киев.", "ru", ["Kyiv", "Moscow", "Russia"]),
    ("У Харкові, Україна", "uk", ["Kharkiv", "Ukraine"]),
    ("Ο πρωθυπουργός της Ελλάδας στην Αθήνα", "el", ["Athens", "Greece"]),
    ("وصل الرئيس إلى القاهرة ودمشق وألمانيا", "ar", ["Cairo", "Damascus", "Germany"]),
    ("ראש הממשלה הגיע לירושלים ובברלין", "he", ["Berlin", "Jerusalem"]),
    ("प्रधानमंत्री मुंबई, कोलकाता", "hi", ["Kolkata", "Mumbai"]),
    ("東京と大阪で、日本の首相がドイツを訪問した。", "ja", ["Germany", "Japan", "Osaka", "Tokyo"]),
    ("中国总理访问德国柏林和法国巴黎。广州市", "zh", ["Berlin", "China", "France", "Germany", "Guangzhou", "Paris"]),
    ("서울에서 독일 대통령 부산", "ko", ["Busan", "Germany", "Seoul"]),
])  # fmt: skip
def test_countries_and_large_cities_are_found_in_any_script_and_case(world: Gazetteer, text: str, language: str, found: list[str]) -> None:
    names = {name for written, name in named(world, text, language) if written not in ("OF", "TO")}
    assert sorted(names) == found


@pytest.mark.parametrize(("written", "name"), [("Nordsyrien", "Syria"), ("Griechenlandes", "Greece"), ("Wieselburger", "Wieselburg"), ("Москве", "Moscow")])
def test_a_span_that_is_given_may_be_such_a_form(world: Gazetteer, written: str, name: str) -> None:
    assert [c.entries[0].place.name for c in given(world, written, [(0, len(written))])] == [name]
