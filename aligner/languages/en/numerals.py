"""English numbers in letters: what each word is worth."""

from __future__ import annotations

from aligner.languages.base import CLOCK_FROM, Numerals, counted, tens

NUMERALS = Numerals(
    units=counted("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen")
    | counted("sixteen seventeen eighteen nineteen", 16)
    | tens("twenty thirty forty fifty sixty seventy eighty ninety")
    | tens("twenties thirties forties fifties sixties seventies eighties nineties")
    | counted("third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth", 3)
    | counted("fifteenth sixteenth seventeenth eighteenth nineteenth", 15)
    | tens("twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth")
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
