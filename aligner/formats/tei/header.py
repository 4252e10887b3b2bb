"""TEI headers: what a file holds, where it comes from, how it was made, and who speaks in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from aligner.addresses import ascii_of, with_digest
from aligner.formats.shared.facts import TextFacts
from aligner.formats.shared.markup import Node, node, root
from aligner.formats.shared.settings import Settings, iso_date
from aligner.formats.tei.encoding import write_encoding
from aligner.model import Signature

LANGUAGES = {"fr": "French", "en": "English"}
SOURCES, PEOPLE = "sources", "people"
# What is known of a document under these names goes to elements of its own.
_PLACED = frozenset({"lang", "title", "author", "publisher", "date", "url", "licence", "license", "licence_url"})
_FREE = re.compile(r"(?i)\bCC([ -]BY|0|[ -]Zero)|creativecommons\.org|public domain")
_VERSION = re.compile(r"\d+[a-z]*\d*(?:\.\d+[a-z]*\d*){0,3}")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a header tells of a file: its texts, what is in its links, and who made it.

    `beads` are the bead types that occur, `machine` the tags of machine translations in it, `prefix` what its ids begin
    with (empty for the corpus file), `links` the number of links, `bodies` the speakers that are no persons, and
    `reviewers` those who decided about links, each with the newest day and the number. In an outline a processing
    instruction stands for what may be long: the sources, and the people.
    """

    title: str
    texts: Sequence[TextFacts]
    signature: Signature
    settings: Settings
    date: str
    prefix: str
    people: Mapping[str, str]
    bodies: frozenset[str] = frozenset()
    beads: Sequence[str] = ()
    machine: Sequence[str] = ()
    links: int = 0
    reviewers: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    outline: bool = False

    def id(self, token: str) -> str:
        """Return an id of this header."""
        return f"{self.prefix}_{token}" if self.prefix else token


def people_of(texts: Iterable[TextFacts]) -> dict[str, str]:
    """Return the key of every speaker in the texts, as in "sam-altman" for "Sam Altman"; no two are the same."""
    names = sorted({name for text in texts for name in text.speakers})
    keys = {name: re.sub(r"[^a-z0-9]+", "-", ascii_of(name).lower()).strip("-") for name in names}
    shared = Counter(keys.values())
    return {name: key if key and shared[key] == 1 else with_digest(key or "x", name) for name, key in keys.items()}


def write_header(parent: Node, facts: Facts) -> None:
    """Append the `teiHeader` of a file."""
    header = node(parent, "teiHeader", lang="en")
    _write_file(header, facts)
    forbidden: Counter[str] = Counter()
    for text in facts.texts:
        forbidden.update(dict(text.forbidden))
    write_encoding(header, facts.id, facts.signature, version_number(facts.signature.version), facts.beads, forbidden)
    _write_profile(header, facts)
    revision = node(header, "revisionDesc")
    node(
        revision,
        "change",
        f"Exported by aligner {facts.signature.version}.",
        when=facts.date,
        who=f"#{facts.id('aligner')}",
    )
    for number, (day, count) in enumerate(facts.reviewers.values(), 1):
        made = f"Decided about {count} link{'' if count == 1 else 's'}."
        node(revision, "change", made, when=day, who=f"#{facts.id(f'r{number}')}")


def write_text_header(parent: Node, text: TextFacts) -> None:
    """Append the `teiHeader` of one of the two texts of a pair."""
    description = node(node(parent, "teiHeader", lang="en"), "fileDesc")
    statement = node(description, "titleStmt")
    node(statement, "title", text.title or text.id, lang=text.lang)
    if text.meta("author"):
        node(statement, "author", text.meta("author"))
    _write_extent(description, [text], 0)
    node(node(description, "publicationStmt"), "p", "Published as part of the pair described above.")
    _write_source(description, [text])
    profile = node(parent.children[-1], "profileDesc")
    node(node(profile, "langUsage"), "language", LANGUAGES[text.lang], ident=text.lang)


def version_number(version: str) -> str:
    """Return the part of a version that TEI takes for one, as in "0.1.0" of "0.1.0+local"."""
    found = _VERSION.match(version)
    return found.group() if found else "0"


def _write_file(header: Node, facts: Facts) -> None:
    settings = facts.settings
    description = node(header, "fileDesc")
    statement = node(description, "titleStmt")
    node(statement, "title", facts.title)
    for author in dict.fromkeys(text.meta("author") for text in facts.texts) if facts.prefix else ():
        if author:
            node(statement, "author", author)
    made = node(statement, "respStmt", id=facts.id("aligner"))
    node(made, "resp", "sentence alignment, matching of quotes and encoding, by machine")
    node(made, "name", f"aligner {facts.signature.version}".strip())
    if settings.responsible:
        person = node(statement, "respStmt")
        node(person, "resp", "compilation")
        node(person, "name", settings.responsible)
    for number, name in enumerate(facts.reviewers, 1):
        person = node(statement, "respStmt", id=facts.id(f"r{number}"))
        node(person, "resp", "review of links")
        node(person, "name", name)
    _write_extent(description, facts.texts, facts.links)
    _write_publication(description, facts)
    _write_source(description, facts.texts, facts.outline)


