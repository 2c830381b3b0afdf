"""German words and sentences for made-up news: pools of phrases by slot, and templates that take from them."""

from itertools import product

from tests.benchmarks.people_named import COMPANIES, PEOPLE
from tests.benchmarks.places_named import CITIES, COUNTRIES, REGIONS_DE
from tests.benchmarks.word_lists import phrases, words

_ARTICLES = {"m": ("der", "den", "dem", "ein", "einen"), "f": ("die", "die", "der", "eine", "eine"), "n": ("das", "das", "dem", "ein", "ein")}
_STRONG = {"m": "er", "f": "e", "n": "es"}
_FIELDS = words("""
Landes Bundes Stadt Bezirks Verkehrs Umwelt Energie Gesundheits Bildungs Sicherheits Wirtschafts Finanz Sozial Kultur Bau Wasser Forst Arbeits
Handels Hafen Regional Verbraucher Zivil Forschungs Wetter Tourismus Landwirtschafts Grenz Industrie Familien
""")
_BODIES = {
    "m": words("rat ausschuss verband sprecher beirat dienst"),
    "f": words("behörde verwaltung kammer agentur kommission aufsicht stelle abteilung direktion"),
    "n": words("amt ministerium gericht institut komitee zentrum"),
}
_THINGS = {
    "m": words("""
Vertrag Entwurf Bericht Antrag Plan Haushalt Tunnel Bahnhof Flughafen Damm Streik Beschluss Prozess Markt Wald Preis Kredit Umbau Neubau Radweg
Stausee Speicher Lehrplan Fahrplan Tarif Zuschuss Standort Auftrag Vergleich Fonds Rückruf Hafen Turm Park Ausbau Anschluss Pegel Gletscher
Skandal Wettbewerb Spielplan Kompromiss Termin Rekord Vorschlag Einsatz Betrieb Verkauf Zaun Übergang Abbau Probelauf
"""),
    "f": words("""
Brücke Straße Schule Klinik Fabrik Reform Steuer Wahl Abstimmung Strecke Leitung Ernte Grenze Studie Anlage Messe Siedlung Bibliothek Ausstellung
Klage Berufung Untersuchung Sperre Warnung Förderung Verordnung Baustelle Fähre Werft Versorgung Übung Prognose Entscheidung Kläranlage Frist
Sitzung Sammlung Oper Halle Mauer Kreuzung Genehmigung Regelung Vereinbarung Umleitung Prüfung Versicherung Kaserne Impfung Quelle Rente
"""),
    "n": words("""
Gesetz Projekt Urteil Verfahren Werk Stadion Museum Theater Programm Netz Kraftwerk Abkommen Gutachten Angebot Budget Schiff Festival Quartier
Lager Labor Denkmal Feld Hochwasser Konzept Register Gesuch Verbot Embargo Turnier Gebäude Krankenhaus Gewässer Archiv Gleis Ufer Wohnheim
Testament Bündnis Patent Modell Defizit Referendum Protokoll Inserat Fahrzeug Signal Manöver Ergebnis Vorhaben Ultimatum
"""),
}
_KINDS = words("""
neu geplant umstritten alt groß klein teuer lang kurz bekannt vorläufig gemeinsam örtlich betroffen wichtig streng vollständig veraltet modern
gefährdet angekündigt überarbeitet beliebt historisch öffentlich privat wirksam dringend möglich künftig jährlich sicher schwierig unabhängig
gesamt zweit letzt jüngst seltsam ruhig stillgelegt sanierungsbedürftig fertig unvollendet ehrgeizig bescheiden
""")
_PLURALS = words("""
Anwohner Fachleute Pendler Eltern Studierende Bauern Beschäftigte Ärztinnen Gemeinden Betriebe Vereine Kritiker Gewerkschaften Fischer Händler
Touristen Feuerwehrleute Forscherinnen Lehrkräfte Mieter Abgeordnete Lokführer Winzer Pilger Jugendliche Freiwillige
""")
_VERBS = words("""
prüft lobt verteidigt kritisiert begrüßt verschiebt fordert plant finanziert erwartet untersucht verlangt verliert übernimmt vermisst verteuert
beschleunigt bremst veröffentlicht unterstützt bezweifelt genehmigt bestätigt erklärt beobachtet bedauert kennt beendet erneuert verkauft
erweitert verhindert beantragt überwacht sichert erhält saniert eröffnet
""")
_SPLIT = words("""
lehnt|ab kündigt|an stellt|vor setzt|aus nimmt|an baut|aus stellt|ein weist|zurück hebt|auf legt|fest führt|ein schließt|aus zieht|zurück
ruft|auf gibt|frei sagt|ab
""")
_PAST = words("""
geprüft verschoben angekündigt abgelehnt verkauft beschlossen gesperrt geräumt eröffnet bestätigt verlängert gekürzt gefunden gestohlen
ausgezeichnet untersucht veröffentlicht ersetzt erneuert eingestellt beschädigt gerettet verhandelt unterbrochen vorgestellt
""")
_WHEN = phrases("""
am Montag; am Dienstagabend; am Mittwoch; am Donnerstag; am Freitagmorgen; am Wochenende; in der Nacht; seit Wochen; nach langer Debatte
zum ersten Mal; im Herbst; im kommenden Jahr; bis Jahresende; vor zwei Tagen; überraschend; ohne Vorwarnung; wie erwartet; trotz aller Bedenken
schon im Frühjahr; kurz vor Mitternacht
""")
_WHY = phrases("""
weil das Geld fehlt; weil die Zahl der Anfragen steigt; da die Frist abläuft; obwohl die Kosten gestiegen sind
nachdem mehrere Mängel bekannt geworden waren; sofern alle Seiten zustimmen; solange keine Lösung gefunden ist; während die Verhandlungen weitergehen
damit der Betrieb im Winter gesichert ist; auch wenn viele daran zweifeln; wie aus internen Unterlagen hervorgeht; bevor der Schnee kommt
""")


