"""What texts and things in them are called in all outputs: files and ids, the same in every run over the same texts."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from aligner.model import Bead, Corpus, Span, Text

_OTHER = re.compile(r"[^A-Za-z0-9._-]+")
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")
# Names that Windows keeps for devices, with or without an extension.
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Address:
    """Where one text is written: `stem` is the file's path without extension, `prefix` the start of its ids.

    An id is `prefix`, an underscore and a token without one (`fr_2024-05-31_strike` and `s12`), so no two texts can
    make the same id, and one file that includes all others still has each id once.
    """

    stem: str
    prefix: str

    def id(self, token: str) -> str:
        """Return the id of one thing in this text, as in `fr_strike_s12` for "s12"."""
        return f"{self.prefix}_{token}"

    @property
    def file(self) -> str:
        """The path of the text's TEI file, from the folder of the export."""
        return f"{self.stem}.xml"


def quote_token(index: int) -> str:
    """Return the token of the id of a quote, as in "q1" of the first."""
    return f"q{index + 1}"


def sentence_token(index: int) -> str:
    """Return the token of the id of a sentence, as in "s1" of the first."""
    return f"s{index + 1}"


def original_token(span: Span) -> str:
    """Return the token of the id of an original by its offsets, so that it does not hang on what else was found."""
    return f"o{span.start}-{span.end}"


# What a text is called: its language and its document's id.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """The addresses of a corpus: of each bitext's texts in order, and by document id the one where a text comes first.

    `home` is in the order in which the texts come, those of bitexts before those of the pool.
    """

    pairs: tuple[tuple[Address, Address | None], ...]
    home: Mapping[str, Address]

    @property
    def files(self) -> tuple[str, ...]:
        """Every file once, pairs before the pool."""
        paired = {address.stem: None for address, _ in self.pairs}
        return tuple(f"{stem}.xml" for stem in paired | {address.stem: None for address in self.home.values()})


def slug(name: str, lang: str = "") -> str:
    """Return a document's id as a path that is safe everywhere: ASCII, without extension and language folder.

    >>> slug("fr/été/Grève n° 1.txt", "fr")
    'ete/Greve-n-1'
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part.strip(". ")]
    if len(parts) > 1 and parts[0] == lang:
        parts = parts[1:]
    if parts:
        parts[-1] = _EXTENSION.sub("", parts[-1])
    plain = [_OTHER.sub("-", ascii_of(part)).strip("-.") for part in parts]
    safe = "/".join(f"x-{part}" if _DEVICE.match(part) else part for part in plain if part)
    return safe if 0 < len(safe) <= _LONGEST else with_digest(safe[:_LONGEST].rstrip("/") or "text", name)


def slugs(names: Iterable[str], lang: str = "") -> dict[str, str]:
    """Return the slug of each name; those that would be the same, in either case, get a digest of their name."""
    plain = {name: slug(name, lang) for name in names}
    counts = Counter(_key(value) for value in plain.values())
    return {name: value if counts[_key(value)] == 1 else with_digest(value, name) for name, value in plain.items()}


def ascii_of(text: str) -> str:
    """Return text without accents; what has no ASCII letter behind it stays."""
    spelled = text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("Æ", "AE")
    return "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))


def _key(value: str) -> str:
    return value.replace("/", ".").casefold()


def with_digest(value: str, name: str) -> str:
    """Return `value` with eight hexadecimal digits of the SHA-256 of `name`, to tell it from another."""
    return f"{value}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def layout(pairs: Sequence[tuple[Key, Key | None]], pool: Sequence[Key] = ()) -> Layout:
    """Return the addresses of texts: of bitexts (source, target) and a pool, each text by language and document id.

    A text that several pairs share has its home in the first.
    """
    by_lang: dict[str, dict[str, None]] = {}
    for lang, name in (*(key for pair in pairs for key in pair if key), *pool):
        by_lang.setdefault(lang, {})[name] = None
    names = {lang: slugs(ids, lang) for lang, ids in by_lang.items()}
    home: dict[str, Address] = {}

    def place(key: Key, stem: str = "", salt: str = "") -> Address:
        lang, name = key
        value = names[lang][name]
        if name in home:  # a second version of a text needs ids of its own
            value = with_digest(value, f"{salt}\n{name}")
        made = Address(stem or f"{lang}/{value}", f"{lang}_{value.replace('/', '.')}")
        home.setdefault(name, made)
        return made

    both = []
    for source, target in pairs:
        first = place(source, salt=target[1] if target else "")
        both.append((first, place(target, first.stem, source[1]) if target else None))
    for key in pool:
        if key[1] not in home:
            place(key)
    return Layout(tuple(both), home)


def key_of(text: Text) -> Key:
    """Return what a text is called here."""
    return text.document.lang, text.document.id


def addresses(corpus: Corpus) -> Layout:
    """Return the addresses of the texts of a corpus, whose bitexts are gone through once."""
    pairs = [(key_of(bitext.source), key_of(bitext.target) if bitext.target else None) for bitext in corpus.bitexts]
    return layout(pairs, [key_of(text) for text in corpus.pool])


def bead_token(bead: Bead) -> str:
    """Return the token of the id of a bead, which says what it joins and so never changes with the beads before it.

    >>> bead_token(Bead(Span(1, 3), Span(1, 2), 0.9)), bead_token(Bead(Span(4, 5), Span(3, 3), 0.5))
    ('s2-3_s2', 's5_0')
    """
    return f"{_side(bead.source)}_{_side(bead.target)}"


def _side(span: Span) -> str:
    if not len(span):
        return "0"
    return sentence_token(span.start) + (f"-{span.end}" if len(span) > 1 else "")


def uri(path: str) -> str:
    """Return a relative path as a URI reference.

    >>> uri("fr/à propos.xml")
    'fr/%C3%A0%20propos.xml'
    """
    return quote(path, safe="/.-_~")
