"""Numbers in letters: what each word is worth in either language."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.model import Lang

# A time of day is a value of its own: its minutes are counted down from here, where no number stands.
CLOCK_FROM = -10_000.0


@dataclass(frozen=True, slots=True)
class Numerals:
    """Words of numbers, lower case. `units` are below a hundred, `scales` multiply what stands before them.

    `loose` words may stand for a number (both, douzaine, first) and need not be said with one; each has all values that
    it is used for. `joints` are words inside a number; `fifth` and the like are formed by `ordinal` endings.
    """

    units: dict[str, int]
    scales: dict[str, int]
    loose: dict[str, tuple[float, ...]]
    joints: frozenset[str]
    short_scales: dict[str, int]


def _counted(words: str, start: int = 0) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), start)}


def _tens(words: str) -> dict[str, int]:
    return {word: 10 * number for number, word in enumerate(words.split(), 2)}


_FRENCH = Numerals(
    units=_counted("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize")
    | _tens("vingt trente quarante cinquante soixante septante huitante nonante")
    | {"une": 1, "octante": 80, "vingts": 20}
    | _counted("deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième", 2)
    | _counted("treizième quatorzième quinzième seizième", 13)
    | _tens("vingtième trentième quarantième cinquantième soixantième")
    | {"unième": 1, "deuxièmes": 2, "troisièmes": 3, "quatrièmes": 4, "cinquièmes": 5, "dixièmes": 10},
    scales={
        "cent": 100, "cents": 100, "centième": 100, "mille": 1000, "mil": 1000, "millième": 1000,
        "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9, "billion": 10**12,
        "billions": 10**12,
    },
    loose={
        "un": (1,), "une": (1,), "premier": (1,), "première": (1,), "premiers": (1,), "premières": (1,),
        "second": (2,), "seconde": (2,), "seconds": (2,), "secondes": (2,), "demi": (0.5, 30), "demie": (0.5, 30),
        "moitié": (0.5, 50), "tiers": (3,), "quart": (4, 0.25, 25, 15), "quarts": (4, 25), "double": (2,),
        "doublé": (2,), "doubler": (2,), "triple": (3,), "triplé": (3,), "tripler": (3,), "quadruple": (4,),
        "couple": (2,), "paire": (2,), "duo": (2,), "trio": (3,), "quatuor": (4,), "dizaine": (10, 12),
        "dizaines": (10, 12), "douzaine": (12,), "douzaines": (12, 10), "quinzaine": (15, 14, 2),
        "vingtaine": (20,), "trentaine": (30,), "quarantaine": (40,), "cinquantaine": (50,), "soixantaine": (60,),
        "centaine": (100,), "centaines": (100,), "millier": (1000,), "milliers": (1000,), "décennie": (10,),
        "décennies": (10,), "siècle": (100,), "siècles": (100,), "trimestre": (3, 4), "semestre": (6, 2),
        "midi": (12, CLOCK_FROM - 720),
        "minuit": (0, 12, CLOCK_FROM), "septuple": (7,), "janvier": (1,), "février": (2,), "mars": (3,),
        "avril": (4,), "mai": (5,),
        "juin": (6,), "juillet": (7,), "août": (8,), "septembre": (9,), "octobre": (10,), "novembre": (11,),
        "décembre": (12,), "semaine": (7,), "semaines": (14,), "an": (12,), "mois": (1,), "biennal": (2,),
        "bicentenaire": (200,), "centenaire": (100,), "tricentenaire": (300,), "cinquantenaire": (50,),
    },
    joints=frozenset(["et"]),
    short_scales={"m": 10**6, "md": 10**9, "mds": 10**9, "mrd": 10**9, "k": 1000},
)  # fmt: skip
_ENGLISH = Numerals(
    units=_counted("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen")
    | _counted("sixteen seventeen eighteen nineteen", 16)
    | _tens("twenty thirty forty fifty sixty seventy eighty ninety")
    | _tens("twenties thirties forties fifties sixties seventies eighties nineties")
    | _counted("third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth", 3)
    | _counted("fifteenth sixteenth seventeenth eighteenth nineteenth", 15)
    | _tens("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth")
    | {"thirds": 3, "fourths": 4, "fifths": 5, "sixths": 6, "eighths": 8, "tenths": 10},
    scales={
        "hundred": 100, "hundredth": 100, "thousand": 1000, "thousandth": 1000, "million": 10**6,
        "millions": 10**6, "billion": 10**9, "billions": 10**9, "trillion": 10**12, "trillions": 10**12,
    },
    loose={
        "one": (1,), "once": (1,), "first": (1,), "single": (1,), "second": (2,), "seconds": (2,), "both": (2,),
        "twice": (2,), "couple": (2,), "pair": (2,), "double": (2,), "doubled": (2,), "doubling": (2,), "twin": (2,),
        "duo": (2,), "triple": (3,), "tripled": (3,), "trio": (3,), "thrice": (3,), "quarter": (4, 0.25, 25, 3, 15),
        "quarters": (4, 25), "half": (0.5, 50, 30, 6, 2), "halves": (0.5, 2), "dozen": (12, 10), "dozens": (12, 10),
        "score": (20,), "hundreds": (100,), "thousands": (1000,), "tens": (10,), "decade": (10,), "decades": (10, 20),
        "century": (100,), "centuries": (100,), "fortnight": (15, 14, 2), "noon": (12, CLOCK_FROM - 720),
        "midday": (12, CLOCK_FROM - 720),
        "midnight": (0, 12, CLOCK_FROM), "either": (2,), "neither": (2,), "biennial": (2,), "quadruple": (4,),
        "teenager": (10,),
        "bicentenary": (200,), "bicentennial": (200,), "centenary": (100,), "centennial": (100,), "third": (3,),
        "january": (1,), "february": (2,), "march": (3,), "april": (4,), "may": (5,), "june": (6,), "july": (7,),
        "august": (8,), "september": (9,), "october": (10,), "november": (11,), "december": (12,), "week": (7, 8),
        "weeks": (14, 15), "year": (12,), "month": (1,), "quintuple": (5,), "fifty-fifty": (50,),
    },
    joints=frozenset(["and"]),
    short_scales={"m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "k": 1000, "tn": 10**12, "trn": 10**12},
)  # fmt: skip

NUMERALS: dict[Lang, Numerals] = {"fr": _FRENCH, "en": _ENGLISH}
