"""What elements of TEI are to a reader of the text: blocks, parts of lines, points, or no text at all."""

from __future__ import annotations

from aligner.model import BlockKind

# Elements that hold or are blocks (TEI P5 4.3.0: model.divLike, model.divPart, model.listLike, their parts).
BLOCKS: dict[str, BlockKind | None] = {
    **dict.fromkeys(("front", "body", "back", "group", "text", "floatingText", "titlePage", "docTitle")),
    **dict.fromkeys(("div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "lg", "sp", "list", "table")),
    **dict.fromkeys(("row", "figure", "epigraph", "argument", "postscript", "opener", "closer", "castList")),
    **dict.fromkeys(("listBibl", "castGroup", "p", "ab", "stage", "byline", "dateline", "salute", "signed")),
    **dict.fromkeys(("docAuthor", "docDate", "docImprint", "docEdition", "imprimatur", "set", "performance")),
    "head": "heading",
    "titlePart": "heading",
    "trailer": "paragraph",
    "item": "item",
    "castItem": "item",
    "label": "label",
    "speaker": "label",
    "l": "verse",
    "cell": "cell",
    "u": "turn",
    "note": "note",
}
# Elements within a line that are kept, with the attributes that say what they are.
INLINE = frozenset(
    (
        *("hi", "emph", "foreign", "title", "term", "mentioned", "soCalled", "distinct", "gloss", "name", "persName"),
        *("placeName", "orgName", "geogName", "rs", "date", "time", "num", "measure", "add", "unclear", "supplied"),
        *(
            "s",
            "phr",
            "cl",
            "corr",
            "sic",
            "reg",
            "orig",
            "abbr",
            "am",
            "expan",
            "ex",
            "ref",
            "seg",
            "surname",
            "forename",
            "roleName",
        ),
    )
)
# Elements that say that their words are quoted: within a line, or round blocks.
QUOTED = frozenset(("q", "said", "quote"))
# Breaks, which are white space whether or not the file has some there, but not within a word.
BREAKS = frozenset(("lb", "pb", "cb", "gb", "milestone"))
POINTS = frozenset(("gap", "space", "anchor"))
# What happened, told by the editor in a `desc`, and not said by anybody.
EVENTS = frozenset(("kinesic", "vocal", "incident"))
# What is not the text: apparatus, running heads, deletions, annotations.
LEFT_OUT = frozenset(
    (
        *("fw", "del", "surplus", "rdg", "witDetail", "figDesc", "desc", "index", "teiHeader", "standOff"),
        *("facsimile", "sourceDoc", "interp", "interpGrp", "spanGrp", "linkGrp", "listAnnotation", "certainty"),
        *("graphic", "media", "fs", "f", "fLib", "fvLib", "link", "ptr", "span", "noteGrp"),
    )
)
# Halves of a choice that the editor mended; alone, without the other half, they are the text.
MENDED = frozenset(("sic", "orig", "abbr", "am"))

# The attributes that are kept: all others point somewhere, or say what no reader of the result needs.
_EVERYWHERE = frozenset(("n", "rend", "style"))
_TYPED = frozenset(
    (
        *("div", "div1", "div2", "div3", "div4", "div5", "div6", "div7", "head", "list", "lg", "note", "ab", "stage"),
        *("name", "persName", "placeName", "orgName", "rs", "title", "term", "seg", "num", "measure", "figure"),
        *("titlePart", "titlePage", "text", "table", "milestone", "pb", "lb", "cb", "gb", "q", "quote", "kinesic"),
        *("vocal", "incident", "date", "floatingText", "front", "back", "label", "castItem", "castList", "trailer"),
        *("w", "pc", "phr", "cl"),
    )
)
_OWN = {
    "lb": frozenset(("break",)),
    "pb": frozenset(("break",)),
    "cb": frozenset(("break",)),
    "gb": frozenset(("break",)),
    "milestone": frozenset(("unit", "break")),
    "gap": frozenset(("reason", "unit", "quantity", "extent")),
    "space": frozenset(("unit", "quantity", "extent", "dim")),
    "note": frozenset(("place",)),
    "table": frozenset(("rows", "cols")),
    "row": frozenset(("role",)),
    "cell": frozenset(("role", "rows", "cols")),
    "date": frozenset(("when",)),
    "unclear": frozenset(("reason",)),
    "supplied": frozenset(("reason",)),
    "title": frozenset(("level",)),
    "l": frozenset(("part",)),
    "w": frozenset(("lemma", "pos", "msd", "join", "norm", "orig", "cert", "part")),
    "pc": frozenset(("lemma", "pos", "msd", "join", "norm", "orig", "cert", "part", "force", "unit", "pre")),
}


def kept(tag: str) -> frozenset[str]:
    """Return the names of the attributes of an element that are kept, without `xml:lang` and `xml:id`."""
    return _EVERYWHERE | _OWN.get(tag, frozenset()) | (frozenset(("type", "subtype")) if tag in _TYPED else frozenset())
