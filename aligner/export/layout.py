"""Which file each text goes to, and what its ids begin with: the same in every run over the same texts."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aligner.model import Bitext, Corpus, Text

_OTHER = re.compile(r"[^A-Za-z0-9._-]+")
_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")
# Names that Windows keeps for devices, with or without an extension.
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Place:
    """Where one text is written: `stem` is the file's path without extension, `prefix` the start of its ids.

    An id is `prefix`, an underscore and a token without one (`fr_2024-05-31_strike` and `s12`), so no two texts can
    make the same id, and one file that includes all others still has each id once.
    """

    text: Text
    stem: str
    prefix: str

    def id(self, token: str) -> str:
        """Return the id of one thing in this text, as in `fr_strike_s12` for "s12"."""
        return f"{self.prefix}_{token}"

    @property
    def file(self) -> str:
        """The path of the text's TEI file, from the folder of the export."""
        return f"{self.stem}.xml"


@dataclass(frozen=True, slots=True)
class Pair:
    """A bitext with the places of its two texts: both in the source's file."""

    bitext: Bitext
    source: Place
    target: Place | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a corpus: pairs in order, then the pool's texts that no pair holds; `home` by document id."""

    pairs: tuple[Pair, ...]
    pool: tuple[Place, ...]
    home: Mapping[str, Place]

    @property
    def files(self) -> tuple[str, ...]:
        """Every file once, pairs before the pool."""
        return tuple(pair.source.file for pair in self.pairs) + tuple(place.file for place in self.pool)


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


def layout(corpus: Corpus) -> Layout:
    """Return the places of all texts of a corpus. A text that several pairs share has its home in the first."""
    texts = [text for bitext in corpus.bitexts for text in (bitext.source, bitext.target) if text]
    texts += corpus.pool
    by_lang: dict[str, dict[str, None]] = {}
    for text in texts:
        by_lang.setdefault(text.document.lang, {})[text.document.id] = None
    names = {lang: slugs(ids, lang) for lang, ids in by_lang.items()}
    home: dict[str, Place] = {}

    def place(text: Text, stem: str = "", salt: str = "") -> Place:
        lang = text.document.lang
        value = names[lang][text.document.id]
        if text.document.id in home:  # a second version of a text needs ids of its own
            value = with_digest(value, f"{salt}\n{text.document.id}")
        made = Place(text, stem or f"{lang}/{value}", f"{lang}_{value.replace('/', '.')}")
        home.setdefault(text.document.id, made)
        return made

    pairs = []
    for bitext in corpus.bitexts:
        other = bitext.target.document.id if bitext.target else ""
        source = place(bitext.source, salt=other)
        target = place(bitext.target, source.stem, bitext.source.document.id) if bitext.target else None
        pairs.append(Pair(bitext, source, target))
    pool = tuple(place(text) for text in corpus.pool if text.document.id not in home)
    return Layout(tuple(pairs), pool, home)
