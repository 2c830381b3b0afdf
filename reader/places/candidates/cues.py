"""Signs right beside a word that a place stands there: they let names be read that alone are too weak."""

import re
from collections.abc import Set

from reader.places.signs import WHERE, WIRES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BACK = 24
"""No word that counts is longer."""

_OURS = {
    "de": _words(
        "in aus nach bei nahe nähe unweit nördlich südlich östlich westlich nordöstlich nordwestlich südöstlich südwestlich gebürtige gebürtiger zwischen "
        "richtung gen bis raum bad sankt st großraum außerhalb innerhalb"
    ),
    "en": _words("in near from inside outside across around throughout via within toward towards outskirts between at st downtown nearby"),
}
"""What stands right before a place, in the languages whose other prepositions would mislead (`um Hilfe`)."""

_OTHERS = WHERE - _words("um i a")
_KINDS = _words(
    "gemeinde gemeinden ort orte ortes orts ortsteil ortsteile ortsteils ortsteilen ortschaft ortschaften stadtteil stadtteile stadtteils stadtteilen "
    "stadt städte städten städtchen stadtbezirk stadtbezirks stadtgebiet kleinstadt kreisstadt hauptstadt hansestadt kurort badeort dorf dorfe dorfes "
    "dörfer dörfern dörfchen weiler markt marktgemeinde samtgemeinde verbandsgemeinde ortsgemeinde großgemeinde katastralgemeinde nachbargemeinde "
    "nachbarort nachbardorf bahnhof bezirk kreis landkreis kanton provinz region insel halbinsel hafen flughafen kloster burg schloss autobahnkreuz "
    "autobahndreieck autobahnanschlussstelle anschlussstellen anschlussstelle ausfahrt auffahrt raststätte rastanlage tankstelle haltestelle feuerwehr "
    "polizeiinspektion polizeistation amtsgericht bürgermeister bürgermeisterin village town hamlet suburb township borough parish"
)
"""Words for what a place is, or for what each has; in lower case."""

_OF = _words("of von des der in")
_KINDS_OF = _words(
    "village villages town towns city cities township suburb suburbs hamlet parish borough district county port municipality community neighborhood "
    "neighbourhood commune island mayor north south east west northeast northwest southeast southwest outskirts outside residents people university "
    "bishop battle siege gemeinde gemeinden stadt dorf ort bürgermeister bürgermeisterin oberbürgermeister nähe umgebung nördlich südlich östlich "
    "westlich norden süden osten westen höhe gebiet ortsteil einwohner bewohner schlacht belagerung bischof"
)
"""What stands before `of` or `von` and a place; in lower case."""

_UNITS = _words("township county counties village borough parish municipality district districts region area province island islands kreuz dreieck bahnhof")
"""What stands behind a place and tells what it is; in lower case."""

_ITS = _words("police city town council schools resident residents residence home homes native woman man men couple teenager teen family school")
"""What stands behind many places, and behind other names too; in lower case."""

WORDS_BEHIND = _UNITS | _ITS
_BEHIND = re.compile(r" ([^\W\d_]+)")
_BY = re.compile(
    r" (?:(?:bei|near|(?:in )?Richtung) (?=[A-ZÄÖÜ])|"
    r"am (?:\w*[sS]ee|Inn|Main|Rhein|Neckar|Lech|Harz|Taunus|Wald|Berg|Brenner|Meer|Sand)\b|(?:an|ob) der [A-ZÄÖÜ])"
)
"""Another place's name follows, or what a place's full name ends in (`Kochel am See`)."""

_BY_FIRST = frozenset("bniRao")
_DASH = re.compile(r" (?:--|—|–) ")
_FORMS = {
    "de": (
        frozenset(("DE", "AT", "CH", "LI", "IT", "LU")),
        re.compile(
            r".{2,}(?:ingen|ungen|heim|dorf|stadt|stedt|burg|berg|hausen|husen|bach|feld|kirchen|munster|muhlen?|buttel|be[ck]k|bruck|brucken|stett|stetten|"
            r"hofen|hoven|weiler|roda|rode|rath|leben|l?itz|ow|[^f]au|see|hagen|horst|hain|walde?|tal|thal|furt?h?|hafen|haven|kreuz|born|brunn|bronn|zell|reuth?|ried|moos|"
            r"lohe|loh|buren|beuren|wang|wangen|scheid|loch|lach|aach|ach|eck|egg|stein|fels|koog|siel|fehn|werth?|ney|kamp|graben|gries)"
        ),
    ),
    "en": (
        frozenset(("US", "GB", "IE", "CA", "AU", "NZ", "ZA")),
        re.compile(
            r".{2,}(?:ville|ton|town|burgh?|field|ford|bury|borough|boro|shire|port|mouth|worth|ham|land|dale|bridge|minster|wick|stead|by|haven|hurst|more|moor|sboro)"
        ),
    ),
}
"""By language, the countries whose places it names, and how the names of places there end (`-hausen`, `-ville`), folded."""
_LINE_END = re.compile(rf"(?:\n|$|(?:\.|:| -| –)\s| \((?:{'|'.join(sorted(WIRES))})\b)")

WITH_FORMS = tuple(_FORMS)
"""The languages whose places are told by their names' ends."""


def words_before(language: str) -> Set[str]:
    """All words with which a cue before a name may end."""
    return _OURS.get(language, _OTHERS) | _KINDS | _OF


def before(text: str, start: int, language: str) -> str:
    """The cue that ends right before a code point, "" if there is none."""
    if start < 3 or text[start - 1] not in " \u00a0":
        return ""
    word = _word_before(text, start - 1)
    if word in _OURS.get(language, _OTHERS):
        return "in"
    if word in _KINDS:
        return "kind"
    if word in _OF:
        at = start - 2 - len(word)
        if at > 0 and text[at] == " ":
            if _word_before(text, at) in _KINDS_OF:
                return "kind"
            if word == "of" and text[at - 1] == ",":  # Miller, 39, of Pomeroy
                return "in"
    return ""


def _word_before(text: str, end: int) -> str:
    """The word that ends at a code point, in lower case; an opening quote or bracket before it is left out."""
    words = text[max(0, end - _BACK) : end].rsplit(None, 1)
    return words[-1].lower().lstrip("(\"'„“»«") if words else ""


def behind(text: str, end: int, language: str) -> str:
    """The cue that begins right behind a code point, "" if there is none."""
    if text[end : end + 1] != " ":
        return ""
    if text[end + 1 : end + 2] in _BY_FIRST and _BY.match(text, end):
        return "kind"
    if language in ("en", "") and (match := _BEHIND.match(text, end)):
        word = match[1].lower()
        return "kind" if word in _UNITS else "its" if word in _ITS else ""
    return ""


def opens_line(text: str, start: int, end: int) -> bool:
    """A name stands alone at the beginning of a line, parted from what follows as in a local newspaper's opening."""
    return (start == 0 or text[start - 1] == "\n") and _LINE_END.match(text, end) is not None


def has_form(language: str, key: str, countries: Set[str | None]) -> bool:
    """A name of places in some countries ends as places do where the language is spoken, and one of the countries is of these."""
    lands, ends = _FORMS[language]
    return not lands.isdisjoint(countries) and ends.fullmatch(key) is not None


def before_dash(text: str, start: int, end: int) -> bool:
    """A name in capitals stands before a dash, as in a dateline that a headline runs into."""
    return text[end : end + 1] == " " and text[start:end].isupper() and _DASH.match(text, end) is not None
