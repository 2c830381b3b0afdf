"""Every form of a dateline with every kind of place in it, and openings that look like datelines and are none."""

from collections.abc import Iterator

import pytest

from reader.places import dateline
from reader.places.gazetteer import Gazetteer
from reader.places.locate import read_text

GERMAN_FORMS = (
    "{p} (dpa) - {text}", "{p} (dpa/lni) - {text}", "{P} (dpa-AFX) - {text}", "{p} (dpa). {text}", "{p} (dpa) -- {text}", "{p} dpa - {text}",
    "{p} dpa | {text}", "{p} (APA) - {text}", "{p} (APA/dpa/Reuters) – {text}", "{P} (APA) - {text}", "{p} (APA/red) - {text}", "{p} (apa) {text}",
    "{p} (Reuters) - {text}", "{p}, 3. Mär (Reuters) - {text}", "{p}, 14. Mai (Reuters) – {text}", "{P} (AFP) - {text}", "{p} (AFP) {text}",
    "{p} (AP) {text}", "{p} (sda) {text}", "{p}, 12. März (sda) {text}", "{p} (sda/afp) - {text}", "{p} (KNA) {text}", "{p}, 14.3.2024 (KNA) {text}",
    "{p} (epd). {text}", "{p} (epd) {text}", "{p}/5. März (Xinhua) -- {text}", "{P}, 5. März (Xinhua) -- {text}", "{p} (ANSA) - {text}",
    "{p} (ots) - {text}", "{p} (dts) - {text}", "({p}) {text}", "({p}/dpa) {text}", "{p} - {text}", "{p} – {text}", "{p} — {text}", "{P} - {text}",
    "{P}. {text}", "{p}. {text}", "{p} | {text}", "{p}, 14. März 2024 – {text}", "{p}, am 3. März 2024 - {text}", "{p}, Montag, 3. März - {text}",
    "{p}, 14.03.2024 - {text}", "14. März 2024, {p} – {text}", "{P}: {text}", "{p} (red) - {text}", "{p} (mz/jk) - {text}", "{p} taz | {text}",
    "Von Anna Huber\n{p} (dpa) - {text}", "Von Anna Huber, dpa\n\n{p} – {text}", "Regierung berät über Haushalt\n\n{p} (dpa) - {text}",
    "14.03.2024 | 14:21 Uhr\n{p}. {text}", "Von Anna Huber {p} (Reuters) - {text}", "(pressebox) {p}, 14.03.2024 - {text}",
)  # fmt: skip
ENGLISH_FORMS = (
    "{P} (AP) — {text}", "{P} (AP) -- {text}", "{P} (AP) - {text}", "{P} (AP) {text}", "{P}, March 3 (Reuters) - {text}", "{P} (Reuters) - {text}",
    "{P}, Mar 3 (Reuters) – {text}", "{p} (Reuters) - {text}", "{p} (AFP) - {text}", "{P} (AFP) – {text}", "{P}, March 3 (Xinhua) -- {text}",
    "{p}, March 3 (ANSA) - {text}", "(ANSA) - {P}, MAR 3 - {text}", "(ANSA) {p}, March 3 - {text}", "{p}, March 3 (KNA) {text}", "{P} — {text}",
    "{P} -- {text}", "{P} – {text}", "{P} - {text}", "{p} — {text}", "{p} – {text}", "{P}, March 3, 2024 (GLOBE NEWSWIRE) -- {text}",
    "{P}, March 3, 2024 /PRNewswire/ -- {text}", "{P}: {text}", "({p}) {text}", "{P} | {text}", "{P} (CNN) -- {text}", "{p} (CNN) {text}",
    "{P}, 3 March (BelTA) - {text}", "{p}, Mar 3 (IANS) {text}", "{P}, March 3, 2024 - {text}", "{p}, Monday, March 3 - {text}",
    "{P}, 3 March 2024 – {text}", "{p} (dpa) - {text}", "By John Smith\n{P} (AP) — {text}", "By John Smith, Associated Press\n\n{P} — {text}",
    "By Jane Doe {P} (Reuters) - {text}", "By JOHN SMITH Daily News Reporter March 3, 2024 {P} -- {text}", "Stocks fall on rate fears\n\n{P} (AP) — {text}",
    "Home hit by fire a second time. {P} -- {text}", "Jobless rate falls again. {P} (AP) — {text}",
)  # fmt: skip

