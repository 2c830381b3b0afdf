"""The line that opens a story."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.places import dateline
from reader.places.gazetteer import Gazetteer

DATELINES = [
    ("Moskau, Russland - Die Beziehungen zwischen den USA", "Moskau, Russland", [524901]),
    ("BERLIN (dpa) - Die Regierung hat", "BERLIN", [2950159]),
    ("WIEN/GRAZ — Der Zug kam nicht", "WIEN/GRAZ", [2761369, 2778067]),
    ("PARIS, March 3 (Reuters) - The president", "PARIS", [2988507]),
    ("Wien (APA) – Die Polizei sucht", "Wien", [2761369]),
    ("NEW YORK -- Stocks fell on Monday", "NEW YORK", [5128581]),
    ("(Moskau) Die Beziehungen sind", "Moskau", [524901]),
    ("Sankt Pölten. Die Polizei hat", "Sankt Pölten", [2766429]),
    ("Kleinhinterdorf, Österreich - Ein Mann wurde", "Kleinhinterdorf, Österreich", [2782113]),
    ("Frankfurt (Oder) (dpa) - Der Fluss", "Frankfurt (Oder)", [2925535]),
    ("Frankfurt/Main (dpa) - Die Bank", "Frankfurt/Main", [2925533]),
    ("KYIV, Ukraine (AP) — Russian forces", "KYIV, Ukraine", [703448]),
    ("WASHINGTON, D.C. (AP) — The Senate", "WASHINGTON, D.C.", [4140963]),
    ("ST. LOUIS, Mo. — The mayor said", "ST. LOUIS, Mo.", [4407066]),
    ("Berlin/München (dpa/lby) - Der Minister", "Berlin/München", [2950159, 2867714]),
    ("Hintertupfing (dpa) - Ein Bauer", "Hintertupfing", []),
    ("BERLIN taz | Die Grünen wollen", "BERLIN", [2950159]),
    ("NEW DELHI: The government said", "NEW DELHI", [1261481]),
    ("London, 5. Mai 2024 – Der König", "London", [2643743]),
    ("GENEVA, 5 March (UN News) – The UN", "GENEVA", [2660646]),
    ("Rom (KAP) Der Papst hat", "Rom", [3169070]),
    ("Essen - Bei einem Unfall in Essen sind", "Essen", [2928810]),
    ("Baden-Baden - Die Therme öffnet", "Baden-Baden", [2953504]),
    ("Paris, Texas — The town celebrated", "Paris, Texas", [4717560]),
    ("Kreis Gütersloh (ots) - Am Montag", "Kreis Gütersloh", [-3066]),
    ("LONDON — The queen opened", "LONDON", [2643743]),
    ("Tokio/Peking (AFP) - Die Staaten", "Tokio/Peking", [1850147, 1816670]),
    ("Mexico City, Mexico – The volcano", "Mexico City, Mexico", [3530597]),
    ("Kiew – Bei einem Angriff starben", "Kiew", [703448]),
    ("Bern (sda). Der Bundesrat hat", "Bern", [2661552]),
    ("16. Februar 2024, Berlin – Das Ministerium", "Berlin", [2950159]),
    ("São Paulo - O governo anunciou hoje", "São Paulo", [3448439]),
    ("Halle (Saale) - Der Täter floh", "Halle (Saale)", [2911522]),
    ("MOSCOW, Idaho — Police said", "MOSCOW, Idaho", [5601538]),
    ("GAZA CITY, Gaza Strip (AP) — Israeli strikes", "GAZA CITY, Gaza Strip", [281133]),
    ("Linz, am 3. März 2024 - Der Landeshauptmann", "Linz", [2772400]),
    ("Zürich - «Das ist gut», sagte er", "Zürich", [2657896]),
    ("Springfield, Ill. — The governor signed", "Springfield, Ill.", [4250542]),
    ("  „Moskau, Russland – Die Beziehungen", "Moskau, Russland", [524901]),
    ("Sofia - Bulgariens Präsident hat", "Sofia", [727011]),
    ("Zwettl - Beim Holzarbeiten ist ein Landwirt gestorben.", "Zwettl", [2760416]),
    ("Spittal an der Drau - Ein Mann stürzte ab.", "Spittal an der Drau", [2764786]),
    ("Krems/Korneuburg - Ein Mann muss sich verantworten.", "Krems/Korneuburg", [2773549, 2773698]),
    ("(pressebox) Wiesbaden, 14.03.2016 -\nDie Zellen laden", "Wiesbaden", [2809346]),
    ("Washington.\u00a0\nUS-Präsident Obama hat geredet", "Washington", [4140963]),
    ("SALINA, Kan. Strong winds toppled trucks", "SALINA, Kan", [4278890]),
    ("STUTTGART (BOERSE STUTTGART GMBH) – Die Börse steigt", "STUTTGART", [2825297]),
    ("FRANKFURT (ODER) (dpa) - Der Fluss steigt", "FRANKFURT (ODER)", [2925535]),
    ("Von Anna Huber Berlin (Reuters) - Die Partei hat", "Berlin", [2950159]),
    ("Neumünster | Die Aufregung im Hause war groß", "Neumünster", [2864475]),
]
ORDINARY = [
    "Berlin ist schön - sagt er",
    "Die Regierung - so heißt es",
    "Angela Merkel (CDU) - die Kanzlerin",
    "Berlin – die Stadt der Träume",
    "Sofia - Meine Geschichte von gestern",
    "Berlin - Hamburg in zwei Stunden mit dem Zug",
    "UPDATE - The police said",
    "BREAKING — The president said",
    "Nice - That was good work",
    "Paris Hilton - The star said",
    "In Wien - Der Bürgermeister kam",
    "Reading - It is fun for all",
    "Paul, der Maler - Ein Leben für die Kunst",
    "Montag, 3. März - Der Tag beginnt",
    "Ein Mann aus Wien - Der Täter",
    "Trump: The president said that",
    "Wer gewinnt? Berlin - Die Stadt",
    "Am Montag. Der Tag war lang",
    "Fall - The leaves are red",
    "(dpa) - Die Regierung hat",
    "(Es gilt das gesprochene Wort) Die Rede",
    "1. FC Köln - Die Mannschaft siegt",
    "Victoria - My new friend is here",
    "The Paris agreement - It was signed",
    "",
    "-",
    "Berlin",
    "Berlin - ",
    "U.S. forces will join the exercise",
    "Isfahan (Persian: Esfahan) is a city in Iran",
    "Deutschland. Und die Führung wartet noch immer",
    "USA: Türkei muss Pressefreiheit einhalten",
    "Leipzig (RB) gegen Köln: Das Spiel",
    "Foto - Die Kanzlerin hat gestern lange gesprochen",
]


@pytest.mark.parametrize(("text", "written", "ids"), DATELINES)
def test_a_dateline_is_read_as_written(world: Gazetteer, text: str, written: str, ids: list[int]) -> None:
    line = dateline.read(world, text)
    assert line is not None
    assert line.text == written == text[line.start : line.end]
    found = [(name.entries or (name.outer.entries if name.outer else ())) for name in line.names]
    assert [entries[0].place.geonameid for entries in found if entries] == ids


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_sentence_is_no_dateline(world: Gazetteer, text: str) -> None:
    assert dateline.read(world, text) is None


def test_names_of_a_dateline_say_where_they_stand(world: Gazetteer) -> None:
    text = "WIEN/GRAZ — Der Zug kam nicht"
    line = dateline.read(world, text)
    assert line is not None
    assert [text[name.start : name.end] for name in line.names] == ["WIEN", "GRAZ"]


@given(st.text(alphabet="AB ab,./()-–—:|\n\x00Wien0é中", max_size=60))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_the_reading_of_datelines(text: str) -> None:
    line = dateline.read(_WORLD, text)
    assert line is None or line.text == text[line.start : line.end]


_WORLD = Gazetteer.open()
