"""Numbers, distances, lengths and languages in the reader's words, and the host of an address."""

from reader.app.keys import N_
from reader.model.article import Article
from reader.model.blocks import Block
from reader.model.safe import line
from reader.model.words import _, language, ngettext
from reader.text import links

WORDS_A_MINUTE = 238
"""Silent reading of prose, adults (Brysbaert 2019, doi 10.1016/j.jml.2019.104047)."""

CHARACTERS_A_WORD = {"zh": 1.6, "ja": 2.2, "th": 5.0}
"""Scripts without blanks: characters that read as long as a word."""

_LONG = 400_000

_LANGUAGES = {
    "ar": N_("Arabic"),
    "bg": N_("Bulgarian"),
    "cs": N_("Czech"),
    "da": N_("Danish"),
    "de": N_("German"),
    "el": N_("Greek"),
    "en": N_("English"),
    "es": N_("Spanish"),
    "et": N_("Estonian"),
    "fa": N_("Persian"),
    "fi": N_("Finnish"),
    "fr": N_("French"),
    "he": N_("Hebrew"),
    "hi": N_("Hindi"),
    "hr": N_("Croatian"),
    "hu": N_("Hungarian"),
    "is": N_("Icelandic"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "ko": N_("Korean"),
    "lt": N_("Lithuanian"),
    "lv": N_("Latvian"),
    "nl": N_("Dutch"),
    "no": N_("Norwegian"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "ro": N_("Romanian"),
    "ru": N_("Russian"),
    "sk": N_("Slovak"),
    "sl": N_("Slovenian"),
    "sr": N_("Serbian"),
    "sv": N_("Swedish"),
    "th": N_("Thai"),
    "tr": N_("Turkish"),
    "uk": N_("Ukrainian"),
    "zh": N_("Chinese"),
}


def number(n: int) -> str:
    """A whole number with its thousands parted as the reader's language does it ("1,670", "1.670")."""
    return f"{n:,}".replace(",", "." if language() == "de" else ",")


def distance(km: float) -> str:
    """A distance in km, from 100 km on rounded to 10 ("1,670 km")."""
    return f"{number(round(km, -1 if km >= 100 else 0).__trunc__())} km"


class _Counted:
    """How many words the last article had: counting those of 5 MB takes 60 ms, and head, strip and metadata ask for it."""

    blocks: tuple[Block, ...] | None = None
    count = 0


def words(article: Article) -> int:
    """How many words the body has, its dateline not counted; in scripts without blanks, as many as read as long."""
    if _Counted.blocks is not article.story.blocks:
        _Counted.blocks, _Counted.count = article.story.blocks, _words(article)
    return _Counted.count


def _words(article: Article) -> int:
    text = article.story.text.removeprefix(article.dateline).lstrip(" -\u2013\u2014:")
    if per := CHARACTERS_A_WORD.get(article.story.language):
        return round(len(text) / per)
    # splitting 5 MB takes a tenth of a second, counting blanks a thousandth
    return text.count(" ") + text.count("\n\n") + 1 if len(text) > _LONG else len(text.split())


def minutes(count: int) -> str:
    """The time that so many words take to read ("1 min"), "" for none."""
    return _("{n} min").format(n=number(max(1, round(count / WORDS_A_MINUTE)))) if count else ""


def length(count: int) -> str:
    """Time and words ("1 min, 224 words"), "" for none."""
    counted = ngettext("{n} word", "{n} words", count).format(n=number(count))
    return f"{minutes(count)}, {counted}" if count else ""


def language_name(code: str) -> str:
    """A language in words; its code where it is none of the common ones, "" for none."""
    name = _LANGUAGES.get(code)
    return _(name) if name else code


def host(url: str) -> str:
    """The host of an address as it is shown, the address itself if it has none."""
    return line(links.host(url))


def size_words(size: int) -> str:
    """Bytes in words ("12 MB", "340 kB")."""
    if size >= 1_000_000:
        return f"{number(round(size / 1_000_000))} MB"
    return f"{number(max(1, round(size / 1000)))} kB"