GERMAN_PLACES = (
    ("Berlin", (2950159,)), ("Wien", (2761369,)), ("Düsseldorf", (2934246,)), ("Frankfurt/Main", (2925533,)), ("Frankfurt (Oder)", (2925535,)),
    ("Chur", (2661169,)), ("St. Pölten", (2766429,)), ("Halle (Saale)", (2911522,)), ("Essen", (2928810,)), ("Gera", (2921232,)), ("Wels", (2761524,)),
    ("Herne", (2905891,)), ("Zwettl", (2760416,)), ("Spittal an der Drau", (2764786,)), ("Krems", (2773549,)), ("Bad Ischl", (2782052,)),
    ("Bad Schandau", (2953352,)), ("Lienz", (2772505,)), ("Garmisch-Partenkirchen", (2922530,)), ("Zell am See", (2760634,)), ("Moosdorf", (2771243,)),
    ("Visp", (2658112,)), ("Davos", (2661039,)), ("Moskau", (524901,)), ("Peking", (1816670,)), ("Den Haag", (2747373,)), ("Rio de Janeiro", (3451190,)),
    ("Neu-Delhi", (1261481,)), ("Tel Aviv", (293397,)), ("Ouagadougou", (2357048,)), ("New York", (5128581,)), ("Mexiko-Stadt", (3530597,)),
    ("Rom", (3169070,)), ("Charkiw", (706483,)), ("Berlin/Brüssel", (2950159, 2800866)), ("Krems/Korneuburg", (2773549, 2773698)),
    ("Hamburg/Kiel", (2911298, 2891122)), ("Moskau/Kiew", (524901, 703448)), ("Genf/Zürich", (2660646, 2657896)), ("Moskau, Russland", (524901,)),
    ("Westport, Irland", (2960970,)), ("Hollabrunn, Österreich", (2775636,)), ("Kabul, Afghanistan", (1138958,)), ("Altdorf, Schweiz", (2661780,)),
)  # fmt: skip
ENGLISH_PLACES = (
    ("London", (2643743,)), ("Washington", (4140963,)), ("New York", (5128581,)), ("Paris", (2988507,)), ("Geneva", (2660646,)), ("Tokyo", (1850147,)),
    ("Mexico City", (3530597,)), ("Rio de Janeiro", (3451190,)), ("Beijing", (1816670,)), ("Brussels", (2800866,)), ("Lagos", (2332459,)),
    ("Vienna", (2761369,)), ("Kyiv", (703448,)), ("Ouagadougou", (2357048,)), ("New Delhi", (1261481,)), ("Winston-Salem", (4499612,)),
    ("Hartford", (4835797,)), ("Dinslaken", (2936871,)), ("St. Louis, Mo.", (4407066,)), ("Charleston, W.Va.", (4801859,)), ("Kansas City, Mo.", (4393217,)),
    ("Winston-Salem, N.C.", (4499612,)), ("Byesville, Ohio", (4507599,)), ("Danielsville, Ga.", (4190721,)), ("Westport, Conn.", (4845585,)),
    ("Truth or Consequences, N.M.", (5495292,)), ("Salina, Kan.", (4278890,)), ("Orlando, Fla.", (4167147,)), ("Paris, Texas", (4717560,)),
    ("Byesville", (4507599,)), ("Falls Village", (4834232,)), ("Kabul, Afghanistan", (1138958,)), ("Gaza City, Gaza Strip", (281133,)),
    ("Nairobi, Kenya", (184745,)), ("Port-au-Prince, Haiti", (3718426,)), ("Seoul, South Korea", (1835848,)), ("Aden, Yemen", (415189,)),
    ("Odesa, Ukraine", (698740,)), ("Bad Schandau, Germany", (2953352,)), ("London/Paris", (2643743, 2988507)), ("Tokyo/Seoul", (1850147, 1835848)),
    ("Jerusalem/Cairo", (281184, 360630)), ("Vatican City", (3164670, 6691831)),
)  # fmt: skip

