"""French numbers in letters: what each word is worth."""

from __future__ import annotations

from aligner.languages.base import CLOCK_FROM, Numerals, counted, tens

NUMERALS = Numerals(
    units=counted("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize")
    | tens("vingt trente quarante cinquante soixante septante huitante nonante")
    | {"une": 1, "octante": 80, "vingts": 20}
    | counted("deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième", 2)
    | counted("treizième quatorzième quinzième seizième", 13)
    | tens("vingtième trentième quarantième cinquantième soixantième")
    | {"unième": 1, "deuxièmes": 2, "troisièmes": 3, "quatrièmes": 4, "cinquièmes": 5, "dixièmes": 10},
    scales={
        "cent": 100, "cents": 100, "centième": 100, "mille": 1000, "mil": 1000, "millième": 1000,
        "million": 10**6, "millions": 10**6, "milliard": 10**9, "milliards": 10**9, "billion": 10**12,
        "billions": 10**12,
    },
    loose={
        "un": (1,), "une": (1,), "premier": (1,), "première": (1,), "premiers": (1,), "premières": (1,),
        "second": (2,), "seconde": (2,), "seconds": (2,), "secondes": (2,), "demi": (0.5, 30, 50), "demie": (0.5, 30),
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
