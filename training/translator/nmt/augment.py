"""Variations of a pair that texts in the wild show, made so that the model has seen them.

Case, missing accents, quotation marks and apostrophes of all kinds, French spacing, titles without a full stop, and
numbers, links and names that must come out as they went in. A variation changes both sides where the translation
changes with it, and the source alone where it must not.
"""

from __future__ import annotations

import re
import unicodedata
from random import Random

# How often each is applied, of a thousand pairs; where a pair gives no occasion, it stays as it is.
RATES = {
    "quotes": 500, "apostrophe": 1000, "spacing": 60, "wrap": 30, "title": 40, "upper": 20, "lower": 20, "heading": 10,
    "accents": 25, "capitals": 30, "number": 80, "name": 80, "link": 8,
}  # fmt: skip

_QUOTED = re.compile(r"[«“]\s*|\s*[»”]|\"")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,6}(?![\w.,]?\d)")
_NAME = re.compile(r"\b[A-ZÀ-Þ][a-zß-ÿ]{3,}\b")
_FRENCH_SPACE = re.compile(r"\s+(?=[;:!?»])|(?<=«)\s+")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_TITLE_WORDS = 12
_ENDS = ("com", "fr", "org", "net", "eu", "info")
_SYLLABLES = [c + v for c in "bdfgjklmnprstv" for v in "aeio"]


def varied(french: str, english: str, random: Random) -> tuple[str, str]:
    """Return the pair with the variations that chance picks, in a fixed order."""
    for name, function in STEPS:
        if random.random() * 1000 < RATES[name]:
            french, english = function(french, english, random)
    return french, english


def numbers(french: str, english: str, random: Random) -> tuple[str, str]:
    """Put another number for one that stands once on each side."""
    shared = set(_NUMBER.findall(french)) & set(_NUMBER.findall(english))
    once = sorted(n for n in shared if french.count(n) == english.count(n) == 1 and n not in ("0", "1"))
    if not once:
        return french, english
    old = random.choice(once)
    new = str(random.randrange(10 ** (len(old) - 1), 10 ** len(old)))
    if len(old) == 4 and old[:2] in ("19", "20"):
        new = str(random.randrange(1900, 2040))
    return french.replace(old, new), english.replace(old, new)


def names(french: str, english: str, random: Random) -> tuple[str, str]:
    """Put a made-up name for a capitalised word that stands once on each side."""
    shared = set(_NAME.findall(french)) & set(_NAME.findall(english))
    once = sorted(n for n in shared if french.count(n) == english.count(n) == 1)
    if not once:
        return french, english
    old, new = random.choice(once), made_up(random)
    return french.replace(old, new), english.replace(old, new)


def made_up(random: Random) -> str:
    """Return a name that nobody has, sometimes with capitals inside or digits, as companies like them.

    >>> made_up(Random(1))
    'Pavi'
    """
    parts = [random.choice(_SYLLABLES) for _ in range(random.randint(2, 4))]
    if random.random() < 0.1:
        return "".join(part.capitalize() for part in parts[:2]) + random.choice(["", "AI", "-4", "X"])
    return "".join(parts).capitalize() + random.choice(["", "", "n", "r", "s", "l"])


def link(french: str, english: str, random: Random) -> tuple[str, str]:
    """Add a web or mail address, or a handle, to both sides."""
    name = made_up(random).lower()
    forms = (
        f"https://www.{name}.{random.choice(_ENDS)}/{made_up(random).lower()}_{random.randrange(1000)}",
        f"{name}@{made_up(random).lower()}.{random.choice(_ENDS)}",
        f"@{name}_{random.randrange(100)}",
        f"#{made_up(random)}",
    )
    extra = random.choice(forms)
    return random.choice(((f"{french} {extra}", f"{english} {extra}"), (f"{extra} {french}", f"{extra} {english}")))


