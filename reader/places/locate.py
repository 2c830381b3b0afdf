"""All places of a bare text, mention by mention."""

from collections import Counter
from collections.abc import Sequence

from reader.model.place import Located, Mention
from reader.places import dateline as datelines
from reader.places.article import dateline_candidates
from reader.places.gazetteer import Gazetteer
from reader.places.mentions.candidate import Candidate
from reader.places.mentions.given import given
from reader.places.reading import candidates_of, settle
from reader.places.weigh import weigh
from reader.text.language import guess

_SHARE = 10
"""A country counts if it holds at least one in so many mentions."""


def locate(gazetteer: Gazetteer, text: str, title: str = "", language: str = "", toponyms: Sequence[tuple[int, int]] | None = None) -> Located:
    """Every mention in `text` with its place; `title` only helps.

    Args:
        language: ISO 639-1, "" if not known.
        toponyms: spans of `text` in code points to resolve instead of finding any; those that nobody knows or that are no spans are left out.
    """
    language = (language or guess(text))[:2].lower()
    line = datelines.read_lines(gazetteer, text)
    opening = dateline_candidates(gazetteer, line) if line else None
    context = candidates_of(gazetteer, title, language, "title")
    if toponyms is None:
        body = candidates_of(gazetteer, text, language, "body", opening)
    else:
        body = given(gazetteer, text, toponyms)
    kept = settle(gazetteer, context + body, language)
    mentions = [candidate for candidate in kept if candidate.section != "title"]
    places = weigh(gazetteer, kept, language)
    main = (places[0].place, places[0].confidence) if places else None
    return Located(tuple(_mention(candidate) for candidate in mentions if candidate.place), main, _countries(mentions))


def _mention(candidate: Candidate) -> Mention:
    place = candidate.place
    assert place is not None
    return Mention(candidate.start, candidate.end, candidate.text, place, round(min(0.99, candidate.likely * candidate.sure), 2))


def _countries(mentions: list[Candidate]) -> tuple[str, ...]:
    """ISO codes by mentions; of equals the one named first."""
    counts: Counter[str] = Counter(country for c in mentions if c.place and (country := c.place.country))
    return tuple(code for code, count in counts.most_common() if count * _SHARE >= len(mentions))
