"""Lines of a page that are no part of its story, told by their words in many languages: pointers to other articles, credits, bylines, invitations."""

import re

_OTHER_STORY = re.compile(
    r"(?:(?:lesen sie|lies|hören sie|sehen sie|schauen sie)\b.{0,20}\b(?:auch|mehr|hier|weiter|dazu)|lesetipps?|mehr (?:zum thema|dazu|lesen|infos?|aus|zu)\b|"
    r"auch interessant|das könnte (?:sie|dich)|weitere (?:artikel|meldungen|nachrichten|infos?)|passend dazu|zum thema:|siehe auch|empfohlene[rn]? |"
    r"(?:lest|lies|lesen sie|hier geht es zum) (?:den |das |hier )*original|read the original|lisez l['’](?:article )?original|lea el (?:artículo )?original|"
    r"leggi l['’](?:articolo )?original|lees het (?:\w+ )?original|"
    r"more\s?:|read (?:more|also|next|on)\b|also read|see also|related\b|recommended\b|more (?:on|from|about|stories)\b|"
    r"you (?:may|might) (?:also )?(?:like|be interested)|don['’]t miss|up next|click here|watch(?::| (?:the|our|more|now|live)\b)|listen(?::| (?:to|now|on)\b)|"
    r"catch up (?:on|with)|hear more|download (?:the|our|now)\b|join our\b|about the author|"
    r"über (?:die|den) autor|sobre (?:la firma|el autor|la autora|los autores)|à propos de l['’]aut|sull['’]autor|over de auteur|"
    r"écoutez\b|regardez\b|escucha\b|mira (?:el|la|más)|ascolta\b|guarda (?:il|la|anche)|(?:be)?luister (?:ook|naar|hier)|"
    r"(?:à )?lire (?:aussi|également|plus)|lisez aussi|voir aussi|à voir aussi|notre (?:dossier|sélection)|sur le même (?:sujet|thème)|"
    r"l[eé]a? (?:también|además|más)|lee (?:también|más)|leer (?:también|más)|te puede interesar|puedes leer|ver también|"
    r"noticias? relacionad|m[aá]s información|leggi (?:anche|pure|di più)|potrebbe interessarti|vedi anche|guarda anche|"
    r"leia (?:também|mais)|veja também|saiba mais|"
    r"czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również|więcej)|przeczytaj|lees (?:ook|meer|verder)|bekijk ook|"
    r"läs (?:också|mer|även)|les også|læs også|lue (?:myös|lisää)|olvasd (?:el|tovább)|čtěte také|přečtěte si|citește și|"
    r"читайте (?:также|також)|ayrıca okuyun|baca juga|関連記事|相关阅读|延伸閱讀)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:(?:symbol|archiv)?(?:foto|bild|photo|image|picture|video|grafik|graphic|illustration|screenshot|cr[eé]dit|credit|quelle|source|fonte|fuente|zdj[eę]cie)s?"
    r"(?:\s?(?:by|von|de|di|credit|:))?\s?[:©/|]|©|\(c\)|copyright\b)",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"get in touch|got a (?:story|tip)|do you have a (?:story|tip)|contact (?:us|our)|e-?mail(?:ing)? us|for more (?:stories|news|on this)|comment below|"
    r"contact (?:the|this) (?:reporter|author)|(?:securely|confidentially) (?:on|via|at)\b|melden sie sich (?:bei uns|bei unserem|vertraulich|per mail)|"
    r"melden sie (?:sie )?vertraulich|contactez-nous|contacta con nosotros|contattaci|neem contact op met (?:ons|de redactie)|mail (?:ons|de redactie)|"
    r"haben sie (?:hinweise|informationen|einen hinweis)|schreiben sie uns|escr[ií]benos|[ée]crivez-nous|scrivi(?:ci| a)|napisz do nas|"
    r"newsletter|push-?nachricht|abonnier|whatsapp-?(?:kanal|channel)|subscribe|sign up|inscri(?:vez|ption)|abonnez|suscr[ií]b|iscriviti|zapisz się|"
    r"follow .{2,40} on (?:x|twitter|facebook|instagram|linkedin|bluesky|threads|mastodon|tiktok|substack)\b|"
    r"heb je een (?:tip|vraag|opmerking)|stuur (?:ons|je|een)\b|"
    r"cookie|datenschutz|privacy|javascript|adblock|externe[nr]? inhalt|folge[nt]? (?:sie )?uns|follow us|suivez-nous|s[ií]guenos|seguici",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"(?=[^/]{2,60}/)(?:(?:(?:via|von|by|for|und|and|et|y|images?|/)(?:\s+|$))|[A-ZÀ-ÞА-Я][^\s/.!?]*\.?(?:\s*/\s*|\s+|$))+$")
