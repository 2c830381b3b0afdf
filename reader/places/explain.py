"""Says in words why an article is at a place."""

from reader.model.place import SURE, ArticlePlace
from reader.model.words import _, ngettext
from reader.places.distance import distance_km
from reader.places.learnt import SAID

__all__ = ["distance_km", "why"]

LABEL = "details:"
"""The reason code of the details' place row carries its label, blanks as underscores: `details:Ort`."""


def why(p: ArticlePlace) -> str:
    """The reason in the reader's language: "dateline and Ort agree", "named 4 times"."""
    codes = p.reason.split()
    if SAID in codes:
        return _("you said so")
    label = next((code[len(LABEL) :].replace("_", " ") for code in codes if code.startswith(LABEL)), "")
    said = []
    if "dateline" in codes and label:
        said.append(_("dateline and {label} agree").format(label=label))
    elif "dateline" in codes:
        said.append(_("named in the dateline"))
    elif label:
        said.append(_("named under {label}").format(label=label))
    if "geo" in codes:
        said.append(_("near the point on the map that came with it"))
    if "feed" in codes:
        said.append(_("the feed's home"))
    if not said and "title" in codes:
        said.append(_("named in the title"))
    if p.mentions and (not said or p.role == "title"):
        said.append(ngettext("named once", "named {n} times", p.mentions).format(n=p.mentions))
    if "fits" in codes:
        said.append(_("fits the other places"))
    if p.confidence < SURE:
        said.insert(0, _("perhaps"))
    return ", ".join(said)