def _write_extent(description: Node, texts: Sequence[TextFacts], links: int) -> None:
    extent = node(description, "extent")
    counts = {
        "text": len(texts),
        "sentence": sum(text.sentences for text in texts),
        "word": sum(text.words for text in texts),
    }
    if links:
        counts["link"] = links
    for unit, count in counts.items():
        node(extent, "measure", f"{count} {unit}{'' if count == 1 else 's'}", unit=unit, quantity=str(count))


def _write_publication(description: Node, facts: Facts) -> None:
    settings = facts.settings
    statement = node(description, "publicationStmt")
    node(statement, "publisher", settings.publisher or "unpublished")
    licences = _licences(facts)
    free = all(_FREE.search(f"{name} {url}") for name, url in licences)
    status = ("free" if free else "restricted") if licences else "unknown"
    available = node(statement, "availability", status=status)
    for name, url in licences:
        node(available, "licence", name, target=url)
    if not licences:
        node(available, "p", "No licence was stated for the texts.")
    node(statement, "date", facts.date or "undated", when=facts.date)


def _licences(facts: Facts) -> list[tuple[str, str]]:
    """Return name and address of each licence: as given for the export, else what metadata says of the texts."""
    if facts.settings.licence or facts.settings.licence_url:
        return [(facts.settings.licence or facts.settings.licence_url, web_address(facts.settings.licence_url))]
    found: dict[tuple[str, str], None] = {}
    for text in facts.texts:
        name = text.meta("licence") or text.meta("license")
        if name:
            found[name, web_address(text.meta("licence_url"))] = None
    return list(found)


def web_address(url: str) -> str:
    """Return a URL that can stand in an attribute of pointers: of http, https, doi or urn, without spaces; else ""."""
    return url if re.fullmatch(r"(https?://|doi:|urn:)[^\s<>\"{}|\\^`]+", url) else ""


def _write_source(description: Node, texts: Sequence[TextFacts], outline: bool = False) -> None:
    source = node(description, "sourceDesc")
    if not texts:
        node(source, "p", "No text.")
    if texts and outline:
        source.children.append(Node(f"?{SOURCES}"))
        return
    for text in texts:
        source.children.append(bibliography(text))


def bibliography(document: TextFacts) -> Node:
    """Return the `biblStruct` of a text, from its metadata, in a tree of its own."""
    entry = root("biblStruct", lang=document.lang)
    title, publisher, url = document.title or document.id, document.meta("publisher"), document.meta("url")
    if publisher:
        analytic = node(entry, "analytic")
        if document.meta("author"):
            node(analytic, "author", document.meta("author"))
        node(analytic, "title", title, level="a")
        node(analytic, "idno", document.id, type="file")
    monograph = node(entry, "monogr")
    if not publisher and document.meta("author"):
        node(monograph, "author", document.meta("author"))
    node(monograph, "title", publisher or title)
    if not publisher:
        node(monograph, "idno", document.id, type="file")
    imprint = node(monograph, "imprint")
    if publisher:
        node(imprint, "publisher", publisher)
    date = document.meta("date")
    node(imprint, "date", date or "undated", when=iso_date(date))
    if web_address(url):
        node(entry, "ptr", target=url)
    for key, value in document.metadata:
        if key not in _PLACED and value:
            node(entry, "note", value, type=re.sub(r"[^\w.-]+", "-", key) or "note")
    return entry


def _write_profile(header: Node, facts: Facts) -> None:
    profile = node(header, "profileDesc")
    usage = node(profile, "langUsage")
    counts: Counter[str] = Counter()
    for text in facts.texts:
        counts[text.lang] += text.words
    for lang in dict.fromkeys(text.lang for text in facts.texts):
        percent = str(round(100 * counts[lang] / counts.total())) if counts.total() else ""
        node(usage, "language", LANGUAGES[lang], ident=lang, usage=percent)
    for tag in facts.machine:
        node(usage, "language", f"{LANGUAGES[tag[:2]]}, by machine from {LANGUAGES[tag[5:7]]}", ident=tag)
    if not facts.texts:
        node(usage, "language", "no text", ident="und")
    if facts.people:
        _write_people(profile, facts)


def _write_people(profile: Node, facts: Facts) -> None:
    listing = node(node(profile, "particDesc"), "listPerson")
    if facts.outline:
        listing.children.append(Node(f"?{PEOPLE}"))
        return
    for person in people(facts):
        listing.children.append(person)


def people(facts: Facts) -> Iterator[Node]:
    """Yield the entries of `listPerson` in order of their ids; each has its own tree until it is put somewhere."""
    known = {person.name: person for person in facts.settings.persons}
    for name, key in sorted(facts.people.items(), key=lambda item: item[1]):
        person = known.get(name)
        group = person.group if person else name in facts.bodies
        entry = root("org" if group else "person", id=facts.id(f"p.{key}"))
        node(entry, "orgName" if group else "persName", name)
        if person and person.idno:
            node(entry, "idno", person.idno, type=person.authority)
        yield entry
