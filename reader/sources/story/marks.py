"""The marks that sites of many countries put on the parts of a page: element names, roles, words in class names and ids."""

import re
from typing import Any

_TAGS = frozenset(("nav", "footer", "aside", "form", "menu"))
_ROLES = frozenset(str.split("navigation banner complementary contentinfo search dialog alertdialog menu menubar toolbar tablist alert status"))
_CERTAIN_TAGS = frozenset(("nav", "footer"))
_CERTAIN_ROLES = frozenset(("navigation", "contentinfo", "dialog", "alertdialog"))
_CERTAIN = frozenset(("cookie", "cookies", "consent", "gdpr", "cmp", "footer"))
_NAME = re.compile(r"[A-Z]?[a-zß-ÿ]+|[A-Z]{2,}(?![a-z])")
_ANCHORED = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "li"))
"""What has an id so that links lead to it, not for its looks."""
# Words of class names and ids. English is what most templates are written in, also elsewhere.
_ENGLISH = """
nav navi navbar navigation menu submenu breadcrumb breadcrumbs sidebar footer share shares sharing sharebar sharer addthis social socials socialmedia
related relateds recommend recommended recommendation recommendations recommender recirculation recirc newsletter newsletters subscribe subscription
subscriptions signup promo promos promotion promotions promobox ad ads adv advert adverts advertisement advertisements advertising adslot adbox
adcontainer adwrapper dfp gpt mpu outbrain taboola plista sponsor sponsored sponsors comment comments disqus cookie cookies consent gdpr modal popup
popover overlay lightbox tooltip login signin register registration paywall regwall tags taglist keywords topics trending pagination pager toolbar
bookmark bookmarks copyright credit credits byline bylines author authors bio follow donate donation donations upsell affiliate coupon
coupons poll quiz feedback skip skiplink clipboard reactions rating ratings toc disclaimer cta readmore morelinks mostread onward carousel slider
timestamp dateline jumplinks visually srt sronly screenreader livefyre masthead topbar hero-nav megamenu offcanvas
"""
_GERMAN = """
verwandt verwandte verwandtes empfehlung empfehlungen kommentar kommentare teilen anzeige anzeigen werbung autor autoren autorin autorenbox schlagwort
schlagworte schlagwoerter stichworte themen meistgelesen drucken merken anmelden registrieren spenden weiterlesen abo datum
"""
_ROMANCE = """
commentaire commentaires partage partager publicite pub auteur auteurs abonnement inscription apparentes comentario comentarios compartir publicidad
autores relacionado relacionados relacionada relacionadas suscripcion etiquetas boletin condividi condivisione commenti commento pubblicita correlati
correlate autore comentarios compartilhar publicidade assinatura
"""
_OTHERS = "reklama komentarze polecane autorzy udostepnij powiazane reacties delen advertentie kommentarer annons annonse relaterade kommentit mainos"
_WORDS = frozenset(f"{_ENGLISH} {_GERMAN} {_ROMANCE} {_OTHERS}".split())
_TEASERS = frozenset(str.split("teaser teasers card cards tile tiles thumb thumbnail thumbnails headlines stories newslist linklist listing latest popular"))
"""Words for lists of other articles, which also name an article's own lead."""
_LEADS = frozenset(
    str.split(
        "lead lede intro introduction standfirst teaser summary excerpt subtitle subheadline subhead deck dek preface chapo sapo entradilla bajada sottotitolo "
        "occhiello abstract description einleitung vorspann anleser subline strapline kicker ingress ingres"
    )
)
_PICTURE_NAMES = frozenset(str.split("caption captions legend legende bildunterschrift image img picture figure photo foto bild media video gallery credit"))
_CREDITS = frozenset(
    str.split(
        "credit credits copyright source sources agency photographer rights author attribution quelle urheber fotograf rechte nachweis bildnachweis "
        "fonte fuente autore auteur bron zrodlo"
    )
)
_COMMENTS = frozenset(
    str.split(
        "comment comments commentlist disqus livefyre kommentar kommentare leserkommentare forum postings discussion commentaire commentaires comentario "
        "comentarios commento commenti komentarze reacties kommentarer kommentit"
    )
)


def names_of(element: Any) -> frozenset[str]:
    """The words of an element's class names, id and the like, in lower case; in camel case each on its own."""
    said = element.get("class") or ""
    if element.tag not in _ANCHORED:
        said = f"{said} {element.get('id') or ''} {element.get('data-testid') or ''} {element.get('data-component') or ''}"
    return frozenset(word.lower() for word in _NAME.findall(said)) if len(said) > 3 else frozenset()


def is_furniture(element: Any, names: frozenset[str]) -> bool:
    """An element's own name, role or class says that it stands around the story."""
    return element.tag in _TAGS or element.get("role") in _ROLES or not names.isdisjoint(_WORDS)


def is_surely_furniture(element: Any, names: frozenset[str]) -> bool:
    """It stands around the story, however much text it holds: the page's foot, its menu, a notice on cookies."""
    return element.tag in _CERTAIN_TAGS or element.get("role") in _CERTAIN_ROLES or not names.isdisjoint(_CERTAIN)


def holds_comments(names: frozenset[str]) -> bool:
    """A class name says that it holds what readers wrote."""
    return not names.isdisjoint(_COMMENTS)


def is_teaser_list(names: frozenset[str]) -> bool:
    """A class name says that it holds teasers of other articles, or the article's own."""
    return not names.isdisjoint(_TEASERS)


def is_lead(names: frozenset[str]) -> bool:
    """A class name says that it is what stands between title and story."""
    return not names.isdisjoint(_LEADS)


def is_picture(names: frozenset[str]) -> bool:
    """A class name says that it holds a picture or its caption."""
    return not names.isdisjoint(_PICTURE_NAMES)


def is_named_credit(names: frozenset[str]) -> bool:
    """An element's own name says that it holds whom a picture is from."""
    return not names.isdisjoint(_CREDITS)