def quotes(french: str, english: str, random: Random) -> tuple[str, str]:
    """Write quotation marks in one of the ways in use: « » and “ ” give “ ”, straight ones stay straight.

    >>> quotes('Il dit « oui ».', 'He says "yes".', Random(3))
    ('Il dit "oui".', 'He says "yes".')
    """
    ours, theirs = _QUOTED.findall(french), _QUOTED.findall(english)
    if not ours or len(ours) % 2 or len(ours) != len(theirs):
        return french, english
    space = random.choice(("\u00a0", "\u202f", " ", ""))
    before, after = random.choice((("«" + space, space + "»"),) * 3 + (("“", "”"), ('"', '"')))
    english_marks = ('"', '"') if before == '"' else ("“", "”")
    return _marked(french, before, after), _marked(english, *english_marks)


def wrap(french: str, english: str, random: Random) -> tuple[str, str]:
    """Put the whole pair in quotation marks, or open them only: quotations go on over sentences."""
    if _QUOTED.search(french) or _QUOTED.search(english):
        return french, english
    kind = random.random()
    french = ("« " if kind < 0.8 else "") + french + (" »" if kind < 0.5 or kind >= 0.8 else "")
    english = ("“" if kind < 0.8 else "") + english + ("”" if kind < 0.5 or kind >= 0.8 else "")
    return french, english


def apostrophe(french: str, english: str, random: Random) -> tuple[str, str]:
    """Write the source's apostrophes curly or straight; English has them the same way, straight where there are none.

    >>> apostrophe("l'un", "one’s", Random(1))
    ('l’un', 'one’s')
    """
    curly = "’" if random.random() < 0.35 and _APOSTROPHE.search(french) else "'"
    return _APOSTROPHE.sub(curly, french), _APOSTROPHE.sub(curly, english)


def spacing(french: str, english: str, random: Random) -> tuple[str, str]:
    """Leave out the space that French sets before ; : ! ? ».

    >>> spacing("Quoi ?", "What?", Random(0))
    ('Quoi?', 'What?')
    """
    return _FRENCH_SPACE.sub("", french), english


def title(french: str, english: str, random: Random) -> tuple[str, str]:
    """Take the full stop off a short pair: a headline."""
    if len(french.split()) > _TITLE_WORDS or not (french.endswith(".") and english.endswith(".")):
        return french, english
    return french.rstrip("."), english.rstrip(".")


def upper(french: str, english: str, random: Random) -> tuple[str, str]:
    """Shout, on both sides; half the time without accents in French."""
    french = french.upper()
    return (_bare(french) if random.random() < 0.5 else french), english.upper()


def lower(french: str, english: str, random: Random) -> tuple[str, str]:
    """Write the source without capitals; the translation has them."""
    return french.lower(), english


def heading(french: str, english: str, random: Random) -> tuple[str, str]:
    """Write Each Word With A Capital, on both sides, where the pair is short."""
    if len(french.split()) > _TITLE_WORDS:
        return french, english
    return tuple(" ".join(w[:1].upper() + w[1:] for w in side.split()) for side in (french, english))  # type: ignore[return-value]


def accents(french: str, english: str, random: Random) -> tuple[str, str]:
    """Write the source without any accent."""
    return _bare(french), english


def capitals(french: str, english: str, random: Random) -> tuple[str, str]:
    """Write the source's capitals without accents, as many keyboards do."""
    return re.sub(r"[À-Þ]", lambda m: _bare(m[0]), french), english


def _bare(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return plain.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae")


def _marked(text: str, before: str, after: str) -> str:
    """Write the marks of a text in turn as opening and closing ones."""
    marks = iter((before, after) * len(_QUOTED.findall(text)))
    return _QUOTED.sub(lambda m: next(marks), text)


STEPS = (
    ("number", numbers), ("name", names), ("quotes", quotes), ("wrap", wrap), ("apostrophe", apostrophe),
    ("title", title), ("link", link), ("spacing", spacing), ("heading", heading), ("accents", accents),
    ("capitals", capitals), ("lower", lower), ("upper", upper),
)  # fmt: skip
