"""Names of authors out of what stands in a byline: several in one taken apart, without the words around them."""

import re
from collections.abc import Iterable

from reader.model.safe import line

_MOST = 30
_LONGEST = 90
"""Characters of one name."""
_LONGEST_LINE = 600
_SURE = (
    r"von|by|par|por|przez|yazan|oleh|autor(?:in|en|innen|es|as|a)?|authors?|auteurs?|autrice|автор|(?:written|reported|reviewed|posted|published|"
    r"compiled|edited|contributed) by|(?:publié|recueilli|propos recueillis) par|(?:publicado|redactado|escrit[ao]) por|(?:geschreven"
    r"|gepubliceerd) door|(?:skrevet|skriven) av|a cura di|"
    r"scritto da|verfasst von|geschrieben von|aufgezeichnet von"
)
_SHORT = r"di|door|av|af|text|texte|testo|tekst|texto"
_GENRES = (
    r"analysis|opinion|review|reporting|report|interview|protokoll|bericht|story|words|fotos? und text|text und fotos?|текст|kolumne|kommentar"
    r"|analyse|gastbeitrag|"
    r"reportage|essay|porträt|glosse|rezension|kritik|leitartikel|column|comment|explainer|chronique|tribune|enquête|récit|columna|análisis"
)
_LEAD = re.compile(
    rf"^(?:(?:{_SURE}|{_SHORT}|{_GENRES})(?:\s+(?:von|by|par|por|di|door|av|af))?\s*[:|]\s*|(?:{_SURE}|(?:{_GENRES}|{_SHORT})\s+(?:von|by|par|por|di"
    rf"|door|av|af))\s+"
    rf"|(?:{_SHORT})\s+(?=\S+\s+\S)|(?:eine?|une?|an?)\s+(?:[\w-]+\s+){{1,3}}(?:von|by|par|por|di|door)\s+)",
    re.IGNORECASE,
)
_PARTING = re.compile(r"\s*(?:[;|•·\n\t、，]|,(?!\s*(?:Jr|Sr|II|III|PhD|Ph\.D|MD|M\.D)\b\.?)|\s/\s|\s[&+]\s|\s(?:und|and|sowie)\s)\s*", re.IGNORECASE)
_PAIR = re.compile(r"[^\s,;|/]+\s(?:und|and|&)\s[^\s,;|/]+", re.IGNORECASE)
"""A desk ("Food & Drink"): people have more than one name."""
_SOFT_PARTING = re.compile(r"\s+(?:et|y|e|ed|en|och|og|ja|i|a|ve|dan|и|és|og|with|mit|avec|con)\s+|/")
_ROLE = re.compile(
    r"^(?:(?:\w+[\s-]){0,4}?(?:\w*(?:redakteur|korrespondent|reporter|journalist|volont[äa]r|praktikant|ressortleiter|chefredakt)(?:in|innen|e|s|en)?"
    r"|(?:staff|senior|chief|freelance)\s+\w+"
    r"|(?:\w+\s)?(?:editor|correspondent|writer|columnist|contributor|producer|journaliste|periodista|"
    r"giornalista|redactor|redactora|corresponsal|corrispondente|analyst))"
    r"(?:\s(?:für|for|in|at|of|des|der|de|im|aus|am|bei)\s.{1,60})?)$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\s*[-–—|,•·]?\s*(?:\b(?:am|on|le|el|il|vom|published|updated|stand|aktualisiert|posted)\b:?\s*)?(?:\d{1,2}[./:]\d{1,2}.*"
    r"|\d{1,2}\.?\s+[^\W\d_]{3,10}\.?\s+\d{4}.*"
    r"|[^\W\d_]{3,10}\.?\s+\d{1,2},\s+\d{4}.*|\d{4}-\d{2}-\d{2}.*|\d{4}年.*)$",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"^(?:admin(?:istrator)?|webmaster|root|user|guest|gast|null|none|undefined|unknown|unbekannt|anonymous|anonym|n/?a|test|www|author|autor(?:in"
    r"|en)?|by|von|nan|true|false"
    r"|(?:view all posts|see all|all posts|more from|mehr von|more|mehr|follow|folgen|share|contact|kontakt)\b.{0,40}|profile?|biography|bio|about"
    r"|@\S*|\d+|e-?mail|twitter|facebook"
    r"|linkedin|instagram|x)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\(?\s*\S{1,80}@\S{1,80}\.\w{2,}\s*\)?|https?://\S+|www\.\S+", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:fotos?|photos?|photograph(?:y|ed|s)|editing|edited|images?|illustrations?|grafik(?:en)?|videos?|kamera|schnitt|übersetzung|translated|translation|redaktion|bearbeitung)"
    r"\s*(?::|\bby\b|\bvon\b)",
    re.IGNORECASE,
)
_PARTICLES = frozenset(str.split("von der den dem zu zur van de la le du des del della di da dos das el al bin ibn ben ten ter und y e af av genannt"))
_ENDS = ' \t,;:|/–—-•·*…"„“”«»<>[]{}'


