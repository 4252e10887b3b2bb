"""What the extraction of a page's main text would lose of its quotations, put so that it comes through.

trafilatura makes no difference between `q` and `blockquote`, and drops what names the speaker: a `footer` within a
`blockquote`, the `figcaption` beside it; with the figure, the quotation itself. Characters of the private use area,
which a page cannot have (they are taken out before), stand for what begins and ends.
"""

from __future__ import annotations

import re

from lxml import etree

from aligner.xml import Node

OPENS, CLOSES = "\ue000", "\ue001"
# The number of a quotation, in the list of addresses that `mark_quotations` returns.
CITED = re.compile("\ue002(\\d+)\ue003")
MARKS = re.compile(f"([{OPENS}{CLOSES}\ue002\ue003])")


def mark_quotations(tree: Node) -> list[str]:
    """Change a page so that its quotations come through extraction; return the address that each `blockquote` cites."""
    for element in list(tree.iter("wbr")):
        element.drop_tag()  # type: ignore[attr-defined]  # of lxml.html
    for element in tree.iter("time"):
        element.tag = "span"
    for element in tree.iter("q"):
        element.tag = "span"
        _insert(element, OPENS, CLOSES)
    addresses = []
    for number, element in enumerate(tree.iter("blockquote")):
        addresses.append(element.get("cite", ""))
        _unframed(element)
        first = next((e for e in element.iter(etree.Element) if (e.text or "").strip()), element)
        first.text = f"\ue002{number}\ue003{first.text or ''}"
    return addresses


def _insert(element: Node, before: str, after: str) -> None:
    """Put characters at the beginning and at the end of an element's text."""
    element.text = before + (element.text or "")
    last = element[-1] if len(element) else None
    if last is None:
        element.text += after
    else:
        last.tail = (last.tail or "") + after


def _unframed(quotation: Node) -> None:
    """Make paragraphs of what names a quotation's speaker, and a division of the figure that it stands in."""
    for footer in list(quotation.iter("footer")):
        footer.tag = "p"
    figure = next(quotation.iterancestors("figure"), None)
    if figure is not None:
        figure.tag = "div"
        for caption in list(figure.iter("figcaption")):
            caption.tag = "p"
