"""The words of a text that say something: without the commonest ones, without what stands under every text of a publisher, numbers as figures."""

from reader.text.fold import tokens

# Of the languages most read here, folded; they say nothing, and editors change them first. What is changed here changes every sketch: see shingles.VERSION.
_FREQUENT = """
aber als alle allem allen aller alles also am an auch auf aus bei beim bereits bin bis bislang da dabei dafur damit dann das dass dem den denn der deren des
dessen die dies diese diesem diesen dieser dieses doch dort durch ein eine einem einen einer eines er es etwa etwas fur gegen gegenuber gibt hat hatte hatten
haben habe hier hiess ihm ihn ihr ihre ihrem ihren ihrer im immer in ins ist ja je jetzt kann kein keine keinen konne konnen konnte konnten laut man mehr mit
mussen muss nach nicht noch nun nur ob oder ohne rund sagte sagten sagt sein seine seinem seinen seiner sei seien seit sich sie sind so sollen soll sollte
teilte teilten mitteilte um und uns unter uber viele vom von vor war waren was weil weiter wenn werde werden wer wie wieder will wir wird wo wollte worden
wurde wurden zu zuvor zudem zufolge zum zur zwischen angaben a about after all and any are as at be because been before being but by can could did do for from
had has have he her him his how i if into is it its more most my no not of on one only or other our out over said says say she some such than that the their
them then there they this those to told up we were what when which while who with would you your au aux avec ce cette ces comme dans de du elle elles en entre
est et ete etre il ils la le les leur leurs mais ne nous ou par pas plus pour qu que qui sa sans se ses son sont sur un une vous ont fait selon avait apres al
como con cuando del desde donde el ella ellos era esta este ha han hasta las lo los muy o para pero por ser si sin sobre su sus tambien tras y gli di che e
non della dei delle nel nella alla dal anche piu dalla questo ma dopo tra sono per het een van op te voor zijn met niet aan om ook maar door naar heeft werd
ze hij nog wordt tot deze os em uma com nao dos na foi ao mas seu pela pelo ate dpa afp apa ap reuters sda epa getty images foto deutschen presse agentur
"""
# Editors write small numbers as words or as figures. "One" and its like are left out, they are articles as well; Spanish eleven is English "once".
_NUMBERS = (
    ("zwei drei vier funf sechs sieben acht neun zehn elf zwolf", 2),
    ("two three four five six seven eight nine ten eleven twelve", 2),
    ("deux trois quatre cinq six sept huit neuf dix onze douze", 2),
    ("tres cuatro cinco seis siete ocho nueve diez", 3),
)
# The word to be read for a word, "" for those that say nothing.
_READ = dict.fromkeys(_FREQUENT.split(), "") | {word: str(at) for words, first in _NUMBERS for at, word in enumerate(words.split(), first)}
# What stands under every text of a publisher: from the sentence with one of these to the end of its paragraph nothing is told ("About Example Inc: ...").
_BOILERPLATE = (
    "Rückfragen", "Pressestelle", "Telefonnummer", "unter Telefon", "Tel.:", "Telefon:", "Notruf", "www.", "http://", "https://", "E-Mail", "e-mail",
    "Newsletter", "newsletter", "orward-looking statements", "For more information", "Weitere Informationen", "Mehr zum Thema", "Plus d'informations",
    "Más información", "story was generated", "created this story", "auf Basis von Daten", "automatisch erstellt", "automatisch generiert",
    "ights reserved", "Alle Rechte vorbehalten", "Tous droits", "\nAbout ",
)  # fmt: skip
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")
_CUT_CHARS = 500
"""Characters left out after a mark at most, for texts without paragraphs."""
_MOST_CUTS = 50
_LEAST_CHARS = 120
_NUMBER_CHARS = 12
"""A number that has these is not joined with another."""


def telling_words(text: str) -> list[str]:
    """The folded words of a text that say something; the parts of a number ("24.118", "16 000") are one, small number words are figures."""
    out: list[str] = []
    number = False
    for token in tokens(text):
        word = _READ.get(token, token)
        if not word:
            number = False
        elif word[0] < ":":
            if number and len(out[-1]) < _NUMBER_CHARS:
                out[-1] += word
            else:
                out.append(word)
            number = True
        else:
            if len(word) > 1 or not word.isascii():
                out.append(word)
            number = False
    return out


def without_boilerplate(text: str) -> str:
    """A text without what is under every text of a publisher (paragraphs end with a line feed); the whole if too little were left."""
    cuts: list[tuple[int, int]] = []
    for mark in _BOILERPLATE:
        at = text.find(mark)
        while at >= 0 and len(cuts) < _MOST_CUTS:
            start = at if mark[0] == "\n" else max(text.rfind(end, 0, at) for end in _SENTENCE_ENDS) + 1
            line_end = text.find("\n", at + 1)
            stop = min(line_end if line_end >= 0 else len(text), at + _CUT_CHARS)
            if mark[0] != "\n" or ":" in text[at : at + 60]:
                cuts.append((start, stop))
            at = text.find(mark, stop)
    if not cuts:
        return text
    left, done = [], 0
    for start, stop in sorted(cuts):
        if start > done:
            left.append(text[done:start])
        done = max(done, stop)
    kept = "\n".join((*left, text[done:]))
    return kept if len(kept.strip()) >= _LEAST_CHARS else text