"""Names parted by a slash: a photographer and an agency."""
_CREDIT_BEHIND = re.compile(
    r"\s*[(\[]?(?<!\w)(?:(?:symbol|archiv)?(?:foto|bild|photo|image|picture|grafik|illustration|cr[eé]dit|quelle|source|fonte|fuente|zdj[eę]cie|rechte)s?"
    r"(?:\s?by)?\s?[:©/|]|©|\(c\)|copyright\b|(?<=[.!?»”] )(?:photo|foto|bild|crédit)s? (?-i:[A-ZÀ-Þ]\S*(?= ?[A-ZÀ-Þ/&]| ?$)))[^)\]]{0,120}[)\]]?\s*$",
    re.IGNORECASE,
)
_SHORT_CREDIT_BEHIND = re.compile(
    r"\s*(?:\((?:[A-Z]{2,}\b|[^()]{0,60}/)[^()]{0,80}\)|(?:\d{1,2}[./]\d{1,2}[./]\d{4}\s*(?:\|\s*)?|\|\s*)\d{1,2}:\d{2}(?:\s?min)?)\s*$"
)
_LENGTH_BEHIND = re.compile(
    r"(?:^|\d{4}\s*[|•·]?\s*|[|•·(]\s*)\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:min|mins|minutes|minuten|minuti|minutos)\.?)?\s*\)?$", re.IGNORECASE
)
_AGENCY_BEHIND = re.compile(r"\((?:[A-Z]{2,}\s?/|[^()/]{2,40}/\s?[A-Z])[^()]{0,60}\)\s*$")
_DATE = re.compile(r"\W*(?:\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}|\d{1,2}\.? [A-Za-zä]{3,10}\.? \d{4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})\b")
_CAPTION_LABEL = re.compile(r"^(?:bild)?(?:legende|unterschrift|caption|légende|pie de (?:foto|imagen)|didascalia|podpis)\s?:\s*", re.IGNORECASE)
_SERVICE = re.compile(
    r"(?:quellen?|redaktion|schlussredaktion|faktencheck|übersetzung|mitarbeit|text|lesedauer|lesezeit|stand|aktualisiert|veröffentlicht|sources?|editor|"
    r"editing|reporting|redazione|rédaction|redacción|redakcja|tags?|schlagworte|keywords|filed under|topics|themen|translation|additional reporting|"
    r"traduction|traducción|traduzione|agenturen|reading time|temps de lecture)(?: und [a-zäöü]+)?\s?:|"
    r"(?:last )?(?:updated|published|posted|publié|mis à jour|publicado|actualizado|pubblicato|aggiornato|opublikowano)\b[^a-z]{0,6}\b"
    r"(?:[a-zà-ÿ]{1,10}\.?,? )?\d|"
    r"(?:additional |with )?reporting by\b|edited by\b|editing by\b|compiled by\b|translated by\b|produced by\b|mit material (?:von|der)\b|"
    r"with (?:files|reporting|inputs?) from\b|(?:\S+ ){1,12}contributed (?:to this (?:report|story|article)|reporting)\b",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"(?:hinweis: |note: )?(?:dies(?:er|e|es)?(?: (?:artikel|text|beitrag|meldung))? (?:ist (?:eine|die) (?:\S+ )?(?:übersetzung|übernahme)|"
    r"(?:ist|erschien|wurde|war|stammt)\b.{0,80}\b(?:zuerst|ursprünglich|im original|übersetzt|zweitveröffentlich))|"
    r"(?:this|a version of this) (?:article|story|post|piece|report)\b.{0,20}\b(?:first|originally|was|is|has been)\b.{0,30}\b"
    r"(?:published|appeared|appears|translated|adapted|republished|machine)|"
    r"cet article (?:est|a été)\b.{0,40}\b(?:traduit|traduction|publié|adapté)|est[ea] (?:artículo|texto|nota)\b.{0,40}\b(?:publicad|traduc)|"
    r"quest[oa] articolo\b.{0,40}\b(?:pubblicat|tradott|traduzion)|"
    r"dit (?:artikel|bericht|stuk)\b.{0,40}\b(?:verscheen|vertaald|vertaling|eerder gepubliceerd))",
    re.IGNORECASE,
)
_NAMED = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-Я][^\s,.!?]*\.?"
_BY = re.compile(
    r"(?i:von|by|par|por|di|da|przez|door|av|af|text|texto?|testo|autor(?:in)?|author|reporting by|aufgezeichnet von|interview)\s?:?\s+"
    rf"{_NAMED}(?:,?\s+(?:{_NAMED}|and|und|et|y|e|i|og|och|en|de|von|van|der|den|di|da|del|bei|in|für|for|at|aus|from|[/|&+–-]))*$"
)
_SIGNED = re.compile(r"[\s,–—|-]*(?:\([^()]{2,60}\))?[\s.]*")
"""What can follow a name that signs an article."""
_APPEAL = re.compile(
    r"(?:(?:do|did|have|are|got|if) (?:you|your)?\b.{0,90}\b(?:story|tip|tips|information|experience|affected|more)\b.{0,60}?\b"
    r"(?:contact|get in touch|e-?mail|write to|send|let us know|tell us|reach)\b|"
    r"(?:haben|wissen|kennen|sind) sie\b.{0,90}\b(?:hinweis|information|mehr|betroffen|erfahrung)\S*\b.{0,60}\b(?:schreiben|melden|kontaktieren|mailen)\b|"
    r"(?:vous avez|avez-vous|vous êtes)\b.{0,90}\b(?:information|témoign|histoire)\S*\b.{0,60}\b(?:écrivez|contactez|envoyez)|"
    r"(?:¿?tiene[sn]?|¿?conoces?|si tienes)\b.{0,90}\b(?:historia|información|pista|dato)\S*\b.{0,60}\b(?:escr[ií]b|contact|env[ií]a)|"
    r"(?:hai|avete|se hai)\b.{0,90}\b(?:storia|segnalazion|informazion)\S*\b.{0,60}\b(?:scriv|contatta|invia)|"
    r"(?:heb|weet|ben) (?:je|u|jij)\b.{0,90}\b(?:tip|informatie|verhaal|meer|opmerking)\S*\b.{0,60}\b(?:mail|stuur|neem contact|laat het))",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:ist|schreibt|arbeitet|berichtet|arbeitete|studierte|leitet|gehört|is|writes|covers|reports|works|has|joined|was|est|couvre|écrit|"
    r"travaille|es|escribe|cubre|trabaja|è|scrive|lavora|jest|pisze)\b"
)
_LABEL = re.compile(
    r"(?:advertisement|advertising|anzeige|werbung|publicité|publicidad|pubblicità|reklama|advertentie|annonse?|"
    r"(?:story|article) continues.*|continue reading.*|artikel (?:teilen|anhören|drucken|merken)|"
    r"(?:diesen )?(?:artikel|beitrag) teilen|(?:share|save|print|copy|listen to) (?:this|the|link).*|"
    r"partager.*|compartir.*|condividi.*|udostępnij.*|nach oben|back to top|zurück.*|zur startseite|weiterlesen.*|read full article.*|jump to .*|"
    r".{0,40}(?:aufklappen|zuklappen|ausklappen|einklappen|einblenden|ausblenden)|view (?:comments|gallery)|mehr anzeigen|"
    r"up next|next up|read next|watch next|what to read next|related(?: (?:articles|stories|content|topics|posts))?|recommended(?: (?:stories|reading))?|"
    r"most (?:read|popular|viewed)|trending(?: now)?|editors?['’]?s?['’]? picks?|on the same (?:subject|topic)|sur le même (?:sujet|thème)|à lire aussi|"
    r"lire aussi|relacionados?|te puede interesar|leggi anche|lees ook|meer over dit onderwerp|mehr zum thema|lesen sie auch|"
    r"\(?(?:de )?tekst (?:gaat|loopt) (?:verder|door).*|\(?lees verder onder.*|(?:der )?(?:text|artikel|beitrag) geht (?:unter|nach|hinter).* weiter.*|"
    r"article continues (?:below|after).*|la suite après.*|continua a leggere.*|sigue leyendo.*|"
    r"show more|load more|loading.*|image source.*|getty images|dpa|reuters)\W*$",
    re.IGNORECASE,
)
_COMMENTS_LABEL = re.compile(
    r"(?:\d{0,5}\s?(?:leser-?|reader )?(?:comments?|kommentare?|commentaires?|coment[aá]rios?|commenti|komentarze|reacties|kommentarer|discussion|diskussion|"
    r"postings?|replies|responses|forum)(?: \(?\d{1,5}\)?)?|leave a (?:reply|comment)|join the (?:conversation|discussion)|reader comments|"
    r"schreiben sie (?:einen|ihren) kommentar|コメント|评论)\W*$",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"datenschutz|personenbezogen|drittanbieter|einwillig|zustimm|externe[nr]? (?:inhalt|anbieter)|privacy|personal data|third[- ]part|consent|cookies|"
    r"données personnelles|confidentialité|datos personales|privacidad|dati personali",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"\b(?:wir|sie|ihr|du|deine|you|your|we|our|vous|nous|usted|tus|nosotros|noi|tuoi)\b", re.IGNORECASE)
