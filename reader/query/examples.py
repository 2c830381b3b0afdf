"""Every field and fixed value of the query language with an example and what it means, for completion and messages."""

from dataclasses import dataclass

from reader.model.words import _


@dataclass(frozen=True, slots=True)
class Example:
    """A field as it is proposed: `example` is right query text, `what` says in a few words what it takes."""

    field: str
    example: str
    what: str


def examples() -> tuple[Example, ...]:
    """All fields, the most useful first."""
    return (
        Example("in", "in:Wien", _("lies in a place")),
        Example("from", "from:Wien", _("happened there")),
        Example("near", "near:Wien,50", _("within so many km")),
        Example("is", "is:unread", _("read, kept, new, followed")),
        Example("after", "after:2026-11-01", _("from that day on")),
        Example("before", "before:2026-11-01", _("before that day")),
        Example("age", "age:<2d", _("younger or older than: h, d, w")),
        Example("feed", "feed:Alpenpost", _("from a feed")),
        Example("folder", "folder:Sport", _("from a folder of feeds")),
        Example("publisher", "publisher:krone.at", _("from a publisher")),
        Example("source", "source:krone.at", _("names a source")),
        Example("event", "event:Sport", _("kind of event")),
        Example("country", "country:AT", _("in a country, two letters")),
        Example("tag", "tag:rail", _("your tag")),
        Example("has", "has:note", _("has a place, link, image, note")),
        Example("title", "title:tunnel", _("in the title")),
        Example("author", "author:Huber", _("by an author")),
        Example("lang", "lang:de", _("in a language")),
        Example("sort", "sort:oldest", _("order of the list")),
    )


def example(field: str) -> str:
    """The example of one field."""
    return next(known.example for known in examples() if known.field == field)


def meanings(field: str) -> tuple[tuple[str, str], ...]:
    """The fixed values of `is`, `has` and `sort` and what they mean; empty for other fields."""
    match field:
        case "is":
            return (
                ("unread", _("not yet read")),
                ("read", _("already read")),
                ("bookmarked", _("kept by you")),
                ("new", _("arrived since last time")),
                ("followed", _("from a place you follow")),
                ("hidden", _("out of the lists")),
            )
        case "has":
            return (("place", _("its place is known")), ("link", _("links or sources")), ("image", _("an image")), ("note", _("a note of yours")))
        case "sort":
            return (
                ("date", _("newest first")),
                ("oldest", _("oldest first")),
                ("place", _("by place")),
                ("feed", _("by feed")),
                ("story", _("one story together")),
                ("rare", _("feeds that seldom write first")),
            )
        case _:
            return ()
