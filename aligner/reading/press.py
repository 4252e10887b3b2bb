"""Exports of press databases as HTML, many articles in one file: Europresse and Factiva.

Each article is a document of its own, with what the database says of it: title, newspaper, date, author.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from aligner.errors import InputError
from aligner.reading.builder import Builder
from aligner.reading.content import Content, squeezed, stated
from aligner.reading.dates import date_of
from aligner.reading.decode import decode
from aligner.reading.pages import Pages, name_of, parse_html
from aligner.xml import Node

_ISSUE = re.compile(r",? no\..*$")
_EUROPRESSE = re.compile(rb"(?i)titreArticleVisu")
_FACTIVA = re.compile(rb"class=[\"'][^\"']*\bfrArticle\b")


def kind_of(data: bytes) -> Callable[[bytes, str], tuple[Content, ...]] | None:
    """Return the reader of a file of HTML that a press database exported, None where it is another page."""
    if _EUROPRESSE.search(data):
        return europresse
    return factiva if _FACTIVA.search(data) else None


def europresse(data: bytes, where: str) -> tuple[Content, ...]:
    """Return the articles of a Europresse file, of today's form or that of before 2014."""
    text, _ = decode(data, where, "cp1252", max_line=len(data))
    tree = parse_html(text, where)
    articles = list(tree.iter("article"))
    if articles:
        return _all((_article(article) for article in articles), where)
    titles = [element for element in tree.iter() if _has(element, "titrearticlevisu")]
    tables = list(dict.fromkeys(next(title.iterancestors("table"), title) for title in titles))
    return _all((_old_article(table) for table in tables), where)


def factiva(data: bytes, where: str) -> tuple[Content, ...]:
    """Return the articles of a Factiva file, HTML with index codes."""
    text, _ = decode(data, where, "cp1252", max_line=len(data))
    tree = parse_html(text, where)
    articles = [element for element in tree.iter("div") if _has(element, "article") and _has(element, "frarticle")]
    return _all(map(_coded_article, articles), where)


def _all(articles: Iterator[Content], where: str) -> tuple[Content, ...]:
    found = tuple(article for article in articles if article.text.strip())
    if not found:
        raise InputError("no article with a text in it", where=where, remedy="export the articles in full again")
    return found


def _has(element: Node, name: str) -> bool:
    return isinstance(element.tag, str) and name in (element.get("class") or "").lower().split()


def _words(elements: Sequence[Node]) -> str:
    return squeezed(" ".join("".join(map(str, element.itertext())) for element in elements[:1])).strip()


def _content(title: str, body: Sequence[Node], **fields: str) -> Content:
    pages = Pages()
    if title:
        pages.out.heading(1)
        pages.out.add(title)
        pages.out.close()
    for element in body:
        pages.take(element)
        pages.out.end_block()
    return pages.out.content(stated({"title": title, **fields}))


def _article(article: Node) -> Content:
    """Return an article of today's form: header, section, aside (notes) and footer."""
    for element in list(article.iter("aside", "footer", "header")):
        if name_of(element) != "header":
            element.drop_tree()  # type: ignore[attr-defined]  # of lxml.html
    titled = [element for element in article.iter() if _has(element, "titrearticlevisu")]
    title = _words(titled)
    header = _words([element for element in article.iter() if _has(element, "docheader")])
    bodies: list[Node] = []
    for name in ("dococurrcontainer", "doctext"):
        bodies = bodies or [element for element in article.iter() if _has(element, name)]
    bodies = bodies or list(article.iter("section"))
    return _content(
        title,
        bodies,
        publisher=_ISSUE.sub("", _words([e for e in article.iter() if _has(e, "docpublicationname")])),
        date=date_of(header),
        author=_author(article, titled),
        section=header.partition(",")[0] if "," in header else "",
    )


def _author(article: Node, titled: Sequence[Node]) -> str:
    """Return the author: named as such, or in the division that follows the title's."""
    named = [element for element in article.iter() if _has(element, "docauthors")]
    if named or not titled:
        return _words(named)
    box = next((e for e in titled[0].iterancestors("div") if _has(e, "titrearticle")), titled[0])
    following = box.getnext()
    return _words([following]) if following is not None and name_of(following) == "div" else ""


def _old_article(table: Node) -> Content:
    """Return an article of the old form: a table, its text bare between `br` and `p` after the title."""
    titled = [element for element in table.iter() if _has(element, "titrearticlevisu")]
    headers = [_words([element]) for element in table.iter() if _has(element, "docheader")]
    publisher = _words([element for element in table.iter() if _has(element, "docpublicationname")])
    out = Builder()
    title = _words(titled)
    if title:
        out.heading(1)
        out.add(title)
        out.close()
    for words in _bare(titled[0]) if titled else ():
        if words is None:
            out.end_block()
        elif words.lstrip().startswith(("©", "Numéro de document", "Document number", "News document")):
            break
        else:
            out.add(words)
    fields = {"title": title, "publisher": _ISSUE.sub("", publisher), "date": date_of(" ".join(headers))}
    return out.content(stated(fields))


def _bare(title: Node) -> Iterator[str | None]:
    """Yield the text after a title, None where a block ends."""
    yield title.tail or ""
    for element in title.itersiblings():
        if name_of(element) in ("br", "p", "div", "table"):
            yield None
        if name_of(element) == "table":
            return
        if isinstance(element.tag, str):
            yield "".join(map(str, element.itertext()))
        yield element.tail or ""


def _coded_article(article: Node) -> Content:
    cells: dict[str, list[Node]] = {}
    for row in article.iter("tr"):
        both = row.findall("td")
        if len(both) == 2:
            cells.setdefault(_words(both[:1]).strip("\xa0 "), []).append(both[1])
    return _content(
        _words(cells.get("HD", [])),
        [*cells.get("LP", []), *cells.get("TD", [])],
        publisher=_words(cells.get("SN", [])),
        date=date_of(_words(cells.get("PD", []))),
        author=re.sub(r"(?i)^(by|par) ", "", _words(cells.get("BY", []))),
        identifier=_words(cells.get("AN", [])).removeprefix("Document "),
    )