GERMAN_TEXTS = (
    "Die Polizei hat am Dienstag einen 34-jährigen Mann festgenommen. Er soll mehrere Einbrüche begangen haben.",
    "Ein Gericht hat den früheren Minister verurteilt. Frankreich und Italien begrüßten das Urteil, die USA schwiegen.",
    "«Das ist gut so», sagte die Präsidentin des Verbandes am Montag. In Hannover und Stuttgart wird noch beraten.",
    "Rund 3000 Haushalte blieben ohne Strom. Der Minister dankte den Helfern; die Feuerwehr war die ganze Nacht im Einsatz.",
)
ENGLISH_TEXTS = (
    "The government said on Tuesday that it would raise taxes. Unions called for a strike next week.",
    "Two people were killed when a bus left the road late on Sunday, police said. Officials from Chicago and Canada offered help.",
    '"This is a good day," the minister said. Talks between Germany and Poland go on.',
    "A judge sentenced the former mayor to five years in prison. His lawyers said they would appeal.",
)

NO_DATELINES = {
    "de": (
        "Essen - das ist für viele mehr als Nahrung. Köche erzählen.", "Regen - und kein Ende: Das Wetter bleibt schlecht.",
        "Interview: Die Ministerin über ihre Pläne", "Kommentar: Der Kanzler muss handeln", "Angela Merkel - Die Kanzlerin zieht Bilanz",
        "Paris Hilton - Das Leben einer Erbin", "Florian Silbereisen – Der Sänger feiert", "Tatort - Der Krimi am Sonntag",
        "Tagesschau – Die Nachrichten um acht", "Politik | Die Lage am Morgen", "Sport - Alle Ergebnisse des Spieltags", "Wirtschaft – Die Börse in Kürze",
        "Lokales | Neues aus der Stadt", "Foto: dpa - Die Kanzlerin im Bundestag", "Köln - Düsseldorf in zwanzig Minuten",
        "Berlin ist groß - Die Mieten steigen", "Berlin – eine Stadt sucht Wohnungen", "Am Montag - Die Sonne war kaum aufgegangen",
        "Bayern München - Der Meister verliert", "Hertha BSC - Die Krise hält an", "Leipzig (RB) gegen Köln: Das Spiel",
        "Borussia Dortmund – Die Mannschaft siegt", "Donald Trump: Die Zölle bleiben", "Update: Die Straße ist wieder frei",
        "Eilmeldung - Die Regierung tritt zurück", "Liveticker: Die Wahl in Sachsen", "Schwer verletzt - Ein Radfahrer stürzte",
        "Der Winter kommt - Die Preise steigen", "Nizza - Promenade des Anglais, ein Spaziergang", "Ein Toter - Zwei Verletzte",
        "Frankfurter Buchmesse – Der Rundgang", "Wiener Schnitzel - Das Rezept", "Münster-Tatort: Die Quoten",
        "Halle - Die Turnhalle wird saniert und neu gestrichen", "Hof: Der Bauernhof brannte nieder",
        "Weiden - Die Kühe sind wieder draußen auf den grünen Wiesen", "Sylvia Krämer (CDU) - Die Abgeordnete spricht", "Dr. Oetker - Die Firma wächst",
        "Jordan Henderson - Der Spieler wechselt", "Von Anna Huber. Die Regierung plant Neues.", "Von wegen Ruhe - Die Nacht war laut",
        "14.03.2024 - Die Regierung hat beschlossen", "Montag - Die Woche beginnt trüb", "Was war? Wien - Eine Frage", "Brand in Wien - Die Feuerwehr kam",
        "Video: Berlin im Schnee", "„Wetten, dass..?“ - Die Show ist zurück", "Ratgeber – Die besten Tipps",
        "(Es gilt das gesprochene Wort) Meine Damen und Herren", "(Symbolbild) Die Polizei sucht Zeugen", "Heute Show - Die Satire im ZDF",
        "ARD – Das Programm", "SPD - Die Partei wählt",
    ),
    "en": (
        "Reading - It is good for the mind.", "Nice - That was good work by the team", "Mobile - The phone makers struggle",
        "Interview: The minister on her plans", "Opinion: The mayor must act", "Analysis - The week ahead", "BREAKING: The president resigns",
        "EXCLUSIVE - The bank plans job cuts", "UPDATE 2- The bank plans job cuts", "WATCH: The moment a bridge collapsed",
        "Paris Hilton - The heiress returns", "Jordan Henderson - The player moves on", "Austin Powers – The film is back",
        "Charlotte Brown: The singer at forty", "Michael Jordan - The best of all", "Manchester United - The club wins",
        "Chelsea v Arsenal - The game in pictures", "Boston Celtics — The champions are back", "Game of Thrones - The last season",
        "Saturday Night Live — The show opens", "Sports | The scores of the weekend", "Business - The markets at a glance", "World: The headlines at noon",
        "Local News | The council met", "London is big - The rents rise", "Paris — a city of lights and of rats",
        "London - Edinburgh in four hours by train", "In London - The mayor spoke", "A man from Vienna - The suspect fled",
        "The Paris agreement - It was signed", "Police: The man was armed", "Photos: The storm in pictures", "LOS ANGELES LAKERS: The season",
        "New York Times - The paper hires", "Washington Post: The paper said", "Will Smith - The actor apologised",
        "Virginia Woolf — The writer at her desk", "Sydney Sweeney - The actress speaks", "Israel Adesanya: The champion is back",
        "Monday - The week begins grey", "March 3, 2024 - The council met", "Q: What is new? Boston - The answer",
        "By John Smith. The council met on Monday.", "Fire in Boston - The crews came", "Turkey - The best way to roast it",
        "China - The finest plates and cups of the year", "CEO: The company grows", "FAQ - The most common questions",
        "(Photo by Jane Doe) The mayor smiles", "(CNN) The president spoke", "NASA - The agency plans",
    ),
}  # fmt: skip

