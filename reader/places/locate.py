"""All places of a bare text, mention by mention."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.place import SURE, ArticlePlace, Located, Mention
from reader.places import dateline as datelines
from reader.places.candidates.candidate import Candidate
from reader.places.candidates.given import given
from reader.places.gazetteer import Gazetteer
from reader.places.reading import candidates_of, settle
from reader.places.weighing.confidence import confidence
from reader.places.weighing.weigh import Frame, line_kind, weighed
from reader.text.language import guess, normal

_TITLE = 160
"""A first line of so many characters may be the text's title."""

_NAMES, _NAMED = 0.6, 0.5
"""Where names make up more of a text than this share it is a name or a list of them, and each is at least so likely a place: no sentence tells."""

_SHARE = 10
"""A country counts if it holds at least one in so many mentions."""


def locate(gazetteer: Gazetteer, text: str, title: str = "", language: str = "", toponyms: Sequence[tuple[int, int]] | None = None) -> Located:
    """Every mention in `text` with its place; `title` only helps.

    Args:
        language: ISO 639-1, "" if not known.
        toponyms: spans of `text` in code points to resolve instead of finding any; those that nobody knows or that are no spans are left out.
    """
    read = read_text(gazetteer, text, title, language, toponyms)
    mentions = [candidate for candidate in read.names if candidate.section != "title"]
    main = (read.places[0].place, round(read.main, 2)) if read.places else None
    named = Counter(candidate.place.geonameid for candidate in mentions if candidate.place)
    given = toponyms is not None
    found = tuple([_mention(c, named[c.place.geonameid], given) for c in mentions if c.place])
    return Located(found, main, _countries(found))


@dataclass(frozen=True, slots=True)
class Reading:
    """A bare text as it is read.

    Attributes:
        language: as said or guessed, "" if neither.
        considered: every name that may be a place, judged and resolved; those of the title first.
        names: those that are places.
        frame: what is known of it beside its names.
        main: the probability that the first of `places` is right: the text is about it, and it is the place that is meant.
    """

    language: str
    considered: list[Candidate]
    names: list[Candidate]
    frame: Frame
    places: tuple[ArticlePlace, ...]
    main: float


def read_text(gazetteer: Gazetteer, text: str, title: str = "", language: str = "", toponyms: Sequence[tuple[int, int]] | None = None) -> Reading:
    """Reads a text; arguments as in `locate`."""
    language = (normal(language) or guess(text))[:2]
    context = candidates_of(gazetteer, title, language, "title")
    line = None
    if toponyms is None:
        line = datelines.read_lines(gazetteer, text, language)
        body = candidates_of(gazetteer, text, language, "body", line)
        if sum([len(candidate.text) for candidate in body]) > _NAMES * len(text):
            for candidate in body:
                if not candidate.small:
                    candidate.likely = max(candidate.likely, _NAMED)
    else:
        body = given(gazetteer, text, toponyms)
    considered = context + body
    kept = settle(gazetteer, considered, language)
    frame = Frame(language, headline=0 if title else _headline(text), line=line_kind(line), given=toponyms is not None)
    places, main = weighed(gazetteer, kept, frame)
    return Reading(language, considered, kept, frame, places, main)


def _headline(text: str) -> int:
    """Where the first line of a text ends that looks like its title; 0 if it does not."""
    end = text.find("\n", 0, _TITLE)
    return max(end, 0)


def _mention(candidate: Candidate, named: int, given: bool) -> Mention:
    place = candidate.place
    assert place is not None
    return Mention(candidate.start, candidate.end, candidate.text, place, round(confidence(candidate, named, given), 2))


def _countries(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """ISO codes by mentions; of equals the one named first. Countries of which no mention is sure don't count beside one of which some is."""
    counts: Counter[str] = Counter(country for mention in mentions if (country := mention.place.country))
    sure = {mention.place.country for mention in mentions if mention.confidence >= SURE}
    found = [code for code, count in counts.most_common() if count * _SHARE >= len(mentions)]
    return tuple([code for code in found if code in sure] or found)
