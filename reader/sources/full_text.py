"""What keeps a page from giving an article's full text: nothing, a login, or that it holds no article."""

import re
from typing import Literal

from reader.model.article import RawArticle

Hindrance = Literal["", "login", "none"]

_LARGEST = 1_500_000
"""Characters of a page that are looked through for marks."""
_TAG = re.compile(r"<[^<>]{0,2000}>")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
_NO_ARTICLE = 20
"""Words up to which a page holds no article."""
_TEASER = 220
"""Words up to which a text can be no more than what everybody may read of an article."""
_SHORT_TEASER = 120
_NOT_FREE = re.compile(r"\bisAccessibleForFree[\"']?\s*(?::|[\"']\s+content\s*=)\s*[\"']?\s*(?:https?://schema\.org/)?false", re.IGNORECASE)
_TIER = re.compile(r"content_tier[\"']\s+content\s*=\s*[\"'](?:locked|metered|paid|premium|subscription)", re.IGNORECASE)
_WALL = re.compile(
    r"<(?:div|section|aside|article|form|dialog|p)\b[^<>]{0,400}\b(?:class|id)\s*=\s*[\"'][^\"'<>]{0,300}"
    r"(?<![a-z])(?:paywall|pay-?gate|regwall|reg-?gate|subscription-?wall|abo-?schranke|premium-?(?:gate|wall|offer)|offer-?page|piano-?offer|tp-container)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:subscribe|log ?in|sign in|register|become a (?:member|subscriber))\b[^<>]{0,40}\b(?:to (?:continue|read|keep|access|view)|for full)|"
    r"(?:this|the) (?:article|story|content) is (?:reserved |only )?(?:for|available (?:only )?to) (?:paying |our )?(?:subscribers|members)|"
    r"(?:jetzt |hier )?(?:weiterlesen mit|abonnieren und weiterlesen|anmelden und weiterlesen)|(?:exklusiv|nur) für abonnent|"
    r"(?:mit|als) (?:einem )?(?:\S{1,20}[ -])?(?:plus|abo|abonnement)\b[^<>]{0,30}weiterlesen|bereits abonnent|"
    r"réservée? aux abonnés|il vous reste \S{1,6} ?% de (?:cet|l['’])|déjà abonné|contenido exclusivo para suscriptores|solo para suscriptores|"
    r"contenuto riservato agli abbonati|articolo riservato|dla subskrybentów|dostęp tylko dla|voorbehouden aan abonnees|endast för prenumeranter|"
    r"conteúdo exclusivo para assinantes|会員限定|有料会員",
    re.IGNORECASE,
)


def hindrance(raw: RawArticle, html: str) -> Hindrance:
    """What keeps a page from giving the full text. Never raises.

    Args:
        raw: the page as `web_page.read` has it.
        html: the page itself.

    Returns:
        "login" if the page shows only a part to those who are not logged in, "none" if it holds no article, "" if the text is there. A long text is there,
        whatever the page says of logins.
    """
    count = _words(raw)
    page = html[:_LARGEST]
    if count > _TEASER:
        return ""
    if _NOT_FREE.search(page) or _TIER.search(page):
        return "login"
    marks = (_WALL.search(page) is not None) + (_ASKS.search(page) is not None)
    if marks and (count <= _SHORT_TEASER or marks > 1):
        return "login"
    return "none" if count <= _NO_ARTICLE else ""


def _words(raw: RawArticle) -> int:
    """The words of the body, those of the teaser not among them; counted no further than needed."""
    if raw.body is None:
        return 0
    text = raw.body.text[:_LARGEST]
    if raw.body.form == "html":
        text = _TAG.sub(" ", text)
    found = 0
    for found, _match in enumerate(_WORD.finditer(text), 1):
        if found > _TEASER:
            break
    return found