_ENOUGH = 0.98


def capitals(place: str) -> str:
    """A place in capitals; what stands behind its comma stays as it is, as the agencies write it."""
    city, comma, rest = place.partition(",")
    return city.upper() + comma + rest


def crossed(language: str) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Every form with every place: the article, the dateline as written, and its places."""
    forms, places, texts = (GERMAN_FORMS, GERMAN_PLACES, GERMAN_TEXTS) if language == "de" else (ENGLISH_FORMS, ENGLISH_PLACES, ENGLISH_TEXTS)
    for number, form in enumerate(forms):
        for other, (place, ids) in enumerate(places):
            if "({p}" in form and "(" in place:
                continue
            written = capitals(place) if "{P}" in form else place
            yield form.format(p=place, P=written, text=texts[(number + other) % len(texts)]), written, ids


def read(world: Gazetteer, text: str, language: str) -> tuple[str, set[int]]:
    """The dateline as written, and the places that it means."""
    line = dateline.read_lines(world, text, language)
    places = read_text(world, text, language=language).places
    return line.text if line else "", {place.place.geonameid for place in places if place.role == "dateline"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_form_of_a_dateline_with_every_kind_of_place_is_read(world: Gazetteer, language: str) -> None:
    cases = list(crossed(language))
    wrong = [
        (text[:90], found) for text, written, ids in cases if (found := read(world, text, language)) != (written, set(ids)) and not fits(found, written, ids)
    ]
    assert len(wrong) <= (1 - _ENOUGH) * len(cases), f"{len(wrong)} of {len(cases)}: {wrong[:20]}"


def fits(found: tuple[str, set[int]], written: str, ids: tuple[int, ...]) -> bool:
    """Vatican City is a city and a country."""
    return found[0] == written and len(found[1]) == 1 and found[1] <= set(ids) and "/" not in written


@pytest.mark.parametrize("language", ["de", "en"])
def test_openings_that_look_like_datelines_are_none(world: Gazetteer, language: str) -> None:
    cases = NO_DATELINES[language]
    wrong = [(text, line) for text in cases if (line := read(world, text, language)[0])]
    assert len(wrong) <= (1 - _ENOUGH) * len(cases), wrong