def names_in(texts: Iterable[str], houses: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The names in some bylines, each once, in their order.

    Args:
        houses: those of the texts that name an organization, whose own name may hold an "and".
    """
    found: dict[str, str] = {}
    for text in texts:
        for name in (_cleaned(line(text)),) if text in houses else _parted(text):
            if name and not _NOISE.match(name):
                found.setdefault(folded(name), name)
        if len(found) >= _MOST:
            break
    return tuple(found.values())[:_MOST]


def folded(name: str) -> str:
    """A name to compare: its letters and digits."""
    return "".join(filter(str.isalnum, name.casefold()))


def after_by(text: str) -> str:
    """What follows the word that begins a byline ("Von", "By", "Par"), "" if none does."""
    text = line(text[:_LONGEST_LINE])
    found = _LEAD.match(text)
    return text[found.end() :] if found else ""


def looks_like_names(text: str) -> bool:
    """True if each name in a text has the form of a person's or a desk's: few words, most of them with a capital, no sentence."""
    names = names_in([text])
    return bool(names) and all(_is_name(name) for name in names)


def _is_name(name: str) -> bool:
    words = name.split()
    if len(words) > 5 or not words or any(each.isdigit() for each in words) or (name[-1] in ".!?" and len(words[-1]) > 3):
        return False
    capitals = sum(not each[:1].islower() or each in _PARTICLES for each in words)
    return capitals * 2 > len(words) and not words[-1][:1].islower()


def _parted(text: str) -> list[str]:
    text = line(text[:_LONGEST_LINE])
    text = _ADDRESS.sub(" ", text) if "@" in text or "://" in text or "www." in text else text
    text = _DATE.sub("", text)
    parts: list[str] = []
    text = _cut_lead(text)
    if _PAIR.fullmatch(text):
        return [_cleaned(text)]
    for part in _PARTING.split(text):
        softly = [each for each in _SOFT_PARTING.split(part) if each]
        if len(softly) > 1 and all(len(each.split()) >= 2 for each in softly):
            parts += softly
        else:
            parts.append(part)
    names = [_cleaned(part) for part in parts]
    people = [name for name in names if name and not _ROLE.match(name) and not _CREDIT.match(name)]
    return people or [name for name in names if name]


def _cut_lead(text: str) -> str:
    for _ in range(3):
        shorter = _LEAD.sub("", text)
        if shorter == text or not shorter:
            return text
        text = shorter
    return text


def _cleaned(name: str) -> str:
    name = _cut_lead(name).strip(_ENDS)
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1].strip(_ENDS)
    if name.count("(") != name.count(")"):
        name = name.replace("(", "").replace(")", "").strip(_ENDS)
    return name if 1 < len(name) <= _LONGEST and any(map(str.isalpha, name)) else ""