_LONGEST_LABEL = 320
_SENTENCE = 25
"""Characters from which what ends with a full stop is a sentence, not a label."""


def heads_comments(text: str) -> bool:
    """A label above what readers wrote."""
    return len(text) < _LONGEST_LABEL // 4 and _COMMENTS_LABEL.match(text) is not None


def leads_elsewhere(text: str) -> bool:
    """A line that points to another article ("Read also: ...")."""
    return len(text) < _LONGEST_LABEL and _OTHER_STORY.match(text.lstrip(" +>»›→•|-–—▶►[(*")) is not None


def is_label(text: str) -> bool:
    """A label of the page itself ("Advertisement", "Share this")."""
    return len(text) < _LONGEST_LABEL // 4 and not (len(text) > _SENTENCE and text.endswith(".")) and _LABEL.match(text) is not None


def is_credit(text: str) -> bool:
    """A line that only says whom a picture is from."""
    if len(text) >= _LONGEST_LABEL // 2:
        return False
    return _CREDIT.match(text) is not None or (len(text) < _LONGEST_LABEL // 4 and len(text.split()) > 2 and _AGENCY.match(text) is not None)


def is_invitation(text: str) -> bool:
    """A line that asks to subscribe, to follow or to allow something."""
    return len(text) < _LONGEST_LABEL and _INVITATION.search(text) is not None


def asks_consent(text: str) -> bool:
    """A note that something is only shown to those who agree to it."""
    return len(text) < 2 * _LONGEST_LABEL and len({match.lower() for match in _CONSENT.findall(text)}) >= 2 and _ADDRESSED.search(text) is not None


def without_credit(text: str) -> str:
    """A caption without the words that call it one, and those behind it that say whom the picture is from."""
    return _SHORT_CREDIT_BEHIND.sub("", _CAPTION_LABEL.sub("", _CREDIT_BEHIND.sub("", text))).rstrip(" ,;|–-")


def ends_with_credit(text: str) -> bool:
    """The last words say whom a picture is from."""
    return _CREDIT_BEHIND.search(text) is not None or _AGENCY_BEHIND.search(text) is not None


def ends_with_length(text: str) -> bool:
    """A line that ends with how long a film or a recording takes."""
    return _LENGTH_BEHIND.search(text[-60:]) is not None


def is_dated(text: str) -> bool:
    """A short line that begins with a date."""
    return len(text) < _LONGEST_LABEL // 5 and _DATE.match(text) is not None


def is_service(text: str) -> bool:
    """A line on how the article was made, not of its story: sources, editors, dates."""
    return len(text) < _LONGEST_LABEL and _SERVICE.match(text) is not None


def is_on_origin(text: str) -> bool:
    """A note on where the article appeared first, or who translated it."""
    return len(text) < _LONGEST_LABEL and _ORIGIN.match(text) is not None


def is_byline(text: str, authors: tuple[str, ...]) -> bool:
    """A line that only names who wrote it."""
    if len(text) > 120:
        return False
    folded = text.casefold()
    return _BY.match(text) is not None or any(folded.startswith(name.casefold()) and _SIGNED.fullmatch(text[len(name) :]) for name in authors)


def is_appeal(text: str) -> bool:
    """A line that asks readers to tell the newsroom what they know."""
    return len(text) < _LONGEST_LABEL and _APPEAL.match(text) is not None


def is_about_author(text: str, authors: tuple[str, ...]) -> bool:
    """A paragraph that presents who wrote the article."""
    return any(name in text[: len(name) + 60] for name in authors if " " in name) and _ABOUT.search(text[:200]) is not None
