"""The `encodingDesc` of a TEI file: how it was made, what its codes mean, and which programs and models made them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from aligner.formats.shared.markup import Node, node
from aligner.model import Signature

_STATUS = {
    "auto": "made by machine, not reviewed",
    "accepted": "confirmed by a person",
    "corrected": "set by a person",
    "rejected": "rejected by a person",
}
_VERDICTS = {
    "verbatim": "the original says just that",
    "altered": "the original says it, but something changed: a negation, a number, a name, a role, words left out",
    "paraphrase": "reported, not quoted",
    "none": "no original in the texts that were searched",
}
_KINDS = {
    "direct": "direct speech",
    "embedded": "words quoted within a sentence of the author's",
    "scare": "words the author keeps at a distance",
    "title": "the title of a work",
    "block": "a quotation set as a block",
    "unclosed": "the closing mark is missing in the source; where the quotation ends was inferred",
}
# Each private URI scheme stands for ids of this very file, so that a code reads the same in every file.
_SCHEMES = {
    "psn": ("p", "who speaks: an entry of listPerson"),
    "bead": ("b", "how many sentences a link joins: a category of the taxonomy of bead types"),
    "st": ("st", "who stands for a link: a category of the taxonomy of statuses"),
    "v": ("v", "what became of a quotation: a category of the taxonomy of verdicts"),
    "q": ("q", "the kind of a quotation: a category of the taxonomy of kinds"),
}
_EDITORIAL = {
    "segmentation": (
        "Sentences (s) were found by rule; so were paragraphs (p) where the source has no structure of its own. A "
        "first line that is the title is a head. Elements of the source keep their names; a note stands at the end of "
        "the block that its anchor is in."
    ),
    "interpretation": (
        "cert is the calibrated probability that what a link or ptr says is right. A translation link joins two "
        "sentences or groups; a group is a ptr with several targets. A ptr that no link points to has no counterpart:"
        " a sentence left out or added, or a quotation without an original. A quotation link goes from the quotation "
        "to its original, both by their first parts; further parts follow by next. An annotation of evidence names "
        "what speaks against the original, by kind (n): number, name, negation, contrary, role, left_out, added, "
        "word, part; cert 1 is beyond doubt. Where there is no original, it points to the best candidate. "
        "Back-translations are machine output, tagged after RFC 6497; their cert is the chrF (0 to 1) that sentences "
        "with such a score reach on average, their n what looks wrong: loop, copied, short, long, number, name, link,"
        " negation, quotes."
    ),
}


def write_encoding(
    header: Node,
    name: Callable[[str], str],
    signature: Signature,
    version: str,
    beads: Sequence[str],
    forbidden: Counter[str],
) -> None:
    """Append `encodingDesc`; `name` makes an id of a token, `forbidden` counts characters that XML cannot hold."""
    encoding = node(header, "encodingDesc")
    project = "Texts aligned with their translations, and translated quotations with their original words."
    node(node(encoding, "projectDesc"), "p", project)
    _write_editorial(encoding, forbidden)
    classes = node(encoding, "classDecl")
    _taxonomy(classes, name, "st", "Status of a link", _STATUS)
    _taxonomy(classes, name, "v", "Verdict on a quotation", _VERDICTS)
    _taxonomy(classes, name, "q", "Kind of a quotation", _KINDS)
    if beads:
        _taxonomy(classes, name, "b", "Bead type: sentences of the source, of the target", {t: _bead(t) for t in beads})
    prefixes = node(encoding, "listPrefixDef")
    for scheme, (token, meaning) in _SCHEMES.items():
        replacement = f"#{name(token)}.$1"
        made = node(prefixes, "prefixDef", ident=scheme, matchPattern="(.+)", replacementPattern=replacement)
        node(made, "p", f"{meaning[0].upper()}{meaning[1:]}.")
    made = node(prefixes, "prefixDef", ident="src", matchPattern="([^#]+)#(.+)", replacementPattern="file:$1#$2")
    node(made, "p", "The element of the source that an element comes from: the source's file, and the id in it.")
    _write_application(encoding, signature, version)


def _write_editorial(encoding: Node, forbidden: Counter[str]) -> None:
    editorial = node(encoding, "editorialDecl")
    correction = "The text is that of the source, character by character"
    if forbidden:
        found = ", ".join(f"{code} ({count} times)" for code, count in sorted(forbidden.items()))
        correction += f", but for characters that XML cannot hold: {found}; a picture of each or U+FFFD stands for it"
    node(node(editorial, "correction"), "p", f"{correction}. Nothing was corrected.")
    node(node(editorial, "normalization"), "p", "None; only white space between paragraphs may differ from the source.")
    marks = (
        "Quotation marks stay in the text, outside the elements. said: the speaker is known; quote: not known; "
        "soCalled: words at a distance; title: a title; seg of type original: words that another text quotes; of type "
        "candidate: what comes nearest to a quotation whose original was not found. What crosses the end of a "
        "sentence, or another such range, is cut into parts, chained by next and prev."
    )
    node(node(editorial, "quotation", marks="all"), "p", marks)
    for tag, text in _EDITORIAL.items():
        node(node(editorial, tag), "p", text)


def _taxonomy(parent: Node, name: Callable[[str], str], token: str, title: str, entries: dict[str, str]) -> None:
    taxonomy = node(parent, "taxonomy", id=name(token))
    node(taxonomy, "desc", title)
    for key, text in entries.items():
        node(node(taxonomy, "category", id=name(f"{token}.{key}")), "catDesc", text)


def _bead(kind: str) -> str:
    source, target = kind.split("-")
    if target == "0":
        return f"{source} left out in the target"
    return f"{target} added in the target" if source == "0" else f"{source} to {target}"


def _write_application(encoding: Node, signature: Signature, version: str) -> None:
    made = node(node(encoding, "appInfo"), "application", ident="aligner", version=version)
    node(made, "label", f"aligner {signature.version}".strip())
    for model, digest in signature.models:
        node(made, "p", f"Model {model}, SHA-256 {digest}")
    if signature.data:
        node(made, "p", f"Data, SHA-256 {signature.data}")
    for key, value in signature.settings:
        node(made, "p", f"Setting {key}: {value}")
    if len(made.children) == 1:
        node(made, "p", "No models or settings are known.")