def _phrases(nouns: dict[str, list[str]], case: int) -> list[str]:
    """Noun phrases with and without an adjective; `case` 0 nominative, 1 accusative, 2 dative."""
    made = []
    for gender, heads in nouns.items():
        article = _ARTICLES[gender]
        ending = "en" if case == 2 or (case == 1 and gender == "m") else "e"
        strong = "en" if case == 1 and gender == "m" else _STRONG[gender]
        for n, word in enumerate(heads):
            made.append(f"{article[case]} {word}")
            made += [f"{article[case]} {_KINDS[(n * 5 + at) % len(_KINDS)]}{ending} {word}" for at in range(4)]
            if case < 2:
                made += [f"{article[3 + case]} {_KINDS[(n * 3 + at) % len(_KINDS)]}{strong} {word}" for at in range(2)]
    return made


_BODIES_NAMED = {gender: [field + end for field, end in product(_FIELDS, ends)] for gender, ends in _BODIES.items()}

POOLS: dict[str, list[str]] = {
    "body": _phrases(_BODIES_NAMED, 0),
    "to_body": _phrases(_BODIES_NAMED, 2),
    "thing": _phrases(_THINGS, 0),
    "at_thing": _phrases(_THINGS, 1),
    "to_thing": _phrases(_THINGS, 2),
    "bare": [word for heads in _THINGS.values() for word in heads],
    "folk": _PLURALS + [f"{kind}e {word}" for kind, word in product(_KINDS[2:40:3], _PLURALS)],
    "does": _VERBS,
    "done": _PAST,
    "does_it": [
        f"{verb.replace('|', f' {thing} ')}"
        for n, thing in enumerate(_phrases(_THINGS, 1))
        for verb in (_SPLIT[n % len(_SPLIT)], _SPLIT[(n + 7) % len(_SPLIT)])
    ],
    "when": _WHEN,
    "why": _WHY,
    "person": PEOPLE,
    "firm": COMPANIES,
    "years": [f"{n}" for n in range(2, 40)],
    "n": [f"{n}" for n in range(2, 100)]
    + [f"{n}.{m}00" for n, m in product(range(1, 40), (1, 4, 7))]
    + [f"{n},{m} Millionen" for n, m in product(range(1, 30), (2, 5, 8))],
    "city": [city[0] for city in CITIES],
    "land": [row[1] for row in COUNTRIES],
    "of_land": [row[3] for row in COUNTRIES],
    "region": REGIONS_DE,
}

