"""Which language a text is in: by its script, else by a vote of its commonest words."""

import re
from collections import Counter

_SAMPLE = 1000
"""Characters that are looked at."""

_WORDS = {
    "de": "der die das und ist nicht ein eine einen einem einer mit von zu im den dem des auf für sich auch wird werden wurde nach bei aus wie hat haben "
    "sind über noch zum zur vor oder als durch sie er es wir war mehr kein nur bis aber am an in um so",
    "en": "the of and to in is that for it was with as on be by this are from at his her have not they which had has were will would their an been or we "
    "he she you its who after about more than when said but into out up over a",
    "fr": "le la les des et est une dans pour que qui sur pas au avec du plus par ce sont ne cette il elle aux ses été mais ont ou nous son leur comme "
    "être après fait deux entre sa en un de se d l",
    "es": "el la los las de y que en un una por con para del se es su al lo como más pero sus fue este ha sobre entre también hasta desde está según años "
    "muy cuando sin no a",
    "it": "il lo la gli le di che e è un una per con non del della dei delle nel nella sono alla dal si anche come più ha dalla questo ma dopo tra degli "
    "sul stato al in i",
    "nl": "de het een en van in is dat op te voor zijn met niet aan er om ook als maar bij uit door naar heeft werd worden over ze hij nog wordt tot dan "
    "deze meer was",
    "pt": "o a os as de que e do da em um para com não uma dos no na por mais das se foi ao ele como mas seu sua à pelo pela até são também nos já é está após",
    "pl": "w i na z do się nie to że jest o jak po za od przez dla są był tym ale oraz która który przy jego tego było może czy roku już będzie ze co",
    "sv": "och att det som en är på för av med den till inte har ett om de var i från han vi sig så men när hade efter vid eller kan ska också ut",
    "da": "og at det som en er på for af med den til ikke har et om de var i fra han vi sig så men når havde efter ved eller kan skal også ud blev",
    "nb": "og at det som en er på for av med den til ikke har et om de var i fra han vi seg så men når hadde etter ved eller kan skal også ut ble",
    "fi": "ja on ei se että oli hän mutta myös kun ovat ole joka sen niin kuin mukaan jo vain sekä tai jos nyt",
    "cs": "a se v na je že s z o do to i ve ale jako za po by pro jsou není která který byl jeho podle také už při jen nebo když",
    "sk": "a sa v na je že s z o do to aj vo ale ako za po by pre sú nie ktorá ktorý bol jeho podľa tiež už pri len alebo keď",
    "hu": "a az és hogy nem is egy volt van ez azt meg már csak mint de el még szerint vagy után lehet pedig",
    "ro": "și în a la de cu pe din care nu o un pentru este mai că au fost sunt prin după sau fi lui ca între această",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi ise ne kadar sonra göre var en değil ancak oldu",
    "hr": "je i u na se da za su od a s kako koji će nije ali iz bi što to o kao koja bio nakon ili samo sve",
    "id": "yang dan di dari untuk dengan ini itu pada tidak dalam akan telah ke oleh juga karena ada sebagai bisa",
    "vi": "của và là có cho được trong không với các người đã những này một đến khi từ",
}
_LANGUAGES: dict[str, tuple[str, ...]] = {}
for _language, _words in _WORDS.items():
    for _word in _words.split():
        _LANGUAGES[_word] = (*_LANGUAGES.get(_word, ()), _language)
# A word of one language alone counts more than one that four share.
_VOTES = {_word: tuple((_language, {1: 4, 2: 2}.get(len(_all), 1)) for _language in _all) for _word, _all in _LANGUAGES.items()}

_TOKENS = re.compile(r"[^\W\d_]+")
_MARKS = "„“”‚‘’–—…€"
"""What stands in texts of the West beyond Latin-1, and in no word."""
_LATIN_1 = bytes(code if _TOKENS.match(chr(code)) else 0x20 for code in range(0x100))
_NON_LATIN = re.compile("[\u0370-\u03ff\u0400-\u06ff\u0900-\u0dff\u0e00-\u0eff\u10a0-\u10ff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\u1100-\u11ff\uac00-\ud7af]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("fa", re.compile("[پچژگی]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("bg", re.compile("[ъЪ](?=[^еёюяЕЁЮЯ])")),
    ("sr", re.compile("[ђјљњћџЂЈЉЊЋЏ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_DECLARED = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_-]{1,40})?\s*$", re.ASCII)
_NAMES = {"iw": "he", "in": "id", "no": "nb", "ger": "de", "deu": "de", "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "und": "", "mul": ""}


def normal(declared: str) -> str:
    """The language of a declared tag without region and script ("de-AT" gives "de"), "" if it is none."""
    if not declared:
        return ""
    found = _DECLARED.match(declared[:60])
    code = found.group(1).lower() if found else ""
    return _NAMES.get(code, code)


def guess(text: str) -> str:
    """The language of a text as ISO 639-1 code, "" if that is unsure."""
    sample = text[:_SAMPLE]
    if not sample.isascii() and len(foreign := _NON_LATIN.findall(sample)) * 3 > len(sample.strip()):
        return _by_script("".join(foreign), sample)
    votes: dict[str, int] = {}
    known = Counter(filter(_VOTES.__contains__, _words_of(sample.lower())))
    for word, times in known.items():
        for language, vote in _VOTES[word]:
            votes[language] = votes.get(language, 0) + vote * times
    if known.total() < 2:
        return ""
    second, most = sorted((0, *votes.values()))[-2:]
    return max(votes, key=votes.__getitem__) if most >= 6 and most > second * 1.15 else ""


def _words_of(text: str) -> list[str]:
    """The words of a text in lower case; what Latin-1 can hold takes a third of the time."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    try:
        return text.encode("latin-1").translate(_LATIN_1).decode("latin-1").split()
    except UnicodeEncodeError:
        return _TOKENS.findall(text)


def _by_script(foreign: str, sample: str) -> str:
    for language, letters in _SCRIPTS:
        found = len(letters.findall(sample))
        # Kana beside many Han characters make a text Japanese; one Persian letter does not make an Arabic text Persian.
        if found * {"ja": 20, "fa": 20, "uk": 50, "bg": 50, "sr": 12}.get(language, 2) > len(foreign):
            return language
    return ""
