"""Small places become candidates where a sign speaks for them, and nowhere else."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.places.candidates.candidate import Candidate
from reader.places.candidates.containers import link
from reader.places.candidates.find import find
from reader.places.gazetteer import Gazetteer


def candidates(world: Gazetteer, text: str, language: str = "de") -> list[Candidate]:
    return link(world, text, find(world, text, language, "body"), section="body")


def small(world: Gazetteer, text: str, language: str = "de") -> dict[str, str]:
    return {c.text: c.cue for c in candidates(world, text, language) if c.small}


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Ein Haus in Wieselburg brannte.", "de", {"Wieselburg": "in"}),
        ("Die Straße zwischen Böbing und Wieselburg ist gesperrt.", "de", {"Böbing": "in", "Wieselburg": "list"}),
        ("Er lebt in der Gemeinde Böbing.", "de", {"Böbing": "kind"}),
        ("Der Bürgermeister von Böbing schwieg.", "de", {"Böbing": "kind"}),
        ("Im bayerischen Rimsting wird gebaut.", "de", {"Rimsting": "kind"}),
        ("Kisdorf bei Hamburg ist klein.", "de", {"Kisdorf": "kind"}),
        ("Es regnet.\nBöbing. Ein Mann sucht seinen Hund.", "de", {"Böbing": "line"}),
        ("Es regnet.\nBöbing (dpa) - Ein Mann sucht seinen Hund.", "de", {"Böbing": "line"}),
        ("Orte wie Wien, Irschenberg und Böbing.", "de", {"Irschenberg": "list", "Böbing": "list"}),
        ("In Wieselburg brennt es. Wieselburg wartet. Wieselburgs Feuerwehr kommt.", "de", {"Wieselburg": "again", "Wieselburgs": "again"}),
        ("Die Stadt Pfarrkirchen feiert. Auch Mellrichstadt feiert.", "de", {"Pfarrkirchen": "kind", "Mellrichstadt": "form"}),
        ("Das Museum Kochel am See öffnet am Montag.", "de", {"Kochel am See": "name"}),
        ("Die Klinik Bad Schussenried sagte nichts.", "de", {"Bad Schussenried": "name"}),
        ("Miller, 39, of Grovetown, was charged.", "en", {"Grovetown": "in"}),
        ("The town of Grovetown voted. A Byesville resident said no.", "en", {"Grovetown": "kind", "Byesville": "its"}),
        ("Byesville police came late.", "en", {"Byesville": "its"}),
    ],
)  # fmt: skip
def test_a_sign_makes_a_candidate_of_a_small_place(world: Gazetteer, text: str, language: str, found: dict[str, str]) -> None:
    assert small(world, text, language) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Böbing ist schön.", "de"),
        ("Auch Pfarrkirch und Böbing am Montag sind schön.", "de"),
        ("In Folge kamen bei Fragen in Sachen Pflege viele zu Wort.", "de"),
        ("Er kam in der Au an.", "de"),
        ("Das Foto: dpa. In Mitte und Markt.", "de"),
        ("Foto: dpa\nFoto: privat", "de"),
        ("Boyce said nothing to Harris.", "en"),
        ("The Chase family home burned.", "en"),
        ("Von Wien, Müller und Schmidt.", "de"),
    ],
)  # fmt: skip
def test_without_a_sign_a_small_place_is_no_candidate(world: Gazetteer, text: str, language: str) -> None:
    assert small(world, text, language) == {}


def test_accents_tell_a_word_from_a_village(world: Gazetteer) -> None:
    assert small(world, "Sie liegt in Foto.") == {}
    assert small(world, "Sie liegt in Bobing.") == {}


def test_a_hidden_place_is_found_where_the_names_in_a_row_are_people(world: Gazetteer) -> None:
    assert small(world, "Anna Dennis, Boston, Nadia Moayyad and Pat Miller.", "en") == {}


WORDS = (
    "Wieselburg",
    "Böbing",
    "Wien",
    "in",
    "und",
    "Gemeinde",
    "Kochel am See",
    "Kochel",
    "Wieselburger",
    "Kirche",
    "Bad",
    "Nordsyrien",
    "Ky.",
    "N.J.",
    "a",
    "Boyce",
    "La.",
    "CottbusEin",
    "Москве",
)
GAPS = (" ", " ", ", ", ". ", "/", "-", "\n", " (", ") ", ": ")
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=16).map(lambda parts: "".join(word + gap for word, gap in parts))


@given(texts, st.sampled_from(("de", "en", "fr", "")))
@example("Kochel am See, Kochel am See am Kochel", "de")
@settings(max_examples=150, deadline=None)
def test_candidates_stand_in_order_without_overlap_and_as_written(world: Gazetteer, text: str, language: str) -> None:
    found = candidates(world, text, language)
    assert all(c.entries and c.key and c.text == text[c.start : c.end] for c in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


def test_many_small_places_and_regions_in_one_text_are_all_found(world: Gazetteer) -> None:
    assert len(candidates(world, "Wieselburg in Böbing, " * 2000)) == 4000
    assert len(candidates(world, "Boyce, La., and ", "en")) == 2
    assert len(candidates(world, "Boyce, La., and " * 2000, "en")) == 4000