PLAIN = (
    "{body} {does_it}, {why}.",
    "{when} {does} {body} {at_thing}.",
    "{thing} wurde {when} {done}, {why}.",
    "Für {folk} bleibt {thing} nach Angaben von {person} die wichtigste Frage.",
    "„Wir haben {at_thing} lange genug {done}“, sagte {person} {when}.",
    "Mit {to_thing} und {to_thing} rechnen {folk} erst, wenn {body} {at_thing} {does}.",
    "Rund {n} {folk} warten {when} auf {at_thing}; {body} äußerte sich dazu nicht.",
    "{firm} {does_it}, was {body} und {folk} gleichermaßen überraschte.",
    "Zwischen {to_body} und {firm} war {thing} zuletzt umstritten.",
    "Es geht um {n} Euro, um {at_thing} und um die Frage, ob {body} {at_thing} {does}.",
    "Laut {person} von {firm} kostet {thing} etwa {n} Euro im Jahr.",
    "Ob {thing} {when} kommt, {why}, ist offen; {person} hält beides für möglich.",
    "{folk} und {folk} verlangen von {to_body} mehr Klarheit über {at_thing}.",
    "Schon {n} Mal wurde {thing} {done}, ohne dass {body} davon erfuhr.",
    "Dass {person} {at_thing} {does}, gilt {when} als sicher.",
    "Nach {to_thing} soll nun auch {thing} {done} werden, hieß es aus {to_body}.",
    "Die Rechnung ist einfach: {n} Plätze, {n} Bewerbungen und {thing}.",
    "{person} und {person} stellten {when} {at_thing} vor.",
    "{body} verweist auf {at_thing}; {folk} nennen das zu wenig.",
    "Im Vergleich zum Vorjahr sank die Zahl um {n}, {why}.",
)

PLACED = (
    "In {city} {does} {body} {at_thing}, {why}.",
    "{body} {does_it}, und das nicht nur in {city}.",
    "Auch {land} und {region} wird {thing} {when} {done}.",
    "Die {of_land}e Regierung {does} {at_thing}, sagte {person} in {city}.",
    "Zwischen {city} und {city} fahren {when} keine Züge, {why}.",
    "{firm} mit Sitz in {city} {does} {at_thing} {region}.",
    "Aus {city} kamen {n} {folk}, aus {city} nur {n}.",
    "„Was in {city} gelang, muss auch {land} möglich sein“, meinte {person}.",
    "{when} trafen sich {folk} aus {city}, um über {at_thing} zu sprechen.",
    "{person}, früher in {city} tätig, kennt {at_thing} {region} seit {years} Jahren.",
    "Ein {of_land}er Kunde von {firm} aus {city} klagt gegen {at_thing}.",
    "{region} stieg die Zahl auf {n}, {land} blieb sie gleich.",
    "Die Universität {city} untersucht, warum {folk} {land} {at_thing} meiden.",
)

TITLES = (
    "{bare} in {city}: {body} {does} {at_thing}",
    "{person} {does_it}",
    "{n} {folk} warten auf {at_thing}",
    "{firm} {does} {at_thing} {when}",
    "{city}: {thing} {when} {done}",
    "Warum {thing} für {folk} wichtig ist",
    "{of_land}e Pläne: {bare} und {bare} im Streit",
    "{bare} {land} {done}",
    "„{thing} ist {done}“: {person} im Gespräch",
)

HEADINGS = ("Streit um {at_thing}", "Was {folk} sagen", "{thing} als Vorbild", "Kritik aus {city}", "Wie es weitergeht", "{n} Plätze, {n} Anträge")
ITEMS = ("{thing} in {city}", "{n} Plätze für {folk}", "{firm}: {bare}", "{bare} und {bare}", "{thing}, {when} {done}")
CATEGORIES = words("Politik Wirtschaft Chronik Sport Kultur Wissenschaft Umwelt Verkehr Gesundheit Bildung Ausland Technik")
AGENCIES = ("APA", "dpa", "AFP", "Reuters", "KNA", "epd")
NAMES = ("Nachrichten", "Tagblatt", "Anzeiger", "Rundschau", "Kurier", "Bote", "Stadtblick", "Presse", "Zeitung", "Journal")
